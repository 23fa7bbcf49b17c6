-- The second engine: intersections of a subject with the features named, and
-- with every other feature of the edition that shares an area with it. Large
-- features are asked piece by piece; areas add up. Only the polygons of an
-- intersection count; touching points and lines have no area.
WITH subject AS MATERIALIZED (SELECT ST_GeomFromEWKB($2) AS geom),
part AS (
    SELECT f.ordinal, f.geom
    FROM subject s JOIN feature f ON f.edition = $1 AND f.geom && s.geom
    WHERE NOT EXISTS (SELECT FROM piece p WHERE p.edition = f.edition AND p.ordinal = f.ordinal)
    UNION ALL
    SELECT p.ordinal, p.geom
    FROM subject s JOIN piece p ON p.edition = $1 AND p.geom && s.geom
)
SELECT t.ordinal, sum(ST_Area(i.geom)), ST_AsEWKB(ST_Multi(ST_CollectionExtract(ST_Collect(i.geom), 3)))
FROM subject s CROSS JOIN part t
CROSS JOIN LATERAL (SELECT ST_CollectionExtract(ST_Intersection(t.geom, s.geom), 3) AS geom) i
GROUP BY t.ordinal
HAVING t.ordinal = ANY ($3) OR sum(ST_Area(i.geom)) > 0
ORDER BY t.ordinal
