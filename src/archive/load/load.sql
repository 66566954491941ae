-- load: one raw article through all stages, and what they said into the tables.

CREATE FUNCTION news_archive_inner.reject(raw text, url text, outlet text, error_code text, error text) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO rejected (rejected_id, raw, url, outlet, error_code, error)
		VALUES (news_archive.content_id($1, news_archive.normal_url($2), $3), $1, $2, $3, $4, $5)
		ON CONFLICT DO NOTHING;
	RAISE WARNING 'article rejected: %', error
		USING ERRCODE = error_code, DETAIL = coalesce('url ' || url, 'It has no URL.'),
			HINT = 'Its text is kept in the table "rejected" of the archive.';
END $$;
COMMENT ON FUNCTION news_archive_inner.reject(text, text, text, text, text) IS
'Keeps an article that could not be loaded in the table rejected of the archive entered, and warns. '
'For the load functions.';

-- Where Citus keeps the table on every server, a DELETE would lock it for all who load, whatever it finds.
CREATE FUNCTION news_archive_inner.forget_rejected(id bigint) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF EXISTS (SELECT FROM rejected r WHERE r.rejected_id = id) THEN
		DELETE FROM rejected r WHERE r.rejected_id = id;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.forget_rejected(bigint) IS
'Takes an article that could be loaded in the end out of the table rejected of the archive entered. '
'For the load functions.';

CREATE FUNCTION news_archive_inner.is_read(language text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(language, 'und') IN ('en', 'und');
COMMENT ON FUNCTION news_archive_inner.is_read(text) IS
'Whether articles in a language are read for names, quotations and events: English, and what is too short to tell.';

-- What the stages say of one body, as it goes into the tables: read without a table, so that it may be done by parallel
-- workers.
CREATE TYPE news_archive_inner.mention_read AS (mention_no int, start int, length int, mention text, kind text,
	chain int, name text, role text, country text,
	sector text, confidence real, form text, organisation text);
COMMENT ON TYPE news_archive_inner.mention_read IS 'A row of mentions(), as far as it is kept.';

CREATE TYPE news_archive_inner.quotation_read AS (quotation_no int, start int, length int, quotation text, type text,
	speaker_start int, speaker_length int,
	speaker text, speaker_name text, cue text, addressee text, basis text, confidence real, saying int, attitude text,
		words_id bigint);
COMMENT ON TYPE news_archive_inner.quotation_read IS 'A row of quotations(), with the words_id() of its words.';

CREATE TYPE news_archive_inner.time_read AS (expression_no int, start int, length int, expression text, type text,
	value text, during daterange, "precision" text,
	modifier text, basis text, confidence real);
COMMENT ON TYPE news_archive_inner.time_read IS 'A row of time_expressions(), as far as it is kept, with its number in '
	'the text.';

CREATE TYPE news_archive_inner.report_read AS (report_no int, sentence_no int, start int, length int, words text,
	type text, mode text, cameo text, actor text,
	actor_country text, actor_sector text, target text, target_country text, target_sector text, during daterange,
		"precision" text, place text, status text,
	attributed_to text, basis text, confidence real, act_start int, act_length int, actor_mention int,
		target_mention int, place_basis text, quantity int,
	quantity_bound text, counted text, words_id bigint);
COMMENT ON TYPE news_archive_inner.report_read IS 'A row of event_reports(), with the words_id() of its words.';

CREATE TYPE news_archive_inner.body_read AS (mentions news_archive_inner.mention_read[],
	quotations news_archive_inner.quotation_read[], times news_archive_inner.time_read[],
	reports news_archive_inner.report_read[]);
COMMENT ON TYPE news_archive_inner.body_read IS
	'What read_body() gives: a type with a name, as rows of one that has none cannot go from server to server.';

CREATE FUNCTION news_archive_inner.read_times(body text, reference date, language text, acts text,
	OUT times news_archive_inner.time_read[],
		OUT reports news_archive_inner.report_read[])
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
BEGIN
	times := ARRAY(SELECT ROW(row_number() OVER (ORDER BY t.start), t.start, t.length, t.expression, t.type, t.value,
		t.during, t."precision",
			t.modifier, t.basis, t.confidence)::news_archive_inner.time_read
		FROM news_archive.time_expressions(body, reference) t);
	IF news_archive_inner.is_read(language) THEN
		reports := ARRAY(SELECT ROW(e.report_no, e.sentence_no, e.start, e.length, e.words, e.type, e.mode, e.cameo,
			e.actor, e.actor_country,
				e.actor_sector, e.target, e.target_country, e.target_sector, e.during, e."precision", e.place, e.status,
					e.attributed_to,
				e.basis, e.confidence, e.act_start, e.act_length, e.actor_mention, e.target_mention, e.place_basis,
					e.quantity, e.quantity_bound,
				e.counted, news_archive_inner.words_id(e.words))::news_archive_inner.report_read
			FROM news_archive.event_reports(body, reference, acts) e);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_times(text, date, text, text) IS
'The time expressions and event reports of a body that was published on the reference day, as they are kept; '
'of one in a language that is not read (is_read()) no reports: NULL. For read_body() and whatever reads them again.';

-- Each call finds the document of the one before still read (see document_cache.c).
CREATE FUNCTION news_archive_inner.read_body(body text, published daterange, language text, acts text)
	RETURNS news_archive_inner.body_read
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
DECLARE
	read news_archive_inner.body_read;
	t record;
BEGIN
	IF news_archive_inner.is_read(language) THEN
		read.mentions := ARRAY(SELECT ROW(m.mention_no, m.start, m.length, m.mention, m.kind, m.chain, m.name, m.role,
			m.country, m.sector, m.confidence,
				m.form, m.organisation)::news_archive_inner.mention_read
			FROM news_archive.mentions(body) m);
		read.quotations := ARRAY(SELECT ROW(q.quotation_no, q.start, q.length, q.quotation, q.type, q.speaker_start,
			q.speaker_length, q.speaker, q.speaker_name,
				q.cue, q.addressee, q.basis, q.confidence, q.saying, q.attitude,
					news_archive_inner.words_id(q.quotation))::news_archive_inner.quotation_read
			FROM news_archive.quotations(body) q);
	END IF;
	-- The day the words are counted from: the publication's last possible day is too late for "on Saturday", the first
	-- is safe.
	SELECT r.times, r.reports INTO t FROM news_archive_inner.read_times(body, lower(published), language, acts) r;
	read.times := t.times;
	read.reports := t.reports;
	RETURN read;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_body(text, daterange, text, text) IS
'All that the stages say of a body: its mentions, quotations, time expressions and event reports as they are kept, '
'NULL where the language is not read. acts is own_acts(). It touches no table and may run in parallel workers. '
'For the load functions and reanalyse().';

CREATE FUNCTION news_archive_inner.put_text(article_id bigint, mentions news_archive_inner.mention_read[],
	quotations news_archive_inner.quotation_read[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO mention (article_id, mention_no, start, length, mention, kind, chain, name, role, country, sector,
		confidence, form, entity_id, organisation)
	SELECT $1, m.mention_no, m.start, m.length, m.mention, m.kind, m.chain, m.name, m.role, m.country, m.sector,
		m.confidence, m.form, NULL, m.organisation
	FROM unnest(mentions) m;

	INSERT INTO quotation (article_id, quotation_no, start, length, quotation, type, speaker_start, speaker_length,
		speaker, speaker_name,
		cue, addressee, basis, confidence, saying, speaker_id, words_id, attitude)
	SELECT $1, q.quotation_no, q.start, q.length, q.quotation, q.type, q.speaker_start, q.speaker_length, q.speaker,
		q.speaker_name,
		q.cue, q.addressee, q.basis, q.confidence, q.saying, NULL, q.words_id, q.attitude
	FROM unnest(quotations) q;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_text(bigint, news_archive_inner.mention_read[],
	news_archive_inner.quotation_read[]) IS
'Writes the mentions and quotations of an article of the archive entered, which has none. For the load functions and '
'reanalyse().';

CREATE FUNCTION news_archive_inner.put_times(article_id bigint, times news_archive_inner.time_read[],
	reports news_archive_inner.report_read[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO time_expression (article_id, expression_no, start, length, expression, type, value, during, "precision",
		modifier, basis, confidence)
	SELECT $1, t.expression_no, t.start, t.length, t.expression, t.type, t.value, t.during, t."precision", t.modifier,
		t.basis, t.confidence
	FROM unnest(times) t;

	INSERT INTO event_report (article_id, report_no, event_id, sentence_no, start, length, words, type, mode, cameo,
		actor, actor_country,
		actor_sector, target, target_country, target_sector, during, "precision", place, status, attributed_to,
		basis, confidence, act_start, act_length, actor_mention, target_mention, place_basis, quantity, quantity_bound,
		counted, actor_id, target_id, words_id)
	SELECT $1, e.report_no, NULL, e.sentence_no, e.start, e.length, e.words, e.type, e.mode, e.cameo, e.actor,
		e.actor_country,
		e.actor_sector, e.target, e.target_country, e.target_sector, e.during, e."precision", e.place, e.status,
			e.attributed_to,
		e.basis, e.confidence, e.act_start, e.act_length, e.actor_mention, e.target_mention, e.place_basis, e.quantity,
			e.quantity_bound,
		e.counted, NULL, NULL, e.words_id
	FROM unnest(reports) e;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_times(bigint, news_archive_inner.time_read[],
	news_archive_inner.report_read[]) IS
'Writes the time expressions and event reports of an article of the archive entered, which has none. '
'For the load functions and reanalyse().';

CREATE FUNCTION news_archive_inner.put_lines(article_id bigint, roles text[], lines text[], bases text[],
	confidences real[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO article_line (article_id, line_no, role, line, basis, confidence, line_id)
	SELECT $1, l.n, l.role, l.line, l.basis, l.confidence, news_archive_inner.words_id(l.line)
	FROM unnest(roles, lines, bases, confidences) WITH ORDINALITY l(role, line, basis, confidence, n);
END $$;
COMMENT ON FUNCTION news_archive_inner.put_lines(bigint, text[], text[], text[], real[]) IS
'Writes the lines of an article of the archive entered, which has none, as parse_to_load() gives them. '
'For the load functions and reanalyse().';

CREATE FUNCTION news_archive_inner.own_acts() RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT string_agg(news_archive.act_line(words, pos, type, mode, cameo, actor, target, object, op, flags),
		E'\n'
			ORDER BY words COLLATE "C", pos COLLATE "C", object COLLATE "C", op COLLATE "C", flags COLLATE "C")
				FROM act);
END $$;
COMMENT ON FUNCTION news_archive_inner.own_acts() IS 'The table act of the archive entered as event_reports() takes '
	'it, or NULL when it is empty.';

CREATE FUNCTION news_archive_inner.analyse(article_id bigint, body text, published daterange, language text)
	RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	r record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT b.mentions, b.quotations, b.times, b.reports INTO r
		FROM news_archive_inner.read_body($2, $3, $4, news_archive_inner.own_acts()) b;
	PERFORM news_archive_inner.put_text($1, r.mentions, r.quotations);
	PERFORM news_archive_inner.correct_text(ARRAY[$1]);
	PERFORM news_archive_inner.put_times($1, r.times, r.reports);
	PERFORM news_archive_inner.correct_reports(ARRAY[$1]);
END $$;
COMMENT ON FUNCTION news_archive_inner.analyse(bigint, text, daterange, text) IS
'Fills mention, quotation, time_expression and event_report for one article of the archive entered; '
'of one in a language that is not read only time_expression. For the load functions.';

CREATE FUNCTION news_archive_inner.analyse_times(article_id bigint, body text, reference date, language text)
	RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	r record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT t.times, t.reports INTO r
		FROM news_archive_inner.read_times($2, reference, $4, news_archive_inner.own_acts()) t;
	PERFORM news_archive_inner.put_times($1, r.times, r.reports);
	PERFORM news_archive_inner.correct_reports(ARRAY[$1]);
END $$;
COMMENT ON FUNCTION news_archive_inner.analyse_times(bigint, text, date, text) IS
'The part of analyse() that depends on the day the article speaks from: time expressions and event reports.';

CREATE FUNCTION news_archive_inner.parse_to_load(raw text, format text, collected date, given_url text,
	given_title text, given_day date, loaded_on date,
		OUT title text, OUT standfirst text, OUT author text, OUT outlet text, OUT section text, OUT dateline text,
			OUT published daterange,
		OUT published_basis text, OUT published_confidence real, OUT modified daterange, OUT url text,
			OUT language text, OUT body text,
		OUT roles text[], OUT lines text[], OUT bases text[], OUT confidences real[])
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	SELECT p.title, p.standfirst, p.author, p.outlet, p.section, p.dateline, p.published, p.published_basis,
		p.published_confidence, p.modified,
		p.url, p.language, p.body, p.roles, p.lines, p.bases, p.confidences
	INTO title, standfirst, author, outlet, section, dateline, published, published_basis, published_confidence,
		modified, url, language, body,
		roles, lines, bases, confidences
	FROM news_archive.parse_article_and_lines($1, $2, $3, given_url, NULL, given_title) p
		WHERE news_archive_inner.has_text($1, $2, p.title, p.body);
	IF given_day IS NOT NULL THEN
		published := daterange(given_day, given_day + 1);
		published_basis := 'given';
		published_confidence := 1;
	END IF;
	-- Nothing was published after it was loaded.
	IF lower(published) > loaded_on + 1 THEN
		published_basis := format('%s says %s, after the day of loading', published_basis, lower(published));
		published := NULL;
		published_confidence := NULL;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.parse_to_load(text, text, date, text, text, date, date) IS
'What parse_article() says of a raw article and article_lines() of its lines, with what was given when it was loaded: '
'its day wins over what the text says, and no day is after the one that follows the day of loading. Errors: '
'those of parse_article(), and invalid_text_representation for an article without any text. For the load functions and '
'reanalyse().';

CREATE FUNCTION news_archive_inner.why_removed(article_ids bigint[]) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	c record;
	told text;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT x.correction_id, x.why, x.made_by, x.made_at INTO c FROM correction x
	WHERE x.what->>'article_id' = ANY (article_ids::text[]) AND x.kind = 'remove' AND x.undone_at IS NULL LIMIT 1;
	IF NOT FOUND THEN
		RETURN NULL;
	END IF;
	told := format('the article was taken out by %s on %s%s', c.made_by, to_char(c.made_at, 'YYYY-MM-DD'),
		': ' || c.why);
	RAISE NOTICE '%', told USING HINT = format('To load it all the same: SELECT news_archive.undo_correction(%s);',
		c.correction_id);
	RETURN told;
END $$;
COMMENT ON FUNCTION news_archive_inner.why_removed(bigint[]) IS
'By whom, when and why an article with one of these ids was taken out of the archive entered, with a notice that tells '
'how to undo it; NULL when none was. For load_article.';

CREATE FUNCTION news_archive_inner.is_no_fault_of_article(code text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN left(code, 2) IN ('08', '0A', '25', '40', '53', '55', '57', '58', 'HV', 'XX') OR code = '42501';
COMMENT ON FUNCTION news_archive_inner.is_no_fault_of_article(text) IS
'Whether an SQLSTATE tells of the server, the transaction or the role and not of what was to be loaded: '
'no memory or space, a deadlock, a lock that was not had, a shutdown, another server that is not reached, a right that '
'lacks, a statement that an extension beside this one does not take. The same article may well be loaded another time.';

CREATE FUNCTION news_archive.try_load_article(raw text, url text DEFAULT NULL, outlet text DEFAULT NULL,
	published date DEFAULT NULL,
		title text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL,
			archive name DEFAULT news_archive.current_archive(),
		file text DEFAULT NULL, OUT article_id bigint, OUT status text, OUT error text)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	id bigint;
	a record;
	place text;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	IF raw IS NULL THEN
		RAISE EXCEPTION 'an article needs a text' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	PERFORM news_archive_inner.check_format($6);		-- the caller's mistake and not the article's
	PERFORM news_archive_inner.check_day('published', $4), news_archive_inner.check_day('collected', $7);
	id := news_archive.content_id($1, news_archive.normal_url($2), $3);
	status := 'known';
	-- by its address as it was given: so 0.1.0 told articles apart
	SELECT r.article_id INTO article_id FROM article r WHERE r.article_id IN (id, news_archive.content_id($1, $2, $3))
		LIMIT 1;
	IF FOUND THEN
		PERFORM news_archive_inner.forget_rejected(id);
		RETURN;
	END IF;
	error := news_archive_inner.why_removed(ARRAY[id, news_archive.content_id($1, $2, $3)]);
	IF error IS NOT NULL THEN
		status := 'removed';
		RETURN;
	END IF;
	article_id := id;
	BEGIN
		SELECT p.* INTO a FROM news_archive_inner.parse_to_load($1, $6, $7, $2, $5, $4, current_date) p;

		INSERT INTO article (article_id, story_id, outlet, url, title, standfirst, author, section, dateline, published,
			published_basis,
			published_confidence, modified, collected, language, body, format, raw, source_id, file, title_given,
				read_with)
		VALUES (id, NULL, coalesce($3, a.outlet), coalesce($2, a.url), a.title, a.standfirst, a.author, a.section,
			a.dateline,
			a.published, a.published_basis, a.published_confidence, a.modified, $7, a.language,
			a.body, $6, $1, news_archive_inner.source_of(coalesce($3, a.outlet), id), $9, $5, news_archive.version())
		ON CONFLICT DO NOTHING;
		IF NOT FOUND THEN		-- another session was quicker
			PERFORM news_archive_inner.forget_rejected(id);
			RETURN;
		END IF;
		PERFORM news_archive_inner.put_lines(id, a.roles, a.lines, a.bases, a.confidences);
		IF news_archive_inner.correct_loaded(id) THEN
			SELECT x.body, x.published, x.language INTO a.body, a.published, a.language FROM article x
				WHERE x.article_id = id;
		END IF;
		PERFORM news_archive_inner.analyse(id, a.body, a.published, a.language);
		-- one that was deleted by hand may still wait to be linked again
		DELETE FROM pending p WHERE p.article_id = id;
		INSERT INTO pending (article_id, counted) VALUES (id, false);
		PERFORM news_archive_inner.forget_rejected(id);
	EXCEPTION WHEN OTHERS THEN
		IF news_archive_inner.is_no_fault_of_article(SQLSTATE) THEN
			RAISE;
		END IF;
		GET STACKED DIAGNOSTICS place = PG_EXCEPTION_DETAIL;
		error := concat(SQLERRM, ': ' || nullif(place, ''));
		PERFORM news_archive_inner.reject($1, $2, $3, SQLSTATE, error);
		article_id := NULL;
		status := 'rejected';
		RETURN;
	END;
	status := 'loaded';
	IF news_archive_inner.links_at_load() AND news_archive_inner.lock_links(false) THEN
		PERFORM news_archive_inner.link_pending();
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.try_load_article(text, text, text, date, text, text, date, name, text) IS
'load_article(), saying what became of it: status loaded, known (the archive had it), removed (remove_article() took '
'it out; with who did, when and why as its error, and no id) or rejected (with its error, and no id). '
'For loading programs.';

CREATE FUNCTION news_archive.load_article(raw text, url text DEFAULT NULL, outlet text DEFAULT NULL,
	published date DEFAULT NULL,
		title text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL,
			archive name DEFAULT news_archive.current_archive(),
		file text DEFAULT NULL)
	RETURNS bigint
	LANGUAGE sql AS $$ SELECT article_id FROM news_archive.try_load_article($1, $2, $3, $4, $5, $6, $7, $8, $9) $$;
COMMENT ON FUNCTION news_archive.load_article(text, text, text, date, text, text, date, name, text) IS
'Stores one raw article (text, markdown, HTML or JSON), reads it, and links what it says to the archive''s entities, '
'events and stories. What is given (url, outlet, published, title) wins over what the text says; collected is the day '
'it was scraped and bounds its date; file is the name of the file it came from, kept with it. Gives the article''s id; '
'the same article again gives the same id and changes nothing. What corrections say of it holds at once; '
'one that remove_article() took out is not loaded: NULL is given, with a notice. An article that cannot be read goes '
'to the table rejected with a warning, and NULL is given. Errors: invalid_schema_name for an unknown archive, '
'null_value_not_allowed without a text, and those that are no fault of the article (see is_no_fault_of_article()).';

CREATE FUNCTION news_archive_inner.links_at_load() RETURNS boolean
	LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('news_archive.link_at_load', true), ''), 'on')::boolean;
COMMENT ON FUNCTION news_archive_inner.links_at_load() IS
'The setting news_archive.link_at_load: off for loading many articles, with one refresh() behind them.';
