-- link_entities: mentions become entities, which are the connected components of a pairwise rule on names.

CREATE FUNCTION news_archive.connected_components(a bigint[], b bigint[], OUT node bigint, OUT component bigint)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_connected_components';
COMMENT ON FUNCTION news_archive.connected_components(bigint[], bigint[]) IS
'The connected components of the graph with an edge a[i] - b[i] for each i: every node with the smallest node of its component (union-find). Errors: array_subscript_error when the arrays differ in length.';

CREATE FUNCTION news_archive.same_entity_name(kind text, a text, b text, known_alike boolean) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE
		WHEN a = b THEN true
		WHEN news_archive.generations_differ(a, b) THEN false
		WHEN kind = 'organisation' AND news_archive.name_essence(a) = news_archive.name_essence(b) THEN true
		WHEN kind <> 'person' THEN news_archive.name_similarity(a, b) >= 0.95
		-- a surname alone is too little; the Arabic article before one is written or not
		ELSE a LIKE '% %' AND b LIKE '% %'
			AND news_archive.name_similarity(regexp_replace(a, '(^| )al(?=[a-z0-9]{3,}$)', '\1'), regexp_replace(b, '(^| )al(?=[a-z0-9]{3,}$)', '\1'))
				>= CASE WHEN known_alike THEN 0.86 ELSE 0.97 END
			AND coalesce(news_archive.first_name_gender(split_part(a, ' ', 1)) = news_archive.first_name_gender(split_part(b, ' ', 1)), true) END;
COMMENT ON FUNCTION news_archive.same_entity_name(text, text, text, boolean) IS
'Whether two folded names of one kind are taken for one entity: equal, organisations but for legal forms and the points of initials; or for people two full names that are all but equal, or only very similar when what is known of both agrees (known_alike), and no man''s and a woman''s. Never when they tell another generation ("Jr" and "Sr", "II" and "III"), or one of them tells none: the archive may know both.';

-- What is told of the bearer of a name, so far as it helps to tell whether two names are of one: country and sector, an
-- office in two words or more, the body it belongs to.
CREATE FUNCTION news_archive.known_of(role text, country text, sector text, organisation text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_remove(ARRAY[CASE WHEN country IS NOT NULL AND sector IS NOT NULL THEN country || sector
			WHEN news_archive.sector_is(sector, 'distinct') THEN sector END,
		CASE WHEN role LIKE '% %' THEN role END, CASE WHEN role IS NOT NULL THEN 'of ' || news_archive.plain_words(organisation) END], NULL);
COMMENT ON FUNCTION news_archive.known_of(text, text, text, text) IS
'Role, country, sector and organisation of a mention as keys by which two people may be known to be alike; an empty array when they say too little.';

-- At most this many names are compared for one key: of 10,000 names in "v" and "l" that are none of them one, each pair would be.
CREATE FUNCTION news_archive.most_of_a_key(kind text) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE kind WHEN 'person' THEN 100 ELSE 300 END;		-- other names have fewer words, and more alike ("Ministry")
COMMENT ON FUNCTION news_archive.most_of_a_key(text) IS
'How many names of one kind may share a key that they are looked up by: what more share ("John") tells nothing by itself. For refresh.';

CREATE FUNCTION news_archive.bearers_of_keys(kind text, keys text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	RETURN ARRAY(SELECT e.name_id FROM entity_name e
		WHERE e.keys @> bearers_of_keys.keys AND e.kind = bearers_of_keys.kind AND NOT e.apart AND (e.kind <> 'person' OR e.folded LIKE '% %')
		LIMIT news_archive.most_of_a_key(bearers_of_keys.kind) + 1);
END $$;
COMMENT ON FUNCTION news_archive.bearers_of_keys(text, text[]) IS
'The names of a kind that have all these keys, of people full names only; one more than most_of_a_key() when there are too many. For refresh.';

-- By each key that few names share; by two keys at once where each alone is too common ("John" and "Smith").
CREATE FUNCTION news_archive.names_to_compare(new_names bigint[]) RETURNS TABLE (one bigint, other bigint)
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	RETURN QUERY
	WITH fresh AS (
		SELECT n.kind, k.key, array_agg(n.name_id) AS names FROM entity_name n, unnest(n.keys) k(key)
		WHERE n.name_id = ANY (new_names) AND NOT n.apart AND (n.kind <> 'person' OR n.folded LIKE '% %')
		GROUP BY n.kind, k.key),
	by_key AS MATERIALIZED (
		SELECT f.kind, f.key, f.names, news_archive.bearers_of_keys(f.kind, ARRAY[f.key]) AS bearers FROM fresh f),
	common AS (
		SELECT b.kind, n.name_id, (array_agg(b.key ORDER BY b.key COLLATE "C"))[:12] AS keys FROM by_key b, unnest(b.names) n(name_id)
		WHERE cardinality(b.bearers) > news_archive.most_of_a_key(b.kind)
		GROUP BY b.kind, n.name_id),
	two AS (
		SELECT c.kind, x.key AS first, y.key AS second, array_agg(c.name_id) AS names
		FROM common c, unnest(c.keys) WITH ORDINALITY x(key, i), unnest(c.keys) WITH ORDINALITY y(key, i) WHERE x.i < y.i
		GROUP BY c.kind, x.key, y.key),
	by_two AS MATERIALIZED (
		SELECT t.kind, t.names, news_archive.bearers_of_keys(t.kind, ARRAY[t.first, t.second]) AS bearers FROM two t)
	SELECT DISTINCT least(n.id, b.id), greatest(n.id, b.id)
	FROM (SELECT k.kind, k.names, k.bearers FROM by_key k UNION ALL SELECT t.kind, t.names, t.bearers FROM by_two t) s, unnest(s.names) n(id), unnest(s.bearers) b(id)
	WHERE cardinality(s.bearers) <= news_archive.most_of_a_key(s.kind) AND n.id <> b.id;
END $$;
COMMENT ON FUNCTION news_archive.names_to_compare(bigint[]) IS
'The pairs of a new name and another name of the archive that share a key, or two where more than most_of_a_key() names share each: of n new names no more than n times that for each key. For refresh.';

-- New names of articles get their row, and with those they are similar to an entity.
CREATE FUNCTION news_archive.link_names(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	new_names bigint[];
	edges record;
BEGIN
	PERFORM news_archive.entered();
	WITH told AS (
		SELECT m.kind, m.name, news_archive.content_id(m.kind, m.name) AS id, array_agg(DISTINCT k COLLATE "C" ORDER BY k COLLATE "C") FILTER (WHERE k IS NOT NULL) AS known,
			array_agg(DISTINCT t COLLATE "C" ORDER BY t COLLATE "C") FILTER (WHERE t IS NOT NULL) AS traits
		FROM mention m LEFT JOIN LATERAL unnest(news_archive.known_of(m.role, m.country, m.sector, m.organisation)) k ON m.kind = 'person'
			LEFT JOIN LATERAL unnest(news_archive.traits_of(m.country, m.sector)) t ON m.kind = 'person'
		WHERE m.article_id = ANY (article_ids) AND m.name IS NOT NULL
		GROUP BY m.kind, m.name
		HAVING bool_or(m.form = 'name')),
	added AS (
		INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, known, traits)
		SELECT t.id, t.id, t.kind, t.name, f.folded, news_archive.name_keys(t.name), coalesce(t.known, '{}'), coalesce(t.traits, '{}')
		FROM told t, LATERAL (SELECT news_archive.fold_name(t.name) AS folded) f WHERE f.folded <> ''
		-- a name that is known is asked about again when more is told of its bearer
		ON CONFLICT (name_id) DO UPDATE SET known = ARRAY(SELECT DISTINCT k COLLATE "C" FROM unnest(n.known || excluded.known) k ORDER BY 1),
				traits = ARRAY(SELECT DISTINCT t COLLATE "C" FROM unnest(n.traits || excluded.traits) t ORDER BY 1)
			WHERE NOT (n.known @> excluded.known AND n.traits @> excluded.traits)
		RETURNING name_id)
	SELECT coalesce(array_agg(name_id), '{}') INTO new_names FROM added;
	IF new_names = '{}' THEN
		RETURN;
	END IF;

	WITH fold AS (
		SELECT DISTINCT n.kind, n.folded FROM entity_name n WHERE n.name_id = ANY (new_names) AND NOT n.apart),
	equal AS (
		SELECT e.entity_id AS a, first_value(e.entity_id) OVER (PARTITION BY f.kind, f.folded ORDER BY e.entity_id) AS b
		FROM fold f, LATERAL (SELECT e.entity_id FROM entity_name e WHERE e.folded = f.folded AND e.kind = f.kind AND NOT e.apart OFFSET 0) e),
	-- the quick look first: what same_entity_name() asks of people is no less, but for an Arabic article
	alike AS (
		SELECT n.entity_id AS a, o.entity_id AS b
		FROM news_archive.names_to_compare(new_names) p JOIN entity_name n ON n.name_id = p.one JOIN entity_name o ON o.name_id = p.other
		WHERE n.entity_id <> o.entity_id
			AND (n.kind <> 'person' OR n.folded LIKE '% al%' OR o.folded LIKE '% al%' OR news_archive.name_similarity(n.folded, o.folded) >= 0.86)
			AND news_archive.same_entity_name(n.kind, n.folded, o.folded, n.known && o.known))
	SELECT array_agg(u.a) AS a, array_agg(u.b) AS b INTO edges
	FROM (SELECT a, b FROM equal WHERE a <> b UNION ALL SELECT a, b FROM alike) u;
	IF edges.a IS NOT NULL THEN
		PERFORM news_archive.unite(edges.a, edges.b);
	END IF;
	PERFORM news_archive.link_surnames(new_names);
END $$;
COMMENT ON FUNCTION news_archive.link_names(bigint[]) IS
'Gives the names of these articles their rows in entity_name and unites those that are one entity. For refresh.';

CREATE FUNCTION news_archive.link_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO pending (article_id, counted) SELECT DISTINCT id, true FROM unnest(article_ids) id WHERE id IS NOT NULL ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive.link_again(bigint[]) IS
'Notes articles that were linked before and must be again. For refresh and the corrections.';

-- Entities that turn out to be one: the one an analyst made stays, else one of the reference rows, else the smallest id.
CREATE FUNCTION news_archive.unite(a bigint[], b bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	moved bigint[];
	kept bigint[];
BEGIN
	PERFORM news_archive.entered();
	SELECT array_agg(c.node), array_agg(c.stays) INTO moved, kept
	FROM (SELECT node, first_value(node) OVER (PARTITION BY component ORDER BY e.origin IS DISTINCT FROM 'analyst', e.origin IS DISTINCT FROM 'reference', node) AS stays
		FROM news_archive.connected_components(a, b) LEFT JOIN entity e ON e.entity_id = node) c WHERE c.node <> c.stays;
	IF moved IS NULL THEN
		RETURN;
	END IF;
	UPDATE entity_name t SET entity_id = u.k FROM unnest(moved, kept) u(m, k) WHERE t.entity_id = u.m;
	UPDATE namesake n SET shares_with = u.k FROM unnest(moved, kept) u(m, k) WHERE n.shares_with = u.m;
	UPDATE namesake n SET merged_into = u.k FROM unnest(moved, kept) u(m, k) WHERE n.merged_into = u.m;
	DELETE FROM entity WHERE entity_id = ANY (moved);
	PERFORM news_archive.link_again(ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = ANY (kept || moved)
		OR m.entity_id IN (SELECT n.entity_id FROM namesake n WHERE n.shares_with = ANY (kept))));
END $$;
COMMENT ON FUNCTION news_archive.unite(bigint[], bigint[]) IS
'Makes one entity of a[i] and b[i] for each i; the articles that mention them are to be linked again. For refresh.';

-- A surname alone ("Hadari") is the person of that surname, when the archive knows just one.
CREATE FUNCTION news_archive.surname_forms(name text) RETURNS text[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT CASE WHEN last ^@ 'al' AND news_archive.fold_name(name) !~ '(^| )al( |$)' AND name COLLATE "C" ~* '(^|\s)(al|el|ul|il|as|ash|ad|adh|ar|at|ath|az|an)[-\s]'
			THEN ARRAY[last, regexp_replace(last, '^al', '')] ELSE ARRAY[last] END
		FROM (SELECT substring(news_archive.without_generation(name) FROM '[^ ]+$') AS last) s);
COMMENT ON FUNCTION news_archive.surname_forms(text) IS
'The folded last word of a name but for "Jr" and the like; where an Arabic article stands before it also without that: a newspaper drops it as it likes.';

CREATE FUNCTION news_archive.link_surnames(new_names bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	moved bigint[];
BEGIN
	PERFORM news_archive.entered();
	WITH alone AS (
		SELECT s.name_id, s.entity_id AS was, s.keys, news_archive.surname_forms(s.name) AS forms
		FROM entity_name s
		WHERE s.kind = 'person' AND s.folded NOT LIKE '% %' AND s.origin = 'article' AND NOT s.apart
			AND (s.name_id = ANY (new_names) OR s.folded IN (SELECT unnest(news_archive.surname_forms(n.name)) FROM entity_name n
				WHERE n.name_id = ANY (new_names) AND n.kind = 'person' AND n.folded LIKE '% %'))),
	-- full names by the keys of all at once, and both sorted by their surnames: pair by pair a thousand of one key are a million
	bearer AS (
		SELECT DISTINCT n.entity_id, f.form FROM (SELECT DISTINCT unnest(a.keys) AS key FROM alone a) k,
			LATERAL (SELECT e.entity_id, e.name FROM entity_name e WHERE e.keys @> ARRAY[k.key] AND e.kind = 'person' AND e.folded LIKE '% %' OFFSET 0) n,
			unnest(news_archive.surname_forms(n.name)) f(form)
		WHERE f.form IS NOT NULL),
	met AS (
		SELECT x.name_id, x.was, min(x.entity_id) OVER surname AS least, max(x.entity_id) OVER surname AS greatest
		FROM (SELECT a.name_id, a.was, f.form, NULL::bigint AS entity_id FROM alone a, unnest(a.forms) f(form)
			UNION ALL SELECT NULL, NULL, b.form, b.entity_id FROM bearer b) x
		WINDOW surname AS (PARTITION BY x.form)),
	placed AS (
		SELECT m.name_id, m.was, CASE WHEN min(m.least) = max(m.greatest) THEN min(m.least) ELSE m.name_id END AS entity_id
		FROM met m WHERE m.name_id IS NOT NULL GROUP BY m.name_id, m.was),
	changed AS (
		UPDATE entity_name n SET entity_id = p.entity_id
		FROM placed p
		WHERE n.name_id = p.name_id AND p.was <> p.entity_id
		RETURNING p.was)
	SELECT array_agg(was) INTO moved FROM changed;
	PERFORM news_archive.link_again(ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = ANY (moved)));
END $$;
COMMENT ON FUNCTION news_archive.link_surnames(bigint[]) IS
'Gives surnames that stand alone to the one person who bears them, or takes them away when a second one appears. For refresh.';

-- What most articles tell: of one that is told much of, those of its first thousand mentions.  They stand in the order of article_id, which
-- is a hash, so that they are as good as drawn by lot, and yet the same whatever was loaded when.
CREATE FUNCTION news_archive.describe_entities(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	WITH told AS (
		SELECT m.entity_id, m.article_id, m.mention_no, m.role, m.country, m.sector, lower(a.published) AS day
		FROM unnest(entity_ids) i(id), LATERAL (SELECT x.* FROM mention x WHERE x.entity_id = i.id ORDER BY x.article_id, x.mention_no LIMIT 1000) m
			JOIN article a USING (article_id)
		WHERE m.role IS NOT NULL OR m.country IS NOT NULL OR m.sector IS NOT NULL),
	-- each word once an article; of the roles there only the fullest
	word AS (
		SELECT DISTINCT t.entity_id, t.article_id, t.day, w.what, w.word FROM told t, LATERAL (VALUES ('country', t.country), ('sector', t.sector)) w(what, word)
		WHERE w.word IS NOT NULL
		UNION ALL
		(SELECT DISTINCT ON (t.entity_id, t.article_id) t.entity_id, t.article_id, t.day, 'role', t.role FROM told t WHERE t.role IS NOT NULL
		ORDER BY t.entity_id, t.article_id, length(t.role) DESC, t.mention_no)),
	-- of equally many the one told last
	best AS (
		SELECT DISTINCT ON (c.entity_id, c.what) c.entity_id, c.what, c.word, c.latest[2]::bigint AS article_id, nullif(c.latest[1], '')::date AS day
		FROM (SELECT w.entity_id, w.what, w.word, count(*) AS articles, max(ARRAY[coalesce(w.day::text, ''), w.article_id::text] COLLATE "C") AS latest
			FROM word w GROUP BY w.entity_id, w.what, w.word) c
		ORDER BY c.entity_id, c.what, c.articles DESC, c.latest DESC, length(c.word) DESC, c.word COLLATE "C"),
	one AS (
		SELECT b.entity_id, min(b.word) FILTER (WHERE b.what = 'role') AS role, min(b.word) FILTER (WHERE b.what = 'country') AS country,
			min(b.word) FILTER (WHERE b.what = 'sector') AS sector, min(b.day) FILTER (WHERE b.what = 'role') AS day,
			min(b.article_id) FILTER (WHERE b.what = 'role') AS article_id
		FROM best b GROUP BY b.entity_id)
	UPDATE entity e SET role = o.role, country = o.country, sector = o.sector, role_day = o.day, role_article = o.article_id
	FROM one o
	WHERE e.entity_id = o.entity_id AND e.origin = 'article'
		AND (e.role, e.country, e.sector, e.role_day, e.role_article) IS DISTINCT FROM (o.role, o.country, o.sector, o.day, o.article_id);
END $$;
COMMENT ON FUNCTION news_archive.describe_entities(bigint[]) IS
'Gives these entities the role, the country and the sector that most of their articles tell, each by itself, and the last article that tells the role. For refresh.';

-- The figures of entities grow by these articles; entity_ids NULL stands for all that are mentioned there.
CREATE FUNCTION news_archive.count_mentions(article_ids bigint[], entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	WITH seen AS (
		SELECT DISTINCT m.entity_id, m.kind, m.name, m.article_id
		FROM mention m WHERE m.article_id = ANY (article_ids) AND m.form = 'name' AND m.entity_id IS NOT NULL
			AND (entity_ids IS NULL OR m.entity_id = ANY (entity_ids)))
	UPDATE entity_name n SET articles = n.articles + s.articles
	FROM (SELECT entity_id, kind, name, count(*) AS articles FROM seen GROUP BY entity_id, kind, name) s
	WHERE n.entity_id = s.entity_id AND n.kind = s.kind AND n.name = s.name;

	INSERT INTO entity AS e (entity_id, kind, name, articles, first_seen, last_seen)
	SELECT m.entity_id, min(m.kind), '', count(DISTINCT m.article_id), min(lower(a.published)), max(upper(a.published) - 1)
	FROM mention m JOIN article a USING (article_id)
	WHERE m.article_id = ANY (article_ids) AND m.entity_id IS NOT NULL AND (entity_ids IS NULL OR m.entity_id = ANY (entity_ids))
	GROUP BY m.entity_id
	ON CONFLICT (entity_id) DO UPDATE SET articles = e.articles + excluded.articles,
		first_seen = least(e.first_seen, excluded.first_seen), last_seen = greatest(e.last_seen, excluded.last_seen);

	PERFORM news_archive.describe_entities(ARRAY(SELECT DISTINCT m.entity_id FROM mention m
		WHERE m.article_id = ANY (article_ids) AND m.entity_id IS NOT NULL AND (entity_ids IS NULL OR m.entity_id = ANY (entity_ids))
			AND (m.role IS NOT NULL OR m.country IS NOT NULL OR m.sector IS NOT NULL)));

	-- the spelling most articles use; a full name before a surname, and one that is not in the capitals of a headline or dateline
	WITH renamed AS (
	UPDATE entity e SET name = n.name
	FROM (SELECT DISTINCT ON (n.entity_id) n.entity_id, n.name FROM entity_name n
		WHERE n.entity_id IN (SELECT m.entity_id FROM mention m WHERE m.article_id = ANY (article_ids))
			AND (entity_ids IS NULL OR n.entity_id = ANY (entity_ids))
		ORDER BY n.entity_id, n.preferred DESC, n.folded LIKE '% %' DESC,
			n.kind <> 'organisation' AND n.name COLLATE "C" ~ '[A-Z]{3}' AND n.name COLLATE "C" !~ '[a-z]', n.articles DESC, length(n.name) DESC, n.name COLLATE "C") n
	WHERE e.entity_id = n.entity_id AND e.origin = 'article' AND e.name <> n.name
	RETURNING e.entity_id, e.name)
	UPDATE event v SET actors = CASE WHEN v.actor_ids = ARRAY[r.entity_id] THEN ARRAY[r.name] ELSE v.actors END,
		targets = CASE WHEN v.target_ids = ARRAY[r.entity_id] THEN ARRAY[r.name] ELSE v.targets END
	FROM renamed r WHERE v.actor_ids @> ARRAY[r.entity_id] OR v.target_ids @> ARRAY[r.entity_id];
END $$;
COMMENT ON FUNCTION news_archive.count_mentions(bigint[], bigint[]) IS
'Adds these articles to the figures, roles and names of the entities they mention. For refresh.';

CREATE FUNCTION news_archive.count_again(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	UPDATE entity_name SET articles = 0 WHERE entity_id = ANY (entity_ids) AND articles <> 0;
	DELETE FROM entity e WHERE entity_id = ANY (entity_ids) AND origin = 'article';
	UPDATE entity SET articles = 0, first_seen = NULL, last_seen = NULL WHERE entity_id = ANY (entity_ids);
	PERFORM news_archive.count_mentions(ARRAY(SELECT DISTINCT m.article_id FROM mention m WHERE m.entity_id = ANY (entity_ids)), entity_ids);
END $$;
COMMENT ON FUNCTION news_archive.count_again(bigint[]) IS
'Counts the figures of these entities anew, from all articles. For refresh.';

-- Before an article's mentions go: its entities are counted again without them.
CREATE FUNCTION news_archive.forget_entities(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	ids bigint[];
BEGIN
	PERFORM news_archive.entered();
	ids := ARRAY(SELECT DISTINCT entity_id FROM mention WHERE article_id = ANY (article_ids) AND entity_id IS NOT NULL);
	UPDATE mention SET entity_id = NULL WHERE article_id = ANY (article_ids) AND entity_id IS NOT NULL;
	PERFORM news_archive.count_again(ids);
	PERFORM news_archive.drop_unused_names(ids);
END $$;
COMMENT ON FUNCTION news_archive.forget_entities(bigint[]) IS
'Takes the mentions of these articles out of the figures of their entities, and names that no other article uses. For the corrections.';

CREATE FUNCTION news_archive.place_mentions(article_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	UPDATE mention m SET entity_id = n.entity_id
	FROM entity_name n
	WHERE m.article_id = ANY (article_ids) AND m.name IS NOT NULL AND n.name_id = news_archive.content_id(m.kind, m.name)
		AND m.entity_id IS DISTINCT FROM n.entity_id
		AND NOT EXISTS (SELECT FROM namesake s WHERE m.entity_id IN (s.entity_id, s.merged_into) AND s.shares_with = n.entity_id);
	RETURN news_archive.part_namesakes(ARRAY(SELECT DISTINCT n.entity_id
		FROM mention m JOIN entity_name n ON n.name_id = news_archive.content_id(m.kind, m.name)
		WHERE m.article_id = ANY (article_ids) AND m.kind = 'person' AND m.form = 'name'));
END $$;
COMMENT ON FUNCTION news_archive.place_mentions(bigint[]) IS
'Sets the entities of the mentions in these articles by their names, and parts namesakes; gives the entities that lost or won mentions in articles linked before. For refresh.';

CREATE FUNCTION news_archive.link_mentions(fresh bigint[], again bigint[], touched bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	all_articles bigint[];
BEGIN
	PERFORM news_archive.entered();
	all_articles := fresh || again;
	-- A speaker is the entity of the first mention in the article that bears the speaker's name.  Mentions and quotations of one
	-- name stand together when both are sorted at once; a join is planned as one of a few rows, and is a loop over all pairs.
	WITH named AS (
		SELECT article_id, name, mention_no, entity_id, NULL::int AS quotation_no, NULL::bigint AS was FROM mention
		WHERE article_id = ANY (all_articles) AND entity_id IS NOT NULL
		UNION ALL
		SELECT article_id, speaker_name, NULL, NULL, quotation_no, speaker_id FROM quotation
		WHERE article_id = ANY (all_articles) AND speaker_name IS NOT NULL),
	speaker AS (
		SELECT article_id, quotation_no, was, first_value(entity_id) OVER (PARTITION BY article_id, name ORDER BY mention_no NULLS LAST) AS entity_id
		FROM named)
	UPDATE quotation q SET speaker_id = s.entity_id
	FROM speaker s
	WHERE s.quotation_no IS NOT NULL AND s.entity_id IS NOT NULL AND s.was IS DISTINCT FROM s.entity_id
		AND q.article_id = s.article_id AND q.quotation_no = s.quotation_no;

	UPDATE event_report r SET actor_id = a.entity_id, target_id = t.entity_id
	FROM event_report x
		LEFT JOIN mention a ON a.article_id = x.article_id AND a.mention_no = x.actor_mention
		LEFT JOIN mention t ON t.article_id = x.article_id AND t.mention_no = x.target_mention
	WHERE x.article_id = ANY (all_articles) AND r.article_id = x.article_id AND r.report_no = x.report_no
		AND (r.actor_id, r.target_id) IS DISTINCT FROM (a.entity_id, t.entity_id);

	IF touched <> '{}' OR again <> '{}' THEN
		touched := touched || ARRAY(SELECT DISTINCT entity_id FROM mention WHERE article_id = ANY (again) AND entity_id IS NOT NULL);
		PERFORM news_archive.count_mentions(fresh, ARRAY(SELECT DISTINCT entity_id FROM mention
			WHERE article_id = ANY (fresh) AND entity_id <> ALL (touched)));
		PERFORM news_archive.count_again(touched);
	ELSE
		PERFORM news_archive.count_mentions(fresh, NULL);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.link_mentions(bigint[], bigint[], bigint[]) IS
'Sets the entities of speakers and actors in these articles, and the figures of those mentioned: fresh are articles not yet counted, touched entities to be counted anew. For refresh.';
