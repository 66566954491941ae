#!/usr/bin/perl
# lexicon.pl data/[LANGUAGE/]NAME.tsv > build/lexicon/[LANGUAGE/]NAME.c
#
# Checks a word list and writes it as a constant C table with its hash (see src/text/lexicon.h), lexicon_NAME; that of another
# language than English is lexicon_LANGUAGE_NAME (data/es/time_words.tsv: lexicon_es_time_words).  The file: lines that
# begin with `#` are remarks; `#! column: a b c` lists the values that column may have (`#! column+: a b c` several of
# them with commas, an empty cell is always allowed); `#! column: NAME.tsv` takes them from the second column of data/NAME.tsv, with `NAME.tsv:1` from its first;
# `#! column+ VALUE: meaning` allows one value more and says what it is; of a list with such lines and `#! enum: TYPE PREFIX` a header with an enum of these values and
# a table of bits by row are made besides: lexicon.pl --header FILE writes the header.  `#! repeat` allows several rows of one key.  The first other line
# names the columns, tabs between.
# A wrong line ends the build with file, line and reason.
use strict;
use warnings;
use bytes;

my $header = @ARGV && $ARGV[0] eq '--header' && shift;
my ($path) = @ARGV;
my ($name) = $path =~ m{([a-z_0-9]+)\.tsv$} or die "$path: the name of a word list is lower case and ends in .tsv\n";
# Its name in C: that of the file; of a language other than English with the language before it, "es_time_words".
my ($language) = $path =~ m{(?:^|/)data/(\w+)/[^/]+$};
$name = "${language}_$name" if defined $language && $language ne 'en';
open my $in, '<', $path or die "$path: $!\n";

# What tokens.c leaves joined: "co-operate" is one token, "cease-fire" three.
my $joined = do
{
	my $list = $0 =~ s{[^/]*$}{../data/en/joined_prefixes.tsv}r;
	open my $prefixes, '<', $list or die "$list: $!\n";
	my @rows = grep { /^[a-z]/ } <$prefixes>;
	chomp @rows;
	shift @rows;
	join '|', @rows;
};

my (%apart, @columns, %allowed, %several, $repeat, @rows, %seen, @unique, %frames, @never, %optional, $enum, $type, $prefix, @values, %meaning);
sub wrong { die "$path:$.: $_[0]\n" }

# A column of another list: its second one, or as told.
sub codes_of
{
	my ($name, $column) = @_;
	(my $list = $path) =~ s{(.*)data/.*}{${1}data/$name};
	open my $other, '<', $list or die "$list: $!\n";
	my (undef, @lines) = grep { !/^#/ } <$other>;
	return map { chomp; (split /\t/)[ ($column || 2) - 1 ] } @lines;
}

while (my $line = <$in>)
{
	chomp $line;
	if ($line =~ /^#!\s*enum:\s*(\w+)\s+(\w+)\s*$/) { ($type, $prefix) = ($1, $2); next }
	if ($line =~ /^#!\s*repeat\s*$/) { $repeat = 1; next }
	if ($line =~ /^#!\s*optional:\s*(.*)$/) { $optional{$_} = 1 for split ' ', $1; next }
	if ($line =~ /^#!\s*unique:\s*(.*)$/) { @unique = split ' ', $1; next }
	if ($line =~ /^#!\s*never:\s*(\w+)=(\S+)\s+(\w+)=(\S+)\s*$/) { push @never, [ $1, $2, $3, $4 ]; next }
	if ($line =~ /^#!\s*(\w+)\+\s+(\S+):\s*(.*)$/)
	{
		my ($column, $value, $meaning) = ($1, $2, $3);
		wrong("the value $value stands twice") if $meaning{$value};
		wrong("the value $value has no meaning") if $meaning eq '';
		wrong("values of $column and of $enum") if $enum && $enum ne $column;
		push @values, $value;
		($enum, $allowed{$column}{$value}, $several{$column}, $meaning{$value}) = ($column, 1, '+', $meaning);
		next;
	}
	if ($line =~ m{^#!\s*(\w+):\s*([\w/]+\.tsv)(?::(\d))?$}) { my ($to, @list) = ($1, $2, $3); $allowed{$to} = { map { $_ => 1 } codes_of(@list) }; next }
	if ($line =~ /^#!\s*(\w+)(\+?):\s*(.*)$/) { $allowed{$1} = { map { $_ => 1 } split ' ', $3 }; $several{$1} = $2; next }
	next if $line =~ /^#/ || $line =~ /^\s*$/;
	my @cells = split /\t/, $line, -1;
	if (!@columns) { @columns = @cells; next }
	wrong(scalar(@cells) . " columns where " . scalar(@columns) . " are named") if @cells > @columns;
	my @missing = grep { !$optional{$_} } @columns[ @cells .. $#columns ];
	wrong("the row ends before its column $missing[0]") if @missing;
	push @cells, '' while @cells < @columns;
	my $key = $cells[0];
	wrong('an empty key') if $key eq '';
	wrong("white space at the ends of \"$key\"") if $key =~ /^\s|\s$/;
	wrong("\"$key\" has an upper-case letter") if $key =~ /[A-Z]/;
	$key =~ s/\xE2\x80\x99/'/g;
	$key =~ s/(?<=[^ ])-(?=[^ ])/ - /g;
	my $apart = $key;
	$key =~ s/(^| )($joined) - (?=[^ ])/$1$2-/g;
	s/('s)\b/ $1/g, s/  +/ /g for $key, $apart;
	$apart{$key} = $apart;
	$cells[0] = $key;
	wrong("\"$key\" stands twice (first in line $seen{$key})") if $seen{$key} && !$repeat;
	$seen{$key} //= $.;
	for my $i (0 .. $#columns)
	{
		my $ok = $allowed{ $columns[$i] } or next;
		for my $v ($several{ $columns[$i] } ? split(/,/, $cells[$i]) : $cells[$i])
		{
			wrong("\"$v\" is no value of column $columns[$i]") if $v ne '' && !$ok->{$v};
		}
	}
	my %cell;
	@cell{@columns} = @cells;
	my $frame = join "\t", map { $cell{$_} } @unique;
	wrong("the row of \"$key\" stands twice (first in line $frames{$frame})") if @unique && $frames{$frame};
	$frames{$frame} = $.;
	for my $n (@never)
	{
		my ($a, $x, $b, $y) = @$n;
		wrong("$a $x cannot have $b $y") if $cell{$a} eq $x && grep { $_ eq $y } split /,/, $cell{$b};
	}
	push @rows, \@cells;
}
wrong('no column names') unless @columns;

# The values of a column as an enum: "own-control" of word_classes is CLASS_OWN_CONTROL.
my $singular = $name =~ s/e?s$//r;
my $words_of_value = int((@values + 63) / 64);
sub bits_of
{
	my ($cell) = @_;
	my @bits = (0) x $words_of_value;
	for my $v (split /,/, $cell)
	{
		my ($i) = grep { $values[$_] eq $v } 0 .. $#values;
		$bits[ $i / 64 ] |= 1 << $i % 64;
	}
	return '{' . join(', ', map { sprintf '0x%xULL', $_ } @bits) . '}';
}

if ($header)
{
	my %used;
	$used{$_} = 1 for map { split /,/, $_->[ (grep { $columns[$_] eq $enum } 0 .. $#columns)[0] ] } @rows;
	$used{$_} or die "$path: no word is of $enum $_\n" for @values;
	print "/* Made from $name.tsv by tools/lexicon.pl. */\n#ifndef LEXICON_\U$name\E_H\n#define LEXICON_\U$name\E_H\n\ntypedef enum $type\n{\n";
	print "\t$prefix\_", uc($_ =~ tr/-/_/r), ",\t\t/* $meaning{$_} */\n" for @values;
	print "\tN_${prefix}ES\n} $type;\n\n/* By row, from 1: a bit a value. */\nextern const uint64 ${singular}_bits[][$words_of_value];\n\n#endif\n";
	exit;
}

my $order = 0;
@rows = map { $_->[1] } sort { $a->[1][0] cmp $b->[1][0] || $a->[0] <=> $b->[0] } map { [ $order++, $_ ] } @rows;

# Keys, and the beginnings of keys of several words.
my (%slot_value, @begins, $max_words);
$max_words = 1;
for my $i (reverse 0 .. $#rows) { $slot_value{ $rows[$i][0] } = $i + 1 }
for my $row (@rows)
{
	my @words = split / /, $row->[0];
	$max_words = @words if @words > $max_words;
	for my $n (1 .. $#words)
	{
		my $begin = join ' ', @words[ 0 .. $n - 1 ];
		next if exists $slot_value{$begin};
		push @begins, $begin;
		$slot_value{$begin} = -scalar(@begins);
	}
}

sub fnv
{
	my $h = 2166136261;
	$h = (($h ^ ord) * 16777619) & 0xFFFFFFFF for split //, $_[0];
	return $h;
}

# The fingerprint is that of the keys with every hyphen apart: it tells whether words were changed, not how they are cut.
my $size = 8;
$size *= 2 while $size < 2 * keys %slot_value;
my @slots = (0) x $size;
my $fingerprint = 0;
for my $key (sort keys %slot_value)
{
	my $h = fnv($key);
	$fingerprint = ($fingerprint + fnv($apart{$key})) & 0xFFFFFFFF if $slot_value{$key} > 0;
	my $i = $h & ($size - 1);
	$i = ($i + 1) & ($size - 1) while $slots[$i];
	$slots[$i] = $slot_value{$key};
}

sub quoted { my $s = shift; $s =~ s/([\\"?])/\\$1/g; return "\"$s\"" }

print "/* Made from $name.tsv by tools/lexicon.pl. */\n#include \"extension/core.h\"\n#include \"text/lexicon.h\"\n\n";
print "extern const Lexicon lexicon_$name;\n\nstatic const char *const cells[] = {\n";
print "\t", join(', ', map { quoted($_) } @$_), ",\n" for @rows;
print "\tNULL\n};\n\nstatic const char *const begins[] = {\n";
print "\t", quoted($_), ",\n" for @begins;
print "\tNULL\n};\n\nstatic const int32 slots[] = {";
print $_ % 16 ? ' ' : "\n\t", $slots[$_], ',' for 0 .. $#slots;
printf "\n};\n\nconst Lexicon lexicon_%s = {\"%s\", %d, %d, %d, cells, %du, slots, %uu, begins};\n",
  $name, $name, scalar(@columns), scalar(@rows), $max_words, $size - 1, $fingerprint;
if ($enum)
{
	my ($at) = grep { $columns[$_] eq $enum } 0 .. $#columns;
	print "\nextern const uint64 ${singular}_bits[][$words_of_value];\nconst uint64 ${singular}_bits[][$words_of_value] = {\n\t", bits_of(''), ",\n";
	print "\t", bits_of($_->[$at]), ",\n" for @rows;
	print "};\n";
}
