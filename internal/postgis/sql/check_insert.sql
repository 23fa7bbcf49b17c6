INSERT INTO check_record (id, number, submission, kind, as_of, known_at, engine, verdict, layers, law, document, sha256, principal, recorded)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, encode(sha256($11), 'hex'), $12, $13)
