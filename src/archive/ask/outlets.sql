-- outlets: what an archive has of each outlet.

-- Of each outlet how many events it tells, before the others that tell them, and alone.  An article of an unknown outlet is an outlet.
CREATE FUNCTION news_archive.events_of_outlets(min_confidence real) RETURNS TABLE (outlet text, told bigint, told_first bigint, told_alone bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	sure bigint[];
BEGIN
	PERFORM news_archive.entered();
	IF min_confidence IS NOT NULL THEN
		sure := ARRAY(SELECT e.event_id FROM event e);
		sure := ARRAY(SELECT e.event_id FROM news_archive.visible_events(sure) e WHERE e.confidence >= min_confidence);
	END IF;
	RETURN QUERY
	WITH told AS (
		SELECT r.event_id, a.outlet, CASE WHEN a.outlet IS NULL THEN a.article_id END AS alone, min(lower(a.published)) AS earliest, min(upper(a.published) - 1) AS latest
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id IS NOT NULL AND (sure IS NULL OR r.event_id IN (SELECT unnest(sure)))
		GROUP BY r.event_id, a.outlet, CASE WHEN a.outlet IS NULL THEN a.article_id END),
	ranked AS (
		SELECT t.event_id, t.outlet, t.latest, count(*) OVER (PARTITION BY t.event_id) AS outlets, row_number() OVER behind AS n,
			min(t.earliest) OVER (behind ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next,
			count(*) FILTER (WHERE t.earliest IS NULL) OVER (PARTITION BY t.event_id) AS undated
		FROM told t WINDOW behind AS (PARTITION BY t.event_id ORDER BY t.latest NULLS LAST, t.earliest NULLS LAST, t.outlet COLLATE "C", t.alone))
	SELECT r.outlet, count(DISTINCT r.event_id), count(DISTINCT r.event_id) FILTER (WHERE r.n = 1 AND r.undated = 0 AND r.latest < r.next), count(*) FILTER (WHERE r.outlets = 1)
	FROM ranked r GROUP BY r.outlet;
END $$;
COMMENT ON FUNCTION news_archive.events_of_outlets(real) IS
'The events of the archive entered by outlet: told; told_first, of those that several outlets tell, the ones of which its first article is surely of an earlier day than every article of the others; told_alone. For outlets.';

CREATE FUNCTION news_archive.select_outlets(archive name, min_confidence real)
	RETURNS TABLE (outlet text, articles bigint, first_day date, last_day date, dated real, mean_words real, events bigint, events_first bigint, events_alone bigint, languages text[])
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	e record;
BEGIN
	PERFORM news_archive.enter(archive);
	PERFORM news_archive.check_confidence(min_confidence);
	SELECT array_agg(x.outlet) AS outlets, array_agg(x.told) AS told, array_agg(x.told_first) AS first, array_agg(x.told_alone) AS alone INTO e
	FROM news_archive.events_of_outlets(min_confidence) x;
	RETURN QUERY
	WITH counted AS MATERIALIZED (
		SELECT a.outlet, count(*) AS articles, min(lower(a.published)) AS first_day, max(upper(a.published) - 1) AS last_day,
			(count(a.published)::float8 / count(*))::real AS dated, avg(CASE WHEN w.body = '' THEN 0 ELSE 1 + length(w.body) - length(replace(w.body, ' ', '')) END)::real AS mean_words,
			array_agg(DISTINCT a.language) FILTER (WHERE a.language IS NOT NULL) AS languages
		FROM article a, LATERAL (SELECT replace(replace(a.body, E'\n\n', ' '), E'\n', ' ') AS body) w
		GROUP BY a.outlet)
	SELECT c.outlet, c.articles, c.first_day, c.last_day, c.dated, c.mean_words, coalesce(t.told, 0), coalesce(t.first, 0), coalesce(t.alone, 0), coalesce(c.languages, '{}')
	FROM counted c LEFT JOIN unnest(e.outlets, e.told, e.first, e.alone) t(outlet, told, first, alone) ON t.outlet IS NOT DISTINCT FROM c.outlet
	ORDER BY c.articles DESC, c.outlet COLLATE "C" NULLS LAST;
END $$;
COMMENT ON FUNCTION news_archive.select_outlets(name, real) IS 'What outlets stands on.';

CREATE FUNCTION news_archive.outlets(archive name DEFAULT news_archive.current_archive(), min_confidence real DEFAULT news_archive.default_confidence('event'))
	RETURNS TABLE (outlet text, articles bigint, first_day date, last_day date, dated real, mean_words real, events bigint, events_first bigint, events_alone bigint, languages text[])
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_outlets($1, $2) $$;
COMMENT ON FUNCTION news_archive.outlets(name, real) IS
'What an archive has of each outlet, the one with most articles first: articles, the first and last day on which one may have been published (inclusive; NULL when none has a day), dated, the part (0 to 1) of them that have a day, mean_words, the average number of words of a body, events that they tell, events_first: of those that other outlets tell too the ones that it surely told on an earlier day than all others (the same day is no earlier, and where an article has no day nobody is first), events_alone that no other tells, and the languages (ISO 639-1, und when not sure). The articles whose outlet is not known are one row whose outlet is NULL; for events each of them is an outlet of its own. Events at least as sure as min_confidence (0 to 1) count; NULL for all. It reads every article. Errors: invalid_parameter_value for a min_confidence out of 0 to 1, invalid_schema_name.';
