# load_directory: a folder of the server's, as far as the caller may read it; what is bad is named, the rest goes on.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use File::Spec;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
$node->safe_psql('postgres', q{CREATE EXTENSION news_archive; SELECT news_archive.create_archive('news')});

my $dir = File::Spec->rel2abs(PostgreSQL::Test::Utils::tempdir());
sub article
{
	my ($name, $text) = @_;
	open my $f, '>:raw', "$dir/$name" or die "$name: $!";
	print $f $text;
	close $f;
}
mkdir "$dir/deep";
article("a$_.txt", "Council meets for time $_\n\nMay 20, 2024\n\nThe council of Sarn met for time $_ on Monday, officials said.\n") for 1 .. 101;
article('deep/page.html', '<html><head><title>Mayor opens bridge</title></head><body><h1>Mayor opens bridge</h1><p>The mayor of Sarn opened the bridge on Tuesday, the city said.</p></body></html>');
article('.hidden', 'not taken');
article('broken.json', '{"title": "cut off');
article('locked.txt', 'x');
chmod 0, "$dir/locked.txt";

my ($status, $out, $err) = $node->psql('postgres', "CALL news_archive.load_directory('$dir', outlet => 'The Sarn Post')");
is($status, 0, 'a folder is loaded');
is($out, $> == 0 ? '103|0|1' : '102|0|2', 'with all below it, counted');
like($err, qr/WARNING:  \S*broken\.json: .*Line 1, byte \d+/, 'a bad file is named, and the place in it');
SKIP:
{
	skip 'the superuser reads all', 1 if $> == 0;
	like($err, qr/WARNING:  \S*locked\.txt: could not open file .*Permission denied/, 'and one that may not be read');
}
like($err, qr/NOTICE:  100 of 104 files: /, 'progress is told');
is($node->safe_psql('postgres', q{SELECT count(*), count(DISTINCT outlet) FROM news.article WHERE outlet = 'The Sarn Post'}), $> == 0 ? '103|1' : '102|1', 'and all are stored');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.pending'), '0', 'and linked');
is($node->safe_psql('postgres', q{SELECT file FROM news.article WHERE title = 'Mayor opens bridge'}), "$dir/deep/page.html", 'with the file they came from');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.rejected'), '1', 'what could be read but not understood is kept');

($status, $out, $err) = $node->psql('postgres', "CALL news_archive.load_directory('$dir', outlet => 'The Sarn Post')");
is($out, $> == 0 ? '0|103|1' : '0|102|2', 'the same folder again is known');

for ([ "'$dir/nowhere'", qr/could not open directory ".*nowhere"/ ], [ "'$dir', archive => 'nowhere'", qr/archive "nowhere" does not exist/ ],
	[ "'$dir', format => 'pdf'", qr/article format "pdf" is not known/ ])
{
	($status, $out, $err) = $node->psql('postgres', "CALL news_archive.load_directory($_->[0])");
	isnt($status, 0, "load_directory($_->[0]) fails");
	like($err, $_->[1], 'and says why');
}

# Files of many articles, files that are no text, and links that lead back.
my $mixed = "$dir/mixed";
mkdir $mixed;
article('mixed/many.json', '[{"title": "One", "text": "The council of Sarn met on Monday."}, {"title": "Two", "text": "The mayor of Sarn left on Tuesday."}, 7]');
article('mixed/feed.rss', '<rss version="2.0"><channel><title>The Sarn Post</title><item><title>Feed item</title><description>The port of Sarn closed on Monday, officials said.</description></item></channel></rss>');
article('mixed/report.txt', "%PDF-1.4\n%\xe2\xe3\n");
article('mixed/empty.txt', '');
($status, $out, $err) = $node->psql('postgres', "CALL news_archive.load_directory('$mixed')");
is($out, '3|0|3', 'a file of many articles is many articles');
like($err, qr/WARNING:  \S*many\.json\[3\]: .*an object is expected/, 'a bad one among them is named');
like($err, qr/WARNING:  \S*report\.txt: is a PDF file/, 'and what is no text');
like($err, qr/WARNING:  \S*empty\.txt: has no text/, 'and what is empty');
is($node->safe_psql('postgres', q{SELECT outlet FROM news.article WHERE title = 'Feed item'}), 'The Sarn Post', 'a feed gives its name');

my $round = "$dir/round";
mkdir $round;
mkdir "$round/deep";
article('round/deep/x.txt', 'x');
article('round/y.txt', 'y');
symlink '.', "$round/again" or die;
symlink '.', "$round/once_more" or die;
symlink '..', "$round/deep/up" or die;
is($node->safe_psql('postgres', "SELECT string_agg(f, ' ') FROM news_archive_inner.files_below('$round') f"), "$round/deep/x.txt $round/y.txt", 'folders are read once, whatever links lead to them');
system('rm', '-r', $mixed, $round);

# An analyst without rights on the server's files reads none of them, in his own archive either.
$node->safe_psql('postgres', q{CREATE ROLE analyst LOGIN; GRANT CREATE ON DATABASE postgres TO analyst; GRANT USAGE ON SCHEMA news_archive TO analyst});
my @as = (extra_params => [ '-U', 'analyst' ]);
($status, $out, $err) = $node->psql('postgres', "SELECT news_archive.create_archive('own'); CALL news_archive.load_directory('$dir', archive => 'own')", @as);
isnt($status, 0, 'without the right to read server files nothing is loaded');
like($err, qr/permission denied for function pg_ls_dir/, 'and the server says so');

$node->safe_psql('postgres', q{GRANT pg_read_server_files TO analyst;
	GRANT EXECUTE ON FUNCTION pg_ls_dir(text), pg_stat_file(text), pg_read_binary_file(text) TO analyst});
($status, $out, $err) = $node->psql('postgres', "CALL news_archive.load_directory('$dir', archive => 'own')", @as);
is($out, $> == 0 ? '103|0|1' : '102|0|2', 'with it, it works as for the owner of the server');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news_archive.check_archive()'), '0', 'the archive is as it must be');
done_testing();
