-- find: what an analyst asks of an archive: events, a timeline, sources, quotations, spellings.

-- The entity that a name stands for, and whether somebody else may be meant.
CREATE FUNCTION news_archive_inner.likely_entity(wanted text, OUT id bigint, OUT told_as text, OUT others text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	surname text := news_archive.fold_name(wanted);
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT (array_agg(f.entity_id ORDER BY f.n))[1], (array_agg(f.words ORDER BY f.n))[1],
		-- The name itself has 1: beside it only another one of that name counts.  Beside what is only like it all that
		-- are like it count.
		string_agg(f.words, ', ' ORDER BY f.n) FILTER (WHERE f.n > 1 AND f.score >= CASE WHEN f.best >= 0.95
			THEN f.best - 0.01 WHEN f.best < 0.5 THEN f.best - 0.1 ELSE greatest(f.best - 0.25, 0.6) END)
	INTO id, told_as, others
	FROM (SELECT x.entity_id, x.score, x.spelt, first_value(x.score) OVER by_place AS best,
			row_number() OVER by_place AS n,
			format('"%s" (%s, %s article%s)', x.name, x.kind, x.articles, CASE WHEN x.articles <> 1 THEN 's' END)
				AS words
		FROM (SELECT y.*, CASE WHEN y.score < 0.95 THEN EXISTS (
					SELECT FROM news_archive_inner.seen_names(ARRAY[y.entity_id]) s
					WHERE s.kind = 'person' AND s.folded LIKE '% %'
						AND news_archive_inner.surname_forms(s.name) @> ARRAY[surname]) ELSE false END AS spelt
			FROM news_archive.find_entity(name => wanted, max_rows => 6, archive => (current_schemas(false))[2])
				WITH ORDINALITY y(entity_id, kind, name, matched, score, role, articles, first_seen, last_seen,
					place)) x
		-- whose name it is; whose surname it is, letter by letter ("Volkner": Paul Volkner); who sounds like it
		WINDOW by_place AS (ORDER BY x.score < 0.95, NOT x.spelt, x.place)) f
	-- a surname for a full name has 0.6, and less where it is short or others sound like it
	WHERE f.score >= 0.5 OR f.spelt;
END $$;
COMMENT ON FUNCTION news_archive_inner.likely_entity(text) IS
'The entity of the archive entered that find_entity puts first for a name, but a person with that surname before those '
'whose name only sounds like it, if its score is 0.5 at least or it is a surname that the entity has; told_as: the '
'name it is shown under, with its kind and number of articles; others: whoever else may be meant, told so, or NULL. '
'All NULL when nothing comes near.';

CREATE FUNCTION news_archive_inner.select_entity(wanted text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	e record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	PERFORM news_archive_inner.check_words('the name', wanted);
	SELECT * INTO e FROM news_archive_inner.likely_entity(wanted);
	IF e.id IS NULL AND news_archive_inner.hides_articles() THEN
		-- nobody's id: whether a hidden article has the name must not show
		RAISE NOTICE 'no entity is named like "%" in the articles that you may see', wanted;
		RETURN 0;
	ELSIF e.id IS NULL THEN
		RAISE EXCEPTION 'no entity is named like "%"', wanted
			USING ERRCODE = 'no_data_found', HINT = CASE WHEN EXISTS (SELECT FROM news_archive.event_ontology() o
				WHERE o.type = upper(wanted COLLATE "C"))
				THEN format('It is a type of event: type => %L.', upper(wanted COLLATE "C"))
				WHEN news_archive_inner.country_named(wanted) IS NOT NULL
					THEN format('No article names the country itself: find_events(%L, include_people => true) finds '
					'the acts of its people and bodies.', wanted)
				ELSE format('SELECT * FROM news_archive.find_entity(%L); shows what comes near.', wanted) END;
	ELSIF e.others IS NOT NULL THEN
		RAISE NOTICE '"%" is taken for %', wanted, e.told_as
			USING DETAIL = 'Also like it: ' || e.others || '.',
				HINT = format('Give the full name of the one you mean; SELECT * FROM news_archive.find_entity(%L); '
				'shows them.', wanted);
	END IF;
	RETURN e.id;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_entity(text) IS
'The entity of the archive entered that find_entity puts first for a name, as likely_entity() has it, with a notice '
'when others may be meant. NULL for NULL; 0, which is nobody, with a notice, when nothing comes near in the articles '
'that a policy leaves to the reader. Errors: no_data_found when nothing comes near, invalid_parameter_value for a name '
'without letters and digits.';

CREATE FUNCTION news_archive_inner.has_codes(country text, sector text, wanted_country text, wanted_sector text)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(country = wanted_country, wanted_country IS NULL)
		AND coalesce(sector = wanted_sector, wanted_sector IS NULL);
COMMENT ON FUNCTION news_archive_inner.has_codes(text, text, text, text)
	IS 'Whether a side has the country and sector that are wanted; NULL wants any.';

CREATE FUNCTION news_archive_inner.events_between(wanted_actor_country text, wanted_actor_sector text,
	wanted_target_country text, wanted_target_sector text,
		wanted_cameo text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	hidden constant boolean := news_archive_inner.hides_articles();
BEGIN
	PERFORM news_archive_inner.entered();
	IF num_nonnulls(wanted_actor_country, wanted_actor_sector, wanted_target_country, wanted_target_sector,
		wanted_cameo) = 0 THEN
		RETURN NULL;
	END IF;
	RETURN ARRAY(SELECT DISTINCT r.event_id FROM event_report r
		WHERE (NOT hidden OR EXISTS (SELECT FROM article a WHERE a.article_id = r.article_id))
			AND (wanted_cameo IS NULL OR r.cameo LIKE wanted_cameo || '%')
			AND ((news_archive_inner.has_codes(r.actor_country, r.actor_sector, wanted_actor_country,
				wanted_actor_sector)
					AND news_archive_inner.has_codes(r.target_country, r.target_sector, wanted_target_country,
						wanted_target_sector))
				OR (news_archive.is_reciprocal(r.type)
					AND news_archive_inner.has_codes(r.target_country, r.target_sector, wanted_actor_country,
						wanted_actor_sector)
					AND news_archive_inner.has_codes(r.actor_country, r.actor_sector, wanted_target_country,
						wanted_target_sector))));
END $$;
COMMENT ON FUNCTION news_archive_inner.events_between(text, text, text, text, text) IS
'The events of the archive entered of which a report tells sides of these countries and sectors and a CAMEO code that '
'begins so, NULL for any; NULL when nothing is asked for. Acts without a direction are taken from either side.';

-- Where a policy hides articles, the table is not asked: its rows are told by others too.
CREATE FUNCTION news_archive_inner.match_events(an_actor bigint, a_target bigint, either_side boolean,
	by_actor bigint[], by_target bigint[], wanted_type text,
		wanted_mode text, wanted_status text, wanted_during daterange, placed boolean, among bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
DECLARE
	near bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		near := ARRAY(SELECT DISTINCT r.event_id FROM event_report r JOIN article a USING (article_id)
			WHERE (an_actor IS NULL OR an_actor IN (r.actor_id, r.target_id) OR r.event_id = ANY (by_actor))
				AND (a_target IS NULL OR a_target IN (r.actor_id, r.target_id) OR r.event_id = ANY (by_target))
				AND (wanted_type IS NULL OR r.type = wanted_type) AND (among IS NULL OR r.event_id = ANY (among))
					AND r.event_id IS NOT NULL);
		RETURN ARRAY(
			SELECT e.event_id FROM news_archive_inner.told_events(near) e
			WHERE (an_actor IS NULL OR e.actor_ids @> ARRAY[an_actor] OR e.event_id = ANY (by_actor)
					OR ((either_side OR news_archive.is_reciprocal(e.type)) AND e.target_ids @> ARRAY[an_actor]))
				AND (a_target IS NULL OR e.target_ids @> ARRAY[a_target] OR e.event_id = ANY (by_target)
					OR (news_archive.is_reciprocal(e.type) AND e.actor_ids @> ARRAY[a_target]))
				AND (wanted_type IS NULL OR e.type = wanted_type)
				AND (wanted_mode IS NULL OR e.mode = wanted_mode)
				AND (wanted_status IS NULL OR e.status = wanted_status)
				AND (wanted_during IS NULL OR e.during && wanted_during)
				AND (NOT placed OR e.place IS NOT NULL));
	END IF;
	RETURN ARRAY(
		SELECT e.event_id FROM event e
		WHERE (an_actor IS NULL OR e.actor_ids @> ARRAY[an_actor] OR e.event_id = ANY (by_actor)
				OR ((either_side OR news_archive.is_reciprocal(e.type)) AND e.target_ids @> ARRAY[an_actor]))
			AND (a_target IS NULL OR e.target_ids @> ARRAY[a_target] OR e.event_id = ANY (by_target)
				OR (news_archive.is_reciprocal(e.type) AND e.actor_ids @> ARRAY[a_target]))
			AND (wanted_type IS NULL OR e.type = wanted_type)
			AND (wanted_mode IS NULL OR e.mode = wanted_mode)
			AND (wanted_status IS NULL OR e.status = wanted_status)
			AND (wanted_during IS NULL OR e.during && wanted_during)
			AND (NOT placed OR e.place IS NOT NULL)
			AND (among IS NULL OR e.event_id = ANY (among)));
END $$;
COMMENT ON FUNCTION news_archive_inner.match_events(bigint, bigint, boolean, bigint[], bigint[], text, text, text,
	daterange, boolean, bigint[]) IS
'The events of the archive entered, as the current user may see them, with these sides, of this type, mode, status and '
'days, with a place (placed), among these; NULL for any. by_actor and by_target are events that fit that side whoever '
'it is. For find_events and country_dyads.';

-- Of a composite type and not TABLE (...): there an argument might not have the name of a column.
CREATE TYPE news_archive.event_row AS (event_id bigint, during daterange, "precision" text, type text, mode text,
	actors text[], targets text[], place text,
	status text, reports int, outlets int, independent_sources int, words text, confidence real, actor_country text,
		actor_sector text,
	target_country text, target_sector text, basis text, place_basis text, first_day date, last_day date, day_text text,
		sources text[]);
COMMENT ON TYPE news_archive.event_row IS 'An event, as find_events() and timeline() give it.';
COMMENT ON COLUMN news_archive.event_row.during IS 'When it happened, half open, by the most exact report; '
	'an open side is not known. NULL: no day is known.';
COMMENT ON COLUMN news_archive.event_row."precision" IS 'How exact the days are meant: minute, day, week, month, '
	'quarter, season, half, year, decade, century or range. NULL when no day is known.';
COMMENT ON COLUMN news_archive.event_row.type IS 'PLOVER''s type of act: event_ontology() tells what it means.';
COMMENT ON COLUMN news_archive.event_row.mode IS 'PLOVER''s mode of the type. NULL: none.';
COMMENT ON COLUMN news_archive.event_row.actors IS 'Who did it: names of entities, else phrases as they stand there '
	'("Norwegian forces"). Empty: not told.';
COMMENT ON COLUMN news_archive.event_row.targets IS 'To whom, as actors.';
COMMENT ON COLUMN news_archive.event_row.place IS 'Where, as one report has it. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.reports IS 'How many reports tell it.';
COMMENT ON COLUMN news_archive.event_row.outlets IS 'How many outlets carried it; an article whose outlet is not known '
	'is one of its own.';
COMMENT ON COLUMN news_archive.event_row.independent_sources IS 'How many sources tell it that do not depend on each '
	'other: copies, and articles that share a sentence, count as one.';
COMMENT ON COLUMN news_archive.event_row.words IS 'The clause of the most exact report.';
COMMENT ON COLUMN news_archive.event_row.confidence IS 'How sure it is that one report is right at least, 0 to 0.99.';
COMMENT ON COLUMN news_archive.event_row.actor_country IS 'The actor''s country, ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.actor_sector IS 'The actor''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.target_country IS 'The target''s country, ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.target_sector IS 'The target''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.basis IS 'The rule that read words.';
COMMENT ON COLUMN news_archive.event_row.place_basis IS 'Where the place stands: clause, target, sentence or dateline. '
	'NULL: no place.';
COMMENT ON COLUMN news_archive.event_row.first_day IS 'The first day of during. NULL: not known.';
COMMENT ON COLUMN news_archive.event_row.last_day IS 'The last day of during. NULL: not known.';
COMMENT ON COLUMN news_archive.event_row.day_text IS 'during in words.';
COMMENT ON COLUMN news_archive.event_row.sources IS 'The outlets by name, "not known" for all whose outlet is not '
	'known.';

CREATE FUNCTION news_archive_inner.events_asked_for(wanted_actor text, wanted_target text, wanted_type text,
	wanted_during daterange, wanted_place text,
		either_side boolean, archive name, wanted_mode text, wanted_status text, wanted_actor_country text,
			wanted_actor_sector text,
		wanted_target_country text, wanted_target_sector text, min_confidence real, include_people boolean)
			RETURNS SETOF news_archive.event_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	an_actor bigint;
	a_target bigint;
	asked record;
	ids bigint[];
	left_out bigint := 0;
	placed bigint[];
	actor_of text;
	target_of text;
	by_actor bigint[];
	by_target bigint[];
	told record;
	there boolean;
	one news_archive.event_row;
	pattern text := replace(replace(replace(wanted_place, '\', '\\'), '%', '\%'), '_', '\_');
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF either_side AND wanted_actor IS NULL THEN
		RETURN;
	END IF;
	asked := news_archive_inner.kind_of_event(wanted_type);
	wanted_mode := news_archive_inner.mode_of_event(wanted_mode);
	wanted_status := news_archive_inner.status_of_event(wanted_status);
	PERFORM news_archive_inner.check_words('place', wanted_place);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	ids := news_archive_inner.events_between(news_archive_inner.country_of('actor_country', wanted_actor_country),
		news_archive_inner.sector_of('actor_sector', wanted_actor_sector),
		news_archive_inner.country_of('target_country', wanted_target_country),
			news_archive_inner.sector_of('target_sector', wanted_target_sector), asked.cameo);
	IF include_people THEN
		actor_of := news_archive_inner.country_meant(wanted_actor);
		target_of := news_archive_inner.country_meant(wanted_target);
		by_actor := news_archive_inner.events_of_country(actor_of, true);
		by_target := news_archive_inner.events_of_country(target_of, false);
		PERFORM news_archive_inner.tell_people(wanted_actor, actor_of, wanted_target, target_of);
	END IF;
	an_actor := CASE WHEN actor_of IS NULL THEN news_archive_inner.select_entity(wanted_actor) ELSE 0 END;
	a_target := CASE WHEN target_of IS NULL THEN news_archive_inner.select_entity(wanted_target) ELSE 0 END;
	ids := news_archive_inner.match_events(an_actor, a_target, either_side, by_actor, by_target, asked.type,
		wanted_mode, wanted_status, wanted_during,
		wanted_place IS NOT NULL, ids);
	IF wanted_place IS NOT NULL THEN		-- a country has the events of its towns
		placed := news_archive_inner.events_placed_in(news_archive_inner.country_meant(wanted_place), ids);
		ids := ARRAY(SELECT e.event_id FROM news_archive_inner.visible_events(ids) e
			WHERE (e.place ILIKE '%' || pattern || '%' OR e.event_id = ANY (placed)));
	END IF;
	IF wanted_place IS NOT NULL AND cardinality(ids) = 0 THEN
		there := EXISTS (SELECT 1 FROM event_report r JOIN article a USING (article_id)
			WHERE r.place ILIKE '%' || pattern || '%');
		PERFORM news_archive_inner.tell_unknown('event in', format('"%s"', wanted_place), there,
			format('SELECT DISTINCT place FROM %I.event; lists the places.', archive));
	END IF;
	IF wanted_mode IS NOT NULL AND cardinality(ids) = 0 THEN
		there := EXISTS (SELECT 1 FROM event_report r JOIN article a USING (article_id)
			WHERE r.type = asked.type AND r.mode = wanted_mode);
		PERFORM news_archive_inner.tell_unknown('event of type ' || asked.type || ' with the mode', wanted_mode, there,
			'SELECT type, mode FROM news_archive.event_ontology(); lists which type has which modes.');
	END IF;
	told := news_archive_inner.outlets_of_events(ids);
	FOR one IN
		SELECT e.event_id, e.during, e."precision", e.type, e.mode, e.actors, e.targets, e.place, e.status, e.reports,
			e.outlets, e.independent_sources,
			e.words, e.confidence, e.actor_country, e.actor_sector, e.target_country, e.target_sector, e.basis,
				e.place_basis,
			lower(e.during), upper(e.during) - 1, news_archive.during_text(e.during, e."precision"),
				coalesce(o.outlets::text[], '{}')
		FROM news_archive_inner.seen_events(ids) e LEFT JOIN unnest(told.ids, told.outlets) o(event_id, outlets)
			ON o.event_id = e.event_id
		ORDER BY lower(e.during) NULLS LAST, upper(e.during), e.reports DESC, e.event_id
	LOOP
		IF one.confidence < min_confidence THEN
			left_out := left_out + 1;
		ELSE
			RETURN NEXT one;
		END IF;
	END LOOP;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_asked_for(text, text, text, daterange, text, boolean, name, text, text,
	text, text, text, text, real, boolean) IS
'The events of an archive that find_events() and timeline() ask for, timeline() with either_side: its entity acts or '
'is acted upon.';

CREATE FUNCTION news_archive.find_events(actor text DEFAULT NULL, target text DEFAULT NULL, type text DEFAULT NULL,
	during news_archive.days DEFAULT NULL,
		place text DEFAULT NULL, archive name DEFAULT news_archive.current_archive(), mode text DEFAULT NULL,
			status text DEFAULT NULL,
		actor_country text DEFAULT NULL, actor_sector text DEFAULT NULL, target_country text DEFAULT NULL,
			target_sector text DEFAULT NULL,
		min_confidence real DEFAULT news_archive.default_confidence('event'), include_people boolean DEFAULT false)
			RETURNS SETOF news_archive.event_row
	LANGUAGE sql STABLE AS $$ SELECT *
		FROM news_archive_inner.events_asked_for($1, $2, $3, $4, $5, false, $6, $7, $8, $9, $10, $11, $12, $13, $14) $$;
COMMENT ON FUNCTION news_archive.find_events(text, text, text, news_archive.days, text, name, text, text, text, text,
	text, text, real, boolean) IS
'Events, in order of time; NULL, or an argument left out, asks for anything. actor and target are names in any '
'spelling, a notice tells when others than the one taken may be meant; acts without a direction (CONSULT) are found '
'from either side. With include_people a country (''Russia'', ''RUS'') stands for all of it: every side that a report '
'gives its code, and every entity that has it, such as its people, its bodies and its capital; a notice tells so, or '
'that no side is a country. type is a PLOVER type in any case, or a CAMEO code for all codes that begin so '
'(''19'', ''042''); mode and status as event_ontology() and docs/events.md list them. actor_country and target_country '
'(code or name), actor_sector and target_sector keep events of which a report tells such a side. during '
'(''2013'', ''2013-02'', ''2013-02-01/2013-02-05'', a daterange) keeps events that may overlap it; '
'place is a part of a place''s name, or a country, which has the events of its towns and regions too; '
'a notice tells when no event has it. In the rows reports counts the reports of the event, outlets those who carried '
'it (an unknown outlet is one of its own each time), independent_sources the articles that share no sentence; '
'words is the clause of the most exact report and basis the rule that read it; actors and targets are names of '
'entities, else phrases as they stand there (''Norwegian forces''), with the countries and sectors that reports tell '
'of them; place_basis says where the place stands (clause, sentence, dateline). first_day and last_day (inclusive) are '
'the ends of during, NULL where it is open or not known, day_text is during_text() of it, and sources has the outlets '
'by name, with ''not known'' for all whose outlet is not known. confidence is how probable one of its reports is '
'right: 1 - (1 - p)(1 - q)... over outlets that tell it in words of their own. Only events at least as sure as '
'min_confidence (0 to 1) are shown, default_confidence(''event'') if it is not given, and a notice tells how many are '
'not; NULL shows all. Events whose day is not known come last. What a row-level policy on article hides is left out of '
'the counts and words, and an event of which nothing else is told is not shown. Errors: no_data_found when a name is '
'not known, invalid_parameter_value for another type, mode, status, country or sector, for an empty text and for a '
'min_confidence out of 0 to 1, invalid_datetime_format, invalid_schema_name.';

CREATE FUNCTION news_archive.timeline(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.event_row
	LANGUAGE sql STABLE AS $$ SELECT *
		FROM news_archive_inner.events_asked_for($1, NULL, NULL, $2, NULL, true, $3, NULL, NULL, NULL, NULL, NULL, NULL,
		$4, false) WHERE $1 IS NOT NULL $$;
COMMENT ON FUNCTION news_archive.timeline(text, news_archive.days, name, real) IS
'All events in which an entity, named in any spelling, acts or is acted upon, in order of time: the columns of '
'find_events(). during and min_confidence are as there. No rows for NULL. Errors: no_data_found when the name is not '
'known, invalid_parameter_value for a name without letters and digits and for a min_confidence out of 0 to 1, '
'invalid_datetime_format, invalid_schema_name.';

CREATE TYPE news_archive.event_source_row AS (article_id bigint, report_no int, outlet text, published daterange,
	title text, words text, attributed_to text, status text,
	during daterange, basis text, confidence real, url text, actor text, actor_country text, actor_sector text,
		target text, target_country text,
	target_sector text, place text, place_basis text, file text);
COMMENT ON TYPE news_archive.event_source_row IS 'A report of an event, as event_sources() gives it.';
COMMENT ON COLUMN news_archive.event_source_row.outlet IS 'The outlet of its article. NULL: not known.';
COMMENT ON COLUMN news_archive.event_source_row.published IS 'The days on which its article may have been published, '
	'half open. NULL: not known.';
COMMENT ON COLUMN news_archive.event_source_row.words IS 'The clause that tells it.';
COMMENT ON COLUMN news_archive.event_source_row.attributed_to IS 'Who says so. NULL: the outlet itself.';
COMMENT ON COLUMN news_archive.event_source_row.during IS 'When it happened by this report, half open; '
	'an open side is not known. NULL: no day is known.';
COMMENT ON COLUMN news_archive.event_source_row.basis IS 'The rule that read words.';
COMMENT ON COLUMN news_archive.event_source_row.confidence IS 'How probable it is that the report is right, 0 to 1.';
COMMENT ON COLUMN news_archive.event_source_row.actor IS 'Who did it, as this article has him. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.actor_country IS 'The actor''s country, ISO 3166-1 alpha-3. NULL: '
	'not told.';
COMMENT ON COLUMN news_archive.event_source_row.actor_sector IS 'The actor''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.target IS 'To whom, as actor. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.target_country
	IS 'The target''s country, ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.target_sector IS 'The target''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.place IS 'Where, as written. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.place_basis IS 'Where the place stands: clause, target, sentence or '
	'dateline. NULL: no place.';
COMMENT ON COLUMN news_archive.event_source_row.file IS 'The file that its article came from. NULL: none was given.';

CREATE FUNCTION news_archive.event_sources(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.event_source_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR event_id;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	RETURN QUERY
	SELECT r.article_id, r.report_no, a.outlet, a.published, a.title, r.words, r.attributed_to, r.status, r.during,
		r.basis, r.confidence, a.url,
		r.actor, r.actor_country, r.actor_sector, r.target, r.target_country, r.target_sector, r.place, r.place_basis,
			f.file
	FROM event_report r JOIN article a USING (article_id)
		-- an archive of 0.1.0 has no such column: there it is the NULL outside
		CROSS JOIN (SELECT NULL::text AS file) none CROSS JOIN LATERAL (SELECT file FROM article x
			WHERE x.article_id = a.article_id) f
	WHERE r.event_id = wanted ORDER BY lower(a.published) NULLS LAST, a.outlet COLLATE "C", r.article_id, r.report_no;
	PERFORM news_archive_inner.tell_unknown('event', wanted::text, FOUND,
		'find_events() and timeline() give the ids of events; they change when reports are read anew.');
END $$;
COMMENT ON FUNCTION news_archive.event_sources(bigint, name) IS
'Each report of one event: outlet, date, the words, to whom they are attributed, the rule that read them (basis) and '
'how probable it is right (confidence), the url, the two sides as this article has them with country and sector, the '
'place with where it stands, and the file that the article came from. No rows, and a notice, for an unknown event. '
'Errors: invalid_schema_name.';

CREATE TYPE news_archive.quote_row AS (said daterange, speaker text, quotation text, type text, cue text,
	addressee text, outlets text[], articles int, confidence real, basis text,
	speaker_country text, speaker_sector text, attitude text);
COMMENT ON TYPE news_archive.quote_row IS 'A saying with all who carried it, as find_quotes() gives it.';
COMMENT ON COLUMN news_archive.quote_row.said IS 'The days on which it was first published, half open. NULL: '
	'not known.';
COMMENT ON COLUMN news_archive.quote_row.speaker IS 'The name of who said it. NULL: nobody is named.';
COMMENT ON COLUMN news_archive.quote_row.type IS 'direct (between marks), indirect (in the writer''s words) or mixed.';
COMMENT ON COLUMN news_archive.quote_row.cue IS 'The word that says that it was said. NULL: none.';
COMMENT ON COLUMN news_archive.quote_row.addressee IS 'Who was told, as written. NULL: not told.';
COMMENT ON COLUMN news_archive.quote_row.outlets IS 'The outlets that carried it, "not known" for all whose outlet is '
	'not known.';
COMMENT ON COLUMN news_archive.quote_row.articles IS 'How many articles carry it.';
COMMENT ON COLUMN news_archive.quote_row.confidence IS 'How sure the surest of them is, 0 to 1.';
COMMENT ON COLUMN news_archive.quote_row.basis IS 'The rule that read that one.';
COMMENT ON COLUMN news_archive.quote_row.speaker_country IS 'The speaker''s country as the archive knows him, ISO '
	'3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.quote_row.speaker_sector IS 'The speaker''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.quote_row.attitude IS 'How it is said: state, claim, deny, warn, ...; notsaid: '
	'the text tells that it was not said. NULL: no cue.';

CREATE FUNCTION news_archive.find_quotes(speaker text DEFAULT NULL, words text DEFAULT NULL,
	during news_archive.days DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
			min_confidence real DEFAULT news_archive.default_confidence('quotation'),
		not_said boolean DEFAULT false) RETURNS SETOF news_archive.quote_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_speaker ALIAS FOR speaker;
	wanted_words ALIAS FOR words;
	wanted_during daterange := during;
	with_not_said ALIAS FOR not_said;
	wanted_id bigint;
	query tsquery;
	speakers bigint[];
	who record;
	one news_archive.quote_row;
	left_out bigint := 0;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_words('words', wanted_words);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	wanted_id := news_archive_inner.select_entity(wanted_speaker);
	query := news_archive_inner.query_to_send(news_archive.news_query(wanted_words));
	-- of the words asked for it does not ask: each quotation is cut into words once
	speakers := CASE WHEN wanted_id IS NOT NULL THEN ARRAY[wanted_id] ELSE ARRAY(SELECT DISTINCT q.speaker_id
		FROM quotation q JOIN article a USING (article_id)
		WHERE q.speaker_id IS NOT NULL AND (wanted_during IS NULL OR a.published && wanted_during)) END;
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names, array_agg(e.country) AS countries,
		array_agg(e.sector) AS sectors INTO who
	FROM news_archive_inner.seen_entities(speakers) e;
	FOR one IN
		WITH found AS MATERIALIZED (
			SELECT a.article_id, a.published, a.outlet, q.quotation_no, q.speaker_id, q.speaker_name, q.quotation,
				q.type, q.cue, q.addressee, q.confidence, q.basis,
				q.attitude, q.words_id
			FROM quotation q JOIN article a USING (article_id)
			WHERE (wanted_id IS NULL OR q.speaker_id = wanted_id)
				AND (query IS NULL OR to_tsvector('news_archive.news', q.quotation) @@ query)
				AND (wanted_during IS NULL OR a.published && wanted_during)
				AND (with_not_said OR q.attitude IS DISTINCT FROM 'notsaid'))
		SELECT (array_agg(q.published ORDER BY lower(q.published) NULLS LAST, q.article_id))[1],
			coalesce(e.name, (array_agg(q.speaker_name ORDER BY length(q.speaker_name) DESC NULLS LAST,
				q.speaker_name COLLATE "C"))[1]),
			(array_agg(q.quotation ORDER BY lower(q.published) NULLS LAST, q.article_id))[1],
			(array_agg(q.type ORDER BY q.type COLLATE "C"))[1],
			(array_agg(q.cue ORDER BY q.cue COLLATE "C"))[1],
			(array_agg(q.addressee ORDER BY q.addressee COLLATE "C"))[1],
			array_agg(DISTINCT coalesce(q.outlet, 'not known')),
			count(DISTINCT q.article_id)::int,
			max(q.confidence),
			(array_agg(q.basis ORDER BY q.confidence DESC, q.basis COLLATE "C"))[1],
			e.country, e.sector, (array_agg(q.attitude ORDER BY q.attitude COLLATE "C"))[1]
		FROM found q LEFT JOIN unnest(who.ids, who.names, who.countries, who.sectors) e(entity_id, name, country,
			sector) ON e.entity_id = q.speaker_id
		GROUP BY q.words_id, q.speaker_id, e.name, e.country, e.sector, q.attitude IS NOT DISTINCT FROM 'notsaid'
		ORDER BY min(lower(q.published)) NULLS LAST, min(q.article_id), min(q.quotation_no)
	LOOP
		IF one.confidence < min_confidence THEN
			left_out := left_out + 1;
		ELSE
			RETURN NEXT one;
		END IF;
	END LOOP;
	PERFORM news_archive_inner.tell_unsure('quotation', left_out, min_confidence);
END $$;
COMMENT ON FUNCTION news_archive.find_quotes(text, text, news_archive.days, name, real, boolean) IS
'Quotations, one row a distinct saying (blind to case and punctuation), with every outlet that carried it, the '
'earliest first. speaker is a name in any spelling, words a query of the news text search, during '
'(''2013-02'', ''2013-02-01/2013-02-05'', a daterange) the days on which it was published; NULL, or an argument left '
'out, asks for anybody and anything. articles counts the articles that carry it, confidence is that of the surest of '
'them and basis its rule; country and sector are the speaker''s as the archive knows him. Only quotations at least as '
'sure as min_confidence (0 to 1) are shown, default_confidence(''quotation'') if it is not given, and a notice tells '
'how many are not; NULL shows all. attitude is its kind (claim, deny, ...); what the text tells was not said (notsaid: '
'"declined to say whether") is left out unless not_said is true. Errors: no_data_found when the speaker is not known, '
'invalid_parameter_value for an empty text and for a min_confidence out of 0 to 1, invalid_datetime_format, '
'invalid_schema_name.';

CREATE TYPE news_archive.saying_row AS (said daterange, speaker text, quotation text, type text, cue text,
	addressee text, found text, article_id bigint, quotation_no int,
	outlet text, confidence real, basis text);
COMMENT ON TYPE news_archive.saying_row IS 'A quotation of an article, as what_did_they_say() gives it.';
COMMENT ON COLUMN news_archive.saying_row.said IS 'The days on which its article may have been published, half open. '
	'NULL: not known.';
COMMENT ON COLUMN news_archive.saying_row.type IS 'direct (between marks), indirect (in the writer''s words) or mixed.';
COMMENT ON COLUMN news_archive.saying_row.cue IS 'The word that says that it was said. NULL: none.';
COMMENT ON COLUMN news_archive.saying_row.addressee IS 'Who was told, as written. NULL: not told.';
COMMENT ON COLUMN news_archive.saying_row.found IS 'mention or words: by which it is about what was asked for. NULL: '
	'nothing was asked for.';
COMMENT ON COLUMN news_archive.saying_row.outlet IS 'The outlet of its article. NULL: not known.';
COMMENT ON COLUMN news_archive.saying_row.confidence IS 'How sure it is, 0 to 1.';
COMMENT ON COLUMN news_archive.saying_row.basis IS 'The rule that read it.';

CREATE FUNCTION news_archive.what_did_they_say(speaker text, about text DEFAULT NULL,
	during news_archive.days DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
			min_confidence real DEFAULT news_archive.default_confidence('quotation'))
			RETURNS SETOF news_archive.saying_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_speaker ALIAS FOR speaker;
	wanted_about ALIAS FOR about;
	wanted_during daterange := during;
	the_speaker bigint;
	the_name text;
	the_other bigint;
	query tsquery;
	one record;
	left_out bigint := 0;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_words('about', wanted_about);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	the_speaker := news_archive_inner.select_entity(wanted_speaker);
	the_name := (SELECT e.name FROM news_archive_inner.seen_entities(ARRAY[the_speaker]) e);
	-- 0 is nobody; with NULL in its ON Citus would see no join by article_id
	the_other := coalesce((SELECT l.id FROM news_archive_inner.likely_entity(wanted_about) l), 0);
	query := news_archive_inner.query_to_send(news_archive.news_query(wanted_about));
	IF the_name IS NULL THEN
		RETURN;
	END IF;
	FOR one IN
		SELECT s.published, the_name AS name, s.quotation, s.type, s.cue, s.addressee,
			CASE WHEN wanted_about IS NULL THEN NULL WHEN s.mentioned THEN 'mention' ELSE 'words' END AS how,
				s.article_id, s.quotation_no, s.outlet, s.confidence, s.basis
		FROM (SELECT q.article_id, q.quotation_no, q.quotation, q.type, q.cue, q.addressee, q.confidence, q.basis,
				a.published, a.outlet, count(x.mention_no) > 0 AS mentioned
			FROM quotation q JOIN article a USING (article_id)
				LEFT JOIN mention x ON x.article_id = q.article_id AND x.entity_id = the_other
					AND x.start >= q.start AND x.start < q.start + q.length
			WHERE q.speaker_id = the_speaker AND q.attitude IS DISTINCT FROM 'notsaid'
				AND (wanted_during IS NULL OR a.published && wanted_during)
			GROUP BY q.article_id, q.quotation_no, q.quotation, q.type, q.cue, q.addressee, q.confidence, q.basis,
				a.published, a.outlet) s
		WHERE wanted_about IS NULL OR s.mentioned OR to_tsvector('news_archive.news', s.quotation) @@ query
		ORDER BY lower(s.published) NULLS LAST, s.article_id, s.quotation_no
	LOOP
		IF one.confidence < min_confidence THEN
			left_out := left_out + 1;
		ELSE
			RETURN QUERY SELECT one.published, one.name, one.quotation, one.type, one.cue, one.addressee, one.how,
				one.article_id, one.quotation_no,
				one.outlet, one.confidence, one.basis;
		END IF;
	END LOOP;
	PERFORM news_archive_inner.tell_unsure('quotation', left_out, min_confidence);
END $$;
COMMENT ON FUNCTION news_archive.what_did_they_say(text, text, news_archive.days, name, real) IS
'What somebody, named in any spelling, is quoted as saying about somebody or something: each quotation with its '
'article, the earliest first. It is about a person, body or place (named in any spelling, also by surname) that it '
'mentions by name, description or pronoun, or about words that it has; found says which ("mention", "words"). '
'What the text tells was not said is left out. about NULL gives all that was said, speaker NULL no rows. '
'during (''2013-02'', ''2013-02-01/2013-02-05'', a daterange) keeps what was published then, min_confidence (0 to 1) '
'what is as sure at least: default_confidence(''quotation'') if it is not given, and a notice tells how much is not '
'shown; NULL shows all. basis is the rule that read it. Errors: no_data_found when the speaker is not known, '
'invalid_parameter_value for an empty text and for a min_confidence out of 0 to 1, invalid_datetime_format, '
'invalid_schema_name.';

CREATE TYPE news_archive.event_step_row AS (step int, part text, start int, length int, words text, rule text);
COMMENT ON TYPE news_archive.event_step_row IS 'A step by which a report was read, as explain_event() gives it.';
COMMENT ON COLUMN news_archive.event_step_row.step IS 'Its number, from 1.';
COMMENT ON COLUMN news_archive.event_step_row.part IS 'What it decides: the act, a side, the days, ...';
COMMENT ON COLUMN news_archive.event_step_row.start IS 'Where words stand: a character of the body, from 1. NULL: '
	'nowhere.';
COMMENT ON COLUMN news_archive.event_step_row.length IS 'How many characters they have. NULL: nowhere.';
COMMENT ON COLUMN news_archive.event_step_row.rule IS 'The rule that decided, and what came of it.';

CREATE FUNCTION news_archive.explain_event(article_id bigint, report_no int,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.event_step_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_article ALIAS FOR article_id;
	wanted_report ALIAS FOR report_no;
	acts text;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	acts := news_archive_inner.own_acts();
	RETURN QUERY
	WITH steps AS (
		SELECT x.* FROM article a, LATERAL news_archive.explain_report(a.body, lower(a.published), wanted_report,
			acts) x
		WHERE a.article_id = wanted_article)
	SELECT x.* FROM steps x
	UNION ALL
	-- what the archive keeps of it, behind the steps that led there
	SELECT (SELECT coalesce(max(x.step), 0) FROM steps x) + k.n, k.part, NULL, NULL, NULL, k.rule
	FROM event_report r JOIN article a USING (article_id), LATERAL (VALUES
		(1, 'outlet', concat_ws(', ', coalesce(a.outlet, 'not known'), news_archive.during_text(a.published))),
			(2, 'probability', r.confidence::text),
		-- by way of JSON, as an archive of 0.1.0 has no such column
		(3, 'analyst', 'put right: ' || (SELECT string_agg(
			format('%s (read as %s)', o.key, coalesce(o.value #>> '{}', 'none')), ', ' ORDER BY o.key)
			FROM jsonb_each(nullif(to_jsonb(r)->'as_read', 'null')) o
			WHERE o.key NOT IN ('basis', 'confidence', 'actor_mention', 'target_mention') AND to_jsonb(r)->o.key
				<> o.value))) k(n, part, rule)
	WHERE r.article_id = wanted_article AND r.report_no = wanted_report AND k.rule IS NOT NULL
	ORDER BY 1;
	PERFORM news_archive_inner.tell_unknown('event report', wanted_report || ' of article ' || wanted_article, FOUND,
		format('SELECT report_no, type, words FROM %I.event_report WHERE article_id = %s; lists them.', archive,
			wanted_article));
END $$;
COMMENT ON FUNCTION news_archive.explain_event(bigint, int, name) IS
'How a row of event_report was read, a step a row: see explain_report(); behind them the outlet with the day it was '
'published, the probability that the report is right (confidence), and what an analyst put right in it. '
'No rows, and a notice, for a report that the archive does not have. Errors: invalid_schema_name.';

CREATE TYPE news_archive.entity_name_row AS (name text, mentions bigint, articles bigint, outlets text[],
	first_seen date, last_seen date, origin text);
COMMENT ON TYPE news_archive.entity_name_row IS 'A spelling of an entity, as entity_names() gives it.';
COMMENT ON COLUMN news_archive.entity_name_row.mentions IS 'How often it stands in articles.';
COMMENT ON COLUMN news_archive.entity_name_row.outlets IS 'The outlets that use it, "not known" for all whose outlet '
	'is not known.';
COMMENT ON COLUMN news_archive.entity_name_row.first_seen IS 'The first day on which an article with it may have been '
	'published. NULL: no day is known.';
COMMENT ON COLUMN news_archive.entity_name_row.last_seen IS 'The last such day. NULL: no day is known.';
COMMENT ON COLUMN news_archive.entity_name_row.origin IS 'article, analyst or reference: who calls the entity so.';

CREATE FUNCTION news_archive.entity_names(name text, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.entity_name_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	id bigint;
	given text[];
	spelt text[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	id := news_archive_inner.select_entity(wanted);
	RETURN QUERY
	SELECT m.mention, count(*), count(DISTINCT a.article_id), array_agg(DISTINCT coalesce(a.outlet, 'not known')),
		min(lower(a.published)), max(upper(a.published) - 1), 'article'::text
	FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = id AND m.form = 'name' GROUP BY m.mention
	ORDER BY 2 DESC, 1;
	given := ARRAY(SELECT n.name FROM news_archive_inner.seen_names(ARRAY[id]) n WHERE n.origin <> 'article');
	IF given = '{}' THEN
		RETURN;
	END IF;
	-- those of them that no article has
	spelt := ARRAY(SELECT DISTINCT m.mention FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = id AND m.mention = ANY (given));
	RETURN QUERY
	SELECT n.name, 0::bigint, 0::bigint, '{}'::text[], NULL::date, NULL::date, n.origin
	FROM news_archive_inner.seen_names(ARRAY[id]) n WHERE n.origin <> 'article' AND n.name <> ALL (spelt)
	ORDER BY 1;
END $$;
COMMENT ON FUNCTION news_archive.entity_names(text, name) IS
'Every spelling under which the articles mention an entity, the most frequent first, with the outlets that use it, and '
'the names an analyst gave it. No rows for NULL. Errors: no_data_found when the name is not known, '
'invalid_schema_name.';

