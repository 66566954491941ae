-- drawings: the pictures of a dossier as files of their own.

CREATE FUNCTION news_archive_inner.drawing_data(kind text, wanted text, id bigint, wanted_during daterange,
	min_confidence real, of_archive name) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	name text;
	article_ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	name := coalesce((SELECT e.name FROM news_archive_inner.seen_entities(ARRAY[id]) e), 'the archive');
	IF kind = 'timeline' THEN
		RETURN news_archive_inner.timeline_chart('Events around ' || name,
			ARRAY(SELECT t.event_id FROM news_archive.timeline(wanted, wanted_during, of_archive, min_confidence) t));
	ELSIF kind = 'network' THEN
		RETURN news_archive_inner.network_chart('People and bodies around ' || name, wanted, wanted_during,
			min_confidence, of_archive);
	END IF;
	article_ids := ARRAY(SELECT a.article_id FROM article a
		WHERE (wanted_during IS NULL OR a.published && wanted_during)
			AND (id IS NULL OR EXISTS (SELECT FROM mention m WHERE m.article_id = a.article_id AND m.entity_id = id)));
	RETURN news_archive_inner.coverage_chart(CASE WHEN id IS NULL THEN 'Articles by outlet' ELSE 'Articles that name '
		|| name || ', by outlet' END, article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.drawing_data(text, text, bigint, daterange, real, name)
	IS 'What a drawing (timeline, network, bars) of somebody in the archive entered is made from. Raises no notices.';

CREATE FUNCTION news_archive_inner.select_drawing(kind text, wanted text, wanted_during daterange, archive name,
	min_confidence real) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	id := news_archive_inner.select_entity(wanted);
	IF id = 0 OR (wanted IS NULL AND kind = 'timeline') THEN
		RETURN NULL;
	END IF;
	RETURN news_archive_inner.render_drawing(kind, news_archive_inner.drawing_data(kind, wanted, id, wanted_during,
		min_confidence, archive));
END $$;
COMMENT ON FUNCTION news_archive_inner.select_drawing(text, text, daterange, name, real)
	IS 'What timeline_svg, network_svg and coverage_svg stand on.';

CREATE FUNCTION news_archive.timeline_svg(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_drawing('timeline', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.timeline_svg(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, along a line of time as an SVG file: a lane a type of act, a bar '
'an event, as wide as its days are inexact and as high as it has independent sources, pale with a broken edge when it '
'is less sure than sure_enough(), hollow when it was not done. More than 250 events are counted by period. '
'during and min_confidence are as in find_events(). NULL for NULL. Errors: those of timeline().';

CREATE FUNCTION news_archive.network_svg(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_drawing('network', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.network_svg(text, news_archive.days, name, real) IS
'Who has to do with whom as an SVG file: network() of somebody, named in any spelling, or of the whole archive for '
'NULL; the people and bodies with most acts, 18 at most, always at the same places. Lines tell who met, who did '
'something to the other, and who is only named together. during and min_confidence are as in network(). Errors: '
'those of network().';

CREATE FUNCTION news_archive.coverage_svg(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_drawing('bars', $1, $2, $3, NULL) $$;
COMMENT ON FUNCTION news_archive.coverage_svg(text, news_archive.days, name) IS
'When which outlet published articles that name somebody (in any spelling), or all its articles for NULL, as an SVG '
'file: a row an outlet, a bar a day, week, month or year, by how long the time is. during keeps what may have been '
'published then. Errors: those of coverage().';
