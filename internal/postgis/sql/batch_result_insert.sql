-- A worker that was taken over may still deliver; the first answer stands.
INSERT INTO batch_result (batch, ordinal, id, name, verdict, area_m2, document, problem)
SELECT $1, r.ordinal, r.id, r.name, r.verdict, r.area_m2, r.document, r.problem::jsonb
FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::bytea[], $8::text[])
     AS r (ordinal, id, name, verdict, area_m2, document, problem)
ON CONFLICT (batch, ordinal) DO NOTHING
