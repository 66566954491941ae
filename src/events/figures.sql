-- figures: how many were killed, wounded, arrested, displaced.

CREATE FUNCTION news_archive.figures(body text, reference date DEFAULT NULL,
		OUT figure_no int, OUT sentence_no int, OUT start int, OUT length int, OUT words text, OUT measure text,
			OUT quantity bigint, OUT low bigint,
		OUT high bigint, OUT bound text, OUT counted text, OUT part boolean, OUT cause text, OUT lasting boolean,
			OUT during daterange, OUT place text,
		OUT status text, OUT attributed_to text, OUT basis text)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_figures';
COMMENT ON FUNCTION news_archive.figures(text, date) IS
'How many were killed, wounded, arrested and the like, by the text: one row a number, in the order of the text, also '
'where no act is coded ("a war that has claimed the lives of more than 30,000"). start and length (1-based characters) '
'are the number with whom it counts and the word that tells what became of them, words its text. measure is dead, '
'wounded, casualties (both in one number), missing, arrested, displaced, hostages, freed, protesters or troops. '
'quantity is the number as it stands (people), NULL where the words give only a range ("dozens", "between 10 and 20"); '
'low and high are what the words leave open, NULL where they have no end: more than 30,000 is from 30,000 on, "about" '
'is a tenth more or less, dozens are 24 to 99. bound is "at least", "at most" or "about", NULL for none. '
'counted is who is counted, as written; part is true of a number that is a part of another one ("including three '
'children"). cause is what or who did it or what it happened in ("the war"), lasting true when that goes on for '
'months, so that the figure is none of one day. during is the time told for it, seen from the reference day ("since '
'March 2011" is open above); place the place after in, near, across and the like in the sentence. status is actual, '
'planned, demanded, denied or hypothetical. attributed_to is whoever the text has saying so, NULL for the outlet '
'itself. basis is where those counted stand: object, subject, lives, of, toll, beside, itself or counted. '
'Ages, dates, money, shares and numbers of things are no figures. Empty for a NULL body. A method of this project: '
'the grammar is climbed from the number to a word of data/en/figure_words.tsv.';
