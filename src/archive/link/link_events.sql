-- link_events: which reports tell the same happening.
--
-- Reports that say just the same (kind of act, sides, days) have one key, which is a hash of it.  A report that says
-- less is counted to a key that says more, its parent (event_parents); an event is all that comes to one key this way,
-- and has its id. What a report's key and parent are is told by the report, its story, and those who take part in acts
-- of its kind on its days: so only these are looked at again when something changes there, and no order shows.

CREATE FUNCTION news_archive_inner.event_parents(key_ids bigint[], kind_ids bigint[], actor_ids bigint[],
	actor_codes text[], target_ids bigint[], target_codes text[],
		during daterange[], near daterange[], story_ids bigint[], flags bigint[], OUT key_id bigint,
			OUT parent_id bigint)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_parents';
COMMENT ON FUNCTION news_archive_inner.event_parents(bigint[], bigint[], bigint[], text[], bigint[], text[],
	daterange[], daterange[], bigint[], bigint[]) IS
'Which more exact key tells the act of each key asked for, NULL for none: the arrays have an element for each report, '
'flags is 1 for an act without direction, plus 2 where the key is asked for. A report with a side or a day less exact '
'tells the only act it fits, of its story or else of those in which somebody it names takes part on the days of near. '
'NULL elements mean not known. Errors: array_subscript_error when the arrays differ in length.';

CREATE FUNCTION news_archive.is_reciprocal(type text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN type = 'CONSULT';
COMMENT ON FUNCTION news_archive.is_reciprocal(text) IS
'Whether a type of act has no direction: who meets is met.';

-- What a report counts by: the entity when there is one; else country and sector.
CREATE FUNCTION news_archive_inner.side_code(country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(country, '') || coalesce(sector, '');
COMMENT ON FUNCTION news_archive_inner.side_code(text, text) IS
'Country and sector of an actor in one word: RUSGOV, IGO; empty when neither is known.';

CREATE FUNCTION news_archive_inner.told_side(side text, kind text, country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN side IS NULL THEN ''
		WHEN country IS NULL AND sector IS NULL THEN '-'
		WHEN sector IS NULL AND kind IS DISTINCT FROM 'place' THEN country || '?'
		ELSE news_archive_inner.side_code(country, sector) END;
COMMENT ON FUNCTION news_archive_inner.told_side(text, text, text, text) IS
'side_code() of a side, for telling who else it may be; "-" for one that is told without a country or sector '
'("workers"), which nobody else can be; SYR? for one of whom only the country is told ("a Syrian action group") and '
'that is not the country itself: none of its people; empty for one that is not told. kind is that of the mention, if '
'it is one.';

-- A denial, a plan and the deed are three events; so are the demand to resign and the demand to talk.
CREATE FUNCTION news_archive.kind_of_act(type text, mode text, status text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN type || CASE WHEN type IN ('REQUEST', 'REJECT', 'THREATEN', 'RETREAT', 'COERCE', 'SANCTION')
		THEN coalesce(' ' || mode, '') ELSE '' END
		|| CASE WHEN status <> 'actual' THEN ' ' || status ELSE '' END;
COMMENT ON FUNCTION news_archive.kind_of_act(text, text, text) IS
'What two reports must share to tell one event: its type; the mode, where that tells what was done or asked ("REQUEST '
'yield") and not how ("ASSAULT firearms"); and the status, if it is not told as done.';

CREATE FUNCTION news_archive_inner.report_days(during daterange, status text, published daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN during IS NOT NULL THEN during WHEN status = 'actual'
		THEN daterange(lower(published) - 7, upper(published)) END;
COMMENT ON FUNCTION news_archive_inner.report_days(daterange, text, daterange) IS
'The days on which a reported act may have been: its own, or, when it has none and is told as done, the week up to its '
'publication.';

-- A place that acts is its state: Moscow, the Kremlin and Russia are one side, told by its code.
CREATE FUNCTION news_archive_inner.acting_entity(entity_id bigint, entity_kind text, country text) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN entity_kind = 'place' AND country IS NOT NULL THEN NULL ELSE entity_id END;
COMMENT ON FUNCTION news_archive_inner.acting_entity(bigint, text, text) IS
'The entity that a side of an event is counted by; NULL for a place that stands for its state, which is counted by '
'country.';

-- When somebody is named, or both sides have their country, and the days are known, the same is the same in all
-- stories; else in one story, and what tells neither a day nor a name in copies of one sentence only.
CREATE FUNCTION news_archive_inner.event_key(type text, act text, actor_id bigint, actor_code text, target_id bigint,
	target_code text, during daterange,
		story_id bigint, words_id bigint) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (
		SELECT news_archive.content_id('event', act,
			CASE WHEN news_archive.is_reciprocal(type) THEN least(a COLLATE "C", b COLLATE "C") ELSE a END,
				CASE WHEN news_archive.is_reciprocal(type) THEN greatest(a COLLATE "C", b COLLATE "C") ELSE b END,
			CASE WHEN dated THEN to_char(lower(during), 'YYYY-MM-DD') END, CASE WHEN dated
				THEN to_char(upper(during), 'YYYY-MM-DD') END,
			CASE WHEN dated AND (named OR (length(a) >= 3 AND length(b) >= 3)) THEN NULL
				WHEN dated OR named THEN 'story ' || story_id
				ELSE 'words ' || words_id END)
		FROM (SELECT coalesce(actor_id::text, actor_code) AS a, coalesce(target_id::text, target_code) AS b,
				actor_id IS NOT NULL OR target_id IS NOT NULL AS named,
				during IS NOT NULL AND NOT lower_inf(during) AND NOT upper_inf(during) AS dated) s);
COMMENT ON FUNCTION news_archive_inner.event_key(text, text, bigint, text, bigint, text, daterange, bigint, bigint) IS
'The identifier of what a report says: reports that say just the same have one. act is kind_of_act(), the codes are '
'told_side().';

-- What counts of each report, in the order of the arguments of event_parents().
CREATE FUNCTION news_archive_inner.reports_to_group(wanted_articles bigint[], wanted_keys bigint[])
	RETURNS TABLE (article_id bigint, report_no int, key_id bigint, type text, act text, actor_id bigint,
		actor_code text, target_id bigint, target_code text,
		during daterange, near daterange, story_id bigint, words_id bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	others bigint[];
	all_articles bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	others := ARRAY(SELECT DISTINCT x.article_id FROM event_report x
		WHERE x.key_id = ANY (wanted_keys) AND (wanted_articles IS NULL OR x.article_id <> ALL (wanted_articles)));
	all_articles := ARRAY(SELECT unnest(wanted_articles) UNION SELECT unnest(others));
	RETURN QUERY
	SELECT r.article_id, r.report_no, r.key_id, r.type, news_archive.kind_of_act(r.type, r.mode, r.status),
		news_archive_inner.acting_entity(r.actor_id, k.kind, r.actor_country),
			news_archive_inner.told_side(r.actor, k.kind, r.actor_country, r.actor_sector),
		news_archive_inner.acting_entity(r.target_id, l.kind, r.target_country),
			news_archive_inner.told_side(r.target, l.kind, r.target_country, r.target_sector),
		r.during, news_archive_inner.report_days(r.during, r.status, a.published), a.story_id, r.words_id
	-- each is told which articles: joined only, all articles and mentions may be read
	FROM event_report r JOIN article a ON a.article_id = r.article_id AND a.article_id = ANY (all_articles)
		-- two mentions of a report, not all that its article has
		LEFT JOIN LATERAL (SELECT m.kind FROM mention m
			WHERE m.article_id = r.article_id AND m.mention_no = r.actor_mention OFFSET 0) k ON true
		LEFT JOIN LATERAL (SELECT m.kind FROM mention m
			WHERE m.article_id = r.article_id AND m.mention_no = r.target_mention OFFSET 0) l ON true
	WHERE r.article_id = ANY (all_articles) AND (r.article_id = ANY (wanted_articles) OR r.key_id = ANY (wanted_keys));
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_to_group(bigint[], bigint[]) IS
'The reports of these articles and keys with what tells which event they are of. For refresh.';

CREATE FUNCTION news_archive_inner.key_reports(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(g.article_id) AS articles, array_agg(g.report_no) AS reports, array_agg(g.key_id) AS was,
		array_agg(news_archive_inner.event_key(g.type, g.act, g.actor_id, g.actor_code, g.target_id, g.target_code,
			g.during, g.story_id, g.words_id)) AS becomes,
		array_agg(CASE WHEN upper(g.near) - lower(g.near) <= news_archive_inner.event_window() THEN lower(g.near)
			END) AS days INTO told
	FROM news_archive_inner.reports_to_group(article_ids, NULL) g;
	UPDATE event_report r SET key_id = t.becomes, near_day = t.near_day
	FROM unnest(told.articles, told.reports, told.becomes, told.days) t(article_id, report_no, becomes, near_day)
	WHERE r.article_id = t.article_id AND r.report_no = t.report_no AND r.article_id = ANY (article_ids)
		AND (r.key_id, r.near_day) IS DISTINCT FROM (t.becomes, t.near_day);
	RETURN ARRAY(SELECT DISTINCT k FROM unnest(told.was || told.becomes) k WHERE k IS NOT NULL ORDER BY k);
END $$;
COMMENT ON FUNCTION news_archive_inner.key_reports(bigint[]) IS
'Gives the reports of these articles their keys; gives those they had and have. For refresh.';

CREATE FUNCTION news_archive_inner.reports_of_sides(entity_ids bigint[], firsts date[], lasts date[])
	RETURNS TABLE (article_id bigint, key_id bigint)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	FOR i IN 1 .. coalesce(cardinality(entity_ids), 0) LOOP
		RETURN QUERY SELECT x.article_id, x.key_id FROM event_report x
			WHERE x.actor_id = entity_ids[i] AND x.near_day BETWEEN firsts[i] AND lasts[i];
		RETURN QUERY SELECT x.article_id, x.key_id FROM event_report x
			WHERE x.target_id = entity_ids[i] AND x.near_day BETWEEN firsts[i] AND lasts[i];
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_of_sides(bigint[], date[], date[]) IS
'The reports in which each of these entities takes part on one of its days, from its first to its last, as actor or as '
'target. For refresh.';

-- Keys whose parents may be others: those touched, and vaguer ones in the stories touched or of those who take part.
CREATE FUNCTION news_archive_inner.keys_around(key_ids bigint[], story_ids bigint[], sides text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	of_stories bigint[];
	keys bigint[] := key_ids;
	s record;
BEGIN
	PERFORM news_archive_inner.entered();
	of_stories := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = ANY (story_ids));
	keys := keys || ARRAY(SELECT DISTINCT r.key_id FROM event_report r WHERE r.article_id = ANY (of_stories)
		AND r.key_id IS NOT NULL);
	-- up to a month before: so wide a span of days may still reach the day
	SELECT array_agg(u.id) AS ids, array_agg(u.day - news_archive_inner.event_window()) AS firsts,
		array_agg(u.day) AS lasts INTO s
	FROM (SELECT DISTINCT split_part(x, ' ', 1)::bigint AS id, split_part(x, ' ', 2)::date AS day
		FROM unnest(sides) x) u;
	keys := keys || ARRAY(SELECT DISTINCT r.key_id
		FROM news_archive_inner.reports_of_sides(s.ids, s.firsts, s.lasts) r);
	RETURN ARRAY(SELECT DISTINCT unnest(keys));
END $$;
COMMENT ON FUNCTION news_archive_inner.keys_around(bigint[], bigint[], text[]) IS
'These keys, and those of the reports of these stories and of these sides ("entity day", the day of an act they took '
'part in). For refresh.';

CREATE FUNCTION news_archive_inner.adopt_keys(asked bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	told record;
	near bigint[];
	s record;
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(DISTINCT g.story_id) AS stories, array_agg(g.actor_id) AS actors,
		array_agg(g.target_id) AS targets, array_agg(g.near) AS days INTO told
	FROM news_archive_inner.reports_to_group(NULL, asked) g;
	-- whom they may be counted to: the reports of their stories, and those of the people they name on their days
	near := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = ANY (told.stories));
	SELECT array_agg(x.id) AS ids, array_agg(x.first) AS firsts, array_agg(x.last) AS lasts INTO s
	FROM (SELECT DISTINCT v.id, lower(u.days) AS first, upper(u.days) - 1 AS last
		FROM unnest(told.actors, told.targets, told.days) u(actor, target, days),
			LATERAL (VALUES (u.actor), (u.target)) v(id)
		WHERE v.id IS NOT NULL AND upper(u.days) - lower(u.days) <= news_archive_inner.event_window()) x;
	near := near || ARRAY(SELECT DISTINCT r.article_id
		FROM news_archive_inner.reports_of_sides(s.ids, s.firsts, s.lasts) r);
	near := ARRAY(SELECT DISTINCT unnest(near));
	WITH around AS MATERIALIZED (
		SELECT g.*, g.key_id = ANY (asked) AS asked FROM news_archive_inner.reports_to_group(near, asked) g),
	parents AS MATERIALIZED (
		SELECT p.key_id, p.parent_id
		FROM (SELECT array_agg(g.key_id) AS keys, array_agg(news_archive.content_id(g.act)) AS kinds,
			array_agg(g.actor_id) AS actors, array_agg(g.actor_code) AS actor_codes,
				array_agg(g.target_id) AS targets, array_agg(g.target_code) AS target_codes,
					array_agg(g.during) AS during, array_agg(g.near) AS near,
				array_agg(g.story_id) AS stories, array_agg(CASE WHEN news_archive.is_reciprocal(g.type) THEN 1 ELSE 0
					END + CASE WHEN g.asked THEN 2 ELSE 0 END::bigint) AS flags
			FROM around g) x,
			LATERAL news_archive_inner.event_parents(x.keys, x.kinds, x.actors, x.actor_codes, x.targets,
				x.target_codes, x.during, x.near, x.stories, x.flags) p
		WHERE p.parent_id IS NOT NULL),
	orphaned AS (
		DELETE FROM event_parent e WHERE e.key_id = ANY (asked) AND NOT EXISTS (SELECT FROM parents p
			WHERE p.key_id = e.key_id)
		RETURNING e.key_id),
	adopted AS (
		INSERT INTO event_parent AS e (key_id, parent_id) SELECT p.key_id, p.parent_id FROM parents p
		ON CONFLICT (key_id) DO UPDATE SET parent_id = excluded.parent_id WHERE e.parent_id <> excluded.parent_id
		RETURNING e.key_id)
	SELECT array_agg(c.key_id) INTO changed FROM (SELECT o.key_id FROM orphaned o UNION SELECT a.key_id
		FROM adopted a) c;
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.adopt_keys(bigint[]) IS
'Gives these keys the parents they have now; gives those that have another one, or none any more. For refresh.';

-- Which event each of these keys, and those below them, comes to.
CREATE FUNCTION news_archive_inner.roots_of_keys(key_ids bigint[]) RETURNS TABLE (key_id bigint, root_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	all_keys bigint[] := key_ids;
	below bigint[] := key_ids;
	roots bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	-- parents are more exact, of five degrees
	FOR i IN 1 .. 5 LOOP
		below := ARRAY(SELECT e.key_id FROM event_parent e WHERE e.parent_id = ANY (below));
		EXIT WHEN below = '{}';
		all_keys := all_keys || below;
	END LOOP;
	all_keys := ARRAY(SELECT DISTINCT k FROM unnest(all_keys) k);
	roots := all_keys;
	FOR i IN 1 .. 5 LOOP
		roots := ARRAY(SELECT coalesce(e.parent_id, r.k) FROM unnest(roots) WITH ORDINALITY r(k, n)
			LEFT JOIN event_parent e ON e.key_id = r.k ORDER BY r.n);
	END LOOP;
	RETURN QUERY SELECT u.k, u.r FROM unnest(all_keys, roots) u(k, r);
END $$;
COMMENT ON FUNCTION news_archive_inner.roots_of_keys(bigint[]) IS
'These keys and those that are counted to them, each with the key that all come to. For refresh.';

-- Where an analyst says that two reports tell the same event, or two events.  Of reports said to tell another one than
-- a report before them, each comes to the first of its key's events that none of these is in; then events that are said
-- to be the same are one.
CREATE FUNCTION news_archive_inner.corrected_events(OUT part_articles bigint[], OUT part_reports int[],
	OUT part_events bigint[], OUT was bigint[], OUT becomes bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	t record;
	said record;
	of_said bigint[];
	r record;
	roots bigint[];
	parts int[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.kind) AS kinds, array_agg(x.a_article || ' ' || x.a_report) AS a,
		array_agg(x.b_article || ' ' || x.b_report) AS b INTO t FROM news_archive_inner.corrected_event_ties() x;
	part_articles := '{}';
	part_reports := '{}';
	roots := '{}';
	parts := '{}';
	of_said := ARRAY(SELECT DISTINCT split_part(u, ' ', 1)::bigint FROM unnest(t.a || t.b) u);
	SELECT array_agg(x.article_id) AS articles, array_agg(x.report_no) AS reports, array_agg(x.key_id) AS keys INTO said
	FROM event_report x WHERE x.article_id = ANY (of_said) AND x.article_id || ' ' || x.report_no = ANY (t.a || t.b);
	FOR r IN
		SELECT e.article_id, e.report_no, k.root_id
		FROM unnest(said.articles, said.reports, said.keys) e(article_id, report_no, key_id),
			LATERAL (SELECT y.root_id FROM news_archive_inner.roots_of_keys(ARRAY[e.key_id]) y
				WHERE y.key_id = e.key_id) k
		ORDER BY e.article_id, e.report_no
	LOOP
		part_articles := part_articles || r.article_id;
		part_reports := part_reports || r.report_no;
		roots := roots || r.root_id;
		parts := parts || coalesce((SELECT min(p) FROM generate_series(0, cardinality(parts)) p
			WHERE NOT EXISTS (SELECT FROM unnest(part_articles, part_reports, roots, parts) o(article_id, report_no,
				root_id, part)
				JOIN unnest(t.kinds, t.a, t.b) x(kind, a, b) ON x.kind = 'apart'
					AND ((x.a = o.article_id || ' ' || o.report_no AND x.b = r.article_id || ' ' || r.report_no)
						OR (x.b = o.article_id || ' ' || o.report_no AND x.a = r.article_id || ' ' || r.report_no))
				WHERE o.root_id = r.root_id AND o.part = p)), 0);
	END LOOP;
	part_events := ARRAY(SELECT CASE WHEN o.part = 0 THEN o.root_id
		ELSE news_archive.content_id('apart', o.root_id::text, o.part::text) END
		FROM unnest(roots, parts) WITH ORDINALITY o(root_id, part, n) ORDER BY o.n);
	SELECT array_agg(c.node), array_agg(c.component) INTO was, becomes
	FROM (SELECT array_agg(a.event_id) AS a, array_agg(b.event_id) AS b
		FROM unnest(t.kinds, t.a, t.b) x(kind, a, b)
			JOIN unnest(part_articles, part_reports, part_events) a(article_id, report_no, event_id) ON x.a
				= a.article_id || ' ' || a.report_no
			JOIN unnest(part_articles, part_reports, part_events) b(article_id, report_no, event_id) ON x.b
				= b.article_id || ' ' || b.report_no
		WHERE x.kind = 'same') g, LATERAL news_archive.connected_components(g.a, g.b) c;
	was := coalesce(was, '{}');
	becomes := coalesce(becomes, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.corrected_events() IS
'What corrected_event_ties() makes of the events of keys: reports with the events they come to, and events (was) that '
'are others (becomes). For refresh.';

-- story_ids are those touched; sides and event_ids what reports left behind that are gone.
CREATE FUNCTION news_archive_inner.link_events(article_ids bigint[], story_ids bigint[], key_ids bigint[], sides text[],
	event_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys bigint[];
	asked bigint[];
	changed bigint[];
	said record;
	rooted record;
	keyed record;
	moved record;
BEGIN
	PERFORM news_archive_inner.entered();
	keys := news_archive_inner.key_reports(article_ids) || key_ids;
	sides := sides || ARRAY(SELECT DISTINCT e || ' ' || to_char(r.near_day, 'YYYY-MM-DD') FROM event_report r,
		LATERAL (VALUES (r.actor_id), (r.target_id)) v(e)
		WHERE r.article_id = ANY (article_ids) AND e IS NOT NULL AND r.near_day IS NOT NULL);
	asked := news_archive_inner.keys_around(keys, story_ids, sides);
	keys := keys || news_archive_inner.adopt_keys(asked);
	said := news_archive_inner.corrected_events();
	IF EXISTS (SELECT FROM correction c WHERE c.kind IN ('merge events', 'split event')) THEN
		-- with all that comes to the same event, by what an analyst says or said
		asked := ARRAY(SELECT x.key_id FROM unnest(said.part_articles, said.part_reports) p(article_id, report_no)
			JOIN event_report x USING (article_id, report_no) WHERE x.article_id = ANY (said.part_articles));
		keys := ARRAY(SELECT k.root_id FROM news_archive_inner.roots_of_keys(keys || asked) k);
	END IF;
	SELECT array_agg(k.key_id) AS keys, array_agg(coalesce(c.becomes, k.root_id)) AS roots INTO rooted
	FROM news_archive_inner.roots_of_keys(keys) k LEFT JOIN unnest(said.was, said.becomes) c(was, becomes) ON c.was
		= k.root_id;
	SELECT array_agg(x.article_id) AS articles, array_agg(x.report_no) AS reports, array_agg(x.key_id) AS keys,
		array_agg(x.event_id) AS events INTO keyed
	FROM event_report x WHERE x.key_id = ANY (rooted.keys);
	SELECT array_agg(x.article_id) AS articles, array_agg(x.report_no) AS reports, array_agg(x.was) AS was,
		array_agg(x.root_id) AS roots INTO moved
	FROM (SELECT r.article_id, r.report_no, r.event_id AS was, coalesce(p.event_id, k.root_id) AS root_id
		FROM unnest(keyed.articles, keyed.reports, keyed.keys, keyed.events) r(article_id, report_no, key_id, event_id)
			JOIN unnest(rooted.keys, rooted.roots) k(key_id, root_id) ON k.key_id = r.key_id
			LEFT JOIN (SELECT u.article_id, u.report_no, coalesce(c.becomes, u.event_id) AS event_id
				FROM unnest(said.part_articles, said.part_reports, said.part_events) u(article_id, report_no, event_id)
					LEFT JOIN unnest(said.was, said.becomes) c(was, becomes) ON c.was = u.event_id) p ON p.article_id
						= r.article_id AND p.report_no = r.report_no) x
	WHERE x.was IS DISTINCT FROM x.root_id;
	UPDATE event_report r SET event_id = k.root_id
		FROM unnest(moved.articles, moved.reports, moved.roots) k(article_id, report_no, root_id)
	WHERE r.article_id = ANY (moved.articles) AND r.article_id = k.article_id AND r.report_no = k.report_no;
	changed := ARRAY(SELECT DISTINCT e FROM unnest(moved.was || moved.roots) e WHERE e IS NOT NULL);
	changed := ARRAY(
		SELECT unnest(changed) UNION SELECT unnest(event_ids)
		UNION SELECT r.event_id FROM event_report r WHERE r.article_id = ANY (article_ids));
	PERFORM news_archive_inner.describe_events(changed);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_events(bigint[], bigint[], bigint[], text[], bigint[]) IS
'Groups the reports of these articles with those of all others into events; story_ids are the stories that won or lost '
'articles or reports, key_ids, sides and event_ids what reports that are gone had. For refresh.';
