-- What must hold before the first query: PostGIS, and a GiST index on features.
SELECT postgis_lib_version(), ST_SRID(ST_GeomFromText('POINT EMPTY', 4490)),
       EXISTS (SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
               WHERE i.indrelid = to_regclass('feature') AND a.amname = 'gist')
