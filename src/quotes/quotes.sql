-- quotes: who said what.

CREATE FUNCTION news_archive.quotations(body text, OUT quotation_no int, OUT start int, OUT length int,
	OUT quotation text, OUT type text, OUT speaker_start int, OUT speaker_length int, OUT speaker text,
	OUT speaker_name text, OUT cue text, OUT addressee text, OUT basis text, OUT confidence real, OUT saying int,
	OUT attitude text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_quotations';
COMMENT ON FUNCTION news_archive.quotations(text) IS
'Who said what: direct quotations (between marks of any style), indirect ones ("said that ...", "according to ...", '
'"denied the charges") and mixed ones. start is a 1-based character, length counts characters, and substring(body, '
'start, length) = quotation, without its outer marks. speaker is as written, speaker_name the fullest name of the same '
'one in this text; both NULL when nobody is named. cue is the word that says so, attitude its kind (claim, deny, warn, '
'...; notsaid when the text tells that it was not said: "did not say whether", "declined to comment on", "if he '
'says"), addressee who was told. A quotation in pieces is one row a piece with the same saying. basis is the rule that '
'found the speaker, confidence 0..1. No rows for NULL or an empty text.';
