SELECT b.id, b.submission, b.kind, b.as_of, b.known_at, b.layers, b.total, b.done, b.principal, b.created,
       j.state, j.cancel, j.failure, j.finished,
       (SELECT file_name FROM submission s WHERE s.id = b.submission)
FROM batch b JOIN job j ON j.batch = b.id WHERE b.id = $1
