#!/usr/bin/perl
# check_house.pl: the order of the house is kept (ARCHITECTURE.md says what it is).  Run in the sources' root, with the objects built
# (make); prints a line "ok N - ..." or "not ok N - ..." a check, with what breaks it below.
use strict;
use warnings;
use File::Basename;

my ($n, $failed) = (0, 0);
sub check
{
	my ($what, @why) = @_;
	$n++;
	$failed++ if @why;
	print @why ? "not ok $n - $what\n" : "ok $n - $what\n", map { "#   $_\n" } @why;
}

sub slurp
{
	my ($path) = @_;
	open my $in, '<', $path or die "$path: $!\n";
	local $/;
	return scalar <$in>;
}

# The floors, from the ground up, and their files.
my ($list) = slurp('Makefile') =~ /^FLOORS\s*=((?:.*\\\n)*.*)/m or die "Makefile: no FLOORS\n";
my @floors = grep { $_ ne '\\' } split ' ', $list;
my %floor = map { ("src/$floors[$_]" => $_) } 0 .. $#floors;
my @files = sort map { glob "src/$_/*.c src/$_/*.h" } @floors;
my %is_file = map { $_ => 1 } @files;
sub floor_of { return $floor{ dirname($_[0]) } }

check('every file of src stands on a floor', grep { !defined floor_of($_) } split /\n/, `find src -type f \\( -name '*.c' -o -name '*.h' -o -name '*.sql' \\)`);

# ---- what a file includes ----

my (%own, %other);		# file -> files of the house; -> headers of the server
for my $file (@files)
{
	my $text = slurp($file);
	while ($text =~ /^\s*#\s*include\s+"([^"]+)"/mg)
	{
		if ($is_file{"src/$1"}) { $own{$file}{"src/$1"} = 1 }
		elsif (substr($1, 0, 8) ne 'lexicon/') { $other{$file}{$1} = 1 }		# that is made (build/lexicon)
	}
}
my @houses = map { basename($_) } @floors;
my $of_house = join '|', map { "\Q$_\E" } map { $_, (split m{/})[0] } @floors;
check('what is included is there', map { my $f = $_; map { "$f includes $_" } grep { m{^(?:$of_house)/} && !-e "src/$_" } sort keys %{ $other{$f} } } @files);
check('nothing is included from a higher floor',
	map { my $f = $_; map { "$f includes $_" } grep { floor_of($_) > floor_of($f) } sort keys %{ $own{$f} } } @files);

# Circles of a graph, each as a line that walks it.
sub circles
{
	my ($graph) = @_;
	my (%index, %low, %on, @stack, @found);
	my $visit;
	$visit = sub {
		my ($v) = @_;
		$index{$v} = $low{$v} = keys %index;
		push @stack, $v;
		$on{$v} = 1;
		for my $w (sort keys %{ $graph->{$v} })
		{
			if (!exists $index{$w}) { $visit->($w); $low{$v} = $low{$w} if $low{$w} < $low{$v} }
			elsif ($on{$w} && $index{$w} < $low{$v}) { $low{$v} = $index{$w} }
		}
		return if $low{$v} != $index{$v};
		my @part;
		do { push @part, pop @stack; delete $on{ $part[-1] } } until $part[-1] eq $v;
		push @found, [ sort @part ] if @part > 1;
	};
	for my $v (sort keys %$graph) { $visit->($v) unless exists $index{$v} }
	return map {
		my %in = map { $_ => 1 } @$_;
		'circle of ' . @$_ . ': ' . join '; ', map { my $a = $_; map { "$a -> $_" . (ref $graph->{$a}{$_} ? " ($graph->{$a}{$_}[0])" : '') } grep { $in{$_} } sort keys %{ $graph->{$a} } } @$_
	} @found;
}

# Inside a floor: NAME.h and NAME.c are one, but for the header that is named as its folder: it says what the stage gives, and the file
# of the same name only says in which order its steps go.
sub room
{
	my ($file) = @_;
	my ($name, $ending) = $file =~ /(.*)\.([ch])$/;
	return basename($name) eq basename(dirname($name)) ? $file : $name;
}
my %rooms;
for my $f (@files)
{
	for my $h (keys %{ $own{$f} }) { $rooms{ room($f) }{ room($h) } = 1 if room($f) ne room($h) }
}
check('no file includes one that includes it, header and body taken together', circles(\%rooms));

# ---- whose functions a file calls ----

my (%defined_in, %wants);
my %object = map { s/\.c$/.o/r => $_ } grep { /\.c$/ && !m{/core_alone\.c$} } @files;
my @missing = grep { !-e } sort keys %object;
my @there = grep { -e } sort keys %object;
for (@there ? split(/\n/, `nm -gA @there`) : ())
{
	my ($object, $kind, $name) = /^([^:]+):\S* +(\w) (\w+)/ or next;
	if ($kind eq 'U') { $wants{ $object{$object} }{$name} = 1 }
	elsif ($kind =~ /[A-Z]/) { $defined_in{$name} = $object{$object} }
}
my %calls;
for my $file (keys %wants)
{
	for my $name (sort keys %{ $wants{$file} })
	{
		my $home = $defined_in{$name};
		push @{ $calls{$file}{$home} }, $name if $home && $home ne $file;
	}
}
check('the objects of all files are built', map { "$_ is not built" } @missing);
check('no file uses what is made on a higher floor',
	map { my $f = $_; map { "$f uses $calls{$f}{$_}[0] of $_" } grep { floor_of($_) > floor_of($f) } sort keys %{ $calls{$f} } } sort keys %calls);
check('no file uses one that uses it', circles(\%calls));

# ---- what compiles without a server ----

my %of_server;		# a header -> whether it leads to the server's
sub leads_to_server
{
	my ($file) = @_;
	return 0 if $file eq 'src/extension/core.h';
	return $of_server{$file} //= (%{ $other{$file} // {} } && 1) || (grep { leads_to_server($_) } keys %{ $own{$file} }) ? 1 : 0;
}
check('only NAME_sql.c knows the server', grep { /\.c$/ && !/_sql\.c$/ && leads_to_server($_) } @files);
check('and every NAME_sql.c does', grep { /_sql\.c$/ && !leads_to_server($_) } @files);

# ---- SQL ----

# The columns of a table are added at its end, in an archive that is upgraded elsewhere than in a new one: by place they would be mixed up.
my @by_place;
for my $file (map({ glob "src/$_/*.sql" } @floors), glob 'upgrade/by_hand--*.sql')
{
	my $text = slurp($file) =~ s/--[^\n]*//gr;
	while ($text =~ /\bINSERT\s+INTO\s+([\w.%\$"]+)(?:\s+AS\s+\w+)?\s*(\((?!\s*(?:SELECT|VALUES|WITH|TABLE)\b)|DEFAULT\s+VALUES\b)?/gi)
	{
		next if defined $2;
		my $line = 1 + (substr($text, 0, $-[0]) =~ tr/\n//);
		push @by_place, "$file:$line: INSERT INTO $1 does not name its columns: write INSERT INTO $1 (column, ...)";
	}
}
check('every INSERT names its columns', @by_place);

# A column that is described twice has either text, as the server likes.
my $columns = slurp('src/archive/schema/columns.sql');
my %described;
$described{$1}++ while $columns =~ /^\t\('(\w+', '\w+)'/mg;
check('every column has one comment', map { s/', '/./r } sort grep { $described{$_} > 1 } keys %described);

# ---- names and form ----

my %named;
push @{ $named{ basename($_) } }, $_ for grep { -f } map { glob $_ } (map { "src/$_/*.c src/$_/*.h src/$_/*.sql" } @floors), 'client/*.c client/*.h';
my %shared = map { $_ => 1 } qw(stories.sql);		# link's ties them, ask's finds them
check('no name of a file stands in two folders', map { join ' ', @{ $named{$_} } } grep { @{ $named{$_} } > 1 && !$shared{$_} } sort keys %named);
check('the first comment of a file has its name', grep { /\.[ch]$/ && slurp($_) !~ m{\A/\*\n \* \Q@{[ basename($_) ]}\E(?: - |\n)} } @files, glob 'client/*.[ch]');

my (@form, @size);
for my $file (grep { m{^(?:src|client|fuzz|tools|script|t|sql|specs|bench)/} && !m{/corpus/|\.xz$|\.csv$|\.json$} } split /\n/, `git ls-files 2>/dev/null || find src client fuzz tools script t sql specs -type f`)
{
	next if !-f $file || -B $file;
	my $c = $file =~ /\.[ch]$/;
	my ($line, $start, $name) = (0, 0, '');
	my $text = slurp($file);
	push @form, "$file has no line end at its end" if $text ne '' && $text !~ /\n\z/;
	for (split /\n/, $text)
	{
		$line++;
		push @form, "$file:$line: white space at the end" if /[ \t]$/;
		push @form, "$file:$line: a carriage return" if /\r/ && $file !~ /\.pl$/;
		push @form, "$file:$line: indented by spaces, not tabs" if $c && /^ {4}/;
		push @form, "$file:$line: longer than 180 columns" if $c && length(s/\t/    /gr) > 180;
		push @form, "$file:$line: longer than 120 columns" if $file =~ m{^src/.*\.sql$} && length(s/\t/    /gr) > 120;
		if ($c && /^\{/) { $start = $line }
		if ($c && /^\}/ && $start) { push @size, "$file:$start: a function of " . ($line - $start) . ' lines' if $line - $start > 80; $start = 0 }
	}
	push @size, "$file has $line lines" if $c && $line > 700;
}
check('tabs, line ends and widths are as .editorconfig says', @form);
check('no function has more than 80 lines, no file more than 700', @size);

exit($failed ? 1 : 0);
