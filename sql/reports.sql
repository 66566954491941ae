-- Reports of an archive: what somebody said about somebody, how an event was read, acts of the owner's own.
\set SHOW_CONTEXT never
\pset null -
SET datestyle = 'ISO';
SET client_min_messages = warning;

SELECT news_archive.create_archive('reports');
SET news_archive.archive = 'reports';
SELECT news_archive.load_article(E'Brandt meets Kovacs\n\nMay 18, 2024\n\nNorwegian President Ola Brandt met Hungarian President Anna Kovacs in Warsaw on Friday.\n\n"Anna Kovacs is an honest partner, and the canal will be built," Brandt said after the talks.\n\nPresident Ola Brandt said the harvest had been poor.', outlet => 'Lake Courier') AS first \gset
SELECT news_archive.load_article(E'Brandt on the canal\n\nMay 20, 2024\n\nNorwegian President Ola Brandt promised more money for schools.\n\n"The canal is a matter for both of us," Ola Brandt said.', outlet => 'Meridian Post') AS second \gset

-- What somebody said: all of it, about somebody, about something, in some days; nobody of that name.
SELECT said, speaker, quotation, found, outlet FROM news_archive.what_did_they_say('Ola Brandt') WHERE type = 'direct';
SELECT said, quotation, found FROM news_archive.what_did_they_say('Brandt', 'Anna Kovacs');
SELECT said, quotation, found FROM news_archive.what_did_they_say('Brandt', 'canal');
SELECT said, quotation, found FROM news_archive.what_did_they_say('Brandt', 'canal', '[2024-05-19,2024-06-01)');
SELECT said, quotation, found FROM news_archive.what_did_they_say('Brandt', 'football');
SELECT * FROM news_archive.what_did_they_say('Qwxz Vbnm');
SELECT * FROM news_archive.what_did_they_say(NULL);

-- How a report was read.
SELECT x.* FROM reports.event_report r, LATERAL news_archive.explain_event(r.article_id, r.report_no) x WHERE r.type = 'CONSULT' AND r.target_country = 'HUN' ORDER BY r.article_id = :first DESC, r.report_no, x.step LIMIT 6;
SELECT * FROM news_archive.explain_event(:first, 99);
SELECT * FROM news_archive.explain_event(1, 1);

-- Acts of one's own are checked when they are written ...
INSERT INTO reports.act VALUES ('canonize', 'verb', 'PRAISE');
INSERT INTO reports.act VALUES ('canonize', 'verbal', 'SUPPORT');
INSERT INTO reports.act (words, pos, type, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'subject', 'obj');
INSERT INTO reports.act (words, pos, type, actor, target) VALUES ('canonization', 'noun', 'SUPPORT', 'by', 'obj');
INSERT INTO reports.act (words, pos, type, target, object) VALUES ('canonize', 'verb', 'SUPPORT', 'obj', '@saint');
INSERT INTO reports.act (words, pos, type, flags) VALUES ('canonize', 'verb', 'SUPPORT', 'holy');
INSERT INTO reports.act (words, pos, op) VALUES ('canonize', 'verb', 'bless');
INSERT INTO reports.act (words, pos, type) VALUES ('Canonize', 'verb', 'SUPPORT');
INSERT INTO reports.act (words, pos, type) VALUES ('', 'verb', 'SUPPORT');
INSERT INTO reports.act (words, pos, type) VALUES (E'a\tb', 'verb', 'SUPPORT');

-- ... and read by what is loaded afterwards, or by everything when it is read again.
SELECT news_archive.load_article(E'A saint\n\nMay 21, 2024\n\nHungary canonized Norway on Monday. Hungary said so.', outlet => 'Meridian Post') AS third \gset
SELECT count(*) FROM reports.event_report WHERE article_id = :third;
INSERT INTO reports.act (words, pos, type, mode, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'praise', 'subj', 'obj');
INSERT INTO reports.act (words, pos, type, mode, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'praise', 'subj', 'obj');
INSERT INTO reports.act (words, pos, type, actor, target) VALUES ('say', 'verb', 'STATEMENT', 'subj', 'to');
SELECT news_archive.read_events_again();
SELECT type, mode, actor, target, basis FROM reports.event_report WHERE article_id = :third ORDER BY report_no;
DELETE FROM reports.act;
SELECT news_archive.read_events_again();
SELECT count(*) FROM reports.event_report WHERE article_id = :third;
SELECT news_archive.read_events_again('nowhere');

-- Without an archive: rows of text; too few cells; a wrong row among right ones.
SELECT type, actor, target FROM news_archive.event_reports('Hungary canonized Norway.', NULL, news_archive.act_line('canonize', 'verb', 'SUPPORT', NULL, NULL, 'subj', 'obj'));
SELECT type, actor, target FROM news_archive.event_reports('Hungary canonized Norway.');
SELECT * FROM news_archive.event_reports('Hungary canonized Norway.', NULL, 'canonize	verb	SUPPORT');
SELECT * FROM news_archive.event_reports('Hungary canonized Norway.', NULL, news_archive.act_line('canonize', 'verb', 'SUPPORT') || E'\nx\ty' || repeat(E'\t', 8));

SELECT news_archive.drop_archive('reports');
