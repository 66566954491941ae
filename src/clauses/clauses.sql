-- clauses: who does what in a text, predicate by predicate.

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
