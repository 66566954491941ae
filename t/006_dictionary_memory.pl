# A dictionary that is altered again and again takes no more memory than PostgreSQL's own does: the stemmer of each is freed.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

plan skip_all => 'memory is read from /proc' unless -r '/proc/self/statm';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
$node->safe_psql('postgres', q{
	CREATE EXTENSION news_archive;
	CREATE TEXT SEARCH DICTIONARY theirs (TEMPLATE = snowball, language = english);
	CREATE TEXT SEARCH DICTIONARY ours (TEMPLATE = news_archive.news_synonym, synonyms = synonym_sample);
});

# Kilobytes that a backend has grown by after 2,000 changes, the first 200 of which are not counted.
sub growth
{
	my ($dictionary) = @_;
	my $change = "ALTER TEXT SEARCH DICTIONARY $dictionary (language = french); SELECT ts_lexize('$dictionary', 'parole') \\g /dev/null\n";
	my $memory = "SELECT split_part(pg_read_file('/proc/self/statm'), ' ', 2)::int * 4;\n";
	my ($first, $last) = split /\n/, $node->safe_psql('postgres', $change x 200 . $memory . $change x 2000 . $memory);
	return $last - $first;
}

my ($theirs, $ours) = (growth('theirs'), growth('ours'));
cmp_ok($ours - $theirs, '<', 400, "2,000 changes leave nothing behind ($ours kB, PostgreSQL's own $theirs kB)");

done_testing();
