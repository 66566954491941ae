/*
 * svg_timeline.c - events along a line of time, a lane for each type of act.
 *
 * In: {"title", "describes", "lanes": [{"type", "means", "quad"}], "events": [{"n", "lane" (from 0), "from", "to" (days since 2000,
 * half open; an open end is left out), "sources", "sure", "done", "label"}], "groups": [{"id", "from", "to"}]}.  An event is a bar as wide as its
 * days are inexact and as high as it has independent sources; what is not sure is pale with a broken edge, what was not done is
 * hollow.  A bar leads to #eN.  More than a few hundred are counted by week, month or year instead, and a bar leads to the group
 * of that time; these may come as one text instead, "many", a line an event: lane, from, to (* for an open end), 1 if it is sure.
 */
#include "reports/chart.h"

#define MOST_BARS	250
#define MOST_ROWS	12			/* bars above one another in a lane */
#define MOST_LANES	40
#define BINS		64			/* at most, and a few more where periods are shorter than their mean */
#define MOST_BINS	(BINS + 8)
#define NARROWEST	0.75		/* percent */
#define LABEL_HEIGHT 17
#define LANE_GAP	9
#define AXIS_HEIGHT 22
#define BIN_HEIGHT	34

typedef struct Bar
{
	const Json *event;			/* NULL of many */
	DayRange	days;
	int			lane;
	bool		sure;
	int			row;
	double		x;
	double		width;
	double		height;
} Bar;

typedef struct Lane
{
	const Json *data;
	int			count;
	int			rows;
	double		heights[MOST_ROWS];
	double		top;			/* where its name stands */
	double		y;				/* on which its bars stand */
} Lane;

typedef struct Timeline
{
	const Json *data;
	bool		alone;
	Scale		scale;
	Bar		   *bars;			/* those with a day, in order of time */
	int			n_bars;
	Lane		lanes[MOST_LANES];
	int			n_lanes;
} Timeline;

static int
compare_bars(const void *a, const void *b)
{
	const Bar  *x = a;
	const Bar  *y = b;

	if (x->lane != y->lane)
		return x->lane - y->lane;
	if (x->x != y->x)
		return x->x < y->x ? -1 : 1;
	return x->event && y->event ? member_int(x->event, "n") - member_int(y->event, "n") : 0;
}

static void
place_bar(const Scale *s, Bar *b)
{
	Day			from = b->days.from != DAY_NONE ? b->days.from : b->days.to - 1;
	Day			to = b->days.to != DAY_NONE ? b->days.to : b->days.from + 1;
	int			sources = b->event ? Max(1, Min(member_int(b->event, "sources"), 7)) : 1;

	b->x = scale_place(s, from);
	b->width = Max(scale_place(s, to) - b->x, NARROWEST);
	if (b->x + b->width > 100)
		b->x = 100 - b->width;
	b->height = 5 + 4 * sources;
}

static void
add_bar(Timeline *t, Bar bar)
{
	if (bar.lane < 0 || bar.lane >= t->n_lanes || !day_range_known(bar.days))
		return;
	t->lanes[bar.lane].count++;
	t->bars[t->n_bars++] = bar;
}

/* A number of a line of "many", or DAY_NONE; *at is moved behind it. */
static int
next_number(const char **at)
{
	char	   *end;
	long		n;

	while (**at == ' ')
		(*at)++;
	if (**at == '*')
	{
		(*at)++;
		return DAY_NONE;
	}
	n = strtol(*at, &end, 10);
	*at = end;
	return (int) Max(-10000000, Min(10000000, n));
}

static void
read_many(Timeline *t, const char *many)
{
	for (const char *line = many; line != NULL && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
	{
		const char *at = line;
		Bar			b = {.lane = next_number(&at)};

		b.days.from = next_number(&at);
		b.days.to = next_number(&at);
		b.sure = next_number(&at) == 1;
		if (b.days.from == DAY_NONE || b.days.to == DAY_NONE || b.days.from < b.days.to)
			add_bar(t, b);
	}
}

static int
count_lines(const char *text)
{
	int			n = 1;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static void
read_timeline(Timeline *t)
{
	const char *many = json_string(t->data, "many") ? json_string(t->data, "many") : "";
	int			most = members(json_member(t->data, "events")) + count_lines(many);
	DayRange   *ranges = palloc(sizeof(DayRange) * most);

	t->bars = palloc(sizeof(Bar) * most);
	for (const Json *lane = first_of(t->data, "lanes"); lane != NULL && t->n_lanes < MOST_LANES; lane = lane->next)
		t->lanes[t->n_lanes++].data = lane;
	for (const Json *e = first_of(t->data, "events"); e != NULL; e = e->next)
		add_bar(t, (Bar) {.event = e,.days = member_days(e),.lane = member_int(e, "lane"),.sure = member_true(e, "sure")});
	read_many(t, many);
	for (int i = 0; i < t->n_bars; i++)
		ranges[i] = t->bars[i].days;
	t->scale = scale_of(ranges, t->n_bars);
	for (int i = 0; i < t->n_bars; i++)
		place_bar(&t->scale, &t->bars[i]);
	qsort(t->bars, t->n_bars, sizeof(Bar), compare_bars);
}

/* Each bar goes into the lowest row of its lane where it does not touch the one before; false when there are too many rows. */
static bool
stack_bars(Timeline *t)
{
	double		ends[MOST_ROWS];

	for (int i = 0; i < t->n_bars; i++)
	{
		Bar		   *b = &t->bars[i];
		Lane	   *lane = &t->lanes[b->lane];

		if (i == 0 || t->bars[i - 1].lane != b->lane)
			for (int r = 0; r < MOST_ROWS; r++)
				ends[r] = -1;
		for (b->row = 0; b->row < MOST_ROWS && ends[b->row] > b->x - 0.15; b->row++)
			;
		if (b->row == MOST_ROWS)
			return false;
		ends[b->row] = b->x + b->width;
		lane->rows = Max(lane->rows, b->row + 1);
		lane->heights[b->row] = Max(lane->heights[b->row], b->height);
	}
	return true;
}

/* Sets where the lanes stand; gives the height of all. */
static double
place_lanes(Timeline *t, bool binned)
{
	double		y = AXIS_HEIGHT;

	for (int i = 0; i < t->n_lanes; i++)
	{
		Lane	   *lane = &t->lanes[i];

		if (lane->count == 0)
			continue;
		y += LANE_GAP + LABEL_HEIGHT;
		lane->top = y - 5;
		if (binned)
			y += BIN_HEIGHT;
		else
			for (int r = 0; r < lane->rows; r++)
				y += lane->heights[r] + 2;
		lane->y = y;
	}
	return y + 6;
}

static void
draw_lane(Markup *m, const Lane *lane)
{
	const char *means = json_string(lane->data, "means");

	markup_open(m, "text");
	markup_attr(m, "x", "0");
	markup_attrf(m, "y", "%.1f", lane->top);
	markup_attr(m, "class", "lane");
	markup_text(m, json_string(lane->data, "type"));
	markup_open(m, "tspan");
	markup_attr(m, "class", "means");
	markup_attr(m, "dx", "8");
	markup_text(m, means);
	markup_close(m);
	markup_close(m);
	markup_open(m, "line");
	markup_attr(m, "class", "base");
	markup_attr(m, "stroke", "#b8b2a6");
	markup_attr(m, "x1", "0");
	markup_attr(m, "x2", "100%");
	markup_attrf(m, "y1", "%.1f", lane->y + 0.5);
	markup_attrf(m, "y2", "%.1f", lane->y + 0.5);
	markup_close(m);
}

/* "mark q1", "mark q1 unsure", "mark q1 undone" */
static char *
class_of(const Timeline *t, const Bar *b)
{
	return psprintf("mark q%d%s%s", member_int(t->lanes[b->lane].data, "quad"), b->sure ? "" : " unsure",
					member_true(b->event, "done") ? "" : " undone");
}

/* Colours as attributes, for programs that do not read the style of an SVG. */
static void
colours(Markup *m, const Timeline *t, const Bar *b)
{
	const char *colour = quad_colour(member_int(t->lanes[b->lane].data, "quad"));

	markup_attr(m, "fill", member_true(b->event, "done") ? colour : "none");
	markup_attr(m, "fill-opacity", b->sure ? NULL : "0.3");
	markup_attr(m, "stroke", colour);
	markup_attr(m, "stroke-dasharray", b->sure ? NULL : "3 2");
}

static void
open_link(Markup *m, const Timeline *t, const char *to, const char *label)
{
	markup_open(m, t->alone || to == NULL ? "g" : "a");
	if (!t->alone && to != NULL)
	{
		markup_attrf(m, "href", "#%s", to);
		markup_attr(m, "aria-label", label);
	}
	if (label)
		markup_element(m, "title", NULL, label);
}

/* A point to the side that is open: "until 21 May" points to the left. */
static void
draw_open_end(Markup *m, const Timeline *t, const Bar *b, double y)
{
	bool		back = b->days.from == DAY_NONE;

	markup_open(m, "svg");
	markup_attrf(m, "x", "%.2f%%", back ? b->x + b->width : b->x);
	markup_attrf(m, "y", "%.1f", y);
	markup_attr(m, "overflow", "visible");
	markup_attr(m, "width", "1");
	markup_attr(m, "height", "1");
	markup_open(m, "path");
	markup_attr(m, "class", class_of(t, b));
	colours(m, t, b);
	markup_attrf(m, "d", back ? "M-14 %.1fL0 0V%.1fZ" : "M14 %.1fL0 0V%.1fZ", b->height / 2, b->height);
	markup_close(m);
	markup_close(m);
}

static void
draw_bar(Markup *m, const Timeline *t, const Bar *b)
{
	const Lane *lane = &t->lanes[b->lane];
	double		y = lane->y - 1;
	int			n = member_int(b->event, "n");

	for (int r = 0; r < b->row; r++)
		y -= lane->heights[r] + 2;
	y -= b->height;
	open_link(m, t, n > 0 ? psprintf("e%d", n) : NULL, json_string(b->event, "label"));
	if (b->days.from == DAY_NONE || b->days.to == DAY_NONE)
		draw_open_end(m, t, b, y);
	else
	{
		chart_rect(m, b->x, y, b->width, b->height, class_of(t, b));
		markup_attr(m, "rx", "1.5");
		colours(m, t, b);
		markup_close(m);
	}
	markup_close(m);
}

/* ---- many events ---- */

typedef struct Bin
{
	Day			start;
	int			count;
	int			sure;
} Bin;

/* The id of the group of events in which the day lies, or NULL. */
static const char *
group_of(const Timeline *t, Day day)
{
	for (const Json *g = first_of(t->data, "groups"); g != NULL; g = g->next)
	{
		DayRange	r = member_days(g);

		if (r.from != DAY_NONE && r.to != DAY_NONE && day >= r.from && day < r.to)
			return json_string(g, "id");
	}
	return NULL;
}

static void
draw_bin(Markup *m, const Timeline *t, int lane, Period p, const Bin *bin, int most)
{
	const Lane *l = &t->lanes[lane];
	int			quad = member_int(l->data, "quad");
	double		x = scale_place(&t->scale, Max(bin->start, t->scale.from));
	double		width = Max(scale_place(&t->scale, Min(period_next(p, bin->start), t->scale.to)) - x - 0.15, NARROWEST / 2);
	double		sure = BIN_HEIGHT * (double) bin->sure / most;
	double		all = Max(BIN_HEIGHT * (double) bin->count / most, 1.5);
	char	   *label = psprintf("%s, %s: %d %s, %d of them sure", period_name(p, bin->start), json_string(l->data, "type"), bin->count,
								 bin->count == 1 ? "event" : "events", bin->sure);

	open_link(m, t, group_of(t, Max(bin->start, t->scale.from)), label);
	chart_rect(m, x, l->y - all, width, all, psprintf("bin q%d unsure", quad));
	markup_attr(m, "fill", quad_colour(quad));
	markup_attr(m, "fill-opacity", "0.3");
	markup_close(m);
	if (bin->sure > 0)
	{
		chart_rect(m, x, l->y - sure, width, sure, psprintf("bin q%d", quad));
		markup_attr(m, "fill", quad_colour(quad));
		markup_close(m);
	}
	markup_close(m);
}

/* How many events each period of a lane has; those beside the days shown are left out.  Gives how many periods. */
static int
count_bins(const Timeline *t, int lane, Period p, Bin *bins)
{
	int			n = 0;

	for (int i = 0; i < t->n_bars; i++)
	{
		const Bar  *b = &t->bars[i];
		Day			day = b->days.from != DAY_NONE ? b->days.from : b->days.to - 1;
		int			at;

		if (b->lane != lane || day < t->scale.from || day >= t->scale.to)
			continue;
		day = period_start(p, day);
		for (at = n; at > 0 && bins[at - 1].start > day; at--)
			;
		if (at > 0 && bins[at - 1].start == day)
			at--;
		else if (n < MOST_BINS)
		{
			memmove(bins + at + 1, bins + at, sizeof(Bin) * (n - at));
			bins[at] = (Bin) {.start = day};
			n++;
		}
		else
			continue;
		bins[at].count++;
		bins[at].sure += b->sure;
	}
	return n;
}

static void
draw_bins(Markup *m, const Timeline *t)
{
	Period		p = period_for(&t->scale, BINS);
	Bin		   *bins[MOST_LANES];
	int			n[MOST_LANES];
	int			most = 1;

	for (int i = 0; i < t->n_lanes; i++)
	{
		bins[i] = palloc(sizeof(Bin) * MOST_BINS);
		n[i] = count_bins(t, i, p, bins[i]);
		for (int k = 0; k < n[i]; k++)
			most = Max(most, bins[i][k].count);
	}
	for (int i = 0; i < t->n_lanes; i++)
		for (int k = 0; k < n[i]; k++)
			draw_bin(m, t, i, p, &bins[i][k], most);
}

void
draw_timeline(Markup *m, const Json *data, bool alone)
{
	Timeline   *t = palloc0(sizeof(Timeline));
	bool		binned;
	double		height;

	t->data = data;
	t->alone = alone;
	read_timeline(t);
	binned = json_string(data, "many") != NULL || t->n_bars > MOST_BARS || !stack_bars(t);
	height = place_lanes(t, binned);
	chart_begin(m, data, "timeline", alone, height);
	chart_axis(m, &t->scale, 13, height - 6);
	for (int i = 0; i < t->n_lanes; i++)
		if (t->lanes[i].count > 0)
			draw_lane(m, &t->lanes[i]);
	if (binned)
		draw_bins(m, t);
	else
		for (int i = 0; i < t->n_bars; i++)
			draw_bar(m, t, &t->bars[i]);
	markup_close(m);
}
