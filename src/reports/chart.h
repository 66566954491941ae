/*
 * chart.h - inside reports/: what the drawings share: the frame of an SVG, a line of time, values out of JSON.
 *
 * A drawing stands in a page, where it is as wide as the page lets it, or alone as a file, 960 points wide.  Across it places are
 * percentages and down it points, so that letters have one size in both.
 */
#ifndef NEWS_ARCHIVE_CHART_H
#define NEWS_ARCHIVE_CHART_H

#include "article/json.h"
#include "reports/markup.h"
#include "reports/scale.h"

/* The width for which letters are laid out (points). */
#define CHART_WIDTH	960

/*
 * <svg> with its title and description for those who do not see it: the members "title" and "describes" of `data`.  `name` makes the
 * ids; with `alone` it is a file of its own with its style.  The caller closes it.
 */
extern void chart_begin(Markup *m, const Json *data, const char *name, bool alone, double height);

/*
 * As chart_begin(), for a drawing whose places are points in a box of that width and height, which is made smaller as a whole where
 * there is less room.
 */
extern void chart_begin_box(Markup *m, const Json *data, const char *name, bool alone, double width, double height);

/* Ticks with their days at `y`, and a line from each through what stands down to `bottom`. */
extern void chart_axis(Markup *m, const Scale *s, double y, double bottom);

/* <text>; x in percent, y in points; anchor is "start", "middle" or "end". */
extern void chart_text(Markup *m, double x, double y, const char *anchor, const char *class, const char *text);

/* <rect>; x and width in percent, y and height in points; left open for more attributes and a title. */
extern void chart_rect(Markup *m, double x, double y, double width, double height, const char *class);

/* A colour for those who do not read the style: quad class 0 to 4. */
extern const char *quad_colour(int quad);

/* Members of JSON objects; of a wrong kind, or not there: 0, false, no day. */
extern int	member_int(const Json *object, const char *key);
extern bool member_true(const Json *object, const char *key);
extern Day	member_day(const Json *object, const char *key);
extern DayRange member_days(const Json *object);	/* its "from" and "to" */
extern int	members(const Json *array);
extern const Json *first_of(const Json *object, const char *key);	/* the first item of its array, or NULL */

/* At most `most` characters of a text, cut short with an ellipsis; palloced. */
extern char *cut_short(const char *text, int most);

/* The drawings.  `data` is what news_archive's SQL gives them; see the file of each. */
extern void draw_timeline(Markup *m, const Json *data, bool alone);
extern void draw_network(Markup *m, const Json *data, bool alone);
extern void draw_bars(Markup *m, const Json *data, bool alone);

#endif
