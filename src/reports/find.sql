-- find: what an analyst asks of an archive: events, a timeline, sources, quotations, spellings.  Each function is a plain SQL one
-- over one in PL/pgSQL that enters the archive, since a PL/pgSQL function may not have a result column with the name of an
-- argument.

CREATE FUNCTION news_archive.select_entity(wanted text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	id bigint;
BEGIN
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT f.entity_id INTO id FROM news_archive.find_entity(name => wanted, max_rows => 1, archive => (current_schemas(false))[2]) f
	WHERE f.score >= 0.5;		-- a surname for a full name has 0.6
	IF id IS NULL THEN
		RAISE EXCEPTION 'no entity is named like "%"', wanted
			USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM news_archive.find_entity(%L); shows what comes near.', wanted);
	END IF;
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.select_entity(text) IS
'The entity of the archive entered that find_entity puts first for a name, if its score is 0.5 at least. NULL for NULL. Errors: no_data_found when nothing comes near.';

CREATE FUNCTION news_archive.select_events(wanted_actor text, wanted_target text, wanted_type text, wanted_during daterange, wanted_place text,
		either_side boolean, archive name)
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[], targets text[], place text,
		status text, reports int, outlets int, independent_sources int, words text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	actor_id bigint;
	target_id bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	actor_id := news_archive.select_entity(wanted_actor);
	target_id := news_archive.select_entity(wanted_target);
	RETURN QUERY
	SELECT e.event_id, e.during, e."precision", e.type, e.mode, e.actors, e.targets, e.place, e.status, e.reports, e.outlets, e.independent_sources, e.words
	FROM event e
	WHERE (actor_id IS NULL OR e.actor_ids @> ARRAY[actor_id]
			OR ((either_side OR news_archive.is_reciprocal(e.type)) AND e.target_ids @> ARRAY[actor_id]))
		AND (target_id IS NULL OR e.target_ids @> ARRAY[target_id]
			OR (news_archive.is_reciprocal(e.type) AND e.actor_ids @> ARRAY[target_id]))
		AND (wanted_type IS NULL OR e.type = upper(wanted_type))
		AND (wanted_during IS NULL OR e.during && wanted_during)
		AND (wanted_place IS NULL OR e.place ILIKE '%' || replace(replace(replace(wanted_place, '\', '\\'), '%', '\%'), '_', '\_') || '%')
	ORDER BY lower(e.during) NULLS LAST, upper(e.during), e.reports DESC, e.event_id;
END $$;
COMMENT ON FUNCTION news_archive.select_events(text, text, text, daterange, text, boolean, name) IS
'What find_events and timeline stand on.';

CREATE FUNCTION news_archive.find_events(actor text DEFAULT NULL, target text DEFAULT NULL, type text DEFAULT NULL, during daterange DEFAULT NULL,
		place text DEFAULT NULL, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[], targets text[], place text,
		status text, reports int, outlets int, independent_sources int, words text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_events($1, $2, $3, $4, $5, false, $6) $$;
COMMENT ON FUNCTION news_archive.find_events(text, text, text, daterange, text, name) IS
'Events, in order of time. actor and target are names in any spelling; acts without a direction (CONSULT) are found from either side. type is a PLOVER type; during keeps events that may overlap it; place is a part of a place''s name. NULL asks for anything. Events whose day is not known come last. Errors: no_data_found when a name is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.timeline(entity text, during daterange DEFAULT NULL, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[], targets text[], place text,
		status text, reports int, outlets int, independent_sources int, words text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_events($1, NULL, NULL, $2, NULL, true, $3) $$;
COMMENT ON FUNCTION news_archive.timeline(text, daterange, name) IS
'All events in which an entity, named in any spelling, acts or is acted upon, in order of time. Errors: no_data_found when the name is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.event_sources(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (article_id bigint, report_no int, outlet text, published daterange, title text, words text, attributed_to text, status text,
		during daterange, basis text, confidence real, url text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_sources($1, $2) $$;
COMMENT ON FUNCTION news_archive.event_sources(bigint, name) IS
'Each report of one event: outlet, date, the words, to whom they are attributed, the rule that read them, and the url. No rows for an unknown event. Errors: invalid_schema_name.';

CREATE FUNCTION news_archive.select_sources(wanted bigint, archive name)
	RETURNS TABLE (article_id bigint, report_no int, outlet text, published daterange, title text, words text, attributed_to text, status text,
		during daterange, basis text, confidence real, url text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter(archive);
	RETURN QUERY
	SELECT r.article_id, r.report_no, a.outlet, a.published, a.title, r.words, r.attributed_to, r.status, r.during, r.basis, r.confidence, a.url
	FROM event_report r JOIN article a USING (article_id)
	WHERE r.event_id = wanted ORDER BY lower(a.published) NULLS LAST, a.outlet, r.article_id, r.report_no;
END $$;
COMMENT ON FUNCTION news_archive.select_sources(bigint, name) IS 'What event_sources stands on.';

CREATE FUNCTION news_archive.find_quotes(speaker text DEFAULT NULL, words text DEFAULT NULL, during daterange DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (said daterange, speaker text, quotation text, type text, cue text, addressee text, outlets text[], articles int, confidence real)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_quotes($1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.find_quotes(text, text, daterange, name) IS
'Quotations, one row a distinct saying (blind to case and punctuation), with every outlet that carried it, the earliest first. speaker is a name in any spelling, words a query of the news text search, during the days on which it was published. Errors: no_data_found when the speaker is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.select_quotes(wanted_speaker text, wanted_words text, wanted_during daterange, archive name)
	RETURNS TABLE (said daterange, speaker text, quotation text, type text, cue text, addressee text, outlets text[], articles int, confidence real)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_id bigint;
	query tsquery;
BEGIN
	PERFORM news_archive.enter(archive);
	wanted_id := news_archive.select_entity(wanted_speaker);
	query := news_archive.news_query(wanted_words);
	RETURN QUERY
	SELECT (array_agg(a.published ORDER BY lower(a.published) NULLS LAST, a.article_id))[1],
		coalesce(e.name, (array_agg(q.speaker_name ORDER BY length(q.speaker_name) DESC NULLS LAST, q.speaker_name))[1]),
		(array_agg(q.quotation ORDER BY lower(a.published) NULLS LAST, a.article_id))[1],
		(array_agg(q.type ORDER BY q.type))[1],
		(array_agg(q.cue ORDER BY q.cue))[1],
		(array_agg(q.addressee ORDER BY q.addressee))[1],
		array_agg(DISTINCT coalesce(a.outlet, 'not known')),
		count(DISTINCT a.article_id)::int,
		max(q.confidence)
	FROM quotation q JOIN article a USING (article_id) LEFT JOIN entity e ON e.entity_id = q.speaker_id
	WHERE (wanted_id IS NULL OR q.speaker_id = wanted_id)
		AND (query IS NULL OR to_tsvector('news_archive.news', q.quotation) @@ query)
		AND (wanted_during IS NULL OR a.published && wanted_during)
	GROUP BY q.words_id, q.speaker_id, e.name
	ORDER BY min(lower(a.published)) NULLS LAST, min(a.article_id), min(q.quotation_no);
END $$;
COMMENT ON FUNCTION news_archive.select_quotes(text, text, daterange, name) IS 'What find_quotes stands on.';

CREATE FUNCTION news_archive.what_did_they_say(speaker text, about text DEFAULT NULL, during daterange DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (said daterange, speaker text, quotation text, type text, cue text, addressee text, found text, article_id bigint, quotation_no int,
		outlet text, confidence real)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_sayings($1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.what_did_they_say(text, text, daterange, name) IS
'What somebody, named in any spelling, is quoted as saying about somebody or something: each quotation with its article, the earliest first. It is about a person, body or place (named in any spelling) that it mentions by name, description or pronoun, or about words that it has; found says which ("mention", "words"). about NULL gives all that was said. Errors: no_data_found when the speaker is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.select_sayings(wanted_speaker text, about text, wanted_during daterange, archive name)
	RETURNS TABLE (said daterange, speaker text, quotation text, type text, cue text, addressee text, found text, article_id bigint, quotation_no int,
		outlet text, confidence real)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	speaker_id bigint;
	about_id bigint;
	query tsquery;
BEGIN
	IF wanted_speaker IS NULL THEN
		RAISE EXCEPTION 'no speaker is named' USING ERRCODE = 'null_value_not_allowed', HINT = 'find_quotes() finds what anybody said.';
	END IF;
	PERFORM news_archive.enter(archive);
	speaker_id := news_archive.select_entity(wanted_speaker);
	IF about IS NOT NULL THEN
		SELECT f.entity_id INTO about_id FROM news_archive.find_entity(name => about, max_rows => 1, archive => archive) f WHERE f.score >= 0.8;
		query := news_archive.news_query(about);
	END IF;
	RETURN QUERY
	SELECT a.published, e.name, q.quotation, q.type, q.cue, q.addressee,
		CASE WHEN about IS NULL THEN NULL WHEN m.found THEN 'mention' ELSE 'words' END, q.article_id, q.quotation_no, a.outlet, q.confidence
	FROM quotation q JOIN article a USING (article_id) JOIN entity e ON e.entity_id = q.speaker_id
	CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM mention x WHERE x.article_id = q.article_id AND x.entity_id = about_id
			AND x.start >= q.start AND x.start < q.start + q.length) AS found) m
	WHERE q.speaker_id = speaker_id AND (wanted_during IS NULL OR a.published && wanted_during)
		AND (about IS NULL OR m.found OR to_tsvector('news_archive.news', q.quotation) @@ query)
	ORDER BY lower(a.published) NULLS LAST, q.article_id, q.quotation_no;
END $$;
COMMENT ON FUNCTION news_archive.select_sayings(text, text, daterange, name) IS 'What what_did_they_say stands on.';

CREATE FUNCTION news_archive.explain_event(article_id bigint, report_no int, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (step int, part text, start int, length int, words text, rule text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_steps($1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.explain_event(bigint, int, name) IS
'How a row of event_report was read, a step a row: see explain_report(). No rows for a report that the archive does not have. Errors: invalid_schema_name.';

CREATE FUNCTION news_archive.select_steps(wanted_article bigint, wanted_report int, archive name)
	RETURNS TABLE (step int, part text, start int, length int, words text, rule text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter(archive);
	RETURN QUERY SELECT x.* FROM article a, LATERAL news_archive.explain_report(a.body, lower(a.published), wanted_report, news_archive.own_acts()) x
		WHERE a.article_id = wanted_article;
END $$;
COMMENT ON FUNCTION news_archive.select_steps(bigint, int, name) IS 'What explain_event stands on.';

CREATE FUNCTION news_archive.entity_names(name text, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (name text, mentions bigint, articles bigint, outlets text[], first_seen date, last_seen date, origin text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_names($1, $2) $$;
COMMENT ON FUNCTION news_archive.entity_names(text, name) IS
'Every spelling under which the articles mention an entity, the most frequent first, with the outlets that use it, and the names an analyst gave it. Errors: no_data_found when the name is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.select_names(wanted text, archive name)
	RETURNS TABLE (name text, mentions bigint, articles bigint, outlets text[], first_seen date, last_seen date, origin text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	id := news_archive.select_entity(wanted);
	RETURN QUERY
	SELECT m.mention, count(*), count(DISTINCT a.article_id), array_agg(DISTINCT coalesce(a.outlet, 'not known')),
		min(lower(a.published)), max(upper(a.published) - 1), 'article'
	FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = id AND m.form = 'name' GROUP BY m.mention
	UNION ALL
	SELECT n.name, 0, 0, '{}', NULL, NULL, n.origin
	FROM entity_name n WHERE n.entity_id = id AND n.origin <> 'article'
		AND NOT EXISTS (SELECT FROM mention m WHERE m.entity_id = id AND m.mention = n.name)
	ORDER BY 2 DESC, 1;
END $$;
COMMENT ON FUNCTION news_archive.select_names(text, name) IS 'What entity_names stands on.';
