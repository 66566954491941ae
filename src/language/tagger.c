/*
 * tagger.c - words in, tag classes out: averaged perceptron with hashed features (Collins 2002), greedy.
 */
#include "extension/core.h"
#include "language/tagger.h"

int
tag_features(const WordForm *forms, int at, int previous, int before_previous, uint32 *features)
{
	const WordForm *w = forms + WORD_PAD + at;
	uint64		p1 = previous + 1;
	uint64		p2 = before_previous + 1;
	int			n = 0;

#define F(kind, value) features[n++] = feature_hash(kind, value)
	F(1, 0);
	F(2, w->word);
	F(3, w->lower);
	for (int k = 0; k < 4; k++)
		F(4 + k, w->suffix[k]);
	for (int k = 0; k < 3; k++)
		F(9 + k, w->prefix[k]);
	F(12, w->shape);
	F(13, p1);
	F(14, both(p1, p2));
	F(15, both(w->lower, p1));
	F(16, w[-1].lower);
	F(17, w[1].lower);
	F(18, w[-2].lower);
	F(19, w[2].lower);
	F(20, w[-1].suffix[2]);
	F(21, w[1].suffix[2]);
	F(22, both(w[-1].lower, w->lower));
	F(23, both(w[1].lower, w->lower));
	F(24, both(w->shape, at == 0));
	F(25, w[1].shape);
	F(26, both(w->suffix[2], p1));
	F(27, both(w->suffix[2], w[1].suffix[2]));
	F(28, both(w[-1].shape, w->shape));
	F(29, both(w[1].suffix[2], p1));
	F(30, both(w[2].suffix[2], w[1].suffix[2]));
	F(31, WORD_PARTS(w->code));
	F(32, both(WORD_PARTS(w->code), p1));
	F(33, both(WORD_PARTS(w->code), WORD_PARTS(w[1].code)));
	F(34, both(both(WORD_CAN_BE(w->code), w->short_shape), w->suffix[2]));
	F(35, both(both(WORD_PARTS(w[-1].code), WORD_PARTS(w->code)), WORD_PARTS(w[1].code)));
	F(36, both(both(p1, WORD_PARTS(w->code)), w[1].lower));
	F(37, both(WORD_PARTS(w[1].code), w->lower));
	F(38, both(WORD_NOUN_FIELD(w->code), w->short_shape));
#undef F
	Assert(n <= TAG_FEATURES);
	return n;
}

void
tag_words(const Model *model, const WordForm *forms, int count, uint8 *classes)
{
	int			previous = -1;
	int			before_previous = -1;
	uint32		features[TAG_FEATURES];
	int32		scores[N_TAG_CLASSES];

	for (int i = 0; i < count; i++)
	{
		int			n = tag_features(forms, i, previous, before_previous, features);
		int			best = 0;

		model_scores(model, TABLE_TAGS, features, n, scores);
		for (int c = 1; c < N_TAG_CLASSES; c++)
			if (scores[c] > scores[best])
				best = c;
		classes[i] = best;
		before_previous = previous;
		previous = best;
	}
}
