#!/usr/bin/perl
# upgrade.pl upgrade/news_archive--OLD.sql news_archive--NEW.sql [upgrade/by_hand--OLD--NEW.sql]
#   writes the script that makes of an extension at version OLD what CREATE EXTENSION makes at version NEW.
# upgrade.pl --symbols OLD.sql... NEW.sql
#   writes a C file with those functions of the OLD scripts that the library of NEW has no more; each raises an error.
#
# Both scripts are cut into statements and each gets a key ("function news_archive.mentions(text)").  What stands in both,
# word for word, is left alone.  A routine that changed is CREATEd OR REPLACEd, so that whatever stands on it (indexes and
# generated columns of archives, other functions) stays; where PostgreSQL does not allow that (other columns, other names
# of arguments, a default less) the old one is renamed out of the way, the new one is created, and the old one is dropped
# at the end.  Routines that refer to a renamed object outside a quoted body are made anew, so that they take the new one.
# Comments, grants and the rest follow the objects they are about.
#
# A database that is not yet updated calls the new library by the old definitions: a note says where a C function has
# other arguments or columns than before, so that it looks at PG_NARGS() or gets another symbol.
#
# What cannot be told from the two texts (a changed DO block, dictionary, operator class, table) ends the run with its key,
# unless the file of pieces written by hand has a piece for it: the lines below "-- for KEY", printed instead.
# t/008_upgrade.pl compares what comes out with a fresh installation.
use strict;
use warnings;

my %SAME_TYPE = (
	integer => 'int', int4 => 'int', int8 => 'bigint', int2 => 'smallint', boolean => 'bool', float4 => 'real',
	float8 => 'double precision', 'character varying' => 'varchar', 'timestamp with time zone' => 'timestamptz');
my $TWO_WORDS = qr/^(?:double precision|(?:character|bit) varying|(?:time|timestamp) with(?:out)? time zone)/;
my $ROUTINE = qr/^(?:function|procedure|aggregate) /;

# ---------------------------------------------------------------------------------------------- cutting

# The statements of a script: {text, tokens, section}; comments between tokens are no part of the tokens.
sub statements
{
	my ($path) = @_;
	open my $in, '<', $path or die "$path: $!\n";
	local $/;
	my $sql = <$in>;
	my (@statements, @tokens, $start, $parens, $atomic, $section);
	($parens, $atomic, $section) = (0, 0, '');
	while ($sql =~ /\G(?<token>
			\s+ | --[^\n]* | \/\*.*?\*\/ | ^\\[^\n]*
			| E'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' | "(?:[^"]|"")*"
			| \$(?<tag>\w*)\$.*?\$\g{tag}\$
			| [A-Za-z_0-9]+ | . )/gcxsm)
	{
		my $token = $+{token};
		$section = $1 if $token =~ m{^-- (src/\S+\.sql)$};
		next if $token =~ m{^(?:\s|--|/\*|\\)};
		my $end = pos $sql;
		$start = $end - length $token unless @tokens;
		push @tokens, $token;
		$parens++ if $token eq '(';
		$parens-- if $token eq ')';
		my $word = lc $token;
		$atomic = 1 if $word eq 'atomic' && lc $tokens[-2] eq 'begin';
		$atomic++ if $atomic && $word eq 'case';
		$atomic-- if $atomic && $word eq 'end';
		next unless $token eq ';' && !$parens && !$atomic;
		push @statements, { text => substr($sql, $start, $end - $start), tokens => [@tokens], section => $section };
		@tokens = ();
	}
	die "$path: the last statement has no end\n" if @tokens;
	describe($_) for @statements;
	number_blocks(@statements);
	return @statements;
}

# DO blocks have no name: they are counted in their file.
sub number_blocks
{
	my %n;
	for my $s (grep { $_->{key} eq 'do' } @_) { $s->{key} = 'do ' . ++$n{ $s->{section} } . " of $s->{section}" }
}

# ---------------------------------------------------------------------------------------------- naming

# Words in lower case, without a space where none is needed, so that two spellings of one thing are one.
sub plain
{
	my $s = join ' ', map { /^['"\$]/ ? $_ : lc } @_;
	$s =~ s/ ?([.()\[\],;]) ?/$1/g;
	return $s;
}

sub type_name
{
	my $type = plain(@_);
	$type =~ s/^pg_catalog\.//;
	my ($base, $rest) = $type =~ /^(.*?)((?:\[\])*)$/;
	return ($SAME_TYPE{$base} // $base) . $rest;
}

# The tokens in the parentheses that open at $at, cut at their commas; and the place behind them.
sub arguments
{
	my ($tokens, $at) = @_;
	my ($depth, @list) = (0);
	die "no ( where one is expected: @$tokens[0..5]\n" unless $tokens->[$at] eq '(';
	for (;; $at++)
	{
		my $t = $tokens->[$at];
		if ($t =~ /^[(\[]$/ && $depth++ == 0) { @list = ([]); next }
		if ($t =~ /^[)\]]$/ && --$depth == 0) { last }
		if ($t eq ',' && $depth == 1) { push @list, []; next }
		push @{ $list[-1] }, $t;
	}
	return ([ grep { @$_ } @list ], $at + 1);
}

# {mode, name, type, default} of one argument: "OUT start int", "archive name DEFAULT f()", "internal".
sub argument
{
	my @t = @{ $_[0] };
	my %a = (mode => 'in', name => '');
	$a{mode} = lc shift @t if @t > 1 && $t[0] =~ /^(?:in|out|inout|variadic)$/i;
	for my $i (0 .. $#t)
	{
		next unless $t[$i] =~ /^(?:default|=)$/i;
		$a{default} = plain(@t[ $i + 1 .. $#t ]);
		@t = @t[ 0 .. $i - 1 ];
		last;
	}
	$a{name} = shift @t if @t > 1 && $t[1] !~ /^[.\[(%]$/ && plain(@t) !~ $TWO_WORDS;
	$a{type} = type_name(@t);
	return \%a;
}

# The name at $at, "news_archive.mentions", and the place behind it.
sub name_at
{
	my ($tokens, $at) = @_;
	my $name = lc $tokens->[ $at++ ];
	while (($tokens->[$at] // '') eq '.') { $name .= '.' . lc $tokens->[ $at + 1 ]; $at += 2 }
	return ($name, $at);
}

# "news_archive.f(int,text)" of the routine named at $at, the list of its arguments, and the place behind it.
sub routine_at
{
	my ($tokens, $at) = @_;
	(my $name, $at) = name_at($tokens, $at);
	return ($name, [], $at) if ($tokens->[$at] // '') ne '(';
	(my $list, $at) = arguments($tokens, $at);
	my @args = map { argument($_) } @$list;
	return ($name . '(' . join(',', map { $_->{type} } grep { $_->{mode} ne 'out' } @args) . ')', \@args, $at);
}

# What a routine gives: "setof record", "table(a int)".
sub result_at
{
	my ($tokens, $at) = @_;
	return '' unless lc($tokens->[$at] // '') eq 'returns';
	my @result;
	for ($at++; $at < @$tokens; $at++)
	{
		last if $tokens->[$at] =~ /^(?:language|return|returns|as|immutable|stable|volatile|strict|called|parallel|set|security|cost|rows|leakproof|window|support|begin|transform|not|;)$/i;
		push @result, $tokens->[$at];
	}
	return type_name(@result);
}

# An operator's name is several tokens: &~ ; what comes before its parenthesis.
sub operator_at
{
	my ($tokens, $at) = @_;
	my $name = '';
	$name .= lc $tokens->[ $at++ ] while $tokens->[$at] ne '(';
	return ($name, $at);
}

# Gives a statement its verb (create, comment, grant, revoke, do, ...), its key and, if it is a routine, its signature.
sub describe
{
	my ($s) = @_;
	my @t = @{ $s->{tokens} };
	$s->{plain} = plain(@t);
	$s->{verb} = lc $t[0];
	$s->{key} = $s->{plain};
	return $s->{key} = 'do' if $s->{verb} eq 'do';
	return $s->{key} = 'comment on ' . object_at($s, 2) if $s->{verb} eq 'comment';
	return if $s->{verb} ne 'create';
	my $at = $s->{plain} =~ /^create or replace / ? 3 : 1;
	$s->{key} = object_at($s, $at);
}

# The key of the object that is named from $at on.
sub object_at
{
	my ($s, $at) = @_;
	my @t = @{ $s->{tokens} };
	my $kind = lc $t[ $at++ ];
	if ($kind =~ /^(?:function|procedure|aggregate)$/)
	{
		(my $name, my $args, $at) = routine_at(\@t, $at);
		@$s{qw(args result)} = ($args, result_at(\@t, $at));
		return "$kind $name";
	}
	if ($kind eq 'operator' && $t[$at] =~ /^(?:class|family)$/i)
	{
		$kind .= ' ' . lc $t[ $at++ ];
		my ($name) = name_at(\@t, $at);
		my ($am) = $s->{plain} =~ /\busing (\w+)/;
		return "$kind $name using $am";
	}
	if ($kind eq 'operator')
	{
		(my $name, $at) = operator_at(\@t, $at);
		my ($list) = arguments(\@t, $at);
		my %of = map { my ($k, undef, @v) = @$_; lc $k => type_name(@v) } grep { ($_->[1] // '') eq '=' } @$list;
		my @types = %of ? map { $of{$_} // 'none' } qw(leftarg rightarg) : map { type_name(@$_) } @$list;
		return "operator $name(" . join(',', @types) . ')';
	}
	if ($kind eq 'cast')
	{
		my ($list) = arguments(\@t, $at);
		my ($from, $to) = split / as /, plain(@{ $list->[0] });
		return "cast($from as $to)";
	}
	$kind .= ' ' . lc($t[ $at++ ]) . ' ' . lc $t[ $at++ ] if $kind eq 'text';		# text search dictionary
	$kind .= ' ' . lc $t[ $at++ ] if $kind =~ /^(?:materialized|event|foreign|unlogged|unique)$/;
	my ($name) = name_at(\@t, $at);
	return "$kind $name";
}

# ---------------------------------------------------------------------------------------------- comparing

# A text in which quoted bodies are left out: what a routine or view refers to by its identity.
sub bound_text { return plain(grep { !/^(?:'|E'|\$)/ } @{ $_[0]->{tokens} }) }

sub bare_name { my ($key) = @_; return $key =~ /(news_archive\w*\.[\w"]+)/ ? $1 : $key }

# Whether CREATE OR REPLACE may make the new routine of the old one.
sub replaceable
{
	my ($old, $new) = @_;
	return 0 if $old->{key} ne $new->{key} || $old->{result} ne $new->{result} || @{ $old->{args} } != @{ $new->{args} };
	for my $i (0 .. $#{ $old->{args} })
	{
		my ($o, $n) = ($old->{args}[$i], $new->{args}[$i]);
		return 0 if $o->{mode} ne $n->{mode} || $o->{type} ne $n->{type};
		return 0 if $o->{name} ne $n->{name} && $o->{name} ne '';
		return 0 if defined $o->{default} && !defined $n->{default};
	}
	return 1;
}

# The names that tables, indexes and views of archives stand on: they stand in the statements that the functions of the
# old version run to make an archive.
sub held_names
{
	my %held;
	for my $s (@_)
	{
		for my $body (grep { /^\$/ } @{ $s->{tokens} })
		{
			while ($body =~ /\bCREATE (?:UNIQUE )?(?:TABLE|INDEX|VIEW)\b(.*?);\n/gs)
			{
				my $made = $1;
				$held{$1} = 1 while $made =~ /(news_archive\w*\.\w+)/g;
			}
		}
	}
	return \%held;
}

# KEY => lines, of the file of pieces written by hand.
sub pieces
{
	my ($path) = @_;
	my (%pieces, $key);
	return {} unless defined $path && -e $path;
	open my $in, '<', $path or die "$path: $!\n";
	while (my $line = <$in>)
	{
		if ($line =~ /^-- for (.*\S)/) { $key = $1; $pieces{$key} = ''; next }
		$pieces{$key} .= $line if defined $key;
	}
	return \%pieces;
}

my (%old, %new, %piece, %piece_used, $held, @problems);

# The piece written by hand for a key; without one, this is a problem.
sub piece_for
{
	my ($key, $why) = @_;
	$piece_used{$key} = 1;
	return $piece{$key} if defined $piece{$key};
	push @problems, "$key: $why";
	return '';
}

# Decides what becomes of each key: keep, replace, aside (renamed, created, dropped), create, again (dropped first and
# created), by hand.
sub fates
{
	my ($old_list, $new_list) = @_;
	my %fate;
	for my $s (grep { $_->{verb} eq 'create' || $_->{verb} eq 'do' } @$new_list)
	{
		my ($key, $before) = ($s->{key}, $old{ $s->{key} });
		$fate{$key} =
			!$before ? 'create'
			: $before->{plain} eq $s->{plain} ? 'keep'
			: $key =~ /^aggregate / ? 'aside'
			: $key =~ $ROUTINE ? (replaceable($before, $s) ? 'replace' : 'aside')
			: $key =~ /^(?:type|domain|view) / ? 'aside'
			: $key =~ /^(?:cast|operator [^cf]|trigger|rule)/ ? 'again'
			:                                 'by hand';
	}
	for my $s (grep { $_->{verb} eq 'create' || $_->{verb} eq 'do' } @$old_list)
	{
		$fate{ $s->{key} } //= $s->{key} =~ /^do / ? 'by hand' : 'drop';
	}
	spread(\%fate, $new_list);
	return \%fate;
}

# What refers by identity to an object that is renamed or dropped is made anew; where that cannot be done in place, it is
# set aside too, and so on.
sub spread
{
	my ($fate, $new_list) = @_;
	for (my $changed = 1; $changed;)
	{
		$changed = 0;
		my @gone = map { $_ => 1 } grep { $fate->{$_} =~ /^(?:aside|again|drop)$/ } keys %$fate;
		my %gone = @gone;
		my %names = map { bare_name($_) => 1 } keys %gone;
		for my $s (grep { $fate->{ $_->{key} } && $fate->{ $_->{key} } =~ /^(?:keep|replace)$/ } @$new_list)
		{
			my $bound = bound_text($s);
			my ($self) = bare_name($s->{key});
			my @on = grep { $_ ne $self && $bound =~ /\Q$_\E(?!\w)/ } keys %names;
			next unless @on;
			my $signature = join ' ', map { $_->{type} } @{ $s->{args} // [] };
			my $in_signature = grep { my $n = $_; ($signature . ' ' . ($s->{result} // '')) =~ /\Q$n\E(?!\w)/ } @on;
			my $fate_now = $s->{key} =~ $ROUTINE && !$in_signature && $s->{key} !~ /^aggregate / ? 'replace'
				: $s->{key} =~ /^(?:aggregate|function|procedure|type|domain|view) / ? 'aside'
				: $s->{key} =~ /^(?:cast|operator [^cf])/ ? 'again' : 'by hand';
			next if $fate->{ $s->{key} } eq $fate_now;
			$fate->{ $s->{key} } = $fate_now;
			$changed = 1;
		}
	}
}

# ---------------------------------------------------------------------------------------------- writing

my ($printed_section, $out) = ('', '');

sub put
{
	my ($text, $section) = @_;
	if (defined $section && $section ne $printed_section)
	{
		$out .= "\n-- $section\n";
		$printed_section = $section;
	}
	$out .= "$text\n";
}

# "function news_archive.f(int)" as ALTER and DROP want it.
sub as_named
{
	my ($key) = @_;
	return "ROUTINE $1" if $key =~ /^(?:function|procedure|aggregate) (.*)/;
	return "OPERATOR CLASS $1 USING $2" if $key =~ /^operator class (\S+) using (\w+)/;
	return "TYPE $1" if $key =~ /^domain (.*)/;
	my ($kind, $name) = $key =~ /^([a-z ]*?) ?((?:news_archive\w*\.|\().*)$/;
	return uc($kind) . " $name";
}

sub aside_name { my ($key, $version) = @_; my ($name) = $key =~ /news_archive\w*\.(\w+)/; return "\"$name of $version\"" }

# The same object under the name it was set aside by.
sub set_aside
{
	my ($key, $version) = @_;
	my $name = as_named($key);
	my $aside = aside_name($key, $version);
	$name =~ s/(news_archive\w*)\.\w+/$1.$aside/;
	return $name;
}

sub put_asides
{
	my ($old_list, $fate, $version) = @_;
	my %new_names = map { bare_name($_) => 1 } keys %new;
	for my $s (reverse @$old_list)
	{
		my $f = $fate->{ $s->{key} } // '';
		next unless $s->{verb} eq 'create';
		check_held($s->{key}) if $f =~ /^(?:aside|drop|again)$/;
		$s->{aside} = $f eq 'aside' || $f eq 'drop' && $s->{key} =~ $ROUTINE && $new_names{ bare_name($s->{key}) };
		put('ALTER ' . as_named($s->{key}) . ' RENAME TO ' . aside_name($s->{key}, $version) . ';') if $s->{aside};
		put('DROP ' . as_named($s->{key}) . ';') if $f eq 'again';
	}
}

# Whatever archives stand on can be replaced only.
sub check_held
{
	my ($key) = @_;
	push @problems, "$key: archives stand on it, so it can neither be dropped nor get another signature"
		if $held->{ bare_name($key) };
}

sub put_drops
{
	my ($old_list, $fate, $version) = @_;
	my @gone = grep { $_->{verb} eq 'create' && ($fate->{ $_->{key} } // '') =~ /^(?:aside|drop)$/ } reverse @$old_list;
	my @name = map { $_->{aside} ? set_aside($_->{key}, $version) : as_named($_->{key}) } @gone;
	return unless @name;
	put("\n-- What is no more.");
	put("DROP $_;") for grep { /^(?:VIEW|OPERATOR|CAST)/ } @name;
	# In one statement, as they may refer to each other.
	my @routines = map { s/^ROUTINE //r } grep { /^ROUTINE/ } @name;
	put("DROP ROUTINE\n\t" . join(",\n\t", @routines) . ';') if @routines;
	put("DROP $_;") for grep { !/^(?:VIEW|OPERATOR|CAST|ROUTINE)/ } @name;
}

# The objects a comment, grant or alteration is about: does one of them stand anew?
sub about_new_object
{
	my ($s, $fate) = @_;
	return ($fate->{ $s->{key} =~ s/^comment on //r } // '') =~ /^(?:aside|create|again)$/ if $s->{verb} eq 'comment';
	return 1 if $s->{plain} =~ / on all /;
	for my $key (grep { $fate->{$_} =~ /^(?:aside|create|again)$/ } keys %$fate)
	{
		my $name = bare_name($key);
		return 1 if $s->{plain} =~ /\Q$name\E(?!\w)/;
	}
	return 0;
}

sub put_statement
{
	my ($s, $fate, $rows_changed) = @_;
	my ($key, $verb) = @$s{qw(key verb)};
	if ($verb eq 'create' || $verb eq 'do')
	{
		my $f = $fate->{$key};
		put($s->{text}, $s->{section}) if $f =~ /^(?:create|aside|again)$/;
		put($s->{text} =~ s/^CREATE(?! OR REPLACE)/CREATE OR REPLACE/r, $s->{section}) if $f eq 'replace';
		put(piece_for($key, 'changed; only a person can say how the old one becomes the new one'), $s->{section}) if $f eq 'by hand';
	}
	elsif ($verb eq 'comment')
	{
		my $same = $old{$key} && $old{$key}{plain} eq $s->{plain};
		put($s->{text}, $s->{section}) if !$same || about_new_object($s, $fate);
	}
	elsif ($verb eq 'insert')
	{
		my ($table) = name_at($s->{tokens}, 2);
		put("DELETE FROM $table;", $s->{section}) if ($rows_changed->{$table} // '') eq 'first';
		put($s->{text}, $s->{section}) if $rows_changed->{$table} || !$old{$key};
		$rows_changed->{$table} = 'again' if $rows_changed->{$table};
	}
	elsif ($verb eq 'set')
	{
		put($s->{text}, $s->{section}) unless $s->{plain} =~ /^set local search_path/;
	}
	else
	{
		put($s->{text}, $s->{section}) if !$old{$key} || about_new_object($s, $fate);
	}
}

# Tables of the extension's own whose rows are no longer those of the old script: emptied and filled again.
sub tables_with_other_rows
{
	my ($old_list, $fate) = @_;
	my %tables;
	for my $s (grep { $_->{verb} eq 'insert' && !$new{ $_->{key} } } @$old_list)
	{
		my ($table) = name_at($s->{tokens}, 2);
		$tables{$table} = 'first' if ($fate->{"table $table"} // '') eq 'keep';
	}
	return \%tables;
}

sub put_vanished
{
	my ($old_list, $fate) = @_;
	for my $s (grep { !$new{ $_->{key} } } @$old_list)
	{
		my $object = $s->{key} =~ s/^comment on //r;
		put('COMMENT ON ' . (as_named($object) =~ s/^ROUTINE (.*)/uc(($object =~ m{^(\w+)})[0]) . " $1"/er) . ' IS NULL;')
			if $s->{verb} eq 'comment' && ($fate->{$object} // '') =~ /^(?:keep|replace)$/;
		put(piece_for($s->{key}, 'it is no longer there; only a person can say what undoes it'))
			if $s->{verb} =~ /^(?:grant|revoke|alter)$/ || $s->{verb} eq 'do';
	}
}

# The C symbols of a script with the types they are called with and the columns they give.
sub calls
{
	my %calls;
	for my $s (grep { $_->{args} && $_->{plain} =~ /as 'MODULE_PATHNAME','\w+'/ } @_)
	{
		my ($symbol) = $s->{plain} =~ /as 'MODULE_PATHNAME','(\w+)'/;
		my @in = map { $_->{type} } grep { $_->{mode} ne 'out' } @{ $s->{args} };
		my @out = map { $_->{type} } grep { $_->{mode} =~ /out$/ } @{ $s->{args} };
		$calls{$symbol}{ join(',', @in) . ' -> ' . join(',', @out) } = [ scalar @in, "@out" ];
	}
	return \%calls;
}

# Old definitions that the library may read beyond: it takes more arguments, or gives columns in another order.
sub note_calls
{
	my ($old_calls, $new_calls) = map { calls(@$_) } @_;
	for my $symbol (grep { $new_calls->{$_} } sort keys %$old_calls)
	{
		for my $call (values %{ $old_calls->{$symbol} })
		{
			my ($n, $out) = @$call;
			next if grep { $_->[0] <= $n && "$_->[1] " =~ /^\Q$out\E / } values %{ $new_calls->{$symbol} };
			warn "upgrade.pl: note: $symbol is called otherwise before the update: "
				. join('; ', keys %{ $old_calls->{$symbol} }) . ' and now ' . join('; ', keys %{ $new_calls->{$symbol} }) . "\n";
		}
	}
}

sub version_of { return $_[0] =~ /--([0-9][\w.]*)\.sql$/ ? $1 : die "$_[0]: the name has no version\n" }

sub write_upgrade
{
	my ($old_path, $new_path, $by_hand) = @_;
	my ($from, $to) = (version_of($old_path), version_of($new_path));
	my @old = statements($old_path);
	my @new = statements($new_path);
	%old = map { $_->{key} => $_ } @old;
	%new = map { $_->{key} => $_ } @new;
	%piece = %{ pieces($by_hand) };
	$held = held_names(@old);
	note_calls(\@old, \@new);
	my $fate = fates(\@old, \@new);
	my $rows_changed = tables_with_other_rows(\@old, $fate);

	$out = "\\echo Use \"ALTER EXTENSION news_archive UPDATE TO '$to'\" to load this file. \\quit\n"
		. "-- Made by tools/upgrade.pl (make upgrade-script) from the install scripts of $from and $to.\n"
		. "SET LOCAL search_path TO pg_catalog, pg_temp;\n\n";
	put_asides(\@old, $fate, $from);
	put_statement($_, $fate, $rows_changed) for @new;
	put_vanished(\@old, $fate);
	put_drops(\@old, $fate, $from);
	push @problems, "$_: there is a piece for it and no need of one" for grep { !$piece_used{$_} } sort keys %piece;
	die map { "upgrade.pl: $_\n" } @problems if @problems;
	print $out;
}

# ---------------------------------------------------------------------------------------------- symbols

sub symbols { return map { $_->{plain} =~ /as 'MODULE_PATHNAME','(\w+)'/ ? ($1 => 1) : () } statements($_[0]) }

sub write_symbols
{
	my $new_path = pop @_;
	my %have = symbols($new_path);
	my %gone;
	for my $path (@_)
	{
		my %had = symbols($path);
		$gone{$_} = version_of($path) for grep { !$have{$_} } keys %had;
	}
	print qq{/* Made by tools/upgrade.pl: functions of earlier versions' SQL that the library has no more. */
#include "extension/core.h"
#include "extension/compat.h"

#define GONE(symbol, version) \\
	PG_FUNCTION_INFO_V1(symbol); \\
	Datum \\
	symbol(PG_FUNCTION_ARGS) \\
	{ \\
		ereport(ERROR, \\
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED), \\
				 errmsg("function with OID %u belongs to version %s of news_archive, the library to a later one", \\
						fcinfo->flinfo->fn_oid, version), \\
				 errhint("ALTER EXTENSION news_archive UPDATE;"))); \\
		PG_RETURN_NULL(); \\
	} \\
	extern int	news_archive_no_semicolon

};
	print "GONE($_, \"$gone{$_}\");\n" for sort keys %gone;
}

if (@ARGV && $ARGV[0] eq '--symbols') { shift @ARGV; write_symbols(@ARGV) }
elsif (@ARGV == 2 || @ARGV == 3) { write_upgrade(@ARGV) }
else { die "upgrade.pl OLD.sql NEW.sql [BY_HAND.sql] | upgrade.pl --symbols OLD.sql... NEW.sql\n" }
