-- search: articles by their words, the best first.

CREATE FUNCTION news_archive_inner.create_search_index(index text) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	class text;
BEGIN
	PERFORM news_archive_inner.entered();
	class := (SELECT quote_ident(n.nspname) || '.rum_tsvector_ops' FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod
		JOIN pg_namespace n ON n.oid = c.opcnamespace
		WHERE c.opcname = 'rum_tsvector_ops' AND m.amname = 'rum');
	IF index = 'gin' THEN
		CREATE INDEX ON article USING gin (search);
	ELSIF index IS DISTINCT FROM 'rum' THEN
		RAISE EXCEPTION 'an archive cannot be searched by an index "%"', index
			USING ERRCODE = 'invalid_parameter_value', HINT = 'The index is gin or rum.';
	ELSIF class IS NULL THEN
		RAISE EXCEPTION 'the extension "rum" is not installed'
			USING ERRCODE = 'undefined_object',
				HINT = 'CREATE EXTENSION rum; or leave the argument out: gin is always there.';
	ELSE
		EXECUTE format('CREATE INDEX ON article USING rum (search %s)', class);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.create_search_index(text) IS
'The index that search() reads, gin or rum, on the table article of the archive entered. For create_archive. Errors: '
'invalid_parameter_value, undefined_object when rum is asked for and its extension is not there.';

CREATE FUNCTION news_archive_inner.create_search_tables(archive name) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.search_word (
		lexeme text COLLATE "C" PRIMARY KEY,
		articles int NOT NULL
	)', archive);
	COMMENT ON TABLE search_word IS 'How many articles have a word of the search index, for those that two or more '
		'have. Counted by refresh().';

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.search_total (
		articles int PRIMARY KEY,
		average_lengths real[] NOT NULL,
		newest date
	)', archive);
	-- one row; with a key, which 0.1.0 did not give it, a publication of all tables can carry it
	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'search_total'::regclass AND contype = 'p') THEN
		ALTER TABLE search_total ADD PRIMARY KEY (articles);
	END IF;
	COMMENT ON TABLE search_total IS 'How many articles search_word was counted over, the average number of words of '
		'their title, standfirst and body, and the day of the newest.';

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.synonym (
		words text NOT NULL,
		means text NOT NULL,
		PRIMARY KEY (words, means)
	)', archive);
	COMMENT ON TABLE synonym IS 'Words that mean the same to search(), in both directions: INSERT INTO synonym (words, '
		'means) VALUES (''PMF'', ''Popular Front''). They apply at once, also to articles loaded before.';
END $$;
COMMENT ON FUNCTION news_archive_inner.create_search_tables(name)
	IS 'The tables of the archive entered that search() reads, those of them that are not there. For create_archive '
	'and upgrade_archive.';

CREATE FUNCTION news_archive_inner.count_words() RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	now_there int;
	waiting bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	-- as many as were linked or wait for it: to count them would take longer the more there are
	waiting := count(*) FROM pending p WHERE NOT p.counted;
	IF EXISTS (SELECT FROM search_total t, archive_state s
		WHERE abs(t.articles - s.articles - waiting) <= t.articles / 4) THEN
		RETURN false;
	END IF;
	now_there := count(*) FROM article;
	DELETE FROM search_word;
	DELETE FROM search_total;
	INSERT INTO search_word (lexeme, articles) SELECT word, ndoc FROM ts_stat('SELECT search FROM article')
		WHERE ndoc > 1;
	INSERT INTO search_total (articles, average_lengths, newest)
	SELECT now_there, ARRAY[avg(l[1]), avg(l[2]), avg(l[3])], max(day)
	FROM (SELECT news_archive_inner.vector_lengths(search) AS l, lower(published) AS day FROM article) a
		HAVING now_there > 0;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive_inner.count_words() IS
'Counts the words of the archive entered, unless its number of articles is within a quarter of what it was when they '
'were counted. For refresh.';

CREATE FUNCTION news_archive.refresh_search(archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	DELETE FROM search_total;
	PERFORM news_archive_inner.count_words();
END $$;
COMMENT ON FUNCTION news_archive.refresh_search(name) IS
'Counts how many articles have each word anew: what the rank of search() is made from. Errors: invalid_schema_name for '
'an unknown archive.';

CREATE FUNCTION news_archive_inner.lexeme_query(lexeme text) RETURNS tsquery
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN ('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''')::tsquery;
COMMENT ON FUNCTION news_archive_inner.lexeme_query(text) IS
'A query for one lexeme as it stands, whatever its characters.';

CREATE FUNCTION news_archive_inner.query_to_send(query tsquery) RETURNS tsquery
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN numnode(query) = 0 THEN '''^!''' ELSE query END;
COMMENT ON FUNCTION news_archive_inner.query_to_send(tsquery) IS
'A query as it may be sent to other servers: each of them tells in a notice that one without words has none. '
'It becomes one for a lexeme that no vector and no text has, which finds as little. NULL for NULL.';

-- The words of an archive that has not been refreshed are counted when they are asked for.
CREATE FUNCTION news_archive_inner.word_counts(lexemes text[]) RETURNS int[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	counts int[] := '{}';
	asked tsquery;
	one text;
	found int;
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN		-- in one pass, as no index is read before the policy is asked
		RETURN ARRAY(
			SELECT greatest(coalesce(c.articles, 0), 1)
			FROM unnest($1) WITH ORDINALITY l(lexeme, n) LEFT JOIN (
				SELECT h.n, count(*) AS articles
				FROM article a CROSS JOIN LATERAL (SELECT q.n FROM unnest($1) WITH ORDINALITY q(lexeme, n)
					WHERE a.search @@ news_archive_inner.lexeme_query(q.lexeme)) h
				GROUP BY h.n) c ON c.n = l.n
			ORDER BY l.n);
	ELSIF EXISTS (SELECT FROM search_total) THEN
		RETURN ARRAY(SELECT coalesce((SELECT w.articles FROM search_word w WHERE w.lexeme = l.lexeme), 1)
			FROM unnest($1) WITH ORDINALITY l(lexeme, n) ORDER BY l.n);
	END IF;
	FOREACH one IN ARRAY coalesce($1, '{}') LOOP
		asked := news_archive_inner.lexeme_query(one);
		-- as a subquery, so that the planner does not know the word: for a common one it would read all vectors
		found := count(*) FROM article a WHERE a.search @@ (SELECT asked);
		counts := counts || found;
	END LOOP;
	RETURN counts;
END $$;
COMMENT ON FUNCTION news_archive_inner.word_counts(text[]) IS
'How many articles of the archive entered have each lexeme, as refresh() counted them; before that, and of articles '
'that the current user may see where a policy hides some, counted now.';

CREATE FUNCTION news_archive_inner.search_figures(OUT articles int, OUT lengths real[], OUT newest date)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	part real;
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		-- of a large archive one of so many pages tells it as well; the server tells how many rows a table has to
		-- everybody
		part := least(100, 100 * 20000.0 / greatest((SELECT c.reltuples FROM pg_class c
			WHERE c.oid = 'article'::regclass), 1));
		SELECT (count(*) * 100 / part)::int, ARRAY[avg(x.l[1]), avg(x.l[2]), avg(x.l[3])], max(x.day)
			INTO articles, lengths, newest
		FROM (SELECT news_archive_inner.vector_lengths(a.search) AS l, lower(a.published) AS day
			FROM article a TABLESAMPLE system (part) REPEATABLE (1)) x;
		lengths := CASE WHEN articles > 0 THEN lengths ELSE '{10,15,300}' END;
		RETURN;
	END IF;
	SELECT t.articles, t.average_lengths, t.newest INTO articles, lengths, newest FROM search_total t;
	IF articles IS NULL THEN
		SELECT count(*), '{10,15,300}', max(lower(a.published)) INTO articles, lengths, newest FROM article a;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.search_figures() IS
'The number of articles of the archive entered and the average words of title, standfirst and body and the day of the '
'newest, as refresh() counted them; usual lengths before. Where a policy hides articles, of those that the current '
'user may see: of some 20,000 articles, from which the rest is reckoned.';

-- date:2013-02 in a query: what the type days takes.
CREATE FUNCTION news_archive_inner.date_of_query(value text) RETURNS daterange
	LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
	RETURN value::news_archive.days;
EXCEPTION WHEN data_exception THEN
	RAISE EXCEPTION '"date:%" is no date', value
		USING ERRCODE = 'invalid_datetime_format', HINT = 'Write 2013, 2013-02, 2013-02-03, or 2013-02..2013-05.';
END $$;
COMMENT ON FUNCTION news_archive_inner.date_of_query(text) IS
'The days that date: means in a query: a year, a month, a day, or from one to another (2013-02..2013-05, both with all '
'their days), and whatever else the type days takes. Errors: invalid_datetime_format.';

-- Fields whose values are known beforehand.
CREATE FUNCTION news_archive_inner.check_field(field text, value text, start int) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF field = 'date' THEN
		PERFORM news_archive_inner.date_of_query(value);
	ELSIF field = 'event' AND NOT EXISTS (SELECT FROM news_archive.event_ontology() o
		WHERE o.type = upper(value COLLATE "C") OR o.mode = lower(value COLLATE "C"))
			AND NOT EXISTS (SELECT 1 FROM event_report r JOIN article a USING (article_id)
				WHERE r.type = upper(value COLLATE "C") OR r.mode = lower(value COLLATE "C")) THEN
		RAISE EXCEPTION '"event:%" is no type or mode of events at character % of the query', value, start
			USING ERRCODE = 'invalid_parameter_value', HINT = 'SELECT * FROM news_archive.event_ontology() lists them.';
	END IF;
EXCEPTION WHEN invalid_datetime_format THEN
	RAISE EXCEPTION '% at character % of the query', SQLERRM, start
		USING ERRCODE = 'invalid_datetime_format', HINT = 'Write 2013, 2013-02, 2013-02-03, or 2013-02..2013-05.';
END $$;
COMMENT ON FUNCTION news_archive_inner.check_field(text, text, int) IS
'Refuses a field of a query whose value cannot be right: a date that is none, an event type or mode that does not '
'exist. start is the character of the query for the message. Errors: invalid_datetime_format, invalid_parameter_value.';

CREATE FUNCTION news_archive_inner.tell_unknown_outlet(outlet text, archive text) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RAISE NOTICE 'the archive has no outlet "%"', outlet
		USING HINT = format('SELECT DISTINCT outlet FROM %I.article lists them; case, spaces and "The" do not matter.',
			archive);
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_unknown_outlet(text, text)
	IS 'Says that no article is of an outlet. For searches that find nothing.';

CREATE FUNCTION news_archive_inner.select_field(field text, value text, words tsquery, of_text tsquery) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	kind text := CASE field WHEN 'person' THEN 'person' WHEN 'org' THEN 'organisation' WHEN 'place' THEN 'place' END;
	entered name := (current_schemas(false))[2];
	id bigint;
	days daterange;
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF kind IS NOT NULL THEN
		SELECT f.entity_id INTO id
			FROM news_archive.find_entity(name => value, max_rows => 1, kind => kind, archive => entered) f;
		IF id IS NULL THEN
			RAISE NOTICE 'the archive knows no % like "%"', kind, value
				USING HINT = format('SELECT * FROM news_archive.find_entity(%L, archive => %L) shows what comes near; '
					'without the field it is sought as words.', value, entered);
		END IF;
		RETURN ARRAY(SELECT DISTINCT m.article_id FROM mention m WHERE m.entity_id = id);
	ELSIF field = 'by' THEN
		ids := ARRAY(SELECT a.article_id FROM article a
			WHERE news_archive.outlet_key(a.outlet) = news_archive.outlet_key(value));
		IF ids = '{}' THEN
			PERFORM news_archive_inner.tell_unknown_outlet(value, entered);
		END IF;
		RETURN ids;
	ELSIF field = 'event' THEN
		RETURN ARRAY(SELECT DISTINCT r.article_id FROM event_report r WHERE r.type = upper(value COLLATE "C")
			OR r.mode = lower(value COLLATE "C"));
	ELSIF field = 'date' THEN
		days := news_archive_inner.date_of_query(value);
		RETURN ARRAY(SELECT a.article_id FROM article a WHERE a.published && days);
	END IF;
	IF numnode(of_text) = 0 THEN
		RETURN '{}';
	ELSIF field = 'said' THEN
		RETURN ARRAY(SELECT DISTINCT q.article_id FROM quotation q
			WHERE news_archive_inner.text_answers(NULL, NULL, q.quotation, of_text, 'news_archive.news'));
	ELSIF numnode(words) = 0 THEN
		RETURN ARRAY(SELECT a.article_id FROM article a
			WHERE news_archive_inner.article_text_answers(a.title, NULL, NULL, a.language, of_text));
	END IF;
	RETURN ARRAY(SELECT a.article_id FROM article a
		WHERE a.search @@ words AND news_archive_inner.article_text_answers(a.title, NULL, NULL, a.language, of_text));
END $$;
COMMENT ON FUNCTION news_archive_inner.select_field(text, text, tsquery, tsquery) IS
'The articles of the archive entered that have what a field of a query asks for, which parse_query() read: '
'person, org and place by find_entity, by an outlet''s name, said words in a quotation, event a PLOVER type or mode, '
'date a day of publication, title words in the title.';

-- Articles with all the fields of a query: NULL when it has none that asks for something.
CREATE FUNCTION news_archive_inner.select_wanted(fields news_archive_inner.query_field[], wanted boolean)
	RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	f record;
	found bigint[];
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	FOR f IN SELECT * FROM unnest(fields) q WHERE q.negated <> wanted LOOP
		PERFORM news_archive_inner.check_field(f.field, f.value, f.start);
		found := news_archive_inner.select_field(f.field, f.value, f.words, f.of_text);
		ids := CASE WHEN ids IS NULL THEN found
			WHEN wanted THEN ARRAY(SELECT unnest(ids) INTERSECT SELECT unnest(found))
			ELSE ids || found END;
	END LOOP;
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_wanted(news_archive_inner.query_field[], boolean) IS
'The articles of the archive entered that have every one of these fields which a query asks for, or with false those '
'that have one it asks to leave out; NULL when it has no such field.';

CREATE FUNCTION news_archive_inner.recency(days int, half_life real) RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.5 + 0.5 * 0.5 ^ CASE WHEN half_life <= 0 THEN CASE WHEN days <= 0 THEN 0 ELSE 100 END
		ELSE least(greatest(coalesce(days, 2000000000), 0) / half_life, 100) END;
COMMENT ON FUNCTION news_archive_inner.recency(int, real) IS
'What the rank of an article is multiplied by that is so many days older than the newest: from 1 down to a half, three '
'quarters after half_life days; with a half_life of 0 or less a half from the first day on. A half when days is NULL.';

CREATE FUNCTION news_archive_inner.tell_of_query(notices news_archive_inner.query_notice[]) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	n record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR n IN SELECT * FROM unnest(notices) LOOP
		RAISE NOTICE '%', n.notice USING HINT = n.hint;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_of_query(news_archive_inner.query_notice[])
	IS 'Raises the notices that a query has. For search.';

CREATE FUNCTION news_archive_inner.article_answers(wanted bigint, of_text tsquery) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	-- as a condition it is looked up where the text lies
	RETURN EXISTS (SELECT FROM article a WHERE a.article_id = wanted
		AND news_archive_inner.article_text_answers(a.title, a.standfirst, a.body, a.language, of_text));
END $$;
COMMENT ON FUNCTION news_archive_inner.article_answers(bigint, tsquery)
	IS 'text_answers() for one article of the archive entered.';

-- With fields only there is nothing to rank by but the day: 1 on the day of the newest, a half after a year.
CREATE FUNCTION news_archive_inner.rank_of_day(days int) RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN days IS NULL THEN 0 ELSE 1 / (1 + greatest(days, 0) / 365.0) END;
COMMENT ON FUNCTION news_archive_inner.rank_of_day(int) IS
'The rank of an article that a query without words finds, by how many days older it is than the newest: from 1 down; '
'0 when its day is not known.';

CREATE FUNCTION news_archive_inner.select_ranked(words tsquery, asked tsquery, counts int[], wanted_during daterange,
	wanted_outlet text,
		wanted bigint[], unwanted bigint[], max_rows int, half_life real DEFAULT NULL, at_least tsquery DEFAULT NULL)
	RETURNS TABLE (article_id bigint, rank real, sure boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	total record;
	no_words constant boolean := numnode(words) = 0 AND (wanted IS NOT NULL OR at_least IS NOT NULL);
	outlet_key constant text := nullif(news_archive.outlet_key(wanted_outlet), '');
	tuning constant real[] := news_archive.rank_settings();
	all_sure constant boolean := at_least IS NULL;
	sought constant tsquery := news_archive_inner.query_to_send(words);
	surely constant tsquery := news_archive_inner.query_to_send(at_least);
	-- what is only negated has no counts and no rank either
	rated constant tsquery := CASE WHEN numnode(asked) = 0 THEN !! news_archive_inner.query_to_send(asked)
		ELSE asked END;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT * INTO total FROM news_archive_inner.search_figures();
	IF no_words THEN
		RETURN QUERY
		SELECT a.article_id, news_archive_inner.rank_of_day(total.newest - lower(a.published)), all_sure
			FROM article a
		WHERE (wanted IS NULL OR a.article_id = ANY (wanted)) AND (unwanted IS NULL OR a.article_id <> ALL (unwanted))
			AND (wanted_during IS NULL OR a.published && wanted_during)
			AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet OR news_archive.outlet_key(a.outlet) = outlet_key)
		ORDER BY lower(a.published) DESC NULLS LAST, a.article_id
		LIMIT max_rows;
		RETURN;
	END IF;
	RETURN QUERY
	-- As subqueries the arrays are laid out flat once, and not for each article.
	SELECT a.article_id, (news_archive.bm25(a.search, (SELECT rated), (SELECT counts), total.articles,
		(SELECT total.lengths), (SELECT tuning))
		* CASE WHEN half_life IS NULL THEN 1 ELSE news_archive_inner.recency(total.newest - lower(a.published),
			half_life) END)::real AS rank,
		all_sure OR a.search @@ surely
	FROM article a
	WHERE a.search @@ sought
		AND (wanted IS NULL OR a.article_id = ANY (wanted)) AND (unwanted IS NULL OR a.article_id <> ALL (unwanted))
		AND (wanted_during IS NULL OR a.published && wanted_during)
		AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet OR news_archive.outlet_key(a.outlet) = outlet_key)
	ORDER BY rank DESC, lower(a.published) DESC NULLS LAST, a.article_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_ranked(tsquery, tsquery, int[], daterange, text, bigint[], bigint[], int,
	real, tsquery) IS
'The best articles of the archive entered that match words, by how well they answer asked, of whose query_lexemes() '
'counts has the articles; without words, the latest. sure: it matches at_least too, so that its text need not be '
'asked. For search.';

-- The texts are read from the best article on, until most_bytes have been read, by their number of words: six bytes
-- each.
CREATE FUNCTION news_archive_inner.choose_answers(ids bigint[], ranks real[], sure boolean[], of_text tsquery,
	max_rows int, most_bytes bigint,
		OUT chosen bigint[], OUT chosen_ranks real[], OUT complete boolean)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	bytes bigint := 0;
BEGIN
	PERFORM news_archive_inner.entered();
	complete := true;
	FOR i IN 1 .. coalesce(cardinality(ids), 0) LOOP
		EXIT WHEN coalesce(cardinality(chosen), 0) >= max_rows;
		IF NOT sure[i] THEN
			IF bytes > most_bytes THEN
				complete := false;
				CONTINUE;
			END IF;
			bytes := bytes + (SELECT 6 * (news_archive_inner.vector_lengths(a.search))[3] FROM article a
				WHERE a.article_id = ids[i]);
			CONTINUE WHEN NOT news_archive_inner.article_answers(ids[i], of_text);
		END IF;
		chosen := chosen || ids[i];
		chosen_ranks := chosen_ranks || ranks[i];
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.choose_answers(bigint[], real[], boolean[], tsquery, int, bigint) IS
'Of articles in the order of their ranks the first max_rows that answer: those that surely do, and those whose text '
'does. complete is false when more text than most_bytes was to be read. For search.';

CREATE FUNCTION news_archive_inner.words_of_events(article_ids bigint[], fields news_archive_inner.query_field[])
	RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	types text[] := ARRAY(SELECT upper(f.value COLLATE "C") FROM unnest(fields) f
		WHERE f.field = 'event' AND NOT f.negated);
	modes text[] := ARRAY(SELECT lower(f.value COLLATE "C") FROM unnest(fields) f
		WHERE f.field = 'event' AND NOT f.negated);
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF types = '{}' THEN
		RETURN NULL;
	END IF;
	SELECT array_agg(x.article_id) AS ids, array_agg(x.words) AS words INTO told
	FROM (SELECT r.article_id, (array_agg(r.words ORDER BY r.report_no))[1] AS words FROM event_report r
		WHERE r.article_id = ANY (article_ids) AND (r.type = ANY (types) OR r.mode = ANY (modes))
		GROUP BY r.article_id) x;
	RETURN ARRAY(SELECT told.words[array_position(told.ids, i)] FROM unnest(article_ids) WITH ORDINALITY u(i, n)
		ORDER BY u.n);
END $$;
COMMENT ON FUNCTION news_archive_inner.words_of_events(bigint[], news_archive_inner.query_field[]) IS
'The first clause of each of these articles of the archive entered that tells an event these fields ask for, NULL '
'where none does; NULL when they ask for none. For search.';

CREATE TYPE news_archive.search_row AS (article_id bigint, rank real, published daterange, outlet text, title text,
	snippet text, exact boolean);
COMMENT ON TYPE news_archive.search_row IS 'An article that a query finds, as search() gives it.';
COMMENT ON COLUMN news_archive.search_row.rank IS 'How well it answers (BM25F); of a query with fields only, by the '
	'day.';
COMMENT ON COLUMN news_archive.search_row.published IS 'The days on which it may have been published, half open. NULL: '
	'not known.';
COMMENT ON COLUMN news_archive.search_row.outlet IS 'NULL: not known.';
COMMENT ON COLUMN news_archive.search_row.title IS 'NULL: none.';
COMMENT ON COLUMN news_archive.search_row.snippet IS 'Words of the body that answer, marked by <b>.';
COMMENT ON COLUMN news_archive.search_row.exact IS 'Whether all articles that answer were ranked and looked up.';

CREATE FUNCTION news_archive.search(query text, during news_archive.days DEFAULT NULL, outlet text DEFAULT NULL,
	max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive(), exact boolean DEFAULT false, half_life real DEFAULT NULL)
			RETURNS SETOF news_archive.search_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_during daterange := during;
	wanted_outlet ALIAS FOR outlet;
	all_of_them ALIAS FOR exact;
	-- More articles than these are not ranked, unless all are asked for.
	most constant int := coalesce(nullif(current_setting('news_archive.search_candidates', true), '')::int, 5000);
	-- Nor is more text than this looked up, which takes some seconds.
	most_bytes constant bigint := CASE WHEN all_of_them IS NOT TRUE THEN 32 * 1024 * 1024 END;
	q news_archive_inner.parsed_query := news_archive_inner.parse_query(query);
	words tsquery;
	shown tsquery;
	counts int[];
	wanted bigint[];
	unwanted bigint[];
	ids bigint[];
	ranks real[];
	sure boolean[];
	complete boolean := true;
	all_ranked boolean;
	clauses text[];
	one news_archive.search_row;
BEGIN
	max_rows := news_archive_inner.checked_rows(max_rows);
	half_life := news_archive_inner.checked_half_life(half_life);
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.tell_of_query(q.notices);
	q := news_archive_inner.expand_query(q);
	words := q.at_most;
	wanted := news_archive_inner.select_wanted(q.fields, true);
	unwanted := news_archive_inner.select_wanted(q.fields, false);
	counts := news_archive_inner.word_counts(q.lexemes);
	IF NOT all_of_them AND wanted IS NULL THEN
		words := news_archive_inner.bounded_query(q.at_most, q.lexemes, counts,
			(SELECT f.articles FROM news_archive_inner.search_figures() f), most);
	END IF;
	LOOP
		SELECT array_agg(r.article_id), array_agg(r.rank), array_agg(r.sure) INTO ids, ranks, sure
		FROM news_archive_inner.select_ranked(words, q.asked, counts, wanted_during, wanted_outlet, wanted, unwanted,
			CASE WHEN q.of_text IS NULL THEN max_rows END, half_life, CASE WHEN q.of_text IS NOT NULL THEN q.at_least
				END) r;
		IF q.of_text IS NOT NULL THEN
			SELECT c.* INTO ids, ranks, complete
				FROM news_archive_inner.choose_answers(ids, ranks, sure, q.of_text, max_rows, most_bytes) c;
		END IF;
		EXIT WHEN words IS NOT DISTINCT FROM q.at_most OR coalesce(cardinality(ids), 0) >= max_rows;
		words := q.at_most;
	END LOOP;
	IF ids IS NULL AND NOT EXISTS (SELECT 1 FROM article a
		WHERE news_archive.outlet_key(a.outlet) = news_archive.outlet_key(wanted_outlet)) THEN
		PERFORM news_archive_inner.tell_unknown_outlet(wanted_outlet, archive) WHERE wanted_outlet IS NOT NULL;
	END IF;
	all_ranked := words = q.at_most AND complete;
	shown := news_archive_inner.query_to_send(CASE WHEN numnode(q.asked) = 0 THEN coalesce(q.field_words, q.asked)
		ELSE q.asked END);
	IF numnode(q.asked) = 0 THEN
		clauses := news_archive_inner.words_of_events(ids, q.fields);
	END IF;
	FOR one IN
		-- by their ids, so that only the servers which have them are asked, for these texts only
		SELECT a.article_id, ranks[array_position(ids, a.article_id)], a.published, a.outlet, a.title,
			coalesce((clauses)[array_position(ids, a.article_id)],
				news_archive.snippet(a.body, shown, news_archive.news_configuration(a.language))),
			all_ranked
		FROM article a WHERE a.article_id = ANY (ids) ORDER BY array_position(ids, a.article_id)
	LOOP
		RETURN NEXT one;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.search(text, news_archive.days, text, int, name, boolean, real) IS
'Articles that match a query, the best first (BM25F), with a piece of text in which the words are marked. The query: '
'words, "phrases", -not, OR, (groups), near/5, begin*, fuzzy~, and the fields person: org: place: by: said: event: '
'date: title: (with fields only, the latest articles come first, and their rank is by the day). Names match in every '
'spelling, and under their other names (expanded_query() shows them). Phrases with small words (the, of), and those '
'far into a long article, are looked up in the text. during keeps articles whose publication may lie in it, outlet '
'those of one outlet (case, spaces and "The" aside); NULL asks for anything. When a query finds more than about '
'news_archive.search_candidates articles (5,000), only those that are most about its commonest words are ranked, and '
'the column exact is false, as it is when more than 32 MB of text were to be looked up; exact => true ranks and looks '
'up all. A name that the archive does not know, a word with a colon that is no field, small words alone, and a query '
'without words are told in a notice. With half_life, a number of days, newer articles come first among those that '
'answer equally well (see recency()). Errors: invalid_parameter_value for max_rows below 0; numeric_value_out_of_range '
'for a half_life that is not above 0; syntax_error, which names the character of the query; invalid_datetime_format '
'and invalid_parameter_value for a date or type of event that is none; invalid_schema_name for an unknown archive.';

CREATE TYPE news_archive.long_article_row AS (article_id bigint, outlet text, title text);
COMMENT ON TYPE news_archive.long_article_row IS 'An article that search() finds by a part of its words only, as '
	'indexed_in_part() gives it.';
COMMENT ON COLUMN news_archive.long_article_row.outlet IS 'NULL: not known.';
COMMENT ON COLUMN news_archive.long_article_row.title IS 'NULL: none.';

CREATE FUNCTION news_archive.indexed_in_part(archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.long_article_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.enter(archive);
	RETURN QUERY SELECT a.article_id, a.outlet, a.title FROM article a WHERE a.search @@ '''^-''' ORDER BY a.article_id;
END $$;
COMMENT ON FUNCTION news_archive.indexed_in_part(name) IS
'The articles with more different words than a tsvector holds (about 50,000): search() finds only the first of their '
'words. Errors: invalid_schema_name for an unknown archive.';
