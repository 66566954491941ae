/*
 * tree.h - makes what language.h gives of a tree: Document.child, sibling, subtree_first and subtree_last.
 */
#ifndef NEWS_ARCHIVE_TREE_H
#define NEWS_ARCHIVE_TREE_H

#include "language/language.h"

/* Makes the four arrays from the heads of the tokens.  Call it last: they are not made again when a head is changed. */
extern void make_trees(Document *doc);

#endif
