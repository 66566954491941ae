-- archive: a schema of the caller's own, with tables that hold what the stages said.
--
-- Every function that reads or writes an archive begins with news_archive.enter(archive), which puts the archive's schema
-- on the search path behind pg_catalog, until the function (it has a SET search_path of its own) returns.  So the SQL
-- below is plain and planned once, and nothing in an archive's schema can stand in for a built-in function.

CREATE FUNCTION news_archive.content_id(VARIADIC parts text[]) RETURNS bigint
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_content_id';
COMMENT ON FUNCTION news_archive.content_id(text[]) IS
'A 64-bit identifier made from content: the first eight bytes of SHA-256 over the parts, each with its length (NULL differs from empty). The same parts give the same id on every machine. NULL for a NULL array.';

CREATE FUNCTION news_archive.is_archive(archive name) RETURNS boolean
	LANGUAGE sql STABLE STRICT
	RETURN pg_catalog.to_regclass(pg_catalog.quote_ident(archive::text) || '.event_report') IS NOT NULL
		AND pg_catalog.to_regclass(pg_catalog.quote_ident(archive::text) || '.article_line') IS NOT NULL;
COMMENT ON FUNCTION news_archive.is_archive(name) IS
'Whether a schema of that name holds an archive made by create_archive. NULL for NULL.';

CREATE FUNCTION news_archive.enter(archive name) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	IF archive IS NULL THEN
		RAISE EXCEPTION 'no archive is named'
			USING ERRCODE = 'null_value_not_allowed', HINT = 'Leave the argument out for the archive of the setting news_archive.archive.';
	ELSIF NOT news_archive.is_archive(archive) THEN
		RAISE EXCEPTION 'archive "%" does not exist', archive
			USING ERRCODE = 'invalid_schema_name', HINT = pg_catalog.format('SELECT news_archive.create_archive(%L);', archive);
	END IF;
	PERFORM pg_catalog.set_config('search_path', 'pg_catalog, ' || pg_catalog.quote_ident(archive::text) || ', pg_temp', true);
END $$;
COMMENT ON FUNCTION news_archive.enter(name) IS
'Puts an archive''s schema on the search path for the rest of the calling function, which must have a SET search_path of its own. Errors: invalid_schema_name when there is no such archive.';

CREATE FUNCTION news_archive.enter_to_load(archive name) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.enter(archive);
	-- The statements of loading and linking touch few rows of tables that may have been empty when they were planned: always by index.
	PERFORM set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true);
END $$;
COMMENT ON FUNCTION news_archive.enter_to_load(name) IS
'enter(), and plans that stay good while the tables grow. For functions that load, link and correct.';

CREATE FUNCTION news_archive.create_archive(archive name DEFAULT 'news', index text DEFAULT 'gin') RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF archive IS NULL THEN
		RAISE EXCEPTION 'an archive needs a name' USING ERRCODE = 'null_value_not_allowed';
	ELSIF to_regnamespace(quote_ident(archive::text)) IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" already exists', archive
			USING ERRCODE = 'duplicate_schema', HINT = 'If it is an archive of yours, it is ready: load into it. Else choose another name.';
	END IF;
	EXECUTE format('CREATE SCHEMA %I', archive);
	PERFORM set_config('search_path', quote_ident(archive::text) || ', pg_catalog, pg_temp', true);	-- new tables go into the first

	CREATE TABLE article (
		article_id bigint PRIMARY KEY,
		story_id bigint,
		outlet text,
		url text,
		title text,
		standfirst text,
		author text,
		section text,
		dateline text,
		published daterange,
		published_basis text NOT NULL,
		published_confidence real,
		modified daterange,
		collected date,
		language text,
		body text NOT NULL,
		format text NOT NULL,
		raw text NOT NULL,
		search tsvector GENERATED ALWAYS AS (news_archive.article_search(title, standfirst, body, language)) STORED
	);
	COMMENT ON TABLE article IS 'One row an article. raw is the text as it came; the rest is what parse_article said of it, or what was given when it was loaded.';
	CREATE INDEX ON article USING gist (published);
	CREATE INDEX ON article (story_id);
	CREATE INDEX ON article (outlet) WHERE published_basis LIKE '%first%';	-- see settle_day_order()

	CREATE TABLE article_line (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		line_no int NOT NULL,
		role text NOT NULL,
		line text NOT NULL,
		basis text NOT NULL,
		confidence real NOT NULL,
		line_id bigint NOT NULL,
		PRIMARY KEY (article_id, line_no)
	);
	COMMENT ON TABLE article_line IS 'Every line of an article with the role it plays; a wrong role is mended by set_line_role(). line_id is the same for the same words.';
	CREATE INDEX ON article_line (line_id);

	CREATE TABLE entity (
		entity_id bigint PRIMARY KEY,
		kind text NOT NULL CHECK (kind IN ('person', 'organisation', 'place', 'other')),
		name text NOT NULL,
		role text,
		role_day date,
		role_article bigint,
		country text,
		sector text,
		articles bigint NOT NULL DEFAULT 0,
		first_seen date,
		last_seen date,
		origin text NOT NULL DEFAULT 'article' CHECK (origin IN ('article', 'analyst', 'reference'))
	);
	COMMENT ON TABLE entity IS 'People, organisations and places, each under the spelling most articles use. role, country and sector are those of the latest article that gives one.';

	CREATE TABLE entity_name (
		name_id bigint PRIMARY KEY,
		entity_id bigint NOT NULL,
		kind text NOT NULL,
		name text NOT NULL,
		folded text NOT NULL,
		keys text[] NOT NULL,
		articles bigint NOT NULL DEFAULT 0,
		origin text NOT NULL DEFAULT 'article' CHECK (origin IN ('article', 'analyst', 'reference')),
		apart boolean NOT NULL DEFAULT false,
		known text[] NOT NULL DEFAULT '{}',
		traits text[] NOT NULL DEFAULT '{}',
		preferred boolean NOT NULL DEFAULT false
	);
	COMMENT ON TABLE entity_name IS 'Every spelling of an entity. folded and keys are fold_name() and name_keys() of it; articles counts the articles that use it; known and traits are what articles tell of its bearer; apart: nothing is united with it, an analyst split it off or it is a namesake''s; preferred: an analyst named the entity so.';
	CREATE INDEX ON entity_name (entity_id);
	CREATE INDEX ON entity_name (folded);
	CREATE INDEX ON entity_name USING gin (keys);
	CREATE INDEX entity_name_codes ON entity_name USING gin (news_archive.name_codes(folded) news_archive.name_codes_ops) WITH (fastupdate = off);
	ALTER INDEX entity_name_codes ALTER COLUMN 1 SET STATISTICS 500;

	CREATE TABLE namesake (
		entity_id bigint PRIMARY KEY,
		shares_with bigint NOT NULL,
		merged_into bigint
	);
	COMMENT ON TABLE namesake IS 'People who bear the name of another one (shares_with) and are not him, by what articles tell of them; merged_into: an analyst says that it is that one after all.';
	CREATE INDEX ON namesake (shares_with);

	CREATE TABLE mention (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		mention_no int NOT NULL,
		start int NOT NULL,
		length int NOT NULL,
		mention text NOT NULL,
		kind text NOT NULL,
		chain int,
		name text,
		role text,
		country text,
		sector text,
		confidence real NOT NULL,
		form text NOT NULL,
		entity_id bigint,
		organisation text,
		PRIMARY KEY (article_id, mention_no)
	);
	COMMENT ON TABLE mention IS 'Where an article names someone or something: substring(body, start, length) = mention.';
	CREATE INDEX ON mention (entity_id, article_id);

	CREATE TABLE place (
		place_id bigint PRIMARY KEY,
		name text NOT NULL,
		folded text[] NOT NULL,
		country text NOT NULL,
		latitude real NOT NULL,
		longitude real NOT NULL,
		population int NOT NULL,
		capital boolean NOT NULL
	);
	COMMENT ON TABLE place IS 'Where places lie, in degrees: empty until install_gazetteer() fills it, and yours to add to; folded is fold_name() of each of its names.';
	CREATE INDEX ON place USING gin (folded);

	CREATE TABLE time_expression (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		expression_no int NOT NULL,
		start int NOT NULL,
		length int NOT NULL,
		expression text NOT NULL,
		type text NOT NULL,
		value text,
		during daterange,
		"precision" text,
		modifier text,
		basis text NOT NULL,
		confidence real NOT NULL,
		PRIMARY KEY (article_id, expression_no)
	);
	COMMENT ON TABLE time_expression IS 'The time expressions of an article and the days they mean, counted from its publication.';
	CREATE INDEX ON time_expression USING gist (during);

	CREATE TABLE quotation (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		quotation_no int NOT NULL,
		start int NOT NULL,
		length int NOT NULL,
		quotation text NOT NULL,
		type text NOT NULL,
		speaker_start int,
		speaker_length int,
		speaker text,
		speaker_name text,
		cue text,
		addressee text,
		basis text NOT NULL,
		confidence real NOT NULL,
		saying int NOT NULL,
		speaker_id bigint,
		words_id bigint NOT NULL,
		PRIMARY KEY (article_id, quotation_no)
	);
	COMMENT ON TABLE quotation IS 'Who said what. speaker is as written, speaker_name the fullest name in the article, speaker_id the entity; words_id is the same for the same words.';
	CREATE INDEX ON quotation (speaker_id);
	CREATE INDEX ON quotation (words_id);

	CREATE TABLE event_report (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		report_no int NOT NULL,
		event_id bigint,
		sentence_no int NOT NULL,
		start int NOT NULL,
		length int NOT NULL,
		words text NOT NULL,
		type text NOT NULL,
		mode text,
		cameo text,
		actor text,
		actor_country text,
		actor_sector text,
		target text,
		target_country text,
		target_sector text,
		during daterange,
		"precision" text,
		place text,
		status text NOT NULL,
		attributed_to text,
		basis text NOT NULL,
		confidence real NOT NULL,
		act_start int NOT NULL,
		act_length int NOT NULL,
		actor_mention int,
		target_mention int,
		place_basis text,
		quantity int,
		quantity_bound text,
		counted text,
		actor_id bigint,
		target_id bigint,
		words_id bigint NOT NULL,
		PRIMARY KEY (article_id, report_no)
	);
	COMMENT ON TABLE event_report IS 'One article says that someone did something to someone: one row a pair. event_id is what happened, over all articles that say it.';
	CREATE INDEX ON event_report (event_id);
	CREATE INDEX ON event_report (actor_id);
	CREATE INDEX ON event_report (target_id);
	CREATE INDEX ON event_report USING gist (during);

	CREATE TABLE act (
		words text NOT NULL,
		pos text NOT NULL,
		type text,
		mode text,
		cameo text,
		actor text,
		target text,
		object text,
		op text,
		flags text,
		CHECK (news_archive.act_line(words, pos, type, mode, cameo, actor, target, object, op, flags) IS NOT NULL)
	);
	COMMENT ON TABLE act IS 'Acts of the owner''s own, read before those of the lexicon: see docs/events.md. Articles loaded before are read by them after read_events_again().';
	CREATE UNIQUE INDEX ON act (words, pos, coalesce(object, ''), coalesce(op, ''), coalesce(flags, ''));

	CREATE TABLE event (
		event_id bigint PRIMARY KEY,
		during daterange,
		"precision" text,
		type text NOT NULL,
		mode text,
		actors text[] NOT NULL,
		targets text[] NOT NULL,
		actor_ids bigint[] NOT NULL,
		target_ids bigint[] NOT NULL,
		place text,
		status text NOT NULL,
		reports int NOT NULL,
		outlets int NOT NULL,
		independent_sources int NOT NULL,
		words text NOT NULL,
		confidence real NOT NULL
	);
	COMMENT ON TABLE event IS 'What happened, merged over the reports. outlets counts who carried it, independent_sources those whose words are not copied from one another.';
	CREATE INDEX ON event USING gist (during);
	CREATE INDEX ON event USING gin (actor_ids);
	CREATE INDEX ON event USING gin (target_ids);

	CREATE TABLE story (
		story_id bigint PRIMARY KEY,
		title text,
		during daterange,
		articles int NOT NULL,
		outlets int NOT NULL
	);
	COMMENT ON TABLE story IS 'Articles on one happening.';

	CREATE TABLE signature (
		article_id bigint PRIMARY KEY REFERENCES article ON DELETE CASCADE,
		terms int[] NOT NULL,
		weights real[] NOT NULL,
		rare int[] NOT NULL
	);
	COMMENT ON TABLE signature IS 'What an article is about, for finding others like it: article_signature() of it.';
	CREATE INDEX ON signature USING gin (rare);

	CREATE TABLE neighbour (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		neighbour_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		similarity real NOT NULL,
		PRIMARY KEY (article_id, neighbour_id)
	);
	COMMENT ON TABLE neighbour IS 'The articles most like an article: what stories are made of.';
	CREATE INDEX ON neighbour (neighbour_id);

	CREATE TABLE correction (
		correction_id bigint PRIMARY KEY,
		kind text NOT NULL,
		what jsonb NOT NULL,
		made_by name NOT NULL DEFAULT current_user,
		made_at timestamptz NOT NULL DEFAULT now()
	);
	COMMENT ON TABLE correction IS 'What analysts put right, applied again on every refresh.';

	CREATE TABLE rejected (
		rejected_id bigint PRIMARY KEY,
		raw text NOT NULL,
		url text,
		outlet text,
		error_code text NOT NULL,
		error text NOT NULL
	);
	COMMENT ON TABLE rejected IS 'What could not be loaded, as it came, and why.';

	CREATE TABLE pending (
		article_id bigint PRIMARY KEY,
		counted boolean NOT NULL
	);
	COMMENT ON TABLE pending IS 'Articles that refresh() has yet to link to entities, events and stories; counted: the figures of their entities have them already.';

	PERFORM news_archive.create_search_tables(index);
END $$;
COMMENT ON FUNCTION news_archive.create_archive(name, text) IS
'Makes a schema with the tables, indexes and views of an empty archive, all owned by the caller. index is what search() reads: gin, or rum when the extension rum is installed. Errors: duplicate_schema when a schema of that name exists; invalid_parameter_value for another index; undefined_object for rum without its extension.';

CREATE FUNCTION news_archive.drop_archive(archive name) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
BEGIN
	PERFORM news_archive.enter(archive);
	EXECUTE format('DROP SCHEMA %I CASCADE', archive);
END $$;
COMMENT ON FUNCTION news_archive.drop_archive(name) IS
'Drops an archive with all that is in its schema. Errors: invalid_schema_name when there is no such archive, so that no other schema is lost by a slip.';
