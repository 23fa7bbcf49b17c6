-- The second engine: intersections of a subject with the features named, and
-- with every other feature of the edition that shares an area with it. Only
-- the polygons of an intersection count; touching points and lines have no area.
WITH subject AS MATERIALIZED (SELECT ST_GeomFromEWKB($2) AS geom)
SELECT f.ordinal, ST_Area(i.geom), ST_AsEWKB(i.geom)
FROM subject s
JOIN feature f ON f.edition = $1 AND f.geom && s.geom
CROSS JOIN LATERAL (SELECT ST_Multi(ST_CollectionExtract(ST_Intersection(f.geom, s.geom), 3)) AS geom) i
WHERE f.ordinal = ANY ($3) OR ST_Area(i.geom) > 0
ORDER BY f.ordinal
