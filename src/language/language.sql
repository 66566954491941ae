-- language: tokens with their tags and grammar.

CREATE FUNCTION news_archive.tokens(body text, OUT sentence_no int, OUT token_no int, OUT start int, OUT length int,
	OUT token text, OUT lemma text, OUT tag text, OUT head int, OUT relation text,
	OUT tag_probability real, OUT head_probability real, OUT relation_probability real, OUT name_label text,
		OUT name_probability real)
	RETURNS SETOF record
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_tokens';
COMMENT ON FUNCTION news_archive.tokens(text) IS
'Cuts a text into sentences and tokens and reads their grammar: tag is the universal part of speech, head the token_no '
'of the head in the same sentence (0 for the root), relation its Universal Dependencies relation. token_no counts from '
'1 in each sentence; start is a 1-based character, length counts characters, and substring(body, start, length) = '
'token. Clitics and hyphens are tokens of their own. tag_probability, head_probability and relation_probability (0 to '
'1) say how sure the reader is of each (of the relation: to that head; a punctuation mark is hung by rule, 1). '
'name_label is B-person, I-person and so on (of organisation, place, other) where the token begins or goes on with a '
'name, as its sentence alone tells (mentions() looks at the whole text), NULL outside; name_probability is that of '
'this label. The model is english.model in the server''s share directory; an error names the file when it is missing '
'or damaged.';

CREATE FUNCTION news_archive.proposals(body text, OUT kind text, OUT start int, OUT length int, OUT word text,
	OUT probability real, OUT label text, OUT label_probability real,
	OUT status text, OUT status_probability real, OUT roles jsonb)
	RETURNS SETOF record
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_proposals';
COMMENT ON FUNCTION news_archive.proposals(text) IS
'The words of a text that the reader''s network proposes as acts (kind act: "shelled", a type of PLOVER as its label) '
'or as what brings a saying (kind saying: "said", the attitude of who says it as its label), in the order of the text, '
'before any rule weighs them. probability (0 to 1, from 0.08 on) says how probable the word is an act (a saying) at '
'all, label_probability how probable with that label; status is actual, planned, demanded, denied, hypothetical or '
'ended, of an act that is one. roles has of each role (actor, target, said_by, place and when of an act; '
'source, first and last word of what is said of a saying) the words that may have it, the most probable first: '
'roles->''actor''->0->>''word'' is the likeliest actor. start is a 1-based character, as for the word itself; '
'a word of null means that nobody has the role; what is less probable than 0.05 is left out. No rows when the model '
'has no layer for them.';

CREATE FUNCTION news_archive_inner.is_people(words text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_is_people';
COMMENT ON FUNCTION news_archive_inner.is_people(text) IS
'Whether words of any case are nothing but a country, its people or the adjective of either ("Syria", "Syrians", '
'"Syrian"), or the adjective of a region ("European"): data/countries.tsv, data/more_places.tsv, data/regions.tsv.';

CREATE FUNCTION news_archive.first_name_gender(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_first_name_gender';
COMMENT ON FUNCTION news_archive.first_name_gender(text) IS
'm or f for a first name in lower case that only one sex bears, of a fixed list (data/first_names.tsv); '
'NULL when it is not in the list or either may bear it.';
