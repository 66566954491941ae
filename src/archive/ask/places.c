/*
 * places.c - lines of the file of places (tools/gazetteer makes it).
 *
 * A line "=ISO3" begins a country; below it a place a line: name, latitude, longitude, inhabitants, "C" for the capital,
 * other names; tabs between, what is empty at the end left out.
 */
#include "extension/core.h"

#include "archive/ask/places.h"

#define FIELDS 6

pg_noreturn static void
wrong_line(int line_no, const char *reason)
{
	ereport(ERROR,
			(errcode(ERRCODE_CONFIG_FILE_ERROR),
			 errmsg("line %d of the gazetteer %s", line_no, reason),
			 errhint("Install the file that came with this version of news_archive: make install.")));
}

/* Cuts a line at its tabs; fields that are not there are empty. */
static void
cut(char *line, int line_no, char **fields)
{
	int			n = 0;

	for (char *at = line; at != NULL; n++)
	{
		char	   *tab = strchr(at, '\t');

		if (n == FIELDS)
			wrong_line(line_no, "has more than six fields");
		if (tab)
			*tab = '\0';
		fields[n] = at;
		at = tab ? tab + 1 : NULL;
	}
	while (n < FIELDS)
		fields[n++] = "";
}

static double
number(const char *field, int line_no, double least, double most)
{
	char	   *end;
	double		v = strtod(field, &end);

	if (end == field || *end != '\0' || !(v >= least && v <= most))
		wrong_line(line_no, "has a number that is none, or out of range");
	return v;
}

bool
place_line(char *line, int line_no, char *country, ListedPlace *place)
{
	char	   *fields[FIELDS];

	if (line[0] == '#' || line[0] == '\0')
		return false;
	if (line[0] == '=')
	{
		if (strlen(line) != 4)
			wrong_line(line_no, "begins a country without a code of three letters");
		memcpy(country, line + 1, 4);
		return false;
	}
	if (country[0] == '\0')
		wrong_line(line_no, "has a place before any country");
	cut(line, line_no, fields);
	if (fields[0][0] == '\0')
		wrong_line(line_no, "has no name");
	*place = (ListedPlace) {
		.name = fields[0],.country = country,
			.latitude = (float) number(fields[1], line_no, -90, 90),.longitude = (float) number(fields[2], line_no, -180, 180),
			.population = (int32) number(fields[3], line_no, 0, PG_INT32_MAX),
			.capital = strcmp(fields[4], "C") == 0,.other_names = fields[5]
	};
	return true;
}
