# An archive belongs to its owner: pg_dump carries it into a new database, where it answers as before, and DROP EXTENSION
# does not take it away.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;

$node->safe_psql('postgres', 'CREATE ROLE analyst LOGIN');
$node->safe_psql('postgres', 'CREATE DATABASE first OWNER analyst');
$node->safe_psql('postgres', 'CREATE DATABASE second OWNER analyst');

my @as_analyst = (extra_params => [ '-U', 'analyst' ]);
$node->safe_psql('first', q{
	CREATE EXTENSION news_archive;
	SELECT news_archive.create_archive('news');
	INSERT INTO news.act (words, pos, type, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'subj', 'obj');
	SELECT news_archive.load_article(E'Velsen Meets Hadari in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Yusuf al-Hadari in Sarn on Saturday.\n\n"We will come again," al-Hadari said.',
		outlet => 'Lake Courier');
	SELECT news_archive.load_article(E'First talks\n\nMay 19, 2024\n\nYoussef Al Hadari met Foreign Minister Marta Velsen in Sarn on Saturday.',
		outlet => 'Meridian Post');
}, @as_analyst);

# What an analyst put right, and took back.
$node->safe_psql('first', q{
	SELECT news_archive.set_report(article_id, 1, place => 'Lethia', why => 'seen there') FROM news.article WHERE outlet = 'Lake Courier';
	SELECT news_archive.set_speaker(article_id, 1, 'Marta Velsen') FROM news.article WHERE outlet = 'Lake Courier';
	SELECT news_archive.undo_correction(correction_id) FROM news_archive.corrections() WHERE kind = 'speaker';
}, @as_analyst);

# Days written by hand in a view, and tables that follow the policies of article, are dumped too.
$node->safe_psql('first', q{
	CREATE VIEW news.in_may AS SELECT * FROM news_archive.find_events(during => '2024-05');
	SELECT news_archive.follow_article_policies('news');
}, @as_analyst);

# What an archive says, in one text.
my $said = q{
	SELECT string_agg(t, E'\n' ORDER BY t) FROM (
		SELECT 'article ' || a::text AS t FROM news.article a
		UNION ALL SELECT 'line ' || l::text FROM news.article_line l
		UNION ALL SELECT 'mention ' || m::text FROM news.mention m
		UNION ALL SELECT 'entity ' || e::text FROM news.entity e
		UNION ALL SELECT 'report ' || r::text FROM news.event_report r
		UNION ALL SELECT 'correction ' || c::text FROM news.correction c
		UNION ALL SELECT 'act ' || a::text FROM news.act a
		UNION ALL SELECT 'event ' || e::text FROM news.event e
		UNION ALL SELECT 'quotation ' || q::text FROM news.quotation q
		UNION ALL SELECT 'view ' || v::text FROM news.v_event v
		UNION ALL SELECT 'view ' || v::text FROM news.v_coverage v) s
};
my $before = $node->safe_psql('first', $said, @as_analyst);
like($before, qr/article .*Velsen Meets Hadari/, 'the archive has its articles');
like($before, qr/^event /m, 'and events');

my ($ret, $out, $err) = $node->psql('first', 'DROP EXTENSION news_archive', @as_analyst);
isnt($ret, 0, 'DROP EXTENSION is refused while an archive stands');
like($err, qr/other objects depend on it/, 'and says why');
is($node->safe_psql('first', $said, @as_analyst), $before, 'nothing was lost by it');

my $dump = PostgreSQL::Test::Utils::tempdir() . '/first.dump';
$node->command_ok([ 'pg_dump', '-U', 'analyst', '-Fc', '-f', $dump, $node->connstr('first') ], 'the owner dumps the archive');
$node->command_ok([ 'pg_restore', '-U', 'analyst', '-d', $node->connstr('second'), '--exit-on-error', $dump ], 'and restores it into a new database');
is($node->safe_psql('second', $said, @as_analyst), $before, 'the restored archive says the same');

is($node->safe_psql('second', 'SELECT count(*) > 0 FROM news.in_may', @as_analyst), 't', 'a view on days answers there');
is($node->safe_psql('second', q{SELECT count(*) FROM pg_policies WHERE schemaname = 'news' AND policyname = 'follow_article'}, @as_analyst),
	$node->safe_psql('first', q{SELECT count(*) FROM pg_policies WHERE schemaname = 'news' AND policyname = 'follow_article'}, @as_analyst), 'and so do the policies');
is($node->safe_psql('second', q{SELECT col_description('news.event'::regclass, 1) IS NOT NULL}, @as_analyst), 't', 'with the comments of columns');

my ($wrong, undef, $why) = $node->psql('second', q{INSERT INTO news.act (words, pos, type) VALUES ('canonize', 'verb', 'PRAISE')}, @as_analyst);
isnt($wrong, 0, 'acts are checked there');
like($why, qr/act "canonize" .* has "PRAISE" as its type/, 'with the error that names the cell');

is($node->safe_psql('second', q{SELECT count(DISTINCT entity_id) FROM news_archive.find_entity('Yusuf al-Hadari', 1)}, @as_analyst), '1',
	'names are found in it');
is($node->safe_psql('second', q{SELECT string_agg(outlet, ', ' ORDER BY outlet) FROM news_archive.search('velsen haddari')}, @as_analyst),
	'Lake Courier, Meridian Post', 'and words, in a session that has called nothing yet');
is( $node->safe_psql('second',
		q{SELECT news_archive.load_article(E'Velsen Meets Hadari in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Yusuf al-Hadari in Sarn on Saturday.\n\n"We will come again," al-Hadari said.', outlet => 'Lake Courier') IN (SELECT article_id FROM news.article)},
		@as_analyst),
	't', 'the same article is known there');
is($node->safe_psql('second', $said, @as_analyst), $before, 'and loading it again changes nothing');

is($node->safe_psql('second', 'SELECT count(*) FROM news_archive.check_archive()', @as_analyst), '0', 'it is as it must be');

# Corrections hold there when all is read anew, and can be undone and made again.
$node->safe_psql('second', q{SELECT news_archive.read_events_again(); SELECT news_archive.refresh();}, @as_analyst);
is($node->safe_psql('second', q{SELECT string_agg(coalesce(place, '-') || ' ' || basis, ', ' ORDER BY place COLLATE "C" NULLS LAST) FROM news.event_report}, @as_analyst),
	'Lethia analyst, - meet, active', 'what was put right stays so when it is read anew there');
$node->safe_psql('second', q{SELECT news_archive.undo_correction(correction_id) FROM news_archive.corrections() WHERE kind = 'report'}, @as_analyst);
is($node->safe_psql('second', q{SELECT count(*) FROM news.event_report WHERE place = 'Lethia'}, @as_analyst), '0', 'and is as it was read when that is undone');
is($node->safe_psql('second', q{SELECT string_agg(kind || ' ' || why || ' ' || in_force, ', ') FROM news_archive.corrections() WHERE why IS NOT NULL}, @as_analyst),
	'report seen there false', 'with who, when and why');
is($node->safe_psql('second', 'SELECT count(*) FROM news_archive.check_archive()', @as_analyst), '0', 'and still as it must be');
(undef, undef, $why) = $node->psql('second', q{SELECT news_archive.drop_archive('news')}, @as_analyst);
like($why, qr/is not dropped.*view news\.in_may/s, 'a view of ours in its schema is not dropped with it');
$node->safe_psql('second', q{DROP VIEW news.in_may; SELECT news_archive.drop_archive('news'); DROP EXTENSION news_archive}, @as_analyst);
is($node->safe_psql('second', q{SELECT count(*) FROM pg_namespace WHERE nspname IN ('news', 'news_archive')}), '1',
	'after drop_archive the extension goes (its schema stays, as PostgreSQL does it)');
$node->stop;
done_testing();
