-- search: articles by their words.

CREATE FUNCTION news_archive.select_articles(query text, wanted_during daterange, wanted_outlet text, max_rows int, archive name)
	RETURNS TABLE (article_id bigint, rank real, published daterange, outlet text, title text, snippet text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	words tsquery := news_archive.news_query(query);
BEGIN
	PERFORM news_archive.enter(archive);
	RETURN QUERY
	SELECT f.article_id, f.rank, f.published, f.outlet, f.title,
		ts_headline(news_archive.news_configuration(f.language), f.body, words, 'MaxFragments = 2, MinWords = 8, MaxWords = 25')
	FROM (SELECT a.article_id, ts_rank(a.search, words, 1) AS rank, a.published, a.outlet, a.title, a.language, a.body
		FROM article a
		WHERE a.search @@ words
			AND (wanted_during IS NULL OR a.published && wanted_during)
			AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet)
		ORDER BY rank DESC, lower(a.published) DESC NULLS LAST, a.article_id
		LIMIT max_rows) f
	ORDER BY f.rank DESC, lower(f.published) DESC NULLS LAST, f.article_id;
END $$;
COMMENT ON FUNCTION news_archive.select_articles(text, daterange, text, int, name) IS 'What search stands on.';

CREATE FUNCTION news_archive.search(query text, during daterange DEFAULT NULL, outlet text DEFAULT NULL, max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (article_id bigint, rank real, published daterange, outlet text, title text, snippet text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_articles($1, $2, $3, $4, $5) $$;
COMMENT ON FUNCTION news_archive.search(text, daterange, text, int, name) IS
'Articles that match a query as news_query() reads it, the best first, with a piece of text in which the words are marked. during keeps articles whose publication may lie in it, outlet those of one outlet; NULL asks for anything. Names match in every spelling. Errors: syntax_error, which names the character of the query; invalid_schema_name for an unknown archive.';
