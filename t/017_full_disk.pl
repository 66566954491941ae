# A full disk: first of the tables alone (a tablespace on it), then of a whole server with its WAL.  The error says so, no article is there by
# half, what was told is there, and all goes on when there is room again.
#   NEWS_ARCHIVE_SMALL_DISK  a folder on a file system of 200 MB that may be filled up (script/soak disk mounts one)
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use ArchiveTest;
use PostgreSQL::Test::Utils;
use Test::More;
use IPC::Run ();
use Time::HiRes qw(usleep);

my $disk = $ENV{NEWS_ARCHIVE_SMALL_DISK} // '';
plan skip_all => 'script/soak disk mounts a small disk for it' if $disk eq '' || !-d $disk;

# fill_disk(left): leaves so many kilobytes free.
sub free_kb { my ($free) = (split ' ', (split /\n/, `df -Pk $disk`)[1])[3]; return $free }
sub fill_disk
{
	my ($left) = @_;
	my $more = free_kb() - $left;
	return if $more <= 0;
	open my $f, '>>:raw', "$disk/filler" or die "$disk/filler: $!";
	print $f "\0" x 1024 for 1 .. $more;
	close $f;
	return;
}
sub make_room { unlink "$disk/filler" or die "$disk/filler: $!"; return }

my $elsewhere = PostgreSQL::Test::Utils::tempdir();
# Loads until it fails: what the error says, and the ids that were told.
sub load_until_full
{
	my ($node, $from, $to) = @_;
	open my $script, '>', "$elsewhere/load.sql" or die;
	print $script "\\set VERBOSITY verbose\n", map { load_of($_) . ";\n" } $from .. $to;
	close $script;
	IPC::Run::run([ 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', "$elsewhere/load.sql" ], '<', \undef, '>', \my $out, '2>', \my $err);
	return ($err, grep { /^-?\d+$/ } split /\n/, $out);
}

sub as_clean
{
	my ($node, $what) = @_;
	my $holds = is_whole($node, 'news', $what);
	$node->safe_psql('postgres', q{SELECT news_archive.create_archive('clean'); SET news_archive.link_at_load = off;
		SELECT count(news_archive.load_article(raw, outlet => outlet, archive => 'clean')) FROM (SELECT raw, outlet FROM news.article ORDER BY article_id) a;
		SELECT news_archive.refresh('clean')});
	is(content_of($node, 'clean'), $holds, "$what: each article has all that a clean load gives it");
	$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('clean')});
	return;
}

sub all_there
{
	my ($node, @ids) = @_;
	return $node->safe_psql('postgres', sprintf q{SELECT count(*) FROM unnest('{%s}'::bigint[]) i WHERE NOT EXISTS (SELECT FROM news.article WHERE article_id = i)}, join ',', @ids) eq '0';
}

# ---- tables alone ----
my $node = archive_node('tables', 'fsync = on', 'log_min_messages = fatal');
mkdir "$disk/space" or die "$disk/space: $!";
$node->safe_psql('postgres', "CREATE TABLESPACE small LOCATION '$disk/space'");
$node->safe_psql('postgres', q{SET default_tablespace = small; SELECT news_archive.create_archive('news')});
$node->safe_psql('postgres', join ';', map { load_of($_) } 1 .. 5);
fill_disk(400);
my ($err, @told) = load_until_full($node, 6, 400);
like($err, qr/ERROR:  53100: could not (?:extend|write)/, 'the error says that the disk is full, after ' . @told . ' articles');
like($err, qr/HINT:  Check free disk space/, 'and what to do');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.article'), 5 + @told, 'of the article that failed nothing is there');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.rejected'), '0', 'nor is it rejected: it is not its fault');
ok(all_there($node, @told), 'what was told is there');
is($node->safe_psql('postgres', q{SELECT count(*) > 0 FROM news_archive.search('velsen') s}), 't', 'it answers while the disk is full');

# the client stops, says what to do, and goes on where it stopped
my $file = "$elsewhere/more.jsonl";
open my $f, '>', $file or die;
print $f map { json_of($_) } 500 .. 540;
close $f;
my @load = ([ 'news-archive', 'load', '-d', $node->connstr('postgres'), $file ], '<', \undef, '>', \my $out, '2>', \my $errors);
IPC::Run::run(@load);
is($? >> 8, 2, 'the client stops at a full disk');
like($errors, qr/could not (?:extend|write).*Make room/s, 'and says so');
my $loaded = $out =~ /^(\d+) loaded/m ? $1 : 0;
my $rest = 41 - $loaded;
is($node->safe_psql('postgres', q{SELECT count(*) FROM news.article WHERE file LIKE '%more.jsonl%'}), $loaded, 'what it says is loaded is there');
make_room();
IPC::Run::run(@load);
is($? >> 8, 0, 'with room again it goes on') or diag($errors);
like($out, qr/^$rest loaded, $loaded known already, 0 rejected$/m, 'and loads the rest');
$node->safe_psql('postgres', q{SELECT news_archive.remove_article(article_id) FROM news.article WHERE file IS NOT NULL; SELECT news_archive.refresh()});
as_clean($node, 'tables');
$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('news')});
$node->stop;

# ---- a whole server, with its WAL: it stops, and starts when there is room ----
{
	local $ENV{TESTDATADIR} = $disk;
	$PostgreSQL::Test::Utils::tmp_check = "$disk/server";
	mkdir "$disk/server" or die;
	$node = PostgreSQL::Test::Cluster->new('whole');
}
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8', '--wal-segsize=1' ]);
$node->append_conf('postgresql.conf', "fsync = on\nmax_wal_size = 8MB\nmin_wal_size = 2MB\nlog_min_messages = panic\nrestart_after_crash = on\n");
$node->start;
$node->safe_psql('postgres', q{CREATE EXTENSION news_archive; SELECT news_archive.create_archive('news')});
for my $round (1 .. 3)
{
	fill_disk(700 * $round);
	($err, @told) = load_until_full($node, 600 + 300 * $round, 899 + 300 * $round);
	like($err, qr/ 53100: |server closed the connection|PANIC|connection to server/, "round $round: an error, after " . @told . ' articles');
	make_room();
	my $back = 0;
	for (1 .. 100)
	{
		last if $back = !$node->psql('postgres', 'SELECT 1');
		undef $node->{_pid} if !-e $node->data_dir . '/postmaster.pid';
		$node->start(fail_ok => 1) if !defined $node->{_pid};
		usleep(300_000);
	}
	ok($back, "round $round: with room again the server is there");
	ok(all_there($node, @told), "round $round: what was told is there");
	is($node->safe_psql('postgres', 'SELECT count(*) FROM news.rejected'), '0', "round $round: nothing is rejected");
	$node->safe_psql('postgres', 'SELECT news_archive.refresh()');
	is($node->safe_psql('postgres', 'SELECT * FROM news_archive.check_archive()'), '', "round $round: what is always true holds");
}
as_clean($node, 'a whole server');
$node->stop;
done_testing();
