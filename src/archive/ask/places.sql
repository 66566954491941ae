-- places: what the extension knows of the world, and where a place that is named lies.

CREATE FUNCTION news_archive.reference_countries(OUT iso3 text, OUT iso2 text, OUT name text, OUT continent text,
	OUT capital text, OUT other_names text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 250 AS 'MODULE_PATHNAME', 'news_archive_reference_countries';
COMMENT ON FUNCTION news_archive.reference_countries() IS
'Countries and territories as data/iso_countries.tsv has them; iso3 in lower case, other_names with | between.';

CREATE FUNCTION news_archive.reference_organisations(OUT key text, OUT name text, OUT form text, OUT country text,
	OUT sector text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 600 AS 'MODULE_PATHNAME', 'news_archive_reference_organisations';
COMMENT ON FUNCTION news_archive.reference_organisations() IS
'The names of organisations that mentions() knows, as data/organisations.tsv has them.';

CREATE VIEW news_archive.reference_entity AS
	SELECT news_archive.content_id('place', c.name) AS entity_id, 'place' AS kind, 'country' AS type, c.name,
		array_remove(string_to_array(c.other_names, '|'), NULL) AS other_names, upper(c.iso3 COLLATE "C") AS country,
			c.iso2, c.continent, NULL AS sector
	FROM news_archive.reference_countries() c
	UNION ALL
	-- a city state is one entity with its capital
	SELECT news_archive.content_id('place', c.capital), 'place', 'capital', c.capital, '{}', upper(c.iso3 COLLATE "C"),
		c.iso2, c.continent, NULL
	FROM news_archive.reference_countries() c WHERE c.capital IS NOT NULL AND c.capital NOT IN (SELECT o.name
		FROM news_archive.reference_countries() o)
	UNION ALL
	SELECT news_archive.content_id('place', c.continent), 'place', 'continent', c.continent, '{}', NULL, NULL,
		c.continent, NULL
	FROM news_archive.reference_countries() c WHERE c.continent IS NOT NULL GROUP BY c.continent
	UNION ALL
	SELECT news_archive.content_id('organisation', o.name), 'organisation', 'international organisation', o.name,
		array_remove(array_agg(DISTINCT k.shown ORDER BY k.shown) FILTER (WHERE lower(o.name COLLATE "C") <> k.key),
			NULL), NULL, NULL, NULL, 'IGO'
	FROM news_archive.reference_organisations() o, LATERAL (SELECT key,
		CASE WHEN o.form = 'acronym' THEN upper(key COLLATE "C") ELSE initcap(key COLLATE "C") END AS shown
			FROM replace(o.key, ' - ', '-') AS key) k
	WHERE o.sector = 'IGO' AND o.name IS NOT NULL GROUP BY o.name;
COMMENT ON VIEW news_archive.reference_entity IS
'Countries (ISO 3166-1: country alpha-3, iso2 alpha-2) with their names in twenty languages, capitals, continents and '
'international organisations: what add_reference_entities() gives to an archive.';

GRANT SELECT ON news_archive.reference_entity TO PUBLIC;

CREATE FUNCTION news_archive_inner.country_named(wanted text) RETURNS text
	LANGUAGE sql STABLE
	RETURN coalesce(
		(SELECT r.country FROM news_archive.reference_entity r
			WHERE r.type = 'country' AND (trim(wanted) = r.country OR lower(trim(wanted) COLLATE "C")
				= lower(r.name COLLATE "C") OR trim(wanted) = ANY (r.other_names))
			ORDER BY lower(r.name COLLATE "C") = lower(trim(wanted) COLLATE "C") DESC, r.country LIMIT 1),
		-- one that was
		(SELECT m.country FROM news_archive.mentions(wanted) m
			WHERE m.kind = 'place' AND m.basis = 'known country' AND m.mention = trim(wanted) AND m.name = m.mention
				LIMIT 1));
COMMENT ON FUNCTION news_archive_inner.country_named(text) IS
'The code of the country, of today or of the past, that has this name or this code of three capital letters; '
'NULL when none has, also for a part of one ("England").';

CREATE FUNCTION news_archive_inner.reference_names()
	RETURNS TABLE (entity_id bigint, name_id bigint, kind text, name text, folded text)
	LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT DISTINCT ON (name_id) r.entity_id, news_archive.content_id(r.kind, s.name) AS name_id, r.kind, s.name,
		news_archive.fold_name(s.name)
	FROM news_archive.reference_entity r, LATERAL (SELECT r.name, true AS own UNION ALL SELECT o, false
		FROM unnest(r.other_names) o) s
	ORDER BY name_id, s.own DESC, r.type = 'country' DESC, r.entity_id;
END;
COMMENT ON FUNCTION news_archive_inner.reference_names() IS
'The names of the view reference_entity, each once: as the own name of one before the other name of another, of a '
'country before others.';

CREATE FUNCTION news_archive.add_reference_entities(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
	mine bigint[];
	names bigint[];
	others text[];
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	INSERT INTO known_entity AS k (entity_id, kind, name, country, sector, origin)
	SELECT DISTINCT ON (r.entity_id) r.entity_id, r.kind, r.name, r.country, r.sector, 'reference'
		FROM news_archive.reference_entity r ORDER BY r.entity_id, r.country
	ON CONFLICT (entity_id) DO UPDATE SET country = coalesce(k.country, excluded.country),
		sector = coalesce(k.sector, excluded.sector);
	GET DIAGNOSTICS n = ROW_COUNT;
	INSERT INTO entity AS e (entity_id, kind, name, country, sector, origin)
	SELECT k.entity_id, k.kind, k.name, k.country, k.sector, k.origin FROM known_entity k
		WHERE k.entity_id IN (SELECT r.entity_id FROM news_archive.reference_entity r)
		-- merged into another one
		AND NOT EXISTS (SELECT FROM entity_name n WHERE n.base_id = k.entity_id AND n.entity_id <> k.entity_id)
	ON CONFLICT (entity_id) DO UPDATE SET country = coalesce(e.country, excluded.country),
		sector = coalesce(e.sector, excluded.sector),
		origin = CASE e.origin WHEN 'analyst' THEN e.origin ELSE excluded.origin END;
	mine := ARRAY(SELECT DISTINCT o.entity_id FROM news_archive_inner.reference_names() t
		JOIN entity_name o USING (name_id) WHERE o.base_id IS NULL AND NOT o.apart);
	WITH put AS (
		INSERT INTO entity_name AS o (name_id, entity_id, kind, name, folded, keys, origin, base_id)
		SELECT t.name_id, t.entity_id, t.kind, t.name, t.folded, news_archive_inner.entity_name_keys(t.kind, t.name),
			'reference', t.entity_id FROM news_archive_inner.reference_names() t WHERE t.folded <> ''
		-- what articles call so is the entity known; what an analyst made stays
		ON CONFLICT (name_id) DO UPDATE SET origin = 'reference', base_id = excluded.base_id
			WHERE o.base_id IS NULL AND NOT o.apart
		RETURNING o.name_id)
	SELECT array_agg(p.name_id) INTO names FROM put p;
	IF names IS NOT NULL AND EXISTS (SELECT FROM entity_name o WHERE o.base_id IS NULL) THEN
		PERFORM news_archive_inner.note_entity(e) FROM unnest(mine) e;
		-- one whose name an analyst has put with another's is none by itself
		others := ARRAY(SELECT k.entity_id::text FROM known_entity k JOIN entity_name o ON o.name_id = k.entity_id
			WHERE o.name_id = ANY (names) AND o.entity_id <> k.entity_id);
		PERFORM news_archive_inner.note_blocks('entity', others);
		PERFORM news_archive_inner.note_blocks('new', names::text[]);
		PERFORM news_archive_inner.link_pending();
	END IF;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.add_reference_entities(name) IS
'Makes known to an archive the countries, capitals, continents and international organisations of the view '
'reference_entity, with their other names; what its articles call so becomes these entities with the next refresh(). '
'Gives how many. Doing it again changes nothing. Errors: invalid_schema_name.';

CREATE FUNCTION news_archive.gazetteer_places(OUT name text, OUT country text, OUT latitude real, OUT longitude real,
	OUT population int,
		OUT capital boolean, OUT other_names text)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 25000 AS 'MODULE_PATHNAME', 'news_archive_gazetteer_places';
COMMENT ON FUNCTION news_archive.gazetteer_places() IS
'The places of 15,000 inhabitants or more, and capitals, of the file news_archive_places.txt that was installed with '
'the extension (GeoNames, CC BY 4.0). other_names has | between. Errors: undefined_file, config_file_error.';

CREATE FUNCTION news_archive.install_gazetteer(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	INSERT INTO place (place_id, name, folded, country, latitude, longitude, population, capital)
	SELECT news_archive.content_id('place', g.name, g.country, g.latitude::text, g.longitude::text), g.name,
		ARRAY(SELECT DISTINCT news_archive.fold_name(s) FROM unnest(g.name || string_to_array(g.other_names, '|')) s),
			g.country, g.latitude, g.longitude, g.population, g.capital
	FROM news_archive.gazetteer_places() g
	ON CONFLICT (place_id) DO NOTHING;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.install_gazetteer(name) IS
'Fills the table place of an archive with the places of gazetteer_places(); gives how many were new. '
'Then resolve_place() and article_places() know where places lie. Attribution when you publish what comes of it: '
'GeoNames, CC BY 4.0. Errors: undefined_file when the extension''s data files are not installed, invalid_schema_name.';

-- Where a name may lie: each place weighs by its inhabitants, a capital more, one in a country of the context much
-- more.
CREATE FUNCTION news_archive_inner.place_weight(population int, capital boolean, in_context boolean) RETURNS float8
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN greatest(population, 1000)::float8 * CASE WHEN capital THEN 5 ELSE 1 END * CASE WHEN in_context THEN 100
		ELSE 1 END;
COMMENT ON FUNCTION news_archive_inner.place_weight(int, boolean, boolean) IS
'How much a place of a name weighs against others of that name.';

CREATE TYPE news_archive.place_row AS (place_id bigint, place text, country text, latitude real, longitude real,
	population int, confidence real, basis text);
COMMENT ON TYPE news_archive.place_row IS 'A place that a name may mean, as resolve_place() gives it.';
COMMENT ON COLUMN news_archive.place_row.country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.place_row.latitude IS 'Degrees north of the equator, south is negative.';
COMMENT ON COLUMN news_archive.place_row.longitude IS 'Degrees east of Greenwich, west is negative.';
COMMENT ON COLUMN news_archive.place_row.population IS 'Its inhabitants; 0: not known.';
COMMENT ON COLUMN news_archive.place_row.confidence IS 'Its share among the places of that name, 0 to 1.';
COMMENT ON COLUMN news_archive.place_row.basis IS 'What spoke for it.';

CREATE FUNCTION news_archive_inner.select_places(wanted text, countries text[]) RETURNS SETOF news_archive.place_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT p.place_id, p.name, p.country, p.latitude, p.longitude, p.population,
		-- some places of any name are too small for the gazetteer
		(w.weight / (sum(w.weight) OVER () + 5000))::real,
		CASE WHEN w.near THEN 'country in the text' WHEN count(*) OVER () = 1 THEN 'the only one known' WHEN p.capital
			THEN 'capital' ELSE 'inhabitants' END
	FROM place p, LATERAL (SELECT n AS near, news_archive_inner.place_weight(p.population, p.capital, n) AS weight
		FROM (SELECT coalesce(p.country = ANY (countries), false) AS n) c) w
	WHERE p.folded @> ARRAY[news_archive.fold_name(wanted)]
	ORDER BY w.weight DESC, p.place_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_places(text, text[])
	IS 'What resolve_place and article_places stand on, in the archive entered.';

CREATE FUNCTION news_archive.resolve_place(name text, countries text[] DEFAULT '{}',
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.place_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	wrong text := (SELECT c FROM unnest(countries) c WHERE c !~ '^[A-Z]{3}$' LIMIT 1);
BEGIN
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION '"%" is no country code', wrong
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Use the three capital letters of ISO 3166-1, such as SYR.';
	END IF;
	PERFORM news_archive_inner.enter(archive);
	RETURN QUERY SELECT * FROM news_archive_inner.select_places(wanted, countries);
	IF NOT FOUND THEN
		PERFORM news_archive_inner.tell_unknown('places:', 'the table place is empty', EXISTS (SELECT FROM place),
			format('SELECT news_archive.install_gazetteer(%L);', archive));
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.resolve_place(text, text[], name) IS
'The places of the gazetteer that a name may mean, the likeliest first: by inhabitants, capitals before others, and '
'those in one of the countries given (ISO 3166-1 alpha-3) much before others. latitude and longitude are degrees; '
'confidence (0..1) is the share of each, basis what spoke for it. No rows before install_gazetteer() (a notice tells '
'it), or for a name it has not. Errors: invalid_parameter_value for a code that is none, invalid_schema_name.';

CREATE TYPE news_archive.article_place_row AS (name text, mentions bigint, place_id bigint, place text, country text,
	latitude real, longitude real, population int, confidence real, basis text);
COMMENT ON TYPE news_archive.article_place_row IS 'A place that an article names, as article_places() gives it.';
COMMENT ON COLUMN news_archive.article_place_row.name IS 'As the article names it.';
COMMENT ON COLUMN news_archive.article_place_row.mentions IS 'How often.';
COMMENT ON COLUMN news_archive.article_place_row.place IS 'Its usual name in English.';
COMMENT ON COLUMN news_archive.article_place_row.country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.article_place_row.latitude IS 'Degrees north of the equator, south is negative.';
COMMENT ON COLUMN news_archive.article_place_row.longitude IS 'Degrees east of Greenwich, west is negative.';
COMMENT ON COLUMN news_archive.article_place_row.population IS 'Its inhabitants; 0: not known.';
COMMENT ON COLUMN news_archive.article_place_row.confidence IS 'Its share among the places of that name, 0 to 1.';
COMMENT ON COLUMN news_archive.article_place_row.basis IS 'What spoke for it.';

CREATE FUNCTION news_archive.article_places(article_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.article_place_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR article_id;
	told record;
	spoken_of record;
	there boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT array_agg(x.name) AS names, array_agg(x.mentions) AS mentions, array_agg(x.country) AS countries INTO told
	FROM (SELECT m.name, count(*) AS mentions, mode() WITHIN GROUP (ORDER BY m.country) AS country
		FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = wanted AND m.kind = 'place' AND m.form = 'name' GROUP BY m.name) x;
	SELECT array_agg(x.name) AS names, array_agg(x.country) AS countries INTO spoken_of
	FROM (SELECT DISTINCT m.name, m.country FROM mention m WHERE m.article_id = wanted AND m.country IS NOT NULL) x;
	RETURN QUERY
	SELECT t.name, t.mentions, p.place_id, p.place, p.country, p.latitude, p.longitude, p.population, p.confidence,
		p.basis
	FROM unnest(told.names, told.mentions, told.countries) t(name, mentions, country),
		-- the countries that the rest of the article speaks of
		LATERAL (SELECT array_agg(DISTINCT s.country) AS countries
			FROM unnest(spoken_of.names, spoken_of.countries) s(name, country)
			WHERE s.name IS DISTINCT FROM t.name) c,
		-- where its country is told ("Paris, Texas"; the state of Florida), it is no place of another
		LATERAL (SELECT * FROM news_archive_inner.select_places(t.name, c.countries) s
			WHERE s.country = t.country OR t.country IS NULL ORDER BY s.confidence DESC, s.place_id LIMIT 1) p
	ORDER BY t.mentions DESC, t.name COLLATE "C";
	IF NOT FOUND THEN
		there := EXISTS (SELECT 1 FROM article a WHERE a.article_id = wanted);
		PERFORM news_archive_inner.tell_unknown('article', wanted::text, there, 'search() gives the ids of articles.'),
			news_archive_inner.tell_unknown('places:', 'the table place is empty', EXISTS (SELECT FROM place),
				format('SELECT news_archive.install_gazetteer(%L);', archive));
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.article_places(bigint, name) IS
'Where the places lie that an article names, each resolved by what stands beside its name ("Paris, Texas"), by the '
'countries that the rest of the article speaks of and by inhabitants, with its confidence (0..1) and basis. '
'Countries and what the gazetteer has not are left out; no rows, and a notice, for an unknown article or before '
'install_gazetteer(). Errors: invalid_schema_name.';

CREATE FUNCTION news_archive_inner.events_placed_in(wanted_country text, among bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	seen record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted_country IS NULL THEN
		RETURN '{}';
	END IF;
	SELECT array_agg(e.event_id) AS ids, array_agg(e.place) AS places INTO seen
		FROM news_archive_inner.visible_events(among) e WHERE e.place IS NOT NULL;
	RETURN ARRAY(
		WITH placed AS MATERIALIZED (SELECT * FROM unnest(seen.ids, seen.places) e(event_id, place))
		SELECT DISTINCT p.event_id FROM placed p JOIN event_report r ON r.event_id = p.event_id AND r.place = p.place
			JOIN article a ON a.article_id = r.article_id JOIN mention m ON m.article_id = r.article_id
				AND m.kind = 'place' AND r.place IN (m.name, m.mention)
		WHERE m.country = wanted_country);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_placed_in(text, bigint[]) IS
'Those of these events of the archive entered whose place their articles know to lie in this country (a code). '
'For find_events.';

CREATE TYPE news_archive.event_place_row AS (name text, reports bigint, place_id bigint, place text, country text,
	latitude real, longitude real, population int, confidence real, basis text);
COMMENT ON TYPE news_archive.event_place_row IS 'A place where reports have an event, as event_places() gives it.';
COMMENT ON COLUMN news_archive.event_place_row.name IS 'As the reports have it.';
COMMENT ON COLUMN news_archive.event_place_row.reports IS 'How many have it so.';
COMMENT ON COLUMN news_archive.event_place_row.place_id IS 'The place of the gazetteer. NULL, as all of it behind but '
	'for country: none is meant.';
COMMENT ON COLUMN news_archive.event_place_row.country IS 'ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.event_place_row.latitude IS 'Degrees north of the equator, south is negative.';
COMMENT ON COLUMN news_archive.event_place_row.longitude IS 'Degrees east of Greenwich, west is negative.';
COMMENT ON COLUMN news_archive.event_place_row.population IS 'Its inhabitants; 0: not known.';
COMMENT ON COLUMN news_archive.event_place_row.confidence IS 'Its share among the places of that name, 0 to 1.';
COMMENT ON COLUMN news_archive.event_place_row.basis IS 'What spoke for it.';

CREATE FUNCTION news_archive.event_places(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.event_place_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR event_id;
	told record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT array_agg(x.name) AS names, array_agg(x.reports) AS reports, array_agg(x.country) AS countries INTO told
	FROM (SELECT y.place AS name, count(*) AS reports, mode() WITHIN GROUP (ORDER BY y.country) AS country
		FROM (SELECT r.article_id, r.report_no, r.place, min(m.country COLLATE "C") AS country
			FROM event_report r JOIN article a USING (article_id) LEFT JOIN mention m ON m.article_id = r.article_id
				AND m.kind = 'place' AND r.place IN (m.name, m.mention)
			WHERE r.event_id = wanted AND r.place IS NOT NULL GROUP BY r.article_id, r.report_no, r.place) y
		GROUP BY y.place) x;
	RETURN QUERY
	SELECT t.name, t.reports, p.place_id, p.place, coalesce(t.country, p.country), p.latitude, p.longitude,
		p.population, p.confidence, p.basis
	FROM unnest(told.names, told.reports, told.countries) t(name, reports, country)
		LEFT JOIN LATERAL (SELECT * FROM news_archive_inner.select_places(t.name, ARRAY[t.country]) s
			WHERE s.country = t.country OR t.country IS NULL
			ORDER BY s.confidence DESC, s.place_id LIMIT 1) p ON true
	ORDER BY t.reports DESC, t.name COLLATE "C";
	IF NOT FOUND THEN
		PERFORM news_archive_inner.tell_unknown('event', wanted::text,
			EXISTS (SELECT FROM news_archive_inner.visible_events(ARRAY[wanted])),
			'find_events() and timeline() give the ids of events; they change when reports are read anew.');
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.event_places(bigint, name) IS
'Where the reports of one event have it, a row a name: how many of them, the country that their articles tell, and the '
'place of the gazetteer that is meant, with its coordinates, as in resolve_place(); these are NULL before '
'install_gazetteer(), for a country, and for a place that the gazetteer has not. No rows for an event without a place; '
'a notice for one that is not there. Errors: invalid_schema_name.';
