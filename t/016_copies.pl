# A copy of an archive is the archive: dumped in every form and restored, followed by a standby that is promoted, upgraded by pg_upgrade; and
# its indexes are what its tables are (pg_amcheck).  (t/001 has who owns what, t/007 publications.)
#   NEWS_ARCHIVE_SOAK        every form of dump, and pg_upgrade: else two forms
#   NEWS_ARCHIVE_OLD_BINDIR  upgrade from the server whose programs are there, which has the extension too; else from this one
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use ArchiveTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(allows_streaming => 1, extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
sub fill
{
	my ($server) = @_;
	$server->safe_psql('postgres', join ';', 'CREATE EXTENSION IF NOT EXISTS news_archive', q{SELECT news_archive.create_archive('news')}, (map { load_of($_) } 1 .. 8),
		q{SELECT news_archive.set_outlet(min(article_id), 'Vale Courier') FROM news.article}, q{SELECT news_archive.remove_article(max(article_id)) FROM news.article},
		q{SELECT news_archive.refresh()}, q{SELECT news_archive.refresh_search()});
	return content_of($server, 'news');
}
my $holds = fill($node);
my $dir = PostgreSQL::Test::Utils::tempdir();
my @from = ('-d', $node->connstr('postgres'));

# What a restored archive must do: hold the same, be sound, answer, take articles in, give up a correction.
sub works
{
	my ($server, $database, $how) = @_;
	is(content_of($server, 'news', $database), $holds, "$how: it holds the same");
	is($server->safe_psql($database, 'SELECT * FROM news_archive.check_archive()'), '', "$how: what is always true holds");
	is($server->safe_psql($database, q{SELECT count(*) > 0 FROM news_archive.search('velsen') s}), 't', "$how: it answers");
	$server->safe_psql($database, load_of(2) . ';' . load_of(30) . q{; SELECT news_archive.undo_correction(correction_id) FROM news_archive.corrections(); SELECT news_archive.refresh()});
	is($server->safe_psql($database, 'SELECT count(*) FROM news.article'), '8', "$how: it goes on");
	is($server->safe_psql($database, 'SELECT * FROM news_archive.check_archive()'), '', "$how: and is sound");
	return;
}

my $made = 0;
sub restored
{
	my ($how, $first, @commands) = @_;
	return if !$ENV{NEWS_ARCHIVE_SOAK} && $how !~ /schema/;
	my $database = 'copy' . ++$made;
	$node->safe_psql('postgres', "CREATE DATABASE $database");
	$node->safe_psql($database, $_) for @$first;
	for my $command (@commands)
	{
		$node->command_ok([ map { s/\@/$node->connstr($database)/er } @$command ], "$how: $command->[0]");
	}
	works($node, $database, $how);
	return;
}
my $stop = [ '-v', 'ON_ERROR_STOP=1' ];
restored('plain', [], [ 'pg_dump', @from, '-f', "$dir/plain" ], [ 'psql', '-Xq', @$stop, '-d', '@', '-f', "$dir/plain" ]);
restored('directory', [], [ 'pg_dump', @from, '-Fd', '-j', 2, '-f', "$dir/directory" ], [ 'pg_restore', '-j', 2, '-e', '-d', '@', "$dir/directory" ]);
restored('schema, then data', [], [ 'pg_dump', @from, '--schema-only', '-f', "$dir/schema" ], [ 'pg_dump', @from, '-Fc', '--data-only', '-f', "$dir/data" ],
	[ 'psql', '-Xq', @$stop, '-d', '@', '-f', "$dir/schema" ], [ 'pg_restore', '-e', '-d', '@', "$dir/data" ]);
restored('one schema', ['CREATE EXTENSION news_archive'], [ 'pg_dump', @from, '-n', 'news', '-Fc', '-f', "$dir/one" ], [ 'pg_restore', '-e', '-d', '@', "$dir/one" ]);
# into an archive made by create_archive(), which has put a row into archive_state
restored('data into a new archive', [ 'CREATE EXTENSION news_archive', q{SELECT news_archive.create_archive('news')}, 'DELETE FROM news.archive_state' ],
	[ 'pg_restore', '-e', '--data-only', '-d', '@', "$dir/one" ]);

# A standby answers, refuses to write, and goes on when it is promoted.
$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
$node->safe_psql('postgres', 'CREATE TABLE public.last_thing ()');
$standby->poll_query_until('postgres', q{SELECT to_regclass('public.last_thing') IS NOT NULL}) or die;
is(content_of($standby, 'news'), $holds, 'a standby holds the same');
is($standby->safe_psql('postgres', 'SELECT * FROM news_archive.check_archive()'), '', 'and checks it');
is($standby->safe_psql('postgres', q{SELECT count(*) > 0 FROM news_archive.search('velsen') s}), 't', 'and answers');
for my $writes (load_of(40), 'SELECT news_archive.refresh(rebuild => true)', q{SELECT news_archive.set_outlet(article_id, 'X') FROM news.article LIMIT 1})
{
	my ($ret, $out, $err) = $standby->psql('postgres', "\\set VERBOSITY sqlstate\n$writes");
	like($err, qr/ERROR:  25006/, 'and says that it is read only: ' . substr $writes, 0, 40);
}
$standby->promote;
works($standby, 'postgres', 'promoted');
$standby->stop;

SKIP:
{
	skip 'no amcheck', 1 unless $node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'}) && $node->config_data('--bindir') && -x $node->config_data('--bindir') . '/pg_amcheck';
	$node->command_ok([ 'pg_amcheck', '-h', $node->host, '-p', $node->port, '-d', 'postgres', '--install-missing', '--heapallindexed', '--parent-check', '-s', 'news' ], 'pg_amcheck finds nothing wrong');
}

SKIP:
{
	skip 'pg_upgrade is for script/soak', 1 unless $ENV{NEWS_ARCHIVE_SOAK};
	my $bindir = $node->config_data('--bindir');
	my $old_bindir = $ENV{NEWS_ARCHIVE_OLD_BINDIR} // $bindir;
	my $old = PostgreSQL::Test::Cluster->new('old', install_path => $old_bindir =~ s{/bin$}{}r);
	my $new = PostgreSQL::Test::Cluster->new('new');
	$_->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8', $_ == $new && $node->pg_version >= 18 && $old_bindir ne $bindir ? '--no-data-checksums' : () ]) for $old, $new;
	$old->append_conf('postgresql.conf', 'fsync = off');
	$old->start;
	is(fill($old), $holds, 'the old server holds the same');
	$old->stop;
	my @upgrade = ('pg_upgrade', '-d', $old->data_dir, '-D', $new->data_dir, '-b', $old_bindir, '-B', $bindir, '-p', $old->port, '-P', $new->port, '-s', $new->host, '-U', $node->safe_psql('postgres', 'SELECT current_user'));
	command_ok(\@upgrade, 'pg_upgrade');
	$new->start;
	works($new, 'postgres', 'upgraded');
	$new->stop;
}
$node->stop;
done_testing();
