/*
 * judged.h - whose act it is that somebody is accused of, praised or punished for.
 */
#ifndef NEWS_ARCHIVE_JUDGED_H
#define NEWS_ARCHIVE_JUDGED_H

#include "events/frames.h"

/*
 * Who is accused of, or judged for, what a gerund says ("accused Lethia of arming rebels"), or NO_TOKEN; *alleged: it is not said
 * to have been done.
 */
extern int32 judged_party(const Document *doc, int32 verb, bool *alleged);

/* It is only alleged: what somebody is accused of, or what accusations and rumours say. */
extern bool is_alleged(const Document *doc, int32 verb);

#endif
