/*
 * tags.c - names of tags and relations.
 */
#include "extension/core.h"
#include "language/tags.h"

const char *const tag_names[N_TAGS] = {
	NULL, "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"
};

const char *const relation_names[N_RELATIONS] = {
	NULL, "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound", "compound:prt",
	"conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
	"nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct", "reparandum", "root",
	"vocative", "xcomp"
};

const uint8 class_tag[N_TAG_CLASSES] = {
#define X(class, tag, morph) tag,
	TAG_CLASSES(X)
#undef X
};

const uint8 class_morph[N_TAG_CLASSES] = {
#define X(class, tag, morph) morph,
	TAG_CLASSES(X)
#undef X
};
