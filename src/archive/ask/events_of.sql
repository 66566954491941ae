-- events_of: what find_events and timeline ask beside the events: who carried them, and whose country is meant.

-- An array of arrays must have rows of one length: each is given as the text of an array.
CREATE FUNCTION news_archive_inner.outlets_of_events(event_ids bigint[], OUT ids bigint[], OUT outlets text[])
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	told record;
	carried record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.event_id) AS events, array_agg(x.article_id) AS articles INTO told
	FROM (SELECT DISTINCT r.event_id, r.article_id FROM event_report r WHERE r.event_id = ANY (event_ids)) x;
	SELECT array_agg(a.article_id) AS articles, array_agg(coalesce(a.outlet, 'not known')) AS outlets INTO carried
	FROM article a WHERE a.article_id = ANY (told.articles);
	SELECT array_agg(t.event_id), array_agg(t.names::text) INTO ids, outlets
	FROM (SELECT x.event_id, array_agg(DISTINCT c.outlet COLLATE "C") AS names
		FROM unnest(told.events, told.articles) x(event_id, article_id)
			JOIN unnest(carried.articles, carried.outlets) c(article_id, outlet) USING (article_id)
		GROUP BY x.event_id) t;
END $$;
COMMENT ON FUNCTION news_archive_inner.outlets_of_events(bigint[]) IS
'The outlets that carried these events of the archive entered, in articles that the current user may see: '
'of each event its id and, at the same place, the text of an array of their names in order, with one ''not known'' for '
'all whose outlet is not known. NULL when there is no report. For find_events and timeline.';

CREATE FUNCTION news_archive_inner.country_meant(wanted text) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	code text := news_archive_inner.country_named(wanted);
BEGIN
	PERFORM news_archive_inner.entered();
	IF code IS NULL AND wanted IS NOT NULL THEN		-- "UK", "Norge": what a text may call it
		code := (SELECT news_archive_inner.country_named(m.name) FROM news_archive.mentions(wanted) m
			WHERE m.kind = 'place' AND m.form = 'name' AND m.basis = 'known country' LIMIT 1);
	END IF;
	RETURN code;
END $$;
COMMENT ON FUNCTION news_archive_inner.country_meant(text) IS
'The code of the country that is named so, also as texts name it ("the UK"); NULL for what is no country: '
'a town, somebody. For find_events.';

CREATE FUNCTION news_archive_inner.events_of_country(code text, as_actor boolean) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	hidden constant boolean := news_archive_inner.hides_articles();
	ids bigint[];
	people bigint[];
	near bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF code IS NULL THEN
		RETURN NULL;
	END IF;
	ids := ARRAY(SELECT DISTINCT r.event_id FROM event_report r
		WHERE r.event_id IS NOT NULL AND (CASE WHEN as_actor THEN r.actor_country ELSE r.target_country END = code
				OR news_archive.is_reciprocal(r.type) AND CASE WHEN as_actor THEN r.target_country ELSE r.actor_country
					END = code)
			AND (NOT hidden OR EXISTS (SELECT FROM article a WHERE a.article_id = r.article_id)));
	IF hidden THEN
		people := ARRAY(SELECT m.entity_id FROM mention m JOIN article a USING (article_id) WHERE m.country = code
			UNION SELECT k.entity_id FROM known_entity k WHERE k.country = code);
		people := ARRAY(SELECT n.entity_id FROM news_archive_inner.seen_entities(people) n WHERE n.country = code);
	ELSE
		people := ARRAY(SELECT n.entity_id FROM entity n WHERE n.country = code);
	END IF;
	near := ARRAY(SELECT r.event_id FROM event_report r WHERE r.actor_id = ANY (people) UNION SELECT r.event_id
		FROM event_report r WHERE r.target_id = ANY (people));
	RETURN ids || ARRAY(SELECT DISTINCT e.event_id
		FROM news_archive_inner.visible_events(near) e
			CROSS JOIN LATERAL unnest(CASE WHEN news_archive.is_reciprocal(e.type) THEN e.actor_ids || e.target_ids
			WHEN as_actor THEN e.actor_ids ELSE e.target_ids END) s(entity_id)
				JOIN unnest(people) p(entity_id) ON p.entity_id = s.entity_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_of_country(text, boolean) IS
'The events of the archive entered one side of which is of this country (a code): a report that the current user may '
'see gives the side that code, or the side is an entity that has it. as_actor says which side; acts without a '
'direction have both. NULL for NULL. For find_events.';

CREATE FUNCTION news_archive_inner.tell_people(actor text, actor_of text, target text, target_of text) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	s record;
BEGIN
	FOR s IN SELECT DISTINCT v.wanted, v.code FROM (VALUES (actor, actor_of), (target, target_of)) v(wanted, code)
		WHERE v.code IS NOT NULL LOOP
		RAISE NOTICE '"%" is taken for everybody of %: the country, its people and bodies, its capital', s.wanted,
			s.code;
	END LOOP;
	IF coalesce(actor_of, target_of) IS NULL THEN
		RAISE NOTICE 'no side that is asked for is a country, so include_people changes nothing'
			USING HINT = 'Give a country as actor or target; actor_country and target_country keep events by the codes '
				'of their sides.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_people(text, text, text, text) IS
'Says by a notice what include_people takes a name for. For find_events.';
