-- text: sentences.

CREATE FUNCTION news_archive.sentences(body text, OUT sentence_no int, OUT start int, OUT length int, OUT sentence text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sentences';
COMMENT ON FUNCTION news_archive.sentences(text) IS
'Cuts a text into sentences: breaks of Unicode UAX 29 (ICU), mended for news (abbreviations, initials, quotation '
'marks). start is a 1-based character, length counts characters, and substring(body, start, length) = sentence. '
'No rows for NULL or an empty text.';
