-- relations: which events of their own are tied to an event: its denial, its plan, the demand for it, its end.
--
-- A plan, a denial and the deed are events of their own (kind_of_act()).  They are of one act when they have its type,
-- or announce it ("agreed to meet" is an AGREE meet), on the same two sides and on days that fit.

CREATE FUNCTION news_archive_inner.act_ties()
	RETURNS TABLE (type text, mode text, deeds text[], relation text, reverse text, turned boolean)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	VALUES ('AGREE', 'meet', '{CONSULT}'::text[], 'agreed as', 'done as', false),
		('AGREE', NULL, '{CONSULT,COOPERATE,AID,SUPPORT,CONCEDE,RETREAT}', 'agreed as', 'done as', false),
		('THREATEN', 'violence', '{ASSAULT}', 'threatened as', 'done as', false),
		('THREATEN', 'restrict', '{COERCE}', 'threatened as', 'done as', false),
		('THREATEN', 'relations', '{SANCTION}', 'threatened as', 'done as', false),
		('THREATEN', NULL, '{ASSAULT,COERCE,SANCTION,PROTEST,MOBILIZE}', 'threatened as', 'done as', false),
		('REQUEST', 'meet', '{CONSULT}', 'demanded as', 'done as', true),
		('REQUEST', 'assist', '{AID,COOPERATE,SUPPORT}', 'demanded as', 'done as', true),
		('REQUEST', 'yield', '{RETREAT,CONCEDE}', 'demanded as', 'done as', true),
		('REQUEST', NULL, '{CONSULT,COOPERATE,AID,SUPPORT,CONCEDE,RETREAT}', 'demanded as', 'done as', true),
		('REJECT', 'meet', '{CONSULT}', 'refused as', 'done as', false),
		('REJECT', 'assist', '{AID,COOPERATE,SUPPORT}', 'refused as', 'done as', false),
		('REJECT', 'yield', '{RETREAT,CONCEDE}', 'refused as', 'done as', false),
		('RETREAT', '*', '{ASSAULT,COERCE,MOBILIZE}', 'ended by', 'ends', false),
		('CONCEDE', '*', '{SANCTION,COERCE,PROTEST}', 'ended by', 'ends', false),
		('SANCTION', 'discontinue', '{CONSULT,COOPERATE,AID,AGREE}', 'ended by', 'ends', false)
$$;
COMMENT ON FUNCTION news_archive_inner.act_ties() IS
'Which types of act speak of an act of another type: "agreed to meet" of a CONSULT, "lifted the sanctions" of a '
'SANCTION. relation is what such an event is to the deed, reverse what the deed is to it; turned: whoever is asked is '
'the target there and the actor of the deed. mode NULL stands for an event without one, which speaks of a deed told by '
'the same word; * for any mode.';

CREATE FUNCTION news_archive_inner.same_side(a_ids bigint[], a_code text, b_ids bigint[], b_code text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN a_ids <> '{}' OR b_ids <> '{}' THEN a_ids && b_ids ELSE a_code = b_code END;
COMMENT ON FUNCTION news_archive_inner.same_side(bigint[], text, bigint[], text) IS
'Whether two sides of events are one: the same entity, or where neither has one the same code; NULL codes (who has '
'neither) are no side that can be the same.';

-- "Syria's allies" are others than Syrian officials.
CREATE FUNCTION news_archive_inner.counted_code(names text[], ids bigint[], country text, sector text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN names = '{}' THEN '' WHEN country IS NULL THEN NULL
		WHEN ids <> '{}' OR sector IN ('MIL', 'REB', 'POL', 'CVL', 'OPP') THEN country || coalesce(sector, '')
			ELSE country || ' ' || news_archive_inner.plain_words(names[1]) END;
COMMENT ON FUNCTION news_archive_inner.counted_code(text[], bigint[], text, text) IS
'What a side of an event that is no person or body is told by: country and sector of a place, of troops, rebels, '
'police, people and opposition; country and words of others, who may be one of many; empty for nobody told, NULL where '
'no country is. For tied_events.';

CREATE FUNCTION news_archive_inner.counted_sides(event_ids bigint[])
	RETURNS TABLE (event_id bigint, type text, mode text, act text, status text, during daterange, lemma text,
		actor_ids bigint[], actor_code text, target_ids bigint[], target_code text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH seen AS MATERIALIZED (SELECT v.* FROM news_archive_inner.visible_events(event_ids) v),
	side AS MATERIALIZED (SELECT n.*
		FROM news_archive_inner.seen_entities(ARRAY(SELECT DISTINCT s
		FROM seen v, unnest(v.actor_ids || v.target_ids) s)) n)
	SELECT e.event_id, e.type, e.mode, news_archive.kind_of_act(e.type, e.mode, 'actual') || CASE e.type WHEN 'AGREE'
		THEN coalesce(' ' || e.mode, '') ELSE '' END, e.status, e.during,
		split_part(e.basis, ',', 1), a.ids, news_archive_inner.counted_code(e.actors, e.actor_ids, e.actor_country,
			e.actor_sector), t.ids,
		news_archive_inner.counted_code(e.targets, e.target_ids, e.target_country, e.target_sector)
	FROM seen e
		CROSS JOIN LATERAL (SELECT ARRAY(SELECT n.entity_id FROM side n WHERE n.entity_id = ANY (e.actor_ids)
			AND news_archive_inner.acting_entity(n.entity_id, n.kind, e.actor_country) IS NOT NULL) AS ids) a
		CROSS JOIN LATERAL (SELECT ARRAY(SELECT n.entity_id FROM side n WHERE n.entity_id = ANY (e.target_ids)
			AND news_archive_inner.acting_entity(n.entity_id, n.kind, e.target_country) IS NOT NULL) AS ids) t;
END $$;
COMMENT ON FUNCTION news_archive_inner.counted_sides(bigint[]) IS
'Type, status, days and sides of these events of the archive entered as far as the current user may see them, the '
'sides as they are counted in grouping reports: by entity, a place that acts for its state by code. '
'lemma is the word that tells the act. For tied_events.';

-- Those that may be tied to an event: of its people, or, where a side is told by a code, of its days.
CREATE FUNCTION news_archive_inner.events_near(wanted bigint) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	e record;
	types text[];
	ids bigint[];
	near daterange;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT v.type, v.actor_ids || v.target_ids AS ids, v.during,
		v.actors <> '{}' AND NOT EXISTS (SELECT FROM news_archive_inner.seen_entities(v.actor_ids) n
			WHERE n.kind <> 'place')
			AND (v.targets = '{}' OR NOT EXISTS (SELECT FROM news_archive_inner.seen_entities(v.target_ids) n
				WHERE n.kind <> 'place')) AS coded
	INTO e FROM news_archive_inner.visible_events(ARRAY[wanted]) v;
	types := ARRAY(SELECT e.type UNION SELECT unnest(t.deeds) FROM news_archive_inner.act_ties() t WHERE t.type = e.type
		UNION SELECT t.type FROM news_archive_inner.act_ties() t WHERE e.type = ANY (t.deeds));
	near := daterange(lower(e.during) - 366, upper(e.during) + 366);
	IF news_archive_inner.hides_articles() THEN
		ids := ARRAY(SELECT DISTINCT r.event_id FROM event_report r JOIN article a USING (article_id)
			WHERE r.type = ANY (types) AND (r.actor_id = ANY (e.ids) OR r.target_id = ANY (e.ids) OR e.coded
				AND r.during && near));
		RETURN ARRAY(SELECT o.event_id FROM news_archive_inner.told_events(ids) o WHERE o.type = ANY (types)
			AND (o.actor_ids && e.ids OR o.target_ids && e.ids OR e.coded AND NOT isempty(e.during)
				AND o.during && near));
	END IF;
	ids := ARRAY(SELECT o.event_id FROM event o WHERE o.actor_ids && e.ids AND o.type = ANY (types))
		|| ARRAY(SELECT o.event_id FROM event o WHERE o.target_ids && e.ids AND o.type = ANY (types));
	IF e.coded AND NOT isempty(e.during) THEN
		ids := ids || ARRAY(SELECT o.event_id FROM event o WHERE o.during && near AND o.type = ANY (types));
	END IF;
	RETURN ARRAY(SELECT DISTINCT i FROM unnest(ids) i);
END $$;
COMMENT ON FUNCTION news_archive_inner.events_near(bigint) IS
'Events of the archive entered among which those tied to this one are: of types that may be, which share an entity '
'with it, or, where neither side is a person or body, are within a year. For tied_events.';

CREATE FUNCTION news_archive_inner.tied_events(wanted bigint) RETURNS TABLE (relation text, event_id bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH near AS MATERIALIZED (
		SELECT s.* FROM news_archive_inner.counted_sides(news_archive_inner.events_near(wanted) || wanted) s),
	one AS MATERIALIZED (SELECT n.* FROM near n WHERE n.event_id = wanted),
	-- of one type and another status: the surer one is the deed
	statuses AS (
		SELECT o.event_id, CASE WHEN o.status = 'denied' THEN 'denied by' WHEN e.status = 'denied'
			AND o.status = 'actual' THEN 'denies'
				WHEN o.type = 'AGREE' AND o.status = 'actual' THEN 'agreed as'
				ELSE s.words END AS relation,
			CASE WHEN 'denied' IN (o.status, e.status) THEN news_archive_inner.within_days(o.during, e.during, 7)
				WHEN s.stage < z.stage THEN news_archive_inner.plan_reaches(o.during,
					news_archive_inner.told_on(o.event_id), e.during, news_archive_inner.told_on(e.event_id))
				ELSE news_archive_inner.plan_reaches(e.during, news_archive_inner.told_on(e.event_id), o.during,
					news_archive_inner.told_on(o.event_id)) END AS fits
		FROM one e JOIN near o ON o.event_id <> e.event_id AND o.act = e.act AND o.status <> e.status
			JOIN (VALUES ('denied', 0, NULL), ('hypothetical', 1, 'supposed as'), ('demanded', 2, 'demanded as'),
				('planned', 3, 'planned as'), ('actual', 4, 'done as')) s(status, stage, words) ON s.status = o.status
			JOIN (VALUES ('denied', 0), ('hypothetical', 1), ('demanded', 2), ('planned', 3), ('actual', 4)) z(status,
				stage) ON z.status = e.status
		WHERE (news_archive_inner.same_side(o.actor_ids, o.actor_code, e.actor_ids, e.actor_code)
			AND news_archive_inner.same_side(o.target_ids, o.target_code, e.target_ids, e.target_code))
			OR (news_archive.is_reciprocal(e.type) AND news_archive_inner.same_side(o.actor_ids, o.actor_code,
				e.target_ids, e.target_code)
				AND news_archive_inner.same_side(o.target_ids, o.target_code, e.actor_ids, e.actor_code))),
	-- of two types: a is what speaks of the deed d
	spoken AS MATERIALIZED (
		SELECT o.event_id, k.relation, k.reverse, k.turned, o.event_id = a.event_id AS speaks, a.event_id AS a_id,
			a.status AS a_status, a.during AS a_during,
			a.actor_ids AS a_actor_ids, a.actor_code AS a_actor_code, a.target_ids AS a_target_ids,
				a.target_code AS a_target_code,
			d.type AS d_type, d.status AS d_status, d.during AS d_during, d.event_id AS d_id, d.actor_ids, d.actor_code,
				d.target_ids, d.target_code
		FROM one e JOIN near o ON o.type <> e.type
			CROSS JOIN LATERAL (VALUES (true), (false)) v(speaks)
			JOIN near a ON a.event_id = CASE WHEN v.speaks THEN o.event_id ELSE e.event_id END
			JOIN near d ON d.event_id = CASE WHEN v.speaks THEN e.event_id ELSE o.event_id END
			JOIN news_archive_inner.act_ties() k ON k.type = a.type AND d.type = ANY (k.deeds)
				AND (k.mode = '*' OR k.mode IS NOT DISTINCT FROM a.mode)
				AND (k.mode IS NOT NULL OR a.lemma = d.lemma)
		WHERE (d.status = 'actual' OR (k.relation = 'ended by' AND d.type = 'AGREE' AND d.status = 'planned'))
			AND a.status IN ('actual', 'planned', 'demanded')
			-- who met has met: talks and plans can be called off
			AND NOT (k.relation = 'ended by' AND d.type = 'CONSULT' AND d.mode IS DISTINCT FROM 'negotiate')),
	kinds AS (
		SELECT s.event_id,
			CASE WHEN NOT s.speaks THEN s.reverse WHEN s.relation = 'agreed as' AND s.a_status = 'planned'
				THEN 'planned as' ELSE s.relation END AS relation,
			CASE s.relation WHEN 'ended by' THEN s.a_status = 'actual'
					-- a plan is called off before its day, what was done or agreed is over later
					AND CASE WHEN s.d_status = 'planned'
						THEN coalesce(news_archive_inner.told_on(s.d_id) < upper(s.a_during), true)
							AND coalesce(CASE WHEN upper_inf(s.d_during) THEN news_archive_inner.told_on(s.d_id)
								+ news_archive_inner.event_window() ELSE upper(s.d_during) END > lower(s.a_during),
								true)
						ELSE coalesce(lower(s.d_during) < upper(s.a_during), true)
							AND coalesce(upper(s.d_during) > lower(s.a_during) - 366, true) END
				WHEN 'refused as' THEN news_archive_inner.within_days(s.a_during, s.d_during,
					news_archive_inner.event_window())
				ELSE news_archive_inner.plan_reaches(s.a_during, news_archive_inner.told_on(s.a_id), s.d_during,
					news_archive_inner.told_on(s.d_id)) END AS fits
		FROM spoken s
		WHERE CASE WHEN s.turned THEN
				(news_archive_inner.same_side(s.a_target_ids, s.a_target_code, s.actor_ids, s.actor_code)
					AND (s.target_code = '' OR news_archive_inner.same_side(s.a_actor_ids, s.a_actor_code, s.target_ids,
						s.target_code) OR news_archive_inner.names_side(s.a_id, s.target_ids)))
				OR (news_archive.is_reciprocal(s.d_type) AND news_archive_inner.same_side(s.a_target_ids,
					s.a_target_code, s.target_ids, s.target_code)
					AND (news_archive_inner.same_side(s.a_actor_ids, s.a_actor_code, s.actor_ids, s.actor_code)
						OR news_archive_inner.names_side(s.a_id, s.actor_ids)))
			ELSE
				(news_archive_inner.same_side(s.a_actor_ids, s.a_actor_code, s.actor_ids, s.actor_code)
					AND (news_archive_inner.same_side(s.a_target_ids, s.a_target_code, s.target_ids, s.target_code)
						OR (s.relation = 'ended by' AND s.a_target_code = ''
							AND news_archive_inner.names_side(s.a_id, s.target_ids))))
				OR (news_archive.is_reciprocal(s.d_type) AND news_archive_inner.same_side(s.a_actor_ids, s.a_actor_code,
					s.target_ids, s.target_code)
					AND news_archive_inner.same_side(s.a_target_ids, s.a_target_code, s.actor_ids, s.actor_code))
			END)
	SELECT s.relation, s.event_id FROM statuses s WHERE s.fits
	UNION
	SELECT k.relation, k.event_id FROM kinds k WHERE k.fits;
END $$;
COMMENT ON FUNCTION news_archive_inner.tied_events(bigint) IS
'The events of the archive entered that are tied to this one, and how: see event_relations(). For event_relations and '
'denials_of.';

CREATE FUNCTION news_archive_inner.within_days(a daterange, b daterange, days int) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(daterange(lower(a) - days, upper(a) + days) && b, true);
COMMENT ON FUNCTION news_archive_inner.within_days(daterange, daterange, int) IS
'Whether two acts may have been at most so many days apart; true where a day is not known.';

-- "Plans to" is open above, "called for" below: then it is counted from the day on which it was told.
CREATE FUNCTION news_archive_inner.plan_reaches(plan daterange, plan_told date, deed daterange, deed_told date)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(
		daterange(coalesce(lower(plan), plan_told),
			greatest(coalesce(lower(plan), plan_told) + news_archive_inner.event_window(), CASE WHEN NOT upper_inf(plan)
			THEN upper(plan) - 1 END), '[]')
			&& coalesce(CASE WHEN NOT lower_inf(deed) THEN deed END, daterange(deed_told - 7, deed_told, '[]')), true);
COMMENT ON FUNCTION news_archive_inner.plan_reaches(daterange, date, daterange, date) IS
'Whether a deed may be what was planned or demanded: on the days planned, or up to 31 days after the first of them, '
'and not before. Where the plan has no first day the one on which it was told stands for it, and where the deed has '
'none the week up to the one on which that was told. True where these are not known either.';

CREATE FUNCTION news_archive_inner.told_on(one_event bigint) RETURNS date
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT min(lower(a.published)) FROM event_report r JOIN article a USING (article_id)
		WHERE r.event_id = one_event);
END $$;
COMMENT ON FUNCTION news_archive_inner.told_on(bigint) IS
'The day on which an event of the archive entered was first told, in articles that the current user may see; '
'NULL when it is not known. For tied_events.';

CREATE FUNCTION news_archive_inner.names_side(one_event bigint, entity_ids bigint[]) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN entity_ids <> '{}' AND EXISTS (SELECT 1 FROM event_report r JOIN article a USING (article_id)
		JOIN mention m USING (article_id)
		WHERE r.event_id = one_event AND m.entity_id = ANY (entity_ids) AND m.start >= r.start AND m.start < r.start
			+ r.length);
END $$;
COMMENT ON FUNCTION news_archive_inner.names_side(bigint, bigint[]) IS
'Whether a clause that tells this event of the archive entered names one of these entities: "the mayor urged Velsen to '
'meet Brandt" names Brandt. For tied_events.';

CREATE FUNCTION news_archive_inner.denials_of(wanted bigint) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT t.event_id FROM news_archive_inner.tied_events(wanted) t
		CROSS JOIN news_archive_inner.visible_events(ARRAY[wanted]) e
		WHERE t.relation = 'denies' OR (t.relation = 'denied by' AND e.status = 'actual'));
END $$;
COMMENT ON FUNCTION news_archive_inner.denials_of(bigint) IS
'The events of the archive entered that say of an event told as done that it was not, or the other way round: '
'those of event_relations(). For differences and corroboration.';

CREATE TYPE news_archive.event_relation_row AS (relation text, event_id bigint, status text, type text, mode text,
	actors text[], targets text[], during daterange, first_day date, last_day date,
	outlets int, words text, confidence real);
COMMENT ON TYPE news_archive.event_relation_row IS 'An event that is tied to another one, as event_relations() gives '
	'it.';
COMMENT ON COLUMN news_archive.event_relation_row.relation IS 'What the other one is to it: denied by, denies, planned '
	'as, done as, ended by, ends, ...';
COMMENT ON COLUMN news_archive.event_relation_row.during IS 'When it happened, half open; an open side is not known. '
	'NULL: no day is known.';
COMMENT ON COLUMN news_archive.event_relation_row.first_day IS 'The first day of during. NULL: not known.';
COMMENT ON COLUMN news_archive.event_relation_row.last_day IS 'The last day of during. NULL: not known.';
COMMENT ON COLUMN news_archive.event_relation_row.outlets IS 'How many outlets carried it.';
COMMENT ON COLUMN news_archive.event_relation_row.words IS 'The clause of the most exact report.';
COMMENT ON COLUMN news_archive.event_relation_row.confidence IS 'How sure it is that one report is right at least, 0 '
	'to 1.';

CREATE FUNCTION news_archive.event_relations(event_id bigint, archive name DEFAULT news_archive.current_archive(),
	min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.event_relation_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR event_id;
	one news_archive.event_relation_row;
	left_out bigint := 0;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF NOT EXISTS (SELECT FROM news_archive_inner.visible_events(ARRAY[wanted])) THEN
		PERFORM news_archive_inner.tell_unknown('event', wanted::text, false,
			'find_events() and timeline() give the ids of events; they change when reports are read anew.');
		RETURN;
	END IF;
	FOR one IN
		WITH tied AS MATERIALIZED (SELECT t.relation, t.event_id FROM news_archive_inner.tied_events(wanted) t)
		SELECT t.relation, e.event_id, e.status, e.type, e.mode, e.actors, e.targets, e.during, lower(e.during),
			upper(e.during) - 1, e.outlets, e.words, e.confidence
		FROM news_archive_inner.seen_events(ARRAY(SELECT t.event_id FROM tied t)) e
			JOIN tied t ON t.event_id = e.event_id
		ORDER BY lower(e.during) NULLS LAST, upper(e.during), t.relation COLLATE "C", e.reports DESC, e.event_id
	LOOP
		IF one.confidence < min_confidence THEN
			left_out := left_out + 1;
		ELSE
			RETURN NEXT one;
		END IF;
	END LOOP;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
END $$;
COMMENT ON FUNCTION news_archive.event_relations(bigint, name, real) IS
'Events of their own that are tied to an event, in order of time; the other columns are those of find_events(). '
'relation reads "this event (is) ...": denied by, denies; planned as, agreed as, demanded as, threatened as, refused '
'as, supposed as (told as hypothetical), and from there done as; ended by, ends. Tied are events of one act: '
'the same type (and mode, where that tells what was done) and another status, or a type that speaks of it: '
'AGREE, THREATEN, REQUEST and REJECT of the act that their mode names, or that the same word tells; '
'RETREAT of an attack or a blockade that it ends, CONCEDE of a sanction or a protest, SANCTION discontinue of talks, '
'aid and what was agreed or planned. Their sides are the same: the entities, else country and sector, or country and '
'words; CONSULT in either direction; whoever was asked (the target of REQUEST) is who does it. Their days fit: '
'a denial within a week, or one of the two not known; the deed on the days planned or demanded, or up to 31 days after '
'the first of them, and not before; an end not before what it ends, and within a year, of a plan not after its day; '
'a refusal within 31 days. Only events at least as sure as min_confidence (0 to 1) are shown, '
'default_confidence(''event'') if it is not given, and a notice tells how many are not; NULL shows all. '
'Articles that a policy hides are left out. No rows, and a notice, for an event that is not there. Errors: '
'invalid_parameter_value for a min_confidence out of 0 to 1, invalid_schema_name.';
