-- article: the lines of a raw scrape told apart, and what they say.  All people, places and outlets are invented.
\pset null '(null)'

-- 1. What one line is.
CREATE FUNCTION pg_temp.roles(raw text, format text DEFAULT 'auto') RETURNS TABLE (line_no int, role text, basis text, line text)
	LANGUAGE sql AS $$ SELECT l.line_no, l.role, l.basis, left(l.line, 60) FROM news_archive.article_lines($1, $2) l $$;

-- A tidy scrape: headline, standfirst, byline, date, caption with its credit, story with a subhead, tail.
SELECT * FROM pg_temp.roles($$World
Ministers of Vale and Corrin meet over river dam

Talks in the harbour town of Ostrey raise hopes for an end to the dispute.
By Ann Fir and Bo Elm, Staff Writers
Last Modified: 03 Mar 2021 06:07
Foreign minister Ida Rowan, right, greets her guest in Ostrey [EPA]

The foreign ministers of Vale and Corrin met in Ostrey on Tuesday for the first time since the dam was closed, officials of both sides said.

"We have agreed to open two of the gates," Ida Rowan, foreign minister of Vale, told reporters after the talks.

A long quarrel

The neighbours have quarrelled over the river for decades, and farmers in the south of Corrin have lost two harvests.

Rowan is to travel to Corrin in April.

(Reporting by Cy Oak; Editing by Di Ash)
512 shares
Share on Facebook
Tags: Vale, Corrin, dams
Related articles:
- [Dam gates stay closed, says Corrin](#)
- [Farmers march on the capital](#)
Subscribe to our newsletter
Leave a comment
I do not believe a word of what the two ministers are telling us here, not one.
https://www.vale-post.example/2021/03/02/ministers-meet$$);

-- Markdown is taken off, and remembered: a heading is the title.
SELECT * FROM pg_temp.roles($$# Mayor of **Ostrey** resigns

[Ann Fir](http://x.example/ann), Staff Writer

The mayor of Ostrey resigned on Friday after two years in office, the town council said in a [statement](http://x.example/s).

* The vote was closer than expected, with three members absent.
* A new mayor will be chosen in May, the council said.$$);

-- A bare caption has a participle and no finite verb; a first paragraph has one.
SELECT * FROM pg_temp.roles($$Fire destroys mill in Corrin

A firefighter spraying water at the ruins of the old mill near Corrin on Monday.

Firefighters were working through the night to save the old mill near Corrin, which burnt down on Monday, police said.$$);

-- Teasers in another script and what follows them; a list in the story is the story; a gallery is captions.
SELECT * FROM pg_temp.roles($$Five towns to vote in May

The five towns of the valley will elect their councils in May, the interior ministry of Vale said on Thursday.

• Ostrey elects nineteen members
• Harrow elects eleven members
• Linton elects nine members
• Marsh elects nine members

The result is to be announced on the next day, the ministry said, and the councils will meet in June.

מבחר כתבות
Why the valley never sleeps
The best walks of the spring$$);

-- A dateline in a line of its own; words of the story that stand there once more.
SELECT * FROM pg_temp.roles(E'Ministers meet over river dam\n\nOSTREY, March 2 (Vale Press) –\n\nThe ministers of Vale and Corrin met in Ostrey on Tuesday, officials said after the talks. "We will open the gates before the harvest is lost," Ida Rowan told reporters.\n\n"We will open the gates before the harvest is lost"\n\nThey will meet again in June, according to a statement that both sides published.');

-- Wrapped text is joined into paragraphs.
SELECT line_no, role, line FROM news_archive.article_lines($$    OSTREY, March 2 - The foreign ministers of Vale and Corrin
met in the harbour town on Tuesday, officials said, and agreed
to open two of the gates of the dam.
    The neighbours have quarrelled over the river for decades,
and farmers in the south of Corrin have lost two harvests since
the gates were closed.$$);

-- A wire's text: a first line that lost its dateline, signs of shares, a head of one word, a table and a short last sentence are the story.
SELECT * FROM pg_temp.roles(E'HARVEST\n\nFir Mills and the\nOde Group <ODE.V> said that they would buy what the farmers of the\nsouth can sell before the end of the year, and pay for it in\nMarch.\n    Sources close to Fir Mills said that the price was agreed with\n<FIR.V> and the ministry last week.\n    Bonds that were due March 31, 2031, will be paid back.\n    It gave no details.');
SELECT published, published_basis FROM news_archive.parse_article(E'Fir Mills sells bonds\n\nFir Mills Plc said that bonds due March 31, 2021, would be paid back in full, and that it would sell no more of them this year.');
SELECT * FROM pg_temp.roles(E'Fir Mills first quarter\n\nShr 34 cts vs 19 cts\n\nNet 1,200,000 vs 910,000\n\nThe company said that it had sold more flour in the quarter than in any other since it was founded.');
-- Paragraphs of two lines and three: a line that was wrapped is so full that the next word had no room in it.
CREATE FUNCTION pg_temp.joined(t text, format text DEFAULT 'text') RETURNS SETOF text LANGUAGE sql AS $$ SELECT role || ': ' || line FROM news_archive.article_lines(t, format) ORDER BY line_no $$;
SELECT pg_temp.joined(E'Mill burns in Lipa\n\nThe fire in the paper mill of Lipa began in a dryer on Monday, a commission of\nfive engineers found.\n\nIt spread because a door was open.\n\nTwo men were hurt when they tried to close it, and one of them, who had worked\nthere for twenty years, is still in the hospital, where he is said to be out of\ndanger.');
SELECT pg_temp.joined(E'Mill burns in Lipa\r\n\r\n“We had no time to think of the door,” said Ann Fir, who was the last to leave\r\nthe store. “We ran.”\r\n\r\nThe mayor said that “nobody who was there that night could have done any more”\r\nfor the two men.\r\n');
SELECT pg_temp.joined(E'Mühle in Lipa brennt\n\nDas Feuer in der Papiermühle von Lipa ist nach Angaben von fünf Gutachtern am\nMontag in einem Trockner ausgebrochen.\n\nZwei Männer wurden verletzt, als sie versuchten, die Tür zum Lager der Mühle zu\nschließen.');
SELECT pg_temp.joined(E'# Mill burns\n\n> The fire in the paper mill of Lipa began in a dryer on Monday, a commission of\n> five engineers found.\n>\n> Two men were hurt when they tried to close a door of the store, and one of the\n> two is still in the hospital.', 'markdown');
-- A hyphen that only cut a word goes; a word's own stays; one that stands for what comes later keeps its space.
SELECT pg_temp.joined(E'Mill burns in Lipa\n\nThe fire in the paper mill of Lipa began in a dryer on Monday, says the govern-\nment in its report on it.\n\nThe owners want to rebuild it, and have a plan for two new halls with a long-\nterm lease on the land.\n\nThe halls, which are to stand where the old mill stood, are to be two-\nand three-storey ones.\n\nIt is a plan of the firm, which was shown in the town hall by the Anglo-\nCorrin company.');
-- What is short by more than a word runs on into nothing: items of lists, addresses, tables, verse, lines that are paragraphs.
SELECT pg_temp.joined(E'Mill burns in Lipa\n\nThe fire in the paper mill of Lipa began in a dryer on Monday, a commission of\nfive engineers found.\n\n- the door of the store had been left open by the men of the night shift there\n- the dryer was too old, and had not been looked at by anybody for three years\n1. the hose was too short to reach the fire from the river, where the pump was\n2. the bell did not ring in the houses by the river, and nobody woke up there\n\nTown Hall of Lipa, Office for Citizens, Ground Floor\n12 Mill Road by the Old Bridge, Lipa\n\nin the north of the valley          12\nin the south of the valley          31\n\nThe mill had been built in 1904, and most of it was of wood, as the mayor said\non Tuesday.');
SELECT pg_temp.joined(E'A song for the mill\n\nThe mill that burned beside the river in the night\nWas all we had of bread and all we had of light;\nThe wheel stands still that turned for half a hundred years\nAnd what was written there the water bears and hears');
SELECT pg_temp.joined(E'Mill burns in Lipa\nThe fire in the paper mill began in a dryer on Monday.\nTwo men were hurt.\nThe mayor, Ida Rowan, went to see them in the hospital, and gave them flowers.\nThey thanked her.');

-- Sentences of a story that hold words of a form, a label or a heading of links stay in it.
SELECT role, basis, left(line, 40) AS line FROM pg_temp.roles(E'Ferry lost off Ostrey\n\nBy Ann Fir\n\nThe ferry Corrin Star sank off Ostrey on Friday with nineteen people on board, the harbour master of the town said.\n\nThere was no storm.\n\nAlso on the ferry were two teachers of the school at Sarn and nine of their pupils.\n\nPart of the hull was found.\n\nIts owner had told customers in a newsletter last month that the ship would be sold, two of the people who received it said.\n\nSources said a door stood open.\n\nPolice traced a warning about the door to an email address that had been used by a former officer of the ferry company.\n\nReleased logs show the crew knew of it.\n\nThe inspectors of the ministry will return to the harbour on Monday, and the owner said that it would help them.\n\nSign up for our newsletter\n\nGet it delivered every Friday.');
-- What a site prints around its stories, in the same words, is not.
SELECT role, basis, line FROM pg_temp.roles(E'Subscribe to our newsletter\nPlease read our privacy policy.\nThere was an error, try again\nAlready a subscriber? Log in\nDate:\nReporting by Ann Fir; editing by Bo Elm\nAlready have a WordPress.com account? Log in now.\nZum kostenlosen Newsletter anmelden');
SELECT role, basis FROM pg_temp.roles('Ida Rowan and the ministers of Corrin at the dam of Ostrey before it was closed. (Courtesy of the Vale Museum)');

-- 2. What the article says.
SELECT title, standfirst, author, outlet, section, dateline FROM news_archive.parse_article($$World
Ministers of Vale and Corrin meet

By ANN FIR, CY OAK and Bo Elm, The Vale Post
March 2, 2021

OSTREY, Vale (Reuters) — The foreign ministers of Vale and Corrin met in Ostrey on Tuesday, officials of both sides said after the talks.$$);

-- No byline is better than a wrong one.
SELECT l.line, p.author FROM (VALUES ('By Ann Fir'), ('By ANN FIR, Political Editor'), ('by Bo Elm and Di Ash in Ostrey'), ('By Our Foreign Desk'), ('By the end of the year'),
	('By Staff'), ('Ann Fir'), ('Posted by Ann Fir on March 2, 2021'), ('By Ana de la Vega, Vale Times'), ('Email the author'), ('2 hours ago')) l (line),
	LATERAL news_archive.parse_article(E'A headline for the story\n\n' || l.line || E'\n\nThe ministers of the two countries met in Ostrey on Tuesday, officials said after the talks had ended.') p;

-- No place is a person; an office behind a name is one; an agency with its place; names under "By" and over a biography.
SELECT h.head, p.author FROM (VALUES ('Hong Kong'), ('By New York'), ('Ann Fir, Vp Metals Writer'), ('Ann Fir Florida Today'), ('Reuters, Washington,'), (E'By\nAnn Fir'),
	('Edit ProfileSign Out'), ('James Fir Ode Harbour Elm')) h (head), LATERAL news_archive.parse_article(
	E'Ministers of Vale and Corrin meet over river dam\n\n' || h.head || E'\n2 March 2021\n\nThe ministers of the two countries met in Ostrey on Tuesday, officials said after the talks had ended, and will meet again in June.') p;
SELECT author FROM news_archive.parse_article(E'Ministers of Vale and Corrin meet\n\nThe ministers of the two countries met in Ostrey on Tuesday, officials said after the talks had ended, and will meet again in June.\n\n12 Shares\nTweet\nAnn Fir\nAnn Fir covers the ports and rivers of the south for this page.');
-- What stands beside an author is no author: mail, phone, what was done when, the outlet's address, a list once more; who only checked or photographed.
CREATE FUNCTION pg_temp.author(head text, tail text DEFAULT '') RETURNS text LANGUAGE sql AS $$ SELECT p.author FROM news_archive.parse_article(
	E'Ministers of Vale and Corrin meet\n' || head || E'\n\nThe ministers of the two countries met in Ostrey on Tuesday, officials said after the talks on the river dam had ended.\n\nThey will meet again in June, and the farmers of the south hope that they will agree by then.\n\n' || tail) p $$;
SELECT line, pg_temp.author(line) AS author FROM unnest(ARRAY['By Ann Fir, ann.fir@vale-post.example, +41 44 555 01 00', 'By Ann Fir,Updated December 22, 2023, 5:49 p.m.', 'By Ann Fir Globe Correspondent, Updated', 'By Ann Fir | Vale Post', 'Ann Fir, vale-post.com',
	'By Ann Fir, Bo Elm, and Cy Oak', 'Ann Fir - Nov 19, 2024, 10:31 pm', 'Ann Fir | 2 March 2021', 'By Ann Fir Dec 23, 2023 12:00 PM', 'ByAnn Fir March 2, 2021', 'By Ann Fir, Bo Elm, Ann Fir Bo Elm', 'By Ann Fir, Ann Fir',
	'Ann Fir (Content Manager)', 'by Ann | 2 March 2021', 'By Ann Blog', 'By Ann & Bo', 'Fact-checked by Ann Fir', 'ELM Summit', 'Vale Radio - 2 March 2021']) line;
SELECT tail, pg_temp.author('2 March 2021', E'The dam was built by both countries ten years ago, and it was closed in the spring of last year.\n\nNobody knows whether it will be opened again before the summer, an engineer of the company said.\n\n' || tail) AS author
	FROM unnest(ARRAY['Written by Ann Fir', E'Written by Ann Fir\nGates of the dam stay closed\n3 March 2021\nWritten by Bo Elm']) tail;
SELECT author FROM news_archive.parse_article('<html><head><meta name="author" content="Ann Fir; Bo Elm; Ann Fir Bo Elm"></head><body><h1>Dam opens</h1><p>The dam at Ostrey opened on Tuesday, officials said after the talks had ended.</p></body></html>');
SELECT author FROM news_archive.parse_article('<html><head><meta property="article:author" content="20440400500600"></head><body><h1>Dam opens</h1><p>The dam at Ostrey opened on Tuesday, officials said after the talks had ended.</p></body></html>');
-- The title comes before the standfirst, though that may share more words with the story, and is no section of two words.
SELECT title FROM news_archive.parse_article(E'River Dam\nMinisters of Vale and Corrin meet\nOfficials of the countries hope that the talks in Ostrey will end the quarrel\nBy Ann Fir\n2 March 2021\n\nThe ministers of the two countries met in Ostrey on Tuesday, officials said after the talks on the river dam had ended, and will meet again in June.');
-- Which line is the title: not a credit in brackets or a path of sections, though nearer to the story; also far above it, when only buttons lie between; a note at its end makes no caption; the address tells.
SELECT n, title FROM (VALUES (1, E'Ministers of Vale and Corrin meet over the river dam\n(Ann Fir / Vale Post)\nBy Bo Elm\n2 March 2021'), (2, E'Home » World » Ministers, countries, talks\nMinisters of Vale and Corrin meet\nBy Bo Elm'),
	(3, E'Ministers of Vale and Corrin meet over the dam\nBy Bo Elm\n2 March 2021\nShare\nFacebook\nTwitter\nEmail\nPrint\nShare\nFacebook\nTwitter\nEmail\nPrint\nShare\nFacebook\nOfficials on talks of the two countries'),
	(4, 'Nine things that the ministers of the two countries said in Ostrey [PHOTOS]'), (5, 'Nine things that the ministers of the two countries said in Ostrey [With a map]'), (6, E'Section\nMinisters meet. These are their talks\nBy\nBo Elm')) v (n, head),
	LATERAL news_archive.parse_article(head || E'\n\nThe ministers of the two countries met in Ostrey on Tuesday, officials said after the talks on the river dam had ended, and will meet again in June.\n\nNobody knows whether it will be opened again before the summer, an engineer said.') ORDER BY n;
SELECT address, title FROM (VALUES (NULL), ('https://vale-post.example/2021/old-mill-closes-gates'), ('https://vale-post.example/a/river-dam-opens-again-after-years')) v (address),
	LATERAL news_archive.parse_article(E'Old mill closes its gates\n\nRiver dam opens again after years\n\nThe dam on the river opens again, officials of both countries said on Tuesday, and the old mill closes its gates.\n\nNobody knows for how long, an engineer of the company said.', url => address);
-- The headline that is shown is the title when the head has it in other words, not when it has another; the outlet's name is none.
SELECT n, title FROM (VALUES (1, '<meta property="og:title" content="River dam opens: what to know | full guide">'), (2, '<meta property="og:title" content="Ferries and trains">'), (3, '<meta property="og:site_name" content="Vale Post"><meta property="og:title" content="Vale Post">')) v (n, meta),
	LATERAL news_archive.parse_article('<html><head>' || meta || '</head><body><h1>The dam on the river opens at last</h1><p>The dam at Ostrey opened on Tuesday, officials said after the talks had ended.</p></body></html>') ORDER BY n;

-- 3. The day of publication: where it is found, and how sure that is.
CREATE FUNCTION pg_temp.day(head text, tail text DEFAULT '', collected date DEFAULT '2021-06-01', url text DEFAULT NULL)
	RETURNS TABLE (published daterange, basis text, confidence numeric, modified daterange)
	LANGUAGE sql AS $$ SELECT p.published, p.published_basis, round(p.published_confidence::numeric, 2), p.modified FROM news_archive.parse_article(
	E'Ministers of Vale and Corrin meet\n\n' || head ||
	E'\n\nThe ministers of the two countries met in Ostrey on Tuesday, officials said after the talks had ended, and will meet again in June.\n\n' || tail,
	collected => $3, url => $4) p $$;
SET datestyle = 'ISO';
SELECT l.line, d.* FROM (VALUES ('March 2, 2021'), ('Published: 2 March 2021'), ('02.03.2021'), ('2021-03-02 10:00'), ('Updated 3 March 2021'),
	(E'Published 2 March 2021\nUpdated 3 March 2021'), ('2. März 2021'), ('Mars 2'), ('')) l (line), LATERAL pg_temp.day(l.line) d;
SELECT * FROM pg_temp.day('', url => 'https://www.vale-post.example/2021/03/02/ministers');
SELECT * FROM pg_temp.day('March 2, 2021', url => 'https://www.vale-post.example/2021/03/02/ministers');
-- Day or month first: as the outlet writes, or as another date of the page shows; otherwise it is doubtful.
SELECT u.url, d.published, d.confidence FROM (VALUES (NULL), ('https://www.nytimes.com/x'), ('https://www.bbc.co.uk/x')) u (url), LATERAL pg_temp.day('02/03/2021', url => u.url) d;
SELECT published, basis, confidence FROM pg_temp.day('02/03/2021', E'Other reports\nGates stay closed 02/25/2021');
-- A label above the date, a time of day behind it or run into the year; not an appointment, somebody's joining, or a post that was put in.
SELECT l.line, d.published, d.basis FROM (VALUES (E'Published on\n2 March 2021'), ('Mar 2, 20215:45 AM'), ('Vale Radio - Talks with Ann Fir - 02.03.2021 13:15 - by listeners and by all who called in'),
	('2 March 2021, 10:00-11:30'), ('Joined: 2 March 2021'), (E'A post shared by Vale (@vale)\nMar 2, 2021 at 4:47 PST')) l (line), LATERAL pg_temp.day(l.line) d;
-- A date that is labelled as something else, a range of days, a picture's day is not the day of publication; a label before or behind says it is.
SELECT l.line, lower(d.published) AS published, d.basis FROM (VALUES ('Deadline: 3 May 2021'), ('Day of the raffle: 3 May 2021'), ('Born: 3 May 1961'), ('Valid until 3 May 2021'), ('Exhibition from 3 May 2021'), ('3 May 2021 - 5 May 2021'),
	(E'Photo: Ann Fir\nDate: 3 May 2021'), ('Received 2 January 2020; accepted 2 February 2021; published 2 March 2021'), ('Der Beitrag wurde am 2. März 2021 veröffentlicht.'), ('This article is from 2 March 2021')) l (line), LATERAL pg_temp.day(l.line) d;
SELECT published, basis FROM pg_temp.day('', E'Related articles\nGates of the dam stay closed\n3 March 2021');
-- A day that leads the first paragraph, or closes it; not those of a chronicle, nor one in its sentence.
SELECT left(t, 40) AS line, lower(published) AS published, published_basis FROM (VALUES (1, '14.05.2021The town council of Lipa voted on Tuesday for a new bridge over the river, which the mill had asked for.'),
	(2, '14 May 2021 - The town council of Lipa voted on Tuesday for a new bridge over the river, which the mill had asked for.'), (3, 'The town council of Lipa voted on Tuesday for "a new bridge over the river, as the mill had asked for." 14 May 2021'),
	(4, E'14 May 2021: The town council of Lipa voted on Tuesday for a new bridge over the river, which the mill had asked for.\n\n16 May 2021: The mill said that it would pay for half of the bridge, and the council thanked its owner.'),
	(5, 'On 14 May 2021 the town council of Lipa voted on Tuesday for a new bridge over the river, which the mill had asked for.')) v (n, t),
	LATERAL news_archive.parse_article(E'New bridge for Lipa\n\n' || t || E'\n\nTwo men were against it, and one of them left the hall before the vote, officials said on Tuesday.', collected => '2023-01-01') ORDER BY n;
-- Months in many languages, in capitals, run together; days of other calendars.
SELECT l.line, lower(d.published) AS published, d.basis FROM (VALUES ('2 Shkurt 2021'), ('2 de març de 2021'), ('2 MARZO 2021'), ('Mar 022021'), ('02Mar2021'), ('5. listopada 2020.'), ('2021. március 2.')) l (line), LATERAL pg_temp.day(l.line) d;
SELECT line, lower(published) AS published FROM (VALUES (1, '۱۲ اسفند ۱۳۹۹', 'وزیران دو کشور روز سه شنبه در استری با هم دیدار کردند و درباره سد رودخانه گفتگو کردند، و قرار است که در تابستان باز هم دیدار کنند.'), (2, '2 آذار 2021', 'اجتمع وزراء البلدين يوم الثلاثاء في أوستري وتحدثوا عن السد الذي بني على النهر، وسيجتمعون مرة أخرى في الصيف كما قال مسؤولون.'),
	(3, '2 Марта 2021', 'Министры двух стран встретились во вторник в Острее и говорили о плотине на реке, а летом они встретятся снова, сообщили чиновники.'), (4, '2021年3月2日', '両国の大臣は火曜日にオストリーで会談し、川のダムについて話し合い、夏に再び会談すると当局者は述べた。')) v (n, line, story), LATERAL news_archive.parse_article(line || E'\n\n' || story) ORDER BY n;
-- An address before the story is the article's, one behind it only when it has words of the title.
SELECT n, url, published_basis FROM (VALUES (1, E'https://lipa-post.example/2021/05/14/x\n', ''), (2, '', 'https://lipa-post.example/2021/05/14/x'), (3, '', 'https://lipa-post.example/2021/05/14/new-bridge-lipa')) v (n, head, tail),
	LATERAL news_archive.parse_article(head || E'New bridge for Lipa\n\nThe town council of Lipa voted on Tuesday for a new bridge over the river, which the mill had asked for.\n\nTwo men were against it, and one of them left the hall before the vote, officials said on Tuesday.\n\n' || tail) ORDER BY n;
-- Never the day of collection, never after the day that follows it, never before 1800, never one of the comments.
SELECT l.line, d.published, d.basis FROM (VALUES ('1 January 0001'), ('12 December 9999'), ('4 July 1779'), ('2 June 2021'), ('3 June 2021')) l (line), LATERAL pg_temp.day(l.line) d;
SELECT published, basis FROM pg_temp.day('', E'Leave a comment\nCy Oak, 4 March 2021\nWhat a surprise, I would never have thought that they would meet at all.');
-- A dateline without a year: the years after the latest that is named in which the day has that weekday.
SELECT p.dateline, p.published, p.published_basis, p.published_confidence FROM (VALUES (date '2021-06-01'), (NULL)) c (collected), LATERAL news_archive.parse_article(
	$$Ministers of Vale and Corrin meet

OSTREY, March 2 (Vale Press) – The ministers of the two countries met in Ostrey on Tuesday, officials said after the talks.

It was their first meeting since the dam was closed in July 2019, according to both sides.$$, collected => c.collected) p;
-- Every candidate, and why it was not taken.
SELECT * FROM news_archive.publication_dates($$Ministers of Vale and Corrin meet

Published 2 March 2021, updated 5 March 2021

The ministers of the two countries met in Ostrey on Tuesday, officials said, for the first time since 4 July 2019, when the dam was closed.

Leave a comment
Cy Oak
6 March 2021$$);

-- 4. HTML: the same rules, with the markup; metadata; nothing is run or fetched.
SELECT title, author, outlet, section, published, published_basis, modified, url, language, body FROM news_archive.parse_article($$<!DOCTYPE html><html lang="en"><head>
<title>Ministers meet | The Vale Post</title><meta property="og:site_name" content="The Vale Post"><link rel="canonical" href="https://www.vale-post.example/a1">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers meet","datePublished":"2021-03-02T10:00:00Z","dateModified":"2021-03-03","author":[{"@type":"Person","name":"Ann Fir"}],"articleSection":"World",}</script>
</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Ministers meet</h1><div class="byline">By Ann Fir</div><figure><img src="x.jpg"><figcaption>The harbour of Ostrey.</figcaption></figure>
<p>The ministers of Vale &amp; Corrin met in Ostrey on <b>Tuesday</b>, officials said after the talks had ended.</p><div class="related-links"><a href="/b">Dam gates stay closed, says Corrin, after a night of talks in the capital.</a></div>
<p>They will meet again in June, according to a statement that both sides published.</p></article><script>document.write('<p>never</p>')</script>
<div class="comments"><p>I do not believe a word of what the two ministers are telling us here, not one.</p></div><footer>© 2021 The Vale Post. All rights reserved.</footer></body></html>$$);
SELECT * FROM pg_temp.roles($$<html><body><h1>Ministers meet</h1><time datetime="2021-03-02">2 March</time><p>The ministers of Vale and Corrin met in Ostrey on Tuesday, officials said after the talks.<br>They will meet again in June, they said in a statement.</p><ul class="share-tools"><li>Tell a friend</li></ul><aside>Weather in Ostrey: rain is expected for the whole of the week.</aside></body></html>$$);
-- JSON-LD in the shapes in which it comes: of several articles the page's own; author and publisher by "@id"; broken, it costs only itself.
SELECT "case", author, outlet, lower(published) AS published, body <> '' AS body FROM (VALUES
	(1, 'two scripts, author by @id in the other', '{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2021-03-03","author":{"@id":"https://lipa.example/#ann"},"publisher":{"@id":"#o"}}</script><script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#ann","name":"Ann Fir"},{"@type":"Organization","@id":"https://lipa.example/#o","name":"Lipa Post"}]}'),
	(2, 'mainEntity holds it', '{"@type":"WebPage","datePublished":"2020-01-01","mainEntity":{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2021-03-03","author":"Ann Fir","publisher":[{"@type":"Organization","name":"Lipa Post"}]}}'),
	(3, 'teasers before the own one', '[{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2021-02-01","author":"Cy Oak"}]},{"@type":"NewsArticle","headline":"Other things","datePublished":"2021-02-02","author":"Di Ash"},{"@type":["NewsArticle","Article"],"headline":"Mill fire","datePublished":"2021-03-03","author":["Ann Fir","Ann Fir"],"publisher":"Lipa Post"}]'),
	(4, 'list of strings', '{"@type":"http://schema.org/Report","headline":"Mill fire","datePublished":1614758400000,"author":["By Ann Fir","Bo Elm"]}'),
	(5, 'name list', '{"@type":"Article","headline":"Mill fire","datePublished":"2021","dateCreated":"Wed Mar 03 2021 08:00:00 GMT+0100 (CET)","author":{"@type":"Person","name":["Ann Fir","Bo Elm"]}}'),
	(6, '@list', '{"@type":"Article","headline":"Mill fire","datePublished":{"@type":"Date","@value":"2021-03-03T08:00:00Z[Europe/Vienna]"},"author":{"@list":[{"name":{"@value":"Ann Fir"}},{"givenName":"Bo","familyName":"Elm"}]}}'),
	(7, 'escaped', '{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Mill fire&quot;,&quot;datePublished&quot;:&quot;2021-03-03&quot;,&quot;author&quot;:{&quot;name&quot;:&quot;Ann Fir&quot;},&quot;publisher&quot;:{&quot;name&quot;:&quot;Lipa Post&quot;}}'),
	(8, 'several values in one script, comments of a script', E'/*<![CDATA[*/ {"@type":"WebSite","name":"Lipa Post"}; {"@type":"NewsArticle","headline":"Mill fire","datePublished":"20210303T080000+0100","author":{"name":"Ann Fir"}} /*]]>*/'),
	(9, 'raw controls', E'{"@type":"NewsArticle","headline":"Mill\tfire","description":"a\x01b\r\nc","datePublished":"2021-03-03 08:00","author":{"name":"Ann\u00a0Fir"},"publisher":{"name":"Lipa\nPost"}}'),
	(10, 'broken half, the other whole', '{"@type":"NewsArticle","headline":"Mill "fire", "datePublished":</script><script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2021-03-03","author":{"name":"Ann Fir"},"publisher":{"name":"Lipa Post"}}'),
	(11, 'live blog', '{"@type":"LiveBlogPosting","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Out","datePublished":"2021-03-04","author":{"name":"Cy Oak"}}],"headline":"Mill fire","datePublished":"2021-03-03","author":{"@type":"Person","name":"Ann Fir"},"publisher":{"name":"Lipa Post"}}'),
	(12, 'org and person', '{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2021-3-3T8:00","author":[{"@type":"Organization","name":"Lipa Post"},{"@type":"Person","name":"Ann Fir"}],"publisher":{"name":"Lipa Post"}}'),
	(13, 'circle', '{"@type":"NewsArticle","@id":"#a","headline":"Mill fire","datePublished":"2021-03-03","author":{"@id":"#b"},"publisher":{"@id":"#a"}},{"@id":"#b","name":{"@id":"#b"},"@type":"Person"}'),
	(14, 'org only', '{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2021-03-03","author":{"@type":["Organization"],"name":"Lipa Post"},"publisher":{"name":"Lipa Post"}}'),
	(15, 'only teasers', '{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2021-02-01","author":"Cy Oak"}}]}'),
	(16, 'HTML in a headline, mainEntityOfPage', '{"@type":"ItemPage","mainEntityOfPage":{"@type":"NewsArticle","headline":"Mill &amp; fire","datePublished":"2021-03-03T00:30:00+14:00","author":{"name":"Ann Fir"}}}'),
	(17, 'escaped once more', '{\"@type\":\"NewsArticle\",\"headline\":\"Mill fire\",\"datePublished\":\"2021-03-03\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann Fir\"}}'),
	(18, '@graph, author and publisher by @id', '{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2021-03-03","author":{"@id":"#p1"},"publisher":{"@id":"#o"}},{"@type":"Person","@id":"#p1","name":"Ann Fir"},{"@type":"Organization","@id":"#o","name":"Lipa Post"}]}'),
	(19, 'in CDATA', E'//<![CDATA[\n{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2021-03-03","author":{"name":"Ann Fir"}}\n//]]>'),
	(20, 'in a comment', E'<!--\n{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2021-03-03","author":{"name":"Ann Fir"}}\n-->'),
	(21, 'no day before 1800, then one', '{"@type":"NewsArticle","headline":"Mill fire","datePublished":"0001-01-01T00:00:00","dateCreated":"20210303080000","author":"https://lipa.example/ann"}')) v (no, "case", ld),
	LATERAL news_archive.parse_article('<html><head><title>Mill fire</title><script type="application/ld+json">' || ld || '</script></head><body><h1>Mill fire</h1><p>The fire in the paper mill began in a dryer, a commission of five engineers found, and spread to the store because a door was open.</p></body></html>', 'html') ORDER BY no;
-- The <title> without the names of the site, where the page shows no title.
SELECT t, title FROM (VALUES (1, 'Mill fire kills two | Lipa Post'), (2, 'Lipa Post: Mill fire kills two'), (3, 'Mill fire – two dead – Lipa-Post.example'), (4, 'Mill fire kills two | News | The Lipa Post Online'), (5, 'Lipa Post'), (6, 'Opinion :: We must act :: Lipa Post'),
	(7, 'Mill fire kills two » Corrin Wire'), (8, 'Half-time - a look back'), (9, 'Lipa Post · Mill fire kills two'), (10, 'Mill fire kills two — BBC News'), (11, 'Post office closes - Lipa Post'), (12, '|'), (13, '')) v (n, t),
	LATERAL news_archive.parse_article('<html><head><title>' || t || '</title></head><body><p>The fire in the paper mill began in a dryer, a commission of five engineers found, and spread to the store because a door was open.</p></body></html>', 'html',
		url => CASE n WHEN 10 THEN 'https://www.bbc.co.uk/a' ELSE 'https://www.lipa-post.example/a' END) ORDER BY n;

-- 5. JSON: named fields, ninjs, and an HTML body inside.
SELECT title, author, outlet, published, url, body FROM news_archive.parse_article($${"headline": "Ministers meet", "byline": "By Ann Fir", "source": "The Vale Post", "date": "2021-03-02", "url": "https://www.vale-post.example/a1", "body": "The ministers of Vale and Corrin met in Ostrey on Tuesday, officials said.\n\nThey will meet again in June, both sides said in a statement."}$$);
SELECT title, author, published, modified, body FROM news_archive.parse_article($${"uri": "urn:x:1", "firstcreated": "2021-03-02T10:00:00Z", "versioncreated": "2021-03-03T08:00:00Z", "by": "Ann Fir", "headlines": [{"role": "seo", "value": "x"}, {"role": "main", "value": "Ministers meet"}], "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>The ministers of Vale and Corrin met in Ostrey on Tuesday, officials said.</p>"}]}$$);
-- A dateline of its own: place and day, as one in the text; the text's goes before it, and a time alone is a day.
SELECT dateline, published, published_basis FROM (VALUES (1, '"OSTREY, March 2, 2021 (Vale Wire) --"', ''), (2, '"Ostrey, March 2"', ''), (3, '["Ostrey"]', ''), (4, '"OSTREY"', 'SARN, March 2 - '), (5, '1614758400', ''), (6, '" - "', '')) v (n, d, head),
	LATERAL news_archive.parse_article('{"title": "Dam opens", "dateline": ' || d || ', "text": "' || head || 'The dam opened on Tuesday, officials said, for the first time since the winter of 2021."}', 'json', '2021-06-01') ORDER BY n;
-- A graph of schema.org by itself.
SELECT title, author, outlet, published, body FROM news_archive.parse_article('{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":"NewsArticle","headline":"Dam opens","author":{"@id":"#p"},"publisher":{"@id":"#o"},"datePublished":"2021-03-02","articleBody":"The dam opened on Tuesday, officials said."},{"@id":"#p","@type":"Person","name":"Ann Fir"},{"@id":"#o","name":"Vale Post"}]}');

-- 6. Language by function words and script; und when unsure.
SELECT left(t, 30) AS text, language FROM (VALUES
	('The ministers of the two countries met on Tuesday, and they said that it was the first of their talks.'),
	('Die Minister der beiden Länder haben sich am Dienstag getroffen, und sie sagten, dass es das erste Gespräch war.'),
	('Les ministres des deux pays se sont rencontrés mardi, et ils ont dit que c''était la première de leurs réunions.'),
	('Министры двух стран встретились во вторник, и они сообщили, что это была первая из их встреч.'),
	('両国の外相は火曜日に会談し、対話を続けることで合意した。'), ('Vale Corrin Ostrey'), ('')) v (t), LATERAL news_archive.parse_article(t, 'text');

-- 7. Bytes: mark, valid UTF-8, declaration, guess.
SELECT news_archive.decode_article('\xefbbbf41'::bytea), news_archive.decode_article('\xfffe41004200'::bytea), news_archive.decode_article('\x436166c3a9'::bytea);
SELECT news_archive.decode_article('\x436166e9'::bytea) AS declared_nothing, news_archive.decode_article(convert_to('<meta charset="windows-1251">Привет', 'WIN1251')) AS declared,
	news_archive.decode_article(convert_to('<meta charset="utf-8">Café', 'LATIN1')) AS declared_wrongly, news_archive.decode_article('\x410042'::bytea) AS with_nul;

-- Damage in UTF-8 stays where it is: a byte of Windows-1252, a character that breaks off or is written too long, halves of a pair.
CREATE FUNCTION pg_temp.page(b bytea) RETURNS text LANGUAGE sql AS $$
	SELECT news_archive.decode_article(convert_to('Café “Zur Mühle” – ', 'UTF8') || b || convert_to(' – ende', 'UTF8')) $$;
SELECT pg_temp.page('\x92') AS apostrophe, pg_temp.page('\xe9') AS latin, pg_temp.page('\xe280') AS cut, pg_temp.page('\xc0af') AS overlong,
	pg_temp.page('\xeda0bdedb880') AS cesu, pg_temp.page('\xeda0bd') AS half, pg_temp.page('\xc080') AS java_nul, pg_temp.page('\x81') AS nothing,
	pg_temp.page('\xefbbbf') AS mark_in_the_middle, pg_temp.page('\x00') AS nul;
SELECT news_archive.decode_article(convert_to('Der Preis der Mühle stieg – sagt „Gerd Grün“ ', 'UTF8') || '\xe2'::bytea) AS cut_at_the_end;
SELECT news_archive.decode_article(convert_to('<meta charset="iso-8859-1">Müller: “nein”', 'UTF8') || '\x92'::bytea) AS declared_wrongly_and_damaged,
	news_archive.decode_article(convert_to('Grüße. ', 'UTF8') || convert_to('Kommentar: Müller hört, “schön”, à l’été”', 'WIN1252')) AS mixed,
	news_archive.decode_article(convert_to('<meta charset="utf-16"><p>Müller hört Böses</p>', 'LATIN1')) AS impossible;
SELECT news_archive.decode_article('\x4d00fc0068006c006500200031003200'::bytea) AS utf_16_le, news_archive.decode_article('\x041c0438043d0020043404350444'::bytea) AS utf_16_be,
	news_archive.decode_article('\x0000feff0000004d000000fc'::bytea) AS utf_32;
SELECT news_archive.decode_article(convert_to('It', 'UTF8') || '\xc292'::bytea || 's here') AS turned_twice,
	(SELECT title || ' | ' || body FROM news_archive.parse_article('<html><meta property="og:title" content="Mayor&#8217;s plan &amp;amp; the dam&#146;s"><p>The mayor&#146;s plan failed on Monday&#133; officials said.</p></html>')) AS by_number;
-- What is no text is named, whatever its name ends in; words that only look like a mark are words.
CREATE FUNCTION pg_temp.refused(b bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN RETURN 'read: ' || news_archive.decode_article(b); EXCEPTION WHEN invalid_text_representation THEN RETURN SQLERRM; END $$;
SELECT regexp_replace(pg_temp.refused(b), '; .*', '') AS what FROM (VALUES
	(1, convert_to(E'%PDF-1.7\n1 0 obj', 'UTF8')), (2, '\x89504e470d0a1a0a0000000d49484452'), (3, '\xffd8ffe000104a464946'), (4, 'GIF89a'::bytea || '\x01000100'),
	(5, '\x504b030414000600'::bytea || 'word/document.xml'), (6, '\x504b030414000000'::bytea || 'mimetypeapplication/vnd.oasis.opendocument.text'), (7, '\x504b03041400000061'),
	(8, '\x1f8b0808'), (9, '\x7f454c46020101'), (10, 'SQLite format 3'::bytea || '\x00'), (11, 'ID3'::bytea || '\x0300000000'), (12, convert_to(E'WARC/1.0\r\nWARC-Type: response', 'UTF8')),
	(13, '\xd0cf11e0a1b11ae100'), (14, convert_to('%!PS-Adobe-3.0', 'UTF8')), (15, convert_to('{\rtf1\ansi', 'UTF8')), (16, (SELECT decode(string_agg(lpad(to_hex((i * 7919) % 251), 2, '0'), ''), 'hex') FROM generate_series(1, 400) i)),
	(17, convert_to('<?xml version="1.0"?><!-- x --><urlset xmlns="x"><url/></urlset>', 'UTF8')), (18, convert_to('MZ is a firm in Sarn, GIF89a a format.', 'UTF8')),
	(19, convert_to('BM rose', 'UTF8')), (20, 'A word'::bytea || '\x01'::bytea || ' with a slip'), (21, '\x000000186674797069736f6d')) v (n, b) ORDER BY n;

-- 8. Bad input: an answer with NULLs that says why, or an error that names the place; never a made-up value.
SELECT title, published, published_basis, language, body FROM news_archive.parse_article('');
SELECT title, published, published_basis, language, body FROM news_archive.parse_article('x');
SELECT count(*) FROM news_archive.parse_article(NULL);
SELECT count(*) FROM news_archive.article_lines('');
SELECT count(*) FROM news_archive.publication_dates(NULL);
SELECT body FROM news_archive.parse_article('They met on Saturday.');
SELECT body, published FROM news_archive.parse_article(E'https://a.example/1\nhttps://a.example/2\nhttps://a.example/3');
SELECT length(body) > 1000000 AS kept FROM news_archive.parse_article(repeat('The ministers met in Ostrey, officials said. ', 30000));
SELECT count(*) FROM news_archive.article_lines(repeat(E'A line.\n', 100000));
SELECT count(*) FROM news_archive.article_lines(repeat('[', 100000) || repeat(']', 100000));
SELECT count(*) FROM news_archive.article_lines(repeat('<div class="a">', 10000) || 'x', 'html');
-- Nested deeper than libxml2 goes: the text is kept, and what no reader sees stays apart from it.
SELECT line_no, line FROM news_archive.article_lines(repeat('<div>', 5000) || 'Talks<script>track()</script> go on<br>in <b>Sarn</b>' || repeat('</div>', 5000) || '<p>They end.</p>', 'html');
SELECT count(*), max(line) FROM news_archive.article_lines(repeat('<select><div>', 3000) || 'x' || repeat('</div></select>', 3000) || '<p>The end.</p>', 'html');
SELECT title FROM news_archive.parse_article('<html><head><title>x</title><meta property="og:title" content="Caf&amp;eacute; in Sarn &amp;amp; Tamsin &amp;nosuch; &amp;#8212; open"></head><body><p>They met.</p></body></html>', 'html');
SELECT length(body) FROM news_archive.parse_article('<html><body>' || repeat('<p>The ministers of Vale and Corrin met in Ostrey on Tuesday, officials said after the talks.</p>', 50000));
SELECT count(*) FROM news_archive.article_lines('<html><body>' || repeat('<div><a href="x">y</a>', 100000));
SELECT count(*) FROM news_archive.parse_article(repeat('a', 70000000));
SELECT body FROM news_archive.parse_article('<html><body><p>The ministers of Vale and Corrin met in Ostrey on Tues', 'html');
SELECT published, published_basis FROM news_archive.parse_article('<html><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"0001-01-01"}</script><p>x</p>');
SELECT published, published_basis, modified FROM news_archive.parse_article('<html><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2500-01-01","dateModified":"0001-01-01"}</script><p>x</p>');
SELECT title FROM news_archive.parse_article('<html><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers meet","author":{"name":</script><p>x</p>');
-- Pages that hold a story in hard ways; its three sentences are shown as numbers, anything else that got into the body as it is.
CREATE FUNCTION pg_temp.sentence(n int) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT (ARRAY['The ferry between Lipa and Sarn will run again from Monday, the harbour master said, after divers had cleared the wreck.',
	'It had stopped in March, when a barge loaded with gravel sank in the narrow part of the channel and nobody could pass.', 'Tickets for the first week are free, the town council decided on Thursday by nine votes to four.'])[n] $$;
CREATE FUNCTION pg_temp.held(html text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(replace(replace(replace(line, pg_temp.sentence(1), '1'), pg_temp.sentence(2), '2'), pg_temp.sentence(3), '3'), ' / ' ORDER BY line_no) FILTER (WHERE role = 'body')
	FROM news_archive.article_lines(replace(replace(replace(html, '{1}', pg_temp.sentence(1)), '{2}', pg_temp.sentence(2)), '{3}', pg_temp.sentence(3)), 'html') $$;
CREATE FUNCTION pg_temp.teasers(n int) RETURNS text LANGUAGE sql AS $$ SELECT string_agg(format('<div><h3><a href="/%1$s">Town number %1$s gets a bridge</a></h3><p><a href="/%1$s">The town of number %1$s will get a bridge over its river next year, it was told.</a></p></div>', i), '' ORDER BY i) FROM generate_series(1, n) i $$;
SELECT page, pg_temp.held(html) FROM (VALUES
	(1, 'tags that nobody closed', '<html><body><div class="main"><h1>Ferry runs again</h1><div class="text"><p>{1}<p><b>{2}<p><i>{3}<div class="foot"><a href="/">Home</a>'),
	(2, 'tags closed crosswise', '<body><article><h1>Ferry runs again</h1><section><p><em>{1}</p></em><span><p>{2}</span></section></div></p><p>{3}</body>'),
	(3, '200 teasers, which say so', '<body><h1>News of the day</h1>' || replace(pg_temp.teasers(200), '<div>', '<div class="teaser">') || '</body>'),
	(4, '200 teasers below a story', '<body><h1>Ferry runs again</h1><div class="story"><p>{1}</p><p>{2}</p><p>{3}</p></div><div>' || pg_temp.teasers(200) || '</div></body>'),
	(5, 'in a table in a table', '<body><table><tr><td><a href="/">Home</a><br><a href="/w">World</a></td><td><table><tr><td><h1>Ferry runs again</h1></td></tr><tr><td><p>{1}</p><p>{2}</p></td></tr><tr><td>{3}</td></tr></table></td><td><a href="/a">Bakery closes</a></td></tr></table></body>'),
	(6, 'one paragraph, parted by br br', '<body><h1>Ferry runs again</h1><p>{1}<br><br>{2}<br><br>{3}</p></body>'),
	(7, 'a div, parted by br / with white space', E'<body><h1>Ferry runs again</h1><div>{1}<br />\n<br />\n{2}<br/>&nbsp;<br/>{3}</div></body>'),
	(8, 'the story in two article elements', '<body><h1>Ferry runs again</h1><article><p>{1}</p></article><article><p>{2}</p><p>{3}</p></article></body>'),
	(9, 'right to left', '<html lang="he" dir="rtl"><body><nav><a href="/">בית</a></nav><h1>המעבורת חוזרת לפעול</h1><p>המעבורת בין ליפה לסארן תחזור לפעול ביום שני, אמר מנהל הנמל, אחרי שצוללנים פינו את השברים.</p><p>היא הופסקה במרץ, כאשר דוברה עמוסה בחצץ טבעה בחלק הצר של התעלה.</p></body></html>'),
	(10, '50 MB around it', '<body><h1>Ferry runs again</h1><p>{1}</p><p>{2}</p><p>{3}</p>' || repeat('<div data-track="' || repeat('x', 980) || '"><a href="/y">z</a></div>', 50000) || '</body>')) v (n, page, html) ORDER BY n;
SELECT page, pg_temp.held(html) FROM (VALUES
	(11, 'two articles, the other of another headline', '<body><article><h1>Ferry runs again</h1><p>{1}</p><p>{2}</p><p>{3}</p></article><article><h2>Bakery closes</h2><p>The last bakery of Tamsin closed on Friday, and its owner, Bo Elm, moved to the coast.</p></article></body>'),
	(12, 'comments alone', '<body><h1>Ferry runs again</h1><div class="comments"><h2>3 comments</h2><div class="comment"><b>Ann</b><p>I do not believe that the ferry will ever run again, whatever the harbour master tells us.</p></div><div class="comment"><b>Bo</b><p>They said the same in March, and in May, and in June, and look where we are now.</p></div><div class="comment"><b>Cy</b><p>My brother is a diver, and he says that half of the wreck is still lying down there.</p></div></div></body>'),
	(13, 'pre, wrapped, two paragraphs', E'<body><h1>Ferry runs again</h1><pre>' || regexp_replace(pg_temp.sentence(1), ' (said)', E'\n\\1') || E'\n\n' || regexp_replace(pg_temp.sentence(2), ' (of the)', E'\n\\1') || '</pre></body>'),
	(14, 'pre, a line a paragraph', E'<body><h1>Ferry runs again</h1><pre>{1}\n\n{2}\n\n{3}</pre></body>'),
	(15, 'single br in a sentence', '<body><h1>Ferry runs again</h1><div>' || replace(pg_temp.sentence(1), 'again ', 'again<br>') || '<br><br>{2}<br><br>{3}</div></body>'),
	(16, 'one short comment under a short story', '<body><h1>Ferry runs again</h1><article><p>{1}</p></article><div id="comments"><p class="comment">They said the same in March, and in May, and in June, and look where we are now, which is nowhere.</p></div></body>'),
	(17, 'comments in a list without a class', '<body><h1>Ferry runs again</h1><article><p>{1}</p><p>{2}</p></article><section><h2>Comments</h2><ol><li>Ann Fir<p>I do not believe that the ferry will ever run again, whatever the harbour master tells us.</p></li><li>Bo Elm<p>They said the same in March, and in May, and in June, and look where we are now.</p></li></ol></section></body>'),
	(18, 'the container of all is called has-sidebar', '<body><div class="page has-sidebar"><h1>Ferry runs again</h1><p>{1}</p><p>{2}</p><div class="sidebar"><p>Rain is expected in Lipa for the whole of the week, and the wind will come from the west.</p></div><p>{3}</p></div></body>'),
	(19, 'teasers between the paragraphs', '<body><h1>Ferry runs again</h1><div><p>{1}</p><div class="related"><h4>More</h4>' || pg_temp.teasers(3) || '</div><p>{2}</p><p>{3}</p></div></body>'),
	(20, '200 teasers, without a class', '<body><h1>News of the day</h1>' || pg_temp.teasers(200) || '</body>'),
	(21, 'in a footer, an aside, a landmark, hidden: long, and no story', '<body><div><h1>Ferry runs again</h1><p>{1}</p><p>{2}</p></div><footer><p>The Lipa Post has been printed since 1911, and its editor is chosen each year by the readers.</p></footer><div role="complementary"><p>Rain is expected in Lipa for the whole of the week, and the wind will come from the west.</p><p>It will be cold at night, and there may be fog.</p></div><div style="display:none"><p>Your browser is too old for this page, which is why you see these words now.</p></div></body>'),
	(22, 'all of it in an aside', '<body><p>Home</p><aside class="content"><h1>Ferry runs again</h1><p>{1}</p><p>{2}</p></aside></body>'),
	(23, 'a short lead and a short end in elements of their own', '<body><div><h1>Ferry runs again</h1><div class="lead"><p>It sails again.</p></div><div class="text"><p>{1}</p><p>{2}</p></div><div class="end"><p>The fares stay as they were.</p></div></div><div><a href="/">Home</a></div></body>'),
	(24, 'a heading of links that heads no links', '<body><h1>Ferry runs again</h1><div><p>{1}</p><h3>More news</h3><p>{2}</p><p>{3}</p></div></body>'),
	(25, 'a list', '<body><h1>Ferry runs again</h1><div><p>{1}</p><h3>What to bring</h3><ul><li>a ticket</li><li>2 coins</li><li>a hat</li></ul><p>{2}</p></div></body>'),
	(27, 'a section above the headline, in the same element', '<body><article><p>World</p><p>The river</p><h1>Ferry runs again</h1><p>{1}</p><p>{2}</p></article></body>'),
	(26, 'asides among divs', '<body><div class="a"><h1>Ferry runs again</h1><p>{1}</p></div><div class="sidebar">' || replace(replace(pg_temp.teasers(5), '<a ', '<i '), '</a>', '</i>') || '</div></body>')
	) v (n, page, html) ORDER BY n;
-- What stands side by side is parted, a letter or a sign that only looks different is not.
SELECT line FROM news_archive.article_lines('<html><body><p><b>Ida Rowan</b><time>2 March 2021</time></p><p><span class="cap">T</span>he ferry left on the 2<sup>nd</sup> of May.</p><p><a href="/1">Sarn</a><a href="/2">Lipa</a></p><p>It was <i>un</i><i>sinkable</i>.</p></body></html>', 'html');
-- A line break inside a sentence is none; behind one, a label, an address, or in front of an item it is.
SELECT line FROM news_archive.article_lines('<html><body><h1>Ferry<br>runs again</h1><p>The harbour master of Lipa said that divers<br>had cleared the wreck,<br/>which lay in the channel.<br>It sails on Monday.</p><p>Stops:<br>1. Lipa<br>2. Sarn</p><p>harbour office<br>https://lipa.example<br>Lipa</p></body></html>', 'html');
-- JSON-LD that is made to cost: nested, referring to itself, of very many objects, of one very long headline.
SELECT n, title, author, body FROM (VALUES (1, repeat('{"@graph":[', 50000)), (2, '{"@type":"NewsArticle","@id":"#a","author":{"@id":"#b"}},{"@id":"#b","@type":"Person","name":{"@id":"#b"}}'),
	(3, '[' || repeat('{"@type":"NewsArticle","@id":"#a","headline":"x","author":[{"@id":"#a"},{"@id":"#c"}]},', 10000)), (4, '{"@type":"NewsArticle","headline":"' || repeat('aaaaaaaaab', 90000) || '"}'),
	(5, repeat('{&quot;', 20000)), (6, repeat('{\"', 100000)), (7, repeat('<!--', 200000)), (8, '{"@type":"NewsArticle","author":' || repeat('{"name":', 90) || '"Ann Fir"')) v (n, ld),
	LATERAL news_archive.parse_article('<html><head><title>They met</title><script type="application/ld+json">' || ld || '</script></head><body><h1>They met</h1><p>The ministers of Vale and Corrin met in Ostrey on Tuesday, officials said.</p></body></html>', 'html') ORDER BY n;
SELECT title FROM news_archive.parse_article('<html><head><title>' || repeat('a - ', 500000) || '</title></head><body>x</body></html>', 'html');
SELECT count(*) FROM news_archive.article_lines(repeat(E'the ministers of Vale and Corrin met in the harbour town on Tuesday and said\nthat they would.\n\n', 20000), 'text');
SELECT count(*) FROM news_archive.article_lines(repeat(E'> the ministers met-\n>\n', 50000), 'text');
SELECT * FROM news_archive.parse_article('x', 'pdf');
SELECT * FROM news_archive.parse_article('{"title": "x", "text": "cut off', 'json');
SELECT * FROM news_archive.parse_article(E'{"title": "x"}\n{"title": "y"}', 'json');
SELECT * FROM news_archive.parse_article('[1, 2]', 'json');
SELECT * FROM news_archive.parse_article(repeat('{"a":', 2000), 'json');

-- the body of lines whose roles are known: a standfirst is of it when it is a sentence, in any script
SELECT news_archive_inner.article_body(ARRAY['title', 'standfirst', 'author', 'body', 'subhead', 'body', 'related'],
	ARRAY['Ferry late', 'The ferry to Brel is late.', 'Ann Maron', 'It left on Friday.', 'No spare part', 'It is awaited.', 'Read more']);
SELECT line, news_archive_inner.in_body('standfirst', line) FROM unnest(ARRAY['Der Kapitän: „Wir fahren.“', 'The captain: “We sail”', 'کمپنی نے معذرت کی۔', '船が遅れた。」', 'هل تأخرت العبارة؟', 'Ferry late', '']) line;
SELECT news_archive_inner.article_body('{}', '{}') = '', news_archive_inner.article_body(ARRAY['body', NULL, 'body', 'role'], ARRAY[NULL, 'x', 'y', 'z']), news_archive_inner.article_body(NULL, '{}') IS NULL;
SELECT news_archive_inner.article_body(ARRAY['body'], ARRAY['x', 'y']);
SELECT * FROM news_archive.parse_article('[{"title": "x"}, {"title": "y"}]');
SELECT * FROM news_archive.parse_article('%PDF-1.4', 'text');
SELECT news_archive_inner.has_text('', 'auto', NULL, '');

-- 9. Files of many articles: one a row, with its fields.
CREATE FUNCTION pg_temp.read(raw text) RETURNS TABLE (no int, format text, title text, author text, outlet text, published date, url text, body text) LANGUAGE sql AS $$
	SELECT a.article_no, a.format, p.title, p.author, p.outlet, lower(p.published), p.url, left(p.body, 60)
	FROM news_archive.articles_in(raw) a, LATERAL news_archive.parse_article(a.raw, a.format) p $$;
SELECT * FROM pg_temp.read('[{"title": "Dam opens", "text": "The dam opened on Monday.", "author": "Ann Fir"}, {"title": "Dam closes", "text": "The dam closed on Friday."}]');
SELECT * FROM pg_temp.read(E'{"title": "Dam opens", "text": "The dam opened."}\r\n\n{"title": "Dam closes", "text": "The dam closed."}\n');
SELECT * FROM pg_temp.read(E'{\n"title": "Dam opens",\n"text": "The dam opened."\n}\n{\n"title": "Dam closes", "text": "The dam closed."}');
SELECT * FROM pg_temp.read('{"status": "ok", "articles": [{"source": {"id": null, "name": "Vale Post"}, "title": "Dam opens", "publishedAt": "2024-05-18T10:00:00Z", "content": "The dam opened."}, {"title": "Dam closes", "content": "The dam closed on Friday."}]}');
SELECT * FROM pg_temp.read('{"response": {"total": 1, "results": [{"headline": "Dam opens", "body": "The dam opened."}]}}');
SELECT * FROM pg_temp.read('{"version": "https://jsonfeed.org/version/1.1", "title": "The Vale Post", "items": [{"title": "Dam opens", "content_html": "<p>The dam opened.</p>", "authors": [{"name": "Ann Fir"}], "date_published": "2024-05-18"}]}');
SELECT * FROM pg_temp.read('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Vale Post</title>
<image><title>Logo</title></image><item><title>Dam &amp; river</title><link>https://vale-post.example/1</link><dc:creator>Ann Fir</dc:creator><pubDate>Sat, 18 May 2024 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The dam at <b>Ostrey</b> opened on Saturday, officials said.</p>]]></content:encoded></item>
<item><title>Dam closes</title><guid>https://vale-post.example/2</guid><author>desk@vale-post.example (Bo Elm)</author><source url="https://c.example">Corrin Wire</source><description>The dam at Ostrey closed again, officials said.</description></item></channel></rss>');
SELECT * FROM pg_temp.read('<feed xmlns="http://www.w3.org/2005/Atom"><title>Corrin Times</title><entry><title type="html">Dam &amp;amp; river</title><link rel="self" href="https://c.example/feed"/><link href="https://c.example/1"/><author><name>Ann Fir</name></author>
<author><name>Bo Elm</name></author><updated>2024-05-18T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The dam at Ostrey opened on Saturday, officials said.</p></div></content></entry></feed>');
SELECT * FROM pg_temp.read('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Corrin Wire</title></channel>
<item><title>Dam opens</title><link>https://c.example/1</link><dc:date>2024-05-18</dc:date><description>The dam at Ostrey opened, officials said.</description></item></rdf:RDF>');
-- A feed that breaks off keeps what stands before.
SELECT * FROM pg_temp.read('<rss><channel><title>Wire</title><item><title>Dam opens</title><description>The dam opened.</description></item><item><title>Dam cl');
SELECT * FROM pg_temp.read(E'url,title,text,published\nhttps://c.example/1,"Dam ""opens""","The dam opened.\n\nIt will stay open.",2024-05-18\nhttps://c.example/2,Dam closes,The dam closed.,2024-05-19\n');
SELECT * FROM pg_temp.read(E'Headline;Body;Published at\nDam opens;The dam opened.;2024-05-18');
-- What is one article stays one, as it came: prose with commas, markdown, an article with a list of related ones, any text in a named format.
SELECT article_no, format, length(raw) FROM (VALUES (1, E'Title, text\n\nThe dam opened, and the town cheered.'), (2, '[Dam](https://c.example)'), (3, '{"title": "Dam opens", "text": "It did.", "items": [{"title": "x"}]}'), (4, '')) v (n, t),
	LATERAL news_archive.articles_in(t) ORDER BY n;
SELECT article_no, format FROM news_archive.articles_in('<rss><channel><item/><item/></channel></rss>', 'text');
SELECT count(*) FROM news_archive.articles_in(NULL);
SELECT article_no, raw FROM news_archive.articles_in(E'{"title": "Dam opens"}\n{"title": "cut\n{"title": "Dam closes"}');
SELECT article_no, raw FROM news_archive.articles_in('{"articles": [{"title": "Dam opens"}, {"title": "Dam closes"}, {"title": "cut', 'json');
SELECT count(*) FROM news_archive.articles_in(repeat(E'{"title": "cut\n', 20000));
SELECT count(*) FROM news_archive.articles_in(repeat('[', 100000));
SELECT count(*) > 0 AS read FROM news_archive.articles_in('<rss>' || repeat('<item><title>x</title>', 20000));
SELECT * FROM news_archive.articles_in('x', 'pdf');
SELECT title FROM news_archive.parse_article('<rss><channel><item/></channel></rss>');
SELECT title FROM news_archive.parse_article(E'title,text\nx,y');

-- 10. One page under many addresses; what may be another page stays.
SELECT url, news_archive.normal_url(url) FROM (VALUES (1, 'https://www.vale-post.example/a/1'), (2, 'http://vale-post.example:80/a/1/'), (3, 'HTTPS://M.Vale-Post.Example/a/1?utm_source=x&amp;fbclid=y#top'), (4, 'https://amp.vale-post.example./a/1/amp/'),
	(5, 'https://www.google.com/amp/s/www.vale-post.example/a/1.amp'), (6, 'https://vale--post-example.cdn.ampproject.org/c/s/vale-post.example/a/1?usqp=mq331'), (7, 'https://vale-post.example/a/1.amp.html?outputType=amp'), (8, 'https://vale-post.example/?p=7&id=2'),
	(9, 'https://vale-post.example/?id=2&p=7'), (10, 'https://vale-post.example/A/1'), (11, 'https://vale-post.example:8443/a/1'), (12, 'https://news.vale-post.example/a/1'), (13, 'https://vale-post.example/caf%c3%a9'), (14, 'https://vale-post.example/café'),
	(15, 'https://vale-post.example/#!/a/1'), (16, 'https://m.example/a'), (17, ' urn:newsml:1 '), (18, '02_meridian.txt'), (19, 'https://'), (20, '')) v (n, url) ORDER BY n;
SELECT length(news_archive.normal_url('https://x.example/?' || repeat('b=1&a=2&', 100000)));

-- 11. Days in figures and those of datelines are read by one reader: an address and a stamp name no 31 February, "Marble Bay 12" no month; a dateline's day may be an ordinal.
SELECT u.url, d.published, d.basis FROM (VALUES ('https://vale-post.example/2021/02/31/x'), ('https://vale-post.example/20210231-x'), ('https://vale-post.example/a-2021-3-02'), ('https://vale-post.example/2021/3/2/17-gates'),
	('https://vale-post.example/120210302'), ('https://vale-post.example/2021.03.02')) u (url), LATERAL pg_temp.day('', url => u.url) d;
SELECT t, p.published, p.modified FROM (VALUES ('20210231'), ('20210302'), ('20210302101500'), ('202103021'), ('2021-02-31'), ('Tue, 02 Mar 2021 10:15')) v (t),
	LATERAL news_archive.parse_article(format('{"title": "Gates open", "text": "The dam at Ostrey opened, officials said.", "published": "%s"}', t)) p;
SELECT d, p.dateline, lower(p.published) AS published, p.published_basis FROM (VALUES ('March 2'), ('2nd March'), ('2 MAR.'), ('the second of March'), ('Marble Bay 2'), ('2/3')) v (d),
	LATERAL news_archive.parse_article(E'Ministers meet at the dam\n\nOSTREY, ' || d || E' (Vale Press) - Ministers of both sides met on Tuesday at the dam, which was opened again, officials said.\n\n' ||
		E'It was their first meeting since the dam was closed in July 2019, according to both sides.', collected => '2021-03-05') p;
