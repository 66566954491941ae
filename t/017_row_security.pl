# Row-level security: who may not see some articles is told by every function and table what an archive without those articles tells.
#
# Two databases have the same articles: `sealed` has all of them, and a policy that hides some from the role reader, `open` was loaded without
# these.  Whatever the reader asks there, with what is said in notices and errors, is compared.  Outlets, people and places are invented.
use strict;
use warnings;
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('row_security');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\ntimezone = 'UTC'");
$node->start;
$node->safe_psql('postgres', 'CREATE ROLE reader LOGIN; CREATE ROLE writer LOGIN');

my $agency = 'Norwegian troops shelled the Hungarian camp near Sarn on Friday. Two bridges were closed, and the market stayed empty until noon, the mayor told reporters at the town hall.';

# Outlet, text, file.  Hidden is what the Harbour Gazette wrote and what lies in sealed/.
my @articles = (
	[ 'Lake Courier', "Talks in Sarn\n\nMay 18, 2024\n\nOpposition leader Yusuf al-Hadari met Foreign Minister Marta Velsen in Sarn on Saturday. \"We came to listen,\" al-Hadari said. At least 12 people were wounded when a stand fell." ],
	[ 'Meridian Post', "First talks on canal\n\nMay 19, 2024\n\nOpposition leader Yusuf al-Hadari met Foreign Minister Marta Velsen in Sarn on Saturday. Hadari spoke of the canal. Nine people were wounded when a stand fell." ],
	[ 'Daily Tessal', "Hadari meets Velsen in Sarn for canal talks\n\nOpposition leader Yusuf al-Hadari met the foreign minister, Marta Velsen, in Sarn on Saturday, and the two spoke of the canal." ],
	[ undef, "Canal talks denied\n\nMay 20, 2024\n\nForeign Minister Marta Velsen did not meet Yusuf al-Hadari in Sarn on Saturday, her office said. She will meet him in June." ],
	[ 'Harbour Times', "Hadari speaks\n\nMay 21, 2024\n\nHadari criticised the government of Hungary on Monday." ],
	[ 'Vale Herald', "Mill burns\n\n2/3/2024\n\nPolice arrested Oren Dask in Lethia on Friday." ],
	[ 'Vale Herald', "Mill rebuilt\n\n25/3/2024\n\nOren Dask met Prime Minister Anna Kovacs in Lethia on Monday. \"The mill is ours,\" Dask said." ],
	[ 'Lipa Post', "Camp shelled\n\nMay 18, 2024\n\nSARN (Northern Wire) - $agency" ],
	[ 'Vale Courier', "Shells on camp\n\nMay 19, 2024\n\n$agency" ],
	[ undef, "Norwegian troops attack\n\nMay 19, 2024\n\n$agency Nobody was hurt." ],
	[ 'Meridian Post', "Minister speaks\n\nMay 18, 2024\n\nThe Norwegian foreign minister, Jens Ulvang, criticised Hungary on Saturday." ],
	[ 'Vale Herald', "Goal in Szeged\n\nSeptember 3, 2024\n\nThe Hungarian striker Jens Ulvang praised his trainer Bela Toth on Tuesday." ],
	[ 'Lake Courier', "Dock strike enters week\n\nJune 18, 2024\n\nUnion head Ines Corriveau rejected the offer of harbour master Tomas Brandel on Tuesday after a long night of shouting." ],
	[ 'Lake Courier', "Dock strike ends\n\nJune 20, 2024\n\nUnion head Ines Corriveau met harbour master Tomas Brandel in Lipa on Wednesday, and agreed to end the strike. \"It was a long week,\" Corriveau said." ],
	[ 'Meridian Post', "Football coach quits\n\nAugust 2, 2024\n\nCoach Hugo Lindqvist resigned on Friday, and goalkeeper Pavel Orsini praised his patience with young players." ],
	[ 'Meridian Post', "Union sues port\n\nJune 21, 2024\n\nThe Lipa Transport Union (LTU) sued the port of Lipa on Thursday. The LTU wants its money back." ],
	[ 'Vale Herald', "LTU wins\n\nJuly 2, 2024\n\nThe LTU praised the court in Lipa on Monday. Ines Corriveau spoke for the LTU." ],
	[ 'Lake Courier', "Velsen in Oslo\n\nJuly 9, 2024\n\nForeign Minister Marta Velsen visited Oslo, Norway, on Monday and met the Norwegian foreign minister, Jens Ulvang. She accused Hungary of shelling the camp near Sarn." ],
	[ 'Daily Tessal', "Kovacs threatens\n\nJuly 12, 2024\n\nPrime Minister Anna Kovacs threatened on Thursday to sanction Norway. Hungary rejected the claims of Marta Velsen." ],
	[ 'Daily Tessal', "Sanctions come\n\nJuly 19, 2024\n\nHungary imposed sanctions on Norway on Thursday, Prime Minister Anna Kovacs said. \"There was no other way,\" Kovacs said." ],

	[ 'Vale Courier', "Velsen to travel\n\nJuly 5, 2024\n\nForeign Minister Marta Velsen plans to meet the Norwegian foreign minister, Jens Ulvang, in Oslo on Monday." ],
	[ 'Harbour Times', "No sanctions\n\nJuly 20, 2024\n\nHungary did not impose sanctions on Norway on Thursday, a spokesman said." ],

	# hidden: more on the same people and events, under other spellings, with other offices, days, places and figures
	[ 'Harbour Gazette', "Secret talks\n\nMay 18, 2024\n\nPresident Yusuf al-Hadari met Ambassador Marta Velsen in Sarn on Saturday, the palace confirmed. \"We came to listen,\" al-Hadari said. Forty people were wounded when a stand fell." ],
	[ 'Harbour Gazette', "Palace talks again\n\nMay 1, 2024\n\nPresident Yussuf al-Haddari criticised Ambassador Marta Velsen in Brannick, Iceland, on Wednesday. President Yussuf al-Haddari said that President Yussuf al-Haddari was not Oren Dask." ],
	[ 'Harbour Gazette', "Zemirian hired\n\nMay 25, 2024\n\nYussuf al-Haddari hired Tigran Zemirian, the head of Quorl Industries, in Brannick on Friday. \"Nobody knows,\" Zemirian said. The Quorl Mining Union (QMU) sued him on Friday. The QMU wants peace." ],
	[ 'Harbour Gazette', "Velsen denies it\n\nJuly 10, 2024\n\nMarta Velsen did not meet Jens Ulvang in Oslo on Monday, Tigran Zemirian said." ],
	[ 'Harbour Gazette', "None imposed\n\nJuly 21, 2024\n\nHungary did not impose sanctions on Norway on Thursday, the palace in Brannick said." ],
	[ 'Harbour Gazette', "Shells on the camp\n\nMay 21, 2024\n\n$agency" ],
	[ 'Lake Courier', "Strike leaders jailed\n\nJune 25, 2024\n\nPolice arrested union head Ines Corriveau and harbour master Tomas Brandel in Lipa on Tuesday. Police killed Pavel Orsini in Quistrel on Tuesday.", 'sealed/1' ],
	[ 'Lake Courier', "Dask freed\n\nApril 2, 2024\n\nKing Oren Dask met Prime Minister Anna Kovacs in Lethia on Monday. \"The mill is ours,\" Dask said. The king said that the zyxomma flies.", 'sealed/2' ],
	[ 'Meridian Post', "LTU loses\n\nDecember 2, 2024\n\nThe LTU criticised the court of Norway on Monday. Prime Minister Anna Kovacs resigned on Sunday. Norway bribed Hungary on Sunday.", 'sealed/3' ],
	[ 'Sealed Sheet', "Sealed note\n\nJanuary 3, 2025\n\nCount Ottmar Quenzel criticised Marta Velsen in Brannick on Thursday.", 'sealed/5' ],
	[ 'Sealed Sheet', "A paper of one article\n\nJanuary 2, 2025\n\nCount Ottmar Quenzel praised Marta Velsen in Brannick on Wednesday.", 'sealed/4' ]);
my $hidden = q{outlet IS DISTINCT FROM 'Harbour Gazette' AND coalesce(file, '') NOT LIKE 'sealed/%'};

sub is_hidden
{
	my ($article) = @_;
	return ($article->[0] // '') eq 'Harbour Gazette' || ($article->[2] // '') =~ /^sealed/;
}

sub load_all
{
	my ($db, $archive, @texts) = @_;
	my $load = '';
	for my $article (@texts)
	{
		my ($outlet, $text, $file) = map { defined $_ ? "\$t\$$_\$t\$" : 'NULL' } @$article[ 0 .. 2 ];
		$load .= "SELECT news_archive.load_article($text, outlet => $outlet, file => $file, archive => '$archive');\n";
	}
	$node->safe_psql($db, "SET client_min_messages = warning; SET news_archive.link_at_load = off;\n$load SELECT news_archive.refresh('$archive'); SELECT news_archive.refresh_search('$archive')");
	return;
}

# An archive in both databases, in `sealed` with the policy.
sub make_archives
{
	my ($archive, @texts) = @_;
	for my $db ('open', 'sealed')
	{
		my $on = $db eq 'sealed' ? 'true' : 'false';
		$node->safe_psql($db, "SELECT news_archive.create_archive('$archive', readers => '{reader}', row_security => $on); GRANT ALL ON ALL TABLES IN SCHEMA $archive TO writer; GRANT USAGE ON SCHEMA $archive TO writer");
		load_all($db, $archive, grep { $db eq 'sealed' || !is_hidden($_) } @texts);
	}
	$node->safe_psql('sealed', "CREATE POLICY not_sealed ON $archive.article FOR SELECT USING ($hidden)");
	return;
}

# What psql prints for each of these statements, and what it says beside.
sub answers
{
	my ($db, $role, @statements) = @_;
	my ($out, $said) = ('', '');
	my $n = 0;
	my $script = q{SET datestyle = 'ISO';
CREATE FUNCTION pg_temp.article(text) RETURNS bigint LANGUAGE sql AS 'SELECT article_id FROM news.article WHERE title = $1';
CREATE FUNCTION pg_temp.story(text) RETURNS bigint LANGUAGE sql AS 'SELECT story_id FROM news.article WHERE title = $1';
};
	$script .= "\\echo ==@{[ $n ]}\n\\warn ==@{[ $n++ ]}\n$_;\n" for @statements;
	$node->psql($db, $script, stdout => \$out, stderr => \$said, on_error_stop => 0, extra_params => [ '-U', $role ]);
	$_ .= "\n" for $out, $said;		# psql() takes the last one off
	$said =~ s/^psql:<stdin>:\d+: //mg;
	$said =~ s/^LINE \d+: /LINE: /mg;
	my @told = split /^==\d+\n/m, $out, -1;
	my @notices = split /^==\d+\n/m, $said, -1;
	return map { ($told[ $_ + 1 ] // '') . ($notices[ $_ + 1 ] // '') } 0 .. $#statements;
}

$node->safe_psql('postgres', "CREATE DATABASE $_") for 'open', 'sealed';
$node->safe_psql($_, 'CREATE EXTENSION news_archive; GRANT USAGE ON SCHEMA news_archive TO PUBLIC') for 'open', 'sealed';
make_archives('news', @articles);

# What the owner says besides: of articles, of reports, and of names.  Of what is hidden only in one.
my $id = "(SELECT article_id FROM news.article WHERE title = '%s')";
my $entity = "(SELECT entity_id FROM news.entity_name WHERE name = '%s' AND kind = 'person')";
for my $db ('open', 'sealed')
{
	$node->safe_psql($db, join "\n", map { "SELECT $_;" } (
		sprintf("news_archive.set_outlet($id, 'Lipa Gazette', why => 'its masthead')", 'Camp shelled'),
		sprintf("news_archive.set_published($id, '2024-07-10')", 'Velsen in Oslo'),
		sprintf("news_archive.drop_report($id, 1, why => 'misread')", 'Football coach quits'),
		sprintf("news_archive.rename_entity($entity, 'Bela Toth the Elder')", 'Bela Toth'),
		sprintf("news_archive.set_entity($entity, sector => 'MED')", 'Tomas Brandel'),
		sprintf("news_archive.keep_apart($entity, $entity)", 'Ines Corriveau', 'Hugo Lindqvist'),
		sprintf("news_archive.merge_entities($entity, $entity)", 'Bela Toth', 'Hugo Lindqvist')));
	$node->safe_psql($db, q{INSERT INTO news.place (place_id, name, folded, country, latitude, longitude, population, capital)
		VALUES (1, 'Lipa', '{lipa}', 'HUN', 46, 20, 30000, false), (2, 'Sarn', '{sarn}', 'HUN', 46, 21, 20000, false), (3, 'Brannick', '{brannick}', 'ISL', 64, -20, 20000, true);
		INSERT INTO news.synonym VALUES ('palace', 'presidency')});
}
$node->safe_psql('sealed', join "\n", map { "SELECT $_;" } (
	sprintf("news_archive.set_outlet($id, 'Sealed Sheets')", 'A paper of one article'),
	sprintf("news_archive.set_title($id, 'A paper')", 'A paper of one article'),
	sprintf("news_archive.keep_apart($entity, $entity)", 'Tigran Zemirian', 'Ottmar Quenzel'),
	sprintf("news_archive.rename_entity($entity, 'Zemirian the Bold')", 'Tigran Zemirian'),
	sprintf("news_archive.remove_article($id)", 'Sealed note')));

# ---------------------------------------------------------------------------------------------------- functions

# Each function that takes an archive, with what is asked of it.  A function of the schema that stands nowhere here fails the test.
my @names = ('Hadari', 'Yussuf al-Haddari', 'Velsen', 'Zemirian', 'Oren Dask', 'Jens Ulvang', 'LTU', 'Hungary', 'Ottmar Quenzel');
my @titles = ('Talks in Sarn', 'Canal talks denied', 'Shells on camp', 'Velsen in Oslo', 'Dock strike ends', 'Secret talks', 'Mill rebuilt', 'Sanctions come', 'Palace talks again');
my @queries = ('velsen hadari', 'talks', 'zyxomma', 'the camp near Sarn', 'person:"Tigran Zemirian"', 'person:Velsen', 'by:"Harbour Gazette"', 'by:"Lake Courier"', 'said:listen',
	'event:arrest', 'event:consult', 'date:2024-05', 'title:talks', 'ltu', 'hungary -velsen', 'strike OR court', 'zemirian', 'place:Brannick', 'org:"Quorl Industries"', '"Lipa Transport Union"');

sub quoted { my ($s) = @_; $s =~ s/'/''/g; return "'$s'"; }
sub each_name { my ($call) = @_; return map { sprintf $call, quoted($_) } @names; }
sub each_query { my ($call) = @_; return map { sprintf $call, quoted($_) } @queries; }
sub each_article { my ($call) = @_; return map { sprintf $call, 'pg_temp.article(' . quoted($_) . ')' } @titles; }
# of all events that the reader finds, and of one that only hidden articles tell
sub each_event
{
	my ($function, $more) = (@_, '');
	return ("find_events(min_confidence => NULL) e, LATERAL news_archive.$function(e.event_id$more)", "$function(42)");
}

my %asked = (
	coverage => [ each_name("coverage(%s)"), each_name("coverage(%s, 'outlet')"), "coverage('Velsen', 'day', '2024-05')" ],
	differences => [ each_event('differences'), map { 'differences(story_id => pg_temp.story(' . quoted($_) . '))' } @titles ],
	corroboration => [ each_event('corroboration') ],
	article_diff => [ "article_diff(pg_temp.article('Talks in Sarn'), pg_temp.article('First talks on canal'))", "article_diff(pg_temp.article('Talks in Sarn'), pg_temp.article('Secret talks'))" ],
	country_dyads => [ 'country_dyads(min_confidence => NULL)', "country_dyads(status => NULL, per => 'dyad', by => 'year')", "country_dyads(type => 'ASSAULT')", "country_dyads(actor_country => 'Iceland', min_confidence => NULL)" ],
	entity_roles => [ each_name('entity_roles(%s)') ],
	dossier => [ each_name('dossier(%s)') ],
	dossier_event => [ each_event('dossier_event') ],
	dossier_story => [ map { 'dossier_story(pg_temp.story(' . quoted($_) . '))' } @titles ],
	dossier_country => [ "dossier_country('Norway', 'Hungary', min_confidence => NULL)", "dossier_country('Hungary', 'Iceland')" ],
	archive_overview => [ 'archive_overview(min_confidence => NULL)', "archive_overview('2024-05')" ],
	timeline_svg => [ each_name('timeline_svg(%s)') ],
	network_svg => [ 'network_svg()', each_name('network_svg(%s)') ],
	coverage_svg => [ 'coverage_svg()', each_name('coverage_svg(%s)') ],
	timeline_json => [ each_name('timeline_json(%s, min_confidence => NULL)') ],
	timeline_ics => [ each_name('timeline_ics(%s)') ],
	events_geojson => [ 'events_geojson(min_confidence => NULL)', each_name('events_geojson(%s)') ],
	network_graphml => [ 'network_graphml()', each_name('network_graphml(%s)') ],
	network_gexf => [ 'network_gexf()', each_name('network_gexf(%s)') ],
	network_dot => [ 'network_dot()', each_name('network_dot(%s)') ],
	events_icews => [ 'events_icews(min_confidence => NULL)', each_name('events_icews(%s)') ],
	events_gdelt => [ 'events_gdelt(min_confidence => NULL)', each_name('events_gdelt(%s)') ],
	events_gdelt1 => [ 'events_gdelt1()' ],
	search_atom => [ each_query('search_atom(%s)') ],
	search_rss => [ each_query('search_rss(%s)') ],
	new_since_atom => [ "new_since_atom('2000-01-01', min_confidence => NULL)" ],
	new_since_rss => [ "new_since_rss('2000-01-01')" ],
	article_ninjs => [ each_article('article_ninjs(%s)') ],
	article_jsonld => [ each_article('article_jsonld(%s)') ],
	entities_ftm => [ 'entities_ftm(min_confidence => NULL)', each_name('entities_ftm(%s)') ],
	co_mentions => [ each_name('co_mentions(%s)') ],
	name_variants => [ each_name('name_variants(%s, 0.5)') ],
	find_events => [ 'find_events()', 'find_events(min_confidence => NULL)', each_name('find_events(%s, min_confidence => NULL)'), each_name('find_events(%s, include_people => true)'), each_name('find_events(target => %s)'),
		"find_events(place => 'Brannick')", "find_events(place => 'Sarn')", "find_events(place => 'Norway')", "find_events(place => 'Quistrel')", "find_events(mode => 'arrest')", "find_events(type => 'COERCE', mode => 'arrest')",
		"find_events(type => 'ASSAULT')", "find_events(status => 'denied', min_confidence => NULL)", "find_events(during => '2024-05-18')", "find_events(during => '2024-12')", "find_events(actor_country => 'ISL')",
		"find_events(actor_sector => 'GOV')", "find_events(type => '04')", "find_events(target_country => 'Hungary')", "find_events(actor_country => 'XKX')", "find_events(type => 'CONSULT', mode => 'visit')" ],
	timeline => [ each_name('timeline(%s, min_confidence => NULL)') ],
	event_sources => [ each_event('event_sources') ],
	find_quotes => [ 'find_quotes()', 'find_quotes(min_confidence => NULL)', each_name('find_quotes(%s)'), "find_quotes(words => 'listen')", "find_quotes(words => 'nobody')", 'find_quotes(not_said => true)' ],
	what_did_they_say => [ each_name('what_did_they_say(%s)'), "what_did_they_say('Dask', 'mill')", "what_did_they_say('Zemirian', 'nobody')" ],
	explain_event => [ map { "explain_event(pg_temp.article(" . quoted($_) . "), 1)" } @titles ],
	entity_names => [ each_name('entity_names(%s)') ],
	find_entity => [ each_name('find_entity(%s)'), "find_entity('Hadari', kind => 'organisation')", "find_entity('Sarn', 3, 'place')" ],
	match_names => [ "match_names('{Velsen,Tigran Zemirian,Hadari,Haddari,LTU,Quenzel,Oren Dask}')" ],
	network => [ 'network()', "network(during => '2024-05')", "network(kind => 'person')", each_name('network(%s)') ],
	new_since => [ "new_since('2000-01-01', min_confidence => NULL)", 'new_since(now())' ],
	outlets => [ 'outlets()', 'outlets(min_confidence => NULL)' ],
	resolve_place => [ "resolve_place('Lipa')", "resolve_place('Paris')" ],
	article_places => [ each_article('article_places(%s)') ],
	event_places => [ each_event('event_places') ],
	event_relations => [ each_event('event_relations', ', min_confidence => NULL') ],
	search => [ each_query('search(%s)'), "search('velsen OR talks', exact => true, half_life => 30)", "search('talks', outlet => 'Harbour Gazette')", "search('talks', outlet => 'Sealed Sheet')", "search('talks', '2024-05-18')" ],
	indexed_in_part => ['indexed_in_part()'],
	explain_match => [ map { my $q = $_; map { sprintf "explain_match(pg_temp.article(%s), %s)", quoted($_), quoted($q) } 'Talks in Sarn', 'Secret talks' } 'velsen hadari', 'zyxomma talks', 'ltu' ],
	search_counts => [ (map { 'search_counts(' . quoted($_) . ')' } @queries[ 0 .. 5 ]), map { "search_counts('talks OR velsen OR ltu', '$_')" } 'language', 'day', 'month', 'year', 'person', 'organisation', 'place', 'event type' ],
	suggest => [ map { "suggest('$_')" } 'had', 'hadd', 'vel', 'zem', 'quo', 'lip', 'sec', 'tal', 'yus', 'yuss', 'bran', 'o', 'otto', 'ottm' ],
	similar_articles => [ each_article('similar_articles(%s)') ],
	expanded_query => [ each_name('expanded_query(%s)'), "expanded_query('Tigran Zemirian')" ],
	find_stories => [ 'find_stories()', 'find_stories(max_rows => NULL)', each_name('find_stories(entity => %s)'), "find_stories('talks')", "find_stories('zyxomma')", "find_stories(during => '2024-05')", 'find_stories(min_articles => 3)' ],
	places => [ 'places()', "places('Hungary')", "places('Iceland')" ],
	copies => [ each_article('copies(%s)') ],
	corrections => ['corrections()'],
	is_archive => [ "is_archive('news')", "is_archive('news_sealed')" ],
	check_all_seen => [],		# is for inside
	events_text => [ 'events_text(min_confidence => NULL)', each_name('events_text(%s)') ],
	timeline_text => [ each_name('timeline_text(%s)') ],
	sources_text => [ each_event('sources_text') ],
	quotes_text => [ 'quotes_text()', each_name('quotes_text(%s)') ],
	search_text => [ map { 'search_text(' . quoted($_) . ')' } @queries[ 0 .. 5 ] ],
);
# What the owner alone may do, or who sees all, and what these stand on.
my @for_all_seen = qw(check_archive review_queue check_owner create_archive upgrade_archive drop_archive follow_article_policies comment_columns grant_reading visible_when
	add_entity add_reference_entities install_gazetteer refresh_search reindex_search refresh load_directory read_events_again reanalyse reanalyse_some
	set_line_role set_published set_outlet set_url set_title merge_entities split_entity rename_entity keep_apart set_entity drop_event set_event merge_events split_event correct set_report
	drop_report set_speaker drop_quotation move_mention undo_correction undo_corrections remove_article load_article try_load_article correcting_call enter enter_to_load
	complete_links complete_archive put_policies put_policies_again put_view put_views views_there create_search_tables
	distribute_archive distribute_table distribute_tables partitions_of make_partition cut_tables exchange_partition drop_old_partition know_holder move_partition);
# What the pages and drawings that are asked above are made of.
my @of_pages = qw(network_graph network_chart page_from name_section entity_page event_page story_page country_page overview_page drawing_data difference_rows difference_section network_section);

is($node->safe_psql('open', q{SELECT count(*) FROM pg_proc WHERE pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND prosecdef}), '0', 'no function runs with the rights of another than its caller');

# A function select_...() is what another one stands on.
sub list { return join ', ', map { quoted($_) } @_; }
my $takes_archive = "p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND coalesce(ARRAY['archive', 'of_archive'] && p.proargnames, false)";
my $unasked = $node->safe_psql('open', sprintf(<<'SQL', $takes_archive, list(@for_all_seen, @of_pages, keys %asked), list('review_queue', keys %asked)));
SELECT p.oid::regprocedure FROM pg_proc p WHERE %s AND p.proname <> ALL (ARRAY[%s, 'told_spellings', 'entities_for_reader', 'tell_unknown_outlet'])
	AND NOT EXISTS (SELECT FROM pg_proc o WHERE o.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND o.proname IN (%s) AND o.prosrc ~ ('\mnews_archive(_inner)?\.' || p.proname || '\('))
ORDER BY 1
SQL
is($unasked, '', 'each function that takes an archive is asked here');

# Those that take none read no table, or do so inside of others only.
my $tables = join '|', split /\n/, $node->safe_psql('open', 'SELECT unnest(news_archive_inner.archive_tables())');
is($node->safe_psql('open', sprintf(<<'SQL', $takes_archive, $tables)), '', 'no other function reads the tables of an archive');
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND NOT (%s)
	AND l.lanname <> 'c' AND p.provolatile <> 'i' AND p.prosrc !~ 'news_archive_inner\.enter(ed)?\(' AND p.prosrc ~ '(FROM|JOIN|INTO|UPDATE) (%s)\M' AND p.proname NOT LIKE 'wrong\_%%'
ORDER BY 1
SQL

my @statements;
for my $function (sort keys %asked)
{
	push @statements, map { "SELECT '$function', t.* FROM news_archive.$_ t" } @{ $asked{$function} };
}

# What answers say in the one database and in the other alike.
sub comparable
{
	my ($answer) = @_;
	# what was loaded or said at another moment
	$answer =~ s/\|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+00(?=\||$)/|then/mg;
	# a sector that set_entity() gave is told to who sees all
	$answer =~ s/<data key="sector">MED<\/data>|<attvalue for="sector" value="MED"><\/attvalue>|, "keywords": \["MED"\]//g;
	$answer =~ s/(?:\bDTSTAMP:|<updated>|<lastBuildDate>|"versioncreated": ")\K[^<"\r]+/then/g;
	$answer =~ s/\|20\d{12}(?=\|)|\|20\d{6}(?=\|(?:\n|http))/|then/g if $answer =~ /^events_gdelt/m;
	# a name that is not known is an error, or where a policy hides articles a notice and no rows, whether hidden ones have it or not
	$answer =~ s/^(?:ERROR|NOTICE):  no entity is named like ("[^"]*")(?: in the articles that you may see)?\n(?:HINT: .*\n)?(?:CONTEXT: .*\n)?(?:(?:PL\/pgSQL|SQL) .*\n)*/not known: $1\n/mg;
	# of a page or drawing what it tells, tag by tag; where a name is not known there is none
	$answer =~ s/^(?:dossier|\w+_svg|timeline_json|timeline_ics|events_geojson|network_\w+)\|\n//mg;
	$answer =~ s/<(style|script)\b.*?<\/\1>//gs;
	$answer =~ s/></>\n</g;
	return $answer;
}
# The lines of one answer that another one lacks.
sub lacking
{
	my ($answer, $other) = @_;
	my %there = map { $_ => 1 } split /\n/, $other;
	return join '', map { "$_\n" } grep { !$there{$_} } split /\n/, $answer;
}
my @open = map { comparable($_) } answers('open', 'reader', @statements);

# The functions of which answers differ from those of the open archive, with these.
sub differing_functions
{
	my ($role) = @_;
	my @sealed = map { comparable($_) } answers('sealed', $role, @statements);
	my %differs;
	for my $i (grep { $open[$_] ne $sealed[$_] } 0 .. $#statements)
	{
		my ($function) = $statements[$i] =~ /^SELECT '(\w+)'/;
		$differs{$function} .= "$statements[$i]\n--- only open\n" . lacking($open[$i], $sealed[$i]) . "--- only sealed\n" . lacking($sealed[$i], $open[$i]) . "\n";
	}
	return %differs;
}
my %differs = differing_functions('reader');
ok(!$differs{$_}, "$_() tells what an archive without the hidden articles tells") or diag(substr $differs{$_}, 0, 6000) for sort keys %asked;

# The comparison is worth something: there are answers, and who sees all is told otherwise.
my %rows;
for my $answer (@open) { $rows{$1} = 1 if $answer =~ /^(\w+)\|/m; }
my @empty = grep { !$rows{$_} && @{ $asked{$_} } } sort keys %asked;
is("@empty", 'indexed_in_part', 'all functions but these have rows to compare');
my %told_all = differing_functions('postgres');
my @same = grep { !$told_all{$_} && @{ $asked{$_} } } sort keys %asked;
is("@same", 'indexed_in_part is_archive resolve_place', 'and tell the owner otherwise, but for these');

# ------------------------------------------------------------------------------------------------------- tables

# one: what is told of one article, with its key; some: rows of the open one that no hidden article tells; none.
my %of_one = (article => [], article_line => ['line_no'], mention => ['mention_no'], time_expression => ['expression_no'], quotation => ['quotation_no'],
	event_report => ['report_no'], signature => [], copy => [], date_order => ['day_first'], pending => []);
my @of_several = qw(entity entity_name namesake event story event_parent correction neighbour);
my @of_owner = qw(place act synonym known_entity);
my @of_nobody = qw(rejected pending_block common_key code_count repeated_line search_word search_total archive_state);
is(join(' ', sort keys %of_one, @of_several, @of_owner, @of_nobody), join(' ', sort split /\n/, $node->safe_psql('open', 'SELECT unnest(news_archive_inner.archive_tables())')), 'each table is looked at');

# The rows of a table without the moments of the load.
my %rows_of;
sub rows_of
{
	my ($db, $archive, $table) = @_;
	my $rows = $rows_of{"$db $archive"} //= do
	{
		my $query = join ' UNION ALL ', map { "SELECT '$_', to_jsonb(t) - '{loaded_at,made_at,undone_at}'::text[] FROM $archive.$_ t" } split /\|/, $tables;
		my %all;
		for (split /\n/, $node->safe_psql($db, "$query ORDER BY 1, 2", extra_params => [ '-U', 'reader' ])) { push @{ $all{$1} }, $2 if /^(\w+)\|(.*)/; }
		\%all;
	};
	return @{ $rows->{$table} // [] };
}

# The columns of a table that differ in rows of one key, and what rows only one of the two has.
sub differing
{
	my ($archive, $table) = @_;
	my %row;
	for my $db ('open', 'sealed')
	{
		for my $text (rows_of($db, $archive, $table))
		{
			my $row = decode_json($text);
			$row{ join ' ', map { $row->{$_} } 'article_id', @{ $of_one{$table} } }{$db} = $row;
		}
	}
	my %differs;
	for my $both (values %row)
	{
		my ($open, $sealed) = @$both{ 'open', 'sealed' };
		if (!$open || !$sealed) { $differs{"$table row in " . ($open ? 'open' : 'sealed')} = 1; next; }
		my $json = JSON::PP->new->canonical->allow_nonref;
		$differs{"$table.$_"} = 1 for grep { $json->encode($open->{$_}) ne $json->encode($sealed->{$_}) } keys %$open;
	}
	return sort keys %differs;
}

# The day that a story gives an article is the same one here, but it says from how many articles it has it.
is(join(', ', map { differing('news', $_) } sort keys %of_one), 'article.published_basis', 'tables of what one article tells have the rows of an archive without the hidden articles');
for my $table (@of_several)
{
	my %is_open = map { $_ => 1 } rows_of('open', 'news', $table);
	is_deeply([ grep { !$is_open{$_} } rows_of('sealed', 'news', $table) ], [], "$table has no other rows than an archive without the hidden articles");
}
is_deeply([ rows_of('sealed', 'news', $_) ], [ rows_of('open', 'news', $_) ], "$_ has the same rows") for @of_owner;
is_deeply([ rows_of('sealed', 'news', $_) ], [], "$_ has no rows") for @of_nobody;

# -------------------------------------------------------------------------------------------------------- views
# A view tells the reader what that of an archive without the hidden articles does, also as it is before PostgreSQL 15, where it has its owner's rights.
my @views = split /\n/, $node->safe_psql('open', 'SELECT view FROM news_archive_inner.view_queries()');
sub rows_of_view
{
	my ($db, $role, $view) = @_;
	# when it was loaded; and from how many articles of its story a day is
	return $node->safe_psql($db, "SELECT to_jsonb(v) - '{loaded,time_basis}'::text[] FROM news.$view v ORDER BY 1", extra_params => [ '-U', $role ]);
}
sub views_tell_the_same
{
	my ($how) = @_;
	is(rows_of_view('sealed', 'reader', $_), rows_of_view('open', 'reader', $_), "$_ tells what an archive without the hidden articles tells$how") for @views;
	return;
}
views_tell_the_same('');
isnt(rows_of_view('sealed', 'postgres', $_), rows_of_view('open', 'postgres', $_), "and $_ tells the owner otherwise") for @views;
like(rows_of_view('open', 'reader', $_), qr/\n/, "$_ has rows to compare") for @views;
$node->safe_psql('sealed', join ';', map { "ALTER VIEW news.$_ RESET (security_invoker)" } @views) if $node->pg_version >= 15;
views_tell_the_same(' with the rights of its owner');
my ($failed, undef, $view_said) = $node->psql('sealed', 'SET row_security = off; SELECT count(*) FROM news.v_event', extra_params => [ '-U', 'reader' ]);
like($view_said, qr/query would be affected by row-level security policy/, 'nothing is told when policies are not to be asked');
# a filter of the reader's sees no row that the view does not show
is($node->safe_psql('sealed', q{CREATE FUNCTION pg_temp.leak(t text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$BEGIN IF t LIKE '%Zemirian%' THEN RAISE EXCEPTION 'seen: %', t; END IF; RETURN true; END$$;
	SELECT count(*) > 0 FROM news.v_event WHERE pg_temp.leak(text)}, extra_params => [ '-U', 'reader' ]), 't', 'and shows none to a filter first');

# --------------------------------------------------------------------------------------------- what changes an archive
# Who may write and does not see all corrects nothing, and is told the same of what is hidden as of what is not there.
my %hidden_id = map { $_->[0] => $node->safe_psql('sealed', $_->[1]) } (
	[ article => sprintf('SELECT %s', sprintf $id, 'Secret talks') ], [ entity => sprintf('SELECT %s', sprintf $entity, 'Tigran Zemirian') ],
	[ event => sprintf('SELECT event_id FROM news.event_report WHERE article_id = %s ORDER BY report_no LIMIT 1', sprintf $id, 'A paper') ],
	[ correction => "SELECT correction_id FROM news.correction WHERE what::text LIKE '%Zemirian%' LIMIT 1" ]);
my @changes = (
	[ article => "set_line_role(%s, 1, 'body')", "set_published(%s, '2024-01-01')", "set_outlet(%s, 'x')", "set_url(%s, 'x.example')", "set_title(%s, 'x')", 'remove_article(%s)', "set_report(%s, 1, status => 'denied')",
		'drop_report(%s, 1)', "set_speaker(%s, 1, 'Velsen')", 'drop_quotation(%s, 1)', "move_mention(%s, 1, 'Velsen')", "correct('[{\"title\": \"x\", \"article_id\": \"%s\"}]')" ],
	[ event => 'drop_event(%s)', "set_event(%s, status => 'denied')", 'merge_events(%s, 42)', 'split_event(%s, 42, 1)' ],
	[ entity => 'merge_entities(%s, 42)', "split_entity(%s, 'x')", "rename_entity(%s, 'x')", 'keep_apart(%s, 42)', "set_entity(%s, sector => 'GOV')" ],
	[ correction => 'undo_correction(%s)', 'undo_corrections(ARRAY[%s])' ]);
for my $role ('reader', 'writer')
{
	my (@of_hidden, @of_unknown);
	for (@changes)
	{
		my ($kind, @calls) = @$_;
		push @of_hidden, map { 'SELECT news_archive.' . sprintf $_, $hidden_id{$kind} } @calls;
		push @of_unknown, map { 'SELECT news_archive.' . sprintf $_, 4242 } @calls;
	}
	my $ids = join '|', values %hidden_id;
	my @hidden_told = map { s/$ids/4242/gr } answers('sealed', $role, @of_hidden);
	my @unknown_told = answers('sealed', $role, @of_unknown);
	is_deeply(\@hidden_told, \@unknown_told, "a $role is told the same of what is hidden and of what is not there");
	is(join('', map { $hidden_told[$_] =~ /^ERROR/m ? '' : "$of_hidden[$_]: $hidden_told[$_]" } 0 .. $#of_hidden), '', "and a $role changes nothing");
}
my @refused = answers('sealed', 'reader', map { "SELECT count(*) FROM $_" } 'news_archive.check_archive()', 'news_archive.review_queue()', "news_archive_inner.told_spellings(NULL, 'tigran zemirian', NULL, 'news')");
like($refused[$_], qr/^ERROR:  row-level security may hide articles of archive "news" from "reader"/, 'what all articles are looked at for is refused') for 0, 1;
is($refused[2], "0\n", 'a name of a hidden article is no spelling');
is((answers('sealed', 'reader', "SET search_path = pg_catalog, news; SELECT news_archive_inner.enter('news'); SELECT count(*) FROM news.entity_name WHERE name LIKE '%Zemirian'"))[0] =~ s/^\n//r, "0\n",
	'entering the archive by hand shows no more names');

# ----------------------------------------------------------------------------------------------- what is not hidden
# Which visible things are one, and which day an article has that does not say its own, is settled by all articles, when they are loaded.  Each of these
# is provoked here; docs/security.md has the list.

my $storm = 'A storm tore the roof off the town hall of Quistrel, and forty families of fishermen slept in the school, the fire brigade of the valley said.';
my $ferry = 'The ferry between Lipa and Brannick ran aground in fog, and two hundred passengers were taken off by lifeboats before noon, the coast guard of the lake said in a note.';
make_archives('ties',
	# the day of a story
	[ 'Lake Courier', "Storm over Quistrel\n\n$storm The mayor, Ada Quill, thanked the fire brigade on Monday. She met Oren Dask on Tuesday." ],
	[ 'Harbour Gazette', "Storm in Quistrel\n\nMay 15, 2024\n\n$storm Nobody was hurt, and the roof lay in the harbour." ],
	# the first version of a text
	[ 'Harbour Gazette', "Ferry aground\n\nJune 3, 2024\n\n$ferry" ],
	[ 'Vale Courier', "Ferry in fog\n\nJune 4, 2024\n\n$ferry The captain was not hurt." ],
	[ 'Lipa Post', "Fog on the lake\n\nJune 5, 2024\n\n$ferry" ],
	# whose surname it is
	[ 'Meridian Post', "Singer honoured\n\nAugust 3, 2024\n\nThe singer Karim Brandel praised the miners of Lipa on Friday." ],
	[ 'Vale Herald', "Brandel sings\n\nAugust 5, 2024\n\nBrandel criticised the government of Hungary on Sunday. \"I will sing,\" Brandel said. Norway praised Brandel on Sunday." ],
	[ 'Harbour Gazette', "Harbour master speaks\n\nAugust 5, 2024\n\nHarbour master Tomas Brandel resigned on Sunday." ],
	# day and month
	[ 'Daily Tessal', "Mill burns\n\n2/9/2024\n\nPolice arrested Ines Corriveau in Lethia on Friday." ],
	[ 'Daily Tessal', "Mill rebuilt\n\n25/9/2024\n\nAnna Kovacs opened the mill.", 'sealed/6' ],
	# what is vague is counted to what is exact
	[ 'Lake Courier', "Envoy back\n\nOctober 9, 2024\n\nForeign Minister Marta Velsen met Bela Toth in October." ],
	[ 'Harbour Gazette', "Envoy in Sarn\n\nOctober 9, 2024\n\nForeign Minister Marta Velsen met Bela Toth in Sarn on Tuesday." ]);
my @tied = map { differing('ties', $_) } sort keys %of_one;
is(join("\n", @tied), join("\n", map { my $t = $_->[0]; map { "$t.$_" } @$_[ 1 .. $#$_ ] }
	[ article => qw(published published_basis published_confidence source_id story_id) ], [ copy => qw(copy_of similarity) ],
	[ event_report => qw(actor_id during event_id key_id near_day precision target_id) ], [ mention => 'entity_id' ], [ quotation => 'speaker_id' ],
	[ time_expression => qw(confidence during precision value) ]), 'where hidden articles tie visible ones, no other column shows it');

# ------------------------------------------------------------------------------------------- a policy on article only
# Functions hide as much when the tables do not follow.
$node->safe_psql('sealed', "ALTER TABLE $_->[0] DISABLE ROW LEVEL SECURITY")
	for map { [$_] } split /\n/, $node->safe_psql('sealed', q{SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace = 'news'::regnamespace AND c.relrowsecurity AND c.relname <> 'article'});
%differs = differing_functions('reader');
views_tell_the_same(' when the tables do not follow');
is(join(' ', sort keys %differs), '', 'functions hide what a policy hides when the tables do not follow') or diag(map { substr $_, 0, 3000 } values %differs);

done_testing();
