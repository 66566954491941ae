-- blocks: what articles that are gone, or were read anew, leave behind for the linking to look at.
--
-- The linking looks at the articles that wait in pending and at what they touch. What an article touched before it was changed can no longer be seen
-- in it, so it is noted first: the entities and names it mentioned, the keys, sides and events of its reports, its story, its lines.

CREATE FUNCTION news_archive.note_blocks(kind text, keys text[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO pending_block (kind, key) SELECT DISTINCT $1, k FROM unnest(keys) k WHERE k IS NOT NULL ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive.note_blocks(text, text[]) IS
'Notes what is to be looked at again by the next linking; NULL keys are nothing. For refresh and the corrections.';

CREATE FUNCTION news_archive.blocks_of(wanted text) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive.entered();
	RETURN ARRAY(SELECT b.key FROM pending_block b WHERE b.kind = wanted ORDER BY b.key COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive.blocks_of(text) IS
'What of one kind was noted to be looked at again. For refresh.';

CREATE FUNCTION news_archive.ids_of_blocks(wanted text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive.entered();
	RETURN news_archive.blocks_of(wanted)::bigint[];
END $$;
COMMENT ON FUNCTION news_archive.ids_of_blocks(text) IS
'blocks_of() a kind whose keys are ids. For refresh.';

CREATE FUNCTION news_archive.link_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO pending (article_id, counted) SELECT DISTINCT id, true FROM unnest(article_ids) id WHERE id IS NOT NULL ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive.link_again(bigint[]) IS
'Notes articles that were linked before and must be again. For refresh and the corrections.';

CREATE FUNCTION news_archive.note_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO pending_block (kind, key)
	SELECT 'event', r.event_id::text FROM event_report r WHERE r.article_id = ANY (article_ids) AND r.event_id IS NOT NULL
	UNION SELECT 'report', r.key_id::text FROM event_report r WHERE r.article_id = ANY (article_ids) AND r.key_id IS NOT NULL
	UNION SELECT 'side', e || ' ' || r.near_day FROM event_report r, LATERAL (VALUES (r.actor_id), (r.target_id)) v(e)
		WHERE r.article_id = ANY (article_ids) AND e IS NOT NULL AND r.near_day IS NOT NULL
	ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive.note_reports(bigint[]) IS
'Notes which events and sides the reports of these articles tell, before they change. For whatever changes them.';

CREATE FUNCTION news_archive.forget_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	PERFORM news_archive.note_reports(article_ids);
	DELETE FROM time_expression WHERE article_id = ANY (article_ids);
	DELETE FROM event_report WHERE article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive.forget_reports(bigint[]) IS
'Takes away the time expressions and event reports of these articles, and notes what they tell. For whatever reads them again.';

CREATE FUNCTION news_archive.read_times_again(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
	read bigint[] := '{}';
BEGIN
	PERFORM news_archive.entered();
	FOR a IN SELECT r.article_id, r.body, r.published, r.language FROM article r WHERE r.article_id = ANY (article_ids) ORDER BY r.article_id FOR KEY SHARE LOOP
		PERFORM news_archive.forget_reports(ARRAY[a.article_id]);
		PERFORM news_archive.analyse_times(a.article_id, a.body, lower(a.published), a.language);
		read := read || a.article_id;
	END LOOP;
	RETURN read;
END $$;
COMMENT ON FUNCTION news_archive.read_times_again(bigint[]) IS
'Reads the time expressions and event reports of these articles anew, from the days they have now, and notes what the reports told; gives the articles, those of them that are there. For refresh and the corrections.';

CREATE FUNCTION news_archive.note_mentions(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO pending_block (kind, key)
	SELECT 'entity', m.entity_id::text FROM mention m WHERE m.article_id = ANY (article_ids) AND m.entity_id IS NOT NULL
	UNION SELECT 'name', news_archive.content_id(m.kind, m.name)::text FROM mention m WHERE m.article_id = ANY (article_ids) AND m.name IS NOT NULL
	ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive.note_mentions(bigint[]) IS
'Notes which entities and names these articles mention, before the mentions go. For whatever reads them again or takes them out.';
