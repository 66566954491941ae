-- gather: sections of pages, as render_page() takes them.  Each gives NULL when it has nothing to show.

CREATE FUNCTION news_archive_inner.and_more(n bigint, one text, how text DEFAULT NULL) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN n > 0 THEN 'and ' || news_archive_inner.counted_text(n, 'more ' || one)
		|| coalesce(': ' || how, '') || '.' END;
COMMENT ON FUNCTION news_archive_inner.and_more(bigint, text, text)
	IS '"and 12 more articles: how to see them.": NULL for none. For pages.';

-- Its sentence is looked for in the neighbourhood of the words: the whole article is not cut up for one of them.
CREATE FUNCTION news_archive_inner.sentence_around(body text, start int, length int, OUT before text, OUT words text,
	OUT after text)
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	room constant int := 500;
	first_char constant int := greatest(start - room, 1);
	part constant text := substring(body, first_char, start - first_char + length + room);
	at constant int := start - first_char + 1;
	s record;
BEGIN
	SELECT min(x.start) AS begins, max(x.start + x.length) AS ends INTO s
	FROM news_archive.sentences(part) x WHERE x.start < at + sentence_around.length AND at < x.start + x.length;
	before := regexp_replace(substring(part, coalesce(s.begins, at), at - coalesce(s.begins, at)), '\s+', ' ', 'g');
	words := regexp_replace(left(substring(part, at, sentence_around.length), 700), '\s+', ' ', 'g');
	after := regexp_replace(substring(part, at + sentence_around.length,
		greatest(coalesce(s.ends, 0) - at - sentence_around.length, 0)), '\s+', ' ', 'g');
	IF char_length(before) > 320 THEN
		before := E'\u2026 ' || regexp_replace(right(before, 300), '^\S*\s', '');
	END IF;
	IF char_length(after) > 320 THEN
		after := regexp_replace(left(after, 300), '\s\S*$', '') || E' \u2026';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.sentence_around(text, int, int) IS
'The words of a text that begin at the 1-based character start and are length long, with what stands before and after '
'them in their sentence, white space as one space; what is long is cut short with an ellipsis.';

CREATE FUNCTION news_archive_inner.reports_of_events(event_ids bigint[], max_reports int)
	RETURNS TABLE (event_id bigint, told jsonb, left_out bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH every AS MATERIALIZED (
		SELECT r.event_id, r.article_id, r.report_no, r.start, r.length, r.attributed_to, a.outlet, a.published,
			-- the same words of another outlet say nothing new: they come last
			row_number() OVER (PARTITION BY r.event_id, r.words_id ORDER BY lower(a.published) NULLS LAST, r.article_id,
				r.report_no) AS again,
			row_number() OVER (PARTITION BY r.event_id, r.article_id ORDER BY r.confidence DESC, r.report_no)
				AS in_article, r.confidence
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (event_ids)),
	ranked AS (
		SELECT e.*, row_number() OVER (PARTITION BY e.event_id ORDER BY e.again > 1, e.in_article > 1,
			e.attributed_to IS NOT NULL, e.confidence DESC, lower(e.published) NULLS LAST, e.article_id, e.report_no)
			AS n,
			count(*) OVER (PARTITION BY e.event_id) AS reports
		FROM every e)
	SELECT r.event_id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('article_id', r.article_id::text, 'outlet',
		coalesce(r.outlet, 'Outlet not known'),
			'published', news_archive.during_text(r.published), 'before', s.before, 'words', s.words, 'after', s.after,
				'says', r.attributed_to)) ORDER BY r.n),
		min(r.reports) - count(*)
	FROM ranked r JOIN article a USING (article_id),
		LATERAL news_archive_inner.sentence_around(a.body, r.start, r.length) s
	WHERE r.n <= max_reports GROUP BY r.event_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_of_events(bigint[], int) IS
'The reports of these events of the archive entered, at most so many of each: of each article the surest, what outlets '
'say themselves before what they have from somebody, then the others: who says it, when, and the sentence.';

-- The days by which a list is cut into groups: months, or years where months would be many, or centuries.
CREATE FUNCTION news_archive_inner.group_of_day(day date, by text, OUT id text, OUT heading text, OUT first_day date,
	OUT last_day date)
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF day IS NULL OR NOT isfinite(day) THEN
		id := 't-undated';
		heading := 'Day not known';
		RETURN;
	END IF;
	first_day := date_trunc(by, day::timestamp)::date;
	last_day := (date_trunc(by, day::timestamp) + ('1 ' || by)::interval)::date;
	id := 't' || to_char(first_day, CASE by WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY' END) || CASE
		WHEN first_day < '0001-01-01' THEN 'bc' ELSE '' END;
	heading := CASE by WHEN 'month' THEN to_char(first_day, 'FMMonth FMYYYY') WHEN 'year'
		THEN to_char(first_day, 'FMYYYY') ELSE to_char(first_day, 'FMYYYY') || ' to ' || to_char(last_day - 1, 'FMYYYY')
		END
		|| CASE WHEN first_day < '0001-01-01' THEN ' BC' ELSE '' END;
END $$;
COMMENT ON FUNCTION news_archive_inner.group_of_day(date, text)
	IS 'The month, year or century of a day, with an id for links and a heading; those without a day have a group of '
	'their own.';

CREATE FUNCTION news_archive_inner.event_sections(title text, event_ids bigint[], max_events int DEFAULT 150,
	max_reports int DEFAULT 4, how text DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	step text;
	listed bigint[];
	groups jsonb;
	chart jsonb;
	legend jsonb;
	every bigint := coalesce(cardinality(event_ids), 0);
	undated bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	IF every = 0 THEN
		RETURN '[]';
	END IF;
	WITH told AS MATERIALIZED (
		SELECT e.event_id, lower(e.during) AS begins, upper(e.during) AS ends,
			news_archive_inner.day_number(upper(e.during)) - news_archive_inner.day_number(lower(e.during)) AS days,
			e.independent_sources, e.confidence, e.reports,
			coalesce(nullif(lower(e.during), '-infinity'), nullif(upper(e.during), 'infinity') - 1)::timestamp AS day
		FROM news_archive_inner.seen_events(event_ids) e),
	cut AS MATERIALIZED (
		SELECT CASE WHEN count(DISTINCT date_trunc('month', t.day)) <= 30 THEN 'month'
			WHEN count(DISTINCT date_trunc('year', t.day)) <= 100 THEN 'year' ELSE 'century' END AS step,
			count(*) FILTER (WHERE t.day IS NULL) AS undated FROM told t),
	grouped AS MATERIALIZED (
		-- "in 2021" is of no month
		SELECT t.*, date_trunc(p.step, t.day) AS part, p.step, row_number()
			OVER (ORDER BY t.begins NULLS LAST, t.ends, t.reports DESC, t.event_id) AS in_time,
			row_number() OVER (PARTITION BY p.step, date_trunc(p.step, t.day) ORDER BY t.independent_sources DESC,
				t.confidence DESC, t.reports DESC, t.event_id) AS in_group
		FROM told t, cut c, LATERAL (SELECT CASE WHEN c.step = 'month' AND t.days > 31 THEN 'year' ELSE c.step
			END AS step) p),
	-- of each group those with most sources; every group has some
	best AS (SELECT g.* FROM grouped g ORDER BY g.in_group, g.independent_sources DESC, g.confidence DESC, g.in_time
		LIMIT max_events),
	chosen AS MATERIALIZED (SELECT b.event_id, row_number() OVER (ORDER BY b.in_time) AS n FROM best b)
	SELECT (SELECT array_agg(c.event_id ORDER BY c.n) FROM chosen c), (SELECT c.step FROM cut c),
		(SELECT c.undated FROM cut c),
		(SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', d.id, 'heading', d.heading, 'count',
			to_char(p.events, 'FM999,999,999'), 'from', CASE WHEN p.step = c.step
			THEN news_archive_inner.day_number(d.first_day) END,
				'to', news_archive_inner.day_number(d.last_day), 'ids', p.ids, 'more',
					news_archive_inner.and_more(p.events - p.shown, 'event'))) ORDER BY p.part NULLS LAST, p.step DESC)
			FROM (SELECT g.part, g.step, count(*) AS events, count(c.event_id) AS shown,
				jsonb_agg(c.event_id::text ORDER BY c.n) FILTER (WHERE c.n IS NOT NULL) AS ids
				FROM grouped g LEFT JOIN chosen c ON c.event_id = g.event_id GROUP BY g.part, g.step) p, cut c,
					LATERAL news_archive_inner.group_of_day(p.part::date, p.step) d)
	INTO listed, step, undated, groups;
	chart := news_archive_inner.timeline_chart(title, event_ids, listed, (SELECT jsonb_agg(g - 'ids' ORDER BY n)
		FROM jsonb_array_elements(groups) WITH ORDINALITY x(g, n)));
	WITH items AS MATERIALIZED (
		SELECT e.event_id::text AS id,
			jsonb_strip_nulls(jsonb_build_object('n', c.n, 'event_id', e.event_id::text, 'when',
			coalesce(news_archive.during_text(e.during, e."precision"), 'Day not known'),
			'type', e.type, 'quad', l.quad, 'means',
				coalesce((SELECT o.meaning FROM news_archive.event_ontology() o
				WHERE o.type = e.type AND o.mode = e.mode), l.means),
			'actors', to_jsonb(e.actors), 'targets', to_jsonb(e.targets), 'mutual', news_archive.is_reciprocal(e.type),
			'place', e.place, 'status', e.status, 'sure', e.confidence >= news_archive_inner.sure_enough(),
				'confidence', to_char(e.confidence, 'FM0.00'),
			'sources', e.independent_sources, 'told', r.told, 'more',
				news_archive_inner.and_more(r.left_out, 'report'))) AS item
		FROM news_archive_inner.seen_events(listed) e JOIN unnest(listed) WITH ORDINALITY c(id, n) ON c.id = e.event_id
			LEFT JOIN news_archive_inner.reports_of_events(listed, max_reports) r ON r.event_id = e.event_id
				LEFT JOIN news_archive_inner.act_lanes() l ON l.type = e.type)
	SELECT jsonb_agg(x.g - 'ids' || jsonb_build_object('items',
		coalesce((SELECT jsonb_agg(i.item ORDER BY y.m)
		FROM jsonb_array_elements_text(x.g->'ids') WITH ORDINALITY y(id, m) JOIN items i ON i.id = y.id), '[]'))
		ORDER BY x.n)
	INTO groups FROM jsonb_array_elements(groups) WITH ORDINALITY x(g, n);
	SELECT jsonb_agg(jsonb_build_object('class', k.class, 'label', k.label) ORDER BY k.n) INTO legend
	FROM (SELECT count(*) FILTER (WHERE l.quad = 1) AS q1, count(*) FILTER (WHERE l.quad = 2) AS q2,
		count(*) FILTER (WHERE l.quad = 3) AS q3, count(*) FILTER (WHERE l.quad = 4) AS q4,
			count(*) FILTER (WHERE e.confidence < news_archive_inner.sure_enough()) AS unsure,
				count(*) FILTER (WHERE e.status <> 'actual' AND every <= 250) AS undone
		FROM news_archive_inner.seen_events(event_ids) e JOIN news_archive_inner.act_lanes() l ON l.type = e.type) x,
		LATERAL (VALUES (1, x.q1, 'q1', 'words of cooperation'), (2, x.q2, 'q2', 'deeds of cooperation'),
			(3, x.q3, 'q3', 'words of conflict'), (4, x.q4, 'q4', 'deeds of conflict'),
			(5, x.unsure, 'unsure', 'less sure'), (6, x.undone, 'undone', 'planned, demanded, denied or supposed')) k(n,
				found, class, label) WHERE k.found > 0;
	RETURN jsonb_build_array(
		jsonb_build_object('type', 'timeline', 'id', 'timeline', 'heading', 'Timeline', 'count',
			to_char(every, 'FM999,999,999'),
			'chart', chart,
			'legend', legend,
			'notes', to_jsonb(array_remove(ARRAY[
				CASE WHEN every <= 250 THEN 'A bar is as wide as its days are inexact, and as high as it has '
					'independent sources. It leads to its reports below.'
					ELSE 'The height of a bar is how many events a period has, the dark part those that are sure. '
						'It leads to the events of that time below.' END,
				CASE WHEN undated > 0 THEN news_archive_inner.counted_text(undated, 'event has no day and is',
					'events have no day and are') || ' in the list only.' END], NULL))),
		jsonb_strip_nulls(jsonb_build_object('type', 'events', 'id', 'events', 'heading', 'What happened', 'count',
			to_char(every, 'FM999,999,999'),
			'intro', 'Each with its reports: who says it, and the words that tell it, marked in their sentence.',
			'groups', groups, 'more', news_archive_inner.and_more(every - cardinality(listed), 'event', how))));
END $$;
COMMENT ON FUNCTION news_archive_inner.event_sections(text, bigint[], int, int, text) IS
'The timeline of these events of the archive entered, and the list of at most max_events of them with at most '
'max_reports reports each, by month, year or century. Of many events those of most sources are listed, some of every '
'period. how says where the others are seen. An empty array when there is no event.';

CREATE FUNCTION news_archive_inner.quote_section(wanted_speaker bigint, article_ids bigint[], wanted_during daterange,
	min_confidence real, max_quotes int DEFAULT 40, how text DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	items jsonb;
	every bigint;
	speakers bigint[];
	who record;
BEGIN
	PERFORM news_archive_inner.entered();
	speakers := ARRAY(SELECT DISTINCT q.speaker_id FROM quotation q
		WHERE wanted_speaker IS NULL AND (article_ids IS NULL OR q.article_id = ANY (article_ids))
		AND q.speaker_id IS NOT NULL);
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names INTO who
		FROM news_archive_inner.seen_entities(speakers) e;
	WITH pieces AS MATERIALIZED (
		SELECT q.article_id, q.saying, q.speaker_id, q.speaker_name, a.outlet, a.published,
			max(q.confidence) AS confidence,
			string_agg(regexp_replace(regexp_replace(q.quotation, ',\s*$', ''), '\s+', ' ', 'g'), E' [\u2026] '
				ORDER BY q.quotation_no) AS words, min(q.type COLLATE "C") AS type, min(q.addressee COLLATE "C")
				AS addressee
		FROM quotation q JOIN article a USING (article_id)
		WHERE (wanted_speaker IS NULL OR q.speaker_id = wanted_speaker)
			AND (article_ids IS NULL OR q.article_id = ANY (article_ids))
			AND (wanted_speaker IS NOT NULL OR q.speaker_name IS NOT NULL)
			AND q.attitude IS DISTINCT FROM 'notsaid' AND (wanted_during IS NULL OR a.published && wanted_during)
		GROUP BY q.article_id, q.saying, q.speaker_id, q.speaker_name, a.outlet, a.published),
	sayings AS MATERIALIZED (
		SELECT (array_agg(p.words ORDER BY lower(p.published) NULLS LAST, p.article_id))[1] AS words,
			(array_agg(p.published ORDER BY lower(p.published) NULLS LAST, p.article_id))[1] AS said,
			min(p.type) AS type, min(p.addressee) AS addressee, max(p.speaker_name COLLATE "C") AS speaker,
				p.speaker_id,
			array_agg(DISTINCT coalesce(p.outlet, 'outlet not known')) AS outlets,
				array_agg(p.article_id ORDER BY lower(p.published) NULLS LAST, p.article_id) AS ids,
				count(DISTINCT p.article_id) AS articles
		FROM pieces p WHERE min_confidence IS NULL OR p.confidence >= min_confidence
		GROUP BY p.speaker_id, btrim(news_archive_inner.plain_words(p.words))),
	ranked AS MATERIALIZED (SELECT s.*, row_number() OVER (ORDER BY s.type = 'direct' DESC, s.articles DESC,
		lower(s.said) NULLS LAST, s.words COLLATE "C") AS n FROM sayings s)
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('said', news_archive.during_text(r.said), 'text',
		CASE WHEN char_length(r.words) > 900 THEN left(r.words, 880) || E' \u2026' ELSE r.words END,
			'type', r.type, 'addressee', r.addressee, 'speaker', CASE WHEN wanted_speaker IS NULL
				THEN coalesce((SELECT w.name FROM unnest(who.ids, who.names) w(id, name) WHERE w.id = r.speaker_id),
				r.speaker) END,
			'outlets', to_jsonb(r.outlets[:6]), 'article_ids', to_jsonb(r.ids[:6]::text[]),
			'more', CASE WHEN r.articles > 6 THEN 'and ' || news_archive_inner.counted_text(r.articles - 6,
				'more article') END))
			ORDER BY lower(r.said) NULLS LAST, r.n), (SELECT count(*) FROM ranked)
	INTO items, every FROM ranked r WHERE r.n <= max_quotes;
	IF items IS NULL THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_strip_nulls(jsonb_build_object('type', 'quotes', 'id', 'quotes', 'heading', 'Quotations', 'count',
		every::text,
		'intro', 'One entry a saying, with every outlet that carried it. What stands without quotation marks is told '
			'in the words of the writer.',
		'items', items, 'more', news_archive_inner.and_more(every - jsonb_array_length(items), 'saying', how)));
END $$;
COMMENT ON FUNCTION news_archive_inner.quote_section(bigint, bigint[], daterange, real, int, text) IS
'What somebody (or, with NULL, everybody) is quoted as saying in these articles of the archive entered (NULL: '
'all), one entry a saying: the pieces of a broken quotation together, the direct ones and those of most articles first '
'where there are too many.';

CREATE FUNCTION news_archive_inner.difference_groups(rows jsonb, max_groups int DEFAULT 20, max_values int DEFAULT 8)
	RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	WITH told AS (
		SELECT DISTINCT ON (r.about, r.thing, r.value, r.article_id) r.*, x.n AS at
			FROM jsonb_array_elements(rows) WITH ORDINALITY x(j, n),
			LATERAL jsonb_to_record(x.j) r(about text, thing text, value text, relation text, words text, outlet text,
				article_id text, published text, attributed_to text, changed text)
		ORDER BY r.about, r.thing, r.value, r.article_id, x.n),
	numbered AS (SELECT t.*, row_number() OVER (PARTITION BY t.about, t.thing, t.value ORDER BY t.at) AS i FROM told t),
	valued AS (
		SELECT n.about, n.thing, n.value, bool_or(n.relation = 'contradicts') AS clash, min(n.at) AS at,
			(array_agg(CASE WHEN char_length(n.words) > 260 THEN left(n.words, 250) || E' \u2026' ELSE n.words
				END ORDER BY n.at))[1] AS words,
			jsonb_agg(jsonb_strip_nulls(jsonb_build_object('outlet', coalesce(n.outlet, 'Outlet not known'),
				'published', n.published, 'article_id', n.article_id, 'says', n.attributed_to, 'changed', n.changed))
				ORDER BY n.i)
				FILTER (WHERE n.i <= 5) AS sources, count(*) - 5 AS more
		FROM numbered n GROUP BY n.about, n.thing, n.value),
	ranked AS (SELECT v.*, row_number() OVER (PARTITION BY v.about, v.thing ORDER BY v.at) AS i,
		count(*) OVER (PARTITION BY v.about, v.thing) AS every FROM valued v),
	groups AS (
		SELECT r.about, r.thing, bool_or(r.clash) AS clash, min(r.at) AS at,
			news_archive_inner.and_more(max(r.every) - max_values, 'value') AS more,
			jsonb_agg(jsonb_strip_nulls(jsonb_build_object('value', r.value, 'sources', r.sources, 'more',
				news_archive_inner.and_more(r.more, 'article'),
				'words', CASE WHEN r.about NOT IN ('name', 'role') THEN r.words END)) ORDER BY r.i)
					FILTER (WHERE r.i <= max_values) AS vals
		FROM ranked r GROUP BY r.about, r.thing HAVING count(*) > 1)
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('about', CASE WHEN g.about LIKE 'figure %'
		THEN 'How many ' || substr(g.about, 8) ELSE upper(left(g.about, 1)) || substr(g.about, 2) END || ':', 'thing',
		g.thing, 'relation', CASE WHEN g.clash THEN 'contradicts' ELSE 'compatible' END,
		'values', g.vals, 'more', g.more)) ORDER BY NOT g.clash, g.at)
	FROM (SELECT * FROM groups ORDER BY NOT clash, at LIMIT max_groups) g $$;
COMMENT ON FUNCTION news_archive_inner.difference_groups(jsonb, int, int)
	IS 'Rows of differences(), as an array of objects, by what they are about and by value: contradictions first. '
	'NULL when there is none. For pages.';

-- As differences(), but for what denies the event, which the list of events shows, and which is long looked for among
-- the thousands of somebody much told of.
CREATE FUNCTION news_archive_inner.difference_rows(wanted_event bigint, wanted_story bigint, of_archive name,
	without text[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	ids bigint[];
	sides bigint[];
	rows jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted_event IS NOT NULL THEN
		ids := ARRAY(SELECT DISTINCT r.article_id FROM event_report r JOIN article a USING (article_id)
			WHERE r.event_id = wanted_event);
		sides := ARRAY(SELECT DISTINCT s.side FROM event_report r JOIN article a USING (article_id),
			LATERAL (VALUES (r.actor_id), (r.target_id)) s(side)
			WHERE r.event_id = wanted_event AND s.side IS NOT NULL);
	END IF;
	SELECT jsonb_agg(to_jsonb(d) || jsonb_build_object('article_id', d.article_id::text, 'published',
		news_archive.during_text(d.published),
		'thing', coalesce(d.thing, (SELECT news_archive_inner.sides_text(v.type, v.actors, v.targets)
			FROM news_archive_inner.seen_events(ARRAY[wanted_event]) v)))) INTO rows
	FROM (SELECT * FROM news_archive_inner.figure_differences(ids, wanted_event) WHERE wanted_event IS NOT NULL
		UNION ALL SELECT * FROM news_archive_inner.act_differences(ids, wanted_event, '{}')
			WHERE wanted_event IS NOT NULL
		UNION ALL SELECT * FROM news_archive_inner.name_differences(ids, sides) WHERE wanted_event IS NOT NULL
		UNION ALL SELECT * FROM news_archive.differences(story_id => wanted_story, archive => of_archive)
			WHERE wanted_event IS NULL) d
	WHERE d.about <> ALL (without);
	RETURN coalesce(rows, '[]');
END $$;
COMMENT ON FUNCTION news_archive_inner.difference_rows(bigint, bigint, name, text[])
	IS 'Where the reports of an event, or the articles of a story, of the archive entered do not say the same, as an '
	'array of objects with the columns of differences(), without those about some things. For pages.';

CREATE FUNCTION news_archive_inner.difference_section(event_ids bigint[], wanted_story bigint, of_archive name,
	without text[] DEFAULT '{}') RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	most_articles constant int := 16;		-- each is read anew, which takes 10 to 20 milliseconds
	articles int := 0;
	rows jsonb := CASE WHEN wanted_story IS NULL THEN '[]' ELSE news_archive_inner.difference_rows(NULL, wanted_story,
		of_archive, without) END;
	groups jsonb;
	e record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR e IN
		SELECT v.event_id, v.reports FROM news_archive_inner.seen_events(event_ids) v WHERE v.outlets > 1
			ORDER BY v.outlets DESC, v.reports DESC, v.event_id LIMIT 20
	LOOP
		CONTINUE WHEN articles > 0 AND articles + e.reports > most_articles;
		EXIT WHEN articles >= most_articles;
		articles := articles + e.reports;
		rows := rows || news_archive_inner.difference_rows(e.event_id, NULL, of_archive, without);
	END LOOP;
	groups := news_archive_inner.difference_groups(rows);
	IF groups IS NULL THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_build_object('type', 'differences', 'id', 'differences', 'heading', 'Where reports differ', 'count',
		jsonb_array_length(groups)::text,
		'intro', CASE WHEN wanted_story IS NULL THEN 'What reports of one event do not give alike: '
			'numbers, days, places, names and roles. Looked at are the events that most outlets tell.'
			ELSE 'What the articles do not give alike: numbers, days, places, names and roles.' END, 'groups', groups);
END $$;
COMMENT ON FUNCTION news_archive_inner.difference_section(bigint[], bigint, name, text[]) IS
'Where the reports of these events, or the articles of a story, of the archive entered do not say the same: '
'differences() of the events that most outlets tell, until some 16 articles were read; without those about some '
'things.';

CREATE FUNCTION news_archive_inner.article_section(sections jsonb, more_ids bigint[], max_articles int DEFAULT 250,
	how text DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	cited bigint[] := ARRAY(SELECT DISTINCT x.id::bigint FROM (
		SELECT v #>> '{}' AS id FROM jsonb_path_query(sections, '$.**.article_id') v UNION ALL SELECT v #>> '{}'
			FROM jsonb_path_query(sections, '$.**.article_ids[*]') v) x WHERE x.id IS NOT NULL);
	copies bigint[];
	listed bigint[];
	items jsonb;
	every bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	IF to_regclass('copy') IS NOT NULL THEN		-- 0.1.0 knew of none
		copies := ARRAY(SELECT c.article_id FROM copy c
			WHERE c.copy_of IS NOT NULL AND (c.article_id = ANY (cited) OR c.article_id = ANY (more_ids)));
	END IF;
	SELECT array_agg(w.article_id ORDER BY w.is_cited DESC, lower(w.published) DESC NULLS LAST, w.article_id), count(*)
	INTO listed, every
	FROM (SELECT a.article_id, a.article_id = ANY (cited) AS is_cited, a.published FROM article a
		WHERE a.article_id = ANY (cited) OR a.article_id = ANY (more_ids)) w;
	listed := listed[:greatest(max_articles, cardinality(cited))];
	items := (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('article_id', a.article_id::text, 'outlet',
		coalesce(a.outlet, 'Outlet not known'),
			'published', coalesce(news_archive.during_text(a.published), 'Day not known'),
			'title', coalesce(nullif(a.title, ''), CASE WHEN char_length(a.body) > 90 THEN left(a.body, 90)
				|| E' \u2026' ELSE nullif(a.body, '') END, 'Without a title'), 'url', a.url,
			'note', CASE WHEN a.article_id = ANY (copies) THEN 'copy' END)) ORDER BY lower(a.published) NULLS LAST,
				upper(a.published), a.outlet COLLATE "C", a.article_id)
		FROM article a WHERE a.article_id = ANY (listed));
	IF items IS NULL THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_strip_nulls(jsonb_build_object('type', 'articles', 'id', 'articles', 'heading', 'Articles', 'count',
		every::text,
		'items', items, 'more', news_archive_inner.and_more(every - jsonb_array_length(items), 'article', how)));
END $$;
COMMENT ON FUNCTION news_archive_inner.article_section(jsonb, bigint[], int, text) IS
'The articles of the archive entered that sections of a page refer to, in order of time, and the newest of others '
'until there are max_articles: what the references of the page lead to.';

CREATE FUNCTION news_archive_inner.table_section(id text, heading text, intro text, columns jsonb, rows jsonb,
	more text DEFAULT NULL) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN jsonb_array_length(rows) > 0 THEN jsonb_build_object('type', 'table', 'id', id, 'heading', heading,
		'columns', columns, 'rows', rows)
		|| jsonb_strip_nulls(jsonb_build_object('intro', intro, 'more', more)) END;
COMMENT ON FUNCTION news_archive_inner.table_section(text, text, text, jsonb, jsonb, text)
	IS 'A table of a page: columns are {"title", "kind"}, rows arrays of texts. NULL when it has no row.';

CREATE FUNCTION news_archive_inner.network_section(title text, wanted text, wanted_during daterange,
	min_confidence real, of_archive name) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	chart constant jsonb := news_archive_inner.network_chart(title, wanted, wanted_during, min_confidence, of_archive);
	rows jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	IF jsonb_typeof(chart->'edges') IS DISTINCT FROM 'array' THEN
		RETURN NULL;
	END IF;
	rows := (SELECT jsonb_agg(jsonb_build_array(e->'one', e->'other', e->>'together',
		((e->>'acts')::int + (e->>'acts_back')::int)::text, e->>'articles') ORDER BY x.n)
		FROM jsonb_array_elements(chart->'edges') WITH ORDINALITY x(e, n) WHERE x.n <= 60);
	RETURN jsonb_build_object('type', 'network', 'id', 'network', 'heading', 'Who has to do with whom', 'chart', chart,
		'intro', 'The people and bodies with most acts between them, then those named together most. '
			'The thicker a line, the more acts.',
		'legend', '[{"class": "met", "label": "met or talked"}, {"class": "acted", "label": "one did something to the '
			'other"}, {"class": "named", "label": "only named in one article"},
			{"class": "person", "label": "person"}, {"class": "organisation", "label": "organisation"}]'::jsonb,
		'columns', '[{"title": "Who", "kind": "name"}, {"title": "and whom", "kind": "name"}, {"title": "Met", "kind": '
			'"number"}, {"title": "Other acts", "kind": "number"}, {"title": "Articles", "kind": "number"}]'::jsonb,
		'rows', rows);
END $$;
COMMENT ON FUNCTION news_archive_inner.network_section(text, text, daterange, real, name)
	IS 'network_chart() and the same as a table. NULL when nobody is named together.';
