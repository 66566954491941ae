-- load: one raw article through all stages, and what they said into the tables.

CREATE FUNCTION news_archive.reject(raw text, url text, outlet text, error_code text, error text) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO rejected VALUES (news_archive.content_id($1, $2, $3), $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;
	RAISE WARNING 'article rejected: %', error
		USING ERRCODE = error_code, DETAIL = coalesce('url ' || url, 'It has no URL.'), HINT = 'Its text is kept in the table "rejected" of the archive.';
END $$;
COMMENT ON FUNCTION news_archive.reject(text, text, text, text, text) IS
'Keeps an article that could not be loaded in the table rejected of the archive entered, and warns. For the load functions.';

-- The stages over one body.  Each call finds the document of the one before still read (see document_cache.c).
CREATE FUNCTION news_archive.analyse(article_id bigint, body text, published daterange) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	-- The day the words are counted from: the publication's last possible day is too late for "on Saturday", the first is safe.
	reference date := lower(published);
BEGIN
	INSERT INTO mention
	SELECT $1, m.mention_no, m.start, m.length, m.mention, m.kind, m.chain, m.name, m.role, m.country, m.sector, m.confidence, m.form, NULL, m.organisation
	FROM news_archive.mentions($2) m;

	INSERT INTO quotation
	SELECT $1, q.quotation_no, q.start, q.length, q.quotation, q.type, q.speaker_start, q.speaker_length, q.speaker, q.speaker_name,
		q.cue, q.addressee, q.basis, q.confidence, q.saying, NULL, news_archive.words_id(q.quotation)
	FROM news_archive.quotations($2) q;

	PERFORM news_archive.analyse_times($1, $2, reference);
END $$;
COMMENT ON FUNCTION news_archive.analyse(bigint, text, daterange) IS
'Fills mention, quotation, time_expression and event_report for one article of the archive entered. For the load functions.';

CREATE FUNCTION news_archive.own_acts() RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT string_agg(news_archive.act_line(words, pos, type, mode, cameo, actor, target, object, op, flags), E'\n'
			ORDER BY words COLLATE "C", pos COLLATE "C", object COLLATE "C", op COLLATE "C", flags COLLATE "C") FROM act);
END $$;
COMMENT ON FUNCTION news_archive.own_acts() IS 'The table act of the archive entered as event_reports() takes it, or NULL when it is empty.';

CREATE FUNCTION news_archive.analyse_times(article_id bigint, body text, reference date) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO time_expression
	SELECT $1, row_number() OVER (ORDER BY t.start), t.start, t.length, t.expression, t.type, t.value, t.during, t."precision",
		t.modifier, t.basis, t.confidence
	FROM news_archive.time_expressions($2, reference) t;

	INSERT INTO event_report
	SELECT $1, e.report_no, NULL, e.sentence_no, e.start, e.length, e.words, e.type, e.mode, e.cameo, e.actor, e.actor_country,
		e.actor_sector, e.target, e.target_country, e.target_sector, e.during, e."precision", e.place, e.status, e.attributed_to,
		e.basis, e.confidence, e.act_start, e.act_length, e.actor_mention, e.target_mention, e.place_basis, e.quantity, e.quantity_bound,
		e.counted, NULL, NULL, news_archive.words_id(e.words)
	FROM news_archive.event_reports($2, reference, news_archive.own_acts()) e;
END $$;
COMMENT ON FUNCTION news_archive.analyse_times(bigint, text, date) IS
'The part of analyse() that depends on the day the article speaks from: time expressions and event reports.';

CREATE FUNCTION news_archive.words_id(words text) RETURNS bigint
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN news_archive.content_id(lower(regexp_replace(words, '[^[:alnum:]]+', ' ', 'g')));
COMMENT ON FUNCTION news_archive.words_id(text) IS
'An identifier of words, blind to case, punctuation and white space: copies of one sentence share it.';

CREATE FUNCTION news_archive.try_load_article(raw text, url text DEFAULT NULL, outlet text DEFAULT NULL, published date DEFAULT NULL,
		title text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL, archive name DEFAULT news_archive.current_archive(),
		OUT article_id bigint, OUT status text, OUT error text)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	id bigint := news_archive.content_id(raw, url, outlet);
	a record;
	place text;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	IF raw IS NULL THEN
		RAISE EXCEPTION 'an article needs a text' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	IF $6 IS NULL OR $6 NOT IN ('auto', 'text', 'markdown', 'html', 'json') THEN		-- the caller's mistake and not the article's
		RAISE EXCEPTION 'article format "%" is not known', $6
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use one of auto, text, markdown, html, json.';
	END IF;
	PERFORM news_archive.check_day('published', $4), news_archive.check_day('collected', $7);
	article_id := id;
	status := 'known';
	IF EXISTS (SELECT FROM article r WHERE r.article_id = id) THEN
		RETURN;
	END IF;
	BEGIN
		SELECT p.*, CASE WHEN $4 IS NOT NULL THEN daterange($4, $4 + 1) ELSE p.published END AS day,
			CASE WHEN $4 IS NOT NULL THEN 'given' ELSE p.published_basis END AS day_basis
		INTO a FROM news_archive.parse_article($1, $6, $7, $2) p;
		-- Nothing was published after it was loaded.
		IF lower(a.day) > current_date + 1 THEN
			a.day := NULL;
			a.day_basis := format('%s says %s, after the day of loading', a.day_basis, lower(a.published));
			a.published_confidence := NULL;
		END IF;

		INSERT INTO article
		VALUES (id, NULL, coalesce($3, a.outlet), coalesce($2, a.url), coalesce($5, a.title), a.standfirst, a.author, a.section, a.dateline,
			a.day, a.day_basis, CASE WHEN $4 IS NOT NULL THEN 1 ELSE a.published_confidence END, a.modified, $7, a.language,
			a.body, $6, $1)
		ON CONFLICT DO NOTHING;
		IF NOT FOUND THEN		-- another session was quicker
			RETURN;
		END IF;
		INSERT INTO article_line SELECT id, l.line_no, l.role, l.line, l.basis, l.confidence, news_archive.words_id(l.line)
		FROM news_archive.article_lines($1, $6) l;
		PERFORM news_archive.analyse(id, a.body, a.day);
		INSERT INTO pending VALUES (id, false);
		DELETE FROM rejected WHERE rejected_id = id;
	EXCEPTION WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS place = PG_EXCEPTION_DETAIL;
		error := concat(SQLERRM, ': ' || nullif(place, ''));
		PERFORM news_archive.reject($1, $2, $3, SQLSTATE, error);
		article_id := NULL;
		status := 'rejected';
		RETURN;
	END;
	status := 'loaded';
	IF news_archive.links_at_load() AND news_archive.lock_links(false) THEN
		PERFORM news_archive.link_pending();
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.try_load_article(text, text, text, date, text, text, date, name) IS
'load_article(), saying what became of it: status loaded, known (the archive had it) or rejected (with its error, and no id). For loading programs.';

CREATE FUNCTION news_archive.load_article(raw text, url text DEFAULT NULL, outlet text DEFAULT NULL, published date DEFAULT NULL,
		title text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL, archive name DEFAULT news_archive.current_archive())
	RETURNS bigint
	LANGUAGE sql AS $$ SELECT article_id FROM news_archive.try_load_article($1, $2, $3, $4, $5, $6, $7, $8) $$;
COMMENT ON FUNCTION news_archive.load_article(text, text, text, date, text, text, date, name) IS
'Stores one raw article (text, markdown, HTML or JSON), reads it, and links what it says to the archive''s entities, events and stories. What is given (url, outlet, published, title) wins over what the text says; collected is the day it was scraped and bounds its date. Gives the article''s id; the same article again gives the same id and changes nothing. An article that cannot be read goes to the table rejected with a warning, and NULL is given. Errors: invalid_schema_name for an unknown archive, null_value_not_allowed without a text.';

CREATE FUNCTION news_archive.links_at_load() RETURNS boolean
	LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('news_archive.link_at_load', true), ''), 'on')::boolean;
COMMENT ON FUNCTION news_archive.links_at_load() IS
'The setting news_archive.link_at_load: off for loading many articles, with one refresh() behind them.';
