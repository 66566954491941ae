/*
 * model.c - maps the model file and adds up rows of weights.
 */
#include "extension/core.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "language/model.h"

/* Where the kernel can, it maps all pages in one go. */
#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif

#ifdef CORE_ALONE
#define MAXPGPATH 1024
#endif

#define MODEL_FILE "english.model"

static Model english;

#define LANES 16

/*
 * Sixteen lanes of rotate and multiply over 4-byte words, which the compiler makes vectors of: fast enough for every backend's
 * first call.  Each step can be undone, so that no change of a single word is lost.
 */
uint64
model_checksum(const void *bytes, size_t length)
{
	uint32		lane[LANES];
	const char *p = bytes;
	size_t		i = 0;
	uint64		sum = length;

	for (int k = 0; k < LANES; k++)
		lane[k] = k + 1;
	for (; i + sizeof(lane) <= length; i += sizeof(lane))
		for (int k = 0; k < LANES; k++)
		{
			uint32		w;

			memcpy(&w, p + i + sizeof(w) * k, sizeof(w));
			w ^= lane[k];
			lane[k] = (w << 13 | w >> 19) * UINT32_C(0x9E3779B1);
		}
	for (int k = 0; k < LANES; k++)
		sum = (sum ^ lane[k]) * UINT64_C(0x9E3779B185EBCA87);
	for (; i < length; i++)
		sum = (sum ^ (unsigned char) p[i]) * UINT64_C(0xC2B2AE3D27D4EB4F);
	return sum;
}

const char *
model_from_bytes(Model *model, const void *bytes, size_t length)
{
	const ModelHeader *h = bytes;

	if (length < sizeof(ModelHeader) || memcmp(h->magic, MODEL_MAGIC, sizeof(h->magic)) != 0)
		return "it is no model of news_archive";
	if (h->version != MODEL_VERSION || h->n_tables != N_MODEL_TABLES)
		return "it belongs to another version of news_archive";
	if (h->bytes != length)
		return "its length is wrong";
	if (model_checksum(h + 1, length - sizeof(ModelHeader)) != h->checksum)
		return "its checksum is wrong";
	for (int i = 0; i < N_MODEL_TABLES; i++)
	{
		const ModelTable *t = &h->tables[i];

		if (t->bits > 28 || t->width < t->classes || t->width > 256 || t->offset > length ||
			((uint64) t->width << t->bits) > length - t->offset)
			return "a table leaves the file";
		model->weights[i] = (const int8 *) bytes + t->offset;
	}
	if (h->tables[TABLE_WORDS].width != sizeof(uint32) || h->tables[TABLE_WORDS].offset % sizeof(uint32) != 0)
		return "its dictionary is wrong";
	model->words.slots = (const uint32 *) model->weights[TABLE_WORDS];
	model->words.mask = (1u << h->tables[TABLE_WORDS].bits) - 1;
	model->header = h;
	return NULL;
}

/* In the server's share directory; programs without a server are told by the environment. */
static const char *
model_path(void)
{
	static char path[MAXPGPATH];

#ifdef CORE_ALONE
	const char *given = getenv("NEWS_ARCHIVE_MODEL");

	snprintf(path, sizeof(path), "%s", given ? given : "data/" MODEL_FILE);
#else
	char		share[MAXPGPATH];

	get_share_path(my_exec_path, share);
	snprintf(path, sizeof(path), "%s/extension/" MODEL_FILE, share);
#endif
	return path;
}

static void
map_model(const char *path)
{
	int			fd = open(path, O_RDONLY);
	struct stat st;
	void	   *bytes;
	const char *wrong;

	if (fd < 0 || fstat(fd, &st) != 0)
	{
		if (fd >= 0)
			close(fd);
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FILE),
				 errmsg("could not open the English model \"%s\": %m", path),
				 errhint("Install news_archive's data files: make install.")));
	}
	bytes = st.st_size > 0 ? mmap(NULL, st.st_size, PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0) : MAP_FAILED;
	close(fd);
	wrong = bytes == MAP_FAILED ? "it could not be mapped" : model_from_bytes(&english, bytes, st.st_size);
	if (wrong != NULL)
	{
		if (bytes != MAP_FAILED)
			munmap(bytes, st.st_size);
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("could not use the English model \"%s\": %s", path, wrong),
				 errhint("Install the file that came with this version of news_archive: make install.")));
	}
}

const Model *
english_model(void)
{
	if (english.header == NULL)
		map_model(model_path());
	return &english;
}

/* How far ahead rows are fetched: a table is larger than the caches. */
#define FETCH_AHEAD 6

/*
 * With a constant width the compiler makes vectors of the inner loop.  258 features of 127 stay within int16.
 */
static inline void
add_rows(const int8 *weights, uint32 mask, const uint32 width, const uint32 *features, int n, int32 *scores)
{
	int16		sums[256];

	for (uint32 c = 0; c < width; c++)
		sums[c] = 0;
	for (int i = 0; i < n; i++)
	{
		const int8 *row = weights + (size_t) (features[i] & mask) * width;

		if (i + FETCH_AHEAD < n)
			__builtin_prefetch(weights + (size_t) (features[i + FETCH_AHEAD] & mask) * width);
		for (uint32 c = 0; c < width; c++)
			sums[c] += row[c];
	}
	for (uint32 c = 0; c < width; c++)
		scores[c] = sums[c];
}

void
model_scores(const Model *model, ModelTableId table, const uint32 *features, int n, int32 *scores)
{
	const ModelTable *t = &model->header->tables[table];
	const int8 *weights = model->weights[table];
	uint32		mask = (1u << t->bits) - 1;

	switch (t->width)
	{
		case 2:
			add_rows(weights, mask, 2, features, n, scores);
			break;
		case 12:
			add_rows(weights, mask, 12, features, n, scores);
			break;
		case 32:
			add_rows(weights, mask, 32, features, n, scores);
			break;
		case 44:
			add_rows(weights, mask, 44, features, n, scores);
			break;
		default:
			add_rows(weights, mask, t->width, features, n, scores);
	}
}
