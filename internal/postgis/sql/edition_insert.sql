-- A draft edition; its content is not known yet.
INSERT INTO edition (layer, effective, imported, document_no, source, coverage, sha256, features, refused, self_overlap)
VALUES ($1, $2, $3, $4, $5, ST_GeomFromEWKB($6), repeat('0', 64), 0, $7, $8)
RETURNING id
