-- dates: time expressions and what they mean on a given day.

-- What a user says when he is asked for days.  The values are daterange's own, so the casts do nothing.
CREATE TYPE news_archive.days;
CREATE FUNCTION news_archive.days_in(cstring) RETURNS news_archive.days
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_days_in';
CREATE FUNCTION news_archive.days_out(news_archive.days) RETURNS cstring
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_days_out';
CREATE FUNCTION news_archive.days_recv(internal) RETURNS news_archive.days
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_days_recv';
CREATE FUNCTION news_archive.days_send(news_archive.days) RETURNS bytea
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_days_send';
CREATE TYPE news_archive.days (INPUT = news_archive.days_in, OUTPUT = news_archive.days_out,
	RECEIVE = news_archive.days_recv,
	SEND = news_archive.days_send, LIKE = daterange);
-- From PostgreSQL 17 on a cast of a range type needs a function, also to another name of the same bytes.
CREATE FUNCTION news_archive.days_of_range(daterange) RETURNS news_archive.days
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_same_days';
CREATE FUNCTION news_archive.range_of_days(news_archive.days) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_same_days';
CREATE CAST (news_archive.days AS daterange) WITH FUNCTION news_archive.range_of_days(news_archive.days) AS IMPLICIT;
CREATE CAST (daterange AS news_archive.days) WITH FUNCTION news_archive.days_of_range(daterange) AS IMPLICIT;
COMMENT ON FUNCTION news_archive.days_of_range(daterange) IS 'Of the type days: the same value.';
COMMENT ON FUNCTION news_archive.range_of_days(news_archive.days) IS 'Of the type days: the same value.';
COMMENT ON FUNCTION news_archive.days_in(cstring) IS 'Of the type days; not to be called by itself.';
COMMENT ON FUNCTION news_archive.days_out(news_archive.days) IS 'Of the type days; not to be called by itself.';
COMMENT ON FUNCTION news_archive.days_recv(internal) IS 'Of the type days; not to be called by itself.';
COMMENT ON FUNCTION news_archive.days_send(news_archive.days) IS 'Of the type days; not to be called by itself.';
COMMENT ON CAST (news_archive.days AS daterange) IS 'The same value.';
COMMENT ON CAST (daterange AS news_archive.days) IS 'The same value.';
COMMENT ON TYPE news_archive.days IS
'A daterange that may also be written in EDTF (ISO 8601-2): ''2013'', ''2013-02'', ''2013-02-01'', ''2013-W05'', '
'''2012-21'' (spring), ''201X'', ''2013-02-01/2013-02-05'' (all days of both), ''2013-02/..'', ''../2013'', '
'''2012..2013''. For arguments: each function with "during" takes it, and dateranges as they are. '
'Errors: invalid_datetime_format.';

CREATE FUNCTION news_archive.time_expressions(body text, reference date DEFAULT NULL, day_first boolean DEFAULT NULL,
	OUT start int, OUT length int,
		OUT expression text, OUT type text, OUT value text, OUT during daterange, OUT "precision" text,
			OUT modifier text,
		OUT basis text, OUT confidence real, OUT alternatives daterange[], OUT reach daterange)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_time_expressions';
COMMENT ON FUNCTION news_archive.time_expressions(text, date, boolean) IS
'The time expressions of a text and the days they mean when it was written on the reference day. start is a 1-based '
'character, length counts characters. type is date, time, duration or set; value is TIMEX3; during is half open, NULL '
'for durations, sets, vague words, and for relative words without a reference day. day_first says whether 3/4/2013 is '
'the third of April; NULL: as the other dates of the text show, else month first. basis names the rule. '
'alternatives holds the second reading, when there is one; reach the days that "since", "until", "from .. '
'to" or "between .. and" make of it.';

CREATE FUNCTION news_archive_inner.weekday_years_array(month int, day int, weekday int, during daterange)
	RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_weekday_years';
COMMENT ON FUNCTION news_archive_inner.weekday_years_array(int, int, int, daterange) IS
'weekday_years() as one array.';

CREATE FUNCTION news_archive.weekday_years(month int, day int, weekday int, during news_archive.days)
	RETURNS SETOF int
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN unnest(news_archive_inner.weekday_years_array(month, day, weekday, during));
COMMENT ON FUNCTION news_archive.weekday_years(int, int, int, news_archive.days) IS
'The years in which month and day fall on that weekday (ISO 8601: 1 Monday to 7 Sunday) inside the range: '
'the candidates for an article that says "Saturday, December 29" and no year. An open side of the range stops at the '
'years 1 and 9999. A day that no year has gives no row; a weekday outside 1 to 7 is an error.';

CREATE FUNCTION news_archive.full_date(line text) RETURNS date
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_full_date';
COMMENT ON FUNCTION news_archive.full_date(text) IS
'The first full date (day, month and year) in a date line or byline, in English or another main language and in any '
'usual form; of 3/4/2013 the day is read first. NULL when there is none.';

CREATE FUNCTION news_archive_inner.shown_orders(line text) RETURNS boolean[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_shown_orders';
COMMENT ON FUNCTION news_archive_inner.shown_orders(text) IS
'Of each date in figures that can be read in one way only (13/4/2013, 4-13-2013; not 13.4.2013, where the day is first '
'anyway) whether it has the day first, in the order of the line: at most 100. Empty when there is none.';

CREATE FUNCTION news_archive.during_text(during daterange, "precision" text DEFAULT NULL, modifier text DEFAULT NULL)
	RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_during_text';
COMMENT ON FUNCTION news_archive.during_text(daterange, text, text) IS
'Days in words for people: 2 February 2013, week of 28 January 2013, early March 2013, 1990s, since 15 March 2011. '
'Without a precision (or when the range is not of that kind) the range speaks for itself. NULL for NULL, for an empty '
'range and for one without ends. An unknown precision is an error.';

CREATE FUNCTION news_archive.edtf(during daterange, "precision" text DEFAULT NULL, modifier text DEFAULT NULL)
	RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_edtf';
COMMENT ON FUNCTION news_archive.edtf(daterange, text, text) IS
'Days in the Extended Date/Time Format (ISO 8601-2): 2013-02-02, 2013-02, 2012-21 (spring), 2012-35 (third quarter), '
'199X, 19XX, 2013-01-28/2013-02-03, 2011-03-15/.., and ~ for an approximate date. NULL as during_text().';
