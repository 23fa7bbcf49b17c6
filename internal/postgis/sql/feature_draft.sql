-- All features of an edition in any state.
SELECT ordinal, id, name, zone, attributes, top, bottom, area_m2, ST_AsEWKB(geom)
FROM partition_features($1)
