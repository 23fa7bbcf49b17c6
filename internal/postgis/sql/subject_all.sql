SELECT ordinal, id, name, declared_area_m2, top, bottom, attributes, received, ST_AsEWKB(geom)
FROM subject WHERE submission = $1 ORDER BY ordinal
