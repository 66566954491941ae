/*
 * assets.h - inside reports/: the style and the script of a page, compiled in (tools/embed.pl).
 */
#ifndef NEWS_ARCHIVE_REPORT_ASSETS_H
#define NEWS_ARCHIVE_REPORT_ASSETS_H

extern const char asset_page_css[];
extern const char asset_chart_css[];
extern const char asset_page_js[];
extern const char asset_page_js_hash[];	/* "sha256-...", by which a page allows this script and no other */

#endif
