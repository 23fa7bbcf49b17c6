-- The box around all features of a published edition, degrees; NULL when it has none.
SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)
FROM (SELECT ST_Extent(geom) AS box FROM feature WHERE edition = $1) AS around
