/*
 * letters.h - any script in plain Latin letters; how a Latin letter sounds.  Inside names/ only.
 */
#ifndef NEWS_ARCHIVE_NAMES_LETTERS_H
#define NEWS_ARCHIVE_NAMES_LETTERS_H

#include "extension/core.h"

/* A growing NUL-terminated string of bytes, never longer than LETTERS_MAX. */
#define LETTERS_MAX 2048

typedef struct Letters
{
	char	   *at;
	int			length;
	int			room;
} Letters;

extern void letters_init(Letters *out);
extern void letters_put(Letters *out, const char *s, int length);

static inline void
letters_put_char(Letters *out, char c)
{
	letters_put(out, &c, 1);
}

/*
 * Writes `text` in ASCII: letters in lower case, digits, and of everything else only what tells words apart: ' ' between
 * words, '-', ',', '.', '&' and '\''.
 */
extern void latin_letters(const char *text, int32 length, Letters *out);

/* The sounds of a folded word: one byte a sound (a letter, or a capital for what is written with two), NUL-terminated. */
#define SOUNDS_MAX 32
extern int	word_sounds(const char *word, int length, char sounds[SOUNDS_MAX]);

/*
 * Hundredths: how far apart two sounds are, and what it costs when one is missing.  Filled by sounds_prepare(), which word_sounds()
 * calls.
 */
extern uint8 sound_distance[128][128];
extern uint8 sound_weight[128];
extern void sounds_prepare(void);

static inline bool
sound_is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

#endif
