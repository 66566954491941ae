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

-- What was not said is marked: silence, nobody, conditions, possibilities, questions, nouns.
CREATE FUNCTION attitudes(body text) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(coalesce(attitude, '-') || ': ' || quotation, '; ' ORDER BY quotation_no), '(none)') FROM news_archive.quotations(body) $$;
SELECT t, attitudes(t) FROM unnest(ARRAY['Weber did not say whether the dam was safe.', 'Weber declined to say whether the dam was safe.',
	'The ministry refused to comment on the plan.', 'Nobody at the mill said that the dam was safe.', 'Neither Elm nor Weber said that the dam was safe.',
	'If Weber says that the dam is safe, we go.', 'Weber could not confirm that the dam was safe.', 'Elm did not confirm or deny that he had left.',
	'She stopped short of saying that the dam was safe.', 'The mill has yet to say when it will open.', 'There were no reports of looting.',
	'Did Weber say that the dam was safe?', 'Weber said the dam was not safe.', 'Weber does not believe that the dam is safe.']) t;

-- Sources are persons, bodies and documents; "it" and "the company" are the body named before.
SELECT t, attitudes(t) FROM unnest(ARRAY['His resignation suggested that the talks were over.', 'Experience shows that dams burst.',
	'The survey shows that dams burst.', 'The rare step signalled that the bank was worried.']) t;
SELECT quotation, speaker, speaker_name FROM news_archive.quotations('Haddad Motors opened a plant in Ulm. The company said it will hire 40 people. It added that it was looking for land.');
SELECT quotation, speaker, speaker_name FROM news_archive.quotations('It denied that the plan had failed.');
SELECT quotation, speaker, speaker_name FROM news_archive.quotations('Omar Haddad, whose office said that it would host the talks, is ill.');
SELECT * FROM said('The mayor reiterated his steadfast support for the builders.');

-- Who goes on speaking, who is told or asked, who signs.
SELECT * FROM said('Minister Weber said Lethia welcomed the offer, adding: "We are ready."');
SELECT * FROM said('Omar Haddad opened the bridge that Lethia had built, saying that it was safe.');
SELECT * FROM said('"It will hold," said Anna Weber, who spoke to the press in Ulm. "Nobody needs to worry about the dam."');
SELECT * FROM said('"The bridge is safe," the mayor told Petra Holm.');
SELECT * FROM said('Told that the dam had failed, Elm said: "I do not believe it."');
SELECT * FROM said('Omar Haddad was forced to say that the dam had failed.');
SELECT * FROM said('According to the mayor, "the bridge will hold for years."');
SELECT * FROM said('Anna Weber: "The bridge is safe and dry."');
SELECT * FROM said('"The bridge is safe and dry." - Anna Weber');
SELECT * FROM said('Omar Haddad issued a statement: "The bridge is safe and dry."');

-- What is said ends where its clause does.
SELECT * FROM said('A judge ruled that the town law, which bans boats on the lake, violates the charter.');
SELECT * FROM said('The ministry confirmed a case of "blue tongue" (BT) has been found in the hills.');
SELECT * FROM said('According to two officials the bridge will be closed in May.');
SELECT * FROM said('Weber said the dam was safe, while Elm said it was not.');
SELECT * FROM said('Anna Weber said the bridge was "a danger to us all. Nobody should use it."');
SELECT * FROM said('The ship was reportedly boarded without incident.');

-- No saying: days, what only tells of a noun, pronouns alone.
SELECT t, attitudes(t) FROM unnest(ARRAY['Speaking on Monday, he left.', 'The state showing the most growth was Lethia.',
	'The board made sure that the lamps were lit.', 'He wrote "Let It Be" and "Lucy in the Sky".']) t;

-- How sure: by rule and by the network, less when nobody is named, when few words are left, when a mark is missing.
SELECT basis, quotation, confidence >= news_archive.default_confidence('quotation') AS sure
	FROM news_archive.quotations('Anna Weber said that the bridge was safe. It was said to be old. The ministry denied wrongdoing and supported Elm.');

-- What the network proposes and no rule finds, in one piece or around an aside without a source.
SELECT t, basis, quotation, speaker, cue, attitude FROM unnest(ARRAY['Haddad pleaded with the council to keep the ferry.', 'The union gave notice that it would strike on Monday.',
	'The harbour, it was announced on Friday, will be closed.', 'The mayor declared a state of emergency.']) t, news_archive.quotations(t);

-- A saying within another one has a row of its own, whatever holds it.
SELECT * FROM said('Weber said that Elm had promised to repair the dam.');
SELECT * FROM said('According to Weber, Elm has denied selling the ferry.');

-- "Ask" asks for a deed or for an answer; what rules know of "quoted as saying" and of who is nobody stands.
SELECT t, attitudes(t) FROM unnest(ARRAY['Haddad asked the council to close the harbour.', 'Haddad asked whether the harbour was closed.',
	'Reporters quoted Elm as saying the ferry was sold.', 'The collapse suggested that the ferry was old.']) t;

DROP FUNCTION attitudes(text);

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
