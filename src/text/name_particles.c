/*
 * name_particles.c - looks the particles of names up.
 */
#include "extension/core.h"
#include "text/name_particles.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_name_particles;

bool
is_name_particle(const char *word, int length, ParticlePlace place)
{
	int			row = lexicon_find(&lexicon_name_particles, word, length);

	return row >= 0 && strstr(lexicon_cell(&lexicon_name_particles, row, 1), place == PARTICLE_IN_TEXT ? "text" : "byline") != NULL;
}
