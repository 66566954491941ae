-- link_events: which reports tell the same happening.

CREATE FUNCTION news_archive.event_groups(actor_ids bigint[], actor_codes text[], target_ids bigint[], target_codes text[],
		during daterange[], near daterange[], words_ids bigint[], story_ids bigint[], reciprocal boolean) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_groups';
COMMENT ON FUNCTION news_archive.event_groups(bigint[], text[], bigint[], text[], daterange[], daterange[], bigint[], bigint[], boolean) IS
'Tells which reports of one type of act tell the same event: for each report the position of the first of its group. Same sides on the same day are one event; a report with a side or a day less exact joins the only event it fits, of its story or within the days of near. NULL elements mean not known. Errors: array_subscript_error when the arrays differ in length.';

CREATE FUNCTION news_archive.forget_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO pending_event
	SELECT DISTINCT r.event_id FROM event_report r WHERE r.article_id = ANY (article_ids) AND r.event_id IS NOT NULL
	ON CONFLICT DO NOTHING;
	DELETE FROM time_expression WHERE article_id = ANY (article_ids);
	DELETE FROM event_report WHERE article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive.forget_reports(bigint[]) IS
'Takes away the time expressions and event reports of these articles, and notes their events, which link_events() describes anew or takes away. For whatever reads them again.';

CREATE FUNCTION news_archive.is_reciprocal(type text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN type = 'CONSULT';
COMMENT ON FUNCTION news_archive.is_reciprocal(text) IS
'Whether a type of act has no direction: who meets is met.';

-- What a report counts by: the entity when there is one; else country and sector.
CREATE FUNCTION news_archive.side_code(country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(country, '') || coalesce(sector, '');
COMMENT ON FUNCTION news_archive.side_code(text, text) IS
'Country and sector of an actor in one word: RUSGOV, IGO; empty when neither is known.';

CREATE FUNCTION news_archive.told_side(side text, kind text, country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN side IS NULL THEN ''
		WHEN country IS NULL AND sector IS NULL THEN '-'
		WHEN sector IS NULL AND kind IS DISTINCT FROM 'place' THEN country || '?'
		ELSE news_archive.side_code(country, sector) END;
COMMENT ON FUNCTION news_archive.told_side(text, text, text, text) IS
'side_code() of a side, for telling who else it may be; "-" for one that is told without a country or sector ("workers"), which nobody else can be; SYR? for one of whom only the country is told ("a Syrian action group") and that is not the country itself: none of its people; empty for one that is not told. kind is that of the mention, if it is one.';

-- A denial, a plan and the deed are three events; so are the demand to resign and the demand to talk.
CREATE FUNCTION news_archive.kind_of_act(type text, mode text, status text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN type || CASE WHEN type IN ('REQUEST', 'REJECT', 'THREATEN', 'RETREAT', 'COERCE', 'SANCTION') THEN coalesce(' ' || mode, '') ELSE '' END
		|| CASE WHEN status <> 'actual' THEN ' ' || status ELSE '' END;
COMMENT ON FUNCTION news_archive.kind_of_act(text, text, text) IS
'What two reports must share to tell one event: its type; the mode, where that tells what was done or asked ("REQUEST yield") and not how ("ASSAULT firearms"); and the status, if it is not told as done.';

CREATE FUNCTION news_archive.report_days(during daterange, status text, published daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN during IS NOT NULL THEN during WHEN status = 'actual' THEN daterange(lower(published) - 7, upper(published)) END;
COMMENT ON FUNCTION news_archive.report_days(daterange, text, daterange) IS
'The days on which a reported act may have been: its own, or, when it has none and is told as done, the week up to its publication.';

-- A place that acts is its state: Moscow, the Kremlin and Russia are one side, told by its code.
CREATE FUNCTION news_archive.acting_entity(entity_id bigint, entity_kind text, country text) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN entity_kind = 'place' AND country IS NOT NULL THEN NULL ELSE entity_id END;
COMMENT ON FUNCTION news_archive.acting_entity(bigint, text, text) IS
'The entity that a side of an event is counted by; NULL for a place that stands for its state, which is counted by country.';

CREATE FUNCTION news_archive.link_events(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	t record;
	stale bigint[];
	stories bigint[];
	changed bigint[] := '{}';
BEGIN
	PERFORM news_archive.entered();
	stories := ARRAY(SELECT DISTINCT story_id FROM article WHERE article_id = ANY (article_ids) AND story_id IS NOT NULL);
	stale := ARRAY(SELECT event_id FROM event_report WHERE article_id = ANY (article_ids) AND event_id IS NOT NULL UNION SELECT event_id FROM pending_event);
	FOR t IN
		-- days around which events may change, wide enough for a report that spans up to EVENT_WINDOW_DAYS
		SELECT type, act, range_agg(daterange(lower(near) - 31, upper(near) + 31)) FILTER (WHERE upper(near) - lower(near) <= 31) AS near
		FROM (SELECT r.type, news_archive.kind_of_act(r.type, r.mode, r.status) AS act, news_archive.report_days(r.during, r.status, a.published) AS near
			FROM event_report r JOIN article a USING (article_id) WHERE r.article_id = ANY (article_ids) OR r.event_id = ANY (stale)) n
		GROUP BY type, act
	LOOP
		WITH around AS (
			SELECT r.* FROM event_report r WHERE r.type = t.type AND r.during && t.near
			UNION
			SELECT r.* FROM article a JOIN event_report r USING (article_id) WHERE a.published && t.near AND r.type = t.type AND r.during IS NULL
			UNION
			SELECT r.* FROM event_report r WHERE r.type = t.type AND (r.article_id = ANY (article_ids) OR r.event_id = ANY (stale))
			UNION
			SELECT r.* FROM article a JOIN event_report r USING (article_id) WHERE a.story_id = ANY (stories) AND r.type = t.type),
		ordered AS (
			SELECT r.article_id, r.report_no, r.event_id, r.during, r.words_id, a.story_id,
				r.actor_country, r.actor_sector, r.target_country, r.target_sector,
				news_archive.acting_entity(r.actor_id, am.kind, r.actor_country) AS actor_id,
				news_archive.acting_entity(r.target_id, tm.kind, r.target_country) AS target_id,
				news_archive.told_side(r.actor, am.kind, r.actor_country, r.actor_sector) AS actor_code,
				news_archive.told_side(r.target, tm.kind, r.target_country, r.target_sector) AS target_code,
				news_archive.report_days(r.during, r.status, a.published) AS near, row_number() OVER (ORDER BY r.article_id, r.report_no) AS n
			FROM around r JOIN article a USING (article_id)
				LEFT JOIN mention am ON am.article_id = r.article_id AND am.mention_no = r.actor_mention
				LEFT JOIN mention tm ON tm.article_id = r.article_id AND tm.mention_no = r.target_mention
			WHERE news_archive.kind_of_act(r.type, r.mode, r.status) = t.act),
		grouped AS (
			SELECT news_archive.event_groups(array_agg(actor_id ORDER BY n), array_agg(actor_code ORDER BY n),
				array_agg(target_id ORDER BY n), array_agg(target_code ORDER BY n),
				array_agg(during ORDER BY n), array_agg(near ORDER BY n), array_agg(words_id ORDER BY n), array_agg(story_id ORDER BY n),
				news_archive.is_reciprocal(t.type)) AS groups
			FROM ordered),
		placed AS (
			SELECT o.*, g.group_no, news_archive.event_key(t.type, t.act, o.actor_id, o.actor_country, o.actor_sector, o.target_id, o.target_country,
					o.target_sector, o.during, o.words_id) AS key
			FROM ordered o JOIN (SELECT u.* FROM grouped, unnest(groups) WITH ORDINALITY u(group_no, n)) g USING (n)),
		named AS (
			-- an event is named after its most exact report: both sides known, the shortest time
			SELECT *, first_value(key) OVER (PARTITION BY group_no
				ORDER BY actor_id IS NULL, target_id IS NULL, upper(during) - lower(during) NULLS LAST, key) AS new_id
			FROM placed),
		moved AS (
			UPDATE event_report r SET event_id = n.new_id FROM named n
			WHERE r.article_id = n.article_id AND r.report_no = n.report_no AND r.event_id IS DISTINCT FROM n.new_id
			RETURNING n.event_id AS was, n.new_id)
		SELECT changed || coalesce(array_agg(was) FILTER (WHERE was IS NOT NULL), '{}') || coalesce(array_agg(new_id), '{}')
		INTO changed FROM moved;
	END LOOP;
	PERFORM news_archive.describe_events(ARRAY(SELECT DISTINCT e FROM unnest(changed || stale) e));
	DELETE FROM pending_event WHERE event_id = ANY (stale);
END $$;
COMMENT ON FUNCTION news_archive.link_events(bigint[]) IS
'Groups the reports of these articles with those of all others into events. For refresh.';

CREATE FUNCTION news_archive.event_key(type text, act text, actor_id bigint, actor_country text, actor_sector text, target_id bigint, target_country text,
		target_sector text, during daterange, words_id bigint) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (
		SELECT news_archive.content_id('event', act,
			CASE WHEN news_archive.is_reciprocal(type) THEN least(a, b) ELSE a END, CASE WHEN news_archive.is_reciprocal(type) THEN greatest(a, b) ELSE b END,
			to_char(lower(during), 'YYYY-MM-DD'), to_char(upper(during), 'YYYY-MM-DD'),
			CASE WHEN during IS NULL OR lower_inf(during) OR upper_inf(during) THEN words_id::text END)
		FROM (SELECT coalesce(actor_id::text, news_archive.side_code(actor_country, actor_sector)) AS a,
			coalesce(target_id::text, news_archive.side_code(target_country, target_sector)) AS b) s);
COMMENT ON FUNCTION news_archive.event_key(text, text, bigint, text, text, bigint, text, text, daterange, bigint) IS
'The identifier an event has when this report is its most exact one.';
