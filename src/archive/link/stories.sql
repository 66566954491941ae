-- stories: articles on one happening, and the dates of those that do not say their own.
--
-- Each article is tied to the one that is most like it, and to the next when they hang together otherwise too (cosine
-- of their signatures at least 0.3, at most three days apart; without days to both); a story is a connected component
-- of these ties.  On the development part of BASIL and ECB+ this beats centroids and average linkage (docs/linking.md
-- has the figures), and an article touches its neighbours only.
--
-- What an article is tied to is told by its own signature and those of the days around it, so it does not matter which
-- came first: the table neighbour holds the two best of all that there are.  Only days that articles say themselves
-- count (signature.day): the days that a story gives are not looked at again to make it.

CREATE FUNCTION news_archive_inner.article_signature(title text, body text, OUT terms int[], OUT weights real[],
	OUT rare int[])
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_signature';
COMMENT ON FUNCTION news_archive_inner.article_signature(text, text) IS
'The up to 48 most telling word stems of an article as hashes, with weights of unit length, and the 12 weightiest: '
'(1 + log tf) * idf over a fixed corpus. Words of the title count twice; title may be NULL. NULL for a NULL body.';

CREATE FUNCTION news_archive.signature_similarity(terms_a int[], weights_a real[], terms_b int[], weights_b real[])
	RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_signature_similarity';
COMMENT ON FUNCTION news_archive.signature_similarity(int[], real[], int[], real[]) IS
'Cosine of two signatures, 0 to 1. Errors: array_subscript_error when the arrays are no signatures.';

CREATE FUNCTION news_archive_inner.own_day(published daterange, basis text) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN basis NOT LIKE 'story:%' THEN lower(published) END;
COMMENT ON FUNCTION news_archive_inner.own_day(daterange, text) IS
'The day an article says it was published on, the first of a range; NULL when it does not say one, also when its story '
'gave it one.';

CREATE FUNCTION news_archive_inner.has_own_date(published daterange, basis text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN published IS NOT NULL AND basis NOT LIKE 'story:%';
COMMENT ON FUNCTION news_archive_inner.has_own_date(daterange, text) IS
'Whether an article''s day of publication is its own and not inferred from its story.';

CREATE FUNCTION news_archive_inner.own_basis(basis text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN regexp_replace(basis, '^story: [^;]*(; )?', '');
COMMENT ON FUNCTION news_archive_inner.own_basis(text) IS
'What an article''s published_basis was before its story gave it a day.';

CREATE FUNCTION news_archive.signature_keys(rare int[], day date, asked boolean) RETURNS int[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_signature_keys';
COMMENT ON FUNCTION news_archive.signature_keys(int[], date, boolean) IS
'Rare terms of a signature, each with the week of the day (or that there is none) in one number: what an article is '
'found by; with asked, what those that it may be tied to are looked up by, who share a key then. NULL when rare or '
'asked is. Errors: array_subscript_error for what is no signature.';

CREATE TYPE news_archive_inner.article_tie_lists AS (article_ids bigint[], neighbour_ids bigint[], similarities real[]);
COMMENT ON TYPE news_archive_inner.article_tie_lists IS
'Articles and those they are tied to, element by element, with the cosine of their signatures (0.3 to 1).';

CREATE FUNCTION news_archive_inner.article_ties_add(state internal, article_id bigint, day date, fresh boolean,
	terms int[], weights real[], rare int[]) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_ties_add';
COMMENT ON FUNCTION news_archive_inner.article_ties_add(internal, bigint, date, boolean, int[], real[], int[]) IS
'Adds an article to what article_ties() compares.';

CREATE FUNCTION news_archive_inner.article_ties_find(state internal) RETURNS news_archive_inner.article_tie_lists
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_ties_find';
COMMENT ON FUNCTION news_archive_inner.article_ties_find(internal) IS
'Compares the articles that article_ties() was given.';

CREATE AGGREGATE news_archive_inner.article_ties(article_id bigint, day date, fresh boolean, terms int[],
	weights real[], rare int[]) (
	SFUNC = news_archive_inner.article_ties_add, STYPE = internal, FINALFUNC = news_archive_inner.article_ties_find,
		FINALFUNC_MODIFY = READ_WRITE, PARALLEL = SAFE);
COMMENT ON AGGREGATE news_archive_inner.article_ties(bigint, date, boolean, int[], real[], int[]) IS
'Which articles are most like each of these: of fresh ones the two best of all, of others the two best of the fresh '
'ones (cosine at least 0.3; of equals the smaller id). day is that of publication, NULL when the article does not say '
'one: articles with a day are tied to those at most three days from them, articles without one to all; '
'in either case only to those with which they share a rare term. Errors: null_value_not_allowed, array_subscript_error '
'for what is no signature.';

-- Signatures as the articles are now; one whose body changed has lost its own before.
CREATE FUNCTION news_archive_inner.sign_articles(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO signature (article_id, day, terms, weights, rare)
	SELECT a.article_id, news_archive_inner.own_day(a.published, a.published_basis), s.terms, s.weights, s.rare
	FROM article a, LATERAL news_archive_inner.article_signature(a.title, a.body) s
	WHERE a.article_id = ANY (article_ids) AND NOT EXISTS (SELECT FROM signature x WHERE x.article_id = a.article_id);
	UPDATE signature s SET day = d.day
	FROM (SELECT a.article_id, news_archive_inner.own_day(a.published, a.published_basis) AS day FROM article a
		WHERE a.article_id = ANY (article_ids)) d
	WHERE s.article_id = d.article_id AND s.article_id = ANY (article_ids) AND s.day IS DISTINCT FROM d.day;
END $$;
COMMENT ON FUNCTION news_archive_inner.sign_articles(bigint[]) IS
'Gives these articles their signatures and the days by which they are compared. For refresh.';

-- The ties of a number of articles that is compared at once; gives the articles at both ends of each tie that was made
-- or given up.
CREATE FUNCTION news_archive_inner.tie_some(fresh bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	few CONSTANT int := 50;
	days date[];
	keys int[];
	ties news_archive_inner.article_tie_lists;
	tied bigint[];
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT DISTINCT k FROM signature s, unnest(news_archive.signature_keys(s.rare, s.day, true)) k
		WHERE s.article_id = ANY (fresh) AND (s.day IS NULL OR cardinality(fresh) <= few));
	-- of many that have a day, all around them: quicker than by their terms
	days := ARRAY(SELECT DISTINCT s.day + g FROM signature s, generate_series(-3, 3) g
		WHERE s.article_id = ANY (fresh) AND s.day IS NOT NULL AND cardinality(fresh) > few);
	IF days <> '{}' THEN
		keys := keys || ARRAY(SELECT DISTINCT k
			FROM signature s, unnest(news_archive.signature_keys(s.rare, NULL, false)) k
			WHERE s.article_id = ANY (fresh) AND s.day IS NOT NULL);
	END IF;
	SELECT (f.found).* INTO ties
		FROM (SELECT news_archive_inner.article_ties(n.article_id, n.day, n.article_id = ANY (fresh), n.terms,
		n.weights, n.rare) AS found
	FROM (
		SELECT s.* FROM signature s WHERE s.day = ANY (days)
		UNION ALL
		SELECT s.* FROM signature s WHERE news_archive.signature_keys(s.rare, s.day, false) && keys
			AND (s.day IS NULL OR s.day <> ALL (days))) n) f;

	tied := fresh || ties.article_ids;
	WITH best AS (
		SELECT r.a, r.b, r.s
		FROM (SELECT x.a, x.b, x.s, row_number() OVER (PARTITION BY x.a ORDER BY x.s DESC, x.b) AS place
			FROM (SELECT u.a, u.b, u.s FROM unnest(ties.article_ids, ties.neighbour_ids, ties.similarities) u(a, b, s)
				UNION
				SELECT n.article_id, n.neighbour_id, n.similarity FROM neighbour n
				WHERE n.article_id = ANY (ties.article_ids) AND n.article_id <> ALL (fresh)) x) r
		WHERE r.place <= 2),
	given_up AS (
		DELETE FROM neighbour n
		WHERE n.article_id = ANY (tied) AND NOT EXISTS (SELECT FROM best b
			WHERE b.a = n.article_id AND b.b = n.neighbour_id)
		RETURNING n.article_id, n.neighbour_id),
	otherwise AS (
		UPDATE neighbour n SET similarity = b.s FROM best b WHERE n.article_id = b.a AND n.neighbour_id = b.b
			AND n.similarity <> b.s
		RETURNING n.article_id, n.neighbour_id),
	-- a pair that stays is there already
	made AS (
		INSERT INTO neighbour (article_id, neighbour_id, similarity)
		SELECT b.a, b.b, b.s FROM best b
		ON CONFLICT DO NOTHING
		RETURNING article_id, neighbour_id)
	SELECT array_agg(DISTINCT e.id) INTO changed
	FROM (SELECT g.article_id, g.neighbour_id FROM given_up g UNION ALL SELECT o.article_id, o.neighbour_id
		FROM otherwise o
			UNION ALL SELECT m.article_id, m.neighbour_id FROM made m) c,
		LATERAL (VALUES (c.article_id), (c.neighbour_id)) e(id);
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.tie_some(bigint[]) IS
'Ties these articles, which have signatures, to those most like them, and others to these; gives the articles at both '
'ends of what changed. For refresh.';

CREATE FUNCTION news_archive_inner.tie_articles(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	fresh bigint[];
	changed bigint[] := '{}';
	at_once CONSTANT int := 1000;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.sign_articles(article_ids);
	-- with those that were tied to one of them, which is another one now; day by day, so that those compared at once
	-- have few days around them
	fresh := article_ids || ARRAY(SELECT n.article_id FROM neighbour n WHERE n.neighbour_id = ANY (article_ids));
	fresh := ARRAY(SELECT s.article_id FROM signature s WHERE s.article_id = ANY (fresh) ORDER BY s.day, s.article_id);
	FOR i IN 0 .. (cardinality(fresh) - 1) / at_once LOOP
		changed := changed || news_archive_inner.tie_some(fresh[i * at_once + 1 : (i + 1) * at_once]);
	END LOOP;
	RETURN changed || fresh;
END $$;
COMMENT ON FUNCTION news_archive_inner.tie_articles(bigint[]) IS
'Gives articles that are new, or whose words or day are, the ties of now, and those that were tied to them; '
'gives all articles that are touched. For refresh.';

CREATE FUNCTION news_archive_inner.tied_stories(members bigint[]) RETURNS TABLE (article_id bigint, story_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	ends bigint[];
	held record;
	dated record;
BEGIN
	PERFORM news_archive_inner.entered();
	ends := ARRAY(SELECT unnest(members) UNION SELECT n.neighbour_id FROM neighbour n
		WHERE n.article_id = ANY (members));
	SELECT array_agg(n.article_id) AS articles, array_agg(n.neighbour_id) AS neighbours,
		array_agg(n.similarity) AS similarities INTO held FROM neighbour n WHERE n.article_id = ANY (ends);
	SELECT array_agg(s.article_id) AS articles, array_agg(s.day) AS days INTO dated FROM signature s
		WHERE s.article_id = ANY (ends);
	RETURN QUERY
	-- An article keeps its best tie, and the other one when that one is tied to it too, or its two are tied to each
	-- other: else each is the next one's neighbour, and thousands that tell of one market or war hang together.
	-- Without days there is less to go by, and both are kept; but one without a day must not tie two happenings
	-- together: it keeps the other one when neither of the two has a day.
	WITH tie AS MATERIALIZED (SELECT *
		FROM unnest(held.articles, held.neighbours, held.similarities) t(article_id, neighbour_id, similarity)),
	dates AS MATERIALIZED (SELECT * FROM unnest(dated.articles, dated.days) d(id, day)),
	ranked AS (
		SELECT n.article_id, n.neighbour_id, x.day AS day, y.day AS other_day,
			row_number() OVER (PARTITION BY n.article_id ORDER BY n.similarity DESC, n.neighbour_id) AS place,
			first_value(y.day) OVER (PARTITION BY n.article_id ORDER BY n.similarity DESC, n.neighbour_id) AS best_day,
			first_value(n.neighbour_id) OVER (PARTITION BY n.article_id ORDER BY n.similarity DESC, n.neighbour_id)
				AS best_id
		FROM tie n JOIN (SELECT DISTINCT unnest(members) AS id) m ON m.id = n.article_id
			JOIN dates x ON x.id = n.article_id JOIN dates y ON y.id = n.neighbour_id),
	ties AS (
		SELECT r.article_id AS a, r.neighbour_id AS b FROM ranked r
		WHERE r.place = 1 OR (r.day IS NULL AND r.best_day IS NULL AND r.other_day IS NULL)
			OR (r.day IS NOT NULL AND ((r.neighbour_id, r.article_id) IN (SELECT t.article_id, t.neighbour_id
				FROM tie t)
				OR (r.neighbour_id, r.best_id) IN (SELECT t.article_id, t.neighbour_id FROM tie t)
					OR (r.best_id, r.neighbour_id) IN (SELECT t.article_id, t.neighbour_id FROM tie t)))
		UNION ALL
		SELECT m, m FROM unnest(members) m)
	SELECT c.node, news_archive.content_id('story', c.component::text)
	FROM (SELECT array_agg(t.a) AS a, array_agg(t.b) AS b FROM ties t) g,
		LATERAL news_archive.connected_components(g.a, g.b) c;
END $$;
COMMENT ON FUNCTION news_archive_inner.tied_stories(bigint[]) IS
'The stories of articles of which all that are tied together are given: a connected component each, named by its '
'smallest article. For refresh.';

-- story_ids: those that lost articles, which are gone already.
CREATE FUNCTION news_archive_inner.link_stories(article_ids bigint[], story_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
	stories bigint[];
	members bigint[];
	tied record;
	moved bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	touched := news_archive_inner.tie_articles(article_ids);
	-- and those at the other end of ties to and from them: which of these hold is told by what both have
	touched := touched || ARRAY(SELECT n.neighbour_id FROM neighbour n WHERE n.article_id = ANY (touched))
		|| ARRAY(SELECT n.article_id FROM neighbour n WHERE n.neighbour_id = ANY (touched));
	stories := array_remove(story_ids, NULL) || ARRAY(SELECT DISTINCT a.story_id FROM article a
		WHERE a.article_id = ANY (touched) AND a.story_id IS NOT NULL);
	members := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = ANY (stories));
	members := ARRAY(SELECT s.article_id FROM signature s WHERE s.article_id = ANY (members)
		UNION SELECT unnest(touched));
	IF members <> '{}' THEN
		SELECT array_agg(t.article_id) AS ids, array_agg(t.story_id) AS stories INTO tied
			FROM news_archive_inner.tied_stories(members) t;
		WITH told AS MATERIALIZED (
			SELECT a.article_id, a.story_id AS was, t.story_id AS becomes
			FROM article a JOIN unnest(tied.ids, tied.stories) t(id, story_id) ON t.id = a.article_id
			WHERE a.article_id = ANY (tied.ids) AND a.story_id IS DISTINCT FROM t.story_id),
		left_behind AS (
			INSERT INTO pending_block (kind, key) SELECT DISTINCT 'story', t.was::text FROM told t
				WHERE t.was IS NOT NULL ON CONFLICT DO NOTHING),
		placed AS (
			UPDATE article a SET story_id = t.becomes FROM told t WHERE a.article_id = t.article_id)
		SELECT array_agg(t.article_id) INTO moved FROM told t;
		stories := stories || ARRAY(SELECT DISTINCT a.story_id FROM article a WHERE a.article_id = ANY (members));
	END IF;
	moved := coalesce(moved, '{}') || news_archive_inner.infer_dates(stories);
	PERFORM news_archive_inner.describe_stories(stories);
	RETURN moved;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_stories(bigint[], bigint[]) IS
'Ties these articles to those most like them, and makes the stories anew of all that this touches, and these stories; '
'gives the articles that are of another story or have another day now. For refresh.';

CREATE FUNCTION news_archive_inner.describe_stories(story_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	kept bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS (
		SELECT a.story_id, (array_agg(a.title ORDER BY lower(a.published) NULLS LAST, a.article_id)
			FILTER (WHERE a.title IS NOT NULL))[1] AS title,
			daterange(min(lower(a.published)), max(upper(a.published))) AS during, count(*) AS articles,
			count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id)) AS outlets
		FROM article a WHERE a.story_id = ANY (story_ids) GROUP BY a.story_id)
	INSERT INTO story AS s (story_id, title, during, articles, outlets)
	SELECT t.story_id, t.title, CASE WHEN NOT (lower_inf(t.during) AND upper_inf(t.during)) THEN t.during END,
		t.articles, t.outlets FROM told t
	ON CONFLICT (story_id) DO UPDATE SET title = excluded.title, during = excluded.during, articles = excluded.articles,
		outlets = excluded.outlets
		WHERE (s.title, s.during, s.articles, s.outlets) IS DISTINCT FROM (excluded.title, excluded.during,
			excluded.articles, excluded.outlets);
	kept := ARRAY(SELECT DISTINCT a.story_id FROM article a WHERE a.story_id = ANY (story_ids));
	DELETE FROM story s WHERE s.story_id = ANY (story_ids) AND s.story_id <> ALL (kept);
END $$;
COMMENT ON FUNCTION news_archive_inner.describe_stories(bigint[]) IS
'Makes the rows of these stories as their articles tell them, and takes away those that have none left. For refresh.';

-- An article that does not say its day has those of its story, when they lie close together; and none again when they
-- no longer do.
CREATE FUNCTION news_archive_inner.infer_dates(story_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	dated bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH undated AS MATERIALIZED (
		SELECT u.article_id, u.story_id, u.published, u.published_basis FROM article u
		WHERE u.story_id = ANY (story_ids) AND NOT news_archive_inner.has_own_date(u.published, u.published_basis)
			AND u.published_basis NOT LIKE 'analyst%'),
	days AS MATERIALIZED (
		SELECT d.story_id, min(lower(d.published)) AS first_day, max(lower(d.published)) AS last_day, count(*) AS n
		FROM article d WHERE d.story_id = ANY (ARRAY(SELECT u.story_id FROM undated u)) AND upper(d.published)
			- lower(d.published) = 1
			AND news_archive_inner.has_own_date(d.published, d.published_basis)
		GROUP BY d.story_id HAVING max(lower(d.published)) - min(lower(d.published)) <= 3),
	told AS MATERIALIZED (
		SELECT u.article_id, u.published AS was, daterange(d.first_day, d.last_day + 1) AS becomes,
			concat(format('story: %s dated article%s on the same happening; ', d.n, CASE WHEN d.n > 1 THEN 's' END),
				news_archive_inner.own_basis(u.published_basis)) AS basis
		FROM undated u JOIN days d USING (story_id)
		UNION ALL
		SELECT u.article_id, u.published, NULL, news_archive_inner.own_basis(u.published_basis)
		FROM undated u WHERE u.story_id NOT IN (SELECT k.story_id FROM days k)),
	given AS (
		UPDATE article r SET published = t.becomes, published_basis = t.basis, published_confidence = CASE
			WHEN t.becomes IS NOT NULL THEN 0.5 END
		FROM told t WHERE r.article_id = t.article_id AND r.article_id = ANY (ARRAY(SELECT x.article_id FROM told x))
			AND (r.published, r.published_basis) IS DISTINCT FROM (t.becomes, t.basis)
		RETURNING r.article_id, t.was, t.becomes)
	SELECT array_agg(g.article_id) INTO dated FROM given g WHERE g.was IS DISTINCT FROM g.becomes;
	PERFORM news_archive_inner.note_days(dated);
	RETURN news_archive_inner.read_times_again(dated);
END $$;
COMMENT ON FUNCTION news_archive_inner.infer_dates(bigint[]) IS
'Gives the undated articles of these stories the days of the dated ones (basis "story: ..."), if those lie within '
'three days, takes them away when they no longer do, and reads time expressions and events again from there; '
'gives the articles that have another day now. For refresh.';
