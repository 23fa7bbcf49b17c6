-- Every edition that was ever published.
SELECT id, layer, state, effective, recorded, withdrawn, document_no, source, ST_AsEWKB(coverage),
       sha256, features, refused, self_overlap
FROM edition WHERE recorded IS NOT NULL ORDER BY id
