-- search_synonyms: a name in a query under its other names, and an archive's index made anew.

CREATE FUNCTION news_archive_inner.names_folded(wanted text)
	RETURNS TABLE (entity_id bigint, kind text, name text, articles bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		RETURN QUERY SELECT s.entity_id, s.kind, s.name, s.articles
			FROM news_archive_inner.told_spellings(NULL, wanted, NULL, (current_schemas(false))[2]) s;
	ELSE
		RETURN QUERY SELECT n.entity_id, n.kind, n.name, n.articles FROM entity_name n WHERE n.folded = wanted;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.names_folded(text) IS
'The spellings of this fold that the archive entered has, as the current user may see them. For other_names and '
'corrections().';

-- What is already found by the words themselves, or would find more than they do, is left out.
CREATE FUNCTION news_archive_inner.other_names(words text) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	found text[];
	wanted text := news_archive.fold_name(words);
	id bigint;
	asked tsquery;
BEGIN
	PERFORM news_archive_inner.entered();
	found := ARRAY(SELECT s.means FROM synonym s WHERE news_archive.fold_words(s.words) = news_archive.fold_words($1)
			UNION SELECT s.words FROM synonym s WHERE news_archive.fold_words(s.means) = news_archive.fold_words($1))
		|| news_archive.known_synonyms(words);
	-- One word may be the name of many people.
	id := (SELECT CASE WHEN count(DISTINCT n.entity_id) = 1 OR position(' ' IN wanted) > 0
		THEN (array_agg(n.entity_id ORDER BY n.articles DESC, n.entity_id))[1] END
		FROM news_archive_inner.names_folded(wanted) n WHERE n.kind IN ('organisation', 'place')
			OR position(' ' IN wanted) > 0);
	IF id IS NOT NULL THEN
		found := found || ARRAY(SELECT n.name FROM news_archive_inner.seen_names(ARRAY[id]) n
			WHERE (n.kind <> 'person' OR position(' ' IN n.folded) > 0) ORDER BY n.articles DESC, n.name COLLATE "C"
			LIMIT 10);
	END IF;
	IF found = '{}' THEN
		RETURN found;
	END IF;
	asked := news_archive.news_query(words);
	RETURN ARRAY(
		SELECT f.name
		FROM (SELECT DISTINCT ON (news_archive.fold_words(u.name)) u.name, u.n
			FROM unnest(found) WITH ORDINALITY u(name, n) ORDER BY news_archive.fold_words(u.name), u.n) f,
			LATERAL (SELECT news_archive.news_query('"' || replace(f.name, '"', ' ') || '"') AS other) o
		WHERE numnode(o.other) > 0 AND numnode(asked) > 0
			AND NOT to_tsvector('news_archive.news', f.name) @@ asked AND NOT to_tsvector('news_archive.news', words)
				@@ o.other
		ORDER BY f.n
		LIMIT 10);
END $$;
COMMENT ON FUNCTION news_archive_inner.other_names(text) IS
'Other names of what the words name: of the table synonym of the archive entered, those generally known, and those of '
'its entity; at most ten. Names that hold the words, or are held by them, are left out. For expand_query.';

CREATE FUNCTION news_archive_inner.expand_query(q news_archive_inner.parsed_query)
	RETURNS news_archive_inner.parsed_query
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	taken int4multirange := '{}';
	name record;
	others text[];
	starts int[] := '{}';
	lengths int[] := '{}';
	words text[] := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT coalesce(nullif(current_setting('news_archive.search_synonyms', true), '')::boolean, true)
		OR cardinality(q.names) = 0 THEN
		RETURN q;
	END IF;
	FOR name IN SELECT n.start, n.length, n.words, int4range(n.start, n.start + n.length) AS at
		FROM unnest(q.names) n LOOP
		CONTINUE WHEN taken && name.at;
		others := news_archive_inner.other_names(name.words);
		CONTINUE WHEN others = '{}';
		taken := taken + int4multirange(name.at);
		starts := starts || array_fill(name.start, ARRAY[cardinality(others)]);
		lengths := lengths || array_fill(name.length, ARRAY[cardinality(others)]);
		words := words || others;
	END LOOP;
	IF words = '{}' THEN
		RETURN q;
	END IF;
	RETURN (SELECT news_archive_inner.widen_query(q, array_agg(u.start ORDER BY u.start, u.n),
		array_agg(u.length ORDER BY u.start, u.n), array_agg(u.words ORDER BY u.start, u.n))
		FROM unnest(starts, lengths, words) WITH ORDINALITY u(start, length, words, n));
END $$;
COMMENT ON FUNCTION news_archive_inner.expand_query(news_archive_inner.parsed_query) IS
'A query with the other names of what it names, for the archive entered: the longest names first, each word in one '
'name only.';

CREATE FUNCTION news_archive.expanded_query(query text, archive name DEFAULT news_archive.current_archive())
	RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	q news_archive_inner.parsed_query := news_archive_inner.parse_query(query);
BEGIN
	PERFORM news_archive_inner.enter(archive);
	RETURN (news_archive_inner.expand_query(q)).widened;
END $$;
COMMENT ON FUNCTION news_archive.expanded_query(text, name) IS
'A query as search() reads it: names that stand outside quotation marks with their other names (EU OR "European '
'Union"), from the archive''s table synonym, from the names of its entities, and from what is generally known of '
'organisations and countries. The query itself when the setting news_archive.search_synonyms is off. Errors: '
'syntax_error, invalid_schema_name.';

CREATE FUNCTION news_archive.reindex_search(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	changed bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	-- The generated column is made anew when one that it is made from is set.
	UPDATE article SET title = title
	WHERE search IS DISTINCT FROM news_archive.article_search(title, standfirst, body, language);
	GET DIAGNOSTICS changed = ROW_COUNT;
	PERFORM news_archive.refresh_search(archive);
	RETURN changed;
END $$;
COMMENT ON FUNCTION news_archive.reindex_search(name) IS
'Makes the search vectors of an archive anew where they are no longer what the text search configurations give (after '
'ALTER TEXT SEARCH DICTIONARY or CONFIGURATION, or an update of the extension), and counts its words. '
'Returns how many articles changed. Errors: invalid_schema_name for an unknown archive.';
