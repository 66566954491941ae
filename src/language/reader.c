/*
 * reader.c - maps the model file and finds what its labels mean.
 */
#include "extension/core.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "language/reader.h"

/* Maps all pages of the file at once, on systems that can; elsewhere each when it is first read. */
#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif

#ifdef CORE_ALONE
#define MAXPGPATH 1024
#endif

#define MODEL_FILE "english.model"

/* The class of a token by its fine tag, of the Penn Treebank ("VBD"), and its universal one (VERB): a verb in the past. */
static const struct
{
	const char *fine;
	uint8		tag;
	uint8		class;
}			forms[] = {
	{"VBD", TAG_VERB, CLASS_VERB_PAST}, {"VBZ", TAG_VERB, CLASS_VERB_THIRD}, {"VBP", TAG_VERB, CLASS_VERB_PRESENT},
	{"VB", TAG_VERB, CLASS_VERB_BASE}, {"VBN", TAG_VERB, CLASS_VERB_PARTICIPLE}, {"VBG", TAG_VERB, CLASS_VERB_ING},
	{"VBD", TAG_AUX, CLASS_AUX_PAST}, {"VBZ", TAG_AUX, CLASS_AUX_THIRD}, {"VBP", TAG_AUX, CLASS_AUX_PRESENT},
	{"VB", TAG_AUX, CLASS_AUX_BASE}, {"VBN", TAG_AUX, CLASS_AUX_PARTICIPLE}, {"VBG", TAG_AUX, CLASS_AUX_ING}, {"MD", TAG_AUX, CLASS_AUX_MODAL},
	{"NN", TAG_NOUN, CLASS_NOUN}, {"NNS", TAG_NOUN, CLASS_NOUN_PLURAL}, {"NNP", TAG_PROPN, CLASS_PROPN}, {"NNPS", TAG_PROPN, CLASS_PROPN_PLURAL},
	{"PRP", TAG_PRON, CLASS_PRON}, {"DT", TAG_PRON, CLASS_PRON}, {"EX", TAG_PRON, CLASS_PRON}, {"NN", TAG_PRON, CLASS_PRON},
	{"PRP$", TAG_PRON, CLASS_PRON_POSSESSIVE}, {"WP$", TAG_PRON, CLASS_PRON_POSSESSIVE}, {"WP", TAG_PRON, CLASS_PRON_RELATIVE},
	{"WDT", TAG_PRON, CLASS_PRON_RELATIVE}
};

/*
 * The class of a tag whose fine tag is not listed above: the one that says nothing of the form (NOUN for a noun, VERB_PRESENT for a
 * verb).
 */
static uint8
plain_class(uint8 tag)
{
	for (int c = 0; c < N_TAG_CLASSES; c++)
		if (class_tag[c] == tag && (class_morph[c] == 0 || c == CLASS_VERB_PRESENT))
			return c;
	return CLASS_X;
}

static uint8
find_name(const char *const *names, int count, const char *name, uint8 otherwise)
{
	for (int i = 1; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return otherwise;
}

/* The relation of that name.  A subtype that has no name here is its universal relation: "nsubj:outer" is nsubj. */
static uint8
relation_of(const char *name)
{
	char		base[sizeof(((LabelNames *) NULL)->names[0])];

	snprintf(base, sizeof(base), "%.*s", (int) strcspn(name, ":"), name);
	return find_name(relation_names, N_RELATIONS, name, find_name(relation_names, N_RELATIONS, base, REL_DEP));
}

static void
find_labels(Reader *r)
{
	const Network *n = &r->network;

	for (int i = 0; i < n->tags.count; i++)
		r->tag[i] = find_name(tag_names, N_TAGS, n->tags.names[i], TAG_X);
	for (int i = 0; i < n->relations.count; i++)
	{
		r->relation[i] = relation_of(n->relations.names[i]);
		r->subtypes |= strcmp(n->relations.names[i], relation_names[REL_NSUBJ_PASS]) == 0;
	}
	memset(r->class, N_TAG_CLASSES, sizeof(r->class));
	for (int i = 0; i < n->fine.count; i++)
		for (size_t k = 0; k < lengthof(forms); k++)
			if (strcmp(n->fine.names[i], forms[k].fine) == 0)
				r->class[forms[k].tag][i] = forms[k].class;
	for (int tag = TAG_NONE + 1; tag < N_TAGS; tag++)
		r->plain_class[tag] = plain_class(tag);
}

const char *
reader_from_bytes(Reader *r, const void *bytes, size_t length, const char *language, MemoryContext context)
{
	const char *wrong;
	Room		room = {.context = context};

	memset(r, 0, sizeof(*r));
	wrong = model_from_bytes(&r->model, bytes, length, language);
	if (wrong == NULL)
		wrong = network_from_model(&r->network, &r->model, &room);
	if (wrong != NULL)
		return wrong;
	find_labels(r);
	r->batch = batch_create(&r->network, &room);
	return NULL;
}

/*
 * The path of the model file: in the server's share directory; for programs without a server, what NEWS_ARCHIVE_MODEL says in the
 * environment.
 */
static const char *
model_path(void)
{
	static char path[MAXPGPATH];

#ifdef CORE_ALONE
	const char *given = getenv("NEWS_ARCHIVE_MODEL");

	snprintf(path, sizeof(path), "%s", given ? given : "data/en/" MODEL_FILE);
#else
	char		share[MAXPGPATH];

	get_share_path(my_exec_path, share);
	snprintf(path, sizeof(path), "%s/extension/" MODEL_FILE, share);
#endif
	return path;
}

/* The file's bytes and how many; an error names the file when there is none. */
static void *
map_file(const char *path, size_t *length)
{
	int			fd = open(path, O_RDONLY);
	struct stat st;
	void	   *bytes;

	if (fd < 0 || fstat(fd, &st) != 0)
	{
		if (fd >= 0)
			close(fd);
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FILE),
				 errmsg("could not open the English model \"%s\": %m", path),
				 errhint("Install news_archive's data files: make install.")));
	}
	*length = st.st_size;
	bytes = st.st_size > 0 ? mmap(NULL, st.st_size, PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0) : MAP_FAILED;
	close(fd);
	return bytes == MAP_FAILED ? NULL : bytes;
}

static void
refuse_model(const char *path, const char *wrong)
{
	ereport(ERROR,
			(errcode(ERRCODE_CONFIG_FILE_ERROR),
			 errmsg("could not use the English model \"%s\": %s", path, wrong),
			 errhint("Install the file that came with this version of news_archive: make install.")));
}

static void
open_reader(Reader *reader, const char *language)
{
	static MemoryContext context;
	const char *path = model_path();
	const char *wrong;
	size_t		length;
	void	   *bytes;

	if (context == NULL)
		context = AllocSetContextCreate(TopMemoryContext, "news_archive reader", ALLOCSET_DEFAULT_SIZES);
	MemoryContextReset(context);
	bytes = map_file(path, &length);
	wrong = bytes == NULL ? "it could not be mapped" : reader_from_bytes(reader, bytes, length, language, context);
	if (wrong == NULL)
		return;
	if (bytes != NULL)
		munmap(bytes, length);
	refuse_model(path, wrong);
}

const Reader *
reader_of(const char *language)
{
	static Reader installed;

	if (installed.batch == NULL)
		open_reader(&installed, language);
	else if (!model_is_of(installed.model.header, language))
		refuse_model(model_path(), "it is of another language");
	return &installed;
}
