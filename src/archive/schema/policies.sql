-- policies: row-level security on article hides also what was read of the article.
--
-- Two halves.  Functions that answer from what was made of all articles - entities, events, stories, counts of words -
-- ask the functions below, or told_events(), which tell it by the articles that the current user may see as soon as a
-- policy on article holds for him (hides_articles()).  The tables themselves follow once follow_article_policies() has
-- said so, or create_archive(row_security => true): what is told of one article is shown with it, what is made of
-- several when all of them are.  docs/security.md says what is left.

CREATE FUNCTION news_archive_inner.hides_articles() RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT row_security_active('article') THEN
		RETURN false;
	ELSIF to_regclass('known_entity') IS NULL THEN
		RAISE EXCEPTION 'archive "%" has tables of another version of news_archive, which cannot tell what a policy '
			'leaves', (current_schemas(false))[2]
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = format('Its owner makes it one of this version: SELECT news_archive.upgrade_archive(%L);',
				(current_schemas(false))[2]);
	END IF;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive_inner.hides_articles() IS
'Whether row-level security may hide articles of the archive entered from the current user. Errors: '
'object_not_in_prerequisite_state when it does and upgrade_archive() has not brought the archive to this version.';

CREATE FUNCTION news_archive_inner.check_all_seen(of_archive name) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF news_archive_inner.hides_articles() THEN
		RAISE EXCEPTION 'row-level security may hide articles of archive "%" from "%"', of_archive, current_user
			USING ERRCODE = 'insufficient_privilege',
				HINT = 'Only its owner, and roles with BYPASSRLS, can be told this.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_all_seen(name) IS
'Errors: insufficient_privilege for whom a policy hides articles of the archive entered from. For functions whose '
'answers are made of all articles.';

-- What describe_entities(), name_entities() and correct_entities() make of all articles, by the same functions, of
-- those that may be seen.
CREATE FUNCTION news_archive_inner.told_entities(entity_ids bigint[])
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, country text, sector text, articles bigint,
		first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	spelt record;
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(s.entity_id) AS ids, array_agg(s.kind) AS kinds, array_agg(s.name) AS names,
		array_agg(s.articles) AS articles, array_agg(s.preferred) AS preferred,
		array_agg(s.name_id) AS name_ids INTO spelt
	FROM news_archive_inner.told_spellings(entity_ids, NULL, NULL, (current_schemas(false))[2]) s;
	SELECT array_agg(c.entity_id) AS ids, array_agg(c.facts) AS facts INTO said
	FROM news_archive_inner.corrected_entities(coalesce(spelt.name_ids, '{}'), coalesce(spelt.ids, '{}')) c;
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT m.entity_id, m.article_id, m.mention_no, m.kind, m.name, m.form, m.role, m.country, m.sector,
			a.published,
			row_number() OVER (PARTITION BY m.entity_id ORDER BY m.article_id, m.mention_no) AS n
		FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = ANY (entity_ids)),
	figures AS (
		SELECT t.entity_id, min(t.kind) AS kind, count(DISTINCT t.article_id) AS articles,
			min(lower(t.published)) AS first_seen, max(upper(t.published) - 1) AS last_seen
		FROM told t GROUP BY t.entity_id),
	most AS (
		SELECT m.entity_id, m.role, m.country, m.sector
		FROM (SELECT array_agg(t.entity_id) AS ids, array_agg(t.article_id) AS articles, array_agg(lower(t.published))
			AS days, array_agg(t.mention_no) AS numbers, array_agg(t.role) AS roles,
				array_agg(t.country) AS countries, array_agg(t.sector) AS sectors
			FROM told t WHERE t.n <= 100 AND (t.role IS NOT NULL OR t.country IS NOT NULL OR t.sector IS NOT NULL)) a,
			LATERAL news_archive_inner.most_told(a.ids, a.articles, a.days, a.numbers, a.roles, a.countries,
				a.sectors) m),
	-- a namesake's names have another entity in entity_name
	spelling AS (
		SELECT s.* FROM unnest(spelt.ids, spelt.kinds, spelt.names, spelt.articles, spelt.preferred) s(entity_id, kind,
			name, articles, preferred)
		UNION ALL
		SELECT t.entity_id, t.kind, t.name, count(DISTINCT t.article_id), false FROM told t
			WHERE t.form = 'name' AND t.name IS NOT NULL
		GROUP BY t.entity_id, t.kind, t.name),
	shown AS (
		SELECT DISTINCT ON (s.entity_id) s.entity_id, s.name, s.preferred FROM spelling s
		ORDER BY s.entity_id, news_archive_inner.rank_of_name(s.kind, s.name, news_archive.fold_name(s.name),
			s.articles, s.preferred)),
	one AS (
		SELECT i.id, k.kind AS known_kind, k.name AS known_name, k.country AS known_country, k.sector AS known_sector,
			m.role, m.country, m.sector
		FROM (SELECT DISTINCT unnest(entity_ids) AS id) i LEFT JOIN most m ON m.entity_id = i.id
			LEFT JOIN (SELECT x.* FROM known_entity x WHERE x.entity_id = ANY (entity_ids)) k ON k.entity_id = i.id)
	SELECT o.id, news_archive_inner.said_or(c.facts, 'kind', coalesce(o.known_kind, f.kind)), CASE WHEN s.preferred
		THEN s.name ELSE coalesce(o.known_name, s.name) END,
		news_archive_inner.said_or(c.facts, 'role', o.role),
			news_archive_inner.said_or(c.facts, 'country', coalesce(o.known_country, o.country)),
		news_archive_inner.said_or(c.facts, 'sector', coalesce(o.known_sector, o.sector)), coalesce(f.articles, 0),
			f.first_seen, f.last_seen
	FROM one o LEFT JOIN figures f ON f.entity_id = o.id LEFT JOIN shown s ON s.entity_id = o.id
		LEFT JOIN unnest(said.ids, said.facts) c(entity_id, facts) ON c.entity_id = o.id
	WHERE f.entity_id IS NOT NULL OR o.known_kind IS NOT NULL;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_entities(bigint[]) IS
'These entities as the articles tell them that the current user may see: those columns of the table entity that '
'answers show. One that no such article mentions and nobody made known has no row. For seen_entities.';

CREATE FUNCTION news_archive_inner.seen_entities(entity_ids bigint[])
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, country text, sector text, articles bigint,
		first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		RETURN QUERY SELECT * FROM news_archive_inner.told_entities(entity_ids);
	ELSE
		RETURN QUERY
		SELECT e.entity_id, e.kind, e.name, e.role, e.country, e.sector, e.articles, e.first_seen, e.last_seen
			FROM entity e WHERE e.entity_id = ANY (entity_ids);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.seen_entities(bigint[]) IS
'The rows of these entities of the archive entered as the current user may see them: of the table entity, or '
'told_entities() where a policy hides articles. Whatever answers with entities asks this and not the table.';

CREATE FUNCTION news_archive_inner.entities_for_reader(entity_ids bigint[], archive name)
	RETURNS TABLE (entity_id bigint, kind text, name text, role text, country text, sector text, articles bigint,
		first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM news_archive_inner.enter(archive);
	RETURN QUERY SELECT * FROM news_archive_inner.seen_entities(entity_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.entities_for_reader(bigint[], name)
	IS 'seen_entities() of an archive that is not entered yet. For find_entity.';

CREATE FUNCTION news_archive_inner.seen_names(entity_ids bigint[])
	RETURNS TABLE (entity_id bigint, kind text, name text, folded text, articles bigint, origin text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		RETURN QUERY
		SELECT s.entity_id, s.kind, s.name, s.folded, s.articles, s.origin
			FROM news_archive_inner.told_spellings(entity_ids, NULL, NULL, (current_schemas(false))[2]) s;
	ELSE
		RETURN QUERY SELECT n.entity_id, n.kind, n.name, n.folded, n.articles, n.origin FROM entity_name n
			WHERE n.entity_id = ANY (entity_ids);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.seen_names(bigint[]) IS
'The rows of the table entity_name of these entities of the archive entered as the current user may see them: '
'spellings that an article has which he may see, or that no article made.';

-- told_events() has the names of the table entity, or none where that row is not shown.
CREATE FUNCTION news_archive_inner.seen_events(event_ids bigint[])
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[],
		targets text[], actor_ids bigint[],
		target_ids bigint[], place text, status text, reports int, outlets int, independent_sources int, words text,
			confidence real,
		actor_country text, actor_sector text, target_country text, target_sector text, basis text, place_basis text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	sides bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF NOT news_archive_inner.hides_articles() THEN
		RETURN QUERY SELECT * FROM news_archive_inner.visible_events(event_ids);
		RETURN;
	END IF;
	sides := ARRAY(SELECT r.actor_id FROM event_report r WHERE r.event_id = ANY (event_ids) AND r.actor_id IS NOT NULL
		UNION SELECT r.target_id FROM event_report r WHERE r.event_id = ANY (event_ids) AND r.target_id IS NOT NULL);
	RETURN QUERY
	WITH named AS MATERIALIZED (SELECT n.entity_id, n.name FROM news_archive_inner.told_entities(sides) n)
	SELECT e.event_id, e.during, e."precision", e.type, e.mode, CASE WHEN a.name IS NULL THEN e.actors
		ELSE ARRAY[a.name] END,
		CASE WHEN t.name IS NULL THEN e.targets ELSE ARRAY[t.name] END, e.actor_ids, e.target_ids, e.place, e.status,
			e.reports, e.outlets,
		e.independent_sources, e.words, e.confidence, e.actor_country, e.actor_sector, e.target_country,
			e.target_sector, e.basis, e.place_basis
	FROM news_archive_inner.told_events(event_ids) e LEFT JOIN named a ON a.entity_id = e.actor_ids[1]
		LEFT JOIN named t ON t.entity_id = e.target_ids[1];
END $$;
COMMENT ON FUNCTION news_archive_inner.seen_events(bigint[]) IS
'visible_events(), the sides under the names that seen_entities() gives them. For answers that name the sides.';

CREATE FUNCTION news_archive_inner.seen_event_ids() RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() THEN
		RETURN ARRAY(SELECT DISTINCT r.event_id FROM event_report r JOIN article a USING (article_id)
			WHERE r.event_id IS NOT NULL);
	END IF;
	RETURN ARRAY(SELECT e.event_id FROM event e);
END $$;
COMMENT ON FUNCTION news_archive_inner.seen_event_ids() IS 'All events of the archive entered that a report tells '
	'which the current user may see.';

-- ------------------------------------------------------------------------------------------------------------ tables

-- A row of these tables is shown when this holds: %1$I is the archive, %2$I the table.  What was made of several
-- articles is shown when all of them may be seen, so that nothing in it is from another one.
CREATE FUNCTION news_archive_inner.visible_when(archive name, relation name) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN format(CASE
		WHEN relation = 'entity' THEN '(articles > 0 OR origin <> ''article'')
			AND articles = (SELECT count(DISTINCT m.article_id) FROM %1$I.mention m
				JOIN %1$I.article a USING (article_id) WHERE m.entity_id = entity.entity_id)'
		-- find_entity() looks names up by its index and counts by itself
		WHEN relation = 'entity_name' THEN 'news_archive_inner.reads_names()
			OR (EXISTS (SELECT FROM %1$I.known_entity k WHERE k.entity_id = base_id)
				OR EXISTS (SELECT FROM %1$I.mention m JOIN %1$I.article a USING (article_id)
					WHERE m.entity_id = entity_name.entity_id
						AND (m.name = entity_name.name OR entity_name.origin <> ''article'')))
			AND articles = (SELECT count(DISTINCT m.article_id) FROM %1$I.mention m
				JOIN %1$I.article a USING (article_id)
				WHERE m.entity_id = entity_name.entity_id AND m.kind = entity_name.kind
					AND m.name = entity_name.name AND m.form = ''name'')'
		WHEN relation = 'namesake' THEN 'EXISTS (SELECT FROM %1$I.entity e WHERE e.entity_id = namesake.entity_id)
			AND EXISTS (SELECT FROM %1$I.entity e WHERE e.entity_id = namesake.shares_with)'
		-- it has the names of its sides
		WHEN relation = 'event' THEN 'reports = (SELECT count(*) FROM %1$I.event_report r
			JOIN %1$I.article a USING (article_id) WHERE r.event_id = event.event_id)
			AND NOT EXISTS (SELECT FROM unnest(actor_ids || target_ids) s(id)
				WHERE NOT EXISTS (SELECT FROM %1$I.entity e WHERE e.entity_id = s.id))'
		WHEN relation = 'story' THEN 'articles = (SELECT count(*) FROM %1$I.article a
			WHERE a.story_id = story.story_id)'
		WHEN relation = 'neighbour' THEN 'EXISTS (SELECT FROM %1$I.article a
			WHERE a.article_id = neighbour.article_id)
			AND EXISTS (SELECT FROM %1$I.article a WHERE a.article_id = neighbour.neighbour_id)'
		WHEN relation = 'event_parent' THEN 'EXISTS (SELECT FROM %1$I.event_report r
				JOIN %1$I.article a USING (article_id) WHERE r.key_id = event_parent.key_id)
			AND EXISTS (SELECT FROM %1$I.event_report r JOIN %1$I.article a USING (article_id)
				WHERE r.key_id = event_parent.parent_id)'
		WHEN relation = 'correction' THEN 'news_archive_inner.may_see_correction(what, tableoid)'
		-- whose articles nobody can tell, or all are
		WHEN relation IN ('rejected', 'pending_block', 'common_key', 'code_count', 'repeated_line', 'search_word',
			'search_total', 'archive_state') THEN 'false'
		ELSE 'EXISTS (SELECT FROM %1$I.article a WHERE a.article_id = %2$I.article_id)' END, archive, relation);
COMMENT ON FUNCTION news_archive_inner.visible_when(name, name) IS
'The condition, in SQL, on which a row of a table of an archive tells nothing but what articles tell that the reader '
'may see. For follow_article_policies.';

-- What the owner, an analyst or a reference book says is for all who read.  Partitions are read through their tables
-- only.
CREATE FUNCTION news_archive_inner.put_policies(of_archive name) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	put bigint := 0;
	t record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR t IN
		SELECT c.relname AS name, c.relispartition AS part FROM pg_catalog.pg_class c
		WHERE c.relnamespace = quote_ident(of_archive::text)::regnamespace AND c.relkind IN ('r', 'p')
			AND c.relname <> ALL ('{article,act,place,synonym,known_entity}'::text[])
			AND (c.relname = ANY (news_archive_inner.archive_tables())
				OR EXISTS (SELECT FROM pg_catalog.pg_attribute x WHERE x.attrelid = c.oid AND x.attname = 'article_id'
					AND NOT x.attisdropped))
			AND CASE WHEN c.relispartition THEN NOT c.relrowsecurity ELSE NOT EXISTS (SELECT FROM pg_catalog.pg_policy p
				WHERE p.polrelid = c.oid AND p.polname = 'follow_article') END
		ORDER BY c.relname
	LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', of_archive, t.name);
		IF NOT t.part THEN
			EXECUTE format('CREATE POLICY follow_article ON %I.%I FOR SELECT USING (%s)', of_archive, t.name,
				news_archive_inner.visible_when(of_archive, t.name));
		END IF;
		put := put + 1;
	END LOOP;
	PERFORM news_archive_inner.close_partitions();
	RETURN put;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_policies(name) IS
'Puts the policy follow_article on the tables of an archive that have it not, and gives how many these were. '
'For follow_article_policies, create_archive and upgrade_archive.';

CREATE FUNCTION news_archive_inner.put_policies_again(of_archive name) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	t name;
	followed boolean := false;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR t IN
		SELECT c.relname FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
		WHERE c.relnamespace = quote_ident(of_archive::text)::regnamespace AND p.polname = 'follow_article'
	LOOP
		EXECUTE format('DROP POLICY follow_article ON %I.%I', of_archive, t);
		followed := true;
	END LOOP;
	IF followed THEN
		PERFORM news_archive_inner.put_policies(of_archive);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_policies_again(name) IS
'Lets the tables of an archive that follow the policies of article do so as this version has it, the new ones too. '
'For upgrade_archive.';

-- A part of a table, read by itself, shows what a policy on the whole hides: only its owner reads it so.
CREATE FUNCTION news_archive_inner.close_partitions() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	p record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR p IN SELECT h.inhrelid::regclass AS part, c.relkind, x.grantee FROM news_archive_inner.tables_of_articles() t
		JOIN pg_inherits h ON h.inhparent = to_regclass(t.relation)
		JOIN pg_class c ON c.oid = h.inhrelid
			LEFT JOIN LATERAL (SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC'
			ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS grantee
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
COMMENT ON FUNCTION news_archive_inner.close_partitions() IS
'Lets nobody but their owner read the partitions of the archive entered by themselves; those who may read the whole '
'tables read them as before. For follow_article_policies.';

CREATE FUNCTION news_archive.follow_article_policies(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	put bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_owner(archive);
	IF news_archive_inner.is_distributed('article'::regclass) THEN
		RAISE EXCEPTION 'archive "%" is spread over several servers by Citus', archive
			USING ERRCODE = 'feature_not_supported', HINT = 'Citus takes no policy that looks into another table. '
				'An archive in partitions does: create_archive(..., partitions => 8, row_security => true).';
	END IF;
	put := news_archive_inner.put_policies(archive);
	PERFORM news_archive_inner.put_views(archive);
	RETURN put;
END $$;
COMMENT ON FUNCTION news_archive.follow_article_policies(name) IS
'Lets every table and view of an archive follow the row-level policies of its table article, as '
'create_archive(row_security => true) does from the beginning: what is told of one article is shown with it, what is '
'made of several when all of them are. Gives how many tables have become so; doing it again changes nothing. '
'Only the owner (and who has BYPASSRLS) loads, refreshes and corrects from then on. What stays visible is in '
'docs/security.md. Errors: insufficient_privilege for who does not own the archive, feature_not_supported for one that '
'Citus has spread, invalid_schema_name.';
