/*
 * chart.c - what the drawings share.
 */
#include "reports/chart.h"

#include "reports/assets.h"

#define FIRST_DAY	(-2451545)	/* 4714 BC, where PostgreSQL's days begin */
#define LAST_DAY	2921939		/* 9999-12-30 */
#define TICKS		7

/* ---- values ---- */

int
member_int(const Json *object, const char *key)
{
	const Json *value = json_member(object, key);
	double		number;

	if (value == NULL || value->kind != JSON_NUMBER)
		return 0;
	number = strtod(value->string, NULL);
	/* so that sums of some do not overflow */
	return number > -1e7 && number < 1e7 ? (int) number : 0;
}

bool
member_true(const Json *object, const char *key)
{
	const Json *value = json_member(object, key);

	return value != NULL && value->kind == JSON_TRUE;
}

Day
member_day(const Json *object, const char *key)
{
	const Json *value = json_member(object, key);

	if (value == NULL || value->kind != JSON_NUMBER)
		return DAY_NONE;
	return Max(FIRST_DAY, Min(LAST_DAY, member_int(object, key)));
}

/* The members "from" and "to" of an object as a range of days; not known where they leave no day between them. */
DayRange
member_days(const Json *object)
{
	DayRange	r = {member_day(object, "from"), member_day(object, "to")};

	if (r.from != DAY_NONE && r.to != DAY_NONE && r.to <= r.from)
		return NO_DAYS;
	return r;
}

int
members(const Json *array)
{
	int			n = 0;

	if (array)
		for (const Json *item = array->first; item != NULL; item = item->next)
			n++;
	return n;
}

const Json *
first_of(const Json *object, const char *key)
{
	const Json *array = json_member(object, key);

	return array && array->kind == JSON_ARRAY ? array->first : NULL;
}

char *
cut_short(const char *text, int most)
{
	int			n = 0;
	const char *at = text;
	const char *cut = NULL;

	for (; *at; at++)
		if (((unsigned char) *at & 0xC0) != 0x80)
		{
			if (n == most - 1)
				cut = at;
			if (++n > most)
				return psprintf("%.*s\xE2\x80\xA6", (int) (cut - text), text);
		}
	return pstrdup(text);
}

const char *
quad_colour(int quad)
{
	static const char *const colours[] = {"#767676", "#56B4E9", "#0072B2", "#E69F00", "#D55E00"};

	return colours[quad >= 1 && quad <= 4 ? quad : 0];
}

/* ---- the frame ---- */

/*
 * What every drawing begins with: with `alone` the style it needs as a file of its own; its title and description for those who do not
 * see it.
 */
static void
frame(Markup *m, const Json *data, const char *name, bool alone)
{
	const char *title = json_string(data, "title");
	const char *describes = json_string(data, "describes");

	markup_attr(m, "class", "chart");
	markup_attr(m, "role", "group");
	markup_attrf(m, "aria-labelledby", describes ? "%s-title %s-desc" : "%s-title", name, name);
	markup_open(m, "title");
	markup_attrf(m, "id", "%s-title", name);
	markup_text(m, title ? title : name);
	markup_close(m);
	if (describes)
	{
		markup_open(m, "desc");
		markup_attrf(m, "id", "%s-desc", name);
		markup_text(m, describes);
		markup_close(m);
	}
	if (alone)
		markup_element(m, "style", NULL, asset_chart_css);
}

void
chart_begin(Markup *m, const Json *data, const char *name, bool alone, double height)
{
	markup_open(m, "svg");
	if (alone)
	{
		markup_attr(m, "xmlns", "http://www.w3.org/2000/svg");
		markup_attrf(m, "viewBox", "0 0 %d %.0f", CHART_WIDTH, height);
		markup_attrf(m, "width", "%d", CHART_WIDTH);
	}
	else
		markup_attr(m, "width", "100%");
	markup_attrf(m, "height", "%.0f", height);
	frame(m, data, name, alone);
}

void
chart_begin_box(Markup *m, const Json *data, const char *name, bool alone, double width, double height)
{
	markup_open(m, "svg");
	if (alone)
		markup_attr(m, "xmlns", "http://www.w3.org/2000/svg");
	markup_attrf(m, "viewBox", "0 0 %.0f %.0f", width, height);
	markup_attrf(m, "width", "%.0f", width);
	markup_attrf(m, "height", "%.0f", height);
	frame(m, data, name, alone);
}

void
chart_text(Markup *m, double x, double y, const char *anchor, const char *class, const char *text)
{
	markup_open(m, "text");
	markup_attrf(m, "x", "%.2f%%", x);
	markup_attrf(m, "y", "%.1f", y);
	markup_attr(m, "text-anchor", strcmp(anchor, "start") ? anchor : NULL);
	markup_attr(m, "class", class);
	markup_text(m, text);
	markup_close(m);
}

void
chart_rect(Markup *m, double x, double y, double width, double height, const char *class)
{
	markup_open(m, "rect");
	markup_attrf(m, "x", "%.2f%%", x);
	markup_attrf(m, "y", "%.1f", y);
	markup_attrf(m, "width", "%.2f%%", width);
	markup_attrf(m, "height", "%.1f", height);
	markup_attr(m, "class", class);
}

/* ---- the line of time ---- */

static void
tick(Markup *m, double x, double y, double bottom, const char *name, bool between)
{
	markup_open(m, "line");
	markup_attr(m, "class", "grid");
	markup_attr(m, "stroke", "#d5d0c6");
	markup_attrf(m, "x1", "%.2f%%", x);
	markup_attrf(m, "x2", "%.2f%%", x);
	markup_attrf(m, "y1", "%.1f", y + 5);
	markup_attrf(m, "y2", "%.1f", bottom);
	markup_close(m);
	/* a name near an end keeps inside */
	chart_text(m, x, y, x < 6 ? "start" : x > 90 ? "end" : "middle", between ? "tick between" : "tick", name);
}

/* The year stands at the first tick, and where it begins. */
static char *
tick_name(Period p, Day day, bool first)
{
	Period		named = {.unit = p.unit >= UNIT_MONTH ? UNIT_MONTH : UNIT_DAY};
	char	   *name;
	char	   *space;
	int			y,
				m,
				d;

	if (p.unit == UNIT_YEARS)
		return period_name((Period) {UNIT_YEARS, 1}, day);
	name = period_name(named, day);
	day_parts(day, &y, &m, &d);
	if (first || (m == 1 && d <= (p.unit == UNIT_WEEK ? 7 : 1)))
		return name;
	/* "18 May 2024" is 18 May, "44 BC" has no months */
	space = strrchr(name, ' ');
	if (space != NULL && strcmp(space, " BC") != 0)
		*space = '\0';
	return name;
}

void
chart_axis(Markup *m, const Scale *s, double y, double bottom)
{
	Period		p = period_for(s, TICKS);
	Day			day = period_start(p, s->from);
	int			n = 0;

	if (s->from == s->to)
		return;
	if (day < s->from)
		day = period_next(p, day);
	/* every other name is left out on a small screen */
	for (; day < s->to; day = period_next(p, day), n++)
		if (!(s->earlier && scale_place(s, day) < 11) && !(s->later && scale_place(s, day) > 90))
			tick(m, scale_place(s, day), y, bottom, tick_name(p, day, n == 0), n % 2 == 1);
	if (s->earlier)
		chart_text(m, 0, y, "start", "tick", "earlier");
	if (s->later)
		chart_text(m, 100, y, "end", "tick", "later");
}
