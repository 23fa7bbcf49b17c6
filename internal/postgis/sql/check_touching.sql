-- Checks that found something about feature $2 of edition $1, newest first.
SELECT id, number, kind, as_of, verdict, principal, recorded,
       (SELECT file_name FROM submission s WHERE s.id = c.submission),
       (SELECT count(*) FROM subject s WHERE s.submission = c.submission)
FROM check_record c
WHERE id IN (
    SELECT f.check_id FROM finding f
    JOIN feature ON feature.edition = f.edition AND feature.ordinal = f.feature
    WHERE f.edition = $1 AND feature.id = $2)
ORDER BY recorded DESC, id DESC LIMIT $3
