-- The same on a grid (degrees), for pairs on which the plain answer differs:
-- valid polygons exist for which ST_Intersection without a grid answers nothing.
WITH subject AS MATERIALIZED (SELECT ST_GeomFromEWKB($2) AS geom)
SELECT f.ordinal, ST_Area(i.geom), ST_AsEWKB(i.geom)
FROM subject s
JOIN feature f ON f.edition = $1 AND f.ordinal = ANY ($3)
CROSS JOIN LATERAL (SELECT ST_Multi(ST_CollectionExtract(ST_Intersection(f.geom, s.geom, $4), 3)) AS geom) i
ORDER BY f.ordinal
