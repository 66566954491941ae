-- periods: days, weeks, months and years to count by.

CREATE FUNCTION news_archive_inner.period_from(day date, by text) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN day IS NOT NULL AND by IN ('day', 'week', 'month', 'year')
		THEN daterange(date_trunc(by, day::timestamp)::date,
		(date_trunc(by, day::timestamp) + CASE by WHEN 'day' THEN interval '1 day' WHEN 'week' THEN interval '7 days'
			WHEN 'month' THEN interval '1 month' ELSE interval '1 year' END)::date) END;
COMMENT ON FUNCTION news_archive_inner.period_from(date, text) IS
'The day, week (from Monday), month or year in which a day lies, half open. NULL for NULL and for another word.';

CREATE FUNCTION news_archive.period_of(during daterange, by text) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN NOT isempty(during) AND news_archive_inner.period_from(lower(during), by) @> during
		THEN news_archive_inner.period_from(lower(during), by) END;
COMMENT ON FUNCTION news_archive.period_of(daterange, text) IS
'The day, week (from Monday), month or year in which all these days lie, half open. NULL when they lie in several, an '
'end is open, or they are not known; NULL for another word too.';

CREATE FUNCTION news_archive_inner.check_period(by text, more text[] DEFAULT '{}') RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF by IS NULL OR by <> ALL ('{day,week,month,year}'::text[] || more) THEN
		RAISE EXCEPTION 'nothing is counted by "%"', coalesce(by, 'NULL')
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Count by ' || array_to_string('{day,week,month,year}'::text[] || more, ', ') || '.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_period(text, text[]) IS
'Errors (invalid_parameter_value) for what is no period to count by: another word than day, week, month, year and '
'those of more, or NULL.';

CREATE FUNCTION news_archive_inner.list_periods(first_day date, last_day date, by text, OUT period daterange)
	RETURNS SETOF daterange
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE ROWS 500 AS $$
DECLARE
	most CONSTANT int := 10000;
	n bigint := 1 + CASE by WHEN 'day' THEN last_day - first_day WHEN 'week' THEN (last_day - first_day) / 7
		WHEN 'month' THEN 12 * (date_part('year', last_day) - date_part('year', first_day))
			+ date_part('month', last_day) - date_part('month', first_day)
		ELSE date_part('year', last_day) - date_part('year', first_day) END;
BEGIN
	IF n > most THEN
		RAISE EXCEPTION 'from % to % there are % periods, more than %', first_day, last_day, n, most
			USING ERRCODE = 'program_limit_exceeded', HINT = 'Ask for a shorter time (during => ''2013'') or for '
				'longer periods (by => ''month'').';
	END IF;
	period := news_archive_inner.period_from(first_day, by);
	WHILE lower(period) <= last_day LOOP
		RETURN NEXT;
		period := news_archive_inner.period_from(upper(period), by);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.list_periods(date, date, text) IS
'The days, weeks, months or years from one day to another, each as a half-open range, in order. No rows when a day is '
'NULL. Errors: program_limit_exceeded for more than 10,000.';
