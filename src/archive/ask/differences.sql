-- differences: where the reports of one event, or of one story, do not say the same: figures, days, places, names,
-- roles, denials; how many independent sources an event has; two articles sentence by sentence.
--
-- Figures are read from the articles' texts when they are asked for (figures()); what is told of different things is
-- kept apart by figure_groups().

CREATE FUNCTION news_archive_inner.ranges_overlap(low_a bigint, high_a bigint, low_b bigint, high_b bigint)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(low_a <= high_b, true) AND coalesce(low_b <= high_a, true);
COMMENT ON FUNCTION news_archive_inner.ranges_overlap(bigint, bigint, bigint, bigint) IS
'Whether two figures may both be true: their ranges have a number in common. NULL is no end: "more than 30,000" may be '
'60,000.';

CREATE FUNCTION news_archive_inner.counted_as(counted text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN counted IS NULL OR lower(counted COLLATE "C")
		~ '(^|\W)(people|persons?|others?|more|victims?|lives|deaths?|fatalities'
			'|casualties|men|individuals|those|them|members|injuries|arrests)$' THEN ''
		ELSE regexp_replace(lower(substring(counted FROM '([[:alnum:]]+)\W*$') COLLATE "C"), '(ies|s)$', '') END;
COMMENT ON FUNCTION news_archive_inner.counted_as(text) IS
'Whom a figure counts, in a word by which figures can be compared ("at least 12 government soldiers": soldier); '
'empty for people of no kind.';

CREATE FUNCTION news_archive_inner.places_differ(a text, a_country text, b text, b_country text) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	folded_a text := news_archive.fold_name(a);
	folded_b text := news_archive.fold_name(b);
BEGIN
	IF a IS NULL OR b IS NULL OR folded_a = folded_b THEN
		RETURN false;
	ELSIF a_country <> b_country THEN
		RETURN true;
	END IF;
	-- one may lie in the other
	RETURN strpos(folded_a, folded_b) = 0 AND strpos(folded_b, folded_a) = 0
		AND concat_ws(' ', a, b) COLLATE "C" !~*
			'\y(province|region|district|state|area|valley|county|coast|governorate|strip|bank'
			'|north|south|east|west|northern|southern|eastern|western)\y'
		AND news_archive_inner.country_named(a) IS NULL AND news_archive_inner.country_named(b) IS NULL;
END $$;
COMMENT ON FUNCTION news_archive_inner.places_differ(text, text, text, text) IS
'Whether two places, each with the code of its country if that is known, cannot be one: their countries differ, or '
'they are two towns of other names. A region, and a country, may hold the other place. False when one is NULL.';

-- Which figures are of one thing: an assignment in the order given, each to the first group that it does not gainsay in
-- what makes a thing one.
CREATE FUNCTION news_archive.figure_groups(article_ids bigint[], measures text[], kinds text[], parts boolean[],
	lasting boolean[], days daterange[],
		places text[], countries text[], lows bigint[], highs bigint[]) RETURNS int[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	groups int[] := '{}';
	latest int[] := '{}';		-- group -> its last member
	before int[] := '{}';		-- figure -> the member of its group before it, or NULL
	pairs text[] := '{}';		-- pairs of places that were looked at,
	differ boolean[] := '{}';	-- and what came out
	pair text;
	at int;
	found_group int;
	k int;
	checked int;
	fits boolean;
BEGIN
	FOR i IN 1 .. coalesce(cardinality(article_ids), 0) LOOP
		found_group := NULL;
		FOR g IN 1 .. cardinality(latest) LOOP
			k := latest[g];
			checked := 0;
			fits := measures[k] = measures[i] AND kinds[k] = kinds[i] AND parts[k] = parts[i]
				AND lasting[k] = lasting[i];
			WHILE fits AND k IS NOT NULL AND checked < 50 LOOP
				-- an article that gives two numbers which cannot both be true gives them of two things
				fits := (article_ids[k] <> article_ids[i] OR news_archive_inner.ranges_overlap(lows[k], highs[k],
					lows[i], highs[i]))
					AND CASE WHEN lasting[i] THEN coalesce(countries[k] = countries[i], true)
						ELSE coalesce(days[k] && days[i], true) END;
				IF fits AND NOT lasting[i] AND places[k] <> places[i] THEN
					pair := concat_ws(e'\n', places[k], countries[k], '', places[i], countries[i]);
					at := array_position(pairs, pair);
					IF at IS NULL THEN
						pairs := pairs || pair;
						differ := differ || news_archive_inner.places_differ(places[k], countries[k], places[i],
							countries[i]);
						at := cardinality(pairs);
					END IF;
					fits := NOT differ[at];
				END IF;
				k := before[k];
				checked := checked + 1;
			END LOOP;
			IF fits THEN
				found_group := g;
				EXIT;
			END IF;
		END LOOP;
		found_group := coalesce(found_group, cardinality(latest) + 1);
		before[i] := latest[found_group];
		latest[found_group] := i;
		groups[i] := found_group;
	END LOOP;
	RETURN groups;
END $$;
COMMENT ON FUNCTION news_archive.figure_groups(bigint[], text[], text[], boolean[], boolean[], daterange[], text[],
	text[], bigint[], bigint[]) IS
'Which figures tell of the same thing, a number a figure: those of one measure, of the same kind of people, all of '
'something that lasts (a war) or none; of what lasts in one country, of what does not on days that overlap and at no '
'two places; days and places that are not told fit any. One article does not tell two numbers of one thing that cannot '
'both be true. The last 50 of a group are looked at.';

CREATE FUNCTION news_archive_inner.told_figures(article_ids bigint[])
	RETURNS TABLE (article_id bigint, outlet text, published daterange, sentence_no int, start int, length int,
		words text, measure text, quantity bigint, low bigint,
		high bigint, bound text, counted text, part boolean, cause text, lasting boolean, during daterange, place text,
			country text, attributed_to text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT a.article_id, a.outlet, a.published, f.*
		FROM article a, LATERAL news_archive.figures(a.body, lower(a.published)) f
		WHERE a.article_id = ANY (article_ids) AND coalesce(a.language, 'en') = 'en' AND f.status = 'actual'),
	spots AS MATERIALIZED (
		SELECT m.article_id, m.name, m.mention, min(m.country COLLATE "C") AS country
			FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = ANY (article_ids) AND m.kind = 'place' AND m.country IS NOT NULL
			GROUP BY m.article_id, m.name, m.mention)
	SELECT t.article_id, t.outlet, t.published, t.sentence_no, t.start, t.length, t.words, t.measure, t.quantity, t.low,
		t.high, t.bound, t.counted, t.part,
		t.cause,
		-- the same number as one told of the war is that one
		t.lasting OR (t.during IS NULL AND EXISTS (SELECT FROM told l WHERE l.lasting AND l.measure = t.measure
			AND l.quantity = t.quantity)),
		t.during, t.place, (SELECT min(s.country) FROM spots s
			WHERE s.article_id = t.article_id AND t.place IN (s.name, s.mention)), t.attributed_to
	FROM told t;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_figures(bigint[]) IS
'The figures() of these articles of the archive entered that the current user may see and that are in English, as told '
'of what was done; with the country of their place.';

CREATE FUNCTION news_archive_inner.figure_text(quantity bigint, low bigint, high bigint, bound text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN quantity IS NOT NULL THEN concat_ws(' ', bound, trim(to_char(quantity, '999,999,999,999')))
		ELSE concat_ws(' to ', trim(to_char(low, '999,999,999,999')),
			coalesce(trim(to_char(high, '999,999,999,999')), 'any')) END;
COMMENT ON FUNCTION news_archive_inner.figure_text(bigint, bigint, bigint, text) IS
'A figure in words that do not depend on how it was written: "at least 30,000", "24 to 99".';

-- Articles beside a story that may tell of the same war, the most alike first.
CREATE FUNCTION news_archive_inner.articles_alike(article_ids bigint[], max_rows int) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	rare_terms int[];
BEGIN
	PERFORM news_archive_inner.entered();
	rare_terms := ARRAY(SELECT DISTINCT t FROM signature s JOIN article a USING (article_id), unnest(s.rare) t
		WHERE s.article_id = ANY (article_ids));
	RETURN ARRAY(
		WITH asked AS MATERIALIZED (SELECT s.terms, s.weights, s.rare FROM signature s JOIN article a USING (article_id)
			WHERE s.article_id = ANY (article_ids)),
		near AS MATERIALIZED (
			SELECT s.article_id, s.terms, s.weights, s.rare FROM signature s JOIN article a USING (article_id)
			WHERE news_archive.signature_keys(s.rare, s.day, false) && news_archive.signature_keys(rare_terms, NULL,
				true) AND s.article_id <> ALL (article_ids))
		SELECT o.article_id
		FROM asked f JOIN near o ON o.rare && f.rare
		GROUP BY o.article_id
		HAVING max(news_archive.signature_similarity(f.terms, f.weights, o.terms, o.weights)) >= 0.1
		ORDER BY max(news_archive.signature_similarity(f.terms, f.weights, o.terms, o.weights)) DESC, o.article_id
			LIMIT max_rows);
END $$;
COMMENT ON FUNCTION news_archive_inner.articles_alike(bigint[], int) IS
'Other articles of the archive entered that are like one of these (similarity at least 0.1, as in similar_articles()), '
'the most alike first.';

-- The clauses that tell one event, for what is counted there.
CREATE FUNCTION news_archive_inner.told_clauses(article_ids bigint[], one_event bigint)
	RETURNS TABLE (article_id bigint, outlet text, published daterange, sentence_no int, start int, length int,
		words text, measure text, quantity int,
		quantity_bound text, counted text, attributed_to text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT r.article_id, a.outlet, a.published, r.sentence_no, r.start, r.length, r.words,
		lower(concat_ws(' ', r.type, r.mode) COLLATE "C"), r.quantity, r.quantity_bound,
		r.counted, r.attributed_to
	FROM event_report r JOIN article a USING (article_id)
	WHERE r.event_id = one_event AND r.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.told_clauses(bigint[], bigint) IS
'The reports of one event of the archive entered in these articles, as far as the current user may see them; '
'measure is type and mode in lower case. For differences.';

CREATE TYPE news_archive.difference_row AS (about text, thing text, value text, relation text, words text, outlet text,
	article_id bigint, published daterange, start int, length int,
	attributed_to text, said_first boolean, first_outlet text, changed text, values_n int);
COMMENT ON TYPE news_archive.difference_row IS 'A value that an article gives where others give another, as '
	'differences() tells it.';
COMMENT ON COLUMN news_archive.difference_row.about IS '"figure dead" and the like, day, place, actor, target, status, '
	'role or name.';
COMMENT ON COLUMN news_archive.difference_row.thing IS 'Of what it is told: whom a figure counts, where and when; '
	'the act; the person. NULL: nothing of it is told.';
COMMENT ON COLUMN news_archive.difference_row.relation IS 'contradicts (another value cannot be true beside it) or '
	'compatible.';
COMMENT ON COLUMN news_archive.difference_row.outlet IS 'The outlet of the article. NULL: not known.';
COMMENT ON COLUMN news_archive.difference_row.published IS 'The days on which the article may have been published, '
	'half open. NULL: not known.';
COMMENT ON COLUMN news_archive.difference_row.start IS 'Where words stand: a character of the body, from 1.';
COMMENT ON COLUMN news_archive.difference_row.length IS 'How many characters they have.';
COMMENT ON COLUMN news_archive.difference_row.attributed_to IS 'Who says so. NULL: the outlet itself.';
COMMENT ON COLUMN news_archive.difference_row.said_first IS 'Whether no article gave this value before.';
COMMENT ON COLUMN news_archive.difference_row.first_outlet IS 'The outlet that gave this value first. NULL: not known.';
COMMENT ON COLUMN news_archive.difference_row.changed IS 'Another value that the same outlet gave before. NULL: none.';
COMMENT ON COLUMN news_archive.difference_row.values_n IS 'How many values there are of the thing.';

-- The figures of a story, or those that stand in the clauses of one event's reports.
CREATE FUNCTION news_archive_inner.figure_differences(article_ids bigint[], one_event bigint)
	RETURNS SETOF news_archive.difference_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	beside bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	IF one_event IS NULL AND EXISTS (SELECT FROM news_archive_inner.told_figures(article_ids) f WHERE f.lasting) THEN
		beside := news_archive_inner.articles_alike(article_ids, 50);
	END IF;
	RETURN QUERY
	WITH clauses AS MATERIALIZED (SELECT c.* FROM news_archive_inner.told_clauses(article_ids, one_event) c),
	figures AS MATERIALIZED (
		SELECT f.* FROM news_archive_inner.told_figures(article_ids || beside) f
		WHERE (f.lasting OR f.article_id = ANY (article_ids))
			AND (one_event IS NULL OR EXISTS (SELECT FROM clauses c WHERE c.article_id = f.article_id
				AND f.start < c.start + c.length AND c.start < f.start + f.length))),
	told AS MATERIALIZED (
		SELECT f.*, news_archive_inner.counted_as(f.counted) AS kind FROM figures f
		UNION ALL
		-- what only the report counts: "expelled 12 envoys"
		SELECT c.article_id, c.outlet, c.published, c.sentence_no, c.start, c.length, c.words, c.measure, c.quantity,
			CASE c.quantity_bound WHEN 'at most' THEN NULL WHEN 'about' THEN c.quantity - c.quantity / 10
				ELSE c.quantity END,
			CASE c.quantity_bound WHEN 'at least' THEN NULL WHEN 'about' THEN c.quantity + c.quantity / 10
				ELSE c.quantity END,
			c.quantity_bound, c.counted, false, NULL, false, NULL, NULL, NULL, c.attributed_to,
				news_archive_inner.counted_as(c.counted)
		FROM clauses c
		WHERE c.quantity IS NOT NULL AND NOT EXISTS (SELECT FROM figures f
			WHERE f.article_id = c.article_id AND f.start < c.start + c.length AND c.start < f.start + f.length)),
	-- where only one kind of people is told of, "people" are these
	kinds AS (SELECT t.measure, t.lasting, count(DISTINCT nullif(t.kind, '')) AS n FROM told t WHERE NOT t.part
		GROUP BY t.measure, t.lasting),
	ordered AS MATERIALIZED (
		SELECT t.*, CASE WHEN k.n > 1 OR t.part THEN t.kind ELSE '' END AS people,
			row_number() OVER (ORDER BY t.during IS NULL, t.place IS NULL, lower(t.published) NULLS LAST, t.article_id,
				t.start) AS n
		FROM told t LEFT JOIN kinds k ON k.measure = t.measure AND k.lasting = t.lasting),
	grouped AS (
		SELECT news_archive.figure_groups(array_agg(o.article_id ORDER BY o.n), array_agg(o.measure ORDER BY o.n),
			array_agg(o.people ORDER BY o.n),
			array_agg(o.part ORDER BY o.n), array_agg(o.lasting ORDER BY o.n),
			array_agg(CASE WHEN one_event IS NULL THEN o.during END ORDER BY o.n),
				array_agg(CASE WHEN one_event IS NULL THEN o.place END ORDER BY o.n),
			array_agg(o.country ORDER BY o.n), array_agg(o.low ORDER BY o.n), array_agg(o.high ORDER BY o.n)) AS groups
		FROM ordered o),
	placed AS (
		SELECT o.*, g.groups[o.n::int] AS g, news_archive_inner.figure_text(o.quantity, o.low, o.high, o.bound) AS value
			FROM ordered o, grouped g),
	-- once an article and value
	said AS (SELECT DISTINCT ON (p.g, p.article_id, p.value) p.* FROM placed p ORDER BY p.g, p.article_id, p.value,
		p.start),
	things AS (
		SELECT s.g, count(DISTINCT s.value)::int AS values_n,
			concat_ws(', ', nullif(mode() WITHIN GROUP (ORDER BY s.people), ''),
				mode() WITHIN GROUP (ORDER BY s.cause COLLATE "C"), mode() WITHIN GROUP (ORDER BY s.place COLLATE "C"),
				CASE WHEN NOT bool_or(s.lasting) THEN news_archive.during_text(mode() WITHIN GROUP (ORDER BY s.during))
					END) AS thing
		FROM said s GROUP BY s.g HAVING count(DISTINCT s.value) > 1),
	ranked AS (
		SELECT s.*, t.thing, t.values_n,
			row_number() OVER (PARTITION BY s.g, s.value ORDER BY lower(s.published) NULLS LAST, upper(s.published),
				s.article_id) = 1 AS first,
			first_value(s.outlet) OVER (PARTITION BY s.g, s.value ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) AS first_outlet,
			lag(s.value) OVER (PARTITION BY s.g, coalesce(s.outlet, s.article_id::text)
				ORDER BY lower(s.published) NULLS LAST, upper(s.published), s.article_id, s.start) AS before
		FROM said s JOIN things t ON t.g = s.g)
	SELECT 'figure ' || r.measure, nullif(r.thing, ''), r.value,
		CASE WHEN EXISTS (SELECT FROM said o
			WHERE o.g = r.g AND NOT news_archive_inner.ranges_overlap(o.low, o.high, r.low, r.high)) THEN 'contradicts'
			ELSE 'compatible' END,
		r.words, r.outlet, r.article_id, r.published, r.start, r.length, r.attributed_to, r.first, r.first_outlet,
			CASE WHEN r.before <> r.value THEN r.before END, r.values_n
	FROM ranked r
	ORDER BY r.measure COLLATE "C", r.g, lower(r.published) NULLS LAST, r.outlet COLLATE "C", r.article_id, r.start;
END $$;
COMMENT ON FUNCTION news_archive_inner.figure_differences(bigint[], bigint) IS
'The part of differences() about figures, of these articles of the archive entered; of one event those that stand in '
'the clauses which tell it. Of a story whose articles tell of something that lasts (a war), also what up to 50 '
'articles like them tell of it.';

-- Reports of one act in their days, places, sides and status: those of an event with those that deny it, or all of a
-- story.
CREATE FUNCTION news_archive_inner.told_acts(article_ids bigint[], one_event bigint, denials bigint[])
	RETURNS TABLE (act text, words text, outlet text, article_id bigint, published daterange, start int, length int,
		attributed_to text, status text, during daterange,
		exact boolean, place text, country text, actor_id bigint, target_id bigint, actor text, target text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	acting bigint[];
	side record;
BEGIN
	PERFORM news_archive_inner.entered();
	acting := ARRAY(SELECT DISTINCT v.id FROM event_report r JOIN article a USING (article_id),
		LATERAL unnest(ARRAY[r.actor_id, r.target_id]) v(id)
		WHERE CASE WHEN one_event IS NULL THEN r.article_id = ANY (article_ids) ELSE r.event_id = one_event
			OR r.event_id = ANY (denials) END AND v.id IS NOT NULL);
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names INTO side
		FROM news_archive_inner.seen_entities(acting) e;
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT r.*, a.outlet, a.published FROM event_report r JOIN article a USING (article_id)
		WHERE CASE WHEN one_event IS NULL THEN r.article_id = ANY (article_ids) AND r.actor_id IS NOT NULL
			AND r.target_id IS NOT NULL
				ELSE r.event_id = one_event OR r.event_id = ANY (denials) END
			AND r.status IN ('actual', 'denied')),
	spots AS MATERIALIZED (
		SELECT m.article_id, m.name, m.mention, min(m.country COLLATE "C") AS country
			FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = ANY (ARRAY(SELECT DISTINCT t.article_id FROM told t)) AND m.kind = 'place'
			AND m.country IS NOT NULL
		GROUP BY m.article_id, m.name, m.mention),
	sides AS MATERIALIZED (SELECT * FROM unnest(side.ids, side.names) e(entity_id, name))
	SELECT t.type || CASE WHEN one_event IS NOT NULL THEN ''
			WHEN news_archive.is_reciprocal(t.type) THEN ' ' || least(t.actor_id, t.target_id) || ' '
				|| greatest(t.actor_id, t.target_id)
			ELSE coalesce(' ' || t.mode, '') || ' ' || t.actor_id || ' ' || t.target_id END,
		t.words, t.outlet, t.article_id, t.published, t.start, t.length, t.attributed_to, t.status, t.during,
		upper(t.during) - lower(t.during) = 1 AND t.basis NOT LIKE '%day of the story%'
			AND t.basis NOT LIKE '%day told before%',
		CASE WHEN t.place_basis <> 'dateline' THEN t.place END,
		(SELECT min(s.country) FROM spots s WHERE s.article_id = t.article_id AND t.place IN (s.name, s.mention)),
		t.actor_id, t.target_id, coalesce(x.name, t.actor), coalesce(y.name, t.target)
	FROM told t LEFT JOIN sides x ON x.entity_id = t.actor_id LEFT JOIN sides y ON y.entity_id = t.target_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_acts(bigint[], bigint, bigint[]) IS
'Reports of the archive entered that the current user may see, told as done or denied: those of one event and of those '
'that deny it, or with one_event NULL those of these articles whose two sides are known, act telling which are of one '
'act (type, mode and sides). exact: during is one day that the text itself names for the act.';

CREATE FUNCTION news_archive_inner.act_differences(article_ids bigint[], one_event bigint, denials bigint[])
	RETURNS SETOF news_archive.difference_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (SELECT t.* FROM news_archive_inner.told_acts(article_ids, one_event, denials) t),
	valued AS (
		SELECT 'day' AS about, news_archive.during_text(t.during) AS value, t.* FROM told t
			WHERE t.exact AND t.status = 'actual'
		UNION ALL
		SELECT 'place', t.place, t.* FROM told t WHERE t.place IS NOT NULL AND t.status = 'actual'
		UNION ALL
		SELECT 'actor', t.actor, t.* FROM told t WHERE one_event IS NOT NULL AND t.actor_id IS NOT NULL
			AND t.status = 'actual' AND t.act <> 'CONSULT'
		UNION ALL
		SELECT 'target', t.target, t.* FROM told t WHERE one_event IS NOT NULL AND t.target_id IS NOT NULL
			AND t.status = 'actual' AND t.act <> 'CONSULT'
		UNION ALL
		SELECT 'status', t.status, t.* FROM told t),
	said AS MATERIALIZED (
		SELECT DISTINCT ON (v.about, v.act, v.article_id, v.value) v.* FROM valued v
			ORDER BY v.about, v.act, v.article_id, v.value, v.start),
	-- values of one act that cannot both be true
	clashing AS MATERIALIZED (
		SELECT DISTINCT s.about, s.act, s.value
		FROM said s JOIN said o ON o.about = s.about AND o.act = s.act AND o.value <> s.value
		WHERE CASE s.about
			-- on other days and at other places they may have met twice: one of the two must fit
			WHEN 'day' THEN NOT s.during && o.during AND s.article_id <> o.article_id
				AND abs(lower(s.during) - lower(o.during)) <= 3
				AND NOT news_archive_inner.places_differ(s.place, s.country, o.place, o.country)
			WHEN 'place' THEN s.article_id <> o.article_id AND news_archive_inner.places_differ(s.place, s.country,
				o.place, o.country)
				AND coalesce(s.during && o.during, true)
			WHEN 'actor' THEN s.actor_id <> o.actor_id
			WHEN 'target' THEN s.target_id <> o.target_id
			ELSE coalesce(daterange(lower(s.during) - 7, upper(s.during) + 7) && o.during, true) END),
	ranked AS (
		SELECT s.*, count(*) OVER w AS n,
			row_number() OVER (PARTITION BY s.about, s.act, s.value ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) = 1 AS first,
			first_value(s.outlet) OVER (PARTITION BY s.about, s.act, s.value ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) AS first_outlet,
			lag(s.value) OVER (PARTITION BY s.about, s.act, coalesce(s.outlet, s.article_id::text)
				ORDER BY lower(s.published) NULLS LAST, upper(s.published), s.article_id, s.start) AS before,
			dense_rank() OVER (PARTITION BY s.about, s.act ORDER BY s.value COLLATE "C") + dense_rank()
				OVER (PARTITION BY s.about, s.act ORDER BY s.value COLLATE "C" DESC) - 1 AS values_n
		FROM said s JOIN clashing c ON c.about = s.about AND c.act = s.act AND c.value = s.value
		WINDOW w AS (PARTITION BY s.about, s.act))
	SELECT r.about, concat_ws(' ', split_part(r.act, ' ', 1), concat_ws(' - ', r.actor, r.target)), CASE r.value
		WHEN 'actual' THEN 'told as done' ELSE r.value END, 'contradicts',
		r.words, r.outlet, r.article_id, r.published, r.start, r.length, r.attributed_to, r.first, r.first_outlet,
			CASE WHEN r.before <> r.value THEN r.before END, r.values_n::int
	FROM ranked r
	ORDER BY r.about COLLATE "C", r.act COLLATE "C", lower(r.published) NULLS LAST, r.outlet COLLATE "C", r.article_id,
		r.start;
END $$;
COMMENT ON FUNCTION news_archive_inner.act_differences(bigint[], bigint, bigint[]) IS
'The part of differences() about day, place, sides and status, of one event and those that deny it, or of the acts '
'that these articles of the archive entered tell.';

-- Under which names and in which roles articles have the same people.
CREATE FUNCTION news_archive_inner.name_differences(article_ids bigint[], entity_ids bigint[])
	RETURNS SETOF news_archive.difference_row
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	seen record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names INTO seen
		FROM news_archive_inner.seen_entities(entity_ids) e;
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT m.entity_id, m.article_id, a.outlet, a.published, m.start, m.length, m.mention, m.name, m.role, m.country
		FROM mention m JOIN article a USING (article_id)
		WHERE m.article_id = ANY (article_ids) AND m.entity_id = ANY (entity_ids) AND m.kind = 'person'
			AND m.form = 'name'),
	known AS MATERIALIZED (SELECT * FROM unnest(seen.ids, seen.names) e(entity_id, name)),
	valued AS (
		SELECT 'name' AS about, t.name AS value, news_archive.fold_name(t.name) AS key, NULL AS country, t.entity_id,
			t.article_id, t.outlet, t.published, t.start, t.length, t.mention
		FROM told t WHERE t.name IS NOT NULL
		UNION ALL
		SELECT 'role', t.role, news_archive_inner.plain_words(regexp_replace(t.role, '^(the|then|its|their|his|her)\s+',
			'', 'i')), t.country, t.entity_id, t.article_id, t.outlet,
			t.published, t.start, t.length, t.mention
		FROM told t WHERE t.role IS NOT NULL),
	said AS MATERIALIZED (
		SELECT DISTINCT ON (v.about, v.entity_id, v.article_id, v.key) v.* FROM valued v WHERE v.key <> ''
			ORDER BY v.about, v.entity_id, v.article_id, v.key, v.start),
	-- "president" is no other role than "former president"'s contrary: what one phrase holds of the other is no
	-- difference
	apart AS MATERIALIZED (
		SELECT DISTINCT s.about, s.entity_id, s.key, bool_or(s.country <> o.country)
			OVER (PARTITION BY s.about, s.entity_id, s.key) AS clashes
		FROM said s JOIN said o ON o.about = s.about AND o.entity_id = s.entity_id
		WHERE strpos(o.key, s.key) = 0 AND strpos(s.key, o.key) = 0),
	ranked AS (
		SELECT s.*, a.clashes,
			row_number() OVER (PARTITION BY s.about, s.entity_id, s.key ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) = 1 AS first,
			first_value(s.outlet) OVER (PARTITION BY s.about, s.entity_id, s.key ORDER BY lower(s.published) NULLS LAST,
				upper(s.published), s.article_id) AS first_outlet,
			dense_rank() OVER (PARTITION BY s.about, s.entity_id ORDER BY s.key COLLATE "C") + dense_rank()
				OVER (PARTITION BY s.about, s.entity_id ORDER BY s.key COLLATE "C" DESC) - 1 AS values_n
		FROM said s JOIN apart a ON a.about = s.about AND a.entity_id = s.entity_id AND a.key = s.key)
	SELECT r.about, k.name, r.value, CASE WHEN r.clashes THEN 'contradicts' ELSE 'compatible' END, r.mention, r.outlet,
		r.article_id, r.published, r.start, r.length, NULL::text, r.first,
		r.first_outlet, NULL::text, r.values_n::int
	FROM ranked r JOIN known k ON k.entity_id = r.entity_id
	ORDER BY r.about COLLATE "C", k.name COLLATE "C", lower(r.published) NULLS LAST, r.outlet COLLATE "C", r.article_id,
		r.start;
END $$;
COMMENT ON FUNCTION news_archive_inner.name_differences(bigint[], bigint[]) IS
'The part of differences() about names and roles: people of the archive entered whom these articles name or describe '
'differently.';

CREATE FUNCTION news_archive.differences(event_id bigint DEFAULT NULL, story_id bigint DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.difference_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_event ALIAS FOR event_id;
	wanted_story ALIAS FOR story_id;
	ids bigint[];
	entities bigint[];
	denials bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF num_nonnulls(wanted_event, wanted_story) <> 1 THEN
		RAISE EXCEPTION 'differences() is asked of an event or of a story'
			USING ERRCODE = 'invalid_parameter_value',
				DETAIL = format('event_id is %s, story_id is %s.', coalesce(wanted_event::text, 'NULL'),
					coalesce(wanted_story::text, 'NULL')),
				HINT = format('Give one of the two: find_events() gives the ids of events, SELECT story_id, title FROM '
					'%I.story; those of stories.', archive);
	END IF;
	IF wanted_event IS NOT NULL THEN
		ids := ARRAY(SELECT DISTINCT r.article_id FROM event_report r JOIN article a USING (article_id)
			WHERE r.event_id = wanted_event);
		entities := ARRAY(SELECT DISTINCT s.side FROM event_report r JOIN article a USING (article_id),
			LATERAL unnest(ARRAY[r.actor_id, r.target_id]) s(side)
			WHERE r.event_id = wanted_event AND s.side IS NOT NULL);
		denials := news_archive_inner.denials_of(wanted_event);
	ELSE
		ids := ARRAY(SELECT a.article_id FROM article a WHERE a.story_id = wanted_story
			ORDER BY lower(a.published) NULLS LAST, a.article_id LIMIT 1000);
		-- whom two articles of it name
		entities := ARRAY(SELECT m.entity_id FROM mention m JOIN article a USING (article_id)
			WHERE m.article_id = ANY (ids) AND m.kind = 'person' AND m.entity_id IS NOT NULL
			GROUP BY m.entity_id HAVING count(DISTINCT m.article_id) > 1 ORDER BY count(DISTINCT m.article_id) DESC,
				m.entity_id LIMIT 50);
	END IF;
	IF ids = '{}' THEN
		PERFORM news_archive_inner.tell_unknown('event', wanted_event::text, false,
			'find_events() and timeline() give the ids of events; they change when reports are read anew.'),
			news_archive_inner.tell_unknown('story', wanted_story::text, false,
				format('SELECT story_id, title FROM %I.story; lists them; they change when articles are linked anew.',
				archive));
		RETURN;
	END IF;
	RETURN QUERY SELECT * FROM news_archive_inner.figure_differences(ids, wanted_event);
	RETURN QUERY SELECT * FROM news_archive_inner.act_differences(ids, wanted_event, denials);
	RETURN QUERY SELECT * FROM news_archive_inner.name_differences(ids, entities);
END $$;
COMMENT ON FUNCTION news_archive.differences(bigint, bigint, name) IS
'Where the reports of one event, or the articles of one story, do not say the same, side by side: a row for each value '
'that an article gives, only where there are two or more. about is "figure dead" (wounded, arrested ... '
'as in figures()), day, place, actor, target, status (told as done, denied), role or name. thing tells of what: '
'whom a figure counts, what did it, place and day; the act; the person. relation is contradicts when another value of '
'the same thing cannot be true beside it, else compatible ("at least 30,000" and 60,000; two spellings). '
'words, from start (1-based character of the body) over length characters, tell it; for names and roles they are the '
'mention. attributed_to is whoever the article has saying so, NULL for the outlet itself. said_first is true in the '
'article that gave the value first, first_outlet the outlet of that one (NULL: not known); changed is another value '
'that the same outlet gave before; values_n is how many values there are. Figures are of one thing when '
'figure_groups() says so: of an event those in the clauses that tell it; of a story all, and those of something that '
'lasts (a war) also from up to 50 articles outside the story that are like its own. Of a story of more than 1,000 '
'articles the first 1,000 are read. Articles that a policy hides are left out. No rows, and a notice, for an event or '
'story that the archive does not have. Errors: invalid_parameter_value unless exactly one of event_id and story_id is '
'given, invalid_schema_name.';

CREATE TYPE news_archive.corroboration_row AS (source_no int, status text, outlets text[], articles int,
	article_ids bigint[], first_said daterange, words text, attributed_to text[], told text,
	confidence real, sources_n int, denied_by text[]);
COMMENT ON TYPE news_archive.corroboration_row IS 'An independent source of an event, or of its denial, as '
	'corroboration() gives it.';
COMMENT ON COLUMN news_archive.corroboration_row.source_no IS 'Its number, from 1.';
COMMENT ON COLUMN news_archive.corroboration_row.status IS 'What it tells: actual and the like, denied for a source '
	'that denies the event.';
COMMENT ON COLUMN news_archive.corroboration_row.outlets IS 'The outlets that carried it, "not known" for all whose '
	'outlet is not known.';
COMMENT ON COLUMN news_archive.corroboration_row.first_said IS 'The days on which the first of its articles may have '
	'been published, half open. NULL: not known.';
COMMENT ON COLUMN news_archive.corroboration_row.attributed_to
	IS 'Those whom its articles have saying so. Empty: the outlets themselves.';
COMMENT ON COLUMN news_archive.corroboration_row.told IS 'Why its articles are one source: a sentence in common, the '
	'same agency, the same outlet; or in its own words.';
COMMENT ON COLUMN news_archive.corroboration_row.confidence IS 'How probable it is that its surest report is right, 0 '
	'to 1.';
COMMENT ON COLUMN news_archive.corroboration_row.sources_n IS 'How many sources say it, in each row.';
COMMENT ON COLUMN news_archive.corroboration_row.denied_by IS 'The outlets that deny it, in each row. Empty: none.';

CREATE FUNCTION news_archive.corroboration(event_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.corroboration_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR event_id;
	denials bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	denials := news_archive_inner.denials_of(wanted);
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT r.article_id, r.report_no, r.status, r.words, r.words_id, r.attributed_to, r.confidence, a.outlet,
			a.published
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = wanted OR r.event_id = ANY (denials)),
	credits AS MATERIALIZED (
		SELECT DISTINCT l.article_id, news_archive_inner.plain_words(l.line) AS agency FROM article_line l
			JOIN article a USING (article_id)
		WHERE l.article_id = ANY (ARRAY(SELECT t.article_id FROM told t)) AND l.role = 'agency'
		UNION
		-- "OSLO, May 20 (Northern Wire)"
		SELECT a.article_id, news_archive_inner.plain_words(substring(a.dateline FROM '\(([^()]+)\)')) FROM article a
		WHERE a.article_id = ANY (ARRAY(SELECT t.article_id FROM told t)) AND a.dateline ~ '\([^()]+\)'),
	ties AS MATERIALIZED (
		SELECT DISTINCT x.article_id AS a, y.article_id AS b, 'a sentence in common' AS how
			FROM told x JOIN told y ON y.words_id = x.words_id AND y.status = x.status WHERE y.article_id > x.article_id
		UNION
		SELECT DISTINCT x.article_id, y.article_id, 'the same agency: ' || x.agency
			FROM credits x JOIN credits y ON y.agency = x.agency WHERE y.article_id > x.article_id
		UNION
		SELECT DISTINCT x.article_id, y.article_id, 'the same outlet' FROM told x JOIN told y ON y.outlet = x.outlet
			WHERE y.article_id > x.article_id),
	-- nothing is shared between who says it and who denies it
	edges AS (
		SELECT array_agg(e.a) AS a, array_agg(e.b) AS b FROM (SELECT t.article_id AS a, t.article_id AS b FROM told t
			UNION SELECT t.a, t.b FROM ties t) e),
	sources AS MATERIALIZED (SELECT c.node AS article_id, c.component
		FROM edges e, news_archive.connected_components(e.a, e.b) c WHERE e.a IS NOT NULL),
	rows AS (
		SELECT s.component, t.status, array_agg(DISTINCT coalesce(t.outlet, 'not known')) AS outlets,
			array_agg(DISTINCT t.article_id) AS ids,
			(array_agg(t.published ORDER BY lower(t.published) NULLS LAST, t.article_id))[1] AS first_said,
			(array_agg(t.words ORDER BY lower(t.published) NULLS LAST, t.article_id, t.report_no))[1] AS words,
			array_agg(DISTINCT t.attributed_to) FILTER (WHERE t.attributed_to IS NOT NULL) AS attributed_to,
				max(t.confidence) AS confidence
		FROM told t JOIN sources s USING (article_id) GROUP BY s.component, t.status),
	reasons AS (SELECT s.component, string_agg(DISTINCT t.how, '; ' ORDER BY t.how) AS how
		FROM ties t JOIN sources s ON s.article_id = t.a GROUP BY s.component),
	denied AS (SELECT array_agg(DISTINCT o) AS by FROM rows r, unnest(r.outlets) o WHERE r.status = 'denied')
	SELECT (row_number() OVER w)::int, r.status, r.outlets, cardinality(r.ids), r.ids, r.first_said, r.words,
		coalesce(r.attributed_to, '{}'),
		CASE WHEN cardinality(r.ids) = 1 THEN 'in its own words' ELSE coalesce(x.how, 'in its own words') END,
			r.confidence,
		(SELECT count(*) FROM rows k WHERE k.status <> 'denied')::int, coalesce(d.by, '{}')
	FROM rows r LEFT JOIN reasons x USING (component) CROSS JOIN denied d
	WINDOW w AS (ORDER BY r.status = 'denied', lower(r.first_said) NULLS LAST, r.outlets, r.component)
	ORDER BY 1;
	PERFORM news_archive_inner.tell_unknown('event', wanted::text, FOUND,
		'find_events() and timeline() give the ids of events; they change when reports are read anew.');
END $$;
COMMENT ON FUNCTION news_archive.corroboration(bigint, name) IS
'Who says that an event was, one row an independent source, the earliest first, and behind them who denies it (status '
'denied: the events that event_relations() has as denied by). A source is all articles that share a sentence which '
'tells the event, are credited to the same agency (in a line of its own, or in the dateline: "OSLO (Northern Wire)"), '
'or are of one outlet; told says which of these, or "in its own words" for one article by itself. outlets are those '
'that carried it (''not known'' for articles without one), articles how many of them, first_said the day on which the '
'first was published, words its clause, attributed_to those whom they have saying so. confidence (0 to 1) is that of '
'its surest report. sources_n is how many sources say it, denied_by the outlets that deny it, the same in every row. '
'Articles that a policy hides are left out. No rows, and a notice, for an event that is not there. Errors: '
'invalid_schema_name.';

CREATE TYPE news_archive.article_diff_row AS (change text, sentence_a text, sentence_b text, start_a int, length_a int,
	start_b int, length_b int, similarity real);
COMMENT ON TYPE news_archive.article_diff_row IS 'A sentence of two articles side by side, as article_diff() gives it.';
COMMENT ON COLUMN news_archive.article_diff_row.change IS 'same, changed, only_a or only_b.';
COMMENT ON COLUMN news_archive.article_diff_row.sentence_a IS 'The sentence of the first article. NULL: '
	'only the second has it.';
COMMENT ON COLUMN news_archive.article_diff_row.sentence_b IS 'The sentence of the second article. NULL: '
	'only the first has it.';
COMMENT ON COLUMN news_archive.article_diff_row.start_a IS 'Where it stands: a character of the body, from 1. '
	'NULL as sentence_a.';
COMMENT ON COLUMN news_archive.article_diff_row.length_a IS 'How many characters it has. NULL as sentence_a.';
COMMENT ON COLUMN news_archive.article_diff_row.start_b IS 'Where it stands: a character of the body, from 1. '
	'NULL as sentence_b.';
COMMENT ON COLUMN news_archive.article_diff_row.length_b IS 'How many characters it has. NULL as sentence_b.';
COMMENT ON COLUMN news_archive.article_diff_row.similarity IS 'How alike the two are, 0 to 1.';

CREATE FUNCTION news_archive.article_diff(a bigint, b bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS SETOF news_archive.article_diff_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted_a ALIAS FOR a;
	wanted_b ALIAS FOR b;
	text_a text;
	text_b text;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	SELECT x.body INTO text_a FROM article x WHERE x.article_id = wanted_a;
	SELECT x.body INTO text_b FROM article x WHERE x.article_id = wanted_b;
	PERFORM news_archive_inner.tell_unknown('article', wanted_a::text, text_a IS NOT NULL,
		'search() gives the ids of articles.'),
		news_archive_inner.tell_unknown('article', wanted_b::text, text_b IS NOT NULL,
			'search() gives the ids of articles.');
	RETURN QUERY SELECT * FROM news_archive.sentence_diff(text_a, text_b);
END $$;
COMMENT ON FUNCTION news_archive.article_diff(bigint, bigint, name) IS
'Two articles, a and b by their ids, sentence by sentence: sentence_diff() of their bodies. change is same, changed, '
'only_a or only_b; start and length are 1-based characters of the bodies. No rows, and a notice, for an article that '
'is not there or that a policy hides, none for NULL. Errors: program_limit_exceeded when one of them has more than '
'2,000 sentences, invalid_schema_name.';
