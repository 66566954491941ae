/*
 * credits_fuzz.c - any lines as those of an article in which an agency is named, any outlet, any two names, any line of a gazetteer:
 * what comes out is text of its own, and names are one from either side.
 */
#include "extension/core.h"

#include <setjmp.h>

#include "archive/ask/lookup.h"
#include "archive/ask/places.h"
#include "archive/link/credits.h"
#include "archive/link/same_entity.h"
#include "archive/link/signature.h"
#include "names/names.h"
#include "names/words.h"

#define MOST_LINES 8

static jmp_buf refused;

static void
on_error(const char *message)
{
	(void) message;
	longjmp(refused, 1);
}

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input cut at its line ends, each line NUL-terminated; the last is all that is left. */
static int
cut_lines(char *text, char **lines)
{
	int			n = 0;

	while (n < MOST_LINES)
	{
		lines[n++] = text;
		if (n == MOST_LINES || (text = strchr(text, '\n')) == NULL)
			break;
		*text++ = '\0';
	}
	return n;
}

static void
check_credits(char **lines, int n)
{
	const char *agency[2] = {lines[n > 3 ? 3 : 0], lines[n > 4 ? 4 : 0]};
	CreditLines credits = {.outlet = lines[0],.author = n > 1 ? lines[1] : NULL,.dateline = n > 2 ? lines[2] : NULL,
	.agency = agency,.n_agency = n > 4 ? 2 : n > 3,.body = lines[n - 1]};
	char	   *agency_named = credited_agency(&credits);
	const char *name = outlet_name(lines[0]);

	Assert(agency_named == NULL || *agency_named != '\0');
	Assert(strlen(name) < strlen(lines[0]) + 200);
}

static void
check_names(const char *a, const char *b)
{
	static const char *const kinds[] = {"person", "organisation", "place", "other"};
	const char *folded_a = fold_name(a, strlen(a));
	const char *folded_b = fold_name(b, strlen(b));

	for (size_t i = 0; i < lengthof(kinds); i++)
		for (int known = 0; known < 2; known++)
		{
			Assert(same_entity_name(kinds[i], folded_a, folded_a, known));
			Assert(same_entity_name(kinds[i], folded_a, folded_b, known) == same_entity_name(kinds[i], folded_b, folded_a, known));
		}
}

static int
compare_codes(const void *a, const void *b)
{
	int32		x = *(const int32 *) a;
	int32		y = *(const int32 *) b;

	return x < y ? -1 : x > y;
}

/* An archive of two names is asked for one of them, some of its codes being frequent. */
static void
check_lookup(const char *a, const char *b)
{
	const char *folded[2] = {fold_name(a, strlen(a)), fold_name(b, strlen(b))};
	Candidate	candidates[2];
	NameWords	words;
	NameCodes	codes;
	int32		known[NAME_MAX_CODES];
	float		frequencies[NAME_MAX_CODES];
	Rarity		rarity = {.names = 2,.codes = known,.frequencies = frequencies,.least = 0.001f};
	int			n;

	name_words(folded[0], &words);
	query_codes(&words, &codes);
	rarity.n = codes.n;
	for (int i = 0; i < codes.n; i++)
		known[i] = codes.codes[i].code;
	qsort(known, codes.n, sizeof(int32), compare_codes);
	for (int i = 0; i < codes.n; i++)
		frequencies[i] = (i + 1) / (float) NAME_MAX_CODES;
	weigh_words(&words, &rarity);
	for (int i = 0; i < LOOKUP_STAGES; i++)
	{
		LookupQuery query;

		lookup_query(&words, &rarity, &lookup_stages[i], lookup_stages[i].least, &query);
		Assert(query.n >= 1 && query.n <= LOOKUP_QUERY_SIZE);
	}
	for (int i = 0; i < 2; i++)
		candidates[i] = (Candidate) {.entity_id = i,.kind = "person",.name = i ? b : a,.folded = folded[i],.articles = i};
	score_candidates(&words, folded[0], &rarity, candidates, 0, 2);
	n = rank_candidates(candidates, 2);
	Assert(n >= 1 && n <= 2 && candidates[0].score >= candidates[n - 1].score && candidates[0].score <= 1.1f);
}

static void
check_place(char *line)
{
	char		country[4] = "NOR";
	ListedPlace place;

	if (place_line(line, 1, country, &place))
		Assert(place.name[0] != '\0' && place.latitude >= -90 && place.latitude <= 90 && place.longitude >= -180 && place.longitude <= 180 &&
			   place.population >= 0 && place.other_names != NULL);
	Assert(country[3] == '\0');
}

static void
check_signature(const char *title, const char *body)
{
	Signature	s;
	Document   *of_body = document_create(body, strlen(body), DAY_NONE);
	Document   *of_title = document_create(title, strlen(title), DAY_NONE);

	article_signature(of_body, of_title, &s);
	Assert(s.count >= s.n_rare && s.count <= SIGNATURE_TERMS && s.n_rare <= SIGNATURE_RARE);
	for (int i = 1; i < s.count; i++)
		Assert(s.terms[i - 1] < s.terms[i]);
	Assert(signature_similarity(s.terms, s.weights, s.count, s.terms, s.weights, s.count) <= 1);
	MemoryContextDelete(of_body->context);
	MemoryContextDelete(of_title->context);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	char	   *text = palloc(size + 1);
	char	   *lines[MOST_LINES];
	int			n;

	memcpy(text, data, size);
	text[size] = '\0';
	for (char *nul = text; (nul = memchr(nul, '\0', text + size - nul)) != NULL;)
		*nul = ' ';				/* a text of PostgreSQL has none */
	n = cut_lines(text, lines);
	core_alone_error = on_error;
	if (setjmp(refused) == 0)
	{
		check_credits(lines, n);
		check_signature(lines[0], lines[n - 1]);
		if (n > 1)
		{
			check_names(lines[0], lines[1]);
			check_lookup(lines[0], lines[1]);
		}
		check_place(lines[n - 1]);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
