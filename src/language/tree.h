/*
 * tree.h - makes what language.h gives of a tree: Document.child, sibling, subtree_first and subtree_last.
 */
#ifndef NEWS_ARCHIVE_TREE_H
#define NEWS_ARCHIVE_TREE_H

#include "language/language.h"

/* Of a document whose tokens have their heads, for good: no head may be changed behind it. */
extern void make_trees(Document *doc);

#endif
