\echo Use "CREATE EXTENSION news_archive" to load this file. \quit

-- src/extension/extension.sql
-- The ground: refuse a database that is not in UTF8.

CREATE FUNCTION news_archive.check_encoding() RETURNS void
	LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_check_encoding';
COMMENT ON FUNCTION news_archive.check_encoding() IS
'Raises an error (feature_not_supported) unless the database is in UTF8. CREATE EXTENSION calls it.';

SELECT news_archive.check_encoding();

CREATE FUNCTION news_archive.current_archive() RETURNS name
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(nullif(current_setting('news_archive.archive', true), ''), 'news')::name;
COMMENT ON FUNCTION news_archive.current_archive() IS
'The archive that functions use when none is named: the setting news_archive.archive, or news.';

-- src/text/text.sql
-- text: sentences.

CREATE FUNCTION news_archive.sentences(body text, OUT sentence_no int, OUT start int, OUT length int, OUT sentence text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sentences';
COMMENT ON FUNCTION news_archive.sentences(text) IS
'Cuts a text into sentences: breaks of Unicode UAX 29 (ICU), mended for news (abbreviations, initials, quotation marks). start is a 1-based character, length counts characters, and substring(body, start, length) = sentence. No rows for NULL or an empty text.';

-- src/language/language.sql
-- language: tokens with their tags and grammar.

CREATE FUNCTION news_archive.tokens(body text, OUT sentence_no int, OUT token_no int, OUT start int, OUT length int, OUT token text, OUT lemma text, OUT tag text, OUT head int, OUT relation text)
	RETURNS SETOF record
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_tokens';
COMMENT ON FUNCTION news_archive.tokens(text) IS
'Cuts a text into sentences and tokens and reads their grammar: tag is the universal part of speech, head the token_no of the head in the same sentence (0 for the root), relation its Universal Dependencies relation. token_no counts from 1 in each sentence; start is a 1-based character, length counts characters, and substring(body, start, length) = token. Clitics and hyphens are tokens of their own. The model is english.model in the server''s share directory; an error names the file when it is missing or damaged.';

CREATE FUNCTION news_archive.first_name_gender(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_first_name_gender';
COMMENT ON FUNCTION news_archive.first_name_gender(text) IS
'm or f for a first name in lower case that only one sex bears, of a fixed list (data/first_names.tsv); NULL when it is not in the list or either may bear it.';

-- src/dates/dates.sql
-- dates: time expressions and what they mean on a given day.

CREATE FUNCTION news_archive.time_expressions(body text, reference date DEFAULT NULL, day_first boolean DEFAULT NULL, OUT start int, OUT length int,
		OUT expression text, OUT type text, OUT value text, OUT during daterange, OUT "precision" text, OUT modifier text,
		OUT basis text, OUT confidence real, OUT alternatives daterange[], OUT reach daterange)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_time_expressions';
COMMENT ON FUNCTION news_archive.time_expressions(text, date, boolean) IS
'The time expressions of a text and the days they mean when it was written on the reference day. start is a 1-based character, length counts characters. type is date, time, duration or set; value is TIMEX3; during is half open, NULL for durations, sets, vague words, and for relative words without a reference day. day_first says whether 3/4/2013 is the third of April; NULL: as the other dates of the text show, else month first. basis names the rule. alternatives holds the second reading, when there is one; reach the days that "since", "until", "from .. to" or "between .. and" make of it.';

CREATE FUNCTION news_archive.weekday_years_array(month int, day int, weekday int, during daterange)
	RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_weekday_years';
COMMENT ON FUNCTION news_archive.weekday_years_array(int, int, int, daterange) IS
'weekday_years() as one array.';

CREATE FUNCTION news_archive.weekday_years(month int, day int, weekday int, during daterange)
	RETURNS SETOF int
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN unnest(news_archive.weekday_years_array(month, day, weekday, during));
COMMENT ON FUNCTION news_archive.weekday_years(int, int, int, daterange) IS
'The years in which month and day fall on that weekday (ISO 8601: 1 Monday to 7 Sunday) inside the range: the candidates for an article that says "Saturday, December 29" and no year. An open side of the range stops at the years 1 and 9999. A day that no year has gives no row; a weekday outside 1 to 7 is an error.';

CREATE FUNCTION news_archive.full_date(line text) RETURNS date
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_full_date';
COMMENT ON FUNCTION news_archive.full_date(text) IS
'The first full date (day, month and year) in a date line or byline, in English or another main language and in any usual form; of 3/4/2013 the day is read first. NULL when there is none.';

CREATE FUNCTION news_archive.during_text(during daterange, "precision" text DEFAULT NULL, modifier text DEFAULT NULL) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_during_text';
COMMENT ON FUNCTION news_archive.during_text(daterange, text, text) IS
'Days in words for people: 2 February 2013, week of 28 January 2013, early March 2013, 1990s, since 15 March 2011. Without a precision (or when the range is not of that kind) the range speaks for itself. NULL for NULL, for an empty range and for one without ends. An unknown precision is an error.';

CREATE FUNCTION news_archive.edtf(during daterange, "precision" text DEFAULT NULL, modifier text DEFAULT NULL) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_edtf';
COMMENT ON FUNCTION news_archive.edtf(daterange, text, text) IS
'Days in the Extended Date/Time Format (ISO 8601-2): 2013-02-02, 2013-02, 2012-21 (spring), 2012-35 (third quarter), 199X, 19XX, 2013-01-28/2013-02-03, 2011-03-15/.., and ~ for an approximate date. NULL as during_text().';

-- src/article/article.sql
-- article: a raw scrape told apart.

CREATE FUNCTION news_archive.article_lines(raw text, format text DEFAULT 'auto',
	OUT line_no int, OUT role text, OUT line text, OUT basis text, OUT confidence real)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_lines';
COMMENT ON FUNCTION news_archive.article_lines(text, text) IS
'Tells what each line of a raw article is: title standfirst author date dateline body subhead caption quote_box tag section share related comment subscription agency url other. Every line that is not blank is kept, with its markup taken off; basis names the rule, confidence is 0 to 1. format is auto, text, markdown, html or json. No rows for NULL or an empty text. Errors: invalid_parameter_value for another format, program_limit_exceeded above 64 MB.';

CREATE FUNCTION news_archive.parse_article(raw text, format text DEFAULT 'auto', collected date DEFAULT NULL, url text DEFAULT NULL,
	day_first boolean DEFAULT NULL,
	OUT title text, OUT standfirst text, OUT author text, OUT outlet text, OUT section text, OUT dateline text,
	OUT published daterange, OUT published_basis text, OUT published_confidence real, OUT modified daterange,
	OUT url text, OUT language text, OUT body text)
	RETURNS SETOF record ROWS 1
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parse_article';
COMMENT ON FUNCTION news_archive.parse_article(text, text, date, text, boolean) IS
'Reads a raw article: one row. collected is the day it was scraped: publication is not after the day that follows it, and is never made up from it. published is NULL when no day is sure enough; published_basis then says why. day_first tells how the outlet writes 2/3/2021; when NULL, the page or what is known of the outlet has to tell, else published_basis ends in "day or month first" and the confidence is halved. modified is kept apart. author: names separated by comma and space, NULL rather than a doubtful one. language: ISO 639-1, und when not sure. body: the lines of the story, a blank line between, without the title. No row for NULL. Errors as article_lines().';

CREATE FUNCTION news_archive.publication_dates(raw text, format text DEFAULT 'auto', collected date DEFAULT NULL, url text DEFAULT NULL,
	day_first boolean DEFAULT NULL,
	OUT published daterange, OUT words text, OUT basis text, OUT confidence real, OUT rejected text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_publication_dates';
COMMENT ON FUNCTION news_archive.publication_dates(text, text, date, text, boolean) IS
'Every full date of a raw article that may be its day of publication: the words as written, where they stand (basis), how far such a place is trusted, and why the date was rejected (NULL: taken, or equal to the one taken). Arguments as of parse_article(). No rows for NULL.';

CREATE FUNCTION news_archive.decode_article(raw bytea) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_decode_article';
COMMENT ON FUNCTION news_archive.decode_article(bytea) IS
'The bytes of an article''s file as text, for article_lines(), parse_article() and load_article(). The character set is told by a byte order mark, else UTF-8 if the bytes are valid UTF-8, else as an HTML or XML head declares it, else by ICU''s detector. NUL characters are taken out, bytes that cannot be read become U+FFFD. Errors: program_limit_exceeded above 64 MB, untranslatable_character.';

-- src/names/names.sql
-- names: one name under its spellings.

CREATE FUNCTION news_archive.fold_name(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_fold_name';
COMMENT ON FUNCTION news_archive.fold_name(text) IS
'Writes a name for comparison: any script in plain lower-case Latin letters, "SURNAME, Given" turned, titles and punctuation dropped, the Arabic article fused to its word ("alkhalid"), legal forms made one ("ltd"), one space between words. Reads the first 1,024 bytes and 40 words. An empty text for a name without letters or digits.';

CREATE FUNCTION news_archive.name_essence(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_essence';
COMMENT ON FUNCTION news_archive.name_essence(text) IS
'fold_name() of an organisation without what papers add or leave out as they like: legal forms at its end ("velmora shipping" for "Velmora Shipping Corp."), and the points of initials ("us navy" for "U.S. Navy"). A name of nothing but a legal form stays.';

CREATE FUNCTION news_archive.name_keys(name text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_keys';
COMMENT ON FUNCTION news_archive.name_keys(text) IS
'The keys by which spellings of one name meet, sorted: for each word that says something its consonants ("gdf") and a coarser key with its kinds of vowel ("KaTaFi"). Two names can be one when they share a key (&&). An empty array for a name without letters or digits.';

CREATE FUNCTION news_archive.name_similarity(a text, b text) RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_similarity';
COMMENT ON FUNCTION news_archive.name_similarity(text, text) IS
'How far two names are one, 0 to 1, and 1 only when their folded forms are equal: words aligned by the sounds they stand for, words that say little (particles, legal forms) weighing little. Symmetric.';

CREATE FUNCTION news_archive.explain_similarity(a text, b text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_explain_similarity';
COMMENT ON FUNCTION news_archive.explain_similarity(text, text) IS
'Says in words what name_similarity() found: which words of two names belong together and why, and which stand in one of them only. Words are shown folded.';

-- The index by which find_entity() finds names like one: GIN over name_codes(folded).

CREATE FUNCTION news_archive.name_codes(folded text) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200 AS 'MODULE_PATHNAME', 'news_archive_name_codes';
COMMENT ON FUNCTION news_archive.name_codes(text) IS
'The keys of a folded name as 32-bit hashes: those of name_keys(), trigrams of its sounds, and the key of the whole. For the index of an archive''s names.';

CREATE FUNCTION news_archive.name_codes_match(codes int[], query int[]) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_codes_match';
COMMENT ON FUNCTION news_archive.name_codes_match(int[], int[]) IS
'Whether the codes of a name meet a query, which is least, code, weight, code, weight, ...: the weights of the codes that are there come to least. Errors: invalid_parameter_value for a query of another shape.';

CREATE OPERATOR news_archive.&~ (
	LEFTARG = int[], RIGHTARG = int[], FUNCTION = news_archive.name_codes_match, RESTRICT = contsel, JOIN = contjoinsel);
COMMENT ON OPERATOR news_archive.&~ (int[], int[]) IS 'name_codes_match()';

CREATE FUNCTION news_archive.name_codes_query(int[], internal, smallint, internal, internal, internal, internal) RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_codes_query';
COMMENT ON FUNCTION news_archive.name_codes_query(int[], internal, smallint, internal, internal, internal, internal) IS
'Part of the operator class name_codes_ops.';

CREATE FUNCTION news_archive.name_codes_consistent(internal, smallint, int[], integer, internal, internal, internal, internal) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_codes_consistent';
COMMENT ON FUNCTION news_archive.name_codes_consistent(internal, smallint, int[], integer, internal, internal, internal, internal) IS
'Part of the operator class name_codes_ops.';

CREATE FUNCTION news_archive.name_codes_triconsistent(internal, smallint, int[], integer, internal, internal, internal) RETURNS "char"
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_codes_triconsistent';
COMMENT ON FUNCTION news_archive.name_codes_triconsistent(internal, smallint, int[], integer, internal, internal, internal) IS
'Part of the operator class name_codes_ops.';

CREATE OPERATOR CLASS news_archive.name_codes_ops FOR TYPE int[] USING gin AS
	OPERATOR 1 news_archive.&~ (int[], int[]),
	FUNCTION 1 pg_catalog.btint4cmp(int, int),
	FUNCTION 2 pg_catalog.ginarrayextract(anyarray, internal, internal),
	FUNCTION 3 news_archive.name_codes_query(int[], internal, smallint, internal, internal, internal, internal),
	FUNCTION 4 news_archive.name_codes_consistent(internal, smallint, int[], integer, internal, internal, internal, internal),
	FUNCTION 6 news_archive.name_codes_triconsistent(internal, smallint, int[], integer, internal, internal, internal),
	STORAGE int4;

-- src/mentions/mentions.sql
-- mentions: people, organisations and places in a text.

CREATE FUNCTION news_archive.mentions(body text, OUT mention_no int, OUT start int, OUT length int, OUT mention text,
	OUT kind text, OUT chain int, OUT name text, OUT role text, OUT country text, OUT sector text, OUT confidence real,
	OUT form text, OUT basis text, OUT organisation text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_mentions';
COMMENT ON FUNCTION news_archive.mentions(text) IS
'Finds the people, organisations and places of a text and says which mentions are the same one (chain). start is a 1-based character, length counts characters, and substring(body, start, length) = mention. kind: person, organisation, place, other (groups and adjectives). form: name (a title is outside its words), description (the words of an office or group; its country is outside them), pronoun. name is the fullest name in the chain; role, country (ISO 3166-1 alpha-3) and sector (PLOVER) come from the mention or from its chain, NULL when the text does not tell; organisation is the fullest name of the body that the role belongs to ("the head of Y"). A group told for two countries ("the foreign ministers of Russia and Iran") is one row a country. A pronoun that means no one found has chain NULL. No rows for NULL or an empty text.';

-- src/quotes/quotes.sql
-- quotes: who said what.

CREATE FUNCTION news_archive.quotations(body text, OUT quotation_no int, OUT start int, OUT length int,
	OUT quotation text, OUT type text, OUT speaker_start int, OUT speaker_length int, OUT speaker text,
	OUT speaker_name text, OUT cue text, OUT addressee text, OUT basis text, OUT confidence real, OUT saying int,
	OUT attitude text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_quotations';
COMMENT ON FUNCTION news_archive.quotations(text) IS
'Who said what: direct quotations (between marks of any style), indirect ones ("said that ...", "according to ...", "denied the charges") and mixed ones. start is a 1-based character, length counts characters, and substring(body, start, length) = quotation, without its outer marks. speaker is as written, speaker_name the fullest name of the same one in this text; both NULL when nobody is named. cue is the word that says so, attitude its kind (claim, deny, warn, ...), addressee who was told. A quotation in pieces is one row a piece with the same saying. basis is the rule that found the speaker, confidence 0..1. No rows for NULL or an empty text.';

-- src/events/events.sql
-- events: who did what to whom.

CREATE FUNCTION news_archive.event_reports(body text, reference date DEFAULT NULL, acts text DEFAULT NULL,
		OUT report_no int, OUT sentence_no int, OUT start int, OUT length int, OUT words text, OUT type text, OUT mode text,
		OUT cameo text, OUT actor text, OUT actor_country text, OUT actor_sector text, OUT target text, OUT target_country text,
		OUT target_sector text, OUT during daterange, OUT "precision" text, OUT place text, OUT status text,
		OUT attributed_to text, OUT basis text, OUT confidence real, OUT act_start int, OUT act_length int,
		OUT actor_mention int, OUT target_mention int, OUT place_basis text, OUT quantity int, OUT quantity_bound text, OUT counted text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_reports';
COMMENT ON FUNCTION news_archive.event_reports(text, date, text) IS
'Who did what to whom: one row a pair of actor and target, in the order of the text. start and length (1-based characters) are the clause that tells it, words its text; act_start and act_length its trigger. type and mode are PLOVER''s (see event_ontology()) and STATEMENT, cameo the nearest CAMEO code; countries are ISO 3166-1 alpha-3. during is when it happened as seen from the reference day, NULL when the text does not say. status is actual, planned, demanded, denied or hypothetical. attributed_to is whoever the text has saying so, NULL for the outlet itself. actor_mention and target_mention are mention_no of mentions(body), NULL where the actor is a phrase without one. A side that is not told is NULL. place_basis says where the place was found: clause, sentence or dateline. quantity is how many were killed, wounded, arrested, expelled, sent or freed (of a protest: how many took part), quantity_bound "at least", "at most" or "about", counted what is counted. basis is the word and the form it was found in. acts are acts of your own, one act_line() a line; they stand before those of the lexicon. Empty for a NULL body. Errors: invalid_parameter_value for a wrong act. After the event coders of Schrodt et al. (TABARI, PETRARCH2) over a dependency tree.';

CREATE FUNCTION news_archive.event_ontology(OUT type text, OUT mode text, OUT cameo text, OUT quad_class int, OUT meaning text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_ontology';
COMMENT ON FUNCTION news_archive.event_ontology() IS
'The types and modes that event_reports() gives, with the nearest CAMEO code, the quad class (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 none) and what they mean; mode NULL is the type as a whole.';

CREATE FUNCTION news_archive.explain_report(body text, reference date, report_no int, acts text DEFAULT NULL, OUT step int, OUT part text, OUT start int,
		OUT length int, OUT words text, OUT rule text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_explain_report';
COMMENT ON FUNCTION news_archive.explain_report(text, date, int, text) IS
'How event_reports(body, reference, acts) came to a report, a step a row: the act and the words above it with their rows of the lexicon, the type with its status, actor and target with the places of the grammar they stand in, when, where, and the source. start and length (1-based characters) are NULL where no words tell it. Empty for a number that no report has and for NULL. Errors: invalid_parameter_value for a wrong act.';

CREATE FUNCTION news_archive.act_line(words text, pos text, type text DEFAULT NULL, mode text DEFAULT NULL, cameo text DEFAULT NULL,
		actor text DEFAULT NULL, target text DEFAULT NULL, object text DEFAULT NULL, op text DEFAULT NULL, flags text DEFAULT NULL) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_act_line';
COMMENT ON FUNCTION news_archive.act_line(text, text, text, text, text, text, text, text, text, text) IS
'An act of your own as a line for event_reports(acts => ...): its words (a lemma in lower case), pos (verb, noun, adj), type, mode and cameo; the places of actor and target, the nouns of its object, its op and flags as in docs/events.md. Errors: invalid_parameter_value, which names the wrong cell and says what is allowed.';

-- src/search/search.sql
-- search: the text search parser, dictionaries and configurations for news.

CREATE FUNCTION news_archive.parser_start(internal, int) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parser_start';
CREATE FUNCTION news_archive.parser_token(internal, internal, internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parser_token';
CREATE FUNCTION news_archive.parser_end(internal) RETURNS void
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parser_end';
CREATE FUNCTION news_archive.parser_types(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parser_types';
COMMENT ON FUNCTION news_archive.parser_start(internal, int) IS 'Of the text search parser news_parser; not to be called by itself.';
COMMENT ON FUNCTION news_archive.parser_token(internal, internal, internal) IS 'Of the text search parser news_parser; not to be called by itself.';
COMMENT ON FUNCTION news_archive.parser_end(internal) IS 'Of the text search parser news_parser; not to be called by itself.';
COMMENT ON FUNCTION news_archive.parser_types(internal) IS 'Of the text search parser news_parser; not to be called by itself.';

CREATE TEXT SEARCH PARSER news_archive.news_parser (
	START = news_archive.parser_start,
	GETTOKEN = news_archive.parser_token,
	END = news_archive.parser_end,
	LEXTYPES = news_archive.parser_types,
	HEADLINE = prsd_headline
);
COMMENT ON TEXT SEARCH PARSER news_archive.news_parser IS
'Words as news writes them: U.S., al-Khalid, O''Neill, F-16, AT&T, 1,500, $3.5bn, 30 per cent, #tags. ts_token_type(''news_archive.news_parser'') lists the shapes.';

CREATE FUNCTION news_archive.stem_init(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_stem_init';
CREATE FUNCTION news_archive.name_init(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_init';
CREATE FUNCTION news_archive.synonym_init(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_synonym_init';
COMMENT ON FUNCTION news_archive.synonym_init(internal) IS 'Of the text search template news_synonym; not to be called by itself.';
CREATE FUNCTION news_archive.word_lexize(internal, internal, internal, internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_word_lexize';
CREATE FUNCTION news_archive.code_init(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_code_init';
CREATE FUNCTION news_archive.code_lexize(internal, internal, internal, internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_code_lexize';
CREATE FUNCTION news_archive.number_lexize(internal, internal, internal, internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_number_lexize';
COMMENT ON FUNCTION news_archive.stem_init(internal) IS 'Of the text search template news_stem; not to be called by itself.';
COMMENT ON FUNCTION news_archive.name_init(internal) IS 'Of the text search template news_name; not to be called by itself.';
COMMENT ON FUNCTION news_archive.word_lexize(internal, internal, internal, internal) IS 'Of the text search templates news_stem, news_name and news_synonym; not to be called by itself.';
COMMENT ON FUNCTION news_archive.code_init(internal) IS 'Of the text search templates news_code and news_number; not to be called by itself.';
COMMENT ON FUNCTION news_archive.code_lexize(internal, internal, internal, internal) IS 'Of the text search template news_code; not to be called by itself.';
COMMENT ON FUNCTION news_archive.number_lexize(internal, internal, internal, internal) IS 'Of the text search template news_number; not to be called by itself.';

CREATE TEXT SEARCH TEMPLATE news_archive.news_stem (INIT = news_archive.stem_init, LEXIZE = news_archive.word_lexize);
CREATE TEXT SEARCH TEMPLATE news_archive.news_name (INIT = news_archive.name_init, LEXIZE = news_archive.word_lexize);
CREATE TEXT SEARCH TEMPLATE news_archive.news_synonym (INIT = news_archive.synonym_init, LEXIZE = news_archive.word_lexize);
CREATE TEXT SEARCH TEMPLATE news_archive.news_code (INIT = news_archive.code_init, LEXIZE = news_archive.code_lexize);
CREATE TEXT SEARCH TEMPLATE news_archive.news_number (INIT = news_archive.code_init, LEXIZE = news_archive.number_lexize);
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_stem IS
'Stems of libstemmer without marks; compounds whole and in parts. Options: language (english when not given), stopwords (a list in tsearch_data).';
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_name IS
'As news_stem; words with a capital also get the key of their spelling (~ekld for Khalid, Khaleed, al-Khalid, Alkhalid) as an alternative at the same position.';
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_synonym IS
'As news_name; a word of the list synonyms (NAME.syn in tsearch_data: the single words of a line mean the same) is also found as each other word of its line. For other words of several, see the table synonym of an archive. Options: synonyms (needed), language, stopwords.';
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_code IS
'Codes, hashtags, handles and addresses: lower case, and their parts where one searches by them. No options.';
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_number IS
'Numbers, money, per cent, dates by their value: $3.5bn is $3.5 billion, 30% is 30 percent. No options.';

CREATE FUNCTION news_archive.stemmer_languages() RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_stemmer_languages';
COMMENT ON FUNCTION news_archive.stemmer_languages() IS 'The languages libstemmer has a stemmer for, by their English names.';

CREATE TEXT SEARCH DICTIONARY news_archive.news_code (TEMPLATE = news_archive.news_code);
CREATE TEXT SEARCH DICTIONARY news_archive.news_number (TEMPLATE = news_archive.news_number);

-- One configuration a language: news_german with the dictionaries german_stem and german_name; English is news itself.
DO $$
DECLARE
	speech text;
	configuration text;
	options text;
BEGIN
	FOR speech IN SELECT l FROM unnest(news_archive.stemmer_languages()) AS l WHERE l NOT IN ('porter', 'lovins') ORDER BY 1
	LOOP
		configuration := CASE speech WHEN 'english' THEN 'news' ELSE 'news_' || speech END;
		options := 'language = ' || quote_literal(speech);
		-- PostgreSQL has a list of stop words for those languages which it has a dictionary with one for.
		IF EXISTS (SELECT FROM pg_catalog.pg_ts_dict
				   WHERE dictname = (speech || '_stem')::name AND dictnamespace = 'pg_catalog'::regnamespace
					 AND dictinitoption LIKE '%stopwords%')
		THEN
			options := options || ', stopwords = ' || quote_literal(speech);
		END IF;
		EXECUTE format('CREATE TEXT SEARCH DICTIONARY news_archive.%I (TEMPLATE = news_archive.news_stem, %s)', speech || '_stem', options);
		EXECUTE format('CREATE TEXT SEARCH DICTIONARY news_archive.%I (TEMPLATE = news_archive.news_name, %s)', speech || '_name', options);
		EXECUTE format('CREATE TEXT SEARCH CONFIGURATION news_archive.%I (PARSER = news_archive.news_parser)', configuration);
		EXECUTE format('ALTER TEXT SEARCH CONFIGURATION news_archive.%I ADD MAPPING FOR word WITH news_archive.%I', configuration, speech || '_stem');
		EXECUTE format('ALTER TEXT SEARCH CONFIGURATION news_archive.%I ADD MAPPING FOR name, compound, acronym WITH news_archive.%I', configuration, speech || '_name');
		EXECUTE format('ALTER TEXT SEARCH CONFIGURATION news_archive.%I ADD MAPPING FOR code, email, host, path, hashtag, handle WITH news_archive.news_code', configuration);
		EXECUTE format('ALTER TEXT SEARCH CONFIGURATION news_archive.%I ADD MAPPING FOR money, percent, decimal, date, number WITH news_archive.news_number', configuration);
		EXECUTE format('COMMENT ON TEXT SEARCH CONFIGURATION news_archive.%I IS %L', configuration,
					   initcap(speech) || ' news: shapes of news_parser, stems, spelling keys of names.');
	END LOOP;
END
$$;

CREATE FUNCTION news_archive.news_query(query text, configuration regconfig DEFAULT 'news_archive.news'::regconfig) RETURNS tsquery
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_query';
COMMENT ON FUNCTION news_archive.news_query(text, regconfig) IS
'A search as one types it: words (all of them), "phrases", -not, OR, (groups), near/5, begin*, fuzzy~. Names match in every spelling, also typed in lower case. Empty for an empty query and one of stop words only; NULL for NULL. Errors: syntax_error, which names the character.';

CREATE FUNCTION news_archive.query_words(query text, configuration regconfig DEFAULT 'news_archive.news'::regconfig) RETURNS tsquery
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_query_words';
COMMENT ON FUNCTION news_archive.query_words(text, regconfig) IS
'As news_query, but fields (person:Harun) are passed over: the part of a query that the words of an article answer.';

CREATE FUNCTION news_archive.query_fields(query text, OUT field text, OUT value text, OUT negated boolean, OUT start int) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_query_fields';
COMMENT ON FUNCTION news_archive.query_fields(text) IS
'The fields of a query (person, org, place, by, said, event, date, title) with what each asks for; negated is true for -field:value, start is the character of the query at which the value begins. Errors: syntax_error for a field inside OR or near/N.';

CREATE FUNCTION news_archive.query_names(query text, OUT start int, OUT length int, OUT words text) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_query_names';
COMMENT ON FUNCTION news_archive.query_names(text) IS
'What in a query may be a name: one to five words that stand together outside quotation marks, the longest first; start and length in characters. Errors: syntax_error.';

CREATE FUNCTION news_archive.known_synonyms(words text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_known_synonyms';
COMMENT ON FUNCTION news_archive.known_synonyms(text) IS
'Other names of an organisation or country that are generally known: European Union for EU, French for France. An ordinary word in lower case (who, aid) is no acronym. Empty when there is none.';

CREATE FUNCTION news_archive.news_configuration(language text) RETURNS regconfig
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE lower(language)
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
'The text search configuration of a language (ISO 639-1); news_archive.news for English, for NULL, and for a language without a stemmer.';

CREATE FUNCTION news_archive.with_levels(vector tsvector) RETURNS tsvector
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_with_levels';
COMMENT ON FUNCTION news_archive.with_levels(tsvector) IS
'The vector with one lexeme more for each of the (at most 7) words it is most about: ^1talk, ^2talk or ^3talk, by how far BM25 saturates there, and with ^, whose positions are the number of words of the title (A), of title and standfirst (B), and of all (D). With them search() reads only the strongest articles of a word that most articles have, and need not count an article''s words.';

CREATE FUNCTION news_archive.article_search(title text, standfirst text, body text, language text) RETURNS tsvector
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN news_archive.with_levels(
		setweight(to_tsvector(news_archive.news_configuration(language), coalesce(title, '')), 'A') ||
		setweight(to_tsvector(news_archive.news_configuration(language), coalesce(standfirst, '')), 'B') ||
		to_tsvector(news_archive.news_configuration(language), coalesce(body, '')));
COMMENT ON FUNCTION news_archive.article_search(text, text, text, text) IS
'What an article is found by: its title with weight A, standfirst B, body D, in its own language (ISO 639-1). A part that is NULL is left out.';

CREATE FUNCTION news_archive.vector_lengths(vector tsvector) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_vector_lengths';
COMMENT ON FUNCTION news_archive.vector_lengths(tsvector) IS
'How many words of title (weight A), standfirst (B) and body (D and C) a vector has: an array of three. Stop words, spelling keys and levels are not counted.';

CREATE FUNCTION news_archive.query_lexemes(query tsquery) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_query_lexemes';
COMMENT ON FUNCTION news_archive.query_lexemes(tsquery) IS
'The lexemes of a query which are neither negated nor prefixes, each once, with their levels: those whose number of articles bm25() and bounded_query() need.';

CREATE FUNCTION news_archive.bm25(vector tsvector, query tsquery, lexemes text[], articles int[], archive_articles int, average_lengths real[])
	RETURNS real
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_bm25';
COMMENT ON FUNCTION news_archive.bm25(tsvector, tsquery, text[], int[], int, real[]) IS
'How well an article answers a query: BM25F (Zaragoza et al. 2004) over title, standfirst and body. articles[i] is how many of the archive_articles articles have lexemes[i] (1 for others); average_lengths as vector_lengths() gives them. The settings news_archive.search_k1, search_b, search_title_weight and search_standfirst_weight apply. Words that are only negated do not count; the spellings of a name are one word. 0 when nothing matches.';

CREATE FUNCTION news_archive.bm25_terms(vector tsvector, query tsquery, lexemes text[], articles int[], archive_articles int, average_lengths real[],
		OUT term int, OUT lexeme text, OUT in_title int, OUT in_standfirst int, OUT in_body int, OUT in_articles int, OUT weight real)
	RETURNS SETOF record
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_bm25_terms';
COMMENT ON FUNCTION news_archive.bm25_terms(tsvector, tsquery, text[], int[], int, real[]) IS
'What bm25() is the sum of: one row for each lexeme of the query that the article has, how often in each field, and its weight. The spellings of a name are one term, whose weight stands at the first of them.';

CREATE FUNCTION news_archive.snippet(body text, query tsquery, configuration regconfig DEFAULT 'news_archive.news'::regconfig, html boolean DEFAULT false)
	RETURNS text
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_snippet';
COMMENT ON FUNCTION news_archive.snippet(text, tsquery, regconfig, boolean) IS
'The one or two whole sentences of a text that answer a query best, its words marked with <b>, in whatever spelling they stand there; the first sentence when none does. With html the text''s own <, > and & are escaped. NULL for an empty text.';

CREATE FUNCTION news_archive.bounded_query(query tsquery, lexemes text[], articles int[], archive_articles int, most int) RETURNS tsquery
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_bounded_query';
COMMENT ON FUNCTION news_archive.bounded_query(tsquery, text[], int[], int, int) IS
'The query itself when by the counts (articles[i] of archive_articles have lexemes[i]) it finds no more than about most articles; else a narrower one, which asks for its words at the highest levels of with_levels() only, the rarest first.';

-- src/archive/archive.sql
-- archive: a schema of the caller's own, with tables that hold what the stages said.
--
-- Every function that reads or writes an archive begins with news_archive.enter(archive), which puts the archive's schema
-- on the search path behind pg_catalog, until the function (it has a SET search_path of its own) returns.  So the SQL
-- below is plain and planned once, and nothing in an archive's schema can stand in for a built-in function.

CREATE FUNCTION news_archive.content_id(VARIADIC parts text[]) RETURNS bigint
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_content_id';
COMMENT ON FUNCTION news_archive.content_id(text[]) IS
'A 64-bit identifier made from content: the first eight bytes of SHA-256 over the parts, each with its length (NULL differs from empty). The same parts give the same id on every machine. NULL for a NULL array.';

CREATE FUNCTION news_archive.is_archive(archive name) RETURNS boolean
	LANGUAGE sql STABLE STRICT
	RETURN pg_catalog.to_regclass(pg_catalog.quote_ident(archive::text) || '.event_report') IS NOT NULL
		AND pg_catalog.to_regclass(pg_catalog.quote_ident(archive::text) || '.article_line') IS NOT NULL;
COMMENT ON FUNCTION news_archive.is_archive(name) IS
'Whether a schema of that name holds an archive made by create_archive. NULL for NULL.';

CREATE FUNCTION news_archive.enter(archive name) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	IF archive IS NULL THEN
		RAISE EXCEPTION 'no archive is named'
			USING ERRCODE = 'null_value_not_allowed', HINT = 'Leave the argument out for the archive of the setting news_archive.archive.';
	ELSIF NOT news_archive.is_archive(archive) THEN
		RAISE EXCEPTION 'archive "%" does not exist', archive
			USING ERRCODE = 'invalid_schema_name', HINT = pg_catalog.format('SELECT news_archive.create_archive(%L);', archive);
	END IF;
	PERFORM pg_catalog.set_config('search_path', 'pg_catalog, ' || pg_catalog.quote_ident(archive::text) || ', pg_temp', true);
END $$;
COMMENT ON FUNCTION news_archive.enter(name) IS
'Puts an archive''s schema on the search path for the rest of the calling function, which must have a SET search_path of its own. Errors: invalid_schema_name when there is no such archive.';

CREATE FUNCTION news_archive.enter_to_load(archive name) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.enter(archive);
	-- The statements of loading and linking touch few rows of tables that may have been empty when they were planned: always by index.
	PERFORM set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true);
END $$;
COMMENT ON FUNCTION news_archive.enter_to_load(name) IS
'enter(), and plans that stay good while the tables grow. For functions that load, link and correct.';

CREATE FUNCTION news_archive.create_archive(archive name DEFAULT 'news', index text DEFAULT 'gin') RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF archive IS NULL THEN
		RAISE EXCEPTION 'an archive needs a name' USING ERRCODE = 'null_value_not_allowed';
	ELSIF to_regnamespace(quote_ident(archive::text)) IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" already exists', archive
			USING ERRCODE = 'duplicate_schema', HINT = 'Choose another name, or drop_archive() it first.';
	END IF;
	EXECUTE format('CREATE SCHEMA %I', archive);
	PERFORM set_config('search_path', quote_ident(archive::text) || ', pg_catalog, pg_temp', true);	-- new tables go into the first

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
		raw text NOT NULL,
		search tsvector GENERATED ALWAYS AS (news_archive.article_search(title, standfirst, body, language)) STORED
	);
	COMMENT ON TABLE article IS 'One row an article. raw is the text as it came; the rest is what parse_article said of it, or what was given when it was loaded.';
	CREATE INDEX ON article USING gist (published);
	CREATE INDEX ON article (story_id);
	CREATE INDEX ON article (outlet) WHERE published_basis LIKE '%first%';	-- see settle_day_order()

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
	COMMENT ON TABLE article_line IS 'Every line of an article with the role it plays; a wrong role is mended by set_line_role(). line_id is the same for the same words.';
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
	COMMENT ON TABLE entity IS 'People, organisations and places, each under the spelling most articles use. role, country and sector are those of the latest article that gives one.';

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
		preferred boolean NOT NULL DEFAULT false
	);
	COMMENT ON TABLE entity_name IS 'Every spelling of an entity. folded and keys are fold_name() and name_keys() of it; articles counts the articles that use it; known and traits are what articles tell of its bearer; apart: nothing is united with it, an analyst split it off or it is a namesake''s; preferred: an analyst named the entity so.';
	CREATE INDEX ON entity_name (entity_id);
	CREATE INDEX ON entity_name (folded);
	CREATE INDEX ON entity_name USING gin (keys);
	CREATE INDEX entity_name_codes ON entity_name USING gin (news_archive.name_codes(folded) news_archive.name_codes_ops) WITH (fastupdate = off);
	ALTER INDEX entity_name_codes ALTER COLUMN 1 SET STATISTICS 500;

	CREATE TABLE namesake (
		entity_id bigint PRIMARY KEY,
		shares_with bigint NOT NULL,
		merged_into bigint
	);
	COMMENT ON TABLE namesake IS 'People who bear the name of another one (shares_with) and are not him, by what articles tell of them; merged_into: an analyst says that it is that one after all.';
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
	COMMENT ON TABLE mention IS 'Where an article names someone or something: substring(body, start, length) = mention.';
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
	COMMENT ON TABLE place IS 'Where places lie, in degrees: empty until install_gazetteer() fills it, and yours to add to; folded is fold_name() of each of its names.';
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
	COMMENT ON TABLE time_expression IS 'The time expressions of an article and the days they mean, counted from its publication.';
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
	COMMENT ON TABLE quotation IS 'Who said what. speaker is as written, speaker_name the fullest name in the article, speaker_id the entity; words_id is the same for the same words.';
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
		PRIMARY KEY (article_id, report_no)
	);
	COMMENT ON TABLE event_report IS 'One article says that someone did something to someone: one row a pair. event_id is what happened, over all articles that say it.';
	CREATE INDEX ON event_report (event_id);
	CREATE INDEX ON event_report (actor_id);
	CREATE INDEX ON event_report (target_id);
	CREATE INDEX ON event_report USING gist (during);

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
		flags text,
		CHECK (news_archive.act_line(words, pos, type, mode, cameo, actor, target, object, op, flags) IS NOT NULL)
	);
	COMMENT ON TABLE act IS 'Acts of the owner''s own, read before those of the lexicon: see docs/events.md. Articles loaded before are read by them after read_events_again().';
	CREATE UNIQUE INDEX ON act (words, pos, coalesce(object, ''), coalesce(op, ''), coalesce(flags, ''));

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
	COMMENT ON TABLE event IS 'What happened, merged over the reports. outlets counts who carried it, independent_sources those whose words are not copied from one another.';
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
		rare int[] NOT NULL
	);
	COMMENT ON TABLE signature IS 'What an article is about, for finding others like it: article_signature() of it.';
	CREATE INDEX ON signature USING gin (rare);

	CREATE TABLE neighbour (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		neighbour_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
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
	COMMENT ON TABLE correction IS 'What analysts put right, applied again on every refresh.';

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
	COMMENT ON TABLE pending IS 'Articles that refresh() has yet to link to entities, events and stories; counted: the figures of their entities have them already.';

	PERFORM news_archive.create_search_tables(index);
END $$;
COMMENT ON FUNCTION news_archive.create_archive(name, text) IS
'Makes a schema with the tables, indexes and views of an empty archive, all owned by the caller. index is what search() reads: gin, or rum when the extension rum is installed. Errors: duplicate_schema when a schema of that name exists; invalid_parameter_value for another index; undefined_object for rum without its extension.';

CREATE FUNCTION news_archive.drop_archive(archive name) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
BEGIN
	PERFORM news_archive.enter(archive);
	EXECUTE format('DROP SCHEMA %I CASCADE', archive);
END $$;
COMMENT ON FUNCTION news_archive.drop_archive(name) IS
'Drops an archive with all that is in its schema. Errors: invalid_schema_name when there is no such archive, so that no other schema is lost by a slip.';

-- src/archive/correct.sql
-- correct: what an analyst puts right.  Each correction is done at once, stays done whatever is loaded later, and is listed in
-- the table correction.

CREATE FUNCTION news_archive.note_correction(kind text, what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO correction AS c (correction_id, kind, what) VALUES (news_archive.content_id('correction', $1, $2::text), $1, $2)
	ON CONFLICT (correction_id) DO UPDATE SET made_by = current_user, made_at = now();
END $$;
COMMENT ON FUNCTION news_archive.note_correction(text, jsonb) IS
'Lists a correction in the archive entered.';

-- ---------------------------------------------------------------------------------------------------- articles

CREATE FUNCTION news_archive.in_body(role text, line text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN role IN ('body', 'subhead') OR (role = 'standfirst' AND line ~ '[.!?…]["''”’»)\]]*$');
COMMENT ON FUNCTION news_archive.in_body(text, text) IS
'Whether a line with that role is part of an article''s body: body, subheads, and a standfirst that is a sentence.';

-- The body again from the lines, and all that was read of it.
CREATE FUNCTION news_archive.read_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
BEGIN
	FOR a IN
		SELECT r.article_id, r.published, coalesce(string_agg(l.line, E'\n\n' ORDER BY l.line_no) FILTER (WHERE news_archive.in_body(l.role, l.line)), '') AS body
		FROM article r JOIN article_line l USING (article_id) WHERE r.article_id = ANY (article_ids) GROUP BY r.article_id ORDER BY r.article_id
	LOOP
		PERFORM news_archive.link_again(ARRAY[a.article_id]);
		PERFORM news_archive.forget_entities(ARRAY[a.article_id]);
		UPDATE article SET body = a.body,
			title = coalesce((SELECT line FROM article_line l WHERE l.article_id = a.article_id AND l.role = 'title' ORDER BY line_no LIMIT 1), title)
		WHERE article_id = a.article_id;
		DELETE FROM mention WHERE article_id = a.article_id;
		DELETE FROM quotation WHERE article_id = a.article_id;
		DELETE FROM time_expression WHERE article_id = a.article_id;
		DELETE FROM signature WHERE article_id = a.article_id;
		DELETE FROM neighbour WHERE article_id = a.article_id OR neighbour_id = a.article_id;
		DELETE FROM event_report WHERE article_id = a.article_id;
		PERFORM news_archive.analyse(a.article_id, a.body, a.published);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.read_again(bigint[]) IS
'Puts the bodies of these articles together from their lines and reads them anew. For the corrections.';

CREATE FUNCTION news_archive.read_events_again(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	a record;
	n bigint := 0;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	FOR a IN SELECT x.article_id, x.body, x.published FROM article x ORDER BY x.article_id LOOP
		DELETE FROM time_expression t WHERE t.article_id = a.article_id;
		DELETE FROM event_report r WHERE r.article_id = a.article_id;
		PERFORM news_archive.analyse_times(a.article_id, a.body, lower(a.published));
		PERFORM news_archive.link_again(ARRAY[a.article_id]);
		n := n + 1;
	END LOOP;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.read_events_again(name) IS
'Reads the events of all articles anew, by the acts that the table act has now; gives how many articles. refresh() then links them. Errors: invalid_schema_name when there is no such archive.';

CREATE FUNCTION news_archive.set_line_role(article_id bigint, line_no int, role text, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	IF $3 IS NULL OR $3 NOT IN ('title', 'standfirst', 'author', 'date', 'dateline', 'body', 'subhead', 'caption', 'quote_box', 'tag', 'section',
			'share', 'related', 'comment', 'subscription', 'agency', 'url', 'other') THEN
		RAISE EXCEPTION '"%" is no line role', $3
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'The roles are title standfirst author date dateline body subhead caption quote_box tag section share related comment subscription agency url other.';
	END IF;
	PERFORM news_archive.lock_links(true);
	UPDATE article_line l SET role = $3, basis = 'analyst', confidence = 1 WHERE l.article_id = $1 AND l.line_no = $2;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'article % has no line %', $1, $2
			USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM %I.article_line WHERE article_id = %s ORDER BY line_no;', archive, $1);
	END IF;
	PERFORM news_archive.note_correction('line role', jsonb_build_object('article_id', $1::text, 'line_no', $2, 'role', $3));
	PERFORM news_archive.read_again(ARRAY[$1]);
	PERFORM news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.set_line_role(bigint, int, text, name) IS
'Says what a line of an article is, for good: its body is put together anew and read anew. Errors: invalid_parameter_value for another role, no_data_found for an unknown article or line, invalid_schema_name.';

CREATE FUNCTION news_archive.set_published(article_id bigint, published date, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	UPDATE article a SET published = daterange($2, $2 + 1), published_basis = CASE WHEN $2 IS NULL THEN 'analyst: not known' ELSE 'analyst' END, published_confidence = 1
	WHERE a.article_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', $1 USING ERRCODE = 'no_data_found';
	END IF;
	UPDATE article a SET published = NULL WHERE a.article_id = $1 AND $2 IS NULL;
	PERFORM news_archive.note_correction('published', jsonb_build_object('article_id', $1::text, 'published', $2));
	PERFORM news_archive.read_again(ARRAY[$1]);
	PERFORM news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.set_published(bigint, date, name) IS
'Says on which day an article was published (NULL: it is not known), for good: its time expressions and events are read anew from there. Errors: no_data_found for an unknown article, invalid_schema_name.';

-- ---------------------------------------------------------------------------------------------------- entities

CREATE FUNCTION news_archive.check_merge(keep bigint, "drop" bigint) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	k record;
	d record;
	missing bigint;
BEGIN
	SELECT * INTO k FROM entity WHERE entity_id = keep;
	SELECT * INTO d FROM entity WHERE entity_id = "drop";
	IF k IS NULL OR d IS NULL THEN
		missing := CASE WHEN k IS NULL THEN keep ELSE "drop" END;
		RAISE EXCEPTION 'there is no entity %', coalesce(missing::text, 'NULL')
			USING ERRCODE = 'no_data_found', HINT = coalesce((SELECT format('It was merged into %s ("%s").', c.what->>'keep', c.what->>'keep_name')
				FROM correction c WHERE c.kind = 'merge' AND c.what->>'drop' = missing::text ORDER BY c.made_at DESC LIMIT 1), 'find_entity() gives the ids of entities.');
	ELSIF keep = "drop" THEN
		RAISE EXCEPTION 'entity % cannot be merged with itself', keep USING ERRCODE = 'invalid_parameter_value';
	ELSIF k.kind <> d.kind THEN
		RAISE EXCEPTION 'a % ("%") cannot be merged with a % ("%")', k.kind, k.name, d.kind, d.name USING ERRCODE = 'invalid_parameter_value';
	ELSIF EXISTS (SELECT FROM namesake WHERE entity_id = keep AND shares_with = "drop") THEN
		RAISE EXCEPTION 'entity % is a namesake of % and cannot take its place', keep, "drop"
			USING ERRCODE = 'invalid_parameter_value', HINT = format('SELECT news_archive.merge_entities(%s, %s);', "drop", keep);
	END IF;
	PERFORM news_archive.note_correction('merge', jsonb_build_object('keep', keep::text, 'keep_name', k.name, 'drop', "drop"::text, 'drop_name', d.name));
END $$;
COMMENT ON FUNCTION news_archive.check_merge(bigint, bigint) IS
'Lists a merge as a correction, after errors for what merge_entities cannot do.';

CREATE FUNCTION news_archive.merge_entities(keep bigint, "drop" bigint, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	PERFORM news_archive.check_merge(keep, "drop");
	PERFORM news_archive.link_again(ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id IN (keep, "drop")));
	UPDATE namesake SET merged_into = keep WHERE "drop" IN (entity_id, merged_into);
	UPDATE namesake SET shares_with = keep WHERE shares_with = "drop";
	DELETE FROM entity_name WHERE entity_id = "drop" AND apart AND name IN (SELECT n.name FROM entity_name n WHERE n.entity_id = keep);
	-- a surname that stands alone stays where it was put
	UPDATE entity_name SET entity_id = keep, preferred = false, origin = CASE WHEN folded LIKE '% %' THEN origin ELSE 'analyst' END WHERE entity_id = "drop";
	DELETE FROM entity WHERE entity_id = "drop";
	PERFORM news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.merge_entities(bigint, bigint, name) IS
'Makes one entity of two: all spellings, mentions and events of drop become those of keep, and those of later articles too. Errors: no_data_found for an unknown entity, invalid_parameter_value for an entity and itself, two of different kinds, or a namesake as keep of the one whose name it shares, invalid_schema_name.';

CREATE FUNCTION news_archive.split_entity(entity_id bigint, alias text, archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	split record;
	new_id bigint;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	SELECT * INTO split FROM entity_name n WHERE n.entity_id = $1 AND n.name = $2;
	IF split IS NULL THEN
		RAISE EXCEPTION 'entity % has no name "%"', $1, $2
			USING ERRCODE = 'no_data_found', HINT = format('SELECT name FROM %I.entity_name WHERE entity_id = %s;', archive, $1);
	ELSIF (SELECT count(*) FROM entity_name n WHERE n.entity_id = $1) = 1 THEN
		RAISE EXCEPTION '"%" is the only name of entity %', $2, $1 USING ERRCODE = 'invalid_parameter_value';
	END IF;
	new_id := news_archive.content_id('split', split.kind, split.name);
	PERFORM news_archive.note_correction('split', jsonb_build_object('entity_id', $1::text, 'alias', $2));
	UPDATE entity_name n SET entity_id = new_id, apart = true WHERE n.name_id = split.name_id;
	PERFORM news_archive.link_again(ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = $1));
	PERFORM news_archive.link_pending();
	RETURN new_id;
END $$;
COMMENT ON FUNCTION news_archive.split_entity(bigint, text, name) IS
'Takes a spelling from an entity that is two: what articles call by it becomes an entity of its own, which similar names are not united with again. Gives its id. Errors: no_data_found when the entity has no such name, invalid_parameter_value when it is its only one, invalid_schema_name.';

CREATE FUNCTION news_archive.rename_entity(entity_id bigint, name text, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	renamed record;
	known record;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	SELECT * INTO renamed FROM entity e WHERE e.entity_id = $1;
	IF renamed IS NULL THEN
		RAISE EXCEPTION 'there is no entity %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found', HINT = 'find_entity() gives the ids of entities.';
	END IF;
	PERFORM news_archive.check_entity(renamed.kind, $2, NULL, NULL);
	SELECT n.entity_id, n.name_id INTO known FROM entity_name n WHERE n.kind = renamed.kind AND n.name = $2 AND n.folded = news_archive.fold_name($2)
	ORDER BY n.entity_id = $1 DESC, n.apart LIMIT 1;
	IF known.entity_id <> $1 THEN
		RAISE EXCEPTION '"%" is a name of entity %', $2, known.entity_id
			USING ERRCODE = 'unique_violation', HINT = format('SELECT news_archive.merge_entities(%s, %s); makes one of the two.', $1, known.entity_id);
	END IF;
	PERFORM news_archive.note_correction('rename', jsonb_build_object('entity_id', $1::text, 'was', renamed.name, 'name', $2));
	UPDATE entity_name n SET preferred = false WHERE n.entity_id = $1 AND n.preferred;
	INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, origin, preferred)
	VALUES (coalesce(known.name_id, news_archive.content_id(renamed.kind, $2)), $1, renamed.kind, $2, news_archive.fold_name($2), news_archive.name_keys($2), 'analyst', true)
	ON CONFLICT (name_id) DO UPDATE SET preferred = true;
	UPDATE entity e SET name = $2 WHERE e.entity_id = $1;
	PERFORM news_archive.describe_events(ARRAY(SELECT v.event_id FROM event v WHERE v.actor_ids @> ARRAY[$1] OR v.target_ids @> ARRAY[$1]));
END $$;
COMMENT ON FUNCTION news_archive.rename_entity(bigint, text, name) IS
'Gives an entity the name it is shown under, for good; the name is one of its spellings from then on. Errors: no_data_found for an unknown entity, invalid_parameter_value for a name without letters and digits, unique_violation when it is the name of another entity of that kind, invalid_schema_name.';

-- src/archive/day_order.sql
-- day_order: 2/3/2021 as its outlet writes, told by its other articles.

CREATE FUNCTION news_archive.day_first_in(outlet text) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	day_first bigint;
	month_first bigint;
BEGIN
	SELECT count(*) FILTER (WHERE f[1]::int > 12 AND f[2]::int <= 12), count(*) FILTER (WHERE f[2]::int > 12 AND f[1]::int <= 12)
	INTO day_first, month_first
	FROM article a JOIN article_line l USING (article_id),
		LATERAL regexp_matches(l.line, '(?<![0-9./-])([0-9]{1,2})[/-]([0-9]{1,2})[/-](?:[0-9]{4}|[0-9]{2})(?![0-9./-])', 'g') f
	WHERE a.outlet = $1 AND l.role IN ('date', 'author');
	RETURN CASE WHEN day_first > 0 AND month_first = 0 THEN true WHEN month_first > 0 AND day_first = 0 THEN false END;
END $$;
COMMENT ON FUNCTION news_archive.day_first_in(text) IS
'Whether an outlet of the archive entered writes the day before the month in dates in figures: as those of its dates show that can be read in one way only. NULL when there are none, or some of both kinds. For refresh.';

CREATE FUNCTION news_archive.settle_day_order(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	WITH open AS (
		SELECT a.article_id, a.outlet FROM article a
		WHERE a.published_basis LIKE '%first%' AND a.outlet IN (SELECT f.outlet FROM article f WHERE f.article_id = ANY (article_ids))),
	outlets AS MATERIALIZED (
		SELECT o.outlet, news_archive.day_first_in(o.outlet) AS day_first FROM (SELECT DISTINCT outlet FROM open) o),
	read AS (
		SELECT a.article_id, p.published, p.published_confidence,
			concat(p.published_basis, CASE WHEN o.day_first IS NOT NULL THEN format(', %s first in this outlet', CASE WHEN o.day_first THEN 'day' ELSE 'month' END) END) AS basis
		FROM open JOIN outlets o USING (outlet) JOIN article a USING (article_id),
			LATERAL news_archive.parse_article(a.raw, a.format, a.collected, a.url, o.day_first) p
		WHERE lower(p.published) <= current_date + 1),
	settled AS (
		UPDATE article a SET published = r.published, published_basis = r.basis, published_confidence = r.published_confidence
		FROM read r WHERE a.article_id = r.article_id AND (a.published, a.published_basis) IS DISTINCT FROM (r.published, r.basis)
		RETURNING a.article_id)
	SELECT array_agg(article_id ORDER BY article_id) INTO changed FROM settled;
	IF changed IS NOT NULL THEN
		PERFORM news_archive.read_again(changed);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.settle_day_order(bigint[]) IS
'Reads the days of publication that could have day or month first in the outlets of these articles as those outlets write them, and what hangs on them anew. For refresh.';

-- src/archive/directory.sql
-- directory: a folder of the server's, one article a file.

CREATE FUNCTION news_archive.files_below(path text, depth int DEFAULT 0) RETURNS SETOF text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	f text;
BEGIN
	IF depth > 32 THEN
		RAISE EXCEPTION 'folders are nested more than 32 deep at "%"', path
			USING ERRCODE = 'program_limit_exceeded', HINT = 'A link may point back to a folder above it.';
	END IF;
	FOR f IN SELECT rtrim(path, '/') || '/' || n FROM pg_ls_dir(path) n WHERE n NOT LIKE '.%' ORDER BY n COLLATE "C" LOOP
		IF (pg_stat_file(f)).isdir THEN
			RETURN QUERY SELECT * FROM news_archive.files_below(f, depth + 1);
		ELSE
			RETURN NEXT f;
		END IF;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.files_below(text, int) IS
'The files in a folder of the server''s and in the folders below it, in the order of their names; names that begin with a dot are left out. The caller needs the right to call pg_ls_dir and pg_stat_file there. Errors: those of pg_ls_dir; program_limit_exceeded for more than 32 folders in each other.';

CREATE PROCEDURE news_archive.load_directory(path text, outlet text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(), INOUT loaded bigint DEFAULT 0, INOUT known bigint DEFAULT 0, INOUT rejected bigint DEFAULT 0)
	LANGUAGE plpgsql AS $$
DECLARE
	files text[] := ARRAY(SELECT news_archive.files_below(path));
	batch CONSTANT int := 100;
	f text;
	n int := 0;
	status text;
	reason text;
BEGIN
	loaded := 0;
	known := 0;
	rejected := 0;
	FOREACH f IN ARRAY files LOOP
		PERFORM pg_catalog.set_config('news_archive.link_at_load', 'off', true);
		BEGIN
			SELECT t.status, t.error INTO status, reason
			FROM news_archive.try_load_article(raw => news_archive.decode_article(pg_catalog.pg_read_binary_file(f)), outlet => outlet,
				format => format, collected => collected, archive => archive) t;
		EXCEPTION
			WHEN invalid_schema_name OR invalid_parameter_value THEN RAISE;
			WHEN OTHERS THEN
				status := 'rejected';
				reason := SQLERRM;
		END;
		IF status = 'rejected' THEN
			rejected := rejected + 1;
			RAISE WARNING '%: %', f, reason;
		ELSIF status = 'known' THEN
			known := known + 1;
		ELSE
			loaded := loaded + 1;
		END IF;
		n := n + 1;
		IF n % batch = 0 OR n = pg_catalog.cardinality(files) THEN
			COMMIT;
			RAISE NOTICE '% of % files: % loaded, % known, % rejected', n, pg_catalog.cardinality(files), loaded, known, rejected;
		END IF;
	END LOOP;
	PERFORM news_archive.refresh(archive);
END $$;
COMMENT ON PROCEDURE news_archive.load_directory(text, text, text, date, name, bigint, bigint, bigint) IS
'Loads every file of a folder of the server''s and those below it as one article each, as far as the caller may read them (pg_ls_dir, pg_stat_file, pg_read_binary_file). Commits and tells its progress every 100 files, names what it rejects, links all at the end, and gives how many were loaded, known and rejected. Files on your own machine: news-archive load. Errors: those of pg_ls_dir, invalid_schema_name, invalid_parameter_value for an unknown format.';

-- src/archive/link.sql
-- link: what depends on more than one article.  Mentions become entities, reports become events.
--
-- The result depends on the set of articles only: entities are the connected components of a pairwise rule on names, events
-- are made by group_reports(), and identifiers are hashes of content.

CREATE FUNCTION news_archive.connected_components(a bigint[], b bigint[], OUT node bigint, OUT component bigint)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_connected_components';
COMMENT ON FUNCTION news_archive.connected_components(bigint[], bigint[]) IS
'The connected components of the graph with an edge a[i] - b[i] for each i: every node with the smallest node of its component (union-find). Errors: array_subscript_error when the arrays differ in length.';

CREATE FUNCTION news_archive.event_groups(actor_ids bigint[], actor_codes text[], target_ids bigint[], target_codes text[],
		during daterange[], near daterange[], words_ids bigint[], story_ids bigint[], reciprocal boolean) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_groups';
COMMENT ON FUNCTION news_archive.event_groups(bigint[], text[], bigint[], text[], daterange[], daterange[], bigint[], bigint[], boolean) IS
'Tells which reports of one type of act tell the same event: for each report the position of the first of its group. Same sides on the same day are one event; a report with a side or a day less exact joins the only event it fits, of its story or within the days of near. NULL elements mean not known. Errors: array_subscript_error when the arrays differ in length.';

CREATE FUNCTION news_archive.independent_sources(article_ids bigint[], words_ids bigint[]) RETURNS int
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_independent_sources';
COMMENT ON FUNCTION news_archive.independent_sources(bigint[], bigint[]) IS
'How many articles of these reports say it in words of their own: articles that share a sentence (words_id) count as one.';

-- ---------------------------------------------------------------------------------------------------------- entities

CREATE FUNCTION news_archive.same_entity_name(kind text, a text, b text, known_alike boolean) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE
		WHEN a = b THEN true
		WHEN kind = 'organisation' AND news_archive.name_essence(a) = news_archive.name_essence(b) THEN true
		WHEN kind <> 'person' THEN news_archive.name_similarity(a, b) >= 0.95
		-- a surname alone is too little; the Arabic article before one is written or not
		ELSE a LIKE '% %' AND b LIKE '% %'
			AND news_archive.name_similarity(regexp_replace(a, '\mal(?=\w{3,}$)', ''), regexp_replace(b, '\mal(?=\w{3,}$)', ''))
				>= CASE WHEN known_alike THEN 0.86 ELSE 0.97 END
			AND coalesce(news_archive.first_name_gender(split_part(a, ' ', 1)) = news_archive.first_name_gender(split_part(b, ' ', 1)), true) END;
COMMENT ON FUNCTION news_archive.same_entity_name(text, text, text, boolean) IS
'Whether two folded names of one kind are taken for one entity: equal, organisations but for legal forms and the points of initials; or for people two full names that are all but equal, or only very similar when what is known of both agrees (known_alike), and no man''s and a woman''s.';

-- What is told of the bearer of a name, so far as it helps to tell whether two names are of one: country and sector, an
-- office in two words or more, the body it belongs to.
CREATE FUNCTION news_archive.known_of(role text, country text, sector text, organisation text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_remove(ARRAY[CASE WHEN country IS NOT NULL AND sector IS NOT NULL THEN country || sector
			WHEN sector IN ('OPP', 'REB', 'PTY', 'LAB', 'REL', 'JUD', 'SPY', 'CRM', 'UAF') THEN sector END,
		CASE WHEN role LIKE '% %' THEN role END, CASE WHEN role IS NOT NULL THEN 'of ' || lower(organisation) END], NULL);
COMMENT ON FUNCTION news_archive.known_of(text, text, text, text) IS
'Role, country, sector and organisation of a mention as keys by which two people may be known to be alike; an empty array when they say too little.';

-- New names of articles get their row, and with those they are similar to an entity.
CREATE FUNCTION news_archive.link_names(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	new_names bigint[];
	edges record;
BEGIN
	WITH told AS (
		SELECT m.kind, m.name, news_archive.content_id(m.kind, m.name) AS id, array_agg(DISTINCT k ORDER BY k) FILTER (WHERE k IS NOT NULL) AS known,
			array_agg(DISTINCT t ORDER BY t) FILTER (WHERE t IS NOT NULL) AS traits
		FROM mention m LEFT JOIN LATERAL unnest(news_archive.known_of(m.role, m.country, m.sector, m.organisation)) k ON m.kind = 'person'
			LEFT JOIN LATERAL unnest(news_archive.traits_of(m.country, m.sector)) t ON m.kind = 'person'
		WHERE m.article_id = ANY (article_ids) AND m.name IS NOT NULL
		GROUP BY m.kind, m.name
		HAVING bool_or(m.form = 'name')),
	added AS (
		INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, known, traits)
		SELECT t.id, t.id, t.kind, t.name, f.folded, news_archive.name_keys(t.name), coalesce(t.known, '{}'), coalesce(t.traits, '{}')
		FROM told t, LATERAL (SELECT news_archive.fold_name(t.name) AS folded) f WHERE f.folded <> ''
		-- a name that is known is asked about again when more is told of its bearer
		ON CONFLICT (name_id) DO UPDATE SET known = ARRAY(SELECT DISTINCT k FROM unnest(n.known || excluded.known) k ORDER BY k),
				traits = ARRAY(SELECT DISTINCT t FROM unnest(n.traits || excluded.traits) t ORDER BY t)
			WHERE NOT (n.known @> excluded.known AND n.traits @> excluded.traits)
		RETURNING name_id)
	SELECT coalesce(array_agg(name_id), '{}') INTO new_names FROM added;
	IF new_names = '{}' THEN
		RETURN;
	END IF;

	SELECT array_agg(n.entity_id) AS a, array_agg(o.entity_id) AS b INTO edges
	FROM entity_name n JOIN LATERAL (
			SELECT entity_id, kind, folded, known FROM entity_name e WHERE e.folded = n.folded AND NOT e.apart
			UNION SELECT entity_id, kind, folded, known FROM entity_name e WHERE e.keys && n.keys AND NOT e.apart) o
		ON o.kind = n.kind AND o.entity_id <> n.entity_id AND news_archive.same_entity_name(n.kind, n.folded, o.folded, n.known && o.known)
	WHERE n.name_id = ANY (new_names) AND NOT n.apart;
	IF edges.a IS NOT NULL THEN
		PERFORM news_archive.unite(edges.a, edges.b);
	END IF;
	PERFORM news_archive.link_surnames(new_names);
END $$;
COMMENT ON FUNCTION news_archive.link_names(bigint[]) IS
'Gives the names of these articles their rows in entity_name and unites those that are one entity. For refresh.';

CREATE FUNCTION news_archive.link_again(article_ids bigint[]) RETURNS void
	LANGUAGE sql AS $$
	INSERT INTO pending SELECT DISTINCT id, true FROM unnest(article_ids) id WHERE id IS NOT NULL ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION news_archive.link_again(bigint[]) IS
'Notes articles that were linked before and must be again. For refresh and the corrections.';

-- Entities that turn out to be one: the one an analyst made stays, else one of the reference rows, else the smallest id.
CREATE FUNCTION news_archive.unite(a bigint[], b bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	moved bigint[];
	kept bigint[];
BEGIN
	SELECT array_agg(c.node), array_agg(c.stays) INTO moved, kept
	FROM (SELECT node, first_value(node) OVER (PARTITION BY component ORDER BY e.origin IS DISTINCT FROM 'analyst', e.origin IS DISTINCT FROM 'reference', node) AS stays
		FROM news_archive.connected_components(a, b) LEFT JOIN entity e ON e.entity_id = node) c WHERE c.node <> c.stays;
	IF moved IS NULL THEN
		RETURN;
	END IF;
	UPDATE entity_name t SET entity_id = u.k FROM unnest(moved, kept) u(m, k) WHERE t.entity_id = u.m;
	UPDATE namesake n SET shares_with = u.k FROM unnest(moved, kept) u(m, k) WHERE n.shares_with = u.m;
	UPDATE namesake n SET merged_into = u.k FROM unnest(moved, kept) u(m, k) WHERE n.merged_into = u.m;
	DELETE FROM entity WHERE entity_id = ANY (moved);
	PERFORM news_archive.link_again(ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = ANY (kept || moved)
		OR m.entity_id IN (SELECT n.entity_id FROM namesake n WHERE n.shares_with = ANY (kept))));
END $$;
COMMENT ON FUNCTION news_archive.unite(bigint[], bigint[]) IS
'Makes one entity of a[i] and b[i] for each i; the articles that mention them are to be linked again. For refresh.';

-- A surname alone ("Hadari") is the person of that surname, when the archive knows just one.
CREATE FUNCTION news_archive.surname_forms(name text) RETURNS text[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT CASE WHEN name ~* '(^|\s)(al|el)[- ]\S+$' THEN ARRAY[last, regexp_replace(last, '^al', '')] ELSE ARRAY[last] END
		FROM (SELECT substring(news_archive.fold_name(name) FROM '[^ ]+$') AS last) s);
COMMENT ON FUNCTION news_archive.surname_forms(text) IS
'The folded last word of a name; where an Arabic article stands before it also without that: a newspaper drops it as it likes.';

CREATE FUNCTION news_archive.link_surnames(new_names bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	moved bigint[];
BEGIN
	WITH alone AS (
		SELECT s.name_id, s.entity_id AS was, s.keys, news_archive.surname_forms(s.name) AS forms
		FROM entity_name s
		WHERE s.kind = 'person' AND s.folded NOT LIKE '% %' AND s.origin = 'article' AND NOT s.apart
			AND (s.name_id = ANY (new_names) OR s.folded IN (SELECT unnest(news_archive.surname_forms(n.name)) FROM entity_name n
				WHERE n.name_id = ANY (new_names) AND n.kind = 'person' AND n.folded LIKE '% %'))),
	known AS (
		SELECT a.name_id, min(n.entity_id) AS entity_id
		FROM alone a JOIN entity_name n ON n.keys && a.keys AND n.kind = 'person' AND n.folded LIKE '% %'
			AND news_archive.surname_forms(n.name) && a.forms
		GROUP BY a.name_id HAVING count(DISTINCT n.entity_id) = 1),
	changed AS (
		UPDATE entity_name n SET entity_id = coalesce(k.entity_id, a.name_id)
		FROM alone a LEFT JOIN known k USING (name_id)
		WHERE n.name_id = a.name_id AND a.was <> coalesce(k.entity_id, a.name_id)
		RETURNING a.was)
	SELECT array_agg(was) INTO moved FROM changed;
	PERFORM news_archive.link_again(ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = ANY (moved)));
END $$;
COMMENT ON FUNCTION news_archive.link_surnames(bigint[]) IS
'Gives surnames that stand alone to the one person who bears them, or takes them away when a second one appears. For refresh.';

-- The figures of entities grow by these articles; entity_ids NULL stands for all that are mentioned there.
CREATE FUNCTION news_archive.count_mentions(article_ids bigint[], entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	WITH seen AS (
		SELECT DISTINCT m.entity_id, m.kind, m.name, m.article_id
		FROM mention m WHERE m.article_id = ANY (article_ids) AND m.form = 'name' AND m.entity_id IS NOT NULL
			AND (entity_ids IS NULL OR m.entity_id = ANY (entity_ids)))
	UPDATE entity_name n SET articles = n.articles + s.articles
	FROM (SELECT entity_id, kind, name, count(*) AS articles FROM seen GROUP BY entity_id, kind, name) s
	WHERE n.entity_id = s.entity_id AND n.kind = s.kind AND n.name = s.name;

	INSERT INTO entity AS e (entity_id, kind, name, articles, first_seen, last_seen)
	SELECT m.entity_id, min(m.kind), '', count(DISTINCT m.article_id), min(lower(a.published)), max(upper(a.published) - 1)
	FROM mention m JOIN article a USING (article_id)
	WHERE m.article_id = ANY (article_ids) AND m.entity_id IS NOT NULL AND (entity_ids IS NULL OR m.entity_id = ANY (entity_ids))
	GROUP BY m.entity_id
	ON CONFLICT (entity_id) DO UPDATE SET articles = e.articles + excluded.articles,
		first_seen = least(e.first_seen, excluded.first_seen), last_seen = greatest(e.last_seen, excluded.last_seen);

	-- the role of the latest article; within one, of its fullest wording
	WITH told AS (
		SELECT DISTINCT ON (m.entity_id) m.entity_id, m.role, m.country, m.sector, lower(a.published) AS day, m.article_id
		FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = ANY (article_ids) AND m.entity_id IS NOT NULL AND (entity_ids IS NULL OR m.entity_id = ANY (entity_ids))
			AND (m.role IS NOT NULL OR m.country IS NOT NULL OR m.sector IS NOT NULL)
		ORDER BY m.entity_id, lower(a.published) DESC NULLS LAST, m.article_id DESC, m.role IS NULL, length(m.role) DESC, m.mention_no)
	UPDATE entity e SET role = t.role, country = t.country, sector = t.sector, role_day = t.day, role_article = t.article_id
	FROM told t
	WHERE e.entity_id = t.entity_id AND e.origin = 'article'
		AND (e.role_article IS NULL OR (coalesce(t.day, '-infinity'), t.article_id) >= (coalesce(e.role_day, '-infinity'), e.role_article));

	-- the spelling most articles use; a full name before a surname
	WITH renamed AS (
	UPDATE entity e SET name = n.name
	FROM (SELECT DISTINCT ON (n.entity_id) n.entity_id, n.name FROM entity_name n
		WHERE n.entity_id IN (SELECT m.entity_id FROM mention m WHERE m.article_id = ANY (article_ids))
			AND (entity_ids IS NULL OR n.entity_id = ANY (entity_ids))
		ORDER BY n.entity_id, n.preferred DESC, n.folded LIKE '% %' DESC, n.articles DESC, length(n.name) DESC, n.name) n
	WHERE e.entity_id = n.entity_id AND e.origin = 'article' AND e.name <> n.name
	RETURNING e.entity_id, e.name)
	UPDATE event v SET actors = CASE WHEN v.actor_ids = ARRAY[r.entity_id] THEN ARRAY[r.name] ELSE v.actors END,
		targets = CASE WHEN v.target_ids = ARRAY[r.entity_id] THEN ARRAY[r.name] ELSE v.targets END
	FROM renamed r WHERE v.actor_ids @> ARRAY[r.entity_id] OR v.target_ids @> ARRAY[r.entity_id];
END $$;
COMMENT ON FUNCTION news_archive.count_mentions(bigint[], bigint[]) IS
'Adds these articles to the figures, roles and names of the entities they mention. For refresh.';

CREATE FUNCTION news_archive.count_again(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	UPDATE entity_name SET articles = 0 WHERE entity_id = ANY (entity_ids) AND articles <> 0;
	DELETE FROM entity e WHERE entity_id = ANY (entity_ids) AND origin = 'article';
	UPDATE entity SET articles = 0, first_seen = NULL, last_seen = NULL WHERE entity_id = ANY (entity_ids);
	PERFORM news_archive.count_mentions(ARRAY(SELECT DISTINCT m.article_id FROM mention m WHERE m.entity_id = ANY (entity_ids)), entity_ids);
END $$;
COMMENT ON FUNCTION news_archive.count_again(bigint[]) IS
'Counts the figures of these entities anew, from all articles. For refresh.';

-- Before an article's mentions go: its entities are counted again without them.
CREATE FUNCTION news_archive.forget_entities(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	ids bigint[] := ARRAY(SELECT DISTINCT entity_id FROM mention WHERE article_id = ANY (article_ids) AND entity_id IS NOT NULL);
BEGIN
	UPDATE mention SET entity_id = NULL WHERE article_id = ANY (article_ids) AND entity_id IS NOT NULL;
	PERFORM news_archive.count_again(ids);
END $$;
COMMENT ON FUNCTION news_archive.forget_entities(bigint[]) IS
'Takes the mentions of these articles out of the figures of their entities. For the corrections.';

CREATE FUNCTION news_archive.place_mentions(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
BEGIN
	UPDATE mention m SET entity_id = n.entity_id
	FROM entity_name n
	WHERE m.article_id = ANY (article_ids) AND m.name IS NOT NULL AND n.name_id = news_archive.content_id(m.kind, m.name)
		AND m.entity_id IS DISTINCT FROM n.entity_id
		AND NOT EXISTS (SELECT FROM namesake s WHERE m.entity_id IN (s.entity_id, s.merged_into) AND s.shares_with = n.entity_id);
	RETURN news_archive.part_namesakes(ARRAY(SELECT DISTINCT n.entity_id
		FROM mention m JOIN entity_name n ON n.name_id = news_archive.content_id(m.kind, m.name)
		WHERE m.article_id = ANY (article_ids) AND m.kind = 'person' AND m.form = 'name'));
END $$;
COMMENT ON FUNCTION news_archive.place_mentions(bigint[]) IS
'Sets the entities of the mentions in these articles by their names, and parts namesakes; gives the entities that lost or won mentions in articles linked before. For refresh.';

CREATE FUNCTION news_archive.link_mentions(fresh bigint[], again bigint[], touched bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	all_articles bigint[] := fresh || again;
BEGIN
	UPDATE quotation q SET speaker_id = m.entity_id
	FROM (SELECT DISTINCT ON (article_id, name) article_id, name, entity_id FROM mention
		WHERE article_id = ANY (all_articles) AND entity_id IS NOT NULL ORDER BY article_id, name, mention_no) m
	WHERE q.article_id = m.article_id AND q.speaker_name = m.name AND q.speaker_id IS DISTINCT FROM m.entity_id;

	UPDATE event_report r SET actor_id = a.entity_id, target_id = t.entity_id
	FROM event_report x
		LEFT JOIN mention a ON a.article_id = x.article_id AND a.mention_no = x.actor_mention
		LEFT JOIN mention t ON t.article_id = x.article_id AND t.mention_no = x.target_mention
	WHERE x.article_id = ANY (all_articles) AND r.article_id = x.article_id AND r.report_no = x.report_no
		AND (r.actor_id, r.target_id) IS DISTINCT FROM (a.entity_id, t.entity_id);

	IF touched <> '{}' THEN
		touched := touched || ARRAY(SELECT DISTINCT entity_id FROM mention WHERE article_id = ANY (again) AND entity_id IS NOT NULL);
		PERFORM news_archive.count_mentions(fresh, ARRAY(SELECT DISTINCT entity_id FROM mention
			WHERE article_id = ANY (fresh) AND entity_id <> ALL (touched)));
		PERFORM news_archive.count_again(touched);
	ELSE
		PERFORM news_archive.count_mentions(fresh, NULL);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.link_mentions(bigint[], bigint[], bigint[]) IS
'Sets the entities of speakers and actors in these articles, and the figures of those mentioned: fresh are articles not yet counted, touched entities to be counted anew. For refresh.';

-- ------------------------------------------------------------------------------------------------------------ events

CREATE FUNCTION news_archive.is_reciprocal(type text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN type = 'CONSULT';
COMMENT ON FUNCTION news_archive.is_reciprocal(text) IS
'Whether a type of act has no direction: who meets is met.';

-- What a report counts by: the entity when there is one; else country and sector.
CREATE FUNCTION news_archive.side_code(country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(country, '') || coalesce(sector, '');
COMMENT ON FUNCTION news_archive.side_code(text, text) IS
'Country and sector of an actor in one word: RUSGOV, IGO; empty when neither is known.';

CREATE FUNCTION news_archive.told_side(side text, country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(nullif(news_archive.side_code(country, sector), ''), CASE WHEN side IS NOT NULL THEN '-' ELSE '' END);
COMMENT ON FUNCTION news_archive.told_side(text, text, text) IS
'side_code() of a side; "-" for one that is told without a country or sector ("workers"), which nobody else can be; empty for one that is not told.';

CREATE FUNCTION news_archive.report_days(during daterange, status text, published daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN during IS NOT NULL THEN during WHEN status = 'actual' THEN daterange(lower(published) - 7, upper(published)) END;
COMMENT ON FUNCTION news_archive.report_days(daterange, text, daterange) IS
'The days on which a reported act may have been: its own, or, when it has none and is told as done, the week up to its publication.';

-- A place that acts is its state: Moscow, the Kremlin and Russia are one side, told by its code.
CREATE FUNCTION news_archive.acting_entity(entity_id bigint, entity_kind text, country text) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN entity_kind = 'place' AND country IS NOT NULL THEN NULL ELSE entity_id END;
COMMENT ON FUNCTION news_archive.acting_entity(bigint, text, text) IS
'The entity that a side of an event is counted by; NULL for a place that stands for its state, which is counted by country.';

CREATE FUNCTION news_archive.link_events(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	t record;
	stale bigint[];
	stories bigint[];
	changed bigint[] := '{}';
BEGIN
	stories := ARRAY(SELECT DISTINCT story_id FROM article WHERE article_id = ANY (article_ids) AND story_id IS NOT NULL);
	stale := ARRAY(SELECT DISTINCT event_id FROM event_report WHERE article_id = ANY (article_ids) AND event_id IS NOT NULL);
	FOR t IN
		-- days around which events may change, wide enough for a report that spans up to EVENT_WINDOW_DAYS
		SELECT type, range_agg(daterange(lower(near) - 31, upper(near) + 31)) FILTER (WHERE upper(near) - lower(near) <= 31) AS near
		FROM (SELECT r.type, news_archive.report_days(r.during, r.status, a.published) AS near
			FROM event_report r JOIN article a USING (article_id) WHERE r.article_id = ANY (article_ids) OR r.event_id = ANY (stale)) n
		GROUP BY type
	LOOP
		WITH around AS (
			SELECT r.* FROM event_report r WHERE r.type = t.type AND r.during && t.near
			UNION
			SELECT r.* FROM article a JOIN event_report r USING (article_id) WHERE a.published && t.near AND r.type = t.type AND r.during IS NULL
			UNION
			SELECT r.* FROM event_report r WHERE r.type = t.type AND (r.article_id = ANY (article_ids) OR r.event_id = ANY (stale))
			UNION
			SELECT r.* FROM article a JOIN event_report r USING (article_id) WHERE a.story_id = ANY (stories) AND r.type = t.type),
		ordered AS (
			SELECT r.article_id, r.report_no, r.event_id, r.during, r.words_id, a.story_id,
				r.actor_country, r.actor_sector, r.target_country, r.target_sector,
				news_archive.acting_entity(r.actor_id, am.kind, r.actor_country) AS actor_id,
				news_archive.acting_entity(r.target_id, tm.kind, r.target_country) AS target_id,
				news_archive.told_side(r.actor, r.actor_country, r.actor_sector) AS actor_code,
				news_archive.told_side(r.target, r.target_country, r.target_sector) AS target_code,
				news_archive.report_days(r.during, r.status, a.published) AS near, row_number() OVER (ORDER BY r.article_id, r.report_no) AS n
			FROM around r JOIN article a USING (article_id)
				LEFT JOIN mention am ON am.article_id = r.article_id AND am.mention_no = r.actor_mention
				LEFT JOIN mention tm ON tm.article_id = r.article_id AND tm.mention_no = r.target_mention),
		grouped AS (
			SELECT news_archive.event_groups(array_agg(actor_id ORDER BY n), array_agg(actor_code ORDER BY n),
				array_agg(target_id ORDER BY n), array_agg(target_code ORDER BY n),
				array_agg(during ORDER BY n), array_agg(near ORDER BY n), array_agg(words_id ORDER BY n), array_agg(story_id ORDER BY n),
				news_archive.is_reciprocal(t.type)) AS groups
			FROM ordered),
		placed AS (
			SELECT o.*, g.group_no, news_archive.event_key(t.type, o.actor_id, o.actor_country, o.actor_sector, o.target_id, o.target_country,
					o.target_sector, o.during, o.words_id) AS key
			FROM ordered o JOIN (SELECT u.* FROM grouped, unnest(groups) WITH ORDINALITY u(group_no, n)) g USING (n)),
		named AS (
			-- an event is named after its most exact report: both sides known, the shortest time
			SELECT *, first_value(key) OVER (PARTITION BY group_no
				ORDER BY actor_id IS NULL, target_id IS NULL, upper(during) - lower(during) NULLS LAST, key) AS new_id
			FROM placed),
		moved AS (
			UPDATE event_report r SET event_id = n.new_id FROM named n
			WHERE r.article_id = n.article_id AND r.report_no = n.report_no AND r.event_id IS DISTINCT FROM n.new_id
			RETURNING n.event_id AS was, n.new_id)
		SELECT changed || coalesce(array_agg(was) FILTER (WHERE was IS NOT NULL), '{}') || coalesce(array_agg(new_id), '{}')
		INTO changed FROM moved;
	END LOOP;
	PERFORM news_archive.describe_events(ARRAY(SELECT DISTINCT e FROM unnest(changed || stale) e));
END $$;
COMMENT ON FUNCTION news_archive.link_events(bigint[]) IS
'Groups the reports of these articles with those of all others into events. For refresh.';

CREATE FUNCTION news_archive.event_key(type text, actor_id bigint, actor_country text, actor_sector text, target_id bigint, target_country text,
		target_sector text, during daterange, words_id bigint) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (
		SELECT news_archive.content_id('event', type,
			CASE WHEN news_archive.is_reciprocal(type) THEN least(a, b) ELSE a END, CASE WHEN news_archive.is_reciprocal(type) THEN greatest(a, b) ELSE b END,
			to_char(lower(during), 'YYYY-MM-DD'), to_char(upper(during), 'YYYY-MM-DD'),
			CASE WHEN during IS NULL OR lower_inf(during) OR upper_inf(during) THEN words_id::text END)
		FROM (SELECT coalesce(actor_id::text, news_archive.side_code(actor_country, actor_sector)) AS a,
			coalesce(target_id::text, news_archive.side_code(target_country, target_sector)) AS b) s);
COMMENT ON FUNCTION news_archive.event_key(text, bigint, text, text, bigint, text, text, daterange, bigint) IS
'The identifier an event has when this report is its most exact one.';

CREATE FUNCTION news_archive.describe_events(event_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM event WHERE event_id = ANY (event_ids);
	INSERT INTO event
	SELECT b.event_id, b.during, b."precision", b.type, b.mode,
		array_remove(ARRAY[coalesce(ae.name, b.actor)], NULL), array_remove(ARRAY[coalesce(te.name, b.target)], NULL),
		array_remove(ARRAY[b.actor_id], NULL), array_remove(ARRAY[b.target_id], NULL),
		b.place, b.status, s.reports, s.outlets, s.independent, b.words, s.confidence
	FROM (
		SELECT DISTINCT ON (r.event_id) r.event_id, r.during, r."precision", r.type, r.actor, r.actor_id, r.target, r.target_id, r.status, r.words,
			first_value(r.mode) OVER (PARTITION BY r.event_id ORDER BY r.mode IS NULL, r.confidence DESC, r.mode) AS mode,
			first_value(r.place) OVER (PARTITION BY r.event_id ORDER BY r.place IS NULL, r.place_basis = 'dateline', r.confidence DESC, r.place) AS place
		FROM event_report r WHERE r.event_id = ANY (event_ids)
		ORDER BY r.event_id, r.actor_id IS NULL, r.target_id IS NULL, upper(r.during) - lower(r.during) NULLS LAST, r.status <> 'actual',
			r.confidence DESC, r.words, r.article_id, r.report_no) b
	JOIN (
		SELECT r.event_id, count(*) AS reports, count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id)) AS outlets,
			news_archive.independent_sources(array_agg(r.article_id), array_agg(r.words_id)) AS independent, max(r.confidence) AS confidence
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (event_ids) GROUP BY r.event_id) s USING (event_id)
	LEFT JOIN entity ae ON ae.entity_id = b.actor_id
	LEFT JOIN entity te ON te.entity_id = b.target_id;
END $$;
COMMENT ON FUNCTION news_archive.describe_events(bigint[]) IS
'Makes the rows of these events anew from their reports. For refresh.';

-- ----------------------------------------------------------------------------------------------------------- refresh

CREATE FUNCTION news_archive.link_unplaced() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	-- a count for each that waits, lest the planner read all signatures to join them
	unplaced bigint[] := ARRAY(SELECT p.article_id FROM pending p WHERE (SELECT count(*) FROM signature s WHERE s.article_id = p.article_id) = 0);
BEGIN
	IF unplaced <> '{}' THEN
		PERFORM news_archive.link_stories(unplaced);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.link_unplaced() IS
'Places the waiting articles that have no story yet. For refresh.';

CREATE FUNCTION news_archive.link_pending() RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	fresh bigint[];
	again bigint[];
	touched bigint[];
BEGIN
	fresh := ARRAY(SELECT article_id FROM pending WHERE NOT counted);
	PERFORM news_archive.settle_day_order(fresh);
	PERFORM news_archive.link_unplaced();
	PERFORM news_archive.relabel_repeated(fresh);
	PERFORM news_archive.link_unplaced();		-- those whose bodies that changed
	PERFORM news_archive.link_names(ARRAY(SELECT article_id FROM pending));
	again := ARRAY(SELECT article_id FROM pending WHERE counted);		-- with those that stories and names touched
	IF fresh || again = '{}' THEN
		RETURN 0;
	END IF;
	touched := ARRAY(SELECT DISTINCT entity_id FROM mention WHERE article_id = ANY (again) AND entity_id IS NOT NULL);
	touched := touched || news_archive.place_mentions(fresh || again);
	again := ARRAY(SELECT article_id FROM pending WHERE counted);		-- with those that namesakes touched
	PERFORM news_archive.link_mentions(fresh, again, touched);
	PERFORM news_archive.link_events(fresh || again);
	DELETE FROM pending WHERE article_id = ANY (fresh || again);
	RETURN cardinality(fresh);
END $$;
COMMENT ON FUNCTION news_archive.link_pending() IS
'Links the articles that wait for it in the archive entered. Gives how many were new.';

CREATE FUNCTION news_archive.lock_links(wait boolean) RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	key bigint := news_archive.content_id('news_archive links', current_database(), (SELECT oid::text FROM pg_namespace WHERE nspname = (current_schemas(false))[2]));
BEGIN
	IF wait THEN
		PERFORM pg_advisory_xact_lock(key);
		RETURN true;
	END IF;
	RETURN pg_try_advisory_xact_lock(key);
END $$;
COMMENT ON FUNCTION news_archive.lock_links(boolean) IS
'One session at a time links the articles of an archive: takes that lock until the transaction ends. Without waiting it gives false when another session has it; the articles then wait for the next load or refresh().';

CREATE FUNCTION news_archive.refresh(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	PERFORM news_archive.count_words();
	RETURN news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.refresh(name) IS
'Brings up to date what depends on more than one article: entities, events, stories, inferred dates. Only what is new is worked on. The load functions call it; call it yourself after loading with news_archive.link_at_load off, or from several sessions at once. Gives the number of articles that were new. Errors: invalid_schema_name for an unknown archive.';

-- src/archive/load.sql
-- load: one raw article through all stages, and what they said into the tables.

CREATE FUNCTION news_archive.reject(raw text, url text, outlet text, error_code text, error text) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO rejected VALUES (news_archive.content_id($1, $2, $3), $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;
	RAISE WARNING 'article rejected: %', error
		USING ERRCODE = error_code, DETAIL = coalesce('url ' || url, 'It has no URL.'), HINT = 'Its text is kept in the table "rejected" of the archive.';
END $$;
COMMENT ON FUNCTION news_archive.reject(text, text, text, text, text) IS
'Keeps an article that could not be loaded in the table rejected of the archive entered, and warns. For the load functions.';

-- The stages over one body.  Each call finds the document of the one before still read (see document_cache.c).
CREATE FUNCTION news_archive.analyse(article_id bigint, body text, published daterange) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	-- The day the words are counted from: the publication's last possible day is too late for "on Saturday", the first is safe.
	reference date := lower(published);
BEGIN
	INSERT INTO mention
	SELECT $1, m.mention_no, m.start, m.length, m.mention, m.kind, m.chain, m.name, m.role, m.country, m.sector, m.confidence, m.form, NULL, m.organisation
	FROM news_archive.mentions($2) m;

	INSERT INTO quotation
	SELECT $1, q.quotation_no, q.start, q.length, q.quotation, q.type, q.speaker_start, q.speaker_length, q.speaker, q.speaker_name,
		q.cue, q.addressee, q.basis, q.confidence, q.saying, NULL, news_archive.words_id(q.quotation)
	FROM news_archive.quotations($2) q;

	PERFORM news_archive.analyse_times($1, $2, reference);
END $$;
COMMENT ON FUNCTION news_archive.analyse(bigint, text, daterange) IS
'Fills mention, quotation, time_expression and event_report for one article of the archive entered. For the load functions.';

CREATE FUNCTION news_archive.own_acts() RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT string_agg(news_archive.act_line(words, pos, type, mode, cameo, actor, target, object, op, flags), E'\n'
			ORDER BY words COLLATE "C", pos COLLATE "C", object COLLATE "C", op COLLATE "C", flags COLLATE "C") FROM act);
END $$;
COMMENT ON FUNCTION news_archive.own_acts() IS 'The table act of the archive entered as event_reports() takes it, or NULL when it is empty.';

CREATE FUNCTION news_archive.analyse_times(article_id bigint, body text, reference date) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO time_expression
	SELECT $1, row_number() OVER (ORDER BY t.start), t.start, t.length, t.expression, t.type, t.value, t.during, t."precision",
		t.modifier, t.basis, t.confidence
	FROM news_archive.time_expressions($2, reference) t;

	INSERT INTO event_report
	SELECT $1, e.report_no, NULL, e.sentence_no, e.start, e.length, e.words, e.type, e.mode, e.cameo, e.actor, e.actor_country,
		e.actor_sector, e.target, e.target_country, e.target_sector, e.during, e."precision", e.place, e.status, e.attributed_to,
		e.basis, e.confidence, e.act_start, e.act_length, e.actor_mention, e.target_mention, e.place_basis, e.quantity, e.quantity_bound,
		e.counted, NULL, NULL, news_archive.words_id(e.words)
	FROM news_archive.event_reports($2, reference, news_archive.own_acts()) e;
END $$;
COMMENT ON FUNCTION news_archive.analyse_times(bigint, text, date) IS
'The part of analyse() that depends on the day the article speaks from: time expressions and event reports.';

CREATE FUNCTION news_archive.words_id(words text) RETURNS bigint
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN news_archive.content_id(lower(regexp_replace(words, '[^[:alnum:]]+', ' ', 'g')));
COMMENT ON FUNCTION news_archive.words_id(text) IS
'An identifier of words, blind to case, punctuation and white space: copies of one sentence share it.';

CREATE FUNCTION news_archive.try_load_article(raw text, url text DEFAULT NULL, outlet text DEFAULT NULL, published date DEFAULT NULL,
		title text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL, archive name DEFAULT news_archive.current_archive(),
		OUT article_id bigint, OUT status text, OUT error text)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	id bigint := news_archive.content_id(raw, url, outlet);
	a record;
	place text;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	IF raw IS NULL THEN
		RAISE EXCEPTION 'an article needs a text' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	IF $6 IS NULL OR $6 NOT IN ('auto', 'text', 'markdown', 'html', 'json') THEN		-- the caller's mistake and not the article's
		RAISE EXCEPTION 'article format "%" is not known', $6
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use one of auto, text, markdown, html, json.';
	END IF;
	article_id := id;
	status := 'known';
	IF EXISTS (SELECT FROM article r WHERE r.article_id = id) THEN
		RETURN;
	END IF;
	BEGIN
		SELECT p.*, CASE WHEN $4 IS NOT NULL THEN daterange($4, $4 + 1) ELSE p.published END AS day,
			CASE WHEN $4 IS NOT NULL THEN 'given' ELSE p.published_basis END AS day_basis
		INTO a FROM news_archive.parse_article($1, $6, $7, $2) p;
		-- Nothing was published after it was loaded.
		IF lower(a.day) > current_date + 1 THEN
			a.day := NULL;
			a.day_basis := format('%s says %s, after the day of loading', a.day_basis, lower(a.published));
			a.published_confidence := NULL;
		END IF;

		INSERT INTO article
		VALUES (id, NULL, coalesce($3, a.outlet), coalesce($2, a.url), coalesce($5, a.title), a.standfirst, a.author, a.section, a.dateline,
			a.day, a.day_basis, CASE WHEN $4 IS NOT NULL THEN 1 ELSE a.published_confidence END, a.modified, $7, a.language,
			a.body, $6, $1)
		ON CONFLICT DO NOTHING;
		IF NOT FOUND THEN		-- another session was quicker
			RETURN;
		END IF;
		INSERT INTO article_line SELECT id, l.line_no, l.role, l.line, l.basis, l.confidence, news_archive.words_id(l.line)
		FROM news_archive.article_lines($1, $6) l;
		PERFORM news_archive.analyse(id, a.body, a.day);
		INSERT INTO pending VALUES (id, false);
		DELETE FROM rejected WHERE rejected_id = id;
	EXCEPTION WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS place = PG_EXCEPTION_DETAIL;
		error := concat(SQLERRM, ': ' || nullif(place, ''));
		PERFORM news_archive.reject($1, $2, $3, SQLSTATE, error);
		article_id := NULL;
		status := 'rejected';
		RETURN;
	END;
	status := 'loaded';
	IF news_archive.links_at_load() AND news_archive.lock_links(false) THEN
		PERFORM news_archive.link_pending();
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.try_load_article(text, text, text, date, text, text, date, name) IS
'load_article(), saying what became of it: status loaded, known (the archive had it) or rejected (with its error, and no id). For loading programs.';

CREATE FUNCTION news_archive.load_article(raw text, url text DEFAULT NULL, outlet text DEFAULT NULL, published date DEFAULT NULL,
		title text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL, archive name DEFAULT news_archive.current_archive())
	RETURNS bigint
	LANGUAGE sql AS $$ SELECT article_id FROM news_archive.try_load_article($1, $2, $3, $4, $5, $6, $7, $8) $$;
COMMENT ON FUNCTION news_archive.load_article(text, text, text, date, text, text, date, name) IS
'Stores one raw article (text, markdown, HTML or JSON), reads it, and links what it says to the archive''s entities, events and stories. What is given (url, outlet, published, title) wins over what the text says; collected is the day it was scraped and bounds its date. Gives the article''s id; the same article again gives the same id and changes nothing. An article that cannot be read goes to the table rejected with a warning, and NULL is given. Errors: invalid_schema_name for an unknown archive, null_value_not_allowed without a text.';

CREATE FUNCTION news_archive.links_at_load() RETURNS boolean
	LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('news_archive.link_at_load', true), ''), 'on')::boolean;
COMMENT ON FUNCTION news_archive.links_at_load() IS
'The setting news_archive.link_at_load: off for loading many articles, with one refresh() behind them.';

-- src/archive/lookup.sql
-- lookup: entities by name.

CREATE FUNCTION news_archive.find_entity(name text, max_rows int DEFAULT 10, kind text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
		OUT entity_id bigint, OUT kind text, OUT name text, OUT matched text, OUT score real, OUT role text, OUT articles bigint,
		OUT first_seen date, OUT last_seen date)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 10 AS 'MODULE_PATHNAME', 'news_archive_find_entity';
COMMENT ON FUNCTION news_archive.find_entity(text, int, text, name) IS
'Entities of an archive whose names are like a given one, in any spelling and script, the nearest first: equal folds, then those that sound alike (an index over name_codes, rare keys first), ordered by the alignment of their words; equally near ones by how many articles mention them. matched is the spelling that is like it, score 0..1 (1: the folds are equal). kind keeps one kind of entity. At most 1,000 rows; none for NULL, or a name without letters and digits. Errors: invalid_schema_name when there is no such archive, invalid_parameter_value for another kind or negative max_rows.';

CREATE FUNCTION news_archive.match_names(names text[], kind text DEFAULT NULL, min_score real DEFAULT 0.8,
		archive name DEFAULT news_archive.current_archive(),
		OUT name_no int, OUT name text, OUT entity_id bigint, OUT kind text, OUT matched text, OUT score real, OUT ambiguous boolean)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 100 AS 'MODULE_PATHNAME', 'news_archive_match_names';
COMMENT ON FUNCTION news_archive.match_names(text[], text, real, name) IS
'find_entity() for many names at once: one row for each name of the array that is not NULL, name_no its position, with the entity that comes first when its score is at least min_score (0..1), else NULL. ambiguous tells that another entity has a name as near. For joining a list of your own: array_agg() its names, join by name_no or name. No rows for a NULL array. Errors: invalid_parameter_value for another kind or min_score, invalid_schema_name.';

CREATE FUNCTION news_archive.check_entity(kind text, name text, country text, sector text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	IF kind IS NULL OR kind NOT IN ('person', 'organisation', 'place', 'other') THEN
		RAISE EXCEPTION 'there is no kind of entity "%"', kind
			USING ERRCODE = 'invalid_parameter_value', HINT = 'The kinds are person, organisation, place and other.';
	ELSIF name IS NULL OR news_archive.fold_name(name) = '' THEN
		RAISE EXCEPTION 'an entity needs a name with a letter or a digit, this is "%"', name USING ERRCODE = 'invalid_parameter_value';
	ELSIF country !~ '^[A-Z]{3}$' THEN
		RAISE EXCEPTION '"%" is no country code', country
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use the three capital letters of ISO 3166-1, such as SYR.';
	ELSIF sector NOT IN ('GOV', 'MIL', 'REB', 'OPP', 'PTY', 'IGO', 'NGO', 'MED', 'BUS', 'CVL', 'JUD', 'LEG', 'SPY', 'UAF', 'CRM', 'LAB', 'REL', 'EDU', 'ELI') THEN
		RAISE EXCEPTION '"%" is no sector', sector
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use a sector of PLOVER, such as GOV, MIL, OPP or NGO.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.check_entity(text, text, text, text) IS
'Errors (invalid_parameter_value) for what add_entity cannot take.';

CREATE FUNCTION news_archive.add_entity(kind text, name text, aliases text[] DEFAULT '{}', country text DEFAULT NULL, sector text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	-- Called for many rows in one statement its plans are made while the tables are still small.  (An argument of type name gives
	-- all texts here its collation, C: hence COLLATE below, or the index would not do.)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE
	id bigint;
	a bigint[];
BEGIN
	PERFORM news_archive.check_entity(kind, name, country, sector);
	PERFORM news_archive.enter(archive);
	PERFORM news_archive.lock_links(true);
	id := news_archive.content_id(kind, name);
	id := coalesce((SELECT n.entity_id FROM entity_name n WHERE n.name_id = id), id);
	INSERT INTO entity AS e (entity_id, kind, name, country, sector, origin) VALUES (id, kind, name, country, sector, 'analyst')
	ON CONFLICT (entity_id) DO UPDATE SET name = excluded.name, country = coalesce(excluded.country, e.country),
		sector = coalesce(excluded.sector, e.sector), origin = 'analyst';
	-- What articles called by one of these names is this entity.
	SELECT array_agg(DISTINCT n.entity_id) INTO a FROM entity_name n
	WHERE n.folded = ANY (ARRAY(SELECT news_archive.fold_name(s) COLLATE "default" FROM unnest(add_entity.name || add_entity.aliases) s))
		AND n.kind = add_entity.kind AND n.entity_id <> id AND n.origin = 'article';
	INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, origin)
	SELECT news_archive.content_id(add_entity.kind, s), id, add_entity.kind, s, news_archive.fold_name(s), news_archive.name_keys(s), 'analyst'
	FROM (SELECT DISTINCT unnest(add_entity.name || add_entity.aliases) AS s) x
	WHERE news_archive.fold_name(s) <> ''
	ON CONFLICT (name_id) DO UPDATE SET origin = 'analyst' WHERE n.origin <> 'analyst';
	IF a IS NOT NULL THEN
		PERFORM news_archive.unite(a, array_fill(id, ARRAY[cardinality(a)]));
		id := (SELECT n.entity_id FROM entity_name n WHERE n.name_id = news_archive.content_id(kind, name));
	END IF;
	PERFORM news_archive.note_correction('add', jsonb_strip_nulls(jsonb_build_object('entity_id', id::text, 'kind', kind, 'name', name,
		'aliases', nullif(to_jsonb(aliases), '[]'), 'country', country, 'sector', sector)));
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.add_entity(text, text, text[], text, text, name) IS
'Makes known to an archive an entity the analyst knows, or more names and codes of one that is there; gives its id. What articles already called by one of these names becomes this entity with the next refresh(); a spelling that is that of another entity the analyst made stays there. kind is person, organisation, place or other; country is ISO 3166-1 alpha-3; sector is PLOVER''s. Errors: invalid_parameter_value, invalid_schema_name.';

-- src/archive/namesakes.sql
-- namesakes: two people of one name stay two when what articles tell of them differs.
--
-- Articles that name someone hang together when they give him the same country and sector, or the same office, tell the same story,
-- or name another person together; what hangs together is one bearer of the name.  Bearers whose countries, or whose walks of life, do not
-- agree are two people; one of whom nothing is told that speaks against it is the one in most articles.  It depends on the
-- set of articles only: the bearers are ordered by how many articles they have, and named by what is told of them.

CREATE FUNCTION news_archive.walk_of_life(sector text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN sector IN ('GOV', 'LEG', 'OPP', 'PTY', 'ELI', 'MIL', 'IGO', 'JUD', 'SPY', 'REB', 'UAF') THEN 'public' ELSE sector END;
COMMENT ON FUNCTION news_archive.walk_of_life(text) IS
'A sector as far as it tells people apart: all who govern, fight, judge or want to are "public".';

CREATE FUNCTION news_archive.traits_of(country text, sector text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_remove(ARRAY['country ' || country, 'life ' || news_archive.walk_of_life(sector)], NULL);
COMMENT ON FUNCTION news_archive.traits_of(text, text) IS
'Country and walk of life of a mention as keys by which namesakes may be told apart.';

CREATE FUNCTION news_archive.traits_differ(a text[], b text[]) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		-- countries when both tell one, else walks of life
		SELECT CASE WHEN bool_or(x ^@ 'country') AND bool_or(y ^@ 'country') THEN NOT coalesce(bool_or(x ^@ 'country' AND x = y), false)
			ELSE bool_or(x ^@ 'life') AND bool_or(y ^@ 'life') AND NOT coalesce(bool_or(x = y), false) END
		FROM unnest(a) x FULL JOIN unnest(b) y ON x = y);
COMMENT ON FUNCTION news_archive.traits_differ(text[], text[]) IS
'Whether two sets of traits_of() can hardly be of one person: no country of one is the other''s; or, when one has none, no walk of life. NULL or false when too little is told.';

-- The bearers of an entity's names: the articles of each, and what is told of him.
CREATE FUNCTION news_archive.bearers(ids bigint[], names text[]) RETURNS TABLE (articles bigint[], traits text[])
	LANGUAGE sql AS $$
	WITH told AS (
		SELECT m.article_id, m.role, m.country, m.sector, m.organisation FROM mention m
		WHERE m.entity_id = ANY (ids) AND m.kind = 'person' AND m.name = ANY (names)),
	ties AS (
		SELECT t.article_id, news_archive.content_id('known', k) AS tie FROM told t, unnest(news_archive.known_of(t.role, t.country, t.sector, t.organisation)) k
		UNION
		SELECT a.article_id, a.story_id FROM article a WHERE a.article_id IN (SELECT article_id FROM told) AND a.story_id IS NOT NULL
		UNION
		SELECT m.article_id, news_archive.content_id('name', m.name) FROM mention m
		WHERE m.article_id IN (SELECT article_id FROM told) AND m.kind = 'person' AND m.form = 'name' AND m.name LIKE '% %' AND m.name <> ALL (names)
		UNION
		SELECT article_id, article_id FROM told),
	tied AS (
		SELECT c.node, c.component FROM (SELECT array_agg(article_id) AS a, array_agg(tie) AS b FROM ties) t, news_archive.connected_components(t.a, t.b) c)
	SELECT array_agg(DISTINCT t.article_id ORDER BY t.article_id), array_remove(array_agg(DISTINCT x ORDER BY x), NULL)
	FROM told t JOIN tied c ON c.node = t.article_id LEFT JOIN LATERAL unnest(news_archive.traits_of(t.country, t.sector)) x ON true
	GROUP BY c.component
	ORDER BY count(DISTINCT t.article_id) DESC, min(t.article_id)
$$;
COMMENT ON FUNCTION news_archive.bearers(bigint[], text[]) IS
'The articles that call these entities by these names, parted into those that hang together, the most first, with all traits told there. For refresh.';

-- Bearers that may be one person are one, each joined to the first it does not differ from.
CREATE FUNCTION news_archive.people_of(ids bigint[], names text[]) RETURNS TABLE (person int, articles bigint[], traits text[])
	LANGUAGE plpgsql AS $$
DECLARE
	b record;
	n int := 0;
	whose int;
	told bigint[] := '{}';
	told_of int[] := '{}';
	known text[] := '{}';
	known_of int[] := '{}';
BEGIN
	FOR b IN SELECT * FROM news_archive.bearers(ids, names) LOOP
		whose := (SELECT min(i) FROM generate_series(1, n) i
			WHERE news_archive.traits_differ(b.traits, ARRAY(SELECT u.t FROM unnest(known, known_of) u(t, i2) WHERE u.i2 = i)) IS NOT TRUE);
		IF whose IS NULL THEN
			n := n + 1;
			whose := n;
		END IF;
		told := told || b.articles;
		told_of := told_of || array_fill(whose, ARRAY[cardinality(b.articles)]);
		known := known || b.traits;
		known_of := known_of || array_fill(whose, ARRAY[cardinality(b.traits)]);
	END LOOP;
	RETURN QUERY SELECT i, ARRAY(SELECT u.a FROM unnest(told, told_of) u(a, i2) WHERE u.i2 = i),
		ARRAY(SELECT DISTINCT u.t FROM unnest(known, known_of) u(t, i2) WHERE u.i2 = i ORDER BY 1)
	FROM generate_series(1, n) i;
END $$;
COMMENT ON FUNCTION news_archive.people_of(bigint[], text[]) IS
'The people whom these entities and names are, numbered from 1, the one in most articles first. For refresh.';

CREATE FUNCTION news_archive.may_have_namesakes(ids bigint[]) RETURNS SETOF bigint
	LANGUAGE sql AS $$
	SELECT n.entity_id FROM entity_name n LEFT JOIN LATERAL unnest(n.traits) t ON true
	WHERE n.entity_id = ANY (ids) AND n.kind = 'person'
	GROUP BY n.entity_id
	HAVING count(DISTINCT t) FILTER (WHERE t ^@ 'country') > 1 OR count(DISTINCT t) FILTER (WHERE t ^@ 'life') > 1
		OR EXISTS (SELECT FROM namesake s WHERE s.shares_with = n.entity_id)
$$;
COMMENT ON FUNCTION news_archive.may_have_namesakes(bigint[]) IS
'Those of these entities of whom articles tell what may not be of one person. For refresh.';

CREATE FUNCTION news_archive.part_namesakes(ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	base bigint;
	touched bigint[] := '{}';
BEGIN
	FOR base IN SELECT * FROM news_archive.may_have_namesakes(ids) ORDER BY 1 LOOP
		touched := touched || news_archive.part_bearers(base);
	END LOOP;
	RETURN touched;
END $$;
COMMENT ON FUNCTION news_archive.part_namesakes(bigint[]) IS
'Parts each of these entities into the people its names stand for; gives the entities that lost or won mentions. For refresh.';

-- The person an analyst described keeps the entity, else the one whose traits come first: who is in most articles may change.
CREATE FUNCTION news_archive.part_bearers(base bigint) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	names text[] := ARRAY(SELECT n.name FROM entity_name n WHERE n.entity_id = base);
	was bigint[] := base || ARRAY(SELECT i FROM namesake s, LATERAL (VALUES (s.entity_id), (s.merged_into)) v(i) WHERE s.shares_with = base AND i IS NOT NULL);
	keeps int;
	ids bigint[];
	p record;
	id bigint;
	moved bigint[];
	touched bigint[] := '{}';
BEGIN
	keeps := (SELECT q.person FROM news_archive.people_of(was, names) q
		ORDER BY EXISTS (SELECT FROM entity e WHERE e.entity_id = base AND e.origin = 'analyst' AND q.traits @> ARRAY['country ' || e.country]) DESC,
			q.traits[1] NULLS LAST, q.person LIMIT 1);
	ids := ARRAY[base];
	FOR p IN SELECT * FROM news_archive.people_of(was, names) LOOP
		id := CASE WHEN p.person = keeps THEN base ELSE news_archive.content_id('namesake', base::text, p.traits[1]) END;
		IF id <> base THEN
			ids := ids || id;
			INSERT INTO namesake VALUES (id, base, NULL) ON CONFLICT DO NOTHING;
			id := (SELECT coalesce(s.merged_into, s.entity_id) FROM namesake s WHERE s.entity_id = id);
			INSERT INTO entity_name (name_id, entity_id, kind, name, folded, keys, apart)
			SELECT news_archive.content_id('namesake', id::text, n.name), id, n.kind, n.name, n.folded, n.keys, true
			FROM entity_name n WHERE n.entity_id = base AND id <> base AND n.name IN (SELECT m.name FROM mention m
				WHERE m.article_id = ANY (p.articles) AND m.entity_id = ANY (was) AND m.kind = 'person' AND m.form = 'name')
			ON CONFLICT DO NOTHING;
		END IF;
		WITH changed AS (
			UPDATE mention m SET entity_id = id FROM mention o
			WHERE m.article_id = ANY (p.articles) AND m.entity_id = ANY (was) AND m.kind = 'person' AND m.name = ANY (names) AND m.entity_id <> id
				AND o.article_id = m.article_id AND o.mention_no = m.mention_no
			RETURNING m.article_id, o.entity_id AS was)
		SELECT array_agg(DISTINCT c.article_id), touched || array_agg(DISTINCT c.was) || array_agg(id) INTO moved, touched FROM changed c;
		PERFORM news_archive.link_again(moved);
	END LOOP;
	RETURN touched || news_archive.forget_namesakes(base, ids);
END $$;
COMMENT ON FUNCTION news_archive.part_bearers(bigint) IS
'Parts an entity into the people its names stand for; gives the entities that lost or won mentions. For refresh.';

CREATE FUNCTION news_archive.forget_namesakes(base bigint, but bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	gone bigint[];
BEGIN
	WITH forgotten AS (
		DELETE FROM namesake WHERE shares_with = base AND merged_into IS NULL AND entity_id <> ALL (but) RETURNING entity_id)
	SELECT coalesce(array_agg(entity_id), '{}') INTO gone FROM forgotten;
	DELETE FROM entity_name WHERE entity_id = ANY (gone) AND apart AND origin = 'article';
	RETURN gone;
END $$;
COMMENT ON FUNCTION news_archive.forget_namesakes(bigint, bigint[]) IS
'Takes away the namesakes of an entity that are no longer told apart, all but these; gives their ids. For refresh.';

-- src/archive/places.sql
-- places: what the extension knows of the world, and where a place that is named lies.

CREATE FUNCTION news_archive.reference_countries(OUT iso3 text, OUT iso2 text, OUT name text, OUT continent text, OUT capital text, OUT other_names text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 250 AS 'MODULE_PATHNAME', 'news_archive_reference_countries';
COMMENT ON FUNCTION news_archive.reference_countries() IS
'Countries and territories as data/iso_countries.tsv has them; iso3 in lower case, other_names with | between.';

CREATE FUNCTION news_archive.reference_organisations(OUT key text, OUT name text, OUT form text, OUT country text, OUT sector text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 600 AS 'MODULE_PATHNAME', 'news_archive_reference_organisations';
COMMENT ON FUNCTION news_archive.reference_organisations() IS
'The names of organisations that mentions() knows, as data/organisations.tsv has them.';

CREATE VIEW news_archive.reference_entity AS
	SELECT news_archive.content_id('place', c.name) AS entity_id, 'place' AS kind, 'country' AS type, c.name,
		array_remove(string_to_array(c.other_names, '|'), NULL) AS other_names, upper(c.iso3) AS country, c.iso2, c.continent, NULL AS sector
	FROM news_archive.reference_countries() c
	UNION ALL
	-- a city state is one entity with its capital
	SELECT news_archive.content_id('place', c.capital), 'place', 'capital', c.capital, '{}', upper(c.iso3), c.iso2, c.continent, NULL
	FROM news_archive.reference_countries() c WHERE c.capital IS NOT NULL AND c.capital NOT IN (SELECT o.name FROM news_archive.reference_countries() o)
	UNION ALL
	SELECT news_archive.content_id('place', c.continent), 'place', 'continent', c.continent, '{}', NULL, NULL, c.continent, NULL
	FROM news_archive.reference_countries() c WHERE c.continent IS NOT NULL GROUP BY c.continent
	UNION ALL
	SELECT news_archive.content_id('organisation', o.name), 'organisation', 'international organisation', o.name,
		array_remove(array_agg(DISTINCT CASE WHEN o.form = 'acronym' THEN upper(k.key) ELSE initcap(k.key) END ORDER BY CASE WHEN o.form = 'acronym' THEN upper(k.key) ELSE initcap(k.key) END)
			FILTER (WHERE lower(o.name) <> k.key), NULL), NULL, NULL, NULL, 'IGO'
	FROM news_archive.reference_organisations() o, LATERAL (SELECT replace(o.key, ' - ', '-') AS key) k
	WHERE o.sector = 'IGO' AND o.name IS NOT NULL GROUP BY o.name;
COMMENT ON VIEW news_archive.reference_entity IS
'Countries (ISO 3166-1: country alpha-3, iso2 alpha-2) with their names in twenty languages, capitals, continents and international organisations: what add_reference_entities() gives to an archive.';

CREATE FUNCTION news_archive.add_reference_entities(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
	mine bigint[];
	others bigint[];
BEGIN
	PERFORM news_archive.enter(archive);
	PERFORM news_archive.lock_links(true);
	CREATE TEMP TABLE told ON COMMIT DROP AS
		SELECT DISTINCT ON (name_id) r.entity_id, news_archive.content_id(r.kind, s.name) AS name_id, r.kind, s.name, news_archive.fold_name(s.name) AS folded, s.own
		FROM news_archive.reference_entity r, LATERAL (SELECT r.name, true AS own UNION ALL SELECT o, false FROM unnest(r.other_names) o) s
		ORDER BY name_id, s.own DESC, r.type = 'country' DESC, r.entity_id;
	INSERT INTO entity AS e (entity_id, kind, name, country, sector, origin)
	SELECT DISTINCT ON (r.entity_id) r.entity_id, r.kind, r.name, r.country, r.sector, 'reference' FROM news_archive.reference_entity r ORDER BY r.entity_id, r.country
	ON CONFLICT (entity_id) DO UPDATE SET country = coalesce(e.country, excluded.country), sector = coalesce(e.sector, excluded.sector),
		origin = CASE e.origin WHEN 'analyst' THEN e.origin ELSE excluded.origin END;
	GET DIAGNOSTICS n = ROW_COUNT;
	INSERT INTO entity_name AS o (name_id, entity_id, kind, name, folded, keys, origin)
	SELECT t.name_id, t.entity_id, t.kind, t.name, t.folded, news_archive.name_keys(t.name), 'reference' FROM pg_temp.told t WHERE t.folded <> ''
	ON CONFLICT (name_id) DO UPDATE SET origin = 'reference' WHERE o.origin = 'article';
	-- what articles call so is the entity known; what an analyst made stays
	SELECT array_agg(t.entity_id), array_agg(o.entity_id) INTO mine, others
	FROM pg_temp.told t JOIN entity_name o ON o.folded = t.folded COLLATE "default" AND o.kind = t.kind AND o.entity_id <> t.entity_id AND NOT o.apart
		JOIN entity e ON e.entity_id = o.entity_id AND e.origin = 'article';
	DROP TABLE pg_temp.told;
	IF mine IS NOT NULL THEN
		PERFORM news_archive.unite(mine, others);
	END IF;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.add_reference_entities(name) IS
'Makes known to an archive the countries, capitals, continents and international organisations of the view reference_entity, with their other names; what its articles call so becomes these entities with the next refresh(). Gives how many. Doing it again changes nothing. Errors: invalid_schema_name.';

CREATE FUNCTION news_archive.gazetteer_places(OUT name text, OUT country text, OUT latitude real, OUT longitude real, OUT population int,
		OUT capital boolean, OUT other_names text)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 25000 AS 'MODULE_PATHNAME', 'news_archive_gazetteer_places';
COMMENT ON FUNCTION news_archive.gazetteer_places() IS
'The places of 15,000 inhabitants or more, and capitals, of the file news_archive_places.txt that was installed with the extension (GeoNames, CC BY 4.0). other_names has | between. Errors: undefined_file, config_file_error.';

CREATE FUNCTION news_archive.install_gazetteer(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	INSERT INTO place (place_id, name, folded, country, latitude, longitude, population, capital)
	SELECT news_archive.content_id('place', g.name, g.country, g.latitude::text, g.longitude::text), g.name,
		ARRAY(SELECT DISTINCT news_archive.fold_name(s) FROM unnest(g.name || string_to_array(g.other_names, '|')) s), g.country, g.latitude, g.longitude, g.population, g.capital
	FROM news_archive.gazetteer_places() g
	ON CONFLICT (place_id) DO NOTHING;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.install_gazetteer(name) IS
'Fills the table place of an archive with the places of gazetteer_places(); gives how many were new. Then resolve_place() and article_places() know where places lie. Attribution when you publish what comes of it: GeoNames, CC BY 4.0. Errors: undefined_file when the extension''s data files are not installed, invalid_schema_name.';

-- Where a name may lie: each place weighs by its inhabitants, a capital more, one in a country of the context much more.
CREATE FUNCTION news_archive.place_weight(population int, capital boolean, in_context boolean) RETURNS float8
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN greatest(population, 1000) * CASE WHEN capital THEN 5 ELSE 1 END * CASE WHEN in_context THEN 100 ELSE 1 END;
COMMENT ON FUNCTION news_archive.place_weight(int, boolean, boolean) IS
'How much a place of a name weighs against others of that name.';

CREATE FUNCTION news_archive.select_places(wanted text, countries text[])
	RETURNS TABLE (place_id bigint, place text, country text, latitude real, longitude real, population int, confidence real, basis text)
	LANGUAGE sql STABLE AS $$
	SELECT p.place_id, p.name, p.country, p.latitude, p.longitude, p.population,
		-- some places of any name are too small for the gazetteer
		(w.weight / (sum(w.weight) OVER () + 5000))::real,
		CASE WHEN w.near THEN 'country in the text' WHEN count(*) OVER () = 1 THEN 'the only one known' WHEN p.capital THEN 'capital' ELSE 'inhabitants' END
	FROM place p, LATERAL (SELECT n AS near, news_archive.place_weight(p.population, p.capital, n) AS weight
		FROM (SELECT coalesce(p.country = ANY (countries), false) AS n) c) w
	WHERE p.folded @> ARRAY[news_archive.fold_name(wanted)]
	ORDER BY w.weight DESC, p.place_id
$$;
COMMENT ON FUNCTION news_archive.select_places(text, text[]) IS 'What resolve_place and article_places stand on, in the archive entered.';

CREATE FUNCTION news_archive.select_places_in(wanted text, countries text[], archive name)
	RETURNS TABLE (place_id bigint, place text, country text, latitude real, longitude real, population int, confidence real, basis text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wrong text := (SELECT c FROM unnest(countries) c WHERE c !~ '^[A-Z]{3}$' LIMIT 1);
BEGIN
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION '"%" is no country code', wrong
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use the three capital letters of ISO 3166-1, such as SYR.';
	END IF;
	PERFORM news_archive.enter(archive);
	RETURN QUERY SELECT * FROM news_archive.select_places(wanted, countries);
END $$;
COMMENT ON FUNCTION news_archive.select_places_in(text, text[], name) IS 'What resolve_place stands on.';

CREATE FUNCTION news_archive.resolve_place(name text, countries text[] DEFAULT '{}', archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (place_id bigint, place text, country text, latitude real, longitude real, population int, confidence real, basis text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_places_in($1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.resolve_place(text, text[], name) IS
'The places of the gazetteer that a name may mean, the likeliest first: by inhabitants, capitals before others, and those in one of the countries given (ISO 3166-1 alpha-3) much before others. latitude and longitude are degrees; confidence (0..1) is the share of each, basis what spoke for it. No rows before install_gazetteer(), or for a name it has not. Errors: invalid_parameter_value for a code that is none, invalid_schema_name.';

CREATE FUNCTION news_archive.select_article_places(wanted bigint, archive name)
	RETURNS TABLE (name text, mentions bigint, place_id bigint, place text, country text, latitude real, longitude real, population int, confidence real, basis text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter(archive);
	RETURN QUERY
	WITH told AS (
		SELECT m.name, count(*) AS mentions FROM mention m
		WHERE m.article_id = wanted AND m.kind = 'place' AND m.form = 'name' GROUP BY m.name)
	SELECT t.name, t.mentions, p.place_id, p.place, p.country, p.latitude, p.longitude, p.population, p.confidence, p.basis
	FROM told t,
		-- the countries that the rest of the article speaks of
		LATERAL (SELECT array_agg(DISTINCT m.country) AS countries FROM mention m
			WHERE m.article_id = wanted AND m.country IS NOT NULL AND m.name IS DISTINCT FROM t.name) c,
		LATERAL (SELECT * FROM news_archive.select_places(t.name, c.countries) LIMIT 1) p
	ORDER BY t.mentions DESC, t.name;
END $$;
COMMENT ON FUNCTION news_archive.select_article_places(bigint, name) IS 'What article_places stands on.';

CREATE FUNCTION news_archive.article_places(article_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (name text, mentions bigint, place_id bigint, place text, country text, latitude real, longitude real, population int, confidence real, basis text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_article_places($1, $2) $$;
COMMENT ON FUNCTION news_archive.article_places(bigint, name) IS
'Where the places lie that an article names, each resolved by the countries that the rest of the article speaks of and by inhabitants, with its confidence (0..1) and basis. Countries and what the gazetteer has not are left out; no rows for an unknown article or before install_gazetteer(). Errors: invalid_schema_name.';

-- src/archive/repetition.sql
-- repetition: what only an archive can see.  A line that stands in articles on three different happenings of one outlet is no
-- line of any of these stories.  Copies of one article are one happening and do not count.

CREATE FUNCTION news_archive.relabel_repeated(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	WITH asked AS (
		SELECT DISTINCT l.line_id, a.outlet
		FROM article_line l JOIN article a USING (article_id)
		WHERE l.article_id = ANY (article_ids) AND a.outlet IS NOT NULL AND news_archive.in_body(l.role, l.line)),
	repeated AS (
		SELECT q.line_id, q.outlet
		FROM asked q JOIN article_line l USING (line_id) JOIN article a ON a.article_id = l.article_id AND a.outlet = q.outlet
		GROUP BY q.line_id, q.outlet HAVING count(DISTINCT a.story_id) >= 3),
	relabelled AS (
		UPDATE article_line l SET role = 'other', basis = 'repeated in this outlet', confidence = 0.9
		FROM repeated r, article a
		WHERE l.line_id = r.line_id AND a.article_id = l.article_id AND a.outlet = r.outlet AND news_archive.in_body(l.role, l.line) AND l.basis <> 'analyst'
		RETURNING l.article_id)
	SELECT array_agg(DISTINCT article_id) INTO changed FROM relabelled;
	IF changed IS NOT NULL THEN
		PERFORM news_archive.read_again(changed);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.relabel_repeated(bigint[]) IS
'Gives the lines of these articles that also stand in articles on two other happenings of the same outlet the role other, there too, and reads those articles anew without them. A role an analyst set stays. For refresh.';

-- src/archive/search.sql
-- search: articles by their words, the best first.

CREATE FUNCTION news_archive.create_search_index(index text) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	class text := (SELECT quote_ident(n.nspname) || '.rum_tsvector_ops' FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod JOIN pg_namespace n ON n.oid = c.opcnamespace
		WHERE c.opcname = 'rum_tsvector_ops' AND m.amname = 'rum');
BEGIN
	IF index = 'gin' THEN
		CREATE INDEX ON article USING gin (search);
	ELSIF index IS DISTINCT FROM 'rum' THEN
		RAISE EXCEPTION 'an archive cannot be searched by an index "%"', index
			USING ERRCODE = 'invalid_parameter_value', HINT = 'The index is gin or rum.';
	ELSIF class IS NULL THEN
		RAISE EXCEPTION 'the extension "rum" is not installed'
			USING ERRCODE = 'undefined_object', HINT = 'CREATE EXTENSION rum; or leave the argument out: gin is always there.';
	ELSE
		EXECUTE format('CREATE INDEX ON article USING rum (search %s)', class);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.create_search_index(text) IS
'The index that search() reads, gin or rum, on the article table in the first schema of the search path. For create_archive. Errors: invalid_parameter_value, undefined_object when rum is asked for and its extension is not there.';

CREATE FUNCTION news_archive.create_search_tables(index text) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.create_search_index(index);
	CREATE TABLE search_word (
		lexeme text COLLATE "C" PRIMARY KEY,
		articles int NOT NULL
	);
	COMMENT ON TABLE search_word IS 'How many articles have a word of the search index, for those that two or more have. Counted by refresh().';

	CREATE TABLE search_total (
		articles int NOT NULL,
		average_lengths real[] NOT NULL,
		newest date
	);
	COMMENT ON TABLE search_total IS 'How many articles search_word was counted over, the average number of words of their title, standfirst and body, and the day of the newest.';

	CREATE TABLE synonym (
		words text NOT NULL,
		means text NOT NULL,
		PRIMARY KEY (words, means)
	);
	COMMENT ON TABLE synonym IS 'Words that mean the same to search(), in both directions: INSERT INTO synonym VALUES (''PMF'', ''Popular Front''). They apply at once, also to articles loaded before.';

	-- The vectors stay in the rows and the texts go out of them: a search reads many vectors and few texts.
	ALTER TABLE article ALTER COLUMN search SET STORAGE MAIN;
END $$;
COMMENT ON FUNCTION news_archive.create_search_tables(text) IS 'The tables of an archive that search() reads, in the first schema of the search path. For create_archive.';

CREATE FUNCTION news_archive.count_words() RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	now_there int := count(*) FROM article;
BEGIN
	IF EXISTS (SELECT FROM search_total t WHERE abs(t.articles - now_there) <= t.articles / 50) THEN
		RETURN false;
	END IF;
	DELETE FROM search_word;
	DELETE FROM search_total;
	INSERT INTO search_word SELECT word, ndoc FROM ts_stat('SELECT search FROM article') WHERE ndoc > 1;
	INSERT INTO search_total
	SELECT now_there, ARRAY[avg(l[1]), avg(l[2]), avg(l[3])], max(day)
	FROM (SELECT news_archive.vector_lengths(search) AS l, lower(published) AS day FROM article) a HAVING now_there > 0;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive.count_words() IS
'Counts the words of the archive entered, unless its number of articles is within a fiftieth of what it was when they were counted. For refresh.';

CREATE FUNCTION news_archive.refresh_search(archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive.enter(archive);
	DELETE FROM search_total;
	PERFORM news_archive.count_words();
END $$;
COMMENT ON FUNCTION news_archive.refresh_search(name) IS
'Counts how many articles have each word anew: what the rank of search() is made from. Errors: invalid_schema_name for an unknown archive.';

-- The words of an archive that has not been refreshed are counted when they are asked for.
CREATE FUNCTION news_archive.word_counts(lexemes text[]) RETURNS int[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF EXISTS (SELECT FROM search_total) THEN
		RETURN ARRAY(SELECT coalesce((SELECT w.articles FROM search_word w WHERE w.lexeme = l.lexeme), 1) FROM unnest($1) WITH ORDINALITY l(lexeme, n) ORDER BY l.n);
	END IF;
	RETURN ARRAY(SELECT (SELECT count(*) FROM article a WHERE a.search @@ ('''' || replace(replace(l.lexeme, '\', '\\'), '''', '''''') || '''')::tsquery)
		FROM unnest($1) WITH ORDINALITY l(lexeme, n) ORDER BY l.n);
END $$;
COMMENT ON FUNCTION news_archive.word_counts(text[]) IS
'How many articles of the archive entered have each lexeme, as refresh() counted them.';

CREATE FUNCTION news_archive.search_figures(OUT articles int, OUT lengths real[], OUT newest date)
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	SELECT t.articles, t.average_lengths, t.newest INTO articles, lengths, newest FROM search_total t;
	IF articles IS NULL THEN
		SELECT count(*), '{10,15,300}', max(lower(a.published)) INTO articles, lengths, newest FROM article a;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.search_figures() IS
'The number of articles of the archive entered and the average words of title, standfirst and body and the day of the newest, as refresh() counted them; usual lengths before.';

-- 2013, 2013-02, 2013-02-03, and from one to another: 2013-02..2013-05
CREATE FUNCTION news_archive.date_of_query(value text) RETURNS daterange
	LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
	ends text[] := regexp_match(value, '^(\d{4}(?:-\d\d){0,2})(?:\.\.(\d{4}(?:-\d\d){0,2}))?$');
	first date;
	last date;
	units constant interval[] := '{1 year,1 month,1 day}';
BEGIN
	first := ends[1] || substr('-01-01', length(ends[1]) - 3);
	ends[2] := coalesce(ends[2], ends[1]);
	last := (ends[2] || substr('-01-01', length(ends[2]) - 3))::date + units[(length(ends[2]) - 1) / 3];
	IF first IS NULL OR last <= first THEN
		RAISE EXCEPTION 'x' USING ERRCODE = 'invalid_datetime_format';
	END IF;
	RETURN daterange(first, last);
EXCEPTION WHEN data_exception THEN
	RAISE EXCEPTION '"date:%" is no date', value
		USING ERRCODE = 'invalid_datetime_format', HINT = 'Write 2013, 2013-02, 2013-02-03, or 2013-02..2013-05.';
END $$;
COMMENT ON FUNCTION news_archive.date_of_query(text) IS
'The days that date: means in a query: a year, a month, a day, or from one to another (2013-02..2013-05, both with all their days). Errors: invalid_datetime_format.';

-- Fields whose values are known beforehand.
CREATE FUNCTION news_archive.check_field(field text, value text, start int) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF field = 'date' THEN
		PERFORM news_archive.date_of_query(value);
	ELSIF field = 'event' AND NOT EXISTS (SELECT FROM news_archive.event_ontology() o WHERE o.type = upper(value) OR o.mode = lower(value))
			AND NOT EXISTS (SELECT FROM event_report r WHERE r.type = upper(value) OR r.mode = lower(value)) THEN
		RAISE EXCEPTION '"event:%" is no type or mode of events at character % of the query', value, start
			USING ERRCODE = 'invalid_parameter_value', HINT = 'SELECT * FROM news_archive.event_ontology() lists them.';
	END IF;
EXCEPTION WHEN invalid_datetime_format THEN
	RAISE EXCEPTION '% at character % of the query', SQLERRM, start
		USING ERRCODE = 'invalid_datetime_format', HINT = 'Write 2013, 2013-02, 2013-02-03, or 2013-02..2013-05.';
END $$;
COMMENT ON FUNCTION news_archive.check_field(text, text, int) IS
'Refuses a field of a query whose value cannot be right: a date that is none, an event type or mode that does not exist. start is the character of the query for the message. Errors: invalid_datetime_format, invalid_parameter_value.';

CREATE FUNCTION news_archive.select_field(field text, value text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	kind text := CASE field WHEN 'person' THEN 'person' WHEN 'org' THEN 'organisation' WHEN 'place' THEN 'place' END;
	id bigint;
	days daterange;
	words tsquery;
BEGIN
	IF kind IS NOT NULL THEN
		SELECT f.entity_id INTO id FROM news_archive.find_entity(name => value, max_rows => 1, kind => kind, archive => (current_schemas(false))[2]) f;
		RETURN ARRAY(SELECT DISTINCT m.article_id FROM mention m WHERE m.entity_id = id);
	ELSIF field = 'by' THEN
		RETURN ARRAY(SELECT a.article_id FROM article a WHERE lower(a.outlet) = lower(value));
	ELSIF field = 'event' THEN
		RETURN ARRAY(SELECT DISTINCT r.article_id FROM event_report r WHERE r.type = upper(value) OR r.mode = lower(value));
	ELSIF field = 'date' THEN
		days := news_archive.date_of_query(value);
		RETURN ARRAY(SELECT a.article_id FROM article a WHERE a.published && days);
	END IF;
	words := news_archive.news_query('"' || replace(value, '"', ' ') || '"');
	IF field = 'said' THEN
		RETURN ARRAY(SELECT DISTINCT q.article_id FROM quotation q WHERE to_tsvector('news_archive.news', q.quotation) @@ words);
	END IF;
	RETURN ARRAY(SELECT a.article_id FROM article a WHERE a.search @@ words AND to_tsvector(news_archive.news_configuration(a.language), a.title) @@ words);
END $$;
COMMENT ON FUNCTION news_archive.select_field(text, text) IS
'The articles of the archive entered that have what a field of a query asks for: person, org and place by find_entity, by an outlet''s name, said words in a quotation, event a PLOVER type or mode, date a day of publication, title words in the title.';

-- Articles with all the fields of a query: NULL when it has none that asks for something.
CREATE FUNCTION news_archive.select_wanted(query text, wanted boolean) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	f record;
	found bigint[];
	ids bigint[];
BEGIN
	FOR f IN SELECT * FROM news_archive.query_fields(query) q WHERE q.negated <> wanted LOOP
		PERFORM news_archive.check_field(f.field, f.value, f.start);
		found := news_archive.select_field(f.field, f.value);
		ids := CASE WHEN ids IS NULL THEN found
			WHEN wanted THEN ARRAY(SELECT unnest(ids) INTERSECT SELECT unnest(found))
			ELSE ids || found END;
	END LOOP;
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive.select_wanted(text, boolean) IS
'The articles of the archive entered that have every field a query asks for, or with false those that have one it asks to leave out; NULL when the query has no such field.';

CREATE FUNCTION news_archive.recency(days int, half_life real) RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.5 + 0.5 * 0.5 ^ least(greatest(coalesce(days, 2000000000), 0) / half_life, 100);
COMMENT ON FUNCTION news_archive.recency(int, real) IS
'What the rank of an article is multiplied by that is so many days older than the newest: from 1 down to a half, three quarters after half_life days. A half when days is NULL.';

CREATE FUNCTION news_archive.select_ranked(words tsquery, asked tsquery, lexemes text[], counts int[], wanted_during daterange, wanted_outlet text,
		wanted bigint[], unwanted bigint[], max_rows int, half_life real DEFAULT NULL)
	RETURNS TABLE (article_id bigint, rank real)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	total record;
	no_words constant boolean := numnode(asked) = 0 AND wanted IS NOT NULL;
BEGIN
	SELECT * INTO total FROM news_archive.search_figures();
	IF no_words THEN
		RETURN QUERY
		SELECT a.article_id, 0::real FROM article a
		WHERE a.article_id = ANY (wanted) AND (unwanted IS NULL OR a.article_id <> ALL (unwanted))
			AND (wanted_during IS NULL OR a.published && wanted_during)
			AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet)
		ORDER BY lower(a.published) DESC NULLS LAST, a.article_id
		LIMIT max_rows;
		RETURN;
	END IF;
	RETURN QUERY
	-- As subqueries the arrays are laid out flat once, and not for each article.
	SELECT a.article_id, (news_archive.bm25(a.search, (SELECT asked), (SELECT lexemes), (SELECT counts), total.articles, (SELECT total.lengths))
		* CASE WHEN half_life IS NULL THEN 1 ELSE news_archive.recency(total.newest - lower(a.published), half_life) END)::real AS rank
	FROM article a
	WHERE a.search @@ words
		AND (wanted IS NULL OR a.article_id = ANY (wanted)) AND (unwanted IS NULL OR a.article_id <> ALL (unwanted))
		AND (wanted_during IS NULL OR a.published && wanted_during)
		AND (wanted_outlet IS NULL OR a.outlet = wanted_outlet)
	ORDER BY rank DESC, lower(a.published) DESC NULLS LAST, a.article_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.select_ranked(tsquery, tsquery, text[], int[], daterange, text, bigint[], bigint[], int, real) IS
'The best articles of the archive entered that match words, by how well they answer asked; with fields only, the latest. For search.';

CREATE FUNCTION news_archive.select_articles(query text, wanted_during daterange, wanted_outlet text, max_rows int, archive name, all_of_them boolean, half_life real)
	RETURNS TABLE (article_id bigint, rank real, published daterange, outlet text, title text, snippet text, exact boolean)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- More articles than these are not ranked, unless all are asked for.
	most constant int := coalesce(nullif(current_setting('news_archive.search_candidates', true), '')::int, 5000);
	asked tsquery;
	words tsquery;
	lexemes text[];
	counts int[];
	wanted bigint[];
	unwanted bigint[];
	ids bigint[];
	ranks real[];
BEGIN
	IF half_life <= 0 THEN
		RAISE EXCEPTION 'a half-life of % days is out of range', half_life
			USING ERRCODE = 'numeric_value_out_of_range', HINT = 'Give the number of days after which news is half as fresh, or NULL.';
	END IF;
	PERFORM news_archive.enter(archive);
	asked := news_archive.query_words(news_archive.expand_query(query));
	words := asked;
	lexemes := news_archive.query_lexemes(asked);
	wanted := news_archive.select_wanted(query, true);
	unwanted := news_archive.select_wanted(query, false);
	counts := news_archive.word_counts(lexemes);
	IF NOT all_of_them AND wanted IS NULL THEN
		words := news_archive.bounded_query(asked, lexemes, counts, (SELECT f.articles FROM news_archive.search_figures() f), most);
	END IF;
	SELECT array_agg(r.article_id), array_agg(r.rank) INTO ids, ranks
	FROM news_archive.select_ranked(words, asked, lexemes, counts, wanted_during, wanted_outlet, wanted, unwanted, max_rows, half_life) r;
	IF words <> asked AND (max_rows IS NULL OR coalesce(cardinality(ids), 0) < max_rows) THEN
		words := asked;
		SELECT array_agg(r.article_id), array_agg(r.rank) INTO ids, ranks
		FROM news_archive.select_ranked(words, asked, lexemes, counts, wanted_during, wanted_outlet, wanted, unwanted, max_rows, half_life) r;
	END IF;
	RETURN QUERY
	SELECT f.id, f.rank, a.published, a.outlet, a.title,
		news_archive.snippet(a.body, asked, news_archive.news_configuration(a.language)),
		words = asked
	FROM unnest(ids, ranks) WITH ORDINALITY f(id, rank, n) JOIN article a ON a.article_id = f.id ORDER BY f.n;
END $$;
COMMENT ON FUNCTION news_archive.select_articles(text, daterange, text, int, name, boolean, real) IS 'What search stands on.';

CREATE FUNCTION news_archive.search(query text, during daterange DEFAULT NULL, outlet text DEFAULT NULL, max_rows int DEFAULT 20,
		archive name DEFAULT news_archive.current_archive(), exact boolean DEFAULT false, half_life real DEFAULT NULL)
	RETURNS TABLE (article_id bigint, rank real, published daterange, outlet text, title text, snippet text, exact boolean)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_articles($1, $2, $3, $4, $5, $6, $7) $$;
COMMENT ON FUNCTION news_archive.search(text, daterange, text, int, name, boolean, real) IS
'Articles that match a query, the best first (BM25F), with a piece of text in which the words are marked. The query: words, "phrases", -not, OR, (groups), near/5, begin*, fuzzy~, and the fields person: org: place: by: said: event: date: title: (with fields only, the latest articles come first). Names match in every spelling, and under their other names (expanded_query() shows them). during keeps articles whose publication may lie in it, outlet those of one outlet; NULL asks for anything. When a query finds more than about news_archive.search_candidates articles (5,000), only those that are most about its commonest words are ranked, and the column exact is false; exact => true ranks all. With half_life, a number of days, newer articles come first among those that answer equally well (see recency()). Errors: numeric_value_out_of_range for a half_life that is not above 0; syntax_error, which names the character of the query; invalid_datetime_format and invalid_parameter_value for a date or type of event that is none; invalid_schema_name for an unknown archive.';

-- src/archive/search_answers.sql
-- search_answers: why an article was found, how many there are of each kind, what to ask for, and what is like it.

CREATE FUNCTION news_archive.explain_article(wanted bigint, query text, archive name)
	RETURNS TABLE (term int, lexeme text, spellings text[], in_title int, in_standfirst int, in_body int, in_articles int, weight real)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	asked tsquery;
	lexemes text[];
	counts int[];
	a record;
	total record;
BEGIN
	PERFORM news_archive.enter(archive);
	asked := news_archive.query_words(news_archive.expand_query(query));
	lexemes := news_archive.query_lexemes(asked);
	SELECT r.search, concat_ws(E'\n', r.title, r.standfirst, r.body) AS words, news_archive.news_configuration(r.language) AS configuration
	INTO a FROM article r WHERE r.article_id = wanted;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'article % does not exist', wanted USING ERRCODE = 'no_data_found', HINT = 'search() gives the ids of articles.';
	END IF;
	counts := news_archive.word_counts(lexemes);
	SELECT * INTO total FROM news_archive.search_figures();
	RETURN QUERY
	SELECT t.term, t.lexeme,
		ARRAY(SELECT DISTINCT d.token FROM ts_debug(a.configuration, a.words) d WHERE d.lexemes @> ARRAY[t.lexeme] ORDER BY 1),
		t.in_title, t.in_standfirst, t.in_body, t.in_articles, t.weight
	FROM news_archive.bm25_terms(a.search, asked, lexemes, counts, total.articles, total.lengths) t
	ORDER BY t.term, t.weight DESC, t.lexeme;
END $$;
COMMENT ON FUNCTION news_archive.explain_article(bigint, text, name) IS 'What explain_match stands on.';

CREATE FUNCTION news_archive.explain_match(article_id bigint, query text, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (term int, lexeme text, spellings text[], in_title int, in_standfirst int, in_body int, in_articles int, weight real)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.explain_article($1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.explain_match(bigint, text, name) IS
'Why an article has its rank: each word of the query that it has, in which spellings, how often in title, standfirst and body, in how many articles of the archive it stands, and its weight; the weights add up to the rank. ~ begins the key of a name''s spellings, which are one term. No rows when it has none of the words. Errors: no_data_found for an unknown article, syntax_error, invalid_schema_name.';

CREATE FUNCTION news_archive.count_articles(query text, wanted_by text, wanted_during daterange, wanted_outlet text, archive name)
	RETURNS TABLE (value text, articles bigint)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	asked tsquery;
	wanted bigint[];
	unwanted bigint[];
	ids bigint[];
	wanted_kind text := CASE wanted_by WHEN 'organisation' THEN wanted_by WHEN 'person' THEN wanted_by WHEN 'place' THEN wanted_by END;
BEGIN
	PERFORM news_archive.enter(archive);
	asked := news_archive.query_words(news_archive.expand_query(query));
	wanted := news_archive.select_wanted(query, true);
	unwanted := news_archive.select_wanted(query, false);
	ids := ARRAY(SELECT r.article_id FROM article r
		WHERE CASE WHEN numnode(asked) = 0 THEN r.article_id = ANY (wanted) ELSE r.search @@ asked AND (wanted IS NULL OR r.article_id = ANY (wanted)) END
			AND (unwanted IS NULL OR r.article_id <> ALL (unwanted))
			AND (wanted_during IS NULL OR r.published && wanted_during) AND (wanted_outlet IS NULL OR r.outlet = wanted_outlet));
	IF wanted_kind IS NOT NULL THEN
		RETURN QUERY SELECT e.name, count(DISTINCT m.article_id) FROM mention m JOIN entity e USING (entity_id)
			WHERE m.article_id = ANY (ids) AND e.kind = wanted_kind GROUP BY e.entity_id, e.name ORDER BY 2 DESC, 1;
	ELSIF wanted_by = 'event type' THEN
		RETURN QUERY SELECT r.type, count(DISTINCT r.article_id) FROM event_report r WHERE r.article_id = ANY (ids) GROUP BY r.type ORDER BY 2 DESC, 1;
	ELSIF wanted_by IN ('outlet', 'language') THEN
		RETURN QUERY SELECT coalesce(CASE wanted_by WHEN 'outlet' THEN r.outlet ELSE r.language END, 'not known'), count(*)
			FROM article r WHERE r.article_id = ANY (ids) GROUP BY 1 ORDER BY 2 DESC, 1;
	ELSIF wanted_by IN ('day', 'month', 'year') THEN
		RETURN QUERY SELECT coalesce(to_char(lower(r.published), CASE wanted_by WHEN 'day' THEN 'YYYY-MM-DD' WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY' END), 'not known'), count(*)
			FROM article r WHERE r.article_id = ANY (ids) GROUP BY 1 ORDER BY 1;
	ELSE
		RAISE EXCEPTION 'articles cannot be counted by "%"', wanted_by
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Count by outlet, language, day, month, year, person, organisation, place or event type.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.count_articles(text, text, daterange, text, name) IS 'What search_counts stands on.';

CREATE FUNCTION news_archive.search_counts(query text, by text DEFAULT 'outlet', during daterange DEFAULT NULL, outlet text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (value text, articles bigint)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.count_articles($1, $2, $3, $4, $5) $$;
COMMENT ON FUNCTION news_archive.search_counts(text, text, daterange, text, name) IS
'How many of the articles that a query finds (all of them, not only the best) there are by outlet, language, day, month, year, person, organisation, place or event type. What is not known is counted as such. Errors: invalid_parameter_value, syntax_error, invalid_schema_name.';

CREATE FUNCTION news_archive.select_suggestions(begin text, max_rows int, archive name)
	RETURNS TABLE (suggestion text, kind text, articles bigint)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_begin text := nullif(news_archive.fold_name(begin), '');
	words tsquery := news_archive.news_query('"' || replace(begin, '"', ' ') || '"');
	last text := nullif(substring(begin FROM '[[:alnum:]]+$'), '');
BEGIN
	PERFORM news_archive.enter(archive);
	IF last IS NOT NULL THEN
		words := words || news_archive.news_query(last || '*');
	END IF;
	RETURN QUERY
	SELECT s.suggestion, s.kind, s.articles
	FROM (
		SELECT e.name AS suggestion, e.kind, e.articles, 1 AS place
		FROM entity e
		WHERE e.entity_id IN (SELECT n.entity_id FROM entity_name n WHERE n.folded ^@ wanted_begin OR position(' ' || wanted_begin IN n.folded) > 0)
		UNION ALL
		SELECT a.title, 'title', count(*), 2
		FROM article a
		WHERE a.search @@ words AND a.title IS NOT NULL AND (a.title ILIKE '%' || replace(replace(replace(begin, '\', '\\'), '%', '\%'), '_', '\_') || '%')
		GROUP BY a.title) s
	ORDER BY s.place, s.articles DESC, s.suggestion
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.select_suggestions(text, int, name) IS 'What suggest stands on.';

CREATE FUNCTION news_archive.suggest(begin text, max_rows int DEFAULT 10, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (suggestion text, kind text, articles bigint)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_suggestions($1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.suggest(text, int, name) IS
'What a query that begins so may mean: entities one of whose names has a word that begins so, in any spelling that folds to the same letters, those in most articles first; then titles with these words. Errors: invalid_schema_name.';

CREATE FUNCTION news_archive.select_similar(wanted bigint, max_rows int, archive name)
	RETURNS TABLE (article_id bigint, similarity real, published daterange, outlet text, title text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter(archive);
	RETURN QUERY
	SELECT a.article_id, o.similarity, a.published, a.outlet, a.title
	FROM (SELECT s.article_id AS id, news_archive.signature_similarity(f.terms, f.weights, s.terms, s.weights) AS similarity
		FROM signature f JOIN signature s ON s.rare && f.rare AND s.article_id <> f.article_id
		WHERE f.article_id = wanted) o
	JOIN article a ON a.article_id = o.id
	WHERE o.similarity >= 0.1
	ORDER BY o.similarity DESC, lower(a.published), a.article_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.select_similar(bigint, int, name) IS 'What similar_articles stands on.';

CREATE FUNCTION news_archive.similar_articles(article_id bigint, max_rows int DEFAULT 20, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (article_id bigint, similarity real, published daterange, outlet text, title text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_similar($1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.similar_articles(bigint, int, name) IS
'Articles like one, of whatever day, the most alike first: those that share one of its twelve most telling words and whose similarity (cosine of the most telling words; 1 for copies) is at least 0.1. Articles that refresh() has not yet linked are left out. No rows for an unknown article. Errors: invalid_schema_name.';

-- src/archive/search_synonyms.sql
-- search_synonyms: a name in a query under its other names, and an archive's index made anew.

-- What is already found by the words themselves, or would find more than they do, is left out.
CREATE FUNCTION news_archive.other_names(words text) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	found text[];
	wanted text := news_archive.fold_name(words);
	id bigint;
	asked tsquery := news_archive.news_query(words);
BEGIN
	found := ARRAY(SELECT s.means FROM synonym s WHERE lower(s.words) = lower($1) UNION SELECT s.words FROM synonym s WHERE lower(s.means) = lower($1))
		|| news_archive.known_synonyms(words);
	-- One word may be the name of many people.
	id := (SELECT CASE WHEN count(DISTINCT n.entity_id) = 1 OR position(' ' IN wanted) > 0 THEN (array_agg(n.entity_id ORDER BY n.articles DESC, n.entity_id))[1] END
		FROM entity_name n WHERE n.folded = wanted AND (n.kind IN ('organisation', 'place') OR position(' ' IN wanted) > 0));
	IF id IS NOT NULL THEN
		found := found || ARRAY(SELECT n.name FROM entity_name n WHERE n.entity_id = id AND (n.kind <> 'person' OR position(' ' IN n.folded) > 0) ORDER BY n.articles DESC, n.name LIMIT 10);
	END IF;
	RETURN ARRAY(
		SELECT f.name
		FROM (SELECT DISTINCT ON (lower(u.name)) u.name, u.n FROM unnest(found) WITH ORDINALITY u(name, n) ORDER BY lower(u.name), u.n) f,
			LATERAL (SELECT news_archive.news_query('"' || replace(f.name, '"', ' ') || '"') AS other) o
		WHERE numnode(o.other) > 0 AND numnode(asked) > 0
			AND NOT to_tsvector('news_archive.news', f.name) @@ asked AND NOT to_tsvector('news_archive.news', words) @@ o.other
		ORDER BY f.n
		LIMIT 10);
END $$;
COMMENT ON FUNCTION news_archive.other_names(text) IS
'Other names of what the words name: of the table synonym of the archive entered, those generally known, and those of its entity; at most ten. Names that hold the words, or are held by them, are left out. For expand_query.';

CREATE FUNCTION news_archive.expand_query(query text) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	expanded text := query;
	longer text;
	taken boolean[] := array_fill(false, ARRAY[greatest(length(query), 1)]);
	name record;
	others text[];
	starts int[] := '{}';
	shown text[] := '{}';
	lengths int[] := '{}';
BEGIN
	-- Deep groups stay as they are: with more they might be too deep.
	IF NOT coalesce(nullif(current_setting('news_archive.search_synonyms', true), '')::boolean, true) OR query LIKE repeat('%(', 40) || '%' THEN
		RETURN expanded;
	END IF;
	FOR name IN SELECT * FROM news_archive.query_names(query) LOOP
		CONTINUE WHEN true = ANY (taken[name.start : name.start + name.length - 1]);
		others := news_archive.other_names(name.words);
		CONTINUE WHEN others = '{}';
		FOR i IN name.start .. name.start + name.length - 1 LOOP
			taken[i] := true;
		END LOOP;
		starts := starts || name.start;
		lengths := lengths || name.length;
		shown := shown || format(CASE WHEN name.words ~ '\s' THEN '((%s) OR %s)' ELSE '(%s OR %s)' END, name.words, (SELECT string_agg('"' || replace(o, '"', ' ') || '"', ' OR ') FROM unnest(others) o));
	END LOOP;
	-- From the end, so that the places before stay right.
	FOR name IN SELECT * FROM unnest(starts, lengths, shown) u(start, length, words) ORDER BY u.start DESC LOOP
		longer := overlay(expanded PLACING name.words FROM name.start FOR name.length);
		EXIT WHEN octet_length(longer) > 3500;
		expanded := longer;
	END LOOP;
	RETURN expanded;
END $$;
COMMENT ON FUNCTION news_archive.expand_query(text) IS 'What expanded_query stands on, for the archive entered.';

CREATE FUNCTION news_archive.show_expanded(query text, archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive.enter(archive);
	RETURN news_archive.expand_query(query);
END $$;
COMMENT ON FUNCTION news_archive.show_expanded(text, name) IS 'What expanded_query stands on.';

CREATE FUNCTION news_archive.expanded_query(query text, archive name DEFAULT news_archive.current_archive()) RETURNS text
	LANGUAGE sql STABLE AS $$ SELECT news_archive.show_expanded($1, $2) $$;
COMMENT ON FUNCTION news_archive.expanded_query(text, name) IS
'A query as search() reads it: names that stand outside quotation marks with their other names (EU OR "European Union"), from the archive''s table synonym, from the names of its entities, and from what is generally known of organisations and countries. The query itself when the setting news_archive.search_synonyms is off. Errors: syntax_error, invalid_schema_name.';

CREATE FUNCTION news_archive.reindex_search(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	changed bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	-- The generated column is made anew when one that it is made from is set.
	UPDATE article SET title = title
	WHERE search IS DISTINCT FROM news_archive.article_search(title, standfirst, body, language);
	GET DIAGNOSTICS changed = ROW_COUNT;
	PERFORM news_archive.refresh_search(archive);
	RETURN changed;
END $$;
COMMENT ON FUNCTION news_archive.reindex_search(name) IS
'Makes the search vectors of an archive anew where they are no longer what the text search configurations give (after ALTER TEXT SEARCH DICTIONARY or CONFIGURATION, or an update of the extension), and counts its words. Returns how many articles changed. Errors: invalid_schema_name for an unknown archive.';

-- src/archive/stories.sql
-- stories: articles on one happening, and the dates of those that do not say their own.
--
-- Each article is tied to the two that are most like it (cosine of their signatures at least 0.3, at most three days
-- apart, or the day of one not known); a story is a connected component of these ties.  On the development part of BASIL and
-- ECB+ this beats centroids and average linkage (docs/archive.md has the figures), and an article touches its neighbours only.

CREATE FUNCTION news_archive.article_signature(title text, body text, OUT terms int[], OUT weights real[], OUT rare int[])
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_signature';
COMMENT ON FUNCTION news_archive.article_signature(text, text) IS
'The up to 48 most telling word stems of an article as hashes, with weights of unit length, and the 12 weightiest: (1 + log tf) * idf over a fixed corpus. Words of the title count twice; title may be NULL. NULL for a NULL body.';

CREATE FUNCTION news_archive.signature_similarity(terms_a int[], weights_a real[], terms_b int[], weights_b real[]) RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_signature_similarity';
COMMENT ON FUNCTION news_archive.signature_similarity(int[], real[], int[], real[]) IS
'Cosine of two signatures, 0 to 1. Errors: array_subscript_error when the arrays are no signatures.';

CREATE FUNCTION news_archive.has_own_date(published daterange, basis text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN published IS NOT NULL AND basis NOT LIKE 'story:%';
COMMENT ON FUNCTION news_archive.has_own_date(daterange, text) IS
'Whether an article''s day of publication is its own and not inferred from its story.';

CREATE FUNCTION news_archive.link_stories(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
	members bigint[];
	left_behind bigint[];
BEGIN
	INSERT INTO signature
	SELECT a.article_id, s.terms, s.weights, s.rare
	FROM article a, LATERAL news_archive.article_signature(a.title, a.body) s WHERE a.article_id = ANY (article_ids)
	ON CONFLICT DO NOTHING;

	WITH near AS (
		SELECT f.article_id AS a, o.article_id AS b, news_archive.signature_similarity(f.terms, f.weights, o.terms, o.weights) AS similarity
		FROM signature f JOIN article x USING (article_id)
			JOIN signature o ON o.rare && f.rare AND o.article_id <> f.article_id JOIN article y ON y.article_id = o.article_id
		WHERE f.article_id = ANY (article_ids)
			AND (NOT news_archive.has_own_date(x.published, x.published_basis) OR NOT news_archive.has_own_date(y.published, y.published_basis)
				OR y.published && daterange(lower(x.published) - 3, upper(x.published) + 3))),
	tied AS (
		INSERT INTO neighbour
		SELECT a, b, similarity FROM near WHERE similarity >= 0.3 UNION SELECT b, a, similarity FROM near WHERE similarity >= 0.3
		ON CONFLICT DO NOTHING
		RETURNING article_id)
	SELECT array_agg(DISTINCT article_id) INTO touched FROM tied;

	touched := coalesce(touched, '{}') || article_ids;
	left_behind := ARRAY(SELECT DISTINCT story_id FROM article WHERE article_id = ANY (touched) AND story_id IS NOT NULL);
	members := ARRAY(SELECT m.article_id FROM article m WHERE m.story_id = ANY (left_behind) UNION SELECT unnest(touched));
	-- Kept are the two most like it.  An article without a day of its own must not tie two happenings together: it keeps its
	-- best tie, or two when neither those have a day; to a dated article it is no neighbour.
	WITH ranked AS (
		SELECT n.article_id, n.neighbour_id, x.dated, y.dated AS neighbour_dated,
			row_number() OVER (PARTITION BY n.article_id, x.dated AND NOT y.dated ORDER BY n.similarity DESC, n.neighbour_id) AS place,
			first_value(y.dated) OVER (PARTITION BY n.article_id ORDER BY n.similarity DESC, n.neighbour_id) AS best_dated
		FROM neighbour n
			JOIN LATERAL (SELECT news_archive.has_own_date(published, published_basis) AS dated FROM article a WHERE a.article_id = n.article_id) x ON true
			JOIN LATERAL (SELECT news_archive.has_own_date(published, published_basis) AS dated FROM article a WHERE a.article_id = n.neighbour_id) y ON true
		WHERE n.article_id = ANY (touched))
	DELETE FROM neighbour n USING ranked r
	WHERE n.article_id = r.article_id AND n.neighbour_id = r.neighbour_id
		AND (r.place > 2 OR (r.dated AND NOT r.neighbour_dated) OR (NOT r.dated AND r.place > 1 AND (r.best_dated OR r.neighbour_dated)));

	-- the stories of all that were or are together with these
	UPDATE article a SET story_id = c.story_id
	FROM (SELECT c.node, news_archive.content_id('story', c.component::text) AS story_id
		FROM (SELECT array_agg(a) AS a, array_agg(b) AS b FROM (
				SELECT n.article_id AS a, n.neighbour_id AS b FROM neighbour n
				WHERE n.article_id = ANY (members) OR n.neighbour_id = ANY (members)
				UNION ALL SELECT m, m FROM unnest(members) m) e) g,
			LATERAL news_archive.connected_components(g.a, g.b) c) c
	WHERE a.article_id = c.node AND a.story_id IS DISTINCT FROM c.story_id;
	PERFORM news_archive.describe_stories(members, left_behind);
	PERFORM news_archive.infer_dates(members);
END $$;
COMMENT ON FUNCTION news_archive.link_stories(bigint[]) IS
'Ties these articles to those most like them, and makes the stories anew of all that this touches. For refresh.';

CREATE FUNCTION news_archive.describe_stories(article_ids bigint[], left_behind bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	stories bigint[] := ARRAY(SELECT DISTINCT story_id FROM article WHERE article_id = ANY (article_ids));
BEGIN
	DELETE FROM story WHERE story_id = ANY (stories || left_behind);
	INSERT INTO story
	SELECT a.story_id, (array_agg(a.title ORDER BY lower(a.published) NULLS LAST, a.article_id) FILTER (WHERE a.title IS NOT NULL))[1],
		daterange(min(lower(a.published)), max(upper(a.published))), count(*), count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))
	FROM article a WHERE a.story_id = ANY (stories)
	GROUP BY a.story_id;
END $$;
COMMENT ON FUNCTION news_archive.describe_stories(bigint[], bigint[]) IS
'Makes the rows of these articles'' stories anew, and takes away those of the stories they left behind. For refresh.';

-- An article that does not say its day has those of its story, when they lie close together.
CREATE FUNCTION news_archive.infer_dates(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	stories bigint[] := ARRAY(SELECT DISTINCT story_id FROM article
		WHERE article_id = ANY (article_ids) AND NOT news_archive.has_own_date(published, published_basis));
	a record;
BEGIN
	FOR a IN
		SELECT u.article_id, u.body, u.published AS was, daterange(m.first_day, m.last_day + 1) AS becomes, m.n
		FROM article u JOIN (
			SELECT story_id, min(lower(published)) AS first_day, max(lower(published)) AS last_day, count(*) AS n
			FROM article WHERE story_id = ANY (stories) AND upper(published) - lower(published) = 1 AND news_archive.has_own_date(published, published_basis) GROUP BY story_id) m USING (story_id)
		WHERE u.article_id = ANY (article_ids) AND NOT news_archive.has_own_date(u.published, u.published_basis)
			AND m.last_day - m.first_day <= 3 AND u.published IS DISTINCT FROM daterange(m.first_day, m.last_day + 1)
		ORDER BY u.article_id
	LOOP
		UPDATE article SET published = a.becomes, published_confidence = 0.5,
			published_basis = format('story: %s dated article%s on the same happening', a.n, CASE WHEN a.n > 1 THEN 's' ELSE '' END)
		WHERE article_id = a.article_id;
		DELETE FROM time_expression WHERE article_id = a.article_id;
		DELETE FROM event_report WHERE article_id = a.article_id;
		PERFORM news_archive.analyse_times(a.article_id, a.body, lower(a.becomes));
		PERFORM news_archive.link_again(ARRAY[a.article_id]);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.infer_dates(bigint[]) IS
'Gives the undated among these articles the days of the dated articles of their story (basis "story: ..."), if those lie within three days, and reads their time expressions and events again from there. For refresh.';

-- src/reports/entities.sql
-- entities: what an analyst asks about someone: in which role and when, together with whom, and under which spellings.

CREATE FUNCTION news_archive.select_roles(wanted text, wanted_day date, archive name)
	RETURNS TABLE (role text, organisation text, country text, sector text, during daterange, former_since date, articles bigint, outlets bigint, confidence real)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	id := news_archive.select_entity(wanted);
	RETURN QUERY
	WITH told AS (
		SELECT a.article_id, a.outlet, a.published, o.organisation, m.country, m.sector, m.confidence, r.former,
			regexp_replace(m.role, '^((the|then|its|their|his|her)\s+)?((former|ex|late|onetime|one-time|erstwhile|outgoing|past|previous)[\s-]+)?', '', 'i') AS role
		FROM mention m JOIN article a USING (article_id),
			-- the body under the name that the archive knows it by
			LATERAL (SELECT coalesce((SELECT e.name FROM mention x JOIN entity e USING (entity_id)
				WHERE x.article_id = m.article_id AND x.name = m.organisation AND x.kind = 'organisation' LIMIT 1), m.organisation) AS organisation) o,
			LATERAL (SELECT m.role ~* '(^|\s)(former|ex|late|onetime|one-time|erstwhile|past|previous)[\s-]' AS former) r
		WHERE m.entity_id = id AND m.role IS NOT NULL AND m.form <> 'pronoun'),
	spans AS (
		SELECT (array_agg(t.role ORDER BY length(t.role), t.role))[1] AS role, t.organisation, t.country,
			-- who once held an office has no sector of the office any more: that of those who tell it as held
			coalesce(min(t.sector) FILTER (WHERE NOT t.former), min(t.sector)) AS sector,
			min(lower(t.published)) FILTER (WHERE NOT t.former) AS first_day,
			max(upper(t.published)) FILTER (WHERE NOT t.former) AS last_day,
			min(lower(t.published)) FILTER (WHERE t.former) AS former_since,
			bool_and(t.former) AS only_former,
			count(DISTINCT t.article_id) AS articles, count(DISTINCT coalesce(t.outlet, 'article ' || t.article_id)) AS outlets,
			max(t.confidence) AS confidence
		FROM told t WHERE t.role <> ''
		GROUP BY lower(t.role), t.organisation, t.country)
	SELECT s.role, s.organisation, s.country, s.sector, d.during, s.former_since, s.articles, s.outlets, s.confidence
	FROM spans s, LATERAL (SELECT CASE WHEN s.only_former THEN daterange(NULL, s.former_since) ELSE daterange(s.first_day, s.last_day) END AS during) d
	WHERE wanted_day IS NULL OR (d.during @> wanted_day AND NOT (s.first_day IS NULL AND s.former_since IS NULL))
	ORDER BY s.first_day NULLS FIRST, s.last_day, s.articles DESC, s.role;
END $$;
COMMENT ON FUNCTION news_archive.select_roles(text, date, name) IS 'What entity_roles stands on.';

CREATE FUNCTION news_archive.entity_roles(name text, on_date date DEFAULT NULL, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (role text, organisation text, country text, sector text, during daterange, former_since date, articles bigint, outlets bigint, confidence real)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_roles($1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.entity_roles(text, date, name) IS
'The roles that articles give an entity, named in any spelling, with the organisation each belongs to, in order of time. during runs from the first to the last day on which an article told the role as held (half open); it begins nowhere when it is only told as a former one. former_since is the first day on which it was told as former; confidence is that of the surest mention. on_date keeps the roles told as held around that day. Articles without a day count without moving during, which is unbounded when no article has a day. Errors: no_data_found when the name is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.select_company(wanted text, wanted_during daterange, max_rows int, wanted_kind text, archive name)
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, articles bigint, share real, acts bigint, first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	IF max_rows IS NULL OR max_rows < 0 THEN
		RAISE EXCEPTION 'max_rows must not be negative, it is %', coalesce(max_rows::text, 'NULL') USING ERRCODE = 'invalid_parameter_value';
	ELSIF wanted_kind NOT IN ('person', 'organisation', 'place', 'other') THEN
		RAISE EXCEPTION 'there is no kind of entity "%"', wanted_kind
			USING ERRCODE = 'invalid_parameter_value', HINT = 'The kinds are person, organisation, place and other.';
	END IF;
	id := news_archive.select_entity(wanted);
	RETURN QUERY
	WITH mine AS (
		SELECT DISTINCT a.article_id, a.published FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = id AND (wanted_during IS NULL OR a.published && wanted_during)),
	near AS (
		-- told as the two sides of one act
		SELECT o.other, count(DISTINCT (r.article_id, r.sentence_no)) AS sentences
		FROM mine JOIN event_report r USING (article_id),
			LATERAL (SELECT CASE id WHEN r.actor_id THEN r.target_id WHEN r.target_id THEN r.actor_id END AS other) o
		WHERE o.other <> id GROUP BY o.other)
	SELECT e.entity_id, e.kind, e.name, e.role, c.articles, (c.articles::float8 / (SELECT count(*) FROM mine))::real,
		coalesce(n.sentences, 0), c.first_seen, c.last_seen
	FROM (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles, min(lower(mine.published)) AS first_seen, max(upper(mine.published) - 1) AS last_seen
			FROM mine JOIN mention m USING (article_id) WHERE m.entity_id <> id AND m.form = 'name' GROUP BY m.entity_id) c
		JOIN entity e USING (entity_id) LEFT JOIN near n ON n.other = e.entity_id
	WHERE wanted_kind IS NULL OR e.kind = wanted_kind
	ORDER BY c.articles DESC, n.sentences DESC NULLS LAST, e.articles, e.name, e.entity_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.select_company(text, daterange, int, text, name) IS 'What co_mentions stands on.';

CREATE FUNCTION news_archive.co_mentions(name text, during daterange DEFAULT NULL, max_rows int DEFAULT 20, kind text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, articles bigint, share real, acts bigint, first_seen date, last_seen date)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_company($1, $2, $3, $4, $5) $$;
COMMENT ON FUNCTION news_archive.co_mentions(text, daterange, int, text, name) IS
'Who and what is named in the same articles as an entity (itself named in any spelling), the most articles first: articles together, share (0..1) of the entity''s articles, acts (sentences that tell an act between the two), and the first and last day together. during keeps articles published then, kind one kind of entity. Errors: no_data_found when the name is not known, invalid_parameter_value for another kind or negative max_rows, invalid_schema_name.';

CREATE FUNCTION news_archive.select_variants(wanted text, min_similarity real, archive name)
	RETURNS TABLE (name text, same boolean, entity_id bigint, entity text, kind text, articles bigint, similarity real, why text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	IF min_similarity IS NULL OR NOT min_similarity BETWEEN 0 AND 1 THEN
		RAISE EXCEPTION 'the least similarity must be from 0 to 1, it is %', coalesce(min_similarity::text, 'NULL') USING ERRCODE = 'invalid_parameter_value';
	END IF;
	id := news_archive.select_entity(wanted);
	RETURN QUERY
	SELECT n.name, n.entity_id = id, n.entity_id, e.name, n.kind, n.articles, s.similarity, news_archive.explain_similarity(wanted, n.name)
	FROM (SELECT id AS entity_id UNION SELECT f.entity_id FROM news_archive.find_entity(wanted, 50, archive => archive) f) x
		JOIN entity_name n USING (entity_id) LEFT JOIN entity e USING (entity_id),
		LATERAL (SELECT news_archive.name_similarity(wanted, n.name) AS similarity) s
	WHERE n.entity_id = id OR s.similarity >= min_similarity
	ORDER BY n.entity_id = id DESC, s.similarity DESC, n.articles DESC, n.name, n.name_id;
END $$;
COMMENT ON FUNCTION news_archive.select_variants(text, real, name) IS 'What name_variants stands on.';

CREATE FUNCTION news_archive.name_variants(name text, min_similarity real DEFAULT 0.8, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (name text, same boolean, entity_id bigint, entity text, kind text, articles bigint, similarity real, why text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_variants($1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.name_variants(text, real, name) IS
'The spellings in an archive that are, or may be, the name given: first those of the entity that find_entity puts first (same), then those of other entities whose similarity is at least min_similarity (0..1), with the reason in words: what to give merge_entities and split_entity. Errors: no_data_found when nothing comes near, invalid_parameter_value for another min_similarity, invalid_schema_name.';

-- src/reports/find.sql
-- find: what an analyst asks of an archive: events, a timeline, sources, quotations, spellings.  Each function is a plain SQL one
-- over one in PL/pgSQL that enters the archive, since a PL/pgSQL function may not have a result column with the name of an
-- argument.

CREATE FUNCTION news_archive.select_entity(wanted text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	id bigint;
BEGIN
	IF wanted IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT f.entity_id INTO id FROM news_archive.find_entity(name => wanted, max_rows => 1, archive => (current_schemas(false))[2]) f
	WHERE f.score >= 0.5;		-- a surname for a full name has 0.6
	IF id IS NULL THEN
		RAISE EXCEPTION 'no entity is named like "%"', wanted
			USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM news_archive.find_entity(%L); shows what comes near.', wanted);
	END IF;
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.select_entity(text) IS
'The entity of the archive entered that find_entity puts first for a name, if its score is 0.5 at least. NULL for NULL. Errors: no_data_found when nothing comes near.';

CREATE FUNCTION news_archive.select_events(wanted_actor text, wanted_target text, wanted_type text, wanted_during daterange, wanted_place text,
		either_side boolean, archive name)
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[], targets text[], place text,
		status text, reports int, outlets int, independent_sources int, words text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	actor_id bigint;
	target_id bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	actor_id := news_archive.select_entity(wanted_actor);
	target_id := news_archive.select_entity(wanted_target);
	RETURN QUERY
	SELECT e.event_id, e.during, e."precision", e.type, e.mode, e.actors, e.targets, e.place, e.status, e.reports, e.outlets, e.independent_sources, e.words
	FROM event e
	WHERE (actor_id IS NULL OR e.actor_ids @> ARRAY[actor_id]
			OR ((either_side OR news_archive.is_reciprocal(e.type)) AND e.target_ids @> ARRAY[actor_id]))
		AND (target_id IS NULL OR e.target_ids @> ARRAY[target_id]
			OR (news_archive.is_reciprocal(e.type) AND e.actor_ids @> ARRAY[target_id]))
		AND (wanted_type IS NULL OR e.type = upper(wanted_type))
		AND (wanted_during IS NULL OR e.during && wanted_during)
		AND (wanted_place IS NULL OR e.place ILIKE '%' || replace(replace(replace(wanted_place, '\', '\\'), '%', '\%'), '_', '\_') || '%')
	ORDER BY lower(e.during) NULLS LAST, upper(e.during), e.reports DESC, e.event_id;
END $$;
COMMENT ON FUNCTION news_archive.select_events(text, text, text, daterange, text, boolean, name) IS
'What find_events and timeline stand on.';

CREATE FUNCTION news_archive.find_events(actor text DEFAULT NULL, target text DEFAULT NULL, type text DEFAULT NULL, during daterange DEFAULT NULL,
		place text DEFAULT NULL, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[], targets text[], place text,
		status text, reports int, outlets int, independent_sources int, words text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_events($1, $2, $3, $4, $5, false, $6) $$;
COMMENT ON FUNCTION news_archive.find_events(text, text, text, daterange, text, name) IS
'Events, in order of time. actor and target are names in any spelling; acts without a direction (CONSULT) are found from either side. type is a PLOVER type; during keeps events that may overlap it; place is a part of a place''s name. NULL asks for anything. Events whose day is not known come last. Errors: no_data_found when a name is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.timeline(entity text, during daterange DEFAULT NULL, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[], targets text[], place text,
		status text, reports int, outlets int, independent_sources int, words text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_events($1, NULL, NULL, $2, NULL, true, $3) $$;
COMMENT ON FUNCTION news_archive.timeline(text, daterange, name) IS
'All events in which an entity, named in any spelling, acts or is acted upon, in order of time. Errors: no_data_found when the name is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.event_sources(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (article_id bigint, report_no int, outlet text, published daterange, title text, words text, attributed_to text, status text,
		during daterange, basis text, confidence real, url text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_sources($1, $2) $$;
COMMENT ON FUNCTION news_archive.event_sources(bigint, name) IS
'Each report of one event: outlet, date, the words, to whom they are attributed, the rule that read them, and the url. No rows for an unknown event. Errors: invalid_schema_name.';

CREATE FUNCTION news_archive.select_sources(wanted bigint, archive name)
	RETURNS TABLE (article_id bigint, report_no int, outlet text, published daterange, title text, words text, attributed_to text, status text,
		during daterange, basis text, confidence real, url text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter(archive);
	RETURN QUERY
	SELECT r.article_id, r.report_no, a.outlet, a.published, a.title, r.words, r.attributed_to, r.status, r.during, r.basis, r.confidence, a.url
	FROM event_report r JOIN article a USING (article_id)
	WHERE r.event_id = wanted ORDER BY lower(a.published) NULLS LAST, a.outlet, r.article_id, r.report_no;
END $$;
COMMENT ON FUNCTION news_archive.select_sources(bigint, name) IS 'What event_sources stands on.';

CREATE FUNCTION news_archive.find_quotes(speaker text DEFAULT NULL, words text DEFAULT NULL, during daterange DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (said daterange, speaker text, quotation text, type text, cue text, addressee text, outlets text[], articles int, confidence real)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_quotes($1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.find_quotes(text, text, daterange, name) IS
'Quotations, one row a distinct saying (blind to case and punctuation), with every outlet that carried it, the earliest first. speaker is a name in any spelling, words a query of the news text search, during the days on which it was published. Errors: no_data_found when the speaker is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.select_quotes(wanted_speaker text, wanted_words text, wanted_during daterange, archive name)
	RETURNS TABLE (said daterange, speaker text, quotation text, type text, cue text, addressee text, outlets text[], articles int, confidence real)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_id bigint;
	query tsquery;
BEGIN
	PERFORM news_archive.enter(archive);
	wanted_id := news_archive.select_entity(wanted_speaker);
	query := news_archive.news_query(wanted_words);
	RETURN QUERY
	SELECT (array_agg(a.published ORDER BY lower(a.published) NULLS LAST, a.article_id))[1],
		coalesce(e.name, (array_agg(q.speaker_name ORDER BY length(q.speaker_name) DESC NULLS LAST, q.speaker_name))[1]),
		(array_agg(q.quotation ORDER BY lower(a.published) NULLS LAST, a.article_id))[1],
		(array_agg(q.type ORDER BY q.type))[1],
		(array_agg(q.cue ORDER BY q.cue))[1],
		(array_agg(q.addressee ORDER BY q.addressee))[1],
		array_agg(DISTINCT coalesce(a.outlet, 'not known')),
		count(DISTINCT a.article_id)::int,
		max(q.confidence)
	FROM quotation q JOIN article a USING (article_id) LEFT JOIN entity e ON e.entity_id = q.speaker_id
	WHERE (wanted_id IS NULL OR q.speaker_id = wanted_id)
		AND (query IS NULL OR to_tsvector('news_archive.news', q.quotation) @@ query)
		AND (wanted_during IS NULL OR a.published && wanted_during)
	GROUP BY q.words_id, q.speaker_id, e.name
	ORDER BY min(lower(a.published)) NULLS LAST, min(a.article_id), min(q.quotation_no);
END $$;
COMMENT ON FUNCTION news_archive.select_quotes(text, text, daterange, name) IS 'What find_quotes stands on.';

CREATE FUNCTION news_archive.what_did_they_say(speaker text, about text DEFAULT NULL, during daterange DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (said daterange, speaker text, quotation text, type text, cue text, addressee text, found text, article_id bigint, quotation_no int,
		outlet text, confidence real)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_sayings($1, $2, $3, $4) $$;
COMMENT ON FUNCTION news_archive.what_did_they_say(text, text, daterange, name) IS
'What somebody, named in any spelling, is quoted as saying about somebody or something: each quotation with its article, the earliest first. It is about a person, body or place (named in any spelling) that it mentions by name, description or pronoun, or about words that it has; found says which ("mention", "words"). about NULL gives all that was said. Errors: no_data_found when the speaker is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.select_sayings(wanted_speaker text, about text, wanted_during daterange, archive name)
	RETURNS TABLE (said daterange, speaker text, quotation text, type text, cue text, addressee text, found text, article_id bigint, quotation_no int,
		outlet text, confidence real)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	speaker_id bigint;
	about_id bigint;
	query tsquery;
BEGIN
	IF wanted_speaker IS NULL THEN
		RAISE EXCEPTION 'no speaker is named' USING ERRCODE = 'null_value_not_allowed', HINT = 'find_quotes() finds what anybody said.';
	END IF;
	PERFORM news_archive.enter(archive);
	speaker_id := news_archive.select_entity(wanted_speaker);
	IF about IS NOT NULL THEN
		SELECT f.entity_id INTO about_id FROM news_archive.find_entity(name => about, max_rows => 1, archive => archive) f WHERE f.score >= 0.8;
		query := news_archive.news_query(about);
	END IF;
	RETURN QUERY
	SELECT a.published, e.name, q.quotation, q.type, q.cue, q.addressee,
		CASE WHEN about IS NULL THEN NULL WHEN m.found THEN 'mention' ELSE 'words' END, q.article_id, q.quotation_no, a.outlet, q.confidence
	FROM quotation q JOIN article a USING (article_id) JOIN entity e ON e.entity_id = q.speaker_id
	CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM mention x WHERE x.article_id = q.article_id AND x.entity_id = about_id
			AND x.start >= q.start AND x.start < q.start + q.length) AS found) m
	WHERE q.speaker_id = speaker_id AND (wanted_during IS NULL OR a.published && wanted_during)
		AND (about IS NULL OR m.found OR to_tsvector('news_archive.news', q.quotation) @@ query)
	ORDER BY lower(a.published) NULLS LAST, q.article_id, q.quotation_no;
END $$;
COMMENT ON FUNCTION news_archive.select_sayings(text, text, daterange, name) IS 'What what_did_they_say stands on.';

CREATE FUNCTION news_archive.explain_event(article_id bigint, report_no int, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (step int, part text, start int, length int, words text, rule text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_steps($1, $2, $3) $$;
COMMENT ON FUNCTION news_archive.explain_event(bigint, int, name) IS
'How a row of event_report was read, a step a row: see explain_report(). No rows for a report that the archive does not have. Errors: invalid_schema_name.';

CREATE FUNCTION news_archive.select_steps(wanted_article bigint, wanted_report int, archive name)
	RETURNS TABLE (step int, part text, start int, length int, words text, rule text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter(archive);
	RETURN QUERY SELECT x.* FROM article a, LATERAL news_archive.explain_report(a.body, lower(a.published), wanted_report, news_archive.own_acts()) x
		WHERE a.article_id = wanted_article;
END $$;
COMMENT ON FUNCTION news_archive.select_steps(bigint, int, name) IS 'What explain_event stands on.';

CREATE FUNCTION news_archive.entity_names(name text, archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (name text, mentions bigint, articles bigint, outlets text[], first_seen date, last_seen date, origin text)
	LANGUAGE sql STABLE AS $$ SELECT * FROM news_archive.select_names($1, $2) $$;
COMMENT ON FUNCTION news_archive.entity_names(text, name) IS
'Every spelling under which the articles mention an entity, the most frequent first, with the outlets that use it, and the names an analyst gave it. Errors: no_data_found when the name is not known, invalid_schema_name.';

CREATE FUNCTION news_archive.select_names(wanted text, archive name)
	RETURNS TABLE (name text, mentions bigint, articles bigint, outlets text[], first_seen date, last_seen date, origin text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive.enter(archive);
	id := news_archive.select_entity(wanted);
	RETURN QUERY
	SELECT m.mention, count(*), count(DISTINCT a.article_id), array_agg(DISTINCT coalesce(a.outlet, 'not known')),
		min(lower(a.published)), max(upper(a.published) - 1), 'article'
	FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = id AND m.form = 'name' GROUP BY m.mention
	UNION ALL
	SELECT n.name, 0, 0, '{}', NULL, NULL, n.origin
	FROM entity_name n WHERE n.entity_id = id AND n.origin <> 'article'
		AND NOT EXISTS (SELECT FROM mention m WHERE m.entity_id = id AND m.mention = n.name)
	ORDER BY 2 DESC, 1;
END $$;
COMMENT ON FUNCTION news_archive.select_names(text, name) IS 'What entity_names stands on.';
