-- export: what the exports of an archive share: whose events, the reports behind them, days as precise as they are
-- known, XML.
--
-- Each export enters the archive, gathers by the functions here and writes one format; of several that hold the same
-- (Atom and RSS) each is a plain SQL function over one in PL/pgSQL, select_...(), that does so.  A format has what it
-- has room for; docs/exports.md says what is lost in which.

CREATE FUNCTION news_archive_inner.render_xml(tree jsonb, document boolean DEFAULT true) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_render_xml';
COMMENT ON FUNCTION news_archive_inner.render_xml(jsonb, boolean) IS
'XML from a tree as JsonML has it: an element is an array of its name, an object of its attributes (which may be left '
'out) and its children, texts and elements: ["title", {"lang": "en"}, "A & B"]. An array of elements may stand for '
'each of them; null is nothing. Every text is escaped; a character that XML cannot have becomes U+FFFD. '
'As a document it begins with an XML declaration. Errors: invalid_parameter_value for a name of an element or '
'attribute that is none and for an object that is no attributes; program_limit_exceeded for elements nested deeper '
'than 64 and for more than 256 MB.';

CREATE FUNCTION news_archive_inner.html_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN news_archive_inner.render_xml(to_jsonb(words), false);
COMMENT ON FUNCTION news_archive_inner.html_text(text) IS 'A text as it stands in HTML: < is &lt;. NULL for NULL.';

CREATE FUNCTION news_archive_inner.web_url(url text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN url ~* '^https?://[^[:space:][:cntrl:]<>"]+$' THEN url END;
COMMENT ON FUNCTION news_archive_inner.web_url(text) IS 'An address of the web, as it is; NULL for what is none, such '
	'as "javascript:...".';

CREATE FUNCTION news_archive_inner.content_uuid(VARIADIC parts text[]) RETURNS uuid
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (overlay(lpad(to_hex(news_archive.content_id(VARIADIC parts)), 16, '0') PLACING '8' FROM 13 FOR 1)
		|| overlay(lpad(to_hex(news_archive.content_id(VARIADIC parts || 'uuid'::text)), 16, '0') PLACING 'a'
			FROM 1 FOR 1))::uuid;
COMMENT ON FUNCTION news_archive_inner.content_uuid(text[]) IS 'A UUID of version 8 (RFC 9562) made from content: '
	'the same parts give the same one. For the ids that feeds and documents must have. NULL for a NULL array.';

-- ---------------------------------------------------------------------------------------------- days and moments

CREATE FUNCTION news_archive_inner.known_first(during daterange) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(lower(during)) THEN lower(during) END;
COMMENT ON FUNCTION news_archive_inner.known_first(daterange) IS 'The first day of a range, NULL where it is open or '
	'not known.';

CREATE FUNCTION news_archive_inner.known_last(during daterange) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(upper(during)) THEN upper(during) - 1 END;
COMMENT ON FUNCTION news_archive_inner.known_last(daterange) IS 'The last day of a range, NULL where it is open or not '
	'known.';

-- Told by the ends, which "early March" has too, and by the label where both could be: [2024-01-01, ) may be "since
-- 2024" and "since 1 January".
CREATE FUNCTION news_archive_inner.known_unit(meant daterange, "precision" text DEFAULT NULL) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN news_archive_inner.known_first(meant) IS NULL AND news_archive_inner.known_last(meant) IS NULL
		THEN NULL
		WHEN "precision" IN ('minute', 'day') THEN 'day'
		WHEN (lower_inf(meant) OR NOT isfinite(lower(meant)) OR extract(doy FROM lower(meant)) = 1)
			AND (upper_inf(meant) OR NOT isfinite(upper(meant)) OR extract(doy FROM upper(meant)) = 1) THEN 'year'
		WHEN (lower_inf(meant) OR NOT isfinite(lower(meant)) OR extract(day FROM lower(meant)) = 1)
			AND (upper_inf(meant) OR NOT isfinite(upper(meant)) OR extract(day FROM upper(meant)) = 1) THEN 'month'
		ELSE 'day' END;
COMMENT ON FUNCTION news_archive_inner.known_unit(daterange, text) IS
'How exactly the ends of a range are known: year when it is made of whole years, month of whole months, else day. '
'NULL when neither end is known.';

CREATE FUNCTION news_archive_inner.iso_day(day date, unit text DEFAULT 'day') RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN day BETWEEN '0001-01-01' AND '9999-12-31' THEN lpad(extract(year FROM day)::int::text, 4, '0')
		|| CASE WHEN unit IN ('month', 'day') THEN '-' || lpad(extract(month FROM day)::int::text, 2, '0') ELSE '' END
		|| CASE WHEN unit = 'day' THEN '-' || lpad(extract(day FROM day)::int::text, 2, '0') ELSE '' END END;
COMMENT ON FUNCTION news_archive_inner.iso_day(date, text) IS 'A day by ISO 8601, down to the unit (year, month, day): '
	'2024-05. NULL outside the years 1 to 9999.';

CREATE FUNCTION news_archive_inner.exact_day(during daterange) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN news_archive_inner.known_first(during) = news_archive_inner.known_last(during) THEN lower(during)
		END;
COMMENT ON FUNCTION news_archive_inner.exact_day(daterange) IS 'The day that a range is; NULL when it is longer or '
	'open.';

CREATE FUNCTION news_archive_inner.iso_date(during daterange) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN substring(news_archive.edtf(during) FROM '^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$');
COMMENT ON FUNCTION news_archive_inner.iso_date(daterange) IS 'One day, month or year by ISO 8601; '
	'NULL for a range that is none of these.';

CREATE FUNCTION news_archive_inner.rfc3339(moment timestamptz) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(moment) THEN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END;
COMMENT ON FUNCTION news_archive_inner.rfc3339(timestamptz) IS 'A moment as Atom and JSON want it, in UTC: '
	'2024-05-18T00:00:00Z. NULL for infinity.';

CREATE FUNCTION news_archive_inner.rfc822(moment timestamptz) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(moment) THEN to_char(moment AT TIME ZONE 'UTC', 'Dy, DD Mon YYYY HH24:MI:SS "GMT"') END;
COMMENT ON FUNCTION news_archive_inner.rfc822(timestamptz) IS 'A moment as RSS wants it (RFC 822, the year in four '
	'digits): Sat, 18 May 2024 00:00:00 GMT. NULL for infinity.';

CREATE FUNCTION news_archive_inner.country_codes() RETURNS TABLE (country text, iso2 text, name text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 250 AS $$
	SELECT r.country, min(lower(r.iso2 COLLATE "C")), min(r.name COLLATE "C") FROM news_archive.reference_entity r
		WHERE r.type = 'country' GROUP BY r.country $$;
COMMENT ON FUNCTION news_archive_inner.country_codes() IS 'Countries: ISO 3166-1 alpha-3, alpha-2 in lower case, and '
	'the usual English name. For exports that want another code.';

-- ---------------------------------------------------------------------------------------------- whose events, and what
-- tells them

CREATE FUNCTION news_archive_inner.entity_to_export(wanted text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	e record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	e := news_archive_inner.entity_for_page(wanted);
	IF e.note IS NOT NULL THEN
		RAISE NOTICE '%', e.note USING HINT = format('Give the full name of the one you mean; SELECT * FROM '
			'news_archive.find_entity(%L); shows them.', wanted);
	END IF;
	RETURN coalesce(e.id, 0);
END $$;
COMMENT ON FUNCTION news_archive_inner.entity_to_export(text) IS
'The entity of the archive entered that a name is taken for, as select_entity() takes it, with a notice when others '
'may be meant. NULL for NULL; 0, which is nobody, with a notice, when nothing comes near in the articles that a policy '
'leaves to the reader. Errors: no_data_found, with the nearest names; invalid_parameter_value for a name without '
'letters and digits.';

CREATE FUNCTION news_archive_inner.events_to_export(id bigint, wanted_during daterange, wanted_status text,
	min_confidence real) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	ids bigint[];
	left_out bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	ids := news_archive_inner.match_events(id, NULL, true, NULL, NULL, NULL, NULL, wanted_status, wanted_during, false,
		NULL);
	SELECT array_agg(e.event_id ORDER BY lower(e.during) NULLS LAST, upper(e.during), e.reports DESC, e.event_id)
		FILTER (WHERE min_confidence IS NULL OR e.confidence >= min_confidence),
		count(*) FILTER (WHERE e.confidence < min_confidence)
	INTO ids, left_out FROM news_archive_inner.seen_events(ids) e;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
	RETURN coalesce(ids, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.events_to_export(bigint, daterange, text, real) IS
'The events of the archive entered around an entity (NULL: all), that may fall into these days, have this status and '
'are as sure as min_confidence, in the order of timeline(). A notice tells how many are less sure.';

CREATE FUNCTION news_archive_inner.export_asked(wanted text, wanted_during daterange, wanted_status text,
	min_confidence real, null_is_all boolean,
		OUT entity_id bigint, OUT event_ids bigint[])
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.check_confidence(min_confidence);
	entity_id := news_archive_inner.entity_to_export(wanted);
	IF entity_id <> 0 OR (entity_id IS NULL AND null_is_all) THEN
		event_ids := news_archive_inner.events_to_export(entity_id, wanted_during, wanted_status, min_confidence);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.export_asked(text, daterange, text, real, boolean) IS
'What an export of events is asked for: the entity as entity_to_export() takes the name, and its events as '
'events_to_export() gives them; for a name that is NULL all events, if null_is_all. event_ids is NULL where nobody is '
'asked for: for a NULL that is not all, and for a name that nothing comes near. Errors: those of entity_to_export(), '
'invalid_parameter_value for a min_confidence out of 0 to 1.';

CREATE FUNCTION news_archive_inner.exported_reports(event_ids bigint[])
	RETURNS TABLE (event_id bigint, n bigint, article_id bigint, sentence_no int, outlet text, url text, title text,
		published daterange, words text, cameo text, attributed_to text,
		confidence real, loaded_at timestamptz)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH every AS MATERIALIZED (
		SELECT r.event_id, r.article_id, r.report_no, r.sentence_no, r.words, r.cameo, r.attributed_to, r.confidence,
			a.outlet, a.url, a.title, a.published, f.loaded_at,
			row_number() OVER (PARTITION BY r.event_id, r.words_id ORDER BY lower(a.published) NULLS LAST, r.article_id,
				r.report_no) AS again,
			row_number() OVER (PARTITION BY r.event_id, r.article_id ORDER BY r.confidence DESC, r.report_no)
				AS in_article
		FROM event_report r JOIN article a USING (article_id)
			-- an archive of 0.1.0 has no such column: there it is the NULL outside
			CROSS JOIN (SELECT NULL::timestamptz AS loaded_at) none CROSS JOIN LATERAL (SELECT loaded_at FROM article x
				WHERE x.article_id = a.article_id) f
		WHERE r.event_id = ANY (event_ids))
	SELECT e.event_id, row_number() OVER (PARTITION BY e.event_id ORDER BY e.again > 1, e.in_article > 1,
		e.attributed_to IS NOT NULL, e.confidence DESC, lower(e.published) NULLS LAST, e.article_id, e.report_no),
		e.article_id, e.sentence_no, e.outlet, news_archive_inner.web_url(e.url), e.title, e.published, e.words,
			e.cameo, e.attributed_to, e.confidence, e.loaded_at
	FROM every e;
END $$;
COMMENT ON FUNCTION news_archive_inner.exported_reports(bigint[]) IS
'The reports of these events of the archive entered that the current user may see, in the order in which pages show '
'them (n): new words first, the surest of each article, what outlets say themselves. url is NULL unless it is an '
'address of the web.';

CREATE TYPE news_archive_inner.exported_article_row AS (article_id bigint, outlet text, url text, title text,
	standfirst text, author text, section text, dateline text, published daterange, modified daterange, language text,
	day date, shown_title text, loaded_at timestamptz);
COMMENT ON TYPE news_archive_inner.exported_article_row IS 'A row of exported_articles().';

CREATE FUNCTION news_archive_inner.exported_articles(article_ids bigint[])
	RETURNS SETOF news_archive_inner.exported_article_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT a.article_id, a.outlet, news_archive_inner.web_url(a.url), nullif(a.title, ''), a.standfirst, a.author,
		a.section, a.dateline, a.published, a.modified, a.language,
		CASE WHEN news_archive_inner.iso_day(news_archive_inner.exact_day(a.published)) IS NOT NULL
			THEN lower(a.published) END,
		coalesce(nullif(a.title, ''), CASE WHEN char_length(a.body) > 90 THEN left(a.body, 90) || E' \u2026'
			ELSE nullif(a.body, '') END, 'Without a title'), f.loaded_at
	-- an archive of 0.1.0 has no such column: there it is the NULL outside
	FROM article a CROSS JOIN (SELECT NULL::timestamptz AS loaded_at) none CROSS JOIN LATERAL (SELECT loaded_at
		FROM article x WHERE x.article_id = a.article_id) f
	WHERE a.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.exported_articles(bigint[]) IS
'These articles of the archive entered that the current user may see, without their texts: url is NULL unless it is an '
'address of the web, day the day of publication if it is known exactly and of the years 1 to 9999, shown_title the '
'headline or how the text begins.';

-- sides_text() for one a side, which is what an event has, in a fraction of the time
CREATE FUNCTION news_archive_inner.event_title(type text, mode text, status text, actor text, target text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN concat_ws(CASE WHEN news_archive.is_reciprocal(type) THEN ' and ' ELSE ' ' || chr(8594) || ' ' END,
		coalesce(news_archive_inner.isolated(actor), 'somebody not named'), news_archive_inner.isolated(target))
		|| ': ' || concat_ws(', ', type, mode, nullif(status, 'actual'));
COMMENT ON FUNCTION news_archive_inner.event_title(text, text, text, text, text)
	IS 'Who did what to whom, in a line: "Norway -> Hungary: SANCTION, expel". For exports.';

CREATE FUNCTION news_archive_inner.exported_events(event_ids bigint[], max_reports int DEFAULT 20)
	RETURNS TABLE (n bigint, event_id bigint, during daterange, "precision" text, first_day date, last_day date,
		unit text, when_text text, type text, mode text, quad int, means text,
		actor text, target text, actor_id bigint, target_id bigint, place text, place_basis text, status text,
			words text, confidence real, reports int, outlets int,
		independent_sources int, title text, told jsonb, url text, loaded_at timestamptz)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH reports AS MATERIALIZED (
		SELECT r.event_id, max(r.loaded_at) AS loaded_at,
			(array_agg(r.url ORDER BY r.n) FILTER (WHERE r.url IS NOT NULL))[1] AS url,
			jsonb_agg(jsonb_strip_nulls(jsonb_build_object('article_id', r.article_id::text, 'outlet', r.outlet,
				'published', news_archive.edtf(r.published), 'url', r.url,
				'title', nullif(r.title, ''), 'words', r.words, 'attributed_to', r.attributed_to, 'confidence',
					r.confidence)) ORDER BY r.n) FILTER (WHERE r.n <= max_reports) AS told
		FROM news_archive_inner.exported_reports(event_ids) r GROUP BY r.event_id),
	meant AS MATERIALIZED (SELECT o.type, o.mode, o.quad_class, o.meaning FROM news_archive.event_ontology() o)
	SELECT o.n, e.event_id, e.during, e."precision", news_archive_inner.known_first(e.during),
		news_archive_inner.known_last(e.during), news_archive_inner.known_unit(e.during, e."precision"),
		news_archive.during_text(e.during, e."precision"), e.type, e.mode, w.quad_class, coalesce(m.meaning, w.meaning),
			e.actors[1], e.targets[1], e.actor_ids[1], e.target_ids[1],
		e.place, e.place_basis, e.status, e.words, e.confidence, e.reports, e.outlets, e.independent_sources,
		news_archive_inner.event_title(e.type, e.mode, e.status, e.actors[1], e.targets[1]), coalesce(r.told, '[]'),
			r.url, r.loaded_at
	FROM unnest(event_ids) WITH ORDINALITY o(event_id, n) JOIN news_archive_inner.seen_events(event_ids) e ON e.event_id
		= o.event_id LEFT JOIN reports r ON r.event_id = e.event_id
		LEFT JOIN meant m ON m.type = e.type AND m.mode = e.mode LEFT JOIN meant w ON w.type = e.type AND w.mode IS NULL
	ORDER BY o.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.exported_events(bigint[], int) IS
'These events of the archive entered, in this order (n), as the current user may see them, with what exports write of '
'them: the ends of their days where they are known and how exactly (unit), days and sides in words, the quad class and '
'meaning of the act, and told: at most max_reports reports as {"article_id", "outlet", "published", "url", "title", '
'"words", "attributed_to", "confidence"}. url is that of the first report that has one, loaded_at when the last of '
'their articles was loaded.';

CREATE FUNCTION news_archive_inner.event_points(event_ids bigint[])
	RETURNS TABLE (event_id bigint, name text, place_id bigint, place text, country text, latitude real, longitude real,
		confidence real, basis text, is_country boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	placed record;
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(e.event_id) AS ids, array_agg(e.place) AS names INTO placed
		FROM news_archive_inner.seen_events(event_ids) e WHERE e.place IS NOT NULL;
	-- the country that their articles tell with the name
	SELECT array_agg(x.event_id) AS ids, array_agg(x.place) AS names, array_agg(x.country) AS countries INTO told
	FROM (SELECT y.event_id, y.place, mode() WITHIN GROUP (ORDER BY y.country) AS country
		FROM (SELECT r.event_id, r.place, min(m.country COLLATE "C") AS country
			FROM event_report r JOIN article a USING (article_id) JOIN mention m ON m.article_id = r.article_id
				AND m.kind = 'place' AND r.place IN (m.name, m.mention)
			WHERE r.event_id = ANY (placed.ids) AND r.place IS NOT NULL GROUP BY r.event_id, r.article_id, r.report_no,
				r.place) y
		WHERE y.country IS NOT NULL GROUP BY y.event_id, y.place) x;
	RETURN QUERY
	WITH named AS MATERIALIZED (
		SELECT p.id, p.name, t.country FROM unnest(placed.ids, placed.names) p(id, name)
			LEFT JOIN unnest(told.ids, told.names, told.countries) t(id, name, country) ON t.id = p.id
			AND t.name = p.name),
	found AS MATERIALIZED (
		SELECT d.name AS of_name, coalesce(d.country, '') AS of_country, s.*
			FROM (SELECT DISTINCT n.name, n.country FROM named n) d,
			LATERAL (SELECT * FROM news_archive_inner.select_places(d.name, ARRAY[d.country]) s
				WHERE s.country = d.country OR d.country IS NULL ORDER BY s.confidence DESC, s.place_id LIMIT 1) s),
	countries AS MATERIALIZED (SELECT lower(c.name COLLATE "C") AS name FROM news_archive_inner.country_codes() c)
	SELECT n.id, n.name, f.place_id, f.place, coalesce(n.country, f.country), f.latitude, f.longitude, f.confidence,
		f.basis, c.name IS NOT NULL
	FROM named n LEFT JOIN found f ON f.of_name = n.name AND f.of_country = coalesce(n.country, '')
		LEFT JOIN countries c ON c.name = lower(n.name COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive_inner.event_points(bigint[]) IS
'Where these events of the archive entered are: a row for each that has a place, with its name, the country that '
'articles tell, and the place of the gazetteer that is meant, as event_places() has it, NULL where there is none. '
'For exports with coordinates.';
