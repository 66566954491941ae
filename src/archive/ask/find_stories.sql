-- stories: what happened, by the articles on one happening.

CREATE FUNCTION news_archive_inner.articles_with(query news_archive_inner.parsed_query) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	q news_archive_inner.parsed_query;
	wanted bigint[];
	unwanted bigint[];
	no_words boolean;
	at_most tsquery;
	at_least tsquery;
BEGIN
	PERFORM news_archive_inner.entered();
	IF query IS NULL THEN
		RETURN NULL;
	END IF;
	PERFORM news_archive_inner.tell_of_query(query.notices);
	q := news_archive_inner.expand_query(query);
	wanted := news_archive_inner.select_wanted(q.fields, true);
	unwanted := news_archive_inner.select_wanted(q.fields, false);
	no_words := numnode(q.at_most) = 0;
	at_most := news_archive_inner.query_to_send(q.at_most);
	at_least := news_archive_inner.query_to_send(q.at_least);
	RETURN ARRAY(SELECT r.article_id FROM article r
		WHERE CASE WHEN no_words THEN wanted IS NOT NULL OR q.of_text IS NOT NULL ELSE r.search @@ at_most END
			AND (wanted IS NULL OR r.article_id = ANY (wanted)) AND (unwanted IS NULL OR r.article_id <> ALL (unwanted))
			AND (q.of_text IS NULL OR r.search @@ at_least
				OR news_archive_inner.article_text_answers(r.title, r.standfirst, r.body, r.language, q.of_text)));
END $$;
COMMENT ON FUNCTION news_archive_inner.articles_with(news_archive_inner.parsed_query) IS
'The articles of the archive entered that a query of search() finds. NULL for NULL. For find_stories.';

-- The table story when no policy hides articles, else what the articles tell that may be seen.
CREATE FUNCTION news_archive_inner.visible_stories(story_ids bigint[])
	RETURNS TABLE (story_id bigint, title text, during daterange, articles int, outlets int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT news_archive_inner.hides_articles() THEN
		RETURN QUERY SELECT s.story_id, s.title, nullif(s.during, daterange(NULL, NULL)), s.articles, s.outlets
			FROM story s WHERE s.story_id = ANY (story_ids);
	ELSE
		RETURN QUERY
		SELECT a.story_id, (array_agg(a.title ORDER BY lower(a.published) NULLS LAST, a.article_id)
			FILTER (WHERE a.title IS NOT NULL))[1],
			nullif(daterange(min(lower(a.published)), max(upper(a.published))), daterange(NULL, NULL)), count(*)::int,
			count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))::int
		FROM article a WHERE a.story_id = ANY (story_ids) GROUP BY a.story_id;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.visible_stories(bigint[]) IS
'The rows of these stories of the archive entered as the current user may see them. For find_stories.';

CREATE TYPE news_archive.story_row AS (story_id bigint, title text, during daterange, articles int, outlets int,
	who text[], first_outlets text[]);
COMMENT ON TYPE news_archive.story_row IS 'Articles on one happening, as find_stories() gives them.';
COMMENT ON COLUMN news_archive.story_row.title IS 'The headline of the first article. NULL: none has one.';
COMMENT ON COLUMN news_archive.story_row.during IS 'The days from the first to the last publication, half open. NULL: '
	'no day is known.';
COMMENT ON COLUMN news_archive.story_row.outlets IS 'How many outlets they are from; an article whose outlet is not '
	'known counts as one of its own.';
COMMENT ON COLUMN news_archive.story_row.who IS 'Up to five people and bodies that most of its articles mention.';
COMMENT ON COLUMN news_archive.story_row.first_outlets IS 'The outlets whose articles may be of its first day, "not '
	'known" for those that are not known. Empty: no day is known.';

CREATE FUNCTION news_archive.find_stories(words text DEFAULT NULL, entity text DEFAULT NULL,
	during news_archive.days DEFAULT NULL, min_articles int DEFAULT 1,
		max_rows int DEFAULT 20, archive name DEFAULT news_archive.current_archive())
			RETURNS SETOF news_archive.story_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR entity;
	wanted_during daterange := during;
	query news_archive_inner.parsed_query := news_archive_inner.parse_query(words);
	id bigint;
	found bigint[];
	ids bigint[];
	who record;
	day record;
	told record;
	named record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_words('words', words);
	id := news_archive_inner.select_entity(wanted);
	found := news_archive_inner.articles_with(query);
	IF id IS NOT NULL THEN
		found := ARRAY(SELECT DISTINCT m.article_id FROM mention m
			WHERE m.entity_id = id AND (found IS NULL OR m.article_id = ANY (found)));
	END IF;
	IF found IS NULL AND wanted_during IS NULL THEN
		-- the table has no row of stories that hidden articles are of too
		IF news_archive_inner.hides_articles() THEN
			ids := ARRAY(SELECT DISTINCT a.story_id FROM article a WHERE a.story_id IS NOT NULL);
		ELSE
			ids := ARRAY(SELECT s.story_id FROM story s WHERE min_articles IS NULL OR s.articles >= min_articles);
		END IF;
	ELSE
		ids := ARRAY(SELECT DISTINCT a.story_id FROM article a
			WHERE a.story_id IS NOT NULL AND (found IS NULL OR a.article_id = ANY (found))
			AND (wanted_during IS NULL OR a.published && wanted_during));
	END IF;
	ids := ARRAY(SELECT s.story_id FROM news_archive_inner.visible_stories(ids) s
		WHERE min_articles IS NULL OR s.articles >= min_articles
		ORDER BY s.articles DESC, lower(s.during) DESC NULLS LAST, s.story_id LIMIT max_rows);
	-- the five people and bodies that most of its articles name
	SELECT array_agg(x.story_id) AS ids, array_agg(x.entity_id) AS entities, array_agg(x.articles) AS articles,
		array_agg(x.mentions) AS mentions INTO named
	FROM (SELECT a.story_id, m.entity_id, count(DISTINCT a.article_id) AS articles, count(*) AS mentions
		FROM article a JOIN mention m USING (article_id)
			WHERE a.story_id = ANY (ids) AND m.kind IN ('person', 'organisation') GROUP BY a.story_id, m.entity_id) x;
	SELECT array_agg(x.story_id) AS ids, array_agg(x.names::text) AS names INTO who
	FROM (SELECT r.story_id, array_agg(r.name ORDER BY r.n) AS names
		FROM (SELECT c.story_id, e.name, row_number() OVER (PARTITION BY c.story_id
			ORDER BY c.articles DESC, c.mentions DESC, e.name COLLATE "C", e.entity_id) AS n
			FROM unnest(named.ids, named.entities, named.articles, named.mentions) c(story_id, entity_id, articles,
				mentions)
				JOIN news_archive_inner.seen_entities(named.entities) e USING (entity_id)) r
		WHERE r.n <= 5 GROUP BY r.story_id) x;
	-- the outlets whose first article may be of the first day
	SELECT array_agg(x.story_id) AS ids, array_agg(x.day) AS days INTO day
	FROM (SELECT a.story_id, min(upper(a.published) - 1) AS day FROM article a WHERE a.story_id = ANY (ids)
		GROUP BY a.story_id) x;
	WITH days AS MATERIALIZED (SELECT * FROM unnest(day.ids, day.days) d(story_id, day)),
	of_story AS MATERIALIZED (SELECT a.story_id, coalesce(a.outlet, 'not known') AS outlet,
		min(lower(a.published)) AS earliest FROM article a
		WHERE a.story_id = ANY (ids) AND a.published IS NOT NULL GROUP BY a.story_id, coalesce(a.outlet, 'not known'))
	SELECT array_agg(x.story_id) AS ids, array_agg(x.names::text) AS names INTO told
	FROM (SELECT o.story_id, array_agg(o.outlet ORDER BY o.outlet COLLATE "C") AS names
		FROM of_story o JOIN days d ON d.story_id = o.story_id WHERE o.earliest <= d.day GROUP BY o.story_id) x;
	RETURN QUERY
	SELECT s.story_id, s.title, s.during, s.articles, s.outlets, coalesce(w.names::text[], '{}'),
		coalesce(t.names::text[], '{}')
	FROM news_archive_inner.visible_stories(ids) s LEFT JOIN unnest(who.ids, who.names) w(story_id, names) ON w.story_id
		= s.story_id
		LEFT JOIN unnest(told.ids, told.names) t(story_id, names) ON t.story_id = s.story_id
	ORDER BY s.articles DESC, lower(s.during) DESC NULLS LAST, s.story_id;
END $$;
COMMENT ON FUNCTION news_archive.find_stories(text, text, news_archive.days, int, int, name) IS
'Stories, which are articles on one happening, those of most articles first, then the newest: with the headline of the '
'first article, the days from the first to the last publication (half open; NULL when no day is known), how many '
'articles and outlets they have (an article of an unknown outlet is one of its own), who: up to five people and bodies '
'that most of its articles mention, and first_outlets: the outlets, by name, ''not known'' for unknown ones, whose '
'articles may be of its first day (several when they are of one day; empty when no day is known). A story is found '
'when one of its articles has the words (a query as search() takes it), mentions the entity (named in any spelling), '
'and may have been published in during; NULL asks for anything. min_articles keeps stories of so many articles at '
'least. What a row-level policy hides is not counted. Errors: no_data_found when the name is not known, '
'invalid_parameter_value for an empty text, syntax_error, invalid_row_count_in_limit_clause for negative max_rows '
'(NULL gives all), invalid_datetime_format, invalid_schema_name.';
