# Every function of the schema news_archive, called with arguments that nobody meant: NULL, empty and endless texts, ids of other
# things and of nothing, extreme numbers, arrays of everything, days without end, names of other archives, text written from the right.
# No call may end the server, take longer than the statement timeout, or fail with anything but an error that says what is
# wrong; afterwards the archives are sound, as if linked from nothing, and no article is gone but those that were taken out.
#   NEWS_ARCHIVE_FUZZ_CALLS  how many calls (default 800)
#   NEWS_ARCHIVE_SEED        what they are drawn from (default 1)
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use ArchiveTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $calls = $ENV{NEWS_ARCHIVE_FUZZ_CALLS} // 800;
my $at_once = 250;
my $timeout = '60s';	# of a busy machine; alone the slowest takes two
seeded(1);

my $node = archive_node('fuzz', 'fsync = off', 'log_min_error_statement = panic');
$node->safe_psql('postgres', 'CREATE ROLE analyst LOGIN');
$node->safe_psql('postgres', 'CREATE DATABASE fuzz OWNER analyst');
my @as_analyst = (extra_params => [ '-U', 'analyst' ]);
my @archives = ('news', 'other', 'Odd "name"');
sub ask { my ($sql) = @_; return $node->safe_psql('fuzz', $sql, @as_analyst) }
sub in_archive { my ($name) = @_; $name =~ s/"/""/g; return "\"$name\"" }

ask('CREATE EXTENSION news_archive');
my %articles = ('news' => 24, 'other' => 6, 'Odd "name"' => 2);
sub make_archive
{
	my ($archive) = @_;
	ask(join ';', 'SET news_archive.link_at_load = off', 'SELECT news_archive.create_archive(' . quoted($archive) . ')',
		(map { load_of($_, $archive) } 1 .. $articles{$archive}), 'SELECT news_archive.refresh(' . quoted($archive) . ')');
	return;
}
make_archive($_) for @archives;

# ---- arguments: SQL expressions, by type, and by what an argument is called ----

# Written so that the script stays short: repeat() makes the long ones.
my @texts = split /\n/, <<'SQL';
''
' '
E'\n\t\r'
'a'
'0'
'-1'
''''
'"'
E'\\'
E'\\\\\'\\"'
'; DROP SCHEMA news CASCADE; --'
'%s%n%I'
'$1'
'$$'
'NULL'
'null'
'[]'
'{}'
'{"a":1}'
'["a",{"b":null}]'
'<p>Velsen</p>'
'<'
'&amp;#0;'
'(('
'" "'
'a AND NOT (b OR '
'said:"x" outlet:'
'*'
'-'
'!'
'&|'
E'\u0001\u001f'
U&'\202E\0645\062D\0645\062F \0639\0644\064A'
U&'\05D9\05E9\05E8\05D0\05DC \200F(\2067x'
U&'e\0301\0301\0301'
U&'\FEFF\200B\00AD'
U&'\+01F9D1\200D\+01F692\+01F1E6'
U&'\FFFD\FFFF'
'İstanbul ßẞſ'
'2024-02-30'
'5874898-01-01'
'infinity'
repeat('a', 20000)
repeat('Marta Velsen met ', 500)
repeat('( ', 3000)
repeat('"', 5001)
repeat('a b c ', 1000)
repeat(U&'\0627\0644', 3000)
repeat('{"a":', 2000)
repeat('[', 5000)
repeat('<div>', 2000)
repeat('x OR ', 700) || 'y'
repeat('1', 400)
repeat('Smith, ', 900)
repeat(E'\n', 3000)
repeat('May 18, 2024 ', 300)
repeat('-', 4000)
SQL
my @stories = map { quoted(article_of($_)->[2]) } 1, 5, 24, 30, 41;
my @whole_numbers = (0, 1, 2, 3, 5, 10, -1, 100, 2147483647, '(-2147483648)', 1000000);
my @ids = (@whole_numbers, 9223372036854775807, '(-9223372036854775808)', 4294967296);
my @days = (q{'2024-05-18'}, q{'infinity'}, q{'-infinity'}, q{'4713-01-01 BC'}, q{'5874897-12-31'}, q{'0001-01-01'}, q{'0001-12-31 BC'}, q{'2024-02-29'}, q{'1582-10-10'});
my @ranges = (q{'empty'}, q{'(,)'}, q{'[2024-05-01,2024-06-01)'}, q{'[2024-05-18,2024-05-19)'}, q{'(,2024-05-18)'}, q{'[2024-05-18,)'}, q{'[-infinity,infinity]'}, q{'[infinity,infinity]'},
	q{'[4713-01-01 BC,5874897-12-31)'}, q{'(-infinity,-infinity]'});
my @floats = (0, 0.5, 1, -1, q{'NaN'}, q{'Infinity'}, q{'-Infinity'}, q{'1e-37'}, q{'3e38'}, 2, 0.0001);
my @deep = split /\n/, <<'SQL';
(repeat('[', 2000) || repeat(']', 2000))
(repeat('{"a":', 2000) || '1' || repeat('}', 2000))
SQL

my @corrections = ('drop_archive', 'x', split /\n/, ask(q{SELECT unnest(news_archive_inner.correcting_functions())}));

# An id of what is there, by which table and column it stands in.
sub there
{
	my ($table, $column) = @_;
	my $archive = in_archive(draw(4) ? 'news' : 'other');
	return sprintf '(SELECT %s FROM %s.%s ORDER BY %s OFFSET %d LIMIT 1)', $column, $archive, $table, $column, draw(40);
}
my %id_of = (
	article_id => [ 'article', 'article_id' ], event_id => [ 'event', 'event_id' ], entity_id => [ 'entity', 'entity_id' ], story_id => [ 'story', 'story_id' ],
	correction_id => [ 'correction', 'correction_id' ], words_id => [ 'quotation', 'words_id' ], id => [ 'entity', 'entity_id' ], name_id => [ 'entity_name', 'name_id' ]);
my %column_of = (
	name => [ 'entity', 'name' ], entity => [ 'entity', 'name' ], speaker => [ 'quotation', 'speaker_name' ], actor => [ 'event_report', 'actor' ], target => [ 'event_report', 'target' ],
	outlet => [ 'article', 'outlet' ], place => [ 'event_report', 'place' ], alias => [ 'entity_name', 'name' ], title => [ 'article', 'title' ], url => [ 'article', 'url' ],
	mention => [ 'mention', 'mention' ], a => [ 'entity', 'name' ], b => [ 'entity_name', 'name' ], line => [ 'article_line', 'line' ], words => [ 'quotation', 'quotation' ]);
my %words_of = (
	kind => [qw(person organisation place other)], type => [qw(CONSULT ACCUSE ASSAULT SUPPORT THREATEN CANONIZE)], mode => [qw(phone third-party)], format => [qw(auto text markdown html json)],
	status => [qw(actual planned demanded denied hypothetical)], country => [ 'NOR', 'HUN', 'Norway' ], sector => [qw(GOV MIL REB)], by => [qw(day week month quarter year outlet type country sector)],
	role => [qw(body caption title other related)], precision => [qw(day month year)], modifier => [qw(START END APPROX)], language => [qw(en de english german simple)], pos => [qw(verb noun)],
	query => [ 'velsen', 'Velsen AND NOT hadari', '"talks in"', 'outlet:"Lake Courier" strike', 'al-Had*' ], field => [qw(outlet title name)], per => [qw(day month year)],
	basis => [ 'meet, active', 'given', 'dateline' ], cameo => [qw(040 1723)], value => [qw(2024-05 2024-W20-6)], path => [ '/etc', '.', 'nowhere' ]);

sub text_for
{
	my ($name) = @_;
	(my $plain = $name) =~ s/^(?:wanted|actor|target|a|b|least)_(?=country|sector|kind|type|mode|status|outlet|actor|target|speaker|cameo|by|place|words)//;
	return pick(@stories) if $name =~ /^(?:raw|body|text)$/ && draw(2);
	return quoted(pick(@{ $words_of{$plain} })) if $words_of{$plain} && draw(5) < 3;
	return there(@{ $column_of{$plain} }) if $column_of{$plain} && draw(5) < 3;
	return pick('NULL::text', pick(@texts), pick(@texts), pick(@texts), pick(@stories), there(@{ $column_of{ pick(sort keys %column_of) } }));
}

sub id_for
{
	my ($name) = @_;
	(my $plain = $name) =~ s/s$//;
	$plain = pick(qw(entity_id event_id article_id)) if $plain =~ /^(?:keep|drop|a|b|base|wanted|asked|one_event|actor_id|target_id|fresh)$/;
	$plain = pick(sort keys %id_of) if !$id_of{$plain} && draw(2);
	return there(@{ $id_of{$plain} }) if $id_of{$plain} && draw(5) < 3;
	return pick('NULL::bigint', pick(@ids));
}

my %value_of = (
	'text' => \&text_for,
	'bigint' => \&id_for,
	'integer' => sub { return draw(8) ? pick(@whole_numbers) : 'NULL' },
	'smallint' => sub { return pick(0, 1, -1, 32767, 'NULL') },
	'real' => sub { return draw(8) ? pick(@floats) : 'NULL' },
	'boolean' => sub { return pick('true', 'false', 'NULL') },
	'date' => sub { return draw(6) ? pick(@days) : 'NULL' },
	'daterange' => sub { return draw(6) ? pick(@ranges) : 'NULL' },
	'days' => sub { return draw(6) ? pick(@ranges, q{'2024-05'}, q{'2024-05-18'}, q{'2024-01-01/2024-12-31'}, q{'May 2024'}) : 'NULL' },
	'timestamp with time zone' => sub { return pick(q{'2024-05-18'}, q{'infinity'}, q{'-infinity'}, q{'4713-01-01 BC'}, q{'294276-12-31'}, 'now()', 'NULL') },
	'name' => sub { return draw(4) ? quoted(pick('news', 'news', 'news', 'other', 'Odd "name"')) : pick('NULL', q{''}, q{'pg_catalog'}, q{'news_archive'}, q{'NEWS'}, q{'nowhere'}, q{'$user'}, q{repeat('n', 200)::name}, q{'a''b'}, q{'pg_temp'}, q{'information_schema'}) },
	'jsonb' => sub { return pick('NULL', q{'{}'}, q{'[]'}, q{'null'}, q{'[null, 1, "a", {}]'}, q{'{"article_id": "x", "line_no": 1e300}'}, (map { "$_" } @deep),
		sprintf(q{(SELECT coalesce(jsonb_agg(jsonb_build_object('do', %s, 'article_id', %s, 'event_id', %s, 'why', %s)), '[]') FROM generate_series(1, %d))},
			pick(map { quoted($_) } @corrections), id_for('article_id'), id_for('event_id'), text_for('why'), draw(3))) },
	'bytea' => sub { return pick('NULL', q{''}, q{'\x00'}, q{'\xff00'}, q{'\xfffe4100'}, q{'\xefbbbf'}, q{decode(repeat('c3', 3000), 'hex')}, q{decode(repeat('00', 3000), 'hex')}, q{'\x1f8b08'}) },
	'regconfig' => sub { return pick('NULL', q{'news_archive.news'}, q{'simple'}, q{'english'}, q{'news_archive.news_german'}) },
	'tsquery' => sub { return pick('NULL', q{''}, q{'a'}, q{'a & !b | c:*A'}, q{'velsen <-> hadari'}, q{(repeat('a & ', 500) || 'b')}, q{'a <16384> b'}, q{(repeat('!', 20) || 'a')}) },
	'tsvector' => sub { return pick('NULL', q{''}, q{'a'}, q{'velsen:1A hadari:2B,3 talks:16383'}, q{to_tsvector('simple', repeat('a b c ', 1000))}, q{array_to_tsvector('{x,y}')}) },
	'cstring' => sub { return pick('NULL', q{''}, q{'2024-05'}, q{'[2024-05-01,2024-04-01)'}, q{'x'}) },
	'record' => sub { return pick('NULL', 'ROW()', 'ROW(1, 2)') },
	'oid' => sub { return pick('NULL', 0, 1, 4294967295, q{'pg_class'::regclass}, q{'news.article'::regclass}) },
	'regclass' => sub { return pick('NULL', q{'pg_class'}, q{'news.article'}, q{'news.entity'}, 0, 4294967295) },
	'table_keys' => sub { return pick('NULL', q{'(article,article_id,f)'}, q{'(nowhere,"x, y",t)'}, q{'(,,)'}) },
	(map {
		my $rows = $_;
		(($rows =~ s/s$//r) . '_read' => sub { return pick('NULL', map { "(SELECT r FROM news_archive_inner.read_body($_, '[2024-05-20,2024-05-21)', 'en', NULL) b, unnest(b.$rows) r LIMIT 1)" }
			q{'Mayor Ada Quill met Oren Dask in Oslo on Monday. "We will come again," Quill said.'}, q{'Police arrested 12 people in Sarn on May 3.'}) })
	} qw(mentions quotations times reports)),
	'parsed_query' => sub { return pick('NULL', map({ "news_archive_inner.parse_query($_)" } q{''}, q{'by:"Lake Courier" -title:"the talks"'}, q{'EU near/3 "talks in"'}, value('text', 'query')),
		q{ROW('a b', NULL, NULL, 'a', 'b & c', 'a <-> b', '{a,NULL}', 'c', NULL, '{NULL}', '{}')}, q{ROW(NULL, 'a', 'a', NULL, NULL, NULL, NULL, NULL, '{NULL}', NULL, NULL)}) },
	'query_field' => sub { return pick('NULL', q{ROW('by', 'Lake Courier', false, 1, NULL, NULL)}, q{ROW('said', NULL, NULL, NULL, NULL, 'a')}, q{ROW('date', 'soon', true, -1, 'a', 'b')}) },
	'query_notice' => sub { return pick('NULL', q{ROW('a notice', NULL)}, q{ROW(NULL, 'a hint')}) },
	'name_block' => sub { return 'NULL' },
	'name_edge' => sub { return 'NULL' },
	'person_of_name' => sub { return 'NULL' });

# The arrays of one call are as long as each other, as where one tells of the other, but for some.
my $same_length;
sub value
{
	my ($type, $name) = @_;
	if ($type =~ s/\[\]$//)
	{
		my $kind = draw(12);
		return "NULL::$type\[]" if $kind == 0;
		return "'{}'::$type\[]" if $kind == 1;
		return "ARRAY[NULL]::$type\[]" if $kind == 2;
		return "array_fill(" . value($type, $name) . ", ARRAY[$same_length])" if $kind == 3 || $same_length > 2;
		return "ARRAY[ARRAY[NULL, NULL], ARRAY[NULL, NULL]]::$type\[]" if $kind == 4;
		return "array_fill(" . value($type, $name) . ', ARRAY[3], ARRAY[-1])' if $kind == 5;
		return sprintf 'ARRAY[%s]::%s[]', join(', ', map { value($type, $name) } 1 .. $same_length), $type;
	}
	my $make = $value_of{ $type =~ s/^news_archive\w*\.//r } // return;
	return "(@{[ $make->($name) ]})::$type";
}

# ---- calls ----

my @functions = map { my @f = split /\|/, $_, -1; { schema => $f[0], name => $f[1], kind => $f[2], types => [ split /;/, $f[3] ], names => [ split /;/, $f[4] ], needed => $f[5], variadic => $f[6] eq 't' } }
	split /\n/, ask(q{
		SELECT p.pronamespace::regnamespace, p.proname, p.prokind, coalesce((SELECT string_agg(format_type(t, NULL), ';' ORDER BY n) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY x (t, n)), ''),
			coalesce(array_to_string(p.proargnames[1:p.pronargs], ';'), ''), p.pronargs - p.pronargdefaults, p.provariadic <> 0
		FROM pg_proc p WHERE p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND p.prokind IN ('f', 'p', 'a') AND NOT 'internal'::regtype = ANY (p.proargtypes::oid[])
		ORDER BY p.proname COLLATE "C", p.oid::regprocedure::text COLLATE "C"});
cmp_ok(scalar @functions, '>', 300, scalar(@functions) . ' functions can be called');

sub call_of
{
	my ($f) = @_;
	my @arguments;
	my $named = 0;
	$same_length = pick(1, 2, 2, 3, 300, 800);
	for my $i (0 .. $#{ $f->{types} })
	{
		my $name = $f->{names}[$i] // '';
		if ($i >= $f->{needed} && $name ne '' && draw(3) == 0) { $named = 1; next }
		my $value = value($f->{types}[$i], $name);
		die "no value of type $f->{types}[$i] for $f->{name}\n" unless defined $value;
		$value = "VARIADIC $value" if $f->{variadic} && $i == $#{ $f->{types} };
		push @arguments, ($named ? "\"$name\" => " : '') . $value;
	}
	my $call = sprintf '%s."%s"(%s)', $f->{schema}, $f->{name}, join ', ', @arguments;
	return "SELECT $call FROM generate_series(1, @{[ pick(0, 1, 40) ]}) \\g /dev/null" if $f->{kind} eq 'a';
	return $f->{kind} eq 'p' ? "CALL $call \\g /dev/null" : "SELECT * FROM $call \\g /dev/null";
}

# What may drop a whole archive is rolled back.
my $drops = qr/^(?:drop_archive)$/;
# Errors that tell of a mistake of ours: no code at all, an internal one, SQL that was put together wrongly, a constraint of ours hit.
my $ours = qr/^(?:server|XX|P0001|P0004|42P01|42703|42883|42725|42804|42P18|42846|21000|22012|23|57014|53|54001|08|58|2F|38|39|40)/;
my $meant = qr/^23505 "/;		# a name that is taken
my $inner = 'this function is for the functions of an archive';
my %is_inner;

my %codes;
my @slowest = (0, '');
my @wrong;
my $crashed = 0;
sub run_calls
{
	my @sql = @_;
	my $script = "\\set VERBOSITY verbose\nSET statement_timeout = '$timeout';\nSET client_min_messages = error;\n\\timing on\n";
	for my $i (0 .. $#sql)
	{
		my $rolled_back = $sql[$i] =~ /\bnews_archive\w*\."(\w+)"/ && $1 =~ $drops;
		$script .= "\\warn \@$i\n\\echo \@$i\n" . ($rolled_back ? "BEGIN;\n$sql[$i]\nROLLBACK;\n" : "$sql[$i]\n");
	}
	$script .= "\\warn \@@{[ scalar @sql ]}\n";
	my ($code, $out, $err) = $node->psql('fuzz', $script, on_error_stop => 0, @as_analyst);
	my $at = -1;
	for my $line (split /\n/, $err)
	{
		if ($line =~ /^\@(\d+)$/) { $at = $1; next }
		next unless $line =~ /(?:ERROR|FATAL|PANIC):  (\w{5}): (.*)/ || $line =~ /(server) (closed the connection)/;
		my ($code, $message) = ($1, $2);
		$codes{$code}++;
		push @wrong, "$line\n  $sql[$at]" if ($code =~ $ours && "$code $message" !~ $meant) || "$code $message" =~ /^42601 syntax error/;
		$is_inner{$1} = 1 if $line =~ /$inner/ && $sql[$at] =~ /\bnews_archive\w*\."(\w+)"/;
	}
	for my $line (split /\n/, $out)
	{
		if ($line =~ /^\@(\d+)$/) { $at = $1 }
		elsif ($line =~ /^Time: ([0-9.]+) ms/ && $1 > $slowest[0]) { @slowest = ($1, $sql[$at]) }
	}
	if ($err !~ /^\@@{[ scalar @sql ]}$/m)
	{
		$crashed++;
		$node->poll_query_until('postgres', 'SELECT true');
	}
	return;
}

my $made = 0;
my %ids = map { $_ => ask(sprintf q{SELECT string_agg(article_id::text, ',') FROM %s.article}, in_archive($_)) } @archives;
while ($made < $calls)
{
	# each once, then those that are not for the inside of an archive only
	my @more = $made < @functions ? @functions : grep { !$is_inner{ $_->{name} } } @functions;
	my $some = $calls - $made > $at_once ? $at_once : $calls - $made;
	my @sql = map { call_of($made + $_ < @functions ? $functions[ $made + $_ ] : pick(@more)) } 0 .. $some - 1;
	run_calls(@sql);
	$made += @sql;
	my $before = @wrong;
	for my $archive (@archives)
	{
		my $found = ask('SELECT * FROM news_archive.check_archive(' . quoted($archive) . ') LIMIT 3');
		push @wrong, "check_archive('$archive') after calls up to $made: $found" if $found ne '';
		my $lost = ask(sprintf q{SELECT count(*) FROM unnest('{%s}'::bigint[]) i WHERE NOT EXISTS (SELECT FROM %s.article WHERE article_id = i)
			AND NOT EXISTS (SELECT FROM %2$s.correction WHERE kind = 'remove' AND what->>'article_id' = i::text)}, $ids{$archive}, in_archive($archive));
		push @wrong, "$lost articles of $archive are gone after calls up to $made" if $lost ne '0';
	}
	last if @wrong > 40;
}

is($crashed, 0, "no call ended its session: $made calls");
is(scalar @wrong, 0, 'every error says what is wrong, and no call took longer than ' . $timeout) or diag(join "\n", map { substr $_, 0, 1500 } @wrong[ 0 .. ($#wrong > 60 ? 60 : $#wrong) ]);
diag(sprintf 'the slowest took %d ms: %.1000s', @slowest);
diag(join ' ', 'errors:', map { "$_ $codes{$_}" } sort keys %codes);

ask(q{SELECT news_archive.refresh('news')});
is_whole($node, 'news', 'after all of it', 'fuzz');
unlike(slurp_file($node->logfile), qr/ (?:PANIC|TRAP|terminated by signal)|(?:ERROR|FATAL):  (?:cache lookup failed|unrecognized node type|could not find|unexpected )/, 'nor does the log tell of worse');
$node->stop;
done_testing();
