#!/usr/bin/perl
# check_lists.pl: a wrong word list ends the build with its file, line and reason; a new list of words in C is refused.  Run in the sources' root; prints a
# line "ok N - ..." or "not ok N - ..." a check.  The lists are invented and lie in a folder of their own.
use strict;
use warnings;
use Cwd;
use File::Temp;
use Test::More;

my $root = getcwd();
my $tree = File::Temp->newdir;

sub put
{
	my ($path, $text) = @_;
	my ($folder) = "$tree/$path" =~ m{(.*)/};
	system('mkdir', '-p', $folder);
	open my $out, '>', "$tree/$path" or die "$path: $!";
	print $out $text;
	close $out;
}

# What the generator says of a list with these lines.
sub made
{
	my ($lines, @options) = @_;
	put('data/boats.tsv', $lines);
	my $said = `perl $root/tools/lexicon.pl @options $tree/data/boats.tsv 2>&1`;
	return ($? == 0, $said);
}

sub refused
{
	my ($lines, $reason, $name) = @_;
	my ($ok, $said) = made($lines);
	ok(!$ok, "$name: refused");
	like($said, $reason, "$name: with line and reason");
}

my ($ok, $said) = made("# Boats.\nword\tkind\tmasts\nyawl\tsail\t2\n");
ok($ok && $said =~ /const Lexicon lexicon_boats = \{"boats", 3, 1, 1,/, 'a list becomes a table');
refused("word\tkind\tmasts\nyawl\tsail\n", qr/boats\.tsv:2: the row ends before its column masts/, 'a row with too few cells');
refused("word\tkind\nyawl\tsail\t2\n", qr/boats\.tsv:2: 3 columns where 2 are named/, 'a row with too many');
refused("word\nyawl\nyawl\n", qr/boats\.tsv:3: "yawl" stands twice \(first in line 2\)/, 'a key that stands twice');
refused("#! kind: sail steam\nword\tkind\nyawl\tsial\n", qr/boats\.tsv:3: "sial" is no value of column kind/, 'a value that there is not');
refused("word\nYawl\n", qr/boats\.tsv:2: "Yawl" has an upper-case letter/, 'a capital in a key');
($ok) = made("#! optional: masts\nword\tkind\tmasts\nbarge\tsteam\n");
ok($ok, 'a cell that may be left out');

# Classes as an enum.
my $classes = "#! enum: BoatClass BOAT\n#! class+ two-masts: has two\n#! class+ sails: goes by wind\nword\tclass\nyawl\ttwo-masts,sails\n";
($ok, $said) = made($classes, '--header');
like($said, qr/BOAT_TWO_MASTS,.*has two.*BOAT_SAILS,.*goes by wind/s, 'classes become an enum with what each is');
($ok, $said) = made($classes);
like($said, qr/\{0x3ULL\}/, 'and bits of a row');
refused("#! enum: BoatClass BOAT\n#! class+ sails: goes by wind\nword\tclass\nyawl\tsial\n", qr/boats\.tsv:4: "sial" is no value of column class/, 'a class that there is not');
($ok, $said) = made("#! enum: BoatClass BOAT\n#! class+ sails: goes by wind\n#! class+ steams: goes by steam\nword\tclass\nyawl\tsails\n", '--header');
ok(!$ok && $said =~ /no word is of class steams/, 'a class that no word has');

# A list of another language stands beside English's, under a name of its own.
put('data/es/boats.tsv', "word\nyate\n");
$said = `perl $root/tools/lexicon.pl $tree/data/es/boats.tsv 2>&1`;
like($said, qr/const Lexicon lexicon_es_boats = /, 'a list of another language has its language in its name');
put('data/en/boats.tsv', "word\nyawl\n");
$said = `perl $root/tools/lexicon.pl $tree/data/en/boats.tsv 2>&1`;
like($said, qr/const Lexicon lexicon_boats = /, 'one of English has not');

# The lexicon of acts.
system('mkdir', '-p', "$tree/acts/data", "$tree/acts/src");
system('cp', '-r', "$root/data/en", "$tree/acts/data/en");
symlink "$root/src/events", "$tree/acts/src/events";
$said = `perl $root/tools/check_acts.pl $tree/acts/data/en 2>&1`;
is($said, '', 'nothing is wrong with the words of acts');
open my $acts, '>>', "$tree/acts/data/en/acts.tsv" or die "acts.tsv: $!";
print $acts "bedecked off\tcoerce_restrict\nembed off\tcoerce_restrict\n";
close $acts;
$said = `perl $root/tools/check_acts.pl $tree/acts/data/en 2>&1`;
like($said, qr/acts\.tsv:\d+: "bedecked" is a form of a verb/, 'a form of a verb among the words of acts is refused');
unlike($said, qr/"embed" is a form/, 'not a verb that only ends as one');

# Lists in C.
system('mkdir', '-p', "$tree/house/data", "$tree/house/src/events");
symlink "$root/data/en", "$tree/house/data/en";
put('house/tools/words_in_c.tsv', "file\tlist\twords\twhy\nsrc/events/b.c\tkinds\t3\tnames of kinds\n");
put('house/src/events/a.c', qq{static const char *const before[] = {"under", "about", "against"};\n});
put('house/src/events/b.c', qq{/* {"under", "about", "against"} */\nstatic const char *const kinds[] = {"person", "place", "other"};\nbool x = IS_ONE_OF(w, "under", "xyzzy");\n});
$said = `perl $root/tools/check_words.pl $tree/house 2>&1`;
like($said, qr/not ok 1.*\n#   src\/events\/a\.c:1: before has 3 words: a class of data\/en\/word_classes\.tsv/, 'a list of words in C is refused');
unlike($said, qr/b\.c/, 'not one that is allowed, nor a comment, nor a single word');
put('house/src/events/b.c', qq{static const char *const kinds[] = {"person", "place", "other", "people"};\n});
$said = `perl $root/tools/check_words.pl $tree/house 2>&1`;
like($said, qr/b\.c:1: kinds has 4 words where tools\/words_in_c\.tsv allows 3/, 'nor may an allowed one grow');
put('house/src/events/b.c', "int b;\n");
$said = `perl $root/tools/check_words.pl $tree/house 2>&1`;
like($said, qr/not ok 2.*\n#   src\/events\/b\.c kinds is gone/, 'nor an allowance outlive its list');

done_testing();
