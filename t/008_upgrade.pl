# From version to version: an archive made under 0.1.0 works on after ALTER EXTENSION ... UPDATE, and the extension is then
# in all its parts what CREATE EXTENSION makes.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
$node->safe_psql('postgres', 'CREATE ROLE analyst LOGIN; CREATE ROLE reader LOGIN');
$node->safe_psql('postgres', "CREATE DATABASE $_ OWNER analyst") for qw(old new);
my @as_analyst = (extra_params => [ '-U', 'analyst' ]);
# every version that was released: whose install script is there
my @old = split /\n/, $node->safe_psql('postgres', q{SELECT v.version FROM pg_available_extension_versions v JOIN pg_available_extensions e USING (name)
	WHERE name = 'news_archive' AND v.version <> e.default_version ORDER BY 1});
cmp_ok(scalar @old, '>', 0, "earlier versions: @old");

# Everything an extension consists of, a line each.  Functions show their text, operators and the like their rows, with
# comments, rights and what each stands on.
my $parts = q{
	SET search_path = '';
	WITH member AS (
		SELECT d.classid, d.objid, i.type || ' ' || i.identity AS who
		FROM pg_catalog.pg_depend d, pg_catalog.pg_extension e, LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) i
		WHERE d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e' AND e.extname = 'news_archive'
	)
	SELECT who FROM member
	UNION ALL SELECT 'schema is ' || n.nspowner::regrole || ' ' || coalesce(n.nspacl::text, '') FROM pg_catalog.pg_namespace n WHERE n.nspname LIKE 'news\_archive%'
	UNION ALL SELECT who || ' comment ' || coalesce(pg_catalog.obj_description(objid, classid::pg_catalog.regclass::name), '') FROM member
	UNION ALL SELECT who || ' is ' || pg_catalog.pg_get_functiondef(p.oid) FROM member JOIN pg_catalog.pg_proc p ON p.oid = objid
		WHERE classid = 'pg_catalog.pg_proc'::regclass AND p.prokind <> 'a'
	UNION ALL SELECT who || ' is ' || p.proowner::regrole || ' ' || coalesce(p.proacl::text, '') || pg_catalog.pg_get_function_arguments(p.oid)
			|| coalesce(pg_catalog.pg_get_function_result(p.oid), '')
		FROM member JOIN pg_catalog.pg_proc p ON p.oid = objid WHERE classid = 'pg_catalog.pg_proc'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', a.aggkind, a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggtranstype::regtype, a.agginitval)
		FROM member JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = objid WHERE classid = 'pg_catalog.pg_proc'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', o.oprcode, o.oprrest, o.oprjoin, o.oprcom::regoper, o.oprnegate::regoper, o.oprresult::regtype, o.oprowner::regrole)
		FROM member JOIN pg_catalog.pg_operator o ON o.oid = objid WHERE classid = 'pg_catalog.pg_operator'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', c.castsource::regtype, c.casttarget::regtype, nullif(c.castfunc, 0)::regprocedure, c.castcontext, c.castmethod)
		FROM member JOIN pg_catalog.pg_cast c ON c.oid = objid WHERE classid = 'pg_catalog.pg_cast'::regclass
	UNION ALL SELECT who || ' has operator ' || a.amopstrategy || a.amopopr::regoperator
		FROM member JOIN pg_catalog.pg_amop a ON a.amopfamily = objid WHERE classid = 'pg_catalog.pg_opfamily'::regclass
	UNION ALL SELECT who || ' has function ' || a.amprocnum || a.amproc::regprocedure
		FROM member JOIN pg_catalog.pg_amproc a ON a.amprocfamily = objid WHERE classid = 'pg_catalog.pg_opfamily'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', c.opcintype::regtype, c.opckeytype::regtype, c.opcdefault)
		FROM member JOIN pg_catalog.pg_opclass c ON c.oid = objid WHERE classid = 'pg_catalog.pg_opclass'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', d.dictinitoption, t.tmplname)
		FROM member JOIN pg_catalog.pg_ts_dict d ON d.oid = objid JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
		WHERE classid = 'pg_catalog.pg_ts_dict'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', t.tmplinit, t.tmpllexize) FROM member JOIN pg_catalog.pg_ts_template t ON t.oid = objid
		WHERE classid = 'pg_catalog.pg_ts_template'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype)
		FROM member JOIN pg_catalog.pg_ts_parser p ON p.oid = objid WHERE classid = 'pg_catalog.pg_ts_parser'::regclass
	UNION ALL SELECT who || ' maps ' || concat_ws(' ', m.maptokentype, m.mapseqno, m.mapdict::regdictionary)
		FROM member JOIN pg_catalog.pg_ts_config_map m ON m.mapcfg = objid WHERE classid = 'pg_catalog.pg_ts_config'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', t.typtype, t.typbasetype::regtype, t.typnotnull, t.typdefault, t.typacl,
			(SELECT string_agg(a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod), ',' ORDER BY a.attnum)
			 FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
			(SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
			(SELECT string_agg(pg_catalog.pg_get_constraintdef(c.oid), ',' ORDER BY c.conname) FROM pg_catalog.pg_constraint c WHERE c.contypid = t.oid))
		FROM member JOIN pg_catalog.pg_type t ON t.oid = objid WHERE classid = 'pg_catalog.pg_type'::regclass
	UNION ALL SELECT who || ' is ' || concat_ws(' ', c.relkind, c.relacl, c.reloptions, CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END,
			(SELECT string_agg(a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod), ',' ORDER BY a.attnum)
			 FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
		FROM member JOIN pg_catalog.pg_class c ON c.oid = objid WHERE classid = 'pg_catalog.pg_class'::regclass
	UNION ALL SELECT who || ' stands on ' || concat_ws(' ', i.type, i.identity, d.deptype)
		FROM member m JOIN pg_catalog.pg_depend d ON d.classid = m.classid AND d.objid = m.objid AND d.deptype IN ('n', 'a'),
			LATERAL pg_catalog.pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) i
	UNION ALL SELECT who || ' as made ' || coalesce(p.initprivs::text, '') FROM member m JOIN pg_catalog.pg_init_privs p ON p.classoid = m.classid AND p.objoid = m.objid
	ORDER BY 1
};

# The lines of one text that the other lacks, each way.
sub differences
{
	my ($is, $should) = @_;
	my %is = map { $_ => 1 } split /\n/, $is;
	my %should = map { $_ => 1 } split /\n/, $should;
	return join "\n", (map { "- $_" } grep { !$is{$_} } sort keys %should), (map { "+ $_" } grep { !$should{$_} } sort keys %is);
}

# The value of an expression that calls a function this version may not have, '' without it.
sub if_there
{
	my ($database, $function, $sql) = @_;
	return '' if $node->safe_psql($database, "SELECT to_regprocedure('$function') IS NULL", @as_analyst) eq 't';
	return $node->safe_psql($database, $sql, @as_analyst);
}

my @articles = (
	[ 'Lake Courier', 'Velsen Meets Hadari in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Yusuf al-Hadari in Sarn on Saturday.\n\n"We will come again," al-Hadari said.' ],
	[ 'Meridian Post', 'First talks\n\nMay 19, 2024\n\nForeign Minister Marta Velsen met opposition leader Yusuf al-Hadari in Sarn on Saturday.' ],
	[ 'Harbour Times', 'Talks go on\n\nMay 21, 2024\n\nForeign Minister Marta Velsen met Yusuf al-Hadari again in Tamsin on Monday. Police arrested Oren Dask on Tuesday.' ]);
sub load { my ($db, $i) = @_; return "SELECT news_archive.load_article(E'$articles[$i][1]', outlet => '$articles[$i][0]')" }

$node->safe_psql('new', 'CREATE EXTENSION news_archive', @as_analyst);
my $version = $node->safe_psql('new', q{SELECT extversion FROM pg_extension WHERE extname = 'news_archive'});
my $fresh = $node->safe_psql('new', $parts);
like($fresh, qr/^function news_archive\.load_article/m, 'a fresh extension shows its parts');

for my $old (@old)
{
	$node->safe_psql('old', "CREATE EXTENSION news_archive VERSION '$old'", @as_analyst);
	$node->safe_psql('old', q{SELECT news_archive.create_archive('news')}, @as_analyst);
	# with the new library the old functions store articles; what links them is no longer there
	$node->safe_psql('old', 'SET news_archive.link_at_load = off; ' . load('old', $_), @as_analyst) for 0, 1;
	is($node->safe_psql('old', 'SELECT count(*) FROM news.article', @as_analyst), '2', "$old loads articles");
	my (undef, undef, $told) = $node->psql('old', q{SELECT news_archive.refresh('news')}, @as_analyst);
	like($told, qr/ALTER EXTENSION news_archive UPDATE/, 'and says what to do to link them');
	$node->safe_psql('old', 'GRANT USAGE ON SCHEMA news, news_archive TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA news TO reader', @as_analyst);

	# what was put right with the old version can be undone with this one
	$node->safe_psql('old', q{
		UPDATE news.article SET published = '[2024-05-28,2024-05-29)', published_basis = 'analyst', published_confidence = 1 WHERE outlet = 'Lake Courier';
		UPDATE news.article_line l SET role = 'other', basis = 'analyst', confidence = 1 FROM news.article a
		WHERE a.article_id = l.article_id AND a.outlet = 'Lake Courier' AND l.line LIKE '%come again%';
		INSERT INTO news.correction (correction_id, kind, what)
		SELECT news_archive.content_id('correction', kind, what::text), kind, what FROM (
			SELECT 'published' AS kind, jsonb_build_object('article_id', article_id::text, 'published', '2024-05-28') AS what FROM news.article WHERE outlet = 'Lake Courier'
			UNION ALL SELECT 'line role', jsonb_build_object('article_id', l.article_id::text, 'line_no', l.line_no, 'role', 'other')
			FROM news.article_line l JOIN news.article USING (article_id) WHERE outlet = 'Lake Courier' AND line LIKE '%come again%') c}, @as_analyst);

	my ($code, undef, $error) = $node->psql('old', 'ALTER EXTENSION news_archive UPDATE', @as_analyst);
	is($code, 0, "$old is updated") or diag($error);
	is($node->safe_psql('old', q{SELECT extversion FROM pg_extension WHERE extname = 'news_archive'}), $version, "to $version");
	is(differences($node->safe_psql('old', $parts), $fresh), '', 'and is in all its parts what a fresh one is');

	is($node->safe_psql('old', q{SELECT count(*) FROM news.event e, news_archive.event_sources(e.event_id) s WHERE s.file IS NULL}, @as_analyst), '0', 'the sources of its events are read before its tables are upgraded');

	# by the administrator: the tables stay the owner's, and new ones are granted as the old
	my ($refused) = $node->psql('old', q{SELECT news_archive.upgrade_archive('news')}, extra_params => [ '-U', 'reader' ]);
	isnt($refused, 0, 'a reader does not upgrade the archive');
	$node->safe_psql('old', q{SELECT news_archive.upgrade_archive('news')}) for 1, 2;
	is($node->safe_psql('old', q{SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace = 'news'::regnamespace AND relowner <> 'analyst'::regrole}), '',
		'an archive that a superuser upgraded is its owner\'s');
	is($node->safe_psql('old', q{SELECT count(*) FROM news_archive.check_archive('news')}, extra_params => [ '-U', 'reader' ]), '0', 'and its readers read it');
	is(if_there('old', 'news_archive.check_archive(name)', q{SELECT c FROM news_archive.check_archive('news') c}), '', 'the archive is sound');
	$node->safe_psql('old', q{SELECT news_archive.undo_correction(correction_id) FROM news_archive.corrections()}, @as_analyst);
	is($node->safe_psql('old', q{SELECT published, published_basis, body LIKE '%come again%' FROM news.article WHERE outlet = 'Lake Courier'}, @as_analyst), '[2024-05-18,2024-05-19)|date line|t',
		'a correction of that version is undone');
	$node->safe_psql('old', load('old', 2), @as_analyst);
	is($node->safe_psql('old', q{SELECT name, articles FROM news_archive.find_entity('Yousef al Hadari', 1)}, @as_analyst), 'Yusuf al-Hadari|3',
		'the archive finds a name in the articles of both versions');
	is($node->safe_psql('old', q{SELECT string_agg(outlet, ', ' ORDER BY outlet) FROM news_archive.search('velsen haddari')}, @as_analyst),
		'Harbour Times, Lake Courier, Meridian Post', 'and so does its search');
	is($node->safe_psql('old', q{SELECT string_agg(during::text, ' ' ORDER BY during) FROM news_archive.find_events('Velsen', 'Hadari', 'CONSULT')}, @as_analyst),
		'[2024-05-18,2024-05-19) [2024-05-20,2024-05-21)', 'and its events');
	is(if_there('old', 'news_archive.check_archive(name)', q{SELECT c FROM news_archive.check_archive('news') c}), '', 'the archive is still sound');

	# An archive of this version that has read the same articles says the same.
	$node->safe_psql('new', q{SELECT news_archive.create_archive('news')}, @as_analyst);
	$node->safe_psql('new', load('new', $_), @as_analyst) for 0 .. 2;
	my $columns = q{
		SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.relnamespace = 'news'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1};
	is(differences($node->safe_psql('old', $columns), $node->safe_psql('new', $columns)), '', 'its tables are those of a new archive');
	$node->safe_psql('old', q{SELECT news_archive.drop_archive('news'); DROP EXTENSION news_archive CASCADE}, @as_analyst);
	$node->safe_psql('new', q{SELECT news_archive.drop_archive('news')}, @as_analyst);
}
$node->stop;
done_testing();
