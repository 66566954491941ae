-- mentions: people, organisations and places in a text.

CREATE FUNCTION news_archive.mentions(body text, OUT mention_no int, OUT start int, OUT length int, OUT mention text,
	OUT kind text, OUT chain int, OUT name text, OUT role text, OUT country text, OUT sector text, OUT confidence real,
	OUT form text, OUT basis text, OUT organisation text, OUT probability real)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_mentions';
COMMENT ON FUNCTION news_archive.mentions(text) IS
'Finds the people, organisations and places of a text and says which mentions are the same one (chain). '
'start is a 1-based character, length counts characters, and substring(body, start, length) = mention. kind: '
'person, organisation, place, other (groups and adjectives). form: name (a title is outside its words), description '
'(the words of an office or group; its country is outside them), pronoun. name is the fullest name in the chain; '
'role, country (ISO 3166-1 alpha-3) and sector (PLOVER) come from the mention or from its chain, NULL when the text '
'does not tell; organisation is the fullest name of the body that the role belongs to ("the head of Y"). '
'A group told for two countries ("the foreign ministers of Russia and Iran") is one row a country. '
'A pronoun that means no one found has chain NULL. probability (0 to 1) is how probable the reader held each word of a '
'name to be of a name of this kind, by its sentence alone; NULL where form is not name; confidence counts the rules '
'and the whole text as well. No rows for NULL or an empty text.';

CREATE FUNCTION news_archive.sectors() RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sectors';
COMMENT ON FUNCTION news_archive.sectors() IS 'The sectors of PLOVER: what people and bodies act for.';

CREATE FUNCTION news_archive.sector_is(sector text, flag text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_sector_is';
COMMENT ON FUNCTION news_archive.sector_is(text, text) IS
'Whether a sector has a flag of data/sectors.tsv: national, home, domestic, official, public, distinct or '
'international. False for what is no sector or no flag.';
