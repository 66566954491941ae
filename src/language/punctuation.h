/*
 * punctuation.h - punctuation and the grammar: which words it stands between, and which word it hangs on.
 */
#ifndef NEWS_ARCHIVE_MARKS_H
#define NEWS_ARCHIVE_MARKS_H

#include "language/language.h"

/* Gives each mark of the piece of `count` tokens from `first` its head, once the words have theirs; `root` is their root. */
extern void attach_marks(Document *doc, int32 first, int32 count, int32 root);

#endif
