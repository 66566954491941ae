-- archive: a schema of the caller's own, with tables that hold what the stages said.

CREATE FUNCTION news_archive.content_id(VARIADIC parts text[]) RETURNS bigint
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_content_id';
COMMENT ON FUNCTION news_archive.content_id(text[]) IS
'A 64-bit identifier made from content: the first eight bytes of SHA-256 over the parts, each with its length (NULL '
'differs from empty). The same parts give the same id on every machine. NULL for a NULL array.';

CREATE FUNCTION news_archive_inner.plain_words(words text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_plain_words';
COMMENT ON FUNCTION news_archive_inner.plain_words(text) IS
'The letters and digits of a text in lower case, with one space for what is between them: the same in a database of '
'any collation.';

CREATE FUNCTION news_archive_inner.words_id(words text) RETURNS bigint
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN news_archive.content_id(news_archive_inner.plain_words(words));
COMMENT ON FUNCTION news_archive_inner.words_id(text) IS
'An identifier of words, blind to case, punctuation and white space: copies of one sentence share it.';

-- Of thousands of names that share one word ("Ministry") next to none are one; people's may be ("Bill" and "William").
CREATE FUNCTION news_archive_inner.entity_name_keys(kind text, name text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE kind WHEN 'person' THEN news_archive.name_keys(name) WHEN 'organisation'
		THEN news_archive.name_pair_keys(news_archive.name_essence(name))
		ELSE news_archive.name_pair_keys(name) END;
COMMENT ON FUNCTION news_archive_inner.entity_name_keys(text, text) IS
'The keys by which names of one kind meet that may be one entity''s: of each word of a person''s, of two words at once '
'of others (without legal forms of an organisation).';

CREATE FUNCTION news_archive.create_archive(archive name DEFAULT 'news', index text DEFAULT 'gin',
	readers name[] DEFAULT '{}',
		row_security boolean DEFAULT false, partitions int DEFAULT NULL) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF archive IS NULL THEN
		RAISE EXCEPTION 'an archive needs a name' USING ERRCODE = 'null_value_not_allowed';
	ELSIF archive = '' THEN
		RAISE EXCEPTION 'an archive needs a name' USING ERRCODE = 'invalid_name',
			HINT = 'SELECT news_archive.create_archive(''news'');';
	ELSIF archive = '$user' THEN		-- on a search path it is the schema of whoever reads
		RAISE EXCEPTION 'an archive cannot be named "%"', archive USING ERRCODE = 'invalid_name',
			HINT = 'Choose another name.';
	ELSIF news_archive.is_archive(archive) THEN
		RAISE EXCEPTION 'archive "%" is there already', archive
			USING ERRCODE = 'duplicate_schema', HINT = 'Load into it, or choose another name for a second archive.';
	ELSIF to_regnamespace(quote_ident(archive::text)) IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" already exists and is no archive', archive
			USING ERRCODE = 'duplicate_schema', HINT = 'Choose another name.';
	ELSIF partitions NOT BETWEEN 1 AND 1000 THEN
		RAISE EXCEPTION 'an archive has 1 to 1,000 partitions, not %', partitions
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Leave the argument out for whole tables; 8 or 16 are enough for a few servers.';
	END IF;
	EXECUTE format('CREATE SCHEMA %I', archive);
	-- new tables go into the first
	PERFORM set_config('search_path', quote_ident(archive::text) || ', pg_catalog, pg_temp', true);

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
		raw text NOT NULL
	);
	COMMENT ON TABLE article IS 'One row an article. raw is the text as it came; the rest is what parse_article said '
		'of it, or what was given when it was loaded.';
	CREATE INDEX ON article USING gist (published);
	CREATE INDEX ON article (story_id);

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
	COMMENT ON TABLE article_line IS 'Every line of an article with the role it plays; a wrong role is mended by '
		'set_line_role(). line_id is the same for the same words.';
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
	COMMENT ON TABLE entity IS 'People, organisations and places, each under the spelling most articles use. '
		'role, country and sector are those that most articles tell.';

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
		preferred boolean NOT NULL DEFAULT false,
		base_id bigint,
		surnames text[]
	-- a new name is counted at once: its second version has room in its page, and no index is written twice
	) WITH (fillfactor = 50);
	COMMENT ON TABLE entity_name IS 'Every spelling of an entity. folded is fold_name() of it, keys are '
		'entity_name_keys(); articles counts the articles that use it; known and traits are what articles tell of its '
		'bearer; apart: nothing is united with it, an analyst split it off or it is a namesake''s; preferred: '
		'an analyst named the entity so; base_id: the entity it was given to, which it stays with.';
	CREATE INDEX ON entity_name (entity_id);
	CREATE INDEX ON entity_name (folded);
	-- one load looks up what it has just added
	CREATE INDEX ON entity_name USING gin (keys) WITH (fastupdate = off);

	CREATE TABLE namesake (
		entity_id bigint PRIMARY KEY,
		shares_with bigint NOT NULL,
		merged_into bigint,
		people bigint
	);
	COMMENT ON TABLE namesake IS 'People who bear the name of another one (shares_with) and are not him, by what '
		'articles tell of them; merged_into: an analyst says that it is that one after all.';
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
	COMMENT ON TABLE mention IS 'Where an article names someone or something: substring(body, start, length) = '
		'mention.';
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
	COMMENT ON TABLE place IS 'Where places lie, in degrees: empty until install_gazetteer() fills it, and yours to '
		'add to; folded is fold_name() of each of its names.';
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
	COMMENT ON TABLE time_expression IS 'The time expressions of an article and the days they mean, counted from its '
		'publication.';
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
	COMMENT ON TABLE quotation IS 'Who said what. speaker is as written, speaker_name the fullest name in the article, '
		'speaker_id the entity; words_id is the same for the same words.';
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
		key_id bigint,
		near_day date,
		PRIMARY KEY (article_id, report_no)
	);
	COMMENT ON TABLE event_report IS 'One article says that someone did something to someone: one row a pair. '
		'event_id is what happened, over all articles that say it.';
	CREATE INDEX ON event_report (event_id);

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
		flags text
	);
	COMMENT ON TABLE act IS 'Acts of the owner''s own, read before those of the lexicon: see docs/events.md. '
		'Articles loaded before are read by them after read_events_again().';

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
	COMMENT ON TABLE event IS 'What happened, merged over the reports. outlets counts who carried it, '
		'independent_sources those who do not have it from one another.';
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
		rare int[] NOT NULL,
		day date
	);
	COMMENT ON TABLE signature IS 'What an article is about, for finding others like it: article_signature() of it, '
		'and the day it says it was published on.';

	CREATE TABLE neighbour (
		article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
		neighbour_id bigint NOT NULL,
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
	COMMENT ON TABLE correction IS 'What analysts put right, applied again whenever what it is about is read or linked '
		'anew; in force while undone_at is NULL.';

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
	COMMENT ON TABLE pending IS 'Articles that refresh() has yet to link to entities, events and stories; counted: '
		'the figures of their entities have them already.';

	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.complete_archive(archive, index);
	IF partitions IS NOT NULL THEN
		PERFORM news_archive_inner.cut_tables(archive, partitions);
	END IF;
	IF row_security THEN
		ALTER TABLE article ENABLE ROW LEVEL SECURITY;
	END IF;
	PERFORM news_archive_inner.put_views(archive);
	PERFORM news_archive_inner.grant_reading(archive, readers);
	IF row_security THEN
		PERFORM news_archive_inner.put_policies(archive);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.create_archive(name, text, name[], boolean, int) IS
'Makes a schema with the tables and indexes of an empty archive, all owned by the caller. index is what search() '
'reads: gin, or rum when the extension rum is installed. readers are roles that may read it: USAGE on the schema and '
'SELECT on its tables and views (docs/bi.md), also those of later versions. With row_security nobody but the owner '
'sees an article until a policy of yours on the table article shows it to him, and all other tables follow '
'(follow_article_policies()), also those of later versions. partitions cuts the tables that are kept by article into '
'so many parts, by a hash of article_id, each of which move_partition() can put on another server; '
'NULL keeps them whole. Errors: null_value_not_allowed, invalid_name for an empty name; duplicate_schema when a schema '
'of that name exists; invalid_parameter_value for another index, or less than 1 or more than 1,000 partitions; '
'undefined_object for an unknown role, or for rum without its extension.';

-- An administrator may upgrade somebody else's archive: what is new is that one's, and for whom the old tables are.
CREATE FUNCTION news_archive_inner.give_new_tables() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	n record;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR n IN
		SELECT c.oid::regclass AS made, a.relowner FROM pg_class a JOIN pg_class c USING (relnamespace)
		WHERE a.oid = 'article'::regclass AND c.relowner <> a.relowner AND c.relkind IN ('r', 'p')
			AND c.relname = ANY (news_archive_inner.archive_tables())
	LOOP
		EXECUTE format('ALTER TABLE %s OWNER TO %I', n.made, pg_get_userbyid(n.relowner));
	END LOOP;
	-- 0.1.0 had not these; they are the linking's own as pending is
	FOR n IN
		SELECT c.oid::regclass AS made, x.privilege_type, CASE x.grantee WHEN 0 THEN 'PUBLIC'
			ELSE quote_ident(pg_get_userbyid(x.grantee)) END AS grantee
		FROM pg_class p JOIN pg_class c USING (relnamespace), aclexplode(p.relacl) x
		WHERE p.oid = 'pending'::regclass AND x.grantee <> p.relowner AND c.relacl IS NULL
			AND c.relname IN ('archive_state', 'copy', 'date_order', 'pending_block', 'event_parent', 'repeated_line',
			'known_entity', 'common_key', 'code_count')
	LOOP
		EXECUTE format('GRANT %s ON %s TO %s', n.privilege_type, n.made, n.grantee);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.give_new_tables() IS
'Gives the tables of the archive entered that somebody else made to the owner of article, and those without grants the '
'grants of pending. For create_archive and upgrade_archive.';

-- What the linking stands on that 0.1.0 had not.
CREATE FUNCTION news_archive_inner.complete_links(of_archive name) RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.pending_block (
		kind text NOT NULL,
		key text NOT NULL,
		PRIMARY KEY (kind, key)
	)', of_archive);
	COMMENT ON TABLE pending_block IS 'What articles touched before they were changed or taken out, for the next '
		'linking to look at.';
	DROP TABLE IF EXISTS pending_event;

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.common_key (
		kind text NOT NULL,
		key text NOT NULL,
		PRIMARY KEY (kind, key)
	)', of_archive);
	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.code_count (
		code int PRIMARY KEY,
		names bigint NOT NULL,
		of_names bigint NOT NULL
	)', of_archive);
	COMMENT ON TABLE code_count IS 'How many names have a code by which find_entity() looks them up, of the commonest: '
		'counted where Citus has the names, which the server has no statistics of.';
	COMMENT ON TABLE common_key IS 'Keys of names that the linking found too common to compare by: it does not look '
		'these up again.';

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.event_parent (
		key_id bigint PRIMARY KEY,
		parent_id bigint NOT NULL
	)', of_archive);
	COMMENT ON TABLE event_parent IS 'Reports that say less (key_id) and those that say what is meant (parent_id): '
		'see event_report.key_id.';
	CREATE INDEX IF NOT EXISTS event_parent_parent_id ON event_parent (parent_id);

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.repeated_line (
		outlet text NOT NULL,
		line_id bigint NOT NULL,
		PRIMARY KEY (outlet, line_id)
	)', of_archive);
	COMMENT ON TABLE repeated_line IS 'Lines that stand in articles on several happenings of an outlet, and so in the '
		'story of none.';

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.known_entity (
		entity_id bigint PRIMARY KEY,
		kind text NOT NULL,
		name text NOT NULL,
		country text,
		sector text,
		origin text NOT NULL CHECK (origin IN (''analyst'', ''reference''))
	)', of_archive);
	COMMENT ON TABLE known_entity IS 'What is known of entities whatever the articles say: those that an analyst or a '
		'reference book made known.';

	ALTER TABLE entity_name ADD COLUMN IF NOT EXISTS base_id bigint, ADD COLUMN IF NOT EXISTS surnames text[];
	ALTER TABLE namesake ADD COLUMN IF NOT EXISTS people bigint;
	ALTER TABLE event_report ADD COLUMN IF NOT EXISTS key_id bigint, ADD COLUMN IF NOT EXISTS near_day date;
	ALTER TABLE signature ADD COLUMN IF NOT EXISTS day date;
	ALTER TABLE neighbour DROP CONSTRAINT IF EXISTS neighbour_neighbour_id_fkey;
	ALTER TABLE correction ADD COLUMN IF NOT EXISTS why text, ADD COLUMN IF NOT EXISTS undone_at timestamptz,
		ADD COLUMN IF NOT EXISTS undone_by name;
	CREATE INDEX IF NOT EXISTS entity_name_surnames ON entity_name USING gin (surnames) WITH (fastupdate = off);
	CREATE INDEX IF NOT EXISTS entity_name_base_id ON entity_name (base_id) WHERE base_id IS NOT NULL;
	CREATE INDEX IF NOT EXISTS mention_waiting ON mention (name) WHERE entity_id IS NULL AND name IS NOT NULL;
	CREATE INDEX IF NOT EXISTS signature_day ON signature (day);
	CREATE INDEX IF NOT EXISTS signature_keys ON signature USING gin (news_archive.signature_keys(rare, day, false))
		WITH (fastupdate = off);
	DROP INDEX IF EXISTS signature_rare_idx, signature_undated;
	CREATE INDEX IF NOT EXISTS event_report_key_id ON event_report (key_id);
	CREATE INDEX IF NOT EXISTS event_report_actor ON event_report (actor_id, near_day);
	CREATE INDEX IF NOT EXISTS event_report_target ON event_report (target_id, near_day);
	DROP INDEX IF EXISTS event_report_actor_id_idx, event_report_target_id_idx, event_report_during_idx;
	DROP INDEX IF EXISTS article_line_line_id_idx;
	CREATE INDEX IF NOT EXISTS article_line_line_id ON article_line (line_id, article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.complete_links(name) IS
'The tables, columns and indexes of the archive entered that linking needs, those of them that are not there. '
'For complete_archive.';

-- In 0.1.0 what was known of an entity stood in its row, and names showed whose they were by their origin.
CREATE FUNCTION news_archive_inner.keep_known_entities() RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	INSERT INTO known_entity (entity_id, kind, name, country, sector, origin)
	SELECT e.entity_id, e.kind, e.name, e.country, e.sector, e.origin FROM entity e WHERE e.origin <> 'article'
		ON CONFLICT DO NOTHING;
	UPDATE entity_name n SET base_id = n.entity_id
	WHERE n.base_id IS NULL AND (n.origin <> 'article' OR n.preferred
		OR (n.apart AND NOT EXISTS (SELECT FROM namesake s WHERE s.entity_id = n.entity_id)));
	UPDATE entity_name n SET surnames = news_archive_inner.surname_forms(n.name)
		WHERE n.kind = 'person' AND n.folded LIKE '% %' AND n.surnames IS NULL;
	UPDATE correction c SET what = c.what || jsonb_build_object('keep_name_id',
		news_archive.content_id(k.kind, c.what->>'keep_name')::text, 'drop_name_id',
		news_archive.content_id(k.kind, c.what->>'drop_name')::text)
	FROM entity k WHERE c.kind = 'merge' AND NOT c.what ? 'keep_name_id' AND k.entity_id::text = c.what->>'keep';
END $$;
COMMENT ON FUNCTION news_archive_inner.keep_known_entities() IS
'Takes what analysts and reference books said of entities out of the rows of 0.1.0. For upgrade_archive.';

-- What hangs on functions of the extension, so that DROP EXTENSION ... CASCADE takes it away, and what 0.1.0 had not.
CREATE FUNCTION news_archive_inner.complete_archive(archive name, index text) RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
DECLARE
	articles bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	ALTER TABLE article ADD COLUMN IF NOT EXISTS search tsvector
		GENERATED ALWAYS AS (news_archive.article_search(title, standfirst, body, language)) STORED;
	-- The vectors stay in the rows and the texts go out of them: a search reads many vectors and few texts.
	-- Citus refuses the command, and distributes a column as it is.
	IF EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = 'article'::regclass AND x.attname = 'search'
			AND x.attstorage <> 'm') THEN
		ALTER TABLE article ALTER COLUMN search SET STORAGE MAIN;
	END IF;
	IF NOT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
			WHERE i.indrelid = 'article'::regclass AND a.attname = 'search') THEN
		PERFORM news_archive_inner.create_search_index(index);
	END IF;

	IF to_regclass('entity_name_codes') IS NULL THEN
		CREATE INDEX entity_name_codes
			ON entity_name USING gin (news_archive.name_codes(folded) news_archive.name_codes_ops);
		ALTER INDEX entity_name_codes ALTER COLUMN 1 SET STATISTICS 500;
	END IF;

	IF to_regclass('entity_name_acronyms') IS NULL THEN
		CREATE INDEX entity_name_acronyms ON entity_name USING gin (news_archive.acronym_keys(kind, name, known))
			WITH (fastupdate = off) WHERE kind = 'organisation';
	END IF;

	IF to_regclass('entity_name_parts') IS NULL THEN
		CREATE INDEX entity_name_parts ON entity_name USING gin (news_archive.name_parts(name, folded));
	END IF;

	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'act'::regclass AND contype = 'c') THEN
		ALTER TABLE act ADD CHECK (news_archive.act_line(words, pos, type, mode, cameo, actor, target, object, op,
			flags) IS NOT NULL);
	END IF;
	-- 0.1.0 had NULL in the place of '', and no key
	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'act'::regclass AND contype = 'p') THEN
		DROP INDEX IF EXISTS act_words_pos_coalesce_coalesce1_coalesce2_idx;
		UPDATE act SET object = coalesce(object, ''), op = coalesce(op, ''), flags = coalesce(flags, '');
		ALTER TABLE act ALTER COLUMN object SET DEFAULT '', ALTER COLUMN op SET DEFAULT '', ALTER COLUMN flags
			SET DEFAULT '';
		ALTER TABLE act ADD PRIMARY KEY (words, pos, object, op, flags);
	END IF;

	PERFORM news_archive_inner.create_search_tables(archive);

	ALTER TABLE quotation ADD COLUMN IF NOT EXISTS attitude text;
	ALTER TABLE article ADD COLUMN IF NOT EXISTS loaded_at timestamptz NOT NULL DEFAULT now();

	PERFORM news_archive_inner.complete_links(archive);

	IF to_regclass('article_day_order') IS NULL THEN
		DROP INDEX IF EXISTS article_outlet_idx;		-- what 0.1.0 had for settle_day_order()
		CREATE INDEX article_day_order ON article (outlet, (CASE WHEN published_basis LIKE '%, day first in this '
			'outlet' THEN 'day'
			WHEN published_basis LIKE '%, month first in this outlet' THEN 'month' ELSE 'open' END))
			WHERE published_basis LIKE '%first%';
	END IF;
	IF to_regclass('date_order') IS NULL THEN
		EXECUTE format('CREATE TABLE %I.date_order (
			article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
			day_first boolean NOT NULL,
			outlet text NOT NULL,
			PRIMARY KEY (article_id, day_first)
		)', archive);
		CREATE INDEX ON date_order (outlet, day_first);
		articles := ARRAY(SELECT a.article_id FROM article a);
		PERFORM news_archive_inner.note_date_order(articles);
	END IF;
	COMMENT ON TABLE date_order IS 'Articles that show how their outlet writes dates in figures: one that can be read '
		'in one way only, 25/2/2021 (day_first) or 2/25/2021.';

	-- what 0.1.0 did not tell of an event
	ALTER TABLE event ADD COLUMN IF NOT EXISTS actor_country text, ADD COLUMN IF NOT EXISTS actor_sector text,
		ADD COLUMN IF NOT EXISTS target_country text, ADD COLUMN IF NOT EXISTS target_sector text,
		ADD COLUMN IF NOT EXISTS basis text, ADD COLUMN IF NOT EXISTS place_basis text;

	-- corrections say why, can be undone, and are looked up by their article; a row that was put right keeps what was
	-- read there
	ALTER TABLE correction ADD COLUMN IF NOT EXISTS why text, ADD COLUMN IF NOT EXISTS undone_at timestamptz,
		ADD COLUMN IF NOT EXISTS undone_by name;
	CREATE INDEX IF NOT EXISTS correction_article ON correction ((what->>'article_id'));
	ALTER TABLE mention ADD COLUMN IF NOT EXISTS as_read jsonb;
	ALTER TABLE quotation ADD COLUMN IF NOT EXISTS as_read jsonb;
	ALTER TABLE event_report ADD COLUMN IF NOT EXISTS as_read jsonb;

	-- where an article came from
	ALTER TABLE article ADD COLUMN IF NOT EXISTS file text;
	ALTER TABLE article ADD COLUMN IF NOT EXISTS title_given text, ADD COLUMN IF NOT EXISTS read_with text;
	ALTER TABLE article ADD COLUMN IF NOT EXISTS loaded_at timestamptz NOT NULL DEFAULT now();
	ALTER TABLE article ADD COLUMN IF NOT EXISTS loaded_by name NOT NULL DEFAULT current_user;

	-- one load looks up what it has just added; by these only whoever asks looks up, who reads a short list of what is
	-- new more
	ALTER TABLE entity_name SET (fillfactor = 50);
	ALTER INDEX IF EXISTS entity_name_keys_idx SET (fastupdate = off);
	ALTER INDEX entity_name_codes SET (fastupdate = on, gin_pending_list_limit = 128);
	ALTER INDEX entity_name_parts SET (fastupdate = on, gin_pending_list_limit = 128);

	ALTER TABLE article ADD COLUMN IF NOT EXISTS source_id bigint;
	-- no key leads to article: what is left of one that was deleted by hand tells link_copies() what it touched
	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.copy (
		article_id bigint PRIMARY KEY,
		copy_of bigint,
		sketch int[] NOT NULL,
		similarity real,
		credit text
	)', archive);
	COMMENT ON TABLE copy IS 'Which article is a copy of which, and what copies are found by: article_sketch() of it.';
	IF to_regclass('copy_sketch') IS NULL THEN
		-- one load looks up what it has just added
		CREATE INDEX copy_sketch ON copy USING gin (news_archive.sketch_buckets(sketch)) WITH (fastupdate = off);
		CREATE INDEX ON copy (copy_of) WHERE copy_of IS NOT NULL;
	END IF;

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.archive_state (
		one boolean PRIMARY KEY DEFAULT true CHECK (one),
		format int NOT NULL,
		articles bigint NOT NULL
	)', archive);
	COMMENT ON TABLE archive_state IS 'One row: format is the form of these tables (see archive_format()), articles '
		'how many are linked. Whoever links locks it.';
	INSERT INTO archive_state (format, articles)
	SELECT news_archive.archive_format(), count(*) FROM article a
		WHERE NOT EXISTS (SELECT FROM pending p WHERE p.article_id = a.article_id AND NOT p.counted)
	ON CONFLICT (one) DO UPDATE SET format = excluded.format;
	PERFORM news_archive_inner.index_views();
	PERFORM news_archive_inner.comment_columns(archive);
	PERFORM news_archive_inner.give_new_tables();
END $$;
COMMENT ON FUNCTION news_archive_inner.complete_archive(name, text) IS
'Adds to the archive entered what is missing there of this version. For create_archive and upgrade_archive.';

CREATE FUNCTION news_archive_inner.grant_reading(archive name, readers name[]) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	reader name;
BEGIN
	FOREACH reader IN ARRAY coalesce(readers, '{}') LOOP
		EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', archive, reader);
		-- not on parts of tables, which no policy on the whole would hold for
		EXECUTE (SELECT string_agg(format('GRANT SELECT ON %s TO %I', c.oid::regclass, reader), '; ') FROM pg_class c
			WHERE c.relnamespace = quote_ident(archive::text)::regnamespace AND c.relkind IN ('r', 'p', 'v')
				AND NOT c.relispartition);
		EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO %I', archive, reader);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.grant_reading(name, name[]) IS
'Lets these roles read an archive. For create_archive.';

CREATE FUNCTION news_archive_inner.fold_again() RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	UPDATE entity_name n SET folded = f.folded, keys = f.keys
	FROM (SELECT o.name_id, news_archive.fold_name(o.name) AS folded,
		news_archive_inner.entity_name_keys(o.kind, o.name) AS keys FROM entity_name o) f
	WHERE n.name_id = f.name_id AND (n.folded, n.keys) IS DISTINCT FROM (f.folded, f.keys) AND f.folded <> '';
	DELETE FROM common_key;
END $$;
COMMENT ON FUNCTION news_archive_inner.fold_again() IS
'Folds the names of the archive entered as this version does. For upgrade_archive.';

CREATE FUNCTION news_archive.upgrade_archive(archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	index text;
	older boolean;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_owner(archive);
	PERFORM news_archive_inner.write_shard_by_shard();
	older := to_regclass('archive_state') IS NULL;
	index := coalesce((SELECT m.amname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
		JOIN pg_am m ON m.oid = c.relam
		JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
		WHERE i.indrelid = 'article'::regclass AND a.attname = 'search' LIMIT 1), 'gin');
	PERFORM news_archive_inner.complete_archive(archive, index);
	-- new tables beside those of Citus are written by the linking below
	IF news_archive_inner.is_distributed('article'::regclass) THEN
		PERFORM news_archive_inner.distribute_tables(archive, NULL);
	END IF;
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	IF older THEN
		PERFORM news_archive_inner.fold_again();
		PERFORM news_archive_inner.keep_known_entities();
		PERFORM news_archive.reindex_search(archive);
	END IF;
	PERFORM news_archive_inner.repair(older);
	PERFORM news_archive_inner.link_pending();
	PERFORM news_archive_inner.put_policies_again(archive);
	PERFORM news_archive_inner.put_views(archive);
	IF EXISTS (SELECT 1 FROM article a WHERE a.read_with IS DISTINCT FROM news_archive.version() LIMIT 1) THEN
		RAISE NOTICE 'articles of archive "%" were read by another version', archive
			USING HINT = format('CALL news_archive.reanalyse(%L); reads them again, when you have time.', archive);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.upgrade_archive(name) IS
'Brings the tables of an archive to the form that this version reads and writes, after ALTER EXTENSION news_archive '
'UPDATE or when DROP EXTENSION ... CASCADE took parts of them, and puts right what check_archive() finds. '
'For its owner, or a superuser: new tables are the owner''s and are granted as pending is; doing it again changes '
'nothing. Errors: insufficient_privilege for others, invalid_schema_name.';

CREATE FUNCTION news_archive.drop_archive(archive name) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	what text;
BEGIN
	IF archive IS NULL OR NOT news_archive.is_archive(archive) THEN
		RAISE EXCEPTION 'archive "%" does not exist', coalesce(archive, 'NULL') USING ERRCODE = 'invalid_schema_name',
			HINT = CASE WHEN to_regnamespace(quote_ident(archive)) IS NOT NULL
				THEN 'There is a schema of that name, which is no archive and is left alone.'
				ELSE 'SELECT relnamespace::regnamespace FROM pg_class WHERE relname = ''archive_state''; '
					'lists the archives.' END;
	END IF;
	PERFORM news_archive_inner.check_owner(archive);
	EXECUTE coalesce((SELECT string_agg(format('DROP FOREIGN TABLE %s', c.oid::regclass), '; ')
		FROM pg_class c JOIN pg_foreign_table f ON f.ftrelid = c.oid
		WHERE c.relnamespace = quote_ident(archive::text)::regnamespace AND 'table_name=archive_state'
			= ANY (f.ftoptions)), '');
	EXECUTE coalesce((SELECT 'DROP VIEW ' || string_agg(format('%I.%I', archive, v.view), ', ')
		FROM news_archive_inner.views_there(archive) v WHERE v.ours), '');
	EXECUTE (SELECT 'DROP TABLE ' || string_agg(format('%I.%I', archive, t), ', ')
		FROM unnest(news_archive_inner.archive_tables()) t
		WHERE to_regclass(format('%I.%I', archive, t)) IS NOT NULL);
	EXECUTE format('DROP SCHEMA %I', archive);
EXCEPTION WHEN dependent_objects_still_exist THEN
	GET STACKED DIAGNOSTICS what = PG_EXCEPTION_DETAIL;
	RAISE EXCEPTION 'archive "%" is not dropped: other objects depend on it or stand in its schema', archive
		USING ERRCODE = 'dependent_objects_still_exist', DETAIL = what,
			HINT = 'Drop these first, or move them to another schema.';
END $$;
COMMENT ON FUNCTION news_archive.drop_archive(name) IS
'Drops the tables and views of an archive and its schema. Errors: invalid_schema_name when there is no such archive; '
'dependent_objects_still_exist, which lists them, when a view reads its tables or something else stands in its schema: '
'nothing is dropped then.';
