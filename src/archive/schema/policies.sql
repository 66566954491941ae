-- policies: row-level security on article hides also what was read of the article.
--
-- The functions that answer from entities and events leave out what no visible article tells, as soon as a policy on article holds for the
-- reader; follow_article_policies() makes the tables themselves do so, for those who read them directly.

CREATE FUNCTION news_archive.hides_articles() RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive.entered();
	RETURN row_security_active('article');
END $$;
COMMENT ON FUNCTION news_archive.hides_articles() IS
'Whether row-level security may hide articles of the archive entered from the current user.';

CREATE FUNCTION news_archive.told_entities(entity_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive.entered();
	IF NOT news_archive.hides_articles() THEN
		RETURN entity_ids;
	END IF;
	RETURN ARRAY(SELECT m.entity_id FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = ANY (entity_ids))
		|| ARRAY(SELECT e.entity_id FROM entity e WHERE e.entity_id = ANY (entity_ids) AND e.origin <> 'article');
END $$;
COMMENT ON FUNCTION news_archive.told_entities(bigint[]) IS
'Those of these entities of the archive entered that an article tells which the current user may see, or that no article made; all of them when no policy hides articles.';

CREATE FUNCTION news_archive.told_names(entity_ids bigint[]) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive.entered();
	IF news_archive.hides_articles() THEN
		RETURN ARRAY(SELECT DISTINCT m.name FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = ANY (entity_ids) AND m.form = 'name');
	END IF;
	RETURN NULL;
END $$;
COMMENT ON FUNCTION news_archive.told_names(bigint[]) IS
'The names that articles which the current user may see have for these entities of the archive entered; NULL when no policy hides articles.';

-- A row of these tables is shown when this holds: %1$I is the archive, %2$I the table.
CREATE FUNCTION news_archive.visible_when(archive name, relation name) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN format(CASE relation
		WHEN 'entity' THEN 'origin <> ''article'' OR EXISTS (SELECT FROM %1$I.mention m JOIN %1$I.article a USING (article_id) WHERE m.entity_id = entity.entity_id)'
		WHEN 'entity_name' THEN 'origin <> ''article'' OR EXISTS (SELECT FROM %1$I.mention m JOIN %1$I.article a USING (article_id) WHERE m.entity_id = entity_name.entity_id AND m.name = entity_name.name)'
		WHEN 'namesake' THEN 'EXISTS (SELECT FROM %1$I.entity e WHERE e.entity_id = namesake.entity_id)'
		WHEN 'event' THEN 'EXISTS (SELECT FROM %1$I.event_report r JOIN %1$I.article a USING (article_id) WHERE r.event_id = event.event_id)'
		WHEN 'story' THEN 'EXISTS (SELECT FROM %1$I.article a WHERE a.story_id = story.story_id)'
		WHEN 'neighbour' THEN 'EXISTS (SELECT FROM %1$I.article a WHERE a.article_id = neighbour.article_id) AND EXISTS (SELECT FROM %1$I.article a WHERE a.article_id = neighbour.neighbour_id)'
		ELSE 'EXISTS (SELECT FROM %1$I.article a WHERE a.article_id = %2$I.article_id)' END, archive, relation);
COMMENT ON FUNCTION news_archive.visible_when(name, name) IS
'The condition, in SQL, on which a row of a table of an archive tells of an article that the reader may see. For follow_article_policies.';

-- A part of a table, read by itself, shows what a policy on the whole hides: only its owner reads it so.
CREATE FUNCTION news_archive.close_partitions() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	p record;
BEGIN
	PERFORM news_archive.entered();
	FOR p IN SELECT h.inhrelid::regclass AS part, c.relkind, x.grantee FROM news_archive.tables_of_articles() t JOIN pg_inherits h ON h.inhparent = to_regclass(t.relation)
		JOIN pg_class c ON c.oid = h.inhrelid LEFT JOIN LATERAL (SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS grantee
			FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner) x ON true
	LOOP
		IF p.grantee IS NOT NULL THEN
			EXECUTE format('REVOKE ALL ON %s FROM %s', p.part, p.grantee);
		END IF;
		IF p.relkind <> 'f' THEN		-- for whom it is granted later
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p.part);
		END IF;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.close_partitions() IS
'Lets nobody but their owner read the partitions of the archive entered by themselves; those who may read the whole tables read them as before. For follow_article_policies.';

CREATE FUNCTION news_archive.follow_article_policies(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	followed bigint := 0;
	t name;
BEGIN
	PERFORM news_archive.enter(archive);
	PERFORM news_archive.check_owner(archive);
	FOR t IN
		SELECT c.relname FROM pg_class c
		WHERE c.relnamespace = quote_ident(archive::text)::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'article'
			AND (c.relname IN ('entity', 'entity_name', 'namesake', 'event', 'story')
				OR EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = c.oid AND x.attname = 'article_id' AND NOT x.attisdropped))
			AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'follow_article')
		ORDER BY c.relname
	LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', archive, t);
		EXECUTE format('CREATE POLICY follow_article ON %I.%I FOR SELECT USING (%s)', archive, t, news_archive.visible_when(archive, t));
		followed := followed + 1;
	END LOOP;
	PERFORM news_archive.close_partitions();
	RETURN followed;
END $$;
COMMENT ON FUNCTION news_archive.follow_article_policies(name) IS
'Lets every table of an archive follow the row-level policies of its table article: a row is shown when an article that the reader may see tells it. Gives how many tables have become so; doing it again changes nothing. Only the owner (and who has BYPASSRLS) loads, refreshes and corrects from then on. What stays visible is in docs/archive.md. Errors: insufficient_privilege for who does not own the archive, invalid_schema_name.';
