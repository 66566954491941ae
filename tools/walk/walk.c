/*
 * walk.c - reads one article as load_article() does, and notes which file calls which (see tools/walk/walk).
 *
 * In: an article on standard input, and in $WALK_MAP a line "ADDRESS FILE" for each function.  Every other file is compiled with
 * -finstrument-functions, so that each call comes through here.  Out: a line for each file in the order in which it is entered first,
 * "DEPTH CALLS FILE CALLER", and the sums of a walk: calls within a file, into another file, and back into one that waits for this call.
 */
#include "extension/core.h"

#include "article/article.h"
#include "article/charset.h"
#include "article/collection.h"
#include "events/events.h"
#include "events/figures.h"

#define MAX_FUNCTIONS 8192
#define MAX_FILES 512
#define MAX_CALLS 4096

#define UNTRACED __attribute__((no_instrument_function))

typedef struct Place
{
	uintptr_t	address;
	int			file;
} Place;

static Place places[MAX_FUNCTIONS];
static int	n_places;
static char names[MAX_FILES][96];
static int	n_files;

static int	stack[MAX_CALLS];		/* the files of the calls that are open; -1 of a function that is not on the map */
static int	depth;
static int	open_calls[MAX_FILES];
static long entered[MAX_FILES];
static int	first_depth[MAX_FILES];
static int	first_caller[MAX_FILES];
static int	in_order[MAX_FILES];
static int	n_entered;
static long stays,
			crossings,
			returns;
static bool walking;

extern void __cyg_profile_func_enter(void *function, void *site) UNTRACED;
extern void __cyg_profile_func_exit(void *function, void *site) UNTRACED;

static int UNTRACED
by_address(const void *a, const void *b)
{
	uintptr_t	x = ((const Place *) a)->address;
	uintptr_t	y = ((const Place *) b)->address;

	return x < y ? -1 : x > y;
}

static int UNTRACED
file_number(const char *name)
{
	for (int i = 0; i < n_files; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	snprintf(names[n_files], sizeof(names[0]), "%s", name);
	return n_files++;
}

static void UNTRACED
read_map(void)
{
	FILE	   *map = fopen(getenv("WALK_MAP"), "r");
	char		name[96];
	unsigned long address;

	while (fscanf(map, "%lx %95s", &address, name) == 2)
		places[n_places++] = (Place) {address, file_number(name)};
	fclose(map);
	qsort(places, n_places, sizeof(Place), by_address);
}

static void UNTRACED
enter_file(int file, int from)
{
	if (entered[file]++ == 0)
	{
		first_depth[file] = depth;
		first_caller[file] = from;
		in_order[n_entered++] = file;
	}
	if (open_calls[file] > 0)
		returns++;
	else
		crossings++;
}

void
__cyg_profile_func_enter(void *function, void *site)
{
	Place		wanted = {(uintptr_t) function, 0};
	Place	   *found = walking ? bsearch(&wanted, places, n_places, sizeof(Place), by_address) : NULL;
	int			file = found ? found->file : -1;
	int			from = depth > 0 ? stack[depth - 1] : -1;

	(void) site;
	if (file >= 0 && file == from)
		stays++;
	else if (file >= 0)
		enter_file(file, from);
	if (file >= 0)
		open_calls[file]++;
	stack[depth++] = file >= 0 ? file : from;
	Assert(depth < MAX_CALLS);
}

void
__cyg_profile_func_exit(void *function, void *site)
{
	Place		wanted = {(uintptr_t) function, 0};
	Place	   *found = walking ? bsearch(&wanted, places, n_places, sizeof(Place), by_address) : NULL;

	(void) site;
	depth--;
	if (found)
		open_calls[found->file]--;
}

static char *UNTRACED
read_input(int32 *length)
{
	char	   *bytes = palloc(1 << 20);

	*length = fread(bytes, 1, 1 << 20, stdin);
	return bytes;
}

int UNTRACED
main(void)
{
	const ArticleSource source = {.collected = DAY_NONE};
	const char *charset;
	int32		length;
	char	   *bytes = read_input(&length);
	char	   *text;
	Article    *article;
	Document   *doc;

	read_map();
	walking = true;
	text = article_decode(bytes, length, &length, &charset);
	refuse_collection(text, length);
	article = article_parse(text, length, FORMAT_AUTO, &source);
	doc = document_create(article->body, strlen(article->body), article->published.from);
	document_times(doc);
	document_events(doc);
	figures_of(doc);
	walking = false;
	for (int i = 0; i < n_entered; i++)
	{
		int			f = in_order[i];

		printf("%d %ld %s %s\n", first_depth[f], entered[f], names[f], first_caller[f] >= 0 ? names[first_caller[f]] : "-");
	}
	printf("files %d, calls within a file %ld, into another %ld, back into one that waits %ld\n", n_entered, stays, crossings, returns);
	return 0;
}
