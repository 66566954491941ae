#!/usr/bin/perl
# word_documents.pl < train.jsonl > data/en/word_documents.tsv
#
# How many documents of a corpus have each word: what makes a word common in stories on anything, and so of no use for
# telling two happenings apart.  Input: JSON lines with a field "text" (the free name corpora, see data/README.md).
use strict;
use warnings;
use utf8;
use JSON::PP;

my $least = 20;		# documents: a rarer word is as telling as one never seen
my (%documents, $n);
while (my $line = <STDIN>)
{
	my $text = decode_json($line)->{text};
	my %words = map { lc($_) => 1 } $text =~ /[^\W\d_]+/g;
	$documents{$_}++ for keys %words;
	$n++;
}
binmode STDOUT, ':utf8';
print "# How many of $n documents have a word, words in $least or more; made by tools/words/word_documents.pl.\n";
print "# Counted in free corpora (data/README.md says which, with their licences); only the counts are here.\n";
print "word\tdocuments\n";
print "$_\t$documents{$_}\n" for sort grep { $documents{$_} >= $least && !/[A-Z]/ } keys %documents;
