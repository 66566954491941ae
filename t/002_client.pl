# news-archive, the loading client: files, folders, packed files, JSON lines; what is known is skipped, what is bad is named.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use FindBin;
use lib "$FindBin::Bin/lib";
use ArchiveTest qw(json_of);

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
is($node->safe_psql('postgres', q{SELECT string_agg(substring(file FROM '[^/]*$'), ' ' ORDER BY file COLLATE "C") FROM news.article}),
	'two.txt latin1.txt lines.jsonl:1 lines.jsonl:3 one.txt packed.txt.gz', 'each with the file it came from');

($status, $out, $err) = run_client($dir);
is($status, 0, 'the same folder again');
like($out, qr/^0 loaded, 6 known already, 0 rejected$/m, 'is known already');

$node->safe_psql('postgres', q{SELECT news_archive.remove_article(article_id) FROM news.article WHERE title = 'Second line'});
($status, $out, $err) = run_client($dir);
is($status, 0, 'and again, when an analyst took one out');
like($out, qr/^0 loaded, 5 known already, 1 taken out of the archive before, 0 rejected$/m, 'which stays out');
$node->safe_psql('postgres', q{SELECT news_archive.undo_correction(correction_id) FROM news_archive.corrections() WHERE kind = 'remove'});
($status, $out, $err) = run_client("$dir/lines.jsonl");
like($out, qr/^1 loaded, 1 known already, 0 rejected$/m, 'until that is undone');

article('broken.txt.gz', "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03only rubbish follows");
article('broken.jsonl', join("\n", '{"title": "Good", "text": "A good line stands here."}', '{"title": "Bad",', ''));
($status, $out, $err) = run_client($dir, "$dir/nowhere.txt");
is($status, 1, 'something rejected: exit status 1');
like($out, qr/^1 loaded, 6 known already, 3 rejected$/m, 'the rest goes on');
like($out, qr/rejected: \S*broken\.txt\.gz: damaged \.gz file/, 'a damaged file is named');
like($out, qr/rejected: \S*broken\.jsonl:2: .*Line 1, byte \d+/, 'and the line of a bad one');
like($out, qr/rejected: \S*nowhere\.txt: could not open/, 'and a file that is not there');

unlink "$dir/broken.txt.gz", "$dir/broken.jsonl";

# Packed files as they are found: of two members, with padding, with something behind, not packed at all, empty, cut off
mkdir "$dir.gz" or die;
system(qq{cd "$dir.gz" && echo 'The council of Sarn met on Monday to talk of gates.' > a.txt && gzip -n a.txt && cat a.txt.gz a.txt.gz > b.txt.gz &&
	(cat a.txt.gz; head -c 512 /dev/zero) > c.txt.gz && (cat a.txt.gz; echo x) > d.txt.gz && echo 'The gate of Sarn was shut.' > e.txt.gz &&
	: > f.txt.gz && head -c 40 a.txt.gz > g.txt.gz}) == 0 or die;
($status, $out, $err) = run_client('--dry-run', "$dir.gz");
like($out, qr/rejected: \S*$_\.txt\.gz: damaged \.gz file: it ends in the middle/, "$_.txt.gz ends in the middle") for qw(f g);
like($out, qr/^5 would be loaded, 0 known already, 2 rejected$/m, 'and the other five are read');
like($out, qr/b\.txt\.gz: .* (\d+) characters/, 'also both members of one');


# What is too large when it is unpacked, may not be read, or is written to while it is read.
my $bad = "$dir/bad";
mkdir $bad;
article('bad/good.txt', "A good one\n\nMay 23, 2024\n\nThe mayor opened the bridge on Thursday, the city said.\n");
system("head -c 100000000 /dev/zero | gzip -1 > $bad/bomb.txt.gz; head -c 100000000 /dev/zero | gzip -1 > $bad/bomb.jsonl.gz") == 0 or die;
article('bad/locked.txt', 'x');
chmod 0, "$bad/locked.txt";
system("head -c 40000000 /dev/zero | tr '\\0' 'a' > $bad/growing.txt") == 0 or die;
my $writer = fork() // die;
if ($writer == 0)
{
	$SIG{TERM} = 'DEFAULT';		# and not the test library's, which would end the tests
	open my $f, '>>', "$bad/growing.txt" or exit 1;
	$f->autoflush(1);
	while (getppid() != 1) { print $f 'a'; select(undef, undef, undef, 0.0005) }
	exit 0;
}
($status, $out, $err) = run_client($bad);
kill 'TERM', $writer;
waitpid($writer, 0);
is($status, 1, 'a folder with bad files');
like($out, qr/^1 loaded, 0 known already, 4 rejected$/m, 'has its good one loaded');
like($out, qr/rejected: \S*bomb\.txt\.gz: more than 64 MB in one article/, 'a file that unpacks without end is given up');
like($out, qr/rejected: \S*bomb\.jsonl\.gz:1: more than 64 MB in one article/, 'and such a line');
like($out, qr/rejected: \S*growing\.txt: the file was changed while it was read/, 'a file that is being written is not loaded by half');
SKIP:
{
	skip 'the superuser reads all', 1 if $> == 0;
	like($out, qr/rejected: \S*locked\.txt: could not open: Permission denied/, 'a file that may not be read is named');
}
is($node->safe_psql('postgres', q{SELECT count(*) FROM news.article WHERE title = 'A good one'}), '1', 'nothing else of it is stored');

# A connection that drops: the article is sent again; given up when it drops there twice; the rest goes on.
$node->safe_psql('postgres', q{
	CREATE SEQUENCE public.drops;
	CREATE FUNCTION public.drop_it() RETURNS trigger LANGUAGE plpgsql AS $$
	BEGIN
		IF NEW.title = 'Drops always' OR (NEW.title = 'Drops once' AND nextval('public.drops') = 1) THEN
			PERFORM pg_terminate_backend(pg_backend_pid());
		ELSIF NEW.title LIKE 'Slow %' THEN
			PERFORM pg_sleep(0.1);
		END IF;
		RETURN NEW;
	END $$;
	CREATE TRIGGER drops BEFORE INSERT ON news.article FOR EACH ROW EXECUTE FUNCTION public.drop_it();
});
article('drops.jsonl', join('', map { qq({"title": "$_", "text": "The council of Sarn met about $_ on Monday.", "published": "2024-05-20"}\n) }
	'Drops before', 'Drops once', 'Drops between', 'Drops always', 'Drops after'));
($status, $out, $err) = run_client("$dir/drops.jsonl");
is($status, 1, 'a dropping connection');
like($err, qr/the connection was lost at \S*drops\.jsonl:2; connecting again/, 'is told with the place');
like($out, qr/^4 loaded, 0 known already, 1 rejected$/m, 'and the rest goes on');
like($out, qr/rejected: \S*drops\.jsonl:4: the connection was lost at it twice/, 'without the one that drops it always');
is($node->safe_psql('postgres', q{SELECT string_agg(title, ', ' ORDER BY title) FROM news.article WHERE title LIKE 'Drops%'}),
	'Drops after, Drops before, Drops between, Drops once', 'nothing is half stored');

# Ctrl-C: what is committed stays, the next run goes on and links all.
article('slow.jsonl', join('', map { qq({"title": "Slow $_", "text": "The council of Sarn met for time $_ on Monday.", "published": "2024-05-20"}\n) } 1 .. 30));
my ($o, $e) = ('', '');
my $run = IPC::Run::start([ @load, "$dir/slow.jsonl" ], '>', \$o, '2>', \$e);
$node->poll_query_until('postgres', q{SELECT count(*) > 2 FROM news.article WHERE title LIKE 'Slow%'}) or die;
$run->signal('INT');
$run->finish;
is($run->full_result(0) >> 8, 2, 'broken off: exit status 2');
like($e, qr/broken off; what was loaded is kept/, 'and says so');
my ($stored) = $o =~ /^(\d+) loaded/m;
is($node->safe_psql('postgres', q{SELECT count(*) FROM news.article WHERE title LIKE 'Slow%'}), $stored, 'what it says is loaded is there');
cmp_ok($stored, '<', 30, 'and that is not all');
($status, $out, $err) = run_client('--jobs', 3, "$dir/slow.jsonl");
like($out, qr/^@{[ 30 - $stored ]} loaded, $stored known already, 0 rejected$/m, 'the next run goes on');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.pending'), '0', 'and links what the first one left');

for (['--collected', 'yesterweek', qr/--collected: invalid input syntax for type date/], ['--format', 'pdf', qr/format "pdf" is not known/], ['--jobs', '0', qr/--jobs is a number from 1 to 64, and not "0"/],
	['--jobs', '2x', qr/--jobs is a number/], ['--jobs', '65', qr/--jobs is a number/])
{
	($status, $out, $err) = run_client($_->[0], $_->[1], "$dir/one.txt");
	is($status, 2, "a wrong $_->[0] is the caller's mistake");
	like($err, $_->[2], 'and no article is rejected for it');
}

($status, $out, $err) = run_client('--archive', 'nowhere', "$dir/one.txt");
is($status, 2, 'an unknown archive is an error of its own');
like($err, qr/archive "nowhere" does not exist\nHINT: SELECT news_archive\.create_archive\('nowhere'\);/, 'that names it and says what to do');

for ([ [], qr/the command is missing/ ], [ ['lode'], qr/"lode" is no command/ ], [ ['load'], qr/name the files or folders/ ],
	[ [ 'load', '--colected', 'x' ], qr/unrecognized option/ ], [ [ 'load', "\e[31mx" , '--jobs', "\e[2J" ], qr/not "\\x1b\[2J"/ ])
{
	my $ran = IPC::Run::run([ 'news-archive', @{ $_->[0] } ], '>', \$out, '2>', \$err);
	is($? >> 8, 2, "news-archive @{[ join ' ', map { s/\e/ESC/gr } @{ $_->[0] } ]} is a mistake");
	like($err, $_->[1], 'that is explained');
}
IPC::Run::run([ 'news-archive', '--version' ], '>', \$out);
like($out, qr/^news-archive \d+\.\d+/, 'it tells its version');

# An archive of its own, made by the client.
($status, $out, $err) = run_client('--archive', 'made', '--create', "$dir/one.txt");
is($status, 0, 'an archive is created when it is not there');
($status, $out, $err) = run_client('--archive', 'made', '--create', "$dir/deep");
like($out, qr/^1 loaded/m, 'and used when it is');
is($node->safe_psql('postgres', 'SELECT count(*) FROM made.article'), '2', 'both are in it');

# What is no text is named and left out.
my $foreign = "$dir/foreign";
mkdir $foreign;
article('foreign/report.txt', "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n");
article('foreign/picture', "\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
article('foreign/words.docx', "PK\x03\x04\x14\0\0\0word/document.xml");
article('foreign/empty.txt', '');
article('foreign/blank.html', '<html><body><div></div></body></html>');
article('foreign/plain.txt.gz', "\x1f\x8b\x55\x00 no gzip at all");
article("foreign/es\e[2Jc.txt", "\x7fELF\x02\x01\x01\0\0");
($status, $out, $err) = run_client($foreign);
is($status, 1, 'files that are no text');
like($out, qr/^0 loaded, 0 known already, 7 rejected$/m, 'are all rejected');
like($out, qr/rejected: \S*report\.txt: is a PDF file; .* \(Take its text out/, 'a PDF file, with what to do');
like($out, qr/rejected: \S*picture: is a PNG image/, 'a picture');
like($out, qr/rejected: \S*words\.docx: is a Word document/, 'a document');
like($out, qr/rejected: \S*$_: has no text/, "an empty one, $_") for 'empty\.txt', 'blank\.html';
like($out, qr/rejected: \S*plain\.txt\.gz: damaged \.gz file/, 'what only begins as a packed file');
like($out, qr/rejected: \S*es\\x1b\[2Jc\.txt: is a program/, 'control characters of a name are written out');

# Files of many articles.
article('many.json', '[{"title": "Array one", "text": "The council of Sarn met on Monday, officials said.", "published": "2024-05-20", "outlet": "Wire"},' .
	"\n{\"title\": \"Beekeepers ask for a road\", \"text\": \"Beekeepers of Lowmere asked for another road through the heath.\"}, 7]");
article('feed.xml', '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>The Sarn Post</title>' .
	"<item><title>Caf\xe9 opens</title><link>https://sarn-post.example/1</link><author>ed\@sarn-post.example (Ann Fir)</author><pubDate>Mon, 20 May 2024 09:00:00 GMT</pubDate>" .
	'<description>The mayor of Sarn opened a café on Monday, officials said.</description></item></channel></rss>');
article('table.csv', "url,title,text,published\nhttps://sarn-post.example/2,\"Talks, again\",\"The council of Sarn met on Monday.\n\nIt meets again.\",2024-05-21\n");
($status, $out, $err) = run_client('--jobs', 2, "$dir/many.json", "$dir/feed.xml", "$dir/table.csv");
like($out, qr/^4 loaded, 0 known already, 1 rejected$/m, 'arrays, feeds and tables are many articles');
like($out, qr/rejected: \S*many\.json\[3\]: .*an object is expected/, 'and a bad one among them is named');
like($out, qr/^  of these 1 without a date, 1 without an outlet$/m, 'what the articles lack is told');
is($node->safe_psql('postgres', q{SELECT string_agg(concat_ws('|', title, author, outlet, url, lower(published)), ' / ' ORDER BY title) FROM news.article WHERE title IN ('Café opens', 'Talks, again')}),
	'Café opens|Ann Fir|The Sarn Post|https://sarn-post.example/1|2024-05-20 / Talks, again|sarn-post.example|https://sarn-post.example/2|2024-05-21', 'with their fields');
($status, $out, $err) = run_client('--dry-run', "$dir/feed.xml");
like($out, qr/feed\.xml: Café opens \| The Sarn Post/, 'a dry run reads them too');
($status, $out, $err) = run_client("$dir/many.json");
like($out, qr/^0 loaded, 2 known already, 1 rejected$/m, 'again they are known');

# What the next article would meet too ends the run; what passes is tried again.
$node->safe_psql('postgres', q{
	CREATE SEQUENCE public.tries;
	CREATE FUNCTION public.fail_it() RETURNS trigger LANGUAGE plpgsql AS $$
	BEGIN
		IF NEW.title = 'Full disk' THEN
			RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100', HINT = 'Check free disk space.';
		ELSIF NEW.title = 'In the way' OR (NEW.title = 'In the way twice' AND nextval('public.tries') <= 2) THEN
			RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';
		END IF;
		RETURN NEW;
	END $$;
	CREATE TRIGGER fails BEFORE INSERT ON news.article FOR EACH ROW EXECUTE FUNCTION public.fail_it();
});
sub lines { join '', map { qq({"title": "$_", "text": "The council of Sarn met on Monday and on $_.", "published": "2024-05-20"}\n) } @_ }
article('conflict.jsonl', lines('Before it', 'In the way twice', 'In the way', 'Behind it'));
($status, $out, $err) = run_client("$dir/conflict.jsonl");
SKIP:
{
	skip 'the server keeps what passes as rejected', 4 if $out =~ /^2 loaded, 0 known already, 2 rejected$/m;
	like($out, qr/^3 loaded, 0 known already, 1 rejected$/m, 'an article in whose way others were is tried again');
	like($out, qr/rejected: \S*conflict\.jsonl:3: deadlock detected/, 'and given up at last');
	article('full.jsonl', lines('First', 'Full disk', 'Never'));
	($status, $out, $err) = run_client("$dir/full.jsonl");
	is($status, 2, 'a full disk ends the run');
	like($err, qr/could not extend file\nHINT: Check free disk space\.\nHINT: Make room .*\n.*what was loaded is kept/, 'and says what to do');
}

IPC::Run::run([ @load, '--format', 'text', '-' ], '<', \"From standard input\n\nMay 22, 2024\n\nThe port opened on Wednesday.\n", '>', \$out);
like($out, qr/^1 loaded/m, 'standard input is an article');

# Of many some are linked while others are loaded, a batch at a time.
$node->safe_psql('postgres', 'DROP TRIGGER fails ON news.article');
article('thousand.jsonl', join '', map { json_of($_) . "\n" } 1 .. 1050);
my $logged = -s $node->logfile;
$node->append_conf('postgresql.conf', q{log_min_duration_statement = 0});
$node->reload;
($status, $out, $err) = run_client('--jobs', '2', "$dir/thousand.jsonl");
like($out, qr/^1050 loaded, 0 known already, 0 rejected$/m, 'a thousand are loaded');
my @calls = split /\n/, slurp_file($node->logfile, $logged);
my ($first) = grep { $calls[$_] =~ /refresh\(coalesce.*most/ } 0 .. $#calls;
my ($last) = grep { $calls[$_] =~ /try_load_article/ } reverse 0 .. $#calls;
cmp_ok($first, '<', $last, 'some are linked while others are loaded');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news.pending'), '0', 'and all in the end');
is($node->safe_psql('postgres', 'SELECT count(*) FROM news_archive.check_archive()'), '0', 'soundly');

$node->stop;
($status, $out, $err) = run_client("$dir/one.txt");
is($status, 2, 'no server: exit status 2');
done_testing();
