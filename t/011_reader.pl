# The reader: with each make of its arithmetic the words of t/reader/sentences.txt have the tags, heads, relations and names that PyTorch
# gives with the same weights (t/reader/reference.tsv, see tools/train/export), and are as probable.
use strict;
use warnings;
use FindBin qw($Bin);
use List::Util qw(max);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $folder = "$Bin/reader";

# The reference: a list of words for each sentence.
my @reference = ([]);
for my $line (split /\n/, slurp_file("$folder/reference.tsv"))
{
	push @{ $reference[-1] }, [ split /\t/, $line ] if $line ne '';
	push @reference, [] if $line eq '' && @{ $reference[-1] };
}
pop @reference unless @{ $reference[-1] };
my %expected = map { join(' ', map { $_->[0] } @$_) => $_ } @reference;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION news_archive; CREATE TABLE sentence (no int, body text)');
my $no = 0;
$node->safe_psql('postgres', join '', map { s/'/''/g; 'INSERT INTO sentence VALUES (' . $no++ . ", '$_');" } split /\n/, slurp_file("$folder/sentences.txt"));

# All sentences one by one, or as one text of many: what goes through the network together must not matter.
sub read_sentences
{
	my ($kernels, $together) = @_;
	my $body = $together ? q{(SELECT 0 AS no, string_agg(body, E'\n\n' ORDER BY no) AS body FROM sentence)} : 'sentence';
	my $rows = $node->safe_psql('postgres', "LOAD 'news_archive'; SET news_archive.kernels = $kernels;
		SELECT concat_ws(E'\\t', no, sentence_no, token, tag, tag_probability, head, head_probability, split_part(relation, ':', 1), relation_probability, coalesce(name_label, ''), name_probability)
		FROM $body s, LATERAL news_archive.tokens(s.body) ORDER BY no, sentence_no, token_no");
	my (@sentences, $last);
	for my $row (split /\n/, $rows)
	{
		my ($text, $sentence, @word) = split /\t/, $row;
		push @sentences, [] if !defined $last || $last ne "$text $sentence";
		push @{ $sentences[-1] }, \@word;
		$last = "$text $sentence";
	}
	return @sentences;
}

# Marks are hung by rule, and an object is one by rule where another relation was read ("asked the engineers to look",
# src/language/amend.c): these are not the network's.
sub compare
{
	my (@sentences) = @_;
	my ($words, $others, %off) = (0, 0);
	for my $sentence (@sentences)
	{
		my $wanted = $expected{ join ' ', map { $_->[0] } @$sentence } or next;
		for my $i (0 .. $#$sentence)
		{
			my ($got, $want) = ($sentence->[$i], $wanted->[$i]);
			$words++;
			$off{tag} = max($off{tag} // 0, abs($got->[2] - $want->[2]));
			$off{name} = max($off{name} // 0, abs($got->[8] - $want->[8]));
			$others++, note "@$got, not @$want" if $got->[1] ne $want->[1] || $got->[7] ne $want->[7];
			next if $got->[1] eq 'PUNCT';
			s/^iobj$/obj/ for $got->[5], $want->[5];
			if ($got->[3] ne $want->[3] || $got->[5] ne $want->[5]) { $others++; note "@$got, not @$want"; next }
			$off{head} = max($off{head} // 0, abs($got->[4] - $want->[4]));
			$off{relation} = max($off{relation} // 0, abs($got->[6] - $want->[6]));
		}
	}
	return ($words, $others, %off);
}

for my $kernels (qw(plain avx2 avx512))
{
	SKIP:
	{
		my ($code) = $node->psql('postgres', "LOAD 'news_archive'; SET news_archive.kernels = $kernels");
		skip "this processor has no $kernels", 12 if $code != 0;
		for my $together (0, 1)
		{
			my ($words, $others, %off) = compare(read_sentences($kernels, $together));
			my $how = $kernels . ($together ? ', all together' : ', one by one');
			cmp_ok($words, '>=', 800, "$how: words are compared");
			cmp_ok($others, '<=', $words / 1000, "$how: tags, heads, relations and names are the reference's");
			cmp_ok($off{$_}, '<', 0.001, "$how: so is how probable each $_ is") for qw(tag head relation name);
		}
	}
}

my ($code, $out, $err) = $node->psql('postgres', "LOAD 'news_archive'; SET news_archive.kernels = 'mmx'");
like($err, qr/invalid value for parameter "news_archive.kernels": "mmx".*avx512, avx2, plain and best/s, 'an unknown make is an error that names those there are');

$node->stop;
done_testing();
