INSERT INTO submission (received, file_name, bytes, sha256, format, encoding, crs, kind, declared, options, problems, principal)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
RETURNING id
