-- search: the text search parser, dictionaries and configurations for news.

CREATE FUNCTION news_archive.parser_start(internal, int) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parser_start';
CREATE FUNCTION news_archive.parser_token(internal, internal, internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parser_token';
CREATE FUNCTION news_archive.parser_end(internal) RETURNS void
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parser_end';
CREATE FUNCTION news_archive.parser_types(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_parser_types';
COMMENT ON FUNCTION news_archive.parser_start(internal, int) IS 'Of the text search parser news_parser; '
	'not to be called by itself.';
COMMENT ON FUNCTION news_archive.parser_token(internal, internal, internal)
	IS 'Of the text search parser news_parser; not to be called by itself.';
COMMENT ON FUNCTION news_archive.parser_end(internal) IS 'Of the text search parser news_parser; not to be called by '
	'itself.';
COMMENT ON FUNCTION news_archive.parser_types(internal) IS 'Of the text search parser news_parser; '
	'not to be called by itself.';

CREATE TEXT SEARCH PARSER news_archive.news_parser (
	START = news_archive.parser_start,
	GETTOKEN = news_archive.parser_token,
	END = news_archive.parser_end,
	LEXTYPES = news_archive.parser_types,
	HEADLINE = prsd_headline
);
COMMENT ON TEXT SEARCH PARSER news_archive.news_parser IS
'Words as news writes them: U.S., al-Khalid, O''Neill, F-16, AT&T, 1,500, $3.5bn, 30 per cent, #tags. '
'ts_token_type(''news_archive.news_parser'') lists the shapes.';

CREATE FUNCTION news_archive.stem_init(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_stem_init';
CREATE FUNCTION news_archive.name_init(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_init';
CREATE FUNCTION news_archive.synonym_init(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_synonym_init';
COMMENT ON FUNCTION news_archive.synonym_init(internal) IS 'Of the text search template news_synonym; '
	'not to be called by itself.';
CREATE FUNCTION news_archive.word_lexize(internal, internal, internal, internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_word_lexize';
CREATE FUNCTION news_archive.code_init(internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_code_init';
CREATE FUNCTION news_archive.code_lexize(internal, internal, internal, internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_code_lexize';
CREATE FUNCTION news_archive.number_lexize(internal, internal, internal, internal) RETURNS internal
	LANGUAGE c STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_number_lexize';
COMMENT ON FUNCTION news_archive.stem_init(internal) IS 'Of the text search template news_stem; not to be called by '
	'itself.';
COMMENT ON FUNCTION news_archive.name_init(internal) IS 'Of the text search template news_name; not to be called by '
	'itself.';
COMMENT ON FUNCTION news_archive.word_lexize(internal, internal, internal, internal)
	IS 'Of the text search templates news_stem, news_name and news_synonym; not to be called by itself.';
COMMENT ON FUNCTION news_archive.code_init(internal) IS 'Of the text search templates news_code and news_number; '
	'not to be called by itself.';
COMMENT ON FUNCTION news_archive.code_lexize(internal, internal, internal, internal)
	IS 'Of the text search template news_code; not to be called by itself.';
COMMENT ON FUNCTION news_archive.number_lexize(internal, internal, internal, internal)
	IS 'Of the text search template news_number; not to be called by itself.';

CREATE TEXT SEARCH TEMPLATE news_archive.news_stem (INIT = news_archive.stem_init, LEXIZE = news_archive.word_lexize);
CREATE TEXT SEARCH TEMPLATE news_archive.news_name (INIT = news_archive.name_init, LEXIZE = news_archive.word_lexize);
CREATE TEXT SEARCH TEMPLATE news_archive.news_synonym (INIT = news_archive.synonym_init,
	LEXIZE = news_archive.word_lexize);
CREATE TEXT SEARCH TEMPLATE news_archive.news_code (INIT = news_archive.code_init, LEXIZE = news_archive.code_lexize);
CREATE TEXT SEARCH TEMPLATE news_archive.news_number (INIT = news_archive.code_init,
	LEXIZE = news_archive.number_lexize);
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
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_code IS
'Codes, hashtags, handles and addresses: lower case, and their parts where one searches by them. No options.';
COMMENT ON TEXT SEARCH TEMPLATE news_archive.news_number IS
'Numbers, money, per cent, dates by their value: $3.5bn is $3.5 billion, 30% is 30 percent. No options.';

CREATE FUNCTION news_archive.stemmer_languages() RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_stemmer_languages';
COMMENT ON FUNCTION news_archive.stemmer_languages() IS 'The languages libstemmer has a stemmer for, by their English '
	'names.';

CREATE TEXT SEARCH DICTIONARY news_archive.news_code (TEMPLATE = news_archive.news_code);
CREATE TEXT SEARCH DICTIONARY news_archive.news_number (TEMPLATE = news_archive.news_number);

-- One configuration a language: news_german with the dictionaries german_stem and german_name; English is news itself.
DO $$
DECLARE
	speech text;
	configuration text;
	options text;
BEGIN
	FOR speech IN SELECT l FROM unnest(news_archive.stemmer_languages()) AS l WHERE l NOT IN ('porter', 'lovins')
		ORDER BY 1
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
		EXECUTE format('CREATE TEXT SEARCH DICTIONARY news_archive.%I (TEMPLATE = news_archive.news_stem, %s)',
			speech || '_stem', options);
		EXECUTE format('CREATE TEXT SEARCH DICTIONARY news_archive.%I (TEMPLATE = news_archive.news_name, %s)',
			speech || '_name', options);
		EXECUTE format('CREATE TEXT SEARCH CONFIGURATION news_archive.%I (PARSER = news_archive.news_parser)',
			configuration);
		EXECUTE format('ALTER TEXT SEARCH CONFIGURATION news_archive.%I ADD MAPPING FOR word WITH news_archive.%I',
			configuration, speech || '_stem');
		EXECUTE format('ALTER TEXT SEARCH CONFIGURATION news_archive.%I ADD MAPPING FOR name, compound, acronym WITH '
			'news_archive.%I', configuration, speech || '_name');
		EXECUTE format('ALTER TEXT SEARCH CONFIGURATION news_archive.%I ADD MAPPING FOR code, email, host, path, '
			'hashtag, handle WITH news_archive.news_code', configuration);
		EXECUTE format('ALTER TEXT SEARCH CONFIGURATION news_archive.%I ADD MAPPING FOR money, percent, decimal, date, '
			'number WITH news_archive.news_number', configuration);
		EXECUTE format('COMMENT ON TEXT SEARCH CONFIGURATION news_archive.%I IS %L', configuration,
					   initcap(speech COLLATE "C") || ' news: shapes of news_parser, stems, spelling keys of names.');
	END LOOP;
END
$$;

CREATE FUNCTION news_archive.news_query(query text, configuration regconfig DEFAULT 'news_archive.news'::regconfig)
	RETURNS tsquery
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_query';
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

CREATE FUNCTION news_archive.known_synonyms(words text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_known_synonyms';
COMMENT ON FUNCTION news_archive.known_synonyms(text) IS
'Other names of an organisation or country that are generally known: European Union for EU, French for France. '
'An ordinary word in lower case (who, aid) is no acronym. Empty when there is none.';

CREATE FUNCTION news_archive.news_configuration(language text) RETURNS regconfig
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

-- No plain SQL: that would be put into the queries that call it, and a collation in them is sent to no other server.
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

CREATE FUNCTION news_archive.article_search(title text, standfirst text, body text, language text) RETURNS tsvector
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

CREATE FUNCTION news_archive.snippet(body text, query tsquery,
	configuration regconfig DEFAULT 'news_archive.news'::regconfig, html boolean DEFAULT false)
	RETURNS text
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_snippet';
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
