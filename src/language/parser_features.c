/*
 * parser_features.c - what the parser's two classifiers look at (after Zhang and Nivre 2011): words, classes, distances,
 * valencies and children of the stack's top and of the buffer's first words.
 */
#include "extension/core.h"
#include "language/parser.h"

/* Values for "nothing there", apart from all classes. */
#define NOTHING 97

typedef struct View
{
	const ParseState *state;
	const ParseInput *input;
} View;

static inline uint64
lower(const View *v, int i)
{
	return i <= 0 ? 7 : v->input->forms[WORD_PAD + i - 1].lower;
}

static inline uint64
suffix(const View *v, int i)
{
	return i <= 0 ? 7 : v->input->forms[WORD_PAD + i - 1].suffix[2];
}

static inline uint64
class(const View *v, int i)
{
	return i <= 0 ? NOTHING : v->input->classes[i - 1];
}

static inline uint64
tag(const View *v, int i)
{
	return i <= 0 ? NOTHING : class_tag[v->input->classes[i - 1]];
}

static inline uint64
relation(const View *v, int i)
{
	return i <= 0 ? NOTHING : v->state->relation[i];
}

static inline int
in_buffer(const View *v, int k)
{
	int			i = v->state->next + k;

	return i <= v->state->count ? i : 0;
}

static inline int
in_stack(const View *v, int k)
{
	return v->state->top > k ? v->state->stack[v->state->top - 1 - k] : 0;
}

/* Marks before word i; behind the last word when i is 0. */
static inline uint64
marks(const View *v, int i)
{
	return v->input->marks[i <= 0 ? v->input->count : i - 1];
}

/* Marks anywhere between words a < b. */
static inline uint64
marks_between(const View *v, int a, int b)
{
	uint64		set = 0;

	if (a <= 0)
		return 0;
	for (int i = a + 1; i <= b && i < a + 12; i++)
		set |= v->input->marks[i - 1];
	return set;
}

static inline uint64
code(const View *v, int i)
{
	return i <= 0 ? 0 : WORD_NOUN_FIELD(v->input->forms[WORD_PAD + i - 1].code) | WORD_VERB_FIELD(v->input->forms[WORD_PAD + i - 1].code) << 5;
}

static inline uint64
distance(int a, int b)
{
	int			d = a > 0 && b > 0 ? b - a : 0;

	return d > 10 ? 10 : d > 5 ? 6 : d;
}

/* Where the guide hangs word i, seen from a state: on which of the words in view, or to which side of them. */
static inline uint64
guided(const View *v, int i, int s0, int s1, int b0)
{
	int			h = i > 0 ? v->input->guide->head[i] : 0;

	if (h == 0)
		return 9;
	if (h == s0 || h == s1 || h == b0)
		return h == s0 ? 1 : h == s1 ? 2 : 3;
	return h > v->input->count ? 4 : h < s1 ? 5 : h < s0 ? 6 : h < b0 ? 7 : 8;
}

#define G2(a, b) both(a, b)
#define G3(a, b, c) both(both(a, b), c)
#define G4(a, b, c, d) both(both(both(a, b), c), d)
#define F(kind, value) features[n++] = feature_hash(kind, value)

/* What the guide says of the words in view: their heads, and their children still to come. */
static int
guide_features(const View *v, int s0, int s1, int b0, uint32 *features)
{
	const ParseTree *g = v->input->guide;
	int			n = 0;
	uint64		h0 = guided(v, s0, s0, s1, b0),
				h1 = guided(v, s1, s0, s1, b0),
				hb = guided(v, b0, s0, s1, b0);
	uint64		p0 = class(v, s0),
				p1 = class(v, s1),
				pb = class(v, b0);
	uint64		r0 = g->relation[s0],
				r1 = g->relation[s1],
				rb = g->relation[b0];
	uint64		more = s0 > 0 && g->last[s0] >= b0 && b0 > 0;
	uint64		more1 = s1 > 0 && g->last[s1] >= b0 && b0 > 0;
	uint64		last0 = more ? class(v, g->last[s0]) : 0;

	F(161, G3(h0, hb, more)); F(162, G4(h0, hb, more, p0)); F(163, G4(h0, hb, more, pb)); F(164, G4(h0, hb, more, G2(p0, pb)));
	F(165, G4(h0, hb, more, G2(h1, more1))); F(166, G4(h0, more, p0, lower(v, s0))); F(167, G4(h0, hb, pb, lower(v, b0)));
	F(168, G3(h0, more, r0)); F(169, G4(h0, more, r0, p0)); F(170, G4(h0, hb, r0, rb)); F(171, G4(h0, hb, rb, pb));
	F(172, G4(h0, more, p0, p1)); F(173, G4(h0, p0, last0, more)); F(174, G4(h0, p0, class(v, g->head[s0] > v->input->count ? 0 : g->head[s0]), more));
	F(175, G4(hb, pb, class(v, g->head[b0] > v->input->count ? 0 : g->head[b0]), p0)); F(176, G4(h0, hb, r0, r1));
	F(177, G4(pb, g->n_before[b0], g->n_behind[b0], h0)); F(178, G4(p0, g->n_before[s0], g->n_behind[s0], h0));
	F(179, G4(pb, g->relation[g->first[b0]], g->relation[g->last[b0]], p0)); F(180, G4(p0, g->relation[g->first[s0]], g->relation[g->last[s0]], h0));
	F(181, G4(h0, hb, more, G3(p1, p0, pb)));
	/* the same with the marks between, and for the words behind */
	F(182, G4(h0, hb, more, marks_between(v, s0, b0))); F(183, G4(h0, marks(v, b0), p0, pb)); F(184, G4(h0, h1, marks_between(v, s1, s0), p0));
	F(185, G4(h0, more, marks(v, b0), lower(v, s0))); F(186, G4(h0, hb, lower(v, s0), lower(v, b0))); F(187, G4(h0, more, lower(v, s0), lower(v, s1)));
	F(188, G4(h0, p0, g->head[s0] > v->input->count ? 0 : lower(v, g->head[s0]), more)); F(189, G4(h0, hb, h1, G3(more, more1, r0)));
	F(190, G4(h0, r0, p1, lower(v, s0))); F(191, G4(h0, guided(v, in_stack(v, 2), s0, s1, b0), more, p1));
	return n;
}

/* The marks around the words in view, and what the dictionary says of these. */
static int
mark_features(const View *v, int s0, int s1, uint32 *features)
{
	const ParseInput *input = v->input;
	int			n = 0;
	int			b0 = in_buffer(v, 0),
				b1 = in_buffer(v, 1);
	uint64		w0 = lower(v, s0),
				w1 = lower(v, s1),
				wb = lower(v, b0);
	uint64		p0 = class(v, s0),
				p1 = class(v, s1),
				pb = class(v, b0),
				pb1 = class(v, b1);
	int			s0r = v->state->right[s0];
	uint64		m0 = marks(v, b0),
				m1 = marks(v, s0 + 1 <= input->count && s0 > 0 ? s0 + 1 : 0),
				mm = marks_between(v, s0, b0 > 0 ? b0 : input->count),
				ms = marks_between(v, s1, s0),
				c0 = code(v, s0),
				c1 = code(v, s1),
				cb = code(v, b0);

	F(136, G2(m0, pb)); F(137, G3(m0, p0, pb)); F(138, G3(m0, w0, pb)); F(139, G3(m0, p0, wb)); F(140, G4(m0, p0, pb, pb1));
	F(141, G3(m1, p0, pb)); F(142, G3(mm, p0, pb)); F(143, G4(mm, p1, p0, pb)); F(144, G3(ms, p1, p0)); F(145, G4(ms, mm, p0, pb));
	F(146, G4(marks(v, s0), m0, p0, p1)); F(147, G3(marks(v, b1), pb, pb1)); F(148, G4(m0, marks(v, b1), pb, p0)); F(149, G3(ms, p1, w0));
	F(150, G3(mm, relation(v, s0r), p0)); F(151, G3(m0, wb, w0));
	F(152, G3(c0, pb, p0)); F(153, G3(cb, p0, pb)); F(154, G3(c0, cb, p0)); F(155, G3(c1, p0, p1)); F(156, G3(c1, c0, p0)); F(157, G3(w0, cb, pb));
	F(158, G3(c0, wb, p0)); F(159, G3(w1, c0, p0)); F(160, G3(c1, w0, p1));
	return n;
}

int
transition_features(const ParseState *state, const ParseInput *input, uint32 *features)
{
	const View	view = {state, input};
	const View *v = &view;
	int			n = 0;
	int			s0 = in_stack(v, 0),
				s1 = in_stack(v, 1),
				s2 = in_stack(v, 2),
				b0 = in_buffer(v, 0),
				b1 = in_buffer(v, 1),
				b2 = in_buffer(v, 2),
				b3 = in_buffer(v, 3);
	int			s0l = state->left[s0],
				s0r = state->right[s0],
				s1l = state->left[s1],
				s1r = state->right[s1],
				b0l = state->left[b0];
	uint64		w0 = lower(v, s0),
				w1 = lower(v, s1),
				wb = lower(v, b0),
				wb1 = lower(v, b1);
	uint64		p0 = class(v, s0),
				p1 = class(v, s1),
				p2 = class(v, s2),
				pb = class(v, b0),
				pb1 = class(v, b1),
				pb2 = class(v, b2),
				pb3 = class(v, b3);
	uint64		d = distance(s0, b0),
				d1 = distance(s1, s0);
	uint64		v0r = state->n_right[s0],
				v0l = state->n_left[s0],
				vbl = state->n_left[b0],
				v1r = state->n_right[s1];

	F(40, 0);
	F(41, w0); F(42, p0); F(43, G2(w0, p0));
	F(44, w1); F(45, p1); F(46, G2(w1, p1));
	F(47, wb); F(48, pb); F(49, G2(wb, pb));
	F(50, wb1); F(51, pb1); F(52, G2(wb1, pb1)); F(53, pb2); F(54, lower(v, b2));
	F(55, G2(w0, wb)); F(56, G2(w0, pb)); F(57, G2(p0, wb)); F(58, G2(p0, pb));
	F(59, G3(w0, p0, pb)); F(60, G3(p0, wb, pb)); F(61, G4(w0, p0, wb, pb));
	F(62, G2(w0, w1)); F(63, G2(p0, w1)); F(64, G2(w0, p1)); F(65, G2(p0, p1)); F(66, G3(p0, p1, w0)); F(67, G3(p0, p1, w1));
	F(68, G3(p0, pb, pb1)); F(69, G3(p1, p0, pb)); F(70, G3(p2, p1, p0)); F(71, G4(pb, pb1, pb2, p0)); F(72, G4(p1, p0, pb, pb1));
	F(73, G3(w0, pb, pb1)); F(74, G3(p0, wb, pb1)); F(75, G3(w1, p0, pb)); F(76, G3(p1, w0, pb)); F(77, G3(p1, p0, wb));
	F(78, G2(p0, relation(v, s0l))); F(79, G2(p0, relation(v, s0r))); F(80, G2(p1, relation(v, s1l)));
	F(81, G2(p1, relation(v, s1r))); F(82, G2(pb, relation(v, b0l)));
	F(83, G3(p0, class(v, s0l), pb)); F(84, G3(p0, class(v, s0r), pb)); F(85, G3(p0, class(v, b0l), pb));
	F(86, G3(p1, class(v, s1r), p0)); F(87, G3(p1, class(v, s0l), p0)); F(88, G3(p1, class(v, s1l), p0)); F(89, G3(p1, class(v, s0r), p0));
	F(90, G3(w0, d, pb)); F(91, G3(p0, d, wb)); F(92, G3(p0, d, pb)); F(93, G3(p1, d1, p0)); F(94, G3(w1, d1, p0)); F(95, G3(p1, d1, w0));
	F(96, G2(w0, v0r)); F(97, G2(p0, v0r)); F(98, G2(w0, v0l)); F(99, G2(p0, v0l)); F(100, G2(pb, vbl)); F(101, G2(wb, vbl));
	F(102, G3(p1, v1r, p0)); F(103, G2(w1, v1r));
	F(104, G4(p0, relation(v, s0l), relation(v, s0r), pb)); F(105, G4(p1, relation(v, s1l), relation(v, s1r), p0));
	F(106, G2(w0, relation(v, s0r))); F(107, G2(w0, relation(v, s0l))); F(108, G2(w1, relation(v, s1r))); F(109, G2(wb, relation(v, b0l)));
	F(110, G3(p0, relation(v, s0l), relation(v, state->left2[s0]))); F(111, G3(p0, relation(v, s0r), relation(v, state->right2[s0])));
	F(112, G3(pb, relation(v, b0l), relation(v, state->left2[b0]))); F(113, G3(p1, relation(v, s1r), relation(v, state->right2[s1])));
	F(114, G2(lower(v, s0l), pb)); F(115, G2(lower(v, s0r), pb)); F(116, G3(lower(v, s0r), p0, p1)); F(117, G2(lower(v, s0l), w0));
	F(118, G2(lower(v, s0r), w0)); F(119, G2(lower(v, b0l), wb)); F(120, G2(lower(v, s1r), w1));
	F(121, G4(p0, pb, pb1, pb2)); F(122, G4(pb, pb1, pb2, pb3));
	F(123, G3(tag(v, s1), tag(v, s0), G3(tag(v, b0), tag(v, b1), tag(v, b2)))); F(124, G2(p2, G3(tag(v, s1), tag(v, s0), tag(v, b0))));
	F(125, G3(lower(v, s2), p0, pb)); F(126, G3(p0, class(v, s0l), p1));
	F(127, G3(suffix(v, s0), p0, pb)); F(128, G3(suffix(v, b0), p0, pb)); F(129, G3(suffix(v, s1), p0, p1));
	F(130, G3(lower(v, s0l), w1, p0)); F(131, G3(lower(v, s0l), p1, p0)); F(132, G3(lower(v, s0l), w0, p1));
	F(133, G3(lower(v, s0l), w1, w0)); F(134, G3(p0, pb, state->top > 2)); F(135, G3(lower(v, s0r), w1, p0));
	n += mark_features(v, s0, s1, features + n);
	if (input->guide != NULL)
		n += guide_features(v, s0, s1, b0, features + n);
	Assert(n <= PARSE_FEATURES);
	return n;
}

/* The tags between two words, as a set. */
static uint64
tags_between(const View *v, int a, int b)
{
	uint64		set = 0;

	for (int i = Min(a, b) + 1; i < Max(a, b); i++)
		set |= UINT64_C(1) << tag(v, i);
	return set;
}

static uint64
arc_distance(int h, int d)
{
	int			x = abs(h - d);

	return x > 12 ? 8 : x > 6 ? 7 : x;
}

int
relation_features(const ParseState *state, const ParseInput *input, int h, int d, uint32 *features)
{
	const View	view = {state, input};
	const View *v = &view;
	int			n = 0;
	int			last = input->count;
	uint64		dir = h < d ? 1 : 2;
	uint64		ds = arc_distance(h, d);
	uint64		wh = lower(v, h),
				wd = lower(v, d),
				ph = class(v, h),
				pd = class(v, d);
	int			dl = state->left[d],
				dr = state->right[d],
				hl = state->left[h],
				hr = state->right[h];
	uint64		pd_before = class(v, d - 1),
				pd_after = d < last ? class(v, d + 1) : 96;

	F(200, dir); F(201, G2(wd, dir)); F(202, G2(pd, dir)); F(203, G2(wh, dir)); F(204, G2(ph, dir)); F(205, G3(wd, ph, dir));
	F(206, G3(pd, wh, dir)); F(207, G3(ph, pd, dir)); F(208, G3(wh, wd, dir)); F(209, G4(ph, pd, ds, dir)); F(210, G4(wh, pd, ds, dir));
	F(211, G4(ph, wd, ds, dir)); F(212, G4(pd, ph, lower(v, dl), dir)); F(213, G4(pd, ph, lower(v, dr), dir));
	F(214, G4(pd, ph, class(v, dl), class(v, dr))); F(215, G4(pd, ph, relation(v, dl), relation(v, dr)));
	F(216, G4(pd, wh, lower(v, dl), dir)); F(217, G4(pd, ph, relation(v, hl), dir)); F(218, G4(pd, ph, relation(v, hr), dir));
	F(219, G4(pd, wh, relation(v, hl), dir)); F(220, G4(pd, wh, relation(v, hr), dir));
	F(221, G4(pd, ph, relation(v, state->left2[h]), relation(v, hl))); F(222, G4(pd, ph, relation(v, state->right2[h]), relation(v, hr)));
	F(223, G4(pd, ph, lower(v, hl), dir)); F(224, G4(pd_before, pd, ph, dir)); F(225, G4(pd_after, pd, ph, dir));
	F(226, G4(pd_before, pd, pd_after, dir)); F(227, G4(class(v, h - 1), ph, pd, dir)); F(228, G4(h < last ? class(v, h + 1) : 96, ph, pd, dir));
	F(229, G3(suffix(v, d), ph, dir)); F(230, G3(suffix(v, h), pd, dir)); F(231, G4(pd, ph, lower(v, dl), lower(v, hl)));
	F(232, G4(tags_between(v, h, d), pd, ph, dir)); F(233, G4(lower(v, d - 1), pd, ph, dir)); F(234, G4(wd, relation(v, dl), relation(v, dr), dir));
	F(235, G4(wd, lower(v, dl), ph, dir)); F(236, G4(tag(v, h), tag(v, d), lower(v, dl), relation(v, hr)));
	F(237, G3(input->forms[WORD_PAD + d - 1].shape, ph, dir)); F(238, G4(relation(v, dl), relation(v, state->right2[d]), pd, ph));
	F(239, G3(code(v, d), ph, dir)); F(240, G3(code(v, d), wh, dir)); F(241, G3(code(v, h), pd, dir)); F(242, G3(code(v, h), code(v, d), dir));
	F(243, G3(code(v, d), lower(v, dl), dir)); F(244, G4(marks_between(v, Min(h > last ? d : h, d), Max(h > last ? d : h, d)), ph, pd, dir));
	if (input->guide != NULL)
	{
		const ParseTree *g = input->guide;
		uint64		same = g->head[d] == (h > last ? last + 1 : h);
		uint64		r = both(g->relation[d], same);
		int			gh = h > last ? 0 : h;

		F(245, G2(r, dir)); F(246, G4(r, ph, pd, dir)); F(247, G3(r, wd, dir)); F(248, G3(r, wh, dir));
		F(249, G4(ph, pd, g->relation[g->first[d]], g->relation[g->last[d]])); F(250, G4(wd, g->relation[g->first[d]], g->relation[g->last[d]], dir));
		F(251, G4(ph, pd, lower(v, g->first[d]), dir)); F(252, G4(wh, g->relation[g->first[gh]], g->relation[g->last[gh]], pd));
		F(253, G4(ph, pd, class(v, g->first[d]), class(v, g->last[d]))); F(254, G4(g->relation[gh], ph, pd, dir));
		F(255, G4(g->relation[g->first[gh]], g->relation[g->last[gh]], G2(ph, pd), dir));
	}
	Assert(n <= RELATION_FEATURES);
	return n;
}
