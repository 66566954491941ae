-- language: tokens, tags, lemmas, grammar.
SET search_path = news_archive;
\pset format unaligned
\pset tuples_only on

-- one sentence as it is read
SELECT token_no, token, lemma, tag, head, relation FROM tokens('The rebels rejected the offer.');
-- who did it, to whom
SELECT token, relation, (SELECT h.token FROM tokens('Ilse Maron was arrested in Sarn by the police.') h WHERE h.token_no = t.head) AS head
FROM tokens('Ilse Maron was arrested in Sarn by the police.') t WHERE relation IN ('nsubj:pass', 'aux:pass', 'root', 'obl', 'obl:agent') ORDER BY token_no;

-- tokens as the treebanks cut them
CREATE FUNCTION pg_temp.cut(body text) RETURNS text LANGUAGE sql AS $$ SELECT string_agg(token, ' | ' ORDER BY start) FROM news_archive.tokens(body) $$;
SELECT pg_temp.cut('He doesn''t know what Sarn''s mayor can''t say; we''re sure they cannot.');
SELECT pg_temp.cut(U&'It isn\2019t the workers\2019 union\2019s fault, O\2019Brien said.');
SELECT pg_temp.cut('The Franco-German pre-war al-Hadari co-founder e-mailed a well-known MP.');
SELECT pg_temp.cut('Gen. Vesk of the U.S. Army paid $1,250.50 (5%) at 10:30 a.m. on 12/05/2010.');
SELECT pg_temp.cut('In the 1990s the 3rd unit flew an F16A 20km, 10am to 5pm.');
SELECT pg_temp.cut('See www.example.org/a?b=c, mail desk@example.org... or @sarndesk!! AT&T and/or "they".');
SELECT pg_temp.cut('It ended in the U.S.');

-- lemmas
SELECT string_agg(token || ' ' || lemma, ', ' ORDER BY start) FROM tokens('Ministers met, spoke and were making plans; cities agreed to stopped talks, having said that women carried better goods.')
WHERE lower(token) <> lemma;

-- numbering begins anew in each sentence
SELECT sentence_no, token_no, start, token, head FROM tokens('He left. She stayed.');
-- positions are characters
SELECT start, length, token FROM tokens('Žofie Dvořáková přišla 2×.');

-- a sentence longer than the parser takes is read in pieces that hang together
SELECT count(*), count(*) FILTER (WHERE head = 0), count(*) FILTER (WHERE relation IS NULL)
FROM tokens(repeat('the minister of trade met the envoy, ', 60) || 'and left.');

-- so is a line of a hundred thousand tokens, in time that grows with it
SELECT count(*), count(*) FILTER (WHERE head = 0), count(*) FILTER (WHERE head > 0 AND relation = 'root') FROM tokens(repeat('the minister met envoys , ', 20000));
SELECT count(*) FROM tokens(repeat('Maron ', 100000));

-- nothing in, nothing out
SELECT count(*) FROM tokens('');
SELECT count(*) FROM tokens(NULL);
SELECT token, tag, head, relation FROM tokens('?!');

-- a sentence has a finite verb, and "at least" is an amount, not a place
SELECT string_agg(token || '/' || relation, ' ' ORDER BY token_no) FROM news_archive.tokens('Thousands of people protested against the law in Sarn.');
SELECT string_agg(token || '/' || relation, ' ' ORDER BY token_no) FROM news_archive.tokens('Gunmen killed at least 12 soldiers on Friday.');
-- a headline need not have one
SELECT string_agg(token || '/' || relation, ' ' ORDER BY token_no) FROM news_archive.tokens('Two men wanted in Sarn over fire');
-- behind "an" a plural is no head
SELECT string_agg(token || '/' || tag || '/' || relation, ' ' ORDER BY token_no) FROM news_archive.tokens('France imposed an arms embargo on Chad.');
-- a finite verb is joined to a verb, not to Friday
SELECT string_agg(token || '/' || relation || '>' || head, ' ' ORDER BY token_no) FROM news_archive.tokens('Brandt rejected the invitation on Friday and accused Lethia of delay.');
-- no noun has an object, and an auxiliary has nothing below it
SELECT string_agg(token || '/' || tag || '/' || relation || '>' || head, ' ' ORDER BY token_no) FROM news_archive.tokens('Lethia is accused of bombing Velsk.');
SELECT string_agg(token || '/' || tag || '/' || relation || '>' || head, ' ' ORDER BY token_no) FROM news_archive.tokens('Orland rejected claims that it had armed the militia.');
-- who is urged to do something is the object; the author beside an active verb is the object's
SELECT string_agg(token || '/' || relation || '>' || head, ' ' ORDER BY token_no) FROM news_archive.tokens('Nora Velsen urged the board to repair the dam.');
SELECT string_agg(token || '/' || relation || '>' || head, ' ' ORDER BY token_no) FROM news_archive.tokens('Orland condemned the raid on Sarn by Lethia.');
-- subtypes: the passive and its agent, a relative clause, a possessor, a particle
SELECT string_agg(token || '/' || relation, ' ' ORDER BY token_no) FILTER (WHERE relation LIKE '%:%') FROM news_archive.tokens('The mayor''s driver, who had been shot by guards, was carried out by Friday.');

-- how sure the reader is: shares between 0 and 1, a mark hung by rule
SELECT bool_and(least(tag_probability, head_probability, relation_probability, name_probability) > 0 AND greatest(tag_probability, head_probability, relation_probability, name_probability) <= 1) AS shares,
	min(head_probability) FILTER (WHERE tag = 'PUNCT') AS mark
FROM news_archive.tokens('The envoy of Lethia, Maria Kovac, saw the man with the glass. Time flies like an arrow.');
SELECT string_agg(token || coalesce(' ' || name_label, ''), ', ' ORDER BY token_no) FROM news_archive.tokens('Maria Kovac of the Northern Bank flew to Oslo.');

-- bad input: one word, one mark, emoji, a megabyte without a space, a sentence of ten thousand words
SELECT token, head, relation FROM news_archive.tokens('Rain');
SELECT count(*), count(*) FILTER (WHERE head = 0) FROM news_archive.tokens(repeat('🙂', 1000));
SELECT count(*), max(length) FROM news_archive.tokens(repeat('x', 1000000));
SELECT count(*), count(*) FILTER (WHERE head = 0) FROM news_archive.tokens(repeat('sheep ', 9999) || 'sleep.');

-- the arithmetic may be chosen, and an unknown one is refused
SET news_archive.kernels = 'plain';
SELECT string_agg(token || '>' || head, ' ' ORDER BY token_no) FROM news_archive.tokens('Two boats sank off Velsk.');
SET news_archive.kernels = 'abacus';
RESET news_archive.kernels;
-- what "and" joins to a subject hangs on that subject
SELECT string_agg(token || '/' || relation || '>' || head, ' ' ORDER BY token_no) FROM news_archive.tokens('The envoy said US and British forces must ensure security.');

-- what is proposed is probable by 0.08 and by no more than 1, with its label no more than at all; only an act has a status
SELECT count(*) FROM news_archive.proposals('');
SELECT count(*) FROM news_archive.proposals(NULL);
SELECT p.kind, p.word, p.probability, p.label, p.status
FROM (VALUES ('Žofie Brell said rebels had shelled Velsk on Friday, killing 3. "We will sign," the envoy told the board.')) t(body), LATERAL news_archive.proposals(t.body) p
WHERE NOT (p.probability BETWEEN 0.0799 AND 1 AND p.label_probability BETWEEN 0 AND p.probability + 0.001 AND substring(t.body, p.start, p.length) = p.word
	AND p.kind IN ('act', 'saying') AND (p.kind = 'act') = (p.status IS NOT NULL) AND (p.kind = 'act') = (p.roles ? 'actor') AND (p.kind = 'saying') = (p.roles ? 'source'));
