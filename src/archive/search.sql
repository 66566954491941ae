-- search: articles by their words, the best first.

CREATE FUNCTION news_archive.create_search_index(index text) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	class text := (SELECT quote_ident(n.nspname) || '.rum_tsvector_ops' FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod JOIN pg_namespace n ON n.oid = c.opcnamespace
		WHERE c.opcname = 'rum_tsvector_ops' AND m.amname = 'rum');
BEGIN
	IF index = 'gin' THEN
		CREATE INDEX ON article USING gin (search);
	ELSIF index IS DISTINCT FROM 'rum' THEN
		RAISE EXCEPTION 'an archive cannot be searched by an index "%"', index
			USING ERRCODE = 'invalid_parameter_value', HINT = 'The index is gin or rum.';
	ELSIF class IS NULL THEN
		RAISE EXCEPTION 'the extension "rum" is not installed'
			USING ERRCODE = 'undefined_object', HINT = 'CREATE EXTENSION rum; or leave the argument out: gin is always there.';
	ELSE
		EXECUTE format('CREATE INDEX ON article USING rum (search %s)', class);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.create_search_index(text) IS
'The index that search() reads, gin or rum, on the article table in the first schema of the search path. For create_archive. Errors: invalid_parameter_value, undefined_object when rum is asked for and its extension is not there.';

CREATE FUNCTION news_archive.create_search_tables() RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	CREATE TABLE search_word (
		lexeme text COLLATE "C" PRIMARY KEY,
		articles int NOT NULL
	);
	COMMENT ON TABLE search_word IS 'How many articles have a word of the search index, for those that two or more have. Counted by refresh().';

	CREATE TABLE search_total (
		articles int NOT NULL,
		average_lengths real[] NOT NULL,
		newest date
	);
	COMMENT ON TABLE search_total IS 'How many articles search_word was counted over, the average number of words of their title, standfirst and body, and the day of the newest.';

	CREATE TABLE synonym (
		words text NOT NULL,
		means text NOT NULL,
		PRIMARY KEY (words, means)
	);
	COMMENT ON TABLE synonym IS 'Words that mean the same to search(), in both directions: INSERT INTO synonym VALUES (''PMF'', ''Popular Front''). They apply at once, also to articles loaded before.';
END $$;
COMMENT ON FUNCTION news_archive.create_search_tables() IS 'The tables of an archive that search() reads, in the first schema of the search path. For create_archive.';

CREATE FUNCTION news_archive.count_words() RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	now_there int := count(*) FROM article;
BEGIN
	IF EXISTS (SELECT FROM search_total t WHERE abs(t.articles - now_there) <= t.articles / 50) THEN
		RETURN false;
	END IF;
	DELETE FROM search_word;
	DELETE FROM search_total;
	INSERT INTO search_word SELECT word, ndoc FROM ts_stat('SELECT search FROM article') WHERE ndoc > 1;
	INSERT INTO search_total
	SELECT now_there, ARRAY[avg(l[1]), avg(l[2]), avg(l[3])], max(day)
	FROM (SELECT news_archive.vector_lengths(search) AS l, lower(published) AS day FROM article) a HAVING now_there > 0;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive.count_words() IS
'Counts the words of the archive entered, unless its number of articles is within a fiftieth of what it was when they were counted. For refresh.';

CREATE FUNCTION news_archive.refresh_search(archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive.enter(archive);
	DELETE FROM search_total;
	PERFORM news_archive.count_words();
END $$;
COMMENT ON FUNCTION news_archive.refresh_search(name) IS
'Counts how many articles have each word anew: what the rank of search() is made from. Errors: invalid_schema_name for an unknown archive.';

-- The words of an archive that has not been refreshed are counted when they are asked for.
CREATE FUNCTION news_archive.word_counts(lexemes text[]) RETURNS int[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF EXISTS (SELECT FROM search_total) THEN
		RETURN ARRAY(SELECT coalesce((SELECT w.articles FROM search_word w WHERE w.lexeme = l.lexeme), 1) FROM unnest($1) WITH ORDINALITY l(lexeme, n) ORDER BY l.n);
	END IF;
	RETURN ARRAY(SELECT (SELECT count(*) FROM article a WHERE a.search @@ ('''' || replace(replace(l.lexeme, '\', '\\'), '''', '''''') || '''')::tsquery)
		FROM unnest($1) WITH ORDINALITY l(lexeme, n) ORDER BY l.n);
END $$;
COMMENT ON FUNCTION news_archive.word_counts(text[]) IS
'How many articles of the archive entered have each lexeme, as refresh() counted them.';

CREATE FUNCTION news_archive.search_figures(OUT articles int, OUT lengths real[], OUT newest date)
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	SELECT t.articles, t.average_lengths, t.newest INTO articles, lengths, newest FROM search_total t;
	IF articles IS NULL THEN
		SELECT count(*), '{10,15,300}', max(lower(a.published)) INTO articles, lengths, newest FROM article a;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.search_figures() IS
'The number of articles of the archive entered and the average words of title, standfirst and body and the day of the newest, as refresh() counted them; usual lengths before.';

-- date:2013-02 in a query: what the type days takes.
CREATE FUNCTION news_archive.date_of_query(value text) RETURNS daterange
	LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
	RETURN value::news_archive.days;
EXCEPTION WHEN data_exception THEN
	RAISE EXCEPTION '"date:%" is no date', value
		USING ERRCODE = 'invalid_datetime_format', HINT = 'Write 2013, 2013-02, 2013-02-03, or 2013-02..2013-05.';
END $$;
COMMENT ON FUNCTION news_archive.date_of_query(text) IS
'The days that date: means in a query: a year, a month, a day, or from one to another (2013-02..2013-05, both with all their days), and whatever else the type days takes. Errors: invalid_datetime_format.';

-- Fields whose values are known beforehand.
CREATE FUNCTION news_archive.check_field(field text, value text, start int) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF field = 'date' THEN
		PERFORM news_archive.date_of_query(value);
	ELSIF field = 'event' AND NOT EXISTS (SELECT FROM news_archive.event_ontology() o WHERE o.type = upper(value) OR o.mode = lower(value))
			AND NOT EXISTS (SELECT FROM event_report r WHERE r.type = upper(value) OR r.mode = lower(value)) THEN
		RAISE EXCEPTION '"event:%" is no type or mode of events at character % of the query', value, start
			USING ERRCODE = 'invalid_parameter_value', HINT = 'SELECT * FROM news_archive.event_ontology() lists them.';
	END IF;
EXCEPTION WHEN invalid_datetime_format THEN
	RAISE EXCEPTION '% at character % of the query', SQLERRM, start
		USING ERRCODE = 'invalid_datetime_format', HINT = 'Write 2013, 2013-02, 2013-02-03, or 2013-02..2013-05.';
END $$;
COMMENT ON FUNCTION news_archive.check_field(text, text, int) IS
'Refuses a field of a query whose value cannot be right: a date that is none, an event type or mode that does not exist. start is the character of the query for the message. Errors: invalid_datetime_format, invalid_parameter_value.';

CREATE FUNCTION news_archive.select_field(field text, value text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	kind text := CASE field WHEN 'person' THEN 'person' WHEN 'org' THEN 'organisation' WHEN 'place' THEN 'place' END;
	id bigint;
	days daterange;
	words tsquery;
BEGIN
	IF kind IS NOT NULL THEN
		SELECT f.entity_id INTO id FROM news_archive.find_entity(name => value, max_rows => 1, kind => kind, archive => (current_schemas(false))[2]) f;
		RETURN ARRAY(SELECT DISTINCT m.article_id FROM mention m WHERE m.entity_id = id);
	ELSIF field = 'by' THEN
		RETURN ARRAY(SELECT a.article_id FROM article a WHERE lower(a.outlet) = lower(value));
	ELSIF field = 'event' THEN
		RETURN ARRAY(SELECT DISTINCT r.article_id FROM event_report r WHERE r.type = upper(value) OR r.mode = lower(value));
	ELSIF field = 'date' THEN
		days := news_archive.date_of_query(value);
		RETURN ARRAY(SELECT a.article_id FROM article a WHERE a.published && days);
	END IF;
	words := news_archive.news_query('"' || replace(value, '"', ' ') || '"');
	IF field = 'said' THEN
		RETURN ARRAY(SELECT DISTINCT q.article_id FROM quotation q WHERE to_tsvector('news_archive.news', q.quotation) @@ words);
	END IF;
	RETURN ARRAY(SELECT a.article_id FROM article a WHERE a.search @@ words AND to_tsvector(news_archive.news_configuration(a.language), a.title) @@ words);
END $$;
COMMENT ON FUNCTION news_archive.select_field(text, text) IS
'The articles of the archive entered that have what a field of a query asks for: person, org and place by find_entity, by an outlet''s name, said words in a quotation, event a PLOVER type or mode, date a day of publication, title words in the title.';

-- Articles with all the fields of a query: NULL when it has none that asks for something.
CREATE FUNCTION news_archive.select_wanted(query text, wanted boolean) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	f record;
	found bigint[];
	ids bigint[];
BEGIN
	FOR f IN SELECT * FROM news_archive.query_fields(query) q WHERE q.negated <> wanted LOOP
		PERFORM news_archive.check_field(f.field, f.value, f.start);
		found := news_archive.select_field(f.field, f.value);
		ids := CASE WHEN ids IS NULL THEN found
			WHEN wanted THEN ARRAY(SELECT unnest(ids) INTERSECT SELECT unnest(found))
			ELSE ids || found END;
	END LOOP;
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive.select_wanted(text, boolean) IS
'The articles of the archive entered that have every field a query asks for, or with false those that have one it asks to leave out; NULL when the query has no such field.';

CREATE FUNCTION news_archive.recency(days int, half_life real) RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.5 + 0.5 * 0.5 ^ least(greatest(coalesce(days, 2000000000), 0) / half_life, 100);
COMMENT ON FUNCTION news_archive.recency(int, real) IS
'What the rank of an article is multiplied by that is so many days older than the newest: from 1 down to a half, three quarters after half_life days. A half when days is NULL.';

CREATE FUNCTION news_archive.select_ranked(words tsquery, asked tsquery, lexemes text[], counts int[], wanted_during daterange, wanted_outlet text,
		wanted bigint[], unwanted bigint[], max_rows int, half_life real DEFAULT NULL)
	RETURNS TABLE (article_id bigint, rank real)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	total record;
	no_words constant boolean := numnode(asked) = 0 AND wanted IS NOT NULL;
BEGIN
	SELECT * INTO total FROM news_archive.search_figures();
	IF no_words THEN
		RETURN QUERY
		SELECT a.article_id, 0::real FROM article a
		WHERE a.article_id = ANY (wanted) AND (unwanted IS NULL OR a.article_id <> ALL (unwanted))
			AND (wanted_during IS NULL OR a.published && wanted_during)
			AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet)
		ORDER BY lower(a.published) DESC NULLS LAST, a.article_id
		LIMIT max_rows;
		RETURN;
	END IF;
	RETURN QUERY
	-- As subqueries the arrays are laid out flat once, and not for each article.
	SELECT a.article_id, (news_archive.bm25(a.search, (SELECT asked), (SELECT lexemes), (SELECT counts), total.articles, (SELECT total.lengths))
		* CASE WHEN half_life IS NULL THEN 1 ELSE news_archive.recency(total.newest - lower(a.published), half_life) END)::real AS rank
	FROM article a
	WHERE a.search @@ words
		AND (wanted IS NULL OR a.article_id = ANY (wanted)) AND (unwanted IS NULL OR a.article_id <> ALL (unwanted))
		AND (wanted_during IS NULL OR a.published && wanted_during)
		AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet)
	ORDER BY rank DESC, lower(a.published) DESC NULLS LAST, a.article_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.select_ranked(tsquery, tsquery, text[], int[], daterange, text, bigint[], bigint[], int, real) IS
'The best articles of the archive entered that match words, by how well they answer asked; with fields only, the latest. For search.';

CREATE FUNCTION news_archive.select_articles(query text, wanted_during daterange, wanted_outlet text, max_rows int, archive name, all_of_them boolean, half_life real)
	RETURNS TABLE (article_id bigint, rank real, published daterange, outlet text, title text, snippet text, exact boolean)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- More articles than these are not ranked, unless all are asked for.
	most constant int := coalesce(nullif(current_setting('news_archive.search_candidates', true), '')::int, 5000);
	asked tsquery;
	words tsquery;
	lexemes text[];
	counts int[];
	wanted bigint[];
	unwanted bigint[];
	ids bigint[];
	ranks real[];
BEGIN
	IF half_life <= 0 THEN
		RAISE EXCEPTION 'a half-life of % days is out of range', half_life
			USING ERRCODE = 'numeric_value_out_of_range', HINT = 'Give the number of days after which news is half as fresh, or NULL.';
	END IF;
	PERFORM news_archive.enter(archive);
	asked := news_archive.query_words(news_archive.expand_query(query));
	words := asked;
	lexemes := news_archive.query_lexemes(asked);
	wanted := news_archive.select_wanted(query, true);
	unwanted := news_archive.select_wanted(query, false);
	counts := news_archive.word_counts(lexemes);
	IF NOT all_of_them AND wanted IS NULL THEN
		words := news_archive.bounded_query(asked, lexemes, counts, (SELECT f.articles FROM news_archive.search_figures() f), most);
	END IF;
	SELECT array_agg(r.article_id), array_agg(r.rank) INTO ids, ranks
	FROM news_archive.select_ranked(words, asked, lexemes, counts, wanted_during, wanted_outlet, wanted, unwanted, max_rows, half_life) r;
	IF words <> asked AND (max_rows IS NULL OR coalesce(cardinality(ids), 0) < max_rows) THEN
		words := asked;
		SELECT array_agg(r.article_id), array_agg(r.rank) INTO ids, ranks
		FROM news_archive.select_ranked(words, asked, lexemes, counts, wanted_during, wanted_outlet, wanted, unwanted, max_rows, half_life) r;
	END IF;
	RETURN QUERY
	SELECT f.id, f.rank, a.published, a.outlet, a.title,
		news_archive.snippet(a.body, asked, news_archive.news_configuration(a.language)),
		words = asked
	FROM unnest(ids, ranks) WITH ORDINALITY f(id, rank, n) JOIN article a ON a.article_id = f.id ORDER BY f.n;
END $$;
COMMENT ON FUNCTION news_archive.select_articles(text, daterange, text, int, name, boolean, real) IS 'What search stands on.';

CREATE FUNCTION news_archive.search(query text, during news_archive.days DEFAULT NULL, outlet text DEFAULT NULL, max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive(), exact boolean DEFAULT false, half_life real DEFAULT NULL)
	RETURNS TABLE (article_id bigint, rank real, published daterange, outlet text, title text, snippet text, exact boolean)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_articles($1, $2, $3, $4, $5, $6, $7) $$;
COMMENT ON FUNCTION news_archive.search(text, news_archive.days, text, int, name, boolean, real) IS
'Articles that match a query, the best first (BM25F), with a piece of text in which the words are marked. The query: words, "phrases", -not, OR, (groups), near/5, begin*, fuzzy~, and the fields person: org: place: by: said: event: date: title: (with fields only, the latest articles come first). Names match in every spelling, and under their other names (expanded_query() shows them). during keeps articles whose publication may lie in it, outlet those of one outlet; NULL asks for anything. When a query finds more than about news_archive.search_candidates articles (5,000), only those that are most about its commonest words are ranked, and the column exact is false; exact => true ranks all. With half_life, a number of days, newer articles come first among those that answer equally well (see recency()). Errors: numeric_value_out_of_range for a half_life that is not above 0; syntax_error, which names the character of the query; invalid_datetime_format and invalid_parameter_value for a date or type of event that is none; invalid_schema_name for an unknown archive.';
