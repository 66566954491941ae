#!/usr/bin/perl
# check_docs.pl [--write] FILE...
#
# Runs the examples of the documentation and compares what they print.  An example is a fenced block ```sql followed by a
# fenced block ```text, which is its output; the blocks of one file run one after the other in one session, in a database
# that is dropped behind it.  A ```sql block without an output is run too.  --write puts the true output in the place of
# a wrong one: read the difference before you commit it.  Needs a server with the extension (script/test docs).
# Prints one line `ok` or `not ok` a file.
use strict;
use warnings;
use File::Temp qw(tempfile);
use FindBin;

chdir "$FindBin::Bin/..";
my $write = @ARGV && $ARGV[0] eq '--write' ? shift : 0;
my $mark  = '=*= end of example =*=';

sub slurp { my ($p) = @_; open my $f, '<', $p or die "$p: $!\n"; local $/; return <$f> }

sub outputs
{
	my ($examples) = @_;
	my ($f, $path) = tempfile(UNLINK => 1);
	print $f "\\set QUIET on\n\\set VERBOSITY terse\n\\pset footer off\nSET client_min_messages = warning;\n";
	print $f "$_\n\\echo '$mark'\n" for @$examples;
	close $f;
	system('dropdb --if-exists docs 2>/dev/null') == 0 && system('createdb docs') == 0
	  && system(q{psql -qX -d docs -c 'CREATE EXTENSION news_archive'}) == 0 or die "no database to run the examples in\n";
	my $all = `psql -qX -d docs -f $path 2>&1`;
	system('dropdb docs');
	$all =~ s/^psql:\S+?:\d+: //mg;
	return split /^\Q$mark\E\n/m, $all;
}

my $wrong = 0;
for my $path (@ARGV)
{
	my $text   = slurp($path);
	my @blocks = $text =~ /^```sql\n(.*?)^```\n/gms;
	if (!@blocks) { next }
	my @got  = outputs(\@blocks);
	my $n    = 0;
	my @bad;
	my $trim = sub { my $s = shift // ''; $s =~ s/[ \t]+$//mg; $s =~ s/\n+\z/\n/; $s =~ s/\A\n+//; return $s };
	$text =~ s{^(```sql\n.*?^```\n)(\s*)(?:^```text\n(.*?)^```\n)?}{
		my ($sql, $gap, $said) = ($1, $2, $3);
		my $is = $trim->($got[$n++]);
		if (!defined $said) { push @bad, "example $n fails: $is" if $is =~ /^ERROR/m; "$sql$gap" }
		elsif ($trim->($said) eq $is) { "$sql$gap```text\n$said```\n" }
		else { push @bad, "example $n prints\n$is\nand not\n$said"; "$sql$gap```text\n$is```\n" }
	}gmsex;
	if (@bad && $write) { open my $f, '>', $path or die "$path: $!\n"; print $f $text; close $f; print "written: $path\n" }
	elsif (@bad) { $wrong++; print "not ok 1 - examples of $path\n"; print STDERR "$path: $_\n" for @bad }
	else { print "ok 1 - examples of $path\n" }
}
exit($wrong ? 1 : 0);
