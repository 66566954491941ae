/*
 * name_particles.h - "van", "bin" and the like inside people's names (data/name_particles.tsv).
 */
#ifndef NEWS_ARCHIVE_NAME_PARTICLES_H
#define NEWS_ARCHIVE_NAME_PARTICLES_H

typedef enum ParticlePlace
{
	PARTICLE_IN_TEXT, PARTICLE_IN_BYLINE
} ParticlePlace;

/* Whether a word as it is written is one. */
extern bool is_name_particle(const char *word, int length, ParticlePlace place);

#endif
