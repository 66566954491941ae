-- reanalyse: what an earlier version read is read again, some articles at a time, each time with what depends on them.

-- As load_article() does, with what was given then: a correction may stand over it.
CREATE FUNCTION news_archive_inner.parse_again(article_id bigint) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
	p record;
	loaded jsonb;
	given date;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT x.raw, x.format, x.collected, x.url, x.outlet, x.title_given, x.published, x.published_basis, x.loaded_at
		INTO a FROM article x WHERE x.article_id = $1;
	given := lower(a.published);
	IF news_archive_inner.corrections_of(ARRAY[$1], '{line role,published,outlet,url,title}') <> '{}' THEN
		loaded := news_archive_inner.as_loaded('published', $1) || news_archive_inner.as_loaded('outlet', $1)
			|| news_archive_inner.as_loaded('url', $1);
		a.outlet := loaded->>'outlet';
		a.url := loaded->>'url';
		a.published_basis := loaded->>'published_basis';
		given := (loaded->'published'->>0)::date;
	END IF;
	SELECT q.* INTO p FROM news_archive_inner.parse_to_load(a.raw, a.format, a.collected, a.url, a.title_given,
		CASE WHEN a.published_basis = 'given' THEN given END, a.loaded_at::date) q;
	UPDATE article x SET outlet = coalesce(a.outlet, p.outlet), url = coalesce(a.url, p.url), title = p.title,
		standfirst = p.standfirst, author = p.author,
		section = p.section, dateline = p.dateline, published = p.published, published_basis = p.published_basis,
		published_confidence = p.published_confidence, modified = p.modified, language = p.language, body = p.body,
			read_with = news_archive.version()
	WHERE x.article_id = $1;
	DELETE FROM article_line l WHERE l.article_id = $1;
	PERFORM news_archive_inner.put_lines($1, p.roles, p.lines, p.bases, p.confidences);
	PERFORM news_archive_inner.correct_loaded($1);
END $$;
COMMENT ON FUNCTION news_archive_inner.parse_again(bigint) IS
'Parses the text of an article of the archive entered again, as it was loaded, and applies what corrections say of it; '
'an outlet and an address that it has stay. Errors: those of parse_to_load(). For reanalyse().';

CREATE FUNCTION news_archive_inner.read_bodies(article_ids bigint[])
	RETURNS TABLE (article_id bigint, mentions news_archive_inner.mention_read[],
		quotations news_archive_inner.quotation_read[], times news_archive_inner.time_read[],
			reports news_archive_inner.report_read[])
	LANGUAGE plpgsql SET parallel_setup_cost = 0 SET parallel_tuple_cost = 0 SET min_parallel_table_scan_size = 0
		SET min_parallel_index_scan_size = 0 AS $$
#variable_conflict use_column
DECLARE
	acts text;
BEGIN
	PERFORM news_archive_inner.entered();
	acts := news_archive_inner.own_acts();
	RETURN QUERY
	-- beside each row, where the planner counts what a call costs
	SELECT b.article_id, (b.r).mentions, (b.r).quotations, (b.r).times, (b.r).reports
	FROM (SELECT a.article_id, news_archive_inner.read_body(a.body, a.published, a.language, acts) AS r
		FROM article a WHERE a.article_id = ANY (article_ids) OFFSET 0) b;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_bodies(bigint[]) IS
'read_body() of these articles of the archive entered, in parallel workers where the server has some to give '
'(max_parallel_workers_per_gather). For reanalyse().';

CREATE FUNCTION news_archive_inner.read_articles_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
	outlets text[];
	repeated record;
	r record;
BEGIN
	PERFORM news_archive_inner.entered();
	-- what hangs on them as they are, for the linking to look at
	outlets := ARRAY(SELECT DISTINCT a.outlet FROM article a WHERE a.article_id = ANY (article_ids));
	PERFORM news_archive_inner.note_blocks('outlet', outlets);
	PERFORM news_archive_inner.note_lines(article_ids);
	PERFORM news_archive_inner.note_stories(article_ids);
	PERFORM news_archive_inner.note_days(article_ids);
	PERFORM news_archive_inner.forget_text(article_ids);
	DELETE FROM signature WHERE article_id = ANY (article_ids);

	FOREACH id IN ARRAY article_ids LOOP
		BEGIN
			PERFORM news_archive_inner.parse_again(id);
		EXCEPTION WHEN OTHERS THEN
			IF news_archive_inner.is_no_fault_of_article(SQLSTATE) THEN
				RAISE;
			END IF;
			RAISE WARNING 'article % is not parsed again: %', id, SQLERRM
				USING ERRCODE = SQLSTATE, HINT = 'Its lines stay as they were read before; names, dates and events are '
					'read again from them.';
			UPDATE article a SET read_with = news_archive.version() WHERE a.article_id = id;
		END;
	END LOOP;
	PERFORM news_archive_inner.note_date_order(article_ids);
	-- what is known to be repeated is in no body, so that it is not read twice
	SELECT array_agg(x.outlet) AS outlets, array_agg(x.line_id) AS lines INTO repeated
	FROM (SELECT DISTINCT p.outlet, p.line_id FROM article a JOIN article_line l USING (article_id)
		JOIN repeated_line p ON p.outlet = a.outlet AND p.line_id = l.line_id
		WHERE a.article_id = ANY (article_ids) AND l.article_id = ANY (article_ids)) x;
	PERFORM news_archive_inner.put_bodies(news_archive_inner.label_repeated(repeated.outlets, repeated.lines,
		article_ids));

	FOR r IN SELECT b.* FROM news_archive_inner.read_bodies(article_ids) b ORDER BY b.article_id LOOP
		PERFORM news_archive_inner.put_text(r.article_id, r.mentions, r.quotations),
			news_archive_inner.put_times(r.article_id, r.times, r.reports);
	END LOOP;
	PERFORM news_archive_inner.correct_text(article_ids);
	PERFORM news_archive_inner.correct_reports(article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.read_articles_again(bigint[]) IS
'Puts these articles of the archive entered through all stages again, from their raw texts, and notes what depended on '
'them; whoever calls it links afterwards. For reanalyse().';

CREATE FUNCTION news_archive_inner.reanalyse_some(archive name, after bigint, most int) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE
	ids bigint[];
BEGIN
	IF most < 1 THEN
		RAISE EXCEPTION 'articles are read again at least one at a time, not %', most
			USING ERRCODE = 'invalid_parameter_value', HINT = '500 is a good number.';
	END IF;
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	ids := ARRAY(SELECT a.article_id FROM article a WHERE a.article_id >= coalesce(after, -9223372036854775808)
		AND a.read_with IS DISTINCT FROM news_archive.version()
		ORDER BY a.article_id LIMIT most);
	IF ids = '{}' THEN
		RETURN NULL;
	END IF;
	PERFORM news_archive_inner.read_articles_again(ids);
	PERFORM news_archive.refresh(archive);
	RETURN ids[cardinality(ids)];
END $$;
COMMENT ON FUNCTION news_archive_inner.reanalyse_some(name, bigint, int) IS
'Reads again at most so many articles (NULL: all) that another version read, from the article_id "after" on (NULL: '
'from the first), and links them; gives the last of them, NULL when there was none. For reanalyse(). Errors: '
'invalid_parameter_value for less than one, insufficient_privilege where row-level security may hide articles, '
'invalid_schema_name.';

-- No SET here: with one a procedure cannot commit.  All names are qualified.
CREATE PROCEDURE news_archive.reanalyse(archive name DEFAULT news_archive.current_archive(), most int DEFAULT 500)
	LANGUAGE plpgsql AS $$
DECLARE
	last bigint;
BEGIN
	LOOP
		last := news_archive_inner.reanalyse_some(archive, last, most);
		EXIT WHEN last IS NULL;
		COMMIT;
	END LOOP;
END $$;
COMMENT ON PROCEDURE news_archive.reanalyse(name, int) IS
'Reads the articles of an archive again that another version of the extension read (article.read_with), with all '
'stages, and links them: CALL news_archive.reanalyse(); after ALTER EXTENSION news_archive UPDATE. '
'It commits after each "most" articles, at which all tables are sound; one that was stopped goes on where it was when '
'it is called again. The stages run in parallel workers, as many as max_parallel_workers_per_gather allows. '
'What was given when an article was loaded, and what corrections say, holds. A text that this version cannot parse '
'keeps its lines, with a warning. Errors: invalid_transaction_termination inside of a transaction, and those of '
'reanalyse_some().';
