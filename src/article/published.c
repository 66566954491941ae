/*
 * published.c - the day an article was published: every date that may be it, which one is taken, and why.
 *
 * In: lines with roles.  Out: Article.published, its basis and confidence, Article.modified, and the candidates with the
 * reason for which each was not taken.  The day of collection only bounds them: it is never the answer.
 */
#include "article/published.h"

#define YEAR_FIRST		1800	/* no article is older */
#define HEAD_LINES		20		/* without a title: before the story */
#define HEAD_LINES_INSIDE 8		/* of the story */
#define HEAD_BYTES		60		/* of the story's first line */
#define DISTANCE_MAX	25		/* lines from the title: the nearer the surer */
#define DISTANCE_COST	0.002
#define LABEL_BYTES		40		/* before a date, where "Published" may stand */
#define YEARS_TRIED		40		/* for a dateline without a year */

static const struct
{
	const char *basis;
	float		confidence;
}			sources[] =
{
	[DATE_METADATA] = {"metadata", 0.97},
	[DATE_META_ELEMENT] = {"meta element", 0.96},
	[DATE_ADDRESS] = {"address", 0.93},
	[DATE_PUBLISHED_LINE] = {"published line", 0.95},
	[DATE_TIME_ELEMENT] = {"time element", 0.9},
	[DATE_LINE] = {"date line", 0.88},
	[DATE_BYLINE] = {"byline", 0.88},
	[DATE_DATELINE] = {"dateline", 0.85},
	[DATE_DATELINE_WEEKDAY] = {"dateline and weekday", 0.8},
	[DATE_MODIFIED_LINE] = {"modified line", 0.7},
	[DATE_AFTER_STORY] = {"date line after the story", 0.6},
	[DATE_FAR_LINE] = {"date line far from the story", 0.45},
	[DATE_HEAD_OF_STORY] = {"head of the story", 0.5},
	[DATE_IN_STORY] = {"in the story", 0.1},
	[DATE_IN_COMMENT] = {"in the comments", 0.05},
};

const char *
date_source_name(DateSource source)
{
	return sources[source].basis;
}

void
dates_add(DateCandidates *dates, Day day, Day other, DateSource source, const char *words)
{
	DateCandidate *c;

	if (dates->count == DATE_CANDIDATES_MAX)
		return;
	c = &dates->items[dates->count++];
	c->day = day;
	c->other = other;
	c->source = source;
	c->words = words;
	c->confidence = sources[source].confidence;
	c->rejected = NULL;
}

/* The label before a date: does it speak of a change? */
static bool
says_modified(const char *s, int32 length)
{
	static const char *const words[] = {"odified", "pdated", "pdate", "UPDATED", "ktualisiert", "geändert", "is à jour", "ctualizado",
	"tualizado", "ggiornato", "MODIFIED", "Stand:", "обновлено", "ijgewerkt"};
	char		copy[128];

	length = Min(length, (int32) sizeof(copy) - 1);
	memcpy(copy, s, length);
	copy[length] = '\0';
	for (size_t i = 0; i < lengthof(words); i++)
		if (strstr(copy, words[i]) != NULL)
			return true;
	return false;
}

static bool
says_published(const char *s, int32 length)
{
	static const char *const words[] = {"ublished", "osted", "PUBLISHED", "POSTED", "eröffentlicht", "ublié", "ublicado", "ubblicato",
	"epubliceerd", "Datum", "Date", "ublikováno", "опубликовано"};
	char		copy[128];

	length = Min(length, (int32) sizeof(copy) - 1);
	memcpy(copy, s, length);
	copy[length] = '\0';
	for (size_t i = 0; i < lengthof(words); i++)
		if (strstr(copy, words[i]) != NULL)
			return true;
	return false;
}

/* Between title and story, or thereabouts. */
static bool
is_near_head(const Lines *lines, int32 at)
{
	int32		from = lines->title >= 0 ? lines->title - 3 : lines->first - HEAD_LINES;

	return at >= from && at <= lines->first + HEAD_LINES_INSIDE;
}

/* Where a date stands decides what it may be; `from` is where the words before it begin. */
static DateSource
source_of(const Lines *lines, int32 at, const LineDate *date, int32 from, bool comments)
{
	const Line *line = &lines->items[at];
	int32		label = Max(from, date->at.start - LABEL_BYTES);
	bool		prose = line->role != ROLE_DATE && line->n_words > 12;
	bool		in_story = at >= lines->first && at <= lines->last;

	if (comments)
		return DATE_IN_COMMENT;
	if (in_story && prose && line->role == ROLE_BODY)
		return at <= lines->first + 1 && date->at.start <= HEAD_BYTES ? DATE_HEAD_OF_STORY : DATE_IN_STORY;
	if (line->role == ROLE_RELATED || (line->n_words > 40 && at >= lines->first))
		return DATE_IN_STORY;
	if (says_modified(line->text + label, date->at.start - label))
		return DATE_MODIFIED_LINE;
	if (says_published(line->text + label, date->at.start - label) && at <= lines->last + 6)
		return DATE_PUBLISHED_LINE;
	if (line->role == ROLE_AUTHOR && at <= lines->last + 3)
		return DATE_BYLINE;
	if (is_near_head(lines, at))
		return prose ? DATE_FAR_LINE : DATE_LINE;
	if (at > lines->last && at <= lines->last + 8 && !prose)
		return DATE_AFTER_STORY;
	return in_story && line->role != ROLE_DATE ? DATE_IN_STORY : DATE_FAR_LINE;
}

static void
dates_of_line(DateCandidates *dates, const Lines *lines, int32 at, bool comments)
{
	const Line *line = &lines->items[at];
	int32		head = lines->title >= 0 ? lines->title : lines->first;
	int32		distance = Min(at >= head ? at - head : 2 * (head - at) + 4, DISTANCE_MAX);
	int32		from = 0;
	LineDate	date;

	for (int n = 0; n < 4 && line_date_next(line->text, Min(line->length, 2000), from, &date); n++)
	{
		dates_add(dates, date.day, date.other, source_of(lines, at, &date, from, comments),
				  pnstrdup(line->text + date.at.start, span_length(date.at)));
		if (dates->count < DATE_CANDIDATES_MAX)
			dates->items[dates->count - 1].confidence -= distance * DISTANCE_COST;
		from = date.at.end;
	}
}

/* ".../2013/02/02/...", ".../2013-02-02...", "...20130202..." */
bool
address_day(const char *url, Day *day)
{
	int32		length = strlen(url);

	for (int32 i = 1; i + 8 <= length; i++)
	{
		int			y,
					m,
					d,
					n = 0;

		if (!(url[i] == '1' || url[i] == '2') || (url[i - 1] >= '0' && url[i - 1] <= '9'))
			continue;
		if ((sscanf(url + i, "%4d/%2d/%2d%n", &y, &m, &d, &n) == 3 || sscanf(url + i, "%4d-%2d-%2d%n", &y, &m, &d, &n) == 3 ||
			 (strspn(url + i, "0123456789") == 8 && sscanf(url + i, "%4d%2d%2d%n", &y, &m, &d, &n) == 3)) && n >= 8 &&
			!(url[i + n] >= '0' && url[i + n] <= '9') && y >= 1990 && y < 2100 && m >= 1 && m <= 12 && d >= 1 && d <= 31)
		{
			*day = day_of(y, m, d);
			return true;
		}
	}
	return false;
}

/* The latest year from 1900 that the lines name, 0 when there is none. */
static int
latest_year(const Lines *lines, int limit)
{
	int			latest = 0;

	for (int32 i = lines->first; i <= lines->last; i++)
	{
		const char *s = lines->items[i].text;

		for (int32 k = 0; k + 4 <= lines->items[i].length; k++)
		{
			int			y;

			if ((s[k] != '1' && s[k] != '2') || (k > 0 && strchr(" (-/", s[k - 1]) == NULL) || strspn(s + k, "0123456789") != 4 ||
				s[k + 4] == '%' || (s[k + 4] == ',' && s[k + 5] >= '0' && s[k + 5] <= '9'))
				continue;
			y = (s[k] - '0') * 1000 + (s[k + 1] - '0') * 100 + (s[k + 2] - '0') * 10 + s[k + 3] - '0';
			if (y >= 1900 && y <= limit && y > latest)
				latest = y;
		}
	}
	return latest;
}

/* "on Saturday" in the first sentences of the dateline's paragraph: 0..6, or -1. */
static int
weekday_in(const Line *line)
{
	static const char *const names[] = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

	for (int32 k = 0; k < line->n_words && k < 80; k++)
		for (int d = 0; d < 7; d++)
			if (strcmp(line->words[k], names[d]) == 0 &&
				!(k > 0 && (strcmp(line->words[k - 1], "last") == 0 || strcmp(line->words[k - 1], "next") == 0)))
				return d;
	return -1;
}

/* Month and day without a year in a dateline, on the weekday its paragraph names: the years that fit. */
static void
dateline_days(DateCandidates *dates, const Dateline *dateline, const Lines *lines, Day collected)
{
	int			year,
				month,
				day;
	int			weekday = weekday_in(dateline->line);
	int			limit = 2100;
	int			first;
	int			fits = 0;
	Day			found = DAY_NONE;

	if (collected != DAY_NONE)
		day_parts(collected, &limit, &month, &day);
	first = latest_year(lines, limit);
	if (weekday < 0 || first == 0)
		return;
	for (year = first; year <= first + YEARS_TRIED && year <= limit; year++)
	{
		Day			d = day_of(year, dateline->month, dateline->day);

		if (day_of_week(d) != weekday || (collected != DAY_NONE && d > collected + 1))
			continue;
		if (fits++ == 0)
			found = d;
	}
	if (fits == 0)
		return;
	dates_add(dates, found, DAY_NONE, DATE_DATELINE_WEEKDAY, dateline->text);
	if (collected == DAY_NONE || fits > 1)
		dates->items[dates->count - 1].confidence = 0.6;
}

void
dates_collect(DateCandidates *dates, const Lines *lines, const Dateline *dateline, const char *url, Day collected)
{
	bool		comments = false;
	Day			day;

	if (url != NULL && address_day(url, &day))
		dates_add(dates, day, DAY_NONE, DATE_ADDRESS, url);
	if (dateline->line != NULL && dateline->full != DAY_NONE)
		dates_add(dates, dateline->full, DAY_NONE, DATE_DATELINE, dateline->text);
	for (int32 i = 0; i < lines->count; i++)
	{
		const Line *line = &lines->items[i];

		if (line->role == ROLE_COMMENT && line->scope == SCOPE_STOP && i > lines->last)
			comments = true;
		if (line->role == ROLE_URL)
			continue;
		dates_of_line(dates, lines, i, comments);
	}
	if (dateline->line != NULL && dateline->full == DAY_NONE && dateline->month > 0)
		dateline_days(dates, dateline, lines, collected);
}

/* Day and month changed over, when the page writes month first. */
static void
settle_order(DateCandidates *dates, FigureOrder order)
{
	for (int i = 0; i < dates->count; i++)
	{
		DateCandidate *c = &dates->items[i];

		if (c->other == DAY_NONE)
			continue;
		for (int k = 0; k < dates->count && order == ORDER_UNKNOWN; k++)
			if (dates->items[k].other == DAY_NONE && dates->items[k].source < DATE_IN_STORY)
				order = dates->items[k].day == c->day ? ORDER_DAY_MONTH : dates->items[k].day == c->other ? ORDER_MONTH_DAY : order;
		if (order == ORDER_MONTH_DAY)
			c->day = c->other;
		else if (order == ORDER_UNKNOWN)
			c->confidence *= 0.5;
	}
}

static void
reject_impossible(DateCandidates *dates, Day collected)
{
	for (int i = 0; i < dates->count; i++)
	{
		DateCandidate *c = &dates->items[i];

		if (c->day < day_of(YEAR_FIRST, 1, 1))
			c->rejected = "before 1800";
		else if (collected != DAY_NONE && c->day > collected + 1)
			c->rejected = "after the day of collection";
		else if (c->source == DATE_IN_STORY)
			c->rejected = "in the story";
		else if (c->source == DATE_IN_COMMENT)
			c->rejected = "in the comments";
	}
}

/* The surest; between equals the one that is said first. */
static DateCandidate *
surest(DateCandidates *dates, bool modified)
{
	DateCandidate *best = NULL;

	for (int i = 0; i < dates->count; i++)
	{
		DateCandidate *c = &dates->items[i];

		if (c->rejected == NULL && (c->source == DATE_MODIFIED_LINE) == modified && (best == NULL || c->confidence > best->confidence))
			best = c;
	}
	return best;
}

void
dates_choose(DateCandidates *dates, Article *article, FigureOrder order, Day collected)
{
	DateCandidate *best;
	DateCandidate *modified;

	settle_order(dates, order);
	reject_impossible(dates, collected);
	modified = surest(dates, true);
	best = surest(dates, false);
	if (modified != NULL)
		article->modified = (DayRange) {modified->day, modified->day + 1};
	if (best == NULL || (modified != NULL && modified->confidence > best->confidence + 0.05))
		best = modified;
	if (best == NULL)
	{
		article->published_basis = dates->count == 0 ? "no date in the text" : "no date is sure enough";
		return;
	}
	article->published = (DayRange) {best->day, best->day + 1};
	article->published_basis = sources[best->source].basis;
	article->published_confidence = best->confidence;
	for (int i = 0; i < dates->count; i++)
	{
		DateCandidate *c = &dates->items[i];

		if (c == best || c->rejected != NULL)
			continue;
		if (c->day != best->day)
			c->rejected = "another is surer";
		else if (c->source != best->source)
			article->published_confidence = Min(0.99, best->confidence + 0.05);
	}
}
