SELECT ordinal, id, name, zone, attributes, top, bottom, area_m2, ST_AsEWKB(geom)
FROM feature WHERE edition = $1 AND id = $2 ORDER BY ordinal LIMIT 1
