# testing.sh - sourced by test and soak, behind lib.sh: what counts, and the kinds of tests that both run.

source_dir=$root
passed=0 failed=0
count() { # count FILE: lines of pg_regress, of 15 and before and of 16 and after, and of prove -v
	local p f
	p=$(grep -cE '^(test )?[a-z_0-9]+ +\.\.\. ok|^ *(test|ok) .* ok +[0-9]+ ms|^ok [0-9]+ ' "$1")
	f=$(grep -cE '\.\.\. FAILED|^not ok [0-9]+ |^Dubious|^Bail out' "$1")
	passed=$((passed + p)) failed=$((failed + f))
	[ $((p + f)) -gt 0 ] || { say "no test ran: $1"; failed=$((failed + 1)); }
}
ok() { passed=$((passed + 1)); say "ok: $*"; }
not_ok() { failed=$((failed + 1)); say "not ok: $*"; }

# tap [t/FILE...]: these, else all; variables NEWS_ARCHIVE_* of the caller reach them.
tap() {
	local files=("$@") out=$work/tap log=$work/tap.log		# PostgreSQL 17 wants a folder log in the place it runs in
	rm -rf "$out"; mkdir -p "$out/t"
	cp -r "$source_dir/t/." "$out/t/"
	cp -r "$source_dir/examples" "$source_dir/docs" "$out/"
	[ ${#files[@]} -gt 0 ] || files=('t/*.pl')
	[ "$(id -u)" != 0 ] || chown -R postgres "$out"
	(cd "$out" && as_server env PG_REGRESS="$pgxs_dir/../../src/test/regress/pg_regress" PGHOST= PGPORT= PATH="$bin:$PATH" \
		prove -v -I "$pgxs_dir/../../src/test/perl" ${files[*]}) > "$log" 2>&1
	grep -E '^(ok|not ok|t/)' "$log" >&2
	grep -qE '^not ok|^Dubious|^Bail out' "$log" && tail -n 40 "$log" >&2
	count "$log"
}

# Each fuzz target for a few seconds (FUZZ_SECONDS), with the corpus of inputs it ships.
fuzz() {
	local seconds=${FUZZ_SECONDS:-6}
	for f in "$root"/fuzz/*_fuzz.c; do
		local name; name=$(basename "$f" .c)
		if "$root/fuzz/run" "$name" "$seconds" > "$work/$name.log" 2>&1; then ok "fuzz $name for $seconds s"
		else tail -n 30 "$work/$name.log" >&2; not_ok "fuzz $name"; fi
	done
}
