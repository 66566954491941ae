-- export_articles: one article with whom it names and what it tells: IPTC's ninjs and schema.org's JSON-LD.

CREATE FUNCTION news_archive_inner.exported_mentions(wanted bigint)
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, country text, sector text, mentions bigint,
		spellings text[], in_title boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	told record;
	headline text;
BEGIN
	PERFORM news_archive_inner.entered();
	headline := ' ' || news_archive.fold_name((SELECT a.title FROM article a WHERE a.article_id = wanted)) || ' ';
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.mentions) AS mentions, array_agg(x.first) AS firsts,
		array_agg(x.role) AS roles, array_agg(x.spellings) AS spellings INTO told
	FROM (SELECT m.entity_id, count(*) AS mentions, min(m.start) AS first,
		(array_agg(m.role ORDER BY length(m.role) DESC, m.mention_no) FILTER (WHERE m.role IS NOT NULL))[1] AS role,
			-- an array of arrays must have rows of one length
			(array_agg(DISTINCT m.mention COLLATE "C") FILTER (WHERE m.form = 'name'))::text AS spellings
		FROM mention m JOIN article a USING (article_id) WHERE a.article_id = wanted AND m.entity_id IS NOT NULL
			GROUP BY m.entity_id) x;
	RETURN QUERY
	SELECT e.entity_id, e.kind, e.name, t.role, e.country, e.sector, t.mentions,
		coalesce(array_remove(t.spellings::text[], e.name), '{}'),
		EXISTS (SELECT FROM (SELECT news_archive.fold_name(s.name) AS word
			FROM unnest(t.spellings::text[] || e.name) s(name)
				UNION ALL SELECT unnest(CASE WHEN e.kind = 'person' THEN news_archive_inner.surname_forms(e.name) END))
					w WHERE w.word <> '' AND strpos(headline, ' ' || w.word || ' ') > 0)
	FROM unnest(told.ids, told.mentions, told.firsts, told.roles, told.spellings) t(entity_id, mentions, first, role,
		spellings) JOIN news_archive_inner.seen_entities(told.ids) e USING (entity_id)
	ORDER BY t.first, e.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.exported_mentions(bigint) IS
'Whom and what an article of the archive entered names, in the order of the text: the entity with the role that the '
'article gives it, how often it is mentioned, the other spellings there, and whether the headline has one of them, or '
'the surname.';

CREATE FUNCTION news_archive_inner.events_of_article(wanted bigint, min_confidence real) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	ids := ARRAY(SELECT r.event_id FROM event_report r JOIN article a USING (article_id)
		WHERE r.article_id = wanted AND r.event_id IS NOT NULL GROUP BY r.event_id ORDER BY min(r.report_no));
	RETURN ARRAY(SELECT e.event_id FROM unnest(ids) WITH ORDINALITY o(event_id, n)
		JOIN news_archive_inner.seen_events(ids) e USING (event_id)
		WHERE min_confidence IS NULL OR e.confidence >= min_confidence ORDER BY o.n);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_of_article(bigint, real)
	IS 'The events of the archive entered that an article tells, as sure as min_confidence, in the order of its text.';

CREATE FUNCTION news_archive_inner.text_of_article(wanted bigint) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT nullif(a.body, '') FROM article a WHERE a.article_id = wanted);
END $$;
COMMENT ON FUNCTION news_archive_inner.text_of_article(bigint)
	IS 'The body of an article of the archive entered; NULL when it has none or may not be seen.';

CREATE FUNCTION news_archive_inner.article_to_export(wanted bigint, min_confidence real,
	OUT article news_archive_inner.exported_article_row, OUT uri text, OUT body text, OUT events bigint[])
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.check_confidence(min_confidence);
	SELECT x.* INTO article FROM news_archive_inner.exported_articles(ARRAY[wanted]) x;
	PERFORM news_archive_inner.tell_unknown('article', wanted::text, article.article_id IS NOT NULL,
		'search() gives the ids of articles.');
	IF article.article_id IS NOT NULL THEN
		uri := coalesce(article.url, 'urn:uuid:' || news_archive_inner.content_uuid('article', wanted::text));
		body := news_archive_inner.text_of_article(wanted);
		events := news_archive_inner.events_of_article(wanted, min_confidence);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.article_to_export(bigint, real) IS
'One article of the archive entered as documents of it begin: its row of exported_articles(), its address or else a '
'UUID, its body, and the events as sure as min_confidence that it tells. All is NULL for NULL and, with a notice, for '
'one that is not there. Errors: invalid_parameter_value for a min_confidence out of 0 to 1.';

CREATE FUNCTION news_archive_inner.entity_urn(entity_id bigint) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 'urn:uuid:' || news_archive_inner.content_uuid('entity', entity_id::text);
COMMENT ON FUNCTION news_archive_inner.entity_urn(bigint) IS 'The name by which documents refer to an entity.';

-- ---------------------------------------------------------------------------------------------- ninjs

CREATE FUNCTION news_archive_inner.ninjs_named(article_id bigint, wanted_kind text) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_build_object('name', m.name, 'rel', CASE WHEN m.in_title THEN 'about' ELSE 'mentions'
		END, 'uri', news_archive_inner.entity_urn(m.entity_id)) ORDER BY m.n)
		FROM news_archive_inner.exported_mentions(article_id) WITH ORDINALITY m(entity_id, kind, name, role, country,
			sector, mentions, spellings, in_title, n) WHERE m.kind = wanted_kind);
END $$;
COMMENT ON FUNCTION news_archive_inner.ninjs_named(bigint, text)
	IS 'The entities of one kind that an article of the archive entered names, as ninjs has them. NULL for none.';

CREATE FUNCTION news_archive.article_ninjs(article_id bigint, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	a record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT (x.article).*, x.uri, x.body, x.events INTO a
		FROM news_archive_inner.article_to_export(article_id, min_confidence) x;
	IF a.article_id IS NULL THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_strip_nulls(jsonb_build_object('uri', a.uri,
		'standard', '{"name": "ninjs", "version": "2.1", "schema": '
			'"https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}'::jsonb, 'type', 'text',
		'altids', jsonb_build_array(jsonb_build_object('role', 'article_id', 'value', article_id::text)),
		'firstcreated', news_archive_inner.rfc3339(news_archive_inner.feed_moment(news_archive_inner.iso_day(a.day))),
			'versioncreated', news_archive_inner.rfc3339(coalesce(a.loaded_at,
			news_archive_inner.feed_moment(news_archive_inner.iso_day(a.day)))),
		'language', nullif(a.language, 'und'), 'by', nullif(a.author, ''), 'located', a.dateline,
		'infosources', CASE WHEN a.outlet IS NOT NULL THEN jsonb_build_array(jsonb_build_object('name', a.outlet)) END,
		'headlines', CASE WHEN a.title IS NOT NULL
			THEN jsonb_build_array(jsonb_build_object('role', 'main', 'contenttype', 'text/plain', 'value', a.title))
			END,
		'descriptions', CASE WHEN a.standfirst IS NOT NULL
			THEN jsonb_build_array(jsonb_build_object('role', 'summary', 'contenttype', 'text/plain', 'value',
			a.standfirst)) END,
		'bodies', CASE WHEN a.body IS NOT NULL
			THEN jsonb_build_array(jsonb_build_object('role', 'main', 'contenttype', 'text/plain', 'charcount',
			char_length(a.body), 'value', a.body)) END,
		'people', news_archive_inner.ninjs_named(article_id, 'person'), 'organisations',
			news_archive_inner.ninjs_named(article_id, 'organisation'), 'places',
			news_archive_inner.ninjs_named(article_id, 'place'),
		'events', (SELECT jsonb_agg(jsonb_build_object('name', e.title || coalesce(', ' || e.when_text, ''), 'rel',
			'mentions', 'uri', 'urn:uuid:' || news_archive_inner.content_uuid('event', e.event_id::text)) ORDER BY e.n)
			FROM news_archive_inner.exported_events(a.events, 1) e)));
END $$;
COMMENT ON FUNCTION news_archive.article_ninjs(bigint, name, real) IS
'An article as IPTC''s ninjs 2.1: headline, standfirst, body, byline (by), dateline (located), outlet (infosources), '
'and the people, organisations, places and events that it tells of; rel is about for what the headline names, else '
'mentions. uri is the address of the web, else a UUID made from article_id, which is among the altids. '
'firstcreated is the day of publication at 00:00 UTC where it is known exactly, versioncreated when the article was '
'loaded. Only events at least as sure as min_confidence (0 to 1; NULL for all). NULL for NULL and, with a notice, for '
'an article that is not there or that a policy hides. Errors: invalid_parameter_value for a min_confidence out of 0 to '
'1, invalid_schema_name.';

-- ---------------------------------------------------------------------------------------------- schema.org

CREATE FUNCTION news_archive_inner.schema_things(article_id bigint, named_in_title boolean) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('@type', CASE m.kind WHEN 'person' THEN 'Person'
		WHEN 'organisation' THEN 'Organization' WHEN 'place' THEN 'Place' ELSE 'Thing' END,
			'@id', news_archive_inner.entity_urn(m.entity_id), 'name', m.name, 'alternateName',
				CASE WHEN m.spellings <> '{}' THEN to_jsonb(m.spellings) END,
			'jobTitle', CASE WHEN m.kind = 'person' THEN m.role END)) ORDER BY m.n)
		FROM news_archive_inner.exported_mentions(article_id) WITH ORDINALITY m(entity_id, kind, name, role, country,
			sector, mentions, spellings, in_title, n) WHERE m.in_title = named_in_title);
END $$;
COMMENT ON FUNCTION news_archive_inner.schema_things(bigint, boolean)
	IS 'The entities that an article of the archive entered names, in its headline too or not, as schema.org has them. '
	'NULL for none.';

CREATE FUNCTION news_archive_inner.schema_events(event_ids bigint[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('@type', 'Event', '@id',
		'urn:uuid:' || news_archive_inner.content_uuid('event', e.event_id::text), 'identifier', e.event_id::text,
			'name', e.title, 'description', e.words, 'startDate', news_archive_inner.iso_day(e.first_day, e.unit),
				'endDate', news_archive_inner.iso_day(e.last_day, e.unit),
			'location', CASE WHEN e.place IS NOT NULL THEN jsonb_build_object('@type', 'Place', 'name', e.place) END,
			'about', (SELECT jsonb_agg(jsonb_build_object('@id', news_archive_inner.entity_urn(s.id)) ORDER BY s.n)
				FROM (VALUES (1, e.actor_id), (2, e.target_id)) s(n, id) WHERE s.id IS NOT NULL),
			-- schema.org has no property for it
			'disambiguatingDescription', concat_ws('; ', e.status, 'confidence ' || to_char(e.confidence, 'FM0.00'))))
				ORDER BY e.n)
		FROM news_archive_inner.exported_events(event_ids, 1) e);
END $$;
COMMENT ON FUNCTION news_archive_inner.schema_events(bigint[])
	IS 'These events of the archive entered as schema.org has them. NULL for none.';

CREATE FUNCTION news_archive.article_jsonld(article_id bigint, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS json
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	a record;
	written jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT (x.article).*, x.uri, x.body, x.events INTO a
		FROM news_archive_inner.article_to_export(article_id, min_confidence) x;
	IF a.article_id IS NULL THEN
		RETURN NULL;
	END IF;
	written := jsonb_strip_nulls(jsonb_build_object('@context', 'https://schema.org', '@type', 'NewsArticle', '@id',
		a.uri,
		'identifier', article_id::text, 'url', a.url, 'headline', a.title, 'description', a.standfirst, 'inLanguage',
			nullif(a.language, 'und'), 'articleSection', a.section, 'dateline', a.dateline,
		'datePublished', news_archive_inner.iso_date(a.published), 'dateModified',
			news_archive_inner.iso_date(a.modified),
		'author', CASE WHEN a.author <> '' THEN jsonb_build_object('@type', 'Person', 'name', a.author) END,
		'publisher', CASE WHEN a.outlet IS NOT NULL THEN jsonb_build_object('@type', 'NewsMediaOrganization', 'name',
			a.outlet) END,
		'articleBody', a.body, 'about', news_archive_inner.schema_things(article_id, true),
		'mentions', nullif(coalesce(news_archive_inner.schema_things(article_id, false), '[]')
			|| coalesce(news_archive_inner.schema_events(a.events), '[]'), '[]')));
	-- within a <script> nothing of it can end that element
	RETURN replace(replace(replace(written::text, '<', '\u003c'), '>', '\u003e'), '&', '\u0026')::json;
END $$;
COMMENT ON FUNCTION news_archive.article_jsonld(bigint, name, real) IS
'An article as a NewsArticle of schema.org in JSON-LD: headline, author, publisher, datePublished as exactly as it is '
'known (2024-05-18, 2024-05, 2024), articleBody; what the headline names as about, whom else it names, and the events '
'that it tells, as mentions, with their days, words and confidence. <, > and & are written as \u003c and the like: '
'it may stand in a <script type="application/ld+json"> as it is. Only events at least as sure as min_confidence (0 to '
'1; NULL for all). NULL for NULL and, with a notice, for an article that is not there or that a policy hides. Errors: '
'invalid_parameter_value for a min_confidence out of 0 to 1, invalid_schema_name.';
