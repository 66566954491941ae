# Partitions of an archive on three servers (postgres_fdw): what is loaded, linked, corrected and asked is as in an archive on one; no text
# travels that is not shown; and when a server is killed in the middle of a query or a load, that fails with a clear error, no article is
# there by half, and all goes on when the server is back.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use File::Temp ();
use IPC::Run ();
use Time::HiRes qw(time usleep);

sub server
{
	my ($name) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);
	$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
	$node->append_conf('postgresql.conf', "fsync = off\nlog_statement = all\njit = off");
	$node->start;
	$node->safe_psql('postgres', q{CREATE EXTENSION news_archive; SELECT news_archive.create_archive('news', partitions => 4)});
	return $node;
}

my %node = map { $_ => server($_) } qw(home first second);
my $home = $node{home};
$home->safe_psql('postgres', join ';', 'CREATE EXTENSION postgres_fdw', map {
	sprintf(q{CREATE SERVER %s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '%s', port '%s', dbname 'postgres', extensions 'news_archive', async_capable 'true', fetch_size '1000');
		CREATE USER MAPPING FOR CURRENT_USER SERVER %1$s OPTIONS (user '%4$s')}, $_, $node{$_}->host, $node{$_}->port, $home->safe_psql('postgres', 'SELECT current_user')) } qw(first second));

# ------------------------------------------------------------------------------------------------------------- the same

$home->safe_psql('postgres', q{
	SELECT news_archive.create_archive('plain');
	CREATE FUNCTION content(archive text) RETURNS TABLE (name text, rows bigint, sum text) LANGUAGE plpgsql AS $$
	BEGIN
		FOREACH name IN ARRAY news_archive_inner.archive_tables() LOOP
			EXECUTE format('SELECT count(*), md5(string_agg(r, e''\n'' ORDER BY r COLLATE "C")) FROM (SELECT (to_jsonb(t) - ''{loaded_at,made_at,undone_at,correction_id}''::text[])::text AS r FROM %I.%I t) t', archive, name) INTO rows, sum;
			RETURN NEXT;
		END LOOP;
	END $$;
	CREATE FUNCTION report(n int) RETURNS text LANGUAGE sql AS $$
		SELECT format(E'Dock strike in %s, report %s\n\nMay %s, 2024\n\n', (ARRAY['Sarn', 'Ostrey', 'Lethia'])[n % 3 + 1], n, 10 + n % 9) || string_agg(s, E'\n\n')
		FROM (SELECT format('%s %s %s in %s on %s.', a, v, b, p, d) AS s
			FROM unnest('{Union leader Ines Corriveau,Minister Tomas Brandel,Harbour master Emil Vane,Mayor Ada Quill,The dockers of Sarn,Norwegian soldiers}'::text[]) a,
				unnest('{met,accused,praised,attacked,threatened,called on}'::text[]) v, unnest('{Oren Dask,the shipowners,President Sera Holt,Hungary}'::text[]) b,
				unnest('{Sarn,Brannick,Lethia}'::text[]) p, unnest('{Monday,Tuesday,Friday}'::text[]) d
			ORDER BY md5(n % 30 || a || v || b || p || d) LIMIT 3) s $$;
	CREATE FUNCTION differ(question text) RETURNS SETOF text LANGUAGE plpgsql AS $$
	DECLARE
		news text;
		plain text;
	BEGIN
		EXECUTE format('SELECT string_agg(q::text, e''\n'') FROM (%s) q', replace(question, '%s', 'news')) INTO news;
		EXECUTE format('SELECT string_agg(q::text, e''\n'') FROM (%s) q', replace(question, '%s', 'plain')) INTO plain;
		IF news IS NULL OR news IS DISTINCT FROM plain THEN
			RETURN NEXT question;
		END IF;
	END $$;
	CREATE FUNCTION load(archive name, first int, last int) RETURNS void LANGUAGE plpgsql AS $$
	BEGIN
		FOR i IN first .. last LOOP
			PERFORM news_archive.load_article(report(i), outlet => 'Outlet ' || i % 5, archive => archive);
		END LOOP;
	END $$});

# The articles moved are of before and after.
$home->safe_psql('postgres', q{SELECT load('news', 1, 8), load('plain', 1, 8)});
my $moved = $home->safe_psql('postgres', q{SELECT news_archive.move_partition(1, 'first') + news_archive.move_partition(2, 'second') + news_archive.move_partition(3, 'second')});
is($home->safe_psql('postgres', q{SELECT count(*) FROM news.article a WHERE a.tableoid <> 'news.article_0'::regclass}), $moved, 'partitions are moved');
is($home->safe_psql('postgres', q{SELECT string_agg(c.relname || ' ' || c.relkind::text, ', ' ORDER BY c.relname) FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid WHERE h.inhparent = 'news.mention'::regclass}),
	'mention_0 r, mention_1 f, mention_2 f, mention_3 f', 'and lie there');
is($node{first}->safe_psql('postgres', q{SELECT count(*) > 0 FROM news.article_1}), 't', 'on the first');
is($home->safe_psql('postgres', q{SELECT count(*) FROM pg_class WHERE relnamespace = 'news'::regnamespace AND relname LIKE '%\_old'}), '0', 'nothing is left behind');
sub same
{
	my ($what, $unchecked) = @_;
	is($home->safe_psql('postgres', q{SELECT n.name, n.rows, p.rows FROM content('news') n JOIN content('plain') p USING (name) WHERE (n.sum) IS DISTINCT FROM (p.sum)}), '', "$what: the tables are the same");
	is($home->safe_psql('postgres', q{SELECT * FROM news_archive.check_archive('news')}), '', "$what: what is always true holds") unless $unchecked;
}
same('moved', 1);
$home->safe_psql('postgres', qq{SELECT load('$_', 9, 9)}) for qw(news plain);
same('one is loaded', 1);
$home->safe_psql('postgres', qq{SET news_archive.link_at_load = off; SELECT load('$_', 10, 30); SELECT news_archive.refresh('$_')}) for qw(news plain);
same('loaded at once');

my @questions = (
	q{SELECT * FROM news_archive.find_events(archive => '%s')},
	q{SELECT * FROM news_archive.find_events('Ada Quill', type => 'CONSULT', archive => '%s')},
	q{SELECT * FROM news_archive.timeline('Oren Dask', archive => '%s')},
	q{SELECT article_id, round(rank::numeric, 4), outlet, title, snippet, exact FROM news_archive.search('strike quill -corriveau', archive => '%s')},
	q{SELECT article_id, round(rank::numeric, 4), title, snippet FROM news_archive.search('"the dockers of" by:"outlet 3"', archive => '%s')},
	q{SELECT article_id, title, snippet FROM news_archive.search('event:threaten person:"Emil Vane"', archive => '%s')},
	q{SELECT * FROM news_archive.search_counts('strike', 'person', archive => '%s')},
	q{SELECT * FROM news_archive.find_entity('Brandel', archive => '%s')},
	q{SELECT * FROM news_archive.entity_names('Oren Dask', archive => '%s')},
	q{SELECT * FROM news_archive.co_mentions('Oren Dask', archive => '%s')},
	q{SELECT * FROM news_archive.outlets('%s')},
	q{SELECT * FROM news_archive.find_stories('strike', archive => '%s')},
	q{SELECT * FROM news_archive.coverage('Ada Quill', 'day', archive => '%s')},
	q{SELECT s.* FROM (SELECT event_id FROM news_archive.find_events('Ada Quill', archive => 'plain') LIMIT 1) e, news_archive.event_sources(e.event_id, '%s') s},
	q{SELECT s.* FROM (SELECT article_id FROM plain.article ORDER BY 1 LIMIT 1) a, news_archive.similar_articles(a.article_id, archive => '%s') s},
	q{SELECT * FROM news_archive.country_dyads(archive => '%s')});
is($home->safe_psql('postgres', join ' UNION ALL ', map { "SELECT * FROM differ('" . s/'/''/gr . "')" } @questions), '', @questions . ' questions are answered the same');

$home->safe_psql('postgres', qq{
	SELECT news_archive.merge_entities((SELECT entity_id FROM plain.entity WHERE name = 'Oren Dask'), (SELECT entity_id FROM plain.entity WHERE name = 'Sera Holt'), '$_');
	SELECT news_archive.set_published((SELECT min(article_id) FROM plain.article), '2024-06-01', '$_');
	SELECT news_archive.set_line_role((SELECT max(article_id) FROM plain.article), 3, 'other', '$_');
	SELECT news_archive.add_entity('person', 'Ines Corriveau', '{Inès Corrivault}', 'NOR', archive => '$_');
	INSERT INTO $_.act (words, pos, type, actor, target) VALUES ('praise', 'verb', 'SUPPORT', 'subj', 'obj');
	SELECT news_archive.read_events_again('$_');
	SELECT news_archive.remove_article((SELECT article_id FROM plain.article ORDER BY article_id OFFSET 7 LIMIT 1), 'news') WHERE '$_' = 'news';
	SELECT news_archive.remove_article((SELECT article_id FROM plain.article ORDER BY article_id OFFSET 7 LIMIT 1), 'plain') WHERE '$_' = 'plain';
	SELECT news_archive.refresh('$_')}) for qw(news plain);
same('corrected');
$home->safe_psql('postgres', qq{SELECT news_archive.refresh('$_', rebuild => true)}) for qw(news plain);
same('rebuilt', 1);

# ------------------------------------------------------------------------------------------------------------- what travels

like($home->safe_psql('postgres', q{EXPLAIN (VERBOSE, COSTS OFF) SELECT article_id FROM news.article
	WHERE search @@ 'strike' AND news_archive.bm25(search, 'strike', '{20,9,9,9}', 30, '{5,0,40}', '{1.2,0.75,3,1.5}') > 0.1}), qr/Async Foreign Scan on news\.article_1.*Remote SQL: [^\n]*news_archive\.bm25/s,
	'servers are asked at once, and rank what they have');
like($home->safe_psql('postgres', q{SET enable_partitionwise_join = on; EXPLAIN (VERBOSE, COSTS OFF) SELECT m.name FROM news.article a JOIN news.mention m USING (article_id) WHERE a.published @> date '2024-05-12' AND m.entity_id = 1}),
	qr/Async Foreign Scan.*Remote SQL: [^\n]*INNER JOIN news\.mention_1/s, 'and join it');
{
	my %read = map { $_ => -s $node{$_}->logfile } qw(first second);
	$home->safe_psql('postgres', q{SELECT count(*) FROM news_archive.search('strike quill', max_rows => 3), news_archive.find_events('Ada Quill'), news_archive.timeline('Emil Vane'), news_archive.search_counts('"the dockers of"')});
	my $sent = join '', map { slurp_file($node{$_}->logfile, $read{$_}) } keys %read;
	my @texts = grep { /^\s*SELECT [^\n]*\bbody\b.* FROM/ } split /\n/, $sent;
	cmp_ok(scalar @texts, '>', 0, 'texts are fetched');
	is(join("\n", grep { !/WHERE .*article_id = ANY \('\{(?:-?\d+,?){1,3}\}'/ } @texts), '', 'those of the articles shown, and no others');
}

# ------------------------------------------------------------------------------------------------------------- at once

sub start_psql
{
	my ($sql) = @_;
	my %job = (out => '', err => '', file => File::Temp->new);
	print { $job{file} } $sql;
	$job{file}->close;
	# no pipe to it: a server that is started meanwhile would hold it open
	$job{run} = IPC::Run::start([ 'psql', '-XAtq', '-d', $home->connstr('postgres'), '-f', $job{file}->filename ], '>', \$job{out}, '2>', \$job{err});
	return \%job;
}
sub finish { my ($job) = @_; $job->{run}->finish; return $job->{err} }

my @loaders = map { start_psql("SELECT load('news', $_, $_)") } 31, 32;
is(join('', map { finish($_) } @loaders), '', 'two sessions load at once');
$home->safe_psql('postgres', qq{SELECT load('plain', 31, 32); SELECT news_archive.refresh('$_')}) for qw(news plain);
same('loaded at once by two', 1);

# ------------------------------------------------------------------------------------------------------------- killed

my $lost = qr/server closed the connection unexpectedly|terminating connection|could not connect to server "(?:first|second)"|the database system is/;
my $asking = start_psql(q{DO $$ BEGIN FOR i IN 1 .. 100000 LOOP PERFORM count(*) FROM news_archive.search('strike quill'); END LOOP; END $$});
usleep 500_000;
$node{first}->stop('immediate');
like(finish($asking), $lost, 'a query whose server is killed fails with a clear error');
like(($home->psql('postgres', q{SELECT count(*) FROM news_archive.search('strike quill')}))[2], qr/could not connect to server "first"/, 'the next one says which is missing');
is($home->safe_psql('postgres', q{SELECT count(*) FROM news_archive.find_entity('Ada Quill', 1)}), '1', 'what lies here is answered');
$node{first}->start;
is($home->safe_psql('postgres', q{SELECT * FROM differ('SELECT article_id, title, snippet FROM news_archive.search(''strike quill'', archive => ''%s'')')}), '', 'and all when it is back');

# the half of them, and then it asks until the server is gone: however fast it loads, it is not done before
my $loading = start_psql(join "\n", 'SET news_archive.link_at_load = off;', (map { "SELECT load('news', $_, $_);" } 33 .. 56),
	q{DO $$ BEGIN FOR i IN 1 .. 1000000 LOOP PERFORM count(*) FROM news.article; END LOOP; END $$});
my $there = 0;
for (my $began = time; $there < 36 && time < $began + 30; usleep 20_000)
{
	$there = $home->safe_psql('postgres', 'SELECT count(*) FROM news.article');
}
$node{second}->stop('immediate');
for (my $began = time; $loading->{err} eq '' && $loading->{run}->pumpable && time < $began + 30; usleep 20_000)
{
	$loading->{run}->pump_nb;
}
$node{second}->start;
like(my $told = finish($loading), $lost, 'a load whose server is killed fails with a clear error');
unlike($told, qr/rejected/, 'which is not taken for a fault of the article');
$home->safe_psql('postgres', q{SET news_archive.link_at_load = off; SELECT load('plain', 33, 80)});
my $parts = join ' UNION ALL ', map { qq{SELECT '$_', article_id FROM (SELECT article_id, count(*) FROM news.$_ GROUP BY 1
	EXCEPT SELECT article_id, count(*) FROM plain.$_ GROUP BY 1) x} } qw(article article_line mention quotation time_expression event_report pending);
is($home->safe_psql('postgres', $parts), '', 'no article is there by half');
$parts = join ' UNION ALL ', map { qq{SELECT '$_', article_id FROM (SELECT article_id FROM plain.$_ WHERE article_id IN (SELECT article_id FROM news.article) EXCEPT SELECT article_id FROM news.$_) x} }
	qw(article_line mention quotation time_expression event_report pending);
is($home->safe_psql('postgres', $parts), '', 'nor without what was read in it');
cmp_ok($home->safe_psql('postgres', 'SELECT (SELECT count(*) FROM plain.article) - count(*) FROM news.article'), '>', 0, 'some are missing');
$home->safe_psql('postgres', qq{SET news_archive.link_at_load = off; SELECT load('$_', 33, 80); SELECT news_archive.refresh('$_')}) for qw(news plain);
same('loaded again');

# ------------------------------------------------------------------------------------------------------------- and back

is($home->safe_psql('postgres', q{SELECT news_archive.upgrade_archive('news'); SELECT news_archive.upgrade_archive('plain'); SELECT news_archive.move_partition(1, 'second') > 0, news_archive.move_partition(2, NULL) > 0}), "\n\nt|t", 'partitions move between servers and home');
is($node{first}->safe_psql('postgres', 'SELECT (SELECT count(*) FROM news.article) + (SELECT count(*) FROM news.copy) + (SELECT count(*) FROM news.mention)'), '0', 'what moved away is gone there');
is($home->safe_psql('postgres', q{SELECT string_agg(c.relname, ', ') FROM pg_class c JOIN pg_foreign_table f ON f.ftrelid = c.oid WHERE 'table_name=archive_state' = ANY (f.ftoptions)}), 'archive_state_of_second', 'a server without partitions is forgotten');
like(($home->psql('postgres', q{SELECT news_archive.move_partition(0, 'second'); SELECT news_archive.move_partition(0, NULL)}))[2], qr/^$/, 'there and back');
same('moved back');
$home->safe_psql('postgres', q{SELECT news_archive.drop_archive('news')});
is($home->safe_psql('postgres', q{SELECT count(*) FROM pg_foreign_table}), '0', 'the archive is dropped');

done_testing();
