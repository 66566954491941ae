-- link_mentions: whom each mention, speaker and side of a report stands for, and what articles tell of each entity.

-- Mentions by their names.  A namesake's stay with him: part_bearers() decides.
CREATE FUNCTION news_archive_inner.place_mentions(article_ids bigint[], name_ids bigint[], OUT articles bigint[],
	OUT entities bigint[])
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF article_ids = '{}' THEN
		articles := '{}';
		entities := '{}';
		RETURN;
	END IF;
	WITH named AS MATERIALIZED (
		SELECT m.article_id, m.mention_no, m.entity_id, news_archive.content_id(m.kind, m.name) AS name_id
		FROM mention m WHERE m.article_id = ANY (article_ids) AND m.name IS NOT NULL),
	name AS MATERIALIZED (
		SELECT n.name_id, n.entity_id FROM entity_name n
		WHERE n.name_id = ANY (CASE WHEN name_ids IS NULL THEN ARRAY(SELECT DISTINCT m.name_id FROM named m)
			ELSE name_ids END)),
	found AS MATERIALIZED (
		SELECT m.article_id, m.mention_no, m.entity_id AS was, n.entity_id AS becomes
		FROM named m JOIN name n USING (name_id)
		WHERE m.entity_id IS DISTINCT FROM n.entity_id
			AND NOT EXISTS (SELECT FROM namesake s WHERE m.entity_id IN (s.entity_id, s.merged_into)
				AND s.shares_with = n.entity_id)),
	placed AS (
		UPDATE mention m SET entity_id = f.becomes FROM found f
			WHERE m.article_id = f.article_id AND m.mention_no = f.mention_no AND m.article_id = ANY (article_ids))
	SELECT coalesce(array_agg(DISTINCT f.article_id), '{}'),
		coalesce(array_agg(DISTINCT e) FILTER (WHERE e IS NOT NULL), '{}') INTO articles, entities
	FROM found f, LATERAL (VALUES (f.was), (f.becomes)) v(e);
END $$;
COMMENT ON FUNCTION news_archive_inner.place_mentions(bigint[], bigint[]) IS
'Sets the entities of the mentions in these articles by their names, name_ids restricts which; gives the articles that '
'changed and the entities that lost or won mentions. For refresh.';

-- What is asked once for each of thousands is planned once: plan_cache_mode is auto in such functions, whatever
-- plan_for() said for the rest.

-- Names that have another entity now: where they stand.  A name that is new may be the one that mentions without a name
-- wait for ("the chancellor").
CREATE FUNCTION news_archive_inner.articles_of_names(name_ids bigint[], left_behind bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
	were bigint[];
	waiting bigint[] := '{}';
	n record;
BEGIN
	PERFORM news_archive_inner.entered();
	were := left_behind || ARRAY(SELECT s.entity_id FROM namesake s WHERE s.shares_with = ANY (left_behind));
	FOR n IN SELECT x.name, x.kind FROM entity_name x WHERE x.name_id = ANY (name_ids) LOOP
		waiting := waiting || ARRAY(SELECT x.article_id FROM mention x WHERE x.name = n.name AND x.kind = n.kind
			AND x.entity_id IS NULL AND x.name IS NOT NULL);
	END LOOP;
	waiting := news_archive_inner.linked_before(waiting, '{}');
	RETURN ARRAY(
		SELECT m.article_id FROM mention m WHERE m.entity_id = ANY (were) AND news_archive.content_id(m.kind, m.name)
			= ANY (name_ids)
		UNION
		SELECT unnest(waiting));
END $$;
COMMENT ON FUNCTION news_archive_inner.articles_of_names(bigint[], bigint[]) IS
'The articles linked before that use these names, so far as they are counted to the entities left behind, their '
'namesakes or nobody. For refresh.';

-- Mentions and quotations of one name stand together when both are sorted at once; a join is planned as one of a few
-- rows, and is a loop over all pairs.
CREATE FUNCTION news_archive_inner.link_speakers(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	WITH named AS (
		SELECT article_id, name, mention_no, entity_id, NULL::int AS quotation_no, NULL::bigint AS was FROM mention
		WHERE article_id = ANY (article_ids) AND entity_id IS NOT NULL
		UNION ALL
		SELECT article_id, speaker_name, NULL, NULL, quotation_no, speaker_id FROM quotation
		WHERE article_id = ANY (article_ids) AND speaker_name IS NOT NULL),
	speaker AS (
		SELECT article_id, quotation_no, was, first_value(entity_id) OVER (PARTITION BY article_id, name
			ORDER BY mention_no NULLS LAST) AS entity_id
		FROM named)
	UPDATE quotation q SET speaker_id = s.entity_id
	FROM speaker s
	WHERE s.quotation_no IS NOT NULL AND s.was IS DISTINCT FROM s.entity_id
		AND q.article_id = s.article_id AND q.quotation_no = s.quotation_no AND q.article_id = ANY (article_ids);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_speakers(bigint[]) IS
'Gives the quotations of these articles the entity of the first mention in the article that bears the speaker''s name. '
'For refresh.';

CREATE FUNCTION news_archive_inner.link_sides(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	UPDATE event_report r SET actor_id = s.actor_id, target_id = s.target_id
	FROM (SELECT x.article_id, x.report_no, x.actor_id AS was_actor, x.target_id AS was_target,
			(SELECT m.entity_id FROM mention m WHERE m.article_id = x.article_id AND m.mention_no = x.actor_mention)
				AS actor_id,
			(SELECT m.entity_id FROM mention m WHERE m.article_id = x.article_id AND m.mention_no = x.target_mention)
				AS target_id
		FROM event_report x WHERE x.article_id = ANY (article_ids)) s
	WHERE r.article_id = ANY (article_ids) AND r.article_id = s.article_id AND r.report_no = s.report_no
		AND (s.was_actor, s.was_target) IS DISTINCT FROM (s.actor_id, s.target_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.link_sides(bigint[]) IS
'Gives the sides of the reports of these articles the entities of their mentions. For refresh.';

-- ----------------------------------------------------------------------------------------------------------- figures

-- What most articles tell: of one that is told much of, those of its first hundred mentions.  They stand in the order
-- of article_id, which is a hash, so that they are as good as drawn by lot, and yet the same whatever was loaded when.
CREATE FUNCTION news_archive_inner.mentions_of_each(entity_ids bigint[], most int)
	RETURNS TABLE (entity_id bigint, article_id bigint, mention_no int, role text, country text, sector text)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH id IN ARRAY entity_ids LOOP
		RETURN QUERY SELECT m.entity_id, m.article_id, m.mention_no, m.role, m.country, m.sector FROM mention m
			WHERE m.entity_id = id ORDER BY m.article_id, m.mention_no LIMIT most;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.mentions_of_each(bigint[], int) IS
'The first so many mentions of each of these entities, in the order of article_id. For refresh.';

CREATE FUNCTION news_archive_inner.most_told(entity_ids bigint[], article_ids bigint[], days date[], mention_nos int[],
	roles text[], countries text[], sectors text[])
	RETURNS TABLE (entity_id bigint, role text, country text, sector text, role_day date, role_article bigint)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	WITH told AS (
		SELECT m.* FROM unnest($1, $2, $3, $4, $5, $6, $7) m(entity_id, article_id, day, mention_no, role, country,
			sector)),
	-- each word once an article; of the roles there only the fullest
	word AS (
		SELECT DISTINCT t.entity_id, t.article_id, t.day, w.what, w.word
			FROM told t, LATERAL (VALUES ('country', t.country), ('sector', t.sector)) w(what, word)
		WHERE w.word IS NOT NULL
		UNION ALL
		(SELECT DISTINCT ON (t.entity_id, t.article_id) t.entity_id, t.article_id, t.day, 'role', t.role FROM told t
			WHERE t.role IS NOT NULL
		ORDER BY t.entity_id, t.article_id, length(t.role) DESC, t.mention_no)),
	-- of equally many the one told last
	best AS (
		SELECT DISTINCT ON (c.entity_id, c.what) c.entity_id, c.what, c.word, c.latest[2]::bigint AS article_id,
			nullif(c.latest[1], '')::date AS day
		FROM (SELECT w.entity_id, w.what, w.word, count(*) AS articles,
			max(ARRAY[coalesce(to_char(w.day, 'YYYY-MM-DD'), ''), w.article_id::text] COLLATE "C") AS latest
			FROM word w GROUP BY w.entity_id, w.what, w.word) c
		ORDER BY c.entity_id, c.what, c.articles DESC, c.latest DESC, length(c.word) DESC, c.word COLLATE "C")
	SELECT b.entity_id, min(b.word) FILTER (WHERE b.what = 'role'), min(b.word) FILTER (WHERE b.what = 'country'),
		min(b.word) FILTER (WHERE b.what = 'sector'),
		min(b.day) FILTER (WHERE b.what = 'role'), min(b.article_id) FILTER (WHERE b.what = 'role')
	FROM best b GROUP BY b.entity_id $$;
COMMENT ON FUNCTION news_archive_inner.most_told(bigint[], bigint[], date[], int[], text[], text[], text[]) IS
'The role, the country and the sector that most articles tell of entities, each by itself, and the first day and the '
'article that told the role last: from their mentions, an element of the arrays each. For describe_entities and '
'told_entities.';

CREATE FUNCTION news_archive_inner.describe_entities(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said record;
	dated record;
	days date[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(m.entity_id) AS entities, array_agg(m.article_id) AS articles, array_agg(m.mention_no) AS numbers,
		array_agg(m.role) AS roles, array_agg(m.country) AS countries,
		array_agg(m.sector) AS sectors INTO said
	FROM news_archive_inner.mentions_of_each(entity_ids, 100) m WHERE m.role IS NOT NULL OR m.country IS NOT NULL
		OR m.sector IS NOT NULL;
	SELECT array_agg(a.article_id) AS articles, array_agg(lower(a.published)) AS days INTO dated FROM article a
		WHERE a.article_id = ANY (said.articles);
	days := ARRAY(SELECT d.day FROM unnest(said.articles) WITH ORDINALITY s(article_id, n)
		LEFT JOIN unnest(dated.articles, dated.days) d(article_id, day) USING (article_id) ORDER BY s.n);
	-- what is known beforehand stays
	UPDATE entity e SET role = o.role, country = o.country, sector = o.sector, role_day = o.role_day,
		role_article = o.role_article
	FROM (SELECT i.id, x.role, coalesce(k.country, x.country) AS country, coalesce(k.sector, x.sector) AS sector,
		x.role_day, x.role_article
		FROM unnest(entity_ids) i(id) LEFT JOIN news_archive_inner.most_told(said.entities, said.articles, days,
			said.numbers, said.roles, said.countries, said.sectors) x ON x.entity_id = i.id
			LEFT JOIN (SELECT y.* FROM known_entity y WHERE y.entity_id = ANY (entity_ids)) k ON k.entity_id = i.id) o
	WHERE e.entity_id = o.id
		AND (e.role, e.country, e.sector, e.role_day, e.role_article) IS DISTINCT FROM (o.role, o.country, o.sector,
			o.role_day, o.role_article);
END $$;
COMMENT ON FUNCTION news_archive_inner.describe_entities(bigint[]) IS
'Gives these entities the role, the country and the sector that most of their articles tell, each by itself (country '
'and sector that are known beforehand stay), and the last article that tells the role. For refresh.';


-- How the spellings of an entity stand one before another, column by column: true after false, more after less.
CREATE TYPE news_archive_inner.name_rank AS (not_preferred boolean, is_acronym boolean, is_one_word boolean,
	is_in_capitals boolean, fewer_articles bigint, shorter int, name text COLLATE "C");
COMMENT ON TYPE news_archive_inner.name_rank IS 'What rank_of_name() gives: of the names of an entity the least is the '
	'one to show.';

CREATE FUNCTION news_archive_inner.rank_of_name(kind text, name text, folded text, articles bigint, preferred boolean)
	RETURNS news_archive_inner.name_rank
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN ROW(NOT preferred, news_archive.is_acronym(kind, name), folded NOT LIKE '% %',
		kind <> 'organisation' AND name COLLATE "C" ~ '[A-Z]{3}' AND name COLLATE "C" !~ '[a-z]', -articles,
			-length(name), name)::news_archive_inner.name_rank;
COMMENT ON FUNCTION news_archive_inner.rank_of_name(text, text, text, bigint, boolean) IS
'Which spelling an entity is shown under, the least: the one that an analyst prefers, then what most articles use; '
'a full name before a surname or an acronym, and one that is not in the capitals of a headline. For name_entities and '
'told_entities.';

-- What is known beforehand goes before rank_of_name().
CREATE FUNCTION news_archive_inner.name_entities(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	renamed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH best AS (
		SELECT DISTINCT ON (n.entity_id) n.entity_id, n.name, n.preferred FROM entity_name n
		WHERE n.entity_id = ANY (entity_ids)
		ORDER BY n.entity_id, news_archive_inner.rank_of_name(n.kind, n.name, n.folded, n.articles, n.preferred)),
	shown AS (
		SELECT e.entity_id AS id, coalesce(k.kind, e.kind) AS kind, CASE WHEN b.preferred THEN b.name
			ELSE coalesce(k.name, b.name, e.name) END AS name, coalesce(k.origin, 'article') AS origin, e.name AS was
		FROM (SELECT x.* FROM entity x WHERE x.entity_id = ANY (entity_ids)) e LEFT JOIN best b USING (entity_id)
			LEFT JOIN (SELECT x.* FROM known_entity x WHERE x.entity_id = ANY (entity_ids)) k USING (entity_id)),
	changed AS (
		UPDATE entity e SET kind = s.kind, name = s.name, origin = s.origin
		FROM shown s
		WHERE e.entity_id = s.id AND (e.kind, e.name, e.origin) IS DISTINCT FROM (s.kind, s.name, s.origin))
	-- who is new has no events yet
	SELECT array_agg(s.id) INTO renamed FROM shown s WHERE s.was <> s.name AND s.was <> '';
	IF renamed IS NULL THEN
		RETURN;
	END IF;
	UPDATE event v SET actors = n.actors, targets = n.targets
	FROM (SELECT x.event_id,
			CASE WHEN x.actor_ids && renamed THEN ARRAY(SELECT e.name FROM entity e
				WHERE e.entity_id = ANY (x.actor_ids)) ELSE x.actors END AS actors,
			CASE WHEN x.target_ids && renamed THEN ARRAY(SELECT e.name FROM entity e
				WHERE e.entity_id = ANY (x.target_ids)) ELSE x.targets END AS targets
		FROM event x WHERE x.event_id = ANY (ARRAY(
			SELECT y.event_id FROM unnest(renamed) r(id), LATERAL (
				SELECT z.event_id FROM event z WHERE z.actor_ids @> ARRAY[r.id] UNION ALL SELECT z.event_id FROM event z
					WHERE z.target_ids @> ARRAY[r.id]) y))) n
	WHERE v.event_id = n.event_id AND (v.actors, v.targets) IS DISTINCT FROM (n.actors, n.targets);
END $$;
COMMENT ON FUNCTION news_archive_inner.name_entities(bigint[]) IS
'Gives these entities the names they are shown under, and their events these names. For refresh.';

-- The figures of entities grow by these articles, which are counted for the first time.
CREATE FUNCTION news_archive_inner.count_mentions(article_ids bigint[], but bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	counted bigint[];
	used record;
	seen record;
	dated record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.entity_id) AS entities, array_agg(x.kind) AS kinds, array_agg(x.name) AS names,
		array_agg(x.articles) AS articles INTO used
	FROM (SELECT m.entity_id, m.kind, m.name, count(DISTINCT m.article_id) AS articles
		FROM mention m WHERE m.article_id = ANY (article_ids) AND m.form = 'name' AND m.entity_id IS NOT NULL
			AND m.entity_id <> ALL (but)
		GROUP BY m.entity_id, m.kind, m.name) x;
	UPDATE entity_name n SET articles = n.articles + k.more
	FROM (SELECT x.name_id, s.articles AS more
		FROM unnest(used.entities, used.kinds, used.names, used.articles) s(entity_id, kind, name, articles),
		LATERAL (SELECT y.name_id FROM entity_name y WHERE y.entity_id = s.entity_id AND y.kind = s.kind
			AND y.name = s.name OFFSET 0) x) k
	WHERE n.name_id = k.name_id;
	SELECT array_agg(x.entity_id) AS entities, array_agg(x.kind) AS kinds, array_agg(x.article_id) AS articles INTO seen
	FROM (SELECT DISTINCT m.entity_id, m.kind, m.article_id FROM mention m WHERE m.article_id = ANY (article_ids)
		AND m.entity_id IS NOT NULL AND m.entity_id <> ALL (but)) x;
	SELECT array_agg(a.article_id) AS articles, array_agg(lower(a.published)) AS firsts,
		array_agg(upper(a.published) - 1) AS lasts INTO dated
	FROM article a WHERE a.article_id = ANY (article_ids);
	WITH figures AS (
		INSERT INTO entity AS e (entity_id, kind, name, articles, first_seen, last_seen)
		SELECT m.entity_id, min(m.kind), '', count(DISTINCT m.article_id), min(a.first), max(a.last)
		FROM unnest(seen.entities, seen.kinds, seen.articles) m(entity_id, kind, article_id)
			JOIN unnest(dated.articles, dated.firsts, dated.lasts) a(article_id, first, last) USING (article_id)
		GROUP BY m.entity_id
		ON CONFLICT (entity_id) DO UPDATE SET articles = e.articles + excluded.articles,
			first_seen = least(e.first_seen, excluded.first_seen), last_seen = greatest(e.last_seen, excluded.last_seen)
		RETURNING e.entity_id)
	SELECT coalesce(array_agg(f.entity_id), '{}') INTO counted FROM figures f;
	RETURN counted;
END $$;
COMMENT ON FUNCTION news_archive_inner.count_mentions(bigint[], bigint[]) IS
'Adds these articles to the figures of the entities they mention, but for some; gives the entities. For refresh.';

CREATE FUNCTION news_archive_inner.names_of_each(entity_ids bigint[])
	RETURNS TABLE (id bigint, kind text, name text, articles bigint)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
DECLARE
	wanted bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH wanted IN ARRAY entity_ids LOOP
		RETURN QUERY SELECT wanted, m.kind, m.name, count(DISTINCT m.article_id) FROM mention m
			WHERE m.entity_id = wanted AND m.form = 'name' GROUP BY m.kind, m.name;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.names_of_each(bigint[]) IS
'How many articles use each name of these entities. For refresh.';

CREATE FUNCTION news_archive_inner.figures_of_each(entity_ids bigint[])
	RETURNS TABLE (id bigint, kind text, articles bigint, first_seen date, last_seen date)
	LANGUAGE plpgsql STABLE SET plan_cache_mode = auto AS $$
#variable_conflict use_column
DECLARE
	wanted bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	FOREACH wanted IN ARRAY entity_ids LOOP
		RETURN QUERY SELECT wanted, min(m.kind), count(DISTINCT m.article_id), min(lower(a.published)),
			max(upper(a.published) - 1)
			FROM mention m JOIN article a USING (article_id) WHERE m.entity_id = wanted;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.figures_of_each(bigint[]) IS
'How many articles mention each of these entities, and the first and the last day on which one was published. '
'For refresh.';

CREATE FUNCTION news_archive_inner.count_again(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	f record;
	used record;
BEGIN
	PERFORM news_archive_inner.entered();
	entity_ids := ARRAY(SELECT DISTINCT unnest(entity_ids));
	SELECT array_agg(x.id) AS ids, array_agg(x.kind) AS kinds, array_agg(x.articles) AS articles,
		array_agg(x.first_seen) AS firsts, array_agg(x.last_seen) AS lasts INTO f
	FROM news_archive_inner.figures_of_each(entity_ids) x;
	SELECT array_agg(u.id) AS ids, array_agg(u.kind) AS kinds, array_agg(u.name) AS names,
		array_agg(u.articles) AS articles INTO used
	FROM news_archive_inner.names_of_each(entity_ids) u;
	UPDATE entity_name n SET articles = c.articles
	FROM (SELECT x.name_id, coalesce(m.articles, 0) AS articles
		FROM (SELECT y.* FROM entity_name y WHERE y.entity_id = ANY (entity_ids)) x
			LEFT JOIN unnest(used.ids, used.kinds, used.names, used.articles) m(id, kind, name, articles)
				ON m.id = x.entity_id AND m.kind = x.kind AND m.name = x.name) c
	WHERE n.name_id = c.name_id AND n.articles <> c.articles;
	INSERT INTO entity AS e (entity_id, kind, name, articles, first_seen, last_seen)
	SELECT c.id, c.kind, '', c.articles, c.first_seen, c.last_seen
	FROM (SELECT i.id, coalesce(m.kind, n.kind) AS kind, m.articles, m.first_seen, m.last_seen,
		n.kind IS NOT NULL AS known
		FROM (SELECT unnest(f.ids) AS id) i JOIN unnest(f.ids, f.kinds, f.articles, f.firsts, f.lasts) m(id, kind,
			articles, first_seen, last_seen) USING (id)
			LEFT JOIN LATERAL (SELECT k.kind FROM entity_name x JOIN known_entity k ON k.entity_id = x.base_id
				WHERE x.entity_id = i.id LIMIT 1) n ON true) c
	WHERE c.articles > 0 OR c.known
	ON CONFLICT (entity_id) DO UPDATE SET articles = excluded.articles, first_seen = excluded.first_seen,
		last_seen = excluded.last_seen
		WHERE (e.articles, e.first_seen, e.last_seen) IS DISTINCT FROM (excluded.articles, excluded.first_seen,
			excluded.last_seen);
	DELETE FROM entity e WHERE e.entity_id = ANY (ARRAY(SELECT u.id FROM unnest(f.ids, f.articles) u(id, articles)
		WHERE u.articles = 0))
		AND NOT EXISTS (SELECT FROM entity_name x JOIN known_entity k ON k.entity_id = x.base_id
			WHERE x.entity_id = e.entity_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.count_again(bigint[]) IS
'Counts the figures of these entities anew, from all articles, and takes away those that none mentions and nobody made '
'known. For refresh.';

-- What names of articles no article uses any more go; of those that are used less is told, maybe.
CREATE FUNCTION news_archive_inner.tell_names_again(name_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	touched bigint[];
	bearers bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	IF name_ids = '{}' THEN
		RETURN '{}';
	END IF;
	bearers := ARRAY(SELECT x.entity_id FROM entity_name x WHERE x.name_id = ANY (name_ids));
	bearers := ARRAY(SELECT unnest(bearers) UNION SELECT i
		FROM namesake s, LATERAL (VALUES (s.entity_id), (s.merged_into)) v(i)
		WHERE s.shares_with = ANY (bearers) AND i IS NOT NULL);
	WITH used AS MATERIALIZED (
		SELECT t.* FROM news_archive_inner.told_names('{}', name_ids, bearers) t),
	less AS (
		UPDATE entity_name n SET known = coalesce(u.known, '{}'), traits = coalesce(u.traits, '{}')
		FROM (SELECT i.id, x.*, o.known AS was FROM unnest(name_ids) i(id) LEFT JOIN used x ON x.name_id = i.id
			LEFT JOIN entity_name o ON o.name_id = i.id) u
		WHERE n.name_id = u.id AND (n.known, n.traits) IS DISTINCT FROM (coalesce(u.known, '{}'),
			coalesce(u.traits, '{}'))
			AND (u.name_id IS NOT NULL OR n.base_id IS NOT NULL)
		RETURNING n.entity_id, n.kind, n.name, u.was AS known),
	gone AS (
		DELETE FROM entity_name n WHERE n.name_id = ANY (name_ids) AND n.base_id IS NULL AND NOT n.apart
			AND NOT EXISTS (SELECT FROM used u WHERE u.name_id = n.name_id)
		RETURNING n.entity_id, n.keys, n.kind, n.surnames, n.folded, n.name, n.known),
	rarer AS (
		DELETE FROM common_key c USING gone g WHERE c.kind = g.kind AND c.key = ANY (g.keys)),
	noted AS (
		INSERT INTO pending_block (kind, key)
		SELECT DISTINCT 'surname', f
			FROM gone g, unnest(g.surnames || CASE WHEN g.kind = 'person' AND g.folded NOT LIKE '% %'
			THEN ARRAY[g.folded] END) f WHERE f IS NOT NULL
		UNION SELECT DISTINCT 'keys', g.kind || ' ' || g.keys::text FROM gone g
		UNION SELECT DISTINCT 'acronym', split_part(k, ' ', 2)
			FROM (SELECT l.kind, l.name, l.known FROM less l UNION ALL SELECT g.kind, g.name, g.known FROM gone g) c,
				unnest(news_archive.acronym_keys(c.kind, c.name, c.known)) k
		ON CONFLICT DO NOTHING)
	SELECT array_agg(DISTINCT c.entity_id) INTO touched FROM (SELECT l.entity_id FROM less l UNION SELECT g.entity_id
		FROM gone g) c;
	RETURN coalesce(touched, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_names_again(bigint[]) IS
'Gathers anew what articles tell of the bearers of these names, and takes away those that none uses; '
'gives the entities that may have lost what held them together. For refresh.';
