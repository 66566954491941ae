# What whoever reads tables only does with an archive: the recipes of docs/notebooks.md, in Python and R where these are there, and a dashboard's reader
# who may read the views and nothing else.
#   NEWS_ARCHIVE_PYTHON   a Python that has pandas and psycopg2 (default /usr/bin/python3)
use strict;
use warnings;
use Cwd qw(abs_path);
use FindBin;
use lib "$FindBin::Bin/lib";
use ArchiveTest;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = archive_node('bi', 'fsync = off');
my ($repository) = grep { -d "$_/examples/articles" && -f "$_/docs/notebooks.md" } map { "$FindBin::Bin/$_" } '..', '../..';
$node->command_ok([ 'news-archive', '-d', $node->connstr('postgres'), 'load', '--create', "$repository/examples/articles" ], 'the samples are loaded');

# ---- recipes

my $recipes = slurp_file("$repository/docs/notebooks.md");
my $dir = abs_path(PostgreSQL::Test::Utils::tempdir());
my $python = $ENV{NEWS_ARCHIVE_PYTHON} // '/usr/bin/python3';
my %language = (
	python => { program => [$python], there => [ $python, '-c', 'import pandas, psycopg2' ],
		needs => 'python3-pandas and python3-psycopg2',
		says => [ qr/^2024-05-13 +\d+/m, qr/Yusuf al-Hadari +\d/, qr/Y\. Alhadari +Yusef Alhadari|Y\. Alhadari +Yusuf al-Hadari/, qr/Nobody Known +(?:None|NaN)/, qr/^True$/m ] },
	r => { program => [ 'Rscript', '--vanilla' ], there => [ 'Rscript', '--vanilla', '-e', 'library(DBI); library(RPostgreSQL)' ],
		needs => 'r-cran-rpostgresql',
		says => [ qr/2024-05 +-?\d/, qr/CONSULT/, qr/^\d+ +2024-05-13 .* \d+$/m, qr/^\[1\] TRUE$/m ] });
for my $name (sort keys %language)
{
	my $l = $language{$name};
	my $code = join "\n", $recipes =~ /^```$name\n(.*?)^```$/gms;
	like($code, qr/news\.v_event/, "there are recipes in $name");
	SKIP:
	{
		my $out;
		skip "no $name: it needs $l->{needs}", 2 + @{ $l->{says} } unless eval { IPC::Run::run($l->{there}, '>', \$out, '2>&1') };
		my $file = "$dir/recipes.$name";
		append_to_file($file, $code);
		local %ENV = (%ENV, PGHOST => $node->host, PGPORT => $node->port, PGDATABASE => 'postgres', PGUSER => $node->safe_psql('postgres', 'SELECT current_user'));
		my ($stdout, $stderr) = ('', '');
		my $ran = IPC::Run::run([ @{ $l->{program} }, $file ], '>', \$stdout, '2>', \$stderr, init => sub { chdir $dir });
		ok($ran, "the recipes in $name run") or diag($stderr);
		unlike($stderr, qr/warn|error/i, 'without a warning');
		like($stdout, $_, "and print $_") for @{ $l->{says} };
	}
}

# ---- a reader

# What Grafana and its like send: the range of the picker for $__timeFilter, by who reads the views only
$node->safe_psql('postgres', 'CREATE ROLE grafana LOGIN');
$node->safe_psql('postgres', 'GRANT USAGE ON SCHEMA news TO grafana; ' . join '; ', map { "GRANT SELECT ON news.$_ TO grafana" } $node->pg_version < 15
	? qw(v_event v_article) : qw(v_event v_article article copy event event_report mention entity));
my @as_grafana = (extra_params => [ '-U', 'grafana' ]);
my $filter = q{"time" BETWEEN '2024-05-01T00:00:00Z' AND '2024-05-31T23:59:59.999Z'};
for my $view (qw(v_event v_article))
{
	cmp_ok($node->safe_psql('postgres', "SELECT count(*) FROM news.$view WHERE $filter", @as_grafana), '>', 0, "a dashboard reads $view");
	is($node->safe_psql('postgres', "SELECT count(*) FROM (SELECT * FROM news.$view WHERE $filter EXCEPT ALL SELECT * FROM news.$view WHERE \"time\" >= '2024-05-01' AND \"time\" < '2024-06-01') x", @as_grafana), '0',
		'by days, whatever the time of day');
}
is($node->safe_psql('postgres', qq{SELECT floor(extract(epoch FROM "time") / 604800) * 604800 > 0 FROM news.v_event WHERE $filter LIMIT 1}, @as_grafana), 't', 'and groups by $__timeGroup');
my ($failed, undef, $why) = $node->psql('postgres', 'SELECT count(*) FROM news.v_quotation', @as_grafana);
like($why, qr/permission denied/, 'what it is not given it does not read');

# A database in another collation has views that can be sorted by every column.
$node->safe_psql('postgres', q{CREATE DATABASE sorted TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C.UTF-8'}) if $node->pg_version >= 15;
SKIP:
{
	skip 'databases have no collation of ICU before PostgreSQL 15', 1 if $node->pg_version < 15;
	$node->safe_psql('sorted', q{CREATE EXTENSION news_archive; SELECT news_archive.create_archive('news', row_security => true)});
	my $sorts = $node->safe_psql('sorted', q{SELECT string_agg(format('SELECT FROM (SELECT %1$I FROM news.%2$I ORDER BY %1$I) x', field, view), '; ') FROM news_archive_inner.view_columns() WHERE field IS NOT NULL});
	is(($node->psql('sorted', $sorts))[0], 0, 'every column can be sorted by');
}
$node->stop;
done_testing();
