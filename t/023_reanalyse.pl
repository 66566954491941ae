# What another version read is read again: the tables are then those of articles that this version loaded, at every commit they are sound, a call
# that was cut off goes on where it was, and the stages run in parallel workers.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use ArchiveTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = archive_node('reanalyse', 'fsync = off', 'max_parallel_workers_per_gather = 2', 'max_worker_processes = 8');
$node->safe_psql('postgres', q{SELECT news_archive.create_archive('news')});
$node->safe_psql('postgres', join ";\n", 'SET news_archive.link_at_load = off', (map { load_of($_) } 1 .. 40), 'SELECT news_archive.refresh()');
$node->safe_psql('postgres', $_) for
	q{SELECT news_archive.set_published(article_id, '2024-05-17') FROM news.article ORDER BY article_id LIMIT 1},
	q{SELECT news_archive.set_title(article_id, 'Another title') FROM news.article ORDER BY article_id OFFSET 1 LIMIT 1},
	q{SELECT news_archive.set_line_role(article_id, line_no, 'caption') FROM news.article_line WHERE role = 'body' ORDER BY line_id LIMIT 1},
	q{SELECT news_archive.set_outlet(article_id, 'Lake Courier') FROM news.article ORDER BY article_id DESC LIMIT 1},
	q{SELECT news_archive.drop_report(article_id, report_no) FROM news.event_report ORDER BY article_id, report_no LIMIT 1};

my @tables = split /\n/, $node->safe_psql('postgres', q{SELECT t FROM unnest(news_archive_inner.archive_tables()) t WHERE t NOT IN ('common_key', 'search_word', 'search_total', 'correction') ORDER BY 1});
sub digests
{
	return $node->safe_psql('postgres', join ' UNION ALL ', map {
		my $row = $_ eq 'article' ? q{to_jsonb(x) - '{loaded_at,loaded_by,search,read_with}'::text[]} : 'to_jsonb(x)';
		"SELECT '$_', md5(coalesce(string_agg(r, ',' ORDER BY r COLLATE \"C\"), '')) FROM (SELECT ($row)::text AS r FROM news.$_ x) y" } @tables);
}
sub unlike_lines
{
	my ($a, $b) = map { my %h = map { split /\|/ } split /\n/, $_; \%h } @_;
	return join ' ', grep { $a->{$_} ne $b->{$_} } sort keys %$a;
}
my $loaded = digests();
is($node->safe_psql('postgres', 'SELECT DISTINCT read_with FROM news.article'), $node->safe_psql('postgres', 'SELECT news_archive.version()'), 'each article has the version that read it');

# as another version may have read them
sub spoil
{
	$node->safe_psql('postgres', q{
		UPDATE news.article SET read_with = '0.1.9', standfirst = 'none', author = NULL, title = CASE WHEN article_id % 3 = 0 THEN 'Older ' || title ELSE title END;
		UPDATE news.article SET published = NULL WHERE article_id % 5 = 0 AND published_basis NOT LIKE 'analyst%';
		UPDATE news.article_line SET role = 'other' WHERE line_no = 3 AND role = 'body' AND basis <> 'analyst';
		UPDATE news.article a SET body = (SELECT news_archive_inner.article_body(array_agg(l.role ORDER BY l.line_no), array_agg(l.line ORDER BY l.line_no)) FROM news.article_line l WHERE l.article_id = a.article_id);
		DELETE FROM news.mention WHERE mention_no % 3 = 0;
		UPDATE news.mention SET name = 'Ada Squill' WHERE name = 'Ada Quill';
		DELETE FROM news.quotation WHERE article_id % 2 = 0;
		DELETE FROM news.event_report WHERE report_no % 4 = 0;
		UPDATE news.event_report SET type = 'MAKE' WHERE report_no % 5 = 0;
		SELECT news_archive.refresh(rebuild => true)});
}
spoil();
isnt(unlike_lines($loaded, digests()), '', 'another version read them otherwise');
$node->safe_psql('postgres', q{CALL news_archive.reanalyse()});
is(unlike_lines($loaded, digests()), '', 'read again: all tables are what this version makes of them');
is($node->safe_psql('postgres', 'SELECT * FROM news_archive.check_archive()'), '', 'and sound');

# by fours; cut off after twelve
spoil();
$node->safe_psql('postgres', 'SELECT news_archive.refresh(); SELECT news_archive_inner.reanalyse_some(\'news\', news_archive_inner.reanalyse_some(\'news\', NULL, 8), 4)');
is($node->safe_psql('postgres', q{SELECT count(*) FROM news.article WHERE read_with = '0.1.9'}), '28', 'a part is read again');
my ($out, $err) = ('', '');
$node->psql('postgres', q{SET statement_timeout = '2s'; CALL news_archive.reanalyse(most => 4)}, stderr => \$err);
my $left = $node->safe_psql('postgres', q{SELECT count(*) FROM news.article WHERE read_with = '0.1.9'});
cmp_ok($left, '<', 28, 'each of its commits holds');
is($left % 4, 0, 'and no part of one');
is($node->safe_psql('postgres', 'SELECT invariant FROM news_archive.check_archive() WHERE invariant !~ \'points at\''), '', 'cut off, the archive is sound');
$node->safe_psql('postgres', q{CALL news_archive.reanalyse(most => 7)});
is(unlike_lines($loaded, digests()), '', 'it went on where it was');
$node->safe_psql('postgres', q{CALL news_archive.reanalyse()});
is(unlike_lines($loaded, digests()), '', 'again changes nothing');

# two at once
spoil();
my @both = map { $node->background_psql('postgres') } 1 .. 2;
$_->query_until(qr/begun/, "\\echo begun\nCALL news_archive.reanalyse(most => 5);\n") for @both;
$_->quit for @both;
is(unlike_lines($loaded, digests()), '', 'two sessions at once: the same');

# in parallel workers
spoil();
$node->psql('postgres', q{LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; SET auto_explain.log_analyze = on;
	SET client_min_messages = log; CALL news_archive.reanalyse()}, stderr => \$err);
like($err, qr/\(b\.r\)\.mentions.*?Gather.*?Workers Launched: [12]\b/s, 'the stages run in parallel workers');
is(unlike_lines($loaded, digests()), '', 'and read the same');

# what is no article any more
$node->safe_psql('postgres', q{UPDATE news.article SET read_with = NULL; UPDATE news.article SET format = 'json' WHERE article_id = (SELECT min(article_id) FROM news.article)});
$node->psql('postgres', q{CALL news_archive.reanalyse()}, stderr => \$err);
like($err, qr/^psql:<stdin>:1: WARNING:  article -?\d+ is not parsed again: .*\nHINT:  Its lines stay/, 'a text that cannot be parsed keeps its lines');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.article WHERE read_with IS NULL'), '0', 'and holds up nothing');

like(($node->psql('postgres', q{BEGIN; CALL news_archive.reanalyse()}))[2] // '', qr/^$/, 'nothing to do in a transaction');
$node->safe_psql('postgres', q{UPDATE news.article SET read_with = NULL});
like(($node->psql('postgres', q{BEGIN; CALL news_archive.reanalyse()}))[2], qr/invalid transaction termination/, 'nothing is committed inside of a transaction of yours');
like(($node->psql('postgres', q{CALL news_archive.reanalyse(most => 0)}))[2], qr/at least one at a time, not 0/, 'a wrong number is refused');
like(($node->psql('postgres', q{CALL news_archive.reanalyse('nowhere')}))[2], qr/archive "nowhere" does not exist/, 'no such archive');

$node->stop;
done_testing();
