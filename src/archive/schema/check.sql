-- check: what is always true of an archive, and how it becomes true again.
--
-- Articles that wait in pending are left out, with the entities they mention: those are put right by the next
-- refresh().

CREATE FUNCTION news_archive_inner.wrong_text() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'a mention points at its words', m.article_id, format('mention %s "%s"', m.mention_no, m.mention)
	FROM mention m JOIN article a USING (article_id) WHERE substring(a.body, m.start, m.length) <> m.mention
	UNION ALL
	SELECT 'a quotation points at its words', q.article_id, format('quotation %s', q.quotation_no)
	FROM quotation q JOIN article a USING (article_id) WHERE substring(a.body, q.start, q.length) <> q.quotation
	UNION ALL
	SELECT 'a time expression points at its words', t.article_id,
		format('expression %s "%s"', t.expression_no, t.expression)
	FROM time_expression t JOIN article a USING (article_id) WHERE substring(a.body, t.start, t.length) <> t.expression
	UNION ALL
	SELECT 'a report points at its words', r.article_id, format('report %s', r.report_no)
	FROM event_report r JOIN article a USING (article_id) WHERE substring(a.body, r.start, r.length) <> r.words
	UNION ALL
	SELECT 'a body is the lines that tell the story', a.article_id,
		format('%s characters, its lines have %s', length(a.body), length(l.body))
	FROM article a, LATERAL (
		SELECT coalesce(news_archive_inner.article_body(array_agg(l.role ORDER BY l.line_no),
			array_agg(l.line ORDER BY l.line_no)), '') AS body
		FROM article_line l WHERE l.article_id = a.article_id) l
	WHERE a.body <> l.body;
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_text() IS
'The part of violations() that is about the text of single articles; id is the article.';

CREATE FUNCTION news_archive_inner.wrong_entities() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH waiting AS MATERIALIZED (
		SELECT m.entity_id FROM pending p JOIN mention m USING (article_id) WHERE m.entity_id IS NOT NULL
		UNION
		SELECT b.key::bigint FROM pending_block b WHERE b.kind = 'entity'
		UNION
		SELECT split_part(b.key, ' ', 4)::bigint FROM pending_block b
			WHERE b.kind = 'told' AND split_part(b.key, ' ', 4) <> ''
		UNION
		SELECT n.entity_id FROM pending p JOIN mention m USING (article_id)
			JOIN entity_name n ON n.name_id = news_archive.content_id(m.kind, m.name)
		),
	told AS MATERIALIZED (
		SELECT m.entity_id, m.kind, m.name, m.article_id, bool_or(m.form = 'name') AS named
		FROM mention m WHERE m.entity_id IS NOT NULL GROUP BY m.entity_id, m.kind, m.name, m.article_id),
	counted AS (
		SELECT t.entity_id, count(DISTINCT t.article_id) AS n FROM told t GROUP BY t.entity_id),
	spelt AS (
		SELECT t.entity_id, t.kind, t.name, count(*) AS n FROM told t WHERE t.named GROUP BY t.entity_id, t.kind,
			t.name)
	SELECT 'an entity counts the articles that mention it' AS invariant, e.entity_id AS id,
		format('"%s" counts %s, %s mention it', e.name, e.articles, coalesce(c.n, 0)) AS detail
	FROM entity e LEFT JOIN counted c USING (entity_id)
	WHERE e.articles <> coalesce(c.n, 0) AND e.entity_id NOT IN (SELECT w.entity_id FROM waiting w)
	UNION ALL
	SELECT 'an entity of articles is mentioned', e.entity_id, format('"%s"', e.name)
	FROM entity e LEFT JOIN counted c USING (entity_id)
	WHERE e.origin = 'article' AND c.entity_id IS NULL
	UNION ALL
	SELECT 'a mention has an entity that is there', c.entity_id, format('%s articles mention it', c.n)
	FROM counted c LEFT JOIN entity e USING (entity_id)
	WHERE e.entity_id IS NULL AND c.entity_id NOT IN (SELECT w.entity_id FROM waiting w)
	UNION ALL
	SELECT 'a name counts the articles that use it', n.entity_id,
		format('"%s" counts %s, %s use it', n.name, n.articles, coalesce(s.n, 0))
	FROM entity_name n LEFT JOIN spelt s USING (entity_id, kind, name)
	WHERE n.articles <> coalesce(s.n, 0) AND n.entity_id NOT IN (SELECT w.entity_id FROM waiting w)
	UNION ALL
	SELECT 'a name has an entity that is there', n.entity_id, format('"%s"', n.name)
	FROM entity_name n LEFT JOIN entity e USING (entity_id)
	-- a correction holds also for articles that are yet to come, so its names stay when the last article of their
	-- entity goes
	WHERE e.entity_id IS NULL AND n.entity_id NOT IN (SELECT w.entity_id FROM waiting w)
		AND NOT (n.articles = 0 AND n.base_id IS NOT NULL)
	UNION ALL
	SELECT 'a namesake shares a name with an entity that is there', s.entity_id, format('shares with %s', s.shares_with)
	FROM namesake s LEFT JOIN entity e ON e.entity_id = s.shares_with
	WHERE e.entity_id IS NULL AND s.merged_into IS NULL AND s.shares_with NOT IN (SELECT w.entity_id FROM waiting w)
	UNION ALL
	SELECT 'a key of names that is called common is', NULL, format('%s "%s"', c.kind, c.key)
	FROM common_key c
	WHERE (SELECT count(*) FROM (SELECT FROM entity_name n WHERE n.keys @> ARRAY[c.key] AND n.kind = c.kind
		AND news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
		LIMIT news_archive_inner.most_of_a_key() + 1) x) <= news_archive_inner.most_of_a_key();
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_entities() IS
'The part of violations() that is about entities and their names; id is the entity, NULL where it is about none.';

CREATE FUNCTION news_archive_inner.wrong_sides() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'a speaker is an entity that is there', q.article_id, format('quotation %s', q.quotation_no)
	FROM quotation q LEFT JOIN entity e ON e.entity_id = q.speaker_id
	WHERE q.speaker_id IS NOT NULL AND e.entity_id IS NULL AND NOT EXISTS (SELECT FROM pending p
		WHERE p.article_id = q.article_id)
	UNION ALL
	SELECT 'the side of a report is an entity that is there', r.article_id, format('report %s', r.report_no)
	FROM event_report r LEFT JOIN entity a ON a.entity_id = r.actor_id LEFT JOIN entity t ON t.entity_id = r.target_id
	WHERE ((r.actor_id IS NOT NULL AND a.entity_id IS NULL) OR (r.target_id IS NOT NULL AND t.entity_id IS NULL))
		AND NOT EXISTS (SELECT FROM pending p WHERE p.article_id = r.article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_sides() IS
'The part of violations() that is about who speaks and acts in single articles; id is the article.';

CREATE FUNCTION news_archive_inner.wrong_events() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH waiting AS MATERIALIZED (
		SELECT DISTINCT r.event_id FROM pending p JOIN event_report r USING (article_id) WHERE r.event_id IS NOT NULL
		UNION SELECT b.key::bigint FROM pending_block b WHERE b.kind = 'event'),
	told AS (
		SELECT r.event_id, count(*) AS reports, count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))
			AS outlets,
			news_archive.independent_sources(array_agg(a.source_id), array_agg(r.words_id)) AS independent,
			news_archive.event_confidence(array_agg(a.source_id), array_agg(r.words_id), array_agg(r.confidence))
				AS confidence
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id IS NOT NULL GROUP BY r.event_id)
	SELECT 'an event has a report' AS invariant, e.event_id AS id, format('%s: %s', e.type, e.words) AS detail
	FROM event e LEFT JOIN told t USING (event_id) WHERE t.event_id IS NULL AND e.event_id NOT IN (SELECT w.event_id
		FROM waiting w)
	UNION ALL
	SELECT 'an event counts its reports, outlets and sources', e.event_id,
		format('counts %s, %s and %s, it has %s, %s and %s', e.reports, e.outlets, e.independent_sources, t.reports,
			t.outlets, t.independent)
	FROM event e JOIN told t USING (event_id)
	WHERE (e.reports, e.outlets, e.independent_sources) <> (t.reports, t.outlets, t.independent)
		AND e.event_id NOT IN (SELECT w.event_id FROM waiting w)
	UNION ALL
	SELECT 'an event is as sure as its reports and tells how it was read', e.event_id,
		format('is %s, they make it %s', e.confidence, t.confidence)
	FROM event e JOIN told t USING (event_id)
	WHERE (e.confidence <> t.confidence OR e.basis IS NULL) AND e.event_id NOT IN (SELECT w.event_id FROM waiting w)
	UNION ALL
	SELECT 'a report has an event that is there', t.event_id, format('%s reports', t.reports)
	FROM told t LEFT JOIN event e USING (event_id) WHERE e.event_id IS NULL AND t.event_id NOT IN (SELECT w.event_id
		FROM waiting w)
	UNION ALL
	SELECT 'the side of an event is an entity that is there', e.event_id, format('entity %s', s.entity_id)
	FROM event e, unnest(e.actor_ids || e.target_ids) s(entity_id)
	WHERE NOT EXISTS (SELECT FROM entity x WHERE x.entity_id = s.entity_id) AND e.event_id NOT IN (SELECT w.event_id
		FROM waiting w);
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_events() IS
'The part of violations() that is about events; id is the event.';

CREATE FUNCTION news_archive_inner.wrong_articles() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'a linked article has a story that is there' AS invariant, a.article_id AS id,
		coalesce('story ' || a.story_id, 'no story') AS detail
	FROM article a LEFT JOIN story s USING (story_id)
	WHERE s.story_id IS NULL AND NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id)
	UNION ALL
	SELECT 'each report of a linked article is of an event', r.article_id, format('report %s', r.report_no)
	FROM event_report r WHERE r.event_id IS NULL AND NOT EXISTS (SELECT FROM pending p
		WHERE p.article_id = r.article_id)
	UNION ALL
	SELECT 'what waits is an article', p.article_id, 'pending'
	FROM pending p WHERE NOT EXISTS (SELECT FROM article a WHERE a.article_id = p.article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_articles() IS
'The part of violations() that is about which articles are linked; id is the article.';

CREATE FUNCTION news_archive_inner.wrong_stories() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT a.story_id, count(*) AS n, count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id)) AS outlets
		FROM article a WHERE a.story_id IS NOT NULL GROUP BY a.story_id)
	SELECT 'a story counts its articles and outlets', s.story_id,
		format('counts %s and %s, it has %s and %s', s.articles, s.outlets, coalesce(t.n, 0), coalesce(t.outlets, 0))
	FROM story s LEFT JOIN told t ON t.story_id = s.story_id
	WHERE (s.articles, s.outlets) <> (coalesce(t.n, 0), coalesce(t.outlets, 0));
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_stories() IS
'The part of violations() that is about stories; id is the story. A story without an article counts 0 of them.';

CREATE FUNCTION news_archive_inner.wrong_copies() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	-- not of the articles gathered below, which would then be all texts too
	RETURN QUERY
	SELECT 'an article is found by the sketch of its text', a.article_id, coalesce(c.sketch::text, 'no sketch')
	FROM article a LEFT JOIN copy c USING (article_id)
	WHERE c.sketch IS DISTINCT FROM news_archive_inner.article_sketch(a.body)
		AND NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id);
	RETURN QUERY
	WITH waiting AS MATERIALIZED (SELECT p.article_id FROM pending p),
	linked AS MATERIALIZED (
		SELECT a.article_id, a.source_id, c.copy_of,
			news_archive_inner.version_rank(news_archive_inner.own_day(a.published, a.published_basis), a.outlet,
				c.credit) AS rank
		FROM article a LEFT JOIN copy c USING (article_id)
			WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id))
	SELECT 'what has a sketch is an article' AS invariant, c.article_id AS id, format('copy of %s', c.copy_of) AS detail
	FROM copy c WHERE NOT EXISTS (SELECT FROM article a WHERE a.article_id = c.article_id)
	UNION ALL
	SELECT 'a copy is of the earliest version', l.article_id, format('copy of %s', l.copy_of)
	FROM linked l LEFT JOIN linked o ON o.article_id = l.copy_of
	WHERE l.copy_of IS NOT NULL AND (o.copy_of IS NOT NULL OR (o.rank, o.article_id) >= (l.rank, l.article_id)
		OR (o.article_id IS NULL AND l.copy_of NOT IN (SELECT w.article_id FROM waiting w)))
	UNION ALL
	SELECT 'an article has a source, and a copy that of its original', l.article_id, format('source %s', l.source_id)
	FROM linked l LEFT JOIN linked o ON o.article_id = l.copy_of
		WHERE l.source_id IS NULL OR l.source_id <> o.source_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_copies() IS
'The part of violations() that is about copies of articles; id is the article. Which articles are copies is not looked '
'at.';

CREATE FUNCTION news_archive_inner.wrong_credits() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	noted record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(c.article_id) AS ids, array_agg(c.credit) AS credits INTO noted
	FROM copy c JOIN article a USING (article_id)
		WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = c.article_id);
	RETURN QUERY
	SELECT 'the agency that an article credits is noted', t.article_id,
		format('"%s", it credits "%s"', n.credit, t.credit)
	FROM news_archive_inner.credits_of(noted.ids) t JOIN unnest(noted.ids, noted.credits) n(id, credit) ON n.id
		= t.article_id
	WHERE n.credit IS DISTINCT FROM t.credit;
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_credits() IS
'The part of violations() that is about the agencies articles are from; id is the article.';

CREATE FUNCTION news_archive_inner.violations() RETURNS TABLE (about text, invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'text', w.* FROM news_archive_inner.wrong_text() w
	UNION ALL SELECT 'article', w.* FROM news_archive_inner.wrong_articles() w
	UNION ALL SELECT 'article', w.* FROM news_archive_inner.wrong_sides() w
	UNION ALL SELECT 'entity', w.* FROM news_archive_inner.wrong_entities() w
	UNION ALL SELECT 'event', w.* FROM news_archive_inner.wrong_events() w
	UNION ALL SELECT 'story', w.* FROM news_archive_inner.wrong_stories() w
	UNION ALL SELECT 'article', w.* FROM news_archive_inner.wrong_copies() w
	UNION ALL SELECT 'article', w.* FROM news_archive_inner.wrong_credits() w;
	-- by itself: beside a table Citus may call those functions on another server
	RETURN QUERY
	SELECT 'archive', 'archive_state counts the linked articles', NULL::bigint,
		format('counts %s, there are %s', s.articles, n.n)
	FROM archive_state s, (SELECT count(*) AS n FROM article a
		WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id AND NOT p.counted)) n
			WHERE s.articles <> n.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.violations() IS
'What is not as it must be in the archive entered: about tells what id is the id of. For check_archive and repair.';

CREATE FUNCTION news_archive.check_archive(archive name DEFAULT news_archive.current_archive(),
		OUT invariant text, OUT id bigint, OUT detail text)
	RETURNS SETOF record
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF to_regclass('archive_state') IS NULL THEN
		RETURN QUERY SELECT 'the tables are of this version', NULL::bigint,
			format('they are of 0.1.0: SELECT news_archive.upgrade_archive(%L);', archive);
		RETURN;
	END IF;
	IF row_security_active('article') THEN
		RAISE EXCEPTION 'row-level security may hide articles of archive "%" from "%"', archive, current_user
			USING ERRCODE = 'insufficient_privilege',
				HINT = 'Its owner, and roles with BYPASSRLS, can tell whether all is well.';
	END IF;
	RETURN QUERY SELECT v.invariant, v.id, v.detail FROM news_archive_inner.violations() v
		ORDER BY v.invariant COLLATE "C", v.id, v.detail COLLATE "C";
END $$;
COMMENT ON FUNCTION news_archive.check_archive(name) IS
'What is not as it must be in an archive, one row each, and none when all is well: counts are those of mentions, '
'reports, sources and articles, every id leads somewhere, every position gives its words, a body is its lines, copies '
'have one original and one source. id is that of the article, entity, event or story the invariant is about. '
'Articles that wait for refresh() are left out. upgrade_archive() puts right what it finds. It reads all tables. '
'Errors: those of an unknown archive.';

-- What is wrong in one place may have misled the linking anywhere, so all is linked anew.
CREATE FUNCTION news_archive_inner.repair(always boolean) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	articles bigint[];
	linked bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	-- first, so that an article which is deleted while the rest is looked at is missed by the next refresh()
	linked := count(*) FROM article a
		WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id AND NOT p.counted);
	UPDATE archive_state SET articles = linked;
	DELETE FROM pending p WHERE NOT EXISTS (SELECT FROM article a WHERE a.article_id = p.article_id);
	articles := ARRAY(SELECT DISTINCT v.id FROM news_archive_inner.wrong_text() v);
	IF articles <> '{}' THEN
		PERFORM news_archive_inner.read_again(articles);
	END IF;
	IF always OR articles <> '{}' OR EXISTS (SELECT FROM news_archive_inner.violations()) THEN
		PERFORM news_archive_inner.unlink();
	END IF;
	DELETE FROM search_total;
END $$;
COMMENT ON FUNCTION news_archive_inner.repair(boolean) IS
'Puts right what violations() tells of the archive entered, by linking all anew, as it does always when told so; '
'link_pending() is to follow. For upgrade_archive.';
