-- quotes: who said what.
\pset format unaligned
\pset null '-'
\pset footer off

CREATE FUNCTION said(body text) RETURNS TABLE (type text, quotation text, speaker text, cue text, saying int)
	LANGUAGE sql AS 'SELECT type, quotation, speaker, cue, saying FROM news_archive.quotations(body)';

-- Direct: where the cue stands.
SELECT * FROM said('"We will rebuild the bridge," Anna Weber said on Monday.');
SELECT * FROM said('"We will rebuild the bridge," said Anna Weber, the mayor of Ulm.');
SELECT * FROM said('Anna Weber said: "We will rebuild the bridge."');
SELECT * FROM said('"We will rebuild the bridge," Anna Weber, the mayor of Ulm, said on Monday.');
SELECT * FROM said('"Will you rebuild the bridge?" he asked.');
SELECT * FROM said('The minister told reporters: "We have no plans to resign."');

-- Broken by the cue, and going on behind it: one saying.
SELECT * FROM said('"The bridge," Anna Weber said, "will be rebuilt next year."');
SELECT * FROM said('"The bridge will be rebuilt," Anna Weber said. "We have the money."');

-- Over several paragraphs with the opening mark repeated.
SELECT * FROM said(E'"The bridge will be rebuilt," Anna Weber said.\n\n"It will take a year.\n\n"It will cost a lot."\n\nThe town has 300 people.');

-- The next paragraph's quotation is the same speaker's; the one after a new name is not.
SELECT * FROM said(E'"The bridge will be rebuilt," Anna Weber said.\n\n"It will take a year, if we are lucky."\n\n"It will take two," replied Karl Stein.');

-- All styles of marks.
SELECT m.style, q.quotation, q.speaker FROM (VALUES
	('curly', '“We are ready to talk,” Omar Haddad said.'),
	('single curly', '‘We don’t want the workers’ money,’ Omar Haddad said.'),
	('single', '''We don''t want your money,'' Omar Haddad said.'),
	('angle', '«We are ready to talk», Omar Haddad said.'),
	('low', '„We are ready to talk,“ Omar Haddad said.'),
	('two apostrophes', '''''We are ready to talk,'''' Omar Haddad said.'),
	('TeX', '``We are ready to talk,'''' Omar Haddad said.'),
	('wrong way round', '”We are ready to talk,“ Omar Haddad said.')) m (style, body),
	LATERAL news_archive.quotations(m.body) q;

-- A quotation within a quotation belongs to the outer one.
SELECT * FROM said('“He told me, ‘Go home,’ and I went,” Anna Weber said.');
SELECT * FROM said('"My father used to say ''work first'' and I do," Anna Weber said.');

-- Indirect.
SELECT * FROM said('Anna Weber said that the bridge would be rebuilt.');
SELECT * FROM said('Anna Weber said the bridge would be rebuilt.');
SELECT * FROM said('The bridge will be rebuilt, Anna Weber said.');
SELECT * FROM said('The bridge, she said, will be rebuilt next year.');
SELECT * FROM said('According to Anna Weber, the bridge will be rebuilt.');
SELECT * FROM said('The bridge will be rebuilt next year, according to the ministry.');
SELECT * FROM said('The ministry denied the allegations.');
SELECT * FROM said('Anna Weber vowed to rebuild the bridge.');
SELECT * FROM said('Anna Weber urged the council to rebuild the bridge.');
SELECT * FROM said('Anna Weber called for an inquiry into the fall of the bridge.');
SELECT * FROM said('Omar Haddad repeated his claim that the bridge was unsafe.');
SELECT * FROM said('The driver is confident that the bridge is safe.');

-- Only the outermost attribution counts.
SELECT * FROM said('Anna Weber said that Omar Haddad denied that the bridge was unsafe.');

-- Mixed: a fragment within a clause.
SELECT * FROM said('Anna Weber said the bridge was "a danger to us all" and must go.');
SELECT * FROM said('Omar Haddad described the plan as "a waste of money".');

-- Addressee, attitude, channel.
SELECT quotation, speaker, cue, addressee, attitude FROM news_archive.quotations('"The talks have failed," Omar Haddad told Reuters on Friday.');
SELECT quotation, speaker, cue, attitude FROM news_archive.quotations('Omar Haddad warned that the dam could burst. He denied that it had been neglected. He admitted mistakes.');
SELECT quotation, speaker, cue FROM news_archive.quotations('State news agencies quoted Omar Haddad as saying the dam was safe.');
SELECT quotation, speaker, cue FROM news_archive.quotations('Omar Haddad was quoted by the agency as saying: "The dam is safe."');

-- The speaker's full name is found through a pronoun.
SELECT quotation, speaker, speaker_name FROM news_archive.quotations('Anna Weber opened the new bridge on Monday. "It is the best day of my life," she said.');

-- In somebody's view or words, at the beginning and between commas; a clause between commas; what the writer adds.
SELECT * FROM said('In the mayor''s view, the bridge is safe.');
SELECT * FROM said('The bridge, in Anna Weber''s words, is a jewel.');
SELECT * FROM said('In other words, the bridge is safe.');
SELECT * FROM said('Riding alone in the park, they said, can be hazardous.');
SELECT * FROM said('Critics condemned the new bridge, which will open in May.');

-- Neither titles, nicknames nor words at arm's length are quotations.
SELECT * FROM said('The so-called "experts" met in Ulm.');
SELECT * FROM said('Karl "Charlie" Stein has read "The Bridge Over The River" twice.');
SELECT * FROM said('The board is 6'' 2" long and the ''90s are gone, rock ''n'' roll too.');

-- Marks that do not match: the quotation ends with its paragraph and is doubted.
SELECT quotation, speaker, confidence < 0.7 AS doubted FROM news_archive.quotations(E'Anna Weber said: "We will rebuild the bridge.\n\nThe town has 300 people.');
SELECT quotation, speaker FROM news_archive.quotations('The town has 300 people." It is old.');

-- Every row points at its words.
SELECT bool_and(substring(b, start, length) = quotation), bool_and(speaker IS NULL OR substring(b, speaker_start, speaker_length) = speaker), count(*)
	FROM (VALUES (E'«Ça suffit», a dit… “Nous sommes prêts,” Zoë Müller said.\n\n“Élan is — all,” she added. Zoë Müller said she’d stay.')) t (b),
	LATERAL news_archive.quotations(b);

-- Bad input: empty, NULL, marks alone, 500 nested marks, one that never closes, a very long sentence.
SELECT count(*) FROM news_archive.quotations('');
SELECT count(*) FROM news_archive.quotations(NULL);
SELECT count(*) FROM news_archive.quotations('"""""""" '''' “”‘’');
SELECT count(*) <= 2 FROM news_archive.quotations(repeat('“a ', 500) || repeat(' b”', 500));
SELECT count(*) FROM news_archive.quotations('Anna Weber said: "We will ' || repeat('go and ', 20000));
SELECT count(*) > 0 FROM news_archive.quotations('Anna Weber said that ' || repeat('he said that she denied ', 2000) || 'it.');
SELECT count(*) FROM news_archive.quotations(repeat('said "', 20000));

DROP FUNCTION said(text);
