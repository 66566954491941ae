#!/usr/bin/perl
# check_words.pl [--count] [ROOT]: rules of language have their words in data/, not in C.  Run in the sources' root; prints a line "ok N - ..." or
# "not ok N - ..." a check; with --count the lists of words of every C file, and how many words they have, and nothing else.
#
# A list is an array or an IS_ONE_OF() with three English words or more: such as stand in one of the lists of data/en named below.  A list that must
# be there, because it is form and no language (HTML, addresses, codes of our own), has its line in tools/words_in_c.tsv with the most words that
# it may have and why; a line there without its list is wrong too.
use strict;
use warnings;

my $count = @ARGV && $ARGV[0] eq '--count' && shift;
chdir $ARGV[0] or die "$ARGV[0]: $!\n" if @ARGV;
my $least = 3;

sub slurp
{
	my ($path) = @_;
	open my $in, '<', $path or die "$path: $!\n";
	local $/;
	return scalar <$in>;
}

my %english;
for my $list (grep { -e } map { "data/en/$_.tsv" } qw(word_documents settled_words word_classes time_words clause_words circumstances))
{
	my (undef, @rows) = grep { !/^#/ } split /\n/, slurp($list);
	my $shortest = $list =~ /word_classes|clause_words|circumstances/ ? 2 : 3;
	$english{$_} = 1 for grep { length >= $shortest && /^[a-z]+$/ } map { (split /\t/)[0] } @rows;
}

# "Photo by " is two; "data-testid", "NN" and "%s" are none.
sub english_words
{
	my ($literal) = @_;
	$literal =~ s/\\x[0-9A-Fa-f]{2}|\\./ /g;
	$literal =~ s/^[^A-Za-z]+|[^A-Za-z]+$//g;
	my @words = split / /, lc $literal;
	return @words && !(grep { !$english{$_} } @words) ? scalar @words : 0;
}

# The lists of a file: name, line, words.  Comments are blanked before.
sub lists_of
{
	my ($path) = @_;
	my $text = slurp($path);
	$text =~ s{("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+')|/\*.*?\*/}{$1 // ($& =~ s/[^\n]//gr)}egs;
	my @lists;
	while ($text =~ /(\w+)\s*(?:\[[^\]]*\])+\s*=\s*\{|\b(IS_ONE_OF)\s*\(|const char \*const \[\]\)\s*\{/g)
	{
		my ($name, $from) = ($1 // $2 // 'unnamed', pos $text);
		my ($depth, $words) = (1, 0);
		while ($depth > 0 && $text =~ /\G(?:"((?:[^"\\\n]|\\.)*)"|'(?:[^'\\\n]|\\.)+'|([{(])|([})])|.)/gs)
		{
			$words += english_words($1) if defined $1;
			$depth += defined $2 ? 1 : defined $3 ? -1 : 0;
		}
		push @lists, [ $name, 1 + (substr($text, 0, $from) =~ tr/\n//), $words ] if $words >= $least;
	}
	return @lists;
}

my @files = sort grep { -f } glob 'src/*/*.c src/*/*.h src/*/*/*.c src/*/*/*.h client/*.c';
if ($count)
{
	my ($lists, $words) = (0, 0);
	for my $file (@files)
	{
		my @of = lists_of($file) or next;
		my $sum = 0;
		$sum += $_->[2] for @of;
		printf "%s\t%d\t%d\t%s\n", $file, scalar @of, $sum, join ',', map { $_->[0] } @of;
		$lists += @of;
		$words += $sum;
	}
	print "all\t$lists\t$words\n";
	exit;
}

my (%most, %met, @wrong);
for (grep { !/^#/ } split /\n/, slurp('tools/words_in_c.tsv'))
{
	my ($file, $name, $most, $why) = split /\t/;
	next if $file eq 'file';
	$why or die "tools/words_in_c.tsv: the line of $file $name does not say why\n";
	$most{"$file $name"} = $most;
}
for my $file (@files)
{
	for (lists_of($file))
	{
		my ($name, $line, $words) = @$_;
		my $most = $most{"$file $name"};
		$met{"$file $name"} = 1;
		push @wrong, "$file:$line: $name has $words words: a class of data/en/word_classes.tsv, or another list in data/" unless defined $most;
		push @wrong, "$file:$line: $name has $words words where tools/words_in_c.tsv allows $most" if defined $most && $words > $most;
	}
}
my @gone = grep { !$met{$_} } sort keys %most;
my $n = 0;
for ([ 'words of language stand in data/ and not in C', @wrong ], [ 'every line of tools/words_in_c.tsv has its list', map { "$_ is gone" } @gone ])
{
	my ($what, @why) = @$_;
	print @why ? "not ok " : "ok ", ++$n, " - $what\n", map { "#   $_\n" } @why;
}
exit(@wrong || @gone ? 1 : 0);
