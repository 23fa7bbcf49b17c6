-- All features of a published edition, for a snapshot.
SELECT ordinal, id, name, zone, attributes, top, bottom, area_m2, ST_AsEWKB(geom)
FROM feature WHERE edition = $1 ORDER BY ordinal
