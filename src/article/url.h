/*
 * url.h - addresses of pages, told apart by what they mean.
 */
#ifndef NEWS_ARCHIVE_URL_H
#define NEWS_ARCHIVE_URL_H

#include "extension/core.h"

/*
 * One spelling for all addresses of one page: "http://m.Vale-Post.example:80/a1/?utm_source=x#top" becomes
 * "https://vale-post.example/a1".  What is no address of a page is given back as it is.
 */
extern char *normal_url(const char *url);

/* "https://www.vale-post.example/x" -> "vale-post.example"; NULL when it is no address. */
extern char *address_host(const char *url);

#endif
