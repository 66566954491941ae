\echo Use "ALTER EXTENSION news_archive UPDATE TO '0.2.0'" to load this file. \quit
-- Made by tools/upgrade.pl (make upgrade-script) from the install scripts of 0.1.0 and 0.2.0.
SET LOCAL search_path TO pg_catalog, pg_temp;

ALTER ROUTINE news_archive.entity_names(text,name) RENAME TO "entity_names of 0.1.0";
ALTER ROUTINE news_archive.explain_event(bigint,int,name) RENAME TO "explain_event of 0.1.0";
ALTER ROUTINE news_archive.what_did_they_say(text,text,daterange,name) RENAME TO "what_did_they_say of 0.1.0";
ALTER ROUTINE news_archive.find_quotes(text,text,daterange,name) RENAME TO "find_quotes of 0.1.0";
ALTER ROUTINE news_archive.event_sources(bigint,name) RENAME TO "event_sources of 0.1.0";
ALTER ROUTINE news_archive.timeline(text,daterange,name) RENAME TO "timeline of 0.1.0";
ALTER ROUTINE news_archive.find_events(text,text,text,daterange,text,name) RENAME TO "find_events of 0.1.0";
ALTER ROUTINE news_archive.name_variants(text,real,name) RENAME TO "name_variants of 0.1.0";
ALTER ROUTINE news_archive.co_mentions(text,daterange,int,text,name) RENAME TO "co_mentions of 0.1.0";
ALTER ROUTINE news_archive.entity_roles(text,date,name) RENAME TO "entity_roles of 0.1.0";
ALTER ROUTINE news_archive.similar_articles(bigint,int,name) RENAME TO "similar_articles of 0.1.0";
ALTER ROUTINE news_archive.suggest(text,int,name) RENAME TO "suggest of 0.1.0";
ALTER ROUTINE news_archive.search_counts(text,text,daterange,text,name) RENAME TO "search_counts of 0.1.0";
ALTER ROUTINE news_archive.explain_match(bigint,text,name) RENAME TO "explain_match of 0.1.0";
ALTER ROUTINE news_archive.search(text,daterange,text,int,name,bool,real) RENAME TO "search of 0.1.0";
ALTER ROUTINE news_archive.article_places(bigint,name) RENAME TO "article_places of 0.1.0";
ALTER ROUTINE news_archive.resolve_place(text,text[],name) RENAME TO "resolve_place of 0.1.0";
ALTER VIEW news_archive.reference_entity RENAME TO "reference_entity of 0.1.0";
ALTER ROUTINE news_archive.load_article(text,text,text,date,text,text,date,name) RENAME TO "load_article of 0.1.0";
ALTER ROUTINE news_archive.try_load_article(text,text,text,date,text,text,date,name) RENAME TO "try_load_article of 0.1.0";
ALTER ROUTINE news_archive.refresh(name) RENAME TO "refresh of 0.1.0";
ALTER ROUTINE news_archive.independent_sources(bigint[],bigint[]) RENAME TO "independent_sources of 0.1.0";
ALTER ROUTINE news_archive.set_published(bigint,date,name) RENAME TO "set_published of 0.1.0";
ALTER ROUTINE news_archive.set_line_role(bigint,int,text,name) RENAME TO "set_line_role of 0.1.0";
ALTER ROUTINE news_archive.create_archive(name,text) RENAME TO "create_archive of 0.1.0";
ALTER ROUTINE news_archive.bm25_terms(tsvector,tsquery,text[],int[],int,real[]) RENAME TO "bm25_terms of 0.1.0";
ALTER ROUTINE news_archive.bm25(tsvector,tsquery,text[],int[],int,real[]) RENAME TO "bm25 of 0.1.0";
ALTER ROUTINE news_archive.mentions(text) RENAME TO "mentions of 0.1.0";
ALTER ROUTINE news_archive.parse_article(text,text,date,text,bool) RENAME TO "parse_article of 0.1.0";
ALTER ROUTINE news_archive.article_lines(text,text) RENAME TO "article_lines of 0.1.0";
ALTER ROUTINE news_archive.weekday_years(int,int,int,daterange) RENAME TO "weekday_years of 0.1.0";
ALTER ROUTINE news_archive.tokens(text) RENAME TO "tokens of 0.1.0";

-- src/extension/extension.sql
ALTER SCHEMA news_archive OWNER TO @extowner@;
DO $$
DECLARE
	grantee oid;
BEGIN
	FOR grantee IN SELECT DISTINCT a.grantee FROM pg_namespace n, aclexplode(n.nspacl) a
		WHERE n.nspname = 'news_archive' AND a.grantee <> n.nspowner
	LOOP
		EXECUTE 'REVOKE ALL ON SCHEMA news_archive FROM ' || CASE grantee WHEN 0 THEN 'PUBLIC'
			ELSE quote_ident(pg_get_userbyid(grantee)) END;
	END LOOP;
END $$;
GRANT USAGE ON SCHEMA news_archive TO PUBLIC;
CREATE SCHEMA news_archive_inner;
COMMENT ON SCHEMA news_archive_inner IS
'What the functions of news_archive stand on; not for users, and other in each version.';
GRANT USAGE ON SCHEMA news_archive_inner TO PUBLIC;
CREATE FUNCTION news_archive.version() RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_version';
COMMENT ON FUNCTION news_archive.version() IS
'The version of the library that reads the articles, as "0.2.0". That of the SQL functions is in pg_extension; '
'after an update of the packages it is older until ALTER EXTENSION news_archive UPDATE.';

-- src/text/alignment.sql
CREATE FUNCTION news_archive.sentence_diff(a text, b text, OUT change text, OUT sentence_a text, OUT sentence_b text,
	OUT start_a int, OUT length_a int,
		OUT start_b int, OUT length_b int, OUT similarity real)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sentence_diff';
COMMENT ON FUNCTION news_archive.sentence_diff(text, text) IS
'Which sentence of one text is which of another: change is same (but for case, punctuation and white space), changed '
'(at least 0.4 of similarity), only_a or only_b; rows in the order of a, what only b has behind the sentence it '
'follows there. start and length are 1-based characters of either text, NULL with the sentence where one text has '
'none. similarity is Dice''s coefficient over the words of both, 0 to 1. Equal sentences are paired by a longest '
'common subsequence (Wagner and Fischer), of the rest the most alike first, wherever they stand. No rows for NULL or '
'empty texts. Errors: program_limit_exceeded above 2,000 sentences in either.';

-- src/text/text.sql
COMMENT ON FUNCTION news_archive.sentences(text) IS
'Cuts a text into sentences: breaks of Unicode UAX 29 (ICU), mended for news (abbreviations, initials, quotation '
'marks). start is a 1-based character, length counts characters, and substring(body, start, length) = sentence. '
'No rows for NULL or an empty text.';

-- src/language/language.sql
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
COMMENT ON FUNCTION news_archive.first_name_gender(text) IS
'm or f for a first name in lower case that only one sex bears, of a fixed list (data/first_names.tsv); '
'NULL when it is not in the list or either may bear it.';

-- src/dates/dates.sql
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
COMMENT ON FUNCTION news_archive.full_date(text) IS
'The first full date (day, month and year) in a date line or byline, in English or another main language and in any '
'usual form; of 3/4/2013 the day is read first. NULL when there is none.';
CREATE FUNCTION news_archive_inner.shown_orders(line text) RETURNS boolean[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_shown_orders';
COMMENT ON FUNCTION news_archive_inner.shown_orders(text) IS
'Of each date in figures that can be read in one way only (13/4/2013, 4-13-2013; not 13.4.2013, where the day is first '
'anyway) whether it has the day first, in the order of the line: at most 100. Empty when there is none.';
COMMENT ON FUNCTION news_archive.during_text(daterange, text, text) IS
'Days in words for people: 2 February 2013, week of 28 January 2013, early March 2013, 1990s, since 15 March 2011. '
'Without a precision (or when the range is not of that kind) the range speaks for itself. NULL for NULL, for an empty '
'range and for one without ends. An unknown precision is an error.';
COMMENT ON FUNCTION news_archive.edtf(daterange, text, text) IS
'Days in the Extended Date/Time Format (ISO 8601-2): 2013-02-02, 2013-02, 2012-21 (spring), 2012-35 (third quarter), '
'199X, 19XX, 2013-01-28/2013-02-03, 2011-03-15/.., and ~ for an approximate date. NULL as during_text().';

-- src/article/article.sql
CREATE FUNCTION news_archive.article_lines(raw text, format text DEFAULT 'auto', title text DEFAULT NULL,
	OUT line_no int, OUT role text, OUT line text, OUT basis text, OUT confidence real)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_lines';
COMMENT ON FUNCTION news_archive.article_lines(text, text, text) IS
'Tells what each line of a raw article is: title standfirst author date dateline body subhead caption quote_box tag '
'section share related comment subscription agency url other. Every line that is not blank is kept, with its markup '
'taken off; basis names the rule, confidence is 0 to 1. format is auto, text, markdown, html or json. '
'title is the article''s, where it is known: then only a line that says it is one, and never the lead. '
'No rows for NULL or an empty text. Errors: invalid_parameter_value for another format, program_limit_exceeded above '
'64 MB, invalid_text_representation for broken JSON, for what is no text (a PDF file), and for a collection of '
'articles (see articles_in()).';
CREATE FUNCTION news_archive.parse_article(raw text, format text DEFAULT 'auto', collected date DEFAULT NULL,
	url text DEFAULT NULL,
	day_first boolean DEFAULT NULL, title text DEFAULT NULL,
	OUT title text, OUT standfirst text, OUT author text, OUT outlet text, OUT section text, OUT dateline text,
	OUT published daterange, OUT published_basis text, OUT published_confidence real, OUT modified daterange,
	OUT url text, OUT language text, OUT body text)
	RETURNS SETOF record ROWS 1
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parse_article';
COMMENT ON FUNCTION news_archive.parse_article(text, text, date, text, boolean, text) IS
'Reads a raw article: one row. collected is the day it was scraped: publication is not after the day that follows it, '
'and is never made up from it. published is NULL when no day is sure enough; published_basis then says why. '
'day_first tells how the outlet writes 2/3/2021; when NULL, the page or what is known of the outlet has to tell, else '
'published_basis ends in "day or month first" and the confidence is halved. modified is kept apart. '
'A title that is given is the title. author: names separated by comma and space, NULL rather than a doubtful one. '
'language: ISO 639-1, und when not sure. body: the lines of the story, a blank line between, without the title. '
'No row for NULL. Errors as article_lines().';
CREATE FUNCTION news_archive.parse_article_and_lines(raw text, format text, collected date, url text, day_first boolean,
	title text,
	OUT title text, OUT standfirst text, OUT author text, OUT outlet text, OUT section text, OUT dateline text,
	OUT published daterange, OUT published_basis text, OUT published_confidence real, OUT modified daterange,
	OUT url text, OUT language text, OUT body text, OUT roles text[], OUT lines text[], OUT bases text[],
		OUT confidences real[])
	RETURNS SETOF record ROWS 1
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parse_article_and_lines';
COMMENT ON FUNCTION news_archive.parse_article_and_lines(text, text, date, text, boolean, text) IS
'parse_article(), with what article_lines() says of each line in four arrays, line by line: for who wants both and '
'would parse it twice. For the load functions.';
COMMENT ON FUNCTION news_archive.publication_dates(text, text, date, text, boolean) IS
'Every full date of a raw article that may be its day of publication: the words as written, where they stand (basis), '
'how far such a place is trusted, and why the date was rejected (NULL: taken, or equal to the one taken). '
'Arguments as of parse_article(). No rows for NULL.';
CREATE FUNCTION news_archive_inner.in_body(role text, line text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_in_body';
COMMENT ON FUNCTION news_archive_inner.in_body(text, text) IS
'Whether a line with that role is part of an article''s body: body, subheads, and a standfirst that is a sentence.';
CREATE FUNCTION news_archive_inner.article_body(roles text[], lines text[]) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_body';
COMMENT ON FUNCTION news_archive_inner.article_body(text[], text[]) IS
'The body of an article whose lines have these roles: those that are in_body(), a blank line between; '
'parse_article() makes its own so. Empty when there are none. Errors: array_subscript_error when the arrays differ in '
'length.';
COMMENT ON FUNCTION news_archive.decode_article(bytea) IS
'The bytes of an article''s file as text, for article_lines(), parse_article(), articles_in() and load_article(). '
'The character set is told by a byte order mark, else UTF-16 if the bytes alternate as its do, else UTF-8 if the bytes '
'are valid UTF-8 or nearly (a wrong byte is then read alone, as Windows-1252), else as an HTML or XML head declares '
'it, else by ICU''s detector. NUL characters and byte order marks are taken out, bytes that cannot be read become '
'U+FFFD. Errors: invalid_text_representation for a file that is no text (a PDF file, an image, a packed file ...), '
'program_limit_exceeded above 64 MB, untranslatable_character.';
CREATE FUNCTION news_archive.normal_url(url text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_normal_url';
COMMENT ON FUNCTION news_archive.normal_url(text) IS
'One spelling for all addresses of one page: https, the host in lower case without www., m. and amp., no default port, '
'no marks of AMP, no slash at the end, no parameters that tell where a reader came from (utm_source, fbclid ...; '
'data/address_parameters.tsv), the others in order, no fragment. What may mean another page stays (?id=7). '
'What is no address of a page is given back without white space at its ends. load_article() tells articles apart by '
'it.';
CREATE FUNCTION news_archive.articles_in(raw text, format text DEFAULT 'auto', OUT article_no int, OUT raw text,
	OUT format text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_articles_in';
COMMENT ON FUNCTION news_archive.articles_in(text, text) IS
'The articles that a file holds, one raw article a row, with the format in which load_article() and parse_article() '
'read it: the objects of a JSON array, of JSON lines or of a list of articles in an object; the items of a feed (RSS, '
'Atom); the rows of a table with the names of its fields in the first line (CSV, TSV). Any other text is one row, as '
'it is. With a format other than auto and json nothing is cut. A piece that cannot be read is a row all the same, for '
'load_article() to reject. No rows for NULL. Errors: invalid_parameter_value for an unknown format, '
'program_limit_exceeded.';
CREATE FUNCTION news_archive_inner.has_text(raw text, format text, title text, body text) RETURNS boolean
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_has_text';
COMMENT ON FUNCTION news_archive_inner.has_text(text, text, text, text) IS
'True for an article of which parse_article() gave this title and body, or that has other lines; else an error, '
'invalid_text_representation. For the load functions: an article without any text is not stored.';
CREATE FUNCTION news_archive_inner.line_roles() RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_line_roles';
COMMENT ON FUNCTION news_archive_inner.line_roles() IS 'The roles that article_lines() gives to lines.';
CREATE FUNCTION news_archive_inner.check_format(format text) RETURNS void
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_check_format';
COMMENT ON FUNCTION news_archive_inner.check_format(text) IS 'Errors (invalid_parameter_value) for what is no format '
	'of articles; NULL is none.';

-- src/names/names.sql
COMMENT ON FUNCTION news_archive.fold_name(text) IS
'Writes a name for comparison: any script in plain lower-case Latin letters, "SURNAME, Given" turned, titles and '
'punctuation dropped, the Arabic article fused to its word ("alkhalid"), legal forms made one ("ltd"), one space '
'between words. Reads the first 1,024 bytes and 40 words. An empty text for a name without letters or digits.';
COMMENT ON FUNCTION news_archive.name_essence(text) IS
'fold_name() of an organisation without what papers add or leave out as they like: legal forms at its end ("velmora '
'shipping" for "Velmora Shipping Corp."), and the points of initials ("us navy" for "U.S. Navy"). A name of nothing '
'but a legal form stays.';
CREATE FUNCTION news_archive_inner.generations_differ(a text, b text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_generations_differ';
COMMENT ON FUNCTION news_archive_inner.generations_differ(text, text) IS
'Whether two names are told apart by "Jr" and "Sr", "II" and "III", "the Elder" and "the Younger"; '
'also when only one of them has such a word.';
CREATE FUNCTION news_archive_inner.without_generation(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_without_generation';
COMMENT ON FUNCTION news_archive_inner.without_generation(text) IS
'fold_name() of a name without "Jr", "III", "the Elder" and the like.';
COMMENT ON FUNCTION news_archive.name_keys(text) IS
'The keys by which spellings of one name meet, sorted: for each word that says something its consonants ("gdf") and a '
'coarser key with its kinds of vowel ("KaTaFi"). Two names can be one when they share a key (&&). An empty array for a '
'name without letters or digits.';
CREATE FUNCTION news_archive.name_pair_keys(name text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_pair_keys';
COMMENT ON FUNCTION news_archive.name_pair_keys(text) IS
'The keys by which names meet that are one only when two of their words are alike, sorted: for each two of the first '
'four words that say something their consonants ("xll xrt") and their coarser keys; of a name of one word name_keys(). '
'An empty array for a name without letters or digits.';
CREATE FUNCTION news_archive.name_acronyms(name text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_acronyms';
COMMENT ON FUNCTION news_archive.name_acronyms(text) IS
'The acronyms of three to eight letters that the words of a name make by their first letters, in lower case, none '
'twice: with and without particles ("voa" for "Voice of America") and legal forms ("lbc" for "Lethian Broadcasting '
'Corp.").';
COMMENT ON FUNCTION news_archive.name_similarity(text, text) IS
'How far two names are one, 0 to 1, and 1 only when their folded forms are equal: words aligned by the sounds they '
'stand for, words that say little (particles, legal forms) weighing little. Symmetric.';
COMMENT ON FUNCTION news_archive.explain_similarity(text, text) IS
'Says in words what name_similarity() found: which words of two names belong together and why, and which stand in one '
'of them only. Words are shown folded.';
COMMENT ON FUNCTION news_archive.name_codes(text) IS
'The keys of a folded name as 32-bit hashes: those of name_keys(), trigrams of its sounds, and the key of the whole. '
'For the index of an archive''s names.';
COMMENT ON FUNCTION news_archive.name_codes_match(int[], int[]) IS
'Whether the codes of a name meet a query, which is least, code, weight, code, weight, ...: the weights of the codes '
'that are there come to least. Errors: invalid_parameter_value for a query of another shape.';

-- src/mentions/mentions.sql
CREATE FUNCTION news_archive.mentions(body text, OUT mention_no int, OUT start int, OUT length int, OUT mention text,
	OUT kind text, OUT chain int, OUT name text, OUT role text, OUT country text, OUT sector text, OUT confidence real,
	OUT form text, OUT basis text, OUT organisation text, OUT probability real)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_mentions';
COMMENT ON FUNCTION news_archive.mentions(text) IS
'Finds the people, organisations and places of a text and says which mentions are the same one (chain). '
'start is a 1-based character, length counts characters, and substring(body, start, length) = mention. kind: '
'person, organisation, place, other (groups and adjectives). form: name (a title is outside its words), description '
'(the words of an office or group; its country is outside them), pronoun. name is the fullest name in the chain; '
'role, country (ISO 3166-1 alpha-3) and sector (PLOVER) come from the mention or from its chain, NULL when the text '
'does not tell; organisation is the fullest name of the body that the role belongs to ("the head of Y"). '
'A group told for two countries ("the foreign ministers of Russia and Iran") is one row a country. '
'A pronoun that means no one found has chain NULL. probability (0 to 1) is how probable the reader held each word of a '
'name to be of a name of this kind, by its sentence alone; NULL where form is not name; confidence counts the rules '
'and the whole text as well. No rows for NULL or an empty text.';
CREATE FUNCTION news_archive.sectors() RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sectors';
COMMENT ON FUNCTION news_archive.sectors() IS 'The sectors of PLOVER: what people and bodies act for.';
CREATE FUNCTION news_archive.sector_is(sector text, flag text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sector_is';
COMMENT ON FUNCTION news_archive.sector_is(text, text) IS
'Whether a sector has a flag of data/sectors.tsv: national, home, domestic, official, public, distinct or '
'international. False for what is no sector or no flag.';

-- src/clauses/clauses.sql
CREATE FUNCTION news_archive.clauses(body text, OUT clause_no int, OUT sentence_no int, OUT start int, OUT length int,
	OUT predicate text,
	OUT subject text, OUT object text, OUT form text, OUT passive boolean, OUT tense text, OUT mood text,
		OUT negated boolean, OUT said_by text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_clauses';
COMMENT ON FUNCTION news_archive.clauses(text) IS
'The clauses of a text, one row a predicate: a verb, or the word that a form of "be" tells. start is a 1-based '
'character, length counts characters, and substring(body, start, length) = predicate. subject and object are the head '
'words of who does it and to whom, found through conjunctions, control ("agreed to meet"), passives ("by X" is the '
'subject, whoever it is done to the object) and relative clauses; NULL when the grammar shows nobody. form: '
'finite, infinitive, gerund, participle. tense: past, present, future; NULL when the form is not finite. mood: '
'actual, planned (will), demanded (must, should), possible (may, can, would), conditional (if, unless, whether). '
'negated: it is said not to be so, by a word beside the verb, "no" on its subject or object, or what it hangs on '
'("failed to", "it is not true that"). said_by is the head word of who says so. No rows for NULL or an empty text.';

-- src/quotes/quotes.sql
COMMENT ON FUNCTION news_archive.quotations(text) IS
'Who said what: direct quotations (between marks of any style), indirect ones ("said that ...", "according to ...", '
'"denied the charges") and mixed ones. start is a 1-based character, length counts characters, and substring(body, '
'start, length) = quotation, without its outer marks. speaker is as written, speaker_name the fullest name of the same '
'one in this text; both NULL when nobody is named. cue is the word that says so, attitude its kind (claim, deny, warn, '
'...; notsaid when the text tells that it was not said: "did not say whether", "declined to comment on", "if he '
'says"), addressee who was told. A quotation in pieces is one row a piece with the same saying. basis is the rule that '
'found the speaker, confidence 0..1. No rows for NULL or an empty text.';

-- src/events/events.sql
COMMENT ON FUNCTION news_archive.event_reports(text, date, text) IS
'Who did what to whom: one row a pair of actor and target, in the order of the text. start and length (1-based '
'characters) are the clause that tells it, words its text; act_start and act_length its trigger. type and mode are '
'PLOVER''s (see event_ontology()) and STATEMENT, cameo the nearest CAMEO code; countries are ISO 3166-1 alpha-3, those '
'that were as data/more_places.tsv has them. during is when it happened as seen from the reference day, NULL when the '
'text does not say. status is actual, planned, demanded, denied or hypothetical. attributed_to is whoever the text has '
'saying so, NULL for the outlet itself. actor_mention and target_mention are mention_no of mentions(body), NULL where '
'the actor is a phrase without one. A side that is not told is NULL. confidence (0 to 1) is less where a side lacks, '
'the act is not told as done or the reader doubts its grammar; what is less than 0.12 is not given. '
'place_basis says where the place was found: clause, target (it is visited or attacked), sentence or dateline. '
'quantity is how many were killed, wounded, arrested, expelled, sent or freed (of a protest: how many took part), '
'quantity_bound "at least", "at most" or "about", counted what is counted. basis is the word and the form it was found '
'in. acts are acts of your own, one act_line() a line; they stand before those of the lexicon. Empty for a NULL body. '
'Errors: invalid_parameter_value for a wrong act. After the event coders of Schrodt et al. (TABARI, PETRARCH2) over a '
'dependency tree.';
COMMENT ON FUNCTION news_archive.event_ontology() IS
'The types and modes that event_reports() gives, with the nearest CAMEO code, the quad class (1 verbal cooperation, 2 '
'material cooperation, 3 verbal conflict, 4 material conflict, 0 none) and what they mean; mode NULL is the type as a '
'whole.';
CREATE FUNCTION news_archive_inner.event_statuses() RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_statuses';
COMMENT ON FUNCTION news_archive_inner.event_statuses() IS 'The statuses that event_reports() gives: '
	'whether an act is told as done.';
CREATE FUNCTION news_archive_inner.event_window() RETURNS int
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_window';
COMMENT ON FUNCTION news_archive_inner.event_window() IS
'Within how many days lies what is told of one event: a report of a longer range is counted to no other, and a plan, a '
'demand or a refusal reaches no further.';
COMMENT ON FUNCTION news_archive.explain_report(text, date, int, text) IS
'How event_reports(body, reference, acts) came to a report, a step a row: the act and the words above it with their '
'rows of the lexicon, the type with its status, actor and target with the places of the grammar they stand in, when, '
'where, the source, and the factors of its confidence. start and length (1-based characters) are NULL where no words '
'tell it. Empty for a number that no report has and for NULL. Errors: invalid_parameter_value for a wrong act.';
COMMENT ON FUNCTION news_archive.act_line(text, text, text, text, text, text, text, text, text, text) IS
'An act of your own as a line for event_reports(acts => ...): its words (a lemma in lower case), pos (verb, noun, '
'adj), type, mode and cameo; the places of actor and target, the nouns of its object, its op and flags as in '
'docs/events.md. Errors: invalid_parameter_value, which names the wrong cell and says what is allowed.';

-- src/events/figures.sql
CREATE FUNCTION news_archive.figures(body text, reference date DEFAULT NULL,
		OUT figure_no int, OUT sentence_no int, OUT start int, OUT length int, OUT words text, OUT measure text,
			OUT quantity bigint, OUT low bigint,
		OUT high bigint, OUT bound text, OUT counted text, OUT part boolean, OUT cause text, OUT lasting boolean,
			OUT during daterange, OUT place text,
		OUT status text, OUT attributed_to text, OUT basis text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_figures';
COMMENT ON FUNCTION news_archive.figures(text, date) IS
'How many were killed, wounded, arrested and the like, by the text: one row a number, in the order of the text, also '
'where no act is coded ("a war that has claimed the lives of more than 30,000"). start and length (1-based characters) '
'are the number with whom it counts and the word that tells what became of them, words its text. measure is dead, '
'wounded, casualties (both in one number), missing, arrested, displaced, hostages, freed, protesters or troops. '
'quantity is the number as it stands (people), NULL where the words give only a range ("dozens", "between 10 and 20"); '
'low and high are what the words leave open, NULL where they have no end: more than 30,000 is from 30,000 on, "about" '
'is a tenth more or less, dozens are 24 to 99. bound is "at least", "at most" or "about", NULL for none. '
'counted is who is counted, as written; part is true of a number that is a part of another one ("including three '
'children"). cause is what or who did it or what it happened in ("the war"), lasting true when that goes on for '
'months, so that the figure is none of one day. during is the time told for it, seen from the reference day ("since '
'March 2011" is open above); place the place after in, near, across and the like in the sentence. status is actual, '
'planned, demanded, denied or hypothetical. attributed_to is whoever the text has saying so, NULL for the outlet '
'itself. basis is where those counted stand: object, subject, lives, of, toll, beside, itself or counted. '
'Ages, dates, money, shares and numbers of things are no figures. Empty for a NULL body. A method of this project: '
'the grammar is climbed from the number to a word of data/en/figure_words.tsv.';

-- src/search/search.sql
COMMENT ON FUNCTION news_archive.parser_start(internal, int) IS 'Of the text search parser news_parser; '
	'not to be called by itself.';
COMMENT ON FUNCTION news_archive.parser_end(internal) IS 'Of the text search parser news_parser; not to be called by '
	'itself.';
COMMENT ON FUNCTION news_archive.parser_types(internal) IS 'Of the text search parser news_parser; '
	'not to be called by itself.';
COMMENT ON TEXT SEARCH PARSER news_archive.news_parser IS
'Words as news writes them: U.S., al-Khalid, O''Neill, F-16, AT&T, 1,500, $3.5bn, 30 per cent, #tags. '
'ts_token_type(''news_archive.news_parser'') lists the shapes.';
COMMENT ON FUNCTION news_archive.synonym_init(internal) IS 'Of the text search template news_synonym; '
	'not to be called by itself.';
COMMENT ON FUNCTION news_archive.stem_init(internal) IS 'Of the text search template news_stem; not to be called by '
	'itself.';
COMMENT ON FUNCTION news_archive.name_init(internal) IS 'Of the text search template news_name; not to be called by '
	'itself.';
COMMENT ON FUNCTION news_archive.code_init(internal) IS 'Of the text search templates news_code and news_number; '
	'not to be called by itself.';
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_stem IS
'Stems of libstemmer without marks; compounds whole and in parts. Options: language (english when not given), '
'stopwords (a list in tsearch_data).';
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_name IS
'As news_stem; words with a capital also get the key of their spelling (~ekld for Khalid, Khaleed, al-Khalid, '
'Alkhalid) as an alternative at the same position.';
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_synonym IS
'As news_name; a word of the list synonyms (NAME.syn in tsearch_data: the single words of a line mean the same) is '
'also found as each other word of its line. For other words of several, see the table synonym of an archive. Options: '
'synonyms (needed), language, stopwords.';
COMMENT ON FUNCTION news_archive.stemmer_languages() IS 'The languages libstemmer has a stemmer for, by their English '
	'names.';
-- the configurations are those of 0.1.0; only their comments are made otherwise, in databases whose capital of i is no I

COMMENT ON FUNCTION news_archive.news_query(text, regconfig) IS
'A search as one types it: words (all of them), "phrases", -not, OR, (groups), near/5, begin*, fuzzy~. '
'Names match in every spelling, also typed in lower case. Empty for an empty query and one of stop words only; '
'NULL for NULL. Errors: syntax_error, which names the character.';
CREATE TYPE news_archive_inner.query_field AS (field text, value text, negated boolean, start int, words tsquery,
	of_text tsquery);
COMMENT ON TYPE news_archive_inner.query_field IS
'A field of a query (person, org, place, by, said, event, date, title) with what it asks for; negated is true for '
'-field:value, start is the character of the query at which the value begins. words and of_text, for said and title, '
'are its value as a phrase, for vectors and for text_answers().';
CREATE TYPE news_archive_inner.query_name AS (start int, length int, words text);
COMMENT ON TYPE news_archive_inner.query_name IS 'What in a query may be a name: one to five words that stand together '
	'outside quotation marks; start and length in characters.';
CREATE TYPE news_archive_inner.query_notice AS (notice text, hint text);
COMMENT ON TYPE news_archive_inner.query_notice IS 'What search() tells of a query that asks for less than it seems '
	'to.';
CREATE TYPE news_archive_inner.parsed_query AS (query text, widened text, asked tsquery, at_most tsquery,
	at_least tsquery, of_text tsquery, lexemes text[],
	field_words tsquery, fields news_archive_inner.query_field[], names news_archive_inner.query_name[],
		notices news_archive_inner.query_notice[]);
COMMENT ON TYPE news_archive_inner.parsed_query IS
'A query as parse_query() has read it. query is its text, widened the same with other names where widen_query() put '
'some beside. asked are its words, as news_query() gives them, without the fields, lexemes those of asked that count '
'for the rank; at_most is what may answer it, so that a vector which lacks places (^+) needs only the words of a '
'phrase; at_least what surely answers it: no phrase with small words (the, of) does; of_text is for text_answers(), '
'small words too, with = before them: NULL when at_most and at_least are one and no text need be asked. '
'fields, names (the longest first) and notices are told by their types; field_words are the names and words that the '
'fields ask for, any of them, NULL when they ask for none.';
CREATE FUNCTION news_archive_inner.parse_query(query text,
	configuration regconfig DEFAULT 'news_archive.news'::regconfig) RETURNS news_archive_inner.parsed_query
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parse_query';
COMMENT ON FUNCTION news_archive_inner.parse_query(text, regconfig) IS
'The whole of a query for search(), in one reading of its text. Functions that take a query begin with it, so that its '
'errors are raised before anything else. Errors: syntax_error, which names the character, also for a field inside OR '
'or near/N; program_limit_exceeded for a query that is too long.';
CREATE FUNCTION news_archive_inner.widen_query(query news_archive_inner.parsed_query, starts int[], lengths int[],
	others text[],
		configuration regconfig DEFAULT 'news_archive.news'::regconfig) RETURNS news_archive_inner.parsed_query
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_widen_query';
COMMENT ON FUNCTION news_archive_inner.widen_query(news_archive_inner.parsed_query, int[], int[], text[], regconfig) IS
'A query whose names are also asked for by other names: others[i] stands for the characters of the query from '
'starts[i], lengths[i] of them, (EU OR "European Union") in widened. Names are given in the order of the query, '
'several others of one side by side. In a query that would be too long by it the first names stay alone, in one of 40 '
'groups all. Errors: invalid_parameter_value for names that overlap or are not there, array_subscript_error for arrays '
'of other lengths.';
CREATE FUNCTION news_archive_inner.text_answers(title text, standfirst text, body text, query tsquery,
	configuration regconfig) RETURNS boolean
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_text_answers';
COMMENT ON FUNCTION news_archive_inner.text_answers(text, text, text, tsquery, regconfig) IS
'Whether the words of an article answer a query, read from the text itself, where a tsvector lacks small words or '
'places; query is of_text of parse_query(), configuration that of the article''s language. A part that is NULL is left '
'out; true for an empty query.';
CREATE FUNCTION news_archive_inner.checked_rows(max_rows int) RETURNS int
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_checked_rows';
COMMENT ON FUNCTION news_archive_inner.checked_rows(int) IS 'The number itself. Errors: invalid_parameter_value when '
	'it is negative.';
CREATE FUNCTION news_archive_inner.checked_half_life(days real) RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_checked_half_life';
COMMENT ON FUNCTION news_archive_inner.checked_half_life(real)
	IS 'The number itself. Errors: numeric_value_out_of_range when it is not above 0.';
CREATE FUNCTION news_archive.fold_words(words text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_fold_words';
COMMENT ON FUNCTION news_archive.fold_words(text) IS 'Words in lower case without marks on their letters, in every '
	'database alike.';
CREATE FUNCTION news_archive_inner.without_articles(folded text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_without_articles';
COMMENT ON FUNCTION news_archive_inner.without_articles(text) IS
'A folded name without the Arabic articles that its words have: samir alharun gives samir harun; albert stays.';
CREATE FUNCTION news_archive.outlet_key(outlet text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_outlet_key';
COMMENT ON FUNCTION news_archive.outlet_key(text) IS
'What two spellings of one outlet share: its letters and digits, folded, without an English article before them. '
'"The Lipa Post" and "lipapost" have the same.';
COMMENT ON FUNCTION news_archive.known_synonyms(text) IS
'Other names of an organisation or country that are generally known: European Union for EU, French for France. '
'An ordinary word in lower case (who, aid) is no acronym. Empty when there is none.';
CREATE OR REPLACE FUNCTION news_archive.news_configuration(language text) RETURNS regconfig
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE lower(language COLLATE "C")
		WHEN 'ar' THEN 'news_archive.news_arabic'::regconfig WHEN 'hy' THEN 'news_archive.news_armenian'::regconfig
		WHEN 'eu' THEN 'news_archive.news_basque'::regconfig WHEN 'ca' THEN 'news_archive.news_catalan'::regconfig
		WHEN 'da' THEN 'news_archive.news_danish'::regconfig WHEN 'nl' THEN 'news_archive.news_dutch'::regconfig
		WHEN 'fi' THEN 'news_archive.news_finnish'::regconfig WHEN 'fr' THEN 'news_archive.news_french'::regconfig
		WHEN 'de' THEN 'news_archive.news_german'::regconfig WHEN 'el' THEN 'news_archive.news_greek'::regconfig
		WHEN 'hi' THEN 'news_archive.news_hindi'::regconfig WHEN 'hu' THEN 'news_archive.news_hungarian'::regconfig
		WHEN 'id' THEN 'news_archive.news_indonesian'::regconfig WHEN 'ga' THEN 'news_archive.news_irish'::regconfig
		WHEN 'it' THEN 'news_archive.news_italian'::regconfig WHEN 'lt' THEN 'news_archive.news_lithuanian'::regconfig
		WHEN 'ne' THEN 'news_archive.news_nepali'::regconfig WHEN 'no' THEN 'news_archive.news_norwegian'::regconfig
		WHEN 'nb' THEN 'news_archive.news_norwegian'::regconfig WHEN 'pt' THEN 'news_archive.news_portuguese'::regconfig
		WHEN 'ro' THEN 'news_archive.news_romanian'::regconfig WHEN 'ru' THEN 'news_archive.news_russian'::regconfig
		WHEN 'sr' THEN 'news_archive.news_serbian'::regconfig WHEN 'es' THEN 'news_archive.news_spanish'::regconfig
		WHEN 'sv' THEN 'news_archive.news_swedish'::regconfig WHEN 'ta' THEN 'news_archive.news_tamil'::regconfig
		WHEN 'tr' THEN 'news_archive.news_turkish'::regconfig WHEN 'yi' THEN 'news_archive.news_yiddish'::regconfig
		ELSE 'news_archive.news'::regconfig
	END;
COMMENT ON FUNCTION news_archive.news_configuration(text) IS
'The text search configuration of a language (ISO 639-1); news_archive.news for English, for NULL, and for a language '
'without a stemmer.';
CREATE FUNCTION news_archive_inner.article_text_answers(title text, standfirst text, body text, language text,
	query tsquery) RETURNS boolean
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN news_archive_inner.text_answers(title, standfirst, body, query, news_archive.news_configuration(language));
END $$;
COMMENT ON FUNCTION news_archive_inner.article_text_answers(text, text, text, text, tsquery) IS
'text_answers() for an article in a language (ISO 639-1). As a condition it is looked up on the server where the text '
'lies.';
CREATE FUNCTION news_archive_inner.with_levels(vector tsvector) RETURNS tsvector
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_with_levels';
COMMENT ON FUNCTION news_archive_inner.with_levels(tsvector) IS
'The vector with one lexeme more for each of the (at most 7) words it is most about: ^1talk, ^2talk or ^3talk, by how '
'far BM25 saturates there, and with ^, whose positions are the number of words of the title (A), of title and '
'standfirst (B), and of all (D). With them search() reads only the strongest articles of a word that most articles '
'have, and need not count an article''s words.';
CREATE FUNCTION news_archive_inner.fitted_vector(configuration regconfig, words text, share real) RETURNS tsvector
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_fitted_vector';
COMMENT ON FUNCTION news_archive_inner.fitted_vector(regconfig, text, real) IS
'to_tsvector() for texts of any length: of a text with more different words than this share (0 to 1) of a tsvector '
'holds, the first that fit, and the lexeme ^- which says so. Warns then.';
CREATE OR REPLACE FUNCTION news_archive.article_search(title text, standfirst text, body text, language text) RETURNS tsvector
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN news_archive_inner.with_levels(
		setweight(news_archive_inner.fitted_vector(news_archive.news_configuration(language), coalesce(title, ''), 0.1),
			'A') ||
		setweight(news_archive_inner.fitted_vector(news_archive.news_configuration(language), coalesce(standfirst, ''),
			0.1), 'B') ||
		news_archive_inner.fitted_vector(news_archive.news_configuration(language), coalesce(body, ''), 0.78));
COMMENT ON FUNCTION news_archive.article_search(text, text, text, text) IS
'What an article is found by: its title with weight A, standfirst B, body D, in its own language (ISO 639-1). '
'A part that is NULL is left out. Of an article with more different words than a tsvector holds the first are kept, '
'with a warning; the lexeme ^- marks it, and ^+ one with a word so often or so far behind that PostgreSQL does not '
'keep all its places.';
CREATE FUNCTION news_archive_inner.vector_lengths(vector tsvector) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_vector_lengths';
COMMENT ON FUNCTION news_archive_inner.vector_lengths(tsvector) IS
'How many words of title (weight A), standfirst (B) and body (D and C) a vector has: an array of three. '
'Stop words, spelling keys and levels are not counted.';
CREATE FUNCTION news_archive_inner.query_lexemes(query tsquery) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_query_lexemes';
COMMENT ON FUNCTION news_archive_inner.query_lexemes(tsquery) IS
'The lexemes of a query which are neither negated nor prefixes, each once, with their levels: those whose number of '
'articles bm25() and bounded_query() need.';
CREATE FUNCTION news_archive.rank_settings() RETURNS real[]
	LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_rank_settings';
COMMENT ON FUNCTION news_archive.rank_settings() IS
'The settings news_archive.search_k1, search_b, search_title_weight and search_standfirst_weight, as bm25() takes '
'them.';
CREATE FUNCTION news_archive.bm25(vector tsvector, query tsquery, lexemes text[], articles int[], archive_articles int,
	average_lengths real[],
		tuning real[] DEFAULT '{1.2,0.75,3,1.5}')
	RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_bm25';
COMMENT ON FUNCTION news_archive.bm25(tsvector, tsquery, text[], int[], int, real[], real[]) IS
'How well an article answers a query: BM25F (Zaragoza et al. 2004) over title, standfirst and body. '
'articles[i] is how many of the archive_articles articles have lexemes[i] (1 for others); average_lengths as '
'vector_lengths() gives them; tuning is k1, b and the weights of title and standfirst, rank_settings() has those of '
'the session. All of it is arguments, so that it gives the same on every server of an archive. Words that are only '
'negated do not count; the spellings of a name are one word. 0 when nothing matches. Errors: array_subscript_error for '
'arrays of other lengths.';
CREATE FUNCTION news_archive.bm25(vector tsvector, query tsquery, articles int[], archive_articles int,
	average_lengths real[], tuning real[])
	RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_bm25_ordered';
COMMENT ON FUNCTION news_archive.bm25(tsvector, tsquery, int[], int, real[], real[]) IS
'bm25() with the articles of the lexemes in the order of query_lexemes(query). As it has no text among its arguments, '
'postgres_fdw can send it to where the articles are. Errors: array_subscript_error for another number of them.';
CREATE FUNCTION news_archive.bm25_terms(vector tsvector, query tsquery, lexemes text[], articles int[],
	archive_articles int, average_lengths real[],
		tuning real[] DEFAULT '{1.2,0.75,3,1.5}',
		OUT term int, OUT lexeme text, OUT in_title int, OUT in_standfirst int, OUT in_body int, OUT in_articles int,
			OUT weight real)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_bm25_terms';
COMMENT ON FUNCTION news_archive.bm25_terms(tsvector, tsquery, text[], int[], int, real[], real[]) IS
'What bm25() is the sum of: one row for each lexeme of the query that the article has, how often in each field, and '
'its weight. The spellings of a name are one term, whose weight stands at the first of them.';
COMMENT ON FUNCTION news_archive.snippet(text, tsquery, regconfig, boolean) IS
'The one or two whole sentences of a text that answer a query best, its words marked with <b>, in whatever spelling '
'they stand there; the first sentence when none does. With html the text''s own <, > and & are escaped. '
'NULL for an empty text.';
CREATE FUNCTION news_archive_inner.bounded_query(query tsquery, lexemes text[], articles int[], archive_articles int,
	most int) RETURNS tsquery
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_bounded_query';
COMMENT ON FUNCTION news_archive_inner.bounded_query(tsquery, text[], int[], int, int) IS
'The query itself when by the counts (articles[i] of archive_articles have lexemes[i]) it finds no more than about '
'most articles; else a narrower one, which asks for its words at the highest levels of with_levels() only, the rarest '
'first.';

-- src/archive/schema/archive.sql
COMMENT ON FUNCTION news_archive.content_id(text[]) IS
'A 64-bit identifier made from content: the first eight bytes of SHA-256 over the parts, each with its length (NULL '
'differs from empty). The same parts give the same id on every machine. NULL for a NULL array.';
CREATE FUNCTION news_archive_inner.plain_words(words text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_plain_words';
COMMENT ON FUNCTION news_archive_inner.plain_words(text) IS
'The letters and digits of a text in lower case, with one space for what is between them: the same in a database of '
'any collation.';
CREATE FUNCTION news_archive_inner.words_id(words text) RETURNS bigint
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN news_archive.content_id(news_archive_inner.plain_words(words));
COMMENT ON FUNCTION news_archive_inner.words_id(text) IS
'An identifier of words, blind to case, punctuation and white space: copies of one sentence share it.';
CREATE FUNCTION news_archive_inner.entity_name_keys(kind text, name text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE kind WHEN 'person' THEN news_archive.name_keys(name) WHEN 'organisation'
		THEN news_archive.name_pair_keys(news_archive.name_essence(name))
		ELSE news_archive.name_pair_keys(name) END;
COMMENT ON FUNCTION news_archive_inner.entity_name_keys(text, text) IS
'The keys by which names of one kind meet that may be one entity''s: of each word of a person''s, of two words at once '
'of others (without legal forms of an organisation).';
CREATE FUNCTION news_archive.create_archive(archive name DEFAULT 'news', index text DEFAULT 'gin',
	readers name[] DEFAULT '{}',
		row_security boolean DEFAULT false, partitions int DEFAULT NULL) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF archive IS NULL THEN
		RAISE EXCEPTION 'an archive needs a name' USING ERRCODE = 'null_value_not_allowed';
	ELSIF archive = '' THEN
		RAISE EXCEPTION 'an archive needs a name' USING ERRCODE = 'invalid_name',
			HINT = 'SELECT news_archive.create_archive(''news'');';
	ELSIF archive = '$user' THEN		-- on a search path it is the schema of whoever reads
		RAISE EXCEPTION 'an archive cannot be named "%"', archive USING ERRCODE = 'invalid_name',
			HINT = 'Choose another name.';
	ELSIF news_archive.is_archive(archive) THEN
		RAISE EXCEPTION 'archive "%" is there already', archive
			USING ERRCODE = 'duplicate_schema', HINT = 'Load into it, or choose another name for a second archive.';
	ELSIF to_regnamespace(quote_ident(archive::text)) IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" already exists and is no archive', archive
			USING ERRCODE = 'duplicate_schema', HINT = 'Choose another name.';
	ELSIF partitions NOT BETWEEN 1 AND 1000 THEN
		RAISE EXCEPTION 'an archive has 1 to 1,000 partitions, not %', partitions
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Leave the argument out for whole tables; 8 or 16 are enough for a few servers.';
	END IF;
	EXECUTE format('CREATE SCHEMA %I', archive);
	-- new tables go into the first
	PERFORM set_config('search_path', quote_ident(archive::text) || ', pg_catalog, pg_temp', true);

	CREATE TABLE article (
		article_id bigint PRIMARY KEY,
		story_id bigint,
		outlet text,
		url text,
		title text,
		standfirst text,
		author text,
		section text,
		dateline text,
		published daterange,
		published_basis text NOT NULL,
		published_confidence real,
		modified daterange,
		collected date,
		language text,
		body text NOT NULL,
		format text NOT NULL,
		raw text NOT NULL
	);
	COMMENT ON TABLE article IS 'One row an article. raw is the text as it came; the rest is what parse_article said '
		'of it, or what was given when it was loaded.';
	CREATE INDEX ON article USING gist (published);
	CREATE INDEX ON article (story_id);

	CREATE TABLE article_line (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		line_no int NOT NULL,
		role text NOT NULL,
		line text NOT NULL,
		basis text NOT NULL,
		confidence real NOT NULL,
		line_id bigint NOT NULL,
		PRIMARY KEY (article_id, line_no)
	);
	COMMENT ON TABLE article_line IS 'Every line of an article with the role it plays; a wrong role is mended by '
		'set_line_role(). line_id is the same for the same words.';
	CREATE INDEX ON article_line (line_id);

	CREATE TABLE entity (
		entity_id bigint PRIMARY KEY,
		kind text NOT NULL CHECK (kind IN ('person', 'organisation', 'place', 'other')),
		name text NOT NULL,
		role text,
		role_day date,
		role_article bigint,
		country text,
		sector text,
		articles bigint NOT NULL DEFAULT 0,
		first_seen date,
		last_seen date,
		origin text NOT NULL DEFAULT 'article' CHECK (origin IN ('article', 'analyst', 'reference'))
	);
	COMMENT ON TABLE entity IS 'People, organisations and places, each under the spelling most articles use. '
		'role, country and sector are those that most articles tell.';

	CREATE TABLE entity_name (
		name_id bigint PRIMARY KEY,
		entity_id bigint NOT NULL,
		kind text NOT NULL,
		name text NOT NULL,
		folded text NOT NULL,
		keys text[] NOT NULL,
		articles bigint NOT NULL DEFAULT 0,
		origin text NOT NULL DEFAULT 'article' CHECK (origin IN ('article', 'analyst', 'reference')),
		apart boolean NOT NULL DEFAULT false,
		known text[] NOT NULL DEFAULT '{}',
		traits text[] NOT NULL DEFAULT '{}',
		preferred boolean NOT NULL DEFAULT false,
		base_id bigint,
		surnames text[]
	-- a new name is counted at once: its second version has room in its page, and no index is written twice
	) WITH (fillfactor = 50);
	COMMENT ON TABLE entity_name IS 'Every spelling of an entity. folded is fold_name() of it, keys are '
		'entity_name_keys(); articles counts the articles that use it; known and traits are what articles tell of its '
		'bearer; apart: nothing is united with it, an analyst split it off or it is a namesake''s; preferred: '
		'an analyst named the entity so; base_id: the entity it was given to, which it stays with.';
	CREATE INDEX ON entity_name (entity_id);
	CREATE INDEX ON entity_name (folded);
	-- one load looks up what it has just added
	CREATE INDEX ON entity_name USING gin (keys) WITH (fastupdate = off);

	CREATE TABLE namesake (
		entity_id bigint PRIMARY KEY,
		shares_with bigint NOT NULL,
		merged_into bigint,
		people bigint
	);
	COMMENT ON TABLE namesake IS 'People who bear the name of another one (shares_with) and are not him, by what '
		'articles tell of them; merged_into: an analyst says that it is that one after all.';
	CREATE INDEX ON namesake (shares_with);

	CREATE TABLE mention (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		mention_no int NOT NULL,
		start int NOT NULL,
		length int NOT NULL,
		mention text NOT NULL,
		kind text NOT NULL,
		chain int,
		name text,
		role text,
		country text,
		sector text,
		confidence real NOT NULL,
		form text NOT NULL,
		entity_id bigint,
		organisation text,
		PRIMARY KEY (article_id, mention_no)
	);
	COMMENT ON TABLE mention IS 'Where an article names someone or something: substring(body, start, length) = '
		'mention.';
	CREATE INDEX ON mention (entity_id, article_id);

	CREATE TABLE place (
		place_id bigint PRIMARY KEY,
		name text NOT NULL,
		folded text[] NOT NULL,
		country text NOT NULL,
		latitude real NOT NULL,
		longitude real NOT NULL,
		population int NOT NULL,
		capital boolean NOT NULL
	);
	COMMENT ON TABLE place IS 'Where places lie, in degrees: empty until install_gazetteer() fills it, and yours to '
		'add to; folded is fold_name() of each of its names.';
	CREATE INDEX ON place USING gin (folded);

	CREATE TABLE time_expression (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		expression_no int NOT NULL,
		start int NOT NULL,
		length int NOT NULL,
		expression text NOT NULL,
		type text NOT NULL,
		value text,
		during daterange,
		"precision" text,
		modifier text,
		basis text NOT NULL,
		confidence real NOT NULL,
		PRIMARY KEY (article_id, expression_no)
	);
	COMMENT ON TABLE time_expression IS 'The time expressions of an article and the days they mean, counted from its '
		'publication.';
	CREATE INDEX ON time_expression USING gist (during);

	CREATE TABLE quotation (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		quotation_no int NOT NULL,
		start int NOT NULL,
		length int NOT NULL,
		quotation text NOT NULL,
		type text NOT NULL,
		speaker_start int,
		speaker_length int,
		speaker text,
		speaker_name text,
		cue text,
		addressee text,
		basis text NOT NULL,
		confidence real NOT NULL,
		saying int NOT NULL,
		speaker_id bigint,
		words_id bigint NOT NULL,
		PRIMARY KEY (article_id, quotation_no)
	);
	COMMENT ON TABLE quotation IS 'Who said what. speaker is as written, speaker_name the fullest name in the article, '
		'speaker_id the entity; words_id is the same for the same words.';
	CREATE INDEX ON quotation (speaker_id);
	CREATE INDEX ON quotation (words_id);

	CREATE TABLE event_report (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		report_no int NOT NULL,
		event_id bigint,
		sentence_no int NOT NULL,
		start int NOT NULL,
		length int NOT NULL,
		words text NOT NULL,
		type text NOT NULL,
		mode text,
		cameo text,
		actor text,
		actor_country text,
		actor_sector text,
		target text,
		target_country text,
		target_sector text,
		during daterange,
		"precision" text,
		place text,
		status text NOT NULL,
		attributed_to text,
		basis text NOT NULL,
		confidence real NOT NULL,
		act_start int NOT NULL,
		act_length int NOT NULL,
		actor_mention int,
		target_mention int,
		place_basis text,
		quantity int,
		quantity_bound text,
		counted text,
		actor_id bigint,
		target_id bigint,
		words_id bigint NOT NULL,
		key_id bigint,
		near_day date,
		PRIMARY KEY (article_id, report_no)
	);
	COMMENT ON TABLE event_report IS 'One article says that someone did something to someone: one row a pair. '
		'event_id is what happened, over all articles that say it.';
	CREATE INDEX ON event_report (event_id);

	CREATE TABLE act (
		words text NOT NULL,
		pos text NOT NULL,
		type text,
		mode text,
		cameo text,
		actor text,
		target text,
		object text,
		op text,
		flags text
	);
	COMMENT ON TABLE act IS 'Acts of the owner''s own, read before those of the lexicon: see docs/events.md. '
		'Articles loaded before are read by them after read_events_again().';

	CREATE TABLE event (
		event_id bigint PRIMARY KEY,
		during daterange,
		"precision" text,
		type text NOT NULL,
		mode text,
		actors text[] NOT NULL,
		targets text[] NOT NULL,
		actor_ids bigint[] NOT NULL,
		target_ids bigint[] NOT NULL,
		place text,
		status text NOT NULL,
		reports int NOT NULL,
		outlets int NOT NULL,
		independent_sources int NOT NULL,
		words text NOT NULL,
		confidence real NOT NULL
	);
	COMMENT ON TABLE event IS 'What happened, merged over the reports. outlets counts who carried it, '
		'independent_sources those who do not have it from one another.';
	CREATE INDEX ON event USING gist (during);
	CREATE INDEX ON event USING gin (actor_ids);
	CREATE INDEX ON event USING gin (target_ids);

	CREATE TABLE story (
		story_id bigint PRIMARY KEY,
		title text,
		during daterange,
		articles int NOT NULL,
		outlets int NOT NULL
	);
	COMMENT ON TABLE story IS 'Articles on one happening.';

	CREATE TABLE signature (
		article_id bigint PRIMARY KEY REFERENCES article ON DELETE CASCADE,
		terms int[] NOT NULL,
		weights real[] NOT NULL,
		rare int[] NOT NULL,
		day date
	);
	COMMENT ON TABLE signature IS 'What an article is about, for finding others like it: article_signature() of it, '
		'and the day it says it was published on.';

	CREATE TABLE neighbour (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		neighbour_id bigint NOT NULL,
		similarity real NOT NULL,
		PRIMARY KEY (article_id, neighbour_id)
	);
	COMMENT ON TABLE neighbour IS 'The articles most like an article: what stories are made of.';
	CREATE INDEX ON neighbour (neighbour_id);

	CREATE TABLE correction (
		correction_id bigint PRIMARY KEY,
		kind text NOT NULL,
		what jsonb NOT NULL,
		made_by name NOT NULL DEFAULT current_user,
		made_at timestamptz NOT NULL DEFAULT now()
	);
	COMMENT ON TABLE correction IS 'What analysts put right, applied again whenever what it is about is read or linked '
		'anew; in force while undone_at is NULL.';

	CREATE TABLE rejected (
		rejected_id bigint PRIMARY KEY,
		raw text NOT NULL,
		url text,
		outlet text,
		error_code text NOT NULL,
		error text NOT NULL
	);
	COMMENT ON TABLE rejected IS 'What could not be loaded, as it came, and why.';

	CREATE TABLE pending (
		article_id bigint PRIMARY KEY,
		counted boolean NOT NULL
	);
	COMMENT ON TABLE pending IS 'Articles that refresh() has yet to link to entities, events and stories; counted: '
		'the figures of their entities have them already.';

	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.complete_archive(archive, index);
	IF partitions IS NOT NULL THEN
		PERFORM news_archive_inner.cut_tables(archive, partitions);
	END IF;
	IF row_security THEN
		ALTER TABLE article ENABLE ROW LEVEL SECURITY;
	END IF;
	PERFORM news_archive_inner.put_views(archive);
	PERFORM news_archive_inner.grant_reading(archive, readers);
	IF row_security THEN
		PERFORM news_archive_inner.put_policies(archive);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.create_archive(name, text, name[], boolean, int) IS
'Makes a schema with the tables and indexes of an empty archive, all owned by the caller. index is what search() '
'reads: gin, or rum when the extension rum is installed. readers are roles that may read it: USAGE on the schema and '
'SELECT on its tables and views (docs/bi.md), also those of later versions. With row_security nobody but the owner '
'sees an article until a policy of yours on the table article shows it to him, and all other tables follow '
'(follow_article_policies()), also those of later versions. partitions cuts the tables that are kept by article into '
'so many parts, by a hash of article_id, each of which move_partition() can put on another server; '
'NULL keeps them whole. Errors: null_value_not_allowed, invalid_name for an empty name; duplicate_schema when a schema '
'of that name exists; invalid_parameter_value for another index, or less than 1 or more than 1,000 partitions; '
'undefined_object for an unknown role, or for rum without its extension.';
CREATE FUNCTION news_archive_inner.give_new_tables() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	n record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR n IN
		SELECT c.oid::regclass AS made, a.relowner FROM pg_class a JOIN pg_class c USING (relnamespace)
		WHERE a.oid = 'article'::regclass AND c.relowner <> a.relowner AND c.relkind IN ('r', 'p')
			AND c.relname = ANY (news_archive_inner.archive_tables())
	LOOP
		EXECUTE format('ALTER TABLE %s OWNER TO %I', n.made, pg_get_userbyid(n.relowner));
	END LOOP;
	-- 0.1.0 had not these; they are the linking's own as pending is
	FOR n IN
		SELECT c.oid::regclass AS made, x.privilege_type, CASE x.grantee WHEN 0 THEN 'PUBLIC'
			ELSE quote_ident(pg_get_userbyid(x.grantee)) END AS grantee
		FROM pg_class p JOIN pg_class c USING (relnamespace), aclexplode(p.relacl) x
		WHERE p.oid = 'pending'::regclass AND x.grantee <> p.relowner AND c.relacl IS NULL
			AND c.relname IN ('archive_state', 'copy', 'date_order', 'pending_block', 'event_parent', 'repeated_line',
			'known_entity', 'common_key')
	LOOP
		EXECUTE format('GRANT %s ON %s TO %s', n.privilege_type, n.made, n.grantee);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.give_new_tables() IS
'Gives the tables of the archive entered that somebody else made to the owner of article, and those without grants the '
'grants of pending. For create_archive and upgrade_archive.';
CREATE FUNCTION news_archive_inner.complete_links(of_archive name) RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.pending_block (
		kind text NOT NULL,
		key text NOT NULL,
		PRIMARY KEY (kind, key)
	)', of_archive);
	COMMENT ON TABLE pending_block IS 'What articles touched before they were changed or taken out, for the next '
		'linking to look at.';
	DROP TABLE IF EXISTS pending_event;

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.common_key (
		kind text NOT NULL,
		key text NOT NULL,
		PRIMARY KEY (kind, key)
	)', of_archive);
	COMMENT ON TABLE common_key IS 'Keys of names that the linking found too common to compare by: it does not look '
		'these up again.';

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.event_parent (
		key_id bigint PRIMARY KEY,
		parent_id bigint NOT NULL
	)', of_archive);
	COMMENT ON TABLE event_parent IS 'Reports that say less (key_id) and those that say what is meant (parent_id): '
		'see event_report.key_id.';
	CREATE INDEX IF NOT EXISTS event_parent_parent_id ON event_parent (parent_id);

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.repeated_line (
		outlet text NOT NULL,
		line_id bigint NOT NULL,
		PRIMARY KEY (outlet, line_id)
	)', of_archive);
	COMMENT ON TABLE repeated_line IS 'Lines that stand in articles on several happenings of an outlet, and so in the '
		'story of none.';

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.known_entity (
		entity_id bigint PRIMARY KEY,
		kind text NOT NULL,
		name text NOT NULL,
		country text,
		sector text,
		origin text NOT NULL CHECK (origin IN (''analyst'', ''reference''))
	)', of_archive);
	COMMENT ON TABLE known_entity IS 'What is known of entities whatever the articles say: those that an analyst or a '
		'reference book made known.';

	ALTER TABLE entity_name ADD COLUMN IF NOT EXISTS base_id bigint, ADD COLUMN IF NOT EXISTS surnames text[];
	ALTER TABLE namesake ADD COLUMN IF NOT EXISTS people bigint;
	ALTER TABLE event_report ADD COLUMN IF NOT EXISTS key_id bigint, ADD COLUMN IF NOT EXISTS near_day date;
	ALTER TABLE signature ADD COLUMN IF NOT EXISTS day date;
	ALTER TABLE neighbour DROP CONSTRAINT IF EXISTS neighbour_neighbour_id_fkey;
	ALTER TABLE correction ADD COLUMN IF NOT EXISTS why text, ADD COLUMN IF NOT EXISTS undone_at timestamptz,
		ADD COLUMN IF NOT EXISTS undone_by name;
	CREATE INDEX IF NOT EXISTS entity_name_surnames ON entity_name USING gin (surnames) WITH (fastupdate = off);
	CREATE INDEX IF NOT EXISTS entity_name_base_id ON entity_name (base_id) WHERE base_id IS NOT NULL;
	CREATE INDEX IF NOT EXISTS mention_waiting ON mention (name) WHERE entity_id IS NULL AND name IS NOT NULL;
	CREATE INDEX IF NOT EXISTS signature_day ON signature (day);
	CREATE INDEX IF NOT EXISTS signature_keys ON signature USING gin (news_archive.signature_keys(rare, day, false))
		WITH (fastupdate = off);
	DROP INDEX IF EXISTS signature_rare_idx, signature_undated;
	CREATE INDEX IF NOT EXISTS event_report_key_id ON event_report (key_id);
	CREATE INDEX IF NOT EXISTS event_report_actor ON event_report (actor_id, near_day);
	CREATE INDEX IF NOT EXISTS event_report_target ON event_report (target_id, near_day);
	DROP INDEX IF EXISTS event_report_actor_id_idx, event_report_target_id_idx, event_report_during_idx;
	DROP INDEX IF EXISTS article_line_line_id_idx;
	CREATE INDEX IF NOT EXISTS article_line_line_id ON article_line (line_id, article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.complete_links(name) IS
'The tables, columns and indexes of the archive entered that linking needs, those of them that are not there. '
'For complete_archive.';
CREATE FUNCTION news_archive_inner.keep_known_entities() RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO known_entity (entity_id, kind, name, country, sector, origin)
	SELECT e.entity_id, e.kind, e.name, e.country, e.sector, e.origin FROM entity e WHERE e.origin <> 'article'
		ON CONFLICT DO NOTHING;
	UPDATE entity_name n SET base_id = n.entity_id
	WHERE n.base_id IS NULL AND (n.origin <> 'article' OR n.preferred
		OR (n.apart AND NOT EXISTS (SELECT FROM namesake s WHERE s.entity_id = n.entity_id)));
	UPDATE entity_name n SET surnames = news_archive_inner.surname_forms(n.name)
		WHERE n.kind = 'person' AND n.folded LIKE '% %' AND n.surnames IS NULL;
	UPDATE correction c SET what = c.what || jsonb_build_object('keep_name_id',
		news_archive.content_id(k.kind, c.what->>'keep_name')::text, 'drop_name_id',
		news_archive.content_id(k.kind, c.what->>'drop_name')::text)
	FROM entity k WHERE c.kind = 'merge' AND NOT c.what ? 'keep_name_id' AND k.entity_id::text = c.what->>'keep';
END $$;
COMMENT ON FUNCTION news_archive_inner.keep_known_entities() IS
'Takes what analysts and reference books said of entities out of the rows of 0.1.0. For upgrade_archive.';
CREATE FUNCTION news_archive_inner.complete_archive(archive name, index text) RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
DECLARE
	articles bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	ALTER TABLE article ADD COLUMN IF NOT EXISTS search tsvector
		GENERATED ALWAYS AS (news_archive.article_search(title, standfirst, body, language)) STORED;
	-- The vectors stay in the rows and the texts go out of them: a search reads many vectors and few texts.
	ALTER TABLE article ALTER COLUMN search SET STORAGE MAIN;
	IF NOT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
			WHERE i.indrelid = 'article'::regclass AND a.attname = 'search') THEN
		PERFORM news_archive_inner.create_search_index(index);
	END IF;

	IF to_regclass('entity_name_codes') IS NULL THEN
		CREATE INDEX entity_name_codes
			ON entity_name USING gin (news_archive.name_codes(folded) news_archive.name_codes_ops);
		ALTER INDEX entity_name_codes ALTER COLUMN 1 SET STATISTICS 500;
	END IF;

	IF to_regclass('entity_name_acronyms') IS NULL THEN
		CREATE INDEX entity_name_acronyms ON entity_name USING gin (news_archive.acronym_keys(kind, name, known))
			WITH (fastupdate = off) WHERE kind = 'organisation';
	END IF;

	IF to_regclass('entity_name_parts') IS NULL THEN
		CREATE INDEX entity_name_parts ON entity_name USING gin (news_archive.name_parts(name, folded));
	END IF;

	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'act'::regclass AND contype = 'c') THEN
		ALTER TABLE act ADD CHECK (news_archive.act_line(words, pos, type, mode, cameo, actor, target, object, op,
			flags) IS NOT NULL);
	END IF;
	-- 0.1.0 had NULL in the place of '', and no key
	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'act'::regclass AND contype = 'p') THEN
		DROP INDEX IF EXISTS act_words_pos_coalesce_coalesce1_coalesce2_idx;
		UPDATE act SET object = coalesce(object, ''), op = coalesce(op, ''), flags = coalesce(flags, '');
		ALTER TABLE act ALTER COLUMN object SET DEFAULT '', ALTER COLUMN op SET DEFAULT '', ALTER COLUMN flags
			SET DEFAULT '';
		ALTER TABLE act ADD PRIMARY KEY (words, pos, object, op, flags);
	END IF;

	PERFORM news_archive_inner.create_search_tables(archive);

	ALTER TABLE quotation ADD COLUMN IF NOT EXISTS attitude text;
	ALTER TABLE article ADD COLUMN IF NOT EXISTS loaded_at timestamptz NOT NULL DEFAULT now();

	PERFORM news_archive_inner.complete_links(archive);

	IF to_regclass('article_day_order') IS NULL THEN
		DROP INDEX IF EXISTS article_outlet_idx;		-- what 0.1.0 had for settle_day_order()
		CREATE INDEX article_day_order ON article (outlet, (CASE WHEN published_basis LIKE '%, day first in this '
			'outlet' THEN 'day'
			WHEN published_basis LIKE '%, month first in this outlet' THEN 'month' ELSE 'open' END))
			WHERE published_basis LIKE '%first%';
	END IF;
	IF to_regclass('date_order') IS NULL THEN
		EXECUTE format('CREATE TABLE %I.date_order (
			article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
			day_first boolean NOT NULL,
			outlet text NOT NULL,
			PRIMARY KEY (article_id, day_first)
		)', archive);
		CREATE INDEX ON date_order (outlet, day_first);
		articles := ARRAY(SELECT a.article_id FROM article a);
		PERFORM news_archive_inner.note_date_order(articles);
	END IF;
	COMMENT ON TABLE date_order IS 'Articles that show how their outlet writes dates in figures: one that can be read '
		'in one way only, 25/2/2021 (day_first) or 2/25/2021.';

	-- what 0.1.0 did not tell of an event
	ALTER TABLE event ADD COLUMN IF NOT EXISTS actor_country text, ADD COLUMN IF NOT EXISTS actor_sector text,
		ADD COLUMN IF NOT EXISTS target_country text, ADD COLUMN IF NOT EXISTS target_sector text,
		ADD COLUMN IF NOT EXISTS basis text, ADD COLUMN IF NOT EXISTS place_basis text;

	-- corrections say why, can be undone, and are looked up by their article; a row that was put right keeps what was
	-- read there
	ALTER TABLE correction ADD COLUMN IF NOT EXISTS why text, ADD COLUMN IF NOT EXISTS undone_at timestamptz,
		ADD COLUMN IF NOT EXISTS undone_by name;
	CREATE INDEX IF NOT EXISTS correction_article ON correction ((what->>'article_id'));
	ALTER TABLE mention ADD COLUMN IF NOT EXISTS as_read jsonb;
	ALTER TABLE quotation ADD COLUMN IF NOT EXISTS as_read jsonb;
	ALTER TABLE event_report ADD COLUMN IF NOT EXISTS as_read jsonb;

	-- where an article came from
	ALTER TABLE article ADD COLUMN IF NOT EXISTS file text;
	ALTER TABLE article ADD COLUMN IF NOT EXISTS title_given text, ADD COLUMN IF NOT EXISTS read_with text;
	ALTER TABLE article ADD COLUMN IF NOT EXISTS loaded_at timestamptz NOT NULL DEFAULT now();
	ALTER TABLE article ADD COLUMN IF NOT EXISTS loaded_by name NOT NULL DEFAULT current_user;

	-- one load looks up what it has just added; by these only whoever asks looks up, who reads a short list of what is
	-- new more
	ALTER TABLE entity_name SET (fillfactor = 50);
	ALTER INDEX IF EXISTS entity_name_keys_idx SET (fastupdate = off);
	ALTER INDEX entity_name_codes SET (fastupdate = on, gin_pending_list_limit = 128);
	ALTER INDEX entity_name_parts SET (fastupdate = on, gin_pending_list_limit = 128);

	ALTER TABLE article ADD COLUMN IF NOT EXISTS source_id bigint;
	-- no key leads to article: what is left of one that was deleted by hand tells link_copies() what it touched
	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.copy (
		article_id bigint PRIMARY KEY,
		copy_of bigint,
		sketch int[] NOT NULL,
		similarity real,
		credit text
	)', archive);
	COMMENT ON TABLE copy IS 'Which article is a copy of which, and what copies are found by: article_sketch() of it.';
	IF to_regclass('copy_sketch') IS NULL THEN
		-- one load looks up what it has just added
		CREATE INDEX copy_sketch ON copy USING gin (news_archive.sketch_buckets(sketch)) WITH (fastupdate = off);
		CREATE INDEX ON copy (copy_of) WHERE copy_of IS NOT NULL;
	END IF;

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.archive_state (
		one boolean PRIMARY KEY DEFAULT true CHECK (one),
		format int NOT NULL,
		articles bigint NOT NULL
	)', archive);
	COMMENT ON TABLE archive_state IS 'One row: format is the form of these tables (see archive_format()), articles '
		'how many are linked. Whoever links locks it.';
	INSERT INTO archive_state (format, articles)
	SELECT news_archive.archive_format(), count(*) FROM article a
		WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id AND NOT p.counted)
	ON CONFLICT (one) DO UPDATE SET format = excluded.format;
	PERFORM news_archive_inner.index_views();
	PERFORM news_archive_inner.comment_columns(archive);
	PERFORM news_archive_inner.give_new_tables();
END $$;
COMMENT ON FUNCTION news_archive_inner.complete_archive(name, text) IS
'Adds to the archive entered what is missing there of this version. For create_archive and upgrade_archive.';
CREATE FUNCTION news_archive_inner.grant_reading(archive name, readers name[]) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	reader name;
BEGIN
	FOREACH reader IN ARRAY coalesce(readers, '{}') LOOP
		EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', archive, reader);
		-- not on parts of tables, which no policy on the whole would hold for
		EXECUTE (SELECT string_agg(format('GRANT SELECT ON %s TO %I', c.oid::regclass, reader), '; ') FROM pg_class c
			WHERE c.relnamespace = quote_ident(archive::text)::regnamespace AND c.relkind IN ('r', 'p', 'v')
				AND NOT c.relispartition);
		EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO %I', archive, reader);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.grant_reading(name, name[]) IS
'Lets these roles read an archive. For create_archive.';
CREATE FUNCTION news_archive_inner.fold_again() RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	UPDATE entity_name n SET folded = f.folded, keys = f.keys
	FROM (SELECT o.name_id, news_archive.fold_name(o.name) AS folded,
		news_archive_inner.entity_name_keys(o.kind, o.name) AS keys FROM entity_name o) f
	WHERE n.name_id = f.name_id AND (n.folded, n.keys) IS DISTINCT FROM (f.folded, f.keys) AND f.folded <> '';
	DELETE FROM common_key;
END $$;
COMMENT ON FUNCTION news_archive_inner.fold_again() IS
'Folds the names of the archive entered as this version does. For upgrade_archive.';
CREATE FUNCTION news_archive.upgrade_archive(archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	index text;
	older boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_owner(archive);
	older := to_regclass('archive_state') IS NULL;
	index := coalesce((SELECT m.amname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
		JOIN pg_am m ON m.oid = c.relam
		JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
		WHERE i.indrelid = 'article'::regclass AND a.attname = 'search' LIMIT 1), 'gin');
	PERFORM news_archive_inner.complete_archive(archive, index);
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	IF older THEN
		PERFORM news_archive_inner.fold_again();
		PERFORM news_archive_inner.keep_known_entities();
		PERFORM news_archive.reindex_search(archive);
	END IF;
	PERFORM news_archive_inner.repair(older);
	PERFORM news_archive_inner.link_pending();
	PERFORM news_archive_inner.put_policies_again(archive);
	PERFORM news_archive_inner.put_views(archive);
	IF EXISTS (SELECT FROM article a WHERE a.read_with IS DISTINCT FROM news_archive.version()) THEN
		RAISE NOTICE 'articles of archive "%" were read by another version', archive
			USING HINT = format('CALL news_archive.reanalyse(%L); reads them again, when you have time.', archive);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.upgrade_archive(name) IS
'Brings the tables of an archive to the form that this version reads and writes, after ALTER EXTENSION news_archive '
'UPDATE or when DROP EXTENSION ... CASCADE took parts of them, and puts right what check_archive() finds. '
'For its owner, or a superuser: new tables are the owner''s and are granted as pending is; doing it again changes '
'nothing. Errors: insufficient_privilege for others, invalid_schema_name.';
CREATE OR REPLACE FUNCTION news_archive.drop_archive(archive name) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	what text;
BEGIN
	IF archive IS NULL OR NOT news_archive.is_archive(archive) THEN
		RAISE EXCEPTION 'archive "%" does not exist', coalesce(archive, 'NULL') USING ERRCODE = 'invalid_schema_name',
			HINT = CASE WHEN to_regnamespace(quote_ident(archive)) IS NOT NULL
				THEN 'There is a schema of that name, which is no archive and is left alone.'
				ELSE 'SELECT relnamespace::regnamespace FROM pg_class WHERE relname = ''archive_state''; '
					'lists the archives.' END;
	END IF;
	PERFORM news_archive_inner.check_owner(archive);
	EXECUTE coalesce((SELECT string_agg(format('DROP FOREIGN TABLE %s', c.oid::regclass), '; ')
		FROM pg_class c JOIN pg_foreign_table f ON f.ftrelid = c.oid
		WHERE c.relnamespace = quote_ident(archive::text)::regnamespace AND 'table_name=archive_state'
			= ANY (f.ftoptions)), '');
	EXECUTE coalesce((SELECT 'DROP VIEW ' || string_agg(format('%I.%I', archive, v.view), ', ')
		FROM news_archive_inner.views_there(archive) v WHERE v.ours), '');
	EXECUTE (SELECT 'DROP TABLE ' || string_agg(format('%I.%I', archive, t), ', ')
		FROM unnest(news_archive_inner.archive_tables()) t
		WHERE to_regclass(format('%I.%I', archive, t)) IS NOT NULL);
	EXECUTE format('DROP SCHEMA %I', archive);
EXCEPTION WHEN dependent_objects_still_exist THEN
	GET STACKED DIAGNOSTICS what = PG_EXCEPTION_DETAIL;
	RAISE EXCEPTION 'archive "%" is not dropped: other objects depend on it or stand in its schema', archive
		USING ERRCODE = 'dependent_objects_still_exist', DETAIL = what,
			HINT = 'Drop these first, or move them to another schema.';
END $$;
COMMENT ON FUNCTION news_archive.drop_archive(name) IS
'Drops the tables and views of an archive and its schema. Errors: invalid_schema_name when there is no such archive; '
'dependent_objects_still_exist, which lists them, when a view reads its tables or something else stands in its schema: '
'nothing is dropped then.';

-- src/archive/schema/check.sql
CREATE FUNCTION news_archive_inner.wrong_text() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'a mention points at its words', m.article_id, format('mention %s "%s"', m.mention_no, m.mention)
	FROM mention m JOIN article a USING (article_id) WHERE substring(a.body, m.start, m.length) <> m.mention
	UNION ALL
	SELECT 'a quotation points at its words', q.article_id, format('quotation %s', q.quotation_no)
	FROM quotation q JOIN article a USING (article_id) WHERE substring(a.body, q.start, q.length) <> q.quotation
	UNION ALL
	SELECT 'a time expression points at its words', t.article_id,
		format('expression %s "%s"', t.expression_no, t.expression)
	FROM time_expression t JOIN article a USING (article_id) WHERE substring(a.body, t.start, t.length) <> t.expression
	UNION ALL
	SELECT 'a report points at its words', r.article_id, format('report %s', r.report_no)
	FROM event_report r JOIN article a USING (article_id) WHERE substring(a.body, r.start, r.length) <> r.words
	UNION ALL
	SELECT 'a body is the lines that tell the story', a.article_id,
		format('%s characters, its lines have %s', length(a.body), length(l.body))
	FROM article a, LATERAL (
		SELECT coalesce(news_archive_inner.article_body(array_agg(l.role ORDER BY l.line_no),
			array_agg(l.line ORDER BY l.line_no)), '') AS body
		FROM article_line l WHERE l.article_id = a.article_id) l
	WHERE a.body <> l.body;
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_text() IS
'The part of violations() that is about the text of single articles; id is the article.';
CREATE FUNCTION news_archive_inner.wrong_entities() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH waiting AS MATERIALIZED (
		SELECT m.entity_id FROM pending p JOIN mention m USING (article_id) WHERE m.entity_id IS NOT NULL
		UNION
		SELECT b.key::bigint FROM pending_block b WHERE b.kind = 'entity'
		UNION
		SELECT split_part(b.key, ' ', 4)::bigint FROM pending_block b
			WHERE b.kind = 'told' AND split_part(b.key, ' ', 4) <> ''
		UNION
		SELECT n.entity_id FROM pending p JOIN mention m USING (article_id)
			JOIN entity_name n ON n.name_id = news_archive.content_id(m.kind, m.name)
		),
	told AS MATERIALIZED (
		SELECT m.entity_id, m.kind, m.name, m.article_id, bool_or(m.form = 'name') AS named
		FROM mention m WHERE m.entity_id IS NOT NULL GROUP BY m.entity_id, m.kind, m.name, m.article_id),
	counted AS (
		SELECT t.entity_id, count(DISTINCT t.article_id) AS n FROM told t GROUP BY t.entity_id),
	spelt AS (
		SELECT t.entity_id, t.kind, t.name, count(*) AS n FROM told t WHERE t.named GROUP BY t.entity_id, t.kind,
			t.name)
	SELECT 'an entity counts the articles that mention it' AS invariant, e.entity_id AS id,
		format('"%s" counts %s, %s mention it', e.name, e.articles, coalesce(c.n, 0)) AS detail
	FROM entity e LEFT JOIN counted c USING (entity_id)
	WHERE e.articles <> coalesce(c.n, 0) AND e.entity_id NOT IN (SELECT w.entity_id FROM waiting w)
	UNION ALL
	SELECT 'an entity of articles is mentioned', e.entity_id, format('"%s"', e.name)
	FROM entity e LEFT JOIN counted c USING (entity_id)
	WHERE e.origin = 'article' AND c.entity_id IS NULL
	UNION ALL
	SELECT 'a mention has an entity that is there', c.entity_id, format('%s articles mention it', c.n)
	FROM counted c LEFT JOIN entity e USING (entity_id)
	WHERE e.entity_id IS NULL AND c.entity_id NOT IN (SELECT w.entity_id FROM waiting w)
	UNION ALL
	SELECT 'a name counts the articles that use it', n.entity_id,
		format('"%s" counts %s, %s use it', n.name, n.articles, coalesce(s.n, 0))
	FROM entity_name n LEFT JOIN spelt s USING (entity_id, kind, name)
	WHERE n.articles <> coalesce(s.n, 0) AND n.entity_id NOT IN (SELECT w.entity_id FROM waiting w)
	UNION ALL
	SELECT 'a name has an entity that is there', n.entity_id, format('"%s"', n.name)
	FROM entity_name n LEFT JOIN entity e USING (entity_id)
	-- a correction holds also for articles that are yet to come, so its names stay when the last article of their
	-- entity goes
	WHERE e.entity_id IS NULL AND n.entity_id NOT IN (SELECT w.entity_id FROM waiting w)
		AND NOT (n.articles = 0 AND n.base_id IS NOT NULL)
	UNION ALL
	SELECT 'a namesake shares a name with an entity that is there', s.entity_id, format('shares with %s', s.shares_with)
	FROM namesake s LEFT JOIN entity e ON e.entity_id = s.shares_with
	WHERE e.entity_id IS NULL AND s.merged_into IS NULL AND s.shares_with NOT IN (SELECT w.entity_id FROM waiting w)
	UNION ALL
	SELECT 'a key of names that is called common is', NULL, format('%s "%s"', c.kind, c.key)
	FROM common_key c
	WHERE (SELECT count(*) FROM (SELECT FROM entity_name n WHERE n.keys @> ARRAY[c.key] AND n.kind = c.kind
		AND news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
		LIMIT news_archive_inner.most_of_a_key() + 1) x) <= news_archive_inner.most_of_a_key();
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_entities() IS
'The part of violations() that is about entities and their names; id is the entity, NULL where it is about none.';
CREATE FUNCTION news_archive_inner.wrong_sides() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'a speaker is an entity that is there', q.article_id, format('quotation %s', q.quotation_no)
	FROM quotation q LEFT JOIN entity e ON e.entity_id = q.speaker_id
	WHERE q.speaker_id IS NOT NULL AND e.entity_id IS NULL AND NOT EXISTS (SELECT FROM pending p
		WHERE p.article_id = q.article_id)
	UNION ALL
	SELECT 'the side of a report is an entity that is there', r.article_id, format('report %s', r.report_no)
	FROM event_report r LEFT JOIN entity a ON a.entity_id = r.actor_id LEFT JOIN entity t ON t.entity_id = r.target_id
	WHERE ((r.actor_id IS NOT NULL AND a.entity_id IS NULL) OR (r.target_id IS NOT NULL AND t.entity_id IS NULL))
		AND NOT EXISTS (SELECT FROM pending p WHERE p.article_id = r.article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_sides() IS
'The part of violations() that is about who speaks and acts in single articles; id is the article.';
CREATE FUNCTION news_archive_inner.wrong_events() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH waiting AS MATERIALIZED (
		SELECT DISTINCT r.event_id FROM pending p JOIN event_report r USING (article_id) WHERE r.event_id IS NOT NULL
		UNION SELECT b.key::bigint FROM pending_block b WHERE b.kind = 'event'),
	told AS (
		SELECT r.event_id, count(*) AS reports, count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))
			AS outlets,
			news_archive.independent_sources(array_agg(a.source_id), array_agg(r.words_id)) AS independent,
			news_archive.event_confidence(array_agg(a.source_id), array_agg(r.words_id), array_agg(r.confidence))
				AS confidence
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id IS NOT NULL GROUP BY r.event_id)
	SELECT 'an event has a report' AS invariant, e.event_id AS id, format('%s: %s', e.type, e.words) AS detail
	FROM event e LEFT JOIN told t USING (event_id) WHERE t.event_id IS NULL AND e.event_id NOT IN (SELECT w.event_id
		FROM waiting w)
	UNION ALL
	SELECT 'an event counts its reports, outlets and sources', e.event_id,
		format('counts %s, %s and %s, it has %s, %s and %s', e.reports, e.outlets, e.independent_sources, t.reports,
			t.outlets, t.independent)
	FROM event e JOIN told t USING (event_id)
	WHERE (e.reports, e.outlets, e.independent_sources) <> (t.reports, t.outlets, t.independent)
		AND e.event_id NOT IN (SELECT w.event_id FROM waiting w)
	UNION ALL
	SELECT 'an event is as sure as its reports and tells how it was read', e.event_id,
		format('is %s, they make it %s', e.confidence, t.confidence)
	FROM event e JOIN told t USING (event_id)
	WHERE (e.confidence <> t.confidence OR e.basis IS NULL) AND e.event_id NOT IN (SELECT w.event_id FROM waiting w)
	UNION ALL
	SELECT 'a report has an event that is there', t.event_id, format('%s reports', t.reports)
	FROM told t LEFT JOIN event e USING (event_id) WHERE e.event_id IS NULL AND t.event_id NOT IN (SELECT w.event_id
		FROM waiting w)
	UNION ALL
	SELECT 'the side of an event is an entity that is there', e.event_id, format('entity %s', s.entity_id)
	FROM event e, unnest(e.actor_ids || e.target_ids) s(entity_id)
	WHERE NOT EXISTS (SELECT FROM entity x WHERE x.entity_id = s.entity_id) AND e.event_id NOT IN (SELECT w.event_id
		FROM waiting w);
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_events() IS
'The part of violations() that is about events; id is the event.';
CREATE FUNCTION news_archive_inner.wrong_articles() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'a linked article has a story that is there' AS invariant, a.article_id AS id,
		coalesce('story ' || a.story_id, 'no story') AS detail
	FROM article a LEFT JOIN story s USING (story_id)
	WHERE s.story_id IS NULL AND NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id)
	UNION ALL
	SELECT 'each report of a linked article is of an event', r.article_id, format('report %s', r.report_no)
	FROM event_report r WHERE r.event_id IS NULL AND NOT EXISTS (SELECT FROM pending p
		WHERE p.article_id = r.article_id)
	UNION ALL
	SELECT 'what waits is an article', p.article_id, 'pending'
	FROM pending p WHERE NOT EXISTS (SELECT FROM article a WHERE a.article_id = p.article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_articles() IS
'The part of violations() that is about which articles are linked; id is the article.';
CREATE FUNCTION news_archive_inner.wrong_stories() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'a story counts its articles and outlets', s.story_id,
		format('counts %s and %s, it has %s and %s', s.articles, s.outlets, a.n, a.outlets)
	FROM story s, LATERAL (
		SELECT count(*) AS n, count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id)) AS outlets FROM article a
			WHERE a.story_id = s.story_id) a
	WHERE (s.articles, s.outlets) <> (a.n, a.outlets);
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_stories() IS
'The part of violations() that is about stories; id is the story. A story without an article counts 0 of them.';
CREATE FUNCTION news_archive_inner.wrong_copies() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH linked AS MATERIALIZED (
		SELECT a.article_id, a.source_id, a.body, c.sketch, c.copy_of, c.credit,
			news_archive_inner.version_rank(news_archive_inner.own_day(a.published, a.published_basis), a.outlet,
				c.credit) AS rank
		FROM article a LEFT JOIN copy c USING (article_id)
			WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id))
	SELECT 'an article is found by the sketch of its text' AS invariant, l.article_id AS id,
		coalesce(l.sketch::text, 'no sketch') AS detail
	FROM linked l WHERE l.sketch IS DISTINCT FROM news_archive_inner.article_sketch(l.body)
	UNION ALL
	SELECT 'what has a sketch is an article', c.article_id, format('copy of %s', c.copy_of)
	FROM copy c WHERE NOT EXISTS (SELECT FROM article a WHERE a.article_id = c.article_id)
	UNION ALL
	SELECT 'a copy is of the earliest version', l.article_id, format('copy of %s', l.copy_of)
	FROM linked l LEFT JOIN linked o ON o.article_id = l.copy_of
	WHERE l.copy_of IS NOT NULL AND (o.copy_of IS NOT NULL OR (o.rank, o.article_id) >= (l.rank, l.article_id)
		OR (o.article_id IS NULL AND NOT EXISTS (SELECT FROM pending p WHERE p.article_id = l.copy_of)))
	UNION ALL
	SELECT 'an article has a source, and a copy that of its original', l.article_id, format('source %s', l.source_id)
	FROM linked l LEFT JOIN linked o ON o.article_id = l.copy_of
		WHERE l.source_id IS NULL OR l.source_id <> o.source_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_copies() IS
'The part of violations() that is about copies of articles; id is the article. Which articles are copies is not looked '
'at.';
CREATE FUNCTION news_archive_inner.wrong_credits() RETURNS TABLE (invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	noted record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(c.article_id) AS ids, array_agg(c.credit) AS credits INTO noted
	FROM copy c JOIN article a USING (article_id)
		WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = c.article_id);
	RETURN QUERY
	SELECT 'the agency that an article credits is noted', t.article_id,
		format('"%s", it credits "%s"', n.credit, t.credit)
	FROM news_archive_inner.credits_of(noted.ids) t JOIN unnest(noted.ids, noted.credits) n(id, credit) ON n.id
		= t.article_id
	WHERE n.credit IS DISTINCT FROM t.credit;
END $$;
COMMENT ON FUNCTION news_archive_inner.wrong_credits() IS
'The part of violations() that is about the agencies articles are from; id is the article.';
CREATE FUNCTION news_archive_inner.violations() RETURNS TABLE (about text, invariant text, id bigint, detail text)
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT 'text', w.* FROM news_archive_inner.wrong_text() w
	UNION ALL SELECT 'article', w.* FROM news_archive_inner.wrong_articles() w
	UNION ALL SELECT 'article', w.* FROM news_archive_inner.wrong_sides() w
	UNION ALL SELECT 'entity', w.* FROM news_archive_inner.wrong_entities() w
	UNION ALL SELECT 'event', w.* FROM news_archive_inner.wrong_events() w
	UNION ALL SELECT 'story', w.* FROM news_archive_inner.wrong_stories() w
	UNION ALL SELECT 'article', w.* FROM news_archive_inner.wrong_copies() w
	UNION ALL SELECT 'article', w.* FROM news_archive_inner.wrong_credits() w
	UNION ALL
	SELECT 'archive', 'archive_state counts the linked articles', NULL,
		format('counts %s, there are %s', s.articles, n.n)
	FROM archive_state s, (SELECT count(*) AS n FROM article a
		WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id AND NOT p.counted)) n
			WHERE s.articles <> n.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.violations() IS
'What is not as it must be in the archive entered: about tells what id is the id of. For check_archive and repair.';
CREATE FUNCTION news_archive.check_archive(archive name DEFAULT news_archive.current_archive(),
		OUT invariant text, OUT id bigint, OUT detail text)
	RETURNS SETOF record
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF to_regclass('archive_state') IS NULL THEN
		RETURN QUERY SELECT 'the tables are of this version', NULL::bigint,
			format('they are of 0.1.0: SELECT news_archive.upgrade_archive(%L);', archive);
		RETURN;
	END IF;
	IF row_security_active('article') THEN
		RAISE EXCEPTION 'row-level security may hide articles of archive "%" from "%"', archive, current_user
			USING ERRCODE = 'insufficient_privilege',
				HINT = 'Its owner, and roles with BYPASSRLS, can tell whether all is well.';
	END IF;
	RETURN QUERY SELECT v.invariant, v.id, v.detail FROM news_archive_inner.violations() v
		ORDER BY v.invariant COLLATE "C", v.id, v.detail COLLATE "C";
END $$;
COMMENT ON FUNCTION news_archive.check_archive(name) IS
'What is not as it must be in an archive, one row each, and none when all is well: counts are those of mentions, '
'reports, sources and articles, every id leads somewhere, every position gives its words, a body is its lines, copies '
'have one original and one source. id is that of the article, entity, event or story the invariant is about. '
'Articles that wait for refresh() are left out. upgrade_archive() puts right what it finds. It reads all tables. '
'Errors: those of an unknown archive.';
CREATE FUNCTION news_archive_inner.repair(always boolean) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	articles bigint[];
	linked bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	-- first, so that an article which is deleted while the rest is looked at is missed by the next refresh()
	linked := count(*) FROM article a
		WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id AND NOT p.counted);
	UPDATE archive_state SET articles = linked;
	DELETE FROM pending p WHERE NOT EXISTS (SELECT FROM article a WHERE a.article_id = p.article_id);
	articles := ARRAY(SELECT DISTINCT v.id FROM news_archive_inner.wrong_text() v);
	IF articles <> '{}' THEN
		PERFORM news_archive_inner.read_again(articles);
	END IF;
	IF always OR articles <> '{}' OR EXISTS (SELECT FROM news_archive_inner.violations()) THEN
		PERFORM news_archive_inner.unlink();
	END IF;
	DELETE FROM search_total;
END $$;
COMMENT ON FUNCTION news_archive_inner.repair(boolean) IS
'Puts right what violations() tells of the archive entered, by linking all anew, as it does always when told so; '
'link_pending() is to follow. For upgrade_archive.';

-- src/archive/schema/columns.sql
CREATE FUNCTION news_archive_inner.column_comments() RETURNS TABLE (relation text, field text, words text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ VALUES
	(NULL, 'article_id', 'The article: article.article_id.'),
	(NULL, 'start', 'Where the words begin: the character of article.body, the first is 1. substring(body, start, '
		'length) gives the words.'),
	(NULL, 'length', 'How many characters the words have.'),
	(NULL, 'confidence', 'How sure the rule is, 0 to 1.'),
	(NULL, 'basis', 'The rule that found it; its name is in the docs of the stage.'),
	(NULL, 'precision', 'How exact the days are meant: minute, day, week, month, quarter, season, half, year, decade, '
		'century or range. NULL when no day is known.'),
	(NULL, 'country', 'ISO 3166-1 alpha-3. NULL: not told.'),
	(NULL, 'sector', 'PLOVER''s: GOV MIL REB OPP PTY IGO NGO MED BUS CVL JUD LEG SPY UAF CRM LAB REL EDU ELI. NULL: '
		'not told.'),
	(NULL, 'kind', 'person, organisation, place or other (groups and adjectives).'),
	(NULL, 'origin', 'Who made it: article, analyst (add_entity, rename_entity, split_entity) or reference '
		'(add_reference_entities).'),
	(NULL, 'as_read', 'What an analyst put right in this row, as it was read; {} for a row that only an analyst made. '
		'NULL: the row is as it was read.'),
	(NULL, 'words_id', 'The same for the same words, blind to case and punctuation: copies of one sentence share it.'),
	(NULL, 'title', 'The headline. NULL: none was found.'),
	(NULL, 'status', 'actual, planned, demanded, denied or hypothetical.'),

	('article', 'article_id', 'A hash of the text, address and outlet as they were given: the same article has the '
		'same on every machine.'),
	('article', 'story_id', 'The happening it tells of, with other articles: story.story_id. NULL until refresh() has '
		'linked it.'),
	('article', 'outlet', 'Who published it, as given or as the page says. NULL: not known; it then counts as an '
		'outlet of its own.'),
	('article', 'url', 'Its address, as given or as the page says. NULL: not known.'),
	('article', 'title_given', 'The headline that was given when the article was loaded: the text is read again with '
		'it. NULL: none was given.'),
	('article', 'read_with', 'The version of the extension whose stages read it last: version(). NULL: '
		'one before 0.2.0. See reanalyse().'),
	('article', 'standfirst', 'The summary between headline and text. NULL: none.'),
	('article', 'author', 'The byline: names with comma and space between. NULL rather than a doubtful one.'),
	('article', 'section', 'The section of the outlet. NULL: not told.'),
	('article', 'dateline', 'The place before the text. NULL: none.'),
	('article', 'published', 'The days on which it may have been published, half open: [2024-05-18,2024-05-19) is the '
		'18th. NULL: not known, published_basis says why.'),
	('article', 'published_basis', 'Where published comes from: a rule of docs/article.md, "given", "analyst", or '
		'"story: ..." for the days of its story.'),
	('article', 'published_confidence', 'How sure published is, 0 to 1; 1 when it was given, 0.5 from the story. '
		'NULL when it is not known.'),
	('article', 'modified', 'The days on which it was changed last, half open. NULL: not told.'),
	('article', 'collected', 'The day on which it was scraped, as given. NULL: not given.'),
	('article', 'language', 'ISO 639-1; und when not sure. Only English (en) is read for names, quotations and '
		'events.'),
	('article', 'body', 'The story: its lines with a blank line between, without the title. Positions in the other '
		'tables count its characters.'),
	('article', 'format', 'How it was read: auto, text, markdown, html or json.'),
	('article', 'raw', 'The text as it came.'),
	('article', 'source_id', 'Whom the text is from, for counting: the same for all copies of it; the agency that it '
		'credits, else the outlet of its original, else that article itself (a hash of the name, or article_id).'),
	('article', 'search', 'What search() finds it by, made of title, standfirst and body.'),
	('article', 'file', 'The file it came from, as given; of one of many in a file with its number or line. NULL: '
		'not given.'),
	('article', 'loaded_at', 'When it was loaded; of what an archive of 0.1.0 had: when that was upgraded.'),
	('article', 'loaded_by', 'The role that loaded it; of what an archive of 0.1.0 had: that upgraded it.'),

	('article_line', 'line_no', 'Its number among the lines that are not blank, from 1.'),
	('article_line', 'role', 'title standfirst author date dateline body subhead caption quote_box tag section share '
		'related comment subscription agency url other. set_line_role() changes it.'),
	('article_line', 'line', 'The line without its markup.'),
	('article_line', 'basis', 'The rule that gave it its role; "analyst" after set_line_role().'),
	('article_line', 'line_id', 'The same for the same words: lines that an outlet repeats share it.'),

	('entity', 'entity_id', 'A hash of kind and name. An entity that is merged into another loses it to that one.'),
	('entity', 'name', 'The spelling that most articles use, or the one an analyst gave.'),
	('entity', 'role', 'What most of the articles that tell a role call it, of equally many the one told last. NULL: '
		'no role is told.'),
	('entity', 'role_day', 'The first day on which the last article that tells this role may have been published. '
		'NULL: no role is told, or that day is not known.'),
	('entity', 'role_article', 'That article. NULL: no role is told.'),
	('entity', 'country', 'ISO 3166-1 alpha-3, as most articles tell it, from an analyst or the reference rows; '
		'a country that was has its own code. NULL: not told.'),
	('entity', 'articles', 'How many articles mention it, by name, description or pronoun.'),
	('entity', 'first_seen', 'The first day on which an article that mentions it was published. NULL: '
		'no day is known.'),
	('entity', 'last_seen', 'The last such day.'),

	('entity_name', 'name_id', 'A hash of kind and name.'),
	('entity_name', 'entity_id', 'Whose spelling it is: entity.entity_id.'),
	('entity_name', 'name', 'The spelling as articles have it.'),
	('entity_name', 'folded', 'fold_name() of it: equal for spellings that differ in case, accents, order or script '
		'only.'),
	('entity_name', 'keys', 'entity_name_keys() of it: spellings that sound alike share one.'),
	('entity_name', 'articles', 'How many articles mention the entity by this spelling.'),
	('entity_name', 'apart', 'Nothing is united with it by likeness: an analyst split it off, or it is a namesake''s.'),
	('entity_name', 'known', 'What articles tell of its bearer (office, country with sector, body), by which spellings '
		'are found to be one person''s; of an organisation "told" and the acronym that articles introduce it with.'),
	('entity_name', 'traits', 'Country and walk of life that articles tell of its bearer, by which namesakes are told '
		'apart.'),
	('entity_name', 'preferred', 'An analyst named the entity so: rename_entity().'),

	('namesake', 'entity_id', 'The person who bears the name of another one: entity.entity_id.'),
	('namesake', 'shares_with', 'The one whose name it is: entity.entity_id.'),
	('namesake', 'merged_into', 'The entity that an analyst says it is after all. NULL: two people.'),

	('mention', 'mention_no', 'Its number in the article, from 1.'),
	('mention', 'mention', 'The words: substring(body, start, length).'),
	('mention', 'chain', 'Mentions of one and the same in this article share it. NULL: a pronoun that means no one '
		'found.'),
	('mention', 'name', 'The fullest name in the chain. NULL: none has one.'),
	('mention', 'role', 'The office or description told with it or in its chain. NULL: none.'),
	('mention', 'form', 'name (a title is outside it), description or pronoun.'),
	('mention', 'entity_id', 'Who or what it is over all articles: entity.entity_id. NULL: without a name, or not '
		'linked yet.'),
	('mention', 'organisation', 'The fullest name of the body that the role belongs to. NULL: not told.'),

	('place', 'place_id', 'A hash of name, country and coordinates.'),
	('place', 'name', 'Its usual name in English.'),
	('place', 'folded', 'fold_name() of each of its names.'),
	('place', 'country', 'ISO 3166-1 alpha-3.'),
	('place', 'latitude', 'Degrees north of the equator, south is negative.'),
	('place', 'longitude', 'Degrees east of Greenwich, west is negative.'),
	('place', 'population', 'Its inhabitants; 0: not known.'),
	('place', 'capital', 'Whether it is the capital of its country.'),

	('time_expression', 'expression_no', 'Its number in the article, from 1.'),
	('time_expression', 'expression', 'The words: substring(body, start, length).'),
	('time_expression', 'type', 'date, time, duration or set (TIMEX3).'),
	('time_expression', 'value', 'What they mean as TIMEX3 writes it: 2013-02-02, 2013-W05, P4M, PAST_REF.'),
	('time_expression', 'during', 'The days they mean, half open, counted from the publication. NULL: '
		'durations, sets, vague words, or the publication is not known.'),
	('time_expression', 'modifier', 'TIMEX3''s mod in lower case: start, mid, end, approx, less_than, more_than, '
		'equal_or_less, equal_or_more. NULL: none.'),

	('quotation', 'quotation_no', 'Its number in the article, from 1.'),
	('quotation', 'quotation', 'What was said: substring(body, start, length), without its outer marks.'),
	('quotation', 'type', 'direct (between marks), indirect (in the writer''s words) or mixed.'),
	('quotation', 'speaker_start', 'Where the speaker stands: a character of article.body, from 1. NULL: '
		'nobody is named.'),
	('quotation', 'speaker_length', 'How many characters the speaker has. NULL: nobody is named.'),
	('quotation', 'speaker', 'The speaker as written there ("she"). NULL: nobody is named.'),
	('quotation', 'speaker_name', 'The fullest name that the article has for him. NULL: nobody is named.'),
	('quotation', 'cue', 'The word that says that it was said. NULL: none.'),
	('quotation', 'addressee', 'Who was told, as written. NULL: not told.'),
	('quotation', 'attitude', 'How it is said: state, claim, deny, warn, ...; notsaid: the text tells that it was not '
		'said. NULL: no cue, or an archive of 0.1.0.'),
	('quotation', 'saying', 'The pieces of one quotation share it.'),
	('quotation', 'speaker_id', 'The speaker over all articles: entity.entity_id. NULL: no one known, or not linked '
		'yet.'),

	('event_report', 'report_no', 'Its number in the article, from 1.'),
	('event_report', 'event_id', 'What happened, over all articles that say it: event.event_id. NULL until refresh() '
		'has linked it.'),
	('event_report', 'sentence_no', 'The sentence of the body that tells it, from 1.'),
	('event_report', 'words', 'The clause that tells it: substring(body, start, length).'),
	('event_report', 'type', 'PLOVER''s type of act: news_archive.event_ontology() tells what it means.'),
	('event_report', 'mode', 'PLOVER''s mode of the type. NULL: none.'),
	('event_report', 'cameo', 'The nearest CAMEO code.'),
	('event_report', 'actor', 'Who did it: the fullest name that the article has, else the phrase as it stands '
		'("Norwegian forces"). NULL: not told.'),
	('event_report', 'actor_country', 'The actor''s country, ISO 3166-1 alpha-3. NULL: not told.'),
	('event_report', 'actor_sector', 'The actor''s sector, PLOVER''s. NULL: not told.'),
	('event_report', 'target', 'To whom, as actor. NULL: not told.'),
	('event_report', 'target_country', 'The target''s country, ISO 3166-1 alpha-3. NULL: not told.'),
	('event_report', 'target_sector', 'The target''s sector, PLOVER''s. NULL: not told.'),
	('event_report', 'during', 'When it happened, half open; an open side is not known. NULL: no day is known.'),
	('event_report', 'place', 'Where, as written. NULL: not told.'),
	('event_report', 'attributed_to', 'Who says so. NULL: the outlet itself.'),
	('event_report', 'act_start', 'Where the word that tells the act begins: a character of article.body, from 1.'),
	('event_report', 'act_length', 'How many characters that word has.'),
	('event_report', 'actor_mention', 'The actor''s mention.mention_no. NULL: a phrase that is no mention, or nobody.'),
	('event_report', 'target_mention', 'The target''s mention.mention_no. NULL: a phrase that is no mention, or '
		'nobody.'),
	('event_report', 'place_basis', 'Where the place stands: clause, target (it is visited or attacked), sentence or '
		'dateline. NULL: no place.'),
	('event_report', 'quantity', 'How many were killed, wounded, arrested, sent or took part. NULL: '
		'no number is told.'),
	('event_report', 'quantity_bound', 'at least, at most or about. NULL: the number itself, or none.'),
	('event_report', 'counted', 'Whom the number counts, as written. NULL: no number is told.'),
	('event_report', 'actor_id', 'The actor over all articles: entity.entity_id. NULL: no entity, or not linked yet.'),
	('event_report', 'target_id', 'The target over all articles: entity.entity_id. NULL: no entity, or not linked '
		'yet.'),

	('act', 'words', 'A lemma in lower case: meet, step down, peace talk.'),
	('act', 'pos', 'verb, noun or adj.'),
	('act', 'type', 'The PLOVER type that it tells, in capitals. NULL: none, it only changes the act below it (op).'),
	('act', 'mode', 'The PLOVER mode. NULL: none.'),
	('act', 'cameo', 'The CAMEO code. NULL: the one of the type and mode.'),
	('act', 'actor', 'Where the actor stands, in the order tried: subj, poss, adj or prepositions, with commas. NULL: '
		'nowhere.'),
	('act', 'target', 'Where the target stands: subj, obj, isubj, poss, adj or prepositions, with commas. NULL: '
		'nowhere.'),
	('act', 'object', 'Nouns or @classes, with one of which the row holds. Empty: any object or none.'),
	('act', 'op', 'What the word does to an act below it: agree, refuse, demand, stop, light ... Empty: nothing.'),
	('act', 'flags', 'recip, weak, outer, comp, csubj, intrans, alone, place, with commas. Empty: none.'),

	('event', 'event_id', 'A hash of the most exact report: type, sides and days.'),
	('event', 'during', 'When it happened, half open, by the most exact report; an open side is not known. NULL: '
		'no day is known.'),
	('event', 'type', 'PLOVER''s type of act: news_archive.event_ontology() tells what it means.'),
	('event', 'mode', 'PLOVER''s mode of the type. NULL: none.'),
	('event', 'actors', 'Who did it, under the name of the entity, else by the phrase as one report has it ("Norwegian '
		'forces"). Empty: not told.'),
	('event', 'targets', 'To whom, as actors.'),
	('event', 'actor_ids', 'The actors that are entities: entity.entity_id.'),
	('event', 'target_ids', 'The targets that are entities: entity.entity_id.'),
	('event', 'place', 'Where, as one report has it. NULL: not told.'),
	('event', 'reports', 'How many reports tell it: rows of event_report. One article may report it twice.'),
	('event', 'outlets', 'How many outlets carried it, also by copying. An article whose outlet is not known counts as '
		'one of its own.'),
	('event', 'independent_sources', 'How many sources tell it that do not depend on each other: by article.source_id, '
		'and those that share a sentence count as one.'),
	('event', 'words', 'The clause of the most exact report.'),
	('event', 'confidence', 'How sure it is that one report is right at least, 0 to 0.99: 1 - (1 - p)(1 - q)... '
		'over the sources that tell it in words of their own (see independent_sources), each with its surest report.'),
	('event', 'actor_country', 'The actor''s country as the most exact report has it, else as another one has it of '
		'the same entity. NULL: not told.'),
	('event', 'actor_sector', 'The actor''s sector, PLOVER''s, told so too. NULL: not told.'),
	('event', 'target_country', 'The target''s country, told so too. NULL: not told.'),
	('event', 'target_sector', 'The target''s sector, told so too. NULL: not told.'),
	('event', 'basis', 'The rule that read words.'),
	('event', 'place_basis', 'Where the place stands in its report: clause, sentence or dateline. NULL: no place.'),

	('story', 'story_id', 'A hash of the smallest id among its articles.'),
	('story', 'title', 'The headline of its first article. NULL: none has one.'),
	('story', 'during', 'The days from the first to the last publication, half open. NULL: no day is known.'),
	('story', 'articles', 'How many articles tell of it.'),
	('story', 'outlets', 'How many outlets they are from. An article whose outlet is not known counts as one of its '
		'own.'),

	('signature', 'terms', 'Hashes of the up to 48 most telling word stems.'),
	('signature', 'weights', 'The weight of each term; together of length 1.'),
	('signature', 'rare', 'The 12 weightiest terms, by which like articles are looked for.'),

	('neighbour', 'neighbour_id', 'The other article: article.article_id.'),
	('neighbour', 'similarity', 'How like the two are: the cosine of their signatures, 0 to 1.'),

	('correction', 'correction_id', 'A hash of kind and what (but for loaded): the same correction again is the same '
		'row.'),
	('correction', 'kind', 'add, merge, split, rename, entity; line role, published, outlet, url, title, remove; '
		'report, drop report, speaker, drop quotation, mention; merge events or split event.'),
	('correction', 'what', 'What was put right: ids as text, names, words as they were read, the value that holds, and '
		'loaded: the value that it took the place of, where no reading gives it back.'),
	('correction', 'made_by', 'The role that made it.'),
	('correction', 'made_at', 'When it was made last: of two about one thing the later one holds.'),
	('correction', 'why', 'The reason that was given. NULL: none.'),
	('correction', 'undone_at', 'When it was taken back. NULL: it is in force.'),
	('correction', 'undone_by', 'The role that took it back. NULL: it is in force.'),

	('rejected', 'rejected_id', 'The id that the article would have.'),
	('rejected', 'raw', 'The text as it came.'),
	('rejected', 'url', 'Its address as given. NULL: none.'),
	('rejected', 'outlet', 'Its outlet as given. NULL: none.'),
	('rejected', 'error_code', 'The SQLSTATE of the error.'),
	('rejected', 'error', 'Why it could not be loaded.'),

	('pending_block', 'kind', 'What is to be looked at: an entity, name, event, report key, side, story, line, outlet, '
		'surname, acronym, or what an article told.'),
	('pending_block', 'key', 'Its id, or what it is called by.'),
	('common_key', 'kind', 'The kind of the names: entity_name.kind.'),
	('common_key', 'key', 'The key that more of them have than are compared for one: of entity_name.keys.'),
	('event_parent', 'key_id', 'What a vaguer report says: event_report.key_id.'),
	('event_parent', 'parent_id', 'The more exact one that it is counted to: event_report.key_id.'),
	('repeated_line', 'outlet', 'The outlet: article.outlet.'),
	('repeated_line', 'line_id', 'The line: article_line.line_id.'),
	('known_entity', 'entity_id', 'The entity: entity.entity_id, unless an analyst merged it.'),
	('known_entity', 'name', 'The name it was given.'),
	('known_entity', 'country', 'Its country, ISO 3166-1 alpha-3. NULL: none was given.'),
	('known_entity', 'sector', 'Its sector, PLOVER''s. NULL: none was given.'),
	('entity_name', 'base_id', 'The entity it was given to by an analyst or a reference book, and stays with: '
		'entity.entity_id unless that was merged. NULL: articles decide.'),
	('entity_name', 'surnames', 'The surnames a full name of a person may be shortened to, folded. NULL: none.'),
	('namesake', 'people', 'A hash of how the articles were parted.'),
	('event_report', 'key_id', 'A hash of what it says: reports that say just the same have one.'),
	('event_report', 'near_day', 'The first of the days on which the act may have been. NULL: these are not known, or '
		'too many.'),
	('signature', 'day', 'The day the article says it was published on. NULL: it does not say one.'),
	('correction', 'why', 'Why it was made. NULL: not told.'),
	('correction', 'undone_at', 'When it was taken back. NULL: it is in force.'),
	('correction', 'undone_by', 'The role that took it back. NULL: it is in force.'),

	('date_order', 'day_first', 'Whether it writes 25/2/2021 (true) or 2/25/2021.'),
	('date_order', 'outlet', 'Its outlet: article.outlet.'),

	('copy', 'copy_of', 'The earliest version of its text: article.article_id. NULL: it has no copies, or is the '
		'earliest itself.'),
	('copy', 'sketch', 'article_sketch() of its body: copies share one of these numbers. {}: too short to tell.'),
	('copy', 'similarity', 'The share of the runs of five words of both that stand in it and in the earliest version, '
		'0 to 1. NULL: no copy.'),
	('copy', 'credit', 'The agency that the article credits: credited_agency() of it. NULL: none.'),

	('archive_state', 'one', 'Always true: the table has one row.'),
	('archive_state', 'format', 'The form of the tables: archive_format() of the version that made or upgraded them.'),
	('archive_state', 'articles', 'How many articles are linked; when others are there, refresh() puts right what is '
		'left behind.'),

	('pending', 'counted', 'The figures of its entities have it already: it was linked once and is to be linked '
		'again.'),

	('search_word', 'lexeme', 'A word of the search index.'),
	('search_word', 'articles', 'How many articles had it when refresh() counted.'),

	('search_total', 'articles', 'How many articles were counted.'),
	('search_total', 'average_lengths', 'The average number of words of title, standfirst and body.'),
	('search_total', 'newest', 'The day of the newest article. NULL: no day is known.'),

	('synonym', 'words', 'Words that mean the same to search() as means.'),
	('synonym', 'means', 'Words that mean the same to search() as words.')
$$;
COMMENT ON FUNCTION news_archive_inner.column_comments() IS
'What each column of an archive''s tables says; relation NULL stands for every table that has no line of its own for '
'that column.';
CREATE FUNCTION news_archive_inner.comment_columns(archive name) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	c record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	FOR c IN
		SELECT DISTINCT ON (t.relname, a.attname) t.relname, a.attname, k.words
		FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid JOIN news_archive_inner.column_comments() k ON k.field
			= a.attname AND coalesce(k.relation, t.relname) = t.relname
		WHERE t.relnamespace = quote_ident(archive::text)::regnamespace AND t.relkind IN ('r', 'p')
			AND NOT t.relispartition AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY t.relname, a.attname, k.relation NULLS LAST
	LOOP
		EXECUTE format('COMMENT ON COLUMN %I.%I.%I IS %L', archive, c.relname, c.attname, c.words);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.comment_columns(name) IS
'Gives the columns of an archive''s tables their comments: create_archive does so, and it does no harm again. Errors: '
'invalid_schema_name, insufficient_privilege for who does not own the tables.';

-- src/archive/schema/distribute.sql
CREATE FUNCTION news_archive_inner.check_citus() RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF to_regproc('pg_catalog.create_distributed_table') IS NULL OR to_regproc('pg_catalog.create_reference_table')
		IS NULL THEN
		RAISE EXCEPTION 'the extension "citus" is not installed in this database' USING ERRCODE = 'undefined_object',
			HINT = 'With citus in shared_preload_libraries: CREATE EXTENSION citus; and SELECT '
				'citus_add_node(''host'', 5432); for each server. Without it, create_archive(..., partitions => 8) and '
				'move_partition() put articles on several servers.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_citus() IS
'Errors: undefined_object, with a hint what to install, without the extension Citus. For distribute_archive.';
CREATE FUNCTION news_archive_inner.is_distributed(relation regclass) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	there boolean := false;
BEGIN
	PERFORM news_archive_inner.entered();
	IF to_regclass('pg_dist_partition') IS NOT NULL THEN
		EXECUTE 'SELECT EXISTS (SELECT FROM pg_dist_partition p WHERE p.logicalrel = $1)' INTO there USING relation;
	END IF;
	RETURN there;
END $$;
COMMENT ON FUNCTION news_archive_inner.is_distributed(regclass) IS
'Whether Citus has a table, distributed or on every server. For distribute_archive.';
CREATE FUNCTION news_archive_inner.distribute_table(of_archive name, relation name, by_article boolean, shards int)
	RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	whole text;
BEGIN
	PERFORM news_archive_inner.entered();
	whole := format('%I.%I', of_archive, relation);
	IF news_archive_inner.is_distributed(whole::regclass) THEN
		RETURN false;
	ELSIF NOT by_article THEN
		EXECUTE format('SELECT pg_catalog.create_reference_table(%L)', whole);
	ELSIF relation = 'article' THEN
		EXECUTE format('SELECT pg_catalog.create_distributed_table(%L, %L, colocate_with => %L%s)', whole, 'article_id',
			'none', ', shard_count => ' || shards);
	ELSE
		EXECUTE format('SELECT pg_catalog.create_distributed_table(%L, %L, colocate_with => %L)', whole, 'article_id',
			format('%I.article', of_archive));
	END IF;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive_inner.distribute_table(name, name, boolean, int) IS
'Lets Citus spread a table of the archive entered by article_id, beside article, or keep it on every server; '
'false when it has it already. For distribute_archive.';
CREATE FUNCTION news_archive.distribute_archive(archive name DEFAULT news_archive.current_archive(),
	shards int DEFAULT NULL) RETURNS int
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	by_article name[] := ARRAY(SELECT t.relation FROM news_archive_inner.tables_of_articles() t);
	-- what leads to article comes after it
	tables name[] := by_article || ARRAY(SELECT t::name FROM unnest(news_archive_inner.archive_tables()) t
		WHERE t <> ALL (by_article::text[]));
	made name[] := '{}';
	t name;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_owner(archive);
	IF shards < 1 THEN
		RAISE EXCEPTION 'an archive cannot have % shards', shards USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Leave the argument out for the setting citus.shard_count.';
	END IF;
	PERFORM news_archive_inner.check_citus();
	IF news_archive_inner.partitions_of(archive) > 0 THEN
		RAISE EXCEPTION 'archive "%" is in partitions already', archive USING ERRCODE = 'feature_not_supported',
			HINT = 'Citus spreads an archive in whole tables: create_archive() without partitions. '
				'move_partition() puts partitions on other servers.';
	END IF;
	PERFORM news_archive_inner.lock_links(true);
	FOREACH t IN ARRAY tables LOOP
		IF news_archive_inner.distribute_table(archive, t, t = ANY (by_article), shards) THEN
			made := made || t;
		END IF;
	END LOOP;
	-- a copy of what was there before stays behind where nobody sees it
	IF to_regproc('pg_catalog.truncate_local_data_after_distributing_table') IS NOT NULL THEN
		FOREACH t IN ARRAY made LOOP
			EXECUTE format('SELECT pg_catalog.truncate_local_data_after_distributing_table(%L)',
				format('%I.%I', archive, t));
		END LOOP;
	END IF;
	RETURN cardinality(made);
END $$;
COMMENT ON FUNCTION news_archive.distribute_archive(name, int) IS
'Lets the extension Citus spread an archive over the servers that it knows: article and what is kept by article by a '
'hash of article_id into so many shards (NULL: the setting citus.shard_count), the tables of entities, events and '
'words on every server. Gives how many tables became so; those that are so already are left alone, so that it may be '
'called again after upgrade_archive(). For the owner. Errors: undefined_object without Citus, feature_not_supported '
'for an archive in partitions, invalid_parameter_value, insufficient_privilege, invalid_schema_name, and those of '
'Citus.';

-- src/archive/schema/enter.sql
CREATE OR REPLACE FUNCTION news_archive.is_archive(archive name) RETURNS boolean
	LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'news_archive_is_archive';
COMMENT ON FUNCTION news_archive.is_archive(name) IS
'Whether a schema of that name holds an archive: the tables that create_archive() makes. NULL for NULL.';
CREATE FUNCTION news_archive_inner.archive_tables() RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_archive_tables';
COMMENT ON FUNCTION news_archive_inner.archive_tables() IS
'The names of the tables that create_archive() makes.';
CREATE FUNCTION news_archive_inner.reads_names() RETURNS boolean
	LANGUAGE c STABLE PARALLEL RESTRICTED AS 'MODULE_PATHNAME', 'news_archive_reads_names';
COMMENT ON FUNCTION news_archive_inner.reads_names() IS
'Whether find_entity() and its like are looking up names at this moment: what the policy follow_article of entity_name '
'leaves to them, and to nobody who calls this function.';
CREATE FUNCTION news_archive_inner.check_namesakes() RETURNS void
	LANGUAGE c AS 'MODULE_PATHNAME', 'news_archive_check_namesakes';
COMMENT ON FUNCTION news_archive_inner.check_namesakes() IS
'Raises an error (object_not_in_prerequisite_state) when the extension''s schema holds a function that is not the '
'extension''s and is named as one of its own. CREATE EXTENSION and ALTER EXTENSION UPDATE call it.';
CREATE FUNCTION news_archive_inner.enter(archive name) RETURNS void
	LANGUAGE c AS 'MODULE_PATHNAME', 'news_archive_enter';
COMMENT ON FUNCTION news_archive_inner.enter(name) IS
'Puts an archive''s schema on the search path for the rest of the calling function, which must have a SET search_path '
'of its own. Errors: null_value_not_allowed; invalid_schema_name when there is no such archive; insufficient_privilege '
'without USAGE on its schema; object_not_in_prerequisite_state when somebody put functions or operators there, which '
'would be run in the place of built-in ones; wrong_object_type for a view in the place of a table.';
CREATE FUNCTION news_archive_inner.entered() RETURNS void
	LANGUAGE c AS 'MODULE_PATHNAME', 'news_archive_entered';
COMMENT ON FUNCTION news_archive_inner.entered() IS
'Raises an error (insufficient_privilege) outside the functions that enter an archive. What is for inside only begins '
'with it.';
CREATE FUNCTION news_archive_inner.check_owner(of_archive name) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	owner oid := (SELECT c.relowner FROM pg_catalog.pg_class c
		WHERE c.oid = to_regclass(format('%I.article', of_archive)));
BEGIN
	IF NOT pg_has_role(owner, 'USAGE') THEN
		RAISE EXCEPTION 'only the owner of archive "%" may do this', of_archive
			USING ERRCODE = 'insufficient_privilege',
				HINT = 'It changes the tables themselves, for which no right can be granted.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_owner(name) IS
'Errors: insufficient_privilege for who is neither the owner of an archive nor a member of that role.';
CREATE FUNCTION news_archive.archive_format() RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 2;
COMMENT ON FUNCTION news_archive.archive_format() IS
'The number of the form that the tables of an archive have in this version: 1 in 0.1.0, 2 in 0.2.0.';
CREATE FUNCTION news_archive_inner.enter_to_load(archive name) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	current boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	-- Citus writes to tables on every server beside distributed ones in one transaction only shard by shard
	IF current_setting('citus.multi_shard_modify_mode', true) IS NOT NULL THEN
		PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
	END IF;
	IF to_regclass('archive_state') IS NULL OR NOT EXISTS (SELECT FROM pg_attribute
			WHERE attrelid = 'article'::regclass AND attname = 'search' AND NOT attisdropped) THEN
		current := false;
	ELSE
		-- its one row is not for whom a policy hides articles from
		current := row_security_active('archive_state') OR EXISTS (SELECT FROM archive_state s
			WHERE s.format = news_archive.archive_format());
	END IF;
	IF NOT current THEN
		RAISE EXCEPTION 'archive "%" has tables of another version of news_archive, or lacks what went with a dropped '
			'extension', archive
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = format('SELECT news_archive.upgrade_archive(%L);', archive);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.enter_to_load(name) IS
'enter() for functions that load, link and correct. They have SET enable_seqscan = off, jit = off and '
'max_parallel_workers_per_gather = 0 too: their statements touch few rows of tables that may have been empty when they '
'were planned, and cost less than a worker that is started. Errors: those of enter(); object_not_in_prerequisite_state '
'for an archive that upgrade_archive() has not brought to this version.';
CREATE FUNCTION news_archive_inner.lock_links(wait boolean) RETURNS boolean
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	-- who does not see all articles would take those he does not see for deleted
	IF row_security_active('article') THEN
		IF wait THEN
			RAISE EXCEPTION 'row-level security may hide articles from "%"', current_user
				USING ERRCODE = 'insufficient_privilege',
					HINT = 'Only the owner of the archive, and roles with BYPASSRLS, link and correct it; '
						'what others load waits for the owner''s refresh().';
		END IF;
		RETURN false;
	END IF;
	IF NOT wait THEN
		PERFORM FROM archive_state FOR UPDATE SKIP LOCKED;
		IF NOT FOUND THEN
			RETURN false;
		END IF;
	END IF;
	-- a new version of the row, so that a transaction which sees the archive as it was before is told so (40001)
	UPDATE archive_state SET format = format;
	IF NOT FOUND THEN
		RETURN false;
	END IF;
	RETURN news_archive_inner.lock_holders(wait);
END $$;
COMMENT ON FUNCTION news_archive_inner.lock_links(boolean) IS
'One session at a time links the articles of an archive: writes the row of archive_state, which is locked until the '
'transaction ends, which only those can who may write the archive. Without waiting it gives false when another session '
'has it; the articles then wait for the next load or refresh(), as they do when row-level security may hide articles '
'from who loads them. Errors: insufficient_privilege when it may and the lock is to be waited for.';

-- src/archive/schema/partitions.sql
CREATE TYPE news_archive_inner.table_keys AS (relation name, primary_key text, of_article boolean);
COMMENT ON TYPE news_archive_inner.table_keys IS
'A table of an archive, the columns of its primary key, and whether a foreign key leads to article.';
CREATE FUNCTION news_archive_inner.tables_of_articles() RETURNS SETOF news_archive_inner.table_keys
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT v.relation::name, v.primary_key, v.relation NOT IN ('article', 'pending', 'copy')
	FROM (VALUES ('article', 'article_id'), ('article_line', 'article_id, line_no'),
		('mention', 'article_id, mention_no'),
		('time_expression', 'article_id, expression_no'), ('quotation', 'article_id, quotation_no'),
			('event_report', 'article_id, report_no'),
		('signature', 'article_id'), ('neighbour', 'article_id, neighbour_id'), ('date_order', 'article_id, day_first'),
		('pending', 'article_id'), ('copy', 'article_id')) v(relation, primary_key);
END;
COMMENT ON FUNCTION news_archive_inner.tables_of_articles() IS
'The tables of an archive whose rows are each of one article, article first: what partitions, shards and servers '
'divide. All others are the same everywhere.';
CREATE FUNCTION news_archive_inner.partitions_of(of_archive name) RETURNS int
	LANGUAGE sql STABLE STRICT
	RETURN (SELECT count(*)::int FROM pg_catalog.pg_inherits h
		WHERE h.inhparent = pg_catalog.to_regclass(pg_catalog.format('%I.article', of_archive)));
COMMENT ON FUNCTION news_archive_inner.partitions_of(name) IS
'How many partitions an archive has: 0 for one in whole tables, and for none.';
CREATE FUNCTION news_archive_inner.make_partition(of_archive name, keys news_archive_inner.table_keys, n int,
	modulus int, server name) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	part text;
	x record;
BEGIN
	PERFORM news_archive_inner.entered();
	part := format('%I.%I', of_archive, keys.relation || '_' || n);
	EXECUTE format('CREATE %s TABLE %s PARTITION OF %I.%I FOR VALUES WITH (MODULUS %s, REMAINDER %s)%s',
		CASE WHEN server IS NOT NULL THEN 'FOREIGN' END,
		part, of_archive, keys.relation, modulus, n,
		CASE WHEN server IS NOT NULL THEN format(' SERVER %I OPTIONS (schema_name %L, table_name %L)', server,
			of_archive, keys.relation || '_' || n) END);
	IF server IS NULL THEN
		EXECUTE format('ALTER TABLE %s ADD PRIMARY KEY (%s)', part, keys.primary_key);
		IF keys.of_article THEN
			EXECUTE format('ALTER TABLE %s ADD FOREIGN KEY (article_id) REFERENCES %I.%I ON DELETE CASCADE', part,
				of_archive, 'article_' || n);
		END IF;
	END IF;
	-- whoever may read the archive reads the whole table
	FOR x IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee))
		END AS grantee
		FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = part::regclass AND a.grantee <> c.relowner
	LOOP
		EXECUTE format('REVOKE ALL ON %s FROM %s', part, x.grantee);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.make_partition(name, news_archive_inner.table_keys, int, int, name) IS
'Makes a part of a table of the archive entered. For create_archive and move_partition.';
CREATE FUNCTION news_archive_inner.cut_tables(of_archive name, partitions int) RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
DECLARE
	k news_archive_inner.table_keys;
	indexes text[];
	said text;
	x text;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR x IN SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', f.conrelid::regclass, f.conname) FROM pg_constraint f
		WHERE f.contype = 'f' AND f.confrelid = 'article'::regclass
	LOOP
		EXECUTE x;
	END LOOP;
	FOR k IN SELECT * FROM news_archive_inner.tables_of_articles() LOOP
		indexes := ARRAY(SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = k.relation::regclass
			AND NOT i.indisprimary ORDER BY i.indexrelid);
		said := obj_description(k.relation::regclass, 'pg_class');
		EXECUTE format('ALTER TABLE %1$I.%2$I RENAME TO %3$I', of_archive, k.relation, k.relation || '_whole');
		EXECUTE format('CREATE TABLE %1$I.%2$I (LIKE %1$I.%3$I INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH '
			'(article_id)', of_archive, k.relation, k.relation || '_whole');
		EXECUTE format('DROP TABLE %I.%I', of_archive, k.relation || '_whole');
		EXECUTE format('COMMENT ON TABLE %I.%I IS %L', of_archive, k.relation, said);
		FOREACH x IN ARRAY indexes LOOP
			EXECUTE x;
		END LOOP;
		FOR n IN 0 .. partitions - 1 LOOP
			PERFORM news_archive_inner.make_partition(of_archive, k, n, partitions, NULL);
		END LOOP;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.cut_tables(name, int) IS
'Makes tables in so many parts of those tables of the archive entered, which are empty, whose rows are each of one '
'article. For create_archive.';
CREATE FUNCTION news_archive_inner.check_server(server name) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	s record;
BEGIN
	SELECT f.srvoptions, w.fdwname INTO s FROM pg_catalog.pg_foreign_server f JOIN pg_catalog.pg_foreign_data_wrapper w
		ON w.oid = f.srvfdw WHERE f.srvname = server;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'server "%" does not exist', server USING ERRCODE = 'undefined_object',
			HINT = format('CREATE SERVER %I FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host ''...'', dbname ''...'', '
				'extensions ''news_archive'', async_capable ''true'', fetch_size ''1000'');', server);
	ELSIF s.fdwname <> 'postgres_fdw' THEN
		RAISE EXCEPTION 'server "%" is of the foreign data wrapper "%"', server, s.fdwname
			USING ERRCODE = 'wrong_object_type', HINT = 'Partitions of an archive lie on servers of postgres_fdw.';
	ELSIF NOT EXISTS (SELECT FROM unnest(s.srvoptions) o WHERE o ~ '^extensions=.*\mnews_archive\M') THEN
		RAISE WARNING 'server "%" is not said to have the extension news_archive, so rows are fetched to be looked at',
			server
			USING HINT = format('ALTER SERVER %I OPTIONS (ADD extensions ''news_archive'');', server);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_server(name) IS
'Errors: undefined_object, with a hint how it is made, for an unknown server; wrong_object_type for one that is not of '
'postgres_fdw. Warns when the server''s option extensions does not name news_archive. For move_partition.';
CREATE FUNCTION news_archive_inner.holder_states() RETURNS regclass[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT c.oid::regclass FROM pg_class a JOIN pg_class c USING (relnamespace)
		JOIN pg_foreign_table f ON f.ftrelid = c.oid
		WHERE a.oid = 'article'::regclass AND 'table_name=archive_state' = ANY (f.ftoptions) ORDER BY c.relname);
END $$;
COMMENT ON FUNCTION news_archive_inner.holder_states() IS
'The foreign tables by which the archive entered reaches the archive_state of each server that has partitions of it. '
'For lock_links.';
CREATE FUNCTION news_archive_inner.lock_holders(wait boolean) RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	holder regclass;
	there int;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH holder IN ARRAY news_archive_inner.holder_states() LOOP
		EXECUTE format('UPDATE %s SET format = format RETURNING format', holder) INTO there;
		IF there IS DISTINCT FROM news_archive.archive_format() THEN
			RAISE EXCEPTION 'the archive on server "%" has tables of another version of news_archive',
				(SELECT s.srvname FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
				WHERE f.ftrelid = holder)
				USING ERRCODE = 'object_not_in_prerequisite_state',
					HINT = 'Update the extension there, and run news_archive.upgrade_archive() there, before you do so '
					'here.';
		END IF;
	END LOOP;
	RETURN true;
EXCEPTION WHEN serialization_failure THEN
	IF wait THEN
		RAISE;
	END IF;
	RETURN false;
END $$;
COMMENT ON FUNCTION news_archive_inner.lock_holders(boolean) IS
'Writes the row of archive_state on every server that has partitions of the archive entered: a transaction that reads '
'one of them as it was before somebody else linked (what is read there is read as of its first look) is told so by '
'40001, or by false when it does not wait. For lock_links. Errors: serialization_failure; '
'object_not_in_prerequisite_state for a server with another version.';
CREATE FUNCTION news_archive_inner.columns_to_copy(relation regclass) RETURNS text
	LANGUAGE sql STABLE STRICT
	RETURN (SELECT string_agg(quote_ident(x.attname), ', ' ORDER BY x.attnum) FROM pg_catalog.pg_attribute x
		WHERE x.attrelid = relation AND x.attnum > 0 AND NOT x.attisdropped AND x.attgenerated = '');
COMMENT ON FUNCTION news_archive_inner.columns_to_copy(regclass) IS
'The columns of a table that are not generated, quoted, with commas between. For move_partition.';
CREATE FUNCTION news_archive_inner.exchange_partition(of_archive name, keys news_archive_inner.table_keys, n int,
	modulus int, server name) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	old text;
	new text;
	moved bigint;
	filled boolean;
BEGIN
	PERFORM news_archive_inner.entered();
	old := format('%I.%I', of_archive, keys.relation || '_' || n || '_old');
	new := format('%I.%I', of_archive, keys.relation || '_' || n);
	EXECUTE format('ALTER TABLE %I.%I DETACH PARTITION %s', of_archive, keys.relation, new);
	EXECUTE format('ALTER TABLE %s RENAME TO %I', new, keys.relation || '_' || n || '_old');
	PERFORM news_archive_inner.make_partition(of_archive, keys, n, modulus, server);
	EXECUTE format('SELECT EXISTS (SELECT FROM %s)', new) INTO filled;
	IF filled THEN
		RAISE EXCEPTION 'table % on server "%" is not empty', new, server
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'An archive that holds partitions of another one is made for that, and nothing else is loaded '
				'into it; TRUNCATE the table there if its rows are not needed.';
	END IF;
	EXECUTE format('INSERT INTO %s (%2$s) SELECT %2$s FROM %3$s', new,
		news_archive_inner.columns_to_copy(old::regclass), old);
	GET DIAGNOSTICS moved = ROW_COUNT;
	RETURN moved;
END $$;
COMMENT ON FUNCTION news_archive_inner.exchange_partition(name, news_archive_inner.table_keys, int, int, name) IS
'Puts a part of a table of the archive entered on a server, NULL for this one, and leaves the old part as a table of '
'its own. Gives the number of its rows. For move_partition.';
CREATE FUNCTION news_archive_inner.drop_old_partition(of_archive name, n int) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	t name;
	old regclass;
BEGIN
	PERFORM news_archive_inner.entered();
	-- article last
	FOR t IN SELECT k.relation FROM news_archive_inner.tables_of_articles() WITH ORDINALITY k(relation, primary_key,
		of_article, place) ORDER BY k.place DESC LOOP
		old := format('%I.%I', of_archive, t || '_' || n || '_old')::regclass;
		IF (SELECT c.relkind FROM pg_class c WHERE c.oid = old) = 'f' THEN
			EXECUTE format('DELETE FROM %s', old);
			EXECUTE format('DROP FOREIGN TABLE %s', old);
		ELSE
			EXECUTE format('DROP TABLE %s', old);
		END IF;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.drop_old_partition(name, int) IS
'Drops the parts that exchange_partition() left, and their rows where they lay on another server. For move_partition.';
CREATE FUNCTION news_archive_inner.know_holder(of_archive name, server name) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	name text := left('archive_state_of_' || server, 63);
BEGIN
	PERFORM news_archive_inner.entered();
	IF server IS NOT NULL AND NOT EXISTS (SELECT FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
			WHERE s.srvname = server AND f.ftrelid = ANY (news_archive_inner.holder_states()::oid[])) THEN
		EXECUTE format('CREATE FOREIGN TABLE %I.%I (one boolean, format int, articles bigint) SERVER %I OPTIONS '
			'(schema_name %L, table_name %L)',
			of_archive, name, server, of_archive, 'archive_state');
		EXECUTE format('COMMENT ON FOREIGN TABLE %I.%I IS %L', of_archive, name,
			'The row of archive_state there: whoever links writes it, so that no two do so at once.');
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.know_holder(name, name) IS
'Makes the foreign table by which lock_links() reaches a server. For move_partition.';
CREATE FUNCTION news_archive_inner.forget_holders() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	holder regclass;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR holder IN
		SELECT h.h FROM unnest(news_archive_inner.holder_states()) h(h) JOIN pg_foreign_table f ON f.ftrelid = h.h
		WHERE NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_foreign_table p ON p.ftrelid = i.inhrelid
			WHERE i.inhparent = 'article'::regclass AND p.ftserver = f.ftserver)
	LOOP
		EXECUTE format('DROP FOREIGN TABLE %s', holder);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.forget_holders() IS
'Drops the foreign tables of know_holder() for servers that have no partition of the archive entered. '
'For move_partition.';
CREATE FUNCTION news_archive.move_partition(partition int, server name,
	archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
DECLARE
	keys news_archive_inner.table_keys;
	modulus int := news_archive_inner.partitions_of(archive);
	now_on name;
	moved bigint;
	n bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_owner(archive);
	IF partition IS NULL OR partition NOT BETWEEN 0 AND modulus - 1 THEN
		RAISE EXCEPTION 'archive "%" has no partition %', archive, coalesce(partition::text, 'NULL')
			USING ERRCODE = 'invalid_parameter_value',
			HINT = CASE WHEN modulus = 0 THEN 'Its tables are whole: an archive in partitions is made by '
				'create_archive(..., partitions => 8).' ELSE format('It has the partitions 0 to %s.', modulus - 1) END;
	END IF;
	IF server IS NOT NULL THEN
		PERFORM news_archive_inner.check_server(server);
	END IF;
	now_on := (SELECT s.srvname FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
		WHERE f.ftrelid = to_regclass('article_' || partition));
	IF now_on IS NOT DISTINCT FROM server THEN
		RETURN 0;
	END IF;
	PERFORM news_archive_inner.know_holder(archive, server);
	PERFORM news_archive_inner.lock_links(true);
	FOR keys IN SELECT * FROM news_archive_inner.tables_of_articles() LOOP
		n := news_archive_inner.exchange_partition(archive, keys, partition, modulus, server);
		moved := coalesce(moved, n);		-- of article, which is the first
	END LOOP;
	PERFORM news_archive_inner.drop_old_partition(archive, partition);
	PERFORM news_archive_inner.forget_holders();
	IF EXISTS (SELECT FROM pg_policy p WHERE p.polname = 'follow_article' AND p.polrelid = 'mention'::regclass) THEN
		PERFORM news_archive.follow_article_policies(archive);
	END IF;
	RETURN moved;
END $$;
COMMENT ON FUNCTION news_archive.move_partition(int, name, name) IS
'Moves a partition (0, 1, ...) of an archive made with create_archive(..., partitions => n) with all rows of its '
'articles to a server of postgres_fdw, or with NULL to this one; gives how many articles moved. There must be an '
'archive of the same name and number of partitions there, made for that and otherwise unused, whose partition is '
'empty. The archive is used as before. For its owner; it holds up whoever reads the archive. Errors: '
'invalid_parameter_value for a partition that is not there, undefined_object for an unknown server, wrong_object_type '
'for one of another foreign data wrapper, object_not_in_prerequisite_state when the partition there is not empty or of '
'another version, insufficient_privilege, invalid_schema_name, and those of postgres_fdw.';

-- src/archive/schema/policies.sql
CREATE FUNCTION news_archive_inner.hides_articles() RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT row_security_active('article') THEN
		RETURN false;
	ELSIF to_regclass('known_entity') IS NULL THEN
		RAISE EXCEPTION 'archive "%" has tables of another version of news_archive, which cannot tell what a policy '
			'leaves', (current_schemas(false))[2]
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = format('Its owner makes it one of this version: SELECT news_archive.upgrade_archive(%L);',
				(current_schemas(false))[2]);
	END IF;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive_inner.hides_articles() IS
'Whether row-level security may hide articles of the archive entered from the current user. Errors: '
'object_not_in_prerequisite_state when it does and upgrade_archive() has not brought the archive to this version.';
CREATE FUNCTION news_archive_inner.check_all_seen(of_archive name) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF news_archive_inner.hides_articles() THEN
		RAISE EXCEPTION 'row-level security may hide articles of archive "%" from "%"', of_archive, current_user
			USING ERRCODE = 'insufficient_privilege',
				HINT = 'Only its owner, and roles with BYPASSRLS, can be told this.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_all_seen(name) IS
'Errors: insufficient_privilege for whom a policy hides articles of the archive entered from. For functions whose '
'answers are made of all articles.';
CREATE FUNCTION news_archive_inner.told_entities(entity_ids bigint[])
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, country text, sector text, articles bigint,
		first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	spelt record;
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(s.entity_id) AS ids, array_agg(s.kind) AS kinds, array_agg(s.name) AS names,
		array_agg(s.articles) AS articles, array_agg(s.preferred) AS preferred,
		array_agg(s.name_id) AS name_ids INTO spelt
	FROM news_archive_inner.told_spellings(entity_ids, NULL, NULL, (current_schemas(false))[2]) s;
	SELECT array_agg(c.entity_id) AS ids, array_agg(c.facts) AS facts INTO said
	FROM news_archive_inner.corrected_entities(coalesce(spelt.name_ids, '{}'), coalesce(spelt.ids, '{}')) c;
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT m.entity_id, m.article_id, m.mention_no, m.kind, m.name, m.form, m.role, m.country, m.sector,
			a.published,
			row_number() OVER (PARTITION BY m.entity_id ORDER BY m.article_id, m.mention_no) AS n
		FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = ANY (entity_ids)),
	figures AS (
		SELECT t.entity_id, min(t.kind) AS kind, count(DISTINCT t.article_id) AS articles,
			min(lower(t.published)) AS first_seen, max(upper(t.published) - 1) AS last_seen
		FROM told t GROUP BY t.entity_id),
	most AS (
		SELECT m.entity_id, m.role, m.country, m.sector
		FROM (SELECT array_agg(t.entity_id) AS ids, array_agg(t.article_id) AS articles, array_agg(lower(t.published))
			AS days, array_agg(t.mention_no) AS numbers, array_agg(t.role) AS roles,
				array_agg(t.country) AS countries, array_agg(t.sector) AS sectors
			FROM told t WHERE t.n <= 100 AND (t.role IS NOT NULL OR t.country IS NOT NULL OR t.sector IS NOT NULL)) a,
			LATERAL news_archive_inner.most_told(a.ids, a.articles, a.days, a.numbers, a.roles, a.countries,
				a.sectors) m),
	-- a namesake's names have another entity in entity_name
	spelling AS (
		SELECT s.* FROM unnest(spelt.ids, spelt.kinds, spelt.names, spelt.articles, spelt.preferred) s(entity_id, kind,
			name, articles, preferred)
		UNION ALL
		SELECT t.entity_id, t.kind, t.name, count(DISTINCT t.article_id), false FROM told t
			WHERE t.form = 'name' AND t.name IS NOT NULL
		GROUP BY t.entity_id, t.kind, t.name),
	shown AS (
		SELECT DISTINCT ON (s.entity_id) s.entity_id, s.name, s.preferred FROM spelling s
		ORDER BY s.entity_id, news_archive_inner.rank_of_name(s.kind, s.name, news_archive.fold_name(s.name),
			s.articles, s.preferred)),
	one AS (
		SELECT i.id, k.kind AS known_kind, k.name AS known_name, k.country AS known_country, k.sector AS known_sector,
			m.role, m.country, m.sector
		FROM (SELECT DISTINCT unnest(entity_ids) AS id) i LEFT JOIN most m ON m.entity_id = i.id
			LEFT JOIN (SELECT x.* FROM known_entity x WHERE x.entity_id = ANY (entity_ids)) k ON k.entity_id = i.id)
	SELECT o.id, news_archive_inner.said_or(c.facts, 'kind', coalesce(o.known_kind, f.kind)), CASE WHEN s.preferred
		THEN s.name ELSE coalesce(o.known_name, s.name) END,
		news_archive_inner.said_or(c.facts, 'role', o.role),
			news_archive_inner.said_or(c.facts, 'country', coalesce(o.known_country, o.country)),
		news_archive_inner.said_or(c.facts, 'sector', coalesce(o.known_sector, o.sector)), coalesce(f.articles, 0),
			f.first_seen, f.last_seen
	FROM one o LEFT JOIN figures f ON f.entity_id = o.id LEFT JOIN shown s ON s.entity_id = o.id
		LEFT JOIN unnest(said.ids, said.facts) c(entity_id, facts) ON c.entity_id = o.id
	WHERE f.entity_id IS NOT NULL OR o.known_kind IS NOT NULL;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_entities(bigint[]) IS
'These entities as the articles tell them that the current user may see: those columns of the table entity that '
'answers show. One that no such article mentions and nobody made known has no row. For seen_entities.';
CREATE FUNCTION news_archive_inner.seen_entities(entity_ids bigint[])
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, country text, sector text, articles bigint,
		first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		RETURN QUERY SELECT * FROM news_archive_inner.told_entities(entity_ids);
	ELSE
		RETURN QUERY
		SELECT e.entity_id, e.kind, e.name, e.role, e.country, e.sector, e.articles, e.first_seen, e.last_seen
			FROM entity e WHERE e.entity_id = ANY (entity_ids);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.seen_entities(bigint[]) IS
'The rows of these entities of the archive entered as the current user may see them: of the table entity, or '
'told_entities() where a policy hides articles. Whatever answers with entities asks this and not the table.';
CREATE FUNCTION news_archive_inner.entities_for_reader(entity_ids bigint[], archive name)
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, country text, sector text, articles bigint,
		first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive_inner.enter(archive);
	RETURN QUERY SELECT * FROM news_archive_inner.seen_entities(entity_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.entities_for_reader(bigint[], name)
	IS 'seen_entities() of an archive that is not entered yet. For find_entity.';
CREATE FUNCTION news_archive_inner.seen_names(entity_ids bigint[])
	RETURNS TABLE (entity_id bigint, kind text, name text, folded text, articles bigint, origin text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		RETURN QUERY
		SELECT s.entity_id, s.kind, s.name, s.folded, s.articles, s.origin
			FROM news_archive_inner.told_spellings(entity_ids, NULL, NULL, (current_schemas(false))[2]) s;
	ELSE
		RETURN QUERY SELECT n.entity_id, n.kind, n.name, n.folded, n.articles, n.origin FROM entity_name n
			WHERE n.entity_id = ANY (entity_ids);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.seen_names(bigint[]) IS
'The rows of the table entity_name of these entities of the archive entered as the current user may see them: '
'spellings that an article has which he may see, or that no article made.';
CREATE FUNCTION news_archive_inner.seen_events(event_ids bigint[])
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[],
		targets text[], actor_ids bigint[],
		target_ids bigint[], place text, status text, reports int, outlets int, independent_sources int, words text,
			confidence real,
		actor_country text, actor_sector text, target_country text, target_sector text, basis text, place_basis text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	sides bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT news_archive_inner.hides_articles() THEN
		RETURN QUERY SELECT * FROM news_archive_inner.visible_events(event_ids);
		RETURN;
	END IF;
	sides := ARRAY(SELECT r.actor_id FROM event_report r WHERE r.event_id = ANY (event_ids) AND r.actor_id IS NOT NULL
		UNION SELECT r.target_id FROM event_report r WHERE r.event_id = ANY (event_ids) AND r.target_id IS NOT NULL);
	RETURN QUERY
	WITH named AS MATERIALIZED (SELECT n.entity_id, n.name FROM news_archive_inner.told_entities(sides) n)
	SELECT e.event_id, e.during, e."precision", e.type, e.mode, CASE WHEN a.name IS NULL THEN e.actors
		ELSE ARRAY[a.name] END,
		CASE WHEN t.name IS NULL THEN e.targets ELSE ARRAY[t.name] END, e.actor_ids, e.target_ids, e.place, e.status,
			e.reports, e.outlets,
		e.independent_sources, e.words, e.confidence, e.actor_country, e.actor_sector, e.target_country,
			e.target_sector, e.basis, e.place_basis
	FROM news_archive_inner.told_events(event_ids) e LEFT JOIN named a ON a.entity_id = e.actor_ids[1]
		LEFT JOIN named t ON t.entity_id = e.target_ids[1];
END $$;
COMMENT ON FUNCTION news_archive_inner.seen_events(bigint[]) IS
'visible_events(), the sides under the names that seen_entities() gives them. For answers that name the sides.';
CREATE FUNCTION news_archive_inner.seen_event_ids() RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		RETURN ARRAY(SELECT DISTINCT r.event_id FROM event_report r JOIN article a USING (article_id)
			WHERE r.event_id IS NOT NULL);
	END IF;
	RETURN ARRAY(SELECT e.event_id FROM event e);
END $$;
COMMENT ON FUNCTION news_archive_inner.seen_event_ids() IS 'All events of the archive entered that a report tells '
	'which the current user may see.';
CREATE FUNCTION news_archive_inner.visible_when(archive name, relation name) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN format(CASE
		WHEN relation = 'entity' THEN '(articles > 0 OR origin <> ''article'')
			AND articles = (SELECT count(DISTINCT m.article_id) FROM %1$I.mention m
				JOIN %1$I.article a USING (article_id) WHERE m.entity_id = entity.entity_id)'
		-- find_entity() looks names up by its index and counts by itself
		WHEN relation = 'entity_name' THEN 'news_archive_inner.reads_names()
			OR (EXISTS (SELECT FROM %1$I.known_entity k WHERE k.entity_id = base_id)
				OR EXISTS (SELECT FROM %1$I.mention m JOIN %1$I.article a USING (article_id)
					WHERE m.entity_id = entity_name.entity_id
						AND (m.name = entity_name.name OR entity_name.origin <> ''article'')))
			AND articles = (SELECT count(DISTINCT m.article_id) FROM %1$I.mention m
				JOIN %1$I.article a USING (article_id)
				WHERE m.entity_id = entity_name.entity_id AND m.kind = entity_name.kind
					AND m.name = entity_name.name AND m.form = ''name'')'
		WHEN relation = 'namesake' THEN 'EXISTS (SELECT FROM %1$I.entity e WHERE e.entity_id = namesake.entity_id)
			AND EXISTS (SELECT FROM %1$I.entity e WHERE e.entity_id = namesake.shares_with)'
		-- it has the names of its sides
		WHEN relation = 'event' THEN 'reports = (SELECT count(*) FROM %1$I.event_report r
			JOIN %1$I.article a USING (article_id) WHERE r.event_id = event.event_id)
			AND NOT EXISTS (SELECT FROM unnest(actor_ids || target_ids) s(id)
				WHERE NOT EXISTS (SELECT FROM %1$I.entity e WHERE e.entity_id = s.id))'
		WHEN relation = 'story' THEN 'articles = (SELECT count(*) FROM %1$I.article a
			WHERE a.story_id = story.story_id)'
		WHEN relation = 'neighbour' THEN 'EXISTS (SELECT FROM %1$I.article a
			WHERE a.article_id = neighbour.article_id)
			AND EXISTS (SELECT FROM %1$I.article a WHERE a.article_id = neighbour.neighbour_id)'
		WHEN relation = 'event_parent' THEN 'EXISTS (SELECT FROM %1$I.event_report r
				JOIN %1$I.article a USING (article_id) WHERE r.key_id = event_parent.key_id)
			AND EXISTS (SELECT FROM %1$I.event_report r JOIN %1$I.article a USING (article_id)
				WHERE r.key_id = event_parent.parent_id)'
		WHEN relation = 'correction' THEN 'news_archive_inner.may_see_correction(what, tableoid)'
		-- whose articles nobody can tell, or all are
		WHEN relation IN ('rejected', 'pending_block', 'common_key', 'repeated_line', 'search_word', 'search_total',
			'archive_state') THEN 'false'
		ELSE 'EXISTS (SELECT FROM %1$I.article a WHERE a.article_id = %2$I.article_id)' END, archive, relation);
COMMENT ON FUNCTION news_archive_inner.visible_when(name, name) IS
'The condition, in SQL, on which a row of a table of an archive tells nothing but what articles tell that the reader '
'may see. For follow_article_policies.';
CREATE FUNCTION news_archive_inner.put_policies(of_archive name) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	put bigint := 0;
	t record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR t IN
		SELECT c.relname AS name, c.relispartition AS part FROM pg_catalog.pg_class c
		WHERE c.relnamespace = quote_ident(of_archive::text)::regnamespace AND c.relkind IN ('r', 'p')
			AND c.relname <> ALL ('{article,act,place,synonym,known_entity}'::text[])
			AND (c.relname = ANY (news_archive_inner.archive_tables())
				OR EXISTS (SELECT FROM pg_catalog.pg_attribute x WHERE x.attrelid = c.oid AND x.attname = 'article_id'
					AND NOT x.attisdropped))
			AND CASE WHEN c.relispartition THEN NOT c.relrowsecurity ELSE NOT EXISTS (SELECT FROM pg_catalog.pg_policy p
				WHERE p.polrelid = c.oid AND p.polname = 'follow_article') END
		ORDER BY c.relname
	LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', of_archive, t.name);
		IF NOT t.part THEN
			EXECUTE format('CREATE POLICY follow_article ON %I.%I FOR SELECT USING (%s)', of_archive, t.name,
				news_archive_inner.visible_when(of_archive, t.name));
		END IF;
		put := put + 1;
	END LOOP;
	PERFORM news_archive_inner.close_partitions();
	RETURN put;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_policies(name) IS
'Puts the policy follow_article on the tables of an archive that have it not, and gives how many these were. '
'For follow_article_policies, create_archive and upgrade_archive.';
CREATE FUNCTION news_archive_inner.put_policies_again(of_archive name) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	t name;
	followed boolean := false;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR t IN
		SELECT c.relname FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
		WHERE c.relnamespace = quote_ident(of_archive::text)::regnamespace AND p.polname = 'follow_article'
	LOOP
		EXECUTE format('DROP POLICY follow_article ON %I.%I', of_archive, t);
		followed := true;
	END LOOP;
	IF followed THEN
		PERFORM news_archive_inner.put_policies(of_archive);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_policies_again(name) IS
'Lets the tables of an archive that follow the policies of article do so as this version has it, the new ones too. '
'For upgrade_archive.';
CREATE FUNCTION news_archive_inner.close_partitions() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	p record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR p IN SELECT h.inhrelid::regclass AS part, c.relkind, x.grantee FROM news_archive_inner.tables_of_articles() t
		JOIN pg_inherits h ON h.inhparent = to_regclass(t.relation)
		JOIN pg_class c ON c.oid = h.inhrelid
			LEFT JOIN LATERAL (SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC'
			ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS grantee
			FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner) x ON true
	LOOP
		IF p.grantee IS NOT NULL THEN
			EXECUTE format('REVOKE ALL ON %s FROM %s', p.part, p.grantee);
		END IF;
		IF p.relkind <> 'f' THEN		-- for whom it is granted later
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p.part);
		END IF;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.close_partitions() IS
'Lets nobody but their owner read the partitions of the archive entered by themselves; those who may read the whole '
'tables read them as before. For follow_article_policies.';
CREATE FUNCTION news_archive.follow_article_policies(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	put bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_owner(archive);
	put := news_archive_inner.put_policies(archive);
	PERFORM news_archive_inner.put_views(archive);
	RETURN put;
END $$;
COMMENT ON FUNCTION news_archive.follow_article_policies(name) IS
'Lets every table and view of an archive follow the row-level policies of its table article, as '
'create_archive(row_security => true) does from the beginning: what is told of one article is shown with it, what is '
'made of several when all of them are. Gives how many tables have become so; doing it again changes nothing. '
'Only the owner (and who has BYPASSRLS) loads, refreshes and corrects from then on. What stays visible is in '
'docs/security.md. Errors: insufficient_privilege for who does not own the archive, invalid_schema_name.';

-- src/archive/schema/views.sql
CREATE FUNCTION news_archive.act_weight(type text) RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE type WHEN 'AID' THEN 7 WHEN 'COOPERATE' THEN 6 WHEN 'CONCEDE' THEN 5 WHEN 'RETREAT' THEN 5 WHEN 'AGREE'
		THEN 4 WHEN 'SUPPORT' THEN 3.5 WHEN 'CONSULT' THEN 1
		WHEN 'STATEMENT' THEN 0 WHEN 'REQUEST' THEN -1 WHEN 'ACCUSE' THEN -2 WHEN 'REJECT' THEN -4 WHEN 'THREATEN'
			THEN -6 WHEN 'PROTEST' THEN -6.5 WHEN 'SANCTION' THEN -7
		WHEN 'MOBILIZE' THEN -7 WHEN 'COERCE' THEN -8 WHEN 'ASSAULT' THEN -10 END;
COMMENT ON FUNCTION news_archive.act_weight(text) IS
'How much a type of act is of cooperation (to 10) or of conflict (to -10), for means over many acts: '
'a weight of our own for each PLOVER type, in the manner of Goldstein (1992). NULL for another word.';
CREATE FUNCTION news_archive.act_class(type text) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN type = 'STATEMENT' THEN 0 WHEN type IN ('AGREE', 'CONSULT', 'SUPPORT') THEN 1
		WHEN type IN ('COOPERATE', 'AID', 'CONCEDE', 'RETREAT') THEN 2
		WHEN type IN ('ACCUSE', 'REQUEST', 'REJECT', 'THREATEN') THEN 3 WHEN type IN ('PROTEST', 'SANCTION', 'MOBILIZE',
			'COERCE', 'ASSAULT') THEN 4 END;
COMMENT ON FUNCTION news_archive.act_class(text) IS
'The quad class of a type of act as event_ontology() has it: 1 verbal and 2 material cooperation, 3 verbal and 4 '
'material conflict, 0 a statement. NULL for another word.';
CREATE FUNCTION news_archive_inner.view_columns() RETURNS TABLE (view text, field text, type text, words text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ VALUES
	('v_article', NULL, NULL, 'One row an article, in plain columns.'),
	('v_article', 'time', 'date', 'The day of publication, of several that it may have been the first. NULL: '
		'not known.'),
	('v_article', 'time_end', 'date', 'The last day on which it may have been published; time when the day is known.'),
	('v_article', 'title', 'text', 'The headline. NULL: none was found.'),
	('v_article', 'text', 'text', 'The story, without headline and byline.'),
	('v_article', 'tags', 'text', 'Up to ten people, organisations and places that it names most often, with a comma '
		'between.'),
	('v_article', 'url', 'text', 'Its address. NULL: not known.'),
	('v_article', 'outlet', 'text', 'Who published it. NULL: not known.'),
	('v_article', 'author', 'text', 'The byline. NULL: none.'),
	('v_article', 'section', 'text', 'The section of the outlet. NULL: not told.'),
	('v_article', 'dateline', 'text', 'The place before the text. NULL: none.'),
	('v_article', 'language', 'text', 'ISO 639-1; und when not sure.'),
	('v_article', 'time_basis', 'text', 'Where time comes from: a rule, "given", "analyst", or "story: '
		'..." for the day of its story.'),
	('v_article', 'time_confidence', 'real', 'How sure time is, 0 to 1. NULL: not known.'),
	('v_article', 'is_copy', 'boolean', 'Whether an earlier article has the same text.'),
	('v_article', 'copy_of', 'bigint', 'The earliest article of that text: article_id. NULL: it is no copy.'),
	('v_article', 'source_id', 'bigint', 'Whom the text is from: the same for all copies. count(DISTINCT source_id) '
		'counts independent sources.'),
	('v_article', 'story_id', 'bigint', 'The happening it tells of, with other articles. NULL: not linked yet.'),
	('v_article', 'collected', 'date', 'The day on which it was scraped, as given. NULL: not given. It dates nothing.'),
	('v_article', 'loaded', 'timestamptz', 'When it was loaded.'),
	('v_article', 'file', 'text', 'The file it came from. NULL: not given.'),
	('v_article', 'article_id', 'bigint', 'The article.'),

	('v_mention', NULL, NULL, 'One row a place where an article names, describes or means somebody or something.'),
	('v_mention', 'time', 'date', 'The day on which the article was published, of several the first. NULL: not known.'),
	('v_mention', 'time_end', 'date', 'The last day on which it may have been published.'),
	('v_mention', 'entity', 'text', 'Whom or what is meant, under the one name that the archive has for it. NULL: '
		'nobody found, or not linked yet.'),
	('v_mention', 'text', 'text', 'The words as they stand there.'),
	('v_mention', 'tags', 'text', 'Kind, country and sector, with a comma between.'),
	('v_mention', 'title', 'text', 'The headline of the article.'),
	('v_mention', 'url', 'text', 'The address of the article. NULL: not known.'),
	('v_mention', 'outlet', 'text', 'Who published the article. NULL: not known.'),
	('v_mention', 'kind', 'text', 'person, organisation, place or other (groups and adjectives).'),
	('v_mention', 'form', 'text', 'How it is named there: name, description or pronoun.'),
	('v_mention', 'name', 'text', 'The fullest name that this article has for it. NULL: none.'),
	('v_mention', 'role', 'text', 'The office or description told with it. NULL: none.'),
	('v_mention', 'organisation', 'text', 'The body that the role belongs to. NULL: not told.'),
	('v_mention', 'country', 'text', 'ISO 3166-1 alpha-3. NULL: not told.'),
	('v_mention', 'sector', 'text', 'PLOVER''s: GOV, MIL, OPP ... NULL: not told.'),
	('v_mention', 'confidence', 'real', 'How sure it is that this is a name and of this kind, 0 to 1.'),
	('v_mention', 'entity_id', 'bigint', 'The entity. NULL: nobody found, or not linked yet.'),
	('v_mention', 'article_id', 'bigint', 'The article.'),
	('v_mention', 'mention_no', 'int', 'Its number in the article, from 1.'),
	('v_mention', 'start', 'int', 'The character of the article''s text it begins at; the first is 1.'),

	('v_event', NULL, NULL, 'One row an event: what several reports tell of one act is one.'),
	('v_event', 'time', 'date', 'The day of the event, of several that it may have been the first. NULL: '
		'the day or its beginning is not known. Never that of publication or collection.'),
	('v_event', 'time_end', 'date', 'The last day of the event. NULL: not known, or open.'),
	('v_event', 'title', 'text', 'Type and sides in one line.'),
	('v_event', 'text', 'text', 'The words of the most exact report.'),
	('v_event', 'tags', 'text', 'Type, mode and status in lower case and the countries of both sides, with a comma '
		'between.'),
	('v_event', 'url', 'text', 'The address of the first article that has these words. NULL: not known.'),
	('v_event', 'outlet', 'text', 'Who published that article. NULL: not known.'),
	('v_event', 'headline', 'text', 'The headline of that article. NULL: none.'),
	('v_event', 'precision', 'text', 'How exact the days are meant: minute, day, week, month, ... NULL: '
		'no day is known.'),
	('v_event', 'day_text', 'text', 'The days in words: 18 May 2024, until 21 May 2024. NULL: not known.'),
	('v_event', 'type', 'text', 'PLOVER''s type of act: event_ontology() tells what it means.'),
	('v_event', 'mode', 'text', 'PLOVER''s mode. NULL: none.'),
	('v_event', 'quad_class', 'int', '1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, 0 a '
		'statement.'),
	('v_event', 'goldstein', 'numeric', 'From 10 (cooperation) to -10 (conflict), by type: act_weight().'),
	('v_event', 'status', 'text', 'actual, planned, demanded, denied or hypothetical.'),
	('v_event', 'actor', 'text', 'Who did it. NULL: not told.'),
	('v_event', 'actor_country', 'text', 'The actor''s country, ISO 3166-1 alpha-3. NULL: not told.'),
	('v_event', 'actor_sector', 'text', 'The actor''s sector, PLOVER''s. NULL: not told.'),
	('v_event', 'target', 'text', 'To whom. NULL: not told.'),
	('v_event', 'target_country', 'text', 'The target''s country. NULL: not told.'),
	('v_event', 'target_sector', 'text', 'The target''s sector. NULL: not told.'),
	('v_event', 'place', 'text', 'Where. NULL: not told.'),
	('v_event', 'reports', 'int', 'How many reports tell it; one article may do so twice.'),
	('v_event', 'outlets', 'int', 'How many outlets carried it, also by copying.'),
	('v_event', 'independent_sources', 'int', 'How many sources tell it that do not have it from one another: '
		'copies are not counted.'),
	('v_event', 'sources', 'text', 'The outlets that carried it, with a comma between; not known for all that are not '
		'known.'),
	('v_event', 'confidence', 'real', 'How sure it is that one report is right at least, 0 to 0.99.'),
	('v_event', 'sure', 'boolean', 'Whether that is enough to be shown by find_events() and the like where nothing '
		'else is asked for: default_confidence().'),
	('v_event', 'basis', 'text', 'The rule that read the words.'),
	('v_event', 'actor_id', 'bigint', 'The actor, when it is an entity: v_mention.entity_id.'),
	('v_event', 'target_id', 'bigint', 'The target, when it is an entity.'),
	('v_event', 'article_id', 'bigint', 'The first article that has the words.'),
	('v_event', 'event_id', 'bigint', 'The event. Ids change when reports are read anew.'),

	('v_quotation', NULL, NULL, 'One row a quotation in an article.'),
	('v_quotation', 'time', 'date', 'The day on which it was published, of several the first. NULL: not known.'),
	('v_quotation', 'time_end', 'date', 'The last day on which it may have been published.'),
	('v_quotation', 'speaker', 'text', 'Who said it, under the one name that the archive has. NULL: '
		'nobody is named, or not linked yet.'),
	('v_quotation', 'text', 'text', 'What was said.'),
	('v_quotation', 'tags', 'text', 'Type and attitude, with a comma between.'),
	('v_quotation', 'title', 'text', 'The headline of the article.'),
	('v_quotation', 'url', 'text', 'The address of the article. NULL: not known.'),
	('v_quotation', 'outlet', 'text', 'Who published the article. NULL: not known.'),
	('v_quotation', 'speaker_name', 'text', 'The fullest name that this article has for the speaker. NULL: '
		'nobody is named.'),
	('v_quotation', 'country', 'text', 'The speaker''s country. NULL: not told.'),
	('v_quotation', 'sector', 'text', 'The speaker''s sector. NULL: not told.'),
	('v_quotation', 'type', 'text', 'direct, indirect or mixed.'),
	('v_quotation', 'cue', 'text', 'The word that says that it was said. NULL: none.'),
	('v_quotation', 'attitude', 'text', 'How it is said: state, claim, deny, warn, ... NULL: no cue.'),
	('v_quotation', 'said', 'boolean', 'False where the text tells that it was not said.'),
	('v_quotation', 'addressee', 'text', 'Who was told. NULL: not told.'),
	('v_quotation', 'confidence', 'real', 'How sure it is, 0 to 1.'),
	('v_quotation', 'sure', 'boolean', 'Whether that is enough to be shown by find_quotes() where nothing else is '
		'asked for.'),
	('v_quotation', 'basis', 'text', 'The rule that read it.'),
	('v_quotation', 'words_id', 'bigint', 'The same for the same words: count(DISTINCT words_id) counts sayings, '
		'however often they were copied.'),
	('v_quotation', 'speaker_id', 'bigint', 'The speaker: v_mention.entity_id. NULL: nobody, or not linked yet.'),
	('v_quotation', 'article_id', 'bigint', 'The article.'),
	('v_quotation', 'quotation_no', 'int', 'Its number in the article, from 1.'),
	('v_quotation', 'start', 'int', 'The character of the article''s text it begins at; the first is 1.'),

	('v_coverage', NULL, NULL, 'How often an outlet wrote of somebody or something on a day: one row an entity, outlet '
		'and day. Articles, copies and mentions may be added up over days and outlets of one entity.'),
	('v_coverage', 'time', 'date', 'The day of publication, of several the first. NULL: not known.'),
	('v_coverage', 'week', 'date', 'The Monday of that week.'),
	('v_coverage', 'month', 'date', 'The first of that month.'),
	('v_coverage', 'outlet', 'text', 'The outlet. NULL: not known.'),
	('v_coverage', 'entity', 'text', 'Whom or what it is about, under the one name that the archive has.'),
	('v_coverage', 'kind', 'text', 'person, organisation, place or other.'),
	('v_coverage', 'country', 'text', 'Its country, ISO 3166-1 alpha-3. NULL: not told.'),
	('v_coverage', 'articles', 'bigint', 'How many articles mention it.'),
	('v_coverage', 'copies', 'bigint', 'How many of these are copies of earlier ones.'),
	('v_coverage', 'mentions', 'bigint', 'How often it is mentioned in them.'),
	('v_coverage', 'of_articles', 'bigint', 'How many articles the outlet has on that day at all. Not to be added up '
		'over entities.'),
	('v_coverage', 'entity_id', 'bigint', 'The entity.'),

	('v_dyad', NULL, NULL, 'What one country did to another in a month: one row a pair and month, of events that were '
		'done and are sure enough: country_dyads(per => ''dyad'').'),
	('v_dyad', 'time', 'date', 'The first of the month. NULL: events whose days are not known or lie in several '
		'months.'),
	('v_dyad', 'actor_country', 'text', 'Who did it, ISO 3166-1 alpha-3. What has no direction (CONSULT) stands once, '
		'in the order of the codes.'),
	('v_dyad', 'target_country', 'text', 'To whom.'),
	('v_dyad', 'events', 'bigint', 'How many events.'),
	('v_dyad', 'reports', 'bigint', 'How many reports tell them.'),
	('v_dyad', 'outlets', 'bigint', 'How many outlets carried them. Not to be added up.'),
	('v_dyad', 'independent_sources', 'int', 'How many sources tell them that do not have it from one another. '
		'Not to be added up.'),
	('v_dyad', 'verbal_cooperation', 'bigint', 'How many are agreements, meetings, support: quad class 1.'),
	('v_dyad', 'material_cooperation', 'bigint', 'How many are aid, concessions, withdrawals: quad class 2.'),
	('v_dyad', 'verbal_conflict', 'bigint', 'How many are accusations, demands, threats: quad class 3.'),
	('v_dyad', 'material_conflict', 'bigint', 'How many are protests, sanctions, force: quad class 4.'),
	('v_dyad', 'statements', 'bigint', 'How many are mere statements: quad class 0.'),
	('v_dyad', 'goldstein', 'numeric', 'The mean of act_weight() over the events: from 10 (cooperation) to -10 '
		'(conflict).')
$$;
COMMENT ON FUNCTION news_archive_inner.view_columns() IS
'The views of an archive (field NULL) and their columns in order, with type and comment.';
CREATE FUNCTION news_archive_inner.view_queries() RETURNS TABLE (view text, query text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ VALUES
	('v_article', $q$SELECT nullif(lower(a.published), '-infinity') AS "time",
		nullif(upper(a.published) - 1, 'infinity') AS time_end, a.title, a.body AS text,
		(SELECT string_agg(t.name, ', ' ORDER BY t.mentions DESC, t.name COLLATE "C") FROM (
			SELECT replace(e.name, ',', '') AS name, count(*) AS mentions
				FROM mention m JOIN {entity} e ON e.entity_id = m.entity_id
			WHERE m.article_id = a.article_id AND e.kind <> 'other' GROUP BY e.entity_id, e.name
				ORDER BY count(*) DESC, e.name COLLATE "C", e.entity_id LIMIT 10) t) AS tags,
		a.url, a.outlet, a.author, a.section, a.dateline, a.language, a.published_basis AS time_basis,
			a.published_confidence AS time_confidence,
		c.copy_of IS NOT NULL AS is_copy, c.copy_of, a.source_id, a.story_id, a.collected, a.loaded_at AS loaded,
			a.file, a.article_id
	FROM article a LEFT JOIN copy c ON c.article_id = a.article_id$q$),

	('v_mention', $q$SELECT nullif(lower(a.published), '-infinity') AS "time",
		nullif(upper(a.published) - 1, 'infinity') AS time_end, e.name AS entity, m.mention AS text,
		concat_ws(', ', coalesce(e.kind, m.kind), coalesce(e.country, m.country), coalesce(e.sector, m.sector)) AS tags,
			a.title, a.url, a.outlet,
		coalesce(e.kind, m.kind) AS kind, m.form, m.name, m.role, m.organisation, coalesce(e.country, m.country)
			AS country, coalesce(e.sector, m.sector) AS sector,
		m.confidence, m.entity_id, m.article_id, m.mention_no, m.start
	FROM mention m JOIN article a ON a.article_id = m.article_id LEFT JOIN {entity} e ON e.entity_id = m.entity_id$q$),

	('v_event', $q$SELECT nullif(lower(e.during), '-infinity') AS "time", nullif(upper(e.during) - 1, 'infinity')
		AS time_end,
		e.type || coalesce(': ' || nullif(concat_ws(E' \u2192 ', e.actors[1], e.targets[1]), ''), '') AS title,
			e.words AS text,
		concat_ws(', ', lower(e.type), e.mode, e.status, e.actor_country,
			CASE WHEN e.target_country IS DISTINCT FROM e.actor_country THEN e.target_country END) AS tags,
		{first a.url} AS url, {first a.outlet} AS outlet, {first a.title} AS headline,
		e."precision", news_archive.during_text(e.during, e."precision") AS day_text, e.type, e.mode,
			news_archive.act_class(e.type) AS quad_class,
		news_archive.act_weight(e.type) AS goldstein, e.status, e.actors[1] AS actor, e.actor_country, e.actor_sector,
			e.targets[1] AS target, e.target_country, e.target_sector,
		e.place, e.reports, e.outlets, e.independent_sources,
		(SELECT string_agg(DISTINCT replace(coalesce(a.outlet, 'not known'), ',', '') COLLATE "C", ', ')
			FROM event_report r JOIN article a ON a.article_id = r.article_id
			WHERE r.event_id = e.event_id) COLLATE "default" AS sources,
		e.confidence, e.confidence >= news_archive.default_confidence('event') AS sure, e.basis,
			e.actor_ids[1] AS actor_id, e.target_ids[1] AS target_id,
		{first a.article_id} AS article_id, e.event_id
	FROM {event} e$q$),

	('v_quotation', $q$SELECT nullif(lower(a.published), '-infinity') AS "time",
		nullif(upper(a.published) - 1, 'infinity') AS time_end, e.name AS speaker, q.quotation AS text,
		concat_ws(', ', q.type, q.attitude) AS tags, a.title, a.url, a.outlet, q.speaker_name, e.country, e.sector,
			q.type, q.cue, q.attitude,
		q.attitude IS DISTINCT FROM 'notsaid' AS said, q.addressee, q.confidence,
			q.confidence >= news_archive.default_confidence('quotation') AS sure, q.basis, q.words_id,
		q.speaker_id, q.article_id, q.quotation_no, q.start
	FROM quotation q JOIN article a ON a.article_id = q.article_id
		LEFT JOIN {entity} e ON e.entity_id = q.speaker_id$q$),

	('v_coverage', $q$SELECT x."time", date_trunc('week', x."time"::timestamp)::date AS week,
		date_trunc('month', x."time"::timestamp)::date AS month, x.outlet, x.entity, x.kind, x.country,
		x.articles, x.copies, x.mentions,
		(SELECT count(*) FROM article o
			WHERE (nullif(lower(o.published), '-infinity') = x."time"
			OR (nullif(lower(o.published), '-infinity') IS NULL AND x."time" IS NULL))
			AND (o.outlet = x.outlet OR (o.outlet IS NULL AND x.outlet IS NULL))) AS of_articles, x.entity_id
	FROM (SELECT nullif(lower(a.published), '-infinity') AS "time", a.outlet, e.name AS entity, e.kind, e.country,
		m.entity_id, count(DISTINCT m.article_id) AS articles,
			count(DISTINCT c.article_id) AS copies, count(*) AS mentions
		FROM mention m JOIN article a ON a.article_id = m.article_id JOIN {entity} e ON e.entity_id = m.entity_id
			LEFT JOIN copy c ON c.article_id = m.article_id AND c.copy_of IS NOT NULL
		GROUP BY nullif(lower(a.published), '-infinity'), a.outlet, e.name, e.kind, e.country, m.entity_id) x$q$),

	('v_dyad', $q$SELECT x."time", x.actor_country, x.target_country, x.events, x.reports,
		(SELECT count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id)) FROM event_report r
			JOIN article a ON a.article_id = r.article_id WHERE r.event_id = ANY (x.ids)) AS outlets,
		(SELECT news_archive.independent_sources(array_agg(a.source_id), array_agg(r.words_id)) FROM event_report r
			JOIN article a ON a.article_id = r.article_id
			WHERE r.event_id = ANY (x.ids)) AS independent_sources,
		x.verbal_cooperation, x.material_cooperation, x.verbal_conflict, x.material_conflict, x.statements, x.goldstein
	FROM (SELECT d."time", d.actor_country, d.target_country, count(*) AS events, sum(d.reports) AS reports,
		array_agg(d.event_id) AS ids,
			count(*) FILTER (WHERE d.class = 1) AS verbal_cooperation, count(*) FILTER (WHERE d.class = 2)
				AS material_cooperation, count(*) FILTER (WHERE d.class = 3) AS verbal_conflict,
			count(*) FILTER (WHERE d.class = 4) AS material_conflict, count(*) FILTER (WHERE d.class = 0) AS statements,
				round(avg(d.weight), 2) AS goldstein
		FROM (SELECT lower(news_archive.period_of(e.during, 'month')) AS "time", e.event_id, e.reports,
			news_archive.act_class(e.type) AS class, news_archive.act_weight(e.type) AS weight,
				CASE WHEN news_archive.is_reciprocal(e.type)
					THEN least(e.actor_country COLLATE "C", e.target_country) COLLATE "default" ELSE e.actor_country
					END AS actor_country,
				CASE WHEN news_archive.is_reciprocal(e.type)
					THEN greatest(e.actor_country COLLATE "C", e.target_country) COLLATE "default" ELSE e.target_country
					END AS target_country
			FROM {event} e
			WHERE e.actor_country IS NOT NULL AND e.target_country IS NOT NULL AND e.status = 'actual'
				AND e.confidence >= news_archive.default_confidence('event')) d
		GROUP BY d."time", d.actor_country, d.target_country) x$q$)
$$;
COMMENT ON FUNCTION news_archive_inner.view_queries() IS
'The views of an archive as queries on its tables, with {entity} and {event} in the place of these. For view_query.';
CREATE FUNCTION news_archive_inner.view_query(wanted text, told boolean) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT CASE WHEN told THEN 'WITH seen_entity AS MATERIALIZED (SELECT * FROM '
		'news_archive_inner.seen_entities(ARRAY(SELECT DISTINCT m.entity_id FROM mention m JOIN article a USING '
		'(article_id) WHERE m.entity_id IS NOT NULL))),
		seen_event AS MATERIALIZED (
			SELECT * FROM news_archive_inner.seen_events(news_archive_inner.seen_event_ids())) ' ELSE '' END
		|| replace(replace(regexp_replace(q.query, '\{first ([a-z._]+)\}',
			'(SELECT \1 FROM event_report r JOIN article a ON a.article_id = r.article_id WHERE r.event_id = '
			'e.event_id AND r.words = e.words
			ORDER BY lower(a.published) NULLS LAST, r.article_id LIMIT 1)', 'g'),
			'{entity}', CASE WHEN told THEN 'seen_entity' ELSE 'entity' END), '{event}', CASE WHEN told
				THEN 'seen_event' ELSE 'event' END)
		FROM news_archive_inner.view_queries() q WHERE q.view = wanted);
COMMENT ON FUNCTION news_archive_inner.view_query(text, boolean) IS
'A view of an archive as a query on its tables, or with told on what of them the reader may see. NULL for another '
'word. For put_views and told_rows.';
CREATE FUNCTION news_archive.all_seen(article regclass) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF row_security_active(article) THEN
		RAISE EXCEPTION 'row-level security hides rows of % from "%", and the views do not follow it yet', article,
			current_user
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = format('The owner lets tables and views follow it: SELECT '
					'news_archive.follow_article_policies(%L);', (SELECT relnamespace::regnamespace::text FROM pg_class
					WHERE oid = article));
	END IF;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive.all_seen(regclass) IS
'True when no row-level policy may hide rows of a table from the current user. For the views of an archive, which '
'stand on it. Errors: object_not_in_prerequisite_state when one may.';
CREATE FUNCTION news_archive_inner.told_rows(article regclass, view text) RETURNS SETOF record
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
BEGIN
	PERFORM news_archive_inner.enter((SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.oid = article));
	IF view IS NULL OR news_archive_inner.view_query(view, true) IS NULL THEN
		RAISE EXCEPTION 'there is no view "%"', coalesce(view, 'NULL') USING ERRCODE = 'invalid_parameter_value',
			HINT = 'They are ' || (SELECT string_agg(q.view, ', ') FROM news_archive_inner.view_queries() q) || '.';
	END IF;
	RETURN QUERY EXECUTE news_archive_inner.view_query(view, true);
END $$;
COMMENT ON FUNCTION news_archive_inner.told_rows(regclass, text) IS
'The rows of a view of the archive whose table article is given, as an archive without the articles that a policy '
'hides from the current user would have them. For the views, which stand on it. Errors: invalid_parameter_value for '
'another view, and those of an unknown archive.';
CREATE FUNCTION news_archive_inner.views_there(of_archive name) RETURNS TABLE (view name, ours boolean)
	LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT c.relname, EXISTS (SELECT FROM pg_catalog.pg_rewrite w JOIN pg_catalog.pg_depend d ON d.classid
		= 'pg_catalog.pg_rewrite'::regclass AND d.objid = w.oid
		WHERE w.ev_class = c.oid AND d.refclassid = 'pg_catalog.pg_proc'::regclass
			AND d.refobjid IN ('news_archive.all_seen(regclass)'::regprocedure,
				'news_archive_inner.told_rows(regclass,text)'::regprocedure))
	FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = of_archive AND c.relname IN (SELECT q.view FROM news_archive_inner.view_queries() q)
		ORDER BY c.relname;
END;
COMMENT ON FUNCTION news_archive_inner.views_there(name) IS
'What stands in the schema of an archive under the names of its views, and whether it is the view that put_views() '
'made.';
CREATE FUNCTION news_archive_inner.put_view(of_archive name, view name, followed boolean) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	article text;
	fields text;
	typed text;
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	article := format('%L::regclass', format('%I.article', of_archive));
	SELECT string_agg(format('x.%I', c.field), ', '), string_agg(format('%I %s', c.field, c.type), ', ')
		INTO fields, typed
	FROM news_archive_inner.view_columns() c WHERE c.view = put_view.view AND c.field IS NOT NULL;
	-- not anew: what is granted on it, and stands on it, stays
	EXECUTE format('CREATE OR REPLACE VIEW %I.%I %s AS SELECT %s FROM (%s) x WHERE %s', of_archive, view,
		CASE WHEN current_setting('server_version_num')::int >= 150000 THEN 'WITH (security_invoker = true)' END,
			fields, news_archive_inner.view_query(view, false),
		CASE WHEN followed THEN format('NOT row_security_active(%1$s) UNION ALL SELECT %2$s FROM '
			'news_archive_inner.told_rows(%1$s, %3$L) AS x(%4$s) WHERE row_security_active(%1$s)', article, fields,
			view, typed)
			ELSE format('news_archive.all_seen(%s)', article) END);
	FOR said IN SELECT v.field, v.words FROM news_archive_inner.view_columns() v WHERE v.view = put_view.view LOOP
		EXECUTE format('COMMENT ON %s %I.%I%s IS %L', CASE WHEN said.field IS NULL THEN 'VIEW' ELSE 'COLUMN' END,
			of_archive, view, '.' || quote_ident(said.field), said.words);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_view(name, name, boolean) IS
'Makes a view of the archive entered, or makes it as this version has it; followed: for readers from whom policies '
'hide articles too. For put_views.';
CREATE FUNCTION news_archive_inner.put_views(of_archive name) RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
DECLARE
	a record;
	v record;
	reader text;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT pg_get_userbyid(c.relowner) AS owner, c.relrowsecurity OR EXISTS (SELECT FROM pg_policy p
		WHERE p.polname = 'follow_article' AND p.polrelid = 'mention'::regclass) AS followed
	INTO a FROM pg_class c WHERE c.oid = 'article'::regclass;
	FOR v IN SELECT q.view::name, t.ours FROM news_archive_inner.view_queries() q
		LEFT JOIN news_archive_inner.views_there(of_archive) t ON t.view = q.view LOOP
		IF NOT v.ours THEN
			RAISE WARNING '%.% is not the view that news_archive makes there, and is left alone',
				quote_ident(of_archive), v.view
				USING HINT = 'Rename it, and run news_archive.upgrade_archive().';
			CONTINUE;
		END IF;
		PERFORM news_archive_inner.put_view(of_archive, v.view, a.followed);
		EXECUTE format('ALTER VIEW %I.%I OWNER TO %I', of_archive, v.view, a.owner);
		-- who reads all that it is made of
		FOR reader IN SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END
			FROM pg_class c, aclexplode(c.relacl) x
			WHERE v.ours IS NULL AND c.relnamespace = quote_ident(of_archive::text)::regnamespace
				AND c.relname IN ('article', 'copy', 'entity', 'event', 'event_report', 'mention', 'quotation')
				AND x.privilege_type = 'SELECT' AND x.grantee <> c.relowner
			GROUP BY x.grantee HAVING count(DISTINCT c.relname) = 7
		LOOP
			EXECUTE format('GRANT SELECT ON %I.%I TO %s', of_archive, v.view, reader);
		END LOOP;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_views(name) IS
'Gives the archive entered its views, or makes those that are there as this version has them; whoever reads its tables '
'reads those that are new. What else stands under their names is left alone, with a warning. For create_archive, '
'follow_article_policies and upgrade_archive.';
CREATE FUNCTION news_archive_inner.index_views() RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	CREATE INDEX IF NOT EXISTS article_day ON article (nullif(lower(published), '-infinity'));
	CREATE INDEX IF NOT EXISTS article_outlet_day ON article (outlet, nullif(lower(published), '-infinity'));
	CREATE INDEX IF NOT EXISTS event_day ON event (nullif(lower(during), '-infinity'));
	CREATE INDEX IF NOT EXISTS event_actor ON event ((actors[1]));
	CREATE INDEX IF NOT EXISTS event_target ON event ((targets[1]));
END $$;
COMMENT ON FUNCTION news_archive_inner.index_views() IS
'The indexes of the archive entered by which its views are filtered. For complete_archive.';

-- src/archive/ask/arguments.sql
CREATE FUNCTION news_archive_inner.row_limit(max_rows int) RETURNS int
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF max_rows < 0 THEN
		RAISE EXCEPTION 'max_rows must not be negative, it is %', max_rows
			USING ERRCODE = 'invalid_row_count_in_limit_clause',
				HINT = 'Give the number of rows wanted, or NULL for all.';
	END IF;
	RETURN max_rows;
END $$;
COMMENT ON FUNCTION news_archive_inner.row_limit(int) IS
'A number of rows as LIMIT takes it. Errors: invalid_row_count_in_limit_clause when it is negative.';
CREATE FUNCTION news_archive_inner.check_words(argument text, words text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF words !~ '[[:alnum:]]' THEN
		RAISE EXCEPTION '% is "%", which has no letter or digit', argument, words
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Give it a letter or digit, or leave it out.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_words(text, text) IS
'Errors (invalid_parameter_value, naming the argument) for words that can find nothing: an empty text, white space, '
'punctuation. NULL may be.';
CREATE FUNCTION news_archive_inner.tell_unknown(what text, id text, known boolean, help text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF NOT known AND id IS NOT NULL THEN
		RAISE NOTICE 'the archive has no % %', what, id USING HINT = help;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_unknown(text, text, boolean, text) IS
'Says by a notice that what is asked about is not in the archive: an answer without rows would not tell it.';
CREATE FUNCTION news_archive_inner.kind_of_event(wanted text, OUT type text, OUT cameo text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	types text;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL THEN
		RETURN;
	ELSIF wanted ~ '^\d\d\d?\d?$' AND EXISTS (SELECT FROM news_archive.event_ontology() o
		WHERE o.cameo LIKE wanted || '%' OR wanted LIKE o.cameo || '%') THEN
		cameo := wanted;
		RETURN;
	END IF;
	SELECT o.type INTO type FROM news_archive.event_ontology() o WHERE o.type = upper(trim(wanted) COLLATE "C") LIMIT 1;
	IF type IS NULL THEN
		SELECT string_agg(DISTINCT o.type, ' or ') INTO types FROM news_archive.event_ontology() o
			WHERE o.mode = lower(trim(wanted) COLLATE "C");
		RAISE EXCEPTION '"%" is no type of event', wanted
			USING ERRCODE = 'invalid_parameter_value', HINT = CASE WHEN types IS NOT NULL
				THEN format('It is a mode of %s: mode => %L.', types, lower(trim(wanted) COLLATE "C"))
				ELSE 'The types are ' || (SELECT string_agg(DISTINCT o.type, ', ') FROM news_archive.event_ontology() o)
					|| ', or a CAMEO code; SELECT * FROM news_archive.event_ontology(); tells what they mean.' END;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.kind_of_event(text) IS
'What the argument type asks for: one of PLOVER''s types in any case, or a CAMEO code of two to four digits, which '
'stands for all codes that begin so. Errors: invalid_parameter_value, with a hint that lists the types, or tells whose '
'mode it is.';
CREATE FUNCTION news_archive_inner.mode_of_event(wanted text) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL OR EXISTS (SELECT FROM news_archive.event_ontology() o
		WHERE o.mode = lower(trim(wanted) COLLATE "C"))
			OR EXISTS (SELECT FROM event_report r JOIN article a USING (article_id)
				WHERE r.mode = lower(trim(wanted) COLLATE "C")) THEN
		RETURN lower(trim(wanted) COLLATE "C");
	END IF;
	RAISE EXCEPTION '"%" is no mode of events', wanted
		USING ERRCODE = 'invalid_parameter_value', HINT = CASE WHEN EXISTS (SELECT FROM news_archive.event_ontology() o
			WHERE o.type = upper(trim(wanted) COLLATE "C"))
			THEN format('It is a type: type => %L.', upper(trim(wanted) COLLATE "C"))
			ELSE 'SELECT DISTINCT mode FROM news_archive.event_ontology(); lists the modes.' END;
END $$;
COMMENT ON FUNCTION news_archive_inner.mode_of_event(text) IS
'A mode of PLOVER''s in lower case, or one that reports of the archive entered have. Errors: invalid_parameter_value.';
CREATE FUNCTION news_archive_inner.status_of_event(wanted text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF lower(trim(wanted) COLLATE "C") <> ALL (news_archive_inner.event_statuses()) THEN
		RAISE EXCEPTION '"%" is no status of events', wanted
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'It is ' || regexp_replace(array_to_string(news_archive_inner.event_statuses(), ', '),
					', (\w+)$',
				' or \1') || '.';
	END IF;
	RETURN lower(trim(wanted) COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive_inner.status_of_event(text) IS 'A status of events in lower case. Errors: '
	'invalid_parameter_value.';
CREATE FUNCTION news_archive_inner.country_of(argument text, wanted text) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	code text;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT r.country INTO code FROM news_archive.reference_entity r
	WHERE r.type = 'country' AND (upper(trim(wanted) COLLATE "C") IN (r.country, r.iso2)
		OR lower(trim(wanted) COLLATE "C") = lower(r.name COLLATE "C") OR trim(wanted) = ANY (r.other_names)
		-- as a text names it: "the UK", "England"
		OR r.name IN (SELECT m.name
			FROM news_archive.mentions(CASE WHEN length(wanted) < 4 THEN upper(wanted COLLATE "C") ELSE wanted END) m
			WHERE m.form = 'name' AND m.kind <> 'person'))
	ORDER BY r.country = upper(trim(wanted) COLLATE "C") DESC, r.iso2 = upper(trim(wanted) COLLATE "C") DESC,
		lower(r.name COLLATE "C") = lower(trim(wanted) COLLATE "C") DESC, r.country LIMIT 1;
	code := coalesce(code, news_archive_inner.country_named(wanted));
	IF code IS NULL AND trim(wanted) ~* '^[a-z]{3}$'
			AND EXISTS (SELECT FROM event_report r JOIN article a USING (article_id)
				WHERE upper(trim(wanted) COLLATE "C") IN (r.actor_country, r.target_country)) THEN
		code := upper(trim(wanted) COLLATE "C");
	END IF;
	IF code IS NULL THEN
		RAISE EXCEPTION '% is "%", which is no country', argument, wanted
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Use a code of ISO 3166-1 such as SYR, or a name; SELECT country, name FROM '
					'news_archive.reference_entity WHERE type = ''country''; lists them.';
	END IF;
	RETURN code;
END $$;
COMMENT ON FUNCTION news_archive_inner.country_of(text, text) IS
'The ISO 3166-1 alpha-3 code of a country given by its code or its name, or a code that reports of the archive entered '
'have. NULL for NULL. Errors: invalid_parameter_value, naming the argument.';
CREATE FUNCTION news_archive_inner.sector_of(argument text, wanted text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF upper(trim(wanted) COLLATE "C") <> ALL (news_archive.sectors()) THEN
		RAISE EXCEPTION '% is "%", which is no sector', argument, wanted
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'The sectors are ' || array_to_string(news_archive.sectors(), ' ') || '.';
	END IF;
	RETURN upper(trim(wanted) COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive_inner.sector_of(text, text) IS 'A sector of PLOVER''s in capitals. NULL for NULL. '
	'Errors: invalid_parameter_value, naming the argument.';
CREATE FUNCTION news_archive_inner.check_day(argument text, day date) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF NOT isfinite(day) OR day NOT BETWEEN '0001-01-01' AND '9999-12-30' THEN
		RAISE EXCEPTION '% is %, which is no day of the calendar', argument, day
			USING ERRCODE = 'datetime_field_overflow',
				HINT = 'Give a day of the years 1 to 9999, or NULL when it is not known.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_day(text, date) IS
'Errors (datetime_field_overflow, naming the argument) for a day that is infinite or out of the years 1 to 9999. '
'NULL may be.';
CREATE FUNCTION news_archive.default_confidence(what text DEFAULT 'event') RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE what WHEN 'event' THEN 0.4::real WHEN 'quotation' THEN 0.6::real END;
COMMENT ON FUNCTION news_archive.default_confidence(text) IS
'The least confidence (0 to 1) of what is shown where min_confidence is not given: of an event, or of a quotation. '
'NULL for another word.';
CREATE FUNCTION news_archive_inner.check_confidence(min_confidence real) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF NOT min_confidence BETWEEN 0 AND 1 THEN
		RAISE EXCEPTION 'min_confidence must be from 0 to 1, it is %', min_confidence
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Give the least confidence of what is to be shown, or NULL for all.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_confidence(real) IS
'Errors (invalid_parameter_value) for a min_confidence that is none. NULL may be.';
CREATE FUNCTION news_archive_inner.tell_unsure(what text, left_out bigint, min_confidence real) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF left_out > 0 AND min_confidence = news_archive.default_confidence(what) THEN
		RAISE NOTICE '% %', left_out, CASE WHEN left_out = 1 THEN format('%s less sure than %s is left out', what,
			min_confidence)
				ELSE format('%ss less sure than %s are left out', what, min_confidence) END
			USING HINT = 'min_confidence => NULL shows all.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_unsure(text, bigint, real) IS
'Says by a notice how many events or quotations an answer leaves out because they are less sure than '
'default_confidence(). Whoever asks for another min_confidence knows.';
CREATE FUNCTION news_archive_inner.check_kind(kind text) RETURNS void
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_check_kind';
COMMENT ON FUNCTION news_archive_inner.check_kind(text) IS 'Errors (invalid_parameter_value) for what is no kind of '
	'entity. NULL may be.';

-- src/archive/ask/coverage.sql
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

-- src/archive/ask/differences.sql
CREATE FUNCTION news_archive_inner.ranges_overlap(low_a bigint, high_a bigint, low_b bigint, high_b bigint)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(low_a <= high_b, true) AND coalesce(low_b <= high_a, true);
COMMENT ON FUNCTION news_archive_inner.ranges_overlap(bigint, bigint, bigint, bigint) IS
'Whether two figures may both be true: their ranges have a number in common. NULL is no end: "more than 30,000" may be '
'60,000.';
CREATE FUNCTION news_archive_inner.counted_as(counted text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN counted IS NULL OR lower(counted COLLATE "C")
		~ '(^|\W)(people|persons?|others?|more|victims?|lives|deaths?|fatalities'
			'|casualties|men|individuals|those|them|members|injuries|arrests)$' THEN ''
		ELSE regexp_replace(lower(substring(counted FROM '([[:alnum:]]+)\W*$') COLLATE "C"), '(ies|s)$', '') END;
COMMENT ON FUNCTION news_archive_inner.counted_as(text) IS
'Whom a figure counts, in a word by which figures can be compared ("at least 12 government soldiers": soldier); '
'empty for people of no kind.';
CREATE FUNCTION news_archive_inner.places_differ(a text, a_country text, b text, b_country text) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	folded_a text := news_archive.fold_name(a);
	folded_b text := news_archive.fold_name(b);
BEGIN
	IF a IS NULL OR b IS NULL OR folded_a = folded_b THEN
		RETURN false;
	ELSIF a_country <> b_country THEN
		RETURN true;
	END IF;
	-- one may lie in the other
	RETURN strpos(folded_a, folded_b) = 0 AND strpos(folded_b, folded_a) = 0
		AND concat_ws(' ', a, b) COLLATE "C" !~*
			'\y(province|region|district|state|area|valley|county|coast|governorate|strip|bank'
			'|north|south|east|west|northern|southern|eastern|western)\y'
		AND news_archive_inner.country_named(a) IS NULL AND news_archive_inner.country_named(b) IS NULL;
END $$;
COMMENT ON FUNCTION news_archive_inner.places_differ(text, text, text, text) IS
'Whether two places, each with the code of its country if that is known, cannot be one: their countries differ, or '
'they are two towns of other names. A region, and a country, may hold the other place. False when one is NULL.';
CREATE FUNCTION news_archive.figure_groups(article_ids bigint[], measures text[], kinds text[], parts boolean[],
	lasting boolean[], days daterange[],
		places text[], countries text[], lows bigint[], highs bigint[]) RETURNS int[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	groups int[] := '{}';
	latest int[] := '{}';		-- group -> its last member
	before int[] := '{}';		-- figure -> the member of its group before it, or NULL
	pairs text[] := '{}';		-- pairs of places that were looked at,
	differ boolean[] := '{}';	-- and what came out
	pair text;
	at int;
	found_group int;
	k int;
	checked int;
	fits boolean;
BEGIN
	FOR i IN 1 .. coalesce(cardinality(article_ids), 0) LOOP
		found_group := NULL;
		FOR g IN 1 .. cardinality(latest) LOOP
			k := latest[g];
			checked := 0;
			fits := measures[k] = measures[i] AND kinds[k] = kinds[i] AND parts[k] = parts[i]
				AND lasting[k] = lasting[i];
			WHILE fits AND k IS NOT NULL AND checked < 50 LOOP
				-- an article that gives two numbers which cannot both be true gives them of two things
				fits := (article_ids[k] <> article_ids[i] OR news_archive_inner.ranges_overlap(lows[k], highs[k],
					lows[i], highs[i]))
					AND CASE WHEN lasting[i] THEN coalesce(countries[k] = countries[i], true)
						ELSE coalesce(days[k] && days[i], true) END;
				IF fits AND NOT lasting[i] AND places[k] <> places[i] THEN
					pair := concat_ws(e'\n', places[k], countries[k], '', places[i], countries[i]);
					at := array_position(pairs, pair);
					IF at IS NULL THEN
						pairs := pairs || pair;
						differ := differ || news_archive_inner.places_differ(places[k], countries[k], places[i],
							countries[i]);
						at := cardinality(pairs);
					END IF;
					fits := NOT differ[at];
				END IF;
				k := before[k];
				checked := checked + 1;
			END LOOP;
			IF fits THEN
				found_group := g;
				EXIT;
			END IF;
		END LOOP;
		found_group := coalesce(found_group, cardinality(latest) + 1);
		before[i] := latest[found_group];
		latest[found_group] := i;
		groups[i] := found_group;
	END LOOP;
	RETURN groups;
END $$;
COMMENT ON FUNCTION news_archive.figure_groups(bigint[], text[], text[], boolean[], boolean[], daterange[], text[],
	text[], bigint[], bigint[]) IS
'Which figures tell of the same thing, a number a figure: those of one measure, of the same kind of people, all of '
'something that lasts (a war) or none; of what lasts in one country, of what does not on days that overlap and at no '
'two places; days and places that are not told fit any. One article does not tell two numbers of one thing that cannot '
'both be true. The last 50 of a group are looked at.';
CREATE FUNCTION news_archive_inner.told_figures(article_ids bigint[])
	RETURNS TABLE (article_id bigint, outlet text, published daterange, sentence_no int, start int, length int,
		words text, measure text, quantity bigint, low bigint,
		high bigint, bound text, counted text, part boolean, cause text, lasting boolean, during daterange, place text,
			country text, attributed_to text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT a.article_id, a.outlet, a.published, f.*
		FROM article a, LATERAL news_archive.figures(a.body, lower(a.published)) f
		WHERE a.article_id = ANY (article_ids) AND coalesce(a.language, 'en') = 'en' AND f.status = 'actual'),
	spots AS MATERIALIZED (
		SELECT m.article_id, m.name, m.mention, min(m.country COLLATE "C") AS country
			FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = ANY (article_ids) AND m.kind = 'place' AND m.country IS NOT NULL
			GROUP BY m.article_id, m.name, m.mention)
	SELECT t.article_id, t.outlet, t.published, t.sentence_no, t.start, t.length, t.words, t.measure, t.quantity, t.low,
		t.high, t.bound, t.counted, t.part,
		t.cause,
		-- the same number as one told of the war is that one
		t.lasting OR (t.during IS NULL AND EXISTS (SELECT FROM told l WHERE l.lasting AND l.measure = t.measure
			AND l.quantity = t.quantity)),
		t.during, t.place, (SELECT min(s.country) FROM spots s
			WHERE s.article_id = t.article_id AND t.place IN (s.name, s.mention)), t.attributed_to
	FROM told t;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_figures(bigint[]) IS
'The figures() of these articles of the archive entered that the current user may see and that are in English, as told '
'of what was done; with the country of their place.';
CREATE FUNCTION news_archive_inner.figure_text(quantity bigint, low bigint, high bigint, bound text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN quantity IS NOT NULL THEN concat_ws(' ', bound, trim(to_char(quantity, '999,999,999,999')))
		ELSE concat_ws(' to ', trim(to_char(low, '999,999,999,999')),
			coalesce(trim(to_char(high, '999,999,999,999')), 'any')) END;
COMMENT ON FUNCTION news_archive_inner.figure_text(bigint, bigint, bigint, text) IS
'A figure in words that do not depend on how it was written: "at least 30,000", "24 to 99".';
CREATE FUNCTION news_archive_inner.articles_alike(article_ids bigint[], max_rows int) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	rare_terms int[];
BEGIN
	PERFORM news_archive_inner.entered();
	rare_terms := ARRAY(SELECT DISTINCT t FROM signature s JOIN article a USING (article_id), unnest(s.rare) t
		WHERE s.article_id = ANY (article_ids));
	RETURN ARRAY(
		WITH asked AS MATERIALIZED (SELECT s.terms, s.weights, s.rare FROM signature s JOIN article a USING (article_id)
			WHERE s.article_id = ANY (article_ids)),
		near AS MATERIALIZED (
			SELECT s.article_id, s.terms, s.weights, s.rare FROM signature s JOIN article a USING (article_id)
			WHERE news_archive.signature_keys(s.rare, s.day, false) && news_archive.signature_keys(rare_terms, NULL,
				true) AND s.article_id <> ALL (article_ids))
		SELECT o.article_id
		FROM asked f JOIN near o ON o.rare && f.rare
		GROUP BY o.article_id
		HAVING max(news_archive.signature_similarity(f.terms, f.weights, o.terms, o.weights)) >= 0.1
		ORDER BY max(news_archive.signature_similarity(f.terms, f.weights, o.terms, o.weights)) DESC, o.article_id
			LIMIT max_rows);
END $$;
COMMENT ON FUNCTION news_archive_inner.articles_alike(bigint[], int) IS
'Other articles of the archive entered that are like one of these (similarity at least 0.1, as in similar_articles()), '
'the most alike first.';
CREATE FUNCTION news_archive_inner.told_clauses(article_ids bigint[], one_event bigint)
	RETURNS TABLE (article_id bigint, outlet text, published daterange, sentence_no int, start int, length int,
		words text, measure text, quantity int,
		quantity_bound text, counted text, attributed_to text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT r.article_id, a.outlet, a.published, r.sentence_no, r.start, r.length, r.words,
		lower(concat_ws(' ', r.type, r.mode) COLLATE "C"), r.quantity, r.quantity_bound,
		r.counted, r.attributed_to
	FROM event_report r JOIN article a USING (article_id)
	WHERE r.event_id = one_event AND r.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.told_clauses(bigint[], bigint) IS
'The reports of one event of the archive entered in these articles, as far as the current user may see them; '
'measure is type and mode in lower case. For differences.';
CREATE TYPE news_archive.difference_row AS (about text, thing text, value text, relation text, words text, outlet text,
	article_id bigint, published daterange, start int, length int,
	attributed_to text, said_first boolean, first_outlet text, changed text, values_n int);
COMMENT ON TYPE news_archive.difference_row IS 'A value that an article gives where others give another, as '
	'differences() tells it.';
COMMENT ON COLUMN news_archive.difference_row.about IS '"figure dead" and the like, day, place, actor, target, status, '
	'role or name.';
COMMENT ON COLUMN news_archive.difference_row.thing IS 'Of what it is told: whom a figure counts, where and when; '
	'the act; the person. NULL: nothing of it is told.';
COMMENT ON COLUMN news_archive.difference_row.relation IS 'contradicts (another value cannot be true beside it) or '
	'compatible.';
COMMENT ON COLUMN news_archive.difference_row.outlet IS 'The outlet of the article. NULL: not known.';
COMMENT ON COLUMN news_archive.difference_row.published IS 'The days on which the article may have been published, '
	'half open. NULL: not known.';
COMMENT ON COLUMN news_archive.difference_row.start IS 'Where words stand: a character of the body, from 1.';
COMMENT ON COLUMN news_archive.difference_row.length IS 'How many characters they have.';
COMMENT ON COLUMN news_archive.difference_row.attributed_to IS 'Who says so. NULL: the outlet itself.';
COMMENT ON COLUMN news_archive.difference_row.said_first IS 'Whether no article gave this value before.';
COMMENT ON COLUMN news_archive.difference_row.first_outlet IS 'The outlet that gave this value first. NULL: not known.';
COMMENT ON COLUMN news_archive.difference_row.changed IS 'Another value that the same outlet gave before. NULL: none.';
COMMENT ON COLUMN news_archive.difference_row.values_n IS 'How many values there are of the thing.';
CREATE FUNCTION news_archive_inner.figure_differences(article_ids bigint[], one_event bigint)
	RETURNS SETOF news_archive.difference_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	beside bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	IF one_event IS NULL AND EXISTS (SELECT FROM news_archive_inner.told_figures(article_ids) f WHERE f.lasting) THEN
		beside := news_archive_inner.articles_alike(article_ids, 50);
	END IF;
	RETURN QUERY
	WITH clauses AS MATERIALIZED (SELECT c.* FROM news_archive_inner.told_clauses(article_ids, one_event) c),
	figures AS MATERIALIZED (
		SELECT f.* FROM news_archive_inner.told_figures(article_ids || beside) f
		WHERE (f.lasting OR f.article_id = ANY (article_ids))
			AND (one_event IS NULL OR EXISTS (SELECT FROM clauses c WHERE c.article_id = f.article_id
				AND f.start < c.start + c.length AND c.start < f.start + f.length))),
	told AS MATERIALIZED (
		SELECT f.*, news_archive_inner.counted_as(f.counted) AS kind FROM figures f
		UNION ALL
		-- what only the report counts: "expelled 12 envoys"
		SELECT c.article_id, c.outlet, c.published, c.sentence_no, c.start, c.length, c.words, c.measure, c.quantity,
			CASE c.quantity_bound WHEN 'at most' THEN NULL WHEN 'about' THEN c.quantity - c.quantity / 10
				ELSE c.quantity END,
			CASE c.quantity_bound WHEN 'at least' THEN NULL WHEN 'about' THEN c.quantity + c.quantity / 10
				ELSE c.quantity END,
			c.quantity_bound, c.counted, false, NULL, false, NULL, NULL, NULL, c.attributed_to,
				news_archive_inner.counted_as(c.counted)
		FROM clauses c
		WHERE c.quantity IS NOT NULL AND NOT EXISTS (SELECT FROM figures f
			WHERE f.article_id = c.article_id AND f.start < c.start + c.length AND c.start < f.start + f.length)),
	-- where only one kind of people is told of, "people" are these
	kinds AS (SELECT t.measure, t.lasting, count(DISTINCT nullif(t.kind, '')) AS n FROM told t WHERE NOT t.part
		GROUP BY t.measure, t.lasting),
	ordered AS MATERIALIZED (
		SELECT t.*, CASE WHEN k.n > 1 OR t.part THEN t.kind ELSE '' END AS people,
			row_number() OVER (ORDER BY t.during IS NULL, t.place IS NULL, lower(t.published) NULLS LAST, t.article_id,
				t.start) AS n
		FROM told t LEFT JOIN kinds k ON k.measure = t.measure AND k.lasting = t.lasting),
	grouped AS (
		SELECT news_archive.figure_groups(array_agg(o.article_id ORDER BY o.n), array_agg(o.measure ORDER BY o.n),
			array_agg(o.people ORDER BY o.n),
			array_agg(o.part ORDER BY o.n), array_agg(o.lasting ORDER BY o.n),
			array_agg(CASE WHEN one_event IS NULL THEN o.during END ORDER BY o.n),
				array_agg(CASE WHEN one_event IS NULL THEN o.place END ORDER BY o.n),
			array_agg(o.country ORDER BY o.n), array_agg(o.low ORDER BY o.n), array_agg(o.high ORDER BY o.n)) AS groups
		FROM ordered o),
	placed AS (
		SELECT o.*, g.groups[o.n::int] AS g, news_archive_inner.figure_text(o.quantity, o.low, o.high, o.bound) AS value
			FROM ordered o, grouped g),
	-- once an article and value
	said AS (SELECT DISTINCT ON (p.g, p.article_id, p.value) p.* FROM placed p ORDER BY p.g, p.article_id, p.value,
		p.start),
	things AS (
		SELECT s.g, count(DISTINCT s.value)::int AS values_n,
			concat_ws(', ', nullif(mode() WITHIN GROUP (ORDER BY s.people), ''),
				mode() WITHIN GROUP (ORDER BY s.cause COLLATE "C"), mode() WITHIN GROUP (ORDER BY s.place COLLATE "C"),
				CASE WHEN NOT bool_or(s.lasting) THEN news_archive.during_text(mode() WITHIN GROUP (ORDER BY s.during))
					END) AS thing
		FROM said s GROUP BY s.g HAVING count(DISTINCT s.value) > 1),
	ranked AS (
		SELECT s.*, t.thing, t.values_n,
			row_number() OVER (PARTITION BY s.g, s.value ORDER BY lower(s.published) NULLS LAST, upper(s.published),
				s.article_id) = 1 AS first,
			first_value(s.outlet) OVER (PARTITION BY s.g, s.value ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) AS first_outlet,
			lag(s.value) OVER (PARTITION BY s.g, coalesce(s.outlet, s.article_id::text)
				ORDER BY lower(s.published) NULLS LAST, upper(s.published), s.article_id, s.start) AS before
		FROM said s JOIN things t ON t.g = s.g)
	SELECT 'figure ' || r.measure, nullif(r.thing, ''), r.value,
		CASE WHEN EXISTS (SELECT FROM said o
			WHERE o.g = r.g AND NOT news_archive_inner.ranges_overlap(o.low, o.high, r.low, r.high)) THEN 'contradicts'
			ELSE 'compatible' END,
		r.words, r.outlet, r.article_id, r.published, r.start, r.length, r.attributed_to, r.first, r.first_outlet,
			CASE WHEN r.before <> r.value THEN r.before END, r.values_n
	FROM ranked r
	ORDER BY r.measure COLLATE "C", r.g, lower(r.published) NULLS LAST, r.outlet COLLATE "C", r.article_id, r.start;
END $$;
COMMENT ON FUNCTION news_archive_inner.figure_differences(bigint[], bigint) IS
'The part of differences() about figures, of these articles of the archive entered; of one event those that stand in '
'the clauses which tell it. Of a story whose articles tell of something that lasts (a war), also what up to 50 '
'articles like them tell of it.';
CREATE FUNCTION news_archive_inner.told_acts(article_ids bigint[], one_event bigint, denials bigint[])
	RETURNS TABLE (act text, words text, outlet text, article_id bigint, published daterange, start int, length int,
		attributed_to text, status text, during daterange,
		exact boolean, place text, country text, actor_id bigint, target_id bigint, actor text, target text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	acting bigint[];
	side record;
BEGIN
	PERFORM news_archive_inner.entered();
	acting := ARRAY(SELECT DISTINCT v.id FROM event_report r JOIN article a USING (article_id),
		LATERAL (VALUES (r.actor_id), (r.target_id)) v(id)
		WHERE CASE WHEN one_event IS NULL THEN r.article_id = ANY (article_ids) ELSE r.event_id = one_event
			OR r.event_id = ANY (denials) END AND v.id IS NOT NULL);
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names INTO side
		FROM news_archive_inner.seen_entities(acting) e;
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT r.*, a.outlet, a.published FROM event_report r JOIN article a USING (article_id)
		WHERE CASE WHEN one_event IS NULL THEN r.article_id = ANY (article_ids) AND r.actor_id IS NOT NULL
			AND r.target_id IS NOT NULL
				ELSE r.event_id = one_event OR r.event_id = ANY (denials) END
			AND r.status IN ('actual', 'denied')),
	spots AS MATERIALIZED (
		SELECT m.article_id, m.name, m.mention, min(m.country COLLATE "C") AS country
			FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = ANY (ARRAY(SELECT DISTINCT t.article_id FROM told t)) AND m.kind = 'place'
			AND m.country IS NOT NULL
		GROUP BY m.article_id, m.name, m.mention),
	sides AS MATERIALIZED (SELECT * FROM unnest(side.ids, side.names) e(entity_id, name))
	SELECT t.type || CASE WHEN one_event IS NOT NULL THEN ''
			WHEN news_archive.is_reciprocal(t.type) THEN ' ' || least(t.actor_id, t.target_id) || ' '
				|| greatest(t.actor_id, t.target_id)
			ELSE coalesce(' ' || t.mode, '') || ' ' || t.actor_id || ' ' || t.target_id END,
		t.words, t.outlet, t.article_id, t.published, t.start, t.length, t.attributed_to, t.status, t.during,
		upper(t.during) - lower(t.during) = 1 AND t.basis NOT LIKE '%day of the story%'
			AND t.basis NOT LIKE '%day told before%',
		CASE WHEN t.place_basis <> 'dateline' THEN t.place END,
		(SELECT min(s.country) FROM spots s WHERE s.article_id = t.article_id AND t.place IN (s.name, s.mention)),
		t.actor_id, t.target_id, coalesce(x.name, t.actor), coalesce(y.name, t.target)
	FROM told t LEFT JOIN sides x ON x.entity_id = t.actor_id LEFT JOIN sides y ON y.entity_id = t.target_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_acts(bigint[], bigint, bigint[]) IS
'Reports of the archive entered that the current user may see, told as done or denied: those of one event and of those '
'that deny it, or with one_event NULL those of these articles whose two sides are known, act telling which are of one '
'act (type, mode and sides). exact: during is one day that the text itself names for the act.';
CREATE FUNCTION news_archive_inner.act_differences(article_ids bigint[], one_event bigint, denials bigint[])
	RETURNS SETOF news_archive.difference_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (SELECT t.* FROM news_archive_inner.told_acts(article_ids, one_event, denials) t),
	valued AS (
		SELECT 'day' AS about, news_archive.during_text(t.during) AS value, t.* FROM told t
			WHERE t.exact AND t.status = 'actual'
		UNION ALL
		SELECT 'place', t.place, t.* FROM told t WHERE t.place IS NOT NULL AND t.status = 'actual'
		UNION ALL
		SELECT 'actor', t.actor, t.* FROM told t WHERE one_event IS NOT NULL AND t.actor_id IS NOT NULL
			AND t.status = 'actual' AND t.act <> 'CONSULT'
		UNION ALL
		SELECT 'target', t.target, t.* FROM told t WHERE one_event IS NOT NULL AND t.target_id IS NOT NULL
			AND t.status = 'actual' AND t.act <> 'CONSULT'
		UNION ALL
		SELECT 'status', t.status, t.* FROM told t),
	said AS MATERIALIZED (
		SELECT DISTINCT ON (v.about, v.act, v.article_id, v.value) v.* FROM valued v
			ORDER BY v.about, v.act, v.article_id, v.value, v.start),
	-- values of one act that cannot both be true
	clashing AS MATERIALIZED (
		SELECT DISTINCT s.about, s.act, s.value
		FROM said s JOIN said o ON o.about = s.about AND o.act = s.act AND o.value <> s.value
		WHERE CASE s.about
			-- on other days and at other places they may have met twice: one of the two must fit
			WHEN 'day' THEN NOT s.during && o.during AND s.article_id <> o.article_id
				AND abs(lower(s.during) - lower(o.during)) <= 3
				AND NOT news_archive_inner.places_differ(s.place, s.country, o.place, o.country)
			WHEN 'place' THEN s.article_id <> o.article_id AND news_archive_inner.places_differ(s.place, s.country,
				o.place, o.country)
				AND coalesce(s.during && o.during, true)
			WHEN 'actor' THEN s.actor_id <> o.actor_id
			WHEN 'target' THEN s.target_id <> o.target_id
			ELSE coalesce(daterange(lower(s.during) - 7, upper(s.during) + 7) && o.during, true) END),
	ranked AS (
		SELECT s.*, count(*) OVER w AS n,
			row_number() OVER (PARTITION BY s.about, s.act, s.value ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) = 1 AS first,
			first_value(s.outlet) OVER (PARTITION BY s.about, s.act, s.value ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) AS first_outlet,
			lag(s.value) OVER (PARTITION BY s.about, s.act, coalesce(s.outlet, s.article_id::text)
				ORDER BY lower(s.published) NULLS LAST, upper(s.published), s.article_id, s.start) AS before,
			dense_rank() OVER (PARTITION BY s.about, s.act ORDER BY s.value COLLATE "C") + dense_rank()
				OVER (PARTITION BY s.about, s.act ORDER BY s.value COLLATE "C" DESC) - 1 AS values_n
		FROM said s JOIN clashing c ON c.about = s.about AND c.act = s.act AND c.value = s.value
		WINDOW w AS (PARTITION BY s.about, s.act))
	SELECT r.about, concat_ws(' ', split_part(r.act, ' ', 1), concat_ws(' - ', r.actor, r.target)), CASE r.value
		WHEN 'actual' THEN 'told as done' ELSE r.value END, 'contradicts',
		r.words, r.outlet, r.article_id, r.published, r.start, r.length, r.attributed_to, r.first, r.first_outlet,
			CASE WHEN r.before <> r.value THEN r.before END, r.values_n::int
	FROM ranked r
	ORDER BY r.about COLLATE "C", r.act COLLATE "C", lower(r.published) NULLS LAST, r.outlet COLLATE "C", r.article_id,
		r.start;
END $$;
COMMENT ON FUNCTION news_archive_inner.act_differences(bigint[], bigint, bigint[]) IS
'The part of differences() about day, place, sides and status, of one event and those that deny it, or of the acts '
'that these articles of the archive entered tell.';
CREATE FUNCTION news_archive_inner.name_differences(article_ids bigint[], entity_ids bigint[])
	RETURNS SETOF news_archive.difference_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT m.entity_id, m.article_id, a.outlet, a.published, m.start, m.length, m.mention, m.name, m.role, m.country
		FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = ANY (article_ids) AND m.entity_id = ANY (entity_ids) AND m.kind = 'person'
			AND m.form = 'name'),
	known AS MATERIALIZED (SELECT e.entity_id, e.name FROM news_archive_inner.seen_entities(entity_ids) e),
	valued AS (
		SELECT 'name' AS about, t.name AS value, news_archive.fold_name(t.name) AS key, NULL AS country, t.entity_id,
			t.article_id, t.outlet, t.published, t.start, t.length, t.mention
		FROM told t WHERE t.name IS NOT NULL
		UNION ALL
		SELECT 'role', t.role, news_archive_inner.plain_words(regexp_replace(t.role, '^(the|then|its|their|his|her)\s+',
			'', 'i')), t.country, t.entity_id, t.article_id, t.outlet,
			t.published, t.start, t.length, t.mention
		FROM told t WHERE t.role IS NOT NULL),
	said AS MATERIALIZED (
		SELECT DISTINCT ON (v.about, v.entity_id, v.article_id, v.key) v.* FROM valued v WHERE v.key <> ''
			ORDER BY v.about, v.entity_id, v.article_id, v.key, v.start),
	-- "president" is no other role than "former president"'s contrary: what one phrase holds of the other is no
	-- difference
	apart AS MATERIALIZED (
		SELECT DISTINCT s.about, s.entity_id, s.key, bool_or(s.country <> o.country)
			OVER (PARTITION BY s.about, s.entity_id, s.key) AS clashes
		FROM said s JOIN said o ON o.about = s.about AND o.entity_id = s.entity_id
		WHERE strpos(o.key, s.key) = 0 AND strpos(s.key, o.key) = 0),
	ranked AS (
		SELECT s.*, a.clashes,
			row_number() OVER (PARTITION BY s.about, s.entity_id, s.key ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) = 1 AS first,
			first_value(s.outlet) OVER (PARTITION BY s.about, s.entity_id, s.key ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) AS first_outlet,
			dense_rank() OVER (PARTITION BY s.about, s.entity_id ORDER BY s.key COLLATE "C") + dense_rank()
				OVER (PARTITION BY s.about, s.entity_id ORDER BY s.key COLLATE "C" DESC) - 1 AS values_n
		FROM said s JOIN apart a ON a.about = s.about AND a.entity_id = s.entity_id AND a.key = s.key)
	SELECT r.about, k.name, r.value, CASE WHEN r.clashes THEN 'contradicts' ELSE 'compatible' END, r.mention, r.outlet,
		r.article_id, r.published, r.start, r.length, NULL::text, r.first,
		r.first_outlet, NULL::text, r.values_n::int
	FROM ranked r JOIN known k ON k.entity_id = r.entity_id
	ORDER BY r.about COLLATE "C", k.name COLLATE "C", lower(r.published) NULLS LAST, r.outlet COLLATE "C", r.article_id,
		r.start;
END $$;
COMMENT ON FUNCTION news_archive_inner.name_differences(bigint[], bigint[]) IS
'The part of differences() about names and roles: people of the archive entered whom these articles name or describe '
'differently.';
CREATE FUNCTION news_archive.differences(event_id bigint DEFAULT NULL, story_id bigint DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.difference_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_event ALIAS FOR event_id;
	wanted_story ALIAS FOR story_id;
	ids bigint[];
	entities bigint[];
	denials bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF num_nonnulls(wanted_event, wanted_story) <> 1 THEN
		RAISE EXCEPTION 'differences() is asked of an event or of a story'
			USING ERRCODE = 'invalid_parameter_value',
				DETAIL = format('event_id is %s, story_id is %s.', coalesce(wanted_event::text, 'NULL'),
					coalesce(wanted_story::text, 'NULL')),
				HINT = format('Give one of the two: find_events() gives the ids of events, SELECT story_id, title FROM '
					'%I.story; those of stories.', archive);
	END IF;
	IF wanted_event IS NOT NULL THEN
		ids := ARRAY(SELECT DISTINCT r.article_id FROM event_report r JOIN article a USING (article_id)
			WHERE r.event_id = wanted_event);
		entities := ARRAY(SELECT DISTINCT s.side FROM event_report r JOIN article a USING (article_id),
			LATERAL (VALUES (r.actor_id), (r.target_id)) s(side)
			WHERE r.event_id = wanted_event AND s.side IS NOT NULL);
		denials := news_archive_inner.denials_of(wanted_event);
	ELSE
		ids := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = wanted_story
			ORDER BY lower(a.published) NULLS LAST, a.article_id LIMIT 1000);
		-- whom two articles of it name
		entities := ARRAY(SELECT m.entity_id FROM mention m JOIN article a USING (article_id)
			WHERE m.article_id = ANY (ids) AND m.kind = 'person' AND m.entity_id IS NOT NULL
			GROUP BY m.entity_id HAVING count(DISTINCT m.article_id) > 1 ORDER BY count(DISTINCT m.article_id) DESC,
				m.entity_id LIMIT 50);
	END IF;
	IF ids = '{}' THEN
		PERFORM news_archive_inner.tell_unknown('event', wanted_event::text, false,
			'find_events() and timeline() give the ids of events; they change when reports are read anew.'),
			news_archive_inner.tell_unknown('story', wanted_story::text, false,
				format('SELECT story_id, title FROM %I.story; lists them; they change when articles are linked anew.',
				archive));
		RETURN;
	END IF;
	RETURN QUERY SELECT * FROM news_archive_inner.figure_differences(ids, wanted_event);
	RETURN QUERY SELECT * FROM news_archive_inner.act_differences(ids, wanted_event, denials);
	RETURN QUERY SELECT * FROM news_archive_inner.name_differences(ids, entities);
END $$;
COMMENT ON FUNCTION news_archive.differences(bigint, bigint, name) IS
'Where the reports of one event, or the articles of one story, do not say the same, side by side: a row for each value '
'that an article gives, only where there are two or more. about is "figure dead" (wounded, arrested ... '
'as in figures()), day, place, actor, target, status (told as done, denied), role or name. thing tells of what: '
'whom a figure counts, what did it, place and day; the act; the person. relation is contradicts when another value of '
'the same thing cannot be true beside it, else compatible ("at least 30,000" and 60,000; two spellings). '
'words, from start (1-based character of the body) over length characters, tell it; for names and roles they are the '
'mention. attributed_to is whoever the article has saying so, NULL for the outlet itself. said_first is true in the '
'article that gave the value first, first_outlet the outlet of that one (NULL: not known); changed is another value '
'that the same outlet gave before; values_n is how many values there are. Figures are of one thing when '
'figure_groups() says so: of an event those in the clauses that tell it; of a story all, and those of something that '
'lasts (a war) also from up to 50 articles outside the story that are like its own. Of a story of more than 1,000 '
'articles the first 1,000 are read. Articles that a policy hides are left out. No rows, and a notice, for an event or '
'story that the archive does not have. Errors: invalid_parameter_value unless exactly one of event_id and story_id is '
'given, invalid_schema_name.';
CREATE TYPE news_archive.corroboration_row AS (source_no int, status text, outlets text[], articles int,
	article_ids bigint[], first_said daterange, words text, attributed_to text[], told text,
	confidence real, sources_n int, denied_by text[]);
COMMENT ON TYPE news_archive.corroboration_row IS 'An independent source of an event, or of its denial, as '
	'corroboration() gives it.';
COMMENT ON COLUMN news_archive.corroboration_row.source_no IS 'Its number, from 1.';
COMMENT ON COLUMN news_archive.corroboration_row.status IS 'What it tells: actual and the like, denied for a source '
	'that denies the event.';
COMMENT ON COLUMN news_archive.corroboration_row.outlets IS 'The outlets that carried it, "not known" for all whose '
	'outlet is not known.';
COMMENT ON COLUMN news_archive.corroboration_row.first_said IS 'The days on which the first of its articles may have '
	'been published, half open. NULL: not known.';
COMMENT ON COLUMN news_archive.corroboration_row.attributed_to
	IS 'Those whom its articles have saying so. Empty: the outlets themselves.';
COMMENT ON COLUMN news_archive.corroboration_row.told IS 'Why its articles are one source: a sentence in common, the '
	'same agency, the same outlet; or in its own words.';
COMMENT ON COLUMN news_archive.corroboration_row.confidence IS 'How probable it is that its surest report is right, 0 '
	'to 1.';
COMMENT ON COLUMN news_archive.corroboration_row.sources_n IS 'How many sources say it, in each row.';
COMMENT ON COLUMN news_archive.corroboration_row.denied_by IS 'The outlets that deny it, in each row. Empty: none.';
CREATE FUNCTION news_archive.corroboration(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.corroboration_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR event_id;
	denials bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	denials := news_archive_inner.denials_of(wanted);
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT r.article_id, r.report_no, r.status, r.words, r.words_id, r.attributed_to, r.confidence, a.outlet,
			a.published
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = wanted OR r.event_id = ANY (denials)),
	credits AS MATERIALIZED (
		SELECT DISTINCT l.article_id, news_archive_inner.plain_words(l.line) AS agency FROM article_line l
			JOIN article a USING (article_id)
		WHERE l.article_id = ANY (ARRAY(SELECT t.article_id FROM told t)) AND l.role = 'agency'
		UNION
		-- "OSLO, May 20 (Northern Wire)"
		SELECT a.article_id, news_archive_inner.plain_words(substring(a.dateline FROM '\(([^()]+)\)')) FROM article a
		WHERE a.article_id = ANY (ARRAY(SELECT t.article_id FROM told t)) AND a.dateline ~ '\([^()]+\)'),
	ties AS MATERIALIZED (
		SELECT DISTINCT x.article_id AS a, y.article_id AS b, 'a sentence in common' AS how
			FROM told x JOIN told y ON y.words_id = x.words_id AND y.status = x.status WHERE y.article_id > x.article_id
		UNION
		SELECT DISTINCT x.article_id, y.article_id, 'the same agency: ' || x.agency
			FROM credits x JOIN credits y ON y.agency = x.agency WHERE y.article_id > x.article_id
		UNION
		SELECT DISTINCT x.article_id, y.article_id, 'the same outlet' FROM told x JOIN told y ON y.outlet = x.outlet
			WHERE y.article_id > x.article_id),
	-- nothing is shared between who says it and who denies it
	edges AS (
		SELECT array_agg(e.a) AS a, array_agg(e.b) AS b FROM (SELECT t.article_id AS a, t.article_id AS b FROM told t
			UNION SELECT t.a, t.b FROM ties t) e),
	sources AS MATERIALIZED (SELECT c.node AS article_id, c.component
		FROM edges e, news_archive.connected_components(e.a, e.b) c WHERE e.a IS NOT NULL),
	rows AS (
		SELECT s.component, t.status, array_agg(DISTINCT coalesce(t.outlet, 'not known')) AS outlets,
			array_agg(DISTINCT t.article_id) AS ids,
			(array_agg(t.published ORDER BY lower(t.published) NULLS LAST, t.article_id))[1] AS first_said,
			(array_agg(t.words ORDER BY lower(t.published) NULLS LAST, t.article_id, t.report_no))[1] AS words,
			array_agg(DISTINCT t.attributed_to) FILTER (WHERE t.attributed_to IS NOT NULL) AS attributed_to,
				max(t.confidence) AS confidence
		FROM told t JOIN sources s USING (article_id) GROUP BY s.component, t.status),
	reasons AS (SELECT s.component, string_agg(DISTINCT t.how, '; ' ORDER BY t.how) AS how
		FROM ties t JOIN sources s ON s.article_id = t.a GROUP BY s.component),
	denied AS (SELECT array_agg(DISTINCT o) AS by FROM rows r, unnest(r.outlets) o WHERE r.status = 'denied')
	SELECT (row_number() OVER w)::int, r.status, r.outlets, cardinality(r.ids), r.ids, r.first_said, r.words,
		coalesce(r.attributed_to, '{}'),
		CASE WHEN cardinality(r.ids) = 1 THEN 'in its own words' ELSE coalesce(x.how, 'in its own words') END,
			r.confidence,
		(SELECT count(*) FROM rows k WHERE k.status <> 'denied')::int, coalesce(d.by, '{}')
	FROM rows r LEFT JOIN reasons x USING (component) CROSS JOIN denied d
	WINDOW w AS (ORDER BY r.status = 'denied', lower(r.first_said) NULLS LAST, r.outlets, r.component)
	ORDER BY 1;
	PERFORM news_archive_inner.tell_unknown('event', wanted::text, FOUND,
		'find_events() and timeline() give the ids of events; they change when reports are read anew.');
END $$;
COMMENT ON FUNCTION news_archive.corroboration(bigint, name) IS
'Who says that an event was, one row an independent source, the earliest first, and behind them who denies it (status '
'denied: the events that event_relations() has as denied by). A source is all articles that share a sentence which '
'tells the event, are credited to the same agency (in a line of its own, or in the dateline: "OSLO (Northern Wire)"), '
'or are of one outlet; told says which of these, or "in its own words" for one article by itself. outlets are those '
'that carried it (''not known'' for articles without one), articles how many of them, first_said the day on which the '
'first was published, words its clause, attributed_to those whom they have saying so. confidence (0 to 1) is that of '
'its surest report. sources_n is how many sources say it, denied_by the outlets that deny it, the same in every row. '
'Articles that a policy hides are left out. No rows, and a notice, for an event that is not there. Errors: '
'invalid_schema_name.';
CREATE TYPE news_archive.article_diff_row AS (change text, sentence_a text, sentence_b text, start_a int, length_a int,
	start_b int, length_b int, similarity real);
COMMENT ON TYPE news_archive.article_diff_row IS 'A sentence of two articles side by side, as article_diff() gives it.';
COMMENT ON COLUMN news_archive.article_diff_row.change IS 'same, changed, only_a or only_b.';
COMMENT ON COLUMN news_archive.article_diff_row.sentence_a IS 'The sentence of the first article. NULL: '
	'only the second has it.';
COMMENT ON COLUMN news_archive.article_diff_row.sentence_b IS 'The sentence of the second article. NULL: '
	'only the first has it.';
COMMENT ON COLUMN news_archive.article_diff_row.start_a IS 'Where it stands: a character of the body, from 1. '
	'NULL as sentence_a.';
COMMENT ON COLUMN news_archive.article_diff_row.length_a IS 'How many characters it has. NULL as sentence_a.';
COMMENT ON COLUMN news_archive.article_diff_row.start_b IS 'Where it stands: a character of the body, from 1. '
	'NULL as sentence_b.';
COMMENT ON COLUMN news_archive.article_diff_row.length_b IS 'How many characters it has. NULL as sentence_b.';
COMMENT ON COLUMN news_archive.article_diff_row.similarity IS 'How alike the two are, 0 to 1.';
CREATE FUNCTION news_archive.article_diff(a bigint, b bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.article_diff_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_a ALIAS FOR a;
	wanted_b ALIAS FOR b;
	text_a text;
	text_b text;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT x.body INTO text_a FROM article x WHERE x.article_id = wanted_a;
	SELECT x.body INTO text_b FROM article x WHERE x.article_id = wanted_b;
	PERFORM news_archive_inner.tell_unknown('article', wanted_a::text, text_a IS NOT NULL,
		'search() gives the ids of articles.'),
		news_archive_inner.tell_unknown('article', wanted_b::text, text_b IS NOT NULL,
			'search() gives the ids of articles.');
	RETURN QUERY SELECT * FROM news_archive.sentence_diff(text_a, text_b);
END $$;
COMMENT ON FUNCTION news_archive.article_diff(bigint, bigint, name) IS
'Two articles, a and b by their ids, sentence by sentence: sentence_diff() of their bodies. change is same, changed, '
'only_a or only_b; start and length are 1-based characters of the bodies. No rows, and a notice, for an article that '
'is not there or that a policy hides, none for NULL. Errors: program_limit_exceeded when one of them has more than '
'2,000 sentences, invalid_schema_name.';

-- src/archive/ask/dyads.sql
CREATE TYPE news_archive.dyad_row AS (actor_country text, target_country text, period daterange, first_day date,
	type text, quad_class int, events bigint, reports bigint,
	outlets bigint, independent_sources int);
COMMENT ON TYPE news_archive.dyad_row IS 'What one country did to another in a period, as country_dyads() counts it.';
COMMENT ON COLUMN news_archive.dyad_row.actor_country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.dyad_row.target_country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.dyad_row.period IS 'Its days, half open. NULL: of events whose days are not known or '
	'lie in several periods.';
COMMENT ON COLUMN news_archive.dyad_row.first_day IS 'The first day of period. NULL as period.';
COMMENT ON COLUMN news_archive.dyad_row.type IS 'The type of act, PLOVER''s. NULL: of several.';
COMMENT ON COLUMN news_archive.dyad_row.quad_class IS '1 verbal and 2 material cooperation, 3 verbal and 4 material '
	'conflict, 0 a statement. NULL: of several.';
COMMENT ON COLUMN news_archive.dyad_row.outlets IS 'How many outlets tell them; an article whose outlet is not known '
	'is one of its own.';
COMMENT ON COLUMN news_archive.dyad_row.independent_sources IS 'How many sources tell them that do not depend on each '
	'other: copies, and articles that share a sentence, count as one.';
CREATE FUNCTION news_archive.country_dyads(during news_archive.days DEFAULT NULL, by text DEFAULT 'month',
	actor_country text DEFAULT NULL,
		target_country text DEFAULT NULL, type text DEFAULT NULL,
			min_confidence real DEFAULT news_archive.default_confidence('event'),
		archive name DEFAULT news_archive.current_archive(), status text DEFAULT 'actual', per text DEFAULT 'type')
			RETURNS SETOF news_archive.dyad_row
	-- Arrays of all events are compared by hashes only where the planner sees them; it thinks their joins much larger
	-- than they are.
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted_during daterange := during;
	wanted_actor ALIAS FOR actor_country;
	wanted_target ALIAS FOR target_country;
	wanted_type ALIAS FOR type;
	wanted_status ALIAS FOR status;
	asked record;
	coded bigint[];
	ids bigint[];
	shown record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_period(by);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF per IS NULL OR per NOT IN ('type', 'quad class', 'dyad') THEN
		RAISE EXCEPTION 'a row cannot be one per "%"', coalesce(per, 'NULL')
			USING ERRCODE = 'invalid_parameter_value', HINT = 'per is type, quad class or dyad.';
	END IF;
	asked := news_archive_inner.kind_of_event(wanted_type);
	wanted_status := news_archive_inner.status_of_event(wanted_status);
	wanted_actor := news_archive_inner.country_of('actor_country', wanted_actor);
	wanted_target := news_archive_inner.country_of('target_country', wanted_target);
	coded := news_archive_inner.events_between(NULL, NULL, NULL, NULL, asked.cameo);
	ids := news_archive_inner.match_events(NULL, NULL, false, NULL, NULL, asked.type, NULL, NULL, wanted_during, false,
		coded);
	WITH seen AS MATERIALIZED (
		SELECT e.event_id, e.during, e.type, e.confidence,
			CASE WHEN s.turned THEN e.target_country ELSE e.actor_country END AS actor, CASE WHEN s.turned
				THEN e.actor_country ELSE e.target_country END AS target
		FROM news_archive_inner.visible_events(ids) e,
			-- what has no direction (CONSULT) stands once: as it is asked for, else in the order of the codes
			LATERAL (SELECT news_archive.is_reciprocal(e.type)
				AND CASE WHEN news_archive_inner.has_codes(e.actor_country, NULL, wanted_actor, NULL)
					AND news_archive_inner.has_codes(e.target_country, NULL, wanted_target, NULL)
						THEN wanted_actor IS NULL AND wanted_target IS NULL AND e.actor_country COLLATE "C"
							> e.target_country COLLATE "C"
					ELSE true END AS turned) s
		WHERE e.actor_country IS NOT NULL AND e.target_country IS NOT NULL
			AND (wanted_status IS NULL OR e.status = wanted_status)),
	asked_for AS (
		SELECT s.*, min_confidence IS NULL OR s.confidence >= min_confidence AS sure FROM seen s
		WHERE news_archive_inner.has_codes(s.actor, NULL, wanted_actor, NULL)
			AND news_archive_inner.has_codes(s.target, NULL, wanted_target, NULL))
	SELECT array_agg(f.event_id) FILTER (WHERE f.sure) AS ids, array_agg(f.actor) FILTER (WHERE f.sure) AS actors,
		array_agg(f.target) FILTER (WHERE f.sure) AS targets, array_agg(f.type) FILTER (WHERE f.sure) AS types,
		array_agg(news_archive.period_of(f.during, by)) FILTER (WHERE f.sure) AS periods,
			count(*) FILTER (WHERE NOT f.sure) AS left_out
	INTO shown FROM asked_for f;
	PERFORM news_archive_inner.tell_unsure('event', shown.left_out, min_confidence);
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT r.event_id, a.source_id AS source, r.words_id, coalesce(a.outlet, 'article ' || a.article_id) AS outlet
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (shown.ids)),
	quads AS MATERIALIZED (SELECT DISTINCT o.type, o.quad_class FROM news_archive.event_ontology() o),
	acts AS (
		SELECT e.event_id, e.actor, e.target, e.period, CASE per WHEN 'type' THEN e.type END AS type,
			CASE WHEN per <> 'dyad' THEN q.quad_class END AS quad_class
		FROM unnest(shown.ids, shown.actors, shown.targets, shown.types, shown.periods) e(event_id, actor, target, type,
			period) LEFT JOIN quads q ON q.type = e.type)
	SELECT a.actor, a.target, a.period, lower(a.period), a.type, a.quad_class, count(DISTINCT a.event_id), count(*),
		count(DISTINCT t.outlet),
		news_archive.independent_sources(array_agg(t.source), array_agg(t.words_id))
	FROM acts a JOIN told t ON t.event_id = a.event_id
	GROUP BY a.actor, a.target, a.period, a.type, a.quad_class
	ORDER BY lower(a.period) NULLS LAST, a.actor COLLATE "C", a.target COLLATE "C", a.quad_class, a.type COLLATE "C";
END $$;
COMMENT ON FUNCTION news_archive.country_dyads(news_archive.days, text, text, text, text, real, name, text, text) IS
'How often each country did what to which, a row for two countries (ISO 3166-1 alpha-3; one may stand on both sides), '
'a period and a type of act, in order of time; only events of which both countries are told. by is day, week (from '
'Monday), month or year; period is half open, first_day its first day, both NULL for events whose days are not known, '
'have an open end, or lie in several periods. per is type, quad class (type is NULL then) or dyad (quad_class too); '
'quad_class as event_ontology() has it: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, 0 a '
'statement. Figures are of the row, not sums over its events: reports counts rows of event_report, outlets each outlet '
'once (an article of an unknown outlet is one of its own), independent_sources the articles that share no sentence; '
'so only events and reports may be added up. Acts without a direction (CONSULT) stand once: with the country that is '
'asked for on the side where it is asked for, else in the order of the codes. during keeps events that may overlap it, '
'actor_country and target_country take a code or a name, type a PLOVER type or a CAMEO code, status one status or NULL '
'for all, min_confidence as in find_events(). What a row-level policy on article hides is not counted. Errors: '
'invalid_parameter_value for another period, per, country, type, status or min_confidence; invalid_datetime_format; '
'invalid_schema_name.';

-- src/archive/ask/entities.sql
CREATE TYPE news_archive.entity_role_row AS (role text, organisation text, country text, sector text, during daterange,
	former_since date, articles bigint, outlets bigint, confidence real);
COMMENT ON TYPE news_archive.entity_role_row IS 'A role that articles give an entity, as entity_roles() gives it.';
COMMENT ON COLUMN news_archive.entity_role_row.organisation IS 'The body that the role belongs to. NULL: not told.';
COMMENT ON COLUMN news_archive.entity_role_row.country IS 'ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.entity_role_row.sector IS 'PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.entity_role_row.during IS 'From the first to the last day on which it was told as held, '
	'half open; an open side is not known.';
COMMENT ON COLUMN news_archive.entity_role_row.former_since IS 'The first day on which it was told as a former one. '
	'NULL: never, or that day is not known.';
COMMENT ON COLUMN news_archive.entity_role_row.confidence IS 'How sure the surest mention is, 0 to 1.';
CREATE FUNCTION news_archive.entity_roles(name text, on_date date DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.entity_role_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	wanted_day ALIAS FOR on_date;
	id bigint;
	bodies bigint[];
	body record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	id := news_archive_inner.select_entity(wanted);
	bodies := ARRAY(SELECT DISTINCT x.entity_id FROM mention m JOIN mention x ON x.article_id = m.article_id
		AND x.name = m.organisation AND x.kind = 'organisation'
		WHERE m.entity_id = id AND x.entity_id IS NOT NULL);
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names INTO body
		FROM news_archive_inner.seen_entities(bodies) e;
	RETURN QUERY
	WITH known AS MATERIALIZED (SELECT * FROM unnest(body.ids, body.names) b(entity_id, name)),
	told AS (
		SELECT a.article_id, a.outlet, a.published, o.organisation, m.country, m.sector, m.confidence, r.former,
			regexp_replace(m.role, '^((the|then|its|their|his|her)\s+)?'
				'((former|ex|late|onetime|one-time|erstwhile|outgoing|past|previous)[\s-]+)?', '', 'i') AS role
		FROM mention m JOIN article a USING (article_id),
			-- the body under the name that the archive knows it by
			LATERAL (SELECT coalesce((SELECT b.name FROM mention x JOIN known b USING (entity_id)
				WHERE x.article_id = m.article_id AND x.name = m.organisation AND x.kind = 'organisation' LIMIT 1),
					m.organisation) AS organisation) o,
			LATERAL (SELECT m.role ~* '(^|\s)(former|ex|late|onetime|one-time|erstwhile|past|previous)[\s-]' AS former)
				r
		WHERE m.entity_id = id AND m.role IS NOT NULL AND m.form <> 'pronoun'),
	spans AS (
		SELECT (array_agg(t.role ORDER BY length(t.role), t.role COLLATE "C"))[1] AS role, t.organisation, t.country,
			-- who once held an office has no sector of the office any more: that of those who tell it as held
			coalesce(min(t.sector) FILTER (WHERE NOT t.former), min(t.sector)) AS sector,
			min(lower(t.published)) FILTER (WHERE NOT t.former) AS first_day,
			max(upper(t.published)) FILTER (WHERE NOT t.former) AS last_day,
			min(lower(t.published)) FILTER (WHERE t.former) AS former_since,
			bool_and(t.former) AS only_former,
			count(DISTINCT t.article_id) AS articles, count(DISTINCT coalesce(t.outlet, 'article ' || t.article_id))
				AS outlets,
			max(t.confidence) AS confidence
		FROM told t WHERE t.role <> ''
		GROUP BY news_archive_inner.plain_words(t.role), t.organisation, t.country)
	SELECT s.role, s.organisation, s.country, s.sector, d.during, s.former_since, s.articles, s.outlets, s.confidence
	FROM spans s, LATERAL (SELECT CASE WHEN s.only_former THEN daterange(NULL, s.former_since)
		ELSE daterange(s.first_day, s.last_day) END AS during) d
	WHERE wanted_day IS NULL OR (d.during @> wanted_day AND NOT (s.first_day IS NULL AND s.former_since IS NULL))
	ORDER BY s.first_day NULLS FIRST, s.last_day, s.articles DESC, s.role COLLATE "C";
END $$;
COMMENT ON FUNCTION news_archive.entity_roles(text, date, name) IS
'The roles that articles give an entity, named in any spelling, with the organisation each belongs to, in order of '
'time. during runs from the first to the last day on which an article told the role as held (half open); '
'it begins nowhere when it is only told as a former one. former_since is the first day on which it was told as former; '
'confidence is that of the surest mention. on_date keeps the roles told as held around that day. Articles without a '
'day count without moving during, which is unbounded when no article has a day. No rows for a name that is NULL. '
'Errors: no_data_found when the name is not known, invalid_schema_name.';
CREATE TYPE news_archive.co_mention_row AS (entity_id bigint, kind text, name text, role text, articles bigint,
	share real, acts bigint, first_seen date, last_seen date);
COMMENT ON TYPE news_archive.co_mention_row IS 'Who or what is named in the same articles as an entity, as '
	'co_mentions() gives it.';
COMMENT ON COLUMN news_archive.co_mention_row.role IS 'What most articles that tell a role call it. NULL: '
	'none is told.';
COMMENT ON COLUMN news_archive.co_mention_row.articles IS 'How many articles name both.';
COMMENT ON COLUMN news_archive.co_mention_row.share IS 'What part of the entity''s articles these are, 0 to 1.';
COMMENT ON COLUMN news_archive.co_mention_row.acts IS 'How many sentences tell an act between the two.';
COMMENT ON COLUMN news_archive.co_mention_row.first_seen IS 'The first day on which such an article may have been '
	'published. NULL: no day is known.';
COMMENT ON COLUMN news_archive.co_mention_row.last_seen IS 'The last such day. NULL: no day is known.';
CREATE FUNCTION news_archive.co_mentions(name text, during news_archive.days DEFAULT NULL, max_rows int DEFAULT 20,
	kind text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
			min_confidence real DEFAULT news_archive.default_confidence('event'))
			RETURNS SETOF news_archive.co_mention_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	wanted_during daterange := during;
	wanted_kind ALIAS FOR kind;
	id bigint;
	mine bigint[];
	other record;
	seen record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	PERFORM news_archive_inner.check_kind(wanted_kind);
	id := news_archive_inner.select_entity(wanted);
	mine := ARRAY(SELECT DISTINCT a.article_id FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = id AND (wanted_during IS NULL OR a.published && wanted_during));
	WITH others AS MATERIALIZED (
		SELECT m.entity_id, count(DISTINCT m.article_id) AS articles, min(lower(a.published)) AS first_seen,
			max(upper(a.published) - 1) AS last_seen
		FROM article a JOIN mention m USING (article_id)
		WHERE a.article_id = ANY (mine) AND m.article_id = ANY (mine) AND m.entity_id <> id AND m.form = 'name'
			GROUP BY m.entity_id)
	SELECT array_agg(o.entity_id) AS ids, array_agg(o.articles) AS articles, array_agg(o.first_seen) AS firsts,
		array_agg(o.last_seen) AS lasts INTO other FROM others o;
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.kind) AS kinds, array_agg(e.name) AS names,
		array_agg(e.role) AS roles, array_agg(e.articles) AS articles INTO seen
	FROM news_archive_inner.seen_entities(other.ids) e;
	RETURN QUERY
	WITH near AS (
		-- told as the two sides of one act
		SELECT o.other, count(DISTINCT (r.article_id, r.sentence_no)) AS sentences
		FROM event_report r,
			LATERAL (SELECT CASE id WHEN r.actor_id THEN r.target_id WHEN r.target_id THEN r.actor_id END AS other) o
		WHERE r.article_id = ANY (mine) AND o.other <> id AND (min_confidence IS NULL OR r.confidence >= min_confidence)
			GROUP BY o.other)
	SELECT e.entity_id, e.kind, e.name, e.role, c.articles, (c.articles::float8 / cardinality(mine))::real,
		coalesce(n.sentences, 0), c.first_seen, c.last_seen
	FROM unnest(other.ids, other.articles, other.firsts, other.lasts) c(entity_id, articles, first_seen, last_seen)
		JOIN unnest(seen.ids, seen.kinds, seen.names, seen.roles, seen.articles) e(entity_id, kind, name, role,
			articles) USING (entity_id) LEFT JOIN near n ON n.other = e.entity_id
	WHERE wanted_kind IS NULL OR e.kind = wanted_kind
	ORDER BY c.articles DESC, n.sentences DESC NULLS LAST, e.articles, e.name COLLATE "C", e.entity_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.co_mentions(text, news_archive.days, int, text, name, real) IS
'Who and what is named in the same articles as an entity (itself named in any spelling), the most articles first: '
'articles together, share (0..1) of the entity''s articles, acts (sentences that tell an act between the two in a '
'report that is as sure as min_confidence at least: 0 to 1, NULL for any, default_confidence(''event'') if it is not '
'given), and the first and last day together. during (''2013-02'', ''2013-02-01/2013-02-05'', a daterange) keeps '
'articles published then, kind one kind of entity; NULL keeps all. No rows for a name that is NULL. Errors: '
'no_data_found when the name is not known, invalid_parameter_value for another kind or a min_confidence out of 0 to 1, '
'invalid_row_count_in_limit_clause for negative max_rows, invalid_datetime_format, invalid_schema_name.';
CREATE TYPE news_archive.name_variant_row AS (name text, same boolean, entity_id bigint, entity text, kind text,
	articles bigint, similarity real, why text);
COMMENT ON TYPE news_archive.name_variant_row IS 'A spelling that is or may be a name, as name_variants() gives it.';
COMMENT ON COLUMN news_archive.name_variant_row.same IS 'Whether it is one of the entity that the name is taken for.';
COMMENT ON COLUMN news_archive.name_variant_row.entity_id IS 'Whose spelling it is.';
COMMENT ON COLUMN news_archive.name_variant_row.entity IS 'The name that the entity is shown under.';
COMMENT ON COLUMN news_archive.name_variant_row.articles IS 'How many articles mention the entity so.';
COMMENT ON COLUMN news_archive.name_variant_row.similarity IS 'How alike it and the name are, 0 to 1.';
COMMENT ON COLUMN news_archive.name_variant_row.why IS 'The reason in words.';
CREATE FUNCTION news_archive.name_variants(name text, min_similarity real DEFAULT 0.8,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.name_variant_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	id bigint;
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF min_similarity IS NULL OR NOT min_similarity BETWEEN 0 AND 1 THEN
		RAISE EXCEPTION 'the least similarity must be from 0 to 1, it is %', coalesce(min_similarity::text, 'NULL')
			USING ERRCODE = 'invalid_parameter_value';
	END IF;
	id := news_archive_inner.select_entity(wanted);
	ids := ARRAY(SELECT f.entity_id FROM news_archive.find_entity(wanted, 50, archive => archive) f) || id;
	RETURN QUERY
	SELECT n.name, n.entity_id = id, n.entity_id, e.name, n.kind, n.articles, s.similarity,
		news_archive.explain_similarity(wanted, n.name)
	FROM news_archive_inner.seen_names(ids) n LEFT JOIN news_archive_inner.seen_entities(ids) e USING (entity_id),
		LATERAL (SELECT news_archive.name_similarity(wanted, n.name) AS similarity) s
	WHERE n.entity_id = id OR s.similarity >= min_similarity
	ORDER BY n.entity_id = id DESC, s.similarity DESC, n.articles DESC, n.name COLLATE "C",
		news_archive.content_id(n.kind, n.name);
END $$;
COMMENT ON FUNCTION news_archive.name_variants(text, real, name) IS
'The spellings in an archive that are, or may be, the name given: first those of the entity that find_entity puts '
'first (same), then those of other entities whose similarity is at least min_similarity (0..1), with the reason in '
'words: what to give merge_entities and split_entity. No rows for NULL. Errors: no_data_found when nothing comes near, '
'invalid_parameter_value for another min_similarity, invalid_schema_name.';

-- src/archive/ask/events_of.sql
CREATE FUNCTION news_archive_inner.outlets_of_events(event_ids bigint[], OUT ids bigint[], OUT outlets text[])
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	told record;
	carried record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.event_id) AS events, array_agg(x.article_id) AS articles INTO told
	FROM (SELECT DISTINCT r.event_id, r.article_id FROM event_report r WHERE r.event_id = ANY (event_ids)) x;
	SELECT array_agg(a.article_id) AS articles, array_agg(coalesce(a.outlet, 'not known')) AS outlets INTO carried
	FROM article a WHERE a.article_id = ANY (told.articles);
	SELECT array_agg(t.event_id), array_agg(t.names::text) INTO ids, outlets
	FROM (SELECT x.event_id, array_agg(DISTINCT c.outlet COLLATE "C") AS names
		FROM unnest(told.events, told.articles) x(event_id, article_id)
			JOIN unnest(carried.articles, carried.outlets) c(article_id, outlet) USING (article_id)
		GROUP BY x.event_id) t;
END $$;
COMMENT ON FUNCTION news_archive_inner.outlets_of_events(bigint[]) IS
'The outlets that carried these events of the archive entered, in articles that the current user may see: '
'of each event its id and, at the same place, the text of an array of their names in order, with one ''not known'' for '
'all whose outlet is not known. NULL when there is no report. For find_events and timeline.';
CREATE FUNCTION news_archive_inner.country_meant(wanted text) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	code text := news_archive_inner.country_named(wanted);
BEGIN
	PERFORM news_archive_inner.entered();
	IF code IS NULL AND wanted IS NOT NULL THEN		-- "UK", "Norge": what a text may call it
		code := (SELECT news_archive_inner.country_named(m.name) FROM news_archive.mentions(wanted) m
			WHERE m.kind = 'place' AND m.form = 'name' AND m.basis = 'known country' LIMIT 1);
	END IF;
	RETURN code;
END $$;
COMMENT ON FUNCTION news_archive_inner.country_meant(text) IS
'The code of the country that is named so, also as texts name it ("the UK"); NULL for what is no country: '
'a town, somebody. For find_events.';
CREATE FUNCTION news_archive_inner.events_of_country(code text, as_actor boolean) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	hidden constant boolean := news_archive_inner.hides_articles();
	ids bigint[];
	people bigint[];
	near bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF code IS NULL THEN
		RETURN NULL;
	END IF;
	ids := ARRAY(SELECT DISTINCT r.event_id FROM event_report r
		WHERE r.event_id IS NOT NULL AND (CASE WHEN as_actor THEN r.actor_country ELSE r.target_country END = code
				OR news_archive.is_reciprocal(r.type) AND CASE WHEN as_actor THEN r.target_country ELSE r.actor_country
					END = code)
			AND (NOT hidden OR EXISTS (SELECT FROM article a WHERE a.article_id = r.article_id)));
	IF hidden THEN
		people := ARRAY(SELECT m.entity_id FROM mention m JOIN article a USING (article_id) WHERE m.country = code
			UNION SELECT k.entity_id FROM known_entity k WHERE k.country = code);
		people := ARRAY(SELECT n.entity_id FROM news_archive_inner.seen_entities(people) n WHERE n.country = code);
	ELSE
		people := ARRAY(SELECT n.entity_id FROM entity n WHERE n.country = code);
	END IF;
	near := ARRAY(SELECT r.event_id FROM event_report r WHERE r.actor_id = ANY (people) UNION SELECT r.event_id
		FROM event_report r WHERE r.target_id = ANY (people));
	RETURN ids || ARRAY(SELECT DISTINCT e.event_id
		FROM news_archive_inner.visible_events(near) e
			CROSS JOIN LATERAL unnest(CASE WHEN news_archive.is_reciprocal(e.type) THEN e.actor_ids || e.target_ids
			WHEN as_actor THEN e.actor_ids ELSE e.target_ids END) s(entity_id)
				JOIN unnest(people) p(entity_id) ON p.entity_id = s.entity_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_of_country(text, boolean) IS
'The events of the archive entered one side of which is of this country (a code): a report that the current user may '
'see gives the side that code, or the side is an entity that has it. as_actor says which side; acts without a '
'direction have both. NULL for NULL. For find_events.';
CREATE FUNCTION news_archive_inner.tell_people(actor text, actor_of text, target text, target_of text) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	s record;
BEGIN
	FOR s IN SELECT DISTINCT v.wanted, v.code FROM (VALUES (actor, actor_of), (target, target_of)) v(wanted, code)
		WHERE v.code IS NOT NULL LOOP
		RAISE NOTICE '"%" is taken for everybody of %: the country, its people and bodies, its capital', s.wanted,
			s.code;
	END LOOP;
	IF coalesce(actor_of, target_of) IS NULL THEN
		RAISE NOTICE 'no side that is asked for is a country, so include_people changes nothing'
			USING HINT = 'Give a country as actor or target; actor_country and target_country keep events by the codes '
				'of their sides.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_people(text, text, text, text) IS
'Says by a notice what include_people takes a name for. For find_events.';

-- src/archive/ask/find.sql
CREATE FUNCTION news_archive_inner.likely_entity(wanted text, OUT id bigint, OUT told_as text, OUT others text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	surname text := news_archive.fold_name(wanted);
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT (array_agg(f.entity_id ORDER BY f.n))[1], (array_agg(f.words ORDER BY f.n))[1],
		-- The name itself has 1: beside it only another one of that name counts.  Beside what is only like it all that
		-- are like it count.
		string_agg(f.words, ', ' ORDER BY f.n) FILTER (WHERE f.n > 1 AND f.score >= CASE WHEN f.best >= 0.95
			THEN f.best - 0.01 WHEN f.best < 0.5 THEN f.best - 0.1 ELSE greatest(f.best - 0.25, 0.6) END)
	INTO id, told_as, others
	FROM (SELECT x.entity_id, x.score, x.spelt, first_value(x.score) OVER by_place AS best,
			row_number() OVER by_place AS n,
			format('"%s" (%s, %s article%s)', x.name, x.kind, x.articles, CASE WHEN x.articles <> 1 THEN 's' END)
				AS words
		FROM (SELECT y.*, CASE WHEN y.score < 0.95 THEN EXISTS (
					SELECT FROM news_archive_inner.seen_names(ARRAY[y.entity_id]) s
					WHERE s.kind = 'person' AND s.folded LIKE '% %'
						AND news_archive_inner.surname_forms(s.name) @> ARRAY[surname]) ELSE false END AS spelt
			FROM news_archive.find_entity(name => wanted, max_rows => 6, archive => (current_schemas(false))[2])
				WITH ORDINALITY y(entity_id, kind, name, matched, score, role, articles, first_seen, last_seen,
					place)) x
		-- whose name it is; whose surname it is, letter by letter ("Volkner": Paul Volkner); who sounds like it
		WINDOW by_place AS (ORDER BY x.score < 0.95, NOT x.spelt, x.place)) f
	-- a surname for a full name has 0.6, and less where it is short or others sound like it
	WHERE f.score >= 0.5 OR f.spelt;
END $$;
COMMENT ON FUNCTION news_archive_inner.likely_entity(text) IS
'The entity of the archive entered that find_entity puts first for a name, but a person with that surname before those '
'whose name only sounds like it, if its score is 0.5 at least or it is a surname that the entity has; told_as: the '
'name it is shown under, with its kind and number of articles; others: whoever else may be meant, told so, or NULL. '
'All NULL when nothing comes near.';
CREATE FUNCTION news_archive_inner.select_entity(wanted text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	e record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	PERFORM news_archive_inner.check_words('the name', wanted);
	SELECT * INTO e FROM news_archive_inner.likely_entity(wanted);
	IF e.id IS NULL AND news_archive_inner.hides_articles() THEN
		-- nobody's id: whether a hidden article has the name must not show
		RAISE NOTICE 'no entity is named like "%" in the articles that you may see', wanted;
		RETURN 0;
	ELSIF e.id IS NULL THEN
		RAISE EXCEPTION 'no entity is named like "%"', wanted
			USING ERRCODE = 'no_data_found', HINT = CASE WHEN EXISTS (SELECT FROM news_archive.event_ontology() o
				WHERE o.type = upper(wanted COLLATE "C"))
				THEN format('It is a type of event: type => %L.', upper(wanted COLLATE "C"))
				WHEN news_archive_inner.country_named(wanted) IS NOT NULL
					THEN format('No article names the country itself: find_events(%L, include_people => true) finds '
					'the acts of its people and bodies.', wanted)
				ELSE format('SELECT * FROM news_archive.find_entity(%L); shows what comes near.', wanted) END;
	ELSIF e.others IS NOT NULL THEN
		RAISE NOTICE '"%" is taken for %', wanted, e.told_as
			USING DETAIL = 'Also like it: ' || e.others || '.',
				HINT = format('Give the full name of the one you mean; SELECT * FROM news_archive.find_entity(%L); '
				'shows them.', wanted);
	END IF;
	RETURN e.id;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_entity(text) IS
'The entity of the archive entered that find_entity puts first for a name, as likely_entity() has it, with a notice '
'when others may be meant. NULL for NULL; 0, which is nobody, with a notice, when nothing comes near in the articles '
'that a policy leaves to the reader. Errors: no_data_found when nothing comes near, invalid_parameter_value for a name '
'without letters and digits.';
CREATE FUNCTION news_archive_inner.has_codes(country text, sector text, wanted_country text, wanted_sector text)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(country = wanted_country, wanted_country IS NULL)
		AND coalesce(sector = wanted_sector, wanted_sector IS NULL);
COMMENT ON FUNCTION news_archive_inner.has_codes(text, text, text, text)
	IS 'Whether a side has the country and sector that are wanted; NULL wants any.';
CREATE FUNCTION news_archive_inner.events_between(wanted_actor_country text, wanted_actor_sector text,
	wanted_target_country text, wanted_target_sector text,
		wanted_cameo text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	hidden constant boolean := news_archive_inner.hides_articles();
BEGIN
	PERFORM news_archive_inner.entered();
	IF num_nonnulls(wanted_actor_country, wanted_actor_sector, wanted_target_country, wanted_target_sector,
		wanted_cameo) = 0 THEN
		RETURN NULL;
	END IF;
	RETURN ARRAY(SELECT DISTINCT r.event_id FROM event_report r
		WHERE (NOT hidden OR EXISTS (SELECT FROM article a WHERE a.article_id = r.article_id))
			AND (wanted_cameo IS NULL OR r.cameo LIKE wanted_cameo || '%')
			AND ((news_archive_inner.has_codes(r.actor_country, r.actor_sector, wanted_actor_country,
				wanted_actor_sector)
					AND news_archive_inner.has_codes(r.target_country, r.target_sector, wanted_target_country,
						wanted_target_sector))
				OR (news_archive.is_reciprocal(r.type)
					AND news_archive_inner.has_codes(r.target_country, r.target_sector, wanted_actor_country,
						wanted_actor_sector)
					AND news_archive_inner.has_codes(r.actor_country, r.actor_sector, wanted_target_country,
						wanted_target_sector))));
END $$;
COMMENT ON FUNCTION news_archive_inner.events_between(text, text, text, text, text) IS
'The events of the archive entered of which a report tells sides of these countries and sectors and a CAMEO code that '
'begins so, NULL for any; NULL when nothing is asked for. Acts without a direction are taken from either side.';
CREATE FUNCTION news_archive_inner.match_events(an_actor bigint, a_target bigint, either_side boolean,
	by_actor bigint[], by_target bigint[], wanted_type text,
		wanted_mode text, wanted_status text, wanted_during daterange, placed boolean, among bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
DECLARE
	near bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		near := ARRAY(SELECT DISTINCT r.event_id FROM event_report r JOIN article a USING (article_id)
			WHERE (an_actor IS NULL OR an_actor IN (r.actor_id, r.target_id) OR r.event_id = ANY (by_actor))
				AND (a_target IS NULL OR a_target IN (r.actor_id, r.target_id) OR r.event_id = ANY (by_target))
				AND (wanted_type IS NULL OR r.type = wanted_type) AND (among IS NULL OR r.event_id = ANY (among))
					AND r.event_id IS NOT NULL);
		RETURN ARRAY(
			SELECT e.event_id FROM news_archive_inner.told_events(near) e
			WHERE (an_actor IS NULL OR e.actor_ids @> ARRAY[an_actor] OR e.event_id = ANY (by_actor)
					OR ((either_side OR news_archive.is_reciprocal(e.type)) AND e.target_ids @> ARRAY[an_actor]))
				AND (a_target IS NULL OR e.target_ids @> ARRAY[a_target] OR e.event_id = ANY (by_target)
					OR (news_archive.is_reciprocal(e.type) AND e.actor_ids @> ARRAY[a_target]))
				AND (wanted_type IS NULL OR e.type = wanted_type)
				AND (wanted_mode IS NULL OR e.mode = wanted_mode)
				AND (wanted_status IS NULL OR e.status = wanted_status)
				AND (wanted_during IS NULL OR e.during && wanted_during)
				AND (NOT placed OR e.place IS NOT NULL));
	END IF;
	RETURN ARRAY(
		SELECT e.event_id FROM event e
		WHERE (an_actor IS NULL OR e.actor_ids @> ARRAY[an_actor] OR e.event_id = ANY (by_actor)
				OR ((either_side OR news_archive.is_reciprocal(e.type)) AND e.target_ids @> ARRAY[an_actor]))
			AND (a_target IS NULL OR e.target_ids @> ARRAY[a_target] OR e.event_id = ANY (by_target)
				OR (news_archive.is_reciprocal(e.type) AND e.actor_ids @> ARRAY[a_target]))
			AND (wanted_type IS NULL OR e.type = wanted_type)
			AND (wanted_mode IS NULL OR e.mode = wanted_mode)
			AND (wanted_status IS NULL OR e.status = wanted_status)
			AND (wanted_during IS NULL OR e.during && wanted_during)
			AND (NOT placed OR e.place IS NOT NULL)
			AND (among IS NULL OR e.event_id = ANY (among)));
END $$;
COMMENT ON FUNCTION news_archive_inner.match_events(bigint, bigint, boolean, bigint[], bigint[], text, text, text,
	daterange, boolean, bigint[]) IS
'The events of the archive entered, as the current user may see them, with these sides, of this type, mode, status and '
'days, with a place (placed), among these; NULL for any. by_actor and by_target are events that fit that side whoever '
'it is. For find_events and country_dyads.';
CREATE TYPE news_archive.event_row AS (event_id bigint, during daterange, "precision" text, type text, mode text,
	actors text[], targets text[], place text,
	status text, reports int, outlets int, independent_sources int, words text, confidence real, actor_country text,
		actor_sector text,
	target_country text, target_sector text, basis text, place_basis text, first_day date, last_day date, day_text text,
		sources text[]);
COMMENT ON TYPE news_archive.event_row IS 'An event, as find_events() and timeline() give it.';
COMMENT ON COLUMN news_archive.event_row.during IS 'When it happened, half open, by the most exact report; '
	'an open side is not known. NULL: no day is known.';
COMMENT ON COLUMN news_archive.event_row."precision" IS 'How exact the days are meant: minute, day, week, month, '
	'quarter, season, half, year, decade, century or range. NULL when no day is known.';
COMMENT ON COLUMN news_archive.event_row.type IS 'PLOVER''s type of act: event_ontology() tells what it means.';
COMMENT ON COLUMN news_archive.event_row.mode IS 'PLOVER''s mode of the type. NULL: none.';
COMMENT ON COLUMN news_archive.event_row.actors IS 'Who did it: names of entities, else phrases as they stand there '
	'("Norwegian forces"). Empty: not told.';
COMMENT ON COLUMN news_archive.event_row.targets IS 'To whom, as actors.';
COMMENT ON COLUMN news_archive.event_row.place IS 'Where, as one report has it. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.reports IS 'How many reports tell it.';
COMMENT ON COLUMN news_archive.event_row.outlets IS 'How many outlets carried it; an article whose outlet is not known '
	'is one of its own.';
COMMENT ON COLUMN news_archive.event_row.independent_sources IS 'How many sources tell it that do not depend on each '
	'other: copies, and articles that share a sentence, count as one.';
COMMENT ON COLUMN news_archive.event_row.words IS 'The clause of the most exact report.';
COMMENT ON COLUMN news_archive.event_row.confidence IS 'How sure it is that one report is right at least, 0 to 0.99.';
COMMENT ON COLUMN news_archive.event_row.actor_country IS 'The actor''s country, ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.actor_sector IS 'The actor''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.target_country IS 'The target''s country, ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.target_sector IS 'The target''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.event_row.basis IS 'The rule that read words.';
COMMENT ON COLUMN news_archive.event_row.place_basis IS 'Where the place stands: clause, target, sentence or dateline. '
	'NULL: no place.';
COMMENT ON COLUMN news_archive.event_row.first_day IS 'The first day of during. NULL: not known.';
COMMENT ON COLUMN news_archive.event_row.last_day IS 'The last day of during. NULL: not known.';
COMMENT ON COLUMN news_archive.event_row.day_text IS 'during in words.';
COMMENT ON COLUMN news_archive.event_row.sources IS 'The outlets by name, "not known" for all whose outlet is not '
	'known.';
CREATE FUNCTION news_archive_inner.events_asked_for(wanted_actor text, wanted_target text, wanted_type text,
	wanted_during daterange, wanted_place text,
		either_side boolean, archive name, wanted_mode text, wanted_status text, wanted_actor_country text,
			wanted_actor_sector text,
		wanted_target_country text, wanted_target_sector text, min_confidence real, include_people boolean)
			RETURNS SETOF news_archive.event_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	an_actor bigint;
	a_target bigint;
	asked record;
	ids bigint[];
	left_out bigint := 0;
	placed bigint[];
	actor_of text;
	target_of text;
	by_actor bigint[];
	by_target bigint[];
	told record;
	one news_archive.event_row;
	pattern text := replace(replace(replace(wanted_place, '\', '\\'), '%', '\%'), '_', '\_');
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF either_side AND wanted_actor IS NULL THEN
		RETURN;
	END IF;
	asked := news_archive_inner.kind_of_event(wanted_type);
	wanted_mode := news_archive_inner.mode_of_event(wanted_mode);
	wanted_status := news_archive_inner.status_of_event(wanted_status);
	PERFORM news_archive_inner.check_words('place', wanted_place);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	ids := news_archive_inner.events_between(news_archive_inner.country_of('actor_country', wanted_actor_country),
		news_archive_inner.sector_of('actor_sector', wanted_actor_sector),
		news_archive_inner.country_of('target_country', wanted_target_country),
			news_archive_inner.sector_of('target_sector', wanted_target_sector), asked.cameo);
	IF include_people THEN
		actor_of := news_archive_inner.country_meant(wanted_actor);
		target_of := news_archive_inner.country_meant(wanted_target);
		by_actor := news_archive_inner.events_of_country(actor_of, true);
		by_target := news_archive_inner.events_of_country(target_of, false);
		PERFORM news_archive_inner.tell_people(wanted_actor, actor_of, wanted_target, target_of);
	END IF;
	an_actor := CASE WHEN actor_of IS NULL THEN news_archive_inner.select_entity(wanted_actor) ELSE 0 END;
	a_target := CASE WHEN target_of IS NULL THEN news_archive_inner.select_entity(wanted_target) ELSE 0 END;
	ids := news_archive_inner.match_events(an_actor, a_target, either_side, by_actor, by_target, asked.type,
		wanted_mode, wanted_status, wanted_during,
		wanted_place IS NOT NULL, ids);
	IF wanted_place IS NOT NULL THEN		-- a country has the events of its towns
		placed := news_archive_inner.events_placed_in(news_archive_inner.country_meant(wanted_place), ids);
		ids := ARRAY(SELECT e.event_id FROM news_archive_inner.visible_events(ids) e
			WHERE (e.place ILIKE '%' || pattern || '%' OR e.event_id = ANY (placed)));
	END IF;
	PERFORM news_archive_inner.tell_unknown('event in', format('"%s"', wanted_place), wanted_place IS NULL
		OR cardinality(ids) > 0
			OR EXISTS (SELECT FROM event_report r JOIN article a USING (article_id)
				WHERE r.place ILIKE '%' || pattern || '%'), format('SELECT DISTINCT place FROM %I.event; '
				'lists the places.', archive));
	PERFORM news_archive_inner.tell_unknown('event of type ' || asked.type || ' with the mode', wanted_mode,
		cardinality(ids) > 0
			OR EXISTS (SELECT FROM event_report r JOIN article a USING (article_id)
				WHERE r.type = asked.type AND r.mode = wanted_mode),
				'SELECT type, mode FROM news_archive.event_ontology(); lists which type has which modes.');
	told := news_archive_inner.outlets_of_events(ids);
	FOR one IN
		SELECT e.event_id, e.during, e."precision", e.type, e.mode, e.actors, e.targets, e.place, e.status, e.reports,
			e.outlets, e.independent_sources,
			e.words, e.confidence, e.actor_country, e.actor_sector, e.target_country, e.target_sector, e.basis,
				e.place_basis,
			lower(e.during), upper(e.during) - 1, news_archive.during_text(e.during, e."precision"),
				coalesce(o.outlets::text[], '{}')
		FROM news_archive_inner.seen_events(ids) e LEFT JOIN unnest(told.ids, told.outlets) o(event_id, outlets)
			ON o.event_id = e.event_id
		ORDER BY lower(e.during) NULLS LAST, upper(e.during), e.reports DESC, e.event_id
	LOOP
		IF one.confidence < min_confidence THEN
			left_out := left_out + 1;
		ELSE
			RETURN NEXT one;
		END IF;
	END LOOP;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_asked_for(text, text, text, daterange, text, boolean, name, text, text,
	text, text, text, text, real, boolean) IS
'The events of an archive that find_events() and timeline() ask for, timeline() with either_side: its entity acts or '
'is acted upon.';
CREATE FUNCTION news_archive.find_events(actor text DEFAULT NULL, target text DEFAULT NULL, type text DEFAULT NULL,
	during news_archive.days DEFAULT NULL,
		place text DEFAULT NULL, archive name DEFAULT news_archive.current_archive(), mode text DEFAULT NULL,
			status text DEFAULT NULL,
		actor_country text DEFAULT NULL, actor_sector text DEFAULT NULL, target_country text DEFAULT NULL,
			target_sector text DEFAULT NULL,
		min_confidence real DEFAULT news_archive.default_confidence('event'), include_people boolean DEFAULT false)
			RETURNS SETOF news_archive.event_row
	LANGUAGE sql STABLE AS $$ SELECT *
		FROM news_archive_inner.events_asked_for($1, $2, $3, $4, $5, false, $6, $7, $8, $9, $10, $11, $12, $13, $14) $$;
COMMENT ON FUNCTION news_archive.find_events(text, text, text, news_archive.days, text, name, text, text, text, text,
	text, text, real, boolean) IS
'Events, in order of time; NULL, or an argument left out, asks for anything. actor and target are names in any '
'spelling, a notice tells when others than the one taken may be meant; acts without a direction (CONSULT) are found '
'from either side. With include_people a country (''Russia'', ''RUS'') stands for all of it: every side that a report '
'gives its code, and every entity that has it, such as its people, its bodies and its capital; a notice tells so, or '
'that no side is a country. type is a PLOVER type in any case, or a CAMEO code for all codes that begin so '
'(''19'', ''042''); mode and status as event_ontology() and docs/events.md list them. actor_country and target_country '
'(code or name), actor_sector and target_sector keep events of which a report tells such a side. during '
'(''2013'', ''2013-02'', ''2013-02-01/2013-02-05'', a daterange) keeps events that may overlap it; '
'place is a part of a place''s name, or a country, which has the events of its towns and regions too; '
'a notice tells when no event has it. In the rows reports counts the reports of the event, outlets those who carried '
'it (an unknown outlet is one of its own each time), independent_sources the articles that share no sentence; '
'words is the clause of the most exact report and basis the rule that read it; actors and targets are names of '
'entities, else phrases as they stand there (''Norwegian forces''), with the countries and sectors that reports tell '
'of them; place_basis says where the place stands (clause, sentence, dateline). first_day and last_day (inclusive) are '
'the ends of during, NULL where it is open or not known, day_text is during_text() of it, and sources has the outlets '
'by name, with ''not known'' for all whose outlet is not known. confidence is how probable one of its reports is '
'right: 1 - (1 - p)(1 - q)... over outlets that tell it in words of their own. Only events at least as sure as '
'min_confidence (0 to 1) are shown, default_confidence(''event'') if it is not given, and a notice tells how many are '
'not; NULL shows all. Events whose day is not known come last. What a row-level policy on article hides is left out of '
'the counts and words, and an event of which nothing else is told is not shown. Errors: no_data_found when a name is '
'not known, invalid_parameter_value for another type, mode, status, country or sector, for an empty text and for a '
'min_confidence out of 0 to 1, invalid_datetime_format, invalid_schema_name.';
CREATE FUNCTION news_archive.timeline(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.event_row
	LANGUAGE sql STABLE AS $$ SELECT *
		FROM news_archive_inner.events_asked_for($1, NULL, NULL, $2, NULL, true, $3, NULL, NULL, NULL, NULL, NULL, NULL,
		$4, false) WHERE $1 IS NOT NULL $$;
COMMENT ON FUNCTION news_archive.timeline(text, news_archive.days, name, real) IS
'All events in which an entity, named in any spelling, acts or is acted upon, in order of time: the columns of '
'find_events(). during and min_confidence are as there. No rows for NULL. Errors: no_data_found when the name is not '
'known, invalid_parameter_value for a name without letters and digits and for a min_confidence out of 0 to 1, '
'invalid_datetime_format, invalid_schema_name.';
CREATE TYPE news_archive.event_source_row AS (article_id bigint, report_no int, outlet text, published daterange,
	title text, words text, attributed_to text, status text,
	during daterange, basis text, confidence real, url text, actor text, actor_country text, actor_sector text,
		target text, target_country text,
	target_sector text, place text, place_basis text, file text);
COMMENT ON TYPE news_archive.event_source_row IS 'A report of an event, as event_sources() gives it.';
COMMENT ON COLUMN news_archive.event_source_row.outlet IS 'The outlet of its article. NULL: not known.';
COMMENT ON COLUMN news_archive.event_source_row.published IS 'The days on which its article may have been published, '
	'half open. NULL: not known.';
COMMENT ON COLUMN news_archive.event_source_row.words IS 'The clause that tells it.';
COMMENT ON COLUMN news_archive.event_source_row.attributed_to IS 'Who says so. NULL: the outlet itself.';
COMMENT ON COLUMN news_archive.event_source_row.during IS 'When it happened by this report, half open; '
	'an open side is not known. NULL: no day is known.';
COMMENT ON COLUMN news_archive.event_source_row.basis IS 'The rule that read words.';
COMMENT ON COLUMN news_archive.event_source_row.confidence IS 'How probable it is that the report is right, 0 to 1.';
COMMENT ON COLUMN news_archive.event_source_row.actor IS 'Who did it, as this article has him. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.actor_country IS 'The actor''s country, ISO 3166-1 alpha-3. NULL: '
	'not told.';
COMMENT ON COLUMN news_archive.event_source_row.actor_sector IS 'The actor''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.target IS 'To whom, as actor. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.target_country
	IS 'The target''s country, ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.target_sector IS 'The target''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.place IS 'Where, as written. NULL: not told.';
COMMENT ON COLUMN news_archive.event_source_row.place_basis IS 'Where the place stands: clause, target, sentence or '
	'dateline. NULL: no place.';
COMMENT ON COLUMN news_archive.event_source_row.file IS 'The file that its article came from. NULL: none was given.';
CREATE FUNCTION news_archive.event_sources(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.event_source_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR event_id;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	RETURN QUERY
	SELECT r.article_id, r.report_no, a.outlet, a.published, a.title, r.words, r.attributed_to, r.status, r.during,
		r.basis, r.confidence, a.url,
		r.actor, r.actor_country, r.actor_sector, r.target, r.target_country, r.target_sector, r.place, r.place_basis,
			f.file
	FROM event_report r JOIN article a USING (article_id)
		-- an archive of 0.1.0 has no such column: there it is the NULL outside
		CROSS JOIN (SELECT NULL::text AS file) none CROSS JOIN LATERAL (SELECT file FROM article x
			WHERE x.article_id = a.article_id) f
	WHERE r.event_id = wanted ORDER BY lower(a.published) NULLS LAST, a.outlet COLLATE "C", r.article_id, r.report_no;
	PERFORM news_archive_inner.tell_unknown('event', wanted::text, FOUND,
		'find_events() and timeline() give the ids of events; they change when reports are read anew.');
END $$;
COMMENT ON FUNCTION news_archive.event_sources(bigint, name) IS
'Each report of one event: outlet, date, the words, to whom they are attributed, the rule that read them (basis) and '
'how probable it is right (confidence), the url, the two sides as this article has them with country and sector, the '
'place with where it stands, and the file that the article came from. No rows, and a notice, for an unknown event. '
'Errors: invalid_schema_name.';
CREATE TYPE news_archive.quote_row AS (said daterange, speaker text, quotation text, type text, cue text,
	addressee text, outlets text[], articles int, confidence real, basis text,
	speaker_country text, speaker_sector text, attitude text);
COMMENT ON TYPE news_archive.quote_row IS 'A saying with all who carried it, as find_quotes() gives it.';
COMMENT ON COLUMN news_archive.quote_row.said IS 'The days on which it was first published, half open. NULL: '
	'not known.';
COMMENT ON COLUMN news_archive.quote_row.speaker IS 'The name of who said it. NULL: nobody is named.';
COMMENT ON COLUMN news_archive.quote_row.type IS 'direct (between marks), indirect (in the writer''s words) or mixed.';
COMMENT ON COLUMN news_archive.quote_row.cue IS 'The word that says that it was said. NULL: none.';
COMMENT ON COLUMN news_archive.quote_row.addressee IS 'Who was told, as written. NULL: not told.';
COMMENT ON COLUMN news_archive.quote_row.outlets IS 'The outlets that carried it, "not known" for all whose outlet is '
	'not known.';
COMMENT ON COLUMN news_archive.quote_row.articles IS 'How many articles carry it.';
COMMENT ON COLUMN news_archive.quote_row.confidence IS 'How sure the surest of them is, 0 to 1.';
COMMENT ON COLUMN news_archive.quote_row.basis IS 'The rule that read that one.';
COMMENT ON COLUMN news_archive.quote_row.speaker_country IS 'The speaker''s country as the archive knows him, ISO '
	'3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.quote_row.speaker_sector IS 'The speaker''s sector, PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.quote_row.attitude IS 'How it is said: state, claim, deny, warn, ...; notsaid: '
	'the text tells that it was not said. NULL: no cue.';
CREATE FUNCTION news_archive.find_quotes(speaker text DEFAULT NULL, words text DEFAULT NULL,
	during news_archive.days DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
			min_confidence real DEFAULT news_archive.default_confidence('quotation'),
		not_said boolean DEFAULT false) RETURNS SETOF news_archive.quote_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_speaker ALIAS FOR speaker;
	wanted_words ALIAS FOR words;
	wanted_during daterange := during;
	with_not_said ALIAS FOR not_said;
	wanted_id bigint;
	query tsquery;
	speakers bigint[];
	who record;
	one news_archive.quote_row;
	left_out bigint := 0;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_words('words', wanted_words);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	wanted_id := news_archive_inner.select_entity(wanted_speaker);
	query := news_archive.news_query(wanted_words);
	-- of the words asked for it does not ask: each quotation is cut into words once
	speakers := CASE WHEN wanted_id IS NOT NULL THEN ARRAY[wanted_id] ELSE ARRAY(SELECT DISTINCT q.speaker_id
		FROM quotation q JOIN article a USING (article_id)
		WHERE q.speaker_id IS NOT NULL AND (wanted_during IS NULL OR a.published && wanted_during)) END;
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names, array_agg(e.country) AS countries,
		array_agg(e.sector) AS sectors INTO who
	FROM news_archive_inner.seen_entities(speakers) e;
	FOR one IN
		WITH found AS MATERIALIZED (
			SELECT a.article_id, a.published, a.outlet, q.quotation_no, q.speaker_id, q.speaker_name, q.quotation,
				q.type, q.cue, q.addressee, q.confidence, q.basis,
				q.attitude, q.words_id
			FROM quotation q JOIN article a USING (article_id)
			WHERE (wanted_id IS NULL OR q.speaker_id = wanted_id)
				AND (query IS NULL OR to_tsvector('news_archive.news', q.quotation) @@ query)
				AND (wanted_during IS NULL OR a.published && wanted_during)
				AND (with_not_said OR q.attitude IS DISTINCT FROM 'notsaid'))
		SELECT (array_agg(q.published ORDER BY lower(q.published) NULLS LAST, q.article_id))[1],
			coalesce(e.name, (array_agg(q.speaker_name ORDER BY length(q.speaker_name) DESC NULLS LAST,
				q.speaker_name COLLATE "C"))[1]),
			(array_agg(q.quotation ORDER BY lower(q.published) NULLS LAST, q.article_id))[1],
			(array_agg(q.type ORDER BY q.type COLLATE "C"))[1],
			(array_agg(q.cue ORDER BY q.cue COLLATE "C"))[1],
			(array_agg(q.addressee ORDER BY q.addressee COLLATE "C"))[1],
			array_agg(DISTINCT coalesce(q.outlet, 'not known')),
			count(DISTINCT q.article_id)::int,
			max(q.confidence),
			(array_agg(q.basis ORDER BY q.confidence DESC, q.basis COLLATE "C"))[1],
			e.country, e.sector, (array_agg(q.attitude ORDER BY q.attitude COLLATE "C"))[1]
		FROM found q LEFT JOIN unnest(who.ids, who.names, who.countries, who.sectors) e(entity_id, name, country,
			sector) ON e.entity_id = q.speaker_id
		GROUP BY q.words_id, q.speaker_id, e.name, e.country, e.sector, q.attitude IS NOT DISTINCT FROM 'notsaid'
		ORDER BY min(lower(q.published)) NULLS LAST, min(q.article_id), min(q.quotation_no)
	LOOP
		IF one.confidence < min_confidence THEN
			left_out := left_out + 1;
		ELSE
			RETURN NEXT one;
		END IF;
	END LOOP;
	PERFORM news_archive_inner.tell_unsure('quotation', left_out, min_confidence);
END $$;
COMMENT ON FUNCTION news_archive.find_quotes(text, text, news_archive.days, name, real, boolean) IS
'Quotations, one row a distinct saying (blind to case and punctuation), with every outlet that carried it, the '
'earliest first. speaker is a name in any spelling, words a query of the news text search, during '
'(''2013-02'', ''2013-02-01/2013-02-05'', a daterange) the days on which it was published; NULL, or an argument left '
'out, asks for anybody and anything. articles counts the articles that carry it, confidence is that of the surest of '
'them and basis its rule; country and sector are the speaker''s as the archive knows him. Only quotations at least as '
'sure as min_confidence (0 to 1) are shown, default_confidence(''quotation'') if it is not given, and a notice tells '
'how many are not; NULL shows all. attitude is its kind (claim, deny, ...); what the text tells was not said (notsaid: '
'"declined to say whether") is left out unless not_said is true. Errors: no_data_found when the speaker is not known, '
'invalid_parameter_value for an empty text and for a min_confidence out of 0 to 1, invalid_datetime_format, '
'invalid_schema_name.';
CREATE TYPE news_archive.saying_row AS (said daterange, speaker text, quotation text, type text, cue text,
	addressee text, found text, article_id bigint, quotation_no int,
	outlet text, confidence real, basis text);
COMMENT ON TYPE news_archive.saying_row IS 'A quotation of an article, as what_did_they_say() gives it.';
COMMENT ON COLUMN news_archive.saying_row.said IS 'The days on which its article may have been published, half open. '
	'NULL: not known.';
COMMENT ON COLUMN news_archive.saying_row.type IS 'direct (between marks), indirect (in the writer''s words) or mixed.';
COMMENT ON COLUMN news_archive.saying_row.cue IS 'The word that says that it was said. NULL: none.';
COMMENT ON COLUMN news_archive.saying_row.addressee IS 'Who was told, as written. NULL: not told.';
COMMENT ON COLUMN news_archive.saying_row.found IS 'mention or words: by which it is about what was asked for. NULL: '
	'nothing was asked for.';
COMMENT ON COLUMN news_archive.saying_row.outlet IS 'The outlet of its article. NULL: not known.';
COMMENT ON COLUMN news_archive.saying_row.confidence IS 'How sure it is, 0 to 1.';
COMMENT ON COLUMN news_archive.saying_row.basis IS 'The rule that read it.';
CREATE FUNCTION news_archive.what_did_they_say(speaker text, about text DEFAULT NULL,
	during news_archive.days DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
			min_confidence real DEFAULT news_archive.default_confidence('quotation'))
			RETURNS SETOF news_archive.saying_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_speaker ALIAS FOR speaker;
	wanted_about ALIAS FOR about;
	wanted_during daterange := during;
	the_speaker bigint;
	the_other bigint;
	query tsquery;
	one record;
	left_out bigint := 0;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_words('about', wanted_about);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	the_speaker := news_archive_inner.select_entity(wanted_speaker);
	the_other := (SELECT l.id FROM news_archive_inner.likely_entity(wanted_about) l);
	query := news_archive.news_query(wanted_about);
	FOR one IN
		SELECT a.published, e.name, q.quotation, q.type, q.cue, q.addressee,
			CASE WHEN wanted_about IS NULL THEN NULL WHEN m.found THEN 'mention' ELSE 'words' END AS how, q.article_id,
				q.quotation_no, a.outlet, q.confidence, q.basis
		FROM quotation q JOIN article a USING (article_id) JOIN news_archive_inner.seen_entities(ARRAY[the_speaker]) e
			ON e.entity_id = q.speaker_id
		CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM mention x
			WHERE x.article_id = q.article_id AND x.entity_id = the_other
				AND x.start >= q.start AND x.start < q.start + q.length) AS found) m
		WHERE q.speaker_id = the_speaker AND q.attitude IS DISTINCT FROM 'notsaid'
			AND (wanted_during IS NULL OR a.published && wanted_during)
			AND (wanted_about IS NULL OR m.found OR to_tsvector('news_archive.news', q.quotation) @@ query)
		ORDER BY lower(a.published) NULLS LAST, q.article_id, q.quotation_no
	LOOP
		IF one.confidence < min_confidence THEN
			left_out := left_out + 1;
		ELSE
			RETURN QUERY SELECT one.published, one.name, one.quotation, one.type, one.cue, one.addressee, one.how,
				one.article_id, one.quotation_no,
				one.outlet, one.confidence, one.basis;
		END IF;
	END LOOP;
	PERFORM news_archive_inner.tell_unsure('quotation', left_out, min_confidence);
END $$;
COMMENT ON FUNCTION news_archive.what_did_they_say(text, text, news_archive.days, name, real) IS
'What somebody, named in any spelling, is quoted as saying about somebody or something: each quotation with its '
'article, the earliest first. It is about a person, body or place (named in any spelling, also by surname) that it '
'mentions by name, description or pronoun, or about words that it has; found says which ("mention", "words"). '
'What the text tells was not said is left out. about NULL gives all that was said, speaker NULL no rows. '
'during (''2013-02'', ''2013-02-01/2013-02-05'', a daterange) keeps what was published then, min_confidence (0 to 1) '
'what is as sure at least: default_confidence(''quotation'') if it is not given, and a notice tells how much is not '
'shown; NULL shows all. basis is the rule that read it. Errors: no_data_found when the speaker is not known, '
'invalid_parameter_value for an empty text and for a min_confidence out of 0 to 1, invalid_datetime_format, '
'invalid_schema_name.';
CREATE TYPE news_archive.event_step_row AS (step int, part text, start int, length int, words text, rule text);
COMMENT ON TYPE news_archive.event_step_row IS 'A step by which a report was read, as explain_event() gives it.';
COMMENT ON COLUMN news_archive.event_step_row.step IS 'Its number, from 1.';
COMMENT ON COLUMN news_archive.event_step_row.part IS 'What it decides: the act, a side, the days, ...';
COMMENT ON COLUMN news_archive.event_step_row.start IS 'Where words stand: a character of the body, from 1. NULL: '
	'nowhere.';
COMMENT ON COLUMN news_archive.event_step_row.length IS 'How many characters they have. NULL: nowhere.';
COMMENT ON COLUMN news_archive.event_step_row.rule IS 'The rule that decided, and what came of it.';
CREATE FUNCTION news_archive.explain_event(article_id bigint, report_no int,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.event_step_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_article ALIAS FOR article_id;
	wanted_report ALIAS FOR report_no;
	acts text;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	acts := news_archive_inner.own_acts();
	RETURN QUERY
	WITH steps AS (
		SELECT x.* FROM article a, LATERAL news_archive.explain_report(a.body, lower(a.published), wanted_report,
			acts) x
		WHERE a.article_id = wanted_article)
	SELECT x.* FROM steps x
	UNION ALL
	-- what the archive keeps of it, behind the steps that led there
	SELECT (SELECT coalesce(max(x.step), 0) FROM steps x) + k.n, k.part, NULL, NULL, NULL, k.rule
	FROM event_report r JOIN article a USING (article_id), LATERAL (VALUES
		(1, 'outlet', concat_ws(', ', coalesce(a.outlet, 'not known'), news_archive.during_text(a.published))),
			(2, 'probability', r.confidence::text),
		-- by way of JSON, as an archive of 0.1.0 has no such column
		(3, 'analyst', 'put right: ' || (SELECT string_agg(
			format('%s (read as %s)', o.key, coalesce(o.value #>> '{}', 'none')), ', ' ORDER BY o.key)
			FROM jsonb_each(nullif(to_jsonb(r)->'as_read', 'null')) o
			WHERE o.key NOT IN ('basis', 'confidence', 'actor_mention', 'target_mention') AND to_jsonb(r)->o.key
				<> o.value))) k(n, part, rule)
	WHERE r.article_id = wanted_article AND r.report_no = wanted_report AND k.rule IS NOT NULL
	ORDER BY 1;
	PERFORM news_archive_inner.tell_unknown('event report', wanted_report || ' of article ' || wanted_article, FOUND,
		format('SELECT report_no, type, words FROM %I.event_report WHERE article_id = %s; lists them.', archive,
			wanted_article));
END $$;
COMMENT ON FUNCTION news_archive.explain_event(bigint, int, name) IS
'How a row of event_report was read, a step a row: see explain_report(); behind them the outlet with the day it was '
'published, the probability that the report is right (confidence), and what an analyst put right in it. '
'No rows, and a notice, for a report that the archive does not have. Errors: invalid_schema_name.';
CREATE TYPE news_archive.entity_name_row AS (name text, mentions bigint, articles bigint, outlets text[],
	first_seen date, last_seen date, origin text);
COMMENT ON TYPE news_archive.entity_name_row IS 'A spelling of an entity, as entity_names() gives it.';
COMMENT ON COLUMN news_archive.entity_name_row.mentions IS 'How often it stands in articles.';
COMMENT ON COLUMN news_archive.entity_name_row.outlets IS 'The outlets that use it, "not known" for all whose outlet '
	'is not known.';
COMMENT ON COLUMN news_archive.entity_name_row.first_seen IS 'The first day on which an article with it may have been '
	'published. NULL: no day is known.';
COMMENT ON COLUMN news_archive.entity_name_row.last_seen IS 'The last such day. NULL: no day is known.';
COMMENT ON COLUMN news_archive.entity_name_row.origin IS 'article, analyst or reference: who calls the entity so.';
CREATE FUNCTION news_archive.entity_names(name text, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.entity_name_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	id := news_archive_inner.select_entity(wanted);
	RETURN QUERY
	SELECT m.mention, count(*), count(DISTINCT a.article_id), array_agg(DISTINCT coalesce(a.outlet, 'not known')),
		min(lower(a.published)), max(upper(a.published) - 1), 'article'
	FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = id AND m.form = 'name' GROUP BY m.mention
	UNION ALL
	SELECT n.name, 0, 0, '{}', NULL, NULL, n.origin
	FROM news_archive_inner.seen_names(ARRAY[id]) n WHERE n.origin <> 'article'
		AND NOT EXISTS (SELECT FROM mention m JOIN article a USING (article_id)
			WHERE m.entity_id = id AND m.mention = n.name)
	ORDER BY 2 DESC, 1;
END $$;
COMMENT ON FUNCTION news_archive.entity_names(text, name) IS
'Every spelling under which the articles mention an entity, the most frequent first, with the outlets that use it, and '
'the names an analyst gave it. No rows for NULL. Errors: no_data_found when the name is not known, '
'invalid_schema_name.';

-- src/archive/ask/find_stories.sql
CREATE FUNCTION news_archive_inner.articles_with(query news_archive_inner.parsed_query) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	q news_archive_inner.parsed_query;
	wanted bigint[];
	unwanted bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF query IS NULL THEN
		RETURN NULL;
	END IF;
	PERFORM news_archive_inner.tell_of_query(query.notices);
	q := news_archive_inner.expand_query(query);
	wanted := news_archive_inner.select_wanted(q.fields, true);
	unwanted := news_archive_inner.select_wanted(q.fields, false);
	RETURN ARRAY(SELECT r.article_id FROM article r
		WHERE CASE WHEN numnode(q.at_most) = 0 THEN wanted IS NOT NULL OR q.of_text IS NOT NULL
			ELSE r.search @@ q.at_most END
			AND (wanted IS NULL OR r.article_id = ANY (wanted)) AND (unwanted IS NULL OR r.article_id <> ALL (unwanted))
			AND (q.of_text IS NULL OR r.search @@ q.at_least
				OR news_archive_inner.article_text_answers(r.title, r.standfirst, r.body, r.language, q.of_text)));
END $$;
COMMENT ON FUNCTION news_archive_inner.articles_with(news_archive_inner.parsed_query) IS
'The articles of the archive entered that a query of search() finds. NULL for NULL. For find_stories.';
CREATE FUNCTION news_archive_inner.visible_stories(story_ids bigint[])
	RETURNS TABLE (story_id bigint, title text, during daterange, articles int, outlets int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT news_archive_inner.hides_articles() THEN
		RETURN QUERY SELECT s.story_id, s.title, nullif(s.during, daterange(NULL, NULL)), s.articles, s.outlets
			FROM story s WHERE s.story_id = ANY (story_ids);
	ELSE
		RETURN QUERY
		SELECT a.story_id, (array_agg(a.title ORDER BY lower(a.published) NULLS LAST, a.article_id)
			FILTER (WHERE a.title IS NOT NULL))[1],
			nullif(daterange(min(lower(a.published)), max(upper(a.published))), daterange(NULL, NULL)), count(*)::int,
			count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))::int
		FROM article a WHERE a.story_id = ANY (story_ids) GROUP BY a.story_id;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.visible_stories(bigint[]) IS
'The rows of these stories of the archive entered as the current user may see them. For find_stories.';
CREATE TYPE news_archive.story_row AS (story_id bigint, title text, during daterange, articles int, outlets int,
	who text[], first_outlets text[]);
COMMENT ON TYPE news_archive.story_row IS 'Articles on one happening, as find_stories() gives them.';
COMMENT ON COLUMN news_archive.story_row.title IS 'The headline of the first article. NULL: none has one.';
COMMENT ON COLUMN news_archive.story_row.during IS 'The days from the first to the last publication, half open. NULL: '
	'no day is known.';
COMMENT ON COLUMN news_archive.story_row.outlets IS 'How many outlets they are from; an article whose outlet is not '
	'known counts as one of its own.';
COMMENT ON COLUMN news_archive.story_row.who IS 'Up to five people and bodies that most of its articles mention.';
COMMENT ON COLUMN news_archive.story_row.first_outlets IS 'The outlets whose articles may be of its first day, "not '
	'known" for those that are not known. Empty: no day is known.';
CREATE FUNCTION news_archive.find_stories(words text DEFAULT NULL, entity text DEFAULT NULL,
	during news_archive.days DEFAULT NULL, min_articles int DEFAULT 1,
		max_rows int DEFAULT 20, archive name DEFAULT news_archive.current_archive())
			RETURNS SETOF news_archive.story_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR entity;
	wanted_during daterange := during;
	query news_archive_inner.parsed_query := news_archive_inner.parse_query(words);
	id bigint;
	found bigint[];
	ids bigint[];
	who record;
	day record;
	told record;
	named record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_words('words', words);
	id := news_archive_inner.select_entity(wanted);
	found := news_archive_inner.articles_with(query);
	IF id IS NOT NULL THEN
		found := ARRAY(SELECT DISTINCT m.article_id FROM mention m
			WHERE m.entity_id = id AND (found IS NULL OR m.article_id = ANY (found)));
	END IF;
	IF found IS NULL AND wanted_during IS NULL THEN
		-- the table has no row of stories that hidden articles are of too
		IF news_archive_inner.hides_articles() THEN
			ids := ARRAY(SELECT DISTINCT a.story_id FROM article a WHERE a.story_id IS NOT NULL);
		ELSE
			ids := ARRAY(SELECT s.story_id FROM story s WHERE min_articles IS NULL OR s.articles >= min_articles);
		END IF;
	ELSE
		ids := ARRAY(SELECT DISTINCT a.story_id FROM article a
			WHERE a.story_id IS NOT NULL AND (found IS NULL OR a.article_id = ANY (found))
			AND (wanted_during IS NULL OR a.published && wanted_during));
	END IF;
	ids := ARRAY(SELECT s.story_id FROM news_archive_inner.visible_stories(ids) s
		WHERE min_articles IS NULL OR s.articles >= min_articles
		ORDER BY s.articles DESC, lower(s.during) DESC NULLS LAST, s.story_id LIMIT max_rows);
	-- the five people and bodies that most of its articles name
	SELECT array_agg(x.story_id) AS ids, array_agg(x.entity_id) AS entities, array_agg(x.articles) AS articles,
		array_agg(x.mentions) AS mentions INTO named
	FROM (SELECT a.story_id, m.entity_id, count(DISTINCT a.article_id) AS articles, count(*) AS mentions
		FROM article a JOIN mention m USING (article_id)
			WHERE a.story_id = ANY (ids) AND m.kind IN ('person', 'organisation') GROUP BY a.story_id, m.entity_id) x;
	SELECT array_agg(x.story_id) AS ids, array_agg(x.names::text) AS names INTO who
	FROM (SELECT r.story_id, array_agg(r.name ORDER BY r.n) AS names
		FROM (SELECT c.story_id, e.name, row_number() OVER (PARTITION BY c.story_id
			ORDER BY c.articles DESC, c.mentions DESC, e.name COLLATE "C", e.entity_id) AS n
			FROM unnest(named.ids, named.entities, named.articles, named.mentions) c(story_id, entity_id, articles,
				mentions)
				JOIN news_archive_inner.seen_entities(named.entities) e USING (entity_id)) r
		WHERE r.n <= 5 GROUP BY r.story_id) x;
	-- the outlets whose first article may be of the first day
	SELECT array_agg(x.story_id) AS ids, array_agg(x.day) AS days INTO day
	FROM (SELECT a.story_id, min(upper(a.published) - 1) AS day FROM article a WHERE a.story_id = ANY (ids)
		GROUP BY a.story_id) x;
	WITH days AS MATERIALIZED (SELECT * FROM unnest(day.ids, day.days) d(story_id, day)),
	of_story AS MATERIALIZED (SELECT a.story_id, coalesce(a.outlet, 'not known') AS outlet,
		min(lower(a.published)) AS earliest FROM article a
		WHERE a.story_id = ANY (ids) AND a.published IS NOT NULL GROUP BY a.story_id, coalesce(a.outlet, 'not known'))
	SELECT array_agg(x.story_id) AS ids, array_agg(x.names::text) AS names INTO told
	FROM (SELECT o.story_id, array_agg(o.outlet ORDER BY o.outlet COLLATE "C") AS names
		FROM of_story o JOIN days d ON d.story_id = o.story_id WHERE o.earliest <= d.day GROUP BY o.story_id) x;
	RETURN QUERY
	SELECT s.story_id, s.title, s.during, s.articles, s.outlets, coalesce(w.names::text[], '{}'),
		coalesce(t.names::text[], '{}')
	FROM news_archive_inner.visible_stories(ids) s LEFT JOIN unnest(who.ids, who.names) w(story_id, names) ON w.story_id
		= s.story_id
		LEFT JOIN unnest(told.ids, told.names) t(story_id, names) ON t.story_id = s.story_id
	ORDER BY s.articles DESC, lower(s.during) DESC NULLS LAST, s.story_id;
END $$;
COMMENT ON FUNCTION news_archive.find_stories(text, text, news_archive.days, int, int, name) IS
'Stories, which are articles on one happening, those of most articles first, then the newest: with the headline of the '
'first article, the days from the first to the last publication (half open; NULL when no day is known), how many '
'articles and outlets they have (an article of an unknown outlet is one of its own), who: up to five people and bodies '
'that most of its articles mention, and first_outlets: the outlets, by name, ''not known'' for unknown ones, whose '
'articles may be of its first day (several when they are of one day; empty when no day is known). A story is found '
'when one of its articles has the words (a query as search() takes it), mentions the entity (named in any spelling), '
'and may have been published in during; NULL asks for anything. min_articles keeps stories of so many articles at '
'least. What a row-level policy hides is not counted. Errors: no_data_found when the name is not known, '
'invalid_parameter_value for an empty text, syntax_error, invalid_row_count_in_limit_clause for negative max_rows '
'(NULL gives all), invalid_datetime_format, invalid_schema_name.';

-- src/archive/ask/lookup.sql
COMMENT ON FUNCTION news_archive.find_entity(text, int, text, name) IS
'Entities of an archive whose names are like a given one, in any spelling and script, the nearest first: '
'equal folds, then those that sound alike (an index over name_codes, rare keys first), ordered by the alignment of '
'their words; equally near ones by how many articles mention them. matched is the spelling that is like it, score 0..1 '
'(1: the folds are equal). kind keeps one kind of entity. At most 1,000 rows; none for NULL, or a name without letters '
'and digits. Errors: invalid_schema_name when there is no such archive, invalid_parameter_value for another kind or '
'negative max_rows.';
COMMENT ON FUNCTION news_archive.match_names(text[], text, real, name) IS
'find_entity() for many names at once: one row for each name of the array that is not NULL, name_no its position, with '
'the entity that comes first when its score is at least min_score (0..1), else NULL. ambiguous tells that another '
'entity has a name as near. For joining a list of your own: array_agg() its names, join by name_no or name. '
'No rows for a NULL array. Errors: invalid_parameter_value for another kind or min_score, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.told_spellings(entity_ids bigint[], folded text, begun tsquery, archive name,
		OUT entity_id bigint, OUT kind text, OUT name text, OUT folded text, OUT articles bigint, OUT origin text,
			OUT preferred boolean,
		OUT name_id bigint)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 10 AS 'MODULE_PATHNAME', 'news_archive_told_spellings';
COMMENT ON FUNCTION news_archive_inner.told_spellings(bigint[], text, tsquery, name) IS
'The rows of the table entity_name for a reader from whom a policy hides articles: spellings that an article has which '
'he may see, that were given to whom such an article tells of, or that are of what an analyst or a reference book made '
'known, with the number of such articles. By their entities, by their fold, or by how their parts begin: '
'the first argument that is not NULL. Errors: those of an unknown archive.';
CREATE FUNCTION news_archive_inner.check_entity(kind text, name text, country text, sector text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	PERFORM news_archive_inner.check_kind(coalesce(kind, '<NULL>'));
	IF name IS NULL OR news_archive.fold_name(name) = '' THEN
		RAISE EXCEPTION 'an entity needs a name with a letter or a digit, this is "%"', name
			USING ERRCODE = 'invalid_parameter_value';
	ELSIF country !~ '^[A-Z]{3}$' THEN
		RAISE EXCEPTION '"%" is no country code', country
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Use the three capital letters of ISO 3166-1, such as SYR.';
	ELSIF sector <> ALL (news_archive.sectors()) THEN
		RAISE EXCEPTION '"%" is no sector', sector
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use a sector of PLOVER, such as GOV, MIL, OPP or NGO.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_entity(text, text, text, text) IS
'Errors (invalid_parameter_value) for what add_entity cannot take.';
CREATE OR REPLACE FUNCTION news_archive.add_entity(kind text, name text, aliases text[] DEFAULT '{}', country text DEFAULT NULL,
	sector text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	-- Called for many rows in one statement its plans are made while the tables are still small.  (An argument of type
	-- name gives all texts here its collation, C: hence COLLATE below, or the index would not do.)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
	was bigint[];
	names bigint[];
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_entity(kind, name, country, sector);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive.content_id(kind, name);
	id := coalesce((SELECT n.base_id FROM entity_name n WHERE n.name_id = id), id);
	INSERT INTO known_entity AS k (entity_id, kind, name, country, sector, origin)
		VALUES (id, kind, name, country, sector, 'analyst')
	ON CONFLICT (entity_id) DO UPDATE SET name = excluded.name, country = coalesce(excluded.country, k.country),
		sector = coalesce(excluded.sector, k.sector), origin = 'analyst';
	INSERT INTO entity AS e (entity_id, kind, name, country, sector, origin)
	SELECT id, add_entity.kind, add_entity.name, add_entity.country, add_entity.sector, 'analyst'
	-- it was merged into another one
	WHERE NOT EXISTS (SELECT FROM entity_name n WHERE n.base_id = id AND n.entity_id <> id)
	ON CONFLICT (entity_id) DO UPDATE SET name = excluded.name, country = coalesce(excluded.country, e.country),
		sector = coalesce(excluded.sector, e.sector), origin = 'analyst';
	-- What articles called by one of these names is this entity; a name that was another known one's stays there.
	was := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n
		WHERE n.name_id = ANY (ARRAY(SELECT news_archive.content_id(add_entity.kind, s)
			FROM unnest(add_entity.name || add_entity.aliases) s)) AND n.base_id IS NULL AND NOT n.apart);
	WITH put AS (
		INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, surnames, origin, base_id)
		SELECT news_archive.content_id(add_entity.kind, s), id, add_entity.kind, s, f.folded,
			news_archive_inner.entity_name_keys(add_entity.kind, s),
			CASE WHEN add_entity.kind = 'person' AND f.folded LIKE '% %' THEN news_archive_inner.surname_forms(s) END,
				'analyst', id
		FROM (SELECT DISTINCT unnest(add_entity.name || add_entity.aliases) AS s) x,
			LATERAL (SELECT news_archive.fold_name(s) AS folded) f
		WHERE f.folded <> ''
		ON CONFLICT (name_id) DO UPDATE SET origin = 'analyst', base_id = coalesce(n.base_id, excluded.base_id)
			WHERE n.origin <> 'analyst' AND NOT n.apart
		RETURNING n.name_id)
	SELECT array_agg(p.name_id) INTO names FROM put p;
	PERFORM news_archive_inner.note_correction('add',
		jsonb_strip_nulls(jsonb_build_object('entity_id', id::text, 'kind', kind, 'name', name,
		'aliases', nullif(to_jsonb(aliases), '[]'), 'country', country, 'sector', sector)));
	IF names IS NOT NULL AND EXISTS (SELECT FROM entity_name n WHERE n.base_id IS NULL) THEN
		PERFORM news_archive_inner.note_entity(e) FROM unnest(was || id) e;
		PERFORM news_archive_inner.note_blocks('new', names::text[]);
		PERFORM news_archive_inner.link_pending();
	END IF;
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.add_entity(text, text, text[], text, text, name) IS
'Makes known to an archive an entity the analyst knows, or more names and codes of one that is there; gives its id. '
'What articles already called by one of these names becomes this entity with the next refresh(); a spelling that is '
'that of another entity the analyst made stays there. kind is person, organisation, place or other; '
'country is ISO 3166-1 alpha-3; sector is PLOVER''s. Errors: invalid_parameter_value, invalid_schema_name.';

-- src/archive/ask/network.sql
CREATE FUNCTION news_archive_inner.network_nodes(id bigint, wanted_during daterange, wanted_kind text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	near record;
	most int := 300;
BEGIN
	PERFORM news_archive_inner.entered();
	IF id IS NOT NULL THEN
		most := 100;
		WITH mine AS MATERIALIZED (SELECT DISTINCT a.article_id FROM mention m JOIN article a USING (article_id)
			WHERE m.entity_id = id AND m.form = 'name' AND (wanted_during IS NULL OR a.published && wanted_during)),
		named AS MATERIALIZED (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles
			FROM mine JOIN mention m USING (article_id)
			WHERE m.entity_id <> id AND m.form = 'name' GROUP BY m.entity_id)
		SELECT array_agg(n.entity_id) AS ids, array_agg(n.articles) AS articles INTO near FROM named n;
	ELSIF wanted_during IS NULL AND NOT news_archive_inner.hides_articles() THEN
		RETURN ARRAY(SELECT e.entity_id FROM entity e
			WHERE e.articles > 0 AND (wanted_kind IS NULL OR e.kind = wanted_kind)
			ORDER BY e.articles DESC, e.entity_id LIMIT most);
	ELSE
		WITH named AS MATERIALIZED (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles
			FROM article a JOIN mention m USING (article_id)
			WHERE m.entity_id IS NOT NULL AND m.form = 'name'
				AND (wanted_during IS NULL OR a.published && wanted_during) GROUP BY m.entity_id)
		SELECT array_agg(n.entity_id) AS ids, array_agg(n.articles) AS articles INTO near FROM named n;
	END IF;
	RETURN id || ARRAY(SELECT e.entity_id FROM unnest(near.ids, near.articles) n(entity_id, articles)
		JOIN news_archive_inner.seen_entities(near.ids) e USING (entity_id)
		WHERE wanted_kind IS NULL OR e.kind = wanted_kind
		ORDER BY n.articles DESC, e.entity_id LIMIT most);
END $$;
COMMENT ON FUNCTION news_archive_inner.network_nodes(bigint, daterange, text) IS
'The entities of the archive entered between which network() looks for edges: at most 300 that most articles name, or '
'one with at most 100 that most of its articles name.';
CREATE TYPE news_archive.network_row AS (entity_id bigint, name text, kind text, other_id bigint, other text,
	other_kind text, articles bigint, acts bigint, acts_back bigint,
	acts_together bigint, first_day date, last_day date);
COMMENT ON TYPE news_archive.network_row IS 'Two entities that are named together, as network() gives them.';
COMMENT ON COLUMN news_archive.network_row.articles IS 'How many articles name both.';
COMMENT ON COLUMN news_archive.network_row.acts IS 'Events in which the first acts upon the second.';
COMMENT ON COLUMN news_archive.network_row.acts_back IS 'Events in which the second acts upon the first.';
COMMENT ON COLUMN news_archive.network_row.acts_together IS 'Events without a direction (CONSULT).';
COMMENT ON COLUMN news_archive.network_row.first_day IS 'The first day on which both were named. NULL: '
	'no day is known.';
COMMENT ON COLUMN news_archive.network_row.last_day IS 'The last such day. NULL: no day is known.';
CREATE FUNCTION news_archive.network(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	max_rows int DEFAULT 200,
		archive name DEFAULT news_archive.current_archive(), kind text DEFAULT NULL,
			min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.network_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR entity;
	wanted_during daterange := during;
	wanted_kind ALIAS FOR kind;
	most CONSTANT int := 100000;
	id bigint;
	nodes bigint[];
	chosen bigint[];
	told record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	PERFORM news_archive_inner.check_kind(wanted_kind);
	id := news_archive_inner.select_entity(wanted);
	nodes := news_archive_inner.network_nodes(id, wanted_during, wanted_kind);
	chosen := ARRAY(SELECT a.article_id FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = ANY (nodes) AND m.form = 'name' AND (wanted_during IS NULL OR a.published && wanted_during)
			-- what its neighbours have with one another elsewhere would drown what they have to do with it
			AND (id IS NULL OR EXISTS (SELECT FROM mention x WHERE x.article_id = a.article_id AND x.entity_id = id
				AND x.form = 'name'))
		GROUP BY a.article_id, a.published HAVING count(DISTINCT m.entity_id) > 1
		ORDER BY lower(a.published) DESC NULLS LAST, a.article_id LIMIT most + 1);
	IF cardinality(chosen) > most THEN
		chosen := chosen[1:most];
		RAISE NOTICE 'the network is that of the newest % articles only', most USING
			HINT = 'during asks for a shorter time.';
	END IF;
	-- who acts upon whom, there
	SELECT array_agg(x.low) AS lows, array_agg(x.high) AS highs, array_agg(x.up) AS up, array_agg(x.down) AS down,
		array_agg(x.together) AS together INTO told
	FROM (SELECT least(r.actor_id, r.target_id) AS low, greatest(r.actor_id, r.target_id) AS high,
			count(DISTINCT r.event_id)
				FILTER (WHERE r.actor_id < r.target_id AND NOT news_archive.is_reciprocal(r.type)) AS up,
			count(DISTINCT r.event_id)
				FILTER (WHERE r.actor_id > r.target_id AND NOT news_archive.is_reciprocal(r.type)) AS down,
			count(DISTINCT r.event_id) FILTER (WHERE news_archive.is_reciprocal(r.type)) AS together
		FROM event_report r WHERE r.article_id = ANY (chosen) AND r.actor_id = ANY (nodes) AND r.target_id = ANY (nodes)
			AND r.status = 'actual'
			AND (min_confidence IS NULL OR r.confidence >= min_confidence)
		GROUP BY least(r.actor_id, r.target_id), greatest(r.actor_id, r.target_id)) x;
	RETURN QUERY
	WITH named AS MATERIALIZED (SELECT DISTINCT a.article_id, a.published, m.entity_id
		FROM mention m JOIN article a USING (article_id)
		WHERE a.article_id = ANY (chosen) AND m.entity_id = ANY (nodes) AND m.form = 'name'),
	edges AS MATERIALIZED (
		SELECT x.entity_id AS one, y.entity_id AS two, count(*) AS articles, min(lower(x.published)) AS first_day,
			max(upper(x.published) - 1) AS last_day
		FROM named x JOIN named y ON y.article_id = x.article_id AND y.entity_id <> x.entity_id
			AND (x.entity_id = id OR x.entity_id < y.entity_id AND y.entity_id IS DISTINCT FROM id)
		GROUP BY x.entity_id, y.entity_id),
	node AS MATERIALIZED (SELECT * FROM news_archive_inner.seen_entities(nodes)),
	acts AS MATERIALIZED (SELECT * FROM unnest(told.lows, told.highs, told.up, told.down, told.together) t(low, high,
		up, down, together))
	SELECT e.entity_id, e.name, e.kind, o.entity_id, o.name, o.kind, x.articles,
		coalesce(CASE WHEN x.one = t.low THEN t.up ELSE t.down END, 0),
		coalesce(CASE WHEN x.one = t.low THEN t.down ELSE t.up END, 0), coalesce(t.together, 0), x.first_day, x.last_day
	FROM edges x JOIN node e ON e.entity_id = x.one JOIN node o ON o.entity_id = x.two
		LEFT JOIN acts t ON t.low = least(x.one, x.two) AND t.high = greatest(x.one, x.two)
	ORDER BY x.articles DESC, coalesce(t.up + t.down + t.together, 0) DESC, e.name COLLATE "C", o.name COLLATE "C",
		x.one, x.two
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.network(text, news_archive.days, int, name, text, real) IS
'Who is named together with whom, an edge a row, the heaviest first: articles that name both, acts of the first upon '
'the second, acts_back of the second upon the first, acts_together those without a direction (CONSULT), and the first '
'and last day on which both were named (inclusive; NULL when no day is known). Acts are events that these articles '
'tell as done, in reports at least as sure as min_confidence (0 to 1, NULL for any). With entity, named in any '
'spelling, its network in the articles that name it: the edges to its neighbours, where it stands first, and those '
'between them; its neighbours are the 100 that most of these articles name. Without, the network of the 300 that most '
'articles name, so an edge is missed only when one of its ends is in fewer articles than they are. '
'during keeps what may have been published then, kind one kind of entity on both sides (the entity asked for aside). '
'An entity has the same id wherever it stands, so rows are edges for any program that draws networks. '
'Time grows with the mentions of these entities; memory and pairs are bounded by taking at most 100,000 articles, the '
'newest, which a notice tells. Errors: no_data_found when the name is not known, invalid_parameter_value for another '
'kind or a min_confidence out of 0 to 1, invalid_row_count_in_limit_clause for negative max_rows (NULL gives all), '
'invalid_datetime_format, invalid_schema_name.';

-- src/archive/ask/new.sql
CREATE TYPE news_archive.new_row AS (what text, change text, id bigint, kind text, title text, during daterange,
	new_articles bigint, loaded_at timestamptz);
COMMENT ON TYPE news_archive.new_row IS 'What came into an archive, as new_since() gives it.';
COMMENT ON COLUMN news_archive.new_row.what IS 'event, entity or article.';
COMMENT ON COLUMN news_archive.new_row.change IS 'new, or more for an event that got another report.';
COMMENT ON COLUMN news_archive.new_row.id IS 'Of the event, entity or article.';
COMMENT ON COLUMN news_archive.new_row.kind IS 'The type of an event, the kind of an entity, the outlet of an article. '
	'NULL: the outlet is not known.';
COMMENT ON COLUMN news_archive.new_row.title IS 'The words of an event, the name of an entity, the headline of an '
	'article. NULL: none.';
COMMENT ON COLUMN news_archive.new_row.during IS 'The days of an event or of the publication, half open. NULL: '
	'not known; an entity.';
COMMENT ON COLUMN news_archive.new_row.new_articles IS 'How many articles loaded since then tell it.';
COMMENT ON COLUMN news_archive.new_row.loaded_at IS 'When the last of them was loaded.';
CREATE FUNCTION news_archive.new_since(since timestamptz, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.new_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	fresh bigint[];
	told bigint[];
	acts record;
	names record;
	left_out bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF NOT EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = 'article'::regclass AND x.attname = 'loaded_at'
		AND NOT x.attisdropped) THEN
		RAISE EXCEPTION 'archive "%" does not know when its articles were loaded', archive
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = format('SELECT news_archive.upgrade_archive(%L);', archive);
	END IF;
	fresh := ARRAY(SELECT a.article_id FROM article a WHERE a.loaded_at > since);
	-- the events and entities that these tell, and whether older articles tell them too
	told := ARRAY(SELECT DISTINCT r.event_id FROM event_report r
		WHERE r.article_id = ANY (fresh) AND r.event_id IS NOT NULL);
	SELECT array_agg(x.event_id) AS ids, array_agg(x.articles) AS articles, array_agg(x.loaded_at) AS loaded,
		array_agg(x.older) AS older INTO acts
	FROM (SELECT r.event_id, count(DISTINCT r.article_id) FILTER (WHERE a.loaded_at > since) AS articles,
		max(a.loaded_at) AS loaded_at, bool_or(a.loaded_at <= since) AS older
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (told) GROUP BY r.event_id) x;
	told := ARRAY(SELECT DISTINCT m.entity_id FROM mention m
		WHERE m.article_id = ANY (fresh) AND m.entity_id IS NOT NULL);
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.articles) AS articles, array_agg(x.loaded_at) AS loaded INTO names
	FROM (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles, max(a.loaded_at) AS loaded_at
		FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = ANY (told) GROUP BY m.entity_id HAVING bool_and(a.loaded_at > since)) x;
	left_out := count(*) FROM news_archive_inner.visible_events(acts.ids) e WHERE e.confidence < min_confidence;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
	RETURN QUERY
	WITH articles AS MATERIALIZED (SELECT a.article_id, a.outlet, a.title, a.published, a.loaded_at FROM article a
		WHERE a.article_id = ANY (fresh)),
	found AS (
		SELECT 1 AS place, 'event' AS what, CASE WHEN t.older THEN 'more' ELSE 'new' END AS change, e.event_id AS id,
			e.type AS kind, e.words AS title, e.during, t.articles, t.loaded
		FROM unnest(acts.ids, acts.articles, acts.loaded, acts.older) t(id, articles, loaded, older)
			JOIN news_archive_inner.visible_events(acts.ids) e ON e.event_id = t.id
		WHERE min_confidence IS NULL OR e.confidence >= min_confidence
		UNION ALL
		SELECT 2, 'entity', 'new', e.entity_id, e.kind, e.name, NULL, t.articles, t.loaded
		FROM unnest(names.ids, names.articles, names.loaded) t(id, articles, loaded)
			JOIN news_archive_inner.seen_entities(names.ids) e ON e.entity_id = t.id
		UNION ALL
		SELECT 3, 'article', 'new', a.article_id, a.outlet, a.title, a.published, 1, a.loaded_at FROM articles a)
	SELECT f.what, f.change, f.id, f.kind, f.title, f.during, f.articles, f.loaded FROM found f
	ORDER BY f.place, f.loaded DESC, f.change, f.articles DESC, lower(f.during), f.title COLLATE "C", f.id;
END $$;
COMMENT ON FUNCTION news_archive.new_since(timestamptz, name, real) IS
'What came into an archive after a moment: events, then entities, then articles, what was loaded last first. '
'what is event, entity or article, id its id; change is new, or more for an event that older articles tell too and '
'that got another report. kind is the type of an event (PLOVER), the kind of an entity, the outlet of an article '
'(NULL: not known); title the words of an event, the name of an entity, the headline of an article (NULL: none); '
'during the days of an event or of the publication; new_articles how many articles loaded since then tell it; '
'loaded_at when the last of them was. An entity is new when all articles that mention it are. An article has the '
'moment at which its load began, so what a load of an hour brings may be older than what you saw last: '
'ask from a little before (new_since(last - interval ''1 hour'')), or remember the ids. What is loaded but not linked '
'yet has articles only. Only events at least as sure as min_confidence (0 to 1; NULL for all). What a row-level policy '
'hides is left out, and an event is new when all reports are that you may see. No rows for NULL. Errors: '
'object_not_in_prerequisite_state before upgrade_archive(), invalid_parameter_value for a min_confidence out of 0 to '
'1, invalid_schema_name.';

-- src/archive/ask/outlets.sql
CREATE FUNCTION news_archive_inner.events_of_outlets(min_confidence real)
	RETURNS TABLE (outlet text, told bigint, told_first bigint, told_alone bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	sure bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	sure := news_archive_inner.seen_event_ids();
	IF min_confidence IS NOT NULL THEN
		sure := ARRAY(SELECT e.event_id FROM news_archive_inner.visible_events(sure) e
			WHERE e.confidence >= min_confidence);
	END IF;
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT r.event_id, a.outlet, CASE WHEN a.outlet IS NULL THEN a.article_id END AS alone,
			min(lower(a.published)) AS earliest, min(upper(a.published) - 1) AS latest
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id IS NOT NULL
		GROUP BY r.event_id, a.outlet, CASE WHEN a.outlet IS NULL THEN a.article_id END),
	ranked AS (
		SELECT t.event_id, t.outlet, t.latest, count(*) OVER (PARTITION BY t.event_id) AS outlets, row_number()
			OVER behind AS n,
			min(t.earliest) OVER (behind ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next,
			count(*) FILTER (WHERE t.earliest IS NULL) OVER (PARTITION BY t.event_id) AS undated
		FROM told t JOIN unnest(sure) s(event_id) ON s.event_id = t.event_id
		WINDOW behind AS (PARTITION BY t.event_id ORDER BY t.latest NULLS LAST, t.earliest NULLS LAST,
			t.outlet COLLATE "C", t.alone))
	SELECT r.outlet, count(DISTINCT r.event_id), count(DISTINCT r.event_id)
		FILTER (WHERE r.n = 1 AND r.undated = 0 AND r.latest < r.next), count(*) FILTER (WHERE r.outlets = 1)
	FROM ranked r GROUP BY r.outlet;
END $$;
COMMENT ON FUNCTION news_archive_inner.events_of_outlets(real) IS
'The events of the archive entered by outlet: told; told_first, of those that several outlets tell, the ones of which '
'its first article is surely of an earlier day than every article of the others; told_alone. For outlets.';
CREATE TYPE news_archive.outlet_row AS (outlet text, articles bigint, first_day date, last_day date, dated real,
	mean_words real, events bigint, events_first bigint, events_alone bigint, languages text[]);
COMMENT ON TYPE news_archive.outlet_row IS 'What an archive has of an outlet, as outlets() gives it.';
COMMENT ON COLUMN news_archive.outlet_row.outlet IS 'NULL: the articles whose outlet is not known.';
COMMENT ON COLUMN news_archive.outlet_row.first_day IS 'The first day on which one may have been published. NULL: '
	'none has a day.';
COMMENT ON COLUMN news_archive.outlet_row.last_day IS 'The last such day. NULL: none has a day.';
COMMENT ON COLUMN news_archive.outlet_row.dated IS 'What part of its articles have a day, 0 to 1.';
COMMENT ON COLUMN news_archive.outlet_row.mean_words IS 'The average number of words of a body.';
COMMENT ON COLUMN news_archive.outlet_row.events IS 'How many events it tells.';
COMMENT ON COLUMN news_archive.outlet_row.events_first IS 'Those of them that it surely told on an earlier day than '
	'all others that tell them.';
COMMENT ON COLUMN news_archive.outlet_row.events_alone IS 'Those of them that no other tells.';
COMMENT ON COLUMN news_archive.outlet_row.languages IS 'ISO 639-1, und when not sure; that of most articles first.';
CREATE FUNCTION news_archive.outlets(archive name DEFAULT news_archive.current_archive(),
	min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.outlet_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	e record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	SELECT array_agg(x.outlet) AS outlets, array_agg(x.told) AS told, array_agg(x.told_first) AS first,
		array_agg(x.told_alone) AS alone INTO e
	FROM news_archive_inner.events_of_outlets(min_confidence) x;
	RETURN QUERY
	-- by language first: to sort what is to be told apart would be to sort bodies
	WITH parts AS MATERIALIZED (
		SELECT a.outlet, a.language, count(*) AS articles, count(a.published) AS dated,
			min(lower(a.published)) AS first_day, max(upper(a.published) - 1) AS last_day,
			-- words have a space between, or a blank line
			sum(CASE WHEN a.body = '' THEN 0 ELSE 1 + length(a.body)
				- length(replace(replace(a.body, E'\n\n', E'\n'), ' ', '')) END) AS words
		FROM article a GROUP BY a.outlet, a.language),
	counted AS (
		SELECT p.outlet, sum(p.articles)::bigint AS articles, sum(p.dated) AS dated, min(p.first_day) AS first_day,
			max(p.last_day) AS last_day, sum(p.words) AS words,
			array_agg(p.language ORDER BY p.articles DESC, p.language COLLATE "C") FILTER (WHERE p.language IS NOT NULL)
				AS languages
		FROM parts p GROUP BY p.outlet)
	SELECT c.outlet, c.articles, c.first_day, c.last_day, (c.dated / c.articles)::real, (c.words / c.articles)::real,
		coalesce(t.told, 0), coalesce(t.first, 0),
		coalesce(t.alone, 0), coalesce(c.languages, '{}')
	FROM counted c LEFT JOIN unnest(e.outlets, e.told, e.first, e.alone) t(outlet, told, first, alone) ON t.outlet
		IS NOT DISTINCT FROM c.outlet
	ORDER BY c.articles DESC, c.outlet COLLATE "C" NULLS LAST;
END $$;
COMMENT ON FUNCTION news_archive.outlets(name, real) IS
'What an archive has of each outlet, the one with most articles first: articles, the first and last day on which one '
'may have been published (inclusive; NULL when none has a day), dated, the part (0 to 1) of them that have a day, '
'mean_words, the average number of words of a body, events that they tell, events_first: of those that other outlets '
'tell too the ones that it surely told on an earlier day than all others (the same day is no earlier, and where an '
'article has no day nobody is first), events_alone that no other tells, and the languages (ISO 639-1, und when not '
'sure), the one of most articles first. The articles whose outlet is not known are one row whose outlet is NULL; '
'for events each of them is an outlet of its own. Events at least as sure as min_confidence (0 to 1) count; '
'NULL for all. It reads every article. Errors: invalid_parameter_value for a min_confidence out of 0 to 1, '
'invalid_schema_name.';

-- src/archive/ask/periods.sql
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

-- src/archive/ask/places.sql
CREATE VIEW news_archive.reference_entity AS
	SELECT news_archive.content_id('place', c.name) AS entity_id, 'place' AS kind, 'country' AS type, c.name,
		array_remove(string_to_array(c.other_names, '|'), NULL) AS other_names, upper(c.iso3 COLLATE "C") AS country,
			c.iso2, c.continent, NULL AS sector
	FROM news_archive.reference_countries() c
	UNION ALL
	-- a city state is one entity with its capital
	SELECT news_archive.content_id('place', c.capital), 'place', 'capital', c.capital, '{}', upper(c.iso3 COLLATE "C"),
		c.iso2, c.continent, NULL
	FROM news_archive.reference_countries() c WHERE c.capital IS NOT NULL AND c.capital NOT IN (SELECT o.name
		FROM news_archive.reference_countries() o)
	UNION ALL
	SELECT news_archive.content_id('place', c.continent), 'place', 'continent', c.continent, '{}', NULL, NULL,
		c.continent, NULL
	FROM news_archive.reference_countries() c WHERE c.continent IS NOT NULL GROUP BY c.continent
	UNION ALL
	SELECT news_archive.content_id('organisation', o.name), 'organisation', 'international organisation', o.name,
		array_remove(array_agg(DISTINCT k.shown ORDER BY k.shown) FILTER (WHERE lower(o.name COLLATE "C") <> k.key),
			NULL), NULL, NULL, NULL, 'IGO'
	FROM news_archive.reference_organisations() o, LATERAL (SELECT key,
		CASE WHEN o.form = 'acronym' THEN upper(key COLLATE "C") ELSE initcap(key COLLATE "C") END AS shown
			FROM replace(o.key, ' - ', '-') AS key) k
	WHERE o.sector = 'IGO' AND o.name IS NOT NULL GROUP BY o.name;
COMMENT ON VIEW news_archive.reference_entity IS
'Countries (ISO 3166-1: country alpha-3, iso2 alpha-2) with their names in twenty languages, capitals, continents and '
'international organisations: what add_reference_entities() gives to an archive.';
GRANT SELECT ON news_archive.reference_entity TO PUBLIC;
CREATE FUNCTION news_archive_inner.country_named(wanted text) RETURNS text
	LANGUAGE sql STABLE
	RETURN coalesce(
		(SELECT r.country FROM news_archive.reference_entity r
			WHERE r.type = 'country' AND (trim(wanted) = r.country OR lower(trim(wanted) COLLATE "C")
				= lower(r.name COLLATE "C") OR trim(wanted) = ANY (r.other_names))
			ORDER BY lower(r.name COLLATE "C") = lower(trim(wanted) COLLATE "C") DESC, r.country LIMIT 1),
		-- one that was
		(SELECT m.country FROM news_archive.mentions(wanted) m
			WHERE m.kind = 'place' AND m.basis = 'known country' AND m.mention = trim(wanted) AND m.name = m.mention
				LIMIT 1));
COMMENT ON FUNCTION news_archive_inner.country_named(text) IS
'The code of the country, of today or of the past, that has this name or this code of three capital letters; '
'NULL when none has, also for a part of one ("England").';
CREATE FUNCTION news_archive_inner.reference_names()
	RETURNS TABLE (entity_id bigint, name_id bigint, kind text, name text, folded text)
	LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT DISTINCT ON (name_id) r.entity_id, news_archive.content_id(r.kind, s.name) AS name_id, r.kind, s.name,
		news_archive.fold_name(s.name)
	FROM news_archive.reference_entity r, LATERAL (SELECT r.name, true AS own UNION ALL SELECT o, false
		FROM unnest(r.other_names) o) s
	ORDER BY name_id, s.own DESC, r.type = 'country' DESC, r.entity_id;
END;
COMMENT ON FUNCTION news_archive_inner.reference_names() IS
'The names of the view reference_entity, each once: as the own name of one before the other name of another, of a '
'country before others.';
CREATE OR REPLACE FUNCTION news_archive.add_reference_entities(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
	mine bigint[];
	names bigint[];
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	INSERT INTO known_entity AS k (entity_id, kind, name, country, sector, origin)
	SELECT DISTINCT ON (r.entity_id) r.entity_id, r.kind, r.name, r.country, r.sector, 'reference'
		FROM news_archive.reference_entity r ORDER BY r.entity_id, r.country
	ON CONFLICT (entity_id) DO UPDATE SET country = coalesce(k.country, excluded.country),
		sector = coalesce(k.sector, excluded.sector);
	GET DIAGNOSTICS n = ROW_COUNT;
	INSERT INTO entity AS e (entity_id, kind, name, country, sector, origin)
	SELECT k.entity_id, k.kind, k.name, k.country, k.sector, k.origin FROM known_entity k
		WHERE k.entity_id IN (SELECT r.entity_id FROM news_archive.reference_entity r)
		-- merged into another one
		AND NOT EXISTS (SELECT FROM entity_name n WHERE n.base_id = k.entity_id AND n.entity_id <> k.entity_id)
	ON CONFLICT (entity_id) DO UPDATE SET country = coalesce(e.country, excluded.country),
		sector = coalesce(e.sector, excluded.sector),
		origin = CASE e.origin WHEN 'analyst' THEN e.origin ELSE excluded.origin END;
	mine := ARRAY(SELECT DISTINCT o.entity_id FROM news_archive_inner.reference_names() t
		JOIN entity_name o USING (name_id) WHERE o.base_id IS NULL AND NOT o.apart);
	WITH put AS (
		INSERT INTO entity_name AS o (name_id, entity_id, kind, name, folded, keys, origin, base_id)
		SELECT t.name_id, t.entity_id, t.kind, t.name, t.folded, news_archive_inner.entity_name_keys(t.kind, t.name),
			'reference', t.entity_id FROM news_archive_inner.reference_names() t WHERE t.folded <> ''
		-- what articles call so is the entity known; what an analyst made stays
		ON CONFLICT (name_id) DO UPDATE SET origin = 'reference', base_id = excluded.base_id
			WHERE o.base_id IS NULL AND NOT o.apart
		RETURNING o.name_id)
	SELECT array_agg(p.name_id) INTO names FROM put p;
	IF names IS NOT NULL AND EXISTS (SELECT FROM entity_name o WHERE o.base_id IS NULL) THEN
		PERFORM news_archive_inner.note_entity(e) FROM unnest(mine) e;
		-- one whose name an analyst has put with another's is none by itself
		PERFORM news_archive_inner.note_blocks('entity', ARRAY(SELECT k.entity_id::text FROM known_entity k
			JOIN entity_name o ON o.name_id = k.entity_id
			WHERE o.name_id = ANY (names) AND o.entity_id <> k.entity_id));
		PERFORM news_archive_inner.note_blocks('new', names::text[]);
		PERFORM news_archive_inner.link_pending();
	END IF;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.add_reference_entities(name) IS
'Makes known to an archive the countries, capitals, continents and international organisations of the view '
'reference_entity, with their other names; what its articles call so becomes these entities with the next refresh(). '
'Gives how many. Doing it again changes nothing. Errors: invalid_schema_name.';
COMMENT ON FUNCTION news_archive.gazetteer_places() IS
'The places of 15,000 inhabitants or more, and capitals, of the file news_archive_places.txt that was installed with '
'the extension (GeoNames, CC BY 4.0). other_names has | between. Errors: undefined_file, config_file_error.';
CREATE OR REPLACE FUNCTION news_archive.install_gazetteer(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	INSERT INTO place (place_id, name, folded, country, latitude, longitude, population, capital)
	SELECT news_archive.content_id('place', g.name, g.country, g.latitude::text, g.longitude::text), g.name,
		ARRAY(SELECT DISTINCT news_archive.fold_name(s) FROM unnest(g.name || string_to_array(g.other_names, '|')) s),
			g.country, g.latitude, g.longitude, g.population, g.capital
	FROM news_archive.gazetteer_places() g
	ON CONFLICT (place_id) DO NOTHING;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.install_gazetteer(name) IS
'Fills the table place of an archive with the places of gazetteer_places(); gives how many were new. '
'Then resolve_place() and article_places() know where places lie. Attribution when you publish what comes of it: '
'GeoNames, CC BY 4.0. Errors: undefined_file when the extension''s data files are not installed, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.place_weight(population int, capital boolean, in_context boolean) RETURNS float8
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN greatest(population, 1000)::float8 * CASE WHEN capital THEN 5 ELSE 1 END * CASE WHEN in_context THEN 100
		ELSE 1 END;
COMMENT ON FUNCTION news_archive_inner.place_weight(int, boolean, boolean) IS
'How much a place of a name weighs against others of that name.';
CREATE TYPE news_archive.place_row AS (place_id bigint, place text, country text, latitude real, longitude real,
	population int, confidence real, basis text);
COMMENT ON TYPE news_archive.place_row IS 'A place that a name may mean, as resolve_place() gives it.';
COMMENT ON COLUMN news_archive.place_row.country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.place_row.latitude IS 'Degrees north of the equator, south is negative.';
COMMENT ON COLUMN news_archive.place_row.longitude IS 'Degrees east of Greenwich, west is negative.';
COMMENT ON COLUMN news_archive.place_row.population IS 'Its inhabitants; 0: not known.';
COMMENT ON COLUMN news_archive.place_row.confidence IS 'Its share among the places of that name, 0 to 1.';
COMMENT ON COLUMN news_archive.place_row.basis IS 'What spoke for it.';
CREATE FUNCTION news_archive_inner.select_places(wanted text, countries text[]) RETURNS SETOF news_archive.place_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT p.place_id, p.name, p.country, p.latitude, p.longitude, p.population,
		-- some places of any name are too small for the gazetteer
		(w.weight / (sum(w.weight) OVER () + 5000))::real,
		CASE WHEN w.near THEN 'country in the text' WHEN count(*) OVER () = 1 THEN 'the only one known' WHEN p.capital
			THEN 'capital' ELSE 'inhabitants' END
	FROM place p, LATERAL (SELECT n AS near, news_archive_inner.place_weight(p.population, p.capital, n) AS weight
		FROM (SELECT coalesce(p.country = ANY (countries), false) AS n) c) w
	WHERE p.folded @> ARRAY[news_archive.fold_name(wanted)]
	ORDER BY w.weight DESC, p.place_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_places(text, text[])
	IS 'What resolve_place and article_places stand on, in the archive entered.';
CREATE FUNCTION news_archive.resolve_place(name text, countries text[] DEFAULT '{}',
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.place_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	wrong text := (SELECT c FROM unnest(countries) c WHERE c !~ '^[A-Z]{3}$' LIMIT 1);
BEGIN
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION '"%" is no country code', wrong
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Use the three capital letters of ISO 3166-1, such as SYR.';
	END IF;
	PERFORM news_archive_inner.enter(archive);
	RETURN QUERY SELECT * FROM news_archive_inner.select_places(wanted, countries);
	IF NOT FOUND THEN
		PERFORM news_archive_inner.tell_unknown('places:', 'the table place is empty', EXISTS (SELECT FROM place),
			format('SELECT news_archive.install_gazetteer(%L);', archive));
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.resolve_place(text, text[], name) IS
'The places of the gazetteer that a name may mean, the likeliest first: by inhabitants, capitals before others, and '
'those in one of the countries given (ISO 3166-1 alpha-3) much before others. latitude and longitude are degrees; '
'confidence (0..1) is the share of each, basis what spoke for it. No rows before install_gazetteer() (a notice tells '
'it), or for a name it has not. Errors: invalid_parameter_value for a code that is none, invalid_schema_name.';
CREATE TYPE news_archive.article_place_row AS (name text, mentions bigint, place_id bigint, place text, country text,
	latitude real, longitude real, population int, confidence real, basis text);
COMMENT ON TYPE news_archive.article_place_row IS 'A place that an article names, as article_places() gives it.';
COMMENT ON COLUMN news_archive.article_place_row.name IS 'As the article names it.';
COMMENT ON COLUMN news_archive.article_place_row.mentions IS 'How often.';
COMMENT ON COLUMN news_archive.article_place_row.place IS 'Its usual name in English.';
COMMENT ON COLUMN news_archive.article_place_row.country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.article_place_row.latitude IS 'Degrees north of the equator, south is negative.';
COMMENT ON COLUMN news_archive.article_place_row.longitude IS 'Degrees east of Greenwich, west is negative.';
COMMENT ON COLUMN news_archive.article_place_row.population IS 'Its inhabitants; 0: not known.';
COMMENT ON COLUMN news_archive.article_place_row.confidence IS 'Its share among the places of that name, 0 to 1.';
COMMENT ON COLUMN news_archive.article_place_row.basis IS 'What spoke for it.';
CREATE FUNCTION news_archive.article_places(article_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.article_place_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR article_id;
	told record;
	spoken_of record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT array_agg(x.name) AS names, array_agg(x.mentions) AS mentions, array_agg(x.country) AS countries INTO told
	FROM (SELECT m.name, count(*) AS mentions, mode() WITHIN GROUP (ORDER BY m.country) AS country
		FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = wanted AND m.kind = 'place' AND m.form = 'name' GROUP BY m.name) x;
	SELECT array_agg(x.name) AS names, array_agg(x.country) AS countries INTO spoken_of
	FROM (SELECT DISTINCT m.name, m.country FROM mention m WHERE m.article_id = wanted AND m.country IS NOT NULL) x;
	RETURN QUERY
	SELECT t.name, t.mentions, p.place_id, p.place, p.country, p.latitude, p.longitude, p.population, p.confidence,
		p.basis
	FROM unnest(told.names, told.mentions, told.countries) t(name, mentions, country),
		-- the countries that the rest of the article speaks of
		LATERAL (SELECT array_agg(DISTINCT s.country) AS countries
			FROM unnest(spoken_of.names, spoken_of.countries) s(name, country)
			WHERE s.name IS DISTINCT FROM t.name) c,
		-- where its country is told ("Paris, Texas"; the state of Florida), it is no place of another
		LATERAL (SELECT * FROM news_archive_inner.select_places(t.name, c.countries) s
			WHERE s.country = t.country OR t.country IS NULL ORDER BY s.confidence DESC, s.place_id LIMIT 1) p
	ORDER BY t.mentions DESC, t.name COLLATE "C";
	IF NOT FOUND THEN
		PERFORM news_archive_inner.tell_unknown('article', wanted::text, EXISTS (SELECT FROM article a
			WHERE a.article_id = wanted), 'search() gives the ids of articles.'),
			news_archive_inner.tell_unknown('places:', 'the table place is empty', EXISTS (SELECT FROM place),
				format('SELECT news_archive.install_gazetteer(%L);', archive));
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.article_places(bigint, name) IS
'Where the places lie that an article names, each resolved by what stands beside its name ("Paris, Texas"), by the '
'countries that the rest of the article speaks of and by inhabitants, with its confidence (0..1) and basis. '
'Countries and what the gazetteer has not are left out; no rows, and a notice, for an unknown article or before '
'install_gazetteer(). Errors: invalid_schema_name.';
CREATE FUNCTION news_archive_inner.events_placed_in(wanted_country text, among bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT DISTINCT e.event_id FROM news_archive_inner.visible_events(among) e
		JOIN event_report r ON r.event_id = e.event_id AND r.place = e.place
			JOIN article a ON a.article_id = r.article_id JOIN mention m ON m.article_id = r.article_id
				AND m.kind = 'place' AND r.place IN (m.name, m.mention)
		WHERE m.country = wanted_country);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_placed_in(text, bigint[]) IS
'Those of these events of the archive entered whose place their articles know to lie in this country (a code). '
'For find_events.';
CREATE TYPE news_archive.event_place_row AS (name text, reports bigint, place_id bigint, place text, country text,
	latitude real, longitude real, population int, confidence real, basis text);
COMMENT ON TYPE news_archive.event_place_row IS 'A place where reports have an event, as event_places() gives it.';
COMMENT ON COLUMN news_archive.event_place_row.name IS 'As the reports have it.';
COMMENT ON COLUMN news_archive.event_place_row.reports IS 'How many have it so.';
COMMENT ON COLUMN news_archive.event_place_row.place_id IS 'The place of the gazetteer. NULL, as all of it behind but '
	'for country: none is meant.';
COMMENT ON COLUMN news_archive.event_place_row.country IS 'ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.event_place_row.latitude IS 'Degrees north of the equator, south is negative.';
COMMENT ON COLUMN news_archive.event_place_row.longitude IS 'Degrees east of Greenwich, west is negative.';
COMMENT ON COLUMN news_archive.event_place_row.population IS 'Its inhabitants; 0: not known.';
COMMENT ON COLUMN news_archive.event_place_row.confidence IS 'Its share among the places of that name, 0 to 1.';
COMMENT ON COLUMN news_archive.event_place_row.basis IS 'What spoke for it.';
CREATE FUNCTION news_archive.event_places(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.event_place_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR event_id;
	told record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT array_agg(x.name) AS names, array_agg(x.reports) AS reports, array_agg(x.country) AS countries INTO told
	FROM (SELECT y.place AS name, count(*) AS reports, mode() WITHIN GROUP (ORDER BY y.country) AS country
		FROM (SELECT r.article_id, r.report_no, r.place, min(m.country COLLATE "C") AS country
			FROM event_report r JOIN article a USING (article_id) LEFT JOIN mention m ON m.article_id = r.article_id
				AND m.kind = 'place' AND r.place IN (m.name, m.mention)
			WHERE r.event_id = wanted AND r.place IS NOT NULL GROUP BY r.article_id, r.report_no, r.place) y
		GROUP BY y.place) x;
	RETURN QUERY
	SELECT t.name, t.reports, p.place_id, p.place, coalesce(t.country, p.country), p.latitude, p.longitude,
		p.population, p.confidence, p.basis
	FROM unnest(told.names, told.reports, told.countries) t(name, reports, country)
		LEFT JOIN LATERAL (SELECT * FROM news_archive_inner.select_places(t.name, ARRAY[t.country]) s
			WHERE s.country = t.country OR t.country IS NULL
			ORDER BY s.confidence DESC, s.place_id LIMIT 1) p ON true
	ORDER BY t.reports DESC, t.name COLLATE "C";
	IF NOT FOUND THEN
		PERFORM news_archive_inner.tell_unknown('event', wanted::text,
			EXISTS (SELECT FROM news_archive_inner.visible_events(ARRAY[wanted])),
			'find_events() and timeline() give the ids of events; they change when reports are read anew.');
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.event_places(bigint, name) IS
'Where the reports of one event have it, a row a name: how many of them, the country that their articles tell, and the '
'place of the gazetteer that is meant, with its coordinates, as in resolve_place(); these are NULL before '
'install_gazetteer(), for a country, and for a place that the gazetteer has not. No rows for an event without a place; '
'a notice for one that is not there. Errors: invalid_schema_name.';

-- src/archive/ask/relations.sql
CREATE FUNCTION news_archive_inner.act_ties()
	RETURNS TABLE (type text, mode text, deeds text[], relation text, reverse text, turned boolean)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	VALUES ('AGREE', 'meet', '{CONSULT}'::text[], 'agreed as', 'done as', false),
		('AGREE', NULL, '{CONSULT,COOPERATE,AID,SUPPORT,CONCEDE,RETREAT}', 'agreed as', 'done as', false),
		('THREATEN', 'violence', '{ASSAULT}', 'threatened as', 'done as', false),
		('THREATEN', 'restrict', '{COERCE}', 'threatened as', 'done as', false),
		('THREATEN', 'relations', '{SANCTION}', 'threatened as', 'done as', false),
		('THREATEN', NULL, '{ASSAULT,COERCE,SANCTION,PROTEST,MOBILIZE}', 'threatened as', 'done as', false),
		('REQUEST', 'meet', '{CONSULT}', 'demanded as', 'done as', true),
		('REQUEST', 'assist', '{AID,COOPERATE,SUPPORT}', 'demanded as', 'done as', true),
		('REQUEST', 'yield', '{RETREAT,CONCEDE}', 'demanded as', 'done as', true),
		('REQUEST', NULL, '{CONSULT,COOPERATE,AID,SUPPORT,CONCEDE,RETREAT}', 'demanded as', 'done as', true),
		('REJECT', 'meet', '{CONSULT}', 'refused as', 'done as', false),
		('REJECT', 'assist', '{AID,COOPERATE,SUPPORT}', 'refused as', 'done as', false),
		('REJECT', 'yield', '{RETREAT,CONCEDE}', 'refused as', 'done as', false),
		('RETREAT', '*', '{ASSAULT,COERCE,MOBILIZE}', 'ended by', 'ends', false),
		('CONCEDE', '*', '{SANCTION,COERCE,PROTEST}', 'ended by', 'ends', false),
		('SANCTION', 'discontinue', '{CONSULT,COOPERATE,AID,AGREE}', 'ended by', 'ends', false)
$$;
COMMENT ON FUNCTION news_archive_inner.act_ties() IS
'Which types of act speak of an act of another type: "agreed to meet" of a CONSULT, "lifted the sanctions" of a '
'SANCTION. relation is what such an event is to the deed, reverse what the deed is to it; turned: whoever is asked is '
'the target there and the actor of the deed. mode NULL stands for an event without one, which speaks of a deed told by '
'the same word; * for any mode.';
CREATE FUNCTION news_archive_inner.same_side(a_ids bigint[], a_code text, b_ids bigint[], b_code text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN a_ids <> '{}' OR b_ids <> '{}' THEN a_ids && b_ids ELSE a_code = b_code END;
COMMENT ON FUNCTION news_archive_inner.same_side(bigint[], text, bigint[], text) IS
'Whether two sides of events are one: the same entity, or where neither has one the same code; NULL codes (who has '
'neither) are no side that can be the same.';
CREATE FUNCTION news_archive_inner.counted_code(names text[], ids bigint[], country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN names = '{}' THEN '' WHEN country IS NULL THEN NULL
		WHEN ids <> '{}' OR sector IN ('MIL', 'REB', 'POL', 'CVL', 'OPP') THEN country || coalesce(sector, '')
			ELSE country || ' ' || news_archive_inner.plain_words(names[1]) END;
COMMENT ON FUNCTION news_archive_inner.counted_code(text[], bigint[], text, text) IS
'What a side of an event that is no person or body is told by: country and sector of a place, of troops, rebels, '
'police, people and opposition; country and words of others, who may be one of many; empty for nobody told, NULL where '
'no country is. For tied_events.';
CREATE FUNCTION news_archive_inner.counted_sides(event_ids bigint[])
	RETURNS TABLE (event_id bigint, type text, mode text, act text, status text, during daterange, lemma text,
		actor_ids bigint[], actor_code text, target_ids bigint[], target_code text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH seen AS MATERIALIZED (SELECT v.* FROM news_archive_inner.visible_events(event_ids) v),
	side AS MATERIALIZED (SELECT n.*
		FROM news_archive_inner.seen_entities(ARRAY(SELECT DISTINCT s
		FROM seen v, unnest(v.actor_ids || v.target_ids) s)) n)
	SELECT e.event_id, e.type, e.mode, news_archive.kind_of_act(e.type, e.mode, 'actual') || CASE e.type WHEN 'AGREE'
		THEN coalesce(' ' || e.mode, '') ELSE '' END, e.status, e.during,
		split_part(e.basis, ',', 1), a.ids, news_archive_inner.counted_code(e.actors, e.actor_ids, e.actor_country,
			e.actor_sector), t.ids,
		news_archive_inner.counted_code(e.targets, e.target_ids, e.target_country, e.target_sector)
	FROM seen e
		CROSS JOIN LATERAL (SELECT ARRAY(SELECT n.entity_id FROM side n WHERE n.entity_id = ANY (e.actor_ids)
			AND news_archive_inner.acting_entity(n.entity_id, n.kind, e.actor_country) IS NOT NULL) AS ids) a
		CROSS JOIN LATERAL (SELECT ARRAY(SELECT n.entity_id FROM side n WHERE n.entity_id = ANY (e.target_ids)
			AND news_archive_inner.acting_entity(n.entity_id, n.kind, e.target_country) IS NOT NULL) AS ids) t;
END $$;
COMMENT ON FUNCTION news_archive_inner.counted_sides(bigint[]) IS
'Type, status, days and sides of these events of the archive entered as far as the current user may see them, the '
'sides as they are counted in grouping reports: by entity, a place that acts for its state by code. '
'lemma is the word that tells the act. For tied_events.';
CREATE FUNCTION news_archive_inner.events_near(wanted bigint) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	e record;
	types text[];
	ids bigint[];
	near daterange;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT v.type, v.actor_ids || v.target_ids AS ids, v.during,
		v.actors <> '{}' AND NOT EXISTS (SELECT FROM news_archive_inner.seen_entities(v.actor_ids) n
			WHERE n.kind <> 'place')
			AND (v.targets = '{}' OR NOT EXISTS (SELECT FROM news_archive_inner.seen_entities(v.target_ids) n
				WHERE n.kind <> 'place')) AS coded
	INTO e FROM news_archive_inner.visible_events(ARRAY[wanted]) v;
	types := ARRAY(SELECT e.type UNION SELECT unnest(t.deeds) FROM news_archive_inner.act_ties() t WHERE t.type = e.type
		UNION SELECT t.type FROM news_archive_inner.act_ties() t WHERE e.type = ANY (t.deeds));
	near := daterange(lower(e.during) - 366, upper(e.during) + 366);
	IF news_archive_inner.hides_articles() THEN
		ids := ARRAY(SELECT DISTINCT r.event_id FROM event_report r JOIN article a USING (article_id)
			WHERE r.type = ANY (types) AND (r.actor_id = ANY (e.ids) OR r.target_id = ANY (e.ids) OR e.coded
				AND r.during && near));
		RETURN ARRAY(SELECT o.event_id FROM news_archive_inner.told_events(ids) o WHERE o.type = ANY (types)
			AND (o.actor_ids && e.ids OR o.target_ids && e.ids OR e.coded AND NOT isempty(e.during)
				AND o.during && near));
	END IF;
	ids := ARRAY(SELECT o.event_id FROM event o WHERE o.actor_ids && e.ids AND o.type = ANY (types))
		|| ARRAY(SELECT o.event_id FROM event o WHERE o.target_ids && e.ids AND o.type = ANY (types));
	IF e.coded AND NOT isempty(e.during) THEN
		ids := ids || ARRAY(SELECT o.event_id FROM event o WHERE o.during && near AND o.type = ANY (types));
	END IF;
	RETURN ARRAY(SELECT DISTINCT i FROM unnest(ids) i);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_near(bigint) IS
'Events of the archive entered among which those tied to this one are: of types that may be, which share an entity '
'with it, or, where neither side is a person or body, are within a year. For tied_events.';
CREATE FUNCTION news_archive_inner.tied_events(wanted bigint) RETURNS TABLE (relation text, event_id bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH near AS MATERIALIZED (
		SELECT s.* FROM news_archive_inner.counted_sides(news_archive_inner.events_near(wanted) || wanted) s),
	one AS MATERIALIZED (SELECT n.* FROM near n WHERE n.event_id = wanted),
	-- of one type and another status: the surer one is the deed
	statuses AS (
		SELECT o.event_id, CASE WHEN o.status = 'denied' THEN 'denied by' WHEN e.status = 'denied'
			AND o.status = 'actual' THEN 'denies'
				WHEN o.type = 'AGREE' AND o.status = 'actual' THEN 'agreed as'
				ELSE s.words END AS relation,
			CASE WHEN 'denied' IN (o.status, e.status) THEN news_archive_inner.within_days(o.during, e.during, 7)
				WHEN s.stage < z.stage THEN news_archive_inner.plan_reaches(o.during,
					news_archive_inner.told_on(o.event_id), e.during, news_archive_inner.told_on(e.event_id))
				ELSE news_archive_inner.plan_reaches(e.during, news_archive_inner.told_on(e.event_id), o.during,
					news_archive_inner.told_on(o.event_id)) END AS fits
		FROM one e JOIN near o ON o.event_id <> e.event_id AND o.act = e.act AND o.status <> e.status
			JOIN (VALUES ('denied', 0, NULL), ('hypothetical', 1, 'supposed as'), ('demanded', 2, 'demanded as'),
				('planned', 3, 'planned as'), ('actual', 4, 'done as')) s(status, stage, words) ON s.status = o.status
			JOIN (VALUES ('denied', 0), ('hypothetical', 1), ('demanded', 2), ('planned', 3), ('actual', 4)) z(status,
				stage) ON z.status = e.status
		WHERE (news_archive_inner.same_side(o.actor_ids, o.actor_code, e.actor_ids, e.actor_code)
			AND news_archive_inner.same_side(o.target_ids, o.target_code, e.target_ids, e.target_code))
			OR (news_archive.is_reciprocal(e.type) AND news_archive_inner.same_side(o.actor_ids, o.actor_code,
				e.target_ids, e.target_code)
				AND news_archive_inner.same_side(o.target_ids, o.target_code, e.actor_ids, e.actor_code))),
	-- of two types: a is what speaks of the deed d
	spoken AS MATERIALIZED (
		SELECT o.event_id, k.relation, k.reverse, k.turned, o.event_id = a.event_id AS speaks, a.event_id AS a_id,
			a.status AS a_status, a.during AS a_during,
			a.actor_ids AS a_actor_ids, a.actor_code AS a_actor_code, a.target_ids AS a_target_ids,
				a.target_code AS a_target_code,
			d.type AS d_type, d.status AS d_status, d.during AS d_during, d.event_id AS d_id, d.actor_ids, d.actor_code,
				d.target_ids, d.target_code
		FROM one e JOIN near o ON o.type <> e.type
			CROSS JOIN LATERAL (VALUES (true), (false)) v(speaks)
			JOIN near a ON a.event_id = CASE WHEN v.speaks THEN o.event_id ELSE e.event_id END
			JOIN near d ON d.event_id = CASE WHEN v.speaks THEN e.event_id ELSE o.event_id END
			JOIN news_archive_inner.act_ties() k ON k.type = a.type AND d.type = ANY (k.deeds)
				AND (k.mode = '*' OR k.mode IS NOT DISTINCT FROM a.mode)
				AND (k.mode IS NOT NULL OR a.lemma = d.lemma)
		WHERE (d.status = 'actual' OR (k.relation = 'ended by' AND d.type = 'AGREE' AND d.status = 'planned'))
			AND a.status IN ('actual', 'planned', 'demanded')
			-- who met has met: talks and plans can be called off
			AND NOT (k.relation = 'ended by' AND d.type = 'CONSULT' AND d.mode IS DISTINCT FROM 'negotiate')),
	kinds AS (
		SELECT s.event_id,
			CASE WHEN NOT s.speaks THEN s.reverse WHEN s.relation = 'agreed as' AND s.a_status = 'planned'
				THEN 'planned as' ELSE s.relation END AS relation,
			CASE s.relation WHEN 'ended by' THEN s.a_status = 'actual'
					-- a plan is called off before its day, what was done or agreed is over later
					AND CASE WHEN s.d_status = 'planned'
						THEN coalesce(news_archive_inner.told_on(s.d_id) < upper(s.a_during), true)
							AND coalesce(CASE WHEN upper_inf(s.d_during) THEN news_archive_inner.told_on(s.d_id)
								+ news_archive_inner.event_window() ELSE upper(s.d_during) END > lower(s.a_during),
								true)
						ELSE coalesce(lower(s.d_during) < upper(s.a_during), true)
							AND coalesce(upper(s.d_during) > lower(s.a_during) - 366, true) END
				WHEN 'refused as' THEN news_archive_inner.within_days(s.a_during, s.d_during,
					news_archive_inner.event_window())
				ELSE news_archive_inner.plan_reaches(s.a_during, news_archive_inner.told_on(s.a_id), s.d_during,
					news_archive_inner.told_on(s.d_id)) END AS fits
		FROM spoken s
		WHERE CASE WHEN s.turned THEN
				(news_archive_inner.same_side(s.a_target_ids, s.a_target_code, s.actor_ids, s.actor_code)
					AND (s.target_code = '' OR news_archive_inner.same_side(s.a_actor_ids, s.a_actor_code, s.target_ids,
						s.target_code) OR news_archive_inner.names_side(s.a_id, s.target_ids)))
				OR (news_archive.is_reciprocal(s.d_type) AND news_archive_inner.same_side(s.a_target_ids,
					s.a_target_code, s.target_ids, s.target_code)
					AND (news_archive_inner.same_side(s.a_actor_ids, s.a_actor_code, s.actor_ids, s.actor_code)
						OR news_archive_inner.names_side(s.a_id, s.actor_ids)))
			ELSE
				(news_archive_inner.same_side(s.a_actor_ids, s.a_actor_code, s.actor_ids, s.actor_code)
					AND (news_archive_inner.same_side(s.a_target_ids, s.a_target_code, s.target_ids, s.target_code)
						OR (s.relation = 'ended by' AND s.a_target_code = ''
							AND news_archive_inner.names_side(s.a_id, s.target_ids))))
				OR (news_archive.is_reciprocal(s.d_type) AND news_archive_inner.same_side(s.a_actor_ids, s.a_actor_code,
					s.target_ids, s.target_code)
					AND news_archive_inner.same_side(s.a_target_ids, s.a_target_code, s.actor_ids, s.actor_code))
			END)
	SELECT s.relation, s.event_id FROM statuses s WHERE s.fits
	UNION
	SELECT k.relation, k.event_id FROM kinds k WHERE k.fits;
END $$;
COMMENT ON FUNCTION news_archive_inner.tied_events(bigint) IS
'The events of the archive entered that are tied to this one, and how: see event_relations(). For event_relations and '
'denials_of.';
CREATE FUNCTION news_archive_inner.within_days(a daterange, b daterange, days int) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(daterange(lower(a) - days, upper(a) + days) && b, true);
COMMENT ON FUNCTION news_archive_inner.within_days(daterange, daterange, int) IS
'Whether two acts may have been at most so many days apart; true where a day is not known.';
CREATE FUNCTION news_archive_inner.plan_reaches(plan daterange, plan_told date, deed daterange, deed_told date)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(
		daterange(coalesce(lower(plan), plan_told),
			greatest(coalesce(lower(plan), plan_told) + news_archive_inner.event_window(), CASE WHEN NOT upper_inf(plan)
			THEN upper(plan) - 1 END), '[]')
			&& coalesce(CASE WHEN NOT lower_inf(deed) THEN deed END, daterange(deed_told - 7, deed_told, '[]')), true);
COMMENT ON FUNCTION news_archive_inner.plan_reaches(daterange, date, daterange, date) IS
'Whether a deed may be what was planned or demanded: on the days planned, or up to 31 days after the first of them, '
'and not before. Where the plan has no first day the one on which it was told stands for it, and where the deed has '
'none the week up to the one on which that was told. True where these are not known either.';
CREATE FUNCTION news_archive_inner.told_on(one_event bigint) RETURNS date
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT min(lower(a.published)) FROM event_report r JOIN article a USING (article_id)
		WHERE r.event_id = one_event);
END $$;
COMMENT ON FUNCTION news_archive_inner.told_on(bigint) IS
'The day on which an event of the archive entered was first told, in articles that the current user may see; '
'NULL when it is not known. For tied_events.';
CREATE FUNCTION news_archive_inner.names_side(one_event bigint, entity_ids bigint[]) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN entity_ids <> '{}' AND EXISTS (SELECT FROM event_report r JOIN article a USING (article_id)
		JOIN mention m USING (article_id)
		WHERE r.event_id = one_event AND m.entity_id = ANY (entity_ids) AND m.start >= r.start AND m.start < r.start
			+ r.length);
END $$;
COMMENT ON FUNCTION news_archive_inner.names_side(bigint, bigint[]) IS
'Whether a clause that tells this event of the archive entered names one of these entities: "the mayor urged Velsen to '
'meet Brandt" names Brandt. For tied_events.';
CREATE FUNCTION news_archive_inner.denials_of(wanted bigint) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT t.event_id FROM news_archive_inner.tied_events(wanted) t
		CROSS JOIN news_archive_inner.visible_events(ARRAY[wanted]) e
		WHERE t.relation = 'denies' OR (t.relation = 'denied by' AND e.status = 'actual'));
END $$;
COMMENT ON FUNCTION news_archive_inner.denials_of(bigint) IS
'The events of the archive entered that say of an event told as done that it was not, or the other way round: '
'those of event_relations(). For differences and corroboration.';
CREATE TYPE news_archive.event_relation_row AS (relation text, event_id bigint, status text, type text, mode text,
	actors text[], targets text[], during daterange, first_day date, last_day date,
	outlets int, words text, confidence real);
COMMENT ON TYPE news_archive.event_relation_row IS 'An event that is tied to another one, as event_relations() gives '
	'it.';
COMMENT ON COLUMN news_archive.event_relation_row.relation IS 'What the other one is to it: denied by, denies, planned '
	'as, done as, ended by, ends, ...';
COMMENT ON COLUMN news_archive.event_relation_row.during IS 'When it happened, half open; an open side is not known. '
	'NULL: no day is known.';
COMMENT ON COLUMN news_archive.event_relation_row.first_day IS 'The first day of during. NULL: not known.';
COMMENT ON COLUMN news_archive.event_relation_row.last_day IS 'The last day of during. NULL: not known.';
COMMENT ON COLUMN news_archive.event_relation_row.outlets IS 'How many outlets carried it.';
COMMENT ON COLUMN news_archive.event_relation_row.words IS 'The clause of the most exact report.';
COMMENT ON COLUMN news_archive.event_relation_row.confidence IS 'How sure it is that one report is right at least, 0 '
	'to 1.';
CREATE FUNCTION news_archive.event_relations(event_id bigint, archive name DEFAULT news_archive.current_archive(),
	min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.event_relation_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR event_id;
	one news_archive.event_relation_row;
	left_out bigint := 0;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF NOT EXISTS (SELECT FROM news_archive_inner.visible_events(ARRAY[wanted])) THEN
		PERFORM news_archive_inner.tell_unknown('event', wanted::text, false,
			'find_events() and timeline() give the ids of events; they change when reports are read anew.');
		RETURN;
	END IF;
	FOR one IN
		WITH tied AS MATERIALIZED (SELECT t.relation, t.event_id FROM news_archive_inner.tied_events(wanted) t)
		SELECT t.relation, e.event_id, e.status, e.type, e.mode, e.actors, e.targets, e.during, lower(e.during),
			upper(e.during) - 1, e.outlets, e.words, e.confidence
		FROM news_archive_inner.seen_events(ARRAY(SELECT t.event_id FROM tied t)) e
			JOIN tied t ON t.event_id = e.event_id
		ORDER BY lower(e.during) NULLS LAST, upper(e.during), t.relation COLLATE "C", e.reports DESC, e.event_id
	LOOP
		IF one.confidence < min_confidence THEN
			left_out := left_out + 1;
		ELSE
			RETURN NEXT one;
		END IF;
	END LOOP;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
END $$;
COMMENT ON FUNCTION news_archive.event_relations(bigint, name, real) IS
'Events of their own that are tied to an event, in order of time; the other columns are those of find_events(). '
'relation reads "this event (is) ...": denied by, denies; planned as, agreed as, demanded as, threatened as, refused '
'as, supposed as (told as hypothetical), and from there done as; ended by, ends. Tied are events of one act: '
'the same type (and mode, where that tells what was done) and another status, or a type that speaks of it: '
'AGREE, THREATEN, REQUEST and REJECT of the act that their mode names, or that the same word tells; '
'RETREAT of an attack or a blockade that it ends, CONCEDE of a sanction or a protest, SANCTION discontinue of talks, '
'aid and what was agreed or planned. Their sides are the same: the entities, else country and sector, or country and '
'words; CONSULT in either direction; whoever was asked (the target of REQUEST) is who does it. Their days fit: '
'a denial within a week, or one of the two not known; the deed on the days planned or demanded, or up to 31 days after '
'the first of them, and not before; an end not before what it ends, and within a year, of a plan not after its day; '
'a refusal within 31 days. Only events at least as sure as min_confidence (0 to 1) are shown, '
'default_confidence(''event'') if it is not given, and a notice tells how many are not; NULL shows all. '
'Articles that a policy hides are left out. No rows, and a notice, for an event that is not there. Errors: '
'invalid_parameter_value for a min_confidence out of 0 to 1, invalid_schema_name.';

-- src/archive/ask/review.sql
CREATE TYPE news_archive_inner.may_be_one AS (a bigint, b bigint, likely real, why text);
COMMENT ON TYPE news_archive_inner.may_be_one IS 'Two entities that may be one, how likely, and the reason in words.';
CREATE FUNCTION news_archive_inner.answered_pairs() RETURNS TABLE (one bigint, other bigint)
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT least(a.entity_id, b.entity_id), greatest(a.entity_id, b.entity_id)
	FROM (SELECT (c.what->>'one_name_id')::bigint AS x, (c.what->>'other_name_id')::bigint AS y FROM correction c
		WHERE c.kind = 'apart' AND c.undone_at IS NULL
			-- a merge that was taken back is an answer too
			UNION ALL SELECT (c.what->>'keep_name_id')::bigint, (c.what->>'drop_name_id')::bigint FROM correction c
				WHERE c.kind = 'merge' AND c.undone_at IS NOT NULL) s
		JOIN entity_name a ON a.name_id = s.x JOIN entity_name b ON b.name_id = s.y
	UNION
	SELECT least(n.entity_id, (c.what->>'entity_id')::bigint), greatest(n.entity_id, (c.what->>'entity_id')::bigint)
	FROM correction c JOIN entity_name n ON n.name_id = (c.what->>'name_id')::bigint
		WHERE c.kind = 'split' AND c.undone_at IS NULL
	UNION
	SELECT least(s.entity_id, s.shares_with), greatest(s.entity_id, s.shares_with) FROM namesake s;
END $$;
COMMENT ON FUNCTION news_archive_inner.answered_pairs() IS
'The pairs of entities of the archive entered that are known to be two: by keep_apart, split_entity or a merge that '
'was taken back, and namesakes. For review_queue.';
CREATE FUNCTION news_archive_inner.review_names(ids bigint[]) RETURNS SETOF news_archive_inner.may_be_one
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH mine AS MATERIALIZED (
		SELECT n.* FROM unnest(ids) i(id), LATERAL (SELECT x.name_id, x.entity_id, x.kind, x.name, x.folded, x.keys,
			x.known FROM entity_name x
			WHERE x.entity_id = i.id AND NOT (x.kind = 'person' AND x.folded NOT LIKE '% %')
				AND NOT news_archive.is_acronym(x.kind, x.name)
			ORDER BY x.articles DESC, x.name_id LIMIT 2) n),
	key AS MATERIALIZED (
		SELECT DISTINCT m.kind, u.k FROM mine m, unnest(m.keys) u(k)),
	-- at most so many names of a key: what more share tells nothing
	block AS MATERIALIZED (
		SELECT y.kind, y.k, b.ids FROM key y, LATERAL (SELECT array_agg(x.name_id) AS ids
			FROM (SELECT e.name_id FROM entity_name e
			WHERE e.keys @> ARRAY[y.k] AND e.kind = y.kind LIMIT 31) x) b
		WHERE cardinality(b.ids) BETWEEN 2 AND 30),
	pair AS MATERIALIZED (
		SELECT DISTINCT m.name_id, o.id FROM mine m, unnest(m.keys) u(k), block b, unnest(b.ids) o(id)
			WHERE b.kind = m.kind AND b.k = u.k AND o.id <> m.name_id),
	alike AS (
		SELECT m.entity_id AS x, o.entity_id AS y, m.name AS m, o.name AS o, m.kind, m.known && o.known AS known,
			news_archive.name_similarity(m.folded, o.folded) AS similarity
		FROM pair p JOIN mine m USING (name_id) JOIN entity_name o ON o.name_id = p.id
		WHERE o.entity_id <> m.entity_id AND NOT (o.kind = 'person' AND o.folded NOT LIKE '% %')
			AND NOT news_archive_inner.generations_differ(m.folded, o.folded)
			AND (m.kind <> 'person' OR coalesce(news_archive.first_name_gender(split_part(m.folded, ' ', 1))
				= news_archive.first_name_gender(split_part(o.folded, ' ', 1)), true)))
	SELECT l.x, l.y, (CASE WHEN l.known THEN 0.1 ELSE 0 END + least(l.similarity, 0.9))::real,
		format('"%s" is much like "%s"%s', l.m, l.o, CASE WHEN l.known THEN ', and articles tell the same of both'
			ELSE '' END)
	FROM alike l WHERE l.similarity >= CASE WHEN l.known THEN 0.65 WHEN l.kind = 'person' THEN 0.78 ELSE 0.8 END;
END $$;
COMMENT ON FUNCTION news_archive_inner.review_names(bigint[]) IS
'Entities whose names are like those of these, but not so much that they are taken for one. For review_queue.';
CREATE FUNCTION news_archive_inner.review_acronyms(ids bigint[]) RETURNS SETOF news_archive_inner.may_be_one
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT n.entity_id, o.entity_id, CASE WHEN o.told THEN 0.85 ELSE 0.7 END::real,
		format(CASE WHEN o.told THEN '"%s" is short for "%s" in articles, and may stand for others'
			ELSE '"%s" may be short for "%s", and for others' END, n.name, o.name)
	FROM unnest(ids) i(id) JOIN entity_name n ON n.entity_id = i.id AND news_archive.is_acronym(n.kind, n.name)
		AND n.kind = 'organisation',
		LATERAL (SELECT x.entity_id, min(x.name COLLATE "C") AS name,
			bool_or(x.known @> ARRAY['told ' || news_archive.name_essence(n.name)]) AS told FROM entity_name x
			WHERE news_archive.acronym_keys(x.kind, x.name, x.known)
				&& ARRAY['told ' || news_archive.name_essence(n.name), 'for ' || news_archive.name_essence(n.name)]
				AND x.kind = 'organisation' AND x.entity_id <> n.entity_id
			GROUP BY x.entity_id LIMIT 5) o;
END $$;
COMMENT ON FUNCTION news_archive_inner.review_acronyms(bigint[]) IS
'Bodies that acronyms among these entities may be of. For review_queue.';
CREATE FUNCTION news_archive_inner.kind_in_words(kind text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE kind WHEN 'organisation' THEN 'an organisation' WHEN 'other' THEN 'something else' ELSE 'a ' || kind
		END;
COMMENT ON FUNCTION news_archive_inner.kind_in_words(text) IS
'A kind of entity with its article. For review_queue.';
CREATE FUNCTION news_archive_inner.review_kinds(ids bigint[]) RETURNS SETOF news_archive_inner.may_be_one
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT n.entity_id, o.entity_id, CASE WHEN n.folded LIKE '% %' THEN 0.9 WHEN 'place' IN (n.kind, o.kind) THEN 0.4
		ELSE 0.6 END::real,
		format('"%s" is told of as %s and as %s', n.name, news_archive_inner.kind_in_words(n.kind),
			news_archive_inner.kind_in_words(o.kind))
	FROM unnest(ids) i(id) JOIN entity_name n ON n.entity_id = i.id,
		LATERAL (SELECT x.* FROM entity_name x WHERE x.folded = n.folded AND x.entity_id <> n.entity_id
			AND x.kind <> n.kind AND NOT x.apart OFFSET 0) o
	WHERE NOT n.apart;
END $$;
COMMENT ON FUNCTION news_archive_inner.review_kinds(bigint[]) IS
'Entities of another kind that bear a name of these. For review_queue.';
CREATE FUNCTION news_archive_inner.review_surnames(ids bigint[]) RETURNS SETOF news_archive_inner.may_be_one
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH alone AS MATERIALIZED (
		SELECT n.entity_id, n.name, b.people FROM unnest(ids) i(id) JOIN entity_name n ON n.entity_id = i.id,
			LATERAL (SELECT array_agg(DISTINCT x.entity_id) AS people FROM (SELECT y.entity_id FROM entity_name y
				WHERE y.surnames && news_archive_inner.surname_forms(n.name) LIMIT 20) x) b
		WHERE n.kind = 'person' AND n.folded NOT LIKE '% %' AND cardinality(b.people) BETWEEN 2 AND 3
			AND n.entity_id <> ALL (b.people)),
	story AS MATERIALIZED (
		SELECT a.entity_id, s.story_id
			FROM alone a, LATERAL (SELECT DISTINCT c.story_id
			FROM (SELECT m.article_id FROM mention m WHERE m.entity_id = a.entity_id LIMIT 100) m
			JOIN article c USING (article_id) WHERE c.story_id IS NOT NULL) s),
	shared AS (
		SELECT a.entity_id, a.name, p.id, (SELECT count(DISTINCT s.story_id)
			FROM story s JOIN article c ON c.story_id = s.story_id
			JOIN mention m ON m.article_id = c.article_id AND m.entity_id = p.id WHERE s.entity_id = a.entity_id)
				AS stories
		FROM alone a, unnest(a.people) p(id))
	SELECT p.id, s.entity_id, 0.9::real, format('"%s" alone stands in %s with "%s", and in none with the others of '
		'that name', s.name, CASE s.stories WHEN 1 THEN 'a story' ELSE s.stories || ' stories' END, e.name)
	FROM shared s JOIN LATERAL (SELECT s.id) p(id) ON true JOIN entity e ON e.entity_id = s.id
	WHERE s.stories > 0 AND NOT EXISTS (SELECT FROM shared o WHERE o.entity_id = s.entity_id AND o.id <> s.id
		AND o.stories > 0);
END $$;
COMMENT ON FUNCTION news_archive_inner.review_surnames(bigint[]) IS
'People of whom a surname alone, one of these entities, may be told. For review_queue.';
CREATE FUNCTION news_archive_inner.example_of(wanted bigint) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT format('%s (%s)', regexp_replace(substring(a.body FROM greatest(m.start - 50, 1) FOR m.length + 100),
		'\s+', ' ', 'g'),
			concat_ws(', ', a.outlet, news_archive.during_text(a.published), 'article ' || a.article_id))
		FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = wanted AND m.form = 'name'
			ORDER BY m.article_id, m.mention_no LIMIT 1);
END $$;
COMMENT ON FUNCTION news_archive_inner.example_of(bigint) IS
'Words around a mention of an entity by name, with outlet, day and article; NULL when the reader may see none. '
'For review_queue.';
CREATE TYPE news_archive.review_row AS (entity_id bigint, name text, kind text, articles bigint, other_id bigint,
	other text, other_kind text, other_articles bigint, likely real, why text,
	example text, other_example text, statement text);
COMMENT ON TYPE news_archive.review_row IS 'Two entities that may be one, as review_queue() gives them.';
COMMENT ON COLUMN news_archive.review_row.likely IS 'How likely they are one by a rule''s guess, 0 to 1; '
	'no probability.';
COMMENT ON COLUMN news_archive.review_row.why IS 'The reason in words.';
COMMENT ON COLUMN news_archive.review_row.example IS 'Words around a mention of the first, with outlet, day and '
	'article. NULL: no article names it.';
COMMENT ON COLUMN news_archive.review_row.other_example IS 'The same of the second.';
COMMENT ON COLUMN news_archive.review_row.statement IS 'What makes the two one when it is run.';
CREATE FUNCTION news_archive.review_queue(max_rows int DEFAULT 20, kind text DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.review_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted_kind ALIAS FOR kind;
	most CONSTANT int := 2000;
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_kind(wanted_kind);
	PERFORM news_archive_inner.check_all_seen(archive);
	ids := ARRAY(SELECT e.entity_id FROM entity e WHERE e.articles > 0 AND (wanted_kind IS NULL OR e.kind = wanted_kind)
		ORDER BY e.articles DESC, e.entity_id LIMIT most);
	RETURN QUERY
	WITH found AS MATERIALIZED (
		SELECT r.* FROM news_archive_inner.review_names(ids) r UNION ALL SELECT r.*
			FROM news_archive_inner.review_acronyms(ids) r
		UNION ALL SELECT r.* FROM news_archive_inner.review_kinds(ids) r UNION ALL SELECT r.*
			FROM news_archive_inner.review_surnames(ids) r),
	pair AS MATERIALIZED (
		SELECT DISTINCT ON (least(f.a, f.b), greatest(f.a, f.b)) least(f.a, f.b) AS one, greatest(f.a, f.b) AS other,
			f.likely, f.why FROM found f
		WHERE f.a <> f.b ORDER BY least(f.a, f.b), greatest(f.a, f.b), f.likely DESC, f.why COLLATE "C"),
	best AS MATERIALIZED (
		SELECT p.likely, p.why, k.entity_id AS keep_id, k.name AS keep_name, k.kind AS keep_kind,
			k.articles AS keep_articles,
			d.entity_id AS drop_id, d.name AS drop_name, d.kind AS drop_kind, d.articles AS drop_articles
		FROM pair p JOIN entity x ON x.entity_id = p.one JOIN entity y ON y.entity_id = p.other,
			LATERAL (SELECT (x.articles, x.entity_id) > (y.articles, y.entity_id) AS first) o,
			LATERAL (SELECT x.* WHERE o.first UNION ALL SELECT y.* WHERE NOT o.first) k,
				LATERAL (SELECT y.* WHERE o.first UNION ALL SELECT x.* WHERE NOT o.first) d
		WHERE (wanted_kind IS NULL OR wanted_kind IN (x.kind, y.kind))
			AND (p.one, p.other) NOT IN (SELECT s.one, s.other FROM news_archive_inner.answered_pairs() s)
		-- how much the archive gains by the answer
		ORDER BY p.likely * ln(1 + d.articles) DESC, k.articles DESC, k.name COLLATE "C", d.name COLLATE "C",
			k.entity_id, d.entity_id
		LIMIT max_rows)
	SELECT b.keep_id, b.keep_name, b.keep_kind, b.keep_articles, b.drop_id, b.drop_name, b.drop_kind, b.drop_articles,
		b.likely, b.why,
		news_archive_inner.example_of(b.keep_id), news_archive_inner.example_of(b.drop_id),
		CASE WHEN b.keep_kind <> b.drop_kind THEN format('SELECT news_archive.set_entity(%s, kind => %L%s); ',
			b.drop_id, b.keep_kind, a.said) ELSE '' END
			|| format('SELECT news_archive.merge_entities(%s, %s%s);', b.keep_id, b.drop_id, a.said)
	FROM best b, LATERAL (SELECT CASE WHEN archive = news_archive.current_archive() THEN ''
		ELSE format(', archive => %L', archive) END AS said) a
	ORDER BY b.likely * ln(1 + b.drop_articles) DESC, b.keep_articles DESC, b.keep_name COLLATE "C",
		b.drop_name COLLATE "C", b.keep_id, b.drop_id;
END $$;
COMMENT ON FUNCTION news_archive.review_queue(int, text, name) IS
'Pairs of entities of an archive that may be one, for an analyst to decide, those first whose answer is likely and '
'moves many articles: names alike but not enough to be taken for one, an acronym and the bodies it may be of, one name '
'under two kinds, a surname alone that two or three people bear of whom one is told of in its stories. '
'likely (0 to 1) is a rule''s guess and no probability, why says the reason, example where each is named; '
'statement makes the two one when you run it, keep_apart(entity_id, other_id) says that they are two. '
'Pairs that were split, kept apart or merged and parted again, and namesakes, are left out. Looks at the 2,000 '
'entities in most articles, by keys that few names share, so time is bounded. kind keeps pairs with one kind of '
'entity. Errors: insufficient_privilege for whom a row-level policy hides articles from, as the pairs are found by '
'what all articles tell; invalid_parameter_value for another kind, invalid_row_count_in_limit_clause for negative '
'max_rows (NULL gives all), invalid_schema_name.';

-- src/archive/ask/search_answers.sql
CREATE TYPE news_archive.match_term_row AS (term int, lexeme text, spellings text[], in_title int, in_standfirst int,
	in_body int, in_articles int, weight real);
COMMENT ON TYPE news_archive.match_term_row IS 'A word of a query that an article has, as explain_match() gives it.';
COMMENT ON COLUMN news_archive.match_term_row.term IS 'Its number among those of the query.';
COMMENT ON COLUMN news_archive.match_term_row.lexeme IS 'As it is indexed; ~ begins the key of a name''s spellings.';
COMMENT ON COLUMN news_archive.match_term_row.spellings IS 'How the article spells it.';
COMMENT ON COLUMN news_archive.match_term_row.in_title IS 'How often it stands in the title.';
COMMENT ON COLUMN news_archive.match_term_row.in_standfirst IS 'How often it stands in the standfirst.';
COMMENT ON COLUMN news_archive.match_term_row.in_body IS 'How often it stands in the body.';
COMMENT ON COLUMN news_archive.match_term_row.in_articles IS 'In how many articles of the archive it stands.';
COMMENT ON COLUMN news_archive.match_term_row.weight IS 'Its part in the rank: the weights add up to it.';
CREATE FUNCTION news_archive.explain_match(article_id bigint, query text,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.match_term_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR article_id;
	q news_archive_inner.parsed_query := news_archive_inner.parse_query(query);
	counts int[];
	a record;
	total record;
	tuning constant real[] := news_archive.rank_settings();
BEGIN
	PERFORM news_archive_inner.enter(archive);
	q := news_archive_inner.expand_query(q);
	SELECT r.search, concat_ws(E'\n', r.title, r.standfirst, r.body) AS words,
		news_archive.news_configuration(r.language) AS configuration
	INTO a FROM article r WHERE r.article_id = wanted;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'article % does not exist', wanted USING ERRCODE = 'no_data_found',
			HINT = 'search() gives the ids of articles.';
	END IF;
	counts := news_archive_inner.word_counts(q.lexemes);
	SELECT * INTO total FROM news_archive_inner.search_figures();
	RETURN QUERY
	SELECT t.term, t.lexeme,
		ARRAY(SELECT DISTINCT d.token FROM ts_debug(a.configuration, a.words) d WHERE d.lexemes @> ARRAY[t.lexeme]
			ORDER BY 1),
		t.in_title, t.in_standfirst, t.in_body, t.in_articles, t.weight
	FROM news_archive.bm25_terms(a.search, q.asked, q.lexemes, counts, total.articles, total.lengths, tuning) t
	ORDER BY t.term, t.weight DESC, t.lexeme;
END $$;
COMMENT ON FUNCTION news_archive.explain_match(bigint, text, name) IS
'Why an article has its rank: each word of the query that it has, in which spellings, how often in title, standfirst '
'and body, in how many articles of the archive it stands, and its weight; the weights add up to the rank. '
'~ begins the key of a name''s spellings, which are one term. No rows when it has none of the words. Errors: '
'no_data_found for an unknown article, syntax_error, invalid_schema_name.';
CREATE TYPE news_archive.search_count_row AS (value text, articles bigint);
COMMENT ON TYPE news_archive.search_count_row IS 'How many articles a query finds of one value, as search_counts() '
	'gives it.';
COMMENT ON COLUMN news_archive.search_count_row.value IS 'The outlet, language, period, name or type of event; '
	'"not known" where it is not.';
COMMENT ON COLUMN news_archive.search_count_row.articles IS 'How many of those found have it.';
CREATE FUNCTION news_archive.search_counts(query text, by text DEFAULT 'outlet', during news_archive.days DEFAULT NULL,
	outlet text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.search_count_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_by ALIAS FOR "by";
	wanted_during daterange := during;
	wanted_outlet ALIAS FOR outlet;
	q news_archive_inner.parsed_query := news_archive_inner.parse_query(query);
	wanted bigint[];
	unwanted bigint[];
	ids bigint[];
	outlet_key text := nullif(news_archive.outlet_key(wanted_outlet), '');
	named bigint[];
	wanted_kind text := CASE wanted_by WHEN 'organisation' THEN wanted_by WHEN 'person' THEN wanted_by WHEN 'place'
		THEN wanted_by END;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.tell_of_query(q.notices);
	q := news_archive_inner.expand_query(q);
	wanted := news_archive_inner.select_wanted(q.fields, true);
	unwanted := news_archive_inner.select_wanted(q.fields, false);
	ids := ARRAY(SELECT r.article_id FROM article r
		WHERE CASE WHEN numnode(q.at_most) = 0 THEN wanted IS NOT NULL OR q.of_text IS NOT NULL
			ELSE r.search @@ q.at_most END
			AND (wanted IS NULL OR r.article_id = ANY (wanted)) AND (unwanted IS NULL OR r.article_id <> ALL (unwanted))
			AND (wanted_during IS NULL OR r.published && wanted_during)
			AND (wanted_outlet IS NULL OR r.outlet = wanted_outlet OR news_archive.outlet_key(r.outlet) = outlet_key)
			AND (q.of_text IS NULL OR r.search @@ q.at_least
				OR news_archive_inner.article_text_answers(r.title, r.standfirst, r.body, r.language, q.of_text)));
	IF wanted_kind IS NOT NULL THEN
		named := ARRAY(SELECT DISTINCT x.entity_id FROM mention x
			WHERE x.article_id = ANY (ids) AND x.entity_id IS NOT NULL);
		RETURN QUERY SELECT e.name, count(DISTINCT m.article_id) FROM mention m
				JOIN news_archive_inner.seen_entities(named) e USING (entity_id)
			WHERE m.article_id = ANY (ids) AND e.kind = wanted_kind GROUP BY e.entity_id, e.name
				ORDER BY 2 DESC, e.name COLLATE "C";
	ELSIF wanted_by = 'event type' THEN
		RETURN QUERY SELECT r.type, count(DISTINCT r.article_id) FROM event_report r WHERE r.article_id = ANY (ids)
			GROUP BY r.type ORDER BY 2 DESC, r.type COLLATE "C";
	ELSIF wanted_by IN ('outlet', 'language') THEN
		RETURN QUERY SELECT c.value, count(*)
			FROM (SELECT coalesce(CASE wanted_by WHEN 'outlet' THEN r.outlet ELSE r.language END, 'not known') AS value
				FROM article r WHERE r.article_id = ANY (ids)) c
			GROUP BY c.value ORDER BY 2 DESC, c.value COLLATE "C";
	ELSIF wanted_by IN ('day', 'month', 'year') THEN
		RETURN QUERY SELECT c.value, count(*)
			FROM (SELECT coalesce(to_char(lower(r.published), CASE wanted_by WHEN 'day' THEN 'YYYY-MM-DD' WHEN 'month'
				THEN 'YYYY-MM' ELSE 'YYYY' END), 'not known') AS value
				FROM article r WHERE r.article_id = ANY (ids)) c
			GROUP BY c.value ORDER BY c.value COLLATE "C";
	ELSE
		RAISE EXCEPTION 'articles cannot be counted by "%"', wanted_by
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Count by outlet, language, day, month, year, person, organisation, place or event type.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.search_counts(text, text, news_archive.days, text, name) IS
'How many of the articles that a query finds (all of them, not only the best; phrases with small words are looked up '
'in every text that may have them) there are by outlet, language, day, month, year, person, organisation, place or '
'event type. What is not known is counted as such. Errors: invalid_parameter_value, syntax_error, invalid_schema_name.';
CREATE FUNCTION news_archive.name_parts(name text, folded text) RETURNS tsvector
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_to_tsvector(array_remove(string_to_array(left(folded, 500) || ' '
		|| left(news_archive_inner.without_articles(folded), 500)
		|| ' ' || left(news_archive_inner.plain_words(news_archive.fold_words(left(name, 500))), 500), ' '), ''));
COMMENT ON FUNCTION news_archive.name_parts(text, text) IS
'The words of a name and the parts of words with a hyphen or an apostrophe, in lower case without marks on their '
'letters, as spelt and as fold_name() spells them, with and without Arabic articles: what suggest() looks up by its '
'index. NULL when one of the two is.';
CREATE FUNCTION news_archive_inner.begun_words(words text) RETURNS tsquery
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT string_agg('''' || replace(replace(w, '\', '\\'), '''', '''''') || '''' || CASE
		WHEN n = cardinality(all_words) THEN ':*' ELSE '' END, ' & ')::tsquery
		FROM (SELECT array_remove(string_to_array(words, ' '), '') AS all_words) a,
			unnest(all_words) WITH ORDINALITY u(w, n));
COMMENT ON FUNCTION news_archive_inner.begun_words(text) IS
'All of these words (with a space between), in any order, of which the last is only begun. NULL without a word.';
CREATE FUNCTION news_archive_inner.begun_name(begin text) RETURNS tsquery
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT coalesce(q.folded || q.spelt, q.folded, q.spelt)
		FROM (SELECT news_archive_inner.begun_words(news_archive.fold_name(left(begin, 500))) AS folded,
			news_archive_inner.begun_words(left(news_archive_inner.plain_words(news_archive.fold_words(left(begin,
				500))), 500)) AS spelt) q);
COMMENT ON FUNCTION news_archive_inner.begun_name(text) IS
'What name_parts() of a name have that has these words, in any order, and one that begins as the last of them, as '
'spelt or as fold_name() spells them. NULL without a letter or digit.';
CREATE TYPE news_archive.suggestion_row AS (suggestion text, kind text, articles bigint);
COMMENT ON TYPE news_archive.suggestion_row IS 'How a query may go on, as suggest() gives it.';
COMMENT ON COLUMN news_archive.suggestion_row.kind IS 'The kind of an entity, or title.';
COMMENT ON COLUMN news_archive.suggestion_row.articles IS 'How many articles mention it, or have that title.';
CREATE FUNCTION news_archive.suggest(begin text, max_rows int DEFAULT 10,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.suggestion_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	begun tsquery := news_archive_inner.begun_name(begin);
	words tsquery := news_archive.news_query('"' || replace(begin, '"', ' ') || '"');
	last text := nullif(substring(begin FROM '[[:alnum:]]+$'), '');
	ids bigint[];
BEGIN
	max_rows := news_archive_inner.checked_rows(max_rows);
	PERFORM news_archive_inner.enter(archive);
	IF last IS NOT NULL THEN
		words := words || news_archive.news_query(last || '*');
	END IF;
	IF news_archive_inner.hides_articles() THEN		-- nor by a spelling that only a hidden article has
		ids := ARRAY(SELECT DISTINCT n.entity_id FROM news_archive_inner.told_spellings(NULL, NULL, begun, archive) n);
	ELSE
		ids := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n
			WHERE news_archive.name_parts(n.name, n.folded) @@ begun);
	END IF;
	RETURN QUERY
	SELECT s.suggestion, s.kind, s.articles
	FROM (
		SELECT e.name AS suggestion, e.kind, e.articles, 1 AS place
		FROM news_archive_inner.seen_entities(ids) e
		UNION ALL
		SELECT a.title, 'title', count(*), 2
		FROM article a
		WHERE a.search @@ words AND a.title IS NOT NULL
			AND position(news_archive.fold_words(begin) IN news_archive.fold_words(a.title)) > 0
		GROUP BY a.title) s
	ORDER BY s.place, s.articles DESC, s.suggestion COLLATE "C"
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.suggest(text, int, name) IS
'What a query that begins so may mean: entities one of whose names has a word, or a part of one with a hyphen or an '
'apostrophe, that begins so, in any spelling that folds to the same letters and with or without its Arabic article (of '
'several words the last is begun, the others are anywhere in the name), those in most articles first; '
'then titles with these words. Errors: invalid_parameter_value for max_rows below 0, invalid_schema_name.';
CREATE TYPE news_archive.similar_article_row AS (article_id bigint, similarity real, published daterange, outlet text,
	title text);
COMMENT ON TYPE news_archive.similar_article_row IS 'An article like another one, as similar_articles() gives it.';
COMMENT ON COLUMN news_archive.similar_article_row.similarity IS 'How like the two are: the cosine of their most '
	'telling words, 0 to 1; copies have 1.';
COMMENT ON COLUMN news_archive.similar_article_row.published IS 'The days on which it may have been published, half '
	'open. NULL: not known.';
COMMENT ON COLUMN news_archive.similar_article_row.outlet IS 'NULL: not known.';
COMMENT ON COLUMN news_archive.similar_article_row.title IS 'NULL: none.';
CREATE FUNCTION news_archive.similar_articles(article_id bigint, max_rows int DEFAULT 20,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.similar_article_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR article_id;
	f record;
	alike record;
BEGIN
	max_rows := news_archive_inner.checked_rows(max_rows);
	PERFORM news_archive_inner.enter(archive);
	SELECT s.terms, s.weights, s.rare INTO f FROM signature s JOIN article x USING (article_id)
		WHERE s.article_id = wanted;
	SELECT array_agg(s.article_id) AS ids,
		array_agg(news_archive.signature_similarity(f.terms, f.weights, s.terms, s.weights)) AS similarities INTO alike
	FROM signature s WHERE news_archive.signature_keys(s.rare, s.day, false) && news_archive.signature_keys(f.rare,
		NULL, true) AND s.article_id <> wanted AND news_archive.signature_similarity(f.terms, f.weights, s.terms,
		s.weights) >= 0.1;
	RETURN QUERY
	SELECT a.article_id, o.similarity, a.published, a.outlet, a.title
	FROM article a JOIN unnest(alike.ids, alike.similarities) o(id, similarity) ON o.id = a.article_id
	WHERE a.article_id = ANY (alike.ids)
	ORDER BY o.similarity DESC, lower(a.published), a.article_id
	LIMIT max_rows;
	PERFORM news_archive_inner.tell_unknown('article', wanted::text, FOUND OR EXISTS (SELECT FROM article a
		WHERE a.article_id = wanted), 'search() gives the ids of articles.');
END $$;
COMMENT ON FUNCTION news_archive.similar_articles(bigint, int, name) IS
'Articles like one, of whatever day, the most alike first: those that share one of its twelve most telling words and '
'whose similarity (cosine of the most telling words; 1 for copies) is at least 0.1. Articles that refresh() has not '
'yet linked are left out. No rows, and a notice, for an unknown article. Errors: invalid_parameter_value for max_rows '
'below 0, invalid_schema_name.';

-- src/archive/ask/search_articles.sql
CREATE FUNCTION news_archive_inner.create_search_index(index text) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	class text;
BEGIN
	PERFORM news_archive_inner.entered();
	class := (SELECT quote_ident(n.nspname) || '.rum_tsvector_ops' FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod
		JOIN pg_namespace n ON n.oid = c.opcnamespace
		WHERE c.opcname = 'rum_tsvector_ops' AND m.amname = 'rum');
	IF index = 'gin' THEN
		CREATE INDEX ON article USING gin (search);
	ELSIF index IS DISTINCT FROM 'rum' THEN
		RAISE EXCEPTION 'an archive cannot be searched by an index "%"', index
			USING ERRCODE = 'invalid_parameter_value', HINT = 'The index is gin or rum.';
	ELSIF class IS NULL THEN
		RAISE EXCEPTION 'the extension "rum" is not installed'
			USING ERRCODE = 'undefined_object',
				HINT = 'CREATE EXTENSION rum; or leave the argument out: gin is always there.';
	ELSE
		EXECUTE format('CREATE INDEX ON article USING rum (search %s)', class);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.create_search_index(text) IS
'The index that search() reads, gin or rum, on the table article of the archive entered. For create_archive. Errors: '
'invalid_parameter_value, undefined_object when rum is asked for and its extension is not there.';
CREATE FUNCTION news_archive_inner.create_search_tables(archive name) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.search_word (
		lexeme text COLLATE "C" PRIMARY KEY,
		articles int NOT NULL
	)', archive);
	COMMENT ON TABLE search_word IS 'How many articles have a word of the search index, for those that two or more '
		'have. Counted by refresh().';

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.search_total (
		articles int PRIMARY KEY,
		average_lengths real[] NOT NULL,
		newest date
	)', archive);
	-- one row; with a key, which 0.1.0 did not give it, a publication of all tables can carry it
	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'search_total'::regclass AND contype = 'p') THEN
		ALTER TABLE search_total ADD PRIMARY KEY (articles);
	END IF;
	COMMENT ON TABLE search_total IS 'How many articles search_word was counted over, the average number of words of '
		'their title, standfirst and body, and the day of the newest.';

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.synonym (
		words text NOT NULL,
		means text NOT NULL,
		PRIMARY KEY (words, means)
	)', archive);
	COMMENT ON TABLE synonym IS 'Words that mean the same to search(), in both directions: INSERT INTO synonym (words, '
		'means) VALUES (''PMF'', ''Popular Front''). They apply at once, also to articles loaded before.';
END $$;
COMMENT ON FUNCTION news_archive_inner.create_search_tables(name)
	IS 'The tables of the archive entered that search() reads, those of them that are not there. For create_archive '
	'and upgrade_archive.';
CREATE FUNCTION news_archive_inner.count_words() RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	now_there int;
BEGIN
	PERFORM news_archive_inner.entered();
	-- as many as were linked or wait for it: to count them would take longer the more there are
	IF EXISTS (SELECT FROM search_total t, archive_state s
		WHERE abs(t.articles - s.articles - (SELECT count(*) FROM pending p WHERE NOT p.counted)) <= t.articles / 4)
		THEN
		RETURN false;
	END IF;
	now_there := count(*) FROM article;
	DELETE FROM search_word;
	DELETE FROM search_total;
	INSERT INTO search_word (lexeme, articles) SELECT word, ndoc FROM ts_stat('SELECT search FROM article')
		WHERE ndoc > 1;
	INSERT INTO search_total (articles, average_lengths, newest)
	SELECT now_there, ARRAY[avg(l[1]), avg(l[2]), avg(l[3])], max(day)
	FROM (SELECT news_archive_inner.vector_lengths(search) AS l, lower(published) AS day FROM article) a
		HAVING now_there > 0;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive_inner.count_words() IS
'Counts the words of the archive entered, unless its number of articles is within a quarter of what it was when they '
'were counted. For refresh.';
CREATE OR REPLACE FUNCTION news_archive.refresh_search(archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	DELETE FROM search_total;
	PERFORM news_archive_inner.count_words();
END $$;
COMMENT ON FUNCTION news_archive.refresh_search(name) IS
'Counts how many articles have each word anew: what the rank of search() is made from. Errors: invalid_schema_name for '
'an unknown archive.';
CREATE FUNCTION news_archive_inner.lexeme_query(lexeme text) RETURNS tsquery
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN ('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''')::tsquery;
COMMENT ON FUNCTION news_archive_inner.lexeme_query(text) IS
'A query for one lexeme as it stands, whatever its characters.';
CREATE FUNCTION news_archive_inner.word_counts(lexemes text[]) RETURNS int[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN		-- in one pass, as no index is read before the policy is asked
		RETURN ARRAY(
			SELECT greatest(coalesce(c.articles, 0), 1)
			FROM unnest($1) WITH ORDINALITY l(lexeme, n) LEFT JOIN (
				SELECT h.n, count(*) AS articles
				FROM article a CROSS JOIN LATERAL (SELECT q.n FROM unnest($1) WITH ORDINALITY q(lexeme, n)
					WHERE a.search @@ news_archive_inner.lexeme_query(q.lexeme)) h
				GROUP BY h.n) c ON c.n = l.n
			ORDER BY l.n);
	ELSIF EXISTS (SELECT FROM search_total) THEN
		RETURN ARRAY(SELECT coalesce((SELECT w.articles FROM search_word w WHERE w.lexeme = l.lexeme), 1)
			FROM unnest($1) WITH ORDINALITY l(lexeme, n) ORDER BY l.n);
	END IF;
	RETURN ARRAY(SELECT (SELECT count(*) FROM article a WHERE a.search @@ news_archive_inner.lexeme_query(l.lexeme))
		FROM unnest($1) WITH ORDINALITY l(lexeme, n) ORDER BY l.n);
END $$;
COMMENT ON FUNCTION news_archive_inner.word_counts(text[]) IS
'How many articles of the archive entered have each lexeme, as refresh() counted them; before that, and of articles '
'that the current user may see where a policy hides some, counted now.';
CREATE FUNCTION news_archive_inner.search_figures(OUT articles int, OUT lengths real[], OUT newest date)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	part real;
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		-- of a large archive one of so many pages tells it as well; the server tells how many rows a table has to
		-- everybody
		part := least(100, 100 * 20000.0 / greatest((SELECT c.reltuples FROM pg_class c
			WHERE c.oid = 'article'::regclass), 1));
		SELECT (count(*) * 100 / part)::int, ARRAY[avg(x.l[1]), avg(x.l[2]), avg(x.l[3])], max(x.day)
			INTO articles, lengths, newest
		FROM (SELECT news_archive_inner.vector_lengths(a.search) AS l, lower(a.published) AS day
			FROM article a TABLESAMPLE system (part) REPEATABLE (1)) x;
		lengths := CASE WHEN articles > 0 THEN lengths ELSE '{10,15,300}' END;
		RETURN;
	END IF;
	SELECT t.articles, t.average_lengths, t.newest INTO articles, lengths, newest FROM search_total t;
	IF articles IS NULL THEN
		SELECT count(*), '{10,15,300}', max(lower(a.published)) INTO articles, lengths, newest FROM article a;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.search_figures() IS
'The number of articles of the archive entered and the average words of title, standfirst and body and the day of the '
'newest, as refresh() counted them; usual lengths before. Where a policy hides articles, of those that the current '
'user may see: of some 20,000 articles, from which the rest is reckoned.';
CREATE FUNCTION news_archive_inner.date_of_query(value text) RETURNS daterange
	LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
	RETURN value::news_archive.days;
EXCEPTION WHEN data_exception THEN
	RAISE EXCEPTION '"date:%" is no date', value
		USING ERRCODE = 'invalid_datetime_format', HINT = 'Write 2013, 2013-02, 2013-02-03, or 2013-02..2013-05.';
END $$;
COMMENT ON FUNCTION news_archive_inner.date_of_query(text) IS
'The days that date: means in a query: a year, a month, a day, or from one to another (2013-02..2013-05, both with all '
'their days), and whatever else the type days takes. Errors: invalid_datetime_format.';
CREATE FUNCTION news_archive_inner.check_field(field text, value text, start int) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF field = 'date' THEN
		PERFORM news_archive_inner.date_of_query(value);
	ELSIF field = 'event' AND NOT EXISTS (SELECT FROM news_archive.event_ontology() o
		WHERE o.type = upper(value COLLATE "C") OR o.mode = lower(value COLLATE "C"))
			AND NOT EXISTS (SELECT FROM event_report r JOIN article a USING (article_id)
				WHERE r.type = upper(value COLLATE "C") OR r.mode = lower(value COLLATE "C")) THEN
		RAISE EXCEPTION '"event:%" is no type or mode of events at character % of the query', value, start
			USING ERRCODE = 'invalid_parameter_value', HINT = 'SELECT * FROM news_archive.event_ontology() lists them.';
	END IF;
EXCEPTION WHEN invalid_datetime_format THEN
	RAISE EXCEPTION '% at character % of the query', SQLERRM, start
		USING ERRCODE = 'invalid_datetime_format', HINT = 'Write 2013, 2013-02, 2013-02-03, or 2013-02..2013-05.';
END $$;
COMMENT ON FUNCTION news_archive_inner.check_field(text, text, int) IS
'Refuses a field of a query whose value cannot be right: a date that is none, an event type or mode that does not '
'exist. start is the character of the query for the message. Errors: invalid_datetime_format, invalid_parameter_value.';
CREATE FUNCTION news_archive_inner.tell_unknown_outlet(outlet text, archive text) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RAISE NOTICE 'the archive has no outlet "%"', outlet
		USING HINT = format('SELECT DISTINCT outlet FROM %I.article lists them; case, spaces and "The" do not matter.',
			archive);
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_unknown_outlet(text, text)
	IS 'Says that no article is of an outlet. For searches that find nothing.';
CREATE FUNCTION news_archive_inner.select_field(field text, value text, words tsquery, of_text tsquery) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	kind text := CASE field WHEN 'person' THEN 'person' WHEN 'org' THEN 'organisation' WHEN 'place' THEN 'place' END;
	entered name := (current_schemas(false))[2];
	id bigint;
	days daterange;
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF kind IS NOT NULL THEN
		SELECT f.entity_id INTO id
			FROM news_archive.find_entity(name => value, max_rows => 1, kind => kind, archive => entered) f;
		IF id IS NULL THEN
			RAISE NOTICE 'the archive knows no % like "%"', kind, value
				USING HINT = format('SELECT * FROM news_archive.find_entity(%L, archive => %L) shows what comes near; '
					'without the field it is sought as words.', value, entered);
		END IF;
		RETURN ARRAY(SELECT DISTINCT m.article_id FROM mention m WHERE m.entity_id = id);
	ELSIF field = 'by' THEN
		ids := ARRAY(SELECT a.article_id FROM article a
			WHERE news_archive.outlet_key(a.outlet) = news_archive.outlet_key(value));
		IF ids = '{}' THEN
			PERFORM news_archive_inner.tell_unknown_outlet(value, entered);
		END IF;
		RETURN ids;
	ELSIF field = 'event' THEN
		RETURN ARRAY(SELECT DISTINCT r.article_id FROM event_report r WHERE r.type = upper(value COLLATE "C")
			OR r.mode = lower(value COLLATE "C"));
	ELSIF field = 'date' THEN
		days := news_archive_inner.date_of_query(value);
		RETURN ARRAY(SELECT a.article_id FROM article a WHERE a.published && days);
	END IF;
	IF numnode(of_text) = 0 THEN
		RETURN '{}';
	ELSIF field = 'said' THEN
		RETURN ARRAY(SELECT DISTINCT q.article_id FROM quotation q
			WHERE news_archive_inner.text_answers(NULL, NULL, q.quotation, of_text, 'news_archive.news'));
	ELSIF numnode(words) = 0 THEN
		RETURN ARRAY(SELECT a.article_id FROM article a
			WHERE news_archive_inner.article_text_answers(a.title, NULL, NULL, a.language, of_text));
	END IF;
	RETURN ARRAY(SELECT a.article_id FROM article a
		WHERE a.search @@ words AND news_archive_inner.article_text_answers(a.title, NULL, NULL, a.language, of_text));
END $$;
COMMENT ON FUNCTION news_archive_inner.select_field(text, text, tsquery, tsquery) IS
'The articles of the archive entered that have what a field of a query asks for, which parse_query() read: '
'person, org and place by find_entity, by an outlet''s name, said words in a quotation, event a PLOVER type or mode, '
'date a day of publication, title words in the title.';
CREATE FUNCTION news_archive_inner.select_wanted(fields news_archive_inner.query_field[], wanted boolean)
	RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	f record;
	found bigint[];
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	FOR f IN SELECT * FROM unnest(fields) q WHERE q.negated <> wanted LOOP
		PERFORM news_archive_inner.check_field(f.field, f.value, f.start);
		found := news_archive_inner.select_field(f.field, f.value, f.words, f.of_text);
		ids := CASE WHEN ids IS NULL THEN found
			WHEN wanted THEN ARRAY(SELECT unnest(ids) INTERSECT SELECT unnest(found))
			ELSE ids || found END;
	END LOOP;
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_wanted(news_archive_inner.query_field[], boolean) IS
'The articles of the archive entered that have every one of these fields which a query asks for, or with false those '
'that have one it asks to leave out; NULL when it has no such field.';
CREATE FUNCTION news_archive_inner.recency(days int, half_life real) RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.5 + 0.5 * 0.5 ^ CASE WHEN half_life <= 0 THEN CASE WHEN days <= 0 THEN 0 ELSE 100 END
		ELSE least(greatest(coalesce(days, 2000000000), 0) / half_life, 100) END;
COMMENT ON FUNCTION news_archive_inner.recency(int, real) IS
'What the rank of an article is multiplied by that is so many days older than the newest: from 1 down to a half, three '
'quarters after half_life days; with a half_life of 0 or less a half from the first day on. A half when days is NULL.';
CREATE FUNCTION news_archive_inner.tell_of_query(notices news_archive_inner.query_notice[]) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	n record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR n IN SELECT * FROM unnest(notices) LOOP
		RAISE NOTICE '%', n.notice USING HINT = n.hint;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_of_query(news_archive_inner.query_notice[])
	IS 'Raises the notices that a query has. For search.';
CREATE FUNCTION news_archive_inner.article_answers(wanted bigint, of_text tsquery) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	-- as a condition it is looked up where the text lies
	RETURN EXISTS (SELECT FROM article a WHERE a.article_id = wanted
		AND news_archive_inner.article_text_answers(a.title, a.standfirst, a.body, a.language, of_text));
END $$;
COMMENT ON FUNCTION news_archive_inner.article_answers(bigint, tsquery)
	IS 'text_answers() for one article of the archive entered.';
CREATE FUNCTION news_archive_inner.rank_of_day(days int) RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN days IS NULL THEN 0 ELSE 1 / (1 + greatest(days, 0) / 365.0) END;
COMMENT ON FUNCTION news_archive_inner.rank_of_day(int) IS
'The rank of an article that a query without words finds, by how many days older it is than the newest: from 1 down; '
'0 when its day is not known.';
CREATE FUNCTION news_archive_inner.select_ranked(words tsquery, asked tsquery, counts int[], wanted_during daterange,
	wanted_outlet text,
		wanted bigint[], unwanted bigint[], max_rows int, half_life real DEFAULT NULL, at_least tsquery DEFAULT NULL)
	RETURNS TABLE (article_id bigint, rank real, sure boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	total record;
	no_words constant boolean := numnode(words) = 0 AND (wanted IS NOT NULL OR at_least IS NOT NULL);
	outlet_key constant text := nullif(news_archive.outlet_key(wanted_outlet), '');
	tuning constant real[] := news_archive.rank_settings();
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT * INTO total FROM news_archive_inner.search_figures();
	IF no_words THEN
		RETURN QUERY
		SELECT a.article_id, news_archive_inner.rank_of_day(total.newest - lower(a.published)), at_least IS NULL
			FROM article a
		WHERE (wanted IS NULL OR a.article_id = ANY (wanted)) AND (unwanted IS NULL OR a.article_id <> ALL (unwanted))
			AND (wanted_during IS NULL OR a.published && wanted_during)
			AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet OR news_archive.outlet_key(a.outlet) = outlet_key)
		ORDER BY lower(a.published) DESC NULLS LAST, a.article_id
		LIMIT max_rows;
		RETURN;
	END IF;
	RETURN QUERY
	-- As subqueries the arrays are laid out flat once, and not for each article.
	SELECT a.article_id, (news_archive.bm25(a.search, (SELECT asked), (SELECT counts), total.articles,
		(SELECT total.lengths), (SELECT tuning))
		* CASE WHEN half_life IS NULL THEN 1 ELSE news_archive_inner.recency(total.newest - lower(a.published),
			half_life) END)::real AS rank,
		at_least IS NULL OR a.search @@ at_least
	FROM article a
	WHERE a.search @@ words
		AND (wanted IS NULL OR a.article_id = ANY (wanted)) AND (unwanted IS NULL OR a.article_id <> ALL (unwanted))
		AND (wanted_during IS NULL OR a.published && wanted_during)
		AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet OR news_archive.outlet_key(a.outlet) = outlet_key)
	ORDER BY rank DESC, lower(a.published) DESC NULLS LAST, a.article_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_ranked(tsquery, tsquery, int[], daterange, text, bigint[], bigint[], int,
	real, tsquery) IS
'The best articles of the archive entered that match words, by how well they answer asked, of whose query_lexemes() '
'counts has the articles; without words, the latest. sure: it matches at_least too, so that its text need not be '
'asked. For search.';
CREATE FUNCTION news_archive_inner.choose_answers(ids bigint[], ranks real[], sure boolean[], of_text tsquery,
	max_rows int, most_bytes bigint,
		OUT chosen bigint[], OUT chosen_ranks real[], OUT complete boolean)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	bytes bigint := 0;
BEGIN
	PERFORM news_archive_inner.entered();
	complete := true;
	FOR i IN 1 .. coalesce(cardinality(ids), 0) LOOP
		EXIT WHEN coalesce(cardinality(chosen), 0) >= max_rows;
		IF NOT sure[i] THEN
			IF bytes > most_bytes THEN
				complete := false;
				CONTINUE;
			END IF;
			bytes := bytes + (SELECT 6 * (news_archive_inner.vector_lengths(a.search))[3] FROM article a
				WHERE a.article_id = ids[i]);
			CONTINUE WHEN NOT news_archive_inner.article_answers(ids[i], of_text);
		END IF;
		chosen := chosen || ids[i];
		chosen_ranks := chosen_ranks || ranks[i];
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.choose_answers(bigint[], real[], boolean[], tsquery, int, bigint) IS
'Of articles in the order of their ranks the first max_rows that answer: those that surely do, and those whose text '
'does. complete is false when more text than most_bytes was to be read. For search.';
CREATE FUNCTION news_archive_inner.words_of_events(article_ids bigint[], fields news_archive_inner.query_field[])
	RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	types text[] := ARRAY(SELECT upper(f.value COLLATE "C") FROM unnest(fields) f
		WHERE f.field = 'event' AND NOT f.negated);
	modes text[] := ARRAY(SELECT lower(f.value COLLATE "C") FROM unnest(fields) f
		WHERE f.field = 'event' AND NOT f.negated);
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF types = '{}' THEN
		RETURN NULL;
	END IF;
	SELECT array_agg(x.article_id) AS ids, array_agg(x.words) AS words INTO told
	FROM (SELECT r.article_id, (array_agg(r.words ORDER BY r.report_no))[1] AS words FROM event_report r
		WHERE r.article_id = ANY (article_ids) AND (r.type = ANY (types) OR r.mode = ANY (modes))
		GROUP BY r.article_id) x;
	RETURN ARRAY(SELECT told.words[array_position(told.ids, i)] FROM unnest(article_ids) WITH ORDINALITY u(i, n)
		ORDER BY u.n);
END $$;
COMMENT ON FUNCTION news_archive_inner.words_of_events(bigint[], news_archive_inner.query_field[]) IS
'The first clause of each of these articles of the archive entered that tells an event these fields ask for, NULL '
'where none does; NULL when they ask for none. For search.';
CREATE TYPE news_archive.search_row AS (article_id bigint, rank real, published daterange, outlet text, title text,
	snippet text, exact boolean);
COMMENT ON TYPE news_archive.search_row IS 'An article that a query finds, as search() gives it.';
COMMENT ON COLUMN news_archive.search_row.rank IS 'How well it answers (BM25F); of a query with fields only, by the '
	'day.';
COMMENT ON COLUMN news_archive.search_row.published IS 'The days on which it may have been published, half open. NULL: '
	'not known.';
COMMENT ON COLUMN news_archive.search_row.outlet IS 'NULL: not known.';
COMMENT ON COLUMN news_archive.search_row.title IS 'NULL: none.';
COMMENT ON COLUMN news_archive.search_row.snippet IS 'Words of the body that answer, marked by <b>.';
COMMENT ON COLUMN news_archive.search_row.exact IS 'Whether all articles that answer were ranked and looked up.';
CREATE FUNCTION news_archive.search(query text, during news_archive.days DEFAULT NULL, outlet text DEFAULT NULL,
	max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive(), exact boolean DEFAULT false, half_life real DEFAULT NULL)
			RETURNS SETOF news_archive.search_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_during daterange := during;
	wanted_outlet ALIAS FOR outlet;
	all_of_them ALIAS FOR exact;
	-- More articles than these are not ranked, unless all are asked for.
	most constant int := coalesce(nullif(current_setting('news_archive.search_candidates', true), '')::int, 5000);
	-- Nor is more text than this looked up, which takes some seconds.
	most_bytes constant bigint := CASE WHEN all_of_them IS NOT TRUE THEN 32 * 1024 * 1024 END;
	q news_archive_inner.parsed_query := news_archive_inner.parse_query(query);
	words tsquery;
	shown tsquery;
	counts int[];
	wanted bigint[];
	unwanted bigint[];
	ids bigint[];
	ranks real[];
	sure boolean[];
	complete boolean := true;
	clauses text[];
	one news_archive.search_row;
BEGIN
	max_rows := news_archive_inner.checked_rows(max_rows);
	half_life := news_archive_inner.checked_half_life(half_life);
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.tell_of_query(q.notices);
	q := news_archive_inner.expand_query(q);
	words := q.at_most;
	wanted := news_archive_inner.select_wanted(q.fields, true);
	unwanted := news_archive_inner.select_wanted(q.fields, false);
	counts := news_archive_inner.word_counts(q.lexemes);
	IF NOT all_of_them AND wanted IS NULL THEN
		words := news_archive_inner.bounded_query(q.at_most, q.lexemes, counts,
			(SELECT f.articles FROM news_archive_inner.search_figures() f), most);
	END IF;
	LOOP
		SELECT array_agg(r.article_id), array_agg(r.rank), array_agg(r.sure) INTO ids, ranks, sure
		FROM news_archive_inner.select_ranked(words, q.asked, counts, wanted_during, wanted_outlet, wanted, unwanted,
			CASE WHEN q.of_text IS NULL THEN max_rows END, half_life, CASE WHEN q.of_text IS NOT NULL THEN q.at_least
				END) r;
		IF q.of_text IS NOT NULL THEN
			SELECT c.* INTO ids, ranks, complete
				FROM news_archive_inner.choose_answers(ids, ranks, sure, q.of_text, max_rows, most_bytes) c;
		END IF;
		EXIT WHEN words IS NOT DISTINCT FROM q.at_most OR coalesce(cardinality(ids), 0) >= max_rows;
		words := q.at_most;
	END LOOP;
	IF ids IS NULL AND NOT EXISTS (SELECT FROM article a
		WHERE news_archive.outlet_key(a.outlet) = news_archive.outlet_key(wanted_outlet)) THEN
		PERFORM news_archive_inner.tell_unknown_outlet(wanted_outlet, archive) WHERE wanted_outlet IS NOT NULL;
	END IF;
	shown := CASE WHEN numnode(q.asked) = 0 THEN coalesce(q.field_words, q.asked) ELSE q.asked END;
	IF numnode(q.asked) = 0 THEN
		clauses := news_archive_inner.words_of_events(ids, q.fields);
	END IF;
	FOR one IN
		-- by their ids, so that only the servers which have them are asked, for these texts only
		SELECT a.article_id, ranks[array_position(ids, a.article_id)], a.published, a.outlet, a.title,
			coalesce((clauses)[array_position(ids, a.article_id)],
				news_archive.snippet(a.body, shown, news_archive.news_configuration(a.language))),
			words = q.at_most AND complete
		FROM article a WHERE a.article_id = ANY (ids) ORDER BY array_position(ids, a.article_id)
	LOOP
		RETURN NEXT one;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.search(text, news_archive.days, text, int, name, boolean, real) IS
'Articles that match a query, the best first (BM25F), with a piece of text in which the words are marked. The query: '
'words, "phrases", -not, OR, (groups), near/5, begin*, fuzzy~, and the fields person: org: place: by: said: event: '
'date: title: (with fields only, the latest articles come first, and their rank is by the day). Names match in every '
'spelling, and under their other names (expanded_query() shows them). Phrases with small words (the, of), and those '
'far into a long article, are looked up in the text. during keeps articles whose publication may lie in it, outlet '
'those of one outlet (case, spaces and "The" aside); NULL asks for anything. When a query finds more than about '
'news_archive.search_candidates articles (5,000), only those that are most about its commonest words are ranked, and '
'the column exact is false, as it is when more than 32 MB of text were to be looked up; exact => true ranks and looks '
'up all. A name that the archive does not know, a word with a colon that is no field, small words alone, and a query '
'without words are told in a notice. With half_life, a number of days, newer articles come first among those that '
'answer equally well (see recency()). Errors: invalid_parameter_value for max_rows below 0; numeric_value_out_of_range '
'for a half_life that is not above 0; syntax_error, which names the character of the query; invalid_datetime_format '
'and invalid_parameter_value for a date or type of event that is none; invalid_schema_name for an unknown archive.';
CREATE TYPE news_archive.long_article_row AS (article_id bigint, outlet text, title text);
COMMENT ON TYPE news_archive.long_article_row IS 'An article that search() finds by a part of its words only, as '
	'indexed_in_part() gives it.';
COMMENT ON COLUMN news_archive.long_article_row.outlet IS 'NULL: not known.';
COMMENT ON COLUMN news_archive.long_article_row.title IS 'NULL: none.';
CREATE FUNCTION news_archive.indexed_in_part(archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.long_article_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.enter(archive);
	RETURN QUERY SELECT a.article_id, a.outlet, a.title FROM article a WHERE a.search @@ '''^-''' ORDER BY a.article_id;
END $$;
COMMENT ON FUNCTION news_archive.indexed_in_part(name) IS
'The articles with more different words than a tsvector holds (about 50,000): search() finds only the first of their '
'words. Errors: invalid_schema_name for an unknown archive.';

-- src/archive/ask/search_synonyms.sql
CREATE FUNCTION news_archive_inner.names_folded(wanted text)
	RETURNS TABLE (entity_id bigint, kind text, name text, articles bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		RETURN QUERY SELECT s.entity_id, s.kind, s.name, s.articles
			FROM news_archive_inner.told_spellings(NULL, wanted, NULL, (current_schemas(false))[2]) s;
	ELSE
		RETURN QUERY SELECT n.entity_id, n.kind, n.name, n.articles FROM entity_name n WHERE n.folded = wanted;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.names_folded(text) IS
'The spellings of this fold that the archive entered has, as the current user may see them. For other_names and '
'corrections().';
CREATE FUNCTION news_archive_inner.other_names(words text) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	found text[];
	wanted text := news_archive.fold_name(words);
	id bigint;
	asked tsquery;
BEGIN
	PERFORM news_archive_inner.entered();
	found := ARRAY(SELECT s.means FROM synonym s WHERE news_archive.fold_words(s.words) = news_archive.fold_words($1)
			UNION SELECT s.words FROM synonym s WHERE news_archive.fold_words(s.means) = news_archive.fold_words($1))
		|| news_archive.known_synonyms(words);
	-- One word may be the name of many people.
	id := (SELECT CASE WHEN count(DISTINCT n.entity_id) = 1 OR position(' ' IN wanted) > 0
		THEN (array_agg(n.entity_id ORDER BY n.articles DESC, n.entity_id))[1] END
		FROM news_archive_inner.names_folded(wanted) n WHERE n.kind IN ('organisation', 'place')
			OR position(' ' IN wanted) > 0);
	IF id IS NOT NULL THEN
		found := found || ARRAY(SELECT n.name FROM news_archive_inner.seen_names(ARRAY[id]) n
			WHERE (n.kind <> 'person' OR position(' ' IN n.folded) > 0) ORDER BY n.articles DESC, n.name COLLATE "C"
			LIMIT 10);
	END IF;
	IF found = '{}' THEN
		RETURN found;
	END IF;
	asked := news_archive.news_query(words);
	RETURN ARRAY(
		SELECT f.name
		FROM (SELECT DISTINCT ON (news_archive.fold_words(u.name)) u.name, u.n
			FROM unnest(found) WITH ORDINALITY u(name, n) ORDER BY news_archive.fold_words(u.name), u.n) f,
			LATERAL (SELECT news_archive.news_query('"' || replace(f.name, '"', ' ') || '"') AS other) o
		WHERE numnode(o.other) > 0 AND numnode(asked) > 0
			AND NOT to_tsvector('news_archive.news', f.name) @@ asked AND NOT to_tsvector('news_archive.news', words)
				@@ o.other
		ORDER BY f.n
		LIMIT 10);
END $$;
COMMENT ON FUNCTION news_archive_inner.other_names(text) IS
'Other names of what the words name: of the table synonym of the archive entered, those generally known, and those of '
'its entity; at most ten. Names that hold the words, or are held by them, are left out. For expand_query.';
CREATE FUNCTION news_archive_inner.expand_query(q news_archive_inner.parsed_query)
	RETURNS news_archive_inner.parsed_query
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	taken int4multirange := '{}';
	name record;
	others text[];
	starts int[] := '{}';
	lengths int[] := '{}';
	words text[] := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT coalesce(nullif(current_setting('news_archive.search_synonyms', true), '')::boolean, true)
		OR cardinality(q.names) = 0 THEN
		RETURN q;
	END IF;
	FOR name IN SELECT n.start, n.length, n.words, int4range(n.start, n.start + n.length) AS at
		FROM unnest(q.names) n LOOP
		CONTINUE WHEN taken && name.at;
		others := news_archive_inner.other_names(name.words);
		CONTINUE WHEN others = '{}';
		taken := taken + int4multirange(name.at);
		starts := starts || array_fill(name.start, ARRAY[cardinality(others)]);
		lengths := lengths || array_fill(name.length, ARRAY[cardinality(others)]);
		words := words || others;
	END LOOP;
	IF words = '{}' THEN
		RETURN q;
	END IF;
	RETURN (SELECT news_archive_inner.widen_query(q, array_agg(u.start ORDER BY u.start, u.n),
		array_agg(u.length ORDER BY u.start, u.n), array_agg(u.words ORDER BY u.start, u.n))
		FROM unnest(starts, lengths, words) WITH ORDINALITY u(start, length, words, n));
END $$;
COMMENT ON FUNCTION news_archive_inner.expand_query(news_archive_inner.parsed_query) IS
'A query with the other names of what it names, for the archive entered: the longest names first, each word in one '
'name only.';
CREATE OR REPLACE FUNCTION news_archive.expanded_query(query text, archive name DEFAULT news_archive.current_archive())
	RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	q news_archive_inner.parsed_query := news_archive_inner.parse_query(query);
BEGIN
	PERFORM news_archive_inner.enter(archive);
	RETURN (news_archive_inner.expand_query(q)).widened;
END $$;
COMMENT ON FUNCTION news_archive.expanded_query(text, name) IS
'A query as search() reads it: names that stand outside quotation marks with their other names (EU OR "European '
'Union"), from the archive''s table synonym, from the names of its entities, and from what is generally known of '
'organisations and countries. The query itself when the setting news_archive.search_synonyms is off. Errors: '
'syntax_error, invalid_schema_name.';
CREATE OR REPLACE FUNCTION news_archive.reindex_search(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	changed bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	-- The generated column is made anew when one that it is made from is set.
	UPDATE article SET title = title
	WHERE search IS DISTINCT FROM news_archive.article_search(title, standfirst, body, language);
	GET DIAGNOSTICS changed = ROW_COUNT;
	PERFORM news_archive.refresh_search(archive);
	RETURN changed;
END $$;
COMMENT ON FUNCTION news_archive.reindex_search(name) IS
'Makes the search vectors of an archive anew where they are no longer what the text search configurations give (after '
'ALTER TEXT SEARCH DICTIONARY or CONFIGURATION, or an update of the extension), and counts its words. '
'Returns how many articles changed. Errors: invalid_schema_name for an unknown archive.';

-- src/archive/ask/short.sql
CREATE FUNCTION news_archive.wrapped(words text, width int, max_length int DEFAULT NULL) RETURNS text
	-- its text is not read before it is called: in a database of another encoding CREATE EXTENSION is to say so
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT btrim(regexp_replace(regexp_replace(regexp_replace(btrim(CASE WHEN length(words) > max_length
		THEN rtrim(left(words, greatest(max_length, 1) - 1)) || E'\u2026' ELSE words END), '\s+', ' ', 'g'),
		format('(\S{%s})(?=\S)', least(greatest(width, 1), 255)), '\1 ', 'g'),
			format('(.{1,%s})(\s+|$)', least(greatest(width, 1), 255)), E'\\1\n', 'g'), E'\n') $$;
COMMENT ON FUNCTION news_archive.wrapped(text, int, int) IS
'Words in lines of at most width characters (up to 255), broken between words where they can be, for a terminal. '
'What is longer than max_length is cut off with an ellipsis; NULL keeps all of it. NULL for NULL.';
CREATE TYPE news_archive.event_text_row AS (day text, actor text, act text, target text, place text, told int,
	words text);
COMMENT ON TYPE news_archive.event_text_row IS 'An event in columns that fit a terminal of 120 characters, as '
	'events_text() and timeline_text() give it.';
COMMENT ON COLUMN news_archive.event_text_row.day IS 'When, in words.';
COMMENT ON COLUMN news_archive.event_text_row.act IS 'PLOVER''s type of act: event_ontology() tells what it means.';
COMMENT ON COLUMN news_archive.event_text_row.told IS 'How many sources tell it that do not depend on each other.';
COMMENT ON COLUMN news_archive.event_text_row.words IS 'The beginning of the clause that tells it.';
CREATE FUNCTION news_archive.events_text(actor text DEFAULT NULL, target text DEFAULT NULL, type text DEFAULT NULL,
	during news_archive.days DEFAULT NULL, place text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
			min_confidence real DEFAULT news_archive.default_confidence('event'))
			RETURNS SETOF news_archive.event_text_row
	LANGUAGE sql STABLE AS $$
	SELECT news_archive.wrapped(e.day_text, 12), news_archive.wrapped(array_to_string(e.actors, ', '), 18, 72), e.type,
		news_archive.wrapped(array_to_string(e.targets, ', '), 18, 72),
		news_archive.wrapped(e.place, 12, 36), e.independent_sources, news_archive.wrapped(e.words, 27, 108)
	FROM news_archive.find_events(actor => $1, target => $2, type => $3, during => $4, place => $5, archive => $6,
		min_confidence => $7) e $$;
COMMENT ON FUNCTION news_archive.events_text(text, text, text, news_archive.days, text, name, real) IS
'find_events() in seven columns that fit a terminal of 120 characters: the day in words, who did what (act: '
'PLOVER''s type) to whom, where, how many independent sources tell it, and the beginning of the words. '
'The rows and the order are those of find_events(), which has all columns. Errors: those of find_events().';
CREATE FUNCTION news_archive.timeline_text(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.event_text_row
	LANGUAGE sql STABLE AS $$
	SELECT news_archive.wrapped(e.day_text, 12), news_archive.wrapped(array_to_string(e.actors, ', '), 18, 72), e.type,
		news_archive.wrapped(array_to_string(e.targets, ', '), 18, 72),
		news_archive.wrapped(e.place, 12, 36), e.independent_sources, news_archive.wrapped(e.words, 27, 108)
	FROM news_archive.timeline($1, $2, $3, $4) e $$;
COMMENT ON FUNCTION news_archive.timeline_text(text, news_archive.days, name, real) IS
'timeline() in the columns of events_text(), which fit a terminal of 120 characters. Errors: those of timeline().';
CREATE FUNCTION news_archive.sources_text(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (published text, outlet text, says text, words text)
	LANGUAGE sql STABLE AS $$
	SELECT news_archive.wrapped(news_archive.during_text(s.published), 12),
		news_archive.wrapped(coalesce(s.outlet, '(not known)'), 24, 72), news_archive.wrapped(s.attributed_to, 18, 54),
		news_archive.wrapped(s.words, 54)
	FROM news_archive.event_sources($1, $2) s $$;
COMMENT ON FUNCTION news_archive.sources_text(bigint, name) IS
'event_sources() in four columns that fit a terminal of 120 characters: when which outlet told the event, who says so '
'where it is not the outlet itself, and in which words. Errors: those of event_sources().';
CREATE FUNCTION news_archive.quotes_text(speaker text DEFAULT NULL, words text DEFAULT NULL,
	during news_archive.days DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
			min_confidence real DEFAULT news_archive.default_confidence('quotation'))
	RETURNS TABLE (said text, speaker text, quotation text, outlets text)
	LANGUAGE sql STABLE AS $$
	SELECT news_archive.wrapped(news_archive.during_text(q.said), 12), news_archive.wrapped(q.speaker, 18, 72),
		news_archive.wrapped(q.quotation, 54), news_archive.wrapped(array_to_string(q.outlets, ', '), 24, 96)
	FROM news_archive.find_quotes($1, $2, $3, $4, $5) q $$;
COMMENT ON FUNCTION news_archive.quotes_text(text, text, news_archive.days, name, real) IS
'find_quotes() in four columns that fit a terminal of 120 characters: when it was published, who said it, what, and '
'which outlets carried it. Errors: those of find_quotes().';
CREATE FUNCTION news_archive.search_text(query text, during news_archive.days DEFAULT NULL, outlet text DEFAULT NULL,
	max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (published text, outlet text, title text, snippet text)
	LANGUAGE sql STABLE AS $$
	SELECT news_archive.wrapped(news_archive.during_text(s.published), 12),
		news_archive.wrapped(coalesce(s.outlet, '(not known)'), 20, 60), news_archive.wrapped(s.title, 30, 120),
		news_archive.wrapped(regexp_replace(s.snippet, '</?b>', '', 'g'), 46, 230)
	FROM news_archive.search($1, $2, $3, $4, $5) s $$;
COMMENT ON FUNCTION news_archive.search_text(text, news_archive.days, text, int, name) IS
'search() in four columns that fit a terminal of 120 characters: when which outlet published it, the headline, and the '
'sentences that answer. Errors: those of search().';

-- src/archive/ask/towns.sql
CREATE TYPE news_archive.named_place_row AS (place text, country text, articles bigint, mentions bigint, events bigint,
	first_day date, last_day date);
COMMENT ON TYPE news_archive.named_place_row IS 'A town or region that articles name, as places() gives it.';
COMMENT ON COLUMN news_archive.named_place_row.place IS 'As articles name it.';
COMMENT ON COLUMN news_archive.named_place_row.country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.named_place_row.articles IS 'How many articles name it.';
COMMENT ON COLUMN news_archive.named_place_row.mentions IS 'How often.';
COMMENT ON COLUMN news_archive.named_place_row.events IS 'How many events a report places there.';
COMMENT ON COLUMN news_archive.named_place_row.first_day IS 'The first day on which it was named. NULL: '
	'no day is known.';
COMMENT ON COLUMN news_archive.named_place_row.last_day IS 'The last such day. NULL: no day is known.';
CREATE FUNCTION news_archive.places(country text DEFAULT NULL, archive name DEFAULT news_archive.current_archive(),
	max_rows int DEFAULT NULL,
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.named_place_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR country;
	code text;
	ids bigint[];
	happened record;
	left_out bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	code := news_archive_inner.country_of('country', wanted);
	-- an event is where one of its reports has it
	SELECT array_agg(x.name) AS names, array_agg(x.country) AS countries, array_agg(x.event_id) AS ids INTO happened
	FROM (SELECT DISTINCT m.name, m.country, r.event_id
		FROM event_report r JOIN mention m ON m.article_id = r.article_id AND m.kind = 'place'
			AND r.place IN (m.name, m.mention) JOIN article a ON a.article_id = r.article_id
		WHERE r.place IS NOT NULL AND r.event_id IS NOT NULL AND m.country IS NOT NULL
			AND (code IS NULL OR m.country = code)) x;
	ids := ARRAY(SELECT DISTINCT unnest(happened.ids));
	left_out := count(*) FROM news_archive_inner.visible_events(ids) e WHERE e.confidence < min_confidence;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
	ids := ARRAY(SELECT e.event_id FROM news_archive_inner.visible_events(ids) e
		WHERE min_confidence IS NULL OR e.confidence >= min_confidence);
	RETURN QUERY
	WITH named AS MATERIALIZED (
		SELECT m.name, m.country, count(DISTINCT a.article_id) AS articles, count(*) AS mentions,
			min(lower(a.published)) AS first_day, max(upper(a.published) - 1) AS last_day
		FROM mention m JOIN article a USING (article_id)
		WHERE m.kind = 'place' AND m.form = 'name' AND m.name IS NOT NULL AND m.country IS NOT NULL
			AND (code IS NULL OR m.country = code)
		GROUP BY m.name, m.country),
	here AS MATERIALIZED (
		SELECT h.name, h.country, count(*) AS events
		FROM unnest(happened.names, happened.countries, happened.ids) h(name, country, id)
		JOIN unnest(ids) s(id) ON s.id = h.id GROUP BY h.name, h.country),
	countries AS MATERIALIZED (SELECT r.country, r.name FROM news_archive.reference_entity r WHERE r.type = 'country')
	SELECT n.name, n.country, n.articles, n.mentions, coalesce(h.events, 0), n.first_day, n.last_day
	FROM named n LEFT JOIN here h ON h.name = n.name AND h.country = n.country
		LEFT JOIN countries c ON c.country = n.country
	-- a country is none of its towns, nor one that was
	WHERE n.name IS DISTINCT FROM c.name AND CASE WHEN c.country IS NULL THEN news_archive_inner.country_named(n.name)
		IS DISTINCT FROM n.country ELSE true END
	ORDER BY n.articles DESC, coalesce(h.events, 0) DESC, n.name COLLATE "C", n.country
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.places(text, name, int, real) IS
'The towns and regions that an archive''s articles name and know to lie in a country (a code or a name; '
'NULL for every country), those in most articles first: the name as articles have it, the country''s code (ISO 3166-1 '
'alpha-3), articles that name it, mentions by name, events that a report places there, at least as sure as '
'min_confidence (0 to 1; NULL for all), and the first and last day on which it was named (inclusive; '
'NULL when no day is known). The countries themselves are left out, and so are places whose country no article tells. '
'find_events(place => ''Germany'') gives the events of all of them, resolve_place() the coordinates. Errors: '
'invalid_parameter_value for what is no country and for a min_confidence out of 0 to 1, '
'invalid_row_count_in_limit_clause for negative max_rows (NULL gives all), invalid_schema_name.';

-- src/archive/link/acronyms.sql
CREATE FUNCTION news_archive.is_acronym(kind text, name text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_is_acronym';
COMMENT ON FUNCTION news_archive.is_acronym(text, text) IS
'Whether a name of an organisation is written in two to ten capitals, with points or without, and nothing else.';
CREATE FUNCTION news_archive.acronym_keys(kind text, name text, known text[]) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_acronym_keys';
COMMENT ON FUNCTION news_archive.acronym_keys(text, text, text[]) IS
'What the name of an organisation is looked up by when acronyms are placed, and NULL for other names: '
'"at", "is", "told" or "for" with the acronym in lower case. For refresh.';
CREATE FUNCTION news_archive_inner.told_acronym(kind text, name text, mention text, form text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN form = 'name' AND news_archive.is_acronym(kind, mention) AND name LIKE '% %'
		AND NOT news_archive.is_acronym(kind, name)
		THEN 'told ' || news_archive.name_essence(mention) END;
COMMENT ON FUNCTION news_archive_inner.told_acronym(text, text, text, text) IS
'What a mention tells of the name of its chain, where it is an acronym of it: "told ltu". NULL otherwise. '
'For told_names.';
CREATE FUNCTION news_archive_inner.acronyms_of(name_ids bigint[]) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT DISTINCT split_part(k, ' ', 2)
		FROM entity_name n, unnest(news_archive.acronym_keys(n.kind, n.name, n.known)) k
		WHERE n.name_id = ANY (name_ids) AND n.kind = 'organisation');
END $$;
COMMENT ON FUNCTION news_archive_inner.acronyms_of(bigint[]) IS
'The acronyms that these names are, or may be shortened to, in lower case. For refresh.';
CREATE FUNCTION news_archive_inner.only_entity(wanted text, OUT entity_id bigint, OUT known boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT CASE WHEN min(n.entity_id) = max(n.entity_id) THEN min(n.entity_id) END, count(*) > 0 INTO entity_id, known
	FROM (SELECT x.entity_id FROM entity_name x
		WHERE news_archive.acronym_keys(x.kind, x.name, x.known) @> ARRAY[wanted] AND x.kind = 'organisation'
		AND NOT (wanted ^@ 'is ' AND x.apart) OFFSET 0) n;
END $$;
COMMENT ON FUNCTION news_archive_inner.only_entity(text) IS
'The entity whose names have this key (acronym_keys), when they are of one; known tells whether there is any. '
'For link_acronyms.';
CREATE FUNCTION news_archive_inner.body_of_acronym(acronym text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	id bigint;
	found record;
BEGIN
	PERFORM news_archive_inner.entered();
	id := (SELECT min(n.entity_id) FROM (SELECT x.entity_id, x.base_id, x.apart FROM entity_name x
		WHERE news_archive.acronym_keys(x.kind, x.name, x.known) && ARRAY['at ' || acronym, 'is ' || acronym]
			AND x.kind = 'organisation' OFFSET 0) n
		WHERE n.base_id IS NOT NULL AND NOT n.apart);
	IF id IS NULL THEN
		FOR found IN SELECT o.* FROM unnest('{is,told,for}'::text[]) WITH ORDINALITY w(how, n),
			LATERAL news_archive_inner.only_entity(w.how || ' ' || acronym) o ORDER BY w.n LOOP
			IF found.known THEN
				RETURN found.entity_id;
			END IF;
		END LOOP;
	END IF;
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive_inner.body_of_acronym(text) IS
'The entity that an acronym in lower case stands for where it stands alone; NULL when the archive entered knows none '
'that it may be, or more than one. For link_acronyms.';
CREATE FUNCTION news_archive_inner.link_acronyms(acronyms text[], OUT moved bigint[], OUT left_behind bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	alone bigint[];
	asked text[];
	bodies bigint[] := '{}';
	one text;
BEGIN
	PERFORM news_archive_inner.entered();
	moved := '{}';
	left_behind := '{}';
	alone := ARRAY(SELECT n.name_id FROM (SELECT x.name_id, x.base_id, x.apart FROM entity_name x
		WHERE news_archive.acronym_keys(x.kind, x.name, x.known) && ARRAY(SELECT 'at ' || a FROM unnest(acronyms) a)
			AND x.kind = 'organisation' OFFSET 0) n
		WHERE n.base_id IS NULL AND NOT n.apart);
	IF alone <> '{}' THEN
		asked := ARRAY(SELECT DISTINCT news_archive.name_essence(n.name) FROM entity_name n
			WHERE n.name_id = ANY (alone));
		FOREACH one IN ARRAY asked LOOP
			bodies := bodies || news_archive_inner.body_of_acronym(one);
		END LOOP;
		WITH short AS MATERIALIZED (
			SELECT n.name_id, n.entity_id, news_archive.name_essence(n.name) AS acronym FROM entity_name n
				WHERE n.name_id = ANY (alone)),
		-- of those written otherwise ("L.T.U.") the smallest stands for all
		placed AS MATERIALIZED (
			SELECT s.acronym, coalesce(b.entity_id, min(s.name_id)) AS entity_id
			FROM short s LEFT JOIN unnest(asked, bodies) b(acronym, entity_id) USING (acronym)
			GROUP BY s.acronym, b.entity_id),
		changed AS (
			UPDATE entity_name n SET entity_id = p.entity_id FROM short s JOIN placed p USING (acronym)
			WHERE n.name_id = s.name_id AND n.entity_id <> p.entity_id
			RETURNING n.name_id, s.entity_id AS was)
		SELECT coalesce(array_agg(c.name_id), '{}'), coalesce(array_agg(DISTINCT c.was), '{}') INTO moved, left_behind
			FROM changed c;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_acronyms(text[]) IS
'Gives acronyms that stand alone to the one body they may be of, or takes them away when there is another one; '
'moved are the names that have another entity now, left_behind the entities they had. For refresh.';

-- src/archive/link/blocks.sql
CREATE FUNCTION news_archive_inner.note_blocks(kind text, keys text[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO pending_block (kind, key) SELECT DISTINCT $1, k FROM unnest(keys) k WHERE k IS NOT NULL
		ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_blocks(text, text[]) IS
'Notes what is to be looked at again by the next linking; NULL keys are nothing. For refresh and the corrections.';
CREATE FUNCTION news_archive_inner.blocks_of(wanted text) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT b.key FROM pending_block b WHERE b.kind = wanted ORDER BY b.key COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive_inner.blocks_of(text) IS
'What of one kind was noted to be looked at again. For refresh.';
CREATE FUNCTION news_archive_inner.ids_of_blocks(wanted text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN news_archive_inner.blocks_of(wanted)::bigint[];
END $$;
COMMENT ON FUNCTION news_archive_inner.ids_of_blocks(text) IS
'blocks_of() a kind whose keys are ids. For refresh.';
CREATE FUNCTION news_archive_inner.link_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO pending (article_id, counted) SELECT DISTINCT id, true FROM unnest(article_ids) id WHERE id IS NOT NULL
		ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_again(bigint[]) IS
'Notes articles that were linked before and must be again. For refresh and the corrections.';
CREATE FUNCTION news_archive_inner.linked_before(article_ids bigint[], fresh bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT DISTINCT u FROM unnest(article_ids) u
		WHERE u = ANY (fresh) OR NOT EXISTS (SELECT FROM pending p WHERE p.article_id = u AND NOT p.counted));
END $$;
COMMENT ON FUNCTION news_archive_inner.linked_before(bigint[], bigint[]) IS
'Those of these articles, each once, that were linked before or are among the fresh ones. For refresh.';
CREATE FUNCTION news_archive_inner.note_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO pending_block (kind, key)
	SELECT 'event', r.event_id::text FROM event_report r WHERE r.article_id = ANY (article_ids)
		AND r.event_id IS NOT NULL
	UNION SELECT 'report', r.key_id::text FROM event_report r WHERE r.article_id = ANY (article_ids)
		AND r.key_id IS NOT NULL
	UNION SELECT 'side', e || ' ' || to_char(r.near_day, 'YYYY-MM-DD') FROM event_report r,
		LATERAL (VALUES (r.actor_id), (r.target_id)) v(e)
		WHERE r.article_id = ANY (article_ids) AND e IS NOT NULL AND r.near_day IS NOT NULL
	ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_reports(bigint[]) IS
'Notes which events and sides the reports of these articles tell, before they change. For whatever changes them.';
CREATE FUNCTION news_archive_inner.note_stories(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT DISTINCT a.story_id::text FROM article a WHERE a.article_id = ANY (article_ids));
	PERFORM news_archive_inner.note_blocks('story', keys);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_stories(bigint[]) IS
'Notes the stories of these articles, before they change or go. For whatever changes them.';
CREATE FUNCTION news_archive_inner.note_lines(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT DISTINCT l.line_id || ' ' || a.outlet FROM article_line l JOIN article a USING (article_id)
		WHERE l.article_id = ANY (article_ids) AND a.article_id = ANY (article_ids)
			AND news_archive_inner.is_line_of_story(l.role, l.line, l.basis));
	PERFORM news_archive_inner.note_blocks('line', keys);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_lines(bigint[]) IS
'Notes the lines of these articles that their outlets may repeat, before they change or go. For whatever changes them.';
CREATE FUNCTION news_archive_inner.forget_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_reports(article_ids);
	DELETE FROM time_expression WHERE article_id = ANY (article_ids);
	DELETE FROM event_report WHERE article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.forget_reports(bigint[]) IS
'Takes away the time expressions and event reports of these articles, and notes what they tell. For whatever reads '
'them again.';
CREATE FUNCTION news_archive_inner.read_times_again(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
	read bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	FOR a IN SELECT r.article_id, r.body, r.published, r.language FROM article r WHERE r.article_id = ANY (article_ids)
		ORDER BY r.article_id FOR KEY SHARE LOOP
		PERFORM news_archive_inner.forget_reports(ARRAY[a.article_id]);
		PERFORM news_archive_inner.analyse_times(a.article_id, a.body, lower(a.published), a.language);
		read := read || a.article_id;
	END LOOP;
	RETURN read;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_times_again(bigint[]) IS
'Reads the time expressions and event reports of these articles anew, from the days they have now, and notes what the '
'reports told; gives the articles, those of them that are there. For refresh and the corrections.';
CREATE FUNCTION news_archive_inner.told_in(article_ids bigint[])
	RETURNS TABLE (article_id bigint, name_id bigint, digest bigint, entity_id bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT m.article_id, news_archive.content_id(m.kind, m.name),
		news_archive.content_id(min(a.published::text),
			array_agg(ROW(m.mention_no, m.form, m.mention, m.role, m.country, m.sector, m.organisation)::text
			ORDER BY m.mention_no)::text),
		m.entity_id
	FROM mention m JOIN article a USING (article_id) WHERE m.article_id = ANY (article_ids)
		AND a.article_id = ANY (article_ids) AND m.name IS NOT NULL
	GROUP BY m.article_id, m.kind, m.name, m.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_in(bigint[]) IS
'Under which names these articles mention whom, with a digest of what each tells of him there and of its day. '
'For refresh.';
CREATE FUNCTION news_archive_inner.note_mentions(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO pending_block (kind, key)
	SELECT 'told', concat_ws(' ', t.article_id, t.name_id, t.digest, t.entity_id)
		FROM news_archive_inner.told_in(article_ids) t
	ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_mentions(bigint[]) IS
'Notes whom these articles mention under which names, before the mentions go. For whatever reads them again or takes '
'them out.';
CREATE FUNCTION news_archive_inner.noted_mentions()
	RETURNS TABLE (article_id bigint, name_id bigint, digest bigint, entity_id bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT split_part(b, ' ', 1)::bigint, split_part(b, ' ', 2)::bigint, split_part(b, ' ', 3)::bigint,
		nullif(split_part(b, ' ', 4), '')::bigint
	FROM unnest(news_archive_inner.blocks_of('told')) b;
END $$;
COMMENT ON FUNCTION news_archive_inner.noted_mentions() IS
'What note_mentions() noted, as told_in() gave it. For refresh.';
CREATE FUNCTION news_archive_inner.names_told_otherwise() RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	noted bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	noted := ARRAY(SELECT DISTINCT n.article_id FROM news_archive_inner.noted_mentions() n);
	IF noted = '{}' THEN
		RETURN '{}';
	END IF;
	RETURN ARRAY(SELECT DISTINCT x.name_id FROM (
		SELECT n.article_id, n.name_id, n.digest FROM news_archive_inner.noted_mentions() n
		EXCEPT SELECT t.article_id, t.name_id, t.digest FROM news_archive_inner.told_in(noted) t) x);
END $$;
COMMENT ON FUNCTION news_archive_inner.names_told_otherwise() IS
'The names of which articles that were noted told something that they do not tell now. For refresh.';
CREATE FUNCTION news_archive_inner.entities_told_otherwise(uncounted bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	noted bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.blocks_of('told') = '{}' THEN
		RETURN '{}';
	END IF;
	noted := ARRAY(SELECT DISTINCT n.article_id FROM news_archive_inner.noted_mentions() n
		WHERE n.article_id <> ALL (uncounted));
	RETURN ARRAY(
		WITH was AS MATERIALIZED (SELECT * FROM news_archive_inner.noted_mentions()),
		is_now AS MATERIALIZED (SELECT * FROM news_archive_inner.told_in(noted))
		SELECT DISTINCT x.entity_id
		FROM ((SELECT * FROM was EXCEPT SELECT * FROM is_now) UNION ALL (SELECT * FROM is_now EXCEPT SELECT * FROM was))
			x WHERE x.entity_id IS NOT NULL);
END $$;
COMMENT ON FUNCTION news_archive_inner.entities_told_otherwise(bigint[]) IS
'The entities that articles which were noted mention otherwise than they did; all that they mentioned of those that '
'are uncounted, which were taken out and loaded again. For refresh.';
CREATE FUNCTION news_archive_inner.note_days(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT DISTINCT m.entity_id::text FROM mention m WHERE m.article_id = ANY (article_ids));
	PERFORM news_archive_inner.note_blocks('entity', keys);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_days(bigint[]) IS
'Notes whom these articles mention, the day of which is another one now; who is not linked yet is nobody. '
'For whatever changes days.';

-- src/archive/link/copies.sql
CREATE FUNCTION news_archive_inner.article_sketch(body text) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_sketch';
COMMENT ON FUNCTION news_archive_inner.article_sketch(text) IS
'Up to nine numbers by which copies of a text are found (MinHash): first a hash of all its words, then the smallest '
'hashes of its runs of five words, six of the whole and two of the beginning. Texts that have half of their words in '
'common, one cut from the end of the other or lightly edited, share one of these all but always. Blind to case, '
'punctuation and white space; {} for a text of less than twelve words. Of a text longer than 10,000 words only those '
'count.';
CREATE FUNCTION news_archive.sketch_buckets(sketch int[]) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sketch_buckets';
COMMENT ON FUNCTION news_archive.sketch_buckets(int[]) IS
'The last 23 bits of each number of a sketch, which are what the index on copy has: its size then hardly grows '
'with the number of articles. Errors: null_value_not_allowed for a NULL element.';
CREATE FUNCTION news_archive.text_overlap(a text, b text, OUT similarity real, OUT contained real, OUT copied boolean)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_text_overlap';
COMMENT ON FUNCTION news_archive.text_overlap(text, text) IS
'How much two texts have word by word in common, by their runs of five words (Broder, 1997): similarity is the share '
'of all runs that stands in both, contained the share of the shorter one''s runs that stands in the other (1 for a '
'text and its first half). copied tells that one was made from the other, or both from a third: at least four tenths '
'of the shorter one stand in the other (the shorter it is the more, up to all), similarity is at least 0.15, and two '
'thirds of its figures are in the other: what agencies write after a form each day tells others.';
CREATE FUNCTION news_archive_inner.credited_agency(outlet text, author text, dateline text, agency_lines text[],
	body text) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_credited_agency';
COMMENT ON FUNCTION news_archive_inner.credited_agency(text, text, text, text[], text) IS
'The full name of the news agency that an article says it is from: its outlet is one, or one stands in the brackets of '
'the dateline ("(Reuters)"), in a line of the role agency ("Source: AFP", "The Associated Press contributed to this '
'report"), in the byline, or in brackets or behind a dash at the end of the text. "Agencies" names none. NULL: '
'no agency is named. Each argument may be NULL.';
CREATE FUNCTION news_archive.outlet_name(outlet text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_outlet_name';
COMMENT ON FUNCTION news_archive.outlet_name(text) IS
'The name of an outlet that is given as an address or host: that of the list of outlets, else the part of the host '
'that was registered ("www.lipapost.example" gives lipapost); of an agency the full name (AP gives Associated Press). '
'Anything else as it is.';
CREATE FUNCTION news_archive_inner.source_key(name text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN nullif(news_archive.outlet_key(news_archive.outlet_name(name)), '');
COMMENT ON FUNCTION news_archive_inner.source_key(text) IS
'What the ways have in common in which one outlet or agency is written: outlet_key() of its outlet_name(). '
'NULL for a name without letters or digits.';
CREATE FUNCTION news_archive_inner.source_of(name text, article_id bigint) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN news_archive_inner.source_key(name) IS NOT NULL
		THEN news_archive.content_id('source', news_archive_inner.source_key(name)) ELSE article_id END;
COMMENT ON FUNCTION news_archive_inner.source_of(text, bigint) IS
'The identifier of the source that an outlet or agency of this name is; when the name is NULL or empty, the article is '
'a source of its own.';
CREATE FUNCTION news_archive_inner.told_source(credits text[], outlets text[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce((SELECT c FROM unnest(credits) WITH ORDINALITY u(c, n) WHERE c IS NOT NULL ORDER BY n LIMIT 1),
		(SELECT o FROM unnest(outlets) WITH ORDINALITY u(o, n) WHERE news_archive_inner.source_key(o) IS NOT NULL
			ORDER BY n LIMIT 1));
COMMENT ON FUNCTION news_archive_inner.told_source(text[], text[]) IS
'Whom the versions of one text are from, by the agencies that they credit and the outlets that they appeared in, both '
'from the earliest to the last: the first agency, else the first outlet. NULL when no version tells either.';
CREATE FUNCTION news_archive_inner.version_rank(own_day date, outlet text, credit text) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(own_day - date '2000-01-01', 1000000000)::bigint * 4
		+ CASE WHEN news_archive_inner.source_key(outlet) = news_archive_inner.source_key(credit) THEN 0 ELSE 2 END +
			CASE WHEN outlet IS NULL THEN 1 ELSE 0 END;
COMMENT ON FUNCTION news_archive_inner.version_rank(date, text, text) IS
'The place of an article among the versions of one text, the smallest is the original: by the day of publication that '
'it tells itself, those without one last; of one day first what appeared with the agency that it credits, and last '
'that whose outlet is not known. Of equals the smallest article_id comes first.';
CREATE FUNCTION news_archive_inner.sharing_articles(numbers int[])
	RETURNS TABLE (number int, article_id bigint, sketch int[])
	LANGUAGE plpgsql STABLE ROWS 50 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	-- number by number: an index asked for many at once compares each with all that it finds
	RETURN QUERY
	SELECT q.number, c.article_id, c.sketch
	FROM unnest(numbers) q(number)
		JOIN copy c ON news_archive.sketch_buckets(c.sketch) @> news_archive.sketch_buckets(ARRAY[q.number])
		AND q.number = ANY (c.sketch);
END $$;
COMMENT ON FUNCTION news_archive_inner.sharing_articles(int[]) IS
'The articles of the archive entered that have one of these numbers in their sketch, once for each number. '
'For link_copies.';
CREATE FUNCTION news_archive_inner.copy_anchors(numbers int[]) RETURNS TABLE (number int, article_id bigint)
	LANGUAGE plpgsql STABLE ROWS 50 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH text AS MATERIALIZED (
		SELECT s.number, min(s.article_id) AS article_id FROM news_archive_inner.sharing_articles(numbers) s
			GROUP BY s.number, s.sketch)
	SELECT s.number, s.article_id
	FROM (SELECT t.number, t.article_id, row_number() OVER (PARTITION BY t.number ORDER BY t.article_id) AS place
		FROM text t) s
	WHERE s.place <= 4;
END $$;
COMMENT ON FUNCTION news_archive_inner.copy_anchors(int[]) IS
'For each of these numbers the articles that all others with that number in their sketch are compared with: '
'the four smallest, of those with equal sketches only the smallest. Each number is to be given once. For link_copies.';
CREATE FUNCTION news_archive_inner.copy_groups(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	originals bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	originals := ARRAY(SELECT DISTINCT coalesce(c.copy_of, c.article_id) FROM copy c
		WHERE c.article_id = ANY (article_ids));
	RETURN ARRAY(SELECT c.article_id FROM copy c WHERE c.article_id = ANY (originals) UNION SELECT c.article_id
		FROM copy c WHERE c.copy_of = ANY (originals));
END $$;
COMMENT ON FUNCTION news_archive_inner.copy_groups(bigint[]) IS
'These articles and all that are in a group of copies with one of them. For link_copies.';
CREATE FUNCTION news_archive_inner.credits_of(article_ids bigint[]) RETURNS TABLE (article_id bigint, credit text)
	LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT a.article_id, news_archive_inner.credited_agency(a.outlet, a.author, a.dateline, l.lines, a.body)
	FROM article a LEFT JOIN (
		SELECT x.article_id, array_agg(x.line ORDER BY x.line_no) AS lines FROM article_line x
		WHERE x.article_id = ANY (article_ids) AND x.role = 'agency' GROUP BY x.article_id) l USING (article_id)
	WHERE a.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.credits_of(bigint[]) IS
'credited_agency() of these articles of the archive entered. For link_copies.';
CREATE FUNCTION news_archive_inner.sketch_articles(fresh bigint[], gone bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
	opened bigint[];
	numbers int[];
	before_numbers int[];
	before_ids bigint[];
	moved int[];
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	changed := ARRAY(SELECT a.article_id FROM article a LEFT JOIN copy c ON c.article_id = a.article_id
		AND c.article_id = ANY (fresh)
		WHERE a.article_id = ANY (fresh) AND c.sketch IS DISTINCT FROM news_archive_inner.article_sketch(a.body));
	numbers := ARRAY(SELECT n FROM copy c, unnest(c.sketch) n WHERE c.article_id = ANY (changed || gone)
		UNION SELECT n FROM article a, unnest(news_archive_inner.article_sketch(a.body)) n
			WHERE a.article_id = ANY (changed));
	SELECT array_agg(s.number), array_agg(s.article_id) INTO before_numbers, before_ids
		FROM news_archive_inner.copy_anchors(numbers) s;
	opened := news_archive_inner.copy_groups(fresh || gone);

	DELETE FROM copy WHERE article_id = ANY (gone);
	UPDATE copy c SET sketch = news_archive_inner.article_sketch(a.body) FROM article a
	WHERE a.article_id = c.article_id AND a.article_id = ANY (changed) AND c.article_id = ANY (changed);
	INSERT INTO copy (article_id, sketch)
	SELECT a.article_id, news_archive_inner.article_sketch(a.body) FROM article a WHERE a.article_id = ANY (changed)
		ON CONFLICT DO NOTHING;
	SELECT array_agg(t.article_id) AS ids, array_agg(t.credit) AS credits INTO told
		FROM news_archive_inner.credits_of(fresh) t;
	UPDATE copy c SET credit = t.credit FROM unnest(told.ids, told.credits) t(id, credit)
	WHERE c.article_id = t.id AND c.article_id = ANY (fresh) AND c.credit IS DISTINCT FROM t.credit;

	-- a number is moved when others than before must be compared with those that have it, apart from those that are new
	WITH before AS MATERIALIZED (SELECT * FROM unnest(before_numbers, before_ids) u(number, article_id)),
	now AS MATERIALIZED (SELECT * FROM news_archive_inner.copy_anchors(numbers))
	SELECT coalesce(array_agg(DISTINCT m.number), '{}') INTO moved
	FROM ((SELECT * FROM before EXCEPT SELECT * FROM now)
		UNION ALL (SELECT * FROM now n WHERE NOT EXISTS (SELECT FROM unnest(changed) x WHERE x = n.article_id) EXCEPT
			SELECT * FROM before)) m;
	RETURN ARRAY((SELECT unnest(opened) EXCEPT SELECT unnest(gone))
		UNION SELECT unnest(changed)
		UNION SELECT s.article_id FROM news_archive_inner.sharing_articles(moved) s);
END $$;
COMMENT ON FUNCTION news_archive_inner.sketch_articles(bigint[], bigint[]) IS
'Puts the sketches of fresh articles into copy and takes those that are gone out; gives the articles whose copies must '
'be looked for anew. For link_copies.';
CREATE FUNCTION news_archive_inner.copied_pairs(article_ids bigint[]) RETURNS TABLE (a bigint, b bigint)
	LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
DECLARE
	wholes int[];
	firsts bigint[];
	numbers int[];
	anchor record;
	near record;
BEGIN
	PERFORM news_archive_inner.entered();
	wholes := ARRAY(SELECT DISTINCT c.sketch[1] FROM copy c WHERE c.article_id = ANY (article_ids)
		AND c.sketch <> '{}');
	RETURN QUERY
	WITH equal AS MATERIALIZED (
		SELECT s.article_id, first_value(s.article_id) OVER w AS first, lead(s.article_id) OVER w AS next
		FROM news_archive_inner.sharing_articles(wholes) s WHERE s.sketch[1] = s.number
			WINDOW w AS (PARTITION BY s.sketch ORDER BY s.article_id))
	SELECT e.article_id, CASE WHEN e.article_id = e.first THEN e.next ELSE e.first END
	FROM equal e JOIN unnest(article_ids) u(article_id) USING (article_id)
	WHERE e.article_id <> e.first OR e.next IS NOT NULL;

	SELECT coalesce(array_agg(s.article_id), '{}') INTO firsts
	FROM news_archive_inner.copy_anchors(wholes) s JOIN unnest(article_ids) u(article_id) USING (article_id);
	numbers := ARRAY(SELECT DISTINCT n FROM copy c, unnest(c.sketch[2:]) n WHERE c.article_id = ANY (firsts));
	SELECT array_agg(x.number) AS numbers, array_agg(x.article_id) AS ids INTO anchor
		FROM news_archive_inner.copy_anchors(numbers) x;
	SELECT array_agg(p.a) AS a, array_agg(p.b) AS b INTO near
	FROM (SELECT DISTINCT c.article_id AS a, s.id AS b
		FROM copy c CROSS JOIN LATERAL unnest(c.sketch[2:]) k(number)
			JOIN unnest(anchor.numbers, anchor.ids) s(number, id) ON s.number = k.number
		WHERE c.article_id = ANY (firsts) AND s.id <> c.article_id) p;
	RETURN QUERY
	WITH bodies AS MATERIALIZED (
		SELECT t.article_id, t.body FROM article t WHERE t.article_id = ANY (near.a || near.b))
	SELECT n.a, n.b
	FROM unnest(near.a, near.b) n(a, b) JOIN bodies x ON x.article_id = n.a JOIN bodies y ON y.article_id = n.b
		CROSS JOIN LATERAL news_archive.text_overlap(x.body, y.body) o
	WHERE o.copied;
END $$;
COMMENT ON FUNCTION news_archive_inner.copied_pairs(bigint[]) IS
'The pairs by which these articles hang together with their copies, one of each pair among them. For link_copies.';
CREATE FUNCTION news_archive_inner.write_copies(article_ids bigint[], originals bigint[], sources bigint[],
	opened bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	moved bigint[];
	resourced bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS MATERIALIZED (
		SELECT u.article_id, u.original, u.article_id <> u.original AS is_copy
		FROM unnest(article_ids, originals) u(article_id, original) JOIN copy c USING (article_id)
			LEFT JOIN unnest(opened) o(article_id) USING (article_id)
		WHERE c.article_id = ANY (article_ids)
			AND (o.article_id IS NOT NULL OR c.copy_of IS DISTINCT FROM nullif(u.original, u.article_id))),
	bodies AS MATERIALIZED (
		SELECT t.article_id, t.body FROM article t
		WHERE t.article_id = ANY (ARRAY(SELECT x.article_id FROM told x WHERE x.is_copy UNION SELECT x.original
			FROM told x WHERE x.is_copy))),
	compared AS MATERIALIZED (
		SELECT t.article_id, CASE WHEN t.is_copy THEN t.original END AS copy_of, o.similarity
		FROM told t LEFT JOIN bodies x ON x.article_id = t.article_id LEFT JOIN bodies y ON y.article_id = t.original
			LEFT JOIN LATERAL news_archive.text_overlap(x.body, y.body) o ON t.is_copy),
	written AS (
		UPDATE copy c SET copy_of = p.copy_of, similarity = p.similarity FROM compared p
		WHERE c.article_id = p.article_id AND c.article_id = ANY (article_ids) AND (c.copy_of, c.similarity)
			IS DISTINCT FROM (p.copy_of, p.similarity)
		RETURNING c.article_id)
	SELECT array_agg(w.article_id) INTO moved FROM written w;
	WITH written AS (
		UPDATE article a SET source_id = u.source_id FROM unnest(article_ids, sources) u(article_id, source_id)
		WHERE a.article_id = u.article_id AND a.article_id = ANY (article_ids)
			AND a.source_id IS DISTINCT FROM u.source_id
		RETURNING a.article_id)
	SELECT array_agg(w.article_id) INTO resourced FROM written w;
	RETURN ARRAY(SELECT unnest(moved) UNION SELECT unnest(resourced));
END $$;
COMMENT ON FUNCTION news_archive_inner.write_copies(bigint[], bigint[], bigint[], bigint[]) IS
'Writes for each of these articles its original and its source where they are others than before; the similarity also '
'of those that were looked at anew. Gives the articles for which something changed. For link_copies.';
CREATE FUNCTION news_archive_inner.group_copies(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	opened bigint[];
	others bigint[];
	pair_a bigint[];
	pair_b bigint[];
	members bigint[];
	originals bigint[];
	sources bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	opened := news_archive_inner.copy_groups(article_ids);
	SELECT array_agg(p.a), array_agg(p.b) INTO pair_a, pair_b FROM news_archive_inner.copied_pairs(opened) p;
	-- groups that stay as they are but for who joins them: of these it is known who is in them
	others := ARRAY(SELECT unnest(pair_b) EXCEPT SELECT unnest(opened));
	others := news_archive_inner.copy_groups(others);
	SELECT pair_a || opened || array_agg(c.article_id), pair_b || opened || array_agg(coalesce(c.copy_of, c.article_id))
		INTO pair_a, pair_b
	FROM copy c WHERE c.article_id = ANY (others);

	WITH member AS MATERIALIZED (
		SELECT c.node AS article_id, c.component, a.outlet, p.credit,
			news_archive_inner.version_rank(news_archive_inner.own_day(a.published, a.published_basis), a.outlet,
			p.credit) AS rank
		FROM news_archive.connected_components(pair_a, pair_b) c JOIN article a ON a.article_id = c.node
			JOIN copy p ON p.article_id = a.article_id
		WHERE a.article_id = ANY (pair_a || pair_b) AND p.article_id = ANY (pair_a || pair_b)),
	told AS MATERIALIZED (
		SELECT array_agg(m.article_id ORDER BY m.rank, m.article_id) AS versions,
			news_archive_inner.told_source(array_agg(m.credit ORDER BY m.rank, m.article_id),
				array_agg(m.outlet ORDER BY m.rank, m.article_id)) AS source
		FROM member m GROUP BY m.component)
	-- their own array says who is of them: joined to the members, each group would be compared with each member
	SELECT array_agg(v), array_agg(t.versions[1]), array_agg(news_archive_inner.source_of(t.source, t.versions[1]))
		INTO members, originals, sources
	FROM told t, unnest(t.versions) v;
	RETURN news_archive_inner.write_copies(members, originals, sources, opened);
END $$;
COMMENT ON FUNCTION news_archive_inner.group_copies(bigint[]) IS
'Looks for the copies of these articles, and of those grouped with them, anew, and tells of each group the original '
'and the source. Gives the articles of which one of these changed. For link_copies.';
CREATE FUNCTION news_archive_inner.link_copies(fresh bigint[], gone bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	touched := news_archive_inner.sketch_articles(fresh, gone);
	IF touched = '{}' THEN
		RETURN '{}';
	END IF;
	RETURN news_archive_inner.group_copies(touched);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_copies(bigint[], bigint[]) IS
'Tells which articles are copies of which, after fresh ones came or changed (text, day, outlet, byline) and others are '
'gone, before or after they were deleted: what is then in copy and in article.source_id depends on the articles alone. '
'Gives the articles whose original or source changed; their events must be described again. For refresh and whatever '
'takes articles away.';
CREATE TYPE news_archive.copy_row AS (article_id bigint, published daterange, outlet text, title text, url text,
	similarity real, original boolean, source text);
COMMENT ON TYPE news_archive.copy_row IS 'A version of the text of an article, as copies() gives it.';
COMMENT ON COLUMN news_archive.copy_row.published IS 'The days on which it may have been published, half open. NULL: '
	'not known.';
COMMENT ON COLUMN news_archive.copy_row.similarity IS 'The share of its words that it and the original have in common, '
	'in runs of five (1: the same text).';
COMMENT ON COLUMN news_archive.copy_row.original IS 'Whether it is the earliest version.';
COMMENT ON COLUMN news_archive.copy_row.source IS 'The agency that the first version to name one credits, else the '
	'first outlet.';
CREATE FUNCTION news_archive.copies(article_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.copy_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR $1;
	members bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	members := news_archive_inner.copy_groups(ARRAY[wanted]);
	RETURN QUERY
	WITH version AS MATERIALIZED (
		SELECT a.article_id, a.published, a.outlet, a.title, a.url, c.copy_of, c.similarity, c.credit,
			news_archive_inner.version_rank(news_archive_inner.own_day(a.published, a.published_basis), a.outlet,
				c.credit) AS rank
		FROM article a JOIN copy c USING (article_id) WHERE a.article_id = ANY (members))
	SELECT v.article_id, v.published, v.outlet, v.title, v.url, coalesce(v.similarity, 1), v.copy_of IS NULL, s.source
	FROM version v, (SELECT news_archive_inner.told_source(array_agg(x.credit ORDER BY x.rank, x.article_id),
		array_agg(x.outlet ORDER BY x.rank, x.article_id)) AS source
		FROM version x) s
	ORDER BY v.rank, v.article_id;
	PERFORM news_archive_inner.tell_unknown('article', wanted::text, FOUND OR EXISTS (SELECT FROM article a
		WHERE a.article_id = wanted), 'search() gives the ids of articles.');
END $$;
COMMENT ON FUNCTION news_archive.copies(bigint, name) IS
'The versions of an article''s text, itself among them, the earliest first: what one outlet took over from another or '
'all from an agency, cut or slightly edited. original is the earliest one; similarity the share of its words that it '
'and the original have in common, in runs of five (1: the same text); source the agency that the first version to name '
'one credits, else the first outlet. An article that refresh() has not yet linked is left out. No rows, and a notice, '
'for an unknown article. Errors: invalid_schema_name.';

-- src/archive/link/day_order.sql
CREATE FUNCTION news_archive_inner.note_date_order(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	DELETE FROM date_order d WHERE d.article_id = ANY (article_ids);
	INSERT INTO date_order (article_id, day_first, outlet)
	SELECT DISTINCT a.article_id, o.day_first, a.outlet
	FROM article a JOIN article_line l USING (article_id), unnest(news_archive_inner.shown_orders(l.line)) o(day_first)
	WHERE a.article_id = ANY (article_ids) AND l.article_id = ANY (article_ids) AND a.outlet IS NOT NULL
		AND l.role IN ('date', 'author');
END $$;
COMMENT ON FUNCTION news_archive_inner.note_date_order(bigint[]) IS
'Notes in date_order which of these articles have a date in figures that can be read in one way only, in a line of '
'date or byline. For refresh and the corrections.';
CREATE FUNCTION news_archive_inner.day_first_in(outlet text) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	day_first boolean;
	month_first boolean;
BEGIN
	PERFORM news_archive_inner.entered();
	day_first := EXISTS (SELECT FROM date_order d WHERE d.outlet = $1 AND d.day_first);
	month_first := EXISTS (SELECT FROM date_order d WHERE d.outlet = $1 AND NOT d.day_first);
	RETURN CASE WHEN day_first <> month_first THEN day_first END;
END $$;
COMMENT ON FUNCTION news_archive_inner.day_first_in(text) IS
'Whether an outlet of the archive entered writes the day before the month in dates in figures: as those of its dates '
'show that can be read in one way only. NULL when there are none, or some of both kinds. For refresh.';
CREATE FUNCTION news_archive_inner.settle_day_order(article_ids bigint[], outlet_names text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
	asked text[];
	orders boolean[];
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_date_order(article_ids);
	asked := ARRAY(SELECT f.outlet FROM article f WHERE f.article_id = ANY (article_ids) AND f.outlet IS NOT NULL
		UNION SELECT unnest(outlet_names));
	orders := ARRAY(SELECT news_archive_inner.day_first_in(o) FROM unnest(asked) WITH ORDINALITY u(o, n) ORDER BY n);
	WITH outlets AS MATERIALIZED (SELECT o.outlet, o.day_first FROM unnest(asked, orders) o(outlet, day_first)),
	open AS (
		SELECT a.article_id, o.day_first
		FROM outlets o JOIN article a USING (outlet)
		-- the index's own words: read in another order than the one known
		WHERE a.published_basis LIKE '%first%'
			AND CASE WHEN a.published_basis LIKE '%, day first in this outlet' THEN 'day'
				WHEN a.published_basis LIKE '%, month first in this outlet' THEN 'month' ELSE 'open' END
				= ANY (CASE WHEN o.day_first THEN '{month,open}'::text[] WHEN NOT o.day_first THEN '{day,open}'
					ELSE '{day,month}' END)),
	-- in the order of the outlet; one that would lie behind today was written otherwise
	read AS (
		SELECT o.article_id, p.*, row_number() OVER (PARTITION BY o.article_id ORDER BY p.day_first IS NULL) AS choice
		FROM open o JOIN article a USING (article_id),
			LATERAL (SELECT t.day_first, q.published, q.published_confidence, q.published_basis
				FROM (SELECT o.day_first UNION SELECT NULL) t,
					LATERAL news_archive.parse_article(a.raw, a.format, a.collected, a.url, t.day_first,
					a.title_given) q) p
		WHERE lower(p.published) <= current_date + 1),
	settled AS (
		UPDATE article a SET published = r.published, published_basis = r.basis,
			published_confidence = r.published_confidence
		FROM (SELECT x.article_id, x.published, x.published_confidence,
				concat(x.published_basis, CASE WHEN x.day_first IS NOT NULL
					THEN format(', %s first in this outlet', CASE WHEN x.day_first THEN 'day' ELSE 'month' END) END)
					AS basis
			FROM read x WHERE x.choice = 1) r
		WHERE a.article_id = r.article_id AND a.article_id = ANY (ARRAY(SELECT y.article_id FROM read y))
			AND (a.published, a.published_basis) IS DISTINCT FROM (r.published, r.basis)
		RETURNING a.article_id)
	SELECT coalesce(array_agg(article_id ORDER BY article_id), '{}') INTO changed FROM settled;
	PERFORM news_archive_inner.note_days(changed);
	RETURN news_archive_inner.read_times_again(changed);
END $$;
COMMENT ON FUNCTION news_archive_inner.settle_day_order(bigint[], text[]) IS
'Reads the days of publication that could have day or month first in the outlets of these articles, and in these '
'outlets, as those outlets write them, and time expressions and events from there; gives the articles whose day is '
'another one now. For refresh.';

-- src/archive/link/describe_events.sql
CREATE FUNCTION news_archive.independent_sources(source_ids bigint[], words_ids bigint[]) RETURNS int
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_independent_sources';
COMMENT ON FUNCTION news_archive.independent_sources(bigint[], bigint[]) IS
'How many sources (article.source_id) these reports have that do not depend on each other: copies of a text have one '
'source, as the articles of an outlet or agency have, and sources that share a sentence (words_id) count as one. '
'Errors: array_subscript_error when the arrays differ in length.';
CREATE FUNCTION news_archive.event_confidence(source_ids bigint[], words_ids bigint[], confidences real[]) RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_confidence';
COMMENT ON FUNCTION news_archive.event_confidence(bigint[], bigint[], real[]) IS
'How sure an event is, 0 to 0.99 in hundredths: 1 - (1 - p)(1 - q)... over the confidence of sources that do not '
'depend on each other (see independent_sources), which is how probable it is that one of them is right at least. '
'Each is as sure as its surest report: so what is copied makes nothing surer. Errors: array_subscript_error when the '
'arrays differ in length.';
CREATE FUNCTION news_archive_inner.told_events(event_ids bigint[])
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[],
		targets text[], actor_ids bigint[],
		target_ids bigint[], place text, status text, reports int, outlets int, independent_sources int, words text,
			confidence real,
		actor_country text, actor_sector text, target_country text, target_sector text, basis text, place_basis text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT b.event_id, b.during, b."precision", b.type, b.mode,
		array_remove(ARRAY[coalesce(ae.name, b.actor)], NULL), array_remove(ARRAY[coalesce(te.name, b.target)], NULL),
		array_remove(ARRAY[b.actor_id], NULL), array_remove(ARRAY[b.target_id], NULL),
		b.place, b.status, s.reports, s.outlets, s.independent, b.words, s.confidence,
		coalesce(b.actor_country, s.actor_country), coalesce(b.actor_sector, s.actor_sector),
		coalesce(b.target_country, s.target_country), coalesce(b.target_sector, s.target_sector), b.basis, b.place_basis
	FROM (
		SELECT DISTINCT ON (r.event_id) r.event_id, r.during, r."precision", r.type, r.actor, r.actor_id, r.target,
			r.target_id, r.status, r.words,
			r.actor_country, r.actor_sector, r.target_country, r.target_sector, r.basis,
			first_value(r.mode) OVER (PARTITION BY r.event_id ORDER BY r.mode IS NULL, r.confidence DESC,
				r.mode COLLATE "C") AS mode,
			first_value(r.place) OVER places AS place, first_value(r.place_basis) OVER places AS place_basis
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (event_ids)
		WINDOW places AS (PARTITION BY r.event_id ORDER BY r.place IS NULL, r.place_basis = 'dateline',
			r.confidence DESC, r.place COLLATE "C", r.place_basis COLLATE "C")
		ORDER BY r.event_id, r.actor_id IS NULL, r.target_id IS NULL, upper(r.during) - lower(r.during) NULLS LAST,
			r.status <> 'actual',
			r.confidence DESC, r.words COLLATE "C", r.article_id, r.report_no) b
	-- until upgrade_archive() has made article.source_id, the name means this one
	CROSS JOIN (SELECT NULL::bigint AS source_id) unknown
	-- event by event: joined, they may be planned as one or two, and all are counted again for each
	CROSS JOIN LATERAL (
		SELECT count(*)::int AS reports, count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))::int AS outlets,
			news_archive.independent_sources(array_agg(coalesce(source_id,
				news_archive_inner.source_of(a.outlet, a.article_id))), array_agg(r.words_id)) AS independent,
			news_archive.event_confidence(array_agg(coalesce(source_id,
				news_archive_inner.source_of(a.outlet, a.article_id))), array_agg(r.words_id),
				array_agg(r.confidence)) AS confidence,
			-- what other reports tell of the same side
			min(r.actor_country COLLATE "C") FILTER (WHERE r.actor_id = b.actor_id) AS actor_country,
			min(r.actor_sector COLLATE "C") FILTER (WHERE r.actor_id = b.actor_id) AS actor_sector,
			min(r.target_country COLLATE "C") FILTER (WHERE r.target_id = b.target_id) AS target_country,
			min(r.target_sector COLLATE "C") FILTER (WHERE r.target_id = b.target_id) AS target_sector
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = b.event_id) s
	LEFT JOIN entity ae ON ae.entity_id = b.actor_id
	LEFT JOIN entity te ON te.entity_id = b.target_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_events(bigint[]) IS
'These events as the reports tell them whose articles the current user may see, in the columns of the table event; '
'one of which no such report tells has no row. For describe_events, and for find_events and timeline where a policy '
'hides articles.';
CREATE FUNCTION news_archive_inner.visible_events(event_ids bigint[])
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[],
		targets text[], actor_ids bigint[],
		target_ids bigint[], place text, status text, reports int, outlets int, independent_sources int, words text,
			confidence real,
		actor_country text, actor_sector text, target_country text, target_sector text, basis text, place_basis text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() OR NOT EXISTS (SELECT FROM pg_attribute x
		WHERE x.attrelid = 'event'::regclass AND x.attname = 'place_basis') THEN
		RETURN QUERY SELECT * FROM news_archive_inner.told_events(event_ids);
	ELSE
		RETURN QUERY
		SELECT e.event_id, e.during, e."precision", e.type, e.mode, e.actors, e.targets, e.actor_ids, e.target_ids,
			e.place, e.status, e.reports,
			e.outlets, e.independent_sources, e.words, e.confidence, e.actor_country, e.actor_sector, e.target_country,
				e.target_sector, e.basis, e.place_basis
		FROM event e WHERE e.event_id = ANY (event_ids);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.visible_events(bigint[]) IS
'The rows of these events of the archive entered as the current user may see them: of the table event, or '
'told_events() where a policy hides articles. For find_events and timeline.';
CREATE FUNCTION news_archive_inner.describe_events(event_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	DELETE FROM event WHERE event_id = ANY (event_ids);
	INSERT INTO event (event_id, during, "precision", type, mode, actors, targets, actor_ids, target_ids, place, status,
		reports, outlets,
		independent_sources, words, confidence, actor_country, actor_sector, target_country, target_sector, basis,
			place_basis)
	SELECT t.* FROM news_archive_inner.told_events(event_ids) t;
END $$;
COMMENT ON FUNCTION news_archive_inner.describe_events(bigint[]) IS
'Makes the rows of these events anew from their reports. For refresh.';

-- src/archive/link/link_entities.sql
COMMENT ON FUNCTION news_archive.connected_components(bigint[], bigint[]) IS
'The connected components of the graph with an edge a[i] - b[i] for each i: every node with the smallest node of its '
'component (union-find). Errors: array_subscript_error when the arrays differ in length.';
CREATE OR REPLACE FUNCTION news_archive.same_entity_name(kind text, a text, b text, known_alike boolean) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_same_entity_name';
COMMENT ON FUNCTION news_archive.same_entity_name(text, text, text, boolean) IS
'Whether two folded names of one kind are taken for one entity: equal, organisations but for legal forms and the '
'points of initials; or for people two full names that are all but equal, or only very similar when what is known of '
'both agrees (known_alike), and no man''s and a woman''s. Never when they tell another generation ("Jr" and "Sr", "II" '
'and "III"), or one of them tells none: the archive may know both.';
CREATE FUNCTION news_archive.name_pairs(name_ids bigint[], kinds text[], folded text[], base_ids bigint[],
	asked_blocks bigint[], asked bigint[],
		bearer_blocks bigint[], bearers bigint[], OUT one bigint, OUT other bigint, OUT if_known boolean)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_pairs';
COMMENT ON FUNCTION news_archive.name_pairs(bigint[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint[])
	IS
'The pairs of names for which same_entity_name() holds, if_known: only if what is known of both agrees. '
'The first four arrays tell the names (base_ids: the entity known beforehand, or NULL; two such are not compared), the '
'next two which are asked about in which block, the last two which names each block has: each asked name is compared '
'with all of its blocks. Errors: array_subscript_error when arrays that go together differ in length.';
CREATE FUNCTION news_archive_inner.known_of(role text, country text, sector text, organisation text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_remove(ARRAY[CASE WHEN country IS NOT NULL AND sector IS NOT NULL THEN country || sector
			WHEN news_archive.sector_is(sector, 'distinct') THEN sector END,
		CASE WHEN role LIKE '% %' THEN role END, CASE WHEN role IS NOT NULL
			THEN 'of ' || news_archive_inner.plain_words(organisation) END], NULL);
COMMENT ON FUNCTION news_archive_inner.known_of(text, text, text, text) IS
'Role, country, sector and organisation of a mention as keys by which two people may be known to be alike; '
'an empty array when they say too little.';
CREATE FUNCTION news_archive_inner.most_of_a_key() RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 80;
COMMENT ON FUNCTION news_archive_inner.most_of_a_key() IS
'How many names of one kind may share a key that they are looked up by: what more share ("John") tells nothing by '
'itself. For refresh.';
CREATE FUNCTION news_archive_inner.is_compared(kind text, name text, folded text, base_id bigint, apart boolean)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN NOT apart AND (base_id IS NOT NULL OR NOT CASE kind WHEN 'person' THEN folded NOT LIKE '% %'
		ELSE news_archive.is_acronym(kind, name) END);
COMMENT ON FUNCTION news_archive_inner.is_compared(text, text, text, bigint, boolean) IS
'Whether a name is compared with others: not one that an analyst split off or that is a namesake''s, and neither a '
'surname nor an acronym alone, which have rules of their own (link_surnames, link_acronyms).';
CREATE FUNCTION news_archive_inner.told_names(name_ids bigint[], article_ids bigint[])
	RETURNS TABLE (name_id bigint, kind text, name text, known text[], traits text[])
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT news_archive.content_id(m.kind, m.name), m.kind, m.name,
		coalesce(array_agg(DISTINCT k COLLATE "C" ORDER BY k COLLATE "C") FILTER (WHERE k IS NOT NULL), '{}'),
		coalesce(array_agg(DISTINCT t COLLATE "C" ORDER BY t COLLATE "C") FILTER (WHERE t IS NOT NULL), '{}')
	FROM (SELECT DISTINCT x.kind, x.name, x.role, x.country, x.sector, x.organisation, x.form = 'name' AS named,
		news_archive_inner.told_acronym(x.kind, x.name, x.mention, x.form) AS acronym FROM mention x
			WHERE x.article_id = ANY (article_ids) AND x.name IS NOT NULL
				-- "Syrian" is of Syria, and no second entity
				AND NOT (x.kind = 'other' AND news_archive_inner.is_people(x.name))
				AND (name_ids IS NULL OR news_archive.content_id(x.kind, x.name) = ANY (name_ids))) m
		LEFT JOIN LATERAL unnest(CASE m.kind WHEN 'person' THEN news_archive_inner.known_of(m.role, m.country, m.sector,
			m.organisation) WHEN 'organisation' THEN ARRAY[m.acronym] END) k ON true
		LEFT JOIN LATERAL unnest(news_archive_inner.traits_of(m.country, m.sector)) t ON m.kind = 'person'
	GROUP BY m.kind, m.name
	HAVING bool_or(m.named);
END $$;
COMMENT ON FUNCTION news_archive_inner.told_names(bigint[], bigint[]) IS
'The names that these articles use, with what they tell of the bearers; name_ids restricts them, NULL does not. '
'For refresh.';
CREATE FUNCTION news_archive_inner.tell_names(article_ids bigint[], OUT added bigint[], OUT told_more bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS MATERIALIZED (
		SELECT t.*, news_archive.fold_name(t.name) AS folded FROM news_archive_inner.told_names(NULL, article_ids) t),
	was AS MATERIALIZED (
		SELECT n.name_id FROM entity_name n WHERE n.name_id = ANY (ARRAY(SELECT t.name_id FROM told t))),
	put AS (
		INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, surnames, known, traits)
		SELECT t.name_id, t.name_id, t.kind, t.name, t.folded, news_archive_inner.entity_name_keys(t.kind, t.name),
			CASE WHEN t.kind = 'person' AND t.folded LIKE '% %' THEN news_archive_inner.surname_forms(t.name) END,
				t.known, t.traits
		FROM told t WHERE t.folded <> ''
		-- a name that is known is compared again when more is told of its bearer
		ON CONFLICT (name_id) DO UPDATE SET known = ARRAY(SELECT DISTINCT k COLLATE "C"
			FROM unnest(n.known || excluded.known) k ORDER BY 1),
				traits = ARRAY(SELECT DISTINCT t COLLATE "C" FROM unnest(n.traits || excluded.traits) t ORDER BY 1)
			WHERE NOT (n.known @> excluded.known AND n.traits @> excluded.traits)
		RETURNING n.name_id)
	SELECT array_agg(p.name_id) FILTER (WHERE w.name_id IS NULL), array_agg(p.name_id)
		FILTER (WHERE w.name_id IS NOT NULL) INTO added, told_more
	FROM put p LEFT JOIN was w USING (name_id);
	added := coalesce(added, '{}');
	told_more := coalesce(told_more, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_names(bigint[]) IS
'Gives the names of these articles their rows in entity_name; added are those that had none, told_more those of whose '
'bearers these articles tell more. For refresh.';
CREATE TYPE news_archive_inner.name_block AS (kind text, names bigint[], bearers bigint[], added int);
COMMENT ON TYPE news_archive_inner.name_block IS
'Names that share a key: those asked about, all that bear it (at most a few more than most_of_a_key()), and how many '
'of them are new.';
CREATE FUNCTION news_archive_inner.name_blocks(asked bigint[], added bigint[]) RETURNS news_archive_inner.name_block[]
	LANGUAGE plpgsql AS $$
DECLARE
	blocks news_archive_inner.name_block[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH fresh AS (
		SELECT n.kind, k.key, array_agg(n.name_id) AS names, count(*) FILTER (WHERE n.name_id = ANY (added)) AS added
		FROM entity_name n, unnest(n.keys) k(key)
		WHERE n.name_id = ANY (asked) AND news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
		GROUP BY n.kind, k.key),
	by_key AS MATERIALIZED (
		SELECT f.kind, f.key, f.names, b.bearers, f.added
		FROM fresh f, LATERAL (SELECT array_agg(x.name_id) AS bearers FROM (SELECT e.name_id FROM entity_name e
			WHERE e.keys @> ARRAY[f.key] AND e.kind = f.kind AND news_archive_inner.is_compared(e.kind, e.name,
				e.folded, e.base_id, e.apart)
			LIMIT news_archive_inner.most_of_a_key() + f.added + 1) x) b
		WHERE NOT EXISTS (SELECT FROM common_key c WHERE c.kind = f.kind AND c.key = f.key)),
	-- a key that was too common before need not be looked up again
	known AS (
		SELECT f.kind, f.key, f.names FROM fresh f JOIN common_key c ON c.kind = f.kind AND c.key = f.key),
	noted AS (
		INSERT INTO common_key (kind, key) SELECT b.kind, b.key FROM by_key b
			WHERE cardinality(b.bearers) > news_archive_inner.most_of_a_key() ON CONFLICT DO NOTHING),
	common AS (
		SELECT b.kind, n.name_id, (array_agg(b.key ORDER BY b.key COLLATE "C"))[:12] AS keys
		FROM (SELECT y.kind, y.key, y.names FROM by_key y
				WHERE cardinality(y.bearers) > news_archive_inner.most_of_a_key()
			UNION ALL SELECT k.kind, k.key, k.names FROM known k) b, unnest(b.names) n(name_id)
		GROUP BY b.kind, n.name_id),
	two AS (
		SELECT c.kind, x.key AS first, y.key AS second, array_agg(c.name_id) AS names,
			count(*) FILTER (WHERE c.name_id = ANY (added)) AS added
		FROM common c, unnest(c.keys) WITH ORDINALITY x(key, i), unnest(c.keys) WITH ORDINALITY y(key, i)
			WHERE x.i < y.i
		GROUP BY c.kind, x.key, y.key),
	by_two AS MATERIALIZED (
		SELECT t.kind, t.names, b.bearers, t.added
		FROM two t, LATERAL (SELECT array_agg(x.name_id) AS bearers FROM (SELECT e.name_id FROM entity_name e
			WHERE e.keys @> ARRAY[t.first, t.second] AND e.kind = t.kind
				AND news_archive_inner.is_compared(e.kind, e.name, e.folded, e.base_id, e.apart)
			LIMIT news_archive_inner.most_of_a_key() + t.added + 1) x) b)
	SELECT array_agg(ROW(s.kind, s.names, s.bearers, s.added)::news_archive_inner.name_block) INTO blocks
	FROM (SELECT k.kind, k.names, k.bearers, k.added FROM by_key k UNION ALL SELECT t.kind, t.names, t.bearers, t.added
		FROM by_two t) s
	WHERE cardinality(s.bearers) > 1;
	RETURN coalesce(blocks, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.name_blocks(bigint[], bigint[]) IS
'For each key of the names asked about, or two where more than most_of_a_key() names share each, the names that are to '
'be compared with them; added are those of them that are new. For refresh.';
CREATE FUNCTION news_archive_inner.names_of_full_blocks(blocks news_archive_inner.name_block[]) RETURNS bigint[]
	LANGUAGE sql IMMUTABLE
	RETURN ARRAY(SELECT DISTINCT n FROM unnest(blocks) b, unnest(b.bearers) n
		WHERE cardinality(b.bearers) > news_archive_inner.most_of_a_key() AND cardinality(b.bearers) - b.added
			<= news_archive_inner.most_of_a_key());
COMMENT ON FUNCTION news_archive_inner.names_of_full_blocks(news_archive_inner.name_block[]) IS
'The names of the blocks that hold more names than are compared, and held fewer before. For refresh.';
CREATE FUNCTION news_archive_inner.alike_names(blocks news_archive_inner.name_block[], asked bigint[])
	RETURNS TABLE (one bigint, other bigint)
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH block AS MATERIALIZED (
		SELECT b.names, b.bearers, b.n FROM unnest(blocks) WITH ORDINALITY b(kind, names, bearers, added, n)
			WHERE cardinality(b.bearers) <= news_archive_inner.most_of_a_key()),
	name AS MATERIALIZED (
		SELECT x.name_id, x.kind, x.folded, x.known, x.base_id FROM entity_name x
		WHERE x.name_id = ANY (ARRAY(SELECT u.id FROM block b, unnest(b.bearers || b.names) u(id)))),
	pair AS MATERIALIZED (
		SELECT p.one, p.other, p.if_known
		FROM (SELECT array_agg(n.name_id) AS ids, array_agg(n.kind) AS kinds, array_agg(n.folded) AS folded,
			array_agg(n.base_id) AS bases FROM name n) n,
			(SELECT array_agg(b.n) AS blocks, array_agg(u.id) AS ids FROM block b, unnest(b.names) u(id)) a,
			(SELECT array_agg(b.n) AS blocks, array_agg(u.id) AS ids FROM block b, unnest(b.bearers) u(id)) b,
			LATERAL news_archive.name_pairs(n.ids, n.kinds, n.folded, n.bases, a.blocks, a.ids, b.blocks, b.ids) p)
	SELECT p.one, p.other FROM pair p WHERE NOT p.if_known
	UNION ALL
	SELECT p.one, p.other
	FROM pair p JOIN name a ON a.name_id = p.one JOIN name b ON b.name_id = p.other
	WHERE p.if_known AND a.known && b.known
	UNION ALL
	-- whatever their keys
	SELECT n.name_id, o.name_id
	FROM entity_name n, LATERAL (SELECT x.* FROM entity_name x WHERE x.folded = n.folded AND x.kind = n.kind OFFSET 0) o
	WHERE n.name_id = ANY (asked) AND o.name_id <> n.name_id AND (n.base_id IS NULL OR o.base_id IS NULL)
		AND news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
			AND news_archive_inner.is_compared(o.kind, o.name, o.folded, o.base_id, o.apart);
END $$;
COMMENT ON FUNCTION news_archive_inner.alike_names(news_archive_inner.name_block[], bigint[]) IS
'The pairs of names in these blocks, and of the names asked about with others of their fold, that are taken for one '
'entity''s. For refresh.';
CREATE FUNCTION news_archive_inner.united_names() RETURNS TABLE (one bigint, other bigint, keep bigint, stays boolean)
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH said AS MATERIALIZED (
		SELECT (c.what->>'keep_name_id')::bigint AS one, (c.what->>'drop_name_id')::bigint AS other,
			(c.what->>'keep')::bigint AS keep, (c.what->>'drop')::bigint AS dropped
		FROM correction c WHERE c.kind = 'merge' AND c.undone_at IS NULL
		UNION ALL
		SELECT (c.what->>'was_name_id')::bigint, (c.what->>'name_id')::bigint, (c.what->>'entity_id')::bigint, NULL
		FROM correction c WHERE c.kind = 'rename' AND c.undone_at IS NULL)
	SELECT s.one, s.other, s.keep, NOT EXISTS (SELECT FROM said d WHERE d.dropped = s.keep)
	FROM said s
	-- counted one by one, lest the planner read all names to join them
	WHERE (SELECT count(*) FROM entity_name n WHERE n.name_id IN (s.one, s.other)) = 2;
END $$;
COMMENT ON FUNCTION news_archive_inner.united_names() IS
'The pairs of names that corrections in force make one entity of. For refresh.';
CREATE FUNCTION news_archive_inner.base_rank(origin text, kept boolean) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN kept THEN 0 WHEN origin = 'analyst' THEN 1 WHEN origin = 'reference' THEN 2 ELSE 3 END;
COMMENT ON FUNCTION news_archive_inner.base_rank(text, boolean) IS
'The rank of an entity among those that turn out to be one: the one of the least rank gives its id.';
CREATE TYPE news_archive_inner.name_edge AS (one bigint, other bigint);
COMMENT ON TYPE news_archive_inner.name_edge IS 'Two names, or entities, that are one.';
CREATE FUNCTION news_archive_inner.components_of_names(edges news_archive_inner.name_edge[], asked bigint[],
	loose bigint[])
	RETURNS TABLE (node bigint, entity_id bigint, fixed boolean)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(u.one) AS ones, array_agg(u.other) AS others, array_agg(u.keep) AS keeps,
		array_agg(u.stays) AS stays INTO said FROM news_archive_inner.united_names() u;
	RETURN QUERY
	WITH united AS MATERIALIZED (
		SELECT u.* FROM unnest(said.ones, said.others, said.keeps, said.stays) u(one, other, keep, stays)),
	ends AS MATERIALIZED (
		SELECT n.name_id, n.base_id, CASE WHEN n.base_id IS NOT NULL THEN n.base_id
			WHEN n.name_id = ANY (asked) OR n.entity_id = ANY (loose) THEN n.name_id ELSE n.entity_id END AS node
		FROM entity_name n
		WHERE n.name_id = ANY (ARRAY(SELECT e.one FROM unnest(edges) e UNION SELECT e.other FROM unnest(edges) e
			UNION SELECT unnest(asked)
			UNION SELECT u.one FROM united u UNION SELECT u.other FROM united u))
			AND (n.base_id IS NOT NULL OR NOT n.apart)),
	-- known entities: one only where an analyst united them; what he kept is one of them
	base AS MATERIALIZED (
		SELECT b.base_id, c.component,
			news_archive_inner.base_rank(k.origin, b.base_id IN (SELECT u.keep FROM united u WHERE u.stays)) AS rank
		FROM (SELECT e.base_id FROM ends e WHERE e.base_id IS NOT NULL UNION SELECT u.keep FROM united u) b
			LEFT JOIN known_entity k ON k.entity_id = b.base_id
			JOIN (SELECT x.* FROM (SELECT array_agg(p.a) AS a, array_agg(p.b) AS b FROM (
					SELECT u.keep AS a, n.base_id AS b FROM united u JOIN ends n ON n.name_id IN (u.one, u.other)
						WHERE n.base_id IS NOT NULL
					UNION ALL SELECT u.keep, u.keep FROM united u
					UNION ALL SELECT e.base_id, e.base_id FROM ends e WHERE e.base_id IS NOT NULL) p) g,
				LATERAL news_archive.connected_components(g.a, g.b) x) c ON c.node = b.base_id),
	group_of AS MATERIALIZED (
		SELECT b.base_id, first_value(b.base_id) OVER w AS entity_id, first_value(b.rank) OVER w AS rank
		FROM base b WINDOW w AS (PARTITION BY b.component ORDER BY b.rank, b.base_id)),
	edge AS MATERIALIZED (
		SELECT a.node AS a, a.base_id AS base_a, b.node AS b, b.base_id AS base_b
		FROM (SELECT e.one, e.other FROM unnest(edges) e UNION ALL SELECT u.one, u.other FROM united u) e
			JOIN ends a ON a.name_id = e.one JOIN ends b ON b.name_id = e.other),
	component AS MATERIALIZED (
		SELECT c.node, c.component
		FROM (SELECT array_agg(x.a) AS a, array_agg(x.b) AS b FROM (
				SELECT e.a, e.b FROM edge e WHERE e.base_a IS NULL AND e.base_b IS NULL
				UNION ALL SELECT n.node, n.node FROM ends n WHERE n.base_id IS NULL) x) g,
			LATERAL news_archive.connected_components(g.a, g.b) c),
	-- the known entities that a component touches, and those that corrections keep
	claim AS (
		SELECT c.component, g.entity_id, g.rank
		FROM (SELECT e.a AS node, e.base_b AS base FROM edge e WHERE e.base_a IS NULL AND e.base_b IS NOT NULL
			UNION SELECT e.b, e.base_a FROM edge e WHERE e.base_b IS NULL AND e.base_a IS NOT NULL) x
			JOIN component c USING (node) JOIN group_of g ON g.base_id = x.base
		UNION ALL
		SELECT c.component, g.entity_id, g.rank FROM united u JOIN ends n ON n.name_id = u.one
			JOIN component c USING (node) JOIN group_of g ON g.base_id = u.keep
		UNION ALL
		SELECT c.component, c.node, 3 FROM component c),
	chosen AS (
		SELECT DISTINCT ON (c.component) c.component, c.entity_id FROM claim c ORDER BY c.component, c.rank,
			c.entity_id)
	SELECT c.node, o.entity_id, false FROM component c JOIN chosen o USING (component)
	UNION ALL
	SELECT g.base_id, g.entity_id, true FROM group_of g;
END $$;
COMMENT ON FUNCTION news_archive_inner.components_of_names(news_archive_inner.name_edge[], bigint[], bigint[]) IS
'Which entity each of the names at these edges belongs to: node is the name for those asked about and those of loose '
'entities, for other names the entity they have together; or, when fixed, an entity known beforehand. For refresh.';
CREATE FUNCTION news_archive_inner.place_names(asked bigint[], added bigint[], lost bigint[], OUT moved bigint[],
	OUT left_behind bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	blocks news_archive_inner.name_block[];
	edges news_archive_inner.name_edge[];
	more bigint[];
	ends bigint[];
	loose bigint[] := lost;
BEGIN
	PERFORM news_archive_inner.entered();
	asked := asked || ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = ANY (lost) AND n.base_id IS NULL
		AND NOT n.apart);
	blocks := news_archive_inner.name_blocks(asked, added);
	more := news_archive_inner.names_of_full_blocks(blocks);
	IF more <> '{}' THEN
		loose := loose || ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n WHERE n.name_id = ANY (more));
	END IF;
	edges := ARRAY(SELECT ROW(a.one, a.other)::news_archive_inner.name_edge
		FROM news_archive_inner.alike_names(blocks, asked) a);
	-- several components of articles' names may stand for one known entity: these are told apart by their names
	ends := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n
		WHERE n.name_id = ANY (ARRAY(SELECT e.one FROM unnest(edges) e UNION SELECT e.other FROM unnest(edges) e)));
	loose := loose || ARRAY(SELECT DISTINCT f.entity_id FROM entity_name f
		WHERE f.entity_id = ANY (ends) AND f.base_id IS NOT NULL);
	more := ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = ANY (loose) AND n.name_id <> ALL (asked)
		AND n.base_id IS NULL AND NOT n.apart);
	IF more <> '{}' THEN
		blocks := news_archive_inner.name_blocks(more, '{}');
		edges := edges || ARRAY(SELECT ROW(a.one, a.other)::news_archive_inner.name_edge
			FROM news_archive_inner.alike_names(blocks, more) a);
	END IF;

	WITH placed AS MATERIALIZED (
		SELECT c.node, c.entity_id, c.fixed FROM news_archive_inner.components_of_names(edges, asked || more, loose) c),
	to_move AS (
		SELECT n.name_id, n.entity_id AS was, p.entity_id AS becomes
		FROM (SELECT x.* FROM entity_name x WHERE x.name_id = ANY (asked || more)) n JOIN placed p ON p.node = n.name_id
			WHERE NOT p.fixed
		UNION
		SELECT n.name_id, n.entity_id, p.entity_id
		FROM placed p, LATERAL (SELECT x.* FROM entity_name x
			WHERE x.entity_id = p.node AND p.entity_id <> p.node OFFSET 0) n
		WHERE NOT p.fixed AND n.base_id IS NULL AND NOT n.apart AND n.name_id <> ALL (asked || more)
		UNION
		SELECT n.name_id, n.entity_id, p.entity_id
		FROM placed p, LATERAL (SELECT x.* FROM entity_name x WHERE x.base_id = p.node OFFSET 0) n WHERE p.fixed),
	changed AS (
		UPDATE entity_name n SET entity_id = m.becomes FROM to_move m
		WHERE n.name_id = m.name_id AND n.entity_id <> m.becomes
			AND (n.base_id IS NOT NULL OR news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart))
		RETURNING n.name_id, m.was)
	SELECT coalesce(array_agg(c.name_id), '{}'), coalesce(array_agg(DISTINCT c.was), '{}') INTO moved, left_behind
		FROM changed c;
END $$;
COMMENT ON FUNCTION news_archive_inner.place_names(bigint[], bigint[], bigint[]) IS
'Gives names their entities: asked are those that are new (added) or of which more or less is told, lost are entities '
'that may have lost what made them one. moved are the names that have another entity now, left_behind the entities '
'they had. For refresh.';
CREATE FUNCTION news_archive_inner.surname_forms(name text) RETURNS text[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT CASE WHEN last ^@ 'al' AND news_archive.fold_name(name) !~ '(^| )al( |$)' AND name COLLATE "C"
		~* '(^|\s)(al|el|ul|il|as|ash|ad|adh|ar|at|ath|az|an)[-\s]'
			THEN ARRAY[last, regexp_replace(last, '^al', '')] ELSE ARRAY[last] END
		FROM (SELECT substring(news_archive_inner.without_generation(name) FROM '[^ ]+$') AS last) s);
COMMENT ON FUNCTION news_archive_inner.surname_forms(text) IS
'The folded last word of a name but for "Jr" and the like; where an Arabic article stands before it also without that: '
'a newspaper drops it as it likes.';
CREATE FUNCTION news_archive_inner.surnames_that_may_stand_for(forms text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT s.name_id FROM entity_name s
		WHERE s.folded = ANY (forms || ARRAY(SELECT 'al' || f FROM unnest(forms) f)) AND s.kind = 'person'
			AND s.base_id IS NULL AND NOT s.apart);
END $$;
COMMENT ON FUNCTION news_archive_inner.surnames_that_may_stand_for(text[]) IS
'The names of one word that may be these surnames, with or without an Arabic article. For refresh.';
CREATE FUNCTION news_archive_inner.link_surnames(name_ids bigint[], OUT moved bigint[], OUT left_behind bigint[])
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	WITH alone AS MATERIALIZED (
		SELECT s.name_id, s.entity_id, s.folded, news_archive_inner.surname_forms(s.name) AS forms
		FROM entity_name s
		WHERE s.folded = ANY (ARRAY(SELECT n.folded FROM entity_name n WHERE n.name_id = ANY (name_ids)))
			AND s.kind = 'person'
			AND s.folded NOT LIKE '% %' AND s.base_id IS NULL AND NOT s.apart),
	-- of equal ones the smallest stands for all
	word AS MATERIALIZED (
		SELECT a.folded, min(a.name_id) AS first, array_agg(DISTINCT f) AS forms FROM alone a, unnest(a.forms) f
			GROUP BY a.folded),
	placed AS (
		SELECT w.folded, coalesce(f.entity_id, CASE WHEN b.least = b.greatest THEN b.least END, w.first) AS entity_id
		FROM word w,
			LATERAL (SELECT min(n.entity_id) AS entity_id FROM entity_name n
				WHERE n.folded = w.folded AND n.kind = 'person' AND n.base_id IS NOT NULL AND NOT n.apart) f,
			LATERAL (SELECT min(n.entity_id) AS least, max(n.entity_id) AS greatest
				FROM (SELECT x.entity_id FROM entity_name x WHERE x.surnames && w.forms OFFSET 0) n) b),
	changed AS (
		UPDATE entity_name n SET entity_id = p.entity_id FROM alone a JOIN placed p USING (folded)
		WHERE n.name_id = a.name_id AND n.entity_id <> p.entity_id
		RETURNING n.name_id, a.entity_id AS was)
	SELECT coalesce(array_agg(c.name_id), '{}'), coalesce(array_agg(DISTINCT c.was), '{}') INTO moved, left_behind
		FROM changed c;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_surnames(bigint[]) IS
'Gives surnames that stand alone to the one person who bears them, or takes them away when a second one appears; '
'moved are the names that have another entity now, left_behind the entities they had. For refresh.';

-- src/archive/link/link_events.sql
CREATE FUNCTION news_archive_inner.event_parents(key_ids bigint[], kind_ids bigint[], actor_ids bigint[],
	actor_codes text[], target_ids bigint[], target_codes text[],
		during daterange[], near daterange[], story_ids bigint[], flags bigint[], OUT key_id bigint,
			OUT parent_id bigint)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_parents';
COMMENT ON FUNCTION news_archive_inner.event_parents(bigint[], bigint[], bigint[], text[], bigint[], text[],
	daterange[], daterange[], bigint[], bigint[]) IS
'Which more exact key tells the act of each key asked for, NULL for none: the arrays have an element for each report, '
'flags is 1 for an act without direction, plus 2 where the key is asked for. A report with a side or a day less exact '
'tells the only act it fits, of its story or else of those in which somebody it names takes part on the days of near. '
'NULL elements mean not known. Errors: array_subscript_error when the arrays differ in length.';
CREATE FUNCTION news_archive_inner.side_code(country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(country, '') || coalesce(sector, '');
COMMENT ON FUNCTION news_archive_inner.side_code(text, text) IS
'Country and sector of an actor in one word: RUSGOV, IGO; empty when neither is known.';
CREATE FUNCTION news_archive_inner.told_side(side text, kind text, country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN side IS NULL THEN ''
		WHEN country IS NULL AND sector IS NULL THEN '-'
		WHEN sector IS NULL AND kind IS DISTINCT FROM 'place' THEN country || '?'
		ELSE news_archive_inner.side_code(country, sector) END;
COMMENT ON FUNCTION news_archive_inner.told_side(text, text, text, text) IS
'side_code() of a side, for telling who else it may be; "-" for one that is told without a country or sector '
'("workers"), which nobody else can be; SYR? for one of whom only the country is told ("a Syrian action group") and '
'that is not the country itself: none of its people; empty for one that is not told. kind is that of the mention, if '
'it is one.';
CREATE FUNCTION news_archive.kind_of_act(type text, mode text, status text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN type || CASE WHEN type IN ('REQUEST', 'REJECT', 'THREATEN', 'RETREAT', 'COERCE', 'SANCTION')
		THEN coalesce(' ' || mode, '') ELSE '' END
		|| CASE WHEN status <> 'actual' THEN ' ' || status ELSE '' END;
COMMENT ON FUNCTION news_archive.kind_of_act(text, text, text) IS
'What two reports must share to tell one event: its type; the mode, where that tells what was done or asked ("REQUEST '
'yield") and not how ("ASSAULT firearms"); and the status, if it is not told as done.';
CREATE FUNCTION news_archive_inner.report_days(during daterange, status text, published daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN during IS NOT NULL THEN during WHEN status = 'actual'
		THEN daterange(lower(published) - 7, upper(published)) END;
COMMENT ON FUNCTION news_archive_inner.report_days(daterange, text, daterange) IS
'The days on which a reported act may have been: its own, or, when it has none and is told as done, the week up to its '
'publication.';
CREATE FUNCTION news_archive_inner.acting_entity(entity_id bigint, entity_kind text, country text) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN entity_kind = 'place' AND country IS NOT NULL THEN NULL ELSE entity_id END;
COMMENT ON FUNCTION news_archive_inner.acting_entity(bigint, text, text) IS
'The entity that a side of an event is counted by; NULL for a place that stands for its state, which is counted by '
'country.';
CREATE FUNCTION news_archive_inner.event_key(type text, act text, actor_id bigint, actor_code text, target_id bigint,
	target_code text, during daterange,
		story_id bigint, words_id bigint) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (
		SELECT news_archive.content_id('event', act,
			CASE WHEN news_archive.is_reciprocal(type) THEN least(a COLLATE "C", b COLLATE "C") ELSE a END,
				CASE WHEN news_archive.is_reciprocal(type) THEN greatest(a COLLATE "C", b COLLATE "C") ELSE b END,
			CASE WHEN dated THEN to_char(lower(during), 'YYYY-MM-DD') END, CASE WHEN dated
				THEN to_char(upper(during), 'YYYY-MM-DD') END,
			CASE WHEN dated AND (named OR (length(a) >= 3 AND length(b) >= 3)) THEN NULL
				WHEN dated OR named THEN 'story ' || story_id
				ELSE 'words ' || words_id END)
		FROM (SELECT coalesce(actor_id::text, actor_code) AS a, coalesce(target_id::text, target_code) AS b,
				actor_id IS NOT NULL OR target_id IS NOT NULL AS named,
				during IS NOT NULL AND NOT lower_inf(during) AND NOT upper_inf(during) AS dated) s);
COMMENT ON FUNCTION news_archive_inner.event_key(text, text, bigint, text, bigint, text, daterange, bigint, bigint) IS
'The identifier of what a report says: reports that say just the same have one. act is kind_of_act(), the codes are '
'told_side().';
CREATE FUNCTION news_archive_inner.reports_to_group(wanted_articles bigint[], wanted_keys bigint[])
	RETURNS TABLE (article_id bigint, report_no int, key_id bigint, type text, act text, actor_id bigint,
		actor_code text, target_id bigint, target_code text,
		during daterange, near daterange, story_id bigint, words_id bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	others bigint[];
	all_articles bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	others := ARRAY(SELECT DISTINCT x.article_id FROM event_report x
		WHERE x.key_id = ANY (wanted_keys) AND (wanted_articles IS NULL OR x.article_id <> ALL (wanted_articles)));
	all_articles := ARRAY(SELECT unnest(wanted_articles) UNION SELECT unnest(others));
	RETURN QUERY
	SELECT r.article_id, r.report_no, r.key_id, r.type, news_archive.kind_of_act(r.type, r.mode, r.status),
		news_archive_inner.acting_entity(r.actor_id, k.kind, r.actor_country),
			news_archive_inner.told_side(r.actor, k.kind, r.actor_country, r.actor_sector),
		news_archive_inner.acting_entity(r.target_id, l.kind, r.target_country),
			news_archive_inner.told_side(r.target, l.kind, r.target_country, r.target_sector),
		r.during, news_archive_inner.report_days(r.during, r.status, a.published), a.story_id, r.words_id
	-- each is told which articles: joined only, all articles and mentions may be read
	FROM event_report r JOIN article a ON a.article_id = r.article_id AND a.article_id = ANY (all_articles)
		-- two mentions of a report, not all that its article has
		LEFT JOIN LATERAL (SELECT m.kind FROM mention m
			WHERE m.article_id = r.article_id AND m.mention_no = r.actor_mention OFFSET 0) k ON true
		LEFT JOIN LATERAL (SELECT m.kind FROM mention m
			WHERE m.article_id = r.article_id AND m.mention_no = r.target_mention OFFSET 0) l ON true
	WHERE r.article_id = ANY (all_articles) AND (r.article_id = ANY (wanted_articles) OR r.key_id = ANY (wanted_keys));
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_to_group(bigint[], bigint[]) IS
'The reports of these articles and keys with what tells which event they are of. For refresh.';
CREATE FUNCTION news_archive_inner.key_reports(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS MATERIALIZED (
		SELECT g.article_id, g.report_no, g.key_id AS was,
			news_archive_inner.event_key(g.type, g.act, g.actor_id, g.actor_code, g.target_id, g.target_code, g.during,
				g.story_id, g.words_id) AS becomes,
			CASE WHEN upper(g.near) - lower(g.near) <= news_archive_inner.event_window() THEN lower(g.near)
				END AS near_day
		FROM news_archive_inner.reports_to_group(article_ids, NULL) g),
	keyed AS (
		UPDATE event_report r SET key_id = t.becomes, near_day = t.near_day FROM told t
		WHERE r.article_id = t.article_id AND r.report_no = t.report_no AND r.article_id = ANY (article_ids)
			AND (r.key_id, r.near_day) IS DISTINCT FROM (t.becomes, t.near_day))
	SELECT array_agg(DISTINCT k) FILTER (WHERE k IS NOT NULL) INTO touched
		FROM told t, LATERAL (VALUES (t.was), (t.becomes)) v(k);
	RETURN coalesce(touched, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.key_reports(bigint[]) IS
'Gives the reports of these articles their keys; gives those they had and have. For refresh.';
CREATE FUNCTION news_archive_inner.reports_of_sides(entity_ids bigint[], firsts date[], lasts date[])
	RETURNS TABLE (article_id bigint, key_id bigint)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	FOR i IN 1 .. coalesce(cardinality(entity_ids), 0) LOOP
		RETURN QUERY SELECT x.article_id, x.key_id FROM event_report x
			WHERE x.actor_id = entity_ids[i] AND x.near_day BETWEEN firsts[i] AND lasts[i];
		RETURN QUERY SELECT x.article_id, x.key_id FROM event_report x
			WHERE x.target_id = entity_ids[i] AND x.near_day BETWEEN firsts[i] AND lasts[i];
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_of_sides(bigint[], date[], date[]) IS
'The reports in which each of these entities takes part on one of its days, from its first to its last, as actor or as '
'target. For refresh.';
CREATE FUNCTION news_archive_inner.keys_around(key_ids bigint[], story_ids bigint[], sides text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	of_stories bigint[];
	keys bigint[] := key_ids;
	s record;
BEGIN
	PERFORM news_archive_inner.entered();
	of_stories := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = ANY (story_ids));
	keys := keys || ARRAY(SELECT DISTINCT r.key_id FROM event_report r WHERE r.article_id = ANY (of_stories)
		AND r.key_id IS NOT NULL);
	-- up to a month before: so wide a span of days may still reach the day
	SELECT array_agg(u.id) AS ids, array_agg(u.day - news_archive_inner.event_window()) AS firsts,
		array_agg(u.day) AS lasts INTO s
	FROM (SELECT DISTINCT split_part(x, ' ', 1)::bigint AS id, split_part(x, ' ', 2)::date AS day
		FROM unnest(sides) x) u;
	keys := keys || ARRAY(SELECT DISTINCT r.key_id
		FROM news_archive_inner.reports_of_sides(s.ids, s.firsts, s.lasts) r);
	RETURN ARRAY(SELECT DISTINCT unnest(keys));
END $$;
COMMENT ON FUNCTION news_archive_inner.keys_around(bigint[], bigint[], text[]) IS
'These keys, and those of the reports of these stories and of these sides ("entity day", the day of an act they took '
'part in). For refresh.';
CREATE FUNCTION news_archive_inner.adopt_keys(asked bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	told record;
	near bigint[];
	s record;
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(DISTINCT g.story_id) AS stories, array_agg(g.actor_id) AS actors,
		array_agg(g.target_id) AS targets, array_agg(g.near) AS days INTO told
	FROM news_archive_inner.reports_to_group(NULL, asked) g;
	-- whom they may be counted to: the reports of their stories, and those of the people they name on their days
	near := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = ANY (told.stories));
	SELECT array_agg(x.id) AS ids, array_agg(x.first) AS firsts, array_agg(x.last) AS lasts INTO s
	FROM (SELECT DISTINCT v.id, lower(u.days) AS first, upper(u.days) - 1 AS last
		FROM unnest(told.actors, told.targets, told.days) u(actor, target, days),
			LATERAL (VALUES (u.actor), (u.target)) v(id)
		WHERE v.id IS NOT NULL AND upper(u.days) - lower(u.days) <= news_archive_inner.event_window()) x;
	near := near || ARRAY(SELECT DISTINCT r.article_id
		FROM news_archive_inner.reports_of_sides(s.ids, s.firsts, s.lasts) r);
	near := ARRAY(SELECT DISTINCT unnest(near));
	WITH around AS MATERIALIZED (
		SELECT g.*, g.key_id = ANY (asked) AS asked FROM news_archive_inner.reports_to_group(near, asked) g),
	parents AS MATERIALIZED (
		SELECT p.key_id, p.parent_id
		FROM (SELECT array_agg(g.key_id) AS keys, array_agg(news_archive.content_id(g.act)) AS kinds,
			array_agg(g.actor_id) AS actors, array_agg(g.actor_code) AS actor_codes,
				array_agg(g.target_id) AS targets, array_agg(g.target_code) AS target_codes,
					array_agg(g.during) AS during, array_agg(g.near) AS near,
				array_agg(g.story_id) AS stories, array_agg(CASE WHEN news_archive.is_reciprocal(g.type) THEN 1 ELSE 0
					END + CASE WHEN g.asked THEN 2 ELSE 0 END::bigint) AS flags
			FROM around g) x,
			LATERAL news_archive_inner.event_parents(x.keys, x.kinds, x.actors, x.actor_codes, x.targets,
				x.target_codes, x.during, x.near, x.stories, x.flags) p
		WHERE p.parent_id IS NOT NULL),
	orphaned AS (
		DELETE FROM event_parent e WHERE e.key_id = ANY (asked) AND NOT EXISTS (SELECT FROM parents p
			WHERE p.key_id = e.key_id)
		RETURNING e.key_id),
	adopted AS (
		INSERT INTO event_parent AS e (key_id, parent_id) SELECT p.key_id, p.parent_id FROM parents p
		ON CONFLICT (key_id) DO UPDATE SET parent_id = excluded.parent_id WHERE e.parent_id <> excluded.parent_id
		RETURNING e.key_id)
	SELECT array_agg(c.key_id) INTO changed FROM (SELECT o.key_id FROM orphaned o UNION SELECT a.key_id
		FROM adopted a) c;
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.adopt_keys(bigint[]) IS
'Gives these keys the parents they have now; gives those that have another one, or none any more. For refresh.';
CREATE FUNCTION news_archive_inner.roots_of_keys(key_ids bigint[]) RETURNS TABLE (key_id bigint, root_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	all_keys bigint[] := key_ids;
	below bigint[] := key_ids;
	roots bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	-- parents are more exact, of five degrees
	FOR i IN 1 .. 5 LOOP
		below := ARRAY(SELECT e.key_id FROM event_parent e WHERE e.parent_id = ANY (below));
		EXIT WHEN below = '{}';
		all_keys := all_keys || below;
	END LOOP;
	all_keys := ARRAY(SELECT DISTINCT k FROM unnest(all_keys) k);
	roots := all_keys;
	FOR i IN 1 .. 5 LOOP
		roots := ARRAY(SELECT coalesce(e.parent_id, r.k) FROM unnest(roots) WITH ORDINALITY r(k, n)
			LEFT JOIN event_parent e ON e.key_id = r.k ORDER BY r.n);
	END LOOP;
	RETURN QUERY SELECT u.k, u.r FROM unnest(all_keys, roots) u(k, r);
END $$;
COMMENT ON FUNCTION news_archive_inner.roots_of_keys(bigint[]) IS
'These keys and those that are counted to them, each with the key that all come to. For refresh.';
CREATE FUNCTION news_archive_inner.corrected_events(OUT part_articles bigint[], OUT part_reports int[],
	OUT part_events bigint[], OUT was bigint[], OUT becomes bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	t record;
	said record;
	of_said bigint[];
	r record;
	roots bigint[];
	parts int[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.kind) AS kinds, array_agg(x.a_article || ' ' || x.a_report) AS a,
		array_agg(x.b_article || ' ' || x.b_report) AS b INTO t FROM news_archive_inner.corrected_event_ties() x;
	part_articles := '{}';
	part_reports := '{}';
	roots := '{}';
	parts := '{}';
	of_said := ARRAY(SELECT DISTINCT split_part(u, ' ', 1)::bigint FROM unnest(t.a || t.b) u);
	SELECT array_agg(x.article_id) AS articles, array_agg(x.report_no) AS reports, array_agg(x.key_id) AS keys INTO said
	FROM event_report x WHERE x.article_id = ANY (of_said) AND x.article_id || ' ' || x.report_no = ANY (t.a || t.b);
	FOR r IN
		SELECT e.article_id, e.report_no, k.root_id
		FROM unnest(said.articles, said.reports, said.keys) e(article_id, report_no, key_id),
			LATERAL (SELECT y.root_id FROM news_archive_inner.roots_of_keys(ARRAY[e.key_id]) y
				WHERE y.key_id = e.key_id) k
		ORDER BY e.article_id, e.report_no
	LOOP
		part_articles := part_articles || r.article_id;
		part_reports := part_reports || r.report_no;
		roots := roots || r.root_id;
		parts := parts || coalesce((SELECT min(p) FROM generate_series(0, cardinality(parts)) p
			WHERE NOT EXISTS (SELECT FROM unnest(part_articles, part_reports, roots, parts) o(article_id, report_no,
				root_id, part)
				JOIN unnest(t.kinds, t.a, t.b) x(kind, a, b) ON x.kind = 'apart'
					AND ((x.a = o.article_id || ' ' || o.report_no AND x.b = r.article_id || ' ' || r.report_no)
						OR (x.b = o.article_id || ' ' || o.report_no AND x.a = r.article_id || ' ' || r.report_no))
				WHERE o.root_id = r.root_id AND o.part = p)), 0);
	END LOOP;
	part_events := ARRAY(SELECT CASE WHEN o.part = 0 THEN o.root_id
		ELSE news_archive.content_id('apart', o.root_id::text, o.part::text) END
		FROM unnest(roots, parts) WITH ORDINALITY o(root_id, part, n) ORDER BY o.n);
	SELECT array_agg(c.node), array_agg(c.component) INTO was, becomes
	FROM (SELECT array_agg(a.event_id) AS a, array_agg(b.event_id) AS b
		FROM unnest(t.kinds, t.a, t.b) x(kind, a, b)
			JOIN unnest(part_articles, part_reports, part_events) a(article_id, report_no, event_id) ON x.a
				= a.article_id || ' ' || a.report_no
			JOIN unnest(part_articles, part_reports, part_events) b(article_id, report_no, event_id) ON x.b
				= b.article_id || ' ' || b.report_no
		WHERE x.kind = 'same') g, LATERAL news_archive.connected_components(g.a, g.b) c;
	was := coalesce(was, '{}');
	becomes := coalesce(becomes, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.corrected_events() IS
'What corrected_event_ties() makes of the events of keys: reports with the events they come to, and events (was) that '
'are others (becomes). For refresh.';
CREATE FUNCTION news_archive_inner.link_events(article_ids bigint[], story_ids bigint[], key_ids bigint[], sides text[],
	event_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys bigint[];
	asked bigint[];
	changed bigint[];
	said record;
	rooted record;
	keyed record;
	moved record;
BEGIN
	PERFORM news_archive_inner.entered();
	keys := news_archive_inner.key_reports(article_ids) || key_ids;
	sides := sides || ARRAY(SELECT DISTINCT e || ' ' || to_char(r.near_day, 'YYYY-MM-DD') FROM event_report r,
		LATERAL (VALUES (r.actor_id), (r.target_id)) v(e)
		WHERE r.article_id = ANY (article_ids) AND e IS NOT NULL AND r.near_day IS NOT NULL);
	asked := news_archive_inner.keys_around(keys, story_ids, sides);
	keys := keys || news_archive_inner.adopt_keys(asked);
	said := news_archive_inner.corrected_events();
	IF EXISTS (SELECT FROM correction c WHERE c.kind IN ('merge events', 'split event')) THEN
		-- with all that comes to the same event, by what an analyst says or said
		asked := ARRAY(SELECT x.key_id FROM unnest(said.part_articles, said.part_reports) p(article_id, report_no)
			JOIN event_report x USING (article_id, report_no) WHERE x.article_id = ANY (said.part_articles));
		keys := ARRAY(SELECT k.root_id FROM news_archive_inner.roots_of_keys(keys || asked) k);
	END IF;
	SELECT array_agg(k.key_id) AS keys, array_agg(coalesce(c.becomes, k.root_id)) AS roots INTO rooted
	FROM news_archive_inner.roots_of_keys(keys) k LEFT JOIN unnest(said.was, said.becomes) c(was, becomes) ON c.was
		= k.root_id;
	SELECT array_agg(x.article_id) AS articles, array_agg(x.report_no) AS reports, array_agg(x.key_id) AS keys,
		array_agg(x.event_id) AS events INTO keyed
	FROM event_report x WHERE x.key_id = ANY (rooted.keys);
	SELECT array_agg(x.article_id) AS articles, array_agg(x.report_no) AS reports, array_agg(x.was) AS was,
		array_agg(x.root_id) AS roots INTO moved
	FROM (SELECT r.article_id, r.report_no, r.event_id AS was, coalesce(p.event_id, k.root_id) AS root_id
		FROM unnest(keyed.articles, keyed.reports, keyed.keys, keyed.events) r(article_id, report_no, key_id, event_id)
			JOIN unnest(rooted.keys, rooted.roots) k(key_id, root_id) ON k.key_id = r.key_id
			LEFT JOIN (SELECT u.article_id, u.report_no, coalesce(c.becomes, u.event_id) AS event_id
				FROM unnest(said.part_articles, said.part_reports, said.part_events) u(article_id, report_no, event_id)
					LEFT JOIN unnest(said.was, said.becomes) c(was, becomes) ON c.was = u.event_id) p ON p.article_id
						= r.article_id AND p.report_no = r.report_no) x
	WHERE x.was IS DISTINCT FROM x.root_id;
	UPDATE event_report r SET event_id = k.root_id
		FROM unnest(moved.articles, moved.reports, moved.roots) k(article_id, report_no, root_id)
	WHERE r.article_id = ANY (moved.articles) AND r.article_id = k.article_id AND r.report_no = k.report_no;
	changed := ARRAY(SELECT DISTINCT e FROM unnest(moved.was || moved.roots) e WHERE e IS NOT NULL);
	changed := ARRAY(
		SELECT unnest(changed) UNION SELECT unnest(event_ids)
		UNION SELECT r.event_id FROM event_report r WHERE r.article_id = ANY (article_ids));
	PERFORM news_archive_inner.describe_events(changed);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_events(bigint[], bigint[], bigint[], text[], bigint[]) IS
'Groups the reports of these articles with those of all others into events; story_ids are the stories that won or lost '
'articles or reports, key_ids, sides and event_ids what reports that are gone had. For refresh.';

-- src/archive/link/link_mentions.sql
CREATE FUNCTION news_archive_inner.place_mentions(article_ids bigint[], name_ids bigint[], OUT articles bigint[],
	OUT entities bigint[])
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	WITH named AS MATERIALIZED (
		SELECT m.article_id, m.mention_no, m.entity_id, news_archive.content_id(m.kind, m.name) AS name_id
		FROM mention m WHERE m.article_id = ANY (article_ids) AND m.name IS NOT NULL),
	name AS MATERIALIZED (
		SELECT n.name_id, n.entity_id FROM entity_name n
		WHERE n.name_id = ANY (CASE WHEN name_ids IS NULL THEN ARRAY(SELECT DISTINCT m.name_id FROM named m)
			ELSE name_ids END)),
	found AS MATERIALIZED (
		SELECT m.article_id, m.mention_no, m.entity_id AS was, n.entity_id AS becomes
		FROM named m JOIN name n USING (name_id)
		WHERE m.entity_id IS DISTINCT FROM n.entity_id
			AND NOT EXISTS (SELECT FROM namesake s WHERE m.entity_id IN (s.entity_id, s.merged_into)
				AND s.shares_with = n.entity_id)),
	placed AS (
		UPDATE mention m SET entity_id = f.becomes FROM found f
			WHERE m.article_id = f.article_id AND m.mention_no = f.mention_no AND m.article_id = ANY (article_ids))
	SELECT coalesce(array_agg(DISTINCT f.article_id), '{}'),
		coalesce(array_agg(DISTINCT e) FILTER (WHERE e IS NOT NULL), '{}') INTO articles, entities
	FROM found f, LATERAL (VALUES (f.was), (f.becomes)) v(e);
END $$;
COMMENT ON FUNCTION news_archive_inner.place_mentions(bigint[], bigint[]) IS
'Sets the entities of the mentions in these articles by their names, name_ids restricts which; gives the articles that '
'changed and the entities that lost or won mentions. For refresh.';
CREATE FUNCTION news_archive_inner.articles_of_names(name_ids bigint[], left_behind bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
	were bigint[];
	waiting bigint[] := '{}';
	n record;
BEGIN
	PERFORM news_archive_inner.entered();
	were := left_behind || ARRAY(SELECT s.entity_id FROM namesake s WHERE s.shares_with = ANY (left_behind));
	FOR n IN SELECT x.name, x.kind FROM entity_name x WHERE x.name_id = ANY (name_ids) LOOP
		waiting := waiting || ARRAY(SELECT x.article_id FROM mention x WHERE x.name = n.name AND x.kind = n.kind
			AND x.entity_id IS NULL AND x.name IS NOT NULL);
	END LOOP;
	waiting := news_archive_inner.linked_before(waiting, '{}');
	RETURN ARRAY(
		SELECT m.article_id FROM mention m WHERE m.entity_id = ANY (were) AND news_archive.content_id(m.kind, m.name)
			= ANY (name_ids)
		UNION
		SELECT unnest(waiting));
END $$;
COMMENT ON FUNCTION news_archive_inner.articles_of_names(bigint[], bigint[]) IS
'The articles linked before that use these names, so far as they are counted to the entities left behind, their '
'namesakes or nobody. For refresh.';
CREATE FUNCTION news_archive_inner.link_speakers(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	WITH named AS (
		SELECT article_id, name, mention_no, entity_id, NULL::int AS quotation_no, NULL::bigint AS was FROM mention
		WHERE article_id = ANY (article_ids) AND entity_id IS NOT NULL
		UNION ALL
		SELECT article_id, speaker_name, NULL, NULL, quotation_no, speaker_id FROM quotation
		WHERE article_id = ANY (article_ids) AND speaker_name IS NOT NULL),
	speaker AS (
		SELECT article_id, quotation_no, was, first_value(entity_id) OVER (PARTITION BY article_id, name
			ORDER BY mention_no NULLS LAST) AS entity_id
		FROM named)
	UPDATE quotation q SET speaker_id = s.entity_id
	FROM speaker s
	WHERE s.quotation_no IS NOT NULL AND s.was IS DISTINCT FROM s.entity_id
		AND q.article_id = s.article_id AND q.quotation_no = s.quotation_no AND q.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_speakers(bigint[]) IS
'Gives the quotations of these articles the entity of the first mention in the article that bears the speaker''s name. '
'For refresh.';
CREATE FUNCTION news_archive_inner.link_sides(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	UPDATE event_report r SET actor_id = s.actor_id, target_id = s.target_id
	FROM (SELECT x.article_id, x.report_no, x.actor_id AS was_actor, x.target_id AS was_target,
			(SELECT m.entity_id FROM mention m WHERE m.article_id = x.article_id AND m.mention_no = x.actor_mention)
				AS actor_id,
			(SELECT m.entity_id FROM mention m WHERE m.article_id = x.article_id AND m.mention_no = x.target_mention)
				AS target_id
		FROM event_report x WHERE x.article_id = ANY (article_ids)) s
	WHERE r.article_id = ANY (article_ids) AND r.article_id = s.article_id AND r.report_no = s.report_no
		AND (s.was_actor, s.was_target) IS DISTINCT FROM (s.actor_id, s.target_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_sides(bigint[]) IS
'Gives the sides of the reports of these articles the entities of their mentions. For refresh.';
CREATE FUNCTION news_archive_inner.mentions_of_each(entity_ids bigint[], most int)
	RETURNS TABLE (entity_id bigint, article_id bigint, mention_no int, role text, country text, sector text)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH id IN ARRAY entity_ids LOOP
		RETURN QUERY SELECT m.entity_id, m.article_id, m.mention_no, m.role, m.country, m.sector FROM mention m
			WHERE m.entity_id = id ORDER BY m.article_id, m.mention_no LIMIT most;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.mentions_of_each(bigint[], int) IS
'The first so many mentions of each of these entities, in the order of article_id. For refresh.';
CREATE FUNCTION news_archive_inner.most_told(entity_ids bigint[], article_ids bigint[], days date[], mention_nos int[],
	roles text[], countries text[], sectors text[])
	RETURNS TABLE (entity_id bigint, role text, country text, sector text, role_day date, role_article bigint)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	WITH told AS (
		SELECT m.* FROM unnest($1, $2, $3, $4, $5, $6, $7) m(entity_id, article_id, day, mention_no, role, country,
			sector)),
	-- each word once an article; of the roles there only the fullest
	word AS (
		SELECT DISTINCT t.entity_id, t.article_id, t.day, w.what, w.word
			FROM told t, LATERAL (VALUES ('country', t.country), ('sector', t.sector)) w(what, word)
		WHERE w.word IS NOT NULL
		UNION ALL
		(SELECT DISTINCT ON (t.entity_id, t.article_id) t.entity_id, t.article_id, t.day, 'role', t.role FROM told t
			WHERE t.role IS NOT NULL
		ORDER BY t.entity_id, t.article_id, length(t.role) DESC, t.mention_no)),
	-- of equally many the one told last
	best AS (
		SELECT DISTINCT ON (c.entity_id, c.what) c.entity_id, c.what, c.word, c.latest[2]::bigint AS article_id,
			nullif(c.latest[1], '')::date AS day
		FROM (SELECT w.entity_id, w.what, w.word, count(*) AS articles,
			max(ARRAY[coalesce(to_char(w.day, 'YYYY-MM-DD'), ''), w.article_id::text] COLLATE "C") AS latest
			FROM word w GROUP BY w.entity_id, w.what, w.word) c
		ORDER BY c.entity_id, c.what, c.articles DESC, c.latest DESC, length(c.word) DESC, c.word COLLATE "C")
	SELECT b.entity_id, min(b.word) FILTER (WHERE b.what = 'role'), min(b.word) FILTER (WHERE b.what = 'country'),
		min(b.word) FILTER (WHERE b.what = 'sector'),
		min(b.day) FILTER (WHERE b.what = 'role'), min(b.article_id) FILTER (WHERE b.what = 'role')
	FROM best b GROUP BY b.entity_id $$;
COMMENT ON FUNCTION news_archive_inner.most_told(bigint[], bigint[], date[], int[], text[], text[], text[]) IS
'The role, the country and the sector that most articles tell of entities, each by itself, and the first day and the '
'article that told the role last: from their mentions, an element of the arrays each. For describe_entities and '
'told_entities.';
CREATE FUNCTION news_archive_inner.describe_entities(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said record;
	dated record;
	days date[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(m.entity_id) AS entities, array_agg(m.article_id) AS articles, array_agg(m.mention_no) AS numbers,
		array_agg(m.role) AS roles, array_agg(m.country) AS countries,
		array_agg(m.sector) AS sectors INTO said
	FROM news_archive_inner.mentions_of_each(entity_ids, 100) m WHERE m.role IS NOT NULL OR m.country IS NOT NULL
		OR m.sector IS NOT NULL;
	SELECT array_agg(a.article_id) AS articles, array_agg(lower(a.published)) AS days INTO dated FROM article a
		WHERE a.article_id = ANY (said.articles);
	days := ARRAY(SELECT d.day FROM unnest(said.articles) WITH ORDINALITY s(article_id, n)
		LEFT JOIN unnest(dated.articles, dated.days) d(article_id, day) USING (article_id) ORDER BY s.n);
	-- what is known beforehand stays
	UPDATE entity e SET role = o.role, country = o.country, sector = o.sector, role_day = o.role_day,
		role_article = o.role_article
	FROM (SELECT i.id, x.role, coalesce(k.country, x.country) AS country, coalesce(k.sector, x.sector) AS sector,
		x.role_day, x.role_article
		FROM unnest(entity_ids) i(id) LEFT JOIN news_archive_inner.most_told(said.entities, said.articles, days,
			said.numbers, said.roles, said.countries, said.sectors) x ON x.entity_id = i.id
			LEFT JOIN (SELECT y.* FROM known_entity y WHERE y.entity_id = ANY (entity_ids)) k ON k.entity_id = i.id) o
	WHERE e.entity_id = o.id
		AND (e.role, e.country, e.sector, e.role_day, e.role_article) IS DISTINCT FROM (o.role, o.country, o.sector,
			o.role_day, o.role_article);
END $$;
COMMENT ON FUNCTION news_archive_inner.describe_entities(bigint[]) IS
'Gives these entities the role, the country and the sector that most of their articles tell, each by itself (country '
'and sector that are known beforehand stay), and the last article that tells the role. For refresh.';
CREATE TYPE news_archive_inner.name_rank AS (not_preferred boolean, is_acronym boolean, is_one_word boolean,
	is_in_capitals boolean, fewer_articles bigint, shorter int, name text COLLATE "C");
COMMENT ON TYPE news_archive_inner.name_rank IS 'What rank_of_name() gives: of the names of an entity the least is the '
	'one to show.';
CREATE FUNCTION news_archive_inner.rank_of_name(kind text, name text, folded text, articles bigint, preferred boolean)
	RETURNS news_archive_inner.name_rank
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN ROW(NOT preferred, news_archive.is_acronym(kind, name), folded NOT LIKE '% %',
		kind <> 'organisation' AND name COLLATE "C" ~ '[A-Z]{3}' AND name COLLATE "C" !~ '[a-z]', -articles,
			-length(name), name)::news_archive_inner.name_rank;
COMMENT ON FUNCTION news_archive_inner.rank_of_name(text, text, text, bigint, boolean) IS
'Which spelling an entity is shown under, the least: the one that an analyst prefers, then what most articles use; '
'a full name before a surname or an acronym, and one that is not in the capitals of a headline. For name_entities and '
'told_entities.';
CREATE FUNCTION news_archive_inner.name_entities(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	renamed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH best AS (
		SELECT DISTINCT ON (n.entity_id) n.entity_id, n.name, n.preferred FROM entity_name n
		WHERE n.entity_id = ANY (entity_ids)
		ORDER BY n.entity_id, news_archive_inner.rank_of_name(n.kind, n.name, n.folded, n.articles, n.preferred)),
	shown AS (
		SELECT e.entity_id AS id, coalesce(k.kind, e.kind) AS kind, CASE WHEN b.preferred THEN b.name
			ELSE coalesce(k.name, b.name, e.name) END AS name, coalesce(k.origin, 'article') AS origin, e.name AS was
		FROM (SELECT x.* FROM entity x WHERE x.entity_id = ANY (entity_ids)) e LEFT JOIN best b USING (entity_id)
			LEFT JOIN (SELECT x.* FROM known_entity x WHERE x.entity_id = ANY (entity_ids)) k USING (entity_id)),
	changed AS (
		UPDATE entity e SET kind = s.kind, name = s.name, origin = s.origin
		FROM shown s
		WHERE e.entity_id = s.id AND (e.kind, e.name, e.origin) IS DISTINCT FROM (s.kind, s.name, s.origin))
	-- who is new has no events yet
	SELECT array_agg(s.id) INTO renamed FROM shown s WHERE s.was <> s.name AND s.was <> '';
	IF renamed IS NULL THEN
		RETURN;
	END IF;
	UPDATE event v SET actors = n.actors, targets = n.targets
	FROM (SELECT x.event_id,
			CASE WHEN x.actor_ids && renamed THEN ARRAY(SELECT e.name FROM entity e
				WHERE e.entity_id = ANY (x.actor_ids)) ELSE x.actors END AS actors,
			CASE WHEN x.target_ids && renamed THEN ARRAY(SELECT e.name FROM entity e
				WHERE e.entity_id = ANY (x.target_ids)) ELSE x.targets END AS targets
		FROM event x WHERE x.event_id = ANY (ARRAY(
			SELECT y.event_id FROM unnest(renamed) r(id), LATERAL (
				SELECT z.event_id FROM event z WHERE z.actor_ids @> ARRAY[r.id] UNION ALL SELECT z.event_id FROM event z
					WHERE z.target_ids @> ARRAY[r.id]) y))) n
	WHERE v.event_id = n.event_id AND (v.actors, v.targets) IS DISTINCT FROM (n.actors, n.targets);
END $$;
COMMENT ON FUNCTION news_archive_inner.name_entities(bigint[]) IS
'Gives these entities the names they are shown under, and their events these names. For refresh.';
CREATE FUNCTION news_archive_inner.count_mentions(article_ids bigint[], but bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	counted bigint[];
	used record;
	seen record;
	dated record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.entity_id) AS entities, array_agg(x.kind) AS kinds, array_agg(x.name) AS names,
		array_agg(x.articles) AS articles INTO used
	FROM (SELECT m.entity_id, m.kind, m.name, count(DISTINCT m.article_id) AS articles
		FROM mention m WHERE m.article_id = ANY (article_ids) AND m.form = 'name' AND m.entity_id IS NOT NULL
			AND m.entity_id <> ALL (but)
		GROUP BY m.entity_id, m.kind, m.name) x;
	UPDATE entity_name n SET articles = n.articles + k.more
	FROM (SELECT x.name_id, s.articles AS more
		FROM unnest(used.entities, used.kinds, used.names, used.articles) s(entity_id, kind, name, articles),
		LATERAL (SELECT y.name_id FROM entity_name y WHERE y.entity_id = s.entity_id AND y.kind = s.kind
			AND y.name = s.name OFFSET 0) x) k
	WHERE n.name_id = k.name_id;
	SELECT array_agg(x.entity_id) AS entities, array_agg(x.kind) AS kinds, array_agg(x.article_id) AS articles INTO seen
	FROM (SELECT DISTINCT m.entity_id, m.kind, m.article_id FROM mention m WHERE m.article_id = ANY (article_ids)
		AND m.entity_id IS NOT NULL AND m.entity_id <> ALL (but)) x;
	SELECT array_agg(a.article_id) AS articles, array_agg(lower(a.published)) AS firsts,
		array_agg(upper(a.published) - 1) AS lasts INTO dated
	FROM article a WHERE a.article_id = ANY (article_ids);
	WITH figures AS (
		INSERT INTO entity AS e (entity_id, kind, name, articles, first_seen, last_seen)
		SELECT m.entity_id, min(m.kind), '', count(DISTINCT m.article_id), min(a.first), max(a.last)
		FROM unnest(seen.entities, seen.kinds, seen.articles) m(entity_id, kind, article_id)
			JOIN unnest(dated.articles, dated.firsts, dated.lasts) a(article_id, first, last) USING (article_id)
		GROUP BY m.entity_id
		ON CONFLICT (entity_id) DO UPDATE SET articles = e.articles + excluded.articles,
			first_seen = least(e.first_seen, excluded.first_seen), last_seen = greatest(e.last_seen, excluded.last_seen)
		RETURNING e.entity_id)
	SELECT coalesce(array_agg(f.entity_id), '{}') INTO counted FROM figures f;
	RETURN counted;
END $$;
COMMENT ON FUNCTION news_archive_inner.count_mentions(bigint[], bigint[]) IS
'Adds these articles to the figures of the entities they mention, but for some; gives the entities. For refresh.';
CREATE FUNCTION news_archive_inner.names_of_each(entity_ids bigint[])
	RETURNS TABLE (id bigint, kind text, name text, articles bigint)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
DECLARE
	wanted bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH wanted IN ARRAY entity_ids LOOP
		RETURN QUERY SELECT wanted, m.kind, m.name, count(DISTINCT m.article_id) FROM mention m
			WHERE m.entity_id = wanted AND m.form = 'name' GROUP BY m.kind, m.name;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.names_of_each(bigint[]) IS
'How many articles use each name of these entities. For refresh.';
CREATE FUNCTION news_archive_inner.figures_of_each(entity_ids bigint[])
	RETURNS TABLE (id bigint, kind text, articles bigint, first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
DECLARE
	wanted bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH wanted IN ARRAY entity_ids LOOP
		RETURN QUERY SELECT wanted, min(m.kind), count(DISTINCT m.article_id), min(lower(a.published)),
			max(upper(a.published) - 1)
			FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = wanted;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.figures_of_each(bigint[]) IS
'How many articles mention each of these entities, and the first and the last day on which one was published. '
'For refresh.';
CREATE FUNCTION news_archive_inner.count_again(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	f record;
	used record;
BEGIN
	PERFORM news_archive_inner.entered();
	entity_ids := ARRAY(SELECT DISTINCT unnest(entity_ids));
	SELECT array_agg(x.id) AS ids, array_agg(x.kind) AS kinds, array_agg(x.articles) AS articles,
		array_agg(x.first_seen) AS firsts, array_agg(x.last_seen) AS lasts INTO f
	FROM news_archive_inner.figures_of_each(entity_ids) x;
	SELECT array_agg(u.id) AS ids, array_agg(u.kind) AS kinds, array_agg(u.name) AS names,
		array_agg(u.articles) AS articles INTO used
	FROM news_archive_inner.names_of_each(entity_ids) u;
	UPDATE entity_name n SET articles = c.articles
	FROM (SELECT x.name_id, coalesce(m.articles, 0) AS articles
		FROM (SELECT y.* FROM entity_name y WHERE y.entity_id = ANY (entity_ids)) x
			LEFT JOIN unnest(used.ids, used.kinds, used.names, used.articles) m(id, kind, name, articles)
				ON m.id = x.entity_id AND m.kind = x.kind AND m.name = x.name) c
	WHERE n.name_id = c.name_id AND n.articles <> c.articles;
	INSERT INTO entity AS e (entity_id, kind, name, articles, first_seen, last_seen)
	SELECT c.id, c.kind, '', c.articles, c.first_seen, c.last_seen
	FROM (SELECT i.id, coalesce(m.kind, n.kind) AS kind, m.articles, m.first_seen, m.last_seen,
		n.kind IS NOT NULL AS known
		FROM (SELECT unnest(f.ids) AS id) i JOIN unnest(f.ids, f.kinds, f.articles, f.firsts, f.lasts) m(id, kind,
			articles, first_seen, last_seen) USING (id)
			LEFT JOIN LATERAL (SELECT k.kind FROM entity_name x JOIN known_entity k ON k.entity_id = x.base_id
				WHERE x.entity_id = i.id LIMIT 1) n ON true) c
	WHERE c.articles > 0 OR c.known
	ON CONFLICT (entity_id) DO UPDATE SET articles = excluded.articles, first_seen = excluded.first_seen,
		last_seen = excluded.last_seen
		WHERE (e.articles, e.first_seen, e.last_seen) IS DISTINCT FROM (excluded.articles, excluded.first_seen,
			excluded.last_seen);
	DELETE FROM entity e WHERE e.entity_id = ANY (ARRAY(SELECT u.id FROM unnest(f.ids, f.articles) u(id, articles)
		WHERE u.articles = 0))
		AND NOT EXISTS (SELECT FROM entity_name x JOIN known_entity k ON k.entity_id = x.base_id
			WHERE x.entity_id = e.entity_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.count_again(bigint[]) IS
'Counts the figures of these entities anew, from all articles, and takes away those that none mentions and nobody made '
'known. For refresh.';
CREATE FUNCTION news_archive_inner.tell_names_again(name_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
	users bigint[] := '{}';
	used_as record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF name_ids = '{}' THEN
		RETURN '{}';
	END IF;
	FOR used_as IN SELECT x.kind, x.name, x.entity_id || ARRAY(SELECT i
		FROM namesake s, LATERAL (VALUES (s.entity_id), (s.merged_into)) v(i)
		WHERE s.shares_with = x.entity_id AND i IS NOT NULL) AS ids
		FROM entity_name x WHERE x.name_id = ANY (name_ids)
	LOOP
		users := users || ARRAY(SELECT DISTINCT y.article_id FROM mention y WHERE y.entity_id = ANY (used_as.ids)
			AND y.kind = used_as.kind AND y.name = used_as.name);
	END LOOP;
	users := ARRAY(SELECT DISTINCT unnest(users));
	WITH used AS MATERIALIZED (
		SELECT t.* FROM news_archive_inner.told_names(name_ids, users) t),
	less AS (
		UPDATE entity_name n SET known = coalesce(u.known, '{}'), traits = coalesce(u.traits, '{}')
		FROM (SELECT i.id, x.*, o.known AS was FROM unnest(name_ids) i(id) LEFT JOIN used x ON x.name_id = i.id
			LEFT JOIN entity_name o ON o.name_id = i.id) u
		WHERE n.name_id = u.id AND (n.known, n.traits) IS DISTINCT FROM (coalesce(u.known, '{}'),
			coalesce(u.traits, '{}'))
			AND (u.name_id IS NOT NULL OR n.base_id IS NOT NULL)
		RETURNING n.entity_id, n.kind, n.name, u.was AS known),
	gone AS (
		DELETE FROM entity_name n WHERE n.name_id = ANY (name_ids) AND n.base_id IS NULL AND NOT n.apart
			AND NOT EXISTS (SELECT FROM used u WHERE u.name_id = n.name_id)
		RETURNING n.entity_id, n.keys, n.kind, n.surnames, n.folded, n.name, n.known),
	rarer AS (
		DELETE FROM common_key c USING gone g WHERE c.kind = g.kind AND c.key = ANY (g.keys)),
	noted AS (
		INSERT INTO pending_block (kind, key)
		SELECT DISTINCT 'surname', f
			FROM gone g, unnest(g.surnames || CASE WHEN g.kind = 'person' AND g.folded NOT LIKE '% %'
			THEN ARRAY[g.folded] END) f WHERE f IS NOT NULL
		UNION SELECT DISTINCT 'keys', g.kind || ' ' || g.keys::text FROM gone g
		UNION SELECT DISTINCT 'acronym', split_part(k, ' ', 2)
			FROM (SELECT l.kind, l.name, l.known FROM less l UNION ALL SELECT g.kind, g.name, g.known FROM gone g) c,
				unnest(news_archive.acronym_keys(c.kind, c.name, c.known)) k
		ON CONFLICT DO NOTHING)
	SELECT array_agg(DISTINCT c.entity_id) INTO touched FROM (SELECT l.entity_id FROM less l UNION SELECT g.entity_id
		FROM gone g) c;
	RETURN coalesce(touched, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_names_again(bigint[]) IS
'Gathers anew what articles tell of the bearers of these names, and takes away those that none uses; '
'gives the entities that may have lost what held them together. For refresh.';

-- src/archive/link/namesakes.sql
CREATE FUNCTION news_archive_inner.walk_of_life(sector text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN news_archive.sector_is(sector, 'public') THEN 'public' ELSE sector END;
COMMENT ON FUNCTION news_archive_inner.walk_of_life(text) IS
'A sector as far as it tells people apart: all who govern, fight, judge or want to are "public".';
CREATE FUNCTION news_archive_inner.traits_of(country text, sector text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_remove(ARRAY['country ' || country, 'life ' || news_archive_inner.walk_of_life(sector)], NULL);
COMMENT ON FUNCTION news_archive_inner.traits_of(text, text) IS
'Country and walk of life of a mention as keys by which namesakes may be told apart.';
CREATE FUNCTION news_archive_inner.traits_differ(a text[], b text[]) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		-- countries when both tell one, else walks of life
		SELECT CASE WHEN bool_or(x ^@ 'country') AND bool_or(y ^@ 'country')
			THEN NOT coalesce(bool_or(x ^@ 'country' AND x = y), false)
			ELSE bool_or(x ^@ 'life') AND bool_or(y ^@ 'life') AND NOT coalesce(bool_or(x = y), false) END
		FROM unnest(a) x FULL JOIN unnest(b) y ON x = y);
COMMENT ON FUNCTION news_archive_inner.traits_differ(text[], text[]) IS
'Whether two sets of traits_of() can hardly be of one person: no country of one is the other''s; or, when one has '
'none, no walk of life. NULL or false when too little is told.';
CREATE FUNCTION news_archive_inner.bearers(article_ids bigint[], names text[])
	RETURNS TABLE (articles bigint[], traits text[])
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS (
		SELECT m.article_id, m.role, m.country, m.sector, m.organisation FROM mention m
		WHERE m.article_id = ANY (article_ids) AND m.kind = 'person' AND m.name = ANY (names)),
	ties AS (
		SELECT t.article_id, news_archive.content_id('known', k) AS tie
			FROM told t, unnest(news_archive_inner.known_of(t.role, t.country, t.sector, t.organisation)) k
		UNION
		SELECT a.article_id, a.story_id FROM article a WHERE a.article_id = ANY (article_ids) AND a.story_id IS NOT NULL
		UNION
		SELECT m.article_id, news_archive.content_id('name', m.name) FROM mention m
		WHERE m.article_id = ANY (article_ids) AND m.kind = 'person' AND m.form = 'name' AND m.name LIKE '% %'
			AND m.name <> ALL (names)
		UNION
		SELECT t.article_id, t.article_id FROM told t),
	tied AS (
		SELECT c.node, c.component FROM (SELECT array_agg(article_id) AS a, array_agg(tie) AS b FROM ties) t,
			news_archive.connected_components(t.a, t.b) c)
	SELECT array_agg(DISTINCT t.article_id ORDER BY t.article_id),
		array_remove(array_agg(DISTINCT x COLLATE "C" ORDER BY x COLLATE "C"), NULL)
	FROM told t JOIN tied c ON c.node = t.article_id
		LEFT JOIN LATERAL unnest(news_archive_inner.traits_of(t.country, t.sector)) x ON true
	GROUP BY c.component
	ORDER BY count(DISTINCT t.article_id) DESC, min(t.article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.bearers(bigint[], text[]) IS
'These articles, which call people by these names, parted into those that hang together, the most first, with all '
'traits told there. For refresh.';
CREATE TYPE news_archive_inner.person_of_name AS (articles bigint[], traits text[]);
COMMENT ON TYPE news_archive_inner.person_of_name IS 'One of the people of a name: articles that tell of him, and what '
	'they tell.';
CREATE FUNCTION news_archive_inner.people_of(article_ids bigint[], names text[])
	RETURNS news_archive_inner.person_of_name[]
	LANGUAGE plpgsql AS $$
DECLARE
	b record;
	people news_archive_inner.person_of_name[] := '{}';
	whose int;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR b IN SELECT * FROM news_archive_inner.bearers(article_ids, names) LOOP
		whose := (SELECT min(i) FROM generate_series(1, cardinality(people)) i
			WHERE news_archive_inner.traits_differ(b.traits, (people[i]).traits) IS NOT TRUE);
		IF whose IS NULL THEN
			people := people || ROW(b.articles, b.traits)::news_archive_inner.person_of_name;
		ELSE
			people[whose] := ROW((people[whose]).articles || b.articles,
				ARRAY(SELECT DISTINCT t COLLATE "C" FROM unnest((people[whose]).traits || b.traits) t
					ORDER BY 1))::news_archive_inner.person_of_name;
		END IF;
	END LOOP;
	RETURN people;
END $$;
COMMENT ON FUNCTION news_archive_inner.people_of(bigint[], text[]) IS
'The people whom these articles call by these names, who is in most of them first. For refresh.';
CREATE FUNCTION news_archive_inner.ids_of_people(base bigint, people news_archive_inner.person_of_name[])
	RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	keeps int;
BEGIN
	PERFORM news_archive_inner.entered();
	keeps := (SELECT i FROM generate_series(1, cardinality(people)) i
		ORDER BY EXISTS (SELECT FROM known_entity k WHERE k.entity_id = base AND k.origin = 'analyst'
			AND (people[i]).traits @> ARRAY['country ' || k.country]) DESC,
			(people[i]).traits[1] COLLATE "C" NULLS LAST, i LIMIT 1);
	RETURN ARRAY(SELECT CASE WHEN i = keeps THEN base ELSE news_archive.content_id('namesake', base::text,
		(people[i]).traits[1]) END
		FROM generate_series(1, cardinality(people)) i ORDER BY i);
END $$;
COMMENT ON FUNCTION news_archive_inner.ids_of_people(bigint, news_archive_inner.person_of_name[]) IS
'The ids that the people of an entity''s names have: one has that of the entity. For refresh.';
CREATE FUNCTION news_archive_inner.is_united(entity_id bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN EXISTS (SELECT FROM correction c WHERE c.kind = 'merge' AND c.undone_at IS NULL AND c.what->>'keep'
		= $1::text AND c.what ? 'drop_name_id');
END $$;
COMMENT ON FUNCTION news_archive_inner.is_united(bigint) IS
'Whether an analyst said that people of several names are this entity: then what articles tell does not part them '
'again. For refresh.';
CREATE FUNCTION news_archive_inner.may_have_namesakes(entity_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	united text[];
BEGIN
	PERFORM news_archive_inner.entered();
	united := ARRAY(SELECT c.what->>'keep' FROM correction c WHERE c.kind = 'merge' AND c.undone_at IS NULL
		AND c.what ? 'drop_name_id' AND c.what->>'keep' = ANY (entity_ids::text[]));
	RETURN ARRAY(
		SELECT n.entity_id FROM entity_name n LEFT JOIN LATERAL unnest(n.traits) t ON true
		WHERE n.entity_id = ANY (entity_ids) AND n.kind = 'person' AND NOT n.apart
			AND n.entity_id::text <> ALL (united)
		GROUP BY n.entity_id
		HAVING count(DISTINCT t) FILTER (WHERE t ^@ 'country') > 1 OR count(DISTINCT t) FILTER (WHERE t ^@ 'life') > 1
		UNION
		SELECT s.shares_with FROM namesake s WHERE s.shares_with = ANY (entity_ids)
		ORDER BY 1);
END $$;
COMMENT ON FUNCTION news_archive_inner.may_have_namesakes(bigint[]) IS
'Those of these entities of whom articles tell what may not be of one person, and those that were parted. For refresh.';
CREATE FUNCTION news_archive_inner.place_bearers(was bigint[], names text[], people news_archive_inner.person_of_name[],
	ids bigint[], among bigint[])
	RETURNS TABLE (article_id bigint, was_id bigint, is_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT m.article_id, array_remove(array_agg(DISTINCT t), NULL) AS traits
		FROM mention m LEFT JOIN LATERAL unnest(news_archive_inner.traits_of(m.country, m.sector)) t ON true
		WHERE m.entity_id = ANY (was) AND m.kind = 'person' AND m.name = ANY (names)
			AND (among IS NULL OR m.article_id = ANY (among))
		GROUP BY m.article_id),
	meant AS MATERIALIZED (
		SELECT t.article_id, coalesce(
			(SELECT min(i) FROM generate_series(1, cardinality(people)) i
				WHERE t.article_id = ANY ((people[i]).articles)),
			(SELECT min(i) FROM generate_series(1, cardinality(people)) i
				WHERE news_archive_inner.traits_differ(t.traits, (people[i]).traits) IS NOT TRUE),
			1) AS person
		FROM told t)
	UPDATE mention m SET entity_id = ids[p.person] FROM meant p, mention o
	WHERE m.article_id = p.article_id AND o.article_id = m.article_id AND o.mention_no = m.mention_no
		AND m.entity_id = ANY (was) AND m.kind = 'person' AND m.name = ANY (names) AND m.entity_id <> ids[p.person]
	RETURNING m.article_id, o.entity_id, m.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.place_bearers(bigint[], text[], news_archive_inner.person_of_name[], bigint[],
	bigint[]) IS
'Gives the mentions by these names, which are of the entities was, to the people with these ids; among restricts the '
'articles, NULL does not. Gives the articles that changed, whose they were and whose they are. For refresh.';
CREATE FUNCTION news_archive_inner.name_namesakes(base bigint, ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.name) AS names INTO told
	FROM (SELECT DISTINCT m.entity_id, m.name FROM mention m WHERE m.entity_id = ANY (ids) AND m.entity_id <> base
		AND m.kind = 'person' AND m.form = 'name') x;
	WITH used AS MATERIALIZED (SELECT * FROM unnest(told.ids, told.names) u(entity_id, name)),
	gone AS (
		DELETE FROM entity_name n WHERE n.entity_id = ANY (ids) AND n.entity_id <> base AND n.apart
			AND n.base_id IS NULL
			AND NOT EXISTS (SELECT FROM used u WHERE u.entity_id = n.entity_id AND u.name = n.name))
	INSERT INTO entity_name (name_id, entity_id, kind, name, folded, keys, surnames, apart)
	SELECT news_archive.content_id('namesake', u.entity_id::text, n.name), u.entity_id, n.kind, n.name, n.folded,
		n.keys, n.surnames, true
	FROM used u JOIN entity_name n ON n.entity_id = base AND n.name = u.name AND n.kind = 'person' AND NOT n.apart
	ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.name_namesakes(bigint, bigint[]) IS
'Gives namesakes of an entity the names by which articles call them. For refresh.';
CREATE FUNCTION news_archive_inner.part_bearers(base bigint, touched bigint[], uncounted bigint[],
	OUT articles bigint[], OUT entities bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	names text[];
	was bigint[];
	people news_archive_inner.person_of_name[];
	ids bigint[];
	digest bigint;
	known boolean;
	who bigint;
	asked bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	names := ARRAY(SELECT n.name FROM entity_name n WHERE n.entity_id = base AND n.kind = 'person' AND NOT n.apart
		AND n.folded LIKE '% %');
	was := base || ARRAY(SELECT i FROM namesake s, LATERAL (VALUES (s.entity_id), (s.merged_into)) v(i)
		WHERE s.shares_with = base AND i IS NOT NULL AND i <> base);
	IF news_archive_inner.is_united(base) THEN
		people := ARRAY[ROW('{}', '{}')::news_archive_inner.person_of_name];
	ELSE
		FOREACH who IN ARRAY was LOOP
			asked := asked || ARRAY(SELECT DISTINCT m.article_id FROM mention m
				WHERE m.entity_id = who AND m.kind = 'person' AND m.name = ANY (names) ORDER BY m.article_id LIMIT 64);
		END LOOP;
		asked := ARRAY(SELECT DISTINCT a FROM unnest(asked) a ORDER BY a LIMIT 64);
		people := news_archive_inner.people_of(asked, names);
	END IF;
	ids := news_archive_inner.ids_of_people(base, people);
	digest := news_archive.content_id(people::text, ids::text);
	known := EXISTS (SELECT FROM namesake s WHERE s.shares_with = base AND s.people = digest)
		OR (cardinality(ids) <= 1 AND NOT EXISTS (SELECT FROM namesake s WHERE s.shares_with = base));
	IF NOT known THEN
		DELETE FROM namesake s WHERE s.shares_with = base AND s.entity_id <> ALL (ids);
		INSERT INTO namesake AS s (entity_id, shares_with, merged_into, people)
		SELECT i, base, (SELECT (c.what->>'keep')::bigint FROM correction c
			WHERE c.kind = 'merge' AND c.undone_at IS NULL AND c.what->>'drop' = i::text ORDER BY c.made_at DESC
			LIMIT 1), digest
		FROM unnest(ids) i WHERE i <> base
		ON CONFLICT (entity_id) DO UPDATE SET merged_into = excluded.merged_into, people = excluded.people;
	END IF;
	-- as merged
	ids := ARRAY(SELECT coalesce(s.merged_into, u.i) FROM unnest(ids) WITH ORDINALITY u(i, n)
		LEFT JOIN namesake s ON s.entity_id = u.i ORDER BY u.n);
	articles := '{}';
	entities := '{}';
	IF cardinality(was) > 1 OR cardinality(ids) > 1 THEN
		SELECT coalesce(array_agg(DISTINCT p.article_id), '{}'),
			coalesce(array_agg(DISTINCT v.id) FILTER (WHERE p.article_id <> ALL (uncounted)), '{}')
			INTO articles, entities
		FROM news_archive_inner.place_bearers(was || ids, names, people, ids, CASE WHEN known THEN touched END) p,
			LATERAL (VALUES (p.was_id), (p.is_id)) v(id);
		PERFORM news_archive_inner.name_namesakes(base, was || ids);
		IF NOT known THEN
			entities := entities || was || ids;
		END IF;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.part_bearers(bigint, bigint[], bigint[]) IS
'Parts an entity into the people its names stand for; touched are the articles that are new or were read anew, '
'uncounted those that the figures do not have yet. Gives the articles whose mentions changed, and the entities whose '
'figures did. For refresh.';

-- src/archive/link/refresh.sql
CREATE FUNCTION news_archive_inner.names_of_freed_keys(noted text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(
		SELECT DISTINCT u.id
		FROM (SELECT DISTINCT split_part(k, ' ', 1) AS kind, substring(k FROM position(' ' IN k) + 1)::text[] AS keys
			FROM unnest(noted) k) n,
			LATERAL (SELECT ARRAY[x] AS keys FROM unnest(n.keys) x UNION SELECT ARRAY[x, y]
				FROM unnest(n.keys) x, unnest(n.keys) y WHERE x < y) b,
			LATERAL (SELECT array_agg(e.name_id) AS ids
				FROM (SELECT f.name_id FROM entity_name f WHERE f.keys @> b.keys AND f.kind = n.kind
				AND news_archive_inner.is_compared(f.kind, f.name, f.folded, f.base_id, f.apart)
					LIMIT news_archive_inner.most_of_a_key() + 1) e) c, unnest(c.ids) u(id)
		WHERE cardinality(c.ids) BETWEEN news_archive_inner.most_of_a_key() - cardinality(noted)
			AND news_archive_inner.most_of_a_key());
END $$;
COMMENT ON FUNCTION news_archive_inner.names_of_freed_keys(text[]) IS
'The names that share keys with names that are gone ("kind {keys}"), where these may have been one too many. '
'For refresh.';
CREATE FUNCTION news_archive_inner.link_people(touched bigint[], uncounted bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	lost bigint[];
	told record;
	named record;
	placed record;
	parted record;
	alone record;
	short record;
	base bigint;
	bases bigint[];
	forms text[];
	noted bigint[];
	around bigint[] := touched;
	recount bigint[];
	counted bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	lost := news_archive_inner.tell_names_again(news_archive_inner.ids_of_blocks('name')
		|| news_archive_inner.names_told_otherwise()) || news_archive_inner.ids_of_blocks('lost');
	told := news_archive_inner.tell_names(touched);
	told.added := told.added || news_archive_inner.ids_of_blocks('new');
	named := news_archive_inner.place_names(told.added || told.told_more
		|| news_archive_inner.names_of_freed_keys(news_archive_inner.blocks_of('keys'))
		|| news_archive_inner.ids_of_blocks('asked'), told.added, lost);

	PERFORM news_archive_inner.place_mentions(uncounted, NULL);
	noted := news_archive_inner.linked_before(ARRAY(SELECT n.article_id FROM news_archive_inner.noted_mentions() n),
		uncounted);
	PERFORM news_archive_inner.place_mentions(noted, NULL);		-- compared below with what was noted
	placed := news_archive_inner.place_mentions(ARRAY(SELECT t FROM unnest(touched) t
		WHERE t <> ALL (uncounted || noted)), NULL);
	recount := placed.entities;
	placed := news_archive_inner.place_mentions(news_archive_inner.articles_of_names(named.moved || told.added,
		named.left_behind), named.moved || told.added);
	recount := recount || placed.entities;
	around := around || placed.articles;

	bases := ARRAY(
		SELECT n.entity_id FROM entity_name n WHERE n.name_id = ANY (named.moved) AND n.kind = 'person'
		UNION SELECT n.entity_id FROM mention m JOIN entity_name n ON n.name_id = news_archive.content_id(m.kind,
			m.name)
		WHERE m.article_id = ANY (around) AND m.kind = 'person');
	bases := news_archive_inner.may_have_namesakes(named.left_behind || lost || bases);
	FOREACH base IN ARRAY bases LOOP
		parted := news_archive_inner.part_bearers(base, around, uncounted);
		around := around || parted.articles;
		recount := recount || parted.entities;
	END LOOP;

	forms := ARRAY(
		SELECT DISTINCT f FROM entity_name n, unnest(n.surnames) f WHERE n.name_id = ANY (told.added || named.moved)
			OR n.entity_id = ANY (bases));
	forms := news_archive_inner.blocks_of('surname') || forms;
	alone := news_archive_inner.link_surnames(news_archive_inner.surnames_that_may_stand_for(forms) || told.added
		|| named.moved);
	short := news_archive_inner.link_acronyms(news_archive_inner.blocks_of('acronym')
		|| news_archive_inner.acronyms_of(told.added || told.told_more || named.moved));
	alone.moved := alone.moved || short.moved;
	alone.left_behind := alone.left_behind || short.left_behind;
	PERFORM news_archive_inner.place_mentions(uncounted, alone.moved);
	placed := news_archive_inner.place_mentions(news_archive_inner.articles_of_names(alone.moved, alone.left_behind),
		alone.moved);
	recount := recount || placed.entities;
	around := around || placed.articles;

	counted := ARRAY(SELECT n.entity_id FROM entity_name n WHERE n.name_id = ANY (named.moved || alone.moved)
		AND n.name_id <> ALL (told.added));
	recount := ARRAY(SELECT DISTINCT e
		FROM unnest(recount || news_archive_inner.entities_told_otherwise(uncounted) || named.left_behind
		|| alone.left_behind || lost || news_archive_inner.ids_of_blocks('entity') || counted) e);
	counted := news_archive_inner.count_mentions(uncounted, recount);
	PERFORM news_archive_inner.count_again(recount);
	PERFORM news_archive_inner.describe_entities(counted || recount);
	PERFORM news_archive_inner.name_entities(counted || recount);
	PERFORM news_archive_inner.correct_entities(counted || recount);
	RETURN around;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_people(bigint[], bigint[]) IS
'Places the names and mentions of these articles, and whatever they move; gives all articles in which somebody is '
'somebody else now. For refresh.';
CREATE FUNCTION news_archive_inner.plan_for(articles bigint) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	few CONSTANT int := 20;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM set_config('plan_cache_mode', CASE WHEN articles > few THEN 'force_custom_plan'
		-- over distributed tables no plan is made once for all
		WHEN EXISTS (SELECT FROM pg_extension x WHERE x.extname = 'citus') THEN 'auto' ELSE 'force_generic_plan' END,
			true);
END $$;
COMMENT ON FUNCTION news_archive_inner.plan_for(bigint) IS
'Has the statements that follow planned for so many articles, until link_pending() ends, which sets the mode back. '
'For refresh.';
CREATE FUNCTION news_archive_inner.link_batch(fresh bigint[], again bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[] := fresh || again;
	around bigint;
	dated bigint[];
	copied bigint[];
	stories bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	around := cardinality(touched) + (SELECT count(*) FROM pending_block);
	PERFORM news_archive_inner.plan_for(around);
	dated := news_archive_inner.settle_day_order(touched, news_archive_inner.blocks_of('outlet'));
	touched := touched || dated;
	touched := touched || news_archive_inner.relabel_repeated(touched,
		ARRAY(SELECT substring(k FROM position(' ' IN k) + 1) FROM unnest(news_archive_inner.blocks_of('line')) k),
		ARRAY(SELECT split_part(k, ' ', 1)::bigint FROM unnest(news_archive_inner.blocks_of('line')) k));
	touched := news_archive_inner.linked_before(touched, fresh);
	dated := dated || news_archive_inner.link_stories(touched, news_archive_inner.ids_of_blocks('story'));
	touched := news_archive_inner.linked_before(touched || dated, fresh);
	PERFORM news_archive_inner.plan_for(greatest(around, cardinality(touched)));
	copied := news_archive_inner.link_copies(touched, '{}');

	touched := ARRAY(SELECT DISTINCT unnest(news_archive_inner.link_people(touched, fresh)));
	PERFORM news_archive_inner.plan_for(greatest(around, cardinality(touched || copied)));
	PERFORM news_archive_inner.link_speakers(touched);
	PERFORM news_archive_inner.note_reports(touched);		-- as their sides were
	PERFORM news_archive_inner.link_sides(touched);

	stories := ARRAY(SELECT DISTINCT a.story_id FROM article a WHERE a.article_id = ANY (touched));
	stories := news_archive_inner.ids_of_blocks('story') || stories;
	PERFORM news_archive_inner.link_events(touched || copied, stories, news_archive_inner.ids_of_blocks('report'),
		news_archive_inner.blocks_of('side'),
		news_archive_inner.ids_of_blocks('event'));
	DELETE FROM pending_block;
	DELETE FROM pending p WHERE p.article_id = ANY (touched);
	UPDATE archive_state SET articles = articles + cardinality(fresh) WHERE fresh <> '{}';
END $$;
COMMENT ON FUNCTION news_archive_inner.link_batch(bigint[], bigint[]) IS
'Links these articles: fresh ones for the first time, the others again; and all that they and what was noted '
'(pending_block) touch. For refresh.';
CREATE FUNCTION news_archive_inner.look_at_tables() RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF (SELECT pg_has_role(c.relowner, 'USAGE') FROM pg_class c WHERE c.oid = 'article'::regclass) THEN
		-- the columns that rows are looked up by
		ANALYZE article (article_id, story_id, published, outlet), article_line (article_id, line_id),
			mention (article_id, entity_id, name), quotation (article_id, speaker_id),
			event_report (article_id, event_id, key_id, actor_id, target_id, near_day), signature (article_id, day),
			neighbour (article_id, neighbour_id);
		-- Citus would look at its copies of these by another connection, which a transaction that wrote may not have
		IF NOT news_archive_inner.is_distributed('entity'::regclass) THEN
			ANALYZE entity (entity_id), entity_name (name_id, entity_id, folded, base_id), event (event_id),
				story (story_id);
		END IF;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.look_at_tables() IS
'Gathers statistics of the tables that linking reads, if the current user may. For refresh.';
CREATE FUNCTION news_archive_inner.link_pending(most bigint DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
	at_once CONSTANT int := 1000;
	fresh bigint[];
	linked bigint[];
	again bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	-- day by day, so that those linked at once are near each other; of many that wait, some are looked through, or each
	-- call would sort all
	fresh := ARRAY(SELECT w.article_id FROM (SELECT p.article_id FROM pending p WHERE NOT p.counted LIMIT 10 * most) w
		JOIN article a USING (article_id)
		ORDER BY lower(a.published), w.article_id LIMIT most);
	FOR i IN 0 .. greatest((cardinality(fresh) - 1) / at_once, 0) LOOP
		-- so much at once changes what the planner knows of the tables: again whenever they may have doubled
		IF cardinality(fresh) > at_once AND (i & (i - 1)) = 0 THEN
			PERFORM news_archive_inner.look_at_tables();
		END IF;
		linked := fresh[i * at_once + 1 : (i + 1) * at_once];
		IF linked <> '{}' OR EXISTS (SELECT 1 FROM pending p WHERE p.counted)
			OR EXISTS (SELECT FROM pending_block) THEN
			again := ARRAY(SELECT p.article_id FROM pending p WHERE p.counted);
			PERFORM news_archive_inner.link_batch(linked, again);
		END IF;
	END LOOP;
	RETURN cardinality(fresh);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_pending(bigint) IS
'Links the articles that wait for it in the archive entered, at most so many new ones (NULL: all). '
'Gives how many were new.';
CREATE FUNCTION news_archive_inner.unlink() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	undated bigint[];
	lines record;
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(r.outlet ORDER BY r.outlet COLLATE "C", r.line_id) AS outlets,
		array_agg(r.line_id ORDER BY r.outlet COLLATE "C", r.line_id) AS ids INTO lines FROM repeated_line r;
	PERFORM news_archive_inner.read_again(news_archive_inner.unlabel_repeated(coalesce(lines.outlets, '{}'),
		coalesce(lines.ids, '{}')));
	WITH undated AS (
		UPDATE article SET published = NULL, published_confidence = NULL,
			published_basis = news_archive_inner.own_basis(published_basis) WHERE published_basis LIKE 'story:%'
		RETURNING article_id)
	SELECT array_agg(u.article_id) INTO undated FROM undated u;
	PERFORM news_archive_inner.read_times_again(undated);
	DELETE FROM repeated_line;
	DELETE FROM copy;
	DELETE FROM neighbour;
	DELETE FROM signature;
	DELETE FROM story;
	DELETE FROM event;
	DELETE FROM event_parent;
	DELETE FROM namesake;
	DELETE FROM entity;
	DELETE FROM entity_name WHERE base_id IS NULL;
	DELETE FROM common_key;
	DELETE FROM pending_block;
	UPDATE entity_name SET entity_id = base_id, articles = 0, known = '{}', traits = '{}'
	WHERE (entity_id, articles, known, traits) IS DISTINCT FROM (base_id, 0::bigint, '{}'::text[], '{}'::text[]);
	UPDATE article SET story_id = NULL, source_id = NULL WHERE num_nonnulls(story_id, source_id) > 0;
	UPDATE mention SET entity_id = NULL WHERE entity_id IS NOT NULL;
	UPDATE quotation SET speaker_id = NULL WHERE speaker_id IS NOT NULL;
	UPDATE event_report SET event_id = NULL, key_id = NULL, near_day = NULL, actor_id = NULL, target_id = NULL
	WHERE num_nonnulls(event_id, key_id, near_day, actor_id, target_id) > 0;
	DELETE FROM pending;
	INSERT INTO pending (article_id, counted) SELECT a.article_id, false FROM article a;
	keys := ARRAY(SELECT n.entity_id::text FROM entity_name n);
	PERFORM news_archive_inner.note_blocks('entity', keys);
	keys := ARRAY(SELECT n.name_id::text FROM entity_name n WHERE NOT n.apart);
	PERFORM news_archive_inner.note_blocks('asked', keys);
	UPDATE archive_state SET articles = 0;
END $$;
COMMENT ON FUNCTION news_archive_inner.unlink() IS
'Takes away all that linking made of the articles of the archive entered, which wait to be linked then. '
'For refresh and upgrade_archive.';
CREATE FUNCTION news_archive_inner.linked_articles() RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	signed bigint;
	unsigned bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	signed := count(*) FROM signature;
	unsigned := count(*) FROM pending p JOIN article a USING (article_id)
		WHERE p.counted AND NOT EXISTS (SELECT FROM signature s WHERE s.article_id = p.article_id);
	RETURN signed + unsigned;
END $$;
COMMENT ON FUNCTION news_archive_inner.linked_articles() IS
'How many articles of the archive entered were linked, those among them that wait to be linked again too. '
'archive_state.articles is more when some were deleted by hand. For refresh.';
CREATE FUNCTION news_archive.refresh(archive name DEFAULT news_archive.current_archive(), rebuild boolean DEFAULT false,
	most bigint DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	gone bigint[];
	waiting bigint;
	linked bigint;
BEGIN
	IF most < 0 THEN
		RAISE EXCEPTION 'refresh() cannot link % articles', most USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Leave the argument "most" out to link all.';
	END IF;
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	-- articles that were deleted by hand took with them what tells what they touched, if they were linked; of many that
	-- wait only those are looked at that may have their turn, or each call would cost as much as there are
	gone := ARRAY(SELECT p.article_id FROM pending p WHERE NOT p.counted LIMIT most);
	gone := ARRAY(SELECT unnest(gone) EXCEPT SELECT a.article_id FROM article a WHERE a.article_id = ANY (gone));
	DELETE FROM pending p WHERE p.article_id = ANY (gone);
	waiting := count(*) FROM (SELECT p.article_id FROM pending p WHERE NOT p.counted LIMIT most) w;
	-- all linked articles are counted by the last call of those that link a part each
	IF NOT rebuild AND coalesce(waiting < most, true) THEN
		linked := news_archive_inner.linked_articles();
		rebuild := (SELECT s.articles FROM archive_state s) <> linked;
	END IF;
	IF rebuild THEN
		PERFORM news_archive_inner.unlink();
		most := NULL;
	END IF;
	PERFORM news_archive_inner.count_words();
	PERFORM news_archive_inner.link_pending(most);
	RETURN waiting;
END $$;
COMMENT ON FUNCTION news_archive.refresh(name, boolean, bigint) IS
'Brings up to date what depends on more than one article: entities, events, stories, inferred dates. '
'Only what the waiting articles touch is worked on, and the tables are then what they would be had all been linked at '
'once; with rebuild, or when articles were deleted by hand, everything is linked from nothing. The load functions call '
'it; call it yourself after loading with news_archive.link_at_load off, or from several sessions at once. '
'most is how many new articles are linked at most (NULL: all), for one transaction of many: call it until it gives 0; '
'what was deleted by hand is looked for when no more wait than that. '
'Gives the number of articles that were linked for the first time. Errors: invalid_parameter_value for less than none, '
'invalid_schema_name for an unknown archive.';

-- src/archive/link/repetition.sql
CREATE FUNCTION news_archive_inner.is_line_of_story(role text, line text, basis text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN basis = 'repeated in this outlet' OR (basis <> 'analyst' AND news_archive_inner.in_body(role, line));
COMMENT ON FUNCTION news_archive_inner.is_line_of_story(text, text, text) IS
'Whether a line, as the article alone has it, would be in its body, and no analyst said so: then it may turn out to be '
'repeated.';
CREATE FUNCTION news_archive_inner.lines_in_more(line_ids bigint[], than int[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
DECLARE
	many bigint[] := '{}';
	found bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR i IN 1 .. coalesce(cardinality(line_ids), 0) LOOP
		found := count(*) FROM (SELECT l.article_id FROM article_line l WHERE l.line_id = line_ids[i]
			LIMIT than[i] + 1) x;
		IF found > than[i] THEN
			many := many || line_ids[i];
		END IF;
	END LOOP;
	RETURN many;
END $$;
COMMENT ON FUNCTION news_archive_inner.lines_in_more(bigint[], int[]) IS
'Those of these lines that stand in more than so many places, element by element. For refresh.';
CREATE FUNCTION news_archive_inner.first_articles_of_lines(outlets text[], line_ids bigint[], most int)
	RETURNS TABLE (outlet text, line_id bigint, article_id bigint)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	FOR i IN 1 .. coalesce(cardinality(line_ids), 0) LOOP
		RETURN QUERY SELECT DISTINCT outlets[i], line_ids[i], l.article_id FROM article_line l
			JOIN article a USING (article_id)
			WHERE l.line_id = line_ids[i] AND a.outlet = outlets[i] AND news_archive_inner.is_line_of_story(l.role,
				l.line, l.basis)
			ORDER BY l.article_id LIMIT most;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.first_articles_of_lines(text[], bigint[], int) IS
'The first so many articles of each of these outlets that have the line at the same place in their story. For refresh.';
CREATE FUNCTION news_archive_inner.signatures_of_all_lines(article_ids bigint[])
	RETURNS TABLE (article_id bigint, terms int[], weights real[])
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT a.article_id, s.terms, s.weights
	FROM article a JOIN (
			SELECT l.article_id, news_archive_inner.article_body(array_agg(CASE l.basis WHEN 'repeated in this outlet'
				THEN 'body' ELSE l.role END ORDER BY l.line_no),
				array_agg(l.line ORDER BY l.line_no)) AS body
			FROM article_line l WHERE l.article_id = ANY (article_ids) GROUP BY l.article_id) b ON b.article_id
				= a.article_id,
		LATERAL news_archive_inner.article_signature(a.title, coalesce(b.body, '')) s
	WHERE a.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.signatures_of_all_lines(bigint[]) IS
'article_signature() of these articles with the lines that were found to be repeated. For refresh.';
CREATE FUNCTION news_archive_inner.repeated_lines(wanted_outlets text[], wanted_lines bigint[])
	RETURNS TABLE (outlet text, line_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	most CONSTANT int := 24;
	asked record;
	many bigint[];
	few bigint[];
	found record;
	standing record;
	wide record;
	holder record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.line_id) AS lines, array_agg(200 * x.n) AS than INTO asked
	FROM (SELECT q.line_id, count(DISTINCT q.outlet)::int AS n
		FROM unnest(wanted_outlets, wanted_lines) q(outlet, line_id) GROUP BY q.line_id) x;
	many := news_archive_inner.lines_in_more(asked.lines, asked.than);
	-- a line of few articles for each outlet asked: once for all these, where an agency's text stands in every outlet
	few := ARRAY(SELECT u FROM unnest(asked.lines) u EXCEPT SELECT unnest(many));
	SELECT array_agg(x.line_id) AS lines, array_agg(x.article_id) AS articles INTO found
	FROM (SELECT DISTINCT l.line_id, l.article_id FROM article_line l
		WHERE l.line_id = ANY (few) AND news_archive_inner.is_line_of_story(l.role, l.line, l.basis)) x;
	SELECT array_agg(a.outlet) AS outlets, array_agg(f.line_id) AS lines, array_agg(f.article_id) AS articles
		INTO standing
	FROM unnest(found.lines, found.articles) f(line_id, article_id)
		JOIN (SELECT x.article_id AS id, x.outlet FROM article x WHERE x.article_id = ANY (found.articles)
			AND x.outlet = ANY (wanted_outlets)) a ON a.id = f.article_id;
	SELECT array_agg(q.outlet) AS outlets, array_agg(q.line_id) AS lines INTO wide
	FROM (SELECT DISTINCT u.outlet, u.line_id FROM unnest(wanted_outlets, wanted_lines) u(outlet, line_id)
		JOIN unnest(many) m(line_id) USING (line_id)) q;
	SELECT array_agg(h.outlet) AS outlets, array_agg(h.line_id) AS lines, array_agg(h.article_id) AS articles
		INTO holder
	FROM (SELECT x.outlet, x.line_id, x.article_id, count(*) OVER (PARTITION BY x.outlet, x.line_id) AS n
		FROM (SELECT p.outlet, p.line_id, p.article_id
			FROM (SELECT s.outlet, s.line_id, s.article_id, row_number() OVER (PARTITION BY s.outlet, s.line_id
				ORDER BY s.article_id) AS place
				FROM unnest(standing.outlets, standing.lines, standing.articles) s(outlet, line_id, article_id)
					JOIN (SELECT DISTINCT u.outlet, u.line_id
						FROM unnest(wanted_outlets, wanted_lines) u(outlet, line_id)) q ON q.outlet = s.outlet
						AND q.line_id = s.line_id) p
			WHERE p.place <= most
			UNION ALL
			SELECT f.outlet, f.line_id, f.article_id
				FROM news_archive_inner.first_articles_of_lines(wide.outlets, wide.lines, most) f) x) h
	WHERE h.n >= 3;
	RETURN QUERY
	WITH held AS MATERIALIZED (
		SELECT h.outlet, h.line_id, h.article_id, s.terms, s.weights
		FROM unnest(holder.outlets, holder.lines, holder.articles) h(outlet, line_id, article_id)
			JOIN news_archive_inner.signatures_of_all_lines(holder.articles) s ON s.article_id = h.article_id),
	-- two articles that are not like each other
	unlike AS MATERIALIZED (
		SELECT x.outlet, x.line_id, x.article_id AS a, y.article_id AS b
		FROM held x JOIN held y ON y.outlet = x.outlet AND y.line_id = x.line_id AND y.article_id > x.article_id
		WHERE news_archive.signature_similarity(x.terms, x.weights, y.terms, y.weights) < 0.3)
	SELECT DISTINCT x.outlet, x.line_id
	FROM unlike x JOIN unlike y ON y.outlet = x.outlet AND y.line_id = x.line_id AND y.a = x.b
		JOIN unlike z ON z.outlet = x.outlet AND z.line_id = x.line_id AND z.a = x.a AND z.b = y.b;
END $$;
COMMENT ON FUNCTION news_archive_inner.repeated_lines(text[], bigint[]) IS
'Those of these lines, each of an outlet, that stand in the stories of three articles of the outlet no two of which '
'are like each other (cosine of their signatures below 0.3), among the first 24 that have it. For refresh.';
CREATE FUNCTION news_archive_inner.label_repeated(outlets text[], line_ids bigint[], article_ids bigint[])
	RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH labelled AS (
		UPDATE article_line l SET role = 'other', basis = 'repeated in this outlet', confidence = 0.9
		FROM unnest(outlets, line_ids) r(outlet, line_id), article a
		WHERE l.line_id = r.line_id AND (article_ids IS NULL OR l.article_id = ANY (article_ids))
			AND a.article_id = l.article_id AND a.outlet = r.outlet AND news_archive_inner.in_body(l.role, l.line)
				AND l.basis <> 'analyst'
		RETURNING l.article_id)
	SELECT array_agg(DISTINCT article_id) INTO changed FROM labelled;
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.label_repeated(text[], bigint[], bigint[]) IS
'Gives these lines of these outlets, element by element, the role other in these articles, NULL for all; '
'a role an analyst set stays. Gives the articles whose lines changed. For refresh.';
CREATE FUNCTION news_archive_inner.unlabel_repeated(outlets text[], line_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH unlabelled AS (
		UPDATE article_line l SET role = p.role, basis = p.basis, confidence = p.confidence
		FROM (SELECT a.article_id, a.raw, a.format, a.title_given, array_agg(r.line_id) AS lines
				FROM unnest(outlets, line_ids) r(outlet, line_id)
					JOIN article_line x ON x.line_id = r.line_id AND x.basis = 'repeated in this outlet'
						JOIN article a ON a.article_id = x.article_id AND a.outlet = r.outlet
				GROUP BY a.article_id, a.raw, a.format, a.title_given) h,
			LATERAL news_archive.article_lines(h.raw, h.format, h.title_given) p
		WHERE l.article_id = h.article_id AND l.line_no = p.line_no AND l.basis = 'repeated in this outlet'
			AND l.line_id = ANY (h.lines)
		RETURNING l.article_id)
	SELECT array_agg(DISTINCT article_id) INTO changed FROM unlabelled;
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.unlabel_repeated(text[], bigint[]) IS
'Gives these lines of these outlets, element by element, the roles again that they have in their articles alone; '
'gives the articles whose lines changed. For refresh.';
CREATE FUNCTION news_archive_inner.relabel_repeated(article_ids bigint[], outlets text[], line_ids bigint[])
	RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	mine record;
	once bigint[];
	many bigint[];
	asked record;
	found record;
	first_found record;
	no_more record;
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	-- all lines of the stories of new articles, and what others lost
	SELECT array_agg(x.outlet) || outlets AS outlets, array_agg(x.line_id) || line_ids AS lines INTO mine
	FROM (SELECT DISTINCT a.outlet, l.line_id FROM article_line l JOIN article a USING (article_id)
		WHERE l.article_id = ANY (article_ids) AND a.article_id = ANY (article_ids) AND a.outlet IS NOT NULL
			AND news_archive_inner.is_line_of_story(l.role, l.line, l.basis)) x;
	-- most stand in one article only
	once := ARRAY(SELECT DISTINCT unnest(mine.lines));
	many := news_archive_inner.lines_in_more(once, array_fill(2, ARRAY[cardinality(once)]));
	SELECT array_agg(s.outlet) AS outlets, array_agg(s.line_id) AS lines INTO asked
	FROM (SELECT m.outlet, m.line_id FROM unnest(mine.outlets, mine.lines) m(outlet, line_id)
		WHERE m.line_id IN (SELECT unnest(many))
		UNION SELECT r.outlet, r.line_id FROM repeated_line r JOIN unnest(mine.outlets, mine.lines) m(outlet, line_id)
			ON m.line_id = r.line_id AND m.outlet = r.outlet) s;
	IF asked.lines IS NULL THEN
		RETURN '{}';
	END IF;
	SELECT array_agg(r.outlet) AS outlets, array_agg(r.line_id) AS lines INTO found
		FROM news_archive_inner.repeated_lines(asked.outlets, asked.lines) r;
	WITH gone AS (
		DELETE FROM repeated_line r USING unnest(asked.outlets, asked.lines) q(outlet, line_id)
		WHERE r.outlet = q.outlet AND r.line_id = q.line_id
			AND NOT EXISTS (SELECT FROM unnest(found.outlets, found.lines) f(outlet, line_id)
				WHERE f.outlet = r.outlet AND f.line_id = r.line_id)
		RETURNING r.outlet, r.line_id)
	SELECT array_agg(g.outlet) AS outlets, array_agg(g.line_id) AS lines INTO no_more FROM gone g;
	WITH new AS (
		INSERT INTO repeated_line (outlet, line_id) SELECT f.outlet, f.line_id
			FROM unnest(found.outlets, found.lines) f(outlet, line_id) ON CONFLICT DO NOTHING
		RETURNING outlet, line_id)
	SELECT array_agg(n.outlet) AS outlets, array_agg(n.line_id) AS lines INTO first_found FROM new n;
	changed := news_archive_inner.label_repeated(found.outlets, found.lines, article_ids)
		|| news_archive_inner.label_repeated(first_found.outlets, first_found.lines, NULL)
		|| news_archive_inner.unlabel_repeated(no_more.outlets, no_more.lines);
	IF changed <> '{}' THEN
		PERFORM news_archive_inner.read_again(changed);
	END IF;
	RETURN changed;
END $$;
COMMENT ON FUNCTION news_archive_inner.relabel_repeated(bigint[], text[], bigint[]) IS
'Tells again which lines of these articles, and which of these lines of outlets that lost an article, are repeated in '
'their outlet, gives them the role other, or theirs again, and reads the articles anew whose lines changed; '
'gives these. For refresh.';

-- src/archive/link/stories.sql
CREATE FUNCTION news_archive_inner.article_signature(title text, body text, OUT terms int[], OUT weights real[],
	OUT rare int[])
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_signature';
COMMENT ON FUNCTION news_archive_inner.article_signature(text, text) IS
'The up to 48 most telling word stems of an article as hashes, with weights of unit length, and the 12 weightiest: '
'(1 + log tf) * idf over a fixed corpus. Words of the title count twice; title may be NULL. NULL for a NULL body.';
CREATE FUNCTION news_archive_inner.own_day(published daterange, basis text) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN basis NOT LIKE 'story:%' THEN lower(published) END;
COMMENT ON FUNCTION news_archive_inner.own_day(daterange, text) IS
'The day an article says it was published on, the first of a range; NULL when it does not say one, also when its story '
'gave it one.';
CREATE FUNCTION news_archive_inner.has_own_date(published daterange, basis text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN published IS NOT NULL AND basis NOT LIKE 'story:%';
COMMENT ON FUNCTION news_archive_inner.has_own_date(daterange, text) IS
'Whether an article''s day of publication is its own and not inferred from its story.';
CREATE FUNCTION news_archive_inner.own_basis(basis text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN regexp_replace(basis, '^story: [^;]*(; )?', '');
COMMENT ON FUNCTION news_archive_inner.own_basis(text) IS
'What an article''s published_basis was before its story gave it a day.';
CREATE FUNCTION news_archive.signature_keys(rare int[], day date, asked boolean) RETURNS int[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_signature_keys';
COMMENT ON FUNCTION news_archive.signature_keys(int[], date, boolean) IS
'Rare terms of a signature, each with the week of the day (or that there is none) in one number: what an article is '
'found by; with asked, what those that it may be tied to are looked up by, who share a key then. NULL when rare or '
'asked is. Errors: array_subscript_error for what is no signature.';
CREATE TYPE news_archive_inner.article_tie_lists AS (article_ids bigint[], neighbour_ids bigint[], similarities real[]);
COMMENT ON TYPE news_archive_inner.article_tie_lists IS
'Articles and those they are tied to, element by element, with the cosine of their signatures (0.3 to 1).';
CREATE FUNCTION news_archive_inner.article_ties_add(state internal, article_id bigint, day date, fresh boolean,
	terms int[], weights real[], rare int[]) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_ties_add';
COMMENT ON FUNCTION news_archive_inner.article_ties_add(internal, bigint, date, boolean, int[], real[], int[]) IS
'Adds an article to what article_ties() compares.';
CREATE FUNCTION news_archive_inner.article_ties_find(state internal) RETURNS news_archive_inner.article_tie_lists
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_ties_find';
COMMENT ON FUNCTION news_archive_inner.article_ties_find(internal) IS
'Compares the articles that article_ties() was given.';
CREATE AGGREGATE news_archive_inner.article_ties(article_id bigint, day date, fresh boolean, terms int[],
	weights real[], rare int[]) (
	SFUNC = news_archive_inner.article_ties_add, STYPE = internal, FINALFUNC = news_archive_inner.article_ties_find,
		FINALFUNC_MODIFY = READ_WRITE, PARALLEL = SAFE);
COMMENT ON AGGREGATE news_archive_inner.article_ties(bigint, date, boolean, int[], real[], int[]) IS
'Which articles are most like each of these: of fresh ones the two best of all, of others the two best of the fresh '
'ones (cosine at least 0.3; of equals the smaller id). day is that of publication, NULL when the article does not say '
'one: articles with a day are tied to those at most three days from them, articles without one to all; '
'in either case only to those with which they share a rare term. Errors: null_value_not_allowed, array_subscript_error '
'for what is no signature.';
CREATE FUNCTION news_archive_inner.sign_articles(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO signature (article_id, day, terms, weights, rare)
	SELECT a.article_id, news_archive_inner.own_day(a.published, a.published_basis), s.terms, s.weights, s.rare
	FROM article a, LATERAL news_archive_inner.article_signature(a.title, a.body) s
	WHERE a.article_id = ANY (article_ids) AND NOT EXISTS (SELECT FROM signature x WHERE x.article_id = a.article_id);
	UPDATE signature s SET day = d.day
	FROM (SELECT a.article_id, news_archive_inner.own_day(a.published, a.published_basis) AS day FROM article a
		WHERE a.article_id = ANY (article_ids)) d
	WHERE s.article_id = d.article_id AND s.article_id = ANY (article_ids) AND s.day IS DISTINCT FROM d.day;
END $$;
COMMENT ON FUNCTION news_archive_inner.sign_articles(bigint[]) IS
'Gives these articles their signatures and the days by which they are compared. For refresh.';
CREATE FUNCTION news_archive_inner.tie_some(fresh bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	few CONSTANT int := 50;
	days date[];
	keys int[];
	ties news_archive_inner.article_tie_lists;
	tied bigint[];
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT DISTINCT k FROM signature s, unnest(news_archive.signature_keys(s.rare, s.day, true)) k
		WHERE s.article_id = ANY (fresh) AND (s.day IS NULL OR cardinality(fresh) <= few));
	-- of many that have a day, all around them: quicker than by their terms
	days := ARRAY(SELECT DISTINCT s.day + g FROM signature s, generate_series(-3, 3) g
		WHERE s.article_id = ANY (fresh) AND s.day IS NOT NULL AND cardinality(fresh) > few);
	IF days <> '{}' THEN
		keys := keys || ARRAY(SELECT DISTINCT k
			FROM signature s, unnest(news_archive.signature_keys(s.rare, NULL, false)) k
			WHERE s.article_id = ANY (fresh) AND s.day IS NOT NULL);
	END IF;
	SELECT (f.found).* INTO ties
		FROM (SELECT news_archive_inner.article_ties(n.article_id, n.day, n.article_id = ANY (fresh), n.terms,
		n.weights, n.rare) AS found
	FROM (
		SELECT s.* FROM signature s WHERE s.day = ANY (days)
		UNION ALL
		SELECT s.* FROM signature s WHERE news_archive.signature_keys(s.rare, s.day, false) && keys
			AND (s.day IS NULL OR s.day <> ALL (days))) n) f;

	tied := fresh || ties.article_ids;
	WITH best AS (
		SELECT r.a, r.b, r.s
		FROM (SELECT x.a, x.b, x.s, row_number() OVER (PARTITION BY x.a ORDER BY x.s DESC, x.b) AS place
			FROM (SELECT u.a, u.b, u.s FROM unnest(ties.article_ids, ties.neighbour_ids, ties.similarities) u(a, b, s)
				UNION
				SELECT n.article_id, n.neighbour_id, n.similarity FROM neighbour n
				WHERE n.article_id = ANY (ties.article_ids) AND n.article_id <> ALL (fresh)) x) r
		WHERE r.place <= 2),
	given_up AS (
		DELETE FROM neighbour n
		WHERE n.article_id = ANY (tied) AND NOT EXISTS (SELECT FROM best b
			WHERE b.a = n.article_id AND b.b = n.neighbour_id)
		RETURNING n.article_id, n.neighbour_id),
	otherwise AS (
		UPDATE neighbour n SET similarity = b.s FROM best b WHERE n.article_id = b.a AND n.neighbour_id = b.b
			AND n.similarity <> b.s
		RETURNING n.article_id, n.neighbour_id),
	made AS (
		INSERT INTO neighbour (article_id, neighbour_id, similarity)
		SELECT b.a, b.b, b.s FROM best b
		WHERE NOT EXISTS (SELECT FROM neighbour n WHERE n.article_id = b.a AND n.neighbour_id = b.b)
		RETURNING article_id, neighbour_id)
	SELECT array_agg(DISTINCT e.id) INTO changed
	FROM (SELECT g.article_id, g.neighbour_id FROM given_up g UNION ALL SELECT o.article_id, o.neighbour_id
		FROM otherwise o
			UNION ALL SELECT m.article_id, m.neighbour_id FROM made m) c,
		LATERAL (VALUES (c.article_id), (c.neighbour_id)) e(id);
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.tie_some(bigint[]) IS
'Ties these articles, which have signatures, to those most like them, and others to these; gives the articles at both '
'ends of what changed. For refresh.';
CREATE FUNCTION news_archive_inner.tie_articles(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	fresh bigint[];
	changed bigint[] := '{}';
	at_once CONSTANT int := 1000;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.sign_articles(article_ids);
	-- with those that were tied to one of them, which is another one now; day by day, so that those compared at once
	-- have few days around them
	fresh := article_ids || ARRAY(SELECT n.article_id FROM neighbour n WHERE n.neighbour_id = ANY (article_ids));
	fresh := ARRAY(SELECT s.article_id FROM signature s WHERE s.article_id = ANY (fresh) ORDER BY s.day, s.article_id);
	FOR i IN 0 .. (cardinality(fresh) - 1) / at_once LOOP
		changed := changed || news_archive_inner.tie_some(fresh[i * at_once + 1 : (i + 1) * at_once]);
	END LOOP;
	RETURN changed || fresh;
END $$;
COMMENT ON FUNCTION news_archive_inner.tie_articles(bigint[]) IS
'Gives articles that are new, or whose words or day are, the ties of now, and those that were tied to them; '
'gives all articles that are touched. For refresh.';
CREATE FUNCTION news_archive_inner.tied_stories(members bigint[]) RETURNS TABLE (article_id bigint, story_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	ends bigint[];
	held record;
	dated record;
BEGIN
	PERFORM news_archive_inner.entered();
	ends := ARRAY(SELECT unnest(members) UNION SELECT n.neighbour_id FROM neighbour n
		WHERE n.article_id = ANY (members));
	SELECT array_agg(n.article_id) AS articles, array_agg(n.neighbour_id) AS neighbours,
		array_agg(n.similarity) AS similarities INTO held FROM neighbour n WHERE n.article_id = ANY (ends);
	SELECT array_agg(s.article_id) AS articles, array_agg(s.day) AS days INTO dated FROM signature s
		WHERE s.article_id = ANY (ends);
	RETURN QUERY
	-- An article keeps its best tie, and the other one when that one is tied to it too, or its two are tied to each
	-- other: else each is the next one's neighbour, and thousands that tell of one market or war hang together.
	-- Without days there is less to go by, and both are kept; but one without a day must not tie two happenings
	-- together: it keeps the other one when neither of the two has a day.
	WITH tie AS MATERIALIZED (SELECT *
		FROM unnest(held.articles, held.neighbours, held.similarities) t(article_id, neighbour_id, similarity)),
	dates AS MATERIALIZED (SELECT * FROM unnest(dated.articles, dated.days) d(id, day)),
	ranked AS (
		SELECT n.article_id, n.neighbour_id, x.day AS day, y.day AS other_day,
			row_number() OVER (PARTITION BY n.article_id ORDER BY n.similarity DESC, n.neighbour_id) AS place,
			first_value(y.day) OVER (PARTITION BY n.article_id ORDER BY n.similarity DESC, n.neighbour_id) AS best_day,
			first_value(n.neighbour_id) OVER (PARTITION BY n.article_id ORDER BY n.similarity DESC, n.neighbour_id)
				AS best_id
		FROM tie n JOIN (SELECT DISTINCT unnest(members) AS id) m ON m.id = n.article_id
			JOIN dates x ON x.id = n.article_id JOIN dates y ON y.id = n.neighbour_id),
	ties AS (
		SELECT r.article_id AS a, r.neighbour_id AS b FROM ranked r
		WHERE r.place = 1 OR (r.day IS NULL AND r.best_day IS NULL AND r.other_day IS NULL)
			OR (r.day IS NOT NULL AND ((r.neighbour_id, r.article_id) IN (SELECT t.article_id, t.neighbour_id
				FROM tie t)
				OR (r.neighbour_id, r.best_id) IN (SELECT t.article_id, t.neighbour_id FROM tie t)
					OR (r.best_id, r.neighbour_id) IN (SELECT t.article_id, t.neighbour_id FROM tie t)))
		UNION ALL
		SELECT m, m FROM unnest(members) m)
	SELECT c.node, news_archive.content_id('story', c.component::text)
	FROM (SELECT array_agg(t.a) AS a, array_agg(t.b) AS b FROM ties t) g,
		LATERAL news_archive.connected_components(g.a, g.b) c;
END $$;
COMMENT ON FUNCTION news_archive_inner.tied_stories(bigint[]) IS
'The stories of articles of which all that are tied together are given: a connected component each, named by its '
'smallest article. For refresh.';
CREATE FUNCTION news_archive_inner.link_stories(article_ids bigint[], story_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
	stories bigint[];
	members bigint[];
	tied record;
	moved bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	touched := news_archive_inner.tie_articles(article_ids);
	-- and those at the other end of ties to and from them: which of these hold is told by what both have
	touched := touched || ARRAY(SELECT n.neighbour_id FROM neighbour n WHERE n.article_id = ANY (touched))
		|| ARRAY(SELECT n.article_id FROM neighbour n WHERE n.neighbour_id = ANY (touched));
	stories := array_remove(story_ids, NULL) || ARRAY(SELECT DISTINCT a.story_id FROM article a
		WHERE a.article_id = ANY (touched) AND a.story_id IS NOT NULL);
	members := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = ANY (stories));
	members := ARRAY(SELECT s.article_id FROM signature s WHERE s.article_id = ANY (members)
		UNION SELECT unnest(touched));
	IF members <> '{}' THEN
		SELECT array_agg(t.article_id) AS ids, array_agg(t.story_id) AS stories INTO tied
			FROM news_archive_inner.tied_stories(members) t;
		WITH told AS MATERIALIZED (
			SELECT a.article_id, a.story_id AS was, t.story_id AS becomes
			FROM article a JOIN unnest(tied.ids, tied.stories) t(id, story_id) ON t.id = a.article_id
			WHERE a.article_id = ANY (tied.ids) AND a.story_id IS DISTINCT FROM t.story_id),
		left_behind AS (
			INSERT INTO pending_block (kind, key) SELECT DISTINCT 'story', t.was::text FROM told t
				WHERE t.was IS NOT NULL ON CONFLICT DO NOTHING),
		placed AS (
			UPDATE article a SET story_id = t.becomes FROM told t WHERE a.article_id = t.article_id)
		SELECT array_agg(t.article_id) INTO moved FROM told t;
		stories := stories || ARRAY(SELECT DISTINCT a.story_id FROM article a WHERE a.article_id = ANY (members));
	END IF;
	moved := coalesce(moved, '{}') || news_archive_inner.infer_dates(stories);
	PERFORM news_archive_inner.describe_stories(stories);
	RETURN moved;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_stories(bigint[], bigint[]) IS
'Ties these articles to those most like them, and makes the stories anew of all that this touches, and these stories; '
'gives the articles that are of another story or have another day now. For refresh.';
CREATE FUNCTION news_archive_inner.describe_stories(story_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	kept bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS (
		SELECT a.story_id, (array_agg(a.title ORDER BY lower(a.published) NULLS LAST, a.article_id)
			FILTER (WHERE a.title IS NOT NULL))[1] AS title,
			daterange(min(lower(a.published)), max(upper(a.published))) AS during, count(*) AS articles,
			count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id)) AS outlets
		FROM article a WHERE a.story_id = ANY (story_ids) GROUP BY a.story_id)
	INSERT INTO story AS s (story_id, title, during, articles, outlets)
	SELECT t.story_id, t.title, CASE WHEN NOT (lower_inf(t.during) AND upper_inf(t.during)) THEN t.during END,
		t.articles, t.outlets FROM told t
	ON CONFLICT (story_id) DO UPDATE SET title = excluded.title, during = excluded.during, articles = excluded.articles,
		outlets = excluded.outlets
		WHERE (s.title, s.during, s.articles, s.outlets) IS DISTINCT FROM (excluded.title, excluded.during,
			excluded.articles, excluded.outlets);
	kept := ARRAY(SELECT DISTINCT a.story_id FROM article a WHERE a.story_id = ANY (story_ids));
	DELETE FROM story s WHERE s.story_id = ANY (story_ids) AND s.story_id <> ALL (kept);
END $$;
COMMENT ON FUNCTION news_archive_inner.describe_stories(bigint[]) IS
'Makes the rows of these stories as their articles tell them, and takes away those that have none left. For refresh.';
CREATE FUNCTION news_archive_inner.infer_dates(story_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	dated bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH undated AS MATERIALIZED (
		SELECT u.article_id, u.story_id, u.published, u.published_basis FROM article u
		WHERE u.story_id = ANY (story_ids) AND NOT news_archive_inner.has_own_date(u.published, u.published_basis)
			AND u.published_basis NOT LIKE 'analyst%'),
	days AS MATERIALIZED (
		SELECT d.story_id, min(lower(d.published)) AS first_day, max(lower(d.published)) AS last_day, count(*) AS n
		FROM article d WHERE d.story_id = ANY (ARRAY(SELECT u.story_id FROM undated u)) AND upper(d.published)
			- lower(d.published) = 1
			AND news_archive_inner.has_own_date(d.published, d.published_basis)
		GROUP BY d.story_id HAVING max(lower(d.published)) - min(lower(d.published)) <= 3),
	told AS MATERIALIZED (
		SELECT u.article_id, u.published AS was, daterange(d.first_day, d.last_day + 1) AS becomes,
			concat(format('story: %s dated article%s on the same happening; ', d.n, CASE WHEN d.n > 1 THEN 's' END),
				news_archive_inner.own_basis(u.published_basis)) AS basis
		FROM undated u JOIN days d USING (story_id)
		UNION ALL
		SELECT u.article_id, u.published, NULL, news_archive_inner.own_basis(u.published_basis)
		FROM undated u WHERE u.story_id NOT IN (SELECT k.story_id FROM days k)),
	given AS (
		UPDATE article r SET published = t.becomes, published_basis = t.basis, published_confidence = CASE
			WHEN t.becomes IS NOT NULL THEN 0.5 END
		FROM told t WHERE r.article_id = t.article_id AND r.article_id = ANY (ARRAY(SELECT x.article_id FROM told x))
			AND (r.published, r.published_basis) IS DISTINCT FROM (t.becomes, t.basis)
		RETURNING r.article_id, t.was, t.becomes)
	SELECT array_agg(g.article_id) INTO dated FROM given g WHERE g.was IS DISTINCT FROM g.becomes;
	PERFORM news_archive_inner.note_days(dated);
	RETURN news_archive_inner.read_times_again(dated);
END $$;
COMMENT ON FUNCTION news_archive_inner.infer_dates(bigint[]) IS
'Gives the undated articles of these stories the days of the dated ones (basis "story: ..."), if those lie within '
'three days, takes them away when they no longer do, and reads time expressions and events again from there; '
'gives the articles that have another day now. For refresh.';

-- src/archive/load/directory.sql
CREATE FUNCTION news_archive_inner.files_below(path text) RETURNS SETOF text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	most CONSTANT int := 100000;
	open text[] := ARRAY[path];		-- what is still to be looked at, the next one last
	folders boolean[] := ARRAY[true];
	top int := 1;
	f text;
	e record;
	names text[];
	dirs boolean[];
	seen uuid[] := '{}';		-- the folders looked at, each by all that pg_stat_file tells of what is in it
	mark uuid;
BEGIN
	WHILE top > 0 LOOP
		f := open[top];
		IF NOT folders[top] THEN
			top := top - 1;
			RETURN NEXT f;
			CONTINUE;
		END IF;
		top := top - 1;
		names := ARRAY(SELECT n FROM pg_ls_dir(f) n WHERE n NOT LIKE '.%');
		SELECT array_agg(p ORDER BY n COLLATE "C" DESC), array_agg(isdir ORDER BY n COLLATE "C" DESC),
			md5((SELECT concat(modification, '/', change) FROM pg_stat_file(f))
				|| string_agg(concat_ws('/', n, size, modification, change, isdir), '//' ORDER BY n COLLATE "C"))::uuid
		INTO names, dirs, mark
		FROM (SELECT n, rtrim(f, '/') || '/' || n AS p FROM unnest(names) n) l, LATERAL pg_stat_file(p);
		CONTINUE WHEN names IS NULL;
		-- A link that leads back to a folder shows that folder's own times and contents again.
		IF mark = ANY (seen) THEN
			RAISE NOTICE 'folder "%" is one that was read already, by another name', f;
			CONTINUE;
		END IF;
		seen := seen || mark;
		IF cardinality(seen) > most THEN
			RAISE EXCEPTION 'there are more than % folders below "%"', most, path
				USING ERRCODE = 'program_limit_exceeded', HINT = 'Load the folders in it one by one.';
		END IF;
		FOR i IN 1 .. cardinality(names) LOOP
			top := top + 1;
			open[top] := names[i];
			folders[top] := dirs[i];
		END LOOP;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.files_below(text) IS
'The files in a folder of the server''s and in the folders below it, in the order of their names; names that begin '
'with a dot are left out, and a folder that is reached twice, by links, is read once (with a notice). '
'The caller needs the right to call pg_ls_dir and pg_stat_file there. Errors: those of pg_ls_dir; '
'program_limit_exceeded for more than 100,000 folders.';
CREATE FUNCTION news_archive_inner.file_articles(path text, format text, OUT article_no int, OUT pieces bigint,
	OUT raw text, OUT as_format text, OUT error text) RETURNS SETOF record
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT a.article_no, count(*) OVER (), a.raw, a.format, NULL::text
		FROM news_archive.articles_in(news_archive.decode_article(pg_read_binary_file($1)), $2) a;
EXCEPTION
	WHEN invalid_parameter_value OR insufficient_resources THEN RAISE;
	WHEN OTHERS THEN
		article_no := 1;
		pieces := 1;
		error := SQLERRM;
		RETURN NEXT;
END $$;
COMMENT ON FUNCTION news_archive_inner.file_articles(text, text) IS
'The articles in a file of the server''s as articles_in() cuts them, and of how many each is one; for a file that '
'cannot be read one row that says why in error. For load_directory().';
CREATE OR REPLACE PROCEDURE news_archive.load_directory(path text, outlet text DEFAULT NULL, format text DEFAULT 'auto',
	collected date DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(), INOUT loaded bigint DEFAULT 0,
			INOUT known bigint DEFAULT 0, INOUT rejected bigint DEFAULT 0)
	LANGUAGE plpgsql AS $$
DECLARE
	files text[] := ARRAY(SELECT news_archive_inner.files_below(path));
	batch CONSTANT int := 100;
	f text;
	n int := 0;
	articles bigint := 0;
	piece record;
	label text;
	status text;
	reason text;
BEGIN
	loaded := 0;
	known := 0;
	rejected := 0;
	FOREACH f IN ARRAY files LOOP
		-- a procedure that commits has no SET of its own
		PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
		FOR piece IN SELECT * FROM news_archive_inner.file_articles(f, format) LOOP
			label := CASE WHEN piece.pieces > 1 THEN pg_catalog.format('%s[%s]', f, piece.article_no) ELSE f END;
			status := 'rejected';
			reason := piece.error;
			IF reason IS NULL THEN
				PERFORM pg_catalog.set_config('news_archive.link_at_load', 'off', true);
				SELECT t.status, t.error INTO status, reason
				FROM news_archive.try_load_article(raw => piece.raw, outlet => outlet, format => piece.as_format,
					collected => collected, archive => archive,
					file => label) t;
			END IF;
			IF status = 'rejected' THEN
				rejected := rejected + 1;
				RAISE WARNING '%: %', label, reason;
			ELSIF status IN ('known', 'removed') THEN
				known := known + 1;
			ELSE
				loaded := loaded + 1;
			END IF;
			articles := articles + 1;
			IF articles % batch = 0 THEN
				COMMIT;
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
			END IF;
		END LOOP;
		n := n + 1;
		IF n % batch = 0 OR n = pg_catalog.cardinality(files) THEN
			COMMIT;
			RAISE NOTICE '% of % files: % loaded, % known, % rejected', n, pg_catalog.cardinality(files), loaded, known,
				rejected;
		END IF;
	END LOOP;
	PERFORM news_archive.refresh(archive);
END $$;
COMMENT ON PROCEDURE news_archive.load_directory(text, text, text, date, name, bigint, bigint, bigint) IS
'Loads every file of a folder of the server''s and those below it, as one article or as the articles that '
'articles_in() finds in it, as far as the caller may read them (pg_ls_dir, pg_stat_file, pg_read_binary_file). '
'Commits and tells its progress every 100 files or articles, names what it rejects, links all at the end, and gives '
'how many were loaded, known (or taken out before by remove_article()) and rejected. Files on your own machine: '
'news-archive load. Errors: those of pg_ls_dir, invalid_schema_name, invalid_parameter_value for an unknown format.';

-- src/archive/load/load.sql
CREATE FUNCTION news_archive_inner.reject(raw text, url text, outlet text, error_code text, error text) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO rejected (rejected_id, raw, url, outlet, error_code, error)
		VALUES (news_archive.content_id($1, news_archive.normal_url($2), $3), $1, $2, $3, $4, $5)
		ON CONFLICT DO NOTHING;
	RAISE WARNING 'article rejected: %', error
		USING ERRCODE = error_code, DETAIL = coalesce('url ' || url, 'It has no URL.'),
			HINT = 'Its text is kept in the table "rejected" of the archive.';
END $$;
COMMENT ON FUNCTION news_archive_inner.reject(text, text, text, text, text) IS
'Keeps an article that could not be loaded in the table rejected of the archive entered, and warns. '
'For the load functions.';
CREATE FUNCTION news_archive_inner.is_read(language text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(language, 'und') IN ('en', 'und');
COMMENT ON FUNCTION news_archive_inner.is_read(text) IS
'Whether articles in a language are read for names, quotations and events: English, and what is too short to tell.';
CREATE TYPE news_archive_inner.mention_read AS (mention_no int, start int, length int, mention text, kind text,
	chain int, name text, role text, country text,
	sector text, confidence real, form text, organisation text);
COMMENT ON TYPE news_archive_inner.mention_read IS 'A row of mentions(), as far as it is kept.';
CREATE TYPE news_archive_inner.quotation_read AS (quotation_no int, start int, length int, quotation text, type text,
	speaker_start int, speaker_length int,
	speaker text, speaker_name text, cue text, addressee text, basis text, confidence real, saying int, attitude text,
		words_id bigint);
COMMENT ON TYPE news_archive_inner.quotation_read IS 'A row of quotations(), with the words_id() of its words.';
CREATE TYPE news_archive_inner.time_read AS (expression_no int, start int, length int, expression text, type text,
	value text, during daterange, "precision" text,
	modifier text, basis text, confidence real);
COMMENT ON TYPE news_archive_inner.time_read IS 'A row of time_expressions(), as far as it is kept, with its number in '
	'the text.';
CREATE TYPE news_archive_inner.report_read AS (report_no int, sentence_no int, start int, length int, words text,
	type text, mode text, cameo text, actor text,
	actor_country text, actor_sector text, target text, target_country text, target_sector text, during daterange,
		"precision" text, place text, status text,
	attributed_to text, basis text, confidence real, act_start int, act_length int, actor_mention int,
		target_mention int, place_basis text, quantity int,
	quantity_bound text, counted text, words_id bigint);
COMMENT ON TYPE news_archive_inner.report_read IS 'A row of event_reports(), with the words_id() of its words.';
CREATE FUNCTION news_archive_inner.read_times(body text, reference date, language text, acts text,
	OUT times news_archive_inner.time_read[],
		OUT reports news_archive_inner.report_read[])
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
BEGIN
	times := ARRAY(SELECT ROW(row_number() OVER (ORDER BY t.start), t.start, t.length, t.expression, t.type, t.value,
		t.during, t."precision",
			t.modifier, t.basis, t.confidence)::news_archive_inner.time_read
		FROM news_archive.time_expressions(body, reference) t);
	IF news_archive_inner.is_read(language) THEN
		reports := ARRAY(SELECT ROW(e.report_no, e.sentence_no, e.start, e.length, e.words, e.type, e.mode, e.cameo,
			e.actor, e.actor_country,
				e.actor_sector, e.target, e.target_country, e.target_sector, e.during, e."precision", e.place, e.status,
					e.attributed_to,
				e.basis, e.confidence, e.act_start, e.act_length, e.actor_mention, e.target_mention, e.place_basis,
					e.quantity, e.quantity_bound,
				e.counted, news_archive_inner.words_id(e.words))::news_archive_inner.report_read
			FROM news_archive.event_reports(body, reference, acts) e);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_times(text, date, text, text) IS
'The time expressions and event reports of a body that was published on the reference day, as they are kept; '
'of one in a language that is not read (is_read()) no reports: NULL. For read_body() and whatever reads them again.';
CREATE FUNCTION news_archive_inner.read_body(body text, published daterange, language text, acts text,
	OUT mentions news_archive_inner.mention_read[],
		OUT quotations news_archive_inner.quotation_read[], OUT times news_archive_inner.time_read[],
			OUT reports news_archive_inner.report_read[])
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
DECLARE
	t record;
BEGIN
	IF news_archive_inner.is_read(language) THEN
		mentions := ARRAY(SELECT ROW(m.mention_no, m.start, m.length, m.mention, m.kind, m.chain, m.name, m.role,
			m.country, m.sector, m.confidence,
				m.form, m.organisation)::news_archive_inner.mention_read
			FROM news_archive.mentions(body) m);
		quotations := ARRAY(SELECT ROW(q.quotation_no, q.start, q.length, q.quotation, q.type, q.speaker_start,
			q.speaker_length, q.speaker, q.speaker_name,
				q.cue, q.addressee, q.basis, q.confidence, q.saying, q.attitude,
					news_archive_inner.words_id(q.quotation))::news_archive_inner.quotation_read
			FROM news_archive.quotations(body) q);
	END IF;
	-- The day the words are counted from: the publication's last possible day is too late for "on Saturday", the first
	-- is safe.
	SELECT r.times, r.reports INTO t FROM news_archive_inner.read_times(body, lower(published), language, acts) r;
	times := t.times;
	reports := t.reports;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_body(text, daterange, text, text) IS
'All that the stages say of a body: its mentions, quotations, time expressions and event reports as they are kept, '
'NULL where the language is not read. acts is own_acts(). It touches no table and may run in parallel workers. '
'For the load functions and reanalyse().';
CREATE FUNCTION news_archive_inner.put_text(article_id bigint, mentions news_archive_inner.mention_read[],
	quotations news_archive_inner.quotation_read[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO mention (article_id, mention_no, start, length, mention, kind, chain, name, role, country, sector,
		confidence, form, entity_id, organisation)
	SELECT $1, m.mention_no, m.start, m.length, m.mention, m.kind, m.chain, m.name, m.role, m.country, m.sector,
		m.confidence, m.form, NULL, m.organisation
	FROM unnest(mentions) m;

	INSERT INTO quotation (article_id, quotation_no, start, length, quotation, type, speaker_start, speaker_length,
		speaker, speaker_name,
		cue, addressee, basis, confidence, saying, speaker_id, words_id, attitude)
	SELECT $1, q.quotation_no, q.start, q.length, q.quotation, q.type, q.speaker_start, q.speaker_length, q.speaker,
		q.speaker_name,
		q.cue, q.addressee, q.basis, q.confidence, q.saying, NULL, q.words_id, q.attitude
	FROM unnest(quotations) q;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_text(bigint, news_archive_inner.mention_read[],
	news_archive_inner.quotation_read[]) IS
'Writes the mentions and quotations of an article of the archive entered, which has none. For the load functions and '
'reanalyse().';
CREATE FUNCTION news_archive_inner.put_times(article_id bigint, times news_archive_inner.time_read[],
	reports news_archive_inner.report_read[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO time_expression (article_id, expression_no, start, length, expression, type, value, during, "precision",
		modifier, basis, confidence)
	SELECT $1, t.expression_no, t.start, t.length, t.expression, t.type, t.value, t.during, t."precision", t.modifier,
		t.basis, t.confidence
	FROM unnest(times) t;

	INSERT INTO event_report (article_id, report_no, event_id, sentence_no, start, length, words, type, mode, cameo,
		actor, actor_country,
		actor_sector, target, target_country, target_sector, during, "precision", place, status, attributed_to,
		basis, confidence, act_start, act_length, actor_mention, target_mention, place_basis, quantity, quantity_bound,
		counted, actor_id, target_id, words_id)
	SELECT $1, e.report_no, NULL, e.sentence_no, e.start, e.length, e.words, e.type, e.mode, e.cameo, e.actor,
		e.actor_country,
		e.actor_sector, e.target, e.target_country, e.target_sector, e.during, e."precision", e.place, e.status,
			e.attributed_to,
		e.basis, e.confidence, e.act_start, e.act_length, e.actor_mention, e.target_mention, e.place_basis, e.quantity,
			e.quantity_bound,
		e.counted, NULL, NULL, e.words_id
	FROM unnest(reports) e;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_times(bigint, news_archive_inner.time_read[],
	news_archive_inner.report_read[]) IS
'Writes the time expressions and event reports of an article of the archive entered, which has none. '
'For the load functions and reanalyse().';
CREATE FUNCTION news_archive_inner.put_lines(article_id bigint, roles text[], lines text[], bases text[],
	confidences real[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO article_line (article_id, line_no, role, line, basis, confidence, line_id)
	SELECT $1, l.n, l.role, l.line, l.basis, l.confidence, news_archive_inner.words_id(l.line)
	FROM unnest(roles, lines, bases, confidences) WITH ORDINALITY l(role, line, basis, confidence, n);
END $$;
COMMENT ON FUNCTION news_archive_inner.put_lines(bigint, text[], text[], text[], real[]) IS
'Writes the lines of an article of the archive entered, which has none, as parse_to_load() gives them. '
'For the load functions and reanalyse().';
CREATE FUNCTION news_archive_inner.own_acts() RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT string_agg(news_archive.act_line(words, pos, type, mode, cameo, actor, target, object, op, flags),
		E'\n'
			ORDER BY words COLLATE "C", pos COLLATE "C", object COLLATE "C", op COLLATE "C", flags COLLATE "C")
				FROM act);
END $$;
COMMENT ON FUNCTION news_archive_inner.own_acts() IS 'The table act of the archive entered as event_reports() takes '
	'it, or NULL when it is empty.';
CREATE FUNCTION news_archive_inner.analyse(article_id bigint, body text, published daterange, language text)
	RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	r record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT b.mentions, b.quotations, b.times, b.reports INTO r
		FROM news_archive_inner.read_body($2, $3, $4, news_archive_inner.own_acts()) b;
	PERFORM news_archive_inner.put_text($1, r.mentions, r.quotations);
	PERFORM news_archive_inner.correct_text(ARRAY[$1]);
	PERFORM news_archive_inner.put_times($1, r.times, r.reports);
	PERFORM news_archive_inner.correct_reports(ARRAY[$1]);
END $$;
COMMENT ON FUNCTION news_archive_inner.analyse(bigint, text, daterange, text) IS
'Fills mention, quotation, time_expression and event_report for one article of the archive entered; '
'of one in a language that is not read only time_expression. For the load functions.';
CREATE FUNCTION news_archive_inner.analyse_times(article_id bigint, body text, reference date, language text)
	RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	r record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT t.times, t.reports INTO r
		FROM news_archive_inner.read_times($2, reference, $4, news_archive_inner.own_acts()) t;
	PERFORM news_archive_inner.put_times($1, r.times, r.reports);
	PERFORM news_archive_inner.correct_reports(ARRAY[$1]);
END $$;
COMMENT ON FUNCTION news_archive_inner.analyse_times(bigint, text, date, text) IS
'The part of analyse() that depends on the day the article speaks from: time expressions and event reports.';
CREATE FUNCTION news_archive_inner.parse_to_load(raw text, format text, collected date, given_url text,
	given_title text, given_day date, loaded_on date,
		OUT title text, OUT standfirst text, OUT author text, OUT outlet text, OUT section text, OUT dateline text,
			OUT published daterange,
		OUT published_basis text, OUT published_confidence real, OUT modified daterange, OUT url text,
			OUT language text, OUT body text,
		OUT roles text[], OUT lines text[], OUT bases text[], OUT confidences real[])
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	SELECT p.title, p.standfirst, p.author, p.outlet, p.section, p.dateline, p.published, p.published_basis,
		p.published_confidence, p.modified,
		p.url, p.language, p.body, p.roles, p.lines, p.bases, p.confidences
	INTO title, standfirst, author, outlet, section, dateline, published, published_basis, published_confidence,
		modified, url, language, body,
		roles, lines, bases, confidences
	FROM news_archive.parse_article_and_lines($1, $2, $3, given_url, NULL, given_title) p
		WHERE news_archive_inner.has_text($1, $2, p.title, p.body);
	IF given_day IS NOT NULL THEN
		published := daterange(given_day, given_day + 1);
		published_basis := 'given';
		published_confidence := 1;
	END IF;
	-- Nothing was published after it was loaded.
	IF lower(published) > loaded_on + 1 THEN
		published_basis := format('%s says %s, after the day of loading', published_basis, lower(published));
		published := NULL;
		published_confidence := NULL;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.parse_to_load(text, text, date, text, text, date, date) IS
'What parse_article() says of a raw article and article_lines() of its lines, with what was given when it was loaded: '
'its day wins over what the text says, and no day is after the one that follows the day of loading. Errors: '
'those of parse_article(), and invalid_text_representation for an article without any text. For the load functions and '
'reanalyse().';
CREATE FUNCTION news_archive_inner.why_removed(article_ids bigint[]) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	c record;
	told text;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT x.correction_id, x.why, x.made_by, x.made_at INTO c FROM correction x
	WHERE x.what->>'article_id' = ANY (article_ids::text[]) AND x.kind = 'remove' AND x.undone_at IS NULL LIMIT 1;
	IF NOT FOUND THEN
		RETURN NULL;
	END IF;
	told := format('the article was taken out by %s on %s%s', c.made_by, to_char(c.made_at, 'YYYY-MM-DD'),
		': ' || c.why);
	RAISE NOTICE '%', told USING HINT = format('To load it all the same: SELECT news_archive.undo_correction(%s);',
		c.correction_id);
	RETURN told;
END $$;
COMMENT ON FUNCTION news_archive_inner.why_removed(bigint[]) IS
'By whom, when and why an article with one of these ids was taken out of the archive entered, with a notice that tells '
'how to undo it; NULL when none was. For load_article.';
CREATE FUNCTION news_archive_inner.is_no_fault_of_article(code text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN left(code, 2) IN ('08', '25', '40', '53', '55', '57', '58', 'HV', 'XX') OR code = '42501';
COMMENT ON FUNCTION news_archive_inner.is_no_fault_of_article(text) IS
'Whether an SQLSTATE tells of the server, the transaction or the role and not of what was to be loaded: '
'no memory or space, a deadlock, a lock that was not had, a shutdown, another server that is not reached, a right that '
'lacks. The same article may well be loaded another time.';
CREATE FUNCTION news_archive.try_load_article(raw text, url text DEFAULT NULL, outlet text DEFAULT NULL,
	published date DEFAULT NULL,
		title text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL,
			archive name DEFAULT news_archive.current_archive(),
		file text DEFAULT NULL, OUT article_id bigint, OUT status text, OUT error text)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	id bigint;
	a record;
	place text;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	IF raw IS NULL THEN
		RAISE EXCEPTION 'an article needs a text' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	PERFORM news_archive_inner.check_format($6);		-- the caller's mistake and not the article's
	PERFORM news_archive_inner.check_day('published', $4), news_archive_inner.check_day('collected', $7);
	id := news_archive.content_id($1, news_archive.normal_url($2), $3);
	status := 'known';
	-- by its address as it was given: so 0.1.0 told articles apart
	SELECT r.article_id INTO article_id FROM article r WHERE r.article_id IN (id, news_archive.content_id($1, $2, $3))
		LIMIT 1;
	IF FOUND THEN
		DELETE FROM rejected WHERE rejected_id = id;
		RETURN;
	END IF;
	error := news_archive_inner.why_removed(ARRAY[id, news_archive.content_id($1, $2, $3)]);
	IF error IS NOT NULL THEN
		status := 'removed';
		RETURN;
	END IF;
	article_id := id;
	BEGIN
		SELECT p.* INTO a FROM news_archive_inner.parse_to_load($1, $6, $7, $2, $5, $4, current_date) p;

		INSERT INTO article (article_id, story_id, outlet, url, title, standfirst, author, section, dateline, published,
			published_basis,
			published_confidence, modified, collected, language, body, format, raw, source_id, file, title_given,
				read_with)
		VALUES (id, NULL, coalesce($3, a.outlet), coalesce($2, a.url), a.title, a.standfirst, a.author, a.section,
			a.dateline,
			a.published, a.published_basis, a.published_confidence, a.modified, $7, a.language,
			a.body, $6, $1, news_archive_inner.source_of(coalesce($3, a.outlet), id), $9, $5, news_archive.version())
		ON CONFLICT DO NOTHING;
		IF NOT FOUND THEN		-- another session was quicker
			DELETE FROM rejected WHERE rejected_id = id;
			RETURN;
		END IF;
		PERFORM news_archive_inner.put_lines(id, a.roles, a.lines, a.bases, a.confidences);
		IF news_archive_inner.correct_loaded(id) THEN
			SELECT x.body, x.published, x.language INTO a.body, a.published, a.language FROM article x
				WHERE x.article_id = id;
		END IF;
		PERFORM news_archive_inner.analyse(id, a.body, a.published, a.language);
		-- one that was deleted by hand may still wait to be linked again
		DELETE FROM pending p WHERE p.article_id = id;
		INSERT INTO pending (article_id, counted) VALUES (id, false);
		DELETE FROM rejected WHERE rejected_id = id;
	EXCEPTION WHEN OTHERS THEN
		IF news_archive_inner.is_no_fault_of_article(SQLSTATE) THEN
			RAISE;
		END IF;
		GET STACKED DIAGNOSTICS place = PG_EXCEPTION_DETAIL;
		error := concat(SQLERRM, ': ' || nullif(place, ''));
		PERFORM news_archive_inner.reject($1, $2, $3, SQLSTATE, error);
		article_id := NULL;
		status := 'rejected';
		RETURN;
	END;
	status := 'loaded';
	IF news_archive_inner.links_at_load() AND news_archive_inner.lock_links(false) THEN
		PERFORM news_archive_inner.link_pending();
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.try_load_article(text, text, text, date, text, text, date, name, text) IS
'load_article(), saying what became of it: status loaded, known (the archive had it), removed (remove_article() took '
'it out; with who did, when and why as its error, and no id) or rejected (with its error, and no id). '
'For loading programs.';
CREATE FUNCTION news_archive.load_article(raw text, url text DEFAULT NULL, outlet text DEFAULT NULL,
	published date DEFAULT NULL,
		title text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL,
			archive name DEFAULT news_archive.current_archive(),
		file text DEFAULT NULL)
	RETURNS bigint
	LANGUAGE sql AS $$ SELECT article_id FROM news_archive.try_load_article($1, $2, $3, $4, $5, $6, $7, $8, $9) $$;
COMMENT ON FUNCTION news_archive.load_article(text, text, text, date, text, text, date, name, text) IS
'Stores one raw article (text, markdown, HTML or JSON), reads it, and links what it says to the archive''s entities, '
'events and stories. What is given (url, outlet, published, title) wins over what the text says; collected is the day '
'it was scraped and bounds its date; file is the name of the file it came from, kept with it. Gives the article''s id; '
'the same article again gives the same id and changes nothing. What corrections say of it holds at once; '
'one that remove_article() took out is not loaded: NULL is given, with a notice. An article that cannot be read goes '
'to the table rejected with a warning, and NULL is given. Errors: invalid_schema_name for an unknown archive, '
'null_value_not_allowed without a text, and those that are no fault of the article (see is_no_fault_of_article()).';
CREATE FUNCTION news_archive_inner.links_at_load() RETURNS boolean
	LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('news_archive.link_at_load', true), ''), 'on')::boolean;
COMMENT ON FUNCTION news_archive_inner.links_at_load() IS
'The setting news_archive.link_at_load: off for loading many articles, with one refresh() behind them.';

-- src/archive/correct/correct_articles.sql
CREATE FUNCTION news_archive_inner.forget_text(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.link_again(article_ids);
	PERFORM news_archive_inner.note_mentions(article_ids);
	DELETE FROM mention WHERE article_id = ANY (article_ids);
	DELETE FROM quotation WHERE article_id = ANY (article_ids);
	PERFORM news_archive_inner.forget_reports(article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.forget_text(bigint[]) IS
'Takes away what the stages read in the bodies of these articles, and notes what it told and that they are to be '
'linked again. For whatever reads them again.';
CREATE FUNCTION news_archive_inner.read_text_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.forget_text(article_ids);
	FOR a IN SELECT r.article_id, r.body, r.published, r.language FROM article r WHERE r.article_id = ANY (article_ids)
		ORDER BY r.article_id LOOP
		PERFORM news_archive_inner.analyse(a.article_id, a.body, a.published, a.language);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_text_again(bigint[]) IS
'Reads the bodies of these articles anew and notes them to be linked. For the corrections.';
CREATE FUNCTION news_archive_inner.put_bodies(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	UPDATE article a SET body = b.body
	FROM (SELECT l.article_id, news_archive_inner.article_body(array_agg(l.role ORDER BY l.line_no),
		array_agg(l.line ORDER BY l.line_no)) AS body
		FROM article_line l WHERE l.article_id = ANY (article_ids) GROUP BY l.article_id) b
	WHERE a.article_id = b.article_id AND a.article_id = ANY (article_ids) AND a.body IS DISTINCT FROM b.body;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_bodies(bigint[]) IS
'Puts the bodies of these articles of the archive entered together from their lines.';
CREATE FUNCTION news_archive_inner.read_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	-- nobody deletes them meanwhile
	PERFORM FROM article r WHERE r.article_id = ANY (article_ids) ORDER BY r.article_id FOR KEY SHARE;
	PERFORM news_archive_inner.put_bodies(article_ids);
	-- a line that an analyst made the title; when he took the title that was, another one or none
	UPDATE article a SET title = (SELECT l.line FROM article_line l
		WHERE l.article_id = a.article_id AND l.role = 'title' ORDER BY l.basis = 'analyst' DESC, l.line_no LIMIT 1)
	WHERE a.article_id = ANY (article_ids)
		AND EXISTS (SELECT FROM article_line l WHERE l.article_id = a.article_id AND l.basis = 'analyst'
			AND (l.role = 'title' OR l.line = a.title));
	PERFORM news_archive_inner.correct_articles(article_ids);
	DELETE FROM signature WHERE article_id = ANY (article_ids);
	PERFORM news_archive_inner.read_text_again(article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.read_again(bigint[]) IS
'Puts the bodies of these articles together from their lines and reads them anew. For the corrections.';
CREATE OR REPLACE FUNCTION news_archive.read_events_again(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	read bigint[];
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	read := ARRAY(SELECT x.article_id FROM article x);
	read := news_archive_inner.read_times_again(read);
	PERFORM news_archive_inner.link_again(read);
	RETURN cardinality(read);
END $$;
COMMENT ON FUNCTION news_archive.read_events_again(name) IS
'Reads the events of all articles anew, by the acts that the table act has now; gives how many articles. '
'refresh() then links them. Errors: invalid_schema_name when there is no such archive.';
CREATE FUNCTION news_archive_inner.correct_articles(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	lines jsonb[];
	facts jsonb[];
BEGIN
	PERFORM news_archive_inner.entered();
	lines := news_archive_inner.corrections_of(article_ids, '{line role}');
	facts := news_archive_inner.corrections_of(article_ids, '{published,outlet,url,title}');
	WITH latest AS MATERIALIZED (
		SELECT DISTINCT ON (1, 2) (c.what->>'article_id')::bigint AS article_id, (c.what->>'line_no')::int AS line_no,
			c.what->>'role' AS role
		FROM unnest(lines) WITH ORDINALITY c(what, n) ORDER BY 1, 2, c.n DESC)
	UPDATE article_line l SET role = k.role, basis = 'analyst', confidence = 1 FROM latest k
	WHERE l.article_id = k.article_id AND l.line_no = k.line_no AND (l.role, l.basis)
		IS DISTINCT FROM (k.role, 'analyst');

	WITH said AS MATERIALIZED (
		SELECT (c.what->>'article_id')::bigint AS article_id,
			jsonb_object_agg(c.what->>'correction', c.what->(c.what->>'correction') ORDER BY c.n) AS v
		FROM unnest(facts) WITH ORDINALITY c(what, n) GROUP BY 1),
	is_so AS (
		SELECT a.article_id, news_archive_inner.said_or(v, 'outlet', a.outlet) AS outlet,
			news_archive_inner.said_or(v, 'url', a.url) AS url, news_archive_inner.said_or(v, 'title', a.title)
			AS title,
			CASE WHEN v->>'published' IS NOT NULL THEN daterange((v->>'published')::date, (v->>'published')::date + 1)
				WHEN NOT v ? 'published' THEN a.published END AS published,
			CASE WHEN v->>'published' IS NOT NULL THEN 'analyst' WHEN v ? 'published' THEN 'analyst: not known'
				ELSE a.published_basis END AS published_basis,
			CASE WHEN v ? 'published' THEN 1 ELSE a.published_confidence END AS published_confidence
		FROM article a JOIN said s USING (article_id))
	UPDATE article a SET outlet = i.outlet, url = i.url, title = i.title, published = i.published,
		published_basis = i.published_basis,
		published_confidence = i.published_confidence
	FROM is_so i
	WHERE a.article_id = i.article_id AND (a.outlet, a.url, a.title, a.published, a.published_basis)
		IS DISTINCT FROM (i.outlet, i.url, i.title, i.published, i.published_basis);
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_articles(bigint[]) IS
'Gives these articles and their lines what corrections in force say of them: role of a line, outlet, address, title '
'and day of publication. For whatever loads or reads articles.';
CREATE FUNCTION news_archive_inner.as_loaded(kind text, article_id bigint, line_no int DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	loaded jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	loaded := (SELECT CASE $1 WHEN 'published' THEN CASE WHEN a.published_basis LIKE 'story:%'
				-- its story is asked again
				THEN (SELECT jsonb_build_object('published', '[null,null]'::jsonb, 'published_basis', p.published_basis,
					'published_confidence', NULL)
					FROM news_archive.parse_article(a.raw, a.format, a.collected, a.url, title => a.title_given) p)
				ELSE jsonb_build_object('published', jsonb_build_array(lower(a.published), upper(a.published)),
					'published_basis', a.published_basis, 'published_confidence', a.published_confidence) END
			WHEN 'line role' THEN jsonb_build_object('role', l.role, 'basis', l.basis, 'confidence', l.confidence,
				'title', a.title)
			ELSE jsonb_build_object($1, CASE $1 WHEN 'outlet' THEN a.outlet WHEN 'url' THEN a.url ELSE a.title END) END
		FROM article a LEFT JOIN article_line l ON l.article_id = a.article_id AND l.line_no = $3
			WHERE a.article_id = $2);
	-- what another correction took the place of before is still what was loaded
	RETURN loaded || coalesce((SELECT jsonb_object_agg(o.k, o.v ORDER BY c.n DESC)
		FROM unnest(news_archive_inner.corrections_of(ARRAY[$2], '{line role,published,outlet,url,title}'))
			WITH ORDINALITY c(what, n), jsonb_each(c.what->'loaded') o(k, v)
		WHERE (c.what->>'correction' = $1 AND (c.what->>'line_no')::int IS NOT DISTINCT FROM $3 AND loaded ? o.k)
			OR (o.k = 'title' AND loaded ? 'title')), '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.as_loaded(text, bigint, int) IS
'What an article, or a line of it, of the archive entered had before any correction of this kind that is in force. '
'For the corrections.';
CREATE FUNCTION news_archive_inner.correct_loaded(article_id bigint) RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	c record;
	loaded jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.corrections_of(ARRAY[$1], '{line role,published,outlet,url,title}') = '{}' THEN
		RETURN false;
	END IF;
	UPDATE correction x SET what = x.what - 'loaded'
	WHERE x.what->>'article_id' = $1::text AND x.kind IN ('line role', 'published', 'outlet', 'url', 'title');
	FOR c IN SELECT x.correction_id, x.kind, x.what FROM correction x
		WHERE x.what->>'article_id' = $1::text AND x.kind IN ('line role', 'published', 'outlet', 'url', 'title')
			ORDER BY x.made_at
	LOOP
		loaded := news_archive_inner.as_loaded(c.kind, $1, (c.what->>'line_no')::int);
		UPDATE correction x SET what = x.what || jsonb_build_object('loaded', loaded)
			WHERE x.correction_id = c.correction_id;
	END LOOP;
	PERFORM news_archive_inner.correct_articles(ARRAY[$1]);
	PERFORM news_archive_inner.put_bodies(ARRAY[$1]);
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_loaded(bigint) IS
'Applies to an article that was just loaded, and is not read yet, what corrections said of it before; '
'whether there are any. For load_article.';
CREATE FUNCTION news_archive_inner.article_corrected(kind text, article_id bigint, outlet_was text) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	ids bigint[] := ARRAY[article_id];
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF kind IN ('line role', 'outlet') THEN
		PERFORM news_archive_inner.note_date_order(ids);
	END IF;
	-- whose article it is counts for events and stories, for lines that an outlet repeats and for its order of day and
	-- month
	PERFORM news_archive_inner.note_blocks('outlet', ARRAY[outlet_was]);
	keys := ARRAY(SELECT l.line_id || ' ' || o.outlet FROM article_line l JOIN article a USING (article_id),
		unnest(ARRAY[a.outlet, outlet_was]) o(outlet)
		WHERE l.article_id = article_corrected.article_id AND o.outlet IS NOT NULL AND kind = 'outlet');
	PERFORM news_archive_inner.note_blocks('line', keys);
	PERFORM news_archive_inner.note_stories(ids);
	IF kind = 'published' THEN
		PERFORM news_archive_inner.note_days(ids);
	END IF;
	IF kind IN ('line role', 'title', 'published') THEN
		PERFORM news_archive_inner.read_again(ids);
	ELSIF kind = 'outlet' THEN
		PERFORM news_archive_inner.note_reports(ids);
		PERFORM news_archive_inner.link_again(ids);
	END IF;
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.article_corrected(text, bigint, text) IS
'Reads and links anew what depends on what was put right in an article, or is no more; outlet_was is the outlet that '
'it had before. For the corrections.';
CREATE FUNCTION news_archive_inner.undo_article_correction(kind text, what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint := (what->>'article_id')::bigint;
	loaded jsonb := what->'loaded';
	outlet_was text;
BEGIN
	PERFORM news_archive_inner.entered();
	outlet_was := (SELECT a.outlet FROM article a WHERE a.article_id = id);
	IF loaded IS NULL THEN		-- a correction made with 0.1.0: from the text as it came
		loaded := (SELECT CASE WHEN kind = 'published'
			THEN jsonb_build_object('published', jsonb_build_array(lower(p.published), upper(p.published)),
					'published_basis', p.published_basis, 'published_confidence', p.published_confidence)
				ELSE (SELECT jsonb_build_object('role', l.role, 'basis', l.basis, 'confidence', l.confidence, 'title',
					p.title)
					FROM news_archive.article_lines(a.raw, a.format, a.title_given) l
						WHERE l.line_no = (what->>'line_no')::int) END
			FROM article a, LATERAL news_archive.parse_article(a.raw, a.format, a.collected, a.url,
				title => a.title_given) p WHERE a.article_id = id);
	END IF;
	IF kind = 'line role' THEN
		UPDATE article_line l SET role = loaded->>'role', basis = loaded->>'basis',
			confidence = (loaded->>'confidence')::real
		WHERE l.article_id = id AND l.line_no = (what->>'line_no')::int;
	END IF;
	UPDATE article a SET outlet = CASE WHEN kind = 'outlet' THEN loaded->>'outlet' ELSE a.outlet END, url = CASE
		WHEN kind = 'url' THEN loaded->>'url' ELSE a.url END,
		title = CASE WHEN loaded ? 'title' THEN loaded->>'title' ELSE a.title END
	WHERE a.article_id = id AND kind <> 'published' AND loaded IS NOT NULL;
	UPDATE article a SET published = CASE WHEN loaded->'published'->>0 IS NOT NULL
		THEN daterange((loaded->'published'->>0)::date, (loaded->'published'->>1)::date) END,
		published_basis = loaded->>'published_basis', published_confidence = (loaded->>'published_confidence')::real
	WHERE a.article_id = id AND kind = 'published' AND loaded->>'published_basis' IS NOT NULL;
	PERFORM news_archive_inner.correct_articles(ARRAY[id]);
	PERFORM news_archive_inner.article_corrected(kind, id, outlet_was);
END $$;
COMMENT ON FUNCTION news_archive_inner.undo_article_correction(text, jsonb) IS
'Takes back a correction, no more in force, of an article or a line of it: what was loaded or read holds again, or an '
'earlier correction. For undo_correction.';
CREATE FUNCTION news_archive_inner.correct_article(kind text, article_id bigint, value jsonb, why text) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
	outlet_was text;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.lock_links(true);
	SELECT a.outlet INTO outlet_was FROM article a WHERE a.article_id = $2 FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($2::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'search() gives the ids of articles.';
	END IF;
	id := news_archive_inner.note_correction($1, $3 || jsonb_build_object('article_id', $2::text, 'loaded',
		news_archive_inner.as_loaded($1, $2, ($3->>'line_no')::int)), $4);
	PERFORM news_archive_inner.correct_articles(ARRAY[$2]);
	PERFORM news_archive_inner.article_corrected($1, $2, outlet_was);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_article(text, bigint, jsonb, text) IS
'Makes a correction of an article of the archive entered; gives its id. For set_published and its like. Errors: '
'no_data_found for an unknown article.';
CREATE FUNCTION news_archive.set_line_role(article_id bigint, line_no int, role text,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	IF $3 IS NULL OR $3 <> ALL (news_archive_inner.line_roles()) THEN
		RAISE EXCEPTION '"%" is no line role', $3
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'The roles are ' || array_to_string(news_archive_inner.line_roles(), ' ') || '.';
	END IF;
	IF NOT EXISTS (SELECT FROM article_line l WHERE l.article_id = $1 AND l.line_no = $2) THEN
		RAISE EXCEPTION 'article % has no line %', $1, $2
			USING ERRCODE = 'no_data_found',
				HINT = format('SELECT * FROM %I.article_line WHERE article_id = %s ORDER BY line_no;', archive, $1);
	END IF;
	RETURN news_archive_inner.correct_article('line role', $1, jsonb_build_object('line_no', $2, 'role', $3), why);
END $$;
COMMENT ON FUNCTION news_archive.set_line_role(bigint, int, text, name, text) IS
'Says what a line of an article is, for good: its body is put together anew and read anew. Gives the id of the '
'correction. Errors: invalid_parameter_value for another role, no_data_found for an unknown article or line, '
'invalid_schema_name.';
CREATE FUNCTION news_archive.set_published(article_id bigint, published date,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_day('published', $2);
	RETURN news_archive_inner.correct_article('published', $1, jsonb_build_object('published', $2), why);
END $$;
COMMENT ON FUNCTION news_archive.set_published(bigint, date, name, text) IS
'Says on which day an article was published (NULL: it is not known), for good: its time expressions and events are '
'read anew from there. Gives the id of the correction. Errors: no_data_found for an unknown article, '
'invalid_schema_name.';
CREATE FUNCTION news_archive.set_outlet(article_id bigint, outlet text,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_words('outlet', $2);
	RETURN news_archive_inner.correct_article('outlet', $1, jsonb_build_object('outlet', $2), why);
END $$;
COMMENT ON FUNCTION news_archive.set_outlet(bigint, text, name, text) IS
'Says who published an article (NULL: it is not known), for good: its events and its story are counted anew. '
'Its id stays, which is made of what was given when it was loaded. Gives the id of the correction. Errors: '
'no_data_found for an unknown article, invalid_parameter_value for a name without letters and digits, '
'invalid_schema_name.';
CREATE FUNCTION news_archive.set_url(article_id bigint, url text, archive name DEFAULT news_archive.current_archive(),
	why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_words('url', $2);
	RETURN news_archive_inner.correct_article('url', $1, jsonb_build_object('url', $2), why);
END $$;
COMMENT ON FUNCTION news_archive.set_url(bigint, text, name, text) IS
'Says at which address an article stands (NULL: it is not known), for good. Its id stays. Gives the id of the '
'correction. Errors: no_data_found for an unknown article, invalid_parameter_value for an address without letters and '
'digits, invalid_schema_name.';
CREATE FUNCTION news_archive.set_title(article_id bigint, title text,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_words('title', $2);
	RETURN news_archive_inner.correct_article('title', $1, jsonb_build_object('title', $2), why);
END $$;
COMMENT ON FUNCTION news_archive.set_title(bigint, text, name, text) IS
'Says under which headline an article stands (NULL: under none), for good; its lines stay what they are: '
'set_line_role() says that one of them is the title. Gives the id of the correction. Errors: no_data_found for an '
'unknown article, invalid_parameter_value for a headline without letters and digits, invalid_schema_name.';

-- src/archive/correct/correct_entities.sql
CREATE FUNCTION news_archive_inner.check_merge(keep bigint, "drop" bigint) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	k record;
	d record;
	missing bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT * INTO k FROM entity WHERE entity_id = keep;
	SELECT * INTO d FROM entity WHERE entity_id = "drop";
	IF k IS NULL OR d IS NULL THEN
		missing := CASE WHEN k IS NULL THEN keep ELSE "drop" END;
		RAISE EXCEPTION 'there is no entity %', coalesce(missing::text, 'NULL')
			USING ERRCODE = 'no_data_found', HINT = coalesce((SELECT format('It was merged into %s '
				'("%s").', c.what->>'keep', c.what->>'keep_name')
				FROM correction c WHERE c.kind = 'merge' AND c.what->>'drop' = missing::text ORDER BY c.made_at DESC
					LIMIT 1), 'find_entity() gives the ids of entities.');
	ELSIF keep = "drop" THEN
		RAISE EXCEPTION 'entity % cannot be merged with itself', keep USING ERRCODE = 'invalid_parameter_value';
	ELSIF k.kind <> d.kind THEN
		RAISE EXCEPTION 'a % ("%") cannot be merged with a % ("%")', k.kind, k.name, d.kind, d.name
			USING ERRCODE = 'invalid_parameter_value';
	ELSIF EXISTS (SELECT FROM namesake WHERE entity_id = keep AND shares_with = "drop") THEN
		RAISE EXCEPTION 'entity % is a namesake of % and cannot take its place', keep, "drop"
			USING ERRCODE = 'invalid_parameter_value', HINT = format('SELECT news_archive.merge_entities(%s, %s);',
				"drop", keep);
	END IF;
	PERFORM news_archive_inner.warn_of_merge(keep, "drop");
END $$;
COMMENT ON FUNCTION news_archive_inner.check_merge(bigint, bigint) IS
'Errors for what merge_entities cannot do.';
CREATE FUNCTION news_archive_inner.name_for(entity_id bigint) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT n.name_id FROM entity_name n JOIN entity e USING (entity_id)
		WHERE n.entity_id = $1 AND (NOT n.apart OR n.base_id IS NOT NULL)
		ORDER BY n.name = e.name DESC, n.folded LIKE '% %' DESC, n.articles DESC, n.name_id LIMIT 1);
END $$;
COMMENT ON FUNCTION news_archive_inner.name_for(bigint) IS
'The name by which a correction remembers an entity; NULL for a namesake, who has none of his own.';
CREATE FUNCTION news_archive_inner.note_entity(entity_id bigint) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_blocks('lost', ARRAY[$1::text]);
	PERFORM news_archive_inner.note_blocks('entity', ARRAY[$1::text]);
	PERFORM news_archive_inner.note_blocks('asked', ARRAY(SELECT n.name_id::text FROM entity_name n
		WHERE n.entity_id = $1));
	PERFORM news_archive_inner.note_blocks('surname', ARRAY(SELECT f FROM entity_name n, unnest(n.surnames) f
		WHERE n.entity_id = $1));
	PERFORM news_archive_inner.note_blocks('acronym',
		news_archive_inner.acronyms_of(ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = $1)));
	-- and those who share its name, or were merged into it
	PERFORM news_archive_inner.note_blocks('lost', ARRAY(SELECT s.shares_with::text FROM namesake s
		WHERE $1 IN (s.entity_id, s.merged_into)));
	UPDATE namesake s SET people = NULL WHERE s.shares_with IN (SELECT x.shares_with FROM namesake x
		WHERE $1 IN (x.entity_id, x.merged_into, x.shares_with));
END $$;
COMMENT ON FUNCTION news_archive_inner.note_entity(bigint) IS
'Notes that the names of an entity are to be placed anew. For the corrections.';
CREATE OR REPLACE FUNCTION news_archive.merge_entities(keep bigint, "drop" bigint,
	archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	fixed bigint[];
	articles bigint[];
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	PERFORM news_archive_inner.check_merge(keep, "drop");
	PERFORM news_archive_inner.note_entity(keep), news_archive_inner.note_entity("drop");
	-- a surname or an acronym that stands alone stays where it is put, and all names do when they are put to a namesake
	WITH put AS (
		UPDATE entity_name n SET base_id = keep
		WHERE n.entity_id = "drop" AND n.base_id IS NULL AND NOT n.apart
			AND (NOT news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
				OR EXISTS (SELECT FROM namesake s WHERE s.entity_id = keep))
		RETURNING n.name_id)
	SELECT array_agg(p.name_id) INTO fixed FROM put p;
	PERFORM news_archive_inner.note_correction('merge',
		jsonb_strip_nulls(jsonb_build_object('keep', keep::text, 'keep_name', (SELECT e.name FROM entity e
		WHERE e.entity_id = keep),
		'keep_name_id', news_archive_inner.name_for(keep)::text, 'drop', "drop"::text, 'drop_name',
			(SELECT e.name FROM entity e WHERE e.entity_id = "drop"),
		'drop_name_id', news_archive_inner.name_for("drop")::text, 'fixed', to_jsonb(fixed::text[]))));
	articles := ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = "drop");
	PERFORM news_archive_inner.link_again(articles);
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.merge_entities(bigint, bigint, name) IS
'Makes one entity of two: all spellings, mentions and events of drop become those of keep, and those of later articles '
'too. Errors: no_data_found for an unknown entity, invalid_parameter_value for an entity and itself, two of different '
'kinds, or a namesake as keep of the one whose name it shares, invalid_schema_name.';
CREATE OR REPLACE FUNCTION news_archive.split_entity(entity_id bigint, alias text,
	archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	split record;
	new_id bigint;
	articles bigint[];
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT * INTO split FROM entity_name n WHERE n.entity_id = $1 AND n.name = $2;
	IF split IS NULL THEN
		RAISE EXCEPTION 'entity % has no name "%"', $1, $2
			USING ERRCODE = 'no_data_found', HINT = format('SELECT name FROM %I.entity_name WHERE entity_id = %s;',
				archive, $1);
	ELSIF (SELECT count(*) FROM entity_name n WHERE n.entity_id = $1) = 1 THEN
		RAISE EXCEPTION '"%" is the only name of entity %', $2, $1 USING ERRCODE = 'invalid_parameter_value';
	END IF;
	new_id := news_archive.content_id('split', split.kind, split.name);
	PERFORM news_archive_inner.note_entity($1);
	PERFORM news_archive_inner.note_blocks('entity', ARRAY[new_id::text]);
	PERFORM news_archive_inner.note_correction('split',
		jsonb_strip_nulls(jsonb_build_object('entity_id', $1::text, 'alias', $2, 'name_id', split.name_id::text,
		'was_base', split.base_id::text)));
	UPDATE entity_name n SET entity_id = new_id, base_id = new_id, apart = true WHERE n.name_id = split.name_id;
	-- what was merged by this name was merged with the others
	UPDATE correction c SET what = c.what || jsonb_build_object(k.key, news_archive_inner.name_for($1)::text)
	FROM (VALUES ('keep_name_id'), ('drop_name_id'), ('was_name_id')) k(key)
	WHERE c.kind IN ('merge', 'rename') AND c.undone_at IS NULL AND c.what->>k.key = split.name_id::text;
	articles := ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = $1 AND m.name = $2);
	PERFORM news_archive_inner.link_again(articles);
	PERFORM news_archive_inner.link_pending();
	RETURN new_id;
END $$;
COMMENT ON FUNCTION news_archive.split_entity(bigint, text, name) IS
'Takes a spelling from an entity that is two: what articles call by it becomes an entity of its own, which similar '
'names are not united with again. Gives its id. Errors: no_data_found when the entity has no such name, '
'invalid_parameter_value when it is its only one, invalid_schema_name.';
CREATE OR REPLACE FUNCTION news_archive.rename_entity(entity_id bigint, name text,
	archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	renamed record;
	known record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT * INTO renamed FROM entity e WHERE e.entity_id = $1;
	IF renamed IS NULL THEN
		RAISE EXCEPTION 'there is no entity %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'find_entity() gives the ids of entities.';
	END IF;
	PERFORM news_archive_inner.check_entity(renamed.kind, $2, NULL, NULL);
	SELECT n.entity_id, n.name_id, n.base_id INTO known FROM entity_name n WHERE n.kind = renamed.kind AND n.name = $2
		AND n.folded = news_archive.fold_name($2)
	ORDER BY n.entity_id = $1 DESC, n.apart LIMIT 1;
	IF known.entity_id <> $1 THEN
		RAISE EXCEPTION '"%" is a name of entity %', $2, known.entity_id
			USING ERRCODE = 'unique_violation',
				HINT = format('SELECT news_archive.merge_entities(%s, %s); makes one of the two.', $1, known.entity_id);
	END IF;
	PERFORM news_archive_inner.note_entity($1);
	PERFORM news_archive_inner.note_correction('rename',
		jsonb_strip_nulls(jsonb_build_object('entity_id', $1::text, 'was', renamed.name, 'was_name_id',
		news_archive_inner.name_for($1)::text, 'name', $2,
		'name_id', coalesce(known.name_id, news_archive.content_id(renamed.kind, $2))::text, 'was_base',
			known.base_id::text)));
	UPDATE entity_name n SET preferred = false WHERE n.entity_id = $1 AND n.preferred;
	INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, surnames, origin, preferred, base_id)
	VALUES (coalesce(known.name_id, news_archive.content_id(renamed.kind, $2)), $1, renamed.kind, $2,
		news_archive.fold_name($2), news_archive_inner.entity_name_keys(renamed.kind, $2),
		CASE WHEN renamed.kind = 'person' AND news_archive.fold_name($2) LIKE '% %'
			THEN news_archive_inner.surname_forms($2) END, 'analyst', true, $1)
	ON CONFLICT (name_id) DO UPDATE SET preferred = true, base_id = excluded.base_id;
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.rename_entity(bigint, text, name) IS
'Gives an entity the name it is shown under, for good; the name is one of its spellings from then on. Errors: '
'no_data_found for an unknown entity, invalid_parameter_value for a name without letters and digits, unique_violation '
'when it is the name of another entity of that kind, invalid_schema_name.';
CREATE FUNCTION news_archive.keep_apart(a bigint, b bigint, why text DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	one record;
	other record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT e.name, news_archive_inner.name_for(e.entity_id) AS name_id INTO one FROM entity e
		WHERE e.entity_id = least(a, b);
	SELECT e.name, news_archive_inner.name_for(e.entity_id) AS name_id INTO other FROM entity e
		WHERE e.entity_id = greatest(a, b);
	IF a = b THEN
		RAISE EXCEPTION 'entity % cannot be kept apart from itself', a USING ERRCODE = 'invalid_parameter_value';
	ELSIF a IS NULL OR b IS NULL OR one.name IS NULL OR other.name IS NULL THEN
		RAISE EXCEPTION 'there is no entity %', CASE WHEN a IS NULL OR b IS NULL THEN 'NULL' WHEN one.name IS NULL
			THEN least(a, b)::text ELSE greatest(a, b)::text END
			USING ERRCODE = 'no_data_found', HINT = 'find_entity() and review_queue() give the ids of entities.';
	ELSIF one.name_id IS NULL OR other.name_id IS NULL THEN
		RAISE EXCEPTION 'entity % has no name of its own', CASE WHEN one.name_id IS NULL THEN least(a, b)
			ELSE greatest(a, b) END
			USING ERRCODE = 'invalid_parameter_value', HINT = 'It is a namesake, and kept apart already.';
	END IF;
	RETURN news_archive_inner.note_correction('apart', jsonb_build_object('one_name', one.name, 'one_name_id',
		one.name_id::text, 'other_name', other.name, 'other_name_id', other.name_id::text), why);
END $$;
COMMENT ON FUNCTION news_archive.keep_apart(bigint, bigint, text, name) IS
'Says that two entities are two, so that review_queue() no longer asks; nothing else changes. Gives the id of the '
'correction. Errors: no_data_found for an unknown entity, invalid_parameter_value for an entity and itself or a '
'namesake, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.know_again(entity_id bigint) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	names bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	DELETE FROM known_entity k WHERE k.entity_id = $1;
	INSERT INTO known_entity AS k (entity_id, kind, name, country, sector, origin)
	SELECT $1, c.what->>'kind', c.what->>'name', c.what->>'country', c.what->>'sector', 'analyst'
	FROM correction c WHERE c.kind = 'add' AND c.undone_at IS NULL AND c.what->>'entity_id' = $1::text
		ORDER BY c.made_at DESC, c.correction_id LIMIT 1;
	INSERT INTO known_entity (entity_id, kind, name, country, sector, origin)
	SELECT DISTINCT ON (r.entity_id) r.entity_id, r.kind, r.name, r.country, r.sector, 'reference'
		FROM news_archive.reference_entity r WHERE r.entity_id = $1 ORDER BY r.entity_id, r.country
	ON CONFLICT DO NOTHING;
	-- the names that are still said to be its
	names := ARRAY(SELECT news_archive.content_id(c.what->>'kind', s.name)
		FROM correction c, LATERAL (SELECT c.what->>'name' AS name
			UNION SELECT jsonb_array_elements_text(coalesce(c.what->'aliases', '[]'))) s
		WHERE c.kind = 'add' AND c.undone_at IS NULL AND c.what->>'entity_id' = $1::text
		UNION SELECT (c.what->>'name_id')::bigint FROM correction c WHERE c.kind = 'rename' AND c.undone_at IS NULL
			AND c.what->>'entity_id' = $1::text
		UNION SELECT f::bigint FROM correction c, LATERAL jsonb_array_elements_text(coalesce(c.what->'fixed', '[]')) f
			WHERE c.kind = 'merge' AND c.undone_at IS NULL AND c.what->>'keep' = $1::text
		UNION SELECT t.name_id FROM news_archive_inner.reference_names() t WHERE t.entity_id = $1);
	UPDATE entity_name n SET base_id = NULL, preferred = false, origin = 'article', entity_id = n.name_id
	WHERE n.base_id = $1 AND n.name_id <> ALL (names) AND NOT n.apart;
END $$;
COMMENT ON FUNCTION news_archive_inner.know_again(bigint) IS
'Tells anew what is known of an entity whatever articles say, and which names are fixed to it, from the corrections in '
'force and the reference books. For undo_correction.';
CREATE FUNCTION news_archive_inner.undo_entity_correction(c record) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	ids bigint[];
	names bigint[];
	articles bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	ids := ARRAY(SELECT (c.what->>k)::bigint FROM unnest('{keep,drop,entity_id}'::text[]) k WHERE c.what ? k);
	names := ARRAY(SELECT (c.what->>k)::bigint FROM unnest('{keep_name_id,drop_name_id,name_id,was_name_id}'::text[]) k
		WHERE c.what ? k);
	ids := ids || ARRAY(SELECT n.entity_id FROM entity_name n WHERE n.name_id = ANY (names) OR n.base_id = ANY (ids));
	names := names || ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = ANY (ids));
	PERFORM news_archive_inner.note_entity(i) FROM (SELECT DISTINCT unnest(ids)) u(i);
	articles := ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = ANY (ids));
	PERFORM news_archive_inner.link_again(articles);
	IF c.kind = 'split' THEN
		UPDATE entity_name n SET apart = false, base_id = (c.what->>'was_base')::bigint,
			entity_id = coalesce((c.what->>'was_base')::bigint, n.name_id)
		WHERE n.name_id = (c.what->>'name_id')::bigint OR (NOT c.what ? 'name_id' AND n.apart AND n.base_id IS NOT NULL
			AND n.name = c.what->>'alias');
	ELSE
		UPDATE entity_name n SET base_id = (c.what->>'was_base')::bigint, preferred = false
		WHERE c.kind = 'rename' AND n.name_id = (c.what->>'name_id')::bigint AND c.what ? 'was_base';
		PERFORM news_archive_inner.know_again(i)
			FROM (SELECT (c.what->>k)::bigint FROM unnest('{keep,entity_id}'::text[]) k WHERE c.what ? k) u(i);
		-- the name it had before is the one that an analyst preferred before
		UPDATE entity_name n SET preferred = true
			WHERE c.kind = 'rename' AND n.name_id = (SELECT (x.what->>'name_id')::bigint FROM correction x
			WHERE x.kind = 'rename' AND x.undone_at IS NULL AND x.what->>'entity_id' = c.what->>'entity_id'
				ORDER BY x.made_at DESC, x.correction_id LIMIT 1);
	END IF;
	-- names that no article uses and nobody fixes any more
	PERFORM news_archive_inner.note_blocks('name', names::text[]);
	PERFORM news_archive_inner.note_blocks('asked', names::text[]);
	PERFORM news_archive_inner.note_blocks('surname',
		ARRAY(SELECT f FROM entity_name n, unnest(n.surnames || n.folded) f WHERE n.name_id = ANY (names)));
	PERFORM news_archive_inner.note_blocks('acronym', news_archive_inner.acronyms_of(names));
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.undo_entity_correction(record) IS
'Takes back a row of correction, no more in force, that is about who is who: add, merge, split, rename. '
'For undo_correction.';

-- src/archive/correct/correct_entity_facts.sql
CREATE FUNCTION news_archive_inner.corrected_entities(name_ids bigint[] DEFAULT NULL, bearers bigint[] DEFAULT NULL)
	RETURNS TABLE (entity_id bigint, facts jsonb)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH said AS MATERIALIZED (
		SELECT c.correction_id, c.made_at, c.what->'set' AS facts, o.place,
			news_archive.content_id(c.what->>'kind', o.name) AS name_id
		FROM correction c CROSS JOIN LATERAL jsonb_array_elements_text(c.what->'names') WITH ORDINALITY o(name, place)
		WHERE c.kind = 'entity' AND c.undone_at IS NULL),
	bearer AS (
		SELECT b.name_id, b.entity_id FROM unnest(name_ids, bearers) b(name_id, entity_id)
		UNION ALL
		SELECT n.name_id, n.entity_id FROM entity_name n
			WHERE name_ids IS NULL AND n.name_id = ANY (ARRAY(SELECT s.name_id FROM said s))),
	-- whose name it is now: the one it was shown under, else another of his
	named AS (
		SELECT DISTINCT ON (s.correction_id) s.correction_id, s.made_at, s.facts, b.entity_id
		FROM said s JOIN bearer b USING (name_id)
		ORDER BY s.correction_id, s.place)
	SELECT n.entity_id, jsonb_object_agg(v.key, v.value ORDER BY n.made_at, n.correction_id)
	FROM named n, jsonb_each(n.facts) v GROUP BY n.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.corrected_entities(bigint[], bigint[]) IS
'What corrections in force say of entities of the archive entered, as JSON with kind, role, country and sector so far '
'as something is said of them (null: there is none): of those who bear the names now that it was said of, by the table '
'entity_name, or by these name_ids with the entity of each. For correct_entities and told_entities.';
CREATE FUNCTION news_archive_inner.correct_entities(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(c.entity_id) AS ids, array_agg(c.facts) AS facts INTO said
		FROM news_archive_inner.corrected_entities() c WHERE c.entity_id = ANY (entity_ids);
	UPDATE entity e SET kind = news_archive_inner.said_or(u.v, 'kind', e.kind),
		role = news_archive_inner.said_or(u.v, 'role', e.role),
		role_day = CASE WHEN u.v ? 'role' THEN NULL ELSE e.role_day END, role_article = CASE WHEN u.v ? 'role' THEN NULL
			ELSE e.role_article END,
		country = news_archive_inner.said_or(u.v, 'country', e.country),
			sector = news_archive_inner.said_or(u.v, 'sector', e.sector)
	FROM unnest(said.ids, said.facts) u(entity_id, v) WHERE e.entity_id = u.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_entities(bigint[]) IS
'Gives these entities what corrections in force say of them. For describe_entities and the corrections.';
CREATE FUNCTION news_archive_inner.undo_entity_facts(what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT n.entity_id INTO id FROM jsonb_array_elements_text(what->'names') WITH ORDINALITY o(name, place)
		JOIN entity_name n ON n.name_id = news_archive.content_id(what->>'kind', o.name) ORDER BY o.place LIMIT 1;
	UPDATE entity e SET kind = what->>'kind' WHERE e.entity_id = id;
	-- of one that an analyst or the reference rows made known, what was told then
	UPDATE entity e SET kind = news_archive_inner.said_or(l.v, 'kind', e.kind),
		role = news_archive_inner.said_or(l.v, 'role', e.role),
		country = news_archive_inner.said_or(l.v, 'country', e.country),
			sector = news_archive_inner.said_or(l.v, 'sector', e.sector)
	FROM (SELECT what->'loaded' AS v) l WHERE e.entity_id = id AND e.origin <> 'article';
	PERFORM news_archive_inner.note_blocks('entity', ARRAY[id::text]);
	PERFORM news_archive_inner.link_pending();
	PERFORM news_archive_inner.correct_entities(ARRAY[id]);
END $$;
COMMENT ON FUNCTION news_archive_inner.undo_entity_facts(jsonb) IS
'Takes back a correction, no more in force, of what is told of an entity: its articles tell it again. '
'For undo_correction.';
CREATE FUNCTION news_archive.set_entity(entity_id bigint, kind text DEFAULT NULL, role text DEFAULT NULL,
	country text DEFAULT NULL, sector text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	e record;
	v jsonb := '{}';
	names text[];
	told_as text;
	loaded jsonb;
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT * INTO e FROM entity x WHERE x.entity_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no entity %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'find_entity() gives the ids of entities.';
	END IF;
	PERFORM news_archive_inner.check_entity(coalesce($2, e.kind), e.name, NULL, NULL);
	v := jsonb_strip_nulls(jsonb_build_object('kind', $2, 'role', $3, 'country', CASE WHEN $4 = '' THEN ''
		ELSE news_archive_inner.country_of('country', $4) END,
		'sector', CASE WHEN $5 = '' THEN '' ELSE news_archive_inner.sector_of('sector', $5) END));
	IF v = '{}' THEN
		RAISE EXCEPTION 'nothing is said of "%"', e.name
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Give kind, role, country or sector; rename_entity() and merge_entities() are for names.';
	END IF;
	v := (SELECT jsonb_object_agg(s.key, nullif(s.value #>> '{}', '')) FROM jsonb_each(v) s);
	-- the kind that its names were read with
	told_as := coalesce((SELECT n.kind FROM entity_name n WHERE n.entity_id = $1 ORDER BY n.name = e.name DESC,
		n.name_id LIMIT 1), e.kind);
	names := ARRAY(SELECT n.name FROM entity_name n WHERE n.entity_id = $1 AND n.kind = told_as
		ORDER BY n.name = e.name DESC, n.name COLLATE "C");
	loaded := jsonb_build_object('kind', e.kind, 'role', e.role, 'country', e.country, 'sector', e.sector)
		|| coalesce((SELECT c.what->'loaded' FROM correction c WHERE c.kind = 'entity' AND c.undone_at IS NULL
			AND c.what->>'kind' = told_as
			AND c.what->'names' ?| names ORDER BY c.made_at LIMIT 1), '{}');
	id := news_archive_inner.note_correction('entity', jsonb_build_object('kind', told_as, 'name', e.name, 'names',
		names, 'set', v, 'loaded', loaded), why);
	PERFORM news_archive_inner.correct_entities(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.set_entity(bigint, text, text, text, text, name, text) IS
'Says what somebody is: kind (person, organisation, place, other), role, country (a code or a name) and sector, for '
'good; what is left out stays what articles tell, an empty text says that there is none. Gives the id of the '
'correction. Errors: no_data_found for an unknown entity, invalid_parameter_value for another kind, country or sector '
'and when nothing is said, invalid_schema_name.';

-- src/archive/correct/correct_events.sql
CREATE FUNCTION news_archive_inner.reports_of_event(event_id bigint) RETURNS TABLE (article_id bigint, report_no int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	-- the most exact first, as it names the event
	RETURN QUERY SELECT r.article_id, r.report_no FROM event_report r WHERE r.event_id = $1
		ORDER BY r.actor_id IS NULL, r.target_id IS NULL, upper(r.during) - lower(r.during) NULLS LAST,
			r.confidence DESC, r.article_id, r.report_no;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no event %', coalesce($1::text, 'NULL')
			USING ERRCODE = 'no_data_found',
				HINT = 'find_events() and timeline() give the ids of events; they change when reports are read anew or '
					'put right.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_of_event(bigint) IS
'The reports of an event of the archive entered, the most exact first. Errors: no_data_found for an unknown event.';
CREATE FUNCTION news_archive.drop_event(event_id bigint, archive name DEFAULT news_archive.current_archive(),
	why text DEFAULT NULL) RETURNS bigint[]
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	r record;
	ids bigint[] := '{}';
	articles bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	FOR r IN SELECT * FROM news_archive_inner.reports_of_event($1) LOOP
		ids := ids || news_archive_inner.note_correction('drop report',
			news_archive_inner.report_key(r.article_id, r.report_no), why);
		articles := articles || r.article_id;
	END LOOP;
	PERFORM news_archive_inner.read_corrected(ARRAY(SELECT DISTINCT unnest(articles)));
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive.drop_event(bigint, name, text) IS
'Says that an event is none: drop_report() for each of its reports; one of another article that is loaded later is not '
'dropped. Gives the ids of the corrections, for undo_corrections(). Errors: no_data_found for an unknown event, '
'invalid_schema_name.';
CREATE FUNCTION news_archive.set_event(event_id bigint, type text DEFAULT NULL, mode text DEFAULT NULL,
	actor text DEFAULT NULL, target text DEFAULT NULL,
		status text DEFAULT NULL, during news_archive.days DEFAULT NULL, place text DEFAULT NULL,
			archive name DEFAULT news_archive.current_archive(),
		why text DEFAULT NULL, actor_country text DEFAULT NULL, actor_sector text DEFAULT NULL,
			target_country text DEFAULT NULL, target_sector text DEFAULT NULL)
	RETURNS bigint[]
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	r record;
	ids bigint[] := '{}';
	articles bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	FOR r IN SELECT * FROM news_archive_inner.reports_of_event($1) LOOP
		ids := ids || news_archive_inner.note_report(r.article_id, r.report_no, $2, $3, $4, $5, $6, $7, $8, $10, $11,
			$12, $13, $14);
		articles := articles || r.article_id;
	END LOOP;
	PERFORM news_archive_inner.read_corrected(ARRAY(SELECT DISTINCT unnest(articles)));
	PERFORM news_archive_inner.check_found(ids);
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive.set_event(bigint, text, text, text, text, text, news_archive.days, text, name, text,
	text, text, text, text) IS
'Puts right what is told of an event: set_report() for each of its reports, with its arguments. Gives the ids of the '
'corrections, for undo_corrections(). The event has another id then. Errors: no_data_found for an unknown event, those '
'of set_report, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.tie_events_again(what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	articles bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	articles := ARRAY(SELECT (p #>> '{}')::bigint FROM jsonb_path_query(what, 'strict $.**.article_id') p);
	articles := ARRAY(SELECT a.article_id FROM article a WHERE a.article_id = ANY (articles));
	PERFORM news_archive_inner.link_again(articles);
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.tie_events_again(jsonb) IS
'Links the articles anew whose reports a correction ties, or tied. For merge_events, split_event and undo_correction.';
CREATE FUNCTION news_archive_inner.note_ties(kind text, keep_article bigint, keep_report int, drop_articles bigint[],
	drop_reports int[], why text) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	what jsonb;
	id bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	what := jsonb_build_object('pairs',
		(SELECT jsonb_agg(jsonb_build_object('keep', k.key, 'drop',
		news_archive_inner.report_key(d.article_id, d.report_no)) ORDER BY d.article_id, d.report_no)
		FROM unnest(drop_articles, drop_reports) d(article_id, report_no),
			(SELECT news_archive_inner.report_key(keep_article, keep_report) AS key) k));
	id := news_archive_inner.note_correction(kind, what, why);
	PERFORM news_archive_inner.tie_events_again(what);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_ties(text, bigint, int, bigint[], int[], text) IS
'Lists that a report tells the same event as these, or another one. For merge_events and split_event.';
CREATE FUNCTION news_archive.merge_events(keep bigint, "drop" bigint,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	k record;
	d record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	IF keep = "drop" THEN
		RAISE EXCEPTION 'event % cannot be merged with itself', keep USING ERRCODE = 'invalid_parameter_value';
	END IF;
	SELECT * INTO k FROM news_archive_inner.reports_of_event(keep) LIMIT 1;
	SELECT array_agg(r.article_id) AS articles, array_agg(r.report_no) AS reports INTO d
		FROM news_archive_inner.reports_of_event("drop") r;
	RETURN news_archive_inner.note_ties('merge events', k.article_id, k.report_no, d.articles, d.reports, why);
END $$;
COMMENT ON FUNCTION news_archive.merge_events(bigint, bigint, name, text) IS
'Says that two events are one: what the reports of drop tell is what the most exact report of keep tells, for good. '
'Gives the id of the correction. Errors: no_data_found for an unknown event, invalid_parameter_value for an event and '
'itself, invalid_schema_name.';
CREATE FUNCTION news_archive.split_event(event_id bigint, article_id bigint, report_no int DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	k record;
	others record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT r.article_id, r.report_no INTO k FROM news_archive_inner.reports_of_event($1) r
		WHERE r.article_id = $2 AND ($3 IS NULL OR r.report_no = $3) LIMIT 1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'event % has no report % of article %', $1, coalesce($3::text, ''), coalesce($2::text, 'NULL')
			USING ERRCODE = 'no_data_found',
				HINT = format('SELECT article_id, report_no FROM news_archive.event_sources(%s); lists those it has.',
					$1);
	END IF;
	-- with report_no NULL all of the article's go together
	SELECT array_agg(r.article_id) AS articles, array_agg(r.report_no) AS reports INTO others
		FROM news_archive_inner.reports_of_event($1) r
	WHERE r.article_id <> $2 OR ($3 IS NOT NULL AND r.report_no <> $3);
	IF others.articles IS NULL THEN
		RAISE EXCEPTION 'that is the only report of event %', $1
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'set_report() says what it tells, drop_report() that it is none.';
	END IF;
	RETURN news_archive_inner.note_ties('split event', k.article_id, k.report_no, others.articles, others.reports, why);
END $$;
COMMENT ON FUNCTION news_archive.split_event(bigint, bigint, int, name, text) IS
'Says that a report (with report_no NULL: what an article reports) tells another event than the other reports it was '
'grouped with, for good. Gives the id of the correction. Errors: no_data_found when the event has no such report, '
'invalid_parameter_value when it has no other, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.corrected_event_ties()
	RETURNS TABLE (kind text, a_article bigint, a_report int, b_article bigint, b_report int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(c.kind ORDER BY c.made_at, c.correction_id, p.n) AS kinds,
		array_agg(p.pair->'keep' ORDER BY c.made_at, c.correction_id, p.n) AS keeps,
		array_agg(p.pair->'drop' ORDER BY c.made_at, c.correction_id, p.n) AS drops INTO said
	FROM correction c, jsonb_array_elements(c.what->'pairs') WITH ORDINALITY p(pair, n)
		WHERE c.kind IN ('merge events', 'split event') AND c.undone_at IS NULL;
	RETURN QUERY
	-- of one pair what was said last
	SELECT DISTINCT ON (2, 3, 4, 5) CASE said.kinds[t.n] WHEN 'merge events' THEN 'same' ELSE 'apart' END,
		CASE WHEN t.a <= t.b THEN k.article_id ELSE d.article_id END, CASE WHEN t.a <= t.b THEN k.report_no
			ELSE d.report_no END,
		CASE WHEN t.a <= t.b THEN d.article_id ELSE k.article_id END, CASE WHEN t.a <= t.b THEN d.report_no
			ELSE k.report_no END
	FROM news_archive_inner.reports_of_keys(said.keeps) k
		JOIN news_archive_inner.reports_of_keys(said.drops) d USING (n),
		LATERAL (SELECT k.n, (k.article_id, k.report_no) AS a, (d.article_id, d.report_no) AS b) t
	WHERE (k.article_id, k.report_no) <> (d.article_id, d.report_no)
	ORDER BY 2, 3, 4, 5, t.n DESC;
END $$;
COMMENT ON FUNCTION news_archive_inner.corrected_event_ties() IS
'Which reports of the archive entered an analyst said to tell the same event, and which to tell two (apart), a pair '
'once, the lesser report first. For link_events.';

-- src/archive/correct/correct_many.sql
CREATE FUNCTION news_archive_inner.correcting_functions() RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '{set_line_role,set_published,set_outlet,set_url,set_title,remove_article,'
		'set_report,drop_report,set_speaker,drop_quotation,move_mention,'
		'set_event,drop_event,merge_events,split_event,'
		'set_entity,add_entity,merge_entities,split_entity,rename_entity,undo_correction}'::text[];
COMMENT ON FUNCTION news_archive_inner.correcting_functions() IS 'What a row that correct() takes may ask for, in do.';
CREATE FUNCTION news_archive_inner.correcting_call(one jsonb, of_archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted text := one->>'do';
	strange text;
	missing text;
	call text;
BEGIN
	IF wanted IS NULL OR wanted <> ALL (news_archive_inner.correcting_functions()) THEN
		RAISE EXCEPTION 'there is no correction "%"', coalesce(wanted, 'NULL')
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'do is one of ' || array_to_string(news_archive_inner.correcting_functions(), ', ') || '.';
	END IF;
	WITH argument AS (
		SELECT a.name, format_type(a.type, NULL) AS type FROM pg_proc p,
			unnest(p.proargnames, p.proargtypes::oid[]) a(name, type)
		WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = wanted AND a.type IS NOT NULL),
	given AS (
		-- what is left empty in a table is not given
		SELECT g.key, CASE jsonb_typeof(g.value) WHEN 'array'
			THEN ARRAY(SELECT jsonb_array_elements_text(g.value))::text ELSE g.value #>> '{}' END AS value
		FROM jsonb_each(one - 'do') g WHERE jsonb_typeof(g.value) <> 'null'
			AND (g.key <> 'why' OR EXISTS (SELECT FROM argument WHERE name = 'why')))
	SELECT min(g.key) FILTER (WHERE a.name IS NULL OR g.key = 'archive'),
		format('SELECT news_archive.%I(%s)', wanted, string_agg(format('%I => %L::%s', g.key, g.value, a.type), ', '
			ORDER BY g.key) || format(', archive => %L', of_archive))
	INTO strange, call FROM given g LEFT JOIN argument a ON a.name = g.key;
	IF strange IS NOT NULL THEN
		RAISE EXCEPTION '% has no "%"', wanted, strange
			USING ERRCODE = 'undefined_parameter',
				HINT = (SELECT format('%s(%s)', wanted, pg_get_function_arguments(p.oid)) FROM pg_proc p
				WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = wanted);
	END IF;
	SELECT a.name INTO missing
		FROM pg_proc p, unnest(p.proargnames[:p.pronargs - p.pronargdefaults]) WITH ORDINALITY a(name, n)
	WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = wanted AND one->>a.name IS NULL ORDER BY a.n
		LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION '% needs "%"', wanted, missing
			USING ERRCODE = 'undefined_parameter',
				HINT = (SELECT format('%s(%s)', wanted, pg_get_function_arguments(p.oid)) FROM pg_proc p
				WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = wanted);
	END IF;
	RETURN call;
END $$;
COMMENT ON FUNCTION news_archive_inner.correcting_call(jsonb, name) IS
'The call, in SQL, that a row of corrections asks for. Errors: invalid_parameter_value for an unknown do, '
'undefined_parameter for a field that is no argument of it, and for an argument that lacks.';
CREATE FUNCTION news_archive_inner.corrected_thing(kind text, what jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE kind WHEN 'entity' THEN jsonb_build_object('kind', what->'kind', 'name', what->'name') WHEN 'rename'
		THEN jsonb_build_object('entity_id', what->'entity_id')
		WHEN 'merge' THEN jsonb_build_object('drop', what->'drop') WHEN 'add' THEN what
		ELSE what - '{loaded,set,to,chain,published,outlet,url,title,role}'::text[] END;
COMMENT ON FUNCTION news_archive_inner.corrected_thing(text, jsonb)
	IS 'What a correction is about, without what it says of it: two about one thing may contradict each other.';
CREATE FUNCTION news_archive_inner.corrections_differ(kind text, a jsonb, b jsonb) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN news_archive_inner.corrected_thing(kind, a) = news_archive_inner.corrected_thing(kind, b) AND CASE
		WHEN a ? 'set'
		THEN EXISTS (SELECT FROM jsonb_each(a->'set') x JOIN jsonb_each(b->'set') y USING (key)
			WHERE x.value <> y.value)
		ELSE a - 'loaded' <> b - 'loaded' END;
COMMENT ON FUNCTION news_archive_inner.corrections_differ(text, jsonb, jsonb)
	IS 'Whether two corrections of a kind say different things of one thing.';
CREATE FUNCTION news_archive.correct(corrections jsonb, archive name DEFAULT news_archive.current_archive(),
	why text DEFAULT NULL) RETURNS bigint[]
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	one record;
	c record;
	since timestamptz;
	ids bigint[] := '{}';
	rows bigint[] := '{}';
	earlier bigint;
	told record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	IF jsonb_typeof(corrections) <> 'array' THEN
		RAISE EXCEPTION 'corrections are a JSON array, this is a JSON %', jsonb_typeof(corrections)
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Of a table: SELECT news_archive.correct(jsonb_agg(t)) FROM your_table t;';
	END IF;
	PERFORM news_archive_inner.lock_links(true);
	FOR one IN SELECT u.n, u.v || CASE WHEN u.v->>'why' IS NULL THEN jsonb_build_object('why', why) ELSE '{}' END AS v
		FROM jsonb_array_elements(corrections) WITH ORDINALITY u(v, n) LOOP
		BEGIN
			since := clock_timestamp();
			EXECUTE news_archive_inner.correcting_call(one.v, archive);
			FOR c IN SELECT x.correction_id, x.kind, x.what FROM correction x WHERE x.made_at >= since
				ORDER BY x.made_at, x.correction_id LOOP
				SELECT r.n INTO earlier FROM unnest(ids, rows) r(id, n) JOIN correction x ON x.correction_id = r.id
				WHERE x.kind = c.kind AND news_archive_inner.corrections_differ(c.kind, x.what, c.what) ORDER BY r.n
					LIMIT 1;
				IF FOUND THEN
					RAISE EXCEPTION 'it contradicts row %, which says something else of %', earlier,
						news_archive_inner.correction_about(c.kind, c.what)
						USING ERRCODE = 'cardinality_violation', HINT = 'Leave one of the two out.';
				END IF;
				UPDATE correction x SET why = one.v->>'why' WHERE x.correction_id = c.correction_id AND x.why IS NULL;
				ids := ids || c.correction_id;
				rows := rows || one.n;
			END LOOP;
		EXCEPTION WHEN OTHERS THEN
			IF news_archive_inner.is_no_fault_of_article(SQLSTATE) THEN
				RAISE;
			END IF;
			DECLARE
				detail text;
				hint text;
			BEGIN
				GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
				RAISE EXCEPTION 'row %: %', one.n, SQLERRM USING ERRCODE = SQLSTATE,
					HINT = coalesce(nullif(concat_ws(' ', nullif(detail, ''), nullif(hint, '')), ''),
						'Put the row right, or leave it out: no row was done.');
			END;
		END;
	END LOOP;
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive.correct(jsonb, name, text) IS
'Makes all corrections of an array of objects, or none of them: do is the name of the function, the other fields are '
'its arguments, what is null is not given ({"do": "set_outlet", "article_id": 17, "outlet": "Lake Courier"}). '
'Gives the ids of the corrections, for undo_corrections(). Errors: that of the first row that fails, with its number; '
'cardinality_violation when two rows say different things of one thing; invalid_parameter_value, undefined_parameter, '
'invalid_schema_name.';
CREATE FUNCTION news_archive_inner.warn_of_merge(keep bigint, "drop" bigint) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	k record;
	d record;
	alike real;
	together bigint;
	reasons text[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT * INTO k FROM entity WHERE entity_id = keep;
	SELECT * INTO d FROM entity WHERE entity_id = "drop";
	IF k.kind IS DISTINCT FROM 'person' OR d.kind IS DISTINCT FROM 'person' THEN
		RETURN;
	END IF;
	alike := (SELECT max(news_archive.name_similarity(a.folded, b.folded))
		FROM (SELECT n.folded FROM entity_name n WHERE n.entity_id = keep ORDER BY n.articles DESC, n.name_id
		LIMIT 20) a,
		(SELECT n.folded FROM entity_name n WHERE n.entity_id = "drop" ORDER BY n.articles DESC, n.name_id LIMIT 20) b);
	together := (SELECT count(DISTINCT a.article_id) FROM mention a JOIN mention b USING (article_id)
		WHERE a.entity_id = keep AND b.entity_id = "drop" AND a.form = 'name' AND b.form = 'name');
	reasons := array_remove(ARRAY[
		CASE WHEN alike < 0.5 AND together > 0 THEN format('their names are not alike, and %s both',
			CASE WHEN together = 1 THEN 'an article names' ELSE together || ' articles name' END) END,
		CASE WHEN alike < 0.5 AND k.country <> d.country THEN format('articles tell %s of one and %s of the other',
			k.country, d.country) END,
		CASE WHEN news_archive.first_name_gender(split_part(news_archive.fold_name(k.name), ' ', 1))
			<> news_archive.first_name_gender(split_part(news_archive.fold_name(d.name), ' ', 1))
			THEN 'one has a man''s first name and the other a woman''s' END], NULL);
	IF reasons <> '{}' THEN
		RAISE WARNING '"%" and "%" may well be two people', k.name, d.name
			USING DETAIL = array_to_string(reasons, '; ') || '.',
				HINT = 'They are one now; undo_correction() takes that back.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.warn_of_merge(bigint, bigint) IS
'A warning with its reasons when two people of the archive entered are hardly one: names that are not alike and stand '
'in one article, or of two countries; a man''s and a woman''s. For check_merge.';

-- src/archive/correct/correct_reports.sql
CREATE FUNCTION news_archive_inner.report_key(article_id bigint, report_no int) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	key jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	key := (SELECT jsonb_build_object('article_id', r.article_id::text, 'report',
		jsonb_build_object('type', coalesce(r.as_read->>'type', r.type),
			'act_start', r.act_start, 'words_id', r.words_id::text, 'words', r.words,
			'actor', CASE WHEN r.as_read IS NULL THEN r.actor ELSE r.as_read->>'actor' END,
			'target', CASE WHEN r.as_read IS NULL THEN r.target ELSE r.as_read->>'target' END))
		FROM event_report r WHERE r.article_id = $1 AND r.report_no = $2);
	IF key IS NULL THEN
		PERFORM news_archive_inner.no_such('event report', $2, $1, 'event_report');
	END IF;
	RETURN key;
END $$;
COMMENT ON FUNCTION news_archive_inner.report_key(bigint, int) IS
'What a report of the archive entered is known by when its article is read anew: type, sides, words and act as they '
'were read. Errors: no_data_found.';
CREATE FUNCTION news_archive_inner.reports_of_keys(keys jsonb[]) RETURNS TABLE (n int, article_id bigint, report_no int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH wanted AS MATERIALIZED (
		SELECT k.n::int AS n, (k.key->>'article_id')::bigint AS article_id, (k.key->'report'->>'words_id')::bigint
			AS words_id, (k.key->'report'->>'act_start')::int AS act_start,
			k.key->'report'->>'type' AS type, k.key->'report'->>'actor' AS actor, k.key->'report'->>'target' AS target
		FROM unnest(keys) WITH ORDINALITY k(key, n)),
	like_it AS (
		SELECT w.n, r.article_id, r.report_no, r.words_id = w.words_id AS same_words, abs(r.act_start - w.act_start)
			AS away,
			CASE WHEN r.as_read IS NULL THEN (r.actor, r.target) IS NOT DISTINCT FROM (w.actor, w.target)
				ELSE (r.as_read->>'actor', r.as_read->>'target') IS NOT DISTINCT FROM (w.actor, w.target)
					END AS same_sides,
			count(*) OVER (PARTITION BY w.n) AS candidates
		FROM wanted w JOIN event_report r ON r.article_id = w.article_id
		WHERE coalesce(r.as_read->>'type', r.type) = w.type AND (r.words_id = w.words_id OR r.act_start = w.act_start))
	SELECT DISTINCT ON (l.n) l.n, l.article_id, l.report_no FROM like_it l
	-- of a pair told otherwise ("his aide" for "the aide") when there is one pair only
	WHERE l.same_sides OR l.candidates = 1
	ORDER BY l.n, l.same_sides DESC, l.same_words DESC, l.away, l.report_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_of_keys(jsonb[]) IS
'The reports of the archive entered that these keys (report_key()) name now, n the position of the key; '
'none for what is not read there any more. For the corrections.';
CREATE FUNCTION news_archive_inner.quotation_key(article_id bigint, quotation_no int) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	key jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	key := (SELECT jsonb_build_object('article_id', q.article_id::text, 'quotation',
		jsonb_build_object('start', q.start, 'words_id', q.words_id::text, 'quotation', q.quotation))
		FROM quotation q WHERE q.article_id = $1 AND q.quotation_no = $2);
	IF key IS NULL THEN
		PERFORM news_archive_inner.no_such('quotation', $2, $1, 'quotation');
	END IF;
	RETURN key;
END $$;
COMMENT ON FUNCTION news_archive_inner.quotation_key(bigint, int) IS
'What a quotation of the archive entered is known by when its article is read anew: its words, and where they stand. '
'Errors: no_data_found.';
CREATE FUNCTION news_archive_inner.quotations_of_keys(keys jsonb[])
	RETURNS TABLE (n int, article_id bigint, quotation_no int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH wanted AS MATERIALIZED (
		SELECT k.n::int AS n, (k.key->>'article_id')::bigint AS article_id, (k.key->'quotation'->>'words_id')::bigint
			AS words_id, (k.key->'quotation'->>'start')::int AS start
		FROM unnest(keys) WITH ORDINALITY k(key, n)),
	named AS (
		SELECT DISTINCT ON (w.n) w.n, w.article_id, q.saying FROM wanted w JOIN quotation q USING (article_id)
		WHERE q.words_id = w.words_id ORDER BY w.n, abs(q.start - w.start), q.quotation_no)
	SELECT DISTINCT ON (q.article_id, q.quotation_no) n.n, q.article_id, q.quotation_no
	FROM named n JOIN quotation q ON q.article_id = n.article_id AND q.saying = n.saying
	ORDER BY q.article_id, q.quotation_no, n.n DESC;
END $$;
COMMENT ON FUNCTION news_archive_inner.quotations_of_keys(jsonb[]) IS
'The quotations of the archive entered that these keys (quotation_key()) name now, each with the last key that does. '
'For correct_text.';
CREATE FUNCTION news_archive_inner.words_around(body text, start int, length int) RETURNS bigint
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN news_archive_inner.words_id(substring(body, greatest(start - 30, 1), start - greatest(start - 30, 1) + length
		+ 30));
COMMENT ON FUNCTION news_archive_inner.words_around(text, int, int) IS
'words_id() of a place of a text with thirty characters on each side: by which a mention is found again.';
CREATE FUNCTION news_archive_inner.mention_key(article_id bigint, mention_no int) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	key jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	key := (SELECT jsonb_build_object('article_id', m.article_id::text, 'mention',
		jsonb_build_object('start', m.start, 'mention', m.mention,
			'around', news_archive_inner.words_around(a.body, m.start, m.length)::text))
		FROM mention m JOIN article a USING (article_id) WHERE m.article_id = $1 AND m.mention_no = $2
			AND m.as_read IS DISTINCT FROM '{}');
	IF key IS NULL THEN
		PERFORM news_archive_inner.no_such('mention', $2, $1, 'mention');
	END IF;
	RETURN key;
END $$;
COMMENT ON FUNCTION news_archive_inner.mention_key(bigint, int) IS
'What a mention of the archive entered is known by when its article is read anew: its words, what stands around them, '
'and where. Errors: no_data_found.';
CREATE FUNCTION news_archive_inner.entity_meant(argument text, wanted text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	found bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.check_words(argument, wanted);
	IF wanted ~ '^-?[0-9]{4,19}$' THEN
		found := ARRAY(SELECT e.entity_id FROM entity e WHERE e.entity_id::text = wanted);
	END IF;
	IF found IS NULL OR found = '{}' THEN
		found := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n JOIN entity e USING (entity_id)
			WHERE n.folded = news_archive.fold_name(wanted));
	END IF;
	-- the surname of the one person who bears it
	IF found = '{}' AND news_archive.fold_name(wanted) NOT LIKE '% %' THEN
		found := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n JOIN entity e USING (entity_id)
			WHERE n.keys && news_archive.name_keys(wanted) AND n.kind = 'person' AND n.folded LIKE '% '
				|| news_archive.fold_name(wanted));
	END IF;
	IF cardinality(found) > 1 THEN
		RAISE EXCEPTION '% is "%", and so are % entities named', argument, wanted, cardinality(found)
			USING ERRCODE = 'ambiguous_alias',
				DETAIL = (SELECT string_agg(concat_ws(' ', e.entity_id, e.kind, e.name,
				'(' || concat_ws(' ', e.role, e.country) || ')'), ', ' ORDER BY e.entity_id)
				FROM entity e WHERE e.entity_id = ANY (found)), HINT = 'Give the entity_id of the one you mean.';
	END IF;
	RETURN found[1];
END $$;
COMMENT ON FUNCTION news_archive_inner.entity_meant(text, text) IS
'The entity of the archive entered that has this name, but for case and accents, or this surname, or this id; '
'NULL when none has. Errors: ambiguous_alias, which lists them, when several have the name; invalid_parameter_value '
'for a name without letters and digits.';
CREATE FUNCTION news_archive_inner.side_meant(argument text, wanted text, article_id bigint) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	id bigint;
	e record;
	n record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted = '' THEN
		RETURN 'null';
	END IF;
	id := news_archive_inner.entity_meant(argument, wanted);
	IF id IS NULL THEN
		RAISE NOTICE 'no entity is named "%": it stands there as a phrase', wanted
			USING HINT = format('SELECT * FROM news_archive.find_entity(%L); shows what comes near, add_entity() makes '
				'somebody known.', wanted);
		RETURN jsonb_build_object('phrase', wanted);
	END IF;
	SELECT t.country, t.sector INTO e FROM entity t WHERE t.entity_id = id;
	-- by the name that this article has for him, else by the one that most have
	SELECT m.kind, m.name INTO n FROM mention m WHERE m.article_id = side_meant.article_id AND m.entity_id = id
		AND m.name IS NOT NULL ORDER BY m.name COLLATE "C" LIMIT 1;
	IF NOT FOUND THEN
		SELECT x.kind, x.name INTO n FROM entity_name x WHERE x.entity_id = id
		ORDER BY x.name_id = news_archive.content_id(x.kind, x.name) DESC, x.articles DESC, x.name COLLATE "C" LIMIT 1;
	END IF;
	RETURN jsonb_build_object('kind', n.kind, 'name', n.name, 'country', e.country, 'sector', e.sector);
END $$;
COMMENT ON FUNCTION news_archive_inner.side_meant(text, text, bigint) IS
'Who is meant by a name or an id, as corrections keep it: kind and name, with country and sector; a phrase, with a '
'notice, when no entity of the archive entered is named so; JSON''s null for an empty text. Errors: '
'those of entity_meant.';
CREATE FUNCTION news_archive_inner.make_mentions(article_ids bigint[], starts int[], lengths int[], sides jsonb[])
	RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	WITH wanted AS MATERIALIZED (
		SELECT DISTINCT ON (u.article_id, u.side->>'kind', u.side->>'name') u.article_id, u.start, u.length,
			u.side->>'kind' AS kind, u.side->>'name' AS name,
			u.side->>'country' AS country, u.side->>'sector' AS sector
		FROM unnest(make_mentions.article_ids, starts, lengths, sides) u(article_id, start, length, side)
			WHERE u.side ? 'name'
		ORDER BY u.article_id, u.side->>'kind', u.side->>'name', u.start),
	last AS (
		SELECT a.article_id, a.body, coalesce(max(m.mention_no), 0) AS mention_no, coalesce(max(m.chain), 0) AS chain
		FROM article a LEFT JOIN mention m ON m.article_id = a.article_id
			WHERE a.article_id = ANY (make_mentions.article_ids) GROUP BY a.article_id, a.body)
	INSERT INTO mention (article_id, mention_no, start, length, mention, kind, chain, name, country, sector, confidence,
		form, as_read)
	SELECT w.article_id, l.mention_no + row_number() OVER (PARTITION BY w.article_id
		ORDER BY w.start, w.name COLLATE "C"), w.start, w.length, substring(l.body, w.start, w.length), w.kind,
		l.chain + row_number() OVER (PARTITION BY w.article_id ORDER BY w.start, w.name COLLATE "C"), w.name, w.country,
			w.sector, 1, 'description', '{}'
	FROM wanted w JOIN last l USING (article_id)
	WHERE NOT EXISTS (SELECT FROM mention m WHERE m.article_id = w.article_id AND m.kind = w.kind AND m.name = w.name);
END $$;
COMMENT ON FUNCTION news_archive_inner.make_mentions(bigint[], int[], int[], jsonb[]) IS
'Gives articles a mention of who is meant by a correction and is not named there, at these places: by it he is linked. '
'For the corrections.';
CREATE FUNCTION news_archive_inner.move_mentions(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said jsonb[];
BEGIN
	PERFORM news_archive_inner.entered();
	said := news_archive_inner.corrections_of(article_ids, '{mention}');
	WITH wanted AS MATERIALIZED (
		SELECT (c.what->>'article_id')::bigint AS article_id, c.what, c.n, (c.what->'mention'->>'start')::int AS start,
			c.what->'mention'->>'mention' AS mention,
			(c.what->'mention'->>'around')::bigint AS around
		FROM unnest(said) WITH ORDINALITY c(what, n)),
	named AS (
		SELECT DISTINCT ON (w.n) w.article_id, w.what, w.n, m.mention_no, m.chain
			FROM wanted w JOIN article a USING (article_id) JOIN mention m USING (article_id)
		WHERE m.mention = w.mention AND m.as_read IS NULL
			AND (m.start = w.start OR news_archive_inner.words_around(a.body, m.start, m.length) = w.around)
		ORDER BY w.n, abs(m.start - w.start), m.mention_no),
	moved AS (
		SELECT DISTINCT ON (m.article_id, m.mention_no) m.article_id, m.mention_no, n.what->'to'->>'kind' AS kind,
			n.what->'to'->>'name' AS name,
			n.what->'to'->>'country' AS country, n.what->'to'->>'sector' AS sector
		FROM named n JOIN mention m ON m.article_id = n.article_id
			AND (m.mention_no = n.mention_no OR (n.what ? 'chain' AND m.chain = n.chain))
		ORDER BY m.article_id, m.mention_no, n.n DESC),
	-- the chain of those who are meant, or a new one
	chained AS (
		SELECT v.*, coalesce((SELECT min(m.chain) FROM mention m WHERE m.article_id = v.article_id AND m.kind = v.kind
			AND m.name = v.name),
			(SELECT coalesce(max(m.chain), 0) FROM mention m WHERE m.article_id = v.article_id)
				+ dense_rank() OVER (PARTITION BY v.article_id ORDER BY v.kind COLLATE "C", v.name COLLATE "C"))
					AS chain
		FROM moved v)
	UPDATE mention m SET kind = v.kind, name = v.name, role = NULL, country = v.country, sector = v.sector,
		organisation = NULL, chain = v.chain, confidence = 1,
		as_read = jsonb_build_object('kind', m.kind, 'name', m.name, 'role', m.role, 'country', m.country, 'sector',
			m.sector, 'organisation', m.organisation,
			'chain', m.chain, 'confidence', m.confidence)
	FROM chained v WHERE m.article_id = v.article_id AND m.mention_no = v.mention_no;
	-- who speaks there
	UPDATE quotation q SET speaker_name = m.name,
		as_read = coalesce(q.as_read, jsonb_build_object('speaker_name', q.speaker_name, 'basis', q.basis, 'confidence',
		q.confidence))
	FROM mention m
	WHERE m.article_id = ANY (move_mentions.article_ids) AND m.as_read ? 'name' AND q.article_id = m.article_id
		AND q.article_id = ANY (move_mentions.article_ids) AND q.speaker_start = m.start;
END $$;
COMMENT ON FUNCTION news_archive_inner.move_mentions(bigint[]) IS
'Applies to mentions just read, and to those who speak there, what corrections in force say of whom they mean. '
'For correct_text.';
CREATE FUNCTION news_archive_inner.correct_text(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said jsonb[];
	speaker record;
	dropped record;
	made record;
BEGIN
	PERFORM news_archive_inner.entered();
	said := news_archive_inner.corrections_of(article_ids, '{mention,speaker,drop quotation}');
	IF said = '{}' THEN
		RETURN;
	END IF;
	PERFORM news_archive_inner.move_mentions(article_ids);
	said := news_archive_inner.corrections_of(article_ids, '{speaker}');
	SELECT array_agg(k.article_id) AS ids, array_agg(k.quotation_no) AS nos, array_agg(said[k.n]->'to') AS sides
		INTO speaker FROM news_archive_inner.quotations_of_keys(said) k;
	said := news_archive_inner.corrections_of(article_ids, '{drop quotation}');
	SELECT array_agg(k.article_id) AS ids, array_agg(k.quotation_no) AS nos INTO dropped
		FROM news_archive_inner.quotations_of_keys(said) k;
	SELECT array_agg(q.article_id) AS ids, array_agg(coalesce(q.speaker_start, q.start)) AS starts,
		array_agg(coalesce(q.speaker_length, length(substring(q.quotation FROM '^\S*')))) AS lengths,
			array_agg(u.side) AS sides INTO made
	FROM unnest(speaker.ids, speaker.nos, speaker.sides) u(article_id, quotation_no, side)
		JOIN quotation q USING (article_id, quotation_no);
	PERFORM news_archive_inner.make_mentions(made.ids, made.starts, made.lengths, made.sides);
	UPDATE quotation q SET speaker_name = coalesce(u.side->>'name', u.side->>'phrase'), basis = 'analyst',
		confidence = 1,
		as_read = coalesce(q.as_read, jsonb_build_object('speaker_name', q.speaker_name, 'basis', q.basis, 'confidence',
			q.confidence))
	FROM unnest(speaker.ids, speaker.nos, speaker.sides) u(article_id, quotation_no, side)
	WHERE q.article_id = u.article_id AND q.quotation_no = u.quotation_no;
	DELETE FROM quotation q USING unnest(dropped.ids, dropped.nos) u(article_id, quotation_no)
	WHERE q.article_id = u.article_id AND q.quotation_no = u.quotation_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_text(bigint[]) IS
'Applies to mentions and quotations just read in these articles what corrections in force say of them. For analyse.';
CREATE FUNCTION news_archive_inner.said_or(v jsonb, key text, was text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN v ? key THEN v->>key ELSE was END;
COMMENT ON FUNCTION news_archive_inner.said_or(jsonb, text, text)
	IS 'A value of a correction, or the one that was read where the correction says nothing of it.';
CREATE FUNCTION news_archive_inner.report_as_read(report jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN report->'as_read' <> 'null' THEN report->'as_read' ELSE (SELECT jsonb_object_agg(k, v)
		FROM jsonb_each(report) e(k, v)
		WHERE k IN ('type', 'mode', 'cameo', 'actor', 'actor_country', 'actor_sector', 'actor_mention', 'target',
			'target_country', 'target_sector', 'target_mention',
			'during', 'precision', 'place', 'place_basis', 'status', 'basis', 'confidence')) END;
COMMENT ON FUNCTION news_archive_inner.report_as_read(jsonb) IS 'What was read of an event report (its row as JSON) '
	'that corrections may change.';
CREATE FUNCTION news_archive_inner.move_sides(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	UPDATE event_report r SET as_read = news_archive_inner.report_as_read(to_jsonb(r)), actor = m.name,
		actor_country = m.country, actor_sector = m.sector
	FROM mention m
	WHERE m.article_id = ANY (move_sides.article_ids) AND m.as_read ? 'name' AND r.article_id = m.article_id
		AND r.article_id = ANY (move_sides.article_ids) AND r.actor_mention = m.mention_no;
	UPDATE event_report r SET as_read = news_archive_inner.report_as_read(to_jsonb(r)), target = m.name,
		target_country = m.country, target_sector = m.sector
	FROM mention m
	WHERE m.article_id = ANY (move_sides.article_ids) AND m.as_read ? 'name' AND r.article_id = m.article_id
		AND r.article_id = ANY (move_sides.article_ids) AND r.target_mention = m.mention_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.move_sides(bigint[]) IS
'Gives the sides of reports just read the names of whom their mentions mean since move_mentions(). '
'For correct_reports.';
CREATE FUNCTION news_archive_inner.set_reports(ids bigint[], nos int[], vs jsonb[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	made record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(r.article_id) AS ids, array_agg(r.act_start) AS starts, array_agg(r.act_length) AS lengths,
		array_agg(w.side) AS sides INTO made
	FROM unnest(ids, nos, vs) u(article_id, report_no, v) JOIN event_report r USING (article_id, report_no),
		LATERAL (VALUES (u.v->'actor'), (u.v->'target')) w(side) WHERE r.article_id = ANY (set_reports.ids);
	PERFORM news_archive_inner.make_mentions(made.ids, made.starts, made.lengths, made.sides);
	UPDATE event_report r SET as_read = news_archive_inner.report_as_read(to_jsonb(r)), basis = 'analyst',
		confidence = 1,
		type = news_archive_inner.said_or(u.v, 'type', r.type), mode = news_archive_inner.said_or(u.v, 'mode', r.mode),
			cameo = news_archive_inner.said_or(u.v, 'cameo', r.cameo),
		status = news_archive_inner.said_or(u.v, 'status', r.status),
		during = CASE WHEN u.v->'during'->>0 IS NOT NULL
			THEN daterange((u.v->'during'->>0)::date, (u.v->'during'->>1)::date) WHEN NOT u.v ? 'during' THEN r.during
			END,
		"precision" = news_archive_inner.said_or(u.v, 'precision', r."precision"),
		place = news_archive_inner.said_or(u.v, 'place', r.place),
		place_basis = CASE WHEN NOT u.v ? 'place' THEN r.place_basis WHEN u.v->>'place' IS NOT NULL THEN 'analyst' END,
		actor = CASE WHEN u.v ? 'actor' THEN coalesce(u.v->'actor'->>'name', u.v->'actor'->>'phrase') ELSE r.actor END,
		actor_country = news_archive_inner.said_or(u.v, 'actor_country', r.actor_country),
			actor_sector = news_archive_inner.said_or(u.v, 'actor_sector', r.actor_sector),
		target = CASE WHEN u.v ? 'target' THEN coalesce(u.v->'target'->>'name', u.v->'target'->>'phrase') ELSE r.target
			END,
		target_country = news_archive_inner.said_or(u.v, 'target_country', r.target_country),
			target_sector = news_archive_inner.said_or(u.v, 'target_sector', r.target_sector),
		actor_mention = CASE WHEN u.v ? 'actor' THEN (SELECT m.mention_no FROM mention m
			WHERE m.article_id = r.article_id AND m.kind = u.v->'actor'->>'kind' AND m.name = u.v->'actor'->>'name'
				ORDER BY abs(m.start - r.act_start), m.mention_no LIMIT 1) ELSE r.actor_mention END,
		target_mention = CASE WHEN u.v ? 'target' THEN (SELECT m.mention_no FROM mention m
			WHERE m.article_id = r.article_id AND m.kind = u.v->'target'->>'kind' AND m.name = u.v->'target'->>'name'
				ORDER BY abs(m.start - r.act_start), m.mention_no LIMIT 1) ELSE r.target_mention END
	FROM unnest(ids, nos, vs) u(article_id, report_no, v)
		WHERE r.article_id = u.article_id AND r.report_no = u.report_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.set_reports(bigint[], int[], jsonb[]) IS
'Gives these reports, just read, what corrections say of them; who is meant and not mentioned in the article gets a '
'mention there. For correct_reports.';
CREATE FUNCTION news_archive_inner.correct_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said jsonb[];
	dropped record;
	meant record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.corrections_of(article_ids, '{report,drop report,mention}') = '{}' THEN
		RETURN;
	END IF;
	PERFORM news_archive_inner.move_sides(article_ids);
	said := news_archive_inner.corrections_of(article_ids, '{drop report}');
	SELECT array_agg(k.article_id) AS ids, array_agg(k.report_no) AS nos INTO dropped
		FROM news_archive_inner.reports_of_keys(said) k;
	said := news_archive_inner.corrections_of(article_ids, '{report}');
	SELECT array_agg(r.article_id) AS ids, array_agg(r.report_no) AS nos, array_agg(r.v) AS vs INTO meant
	FROM (SELECT k.article_id, k.report_no, jsonb_object_agg(s.key, s.value ORDER BY k.n) AS v
		FROM news_archive_inner.reports_of_keys(said) k, jsonb_each(said[k.n]->'set') s
			GROUP BY k.article_id, k.report_no) r;
	PERFORM news_archive_inner.set_reports(meant.ids, meant.nos, meant.vs);
	DELETE FROM event_report r USING unnest(dropped.ids, dropped.nos) u(article_id, report_no)
		WHERE r.article_id = u.article_id AND r.report_no = u.report_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_reports(bigint[]) IS
'Applies to event reports just read in these articles what corrections in force say of them. For analyse_times.';
CREATE FUNCTION news_archive_inner.read_corrected(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	-- nobody deletes them meanwhile
	PERFORM FROM article r WHERE r.article_id = ANY (article_ids) ORDER BY r.article_id FOR KEY SHARE;
	PERFORM news_archive_inner.read_text_again(article_ids);
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.read_corrected(bigint[]) IS
'Reads and links these articles with the corrections that are in force now. For the corrections.';
CREATE FUNCTION news_archive_inner.days_meant(during daterange) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN during IS NULL THEN NULL WHEN isempty(during) THEN '{"during": null, "precision": null}'::jsonb
		ELSE jsonb_build_object('during', jsonb_build_array(lower(during), upper(during)), 'precision', CASE
			WHEN upper(during) - lower(during) = 1 THEN 'day'
			WHEN lower(during) = date_trunc('year', lower(during)) AND upper(during) = lower(during) + interval '1 year'
				THEN 'year'
			WHEN lower(during) = date_trunc('month', lower(during)) AND upper(during) = lower(during)
				+ interval '1 month' THEN 'month'
			ELSE 'range' END) END;
COMMENT ON FUNCTION news_archive_inner.days_meant(daterange) IS
'Days, with how exact they are, as corrections keep them; an empty range says that no day is known. NULL for NULL.';
CREATE FUNCTION news_archive_inner.act_meant(wanted_type text, wanted_mode text, type_now text) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	o record;
	new_type text;
	new_mode text := nullif(wanted_mode, '');
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted_type IS NULL AND wanted_mode IS NULL THEN
		RETURN '{}';
	END IF;
	new_type := coalesce((news_archive_inner.kind_of_event(wanted_type)).type, type_now);
	IF wanted_type ~ '^[0-9]' THEN
		RAISE EXCEPTION 'a report has a type and no CAMEO code, this is "%"', wanted_type
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'SELECT type, mode, cameo FROM news_archive.event_ontology(); tells of which type and mode it '
					'is the nearest code.';
	END IF;
	new_mode := news_archive_inner.mode_of_event(new_mode);
	SELECT * INTO o FROM news_archive.event_ontology() e
		WHERE e.type = new_type AND e.mode IS NOT DISTINCT FROM new_mode;
	IF NOT FOUND THEN
		RAISE EXCEPTION '% has no mode "%"', new_type, new_mode
			USING ERRCODE = 'invalid_parameter_value', HINT = coalesce('Its modes '
				'are ' || (SELECT string_agg(e.mode, ', ') FROM news_archive.event_ontology() e
				WHERE e.type = new_type AND e.mode IS NOT NULL) || '.', 'It has none.');
	END IF;
	RETURN jsonb_build_object('type', o.type, 'mode', o.mode, 'cameo', o.cameo);
END $$;
COMMENT ON FUNCTION news_archive_inner.act_meant(text, text, text) IS
'Type and mode with their CAMEO code, as corrections keep them; a mode alone is one of the type that the report has '
'now. Errors: invalid_parameter_value.';
CREATE FUNCTION news_archive_inner.side_values(side text, wanted text, country text, sector text, article_id bigint)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	meant jsonb;
	v jsonb := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NOT NULL THEN
		meant := news_archive_inner.side_meant(side, wanted, article_id);
		v := jsonb_build_object(side, meant, side || '_country', meant->>'country', side || '_sector',
			meant->>'sector');
	END IF;
	IF country IS NOT NULL THEN
		v := v || jsonb_build_object(side || '_country', news_archive_inner.country_of(side || '_country', country));
	END IF;
	IF sector IS NOT NULL THEN
		v := v || jsonb_build_object(side || '_sector', news_archive_inner.sector_of(side || '_sector', sector));
	END IF;
	RETURN v;
END $$;
COMMENT ON FUNCTION news_archive_inner.side_values(text, text, text, text, bigint) IS
'What a correction says of a side (actor or target) of a report. Errors: those of side_meant, country_of and '
'sector_of.';
CREATE FUNCTION news_archive_inner.note_report(article_id bigint, report_no int, type text, mode text, actor text,
	target text, status text, during daterange, place text,
		why text, actor_country text, actor_sector text, target_country text, target_sector text) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	key jsonb;
	type_now text;
	v jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	key := news_archive_inner.report_key($1, $2);
	SELECT r.type INTO type_now FROM event_report r WHERE r.article_id = $1 AND r.report_no = $2;
	v := news_archive_inner.act_meant($3, $4, type_now)
		|| news_archive_inner.side_values('actor', $5, $11, $12, $1) || news_archive_inner.side_values('target', $6,
			$13, $14, $1)
		|| coalesce(news_archive_inner.days_meant($8), '{}');
	IF status IS NOT NULL THEN
		v := v || jsonb_build_object('status', news_archive_inner.status_of_event(status));
	END IF;
	IF place IS NOT NULL THEN
		v := v || jsonb_build_object('place', nullif(place, ''));
	END IF;
	IF v = '{}' THEN
		RAISE EXCEPTION 'nothing is said of report % of article %', $2, $1
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Give type, mode, actor, target, status, during or place; drop_report() says that it is no '
					'report.';
	END IF;
	RETURN news_archive_inner.note_correction('report', key || jsonb_build_object('set', v), why);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_report(bigint, int, text, text, text, text, text, daterange, text, text,
	text, text, text, text) IS
'Lists what is put right in a report; gives the id of the correction. For set_report and set_event, with their errors.';
CREATE FUNCTION news_archive_inner.check_found(correction_ids bigint[]) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	keys jsonb[];
	lost text;
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT c.what FROM correction c WHERE c.correction_id = ANY (correction_ids));
	SELECT k.key->'report'->>'words' INTO lost FROM unnest(keys) WITH ORDINALITY k(key, n)
		LEFT JOIN news_archive_inner.reports_of_keys(keys) r ON r.n = k.n WHERE r.n IS NULL LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'the report "%" is not read any more as it stands in the archive', lost
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'It was read by another version or with other acts: SELECT news_archive.read_events_again(); '
				'and look again.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_found(bigint[]) IS
'Errors: object_not_in_prerequisite_state when the report that one of these corrections is about was not found again '
'when its article was read anew.';
CREATE FUNCTION news_archive.set_report(article_id bigint, report_no int, type text DEFAULT NULL,
	mode text DEFAULT NULL, actor text DEFAULT NULL,
		target text DEFAULT NULL, status text DEFAULT NULL, during news_archive.days DEFAULT NULL,
			place text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL, actor_country text DEFAULT NULL,
			actor_sector text DEFAULT NULL,
		target_country text DEFAULT NULL, target_sector text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.note_report($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $12, $13, $14, $15);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	PERFORM news_archive_inner.check_found(ARRAY[id]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.set_report(bigint, int, text, text, text, text, text, news_archive.days, text, name,
	text, text, text, text, text) IS
'Puts right what was read of a report (event_sources() gives article_id and report_no), for good; what is left out '
'stays as it was read. actor and target are the name of an entity, an entity_id, or a phrase, and an empty text for '
'nobody; their country and sector are the entity''s if they are not given; an empty place, and the '
'days ''empty''::daterange, say that none is known. The row then has the basis analyst, the confidence 1 and in '
'as_read what was read. Gives the id of the correction. Errors: no_data_found for an unknown report, ambiguous_alias '
'for a name that several entities have, invalid_parameter_value for another type, mode, status, country or sector and '
'when nothing is said, object_not_in_prerequisite_state when the report is not read any more, invalid_schema_name.';
CREATE FUNCTION news_archive.drop_report(article_id bigint, report_no int,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.note_correction('drop report', news_archive_inner.report_key($1, $2), why);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.drop_report(bigint, int, name, text) IS
'Says that a report is none: the article does not tell that. Gives the id of the correction. Errors: '
'no_data_found for an unknown report, invalid_schema_name.';
CREATE FUNCTION news_archive.set_speaker(article_id bigint, quotation_no int, speaker text,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.note_correction('speaker', news_archive_inner.quotation_key($1, $2)
		|| jsonb_build_object('to', CASE WHEN $3 IS NULL THEN 'null' ELSE news_archive_inner.side_meant('speaker', $3,
			$1) END), why);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.set_speaker(bigint, int, text, name, text) IS
'Says who said a quotation, with all pieces of the saying, for good: the name of an entity, an entity_id, or a phrase; '
'NULL or an empty text when it is not known. Gives the id of the correction. Errors: no_data_found for an unknown '
'quotation, ambiguous_alias for a name that several entities have, invalid_schema_name.';
CREATE FUNCTION news_archive.drop_quotation(article_id bigint, quotation_no int,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.note_correction('drop quotation', news_archive_inner.quotation_key($1, $2), why);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.drop_quotation(bigint, int, name, text) IS
'Says that a quotation is none, with all pieces of the saying. Gives the id of the correction. Errors: '
'no_data_found for an unknown quotation, invalid_schema_name.';
CREATE FUNCTION news_archive.move_mention(article_id bigint, mention_no int, entity text,
	whole_chain boolean DEFAULT false,
		archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.entity_meant('entity', coalesce($3, ''));
	IF id IS NULL THEN
		RAISE EXCEPTION 'no entity is named "%"', $3
			USING ERRCODE = 'no_data_found',
				HINT = format('SELECT * FROM news_archive.find_entity(%L); shows what comes near, add_entity() makes '
					'somebody known.', $3);
	END IF;
	id := news_archive_inner.note_correction('mention', news_archive_inner.mention_key($1, $2)
		|| jsonb_build_object('to', news_archive_inner.side_meant('entity', id::text, NULL))
		|| CASE WHEN whole_chain THEN '{"chain": true}' ELSE '{}'::jsonb END, why);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.move_mention(bigint, int, text, boolean, name, text) IS
'Says whom a mention means (with whole_chain: all mentions that were read as one with it), for good: '
'the name of an entity or an entity_id. What it says and does there is his. Gives the id of the correction. Errors: '
'no_data_found for an unknown mention or name, ambiguous_alias for a name that several entities have, '
'invalid_schema_name.';

-- src/archive/correct/correction.sql
CREATE FUNCTION news_archive_inner.note_correction(kind text, what jsonb, why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint := news_archive.content_id('correction', $1, ($2 - 'loaded')::text);
BEGIN
	PERFORM news_archive_inner.entered();
	-- the clock and not the transaction's time: of two made in one transaction one is the later
	INSERT INTO correction AS c (correction_id, kind, what, why, made_at) VALUES (id, $1, $2, $3, clock_timestamp())
	ON CONFLICT (correction_id) DO UPDATE SET what = excluded.what, made_by = excluded.made_by,
		made_at = excluded.made_at,
		why = coalesce(excluded.why, c.why), undone_at = NULL, undone_by = NULL;
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_correction(text, jsonb, text) IS
'Lists a correction in the archive entered, gives its id; one that is listed already is in force again, and later than '
'all others.';
CREATE FUNCTION news_archive_inner.corrections_of(article_ids bigint[], kinds text[]) RETURNS jsonb[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT c.what || jsonb_build_object('correction', c.kind) FROM correction c
		WHERE c.what->>'article_id' = ANY (article_ids::text[]) AND c.kind = ANY (kinds) AND c.undone_at IS NULL
		ORDER BY c.made_at, c.correction_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.corrections_of(bigint[], text[]) IS
'The corrections in force of these kinds (in what: correction) that are about these articles of the archive entered, '
'the latest last. For whatever reads articles anew.';
CREATE FUNCTION news_archive_inner.no_such(what text, no int, article_id bigint, relation text) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM FROM article a WHERE a.article_id = $3;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($3::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'search() gives the ids of articles.';
	END IF;
	RAISE EXCEPTION 'article % has no % %', $3, $1, coalesce($2::text, 'NULL')
		USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM %I.%I WHERE article_id = %s;',
			(current_schemas(false))[2], $4, $3);
END $$;
COMMENT ON FUNCTION news_archive_inner.no_such(text, int, bigint, text) IS
'Errors: no_data_found for an article, or a numbered row of one, that the archive entered has not; '
'the hint lists those it has.';
CREATE FUNCTION news_archive_inner.article_in_words(article_id bigint) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN coalesce((SELECT concat_ws(', ', '"' || coalesce(a.title, left(a.body, 60)) || '"', a.outlet,
		news_archive.during_text(a.published))
		FROM article a WHERE a.article_id = $1), 'article ' || $1);
END $$;
COMMENT ON FUNCTION news_archive_inner.article_in_words(bigint) IS
'An article of the archive entered as corrections() names it: headline, outlet and day; its id when it is not there.';
CREATE FUNCTION news_archive_inner.correction_about(kind text, what jsonb) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	article text := CASE WHEN what ? 'article_id'
		THEN news_archive_inner.article_in_words((what->>'article_id')::bigint) END;
BEGIN
	RETURN CASE
		WHEN kind = 'line role' THEN format('line %s of %s', what->>'line_no', article)
		WHEN what ? 'report' THEN format('report "%s" of %s', what->'report'->>'words', article)
		WHEN what ? 'quotation' THEN format('quotation "%s" of %s', what->'quotation'->>'quotation', article)
		WHEN what ? 'mention' THEN format('mention "%s" of %s', what->'mention'->>'mention', article)
		WHEN article IS NOT NULL THEN article
		WHEN what ? 'pairs' THEN format('report "%s"', what->'pairs'->0->'drop'->'report'->>'words')
		WHEN kind = 'merge' THEN format('"%s"', what->>'drop_name')
		WHEN kind = 'split' THEN format('"%s"', what->>'alias')
		WHEN kind = 'apart' THEN format('"%s"', what->>'one_name')
		WHEN kind = 'rename' THEN format('"%s"', what->>'was')
		WHEN what ? 'name' THEN format('%s "%s"', what->>'kind', what->>'name')
		ELSE what::text END;
END $$;
COMMENT ON FUNCTION news_archive_inner.correction_about(text, jsonb) IS
'In words, what a correction is about: an article by its headline, a report or quotation by its words, an entity by '
'its name. For corrections().';
CREATE FUNCTION news_archive_inner.side_in_words(side jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce('"' || coalesce(side->>'name', side->>'phrase') || '"', 'nobody')
		|| coalesce(' (' || nullif(concat_ws(' ', side->>'country', side->>'sector'), '') || ')', '');
COMMENT ON FUNCTION news_archive_inner.side_in_words(jsonb) IS
'Who is meant by a correction: a name with country and sector, or nobody. For corrections().';
CREATE FUNCTION news_archive_inner.correction_value(kind text, what jsonb) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN CASE
		WHEN kind = 'line role' THEN what->>'role'
		WHEN kind IN ('published', 'outlet', 'url', 'title') THEN coalesce(what->>kind, 'not known')
		WHEN kind = 'remove' THEN 'taken out'
		WHEN kind IN ('drop report', 'drop quotation') THEN 'dropped'
		WHEN kind = 'mention' THEN format('%s %s', what->'to'->>'kind', news_archive_inner.side_in_words(what->'to'))
		WHEN kind = 'speaker' THEN news_archive_inner.side_in_words(what->'to')
		WHEN kind = 'merge events' THEN format('is what "%s" tells', what->'pairs'->0->'keep'->'report'->>'words')
		WHEN kind = 'split event' THEN format('is not what "%s" tells', what->'pairs'->0->'keep'->'report'->>'words')
		WHEN kind = 'merge' THEN format('is "%s"', what->>'keep_name')
		WHEN kind = 'split' THEN 'is somebody else'
		WHEN kind = 'apart' THEN format('is not "%s"', what->>'other_name')
		WHEN kind = 'rename' THEN format('is shown as "%s"', what->>'name')
		WHEN kind = 'add' THEN concat_ws(', ', 'known',
			'also ' || nullif(array_to_string(ARRAY(SELECT jsonb_array_elements_text(what->'aliases')), ' / '), ''),
			what->>'country', what->>'sector')
		ELSE (SELECT string_agg(format('%s: %s', k, CASE WHEN k IN ('actor', 'target')
			THEN news_archive_inner.side_in_words(v)
				WHEN k = 'during' THEN coalesce(news_archive.during_text(daterange((v->>0)::date, (v->>1)::date)),
					'not known')
				ELSE coalesce(v #>> '{}', 'none') END), ', ' ORDER BY k)
			FROM jsonb_each(what->'set') s(k, v)) END;
END $$;
COMMENT ON FUNCTION news_archive_inner.correction_value(text, jsonb) IS
'In words, what a correction says. For corrections().';
CREATE FUNCTION news_archive_inner.correction_applies(kind text, what jsonb) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	there boolean;
BEGIN
	PERFORM news_archive_inner.entered();
	there := EXISTS (SELECT FROM article a WHERE a.article_id = (what->>'article_id')::bigint);
	IF kind = 'mention' THEN
		RETURN EXISTS (SELECT FROM mention m WHERE m.article_id = (what->>'article_id')::bigint
			AND m.mention = what->'mention'->>'mention' AND m.as_read ? 'name');
	END IF;
	RETURN CASE
		WHEN kind = 'remove' THEN NOT there
		WHEN kind = 'report' THEN EXISTS (SELECT FROM news_archive_inner.reports_of_keys(ARRAY[what]))
		WHEN kind = 'speaker' THEN EXISTS (SELECT FROM news_archive_inner.quotations_of_keys(ARRAY[what]))
		WHEN kind IN ('drop report', 'drop quotation') THEN CASE WHEN NOT there THEN false END
		WHEN what ? 'pairs' THEN EXISTS (SELECT FROM jsonb_array_elements(what->'pairs') p(pair),
			news_archive_inner.reports_of_keys(ARRAY[p.pair->'keep', p.pair->'drop']) k HAVING count(*) > 1)
		WHEN kind = 'entity' THEN EXISTS (SELECT FROM jsonb_array_elements_text(what->'names') o(name),
			news_archive_inner.names_folded(news_archive.fold_name(o.name)) n
			WHERE n.kind = what->>'kind' AND n.name = o.name)
		WHEN what ? 'article_id' THEN there END;
END $$;
COMMENT ON FUNCTION news_archive_inner.correction_applies(text, jsonb) IS
'Whether what a correction is about is found in the archive entered; NULL when that cannot be told (what was dropped '
'is not there to be found). For corrections().';
CREATE FUNCTION news_archive_inner.may_see_correction(what jsonb, relation oid) RETURNS boolean
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	archive constant name := (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.oid = relation);
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF jsonb_path_exists(what, 'strict $.**.article_id') THEN
		RETURN (SELECT bool_and(EXISTS (SELECT FROM article a WHERE a.article_id = (p #>> '{}')::bigint))
			FROM jsonb_path_query(what, 'strict $.**.article_id') p);
	END IF;
	-- what is said of names, by the names that are shown of it
	RETURN (SELECT bool_and(EXISTS (SELECT
		FROM news_archive_inner.told_spellings(NULL, news_archive.fold_name(n.name), NULL, archive) s
		WHERE s.name = n.name))
		FROM jsonb_each_text(what) n(key, name)
			WHERE n.key IN ('keep_name', 'drop_name', 'alias', 'one_name', 'other_name', 'was', 'name')) IS TRUE;
END $$;
COMMENT ON FUNCTION news_archive_inner.may_see_correction(jsonb, oid) IS
'Whether a correction in this table is about articles only that the current user may see, or about names only that '
'these have or that an analyst gave to what they tell. For corrections(), and the policy of the table, where a policy '
'hides articles.';
CREATE FUNCTION news_archive.corrections(archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (correction_id bigint, kind text, about text, correction text, why text, made_by name,
		made_at timestamptz, in_force boolean,
		undone_by name, undone_at timestamptz, applies boolean)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	all_seen boolean;
	c record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);		-- one of 0.1.0 has not the columns
	all_seen := NOT news_archive_inner.hides_articles();
	FOR c IN SELECT * FROM correction x ORDER BY x.made_at, x.correction_id LOOP
		CONTINUE WHEN NOT (all_seen OR news_archive_inner.may_see_correction(c.what, 'correction'::regclass));
		correction_id := c.correction_id;
		kind := c.kind;
		about := news_archive_inner.correction_about(c.kind, c.what);
		correction := news_archive_inner.correction_value(c.kind, c.what);
		why := c.why;
		made_by := c.made_by;
		made_at := c.made_at;
		in_force := c.undone_at IS NULL;
		undone_by := c.undone_by;
		undone_at := c.undone_at;
		applies := CASE WHEN in_force THEN news_archive_inner.correction_applies(c.kind, c.what) END;
		RETURN NEXT;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.corrections(name) IS
'What was put right in an archive, in the order of time: about says what (an article by its headline, a report by its '
'words, an entity by its name), correction what holds there, with who said so, when and why; in_force is false for '
'what was taken back, with by whom and when. applies is false for one in force that finds nothing to hold for (its '
'article is not there, or is read otherwise now), and NULL where that cannot be told. correction_id is for '
'undo_correction(). Where a row-level policy hides articles, those about articles that the reader may see, and about '
'names that these have or an analyst gave. Errors: invalid_schema_name; object_not_in_prerequisite_state for an '
'archive that upgrade_archive() has not brought to this version.';
CREATE FUNCTION news_archive.undo_correction(correction_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	c record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT * INTO c FROM correction x WHERE x.correction_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no correction %', coalesce($1::text, 'NULL')
			USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM news_archive.corrections(%L); lists them.',
				archive);
	ELSIF c.undone_at IS NOT NULL THEN
		RAISE EXCEPTION 'correction % was undone already', $1
			USING ERRCODE = 'object_not_in_prerequisite_state',
				DETAIL = format('%s did so on %s.', c.undone_by, to_char(c.undone_at, 'YYYY-MM-DD')),
				HINT = 'Make the correction once more to have it in force again.';
	END IF;
	UPDATE correction x SET undone_at = now(), undone_by = current_user WHERE x.correction_id = $1;
	IF c.kind IN ('add', 'merge', 'split', 'rename') THEN
		PERFORM news_archive_inner.undo_entity_correction(c);
	ELSIF c.kind = 'entity' THEN
		PERFORM news_archive_inner.undo_entity_facts(c.what);
	ELSIF c.kind IN ('merge events', 'split event') THEN
		PERFORM news_archive_inner.tie_events_again(c.what);
	ELSIF c.kind IN ('line role', 'published', 'outlet', 'url', 'title') THEN
		PERFORM news_archive_inner.undo_article_correction(c.kind, c.what);
	ELSIF c.kind NOT IN ('remove', 'apart') THEN
		PERFORM news_archive_inner.read_corrected(ARRAY[(c.what->>'article_id')::bigint]);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.undo_correction(bigint, name) IS
'Takes a correction back, as if it had never been said: what it was about is computed anew from what was read and from '
'the other corrections, so that an earlier one of the same thing holds again. An article that was taken out can be '
'loaded again. corrections() gives the ids. Errors: no_data_found for an unknown one, object_not_in_prerequisite_state '
'for one that was undone already, feature_not_supported for kinds that cannot be undone yet, invalid_schema_name.';
CREATE FUNCTION news_archive.undo_corrections(correction_ids bigint[],
	archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	FOREACH id IN ARRAY coalesce(correction_ids, '{}') LOOP
		PERFORM news_archive.undo_correction(id, archive);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.undo_corrections(bigint[], name) IS
'undo_correction() for all of these, or for none when one of them cannot be undone: for what drop_event() and '
'set_event() give. Errors: those of undo_correction.';

-- src/archive/correct/reanalyse.sql
CREATE FUNCTION news_archive_inner.parse_again(article_id bigint) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
	p record;
	loaded jsonb;
	given date;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT x.raw, x.format, x.collected, x.url, x.outlet, x.title_given, x.published, x.published_basis, x.loaded_at
		INTO a FROM article x WHERE x.article_id = $1;
	given := lower(a.published);
	IF news_archive_inner.corrections_of(ARRAY[$1], '{line role,published,outlet,url,title}') <> '{}' THEN
		loaded := news_archive_inner.as_loaded('published', $1) || news_archive_inner.as_loaded('outlet', $1)
			|| news_archive_inner.as_loaded('url', $1);
		a.outlet := loaded->>'outlet';
		a.url := loaded->>'url';
		a.published_basis := loaded->>'published_basis';
		given := (loaded->'published'->>0)::date;
	END IF;
	SELECT q.* INTO p FROM news_archive_inner.parse_to_load(a.raw, a.format, a.collected, a.url, a.title_given,
		CASE WHEN a.published_basis = 'given' THEN given END, a.loaded_at::date) q;
	UPDATE article x SET outlet = coalesce(a.outlet, p.outlet), url = coalesce(a.url, p.url), title = p.title,
		standfirst = p.standfirst, author = p.author,
		section = p.section, dateline = p.dateline, published = p.published, published_basis = p.published_basis,
		published_confidence = p.published_confidence, modified = p.modified, language = p.language, body = p.body,
			read_with = news_archive.version()
	WHERE x.article_id = $1;
	DELETE FROM article_line l WHERE l.article_id = $1;
	PERFORM news_archive_inner.put_lines($1, p.roles, p.lines, p.bases, p.confidences);
	PERFORM news_archive_inner.correct_loaded($1);
END $$;
COMMENT ON FUNCTION news_archive_inner.parse_again(bigint) IS
'Parses the text of an article of the archive entered again, as it was loaded, and applies what corrections say of it; '
'an outlet and an address that it has stay. Errors: those of parse_to_load(). For reanalyse().';
CREATE FUNCTION news_archive_inner.read_bodies(article_ids bigint[])
	RETURNS TABLE (article_id bigint, mentions news_archive_inner.mention_read[],
		quotations news_archive_inner.quotation_read[], times news_archive_inner.time_read[],
			reports news_archive_inner.report_read[])
	LANGUAGE plpgsql SET parallel_setup_cost = 0 SET parallel_tuple_cost = 0 SET min_parallel_table_scan_size = 0
		SET min_parallel_index_scan_size = 0 AS $$
#variable_conflict use_column
DECLARE
	acts text;
BEGIN
	PERFORM news_archive_inner.entered();
	acts := news_archive_inner.own_acts();
	RETURN QUERY
	-- beside each row, where the planner counts what a call costs
	SELECT b.article_id, (b.r).mentions, (b.r).quotations, (b.r).times, (b.r).reports
	FROM (SELECT a.article_id, news_archive_inner.read_body(a.body, a.published, a.language, acts) AS r
		FROM article a WHERE a.article_id = ANY (article_ids) OFFSET 0) b;
END $$;
COMMENT ON FUNCTION news_archive_inner.read_bodies(bigint[]) IS
'read_body() of these articles of the archive entered, in parallel workers where the server has some to give '
'(max_parallel_workers_per_gather). For reanalyse().';
CREATE FUNCTION news_archive_inner.read_articles_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
	outlets text[];
	repeated record;
	r record;
BEGIN
	PERFORM news_archive_inner.entered();
	-- what hangs on them as they are, for the linking to look at
	outlets := ARRAY(SELECT DISTINCT a.outlet FROM article a WHERE a.article_id = ANY (article_ids));
	PERFORM news_archive_inner.note_blocks('outlet', outlets);
	PERFORM news_archive_inner.note_lines(article_ids);
	PERFORM news_archive_inner.note_stories(article_ids);
	PERFORM news_archive_inner.note_days(article_ids);
	PERFORM news_archive_inner.forget_text(article_ids);
	DELETE FROM signature WHERE article_id = ANY (article_ids);

	FOREACH id IN ARRAY article_ids LOOP
		BEGIN
			PERFORM news_archive_inner.parse_again(id);
		EXCEPTION WHEN OTHERS THEN
			IF news_archive_inner.is_no_fault_of_article(SQLSTATE) THEN
				RAISE;
			END IF;
			RAISE WARNING 'article % is not parsed again: %', id, SQLERRM
				USING ERRCODE = SQLSTATE, HINT = 'Its lines stay as they were read before; names, dates and events are '
					'read again from them.';
			UPDATE article a SET read_with = news_archive.version() WHERE a.article_id = id;
		END;
	END LOOP;
	PERFORM news_archive_inner.note_date_order(article_ids);
	-- what is known to be repeated is in no body, so that it is not read twice
	SELECT array_agg(x.outlet) AS outlets, array_agg(x.line_id) AS lines INTO repeated
	FROM (SELECT DISTINCT p.outlet, p.line_id FROM article a JOIN article_line l USING (article_id)
		JOIN repeated_line p ON p.outlet = a.outlet AND p.line_id = l.line_id
		WHERE a.article_id = ANY (article_ids) AND l.article_id = ANY (article_ids)) x;
	PERFORM news_archive_inner.put_bodies(news_archive_inner.label_repeated(repeated.outlets, repeated.lines,
		article_ids));

	FOR r IN SELECT b.* FROM news_archive_inner.read_bodies(article_ids) b ORDER BY b.article_id LOOP
		PERFORM news_archive_inner.put_text(r.article_id, r.mentions, r.quotations),
			news_archive_inner.put_times(r.article_id, r.times, r.reports);
	END LOOP;
	PERFORM news_archive_inner.correct_text(article_ids);
	PERFORM news_archive_inner.correct_reports(article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.read_articles_again(bigint[]) IS
'Puts these articles of the archive entered through all stages again, from their raw texts, and notes what depended on '
'them; whoever calls it links afterwards. For reanalyse().';
CREATE FUNCTION news_archive_inner.reanalyse_some(archive name, after bigint, most int) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE
	ids bigint[];
BEGIN
	IF most < 1 THEN
		RAISE EXCEPTION 'articles are read again at least one at a time, not %', most
			USING ERRCODE = 'invalid_parameter_value', HINT = '500 is a good number.';
	END IF;
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	ids := ARRAY(SELECT a.article_id FROM article a WHERE a.article_id >= coalesce(after, -9223372036854775808)
		AND a.read_with IS DISTINCT FROM news_archive.version()
		ORDER BY a.article_id LIMIT most);
	IF ids = '{}' THEN
		RETURN NULL;
	END IF;
	PERFORM news_archive_inner.read_articles_again(ids);
	PERFORM news_archive.refresh(archive);
	RETURN ids[cardinality(ids)];
END $$;
COMMENT ON FUNCTION news_archive_inner.reanalyse_some(name, bigint, int) IS
'Reads again at most so many articles (NULL: all) that another version read, from the article_id "after" on (NULL: '
'from the first), and links them; gives the last of them, NULL when there was none. For reanalyse(). Errors: '
'invalid_parameter_value for less than one, insufficient_privilege where row-level security may hide articles, '
'invalid_schema_name.';
CREATE PROCEDURE news_archive.reanalyse(archive name DEFAULT news_archive.current_archive(), most int DEFAULT 500)
	LANGUAGE plpgsql AS $$
DECLARE
	last bigint;
BEGIN
	LOOP
		last := news_archive_inner.reanalyse_some(archive, last, most);
		EXIT WHEN last IS NULL;
		COMMIT;
	END LOOP;
END $$;
COMMENT ON PROCEDURE news_archive.reanalyse(name, int) IS
'Reads the articles of an archive again that another version of the extension read (article.read_with), with all '
'stages, and links them: CALL news_archive.reanalyse(); after ALTER EXTENSION news_archive UPDATE. '
'It commits after each "most" articles, at which all tables are sound; one that was stopped goes on where it was when '
'it is called again. The stages run in parallel workers, as many as max_parallel_workers_per_gather allows. '
'What was given when an article was loaded, and what corrections say, holds. A text that this version cannot parse '
'keeps its lines, with a warning. Errors: invalid_transaction_termination inside of a transaction, and those of '
'reanalyse_some().';

-- src/archive/correct/remove.sql
CREATE FUNCTION news_archive_inner.note_articles(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	keys text[];
	tied bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_mentions(article_ids);
	PERFORM news_archive_inner.note_reports(article_ids);
	PERFORM news_archive_inner.note_stories(article_ids);
	keys := ARRAY(SELECT d.outlet FROM date_order d WHERE d.article_id = ANY (article_ids));
	PERFORM news_archive_inner.note_blocks('outlet', keys);
	PERFORM news_archive_inner.note_lines(article_ids);
	-- those that were tied to it look for others
	tied := ARRAY(SELECT n.article_id FROM neighbour n WHERE n.neighbour_id = ANY (article_ids)
		AND n.article_id <> ALL (article_ids));
	PERFORM news_archive_inner.link_again(tied);
	DELETE FROM neighbour n WHERE n.neighbour_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_articles(bigint[]) IS
'Notes all that these articles touch, which are about to go. For remove_article.';
CREATE FUNCTION news_archive_inner.uncount_words(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	had record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(l.lexeme) AS lexemes, array_agg(l.n) AS n INTO had
	FROM (SELECT u.lexeme COLLATE "C" AS lexeme, count(*) AS n FROM article a, unnest(a.search) u
		WHERE a.article_id = ANY (article_ids) GROUP BY 1) l;
	UPDATE search_word w SET articles = w.articles - l.n FROM unnest(had.lexemes, had.n) l(lexeme, n)
		WHERE w.lexeme = l.lexeme;
	DELETE FROM search_word w WHERE w.articles < 2;
	UPDATE search_total t SET articles = t.articles - cardinality(article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.uncount_words(bigint[]) IS
'Takes the words of these articles out of what refresh_search() counted. For remove_article.';
CREATE FUNCTION news_archive_inner.take_out(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	linked bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_articles(article_ids);
	PERFORM news_archive_inner.uncount_words(article_ids);
	linked := count(*) FROM article a WHERE a.article_id = ANY (article_ids) AND NOT EXISTS (SELECT FROM pending p
		WHERE p.article_id = a.article_id AND NOT p.counted);
	UPDATE archive_state SET articles = articles - linked;
	DELETE FROM article a WHERE a.article_id = ANY (article_ids);		-- and what is kept by article
	DELETE FROM pending p WHERE p.article_id = ANY (article_ids);
	-- they hold its words
	DELETE FROM correction c WHERE c.what->>'article_id' = ANY (article_ids::text[])
		OR EXISTS (SELECT FROM jsonb_path_query(c.what->'pairs', 'strict $.**.article_id') p
			WHERE p #>> '{}' = ANY (article_ids::text[]));
	PERFORM news_archive_inner.link_again(news_archive_inner.link_copies('{}', article_ids));
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.take_out(bigint[]) IS
'Takes these articles out of the archive entered. For remove_article.';
CREATE FUNCTION news_archive.remove_article(article_id bigint, archive name DEFAULT news_archive.current_archive(),
	why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	PERFORM FROM article a WHERE a.article_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'search() gives the ids of articles.';
	END IF;
	PERFORM news_archive_inner.take_out(ARRAY[$1]);
	RETURN news_archive_inner.note_correction('remove', jsonb_build_object('article_id', $1::text), why);
END $$;
COMMENT ON FUNCTION news_archive.remove_article(bigint, name, text) IS
'Takes an article out of an archive with everything that came from it: its lines, mentions, quotations and reports, '
'and what is told by no other article: entities and their spellings, events, its story, its words, corrections of it. '
'What others tell too is counted and described without it. That it was taken out is kept as a correction, without a '
'word of it, and it is not loaded again until undo_correction() takes that back; its text is gone for good. '
'Gives the id of the correction. (After DELETE FROM article by hand refresh() takes out the same, and it may be loaded '
'again.) Errors: no_data_found for an unknown article, invalid_schema_name.';

-- src/reports/charts.sql
CREATE FUNCTION news_archive_inner.render_page(data jsonb) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_render_page';
COMMENT ON FUNCTION news_archive_inner.render_page(jsonb) IS
'A page of HTML from what dossier() and its kin gather: {"title", "eyebrow", "subtitle", "lead", "facts": '
'[{"value", "label"}], "notes": [...], "sections": [{"type", "id", "heading", "intro", ...}]}. It fetches nothing, and '
'every text in it is escaped. It is well-formed XML too. Types of sections: timeline, bars, network, table, events, '
'quotes, differences, articles; src/reports/page_parts.c says what each has.';
CREATE FUNCTION news_archive_inner.render_drawing(kind text, data jsonb) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_render_drawing';
COMMENT ON FUNCTION news_archive_inner.render_drawing(text, jsonb) IS
'An SVG file: kind is timeline, network or bars. For timeline_svg, network_svg and coverage_svg. Errors: '
'invalid_parameter_value for another kind.';
CREATE FUNCTION news_archive_inner.day_number(day date) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(day) THEN day - date '2000-01-01' END;
COMMENT ON FUNCTION news_archive_inner.day_number(date) IS 'A day as drawings count it, from 2000-01-01. '
	'NULL for NULL and infinity.';
CREATE FUNCTION news_archive_inner.counted_text(n bigint, one text, many text DEFAULT NULL) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN trim(to_char(n, 'FM999,999,999,999')) || ' ' || CASE WHEN n = 1 THEN one ELSE coalesce(many, one || 's') END;
COMMENT ON FUNCTION news_archive_inner.counted_text(bigint, text, text) IS '"1 article", "1,200 articles". For pages.';
CREATE FUNCTION news_archive_inner.country_name(code text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce((SELECT min(r.name COLLATE "C") FROM news_archive.reference_entity r
		WHERE r.type = 'country' AND r.country = code), code);
COMMENT ON FUNCTION news_archive_inner.country_name(text) IS 'The usual English name of a country by its code; '
	'the code itself when it is none that is known.';
CREATE FUNCTION news_archive_inner.isolated(words text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN words ~ '[\u0590-\u08FF\uFB1D-\uFEFC\u200E\u200F\u202A-\u202E]' THEN chr(8296) || words
		|| chr(8297) ELSE words END;
COMMENT ON FUNCTION news_archive_inner.isolated(text) IS 'Words that may run from right to left, so that what stands '
	'beside them keeps its place: between U+2068 and U+2069. For texts that cannot hold markup.';
CREATE FUNCTION news_archive_inner.sides_text(type text, actors text[], targets text[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN concat_ws(CASE WHEN news_archive.is_reciprocal(type) THEN ' and ' ELSE ' ' || chr(8594) || ' ' END,
		coalesce((SELECT string_agg(news_archive_inner.isolated(x), ', ' ORDER BY n)
			FROM unnest(actors) WITH ORDINALITY a(x, n)), 'somebody not named'),
		(SELECT string_agg(news_archive_inner.isolated(x), ', ' ORDER BY n)
			FROM unnest(targets) WITH ORDINALITY a(x, n)));
COMMENT ON FUNCTION news_archive_inner.sides_text(text, text[], text[])
	IS 'Who did something to whom, in a line. For pages.';
CREATE FUNCTION news_archive_inner.act_lanes() RETURNS TABLE (lane int, type text, quad int, means text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT (row_number() OVER (ORDER BY t.quad = 0, t.quad, t.type COLLATE "C"))::int - 1, t.type, t.quad, t.means
	FROM (SELECT o.type, min(o.quad_class) AS quad,
		coalesce(min(substring(split_part(o.meaning, ':', 1) FROM '^(?:[^,]+, ){0,2}[^,]+'))
		FILTER (WHERE o.mode IS NULL), '') AS means
		FROM news_archive.event_ontology() o GROUP BY o.type) t $$;
COMMENT ON FUNCTION news_archive_inner.act_lanes() IS 'The types of acts in the order in which a timeline shows them, '
	'cooperation first: type, quad class, and what it means in a few words.';
CREATE FUNCTION news_archive_inner.sure_enough() RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.7::real;
COMMENT ON FUNCTION news_archive_inner.sure_enough() IS 'The confidence from which pages draw an event as sure; '
	'what is shown and less sure is told apart.';
CREATE FUNCTION news_archive_inner.timeline_chart(title text, event_ids bigint[], numbered bigint[] DEFAULT '{}',
	groups jsonb DEFAULT '[]') RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	few constant boolean := coalesce(cardinality(event_ids), 0) <= 250;
	events jsonb;
	many text;
	dated bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	IF few THEN
		SELECT count(news_archive_inner.day_number(lower(e.during)))
			+ count(news_archive_inner.day_number(upper(e.during)))
			FILTER (WHERE news_archive_inner.day_number(lower(e.during)) IS NULL),
			jsonb_agg(jsonb_strip_nulls(jsonb_build_object('n', n.n, 'lane', l.lane,
				'from', news_archive_inner.day_number(lower(e.during)), 'to',
					news_archive_inner.day_number(upper(e.during)),
				'sources', e.independent_sources, 'sure', e.confidence >= news_archive_inner.sure_enough(), 'done',
					e.status = 'actual',
				'label', concat_ws(', ', news_archive.during_text(e.during, e."precision") || ': '
					|| news_archive_inner.sides_text(e.type, e.actors, e.targets),
					e.type, nullif(e.status, 'actual'), news_archive_inner.counted_text(e.independent_sources,
						'independent source'),
					CASE WHEN e.confidence < news_archive_inner.sure_enough() THEN 'less sure' END)))
				ORDER BY lower(e.during) NULLS LAST, upper(e.during), e.event_id)
		INTO dated, events
		FROM news_archive_inner.seen_events(event_ids) e JOIN news_archive_inner.act_lanes() l
			ON l.type = e.type LEFT JOIN unnest(numbered) WITH ORDINALITY n(id, n) ON n.id = e.event_id;
	ELSE
		-- a line an event: lane, first day and the day behind the last (* where it is open), whether it is sure
		SELECT count(*), string_agg(concat_ws(' ', l.lane, coalesce(d.from_day::text, '*'),
			coalesce(d.to_day::text, '*'), CASE WHEN e.confidence >= news_archive_inner.sure_enough() THEN 1 ELSE 0
			END), E'\n')
		INTO dated, many
		FROM news_archive_inner.seen_events(event_ids) e JOIN news_archive_inner.act_lanes() l ON l.type = e.type,
			LATERAL (SELECT news_archive_inner.day_number(lower(e.during)) AS from_day,
				news_archive_inner.day_number(upper(e.during)) AS to_day) d
		WHERE d.from_day IS NOT NULL OR d.to_day IS NOT NULL;
	END IF;
	RETURN jsonb_strip_nulls(jsonb_build_object('title', title, 'describes',
		news_archive_inner.counted_text(dated, 'event') || ' by type and day. ' ||
			CASE WHEN few THEN 'A bar is as wide as its days are inexact and as high as it has independent sources; '
				'the list of events has the same in words.'
				ELSE 'They are counted by period; the list of events has them in words.' END,
		'lanes', (SELECT jsonb_agg(jsonb_build_object('type', l.type, 'means', l.means, 'quad', l.quad) ORDER BY l.lane)
			FROM news_archive_inner.act_lanes() l),
		'events', events, 'many', many, 'groups', groups));
END $$;
COMMENT ON FUNCTION news_archive_inner.timeline_chart(text, bigint[], bigint[], jsonb) IS
'These events of the archive entered as render_drawing(''timeline'') takes them; numbered are those that the page '
'lists, in order; groups the groups of its list. Up to 250 are drawn one by one, more are counted.';
CREATE FUNCTION news_archive_inner.network_chart(title text, wanted text, wanted_during daterange, min_confidence real,
	of_archive name) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	most constant int := 18;
	chart jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	WITH edges AS MATERIALIZED (
		SELECT x.*, x.acts + x.acts_back + x.acts_together AS deeds, row_number() OVER () AS n
		FROM news_archive.network(wanted, wanted_during, NULL, archive => of_archive, min_confidence => min_confidence)
			x
		WHERE x.kind IN ('person', 'organisation', 'place') AND x.other_kind IN ('person', 'organisation')),
	-- somebody's own edges have him first
	ego AS (SELECT e.entity_id AS id FROM edges e, news_archive_inner.likely_entity(wanted) l WHERE e.entity_id = l.id
		LIMIT 1),
	ends AS (
		SELECT e.entity_id AS id, e.name, e.kind, e.articles, e.deeds FROM edges e WHERE wanted IS NULL
		UNION ALL
		SELECT e.other_id, e.other, e.other_kind, e.articles, e.deeds FROM edges e
			WHERE wanted IS NULL OR e.entity_id = (SELECT id FROM ego)),
	nodes AS MATERIALIZED (
		SELECT t.id, t.name, t.kind, max(t.articles) AS articles, sum(t.deeds) AS deeds, row_number()
			OVER (ORDER BY sum(t.deeds) DESC, max(t.articles) DESC, t.name COLLATE "C", t.id) AS n
		FROM ends t GROUP BY t.id, t.name, t.kind ORDER BY n LIMIT most),
	drawn AS (
		SELECT n.id, n.name, n.kind, n.articles, n.n, false AS center FROM nodes n
		UNION ALL
		SELECT e.entity_id, e.name, e.kind, max(e.articles) OVER (), 0, true FROM edges e
			WHERE e.entity_id = (SELECT id FROM ego) AND wanted IS NOT NULL),
	lines AS MATERIALIZED (
		SELECT e.* FROM edges e WHERE e.entity_id IN (SELECT d.id FROM drawn d) AND e.other_id IN (SELECT d.id
			FROM drawn d)
			-- of those beside the one in the middle only what was done, or is told often
			AND (wanted IS NOT NULL AND e.entity_id = (SELECT id FROM ego) OR e.deeds > 0 OR e.articles > 2)
				ORDER BY e.deeds > 0 DESC, e.n LIMIT 70)
	SELECT jsonb_build_object('title', title, 'describes', 'Names with lines between those who met, did something to '
		'one another, or are named together.',
		'nodes', (SELECT jsonb_agg(jsonb_build_object('id', d.id::text, 'name', d.name, 'kind', d.kind, 'articles',
			d.articles, 'center', d.center) ORDER BY d.n) FROM (SELECT DISTINCT * FROM drawn) d
			WHERE d.id IN (SELECT l.entity_id FROM lines l UNION ALL SELECT l.other_id FROM lines l)),
		'edges', (SELECT jsonb_agg(jsonb_build_object('a', l.entity_id::text, 'b', l.other_id::text, 'one', l.name,
			'other', l.other, 'articles', l.articles,
				'together', l.acts_together, 'acts', l.acts, 'acts_back', l.acts_back,
				'label', news_archive_inner.isolated(l.name) || ' and ' || news_archive_inner.isolated(l.other) || ': '
					|| concat_ws(', ', CASE WHEN l.acts_together > 0 THEN 'met or talked '
					|| news_archive_inner.counted_text(l.acts_together, 'time') END,
					CASE WHEN l.acts + l.acts_back > 0 THEN news_archive_inner.counted_text(l.acts + l.acts_back,
						'other act') || ' of one upon the other' END,
						'named together in ' || news_archive_inner.counted_text(l.articles, 'article')))
			ORDER BY l.deeds DESC, l.n) FROM lines l))
	INTO chart;
	RETURN chart;
END $$;
COMMENT ON FUNCTION news_archive_inner.network_chart(text, text, daterange, real, name) IS
'network() of somebody, or of all for NULL, as render_drawing(''network'') takes it: people and bodies, those with '
'most acts first, 18 at most.';
CREATE FUNCTION news_archive_inner.period_for_days(first_day date, last_day date) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN last_day - first_day <= 92 THEN 'day' WHEN last_day - first_day <= 550 THEN 'week'
		WHEN last_day - first_day <= 3000 THEN 'month' ELSE 'year' END;
COMMENT ON FUNCTION news_archive_inner.period_for_days(date, date)
	IS 'By which period so long a time is counted on a page: day, week, month or year.';
CREATE FUNCTION news_archive_inner.coverage_chart(title text, article_ids bigint[], max_outlets int DEFAULT 12)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	step text;
	chart jsonb;
	undated bigint;
	outlets bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT news_archive_inner.period_for_days(min(lower(a.published)), max(upper(a.published))),
		count(*) FILTER (WHERE a.published IS NULL), count(DISTINCT coalesce(a.outlet, ''))
	INTO step, undated, outlets FROM article a WHERE a.article_id = ANY (article_ids);
	WITH mine AS MATERIALIZED (
		SELECT a.outlet, coalesce(news_archive.period_of(a.published, step), a.published) AS period,
			news_archive.period_of(a.published, step) IS NULL AS vague FROM article a
			WHERE a.article_id = ANY (article_ids)),
	ranked AS MATERIALIZED (
		SELECT m.outlet, count(*) AS articles, row_number() OVER (ORDER BY m.outlet IS NULL, count(*) DESC,
			m.outlet COLLATE "C") AS n FROM mine m GROUP BY m.outlet),
	rows AS (
		SELECT CASE WHEN r.n <= max_outlets THEN r.n ELSE max_outlets + 1 END AS n,
			CASE WHEN r.n > max_outlets THEN news_archive_inner.counted_text(outlets - max_outlets, 'other outlet')
				ELSE coalesce(r.outlet, 'Outlet not known') END AS label, r.outlet, r.articles
		FROM ranked r),
	counted AS (
		SELECT r.n, m.period, m.vague, count(*) AS articles
			FROM rows r JOIN mine m ON m.outlet IS NOT DISTINCT FROM r.outlet
		WHERE NOT coalesce(lower_inf(m.period) OR upper_inf(m.period), true) GROUP BY r.n, m.period, m.vague),
	bars AS (
		SELECT c.n, jsonb_agg(jsonb_build_object('from', news_archive_inner.day_number(lower(c.period)), 'to',
			news_archive_inner.day_number(upper(c.period)), 'up', c.articles, 'vague', c.vague,
			'label', CASE WHEN c.vague THEN 'between ' ELSE ''
				END || news_archive.during_text(c.period, CASE WHEN NOT c.vague THEN step END) || ': '
				|| news_archive_inner.counted_text(c.articles, 'article')) ORDER BY c.vague DESC, lower(c.period),
				upper(c.period)) AS bars
		FROM counted c GROUP BY c.n)
	SELECT jsonb_build_object('title', title, 'describes', 'A row an outlet, the height of a bar is how many articles '
		'it published in a ' || coalesce(step, 'day') || '.',
		'rows', coalesce(jsonb_agg(jsonb_build_object('label', o.label, 'note',
			news_archive_inner.counted_text(o.articles, 'article'), 'bars', coalesce(b.bars, '[]')) ORDER BY o.n),
			'[]'),
		'undated', undated)
	INTO chart
	FROM (SELECT r.n, min(r.label) AS label, sum(r.articles)::bigint AS articles FROM rows r GROUP BY r.n) o
		LEFT JOIN bars b ON b.n = o.n;
	RETURN chart;
END $$;
COMMENT ON FUNCTION news_archive_inner.coverage_chart(text, bigint[], int) IS
'When which outlet published these articles of the archive entered, as render_drawing(''bars'') takes it: '
'the outlets of most articles, the others in one row. undated are those without a day.';

-- src/reports/dossier.sql
CREATE FUNCTION news_archive_inner.page_from(head jsonb, of_archive name, notes text[], VARIADIC sections jsonb[])
	RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN news_archive_inner.render_page(head || jsonb_build_object('sections', coalesce((
			SELECT jsonb_agg(s ORDER BY x.n, y.n) FROM unnest(sections) WITH ORDINALITY x(part, n),
				jsonb_array_elements(CASE jsonb_typeof(part) WHEN 'array' THEN part ELSE jsonb_build_array(part)
					END) WITH ORDINALITY y(s, n) WHERE jsonb_typeof(s) = 'object'), '[]'),
		'notes', to_jsonb(array_remove(notes, NULL) || 'Read by a machine: dates, names, quotations and events are '
			'proposals, each with the words that it stands on. Confidence is how probable one of the reports is read '
			'right; independent sources are those that do not have it from one another. Look at the words before you '
			'print.'::text),
		'made', format('Made by news_archive from the archive %s on %s.', of_archive,
			to_char(now(), 'FMDD FMMonth YYYY'))));
COMMENT ON FUNCTION news_archive_inner.page_from(jsonb, name, text[], jsonb[]) IS
'A page with this head and these sections: objects, arrays of them, or NULL for none. For dossier and its kin.';
CREATE FUNCTION news_archive_inner.fact(label text, value text) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN value IS NOT NULL THEN jsonb_build_object('label', label, 'value', value) END;
COMMENT ON FUNCTION news_archive_inner.fact(text, text) IS 'A figure at the head of a page; NULL for none.';
CREATE FUNCTION news_archive_inner.days_text(first_day date, last_day date) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(first_day) AND isfinite(last_day)
		THEN news_archive.during_text(daterange(first_day, last_day, '[]')) END;
COMMENT ON FUNCTION news_archive_inner.days_text(date, date) IS 'From one day to another, in words. '
	'NULL when one is not known.';
CREATE FUNCTION news_archive_inner.unsure_note(left_out bigint, min_confidence real) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN left_out > 0 THEN news_archive_inner.counted_text(left_out, 'event') || ' less sure than '
		|| min_confidence || ' '
		|| CASE WHEN left_out = 1 THEN 'is' ELSE 'are' END || ' left out; min_confidence => NULL shows all.' END;
COMMENT ON FUNCTION news_archive_inner.unsure_note(bigint, real)
	IS 'What a page says of the events that it leaves out; NULL when there are none.';
CREATE FUNCTION news_archive_inner.entity_for_page(wanted text, OUT id bigint, OUT note text)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	e record;
	near text;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.check_words('the name', wanted);
	SELECT * INTO e FROM news_archive_inner.likely_entity(wanted);
	IF e.id IS NOT NULL THEN
		id := e.id;
		note := CASE WHEN e.others IS NOT NULL THEN format(E'\u201C%s\u201D is taken for %s. Also like it: %s.', wanted,
			e.told_as, e.others) END;
		RETURN;
	END IF;
	-- what comes near the whole name, then near one of its words
	near := (SELECT string_agg(format('"%s"', x.name), ', ' ORDER BY x.n) FROM (
		SELECT f.name, row_number() OVER (ORDER BY min(w.n), min(f.n), f.name COLLATE "C") AS n
		FROM (SELECT wanted AS words, 0 AS n UNION ALL SELECT p.word, p.n::int
			FROM regexp_split_to_table(left(wanted, 200), '[^[:alpha:]]+') WITH ORDINALITY p(word, n)
			WHERE length(p.word) > 2 AND p.n <= 8) w,
			LATERAL news_archive.find_entity(w.words, 2, archive => (current_schemas(false))[2]) WITH ORDINALITY
				f(entity_id, kind, name, matched, score, role, articles, first_seen, last_seen, n)
		GROUP BY f.name) x WHERE x.n <= 4);
	IF news_archive_inner.hides_articles() THEN
		RAISE NOTICE 'no entity is named like "%" in the articles that you may see', wanted USING HINT = 'The nearest: '
			|| coalesce(near, 'none') || '.';
	ELSE
		RAISE EXCEPTION 'no entity is named like "%"', wanted USING ERRCODE = 'no_data_found',
			HINT = CASE WHEN near IS NOT NULL THEN 'The nearest: ' || near || '.'
				ELSE 'Nothing comes near it; SELECT name FROM news_archive.find_entity(...) looks for another '
				'spelling, news_archive.suggest(...) completes a name.' END;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.entity_for_page(text) IS
'The entity of the archive entered that a name is taken for, and what is to be said when others may be meant. '
'NULL, with a notice, when nothing comes near in the articles that a policy leaves to the reader. Errors: '
'no_data_found when nothing comes near, with the nearest names, invalid_parameter_value for a name without letters and '
'digits.';
CREATE FUNCTION news_archive_inner.name_section(wanted text, of_archive name) RETURNS jsonb
	LANGUAGE sql STABLE AS $$
	WITH names AS MATERIALIZED (SELECT n.*, row_number() OVER (ORDER BY n.mentions DESC, n.name COLLATE "C") AS i,
		count(*) OVER () AS every FROM news_archive.entity_names(wanted, of_archive) n),
	roles AS MATERIALIZED (SELECT r.*, row_number() OVER (ORDER BY r.articles DESC, r.confidence DESC,
		r.role COLLATE "C") AS i, count(*) OVER () AS every
		FROM news_archive.entity_roles(wanted, archive => of_archive) r)
	SELECT jsonb_strip_nulls(jsonb_build_object('type', 'names', 'id', 'names', 'heading',
		CASE WHEN EXISTS (SELECT FROM roles) THEN 'Names and roles' ELSE 'Names' END,
		'names', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', n.name, 'count',
			CASE WHEN n.mentions > 0 THEN n.mentions::text END,
			'says', CASE WHEN n.origin <> 'article' THEN 'told by an ' || n.origin
				ELSE news_archive_inner.counted_text(n.mentions, 'time') || ' in '
				|| news_archive_inner.counted_text(n.articles, 'article') || ': ' || array_to_string(n.outlets[:5],
				', ') END)) ORDER BY n.i)
			FROM names n WHERE n.i <= 24), 'more_names',
				news_archive_inner.and_more((SELECT max(n.every) FROM names n) - 24, 'spelling',
				format('SELECT * FROM news_archive.entity_names(%L)', wanted)),
		'columns', '[{"title": "Role", "kind": "name"}, {"title": "Of", "kind": "text"}, {"title": '
			'"Told as held", "kind": "text"}, {"title": "Articles", "kind": "number"}]'::jsonb,
		'role', (SELECT concat_ws(', ', r.role, news_archive_inner.country_name(r.country)) FROM roles r WHERE r.i = 1),
		'rows', (SELECT jsonb_agg(jsonb_build_array(r.role,
			concat_ws(', ', r.organisation, news_archive_inner.country_name(r.country)),
				concat_ws('; ', CASE WHEN lower_inf(r.during) AND upper_inf(r.during) THEN 'day not known'
					WHEN NOT lower_inf(r.during) THEN news_archive_inner.days_text(lower(r.during), upper(r.during) - 1)
					END,
					'former since ' || news_archive.during_text(daterange(r.former_since, r.former_since, '[]'))),
						r.articles::text)
				ORDER BY lower(r.during) NULLS FIRST, upper(r.during), r.i) FROM roles r WHERE r.i <= 12),
		'more', news_archive_inner.and_more((SELECT max(r.every) FROM roles r) - 12, 'role',
			format('SELECT * FROM news_archive.entity_roles(%L)', wanted)))) $$;
COMMENT ON FUNCTION news_archive_inner.name_section(text, name)
	IS 'The spellings of somebody with how often they stand, and the roles that articles give, as a section of a page; '
	'its member role is the one that most articles give.';
CREATE FUNCTION news_archive_inner.entity_page(wanted text, id bigint, wanted_during daterange, min_confidence real,
	of_archive name, ambiguous text) RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	e record;
	told record;
	around bigint[];
	ids bigint[];
	told_by_many bigint[];
	left_out bigint;
	article_ids bigint[];
	body jsonb;
	coverage jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT f.* INTO e FROM news_archive.find_entity(wanted, 10, archive => of_archive) f WHERE f.entity_id = id;
	IF e.entity_id IS NULL THEN
		SELECT n.name, n.kind INTO e FROM news_archive_inner.seen_entities(ARRAY[id]) n;
	END IF;
	-- the events of timeline()
	around := news_archive_inner.match_events(id, NULL, true, NULL, NULL, NULL, NULL, NULL, wanted_during, false, NULL);
	SELECT array_agg(t.event_id) FILTER (WHERE t.sure), count(*) FILTER (WHERE NOT t.sure),
		(array_agg(t.event_id ORDER BY t.outlets DESC, t.reports DESC, t.event_id)
		FILTER (WHERE t.sure AND t.outlets > 1))[:20]
	INTO ids, left_out, told_by_many
	FROM (SELECT v.event_id, v.outlets, v.reports, min_confidence IS NULL OR v.confidence >= min_confidence AS sure
		FROM news_archive_inner.seen_events(around) v) t;
	article_ids := ARRAY(SELECT DISTINCT a.article_id FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = id AND (wanted_during IS NULL OR a.published && wanted_during));
	SELECT count(DISTINCT a.outlet) AS outlets, min(lower(a.published)) AS first_day, max(upper(a.published) - 1)
		AS last_day INTO told FROM article a WHERE a.article_id = ANY (article_ids);
	coverage := news_archive_inner.coverage_chart('Articles that name ' || e.name || ', by outlet', article_ids);
	body := jsonb_build_array(news_archive_inner.name_section(wanted, of_archive),
		news_archive_inner.event_sections('Events around ' || e.name, ids,
		how => format('SELECT * FROM news_archive.timeline(%L) shows all', e.name)),
		news_archive_inner.network_section('People and bodies around ' || e.name, wanted, wanted_during, min_confidence,
			of_archive),
		news_archive_inner.quote_section(id, NULL, wanted_during, news_archive.default_confidence('quotation'),
			how => format('SELECT * FROM news_archive.find_quotes(%L) shows all', e.name)),
		news_archive_inner.difference_section(told_by_many, NULL, of_archive, '{name}'),
		CASE WHEN cardinality(article_ids) > 0 THEN jsonb_build_object('type', 'bars', 'id', 'coverage', 'heading',
			'Coverage', 'chart', coverage, 'intro', 'Articles that name ' || e.name || ', outlet by outlet.',
			'notes', to_jsonb(array_remove(ARRAY[CASE WHEN (coverage->>'undated')::int > 0
				THEN news_archive_inner.counted_text((coverage->>'undated')::int, 'article has no day',
				'articles have no day') || ' and no bar.' END], NULL))) END);
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title', e.name, 'eyebrow',
		'Dossier: ' || e.kind, 'subtitle', body->0->>'role',
			'lead', concat_ws(' ', ambiguous, 'Only what falls into ' || news_archive.during_text(wanted_during)
				|| ' is shown.',
				CASE WHEN cardinality(article_ids) = 0 THEN 'No article names ' || news_archive_inner.isolated(e.name)
					|| '.' WHEN ids IS NULL THEN 'No event is told that is sure enough.' END),
			'facts', jsonb_path_query_array(jsonb_build_array(news_archive_inner.fact('articles',
				to_char(cardinality(article_ids), 'FM999,999,999')),
				news_archive_inner.fact('outlets', told.outlets::text),
				news_archive_inner.fact('events', to_char(coalesce(cardinality(ids), 0), 'FM999,999,999')),
					news_archive_inner.fact('sayings', body->3->>'count'),
				news_archive_inner.fact('in articles of', news_archive_inner.days_text(told.first_day, told.last_day))),
					'$[*] ? (@ != null)'))),
		of_archive, ARRAY[news_archive_inner.unsure_note(left_out, min_confidence)],
		body->0, body->1, body->2, body->3, body->4, body->5,
		news_archive_inner.article_section(body, article_ids, how => format('SELECT * FROM news_archive.search(%L) '
			'finds them', e.name)));
END $$;
COMMENT ON FUNCTION news_archive_inner.entity_page(text, bigint, daterange, real, name, text)
	IS 'The page of dossier().';
CREATE FUNCTION news_archive.dossier(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF entity IS NULL THEN
		RETURN NULL;
	END IF;
	e := news_archive_inner.entity_for_page(entity);
	RETURN CASE WHEN e.id IS NOT NULL THEN news_archive_inner.entity_page(entity, e.id, during, min_confidence, archive,
		e.note) END;
END $$;
COMMENT ON FUNCTION news_archive.dossier(text, news_archive.days, name, real) IS
'All about somebody or something, named in any spelling, as one page of HTML to be looked at, printed and handed on: '
'names and roles, a timeline with the reports of each event and their words in their sentences, who has to do with '
'whom, quotations with all outlets that carried them, where reports differ, coverage outlet by outlet, and the '
'articles. The page fetches nothing, needs no script, and every text in it is escaped; it is well-formed XML too. '
'Of much it shows the part with most sources and says what it leaves out. during (''2013'', ''2013-02-01/2013-02-05'', '
'a daterange) keeps what falls into these days, names and roles aside; min_confidence is as in find_events(). '
'NULL for NULL, and, with a notice, for a name that no article tells which a policy leaves to the reader. In psql: '
'\t on, \o page.html. Errors: no_data_found when the name is not known, with the nearest names; '
'invalid_parameter_value for a name without letters and digits and for a min_confidence out of 0 to 1; '
'invalid_datetime_format, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.event_page(wanted bigint, of_archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	e record;
	article_ids bigint[];
	tied jsonb;
	body jsonb;
	title text;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT v.*, o.meaning INTO e FROM news_archive_inner.seen_events(ARRAY[wanted]) v
		LEFT JOIN news_archive.event_ontology() o ON o.type = v.type AND o.mode IS NOT DISTINCT FROM v.mode LIMIT 1;
	article_ids := ARRAY(SELECT DISTINCT r.article_id FROM event_report r JOIN article a USING (article_id)
		WHERE r.event_id = wanted);
	title := news_archive_inner.sides_text(e.type, e.actors, e.targets);
	tied := (SELECT jsonb_agg(jsonb_build_array(x.relation, coalesce(news_archive.during_text(x.during), 'day not '
		'known'), news_archive_inner.sides_text(x.type, x.actors, x.targets), x.words)
		ORDER BY lower(x.during) NULLS LAST, x.event_id)
		FROM news_archive.event_relations(wanted, of_archive, NULL) x);
	body := jsonb_build_array(
		(news_archive_inner.event_sections('Reports of the event', ARRAY[wanted], 1, 40)->1) #- '{groups,0,heading}'
			|| '{"id": "reports", "heading": "How it is reported", "intro": "The words that tell it, marked in their '
				'sentence; what outlets say themselves stands first.", "unfolded": true, "count": null}'::jsonb,
		news_archive_inner.table_section('sources', 'Who says so',
			'One row an independent source: what shares a sentence, an agency or an outlet is one.',
			'[{"title": "Source", "kind": "number"}, {"title": "Outlets", "kind": "name"}, {"title": '
				'"First said", "kind": "text"}, {"title": "Told", "kind": "text"}, {"title": "In these words", "kind": '
				'"text"}]',
			coalesce((SELECT jsonb_agg(jsonb_build_array(c.source_no::text || CASE WHEN c.status <> 'actual'
				THEN ' (' || c.status || ')' ELSE '' END, array_to_string(c.outlets, ', '),
				coalesce(news_archive.during_text(c.first_said), 'day not known'), c.told,
				jsonb_build_object('text', c.words, 'article_id', c.article_ids[1]::text)) ORDER BY c.source_no)
					FROM news_archive.corroboration(wanted, of_archive) c), '[]')),
		news_archive_inner.difference_section(ARRAY[wanted], NULL, of_archive),
		news_archive_inner.table_section('tied', 'What belongs to it', NULL,
			'[{"title": "This event is", "kind": "text"}, {"title": "When", "kind": "text"}, {"title": "Who", "kind": '
			'"name"}, {"title": "In these words", "kind": "text"}]', coalesce(tied, '[]')),
		jsonb_build_object('type', 'bars', 'id', 'coverage', 'heading', 'Who carried it, and when', 'chart',
			news_archive_inner.coverage_chart('Articles that report the event, by outlet', article_ids)));
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title', title, 'eyebrow',
		'Event: ' || e.type || coalesce(' (' || e.meaning || ')', ''),
			'subtitle', concat_ws(', ', coalesce(news_archive.during_text(e.during, e."precision"), 'day not known'),
				e.place),
			'facts', jsonb_build_array(news_archive_inner.fact('reports', e.reports::text),
				news_archive_inner.fact('outlets', e.outlets::text),
				news_archive_inner.fact('independent sources', e.independent_sources::text),
				news_archive_inner.fact('confidence', to_char(e.confidence, 'FM0.00')),
					news_archive_inner.fact('told as', CASE e.status WHEN 'actual' THEN 'done' ELSE e.status END)))),
		of_archive, '{}', body->0, body->1, body->2, body->3, body->4,
			news_archive_inner.article_section(body, article_ids));
END $$;
COMMENT ON FUNCTION news_archive_inner.event_page(bigint, name) IS 'The page of dossier_event().';
CREATE FUNCTION news_archive.dossier_event(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	known boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	known := EXISTS (SELECT FROM news_archive_inner.seen_events(ARRAY[event_id]));
	PERFORM news_archive_inner.tell_unknown('event', event_id::text, known,
		'find_events() and timeline() give the ids of events; they change when reports are read anew.');
	RETURN CASE WHEN known THEN news_archive_inner.event_page(event_id, archive) END;
END $$;
COMMENT ON FUNCTION news_archive.dossier_event(bigint, name) IS
'One event as a page of HTML, made as dossier() is: its reports with the words in their sentences, who says so '
'independently, where the reports differ, what was planned, denied or ended with it, who carried it when, and the '
'articles. NULL for NULL and, with a notice, for an event that is not there or that a policy hides. Errors: '
'invalid_schema_name.';
CREATE FUNCTION news_archive_inner.people_section(article_ids bigint[], heading text, max_rows int DEFAULT 20)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	rows jsonb;
	named record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.articles) AS articles, array_agg(x.mentions) AS mentions,
		array_agg(x.role) AS roles INTO named
	FROM (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles, count(*) AS mentions,
		mode() WITHIN GROUP (ORDER BY m.role COLLATE "C") AS role
		FROM article a JOIN mention m USING (article_id) WHERE (article_ids IS NULL OR a.article_id = ANY (article_ids))
			AND m.entity_id IS NOT NULL AND m.kind <> 'other' GROUP BY m.entity_id) x;
	SELECT jsonb_agg(jsonb_build_array(x.name, x.kind, coalesce(x.role, ''), x.articles::text, x.mentions::text)
		ORDER BY x.articles DESC, x.mentions DESC, x.name COLLATE "C")
	INTO rows FROM (SELECT e.name, e.kind, n.role, n.articles, n.mentions
		FROM unnest(named.ids, named.articles, named.mentions, named.roles) n(entity_id, articles, mentions, role)
			JOIN news_archive_inner.seen_entities(named.ids) e USING (entity_id)
		ORDER BY n.articles DESC, n.mentions DESC, e.name COLLATE "C" LIMIT max_rows) x;
	RETURN news_archive_inner.table_section('named', heading, NULL,
		'[{"title": "Name", "kind": "name"}, {"title": "Kind", "kind": "text"}, {"title": "Role", "kind": '
		'"text"}, {"title": "Articles", "kind": "number"}, {"title": "Times", "kind": "number"}]',
		coalesce(rows, '[]'));
END $$;
COMMENT ON FUNCTION news_archive_inner.people_section(bigint[], text, int)
	IS 'Who and what these articles of the archive entered (NULL: all) name most, as a table of a page.';
CREATE FUNCTION news_archive_inner.story_page(wanted bigint, of_archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	s record;
	article_ids bigint[] := '{}';
	told bigint[];
	ids bigint[];
	left_out bigint;
	body jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT v.* INTO s FROM news_archive_inner.visible_stories(ARRAY[wanted]) v;
	article_ids := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = wanted);
	told := ARRAY(SELECT DISTINCT r.event_id FROM event_report r WHERE r.article_id = ANY (article_ids)
		AND r.event_id IS NOT NULL);
	SELECT array_agg(e.event_id) FILTER (WHERE e.confidence >= news_archive.default_confidence('event')),
		count(*) FILTER (WHERE e.confidence < news_archive.default_confidence('event')) INTO ids, left_out
	FROM news_archive_inner.seen_events(told) e;
	body := jsonb_build_array(
		jsonb_build_object('type', 'bars', 'id', 'coverage', 'heading', 'Who told it, and when', 'chart',
			news_archive_inner.coverage_chart('Articles of the story, by outlet', article_ids)),
		news_archive_inner.event_sections('Events of the story', ids),
			news_archive_inner.difference_section('{}', wanted, of_archive),
		news_archive_inner.people_section(article_ids, 'Who is named'),
		news_archive_inner.quote_section(NULL, article_ids, NULL, news_archive.default_confidence('quotation')));
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title',
		coalesce(s.title, 'A story without a headline'), 'eyebrow', 'Story', 'subtitle',
		news_archive.during_text(s.during),
			'facts', jsonb_build_array(news_archive_inner.fact('articles', s.articles::text),
				news_archive_inner.fact('outlets', s.outlets::text),
				news_archive_inner.fact('events', coalesce(cardinality(ids), 0)::text)))),
		of_archive, ARRAY[news_archive_inner.unsure_note(left_out, news_archive.default_confidence('event'))], body->0,
			body->1, body->2, body->3, body->4, news_archive_inner.article_section(body, article_ids));
END $$;
COMMENT ON FUNCTION news_archive_inner.story_page(bigint, name) IS 'The page of dossier_story().';
CREATE FUNCTION news_archive.dossier_story(story_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	known boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	known := EXISTS (SELECT FROM news_archive_inner.visible_stories(ARRAY[story_id]));
	PERFORM news_archive_inner.tell_unknown('story', story_id::text, known,
		'find_stories() gives the ids of stories; they change when articles are linked anew.');
	RETURN CASE WHEN known THEN news_archive_inner.story_page(story_id, archive) END;
END $$;
COMMENT ON FUNCTION news_archive.dossier_story(bigint, name) IS
'One story, the articles on one happening, as a page of HTML, made as dossier() is: who told it when, its events with '
'their reports, where the articles differ, who is named and quoted, and the articles. NULL for NULL and, with a '
'notice, for a story that is not there or that a policy hides. Errors: invalid_schema_name.';
CREATE FUNCTION news_archive_inner.dyad_chart(title text, event_ids bigint[], a text, b text, a_name text, b_name text)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	step text;
	chart jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT CASE WHEN x.step = 'day' THEN 'week' ELSE x.step END INTO step
		FROM (SELECT coalesce(news_archive_inner.period_for_days(min(lower(e.during)), max(upper(e.during))), 'month')
		AS step
		FROM news_archive_inner.seen_events(event_ids) e WHERE NOT lower_inf(e.during) AND NOT upper_inf(e.during)) x;
	WITH told AS MATERIALIZED (
		SELECT CASE WHEN news_archive.is_reciprocal(e.type) THEN 2 WHEN e.actor_country = a THEN 0 ELSE 1
			END AS direction, news_archive.period_of(e.during, step) AS period, l.quad
		FROM news_archive_inner.seen_events(event_ids) e JOIN news_archive_inner.act_lanes() l ON l.type = e.type),
	counted AS (SELECT t.direction, t.period, count(*) FILTER (WHERE t.quad < 3) AS up,
		count(*) FILTER (WHERE t.quad >= 3) AS down FROM told t WHERE t.period IS NOT NULL
		GROUP BY t.direction, t.period),
	rows AS (SELECT t.direction, count(*) AS events FROM told t GROUP BY t.direction)
	SELECT jsonb_build_object('title', title, 'describes', 'Acts by ' || step || ': cooperation above the line, '
		'conflict below it.',
		'rows', jsonb_agg(jsonb_build_object('label', CASE r.direction WHEN 0 THEN a_name || E' \u2192 ' || b_name
			WHEN 1 THEN b_name || E' \u2192 ' || a_name ELSE 'Together' END, 'note',
			news_archive_inner.counted_text(r.events, 'event'),
			'bars', coalesce((SELECT jsonb_agg(jsonb_build_object('from',
				news_archive_inner.day_number(lower(c.period)), 'to', news_archive_inner.day_number(upper(c.period)),
				'up', c.up, 'down', c.down,
				'label', news_archive.during_text(c.period, step) || ': ' || c.up || ' of cooperation, ' || c.down
					|| ' of conflict') ORDER BY lower(c.period)) FROM counted c WHERE c.direction = r.direction), '[]'))
					ORDER BY r.direction))
	INTO chart FROM rows r;
	RETURN chart;
END $$;
COMMENT ON FUNCTION news_archive_inner.dyad_chart(text, bigint[], text, text, text, text)
	IS 'These events between two countries over time, as render_drawing(''bars'') takes it: one row a direction.';
CREATE FUNCTION news_archive_inner.country_page(a text, b text, wanted_during daterange, min_confidence real,
	of_archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	a_name text := news_archive_inner.country_name(a);
	b_name text := news_archive_inner.country_name(b);
	ids bigint[];
	left_out bigint;
	article_ids bigint[];
	body jsonb;
	types jsonb;
	chart jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(DISTINCT e.event_id) FILTER (WHERE min_confidence IS NULL OR e.confidence >= min_confidence),
		count(DISTINCT e.event_id) FILTER (WHERE e.confidence < min_confidence) INTO ids, left_out
	FROM news_archive_inner.seen_events(news_archive_inner.events_between(a, NULL, b, NULL, NULL)
		|| news_archive_inner.events_between(b, NULL, a, NULL, NULL)) e
	WHERE wanted_during IS NULL OR e.during && wanted_during;
	article_ids := ARRAY(SELECT DISTINCT r.article_id FROM event_report r JOIN article x USING (article_id)
		WHERE r.event_id = ANY (ids));
	types := (SELECT jsonb_agg(jsonb_build_array(t.type, t.means, t.forth::text, t.back::text) ORDER BY t.lane) FROM (
		SELECT l.lane, l.type, l.means,
			count(*) FILTER (WHERE e.actor_country = a OR news_archive.is_reciprocal(e.type)) AS forth,
			count(*) FILTER (WHERE e.actor_country IS DISTINCT FROM a OR news_archive.is_reciprocal(e.type)) AS back
		FROM news_archive_inner.seen_events(ids) e JOIN news_archive_inner.act_lanes() l
			ON l.type = e.type GROUP BY l.lane, l.type, l.means) t);
	chart := news_archive_inner.dyad_chart(a_name || ' and ' || b_name, ids, a, b, a_name, b_name);
	body := jsonb_build_array(
		CASE WHEN jsonb_path_exists(chart, '$.rows[*].bars[0]') THEN jsonb_build_object('type', 'bars', 'id', 'balance',
			'heading', 'Cooperation and conflict', 'chart', chart,
			'legend', '[{"class": "q2", "label": "cooperation, above the line"}, {"class": "q4", "label": '
				'"conflict, below it"}]'::jsonb) END,
		news_archive_inner.table_section('types', 'What they did', 'Meetings count for both.',
			jsonb_build_array('{"title": "Type", "kind": "name"}'::jsonb, '{"title": "That is", "kind": "text"}'::jsonb,
			jsonb_build_object('title', a_name || E' \u2192 ' || b_name, 'kind', 'number'),
				jsonb_build_object('title', b_name || E' \u2192 ' || a_name, 'kind', 'number')), coalesce(types, '[]')),
		news_archive_inner.event_sections('Events between ' || a_name || ' and ' || b_name, ids),
		news_archive_inner.difference_section(ids, NULL, of_archive));
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title', a_name || ' and ' || b_name,
		'eyebrow', 'Two countries', 'lead', CASE WHEN ids IS NULL
		THEN 'The archive tells of no act between the two that is sure enough.' ELSE
				'Only what falls into ' || news_archive.during_text(wanted_during) || ' is shown.' END,
			'facts', jsonb_build_array(news_archive_inner.fact('events', coalesce(cardinality(ids), 0)::text),
				news_archive_inner.fact('articles', cardinality(article_ids)::text)))),
		of_archive, ARRAY[news_archive_inner.unsure_note(left_out, min_confidence)], body->0, body->1, body->2, body->3,
			news_archive_inner.article_section(body, article_ids));
END $$;
COMMENT ON FUNCTION news_archive_inner.country_page(text, text, daterange, real, name)
	IS 'The page of dossier_country().';
CREATE FUNCTION news_archive.dossier_country(a text, b text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF a IS NULL OR b IS NULL THEN
		RETURN NULL;
	END IF;
	a := news_archive_inner.country_of('a', a);
	b := news_archive_inner.country_of('b', b);
	IF a = b THEN
		RAISE EXCEPTION 'a and b are one country, %', a USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Give two countries, by code or name.';
	END IF;
	RETURN news_archive_inner.country_page(a, b, during, min_confidence, archive);
END $$;
COMMENT ON FUNCTION news_archive.dossier_country(text, text, news_archive.days, name, real) IS
'What two countries, each by code or name, did to each other, as a page of HTML, made as dossier() is: '
'cooperation and conflict over time in either direction, the types of acts, the events with their reports, where these '
'differ, and the articles. during and min_confidence are as in find_events(). NULL when a country is NULL. Errors: '
'invalid_parameter_value for what is no country, for one country twice and for a min_confidence out of 0 to 1; '
'invalid_datetime_format, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.overview_page(wanted_during daterange, min_confidence real, of_archive name)
	RETURNS text
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	most constant int := 20000;
	told record;
	article_ids bigint[];
	seen bigint[];
	ids bigint[];
	every bigint;
	left_out bigint;
	body jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	article_ids := ARRAY(SELECT a.article_id FROM article a
		WHERE wanted_during IS NULL OR a.published && wanted_during);
	SELECT count(DISTINCT a.outlet) AS outlets, min(lower(a.published)) AS first_day, max(upper(a.published) - 1)
		AS last_day, count(*) FILTER (WHERE a.published IS NULL) AS undated,
		count(*) FILTER (WHERE a.outlet IS NULL) AS unnamed, count(*) FILTER (WHERE a.language NOT IN ('en', 'und'))
			AS foreign INTO told FROM article a WHERE a.article_id = ANY (article_ids);
	seen := news_archive_inner.match_events(NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, wanted_during, false,
		NULL);
	SELECT (array_agg(x.event_id ORDER BY x.n) FILTER (WHERE x.sure))[:most], count(*) FILTER (WHERE x.sure),
		count(*) FILTER (WHERE NOT x.sure) INTO ids, every, left_out
	FROM (SELECT e.event_id, min_confidence IS NULL OR e.confidence >= min_confidence AS sure, row_number()
		OVER (ORDER BY e.independent_sources DESC, e.confidence DESC, e.event_id) AS n
		FROM news_archive_inner.seen_events(seen) e) x;
	body := jsonb_build_array(
		CASE WHEN cardinality(article_ids) > 0 THEN jsonb_build_object('type', 'bars', 'id', 'coverage', 'heading',
			'What was published', 'chart', news_archive_inner.coverage_chart('Articles by outlet', article_ids)) END,
		news_archive_inner.people_section(CASE WHEN wanted_during IS NULL THEN NULL ELSE article_ids END,
			'Who and what is named most', 25),
		news_archive_inner.table_section('stories', 'Stories of most articles', NULL,
			'[{"title": "Story", "kind": "name"}, {"title": "When", "kind": "text"}, {"title": "Articles", "kind": '
			'"number"}, {"title": "First in", "kind": "text"}]',
			coalesce((SELECT jsonb_agg(jsonb_build_array(coalesce(s.title, 'Without a headline'),
				coalesce(news_archive.during_text(s.during), ''), s.articles::text,
				CASE WHEN cardinality(s.first_outlets) > 3 THEN cardinality(s.first_outlets) || ' outlets'
					ELSE array_to_string(s.first_outlets, ', ') END) ORDER BY s.n)
				FROM news_archive.find_stories(during => wanted_during, min_articles => 2, max_rows => 15,
					archive => of_archive) WITH ORDINALITY s(story_id, title, during, articles, outlets, who,
					first_outlets, n)), '[]')),
		news_archive_inner.network_section('People and bodies of the archive', NULL, wanted_during, min_confidence,
			of_archive),
		news_archive_inner.event_sections('Events of the archive', ids, 60, 2, 'find_events() shows all'),
		news_archive_inner.difference_section(ids[:40], NULL, of_archive),
		news_archive_inner.table_section('outlets', 'Outlets', NULL,
			'[{"title": "Outlet", "kind": "name"}, {"title": "Articles", "kind": "number"}, {"title": "Days", "kind": '
			'"text"}, {"title": "Events", "kind": "number"}, {"title": "First", "kind": "number"}, {"title": '
			'"Alone", "kind": "number"}]',
			coalesce((SELECT jsonb_agg(jsonb_build_array(coalesce(o.outlet, 'Outlet not known'), o.articles::text,
				coalesce(news_archive_inner.days_text(o.first_day, o.last_day), ''), o.events::text,
				o.events_first::text, o.events_alone::text) ORDER BY o.articles DESC, o.outlet COLLATE "C")
				FROM (SELECT * FROM news_archive.outlets(archive => of_archive) LIMIT 30) o), '[]')),
		news_archive_inner.table_section('doubts', 'What is doubtful', NULL,
			'[{"title": "Articles", "kind": "number"}, {"title": "that lack", "kind": "text"}]',
			coalesce((SELECT jsonb_agg(jsonb_build_array(d.n::text, d.what) ORDER BY d.n DESC)
				FROM (VALUES (told.undated, 'a day of publication'), (told.unnamed, 'an outlet'),
				(told.foreign, 'English: they are searched, and not read for names and events')) d(n, what)
				WHERE d.n > 0), '[]')));
	RETURN news_archive_inner.page_from(jsonb_strip_nulls(jsonb_build_object('title', 'The archive ' || of_archive,
		'eyebrow', 'Overview', 'lead', 'Only what falls into ' || news_archive.during_text(wanted_during)
		|| ' is shown.',
			'facts', jsonb_path_query_array(jsonb_build_array(news_archive_inner.fact('articles',
				to_char(cardinality(article_ids), 'FM999,999,999')),
				news_archive_inner.fact('outlets', told.outlets::text),
				news_archive_inner.fact('events', to_char(every, 'FM999,999,999')),
				news_archive_inner.fact('published', news_archive_inner.days_text(told.first_day, told.last_day))),
					'$[*] ? (@ != null)'))),
		of_archive, ARRAY[news_archive_inner.unsure_note(left_out, min_confidence)], body->0, body->1, body->2, body->3,
			body->4, body->5, body->6, body->7, news_archive_inner.article_section(body, '{}'));
END $$;
COMMENT ON FUNCTION news_archive_inner.overview_page(daterange, real, name) IS 'The page of archive_overview().';
CREATE FUNCTION news_archive.archive_overview(during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	RETURN news_archive_inner.overview_page(during, min_confidence, archive);
END $$;
COMMENT ON FUNCTION news_archive.archive_overview(news_archive.days, name, real) IS
'A whole archive as a page of HTML, made as dossier() is: what was published when by whom, who is named most, the '
'stories of most articles, who has to do with whom, the events of most sources, where their reports differ, the '
'outlets, and what is doubtful. during keeps what falls into these days; min_confidence is as in find_events(). '
'Of more than 20,000 events those of most sources are drawn. Errors: invalid_parameter_value for a min_confidence out '
'of 0 to 1, invalid_datetime_format, invalid_schema_name.';

-- src/reports/drawings.sql
CREATE FUNCTION news_archive_inner.drawing_data(kind text, wanted text, id bigint, wanted_during daterange,
	min_confidence real, of_archive name) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET client_min_messages = warning SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	name text;
	article_ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	name := coalesce((SELECT e.name FROM news_archive_inner.seen_entities(ARRAY[id]) e), 'the archive');
	IF kind = 'timeline' THEN
		RETURN news_archive_inner.timeline_chart('Events around ' || name,
			ARRAY(SELECT t.event_id FROM news_archive.timeline(wanted, wanted_during, of_archive, min_confidence) t));
	ELSIF kind = 'network' THEN
		RETURN news_archive_inner.network_chart('People and bodies around ' || name, wanted, wanted_during,
			min_confidence, of_archive);
	END IF;
	article_ids := ARRAY(SELECT a.article_id FROM article a
		WHERE (wanted_during IS NULL OR a.published && wanted_during)
			AND (id IS NULL OR EXISTS (SELECT FROM mention m WHERE m.article_id = a.article_id AND m.entity_id = id)));
	RETURN news_archive_inner.coverage_chart(CASE WHEN id IS NULL THEN 'Articles by outlet' ELSE 'Articles that name '
		|| name || ', by outlet' END, article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.drawing_data(text, text, bigint, daterange, real, name)
	IS 'What a drawing (timeline, network, bars) of somebody in the archive entered is made from. Raises no notices.';
CREATE FUNCTION news_archive_inner.select_drawing(kind text, wanted text, wanted_during daterange, archive name,
	min_confidence real) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	id := news_archive_inner.select_entity(wanted);
	IF id = 0 OR (wanted IS NULL AND kind = 'timeline') THEN
		RETURN NULL;
	END IF;
	RETURN news_archive_inner.render_drawing(kind, news_archive_inner.drawing_data(kind, wanted, id, wanted_during,
		min_confidence, archive));
END $$;
COMMENT ON FUNCTION news_archive_inner.select_drawing(text, text, daterange, name, real)
	IS 'What timeline_svg, network_svg and coverage_svg stand on.';
CREATE FUNCTION news_archive.timeline_svg(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_drawing('timeline', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.timeline_svg(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, along a line of time as an SVG file: a lane a type of act, a bar '
'an event, as wide as its days are inexact and as high as it has independent sources, pale with a broken edge when it '
'is less sure than sure_enough(), hollow when it was not done. More than 250 events are counted by period. '
'during and min_confidence are as in find_events(). NULL for NULL. Errors: those of timeline().';
CREATE FUNCTION news_archive.network_svg(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_drawing('network', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.network_svg(text, news_archive.days, name, real) IS
'Who has to do with whom as an SVG file: network() of somebody, named in any spelling, or of the whole archive for '
'NULL; the people and bodies with most acts, 18 at most, always at the same places. Lines tell who met, who did '
'something to the other, and who is only named together. during and min_confidence are as in network(). Errors: '
'those of network().';
CREATE FUNCTION news_archive.coverage_svg(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_drawing('bars', $1, $2, $3, NULL) $$;
COMMENT ON FUNCTION news_archive.coverage_svg(text, news_archive.days, name) IS
'When which outlet published articles that name somebody (in any spelling), or all its articles for NULL, as an SVG '
'file: a row an outlet, a bar a day, week, month or year, by how long the time is. during keeps what may have been '
'published then. Errors: those of coverage().';

-- src/reports/export.sql
CREATE FUNCTION news_archive_inner.render_xml(tree jsonb, document boolean DEFAULT true) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_render_xml';
COMMENT ON FUNCTION news_archive_inner.render_xml(jsonb, boolean) IS
'XML from a tree as JsonML has it: an element is an array of its name, an object of its attributes (which may be left '
'out) and its children, texts and elements: ["title", {"lang": "en"}, "A & B"]. An array of elements may stand for '
'each of them; null is nothing. Every text is escaped; a character that XML cannot have becomes U+FFFD. '
'As a document it begins with an XML declaration. Errors: invalid_parameter_value for a name of an element or '
'attribute that is none and for an object that is no attributes; program_limit_exceeded for elements nested deeper '
'than 64 and for more than 256 MB.';
CREATE FUNCTION news_archive_inner.html_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN news_archive_inner.render_xml(to_jsonb(words), false);
COMMENT ON FUNCTION news_archive_inner.html_text(text) IS 'A text as it stands in HTML: < is &lt;. NULL for NULL.';
CREATE FUNCTION news_archive_inner.web_url(url text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN url ~* '^https?://[^[:space:][:cntrl:]<>"]+$' THEN url END;
COMMENT ON FUNCTION news_archive_inner.web_url(text) IS 'An address of the web, as it is; NULL for what is none, such '
	'as "javascript:...".';
CREATE FUNCTION news_archive_inner.content_uuid(VARIADIC parts text[]) RETURNS uuid
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (overlay(lpad(to_hex(news_archive.content_id(VARIADIC parts)), 16, '0') PLACING '8' FROM 13 FOR 1)
		|| overlay(lpad(to_hex(news_archive.content_id(VARIADIC parts || 'uuid'::text)), 16, '0') PLACING 'a'
			FROM 1 FOR 1))::uuid;
COMMENT ON FUNCTION news_archive_inner.content_uuid(text[]) IS 'A UUID of version 8 (RFC 9562) made from content: '
	'the same parts give the same one. For the ids that feeds and documents must have. NULL for a NULL array.';
CREATE FUNCTION news_archive_inner.known_first(during daterange) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(lower(during)) THEN lower(during) END;
COMMENT ON FUNCTION news_archive_inner.known_first(daterange) IS 'The first day of a range, NULL where it is open or '
	'not known.';
CREATE FUNCTION news_archive_inner.known_last(during daterange) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(upper(during)) THEN upper(during) - 1 END;
COMMENT ON FUNCTION news_archive_inner.known_last(daterange) IS 'The last day of a range, NULL where it is open or not '
	'known.';
CREATE FUNCTION news_archive_inner.known_unit(meant daterange, "precision" text DEFAULT NULL) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN news_archive_inner.known_first(meant) IS NULL AND news_archive_inner.known_last(meant) IS NULL
		THEN NULL
		WHEN "precision" IN ('minute', 'day') THEN 'day'
		WHEN (lower_inf(meant) OR NOT isfinite(lower(meant)) OR extract(doy FROM lower(meant)) = 1)
			AND (upper_inf(meant) OR NOT isfinite(upper(meant)) OR extract(doy FROM upper(meant)) = 1) THEN 'year'
		WHEN (lower_inf(meant) OR NOT isfinite(lower(meant)) OR extract(day FROM lower(meant)) = 1)
			AND (upper_inf(meant) OR NOT isfinite(upper(meant)) OR extract(day FROM upper(meant)) = 1) THEN 'month'
		ELSE 'day' END;
COMMENT ON FUNCTION news_archive_inner.known_unit(daterange, text) IS
'How exactly the ends of a range are known: year when it is made of whole years, month of whole months, else day. '
'NULL when neither end is known.';
CREATE FUNCTION news_archive_inner.iso_day(day date, unit text DEFAULT 'day') RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN day BETWEEN '0001-01-01' AND '9999-12-31' THEN lpad(extract(year FROM day)::int::text, 4, '0')
		|| CASE WHEN unit IN ('month', 'day') THEN '-' || lpad(extract(month FROM day)::int::text, 2, '0') ELSE '' END
		|| CASE WHEN unit = 'day' THEN '-' || lpad(extract(day FROM day)::int::text, 2, '0') ELSE '' END END;
COMMENT ON FUNCTION news_archive_inner.iso_day(date, text) IS 'A day by ISO 8601, down to the unit (year, month, day): '
	'2024-05. NULL outside the years 1 to 9999.';
CREATE FUNCTION news_archive_inner.exact_day(during daterange) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN news_archive_inner.known_first(during) = news_archive_inner.known_last(during) THEN lower(during)
		END;
COMMENT ON FUNCTION news_archive_inner.exact_day(daterange) IS 'The day that a range is; NULL when it is longer or '
	'open.';
CREATE FUNCTION news_archive_inner.iso_date(during daterange) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN substring(news_archive.edtf(during) FROM '^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$');
COMMENT ON FUNCTION news_archive_inner.iso_date(daterange) IS 'One day, month or year by ISO 8601; '
	'NULL for a range that is none of these.';
CREATE FUNCTION news_archive_inner.rfc3339(moment timestamptz) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(moment) THEN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END;
COMMENT ON FUNCTION news_archive_inner.rfc3339(timestamptz) IS 'A moment as Atom and JSON want it, in UTC: '
	'2024-05-18T00:00:00Z. NULL for infinity.';
CREATE FUNCTION news_archive_inner.rfc822(moment timestamptz) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(moment) THEN to_char(moment AT TIME ZONE 'UTC', 'Dy, DD Mon YYYY HH24:MI:SS "GMT"') END;
COMMENT ON FUNCTION news_archive_inner.rfc822(timestamptz) IS 'A moment as RSS wants it (RFC 822, the year in four '
	'digits): Sat, 18 May 2024 00:00:00 GMT. NULL for infinity.';
CREATE FUNCTION news_archive_inner.country_codes() RETURNS TABLE (country text, iso2 text, name text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 250 AS $$
	SELECT r.country, min(lower(r.iso2 COLLATE "C")), min(r.name COLLATE "C") FROM news_archive.reference_entity r
		WHERE r.type = 'country' GROUP BY r.country $$;
COMMENT ON FUNCTION news_archive_inner.country_codes() IS 'Countries: ISO 3166-1 alpha-3, alpha-2 in lower case, and '
	'the usual English name. For exports that want another code.';
CREATE FUNCTION news_archive_inner.entity_to_export(wanted text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	e record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	e := news_archive_inner.entity_for_page(wanted);
	IF e.note IS NOT NULL THEN
		RAISE NOTICE '%', e.note USING HINT = format('Give the full name of the one you mean; SELECT * FROM '
			'news_archive.find_entity(%L); shows them.', wanted);
	END IF;
	RETURN coalesce(e.id, 0);
END $$;
COMMENT ON FUNCTION news_archive_inner.entity_to_export(text) IS
'The entity of the archive entered that a name is taken for, as select_entity() takes it, with a notice when others '
'may be meant. NULL for NULL; 0, which is nobody, with a notice, when nothing comes near in the articles that a policy '
'leaves to the reader. Errors: no_data_found, with the nearest names; invalid_parameter_value for a name without '
'letters and digits.';
CREATE FUNCTION news_archive_inner.events_to_export(id bigint, wanted_during daterange, wanted_status text,
	min_confidence real) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	ids bigint[];
	left_out bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	ids := news_archive_inner.match_events(id, NULL, true, NULL, NULL, NULL, NULL, wanted_status, wanted_during, false,
		NULL);
	SELECT array_agg(e.event_id ORDER BY lower(e.during) NULLS LAST, upper(e.during), e.reports DESC, e.event_id)
		FILTER (WHERE min_confidence IS NULL OR e.confidence >= min_confidence),
		count(*) FILTER (WHERE e.confidence < min_confidence)
	INTO ids, left_out FROM news_archive_inner.seen_events(ids) e;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
	RETURN coalesce(ids, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.events_to_export(bigint, daterange, text, real) IS
'The events of the archive entered around an entity (NULL: all), that may fall into these days, have this status and '
'are as sure as min_confidence, in the order of timeline(). A notice tells how many are less sure.';
CREATE FUNCTION news_archive_inner.export_asked(wanted text, wanted_during daterange, wanted_status text,
	min_confidence real, null_is_all boolean,
		OUT entity_id bigint, OUT event_ids bigint[])
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.check_confidence(min_confidence);
	entity_id := news_archive_inner.entity_to_export(wanted);
	IF entity_id <> 0 OR (entity_id IS NULL AND null_is_all) THEN
		event_ids := news_archive_inner.events_to_export(entity_id, wanted_during, wanted_status, min_confidence);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.export_asked(text, daterange, text, real, boolean) IS
'What an export of events is asked for: the entity as entity_to_export() takes the name, and its events as '
'events_to_export() gives them; for a name that is NULL all events, if null_is_all. event_ids is NULL where nobody is '
'asked for: for a NULL that is not all, and for a name that nothing comes near. Errors: those of entity_to_export(), '
'invalid_parameter_value for a min_confidence out of 0 to 1.';
CREATE FUNCTION news_archive_inner.exported_reports(event_ids bigint[])
	RETURNS TABLE (event_id bigint, n bigint, article_id bigint, sentence_no int, outlet text, url text, title text,
		published daterange, words text, cameo text, attributed_to text,
		confidence real, loaded_at timestamptz)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH every AS MATERIALIZED (
		SELECT r.event_id, r.article_id, r.report_no, r.sentence_no, r.words, r.cameo, r.attributed_to, r.confidence,
			a.outlet, a.url, a.title, a.published, f.loaded_at,
			row_number() OVER (PARTITION BY r.event_id, r.words_id ORDER BY lower(a.published) NULLS LAST, r.article_id,
				r.report_no) AS again,
			row_number() OVER (PARTITION BY r.event_id, r.article_id ORDER BY r.confidence DESC, r.report_no)
				AS in_article
		FROM event_report r JOIN article a USING (article_id)
			-- an archive of 0.1.0 has no such column: there it is the NULL outside
			CROSS JOIN (SELECT NULL::timestamptz AS loaded_at) none CROSS JOIN LATERAL (SELECT loaded_at FROM article x
				WHERE x.article_id = a.article_id) f
		WHERE r.event_id = ANY (event_ids))
	SELECT e.event_id, row_number() OVER (PARTITION BY e.event_id ORDER BY e.again > 1, e.in_article > 1,
		e.attributed_to IS NOT NULL, e.confidence DESC, lower(e.published) NULLS LAST, e.article_id, e.report_no),
		e.article_id, e.sentence_no, e.outlet, news_archive_inner.web_url(e.url), e.title, e.published, e.words,
			e.cameo, e.attributed_to, e.confidence, e.loaded_at
	FROM every e;
END $$;
COMMENT ON FUNCTION news_archive_inner.exported_reports(bigint[]) IS
'The reports of these events of the archive entered that the current user may see, in the order in which pages show '
'them (n): new words first, the surest of each article, what outlets say themselves. url is NULL unless it is an '
'address of the web.';
CREATE TYPE news_archive_inner.exported_article_row AS (article_id bigint, outlet text, url text, title text,
	standfirst text, author text, section text, dateline text, published daterange, modified daterange, language text,
	day date, shown_title text, loaded_at timestamptz);
COMMENT ON TYPE news_archive_inner.exported_article_row IS 'A row of exported_articles().';
CREATE FUNCTION news_archive_inner.exported_articles(article_ids bigint[])
	RETURNS SETOF news_archive_inner.exported_article_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT a.article_id, a.outlet, news_archive_inner.web_url(a.url), nullif(a.title, ''), a.standfirst, a.author,
		a.section, a.dateline, a.published, a.modified, a.language,
		CASE WHEN news_archive_inner.iso_day(news_archive_inner.exact_day(a.published)) IS NOT NULL
			THEN lower(a.published) END,
		coalesce(nullif(a.title, ''), CASE WHEN char_length(a.body) > 90 THEN left(a.body, 90) || E' \u2026'
			ELSE nullif(a.body, '') END, 'Without a title'), f.loaded_at
	-- an archive of 0.1.0 has no such column: there it is the NULL outside
	FROM article a CROSS JOIN (SELECT NULL::timestamptz AS loaded_at) none CROSS JOIN LATERAL (SELECT loaded_at
		FROM article x WHERE x.article_id = a.article_id) f
	WHERE a.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.exported_articles(bigint[]) IS
'These articles of the archive entered that the current user may see, without their texts: url is NULL unless it is an '
'address of the web, day the day of publication if it is known exactly and of the years 1 to 9999, shown_title the '
'headline or how the text begins.';
CREATE FUNCTION news_archive_inner.event_title(type text, mode text, status text, actor text, target text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN concat_ws(CASE WHEN news_archive.is_reciprocal(type) THEN ' and ' ELSE ' ' || chr(8594) || ' ' END,
		coalesce(news_archive_inner.isolated(actor), 'somebody not named'), news_archive_inner.isolated(target))
		|| ': ' || concat_ws(', ', type, mode, nullif(status, 'actual'));
COMMENT ON FUNCTION news_archive_inner.event_title(text, text, text, text, text)
	IS 'Who did what to whom, in a line: "Norway -> Hungary: SANCTION, expel". For exports.';
CREATE FUNCTION news_archive_inner.exported_events(event_ids bigint[], max_reports int DEFAULT 20)
	RETURNS TABLE (n bigint, event_id bigint, during daterange, "precision" text, first_day date, last_day date,
		unit text, when_text text, type text, mode text, quad int, means text,
		actor text, target text, actor_id bigint, target_id bigint, place text, place_basis text, status text,
			words text, confidence real, reports int, outlets int,
		independent_sources int, title text, told jsonb, url text, loaded_at timestamptz)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH reports AS MATERIALIZED (
		SELECT r.event_id, max(r.loaded_at) AS loaded_at,
			(array_agg(r.url ORDER BY r.n) FILTER (WHERE r.url IS NOT NULL))[1] AS url,
			jsonb_agg(jsonb_strip_nulls(jsonb_build_object('article_id', r.article_id::text, 'outlet', r.outlet,
				'published', news_archive.edtf(r.published), 'url', r.url,
				'title', nullif(r.title, ''), 'words', r.words, 'attributed_to', r.attributed_to, 'confidence',
					r.confidence)) ORDER BY r.n) FILTER (WHERE r.n <= max_reports) AS told
		FROM news_archive_inner.exported_reports(event_ids) r GROUP BY r.event_id),
	meant AS MATERIALIZED (SELECT o.type, o.mode, o.quad_class, o.meaning FROM news_archive.event_ontology() o)
	SELECT o.n, e.event_id, e.during, e."precision", news_archive_inner.known_first(e.during),
		news_archive_inner.known_last(e.during), news_archive_inner.known_unit(e.during, e."precision"),
		news_archive.during_text(e.during, e."precision"), e.type, e.mode, w.quad_class, coalesce(m.meaning, w.meaning),
			e.actors[1], e.targets[1], e.actor_ids[1], e.target_ids[1],
		e.place, e.place_basis, e.status, e.words, e.confidence, e.reports, e.outlets, e.independent_sources,
		news_archive_inner.event_title(e.type, e.mode, e.status, e.actors[1], e.targets[1]), coalesce(r.told, '[]'),
			r.url, r.loaded_at
	FROM unnest(event_ids) WITH ORDINALITY o(event_id, n) JOIN news_archive_inner.seen_events(event_ids) e ON e.event_id
		= o.event_id LEFT JOIN reports r ON r.event_id = e.event_id
		LEFT JOIN meant m ON m.type = e.type AND m.mode = e.mode LEFT JOIN meant w ON w.type = e.type AND w.mode IS NULL
	ORDER BY o.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.exported_events(bigint[], int) IS
'These events of the archive entered, in this order (n), as the current user may see them, with what exports write of '
'them: the ends of their days where they are known and how exactly (unit), days and sides in words, the quad class and '
'meaning of the act, and told: at most max_reports reports as {"article_id", "outlet", "published", "url", "title", '
'"words", "attributed_to", "confidence"}. url is that of the first report that has one, loaded_at when the last of '
'their articles was loaded.';
CREATE FUNCTION news_archive_inner.event_points(event_ids bigint[])
	RETURNS TABLE (event_id bigint, name text, place_id bigint, place text, country text, latitude real, longitude real,
		confidence real, basis text, is_country boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	placed record;
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(e.event_id) AS ids, array_agg(e.place) AS names INTO placed
		FROM news_archive_inner.seen_events(event_ids) e WHERE e.place IS NOT NULL;
	-- the country that their articles tell with the name
	SELECT array_agg(x.event_id) AS ids, array_agg(x.place) AS names, array_agg(x.country) AS countries INTO told
	FROM (SELECT y.event_id, y.place, mode() WITHIN GROUP (ORDER BY y.country) AS country
		FROM (SELECT r.event_id, r.place, min(m.country COLLATE "C") AS country
			FROM event_report r JOIN article a USING (article_id) JOIN mention m ON m.article_id = r.article_id
				AND m.kind = 'place' AND r.place IN (m.name, m.mention)
			WHERE r.event_id = ANY (placed.ids) AND r.place IS NOT NULL GROUP BY r.event_id, r.article_id, r.report_no,
				r.place) y
		WHERE y.country IS NOT NULL GROUP BY y.event_id, y.place) x;
	RETURN QUERY
	WITH named AS MATERIALIZED (
		SELECT p.id, p.name, t.country FROM unnest(placed.ids, placed.names) p(id, name)
			LEFT JOIN unnest(told.ids, told.names, told.countries) t(id, name, country) ON t.id = p.id
			AND t.name = p.name),
	found AS MATERIALIZED (
		SELECT d.name AS of_name, coalesce(d.country, '') AS of_country, s.*
			FROM (SELECT DISTINCT n.name, n.country FROM named n) d,
			LATERAL (SELECT * FROM news_archive_inner.select_places(d.name, ARRAY[d.country]) s
				WHERE s.country = d.country OR d.country IS NULL ORDER BY s.confidence DESC, s.place_id LIMIT 1) s),
	countries AS MATERIALIZED (SELECT lower(c.name COLLATE "C") AS name FROM news_archive_inner.country_codes() c)
	SELECT n.id, n.name, f.place_id, f.place, coalesce(n.country, f.country), f.latitude, f.longitude, f.confidence,
		f.basis, c.name IS NOT NULL
	FROM named n LEFT JOIN found f ON f.of_name = n.name AND f.of_country = coalesce(n.country, '')
		LEFT JOIN countries c ON c.name = lower(n.name COLLATE "C");
END $$;
COMMENT ON FUNCTION news_archive_inner.event_points(bigint[]) IS
'Where these events of the archive entered are: a row for each that has a place, with its name, the country that '
'articles tell, and the place of the gazetteer that is meant, as event_places() has it, NULL where there is none. '
'For exports with coordinates.';

-- src/reports/export_articles.sql
CREATE FUNCTION news_archive_inner.exported_mentions(wanted bigint)
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, country text, sector text, mentions bigint,
		spellings text[], in_title boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	told record;
	headline text;
BEGIN
	PERFORM news_archive_inner.entered();
	headline := ' ' || news_archive.fold_name((SELECT a.title FROM article a WHERE a.article_id = wanted)) || ' ';
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.mentions) AS mentions, array_agg(x.first) AS firsts,
		array_agg(x.role) AS roles, array_agg(x.spellings) AS spellings INTO told
	FROM (SELECT m.entity_id, count(*) AS mentions, min(m.start) AS first,
		(array_agg(m.role ORDER BY length(m.role) DESC, m.mention_no) FILTER (WHERE m.role IS NOT NULL))[1] AS role,
			-- an array of arrays must have rows of one length
			(array_agg(DISTINCT m.mention COLLATE "C") FILTER (WHERE m.form = 'name'))::text AS spellings
		FROM mention m JOIN article a USING (article_id) WHERE a.article_id = wanted AND m.entity_id IS NOT NULL
			GROUP BY m.entity_id) x;
	RETURN QUERY
	SELECT e.entity_id, e.kind, e.name, t.role, e.country, e.sector, t.mentions,
		coalesce(array_remove(t.spellings::text[], e.name), '{}'),
		EXISTS (SELECT FROM (SELECT news_archive.fold_name(s.name) AS word
			FROM unnest(t.spellings::text[] || e.name) s(name)
				UNION ALL SELECT unnest(CASE WHEN e.kind = 'person' THEN news_archive_inner.surname_forms(e.name) END))
					w WHERE w.word <> '' AND strpos(headline, ' ' || w.word || ' ') > 0)
	FROM unnest(told.ids, told.mentions, told.firsts, told.roles, told.spellings) t(entity_id, mentions, first, role,
		spellings) JOIN news_archive_inner.seen_entities(told.ids) e USING (entity_id)
	ORDER BY t.first, e.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.exported_mentions(bigint) IS
'Whom and what an article of the archive entered names, in the order of the text: the entity with the role that the '
'article gives it, how often it is mentioned, the other spellings there, and whether the headline has one of them, or '
'the surname.';
CREATE FUNCTION news_archive_inner.events_of_article(wanted bigint, min_confidence real) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	ids := ARRAY(SELECT r.event_id FROM event_report r JOIN article a USING (article_id)
		WHERE r.article_id = wanted AND r.event_id IS NOT NULL GROUP BY r.event_id ORDER BY min(r.report_no));
	RETURN ARRAY(SELECT e.event_id FROM unnest(ids) WITH ORDINALITY o(event_id, n)
		JOIN news_archive_inner.seen_events(ids) e USING (event_id)
		WHERE min_confidence IS NULL OR e.confidence >= min_confidence ORDER BY o.n);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_of_article(bigint, real)
	IS 'The events of the archive entered that an article tells, as sure as min_confidence, in the order of its text.';
CREATE FUNCTION news_archive_inner.text_of_article(wanted bigint) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT nullif(a.body, '') FROM article a WHERE a.article_id = wanted);
END $$;
COMMENT ON FUNCTION news_archive_inner.text_of_article(bigint)
	IS 'The body of an article of the archive entered; NULL when it has none or may not be seen.';
CREATE FUNCTION news_archive_inner.article_to_export(wanted bigint, min_confidence real,
	OUT article news_archive_inner.exported_article_row, OUT uri text, OUT body text, OUT events bigint[])
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.check_confidence(min_confidence);
	SELECT x.* INTO article FROM news_archive_inner.exported_articles(ARRAY[wanted]) x;
	PERFORM news_archive_inner.tell_unknown('article', wanted::text, article.article_id IS NOT NULL,
		'search() gives the ids of articles.');
	IF article.article_id IS NOT NULL THEN
		uri := coalesce(article.url, 'urn:uuid:' || news_archive_inner.content_uuid('article', wanted::text));
		body := news_archive_inner.text_of_article(wanted);
		events := news_archive_inner.events_of_article(wanted, min_confidence);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.article_to_export(bigint, real) IS
'One article of the archive entered as documents of it begin: its row of exported_articles(), its address or else a '
'UUID, its body, and the events as sure as min_confidence that it tells. All is NULL for NULL and, with a notice, for '
'one that is not there. Errors: invalid_parameter_value for a min_confidence out of 0 to 1.';
CREATE FUNCTION news_archive_inner.entity_urn(entity_id bigint) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 'urn:uuid:' || news_archive_inner.content_uuid('entity', entity_id::text);
COMMENT ON FUNCTION news_archive_inner.entity_urn(bigint) IS 'The name by which documents refer to an entity.';
CREATE FUNCTION news_archive_inner.ninjs_named(article_id bigint, wanted_kind text) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_build_object('name', m.name, 'rel', CASE WHEN m.in_title THEN 'about' ELSE 'mentions'
		END, 'uri', news_archive_inner.entity_urn(m.entity_id)) ORDER BY m.n)
		FROM news_archive_inner.exported_mentions(article_id) WITH ORDINALITY m(entity_id, kind, name, role, country,
			sector, mentions, spellings, in_title, n) WHERE m.kind = wanted_kind);
END $$;
COMMENT ON FUNCTION news_archive_inner.ninjs_named(bigint, text)
	IS 'The entities of one kind that an article of the archive entered names, as ninjs has them. NULL for none.';
CREATE FUNCTION news_archive.article_ninjs(article_id bigint, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	a record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT (x.article).*, x.uri, x.body, x.events INTO a
		FROM news_archive_inner.article_to_export(article_id, min_confidence) x;
	IF a.article_id IS NULL THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_strip_nulls(jsonb_build_object('uri', a.uri,
		'standard', '{"name": "ninjs", "version": "2.1", "schema": '
			'"https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}'::jsonb, 'type', 'text',
		'altids', jsonb_build_array(jsonb_build_object('role', 'article_id', 'value', article_id::text)),
		'firstcreated', news_archive_inner.rfc3339(news_archive_inner.feed_moment(news_archive_inner.iso_day(a.day))),
			'versioncreated', news_archive_inner.rfc3339(coalesce(a.loaded_at,
			news_archive_inner.feed_moment(news_archive_inner.iso_day(a.day)))),
		'language', nullif(a.language, 'und'), 'by', nullif(a.author, ''), 'located', a.dateline,
		'infosources', CASE WHEN a.outlet IS NOT NULL THEN jsonb_build_array(jsonb_build_object('name', a.outlet)) END,
		'headlines', CASE WHEN a.title IS NOT NULL
			THEN jsonb_build_array(jsonb_build_object('role', 'main', 'contenttype', 'text/plain', 'value', a.title))
			END,
		'descriptions', CASE WHEN a.standfirst IS NOT NULL
			THEN jsonb_build_array(jsonb_build_object('role', 'summary', 'contenttype', 'text/plain', 'value',
			a.standfirst)) END,
		'bodies', CASE WHEN a.body IS NOT NULL
			THEN jsonb_build_array(jsonb_build_object('role', 'main', 'contenttype', 'text/plain', 'charcount',
			char_length(a.body), 'value', a.body)) END,
		'people', news_archive_inner.ninjs_named(article_id, 'person'), 'organisations',
			news_archive_inner.ninjs_named(article_id, 'organisation'), 'places',
			news_archive_inner.ninjs_named(article_id, 'place'),
		'events', (SELECT jsonb_agg(jsonb_build_object('name', e.title || coalesce(', ' || e.when_text, ''), 'rel',
			'mentions', 'uri', 'urn:uuid:' || news_archive_inner.content_uuid('event', e.event_id::text)) ORDER BY e.n)
			FROM news_archive_inner.exported_events(a.events, 1) e)));
END $$;
COMMENT ON FUNCTION news_archive.article_ninjs(bigint, name, real) IS
'An article as IPTC''s ninjs 2.1: headline, standfirst, body, byline (by), dateline (located), outlet (infosources), '
'and the people, organisations, places and events that it tells of; rel is about for what the headline names, else '
'mentions. uri is the address of the web, else a UUID made from article_id, which is among the altids. '
'firstcreated is the day of publication at 00:00 UTC where it is known exactly, versioncreated when the article was '
'loaded. Only events at least as sure as min_confidence (0 to 1; NULL for all). NULL for NULL and, with a notice, for '
'an article that is not there or that a policy hides. Errors: invalid_parameter_value for a min_confidence out of 0 to '
'1, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.schema_things(article_id bigint, named_in_title boolean) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('@type', CASE m.kind WHEN 'person' THEN 'Person'
		WHEN 'organisation' THEN 'Organization' WHEN 'place' THEN 'Place' ELSE 'Thing' END,
			'@id', news_archive_inner.entity_urn(m.entity_id), 'name', m.name, 'alternateName',
				CASE WHEN m.spellings <> '{}' THEN to_jsonb(m.spellings) END,
			'jobTitle', CASE WHEN m.kind = 'person' THEN m.role END)) ORDER BY m.n)
		FROM news_archive_inner.exported_mentions(article_id) WITH ORDINALITY m(entity_id, kind, name, role, country,
			sector, mentions, spellings, in_title, n) WHERE m.in_title = named_in_title);
END $$;
COMMENT ON FUNCTION news_archive_inner.schema_things(bigint, boolean)
	IS 'The entities that an article of the archive entered names, in its headline too or not, as schema.org has them. '
	'NULL for none.';
CREATE FUNCTION news_archive_inner.schema_events(event_ids bigint[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('@type', 'Event', '@id',
		'urn:uuid:' || news_archive_inner.content_uuid('event', e.event_id::text), 'identifier', e.event_id::text,
			'name', e.title, 'description', e.words, 'startDate', news_archive_inner.iso_day(e.first_day, e.unit),
				'endDate', news_archive_inner.iso_day(e.last_day, e.unit),
			'location', CASE WHEN e.place IS NOT NULL THEN jsonb_build_object('@type', 'Place', 'name', e.place) END,
			'about', (SELECT jsonb_agg(jsonb_build_object('@id', news_archive_inner.entity_urn(s.id)) ORDER BY s.n)
				FROM (VALUES (1, e.actor_id), (2, e.target_id)) s(n, id) WHERE s.id IS NOT NULL),
			-- schema.org has no property for it
			'disambiguatingDescription', concat_ws('; ', e.status, 'confidence ' || to_char(e.confidence, 'FM0.00'))))
				ORDER BY e.n)
		FROM news_archive_inner.exported_events(event_ids, 1) e);
END $$;
COMMENT ON FUNCTION news_archive_inner.schema_events(bigint[])
	IS 'These events of the archive entered as schema.org has them. NULL for none.';
CREATE FUNCTION news_archive.article_jsonld(article_id bigint, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS json
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	a record;
	written jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT (x.article).*, x.uri, x.body, x.events INTO a
		FROM news_archive_inner.article_to_export(article_id, min_confidence) x;
	IF a.article_id IS NULL THEN
		RETURN NULL;
	END IF;
	written := jsonb_strip_nulls(jsonb_build_object('@context', 'https://schema.org', '@type', 'NewsArticle', '@id',
		a.uri,
		'identifier', article_id::text, 'url', a.url, 'headline', a.title, 'description', a.standfirst, 'inLanguage',
			nullif(a.language, 'und'), 'articleSection', a.section, 'dateline', a.dateline,
		'datePublished', news_archive_inner.iso_date(a.published), 'dateModified',
			news_archive_inner.iso_date(a.modified),
		'author', CASE WHEN a.author <> '' THEN jsonb_build_object('@type', 'Person', 'name', a.author) END,
		'publisher', CASE WHEN a.outlet IS NOT NULL THEN jsonb_build_object('@type', 'NewsMediaOrganization', 'name',
			a.outlet) END,
		'articleBody', a.body, 'about', news_archive_inner.schema_things(article_id, true),
		'mentions', nullif(coalesce(news_archive_inner.schema_things(article_id, false), '[]')
			|| coalesce(news_archive_inner.schema_events(a.events), '[]'), '[]')));
	-- within a <script> nothing of it can end that element
	RETURN replace(replace(replace(written::text, '<', '\u003c'), '>', '\u003e'), '&', '\u0026')::json;
END $$;
COMMENT ON FUNCTION news_archive.article_jsonld(bigint, name, real) IS
'An article as a NewsArticle of schema.org in JSON-LD: headline, author, publisher, datePublished as exactly as it is '
'known (2024-05-18, 2024-05, 2024), articleBody; what the headline names as about, whom else it names, and the events '
'that it tells, as mentions, with their days, words and confidence. <, > and & are written as \u003c and the like: '
'it may stand in a <script type="application/ld+json"> as it is. Only events at least as sure as min_confidence (0 to '
'1; NULL for all). NULL for NULL and, with a notice, for an article that is not there or that a policy hides. Errors: '
'invalid_parameter_value for a min_confidence out of 0 to 1, invalid_schema_name.';

-- src/reports/export_coded.sql
CREATE FUNCTION news_archive_inner.coded_events(event_ids bigint[])
	RETURNS TABLE (n bigint, event_id bigint, first_day date, last_day date, day date, type text, mode text, means text,
		cameo text, actor text, actor_country text, actor_sector text,
		target text, target_country text, target_sector text, article_id bigint, sentence_no int, outlet text, url text,
			reports int, outlets int, articles int, first_loaded timestamptz,
		place text, place_country text, city text, latitude real, longitude real, is_country boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (SELECT r.* FROM news_archive_inner.exported_reports(event_ids) r),
	counted AS (
		SELECT t.event_id, count(DISTINCT t.article_id)::int AS articles, min(t.loaded_at) AS first_loaded,
			(array_agg(t.url ORDER BY t.n) FILTER (WHERE t.url IS NOT NULL))[1] AS url
		FROM told t GROUP BY t.event_id),
	-- the report whose words the event has
	shown AS (
		SELECT DISTINCT ON (e.event_id) e.*, t.article_id, t.sentence_no, t.outlet, t.url, t.cameo
		FROM news_archive_inner.seen_events(event_ids) e JOIN told t ON t.event_id = e.event_id
			ORDER BY e.event_id, t.words <> e.words, t.n),
	meant AS MATERIALIZED (SELECT o.type, o.mode, o.meaning FROM news_archive.event_ontology() o)
	SELECT o.n, s.event_id, news_archive_inner.known_first(s.during), news_archive_inner.known_last(s.during),
		news_archive_inner.exact_day(s.during), s.type, s.mode, coalesce(m.meaning, w.meaning), s.cameo,
		s.actors[1], s.actor_country, s.actor_sector, s.targets[1], s.target_country, s.target_sector, s.article_id,
			s.sentence_no, s.outlet, coalesce(s.url, c.url), s.reports, s.outlets,
		c.articles, c.first_loaded, p.name, p.country, p.place, p.latitude, p.longitude, p.is_country
	FROM unnest(event_ids) WITH ORDINALITY o(event_id, n) JOIN shown s ON s.event_id = o.event_id
		JOIN counted c ON c.event_id = o.event_id
		LEFT JOIN news_archive_inner.event_points(event_ids) p ON p.event_id = o.event_id
			LEFT JOIN meant m ON m.type = s.type AND m.mode = s.mode LEFT JOIN meant w ON w.type = s.type AND w.mode
			IS NULL
	ORDER BY o.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.coded_events(bigint[]) IS
'These events of the archive entered, in this order (n), with what files of event data have of them: '
'their days where known (day: when it is one), the CAMEO code and the article of the report whose words they have, '
'counts, when the first of their articles was loaded, and where they are.';
CREATE FUNCTION news_archive_inner.select_coded_events(wanted text, wanted_during daterange, archive name,
	min_confidence real)
	RETURNS TABLE (n bigint, event_id bigint, first_day date, last_day date, day date, type text, mode text, means text,
		cameo text, actor text, actor_country text, actor_sector text,
		target text, target_country text, target_sector text, article_id bigint, sentence_no int, outlet text, url text,
			reports int, outlets int, articles int, first_loaded timestamptz,
		place text, place_country text, city text, latitude real, longitude real, is_country boolean)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(wanted, wanted_during, 'actual', min_confidence, true);
	RETURN QUERY SELECT * FROM news_archive_inner.coded_events(asked.event_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.select_coded_events(text, daterange, name, real)
	IS 'What events_icews and events_gdelt stand on: coded_events() of what was done, around an entity or all.';
CREATE FUNCTION news_archive.events_icews(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event'))
	RETURNS TABLE ("Event ID" bigint, "Event Date" date, "Source Name" text, "Source Sectors" text,
		"Source Country" text, "Event Text" text, "CAMEO Code" text, "Intensity" numeric,
		"Target Name" text, "Target Sectors" text, "Target Country" text, "Story ID" bigint, "Sentence Number" int,
			"Publisher" text, "City" text, "District" text, "Province" text,
		"Country" text, "Latitude" real, "Longitude" real)
	LANGUAGE sql STABLE AS $$
	WITH countries AS MATERIALIZED (SELECT * FROM news_archive_inner.country_codes())
	SELECT e.event_id, e.day, e.actor, e.actor_sector, coalesce(a.name, e.actor_country), e.means, e.cameo,
		NULL::numeric, e.target, e.target_sector, coalesce(t.name, e.target_country),
		e.article_id, e.sentence_no, e.outlet, e.city, NULL::text, NULL::text, coalesce(p.name, e.place_country),
			e.latitude, e.longitude
	FROM news_archive_inner.select_coded_events($1, $2, $3, $4) e LEFT JOIN countries a ON a.country = e.actor_country
		LEFT JOIN countries t ON t.country = e.target_country
		LEFT JOIN countries p ON p.country = e.place_country
	ORDER BY e.n $$;
COMMENT ON FUNCTION news_archive.events_icews(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, or all for NULL, in the twenty columns of the ICEWS coded event '
'data, by name and order; of what was done only. Event Date is NULL when the day is not known exactly. '
'Sectors are PLOVER''s codes, countries English names, CAMEO Code the nearest of CAMEO 1.1 and Event Text what that '
'act means (event_ontology()); Story ID is the article (article_id) and Sentence Number the sentence of the report '
'whose words the event has, Publisher its outlet. City, Latitude and Longitude (degrees) are those of the gazetteer, '
'Country that of the place. NULL throughout, for they are not known: Intensity, District, Province. '
'during and min_confidence are as in find_events(). No rows, with a notice, for a name that no article tells which a '
'policy leaves to the reader. Errors: as for timeline_json().';
CREATE FUNCTION news_archive_inner.gdelt_fraction(day date) RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN extract(year FROM day)::int
		+ round(least((extract(month FROM day) * 30 + extract(day FROM day)) / 365, 0.9999), 4);
COMMENT ON FUNCTION news_archive_inner.gdelt_fraction(date) IS 'A day as GDELT''s FractionDate: the year and (month * '
	'30 + day) / 365 of it, 0.9999 at most.';
CREATE FUNCTION news_archive.events_gdelt(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event'))
	RETURNS TABLE ("GLOBALEVENTID" bigint, "SQLDATE" int, "MonthYear" int, "Year" int, "FractionDate" numeric,
		"Actor1Code" text, "Actor1Name" text, "Actor1CountryCode" text, "Actor1KnownGroupCode" text,
		"Actor1EthnicCode" text,
		"Actor1Religion1Code" text, "Actor1Religion2Code" text, "Actor1Type1Code" text, "Actor1Type2Code" text,
			"Actor1Type3Code" text,
		"Actor2Code" text, "Actor2Name" text, "Actor2CountryCode" text, "Actor2KnownGroupCode" text,
			"Actor2EthnicCode" text,
		"Actor2Religion1Code" text, "Actor2Religion2Code" text, "Actor2Type1Code" text, "Actor2Type2Code" text,
			"Actor2Type3Code" text, "IsRootEvent" int, "EventCode" text, "EventBaseCode" text,
		"EventRootCode" text, "QuadClass" int, "GoldsteinScale" real, "NumMentions" int, "NumSources" int,
			"NumArticles" int, "AvgTone" real,
		"Actor1Geo_Type" int, "Actor1Geo_FullName" text, "Actor1Geo_CountryCode" text, "Actor1Geo_ADM1Code" text,
			"Actor1Geo_ADM2Code" text, "Actor1Geo_Lat" real, "Actor1Geo_Long" real,
		"Actor1Geo_FeatureID" text, "Actor2Geo_Type" int, "Actor2Geo_FullName" text, "Actor2Geo_CountryCode" text,
			"Actor2Geo_ADM1Code" text, "Actor2Geo_ADM2Code" text, "Actor2Geo_Lat" real, "Actor2Geo_Long" real,
		"Actor2Geo_FeatureID" text,
		"ActionGeo_Type" int, "ActionGeo_FullName" text, "ActionGeo_CountryCode" text, "ActionGeo_ADM1Code" text,
			"ActionGeo_ADM2Code" text, "ActionGeo_Lat" real, "ActionGeo_Long" real,
		"ActionGeo_FeatureID" text, "DATEADDED" bigint, "SOURCEURL" text)
	LANGUAGE sql STABLE AS $$
	WITH countries AS MATERIALIZED (SELECT * FROM news_archive_inner.country_codes())
	SELECT e.event_id, replace(news_archive_inner.iso_day(e.day), '-', '')::int,
		CASE WHEN news_archive_inner.iso_day(e.first_day, 'month') = news_archive_inner.iso_day(e.last_day, 'month')
		THEN replace(news_archive_inner.iso_day(e.first_day, 'month'), '-', '')::int END,
		CASE WHEN news_archive_inner.iso_day(e.first_day, 'year') = news_archive_inner.iso_day(e.last_day, 'year')
			THEN news_archive_inner.iso_day(e.first_day, 'year')::int END,
		CASE WHEN news_archive_inner.iso_day(e.day) IS NOT NULL THEN news_archive_inner.gdelt_fraction(e.day) END,
		nullif(concat(e.actor_country, e.actor_sector), ''), e.actor, e.actor_country, NULL::text, NULL::text,
			NULL::text, NULL::text, e.actor_sector, NULL::text, NULL::text,
		nullif(concat(e.target_country, e.target_sector), ''), e.target, e.target_country, NULL::text, NULL::text,
			NULL::text, NULL::text, e.target_sector, NULL::text, NULL::text,
		NULL::int, e.cameo, left(e.cameo, 3), left(e.cameo, 2), CASE WHEN e.cameo < '06' THEN 1 WHEN e.cameo < '09'
			THEN 2 WHEN e.cameo < '14' THEN 3 WHEN e.cameo < '21' THEN 4 END, NULL::real,
		e.reports, e.outlets, e.articles, NULL::real, NULL::int, NULL::text, NULL::text, NULL::text, NULL::text,
			NULL::real, NULL::real, NULL::text,
		NULL::int, NULL::text, NULL::text, NULL::text, NULL::text, NULL::real, NULL::real, NULL::text,
		CASE WHEN e.is_country THEN 1 WHEN e.latitude IS NULL THEN NULL WHEN e.place_country = 'USA' THEN 3 ELSE 4 END,
			CASE WHEN e.is_country THEN e.place ELSE nullif(concat_ws(', ', coalesce(e.city, e.place), p.name), '') END,
		NULL::text, NULL::text, NULL::text, CASE WHEN NOT e.is_country THEN e.latitude END, CASE WHEN NOT e.is_country
			THEN e.longitude END, NULL::text,
		CASE WHEN isfinite(e.first_loaded) THEN to_char(e.first_loaded AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS')::bigint
			END, e.url
	FROM news_archive_inner.select_coded_events($1, $2, $3, $4) e LEFT JOIN countries p ON p.country = e.place_country
	ORDER BY e.n $$;
COMMENT ON FUNCTION news_archive.events_gdelt(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, or all for NULL, in the 61 columns of GDELT 2.0''s event files, by '
'name and order (the files themselves have no head); of what was done only. SQLDATE and FractionDate are NULL unless '
'the day is known, MonthYear and Year unless the month or year is. Country codes of actors are ISO 3166-1 alpha-3, '
'types PLOVER''s sectors, which both agree with CAMEO''s for the most part; actor codes are the two joined. '
'QuadClass is by the CAMEO root code as GDELT has it. NumMentions counts reports, NumSources outlets, NumArticles '
'articles. ActionGeo_Type is 1 for a country, 3 for a town of the United States, 4 for another, where the gazetteer '
'has it; its name ends in that of the country. DATEADDED is when the first of the articles was loaded (UTC). '
'NULL throughout, for they are not known: known groups, ethnic and religious codes, second types, IsRootEvent, '
'GoldsteinScale, AvgTone, places of actors, and all codes of places, which GDELT takes from FIPS 10-4 and GNS. '
'during and min_confidence are as in find_events(). No rows, with a notice, for a name that no article tells which a '
'policy leaves to the reader. Errors: as for timeline_json().';
CREATE FUNCTION news_archive.events_gdelt1(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event'))
	RETURNS TABLE ("GLOBALEVENTID" bigint, "SQLDATE" int, "MonthYear" int, "Year" int, "FractionDate" numeric,
		"Actor1Code" text, "Actor1Name" text, "Actor1CountryCode" text, "Actor1KnownGroupCode" text,
		"Actor1EthnicCode" text,
		"Actor1Religion1Code" text, "Actor1Religion2Code" text, "Actor1Type1Code" text, "Actor1Type2Code" text,
			"Actor1Type3Code" text,
		"Actor2Code" text, "Actor2Name" text, "Actor2CountryCode" text, "Actor2KnownGroupCode" text,
			"Actor2EthnicCode" text,
		"Actor2Religion1Code" text, "Actor2Religion2Code" text, "Actor2Type1Code" text, "Actor2Type2Code" text,
			"Actor2Type3Code" text, "IsRootEvent" int, "EventCode" text, "EventBaseCode" text,
		"EventRootCode" text, "QuadClass" int, "GoldsteinScale" real, "NumMentions" int, "NumSources" int,
			"NumArticles" int, "AvgTone" real,
		"Actor1Geo_Type" int, "Actor1Geo_FullName" text, "Actor1Geo_CountryCode" text, "Actor1Geo_ADM1Code" text,
			"Actor1Geo_Lat" real, "Actor1Geo_Long" real,
		"Actor1Geo_FeatureID" text, "Actor2Geo_Type" int, "Actor2Geo_FullName" text, "Actor2Geo_CountryCode" text,
			"Actor2Geo_ADM1Code" text, "Actor2Geo_Lat" real, "Actor2Geo_Long" real,
		"Actor2Geo_FeatureID" text,
		"ActionGeo_Type" int, "ActionGeo_FullName" text, "ActionGeo_CountryCode" text, "ActionGeo_ADM1Code" text,
			"ActionGeo_Lat" real, "ActionGeo_Long" real,
		"ActionGeo_FeatureID" text, "DATEADDED" bigint, "SOURCEURL" text)
	LANGUAGE sql STABLE AS $$
	SELECT g."GLOBALEVENTID", g."SQLDATE", g."MonthYear", g."Year", g."FractionDate", g."Actor1Code", g."Actor1Name",
		g."Actor1CountryCode", g."Actor1KnownGroupCode", g."Actor1EthnicCode",
		g."Actor1Religion1Code", g."Actor1Religion2Code", g."Actor1Type1Code", g."Actor1Type2Code", g."Actor1Type3Code",
			g."Actor2Code", g."Actor2Name", g."Actor2CountryCode",
		g."Actor2KnownGroupCode", g."Actor2EthnicCode", g."Actor2Religion1Code", g."Actor2Religion2Code",
			g."Actor2Type1Code", g."Actor2Type2Code", g."Actor2Type3Code", g."IsRootEvent",
		g."EventCode", g."EventBaseCode", g."EventRootCode", g."QuadClass", g."GoldsteinScale", g."NumMentions",
			g."NumSources", g."NumArticles", g."AvgTone", g."Actor1Geo_Type",
		g."Actor1Geo_FullName", g."Actor1Geo_CountryCode", g."Actor1Geo_ADM1Code", g."Actor1Geo_Lat",
			g."Actor1Geo_Long", g."Actor1Geo_FeatureID", g."Actor2Geo_Type", g."Actor2Geo_FullName",
		g."Actor2Geo_CountryCode", g."Actor2Geo_ADM1Code", g."Actor2Geo_Lat", g."Actor2Geo_Long",
			g."Actor2Geo_FeatureID", g."ActionGeo_Type", g."ActionGeo_FullName", g."ActionGeo_CountryCode",
		g."ActionGeo_ADM1Code", g."ActionGeo_Lat", g."ActionGeo_Long", g."ActionGeo_FeatureID", g."DATEADDED" / 1000000,
			g."SOURCEURL"
	FROM news_archive.events_gdelt($1, $2, $3, $4) WITH ORDINALITY AS g ORDER BY g.ordinality $$;
COMMENT ON FUNCTION news_archive.events_gdelt1(text, news_archive.days, name, real) IS
'events_gdelt() in the 58 columns of GDELT 1.0''s daily event files, which have no ADM2 codes, and DATEADDED as a day.';

-- src/reports/export_events.sql
CREATE FUNCTION news_archive_inner.timeline_date(day date, unit text) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN day IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object('year', extract(year FROM day)::int,
		'month', CASE WHEN unit IN ('month', 'day') THEN extract(month FROM day)::int END, 'day', CASE WHEN unit = 'day'
			THEN extract(day FROM day)::int END)) END;
COMMENT ON FUNCTION news_archive_inner.timeline_date(date, text)
	IS 'A day as TimelineJS takes it, down to the unit (year, month, day); before the year 1 the year is negative.';
CREATE FUNCTION news_archive.timeline_text(words text, told jsonb, facts text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT news_archive_inner.render_xml(jsonb_build_array('div', jsonb_build_array('p', jsonb_build_array('q', words)),
		(SELECT jsonb_build_array('ul', jsonb_agg(jsonb_build_array('li',
				CASE WHEN r ? 'url' THEN jsonb_build_array('a', jsonb_build_object('href', r->>'url'),
					coalesce(r->>'outlet', r->>'title', 'Outlet not known'))
					ELSE coalesce(r->'outlet', '"Outlet not known"') END,
				coalesce(', ' || (r->>'published'), '') || coalesce(', as said by ' || (r->>'attributed_to'), '') ||
					CASE WHEN r->>'words' <> words THEN E': \u201C' || (r->>'words') || E'\u201D' ELSE '' END)
					ORDER BY n))
			FROM jsonb_array_elements(told) WITH ORDINALITY x(r, n)),
		jsonb_build_array('p', jsonb_build_array('small', facts))), false) $$;
COMMENT ON FUNCTION news_archive.timeline_text(text, jsonb, text)
	IS 'The words of an event, its reports with their addresses, and a line of facts, as HTML. For timeline_json.';
CREATE FUNCTION news_archive_inner.timeline_slides(event_ids bigint[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('unique_id', 'event' || e.event_id, 'group', e.type,
			-- one that is open to the past stands at its end, its day in words says so
			'start_date', news_archive_inner.timeline_date(coalesce(e.first_day, e.last_day), e.unit),
			'end_date', CASE WHEN news_archive_inner.timeline_date(e.first_day, e.unit)
				<> news_archive_inner.timeline_date(e.last_day, e.unit)
				THEN news_archive_inner.timeline_date(e.last_day, e.unit) END,
			'display_date', e.when_text, 'text', jsonb_build_object('headline', news_archive_inner.html_text(e.title),
				'text', news_archive.timeline_text(e.words, e.told,
					concat_ws('; ', e.place, news_archive_inner.counted_text(e.independent_sources,
					'independent source'),
					news_archive_inner.counted_text(e.reports, 'report'),
						'confidence ' || to_char(e.confidence, 'FM0.00'), 'event ' || e.event_id))))) ORDER BY e.n)
		FROM news_archive_inner.exported_events(event_ids, 6) e WHERE e.unit IS NOT NULL);
END $$;
COMMENT ON FUNCTION news_archive_inner.timeline_slides(bigint[])
	IS 'These events of the archive entered as TimelineJS takes them, without those whose day is not known. '
	'NULL for none.';
CREATE FUNCTION news_archive.timeline_json(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
	slides jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(entity, during, NULL, min_confidence, false);
	IF asked.event_ids IS NULL THEN
		RETURN NULL;
	END IF;
	slides := coalesce(news_archive_inner.timeline_slides(asked.event_ids), '[]');
	RETURN jsonb_build_object('events', slides, 'title',
		jsonb_build_object('unique_id', 'title', 'text', jsonb_build_object(
		'headline', (SELECT news_archive_inner.html_text(e.name)
			FROM news_archive_inner.seen_entities(ARRAY[asked.entity_id]) e),
		'text', news_archive_inner.html_text(concat_ws(' ', news_archive_inner.counted_text(jsonb_array_length(slides),
			'event') || ' of the archive ' || archive || '.',
			CASE WHEN cardinality(asked.event_ids) > jsonb_array_length(slides)
				THEN news_archive_inner.counted_text(cardinality(asked.event_ids) - jsonb_array_length(slides),
				'event has no day and is', 'events have no day and are') || ' left out.' END)))));
END $$;
COMMENT ON FUNCTION news_archive.timeline_json(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, as TimelineJS 3 reads them (Knight Lab''s JSON format): '
'an event a slide with its days as exactly as they are known, the type of act as its group, the words, the outlets '
'with their addresses, the confidence and the event''s id as HTML in which every text is escaped. An event that is '
'open to the past stands at its last day; those whose day is not known are left out, which the title slide says. '
'during and min_confidence are as in find_events(). NULL for NULL, and, with a notice, for a name that no article '
'tells which a policy leaves to the reader. Errors: no_data_found when the name is not known, with the nearest names; '
'invalid_parameter_value for a name without letters and digits and for a min_confidence out of 0 to 1; '
'invalid_datetime_format, invalid_schema_name.';
CREATE FUNCTION news_archive_inner.ics_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN regexp_replace(replace(replace(replace(regexp_replace(words, '\r\n?', E'\n', 'g'), '\', '\\'), ';', '\;'),
		',', '\,'), '\n', '\\n', 'g');
COMMENT ON FUNCTION news_archive_inner.ics_text(text) IS 'A TEXT of iCalendar (RFC 5545, 3.3.11): \ ; '
	', and line ends escaped. NULL for NULL.';
CREATE FUNCTION news_archive_inner.ics_line(name text, value text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	rest text := name || ':' || regexp_replace(value, '[\u0001-\u0008\u000A-\u001F\u007F]', '', 'g');
	line text := '';
	room int := 75;		-- bytes; a further line begins with a space
	taken int;
BEGIN
	IF value IS NULL OR value = '' THEN
		RETURN '';
	END IF;
	WHILE octet_length(rest) > room LOOP
		taken := room;
		WHILE octet_length(left(rest, taken)) > room LOOP
			taken := taken - greatest((octet_length(left(rest, taken)) - room) / 4, 1);
		END LOOP;
		line := line || left(rest, taken) || E'\r\n ';
		rest := substr(rest, taken + 1);
		room := 74;
	END LOOP;
	RETURN line || rest || E'\r\n';
END $$;
COMMENT ON FUNCTION news_archive_inner.ics_line(text, text) IS
'A property of iCalendar, folded so that no line has more than 75 bytes and no character is cut (RFC 5545, 3.1). '
'Control characters are left out. Empty for an empty or NULL value.';
CREATE FUNCTION news_archive_inner.ics_day(day date) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN replace(news_archive_inner.iso_day(day), '-', '');
COMMENT ON FUNCTION news_archive_inner.ics_day(date) IS 'A DATE of iCalendar: 20240518. NULL outside the years 1 to '
	'9999, which it cannot have.';
CREATE FUNCTION news_archive_inner.ics_report(report jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN concat_ws(', ', coalesce(report->>'outlet', 'Outlet not known'), report->>'published')
		|| coalesce(' (' || (report->>'attributed_to') || ')', '') || ': ' || chr(8220) || (report->>'words')
		|| chr(8221) || coalesce(E'\n' || (report->>'url'), '');
COMMENT ON FUNCTION news_archive_inner.ics_report(jsonb) IS 'A report of an event in plain words. For exports that '
	'have but a text for it.';
CREATE FUNCTION news_archive_inner.ics_events(event_ids bigint[]) RETURNS TABLE (event_id bigint, lines text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT e.event_id, E'BEGIN:VEVENT\r\n' || news_archive_inner.ics_line('UID',
		news_archive_inner.content_uuid('event', e.event_id::text)::text)
		|| news_archive_inner.ics_line('DTSTAMP', to_char(coalesce(e.loaded_at, now()) AT TIME ZONE 'UTC',
			'YYYYMMDD"T"HH24MISS"Z"'))
		|| news_archive_inner.ics_line('DTSTART;VALUE=DATE',
			news_archive_inner.ics_day(coalesce(e.first_day, e.last_day)))
		|| news_archive_inner.ics_line('DTEND;VALUE=DATE', CASE WHEN e.first_day IS NOT NULL
			AND e.last_day < '9999-12-31' THEN news_archive_inner.ics_day(e.last_day + 1) END)
		|| news_archive_inner.ics_line('SUMMARY',
			news_archive_inner.ics_text(CASE WHEN e.first_day IS NULL OR e.last_day IS NULL OR e.unit <> 'day'
			THEN e.when_text || ': ' ELSE '' END || e.title))
		|| news_archive_inner.ics_line('DESCRIPTION', news_archive_inner.ics_text(E'\u201C' || e.words || E'\u201D\n'
			|| concat_ws('; ', e.when_text, news_archive_inner.counted_text(e.independent_sources,
				'independent source'), 'confidence ' || to_char(e.confidence, 'FM0.00'), 'event ' || e.event_id)
			|| coalesce((SELECT E'\n' || string_agg(news_archive_inner.ics_report(r), E'\n' ORDER BY n)
				FROM jsonb_array_elements(e.told) WITH ORDINALITY x(r, n)), '')))
		|| news_archive_inner.ics_line('LOCATION', news_archive_inner.ics_text(e.place))
			|| news_archive_inner.ics_line('CATEGORIES', news_archive_inner.ics_text(e.type))
		|| news_archive_inner.ics_line('STATUS', CASE e.status WHEN 'actual' THEN 'CONFIRMED' ELSE 'TENTATIVE' END)
			|| news_archive_inner.ics_line('URL', e.url) || E'TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n'
	FROM news_archive_inner.exported_events(event_ids, 6) e
		WHERE news_archive_inner.ics_day(coalesce(e.first_day, e.last_day)) IS NOT NULL
	ORDER BY e.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.ics_events(bigint[]) IS 'These events of the archive entered as VEVENTs, '
	'without those whose day is not known or before the year 1.';
CREATE FUNCTION news_archive_inner.tell_left_out(left_out bigint, why text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF left_out > 0 THEN
		RAISE NOTICE '% left out %', CASE WHEN left_out = 1 THEN '1 event is' ELSE left_out || ' events are' END, why;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_left_out(bigint, text)
	IS 'Says by a notice how many events an export has no room for.';
CREATE FUNCTION news_archive.timeline_ics(entity text, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
	written record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(entity, during, NULL, min_confidence, false);
	IF asked.event_ids IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT coalesce(string_agg(x.lines, '' ORDER BY x.n), '') AS lines, count(*) AS events INTO written
		FROM news_archive_inner.ics_events(asked.event_ids) WITH ORDINALITY x(event_id, lines, n);
	PERFORM news_archive_inner.tell_left_out(cardinality(asked.event_ids) - written.events,
		'whose day is not known, or that no calendar has');
	RETURN E'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//news_archive//events//EN\r\nCALSCALE:GREGORIAN\r\n'
		|| news_archive_inner.ics_line('X-WR-CALNAME', (SELECT news_archive_inner.ics_text(e.name)
			FROM news_archive_inner.seen_entities(ARRAY[asked.entity_id]) e)) || written.lines || E'END:VCALENDAR\r\n';
END $$;
COMMENT ON FUNCTION news_archive.timeline_ics(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, as a calendar (iCalendar, RFC 5545; lines end in CR LF): '
'an event a whole-day VEVENT over all the days on which it may have been, with its words, reports and their addresses, '
'confidence and id in the description; TENTATIVE unless it is told as done. The summary begins with the days in words '
'where these are not one day. One that is open to the past stands at its last day, one that is open to the future at '
'its first. A notice tells how many are left out, those whose day is not known or before the year 1. '
'The same archive gives the same calendar. during and min_confidence are as in find_events(). NULL and errors as for '
'timeline_json().';
CREATE FUNCTION news_archive_inner.point_features(event_ids bigint[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT jsonb_agg(jsonb_build_object('type', 'Feature', 'id', e.event_id::text,
			'geometry', jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(p.longitude, p.latitude)),
			'properties', jsonb_strip_nulls(jsonb_build_object('event_id', e.event_id::text, 'title', e.title, 'type',
				e.type, 'mode', e.mode, 'quad_class', e.quad, 'actor', e.actor, 'target', e.target,
				'when', news_archive.edtf(e.during, e."precision"), 'first_day',
					news_archive_inner.iso_day(e.first_day), 'last_day', news_archive_inner.iso_day(e.last_day),
					'precision', e."precision",
				'place', p.name, 'gazetteer_name', p.place, 'country', p.country, 'place_confidence', p.confidence,
					'place_basis', p.basis, 'place_told_in', e.place_basis,
				'status', e.status, 'confidence', e.confidence, 'reports', e.reports, 'outlets', e.outlets,
					'independent_sources', e.independent_sources, 'words', e.words,
				'url', e.url, 'sources', e.told))) ORDER BY e.n)
		FROM news_archive_inner.exported_events(event_ids) e JOIN news_archive_inner.event_points(event_ids) p
			ON p.event_id = e.event_id WHERE p.latitude IS NOT NULL);
END $$;
COMMENT ON FUNCTION news_archive_inner.point_features(bigint[])
	IS 'These events of the archive entered as Features of GeoJSON, those of them that lie at a place of the '
	'gazetteer. NULL for none.';
CREATE FUNCTION news_archive.events_geojson(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
	features jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(entity, during, NULL, min_confidence, true);
	IF asked.event_ids IS NULL THEN
		RETURN NULL;
	END IF;
	features := coalesce(news_archive_inner.point_features(asked.event_ids), '[]');
	PERFORM news_archive_inner.tell_left_out(cardinality(asked.event_ids) - jsonb_array_length(features),
		'that have no place, or none that the gazetteer has');
	PERFORM news_archive_inner.tell_unknown('places:', 'the table place is empty', EXISTS (SELECT FROM place),
		format('SELECT news_archive.install_gazetteer(%L);', archive));
	RETURN jsonb_build_object('type', 'FeatureCollection', 'features', features);
END $$;
COMMENT ON FUNCTION news_archive.events_geojson(text, news_archive.days, name, real) IS
'The events around somebody, named in any spelling, or all for NULL, on a map: a FeatureCollection (GeoJSON, RFC 7946; '
'longitude before latitude, WGS 84 degrees) with a Point for each event that lies at a place of the gazetteer '
'(install_gazetteer(), as event_places() resolves it). Its properties have the days (when, in EDTF; '
'first_day and last_day inclusive, left out where open), the sides, words, status, confidence, how sure the place is '
'(place_confidence) and at most 20 reports (sources) with outlet, day, words and address. A notice tells how many '
'events have no such place and are left out. during and min_confidence are as in find_events(). NULL, with a notice, '
'for a name that no article tells which a policy leaves to the reader. Errors: as for timeline_json().';

-- src/reports/export_feeds.sql
CREATE FUNCTION news_archive_inner.feed_moment(day text) RETURNS timestamptz
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN make_timestamptz(split_part(day, '-', 1)::int, split_part(day, '-', 2)::int, split_part(day, '-', 3)::int, 0,
		0, 0, 'UTC');
COMMENT ON FUNCTION news_archive_inner.feed_moment(text) IS 'The beginning of a day, given as 2024-05-18, in UTC: '
	'feeds know moments only. NULL for NULL.';
CREATE FUNCTION news_archive_inner.atom_entry(item jsonb) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN jsonb_build_array('entry', jsonb_build_array('id', 'urn:uuid:' || (item->>'uuid')),
		jsonb_build_array('title', item->'title'),
		jsonb_build_array('updated', news_archive_inner.rfc3339((item->>'updated')::timestamptz)),
		CASE WHEN item ? 'day' THEN jsonb_build_array('published',
			news_archive_inner.rfc3339(news_archive_inner.feed_moment(item->>'day'))) END,
		CASE WHEN item ? 'author' THEN jsonb_build_array('author', jsonb_build_array('name', item->'author')) END,
		CASE WHEN item ? 'url' THEN jsonb_build_array('link',
			jsonb_build_object('rel', 'alternate', 'href', item->'url')) END,
		CASE WHEN item ? 'category' THEN jsonb_build_array('category', jsonb_build_object('term', item->'category'))
			END,
		-- an entry without an alternate link must have a content
		jsonb_build_array('content', '{"type": "text"}'::jsonb, coalesce(item->>'text', '')));
COMMENT ON FUNCTION news_archive_inner.atom_entry(jsonb) IS 'An item of a feed as an entry of Atom.';
CREATE FUNCTION news_archive_inner.rss_item(item jsonb) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN jsonb_build_array('item', jsonb_build_array('title', item->'title'),
		CASE WHEN item ? 'url' THEN jsonb_build_array('link', item->'url') END,
		-- readers take it for HTML
		jsonb_build_array('description', replace(news_archive_inner.html_text(coalesce(item->>'text', '')), E'\n',
			'<br/>')),
		CASE WHEN item ? 'author' THEN jsonb_build_array('dc:creator', item->'author') END, CASE WHEN item ? 'category'
			THEN jsonb_build_array('category', item->'category') END,
		jsonb_build_array('guid', '{"isPermaLink": "false"}'::jsonb, 'urn:uuid:' || (item->>'uuid')),
		CASE WHEN item ? 'day' THEN jsonb_build_array('pubDate',
			news_archive_inner.rfc822(news_archive_inner.feed_moment(item->>'day'))) END);
COMMENT ON FUNCTION news_archive_inner.rss_item(jsonb) IS 'An item of a feed as an item of RSS.';
CREATE FUNCTION news_archive_inner.feed_text(format text, uuid text, title text, about text, items jsonb, author text)
	RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT news_archive_inner.render_xml(CASE format WHEN 'atom'
		THEN jsonb_build_array('feed', '{"xmlns": "http://www.w3.org/2005/Atom"}'::jsonb,
		jsonb_build_array('id', 'urn:uuid:' || uuid),
			jsonb_build_array('title', title), jsonb_build_array('subtitle', about),
			jsonb_build_array('updated',
				news_archive_inner.rfc3339(coalesce((SELECT max((i->>'updated')::timestamptz)
				FROM jsonb_array_elements(items) i), now()))),
			jsonb_build_array('author', jsonb_build_array('name', author)),
				jsonb_build_array('generator', 'news_archive'),
			(SELECT jsonb_agg(news_archive_inner.atom_entry(i) ORDER BY n)
				FROM jsonb_array_elements(items) WITH ORDINALITY x(i, n)))
		ELSE jsonb_build_array('rss', '{"version": "2.0", "xmlns:dc": "http://purl.org/dc/elements/1.1/"}'::jsonb,
			jsonb_build_array('channel', jsonb_build_array('title', title),
			jsonb_build_array('link', 'urn:uuid:' || uuid),
				jsonb_build_array('description', news_archive_inner.html_text(about)),
				jsonb_build_array('generator', 'news_archive'),
			jsonb_build_array('lastBuildDate',
				news_archive_inner.rfc822(coalesce((SELECT max((i->>'updated')::timestamptz)
				FROM jsonb_array_elements(items) i), now()))),
			(SELECT jsonb_agg(news_archive_inner.rss_item(i) ORDER BY n)
				FROM jsonb_array_elements(items) WITH ORDINALITY x(i, n)))) END) $$;
COMMENT ON FUNCTION news_archive_inner.feed_text(text, text, text, text, jsonb, text) IS
'A feed (atom or rss) with this id, title, description and author (Atom): items are {"uuid", "title", "updated", '
'"day", "author", "url", "category", "text"}. It was updated when the newest of them was, or now when it has none.';
CREATE FUNCTION news_archive_inner.select_search_feed(format text, query text, wanted_during daterange,
	wanted_outlet text, max_rows int, archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	found record;
	items jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF query IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT array_agg(s.article_id ORDER BY s.n) AS ids, array_agg(regexp_replace(s.snippet, '</?b>', '', 'g')
		ORDER BY s.n) AS snippets INTO found
	FROM news_archive.search(query, wanted_during, wanted_outlet, max_rows, archive) WITH ORDINALITY s(article_id, rank,
		published, outlet, title, snippet, exact, n);
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('uuid',
		news_archive_inner.content_uuid('article', a.article_id::text), 'title', a.shown_title,
		'updated', coalesce(a.loaded_at, news_archive_inner.feed_moment(news_archive_inner.iso_day(a.day)), now()),
			'day', news_archive_inner.iso_day(a.day), 'author', coalesce(nullif(a.author, ''), a.outlet), 'url', a.url,
		'category', a.outlet, 'text', (found.snippets)[f.n] || E'\narticle ' || a.article_id)) ORDER BY f.n)
	INTO items FROM unnest(found.ids) WITH ORDINALITY f(article_id, n)
		JOIN news_archive_inner.exported_articles(found.ids) a ON a.article_id = f.article_id;
	RETURN news_archive_inner.feed_text(format, news_archive_inner.content_uuid('search', query, wanted_during::text,
		wanted_outlet, archive)::text, 'Search: ' || query,
		concat_ws(', ', 'Articles of the archive ' || archive, 'published ' || news_archive.during_text(wanted_during),
			'of ' || wanted_outlet), coalesce(items, '[]'), 'archive ' || archive);
END $$;
COMMENT ON FUNCTION news_archive_inner.select_search_feed(text, text, daterange, text, int, name)
	IS 'What search_atom and search_rss stand on.';
CREATE FUNCTION news_archive.search_atom(query text, during news_archive.days DEFAULT NULL, outlet text DEFAULT NULL,
	max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive()) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_search_feed('atom', $1, $2, $3, $4, $5) $$;
COMMENT ON FUNCTION news_archive.search_atom(text, news_archive.days, text, int, name) IS
'What search() finds as a feed of Atom (RFC 4287), the best first: headline, the sentences that answer, author or '
'outlet, outlet as category, address. published is the day, at 00:00 UTC, where it is known exactly; '
'updated when the article was loaded. Ids are UUIDs made from the archive''s own, so a reader knows an article again. '
'Arguments, notices and errors are those of search(). NULL for NULL.';
CREATE FUNCTION news_archive.search_rss(query text, during news_archive.days DEFAULT NULL, outlet text DEFAULT NULL,
	max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive()) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_search_feed('rss', $1, $2, $3, $4, $5) $$;
COMMENT ON FUNCTION news_archive.search_rss(text, news_archive.days, text, int, name) IS
'What search() finds as a feed of RSS 2.0: what search_atom() has; who wrote it is a dc:creator, since RSS''s own '
'author must be an e-mail address. The channel''s link is a UUID, as an archive has no address of the web. '
'Arguments, notices and errors are those of search(). NULL for NULL.';
CREATE FUNCTION news_archive_inner.new_items(news jsonb, event_ids bigint[], article_ids bigint[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (WITH told AS MATERIALIZED (
		SELECT e.event_id, e.title, e.url,
			concat_ws(E'\n', E'\u201C' || e.words || E'\u201D',
			concat_ws('; ', e.when_text, e.place, news_archive_inner.counted_text(e.independent_sources,
			'independent source'),
				'confidence ' || to_char(e.confidence, 'FM0.00'), 'event ' || e.event_id),
			(SELECT string_agg(news_archive_inner.ics_report(r), E'\n' ORDER BY n)
				FROM jsonb_array_elements(e.told) WITH ORDINALITY x(r, n))) AS words
		FROM news_archive_inner.exported_events(event_ids, 6) e),
	fresh AS MATERIALIZED (
		SELECT x.n, r.*, CASE r.what WHEN 'event' THEN r.id END AS event_id, CASE r.what WHEN 'article' THEN r.id
			END AS article_id
		FROM jsonb_array_elements(news) WITH ORDINALITY x(j, n),
			LATERAL jsonb_to_record(x.j) r(what text, change text, id bigint, kind text, title text,
			new_articles bigint, loaded_at timestamptz))
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('uuid', news_archive_inner.content_uuid(f.what, f.id::text),
		'updated', f.loaded_at, 'day', news_archive_inner.iso_day(a.day),
		'title', CASE f.what WHEN 'article' THEN a.shown_title WHEN 'event' THEN CASE f.change WHEN 'more'
			THEN 'More reports: ' ELSE '' END || t.title ELSE 'New ' || f.kind || ': ' || f.title END,
		'author', coalesce(nullif(a.author, ''), a.outlet), 'url', coalesce(a.url, t.url), 'category', f.what,
		'text', CASE f.what WHEN 'event' THEN t.words WHEN 'article'
			THEN concat_ws(E'\n', a.standfirst, 'article ' || f.id)
			ELSE 'named in ' || news_archive_inner.counted_text(f.new_articles, 'article') || E'\nentity ' || f.id END))
				ORDER BY f.n)
	FROM fresh f LEFT JOIN told t ON t.event_id = f.event_id
		LEFT JOIN news_archive_inner.exported_articles(article_ids) a ON a.article_id = f.article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.new_items(jsonb, bigint[], bigint[])
	IS 'Rows of new_since() of the archive entered, as an array of objects, as items of a feed. NULL for none.';
CREATE FUNCTION news_archive_inner.select_new_feed(format text, since timestamptz, archive name, min_confidence real)
	RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	news record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF since IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT jsonb_agg(to_jsonb(s) ORDER BY s.n) AS rows, array_agg(s.id) FILTER (WHERE s.what = 'event') AS events,
		array_agg(s.id) FILTER (WHERE s.what = 'article') AS articles INTO news
	FROM (SELECT r.*, row_number() OVER () AS n FROM news_archive.new_since(since, archive, min_confidence) r) s;
	RETURN news_archive_inner.feed_text(format, news_archive_inner.content_uuid('new', archive)::text,
		'News of the archive ' || archive,
		'Events, entities and articles that came into the archive'
			|| coalesce(' after ' || news_archive_inner.rfc3339(since), ''),
			coalesce(news_archive_inner.new_items(news.rows, news.events, news.articles), '[]'), 'archive ' || archive);
END $$;
COMMENT ON FUNCTION news_archive_inner.select_new_feed(text, timestamptz, name, real)
	IS 'What new_since_atom and new_since_rss stand on.';
CREATE FUNCTION news_archive.new_since_atom(since timestamptz, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_new_feed('atom', $1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.new_since_atom(timestamptz, name, real) IS
'What came into an archive after a moment, as new_since() has it, as a feed of Atom (RFC 4287): events with their '
'words, days, confidence and reports with addresses, new entities, articles; what it is (event, entity, article) as '
'category. An event that gets another report keeps its id and is updated. Arguments, notices and errors are those of '
'new_since(). NULL for NULL.';
CREATE FUNCTION news_archive.new_since_rss(since timestamptz, archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_new_feed('rss', $1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.new_since_rss(timestamptz, name, real) IS
'What came into an archive after a moment, as new_since() has it, as a feed of RSS 2.0: what new_since_atom() has. '
'Arguments, notices and errors are those of new_since(). NULL for NULL.';

-- src/reports/export_ftm.sql
CREATE FUNCTION news_archive_inner.ftm_day(day date, unit text DEFAULT 'day') RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN day BETWEEN '1000-01-01' AND '2999-12-31' THEN news_archive_inner.iso_day(day, unit) END;
COMMENT ON FUNCTION news_archive_inner.ftm_day(date, text) IS 'A day as Followthemoney takes it, down to the unit. '
	'NULL outside the years 1000 to 2999.';
CREATE FUNCTION news_archive_inner.ftm_entity(id text, schema text, properties jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT jsonb_build_object('id', id, 'schema', schema, 'properties', coalesce((
		SELECT jsonb_object_agg(p.key, p.vals) FROM (
			SELECT x.key, (SELECT jsonb_agg(DISTINCT v.s ORDER BY v.s)
				FROM jsonb_array_elements_text(CASE jsonb_typeof(x.value) WHEN 'array' THEN x.value
				ELSE jsonb_build_array(x.value) END) v(s) WHERE v.s <> '') AS vals
			FROM jsonb_each(properties) x) p WHERE p.vals IS NOT NULL), '{}')) $$;
COMMENT ON FUNCTION news_archive_inner.ftm_entity(text, text, jsonb) IS
'An entity of Followthemoney: every property is an array of texts; those that are NULL or empty are left out.';
CREATE FUNCTION news_archive_inner.ftm_actors(entity_ids bigint[]) RETURNS SETOF jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH named AS MATERIALIZED (SELECT n.entity_id, jsonb_agg(n.name ORDER BY n.articles DESC, n.name COLLATE "C")
		AS names FROM news_archive_inner.seen_names(entity_ids) n GROUP BY n.entity_id),
	codes AS MATERIALIZED (SELECT * FROM news_archive_inner.country_codes())
	SELECT CASE e.kind WHEN 'place' THEN news_archive_inner.ftm_entity('entity' || e.entity_id, 'Address',
		jsonb_build_object('full', e.name, 'country', c.iso2))
		ELSE news_archive_inner.ftm_entity('entity' || e.entity_id, CASE e.kind WHEN 'person' THEN 'Person'
			WHEN 'organisation' THEN 'Organization' ELSE 'LegalEntity' END,
			jsonb_build_object('name', e.name, 'alias', n.names - e.name, 'country', c.iso2, 'keywords', e.sector,
				'summary', e.role) || CASE e.kind WHEN 'person' THEN jsonb_build_object('position', e.role) ELSE '{}'
				END) END
	FROM news_archive_inner.seen_entities(entity_ids) e LEFT JOIN named n ON n.entity_id = e.entity_id
		LEFT JOIN codes c ON c.country = e.country
	ORDER BY e.articles DESC, e.name COLLATE "C", e.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.ftm_actors(bigint[]) IS
'These entities of the archive entered as Followthemoney has them: Person, Organization, Address for a place, '
'LegalEntity for what may be either, with their spellings and the country as ISO 3166-1 alpha-2.';
CREATE FUNCTION news_archive_inner.ftm_events(event_ids bigint[], actors bigint[]) RETURNS SETOF jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT news_archive_inner.ftm_entity('event' || e.event_id, 'Event',
		jsonb_build_object('name', e.title, 'summary', e.words, 'recordId', e.event_id::text,
		'date', CASE WHEN news_archive_inner.iso_day(e.first_day, e.unit) = news_archive_inner.iso_day(e.last_day,
			e.unit) THEN news_archive_inner.ftm_day(e.first_day, e.unit) END,
		'startDate', news_archive_inner.ftm_day(e.first_day, e.unit), 'endDate',
			news_archive_inner.ftm_day(e.last_day, e.unit), 'location', e.place,
		'involved', jsonb_build_array('entity' || a.id, 'entity' || t.id),
		'keywords', jsonb_build_array(e.type, coalesce(e.mode, ''), e.status), 'description',
			concat_ws('; ', e.when_text, news_archive_inner.counted_text(e.independent_sources, 'independent source'),
			'confidence ' || to_char(e.confidence, 'FM0.00')),
		'notes', (SELECT jsonb_agg(news_archive_inner.ics_report(r)) FROM jsonb_array_elements(e.told) r),
		'publisher', (SELECT jsonb_agg(r->'outlet') FROM jsonb_array_elements(e.told) r WHERE r ? 'outlet'),
			'sourceUrl', (SELECT jsonb_agg(r->'url') FROM jsonb_array_elements(e.told) r WHERE r ? 'url'),
		'proof', (SELECT jsonb_agg('article' || (r->>'article_id')) FROM jsonb_array_elements(e.told) r)))
	FROM news_archive_inner.exported_events(event_ids) e LEFT JOIN unnest(actors) a(id) ON a.id = e.actor_id
		LEFT JOIN unnest(actors) t(id) ON t.id = e.target_id
	ORDER BY e.n;
END $$;
COMMENT ON FUNCTION news_archive_inner.ftm_events(bigint[], bigint[]) IS
'These events of the archive entered as Events of Followthemoney; those of their sides that are among actors are '
'involved. Their articles are their proof.';
CREATE FUNCTION news_archive_inner.ftm_articles(article_ids bigint[]) RETURNS SETOF jsonb
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT news_archive_inner.ftm_entity('article' || a.article_id, 'Article',
		jsonb_build_object('title', a.title, 'name', a.shown_title, 'fileName', 'article' || a.article_id, 'author',
		a.author, 'publisher', a.outlet, 'sourceUrl', a.url,
		'date', news_archive_inner.ftm_day(news_archive_inner.exact_day(a.published)), 'publishedAt',
			news_archive_inner.ftm_day(news_archive_inner.exact_day(a.published)), 'summary', a.standfirst))
	FROM news_archive_inner.exported_articles(article_ids) a
	ORDER BY lower(a.published) NULLS LAST, a.article_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.ftm_articles(bigint[]) IS 'These articles of the archive entered as Articles of '
	'Followthemoney, without their texts.';
CREATE FUNCTION news_archive_inner.articles_of_events(event_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT DISTINCT r.article_id FROM news_archive_inner.exported_reports(event_ids) r WHERE r.n <= 20);
END $$;
COMMENT ON FUNCTION news_archive_inner.articles_of_events(bigint[])
	IS 'The articles whose reports exported_events() has of these events of the archive entered.';
CREATE FUNCTION news_archive.entities_ftm(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked record;
	sides bigint[];
	actors bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	asked := news_archive_inner.export_asked(entity, during, NULL, min_confidence, true);
	IF asked.event_ids IS NULL THEN
		RETURN;
	END IF;
	sides := ARRAY(SELECT s.side FROM news_archive_inner.seen_events(asked.event_ids) e,
		unnest(e.actor_ids || e.target_ids) s(side) WHERE s.side IS NOT NULL
		UNION SELECT asked.entity_id WHERE asked.entity_id IS NOT NULL);
	-- what is involved in an event of Followthemoney is somebody who can act in law
	actors := ARRAY(SELECT e.entity_id FROM news_archive_inner.seen_entities(sides) e WHERE e.kind <> 'place');
	RETURN QUERY SELECT * FROM news_archive_inner.ftm_actors(sides);
	RETURN QUERY SELECT * FROM news_archive_inner.ftm_events(asked.event_ids, actors);
	RETURN QUERY SELECT * FROM news_archive_inner.ftm_articles(news_archive_inner.articles_of_events(asked.event_ids));
END $$;
COMMENT ON FUNCTION news_archive.entities_ftm(text, news_archive.days, name, real) IS
'Somebody, named in any spelling, with the events around him, or all events for NULL, as entities of Followthemoney, '
'one a row, as Aleph and OpenAleph read them line by line: the sides of the events (Person, Organization, Address for '
'a place) with their spellings and country; the events (Event) with days as exactly as they are known, words, reports, '
'outlets, addresses, confidence; and the articles behind them (Article, without its text), which are their proof. '
'The ids are made from the archive''s own and stay as long as these do. A country or town that acts is not involved, '
'which is for people and bodies: it stands in the event''s name. Days before the year 1000 are left out, which '
'Followthemoney does not read. during and min_confidence are as in find_events(). No rows, with a notice, for a name '
'that no article tells which a policy leaves to the reader. Errors: as for timeline_json().';

-- src/reports/export_network.sql
CREATE FUNCTION news_archive_inner.network_graph(wanted text, wanted_during daterange, min_confidence real,
	of_archive name) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET client_min_messages = warning AS $$
DECLARE
	edges jsonb;
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS MATERIALIZED (
		SELECT x.*, row_number() OVER () AS n
			FROM news_archive.network(wanted, wanted_during, NULL, archive => of_archive,
			min_confidence => min_confidence) x)
	SELECT jsonb_agg(jsonb_build_object('id', t.n, 'a', t.entity_id::text, 'b', t.other_id::text, 'facts',
		jsonb_build_object('weight', t.articles, 'acts', t.acts, 'acts_back', t.acts_back,
			'acts_together', t.acts_together, 'first_day', news_archive_inner.iso_day(t.first_day), 'last_day',
				news_archive_inner.iso_day(t.last_day))) ORDER BY t.n), array_agg(t.entity_id) || array_agg(t.other_id)
	INTO edges, ids FROM told t;
	RETURN jsonb_build_object('edges', coalesce(edges, '[]'), 'nodes', coalesce((
		SELECT jsonb_agg(jsonb_build_object('id', e.entity_id::text, 'facts',
			jsonb_build_object('label', e.name, 'kind', e.kind, 'role', e.role, 'country', e.country, 'sector',
			e.sector, 'articles', e.articles))
			ORDER BY e.articles DESC, e.name COLLATE "C", e.entity_id)
		FROM news_archive_inner.seen_entities(ids) e), '[]'));
END $$;
COMMENT ON FUNCTION news_archive_inner.network_graph(text, daterange, real, name) IS
'network() of somebody, or of all for NULL, of the archive entered as {"nodes": [{"id", "facts"}], "edges": '
'[{"id", "a", "b", "facts"}]}, whole. Raises no notices.';
CREATE FUNCTION news_archive_inner.graph_columns() RETURNS TABLE (n int, of_what text, id text, type text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 12 AS $$
	VALUES (1, 'node', 'label', 'string'), (2, 'node', 'kind', 'string'), (3, 'node', 'role', 'string'),
		(4, 'node', 'country', 'string'), (5, 'node', 'sector', 'string'), (6, 'node', 'articles', 'long'),
		(7, 'edge', 'weight', 'long'), (8, 'edge', 'acts', 'long'), (9, 'edge', 'acts_back', 'long'),
			(10, 'edge', 'acts_together', 'long'), (11, 'edge', 'first_day', 'string'),
			(12, 'edge', 'last_day', 'string') $$;
COMMENT ON FUNCTION news_archive_inner.graph_columns() IS 'What the nodes and edges of an exported network have.';
CREATE FUNCTION news_archive_inner.graphml_data(facts jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT jsonb_agg(jsonb_build_array('data', jsonb_build_object('key', c.id), facts->>c.id) ORDER BY c.n)
		FROM news_archive_inner.graph_columns() c WHERE facts->>c.id IS NOT NULL $$;
COMMENT ON FUNCTION news_archive_inner.graphml_data(jsonb) IS 'What a node or an edge has, as elements of GraphML.';
CREATE FUNCTION news_archive_inner.graphml_text(graph jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT news_archive_inner.render_xml(jsonb_build_array('graphml',
		jsonb_build_object('xmlns', 'http://graphml.graphdrawing.org/xmlns', 'xmlns:xsi',
		'http://www.w3.org/2001/XMLSchema-instance',
			'xsi:schemaLocation', 'http://graphml.graphdrawing.org/xmlns '
				'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd'),
		(SELECT jsonb_agg(jsonb_build_array('key', jsonb_build_object('id', c.id, 'for', c.of_what, 'attr.name', c.id,
			'attr.type', c.type)) ORDER BY c.n) FROM news_archive_inner.graph_columns() c),
		jsonb_build_array('graph', '{"id": "network", "edgedefault": "undirected"}'::jsonb,
			(SELECT jsonb_agg(jsonb_build_array('node', jsonb_build_object('id', 'n' || (x.v->>'id')),
				news_archive_inner.graphml_data(x.v->'facts')) ORDER BY x.n)
				FROM jsonb_array_elements(graph->'nodes') WITH ORDINALITY x(v, n)),
			(SELECT jsonb_agg(jsonb_build_array('edge', jsonb_build_object('id', 'e' || (x.v->>'id'), 'source',
				'n' || (x.v->>'a'), 'target', 'n' || (x.v->>'b')), news_archive_inner.graphml_data(x.v->'facts'))
				ORDER BY x.n)
				FROM jsonb_array_elements(graph->'edges') WITH ORDINALITY x(v, n))))) $$;
COMMENT ON FUNCTION news_archive_inner.graphml_text(jsonb) IS 'A network_graph() as GraphML.';
CREATE FUNCTION news_archive_inner.gexf_values(facts jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT jsonb_build_array('attvalues',
		jsonb_agg(jsonb_build_array('attvalue', jsonb_build_object('for', c.id, 'value', facts->>c.id)) ORDER BY c.n))
	FROM news_archive_inner.graph_columns() c
		WHERE facts->>c.id IS NOT NULL AND c.id NOT IN ('label', 'weight', 'first_day', 'last_day') $$;
COMMENT ON FUNCTION news_archive_inner.gexf_values(jsonb) IS 'What a node or an edge has, as an element of GEXF; '
	'its label, weight and days are attributes of its own.';
CREATE FUNCTION news_archive_inner.gexf_text(graph jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT news_archive_inner.render_xml(jsonb_build_array('gexf',
		'{"xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"}'::jsonb,
		jsonb_build_array('meta', jsonb_build_array('creator', 'news_archive'),
			jsonb_build_array('description', 'Who is named together with whom, and who does something to whom')),
		jsonb_build_array('graph', '{"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "date"}'::jsonb,
			(SELECT jsonb_agg(jsonb_build_array('attributes', jsonb_build_object('class', k.of_what), k.columns)
				ORDER BY k.n)
				FROM (SELECT c.of_what, min(c.n) AS n,
					jsonb_agg(jsonb_build_array('attribute',
					jsonb_build_object('id', c.id, 'title', c.id, 'type', c.type)) ORDER BY c.n) AS columns
					FROM news_archive_inner.graph_columns() c
						WHERE c.id NOT IN ('label', 'weight', 'first_day', 'last_day') GROUP BY c.of_what) k),
			jsonb_build_array('nodes',
				(SELECT jsonb_agg(jsonb_build_array('node',
				jsonb_build_object('id', x.v->>'id', 'label', x.v#>>'{facts,label}'),
				news_archive_inner.gexf_values(x.v->'facts')) ORDER BY x.n)
				FROM jsonb_array_elements(graph->'nodes') WITH ORDINALITY x(v, n))),
			jsonb_build_array('edges',
				(SELECT jsonb_agg(jsonb_build_array('edge', jsonb_build_object('id', x.v->>'id', 'source', x.v->>'a',
				'target', x.v->>'b', 'weight', x.v#>>'{facts,weight}',
					'start', x.v#>>'{facts,first_day}', 'end', x.v#>>'{facts,last_day}'),
						news_archive_inner.gexf_values(x.v->'facts')) ORDER BY x.n)
				FROM jsonb_array_elements(graph->'edges') WITH ORDINALITY x(v, n)))))) $$;
COMMENT ON FUNCTION news_archive_inner.gexf_text(jsonb) IS 'A network_graph() as GEXF 1.2, which every version of '
	'Gephi and networkx reads.';
CREATE FUNCTION news_archive_inner.dot_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '"' || replace(replace(replace(regexp_replace(words, '[\u0001-\u001F\u007F]+', ' ', 'g'), '&', '&amp;'), '\',
		'\\'), '"', '\"') || '"';
COMMENT ON FUNCTION news_archive_inner.dot_text(text) IS 'A text between the quotes of DOT, shown as it is. '
	'NULL for NULL.';
CREATE FUNCTION news_archive_inner.dot_graph(graph jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT E'graph network {\n\tgraph [overlap=false, outputorder=edgesfirst];\n\tnode [style=filled, '
		'fillcolor=white];\n'
		|| coalesce((SELECT string_agg(format(E'\t"%s" [label=%s, shape=%s, kind=%s, articles=%s];\n', x.v->>'id',
			news_archive_inner.dot_text(x.v#>>'{facts,label}'),
				CASE x.v#>>'{facts,kind}' WHEN 'person' THEN 'ellipse' WHEN 'organisation' THEN 'box' ELSE 'plaintext'
					END, x.v#>>'{facts,kind}', x.v#>>'{facts,articles}'), '' ORDER BY x.n)
			FROM jsonb_array_elements(graph->'nodes') WITH ORDINALITY x(v, n)), '')
		|| coalesce((SELECT string_agg(format(E'\t"%s" -- "%s" [weight=%s, penwidth=%s, acts=%s, acts_back=%s, '
			'acts_together=%s, tooltip=%s];\n', x.v->>'a', x.v->>'b', x.v#>>'{facts,weight}',
				round((1 + ln((x.v#>>'{facts,weight}')::numeric)), 2), x.v#>>'{facts,acts}', x.v#>>'{facts,acts_back}',
					x.v#>>'{facts,acts_together}',
				news_archive_inner.dot_text('named together in '
					|| news_archive_inner.counted_text((x.v#>>'{facts,weight}')::bigint, 'article'))), '' ORDER BY x.n)
			FROM jsonb_array_elements(graph->'edges') WITH ORDINALITY x(v, n)), '') || E'}\n' $$;
COMMENT ON FUNCTION news_archive_inner.dot_graph(jsonb) IS 'A network_graph() in the language of Graphviz.';
CREATE FUNCTION news_archive_inner.select_network_graph(format text, wanted text, wanted_during daterange, archive name,
	min_confidence real) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	graph jsonb;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF news_archive_inner.entity_to_export(wanted) = 0 THEN
		RETURN NULL;
	END IF;
	graph := news_archive_inner.network_graph(wanted, wanted_during, min_confidence, archive);
	RETURN CASE format WHEN 'graphml' THEN news_archive_inner.graphml_text(graph) WHEN 'gexf'
		THEN news_archive_inner.gexf_text(graph) ELSE news_archive_inner.dot_graph(graph) END;
END $$;
COMMENT ON FUNCTION news_archive_inner.select_network_graph(text, text, daterange, name, real)
	IS 'What network_graphml, network_gexf and network_dot stand on.';
CREATE FUNCTION news_archive.network_graphml(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_network_graph('graphml', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.network_graphml(text, news_archive.days, name, real) IS
'network() of somebody, named in any spelling, or of the whole archive for NULL, as GraphML (for yEd, igraph, '
'networkx, Gephi, Cytoscape): nodes with label, kind, role, country (ISO 3166-1 alpha-3), sector (PLOVER) and number '
'of articles; undirected edges with weight (articles that name both), acts of source upon target, acts_back, '
'acts_together, first_day and last_day (left out where no day is known). All edges are there, not network()''s first '
'200. during and min_confidence are as in network(). NULL, with a notice, for a name that no article tells which a '
'policy leaves to the reader. Errors: no_data_found when the name is not known, with the nearest names; '
'invalid_parameter_value for a name without letters and digits and for a min_confidence out of 0 to 1; '
'invalid_datetime_format, invalid_schema_name.';
CREATE FUNCTION news_archive.network_gexf(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_network_graph('gexf', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.network_gexf(text, news_archive.days, name, real) IS
'network() of somebody, named in any spelling, or of the whole archive for NULL, as GEXF 1.2 (for Gephi): '
'what network_graphml() has; an edge has the first and the last day on which both are named as its start and end, so '
'that Gephi''s timeline shows it, and none where no day is known. Arguments, NULL and errors as for network_graphml().';
CREATE FUNCTION news_archive.network_dot(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive(),
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive_inner.select_network_graph('dot', $1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.network_dot(text, news_archive.days, name, real) IS
'network() of somebody, named in any spelling, or of the whole archive for NULL, in the language of Graphviz (fdp '
'-Tsvg): an undirected graph with names as labels, people as ellipses, organisations as boxes, lines as thick as both '
'are named together; kind, articles, acts, acts_back and acts_together are attributes that Graphviz passes over. '
'Arguments, NULL and errors as for network_graphml().';

-- src/reports/gather.sql
CREATE FUNCTION news_archive_inner.and_more(n bigint, one text, how text DEFAULT NULL) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN n > 0 THEN 'and ' || news_archive_inner.counted_text(n, 'more ' || one)
		|| coalesce(': ' || how, '') || '.' END;
COMMENT ON FUNCTION news_archive_inner.and_more(bigint, text, text)
	IS '"and 12 more articles: how to see them.": NULL for none. For pages.';
CREATE FUNCTION news_archive_inner.sentence_around(body text, start int, length int, OUT before text, OUT words text,
	OUT after text)
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	room constant int := 500;
	first_char constant int := greatest(start - room, 1);
	part constant text := substring(body, first_char, start - first_char + length + room);
	at constant int := start - first_char + 1;
	s record;
BEGIN
	SELECT min(x.start) AS begins, max(x.start + x.length) AS ends INTO s
	FROM news_archive.sentences(part) x WHERE x.start < at + sentence_around.length AND at < x.start + x.length;
	before := regexp_replace(substring(part, coalesce(s.begins, at), at - coalesce(s.begins, at)), '\s+', ' ', 'g');
	words := regexp_replace(left(substring(part, at, sentence_around.length), 700), '\s+', ' ', 'g');
	after := regexp_replace(substring(part, at + sentence_around.length,
		greatest(coalesce(s.ends, 0) - at - sentence_around.length, 0)), '\s+', ' ', 'g');
	IF char_length(before) > 320 THEN
		before := E'\u2026 ' || regexp_replace(right(before, 300), '^\S*\s', '');
	END IF;
	IF char_length(after) > 320 THEN
		after := regexp_replace(left(after, 300), '\s\S*$', '') || E' \u2026';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.sentence_around(text, int, int) IS
'The words of a text that begin at the 1-based character start and are length long, with what stands before and after '
'them in their sentence, white space as one space; what is long is cut short with an ellipsis.';
CREATE FUNCTION news_archive_inner.reports_of_events(event_ids bigint[], max_reports int)
	RETURNS TABLE (event_id bigint, told jsonb, left_out bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH every AS MATERIALIZED (
		SELECT r.event_id, r.article_id, r.report_no, r.start, r.length, r.attributed_to, a.outlet, a.published,
			-- the same words of another outlet say nothing new: they come last
			row_number() OVER (PARTITION BY r.event_id, r.words_id ORDER BY lower(a.published) NULLS LAST, r.article_id,
				r.report_no) AS again,
			row_number() OVER (PARTITION BY r.event_id, r.article_id ORDER BY r.confidence DESC, r.report_no)
				AS in_article, r.confidence
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (event_ids)),
	ranked AS (
		SELECT e.*, row_number() OVER (PARTITION BY e.event_id ORDER BY e.again > 1, e.in_article > 1,
			e.attributed_to IS NOT NULL, e.confidence DESC, lower(e.published) NULLS LAST, e.article_id, e.report_no)
			AS n,
			count(*) OVER (PARTITION BY e.event_id) AS reports
		FROM every e)
	SELECT r.event_id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('article_id', r.article_id::text, 'outlet',
		coalesce(r.outlet, 'Outlet not known'),
			'published', news_archive.during_text(r.published), 'before', s.before, 'words', s.words, 'after', s.after,
				'says', r.attributed_to)) ORDER BY r.n),
		min(r.reports) - count(*)
	FROM ranked r JOIN article a USING (article_id),
		LATERAL news_archive_inner.sentence_around(a.body, r.start, r.length) s
	WHERE r.n <= max_reports GROUP BY r.event_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_of_events(bigint[], int) IS
'The reports of these events of the archive entered, at most so many of each: of each article the surest, what outlets '
'say themselves before what they have from somebody, then the others: who says it, when, and the sentence.';
CREATE FUNCTION news_archive_inner.group_of_day(day date, by text, OUT id text, OUT heading text, OUT first_day date,
	OUT last_day date)
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF day IS NULL OR NOT isfinite(day) THEN
		id := 't-undated';
		heading := 'Day not known';
		RETURN;
	END IF;
	first_day := date_trunc(by, day::timestamp)::date;
	last_day := (date_trunc(by, day::timestamp) + ('1 ' || by)::interval)::date;
	id := 't' || to_char(first_day, CASE by WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY' END) || CASE
		WHEN first_day < '0001-01-01' THEN 'bc' ELSE '' END;
	heading := CASE by WHEN 'month' THEN to_char(first_day, 'FMMonth FMYYYY') WHEN 'year'
		THEN to_char(first_day, 'FMYYYY') ELSE to_char(first_day, 'FMYYYY') || ' to ' || to_char(last_day - 1, 'FMYYYY')
		END
		|| CASE WHEN first_day < '0001-01-01' THEN ' BC' ELSE '' END;
END $$;
COMMENT ON FUNCTION news_archive_inner.group_of_day(date, text)
	IS 'The month, year or century of a day, with an id for links and a heading; those without a day have a group of '
	'their own.';
CREATE FUNCTION news_archive_inner.event_sections(title text, event_ids bigint[], max_events int DEFAULT 150,
	max_reports int DEFAULT 4, how text DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	step text;
	listed bigint[];
	groups jsonb;
	chart jsonb;
	legend jsonb;
	every bigint := coalesce(cardinality(event_ids), 0);
	undated bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	IF every = 0 THEN
		RETURN '[]';
	END IF;
	WITH told AS MATERIALIZED (
		SELECT e.event_id, lower(e.during) AS begins, upper(e.during) AS ends,
			news_archive_inner.day_number(upper(e.during)) - news_archive_inner.day_number(lower(e.during)) AS days,
			e.independent_sources, e.confidence, e.reports,
			coalesce(nullif(lower(e.during), '-infinity'), nullif(upper(e.during), 'infinity') - 1)::timestamp AS day
		FROM news_archive_inner.seen_events(event_ids) e),
	cut AS MATERIALIZED (
		SELECT CASE WHEN count(DISTINCT date_trunc('month', t.day)) <= 30 THEN 'month'
			WHEN count(DISTINCT date_trunc('year', t.day)) <= 100 THEN 'year' ELSE 'century' END AS step,
			count(*) FILTER (WHERE t.day IS NULL) AS undated FROM told t),
	grouped AS MATERIALIZED (
		-- "in 2021" is of no month
		SELECT t.*, date_trunc(p.step, t.day) AS part, p.step, row_number()
			OVER (ORDER BY t.begins NULLS LAST, t.ends, t.reports DESC, t.event_id) AS in_time,
			row_number() OVER (PARTITION BY p.step, date_trunc(p.step, t.day) ORDER BY t.independent_sources DESC,
				t.confidence DESC, t.reports DESC, t.event_id) AS in_group
		FROM told t, cut c, LATERAL (SELECT CASE WHEN c.step = 'month' AND t.days > 31 THEN 'year' ELSE c.step
			END AS step) p),
	-- of each group those with most sources; every group has some
	best AS (SELECT g.* FROM grouped g ORDER BY g.in_group, g.independent_sources DESC, g.confidence DESC, g.in_time
		LIMIT max_events),
	chosen AS MATERIALIZED (SELECT b.event_id, row_number() OVER (ORDER BY b.in_time) AS n FROM best b)
	SELECT (SELECT array_agg(c.event_id ORDER BY c.n) FROM chosen c), (SELECT c.step FROM cut c),
		(SELECT c.undated FROM cut c),
		(SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', d.id, 'heading', d.heading, 'count',
			to_char(p.events, 'FM999,999,999'), 'from', CASE WHEN p.step = c.step
			THEN news_archive_inner.day_number(d.first_day) END,
				'to', news_archive_inner.day_number(d.last_day), 'ids', p.ids, 'more',
					news_archive_inner.and_more(p.events - p.shown, 'event'))) ORDER BY p.part NULLS LAST, p.step DESC)
			FROM (SELECT g.part, g.step, count(*) AS events, count(c.event_id) AS shown,
				jsonb_agg(c.event_id::text ORDER BY c.n) FILTER (WHERE c.n IS NOT NULL) AS ids
				FROM grouped g LEFT JOIN chosen c ON c.event_id = g.event_id GROUP BY g.part, g.step) p, cut c,
					LATERAL news_archive_inner.group_of_day(p.part::date, p.step) d)
	INTO listed, step, undated, groups;
	chart := news_archive_inner.timeline_chart(title, event_ids, listed, (SELECT jsonb_agg(g - 'ids' ORDER BY n)
		FROM jsonb_array_elements(groups) WITH ORDINALITY x(g, n)));
	WITH items AS MATERIALIZED (
		SELECT e.event_id::text AS id,
			jsonb_strip_nulls(jsonb_build_object('n', c.n, 'event_id', e.event_id::text, 'when',
			coalesce(news_archive.during_text(e.during, e."precision"), 'Day not known'),
			'type', e.type, 'quad', l.quad, 'means',
				coalesce((SELECT o.meaning FROM news_archive.event_ontology() o
				WHERE o.type = e.type AND o.mode = e.mode), l.means),
			'actors', to_jsonb(e.actors), 'targets', to_jsonb(e.targets), 'mutual', news_archive.is_reciprocal(e.type),
			'place', e.place, 'status', e.status, 'sure', e.confidence >= news_archive_inner.sure_enough(),
				'confidence', to_char(e.confidence, 'FM0.00'),
			'sources', e.independent_sources, 'told', r.told, 'more',
				news_archive_inner.and_more(r.left_out, 'report'))) AS item
		FROM news_archive_inner.seen_events(listed) e JOIN unnest(listed) WITH ORDINALITY c(id, n) ON c.id = e.event_id
			LEFT JOIN news_archive_inner.reports_of_events(listed, max_reports) r ON r.event_id = e.event_id
				LEFT JOIN news_archive_inner.act_lanes() l ON l.type = e.type)
	SELECT jsonb_agg(x.g - 'ids' || jsonb_build_object('items',
		coalesce((SELECT jsonb_agg(i.item ORDER BY y.m)
		FROM jsonb_array_elements_text(x.g->'ids') WITH ORDINALITY y(id, m) JOIN items i ON i.id = y.id), '[]'))
		ORDER BY x.n)
	INTO groups FROM jsonb_array_elements(groups) WITH ORDINALITY x(g, n);
	SELECT jsonb_agg(jsonb_build_object('class', k.class, 'label', k.label) ORDER BY k.n) INTO legend
	FROM (SELECT count(*) FILTER (WHERE l.quad = 1) AS q1, count(*) FILTER (WHERE l.quad = 2) AS q2,
		count(*) FILTER (WHERE l.quad = 3) AS q3, count(*) FILTER (WHERE l.quad = 4) AS q4,
			count(*) FILTER (WHERE e.confidence < news_archive_inner.sure_enough()) AS unsure,
				count(*) FILTER (WHERE e.status <> 'actual' AND every <= 250) AS undone
		FROM news_archive_inner.seen_events(event_ids) e JOIN news_archive_inner.act_lanes() l ON l.type = e.type) x,
		LATERAL (VALUES (1, x.q1, 'q1', 'words of cooperation'), (2, x.q2, 'q2', 'deeds of cooperation'),
			(3, x.q3, 'q3', 'words of conflict'), (4, x.q4, 'q4', 'deeds of conflict'),
			(5, x.unsure, 'unsure', 'less sure'), (6, x.undone, 'undone', 'planned, demanded, denied or supposed')) k(n,
				found, class, label) WHERE k.found > 0;
	RETURN jsonb_build_array(
		jsonb_build_object('type', 'timeline', 'id', 'timeline', 'heading', 'Timeline', 'count',
			to_char(every, 'FM999,999,999'),
			'chart', chart,
			'legend', legend,
			'notes', to_jsonb(array_remove(ARRAY[
				CASE WHEN every <= 250 THEN 'A bar is as wide as its days are inexact, and as high as it has '
					'independent sources. It leads to its reports below.'
					ELSE 'The height of a bar is how many events a period has, the dark part those that are sure. '
						'It leads to the events of that time below.' END,
				CASE WHEN undated > 0 THEN news_archive_inner.counted_text(undated, 'event has no day and is',
					'events have no day and are') || ' in the list only.' END], NULL))),
		jsonb_strip_nulls(jsonb_build_object('type', 'events', 'id', 'events', 'heading', 'What happened', 'count',
			to_char(every, 'FM999,999,999'),
			'intro', 'Each with its reports: who says it, and the words that tell it, marked in their sentence.',
			'groups', groups, 'more', news_archive_inner.and_more(every - cardinality(listed), 'event', how))));
END $$;
COMMENT ON FUNCTION news_archive_inner.event_sections(text, bigint[], int, int, text) IS
'The timeline of these events of the archive entered, and the list of at most max_events of them with at most '
'max_reports reports each, by month, year or century. Of many events those of most sources are listed, some of every '
'period. how says where the others are seen. An empty array when there is no event.';
CREATE FUNCTION news_archive_inner.quote_section(wanted_speaker bigint, article_ids bigint[], wanted_during daterange,
	min_confidence real, max_quotes int DEFAULT 40, how text DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	items jsonb;
	every bigint;
	speakers bigint[];
	who record;
BEGIN
	PERFORM news_archive_inner.entered();
	speakers := ARRAY(SELECT DISTINCT q.speaker_id FROM quotation q
		WHERE wanted_speaker IS NULL AND (article_ids IS NULL OR q.article_id = ANY (article_ids))
		AND q.speaker_id IS NOT NULL);
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names INTO who
		FROM news_archive_inner.seen_entities(speakers) e;
	WITH pieces AS MATERIALIZED (
		SELECT q.article_id, q.saying, q.speaker_id, q.speaker_name, a.outlet, a.published,
			max(q.confidence) AS confidence,
			string_agg(regexp_replace(regexp_replace(q.quotation, ',\s*$', ''), '\s+', ' ', 'g'), E' [\u2026] '
				ORDER BY q.quotation_no) AS words, min(q.type COLLATE "C") AS type, min(q.addressee COLLATE "C")
				AS addressee
		FROM quotation q JOIN article a USING (article_id)
		WHERE (wanted_speaker IS NULL OR q.speaker_id = wanted_speaker)
			AND (article_ids IS NULL OR q.article_id = ANY (article_ids))
			AND (wanted_speaker IS NOT NULL OR q.speaker_name IS NOT NULL)
			AND q.attitude IS DISTINCT FROM 'notsaid' AND (wanted_during IS NULL OR a.published && wanted_during)
		GROUP BY q.article_id, q.saying, q.speaker_id, q.speaker_name, a.outlet, a.published),
	sayings AS MATERIALIZED (
		SELECT (array_agg(p.words ORDER BY lower(p.published) NULLS LAST, p.article_id))[1] AS words,
			(array_agg(p.published ORDER BY lower(p.published) NULLS LAST, p.article_id))[1] AS said,
			min(p.type) AS type, min(p.addressee) AS addressee, max(p.speaker_name COLLATE "C") AS speaker,
				p.speaker_id,
			array_agg(DISTINCT coalesce(p.outlet, 'outlet not known')) AS outlets,
				array_agg(p.article_id ORDER BY lower(p.published) NULLS LAST, p.article_id) AS ids,
				count(DISTINCT p.article_id) AS articles
		FROM pieces p WHERE min_confidence IS NULL OR p.confidence >= min_confidence
		GROUP BY p.speaker_id, btrim(news_archive_inner.plain_words(p.words))),
	ranked AS MATERIALIZED (SELECT s.*, row_number() OVER (ORDER BY s.type = 'direct' DESC, s.articles DESC,
		lower(s.said) NULLS LAST, s.words COLLATE "C") AS n FROM sayings s)
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('said', news_archive.during_text(r.said), 'text',
		CASE WHEN char_length(r.words) > 900 THEN left(r.words, 880) || E' \u2026' ELSE r.words END,
			'type', r.type, 'addressee', r.addressee, 'speaker', CASE WHEN wanted_speaker IS NULL
				THEN coalesce((SELECT w.name FROM unnest(who.ids, who.names) w(id, name) WHERE w.id = r.speaker_id),
				r.speaker) END,
			'outlets', to_jsonb(r.outlets[:6]), 'article_ids', to_jsonb(r.ids[:6]::text[]),
			'more', CASE WHEN r.articles > 6 THEN 'and ' || news_archive_inner.counted_text(r.articles - 6,
				'more article') END))
			ORDER BY lower(r.said) NULLS LAST, r.n), (SELECT count(*) FROM ranked)
	INTO items, every FROM ranked r WHERE r.n <= max_quotes;
	IF items IS NULL THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_strip_nulls(jsonb_build_object('type', 'quotes', 'id', 'quotes', 'heading', 'Quotations', 'count',
		every::text,
		'intro', 'One entry a saying, with every outlet that carried it. What stands without quotation marks is told '
			'in the words of the writer.',
		'items', items, 'more', news_archive_inner.and_more(every - jsonb_array_length(items), 'saying', how)));
END $$;
COMMENT ON FUNCTION news_archive_inner.quote_section(bigint, bigint[], daterange, real, int, text) IS
'What somebody (or, with NULL, everybody) is quoted as saying in these articles of the archive entered (NULL: '
'all), one entry a saying: the pieces of a broken quotation together, the direct ones and those of most articles first '
'where there are too many.';
CREATE FUNCTION news_archive_inner.difference_groups(rows jsonb, max_groups int DEFAULT 20, max_values int DEFAULT 8)
	RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	WITH told AS (
		SELECT DISTINCT ON (r.about, r.thing, r.value, r.article_id) r.*, x.n AS at
			FROM jsonb_array_elements(rows) WITH ORDINALITY x(j, n),
			LATERAL jsonb_to_record(x.j) r(about text, thing text, value text, relation text, words text, outlet text,
				article_id text, published text, attributed_to text, changed text)
		ORDER BY r.about, r.thing, r.value, r.article_id, x.n),
	numbered AS (SELECT t.*, row_number() OVER (PARTITION BY t.about, t.thing, t.value ORDER BY t.at) AS i FROM told t),
	valued AS (
		SELECT n.about, n.thing, n.value, bool_or(n.relation = 'contradicts') AS clash, min(n.at) AS at,
			(array_agg(CASE WHEN char_length(n.words) > 260 THEN left(n.words, 250) || E' \u2026' ELSE n.words
				END ORDER BY n.at))[1] AS words,
			jsonb_agg(jsonb_strip_nulls(jsonb_build_object('outlet', coalesce(n.outlet, 'Outlet not known'),
				'published', n.published, 'article_id', n.article_id, 'says', n.attributed_to, 'changed', n.changed))
				ORDER BY n.i)
				FILTER (WHERE n.i <= 5) AS sources, count(*) - 5 AS more
		FROM numbered n GROUP BY n.about, n.thing, n.value),
	ranked AS (SELECT v.*, row_number() OVER (PARTITION BY v.about, v.thing ORDER BY v.at) AS i,
		count(*) OVER (PARTITION BY v.about, v.thing) AS every FROM valued v),
	groups AS (
		SELECT r.about, r.thing, bool_or(r.clash) AS clash, min(r.at) AS at,
			news_archive_inner.and_more(max(r.every) - max_values, 'value') AS more,
			jsonb_agg(jsonb_strip_nulls(jsonb_build_object('value', r.value, 'sources', r.sources, 'more',
				news_archive_inner.and_more(r.more, 'article'),
				'words', CASE WHEN r.about NOT IN ('name', 'role') THEN r.words END)) ORDER BY r.i)
					FILTER (WHERE r.i <= max_values) AS vals
		FROM ranked r GROUP BY r.about, r.thing HAVING count(*) > 1)
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('about', CASE WHEN g.about LIKE 'figure %'
		THEN 'How many ' || substr(g.about, 8) ELSE upper(left(g.about, 1)) || substr(g.about, 2) END || ':', 'thing',
		g.thing, 'relation', CASE WHEN g.clash THEN 'contradicts' ELSE 'compatible' END,
		'values', g.vals, 'more', g.more)) ORDER BY NOT g.clash, g.at)
	FROM (SELECT * FROM groups ORDER BY NOT clash, at LIMIT max_groups) g $$;
COMMENT ON FUNCTION news_archive_inner.difference_groups(jsonb, int, int)
	IS 'Rows of differences(), as an array of objects, by what they are about and by value: contradictions first. '
	'NULL when there is none. For pages.';
CREATE FUNCTION news_archive_inner.difference_rows(wanted_event bigint, wanted_story bigint, of_archive name,
	without text[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	ids bigint[];
	sides bigint[];
	rows jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted_event IS NOT NULL THEN
		ids := ARRAY(SELECT DISTINCT r.article_id FROM event_report r JOIN article a USING (article_id)
			WHERE r.event_id = wanted_event);
		sides := ARRAY(SELECT DISTINCT s.side FROM event_report r JOIN article a USING (article_id),
			LATERAL (VALUES (r.actor_id), (r.target_id)) s(side)
			WHERE r.event_id = wanted_event AND s.side IS NOT NULL);
	END IF;
	SELECT jsonb_agg(to_jsonb(d) || jsonb_build_object('article_id', d.article_id::text, 'published',
		news_archive.during_text(d.published),
		'thing', coalesce(d.thing, (SELECT news_archive_inner.sides_text(v.type, v.actors, v.targets)
			FROM news_archive_inner.seen_events(ARRAY[wanted_event]) v)))) INTO rows
	FROM (SELECT * FROM news_archive_inner.figure_differences(ids, wanted_event) WHERE wanted_event IS NOT NULL
		UNION ALL SELECT * FROM news_archive_inner.act_differences(ids, wanted_event, '{}')
			WHERE wanted_event IS NOT NULL
		UNION ALL SELECT * FROM news_archive_inner.name_differences(ids, sides) WHERE wanted_event IS NOT NULL
		UNION ALL SELECT * FROM news_archive.differences(story_id => wanted_story, archive => of_archive)
			WHERE wanted_event IS NULL) d
	WHERE d.about <> ALL (without);
	RETURN coalesce(rows, '[]');
END $$;
COMMENT ON FUNCTION news_archive_inner.difference_rows(bigint, bigint, name, text[])
	IS 'Where the reports of an event, or the articles of a story, of the archive entered do not say the same, as an '
	'array of objects with the columns of differences(), without those about some things. For pages.';
CREATE FUNCTION news_archive_inner.difference_section(event_ids bigint[], wanted_story bigint, of_archive name,
	without text[] DEFAULT '{}') RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	most_articles constant int := 16;		-- each is read anew, which takes 10 to 20 milliseconds
	articles int := 0;
	rows jsonb := CASE WHEN wanted_story IS NULL THEN '[]' ELSE news_archive_inner.difference_rows(NULL, wanted_story,
		of_archive, without) END;
	groups jsonb;
	e record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR e IN
		SELECT v.event_id, v.reports FROM news_archive_inner.seen_events(event_ids) v WHERE v.outlets > 1
			ORDER BY v.outlets DESC, v.reports DESC, v.event_id LIMIT 20
	LOOP
		CONTINUE WHEN articles > 0 AND articles + e.reports > most_articles;
		EXIT WHEN articles >= most_articles;
		articles := articles + e.reports;
		rows := rows || news_archive_inner.difference_rows(e.event_id, NULL, of_archive, without);
	END LOOP;
	groups := news_archive_inner.difference_groups(rows);
	IF groups IS NULL THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_build_object('type', 'differences', 'id', 'differences', 'heading', 'Where reports differ', 'count',
		jsonb_array_length(groups)::text,
		'intro', CASE WHEN wanted_story IS NULL THEN 'What reports of one event do not give alike: '
			'numbers, days, places, names and roles. Looked at are the events that most outlets tell.'
			ELSE 'What the articles do not give alike: numbers, days, places, names and roles.' END, 'groups', groups);
END $$;
COMMENT ON FUNCTION news_archive_inner.difference_section(bigint[], bigint, name, text[]) IS
'Where the reports of these events, or the articles of a story, of the archive entered do not say the same: '
'differences() of the events that most outlets tell, until some 16 articles were read; without those about some '
'things.';
CREATE FUNCTION news_archive_inner.article_section(sections jsonb, more_ids bigint[], max_articles int DEFAULT 250,
	how text DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	cited bigint[] := ARRAY(SELECT DISTINCT x.id::bigint FROM (
		SELECT v #>> '{}' AS id FROM jsonb_path_query(sections, '$.**.article_id') v UNION ALL SELECT v #>> '{}'
			FROM jsonb_path_query(sections, '$.**.article_ids[*]') v) x WHERE x.id IS NOT NULL);
	copies bigint[];
	items jsonb;
	every bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	IF to_regclass('copy') IS NOT NULL THEN		-- 0.1.0 knew of none
		copies := ARRAY(SELECT c.article_id FROM copy c
			WHERE c.copy_of IS NOT NULL AND (c.article_id = ANY (cited) OR c.article_id = ANY (more_ids)));
	END IF;
	WITH wanted AS MATERIALIZED (SELECT a.article_id, a.article_id = ANY (cited) AS is_cited, a.published FROM article a
		WHERE a.article_id = ANY (cited) OR a.article_id = ANY (more_ids)),
	listed AS (SELECT w.article_id FROM wanted w ORDER BY w.is_cited DESC, lower(w.published) DESC NULLS LAST,
		w.article_id LIMIT greatest(max_articles, coalesce(cardinality(cited), 0)))
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('article_id', a.article_id::text, 'outlet',
		coalesce(a.outlet, 'Outlet not known'),
			'published', coalesce(news_archive.during_text(a.published), 'Day not known'),
			'title', coalesce(nullif(a.title, ''), CASE WHEN char_length(a.body) > 90 THEN left(a.body, 90)
				|| E' \u2026' ELSE nullif(a.body, '') END, 'Without a title'), 'url', a.url,
			'note', CASE WHEN a.article_id = ANY (copies) THEN 'copy' END)) ORDER BY lower(a.published) NULLS LAST,
				upper(a.published), a.outlet COLLATE "C", a.article_id),
		(SELECT count(*) FROM wanted)
	INTO items, every
	FROM listed l JOIN article a USING (article_id);
	IF items IS NULL THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_strip_nulls(jsonb_build_object('type', 'articles', 'id', 'articles', 'heading', 'Articles', 'count',
		every::text,
		'items', items, 'more', news_archive_inner.and_more(every - jsonb_array_length(items), 'article', how)));
END $$;
COMMENT ON FUNCTION news_archive_inner.article_section(jsonb, bigint[], int, text) IS
'The articles of the archive entered that sections of a page refer to, in order of time, and the newest of others '
'until there are max_articles: what the references of the page lead to.';
CREATE FUNCTION news_archive_inner.table_section(id text, heading text, intro text, columns jsonb, rows jsonb,
	more text DEFAULT NULL) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN jsonb_array_length(rows) > 0 THEN jsonb_build_object('type', 'table', 'id', id, 'heading', heading,
		'columns', columns, 'rows', rows)
		|| jsonb_strip_nulls(jsonb_build_object('intro', intro, 'more', more)) END;
COMMENT ON FUNCTION news_archive_inner.table_section(text, text, text, jsonb, jsonb, text)
	IS 'A table of a page: columns are {"title", "kind"}, rows arrays of texts. NULL when it has no row.';
CREATE FUNCTION news_archive_inner.network_section(title text, wanted text, wanted_during daterange,
	min_confidence real, of_archive name) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	chart constant jsonb := news_archive_inner.network_chart(title, wanted, wanted_during, min_confidence, of_archive);
	rows jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	IF jsonb_typeof(chart->'edges') IS DISTINCT FROM 'array' THEN
		RETURN NULL;
	END IF;
	rows := (SELECT jsonb_agg(jsonb_build_array(e->'one', e->'other', e->>'together',
		((e->>'acts')::int + (e->>'acts_back')::int)::text, e->>'articles') ORDER BY x.n)
		FROM jsonb_array_elements(chart->'edges') WITH ORDINALITY x(e, n) WHERE x.n <= 60);
	RETURN jsonb_build_object('type', 'network', 'id', 'network', 'heading', 'Who has to do with whom', 'chart', chart,
		'intro', 'The people and bodies with most acts between them, then those named together most. '
			'The thicker a line, the more acts.',
		'legend', '[{"class": "met", "label": "met or talked"}, {"class": "acted", "label": "one did something to the '
			'other"}, {"class": "named", "label": "only named in one article"},
			{"class": "person", "label": "person"}, {"class": "organisation", "label": "organisation"}]'::jsonb,
		'columns', '[{"title": "Who", "kind": "name"}, {"title": "and whom", "kind": "name"}, {"title": "Met", "kind": '
			'"number"}, {"title": "Other acts", "kind": "number"}, {"title": "Articles", "kind": "number"}]'::jsonb,
		'rows', rows);
END $$;
COMMENT ON FUNCTION news_archive_inner.network_section(text, text, daterange, real, name)
	IS 'network_chart() and the same as a table. NULL when nobody is named together.';

-- src/reports/help.sql
CREATE FUNCTION news_archive.help(about text DEFAULT NULL) RETURNS TABLE (question text, example text, answers text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT h.question, h.example, h.answers FROM (VALUES
	('Who is it?', 'find_entity(''Yousef al Hadari'')', 'whom a name means, in any spelling'),
	('Who is it?', 'match_names(''{Hadari,Velsen}'')', 'the same for a list of names'),
	('Who is it?', 'entity_names(''Hadari'')', 'how somebody is spelt, and where'),
	('Who is it?', 'name_variants(''Hadari'')', 'spellings, and how alike they are'),
	('Who is it?', 'entity_roles(''Velsen'')', 'which office somebody has, and when'),
	('Who is it?', 'resolve_place(''Paris'')', 'where a place may lie'),
	('What happened?', 'timeline(''Hadari'')', 'all events of somebody in order'),
	('What happened?', 'timeline_text(''Hadari'')', 'the same in 120 characters'),
	('What happened?', 'find_events(''Hadari'', ''Velsen'', ''CONSULT'')', 'who met whom, did what to whom'),
	('What happened?', 'events_text(place => ''Sarn'', during => ''2024-05'')', 'events at a place in some days'),
	('What happened?', 'find_stories(''canal'')', 'articles on one happening'),
	('What happened?', 'event_ontology()', 'what the types of events mean'),
	('What happened?', 'new_since(now() - interval ''1 day'')', 'what is new since yesterday'),
	('Who says so?', 'event_sources(:event)', 'each report of an event, its words'),
	('Who says so?', 'sources_text(:event)', 'the same in 120 characters'),
	('Who says so?', 'corroboration(:event)', 'who says so independently'),
	('Who says so?', 'copies(:article)', 'who was first, who copied'),
	('Who says so?', 'explain_event(:article, :report)', 'how a report was read'),
	('Where do they differ?', 'differences(:event)', 'where reports of an event differ'),
	('Where do they differ?', 'differences(story_id => :story)', 'where articles of a story differ'),
	('Where do they differ?', 'article_diff(:article, :other_article)', 'two articles side by side'),
	('Where do they differ?', 'event_relations(:event)', 'its plan, demand, denial and end'),
	('Who said what?', 'find_quotes(''Hadari'')', 'quotations of somebody'),
	('Who said what?', 'quotes_text(words => ''listen'')', 'quotations with a word, short'),
	('Who said what?', 'what_did_they_say(''Dask'', ''Lethia'')', 'what somebody said about somebody'),
	('Who with whom?', 'co_mentions(''Hadari'')', 'who is named with somebody'),
	('Who with whom?', 'network(''Hadari'')', 'who acts with whom, as edges'),
	('Who with whom?', 'country_dyads(by => ''month'')', 'which country did what to which'),
	('How much is written?', 'coverage(''Hadari'', ''week'')', 'articles on somebody by week'),
	('How much is written?', 'coverage(''Hadari'', ''outlet'')', 'articles on somebody by outlet'),
	('How much is written?', 'outlets()', 'what there is of each outlet'),
	('How much is written?', 'search_counts(''canal'', ''month'')', 'articles with some words, counted'),
	('Where was it?', 'places(''Hungary'')', 'the towns named in a country'),
	('Where was it?', 'event_places(:event)', 'where reports have an event'),
	('Where was it?', 'article_places(:article)', 'where the places of an article lie'),
	('Which article?', 'search(''canal talks'')', 'articles by words and names'),
	('Which article?', 'search_text(''canal talks'')', 'the same in 120 characters'),
	('Which article?', 'similar_articles(:article)', 'articles like one'),
	('Which article?', 'suggest(''had'')', 'how a query may go on'),
	('Which article?', 'expanded_query(''Hadari'')', 'a query with the other names'),
	('Which article?', 'explain_match(:article, ''canal'')', 'why it has its rank'),
	('Which article?', 'indexed_in_part()', 'articles too long for the search'),
	('Look at it', 'dossier(''Hadari'')', 'all about somebody, a page of HTML'),
	('Look at it', 'dossier_event(:event)', 'an event as a page'),
	('Look at it', 'dossier_story(:story)', 'a story as a page'),
	('Look at it', 'dossier_country(''Norway'', ''Hungary'')', 'two countries as a page'),
	('Look at it', 'archive_overview()', 'the whole archive as a page'),
	('Look at it', 'timeline_svg(''Hadari'')', 'a drawing of events over time'),
	('Look at it', 'network_svg(''Hadari'')', 'a drawing of who with whom'),
	('Look at it', 'coverage_svg(''Hadari'')', 'a drawing of who wrote when'),
	('Take it elsewhere', 'timeline_json(''Hadari'')', 'events for TimelineJS'),
	('Take it elsewhere', 'timeline_ics(''Hadari'')', 'events for a calendar'),
	('Take it elsewhere', 'events_geojson(''Hadari'')', 'events on a map'),
	('Take it elsewhere', 'network_graphml(''Hadari'')', 'who with whom, for yEd, R, Python'),
	('Take it elsewhere', 'network_gexf(''Hadari'')', 'who with whom, for Gephi'),
	('Take it elsewhere', 'network_dot(''Hadari'')', 'who with whom, for Graphviz'),
	('Take it elsewhere', 'search_atom(''canal'')', 'a search as a feed (Atom)'),
	('Take it elsewhere', 'search_rss(''canal'')', 'a search as a feed (RSS)'),
	('Take it elsewhere', 'new_since_atom(now() - interval ''1 day'')', 'what is new as a feed (Atom)'),
	('Take it elsewhere', 'new_since_rss(now() - interval ''1 day'')', 'what is new as a feed (RSS)'),
	('Take it elsewhere', 'article_ninjs(:article)', 'an article for news systems'),
	('Take it elsewhere', 'article_jsonld(:article)', 'an article for the web (schema.org)'),
	('Take it elsewhere', 'entities_ftm(''Hadari'')', 'entities for Aleph'),
	('Take it elsewhere', 'events_icews(''Hadari'')', 'events in the columns of ICEWS'),
	('Take it elsewhere', 'events_gdelt(''Hadari'')', 'events in the columns of GDELT 2'),
	('Take it elsewhere', 'events_gdelt1(''Hadari'')', 'events in the columns of GDELT 1'),
	('Fill it', 'create_archive(''another'')', 'an archive: a schema with tables'),
	('Fill it', 'load_article(:body)', 'reads and stores an article'),
	('Fill it', 'try_load_article(:body)', 'the same; what fails is kept'),
	('Fill it', 'load_directory(''/srv/articles'')', 'by CALL: the files of a folder'),
	('Fill it', 'articles_in(:body)', 'the articles in a feed or table'),
	('Fill it', 'refresh()', 'links what was loaded'),
	('Fill it', 'add_entity(''person'', ''Ada Quill'')', 'makes somebody known'),
	('Fill it', 'add_reference_entities()', 'makes countries and the like known'),
	('Fill it', 'install_gazetteer()', 'where 34,000 places lie'),
	('Put it right', 'review_queue()', 'who may be one: for you to decide'),
	('Put it right', 'merge_entities(:entity, :other_entity)', 'two are one'),
	('Put it right', 'keep_apart(:entity, :other_entity)', 'two are two'),
	('Put it right', 'split_entity(:entity, :name)', 'one is two'),
	('Put it right', 'rename_entity(:entity, ''Ada Quill'')', 'under which name one is shown'),
	('Put it right', 'set_entity(:entity, sector => ''GOV'')', 'what somebody is'),
	('Put it right', 'set_published(:article, ''2024-05-19'')', 'the day of an article'),
	('Put it right', 'set_outlet(:article, ''Lake Courier'')', 'who published it'),
	('Put it right', 'set_title(:article, ''Talks in Sarn'')', 'its headline'),
	('Put it right', 'set_url(:article, ''https://a.example/1'')', 'its address'),
	('Put it right', 'set_line_role(:article, 1, ''title'')', 'what a line of it is'),
	('Put it right', 'set_event(:event, status => ''denied'')', 'what an event is'),
	('Put it right', 'merge_events(:event, :other_event)', 'two events are one'),
	('Put it right', 'split_event(:event, :article)', 'one article tells of another'),
	('Put it right', 'drop_event(:event)', 'an event is none'),
	('Put it right', 'set_report(:article, :report, place => ''Sarn'')', 'what one report says'),
	('Put it right', 'drop_report(:article, :report)', 'a report is none'),
	('Put it right', 'set_speaker(:article, :quotation, ''Dask'')', 'who said it'),
	('Put it right', 'drop_quotation(:article, :quotation)', 'a quotation is none'),
	('Put it right', 'move_mention(:article, :mention, ''Dask'')', 'whom a mention means'),
	('Put it right', 'correct(''[]'')', 'many corrections from a table'),
	('Put it right', 'corrections()', 'what was put right, by whom'),
	('Put it right', 'undo_correction(:correction)', 'takes a correction back'),
	('Put it right', 'undo_corrections(''{}'')', 'takes several back'),
	('Put it right', 'remove_article(:article)', 'takes an article out'),
	('Look after it', 'check_archive()', 'what is not as it must be'),
	('Look after it', 'upgrade_archive()', 'tables of this version, mended'),
	('Look after it', 'version()', 'the version that reads'),
	('Look after it', 'reanalyse()', 'by CALL: reads by this version again'),
	('Look after it', 'read_events_again()', 'reads by the acts of the table act'),
	('Look after it', 'refresh_search()', 'counts words for the search anew'),
	('Look after it', 'reindex_search()', 'makes search vectors anew'),
	('Look after it', 'follow_article_policies()', 'rows that a reader may not see'),
	('Look after it', 'move_partition(0, ''server'')', 'a part of it on another server'),
	('Look after it', 'distribute_archive()', 'all of it over several, by Citus'),
	('Look after it', 'drop_archive(''another'')', 'all of it away'),
	('What is in a text?', 'parse_article(:body)', 'headline, byline, day, body'),
	('What is in a text?', 'article_lines(:body)', 'what each line is'),
	('What is in a text?', 'publication_dates(:body)', 'when it was published'),
	('What is in a text?', 'mentions(:body)', 'people, bodies and places'),
	('What is in a text?', 'event_reports(:body, ''2024-05-19'')', 'who did what to whom'),
	('What is in a text?', 'explain_report(:body, ''2024-05-19'', 1)', 'how that was read'),
	('What is in a text?', 'quotations(:body)', 'who said what'),
	('What is in a text?', 'figures(:body)', 'how many were killed, wounded'),
	('What is in a text?', 'time_expressions(:body, ''2024-05-19'')', 'dates and what they mean'),
	('What is in a text?', 'clauses(:body)', 'who does what, by the grammar'),
	('What is in a text?', 'sentences(:body)', 'its sentences'),
	('What is in a text?', 'tokens(:body)', 'its words with tags'),
	('How is it written?', 'during_text(''[2024-05-18,2024-05-19)'')', 'days in words'),
	('How is it written?', 'edtf(''[2024-05-18,2024-05-19)'')', 'days for machines'),
	('How is it written?', 'weekday_years(5, 18, 6, ''2000/2030'')', 'years in which a day is a Saturday'),
	('How is it written?', 'fold_name(''Youssef El Haddari'')', 'a name without accents and order'),
	('How is it written?', 'name_keys(''Hadari'')', 'what like names have in common'),
	('How is it written?', 'name_similarity(''Hadari'', ''Haddari'')', 'how alike two names are'),
	('How is it written?', 'explain_similarity(''Hadari'', ''Haddari'')', 'and why'),
	('How is it written?', 'wrapped(''Talks go on'', 8)', 'words in short lines'),
	('How is it written?', 'normal_url(''HTTPS://a.example/?utm_id=1'')', 'the one address of a page'),
	('How is it written?', 'act_line(''meet'', ''verb'', ''CONSULT'')', 'an act of your own'),
	('How is it written?', 'help(''who'')', 'this list, or what of it has a word')) h(question, example, answers)
	WHERE help.about IS NULL OR concat_ws(' ', h.question, h.example, h.answers) ILIKE '%'
		|| replace(replace(replace(help.about, '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;
COMMENT ON FUNCTION news_archive.help(text) IS
'Which function answers what: a question, a call by example (SELECT * FROM news_archive. before it; '
':event and the like stand for ids) and what it gives, in the order in which one asks; about keeps rows that have it '
'anywhere. \df+ news_archive.find_events tells all of a function: what it takes, gives and refuses.';

-- src/reports/last.sql
SELECT news_archive_inner.check_namesakes();

-- What is no more.
DROP VIEW news_archive."reference_entity of 0.1.0";
DROP ROUTINE
	news_archive.select_names(text,name),
	news_archive."entity_names of 0.1.0"(text,name),
	news_archive.select_steps(bigint,int,name),
	news_archive."explain_event of 0.1.0"(bigint,int,name),
	news_archive.select_sayings(text,text,daterange,name),
	news_archive."what_did_they_say of 0.1.0"(text,text,daterange,name),
	news_archive.select_quotes(text,text,daterange,name),
	news_archive."find_quotes of 0.1.0"(text,text,daterange,name),
	news_archive.select_sources(bigint,name),
	news_archive."event_sources of 0.1.0"(bigint,name),
	news_archive."timeline of 0.1.0"(text,daterange,name),
	news_archive."find_events of 0.1.0"(text,text,text,daterange,text,name),
	news_archive.select_events(text,text,text,daterange,text,bool,name),
	news_archive.select_entity(text),
	news_archive."name_variants of 0.1.0"(text,real,name),
	news_archive.select_variants(text,real,name),
	news_archive."co_mentions of 0.1.0"(text,daterange,int,text,name),
	news_archive.select_company(text,daterange,int,text,name),
	news_archive."entity_roles of 0.1.0"(text,date,name),
	news_archive.select_roles(text,date,name),
	news_archive.infer_dates(bigint[]),
	news_archive.describe_stories(bigint[],bigint[]),
	news_archive.link_stories(bigint[]),
	news_archive.has_own_date(daterange,text),
	news_archive.article_signature(text,text),
	news_archive.show_expanded(text,name),
	news_archive.expand_query(text),
	news_archive.other_names(text),
	news_archive."similar_articles of 0.1.0"(bigint,int,name),
	news_archive.select_similar(bigint,int,name),
	news_archive."suggest of 0.1.0"(text,int,name),
	news_archive.select_suggestions(text,int,name),
	news_archive."search_counts of 0.1.0"(text,text,daterange,text,name),
	news_archive.count_articles(text,text,daterange,text,name),
	news_archive."explain_match of 0.1.0"(bigint,text,name),
	news_archive.explain_article(bigint,text,name),
	news_archive."search of 0.1.0"(text,daterange,text,int,name,bool,real),
	news_archive.select_articles(text,daterange,text,int,name,bool,real),
	news_archive.select_ranked(tsquery,tsquery,text[],int[],daterange,text,bigint[],bigint[],int,real),
	news_archive.recency(int,real),
	news_archive.select_wanted(text,bool),
	news_archive.select_field(text,text),
	news_archive.check_field(text,text,int),
	news_archive.date_of_query(text),
	news_archive.search_figures(),
	news_archive.word_counts(text[]),
	news_archive.count_words(),
	news_archive.create_search_tables(text),
	news_archive.create_search_index(text),
	news_archive.relabel_repeated(bigint[]),
	news_archive."article_places of 0.1.0"(bigint,name),
	news_archive.select_article_places(bigint,name),
	news_archive."resolve_place of 0.1.0"(text,text[],name),
	news_archive.select_places_in(text,text[],name),
	news_archive.select_places(text,text[]),
	news_archive.place_weight(int,bool,bool),
	news_archive.forget_namesakes(bigint,bigint[]),
	news_archive.part_bearers(bigint),
	news_archive.part_namesakes(bigint[]),
	news_archive.may_have_namesakes(bigint[]),
	news_archive.people_of(bigint[],text[]),
	news_archive.bearers(bigint[],text[]),
	news_archive.traits_differ(text[],text[]),
	news_archive.traits_of(text,text),
	news_archive.walk_of_life(text),
	news_archive.check_entity(text,text,text,text),
	news_archive.links_at_load(),
	news_archive."load_article of 0.1.0"(text,text,text,date,text,text,date,name),
	news_archive."try_load_article of 0.1.0"(text,text,text,date,text,text,date,name),
	news_archive.words_id(text),
	news_archive.analyse_times(bigint,text,date),
	news_archive.own_acts(),
	news_archive.analyse(bigint,text,daterange),
	news_archive.reject(text,text,text,text,text),
	news_archive."refresh of 0.1.0"(name),
	news_archive.lock_links(bool),
	news_archive.link_pending(),
	news_archive.link_unplaced(),
	news_archive.describe_events(bigint[]),
	news_archive.event_key(text,bigint,text,text,bigint,text,text,daterange,bigint),
	news_archive.link_events(bigint[]),
	news_archive.acting_entity(bigint,text,text),
	news_archive.report_days(daterange,text,daterange),
	news_archive.told_side(text,text,text),
	news_archive.side_code(text,text),
	news_archive.link_mentions(bigint[],bigint[],bigint[]),
	news_archive.place_mentions(bigint[]),
	news_archive.forget_entities(bigint[]),
	news_archive.count_again(bigint[]),
	news_archive.count_mentions(bigint[],bigint[]),
	news_archive.link_surnames(bigint[]),
	news_archive.surname_forms(text),
	news_archive.unite(bigint[],bigint[]),
	news_archive.link_again(bigint[]),
	news_archive.link_names(bigint[]),
	news_archive.known_of(text,text,text,text),
	news_archive."independent_sources of 0.1.0"(bigint[],bigint[]),
	news_archive.event_groups(bigint[],text[],bigint[],text[],daterange[],daterange[],bigint[],bigint[],bool),
	news_archive.files_below(text,int),
	news_archive.settle_day_order(bigint[]),
	news_archive.day_first_in(text),
	news_archive.check_merge(bigint,bigint),
	news_archive."set_published of 0.1.0"(bigint,date,name),
	news_archive."set_line_role of 0.1.0"(bigint,int,text,name),
	news_archive.read_again(bigint[]),
	news_archive.in_body(text,text),
	news_archive.note_correction(text,jsonb),
	news_archive."create_archive of 0.1.0"(name,text),
	news_archive.enter_to_load(name),
	news_archive.enter(name),
	news_archive.bounded_query(tsquery,text[],int[],int,int),
	news_archive."bm25_terms of 0.1.0"(tsvector,tsquery,text[],int[],int,real[]),
	news_archive."bm25 of 0.1.0"(tsvector,tsquery,text[],int[],int,real[]),
	news_archive.query_lexemes(tsquery),
	news_archive.vector_lengths(tsvector),
	news_archive.with_levels(tsvector),
	news_archive.query_names(text),
	news_archive.query_fields(text),
	news_archive.query_words(text,regconfig),
	news_archive."mentions of 0.1.0"(text),
	news_archive."parse_article of 0.1.0"(text,text,date,text,bool),
	news_archive."article_lines of 0.1.0"(text,text),
	news_archive."weekday_years of 0.1.0"(int,int,int,daterange),
	news_archive.weekday_years_array(int,int,int,daterange),
	news_archive."tokens of 0.1.0"(text);
