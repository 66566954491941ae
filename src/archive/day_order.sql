-- day_order: 2/3/2021 as its outlet writes, told by its other articles.

CREATE FUNCTION news_archive.day_first_in(outlet text) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	day_first bigint;
	month_first bigint;
BEGIN
	PERFORM news_archive.entered();
	SELECT count(*) FILTER (WHERE f[1]::int > 12 AND f[2]::int <= 12), count(*) FILTER (WHERE f[2]::int > 12 AND f[1]::int <= 12)
	INTO day_first, month_first
	FROM article a JOIN article_line l USING (article_id),
		LATERAL regexp_matches(l.line, '(?<![0-9./-])([0-9]{1,2})[/-]([0-9]{1,2})[/-](?:[0-9]{4}|[0-9]{2})(?![0-9./-])', 'g') f
	WHERE a.outlet = $1 AND l.role IN ('date', 'author');
	RETURN CASE WHEN day_first > 0 AND month_first = 0 THEN true WHEN month_first > 0 AND day_first = 0 THEN false END;
END $$;
COMMENT ON FUNCTION news_archive.day_first_in(text) IS
'Whether an outlet of the archive entered writes the day before the month in dates in figures: as those of its dates show that can be read in one way only. NULL when there are none, or some of both kinds. For refresh.';

CREATE FUNCTION news_archive.settle_day_order(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive.entered();
	WITH open AS (
		SELECT a.article_id, a.outlet FROM article a
		WHERE a.published_basis LIKE '%first%' AND a.outlet IN (SELECT f.outlet FROM article f WHERE f.article_id = ANY (article_ids))),
	outlets AS MATERIALIZED (
		SELECT o.outlet, news_archive.day_first_in(o.outlet) AS day_first FROM (SELECT DISTINCT outlet FROM open) o),
	read AS (
		SELECT a.article_id, p.published, p.published_confidence,
			concat(p.published_basis, CASE WHEN o.day_first IS NOT NULL THEN format(', %s first in this outlet', CASE WHEN o.day_first THEN 'day' ELSE 'month' END) END) AS basis
		FROM open JOIN outlets o USING (outlet) JOIN article a USING (article_id),
			LATERAL news_archive.parse_article(a.raw, a.format, a.collected, a.url, o.day_first) p
		WHERE lower(p.published) <= current_date + 1),
	settled AS (
		UPDATE article a SET published = r.published, published_basis = r.basis, published_confidence = r.published_confidence
		FROM read r WHERE a.article_id = r.article_id AND (a.published, a.published_basis) IS DISTINCT FROM (r.published, r.basis)
		RETURNING a.article_id)
	SELECT array_agg(article_id ORDER BY article_id) INTO changed FROM settled;
	IF changed IS NOT NULL THEN
		PERFORM news_archive.read_again(changed);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.settle_day_order(bigint[]) IS
'Reads the days of publication that could have day or month first in the outlets of these articles as those outlets write them, and what hangs on them anew. For refresh.';
