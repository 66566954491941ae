# archive.sh - sourced by grow and million: an archive on a private server, what it answers and how large it is.
. "$(dirname "$0")/../script/lib.sh"

run() { PGOPTIONS='-c client_min_messages=warning' psql -qX -v ON_ERROR_STOP=1 -At "$@"; }

# start_archive: builds the extension and makes the archive news in the database bench of a new server with shared_buffers of $BUFFERS (512MB).
start_archive() {
	build
	install_tree
	start_server "jit = off" "max_wal_size = 8GB" "shared_buffers = ${BUFFERS:-512MB}"
	export PGDATABASE=bench
	createdb bench
	run -c 'CREATE EXTENSION news_archive' -c "SELECT news_archive.create_archive('news')"
}

# articles_of CORPUS: its lines.
articles_of() {
	[ -e "$1" ] || die "no such file: $1"
	case $1 in *.xz) xz -dc "$1" ;; *) cat "$1" ;; esac 2> /dev/null || true
}

# ask QUESTION: the median over fifty names in milliseconds, the second time
ask() {
	run <<SQL
CREATE TEMP TABLE took (ms real);
DO \$\$
DECLARE
	n text;
	t timestamptz;
BEGIN
	FOR again IN 1 .. 2 LOOP
		FOR n IN SELECT e.name FROM news.entity e WHERE e.kind IN ('person', 'organisation') ORDER BY md5(e.entity_id::text) LIMIT 50 LOOP
			t := clock_timestamp();
			PERFORM FROM $1;
			IF again = 2 THEN
				INSERT INTO took VALUES (extract(epoch FROM clock_timestamp() - t) * 1000);
			END IF;
		END LOOP;
	END LOOP;
END \$\$;
SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 2) FROM took;
SQL
}

# answers: the medians of find_entity, timeline, find_events and search, as cells of a table.
answers() {
	echo "$(ask 'news_archive.find_entity(n)') | $(ask 'news_archive.timeline(n)') | $(ask 'news_archive.find_events(actor => n)') | $(ask 'news_archive.search(quote_ident(n))')"
}

# sizes: of all tables in MB, and how many times that is the texts as they came.
sizes() {
	run -F ' | ' -c "SELECT round(sum(pg_total_relation_size(oid)) / 1e6), round(sum(pg_total_relation_size(oid))::numeric / (SELECT sum(octet_length(raw)) FROM news.article), 1)
		FROM pg_class WHERE relnamespace = 'news'::regnamespace AND relkind = 'r'"
}

# tables: the size of each table of more than a megabyte.
tables() {
	[ "$(run -c 'SELECT count(*) FROM news_archive.check_archive()')" = 0 ] || die "the archive is not sound"
	echo
	echo '| table | MB | of them indexes |'
	echo '|---|---|---|'
	run -c "SELECT format('| %s | %s | %s |', relname, round(pg_total_relation_size(oid) / 1e6, 1), round(pg_indexes_size(oid) / 1e6, 1)) FROM pg_class
		WHERE relnamespace = 'news'::regnamespace AND relkind = 'r' AND pg_total_relation_size(oid) > 1e6 ORDER BY pg_total_relation_size(oid) DESC"
}
