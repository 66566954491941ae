-- events: who did what to whom.
\pset null -
SET datestyle TO iso;

-- One line a report: type, mode, actor, target, status.
CREATE FUNCTION told(body text, reference date DEFAULT '2013-02-03') RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' ', type, '/' || mode) || ': ' || concat_ws(' ', coalesce(actor_country, actor_sector), actor) || ' > '
		|| concat_ws(' ', coalesce(target_country, target_sector), target) || CASE status WHEN 'actual' THEN '' ELSE ', ' || status END
	FROM news_archive.event_reports($1, $2) ORDER BY report_no $$;

-- The columns.
SELECT report_no, sentence_no, start, length, words, type, mode, cameo FROM news_archive.event_reports('Norwegian Foreign Minister Ola Brandt met Anna Kovacs of Hungary in Oslo on Saturday.', '2013-02-03');
SELECT actor, actor_country, actor_sector, target, target_country, target_sector FROM news_archive.event_reports('Norwegian Foreign Minister Ola Brandt met Anna Kovacs of Hungary in Oslo on Saturday.', '2013-02-03');
SELECT during, precision, place, status, attributed_to, basis, act_start, act_length, actor_mention, target_mention FROM news_archive.event_reports('Norwegian Foreign Minister Ola Brandt met Anna Kovacs of Hungary in Oslo on Saturday.', '2013-02-03');

-- Active, passive, relative, participial, infinitive, nominal.
SELECT told('The Norwegian government condemned Hungary on Friday.');
SELECT told('Hungary was condemned by the Norwegian government.');
SELECT told('Norwegian troops who attacked Hungarian soldiers on Friday returned to their barracks.');
SELECT told('A convoy of Hungarian doctors was attacked by Norwegian rebels, killing two Hungarian nurses.');
SELECT told('Norwegian officials agreed to meet Hungarian officials.');
SELECT told('Talks between Norway and Hungary were held on Friday.');
SELECT told('The Norwegian government held talks with Hungary on Friday.');
SELECT told('President Ola Brandt of Norway made a visit to Hungary.');
SELECT told('After talks with Hungarian President Anna Kovacs, Norwegian officials flew home.');

-- Both sides do it; conjunctions of actors, targets, verbs; a name before a clause.
SELECT told('Norway and Hungary have signed a trade treaty.');
SELECT told('Norwegian officials met delegates from Hungary and Chile.');
SELECT told('Norwegian officials met the foreign ministers of Hungary and Chile.');
SELECT told('Norwegian police arrested and deported two Hungarian students.');
SELECT told('Norwegian President Ola Brandt, who had lost an election, attacked Hungary on Monday.');

-- Modality and PLOVER's own rules: what is to come, what is refused, threatened, demanded, broken off.
SELECT told('The Norwegian premier will meet Hungarian President Anna Kovacs on Monday.');
SELECT told('The Norwegian premier is ready to meet Hungarian President Anna Kovacs.');
SELECT told('The Norwegian premier refused to meet Hungarian President Anna Kovacs.');
SELECT told('The Norwegian premier will not meet Hungarian President Anna Kovacs.');
SELECT told('The Norwegian premier rejected an invitation from Hungary.');
SELECT told('The Norwegian premier accepted an invitation from Hungary.');
SELECT told('The Norwegian premier invited Hungarian President Anna Kovacs to visit Oslo.');
SELECT told('The Norwegian premier threatened to attack Hungary.');
SELECT told('The Norwegian premier has urged the Hungarian government to release the prisoners.');
SELECT told('The Norwegian premier has called for Anna Kovacs, the Hungarian president, to step down.');
SELECT told('The Norwegian premier said the Hungarian government must withdraw its troops.');
SELECT told('The Norwegian premier demanded an apology from Hungary.');
SELECT told('President Ola Brandt of Norway accused Hungary of spying.');
SELECT told('The Norwegian government suspended aid to Hungary on Friday.');
SELECT told('The Norwegian government lifted sanctions against Hungary on Friday.');
SELECT told('The Norwegian government condemned a Hungarian attack on Chile.');
SELECT told('Norwegian troops did not attack Hungary on Friday.');
SELECT told('Norwegian President Ola Brandt resigned on Friday.');

-- Negation that is not on the verb: on the noun, "neither", "without", "it is not true"; and what is none.
SELECT told('No Hungarian doctor was arrested by Norwegian police.');
SELECT told('Neither Norway nor Hungary bombed Chile.');
SELECT told('None of the Hungarian nurses was killed by the Norwegian army.');
SELECT told('The Norwegian army killed no Hungarian nurses.');
SELECT told('Norway did not bomb or attack Hungary.');
SELECT told('Norway released the Hungarian doctors instead of expelling them.');
SELECT told('It is not true that Norway attacked Hungary.');
SELECT told('The reports that Norway attacked Hungary are false.');
SELECT told('There is no evidence that Norway attacked Hungary.');
SELECT told('Norway stopped short of expelling the Hungarian doctors.');
SELECT told('No fewer than five Hungarian nurses were killed by the Norwegian army.');
SELECT told('The Norwegian soldiers that attacked Hungary are wrong.');

-- Whom a pronoun means: "its" is no person's, "he" in a quotation is not the speaker, "he" that somebody says is he himself.
SELECT told('Hungarian President Anna Kovacs wants an apology from Norway for its support for Chile.');
SELECT told('Norwegian President Ola Brandt met Hungarian President Karoly Kovacs. "He will not step down," Brandt said.');
SELECT told('Norwegian President Ola Brandt met Hungarian President Karoly Kovacs. Kovacs said he had urged Brandt to leave.');
SELECT told('Norwegian President Ola Brandt described Hungarian President Karoly Kovacs as a tyrant and said that he must go.');

-- Envoys of a body are of no country; allies are of another; "which" is no person; an invitation comes from the place.
SELECT told('UN envoy Ola Brandt met Hungarian President Anna Kovacs on Monday.');
SELECT told('Norway and its allies condemned Hungary on Monday.');
SELECT told('Hungarian President Anna Kovacs was invited to visit Norway.');
SELECT told('Norway has warned Hungary that there would be a reaction to the use of chemical weapons.');
SELECT told('After a meeting with Hungarian President Anna Kovacs on Friday, Norwegian President Ola Brandt said: "We agreed."');
SELECT told('Norway on Monday agreed to meet the Hungarian opposition after talks between Chile and Poland.');
SELECT type, actor, target, during FROM news_archive.event_reports('Norwegian President Ola Brandt, who was elected in May 2012, met Hungarian President Anna Kovacs on Friday.', '2013-02-03');

-- How many were killed, wounded, arrested, driven out, sent, freed.
CREATE FUNCTION counted(body text) RETURNS TABLE (type text, target text, quantity int, quantity_bound text, counted text) LANGUAGE sql AS $$
	SELECT type, concat_ws(' ', target_country, target), quantity, quantity_bound, counted FROM news_archive.event_reports($1, '2013-02-03') ORDER BY report_no $$;
SELECT * FROM counted('At least 12 Norwegian soldiers and three civilians were killed by Hungarian troops on Friday.');
SELECT * FROM counted('More than 60,000 people have been killed in Norway.');
SELECT * FROM counted('Norwegian police arrested two dozen protesters. The war displaced 1.5 million people.');
SELECT * FROM counted('Hungary expelled four Norwegian diplomats. Norway freed 30 Hungarian prisoners.');
SELECT * FROM counted('Rebels killed 12 and wounded two hundred and fifty people in Norway.');
SELECT * FROM counted('Hungarian troops killed hundreds of people in Norway. Hungary killed 99999999999 people in Norway.');

-- Where: the clause, else the sentence, else the dateline.
SELECT place, place_basis FROM news_archive.event_reports('OSLO, May 20 (Northern Wire) - Hungary condemned Chile. Hungary condemned Chile in Warsaw. In Lima, officials said that Hungary condemned Chile.', '2013-05-21');
SELECT place, place_basis FROM news_archive.event_reports('Hungary condemned Chile.', '2013-05-21');

-- No events: conditions, aims, purposes, chances, accidents, comments declined.
SELECT told('Nobody will win if Norway attacks Hungary.');
SELECT told('Two Hungarian soldiers were killed in an earthquake.');
SELECT told('Analysts spoke of the risk of a Norwegian attack on Hungary.');
SELECT told('The Norwegian premier declined to comment.');
SELECT told('Norwegian officials spoke of a plan designed to attack Hungary.');

-- Agencies and media are no actors; attribution to whoever says it, in quotations too.
SELECT told('Norwegian President Ola Brandt told Reuters on Friday that he had met Hungarian officials.');
SELECT type, actor, target, attributed_to FROM news_archive.event_reports('Norwegian soldiers attacked a Hungarian village on Friday, Hungarian officials said.', '2013-02-03');
SELECT type, actor, target, attributed_to FROM news_archive.event_reports('"We have rejected an invitation from Hungary," Norwegian President Ola Brandt said.', '2013-02-03');

-- When: in words, by the day of the story, by the tense; nothing is made up without a reference day.
SELECT type, during, "precision", basis FROM news_archive.event_reports('The Norwegian premier met Hungarian officials on Saturday. He also praised Chile.

Hungary has repeatedly condemned Norway. The premier will visit Chile.', '2013-02-03');
SELECT type, during, "precision", basis FROM news_archive.event_reports('The Norwegian premier met Hungarian officials.');

-- Scores, lists, captions, bylines and agencies tell nothing; headlines in capitals what they say.
SELECT told('Norway beat Hungary 3-1 on Friday. Hungary attacked early but Norway shot past Hungary twice.');
SELECT told('Norwegian troops killed 8-10 Hungarian soldiers on Friday.');
SELECT told(E'Norway 3 Hungary 1\nChile 2 Poland 0\nGroup A: Norway, Hungary, Chile.');
SELECT told(E'- Norway\n- Hungary\n- Talks\n- Visit to Chile');
SELECT told(E'By Ola Brandt, Northern Wire\n\nPhoto: Anna Kovacs/Reuters\n\nNorway condemned Hungary. REUTERS/Karl Stein');
SELECT told('The Associated Press condemned Hungary. Reuters met Anna Kovacs of Hungary.');
SELECT told('NORWAY CONDEMNS HUNGARY');

-- Words of business: nobody is hurt, met, ended, guaranteed or received.
SELECT told('Norwegian imports hurt Hungarian firms. The Norwegian government met the target.');
SELECT told('Norway will cut the trade deficit with Hungary.');
SELECT told('The Hungarian directors are expected to end their meeting in Norway today.');
SELECT count(*) FROM news_archive.event_reports('The guaranteed notes of Norway and guaranteed bonds of Hungary are rated well.') WHERE confidence >= news_archive.default_confidence('event');
SELECT told('The Norwegian government received payments from Hungary.');
SELECT told('This should make it easy for everybody, the Norwegian premier said.');
-- What is done for a purpose stands as the verb above it; an apposition names who resigned.
SELECT told('Norwegian President Ola Brandt and Hungarian President Anna Kovacs will meet on Monday to discuss trade.');
SELECT told('Norway Steel Corp said its chairman, Ola Brandt, resigned on Friday.');

-- A body that acts on a country is not of it; a capital may be the own one.
SELECT told('The Upper Lakes Commission has charged Hungary with breaking the rules.');
SELECT told('President Ola Brandt and his ministers spoke of hope. Norway withdrew its request to Hungary.');

-- "Who" is a person, whatever the clause hangs on.
SELECT told('Norway Steel Corp said Anna Kovacs will be its president, replacing Karl Stein, who resigned today.');
SELECT told('The council of Oslo, led by Anna Weber, who condemned Hungary on Friday, is old.');

-- Hearsay.
SELECT told('Norway allegedly attacked Hungary on Friday.');
SELECT told('Norway condemned the alleged attack on Hungary by Chile.');

-- A quotation that never closes.
SELECT told('He said: "Norway attacked Hungary on Friday.');

-- Bad input.
SELECT count(*) FROM news_archive.event_reports(NULL);
SELECT count(*) FROM news_archive.event_reports('');
SELECT count(*) FROM news_archive.event_reports('x');
SELECT count(*) FROM news_archive.event_reports(repeat('Norway met ', 2000));
SELECT count(*) FROM news_archive.event_reports('Norway condemned Hungary ' || repeat('and the long road to the old town ', 250) || '.');
SELECT count(*) <= 24 AS bounded FROM news_archive.event_reports('Norway met ' || repeat('Hungary and ', 500) || 'Chile.');
SELECT count(*) FROM news_archive.event_reports(repeat('"', 500) || 'Norway met Hungary' || repeat('"', 499));
SELECT count(*), count(during) AS dated FROM news_archive.event_reports('Norway met Hungary.', 'infinity');
SELECT count(*) FROM news_archive.event_reports('NORWAY 3 HUNGARY 1' || E'\n' || 'CHILE 0 PERU 0');

-- The ontology.
SELECT type, count(*), min(quad_class) AS quad, string_agg(mode, ' ' ORDER BY mode COLLATE "C") AS modes FROM news_archive.event_ontology() GROUP BY type ORDER BY type COLLATE "C";
DROP FUNCTION told(text, date);

-- what somebody is accused of, judged or praised for is his act, not the accuser's, and only alleged until a court says so
SELECT type, status, actor, target FROM news_archive.event_reports('Velsen accused Lethia of arming the rebels.', '2024-05-19');
SELECT type, status, actor, target FROM news_archive.event_reports('The minister blamed the rebels for killing two soldiers.', '2024-05-19');
SELECT type, status, actor, target FROM news_archive.event_reports('Lethia is accused of bombing Velsk.', '2024-05-19');
SELECT type, status, actor, target FROM news_archive.event_reports('A court convicted Ola Brandt of killing a judge.', '2024-05-19');
SELECT type, status, actor, target FROM news_archive.event_reports('Chad rejected French accusations that it had armed the rebels.', '2024-05-19');
SELECT type, status, actor, target FROM news_archive.event_reports('France warned Chad against attacking the rebels.', '2024-05-19');

-- "them" is the object of the verb with which its own is coordinated, not somebody named before; a single object is not "them"
SELECT type, actor, target FROM news_archive.event_reports('Rebels seized a village on Friday. Soldiers detained three teachers at the gate and freed them on Monday.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Rebels seized a village on Friday. Soldiers detained a teacher at the gate and freed them on Monday.', '2024-05-19');

-- "Talks between X and Y" are theirs, whoever came after them.
SELECT type, actor, target FROM news_archive.event_reports('Norway left after talks between Chile and Poland.', '2024-05-19');
-- "Between X, the mayor, and Y" are two.
SELECT type, actor, target FROM news_archive.event_reports('Orland protested at a meeting between Yusuf al-Brell, the opposition leader, and Foreign Minister Ada Lund.', '2024-05-19') WHERE type = 'CONSULT';
-- What is protested at on Monday was before.
SELECT type, actor, target, during FROM news_archive.event_reports('Orland recalled its envoy on Monday in protest at a meeting between Yusuf al-Brell and Ada Lund.', '2024-05-21') WHERE type = 'CONSULT';
SELECT type, actor, target, during FROM news_archive.event_reports('The mayor spoke on Monday at a meeting between Yusuf al-Brell and Ada Lund.', '2024-05-21') WHERE type = 'CONSULT';

-- A passive may lack its auxiliary behind another: nobody injures who was killed; a number is of the people before.
SELECT type, actor, target, split_part(basis, ', ', 2) AS form FROM news_archive.event_reports('Eleven soldiers were killed and 15 wounded.', '2024-05-19');
SELECT type, actor, target, split_part(basis, ', ', 2) AS form FROM news_archive.event_reports('Two women were killed and five others injured near Velsk.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Police arrested two men and accused Norway.', '2024-05-19');
-- Killed in an attack: by those who attacked, whichever verb it hangs on.
SELECT type, actor, target FROM news_archive.event_reports('Three women are killed in Hungarian airstrikes.', '2024-05-19') WHERE basis LIKE 'kill%';
SELECT type, actor, target FROM news_archive.event_reports('Nine people were killed and a dozen injured in an attack on a church by the Velsen militia.', '2024-05-19') WHERE basis NOT LIKE 'attack%';
SELECT type, actor, target FROM news_archive.event_reports('Three women are killed by Chilean troops in Hungarian airstrikes.', '2024-05-19') WHERE basis LIKE 'kill%';
-- Nobody's act: what sinks, bursts or falls down kills by itself; what is sunk does not.
SELECT count(*) FROM news_archive.event_reports('Six people are killed and two injured after a ferry capsizes off Chile.', '2024-05-19');
SELECT count(*) FROM news_archive.event_reports('A dam bursts in Chile, killing ten people.', '2024-05-19');
SELECT count(*) FROM news_archive.event_reports('Eight people were killed when a storm hit the town.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Rebels sank a Chilean ferry, killing ten people.', '2024-05-19') WHERE basis LIKE 'kill%';
-- Whom force meets is not the nearest country, though nobody knows him.
SELECT type, actor, target FROM news_archive.event_reports('Ola Brandt confessed to killing his sister in Chile.', '2024-05-19');
-- A bare form behind "demanded that" is demanded; plans that are asked about are asked.
SELECT type, actor, target, status FROM news_archive.event_reports('Norway demanded that the Hungarians refuse to recognize Chile.', '2024-05-19');
SELECT type, actor, status FROM news_archive.event_reports('Norway demanded that the Chileans cancel plans to sell tanks to Peru.', '2024-05-19');
-- What a meeting is for is not yet reached; what is said for a purpose is said.
SELECT type, actor, target FROM news_archive.event_reports('Brandt rejected a Chilean offer to host a summit to hammer out an agreement between the Norwegians and the Peruvians.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Brandt broke ranks to say he would be willing to meet Chilean officials.', '2024-05-19');
-- A crime is committed and no pledge; a loan is no guest.
SELECT type, actor, target FROM news_archive.event_reports('Rebels continued to commit killings and rape of civilians.', '2024-05-19');
SELECT count(*) FROM news_archive.event_reports('The general committed a serious crime.', '2024-05-19');
SELECT type, actor FROM news_archive.event_reports('Norway committed troops to the mission.', '2024-05-19');
SELECT count(*) FROM news_archive.event_reports('Velsen Steel received a Harbour Fund Loan.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Norway received Anna Kovacs, the Hungarian premier.', '2024-05-19');
-- Who protests and is called by his people only is no government; a protest may be made to somebody.
SELECT type, actor_country, actor_sector, actor, target FROM news_archive.event_reports('Thousands of Norwegians marched in Oslo on Friday.', '2024-05-19');
SELECT type, actor_country, actor_sector, actor, target FROM news_archive.event_reports('Norway protested to Chile over the raid.', '2024-05-19') WHERE type = 'PROTEST';

-- Confidence: less where a side lacks or the act is only planned, less where the reader doubts, in hundredths; the steps say why.
SELECT confidence > 0.8 AS sure, confidence = round(confidence::numeric, 2)::real AS hundredths FROM news_archive.event_reports('Norway met Hungary on Friday.', '2024-05-19');
SELECT x.part, regexp_replace(x.rule, '[0-9.]+$', 'p') AS rule FROM news_archive.explain_report('Norway accused its rivals.', '2024-05-19', 1) x WHERE part = 'confidence';
SELECT a.confidence < b.confidence AS less FROM news_archive.event_reports('Norway will meet Hungary.', '2024-05-19') a, news_archive.event_reports('Norway met Hungary.', '2024-05-19') b;
SELECT count(*) = count(*) FILTER (WHERE confidence BETWEEN 0.12::real AND 0.85::real) AS bounded, count(*) > 0 AS some
	FROM news_archive.event_reports('Norway attacked Hungary near Oslo. A premier may accuse men of plans. The army is ready for talks, and Chile could visit others to discuss aid.', '2024-05-19');

-- A treaty that is signed is SUPPORT (CAMEO 057), one that is going to be signed is AGREE, one that is not is REJECT.
SELECT type, cameo, actor, target FROM news_archive.event_reports('Norway and Hungary ratified the treaty.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Norway will sign a treaty with Hungary.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Norway refused to sign a treaty with Hungary.', '2024-05-19');

-- A side without a name is shown by its phrase as it stands: with its country, role and whose it is, and "of" or the like behind it;
-- without article, number, clause and apposition. A name stays a name; a pronoun, or a bare word, is shown by the phrase of whom it stands for.
CREATE FUNCTION sides(body text) RETURNS TABLE (actor text, target text) LANGUAGE sql AS $$
	SELECT DISTINCT actor, target FROM news_archive.event_reports($1, '2024-05-19') ORDER BY 1, 2 $$;
SELECT x.* FROM unnest(ARRAY[
	'The Norwegian forces shelled the Hungarian village of Sarn on Friday.',
	'Heavily armed Norwegian soldiers killed at least 12 Hungarian civilians.',
	'Oren Dask recalled his ambassador from Hungary on Monday.',
	'Dock workers'' union leaders rejected the offer of the Norwegian government.',
	'A group of 12 diplomats from Norway met Hungarian opposition leaders.',
	'The retreating Norwegian troops, who had been fighting for weeks, attacked Hungarian villagers.',
	'Norwegian, Danish and Swedish ministers met Hungarian officials in Sarn.',
	'Hungary''s 12-member politburo criticized the ministers of Norway and Chile.',
	'Norwegian ministers met their Danish colleagues on Friday. They condemned Hungary.',
	'The Hungarian foreign minister, Anna Kovacs, met the Norwegian premier, a former teacher, on Friday.',
	'"We have met the rebels," Hungarian officials said on Friday.',
	'The Norwegian government met on Friday. The government condemned Hungary on Saturday.']) WITH ORDINALITY s(body, n), LATERAL sides(body) x ORDER BY n, 1, 2;
SELECT actor, attributed_to FROM news_archive.event_reports('Norwegian troops attacked Hungary on Friday, senior Hungarian officials said.', '2024-05-19');
SELECT part, rule FROM news_archive.explain_report('Norwegian forces attacked Hungarian border guards on Friday.', '2024-05-19', 1) WHERE part IN ('actor', 'target');
-- A prefix stays one token with its word, and so does it in the lexicon, ours and the owner's.
SELECT type, actor, target FROM news_archive.event_reports('Norway co-operates with Hungary. Chile re-armed the Peruvians.', '2024-05-19');
SELECT type, actor, target, basis FROM news_archive.event_reports('Norway re-canonized Hungary.', '2024-05-19',
	acts => news_archive.act_line('re-canonize', 'verb', 'SUPPORT', 'praise', NULL, 'subj', 'obj'));

-- The lexicon: of the frames of a word the one whose object it has; "strike" is one of planes or of workers.
SELECT type, mode, actor, target FROM news_archive.event_reports('Norway launched air strikes on Hungary.', '2024-05-19');
SELECT type, mode, actor FROM news_archive.event_reports('Norwegian miners went on strike on Friday. Chilean students went on a hunger strike.', '2024-05-19');
SELECT type, mode, actor, target FROM news_archive.event_reports('Norway imposed a curfew in Hungary.', '2024-05-19');
SELECT type, mode, actor, target FROM news_archive.event_reports('Norway recalled its ambassador from Hungary. Chile withdrew from the treaty with Peru.', '2024-05-19');
SELECT type, mode, actor, target FROM news_archive.event_reports('Ola Brandt dismissed the Norwegian general. Anna Kovacs dismissed the Chilean accusations.', '2024-05-19');
SELECT type, mode, actor, target FROM news_archive.event_reports('Norway gave arms to Peruvian rebels. Chile gave $2 million to Hungary.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Thousands of Norwegians rallied against the Chilean government. Peru rallied behind Hungary.', '2024-05-19');
SELECT type, mode, actor, target FROM news_archive.event_reports('A Chilean student was beaten to death by Norwegian soldiers.', '2024-05-19');
-- Who only considers an act tells none; who discusses it with somebody tells a discussion.
SELECT type, actor, target FROM news_archive.event_reports('Norway is considering sending troops to Chile. Officials are weighing sanctions against Peru.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Norway discussed sanctions with Hungary.', '2024-05-19');
-- A plea, a need and an attempt at something else are no acts; an agreement that is announced is no sanction.
SELECT type, actor, target FROM news_archive.event_reports('Ola Brandt pleaded guilty in Chile. Brandt made early attempts to put Chile into the lead. Norway needed an accord with Chile.', '2024-05-19');
SELECT type, actor, target FROM news_archive.event_reports('Norway announced an agreement with Chile.', '2024-05-19');
SELECT count(*) FROM news_archive.event_reports('Velsen Steel was forced to issue a correction.', '2024-05-19');
-- Who is ready to attack threatens; who is ready to meet agrees.
SELECT type, actor, target FROM news_archive.event_reports('Norway is willing to attack Chile. Peru is ready to meet Hungary.', '2024-05-19');
-- Two sides told by the same words for two countries are two.
CREATE FUNCTION who(body text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' ', type, actor, actor_country, actor_sector, '>', target, target_country, target_sector) FROM news_archive.event_reports(body, '2024-05-19') $$;
SELECT who('The Norwegian army attacked the Hungarian army on Friday.');
SELECT who('The foreign minister of Norway met the foreign minister of Hungary on Friday.');
SELECT who('Norwegian rebels attacked Hungarian rebels on Friday.');
SELECT who('Norway attacked Norway.');
-- Who a side is: led by, descended from, counterpart of; countries that were, a part of a country, one inside another name.
SELECT who('A Hungarian-led coalition attacked Norwegian-backed rebels on Friday.');
SELECT who('Ethnic Hungarians in Norway attacked Chilean police on Friday.');
SELECT who('The minister met his Hungarian counterpart on Friday.');
SELECT who('The Norwegian defence minister met his counterpart from Hungary on Friday.');
SELECT who('Hungarian-backed fighters attacked Peruvian troops on Friday.');
SELECT who('The Soviet Union invaded Hungary. West Germany expelled three Czechoslovak diplomats.');
SELECT who('Crimean Tatars attacked Chechen rebels on Friday.');
SELECT who('Police in New Mexico arrested five men on Friday.');
SELECT who('Norway promised Hungarian-style freedom.');
SELECT who('The UN Assistance Mission in Chile condemned Norway.');

-- Where: the act's own clause; not that of a relative clause, an apposition or another act.
CREATE FUNCTION places(body text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' ', type, '@', place, place_basis) FROM news_archive.event_reports(body, '2024-05-19') $$;
SELECT places('Ola Brandt, whose party was founded in Chile, met Imre Varga in Oslo on Friday.');
SELECT places('Ola Brandt, a former mayor of a town in Chile, accused Hungary of lies.');
SELECT places('Rebels who had trained in Chile killed five soldiers near the northern town of Bodo.');
SELECT places('Ola Brandt met Imre Varga in Lima and attacked Chile.');
SELECT places('In Oslo, Ola Brandt met Imre Varga.');
SELECT places('At talks held in Geneva, Norway accused Hungary of lies.');
SELECT places('Brandt said in Oslo that Hungarian police had arrested ten students.');
SELECT places('Brandt demanded in Oslo that Hungary free the students.');
SELECT places('Norway condemned the attack in Lima on Friday.');
SELECT places('Police killed three people in Northern Ireland. Rebels killed ten people in the U.S. on Friday.');
-- What is visited or attacked; not what is only to be visited.
SELECT places('Ola Brandt visited Lima on Friday. Norwegian jets bombed Lima.');
SELECT places('Ola Brandt visited troops in Lima on Friday.');
-- The dateline: for the article's own news, which is not long past nor another country's.
SELECT places('BUDAPEST, May 18 (Northern Wire) - Hungarian police arrested three men on Friday.');
SELECT places('BUDAPEST, May 18 (Northern Wire) - The Norwegian president met the Chilean president on Friday.');
SELECT places('BUDAPEST, May 18 (Northern Wire) - Chilean troops killed ten Norwegian rebels on Friday.');
SELECT places('BUDAPEST, May 18 (Northern Wire) - Hungarian police arrested three men in 1997.');
SELECT places('BUDAPEST, May 18 (Northern Wire) - Norway accused Hungary of lies on Friday. Hungary accused Norway of lies on Friday.');
DROP FUNCTION sides, places;

-- Rows of several words: who fires at somebody attacks, who takes to the streets protests.
SELECT type, actor, target FROM news_archive.event_reports('Norwegian soldiers fired at Hungarian positions. Police fired on miners in Sarn. Miners took to the streets of Sarn.', '2024-05-19');
SELECT type, mode, actor, target FROM news_archive.event_reports('Norwegian police cordoned off the harbour of Sarn on Monday.', '2024-05-19');
