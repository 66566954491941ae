/*
 * svg_network.c - who has to do with whom: names on an oval, somebody in its middle or nobody, lines between them.
 *
 * In: {"title", "describes", "nodes": [{"id", "name", "kind", "articles", "center"}], "edges": [{"a", "b" (ids), "articles", "together", "acts",
 * "acts_back", "label"}]}.  The nodes come in the order of weight.  The layout draws no lots: the names stand on the oval at equal
 * heights, so that no two of them overlap, each next to the one already placed that it has most to do with.
 */
#include "reports/chart.h"

#include <math.h>

#define MOST_NODES	40
#define MOST_EDGES	400
#define WIDTH		760
#define ROOM		195			/* for the names at either side */
#define NAME_CHARS	28
#define STEP		34			/* between two names */

typedef struct NetworkNode
{
	const Json *data;
	const char *id;
	double		x;
	double		y;
	double		size;
	bool		right;			/* its name stands to the right of it */
	bool		placed;
} NetworkNode;

typedef struct NetworkEdge
{
	const Json *data;
	int			a;
	int			b;
} NetworkEdge;

typedef struct Network
{
	NetworkNode		nodes[MOST_NODES];
	int			n_nodes;
	NetworkEdge		edges[MOST_EDGES];
	int			n_edges;
	int			center;			/* a node, or -1 */
	int			order[MOST_NODES];	/* around the oval */
	int			n_around;
	double		height;
} Network;

static int
node_of(const Network *n, const char *id)
{
	for (int i = 0; i < n->n_nodes; i++)
		if (id != NULL && strcmp(n->nodes[i].id, id) == 0)
			return i;
	return -1;
}

static void
read_network(Network *n, const Json *data)
{
	n->center = -1;
	for (const Json *node = first_of(data, "nodes"); node != NULL && n->n_nodes < MOST_NODES; node = node->next)
	{
		const char *id = json_string(node, "id");

		if (id == NULL || node_of(n, id) >= 0)
			continue;
		if (member_true(node, "center") && n->center < 0)
			n->center = n->n_nodes;
		n->nodes[n->n_nodes++] = (NetworkNode) {.data = node,.id = id,.size = Min(5 + 1.6 * sqrt(Max(member_int(node, "articles"), 0)), 15)};
	}
	for (const Json *edge = first_of(data, "edges"); edge != NULL && n->n_edges < MOST_EDGES; edge = edge->next)
	{
		int			a = node_of(n, json_string(edge, "a"));
		int			b = node_of(n, json_string(edge, "b"));

		if (a >= 0 && b >= 0 && a != b)
			n->edges[n->n_edges++] = (NetworkEdge) {.data = edge,.a = a,.b = b};
	}
}

/* How much two nodes have to do with each other: acts count more than being named together. */
static int
weight(const Network *n, int a, int b)
{
	for (int i = 0; i < n->n_edges; i++)
		if ((n->edges[i].a == a && n->edges[i].b == b) || (n->edges[i].a == b && n->edges[i].b == a))
			return member_int(n->edges[i].data, "articles") + 3 * (member_int(n->edges[i].data, "together")
				+ member_int(n->edges[i].data, "acts") + member_int(n->edges[i].data, "acts_back"));
	return 0;
}

/* Around the oval: beside each the one not yet placed that it, and a little the two before it, have most to do with. */
static void
order_nodes(Network *n)
{
	for (;;)
	{
		int			best = -1;
		int			best_weight = -1;

		for (int i = 0; i < n->n_nodes; i++)
		{
			int			w = 0;

			if (i == n->center || n->nodes[i].placed)
				continue;
			for (int back = 1; back <= Min(3, n->n_around); back++)
				w += weight(n, i, n->order[n->n_around - back]) * (4 - back);
			if (w > best_weight)
			{
				best = i;
				best_weight = w;
			}
		}
		if (best < 0)
			return;
		n->nodes[best].placed = true;
		n->order[n->n_around++] = best;
	}
}

static void
place_nodes(Network *n)
{
	int			right = (n->n_around + 1) / 2;
	double		cx = WIDTH / 2.0;
	double		rx = cx - ROOM;
	double		ry;

	n->height = Max(STEP * right + 40, 180);
	ry = n->height / 2 - 12;
	if (n->center >= 0)
	{
		n->nodes[n->center].x = cx;
		n->nodes[n->center].y = n->height / 2;
	}
	for (int i = 0; i < n->n_around; i++)
	{
		NetworkNode	   *node = &n->nodes[n->order[i]];
		bool		on_right = i < right;
		int			count = on_right ? right : n->n_around - right;
		int			at = on_right ? i : n->n_around - 1 - i;	/* from the top down on either side */
		double		dy = ((at + 0.5) / count * 2 - 1) * ry * (count == 1 ? 0 : 1);

		node->right = on_right;
		node->y = n->height / 2 + dy;
		node->x = cx + (on_right ? 1 : -1) * rx * sqrt(Max(0.12, 1 - (dy / (ry + 14)) * (dy / (ry + 14))));
	}
}

static void
draw_line(Markup *m, const Network *n, const NetworkEdge *e)
{
	const NetworkNode *a = &n->nodes[e->a];
	const NetworkNode *b = &n->nodes[e->b];
	int			together = member_int(e->data, "together");
	int			acts = member_int(e->data, "acts") + member_int(e->data, "acts_back");
	double		cx = WIDTH / 2.0;
	double		cy = n->height / 2;
	bool		ego = e->a == n->center || e->b == n->center;

	markup_open(m, "path");
	markup_attrf(m, "class", "edge %s%s", together > 0 ? "met" : acts > 0 ? "acted" : "named", ego || n->center < 0 ? "" : " aside");
	markup_attr(m, "fill", "none");
	markup_attr(m, "stroke", together > 0 ? quad_colour(2) : acts > 0 ? quad_colour(4) : "#a39d92");
	markup_attr(m, "stroke-dasharray", together > 0 ? NULL : acts > 0 ? "7 3" : "2 3");
	markup_attrf(m, "stroke-width", "%.1f", Min(1 + 1.2 * log(Max(1 + together + acts, 1)), 5));
	if (ego)
		markup_attrf(m, "d", "M%.0f %.0fL%.0f %.0f", a->x, a->y, b->x, b->y);
	else						/* bent to the middle, to part from its neighbours */
		markup_attrf(m, "d", "M%.0f %.0fQ%.0f %.0f %.0f %.0f", a->x, a->y, ((a->x + b->x) / 2 + cx) / 2, ((a->y + b->y) / 2 + cy) / 2, b->x, b->y);
	if (json_string(e->data, "label"))
		markup_element(m, "title", NULL, json_string(e->data, "label"));
	markup_close(m);
}

/* A disc for a person, a square for a body, a diamond for a place. */
static void
draw_shape(Markup *m, const NetworkNode *node, const char *kind, bool center)
{
	double		r = center ? node->size + 3 : node->size;

	markup_open(m, strcmp(kind, "person") == 0 ? "circle" : "path");
	markup_attrf(m, "class", "node %s%s", IS_ONE_OF(kind, "person", "organisation", "place") ? kind : "other", center ? " center" : "");
	markup_attr(m, "fill", center ? "#1c1b19" : "#57534b");
	if (strcmp(kind, "person") == 0)
	{
		markup_attrf(m, "cx", "%.0f", node->x);
		markup_attrf(m, "cy", "%.0f", node->y);
		markup_attrf(m, "r", "%.1f", r);
	}
	else if (strcmp(kind, "organisation") == 0)
		markup_attrf(m, "d", "M%.1f %.1fh%.1fv%.1fh%.1fz", node->x - r * 0.9, node->y - r * 0.9, r * 1.8, r * 1.8, -r * 1.8);
	else
		markup_attrf(m, "d", "M%.1f %.1fl%.1f %.1fl%.1f %.1fl%.1f %.1fz", node->x, node->y - r * 1.2, r * 1.2, r * 1.2, -r * 1.2, r * 1.2, -r * 1.2, -r * 1.2);
	markup_close(m);
}

static void
draw_node(Markup *m, const Network *n, int i)
{
	const NetworkNode *node = &n->nodes[i];
	const char *name = json_string(node->data, "name");
	const char *kind = json_string(node->data, "kind");
	bool		center = i == n->center;

	if (name == NULL)
		name = "?";
	markup_open(m, "g");
	markup_open(m, "title");
	markup_textf(m, "%s: %d %s", name, member_int(node->data, "articles"), member_int(node->data, "articles") == 1 ? "article" : "articles");
	markup_close(m);
	draw_shape(m, node, kind ? kind : "other", center);
	markup_open(m, "text");
	markup_attr(m, "class", center ? "label center" : "label");
	markup_attrf(m, "x", "%.0f", center ? node->x : node->x + (node->right ? 1 : -1) * (node->size + 7));
	markup_attrf(m, "y", "%.0f", center ? node->y + node->size + 20 : node->y + 4.5);
	markup_attr(m, "text-anchor", center ? "middle" : node->right ? NULL : "end");
	markup_text(m, cut_short(name, NAME_CHARS));
	markup_close(m);
	markup_close(m);
}

void
draw_network(Markup *m, const Json *data, bool alone)
{
	Network    *n = palloc0(sizeof(Network));

	read_network(n, data);
	order_nodes(n);
	place_nodes(n);
	chart_begin_box(m, data, "network", alone, WIDTH, n->height);
	/* what is only named together lies below what was done, and all lines below the names */
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < n->n_edges; i++)
		{
			const Json *e = n->edges[i].data;
			bool		done = member_int(e, "together") + member_int(e, "acts") + member_int(e, "acts_back") > 0;

			if (done == (pass == 1))
				draw_line(m, n, &n->edges[i]);
		}
	for (int i = 0; i < n->n_nodes; i++)
		draw_node(m, n, i);
	markup_close(m);
}
