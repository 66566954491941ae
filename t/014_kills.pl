# Killed at any moment, nothing is lost: the postmaster or a backend gets SIGKILL while articles are loaded by psql in several sessions or by
# news-archive, or while they are linked.  After each: every article whose loading was told is there, once, with all its parts; what is always
# true holds; and the archive is row by row what a clean load of the same articles makes, and what linking from nothing makes.
#   NEWS_ARCHIVE_KILLS  how often (default 3, of few articles)
#   NEWS_ARCHIVE_SEED   what moments, victims and loads are drawn from (default 14)
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use ArchiveTest;
use PostgreSQL::Test::Utils;
use Test::More;
use IPC::Run ();
use Time::HiRes qw(time usleep);

my $kills = $ENV{NEWS_ARCHIVE_KILLS} // 3;
my $articles = $ENV{NEWS_ARCHIVE_KILLS} ? 30 : 10;		# loaded anew in each round
seeded(14);

my $node = archive_node('kills', 'fsync = on', 'restart_after_crash = on', 'recovery_init_sync_method = syncfs', 'max_connections = 30', 'checkpoint_timeout = 30s', 'log_min_messages = fatal');
$node->safe_psql('postgres', q{SELECT news_archive.create_archive('news')});
my $dir = PostgreSQL::Test::Utils::tempdir();
my @url = ('-d', $node->connstr('postgres'));

my $warm = q{SELECT count(*) || ' warm' FROM news_archive.event_reports('Warm.')};
my $unit;				# seconds that an article takes here
my @loaded;				# what rounds have loaded: [round, kind, number...]
my %killed_in;
sub ask { my ($sql) = @_; return $node->safe_psql('postgres', $sql) }

# What runs while the server is killed: [process, output, errors], and what it told when it has ended.
my $scripts = 0;
sub start_psql
{
	my $run = { out => '', err => '' };
	my $script = "$dir/" . ++$scripts . '.sql';
	open my $f, '>:raw', $script or die "$script: $!";
	print $f map { "$_;\n" } @_;
	close $f;
	$run->{process} = IPC::Run::start([ 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', @url, '-f', $script ], '<', \undef, '>', \$run->{out}, '2>', \$run->{err}, IPC::Run::timeout(300));
	return $run;
}

sub start_client
{
	my ($round, @numbers) = @_;
	my $file = "$dir/round$round.jsonl";
	open my $f, '>', $file or die "$file: $!";
	print $f map { json_of($_) } @numbers;
	close $f;
	my $run = { out => '', err => '', client => 1 };
	$run->{process} = IPC::Run::start([ 'news-archive', 'load', '--jobs', 2, @url, $file ], '<', \undef, '>', \$run->{out}, '2>', \$run->{err}, IPC::Run::timeout(300));
	return $run;
}

sub backends { return split /\n/, ask(q{SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid}) }

# The postmaster and nothing else is killed: its backends end when they see it; until then no other can start on the same files.
sub kill_postmaster
{
	$node->kill9;
	for (1 .. 150)
	{
		return 1 if $node->start(fail_ok => 1);
		undef $node->{_pid};
		usleep(200_000);
	}
	return 0;
}

# Starts a load or a linking of these articles, and waits until it is at it.
sub start_round
{
	my ($round, $kind, @numbers) = @_;
	my @running;
	if ($kind eq 'sessions')
	{
		for my $session (0 .. 2)
		{
			push @running, start_psql($warm, map { load_of($numbers[$_]) } grep { $_ % 3 == $session } 0 .. $#numbers);
		}
	}
	elsif ($kind eq 'refresh')
	{
		ask(join ';', 'SET news_archive.link_at_load = off', map { load_of($_) } @numbers);
		push @running, start_psql($warm, q{SELECT 'linked ' || news_archive.refresh()});
	}
	else
	{
		push @running, start_client($round, @numbers);
		$node->poll_query_until('postgres', "SELECT EXISTS (SELECT FROM news.article WHERE file LIKE '%/round$round.jsonl%')");
		return @running;
	}
	for my $run (@running)
	{
		$run->{process}->pump until $run->{out} =~ /warm/ || $run->{err} ne '' || !$run->{process}->pumpable;
	}
	return @running;
}

# Draws what runs and what is killed, and when; gives what ran.
sub one_kill
{
	my ($round, $kind, @numbers) = @_;
	my @running = start_round($round, $kind, @numbers);
	my $after = draw(1000) / 1000 * $unit * $articles * ($kind eq 'refresh' ? 0.3 : 0.6);
	my @victims = backends();
	my $victim = draw(2) && @victims ? pick(@victims) : 0;
	usleep($after * 1e6);
	if ($victim) { kill 'KILL', $victim }
	else { ok(kill_postmaster(), 'the server is back') }
	$_->{process}->finish for @running;
	ok($node->poll_query_until('postgres', 'SELECT true'), sprintf('round %d: %s, the %s is killed after %.2f s', $round, $kind, $victim ? 'backend' : 'postmaster', $after));
	return @running;
}

# All of them into an archive, whatever of them is there.
sub load_all
{
	my ($archive, $round, $kind, @numbers) = @_;
	if ($kind eq 'client')
	{
		IPC::Run::run([ 'news-archive', 'load', '--archive', $archive, @url, "$dir/round$round.jsonl" ], '>', \my $out, '2>', \my $err);
		is($?, 0, "round $round: the client loads all of it") or diag($err);
		return;
	}
	ask(join ';', 'SET news_archive.link_at_load = off', (map { load_of($_, $archive) } @numbers), "SELECT news_archive.refresh('$archive')");
	return;
}

# The ids that a session was told, and what the client says it has loaded.
sub told
{
	my ($run) = @_;
	return $run->{client} ? ($run->{out} =~ /^(\d+) loaded/m ? $1 : 0) : grep { /^-?\d+$/ } split /\n/, $run->{out};
}

sub check_round
{
	my ($round, $kind, $numbers, @running) = @_;
	my $there;
	if ($kind eq 'client')
	{
		my ($told) = told($running[0]);
		$there = ask("SELECT count(*) FROM news.article WHERE file LIKE '%/round$round.jsonl%'");
		cmp_ok($there, '>=', $told, "round $round: $there articles are there, $told the client told");
	}
	else
	{
		my @ids = $kind eq 'refresh' ? () : map { told($_) } @running;
		my $known = join ',', map { sprintf '(%s, %s)', map { quoted($_) } (article_of($_))->[2], (article_of($_))->[0] } @$numbers;
		$there = ask("SELECT count(*) FROM news.article a JOIN (VALUES $known) k(raw, outlet) ON a.article_id = news_archive.content_id(k.raw, NULL, k.outlet)");
		is(ask(sprintf q{SELECT count(*) FROM unnest('{%s}'::bigint[]) i WHERE NOT EXISTS (SELECT FROM news.article WHERE article_id = i)}, join ',', @ids), '0',
			sprintf('round %d: all %d articles that were told are there, %d in all', $round, scalar @ids, $there));
		is($there, $articles, "round $round: what waited to be linked is there") if $kind eq 'refresh';
	}
	is(ask('SELECT count(*) - count(DISTINCT (raw, outlet)) FROM news.article'), '0', "round $round: none is there twice");
	$killed_in{ $there < $articles || $kind eq 'refresh' ? 'midst' : 'end' }++;

	# loaded again to the end, as one does: what is there is known
	load_all('news', $round, $kind, @$numbers);
	push @loaded, [ $round, $kind, @$numbers ];
	my $holds = is_whole($node, 'news', "round $round");
	ask(q{SELECT news_archive.create_archive('clean')});
	load_all('clean', @$_) for @loaded;
	is(content_of($node, 'clean'), $holds, "round $round: and each article has all that a clean load gives it");
	ask(q{SELECT news_archive.drop_archive('clean')});
	return;
}

# How long an article takes here: the first of a session, which reads the model, does not count.
my ($ms) = ask("$warm;" . join(';', map { load_of($_) } 1 .. 4) . ";\n\\timing on\n" . join(";\n", map { load_of($_) } 5 .. 10) . ";") =~ /.*Time: ([0-9.]+) ms/s;
$unit = $ms / 1000;
ask(q{SELECT news_archive.drop_archive('news'); SELECT news_archive.create_archive('news')});

for my $round (1 .. $kills)
{
	my @numbers = map { $round * $articles + $_ } 1 .. $articles;
	my $kind = ('client', 'sessions', 'refresh')[ $round % 3 ];
	check_round($round, $kind, \@numbers, one_kill($round, $kind, @numbers));
	next if $round % 2;
	# an archive that grows would make the clean loads of a long run ever longer
	ask(q{SELECT news_archive.drop_archive('news'); SELECT news_archive.create_archive('news')});
	@loaded = ();
}
diag(sprintf '%d kills, of these %d in the midst', $kills, $killed_in{midst} // 0);
$node->stop;
done_testing();
