-- day_order: 2/3/2021 as its outlet writes, told by its other articles.
--
-- What an article shows of its outlet's order is kept in date_order, and what was made of an article's own date is told
-- by its basis: only those are read again that were read in another order than the one known now, so that an article
-- costs the same however many its outlet has.

CREATE FUNCTION news_archive_inner.note_date_order(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	DELETE FROM date_order d WHERE d.article_id = ANY (article_ids);
	INSERT INTO date_order (article_id, day_first, outlet)
	SELECT DISTINCT a.article_id, o.day_first, a.outlet
	FROM article a JOIN article_line l USING (article_id), unnest(news_archive_inner.shown_orders(l.line)) o(day_first)
	WHERE a.article_id = ANY (article_ids) AND l.article_id = ANY (article_ids) AND a.outlet IS NOT NULL
		AND l.role IN ('date', 'author');
END $$;
COMMENT ON FUNCTION news_archive_inner.note_date_order(bigint[]) IS
'Notes in date_order which of these articles have a date in figures that can be read in one way only, in a line of '
'date or byline. For refresh and the corrections.';

CREATE FUNCTION news_archive_inner.day_first_in(outlet text) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	day_first boolean;
	month_first boolean;
BEGIN
	PERFORM news_archive_inner.entered();
	day_first := EXISTS (SELECT 1 FROM date_order d WHERE d.outlet = $1 AND d.day_first);
	month_first := EXISTS (SELECT 1 FROM date_order d WHERE d.outlet = $1 AND NOT d.day_first);
	RETURN CASE WHEN day_first <> month_first THEN day_first END;
END $$;
COMMENT ON FUNCTION news_archive_inner.day_first_in(text) IS
'Whether an outlet of the archive entered writes the day before the month in dates in figures: as those of its dates '
'show that can be read in one way only. NULL when there are none, or some of both kinds. For refresh.';

-- outlet_names: those that lost an article, which is gone already.
CREATE FUNCTION news_archive_inner.settle_day_order(article_ids bigint[], outlet_names text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	today CONSTANT date := current_date;
	changed bigint[];
	asked text[];
	orders boolean[];
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_date_order(article_ids);
	asked := ARRAY(SELECT f.outlet FROM article f WHERE f.article_id = ANY (article_ids) AND f.outlet IS NOT NULL
		UNION SELECT unnest(outlet_names));
	orders := ARRAY(SELECT news_archive_inner.day_first_in(o) FROM unnest(asked) WITH ORDINALITY u(o, n) ORDER BY n);
	WITH outlets AS MATERIALIZED (SELECT o.outlet, o.day_first FROM unnest(asked, orders) o(outlet, day_first)),
	open AS (
		SELECT a.article_id, o.day_first
		FROM outlets o JOIN article a USING (outlet)
		-- the index's own words: read in another order than the one known
		WHERE a.published_basis LIKE '%first%'
			AND CASE WHEN a.published_basis LIKE '%, day first in this outlet' THEN 'day'
				WHEN a.published_basis LIKE '%, month first in this outlet' THEN 'month' ELSE 'open' END
				= ANY (CASE WHEN o.day_first THEN '{month,open}'::text[] WHEN NOT o.day_first THEN '{day,open}'
					ELSE '{day,month}' END)),
	-- in the order of the outlet; one that would lie behind today was written otherwise
	read AS MATERIALIZED (
		SELECT a.article_id, t.day_first, q.published, q.published_confidence, q.published_basis,
			row_number() OVER (PARTITION BY a.article_id ORDER BY t.day_first IS NULL) AS choice
		FROM open o JOIN article a ON a.article_id = o.article_id,
			LATERAL unnest(CASE WHEN o.day_first IS NULL THEN '{NULL}'::boolean[] ELSE ARRAY[o.day_first, NULL] END)
				t(day_first),
			LATERAL news_archive.parse_article(a.raw, a.format, a.collected, a.url, t.day_first, a.title_given) q
		WHERE lower(q.published) <= today + 1),
	settled AS (
		UPDATE article a SET published = r.published, published_basis = r.basis,
			published_confidence = r.published_confidence
		FROM (SELECT x.article_id, x.published, x.published_confidence,
				x.published_basis || CASE WHEN x.day_first THEN ', day first in this outlet'
					WHEN NOT x.day_first THEN ', month first in this outlet' ELSE '' END AS basis
			FROM read x WHERE x.choice = 1) r
		WHERE a.article_id = r.article_id AND a.article_id = ANY (ARRAY(SELECT y.article_id FROM read y))
			AND (a.published, a.published_basis) IS DISTINCT FROM (r.published, r.basis)
		RETURNING a.article_id)
	SELECT coalesce(array_agg(article_id ORDER BY article_id), '{}') INTO changed FROM settled;
	PERFORM news_archive_inner.note_days(changed);
	RETURN news_archive_inner.read_times_again(changed);
END $$;
COMMENT ON FUNCTION news_archive_inner.settle_day_order(bigint[], text[]) IS
'Reads the days of publication that could have day or month first in the outlets of these articles, and in these '
'outlets, as those outlets write them, and time expressions and events from there; gives the articles whose day is '
'another one now. For refresh.';
