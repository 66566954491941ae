# Time grows with the text, whatever it is made of; a cancel is heard at once and leaves nothing half read behind.  A short version
# of bench/hostile.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

plan skip_all => 'processor time is read from /proc' unless -r '/proc/self/schedstat';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "fsync = off\nstatement_timeout = 0");
$node->start;
$node->safe_psql('postgres', q{
	CREATE EXTENSION news_archive;
	CREATE FUNCTION cpu() RETURNS numeric LANGUAGE sql VOLATILE AS $$ SELECT split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::numeric / 1e6 $$;
	-- milliseconds of the processor; the least of three, each of a text of its own, so that none is found read
	CREATE FUNCTION cost(pattern text, bytes int) RETURNS numeric LANGUAGE plpgsql AS $$
	DECLARE
		least_ms numeric;
		began numeric;
	BEGIN
		FOR i IN 1..3 LOOP
			began := cpu();
			PERFORM count(*) FROM news_archive.event_reports(repeat(pattern, bytes / length(pattern) + i), '2024-05-18');
			least_ms := least(least_ms, cpu() - began);
		END LOOP;
		RETURN least_ms;
	END $$;
});

# 16 times the text: linear is 16; a cost that grew with the square would be 256.
my @patterns = ('<div>', 'met ', 'killed 5 people in Paris, ', 'the man who saw ', 'Smith accused Jones of ', 'the leader of ', '" ', 'Mr. ', 'and ',
	'(("', "Police in Sarn arrested five men.\n\n", 'His ', 'a');
for my $pattern (@patterns)
{
	(my $quoted = $pattern) =~ s/'/''/g;
	my ($short, $long) = split /\|/, $node->safe_psql('postgres',
		"SELECT count(*) FROM news_archive.event_reports('Warm.', '2024-05-18') \\g /dev/null\nSELECT greatest(cost('$quoted', 10000), 2), cost('$quoted', 160000)");
	(my $shown = $pattern) =~ s/\n/\\n/g;
	cmp_ok($long / $short, '<', 60, sprintf('"%s": %.0f ms, sixteen times the text %.0f ms', $shown, $short, $long));
}

# A cancel comes back within two seconds, also on a busy machine.
for my $function (qw(tokens mentions quotations), 'event_reports')
{
	my ($ret, $out, $err) = $node->psql('postgres', "SET statement_timeout = 200;\n\\timing on\n" .
		"SELECT count(*) FROM news_archive.$function(repeat('Smith accused Jones of killing 5 people, ', 400000)) \\g /dev/null\n", on_error_stop => 0);
	like($err, qr/statement timeout/, "$function: cancelled");
	my ($ms) = $out =~ /^Time: ([0-9.]+) ms \(.*\)?.*\z/m;
	($ms) = $out =~ /Time: ([0-9.]+) ms/ unless defined $ms;
	cmp_ok($ms, '<', 2200, "$function: after $ms ms");
}

# Whatever a cancel left half read is read anew by the same session: at parts of the time that the whole takes.
my $text = "repeat('Mayor Ilse Maron met rebels in Sarn on Friday. \"We met,\" she said. ', 2000)";
my $read = "SELECT count(*) FROM news_archive.event_reports($text, '2024-05-18')";
my $whole = "SELECT md5(string_agg(e::text, '')) FROM news_archive.event_reports($text, '2024-05-18') e";
my $timed = $node->safe_psql('postgres', "SELECT count(*) FROM news_archive.event_reports('Warm.') \\g /dev/null\n\\timing on\n$read \\g /dev/null\n\\timing off\n$whole");
my ($total) = $timed =~ /Time: ([0-9.]+) ms/;
my ($fresh) = $timed =~ /^([0-9a-f]{32})$/m;
my @sql = map { sprintf "SELECT count(*) FROM news_archive.sentences('Another.') \\g /dev/null\nSET statement_timeout = %d;\n%s \\g /dev/null\nRESET statement_timeout;\n%s;\n",
	1 + $total * $_ / 25, $read, $whole } 1 .. 25;
my ($ret, $out, $err) = $node->psql('postgres', join('', @sql), on_error_stop => 0);
is_deeply([ split /\n/, $out ], [ ($fresh) x 25 ], 'what a cancel left half read is read anew');
# Names that share their consonants, or a first name: compared each with each, four times as many would cost sixteen times as much.
$node->safe_psql('postgres', q{
	CREATE FUNCTION names_in_v_and_l(n int) RETURNS SETOF text LANGUAGE sql AS $$
		SELECT 'V' || a || b || 'l' || c || d || e FROM unnest('{a,e,i,o,u}'::text[]) a, unnest('{a,e,i,o,u}'::text[]) b, unnest('{a,e,i,o,u}'::text[]) c,
			unnest('{a,e,i,o,u}'::text[]) d, unnest('{a,e,i,o,u}'::text[]) e ORDER BY md5(a || b || c || d || e) LIMIT n $$;
	CREATE FUNCTION link_cost(form text, n int) RETURNS numeric LANGUAGE plpgsql AS $$
	DECLARE
		began numeric;
	BEGIN
		PERFORM news_archive.create_archive('names');
		PERFORM news_archive.load_article((SELECT string_agg(format(form, w), E'\n') FROM names_in_v_and_l(n) w), archive => 'names');
		began := cpu();
		PERFORM news_archive.refresh('names');
		began := cpu() - began;
		PERFORM news_archive.drop_archive('names');
		RETURN began;
	END $$;
});
for my $form ('President %s met rebels in Sarn.', 'Orlan %s met rebels in Sarn.', 'The %s Council met rebels in Sarn.')
{
	my ($some, $more) = split /\|/, $node->safe_psql('postgres',
		"SET news_archive.link_at_load = off; SELECT greatest(link_cost('$form', 600), 100), link_cost('$form', 2400)");
	cmp_ok($more / $some, '<', 12, sprintf('"%s": 600 names %.0f ms, four times as many %.0f ms', $form, $some, $more));
}
$node->stop;
done_testing();
