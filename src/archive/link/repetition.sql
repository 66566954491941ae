-- repetition: what only an archive can see.  A line that stands in articles on three different happenings of one outlet is no
-- line of any of these stories.  Copies of one article are one happening and do not count.
--
-- Whether two articles tell of different things is told by the words that they have with all their lines, so that what is decided here
-- does not come back to it; and by the first two dozen articles that have the line in the order of their ids, which are hashes, so as good as
-- drawn by lot: a line under every article of an outlet costs no more than one under thirty.

CREATE FUNCTION news_archive.is_line_of_story(role text, line text, basis text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN basis = 'repeated in this outlet' OR (basis <> 'analyst' AND news_archive.in_body(role, line));
COMMENT ON FUNCTION news_archive.is_line_of_story(text, text, text) IS
'Whether a line, as the article alone has it, would be in its body, and no analyst said so: then it may turn out to be repeated.';

-- Which of these lines of these outlets are repeated.  line_ids[i] belongs to outlets[i]; those in few articles are left out.
CREATE FUNCTION news_archive.repeated_lines(wanted_outlets text[], wanted_lines bigint[]) RETURNS TABLE (outlet text, line_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.entered();
	RETURN QUERY
	WITH asked AS MATERIALIZED (
		SELECT q.line_id, array_agg(DISTINCT q.outlet) AS outlets FROM unnest(wanted_outlets, wanted_lines) q(outlet, line_id) GROUP BY q.line_id),
	-- a line of few articles for each outlet asked: once for all these, where an agency's text stands in every outlet
	few AS MATERIALIZED (
		SELECT c.line_id, c.outlets FROM asked c
		WHERE (SELECT count(*) FROM (SELECT FROM article_line l WHERE l.line_id = c.line_id LIMIT 200 * cardinality(c.outlets)) x) < 200 * cardinality(c.outlets)),
	standing AS (
		SELECT c.outlets, h.* FROM few c, LATERAL (SELECT DISTINCT a.outlet, l.line_id, l.article_id FROM article_line l JOIN article a USING (article_id)
			WHERE l.line_id = c.line_id AND news_archive.is_line_of_story(l.role, l.line, l.basis)) h),
	placed AS (
		SELECT s.outlet, s.line_id, s.article_id, row_number() OVER (PARTITION BY s.outlet, s.line_id ORDER BY s.article_id) AS place
		FROM standing s WHERE s.outlet = ANY (s.outlets)),
	holder AS MATERIALIZED (
		SELECT h.outlet, h.line_id, h.article_id, count(*) OVER (PARTITION BY h.outlet, h.line_id) AS n
		FROM (SELECT p.outlet, p.line_id, p.article_id FROM placed p WHERE p.place <= 24
			UNION ALL
			SELECT o.outlet, c.line_id, x.article_id
			FROM asked c, unnest(c.outlets) o(outlet),
				LATERAL (SELECT DISTINCT l.article_id FROM article_line l JOIN article a USING (article_id)
					WHERE l.line_id = c.line_id AND a.outlet = o.outlet AND news_archive.is_line_of_story(l.role, l.line, l.basis)
					ORDER BY l.article_id LIMIT 24) x
			WHERE c.line_id <> ALL (ARRAY(SELECT f.line_id FROM few f))) h),
	signed AS MATERIALIZED (
		SELECT a.article_id, s.terms, s.weights
		FROM article a, LATERAL (
				SELECT news_archive.article_body(array_agg(CASE l.basis WHEN 'repeated in this outlet' THEN 'body' ELSE l.role END ORDER BY l.line_no),
					array_agg(l.line ORDER BY l.line_no)) AS body
				FROM article_line l WHERE l.article_id = a.article_id) b,
			LATERAL news_archive.article_signature(a.title, coalesce(b.body, '')) s
		WHERE a.article_id = ANY (ARRAY(SELECT h.article_id FROM holder h WHERE h.n >= 3))),
	-- two articles that are not like each other
	unlike AS MATERIALIZED (
		SELECT x.outlet, x.line_id, x.article_id AS a, y.article_id AS b
		FROM holder x JOIN holder y ON y.outlet = x.outlet AND y.line_id = x.line_id AND y.article_id > x.article_id
			JOIN signed s ON s.article_id = x.article_id JOIN signed t ON t.article_id = y.article_id
		WHERE x.n >= 3 AND news_archive.signature_similarity(s.terms, s.weights, t.terms, t.weights) < 0.3)
	SELECT DISTINCT x.outlet, x.line_id
	FROM unlike x JOIN unlike y ON y.outlet = x.outlet AND y.line_id = x.line_id AND y.a = x.b
		JOIN unlike z ON z.outlet = x.outlet AND z.line_id = x.line_id AND z.a = x.a AND z.b = y.b;
END $$;
COMMENT ON FUNCTION news_archive.repeated_lines(text[], bigint[]) IS
'Those of these lines, each of an outlet, that stand in the stories of three articles of the outlet no two of which are like each other (cosine of their signatures below 0.3), among the first 24 that have it. For refresh.';

CREATE FUNCTION news_archive.label_repeated(outlets text[], line_ids bigint[], article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive.entered();
	WITH labelled AS (
		UPDATE article_line l SET role = 'other', basis = 'repeated in this outlet', confidence = 0.9
		FROM unnest(outlets, line_ids) r(outlet, line_id), article a
		WHERE l.line_id = r.line_id AND (article_ids IS NULL OR l.article_id = ANY (article_ids))
			AND a.article_id = l.article_id AND a.outlet = r.outlet AND news_archive.in_body(l.role, l.line) AND l.basis <> 'analyst'
		RETURNING l.article_id)
	SELECT array_agg(DISTINCT article_id) INTO changed FROM labelled;
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive.label_repeated(text[], bigint[], bigint[]) IS
'Gives these lines of these outlets, element by element, the role other in these articles, NULL for all; a role an analyst set stays. Gives the articles whose lines changed. For refresh.';

-- What the article alone says of the lines is read again.
CREATE FUNCTION news_archive.unlabel_repeated(outlets text[], line_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive.entered();
	WITH unlabelled AS (
		UPDATE article_line l SET role = p.role, basis = p.basis, confidence = p.confidence
		FROM (SELECT a.article_id, a.raw, a.format, a.title_given, array_agg(r.line_id) AS lines
				FROM unnest(outlets, line_ids) r(outlet, line_id)
					JOIN article_line x ON x.line_id = r.line_id AND x.basis = 'repeated in this outlet' JOIN article a ON a.article_id = x.article_id AND a.outlet = r.outlet
				GROUP BY a.article_id, a.raw, a.format, a.title_given) h,
			LATERAL news_archive.article_lines(h.raw, h.format, h.title_given) p
		WHERE l.article_id = h.article_id AND l.line_no = p.line_no AND l.basis = 'repeated in this outlet' AND l.line_id = ANY (h.lines)
		RETURNING l.article_id)
	SELECT array_agg(DISTINCT article_id) INTO changed FROM unlabelled;
	RETURN coalesce(changed, '{}');
END $$;
COMMENT ON FUNCTION news_archive.unlabel_repeated(text[], bigint[]) IS
'Gives these lines of these outlets, element by element, the roles again that they have in their articles alone; gives the articles whose lines changed. For refresh.';

-- Lines of articles that are gone come as outlets and line_ids.
CREATE FUNCTION news_archive.relabel_repeated(article_ids bigint[], outlets text[], line_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	asked record;
	found record;
	first_found record;
	no_more record;
	changed bigint[];
BEGIN
	PERFORM news_archive.entered();
	-- all lines of the stories of new articles, and what others lost
	WITH mine AS MATERIALIZED (
		SELECT DISTINCT a.outlet, l.line_id FROM article_line l JOIN article a USING (article_id)
		WHERE l.article_id = ANY (article_ids) AND a.outlet IS NOT NULL AND news_archive.is_line_of_story(l.role, l.line, l.basis)
		UNION SELECT g.outlet, g.line_id FROM unnest(outlets, line_ids) g(outlet, line_id)),
	-- most stand in one article only
	shared AS MATERIALIZED (
		SELECT m.outlet, m.line_id FROM mine m WHERE (SELECT count(*) FROM (SELECT FROM article_line l WHERE l.line_id = m.line_id LIMIT 3) x) > 2
			OR EXISTS (SELECT FROM repeated_line r WHERE r.line_id = m.line_id AND r.outlet = m.outlet))
	SELECT array_agg(s.outlet) AS outlets, array_agg(s.line_id) AS lines INTO asked FROM shared s;
	IF asked.lines IS NULL THEN
		RETURN '{}';
	END IF;
	SELECT array_agg(r.outlet) AS outlets, array_agg(r.line_id) AS lines INTO found FROM news_archive.repeated_lines(asked.outlets, asked.lines) r;
	WITH gone AS (
		DELETE FROM repeated_line r USING unnest(asked.outlets, asked.lines) q(outlet, line_id)
		WHERE r.outlet = q.outlet AND r.line_id = q.line_id
			AND NOT EXISTS (SELECT FROM unnest(found.outlets, found.lines) f(outlet, line_id) WHERE f.outlet = r.outlet AND f.line_id = r.line_id)
		RETURNING r.outlet, r.line_id)
	SELECT array_agg(g.outlet) AS outlets, array_agg(g.line_id) AS lines INTO no_more FROM gone g;
	WITH new AS (
		INSERT INTO repeated_line (outlet, line_id) SELECT f.outlet, f.line_id FROM unnest(found.outlets, found.lines) f(outlet, line_id) ON CONFLICT DO NOTHING
		RETURNING outlet, line_id)
	SELECT array_agg(n.outlet) AS outlets, array_agg(n.line_id) AS lines INTO first_found FROM new n;
	changed := news_archive.label_repeated(found.outlets, found.lines, article_ids) || news_archive.label_repeated(first_found.outlets, first_found.lines, NULL)
		|| news_archive.unlabel_repeated(no_more.outlets, no_more.lines);
	IF changed <> '{}' THEN
		PERFORM news_archive.read_again(changed);
	END IF;
	RETURN changed;
END $$;
COMMENT ON FUNCTION news_archive.relabel_repeated(bigint[], text[], bigint[]) IS
'Tells again which lines of these articles, and which of these lines of outlets that lost an article, are repeated in their outlet, gives them the role other, or theirs again, and reads the articles anew whose lines changed; gives these. For refresh.';
