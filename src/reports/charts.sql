-- charts: what the drawings of pages are made from.  Days are counted from 2000-01-01, as render_drawing() takes them.

CREATE FUNCTION news_archive_inner.render_page(data jsonb) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_render_page';
COMMENT ON FUNCTION news_archive_inner.render_page(jsonb) IS
'A page of HTML from what dossier() and its kin gather: {"title", "eyebrow", "subtitle", "lead", "facts": '
'[{"value", "label"}], "notes": [...], "sections": [{"type", "id", "heading", "intro", ...}]}. It fetches nothing, and '
'every text in it is escaped. It is well-formed XML too. Types of sections: timeline, bars, network, table, events, '
'quotes, differences, articles; src/reports/page_parts.c says what each has.';

CREATE FUNCTION news_archive_inner.render_drawing(kind text, data jsonb) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_render_drawing';
COMMENT ON FUNCTION news_archive_inner.render_drawing(text, jsonb) IS
'An SVG file: kind is timeline, network or bars. For timeline_svg, network_svg and coverage_svg. Errors: '
'invalid_parameter_value for another kind.';

CREATE FUNCTION news_archive_inner.day_number(day date) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(day) THEN day - date '2000-01-01' END;
COMMENT ON FUNCTION news_archive_inner.day_number(date) IS 'A day as drawings count it, from 2000-01-01. '
	'NULL for NULL and infinity.';

CREATE FUNCTION news_archive_inner.counted_text(n bigint, one text, many text DEFAULT NULL) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN trim(to_char(n, 'FM999,999,999,999')) || ' ' || CASE WHEN n = 1 THEN one ELSE coalesce(many, one || 's') END;
COMMENT ON FUNCTION news_archive_inner.counted_text(bigint, text, text) IS '"1 article", "1,200 articles". For pages.';

CREATE FUNCTION news_archive_inner.country_name(code text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce((SELECT min(r.name COLLATE "C") FROM news_archive.reference_entity r
		WHERE r.type = 'country' AND r.country = code), code);
COMMENT ON FUNCTION news_archive_inner.country_name(text) IS 'The usual English name of a country by its code; '
	'the code itself when it is none that is known.';

CREATE FUNCTION news_archive_inner.isolated(words text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN words ~ '[\u0590-\u08FF\uFB1D-\uFEFC\u200E\u200F\u202A-\u202E]' THEN chr(8296) || words
		|| chr(8297) ELSE words END;
COMMENT ON FUNCTION news_archive_inner.isolated(text) IS 'Words that may run from right to left, so that what stands '
	'beside them keeps its place: between U+2068 and U+2069. For texts that cannot hold markup.';

CREATE FUNCTION news_archive_inner.sides_text(type text, actors text[], targets text[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN concat_ws(CASE WHEN news_archive.is_reciprocal(type) THEN ' and ' ELSE ' ' || chr(8594) || ' ' END,
		coalesce((SELECT string_agg(news_archive_inner.isolated(x), ', ' ORDER BY n)
			FROM unnest(actors) WITH ORDINALITY a(x, n)), 'somebody not named'),
		(SELECT string_agg(news_archive_inner.isolated(x), ', ' ORDER BY n)
			FROM unnest(targets) WITH ORDINALITY a(x, n)));
COMMENT ON FUNCTION news_archive_inner.sides_text(text, text[], text[])
	IS 'Who did something to whom, in a line. For pages.';

CREATE FUNCTION news_archive_inner.act_lanes() RETURNS TABLE (lane int, type text, quad int, means text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT (row_number() OVER (ORDER BY t.quad = 0, t.quad, t.type COLLATE "C"))::int - 1, t.type, t.quad, t.means
	FROM (SELECT o.type, min(o.quad_class) AS quad,
		coalesce(min(substring(split_part(o.meaning, ':', 1) FROM '^(?:[^,]+, ){0,2}[^,]+'))
		FILTER (WHERE o.mode IS NULL), '') AS means
		FROM news_archive.event_ontology() o GROUP BY o.type) t $$;
COMMENT ON FUNCTION news_archive_inner.act_lanes() IS 'The types of acts in the order in which a timeline shows them, '
	'cooperation first: type, quad class, and what it means in a few words.';

-- The least confidence of what a page draws as sure.
CREATE FUNCTION news_archive_inner.sure_enough() RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.7::real;
COMMENT ON FUNCTION news_archive_inner.sure_enough() IS 'The confidence from which pages draw an event as sure; '
	'what is shown and less sure is told apart.';

CREATE FUNCTION news_archive_inner.timeline_chart(title text, event_ids bigint[], numbered bigint[] DEFAULT '{}',
	groups jsonb DEFAULT '[]') RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	few constant boolean := coalesce(cardinality(event_ids), 0) <= 250;
	events jsonb;
	many text;
	dated bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	IF few THEN
		SELECT count(news_archive_inner.day_number(lower(e.during)))
			+ count(news_archive_inner.day_number(upper(e.during)))
			FILTER (WHERE news_archive_inner.day_number(lower(e.during)) IS NULL),
			jsonb_agg(jsonb_strip_nulls(jsonb_build_object('n', n.n, 'lane', l.lane,
				'from', news_archive_inner.day_number(lower(e.during)), 'to',
					news_archive_inner.day_number(upper(e.during)),
				'sources', e.independent_sources, 'sure', e.confidence >= news_archive_inner.sure_enough(), 'done',
					e.status = 'actual',
				'label', concat_ws(', ', news_archive.during_text(e.during, e."precision") || ': '
					|| news_archive_inner.sides_text(e.type, e.actors, e.targets),
					e.type, nullif(e.status, 'actual'), news_archive_inner.counted_text(e.independent_sources,
						'independent source'),
					CASE WHEN e.confidence < news_archive_inner.sure_enough() THEN 'less sure' END)))
				ORDER BY lower(e.during) NULLS LAST, upper(e.during), e.event_id)
		INTO dated, events
		FROM news_archive_inner.seen_events(event_ids) e JOIN news_archive_inner.act_lanes() l
			ON l.type = e.type LEFT JOIN unnest(numbered) WITH ORDINALITY n(id, n) ON n.id = e.event_id;
	ELSE
		-- a line an event: lane, first day and the day behind the last (* where it is open), whether it is sure
		SELECT count(*), string_agg(concat_ws(' ', l.lane, coalesce(d.from_day::text, '*'),
			coalesce(d.to_day::text, '*'), CASE WHEN e.confidence >= news_archive_inner.sure_enough() THEN 1 ELSE 0
			END), E'\n')
		INTO dated, many
		FROM news_archive_inner.seen_events(event_ids) e JOIN news_archive_inner.act_lanes() l ON l.type = e.type,
			LATERAL (SELECT news_archive_inner.day_number(lower(e.during)) AS from_day,
				news_archive_inner.day_number(upper(e.during)) AS to_day) d
		WHERE d.from_day IS NOT NULL OR d.to_day IS NOT NULL;
	END IF;
	RETURN jsonb_strip_nulls(jsonb_build_object('title', title, 'describes',
		news_archive_inner.counted_text(dated, 'event') || ' by type and day. ' ||
			CASE WHEN few THEN 'A bar is as wide as its days are inexact and as high as it has independent sources; '
				'the list of events has the same in words.'
				ELSE 'They are counted by period; the list of events has them in words.' END,
		'lanes', (SELECT jsonb_agg(jsonb_build_object('type', l.type, 'means', l.means, 'quad', l.quad) ORDER BY l.lane)
			FROM news_archive_inner.act_lanes() l),
		'events', events, 'many', many, 'groups', groups));
END $$;
COMMENT ON FUNCTION news_archive_inner.timeline_chart(text, bigint[], bigint[], jsonb) IS
'These events of the archive entered as render_drawing(''timeline'') takes them; numbered are those that the page '
'lists, in order; groups the groups of its list. Up to 250 are drawn one by one, more are counted.';

CREATE FUNCTION news_archive_inner.network_chart(title text, wanted text, wanted_during daterange, min_confidence real,
	of_archive name) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	most constant int := 18;
	chart jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	WITH edges AS MATERIALIZED (
		SELECT x.*, x.acts + x.acts_back + x.acts_together AS deeds, row_number() OVER () AS n
		FROM news_archive.network(wanted, wanted_during, NULL, archive => of_archive, min_confidence => min_confidence)
			x
		WHERE x.kind IN ('person', 'organisation', 'place') AND x.other_kind IN ('person', 'organisation')),
	-- somebody's own edges have him first
	ego AS (SELECT e.entity_id AS id FROM edges e, news_archive_inner.likely_entity(wanted) l WHERE e.entity_id = l.id
		LIMIT 1),
	ends AS (
		SELECT e.entity_id AS id, e.name, e.kind, e.articles, e.deeds FROM edges e WHERE wanted IS NULL
		UNION ALL
		SELECT e.other_id, e.other, e.other_kind, e.articles, e.deeds FROM edges e
			WHERE wanted IS NULL OR e.entity_id = (SELECT id FROM ego)),
	nodes AS MATERIALIZED (
		SELECT t.id, t.name, t.kind, max(t.articles) AS articles, sum(t.deeds) AS deeds, row_number()
			OVER (ORDER BY sum(t.deeds) DESC, max(t.articles) DESC, t.name COLLATE "C", t.id) AS n
		FROM ends t GROUP BY t.id, t.name, t.kind ORDER BY n LIMIT most),
	drawn AS (
		SELECT n.id, n.name, n.kind, n.articles, n.n, false AS center FROM nodes n
		UNION ALL
		SELECT e.entity_id, e.name, e.kind, max(e.articles) OVER (), 0, true FROM edges e
			WHERE e.entity_id = (SELECT id FROM ego) AND wanted IS NOT NULL),
	lines AS MATERIALIZED (
		SELECT e.* FROM edges e WHERE e.entity_id IN (SELECT d.id FROM drawn d) AND e.other_id IN (SELECT d.id
			FROM drawn d)
			-- of those beside the one in the middle only what was done, or is told often
			AND (wanted IS NOT NULL AND e.entity_id = (SELECT id FROM ego) OR e.deeds > 0 OR e.articles > 2)
				ORDER BY e.deeds > 0 DESC, e.n LIMIT 70)
	SELECT jsonb_build_object('title', title, 'describes', 'Names with lines between those who met, did something to '
		'one another, or are named together.',
		'nodes', (SELECT jsonb_agg(jsonb_build_object('id', d.id::text, 'name', d.name, 'kind', d.kind, 'articles',
			d.articles, 'center', d.center) ORDER BY d.n) FROM (SELECT DISTINCT * FROM drawn) d
			WHERE d.id IN (SELECT l.entity_id FROM lines l UNION ALL SELECT l.other_id FROM lines l)),
		'edges', (SELECT jsonb_agg(jsonb_build_object('a', l.entity_id::text, 'b', l.other_id::text, 'one', l.name,
			'other', l.other, 'articles', l.articles,
				'together', l.acts_together, 'acts', l.acts, 'acts_back', l.acts_back,
				'label', news_archive_inner.isolated(l.name) || ' and ' || news_archive_inner.isolated(l.other) || ': '
					|| concat_ws(', ', CASE WHEN l.acts_together > 0 THEN 'met or talked '
					|| news_archive_inner.counted_text(l.acts_together, 'time') END,
					CASE WHEN l.acts + l.acts_back > 0 THEN news_archive_inner.counted_text(l.acts + l.acts_back,
						'other act') || ' of one upon the other' END,
						'named together in ' || news_archive_inner.counted_text(l.articles, 'article')))
			ORDER BY l.deeds DESC, l.n) FROM lines l))
	INTO chart;
	RETURN chart;
END $$;
COMMENT ON FUNCTION news_archive_inner.network_chart(text, text, daterange, real, name) IS
'network() of somebody, or of all for NULL, as render_drawing(''network'') takes it: people and bodies, those with '
'most acts first, 18 at most.';

-- A day of a published range: a page counts an article in the period in which it surely lies, else over its whole
-- range.
CREATE FUNCTION news_archive_inner.period_for_days(first_day date, last_day date) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN last_day - first_day <= 92 THEN 'day' WHEN last_day - first_day <= 550 THEN 'week'
		WHEN last_day - first_day <= 3000 THEN 'month' ELSE 'year' END;
COMMENT ON FUNCTION news_archive_inner.period_for_days(date, date)
	IS 'By which period so long a time is counted on a page: day, week, month or year.';

CREATE FUNCTION news_archive_inner.coverage_chart(title text, article_ids bigint[], max_outlets int DEFAULT 12)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	step text;
	chart jsonb;
	undated bigint;
	outlets bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT news_archive_inner.period_for_days(min(lower(a.published)), max(upper(a.published))),
		count(*) FILTER (WHERE a.published IS NULL), count(DISTINCT coalesce(a.outlet, ''))
	INTO step, undated, outlets FROM article a WHERE a.article_id = ANY (article_ids);
	WITH mine AS MATERIALIZED (
		SELECT a.outlet, coalesce(news_archive.period_of(a.published, step), a.published) AS period,
			news_archive.period_of(a.published, step) IS NULL AS vague FROM article a
			WHERE a.article_id = ANY (article_ids)),
	ranked AS MATERIALIZED (
		SELECT m.outlet, count(*) AS articles, row_number() OVER (ORDER BY m.outlet IS NULL, count(*) DESC,
			m.outlet COLLATE "C") AS n FROM mine m GROUP BY m.outlet),
	rows AS (
		SELECT CASE WHEN r.n <= max_outlets THEN r.n ELSE max_outlets + 1 END AS n,
			CASE WHEN r.n > max_outlets THEN news_archive_inner.counted_text(outlets - max_outlets, 'other outlet')
				ELSE coalesce(r.outlet, 'Outlet not known') END AS label, r.outlet, r.articles
		FROM ranked r),
	counted AS (
		SELECT r.n, m.period, m.vague, count(*) AS articles
			FROM rows r JOIN mine m ON m.outlet IS NOT DISTINCT FROM r.outlet
		WHERE NOT coalesce(lower_inf(m.period) OR upper_inf(m.period), true) GROUP BY r.n, m.period, m.vague),
	bars AS (
		SELECT c.n, jsonb_agg(jsonb_build_object('from', news_archive_inner.day_number(lower(c.period)), 'to',
			news_archive_inner.day_number(upper(c.period)), 'up', c.articles, 'vague', c.vague,
			'label', CASE WHEN c.vague THEN 'between ' ELSE ''
				END || news_archive.during_text(c.period, CASE WHEN NOT c.vague THEN step END) || ': '
				|| news_archive_inner.counted_text(c.articles, 'article')) ORDER BY c.vague DESC, lower(c.period),
				upper(c.period)) AS bars
		FROM counted c GROUP BY c.n)
	SELECT jsonb_build_object('title', title, 'describes', 'A row an outlet, the height of a bar is how many articles '
		'it published in a ' || coalesce(step, 'day') || '.',
		'rows', coalesce(jsonb_agg(jsonb_build_object('label', o.label, 'note',
			news_archive_inner.counted_text(o.articles, 'article'), 'bars', coalesce(b.bars, '[]')) ORDER BY o.n),
			'[]'),
		'undated', undated)
	INTO chart
	FROM (SELECT r.n, min(r.label) AS label, sum(r.articles)::bigint AS articles FROM rows r GROUP BY r.n) o
		LEFT JOIN bars b ON b.n = o.n;
	RETURN chart;
END $$;
COMMENT ON FUNCTION news_archive_inner.coverage_chart(text, bigint[], int) IS
'When which outlet published these articles of the archive entered, as render_drawing(''bars'') takes it: '
'the outlets of most articles, the others in one row. undated are those without a day.';
