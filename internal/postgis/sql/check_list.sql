-- Newest first, after the one named by ($1, $2).
SELECT id, number, kind, as_of, verdict, principal, recorded,
       (SELECT file_name FROM submission s WHERE s.id = c.submission),
       (SELECT count(*) FROM subject s WHERE s.submission = c.submission)
FROM check_record c
WHERE (recorded, id) < ($1, $2)
ORDER BY recorded DESC, id DESC LIMIT $3
