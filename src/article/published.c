/*
 * published.c - the day an article was published: every date that may be it, which one is taken, and why.
 *
 * In: lines with roles.  Out: Article.published, its basis and confidence, Article.modified, and the candidates with the
 * reason for which each was not taken.  The day of collection only bounds them: it is never the answer.
 */
#include "article/published.h"

#include "article/date_labels.h"
#include "article/line_marks.h"
#include "dates/date_figures.h"
#include "text/calendar_words.h"

#define YEAR_FIRST		1800	/* no article is older */
#define YEAR_LAST		2199	/* or younger */
#define ADDRESS_YEAR_FIRST 1990	/* addresses of pages have no other years */
#define ADDRESS_YEAR_LAST 2099
#define HEAD_LINES		20		/* without a title: before the story */
#define HEAD_LINES_INSIDE 8		/* of the story */
#define HEAD_BYTES		60		/* of the story's first line */
#define DISTANCE_MAX	25		/* lines from the title: the nearer the surer */
#define DISTANCE_COST	0.002
#define CHRONICLE_LINES	3		/* around one that a date leads, where others would be */
#define TEASER_LINES	3		/* of date and byline under the title of another article */
#define PUBLISHED_AFTER	20		/* lines after the story in which it may stand */
#define AGREE_BONUS		0.02	/* for each other place far from the story that has the same day */
#define AGREE_MAX		3
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
	[DATE_BYLINE] = {"byline", 0.93},
	[DATE_DATELINE] = {"dateline", 0.85},
	[DATE_DATELINE_WEEKDAY] = {"dateline and weekday", 0.8},
	[DATE_MODIFIED_LINE] = {"modified line", 0.7},
	[DATE_AFTER_STORY] = {"date line after the story", 0.6},
	[DATE_FAR_LINE] = {"date line far from the story", 0.45},
	[DATE_HEAD_OF_STORY] = {"head of the story", 0.5},
	[DATE_IN_STORY] = {"in the story", 0.1},
	[DATE_OF_ANOTHER] = {"of something else", 0.1},
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
	c->order = DAY_ORDER_UNKNOWN;
	c->source = source;
	c->words = words;
	c->confidence = sources[source].confidence;
	c->rejected = NULL;
}

/* Words of a line that somebody else's post was put in with. */
static bool
is_embedded(const char *s, int32 length)
{
	char		copy[128];

	length = Min(length, (int32) sizeof(copy) - 1);
	memcpy(copy, s, length);
	copy[length] = '\0';
	for (int row = -1; (row = next_line_mark("embedded post", row)) >= 0;)
		if (strstr(copy, line_mark(row)) != NULL)
			return true;
	return false;
}

/* What the words before the date say of it; of a date that begins its line, the short line above. */
static DateLabel
label_of(const Lines *lines, int32 at, const FullDate *date, int32 from)
{
	const Line *line = &lines->items[at];
	const Line *above = at > 0 ? line - 1 : NULL;
	DateLabel	label = date_label(line->text + from, date->at.start - from);
	FullDate	own;

	if (label == LABEL_NONE && date->at.start == 0 && above != NULL && above->role != ROLE_TITLE && above->role != ROLE_AUTHOR &&
		!line_date_next(above->text, above->length, 0, &own))
		label = date_label_above(above);
	/* a colon in a title or a byline makes no label of what stands before it */
	if (label == LABEL_UNKNOWN && (line->role == ROLE_TITLE || line->role == ROLE_AUTHOR))
		return LABEL_FREE;
	return label;
}

/* Does the line describe a picture, or does the line above?  "Photo: Ann Ode", "Date: 3 May 2022" */
static bool
is_by_picture(const Lines *lines, int32 at)
{
	return lines->items[at].role == ROLE_CAPTION || (at > 0 && lines->items[at - 1].role == ROLE_CAPTION);
}

/* "... was reborn.Monday, 6 January 2020": a date that closes the line, behind a finished sentence. */
static bool
closes_line(const Line *line, const FullDate *date)
{
	int32		at = date->at.start;

	while (at > 0 && line->text[at - 1] == ' ')
		at--;
	if (date->at.end != line->length || at == 0)
		return false;
	return strchr(".?!|\"", line->text[at - 1]) != NULL || (at > 2 && memcmp(line->text + at - 3, "\xE2\x80\x9D", 3) == 0);
}

/* "14.05.2021The town ...", "14 May 2021 - The town ...", "14 May 2021: The town": a date that opens a paragraph and is no part of it. */
static bool
leads_paragraph(const Line *line, const FullDate *date)
{
	static const char *const marks[] = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ": ", " | ", "\xE2\x80\x94", ". "};
	const char *behind = line->text + date->at.end;

	if (date->at.start > 0)
		return false;
	for (size_t i = 0; i < lengthof(marks); i++)
		if (strncmp(behind, marks[i], strlen(marks[i])) == 0)
			return true;
	return (*behind >= 'A' && *behind <= 'Z') || (unsigned char) *behind == 0xC3;	/* "14.05.2021Über" */
}

/* ... and the paragraphs around are not led by dates of their own, as those of a chronicle are. */
static bool
opens_line(const Lines *lines, int32 at, const FullDate *date)
{
	FullDate	next;

	if (!leads_paragraph(&lines->items[at], date))
		return false;
	for (int32 i = Max(at - CHRONICLE_LINES, 0); i <= at + CHRONICLE_LINES && i < lines->count; i++)
		if (i != at && line_date_next(lines->items[i].text, Min(lines->items[i].length, 2000), 0, &next) && leads_paragraph(&lines->items[i], &next))
			return false;
	return true;
}

/* What stands behind a time of day at s ("13:15"), or NULL when there is none. */
static const char *
after_time(const char *s)
{
	int			hours = strspn(s, "0123456789");

	if (hours < 1 || hours > 2 || (s[hours] != ':' && s[hours] != '.') || strspn(s + hours + 1, "0123456789") != 2)
		return NULL;
	return s + hours + 3;
}

/* "due March 31, 2021", "since 4 July": a word of the sentence stands right before the date. */
static bool
follows_word(const Line *line, const FullDate *date)
{
	int32		at = date->at.start;

	while (at > 0 && line->text[at - 1] == ' ')
		at--;
	return at > 0 && line->text[at - 1] >= 'a' && line->text[at - 1] <= 'z';
}

/* "18.03.2020 13:15": the time of day stands behind the date; with `range`, "13:15-14:00", which is when something happens. */
static bool
has_time_of_day(const Line *line, const FullDate *date, bool range)
{
	const char *s = line->text + date->at.end;

	s = after_time(s + strspn(s, " ,|-"));
	if (s == NULL || !range)
		return s != NULL;
	s += strspn(s, " -\xE2\x80\x93\x94");
	return after_time(s) != NULL;
}

/* Between title and story, or thereabouts. */
static bool
is_near_head(const Lines *lines, int32 at)
{
	int32		from = lines->title >= 0 ? lines->title - 3 : lines->first - HEAD_LINES;

	return at >= from && at <= lines->first + HEAD_LINES_INSIDE;
}

/* "3 May 2022 - 5 May 2022", "3 - 5 May 2022": the days on which something is on.  Behind "-" at s, or NULL. */
static const char *
after_dash(const char *s)
{
	s += strspn(s, " ");
	for (int row = -1; (row = next_line_mark("to a day", row)) >= 0;)
	{
		size_t		n = strlen(line_mark(row));

		if (strncmp(s, line_mark(row), n) == 0)
			return s + n + strspn(s + n, " ");
	}
	return NULL;
}

/* Two figures and a dash before byte `at`, which a date begins, and no time of day ("10:31 - 3 May 2022"). */
static bool
follows_day(const char *s, int32 at)
{
	int			digits = 0;

	while (at > 0 && s[at - 1] == ' ')
		at--;
	if (at > 0 && s[at - 1] == '-')
		at--;
	else if (at > 2 && (memcmp(s + at - 3, "\xE2\x80\x93", 3) == 0 || memcmp(s + at - 3, "\xE2\x80\x94", 3) == 0))
		at -= 3;
	else
		return false;
	while (at > 0 && (s[at - 1] == ' ' || s[at - 1] == '.'))
		at--;
	while (at > digits && s[at - 1 - digits] >= '0' && s[at - 1 - digits] <= '9')
		digits++;
	return (digits == 1 || digits == 2) && (at == digits || strchr(" (", s[at - 1 - digits]) != NULL) && atoi(s + at - digits) >= 1 &&
		atoi(s + at - digits) <= 31;
}

static bool
is_in_range(const Line *line, const FullDate *date)
{
	const char *next = after_dash(line->text + date->at.end);
	FullDate	other;
	int32		from = 0;

	if (next != NULL && line_date_next(line->text, line->length, next - line->text, &other) && other.at.start == next - line->text)
		return true;
	while (line_date_next(line->text, line->length, from, &other) && other.at.end < date->at.start)
	{
		next = after_dash(line->text + other.at.end);
		if (next == line->text + date->at.start)
			return true;
		from = other.at.end;
	}
	return follows_day(line->text, date->at.start);
}

/* Whether a date stands under the title of another article, in a list of such: "Dam gates closed", and below it "3 March 2019". */
static bool
is_of_teaser(const Lines *lines, int32 at)
{
	int32		before = at - 1;

	if (at >= lines->first && at <= lines->last)
		return false;
	while (before >= 0 && before > at - TEASER_LINES && (lines->items[before].role == ROLE_DATE || lines->items[before].role == ROLE_AUTHOR))
		before--;
	return before > lines->last && lines->items[before].role == ROLE_RELATED;
}

/* The date of a post that was put in, or of an appointment. */
static bool
is_of_another(const Lines *lines, int32 at, const FullDate *date)
{
	const Line *line = &lines->items[at];

	return is_embedded(line->text, line->length) || (at > 0 && is_embedded(line[-1].text, line[-1].length)) ||
		has_time_of_day(line, date, true) || is_in_range(line, date);
}

/* Where a date stands decides what it may be; `from` is where the words before it begin. */
static DateSource
source_of(const Lines *lines, int32 at, const FullDate *date, int32 from, bool comments)
{
	const Line *line = &lines->items[at];
	bool		prose = line->role != ROLE_DATE && line->n_words > 12;
	bool		in_story = at >= lines->first && at <= lines->last;
	DateLabel	label = label_of(lines, at, date, from);

	if (comments || line->role == ROLE_COMMENT)
		return DATE_IN_COMMENT;
	if (label == LABEL_OTHER || (label == LABEL_UNKNOWN && !prose) || (label == LABEL_DATE && is_by_picture(lines, at)) ||
		is_of_another(lines, at, date) || is_of_teaser(lines, at))
		return DATE_OF_ANOTHER;
	if (in_story && prose && ((at <= lines->first + 1 && (closes_line(line, date) || opens_line(lines, at, date))) ||
							  (is_near_head(lines, at) && has_time_of_day(line, date, false))))
		return DATE_LINE;
	if (in_story && prose && line->role == ROLE_BODY)
		return at <= lines->first + 1 && date->at.start <= HEAD_BYTES && !follows_word(line, date) ? DATE_HEAD_OF_STORY : DATE_IN_STORY;
	if (line->role == ROLE_RELATED || (line->n_words > 40 && at >= lines->first))
		return DATE_IN_STORY;
	if (label == LABEL_MODIFIED)
		return DATE_MODIFIED_LINE;
	if ((label == LABEL_PUBLISHED || label == LABEL_DATE) && at <= lines->last + PUBLISHED_AFTER)
		return DATE_PUBLISHED_LINE;
	if (line->role == ROLE_AUTHOR && at <= lines->last + 3)
		return DATE_BYLINE;
	if (is_near_head(lines, at))
		return prose && !has_time_of_day(line, date, false) ? DATE_FAR_LINE : DATE_LINE;
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
	FullDate	date;

	for (int n = 0; n < 4 && dates->count < DATE_CANDIDATES_MAX && line_date_next(line->text, Min(line->length, 2000), from, &date); n++)
	{
		DateCandidate *c = &dates->items[dates->count];

		dates_add(dates, date.day, date.other, source_of(lines, at, &date, from, comments),
				  pnstrdup(line->text + date.at.start, span_length(date.at)));
		c->confidence = Max(0.01, c->confidence - distance * DISTANCE_COST * (c->source == DATE_PUBLISHED_LINE ? 0.5 : 1));
		c->order = date.shown;
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
		DateFigures f;
		size_t		digits = url[i - 1] >= '0' && url[i - 1] <= '9' ? 0 : strspn(url + i, "0123456789");

		if (digits != 4 && digits != 8)
			continue;
		if (!(digits == 8 ? date_of_digits(url, length, i, &f) : date_figures_at(url, length, i, &f) && f.year_first && f.mark != '.') ||
			f.year < ADDRESS_YEAR_FIRST || f.year > ADDRESS_YEAR_LAST || (*day = day_of_date_figures(&f)) == DAY_NONE)
			continue;
		return true;
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
	for (int32 k = 0; k < line->n_words && k < 80; k++)
	{
		int			day = weekday_of_name(line->words[k]);

		if (day > 0 && !(k > 0 && (strcmp(line->words[k - 1], "last") == 0 || strcmp(line->words[k - 1], "next") == 0)))
			return day % 7;
	}
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

/* The order that the page's own dates in figures show, where one of them can be read in one way only and none in the other. */
static DayOrder
order_shown(const DateCandidates *dates)
{
	DayOrder order = DAY_ORDER_UNKNOWN;

	for (int i = 0; i < dates->count; i++)
	{
		DayOrder shown = dates->items[i].order;

		if (shown != DAY_ORDER_UNKNOWN && order != DAY_ORDER_UNKNOWN && shown != order)
			return DAY_ORDER_UNKNOWN;
		order = shown != DAY_ORDER_UNKNOWN ? shown : order;
	}
	return order;
}

/* Day and month changed over, when the page writes month first.  A date that stays open keeps its other reading. */
static void
settle_order(DateCandidates *dates, DayOrder order)
{
	for (int i = 0; i < dates->count; i++)
	{
		DateCandidate *c = &dates->items[i];

		if (c->other == DAY_NONE)
			continue;
		for (int k = 0; k < dates->count && order == DAY_ORDER_UNKNOWN; k++)
			if (dates->items[k].other == DAY_NONE && dates->items[k].source < DATE_IN_STORY)
				order = dates->items[k].day == c->day ? DAY_ORDER_DAY_FIRST : dates->items[k].day == c->other ? DAY_ORDER_MONTH_FIRST : order;
		if (order == DAY_ORDER_UNKNOWN)
		{
			c->confidence *= 0.5;
			continue;
		}
		if (order == DAY_ORDER_MONTH_FIRST)
			c->day = c->other;
		c->other = DAY_NONE;
	}
}

static bool
day_possible(Day day, Day collected)
{
	return day >= day_of(YEAR_FIRST, 1, 1) && day <= day_of(YEAR_LAST, 12, 31) && (collected == DAY_NONE || day <= collected + 1);
}

static void
reject_impossible(DateCandidates *dates, Day collected)
{
	for (int i = 0; i < dates->count; i++)
	{
		DateCandidate *c = &dates->items[i];

		if (c->day < day_of(YEAR_FIRST, 1, 1))
			c->rejected = "before 1800";
		else if (c->day > day_of(YEAR_LAST, 12, 31))
			c->rejected = "after 2199";
		else if (collected != DAY_NONE && c->day > collected + 1)
			c->rejected = "after the day of collection";
		else if (c->source == DATE_IN_STORY)
			c->rejected = "in the story";
		else if (c->source == DATE_OF_ANOTHER)
			c->rejected = "of something else";
		else if (c->source == DATE_IN_COMMENT)
			c->rejected = "in the comments";
	}
}

/* Days that stand at several places of a page are surer than those that stand once. */
static void
count_agreement(DateCandidates *dates)
{
	for (int i = 0; i < dates->count; i++)
	{
		DateCandidate *c = &dates->items[i];
		int			others = 0;

		if (c->rejected != NULL || c->source != DATE_FAR_LINE)
			continue;
		for (int k = 0; k < dates->count && others < AGREE_MAX; k++)
			others += k != i && dates->items[k].rejected == NULL && dates->items[k].day == c->day;
		c->confidence += others * AGREE_BONUS;
	}
}

/* The candidate of greatest confidence, of equals the first in the text; NULL when there is none. */
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
dates_choose(DateCandidates *dates, Article *article, DayOrder order, Day collected)
{
	DateCandidate *best;
	DateCandidate *modified;

	settle_order(dates, order != DAY_ORDER_UNKNOWN ? order : order_shown(dates));
	reject_impossible(dates, collected);
	count_agreement(dates);
	modified = surest(dates, true);
	best = surest(dates, false);
	if (modified != NULL)
		article->modified = (DayRange) {modified->day, modified->day + 1};
	if (day_range_known(article->modified) && !day_possible(article->modified.from, collected))
		article->modified = (DayRange) {DAY_NONE, DAY_NONE};
	if (best == NULL || (modified != NULL && modified->confidence > best->confidence + 0.05))
		best = modified;
	if (best == NULL)
	{
		article->published_basis = dates->count == 0 ? "no date in the text" : "no date is sure enough";
		return;
	}
	article->published = (DayRange) {best->day, best->day + 1};
	article->published_basis = best->other == DAY_NONE ? sources[best->source].basis : psprintf("%s, day or month first", sources[best->source].basis);
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
