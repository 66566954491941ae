#!/usr/bin/perl
# check_release.pl: what the papers of a release say is so.  Run in the sources' root, with the install script built
# (make); prints a line "ok N - ..." or "not ok N - ..." a check.
use strict;
use warnings;
use Digest::SHA;
use JSON::PP;

my ($n, $failed) = (0, 0);
sub check
{
	my ($ok, $what, @why) = @_;
	$n++;
	$failed++ unless $ok;
	print $ok ? "ok $n - $what\n" : "not ok $n - $what\n", $ok ? () : map { "#   $_\n" } @why;
}

sub slurp
{
	my ($path) = @_;
	open my $in, '<', $path or die "$path: $!\n";
	local $/;
	return scalar <$in>;
}

my ($version) = slurp('news_archive.control') =~ /^default_version = '(.*)'/m;
my $built = "news_archive--$version.sql";
-e $built or die "$built is not there: make\n";

# data/: every file has its row in README.md, every row its file.
my $readme = slurp('data/README.md');
my %named = map { $_ => 1 } $readme =~ m{^\| `([\w./]+)` \|}mg, $readme =~ m{^## ([\w./]+\.model)$}mg, 'README.md', 'NOTICES.md';
my %there = map { s{^data/}{}r => 1 } grep { -f } glob 'data/* data/*/*';
check(!(grep { !$named{$_} } keys %there), 'data/README.md names every file of data/', grep { !$named{$_} } sort keys %there);
check(!(grep { !$there{$_} } keys %named), 'and no other', grep { !$there{$_} } sort keys %named);
my @unread = grep { !`grep -rl "lexicon_$_\\b" src --include=*.c` } map { m{(\w+)\.tsv$} } glob 'data/*.tsv data/*/*.tsv';
check(!@unread, 'every list is read', @unread);

# The model is the one whose sum is told.
my ($sum) = $readme =~ /^sha256 `([0-9a-f]{64})`/m;
my ($model) = glob 'data/*/*.model';
open my $weights, '<:raw', $model or die "$model: $!\n";
my $found = Digest::SHA->new(256)->addfile($weights)->hexdigest;
check($found eq ($sum // ''), "the sum of $model is the one in data/README.md", $found);

# META.json, by the PGXN Meta Spec 1.0.0.
my $meta = eval { decode_json(slurp('META.json')) } // {};
my @wrong = grep { !defined $meta->{$_} } qw(name version abstract maintainer license provides meta-spec);
push @wrong, 'meta-spec' unless ($meta->{'meta-spec'}{version} // '') eq '1.0.0';
push @wrong, 'release_status' unless ($meta->{release_status} // '') =~ /^(?:stable|testing|unstable)$/;
my $provided = $meta->{provides}{news_archive} // {};
push @wrong, 'provides: file' unless -e ($provided->{file} // '');
push @wrong, 'provides: docfile' unless -e ($provided->{docfile} // '');
my $semantic = qr/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-?[a-z][\w-]*)?$/i;
push @wrong, "version $_" for grep { !/$semantic/ } grep { defined } $meta->{version}, $provided->{version};
push @wrong, 'prereqs: PostgreSQL' unless defined $meta->{prereqs}{runtime}{requires}{PostgreSQL};
check(!@wrong, 'META.json is what PGXN takes', @wrong);
check(!(grep { ($_ // '') ne $version } $meta->{version}, $provided->{version}), "it is of version $version");
check(slurp('CHANGELOG.md') =~ /^## \Q$version\E\b/m, 'and so is the newest part of CHANGELOG.md');

# The step from the version before.
my ($old) = slurp('Makefile') =~ /^OLD_VERSION\s*=\s*(\S+)/m;
my $by_hand = "upgrade/by_hand--$old--$version.sql";
my $fresh = `perl tools/upgrade.pl upgrade/news_archive--$old.sql $built $by_hand 2>/dev/null`;
check($? == 0, 'the step from the version before can be written', 'make upgrade-script says why it cannot');
check($fresh eq slurp("upgrade/news_archive--$old--$version.sql"), 'and is the one that is installed', 'make upgrade-script');

exit($failed ? 1 : 0);
