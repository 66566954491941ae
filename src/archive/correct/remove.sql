-- remove: an article goes, and everything that came from it.

-- What is left of stories that lost articles is tied anew: those that the lost ones held together may be two.
CREATE FUNCTION news_archive.part_stories(story_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	members bigint[];
BEGIN
	PERFORM news_archive.entered();
	members := ARRAY(SELECT a.article_id FROM article a JOIN signature s USING (article_id) WHERE a.story_id = ANY (story_ids));
	IF members <> '{}' THEN
		PERFORM news_archive.link_stories(members);
		PERFORM news_archive.link_again(members);
	END IF;
	DELETE FROM story s WHERE s.story_id = ANY (story_ids) AND NOT EXISTS (SELECT FROM article a WHERE a.story_id = s.story_id);
END $$;
COMMENT ON FUNCTION news_archive.part_stories(bigint[]) IS
'Makes these stories anew from the articles they still have, which are linked again. For remove_article and repair.';

-- What is told of the bearers of names, without the articles that are gone: it may have told two people apart, or united two.
CREATE FUNCTION news_archive.tell_names_again(name_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive.entered();
	WITH told AS (
		SELECT n.name_id, array_agg(DISTINCT k.k COLLATE "C" ORDER BY k.k COLLATE "C") FILTER (WHERE k.k IS NOT NULL) AS known,
			array_agg(DISTINCT t.t COLLATE "C" ORDER BY t.t COLLATE "C") FILTER (WHERE t.t IS NOT NULL) AS traits
		FROM entity_name n JOIN mention m ON m.entity_id = n.entity_id AND m.kind = n.kind AND m.name = n.name
			LEFT JOIN LATERAL unnest(news_archive.known_of(m.role, m.country, m.sector, m.organisation)) k(k) ON true
			LEFT JOIN LATERAL unnest(news_archive.traits_of(m.country, m.sector)) t(t) ON true
		WHERE n.name_id = ANY (name_ids) AND n.kind = 'person' AND NOT n.apart
		GROUP BY n.name_id),
	less AS (
		UPDATE entity_name n SET known = coalesce(t.known, '{}'), traits = coalesce(t.traits, '{}')
		FROM told t WHERE n.name_id = t.name_id AND (n.known, n.traits) IS DISTINCT FROM (coalesce(t.known, '{}'), coalesce(t.traits, '{}'))
		RETURNING n.entity_id)
	SELECT array_agg(DISTINCT entity_id) INTO changed FROM less;
	PERFORM news_archive.link_again(ARRAY(SELECT DISTINCT m.article_id FROM mention m WHERE m.entity_id = ANY (changed)));
END $$;
COMMENT ON FUNCTION news_archive.tell_names_again(bigint[]) IS
'Gathers anew what articles tell of the bearers of these names; where it is less than before their articles are linked again. For remove_article.';

CREATE FUNCTION news_archive.uncount_words(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	UPDATE search_word w SET articles = w.articles - l.n
	FROM (SELECT u.lexeme COLLATE "C" AS lexeme, count(*) AS n FROM article a, unnest(a.search) u WHERE a.article_id = ANY (article_ids) GROUP BY 1) l
	WHERE w.lexeme = l.lexeme;
	DELETE FROM search_word w WHERE w.articles < 2;
	UPDATE search_total t SET articles = t.articles - cardinality(article_ids);
END $$;
COMMENT ON FUNCTION news_archive.uncount_words(bigint[]) IS
'Takes the words of these articles out of what refresh_search() counted. For remove_article.';

CREATE FUNCTION news_archive.remove_article(article_id bigint, archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
	entities bigint[];
	names bigint[];
	story bigint;
	linked boolean;
	id bigint;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	SELECT a.story_id, NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id AND NOT p.counted) INTO story, linked
	FROM article a WHERE a.article_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found', HINT = 'search() gives the ids of articles.';
	END IF;
	entities := ARRAY(SELECT DISTINCT m.entity_id FROM mention m WHERE m.article_id = $1 AND m.entity_id IS NOT NULL);
	names := ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = ANY (entities) AND n.name IN (SELECT m.name FROM mention m WHERE m.article_id = $1));

	PERFORM news_archive.forget_reports(ARRAY[$1]);
	PERFORM news_archive.uncount_words(ARRAY[$1]);
	DELETE FROM article a WHERE a.article_id = $1;		-- and what is kept by article
	DELETE FROM pending p WHERE p.article_id = $1;
	-- they hold its words
	DELETE FROM correction c WHERE c.what->>'article_id' = $1::text OR c.what @> jsonb_build_object('pairs', jsonb_build_array(jsonb_build_object('keep', jsonb_build_object('article_id', $1::text))))
		OR c.what @> jsonb_build_object('pairs', jsonb_build_array(jsonb_build_object('drop', jsonb_build_object('article_id', $1::text))));
	id := news_archive.note_correction('remove', jsonb_build_object('article_id', $1::text), why);
	UPDATE archive_state SET articles = articles - 1 WHERE linked;

	PERFORM news_archive.count_again(entities);
	PERFORM news_archive.drop_unused_names(entities);
	PERFORM news_archive.tell_names_again(names);
	PERFORM news_archive.link_surnames(ARRAY(SELECT n.name_id FROM entity_name n
		WHERE n.entity_id = ANY (entities) AND n.kind = 'person' AND n.folded NOT LIKE '% %'));
	PERFORM news_archive.part_stories(ARRAY[story]);
	PERFORM news_archive.link_pending();
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.remove_article(bigint, name, text) IS
'Takes an article out of an archive with everything that came from it: its lines, mentions, quotations and reports, and what is told by no other article: entities and their spellings, events, its story, its words, corrections of it. What others tell too is counted and described without it. That it was taken out is kept as a correction, without a word of it, and it is not loaded again until undo_correction() takes that back; its text is gone for good. Gives the id of the correction. (After DELETE FROM article by hand refresh() takes out the same, and it may be loaded again.) Errors: no_data_found for an unknown article, invalid_schema_name.';
