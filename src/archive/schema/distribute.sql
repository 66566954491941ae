-- distribute: an archive whose articles the extension Citus spreads over several servers.
--
-- Citus is not needed by anything else and its functions are called by name, where they are there: what is kept by
-- article is distributed by article_id, all tables by the same hash so that an article lies on one server whole, and
-- the other tables are on every server (reference tables).

CREATE FUNCTION news_archive_inner.check_citus() RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF to_regproc('pg_catalog.create_distributed_table') IS NULL OR to_regproc('pg_catalog.create_reference_table')
		IS NULL THEN
		RAISE EXCEPTION 'the extension "citus" is not installed in this database' USING ERRCODE = 'undefined_object',
			HINT = 'With citus in shared_preload_libraries: CREATE EXTENSION citus; and SELECT '
				'citus_add_node(''host'', 5432); for each server. Without it, create_archive(..., partitions => 8) and '
				'move_partition() put articles on several servers.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_citus() IS
'Errors: undefined_object, with a hint what to install, without the extension Citus. For distribute_archive.';

-- Without copies of its own the coordinator would have another server look up each name, with functions that only run
-- where the archive was entered.
CREATE FUNCTION news_archive_inner.check_coordinator() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	there boolean;
	on_one_machine boolean;
	host text;
BEGIN
	PERFORM news_archive_inner.entered();
	IF to_regclass('pg_dist_node') IS NOT NULL THEN
		EXECUTE $q$SELECT bool_or(n.groupid = 0), bool_and(n.nodename IN ('localhost', '127.0.0.1', '::1')),
			min(n.nodename) FROM pg_dist_node n$q$ INTO there, on_one_machine, host;
		IF on_one_machine AND NOT there THEN
			EXECUTE 'SELECT pg_catalog.citus_set_coordinator_host($1, $2)' USING host, current_setting('port')::int;
		ELSIF NOT there THEN
			RAISE EXCEPTION 'this server is not among those that Citus knows' USING
				ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'SELECT citus_set_coordinator_host(''host'', port); with the address by which the others '
					'reach it.';
		END IF;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_coordinator() IS
'Errors: object_not_in_prerequisite_state, with a hint, when Citus knows other servers and not this one; where all are '
'on one machine it is told. For distribute_archive.';

-- Its catalog is there in databases that have it.
CREATE FUNCTION news_archive_inner.is_distributed(relation regclass) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	there boolean := false;
BEGIN
	PERFORM news_archive_inner.entered();
	IF to_regclass('pg_dist_partition') IS NOT NULL THEN
		EXECUTE 'SELECT EXISTS (SELECT FROM pg_dist_partition p WHERE p.logicalrel = $1)' INTO there USING relation;
	END IF;
	RETURN there;
END $$;
COMMENT ON FUNCTION news_archive_inner.is_distributed(regclass) IS
'Whether Citus has a table, distributed or on every server. For distribute_archive.';

CREATE FUNCTION news_archive_inner.distribute_table(of_archive name, relation name, by_article boolean, shards int)
	RETURNS boolean
	LANGUAGE plpgsql AS $$
DECLARE
	whole text;
BEGIN
	PERFORM news_archive_inner.entered();
	whole := format('%I.%I', of_archive, relation);
	IF news_archive_inner.is_distributed(whole::regclass) THEN
		RETURN false;
	ELSIF NOT by_article THEN
		EXECUTE format('SELECT pg_catalog.create_reference_table(%L)', whole);
	ELSIF relation = 'article' THEN
		EXECUTE format('SELECT pg_catalog.create_distributed_table(%L, %L, colocate_with => %L%s)', whole, 'article_id',
			'none', ', shard_count => ' || shards);
	ELSE
		EXECUTE format('SELECT pg_catalog.create_distributed_table(%L, %L, colocate_with => %L)', whole, 'article_id',
			format('%I.article', of_archive));
	END IF;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive_inner.distribute_table(name, name, boolean, int) IS
'Lets Citus spread a table of the archive entered by article_id, beside article, or keep it on every server; '
'false when it has it already. For distribute_archive.';

CREATE FUNCTION news_archive_inner.distribute_tables(of_archive name, shards int) RETURNS int
	LANGUAGE plpgsql AS $$
DECLARE
	by_article name[] := ARRAY(SELECT t.relation FROM news_archive_inner.tables_of_articles() t);
	-- what leads to article comes after it
	tables name[] := by_article || ARRAY(SELECT t::name FROM unnest(news_archive_inner.archive_tables()) t
		WHERE t <> ALL (by_article::text[]));
	made name[] := '{}';
	t name;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH t IN ARRAY tables LOOP
		IF news_archive_inner.distribute_table(of_archive, t, t = ANY (by_article), shards) THEN
			made := made || t;
		END IF;
	END LOOP;
	-- a copy of what was there before stays behind where nobody sees it
	IF to_regproc('pg_catalog.truncate_local_data_after_distributing_table') IS NOT NULL THEN
		FOREACH t IN ARRAY made LOOP
			EXECUTE format('SELECT pg_catalog.truncate_local_data_after_distributing_table(%L)',
				format('%I.%I', of_archive, t));
		END LOOP;
	END IF;
	RETURN cardinality(made);
END $$;
COMMENT ON FUNCTION news_archive_inner.distribute_tables(name, int) IS
'Lets Citus spread those tables of the archive entered that it has not yet, article into so many shards, and gives how '
'many these were. For distribute_archive, and for upgrade_archive, which may make tables.';

CREATE FUNCTION news_archive.distribute_archive(archive name DEFAULT news_archive.current_archive(),
	shards int DEFAULT NULL) RETURNS int
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	made int;
	in_parts int := coalesce(shards, nullif(current_setting('citus.shard_count', true), '')::int);
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_owner(archive);
	-- a statement on one shard is run by its server whole, where functions in it find no archive entered
	IF in_parts < 2 THEN
		RAISE EXCEPTION 'an archive needs two shards or more, not %', in_parts
			USING ERRCODE = 'invalid_parameter_value',
				HINT = CASE WHEN shards IS NULL THEN 'Give the argument, or SET citus.shard_count = 32;'
					ELSE 'Leave the argument out for the setting citus.shard_count.' END;
	END IF;
	PERFORM news_archive_inner.check_citus();
	IF news_archive_inner.partitions_of(archive) > 0 THEN
		RAISE EXCEPTION 'archive "%" is in partitions already', archive USING ERRCODE = 'feature_not_supported',
			HINT = 'Citus spreads an archive in whole tables: create_archive() without partitions. '
				'move_partition() puts partitions on other servers.';
	END IF;
	IF (SELECT c.relrowsecurity FROM pg_class c WHERE c.oid = 'article'::regclass) THEN
		RAISE EXCEPTION 'archive "%" has row-level security', archive USING ERRCODE = 'feature_not_supported',
			HINT = 'Citus takes no policy that asks another table: create_archive() without row_security. '
				'In partitions policies hold, and move_partition() puts these on other servers.';
	END IF;
	PERFORM news_archive_inner.check_coordinator();
	PERFORM news_archive_inner.lock_links(true);
	made := news_archive_inner.distribute_tables(archive, shards);
	PERFORM news_archive_inner.count_codes();
	PERFORM news_archive_inner.put_views(archive);
	RETURN made;
END $$;
COMMENT ON FUNCTION news_archive.distribute_archive(name, int) IS
'Lets the extension Citus spread an archive over the servers that it knows: article and what is kept by article by a '
'hash of article_id into so many shards (two or more; NULL: the setting citus.shard_count), the tables of entities, '
'events and words on every server. Gives how many tables became so; those that are so already are left alone, so that '
'it may be called again after upgrade_archive(). For the owner. Errors: undefined_object without Citus, '
'feature_not_supported for an archive in partitions or with row-level security, object_not_in_prerequisite_state when '
'Citus does not know the address of this server, invalid_parameter_value for less than two shards, '
'insufficient_privilege, invalid_schema_name, and those of Citus.';
