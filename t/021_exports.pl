# Exports, as other programs read them: what `news-archive export` writes is taken by the tools that are here (xmllint with schemas written from
# the standards, Graphviz, Python's json, networkx, feedparser and icalendar), and checked by rules of the standards that need none.
use strict;
use warnings;
use Cwd qw(abs_path);
use FindBin;
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "fsync = off\njit = off\ntimezone = 'UTC'");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION news_archive');
my $dir = abs_path(PostgreSQL::Test::Utils::tempdir());

my @client = ('news-archive', '-d', $node->connstr('postgres'));
sub client
{
	my ($stdout, $stderr);
	IPC::Run::run([ @client, @_ ], '>', \$stdout, '2>', \$stderr);
	return ($? >> 8, $stdout, $stderr);
}
my ($samples) = grep { -d } map { "$FindBin::Bin/$_" } '../examples/articles', '../../examples/articles';
is((client('load', '--create', $samples))[0], 0, 'the samples are loaded');

# Beside the samples, what is hostile to formats: markup, marks of each format, right to left, a title of 300 characters, days that are open or long ago.
$node->safe_psql('postgres', q{
SELECT news_archive.install_gazetteer();
SELECT news_archive.load_article(jsonb_build_object('title', E'<script>alert("x")</script> & ]]> {}; \\\\, "quoted"\t' || repeat('a long title ', 23), 'outlet', '<b>Bold</b> & Sons, Ltd; "B"', 'published', '2024-06-01', 'url', 'https://bold.example/?a=1&b=%22',
	'text', 'Norwegian President Ola Brandt met Hungarian President Zita Bartok in Oslo on Friday. "<img src=x onerror=alert(1)> & more," Brandt said. Norway expelled 12 Hungarian diplomats on Thursday.')::text, format => 'json');
SELECT news_archive.load_article(E'Talks\n\nNorwegian President Ola Brandt met Hungarian President Zita Bartok in Oslo on Friday.', outlet => 'Lake Courier', published => '2024-06-02', url => 'javascript:alert(1)');
SELECT news_archive.add_entity('person', E'Ola "Brandt" \\\\N <b>&amp;</b>', '{Ola Brandt}');
SELECT news_archive.add_entity('person', 'زيتا برتوك', '{Zita Bartok}');
INSERT INTO news.event SELECT (jsonb_populate_record(NULL::news.event, to_jsonb(e) || jsonb_build_object('event_id', n, 'during', d, 'precision', p))).* FROM (SELECT * FROM news.event WHERE type = 'CONSULT' AND place = 'Oslo' ORDER BY reports DESC, event_id LIMIT 1) e,
	(VALUES (1, '(,2024-05-20)', 'range'), (2, '[2024-05-20,)', 'range'), (3, NULL, NULL), (4, '[0622-01-01,0623-01-01)', 'year'), (5, '[0044-03-15 BC,0044-03-16 BC)', 'day'), (6, '[2024-05-01,2024-06-01)', 'month')) x(n, d, p);
});
my $article = $node->safe_psql('postgres', q{SELECT article_id FROM news.article WHERE outlet LIKE '<b>%'});
my $busy = $node->safe_psql('postgres', q{SELECT name FROM news.entity WHERE kind = 'person' AND origin = 'article' ORDER BY articles DESC, name LIMIT 1});

# Everything that is exported, as a file each.
my %file;
sub export
{
	my ($name, $format, @args) = @_;
	my ($status, $out, $err) = client('export', $format, @args);
	is($status, 0, "export $format @args is written") or diag $err;
	$file{$name} = "$dir/$name";
	open my $f, '>:raw', $file{$name} or die;
	print $f $out;
	close $f;
	return $out;
}
my %text;
for my $who ([ brandt => 'Ola Brandt' ], [ busy => $busy ])
{
	my ($tag, $name) = @$who;
	$text{"$tag.$_"} = export("$tag.$_", $_, $name) for qw(timelinejs ics geojson graphml gexf dot ftm icews gdelt gdelt1);
}
$text{"all.$_"} = export("all.$_", $_) for qw(geojson graphml gexf dot ftm icews gdelt gdelt1);
$text{"search.$_"} = export("search.$_", $_, 'brandt OR president', '--max-rows', 50) for qw(atom rss);
$text{"new.$_"} = export("new.$_", $_, '--since', '2000-01-01') for qw(atom rss);
$text{"none.$_"} = export("none.$_", $_, 'zyxomma') for qw(atom rss);
$text{"article.$_"} = export("article.$_", $_, '--article', $article) for qw(ninjs jsonld);
export('some.ics', 'ics', '--during', '2024-05-31', 'Ola Brandt');

is_deeply([ map { (client('export', @$_))[0] } [], ['pdf'], ['ics'], [ 'ics', 'Qwxz Vbnm' ], [ 'ics', 'a', 'b' ], ['atom'], [ 'atom', 'x', '--since', '2024-01-01' ], [ 'ics', 'Brandt', '--since', '2024-01-01' ], ['ninjs'], [ 'ninjs', '--article', 1 ],
	[ 'ninjs', '--article', 'x' ], [ 'gexf', '-m', 1 ], [ 'atom', 'x', '-m', 'many' ], [ 'rss', '--since', 'soon' ], [ 'dot', '--during', 'soon' ], [ 'ftm', '--article', 1 ] ],
	[ 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2 ], 'what is not there, and what is no export, is told by the exit status');
like((client('export', 'ics', 'Kobaltina Brant'))[2], qr/no entity is named like "Kobaltina Brant"\nHINT: The nearest: .*"Ola/, 'of what is not known the nearest is told');
like((client('export', 'pdf'))[2], qr/"pdf" is no format; the formats are timelinejs, ics,/, 'and which formats there are');

# ---- XML

my ($sources) = grep { -d } map { "$FindBin::Bin/$_" } 'schemas', '../../t/schemas';
sub has { my ($tool) = @_; return system("command -v $tool > /dev/null 2>&1") == 0 }
SKIP:
{
	skip 'no xmllint here', 1 unless has('xmllint');
	for my $name (sort grep { /\.(?:graphml|gexf|atom|rss)$/ } keys %file)
	{
		my ($format) = $name =~ /(\w+)$/;
		my $said = `xmllint --nonet --noout --relaxng $sources/$format.rng $file{$name} 2>&1`;
		is($?, 0, "$name is valid by the schema of $format") or diag substr $said, 0, 2000;
	}
}
like($text{"all.$_"}, qr/&lt;b&gt;/, "$_: markup in a name is text") for qw(graphml gexf);
unlike($text{$_}, qr/<(?:script|img|b)\b/, "$_: no markup of an article's") for grep { /graphml|gexf|atom|rss/ } sort keys %text;

# Every end of an edge is a node.
for my $format (qw(graphml gexf))
{
	my %node = map { $_ => 1 } $text{"all.$format"} =~ /<node id="([^"]+)"/g;
	is_deeply([ grep { !$node{$_} } $text{"all.$format"} =~ /(?:source|target)="([^"]+)"/g ], [], "$format: every edge leads to a node");
	cmp_ok(scalar(keys %node), '>', 10, 'and there are some');
}

# ---- DOT

SKIP:
{
	skip 'no Graphviz here', 3 unless has('dot');
	for my $name (qw(brandt.dot busy.dot all.dot))
	{
		my $said = `dot -Tcanon $file{$name} 2>&1 > $dir/canon`;
		is("$?$said", '0', "Graphviz reads $name");
	}
	my $svg = `dot -Tsvg $file{'brandt.dot'} 2>/dev/null`;
	like($svg, qr/Ola &quot;Brandt&quot; \\N &lt;b&gt;&amp;amp;&lt;\/b&gt;/, 'and shows a name as it is');
}

# ---- iCalendar, by RFC 5545

sub calendar
{
	my ($text) = @_;
	my @wrong;
	push @wrong, 'a line does not end in CR LF' if $text =~ /(?<!\r)\n/ || $text =~ /\r(?!\n)/ || $text !~ /\r\n\z/;
	for my $line (split /\r\n/, $text)
	{
		push @wrong, 'more than 75 bytes: ' . $line if length($line) > 75;
		push @wrong, "a character is cut: $line" unless utf8::decode(my $copy = $line);
	}
	(my $unfolded = $text) =~ s/\r\n[ \t]//g;
	my (@open, @events, %event);
	for my $line (split /\r\n/, $unfolded)
	{
		push @wrong, "a control character: $line" if $line =~ /[\x00-\x08\x0A-\x1F\x7F]/;
		if ($line !~ /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/) { push @wrong, "no property: $line"; next }
		my ($name, $parameters, $value) = ($1, $2, $3);
		if ($name eq 'BEGIN') { push @open, $value; %event = () if $value eq 'VEVENT'; next }
		if ($name eq 'END')
		{
			push @wrong, "END:$value" unless @open && pop(@open) eq $value;
			push @events, {%event} if $value eq 'VEVENT';
			next;
		}
		push @wrong, "twice: $name" if $open[-1] eq 'VEVENT' && exists $event{$name};
		push @wrong, "not escaped: $line" if $name =~ /^(?:SUMMARY|DESCRIPTION|LOCATION|CATEGORIES)$/ && $value =~ /^(?:[^\\]|\\.)*?(?<!\\)[;,]/;
		$event{$name} = $value if @open && $open[-1] eq 'VEVENT';
		push @wrong, "no day: $line" if $name =~ /^DT(?:START|END)$/ && ($value !~ /^\d{8}$/ || $parameters ne ';VALUE=DATE');
	}
	push @wrong, 'it does not end' if @open;
	push @wrong, "no $_" for grep { $unfolded !~ /^$_/m } 'BEGIN:VCALENDAR', 'VERSION:2\.0\r', 'PRODID:';
	for my $e (@events)
	{
		push @wrong, "an event lacks $_" for grep { !defined $e->{$_} } qw(UID DTSTAMP DTSTART SUMMARY DESCRIPTION);
		push @wrong, "DTSTAMP $e->{DTSTAMP}" unless $e->{DTSTAMP} =~ /^\d{8}T\d{6}Z$/;
		push @wrong, "it ends before it begins: $e->{DTSTART} $e->{DTEND}" if defined $e->{DTEND} && $e->{DTEND} le $e->{DTSTART};
	}
	my %uid;
	push @wrong, map { "UID twice: $_" } grep { $uid{$_}++ } map { $_->{UID} } @events;
	return (\@wrong, \@events);
}
for my $name (qw(brandt.ics busy.ics))
{
	my ($wrong, $events) = calendar($text{$name});
	is_deeply($wrong, [], "$name is as RFC 5545 has it");
	cmp_ok(scalar @$events, '>', 0, 'and has ' . @$events . ' events');
}
my (undef, $events) = calendar($text{'brandt.ics'});
is_deeply([ map { join ' ', $_->{DTSTART}, $_->{DTEND} // '-' } grep { $_->{DTSTART} =~ /^0622|^20240(?:519|520|501)/ } @$events ], [ '06220101 06230101', '20240501 20240601', '20240520 -', '20240519 -' ],
	'a year, a month, an open end, and what is open to the past at its last day') or diag explain [ map { join ' ', $_->{DTSTART}, $_->{DTEND} // '-', $_->{SUMMARY} } @$events ];
is_deeply([ map { $_->{DTSTART} } @{ (calendar(do { local (@ARGV, $/) = $file{'some.ics'}; <> }))[1] } ], [ '20240501', '20240520', '20240531' ], '--during keeps what may fall there');

# ---- JSON

my %json;
for my $name (sort grep { /\.(?:timelinejs|geojson|ninjs|jsonld)$/ } keys %text)
{
	$json{$name} = eval { decode_json($text{$name}) };
	ok(ref $json{$name} eq 'HASH', "$name is an object of JSON") or diag $@;
}
for my $name (qw(brandt.timelinejs busy.timelinejs))
{
	my @wrong;
	for my $e (@{ $json{$name}{events} })
	{
		push @wrong, "no year: $e->{unique_id}" unless ($e->{start_date}{year} // '') =~ /^-?\d+$/;
		push @wrong, "no text: $e->{unique_id}" unless length($e->{text}{headline} // '') && length($e->{text}{text} // '');
		push @wrong, "markup: $e->{text}{headline}" if $e->{text}{headline} =~ /[<>]/ || $e->{text}{text} =~ /<(?!\/?(?:div|p|q|ul|li|a|small)\b)/ || $e->{text}{text} =~ /<\w+ (?!href="https?:)/;
		push @wrong, 'a day without a month' if defined $e->{start_date}{day} && !defined $e->{start_date}{month};
	}
	is_deeply(\@wrong, [], "$name: every slide has a day and a text without foreign markup");
	cmp_ok(scalar @{ $json{$name}{events} }, '>', 0, 'and there are some');
}
is_deeply([ map { $_->{start_date} } grep { $_->{unique_id} =~ /^event[456]$/ } @{ $json{'brandt.timelinejs'}{events} } ], [ { year => -44, month => 3, day => 15 }, { year => 622 }, { year => 2024, month => 5 } ], 'days are as exact as they are known');
for my $name (qw(brandt.geojson busy.geojson all.geojson))
{
	my @wrong = grep { $_->{type} ne 'Feature' || $_->{geometry}{type} ne 'Point' || @{ $_->{geometry}{coordinates} } != 2 || abs($_->{geometry}{coordinates}[1]) > 90 || abs($_->{geometry}{coordinates}[0]) > 180 } @{ $json{$name}{features} };
	is_deeply(\@wrong, [], "$name has points on the earth");
}
my ($oslo) = grep { ($_->{properties}{place} // '') eq 'Oslo' && $_->{properties}{url} } @{ $json{'brandt.geojson'}{features} };
is_deeply([ map { int } @{ $oslo->{geometry}{coordinates} } ], [ 10, 59 ], 'longitude first');
like($oslo->{properties}{$_}, qr/./, "with its $_") for qw(words confidence event_id url title when);

# schema.org and ninjs: what they must have
is_deeply([ map { $json{'article.jsonld'}{$_} } '@context', '@type', 'datePublished' ], [ 'https://schema.org', 'NewsArticle', '2024-06-01' ], 'a NewsArticle of schema.org');
unlike($text{'article.jsonld'}, qr/[<>&]/, 'that can stand in a page');
my %named = map { ("$_->{'@type'}: $_->{name}" => 1) } @{ $json{'article.jsonld'}{mentions} };
ok($named{$_}, "that names $_") for 'Place: Oslo', 'Place: Norway', "Person: Ola \"Brandt\" \\N <b>&amp;</b>";
my %ninjs = map { $_ => 1 } qw(uri standard type firstcreated versioncreated language by located infosources headlines descriptions bodies people organisations places events altids);
is_deeply([ grep { !$ninjs{$_} } sort keys %{ $json{'article.ninjs'} } ], [], 'ninjs has properties of ninjs');
like($json{'article.ninjs'}{$_}, qr/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "$_ is a moment") for qw(firstcreated versioncreated);
is($json{'article.ninjs'}{standard}{version}, '2.1', 'of version 2.1');

# Followthemoney: the properties that its model has for each schema (version 4), and references that lead to somebody
my %thing = map { $_ => 1 } qw(name alias country summary keywords notes publisher sourceUrl address description);
my %model = (Person => { %thing, position => 1 }, Organization => \%thing, LegalEntity => \%thing, Address => { %thing, full => 1 },
	Event => { %thing, map { $_ => 1 } qw(date startDate endDate recordId location involved proof) }, Article => { %thing, map { $_ => 1 } qw(title fileName author date publishedAt) });
my %required = (Person => 'name', Organization => 'name', LegalEntity => 'name', Event => 'name', Article => 'fileName', Address => 'full');
for my $name (qw(brandt.ftm busy.ftm all.ftm))
{
	my (@wrong, %seen, @refers);
	for my $line (split /\n/, $text{$name})
	{
		my $e = eval { decode_json($line) } // {};
		my $p = $e->{properties} // {};
		push @wrong, "twice: $e->{id}" if $seen{ $e->{id} }++;
		push @wrong, "$e->{schema} $_" for grep { !$model{ $e->{schema} }{$_} || ref $p->{$_} ne 'ARRAY' || grep { ref || !length } @{ $p->{$_} } } sort keys %$p;
		push @wrong, "$e->{id} has no $required{ $e->{schema} }" unless $p->{ $required{ $e->{schema} } };
		push @wrong, "$e->{id}: $_" for grep { !/^[12]\d{3}(?:-\d\d(?:-\d\d)?)?$/ } map { @{ $p->{$_} // [] } } qw(date startDate endDate publishedAt);
		push @wrong, "$e->{id}: $_" for grep { !/^[a-z]{2}$/ } @{ $p->{country} // [] };
		push @refers, @{ $p->{involved} // [] }, @{ $p->{proof} // [] };
	}
	is_deeply(\@wrong, [], "$name is as Followthemoney has it");
	is_deeply([ grep { !$seen{$_} } @refers ], [], 'and what it refers to is there');
	cmp_ok(scalar keys %seen, '>', 2, scalar(keys %seen) . ' entities');
}

# ---- event data: columns, and what a script reads of them

my @icews = ('Event ID', 'Event Date', 'Source Name', 'Source Sectors', 'Source Country', 'Event Text', 'CAMEO Code', 'Intensity', 'Target Name', 'Target Sectors', 'Target Country', 'Story ID', 'Sentence Number', 'Publisher', 'City', 'District', 'Province', 'Country', 'Latitude', 'Longitude');
is((split /\n/, $text{'all.icews'})[0], join("\t", @icews), 'the head of ICEWS');
my %columns = (icews => 20, gdelt => 61, gdelt1 => 58);
for my $format (sort keys %columns)
{
	my @lines = split /\n/, $text{"all.$format"};
	is_deeply([ grep { (() = split /\t/, $_, -1) != $columns{$format} } @lines ], [], "$format: every row has $columns{$format} columns");
	cmp_ok(scalar @lines, '>', 10, 'and there are some');
}
my @gdelt = map { [ split /\t/, $_, -1 ] } split /\n/, $text{'all.gdelt'};
is_deeply([ grep { $_->[1] !~ /^(?:\d{8})?$/ || $_->[0] !~ /^-?\d+$/ || $_->[26] !~ /^\d{3,4}$/ || index($_->[26], $_->[28]) != 0 || $_->[29] !~ /^[1-4]$/ || $_->[59] !~ /^\d{14}$/ || $_->[60] !~ /^(?:https?:.*)?$/ } @gdelt ], [],
	'gdelt: days, codes, quad classes, moments and addresses stand where GDELT has them');
is_deeply([ map { [ @$_[ 30, 34 ] ] } grep { $_->[30] ne '' || $_->[34] ne '' || $_->[25] ne '' } @gdelt ], [], 'and what is not known is empty');
my @gdelt1 = map { [ split /\t/, $_, -1 ] } split /\n/, $text{'all.gdelt1'};
is_deeply([ map { [ @$_[ 0 .. 38 ], @$_[ 39, 40 ] ] } @gdelt1 ], [ map { [ @$_[ 0 .. 38 ], @$_[ 40, 41 ] ] } @gdelt ], 'gdelt1 is the same without ADM2 codes');

# ---- in the hands of others, where they are

SKIP:
{
	skip 'no Python here', 1 unless has('python3');
	my $python = sub { my ($module, $script, @args) = @_; return undef if system("python3 -c 'import $module' > /dev/null 2>&1") != 0; my $out; IPC::Run::run([ 'python3', '-c', $script, @args ], '>', \$out, '2>&1'); return $out };
	my $nodes = () = $text{'all.graphml'} =~ /<node /g;
	my $edges = () = $text{'all.graphml'} =~ /<edge /g;
	for my $format (qw(graphml gexf))
	{
		my $said = $python->('networkx', "import networkx, sys\ng = networkx.read_$format(sys.argv[1])\nprint(g.number_of_nodes(), g.number_of_edges(), g.is_directed())", $file{"all.$format"});
		SKIP: { skip 'no networkx here', 1 unless defined $said; is($said, "$nodes $edges False\n", "networkx reads $format"); }
	}
	for my $name (qw(search.atom search.rss new.atom new.rss none.atom none.rss))
	{
		my $said = $python->('feedparser', "import feedparser, sys\nd = feedparser.parse(sys.argv[1])\nprint(d.bozo, d.version, len(d.entries), all(e.get('id') and e.get('title') for e in d.entries))", $file{$name});
		my $entries = () = $text{$name} =~ /<(?:entry|item)>/g;
		SKIP: { skip 'no feedparser here', 1 unless defined $said; like($said, qr/^(?:0|False) (?:atom10|rss20) $entries True\n$/, "feedparser reads $name"); }
	}
	my $said = $python->('icalendar', "import icalendar, sys\nc = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\nprint(len(c.walk('VEVENT')), [str(e['SUMMARY']) for e in c.walk('VEVENT') if 'until' in e['SUMMARY']][0])", $file{'brandt.ics'});
	SKIP: { skip 'no icalendar here', 1 unless defined $said; like($said, qr/^@{[ scalar @$events ]} until 19 May 2024: .*Ola "Brandt" .*<b>&amp;<\/b>.*: CONSULT\n/s, 'icalendar reads the calendar'); }
	for my $name (sort grep { /\.(?:timelinejs|geojson|ninjs|jsonld)$/ } keys %file)
	{
		my $out;
		IPC::Run::run([ 'python3', '-c', "import json, sys\njson.load(open(sys.argv[1], encoding='utf-8'))", $file{$name} ], '>', \$out, '2>&1');
		is($out, '', "Python reads $name");
	}
}

$node->stop;
done_testing();
