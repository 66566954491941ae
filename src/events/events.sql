-- events: who did what to whom.

CREATE FUNCTION news_archive.event_reports(body text, reference date DEFAULT NULL, acts text DEFAULT NULL,
		OUT report_no int, OUT sentence_no int, OUT start int, OUT length int, OUT words text, OUT type text,
			OUT mode text,
		OUT cameo text, OUT actor text, OUT actor_country text, OUT actor_sector text, OUT target text,
			OUT target_country text,
		OUT target_sector text, OUT during daterange, OUT "precision" text, OUT place text, OUT status text,
		OUT attributed_to text, OUT basis text, OUT confidence real, OUT act_start int, OUT act_length int,
		OUT actor_mention int, OUT target_mention int, OUT place_basis text, OUT quantity int, OUT quantity_bound text,
			OUT counted text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_reports';
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

CREATE FUNCTION news_archive.event_ontology(OUT type text, OUT mode text, OUT cameo text, OUT quad_class int,
	OUT meaning text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_ontology';
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

CREATE FUNCTION news_archive.explain_report(body text, reference date, report_no int, acts text DEFAULT NULL,
	OUT step int, OUT part text, OUT start int,
		OUT length int, OUT words text, OUT rule text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_explain_report';
COMMENT ON FUNCTION news_archive.explain_report(text, date, int, text) IS
'How event_reports(body, reference, acts) came to a report, a step a row: the act and the words above it with their '
'rows of the lexicon, the type with its status, actor and target with the places of the grammar they stand in, when, '
'where, the source, and the factors of its confidence. start and length (1-based characters) are NULL where no words '
'tell it. Empty for a number that no report has and for NULL. Errors: invalid_parameter_value for a wrong act.';

CREATE FUNCTION news_archive.act_line(words text, pos text, type text DEFAULT NULL, mode text DEFAULT NULL,
	cameo text DEFAULT NULL,
		actor text DEFAULT NULL, target text DEFAULT NULL, object text DEFAULT NULL, op text DEFAULT NULL,
			flags text DEFAULT NULL) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_act_line';
COMMENT ON FUNCTION news_archive.act_line(text, text, text, text, text, text, text, text, text, text) IS
'An act of your own as a line for event_reports(acts => ...): its words (a lemma in lower case), pos (verb, noun, '
'adj), type, mode and cameo; the places of actor and target, the nouns of its object, its op and flags as in '
'docs/events.md. Errors: invalid_parameter_value, which names the wrong cell and says what is allowed.';
