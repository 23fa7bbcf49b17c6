-- By identity or by number.
SELECT c.id, c.number, c.submission, c.kind, c.as_of, c.known_at, c.engine, c.verdict, c.layers,
       c.document, c.principal, c.recorded, l.content,
       ARRAY(SELECT edition FROM check_edition e WHERE e.check_id = c.id ORDER BY edition)
FROM check_record c LEFT JOIN law l ON l.id = c.law
WHERE c.id = $1 OR c.number = $1
