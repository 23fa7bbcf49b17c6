INSERT INTO batch (id, submission, kind, as_of, known_at, layers, total, done, principal, created)
VALUES (gen_random_uuid()::text, $1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING id
