-- copies: which articles are versions of one text, and whom a text is from.
--
-- Two articles are copies when text_overlap() of their bodies says so, and so is what hangs together by such pairs.
-- Which pairs are looked at must depend on the articles alone and not on the order in which they came, and one text
-- that ten thousand outlets print must not be ten thousand squared pairs:
--   * articles whose sketches are equal have the same text: only the one with the smallest id is compared with others;
--   * of all that share a number of their sketches each is compared with the four that have the smallest ids
--   (copy_anchors).
-- So an article touches the articles that share a number with it; when it comes or goes, only the groups are made anew
-- in which one of the four has changed.

CREATE FUNCTION news_archive_inner.article_sketch(body text) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_article_sketch';
COMMENT ON FUNCTION news_archive_inner.article_sketch(text) IS
'Up to nine numbers by which copies of a text are found (MinHash): first a hash of all its words, then the smallest '
'hashes of its runs of five words, six of the whole and two of the beginning. Texts that have half of their words in '
'common, one cut from the end of the other or lightly edited, share one of these all but always. Blind to case, '
'punctuation and white space; {} for a text of less than twelve words. Of a text longer than 10,000 words only those '
'count.';

CREATE FUNCTION news_archive.sketch_buckets(sketch int[]) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sketch_buckets';
COMMENT ON FUNCTION news_archive.sketch_buckets(int[]) IS
'The last 23 bits of each number of a sketch, which are what the index on copy has: its size then hardly grows '
'with the number of articles. Errors: null_value_not_allowed for a NULL element.';

CREATE FUNCTION news_archive.text_overlap(a text, b text, OUT similarity real, OUT contained real, OUT copied boolean)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_text_overlap';
COMMENT ON FUNCTION news_archive.text_overlap(text, text) IS
'How much two texts have word by word in common, by their runs of five words (Broder, 1997): similarity is the share '
'of all runs that stands in both, contained the share of the shorter one''s runs that stands in the other (1 for a '
'text and its first half). copied tells that one was made from the other, or both from a third: at least four tenths '
'of the shorter one stand in the other (the shorter it is the more, up to all), similarity is at least 0.15, and two '
'thirds of its figures are in the other: what agencies write after a form each day tells others.';

CREATE FUNCTION news_archive_inner.credited_agency(outlet text, author text, dateline text, agency_lines text[],
	body text) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_credited_agency';
COMMENT ON FUNCTION news_archive_inner.credited_agency(text, text, text, text[], text) IS
'The full name of the news agency that an article says it is from: its outlet is one, or one stands in the brackets of '
'the dateline ("(Reuters)"), in a line of the role agency ("Source: AFP", "The Associated Press contributed to this '
'report"), in the byline, or in brackets or behind a dash at the end of the text. "Agencies" names none. NULL: '
'no agency is named. Each argument may be NULL.';

CREATE FUNCTION news_archive.outlet_name(outlet text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_outlet_name';
COMMENT ON FUNCTION news_archive.outlet_name(text) IS
'The name of an outlet that is given as an address or host: that of the list of outlets, else the part of the host '
'that was registered ("www.lipapost.example" gives lipapost); of an agency the full name (AP gives Associated Press). '
'Anything else as it is.';

CREATE FUNCTION news_archive_inner.source_key(name text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN nullif(news_archive.outlet_key(news_archive.outlet_name(name)), '');
COMMENT ON FUNCTION news_archive_inner.source_key(text) IS
'What the ways have in common in which one outlet or agency is written: outlet_key() of its outlet_name(). '
'NULL for a name without letters or digits.';

CREATE FUNCTION news_archive_inner.source_of(name text, article_id bigint) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN news_archive_inner.source_key(name) IS NOT NULL
		THEN news_archive.content_id('source', news_archive_inner.source_key(name)) ELSE article_id END;
COMMENT ON FUNCTION news_archive_inner.source_of(text, bigint) IS
'The identifier of the source that an outlet or agency of this name is; when the name is NULL or empty, the article is '
'a source of its own.';

CREATE FUNCTION news_archive_inner.told_source(credits text[], outlets text[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce((SELECT c FROM unnest(credits) WITH ORDINALITY u(c, n) WHERE c IS NOT NULL ORDER BY n LIMIT 1),
		(SELECT o FROM unnest(outlets) WITH ORDINALITY u(o, n) WHERE news_archive_inner.source_key(o) IS NOT NULL
			ORDER BY n LIMIT 1));
COMMENT ON FUNCTION news_archive_inner.told_source(text[], text[]) IS
'Whom the versions of one text are from, by the agencies that they credit and the outlets that they appeared in, both '
'from the earliest to the last: the first agency, else the first outlet. NULL when no version tells either.';

CREATE FUNCTION news_archive_inner.version_rank(own_day date, outlet text, credit text) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(own_day - date '2000-01-01', 1000000000)::bigint * 4
		+ CASE WHEN news_archive_inner.source_key(outlet) = news_archive_inner.source_key(credit) THEN 0 ELSE 2 END +
			CASE WHEN outlet IS NULL THEN 1 ELSE 0 END;
COMMENT ON FUNCTION news_archive_inner.version_rank(date, text, text) IS
'The place of an article among the versions of one text, the smallest is the original: by the day of publication that '
'it tells itself, those without one last; of one day first what appeared with the agency that it credits, and last '
'that whose outlet is not known. Of equals the smallest article_id comes first.';

CREATE FUNCTION news_archive_inner.sharing_articles(numbers int[])
	RETURNS TABLE (number int, article_id bigint, sketch int[])
	LANGUAGE plpgsql STABLE ROWS 50 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	-- number by number: an index asked for many at once compares each with all that it finds
	RETURN QUERY
	SELECT q.number, c.article_id, c.sketch
	FROM unnest(numbers) q(number)
		JOIN copy c ON news_archive.sketch_buckets(c.sketch) @> news_archive.sketch_buckets(ARRAY[q.number])
		AND q.number = ANY (c.sketch);
END $$;
COMMENT ON FUNCTION news_archive_inner.sharing_articles(int[]) IS
'The articles of the archive entered that have one of these numbers in their sketch, once for each number. '
'For link_copies.';

CREATE FUNCTION news_archive_inner.copy_anchors(numbers int[]) RETURNS TABLE (number int, article_id bigint)
	LANGUAGE plpgsql STABLE ROWS 50 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH text AS MATERIALIZED (
		SELECT s.number, min(s.article_id) AS article_id FROM news_archive_inner.sharing_articles(numbers) s
			GROUP BY s.number, s.sketch)
	SELECT s.number, s.article_id
	FROM (SELECT t.number, t.article_id, row_number() OVER (PARTITION BY t.number ORDER BY t.article_id) AS place
		FROM text t) s
	WHERE s.place <= 4;
END $$;
COMMENT ON FUNCTION news_archive_inner.copy_anchors(int[]) IS
'For each of these numbers the articles that all others with that number in their sketch are compared with: '
'the four smallest, of those with equal sketches only the smallest. Each number is to be given once. For link_copies.';

CREATE FUNCTION news_archive_inner.copy_groups(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	originals bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	originals := ARRAY(SELECT DISTINCT coalesce(c.copy_of, c.article_id) FROM copy c
		WHERE c.article_id = ANY (article_ids));
	RETURN ARRAY(SELECT c.article_id FROM copy c WHERE c.article_id = ANY (originals) UNION SELECT c.article_id
		FROM copy c WHERE c.copy_of = ANY (originals));
END $$;
COMMENT ON FUNCTION news_archive_inner.copy_groups(bigint[]) IS
'These articles and all that are in a group of copies with one of them. For link_copies.';

CREATE FUNCTION news_archive_inner.credits_of(article_ids bigint[]) RETURNS TABLE (article_id bigint, credit text)
	LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT a.article_id, news_archive_inner.credited_agency(a.outlet, a.author, a.dateline, l.lines, a.body)
	FROM article a LEFT JOIN (
		SELECT x.article_id, array_agg(x.line ORDER BY x.line_no) AS lines FROM article_line x
		WHERE x.article_id = ANY (article_ids) AND x.role = 'agency' GROUP BY x.article_id) l USING (article_id)
	WHERE a.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.credits_of(bigint[]) IS
'credited_agency() of these articles of the archive entered. For link_copies.';

-- Each statement names its articles to every table: as the planner does not know how few they are, it would read all of
-- the table to join them.
CREATE FUNCTION news_archive_inner.sketch_articles(fresh bigint[], gone bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
	opened bigint[];
	numbers int[];
	before_numbers int[];
	before_ids bigint[];
	moved int[];
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	changed := ARRAY(SELECT a.article_id FROM article a LEFT JOIN copy c ON c.article_id = a.article_id
		AND c.article_id = ANY (fresh)
		WHERE a.article_id = ANY (fresh) AND c.sketch IS DISTINCT FROM news_archive_inner.article_sketch(a.body));
	numbers := ARRAY(SELECT n FROM copy c, unnest(c.sketch) n WHERE c.article_id = ANY (changed || gone)
		UNION SELECT n FROM article a, unnest(news_archive_inner.article_sketch(a.body)) n
			WHERE a.article_id = ANY (changed));
	SELECT array_agg(s.number), array_agg(s.article_id) INTO before_numbers, before_ids
		FROM news_archive_inner.copy_anchors(numbers) s;
	opened := news_archive_inner.copy_groups(fresh || gone);

	DELETE FROM copy WHERE article_id = ANY (gone);
	UPDATE copy c SET sketch = news_archive_inner.article_sketch(a.body) FROM article a
	WHERE a.article_id = c.article_id AND a.article_id = ANY (changed) AND c.article_id = ANY (changed);
	INSERT INTO copy (article_id, sketch)
	SELECT a.article_id, news_archive_inner.article_sketch(a.body) FROM article a WHERE a.article_id = ANY (changed)
		ON CONFLICT DO NOTHING;
	SELECT array_agg(t.article_id) AS ids, array_agg(t.credit) AS credits INTO told
		FROM news_archive_inner.credits_of(fresh) t;
	UPDATE copy c SET credit = t.credit FROM unnest(told.ids, told.credits) t(id, credit)
	WHERE c.article_id = t.id AND c.article_id = ANY (fresh) AND c.credit IS DISTINCT FROM t.credit;

	-- a number is moved when others than before must be compared with those that have it, apart from those that are new
	WITH before AS MATERIALIZED (SELECT * FROM unnest(before_numbers, before_ids) u(number, article_id)),
	now AS MATERIALIZED (SELECT * FROM news_archive_inner.copy_anchors(numbers))
	SELECT coalesce(array_agg(DISTINCT m.number), '{}') INTO moved
	FROM ((SELECT * FROM before EXCEPT SELECT * FROM now)
		UNION ALL (SELECT * FROM now n WHERE NOT EXISTS (SELECT FROM unnest(changed) x WHERE x = n.article_id) EXCEPT
			SELECT * FROM before)) m;
	RETURN ARRAY((SELECT unnest(opened) EXCEPT SELECT unnest(gone))
		UNION SELECT unnest(changed)
		UNION SELECT s.article_id FROM news_archive_inner.sharing_articles(moved) s);
END $$;
COMMENT ON FUNCTION news_archive_inner.sketch_articles(bigint[], bigint[]) IS
'Puts the sketches of fresh articles into copy and takes those that are gone out; gives the articles whose copies must '
'be looked for anew. For link_copies.';

-- Pairs of copies: of equal texts each and the one with the smallest id, of others the smallest and those it is
-- compared with.
CREATE FUNCTION news_archive_inner.copied_pairs(article_ids bigint[]) RETURNS TABLE (a bigint, b bigint)
	LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
DECLARE
	wholes int[];
	firsts bigint[];
	numbers int[];
	anchor record;
	near record;
BEGIN
	PERFORM news_archive_inner.entered();
	wholes := ARRAY(SELECT DISTINCT c.sketch[1] FROM copy c WHERE c.article_id = ANY (article_ids)
		AND c.sketch <> '{}');
	RETURN QUERY
	WITH equal AS MATERIALIZED (
		SELECT s.article_id, first_value(s.article_id) OVER w AS first, lead(s.article_id) OVER w AS next
		FROM news_archive_inner.sharing_articles(wholes) s WHERE s.sketch[1] = s.number
			WINDOW w AS (PARTITION BY s.sketch ORDER BY s.article_id))
	SELECT e.article_id, CASE WHEN e.article_id = e.first THEN e.next ELSE e.first END
	FROM equal e JOIN unnest(article_ids) u(article_id) USING (article_id)
	WHERE e.article_id <> e.first OR e.next IS NOT NULL;

	SELECT coalesce(array_agg(s.article_id), '{}') INTO firsts
	FROM news_archive_inner.copy_anchors(wholes) s JOIN unnest(article_ids) u(article_id) USING (article_id);
	numbers := ARRAY(SELECT DISTINCT n FROM copy c, unnest(c.sketch[2:]) n WHERE c.article_id = ANY (firsts));
	SELECT array_agg(x.number) AS numbers, array_agg(x.article_id) AS ids INTO anchor
		FROM news_archive_inner.copy_anchors(numbers) x;
	SELECT array_agg(p.a) AS a, array_agg(p.b) AS b INTO near
	FROM (SELECT DISTINCT c.article_id AS a, s.id AS b
		FROM copy c CROSS JOIN LATERAL unnest(c.sketch[2:]) k(number)
			JOIN unnest(anchor.numbers, anchor.ids) s(number, id) ON s.number = k.number
		WHERE c.article_id = ANY (firsts) AND s.id <> c.article_id) p;
	RETURN QUERY
	WITH bodies AS MATERIALIZED (
		SELECT t.article_id, t.body FROM article t WHERE t.article_id = ANY (near.a || near.b))
	SELECT n.a, n.b
	FROM unnest(near.a, near.b) n(a, b) JOIN bodies x ON x.article_id = n.a JOIN bodies y ON y.article_id = n.b
		CROSS JOIN LATERAL news_archive.text_overlap(x.body, y.body) o
	WHERE o.copied;
END $$;
COMMENT ON FUNCTION news_archive_inner.copied_pairs(bigint[]) IS
'The pairs by which these articles hang together with their copies, one of each pair among them. For link_copies.';

CREATE FUNCTION news_archive_inner.write_copies(article_ids bigint[], originals bigint[], sources bigint[],
	opened bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	moved bigint[];
	resourced bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS MATERIALIZED (
		SELECT u.article_id, u.original, u.article_id <> u.original AS is_copy
		FROM unnest(article_ids, originals) u(article_id, original) JOIN copy c USING (article_id)
			LEFT JOIN unnest(opened) o(article_id) USING (article_id)
		WHERE c.article_id = ANY (article_ids)
			AND (o.article_id IS NOT NULL OR c.copy_of IS DISTINCT FROM nullif(u.original, u.article_id))),
	bodies AS MATERIALIZED (
		SELECT t.article_id, t.body FROM article t
		WHERE t.article_id = ANY (ARRAY(SELECT x.article_id FROM told x WHERE x.is_copy UNION SELECT x.original
			FROM told x WHERE x.is_copy))),
	compared AS MATERIALIZED (
		SELECT t.article_id, CASE WHEN t.is_copy THEN t.original END AS copy_of, o.similarity
		FROM told t LEFT JOIN bodies x ON x.article_id = t.article_id LEFT JOIN bodies y ON y.article_id = t.original
			LEFT JOIN LATERAL news_archive.text_overlap(x.body, y.body) o ON t.is_copy),
	written AS (
		UPDATE copy c SET copy_of = p.copy_of, similarity = p.similarity FROM compared p
		WHERE c.article_id = p.article_id AND c.article_id = ANY (article_ids) AND (c.copy_of, c.similarity)
			IS DISTINCT FROM (p.copy_of, p.similarity)
		RETURNING c.article_id)
	SELECT array_agg(w.article_id) INTO moved FROM written w;
	WITH written AS (
		UPDATE article a SET source_id = u.source_id FROM unnest(article_ids, sources) u(article_id, source_id)
		WHERE a.article_id = u.article_id AND a.article_id = ANY (article_ids)
			AND a.source_id IS DISTINCT FROM u.source_id
		RETURNING a.article_id)
	SELECT array_agg(w.article_id) INTO resourced FROM written w;
	RETURN ARRAY(SELECT unnest(moved) UNION SELECT unnest(resourced));
END $$;
COMMENT ON FUNCTION news_archive_inner.write_copies(bigint[], bigint[], bigint[], bigint[]) IS
'Writes for each of these articles its original and its source where they are others than before; the similarity also '
'of those that were looked at anew. Gives the articles for which something changed. For link_copies.';

CREATE FUNCTION news_archive_inner.group_copies(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	opened bigint[];
	others bigint[];
	pair_a bigint[];
	pair_b bigint[];
	members bigint[];
	originals bigint[];
	sources bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	opened := news_archive_inner.copy_groups(article_ids);
	SELECT array_agg(p.a), array_agg(p.b) INTO pair_a, pair_b FROM news_archive_inner.copied_pairs(opened) p;
	-- groups that stay as they are but for who joins them: of these it is known who is in them
	others := ARRAY(SELECT unnest(pair_b) EXCEPT SELECT unnest(opened));
	others := news_archive_inner.copy_groups(others);
	SELECT pair_a || opened || array_agg(c.article_id), pair_b || opened || array_agg(coalesce(c.copy_of, c.article_id))
		INTO pair_a, pair_b
	FROM copy c WHERE c.article_id = ANY (others);

	-- each table by itself: an index that is asked for one article, and for whether it is among all, looks through all
	-- each time
	WITH printed AS MATERIALIZED (
		SELECT a.article_id, a.outlet, a.published, a.published_basis FROM article a
		WHERE a.article_id = ANY (pair_a || pair_b)),
	credited AS MATERIALIZED (
		SELECT p.article_id, p.credit FROM copy p WHERE p.article_id = ANY (pair_a || pair_b)),
	member AS MATERIALIZED (
		SELECT c.node AS article_id, c.component, a.outlet, p.credit,
			news_archive_inner.version_rank(news_archive_inner.own_day(a.published, a.published_basis), a.outlet,
			p.credit) AS rank
		FROM news_archive.connected_components(pair_a, pair_b) c JOIN printed a ON a.article_id = c.node
			JOIN credited p ON p.article_id = c.node),
	told AS MATERIALIZED (
		SELECT array_agg(m.article_id ORDER BY m.rank, m.article_id) AS versions,
			news_archive_inner.told_source(array_agg(m.credit ORDER BY m.rank, m.article_id),
				array_agg(m.outlet ORDER BY m.rank, m.article_id)) AS source
		FROM member m GROUP BY m.component)
	-- their own array says who is of them: joined to the members, each group would be compared with each member
	SELECT array_agg(v), array_agg(t.versions[1]), array_agg(news_archive_inner.source_of(t.source, t.versions[1]))
		INTO members, originals, sources
	FROM told t, unnest(t.versions) v;
	RETURN news_archive_inner.write_copies(members, originals, sources, opened);
END $$;
COMMENT ON FUNCTION news_archive_inner.group_copies(bigint[]) IS
'Looks for the copies of these articles, and of those grouped with them, anew, and tells of each group the original '
'and the source. Gives the articles of which one of these changed. For link_copies.';

CREATE FUNCTION news_archive_inner.link_copies(fresh bigint[], gone bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	touched := news_archive_inner.sketch_articles(fresh, gone);
	IF touched = '{}' THEN
		RETURN '{}';
	END IF;
	RETURN news_archive_inner.group_copies(touched);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_copies(bigint[], bigint[]) IS
'Tells which articles are copies of which, after fresh ones came or changed (text, day, outlet, byline) and others are '
'gone, before or after they were deleted: what is then in copy and in article.source_id depends on the articles alone. '
'Gives the articles whose original or source changed; their events must be described again. For refresh and whatever '
'takes articles away.';

CREATE TYPE news_archive.copy_row AS (article_id bigint, published daterange, outlet text, title text, url text,
	similarity real, original boolean, source text);
COMMENT ON TYPE news_archive.copy_row IS 'A version of the text of an article, as copies() gives it.';
COMMENT ON COLUMN news_archive.copy_row.published IS 'The days on which it may have been published, half open. NULL: '
	'not known.';
COMMENT ON COLUMN news_archive.copy_row.similarity IS 'The share of its words that it and the original have in common, '
	'in runs of five (1: the same text).';
COMMENT ON COLUMN news_archive.copy_row.original IS 'Whether it is the earliest version.';
COMMENT ON COLUMN news_archive.copy_row.source IS 'The agency that the first version to name one credits, else the '
	'first outlet.';

CREATE FUNCTION news_archive.copies(article_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.copy_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR $1;
	members bigint[];
	there boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	members := news_archive_inner.copy_groups(ARRAY[wanted]);
	RETURN QUERY
	WITH version AS MATERIALIZED (
		SELECT a.article_id, a.published, a.outlet, a.title, a.url, c.copy_of, c.similarity, c.credit,
			news_archive_inner.version_rank(news_archive_inner.own_day(a.published, a.published_basis), a.outlet,
				c.credit) AS rank
		FROM article a JOIN copy c USING (article_id) WHERE a.article_id = ANY (members))
	SELECT v.article_id, v.published, v.outlet, v.title, v.url, coalesce(v.similarity, 1), v.copy_of IS NULL, s.source
	FROM version v, (SELECT news_archive_inner.told_source(array_agg(x.credit ORDER BY x.rank, x.article_id),
		array_agg(x.outlet ORDER BY x.rank, x.article_id)) AS source
		FROM version x) s
	ORDER BY v.rank, v.article_id;
	there := FOUND OR EXISTS (SELECT 1 FROM article a WHERE a.article_id = wanted);
	PERFORM news_archive_inner.tell_unknown('article', wanted::text, there, 'search() gives the ids of articles.');
END $$;
COMMENT ON FUNCTION news_archive.copies(bigint, name) IS
'The versions of an article''s text, itself among them, the earliest first: what one outlet took over from another or '
'all from an agency, cut or slightly edited. original is the earliest one; similarity the share of its words that it '
'and the original have in common, in runs of five (1: the same text); source the agency that the first version to name '
'one credits, else the first outlet. An article that refresh() has not yet linked is left out. No rows, and a notice, '
'for an unknown article. Errors: invalid_schema_name.';
