# news-archive, the loading client: files, folders, packed files, JSON lines; what is known is skipped, what is bad is named.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
$node->safe_psql('postgres', q{CREATE EXTENSION news_archive; SELECT news_archive.create_archive('news')});

my $dir = PostgreSQL::Test::Utils::tempdir();
sub article
{
	my ($name, $text) = @_;
	open my $f, '>:raw', "$dir/$name" or die "$name: $!";
	print $f $text;
	close $f;
}
mkdir "$dir/deep";
article('one.txt', "Velsen Meets Hadari\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Yusuf al-Hadari in Sarn on Saturday.\n");
article('deep/two.txt', "A second article\n\nMay 19, 2024\n\nThe minister resigned on Sunday, her office said.\n");
article('latin1.txt', "Minister steps down\n\nMay 20, 2024\n\nIn\xe8s Corriveau met the minister at the caf\xe9 of the Theatre Royal in the old town on Monday, and they talked about the strike.\n");
article('packed.txt', "A packed article\n\nMay 21, 2024\n\nThe talks ended on Tuesday without a deal, the union said.\n");
system("gzip -f $dir/packed.txt") == 0 or die;
article('lines.jsonl', join("\n",
	'{"title": "First line", "text": "The army withdrew from the town on Monday.", "published": "2024-05-20", "outlet": "Wire"}', '',
	'{"title": "Second line", "text": "The president thanked the army on Tuesday.", "published": "2024-05-21", "outlet": "Wire"}') . "\n");

my @load = ('news-archive', 'load', '-d', $node->connstr('postgres'));
sub run_client
{
	my ($stdout, $stderr);
	my $ok = IPC::Run::run([ @load, @_ ], '>', \$stdout, '2>', \$stderr);
	return ($? >> 8, $stdout, $stderr);
}

my ($status, $out, $err) = run_client('--dry-run', "$dir/one.txt");
is($status, 0, 'a dry run ends well');
like($out, qr/one\.txt: Velsen Meets Hadari \| \(no outlet\) \| \[2024-05-18,2024-05-19\)/, 'and shows what would be stored');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.article'), '0', 'and stores nothing');

($status, $out, $err) = run_client('--jobs', 2, $dir);
is($status, 0, 'a folder is loaded');
like($out, qr/^6 loaded, 0 known already, 0 rejected$/m, 'with all below it, packed files and lines');
like($err, qr/6 articles/, 'progress is told in plain lines where there is no terminal');
is($node->safe_psql('postgres', q{SELECT count(*) FROM news.article WHERE body LIKE '%Inès Corriveau%café%'}), '1', 'Latin-1 becomes UTF-8');
is($node->safe_psql('postgres', q{SELECT string_agg(outlet || ' ' || published || ' ' || title, ', ' ORDER BY title) FROM news.article WHERE outlet = 'Wire'}),
	'Wire [2024-05-20,2024-05-21) First line, Wire [2024-05-21,2024-05-22) Second line', 'JSON lines bring their fields');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.pending'), '0', 'all is linked at the end');

($status, $out, $err) = run_client($dir);
is($status, 0, 'the same folder again');
like($out, qr/^0 loaded, 6 known already, 0 rejected$/m, 'is known already');

article('broken.txt.gz', "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03only rubbish follows");
article('broken.jsonl', join("\n", '{"title": "Good", "text": "A good line stands here."}', '{"title": "Bad",', ''));
($status, $out, $err) = run_client($dir, "$dir/nowhere.txt");
is($status, 1, 'something rejected: exit status 1');
like($out, qr/^1 loaded, 6 known already, 3 rejected$/m, 'the rest goes on');
like($out, qr/rejected: \S*broken\.txt\.gz: damaged \.gz file/, 'a damaged file is named');
like($out, qr/rejected: \S*broken\.jsonl:2: /, 'and the line of a bad one');
like($out, qr/rejected: \S*nowhere\.txt: could not open/, 'and a file that is not there');

($status, $out, $err) = run_client('--archive', 'nowhere', "$dir/one.txt");
is($status, 2, 'an unknown archive is an error of its own');
like($err, qr/archive "nowhere" does not exist/, 'that names it');

IPC::Run::run([ @load, '--format', 'text', '-' ], '<', \"From standard input\n\nMay 22, 2024\n\nThe port opened on Wednesday.\n", '>', \$out);
like($out, qr/^1 loaded/m, 'standard input is an article');

$node->stop;
($status, $out, $err) = run_client("$dir/one.txt");
is($status, 2, 'no server: exit status 2');
done_testing();
