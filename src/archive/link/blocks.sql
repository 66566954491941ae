-- blocks: what articles that are gone, or were read anew, leave behind for the linking to look at.
--
-- The linking looks at the articles that wait in pending and at what they touch. What an article touched before it was
-- changed can no longer be seen in it, so it is noted first: the entities and names it mentioned, the keys, sides and
-- events of its reports, its story, its lines.

CREATE FUNCTION news_archive_inner.note_blocks(kind text, keys text[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO pending_block (kind, key) SELECT DISTINCT $1, k FROM unnest(keys) k WHERE k IS NOT NULL
		ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_blocks(text, text[]) IS
'Notes what is to be looked at again by the next linking; NULL keys are nothing. For refresh and the corrections.';

CREATE FUNCTION news_archive_inner.blocks_of(wanted text) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT b.key FROM pending_block b WHERE b.kind = wanted ORDER BY b.key COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive_inner.blocks_of(text) IS
'What of one kind was noted to be looked at again. For refresh.';

CREATE FUNCTION news_archive_inner.ids_of_blocks(wanted text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN news_archive_inner.blocks_of(wanted)::bigint[];
END $$;
COMMENT ON FUNCTION news_archive_inner.ids_of_blocks(text) IS
'blocks_of() a kind whose keys are ids. For refresh.';

CREATE FUNCTION news_archive_inner.link_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO pending (article_id, counted) SELECT DISTINCT id, true FROM unnest(article_ids) id WHERE id IS NOT NULL
		ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_again(bigint[]) IS
'Notes articles that were linked before and must be again. For refresh and the corrections.';

-- What waits to be linked for the first time has its own turn: counted before, it would be counted twice.
CREATE FUNCTION news_archive_inner.linked_before(article_ids bigint[], fresh bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	waiting bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	waiting := ARRAY(SELECT p.article_id FROM pending p WHERE p.article_id = ANY (article_ids) AND NOT p.counted);
	RETURN ARRAY(SELECT unnest(article_ids) EXCEPT SELECT unnest(waiting)
		UNION SELECT u FROM unnest(article_ids) u WHERE u = ANY (fresh));
END $$;
COMMENT ON FUNCTION news_archive_inner.linked_before(bigint[], bigint[]) IS
'Those of these articles, each once, that were linked before or are among the fresh ones. For refresh.';

CREATE FUNCTION news_archive_inner.note_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO pending_block (kind, key)
	SELECT 'event', r.event_id::text FROM event_report r WHERE r.article_id = ANY (article_ids)
		AND r.event_id IS NOT NULL
	UNION SELECT 'report', r.key_id::text FROM event_report r WHERE r.article_id = ANY (article_ids)
		AND r.key_id IS NOT NULL
	UNION SELECT 'side', e || ' ' || to_char(r.near_day, 'YYYY-MM-DD') FROM event_report r,
		LATERAL (VALUES (r.actor_id), (r.target_id)) v(e)
		WHERE r.article_id = ANY (article_ids) AND e IS NOT NULL AND r.near_day IS NOT NULL
	ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_reports(bigint[]) IS
'Notes which events and sides the reports of these articles tell, before they change. For whatever changes them.';

CREATE FUNCTION news_archive_inner.note_stories(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT DISTINCT a.story_id::text FROM article a WHERE a.article_id = ANY (article_ids));
	PERFORM news_archive_inner.note_blocks('story', keys);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_stories(bigint[]) IS
'Notes the stories of these articles, before they change or go. For whatever changes them.';

CREATE FUNCTION news_archive_inner.note_lines(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT DISTINCT l.line_id || ' ' || a.outlet FROM article_line l JOIN article a USING (article_id)
		WHERE l.article_id = ANY (article_ids) AND a.article_id = ANY (article_ids)
			AND news_archive_inner.is_line_of_story(l.role, l.line, l.basis));
	PERFORM news_archive_inner.note_blocks('line', keys);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_lines(bigint[]) IS
'Notes the lines of these articles that their outlets may repeat, before they change or go. For whatever changes them.';

CREATE FUNCTION news_archive_inner.forget_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_reports(article_ids);
	DELETE FROM time_expression WHERE article_id = ANY (article_ids);
	DELETE FROM event_report WHERE article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.forget_reports(bigint[]) IS
'Takes away the time expressions and event reports of these articles, and notes what they tell. For whatever reads '
'them again.';

-- Where Citus spreads the articles, a statement can lock those of one shard only.
CREATE FUNCTION news_archive_inner.hold_articles(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT news_archive_inner.is_distributed('article'::regclass) THEN
		PERFORM FROM article r WHERE r.article_id = ANY (article_ids) ORDER BY r.article_id FOR KEY SHARE;
		RETURN;
	END IF;
	FOR id IN SELECT DISTINCT u FROM unnest(article_ids) u ORDER BY u LOOP
		PERFORM 1 FROM article r WHERE r.article_id = id FOR KEY SHARE;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.hold_articles(bigint[]) IS
'Locks these articles of the archive entered, those of them that are there, so that nobody deletes them until the '
'transaction ends. For whatever reads articles anew.';

CREATE FUNCTION news_archive_inner.read_times_again(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
	read bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.hold_articles(article_ids);
	FOR a IN SELECT r.article_id, r.body, r.published, r.language FROM article r WHERE r.article_id = ANY (article_ids)
		ORDER BY r.article_id LOOP
		PERFORM news_archive_inner.forget_reports(ARRAY[a.article_id]);
		PERFORM news_archive_inner.analyse_times(a.article_id, a.body, lower(a.published), a.language);
		read := read || a.article_id;
	END LOOP;
	RETURN read;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_times_again(bigint[]) IS
'Reads the time expressions and event reports of these articles anew, from the days they have now, and notes what the '
'reports told; gives the articles, those of them that are there. For refresh and the corrections.';

-- Who is in an article counts for the figures of entities and names, and what it tells of them for how they are
-- described.  Most of it is the same when an article is read anew, so only what is told otherwise is looked at.
CREATE FUNCTION news_archive_inner.told_in(article_ids bigint[])
	RETURNS TABLE (article_id bigint, name_id bigint, digest bigint, entity_id bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT m.article_id, news_archive.content_id(m.kind, m.name),
		news_archive.content_id(min(a.published::text),
			array_agg(ROW(m.mention_no, m.form, m.mention, m.role, m.country, m.sector, m.organisation)::text
			ORDER BY m.mention_no)::text),
		m.entity_id
	FROM mention m JOIN article a USING (article_id) WHERE m.article_id = ANY (article_ids)
		AND a.article_id = ANY (article_ids) AND m.name IS NOT NULL
	GROUP BY m.article_id, m.kind, m.name, m.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_in(bigint[]) IS
'Under which names these articles mention whom, with a digest of what each tells of him there and of its day. '
'For refresh.';

CREATE FUNCTION news_archive_inner.note_mentions(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO pending_block (kind, key)
	SELECT 'told', concat_ws(' ', t.article_id, t.name_id, t.digest, t.entity_id)
		FROM news_archive_inner.told_in(article_ids) t
	ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_mentions(bigint[]) IS
'Notes whom these articles mention under which names, before the mentions go. For whatever reads them again or takes '
'them out.';

CREATE FUNCTION news_archive_inner.noted_mentions()
	RETURNS TABLE (article_id bigint, name_id bigint, digest bigint, entity_id bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT split_part(b, ' ', 1)::bigint, split_part(b, ' ', 2)::bigint, split_part(b, ' ', 3)::bigint,
		nullif(split_part(b, ' ', 4), '')::bigint
	FROM unnest(news_archive_inner.blocks_of('told')) b;
END $$;
COMMENT ON FUNCTION news_archive_inner.noted_mentions() IS
'What note_mentions() noted, as told_in() gave it. For refresh.';

CREATE FUNCTION news_archive_inner.names_told_otherwise() RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	noted bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	noted := ARRAY(SELECT DISTINCT n.article_id FROM news_archive_inner.noted_mentions() n);
	IF noted = '{}' THEN
		RETURN '{}';
	END IF;
	RETURN ARRAY(SELECT DISTINCT x.name_id FROM (
		SELECT n.article_id, n.name_id, n.digest FROM news_archive_inner.noted_mentions() n
		EXCEPT SELECT t.article_id, t.name_id, t.digest FROM news_archive_inner.told_in(noted) t) x);
END $$;
COMMENT ON FUNCTION news_archive_inner.names_told_otherwise() IS
'The names of which articles that were noted told something that they do not tell now. For refresh.';

CREATE FUNCTION news_archive_inner.entities_told_otherwise(uncounted bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	noted bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.blocks_of('told') = '{}' THEN
		RETURN '{}';
	END IF;
	noted := ARRAY(SELECT DISTINCT n.article_id FROM news_archive_inner.noted_mentions() n
		WHERE n.article_id <> ALL (uncounted));
	RETURN ARRAY(
		WITH was AS MATERIALIZED (SELECT * FROM news_archive_inner.noted_mentions()),
		is_now AS MATERIALIZED (SELECT * FROM news_archive_inner.told_in(noted))
		SELECT DISTINCT x.entity_id
		FROM ((SELECT * FROM was EXCEPT SELECT * FROM is_now) UNION ALL (SELECT * FROM is_now EXCEPT SELECT * FROM was))
			x WHERE x.entity_id IS NOT NULL);
END $$;
COMMENT ON FUNCTION news_archive_inner.entities_told_otherwise(bigint[]) IS
'The entities that articles which were noted mention otherwise than they did; all that they mentioned of those that '
'are uncounted, which were taken out and loaded again. For refresh.';

-- An article's day is when those it mentions were seen.
CREATE FUNCTION news_archive_inner.note_days(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT DISTINCT m.entity_id::text FROM mention m WHERE m.article_id = ANY (article_ids));
	PERFORM news_archive_inner.note_blocks('entity', keys);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_days(bigint[]) IS
'Notes whom these articles mention, the day of which is another one now; who is not linked yet is nobody. '
'For whatever changes days.';
