/*
 * essence.c - what is left of an organisation's name when what papers add or leave out as they like is gone: legal forms, and
 * the points of initials ("Velmora Shipping Corp", "Velmora Shipping"; "U.S. Navy", "US Navy").
 */
#include "extension/core.h"

#include "names/letters.h"
#include "names/names.h"
#include "names/words.h"

static bool
is_legal_form(const char *word, int length)
{
	WordClass	class = name_word(word, length, NULL);

	return class == WORD_COMPANY || class == WORD_COMPANY_END;
}

/* Where the legal forms at the end of a folded name begin: its length when there are none, or nothing else. */
static int
end_of_name(const char *folded)
{
	int			end = strlen(folded);

	for (;;)
	{
		int			begin = end;

		while (begin > 0 && folded[begin - 1] != ' ')
			begin--;
		if (begin == 0 || !is_legal_form(folded + begin, end - begin))
			return end;
		end = begin - 1;
	}
}

char *
name_essence(const char *folded)
{
	Letters		out;
	bool		initial = false;
	int			end = end_of_name(folded);

	letters_init(&out);
	for (int at = 0; at < end;)
	{
		int			length = Min((int) strcspn(folded + at, " "), end - at);

		/* one letter after another: initials of one word */
		if (out.length > 0 && !(initial && length == 1))
			letters_put_char(&out, ' ');
		letters_put(&out, folded + at, length);
		initial = length == 1;
		at += length + 1;
	}
	return out.at;
}
