INSERT INTO subject (submission, ordinal, id, name, declared_area_m2, top, bottom, attributes, received, geom)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, ST_GeomFromEWKB($10))
