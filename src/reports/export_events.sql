-- export_events: events as a timeline (TimelineJS), a calendar (iCalendar) and on a map (GeoJSON).

-- ---------------------------------------------------------------------------------------------- TimelineJS

CREATE FUNCTION news_archive_inner.timeline_date(day date, unit text) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN day IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object('year', extract(year FROM day)::int,
		'month', CASE WHEN unit IN ('month', 'day') THEN extract(month FROM day)::int END, 'day', CASE WHEN unit = 'day'
			THEN extract(day FROM day)::int END)) END;
COMMENT ON FUNCTION news_archive_inner.timeline_date(date, text)
	IS 'A day as TimelineJS takes it, down to the unit (year, month, day); before the year 1 the year is negative.';

-- What TimelineJS shows below a headline is HTML.
CREATE FUNCTION news_archive.timeline_text(words text, told jsonb, facts text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT news_archive_inner.render_xml(jsonb_build_array('div', jsonb_build_array('p', jsonb_build_array('q', words)),
		(SELECT jsonb_build_array('ul', jsonb_agg(jsonb_build_array('li',
				CASE WHEN r ? 'url' THEN jsonb_build_array('a', jsonb_build_object('href', r->>'url'),
					coalesce(r->>'outlet', r->>'title', 'Outlet not known'))
					ELSE coalesce(r->'outlet', '"Outlet not known"') END,
				coalesce(', ' || (r->>'published'), '') || coalesce(', as said by ' || (r->>'attributed_to'), '') ||
					CASE WHEN r->>'words' <> words THEN E': \u201C' || (r->>'words') || E'\u201D' ELSE '' END)
					ORDER BY n))
			FROM jsonb_array_elements(told) WITH ORDINALITY x(r, n)),
		jsonb_build_array('p', jsonb_build_array('small', facts))), false) $$;
COMMENT ON FUNCTION news_archive.timeline_text(text, jsonb, text)
	IS 'The words of an event, its reports with their addresses, and a line of facts, as HTML. For timeline_json.';

CREATE FUNCTION news_archive_inner.timeline_slides(event_ids bigint[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('unique_id', 'event' || e.event_id, 'group', e.type,
			-- one that is open to the past stands at its end, its day in words says so
			'start_date', news_archive_inner.timeline_date(coalesce(e.first_day, e.last_day), e.unit),
			'end_date', CASE WHEN news_archive_inner.timeline_date(e.first_day, e.unit)
				<> news_archive_inner.timeline_date(e.last_day, e.unit)
				THEN news_archive_inner.timeline_date(e.last_day, e.unit) END,
			'display_date', e.when_text, 'text', jsonb_build_object('headline', news_archive_inner.html_text(e.title),
				'text', news_archive.timeline_text(e.words, e.told,
					concat_ws('; ', e.place, news_archive_inner.counted_text(e.independent_sources,
					'independent source'),
					news_archive_inner.counted_text(e.reports, 'report'),
						'confidence ' || to_char(e.confidence, 'FM0.00'), 'event ' || e.event_id))))) ORDER BY e.n)
		FROM news_archive_inner.exported_events(event_ids, 6) e WHERE e.unit IS NOT NULL);
END $$;
COMMENT ON FUNCTION news_archive_inner.timeline_slides(bigint[])
	IS 'These events of the archive entered as TimelineJS takes them, without those whose day is not known. '
	'NULL for none.';

CREATE FUNCTION news_archive.timeline_json(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
	slides jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(entity, during, NULL, min_confidence, false);
	IF asked.event_ids IS NULL THEN
		RETURN NULL;
	END IF;
	slides := coalesce(news_archive_inner.timeline_slides(asked.event_ids), '[]');
	RETURN jsonb_build_object('events', slides, 'title',
		jsonb_build_object('unique_id', 'title', 'text', jsonb_build_object(
		'headline', (SELECT news_archive_inner.html_text(e.name)
			FROM news_archive_inner.seen_entities(ARRAY[asked.entity_id]) e),
		'text', news_archive_inner.html_text(concat_ws(' ', news_archive_inner.counted_text(jsonb_array_length(slides),
			'event') || ' of the archive ' || archive || '.',
			CASE WHEN cardinality(asked.event_ids) > jsonb_array_length(slides)
				THEN news_archive_inner.counted_text(cardinality(asked.event_ids) - jsonb_array_length(slides),
				'event has no day and is', 'events have no day and are') || ' left out.' END)))));
END $$;
COMMENT ON FUNCTION news_archive.timeline_json(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, as TimelineJS 3 reads them (Knight Lab''s JSON format): '
'an event a slide with its days as exactly as they are known, the type of act as its group, the words, the outlets '
'with their addresses, the confidence and the event''s id as HTML in which every text is escaped. An event that is '
'open to the past stands at its last day; those whose day is not known are left out, which the title slide says. '
'during and min_confidence are as in find_events(). NULL for NULL, and, with a notice, for a name that no article '
'tells which a policy leaves to the reader. Errors: no_data_found when the name is not known, with the nearest names; '
'invalid_parameter_value for a name without letters and digits and for a min_confidence out of 0 to 1; '
'invalid_datetime_format, invalid_schema_name.';

-- ---------------------------------------------------------------------------------------------- iCalendar

CREATE FUNCTION news_archive_inner.ics_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN regexp_replace(replace(replace(replace(regexp_replace(words, '\r\n?', E'\n', 'g'), '\', '\\'), ';', '\;'),
		',', '\,'), '\n', '\\n', 'g');
COMMENT ON FUNCTION news_archive_inner.ics_text(text) IS 'A TEXT of iCalendar (RFC 5545, 3.3.11): \ ; '
	', and line ends escaped. NULL for NULL.';

CREATE FUNCTION news_archive_inner.ics_line(name text, value text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	rest text := name || ':' || regexp_replace(value, '[\u0001-\u0008\u000A-\u001F\u007F]', '', 'g');
	line text := '';
	room int := 75;		-- bytes; a further line begins with a space
	taken int;
BEGIN
	IF value IS NULL OR value = '' THEN
		RETURN '';
	END IF;
	WHILE octet_length(rest) > room LOOP
		taken := room;
		WHILE octet_length(left(rest, taken)) > room LOOP
			taken := taken - greatest((octet_length(left(rest, taken)) - room) / 4, 1);
		END LOOP;
		line := line || left(rest, taken) || E'\r\n ';
		rest := substr(rest, taken + 1);
		room := 74;
	END LOOP;
	RETURN line || rest || E'\r\n';
END $$;
COMMENT ON FUNCTION news_archive_inner.ics_line(text, text) IS
'A property of iCalendar, folded so that no line has more than 75 bytes and no character is cut (RFC 5545, 3.1). '
'Control characters are left out. Empty for an empty or NULL value.';

CREATE FUNCTION news_archive_inner.ics_day(day date) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN replace(news_archive_inner.iso_day(day), '-', '');
COMMENT ON FUNCTION news_archive_inner.ics_day(date) IS 'A DATE of iCalendar: 20240518. NULL outside the years 1 to '
	'9999, which it cannot have.';

CREATE FUNCTION news_archive_inner.ics_report(report jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN concat_ws(', ', coalesce(report->>'outlet', 'Outlet not known'), report->>'published')
		|| coalesce(' (' || (report->>'attributed_to') || ')', '') || ': ' || chr(8220) || (report->>'words')
		|| chr(8221) || coalesce(E'\n' || (report->>'url'), '');
COMMENT ON FUNCTION news_archive_inner.ics_report(jsonb) IS 'A report of an event in plain words. For exports that '
	'have but a text for it.';

CREATE FUNCTION news_archive_inner.ics_events(event_ids bigint[]) RETURNS TABLE (event_id bigint, lines text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT e.event_id, E'BEGIN:VEVENT\r\n' || news_archive_inner.ics_line('UID',
		news_archive_inner.content_uuid('event', e.event_id::text)::text)
		|| news_archive_inner.ics_line('DTSTAMP', to_char(coalesce(e.loaded_at, now()) AT TIME ZONE 'UTC',
			'YYYYMMDD"T"HH24MISS"Z"'))
		|| news_archive_inner.ics_line('DTSTART;VALUE=DATE',
			news_archive_inner.ics_day(coalesce(e.first_day, e.last_day)))
		|| news_archive_inner.ics_line('DTEND;VALUE=DATE', CASE WHEN e.first_day IS NOT NULL
			AND e.last_day < '9999-12-31' THEN news_archive_inner.ics_day(e.last_day + 1) END)
		|| news_archive_inner.ics_line('SUMMARY',
			news_archive_inner.ics_text(CASE WHEN e.first_day IS NULL OR e.last_day IS NULL OR e.unit <> 'day'
			THEN e.when_text || ': ' ELSE '' END || e.title))
		|| news_archive_inner.ics_line('DESCRIPTION', news_archive_inner.ics_text(E'\u201C' || e.words || E'\u201D\n'
			|| concat_ws('; ', e.when_text, news_archive_inner.counted_text(e.independent_sources,
				'independent source'), 'confidence ' || to_char(e.confidence, 'FM0.00'), 'event ' || e.event_id)
			|| coalesce((SELECT E'\n' || string_agg(news_archive_inner.ics_report(r), E'\n' ORDER BY n)
				FROM jsonb_array_elements(e.told) WITH ORDINALITY x(r, n)), '')))
		|| news_archive_inner.ics_line('LOCATION', news_archive_inner.ics_text(e.place))
			|| news_archive_inner.ics_line('CATEGORIES', news_archive_inner.ics_text(e.type))
		|| news_archive_inner.ics_line('STATUS', CASE e.status WHEN 'actual' THEN 'CONFIRMED' ELSE 'TENTATIVE' END)
			|| news_archive_inner.ics_line('URL', e.url) || E'TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n'
	FROM news_archive_inner.exported_events(event_ids, 6) e
		WHERE news_archive_inner.ics_day(coalesce(e.first_day, e.last_day)) IS NOT NULL
	ORDER BY e.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.ics_events(bigint[]) IS 'These events of the archive entered as VEVENTs, '
	'without those whose day is not known or before the year 1.';

CREATE FUNCTION news_archive_inner.tell_left_out(left_out bigint, why text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF left_out > 0 THEN
		RAISE NOTICE '% left out %', CASE WHEN left_out = 1 THEN '1 event is' ELSE left_out || ' events are' END, why;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_left_out(bigint, text)
	IS 'Says by a notice how many events an export has no room for.';

CREATE FUNCTION news_archive.timeline_ics(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
	written record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(entity, during, NULL, min_confidence, false);
	IF asked.event_ids IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT coalesce(string_agg(x.lines, '' ORDER BY x.n), '') AS lines, count(*) AS events INTO written
		FROM news_archive_inner.ics_events(asked.event_ids) WITH ORDINALITY x(event_id, lines, n);
	PERFORM news_archive_inner.tell_left_out(cardinality(asked.event_ids) - written.events,
		'whose day is not known, or that no calendar has');
	RETURN E'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//news_archive//events//EN\r\nCALSCALE:GREGORIAN\r\n'
		|| news_archive_inner.ics_line('X-WR-CALNAME', (SELECT news_archive_inner.ics_text(e.name)
			FROM news_archive_inner.seen_entities(ARRAY[asked.entity_id]) e)) || written.lines || E'END:VCALENDAR\r\n';
END $$;
COMMENT ON FUNCTION news_archive.timeline_ics(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, as a calendar (iCalendar, RFC 5545; lines end in CR LF): '
'an event a whole-day VEVENT over all the days on which it may have been, with its words, reports and their addresses, '
'confidence and id in the description; TENTATIVE unless it is told as done. The summary begins with the days in words '
'where these are not one day. One that is open to the past stands at its last day, one that is open to the future at '
'its first. A notice tells how many are left out, those whose day is not known or before the year 1. '
'The same archive gives the same calendar. during and min_confidence are as in find_events(). NULL and errors as for '
'timeline_json().';

-- ---------------------------------------------------------------------------------------------- GeoJSON

CREATE FUNCTION news_archive_inner.point_features(event_ids bigint[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_build_object('type', 'Feature', 'id', e.event_id::text,
			'geometry', jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(p.longitude, p.latitude)),
			'properties', jsonb_strip_nulls(jsonb_build_object('event_id', e.event_id::text, 'title', e.title, 'type',
				e.type, 'mode', e.mode, 'quad_class', e.quad, 'actor', e.actor, 'target', e.target,
				'when', news_archive.edtf(e.during, e."precision"), 'first_day',
					news_archive_inner.iso_day(e.first_day), 'last_day', news_archive_inner.iso_day(e.last_day),
					'precision', e."precision",
				'place', p.name, 'gazetteer_name', p.place, 'country', p.country, 'place_confidence', p.confidence,
					'place_basis', p.basis, 'place_told_in', e.place_basis,
				'status', e.status, 'confidence', e.confidence, 'reports', e.reports, 'outlets', e.outlets,
					'independent_sources', e.independent_sources, 'words', e.words,
				'url', e.url, 'sources', e.told))) ORDER BY e.n)
		FROM news_archive_inner.exported_events(event_ids) e JOIN news_archive_inner.event_points(event_ids) p
			ON p.event_id = e.event_id WHERE p.latitude IS NOT NULL);
END $$;
COMMENT ON FUNCTION news_archive_inner.point_features(bigint[])
	IS 'These events of the archive entered as Features of GeoJSON, those of them that lie at a place of the '
	'gazetteer. NULL for none.';

CREATE FUNCTION news_archive.events_geojson(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
	features jsonb;
	known boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(entity, during, NULL, min_confidence, true);
	IF asked.event_ids IS NULL THEN
		RETURN NULL;
	END IF;
	features := coalesce(news_archive_inner.point_features(asked.event_ids), '[]');
	PERFORM news_archive_inner.tell_left_out(cardinality(asked.event_ids) - jsonb_array_length(features),
		'that have no place, or none that the gazetteer has');
	known := EXISTS (SELECT FROM place);
	PERFORM news_archive_inner.tell_unknown('places:', 'the table place is empty', known,
		format('SELECT news_archive.install_gazetteer(%L);', archive));
	RETURN jsonb_build_object('type', 'FeatureCollection', 'features', features);
END $$;
COMMENT ON FUNCTION news_archive.events_geojson(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, or all for NULL, on a map: a FeatureCollection (GeoJSON, RFC 7946; '
'longitude before latitude, WGS 84 degrees) with a Point for each event that lies at a place of the gazetteer '
'(install_gazetteer(), as event_places() resolves it). Its properties have the days (when, in EDTF; '
'first_day and last_day inclusive, left out where open), the sides, words, status, confidence, how sure the place is '
'(place_confidence) and at most 20 reports (sources) with outlet, day, words and address. A notice tells how many '
'events have no such place and are left out. during and min_confidence are as in find_events(). NULL, with a notice, '
'for a name that no article tells which a policy leaves to the reader. Errors: as for timeline_json().';
