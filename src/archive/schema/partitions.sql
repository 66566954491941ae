-- partitions: an archive in parts, each of which may lie on another server.
--
-- What is kept by article (article, its lines, mentions, reports ...) is cut by a hash of article_id into parts of the
-- same number in every table, so that all of an article is in one place: article_3, mention_3, event_report_3.  Keys
-- and foreign keys are those of the parts: a part may be a foreign table, and no key is possible over those.  The other
-- tables (entities, events, stories) stay whole.

CREATE TYPE news_archive_inner.table_keys AS (relation name, primary_key text, of_article boolean);
COMMENT ON TYPE news_archive_inner.table_keys IS
'A table of an archive, the columns of its primary key, and whether a foreign key leads to article.';

CREATE FUNCTION news_archive_inner.tables_of_articles() RETURNS SETOF news_archive_inner.table_keys
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT v.relation::name, v.primary_key, v.relation NOT IN ('article', 'pending', 'copy')
	FROM (VALUES ('article', 'article_id'), ('article_line', 'article_id, line_no'),
		('mention', 'article_id, mention_no'),
		('time_expression', 'article_id, expression_no'), ('quotation', 'article_id, quotation_no'),
			('event_report', 'article_id, report_no'),
		('signature', 'article_id'), ('neighbour', 'article_id, neighbour_id'), ('date_order', 'article_id, day_first'),
		('pending', 'article_id'), ('copy', 'article_id')) v(relation, primary_key);
END;
COMMENT ON FUNCTION news_archive_inner.tables_of_articles() IS
'The tables of an archive whose rows are each of one article, article first: what partitions, shards and servers '
'divide. All others are the same everywhere.';

CREATE FUNCTION news_archive_inner.partitions_of(of_archive name) RETURNS int
	LANGUAGE sql STABLE STRICT
	RETURN (SELECT count(*)::int FROM pg_catalog.pg_inherits h
		WHERE h.inhparent = pg_catalog.to_regclass(pg_catalog.format('%I.article', of_archive)));
COMMENT ON FUNCTION news_archive_inner.partitions_of(name) IS
'How many partitions an archive has: 0 for one in whole tables, and for none.';

-- One part, on this server (server NULL) or as a foreign table that stands for the part of the same name there.
CREATE FUNCTION news_archive_inner.make_partition(of_archive name, keys news_archive_inner.table_keys, n int,
	modulus int, server name) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	part text;
	x record;
BEGIN
	PERFORM news_archive_inner.entered();
	part := format('%I.%I', of_archive, keys.relation || '_' || n);
	EXECUTE format('CREATE %s TABLE %s PARTITION OF %I.%I FOR VALUES WITH (MODULUS %s, REMAINDER %s)%s',
		CASE WHEN server IS NOT NULL THEN 'FOREIGN' END,
		part, of_archive, keys.relation, modulus, n,
		CASE WHEN server IS NOT NULL THEN format(' SERVER %I OPTIONS (schema_name %L, table_name %L)', server,
			of_archive, keys.relation || '_' || n) END);
	IF server IS NULL THEN
		EXECUTE format('ALTER TABLE %s ADD PRIMARY KEY (%s)', part, keys.primary_key);
		IF keys.of_article THEN
			EXECUTE format('ALTER TABLE %s ADD FOREIGN KEY (article_id) REFERENCES %I.%I ON DELETE CASCADE', part,
				of_archive, 'article_' || n);
		END IF;
	END IF;
	-- whoever may read the archive reads the whole table
	FOR x IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee))
		END AS grantee
		FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = part::regclass AND a.grantee <> c.relowner
	LOOP
		EXECUTE format('REVOKE ALL ON %s FROM %s', part, x.grantee);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.make_partition(name, news_archive_inner.table_keys, int, int, name) IS
'Makes a part of a table of the archive entered. For create_archive and move_partition.';

CREATE FUNCTION news_archive_inner.cut_tables(of_archive name, partitions int) RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
DECLARE
	k news_archive_inner.table_keys;
	indexes text[];
	said text;
	x text;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR x IN SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', f.conrelid::regclass, f.conname) FROM pg_constraint f
		WHERE f.contype = 'f' AND f.confrelid = 'article'::regclass
	LOOP
		EXECUTE x;
	END LOOP;
	FOR k IN SELECT * FROM news_archive_inner.tables_of_articles() LOOP
		indexes := ARRAY(SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = k.relation::regclass
			AND NOT i.indisprimary ORDER BY i.indexrelid);
		said := obj_description(k.relation::regclass, 'pg_class');
		EXECUTE format('ALTER TABLE %1$I.%2$I RENAME TO %3$I', of_archive, k.relation, k.relation || '_whole');
		EXECUTE format('CREATE TABLE %1$I.%2$I (LIKE %1$I.%3$I INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH '
			'(article_id)', of_archive, k.relation, k.relation || '_whole');
		EXECUTE format('DROP TABLE %I.%I', of_archive, k.relation || '_whole');
		EXECUTE format('COMMENT ON TABLE %I.%I IS %L', of_archive, k.relation, said);
		FOREACH x IN ARRAY indexes LOOP
			EXECUTE x;
		END LOOP;
		FOR n IN 0 .. partitions - 1 LOOP
			PERFORM news_archive_inner.make_partition(of_archive, k, n, partitions, NULL);
		END LOOP;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.cut_tables(name, int) IS
'Makes tables in so many parts of those tables of the archive entered, which are empty, whose rows are each of one '
'article. For create_archive.';

-- ------------------------------------------------------------------------------------------------------------- servers

CREATE FUNCTION news_archive_inner.check_server(server name) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	s record;
BEGIN
	SELECT f.srvoptions, w.fdwname INTO s FROM pg_catalog.pg_foreign_server f JOIN pg_catalog.pg_foreign_data_wrapper w
		ON w.oid = f.srvfdw WHERE f.srvname = server;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'server "%" does not exist', server USING ERRCODE = 'undefined_object',
			HINT = format('CREATE SERVER %I FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host ''...'', dbname ''...'', '
				'extensions ''news_archive'', async_capable ''true'', fetch_size ''1000'');', server);
	ELSIF s.fdwname <> 'postgres_fdw' THEN
		RAISE EXCEPTION 'server "%" is of the foreign data wrapper "%"', server, s.fdwname
			USING ERRCODE = 'wrong_object_type', HINT = 'Partitions of an archive lie on servers of postgres_fdw.';
	ELSIF NOT EXISTS (SELECT FROM unnest(s.srvoptions) o WHERE o ~ '^extensions=.*\mnews_archive\M') THEN
		RAISE WARNING 'server "%" is not said to have the extension news_archive, so rows are fetched to be looked at',
			server
			USING HINT = format('ALTER SERVER %I OPTIONS (ADD extensions ''news_archive'');', server);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_server(name) IS
'Errors: undefined_object, with a hint how it is made, for an unknown server; wrong_object_type for one that is not of '
'postgres_fdw. Warns when the server''s option extensions does not name news_archive. For move_partition.';

-- The row of archive_state of the archive on each server that holds partitions: see lock_links().
CREATE FUNCTION news_archive_inner.holder_states() RETURNS regclass[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT c.oid::regclass FROM pg_class a JOIN pg_class c USING (relnamespace)
		JOIN pg_foreign_table f ON f.ftrelid = c.oid
		WHERE a.oid = 'article'::regclass AND 'table_name=archive_state' = ANY (f.ftoptions) ORDER BY c.relname);
END $$;
COMMENT ON FUNCTION news_archive_inner.holder_states() IS
'The foreign tables by which the archive entered reaches the archive_state of each server that has partitions of it. '
'For lock_links.';

CREATE FUNCTION news_archive_inner.lock_holders(wait boolean) RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	holder regclass;
	there int;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH holder IN ARRAY news_archive_inner.holder_states() LOOP
		EXECUTE format('UPDATE %s SET format = format RETURNING format', holder) INTO there;
		IF there IS DISTINCT FROM news_archive.archive_format() THEN
			RAISE EXCEPTION 'the archive on server "%" has tables of another version of news_archive',
				(SELECT s.srvname FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
				WHERE f.ftrelid = holder)
				USING ERRCODE = 'object_not_in_prerequisite_state',
					HINT = 'Update the extension there, and run news_archive.upgrade_archive() there, before you do so '
					'here.';
		END IF;
	END LOOP;
	RETURN true;
EXCEPTION WHEN serialization_failure THEN
	IF wait THEN
		RAISE;
	END IF;
	RETURN false;
END $$;
COMMENT ON FUNCTION news_archive_inner.lock_holders(boolean) IS
'Writes the row of archive_state on every server that has partitions of the archive entered: a transaction that reads '
'one of them as it was before somebody else linked (what is read there is read as of its first look) is told so by '
'40001, or by false when it does not wait. For lock_links. Errors: serialization_failure; '
'object_not_in_prerequisite_state for a server with another version.';

CREATE FUNCTION news_archive_inner.columns_to_copy(relation regclass) RETURNS text
	LANGUAGE sql STABLE STRICT
	RETURN (SELECT string_agg(quote_ident(x.attname), ', ' ORDER BY x.attnum) FROM pg_catalog.pg_attribute x
		WHERE x.attrelid = relation AND x.attnum > 0 AND NOT x.attisdropped AND x.attgenerated = '');
COMMENT ON FUNCTION news_archive_inner.columns_to_copy(regclass) IS
'The columns of a table that are not generated, quoted, with commas between. For move_partition.';

-- The part of each table that is empty on its new server takes the place of the old one.
CREATE FUNCTION news_archive_inner.exchange_partition(of_archive name, keys news_archive_inner.table_keys, n int,
	modulus int, server name) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	old text;
	new text;
	moved bigint;
	filled boolean;
BEGIN
	PERFORM news_archive_inner.entered();
	old := format('%I.%I', of_archive, keys.relation || '_' || n || '_old');
	new := format('%I.%I', of_archive, keys.relation || '_' || n);
	EXECUTE format('ALTER TABLE %I.%I DETACH PARTITION %s', of_archive, keys.relation, new);
	EXECUTE format('ALTER TABLE %s RENAME TO %I', new, keys.relation || '_' || n || '_old');
	PERFORM news_archive_inner.make_partition(of_archive, keys, n, modulus, server);
	EXECUTE format('SELECT EXISTS (SELECT FROM %s)', new) INTO filled;
	IF filled THEN
		RAISE EXCEPTION 'table % on server "%" is not empty', new, server
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'An archive that holds partitions of another one is made for that, and nothing else is loaded '
				'into it; TRUNCATE the table there if its rows are not needed.';
	END IF;
	EXECUTE format('INSERT INTO %s (%2$s) SELECT %2$s FROM %3$s', new,
		news_archive_inner.columns_to_copy(old::regclass), old);
	GET DIAGNOSTICS moved = ROW_COUNT;
	RETURN moved;
END $$;
COMMENT ON FUNCTION news_archive_inner.exchange_partition(name, news_archive_inner.table_keys, int, int, name) IS
'Puts a part of a table of the archive entered on a server, NULL for this one, and leaves the old part as a table of '
'its own. Gives the number of its rows. For move_partition.';

CREATE FUNCTION news_archive_inner.drop_old_partition(of_archive name, n int) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	t name;
	old regclass;
BEGIN
	PERFORM news_archive_inner.entered();
	-- article last
	FOR t IN SELECT k.relation FROM news_archive_inner.tables_of_articles() WITH ORDINALITY k(relation, primary_key,
		of_article, place) ORDER BY k.place DESC LOOP
		old := format('%I.%I', of_archive, t || '_' || n || '_old')::regclass;
		IF (SELECT c.relkind FROM pg_class c WHERE c.oid = old) = 'f' THEN
			EXECUTE format('DELETE FROM %s', old);
			EXECUTE format('DROP FOREIGN TABLE %s', old);
		ELSE
			EXECUTE format('DROP TABLE %s', old);
		END IF;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.drop_old_partition(name, int) IS
'Drops the parts that exchange_partition() left, and their rows where they lay on another server. For move_partition.';

CREATE FUNCTION news_archive_inner.know_holder(of_archive name, server name) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	name text := left('archive_state_of_' || server, 63);
BEGIN
	PERFORM news_archive_inner.entered();
	IF server IS NOT NULL AND NOT EXISTS (SELECT FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
			WHERE s.srvname = server AND f.ftrelid = ANY (news_archive_inner.holder_states()::oid[])) THEN
		EXECUTE format('CREATE FOREIGN TABLE %I.%I (one boolean, format int, articles bigint) SERVER %I OPTIONS '
			'(schema_name %L, table_name %L)',
			of_archive, name, server, of_archive, 'archive_state');
		EXECUTE format('COMMENT ON FOREIGN TABLE %I.%I IS %L', of_archive, name,
			'The row of archive_state there: whoever links writes it, so that no two do so at once.');
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.know_holder(name, name) IS
'Makes the foreign table by which lock_links() reaches a server. For move_partition.';

-- Servers that hold no partition any more are asked no more.
CREATE FUNCTION news_archive_inner.forget_holders() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	holder regclass;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR holder IN
		SELECT h.h FROM unnest(news_archive_inner.holder_states()) h(h) JOIN pg_foreign_table f ON f.ftrelid = h.h
		WHERE NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_foreign_table p ON p.ftrelid = i.inhrelid
			WHERE i.inhparent = 'article'::regclass AND p.ftserver = f.ftserver)
	LOOP
		EXECUTE format('DROP FOREIGN TABLE %s', holder);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.forget_holders() IS
'Drops the foreign tables of know_holder() for servers that have no partition of the archive entered. '
'For move_partition.';

CREATE FUNCTION news_archive.move_partition(partition int, server name,
	archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
DECLARE
	keys news_archive_inner.table_keys;
	modulus int := news_archive_inner.partitions_of(archive);
	now_on name;
	moved bigint;
	n bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_owner(archive);
	IF partition IS NULL OR partition NOT BETWEEN 0 AND modulus - 1 THEN
		RAISE EXCEPTION 'archive "%" has no partition %', archive, coalesce(partition::text, 'NULL')
			USING ERRCODE = 'invalid_parameter_value',
			HINT = CASE WHEN modulus = 0 THEN 'Its tables are whole: an archive in partitions is made by '
				'create_archive(..., partitions => 8).' ELSE format('It has the partitions 0 to %s.', modulus - 1) END;
	END IF;
	IF server IS NOT NULL THEN
		PERFORM news_archive_inner.check_server(server);
	END IF;
	now_on := (SELECT s.srvname FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
		WHERE f.ftrelid = to_regclass('article_' || partition));
	IF now_on IS NOT DISTINCT FROM server THEN
		RETURN 0;
	END IF;
	PERFORM news_archive_inner.know_holder(archive, server);
	PERFORM news_archive_inner.lock_links(true);
	FOR keys IN SELECT * FROM news_archive_inner.tables_of_articles() LOOP
		n := news_archive_inner.exchange_partition(archive, keys, partition, modulus, server);
		moved := coalesce(moved, n);		-- of article, which is the first
	END LOOP;
	PERFORM news_archive_inner.drop_old_partition(archive, partition);
	PERFORM news_archive_inner.forget_holders();
	IF EXISTS (SELECT FROM pg_policy p WHERE p.polname = 'follow_article' AND p.polrelid = 'mention'::regclass) THEN
		PERFORM news_archive.follow_article_policies(archive);
	END IF;
	RETURN moved;
END $$;
COMMENT ON FUNCTION news_archive.move_partition(int, name, name) IS
'Moves a partition (0, 1, ...) of an archive made with create_archive(..., partitions => n) with all rows of its '
'articles to a server of postgres_fdw, or with NULL to this one; gives how many articles moved. There must be an '
'archive of the same name and number of partitions there, made for that and otherwise unused, whose partition is '
'empty. The archive is used as before. For its owner; it holds up whoever reads the archive. Errors: '
'invalid_parameter_value for a partition that is not there, undefined_object for an unknown server, wrong_object_type '
'for one of another foreign data wrapper, object_not_in_prerequisite_state when the partition there is not empty or of '
'another version, insufficient_privilege, invalid_schema_name, and those of postgres_fdw.';
