-- repetition: what only an archive can see.  A line that stands in articles on three different happenings of one outlet is no
-- line of any of these stories.  Copies of one article are one happening and do not count.

CREATE FUNCTION news_archive.relabel_repeated(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive.entered();
	WITH asked AS (
		SELECT DISTINCT l.line_id, a.outlet
		FROM article_line l JOIN article a USING (article_id)
		WHERE l.article_id = ANY (article_ids) AND a.outlet IS NOT NULL AND news_archive.in_body(l.role, l.line)),
	repeated AS (
		SELECT q.line_id, q.outlet
		FROM asked q JOIN article_line l USING (line_id) JOIN article a ON a.article_id = l.article_id AND a.outlet = q.outlet
		GROUP BY q.line_id, q.outlet HAVING count(DISTINCT a.story_id) >= 3),
	relabelled AS (
		UPDATE article_line l SET role = 'other', basis = 'repeated in this outlet', confidence = 0.9
		FROM repeated r, article a
		WHERE l.line_id = r.line_id AND a.article_id = l.article_id AND a.outlet = r.outlet AND news_archive.in_body(l.role, l.line) AND l.basis <> 'analyst'
		RETURNING l.article_id)
	SELECT array_agg(DISTINCT article_id) INTO changed FROM relabelled;
	IF changed IS NOT NULL THEN
		PERFORM news_archive.read_again(changed);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.relabel_repeated(bigint[]) IS
'Gives the lines of these articles that also stand in articles on two other happenings of the same outlet the role other, there too, and reads those articles anew without them. A role an analyst set stays. For refresh.';
