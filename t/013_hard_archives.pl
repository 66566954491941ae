# Archives that nobody would wish for: one text under hundreds of addresses, a day on which everybody tells the same, an article that is a list of
# names, corrections that gainsay each other, two sessions that correct at once, and a server that is killed while it links.  Each takes
# seconds, and afterwards the archive is what it would be had all been linked from nothing.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use IPC::Run ();
use Time::HiRes qw(time usleep);

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "fsync = off\nrestart_after_crash = on");
$node->start;
$node->safe_psql('postgres', q{
	CREATE EXTENSION news_archive;
	-- every row of every table of an archive but what says when and in which order something was done
	CREATE FUNCTION content(archive text) RETURNS TABLE (name text, rows bigint, sum text) LANGUAGE plpgsql AS $$
	BEGIN
		FOREACH name IN ARRAY news_archive_inner.archive_tables() LOOP
			CONTINUE WHEN name IN ('pending', 'pending_block', 'common_key', 'search_word', 'search_total');
			EXECUTE format('SELECT count(*), md5(string_agg(r, e''\n'' ORDER BY r)) FROM (SELECT (to_jsonb(t) - ''loaded_at'' - ''made_at'')::text AS r FROM %I.%I t) t', archive, name) INTO rows, sum;
			RETURN NEXT;
		END LOOP;
	END $$;
	-- sentences of one topic, shuffled
	CREATE FUNCTION report(n int) RETURNS text LANGUAGE sql AS $$
		SELECT format(E'Dock strike, report %s\n\nMay 18, 2024\n\n', n) || string_agg(s, E'\n\n')
		FROM (SELECT format('%s %s %s in %s on %s.', a, v, b, p, d) AS s
			FROM unnest('{Union leader Ines Corriveau,Minister Tomas Brandel,Harbour master Emil Vane,Mayor Ada Quill,The dockers of Sarn,Norwegian soldiers}'::text[]) a,
				unnest('{met,accused,praised,attacked,threatened,called on}'::text[]) v, unnest('{Oren Dask,the shipowners,President Sera Holt,Hungary}'::text[]) b,
				unnest('{Sarn,Brannick,Lethia}'::text[]) p, unnest('{Monday,Tuesday,Friday}'::text[]) d
			ORDER BY md5(n || a || v || b || p || d) LIMIT 2) s $$;
	-- names that are like each other
	CREATE FUNCTION names(n int) RETURNS text LANGUAGE sql AS $$
		SELECT string_agg(format('Minister %s %s met rebels in Sarn.', f, l), E'\n') FROM (
			SELECT a || b || c AS f, initcap(d || e || g) AS l
			FROM unnest('{Al,Be,Da,Fi,Go,Hu,Ka,Le,Mi,No}'::text[]) a, unnest('{ra,no,mi}'::text[]) b, unnest('{s,n,l}'::text[]) c,
				unnest('{ba,de,fi,go,hu,ka,le,mi,no}'::text[]) d, unnest('{lan,der,mas,tor,vin}'::text[]) e, unnest('{sen,ov,ic,a}'::text[]) g
			ORDER BY md5(a || b || c || d || e || g) LIMIT n) s $$;
	-- and such as share one of three first names
	CREATE FUNCTION sharers(n int, after int) RETURNS text LANGUAGE sql AS $$
		SELECT string_agg(format('Minister %s %s met rebels in Sarn.', f, l), E'\n') FROM (
			SELECT f, initcap(d || e || g) AS l
			FROM unnest('{Ada,Oren,Marta}'::text[]) f, unnest('{ba,de,fi,go,hu,ka,le,mi,no}'::text[]) d, unnest('{lan,der,mas,tor,vin}'::text[]) e, unnest('{sen,ov,ic,a}'::text[]) g
			ORDER BY md5(f || d || e || g) LIMIT n OFFSET after) s $$;
});

sub timed
{
	my ($limit, $what, $sql) = @_;
	my $began = time;
	my $answer = $node->safe_psql('postgres', $sql);
	my $took = time - $began;
	cmp_ok($took, '<', $limit, sprintf('%s: %.1f s', $what, $took));
	return $answer;
}

sub whole
{
	my ($archive, $what) = @_;
	is($node->safe_psql('postgres', "SELECT * FROM news_archive.check_archive('$archive')"), '', "$what: what is always true holds");
	my $before = $node->safe_psql('postgres', "SELECT * FROM content('$archive')");
	$node->safe_psql('postgres', "SELECT news_archive.refresh('$archive', rebuild => true)");
	is($node->safe_psql('postgres', "SELECT * FROM content('$archive')"), $before, "$what: the tables are those of a rebuild");
	return;
}

# One article under 150 addresses, each of an outlet of its own; then more of them, one by one.
$node->safe_psql('postgres', q{
	SELECT news_archive.create_archive('copies');
	SET news_archive.link_at_load = off;
	SELECT count(news_archive.load_article(report(1), outlet => 'Outlet ' || n, url => 'http://outlet' || n || '.example/strike', archive => 'copies')) FROM generate_series(1, 150) n});
is(timed(20, '150 copies in one linking', q{SELECT news_archive.refresh('copies')}), '150', 'all are linked');
is($node->safe_psql('postgres', q{SELECT count(*), count(DISTINCT story_id), count(DISTINCT source_id), (SELECT max(independent_sources) FROM copies.event) FROM copies.article}),
	'150|1|1|1', 'they are one story of one source');
timed(20, '8 more, one by one', q{SELECT count(news_archive.load_article(report(1), outlet => 'Late outlet ' || n, url => 'http://late' || n || '.example/strike', archive => 'copies'))
	FROM generate_series(1, 8) n});
whole('copies', 'copies');
$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('copies')});

# A day on which 400 articles tell of one topic.
$node->safe_psql('postgres', q{
	SELECT news_archive.create_archive('topic');
	SET news_archive.link_at_load = off;
	SELECT count(news_archive.load_article(report(n), outlet => 'Outlet ' || n % 30, archive => 'topic')) FROM generate_series(1, 400) n});
is(timed(30, '400 articles of one day on one topic', q{SELECT news_archive.refresh('topic')}), '400', 'all are linked');
is($node->safe_psql('postgres', q{SELECT count(*) FROM news_archive.check_archive('topic')}), '0', 'what is always true holds');
$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('topic')});

# An article that is a list of 1,500 names.
$node->safe_psql('postgres', q{
	SELECT news_archive.create_archive('names');
	SET news_archive.link_at_load = off;
	SELECT news_archive.load_article(names(1500), archive => 'names')});
timed(30, 'an article with 1,500 names', q{SELECT news_archive.refresh('names')});
is($node->safe_psql('postgres', q{SELECT count(*) FROM news_archive.check_archive('names')}), '0', 'what is always true holds');
$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('names')});

# Names that share a first name in six articles, linked one after the other: keys become too common to compare by on the way, and some are rare again when articles go.
$node->safe_psql('postgres', q{
	SELECT news_archive.create_archive('keys');
	SELECT count(news_archive.load_article(sharers(90, 90 * n), archive => 'keys')) FROM generate_series(0, 5) n});
my $called = q{SELECT kind, key FROM keys.common_key ORDER BY kind, key COLLATE "C"};
my $are = q{SELECT n.kind, k.key FROM keys.entity_name n, unnest(n.keys) k(key) WHERE news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
	GROUP BY n.kind, k.key HAVING count(*) > news_archive_inner.most_of_a_key() ORDER BY n.kind, k.key COLLATE "C"};
my $common = $node->safe_psql('postgres', $called);
isnt($common, '', 'there are common keys');
is($common, $node->safe_psql('postgres', $are), 'and all that are common are called so');
whole('keys', 'names linked one after the other');
$node->safe_psql('postgres', q{SELECT count(news_archive.remove_article(article_id, 'keys', 'no news')) FROM (SELECT article_id FROM keys.article ORDER BY article_id LIMIT 4) a});
is($node->safe_psql('postgres', "SELECT count(*) FROM ($called) c WHERE NOT EXISTS (SELECT FROM ($are) r WHERE r = c)"), '0', 'what is left has no key called common that is not');
cmp_ok($node->safe_psql('postgres', "SELECT count(*) FROM ($are) r"), '<', scalar(split /\n/, $common), 'some are rare again');
whole('keys', 'names of articles that are gone');
is($node->safe_psql('postgres', $called), $node->safe_psql('postgres', $are), 'a rebuild calls common what is');
$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('keys')});

# Corrections that gainsay each other, and in a circle.
$node->safe_psql('postgres', q{
	SELECT news_archive.create_archive('news');
	SELECT count(news_archive.load_article(format(E'Talks %s\n\nMay %s, 2024\n\n%s met Foreign Minister Marta Velsen in Sarn on Saturday.', n, n, w), outlet => 'Lake Courier'))
	FROM unnest('{Mayor Ada Quill,Oren Dask,Union head Ines Corriveau,Engineer Bo Marsh}'::text[]) WITH ORDINALITY x(w, n)});
my $id = "(SELECT entity_id FROM news_archive.find_entity('%s', 1))";
my @pairs = (['Ada Quill', 'Oren Dask'], ['Oren Dask', 'Ines Corriveau'], ['Ines Corriveau', 'Ada Quill'], ['Bo Marsh', 'Ada Quill'], ['Ada Quill', 'Bo Marsh']);
for my $round (1, 2)
{
	for my $pair (@pairs)
	{
		my ($a, $b) = map { sprintf $id, $_ } @$pair;
		my ($ret, $out, $err) = $node->psql('postgres', "SET client_min_messages = warning; SELECT news_archive.merge_entities($a, $b)");
		# who is one already cannot be united once more: that is told, and nothing else goes wrong
		ok($ret == 0 || $err =~ /ERROR/ && $err !~ /XX000|deadlock|internal/, "$pair->[0] is $pair->[1], round $round");
		($ret, $out, $err) = $node->psql('postgres', "SET client_min_messages = warning; SELECT news_archive.split_entity($a, '$pair->[1]')") if $round == 1;
	}
	$node->psql('postgres', sprintf("SET client_min_messages = warning; SELECT news_archive.rename_entity($id, 'Ada Quill'), news_archive.rename_entity($id, 'Oren Dask')", 'Oren Dask', 'Ada Quill'));
	whole('news', "corrections in a circle, round $round");
}
$node->safe_psql('postgres', q{SET client_min_messages = warning; SELECT news_archive.undo_correction(correction_id) FROM (SELECT * FROM news_archive.corrections() WHERE in_force ORDER BY made_at DESC, correction_id) c});
whole('news', 'all of them undone');

# Two sessions correct one entity: the second waits, and both hold.
my $first = IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr('postgres') ], '<', \my $in, '>', \my $out, '2>', \my $err);
$in = "BEGIN; SET client_min_messages = warning; SELECT news_archive.rename_entity(" . sprintf($id, 'Bo Marsh') . ", 'Bo J. Marsh'); SELECT 'renamed';\n";
$first->pump until $out =~ /renamed/ || $err =~ /ERROR/;
my $second = IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr('postgres'), '-c', 'SET client_min_messages = warning',
	'-c', "SELECT news_archive.set_entity(" . sprintf($id, 'Bo Marsh') . ", country => 'NOR') IS NOT NULL" ], '<', \undef, '>', \my $out2, '2>', \my $err2);
ok($node->poll_query_until('postgres', q{SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%set_entity%')}), 'the second waits for the first');
$in = "COMMIT;\n\\q\n";
$first->finish;
$second->finish;
is($err . $err2, '', 'both are done');
is($node->safe_psql('postgres', q{SELECT name, country FROM news.entity WHERE name LIKE 'Bo %'}), 'Bo J. Marsh|NOR', 'and both hold');
whole('news', 'two sessions');

# Killed while it links.
$node->safe_psql('postgres', q{
	SET news_archive.link_at_load = off;
	SELECT count(news_archive.load_article(report(n), outlet => 'Outlet ' || n % 20)) FROM generate_series(1, 150) n});
my ($articles, $waiting) = split /\|/, $node->safe_psql('postgres', 'SELECT (SELECT count(*) FROM news.article), (SELECT count(*) FROM news.pending)');
is($waiting, '150', '150 articles wait');
my $killed = 0;
for my $after (0.1, 0.4, 1)
{
	my ($told, $why) = ('', '');
	my $linking = IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr('postgres'), '-c', q{SELECT 'linked ' || news_archive.refresh()} ], '<', \undef, '>', \$told, '2>', \$why);
	my $pid = '';
	while ($pid eq '' && $linking->pumpable)
	{
		$pid = $node->safe_psql('postgres', q{SELECT pid FROM pg_stat_activity WHERE query LIKE '%linked%refresh%' AND pid <> pg_backend_pid() AND state = 'active'});
	}
	usleep($after * 1e6);
	kill 'KILL', $pid if $pid ne '';
	$linking->finish;
	ok($node->poll_query_until('postgres', 'SELECT true'), "the server comes back, $after s after linking began");
	last if $told =~ /linked/;
	$killed++;
	is($node->safe_psql('postgres', 'SELECT (SELECT count(*) FROM news.article), (SELECT count(*) FROM news.pending)'), "$articles|$waiting",
		'every article is there, and what waited waits');
}
cmp_ok($killed, '>', 0, "killed $killed times in the midst of it");
$node->safe_psql('postgres', 'SELECT news_archive.refresh()');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.pending'), '0', 'nothing waits any more');
whole('news', 'after the crashes');

$node->stop;
done_testing();
