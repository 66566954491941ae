-- refresh: the articles that wait are linked.

CREATE FUNCTION news_archive.link_unplaced() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	unplaced bigint[];
BEGIN
	PERFORM news_archive.entered();
	-- a count for each that waits, lest the planner read all signatures to join them
	unplaced := ARRAY(SELECT p.article_id FROM pending p WHERE (SELECT count(*) FROM signature s WHERE s.article_id = p.article_id) = 0);
	IF unplaced <> '{}' THEN
		PERFORM news_archive.link_stories(unplaced);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.link_unplaced() IS
'Places the waiting articles that have no story yet. For refresh.';

CREATE FUNCTION news_archive.link_pending() RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	fresh bigint[];
	again bigint[];
	touched bigint[];
BEGIN
	PERFORM news_archive.entered();
	fresh := ARRAY(SELECT article_id FROM pending WHERE NOT counted);
	PERFORM news_archive.settle_day_order(fresh);
	PERFORM news_archive.link_unplaced();
	PERFORM news_archive.relabel_repeated(fresh);
	PERFORM news_archive.link_unplaced();		-- those whose bodies that changed
	PERFORM news_archive.link_names(ARRAY(SELECT article_id FROM pending));
	again := ARRAY(SELECT article_id FROM pending WHERE counted);		-- with those that stories and names touched
	IF fresh || again = '{}' AND NOT EXISTS (SELECT FROM pending_event) THEN
		RETURN 0;
	END IF;
	touched := ARRAY(SELECT DISTINCT entity_id FROM mention WHERE article_id = ANY (again) AND entity_id IS NOT NULL);
	touched := touched || news_archive.place_mentions(fresh || again);
	again := ARRAY(SELECT article_id FROM pending WHERE counted);		-- with those that namesakes touched
	PERFORM news_archive.link_mentions(fresh, again, touched);
	again := again || news_archive.link_copies(fresh || again, '{}');
	PERFORM news_archive.link_events(fresh || again);
	DELETE FROM pending WHERE article_id = ANY (fresh || again);
	UPDATE archive_state SET articles = articles + cardinality(fresh) WHERE fresh <> '{}';
	RETURN cardinality(fresh);
END $$;
COMMENT ON FUNCTION news_archive.link_pending() IS
'Links the articles that wait for it in the archive entered. Gives how many were new.';

CREATE FUNCTION news_archive.refresh(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	-- articles that were deleted by hand left behind what hung on them
	IF (SELECT count(*) FROM article) <> (SELECT s.articles + (SELECT count(*) FROM pending p WHERE NOT p.counted) FROM archive_state s) THEN
		PERFORM news_archive.repair();
	END IF;
	PERFORM news_archive.count_words();
	RETURN news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.refresh(name) IS
'Brings up to date what depends on more than one article: entities, events, stories, inferred dates. Only what is new is worked on, unless articles are gone that were linked: then all that they left behind is put right. The load functions call it; call it yourself after loading with news_archive.link_at_load off, or from several sessions at once. Gives the number of articles that were new. Errors: invalid_schema_name for an unknown archive.';
