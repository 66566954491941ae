-- views: plain columns for whatever reads tables only: Grafana, Metabase, Superset, notebooks.
--
-- A view reads with the rights of its owner, and row-level policies are then his too; security_invoker, which lets them
-- be the reader's, is there from PostgreSQL 15 on.  So each view asks first.  From whom no policy hides articles reads
-- the tables, by their indexes.  For whom a policy does it calls told_rows(): functions in a view run with the rights
-- of its reader.  While article has no policies there is no such part, so that the view is taken apart by the planner
-- and joined like a table, and whom a policy hides articles from nevertheless is told what to do (all_seen()).

-- Goldstein weighed what states do to each other by its kind; these are weights by PLOVER's types in that manner, of
-- our own.
CREATE FUNCTION news_archive.act_weight(type text) RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE type WHEN 'AID' THEN 7 WHEN 'COOPERATE' THEN 6 WHEN 'CONCEDE' THEN 5 WHEN 'RETREAT' THEN 5 WHEN 'AGREE'
		THEN 4 WHEN 'SUPPORT' THEN 3.5 WHEN 'CONSULT' THEN 1
		WHEN 'STATEMENT' THEN 0 WHEN 'REQUEST' THEN -1 WHEN 'ACCUSE' THEN -2 WHEN 'REJECT' THEN -4 WHEN 'THREATEN'
			THEN -6 WHEN 'PROTEST' THEN -6.5 WHEN 'SANCTION' THEN -7
		WHEN 'MOBILIZE' THEN -7 WHEN 'COERCE' THEN -8 WHEN 'ASSAULT' THEN -10 END;
COMMENT ON FUNCTION news_archive.act_weight(text) IS
'How much a type of act is of cooperation (to 10) or of conflict (to -10), for means over many acts: '
'a weight of our own for each PLOVER type, in the manner of Goldstein (1992). NULL for another word.';

CREATE FUNCTION news_archive.act_class(type text) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN type = 'STATEMENT' THEN 0 WHEN type IN ('AGREE', 'CONSULT', 'SUPPORT') THEN 1
		WHEN type IN ('COOPERATE', 'AID', 'CONCEDE', 'RETREAT') THEN 2
		WHEN type IN ('ACCUSE', 'REQUEST', 'REJECT', 'THREATEN') THEN 3 WHEN type IN ('PROTEST', 'SANCTION', 'MOBILIZE',
			'COERCE', 'ASSAULT') THEN 4 END;
COMMENT ON FUNCTION news_archive.act_class(text) IS
'The quad class of a type of act as event_ontology() has it: 1 verbal and 2 material cooperation, 3 verbal and 4 '
'material conflict, 0 a statement. NULL for another word.';

-- field NULL: the view itself.  The order is that of the columns; later versions add theirs at the end.
CREATE FUNCTION news_archive_inner.view_columns() RETURNS TABLE (view text, field text, type text, words text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ VALUES
	('v_article', NULL, NULL, 'One row an article, in plain columns.'),
	('v_article', 'time', 'date', 'The day of publication, of several that it may have been the first. NULL: '
		'not known.'),
	('v_article', 'time_end', 'date', 'The last day on which it may have been published; time when the day is known.'),
	('v_article', 'title', 'text', 'The headline. NULL: none was found.'),
	('v_article', 'text', 'text', 'The story, without headline and byline.'),
	('v_article', 'tags', 'text', 'Up to ten people, organisations and places that it names most often, with a comma '
		'between.'),
	('v_article', 'url', 'text', 'Its address. NULL: not known.'),
	('v_article', 'outlet', 'text', 'Who published it. NULL: not known.'),
	('v_article', 'author', 'text', 'The byline. NULL: none.'),
	('v_article', 'section', 'text', 'The section of the outlet. NULL: not told.'),
	('v_article', 'dateline', 'text', 'The place before the text. NULL: none.'),
	('v_article', 'language', 'text', 'ISO 639-1; und when not sure.'),
	('v_article', 'time_basis', 'text', 'Where time comes from: a rule, "given", "analyst", or "story: '
		'..." for the day of its story.'),
	('v_article', 'time_confidence', 'real', 'How sure time is, 0 to 1. NULL: not known.'),
	('v_article', 'is_copy', 'boolean', 'Whether an earlier article has the same text.'),
	('v_article', 'copy_of', 'bigint', 'The earliest article of that text: article_id. NULL: it is no copy.'),
	('v_article', 'source_id', 'bigint', 'Whom the text is from: the same for all copies. count(DISTINCT source_id) '
		'counts independent sources.'),
	('v_article', 'story_id', 'bigint', 'The happening it tells of, with other articles. NULL: not linked yet.'),
	('v_article', 'collected', 'date', 'The day on which it was scraped, as given. NULL: not given. It dates nothing.'),
	('v_article', 'loaded', 'timestamptz', 'When it was loaded.'),
	('v_article', 'file', 'text', 'The file it came from. NULL: not given.'),
	('v_article', 'article_id', 'bigint', 'The article.'),

	('v_mention', NULL, NULL, 'One row a place where an article names, describes or means somebody or something.'),
	('v_mention', 'time', 'date', 'The day on which the article was published, of several the first. NULL: not known.'),
	('v_mention', 'time_end', 'date', 'The last day on which it may have been published.'),
	('v_mention', 'entity', 'text', 'Whom or what is meant, under the one name that the archive has for it. NULL: '
		'nobody found, or not linked yet.'),
	('v_mention', 'text', 'text', 'The words as they stand there.'),
	('v_mention', 'tags', 'text', 'Kind, country and sector, with a comma between.'),
	('v_mention', 'title', 'text', 'The headline of the article.'),
	('v_mention', 'url', 'text', 'The address of the article. NULL: not known.'),
	('v_mention', 'outlet', 'text', 'Who published the article. NULL: not known.'),
	('v_mention', 'kind', 'text', 'person, organisation, place or other (groups and adjectives).'),
	('v_mention', 'form', 'text', 'How it is named there: name, description or pronoun.'),
	('v_mention', 'name', 'text', 'The fullest name that this article has for it. NULL: none.'),
	('v_mention', 'role', 'text', 'The office or description told with it. NULL: none.'),
	('v_mention', 'organisation', 'text', 'The body that the role belongs to. NULL: not told.'),
	('v_mention', 'country', 'text', 'ISO 3166-1 alpha-3. NULL: not told.'),
	('v_mention', 'sector', 'text', 'PLOVER''s: GOV, MIL, OPP ... NULL: not told.'),
	('v_mention', 'confidence', 'real', 'How sure it is that this is a name and of this kind, 0 to 1.'),
	('v_mention', 'entity_id', 'bigint', 'The entity. NULL: nobody found, or not linked yet.'),
	('v_mention', 'article_id', 'bigint', 'The article.'),
	('v_mention', 'mention_no', 'int', 'Its number in the article, from 1.'),
	('v_mention', 'start', 'int', 'The character of the article''s text it begins at; the first is 1.'),

	('v_event', NULL, NULL, 'One row an event: what several reports tell of one act is one.'),
	('v_event', 'time', 'date', 'The day of the event, of several that it may have been the first. NULL: '
		'the day or its beginning is not known. Never that of publication or collection.'),
	('v_event', 'time_end', 'date', 'The last day of the event. NULL: not known, or open.'),
	('v_event', 'title', 'text', 'Type and sides in one line.'),
	('v_event', 'text', 'text', 'The words of the most exact report.'),
	('v_event', 'tags', 'text', 'Type, mode and status in lower case and the countries of both sides, with a comma '
		'between.'),
	('v_event', 'url', 'text', 'The address of the first article that has these words. NULL: not known.'),
	('v_event', 'outlet', 'text', 'Who published that article. NULL: not known.'),
	('v_event', 'headline', 'text', 'The headline of that article. NULL: none.'),
	('v_event', 'precision', 'text', 'How exact the days are meant: minute, day, week, month, ... NULL: '
		'no day is known.'),
	('v_event', 'day_text', 'text', 'The days in words: 18 May 2024, until 21 May 2024. NULL: not known.'),
	('v_event', 'type', 'text', 'PLOVER''s type of act: event_ontology() tells what it means.'),
	('v_event', 'mode', 'text', 'PLOVER''s mode. NULL: none.'),
	('v_event', 'quad_class', 'int', '1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, 0 a '
		'statement.'),
	('v_event', 'goldstein', 'numeric', 'From 10 (cooperation) to -10 (conflict), by type: act_weight().'),
	('v_event', 'status', 'text', 'actual, planned, demanded, denied or hypothetical.'),
	('v_event', 'actor', 'text', 'Who did it. NULL: not told.'),
	('v_event', 'actor_country', 'text', 'The actor''s country, ISO 3166-1 alpha-3. NULL: not told.'),
	('v_event', 'actor_sector', 'text', 'The actor''s sector, PLOVER''s. NULL: not told.'),
	('v_event', 'target', 'text', 'To whom. NULL: not told.'),
	('v_event', 'target_country', 'text', 'The target''s country. NULL: not told.'),
	('v_event', 'target_sector', 'text', 'The target''s sector. NULL: not told.'),
	('v_event', 'place', 'text', 'Where. NULL: not told.'),
	('v_event', 'reports', 'int', 'How many reports tell it; one article may do so twice.'),
	('v_event', 'outlets', 'int', 'How many outlets carried it, also by copying.'),
	('v_event', 'independent_sources', 'int', 'How many sources tell it that do not have it from one another: '
		'copies are not counted.'),
	('v_event', 'sources', 'text', 'The outlets that carried it, with a comma between; not known for all that are not '
		'known.'),
	('v_event', 'confidence', 'real', 'How sure it is that one report is right at least, 0 to 0.99.'),
	('v_event', 'sure', 'boolean', 'Whether that is enough to be shown by find_events() and the like where nothing '
		'else is asked for: default_confidence().'),
	('v_event', 'basis', 'text', 'The rule that read the words.'),
	('v_event', 'actor_id', 'bigint', 'The actor, when it is an entity: v_mention.entity_id.'),
	('v_event', 'target_id', 'bigint', 'The target, when it is an entity.'),
	('v_event', 'article_id', 'bigint', 'The first article that has the words.'),
	('v_event', 'event_id', 'bigint', 'The event. Ids change when reports are read anew.'),

	('v_quotation', NULL, NULL, 'One row a quotation in an article.'),
	('v_quotation', 'time', 'date', 'The day on which it was published, of several the first. NULL: not known.'),
	('v_quotation', 'time_end', 'date', 'The last day on which it may have been published.'),
	('v_quotation', 'speaker', 'text', 'Who said it, under the one name that the archive has. NULL: '
		'nobody is named, or not linked yet.'),
	('v_quotation', 'text', 'text', 'What was said.'),
	('v_quotation', 'tags', 'text', 'Type and attitude, with a comma between.'),
	('v_quotation', 'title', 'text', 'The headline of the article.'),
	('v_quotation', 'url', 'text', 'The address of the article. NULL: not known.'),
	('v_quotation', 'outlet', 'text', 'Who published the article. NULL: not known.'),
	('v_quotation', 'speaker_name', 'text', 'The fullest name that this article has for the speaker. NULL: '
		'nobody is named.'),
	('v_quotation', 'country', 'text', 'The speaker''s country. NULL: not told.'),
	('v_quotation', 'sector', 'text', 'The speaker''s sector. NULL: not told.'),
	('v_quotation', 'type', 'text', 'direct, indirect or mixed.'),
	('v_quotation', 'cue', 'text', 'The word that says that it was said. NULL: none.'),
	('v_quotation', 'attitude', 'text', 'How it is said: state, claim, deny, warn, ... NULL: no cue.'),
	('v_quotation', 'said', 'boolean', 'False where the text tells that it was not said.'),
	('v_quotation', 'addressee', 'text', 'Who was told. NULL: not told.'),
	('v_quotation', 'confidence', 'real', 'How sure it is, 0 to 1.'),
	('v_quotation', 'sure', 'boolean', 'Whether that is enough to be shown by find_quotes() where nothing else is '
		'asked for.'),
	('v_quotation', 'basis', 'text', 'The rule that read it.'),
	('v_quotation', 'words_id', 'bigint', 'The same for the same words: count(DISTINCT words_id) counts sayings, '
		'however often they were copied.'),
	('v_quotation', 'speaker_id', 'bigint', 'The speaker: v_mention.entity_id. NULL: nobody, or not linked yet.'),
	('v_quotation', 'article_id', 'bigint', 'The article.'),
	('v_quotation', 'quotation_no', 'int', 'Its number in the article, from 1.'),
	('v_quotation', 'start', 'int', 'The character of the article''s text it begins at; the first is 1.'),

	('v_coverage', NULL, NULL, 'How often an outlet wrote of somebody or something on a day: one row an entity, outlet '
		'and day. Articles, copies and mentions may be added up over days and outlets of one entity.'),
	('v_coverage', 'time', 'date', 'The day of publication, of several the first. NULL: not known.'),
	('v_coverage', 'week', 'date', 'The Monday of that week.'),
	('v_coverage', 'month', 'date', 'The first of that month.'),
	('v_coverage', 'outlet', 'text', 'The outlet. NULL: not known.'),
	('v_coverage', 'entity', 'text', 'Whom or what it is about, under the one name that the archive has.'),
	('v_coverage', 'kind', 'text', 'person, organisation, place or other.'),
	('v_coverage', 'country', 'text', 'Its country, ISO 3166-1 alpha-3. NULL: not told.'),
	('v_coverage', 'articles', 'bigint', 'How many articles mention it.'),
	('v_coverage', 'copies', 'bigint', 'How many of these are copies of earlier ones.'),
	('v_coverage', 'mentions', 'bigint', 'How often it is mentioned in them.'),
	('v_coverage', 'of_articles', 'bigint', 'How many articles the outlet has on that day at all. Not to be added up '
		'over entities.'),
	('v_coverage', 'entity_id', 'bigint', 'The entity.'),

	('v_dyad', NULL, NULL, 'What one country did to another in a month: one row a pair and month, of events that were '
		'done and are sure enough: country_dyads(per => ''dyad'').'),
	('v_dyad', 'time', 'date', 'The first of the month. NULL: events whose days are not known or lie in several '
		'months.'),
	('v_dyad', 'actor_country', 'text', 'Who did it, ISO 3166-1 alpha-3. What has no direction (CONSULT) stands once, '
		'in the order of the codes.'),
	('v_dyad', 'target_country', 'text', 'To whom.'),
	('v_dyad', 'events', 'bigint', 'How many events.'),
	('v_dyad', 'reports', 'bigint', 'How many reports tell them.'),
	('v_dyad', 'outlets', 'bigint', 'How many outlets carried them. Not to be added up.'),
	('v_dyad', 'independent_sources', 'int', 'How many sources tell them that do not have it from one another. '
		'Not to be added up.'),
	('v_dyad', 'verbal_cooperation', 'bigint', 'How many are agreements, meetings, support: quad class 1.'),
	('v_dyad', 'material_cooperation', 'bigint', 'How many are aid, concessions, withdrawals: quad class 2.'),
	('v_dyad', 'verbal_conflict', 'bigint', 'How many are accusations, demands, threats: quad class 3.'),
	('v_dyad', 'material_conflict', 'bigint', 'How many are protests, sanctions, force: quad class 4.'),
	('v_dyad', 'statements', 'bigint', 'How many are mere statements: quad class 0.'),
	('v_dyad', 'goldstein', 'numeric', 'The mean of act_weight() over the events: from 10 (cooperation) to -10 '
		'(conflict).')
$$;
COMMENT ON FUNCTION news_archive_inner.view_columns() IS
'The views of an archive (field NULL) and their columns in order, with type and comment.';

-- {entity} and {event} are those tables, or what of them a reader may be told; the other words in braces are those of
-- view_parts(): {first x} is of the first article that has the words of event e.
CREATE FUNCTION news_archive_inner.view_queries() RETURNS TABLE (view text, query text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ VALUES
	('v_article', $q$SELECT nullif(lower(a.published), '-infinity') AS "time",
		nullif(upper(a.published) - 1, 'infinity') AS time_end, a.title, a.body AS text,
		nullif(array_to_string(ARRAY(SELECT replace(e.name, ',', '')
			FROM mention m JOIN {entity} e ON e.entity_id = m.entity_id
			WHERE m.article_id = a.article_id AND e.kind <> 'other' GROUP BY e.entity_id, e.name
			ORDER BY count(*) DESC, e.name COLLATE "C", e.entity_id LIMIT 10), ', '), '') AS tags,
		a.url, a.outlet, a.author, a.section, a.dateline, a.language, a.published_basis AS time_basis,
			a.published_confidence AS time_confidence,
		c.copy_of IS NOT NULL AS is_copy, c.copy_of, a.source_id, a.story_id, a.collected, a.loaded_at AS loaded,
			a.file, a.article_id
	FROM article a LEFT JOIN copy c ON c.article_id = a.article_id$q$),

	('v_mention', $q$SELECT nullif(lower(a.published), '-infinity') AS "time",
		nullif(upper(a.published) - 1, 'infinity') AS time_end, e.name AS entity, m.mention AS text,
		concat_ws(', ', coalesce(e.kind, m.kind), coalesce(e.country, m.country), coalesce(e.sector, m.sector)) AS tags,
			a.title, a.url, a.outlet,
		coalesce(e.kind, m.kind) AS kind, m.form, m.name, m.role, m.organisation, coalesce(e.country, m.country)
			AS country, coalesce(e.sector, m.sector) AS sector,
		m.confidence, m.entity_id, m.article_id, m.mention_no, m.start
	FROM mention m JOIN article a ON a.article_id = m.article_id LEFT JOIN {entity} e ON e.entity_id = m.entity_id$q$),

	('v_event', $q$SELECT nullif(lower(e.during), '-infinity') AS "time", nullif(upper(e.during) - 1, 'infinity')
		AS time_end,
		e.type || coalesce(': ' || nullif(concat_ws(E' \u2192 ', e.actors[1], e.targets[1]), ''), '') AS title,
			e.words AS text,
		concat_ws(', ', lower(e.type), e.mode, e.status, e.actor_country,
			CASE WHEN e.target_country IS DISTINCT FROM e.actor_country THEN e.target_country END) AS tags,
		{first url} AS url, {first outlet} AS outlet, {first title} AS headline,
		e."precision", news_archive.during_text(e.during, e."precision") AS day_text, e.type, e.mode,
			news_archive.act_class(e.type) AS quad_class,
		news_archive.act_weight(e.type) AS goldstein, e.status, e.actors[1] AS actor, e.actor_country, e.actor_sector,
			e.targets[1] AS target, e.target_country, e.target_sector,
		e.place, e.reports, e.outlets, e.independent_sources,
		{sources of e} AS sources,
		e.confidence, e.confidence >= news_archive.default_confidence('event') AS sure, e.basis,
			e.actor_ids[1] AS actor_id, e.target_ids[1] AS target_id,
		{first article_id} AS article_id, e.event_id
	FROM {event} e{beside e}$q$),

	('v_quotation', $q$SELECT nullif(lower(a.published), '-infinity') AS "time",
		nullif(upper(a.published) - 1, 'infinity') AS time_end, e.name AS speaker, q.quotation AS text,
		concat_ws(', ', q.type, q.attitude) AS tags, a.title, a.url, a.outlet, q.speaker_name, e.country, e.sector,
			q.type, q.cue, q.attitude,
		q.attitude IS DISTINCT FROM 'notsaid' AS said, q.addressee, q.confidence,
			q.confidence >= news_archive.default_confidence('quotation') AS sure, q.basis, q.words_id,
		q.speaker_id, q.article_id, q.quotation_no, q.start
	FROM quotation q JOIN article a ON a.article_id = q.article_id
		LEFT JOIN {entity} e ON e.entity_id = q.speaker_id$q$),

	('v_coverage', $q$SELECT x."time", date_trunc('week', x."time"::timestamp)::date AS week,
		date_trunc('month', x."time"::timestamp)::date AS month, x.outlet, x.entity, x.kind, x.country,
		x.articles, x.copies, x.mentions,
		{articles of x} AS of_articles, x.entity_id
	FROM (SELECT nullif(lower(a.published), '-infinity') AS "time", a.outlet, e.name AS entity, e.kind, e.country,
		m.entity_id, count(DISTINCT m.article_id) AS articles,
			count(DISTINCT c.article_id) AS copies, count(*) AS mentions
		FROM mention m JOIN article a ON a.article_id = m.article_id JOIN {entity} e ON e.entity_id = m.entity_id
			LEFT JOIN copy c ON c.article_id = m.article_id AND c.copy_of IS NOT NULL
		GROUP BY nullif(lower(a.published), '-infinity'), a.outlet, e.name, e.kind, e.country,
			m.entity_id) x{beside x}$q$),

	('v_dyad', $q$SELECT x."time", x.actor_country, x.target_country, x.events, x.reports,
		{outlets of pair} AS outlets, {sources of pair} AS independent_sources,
		x.verbal_cooperation, x.material_cooperation, x.verbal_conflict, x.material_conflict, x.statements, x.goldstein
	FROM (SELECT d."time", d.actor_country, d.target_country, count(*) AS events, sum(d.reports) AS reports,
		array_agg(d.event_id) AS ids,
			count(*) FILTER (WHERE d.class = 1) AS verbal_cooperation, count(*) FILTER (WHERE d.class = 2)
				AS material_cooperation, count(*) FILTER (WHERE d.class = 3) AS verbal_conflict,
			count(*) FILTER (WHERE d.class = 4) AS material_conflict, count(*) FILTER (WHERE d.class = 0) AS statements,
				round(avg(d.weight), 2) AS goldstein
		FROM {dyads} d
		GROUP BY d."time", d.actor_country, d.target_country) x{beside pair}$q$)
$$;
COMMENT ON FUNCTION news_archive_inner.view_queries() IS
'The views of an archive as queries on its tables, with words in braces for parts of them. For view_query.';

-- On one server what is looked up for a row is so by itself, and only when its column is asked for.  Citus has no such
-- query on a table that is on every server: there it is gathered of all rows, and joined.
CREATE FUNCTION news_archive_inner.view_parts() RETURNS TABLE (part text, whole text, spread text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ VALUES
	('\{first (\w+)\}', $q$(SELECT a.\1 FROM event_report r JOIN article a ON a.article_id = r.article_id
			WHERE r.event_id = e.event_id AND r.words = e.words
			ORDER BY lower(a.published) NULLS LAST, r.article_id LIMIT 1)$q$, 'f.\1'),
	('\{sources of e\}', $q$(SELECT string_agg(DISTINCT replace(coalesce(a.outlet, 'not known'), ',', '')
				COLLATE "C", ', ')
			FROM event_report r JOIN article a ON a.article_id = r.article_id
			WHERE r.event_id = e.event_id) COLLATE "default"$q$, 's.sources'),
	('\{beside e\}', '', $q$
		LEFT JOIN (SELECT DISTINCT ON (r.event_id, r.words) r.event_id, r.words, a.url, a.outlet, a.title, a.article_id
			FROM event_report r JOIN article a ON a.article_id = r.article_id WHERE r.event_id IS NOT NULL
			ORDER BY r.event_id, r.words, lower(a.published) NULLS LAST, r.article_id) f
			ON f.event_id = e.event_id AND f.words = e.words
		LEFT JOIN (SELECT o.event_id, string_agg(o.outlet, ', ' ORDER BY o.outlet COLLATE "C") AS sources
			FROM (SELECT DISTINCT r.event_id, replace(coalesce(a.outlet, 'not known'), ',', '') AS outlet
				FROM event_report r JOIN article a ON a.article_id = r.article_id WHERE r.event_id IS NOT NULL) o
			GROUP BY o.event_id) s ON s.event_id = e.event_id$q$),
	('\{articles of x\}', $q$(SELECT count(*) FROM article o
			WHERE (nullif(lower(o.published), '-infinity') = x."time"
			OR (nullif(lower(o.published), '-infinity') IS NULL AND x."time" IS NULL))
			AND (o.outlet = x.outlet OR (o.outlet IS NULL AND x.outlet IS NULL)))$q$, 'coalesce(t.articles, 0)'),
	('\{beside x\}', '', $q$
		LEFT JOIN (SELECT nullif(lower(o.published), '-infinity') AS "time", o.outlet, count(*) AS articles
			FROM article o GROUP BY nullif(lower(o.published), '-infinity'), o.outlet) t
			ON coalesce(t."time", 'infinity') = coalesce(x."time", 'infinity')
				AND (t."time" IS NULL) = (x."time" IS NULL)
				AND coalesce(t.outlet, '') = coalesce(x.outlet, '') AND (t.outlet IS NULL) = (x.outlet IS NULL)$q$),
	('\{outlets of pair\}', $q$(SELECT count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))
			FROM event_report r JOIN article a ON a.article_id = r.article_id
			WHERE r.event_id = ANY (x.ids))$q$, 'coalesce(y.outlets, 0)'),
	('\{sources of pair\}', $q$(SELECT news_archive.independent_sources(array_agg(a.source_id), array_agg(r.words_id))
			FROM event_report r JOIN article a ON a.article_id = r.article_id
			WHERE r.event_id = ANY (x.ids))$q$, 'y.independent_sources'),
	('\{beside pair\}', '', $q$
		LEFT JOIN (SELECT d."time", d.actor_country, d.target_country,
				count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id)) AS outlets,
				news_archive.independent_sources(array_agg(a.source_id), array_agg(r.words_id)) AS independent_sources
			FROM {dyads} d JOIN event_report r ON r.event_id = d.event_id
				JOIN article a ON a.article_id = r.article_id
			GROUP BY d."time", d.actor_country, d.target_country) y
			ON y.actor_country = x.actor_country AND y.target_country = x.target_country
				AND y."time" IS NOT DISTINCT FROM x."time"$q$),
	-- after the part in which it stands
	('\{dyads\}', $q$(SELECT lower(news_archive.period_of(e.during, 'month')) AS "time", e.event_id, e.reports,
			news_archive.act_class(e.type) AS class, news_archive.act_weight(e.type) AS weight,
				CASE WHEN news_archive.is_reciprocal(e.type)
					THEN least(e.actor_country COLLATE "C", e.target_country) COLLATE "default" ELSE e.actor_country
					END AS actor_country,
				CASE WHEN news_archive.is_reciprocal(e.type)
					THEN greatest(e.actor_country COLLATE "C", e.target_country) COLLATE "default" ELSE e.target_country
					END AS target_country
			FROM {event} e
			WHERE e.actor_country IS NOT NULL AND e.target_country IS NOT NULL AND e.status = 'actual'
				AND e.confidence >= news_archive.default_confidence('event'))$q$, NULL)
$$;
COMMENT ON FUNCTION news_archive_inner.view_parts() IS
'What stands for words in braces (part, a regular expression) in view_queries(): whole where the tables are on one '
'server, spread where Citus has them; NULL: as whole. One may have those that come after it. For view_query.';

-- What is told comes as $1 and $2: asked for by the query itself, Citus may do so on another server.
CREATE FUNCTION news_archive_inner.view_query(wanted text, told boolean, spread boolean) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	asked text := (SELECT q.query FROM news_archive_inner.view_queries() q WHERE q.view = wanted);
	p record;
BEGIN
	FOR p IN SELECT v.part, CASE WHEN view_query.spread THEN coalesce(v.spread, v.whole) ELSE v.whole END AS words
		FROM news_archive_inner.view_parts() v
	LOOP
		asked := regexp_replace(asked, p.part, p.words, 'g');
	END LOOP;
	IF told THEN
		asked := 'WITH ' || concat_ws(', ', CASE WHEN asked LIKE '%{entity}%' THEN
			'seen_entity AS MATERIALIZED (SELECT * FROM news_archive_inner.seen_entities($1))' END,
			CASE WHEN asked LIKE '%{event}%' THEN
			'seen_event AS MATERIALIZED (SELECT * FROM news_archive_inner.seen_events($2))' END) || ' ' || asked;
	END IF;
	RETURN replace(replace(asked, '{entity}', CASE WHEN told THEN 'seen_entity' ELSE 'entity' END), '{event}',
		CASE WHEN told THEN 'seen_event' ELSE 'event' END);
END $$;
COMMENT ON FUNCTION news_archive_inner.view_query(text, boolean, boolean) IS
'A view of an archive as a query on its tables, or with told on what of them the reader may see, of the entities $1 or '
'the events $2; spread: for tables that Citus has. NULL for another word. For put_view and told_rows.';

CREATE FUNCTION news_archive.all_seen(article regclass) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF row_security_active(article) THEN
		RAISE EXCEPTION 'row-level security hides rows of % from "%", and the views do not follow it yet', article,
			current_user
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = format('The owner lets tables and views follow it: SELECT '
					'news_archive.follow_article_policies(%L);', (SELECT relnamespace::regnamespace::text FROM pg_class
					WHERE oid = article));
	END IF;
	RETURN true;
END $$;
COMMENT ON FUNCTION news_archive.all_seen(regclass) IS
'True when no row-level policy may hide rows of a table from the current user. For the views of an archive, which '
'stand on it. Errors: object_not_in_prerequisite_state when one may.';

-- With a column list, so that what a later version adds to a view needs no other function.
CREATE FUNCTION news_archive_inner.told_rows(article regclass, view text) RETURNS SETOF record
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
DECLARE
	asked text;
	entities bigint[];
	events bigint[];
BEGIN
	PERFORM news_archive_inner.enter((SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.oid = article));
	asked := news_archive_inner.view_query(view, true, news_archive_inner.is_distributed(article));
	IF asked IS NULL THEN
		RAISE EXCEPTION 'there is no view "%"', coalesce(view, 'NULL') USING ERRCODE = 'invalid_parameter_value',
			HINT = 'They are ' || (SELECT string_agg(q.view, ', ') FROM news_archive_inner.view_queries() q) || '.';
	END IF;
	IF asked LIKE '%($1)%' THEN
		entities := ARRAY(SELECT DISTINCT m.entity_id FROM mention m JOIN article a USING (article_id)
			WHERE m.entity_id IS NOT NULL);
	END IF;
	IF asked LIKE '%($2)%' THEN
		events := news_archive_inner.seen_event_ids();
	END IF;
	RETURN QUERY EXECUTE asked USING entities, events;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_rows(regclass, text) IS
'The rows of a view of the archive whose table article is given, as an archive without the articles that a policy '
'hides from the current user would have them. For the views, which stand on it. Errors: invalid_parameter_value for '
'another view, and those of an unknown archive.';

-- Views of an archive that are ours stand on our functions; another one of that name is its owner's.
CREATE FUNCTION news_archive_inner.views_there(of_archive name) RETURNS TABLE (view name, ours boolean)
	LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT c.relname, EXISTS (SELECT FROM pg_catalog.pg_rewrite w JOIN pg_catalog.pg_depend d ON d.classid
		= 'pg_catalog.pg_rewrite'::regclass AND d.objid = w.oid
		WHERE w.ev_class = c.oid AND d.refclassid = 'pg_catalog.pg_proc'::regclass
			AND d.refobjid IN ('news_archive.all_seen(regclass)'::regprocedure,
				'news_archive_inner.told_rows(regclass,text)'::regprocedure))
	FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = of_archive AND c.relname IN (SELECT q.view FROM news_archive_inner.view_queries() q)
		ORDER BY c.relname;
END;
COMMENT ON FUNCTION news_archive_inner.views_there(name) IS
'What stands in the schema of an archive under the names of its views, and whether it is the view that put_views() '
'made.';

CREATE FUNCTION news_archive_inner.put_view(of_archive name, view name, followed boolean) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	article text;
	fields text;
	typed text;
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	article := format('%L::regclass', format('%I.article', of_archive));
	SELECT string_agg(format('x.%I', c.field), ', '), string_agg(format('%I %s', c.field, c.type), ', ')
		INTO fields, typed
	FROM news_archive_inner.view_columns() c WHERE c.view = put_view.view AND c.field IS NOT NULL;
	-- not anew: what is granted on it, and stands on it, stays
	EXECUTE format('CREATE OR REPLACE VIEW %I.%I %s AS SELECT %s FROM (%s) x WHERE %s', of_archive, view,
		CASE WHEN current_setting('server_version_num')::int >= 150000 THEN 'WITH (security_invoker = true)' END,
			fields, news_archive_inner.view_query(view, false, news_archive_inner.is_distributed('article'::regclass)),
		CASE WHEN followed THEN format('NOT row_security_active(%1$s) UNION ALL SELECT %2$s FROM '
			'news_archive_inner.told_rows(%1$s, %3$L) AS x(%4$s) WHERE row_security_active(%1$s)', article, fields,
			view, typed)
			ELSE format('news_archive.all_seen(%s)', article) END);
	FOR said IN SELECT v.field, v.words FROM news_archive_inner.view_columns() v WHERE v.view = put_view.view LOOP
		EXECUTE format('COMMENT ON %s %I.%I%s IS %L', CASE WHEN said.field IS NULL THEN 'VIEW' ELSE 'COLUMN' END,
			of_archive, view, '.' || quote_ident(said.field), said.words);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_view(name, name, boolean) IS
'Makes a view of the archive entered, or makes it as this version has it; followed: for readers from whom policies '
'hide articles too. For put_views.';

CREATE FUNCTION news_archive_inner.put_views(of_archive name) RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
DECLARE
	a record;
	v record;
	reader text;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT pg_get_userbyid(c.relowner) AS owner, c.relrowsecurity OR EXISTS (SELECT FROM pg_policy p
		WHERE p.polname = 'follow_article' AND p.polrelid = 'mention'::regclass) AS followed
	INTO a FROM pg_class c WHERE c.oid = 'article'::regclass;
	FOR v IN SELECT q.view::name, t.ours FROM news_archive_inner.view_queries() q
		LEFT JOIN news_archive_inner.views_there(of_archive) t ON t.view = q.view LOOP
		IF NOT v.ours THEN
			RAISE WARNING '%.% is not the view that news_archive makes there, and is left alone',
				quote_ident(of_archive), v.view
				USING HINT = 'Rename it, and run news_archive.upgrade_archive().';
			CONTINUE;
		END IF;
		PERFORM news_archive_inner.put_view(of_archive, v.view, a.followed);
		EXECUTE format('ALTER VIEW %I.%I OWNER TO %I', of_archive, v.view, a.owner);
		-- who reads all that it is made of
		FOR reader IN SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END
			FROM pg_class c, aclexplode(c.relacl) x
			WHERE v.ours IS NULL AND c.relnamespace = quote_ident(of_archive::text)::regnamespace
				AND c.relname IN ('article', 'copy', 'entity', 'event', 'event_report', 'mention', 'quotation')
				AND x.privilege_type = 'SELECT' AND x.grantee <> c.relowner
			GROUP BY x.grantee HAVING count(DISTINCT c.relname) = 7
		LOOP
			EXECUTE format('GRANT SELECT ON %I.%I TO %s', of_archive, v.view, reader);
		END LOOP;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.put_views(name) IS
'Gives the archive entered its views, or makes those that are there as this version has them; whoever reads its tables '
'reads those that are new. What else stands under their names is left alone, with a warning. For create_archive, '
'follow_article_policies and upgrade_archive.';

CREATE FUNCTION news_archive_inner.index_views() RETURNS void
	LANGUAGE plpgsql SET client_min_messages = warning AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	CREATE INDEX IF NOT EXISTS article_day ON article (nullif(lower(published), '-infinity'));
	CREATE INDEX IF NOT EXISTS article_outlet_day ON article (outlet, nullif(lower(published), '-infinity'));
	CREATE INDEX IF NOT EXISTS event_day ON event (nullif(lower(during), '-infinity'));
	CREATE INDEX IF NOT EXISTS event_actor ON event ((actors[1]));
	CREATE INDEX IF NOT EXISTS event_target ON event ((targets[1]));
END $$;
COMMENT ON FUNCTION news_archive_inner.index_views() IS
'The indexes of the archive entered by which its views are filtered. For complete_archive.';
