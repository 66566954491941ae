# Browser: a headless Chromium, spoken to by the DevTools protocol over its pipe: JSON messages with a NUL behind each.
#
#	my $b = Browser->start or plan skip_all => 'no chromium';
#	$b->open_file('/tmp/page.html', width => 360, dark => 1);
#	$b->evaluate('document.title');
package Browser;
use strict;
use warnings;
use Cwd qw(abs_path);
use Fcntl;
use File::Temp qw(tempdir);
use JSON::PP;
use MIME::Base64;

my $json = JSON::PP->new->utf8->allow_nonref;

sub program
{
	for my $name (qw(chromium chromium-browser google-chrome))
	{
		for my $dir (split /:/, $ENV{PATH}) { return "$dir/$name" if -x "$dir/$name" }
	}
	return undef;
}

# undef when there is no Chromium here.
sub start
{
	my ($class) = @_;
	my $program = program() or return undef;
	my $home = tempdir(CLEANUP => 1);
	pipe(my $their_in, my $our_out) or die "pipe: $!";
	pipe(my $our_in, my $their_out) or die "pipe: $!";
	my $pid = fork // die "fork: $!";
	if (!$pid)
	{
		# Chromium reads its file descriptor 3 and writes 4
		require POSIX;
		my ($in, $out) = (fcntl($their_in, F_DUPFD, 10), fcntl($their_out, F_DUPFD, 10));
		POSIX::dup2($in, 3);
		POSIX::dup2($out, 4);
		$ENV{HOME} = $home;
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', '/dev/null';
		open STDERR, '>', "$home/log";
		exec($program, qw(--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-extensions --no-first-run --hide-scrollbars
			--disable-background-networking --disable-component-update --disable-sync --remote-debugging-pipe), "--user-data-dir=$home/profile", 'about:blank')
		  or POSIX::_exit(127);
	}
	close $their_in;
	close $their_out;
	my $self = bless { pid => $pid, in => $our_in, out => $our_out, id => 0, rest => '', events => [], home => $home }, $class;
	my ($page) = grep { $_->{type} eq 'page' } @{ $self->call('Target.getTargets')->{targetInfos} };
	$self->{session} = $self->call('Target.attachToTarget', targetId => $page->{targetId}, flatten => JSON::PP::true)->{sessionId};
	$self->call("$_.enable") for qw(Page Runtime Network Log);
	return $self;
}

sub DESTROY
{
	my ($self) = @_;
	local ($?, $@);
	kill 'TERM', $self->{pid};
	waitpid $self->{pid}, 0;
}

# The next message; undef when none comes within some seconds.
sub message
{
	my ($self, $seconds) = @_;
	my $end = time + ($seconds // 60);
	while ((my $at = index $self->{rest}, "\0") < 0)
	{
		my $ready = '';
		vec($ready, fileno $self->{in}, 1) = 1;
		my $left = $end - time;
		return undef if $left < 0 || !select($ready, undef, undef, $left || 0.1);
		sysread($self->{in}, $self->{rest}, 1 << 16, length $self->{rest}) or die "the browser has ended\n";
	}
	$self->{rest} =~ s/^(.*?)\0//s;
	return $json->decode($1);
}

sub call
{
	my ($self, $method, %params) = @_;
	my $id = ++$self->{id};
	my %m = (id => $id, method => $method, params => \%params);
	$m{sessionId} = $self->{session} if $self->{session};
	print { $self->{out} } $json->encode(\%m), "\0";
	$self->{out}->flush;
	while (my $m = $self->message)
	{
		if (!defined $m->{id}) { push @{ $self->{events} }, $m; next }
		next if $m->{id} != $id;
		die "$method: $m->{error}{message}\n" if $m->{error};
		return $m->{result};
	}
	die "$method: no answer\n";
}

# What the browser said since: messages of one kind.
sub events
{
	my ($self, $method) = @_;
	return map { $_->{params} } grep { $_->{method} eq $method } @{ $self->{events} };
}

sub set_up
{
	my ($self, %o) = @_;
	$self->call('Emulation.setDeviceMetricsOverride', width => $o{width} // 1440, height => $o{height} // 900, deviceScaleFactor => $o{scale} // 1, mobile => JSON::PP::false);
	$self->call('Emulation.setEmulatedMedia', media => $o{media} // '', features => [ { name => 'prefers-color-scheme', value => $o{dark} ? 'dark' : 'light' } ]);
}

sub open_file
{
	my ($self, $path, %o) = @_;
	$path = abs_path($path);
	$self->{events} = [];
	$self->set_up(%o);
	$self->call('Page.navigate', url => "file://$path");
	for my $try (1 .. 600)
	{
		# a page that is on its way out may not answer
		return if (eval { $self->evaluate('document.readyState + location.href') } // '') eq "completefile://$path";
		select undef, undef, undef, 0.05;
	}
	die "$path does not load: " . ($self->evaluate("document.readyState + location.href")) . "\n";
}

# The value of an expression, through JSON.
sub evaluate
{
	my ($self, $expression) = @_;
	my $r = $self->call('Runtime.evaluate', expression => $expression, returnByValue => JSON::PP::true, awaitPromise => JSON::PP::true);
	die $r->{exceptionDetails}{exception}{description} // $r->{exceptionDetails}{text} if $r->{exceptionDetails};
	return $r->{result}{value};
}

sub press
{
	my ($self, @keys) = @_;
	for my $key (@keys)
	{
		my %k = (key => $key, code => $key eq '/' ? 'Slash' : $key, length $key == 1 ? (text => $key) : ());
		$k{windowsVirtualKeyCode} = { Escape => 27, Tab => 9, Enter => 13 }->{$key} if length $key > 1;
		$self->call('Input.dispatchKeyEvent', type => 'keyDown', %k);
		$self->call('Input.dispatchKeyEvent', type => 'keyUp', %k);
	}
}

sub picture
{
	my ($self, $path, %o) = @_;
	my %clip = $o{height} ? (clip => { x => 0, y => $o{y} // 0, width => $o{width}, height => $o{height}, scale => 1 }) : ();
	my $r = $self->call('Page.captureScreenshot', format => 'png', captureBeyondViewport => $o{whole} ? JSON::PP::true : JSON::PP::false, %clip);
	open my $out, '>:raw', $path or die "$path: $!\n";
	print $out decode_base64($r->{data});
	close $out;
}

1;
