/*
 * line_roles.c - the roles of lines by their names.
 */
#include "article/article.h"

const char *const line_role_names[N_LINE_ROLES] =
{
	[ROLE_TITLE] = "title",
	[ROLE_STANDFIRST] = "standfirst",
	[ROLE_AUTHOR] = "author",
	[ROLE_DATE] = "date",
	[ROLE_DATELINE] = "dateline",
	[ROLE_BODY] = "body",
	[ROLE_SUBHEAD] = "subhead",
	[ROLE_CAPTION] = "caption",
	[ROLE_QUOTE_BOX] = "quote_box",
	[ROLE_TAG] = "tag",
	[ROLE_SECTION] = "section",
	[ROLE_SHARE] = "share",
	[ROLE_RELATED] = "related",
	[ROLE_COMMENT] = "comment",
	[ROLE_SUBSCRIPTION] = "subscription",
	[ROLE_AGENCY] = "agency",
	[ROLE_URL] = "url",
	[ROLE_OTHER] = "other",
};
