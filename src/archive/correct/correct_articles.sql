-- correct_articles: what an analyst puts right in an article: which line is what, and when it was published.

-- The body again from the lines, and all that was read of it.
CREATE FUNCTION news_archive.read_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
BEGIN
	PERFORM news_archive.entered();
	PERFORM FROM article r WHERE r.article_id = ANY (article_ids) ORDER BY r.article_id FOR KEY SHARE;		-- nobody deletes them meanwhile
	FOR a IN
		SELECT r.article_id, r.published, r.language, news_archive.article_body(array_agg(l.role ORDER BY l.line_no), array_agg(l.line ORDER BY l.line_no)) AS body
		FROM article r JOIN article_line l USING (article_id) WHERE r.article_id = ANY (article_ids) GROUP BY r.article_id ORDER BY r.article_id
	LOOP
		PERFORM news_archive.link_again(ARRAY[a.article_id]);
		PERFORM news_archive.note_mentions(ARRAY[a.article_id]);
		UPDATE article SET body = a.body,
			-- a line that an analyst made the title; when he took the title that was, another one or none
			title = CASE WHEN EXISTS (SELECT FROM article_line l WHERE l.article_id = a.article_id AND l.basis = 'analyst'
					AND (l.role = 'title' OR l.line = title))
				THEN (SELECT l.line FROM article_line l WHERE l.article_id = a.article_id AND l.role = 'title' ORDER BY l.basis = 'analyst' DESC, l.line_no LIMIT 1)
				ELSE title END
		WHERE article_id = a.article_id;
		DELETE FROM mention WHERE article_id = a.article_id;
		DELETE FROM quotation WHERE article_id = a.article_id;
		DELETE FROM signature WHERE article_id = a.article_id;
		PERFORM news_archive.forget_reports(ARRAY[a.article_id]);
		PERFORM news_archive.analyse(a.article_id, a.body, a.published, a.language);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.read_again(bigint[]) IS
'Puts the bodies of these articles together from their lines and reads them anew. For the corrections.';

CREATE FUNCTION news_archive.read_events_again(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE
	a record;
	n bigint := 0;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	FOR a IN SELECT x.article_id, x.body, x.published, x.language FROM article x ORDER BY x.article_id FOR KEY SHARE LOOP
		PERFORM news_archive.forget_reports(ARRAY[a.article_id]);
		PERFORM news_archive.analyse_times(a.article_id, a.body, lower(a.published), a.language);
		PERFORM news_archive.link_again(ARRAY[a.article_id]);
		n := n + 1;
	END LOOP;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.read_events_again(name) IS
'Reads the events of all articles anew, by the acts that the table act has now; gives how many articles. refresh() then links them. Errors: invalid_schema_name when there is no such archive.';

CREATE FUNCTION news_archive.set_line_role(article_id bigint, line_no int, role text, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	IF $3 IS NULL OR $3 NOT IN ('title', 'standfirst', 'author', 'date', 'dateline', 'body', 'subhead', 'caption', 'quote_box', 'tag', 'section',
			'share', 'related', 'comment', 'subscription', 'agency', 'url', 'other') THEN
		RAISE EXCEPTION '"%" is no line role', $3
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'The roles are title standfirst author date dateline body subhead caption quote_box tag section share related comment subscription agency url other.';
	END IF;
	PERFORM news_archive.lock_links(true);
	UPDATE article_line l SET role = $3, basis = 'analyst', confidence = 1 WHERE l.article_id = $1 AND l.line_no = $2;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'article % has no line %', $1, $2
			USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM %I.article_line WHERE article_id = %s ORDER BY line_no;', archive, $1);
	END IF;
	PERFORM news_archive.note_correction('line role', jsonb_build_object('article_id', $1::text, 'line_no', $2, 'role', $3));
	PERFORM news_archive.note_date_order(ARRAY[$1]);
	PERFORM news_archive.read_again(ARRAY[$1]);
	PERFORM news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.set_line_role(bigint, int, text, name) IS
'Says what a line of an article is, for good: its body is put together anew and read anew. Errors: invalid_parameter_value for another role, no_data_found for an unknown article or line, invalid_schema_name.';

CREATE FUNCTION news_archive.set_published(article_id bigint, published date, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.check_day('published', $2);
	PERFORM news_archive.lock_links(true);
	UPDATE article a SET published = daterange($2, $2 + 1), published_basis = CASE WHEN $2 IS NULL THEN 'analyst: not known' ELSE 'analyst' END, published_confidence = 1
	WHERE a.article_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found', HINT = 'search() gives the ids of articles.';
	END IF;
	UPDATE article a SET published = NULL WHERE a.article_id = $1 AND $2 IS NULL;
	PERFORM news_archive.note_correction('published', jsonb_build_object('article_id', $1::text, 'published', $2));
	PERFORM news_archive.read_again(ARRAY[$1]);
	PERFORM news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.set_published(bigint, date, name) IS
'Says on which day an article was published (NULL: it is not known), for good: its time expressions and events are read anew from there. Errors: no_data_found for an unknown article, invalid_schema_name.';
