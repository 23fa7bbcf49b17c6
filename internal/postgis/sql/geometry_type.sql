SELECT 'geometry'::regtype::oid
