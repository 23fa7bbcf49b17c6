-- What happened to an object ('' for everything), newest first.
SELECT id, at, principal, action, object, detail
FROM audit_event
WHERE ($1 = '' OR object = $1) AND id < $2
ORDER BY id DESC LIMIT $3
