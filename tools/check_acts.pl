#!/usr/bin/perl
# check_acts.pl FOLDER: finds what of the lexicon of acts in FOLDER (data/en) can never have an effect.  The build runs it.
#
# What a single file can have wrong, tools/lexicon.pl says; this is about the files together: acts.tsv (a word and its
# frames), frames.tsv, act_objects.tsv (classes of objects), lemmas.tsv (forms that keep their plural).  Prints a line
# FILE:LINE: what is wrong; what to do, and ends with 1 if there is one.
use strict;
use warnings;

my ($folder) = @ARGV;
my $MAX_WORDS = 3;		# of a key: find_words() in src/events/act_frames.c
my $found = 0;

# The rows of a list: [line, cells by column].
sub rows_of
{
	my ($path) = @_;
	my (@columns, @rows);
	open my $in, '<', $path or die "$path: $!\n";
	while (<$in>)
	{
		chomp;
		next if /^#/ || /^\s*$/;
		my @cells = split /\t/, $_, -1;
		if (!@columns) { @columns = @cells; next }
		my %row = (line => $., path => $path);
		@row{@columns} = (@cells, ('') x @columns);
		push @rows, \%row;
	}
	return @rows;
}

sub wrong
{
	my ($row, $what) = @_;
	print "$row->{path}:$row->{line}: $what\n";
	$found = 1;
}

# --- Lemmas of nouns, by the rules of src/language/lemma.c.

my %kept;			# forms of nouns whose lemma lemmas.tsv tells
$kept{ $_->{key} } = $_->{lemma} for grep { $_->{tag} eq 'n' } rows_of("$folder/lemmas.tsv");

sub lemma_of_plural
{
	my ($w) = @_;
	return $kept{$w} if exists $kept{$w};
	for my $e ([ 'sses', 'ss' ], [ 'shes', 'sh' ], [ 'ches', 'ch' ], [ 'xes', 'x' ], [ 'zzes', 'zz' ], [ 'oes', 'o' ], [ 'ies', 'y' ], [ 'men', 'man' ], [ 'ss', 'ss' ], [ 'us', 'us' ], [ 's', '' ])
	{
		return "$1$e->[1]" if $w =~ /^(..+)\Q$e->[0]\E$/;
	}
	return $w;
}

# Nouns in -s of which one is meant.
my %one = map { $_ => 1 } qw(thanks summons teargas d'affaires);

sub plural_of
{
	my ($w) = @_;
	return $w =~ /[^aeiou]y$/ ? ($w =~ s/y$/ies/r) : $w =~ /(?:s|x|z|ch|sh)$/ ? "${w}es" : "${w}s";
}

# Why a noun is no lemma that a text has, or undef.
sub no_lemma
{
	my ($noun) = @_;
	my $lemma = lemma_of_plural($noun);
	return "the lemma of \"$noun\" is \"$lemma\": write that" if $lemma ne $noun && !$one{$noun};
	my $plural = plural_of($noun);
	return exists $kept{$plural} && $kept{$plural} ne $noun ? "the lemma of \"$plural\" is \"$kept{$plural}\": write that" : undef;
}

# --- The lists.

my $joined = join '|', map { $_->{prefix} } rows_of("$folder/joined_prefixes.tsv");
my %class = map { $_->{class} => $_ } rows_of("$folder/act_objects.tsv");
my %frame = map { $_->{frame} => $_ } rows_of("$folder/frames.tsv");
my @acts = rows_of("$folder/acts.tsv");
my %act = map { $_->{words} => $_ } @acts;

# An object is one noun or two words; in a text "cease-fire" is three tokens, of which the first and the last are compared.
sub check_object
{
	my ($row, $object, $verb) = @_;
	my @words = split / /, $object;
	wrong($row, "\"$object\" has a hyphen, which no token has: write \"" . ($object =~ tr/-/ /r) . '"') if $object =~ /-/ && $object !~ /^(?:$joined)-/;
	wrong($row, "\"$object\" has " . @words . ' words, and an object at most two: write its noun, or the noun behind its "of"') if @words > 2;
	my $why = $verb ? undef : no_lemma($words[-1]);
	wrong($row, $why) if defined $why;
}

# The objects of a frame, those of its classes too.
my %objects;
sub objects_of
{
	my ($name) = @_;
	return $objects{$name} //= { map { $_ => 1 } map { /^@(.*)/ ? split /,/, ($class{$1} // {})->{nouns} // '' : $_ } split /,/, $frame{$name}{object} };
}

sub check_list
{
	my ($row, @items) = @_;
	my %seen;
	$seen{$_}++ && wrong($row, "\"$_\" stands twice in the list: take one away") for @items;
}

for my $row (sort { $a->{line} <=> $b->{line} } values %class)
{
	my @nouns = split /,/, $row->{nouns};
	check_list($row, @nouns);
	check_object($row, $_, $row->{class} eq 'mishap') for @nouns;
}

my %used_classes;
for my $row (sort { $a->{line} <=> $b->{line} } values %frame)
{
	my @items = split /,/, $row->{object};
	check_list($row, @items);
	for my $item (@items)
	{
		if ($item !~ /^@(.*)/)
		{
			check_object($row, $item);
			for my $c (map { substr $_, 1 } grep { /^@/ } @items)
			{
				wrong($row, "\"$item\" is in \@$c already: take it away") if $class{$c} && grep { $_ eq $item } split /,/, $class{$c}{nouns};
			}
			next;
		}
		$used_classes{$1} = 1;
		wrong($row, "there is no class \"$1\": write it into act_objects.tsv, or one of " . join(', ', sort keys %class)) unless $class{$1};
	}
}

# Classes that the code asks for by name.
for my $c (glob "$folder/../../src/events/*.c")
{
	open my $in, '<', $c or die "$c: $!\n";
	local $/;
	$used_classes{$_} = 1 for <$in> =~ /noun_is_of_class\([^"]*"(\w+)"\)/g;
}
wrong($class{$_}, "nothing uses the class \"$_\": take it away") for grep { !$used_classes{$_} } sort keys %class;

# --- Words.

# As tokens are: a hyphen stands alone, but for those of some prefixes.
sub tokens_of { my ($w) = @_; $w =~ s/(?<=[^ ])-(?=[^ ])/ - /g; $w =~ s/(^| )($joined) - /$1$2-/g; return split / /, $w }

sub is_typed { my ($f) = @_; return $f->{type} ne '' || $f->{op} eq '' }

# Forms in -ed, -ing and -s that no text's lemma has; "bring", "feed" and "teargas" are lemmas.
sub is_form_of_verb { my ($w) = @_; return $w =~ /[aeiouy].*(?:ing|[^e]ed)$|[^aisu]s$/ && $w !~ /^(?:embed|imbed)$/ }

# The word that is compared by its lemma: of a verb the first; of a noun the last ("peace talk"), before "of" the first ("letter of intent").
sub check_key
{
	my ($row, $part) = @_;
	my @words = tokens_of($row->{words});
	wrong($row, "\"$row->{words}\" has " . @words . " tokens, and a key at most $MAX_WORDS: shorten it") if @words > $MAX_WORDS;
	wrong($row, "\"$words[0]\" is a form of a verb, and a verb is looked up by its lemma (\"rope off\" for \"roped off\"): write that")
		if $part eq 'verb' && is_form_of_verb($words[0]);
	return if $part ne 'noun';
	my $why = no_lemma(@words == 3 && $words[1] eq 'of' ? $words[0] : $words[-1]);
	wrong($row, $why) if defined $why;
}

# Frames of one part of speech that an earlier one always forestalls.
sub check_order
{
	my ($row, @names) = @_;
	my %taken;		# objects of the frames before
	my $plain;		# the frame before that holds with every object
	my %operator;
	for my $name (@names)
	{
		my $f = $frame{$name};
		my $governs = $f->{op} ne '' && !$operator{ $f->{op} . "\t" . $f->{object} }++;
		if (!is_typed($f))
		{
			wrong($row, "$name has the operator of a frame before it: take it away") unless $governs;
			next;
		}
		if ($f->{object} ne '')
		{
			my @objects = sort keys %{ objects_of($name) };
			# "hunger strike" is taken with "strike"
			my %by = map { $_ => $taken{$_} // $taken{s/.* //r} } @objects;
			my %before = map { $_ => 1 } grep { defined } values %by;
			wrong($row, "$name never holds: " . join(', ', sort keys %before) . ' before it takes all its objects; put it before, or take it away')
				unless $governs || grep { !defined } values %by;
			wrong($row, "$name stands behind $plain, which has no object: put it before, as it is tried before") if $plain;
			$taken{$_} //= $name for @objects;
			next;
		}
		wrong($row, "$name never holds: $plain before it always does; take one of them away") if $plain && !$governs && $frame{$plain}{flags} !~ /comp/;
		$plain = $name unless $f->{flags} =~ /alone/;
	}
}

my %used;
for my $row (@acts)
{
	my @names = split /,/, $row->{frames};
	my @unknown = grep { !$frame{$_} } @names;
	wrong($row, "there is no frame \"$_\": write it into frames.tsv") for @unknown;
	wrong($row, 'no frame is named') unless @names;
	$used{$_} = 1 for @names;
	next if @unknown;
	check_list($row, @names);
	my %parts;
	push @{ $parts{ $frame{$_}{pos} } }, $_ for @names;
	check_key($row, $_), check_order($row, @{ $parts{$_} }) for sort keys %parts;
}
wrong($frame{$_}, "no word has the frame $_: give it to one in acts.tsv, or take it away") for grep { !$used{$_} } sort { $frame{$a}{line} <=> $frame{$b}{line} } keys %frame;

exit $found;
