#!/usr/bin/perl
# reference.pl [--write]: docs/reference.md is what the comments in the database say: of each function in help(), in its order, and of each table and view
# of an archive.  Makes a database of its own on the server of PGHOST (script/server).  Prints "ok 1 - ..." or "not ok 1 - ..."; --write writes the page.
use strict;
use warnings;
use utf8;
use JSON::PP;
binmode STDOUT, ':encoding(UTF-8)';

my $page = 'docs/reference.md';
my $database = "reference_$$";
sub run_psql { my ($db, $sql) = @_; open my $in, '-|:encoding(UTF-8)', 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', $db, '-c', 'SET client_min_messages = warning', '-c', $sql or die "psql: $!\n"; local $/; my $out = <$in>; close $in or die "reference.pl: psql failed\n"; return $out }
sub rows { my $out = run_psql($database, "SELECT coalesce(json_agg(r), '[]') FROM ($_[0]) r"); utf8::encode($out); return @{ decode_json($out) } }

run_psql('postgres', "CREATE DATABASE $database TEMPLATE template0 ENCODING 'UTF8'");
END { my $status = $?; system 'psql', '-XAtq', '-d', 'postgres', '-c', "DROP DATABASE IF EXISTS $database" if defined $database; $? = $status }
run_psql($database, "CREATE EXTENSION news_archive; SELECT news_archive.create_archive('news')");

# A type or a default as who calls it writes it.
sub short { my ($s) = @_; $s =~ s/\bnews_archive\.//g; $s =~ s/timestamp with time zone/timestamptz/g; $s =~ s/::(?:\w|\.)+(?:\[\])?//g; return $s }
# A comment as paragraphs: what it raises stands by itself.
sub paragraphs { my ($s) = @_; $s =~ s/ (Errors: )/\n\n$1/; $s =~ s/([*<|])/\\$1/g; return $s }
sub cell { my ($s) = @_; $s =~ s/\|/\\|/g; $s =~ s/</\\</g; return $s }

my $out = <<'TOP';
# Reference

Made by `tools/reference.pl` from the comments that `\df+` and `\d+` show: the functions in the order of `help()`, then the tables and views of an archive. An argument with
`=` may be left out. Functions that are not here are for inside.

TOP

my ($question, %seen) = ('');
for my $h (rows('SELECT h.question, h.example FROM news_archive.help() h'))
{
	my ($name) = $h->{example} =~ /^(\w+)\(/ or die "help() has no call: $h->{example}\n";
	next if $seen{$name}++;
	if ($h->{question} ne $question)
	{
		$question = $h->{question};
		$out .= "## $question\n\n";
	}
	for my $f (rows("SELECT p.prokind, obj_description(p.oid, 'pg_proc') AS told, pg_get_function_result(p.oid) AS gives,
		(SELECT json_agg(json_build_object('name', c.attname, 'type', format_type(c.atttypid, NULL)) ORDER BY c.attnum)
			FROM pg_type t JOIN pg_attribute c ON c.attrelid = t.typrelid WHERE t.oid = p.prorettype AND c.attnum > 0 AND NOT c.attisdropped) AS columns,
		(SELECT json_agg(json_build_object('name', p.proargnames[i], 'type', format_type(coalesce(p.proallargtypes[i], p.proargtypes[i - 1]), NULL),
			'way', coalesce(p.proargmodes[i], 'i'), 'default', CASE WHEN coalesce(p.proargmodes[i], 'i') IN ('i', 'v') THEN pg_get_function_arg_default(p.oid, i) END) ORDER BY i)
			FROM generate_subscripts(coalesce(p.proallargtypes::oid[], p.proargtypes::oid[]), 1) s, LATERAL (SELECT CASE WHEN p.proallargtypes IS NULL THEN s + 1 ELSE s END AS i) n) AS arguments
		FROM pg_proc p WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = '$name' ORDER BY p.oid::regprocedure::text COLLATE \"C\""))
	{
		my @in = grep { $_->{way} =~ /[iv]/ } @{ $f->{arguments} // [] };
		my @columns = (@{ $f->{columns} // [] }, grep { $_->{way} =~ /[ot]/ } @{ $f->{arguments} // [] });
		$out .= "### $name\n\n`" . ($f->{prokind} eq 'p' ? 'CALL ' : '') . "$name(" . join(', ', map { short($_->{name} // '') . ' ' . short($_->{type}) . (defined $_->{default} ? ' = ' . short($_->{default}) : '') } @in) . ')`';
		$out .= ' → ' . (@columns ? join(', ', map { "`$_->{name}` " . short($_->{type}) } @columns) : '`' . short($f->{gives}) . '`') if $f->{prokind} ne 'p';
		$out .= "\n\n" . paragraphs($f->{told} // die "$name has no comment\n") . "\n\n";
	}
}

$out .= "## Tables and views of an archive\n\n";
for my $t (rows("SELECT c.oid::regclass::text AS oid, c.relname AS name, c.relkind AS kind, obj_description(c.oid, 'pg_class') AS told FROM pg_class c
	WHERE c.relnamespace = 'news'::regnamespace AND c.relkind IN ('r', 'v') ORDER BY c.relkind = 'r', c.relname COLLATE \"C\""))
{
	$out .= "### $t->{name}\n\n" . ($t->{told} ? paragraphs($t->{told}) . "\n\n" : '') . "| column | type | |\n|---|---|---|\n";
	for my $c (rows("SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, col_description(a.attrelid, a.attnum) AS told FROM pg_attribute a
		WHERE a.attrelid = '$t->{oid}'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"))
	{
		$out .= "| `$c->{name}` | " . short($c->{type}) . ' | ' . cell($c->{told} // '') . " |\n";
	}
	$out .= "\n";
}
$out =~ s/\n+\z/\n/;

if (@ARGV && $ARGV[0] eq '--write')
{
	open my $to, '>:encoding(UTF-8)', $page or die "$page: $!\n";
	print $to $out;
	close $to or die "$page: $!\n";
	print "written: $page\n";
	exit 0;
}
my $there = do { local $/; open my $in, '<:encoding(UTF-8)', $page or die "$page: $!\n"; <$in> };
print $there eq $out ? "ok 1 - $page is what the comments say\n" : "not ok 1 - $page is what the comments say: perl tools/reference.pl --write\n";
exit($there ne $out);
