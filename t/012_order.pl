# The tables of an archive are a function of its articles and corrections: whatever order they come in, by ones, sevens or all at once,
# from one session or four, with articles taken out and loaded again and corrections in between, every table is row by row
# what refresh(rebuild => true) makes of them.
use strict;
use warnings;
use POSIX ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('order');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION news_archive');

my $footer = 'The Lake Courier is printed on recycled paper by our own staff.';
my $agency = 'Norwegian troops shelled the Hungarian camp near Sarn on Friday. Two bridges were closed, and the market stayed empty until noon, the mayor told reporters at the town hall.';
my @articles = (
	[ 'Lake Courier', "Talks in Sarn\n\nMay 18, 2024\n\nOpposition leader Youssef Al Hadari met Foreign Minister Marta Velsen in Sarn on Saturday. \"We came to listen,\" al-Hadari said.\n\n$footer" ],
	[ 'Meridian Post', "First talks on canal\n\nMay 19, 2024\n\nOpposition leader Yusuf al-Hadari met Foreign Minister Marta Velsen in Sarn on Saturday. Hadari spoke of the canal." ],
	# no day of its own: its story gives one
	[ 'Daily Tessal', "Hadari meets Velsen in Sarn for canal talks\n\nOpposition leader Yusuf al-Hadari met the foreign minister in Sarn on Saturday, and the two spoke of the canal." ],
	[ undef, "Canal talks denied\n\nMay 20, 2024\n\nForeign Minister Marta Velsen did not meet Yusuf al-Hadari in Sarn on Saturday, her office said. She will meet him in June." ],
	# a surname alone, and two who bear it
	[ 'Harbour Times', "Hadari speaks\n\nMay 21, 2024\n\nHadari criticised the government of Hungary on Monday." ],
	[ 'Harbour Times', "Miner sings\n\nJune 2, 2024\n\nThe singer Karim Hadari praised the miners of Lipa on Saturday." ],
	# three happenings with one line
	[ 'Lake Courier', "Dock strike enters week\n\nJune 18, 2024\n\nUnion head Ines Corriveau rejected the offer of harbour master Tomas Brandel on Tuesday after a long night of shouting.\n\n$footer" ],
	[ 'Lake Courier', "Football coach quits\n\nAugust 2, 2024\n\nCoach Hugo Lindqvist resigned on Friday, and goalkeeper Pavel Orsini praised his patience with young players.\n\n$footer" ],
	# which is the day and which the month
	[ 'Vale Herald', "Mill burns\n\n2/3/2024\n\nPolice arrested Oren Dask in Lethia on Friday." ],
	[ 'Vale Herald', "Mill rebuilt\n\n25/3/2024\n\nOren Dask met Prime Minister Anna Kovacs in Lethia on Monday." ],
	# one text in three papers
	[ 'Lipa Post', "Camp shelled\n\nMay 18, 2024\n\nSARN (Northern Wire) - $agency" ],
	[ 'Vale Courier', "Shells on camp\n\nMay 19, 2024\n\n$agency" ],
	[ undef, "Norwegian troops attack\n\nMay 19, 2024\n\n$agency Nobody was hurt." ],
	# two people of one name
	[ 'Meridian Post', "Minister speaks\n\nMay 18, 2024\n\nThe Norwegian foreign minister, Jens Ulvang, criticised Hungary on Saturday." ],
	[ 'Vale Herald', "Goal in Szeged\n\nSeptember 3, 2024\n\nThe Hungarian striker Jens Ulvang praised his trainer Bela Toth on Tuesday." ]);

sub quoted { my ($s) = @_; return 'NULL' unless defined $s; $s =~ s/'/''/g; $s =~ s/\n/\\n/g; return "E'$s'" }
sub load { my ($a) = @_; return 'SELECT news_archive.load_article(' . quoted($a->[1]) . ', outlet => ' . quoted($a->[0]) . ');' }

# Every table but what tells of the loading itself, and of searching, which is counted anew now and then only.
my @tables = split /\n/, $node->safe_psql('postgres', q{SELECT t FROM unnest(news_archive_inner.archive_tables()) t WHERE t NOT IN ('place', 'rejected', 'common_key', 'search_word', 'search_total', 'synonym', 'correction') ORDER BY 1});
sub digests
{
	my %of;
	for my $t (@tables)
	{
		my $row = $t eq 'article' ? "to_jsonb(x) - '{loaded_at,loaded_by,search}'::text[]" : 'to_jsonb(x)';
		$of{$t} = $node->safe_psql('postgres', "SELECT md5(coalesce(string_agg(r, ',' ORDER BY r COLLATE \"C\"), '')) FROM (SELECT ($row)::text AS r FROM news.$t x) y");
	}
	return \%of;
}
sub different { my ($a, $b) = @_; return join(' ', grep { $a->{$_} ne $b->{$_} } sort keys %$a) }

# some that name what is there by its place in a sorted list, so that they fit whatever was loaded
my @corrections = (
	q{SELECT news_archive.merge_entities(a.entity_id, b.entity_id) FROM (SELECT * FROM news.entity WHERE kind = 'person' ORDER BY entity_id LIMIT 1) a, (SELECT * FROM news.entity WHERE kind = 'person' ORDER BY entity_id DESC LIMIT 1) b WHERE a.entity_id <> b.entity_id AND NOT EXISTS (SELECT FROM news.namesake n WHERE n.entity_id = a.entity_id)},
	q{SELECT news_archive.split_entity(n.entity_id, n.name) FROM news.entity_name n WHERE n.base_id IS NULL AND NOT n.apart AND (SELECT count(*) FROM news.entity_name m WHERE m.entity_id = n.entity_id) > 1 ORDER BY n.name_id LIMIT 1},
	q{SELECT news_archive.rename_entity(e.entity_id, 'The ' || e.name) FROM news.entity e WHERE e.kind = 'organisation' OR e.kind = 'place' ORDER BY e.entity_id LIMIT 1},
	q{SELECT news_archive.add_entity('person', 'Y. Hadari the Elder', '{Yusuf al-Hadari}')},
	q{SELECT news_archive.set_published(article_id, '2024-05-17') FROM news.article ORDER BY article_id LIMIT 1},
	q{SELECT news_archive.set_line_role(article_id, line_no, 'caption') FROM news.article_line WHERE role = 'body' ORDER BY line_id LIMIT 1},
	q{SELECT news_archive.set_outlet(article_id, 'Lake Courier') FROM news.article ORDER BY article_id DESC LIMIT 1},
	q{SELECT news_archive.drop_report(article_id, report_no) FROM news.event_report ORDER BY article_id, report_no LIMIT 1},
	q{SELECT news_archive.merge_events(min(event_id), max(event_id)) FROM news.event WHERE type = 'CONSULT' HAVING min(event_id) <> max(event_id)},
	q{SELECT news_archive.add_reference_entities()},
	q{SELECT news_archive.undo_correction(correction_id) FROM news.correction WHERE undone_at IS NULL ORDER BY correction_id LIMIT 1});

# The same orders on every machine.
my $seed = 20240518;
sub draw { my ($n) = @_; $seed = ($seed * 1103515245 + 12345) % 2147483648; return int($seed / 65536) % $n }
sub shuffled { my @a = @_; for (my $i = @a; --$i;) { my $j = draw($i + 1); @a[$i, $j] = @a[$j, $i] } return @a }

sub compare
{
	my ($told) = @_;
	my $linked = digests();
	is($node->safe_psql('postgres', 'SELECT count(*) FROM news_archive.check_archive()'), '0', "$told: the archive is sound");
	$node->safe_psql('postgres', 'SELECT news_archive.refresh(rebuild => true)');
	my $rebuilt = digests();
	is(different($linked, $rebuilt), '', "$told: and as if it had been linked from nothing");
	return $rebuilt;
}

my $first;
for my $round (0 .. 3)
{
	my @order = shuffled(@articles);
	my ($at_once, $sessions) = @{ ([ 1, 1 ], [ 7, 1 ], [ 99, 1 ], [ 1, 4 ])[$round % 4] };
	$node->safe_psql('postgres', q{SELECT news_archive.create_archive('news')});
	if ($sessions > 1)
	{
		my @running = map { $node->background_psql('postgres') } 1 .. $sessions;
		for my $i (0 .. $#order) { $running[$i % $sessions]->query_safe(load($order[$i])) }
		$_->quit for @running;
	}
	else
	{
		my $sql = $at_once > 1 ? 'SET news_archive.link_at_load = off;' : '';
		for my $i (0 .. $#order)
		{
			$sql .= load($order[$i]);
			$sql .= 'SELECT news_archive.refresh();' if $at_once > 1 && ($i + 1) % $at_once == 0;
			$sql .= 'SELECT news_archive.remove_article(article_id) FROM news.article ORDER BY raw COLLATE "C" LIMIT 1;' if $i == 8;
		}
		# what was taken out comes back
		$sql .= q{SELECT news_archive.undo_correction(correction_id) FROM news.correction WHERE kind = 'remove';};
		$sql .= load($_) for @order;
		$node->safe_psql('postgres', $sql);
	}
	$node->safe_psql('postgres', 'SELECT news_archive.refresh()');
	my $rebuilt = compare("order $round, $at_once at once, $sessions sessions");
	is(different($first, $rebuilt), '', 'which is what the first order gave') if $first;
	$first //= $rebuilt;
	$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('news')});
}

for my $round (0 .. 1)
{
	$node->safe_psql('postgres', q{SELECT news_archive.create_archive('news')});
	my @made = shuffled(@corrections, @corrections);
	for my $a (shuffled(@articles))
	{
		$node->safe_psql('postgres', load($a));
		$node->psql('postgres', shift @made) for 1 .. 2;		# some find nothing, or are refused
	}
	compare("corrections $round");
	$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('news')});
}

# all loaded, and then linked some at a time: what waits is counted when its turn comes
for my $most (4)
{
	$node->safe_psql('postgres', q{SELECT news_archive.create_archive('news')});
	$node->safe_psql('postgres', join ' ', 'SET news_archive.link_at_load = off;', map { load($_) } shuffled(@articles));
	my $batches = 0;
	while ($node->safe_psql('postgres', "SELECT news_archive.refresh(most => $most)") > 0)
	{
		is($node->safe_psql('postgres', 'SELECT count(*) FROM news_archive.check_archive()'), '0', 'sound at batch ' . ++$batches);
	}
	is($batches, POSIX::ceil(@articles / $most), "by ${most}s: in so many batches");
	is(different($first, compare("by ${most}s")), '', 'which is what the first order gave');
	$node->safe_psql('postgres', q{SELECT news_archive.drop_archive('news')});
}

$node->stop;
done_testing();
