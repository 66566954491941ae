-- Which day an event was on: the day of its clause, not the nearest one and not that of saying (date_of_clause).
\pset format unaligned
\pset null '(null)'
SET datestyle = 'ISO, MDY';

-- written on Wednesday, 2013-02-06
CREATE FUNCTION happened(body text, reference date DEFAULT '2013-02-06') RETURNS SETOF text LANGUAGE sql STABLE AS $$
	SELECT concat_ws(' | ', substring(body, act_start, act_length), during, "precision", status)
	FROM news_archive.event_reports(body, reference) WHERE type <> 'STATEMENT' ORDER BY act_start $$;

-- the day of saying is not the day of happening, wherever it stands
SELECT happened('Officials said on Friday that Norwegian police arrested three protesters on Saturday.');
SELECT happened('Norwegian police arrested three protesters on Saturday, officials said on Monday.');
SELECT happened('Norwegian Foreign Minister Ola Brandt said on Tuesday that he would meet Anna Kovacs of Hungary on Friday.');
-- each act has its own day
SELECT happened('Norwegian police arrested three protesters on Saturday and Hungarian police released two rebels on Monday.');
SELECT happened('Rebels attacked Norwegian soldiers on Sunday, just days after Hungary''s president met the rebel leaders in Oslo on Friday.');
-- a day before the subject
SELECT happened('On Monday, Norwegian police arrested three protesters.');
-- a month, a year and a vague time
SELECT happened('Norwegian troops attacked the rebels in March 2011.');
SELECT happened('Norwegian troops attacked the rebels recently.');
-- no day of writing
SELECT happened('Norwegian troops attacked the rebels on Saturday.', NULL);
DROP FUNCTION happened;
