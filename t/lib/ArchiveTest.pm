# What several tests of t/ share: a server with the extension, drawing that a seed repeats, invented articles, and what an archive holds.
package ArchiveTest;
use strict;
use warnings;
use Exporter 'import';
use PostgreSQL::Test::Cluster;
use Test::More;

our @EXPORT = qw(archive_node seeded draw pick quoted article_of load_of json_of content_of is_whole);

# archive_node(name, setting...): a new server with the extension, running.
sub archive_node
{
	my ($name, @settings) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);
	$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
	$node->append_conf('postgresql.conf', join("\n", @settings, ''));
	$node->start;
	$node->safe_psql('postgres', 'CREATE EXTENSION news_archive');
	return $node;
}

# seeded(default): draws from NEWS_ARCHIVE_SEED, else the default, and says so; the same seed draws the same.
my $state;
sub seeded
{
	my ($default) = @_;
	$state = $ENV{NEWS_ARCHIVE_SEED} // $default;
	diag("seed $state (again: NEWS_ARCHIVE_SEED=$state)");
	return $state;
}

# A whole number from 0 to n - 1; perl's own rand() is another on each machine.
sub draw
{
	my ($n) = @_;
	$state = ($state * 1103515245 + 12345) % 2147483648;
	return int($state / 65536) % ($n || 1);
}
sub pick { return $_[ draw(scalar @_) ] }

# A text as SQL writes it, NULL for undef.
sub quoted
{
	my ($text) = @_;
	return 'NULL' unless defined $text;
	$text =~ s/'/''/g;
	return "'$text'";
}

# article_of(n): the n-th invented article, [outlet, day, text]; n alone says what is in it.  Some tell what others do, some are copies.
my @people = ('Foreign Minister Marta Velsen', 'Yusuf al-Hadari', 'Youssef Al Hadari', 'Opposition leader Yusuf al-Hadari', 'Mayor Ada Quill', 'Oren Dask',
	'Union head Ines Corriveau', 'President Sera Holt', 'General Emil Vane', 'Norwegian soldiers', 'The dockers of Sarn', 'the Lake Monitoring Mission (LMM)');
my @acts = ('met', 'accused', 'praised', 'threatened', 'called on', 'did not meet', 'will meet', 'attacked', 'was arrested with');
my @places = qw(Sarn Lethia Brannick Tamsin Oslo Budapest);
my @weekdays = qw(Monday Tuesday Wednesday Thursday Friday Saturday Sunday);
my @outlets = ('Lake Courier', 'Meridian Post', 'Harbour Times', 'Vale Herald', 'Lipa Post');
sub article_of
{
	my ($n) = @_;
	my $kept = $state;
	$state = ($n - ($n % 7 == 3 ? 1 : 0)) * 7919 + 1;		# every seventh is a copy of the one before, in another outlet
	draw(2) for 1 .. 3;
	my $day = sprintf '2024-%02d-%02d', 1 + draw(12), 1 + draw(28);
	my @sentences = map { sprintf '%s %s %s in %s on %s.', pick(@people), pick(@acts), pick(@people), pick(@places), pick(@weekdays) } 1 .. 3 + draw(4);
	push @sentences, sprintf '"We will come again %d times," %s said.', 2 + draw(90), pick(@people);
	push @sentences, sprintf '%d people were killed and %d wounded, police said.', 2 + draw(40), 2 + draw(400);
	my $text = sprintf "%s %s %s, report %d\n\n%s\n\n%s", pick(@places), pick(qw(talks strike fire vote storm)), pick(qw(ends begins goes on)), $n, $day, join("\n\n", @sentences);
	$state = $kept;
	return [ $outlets[ $n % @outlets ], $day, $text ];
}

# load_of(n, archive): the statement that loads it.
sub load_of
{
	my ($n, $archive) = @_;
	my ($outlet, $day, $text) = @{ article_of($n) };
	return sprintf 'SELECT news_archive.load_article(%s, outlet => %s, archive => %s)', map { quoted($_) } $text, $outlet, $archive // 'news';
}

# json_of(n): it as a line of JSON, as the client takes it.
sub json_of
{
	my ($n) = @_;
	my ($outlet, $day, $text) = map { s/\\/\\\\/gr =~ s/"/\\"/gr =~ s/\n/\\n/gr } @{ article_of($n) };
	return qq({"text": "$text", "outlet": "$outlet"}\n);
}

# content_of(node, archive[, database]): table by table how many rows and a sum over them, but for what says when and in which order
# something was done.
sub content_of
{
	my ($node, $archive, $database) = @_;
	$database //= 'postgres';
	my @tables = split /\n/, $node->safe_psql($database, q{SELECT t FROM unnest(news_archive_inner.archive_tables()) t
		WHERE t NOT IN ('pending', 'pending_block', 'common_key', 'search_word', 'search_total', 'correction') ORDER BY 1});
	return $node->safe_psql($database, join(' UNION ALL ', map {
		"SELECT '$_', count(*), md5(coalesce(string_agg(r, E'\\n' ORDER BY r COLLATE \"C\"), ''))
		FROM (SELECT (to_jsonb(t) - '{loaded_at,loaded_by}'::text[])::text AS r FROM $archive.$_ t) x" } @tables) . ' ORDER BY 1');
}

# is_whole(node, archive, what[, database]): the archive is sound, and linking from nothing gives the same tables.  Returns what it holds.
sub is_whole
{
	my ($node, $archive, $what, $database) = @_;
	$database //= 'postgres';
	is($node->safe_psql($database, "SELECT * FROM news_archive.check_archive('$archive')"), '', "$what: what is always true holds");
	my $before = content_of($node, $archive, $database);
	$node->safe_psql($database, "SELECT news_archive.refresh('$archive', rebuild => true)");
	is(content_of($node, $archive, $database), $before, "$what: the tables are those of a rebuild");
	return $before;
}

1;
