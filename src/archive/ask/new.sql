-- new: what came into an archive since somebody looked last.

CREATE TYPE news_archive.new_row AS (what text, change text, id bigint, kind text, title text, during daterange,
	new_articles bigint, loaded_at timestamptz);
COMMENT ON TYPE news_archive.new_row IS 'What came into an archive, as new_since() gives it.';
COMMENT ON COLUMN news_archive.new_row.what IS 'event, entity or article.';
COMMENT ON COLUMN news_archive.new_row.change IS 'new, or more for an event that got another report.';
COMMENT ON COLUMN news_archive.new_row.id IS 'Of the event, entity or article.';
COMMENT ON COLUMN news_archive.new_row.kind IS 'The type of an event, the kind of an entity, the outlet of an article. '
	'NULL: the outlet is not known.';
COMMENT ON COLUMN news_archive.new_row.title IS 'The words of an event, the name of an entity, the headline of an '
	'article. NULL: none.';
COMMENT ON COLUMN news_archive.new_row.during IS 'The days of an event or of the publication, half open. NULL: '
	'not known; an entity.';
COMMENT ON COLUMN news_archive.new_row.new_articles IS 'How many articles loaded since then tell it.';
COMMENT ON COLUMN news_archive.new_row.loaded_at IS 'When the last of them was loaded.';

CREATE FUNCTION news_archive.new_since(since timestamptz, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.new_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	fresh bigint[];
	told bigint[];
	acts record;
	names record;
	left_out bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF NOT EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = 'article'::regclass AND x.attname = 'loaded_at'
		AND NOT x.attisdropped) THEN
		RAISE EXCEPTION 'archive "%" does not know when its articles were loaded', archive
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = format('SELECT news_archive.upgrade_archive(%L);', archive);
	END IF;
	fresh := ARRAY(SELECT a.article_id FROM article a WHERE a.loaded_at > since);
	-- the events and entities that these tell, and whether older articles tell them too
	told := ARRAY(SELECT DISTINCT r.event_id FROM event_report r
		WHERE r.article_id = ANY (fresh) AND r.event_id IS NOT NULL);
	SELECT array_agg(x.event_id) AS ids, array_agg(x.articles) AS articles, array_agg(x.loaded_at) AS loaded,
		array_agg(x.older) AS older INTO acts
	FROM (SELECT r.event_id, count(DISTINCT r.article_id) FILTER (WHERE a.loaded_at > since) AS articles,
		max(a.loaded_at) AS loaded_at, bool_or(a.loaded_at <= since) AS older
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (told) GROUP BY r.event_id) x;
	told := ARRAY(SELECT DISTINCT m.entity_id FROM mention m
		WHERE m.article_id = ANY (fresh) AND m.entity_id IS NOT NULL);
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.articles) AS articles, array_agg(x.loaded_at) AS loaded INTO names
	FROM (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles, max(a.loaded_at) AS loaded_at
		FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = ANY (told) GROUP BY m.entity_id HAVING bool_and(a.loaded_at > since)) x;
	left_out := count(*) FROM news_archive_inner.visible_events(acts.ids) e WHERE e.confidence < min_confidence;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
	RETURN QUERY
	SELECT 'event'::text, CASE WHEN t.older THEN 'more' ELSE 'new' END, e.event_id, e.type, e.words, e.during,
		t.articles, t.loaded
	FROM unnest(acts.ids, acts.articles, acts.loaded, acts.older) t(id, articles, loaded, older)
		JOIN news_archive_inner.visible_events(acts.ids) e ON e.event_id = t.id
	WHERE min_confidence IS NULL OR e.confidence >= min_confidence
	ORDER BY t.loaded DESC, 2, t.articles DESC, lower(e.during), e.words COLLATE "C", e.event_id;
	RETURN QUERY
	SELECT 'entity'::text, 'new'::text, e.entity_id, e.kind, e.name, NULL::daterange, t.articles, t.loaded
	FROM unnest(names.ids, names.articles, names.loaded) t(id, articles, loaded)
		JOIN news_archive_inner.seen_entities(names.ids) e ON e.entity_id = t.id
	ORDER BY t.loaded DESC, t.articles DESC, e.name COLLATE "C", e.entity_id;
	RETURN QUERY
	SELECT 'article'::text, 'new'::text, a.article_id, a.outlet, a.title, a.published, 1::bigint, a.loaded_at
	FROM article a WHERE a.article_id = ANY (fresh)
	ORDER BY a.loaded_at DESC, lower(a.published), a.title COLLATE "C", a.article_id;
END $$;
COMMENT ON FUNCTION news_archive.new_since(timestamptz, name, real) IS
'What came into an archive after a moment: events, then entities, then articles, what was loaded last first. '
'what is event, entity or article, id its id; change is new, or more for an event that older articles tell too and '
'that got another report. kind is the type of an event (PLOVER), the kind of an entity, the outlet of an article '
'(NULL: not known); title the words of an event, the name of an entity, the headline of an article (NULL: none); '
'during the days of an event or of the publication; new_articles how many articles loaded since then tell it; '
'loaded_at when the last of them was. An entity is new when all articles that mention it are. An article has the '
'moment at which its load began, so what a load of an hour brings may be older than what you saw last: '
'ask from a little before (new_since(last - interval ''1 hour'')), or remember the ids. What is loaded but not linked '
'yet has articles only. Only events at least as sure as min_confidence (0 to 1; NULL for all). What a row-level policy '
'hides is left out, and an event is new when all reports are that you may see. No rows for NULL. Errors: '
'object_not_in_prerequisite_state before upgrade_archive(), invalid_parameter_value for a min_confidence out of 0 to '
'1, invalid_schema_name.';
