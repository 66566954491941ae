-- What the tables and functions of an archive must be like to be spread over several servers, by Citus or by postgres_fdw, told from the catalogs.
-- Each query gives what breaks a rule: nothing, but for what is named as known.  Known, and not told by these: label_repeated() and unlabel_repeated() join by line_id.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT news_archive.create_archive('news');
CREATE TEMP VIEW of_archive AS SELECT c.oid, c.relname FROM pg_class c WHERE c.relnamespace = 'news'::regnamespace AND c.relkind IN ('r', 'p');
SELECT count(*) = cardinality(news_archive_inner.archive_tables()) AS all_looked_at FROM of_archive;

-- Every table has a primary key; where rows are an article's, with its id first.
SELECT t.relname FROM of_archive t WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary);
SELECT t.relname, a.attname FROM of_archive t JOIN pg_attribute x ON x.attrelid = t.oid AND x.attname = 'article_id' JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
	JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0] WHERE a.attname <> 'article_id';
-- No unique index of such a table is without it.
SELECT t.relname, i.indexrelid::regclass FROM of_archive t JOIN pg_attribute x ON x.attrelid = t.oid AND x.attname = 'article_id' JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique
	WHERE x.attnum <> ALL (i.indkey::int2[]);
-- Foreign keys lead from article_id to article, and nowhere else.
SELECT t.relname, pg_get_constraintdef(k.oid) FROM of_archive t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
	WHERE k.confrelid <> 'news.article'::regclass
		OR pg_get_constraintdef(k.oid) !~ '^FOREIGN KEY \(article_id\) REFERENCES news.article\(article_id\)';
-- Nothing is numbered by the server, nothing is done by triggers, rules or inheritance.
SELECT t.relname, g.tgname FROM of_archive t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal;
SELECT t.relname, r.rulename FROM of_archive t JOIN pg_rewrite r ON r.ev_class = t.oid;
SELECT t.relname, a.attname FROM of_archive t JOIN pg_attribute a ON a.attrelid = t.oid AND (a.attidentity <> '' OR EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = t.oid AND d.adnum = a.attnum AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%'));
SELECT t.relname FROM of_archive t JOIN pg_inherits h ON h.inhrelid = t.oid;

CREATE TEMP VIEW own AS SELECT p.oid, p.oid::regprocedure AS function, p.proname, p.prosrc, p.pronargs, l.lanname,
		regexp_replace(p.prosrc, '--[^\n]*', '', 'g') AS source
	FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND l.lanname IN ('sql', 'plpgsql');
-- What is inserted names its columns: a table that was upgraded has them in another order.
SELECT DISTINCT function, m[1] AS into_table FROM own, LATERAL regexp_matches(source, '\mINSERT\s+INTO\s+(\w+)(?:\s+AS\s+\w+)?\s+(?:SELECT|VALUES|TABLE|WITH)\M', 'gi') m
	WHERE m[1] = ANY (news_archive_inner.archive_tables()) ORDER BY 1, 2;
-- No MERGE, no grouping sets, no conflict named by a constraint.
SELECT function FROM own WHERE source ~ '\m(MERGE\s+INTO|GROUPING\s+SETS|ROLLUP\s*\(|CUBE\s*\(|ON\s+CONFLICT\s+ON\s+CONSTRAINT)' ORDER BY 1;
-- Functions in SQL with parameters read no table of an archive: they call one in PL/pgSQL that does.
SELECT function FROM own WHERE lanname = 'sql' AND pronargs > 0 AND EXISTS (SELECT FROM unnest(news_archive_inner.archive_tables()) t WHERE source ~ ('\m(FROM|JOIN|UPDATE|INTO)\s+(ONLY\s+)?' || t || '\M\s*(?!\()')) ORDER BY 1;
-- What reads or writes an archive's tables is run with the archive entered: it does so itself, or says that it was.
SELECT function FROM own WHERE lanname = 'plpgsql'
	AND EXISTS (SELECT FROM unnest(news_archive_inner.archive_tables()) t WHERE source ~ ('\m(FROM|JOIN|UPDATE|INTO)\s+' || t || '\M\s*(?!\()'))
	AND source !~ 'news_archive_inner\.(enter|entered|enter_to_load)\(' ORDER BY 1;
-- What is kept by article, and its keys, are what tables_of_articles() says, article first.
SELECT t.relname FROM of_archive t LEFT JOIN news_archive_inner.tables_of_articles() k ON k.relation = t.relname
	WHERE (k.relation IS NOT NULL) <> EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = t.oid AND x.attname = 'article_id');
SELECT k.relation, pg_get_constraintdef(p.oid) FROM news_archive_inner.tables_of_articles() k JOIN pg_constraint p ON p.conrelid = ('news.' || k.relation)::regclass AND p.contype = 'p'
	WHERE pg_get_constraintdef(p.oid) <> format('PRIMARY KEY (%s)', k.primary_key)
		OR k.of_article <> EXISTS (SELECT FROM pg_constraint f WHERE f.conrelid = p.conrelid AND f.contype = 'f');
SELECT relation AS first FROM news_archive_inner.tables_of_articles() LIMIT 1;

-- Statements, without what stands in quotation marks.
CREATE TEMP TABLE relation AS SELECT t AS name, t IN (SELECT k.relation FROM news_archive_inner.tables_of_articles() k) AS of_articles FROM unnest(news_archive_inner.archive_tables()) t;
CREATE TEMP TABLE statement AS SELECT o.oid, o.function, s.n, ' ' || regexp_replace(s.s, '\s+', ' ', 'g') AS s
	FROM own o, regexp_split_to_table(regexp_replace(o.source, '''[^'']*''', '''''', 'g'), ';|\mLOOP\M|\mBEGIN\M|\mTHEN\M(?=\s+(?:RETURN|PERFORM|RAISE|IF|SELECT|INSERT|UPDATE|DELETE|WITH|\w+ :=))') WITH ORDINALITY s(s, n);
DELETE FROM statement s WHERE NOT EXISTS (SELECT FROM relation r WHERE r.of_articles AND s.s ~ ('\m(FROM|JOIN|USING|UPDATE|INTO) (ONLY )?' || r.name || '\M(?! *\()'))
	AND NOT EXISTS (SELECT FROM relation r WHERE r.of_articles AND s.s ~ ('\mINSERT INTO ' || r.name || '\M'));
SELECT count(*) > 200 AS many FROM statement;
-- Tables of articles are joined by article_id.
WITH alias AS (SELECT s.oid, s.n, coalesce(m[3], m[2]) AS alias FROM statement s, regexp_matches(s.s, '\m(FROM|JOIN|USING|UPDATE|,) (' || (SELECT string_agg(name, '|') FROM relation WHERE of_articles)
		|| ')\M(?: AS)?(?: (?!(?:WHERE|JOIN|ON|USING|SET|GROUP|ORDER|LIMIT|FOR|UNION|LEFT|CROSS)\M)(\w+))?', 'g') m)
SELECT DISTINCT s.function, format('%s.%s %s %s.%s', VARIADIC m) AS joined FROM statement s, regexp_matches(s.s, '\m(\w+)\.(\w+) (=|&&|@>|<>|>|IN) (\w+)\.(\w+)\M', 'g') m
	JOIN alias a ON a.alias = m[1] JOIN alias b ON b.alias = m[4]
	WHERE a.oid = s.oid AND a.n = s.n AND b.oid = s.oid AND b.n = s.n AND m[1] <> m[4] AND (m[2], m[5]) <> ('article_id', 'article_id')
		AND s.s !~ ('\m(' || m[1] || '\.article_id = ' || m[4] || '|' || m[4] || '\.article_id = ' || m[1] || ')\.article_id\M') AND s.s !~ 'USING \(article_id' ORDER BY 1, 2;
-- Other tables are not written from them: what they tell is gathered in arrays first.
SELECT DISTINCT s.function FROM statement s JOIN relation r ON NOT r.of_articles AND s.s ~ ('\m(UPDATE|DELETE FROM) ' || r.name || '\M')
	WHERE EXISTS (SELECT FROM relation d WHERE d.of_articles AND s.s ~ ('\m(FROM|JOIN|USING) ' || d.name || '\M')) ORDER BY 1;
-- No function that reads an archive is called in a statement on them, in its FROM and CTEs neither: where all that it asks for is of one server, Citus runs the
-- whole of it there.
SELECT DISTINCT s.function, f.proname FROM statement s JOIN own f ON f.source ~ 'news_archive_inner\.(enter|entered|enter_to_load)\(' AND s.s ~ ('\mnews_archive(?:_inner)?\.' || f.proname || '\(')
	WHERE EXISTS (SELECT FROM relation r WHERE r.of_articles AND s.s ~ ('\m(FROM|JOIN|USING|UPDATE|INSERT INTO) (ONLY )?' || r.name || '\M(?! *\()'))
	ORDER BY 1, 2;
-- No subquery hangs on the row beside it but by article_id.
SELECT DISTINCT s.function, r.name FROM statement s JOIN relation r ON r.of_articles AND s.s ~ ('\mLATERAL \((SELECT (?!FROM)[^()]*|[^()]*\([^()]*\)[^()]*)* FROM ' || r.name || '\M(?! \w+ WHERE \w+\.article_id = \w+\.article_id)') ORDER BY 1, 2;
-- What is written on conflict is what was to be inserted, not what a server would say; nothing is written by what changes from call to call.
SELECT DISTINCT function FROM own WHERE source ~ 'DO UPDATE SET[^;]*\m(now\(|current_user|random\(|clock_timestamp)' ORDER BY 1;
SELECT DISTINCT s.function, p.proname FROM statement s JOIN pg_proc p ON p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND p.provolatile = 'v' AND p.prokind = 'f' AND s.s ~ ('\mUPDATE .*\mnews_archive(?:_inner)?\.' || p.proname || '\(') ORDER BY 1;
-- Nor by what the server calls STABLE: what makes JSON or texts of columns, and days of texts, stands in functions that are IMMUTABLE, or is worked out before.
-- Known: what takes over an archive of 0.1.0, which is done before it is distributed.
SELECT function FROM own WHERE regexp_replace(source, '''[^'']*''', '''''', 'g') ~* '\m(UPDATE\s+\w+\s+((AS\s+)?\w+\s+)?SET|DELETE\s+FROM)\M((?!RETURNING)[^;])*\m(jsonb_build_object|jsonb_build_array|to_jsonb|concat|concat_ws|format|to_char|array_to_string)\s*\(' ORDER BY 1;
SELECT function FROM own WHERE regexp_replace(source, '''[^'']*''', '''''', 'g') ~* '\m(UPDATE\s+\w+\s+((AS\s+)?\w+\s+)?SET|DELETE\s+FROM)\M((?!RETURNING)[^;])*::date\M' ORDER BY 1;
-- No statement locks rows of several articles.  Known: hold_articles(), where the archive is on one server.
SELECT function FROM own WHERE source ~ 'ANY \([^;]*\mFOR (KEY SHARE|SHARE|NO KEY UPDATE|UPDATE)\M' ORDER BY 1;
-- What is called for their rows gives the same everywhere: immutable, but for what cuts a text for show, and what is told of a
-- country.
SELECT DISTINCT s.function, p.proname FROM statement s JOIN pg_proc p ON p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND p.provolatile <> 'i' AND s.s ~ ('\mnews_archive(?:_inner)?\.' || p.proname || '\(')
	WHERE p.proname NOT IN (SELECT proname FROM own WHERE source ~ 'news_archive_inner\.(enter|entered|enter_to_load)\(') AND p.proname NOT IN ('snippet', 'country_named', 'tell_unknown') AND p.proname NOT LIKE 'wrong\_%' ORDER BY 1, 2;
-- What is written from a query says which articles it is of, or the planner may read the table from end to end.  Known: a few corrected rows, found by their keys,
-- and unlabel_repeated() (above).
SELECT DISTINCT s.function, m[1] AS written FROM statement s, regexp_matches(s.s, '\mUPDATE (' || (SELECT string_agg(name, '|') FROM relation WHERE of_articles) || ') (?:AS )?(\w+) SET .* FROM ', 'g') m
	WHERE s.s !~ ('\m' || m[2] || '\.article_id = ANY') ORDER BY 1, 2;
-- They are fetched by arrays of ids.
SELECT DISTINCT s.function FROM statement s WHERE s.s ~ '\munnest\([^()]*(\([^()]*\)[^()]*)*\) \w*(\([^()]*\))?,? ?(JOIN|LEFT JOIN) (article|mention|event_report) ' AND s.s !~ 'article_id = ANY' ORDER BY 1;
-- Nothing is counted over all vectors at once, or taken from the catalogs, and no lock is of one server only.  Known: words are counted by
-- ts_stat(), and where articles are hidden from the reader by a share of them, for which the number of rows is taken.
SELECT function FROM own WHERE source ~ 'ts_stat\(|reltuples|pg_statistic|pg_stats|advisory' ORDER BY 1;
-- No conflict in them is named by columns: where partitions are foreign tables there is no key.
SELECT DISTINCT s.function, r.name FROM statement s JOIN relation r ON r.of_articles AND s.s ~ ('INSERT INTO ' || r.name || '\M.*ON CONFLICT \(') ORDER BY 1;
SELECT function FROM own WHERE source ~ 'WITH RECURSIVE' ORDER BY 1;
DROP TABLE relation, statement;
DROP VIEW of_archive, own;
SELECT news_archive.drop_archive('news');
