# Pages, as they are seen: in a headless Chromium (where there is one) nothing is fetched or complained of, everything can be read, reached by
# keyboard and printed; and one over ten thousand events is made in a second.
use strict;
use warnings;
use Cwd qw(abs_path);
use FindBin;
use lib "$FindBin::Bin/browser";
use Browser;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "fsync = off\njit = off");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION news_archive');

my $dir = abs_path(PostgreSQL::Test::Utils::tempdir());
sub slurp { my ($p) = @_; open my $f, '<:raw', $p or die "$p: $!\n"; local $/; return scalar <$f> }

# ---- the client

my @client = ('news-archive', '-d', $node->connstr('postgres'));
sub client
{
	my ($stdout, $stderr);
	IPC::Run::run([ @client, @_ ], '>', \$stdout, '2>', \$stderr);
	return ($? >> 8, $stdout, $stderr);
}
my ($samples) = grep { -d } map { "$FindBin::Bin/$_" } '../examples/articles', '../../examples/articles';
is((client('load', '--create', $samples))[0], 0, 'the samples are loaded');
my $person = $node->safe_psql('postgres', q{SELECT name FROM news.entity WHERE kind = 'person' ORDER BY articles DESC, name LIMIT 1});
my $event = $node->safe_psql('postgres', 'SELECT event_id FROM news.event ORDER BY independent_sources DESC, reports DESC, event_id LIMIT 1');
my $story = $node->safe_psql('postgres', 'SELECT story_id FROM news.story ORDER BY articles DESC, story_id LIMIT 1');
my %pages;
for my $p ([ person => $person ], [ event => '--event', $event ], [ story => '--story', $story ], [ countries => '--countries', 'Norway', 'Hungary' ], [ archive => '--overview' ])
{
	my ($name, @args) = @$p;
	my ($status, $out, $err) = client('report', @args);
	is($status, 0, "report @args is written") or diag $err;
	like($out, qr{^<!DOCTYPE html>.*</html>\n$}s, 'as a page');
	$pages{$name} = "$dir/$name.html";
	open my $f, '>:raw', $pages{$name} or die;
	print $f $out;
	close $f;
}
is_deeply([ map { (client('report', @$_))[0] } [ 'Qwxz Vbnm' ], [ '--event', 1 ], [ '--event', 'x' ], [], [ '--countries', 'Norway' ] ], [ 2, 1, 2, 2, 2 ], 'what is not there, and what is no question, is told by the exit status');
like((client('report', 'Qwxz Vbnm'))[2], qr/no entity is named like "Qwxz Vbnm"/, 'and in words');

# ---- ten thousand events

$node->safe_psql('postgres', q{
SELECT news_archive.create_archive('many');
INSERT INTO many.article (article_id, outlet, title, published, published_basis, language, body, format, raw, source_id)
SELECT i, 'Outlet ' || i % 30, 'Report number ' || i, daterange(d, d + 1), 'given', 'en', b.body, 'text', b.body, i % 30
FROM generate_series(1, 2000) i, LATERAL (SELECT date '2012-01-01' + i * 2 AS d) d,
	LATERAL (SELECT string_agg(format('On %s President Ola Brandt met envoy number %s in Oslo, officials said.', d.d, (i * 5 + k) % 400), ' ' ORDER BY k) AS body FROM generate_series(0, 9) k) b;
INSERT INTO many.entity (entity_id, kind, name, articles) SELECT i, 'person', CASE WHEN i = 1000 THEN 'Ola Brandt' ELSE format('Envoy %sand%s', chr(65 + i % 26), chr(97 + i / 26 % 26)) END, 2000 FROM generate_series(1, 1000) i WHERE i <= 400 OR i = 1000;
INSERT INTO many.entity_name (name_id, entity_id, kind, name, folded, keys) SELECT entity_id, entity_id, kind, name, news_archive.fold_name(name), news_archive.name_keys(name) FROM many.entity;
INSERT INTO many.mention (article_id, mention_no, start, length, mention, kind, chain, name, role, confidence, form, entity_id)
SELECT i, k + 1, 1, 10, 'Brandt', 'person', k + 1, 'Brandt', 'president', 0.9, 'name', CASE k WHEN 0 THEN 1000 ELSE (i * 5 + k) % 400 + 1 END FROM generate_series(1, 2000) i, generate_series(0, 5) k;
INSERT INTO many.event_report (article_id, report_no, event_id, sentence_no, start, length, words, type, actor, target, during, "precision", status, basis, confidence, act_start, act_length, actor_id, target_id, words_id)
SELECT i, k, e, k, 15, 40, 'words ' || e, (ARRAY['CONSULT', 'CONSULT', 'AGREE', 'SUPPORT', 'ACCUSE', 'REJECT', 'REQUEST', 'ASSAULT', 'COERCE', 'AID'])[e % 10 + 1], 'Ola Brandt', 'Envoy', a.published, 'day', 'actual', 'meet', 0.5 + e % 50 / 100.0, 20, 3, 1000, e % 400 + 1, e
FROM generate_series(1, 2000) i JOIN many.article a ON a.article_id = i, generate_series(1, 10) k, LATERAL (SELECT (i * 5 + k - 1) % 10000 + 1 AS e) e;
INSERT INTO many.event (event_id, during, "precision", type, actors, targets, actor_ids, target_ids, status, reports, outlets, independent_sources, words, confidence)
SELECT event_id, (array_agg(during ORDER BY article_id))[1], 'day', min(type), '{Ola Brandt}', ARRAY['Envoy ' || min(target_id)], '{1000}', ARRAY[min(target_id)], 'actual', count(*), count(*), count(*), min(words), max(confidence) FROM many.event_report GROUP BY event_id;
INSERT INTO many.quotation (article_id, quotation_no, start, length, quotation, type, speaker, speaker_name, basis, confidence, saying, speaker_id, words_id)
SELECT i, 1, 1, 20, format('We met for the %sth time', i), 'direct', 'Brandt', 'Ola Brandt', 'said', 0.9, 1, 1000, i FROM generate_series(1, 2000) i;
ANALYZE;
});
my $times = $node->safe_psql('postgres', q{
SELECT length(news_archive.dossier('Ola Brandt', archive => 'many')) > 0;
SELECT extract(epoch FROM clock_timestamp()) AS began \gset
SELECT news_archive.dossier('Ola Brandt', archive => 'many') AS page \gset
SELECT extract(epoch FROM clock_timestamp()) - :began, octet_length(:'page');
});
my ($seconds, $bytes) = $times =~ /([\d.]+)\|(\d+)$/;
note "a dossier of 10,000 events: $seconds s, $bytes bytes";
cmp_ok($seconds, '<', 3, 'a dossier of 10,000 events is made in a second (three where others work beside it)');
cmp_ok($bytes, '<', 2_000_000, 'and has less than 2 MB');
$pages{many} = "$dir/many.html";
$node->safe_psql('postgres', q{SELECT news_archive.dossier('Ola Brandt', archive => 'many')}) =~ /(.*)/s;
{ open my $f, '>:raw', $pages{many} or die; print $f $1; }

# ---- in a browser

my $b = Browser->start;
SKIP:
{
	skip 'no Chromium here', 1 unless $b;
	my $checks = slurp("$FindBin::Bin/browser/checks.js");
	my $ask = sub { $b->evaluate("var c = $checks; $_[0]") };
	my $faults = sub { my ($what, $name) = @_; my $f = $ask->("c.$what()"); is_deeply($f, [], $name) or diag join "\n", @$f[0 .. ($#$f > 5 ? 5 : $#$f)] };
	# what was seen, to be looked at: DOSSIER_PICTURES, or beside the logs of the test
	my $pictures = $ENV{DOSSIER_PICTURES} || "$PostgreSQL::Test::Utils::tmp_check/pictures";
	mkdir $pictures;

	for my $name (sort keys %pages)
	{
		for my $width (360, 1440)
		{
			for my $scheme ($width == 1440 && $name ne 'many' ? (0, 1) : 0)
			{
				$b->open_file($pages{$name}, width => $width, dark => $scheme);
				my $as = "$name at $width" . ($scheme ? ', dark' : '');
				is($b->evaluate(q{document.querySelectorAll('h1').length}), 1, "$as is shown");
				is_deeply([ map { $_->{request}{url} } grep { $_->{request}{url} !~ m{^file://\Q$pages{$name}\E$|^data:} } $b->events('Network.requestWillBeSent') ], [], "$as: nothing is fetched");
				is(scalar(my @said = map { $b->events($_) } qw(Runtime.consoleAPICalled Runtime.exceptionThrown Log.entryAdded)), 0, "$as: the console is silent");
				$faults->('contrast', "$as: all can be read");
				$faults->('overflow', "$as: nothing is too wide");
				$faults->('links', "$as: every link leads somewhere");
				$b->picture("$pictures/$name-$width" . ($scheme ? '-dark' : '') . '.png', whole => 1, width => $width, height => 2400);
			}
		}
	}

	$b->open_file($pages{person}, width => 1440);
	my $all = $ask->('c.shown()');
	$b->press('/');
	is($b->evaluate('document.activeElement.id'), 'filter-words', 'the key / leads to the filter');
	$b->press(split //, 'brannick');
	my $some = $ask->('c.shown()');
	ok($some > 0 && $some < $all, "what has the word is shown ($some of $all)");
	like($b->evaluate(q{document.getElementById('filter-found').textContent}), qr/^$some of $all shown$/, 'and it is told how much');
	$b->press('Escape');
	is($ask->('c.shown()'), $all, 'Escape shows all again');
	$b->open_file($pages{person}, width => 1440);
	$b->press('Tab');
	is($b->evaluate('document.activeElement.className'), 'skip', 'the first stop of the keyboard leads to the content');

	$b->open_file($pages{person}, width => 680, media => 'print');
	is($ask->('c.hidden("nav, .skip")'), JSON::PP::true, 'on paper there is no navigation');
	is(scalar @{ $ask->('c.columns()') }, 1, 'and one column');
	$faults->('overflow', 'on paper nothing is too wide');
	$b->picture("$pictures/person-print.png", whole => 1, width => 680, height => 1600);
	$b->call('Emulation.setScriptExecutionDisabled', value => JSON::PP::true);
	$b->open_file($pages{person}, width => 1440);
	$b->call('Emulation.setScriptExecutionDisabled', value => JSON::PP::false);
	is($ask->('c.hidden("#filter")'), JSON::PP::true, 'without a script there is no filter');

	# the rules of axe-core, where it can be had
	local $ENV{HOME} = $dir;
	my $axe = "$dir/node_modules/axe-core/axe.min.js";
	system("command -v npm > /dev/null && cd $dir && timeout 30 npm install --silent --no-audit --no-fund --prefix $dir axe-core\@4 > /dev/null 2>&1");
	skip 'no axe-core here', 1 unless -r $axe;
	for my $name (qw(person event archive))
	{
		$b->open_file($pages{$name}, width => 1440);
		$b->evaluate(slurp($axe) . ';0');
		my $found = $b->evaluate(q{axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ' ' + v.impact + ': ' + v.nodes[0].html.slice(0, 200)))});
		is_deeply($found, [], "$name: axe-core finds nothing") or diag join "\n", @$found;
	}
}

done_testing();
