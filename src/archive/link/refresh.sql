-- refresh: the articles that wait are linked.
--
-- The tables that stand on more than one article are a function of the articles and of the corrections.  Each step
-- looks only at what the waiting articles touch, and what it finds does not depend on which of them came first
-- (docs/linking.md goes through the steps).  The steps follow each other, and none changes what one before it looked
-- at: days of outlets, lines repeated, stories and the days they give, copies, names, people, events.

-- Names that key blocks which were too full may hold together again.
CREATE FUNCTION news_archive_inner.names_of_freed_keys(noted text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(
		SELECT DISTINCT u.id
		FROM (SELECT DISTINCT split_part(k, ' ', 1) AS kind, substring(k FROM position(' ' IN k) + 1)::text[] AS keys
			FROM unnest(noted) k) n,
			LATERAL (SELECT ARRAY[x] AS keys FROM unnest(n.keys) x UNION SELECT ARRAY[x, y]
				FROM unnest(n.keys) x, unnest(n.keys) y WHERE x < y) b,
			LATERAL (SELECT array_agg(e.name_id) AS ids
				FROM (SELECT f.name_id FROM entity_name f WHERE f.keys @> b.keys AND f.kind = n.kind
				AND news_archive_inner.is_compared(f.kind, f.name, f.folded, f.base_id, f.apart)
					LIMIT news_archive_inner.most_of_a_key() + 1) e) c, unnest(c.ids) u(id)
		WHERE cardinality(c.ids) BETWEEN news_archive_inner.most_of_a_key() - cardinality(noted)
			AND news_archive_inner.most_of_a_key());
END $$;
COMMENT ON FUNCTION news_archive_inner.names_of_freed_keys(text[]) IS
'The names that share keys with names that are gone ("kind {keys}"), where these may have been one too many. '
'For refresh.';

-- Names and people of the touched articles.  uncounted: those that the figures of entities do not have yet.
CREATE FUNCTION news_archive_inner.link_people(touched bigint[], uncounted bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	lost bigint[];
	told record;
	named record;
	placed record;
	parted record;
	alone record;
	short record;
	base bigint;
	bases bigint[];
	forms text[];
	noted bigint[];
	around bigint[] := touched;
	recount bigint[];
	counted bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	lost := news_archive_inner.tell_names_again(news_archive_inner.ids_of_blocks('name')
		|| news_archive_inner.names_told_otherwise()) || news_archive_inner.ids_of_blocks('lost');
	told := news_archive_inner.tell_names(touched);
	told.added := told.added || news_archive_inner.ids_of_blocks('new');
	named := news_archive_inner.place_names(told.added || told.told_more
		|| news_archive_inner.names_of_freed_keys(news_archive_inner.blocks_of('keys'))
		|| news_archive_inner.ids_of_blocks('asked'), told.added, lost);

	PERFORM news_archive_inner.place_mentions(uncounted, NULL);
	noted := news_archive_inner.linked_before(ARRAY(SELECT n.article_id FROM news_archive_inner.noted_mentions() n),
		uncounted);
	PERFORM news_archive_inner.place_mentions(noted, NULL);		-- compared below with what was noted
	placed := news_archive_inner.place_mentions(ARRAY(SELECT t FROM unnest(touched) t
		WHERE t <> ALL (uncounted || noted)), NULL);
	recount := placed.entities;
	placed := news_archive_inner.place_mentions(news_archive_inner.articles_of_names(named.moved || told.added,
		named.left_behind), named.moved || told.added);
	recount := recount || placed.entities;
	around := around || placed.articles;

	bases := ARRAY(
		SELECT n.entity_id FROM entity_name n WHERE n.name_id = ANY (named.moved) AND n.kind = 'person'
		UNION SELECT n.entity_id FROM mention m JOIN entity_name n ON n.name_id = news_archive.content_id(m.kind,
			m.name)
		WHERE m.article_id = ANY (around) AND m.kind = 'person');
	bases := news_archive_inner.may_have_namesakes(named.left_behind || lost || bases);
	FOREACH base IN ARRAY bases LOOP
		parted := news_archive_inner.part_bearers(base, around, uncounted);
		around := around || parted.articles;
		recount := recount || parted.entities;
	END LOOP;

	forms := ARRAY(
		SELECT DISTINCT f FROM entity_name n, unnest(n.surnames) f WHERE n.name_id = ANY (told.added || named.moved)
			OR n.entity_id = ANY (bases));
	forms := news_archive_inner.blocks_of('surname') || forms;
	alone := news_archive_inner.link_surnames(news_archive_inner.surnames_that_may_stand_for(forms) || told.added
		|| named.moved);
	short := news_archive_inner.link_acronyms(news_archive_inner.blocks_of('acronym')
		|| news_archive_inner.acronyms_of(told.added || told.told_more || named.moved));
	alone.moved := alone.moved || short.moved;
	alone.left_behind := alone.left_behind || short.left_behind;
	PERFORM news_archive_inner.place_mentions(uncounted, alone.moved);
	placed := news_archive_inner.place_mentions(news_archive_inner.articles_of_names(alone.moved, alone.left_behind),
		alone.moved);
	recount := recount || placed.entities;
	around := around || placed.articles;

	counted := ARRAY(SELECT n.entity_id FROM entity_name n WHERE n.name_id = ANY (named.moved || alone.moved)
		AND n.name_id <> ALL (told.added));
	recount := ARRAY(SELECT DISTINCT e
		FROM unnest(recount || news_archive_inner.entities_told_otherwise(uncounted) || named.left_behind
		|| alone.left_behind || lost || news_archive_inner.ids_of_blocks('entity') || counted) e);
	counted := news_archive_inner.count_mentions(uncounted, recount);
	PERFORM news_archive_inner.count_again(recount);
	PERFORM news_archive_inner.describe_entities(counted || recount);
	PERFORM news_archive_inner.name_entities(counted || recount);
	PERFORM news_archive_inner.correct_entities(counted || recount);
	RETURN around;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_people(bigint[], bigint[]) IS
'Places the names and mentions of these articles, and whatever they move; gives all articles in which somebody is '
'somebody else now. For refresh.';

-- An article by itself costs more to plan for than to link, and a plan made once does for it; for many each plan is
-- made for as many as there are.
CREATE FUNCTION news_archive_inner.plan_for(articles bigint) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	few CONSTANT int := 20;
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM set_config('plan_cache_mode', CASE WHEN articles > few THEN 'force_custom_plan'
		-- over distributed tables no plan is made once for all
		WHEN EXISTS (SELECT FROM pg_extension x WHERE x.extname = 'citus') THEN 'auto' ELSE 'force_generic_plan' END,
			true);
END $$;
COMMENT ON FUNCTION news_archive_inner.plan_for(bigint) IS
'Has the statements that follow planned for so many articles, until link_pending() ends, which sets the mode back. '
'For refresh.';

CREATE FUNCTION news_archive_inner.link_batch(fresh bigint[], again bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[] := fresh || again;
	around bigint;
	dated bigint[];
	copied bigint[];
	stories bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	around := cardinality(touched) + (SELECT count(*) FROM pending_block);
	PERFORM news_archive_inner.plan_for(around);
	dated := news_archive_inner.settle_day_order(touched, news_archive_inner.blocks_of('outlet'));
	touched := touched || dated;
	touched := touched || news_archive_inner.relabel_repeated(touched,
		ARRAY(SELECT substring(k FROM position(' ' IN k) + 1) FROM unnest(news_archive_inner.blocks_of('line')) k),
		ARRAY(SELECT split_part(k, ' ', 1)::bigint FROM unnest(news_archive_inner.blocks_of('line')) k));
	touched := news_archive_inner.linked_before(touched, fresh);
	dated := dated || news_archive_inner.link_stories(touched, news_archive_inner.ids_of_blocks('story'));
	touched := news_archive_inner.linked_before(touched || dated, fresh);
	PERFORM news_archive_inner.plan_for(greatest(around, cardinality(touched)));
	copied := news_archive_inner.link_copies(touched, '{}');

	touched := ARRAY(SELECT DISTINCT unnest(news_archive_inner.link_people(touched, fresh)));
	PERFORM news_archive_inner.plan_for(greatest(around, cardinality(touched || copied)));
	PERFORM news_archive_inner.link_speakers(touched);
	PERFORM news_archive_inner.note_reports(touched);		-- as their sides were
	PERFORM news_archive_inner.link_sides(touched);

	stories := ARRAY(SELECT DISTINCT a.story_id FROM article a WHERE a.article_id = ANY (touched));
	stories := news_archive_inner.ids_of_blocks('story') || stories;
	PERFORM news_archive_inner.link_events(touched || copied, stories, news_archive_inner.ids_of_blocks('report'),
		news_archive_inner.blocks_of('side'),
		news_archive_inner.ids_of_blocks('event'));
	DELETE FROM pending_block;
	DELETE FROM pending p WHERE p.article_id = ANY (touched);
	UPDATE archive_state SET articles = articles + cardinality(fresh) WHERE fresh <> '{}';
END $$;
COMMENT ON FUNCTION news_archive_inner.link_batch(bigint[], bigint[]) IS
'Links these articles: fresh ones for the first time, the others again; and all that they and what was noted '
'(pending_block) touch. For refresh.';

CREATE FUNCTION news_archive_inner.look_at_tables() RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF (SELECT pg_has_role(c.relowner, 'USAGE') FROM pg_class c WHERE c.oid = 'article'::regclass) THEN
		-- the columns that rows are looked up by
		ANALYZE article (article_id, story_id, published, outlet), article_line (article_id, line_id),
			mention (article_id, entity_id, name), quotation (article_id, speaker_id),
			event_report (article_id, event_id, key_id, actor_id, target_id, near_day), signature (article_id, day),
			neighbour (article_id, neighbour_id);
		-- Citus would look at its copies of these by another connection, which a transaction that wrote may not have
		IF NOT news_archive_inner.is_distributed('entity'::regclass) THEN
			ANALYZE entity (entity_id), entity_name (name_id, entity_id, folded, base_id), event (event_id),
				story (story_id);
		END IF;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.look_at_tables() IS
'Gathers statistics of the tables that linking reads, if the current user may. For refresh.';

CREATE FUNCTION news_archive_inner.link_pending(most bigint DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
	at_once CONSTANT int := 1000;
	fresh bigint[];
	linked bigint[];
	again bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	-- day by day, so that those linked at once are near each other; of many that wait, some are looked through, or each
	-- call would sort all
	fresh := ARRAY(SELECT w.article_id FROM (SELECT p.article_id FROM pending p WHERE NOT p.counted LIMIT 10 * most) w
		JOIN article a USING (article_id)
		ORDER BY lower(a.published), w.article_id LIMIT most);
	FOR i IN 0 .. greatest((cardinality(fresh) - 1) / at_once, 0) LOOP
		-- so much at once changes what the planner knows of the tables: again whenever they may have doubled
		IF cardinality(fresh) > at_once AND (i & (i - 1)) = 0 THEN
			PERFORM news_archive_inner.look_at_tables();
		END IF;
		linked := fresh[i * at_once + 1 : (i + 1) * at_once];
		IF linked <> '{}' OR EXISTS (SELECT 1 FROM pending p WHERE p.counted)
			OR EXISTS (SELECT FROM pending_block) THEN
			again := ARRAY(SELECT p.article_id FROM pending p WHERE p.counted);
			PERFORM news_archive_inner.link_batch(linked, again);
		END IF;
	END LOOP;
	RETURN cardinality(fresh);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_pending(bigint) IS
'Links the articles that wait for it in the archive entered, at most so many new ones (NULL: all). '
'Gives how many were new.';

-- All that linking made goes; what analysts and reference books said stays.
CREATE FUNCTION news_archive_inner.unlink() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	undated bigint[];
	lines record;
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(r.outlet ORDER BY r.outlet COLLATE "C", r.line_id) AS outlets,
		array_agg(r.line_id ORDER BY r.outlet COLLATE "C", r.line_id) AS ids INTO lines FROM repeated_line r;
	PERFORM news_archive_inner.read_again(news_archive_inner.unlabel_repeated(coalesce(lines.outlets, '{}'),
		coalesce(lines.ids, '{}')));
	WITH undated AS (
		UPDATE article SET published = NULL, published_confidence = NULL,
			published_basis = news_archive_inner.own_basis(published_basis) WHERE published_basis LIKE 'story:%'
		RETURNING article_id)
	SELECT array_agg(u.article_id) INTO undated FROM undated u;
	PERFORM news_archive_inner.read_times_again(undated);
	DELETE FROM repeated_line;
	DELETE FROM copy;
	DELETE FROM neighbour;
	DELETE FROM signature;
	DELETE FROM story;
	DELETE FROM event;
	DELETE FROM event_parent;
	DELETE FROM namesake;
	DELETE FROM entity;
	DELETE FROM entity_name WHERE base_id IS NULL;
	DELETE FROM common_key;
	DELETE FROM pending_block;
	UPDATE entity_name SET entity_id = base_id, articles = 0, known = '{}', traits = '{}'
	WHERE (entity_id, articles, known, traits) IS DISTINCT FROM (base_id, 0::bigint, '{}'::text[], '{}'::text[]);
	UPDATE article SET story_id = NULL, source_id = NULL WHERE num_nonnulls(story_id, source_id) > 0;
	UPDATE mention SET entity_id = NULL WHERE entity_id IS NOT NULL;
	UPDATE quotation SET speaker_id = NULL WHERE speaker_id IS NOT NULL;
	UPDATE event_report SET event_id = NULL, key_id = NULL, near_day = NULL, actor_id = NULL, target_id = NULL
	WHERE num_nonnulls(event_id, key_id, near_day, actor_id, target_id) > 0;
	DELETE FROM pending;
	INSERT INTO pending (article_id, counted) SELECT a.article_id, false FROM article a;
	keys := ARRAY(SELECT n.entity_id::text FROM entity_name n);
	PERFORM news_archive_inner.note_blocks('entity', keys);
	keys := ARRAY(SELECT n.name_id::text FROM entity_name n WHERE NOT n.apart);
	PERFORM news_archive_inner.note_blocks('asked', keys);
	UPDATE archive_state SET articles = 0;
END $$;
COMMENT ON FUNCTION news_archive_inner.unlink() IS
'Takes away all that linking made of the articles of the archive entered, which wait to be linked then. '
'For refresh and upgrade_archive.';

-- Each linked article has a signature, in rows that hardly ever change, so that its index alone tells how many there
-- are; the rows of article do change.
CREATE FUNCTION news_archive_inner.linked_articles() RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	signed bigint;
	unsigned bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	signed := count(*) FROM signature;
	unsigned := count(*) FROM pending p JOIN article a USING (article_id)
		WHERE p.counted AND NOT EXISTS (SELECT FROM signature s WHERE s.article_id = p.article_id);
	RETURN signed + unsigned;
END $$;
COMMENT ON FUNCTION news_archive_inner.linked_articles() IS
'How many articles of the archive entered were linked, those among them that wait to be linked again too. '
'archive_state.articles is more when some were deleted by hand. For refresh.';

CREATE FUNCTION news_archive.refresh(archive name DEFAULT news_archive.current_archive(), rebuild boolean DEFAULT false,
	most bigint DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	gone bigint[];
	waiting bigint;
	linked bigint;
	grown boolean;
BEGIN
	IF most < 0 THEN
		RAISE EXCEPTION 'refresh() cannot link % articles', most USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Leave the argument "most" out to link all.';
	END IF;
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	-- articles that were deleted by hand took with them what tells what they touched, if they were linked; of many that
	-- wait only those are looked at that may have their turn, or each call would cost as much as there are
	gone := ARRAY(SELECT p.article_id FROM pending p WHERE NOT p.counted LIMIT most);
	gone := ARRAY(SELECT unnest(gone) EXCEPT SELECT a.article_id FROM article a WHERE a.article_id = ANY (gone));
	DELETE FROM pending p WHERE p.article_id = ANY (gone);
	waiting := count(*) FROM (SELECT p.article_id FROM pending p WHERE NOT p.counted LIMIT most) w;
	-- all linked articles are counted by the last call of those that link a part each
	IF NOT rebuild AND coalesce(waiting < most, true) THEN
		linked := news_archive_inner.linked_articles();
		rebuild := (SELECT s.articles FROM archive_state s) <> linked;
	END IF;
	IF rebuild THEN
		PERFORM news_archive_inner.unlink();
		most := NULL;
	END IF;
	grown := news_archive_inner.count_words();
	PERFORM news_archive_inner.link_pending(most);
	IF grown THEN
		PERFORM news_archive_inner.count_codes();
	END IF;
	RETURN waiting;
END $$;
COMMENT ON FUNCTION news_archive.refresh(name, boolean, bigint) IS
'Brings up to date what depends on more than one article: entities, events, stories, inferred dates. '
'Only what the waiting articles touch is worked on, and the tables are then what they would be had all been linked at '
'once; with rebuild, or when articles were deleted by hand, everything is linked from nothing. The load functions call '
'it; call it yourself after loading with news_archive.link_at_load off, or from several sessions at once. '
'most is how many new articles are linked at most (NULL: all), for one transaction of many: call it until it gives 0; '
'what was deleted by hand is looked for when no more wait than that. '
'Gives the number of articles that were linked for the first time. Errors: invalid_parameter_value for less than none, '
'invalid_schema_name for an unknown archive.';
