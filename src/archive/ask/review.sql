-- review: pairs of entities that may be one, for an analyst to decide.
--
-- Each of the reasons below gives candidates, with how likely each is (0..1) and why in words.  Only the entities that
-- most articles mention are looked at, and of what they are compared with only what an index gives by a key that few
-- names share: time is bounded whatever the archive holds.

CREATE TYPE news_archive_inner.may_be_one AS (a bigint, b bigint, likely real, why text);
COMMENT ON TYPE news_archive_inner.may_be_one IS 'Two entities that may be one, how likely, and the reason in words.';

-- What an analyst said of two entities: that they are two.
CREATE FUNCTION news_archive_inner.answered_pairs() RETURNS TABLE (one bigint, other bigint)
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT least(a.entity_id, b.entity_id), greatest(a.entity_id, b.entity_id)
	FROM (SELECT (c.what->>'one_name_id')::bigint AS x, (c.what->>'other_name_id')::bigint AS y FROM correction c
		WHERE c.kind = 'apart' AND c.undone_at IS NULL
			-- a merge that was taken back is an answer too
			UNION ALL SELECT (c.what->>'keep_name_id')::bigint, (c.what->>'drop_name_id')::bigint FROM correction c
				WHERE c.kind = 'merge' AND c.undone_at IS NOT NULL) s
		JOIN entity_name a ON a.name_id = s.x JOIN entity_name b ON b.name_id = s.y
	UNION
	SELECT least(n.entity_id, (c.what->>'entity_id')::bigint), greatest(n.entity_id, (c.what->>'entity_id')::bigint)
	FROM correction c JOIN entity_name n ON n.name_id = (c.what->>'name_id')::bigint
		WHERE c.kind = 'split' AND c.undone_at IS NULL
	UNION
	SELECT least(s.entity_id, s.shares_with), greatest(s.entity_id, s.shares_with) FROM namesake s;
END $$;
COMMENT ON FUNCTION news_archive_inner.answered_pairs() IS
'The pairs of entities of the archive entered that are known to be two: by keep_apart, split_entity or a merge that '
'was taken back, and namesakes. For review_queue.';

-- Names that share a sound, alike but not so much that they are taken for one.
CREATE FUNCTION news_archive_inner.review_names(ids bigint[]) RETURNS SETOF news_archive_inner.may_be_one
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH mine AS MATERIALIZED (
		SELECT n.* FROM unnest(ids) i(id), LATERAL (SELECT x.name_id, x.entity_id, x.kind, x.name, x.folded, x.keys,
			x.known FROM entity_name x
			WHERE x.entity_id = i.id AND NOT (x.kind = 'person' AND x.folded NOT LIKE '% %')
				AND NOT news_archive.is_acronym(x.kind, x.name)
			ORDER BY x.articles DESC, x.name_id LIMIT 2) n),
	key AS MATERIALIZED (
		SELECT DISTINCT m.kind, u.k FROM mine m, unnest(m.keys) u(k)),
	-- at most so many names of a key: what more share tells nothing
	block AS MATERIALIZED (
		SELECT y.kind, y.k, b.ids FROM key y, LATERAL (SELECT array_agg(x.name_id) AS ids
			FROM (SELECT e.name_id FROM entity_name e
			WHERE e.keys @> ARRAY[y.k] AND e.kind = y.kind LIMIT 31) x) b
		WHERE cardinality(b.ids) BETWEEN 2 AND 30),
	pair AS MATERIALIZED (
		SELECT DISTINCT m.name_id, o.id FROM mine m, unnest(m.keys) u(k), block b, unnest(b.ids) o(id)
			WHERE b.kind = m.kind AND b.k = u.k AND o.id <> m.name_id),
	alike AS (
		SELECT m.entity_id AS x, o.entity_id AS y, m.name AS m, o.name AS o, m.kind, m.known && o.known AS known,
			news_archive.name_similarity(m.folded, o.folded) AS similarity
		FROM pair p JOIN mine m USING (name_id) JOIN entity_name o ON o.name_id = p.id
		WHERE o.entity_id <> m.entity_id AND NOT (o.kind = 'person' AND o.folded NOT LIKE '% %')
			AND NOT news_archive_inner.generations_differ(m.folded, o.folded)
			AND (m.kind <> 'person' OR coalesce(news_archive.first_name_gender(split_part(m.folded, ' ', 1))
				= news_archive.first_name_gender(split_part(o.folded, ' ', 1)), true)))
	SELECT l.x, l.y, (CASE WHEN l.known THEN 0.1 ELSE 0 END + least(l.similarity, 0.9))::real,
		format('"%s" is much like "%s"%s', l.m, l.o, CASE WHEN l.known THEN ', and articles tell the same of both'
			ELSE '' END)
	FROM alike l WHERE l.similarity >= CASE WHEN l.known THEN 0.65 WHEN l.kind = 'person' THEN 0.78 ELSE 0.8 END;
END $$;
COMMENT ON FUNCTION news_archive_inner.review_names(bigint[]) IS
'Entities whose names are like those of these, but not so much that they are taken for one. For review_queue.';

-- "LTU" that stays on its own because the archive knows two bodies of these letters.
CREATE FUNCTION news_archive_inner.review_acronyms(ids bigint[]) RETURNS SETOF news_archive_inner.may_be_one
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT n.entity_id, o.entity_id, CASE WHEN o.told THEN 0.85 ELSE 0.7 END::real,
		format(CASE WHEN o.told THEN '"%s" is short for "%s" in articles, and may stand for others'
			ELSE '"%s" may be short for "%s", and for others' END, n.name, o.name)
	FROM unnest(ids) i(id) JOIN entity_name n ON n.entity_id = i.id AND news_archive.is_acronym(n.kind, n.name)
		AND n.kind = 'organisation',
		LATERAL (SELECT x.entity_id, min(x.name COLLATE "C") AS name,
			bool_or(x.known @> ARRAY['told ' || news_archive.name_essence(n.name)]) AS told FROM entity_name x
			WHERE news_archive.acronym_keys(x.kind, x.name, x.known)
				&& ARRAY['told ' || news_archive.name_essence(n.name), 'for ' || news_archive.name_essence(n.name)]
				AND x.kind = 'organisation' AND x.entity_id <> n.entity_id
			GROUP BY x.entity_id LIMIT 5) o;
END $$;
COMMENT ON FUNCTION news_archive_inner.review_acronyms(bigint[]) IS
'Bodies that acronyms among these entities may be of. For review_queue.';

CREATE FUNCTION news_archive_inner.kind_in_words(kind text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE kind WHEN 'organisation' THEN 'an organisation' WHEN 'other' THEN 'something else' ELSE 'a ' || kind
		END;
COMMENT ON FUNCTION news_archive_inner.kind_in_words(text) IS
'A kind of entity with its article. For review_queue.';

-- One name under two kinds: a firm that some articles seem to tell of as a person.
CREATE FUNCTION news_archive_inner.review_kinds(ids bigint[]) RETURNS SETOF news_archive_inner.may_be_one
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT n.entity_id, o.entity_id, CASE WHEN n.folded LIKE '% %' THEN 0.9 WHEN 'place' IN (n.kind, o.kind) THEN 0.4
		ELSE 0.6 END::real,
		format('"%s" is told of as %s and as %s', n.name, news_archive_inner.kind_in_words(n.kind),
			news_archive_inner.kind_in_words(o.kind))
	FROM unnest(ids) i(id) JOIN entity_name n ON n.entity_id = i.id,
		LATERAL (SELECT x.* FROM entity_name x WHERE x.folded = n.folded AND x.entity_id <> n.entity_id
			AND x.kind <> n.kind AND NOT x.apart OFFSET 0) o
	WHERE NOT n.apart;
END $$;
COMMENT ON FUNCTION news_archive_inner.review_kinds(bigint[]) IS
'Entities of another kind that bear a name of these. For review_queue.';

-- A surname that two or three people bear, one of whom is told of in its stories.
CREATE FUNCTION news_archive_inner.review_surnames(ids bigint[]) RETURNS SETOF news_archive_inner.may_be_one
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	alone record;
	one_id bigint;
	told bigint[];
	mine bigint[];
	tellers bigint[] := '{}';
	tales bigint[] := '{}';
	others record;
BEGIN
	PERFORM news_archive_inner.entered();
	-- each with one of those who bear that surname
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.name) AS names, array_agg(x.person) AS people INTO alone
	FROM (SELECT n.entity_id, n.name, p.person FROM unnest(ids) i(id) JOIN entity_name n ON n.entity_id = i.id,
			LATERAL (SELECT array_agg(DISTINCT s.entity_id) AS people FROM (SELECT y.entity_id FROM entity_name y
				WHERE y.surnames && news_archive_inner.surname_forms(n.name) LIMIT 20) s) b,
			LATERAL unnest(b.people) p(person)
		WHERE n.kind = 'person' AND n.folded NOT LIKE '% %' AND cardinality(b.people) BETWEEN 2 AND 3
			AND n.entity_id <> ALL (b.people)) x;
	IF alone.ids IS NULL THEN
		RETURN;
	END IF;
	-- the stories that tell of it, by a hundred of its mentions
	FOR one_id IN SELECT DISTINCT i.id FROM unnest(alone.ids) i(id) LOOP
		told := ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = one_id ORDER BY m.article_id LIMIT 100);
		mine := ARRAY(SELECT DISTINCT c.story_id FROM article c
			WHERE c.article_id = ANY (told) AND c.story_id IS NOT NULL);
		tellers := tellers || array_fill(one_id, ARRAY[cardinality(mine)]);
		tales := tales || mine;
	END LOOP;
	-- and who of the others stands in these
	SELECT array_agg(x.story_id) AS tales, array_agg(x.entity_id) AS people INTO others
	FROM (SELECT DISTINCT c.story_id, m.entity_id FROM article c JOIN mention m USING (article_id)
		WHERE c.story_id = ANY (tales) AND m.entity_id = ANY (alone.people)) x;
	RETURN QUERY
	WITH shared AS MATERIALIZED (
		SELECT a.entity_id, a.name, a.id, count(DISTINCT t.story_id) AS stories
		FROM unnest(alone.ids, alone.names, alone.people) a(entity_id, name, id)
			LEFT JOIN (unnest(tellers, tales) t(entity_id, story_id)
				JOIN unnest(others.tales, others.people) o(story_id, id) ON o.story_id = t.story_id)
			ON t.entity_id = a.entity_id AND o.id = a.id
		GROUP BY a.entity_id, a.name, a.id)
	SELECT p.id, s.entity_id, 0.9::real, format('"%s" alone stands in %s with "%s", and in none with the others of '
		'that name', s.name, CASE s.stories WHEN 1 THEN 'a story' ELSE s.stories || ' stories' END, e.name)
	FROM shared s JOIN LATERAL (SELECT s.id) p(id) ON true JOIN entity e ON e.entity_id = s.id
	WHERE s.stories > 0 AND NOT EXISTS (SELECT FROM shared o WHERE o.entity_id = s.entity_id AND o.id <> s.id
		AND o.stories > 0);
END $$;
COMMENT ON FUNCTION news_archive_inner.review_surnames(bigint[]) IS
'People of whom a surname alone, one of these entities, may be told. For review_queue.';

-- Where an entity is named, in an article that the reader may see.
CREATE FUNCTION news_archive_inner.example_of(wanted bigint) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT format('%s (%s)', regexp_replace(substring(a.body FROM greatest(m.start - 50, 1) FOR m.length + 100),
		'\s+', ' ', 'g'),
			concat_ws(', ', a.outlet, news_archive.during_text(a.published), 'article ' || a.article_id))
		FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = wanted AND m.form = 'name'
			ORDER BY m.article_id, m.mention_no LIMIT 1);
END $$;
COMMENT ON FUNCTION news_archive_inner.example_of(bigint) IS
'Words around a mention of an entity by name, with outlet, day and article; NULL when the reader may see none. '
'For review_queue.';

CREATE TYPE news_archive.review_row AS (entity_id bigint, name text, kind text, articles bigint, other_id bigint,
	other text, other_kind text, other_articles bigint, likely real, why text,
	example text, other_example text, statement text);
COMMENT ON TYPE news_archive.review_row IS 'Two entities that may be one, as review_queue() gives them.';
COMMENT ON COLUMN news_archive.review_row.likely IS 'How likely they are one by a rule''s guess, 0 to 1; '
	'no probability.';
COMMENT ON COLUMN news_archive.review_row.why IS 'The reason in words.';
COMMENT ON COLUMN news_archive.review_row.example IS 'Words around a mention of the first, with outlet, day and '
	'article. NULL: no article names it.';
COMMENT ON COLUMN news_archive.review_row.other_example IS 'The same of the second.';
COMMENT ON COLUMN news_archive.review_row.statement IS 'What makes the two one when it is run.';

CREATE FUNCTION news_archive.review_queue(max_rows int DEFAULT 20, kind text DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.review_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted_kind ALIAS FOR kind;
	most CONSTANT int := 2000;
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_kind(wanted_kind);
	PERFORM news_archive_inner.check_all_seen(archive);
	ids := ARRAY(SELECT e.entity_id FROM entity e WHERE e.articles > 0 AND (wanted_kind IS NULL OR e.kind = wanted_kind)
		ORDER BY e.articles DESC, e.entity_id LIMIT most);
	RETURN QUERY
	WITH found AS MATERIALIZED (
		SELECT r.* FROM news_archive_inner.review_names(ids) r UNION ALL SELECT r.*
			FROM news_archive_inner.review_acronyms(ids) r
		UNION ALL SELECT r.* FROM news_archive_inner.review_kinds(ids) r UNION ALL SELECT r.*
			FROM news_archive_inner.review_surnames(ids) r),
	pair AS MATERIALIZED (
		SELECT DISTINCT ON (least(f.a, f.b), greatest(f.a, f.b)) least(f.a, f.b) AS one, greatest(f.a, f.b) AS other,
			f.likely, f.why FROM found f
		WHERE f.a <> f.b ORDER BY least(f.a, f.b), greatest(f.a, f.b), f.likely DESC, f.why COLLATE "C"),
	best AS MATERIALIZED (
		SELECT p.likely, p.why, k.entity_id AS keep_id, k.name AS keep_name, k.kind AS keep_kind,
			k.articles AS keep_articles,
			d.entity_id AS drop_id, d.name AS drop_name, d.kind AS drop_kind, d.articles AS drop_articles
		FROM pair p JOIN entity x ON x.entity_id = p.one JOIN entity y ON y.entity_id = p.other,
			LATERAL (SELECT (x.articles, x.entity_id) > (y.articles, y.entity_id) AS first) o,
			LATERAL (SELECT x.* WHERE o.first UNION ALL SELECT y.* WHERE NOT o.first) k,
				LATERAL (SELECT y.* WHERE o.first UNION ALL SELECT x.* WHERE NOT o.first) d
		WHERE (wanted_kind IS NULL OR wanted_kind IN (x.kind, y.kind))
			AND (p.one, p.other) NOT IN (SELECT s.one, s.other FROM news_archive_inner.answered_pairs() s)
		-- how much the archive gains by the answer
		ORDER BY p.likely * ln(1 + d.articles) DESC, k.articles DESC, k.name COLLATE "C", d.name COLLATE "C",
			k.entity_id, d.entity_id
		LIMIT max_rows)
	SELECT b.keep_id, b.keep_name, b.keep_kind, b.keep_articles, b.drop_id, b.drop_name, b.drop_kind, b.drop_articles,
		b.likely, b.why,
		news_archive_inner.example_of(b.keep_id), news_archive_inner.example_of(b.drop_id),
		CASE WHEN b.keep_kind <> b.drop_kind THEN format('SELECT news_archive.set_entity(%s, kind => %L%s); ',
			b.drop_id, b.keep_kind, a.said) ELSE '' END
			|| format('SELECT news_archive.merge_entities(%s, %s%s);', b.keep_id, b.drop_id, a.said)
	FROM best b, LATERAL (SELECT CASE WHEN archive = news_archive.current_archive() THEN ''
		ELSE format(', archive => %L', archive) END AS said) a
	ORDER BY b.likely * ln(1 + b.drop_articles) DESC, b.keep_articles DESC, b.keep_name COLLATE "C",
		b.drop_name COLLATE "C", b.keep_id, b.drop_id;
END $$;
COMMENT ON FUNCTION news_archive.review_queue(int, text, name) IS
'Pairs of entities of an archive that may be one, for an analyst to decide, those first whose answer is likely and '
'moves many articles: names alike but not enough to be taken for one, an acronym and the bodies it may be of, one name '
'under two kinds, a surname alone that two or three people bear of whom one is told of in its stories. '
'likely (0 to 1) is a rule''s guess and no probability, why says the reason, example where each is named; '
'statement makes the two one when you run it, keep_apart(entity_id, other_id) says that they are two. '
'Pairs that were split, kept apart or merged and parted again, and namesakes, are left out. Looks at the 2,000 '
'entities in most articles, by keys that few names share, so time is bounded. kind keeps pairs with one kind of '
'entity. Errors: insufficient_privilege for whom a row-level policy hides articles from, as the pairs are found by '
'what all articles tell; invalid_parameter_value for another kind, invalid_row_count_in_limit_clause for negative '
'max_rows (NULL gives all), invalid_schema_name.';
