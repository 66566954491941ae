#!/usr/bin/perl
# embed.pl FILE... > build/reports/assets.c
#
# Writes files of style and script as C strings, asset_page_css of page.css, without remarks and white space at the beginning of lines;
# of a script also asset_page_js_hash, its SHA-256 as a Content-Security-Policy has it.  Pages write them as texts of XML, in which
# " & < > would be escaped: a file that has one ends the build with file and line.
use strict;
use warnings;
use Digest::SHA qw(sha256_base64);

print "/* Made by tools/embed.pl. */\n#include \"reports/assets.h\"\n";
for my $path (@ARGV)
{
	my ($name, $kind) = $path =~ m{([a-z_]+)\.(css|js)$} or die "$path: a style ends in .css, a script in .js\n";
	open my $in, '<:raw', $path or die "$path: $!\n";
	my ($text, $remark) = ('', 0);
	while (my $line = <$in>)
	{
		$line =~ s/\s+$//;
		$line =~ s/^\s+//;
		$line =~ s{/\*.*?\*/}{}g if $kind eq 'css';
		$line =~ s{^//.*}{} if $kind eq 'js';
		die "$path:$.: a remark is one line\n" if $kind eq 'css' && $line =~ m{/\*|\*/};
		die "$path:$.: \" & < > cannot stand in a page's style or script\n" if $line =~ /["&<>]/;
		$text .= "$line\n" if $line ne '';
	}
	printf "const char asset_%s_%s[] =\n", $name, $kind;
	print map { s/\\/\\\\/gr =~ s/^(.*)$/\t"$1\\n"/r . "\n" } split /\n/, $text;
	print ";\n";
	next unless $kind eq 'js';
	my $hash = sha256_base64($text);
	$hash .= '=' while length($hash) % 4;
	print "const char asset_${name}_js_hash[] = \"sha256-$hash\";\n";
}
