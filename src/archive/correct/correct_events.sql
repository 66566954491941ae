-- correct_events: what an analyst puts right in what happened: events that are none, that are one, that are two.
--
-- An event is what its reports tell: a correction of one is kept as corrections of its reports, or as ties of reports
-- (same, apart) by which link_events() groups.

CREATE FUNCTION news_archive_inner.reports_of_event(event_id bigint) RETURNS TABLE (article_id bigint, report_no int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	-- the most exact first, as it names the event
	RETURN QUERY SELECT r.article_id, r.report_no FROM event_report r WHERE r.event_id = $1
		ORDER BY r.actor_id IS NULL, r.target_id IS NULL, upper(r.during) - lower(r.during) NULLS LAST,
			r.confidence DESC, r.article_id, r.report_no;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no event %', coalesce($1::text, 'NULL')
			USING ERRCODE = 'no_data_found',
				HINT = 'find_events() and timeline() give the ids of events; they change when reports are read anew or '
					'put right.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_of_event(bigint) IS
'The reports of an event of the archive entered, the most exact first. Errors: no_data_found for an unknown event.';

CREATE FUNCTION news_archive.drop_event(event_id bigint, archive name DEFAULT news_archive.current_archive(),
	why text DEFAULT NULL) RETURNS bigint[]
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	r record;
	ids bigint[] := '{}';
	articles bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	FOR r IN SELECT * FROM news_archive_inner.reports_of_event($1) LOOP
		ids := ids || news_archive_inner.note_correction('drop report',
			news_archive_inner.report_key(r.article_id, r.report_no), why);
		articles := articles || r.article_id;
	END LOOP;
	PERFORM news_archive_inner.read_corrected(ARRAY(SELECT DISTINCT unnest(articles)));
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive.drop_event(bigint, name, text) IS
'Says that an event is none: drop_report() for each of its reports; one of another article that is loaded later is not '
'dropped. Gives the ids of the corrections, for undo_corrections(). Errors: no_data_found for an unknown event, '
'invalid_schema_name.';

CREATE FUNCTION news_archive.set_event(event_id bigint, type text DEFAULT NULL, mode text DEFAULT NULL,
	actor text DEFAULT NULL, target text DEFAULT NULL,
		status text DEFAULT NULL, during news_archive.days DEFAULT NULL, place text DEFAULT NULL,
			archive name DEFAULT news_archive.current_archive(),
		why text DEFAULT NULL, actor_country text DEFAULT NULL, actor_sector text DEFAULT NULL,
			target_country text DEFAULT NULL, target_sector text DEFAULT NULL)
	RETURNS bigint[]
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	r record;
	ids bigint[] := '{}';
	articles bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	FOR r IN SELECT * FROM news_archive_inner.reports_of_event($1) LOOP
		ids := ids || news_archive_inner.note_report(r.article_id, r.report_no, $2, $3, $4, $5, $6, $7, $8, $10, $11,
			$12, $13, $14);
		articles := articles || r.article_id;
	END LOOP;
	PERFORM news_archive_inner.read_corrected(ARRAY(SELECT DISTINCT unnest(articles)));
	PERFORM news_archive_inner.check_found(ids);
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive.set_event(bigint, text, text, text, text, text, news_archive.days, text, name, text,
	text, text, text, text) IS
'Puts right what is told of an event: set_report() for each of its reports, with its arguments. Gives the ids of the '
'corrections, for undo_corrections(). The event has another id then. Errors: no_data_found for an unknown event, those '
'of set_report, invalid_schema_name.';

CREATE FUNCTION news_archive_inner.tie_events_again(what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	articles bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	articles := ARRAY(SELECT (p #>> '{}')::bigint FROM jsonb_path_query(what, 'strict $.**.article_id') p);
	articles := ARRAY(SELECT a.article_id FROM article a WHERE a.article_id = ANY (articles));
	PERFORM news_archive_inner.link_again(articles);
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.tie_events_again(jsonb) IS
'Links the articles anew whose reports a correction ties, or tied. For merge_events, split_event and undo_correction.';

CREATE FUNCTION news_archive_inner.note_ties(kind text, keep_article bigint, keep_report int, drop_articles bigint[],
	drop_reports int[], why text) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	what jsonb;
	id bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	what := jsonb_build_object('pairs',
		(SELECT jsonb_agg(jsonb_build_object('keep', k.key, 'drop',
		news_archive_inner.report_key(d.article_id, d.report_no)) ORDER BY d.article_id, d.report_no)
		FROM unnest(drop_articles, drop_reports) d(article_id, report_no),
			(SELECT news_archive_inner.report_key(keep_article, keep_report) AS key) k));
	id := news_archive_inner.note_correction(kind, what, why);
	PERFORM news_archive_inner.tie_events_again(what);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_ties(text, bigint, int, bigint[], int[], text) IS
'Lists that a report tells the same event as these, or another one. For merge_events and split_event.';

CREATE FUNCTION news_archive.merge_events(keep bigint, "drop" bigint,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	k record;
	d record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	IF keep = "drop" THEN
		RAISE EXCEPTION 'event % cannot be merged with itself', keep USING ERRCODE = 'invalid_parameter_value';
	END IF;
	SELECT * INTO k FROM news_archive_inner.reports_of_event(keep) LIMIT 1;
	SELECT array_agg(r.article_id) AS articles, array_agg(r.report_no) AS reports INTO d
		FROM news_archive_inner.reports_of_event("drop") r;
	RETURN news_archive_inner.note_ties('merge events', k.article_id, k.report_no, d.articles, d.reports, why);
END $$;
COMMENT ON FUNCTION news_archive.merge_events(bigint, bigint, name, text) IS
'Says that two events are one: what the reports of drop tell is what the most exact report of keep tells, for good. '
'Gives the id of the correction. Errors: no_data_found for an unknown event, invalid_parameter_value for an event and '
'itself, invalid_schema_name.';

CREATE FUNCTION news_archive.split_event(event_id bigint, article_id bigint, report_no int DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	k record;
	others record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT r.article_id, r.report_no INTO k FROM news_archive_inner.reports_of_event($1) r
		WHERE r.article_id = $2 AND ($3 IS NULL OR r.report_no = $3) LIMIT 1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'event % has no report % of article %', $1, coalesce($3::text, ''), coalesce($2::text, 'NULL')
			USING ERRCODE = 'no_data_found',
				HINT = format('SELECT article_id, report_no FROM news_archive.event_sources(%s); lists those it has.',
					$1);
	END IF;
	-- with report_no NULL all of the article's go together
	SELECT array_agg(r.article_id) AS articles, array_agg(r.report_no) AS reports INTO others
		FROM news_archive_inner.reports_of_event($1) r
	WHERE r.article_id <> $2 OR ($3 IS NOT NULL AND r.report_no <> $3);
	IF others.articles IS NULL THEN
		RAISE EXCEPTION 'that is the only report of event %', $1
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'set_report() says what it tells, drop_report() that it is none.';
	END IF;
	RETURN news_archive_inner.note_ties('split event', k.article_id, k.report_no, others.articles, others.reports, why);
END $$;
COMMENT ON FUNCTION news_archive.split_event(bigint, bigint, int, name, text) IS
'Says that a report (with report_no NULL: what an article reports) tells another event than the other reports it was '
'grouped with, for good. Gives the id of the correction. Errors: no_data_found when the event has no such report, '
'invalid_parameter_value when it has no other, invalid_schema_name.';

CREATE FUNCTION news_archive_inner.corrected_event_ties()
	RETURNS TABLE (kind text, a_article bigint, a_report int, b_article bigint, b_report int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(c.kind ORDER BY c.made_at, c.correction_id, p.n) AS kinds,
		array_agg(p.pair->'keep' ORDER BY c.made_at, c.correction_id, p.n) AS keeps,
		array_agg(p.pair->'drop' ORDER BY c.made_at, c.correction_id, p.n) AS drops INTO said
	FROM correction c, jsonb_array_elements(c.what->'pairs') WITH ORDINALITY p(pair, n)
		WHERE c.kind IN ('merge events', 'split event') AND c.undone_at IS NULL;
	RETURN QUERY
	-- of one pair what was said last
	SELECT DISTINCT ON (2, 3, 4, 5) CASE said.kinds[t.n] WHEN 'merge events' THEN 'same' ELSE 'apart' END,
		CASE WHEN t.a <= t.b THEN k.article_id ELSE d.article_id END, CASE WHEN t.a <= t.b THEN k.report_no
			ELSE d.report_no END,
		CASE WHEN t.a <= t.b THEN d.article_id ELSE k.article_id END, CASE WHEN t.a <= t.b THEN d.report_no
			ELSE k.report_no END
	FROM news_archive_inner.reports_of_keys(said.keeps) k
		JOIN news_archive_inner.reports_of_keys(said.drops) d USING (n),
		LATERAL (SELECT k.n, (k.article_id, k.report_no) AS a, (d.article_id, d.report_no) AS b) t
	WHERE (k.article_id, k.report_no) <> (d.article_id, d.report_no)
	ORDER BY 2, 3, 4, 5, t.n DESC;
END $$;
COMMENT ON FUNCTION news_archive_inner.corrected_event_ties() IS
'Which reports of the archive entered an analyst said to tell the same event, and which to tell two (apart), a pair '
'once, the lesser report first. For link_events.';
