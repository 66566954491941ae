\echo Use "ALTER EXTENSION news_archive UPDATE TO '0.2.0'" to load this file. \quit
-- Made by tools/upgrade.pl (make upgrade-script) from the install scripts of 0.1.0 and 0.2.0.
SET LOCAL search_path TO pg_catalog, pg_temp;

