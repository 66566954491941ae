-- directory: a folder of the server's, its files one article each or many.

CREATE FUNCTION news_archive_inner.files_below(path text) RETURNS SETOF text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	most CONSTANT int := 100000;
	open text[] := ARRAY[path];		-- what is still to be looked at, the next one last
	folders boolean[] := ARRAY[true];
	top int := 1;
	f text;
	e record;
	names text[];
	dirs boolean[];
	seen uuid[] := '{}';		-- the folders looked at, each by all that pg_stat_file tells of what is in it
	mark uuid;
BEGIN
	WHILE top > 0 LOOP
		f := open[top];
		IF NOT folders[top] THEN
			top := top - 1;
			RETURN NEXT f;
			CONTINUE;
		END IF;
		top := top - 1;
		names := ARRAY(SELECT n FROM pg_ls_dir(f) n WHERE n NOT LIKE '.%');
		SELECT array_agg(p ORDER BY n COLLATE "C" DESC), array_agg(isdir ORDER BY n COLLATE "C" DESC),
			md5((SELECT concat(modification, '/', change) FROM pg_stat_file(f))
				|| string_agg(concat_ws('/', n, size, modification, change, isdir), '//' ORDER BY n COLLATE "C"))::uuid
		INTO names, dirs, mark
		FROM (SELECT n, rtrim(f, '/') || '/' || n AS p FROM unnest(names) n) l, LATERAL pg_stat_file(p);
		CONTINUE WHEN names IS NULL;
		-- A link that leads back to a folder shows that folder's own times and contents again.
		IF mark = ANY (seen) THEN
			RAISE NOTICE 'folder "%" is one that was read already, by another name', f;
			CONTINUE;
		END IF;
		seen := seen || mark;
		IF cardinality(seen) > most THEN
			RAISE EXCEPTION 'there are more than % folders below "%"', most, path
				USING ERRCODE = 'program_limit_exceeded', HINT = 'Load the folders in it one by one.';
		END IF;
		FOR i IN 1 .. cardinality(names) LOOP
			top := top + 1;
			open[top] := names[i];
			folders[top] := dirs[i];
		END LOOP;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.files_below(text) IS
'The files in a folder of the server''s and in the folders below it, in the order of their names; names that begin '
'with a dot are left out, and a folder that is reached twice, by links, is read once (with a notice). '
'The caller needs the right to call pg_ls_dir and pg_stat_file there. Errors: those of pg_ls_dir; '
'program_limit_exceeded for more than 100,000 folders.';

CREATE FUNCTION news_archive_inner.file_articles(path text, format text, OUT article_no int, OUT pieces bigint,
	OUT raw text, OUT as_format text, OUT error text) RETURNS SETOF record
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT a.article_no, count(*) OVER (), a.raw, a.format, NULL::text
		FROM news_archive.articles_in(news_archive.decode_article(pg_read_binary_file($1)), $2) a;
EXCEPTION
	WHEN invalid_parameter_value OR insufficient_resources THEN RAISE;
	WHEN OTHERS THEN
		article_no := 1;
		pieces := 1;
		error := SQLERRM;
		RETURN NEXT;
END $$;
COMMENT ON FUNCTION news_archive_inner.file_articles(text, text) IS
'The articles in a file of the server''s as articles_in() cuts them, and of how many each is one; for a file that '
'cannot be read one row that says why in error. For load_directory().';

CREATE PROCEDURE news_archive.load_directory(path text, outlet text DEFAULT NULL, format text DEFAULT 'auto',
	collected date DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(), INOUT loaded bigint DEFAULT 0,
			INOUT known bigint DEFAULT 0, INOUT rejected bigint DEFAULT 0)
	LANGUAGE plpgsql AS $$
DECLARE
	files text[] := ARRAY(SELECT news_archive_inner.files_below(path));
	batch CONSTANT int := 100;
	f text;
	n int := 0;
	articles bigint := 0;
	piece record;
	label text;
	status text;
	reason text;
BEGIN
	loaded := 0;
	known := 0;
	rejected := 0;
	FOREACH f IN ARRAY files LOOP
		-- a procedure that commits has no SET of its own
		PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
		FOR piece IN SELECT * FROM news_archive_inner.file_articles(f, format) LOOP
			label := CASE WHEN piece.pieces > 1 THEN pg_catalog.format('%s[%s]', f, piece.article_no) ELSE f END;
			status := 'rejected';
			reason := piece.error;
			IF reason IS NULL THEN
				PERFORM pg_catalog.set_config('news_archive.link_at_load', 'off', true);
				SELECT t.status, t.error INTO status, reason
				FROM news_archive.try_load_article(raw => piece.raw, outlet => outlet, format => piece.as_format,
					collected => collected, archive => archive,
					file => label) t;
			END IF;
			IF status = 'rejected' THEN
				rejected := rejected + 1;
				RAISE WARNING '%: %', label, reason;
			ELSIF status IN ('known', 'removed') THEN
				known := known + 1;
			ELSE
				loaded := loaded + 1;
			END IF;
			articles := articles + 1;
			IF articles % batch = 0 THEN
				COMMIT;
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
			END IF;
		END LOOP;
		n := n + 1;
		IF n % batch = 0 OR n = pg_catalog.cardinality(files) THEN
			COMMIT;
			RAISE NOTICE '% of % files: % loaded, % known, % rejected', n, pg_catalog.cardinality(files), loaded, known,
				rejected;
		END IF;
	END LOOP;
	PERFORM news_archive.refresh(archive);
END $$;
COMMENT ON PROCEDURE news_archive.load_directory(text, text, text, date, name, bigint, bigint, bigint) IS
'Loads every file of a folder of the server''s and those below it, as one article or as the articles that '
'articles_in() finds in it, as far as the caller may read them (pg_ls_dir, pg_stat_file, pg_read_binary_file). '
'Commits and tells its progress every 100 files or articles, names what it rejects, links all at the end, and gives '
'how many were loaded, known (or taken out before by remove_article()) and rejected. Files on your own machine: '
'news-archive load. Errors: those of pg_ls_dir, invalid_schema_name, invalid_parameter_value for an unknown format.';
