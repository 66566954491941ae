/*
 * sounds.c - a folded word as the sounds it stands for, and how far apart two sounds are.
 *
 * Spellings of one name differ where languages write one sound in several ways (Youssef, Yousef, Mu'adh; Shevchenko,
 * Chevtchenko, Schewtschenko).  A word becomes a string of sounds, one byte each: a lower-case letter for itself, a capital
 * for a digraph.  Distances are hundredths, from the table below; what it does not list is 100 between consonants.
 */
#include "extension/core.h"

#include <ctype.h>

#include "names/letters.h"

/* before: the letters that must follow, NULL for any.  start: only at the start of the word. */
typedef struct SoundRule
{
	const char *letters;
	const char *sounds;
	const char *before;
	bool		start;
} SoundRule;

/* The rules by their first letter, of one letter the longest first: the first that holds is taken. */
static const SoundRule rules[] = {
	{"ai", "e", NULL, false}, {"ay", "e", NULL, false}, {"ae", "a", NULL, false}, {"aa", "a", NULL, false},
	{"cz", "C", NULL, false}, {"cc", "k", "aou", false}, {"ch", "C", NULL, false}, {"ck", "k", NULL, false}, {"cq", "k", NULL, false},
	{"c", "s", "eiy", false}, {"c", "k", NULL, false},
	{"dzh", "J", NULL, false}, {"dsch", "J", NULL, false}, {"dj", "J", NULL, false}, {"dg", "J", "e", false}, {"dh", "D", NULL, false}, {"dz", "z", NULL, false},
	{"eau", "o", NULL, false}, {"ei", "e", NULL, false}, {"ey", "e", NULL, false}, {"ee", "i", NULL, false},
	{"gh", "G", NULL, false},
	{"ij", "i", NULL, false}, {"ie", "i", NULL, false}, {"iy", "i", NULL, false}, {"ii", "i", NULL, false},
	{"j", "j", NULL, false},
	{"kh", "x", NULL, false}, {"ks", "ks", NULL, false},
	{"oo", "u", NULL, false}, {"ou", "u", NULL, false}, {"oe", "o", NULL, false},
	{"ph", "f", NULL, false},
	{"qu", "k", "eiy", false},
	{"schtsch", "S", NULL, false}, {"shch", "S", NULL, false}, {"szcz", "S", NULL, false}, {"sch", "S", NULL, false}, {"sh", "S", NULL, false}, {"sz", "S", NULL, false},
	{"tsch", "C", NULL, false}, {"tch", "C", NULL, false}, {"tsh", "C", NULL, false}, {"th", "T", NULL, false}, {"ts", "c", NULL, false}, {"tz", "c", NULL, false},
	{"ue", "u", NULL, false}, {"uu", "u", NULL, false},
	{"x", "s", NULL, true}, {"x", "ks", NULL, false},
	{"yi", "i", NULL, false},
	{"zh", "J", NULL, false},
};

/* Where the rules of each letter begin; those of the next letter end them. */
static uint8 rules_of[27];

static const SoundRule *
rule_at(const char *s, int left, bool start)
{
	int			letter = s[0] - 'a';

	if (letter < 0 || letter > 25)
		return NULL;
	for (const SoundRule *r = &rules[rules_of[letter]]; r < &rules[rules_of[letter + 1]]; r++)
	{
		int			n = strlen(r->letters);

		if (n > left || memcmp(r->letters, s, n) != 0 || (r->start && !start))
			continue;
		if (r->before == NULL || (n < left && strchr(r->before, s[n]) != NULL))
			return r;
	}
	return NULL;
}

int
word_sounds(const char *word, int length, char sounds[SOUNDS_MAX])
{
	int			n = 0;

	sounds_prepare();
	for (int i = 0; i < length && n < SOUNDS_MAX - 3;)
	{
		const SoundRule *r = rule_at(word + i, length - i, i == 0);
		char		one[2] = {word[i], '\0'};
		const char *out = r ? r->sounds : isalnum((unsigned char) word[i]) && word[i] > 0 ? one : "";

		for (; *out; out++)
			if (n == 0 || sounds[n - 1] != *out || (*out >= '0' && *out <= '9'))
				sounds[n++] = *out;
		i += r ? (int) strlen(r->letters) : 1;
	}
	sounds[n] = '\0';
	return n;
}

/* Pairs of sounds that spellings of one name exchange, with their distance. */
static const struct
{
	char		pair[3];
	uint8		distance;
}			near_sounds[] = {
	{"ie", 20}, {"ou", 15}, {"ae", 30}, {"ao", 35}, {"oe", 45}, {"ai", 50}, {"au", 50}, {"eu", 50}, {"iu", 50}, {"io", 55},
	{"iy", 5}, {"ey", 25}, {"ij", 20}, {"jy", 15}, {"jJ", 5}, {"Jy", 35}, {"jz", 40}, {"Jz", 30}, {"jS", 40},
	{"JS", 40}, {"jC", 35}, {"JC", 35}, {"gj", 30}, {"gJ", 30}, {"jx", 40}, {"hj", 40},
	{"uw", 10}, {"ow", 20}, {"uv", 30}, {"vw", 5}, {"fv", 20}, {"fw", 35}, {"bv", 35}, {"bp", 35}, {"fp", 45},
	{"kq", 5}, {"gq", 15}, {"Gq", 15}, {"gk", 35}, {"gG", 10}, {"Gk", 35}, {"Gx", 35}, {"kx", 20}, {"hx", 20},
	{"qx", 25}, {"gh", 45}, {"Gh", 40}, {"hk", 55}, {"Cx", 35}, {"Ck", 40}, {"ks", 70}, {"kc", 45},
	{"tT", 8}, {"dD", 8}, {"DT", 25}, {"dt", 35}, {"sT", 30}, {"zT", 45}, {"zD", 25}, {"sD", 45}, {"dz", 45}, {"Td", 35}, {"Dt", 35}, {"fT", 50},
	{"sz", 15}, {"sS", 35}, {"CS", 30}, {"Cs", 50}, {"sc", 25}, {"zc", 25}, {"cC", 30}, {"ct", 45}, {"Ct", 50},
	{"mn", 50}, {"lr", 55}, {"nN", 10},
};

uint8		sound_distance[128][128];
uint8		sound_weight[128];

static void
fill_tables(void)
{
	for (int a = 0; a < 128; a++)
	{
		sound_weight[a] = a == 'h' || a == 'y' ? 30 : sound_is_vowel(a) ? 45 : 100;
		for (int b = 0; b < 128; b++)
			sound_distance[a][b] = a == b ? 0 : sound_is_vowel(a) && sound_is_vowel(b) ? 55 : 100;
	}
	for (int i = 0; i < (int) lengthof(near_sounds); i++)
	{
		int			a = near_sounds[i].pair[0];
		int			b = near_sounds[i].pair[1];

		sound_distance[a][b] = sound_distance[b][a] = near_sounds[i].distance;
	}
	for (int letter = 0, r = 0; letter <= 26; letter++)
	{
		rules_of[letter] = r;
		while (r < (int) lengthof(rules) && rules[r].letters[0] == 'a' + letter)
			r++;
	}
}

void
sounds_prepare(void)
{
	if (sound_weight['a'] == 0)
		fill_tables();
}
