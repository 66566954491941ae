/*
 * table.c - a table of articles with the names of its fields in the first line (CSV by RFC 4180, with commas, semicolons
 * or tabs), as one JSON object a row.
 *
 * In: text in UTF-8.  Out: rows as {"title": "...", "text": "..."}; data/json_fields.tsv says what a field means.
 */
#include "article/raw_articles.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_json_fields;

#define COLUMNS_MAX		200
#define NAME_MAX_BYTES	40

typedef struct Cell
{
	const char *s;
	int32		length;
} Cell;

typedef struct Row
{
	int			count;			/* cells, those beyond COLUMNS_MAX too */
	Cell		cells[COLUMNS_MAX];
} Row;

/* The cell at *at, its quotes taken off; *at gets the byte behind it: a separator, a line's end, or the end. */
static Cell
read_cell(const char *s, int32 length, char separator, int32 *at)
{
	int32		from = *at;
	char	   *out;
	int32		n = 0;

	if (from >= length || s[from] != '"')
	{
		while (*at < length && s[*at] != separator && s[*at] != '\n')
			(*at)++;
		n = *at - from;
		return (Cell) {s + from, n > 0 && s[from + n - 1] == '\r' ? n - 1 : n};
	}
	for (int32 i = from + 1; i < length && !(s[i] == '"' && (i + 1 >= length || s[i + 1] != '"')); i += s[i] == '"' ? 2 : 1)
		n++;
	out = palloc(n + 1);
	n = 0;
	for (*at = from + 1; *at < length; (*at)++)
	{
		if (s[*at] == '"' && (++(*at) >= length || s[*at] != '"'))
			break;
		out[n++] = s[*at];
	}
	while (*at < length && s[*at] != separator && s[*at] != '\n')	/* what stands behind the closing quote is dropped */
		(*at)++;
	return (Cell) {out, n};
}

/* The row at *at, which is moved behind it; false at the end. */
static bool
read_row(const char *s, int32 length, char separator, int32 *at, Row *row)
{
	row->count = 0;
	while (*at < length && (s[*at] == '\n' || s[*at] == '\r'))
		(*at)++;
	if (*at >= length)
		return false;
	for (;;)
	{
		Cell		cell = read_cell(s, length, separator, at);

		if (row->count < COLUMNS_MAX)
			row->cells[row->count] = cell;
		row->count++;
		if (*at >= length || s[(*at)++] == '\n')
			return true;
	}
}

/* The row of data/json_fields.tsv for a column's name ("Published at" is published_at), or -1. */
static int
field_row(Cell name)
{
	char		key[NAME_MAX_BYTES + 1];

	if (name.length == 0 || name.length > NAME_MAX_BYTES)
		return -1;
	for (int32 i = 0; i < name.length; i++)
	{
		char		c = name.s[i];

		key[i] = c >= 'A' && c <= 'Z' ? c + 32 : c == ' ' || c == '-' ? '_' : c;
	}
	return lexicon_find(&lexicon_json_fields, key, name.length);
}

/* Names of fields, two of them known, and one that holds words of the article or its address. */
static bool
is_header(const Row *row)
{
	static const char *const telling[] = {"title", "text", "html", "url", "description"};
	int			known = 0;
	bool		tells = false;

	if (row->count < 2 || row->count > COLUMNS_MAX)
		return false;
	for (int i = 0; i < row->count; i++)
	{
		int			field = field_row(row->cells[i]);

		if (row->cells[i].length > NAME_MAX_BYTES)
			return false;
		known += field >= 0;
		tells |= field >= 0 && is_one_of(lexicon_cell(&lexicon_json_fields, field, 1), telling, lengthof(telling));
	}
	return known >= 2 && tells;
}

/* The separator of a table with a header and a row that has as many cells; '\0' when `raw` is none. */
static char
separator_of(const char *raw, int32 length, Row *header, int32 *behind)
{
	static const char separators[] = {',', ';', '\t'};
	Row		   *row = palloc(sizeof(Row));
	int32		start = length > 6 && strncasecmp(raw, "sep=", 4) == 0 ? 5 : 0;	/* a line of Excel's */
	char		found = '\0';

	for (size_t i = 0; i < lengthof(separators) && found == '\0'; i++)
	{
		int32		at = start;

		if (read_row(raw, Min(length, COLUMNS_MAX * (NAME_MAX_BYTES + 3)), separators[i], &at, header) && is_header(header))
		{
			*behind = at;
			if (read_row(raw, length, separators[i], &at, row) && row->count == header->count)
				found = separators[i];
		}
	}
	pfree(row);
	return found;
}

bool
looks_like_table(const char *raw, int32 length)
{
	Row		   *header = palloc(sizeof(Row));
	int32		behind;
	bool		table = separator_of(raw, length, header, &behind) != '\0';

	pfree(header);
	return table;
}

void
table_articles(RawArticles *list, const char *raw, int32 length)
{
	Row		   *header = palloc(sizeof(Row));
	Row		   *row = palloc(sizeof(Row));
	int32		at;
	char		separator = separator_of(raw, length, header, &at);

	while (separator != '\0' && read_row(raw, length, separator, &at, row))
	{
		JsonWriter	w;

		CHECK_FOR_INTERRUPTS();
		json_begin(&w);
		for (int i = 0; i < row->count && i < COLUMNS_MAX; i++)
		{
			const char *name = i < header->count ? NULL : psprintf("column_%d", i + 1);

			json_put_n(&w, name != NULL ? name : header->cells[i].s, name != NULL ? (int32) strlen(name) : header->cells[i].length,
					   row->cells[i].s, row->cells[i].length);
		}
		json_end(&w);
		raw_articles_add(list, w.s, w.length, FORMAT_JSON);
	}
}
