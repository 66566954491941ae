-- acronyms: a body's acronym that stands alone is the body, where the archive knows just one that it may be.
--
-- An article that writes both ("the Lethian Transport Union (LTU)") has them as one chain of mentions, so that its
-- acronym bears the full name there. Where an article has the acronym only, it is a name of its own, which is not
-- compared with others but placed here, as surnames are (link_surnames).

CREATE FUNCTION news_archive.is_acronym(kind text, name text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_is_acronym';
COMMENT ON FUNCTION news_archive.is_acronym(text, text) IS
'Whether a name of an organisation is written in two to ten capitals, with points or without, and nothing else.';

-- "at ltu": an acronym; "is ltu": one word that may be it, as in "Ltu Ltd"; "told ltu": articles call it so; "for ltu":
-- its first letters.
CREATE FUNCTION news_archive.acronym_keys(kind text, name text, known text[]) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_acronym_keys';
COMMENT ON FUNCTION news_archive.acronym_keys(text, text, text[]) IS
'What the name of an organisation is looked up by when acronyms are placed, and NULL for other names: '
'"at", "is", "told" or "for" with the acronym in lower case. For refresh.';

CREATE FUNCTION news_archive_inner.told_acronym(kind text, name text, mention text, form text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN form = 'name' AND news_archive.is_acronym(kind, mention) AND name LIKE '% %'
		AND NOT news_archive.is_acronym(kind, name)
		THEN 'told ' || news_archive.name_essence(mention) END;
COMMENT ON FUNCTION news_archive_inner.told_acronym(text, text, text, text) IS
'What a mention tells of the name of its chain, where it is an acronym of it: "told ltu". NULL otherwise. '
'For told_names.';

CREATE FUNCTION news_archive_inner.acronyms_of(name_ids bigint[]) RETURNS text[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT DISTINCT split_part(k, ' ', 2)
		FROM entity_name n, unnest(news_archive.acronym_keys(n.kind, n.name, n.known)) k
		WHERE n.name_id = ANY (name_ids) AND n.kind = 'organisation');
END $$;
COMMENT ON FUNCTION news_archive_inner.acronyms_of(bigint[]) IS
'The acronyms that these names are, or may be shortened to, in lower case. For refresh.';

-- Whose names have one of these keys: the only entity, or NULL; and how many names there are at all.
CREATE FUNCTION news_archive_inner.only_entity(wanted text, OUT entity_id bigint, OUT known boolean)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT CASE WHEN min(n.entity_id) = max(n.entity_id) THEN min(n.entity_id) END, count(*) > 0 INTO entity_id, known
	FROM (SELECT x.entity_id FROM entity_name x
		WHERE news_archive.acronym_keys(x.kind, x.name, x.known) @> ARRAY[wanted] AND x.kind = 'organisation'
		AND NOT (wanted ^@ 'is ' AND x.apart) OFFSET 0) n;
END $$;
COMMENT ON FUNCTION news_archive_inner.only_entity(text) IS
'The entity whose names have this key (acronym_keys), when they are of one; known tells whether there is any. '
'For link_acronyms.';

-- What an acronym in lower case stands for: what somebody fixed, else the name that it is itself, else the body that
-- articles introduce with it, else the one whose first letters it is; NULL when the archive knows none, or two.
CREATE FUNCTION news_archive_inner.body_of_acronym(acronym text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	id bigint;
	found record;
BEGIN
	PERFORM news_archive_inner.entered();
	id := (SELECT min(n.entity_id) FROM (SELECT x.entity_id, x.base_id, x.apart FROM entity_name x
		WHERE news_archive.acronym_keys(x.kind, x.name, x.known) && ARRAY['at ' || acronym, 'is ' || acronym]
			AND x.kind = 'organisation' OFFSET 0) n
		WHERE n.base_id IS NOT NULL AND NOT n.apart);
	IF id IS NULL THEN
		FOR found IN SELECT o.* FROM unnest('{is,told,for}'::text[]) WITH ORDINALITY w(how, n),
			LATERAL news_archive_inner.only_entity(w.how || ' ' || acronym) o ORDER BY w.n LOOP
			IF found.known THEN
				RETURN found.entity_id;
			END IF;
		END LOOP;
	END IF;
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive_inner.body_of_acronym(text) IS
'The entity that an acronym in lower case stands for where it stands alone; NULL when the archive entered knows none '
'that it may be, or more than one. For link_acronyms.';

CREATE FUNCTION news_archive_inner.link_acronyms(acronyms text[], OUT moved bigint[], OUT left_behind bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	alone bigint[];
	asked text[];
	bodies bigint[] := '{}';
	one text;
BEGIN
	PERFORM news_archive_inner.entered();
	moved := '{}';
	left_behind := '{}';
	alone := ARRAY(SELECT n.name_id FROM (SELECT x.name_id, x.base_id, x.apart FROM entity_name x
		WHERE news_archive.acronym_keys(x.kind, x.name, x.known) && ARRAY(SELECT 'at ' || a FROM unnest(acronyms) a)
			AND x.kind = 'organisation' OFFSET 0) n
		WHERE n.base_id IS NULL AND NOT n.apart);
	IF alone <> '{}' THEN
		asked := ARRAY(SELECT DISTINCT news_archive.name_essence(n.name) FROM entity_name n
			WHERE n.name_id = ANY (alone));
		FOREACH one IN ARRAY asked LOOP
			bodies := bodies || news_archive_inner.body_of_acronym(one);
		END LOOP;
		WITH short AS MATERIALIZED (
			SELECT n.name_id, n.entity_id, news_archive.name_essence(n.name) AS acronym FROM entity_name n
				WHERE n.name_id = ANY (alone)),
		-- of those written otherwise ("L.T.U.") the smallest stands for all
		placed AS MATERIALIZED (
			SELECT s.acronym, coalesce(b.entity_id, min(s.name_id)) AS entity_id
			FROM short s LEFT JOIN unnest(asked, bodies) b(acronym, entity_id) USING (acronym)
			GROUP BY s.acronym, b.entity_id),
		changed AS (
			UPDATE entity_name n SET entity_id = p.entity_id FROM short s JOIN placed p USING (acronym)
			WHERE n.name_id = s.name_id AND n.entity_id <> p.entity_id
			RETURNING n.name_id, s.entity_id AS was)
		SELECT coalesce(array_agg(c.name_id), '{}'), coalesce(array_agg(DISTINCT c.was), '{}') INTO moved, left_behind
			FROM changed c;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_acronyms(text[]) IS
'Gives acronyms that stand alone to the one body they may be of, or takes them away when there is another one; '
'moved are the names that have another entity now, left_behind the entities they had. For refresh.';
