-- correct: what an analyst puts right.  Each correction is done at once, stays done whatever is loaded later, and is listed in
-- the table correction.

CREATE FUNCTION news_archive.note_correction(kind text, what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO correction AS c (correction_id, kind, what) VALUES (news_archive.content_id('correction', $1, $2::text), $1, $2)
	ON CONFLICT (correction_id) DO UPDATE SET made_by = current_user, made_at = now();
END $$;
COMMENT ON FUNCTION news_archive.note_correction(text, jsonb) IS
'Lists a correction in the archive entered.';
