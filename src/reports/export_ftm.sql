-- export_ftm: people, organisations, places, events and articles as entities of Followthemoney, which Aleph and
-- OpenAleph read.

-- Followthemoney reads days of the years 1000 to 2999 only.
CREATE FUNCTION news_archive_inner.ftm_day(day date, unit text DEFAULT 'day') RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN day BETWEEN '1000-01-01' AND '2999-12-31' THEN news_archive_inner.iso_day(day, unit) END;
COMMENT ON FUNCTION news_archive_inner.ftm_day(date, text) IS 'A day as Followthemoney takes it, down to the unit. '
	'NULL outside the years 1000 to 2999.';

CREATE FUNCTION news_archive_inner.ftm_entity(id text, schema text, properties jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT jsonb_build_object('id', id, 'schema', schema, 'properties', coalesce((
		SELECT jsonb_object_agg(p.key, p.vals) FROM (
			SELECT x.key, (SELECT jsonb_agg(DISTINCT v.s ORDER BY v.s)
				FROM jsonb_array_elements_text(CASE jsonb_typeof(x.value) WHEN 'array' THEN x.value
				ELSE jsonb_build_array(x.value) END) v(s) WHERE v.s <> '') AS vals
			FROM jsonb_each(properties) x) p WHERE p.vals IS NOT NULL), '{}')) $$;
COMMENT ON FUNCTION news_archive_inner.ftm_entity(text, text, jsonb) IS
'An entity of Followthemoney: every property is an array of texts; those that are NULL or empty are left out.';

CREATE FUNCTION news_archive_inner.ftm_actors(entity_ids bigint[]) RETURNS SETOF jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH named AS MATERIALIZED (SELECT n.entity_id, jsonb_agg(n.name ORDER BY n.articles DESC, n.name COLLATE "C")
		AS names FROM news_archive_inner.seen_names(entity_ids) n GROUP BY n.entity_id),
	codes AS MATERIALIZED (SELECT * FROM news_archive_inner.country_codes())
	SELECT CASE e.kind WHEN 'place' THEN news_archive_inner.ftm_entity('entity' || e.entity_id, 'Address',
		jsonb_build_object('full', e.name, 'country', c.iso2))
		ELSE news_archive_inner.ftm_entity('entity' || e.entity_id, CASE e.kind WHEN 'person' THEN 'Person'
			WHEN 'organisation' THEN 'Organization' ELSE 'LegalEntity' END,
			jsonb_build_object('name', e.name, 'alias', n.names - e.name, 'country', c.iso2, 'keywords', e.sector,
				'summary', e.role) || CASE e.kind WHEN 'person' THEN jsonb_build_object('position', e.role) ELSE '{}'
				END) END
	FROM news_archive_inner.seen_entities(entity_ids) e LEFT JOIN named n ON n.entity_id = e.entity_id
		LEFT JOIN codes c ON c.country = e.country
	ORDER BY e.articles DESC, e.name COLLATE "C", e.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.ftm_actors(bigint[]) IS
'These entities of the archive entered as Followthemoney has them: Person, Organization, Address for a place, '
'LegalEntity for what may be either, with their spellings and the country as ISO 3166-1 alpha-2.';

CREATE FUNCTION news_archive_inner.ftm_events(event_ids bigint[], actors bigint[]) RETURNS SETOF jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT news_archive_inner.ftm_entity('event' || e.event_id, 'Event',
		jsonb_build_object('name', e.title, 'summary', e.words, 'recordId', e.event_id::text,
		'date', CASE WHEN news_archive_inner.iso_day(e.first_day, e.unit) = news_archive_inner.iso_day(e.last_day,
			e.unit) THEN news_archive_inner.ftm_day(e.first_day, e.unit) END,
		'startDate', news_archive_inner.ftm_day(e.first_day, e.unit), 'endDate',
			news_archive_inner.ftm_day(e.last_day, e.unit), 'location', e.place,
		'involved', jsonb_build_array('entity' || a.id, 'entity' || t.id),
		'keywords', jsonb_build_array(e.type, coalesce(e.mode, ''), e.status), 'description',
			concat_ws('; ', e.when_text, news_archive_inner.counted_text(e.independent_sources, 'independent source'),
			'confidence ' || to_char(e.confidence, 'FM0.00')),
		'notes', (SELECT jsonb_agg(news_archive_inner.ics_report(r)) FROM jsonb_array_elements(e.told) r),
		'publisher', (SELECT jsonb_agg(r->'outlet') FROM jsonb_array_elements(e.told) r WHERE r ? 'outlet'),
			'sourceUrl', (SELECT jsonb_agg(r->'url') FROM jsonb_array_elements(e.told) r WHERE r ? 'url'),
		'proof', (SELECT jsonb_agg('article' || (r->>'article_id')) FROM jsonb_array_elements(e.told) r)))
	FROM news_archive_inner.exported_events(event_ids) e LEFT JOIN unnest(actors) a(id) ON a.id = e.actor_id
		LEFT JOIN unnest(actors) t(id) ON t.id = e.target_id
	ORDER BY e.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.ftm_events(bigint[], bigint[]) IS
'These events of the archive entered as Events of Followthemoney; those of their sides that are among actors are '
'involved. Their articles are their proof.';

CREATE FUNCTION news_archive_inner.ftm_articles(article_ids bigint[]) RETURNS SETOF jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT news_archive_inner.ftm_entity('article' || a.article_id, 'Article',
		jsonb_build_object('title', a.title, 'name', a.shown_title, 'fileName', 'article' || a.article_id, 'author',
		a.author, 'publisher', a.outlet, 'sourceUrl', a.url,
		'date', news_archive_inner.ftm_day(news_archive_inner.exact_day(a.published)), 'publishedAt',
			news_archive_inner.ftm_day(news_archive_inner.exact_day(a.published)), 'summary', a.standfirst))
	FROM news_archive_inner.exported_articles(article_ids) a
	ORDER BY lower(a.published) NULLS LAST, a.article_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.ftm_articles(bigint[]) IS 'These articles of the archive entered as Articles of '
	'Followthemoney, without their texts.';

CREATE FUNCTION news_archive_inner.articles_of_events(event_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT DISTINCT r.article_id FROM news_archive_inner.exported_reports(event_ids) r WHERE r.n <= 20);
END $$;
COMMENT ON FUNCTION news_archive_inner.articles_of_events(bigint[])
	IS 'The articles whose reports exported_events() has of these events of the archive entered.';

CREATE FUNCTION news_archive.entities_ftm(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
	sides bigint[];
	actors bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(entity, during, NULL, min_confidence, true);
	IF asked.event_ids IS NULL THEN
		RETURN;
	END IF;
	sides := ARRAY(SELECT s.side FROM news_archive_inner.seen_events(asked.event_ids) e,
		unnest(e.actor_ids || e.target_ids) s(side) WHERE s.side IS NOT NULL
		UNION SELECT asked.entity_id WHERE asked.entity_id IS NOT NULL);
	-- what is involved in an event of Followthemoney is somebody who can act in law
	actors := ARRAY(SELECT e.entity_id FROM news_archive_inner.seen_entities(sides) e WHERE e.kind <> 'place');
	RETURN QUERY SELECT * FROM news_archive_inner.ftm_actors(sides);
	RETURN QUERY SELECT * FROM news_archive_inner.ftm_events(asked.event_ids, actors);
	RETURN QUERY SELECT * FROM news_archive_inner.ftm_articles(news_archive_inner.articles_of_events(asked.event_ids));
END $$;
COMMENT ON FUNCTION news_archive.entities_ftm(text, news_archive.days, name, real) IS
'Somebody, named in any spelling, with the events around him, or all events for NULL, as entities of Followthemoney, '
'one a row, as Aleph and OpenAleph read them line by line: the sides of the events (Person, Organization, Address for '
'a place) with their spellings and country; the events (Event) with days as exactly as they are known, words, reports, '
'outlets, addresses, confidence; and the articles behind them (Article, without its text), which are their proof. '
'The ids are made from the archive''s own and stay as long as these do. A country or town that acts is not involved, '
'which is for people and bodies: it stands in the event''s name. Days before the year 1000 are left out, which '
'Followthemoney does not read. during and min_confidence are as in find_events(). No rows, with a notice, for a name '
'that no article tells which a policy leaves to the reader. Errors: as for timeline_json().';
