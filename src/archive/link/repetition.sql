-- repetition: what only an archive can see.  A line that stands in articles on three different happenings of one outlet
-- is no line of any of these stories.  Copies of one article are one happening and do not count.
--
-- Whether two articles tell of different things is told by the words that they have with all their lines, so that what
-- is decided here does not come back to it; and by the first two dozen articles that have the line in the order of
-- their ids, which are hashes, so as good as drawn by lot: a line under every article of an outlet costs no more than
-- one under thirty.

CREATE FUNCTION news_archive_inner.is_line_of_story(role text, line text, basis text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN basis = 'repeated in this outlet' OR (basis <> 'analyst' AND news_archive_inner.in_body(role, line));
COMMENT ON FUNCTION news_archive_inner.is_line_of_story(text, text, text) IS
'Whether a line, as the article alone has it, would be in its body, and no analyst said so: then it may turn out to be '
'repeated.';

CREATE FUNCTION news_archive_inner.lines_in_more(line_ids bigint[], than int[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
DECLARE
	many bigint[] := '{}';
	found bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR i IN 1 .. coalesce(cardinality(line_ids), 0) LOOP
		found := count(*) FROM (SELECT l.article_id FROM article_line l WHERE l.line_id = line_ids[i]
			LIMIT than[i] + 1) x;
		IF found > than[i] THEN
			many := many || line_ids[i];
		END IF;
	END LOOP;
	RETURN many;
END $$;
COMMENT ON FUNCTION news_archive_inner.lines_in_more(bigint[], int[]) IS
'Those of these lines that stand in more than so many places, element by element. For refresh.';

CREATE FUNCTION news_archive_inner.first_articles_of_lines(outlets text[], line_ids bigint[], most int)
	RETURNS TABLE (outlet text, line_id bigint, article_id bigint)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	FOR i IN 1 .. coalesce(cardinality(line_ids), 0) LOOP
		RETURN QUERY SELECT DISTINCT outlets[i], line_ids[i], l.article_id FROM article_line l
			JOIN article a USING (article_id)
			WHERE l.line_id = line_ids[i] AND a.outlet = outlets[i] AND news_archive_inner.is_line_of_story(l.role,
				l.line, l.basis)
			ORDER BY l.article_id LIMIT most;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.first_articles_of_lines(text[], bigint[], int) IS
'The first so many articles of each of these outlets that have the line at the same place in their story. For refresh.';

CREATE FUNCTION news_archive_inner.signatures_of_all_lines(article_ids bigint[])
	RETURNS TABLE (article_id bigint, terms int[], weights real[])
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT a.article_id, s.terms, s.weights
	FROM article a JOIN (
			SELECT l.article_id, news_archive_inner.article_body(array_agg(CASE l.basis WHEN 'repeated in this outlet'
				THEN 'body' ELSE l.role END ORDER BY l.line_no),
				array_agg(l.line ORDER BY l.line_no)) AS body
			FROM article_line l WHERE l.article_id = ANY (article_ids) GROUP BY l.article_id) b ON b.article_id
				= a.article_id,
		LATERAL news_archive_inner.article_signature(a.title, coalesce(b.body, '')) s
	WHERE a.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.signatures_of_all_lines(bigint[]) IS
'article_signature() of these articles with the lines that were found to be repeated. For refresh.';

-- Which of these lines of these outlets are repeated.  line_ids[i] belongs to outlets[i]; those in few articles are
-- left out.
CREATE FUNCTION news_archive_inner.repeated_lines(wanted_outlets text[], wanted_lines bigint[])
	RETURNS TABLE (outlet text, line_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	most CONSTANT int := 24;
	asked record;
	many bigint[];
	few bigint[];
	found record;
	standing record;
	wide record;
	holder record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.line_id) AS lines, array_agg(200 * x.n) AS than INTO asked
	FROM (SELECT q.line_id, count(DISTINCT q.outlet)::int AS n
		FROM unnest(wanted_outlets, wanted_lines) q(outlet, line_id) GROUP BY q.line_id) x;
	many := news_archive_inner.lines_in_more(asked.lines, asked.than);
	-- a line of few articles for each outlet asked: once for all these, where an agency's text stands in every outlet
	few := ARRAY(SELECT u FROM unnest(asked.lines) u EXCEPT SELECT unnest(many));
	SELECT array_agg(x.line_id) AS lines, array_agg(x.article_id) AS articles INTO found
	FROM (SELECT DISTINCT l.line_id, l.article_id FROM article_line l
		WHERE l.line_id = ANY (few) AND news_archive_inner.is_line_of_story(l.role, l.line, l.basis)) x;
	SELECT array_agg(a.outlet) AS outlets, array_agg(f.line_id) AS lines, array_agg(f.article_id) AS articles
		INTO standing
	FROM unnest(found.lines, found.articles) f(line_id, article_id)
		JOIN (SELECT x.article_id AS id, x.outlet FROM article x WHERE x.article_id = ANY (found.articles)
			AND x.outlet = ANY (wanted_outlets)) a ON a.id = f.article_id;
	SELECT array_agg(q.outlet) AS outlets, array_agg(q.line_id) AS lines INTO wide
	FROM (SELECT DISTINCT u.outlet, u.line_id FROM unnest(wanted_outlets, wanted_lines) u(outlet, line_id)
		JOIN unnest(many) m(line_id) USING (line_id)) q;
	SELECT array_agg(h.outlet) AS outlets, array_agg(h.line_id) AS lines, array_agg(h.article_id) AS articles
		INTO holder
	FROM (SELECT x.outlet, x.line_id, x.article_id, count(*) OVER (PARTITION BY x.outlet, x.line_id) AS n
		FROM (SELECT p.outlet, p.line_id, p.article_id
			FROM (SELECT s.outlet, s.line_id, s.article_id, row_number() OVER (PARTITION BY s.outlet, s.line_id
				ORDER BY s.article_id) AS place
				FROM unnest(standing.outlets, standing.lines, standing.articles) s(outlet, line_id, article_id)
					JOIN (SELECT DISTINCT u.outlet, u.line_id
						FROM unnest(wanted_outlets, wanted_lines) u(outlet, line_id)) q ON q.outlet = s.outlet
						AND q.line_id = s.line_id) p
			WHERE p.place <= most
			UNION ALL
			SELECT f.outlet, f.line_id, f.article_id
				FROM news_archive_inner.first_articles_of_lines(wide.outlets, wide.lines, most) f) x) h
	WHERE h.n >= 3;
	RETURN QUERY
	WITH held AS MATERIALIZED (
		SELECT h.outlet, h.line_id, h.article_id, s.terms, s.weights
		FROM unnest(holder.outlets, holder.lines, holder.articles) h(outlet, line_id, article_id)
			JOIN news_archive_inner.signatures_of_all_lines(holder.articles) s ON s.article_id = h.article_id),
	-- two articles that are not like each other
	unlike AS MATERIALIZED (
		SELECT x.outlet, x.line_id, x.article_id AS a, y.article_id AS b
		FROM held x JOIN held y ON y.outlet = x.outlet AND y.line_id = x.line_id AND y.article_id > x.article_id
		WHERE news_archive.signature_similarity(x.terms, x.weights, y.terms, y.weights) < 0.3)
	SELECT DISTINCT x.outlet, x.line_id
	FROM unlike x JOIN unlike y ON y.outlet = x.outlet AND y.line_id = x.line_id AND y.a = x.b
		JOIN unlike z ON z.outlet = x.outlet AND z.line_id = x.line_id AND z.a = x.a AND z.b = y.b;
END $$;
COMMENT ON FUNCTION news_archive_inner.repeated_lines(text[], bigint[]) IS
'Those of these lines, each of an outlet, that stand in the stories of three articles of the outlet no two of which '
'are like each other (cosine of their signatures below 0.3), among the first 24 that have it. For refresh.';

CREATE FUNCTION news_archive_inner.label_repeated(outlets text[], line_ids bigint[], article_ids bigint[])
	RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH labelled AS (
		UPDATE article_line l SET role = 'other', basis = 'repeated in this outlet', confidence = 0.9
		FROM unnest(outlets, line_ids) r(outlet, line_id), article a
		WHERE l.line_id = r.line_id AND (article_ids IS NULL OR l.article_id = ANY (article_ids))
			AND a.article_id = l.article_id AND a.outlet = r.outlet AND news_archive_inner.in_body(l.role, l.line)
				AND l.basis <> 'analyst'
		RETURNING l.article_id)
	SELECT array_agg(DISTINCT article_id) INTO changed FROM labelled;
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.label_repeated(text[], bigint[], bigint[]) IS
'Gives these lines of these outlets, element by element, the role other in these articles, NULL for all; '
'a role an analyst set stays. Gives the articles whose lines changed. For refresh.';

-- What the article alone says of the lines is read again.
CREATE FUNCTION news_archive_inner.unlabel_repeated(outlets text[], line_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH unlabelled AS (
		UPDATE article_line l SET role = p.role, basis = p.basis, confidence = p.confidence
		FROM (SELECT a.article_id, a.raw, a.format, a.title_given, array_agg(r.line_id) AS lines
				FROM unnest(outlets, line_ids) r(outlet, line_id)
					JOIN article_line x ON x.line_id = r.line_id AND x.basis = 'repeated in this outlet'
						JOIN article a ON a.article_id = x.article_id AND a.outlet = r.outlet
				GROUP BY a.article_id, a.raw, a.format, a.title_given) h,
			LATERAL news_archive.article_lines(h.raw, h.format, h.title_given) p
		WHERE l.article_id = h.article_id AND l.line_no = p.line_no AND l.basis = 'repeated in this outlet'
			AND l.line_id = ANY (h.lines)
		RETURNING l.article_id)
	SELECT array_agg(DISTINCT article_id) INTO changed FROM unlabelled;
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.unlabel_repeated(text[], bigint[]) IS
'Gives these lines of these outlets, element by element, the roles again that they have in their articles alone; '
'gives the articles whose lines changed. For refresh.';

-- Lines of articles that are gone come as outlets and line_ids.
CREATE FUNCTION news_archive_inner.relabel_repeated(article_ids bigint[], outlets text[], line_ids bigint[])
	RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	mine record;
	once bigint[];
	many bigint[];
	asked record;
	found record;
	first_found record;
	no_more record;
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	-- all lines of the stories of new articles, and what others lost
	SELECT array_agg(x.outlet) || outlets AS outlets, array_agg(x.line_id) || line_ids AS lines INTO mine
	FROM (SELECT DISTINCT a.outlet, l.line_id FROM article_line l JOIN article a USING (article_id)
		WHERE l.article_id = ANY (article_ids) AND a.article_id = ANY (article_ids) AND a.outlet IS NOT NULL
			AND news_archive_inner.is_line_of_story(l.role, l.line, l.basis)) x;
	-- most stand in one article only
	once := ARRAY(SELECT DISTINCT unnest(mine.lines));
	many := news_archive_inner.lines_in_more(once, array_fill(2, ARRAY[cardinality(once)]));
	SELECT array_agg(s.outlet) AS outlets, array_agg(s.line_id) AS lines INTO asked
	FROM (SELECT m.outlet, m.line_id FROM unnest(mine.outlets, mine.lines) m(outlet, line_id)
		WHERE m.line_id IN (SELECT unnest(many))
		UNION SELECT r.outlet, r.line_id FROM repeated_line r JOIN unnest(mine.outlets, mine.lines) m(outlet, line_id)
			ON m.line_id = r.line_id AND m.outlet = r.outlet) s;
	IF asked.lines IS NULL THEN
		RETURN '{}';
	END IF;
	SELECT array_agg(r.outlet) AS outlets, array_agg(r.line_id) AS lines INTO found
		FROM news_archive_inner.repeated_lines(asked.outlets, asked.lines) r;
	WITH gone AS (
		DELETE FROM repeated_line r USING unnest(asked.outlets, asked.lines) q(outlet, line_id)
		WHERE r.outlet = q.outlet AND r.line_id = q.line_id
			AND NOT EXISTS (SELECT FROM unnest(found.outlets, found.lines) f(outlet, line_id)
				WHERE f.outlet = r.outlet AND f.line_id = r.line_id)
		RETURNING r.outlet, r.line_id)
	SELECT array_agg(g.outlet) AS outlets, array_agg(g.line_id) AS lines INTO no_more FROM gone g;
	WITH new AS (
		INSERT INTO repeated_line (outlet, line_id) SELECT f.outlet, f.line_id
			FROM unnest(found.outlets, found.lines) f(outlet, line_id) ON CONFLICT DO NOTHING
		RETURNING outlet, line_id)
	SELECT array_agg(n.outlet) AS outlets, array_agg(n.line_id) AS lines INTO first_found FROM new n;
	changed := news_archive_inner.label_repeated(found.outlets, found.lines, article_ids)
		|| news_archive_inner.label_repeated(first_found.outlets, first_found.lines, NULL)
		|| news_archive_inner.unlabel_repeated(no_more.outlets, no_more.lines);
	IF changed <> '{}' THEN
		PERFORM news_archive_inner.read_again(changed);
	END IF;
	RETURN changed;
END $$;
COMMENT ON FUNCTION news_archive_inner.relabel_repeated(bigint[], text[], bigint[]) IS
'Tells again which lines of these articles, and which of these lines of outlets that lost an article, are repeated in '
'their outlet, gives them the role other, or theirs again, and reads the articles anew whose lines changed; '
'gives these. For refresh.';
