-- short: answers for a terminal.  psql writes each value of a column in one line, however long; these fit 120
-- characters: what is long goes on below.

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
