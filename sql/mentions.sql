-- mentions: people, organisations and places, and which mentions are the same one.
\pset format unaligned
\pset null '-'
\pset footer off

CREATE FUNCTION names(body text) RETURNS TABLE (mention text, kind text, basis text)
	LANGUAGE sql AS $$SELECT mention, kind, basis FROM news_archive.mentions(body) WHERE form = 'name'$$;
CREATE FUNCTION actors(body text) RETURNS TABLE (mention text, form text, role text, country text, sector text)
	LANGUAGE sql AS $$SELECT mention, form, role, country, sector FROM news_archive.mentions(body) WHERE role IS NOT NULL OR sector IS NOT NULL$$;
CREATE FUNCTION chains(body text) RETURNS TABLE (name text, kind text, mentions text[])
	LANGUAGE sql AS $$SELECT name, (array_agg(kind ORDER BY form <> 'name', mention_no))[1], array_agg(mention ORDER BY mention_no)
		FROM news_archive.mentions(body) GROUP BY chain, name HAVING chain IS NOT NULL ORDER BY min(mention_no)$$;

-- Names: a title and "the" are outside.
SELECT * FROM names('Prime Minister Ada Lund met Dr. Karim Haddad in Oslo.');
SELECT * FROM names('Lt. Gen. Omar Diallo and Sheikh Yusuf al-Amin left the Arab League.');
SELECT * FROM names('The European Union and NATO praised Norway.');
SELECT * FROM names('The Ministry of Trade and Industry sued the Bank of Ghana.');
SELECT * FROM names('Rana de Souza and Jean-Paul Mbeki work for the Ruritania Workers'' Union.');

-- A country inside a longer name is no place; a city before "Agreement" is none; the longer body wins.
SELECT * FROM names('The China Daily News reported on the Paris Agreement.') WHERE kind = 'place';
SELECT * FROM names('The United Nations Security Council met.');

-- Roles: before a name, behind it, with an organisation, with a possessor; former ones; ranks.
SELECT * FROM actors('Norwegian Foreign Minister Ada Lund spoke.');
SELECT * FROM actors('Norway''s foreign minister, Ada Lund, spoke.');
SELECT * FROM actors('Ada Lund, the foreign minister of Norway, spoke.');
SELECT * FROM actors('Ada Lund, a former head of the Arab League, spoke.');
SELECT * FROM actors('UN special envoy for Syria Karim Haddad spoke.');
SELECT * FROM actors('Brazilian Gen. Omar Diallo spoke.');
SELECT * FROM actors('Hamas spokesman Sami Nasser spoke.');
SELECT * FROM actors('White House spokesman Tom Reed spoke.');
SELECT * FROM actors('Bob Stone, a spokesman for the Israeli army, spoke.');

-- Descriptions without a name: who acts for whom.
SELECT * FROM actors('Israeli troops killed Palestinian militants.');
SELECT * FROM actors('NATO troops and Taliban fighters clashed.');
SELECT * FROM actors('Senior Hungarian and Romanian officials agreed.');
SELECT * FROM actors('She met the foreign ministers of Chile and Peru.');
SELECT * FROM actors('Rebels in Chad released the hostages.');
SELECT * FROM actors('US-backed rebels fought pro-Russian separatists.');
SELECT * FROM actors('The Kremlin rejected the offer, and so did Hezbollah.');

-- A capital acts for its government, or is where something happens.
SELECT mention, country, sector FROM news_archive.mentions('Moscow rejected the plan. She arrived in Moscow on Monday.') WHERE kind = 'place';

-- What the words do not tell comes from the sentence, with little confidence, or stays unknown.
SELECT mention, country, sector, confidence FROM news_archive.mentions('The government banned opposition rallies in Zambia.') WHERE role = 'government';
SELECT mention, country, sector FROM news_archive.mentions('President Lund threatened Russia.') WHERE kind = 'person';

-- Chains: surname, particles, acronym in brackets, other names of a country, description before and after the name.
SELECT * FROM chains('Yousef al-Amin met Ada Lund. Alamin thanked Ms Lund.');
SELECT * FROM chains('The European Monitoring Mission (EMM) left. The EMM gave no reason. The mission may return.');
SELECT * FROM chains('The U.S. and Norway signed. The United States was late.');
SELECT * FROM chains('The Norwegian opposition leader resigned. Norwegian opposition leader Ada Lund gave no reason.');
SELECT * FROM chains('Foreign Minister Ada Lund left. The minister gave no reason.');
SELECT * FROM chains('Ada Lund, leader of the Green Party and head of the Bridge Fund, resigned.');
SELECT * FROM chains('The foreign ministers of Chile and Peru met. Chilean Foreign Minister Ada Lund smiled. Foreign Minister Pablo Quispe did not.');

-- He and she go by gender; a place is never a person; "we" and an unknown "he" stay alone.
SELECT * FROM chains('Peter Stone met Mary Brown. He thanked her. She left.');
SELECT * FROM chains('Mary Brown flew to Berlin. It rained. She waited.');
SELECT mention, chain FROM news_archive.mentions('"We are ready," he said.');
SELECT * FROM chains('The rebels left the city. They took their guns.');

-- Who stands in for an office does not hold it; a role before its bearer's name, at the end of a sentence too; its organisation.
SELECT * FROM chains('Vice President Ada Lund spoke to the Chilean president, Pablo Quispe. The president left.');
SELECT mention, role, organisation FROM news_archive.mentions('Ada Lund, the head of the Bridge Fund for Norway (BFN), met Omar Diallo, a former spokesman for the BFN.') WHERE kind = 'person';

-- A company by its first word.
SELECT * FROM chains('Velmora Shipping Corp said it sold shares. Velmora had bought them in May, and Velmora was glad.');

-- A city of a name that several countries have is in the one the text speaks of, unless it is much the larger.
SELECT mention, country, basis FROM news_archive.mentions('Two boats sank near Tripoli. Lebanese officials knew. Canada sent a ship from London.') WHERE kind = 'place';
SELECT mention, country, basis FROM news_archive.mentions('Two boats sank near Tripoli. Libyan officials knew. Lebanon did not.') WHERE kind = 'place';

-- Two people of one surname stay two.
SELECT * FROM chains('Peter Stone met Mary Stone. Peter Stone left.');

-- The span gives the words back, in characters.
SELECT bool_and(substring(body, start, length) = mention), count(*)
	FROM (VALUES ('Zoë Müller – née Özdemir – met Łukasz Żak in Kraków. “Très bien,” she told Żak.')) t (body), news_archive.mentions(body);

-- A mention is the same however often it is asked for.
SELECT count(*) FROM (SELECT * FROM news_archive.mentions('Ada Lund met Omar Diallo.') EXCEPT SELECT * FROM news_archive.mentions('Ada Lund met Omar Diallo.')) d;

-- Nothing in, nothing out.
SELECT count(*) FROM news_archive.mentions('');
SELECT count(*) FROM news_archive.mentions(NULL);
SELECT count(*) FROM news_archive.mentions('12 . , ? 34');
SELECT count(*) FROM news_archive.mentions('Москва 東京 🙂');
-- A name that its sentence leaves open is less sure than one with more about it.
SELECT min(confidence) FILTER (WHERE mention = 'Brell') < min(confidence) FILTER (WHERE mention = 'Oren Dask') AS less_sure, min(confidence) > 0 AND max(confidence) <= 1 AS shares
FROM news_archive.mentions('Oren Dask, who leads the party, spoke on Friday. Brell fell.') WHERE form = 'name';
-- What one sentence leaves open, another tells.
SELECT mention, kind, basis FROM news_archive.mentions('The court heard Ilse Maron on Friday. On Monday Maron was free.') WHERE form = 'name';

SELECT count(*) >= 0 FROM news_archive.mentions(repeat('The President of ', 2000));
SELECT count(*) >= 0 FROM news_archive.mentions(repeat('A-', 5000));
SELECT count(*) >= 0 FROM news_archive.mentions(repeat('he said Lund and ', 3000));

-- "she" is the woman rather than somebody of whom nothing is known, though he is the subject; "he" is the subject
SELECT mention, name FROM news_archive.mentions('Opposition leader Velkan Brandt met Norwegian Foreign Minister Marta Velsen on Saturday. She rejected the invitation.') WHERE form = 'pronoun';
SELECT mention, name FROM news_archive.mentions('Opposition leader Velkan Brandt met Norwegian Foreign Minister Peter Velsen on Saturday. He rejected the invitation.') WHERE form = 'pronoun';

-- Countries and bodies whose initials are written with stops, without the last one, with spaces, or in capitals; "us" is no country.
CREATE FUNCTION lands(body text) RETURNS TABLE (mention text, name text, country text, sector text)
	LANGUAGE sql AS $$SELECT mention, name, country, sector FROM news_archive.mentions(body) WHERE form = 'name'$$;
SELECT q, m.name, m.country FROM unnest(ARRAY['U.S', 'U.S.', 'U. S.', 'US', 'USA', 'U.S.A', 'U.K', 'U. K.', 'U.N', 'UN', 'E.U', 'U.A.E', 'D.R.C', 'W.H.O']) q,
	LATERAL (SELECT * FROM lands('The ' || q || ' and Norway agreed.') WHERE mention = q) m;
SELECT * FROM lands('Give us the U.K.''s word, said U.S.-led forces and the U.N.-backed court.');
SELECT * FROM lands('NORWAY MEETS US IN OSLO');

-- A surname that is a title or an office; the same word alone is he, and with "the" it is not.
SELECT mention, kind, role, country FROM news_archive.mentions('Cambodian Prime Minister Prak Sen met the economist Pranab Sen. The actress Mira Sen Sharma and Sen. Nora Oak met Lars Sen.') WHERE kind = 'person';
SELECT * FROM chains('Nora King wrote it. King said so on Monday. The King of Norway came. Governor Lars Judge spoke. Judge was asked by a judge.');
SELECT * FROM names('Maj Gen Lars Holm met Lt Col Nora Gen and Sheikh Rami Haddad, who met Nadia Sheikh and Bandar bin Sultan.');
SELECT * FROM names('Park Min-su met Lin Yat-sen. Chae Gi-mun and Tsai Lan-wen came. A Sarn-based firm left.');

-- A first name that is a word: before a surname it is a name, in a question it asks.
SELECT * FROM names('It was hard. Will Kessel, the director, said so. Director Will Holm thanked Chase Weller. Grant Velsen left. Will Kessel resign?');

-- Generations, and a first name that looks like the Arabic article.
SELECT * FROM chains('Robert Weller Jr. met Robert Weller Sr. in Oslo. Weller Jr. left. Weller Sr. stayed.');
SELECT * FROM chains('Robert Weller, Jr., came. Weller said no. His father Robert Weller stayed. King Edric V met Lars Holm III. Edric spoke.');
SELECT * FROM chains('Al Brusk met Linda Brusk. Al Brusk left. Rami Al Hadari met al-Hadari.');

-- A town with its state or country behind it is there, and whoever acts there; named again it is the same one; a list is none.
SELECT * FROM lands('He went from Paris, Texas, to London, Ontario, and Athens, Ga., but Paris was far. She lives in Moscow, Idaho, and not in Athens, Greece.');
SELECT mention, role, country FROM news_archive.mentions('The mayor of Cairo, Illinois, met police in Birmingham, Ala., and workers in Perth, Scotland.') WHERE form = 'description';
SELECT * FROM lands('In Moscow, Syria and Iran agreed. Offices in London, New York and Tokyo closed. West Germany, France and Italy met in Bonn, Washington and Rome.');
SELECT * FROM lands('He lives in Manchester, N.H., in Naples, FL, and in Vienna, Va.');

-- Georgia is the state beside a town, an office or another state of its country.
SELECT * FROM lands('Voters in Atlanta, Georgia, met. Georgia counted late.');
SELECT mention, role, country FROM news_archive.mentions('Georgia Governor Nora Oak met senators from Alabama and Georgia.') WHERE role IS NOT NULL;
SELECT * FROM lands('Georgia and Russia fought. Officials in Batumi, Georgia, said so.');
SELECT * FROM lands('The president of Georgia met a senator from Texas. In Washington, Georgia and Russia signed.');

-- A surname that is a place too: the person, unless the text speaks of the place as well.
SELECT * FROM lands('Valda Paris has sued the firm. Paris claims that it took her papers. Central Bank President Rami Nogales agreed. Nogales said so.');
SELECT * FROM chains('Valda Paris came. Paris''s father left.');
SELECT * FROM lands('Rami London, the mayor, spoke in London. London said no. Senator Nora Jordan spoke. Jordan and Israel agreed to meet in Jordan.');
SELECT * FROM lands('Valda Paris went from Paris, Texas, to Rome. Paris said so.');

-- A rank's word that is an adjective is no rank.
SELECT mention, role, sector FROM news_archive.mentions('It is a major Velsen donor, said Nora Velsen. They won a major victory, and the general strike went on. He met Major Tom Harker and general Ada Brock.') WHERE form <> 'pronoun';

-- A name that the text uses as a place is one throughout; a dateline's capitals are its own.
SELECT mention, kind, name FROM news_archive.mentions(E'TESSAL, Lethia, May 20 (Northern Wire) - Lethia is ready to receive him.\n\nHe accused Lethia, and went to Tessal.') WHERE form = 'name';
SELECT mention, kind FROM news_archive.mentions('He had met Lethia''s foreign minister. Lethia said so. Nora Velsen''s lawyer met Velsen. Velsen''s foreign minister came.') WHERE form = 'name';
SELECT mention, kind FROM news_archive.mentions('Rami Tessal spoke in Tessal. Tessal said no.') WHERE form = 'name';
SELECT mention, name FROM news_archive.mentions(E'OSLO, May 20 - He came.\n\nPORT AL-QASR, May 21 - He went.\n\nU.N., May 22 - He left.') WHERE form = 'name';

-- How probable a name is by its sentence alone; nothing is said of what is no name.
SELECT mention, form, probability > 0.5 AS probable FROM news_archive.mentions('Erik Dahlgren flew to Oslo. He met the mayor.');
-- No name begins or ends in a word that only joins, and a title alone is none.
SELECT mention, kind, name FROM news_archive.mentions('Erik Dahlgren had left. Dahlgren or no Dahlgren, the ferry will sail. The Chancellor of Lethia spoke to Lt. Gen. Omar Brell.') WHERE form = 'name';
-- The dateline says that it is a place.
SELECT mention, kind FROM news_archive.mentions(E'OLVAND, Lethia, May 20 (Northern Wire) - Troops moved at dawn.\n\nHe fled, and came back to Olvand.') WHERE form = 'name';
-- A central bank is the state's.
SELECT mention, kind, sector FROM news_archive.mentions('Central Bank President Lea Nogales agreed.') WHERE form = 'name';
-- The day is no part of a person's name.
SELECT mention, kind FROM news_archive.mentions('Lethian leader Yasser Brell Wednesday rejected the offer of Ada Lund Friday.') WHERE form = 'name' AND kind = 'person';
-- The leader of a body that a name only tells apart is who stands behind the comma.
SELECT mention, role, sector FROM news_archive.mentions('The leader of the Olvandian opposition, Nora al-Brell, met Ada Lund.') WHERE chain = 1;

-- A body whose name has a prefix with a hyphen is known, and so is an ex-president.
SELECT mention, kind, role, sector FROM news_archive.mentions('The Inter-American Development Bank met ex-president Ola Brandt. The Non-Aligned Movement invited its co-founder Anna Kovacs.') WHERE form = 'name';
-- Countries that were keep their codes and names; peoples, regions, towns of the news and states have a country, also with a quarter or their kind.
SELECT * FROM lands('The Soviet Union, East Germany, West Germany, Czechoslovakia, Yugoslavia, Zaire, Burma and South Yemen met in Oslo.');
SELECT mention, country FROM news_archive.mentions('East German soldiers, Soviet troops, Bosniak fighters, Azeri officials, Moldavian police and North Ossetian leaders came.') WHERE form = 'description';
SELECT * FROM lands('He lives in Kadugli, South Kordofan. She fled from Srebrenica to Bakhmut. They died in Rakhine State, in Niger State and in Al-Qaim.');
SELECT * FROM lands('Farms in West Texas and offices in Nangarhar Province closed.');
-- A country inside the name of a place is not meant.
SELECT * FROM lands('South Ossetia, New Mexico, Papua New Guinea, Northern Ireland and New Jersey were far away.');
-- Whoever leads a force acts, whoever backs it does not; "ethnic" tells descent; a counterpart is of his own country.
SELECT mention, country, sector FROM news_archive.mentions('The Hungarian-led coalition fought Norwegian-backed rebels and NATO-led troops.') WHERE form = 'description';
SELECT mention, country FROM news_archive.mentions('Ethnic Hungarians met Norwegians.') WHERE kind = 'other';
SELECT mention, name, country, role FROM news_archive.mentions('Norwegian President Ola Brandt met his Hungarian counterpart, Imre Varga.') WHERE form = 'name';
-- Courts and missions of international bodies are of no country.
SELECT mention, country, sector FROM news_archive.mentions('The International Tribunal for Peru, the UN Assistance Mission in Chile and the European Court of Human Rights spoke.') WHERE kind = 'organisation' AND form = 'name';
SELECT mention, country, sector FROM news_archive.mentions('The Supreme Court of Peru spoke. The Chilean Election Commission agreed.') WHERE kind = 'organisation' AND form = 'name';
-- Capitals in brackets behind a body are that body, whatever they spell.
SELECT mention, kind, name, country, sector FROM news_archive.mentions('The Norwegian Liberation Army (FLN) fled. FLN fighters came back.') WHERE form = 'name' AND kind = 'organisation';
-- What a sector is.
SELECT s, news_archive.sector_is(s, 'national') AS national, news_archive.sector_is(s, 'international') AS international, news_archive.sector_is(s, 'public') AS public
	FROM unnest('{GOV,IGO,BUS,XYZ}'::text[]) s;
-- The capital of a country that was is that country's where the text tells of it, and not of the one of today.
SELECT mention, country, sector FROM news_archive.mentions('The Soviet Union and Hungary agreed. Moscow rejected the plan.') WHERE kind = 'place';
SELECT mention, country, sector FROM news_archive.mentions('The Soviet Union fell. Russia and Hungary agreed. Moscow rejected the plan.') WHERE kind = 'place';
