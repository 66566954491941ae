-- enter: into an archive.
--
-- Every function that reads or writes an archive begins with news_archive_inner.enter(archive), which puts the
-- archive's schema on the search path behind pg_catalog, until the function (it has a SET search_path of its own)
-- returns.  So the SQL of this floor is plain and planned once.  Functions that are called in there begin with
-- news_archive_inner.entered().

CREATE FUNCTION news_archive.is_archive(archive name) RETURNS boolean
	LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'news_archive_is_archive';
COMMENT ON FUNCTION news_archive.is_archive(name) IS
'Whether a schema of that name holds an archive: the tables that create_archive() makes. NULL for NULL.';

CREATE FUNCTION news_archive_inner.archive_tables() RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_archive_tables';
COMMENT ON FUNCTION news_archive_inner.archive_tables() IS
'The names of the tables that create_archive() makes.';

-- In a parallel worker it would not be known.
CREATE FUNCTION news_archive_inner.reads_names() RETURNS boolean
	LANGUAGE c STABLE PARALLEL RESTRICTED AS 'MODULE_PATHNAME', 'news_archive_reads_names';
COMMENT ON FUNCTION news_archive_inner.reads_names() IS
'Whether find_entity() and its like are looking up names at this moment: what the policy follow_article of entity_name '
'leaves to them, and to nobody who calls this function.';

CREATE FUNCTION news_archive_inner.check_namesakes() RETURNS void
	LANGUAGE c AS 'MODULE_PATHNAME', 'news_archive_check_namesakes';
COMMENT ON FUNCTION news_archive_inner.check_namesakes() IS
'Raises an error (object_not_in_prerequisite_state) when the extension''s schema holds a function that is not the '
'extension''s and is named as one of its own. CREATE EXTENSION and ALTER EXTENSION UPDATE call it.';

CREATE FUNCTION news_archive_inner.enter(archive name) RETURNS void
	LANGUAGE c AS 'MODULE_PATHNAME', 'news_archive_enter';
COMMENT ON FUNCTION news_archive_inner.enter(name) IS
'Puts an archive''s schema on the search path for the rest of the calling function, which must have a SET search_path '
'of its own. Errors: null_value_not_allowed; invalid_schema_name when there is no such archive; insufficient_privilege '
'without USAGE on its schema; object_not_in_prerequisite_state when somebody put functions or operators there, which '
'would be run in the place of built-in ones; wrong_object_type for a view in the place of a table.';

CREATE FUNCTION news_archive_inner.entered() RETURNS void
	LANGUAGE c AS 'MODULE_PATHNAME', 'news_archive_entered';
COMMENT ON FUNCTION news_archive_inner.entered() IS
'Raises an error (insufficient_privilege) outside the functions that enter an archive. What is for inside only begins '
'with it.';

CREATE FUNCTION news_archive_inner.check_owner(of_archive name) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	owner oid := (SELECT c.relowner FROM pg_catalog.pg_class c
		WHERE c.oid = to_regclass(format('%I.article', of_archive)));
BEGIN
	IF NOT pg_has_role(owner, 'USAGE') THEN
		RAISE EXCEPTION 'only the owner of archive "%" may do this', of_archive
			USING ERRCODE = 'insufficient_privilege',
				HINT = 'It changes the tables themselves, for which no right can be granted.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_owner(name) IS
'Errors: insufficient_privilege for who is neither the owner of an archive nor a member of that role.';

CREATE FUNCTION news_archive.archive_format() RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 2;
COMMENT ON FUNCTION news_archive.archive_format() IS
'The number of the form that the tables of an archive have in this version: 1 in 0.1.0, 2 in 0.2.0.';

CREATE FUNCTION news_archive_inner.write_shard_by_shard() RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF current_setting('citus.multi_shard_modify_mode', true) IS NOT NULL THEN
		PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.write_shard_by_shard() IS
'Where Citus has its settings, lets the rest of the transaction write shard by shard: only so it writes to tables that '
'are on every server beside distributed ones. To be called before anything is written. For enter_to_load and '
'upgrade_archive.';

CREATE FUNCTION news_archive_inner.enter_to_load(archive name) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	current boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.write_shard_by_shard();
	IF to_regclass('archive_state') IS NULL OR NOT EXISTS (SELECT FROM pg_attribute
			WHERE attrelid = 'article'::regclass AND attname = 'search' AND NOT attisdropped) THEN
		current := false;
	ELSE
		-- its one row is not for whom a policy hides articles from; by itself, or Citus may ask another server for both
		current := row_security_active('archive_state');
		IF NOT current THEN
			current := EXISTS (SELECT FROM archive_state s WHERE s.format = news_archive.archive_format());
		END IF;
	END IF;
	IF NOT current THEN
		RAISE EXCEPTION 'archive "%" has tables of another version of news_archive, or lacks what went with a dropped '
			'extension', archive
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = format('SELECT news_archive.upgrade_archive(%L);', archive);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.enter_to_load(name) IS
'enter() for functions that load, link and correct. They have SET enable_seqscan = off, jit = off and '
'max_parallel_workers_per_gather = 0 too: their statements touch few rows of tables that may have been empty when they '
'were planned, and cost less than a worker that is started. Errors: those of enter(); object_not_in_prerequisite_state '
'for an archive that upgrade_archive() has not brought to this version.';

CREATE FUNCTION news_archive_inner.lock_links(wait boolean) RETURNS boolean
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	-- who does not see all articles would take those he does not see for deleted
	IF row_security_active('article') THEN
		IF wait THEN
			RAISE EXCEPTION 'row-level security may hide articles from "%"', current_user
				USING ERRCODE = 'insufficient_privilege',
					HINT = 'Only the owner of the archive, and roles with BYPASSRLS, link and correct it; '
						'what others load waits for the owner''s refresh().';
		END IF;
		RETURN false;
	END IF;
	IF NOT wait THEN
		PERFORM 1 FROM archive_state FOR UPDATE SKIP LOCKED;
		IF NOT FOUND THEN
			RETURN false;
		END IF;
	END IF;
	-- a new version of the row, so that a transaction which sees the archive as it was before is told so (40001)
	UPDATE archive_state SET format = format;
	IF NOT FOUND THEN
		RETURN false;
	END IF;
	RETURN news_archive_inner.lock_holders(wait);
END $$;
COMMENT ON FUNCTION news_archive_inner.lock_links(boolean) IS
'One session at a time links the articles of an archive: writes the row of archive_state, which is locked until the '
'transaction ends, which only those can who may write the archive. Without waiting it gives false when another session '
'has it; the articles then wait for the next load or refresh(), as they do when row-level security may hide articles '
'from who loads them. Errors: insufficient_privilege when it may and the lock is to be waited for.';
