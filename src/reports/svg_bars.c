/*
 * svg_bars.c - how much, period by period, a row for each outlet or direction.
 *
 * In: {"title", "describes", "rows": [{"label", "note", "bars": [{"from", "to" (days since 2000, half open), "up", "down", "vague", "label"}]}]}.  What
 * is "down" hangs below the line: acts of conflict under those of cooperation.  A vague bar
 * is of one of its days.
 */
#include "reports/chart.h"

#define AXIS_HEIGHT	22
#define LABEL_HEIGHT 18
#define ROW_GAP		8
#define BAR_HEIGHT	26
#define MOST_ROWS	40
#define FULL		4			/* that many at least fill a bar: one article looks like one */

typedef struct Bars
{
	const Json *data;
	Scale		scale;
	int			most_up;
	int			most_down;
} Bars;

static void
read_bars(Bars *b)
{
	int			n = 0;
	DayRange   *ranges;

	for (const Json *row = first_of(b->data, "rows"); row != NULL; row = row->next)
		n += members(json_member(row, "bars"));
	ranges = palloc(sizeof(DayRange) * (n + 1));
	n = 0;
	for (const Json *row = first_of(b->data, "rows"); row != NULL; row = row->next)
		for (const Json *bar = first_of(row, "bars"); bar != NULL; bar = bar->next)
		{
			ranges[n++] = member_days(bar);
			b->most_up = Max(b->most_up, member_int(bar, "up"));
			b->most_down = Max(b->most_down, member_int(bar, "down"));
		}
	b->scale = scale_of(ranges, n);
}

static double
height_of(int count, int most)
{
	return count <= 0 ? 0 : Max(2, BAR_HEIGHT * (double) count / Max(most, 1));
}

static void
draw_bar(Markup *m, const Bars *b, const Json *bar, double base)
{
	DayRange	days = member_days(bar);
	int			most = Max(Max(b->most_up, b->most_down), FULL);
	double		up = height_of(member_int(bar, "up"), most);
	double		down = height_of(member_int(bar, "down"), most);
	double		x,
				width;

	if (days.from == DAY_NONE || days.to == DAY_NONE)
		return;
	x = scale_place(&b->scale, days.from);
	width = Max(scale_place(&b->scale, days.to) - x - 0.15, 0.5);
	if (x + width > 100)
		x = 100 - width;
	markup_open(m, "g");
	if (json_string(bar, "label"))
		markup_element(m, "title", NULL, json_string(bar, "label"));
	if (up > 0)
	{
		chart_rect(m, x, base - up, width, up, b->most_down > 0 ? "bar up" : member_true(bar, "vague") ? "bar vague" : "bar");
		markup_attr(m, "fill", b->most_down > 0 ? quad_colour(2) : "#57534b");
		markup_attr(m, "fill-opacity", member_true(bar, "vague") ? "0.35" : NULL);
		markup_close(m);
	}
	if (down > 0)
	{
		chart_rect(m, x, base + 1, width, down, "bar down");
		markup_attr(m, "fill", quad_colour(4));
		markup_close(m);
	}
	markup_close(m);
}

/* Gives the y below the row. */
static double
draw_row(Markup *m, const Bars *b, const Json *row, double y)
{
	double		base = y + ROW_GAP + LABEL_HEIGHT + (b->most_up > 0 ? BAR_HEIGHT : 0);

	chart_text(m, 0, y + ROW_GAP + 11, "start", "lane name", cut_short(json_string(row, "label") ? json_string(row, "label") : "", 34));
	if (json_string(row, "note"))
		chart_text(m, 100, y + ROW_GAP + 11, "end", "means", json_string(row, "note"));
	markup_open(m, "line");
	markup_attr(m, "class", "base");
	markup_attr(m, "stroke", "#b8b2a6");
	markup_attr(m, "x1", "0");
	markup_attr(m, "x2", "100%");
	markup_attrf(m, "y1", "%.1f", base + 0.5);
	markup_attrf(m, "y2", "%.1f", base + 0.5);
	markup_close(m);
	for (const Json *bar = first_of(row, "bars"); bar != NULL; bar = bar->next)
		draw_bar(m, b, bar, base);
	return base + (b->most_down > 0 ? BAR_HEIGHT + 2 : 0);
}

void
draw_bars(Markup *m, const Json *data, bool alone)
{
	Bars		b = {.data = data};
	double		y = AXIS_HEIGHT;
	double		row_height;
	int			rows = Min(members(json_member(data, "rows")), MOST_ROWS);

	read_bars(&b);
	row_height = ROW_GAP + LABEL_HEIGHT + (b.most_up > 0 ? BAR_HEIGHT : 0) + (b.most_down > 0 ? BAR_HEIGHT + 2 : 0);
	chart_begin(m, data, "bars", alone, AXIS_HEIGHT + rows * row_height + 4);
	chart_axis(m, &b.scale, 13, AXIS_HEIGHT + rows * row_height);
	for (const Json *row = first_of(data, "rows"); row != NULL && rows-- > 0; row = row->next)
		y = draw_row(m, &b, row, y);
	markup_close(m);
}
