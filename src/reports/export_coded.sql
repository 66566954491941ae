-- export_coded: events as rows of event data: ICEWS's and GDELT's columns, by name and order, so that what reads these
-- files reads ours.
--
-- Such a file holds what was done: events that are told as planned, demanded, denied or supposed are left out.  What an
-- archive does not know (the Goldstein scale, tone, ethnic and religious codes, districts) is NULL, never a guess.

CREATE FUNCTION news_archive_inner.coded_events(event_ids bigint[])
	RETURNS TABLE (n bigint, event_id bigint, first_day date, last_day date, day date, type text, mode text, means text,
		cameo text, actor text, actor_country text, actor_sector text,
		target text, target_country text, target_sector text, article_id bigint, sentence_no int, outlet text, url text,
			reports int, outlets int, articles int, first_loaded timestamptz,
		place text, place_country text, city text, latitude real, longitude real, is_country boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (SELECT r.* FROM news_archive_inner.exported_reports(event_ids) r),
	counted AS (
		SELECT t.event_id, count(DISTINCT t.article_id)::int AS articles, min(t.loaded_at) AS first_loaded,
			(array_agg(t.url ORDER BY t.n) FILTER (WHERE t.url IS NOT NULL))[1] AS url
		FROM told t GROUP BY t.event_id),
	-- the report whose words the event has
	shown AS (
		SELECT DISTINCT ON (e.event_id) e.*, t.article_id, t.sentence_no, t.outlet, t.url, t.cameo
		FROM news_archive_inner.seen_events(event_ids) e JOIN told t ON t.event_id = e.event_id
			ORDER BY e.event_id, t.words <> e.words, t.n),
	meant AS MATERIALIZED (SELECT o.type, o.mode, o.meaning FROM news_archive.event_ontology() o)
	SELECT o.n, s.event_id, news_archive_inner.known_first(s.during), news_archive_inner.known_last(s.during),
		news_archive_inner.exact_day(s.during), s.type, s.mode, coalesce(m.meaning, w.meaning), s.cameo,
		s.actors[1], s.actor_country, s.actor_sector, s.targets[1], s.target_country, s.target_sector, s.article_id,
			s.sentence_no, s.outlet, coalesce(s.url, c.url), s.reports, s.outlets,
		c.articles, c.first_loaded, p.name, p.country, p.place, p.latitude, p.longitude, p.is_country
	FROM unnest(event_ids) WITH ORDINALITY o(event_id, n) JOIN shown s ON s.event_id = o.event_id
		JOIN counted c ON c.event_id = o.event_id
		LEFT JOIN news_archive_inner.event_points(event_ids) p ON p.event_id = o.event_id
			LEFT JOIN meant m ON m.type = s.type AND m.mode = s.mode LEFT JOIN meant w ON w.type = s.type AND w.mode
			IS NULL
	ORDER BY o.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.coded_events(bigint[]) IS
'These events of the archive entered, in this order (n), with what files of event data have of them: '
'their days where known (day: when it is one), the CAMEO code and the article of the report whose words they have, '
'counts, when the first of their articles was loaded, and where they are.';

CREATE FUNCTION news_archive_inner.select_coded_events(wanted text, wanted_during daterange, archive name,
	min_confidence real)
	RETURNS TABLE (n bigint, event_id bigint, first_day date, last_day date, day date, type text, mode text, means text,
		cameo text, actor text, actor_country text, actor_sector text,
		target text, target_country text, target_sector text, article_id bigint, sentence_no int, outlet text, url text,
			reports int, outlets int, articles int, first_loaded timestamptz,
		place text, place_country text, city text, latitude real, longitude real, is_country boolean)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(wanted, wanted_during, 'actual', min_confidence, true);
	RETURN QUERY SELECT * FROM news_archive_inner.coded_events(asked.event_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.select_coded_events(text, daterange, name, real)
	IS 'What events_icews and events_gdelt stand on: coded_events() of what was done, around an entity or all.';

-- ---------------------------------------------------------------------------------------------- ICEWS

CREATE FUNCTION news_archive.events_icews(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event'))
	RETURNS TABLE ("Event ID" bigint, "Event Date" date, "Source Name" text, "Source Sectors" text,
		"Source Country" text, "Event Text" text, "CAMEO Code" text, "Intensity" numeric,
		"Target Name" text, "Target Sectors" text, "Target Country" text, "Story ID" bigint, "Sentence Number" int,
			"Publisher" text, "City" text, "District" text, "Province" text,
		"Country" text, "Latitude" real, "Longitude" real)
	LANGUAGE sql STABLE AS $$
	WITH countries AS MATERIALIZED (SELECT * FROM news_archive_inner.country_codes())
	SELECT e.event_id, e.day, e.actor, e.actor_sector, coalesce(a.name, e.actor_country), e.means, e.cameo,
		NULL::numeric, e.target, e.target_sector, coalesce(t.name, e.target_country),
		e.article_id, e.sentence_no, e.outlet, e.city, NULL::text, NULL::text, coalesce(p.name, e.place_country),
			e.latitude, e.longitude
	FROM news_archive_inner.select_coded_events($1, $2, $3, $4) e LEFT JOIN countries a ON a.country = e.actor_country
		LEFT JOIN countries t ON t.country = e.target_country
		LEFT JOIN countries p ON p.country = e.place_country
	ORDER BY e.n $$;
COMMENT ON FUNCTION news_archive.events_icews(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, or all for NULL, in the twenty columns of the ICEWS coded event '
'data, by name and order; of what was done only. Event Date is NULL when the day is not known exactly. '
'Sectors are PLOVER''s codes, countries English names, CAMEO Code the nearest of CAMEO 1.1 and Event Text what that '
'act means (event_ontology()); Story ID is the article (article_id) and Sentence Number the sentence of the report '
'whose words the event has, Publisher its outlet. City, Latitude and Longitude (degrees) are those of the gazetteer, '
'Country that of the place. NULL throughout, for they are not known: Intensity, District, Province. '
'during and min_confidence are as in find_events(). No rows, with a notice, for a name that no article tells which a '
'policy leaves to the reader. Errors: as for timeline_json().';

-- ---------------------------------------------------------------------------------------------- GDELT

CREATE FUNCTION news_archive_inner.gdelt_fraction(day date) RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN extract(year FROM day)::int
		+ round(least((extract(month FROM day) * 30 + extract(day FROM day)) / 365, 0.9999), 4);
COMMENT ON FUNCTION news_archive_inner.gdelt_fraction(date) IS 'A day as GDELT''s FractionDate: the year and (month * '
	'30 + day) / 365 of it, 0.9999 at most.';

CREATE FUNCTION news_archive.events_gdelt(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event'))
	RETURNS TABLE ("GLOBALEVENTID" bigint, "SQLDATE" int, "MonthYear" int, "Year" int, "FractionDate" numeric,
		"Actor1Code" text, "Actor1Name" text, "Actor1CountryCode" text, "Actor1KnownGroupCode" text,
		"Actor1EthnicCode" text,
		"Actor1Religion1Code" text, "Actor1Religion2Code" text, "Actor1Type1Code" text, "Actor1Type2Code" text,
			"Actor1Type3Code" text,
		"Actor2Code" text, "Actor2Name" text, "Actor2CountryCode" text, "Actor2KnownGroupCode" text,
			"Actor2EthnicCode" text,
		"Actor2Religion1Code" text, "Actor2Religion2Code" text, "Actor2Type1Code" text, "Actor2Type2Code" text,
			"Actor2Type3Code" text, "IsRootEvent" int, "EventCode" text, "EventBaseCode" text,
		"EventRootCode" text, "QuadClass" int, "GoldsteinScale" real, "NumMentions" int, "NumSources" int,
			"NumArticles" int, "AvgTone" real,
		"Actor1Geo_Type" int, "Actor1Geo_FullName" text, "Actor1Geo_CountryCode" text, "Actor1Geo_ADM1Code" text,
			"Actor1Geo_ADM2Code" text, "Actor1Geo_Lat" real, "Actor1Geo_Long" real,
		"Actor1Geo_FeatureID" text, "Actor2Geo_Type" int, "Actor2Geo_FullName" text, "Actor2Geo_CountryCode" text,
			"Actor2Geo_ADM1Code" text, "Actor2Geo_ADM2Code" text, "Actor2Geo_Lat" real, "Actor2Geo_Long" real,
		"Actor2Geo_FeatureID" text,
		"ActionGeo_Type" int, "ActionGeo_FullName" text, "ActionGeo_CountryCode" text, "ActionGeo_ADM1Code" text,
			"ActionGeo_ADM2Code" text, "ActionGeo_Lat" real, "ActionGeo_Long" real,
		"ActionGeo_FeatureID" text, "DATEADDED" bigint, "SOURCEURL" text)
	LANGUAGE sql STABLE AS $$
	WITH countries AS MATERIALIZED (SELECT * FROM news_archive_inner.country_codes())
	SELECT e.event_id, replace(news_archive_inner.iso_day(e.day), '-', '')::int,
		CASE WHEN news_archive_inner.iso_day(e.first_day, 'month') = news_archive_inner.iso_day(e.last_day, 'month')
		THEN replace(news_archive_inner.iso_day(e.first_day, 'month'), '-', '')::int END,
		CASE WHEN news_archive_inner.iso_day(e.first_day, 'year') = news_archive_inner.iso_day(e.last_day, 'year')
			THEN news_archive_inner.iso_day(e.first_day, 'year')::int END,
		CASE WHEN news_archive_inner.iso_day(e.day) IS NOT NULL THEN news_archive_inner.gdelt_fraction(e.day) END,
		nullif(concat(e.actor_country, e.actor_sector), ''), e.actor, e.actor_country, NULL::text, NULL::text,
			NULL::text, NULL::text, e.actor_sector, NULL::text, NULL::text,
		nullif(concat(e.target_country, e.target_sector), ''), e.target, e.target_country, NULL::text, NULL::text,
			NULL::text, NULL::text, e.target_sector, NULL::text, NULL::text,
		NULL::int, e.cameo, left(e.cameo, 3), left(e.cameo, 2), CASE WHEN e.cameo < '06' THEN 1 WHEN e.cameo < '09'
			THEN 2 WHEN e.cameo < '14' THEN 3 WHEN e.cameo < '21' THEN 4 END, NULL::real,
		e.reports, e.outlets, e.articles, NULL::real, NULL::int, NULL::text, NULL::text, NULL::text, NULL::text,
			NULL::real, NULL::real, NULL::text,
		NULL::int, NULL::text, NULL::text, NULL::text, NULL::text, NULL::real, NULL::real, NULL::text,
		CASE WHEN e.is_country THEN 1 WHEN e.latitude IS NULL THEN NULL WHEN e.place_country = 'USA' THEN 3 ELSE 4 END,
			CASE WHEN e.is_country THEN e.place ELSE nullif(concat_ws(', ', coalesce(e.city, e.place), p.name), '') END,
		NULL::text, NULL::text, NULL::text, CASE WHEN NOT e.is_country THEN e.latitude END, CASE WHEN NOT e.is_country
			THEN e.longitude END, NULL::text,
		CASE WHEN isfinite(e.first_loaded) THEN to_char(e.first_loaded AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS')::bigint
			END, e.url
	FROM news_archive_inner.select_coded_events($1, $2, $3, $4) e LEFT JOIN countries p ON p.country = e.place_country
	ORDER BY e.n $$;
COMMENT ON FUNCTION news_archive.events_gdelt(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, or all for NULL, in the 61 columns of GDELT 2.0''s event files, by '
'name and order (the files themselves have no head); of what was done only. SQLDATE and FractionDate are NULL unless '
'the day is known, MonthYear and Year unless the month or year is. Country codes of actors are ISO 3166-1 alpha-3, '
'types PLOVER''s sectors, which both agree with CAMEO''s for the most part; actor codes are the two joined. '
'QuadClass is by the CAMEO root code as GDELT has it. NumMentions counts reports, NumSources outlets, NumArticles '
'articles. ActionGeo_Type is 1 for a country, 3 for a town of the United States, 4 for another, where the gazetteer '
'has it; its name ends in that of the country. DATEADDED is when the first of the articles was loaded (UTC). '
'NULL throughout, for they are not known: known groups, ethnic and religious codes, second types, IsRootEvent, '
'GoldsteinScale, AvgTone, places of actors, and all codes of places, which GDELT takes from FIPS 10-4 and GNS. '
'during and min_confidence are as in find_events(). No rows, with a notice, for a name that no article tells which a '
'policy leaves to the reader. Errors: as for timeline_json().';

CREATE FUNCTION news_archive.events_gdelt1(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event'))
	RETURNS TABLE ("GLOBALEVENTID" bigint, "SQLDATE" int, "MonthYear" int, "Year" int, "FractionDate" numeric,
		"Actor1Code" text, "Actor1Name" text, "Actor1CountryCode" text, "Actor1KnownGroupCode" text,
		"Actor1EthnicCode" text,
		"Actor1Religion1Code" text, "Actor1Religion2Code" text, "Actor1Type1Code" text, "Actor1Type2Code" text,
			"Actor1Type3Code" text,
		"Actor2Code" text, "Actor2Name" text, "Actor2CountryCode" text, "Actor2KnownGroupCode" text,
			"Actor2EthnicCode" text,
		"Actor2Religion1Code" text, "Actor2Religion2Code" text, "Actor2Type1Code" text, "Actor2Type2Code" text,
			"Actor2Type3Code" text, "IsRootEvent" int, "EventCode" text, "EventBaseCode" text,
		"EventRootCode" text, "QuadClass" int, "GoldsteinScale" real, "NumMentions" int, "NumSources" int,
			"NumArticles" int, "AvgTone" real,
		"Actor1Geo_Type" int, "Actor1Geo_FullName" text, "Actor1Geo_CountryCode" text, "Actor1Geo_ADM1Code" text,
			"Actor1Geo_Lat" real, "Actor1Geo_Long" real,
		"Actor1Geo_FeatureID" text, "Actor2Geo_Type" int, "Actor2Geo_FullName" text, "Actor2Geo_CountryCode" text,
			"Actor2Geo_ADM1Code" text, "Actor2Geo_Lat" real, "Actor2Geo_Long" real,
		"Actor2Geo_FeatureID" text,
		"ActionGeo_Type" int, "ActionGeo_FullName" text, "ActionGeo_CountryCode" text, "ActionGeo_ADM1Code" text,
			"ActionGeo_Lat" real, "ActionGeo_Long" real,
		"ActionGeo_FeatureID" text, "DATEADDED" bigint, "SOURCEURL" text)
	LANGUAGE sql STABLE AS $$
	SELECT g."GLOBALEVENTID", g."SQLDATE", g."MonthYear", g."Year", g."FractionDate", g."Actor1Code", g."Actor1Name",
		g."Actor1CountryCode", g."Actor1KnownGroupCode", g."Actor1EthnicCode",
		g."Actor1Religion1Code", g."Actor1Religion2Code", g."Actor1Type1Code", g."Actor1Type2Code", g."Actor1Type3Code",
			g."Actor2Code", g."Actor2Name", g."Actor2CountryCode",
		g."Actor2KnownGroupCode", g."Actor2EthnicCode", g."Actor2Religion1Code", g."Actor2Religion2Code",
			g."Actor2Type1Code", g."Actor2Type2Code", g."Actor2Type3Code", g."IsRootEvent",
		g."EventCode", g."EventBaseCode", g."EventRootCode", g."QuadClass", g."GoldsteinScale", g."NumMentions",
			g."NumSources", g."NumArticles", g."AvgTone", g."Actor1Geo_Type",
		g."Actor1Geo_FullName", g."Actor1Geo_CountryCode", g."Actor1Geo_ADM1Code", g."Actor1Geo_Lat",
			g."Actor1Geo_Long", g."Actor1Geo_FeatureID", g."Actor2Geo_Type", g."Actor2Geo_FullName",
		g."Actor2Geo_CountryCode", g."Actor2Geo_ADM1Code", g."Actor2Geo_Lat", g."Actor2Geo_Long",
			g."Actor2Geo_FeatureID", g."ActionGeo_Type", g."ActionGeo_FullName", g."ActionGeo_CountryCode",
		g."ActionGeo_ADM1Code", g."ActionGeo_Lat", g."ActionGeo_Long", g."ActionGeo_FeatureID", g."DATEADDED" / 1000000,
			g."SOURCEURL"
	FROM news_archive.events_gdelt($1, $2, $3, $4) WITH ORDINALITY AS g ORDER BY g.ordinality $$;
COMMENT ON FUNCTION news_archive.events_gdelt1(text, news_archive.days, name, real) IS
'events_gdelt() in the 58 columns of GDELT 1.0''s daily event files, which have no ADM2 codes, and DATEADDED as a day.';
