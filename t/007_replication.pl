# An archive is published and subscribed to as any tables are: refresh() works under FOR ALL TABLES, and a subscriber with the
# extension answers as the publisher does.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

sub node
{
	my ($name) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);
	$node->init(allows_streaming => 'logical', extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
	$node->append_conf('postgresql.conf', "fsync = off\nwal_level = logical");
	$node->start;
	$node->safe_psql('postgres', q{CREATE EXTENSION news_archive; SELECT news_archive.create_archive('news')});
	return $node;
}

my $publisher = node('publisher');
my $subscriber = node('subscriber');
# what create_archive() has put into its one row comes from the publisher
$subscriber->safe_psql('postgres', 'DELETE FROM news.archive_state');

$publisher->safe_psql('postgres', 'CREATE PUBLICATION everything FOR ALL TABLES');
$publisher->safe_psql('postgres', q{
	SELECT news_archive.load_article(E'Velsen Meets Hadari in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Yusuf al-Hadari in Sarn on Saturday.\n\n"We will come again," al-Hadari said.', outlet => 'Lake Courier');
	INSERT INTO news.act (words, pos, type, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'subj', 'obj');
	SELECT news_archive.refresh()});
$subscriber->safe_psql('postgres',
	sprintf(q{CREATE SUBSCRIPTION everything CONNECTION '%s' PUBLICATION everything}, $publisher->connstr . ' dbname=postgres'));
$subscriber->wait_for_subscription_sync($publisher, 'everything') if $subscriber->can('wait_for_subscription_sync');
$subscriber->poll_query_until('postgres', q{SELECT count(*) = 0 FROM pg_subscription_rel WHERE srsubstate NOT IN ('r', 's')});

is($publisher->psql('postgres', q{
	SELECT news_archive.load_article(E'First talks\n\nMay 19, 2024\n\nYoussef Al Hadari met Foreign Minister Marta Velsen in Sarn on Saturday.', outlet => 'Meridian Post');
	SELECT news_archive.set_published(article_id, '2024-05-20') FROM news.article WHERE outlet = 'Meridian Post';
	UPDATE news.act SET words = 'beatify';
	SELECT news_archive.refresh_search();
	SELECT news_archive.refresh()}), 0, 'articles are loaded, corrected and linked while they are published');
$publisher->wait_for_catchup('everything');

for my $question (
	q{SELECT string_agg(outlet, ', ' ORDER BY outlet) FROM news_archive.search('velsen haddari')},
	q{SELECT string_agg(concat_ws(' ', type, actors, during, reports), '; ') FROM news_archive.find_events('Velsen')},
	q{SELECT count(DISTINCT entity_id) FROM news_archive.find_entity('Yusuf al-Hadari', 1)},
	q{SELECT words FROM news.act},
	q{SELECT count(*) FROM news_archive.check_archive()})
{
	my $answer = $publisher->safe_psql('postgres', $question);
	isnt($answer, '', "the publisher answers: $question");
	is($subscriber->safe_psql('postgres', $question), $answer, 'and the subscriber the same');
}
is($publisher->safe_psql('postgres', 'SELECT count(*) FROM news_archive.check_archive()'), '0', 'the archive is as it must be');

$publisher->safe_psql('postgres', q{SELECT news_archive.remove_article(article_id) FROM news.article WHERE outlet = 'Meridian Post'});
$publisher->wait_for_catchup('everything');
is($subscriber->safe_psql('postgres', q{SELECT string_agg(outlet, ', ') FROM news.article}), 'Lake Courier', 'what is removed goes there too');
is($subscriber->safe_psql('postgres', 'SELECT count(*) FROM news_archive.check_archive()'), '0', 'with all that came from it');

$subscriber->stop;
$publisher->stop;
done_testing();
