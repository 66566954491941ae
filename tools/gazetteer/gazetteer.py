#!/usr/bin/env python3
"""Makes data/countries.tsv, cities.tsv and first_names.tsv from the free gazetteers (see data/README.md).

    gazetteer.py CORPORA/gazetteer data

What general knowledge corrects or adds stands in the tables below; the same input gives the same files.
"""
import collections, csv, os, re, sys, unicodedata

source, out = sys.argv[1:3]

# Demonyms and names that are wrong, rare as such, or words of their own.
DROP_DEMONYM = set("""hitlerian biedermeier micmac mikmaq livonian nipponese ryukyuan taracahitian mon tai norseman norse chewa cewa
chichewa visayan bisayan helvetian lusitanian british magyar grecian brit mosotho welsh maroc korean""".split()) | {
    "garden stater", "new jerseyan", "new jerseyite", "east pakistani", "white russian", "virgin islands", "irish person", "u.s."}
DROP_NAME = set("""as|gu|tt|pr|nj|n.j.|garden state|new jersey|gold coast|central africa|emerald isle|friendly islands|cathay
rock of gibraltar|french sudan|pleasant island|hispaniola|salvador|swazi|roc|frg|congo|kazak|kazakh|kirghiz|kirgiz|tadzhik|tadjik|tajik|uzbek|turkmen|turkomen""".replace("\n", "|").split("|"))

NAMES = """
ARE	emirates
BIH	bosnia - herzegovina
CHN	china|mainland china
CIV	cote d'ivoire|ivory coast
COD	congo|dr congo|drc|democratic republic of congo|congo - kinshasa
COG	congo - brazzaville|republic of congo
CYP	northern cyprus
CZE	czech republic
FSM	micronesia
GBR	england|scotland|wales|northern ireland|britain|uk|u.k.
HKG	hong kong
IRN	islamic republic
KOR	south korea|republic of korea|s. korea
LAO	lao
MAC	macau|macao
MKD	macedonia
MMR	myanmar|burma
NLD	the netherlands|holland
PRK	north korea|n. korea
PSE	palestine|palestinian territories|occupied territories|gaza strip|gaza|west bank
RUS	soviet union|ussr|russian federation
SAU	kingdom of saudi arabia
SRB	yugoslavia
SWZ	eswatini|swaziland
TLS	east timor|timor leste
TUR	turkey|turkiye|türkiye
TWN	taiwan
UKR	ukraine
USA	us|u.s.|u. s.|usa|u.s.a.|u. s. a.|united states|america
VAT	vatican|holy see
VCT	st vincent and the grenadines
XKX	kosovo
"""
DEMONYMS = """
ARE	emirati
AFG	afghani
ATG	antiguan
BHS	bahamian
BIH	bosnian|herzegovinian
BWA	botswanan
CAF	central african
CIV	ivoirian
COD	congolese
COG	congolese
GBR	british|english|scottish|welsh|northern irish
GIN	guinean
GNB	bissau-guinean
GNQ	equatoguinean
HKG	hong konger|hongkonger
ISL	icelandic
IRL	irish
KAZ	kazakh
KGZ	kyrgyz
KHM	khmer|cambodian
KOR	korean
LSO	basotho
MDV	maldivian
MMR	burmese|myanmarese
NPL	nepali
POL	polish
PSE	gazan
RUS	soviet|chechen|muscovite
SRB	serb|serbian|yugoslav
SWZ	swazi
TJK	tajik
TKM	turkmen
TLS	timorese
UZB	uzbek
USA	american
VAT	vatican
VIR	virgin islander
YEM	yemeni
"""
PEOPLES = """
BGD	bangladeshis
CHE	swiss
CHN	chinese
CZE	czechs
DNK	danes
ESP	spaniards
FIN	finns
FRA	frenchman|frenchmen|frenchwoman
GBR	britons|brits|briton|brit|englishman|englishmen|scots|scot|scotsman|welshman|welshmen
IRL	irishman|irishmen
ISL	icelanders
KAZ	kazakhs
LUX	luxembourgers
NLD	dutchmen
NZL	new zealanders|kiwis
PHL	filipinos|filipina|filipinas
POL	poles|pole
PSE	palestinians|gazans
SRB	serbs
SWE	swedes|swede
TUR	turks|turk
"""

def table(text):
    for line in text.strip().split("\n"):
        code, names = line.split("\t")
        for n in names.split("|"): yield code, n

def key(s): return re.sub(r"\s+", " ", s.lower().replace("’", "'").replace("‘", "'")).strip()

def plain(s): return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))

def read(name):
    with open(os.path.join(source, name), encoding="utf-8") as f: yield from csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)

def write(name, head, columns, rows):
    with open(os.path.join(out, name), "w", encoding="utf-8") as f:
        f.write(head + "\t".join(columns) + "\n")
        for r in rows: f.write("\t".join(map(str, r)).rstrip("\t") + "\n")

countries = list(read("countries.tsv"))
# Kosovo has no code in the standard; XKX is what is used.
for c in countries:
    if c["iso2"] == "XK": c["iso3"] = "XKX"
iso3 = {c["iso2"]: c["iso3"] for c in countries}
short = {c["iso3"]: c["name"] for c in countries}
short.update(COG="Republic of the Congo", COD="DR Congo", HKG="Hong Kong", MAC="Macao", MMR="Myanmar", TUR="Turkey", CIV="Ivory Coast", PSE="Palestine")
rows = set()
for c in countries:
    code = c["iso3"]
    names = [c["name"], c["official_wordnet"], short[code]] + c["alt_names"].split("|")
    for n in names:
        k = key(n)
        for v in {k, key(plain(n)), k.replace(" and ", " & "), re.sub(r"^st\. ", "saint ", k)}:
            if len(v) > 1 and "(" not in v and v not in DROP_NAME: rows.add((re.sub(r"^the ", "", v), code, "name"))
    for d in c["demonyms"].split("|"):
        k = key(d)
        if not k or k in DROP_DEMONYM or k in {key(n) for n in names}: continue
        rows.add((k, code, "demonym"))
for code, n in table(NAMES): rows.add((n, code, "name"))
for code, n in table(DEMONYMS): rows.add((n, code, "demonym"))
names_of = {(k, c) for k, c, f in rows if f == "name"}
for code, n in table(PEOPLES): rows.add((n, code, "people"))
for k, code, form in sorted(rows):
    if form == "demonym" and re.search(r"(an|i|n|er|ian|o|ot|ek|kh|ard|ak|ne|ab)$", k) and not k.endswith(("men", "man")): rows.add((k + "s", code, "people"))
# The Congos: the bare name is the larger one first.
order = {"name": 0, "demonym": 1, "people": 2}
rows = sorted(rows, key=lambda r: (r[0], order[r[2]], {"COD": 0, "GIN": 0}.get(r[1], 1), r[1]))
seen = set()
rows = [r for r in rows if not ((r[0], r[1]) in seen or seen.add((r[0], r[1])))]
write("countries.tsv",
      "# Countries and territories: their names (name), adjectives (demonym) and inhabitants (people).\n"
      "# Made by tools/gazetteer/gazetteer.py.  Sources: Unicode CLDR (Unicode License V3), WordNet (WordNet licence), i18n-nationality (MIT),\n"
      "# and general knowledge.  iso3 is ISO 3166-1 alpha-3 (XKX for Kosovo); country is the usual English name.\n"
      "#! repeat\n#! form: name demonym people\n", ["key", "iso3", "form", "country"], [(k, c, f, short[c]) for k, c, f in rows])

best = collections.defaultdict(dict)
capital_of = {(c["iso2"], key(plain(c["capital"]))) for c in countries if c["capital"]}
EXTRA = [("Washington", "USA", 672, 1, "Washington"), ("Kiev", "UKR", 2797, 1, "Kyiv"), ("Kharkiv", "UKR", 1430, 0, "Kharkiv"), ("Panama City", "PAN", 408, 1, "Panama City"),
         ("New York", "USA", 8175, 0, "New York"), ("Sana'a", "YEM", 1937, 1, "Sanaa"), ("Ulaanbaatar", "MNG", 844, 1, "Ulan Bator"), ("Naypyidaw", "MMR", 925, 1, "Nay Pyi Taw"),
         ("Astana", "KAZ", 345, 1, "Astana"), ("Bombay", "IND", 12691, 0, "Mumbai"), ("Calcutta", "IND", 4631, 0, "Kolkata"), ("Saigon", "VNM", 3467, 0, "Ho Chi Minh City"),
         ("Peking", "CHN", 11716, 1, "Beijing"), ("Rangoon", "MMR", 4477, 0, "Yangon"), ("Odessa", "UKR", 1001, 0, "Odessa"), ("The Hague", "NLD", 474, 0, "The Hague"),
         ("Tel Aviv", "ISR", 432, 0, "Tel Aviv"), ("La Paz", "BOL", 812, 1, "La Paz"), ("Homs", "SYR", 775, 0, "Homs"), ("Mariupol", "UKR", 481, 0, "Mariupol"), ("Ramallah", "PSE", 24, 1, "Ramallah"),
         ("Quebec City", "CAN", 528, 0, "Quebec City"), ("Gaza City", "PSE", 410, 0, "Gaza City"), ("Benghazi", "LBY", 650, 0, "Benghazi"), ("East Jerusalem", "PSE", 428, 0, "East Jerusalem"),
         ("Palikir", "FSM", 5, 1, "Palikir"), ("Washington D.C.", "USA", 672, 1, "Washington"), ("Washington, D.C.", "USA", 672, 1, "Washington"), ("Washington DC", "USA", 672, 1, "Washington")]
for c in read("cities.tsv"):
    code, n = iso3.get(c["country_iso2"]), int(c["population"])
    capital = c["feature_code"] == "PPLC" or (c["country_iso2"], key(c["ascii_name"])) in capital_of
    if code is None or (n < 50000 and not capital) or "(" in c["name"]: continue
    for k in {key(c["name"]), key(c["ascii_name"])}:
        if len(k) > 2 and not re.search(r"[A-Z]", k): best[k].setdefault(code, (n // 1000, 1 if capital else "", c["name"]))
for n, code, people, capital, name in EXTRA: best[key(n)].setdefault(code, (people, capital or "", name))
cities = [(k, code, *v) for k in sorted(best) for code, v in sorted(best[k].items(), key=lambda x: (-x[1][0], x[0]))]
write("cities.tsv",
      "# Places of 50,000 inhabitants or more and capitals; several of one name stand with the largest first.\n"
      "# Made by tools/gazetteer/gazetteer.py from GeoNames (CC BY 4.0) and general knowledge.  population in thousands.\n"
      "#! repeat\n#! capital: 1\n", ["key", "iso3", "population", "capital", "name"], cities)

names = []
for r in read("first_names.tsv"):
    k = key(r["name"])
    if len(k) < 2 or " " in k or "-" in k or not k.replace("'", "").isalpha(): continue
    names.append((k, r["gender"]))
write("first_names.tsv",
      "# First names and the gender they tell: m, f, or u (either).\n"
      "# Made by tools/gazetteer/gazetteer.py from gender-detection-from-name (MIT, (c) 2019 Davide Violante).\n"
      "#! gender: m f u\n", ["key", "gender"], sorted(set(names)))

# ISO codes, and every country's names in other languages: what the reference rows of an archive are made of.
CONTINENTS = {
    "Africa": "DZ AO BJ BW BF BI CM CV CF TD KM CD CG CI DJ EG GQ ER ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU YT MA MZ NA NE NG RE RW SH ST SN SC SL SO ZA SS SD SZ TZ TG TN UG EH ZM ZW",
    "Asia": "AF AM AZ BH BD BT BN KH CN CX CC CY GE HK IN ID IR IQ IL JP JO KZ KP KR KW KG LA LB MO MY MV MN MM NP OM PK PS PH QA SA SG LK SY TW TJ TH TL TR TM AE UZ VN YE IO",
    "Europe": "AX AL AD AT BY BE BA BG HR CZ DK EE FO FI FR DE GI GR GG HU IS IE IM IT JE XK LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES SJ SE CH UA GB VA",
    "North America": "AI AG AW BS BB BZ BM BQ VG CA KY CR CU CW DM DO SV GL GD GP GT HT HN JM MQ MX MS NI PA PR BL KN LC MF PM VC SX TT TC US VI",
    "South America": "AR BO BR CL CO EC FK GF GY PY PE SR UY VE",
    "Oceania": "AS AU CK FJ PF GU KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV UM VU WF",
    "Antarctica": "AQ BV TF HM GS"}
continent = {code: name for name, codes in CONTINENTS.items() for code in codes.split()}
others = collections.defaultdict(list)
for r in read("country_names_intl.tsv"): others[r["iso2"]].append(r["name"])
rows = []
for c in sorted(countries, key=lambda c: c["iso3"]):
    name = short[c["iso3"]]
    known, seen = [], {key(name)}
    for n in [c["name"], c["official_wordnet"]] + c["alt_names"].split("|") + others[c["iso2"]]:
        if n and key(n) not in seen and len(n) > 2 and "(" not in n: known.append(n.strip())
        seen.add(key(n))
    rows.append((c["iso3"].lower(), c["iso2"], name, continent.get(c["iso2"], ""), c["capital"], "|".join(known)))
write("iso_countries.tsv",
      "# Countries and territories by their ISO 3166-1 codes (iso3 in lower case; XKX for Kosovo), with capital, continent and names in other languages.\n"
      "# Made by tools/gazetteer/gazetteer.py from Unicode CLDR (Unicode License V3), WordNet (WordNet licence), GeoNames (capitals, CC BY 4.0) and\n"
      "# general knowledge (continents).\n", ["iso3", "iso2", "name", "continent", "capital", "other_names"], rows)

# The places of install_gazetteer(): a line "=ISO3" begins a country; below it name, latitude, longitude (0.01 degree), inhabitants, "C" for the
# capital, and the names that English has or had for it.
exonyms = collections.defaultdict(list)
for n, code, _, _, name in EXTRA:
    if n != name and not n.startswith("Washington"): exonyms[code, key(plain(name))].append(n)
exonyms["USA", "washington, d.c."] = ["Washington", "Washington DC"]
places = collections.defaultdict(list)
for c in read("cities.tsv"):
    code = iso3.get(c["country_iso2"])
    if code is None: continue
    capital = c["feature_code"] == "PPLC"
    places[code].append((-int(c["population"]), c["name"], f"{float(c['lat']):.2f}", f"{float(c['lon']):.2f}", "C" if capital else "",
                         "|".join(exonyms.pop((code, key(plain(c["name"]))), []))))  # the largest of a name comes first
with open(os.path.join(out, "news_archive_places.txt"), "w", encoding="utf-8") as f:
    f.write("# Places of 15,000 inhabitants or more, and capitals.  From GeoNames, https://www.geonames.org, CC BY 4.0; made by tools/gazetteer/gazetteer.py.\n")
    for code in sorted(places):
        f.write(f"={code}\n")
        for n, name, lat, lon, capital, other in sorted(places[code]): f.write("\t".join([name, lat, lon, str(-n), capital, other]).rstrip("\t") + "\n")
