/*
 * sectors.c - the list of sectors: their codes, and what their flags say of them.
 */
#include "extension/core.h"
#include "mentions/sectors.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_sectors;

enum
{
	SECTOR_CODE = 1, SECTOR_MEANING, SECTOR_FLAGS
};

const char *
sector_code(int row)
{
	return row < lexicon_sectors.rows ? lexicon_cell(&lexicon_sectors, row, SECTOR_CODE) : NULL;
}

bool
sector_is(const char *sector, const char *flag)
{
	size_t		n = strlen(flag);

	for (int row = 0; sector && row < lexicon_sectors.rows; row++)
	{
		const char *flags = lexicon_cell(&lexicon_sectors, row, SECTOR_FLAGS);

		if (strcmp(lexicon_cell(&lexicon_sectors, row, SECTOR_CODE), sector) != 0)
			continue;
		for (; *flags; flags += strcspn(flags, ",") + (flags[strcspn(flags, ",")] == ','))
			if (strncmp(flags, flag, n) == 0 && (flags[n] == ',' || flags[n] == '\0'))
				return true;
	}
	return false;
}
