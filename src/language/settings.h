/*
 * settings.h - the settings of this stage.
 */
#ifndef NEWS_ARCHIVE_LANGUAGE_SETTINGS_H
#define NEWS_ARCHIVE_LANGUAGE_SETTINGS_H

/* Called once, when the module is loaded. */
extern void define_language_settings(void);

#endif
