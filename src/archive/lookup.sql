-- lookup: entities by name.

CREATE FUNCTION news_archive.find_entity(name text, max_rows int DEFAULT 10, kind text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
		OUT entity_id bigint, OUT kind text, OUT name text, OUT matched text, OUT score real, OUT role text, OUT articles bigint,
		OUT first_seen date, OUT last_seen date)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 10 AS 'MODULE_PATHNAME', 'news_archive_find_entity';
