-- export_feeds: what a search finds, and what is new, as a feed: Atom (RFC 4287) or RSS 2.0.

CREATE FUNCTION news_archive_inner.feed_moment(day text) RETURNS timestamptz
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN make_timestamptz(split_part(day, '-', 1)::int, split_part(day, '-', 2)::int, split_part(day, '-', 3)::int, 0,
		0, 0, 'UTC');
COMMENT ON FUNCTION news_archive_inner.feed_moment(text) IS 'The beginning of a day, given as 2024-05-18, in UTC: '
	'feeds know moments only. NULL for NULL.';

CREATE FUNCTION news_archive_inner.atom_entry(item jsonb) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN jsonb_build_array('entry', jsonb_build_array('id', 'urn:uuid:' || (item->>'uuid')),
		jsonb_build_array('title', item->'title'),
		jsonb_build_array('updated', news_archive_inner.rfc3339((item->>'updated')::timestamptz)),
		CASE WHEN item ? 'day' THEN jsonb_build_array('published',
			news_archive_inner.rfc3339(news_archive_inner.feed_moment(item->>'day'))) END,
		CASE WHEN item ? 'author' THEN jsonb_build_array('author', jsonb_build_array('name', item->'author')) END,
		CASE WHEN item ? 'url' THEN jsonb_build_array('link',
			jsonb_build_object('rel', 'alternate', 'href', item->'url')) END,
		CASE WHEN item ? 'category' THEN jsonb_build_array('category', jsonb_build_object('term', item->'category'))
			END,
		-- an entry without an alternate link must have a content
		jsonb_build_array('content', '{"type": "text"}'::jsonb, coalesce(item->>'text', '')));
COMMENT ON FUNCTION news_archive_inner.atom_entry(jsonb) IS 'An item of a feed as an entry of Atom.';

CREATE FUNCTION news_archive_inner.rss_item(item jsonb) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN jsonb_build_array('item', jsonb_build_array('title', item->'title'),
		CASE WHEN item ? 'url' THEN jsonb_build_array('link', item->'url') END,
		-- readers take it for HTML
		jsonb_build_array('description', replace(news_archive_inner.html_text(coalesce(item->>'text', '')), E'\n',
			'<br/>')),
		CASE WHEN item ? 'author' THEN jsonb_build_array('dc:creator', item->'author') END, CASE WHEN item ? 'category'
			THEN jsonb_build_array('category', item->'category') END,
		jsonb_build_array('guid', '{"isPermaLink": "false"}'::jsonb, 'urn:uuid:' || (item->>'uuid')),
		CASE WHEN item ? 'day' THEN jsonb_build_array('pubDate',
			news_archive_inner.rfc822(news_archive_inner.feed_moment(item->>'day'))) END);
COMMENT ON FUNCTION news_archive_inner.rss_item(jsonb) IS 'An item of a feed as an item of RSS.';

CREATE FUNCTION news_archive_inner.feed_text(format text, uuid text, title text, about text, items jsonb, author text)
	RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT news_archive_inner.render_xml(CASE format WHEN 'atom'
		THEN jsonb_build_array('feed', '{"xmlns": "http://www.w3.org/2005/Atom"}'::jsonb,
		jsonb_build_array('id', 'urn:uuid:' || uuid),
			jsonb_build_array('title', title), jsonb_build_array('subtitle', about),
			jsonb_build_array('updated',
				news_archive_inner.rfc3339(coalesce((SELECT max((i->>'updated')::timestamptz)
				FROM jsonb_array_elements(items) i), now()))),
			jsonb_build_array('author', jsonb_build_array('name', author)),
				jsonb_build_array('generator', 'news_archive'),
			(SELECT jsonb_agg(news_archive_inner.atom_entry(i) ORDER BY n)
				FROM jsonb_array_elements(items) WITH ORDINALITY x(i, n)))
		ELSE jsonb_build_array('rss', '{"version": "2.0", "xmlns:dc": "http://purl.org/dc/elements/1.1/"}'::jsonb,
			jsonb_build_array('channel', jsonb_build_array('title', title),
			jsonb_build_array('link', 'urn:uuid:' || uuid),
				jsonb_build_array('description', news_archive_inner.html_text(about)),
				jsonb_build_array('generator', 'news_archive'),
			jsonb_build_array('lastBuildDate',
				news_archive_inner.rfc822(coalesce((SELECT max((i->>'updated')::timestamptz)
				FROM jsonb_array_elements(items) i), now()))),
			(SELECT jsonb_agg(news_archive_inner.rss_item(i) ORDER BY n)
				FROM jsonb_array_elements(items) WITH ORDINALITY x(i, n)))) END) $$;
COMMENT ON FUNCTION news_archive_inner.feed_text(text, text, text, text, jsonb, text) IS
'A feed (atom or rss) with this id, title, description and author (Atom): items are {"uuid", "title", "updated", '
'"day", "author", "url", "category", "text"}. It was updated when the newest of them was, or now when it has none.';

-- ---------------------------------------------------------------------------------------------- a search

CREATE FUNCTION news_archive_inner.select_search_feed(format text, query text, wanted_during daterange,
	wanted_outlet text, max_rows int, archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	found record;
	items jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF query IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT array_agg(s.article_id ORDER BY s.n) AS ids, array_agg(regexp_replace(s.snippet, '</?b>', '', 'g')
		ORDER BY s.n) AS snippets INTO found
	FROM news_archive.search(query, wanted_during, wanted_outlet, max_rows, archive) WITH ORDINALITY s(article_id, rank,
		published, outlet, title, snippet, exact, n);
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('uuid',
		news_archive_inner.content_uuid('article', a.article_id::text), 'title', a.shown_title,
		'updated', coalesce(a.loaded_at, news_archive_inner.feed_moment(news_archive_inner.iso_day(a.day)), now()),
			'day', news_archive_inner.iso_day(a.day), 'author', coalesce(nullif(a.author, ''), a.outlet), 'url', a.url,
		'category', a.outlet, 'text', (found.snippets)[f.n] || E'\narticle ' || a.article_id)) ORDER BY f.n)
	INTO items FROM unnest(found.ids) WITH ORDINALITY f(article_id, n)
		JOIN news_archive_inner.exported_articles(found.ids) a ON a.article_id = f.article_id;
	RETURN news_archive_inner.feed_text(format, news_archive_inner.content_uuid('search', query, wanted_during::text,
		wanted_outlet, archive)::text, 'Search: ' || query,
		concat_ws(', ', 'Articles of the archive ' || archive, 'published ' || news_archive.during_text(wanted_during),
			'of ' || wanted_outlet), coalesce(items, '[]'), 'archive ' || archive);
END $$;
COMMENT ON FUNCTION news_archive_inner.select_search_feed(text, text, daterange, text, int, name)
	IS 'What search_atom and search_rss stand on.';

CREATE FUNCTION news_archive.search_atom(query text, during news_archive.days DEFAULT NULL, outlet text DEFAULT NULL,
	max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive()) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_search_feed('atom', $1, $2, $3, $4, $5) $$;
COMMENT ON FUNCTION news_archive.search_atom(text, news_archive.days, text, int, name) IS
'What search() finds as a feed of Atom (RFC 4287), the best first: headline, the sentences that answer, author or '
'outlet, outlet as category, address. published is the day, at 00:00 UTC, where it is known exactly; '
'updated when the article was loaded. Ids are UUIDs made from the archive''s own, so a reader knows an article again. '
'Arguments, notices and errors are those of search(). NULL for NULL.';

CREATE FUNCTION news_archive.search_rss(query text, during news_archive.days DEFAULT NULL, outlet text DEFAULT NULL,
	max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive()) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_search_feed('rss', $1, $2, $3, $4, $5) $$;
COMMENT ON FUNCTION news_archive.search_rss(text, news_archive.days, text, int, name) IS
'What search() finds as a feed of RSS 2.0: what search_atom() has; who wrote it is a dc:creator, since RSS''s own '
'author must be an e-mail address. The channel''s link is a UUID, as an archive has no address of the web. '
'Arguments, notices and errors are those of search(). NULL for NULL.';

-- ---------------------------------------------------------------------------------------------- what is new

CREATE FUNCTION news_archive_inner.new_items(news jsonb, event_ids bigint[], article_ids bigint[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (WITH told AS MATERIALIZED (
		SELECT e.event_id, e.title, e.url,
			concat_ws(E'\n', E'\u201C' || e.words || E'\u201D',
			concat_ws('; ', e.when_text, e.place, news_archive_inner.counted_text(e.independent_sources,
			'independent source'),
				'confidence ' || to_char(e.confidence, 'FM0.00'), 'event ' || e.event_id),
			(SELECT string_agg(news_archive_inner.ics_report(r), E'\n' ORDER BY n)
				FROM jsonb_array_elements(e.told) WITH ORDINALITY x(r, n))) AS words
		FROM news_archive_inner.exported_events(event_ids, 6) e),
	fresh AS MATERIALIZED (
		SELECT x.n, r.*, CASE r.what WHEN 'event' THEN r.id END AS event_id, CASE r.what WHEN 'article' THEN r.id
			END AS article_id
		FROM jsonb_array_elements(news) WITH ORDINALITY x(j, n),
			LATERAL jsonb_to_record(x.j) r(what text, change text, id bigint, kind text, title text,
			new_articles bigint, loaded_at timestamptz))
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('uuid', news_archive_inner.content_uuid(f.what, f.id::text),
		'updated', f.loaded_at, 'day', news_archive_inner.iso_day(a.day),
		'title', CASE f.what WHEN 'article' THEN a.shown_title WHEN 'event' THEN CASE f.change WHEN 'more'
			THEN 'More reports: ' ELSE '' END || t.title ELSE 'New ' || f.kind || ': ' || f.title END,
		'author', coalesce(nullif(a.author, ''), a.outlet), 'url', coalesce(a.url, t.url), 'category', f.what,
		'text', CASE f.what WHEN 'event' THEN t.words WHEN 'article'
			THEN concat_ws(E'\n', a.standfirst, 'article ' || f.id)
			ELSE 'named in ' || news_archive_inner.counted_text(f.new_articles, 'article') || E'\nentity ' || f.id END))
				ORDER BY f.n)
	FROM fresh f LEFT JOIN told t ON t.event_id = f.event_id
		LEFT JOIN news_archive_inner.exported_articles(article_ids) a ON a.article_id = f.article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.new_items(jsonb, bigint[], bigint[])
	IS 'Rows of new_since() of the archive entered, as an array of objects, as items of a feed. NULL for none.';

CREATE FUNCTION news_archive_inner.select_new_feed(format text, since timestamptz, archive name, min_confidence real)
	RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	news record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF since IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT jsonb_agg(to_jsonb(s) ORDER BY s.n) AS rows, array_agg(s.id) FILTER (WHERE s.what = 'event') AS events,
		array_agg(s.id) FILTER (WHERE s.what = 'article') AS articles INTO news
	FROM (SELECT r.*, row_number() OVER () AS n FROM news_archive.new_since(since, archive, min_confidence) r) s;
	RETURN news_archive_inner.feed_text(format, news_archive_inner.content_uuid('new', archive)::text,
		'News of the archive ' || archive,
		'Events, entities and articles that came into the archive'
			|| coalesce(' after ' || news_archive_inner.rfc3339(since), ''),
			coalesce(news_archive_inner.new_items(news.rows, news.events, news.articles), '[]'), 'archive ' || archive);
END $$;
COMMENT ON FUNCTION news_archive_inner.select_new_feed(text, timestamptz, name, real)
	IS 'What new_since_atom and new_since_rss stand on.';

CREATE FUNCTION news_archive.new_since_atom(since timestamptz, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_new_feed('atom', $1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.new_since_atom(timestamptz, name, real) IS
'What came into an archive after a moment, as new_since() has it, as a feed of Atom (RFC 4287): events with their '
'words, days, confidence and reports with addresses, new entities, articles; what it is (event, entity, article) as '
'category. An event that gets another report keeps its id and is updated. Arguments, notices and errors are those of '
'new_since(). NULL for NULL.';

CREATE FUNCTION news_archive.new_since_rss(since timestamptz, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_new_feed('rss', $1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.new_since_rss(timestamptz, name, real) IS
'What came into an archive after a moment, as new_since() has it, as a feed of RSS 2.0: what new_since_atom() has. '
'Arguments, notices and errors are those of new_since(). NULL for NULL.';
