-- arguments: what a user asks for, checked before it is looked for: a slip is told and not answered with no rows.

CREATE FUNCTION news_archive_inner.row_limit(max_rows int) RETURNS int
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF max_rows < 0 THEN
		RAISE EXCEPTION 'max_rows must not be negative, it is %', max_rows
			USING ERRCODE = 'invalid_row_count_in_limit_clause',
				HINT = 'Give the number of rows wanted, or NULL for all.';
	END IF;
	RETURN max_rows;
END $$;
COMMENT ON FUNCTION news_archive_inner.row_limit(int) IS
'A number of rows as LIMIT takes it. Errors: invalid_row_count_in_limit_clause when it is negative.';

CREATE FUNCTION news_archive_inner.check_words(argument text, words text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF words !~ '[[:alnum:]]' THEN
		RAISE EXCEPTION '% is "%", which has no letter or digit', argument, words
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Give it a letter or digit, or leave it out.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_words(text, text) IS
'Errors (invalid_parameter_value, naming the argument) for words that can find nothing: an empty text, white space, '
'punctuation. NULL may be.';

CREATE FUNCTION news_archive_inner.tell_unknown(what text, id text, known boolean, help text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF NOT known AND id IS NOT NULL THEN
		RAISE NOTICE 'the archive has no % %', what, id USING HINT = help;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_unknown(text, text, boolean, text) IS
'Says by a notice that what is asked about is not in the archive: an answer without rows would not tell it.';

CREATE FUNCTION news_archive_inner.kind_of_event(wanted text, OUT type text, OUT cameo text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	types text;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL THEN
		RETURN;
	ELSIF wanted ~ '^\d\d\d?\d?$' AND EXISTS (SELECT FROM news_archive.event_ontology() o
		WHERE o.cameo LIKE wanted || '%' OR wanted LIKE o.cameo || '%') THEN
		cameo := wanted;
		RETURN;
	END IF;
	SELECT o.type INTO type FROM news_archive.event_ontology() o WHERE o.type = upper(trim(wanted) COLLATE "C") LIMIT 1;
	IF type IS NULL THEN
		SELECT string_agg(DISTINCT o.type, ' or ') INTO types FROM news_archive.event_ontology() o
			WHERE o.mode = lower(trim(wanted) COLLATE "C");
		RAISE EXCEPTION '"%" is no type of event', wanted
			USING ERRCODE = 'invalid_parameter_value', HINT = CASE WHEN types IS NOT NULL
				THEN format('It is a mode of %s: mode => %L.', types, lower(trim(wanted) COLLATE "C"))
				ELSE 'The types are ' || (SELECT string_agg(DISTINCT o.type, ', ') FROM news_archive.event_ontology() o)
					|| ', or a CAMEO code; SELECT * FROM news_archive.event_ontology(); tells what they mean.' END;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.kind_of_event(text) IS
'What the argument type asks for: one of PLOVER''s types in any case, or a CAMEO code of two to four digits, which '
'stands for all codes that begin so. Errors: invalid_parameter_value, with a hint that lists the types, or tells whose '
'mode it is.';

CREATE FUNCTION news_archive_inner.mode_of_event(wanted text) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL OR EXISTS (SELECT FROM news_archive.event_ontology() o
		WHERE o.mode = lower(trim(wanted) COLLATE "C"))
			OR EXISTS (SELECT 1 FROM event_report r JOIN article a USING (article_id)
				WHERE r.mode = lower(trim(wanted) COLLATE "C")) THEN
		RETURN lower(trim(wanted) COLLATE "C");
	END IF;
	RAISE EXCEPTION '"%" is no mode of events', wanted
		USING ERRCODE = 'invalid_parameter_value', HINT = CASE WHEN EXISTS (SELECT FROM news_archive.event_ontology() o
			WHERE o.type = upper(trim(wanted) COLLATE "C"))
			THEN format('It is a type: type => %L.', upper(trim(wanted) COLLATE "C"))
			ELSE 'SELECT DISTINCT mode FROM news_archive.event_ontology(); lists the modes.' END;
END $$;
COMMENT ON FUNCTION news_archive_inner.mode_of_event(text) IS
'A mode of PLOVER''s in lower case, or one that reports of the archive entered have. Errors: invalid_parameter_value.';

CREATE FUNCTION news_archive_inner.status_of_event(wanted text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF lower(trim(wanted) COLLATE "C") <> ALL (news_archive_inner.event_statuses()) THEN
		RAISE EXCEPTION '"%" is no status of events', wanted
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'It is ' || regexp_replace(array_to_string(news_archive_inner.event_statuses(), ', '),
					', (\w+)$',
				' or \1') || '.';
	END IF;
	RETURN lower(trim(wanted) COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive_inner.status_of_event(text) IS 'A status of events in lower case. Errors: '
	'invalid_parameter_value.';

CREATE FUNCTION news_archive_inner.country_of(argument text, wanted text) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	code text;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT r.country INTO code FROM news_archive.reference_entity r
	WHERE r.type = 'country' AND (upper(trim(wanted) COLLATE "C") IN (r.country, r.iso2)
		OR lower(trim(wanted) COLLATE "C") = lower(r.name COLLATE "C") OR trim(wanted) = ANY (r.other_names)
		-- as a text names it: "the UK", "England"
		OR r.name IN (SELECT m.name
			FROM news_archive.mentions(CASE WHEN length(wanted) < 4 THEN upper(wanted COLLATE "C") ELSE wanted END) m
			WHERE m.form = 'name' AND m.kind <> 'person'))
	ORDER BY r.country = upper(trim(wanted) COLLATE "C") DESC, r.iso2 = upper(trim(wanted) COLLATE "C") DESC,
		lower(r.name COLLATE "C") = lower(trim(wanted) COLLATE "C") DESC, r.country LIMIT 1;
	code := coalesce(code, news_archive_inner.country_named(wanted));
	IF code IS NULL AND trim(wanted) ~* '^[a-z]{3}$'
			AND EXISTS (SELECT 1 FROM event_report r JOIN article a USING (article_id)
				WHERE upper(trim(wanted) COLLATE "C") IN (r.actor_country, r.target_country)) THEN
		code := upper(trim(wanted) COLLATE "C");
	END IF;
	IF code IS NULL THEN
		RAISE EXCEPTION '% is "%", which is no country', argument, wanted
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Use a code of ISO 3166-1 such as SYR, or a name; SELECT country, name FROM '
					'news_archive.reference_entity WHERE type = ''country''; lists them.';
	END IF;
	RETURN code;
END $$;
COMMENT ON FUNCTION news_archive_inner.country_of(text, text) IS
'The ISO 3166-1 alpha-3 code of a country given by its code or its name, or a code that reports of the archive entered '
'have. NULL for NULL. Errors: invalid_parameter_value, naming the argument.';

CREATE FUNCTION news_archive_inner.sector_of(argument text, wanted text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF upper(trim(wanted) COLLATE "C") <> ALL (news_archive.sectors()) THEN
		RAISE EXCEPTION '% is "%", which is no sector', argument, wanted
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'The sectors are ' || array_to_string(news_archive.sectors(), ' ') || '.';
	END IF;
	RETURN upper(trim(wanted) COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive_inner.sector_of(text, text) IS 'A sector of PLOVER''s in capitals. NULL for NULL. '
	'Errors: invalid_parameter_value, naming the argument.';

CREATE FUNCTION news_archive_inner.check_day(argument text, day date) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF NOT isfinite(day) OR day NOT BETWEEN '0001-01-01' AND '9999-12-30' THEN
		RAISE EXCEPTION '% is %, which is no day of the calendar', argument, day
			USING ERRCODE = 'datetime_field_overflow',
				HINT = 'Give a day of the years 1 to 9999, or NULL when it is not known.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_day(text, date) IS
'Errors (datetime_field_overflow, naming the argument) for a day that is infinite or out of the years 1 to 9999. '
'NULL may be.';

-- The one place that says what is sure enough to be shown to who does not ask for more.
CREATE FUNCTION news_archive.default_confidence(what text DEFAULT 'event') RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE what WHEN 'event' THEN 0.4::real WHEN 'quotation' THEN 0.6::real END;
COMMENT ON FUNCTION news_archive.default_confidence(text) IS
'The least confidence (0 to 1) of what is shown where min_confidence is not given: of an event, or of a quotation. '
'NULL for another word.';

CREATE FUNCTION news_archive_inner.check_confidence(min_confidence real) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF NOT min_confidence BETWEEN 0 AND 1 THEN
		RAISE EXCEPTION 'min_confidence must be from 0 to 1, it is %', min_confidence
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Give the least confidence of what is to be shown, or NULL for all.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_confidence(real) IS
'Errors (invalid_parameter_value) for a min_confidence that is none. NULL may be.';

CREATE FUNCTION news_archive_inner.tell_unsure(what text, left_out bigint, min_confidence real) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF left_out > 0 AND min_confidence = news_archive.default_confidence(what) THEN
		RAISE NOTICE '% %', left_out, CASE WHEN left_out = 1 THEN format('%s less sure than %s is left out', what,
			min_confidence)
				ELSE format('%ss less sure than %s are left out', what, min_confidence) END
			USING HINT = 'min_confidence => NULL shows all.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_unsure(text, bigint, real) IS
'Says by a notice how many events or quotations an answer leaves out because they are less sure than '
'default_confidence(). Whoever asks for another min_confidence knows.';

CREATE FUNCTION news_archive_inner.check_kind(kind text) RETURNS void
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_check_kind';
COMMENT ON FUNCTION news_archive_inner.check_kind(text) IS 'Errors (invalid_parameter_value) for what is no kind of '
	'entity. NULL may be.';
