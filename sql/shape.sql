-- What the tables and functions of an archive must be like to be spread over several servers, told from the catalogs.  Each query gives what
-- breaks a rule: nothing.  Known, and not told by these: article_places() calls select_places() for each row of a query on mention.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT news_archive.create_archive('news');
CREATE TEMP VIEW of_archive AS SELECT c.oid, c.relname FROM pg_class c WHERE c.relnamespace = 'news'::regnamespace AND c.relkind IN ('r', 'p');
SELECT count(*) = cardinality(news_archive.archive_tables()) AS all_looked_at FROM of_archive;

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
	FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace = 'news_archive'::regnamespace AND l.lanname IN ('sql', 'plpgsql');
-- What is inserted names its columns: a table that was upgraded has them in another order.
SELECT DISTINCT function, m[1] AS into_table FROM own, LATERAL regexp_matches(source, '\mINSERT\s+INTO\s+(\w+)(?:\s+AS\s+\w+)?\s+(?:SELECT|VALUES|TABLE|WITH)\M', 'gi') m
	WHERE m[1] = ANY (news_archive.archive_tables()) ORDER BY 1, 2;
-- No MERGE, no grouping sets, no conflict named by a constraint.
SELECT function FROM own WHERE source ~ '\m(MERGE\s+INTO|GROUPING\s+SETS|ROLLUP\s*\(|CUBE\s*\(|ON\s+CONFLICT\s+ON\s+CONSTRAINT)' ORDER BY 1;
-- Functions in SQL with parameters read no table of an archive: they call one in PL/pgSQL that does.
SELECT function FROM own WHERE lanname = 'sql' AND pronargs > 0 AND EXISTS (SELECT FROM unnest(news_archive.archive_tables()) t WHERE source ~ ('\m(FROM|JOIN|UPDATE|INTO)\s+(ONLY\s+)?' || t || '\M\s*(?!\()')) ORDER BY 1;
-- What reads or writes an archive's tables is run with the archive entered: it does so itself, or says that it was.
SELECT function FROM own WHERE lanname = 'plpgsql'
	AND EXISTS (SELECT FROM unnest(news_archive.archive_tables()) t WHERE source ~ ('\m(FROM|JOIN|UPDATE|INTO)\s+' || t || '\M\s*(?!\()'))
	AND source !~ 'news_archive\.(enter|entered|enter_to_load)\(' ORDER BY 1;
DROP VIEW of_archive, own;
SELECT news_archive.drop_archive('news');
