-- stories: articles on one happening, and the dates of those that do not say their own.
--
-- Each article is tied to the two that are most like it (cosine of their signatures at least 0.3, at most three days
-- apart, or the day of one not known); a story is a connected component of these ties.  On the development part of BASIL and
-- ECB+ this beats centroids and average linkage (docs/archive.md has the figures), and an article touches its neighbours only.

CREATE FUNCTION news_archive.article_signature(title text, body text, OUT terms int[], OUT weights real[], OUT rare int[])
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_signature';
COMMENT ON FUNCTION news_archive.article_signature(text, text) IS
'The up to 48 most telling word stems of an article as hashes, with weights of unit length, and the 12 weightiest: (1 + log tf) * idf over a fixed corpus. Words of the title count twice; title may be NULL. NULL for a NULL body.';

CREATE FUNCTION news_archive.signature_similarity(terms_a int[], weights_a real[], terms_b int[], weights_b real[]) RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_signature_similarity';
COMMENT ON FUNCTION news_archive.signature_similarity(int[], real[], int[], real[]) IS
'Cosine of two signatures, 0 to 1. Errors: array_subscript_error when the arrays are no signatures.';

CREATE FUNCTION news_archive.has_own_date(published daterange, basis text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN published IS NOT NULL AND basis NOT LIKE 'story:%';
COMMENT ON FUNCTION news_archive.has_own_date(daterange, text) IS
'Whether an article''s day of publication is its own and not inferred from its story.';

CREATE FUNCTION news_archive.link_stories(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
	members bigint[];
	left_behind bigint[];
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO signature
	SELECT a.article_id, s.terms, s.weights, s.rare
	FROM article a, LATERAL news_archive.article_signature(a.title, a.body) s WHERE a.article_id = ANY (article_ids)
	ON CONFLICT DO NOTHING;

	WITH near AS (
		SELECT f.article_id AS a, o.article_id AS b, news_archive.signature_similarity(f.terms, f.weights, o.terms, o.weights) AS similarity
		FROM signature f JOIN article x USING (article_id)
			JOIN signature o ON o.rare && f.rare AND o.article_id <> f.article_id JOIN article y ON y.article_id = o.article_id
		WHERE f.article_id = ANY (article_ids)
			AND (NOT news_archive.has_own_date(x.published, x.published_basis) OR NOT news_archive.has_own_date(y.published, y.published_basis)
				OR y.published && daterange(lower(x.published) - 3, upper(x.published) + 3))),
	tied AS (
		INSERT INTO neighbour
		SELECT a, b, similarity FROM near WHERE similarity >= 0.3 UNION SELECT b, a, similarity FROM near WHERE similarity >= 0.3
		ON CONFLICT DO NOTHING
		RETURNING article_id)
	SELECT array_agg(DISTINCT article_id) INTO touched FROM tied;

	touched := coalesce(touched, '{}') || article_ids;
	left_behind := ARRAY(SELECT DISTINCT story_id FROM article WHERE article_id = ANY (touched) AND story_id IS NOT NULL);
	members := ARRAY(SELECT m.article_id FROM article m WHERE m.story_id = ANY (left_behind) UNION SELECT unnest(touched));
	-- Kept are the two most like it.  An article without a day of its own must not tie two happenings together: it keeps its
	-- best tie, or two when neither those have a day; to a dated article it is no neighbour.
	WITH ranked AS (
		SELECT n.article_id, n.neighbour_id, x.dated, y.dated AS neighbour_dated,
			row_number() OVER (PARTITION BY n.article_id, x.dated AND NOT y.dated ORDER BY n.similarity DESC, n.neighbour_id) AS place,
			first_value(y.dated) OVER (PARTITION BY n.article_id ORDER BY n.similarity DESC, n.neighbour_id) AS best_dated
		FROM neighbour n
			JOIN LATERAL (SELECT news_archive.has_own_date(published, published_basis) AS dated FROM article a WHERE a.article_id = n.article_id) x ON true
			JOIN LATERAL (SELECT news_archive.has_own_date(published, published_basis) AS dated FROM article a WHERE a.article_id = n.neighbour_id) y ON true
		WHERE n.article_id = ANY (touched))
	DELETE FROM neighbour n USING ranked r
	WHERE n.article_id = r.article_id AND n.neighbour_id = r.neighbour_id
		AND (r.place > 2 OR (r.dated AND NOT r.neighbour_dated) OR (NOT r.dated AND r.place > 1 AND (r.best_dated OR r.neighbour_dated)));

	-- the stories of all that were or are together with these
	UPDATE article a SET story_id = c.story_id
	FROM (SELECT c.node, news_archive.content_id('story', c.component::text) AS story_id
		FROM (SELECT array_agg(a) AS a, array_agg(b) AS b FROM (
				SELECT n.article_id AS a, n.neighbour_id AS b FROM neighbour n
				WHERE n.article_id = ANY (members) OR n.neighbour_id = ANY (members)
				UNION ALL SELECT m, m FROM unnest(members) m) e) g,
			LATERAL news_archive.connected_components(g.a, g.b) c) c
	WHERE a.article_id = c.node AND a.story_id IS DISTINCT FROM c.story_id;
	PERFORM news_archive.describe_stories(members, left_behind);
	PERFORM news_archive.infer_dates(members);
END $$;
COMMENT ON FUNCTION news_archive.link_stories(bigint[]) IS
'Ties these articles to those most like them, and makes the stories anew of all that this touches. For refresh.';

CREATE FUNCTION news_archive.describe_stories(article_ids bigint[], left_behind bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	stories bigint[];
BEGIN
	PERFORM news_archive.entered();
	stories := ARRAY(SELECT DISTINCT story_id FROM article WHERE article_id = ANY (article_ids));
	DELETE FROM story WHERE story_id = ANY (stories || left_behind);
	INSERT INTO story
	SELECT a.story_id, (array_agg(a.title ORDER BY lower(a.published) NULLS LAST, a.article_id) FILTER (WHERE a.title IS NOT NULL))[1],
		daterange(min(lower(a.published)), max(upper(a.published))), count(*), count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))
	FROM article a WHERE a.story_id = ANY (stories)
	GROUP BY a.story_id;
END $$;
COMMENT ON FUNCTION news_archive.describe_stories(bigint[], bigint[]) IS
'Makes the rows of these articles'' stories anew, and takes away those of the stories they left behind. For refresh.';

-- An article that does not say its day has those of its story, when they lie close together.
CREATE FUNCTION news_archive.infer_dates(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	stories bigint[];
	a record;
BEGIN
	PERFORM news_archive.entered();
	stories := ARRAY(SELECT DISTINCT story_id FROM article
		WHERE article_id = ANY (article_ids) AND NOT news_archive.has_own_date(published, published_basis));
	FOR a IN
		SELECT u.article_id, u.body, u.language, u.published AS was, daterange(m.first_day, m.last_day + 1) AS becomes, m.n
		FROM article u JOIN (
			SELECT story_id, min(lower(published)) AS first_day, max(lower(published)) AS last_day, count(*) AS n
			FROM article WHERE story_id = ANY (stories) AND upper(published) - lower(published) = 1 AND news_archive.has_own_date(published, published_basis) GROUP BY story_id) m USING (story_id)
		WHERE u.article_id = ANY (article_ids) AND NOT news_archive.has_own_date(u.published, u.published_basis)
			AND m.last_day - m.first_day <= 3 AND u.published IS DISTINCT FROM daterange(m.first_day, m.last_day + 1)
		ORDER BY u.article_id
	LOOP
		UPDATE article SET published = a.becomes, published_confidence = 0.5,
			published_basis = format('story: %s dated article%s on the same happening', a.n, CASE WHEN a.n > 1 THEN 's' ELSE '' END)
		WHERE article_id = a.article_id;
		CONTINUE WHEN NOT FOUND;		-- deleted by hand meanwhile
		PERFORM news_archive.forget_reports(ARRAY[a.article_id]);
		PERFORM news_archive.analyse_times(a.article_id, a.body, lower(a.becomes), a.language);
		PERFORM news_archive.link_again(ARRAY[a.article_id]);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.infer_dates(bigint[]) IS
'Gives the undated among these articles the days of the dated articles of their story (basis "story: ..."), if those lie within three days, and reads their time expressions and events again from there. For refresh.';
