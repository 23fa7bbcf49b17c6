-- The page after ordinal $2 of the features that meet a box (degrees).
SELECT ordinal, id, name, zone, attributes, top, bottom, area_m2, ST_AsEWKB(geom)
FROM feature
WHERE edition = $1 AND ordinal > $2
  AND geom && ST_MakeEnvelope($3, $4, $5, $6, 4490)
  AND ST_Intersects(geom, ST_MakeEnvelope($3, $4, $5, $6, 4490))
ORDER BY ordinal LIMIT $7
