# lib.sh - sourced by the other scripts: where things are, and a private server that touches nothing of the system's.
#
# $work holds a copy of the system's PostgreSQL tree with the extension installed into it, and a throwaway cluster that
# listens on a socket only.  It is named after this checkout, so that two checkouts never meet.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=${NEWS_ARCHIVE_WORK:-${TMPDIR:-/tmp}/news_archive.$(printf '%s' "$root" | cksum | cut -d' ' -f1)}
export LC_ALL=C.UTF-8
# The system's own programs first, also when the private tree was put on the path (eval "$(script/server env)").
PATH=$(printf '%s' "$PATH" | tr ':' '\n' | grep -v '/news_archive\.[0-9]*/' | paste -sd:)
bin=$work$(pg_config --bindir 2>/dev/null || true)
export PGHOST=$work PGPORT=${NEWS_ARCHIVE_PORT:-54329} PGUSER=postgres PGDATABASE=postgres
unset PGOPTIONS PGSERVICE PGPASSWORD

say() { printf '%s\n' "$*" >&2; }
die() { say "$(basename "$0"): $*"; exit 1; }

# Run as the user a server may run as: PostgreSQL refuses root.
as_server() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$work" PATH="$PATH" "$@"
	else
		"$@"
	fi
}

# The files of the sources that are there, from the root, a NUL behind each: as git has them; in an unpacked release, where git knows nothing, all but what make made.
source_files() {
	(cd "$root" && { git ls-files -z --cached --others --exclude-standard 2>/dev/null ||
		find . -type f ! -path './build/*' ! -name '*.o' ! -name '*.bc' ! -name '*.d' ! -name '*.so' -print0; } | perl -0ne 'chomp; print "$_\0" if -e')
}

# make, quietly unless it fails.
build() {
	local log=$work/build.log
	mkdir -p "$work"
	make -C "$root" -j"$(nproc)" with_llvm=no "$@" > "$log" 2>&1 || { grep -vE "^(gcc|clang|/usr)[^:]* " "$log" | tail -n 40 >&2; die "the build failed; all of it is in $log"; }
}

# The private tree: bin and lib find share relative to themselves, so a copy works where it stands.
install_tree() {
	local lib system share
	# The system's: the private tree's own comes first on the path from here on, and knows no server headers.
	pg_config=${pg_config:-$(command -v pg_config)}
	lib=$("$pg_config" --pkglibdir) system=$(dirname "$("$pg_config" --bindir)") share=$("$pg_config" --sharedir)
	bin=$work$system/bin
	[ "$system" != / ] && [ -x "$system/bin/postgres" ] || die "$pg_config says that PostgreSQL's programs are in $system/bin, and there is no server"
	if [ ! -x "$bin/postgres" ]; then
		mkdir -p "$work$system" "$work$share"
		cp -rL "$system/." "$work$system/"
		cp -rL "$share/." "$work$share/"
	fi
	make -C "${1:-$root}" -s install with_llvm=no PG_CONFIG="$pg_config" DESTDIR="$work" > "$work/install.log" 2>&1 || { tail -n 40 "$work/install.log" >&2; die "make install failed"; }
	# `make install` leaves the tree where pg_config says; keep it the server's own.
	[ "$(id -u)" != 0 ] || chown -R postgres "$work$lib"
	export PATH=$bin:$PATH
}

stop_server() {
	[ ! -f "$work/data/postmaster.pid" ] || as_server pg_ctl -D "$work/data" -m immediate -s stop || true
}

# start_server [setting...]: a new cluster, empty, fsync off; extra lines go into postgresql.conf.
start_server() {
	export PATH=$bin:$PATH
	stop_server
	rm -rf "$work/data"
	mkdir -p "$work"
	[ "$(id -u)" != 0 ] || chown postgres "$work"
	as_server initdb -D "$work/data" -A trust -U postgres -N --locale=C.UTF-8 -E UTF8 > "$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2; die "initdb failed"; }
	{
		echo "listen_addresses = ''"
		echo "unix_socket_directories = '$work'"
		echo "port = $PGPORT"
		echo "fsync = off"
		printf '%s\n' "$@"
	} >> "$work/data/postgresql.conf"
	as_server pg_ctl -D "$work/data" -l "$work/server.log" -w -s start || { tail -n 20 "$work/server.log" >&2; die "the server did not start"; }
}
