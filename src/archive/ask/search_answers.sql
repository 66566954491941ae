-- search_answers: why an article was found, how many there are of each kind, what to ask for, and what is like it.

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
	configuration regconfig;
	total record;
	tuning constant real[] := news_archive.rank_settings();
BEGIN
	PERFORM news_archive_inner.enter(archive);
	q := news_archive_inner.expand_query(q);
	SELECT r.search, concat_ws(E'\n', r.title, r.standfirst, r.body) AS words, r.language
		INTO a FROM article r WHERE r.article_id = wanted;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'article % does not exist', wanted USING ERRCODE = 'no_data_found',
			HINT = 'search() gives the ids of articles.';
	END IF;
	-- not from the server that has the article: there another object may have its number
	configuration := news_archive.news_configuration(a.language);
	counts := news_archive_inner.word_counts(q.lexemes);
	SELECT * INTO total FROM news_archive_inner.search_figures();
	RETURN QUERY
	SELECT t.term, t.lexeme,
		ARRAY(SELECT DISTINCT d.token FROM ts_debug(configuration, a.words) d WHERE d.lexemes @> ARRAY[t.lexeme]
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
	no_words boolean;
	at_most tsquery;
	at_least tsquery;
	ids bigint[];
	outlet_key text := nullif(news_archive.outlet_key(wanted_outlet), '');
	named bigint[];
	seen record;
	wanted_kind text := CASE wanted_by WHEN 'organisation' THEN wanted_by WHEN 'person' THEN wanted_by WHEN 'place'
		THEN wanted_by END;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.tell_of_query(q.notices);
	q := news_archive_inner.expand_query(q);
	wanted := news_archive_inner.select_wanted(q.fields, true);
	unwanted := news_archive_inner.select_wanted(q.fields, false);
	no_words := numnode(q.at_most) = 0;
	at_most := news_archive_inner.query_to_send(q.at_most);
	at_least := news_archive_inner.query_to_send(q.at_least);
	ids := ARRAY(SELECT r.article_id FROM article r
		WHERE CASE WHEN no_words THEN wanted IS NOT NULL OR q.of_text IS NOT NULL ELSE r.search @@ at_most END
			AND (wanted IS NULL OR r.article_id = ANY (wanted)) AND (unwanted IS NULL OR r.article_id <> ALL (unwanted))
			AND (wanted_during IS NULL OR r.published && wanted_during)
			AND (wanted_outlet IS NULL OR r.outlet = wanted_outlet OR news_archive.outlet_key(r.outlet) = outlet_key)
			AND (q.of_text IS NULL OR r.search @@ at_least
				OR news_archive_inner.article_text_answers(r.title, r.standfirst, r.body, r.language, q.of_text)));
	IF wanted_kind IS NOT NULL THEN
		named := ARRAY(SELECT DISTINCT x.entity_id FROM mention x
			WHERE x.article_id = ANY (ids) AND x.entity_id IS NOT NULL);
		SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names INTO seen
			FROM news_archive_inner.seen_entities(named) e WHERE e.kind = wanted_kind;
		RETURN QUERY
		WITH known AS MATERIALIZED (SELECT * FROM unnest(seen.ids, seen.names) e(entity_id, name))
		SELECT k.name, count(DISTINCT m.article_id) FROM mention m JOIN known k ON k.entity_id = m.entity_id
			WHERE m.article_id = ANY (ids) GROUP BY k.entity_id, k.name ORDER BY 2 DESC, k.name COLLATE "C";
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

-- What a name is found by that is only begun: its folded words, with and without Arabic articles, and its parts as they
-- are written.
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
	given bigint;
BEGIN
	max_rows := news_archive_inner.checked_rows(max_rows);
	PERFORM news_archive_inner.enter(archive);
	IF last IS NOT NULL THEN
		words := words || news_archive.news_query(last || '*');
	END IF;
	words := news_archive_inner.query_to_send(words);
	IF news_archive_inner.hides_articles() THEN		-- nor by a spelling that only a hidden article has
		ids := ARRAY(SELECT DISTINCT n.entity_id FROM news_archive_inner.told_spellings(NULL, NULL, begun, archive) n);
	ELSE
		ids := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n
			WHERE news_archive.name_parts(n.name, n.folded) @@ begun);
	END IF;
	RETURN QUERY
	SELECT e.name, e.kind, e.articles FROM news_archive_inner.seen_entities(ids) e
	ORDER BY e.articles DESC, e.name COLLATE "C"
	LIMIT max_rows;
	GET DIAGNOSTICS given = ROW_COUNT;
	max_rows := max_rows - given;
	RETURN QUERY
	SELECT a.title, 'title'::text, count(*)
	FROM article a
	WHERE a.search @@ words AND a.title IS NOT NULL
		AND position(news_archive.fold_words(begin) IN news_archive.fold_words(a.title)) > 0
	GROUP BY a.title
	ORDER BY count(*) DESC, a.title COLLATE "C"
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
	there boolean;
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
	there := FOUND OR EXISTS (SELECT 1 FROM article a WHERE a.article_id = wanted);
	PERFORM news_archive_inner.tell_unknown('article', wanted::text, there, 'search() gives the ids of articles.');
END $$;
COMMENT ON FUNCTION news_archive.similar_articles(bigint, int, name) IS
'Articles like one, of whatever day, the most alike first: those that share one of its twelve most telling words and '
'whose similarity (cosine of the most telling words; 1 for copies) is at least 0.1. Articles that refresh() has not '
'yet linked are left out. No rows, and a notice, for an unknown article. Errors: invalid_parameter_value for max_rows '
'below 0, invalid_schema_name.';
