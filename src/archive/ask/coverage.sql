-- coverage: how much of what was published is about somebody, period by period or outlet by outlet.

CREATE TYPE news_archive.coverage_row AS (period daterange, first_day date, outlet text, articles bigint, share real,
	mentions bigint, of_articles bigint);
COMMENT ON TYPE news_archive.coverage_row IS 'How much is published about somebody in a period or by an outlet, as '
	'coverage() counts it.';
COMMENT ON COLUMN news_archive.coverage_row.period IS 'Its days, half open. NULL: by outlet; articles whose day is not '
	'known or that may be of several periods.';
COMMENT ON COLUMN news_archive.coverage_row.first_day IS 'The first day of period. NULL as period.';
COMMENT ON COLUMN news_archive.coverage_row.outlet IS 'NULL: by period; articles whose outlet is not known.';
COMMENT ON COLUMN news_archive.coverage_row.articles IS 'How many mention the entity, by name, description or pronoun.';
COMMENT ON COLUMN news_archive.coverage_row.share IS 'What part of of_articles these are, 0 to 1. NULL: there is none.';
COMMENT ON COLUMN news_archive.coverage_row.mentions IS 'How often they mention it.';
COMMENT ON COLUMN news_archive.coverage_row.of_articles IS 'All articles of the period or outlet.';

CREATE FUNCTION news_archive.coverage(entity text, by text DEFAULT 'month', during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.coverage_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR entity;
	wanted_during daterange := during;
	id bigint;
	first_day date := lower(wanted_during);
	last_day date := upper(wanted_during) - 1;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_period(by, '{outlet}');
	id := news_archive_inner.select_entity(wanted);
	IF id IS NULL OR id = 0 THEN		-- nobody, or nobody that the reader may be told of
		RETURN;
	ELSIF by <> 'outlet' AND (first_day IS NULL OR last_day IS NULL) THEN
		SELECT coalesce(first_day, min(lower(a.published))), coalesce(last_day, max(upper(a.published) - 1))
			INTO first_day, last_day
		FROM article a WHERE wanted_during IS NULL OR a.published && wanted_during;
	END IF;
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT a.article_id, CASE WHEN by = 'outlet' THEN a.outlet END AS outlet,
			news_archive.period_of(a.published, by) AS period, count(*) AS mentions
		FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = id AND (wanted_during IS NULL OR a.published && wanted_during)
		GROUP BY a.article_id, a.outlet, a.published),
	mine AS (SELECT t.outlet, t.period, count(*) AS articles, sum(t.mentions)::bigint AS mentions FROM told t
		GROUP BY t.outlet, t.period),
	everything AS MATERIALIZED (
		SELECT x.outlet, x.period, count(*) AS articles
		FROM (SELECT CASE WHEN by = 'outlet' THEN a.outlet END AS outlet, news_archive.period_of(a.published, by)
			AS period
			FROM article a WHERE wanted_during IS NULL OR a.published && wanted_during) x
		GROUP BY x.outlet, x.period),
	rows AS (
		SELECT NULL::text AS outlet, p.period FROM news_archive_inner.list_periods(first_day, last_day, by) p
			WHERE by <> 'outlet'
		UNION SELECT e.outlet, e.period FROM everything e)
	SELECT r.period, lower(r.period), r.outlet, coalesce(m.articles, 0),
		(coalesce(m.articles, 0)::float8 / e.articles)::real, coalesce(m.mentions, 0), coalesce(e.articles, 0)
	FROM rows r LEFT JOIN everything e ON (e.outlet, e.period) IS NOT DISTINCT FROM (r.outlet, r.period)
		LEFT JOIN mine m ON (m.outlet, m.period) IS NOT DISTINCT FROM (r.outlet, r.period)
	ORDER BY lower(r.period) NULLS LAST, coalesce(m.articles, 0) DESC, r.outlet COLLATE "C" NULLS LAST;
END $$;
COMMENT ON FUNCTION news_archive.coverage(text, text, news_archive.days, name) IS
'How much is published about somebody or something, named in any spelling: a row for each day, week (from Monday), '
'month or year, in order, or with by => ''outlet'' for each outlet, the one with most articles first. '
'articles mention the entity by name, description or pronoun, mentions counts how often; of_articles are all articles '
'of that period or outlet, share (0 to 1) is the part of them that mention it, NULL where there is none. '
'Periods run from the first to the last day of during, or of the archive where during is not given or has an open end; '
'those without any article have a row too. A last row whose period is NULL has the articles whose day is not known or '
'that may be of several periods; by outlet a row whose outlet is NULL those whose outlet is not known. '
'during (''2013'', ''2013-02-01/2013-02-05'', a daterange) keeps what may have been published then. '
'No rows for a name that is NULL. Errors: no_data_found when the name is not known, program_limit_exceeded for more '
'than 10,000 periods, invalid_parameter_value for another word in by, invalid_datetime_format, invalid_schema_name.';
