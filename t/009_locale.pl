# In a database whose own collation is Turkish, where the small letter of I is no i, the archive is what it is anywhere else.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;

plan skip_all => 'a database has no ICU collation of its own before PostgreSQL 15'
	if $node->safe_psql('postgres', 'SHOW server_version_num') < 150000;
plan skip_all => 'this server is built without ICU'
	if $node->safe_psql('postgres', q{SELECT count(*) FROM pg_collation WHERE collprovider = 'i'}) == 0;

$node->safe_psql('postgres', q{CREATE DATABASE turkish TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR'});
$node->safe_psql('postgres', 'CREATE DATABASE plain TEMPLATE template0');
is($node->safe_psql('turkish', q{SELECT lower('I')}), "\x{c4}\x{b1}", 'the small letter of I is another one there');

for my $database ('turkish', 'plain')
{
	$node->safe_psql($database, q{
		CREATE EXTENSION news_archive;
		SELECT news_archive.create_archive('news');
		SELECT news_archive.load_article(E'IMF Aid Is In\n\nMay 18, 2024\n\nFinance Minister Ilse INGRAM of Italy gave aid to India in Istanbul on Saturday.\n\n"IT IS IN," Ingram said.', outlet => 'Istanbul Item');
		SELECT news_archive.load_article(E'Ingram in Istanbul\n\n18/05/2024\n\nIlse Ingram, the Italian finance minister, met Indian Foreign Minister Indira Ilman in Istanbul on Saturday. Ingram is head of the ITALIAN INSTITUTE.', outlet => 'INDIA INK');
		SELECT news_archive.load_article(E'Ferry in Izmir\n\nMay 19, 2024\n\nThe ferry is in Izmir, an officer of the institute said on Sunday. "It is in," Ilse Ingram said.', outlet => 'Istanbul Item')});
}

for my $question (
	q{SELECT string_agg(concat_ws('|', type, mode, actors, targets, during, reports, event_id), E'\n' ORDER BY event_id) FROM news_archive.find_events(type => 'aid', min_confidence => NULL)},
	q{SELECT string_agg(concat_ws('|', e.type, e.actors, e.during, e.reports, e.event_id), E'\n' ORDER BY e.event_id) FROM news.event e},
	q{SELECT string_agg(concat_ws('|', entity_id, kind, name, role, country, articles), E'\n' ORDER BY entity_id) FROM news.entity},
	q{SELECT string_agg(concat_ws('|', words_id, quotation, speaker_id), E'\n' ORDER BY article_id, quotation_no) FROM news.quotation},
	q{SELECT string_agg(concat_ws('|', line_id, role), E'\n' ORDER BY article_id, line_no) FROM news.article_line},
	q{SELECT string_agg(search::text, E'\n' ORDER BY article_id) FROM news.article},
	q{SELECT string_agg(title, ', ' ORDER BY title COLLATE "C") FROM news_archive.search('event:aid')},
	q{SELECT string_agg(title, ', ' ORDER BY title COLLATE "C") FROM news_archive.search('by:"istanbul item" izmir')},
	q{SELECT string_agg(title, ', ' ORDER BY title COLLATE "C") FROM news_archive.search('INSTITUTE -ferry')},
	q{SELECT string_agg(name, ', ' ORDER BY name COLLATE "C") FROM news_archive.find_entity('ilse ingram')},
	q{SELECT string_agg(concat_ws('|', role, organisation, country), ', ' ORDER BY role COLLATE "C") FROM news_archive.entity_roles('Ingram')},
	q{SELECT string_agg(quotation, ', ' ORDER BY quotation COLLATE "C") FROM news_archive.find_quotes('Ingram')},
	q{SELECT concat_ws('|', news_archive.news_configuration('IT'), news_archive.news_configuration('it'), news_archive.news_configuration('ID'))},
	q{SELECT news_archive_inner.words_id('IT IS IN')},
	q{SELECT news_archive_inner.words_id('it is in')},
	q{SELECT string_agg(suggestion, ', ' ORDER BY suggestion COLLATE "C") FROM news_archive.suggest('ing')},
	q{SELECT count(*) FROM news_archive.check_archive()})
{
	my $turkish = $node->safe_psql('turkish', $question);
	isnt($turkish, '', "answered: $question");
	is($turkish, $node->safe_psql('plain', $question), 'as anywhere else');
}
is($node->safe_psql('turkish', q{SELECT news_archive_inner.words_id('IT IS IN') = news_archive_inner.words_id('it is in')}), 't', 'case does not count there');
$node->stop;
done_testing();
