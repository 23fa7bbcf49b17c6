INSERT INTO batch (id, submission, kind, as_of, known_at, layers, total, principal, created)
VALUES (gen_random_uuid()::text, $1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
