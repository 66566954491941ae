-- alignment: two texts side by side, sentence by sentence.

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
