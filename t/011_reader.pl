# The reader: with each make of its arithmetic the words of t/reader/sentences.txt have the tags, heads, relations and names that PyTorch
# gives with the same weights (t/reader/reference.tsv, see tools/train/export), and are as probable.  So are the words that are proposed as
# acts and sayings and their roles (t/reader/proposals.tsv), when the model has the layer for them.
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

# What is proposed: the reference's lines by sentence, kind and word's number.
my %proposed;
if (-e "$folder/proposals.tsv")
{
	for my $line (split /\n/, slurp_file("$folder/proposals.tsv"))
	{
		my ($words, $kind, $no, @rest) = split /\t/, $line, -1;
		$proposed{$words}{"$kind $no"} = \@rest;
	}
}

# sentence -> "act 3" -> probability, label, its probability, status, its probability, then role, word's number (0 nobody), probability.
sub read_proposals
{
	my ($kernels, $together) = @_;
	my $body = $together ? q{(SELECT 0 AS no, string_agg(body, E'\n\n' ORDER BY no) AS body FROM sentence)} : 'sentence';
	my $rows = $node->safe_psql('postgres', "LOAD 'news_archive'; SET news_archive.kernels = $kernels;
		WITH word AS MATERIALIZED (SELECT s.no, t.*, string_agg(token, ' ') OVER (PARTITION BY no, sentence_no ORDER BY token_no ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS sentence
			FROM $body s, LATERAL news_archive.tokens(s.body) t)
		SELECT concat_ws(E'\\t', w.sentence, p.kind || ' ' || w.token_no, p.probability, p.label, p.label_probability, coalesce(p.status, ''), coalesce(p.status_probability::text, ''),
			(SELECT string_agg(concat_ws(E'\\t', role.key, coalesce(o.token_no, 0), role.value->0->>'probability'), E'\\t' ORDER BY
				array_position(ARRAY['actor', 'target', 'said_by', 'place', 'when', 'source', 'first', 'last'], role.key))
			FROM jsonb_each(p.roles) role LEFT JOIN word o ON o.no = w.no AND o.start = (role.value->0->>'start')::int))
		FROM $body s, LATERAL news_archive.proposals(s.body) p JOIN word w ON w.start = p.start
		WHERE w.no = s.no ORDER BY w.no, p.start, p.kind");
	my %read;
	for my $row (split /\n/, $rows)
	{
		my ($sentence, $key, @rest) = split /\t/, $row, -1;
		$read{$sentence}{$key} = \@rest;
	}
	return %read;
}

# A word whose probability is next to the least that is proposed may be in one and not in the other; of two that are as probable, either is best.
sub compare_proposals
{
	my (%read) = @_;
	my ($words, $others, %off) = (0, 0);
	for my $sentence (sort keys %proposed)
	{
		my ($got, $want) = ($read{$sentence} // {}, $proposed{$sentence});
		for my $key (sort keys %{ { %$got, %$want } })
		{
			my ($g, $w) = ($got->{$key}, $want->{$key});
			if (!$g || !$w) { my $one = $g // $w; $others++, note "$sentence: $key: @$one in one only" if $one->[0] > 0.081; next }
			$words++;
			$off{act} = max($off{act} // 0, abs($g->[0] - $w->[0]));
			for (my $i = 1; $i < @$w; $i += $i < 5 ? 2 : 3)
			{
				my ($name, $probability, $what) = $i < 5 ? ($i, $i + 1, 'label') : ($i + 1, $i + 2, 'role');
				next if $w->[$probability] eq '' && $g->[$probability] eq '';
				$off{$what} = max($off{$what} // 0, abs($g->[$probability] - $w->[$probability]));
				$others++, note "$sentence: $key: @$g, not @$w" if $g->[$name] ne $w->[$name] && $w->[$probability] > 0.5;
			}
		}
	}
	return ($words, $others, %off);
}

for my $kernels (qw(plain avx2 avx512))
{
	SKIP:
	{
		my ($code) = $node->psql('postgres', "LOAD 'news_archive'; SET news_archive.kernels = $kernels");
		skip "this processor has no $kernels", %proposed ? 22 : 12 if $code != 0;
		for my $together (0, 1)
		{
			my ($words, $others, %off) = compare(read_sentences($kernels, $together));
			my $how = $kernels . ($together ? ', all together' : ', one by one');
			cmp_ok($words, '>=', 800, "$how: words are compared");
			cmp_ok($others, '<=', $words / 1000, "$how: tags, heads, relations and names are the reference's");
			cmp_ok($off{$_}, '<', 0.001, "$how: so is how probable each $_ is") for qw(tag head relation name);
			next unless %proposed;
			($words, $others, %off) = compare_proposals(read_proposals($kernels, $together));
			cmp_ok($words, '>=', 50, "$how: proposals are compared");
			cmp_ok($others, '<=', $words / 1000, "$how: proposals are the reference's");
			cmp_ok($off{$_} // 0, '<', 0.001, "$how: so is how probable each $_ is") for qw(act label role);
		}
	}
}

my ($code, $out, $err) = $node->psql('postgres', "LOAD 'news_archive'; SET news_archive.kernels = 'mmx'");
like($err, qr/invalid value for parameter "news_archive.kernels": "mmx".*avx512, avx2, plain and best/s, 'an unknown make is an error that names those there are');

$node->stop;
done_testing();
