-- article: a raw scrape told apart.

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

CREATE FUNCTION news_archive.publication_dates(raw text, format text DEFAULT 'auto', collected date DEFAULT NULL,
	url text DEFAULT NULL,
	day_first boolean DEFAULT NULL,
	OUT published daterange, OUT words text, OUT basis text, OUT confidence real, OUT rejected text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_publication_dates';
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

CREATE FUNCTION news_archive.decode_article(raw bytea) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_decode_article';
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
