-- directory: a folder of the server's, one article a file.

CREATE FUNCTION news_archive.files_below(path text, depth int DEFAULT 0) RETURNS SETOF text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	f text;
BEGIN
	IF depth > 32 THEN
		RAISE EXCEPTION 'folders are nested more than 32 deep at "%"', path
			USING ERRCODE = 'program_limit_exceeded', HINT = 'A link may point back to a folder above it.';
	END IF;
	FOR f IN SELECT rtrim(path, '/') || '/' || n FROM pg_ls_dir(path) n WHERE n NOT LIKE '.%' ORDER BY n COLLATE "C" LOOP
		IF (pg_stat_file(f)).isdir THEN
			RETURN QUERY SELECT * FROM news_archive.files_below(f, depth + 1);
		ELSE
			RETURN NEXT f;
		END IF;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.files_below(text, int) IS
'The files in a folder of the server''s and in the folders below it, in the order of their names; names that begin with a dot are left out. The caller needs the right to call pg_ls_dir and pg_stat_file there. Errors: those of pg_ls_dir; program_limit_exceeded for more than 32 folders in each other.';

CREATE PROCEDURE news_archive.load_directory(path text, outlet text DEFAULT NULL, format text DEFAULT 'auto', collected date DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(), INOUT loaded bigint DEFAULT 0, INOUT known bigint DEFAULT 0, INOUT rejected bigint DEFAULT 0)
	LANGUAGE plpgsql AS $$
DECLARE
	files text[] := ARRAY(SELECT news_archive.files_below(path));
	batch CONSTANT int := 100;
	f text;
	n int := 0;
	status text;
	reason text;
BEGIN
	loaded := 0;
	known := 0;
	rejected := 0;
	FOREACH f IN ARRAY files LOOP
		PERFORM pg_catalog.set_config('news_archive.link_at_load', 'off', true);
		BEGIN
			SELECT t.status, t.error INTO status, reason
			FROM news_archive.try_load_article(raw => news_archive.decode_article(pg_catalog.pg_read_binary_file(f)), outlet => outlet,
				format => format, collected => collected, archive => archive) t;
		EXCEPTION
			WHEN invalid_schema_name OR invalid_parameter_value THEN RAISE;
			WHEN OTHERS THEN
				status := 'rejected';
				reason := SQLERRM;
		END;
		IF status = 'rejected' THEN
			rejected := rejected + 1;
			RAISE WARNING '%: %', f, reason;
		ELSIF status = 'known' THEN
			known := known + 1;
		ELSE
			loaded := loaded + 1;
		END IF;
		n := n + 1;
		IF n % batch = 0 OR n = pg_catalog.cardinality(files) THEN
			COMMIT;
			RAISE NOTICE '% of % files: % loaded, % known, % rejected', n, pg_catalog.cardinality(files), loaded, known, rejected;
		END IF;
	END LOOP;
	PERFORM news_archive.refresh(archive);
END $$;
COMMENT ON PROCEDURE news_archive.load_directory(text, text, text, date, name, bigint, bigint, bigint) IS
'Loads every file of a folder of the server''s and those below it as one article each, as far as the caller may read them (pg_ls_dir, pg_stat_file, pg_read_binary_file). Commits and tells its progress every 100 files, names what it rejects, links all at the end, and gives how many were loaded, known and rejected. Files on your own machine: news-archive load. Errors: those of pg_ls_dir, invalid_schema_name, invalid_parameter_value for an unknown format.';
