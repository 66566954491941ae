-- dossier: one page about somebody, an event, a story, two countries, or the whole archive.
--
-- Each public function enters the archive, gathers sections and renders them.  What it asks
-- other functions for by name they resolve again; the notices that they raise are told once, here, and the others are
-- kept back.

CREATE FUNCTION news_archive_inner.page_from(head jsonb, of_archive name, notes text[], VARIADIC sections jsonb[])
	RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN news_archive_inner.render_page(head || jsonb_build_object('sections', coalesce((
			SELECT jsonb_agg(s ORDER BY x.n, y.n) FROM unnest(sections) WITH ORDINALITY x(part, n),
				jsonb_array_elements(CASE jsonb_typeof(part) WHEN 'array' THEN part ELSE jsonb_build_array(part)
					END) WITH ORDINALITY y(s, n) WHERE jsonb_typeof(s) = 'object'), '[]'),
		'notes', to_jsonb(array_remove(notes, NULL) || 'Read by a machine: dates, names, quotations and events are '
			'proposals, each with the words that it stands on. Confidence is how probable one of the reports is read '
			'right; independent sources are those that do not have it from one another. Look at the words before you '
			'print.'::text),
		'made', format('Made by news_archive from the archive %s on %s.', of_archive,
			to_char(now(), 'FMDD FMMonth YYYY'))));
COMMENT ON FUNCTION news_archive_inner.page_from(jsonb, name, text[], jsonb[]) IS
'A page with this head and these sections: objects, arrays of them, or NULL for none. For dossier and its kin.';

CREATE FUNCTION news_archive_inner.fact(label text, value text) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN value IS NOT NULL THEN jsonb_build_object('label', label, 'value', value) END;
COMMENT ON FUNCTION news_archive_inner.fact(text, text) IS 'A figure at the head of a page; NULL for none.';

CREATE FUNCTION news_archive_inner.days_text(first_day date, last_day date) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(first_day) AND isfinite(last_day)
		THEN news_archive.during_text(daterange(first_day, last_day, '[]')) END;
COMMENT ON FUNCTION news_archive_inner.days_text(date, date) IS 'From one day to another, in words. '
	'NULL when one is not known.';

CREATE FUNCTION news_archive_inner.unsure_note(left_out bigint, min_confidence real) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN left_out > 0 THEN news_archive_inner.counted_text(left_out, 'event') || ' less sure than '
		|| min_confidence || ' '
		|| CASE WHEN left_out = 1 THEN 'is' ELSE 'are' END || ' left out; min_confidence => NULL shows all.' END;
COMMENT ON FUNCTION news_archive_inner.unsure_note(bigint, real)
	IS 'What a page says of the events that it leaves out; NULL when there are none.';

-- ---------------------------------------------------------------------------------------------- somebody

CREATE FUNCTION news_archive_inner.entity_for_page(wanted text, OUT id bigint, OUT note text)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	e record;
	near text;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.check_words('the name', wanted);
	SELECT * INTO e FROM news_archive_inner.likely_entity(wanted);
	IF e.id IS NOT NULL THEN
		id := e.id;
		note := CASE WHEN e.others IS NOT NULL THEN format(E'\u201C%s\u201D is taken for %s. Also like it: %s.', wanted,
			e.told_as, e.others) END;
		RETURN;
	END IF;
	-- what comes near the whole name, then near one of its words
	near := (SELECT string_agg(format('"%s"', x.name), ', ' ORDER BY x.n) FROM (
		SELECT f.name, row_number() OVER (ORDER BY min(w.n), min(f.n), f.name COLLATE "C") AS n
		FROM (SELECT wanted AS words, 0 AS n UNION ALL SELECT p.word, p.n::int
			FROM regexp_split_to_table(left(wanted, 200), '[^[:alpha:]]+') WITH ORDINALITY p(word, n)
			WHERE length(p.word) > 2 AND p.n <= 8) w,
			LATERAL news_archive.find_entity(w.words, 2, archive => (current_schemas(false))[2]) WITH ORDINALITY
				f(entity_id, kind, name, matched, score, role, articles, first_seen, last_seen, n)
		GROUP BY f.name) x WHERE x.n <= 4);
	IF news_archive_inner.hides_articles() THEN
		RAISE NOTICE 'no entity is named like "%" in the articles that you may see', wanted USING HINT = 'The nearest: '
			|| coalesce(near, 'none') || '.';
	ELSE
		RAISE EXCEPTION 'no entity is named like "%"', wanted USING ERRCODE = 'no_data_found',
			HINT = CASE WHEN near IS NOT NULL THEN 'The nearest: ' || near || '.'
				ELSE 'Nothing comes near it; SELECT name FROM news_archive.find_entity(...) looks for another '
				'spelling, news_archive.suggest(...) completes a name.' END;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.entity_for_page(text) IS
'The entity of the archive entered that a name is taken for, and what is to be said when others may be meant. '
'NULL, with a notice, when nothing comes near in the articles that a policy leaves to the reader. Errors: '
'no_data_found when nothing comes near, with the nearest names, invalid_parameter_value for a name without letters and '
'digits.';

CREATE FUNCTION news_archive_inner.name_section(wanted text, of_archive name) RETURNS jsonb
	LANGUAGE sql STABLE AS $$
	WITH names AS MATERIALIZED (SELECT n.*, row_number() OVER (ORDER BY n.mentions DESC, n.name COLLATE "C") AS i,
		count(*) OVER () AS every FROM news_archive.entity_names(wanted, of_archive) n),
	roles AS MATERIALIZED (SELECT r.*, row_number() OVER (ORDER BY r.articles DESC, r.confidence DESC,
		r.role COLLATE "C") AS i, count(*) OVER () AS every
		FROM news_archive.entity_roles(wanted, archive => of_archive) r)
	SELECT jsonb_strip_nulls(jsonb_build_object('type', 'names', 'id', 'names', 'heading',
		CASE WHEN EXISTS (SELECT FROM roles) THEN 'Names and roles' ELSE 'Names' END,
		'names', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', n.name, 'count',
			CASE WHEN n.mentions > 0 THEN n.mentions::text END,
			'says', CASE WHEN n.origin <> 'article' THEN 'told by an ' || n.origin
				ELSE news_archive_inner.counted_text(n.mentions, 'time') || ' in '
				|| news_archive_inner.counted_text(n.articles, 'article') || ': ' || array_to_string(n.outlets[:5],
				', ') END)) ORDER BY n.i)
			FROM names n WHERE n.i <= 24), 'more_names',
				news_archive_inner.and_more((SELECT max(n.every) FROM names n) - 24, 'spelling',
				format('SELECT * FROM news_archive.entity_names(%L)', wanted)),
		'columns', '[{"title": "Role", "kind": "name"}, {"title": "Of", "kind": "text"}, {"title": '
			'"Told as held", "kind": "text"}, {"title": "Articles", "kind": "number"}]'::jsonb,
		'role', (SELECT concat_ws(', ', r.role, news_archive_inner.country_name(r.country)) FROM roles r WHERE r.i = 1),
		'rows', (SELECT jsonb_agg(jsonb_build_array(r.role,
			concat_ws(', ', r.organisation, news_archive_inner.country_name(r.country)),
				concat_ws('; ', CASE WHEN lower_inf(r.during) AND upper_inf(r.during) THEN 'day not known'
					WHEN NOT lower_inf(r.during) THEN news_archive_inner.days_text(lower(r.during), upper(r.during) - 1)
					END,
					'former since ' || news_archive.during_text(daterange(r.former_since, r.former_since, '[]'))),
						r.articles::text)
				ORDER BY lower(r.during) NULLS FIRST, upper(r.during), r.i) FROM roles r WHERE r.i <= 12),
		'more', news_archive_inner.and_more((SELECT max(r.every) FROM roles r) - 12, 'role',
			format('SELECT * FROM news_archive.entity_roles(%L)', wanted)))) $$;
COMMENT ON FUNCTION news_archive_inner.name_section(text, name)
	IS 'The spellings of somebody with how often they stand, and the roles that articles give, as a section of a page; '
	'its member role is the one that most articles give.';

CREATE FUNCTION news_archive_inner.entity_page(wanted text, id bigint, wanted_during daterange, min_confidence real,
	of_archive name, ambiguous text) RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	e record;
	told record;
	around bigint[];
	ids bigint[];
	told_by_many bigint[];
	left_out bigint;
	article_ids bigint[];
	body jsonb;
	coverage jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT f.* INTO e FROM news_archive.find_entity(wanted, 10, archive => of_archive) f WHERE f.entity_id = id;
	IF e.entity_id IS NULL THEN
		SELECT n.name, n.kind INTO e FROM news_archive_inner.seen_entities(ARRAY[id]) n;
	END IF;
	-- the events of timeline()
	around := news_archive_inner.match_events(id, NULL, true, NULL, NULL, NULL, NULL, NULL, wanted_during, false, NULL);
	SELECT array_agg(t.event_id) FILTER (WHERE t.sure), count(*) FILTER (WHERE NOT t.sure),
		(array_agg(t.event_id ORDER BY t.outlets DESC, t.reports DESC, t.event_id)
		FILTER (WHERE t.sure AND t.outlets > 1))[:20]
	INTO ids, left_out, told_by_many
	FROM (SELECT v.event_id, v.outlets, v.reports, min_confidence IS NULL OR v.confidence >= min_confidence AS sure
		FROM news_archive_inner.seen_events(around) v) t;
	article_ids := ARRAY(SELECT DISTINCT a.article_id FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = id AND (wanted_during IS NULL OR a.published && wanted_during));
	SELECT count(DISTINCT a.outlet) AS outlets, min(lower(a.published)) AS first_day, max(upper(a.published) - 1)
		AS last_day INTO told FROM article a WHERE a.article_id = ANY (article_ids);
	coverage := news_archive_inner.coverage_chart('Articles that name ' || e.name || ', by outlet', article_ids);
	body := jsonb_build_array(news_archive_inner.name_section(wanted, of_archive),
		news_archive_inner.event_sections('Events around ' || e.name, ids,
		how => format('SELECT * FROM news_archive.timeline(%L) shows all', e.name)),
		news_archive_inner.network_section('People and bodies around ' || e.name, wanted, wanted_during, min_confidence,
			of_archive),
		news_archive_inner.quote_section(id, NULL, wanted_during, news_archive.default_confidence('quotation'),
			how => format('SELECT * FROM news_archive.find_quotes(%L) shows all', e.name)),
		news_archive_inner.difference_section(told_by_many, NULL, of_archive, '{name}'),
		CASE WHEN cardinality(article_ids) > 0 THEN jsonb_build_object('type', 'bars', 'id', 'coverage', 'heading',
			'Coverage', 'chart', coverage, 'intro', 'Articles that name ' || e.name || ', outlet by outlet.',
			'notes', to_jsonb(array_remove(ARRAY[CASE WHEN (coverage->>'undated')::int > 0
				THEN news_archive_inner.counted_text((coverage->>'undated')::int, 'article has no day',
				'articles have no day') || ' and no bar.' END], NULL))) END);
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title', e.name, 'eyebrow',
		'Dossier: ' || e.kind, 'subtitle', body->0->>'role',
			'lead', concat_ws(' ', ambiguous, 'Only what falls into ' || news_archive.during_text(wanted_during)
				|| ' is shown.',
				CASE WHEN cardinality(article_ids) = 0 THEN 'No article names ' || news_archive_inner.isolated(e.name)
					|| '.' WHEN ids IS NULL THEN 'No event is told that is sure enough.' END),
			'facts', jsonb_path_query_array(jsonb_build_array(news_archive_inner.fact('articles',
				to_char(cardinality(article_ids), 'FM999,999,999')),
				news_archive_inner.fact('outlets', told.outlets::text),
				news_archive_inner.fact('events', to_char(coalesce(cardinality(ids), 0), 'FM999,999,999')),
					news_archive_inner.fact('sayings', body->3->>'count'),
				news_archive_inner.fact('in articles of', news_archive_inner.days_text(told.first_day, told.last_day))),
					'$[*] ? (@ != null)'))),
		of_archive, ARRAY[news_archive_inner.unsure_note(left_out, min_confidence)],
		body->0, body->1, body->2, body->3, body->4, body->5,
		news_archive_inner.article_section(body, article_ids, how => format('SELECT * FROM news_archive.search(%L) '
			'finds them', e.name)));
END $$;
COMMENT ON FUNCTION news_archive_inner.entity_page(text, bigint, daterange, real, name, text)
	IS 'The page of dossier().';

CREATE FUNCTION news_archive.dossier(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF entity IS NULL THEN
		RETURN NULL;
	END IF;
	e := news_archive_inner.entity_for_page(entity);
	RETURN CASE WHEN e.id IS NOT NULL THEN news_archive_inner.entity_page(entity, e.id, during, min_confidence, archive,
		e.note) END;
END $$;
COMMENT ON FUNCTION news_archive.dossier(text, news_archive.days, name, real) IS
'All about somebody or something, named in any spelling, as one page of HTML to be looked at, printed and handed on: '
'names and roles, a timeline with the reports of each event and their words in their sentences, who has to do with '
'whom, quotations with all outlets that carried them, where reports differ, coverage outlet by outlet, and the '
'articles. The page fetches nothing, needs no script, and every text in it is escaped; it is well-formed XML too. '
'Of much it shows the part with most sources and says what it leaves out. during (''2013'', ''2013-02-01/2013-02-05'', '
'a daterange) keeps what falls into these days, names and roles aside; min_confidence is as in find_events(). '
'NULL for NULL, and, with a notice, for a name that no article tells which a policy leaves to the reader. In psql: '
'\t on, \o page.html. Errors: no_data_found when the name is not known, with the nearest names; '
'invalid_parameter_value for a name without letters and digits and for a min_confidence out of 0 to 1; '
'invalid_datetime_format, invalid_schema_name.';

-- ---------------------------------------------------------------------------------------------- an event

CREATE FUNCTION news_archive_inner.event_page(wanted bigint, of_archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	e record;
	article_ids bigint[];
	tied jsonb;
	body jsonb;
	title text;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT v.*, o.meaning INTO e FROM news_archive_inner.seen_events(ARRAY[wanted]) v
		LEFT JOIN news_archive.event_ontology() o ON o.type = v.type AND o.mode IS NOT DISTINCT FROM v.mode LIMIT 1;
	article_ids := ARRAY(SELECT DISTINCT r.article_id FROM event_report r JOIN article a USING (article_id)
		WHERE r.event_id = wanted);
	title := news_archive_inner.sides_text(e.type, e.actors, e.targets);
	tied := (SELECT jsonb_agg(jsonb_build_array(x.relation, coalesce(news_archive.during_text(x.during), 'day not '
		'known'), news_archive_inner.sides_text(x.type, x.actors, x.targets), x.words)
		ORDER BY lower(x.during) NULLS LAST, x.event_id)
		FROM news_archive.event_relations(wanted, of_archive, NULL) x);
	body := jsonb_build_array(
		(news_archive_inner.event_sections('Reports of the event', ARRAY[wanted], 1, 40)->1) #- '{groups,0,heading}'
			|| '{"id": "reports", "heading": "How it is reported", "intro": "The words that tell it, marked in their '
				'sentence; what outlets say themselves stands first.", "unfolded": true, "count": null}'::jsonb,
		news_archive_inner.table_section('sources', 'Who says so',
			'One row an independent source: what shares a sentence, an agency or an outlet is one.',
			'[{"title": "Source", "kind": "number"}, {"title": "Outlets", "kind": "name"}, {"title": '
				'"First said", "kind": "text"}, {"title": "Told", "kind": "text"}, {"title": "In these words", "kind": '
				'"text"}]',
			coalesce((SELECT jsonb_agg(jsonb_build_array(c.source_no::text || CASE WHEN c.status <> 'actual'
				THEN ' (' || c.status || ')' ELSE '' END, array_to_string(c.outlets, ', '),
				coalesce(news_archive.during_text(c.first_said), 'day not known'), c.told,
				jsonb_build_object('text', c.words, 'article_id', c.article_ids[1]::text)) ORDER BY c.source_no)
					FROM news_archive.corroboration(wanted, of_archive) c), '[]')),
		news_archive_inner.difference_section(ARRAY[wanted], NULL, of_archive),
		news_archive_inner.table_section('tied', 'What belongs to it', NULL,
			'[{"title": "This event is", "kind": "text"}, {"title": "When", "kind": "text"}, {"title": "Who", "kind": '
			'"name"}, {"title": "In these words", "kind": "text"}]', coalesce(tied, '[]')),
		jsonb_build_object('type', 'bars', 'id', 'coverage', 'heading', 'Who carried it, and when', 'chart',
			news_archive_inner.coverage_chart('Articles that report the event, by outlet', article_ids)));
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title', title, 'eyebrow',
		'Event: ' || e.type || coalesce(' (' || e.meaning || ')', ''),
			'subtitle', concat_ws(', ', coalesce(news_archive.during_text(e.during, e."precision"), 'day not known'),
				e.place),
			'facts', jsonb_build_array(news_archive_inner.fact('reports', e.reports::text),
				news_archive_inner.fact('outlets', e.outlets::text),
				news_archive_inner.fact('independent sources', e.independent_sources::text),
				news_archive_inner.fact('confidence', to_char(e.confidence, 'FM0.00')),
					news_archive_inner.fact('told as', CASE e.status WHEN 'actual' THEN 'done' ELSE e.status END)))),
		of_archive, '{}', body->0, body->1, body->2, body->3, body->4,
			news_archive_inner.article_section(body, article_ids));
END $$;
COMMENT ON FUNCTION news_archive_inner.event_page(bigint, name) IS 'The page of dossier_event().';

CREATE FUNCTION news_archive.dossier_event(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	known boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	known := EXISTS (SELECT FROM news_archive_inner.seen_events(ARRAY[event_id]));
	PERFORM news_archive_inner.tell_unknown('event', event_id::text, known,
		'find_events() and timeline() give the ids of events; they change when reports are read anew.');
	RETURN CASE WHEN known THEN news_archive_inner.event_page(event_id, archive) END;
END $$;
COMMENT ON FUNCTION news_archive.dossier_event(bigint, name) IS
'One event as a page of HTML, made as dossier() is: its reports with the words in their sentences, who says so '
'independently, where the reports differ, what was planned, denied or ended with it, who carried it when, and the '
'articles. NULL for NULL and, with a notice, for an event that is not there or that a policy hides. Errors: '
'invalid_schema_name.';

-- ---------------------------------------------------------------------------------------------- a story

CREATE FUNCTION news_archive_inner.people_section(article_ids bigint[], heading text, max_rows int DEFAULT 20)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	rows jsonb;
	named record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.articles) AS articles, array_agg(x.mentions) AS mentions,
		array_agg(x.role) AS roles INTO named
	FROM (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles, count(*) AS mentions,
		mode() WITHIN GROUP (ORDER BY m.role COLLATE "C") AS role
		FROM article a JOIN mention m USING (article_id) WHERE (article_ids IS NULL OR a.article_id = ANY (article_ids))
			AND m.entity_id IS NOT NULL AND m.kind <> 'other' GROUP BY m.entity_id) x;
	SELECT jsonb_agg(jsonb_build_array(x.name, x.kind, coalesce(x.role, ''), x.articles::text, x.mentions::text)
		ORDER BY x.articles DESC, x.mentions DESC, x.name COLLATE "C")
	INTO rows FROM (SELECT e.name, e.kind, n.role, n.articles, n.mentions
		FROM unnest(named.ids, named.articles, named.mentions, named.roles) n(entity_id, articles, mentions, role)
			JOIN news_archive_inner.seen_entities(named.ids) e USING (entity_id)
		ORDER BY n.articles DESC, n.mentions DESC, e.name COLLATE "C" LIMIT max_rows) x;
	RETURN news_archive_inner.table_section('named', heading, NULL,
		'[{"title": "Name", "kind": "name"}, {"title": "Kind", "kind": "text"}, {"title": "Role", "kind": '
		'"text"}, {"title": "Articles", "kind": "number"}, {"title": "Times", "kind": "number"}]',
		coalesce(rows, '[]'));
END $$;
COMMENT ON FUNCTION news_archive_inner.people_section(bigint[], text, int)
	IS 'Who and what these articles of the archive entered (NULL: all) name most, as a table of a page.';

CREATE FUNCTION news_archive_inner.story_page(wanted bigint, of_archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	s record;
	article_ids bigint[] := '{}';
	told bigint[];
	ids bigint[];
	left_out bigint;
	body jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT v.* INTO s FROM news_archive_inner.visible_stories(ARRAY[wanted]) v;
	article_ids := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = wanted);
	told := ARRAY(SELECT DISTINCT r.event_id FROM event_report r WHERE r.article_id = ANY (article_ids)
		AND r.event_id IS NOT NULL);
	SELECT array_agg(e.event_id) FILTER (WHERE e.confidence >= news_archive.default_confidence('event')),
		count(*) FILTER (WHERE e.confidence < news_archive.default_confidence('event')) INTO ids, left_out
	FROM news_archive_inner.seen_events(told) e;
	body := jsonb_build_array(
		jsonb_build_object('type', 'bars', 'id', 'coverage', 'heading', 'Who told it, and when', 'chart',
			news_archive_inner.coverage_chart('Articles of the story, by outlet', article_ids)),
		news_archive_inner.event_sections('Events of the story', ids),
			news_archive_inner.difference_section('{}', wanted, of_archive),
		news_archive_inner.people_section(article_ids, 'Who is named'),
		news_archive_inner.quote_section(NULL, article_ids, NULL, news_archive.default_confidence('quotation')));
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title',
		coalesce(s.title, 'A story without a headline'), 'eyebrow', 'Story', 'subtitle',
		news_archive.during_text(s.during),
			'facts', jsonb_build_array(news_archive_inner.fact('articles', s.articles::text),
				news_archive_inner.fact('outlets', s.outlets::text),
				news_archive_inner.fact('events', coalesce(cardinality(ids), 0)::text)))),
		of_archive, ARRAY[news_archive_inner.unsure_note(left_out, news_archive.default_confidence('event'))], body->0,
			body->1, body->2, body->3, body->4, news_archive_inner.article_section(body, article_ids));
END $$;
COMMENT ON FUNCTION news_archive_inner.story_page(bigint, name) IS 'The page of dossier_story().';

CREATE FUNCTION news_archive.dossier_story(story_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	known boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	known := EXISTS (SELECT FROM news_archive_inner.visible_stories(ARRAY[story_id]));
	PERFORM news_archive_inner.tell_unknown('story', story_id::text, known,
		'find_stories() gives the ids of stories; they change when articles are linked anew.');
	RETURN CASE WHEN known THEN news_archive_inner.story_page(story_id, archive) END;
END $$;
COMMENT ON FUNCTION news_archive.dossier_story(bigint, name) IS
'One story, the articles on one happening, as a page of HTML, made as dossier() is: who told it when, its events with '
'their reports, where the articles differ, who is named and quoted, and the articles. NULL for NULL and, with a '
'notice, for a story that is not there or that a policy hides. Errors: invalid_schema_name.';

-- ---------------------------------------------------------------------------------------------- two countries

CREATE FUNCTION news_archive_inner.dyad_chart(title text, event_ids bigint[], a text, b text, a_name text, b_name text)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	step text;
	chart jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT CASE WHEN x.step = 'day' THEN 'week' ELSE x.step END INTO step
		FROM (SELECT coalesce(news_archive_inner.period_for_days(min(lower(e.during)), max(upper(e.during))), 'month')
		AS step
		FROM news_archive_inner.seen_events(event_ids) e WHERE NOT lower_inf(e.during) AND NOT upper_inf(e.during)) x;
	WITH told AS MATERIALIZED (
		SELECT CASE WHEN news_archive.is_reciprocal(e.type) THEN 2 WHEN e.actor_country = a THEN 0 ELSE 1
			END AS direction, news_archive.period_of(e.during, step) AS period, l.quad
		FROM news_archive_inner.seen_events(event_ids) e JOIN news_archive_inner.act_lanes() l ON l.type = e.type),
	counted AS (SELECT t.direction, t.period, count(*) FILTER (WHERE t.quad < 3) AS up,
		count(*) FILTER (WHERE t.quad >= 3) AS down FROM told t WHERE t.period IS NOT NULL
		GROUP BY t.direction, t.period),
	rows AS (SELECT t.direction, count(*) AS events FROM told t GROUP BY t.direction)
	SELECT jsonb_build_object('title', title, 'describes', 'Acts by ' || step || ': cooperation above the line, '
		'conflict below it.',
		'rows', jsonb_agg(jsonb_build_object('label', CASE r.direction WHEN 0 THEN a_name || E' \u2192 ' || b_name
			WHEN 1 THEN b_name || E' \u2192 ' || a_name ELSE 'Together' END, 'note',
			news_archive_inner.counted_text(r.events, 'event'),
			'bars', coalesce((SELECT jsonb_agg(jsonb_build_object('from',
				news_archive_inner.day_number(lower(c.period)), 'to', news_archive_inner.day_number(upper(c.period)),
				'up', c.up, 'down', c.down,
				'label', news_archive.during_text(c.period, step) || ': ' || c.up || ' of cooperation, ' || c.down
					|| ' of conflict') ORDER BY lower(c.period)) FROM counted c WHERE c.direction = r.direction), '[]'))
					ORDER BY r.direction))
	INTO chart FROM rows r;
	RETURN chart;
END $$;
COMMENT ON FUNCTION news_archive_inner.dyad_chart(text, bigint[], text, text, text, text)
	IS 'These events between two countries over time, as render_drawing(''bars'') takes it: one row a direction.';

CREATE FUNCTION news_archive_inner.country_page(a text, b text, wanted_during daterange, min_confidence real,
	of_archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	a_name text := news_archive_inner.country_name(a);
	b_name text := news_archive_inner.country_name(b);
	ids bigint[];
	left_out bigint;
	article_ids bigint[];
	body jsonb;
	types jsonb;
	chart jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(DISTINCT e.event_id) FILTER (WHERE min_confidence IS NULL OR e.confidence >= min_confidence),
		count(DISTINCT e.event_id) FILTER (WHERE e.confidence < min_confidence) INTO ids, left_out
	FROM news_archive_inner.seen_events(news_archive_inner.events_between(a, NULL, b, NULL, NULL)
		|| news_archive_inner.events_between(b, NULL, a, NULL, NULL)) e
	WHERE wanted_during IS NULL OR e.during && wanted_during;
	article_ids := ARRAY(SELECT DISTINCT r.article_id FROM event_report r JOIN article x USING (article_id)
		WHERE r.event_id = ANY (ids));
	types := (SELECT jsonb_agg(jsonb_build_array(t.type, t.means, t.forth::text, t.back::text) ORDER BY t.lane) FROM (
		SELECT l.lane, l.type, l.means,
			count(*) FILTER (WHERE e.actor_country = a OR news_archive.is_reciprocal(e.type)) AS forth,
			count(*) FILTER (WHERE e.actor_country IS DISTINCT FROM a OR news_archive.is_reciprocal(e.type)) AS back
		FROM news_archive_inner.seen_events(ids) e JOIN news_archive_inner.act_lanes() l
			ON l.type = e.type GROUP BY l.lane, l.type, l.means) t);
	chart := news_archive_inner.dyad_chart(a_name || ' and ' || b_name, ids, a, b, a_name, b_name);
	body := jsonb_build_array(
		CASE WHEN jsonb_path_exists(chart, '$.rows[*].bars[0]') THEN jsonb_build_object('type', 'bars', 'id', 'balance',
			'heading', 'Cooperation and conflict', 'chart', chart,
			'legend', '[{"class": "q2", "label": "cooperation, above the line"}, {"class": "q4", "label": '
				'"conflict, below it"}]'::jsonb) END,
		news_archive_inner.table_section('types', 'What they did', 'Meetings count for both.',
			jsonb_build_array('{"title": "Type", "kind": "name"}'::jsonb, '{"title": "That is", "kind": "text"}'::jsonb,
			jsonb_build_object('title', a_name || E' \u2192 ' || b_name, 'kind', 'number'),
				jsonb_build_object('title', b_name || E' \u2192 ' || a_name, 'kind', 'number')), coalesce(types, '[]')),
		news_archive_inner.event_sections('Events between ' || a_name || ' and ' || b_name, ids),
		news_archive_inner.difference_section(ids, NULL, of_archive));
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title', a_name || ' and ' || b_name,
		'eyebrow', 'Two countries', 'lead', CASE WHEN ids IS NULL
		THEN 'The archive tells of no act between the two that is sure enough.' ELSE
				'Only what falls into ' || news_archive.during_text(wanted_during) || ' is shown.' END,
			'facts', jsonb_build_array(news_archive_inner.fact('events', coalesce(cardinality(ids), 0)::text),
				news_archive_inner.fact('articles', cardinality(article_ids)::text)))),
		of_archive, ARRAY[news_archive_inner.unsure_note(left_out, min_confidence)], body->0, body->1, body->2, body->3,
			news_archive_inner.article_section(body, article_ids));
END $$;
COMMENT ON FUNCTION news_archive_inner.country_page(text, text, daterange, real, name)
	IS 'The page of dossier_country().';

CREATE FUNCTION news_archive.dossier_country(a text, b text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF a IS NULL OR b IS NULL THEN
		RETURN NULL;
	END IF;
	a := news_archive_inner.country_of('a', a);
	b := news_archive_inner.country_of('b', b);
	IF a = b THEN
		RAISE EXCEPTION 'a and b are one country, %', a USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Give two countries, by code or name.';
	END IF;
	RETURN news_archive_inner.country_page(a, b, during, min_confidence, archive);
END $$;
COMMENT ON FUNCTION news_archive.dossier_country(text, text, news_archive.days, name, real) IS
'What two countries, each by code or name, did to each other, as a page of HTML, made as dossier() is: '
'cooperation and conflict over time in either direction, the types of acts, the events with their reports, where these '
'differ, and the articles. during and min_confidence are as in find_events(). NULL when a country is NULL. Errors: '
'invalid_parameter_value for what is no country, for one country twice and for a min_confidence out of 0 to 1; '
'invalid_datetime_format, invalid_schema_name.';

-- ---------------------------------------------------------------------------------------------- the archive

CREATE FUNCTION news_archive_inner.overview_page(wanted_during daterange, min_confidence real, of_archive name)
	RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	most constant int := 20000;
	told record;
	article_ids bigint[];
	seen bigint[];
	ids bigint[];
	every bigint;
	left_out bigint;
	body jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	article_ids := ARRAY(SELECT a.article_id FROM article a
		WHERE wanted_during IS NULL OR a.published && wanted_during);
	SELECT count(DISTINCT a.outlet) AS outlets, min(lower(a.published)) AS first_day, max(upper(a.published) - 1)
		AS last_day, count(*) FILTER (WHERE a.published IS NULL) AS undated,
		count(*) FILTER (WHERE a.outlet IS NULL) AS unnamed, count(*) FILTER (WHERE a.language NOT IN ('en', 'und'))
			AS foreign INTO told FROM article a WHERE a.article_id = ANY (article_ids);
	seen := news_archive_inner.match_events(NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, wanted_during, false,
		NULL);
	SELECT (array_agg(x.event_id ORDER BY x.n) FILTER (WHERE x.sure))[:most], count(*) FILTER (WHERE x.sure),
		count(*) FILTER (WHERE NOT x.sure) INTO ids, every, left_out
	FROM (SELECT e.event_id, min_confidence IS NULL OR e.confidence >= min_confidence AS sure, row_number()
		OVER (ORDER BY e.independent_sources DESC, e.confidence DESC, e.event_id) AS n
		FROM news_archive_inner.seen_events(seen) e) x;
	body := jsonb_build_array(
		CASE WHEN cardinality(article_ids) > 0 THEN jsonb_build_object('type', 'bars', 'id', 'coverage', 'heading',
			'What was published', 'chart', news_archive_inner.coverage_chart('Articles by outlet', article_ids)) END,
		news_archive_inner.people_section(CASE WHEN wanted_during IS NULL THEN NULL ELSE article_ids END,
			'Who and what is named most', 25),
		news_archive_inner.table_section('stories', 'Stories of most articles', NULL,
			'[{"title": "Story", "kind": "name"}, {"title": "When", "kind": "text"}, {"title": "Articles", "kind": '
			'"number"}, {"title": "First in", "kind": "text"}]',
			coalesce((SELECT jsonb_agg(jsonb_build_array(coalesce(s.title, 'Without a headline'),
				coalesce(news_archive.during_text(s.during), ''), s.articles::text,
				CASE WHEN cardinality(s.first_outlets) > 3 THEN cardinality(s.first_outlets) || ' outlets'
					ELSE array_to_string(s.first_outlets, ', ') END) ORDER BY s.n)
				FROM news_archive.find_stories(during => wanted_during, min_articles => 2, max_rows => 15,
					archive => of_archive) WITH ORDINALITY s(story_id, title, during, articles, outlets, who,
					first_outlets, n)), '[]')),
		news_archive_inner.network_section('People and bodies of the archive', NULL, wanted_during, min_confidence,
			of_archive),
		news_archive_inner.event_sections('Events of the archive', ids, 60, 2, 'find_events() shows all'),
		news_archive_inner.difference_section(ids[:40], NULL, of_archive),
		news_archive_inner.table_section('outlets', 'Outlets', NULL,
			'[{"title": "Outlet", "kind": "name"}, {"title": "Articles", "kind": "number"}, {"title": "Days", "kind": '
			'"text"}, {"title": "Events", "kind": "number"}, {"title": "First", "kind": "number"}, {"title": '
			'"Alone", "kind": "number"}]',
			coalesce((SELECT jsonb_agg(jsonb_build_array(coalesce(o.outlet, 'Outlet not known'), o.articles::text,
				coalesce(news_archive_inner.days_text(o.first_day, o.last_day), ''), o.events::text,
				o.events_first::text, o.events_alone::text) ORDER BY o.articles DESC, o.outlet COLLATE "C")
				FROM (SELECT * FROM news_archive.outlets(archive => of_archive) LIMIT 30) o), '[]')),
		news_archive_inner.table_section('doubts', 'What is doubtful', NULL,
			'[{"title": "Articles", "kind": "number"}, {"title": "that lack", "kind": "text"}]',
			coalesce((SELECT jsonb_agg(jsonb_build_array(d.n::text, d.what) ORDER BY d.n DESC)
				FROM (VALUES (told.undated, 'a day of publication'), (told.unnamed, 'an outlet'),
				(told.foreign, 'English: they are searched, and not read for names and events')) d(n, what)
				WHERE d.n > 0), '[]')));
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title', 'The archive ' || of_archive,
		'eyebrow', 'Overview', 'lead', 'Only what falls into ' || news_archive.during_text(wanted_during)
		|| ' is shown.',
			'facts', jsonb_path_query_array(jsonb_build_array(news_archive_inner.fact('articles',
				to_char(cardinality(article_ids), 'FM999,999,999')),
				news_archive_inner.fact('outlets', told.outlets::text),
				news_archive_inner.fact('events', to_char(every, 'FM999,999,999')),
				news_archive_inner.fact('published', news_archive_inner.days_text(told.first_day, told.last_day))),
					'$[*] ? (@ != null)'))),
		of_archive, ARRAY[news_archive_inner.unsure_note(left_out, min_confidence)], body->0, body->1, body->2, body->3,
			body->4, body->5, body->6, body->7, news_archive_inner.article_section(body, '{}'));
END $$;
COMMENT ON FUNCTION news_archive_inner.overview_page(daterange, real, name) IS 'The page of archive_overview().';

CREATE FUNCTION news_archive.archive_overview(during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	RETURN news_archive_inner.overview_page(during, min_confidence, archive);
END $$;
COMMENT ON FUNCTION news_archive.archive_overview(news_archive.days, name, real) IS
'A whole archive as a page of HTML, made as dossier() is: what was published when by whom, who is named most, the '
'stories of most articles, who has to do with whom, the events of most sources, where their reports differ, the '
'outlets, and what is doubtful. during keeps what falls into these days; min_confidence is as in find_events(). '
'Of more than 20,000 events those of most sources are drawn. Errors: invalid_parameter_value for a min_confidence out '
'of 0 to 1, invalid_datetime_format, invalid_schema_name.';
