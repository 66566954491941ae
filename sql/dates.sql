-- Dates: time expressions, and the days they mean on a given day.
\pset format unaligned
\pset null '(null)'
SET datestyle = 'ISO, MDY';

-- one line an expression: words, type, TIMEX3 value, days, precision, modifier, rule
CREATE FUNCTION told(body text, reference date DEFAULT '2013-02-03') RETURNS SETOF text LANGUAGE sql STABLE AS $$
	SELECT concat_ws(' | ', expression, type, value, during, "precision", modifier, basis)
	FROM news_archive.time_expressions(body, reference) $$;

-- places and words agree, in characters, also behind letters of several bytes
SELECT start, length, expression, substring(body, start, length) = expression AS same, round(confidence::numeric, 2) AS confidence
FROM (VALUES ('Zoë’s café in Köln opened on Friday — and shut “last week”.')) v(body),
	news_archive.time_expressions(body, '2013-02-03');

-- weekdays: the most recent, the day of writing included (2013-02-03 was a Sunday)
SELECT told('The envoys met on Sunday.');
SELECT told('The envoys met on Saturday.');
SELECT told('The envoys met on Monday.');
-- a verb of the future close by: the next one
SELECT told('The envoys will meet on Monday.');
SELECT told('The court is to rule as early as Tuesday.');
SELECT told('Talks had been due to end on Friday.');
SELECT told('The film had been seen a million times by Friday. The bill must be paid by Friday. He said that two weeks ago it rained.');
-- last is strictly before, next strictly after
SELECT told('He left last Sunday.');
SELECT told('She returns next Sunday.');
-- the second reading is kept
SELECT expression, during, alternatives FROM news_archive.time_expressions('The envoys met on Monday.', '2013-02-03');

-- full dates, in many forms
SELECT told(d) FROM unnest('{"February 2, 2013","Feb. 2, 2013","2 February 2013","the 2nd of February, 2013","Saturday, 2 Feb 2013","2013-02-02","2.2.2013","14/02/2013","02/14/2013","2-Feb-13","03 Feb 2013 06:07"}'::text[]) d;
-- day and month of the other order are the second reading; another date of the text, or the caller, may show the order
SELECT expression, during, alternatives, confidence FROM news_archive.time_expressions('Signed 3/4/2013.', '2013-06-01');
SELECT expression, during, confidence FROM news_archive.time_expressions('Signed 3/4/2013 and sealed 25/4/2013.', '2013-06-01');
SELECT expression, during, confidence FROM news_archive.time_expressions('Signed 3/4/2013.', '2013-06-01', day_first => true);
-- weekday and date that do not agree: the date stands, flagged, and the weekday's day is the second reading
SELECT expression, during, alternatives, basis, confidence FROM news_archive.time_expressions('On Friday, 3 March 2011, it rained.', '2013-02-03');

-- day and month in figures, behind a weekday; else they may be anything
SELECT told('The envoys met on Tuesday 29.1. in Sarn, and Monday, 4.2., is free.');
SELECT told('On Monday 12.3 million voted. It met on 12.3. in Sarn. On Monday it fell 12.3.');

-- month and day: the nearest; far ones by the verb
SELECT told('The clinic opened on December 29.');
SELECT told('The clinic opened on March 1.');
SELECT told('The bridge will open on June 1.');
SELECT told('The bridge opened on June 1.');
SELECT told('It was signed on February 29.', '2013-02-03');
SELECT told('It was signed on June 1 last year.');
-- months
SELECT told('He resigned in November, was charged in January and will be tried in May.');
-- of a month soon to come the last one is meant only right behind a verb of the past
SELECT told('It has decided to open the bridge in early March. The old bridge closed in March.');
SELECT told('He resigned in November last year; last June he was still in office.');
SELECT told('He was elected in March 2011 and May 1999.');
-- words that are often no month, weekday or season
SELECT told('You may march in the sun, but Dec the plumber sat down and prices fall.');
SELECT told('May Thompson met March Bell and Jan Novak for a second time.');

-- years, decades, centuries
SELECT told('In 1989, in the 1990s, in the ''80s, in the sixties and in the 19th century.');
SELECT told('The mid-1990s, early 2012 and the late 1970s.');
-- numbers that are no years
SELECT told('It cost $1990, drew 2000 people, weighed 1950 kg and fell 1999.5 points; call 555-1984 or 1984 dollars.');

SELECT told('Resolution 1973, flight 1549, more than 1500 fighters and some 1200 villagers, Series 1900.');
SELECT told('June Carter and April Dunn said that in June Carter left; Bloody Sunday and Black Friday are no days of ours, 9/11 is.');
SELECT told('A fall in the current year, a spring in the yard; the fall of 1999 and fall 2001.');
SELECT told('Ships left at 1700 hrs and 0430 GMT; the shop is expected to close this week.');

-- units counted from now
SELECT told('Two years ago, six weeks ago, ten days ago, a month ago, nearly three decades ago, several years ago.');
SELECT told('Last week, this month, next year, the past century, this past week.');
SELECT told('Yesterday, today, tomorrow, the day before yesterday, last night, tonight, this morning.');
-- weeks are ISO weeks, also at the turn of the year
SELECT told('He left last week.', '2013-01-01');
SELECT told('She arrives next week.', '2012-12-30');
SELECT told('A year earlier it was closed.', '2012-02-29');
-- narrowed by the day of writing
SELECT told('He said so earlier this week.', '2013-02-02');
SELECT told('It opens later this week.', '2013-01-30');
SELECT told('It was formed late last year.');
SELECT told('It was formed early this year.');
-- the weekend: the one just over, unless it is on or ahead
SELECT told('They met over the weekend.', '2013-02-05');
SELECT told('They will meet over the weekend.', '2013-02-05');

-- quarters, halves, seasons, holidays
SELECT told('The third quarter, the fourth quarter of 2011, Q2 2012, this year''s first quarter, the second half of 1999.');
SELECT told('The first half was goalless.');
SELECT told('Last summer it rained. The winter of 2010 was mild. It will open in spring.');
SELECT told('Christmas Day, New Year''s Eve 1999, Good Friday 2012, Thanksgiving, Labor Day 2010, year-end.');

-- feasts of other calendars: Umm al-Qura, Hebrew, Persian, Chinese, Julian; a month or a week is given by its two ends
SELECT told('Ramadan 2012, Eid al-Fitr, Eid al-Adha 2012, 10 Muharram 1434 AH, Nowruz 1391, Hanukkah 2012, Yom Kippur 1973, Passover 2013, Chinese New Year 2013, Orthodox Easter 2013.');
SELECT told('Last Easter, next Ramadan, this Christmas, the day after Christmas, the day before last Tuesday.');
-- an Islamic feast may come twice in a year; a month has no 30th day in every year
SELECT expression, during, alternatives FROM news_archive.time_expressions('Eid al-Adha 2006 was quiet.', '2013-02-03');
SELECT told('On 31 Muharram 1434, on 30 Ramadan 1433, in Ramadan 1700 and Ramadan 2150.');
-- a day that is another one elsewhere is known in a text on America only
SELECT told('They vote on Election Day and march on Independence Day.');
SELECT told('U.S. voters go to the polls on Election Day.');
-- a part of a longer name is no day
SELECT told('The Good Friday Agreement, the Easter Rising and Christmas Island.');

-- counting in a month, a year, a week
SELECT told('The first Monday of October, the last Friday in May 2012, the third Thursday of November, the fifth Monday of February 2013, the last day of June.');
SELECT told('The first week of January 2013, the last week of June, the second weekend of March 2012, the first day of 2013.');
SELECT told('Week 12 of 2012, 2012-W01, 2012-W23-5, 2012-06, 2010-11, Friday the 1st, Monday the 31st.');
SELECT told('A week ago today, two weeks from Monday, a week on Tuesday; Friday week.');
SELECT told('The week before last, the year after next, the night before last; the year 2030, fiscal year 2011.');
SELECT told('It rained on Tuesday. Later in the day the last match of the day was called off.');

-- times of day
SELECT told('Friday morning, Saturday at 5 p.m., 6:30 a.m. on Friday, midnight Friday, 1430 GMT, the night of January 13.');

-- durations and sets
SELECT told('A 45-minute call, a 22-month-long siege, a nearly two-year-old war, two and a half years, 36 hours, a couple of weeks, several days, a decade.');
SELECT told('A 52-year-old teacher, 37 years old, earns $5 a day.');
SELECT told('The war is in its fourth year.');
-- which has days when it is known when the thing began, and when that year is the year of writing
SELECT told('The war in Bosnia is in its third year.', '1994-06-01');
SELECT told('The war in Bosnia is in its third year.', '1996-06-01');
SELECT told('The bakery in Bosnia is in its third year.', '1994-06-01');
SELECT told('Miners have been on strike since May 2010. The strike, now in its third year, goes on.');
SELECT told('Every Friday, every two weeks, each year, daily, annually, on Mondays, every other month.');
-- a duration that reaches to now has days
SELECT told('Over the past three years it grew; the next two weeks decide.');

-- references to no certain time
SELECT told('He is now retired, was recently ill, and in recent years wrote of the future.');

-- stretches: since, until, from .. to, between .. and
SELECT expression, during, reach FROM news_archive.time_expressions('Since March 2011, until May 1999, from March 3 to March 5, between January 12 and January 16, 1936, 6-7 February 1920, 1947-54.', '2013-02-03');

-- weekdays that are a stretch are in order; two that are only named together are none
SELECT expression, during, reach FROM news_archive.time_expressions('They met from Friday to Monday. The fair will run from Saturday through Monday. In 1990 and 2005.', '2013-02-05');

-- a history counts from what it tells
SELECT told('In 1911 the mine opened. In March 1912 the miners struck; on 4 June the owners gave in. The following year, 1913, brought peace. In May 1914 it shut. It reopened in 1919. In June 1921 it burnt down, and a year later it was sold. In 1930 it was a ruin.', '2009-12-19');
-- a later date of the sentence lends its old year to those before it
SELECT told('On 13 April the town fell, and on 25 July 1918 it was freed.');
SELECT told('It will pay on November 16 the bonds due March 15, 2021.');
-- news that mentions an old year goes on from its own day
SELECT told('The firm, founded in 1911, said on Friday that it closed on January 4.');

-- reports of profits count in quarters
SELECT expression, value, alternatives FROM news_archive.time_expressions('Net income rose to $4 million, or 12 cents a share, from $3 million a year earlier.', '2013-02-03');

-- a line broken for its length breaks no date; two lines do not make one
SELECT expression, during FROM news_archive.time_expressions(E'The freighter sank in heavy weather off the northern cape on August\n12, 1985, with all hands.\nMarch\n24 people met.', '1987-06-19');
-- two digits are no year to come; a newspaper is no day, an hour no year, a preposition no week
SELECT told('In ''29, in ''09, on 3/5/29; USA Today of Monday; between 1900 and 2300 hours; following Monday''s vote; 1986''s fourth quarter.');

-- without a day of writing: what can be known
SELECT told('On Saturday, February 2, in March, last week, yesterday, two years ago, in spring, that day, in 2010.', NULL);
SELECT count(*) FROM news_archive.time_expressions(NULL, '2013-02-03');
SELECT count(*) FROM news_archive.time_expressions('', '2013-02-03');
SELECT told('Last week, Saturday.', 'infinity');

-- date lines in other languages
SELECT line, news_archive.full_date(line) FROM unnest(ARRAY['Montag, 4. März 2013, 10:00 Uhr', 'Publié le 1er août 2013', '3 de febrero de 2013',
	'Roma, 3 febbraio 2013', '3 maart 2013', '12 de março de 2013', '17 января 2013', '2013年2月3日', '03/02/2013', '13.02.2013', 'Feb. 3, 2013',
	'no date in 2013', '31/02/2013', '1.2.3.4', '']) line;

-- the years a weekday fits
SELECT array_agg(y) FROM news_archive.weekday_years(12, 29, 6, '[2000-01-01,2030-01-01)') y;
SELECT array_agg(y) FROM news_archive.weekday_years(2, 29, 5, '[1900-01-01,2000-01-01)') y;
SELECT count(y) FROM news_archive.weekday_years(2, 30, 6, '(,)') y;
SELECT count(y) FROM news_archive.weekday_years(2, 3, 6, 'empty') y;
SELECT news_archive.weekday_years(2, 3, 8, '(,)');

-- days for people and for archives
SELECT r, p, m, news_archive.during_text(r::daterange, p, m), news_archive.edtf(r::daterange, p, m) FROM (VALUES
	('[2013-02-02,2013-02-03)', 'day', NULL), ('[2013-01-28,2013-02-04)', 'week', NULL), ('[2013-03-01,2013-04-01)', 'month', 'start'),
	('[2013-03-01,2013-04-01)', NULL, 'approx'), ('[2012-07-01,2012-10-01)', 'quarter', NULL), ('[2012-07-01,2012-10-01)', NULL, NULL),
	('[2012-06-01,2012-09-01)', 'season', NULL), ('[2012-12-01,2013-03-01)', 'season', NULL), ('[2012-01-01,2012-07-01)', 'half', NULL),
	('[2012-01-01,2013-01-01)', 'year', 'end'), ('[2012-10-01,2013-01-01)', 'year', 'end'), ('[1990-01-01,2000-01-01)', 'decade', 'mid'),
	('[1900-01-01,2000-01-01)', 'century', NULL), ('[2012-12-28,2013-01-03)', 'range', NULL), ('[2013-02-26,2013-03-03)', 'range', NULL),
	('[1981-01-01,2012-01-01)', 'range', NULL), ('[2012-11-01,2013-02-01)', 'range', NULL), ('[2011-03-15,)', 'day', NULL),
	('(,2011-03-15)', 'day', NULL), ('(,)', NULL, NULL), ('empty', NULL, NULL), (NULL, NULL, NULL),
	('[0044-03-15 BC,0044-03-16 BC)', NULL, NULL), ('[12000-03-15,12000-03-16)', NULL, NULL)) v(r, p, m);
SELECT news_archive.edtf('[2012-01-01,2013-01-01)', 'yaer');

-- property: the days agree with PostgreSQL's own arithmetic, on every 29th day of four centuries and on each day about the turns of years and Februaries
CREATE TEMP TABLE days AS SELECT d::date AS d FROM generate_series(timestamp '1800-01-01', '2200-12-31', '29 days') d
	UNION SELECT d::date FROM generate_series(1800, 2199) y, generate_series(make_date(y, 12, 28)::timestamp, make_date(y + 1, 1, 4), '1 day') d
	UNION SELECT d::date FROM generate_series(1800, 2199) y, generate_series(make_date(y, 2, 28)::timestamp, make_date(y, 3, 1), '1 day') d;
CREATE FUNCTION wrong(words text, expected_from text, expected_length text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE n bigint;
BEGIN
	EXECUTE format('SELECT count(*) FILTER (WHERE during IS DISTINCT FROM daterange((%2$s)::date, (%2$s + interval %3$L)::date))
		FROM days LEFT JOIN LATERAL news_archive.time_expressions(%1$L, d) ON true', words, expected_from, expected_length) INTO n;
	RETURN n;
END $$;
SELECT words, wrong(words, expected_from, expected_length) FROM (VALUES
	('yesterday', $$d::timestamp - interval '1 day'$$, '1 day'),
	('ten days ago', $$d::timestamp - interval '10 days'$$, '1 day'),
	('this week', $$date_trunc('week', d::timestamp)$$, '7 days'),
	('last week', $$date_trunc('week', d::timestamp) - interval '7 days'$$, '7 days'),
	('next week', $$date_trunc('week', d::timestamp) + interval '7 days'$$, '7 days'),
	('six weeks ago', $$date_trunc('week', d::timestamp) - interval '42 days'$$, '7 days'),
	('last month', $$date_trunc('month', d::timestamp) - interval '1 month'$$, '1 month'),
	('next month', $$date_trunc('month', d::timestamp) + interval '1 month'$$, '1 month'),
	('18 months ago', $$date_trunc('month', d::timestamp) - interval '18 months'$$, '1 month'),
	('this quarter', $$date_trunc('quarter', d::timestamp)$$, '3 months'),
	('next quarter', $$date_trunc('quarter', d::timestamp) + interval '3 months'$$, '3 months'),
	('last year', $$date_trunc('year', d::timestamp) - interval '1 year'$$, '1 year'),
	('nine years ago', $$date_trunc('year', d::timestamp) - interval '9 years'$$, '1 year'),
	('next year', $$date_trunc('year', d::timestamp) + interval '1 year'$$, '1 year'),
	('Saturday', $$d::timestamp - ((extract(isodow FROM d)::int + 1) % 7) * interval '1 day'$$, '1 day'),
	('last Saturday', $$d::timestamp - ((extract(isodow FROM d)::int + 0) % 7 + 1) * interval '1 day'$$, '1 day'),
	('next Saturday', $$d::timestamp + (7 - (extract(isodow FROM d)::int + 1) % 7) * interval '1 day'$$, '1 day')) v(words, expected_from, expected_length);
-- the TIMEX3 values of weeks are PostgreSQL's ISO weeks
SELECT count(*) FROM days, news_archive.time_expressions('this week', d) WHERE value <> to_char(d, 'IYYY"-W"IW');
-- a date written out is read back
SELECT count(*) FROM days, LATERAL (VALUES (to_char(d, 'FMMonth FMDD, YYYY')), (to_char(d, 'FMDay, FMDD Mon YYYY')), (to_char(d, 'YYYY-MM-DD')),
	(to_char(d, 'DD.MM.YYYY'))) f(words)
	LEFT JOIN LATERAL news_archive.time_expressions(words, d) t ON true WHERE lower(during) IS DISTINCT FROM d OR basis LIKE '%differs';
-- month and day alone are the nearest such day, but for the tenth of a year in which the past is preferred
SELECT count(*) FROM days, news_archive.time_expressions('October 12', d) WHERE extract(month FROM lower(during)) <> 10 OR abs(lower(during) - d) > 300;
-- EDTF of a day is its ISO form
SELECT count(*) FROM days WHERE news_archive.edtf(daterange(d, d + 1)) <> d::text;
-- the years of a weekday are those in which the calendar has it
SELECT count(*) FROM generate_series(1800, 2200) y WHERE (extract(isodow FROM make_date(y, 12, 29)) = 6) <>
	(y IN (SELECT news_archive.weekday_years(12, 29, 6, '(,)')));

-- during is a daterange: an index answers which articles speak of a day
CREATE TEMP TABLE told_days AS SELECT d, t.during FROM days, news_archive.time_expressions('He left on Saturday, last month and in the third quarter of 1999.', d) t;
CREATE INDEX ON told_days USING gist (during);
ANALYZE told_days;
SET enable_seqscan = off;
CREATE FUNCTION nodes_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line LIKE '%Index%' THEN RETURN NEXT regexp_replace(line, '^[ >-]+', ''); END IF;
	END LOOP;
END $$;
SELECT count(*) > 0 AS indexed FROM nodes_of($$SELECT FROM told_days WHERE during && '[1999-08-01,1999-08-02)'$$) n WHERE n LIKE '%during && %';
SELECT count(*) = (SELECT count(*) FROM days) AS all_found FROM told_days WHERE during && '[1999-08-01,1999-08-02)' AND lower(during) = '1999-07-01';
RESET enable_seqscan;

-- property: weekdays counted in months are those of a plain count over the calendar
SELECT count(*), count(*) FILTER (WHERE t.during IS DISTINCT FROM daterange(e.day, e.day + 1)) AS wrong
FROM generate_series(timestamp '1800-01-01', '2199-12-01', '1 month') m,
	LATERAL (VALUES ('first Monday', 1, 1), ('second Thursday', 4, 2), ('fourth Friday', 5, 4), ('last Sunday', 7, 0)) k(words, weekday, n),
	LATERAL (SELECT CASE n WHEN 0 THEN max(d::date) ELSE (array_agg(d::date ORDER BY d))[n] END AS day
		FROM generate_series(m, m + interval '1 month - 1 day', '1 day') d WHERE extract(isodow FROM d) = weekday) e
	LEFT JOIN LATERAL news_archive.time_expressions('on the ' || words || ' of ' || to_char(m, 'FMMonth YYYY')) t ON true;
-- and ISO weeks, written as PostgreSQL writes them, are read back
SELECT count(*) FROM days LEFT JOIN LATERAL news_archive.time_expressions(to_char(d, 'IYYY"-W"IW"-"ID')) t ON true WHERE t.during IS DISTINCT FROM daterange(d, d + 1);
SELECT count(*) FROM days LEFT JOIN LATERAL news_archive.time_expressions(to_char(d, '"week "FMIW" of "IYYY')) t ON true
	WHERE t.during IS DISTINCT FROM daterange(date_trunc('week', d)::date, date_trunc('week', d)::date + 7);
-- the feasts of each calendar keep their distance: Eid follows Ramadan at once, Nowruz is about the equinox, the new moon of the Chinese year in January or February
SELECT count(*) FILTER (WHERE e.during IS NULL OR r.during IS NULL) AS unknown, count(*) FILTER (WHERE lower(e.during) <> upper(r.during)) AS apart
FROM generate_series(1360, 1500) y LEFT JOIN LATERAL news_archive.time_expressions('Ramadan ' || y) r ON true
	LEFT JOIN LATERAL news_archive.time_expressions('Eid al-Fitr ' || y) e ON true;
SELECT count(*) AS wrong FROM generate_series(1901, 2099) y LEFT JOIN LATERAL news_archive.time_expressions('Nowruz ' || y || ', Chinese New Year ' || y || ', Orthodox Easter ' || y) t ON true
	WHERE t.during IS NULL OR to_char(lower(t.during), 'MM-DD') NOT BETWEEN
		CASE left(expression, 1) WHEN 'N' THEN '03-19' WHEN 'C' THEN '01-20' ELSE '04-03' END AND CASE left(expression, 1) WHEN 'N' THEN '03-22' WHEN 'C' THEN '02-21' ELSE '05-08' END;

-- a dateline's day is the better day to count from, whenever the story was printed, unless it is far from it
SELECT told(E'SARN, March 8 (Agency) - He said on Friday that he would travel on Monday.', '2013-03-12');
SELECT told(E'SARN, March 8 (Agency) - He said on Friday that he would travel on Monday.', '2013-06-12');
SELECT told(E'SARN, March 8, 2013 (Agency) - He said on Friday that he would travel on Monday.', NULL);
-- business forms, zones, how often, weeks by their last day
SELECT told('FY2012, FY12, 1H12, H1 2013, Q3 2012 and 2Q12 were better.', '2013-03-12');
SELECT told('At 9 p.m. EST, at 1430 GMT, at 5 p.m. at 10:30 a.m. PDT and at 6 p.m. ET.', '2013-03-12');
SELECT told('They meet twice a week, three times a month or once every year, but at times a day is long.', '2013-03-12');
SELECT told('In the week ended March 3, and for the week ending Sunday, 5 May.', '2013-03-12');

-- what lies before or after something that has no date has no days; what lies beside a date has its own (2022-09-14 was a Wednesday)
CREATE FUNCTION days(body text, reference date DEFAULT '2022-09-14') RETURNS text LANGUAGE sql STABLE AS $$
	SELECT coalesce(string_agg(expression || ' = ' || coalesce(coalesce(reach, during)::text, '-'), '; ' ORDER BY start), '(none)') FROM news_archive.time_expressions(body, reference) $$;
SELECT days('In the year before the strike, the month after the coup, the quarter that followed, the year in which he died and the weekend before the poll.');
SELECT days('Years after the war, the night of the storm, the day before the vote and in the months before the summit.');
SELECT days('A week before the summit he left; it was 5 pct more than the month before and 2 pct more than the year prior.');
SELECT days('Later in the year since prices rose; over the weekend that he was ill; for the year before taxes; in the quarter after a 5 pct fall.');
SELECT days('Ten days before Christmas 2012, three days after August 12, two weeks before Friday.');
SELECT days('The year before 2011, the month before March 2011, the week before Easter 2012.');
SELECT days('The month before 2011, in the two years before 2011, for two weeks after Easter.');
SELECT days('The year after, he left. A year later he died. A year later we will know.');

-- weekdays counted in weeks
SELECT days('Friday fortnight, Monday week, on Tuesday week at noon; today week, tomorrow week, yesterday week.');
SELECT days('A week today, a fortnight tomorrow, a week yesterday, a week on Friday, a week from today, a fortnight last Friday.');
SELECT days('Two Fridays ago, a couple of Mondays ago, three Sundays from now.');
SELECT days('The Friday before last, the Sunday after next; he came Tuesday last, he will come Thursday next.');
SELECT days('Friday of next week, Monday last week, Tuesday of this week, Saturday in three weeks.');
SELECT days('A year ago today, a month ago yesterday, two years ago tomorrow night.');
SELECT days('In two weeks'' time, in a month''s time. He came for a week today. The Monday week-long talks.');

-- the year first, with a month's name
SELECT days('2013 March 5, 2013 Mar. 6, 2013-Mar-07, 2013/apr/8 and 2013, May 9.');
SELECT days('In 2013, March 5, 2012 was forgotten. The 2013 March days march. 2013-Foo-05.');
-- nothing in an address, a name of a file, a handle
SELECT days('http://sarn.example/2013/03/05/may-2014, (www.sarn.example/2012), sarn.example/monday, june2013@sarn.example, /archive/2013/05/, #May2013, @friday2013.');
SELECT days('report-2013-03-05.pdf, photo_2013-05-06, data.2013.csv, v2013.05.01, Monday.com; but "2013-03-05", (May 2013), Mon/Tue and p.m./Friday.');

-- years of a season, and days however they are joined
SELECT days('The 2014/15 season, 2014-15, 1999/00, fiscal 2014/15, the winter of 2014/15. Resolution 2014/15, 2014/12.');
SELECT days('26/27 May, the 3rd to the 5th of July, Friday 3 to Sunday 5 May.');
SELECT days('3.-5. June 2013, August/September 2019.');
SELECT days('Sept. 26, 27 and 28, 2013.'), days('On May 3-5 and 7; on June 3 and 5 people.');
SELECT days('3/5/2013-3/8/2013, 2013-03-05/2013-03-08, 1990 till 1995.'), days('Mon-Fri and Nov.-Dec.');
SELECT days('From May 3 until May 5. From December 30 until January 2. Open from 5 p.m. to 7 p.m. on Friday.');

-- rates, people, things that have happened; where a stretch ends, and late last week
SELECT days('It pumps 40,000 barrels a day, barrels of oil a day, 20 flights a week. It takes a day. He left a day before the vote.');
SELECT days('It held 5 at year-end 1985 and the last five months of her life, but 7 at year-end.');
SELECT days('Doubts in some quarters on the same 90-day limit, in several quarters.');
SELECT days('They would honour the December pact of the October Revolution.', '1987-03-04');
SELECT days('Over the next four years, in the next two weeks, the next 14 months.', '2014-11-09');
SELECT days('Late last week it rained.', '2014-11-09'), days('Late last week it rained.', '2014-11-11');

-- an infinite or far day of writing is none
SELECT days('On Friday, last week, a year ago, the next four years, March 5 and 2013.', d) FROM unnest(ARRAY['infinity', '-infinity', '5874897-12-31', '4713-01-01 BC']::date[]) d;
SELECT days('A year ago today, the next 9000 years, 9999999 weeks before Friday, 3000 years before 2013, a week before 31 February.');
SELECT news_archive.during_text('[-infinity,infinity)', 'day'), news_archive.edtf('[-infinity,2013-01-01)'), news_archive.edtf('[2013-01-01,infinity)'), news_archive.weekday_years(2, 29, 1, '[1990-01-01,infinity]') IS NOT NULL AS some LIMIT 1;
SELECT count(*) FROM news_archive.weekday_years(2, 29, 1, '[infinity,)'), news_archive.during_text('[infinity,)'), news_archive.edtf('(,-infinity]');
DROP FUNCTION days;

-- bad input: no day where there is none, never an error
SELECT told('On 31 February 2013, on February 30, on 29 February 2011 and on the 45th of May.');
SELECT told('In week 54, in year 0, in 0000, on 99999-01-01, on 2013-13-13 and 32/13/2013, on -2013-01-01.');
SELECT told('Week 54 of 2012, week 53 of 2012, 2013-W53-1, 2012-W00, 2012-W10-9, 2012-00 and 2012-13.');
SELECT told('On the 45th of May, Friday the 32nd, on the fifth Friday of February 2013, on the 0th of June.');
SELECT told('From the weekend to last week, next week to yesterday, early late mid-March.');
SELECT told('Ramadan, last Ramadan, the first Monday of May, Friday the 13th, a week from Monday, the year before last, week 12.', NULL);
SELECT told('The week before last, last Easter, a week ago Sunday.', '0001-01-01');
SELECT told('In 99999 years, 9999999 years ago, 8000 years ago, 4000000000 days ago, 300000 weeks ago.');
SELECT told('Year 9999, the 99th century, the 0th century, 0 days ago.');
SELECT told('On ١٢ فبراير, on １２ February 2013, in ２０１３.');
SELECT told('1/2/3/4/2013 and 2013-02-02-03 and 12.12.12.12 and 2012/13.');
SELECT told('next last this Friday last week ago earlier 3 3 March March 2013 2013 2013');
SELECT told('a year ago', '0011-06-01');
SELECT told('next century', '9980-06-01');
SELECT told('yesterday', '0001-01-01');
-- long input costs time in proportion, and one sentence may be very long
SELECT count(*) FROM news_archive.time_expressions(repeat('on Friday and ', 20000), '2013-02-03');
SELECT count(*) FROM news_archive.time_expressions(repeat('1', 100000) || ' ' || repeat('x', 100000) || repeat(' the', 20000), '2013-02-03');
DROP FUNCTION told, wrong, nodes_of;

-- before our era: no wrong days
SELECT expression, value, during FROM news_archive.time_expressions('Built in the 5th century BC, burnt in 1480 B.C. and in 1500 BCE.', '2013-02-03');
SELECT expression, during FROM news_archive.time_expressions('Built in the 5th century, burnt in 1480 by C. Brandt.', '2013-02-03');

-- ------------------------------------------------------------------------------------------------------- the type days
-- years, months, days, weeks, seasons, quarters, thirds, halves, decades, centuries, what is not known, marks of doubt
SELECT t, t::news_archive.days FROM unnest('{2013,2013-02,2013-02-01,2012-02-29,2013-W05,2013-W05-7,2012-21,2012-24,2013-34,2013-38,2013-41,201X,19XX,2013-XX,2013-02-XX,2013-XX-XX,2013?,2013-02~,2013-02-01%}'::text[]) t;
-- ranges in EDTF, with all days of both ends, open ones; two dots; white space
SELECT t, t::news_archive.days FROM unnest('{2013-02-01/2013-02-05,2012/2013-02,201X/2021,2013-02/..,../2013,/2013,2013/,../..,2012..2013,2012..,..2012," 2013-02 "}'::text[]) t;
-- ranges as PostgreSQL writes them
SELECT t, t::news_archive.days FROM unnest('{"[2013-02-01,2013-02-03)","(2013-02-01,2013-02-03]","(,2013-02-03)","(,)"," [2013-02-01,)",empty,EMPTY}'::text[]) t;
-- what edtf() writes is read again
SELECT d, news_archive.edtf(d) FROM unnest('{"[2013-02-01,2013-02-02)","[2013-02-01,2013-03-01)","[2013-01-01,2014-01-01)","[2013-01-28,2013-02-04)","[2011-03-15,)","(,2011-03-15)"}'::daterange[]) d
	WHERE news_archive.edtf(d)::news_archive.days::daterange <> d;
SELECT p, d, news_archive.edtf(d, p)::news_archive.days::daterange = d AS same FROM (VALUES ('season', '[2012-12-01,2013-03-01)'::daterange), ('quarter', '[2013-04-01,2013-07-01)'),
	('half', '[2013-07-01,2014-01-01)'), ('decade', '[1990-01-01,2000-01-01)'), ('century', '[1900-01-01,2000-01-01)')) v(p, d);
-- casts both ways do nothing
SELECT '2013-02'::news_archive.days::daterange * daterange('2013-02-10', NULL) AS part, daterange('2013-02-01', '2013-02-03')::news_archive.days AS days, NULL::daterange::news_archive.days AS none;
SELECT * FROM news_archive.weekday_years(12, 29, 6, '201X');
SELECT * FROM news_archive.weekday_years(12, 29, 6, daterange('2010-01-01', '2020-01-01'));
CREATE TEMP TABLE stays (d news_archive.days);
INSERT INTO stays VALUES ('2013'), ('[2013-02-01,2013-02-03)'), (NULL);
COPY stays TO STDOUT;
DROP TABLE stays;
-- what is none
SELECT 'soon'::news_archive.days;
DO $$
DECLARE
	t text;
BEGIN
	FOREACH t IN ARRAY '{"",2013-13,2013-02-30,2013-2,13,20130201,2014/2013,2013/soon,/,..,XXXX,0000,2013-W54,2013-W05-8,2013-X1,2013-02-X1,2013-XX-01,2013-22-01,2013-02-01T10:00,2013-02-01x,2013??,2013//2014,2013..2014..2015,-0044,infinity,today,"[2013-02-01","[2013-02-03,2013-02-01]"}'::text[] LOOP
		BEGIN
			PERFORM t::news_archive.days;
			RAISE WARNING '"%" is taken', t;
		EXCEPTION WHEN invalid_datetime_format OR invalid_text_representation OR data_exception THEN
		END;
	END LOOP;
END $$;

-- A number of people is no year, a numbered day no day, and a capital in a name no habit.
SELECT t, expression, value FROM unnest(ARRAY['A survey of 1720 schoolchildren found it.', 'They freed 1850 women and 1600 policemen.', 'The revolution of 1848 failed.',
	'He came on day five of the trial.', 'Week 3 was hard.', 'That day 12 people died.', 'The next day five men came.',
	'The Lipa Weekly wrote so.', 'So did the Daily Courier.', 'Daily flights began, and ferries go weekly.']) WITH ORDINALITY x(t, n)
	LEFT JOIN LATERAL news_archive.time_expressions(t, '2018-06-18') ON true ORDER BY n;

-- A weekend counted from a feast: the last one before it, the first one after it.
SELECT t, expression, value, during FROM unnest(ARRAY['The shops were full on the weekend before Christmas.', 'They met the weekend after Christmas.',
	'It rained two weekends before Easter.', 'It closed the weekend after New Year''s Day.', 'She left a weekend after Thanksgiving.']) WITH ORDINALITY x(t, n)
	LEFT JOIN LATERAL news_archive.time_expressions(t, '2020-05-13') ON true ORDER BY n;

-- A day in figures has one reader, in prose, in lines, in stamps and addresses: 3-4-2013 is open as 3/4/2013 is, and other dates of the text tell.
SELECT t, expression, during, alternatives, confidence FROM unnest(ARRAY['Signed 3-4-2013.', 'Signed 3/4/2013.', 'Signed 13-4-2013, sent 3-4-2013.', 'Signed 4-13-2013, sent 3-4-2013.', 'Signed 4/13/2013, sent 3-4-2013.',
	'Signed 3.4.2013, sent 3/4/2013.', 'Signed 5. 3. 2013.', 'Signed 2013–02–03.', 'Version 1.2.13.', 'Signed 2013-03-05/2013-03-08.', 'A12/3/2013, 12/3/2013B, 1.12/3/2013, 12/3/2013/4']) WITH ORDINALITY x(t, n)
	LEFT JOIN LATERAL news_archive.time_expressions(t, '2013-06-01') ON true ORDER BY n, start;
SELECT line, news_archive.full_date(line), news_archive_inner.shown_orders(line) FROM unnest(ARRAY['12 | 03 | 2024', '5. 3. 2013', '12/03/45', '12/03/24', '12-03-24', '1.2.13', 'Di12.03.2024', '12.03.2024Uhr', '2024-03-12T10:00', '1402/01/15', '۱۴۰۲/۰۱/۱۵',
	'١٢/٣/٢٠٢٤', '2024년 3월 12일', '2024 年 3 月 12 日', '12.25.2012', '25/12/2012.', '12-25-2012 and 26/12/2012', '1.12.3.2024', '12.3.2024.5', '$1.2.1980', '012/3/2024', '12/003/2024', '12/3/024', '3/4/5/2013', '2013-02-31', '31/04/2013',
	'Tuesday, 12.3.2024', 'from 3 May 2013 to 4/6/2013']) WITH ORDINALITY x(line, n) ORDER BY n;
SELECT cardinality(news_archive_inner.shown_orders(repeat('13/4/2013 ', 1000)));
