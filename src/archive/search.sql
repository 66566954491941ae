-- search: articles by their words, the best first.

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
		average_lengths real[] NOT NULL
	);
	COMMENT ON TABLE search_total IS 'How many articles search_word was counted over, and the average number of words of their title, standfirst and body.';
END $$;
COMMENT ON FUNCTION news_archive.create_search_tables() IS 'The tables of an archive that search() reads, in the first schema of the search path. For create_archive.';

CREATE FUNCTION news_archive.count_words() RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	now_there int := count(*) FROM article;
BEGIN
	IF EXISTS (SELECT FROM search_total t WHERE t.articles = now_there) THEN
		RETURN false;
	END IF;
	DELETE FROM search_word;
	DELETE FROM search_total;
	INSERT INTO search_word SELECT word, ndoc FROM ts_stat('SELECT search FROM article') WHERE ndoc > 1;
	INSERT INTO search_total
	SELECT now_there, ARRAY[avg(l[1]), avg(l[2]), avg(l[3])] FROM (SELECT news_archive.vector_lengths(search) AS l FROM article) a HAVING now_there > 0;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive.count_words() IS
'Counts the words of the archive entered, unless they were counted over as many articles before. For refresh.';

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
		RETURN ARRAY(SELECT coalesce(w.articles, 1) FROM unnest($1) WITH ORDINALITY l(lexeme, n) LEFT JOIN search_word w USING (lexeme) ORDER BY l.n);
	END IF;
	RETURN ARRAY(SELECT (SELECT count(*) FROM article a WHERE a.search @@ ('''' || replace(replace(l.lexeme, '\', '\\'), '''', '''''') || '''')::tsquery)
		FROM unnest($1) WITH ORDINALITY l(lexeme, n) ORDER BY l.n);
END $$;
COMMENT ON FUNCTION news_archive.word_counts(text[]) IS
'How many articles of the archive entered have each lexeme, as refresh() counted them.';

CREATE FUNCTION news_archive.select_ranked(words tsquery, asked tsquery, lexemes text[], counts int[], wanted_during daterange, wanted_outlet text,
		max_rows int)
	RETURNS TABLE (article_id bigint, rank real)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	total record;
BEGIN
	SELECT t.articles, t.average_lengths AS lengths INTO total FROM search_total t;
	IF NOT FOUND THEN
		SELECT count(*)::int AS articles, ARRAY[10, 15, 300]::real[] AS lengths INTO total FROM article;
	END IF;
	RETURN QUERY
	SELECT a.article_id, news_archive.bm25(a.search, asked, lexemes, counts, total.articles, total.lengths) AS rank
	FROM article a
	WHERE a.search @@ words
		AND (wanted_during IS NULL OR a.published && wanted_during)
		AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet)
	ORDER BY rank DESC, lower(a.published) DESC NULLS LAST, a.article_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.select_ranked(tsquery, tsquery, text[], int[], daterange, text, int) IS
'The best articles of the archive entered that match words, by how well they answer asked. For search.';

CREATE FUNCTION news_archive.select_articles(query text, wanted_during daterange, wanted_outlet text, max_rows int, archive name, all_of_them boolean)
	RETURNS TABLE (article_id bigint, rank real, published daterange, outlet text, title text, snippet text, exact boolean)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- More articles than these are not ranked, unless all are asked for.
	most constant int := 5000;
	asked tsquery := news_archive.news_query(query);
	words tsquery := asked;
	lexemes text[] := news_archive.query_lexemes(asked);
	counts int[];
	ids bigint[];
	ranks real[];
BEGIN
	PERFORM news_archive.enter(archive);
	counts := news_archive.word_counts(lexemes);
	IF NOT all_of_them THEN
		words := news_archive.bounded_query(asked, lexemes, counts, most);
	END IF;
	SELECT array_agg(r.article_id), array_agg(r.rank) INTO ids, ranks
	FROM news_archive.select_ranked(words, asked, lexemes, counts, wanted_during, wanted_outlet, max_rows) r;
	IF words <> asked AND (max_rows IS NULL OR coalesce(cardinality(ids), 0) < max_rows) THEN
		words := asked;
		SELECT array_agg(r.article_id), array_agg(r.rank) INTO ids, ranks
		FROM news_archive.select_ranked(words, asked, lexemes, counts, wanted_during, wanted_outlet, max_rows) r;
	END IF;
	RETURN QUERY
	SELECT f.id, f.rank, a.published, a.outlet, a.title,
		ts_headline(news_archive.news_configuration(a.language), a.body, asked, 'MaxFragments = 2, MinWords = 8, MaxWords = 25'),
		words = asked
	FROM unnest(ids, ranks) WITH ORDINALITY f(id, rank, n) JOIN article a ON a.article_id = f.id ORDER BY f.n;
END $$;
COMMENT ON FUNCTION news_archive.select_articles(text, daterange, text, int, name, boolean) IS 'What search stands on.';

CREATE FUNCTION news_archive.search(query text, during daterange DEFAULT NULL, outlet text DEFAULT NULL, max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive(), exact boolean DEFAULT false)
	RETURNS TABLE (article_id bigint, rank real, published daterange, outlet text, title text, snippet text, exact boolean)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_articles($1, $2, $3, $4, $5, $6) $$;
COMMENT ON FUNCTION news_archive.search(text, daterange, text, int, name, boolean) IS
'Articles that match a query as news_query() reads it, the best first (BM25F), with a piece of text in which the words are marked. during keeps articles whose publication may lie in it, outlet those of one outlet; NULL asks for anything. Names match in every spelling. When a query finds more than about 5,000 articles, only those that are most about its commonest words are ranked, and the column exact is false; exact => true ranks all. Errors: syntax_error, which names the character of the query; invalid_schema_name for an unknown archive.';
