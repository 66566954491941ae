# The model file: a missing, older, damaged or cut one is an error that names the file, and the file put back is read.  The server
# runs from a copy of its tree, so that no other session sees these files.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Copy qw(copy);
use File::Path qw(make_path);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# Programs find their data relative to themselves: they are copied, what they read is linked.
my ($system, $share, $library) = map { chomp(my $dir = `pg_config --$_`); $dir } qw(bindir sharedir pkglibdir);
my $tree = abs_path(PostgreSQL::Test::Utils::tempdir());
make_path("$tree$system", "$tree$share", "$tree$library");
system_or_bail('cp', '-rL', "$system/.", "$tree$system");
system_or_bail('cp', '-rs', "$share/.", "$tree$share");
system_or_bail('cp', '-rs', "$library/.", "$tree$library");

my $installed = "$share/extension/english.model";
my $model = "$tree$share/extension/english.model";
(my $prefix = $system) =~ s{/bin$}{};
local $ENV{PATH} = "$tree$system:$ENV{PATH}";
my $node = PostgreSQL::Test::Cluster->new('main', install_path => "$tree$prefix");
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION news_archive');

# Each psql is a new backend, which maps the file anew.
sub tokens
{
	my ($code, $out, $err) = $node->psql('postgres', q{SELECT string_agg(tag, ' ' ORDER BY token_no) FROM news_archive.tokens('The envoy left.')});
	return $code == 0 ? $out : $err;
}

# Puts a file in the model's place whose byte at `at` is `byte`, cut to `size` when given.
sub place_model
{
	my (%change) = @_;
	unlink $model;
	copy($installed, $model) or die "copy: $!";
	open(my $file, '+<:raw', $model) or die "open: $!";
	if (defined $change{at})
	{
		seek($file, $change{at}, $change{at} < 0 ? 2 : 0);
		read($file, my $old, 1);
		seek($file, $change{at}, $change{at} < 0 ? 2 : 0);
		print $file chr(ord($old) ^ $change{flip});
	}
	truncate($file, $change{size}) if defined $change{size};
	close($file);
}

my $right = 'DET NOUN VERB PUNCT';
is(tokens(), $right, 'the installed file is read');

unlink $model;
like(tokens(), qr/ERROR: +could not open the English model "\Q$model\E": No such file.*HINT: +Install/s, 'a missing file is named');
place_model(at => 0, flip => 1);
like(tokens(), qr/ERROR: +could not use the English model "\Q$model\E": it is no model of news_archive/, 'another file in its place');
place_model(at => 8, flip => 1);
like(tokens(), qr/"\Q$model\E": it belongs to a newer version of news_archive.*HINT: +Install the file that came/s, 'one of a later version');
place_model(at => 8, flip => 7);
like(tokens(), qr/"\Q$model\E": it belongs to an older version of news_archive/, 'one of an earlier version');
unlink $model;
{ open(my $file, '>:raw', $model) or die "open: $!"; print $file "NewsEng\0\3\0\0\0", "\0" x 10_000; }
like(tokens(), qr/"\Q$model\E": it belongs to an older version of news_archive/, 'one of the version that had other tables');
place_model(at => 32, flip => 1);
like(tokens(), qr/"\Q$model\E": it was made with other lists of first names, cities and countries/, 'one that was made with other lists');
place_model(at => 41, flip => 1);
like(tokens(), qr/"\Q$model\E": it is of another language/, 'one of another language');
place_model(size => 1_000_000);
like(tokens(), qr/"\Q$model\E": its length is wrong/, 'half a file');
place_model(size => 20);
like(tokens(), qr/"\Q$model\E": it is no model/, 'less than a header');
place_model(size => 0);
like(tokens(), qr/"\Q$model\E": it could not be mapped/, 'an empty file');
for my $at (64, 1000, 5_000_000, -1)
{
	place_model(at => $at, flip => 0x80);
	like(tokens(), qr/"\Q$model\E": its checksum is wrong/, "one bit changed at byte $at");
}

# A session that failed reads the right file later on.
unlink $model;
my $session = $node->background_psql('postgres', on_error_stop => 0);
$session->query(q{SELECT count(*) FROM news_archive.tokens('The envoy left.')});
place_model();
is($session->query(q{SELECT count(*) FROM news_archive.tokens('The envoy left.')}), '4', 'a session goes on when the file is there');
$session->quit;
is(tokens(), $right, 'the file put back is read');

$node->stop;
done_testing();
