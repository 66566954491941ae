-- last: what stands in the schema beside the extension, seen when all of it is there.
--
-- Somebody's function named as one of the extension's may be what the scripts above took for it; then there is no
-- extension.

SELECT news_archive_inner.check_namesakes();
