-- columns: what each column of an archive's tables says, for \d+ and whoever reads the tables directly.

-- Table NULL: the same in every table that has such a column and no line of its own.
CREATE FUNCTION news_archive_inner.column_comments() RETURNS TABLE (relation text, field text, words text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ VALUES
	(NULL, 'article_id', 'The article: article.article_id.'),
	(NULL, 'start', 'Where the words begin: the character of article.body, the first is 1. substring(body, start, '
		'length) gives the words.'),
	(NULL, 'length', 'How many characters the words have.'),
	(NULL, 'confidence', 'How sure the rule is, 0 to 1.'),
	(NULL, 'basis', 'The rule that found it; its name is in the docs of the stage.'),
	(NULL, 'precision', 'How exact the days are meant: minute, day, week, month, quarter, season, half, year, decade, '
		'century or range. NULL when no day is known.'),
	(NULL, 'country', 'ISO 3166-1 alpha-3. NULL: not told.'),
	(NULL, 'sector', 'PLOVER''s: GOV MIL REB OPP PTY IGO NGO MED BUS CVL JUD LEG SPY UAF CRM LAB REL EDU ELI. NULL: '
		'not told.'),
	(NULL, 'kind', 'person, organisation, place or other (groups and adjectives).'),
	(NULL, 'origin', 'Who made it: article, analyst (add_entity, rename_entity, split_entity) or reference '
		'(add_reference_entities).'),
	(NULL, 'as_read', 'What an analyst put right in this row, as it was read; {} for a row that only an analyst made. '
		'NULL: the row is as it was read.'),
	(NULL, 'words_id', 'The same for the same words, blind to case and punctuation: copies of one sentence share it.'),
	(NULL, 'title', 'The headline. NULL: none was found.'),
	(NULL, 'status', 'actual, planned, demanded, denied or hypothetical.'),

	('article', 'article_id', 'A hash of the text, address and outlet as they were given: the same article has the '
		'same on every machine.'),
	('article', 'story_id', 'The happening it tells of, with other articles: story.story_id. NULL until refresh() has '
		'linked it.'),
	('article', 'outlet', 'Who published it, as given or as the page says. NULL: not known; it then counts as an '
		'outlet of its own.'),
	('article', 'url', 'Its address, as given or as the page says. NULL: not known.'),
	('article', 'title_given', 'The headline that was given when the article was loaded: the text is read again with '
		'it. NULL: none was given.'),
	('article', 'read_with', 'The version of the extension whose stages read it last: version(). NULL: '
		'one before 0.2.0. See reanalyse().'),
	('article', 'standfirst', 'The summary between headline and text. NULL: none.'),
	('article', 'author', 'The byline: names with comma and space between. NULL rather than a doubtful one.'),
	('article', 'section', 'The section of the outlet. NULL: not told.'),
	('article', 'dateline', 'The place before the text. NULL: none.'),
	('article', 'published', 'The days on which it may have been published, half open: [2024-05-18,2024-05-19) is the '
		'18th. NULL: not known, published_basis says why.'),
	('article', 'published_basis', 'Where published comes from: a rule of docs/article.md, "given", "analyst", or '
		'"story: ..." for the days of its story.'),
	('article', 'published_confidence', 'How sure published is, 0 to 1; 1 when it was given, 0.5 from the story. '
		'NULL when it is not known.'),
	('article', 'modified', 'The days on which it was changed last, half open. NULL: not told.'),
	('article', 'collected', 'The day on which it was scraped, as given. NULL: not given.'),
	('article', 'language', 'ISO 639-1; und when not sure. Only English (en) is read for names, quotations and '
		'events.'),
	('article', 'body', 'The story: its lines with a blank line between, without the title. Positions in the other '
		'tables count its characters.'),
	('article', 'format', 'How it was read: auto, text, markdown, html or json.'),
	('article', 'raw', 'The text as it came.'),
	('article', 'source_id', 'Whom the text is from, for counting: the same for all copies of it; the agency that it '
		'credits, else the outlet of its original, else that article itself (a hash of the name, or article_id).'),
	('article', 'search', 'What search() finds it by, made of title, standfirst and body.'),
	('article', 'file', 'The file it came from, as given; of one of many in a file with its number or line. NULL: '
		'not given.'),
	('article', 'loaded_at', 'When it was loaded; of what an archive of 0.1.0 had: when that was upgraded.'),
	('article', 'loaded_by', 'The role that loaded it; of what an archive of 0.1.0 had: that upgraded it.'),

	('article_line', 'line_no', 'Its number among the lines that are not blank, from 1.'),
	('article_line', 'role', 'title standfirst author date dateline body subhead caption quote_box tag section share '
		'related comment subscription agency url other. set_line_role() changes it.'),
	('article_line', 'line', 'The line without its markup.'),
	('article_line', 'basis', 'The rule that gave it its role; "analyst" after set_line_role().'),
	('article_line', 'line_id', 'The same for the same words: lines that an outlet repeats share it.'),

	('entity', 'entity_id', 'A hash of kind and name. An entity that is merged into another loses it to that one.'),
	('entity', 'name', 'The spelling that most articles use, or the one an analyst gave.'),
	('entity', 'role', 'What most of the articles that tell a role call it, of equally many the one told last. NULL: '
		'no role is told.'),
	('entity', 'role_day', 'The first day on which the last article that tells this role may have been published. '
		'NULL: no role is told, or that day is not known.'),
	('entity', 'role_article', 'That article. NULL: no role is told.'),
	('entity', 'country', 'ISO 3166-1 alpha-3, as most articles tell it, from an analyst or the reference rows; '
		'a country that was has its own code. NULL: not told.'),
	('entity', 'articles', 'How many articles mention it, by name, description or pronoun.'),
	('entity', 'first_seen', 'The first day on which an article that mentions it was published. NULL: '
		'no day is known.'),
	('entity', 'last_seen', 'The last such day.'),

	('entity_name', 'name_id', 'A hash of kind and name.'),
	('entity_name', 'entity_id', 'Whose spelling it is: entity.entity_id.'),
	('entity_name', 'name', 'The spelling as articles have it.'),
	('entity_name', 'folded', 'fold_name() of it: equal for spellings that differ in case, accents, order or script '
		'only.'),
	('entity_name', 'keys', 'entity_name_keys() of it: spellings that sound alike share one.'),
	('entity_name', 'articles', 'How many articles mention the entity by this spelling.'),
	('entity_name', 'apart', 'Nothing is united with it by likeness: an analyst split it off, or it is a namesake''s.'),
	('entity_name', 'known', 'What articles tell of its bearer (office, country with sector, body), by which spellings '
		'are found to be one person''s; of an organisation "told" and the acronym that articles introduce it with.'),
	('entity_name', 'traits', 'Country and walk of life that articles tell of its bearer, by which namesakes are told '
		'apart.'),
	('entity_name', 'preferred', 'An analyst named the entity so: rename_entity().'),

	('namesake', 'entity_id', 'The person who bears the name of another one: entity.entity_id.'),
	('namesake', 'shares_with', 'The one whose name it is: entity.entity_id.'),
	('namesake', 'merged_into', 'The entity that an analyst says it is after all. NULL: two people.'),

	('mention', 'mention_no', 'Its number in the article, from 1.'),
	('mention', 'mention', 'The words: substring(body, start, length).'),
	('mention', 'chain', 'Mentions of one and the same in this article share it. NULL: a pronoun that means no one '
		'found.'),
	('mention', 'name', 'The fullest name in the chain. NULL: none has one.'),
	('mention', 'role', 'The office or description told with it or in its chain. NULL: none.'),
	('mention', 'form', 'name (a title is outside it), description or pronoun.'),
	('mention', 'entity_id', 'Who or what it is over all articles: entity.entity_id. NULL: without a name, or not '
		'linked yet.'),
	('mention', 'organisation', 'The fullest name of the body that the role belongs to. NULL: not told.'),

	('place', 'place_id', 'A hash of name, country and coordinates.'),
	('place', 'name', 'Its usual name in English.'),
	('place', 'folded', 'fold_name() of each of its names.'),
	('place', 'country', 'ISO 3166-1 alpha-3.'),
	('place', 'latitude', 'Degrees north of the equator, south is negative.'),
	('place', 'longitude', 'Degrees east of Greenwich, west is negative.'),
	('place', 'population', 'Its inhabitants; 0: not known.'),
	('place', 'capital', 'Whether it is the capital of its country.'),

	('time_expression', 'expression_no', 'Its number in the article, from 1.'),
	('time_expression', 'expression', 'The words: substring(body, start, length).'),
	('time_expression', 'type', 'date, time, duration or set (TIMEX3).'),
	('time_expression', 'value', 'What they mean as TIMEX3 writes it: 2013-02-02, 2013-W05, P4M, PAST_REF.'),
	('time_expression', 'during', 'The days they mean, half open, counted from the publication. NULL: '
		'durations, sets, vague words, or the publication is not known.'),
	('time_expression', 'modifier', 'TIMEX3''s mod in lower case: start, mid, end, approx, less_than, more_than, '
		'equal_or_less, equal_or_more. NULL: none.'),

	('quotation', 'quotation_no', 'Its number in the article, from 1.'),
	('quotation', 'quotation', 'What was said: substring(body, start, length), without its outer marks.'),
	('quotation', 'type', 'direct (between marks), indirect (in the writer''s words) or mixed.'),
	('quotation', 'speaker_start', 'Where the speaker stands: a character of article.body, from 1. NULL: '
		'nobody is named.'),
	('quotation', 'speaker_length', 'How many characters the speaker has. NULL: nobody is named.'),
	('quotation', 'speaker', 'The speaker as written there ("she"). NULL: nobody is named.'),
	('quotation', 'speaker_name', 'The fullest name that the article has for him. NULL: nobody is named.'),
	('quotation', 'cue', 'The word that says that it was said. NULL: none.'),
	('quotation', 'addressee', 'Who was told, as written. NULL: not told.'),
	('quotation', 'attitude', 'How it is said: state, claim, deny, warn, ...; notsaid: the text tells that it was not '
		'said. NULL: no cue, or an archive of 0.1.0.'),
	('quotation', 'saying', 'The pieces of one quotation share it.'),
	('quotation', 'speaker_id', 'The speaker over all articles: entity.entity_id. NULL: no one known, or not linked '
		'yet.'),

	('event_report', 'report_no', 'Its number in the article, from 1.'),
	('event_report', 'event_id', 'What happened, over all articles that say it: event.event_id. NULL until refresh() '
		'has linked it.'),
	('event_report', 'sentence_no', 'The sentence of the body that tells it, from 1.'),
	('event_report', 'words', 'The clause that tells it: substring(body, start, length).'),
	('event_report', 'type', 'PLOVER''s type of act: news_archive.event_ontology() tells what it means.'),
	('event_report', 'mode', 'PLOVER''s mode of the type. NULL: none.'),
	('event_report', 'cameo', 'The nearest CAMEO code.'),
	('event_report', 'actor', 'Who did it: the fullest name that the article has, else the phrase as it stands '
		'("Norwegian forces"). NULL: not told.'),
	('event_report', 'actor_country', 'The actor''s country, ISO 3166-1 alpha-3. NULL: not told.'),
	('event_report', 'actor_sector', 'The actor''s sector, PLOVER''s. NULL: not told.'),
	('event_report', 'target', 'To whom, as actor. NULL: not told.'),
	('event_report', 'target_country', 'The target''s country, ISO 3166-1 alpha-3. NULL: not told.'),
	('event_report', 'target_sector', 'The target''s sector, PLOVER''s. NULL: not told.'),
	('event_report', 'during', 'When it happened, half open; an open side is not known. NULL: no day is known.'),
	('event_report', 'place', 'Where, as written. NULL: not told.'),
	('event_report', 'attributed_to', 'Who says so. NULL: the outlet itself.'),
	('event_report', 'act_start', 'Where the word that tells the act begins: a character of article.body, from 1.'),
	('event_report', 'act_length', 'How many characters that word has.'),
	('event_report', 'actor_mention', 'The actor''s mention.mention_no. NULL: a phrase that is no mention, or nobody.'),
	('event_report', 'target_mention', 'The target''s mention.mention_no. NULL: a phrase that is no mention, or '
		'nobody.'),
	('event_report', 'place_basis', 'Where the place stands: clause, target (it is visited or attacked), sentence or '
		'dateline. NULL: no place.'),
	('event_report', 'quantity', 'How many were killed, wounded, arrested, sent or took part. NULL: '
		'no number is told.'),
	('event_report', 'quantity_bound', 'at least, at most or about. NULL: the number itself, or none.'),
	('event_report', 'counted', 'Whom the number counts, as written. NULL: no number is told.'),
	('event_report', 'actor_id', 'The actor over all articles: entity.entity_id. NULL: no entity, or not linked yet.'),
	('event_report', 'target_id', 'The target over all articles: entity.entity_id. NULL: no entity, or not linked '
		'yet.'),

	('act', 'words', 'A lemma in lower case: meet, step down, peace talk.'),
	('act', 'pos', 'verb, noun or adj.'),
	('act', 'type', 'The PLOVER type that it tells, in capitals. NULL: none, it only changes the act below it (op).'),
	('act', 'mode', 'The PLOVER mode. NULL: none.'),
	('act', 'cameo', 'The CAMEO code. NULL: the one of the type and mode.'),
	('act', 'actor', 'Where the actor stands, in the order tried: subj, poss, adj or prepositions, with commas. NULL: '
		'nowhere.'),
	('act', 'target', 'Where the target stands: subj, obj, isubj, poss, adj or prepositions, with commas. NULL: '
		'nowhere.'),
	('act', 'object', 'Nouns or @classes, with one of which the row holds. Empty: any object or none.'),
	('act', 'op', 'What the word does to an act below it: agree, refuse, demand, stop, light ... Empty: nothing.'),
	('act', 'flags', 'recip, weak, outer, comp, csubj, intrans, alone, place, with commas. Empty: none.'),

	('event', 'event_id', 'A hash of the most exact report: type, sides and days.'),
	('event', 'during', 'When it happened, half open, by the most exact report; an open side is not known. NULL: '
		'no day is known.'),
	('event', 'type', 'PLOVER''s type of act: news_archive.event_ontology() tells what it means.'),
	('event', 'mode', 'PLOVER''s mode of the type. NULL: none.'),
	('event', 'actors', 'Who did it, under the name of the entity, else by the phrase as one report has it ("Norwegian '
		'forces"). Empty: not told.'),
	('event', 'targets', 'To whom, as actors.'),
	('event', 'actor_ids', 'The actors that are entities: entity.entity_id.'),
	('event', 'target_ids', 'The targets that are entities: entity.entity_id.'),
	('event', 'place', 'Where, as one report has it. NULL: not told.'),
	('event', 'reports', 'How many reports tell it: rows of event_report. One article may report it twice.'),
	('event', 'outlets', 'How many outlets carried it, also by copying. An article whose outlet is not known counts as '
		'one of its own.'),
	('event', 'independent_sources', 'How many sources tell it that do not depend on each other: by article.source_id, '
		'and those that share a sentence count as one.'),
	('event', 'words', 'The clause of the most exact report.'),
	('event', 'confidence', 'How sure it is that one report is right at least, 0 to 0.99: 1 - (1 - p)(1 - q)... '
		'over the sources that tell it in words of their own (see independent_sources), each with its surest report.'),
	('event', 'actor_country', 'The actor''s country as the most exact report has it, else as another one has it of '
		'the same entity. NULL: not told.'),
	('event', 'actor_sector', 'The actor''s sector, PLOVER''s, told so too. NULL: not told.'),
	('event', 'target_country', 'The target''s country, told so too. NULL: not told.'),
	('event', 'target_sector', 'The target''s sector, told so too. NULL: not told.'),
	('event', 'basis', 'The rule that read words.'),
	('event', 'place_basis', 'Where the place stands in its report: clause, sentence or dateline. NULL: no place.'),

	('story', 'story_id', 'A hash of the smallest id among its articles.'),
	('story', 'title', 'The headline of its first article. NULL: none has one.'),
	('story', 'during', 'The days from the first to the last publication, half open. NULL: no day is known.'),
	('story', 'articles', 'How many articles tell of it.'),
	('story', 'outlets', 'How many outlets they are from. An article whose outlet is not known counts as one of its '
		'own.'),

	('signature', 'terms', 'Hashes of the up to 48 most telling word stems.'),
	('signature', 'weights', 'The weight of each term; together of length 1.'),
	('signature', 'rare', 'The 12 weightiest terms, by which like articles are looked for.'),

	('neighbour', 'neighbour_id', 'The other article: article.article_id.'),
	('neighbour', 'similarity', 'How like the two are: the cosine of their signatures, 0 to 1.'),

	('correction', 'correction_id', 'A hash of kind and what (but for loaded): the same correction again is the same '
		'row.'),
	('correction', 'kind', 'add, merge, split, rename, entity; line role, published, outlet, url, title, remove; '
		'report, drop report, speaker, drop quotation, mention; merge events or split event.'),
	('correction', 'what', 'What was put right: ids as text, names, words as they were read, the value that holds, and '
		'loaded: the value that it took the place of, where no reading gives it back.'),
	('correction', 'made_by', 'The role that made it.'),
	('correction', 'made_at', 'When it was made last: of two about one thing the later one holds.'),
	('correction', 'why', 'The reason that was given. NULL: none.'),
	('correction', 'undone_at', 'When it was taken back. NULL: it is in force.'),
	('correction', 'undone_by', 'The role that took it back. NULL: it is in force.'),

	('rejected', 'rejected_id', 'The id that the article would have.'),
	('rejected', 'raw', 'The text as it came.'),
	('rejected', 'url', 'Its address as given. NULL: none.'),
	('rejected', 'outlet', 'Its outlet as given. NULL: none.'),
	('rejected', 'error_code', 'The SQLSTATE of the error.'),
	('rejected', 'error', 'Why it could not be loaded.'),

	('pending_block', 'kind', 'What is to be looked at: an entity, name, event, report key, side, story, line, outlet, '
		'surname, acronym, or what an article told.'),
	('pending_block', 'key', 'Its id, or what it is called by.'),
	('common_key', 'kind', 'The kind of the names: entity_name.kind.'),
	('common_key', 'key', 'The key that more of them have than are compared for one: of entity_name.keys.'),
	('code_count', 'code', 'The code: one of name_codes() of entity_name.folded.'),
	('code_count', 'names', 'How many names have it.'),
	('code_count', 'of_names', 'How many names there were.'),
	('event_parent', 'key_id', 'What a vaguer report says: event_report.key_id.'),
	('event_parent', 'parent_id', 'The more exact one that it is counted to: event_report.key_id.'),
	('repeated_line', 'outlet', 'The outlet: article.outlet.'),
	('repeated_line', 'line_id', 'The line: article_line.line_id.'),
	('known_entity', 'entity_id', 'The entity: entity.entity_id, unless an analyst merged it.'),
	('known_entity', 'name', 'The name it was given.'),
	('known_entity', 'country', 'Its country, ISO 3166-1 alpha-3. NULL: none was given.'),
	('known_entity', 'sector', 'Its sector, PLOVER''s. NULL: none was given.'),
	('entity_name', 'base_id', 'The entity it was given to by an analyst or a reference book, and stays with: '
		'entity.entity_id unless that was merged. NULL: articles decide.'),
	('entity_name', 'surnames', 'The surnames a full name of a person may be shortened to, folded. NULL: none.'),
	('namesake', 'people', 'A hash of how the articles were parted.'),
	('event_report', 'key_id', 'A hash of what it says: reports that say just the same have one.'),
	('event_report', 'near_day', 'The first of the days on which the act may have been. NULL: these are not known, or '
		'too many.'),
	('signature', 'day', 'The day the article says it was published on. NULL: it does not say one.'),

	('date_order', 'day_first', 'Whether it writes 25/2/2021 (true) or 2/25/2021.'),
	('date_order', 'outlet', 'Its outlet: article.outlet.'),

	('copy', 'copy_of', 'The earliest version of its text: article.article_id. NULL: it has no copies, or is the '
		'earliest itself.'),
	('copy', 'sketch', 'article_sketch() of its body: copies share one of these numbers. {}: too short to tell.'),
	('copy', 'similarity', 'The share of the runs of five words of both that stand in it and in the earliest version, '
		'0 to 1. NULL: no copy.'),
	('copy', 'credit', 'The agency that the article credits: credited_agency() of it. NULL: none.'),

	('archive_state', 'one', 'Always true: the table has one row.'),
	('archive_state', 'format', 'The form of the tables: archive_format() of the version that made or upgraded them.'),
	('archive_state', 'articles', 'How many articles are linked; when others are there, refresh() puts right what is '
		'left behind.'),

	('pending', 'counted', 'The figures of its entities have it already: it was linked once and is to be linked '
		'again.'),

	('search_word', 'lexeme', 'A word of the search index.'),
	('search_word', 'articles', 'How many articles had it when refresh() counted.'),

	('search_total', 'articles', 'How many articles were counted.'),
	('search_total', 'average_lengths', 'The average number of words of title, standfirst and body.'),
	('search_total', 'newest', 'The day of the newest article. NULL: no day is known.'),

	('synonym', 'words', 'Words that mean the same to search() as means.'),
	('synonym', 'means', 'Words that mean the same to search() as words.')
$$;
COMMENT ON FUNCTION news_archive_inner.column_comments() IS
'What each column of an archive''s tables says; relation NULL stands for every table that has no line of its own for '
'that column.';

CREATE FUNCTION news_archive_inner.comment_columns(archive name) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	c record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	FOR c IN
		SELECT DISTINCT ON (t.relname, a.attname) t.relname, a.attname, k.words
		FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid JOIN news_archive_inner.column_comments() k ON k.field
			= a.attname AND coalesce(k.relation, t.relname) = t.relname
		WHERE t.relnamespace = quote_ident(archive::text)::regnamespace AND t.relkind IN ('r', 'p')
			AND NOT t.relispartition AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY t.relname, a.attname, k.relation NULLS LAST
	LOOP
		EXECUTE format('COMMENT ON COLUMN %I.%I.%I IS %L', archive, c.relname, c.attname, c.words);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive_inner.comment_columns(name) IS
'Gives the columns of an archive''s tables their comments: create_archive does so, and it does no harm again. Errors: '
'invalid_schema_name, insufficient_privilege for who does not own the tables.';
