# An archive with an index of the extension rum answers as one with GIN; without the extension it is refused.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION news_archive');

my ($ret, $out, $err) = $node->psql('postgres', q{SELECT news_archive.create_archive('by_rum', index => 'rum')});
isnt($ret, 0, 'rum is refused where its extension is not installed');
like($err, qr/extension "rum" is not installed.*CREATE EXTENSION rum/s, 'and the message says what to do');
is($node->safe_psql('postgres', q{SELECT to_regnamespace('by_rum') IS NULL}), 't', 'nothing is left of it');

SKIP:
{
	skip 'the extension rum is not on this machine', 3
		unless $node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'rum'}) eq '1';
	$node->safe_psql('postgres', q{
		CREATE SCHEMA elsewhere;
		CREATE EXTENSION rum SCHEMA elsewhere;
		SELECT news_archive.create_archive('by_gin');
		SELECT news_archive.create_archive('by_rum', index => 'rum');
		SET news_archive.link_at_load = off;
		SELECT news_archive.load_article(format(E'%s in Sarn\n\nMay %s, 2024\n\nMarta Velsen spoke of %s in Sarn. Yusuf al-Hadari %s.', initcap(word), day, word,
				(ARRAY['listened', 'wrote of peace talks', 'was in Oren'])[day % 3 + 1]), outlet => 'Lake Courier', archive => a)
		FROM unnest(ARRAY['talks', 'rain', 'football']) word, generate_series(1, 20) day, unnest(ARRAY['by_gin', 'by_rum']::name[]) a;
		SELECT news_archive.refresh(a) FROM unnest(ARRAY['by_gin', 'by_rum']::name[]) a;
	});
	like($node->safe_psql('postgres', q{SET enable_seqscan = off; EXPLAIN SELECT FROM by_rum.article WHERE search @@ 'talk'}), qr/article_search_idx/,
		'its index serves the search');
	my $answers = q{SELECT string_agg(format('%s %s %s', q, s.article_id, s.rank), E'\n' ORDER BY q, n)
		FROM unnest(ARRAY['talks', '"peace talks" -rain', 'hadari sarn', 'footb*', 'velsen near/4 rain']) q,
			LATERAL (SELECT r.*, row_number() OVER () AS n FROM news_archive.search(q, max_rows => 100, archive => 'ARCHIVE') r) s};
	my ($by_gin, $by_rum) = map { my $a = $_; $node->safe_psql('postgres', 'SET enable_seqscan = off; ' . $answers =~ s/ARCHIVE/$a/r) } ('by_gin', 'by_rum');
	like($by_gin, qr/peace talks/, 'there are answers');
	is($by_rum, $by_gin, 'and they are the same by both indexes');
}

done_testing();
