-- clauses: who does what, predicate by predicate.
\pset null -

CREATE FUNCTION read(body text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' ', coalesce(subject, '-'), predicate, coalesce(object, '-')) || ': ' || concat_ws(', ', form, CASE WHEN passive THEN 'passive' END,
		tense, mood, CASE WHEN negated THEN 'negated' END, 'said by ' || said_by)
	FROM news_archive.clauses($1) ORDER BY clause_no $$;

-- The columns.
SELECT * FROM news_archive.clauses('Norwegian officials met Anna Kovacs in Oslo.');
SELECT count(*) FROM news_archive.clauses('Norwegian officials met Anna Kovacs. They agreed to talk.') c,
	LATERAL (VALUES ('Norwegian officials met Anna Kovacs. They agreed to talk.')) v(body) WHERE substring(body, start, length) <> predicate;
SELECT * FROM news_archive.clauses('');
SELECT * FROM news_archive.clauses(NULL);

-- Subject and object: control, conjunction, passive with agent, relative clause, accusation.
SELECT read('Norwegian officials agreed to attack Hungary.');
SELECT read('The premier met the doctors and praised the nurses.');
SELECT read('Hungarian soldiers were attacked by rebels.');
SELECT read('The troops that attacked the village left.');
SELECT read('The premier accused the rebels of arming Chile.');

-- Tense and mood.
SELECT read('Norway will meet Hungary.');
SELECT read('Norway must release the doctors.');
SELECT read('The premier may visit Chile if Hungary agrees.');
SELECT read('The minister is ready to resign.');

-- Negation: on the verb, on the noun, shared by "or", by "without" and "instead of", by what the clause hangs on.
SELECT read('Norway did not bomb or shell the town.');
SELECT read('No doctor was arrested.');
SELECT read('Neither Norway nor Hungary attacked Chile.');
SELECT read('None of the soldiers was wounded.');
SELECT read('The troops killed no civilians.');
SELECT read('Hardly any nurse was hurt.');
SELECT read('Norway won without attacking Hungary.');
SELECT read('Norway has yet to attack Hungary.');
SELECT read('It is not true that Norway attacked Hungary.');
SELECT read('The reports that Norway attacked Hungary are false.');
SELECT read('There is no evidence that Norway attacked Hungary.');
SELECT read('The minister denied having met the rebels.');
-- and what is none
SELECT read('No fewer than five soldiers were killed.');
SELECT read('Not only Norway attacked Hungary.');
SELECT read('The soldiers that attacked Hungary are wrong.');
SELECT read('In no time Norway had bombed the town.');

-- Who says so.
SELECT read('Officials said that the troops had left.');
SELECT read('The troops had left, officials announced.');
