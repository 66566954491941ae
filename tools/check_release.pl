#!/usr/bin/perl
# check_release.pl: what the papers of a release say is so.  Run in the sources' root, with the install script built
# (make); prints a line "ok N - ..." or "not ok N - ..." a check.
use strict;
use warnings;
use Digest::SHA;
use JSON::PP;

my ($n, $failed) = (0, 0);
sub check
{
	my ($ok, $what, @why) = @_;
	$n++;
	$failed++ unless $ok;
	print $ok ? "ok $n - $what\n" : "not ok $n - $what\n", $ok ? () : map { "#   $_\n" } @why;
}

sub slurp
{
	my ($path) = @_;
	open my $in, '<', $path or die "$path: $!\n";
	local $/;
	return scalar <$in>;
}

my ($version) = slurp('news_archive.control') =~ /^default_version = '(.*)'/m;
my $built = "news_archive--$version.sql";
-e $built or die "$built is not there: make\n";

# data/: every file has its row in README.md, every row its file.
my $readme = slurp('data/README.md');
my %named = map { $_ => 1 } $readme =~ m{^\| `([\w./]+)` \|}mg, $readme =~ m{^## ([\w./]+\.model)$}mg, 'README.md', 'NOTICES.md';
my %there = map { s{^data/}{}r => 1 } grep { -f } glob 'data/* data/*/*';
check(!(grep { !$named{$_} } keys %there), 'data/README.md names every file of data/', grep { !$named{$_} } sort keys %there);
check(!(grep { !$there{$_} } keys %named), 'and no other', grep { !$there{$_} } sort keys %named);
my $sources = join '', map { slurp($_) } split ' ', `find src -name '*.c'`;
my %asked = map { $_ => 1 } $sources =~ /\blexicon_(\w+)/g;
my @unread;
for my $list (glob 'data/*.tsv data/*/*.tsv')
{
	my ($language, $name) = $list =~ m{^data/(?:(\w+)/)?(\w+)\.tsv$};
	$name = "${language}_$name" if defined $language && $language ne 'en';		# as tools/lexicon.pl has it
	push @unread, "$list: no file of src asks for lexicon_$name" unless $asked{$name};
}
check(!@unread, 'every list is read', @unread);

# A language with a model is read, and needs what English has; of one that was begun it is told what is missing.
for my $folder (grep { -d && $_ ne 'data/en' } glob 'data/*')
{
	my @missing = grep { !-e "$folder/$_" } map { s{.*/}{}r } glob 'data/en/*.tsv';
	if (glob "$folder/*.model") { check(!@missing, "$folder has every list of data/en", @missing) }
	elsif (@missing) { print "# $folder was begun: it has no model, and lacks of the lists of data/en ", join(', ', @missing), "\n" }
}

# The model is the one whose sum is told.
my ($sum) = $readme =~ /^sha256 `([0-9a-f]{64})`/m;
my ($model) = glob 'data/*/*.model';
open my $weights, '<:raw', $model or die "$model: $!\n";
my $found = Digest::SHA->new(256)->addfile($weights)->hexdigest;
check($found eq ($sum // ''), "the sum of $model is the one in data/README.md", $found);

# META.json, by the PGXN Meta Spec 1.0.0.
my $meta = eval { decode_json(slurp('META.json')) } // {};
my @wrong = grep { !defined $meta->{$_} } qw(name version abstract maintainer license provides meta-spec);
push @wrong, 'meta-spec' unless ($meta->{'meta-spec'}{version} // '') eq '1.0.0';
push @wrong, 'release_status' unless ($meta->{release_status} // '') =~ /^(?:stable|testing|unstable)$/;
my $provided = $meta->{provides}{news_archive} // {};
push @wrong, 'provides: file' unless -e ($provided->{file} // '');
push @wrong, 'provides: docfile' unless -e ($provided->{docfile} // '');
my $semantic = qr/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-?[a-z][\w-]*)?$/i;
push @wrong, "version $_" for grep { !/$semantic/ } grep { defined } $meta->{version}, $provided->{version};
push @wrong, 'prereqs: PostgreSQL' unless defined $meta->{prereqs}{runtime}{requires}{PostgreSQL};
check(!@wrong, 'META.json is what PGXN takes', @wrong);
check(!(grep { ($_ // '') ne $version } $meta->{version}, $provided->{version}), "it is of version $version");
my ($newest) = slurp('CHANGELOG.md') =~ /^## (.*)/m;
check(($newest // '') =~ /^\Q$version\E(?: |$)/, 'and so is the newest part of CHANGELOG.md', $newest // '');
my ($packed) = slurp('debian/changelog') =~ /^\S+ \((.*?)-\d/;
check(($packed // '') eq $version, 'and of debian/changelog', $packed // '');
check(($meta->{release_status} // '') ne 'stable' || $newest =~ /\b\d{4}-\d\d-\d\d\b/, 'what is stable has its day in CHANGELOG.md', $newest);

# The step from the version before.
my ($old) = slurp('Makefile') =~ /^OLD_VERSION\s*=\s*(\S+)/m;
my $by_hand = "upgrade/by_hand--$old--$version.sql";
my $fresh = `perl tools/upgrade.pl upgrade/news_archive--$old.sql $built $by_hand 2>/dev/null`;
check($? == 0, 'the step from the version before can be written', 'make upgrade-script says why it cannot');
check($fresh eq slurp("upgrade/news_archive--$old--$version.sql"), 'and is the one that is installed', 'make upgrade-script');

exit($failed ? 1 : 0);
