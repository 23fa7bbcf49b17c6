INSERT INTO law (sha256, content, recorded)
VALUES (encode(sha256($1), 'hex'), $1, GREATEST($2::timestamptz, (SELECT max(recorded) + interval '1 microsecond' FROM law)))
RETURNING id
