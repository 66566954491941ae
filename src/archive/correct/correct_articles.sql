-- correct_articles: what an analyst puts right in an article: which line is what, when, where and under which title it
-- was published.

CREATE FUNCTION news_archive_inner.forget_text(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.link_again(article_ids);
	PERFORM news_archive_inner.note_mentions(article_ids);
	DELETE FROM mention WHERE article_id = ANY (article_ids);
	DELETE FROM quotation WHERE article_id = ANY (article_ids);
	PERFORM news_archive_inner.forget_reports(article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.forget_text(bigint[]) IS
'Takes away what the stages read in the bodies of these articles, and notes what it told and that they are to be '
'linked again. For whatever reads them again.';

-- The rows that the stages made of these bodies, once more; whoever calls it links afterwards.
CREATE FUNCTION news_archive_inner.read_text_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.forget_text(article_ids);
	FOR a IN SELECT r.article_id, r.body, r.published, r.language FROM article r WHERE r.article_id = ANY (article_ids)
		ORDER BY r.article_id LOOP
		PERFORM news_archive_inner.analyse(a.article_id, a.body, a.published, a.language);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_text_again(bigint[]) IS
'Reads the bodies of these articles anew and notes them to be linked. For the corrections.';

CREATE FUNCTION news_archive_inner.put_bodies(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	UPDATE article a SET body = b.body
	FROM (SELECT l.article_id, news_archive_inner.article_body(array_agg(l.role ORDER BY l.line_no),
		array_agg(l.line ORDER BY l.line_no)) AS body
		FROM article_line l WHERE l.article_id = ANY (article_ids) GROUP BY l.article_id) b
	WHERE a.article_id = b.article_id AND a.article_id = ANY (article_ids) AND a.body IS DISTINCT FROM b.body;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_bodies(bigint[]) IS
'Puts the bodies of these articles of the archive entered together from their lines.';

CREATE FUNCTION news_archive_inner.read_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF article_ids = '{}' THEN
		RETURN;
	END IF;
	PERFORM news_archive_inner.hold_articles(article_ids);
	PERFORM news_archive_inner.put_bodies(article_ids);
	-- a line that an analyst made the title; when he took the title that was, another one or none
	UPDATE article a SET title = (SELECT l.line FROM article_line l
		WHERE l.article_id = a.article_id AND l.role = 'title' ORDER BY l.basis = 'analyst' DESC, l.line_no LIMIT 1)
	WHERE a.article_id = ANY (article_ids)
		AND EXISTS (SELECT FROM article_line l WHERE l.article_id = a.article_id AND l.basis = 'analyst'
			AND (l.role = 'title' OR l.line = a.title));
	PERFORM news_archive_inner.correct_articles(article_ids);
	DELETE FROM signature WHERE article_id = ANY (article_ids);
	PERFORM news_archive_inner.read_text_again(article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.read_again(bigint[]) IS
'Puts the bodies of these articles together from their lines and reads them anew. For the corrections.';

CREATE FUNCTION news_archive.read_events_again(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	read bigint[];
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	read := ARRAY(SELECT x.article_id FROM article x);
	read := news_archive_inner.read_times_again(read);
	PERFORM news_archive_inner.link_again(read);
	RETURN cardinality(read);
END $$;
COMMENT ON FUNCTION news_archive.read_events_again(name) IS
'Reads the events of all articles anew, by the acts that the table act has now; gives how many articles. '
'refresh() then links them. Errors: invalid_schema_name when there is no such archive.';

-- What the corrections in force say of articles and their lines, over what was loaded.
CREATE FUNCTION news_archive_inner.correct_articles(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	lines jsonb[];
	facts jsonb[];
BEGIN
	PERFORM news_archive_inner.entered();
	lines := news_archive_inner.corrections_of(article_ids, '{line role}');
	facts := news_archive_inner.corrections_of(article_ids, '{published,outlet,url,title}');
	WITH latest AS MATERIALIZED (
		SELECT DISTINCT ON (1, 2) (c.what->>'article_id')::bigint AS article_id, (c.what->>'line_no')::int AS line_no,
			c.what->>'role' AS role
		FROM unnest(lines) WITH ORDINALITY c(what, n) ORDER BY 1, 2, c.n DESC)
	UPDATE article_line l SET role = k.role, basis = 'analyst', confidence = 1 FROM latest k
	WHERE l.article_id = k.article_id AND l.line_no = k.line_no AND (l.role, l.basis)
		IS DISTINCT FROM (k.role, 'analyst');

	WITH said AS MATERIALIZED (
		SELECT (c.what->>'article_id')::bigint AS article_id,
			jsonb_object_agg(c.what->>'correction', c.what->(c.what->>'correction') ORDER BY c.n) AS v
		FROM unnest(facts) WITH ORDINALITY c(what, n) GROUP BY 1),
	-- worked out before the UPDATE, in which Citus takes no day that is read from a text
	is_so AS MATERIALIZED (
		SELECT a.article_id, news_archive_inner.said_or(v, 'outlet', a.outlet) AS outlet,
			news_archive_inner.said_or(v, 'url', a.url) AS url, news_archive_inner.said_or(v, 'title', a.title)
			AS title,
			CASE WHEN v->>'published' IS NOT NULL THEN daterange((v->>'published')::date, (v->>'published')::date + 1)
				WHEN NOT v ? 'published' THEN a.published END AS published,
			CASE WHEN v->>'published' IS NOT NULL THEN 'analyst' WHEN v ? 'published' THEN 'analyst: not known'
				ELSE a.published_basis END AS published_basis,
			CASE WHEN v ? 'published' THEN 1 ELSE a.published_confidence END AS published_confidence
		FROM article a JOIN said s USING (article_id))
	UPDATE article a SET outlet = i.outlet, url = i.url, title = i.title, published = i.published,
		published_basis = i.published_basis,
		published_confidence = i.published_confidence
	FROM is_so i
	WHERE a.article_id = i.article_id AND (a.outlet, a.url, a.title, a.published, a.published_basis)
		IS DISTINCT FROM (i.outlet, i.url, i.title, i.published, i.published_basis);
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_articles(bigint[]) IS
'Gives these articles and their lines what corrections in force say of them: role of a line, outlet, address, title '
'and day of publication. For whatever loads or reads articles.';

-- What a correction takes the place of, where no reading gives it back: an outlet that was given when the article was
-- loaded.
CREATE FUNCTION news_archive_inner.as_loaded(kind text, article_id bigint, line_no int DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	loaded jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	loaded := (SELECT CASE $1 WHEN 'published' THEN CASE WHEN a.published_basis LIKE 'story:%'
				-- its story is asked again
				THEN (SELECT jsonb_build_object('published', '[null,null]'::jsonb, 'published_basis', p.published_basis,
					'published_confidence', NULL)
					FROM news_archive.parse_article(a.raw, a.format, a.collected, a.url, title => a.title_given) p)
				ELSE jsonb_build_object('published', jsonb_build_array(lower(a.published), upper(a.published)),
					'published_basis', a.published_basis, 'published_confidence', a.published_confidence) END
			WHEN 'line role' THEN jsonb_build_object('role', l.role, 'basis', l.basis, 'confidence', l.confidence,
				'title', a.title)
			ELSE jsonb_build_object($1, CASE $1 WHEN 'outlet' THEN a.outlet WHEN 'url' THEN a.url ELSE a.title END) END
		-- lines count from 1; with NULL for the number Citus would see no join by article_id
		FROM article a LEFT JOIN article_line l ON l.article_id = a.article_id AND l.line_no = coalesce($3, 0)
			WHERE a.article_id = $2);
	-- what another correction took the place of before is still what was loaded
	RETURN loaded || coalesce((SELECT jsonb_object_agg(o.k, o.v ORDER BY c.n DESC)
		FROM unnest(news_archive_inner.corrections_of(ARRAY[$2], '{line role,published,outlet,url,title}'))
			WITH ORDINALITY c(what, n), jsonb_each(c.what->'loaded') o(k, v)
		WHERE (c.what->>'correction' = $1 AND (c.what->>'line_no')::int IS NOT DISTINCT FROM $3 AND loaded ? o.k)
			OR (o.k = 'title' AND loaded ? 'title')), '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.as_loaded(text, bigint, int) IS
'What an article, or a line of it, of the archive entered had before any correction of this kind that is in force. '
'For the corrections.';

-- The same article loaded a second time may be given another day or title: that is what a correction stands over then.
CREATE FUNCTION news_archive_inner.correct_loaded(article_id bigint) RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	c record;
	loaded jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.corrections_of(ARRAY[$1], '{line role,published,outlet,url,title}') = '{}' THEN
		RETURN false;
	END IF;
	UPDATE correction x SET what = x.what - 'loaded'
	WHERE x.what->>'article_id' = $1::text AND x.kind IN ('line role', 'published', 'outlet', 'url', 'title');
	FOR c IN SELECT x.correction_id, x.kind, x.what FROM correction x
		WHERE x.what->>'article_id' = $1::text AND x.kind IN ('line role', 'published', 'outlet', 'url', 'title')
			ORDER BY x.made_at
	LOOP
		loaded := jsonb_build_object('loaded', news_archive_inner.as_loaded(c.kind, $1, (c.what->>'line_no')::int));
		UPDATE correction x SET what = x.what || loaded WHERE x.correction_id = c.correction_id;
	END LOOP;
	PERFORM news_archive_inner.correct_articles(ARRAY[$1]);
	PERFORM news_archive_inner.put_bodies(ARRAY[$1]);
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_loaded(bigint) IS
'Applies to an article that was just loaded, and is not read yet, what corrections said of it before; '
'whether there are any. For load_article.';

-- What hangs on an article's day, outlet, title or lines.
CREATE FUNCTION news_archive_inner.article_corrected(kind text, article_id bigint, outlet_was text) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	ids bigint[] := ARRAY[article_id];
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF kind IN ('line role', 'outlet') THEN
		PERFORM news_archive_inner.note_date_order(ids);
	END IF;
	-- whose article it is counts for events and stories, for lines that an outlet repeats and for its order of day and
	-- month
	PERFORM news_archive_inner.note_blocks('outlet', ARRAY[outlet_was]);
	keys := ARRAY(SELECT l.line_id || ' ' || o.outlet FROM article_line l JOIN article a USING (article_id),
		unnest(ARRAY[a.outlet, outlet_was]) o(outlet)
		WHERE l.article_id = article_corrected.article_id AND o.outlet IS NOT NULL AND kind = 'outlet');
	PERFORM news_archive_inner.note_blocks('line', keys);
	PERFORM news_archive_inner.note_stories(ids);
	IF kind = 'published' THEN
		PERFORM news_archive_inner.note_days(ids);
	END IF;
	IF kind IN ('line role', 'title', 'published') THEN
		PERFORM news_archive_inner.read_again(ids);
	ELSIF kind = 'outlet' THEN
		PERFORM news_archive_inner.note_reports(ids);
		PERFORM news_archive_inner.link_again(ids);
	END IF;
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.article_corrected(text, bigint, text) IS
'Reads and links anew what depends on what was put right in an article, or is no more; outlet_was is the outlet that '
'it had before. For the corrections.';

CREATE FUNCTION news_archive_inner.undo_article_correction(kind text, what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint := (what->>'article_id')::bigint;
	loaded jsonb := what->'loaded';
	outlet_was text;
	days daterange;
BEGIN
	PERFORM news_archive_inner.entered();
	outlet_was := (SELECT a.outlet FROM article a WHERE a.article_id = id);
	IF loaded IS NULL THEN		-- a correction made with 0.1.0: from the text as it came
		loaded := (SELECT CASE WHEN kind = 'published'
			THEN jsonb_build_object('published', jsonb_build_array(lower(p.published), upper(p.published)),
					'published_basis', p.published_basis, 'published_confidence', p.published_confidence)
				ELSE (SELECT jsonb_build_object('role', l.role, 'basis', l.basis, 'confidence', l.confidence, 'title',
					p.title)
					FROM news_archive.article_lines(a.raw, a.format, a.title_given) l
						WHERE l.line_no = (what->>'line_no')::int) END
			FROM article a, LATERAL news_archive.parse_article(a.raw, a.format, a.collected, a.url,
				title => a.title_given) p WHERE a.article_id = id);
	END IF;
	IF kind = 'line role' THEN
		UPDATE article_line l SET role = loaded->>'role', basis = loaded->>'basis',
			confidence = (loaded->>'confidence')::real
		WHERE l.article_id = id AND l.line_no = (what->>'line_no')::int;
	END IF;
	UPDATE article a SET outlet = CASE WHEN kind = 'outlet' THEN loaded->>'outlet' ELSE a.outlet END, url = CASE
		WHEN kind = 'url' THEN loaded->>'url' ELSE a.url END,
		title = CASE WHEN loaded ? 'title' THEN loaded->>'title' ELSE a.title END
	WHERE a.article_id = id AND kind <> 'published' AND loaded IS NOT NULL;
	IF loaded->'published'->>0 IS NOT NULL THEN
		days := daterange((loaded->'published'->>0)::date, (loaded->'published'->>1)::date);
	END IF;
	UPDATE article a SET published = days, published_basis = loaded->>'published_basis',
		published_confidence = (loaded->>'published_confidence')::real
	WHERE a.article_id = id AND kind = 'published' AND loaded->>'published_basis' IS NOT NULL;
	PERFORM news_archive_inner.correct_articles(ARRAY[id]);
	PERFORM news_archive_inner.article_corrected(kind, id, outlet_was);
END $$;
COMMENT ON FUNCTION news_archive_inner.undo_article_correction(text, jsonb) IS
'Takes back a correction, no more in force, of an article or a line of it: what was loaded or read holds again, or an '
'earlier correction. For undo_correction.';

CREATE FUNCTION news_archive_inner.correct_article(kind text, article_id bigint, value jsonb, why text) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
	outlet_was text;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.lock_links(true);
	SELECT a.outlet INTO outlet_was FROM article a WHERE a.article_id = $2 FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($2::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'search() gives the ids of articles.';
	END IF;
	id := news_archive_inner.note_correction($1, $3 || jsonb_build_object('article_id', $2::text, 'loaded',
		news_archive_inner.as_loaded($1, $2, ($3->>'line_no')::int)), $4);
	PERFORM news_archive_inner.correct_articles(ARRAY[$2]);
	PERFORM news_archive_inner.article_corrected($1, $2, outlet_was);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_article(text, bigint, jsonb, text) IS
'Makes a correction of an article of the archive entered; gives its id. For set_published and its like. Errors: '
'no_data_found for an unknown article.';

CREATE FUNCTION news_archive.set_line_role(article_id bigint, line_no int, role text,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	IF $3 IS NULL OR $3 <> ALL (news_archive_inner.line_roles()) THEN
		RAISE EXCEPTION '"%" is no line role', $3
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'The roles are ' || array_to_string(news_archive_inner.line_roles(), ' ') || '.';
	END IF;
	IF NOT EXISTS (SELECT FROM article_line l WHERE l.article_id = $1 AND l.line_no = $2) THEN
		RAISE EXCEPTION 'article % has no line %', $1, $2
			USING ERRCODE = 'no_data_found',
				HINT = format('SELECT * FROM %I.article_line WHERE article_id = %s ORDER BY line_no;', archive, $1);
	END IF;
	RETURN news_archive_inner.correct_article('line role', $1, jsonb_build_object('line_no', $2, 'role', $3), why);
END $$;
COMMENT ON FUNCTION news_archive.set_line_role(bigint, int, text, name, text) IS
'Says what a line of an article is, for good: its body is put together anew and read anew. Gives the id of the '
'correction. Errors: invalid_parameter_value for another role, no_data_found for an unknown article or line, '
'invalid_schema_name.';

CREATE FUNCTION news_archive.set_published(article_id bigint, published date,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_day('published', $2);
	RETURN news_archive_inner.correct_article('published', $1, jsonb_build_object('published', $2), why);
END $$;
COMMENT ON FUNCTION news_archive.set_published(bigint, date, name, text) IS
'Says on which day an article was published (NULL: it is not known), for good: its time expressions and events are '
'read anew from there. Gives the id of the correction. Errors: no_data_found for an unknown article, '
'invalid_schema_name.';

CREATE FUNCTION news_archive.set_outlet(article_id bigint, outlet text,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_words('outlet', $2);
	RETURN news_archive_inner.correct_article('outlet', $1, jsonb_build_object('outlet', $2), why);
END $$;
COMMENT ON FUNCTION news_archive.set_outlet(bigint, text, name, text) IS
'Says who published an article (NULL: it is not known), for good: its events and its story are counted anew. '
'Its id stays, which is made of what was given when it was loaded. Gives the id of the correction. Errors: '
'no_data_found for an unknown article, invalid_parameter_value for a name without letters and digits, '
'invalid_schema_name.';

CREATE FUNCTION news_archive.set_url(article_id bigint, url text, archive name DEFAULT news_archive.current_archive(),
	why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_words('url', $2);
	RETURN news_archive_inner.correct_article('url', $1, jsonb_build_object('url', $2), why);
END $$;
COMMENT ON FUNCTION news_archive.set_url(bigint, text, name, text) IS
'Says at which address an article stands (NULL: it is not known), for good. Its id stays. Gives the id of the '
'correction. Errors: no_data_found for an unknown article, invalid_parameter_value for an address without letters and '
'digits, invalid_schema_name.';

CREATE FUNCTION news_archive.set_title(article_id bigint, title text,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_words('title', $2);
	RETURN news_archive_inner.correct_article('title', $1, jsonb_build_object('title', $2), why);
END $$;
COMMENT ON FUNCTION news_archive.set_title(bigint, text, name, text) IS
'Says under which headline an article stands (NULL: under none), for good; its lines stay what they are: '
'set_line_role() says that one of them is the title. Gives the id of the correction. Errors: no_data_found for an '
'unknown article, invalid_parameter_value for a headline without letters and digits, invalid_schema_name.';
