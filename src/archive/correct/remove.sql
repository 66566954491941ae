-- remove: an article goes, and everything that came from it.

-- What it touched is noted first; then it goes, and the linking does the rest.
CREATE FUNCTION news_archive_inner.note_articles(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys text[];
	tied bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_mentions(article_ids);
	PERFORM news_archive_inner.note_reports(article_ids);
	PERFORM news_archive_inner.note_stories(article_ids);
	keys := ARRAY(SELECT d.outlet FROM date_order d WHERE d.article_id = ANY (article_ids));
	PERFORM news_archive_inner.note_blocks('outlet', keys);
	PERFORM news_archive_inner.note_lines(article_ids);
	-- those that were tied to it look for others
	tied := ARRAY(SELECT n.article_id FROM neighbour n WHERE n.neighbour_id = ANY (article_ids)
		AND n.article_id <> ALL (article_ids));
	PERFORM news_archive_inner.link_again(tied);
	DELETE FROM neighbour n WHERE n.neighbour_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_articles(bigint[]) IS
'Notes all that these articles touch, which are about to go. For remove_article.';

CREATE FUNCTION news_archive_inner.uncount_words(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	had record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(l.lexeme) AS lexemes, array_agg(l.n) AS n INTO had
	FROM (SELECT u.lexeme COLLATE "C" AS lexeme, count(*) AS n FROM article a, unnest(a.search) u
		WHERE a.article_id = ANY (article_ids) GROUP BY 1) l;
	UPDATE search_word w SET articles = w.articles - l.n FROM unnest(had.lexemes, had.n) l(lexeme, n)
		WHERE w.lexeme = l.lexeme;
	DELETE FROM search_word w WHERE w.articles < 2;
	UPDATE search_total t SET articles = t.articles - cardinality(article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.uncount_words(bigint[]) IS
'Takes the words of these articles out of what refresh_search() counted. For remove_article.';

CREATE FUNCTION news_archive_inner.take_out(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	linked bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_articles(article_ids);
	PERFORM news_archive_inner.uncount_words(article_ids);
	linked := count(*) FROM article a WHERE a.article_id = ANY (article_ids) AND NOT EXISTS (SELECT FROM pending p
		WHERE p.article_id = a.article_id AND NOT p.counted);
	UPDATE archive_state SET articles = articles - linked;
	DELETE FROM article a WHERE a.article_id = ANY (article_ids);		-- and what is kept by article
	DELETE FROM pending p WHERE p.article_id = ANY (article_ids);
	-- they hold its words
	DELETE FROM correction c WHERE c.what->>'article_id' = ANY (article_ids::text[])
		OR EXISTS (SELECT FROM jsonb_path_query(c.what->'pairs', 'strict $.**.article_id') p
			WHERE p #>> '{}' = ANY (article_ids::text[]));
	PERFORM news_archive_inner.link_again(news_archive_inner.link_copies('{}', article_ids));
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.take_out(bigint[]) IS
'Takes these articles out of the archive entered. For remove_article.';

CREATE FUNCTION news_archive.remove_article(article_id bigint, archive name DEFAULT news_archive.current_archive(),
	why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	PERFORM 1 FROM article a WHERE a.article_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'search() gives the ids of articles.';
	END IF;
	PERFORM news_archive_inner.take_out(ARRAY[$1]);
	RETURN news_archive_inner.note_correction('remove', jsonb_build_object('article_id', $1::text), why);
END $$;
COMMENT ON FUNCTION news_archive.remove_article(bigint, name, text) IS
'Takes an article out of an archive with everything that came from it: its lines, mentions, quotations and reports, '
'and what is told by no other article: entities and their spellings, events, its story, its words, corrections of it. '
'What others tell too is counted and described without it. That it was taken out is kept as a correction, without a '
'word of it, and it is not loaded again until undo_correction() takes that back; its text is gone for good. '
'Gives the id of the correction. (After DELETE FROM article by hand refresh() takes out the same, and it may be loaded '
'again.) Errors: no_data_found for an unknown article, invalid_schema_name.';
