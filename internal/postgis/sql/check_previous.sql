-- The check before check $1 of the same ground and kind: of a subject with the
-- same box, or with the same identity and name where it lay before.
WITH now AS (
    SELECT id, submission, kind, recorded FROM check_record WHERE id = $1
), mine AS (
    SELECT s.id, s.name, s.geom FROM subject s JOIN now ON s.submission = now.submission
)
SELECT p.document
FROM mine m
JOIN subject b ON b.geom && m.geom AND (b.geom ~= m.geom OR (m.id <> '' AND b.id = m.id AND b.name = m.name))
JOIN check_record p ON p.submission = b.submission
JOIN now ON p.kind = now.kind AND (p.recorded, p.id) < (now.recorded, now.id)
ORDER BY p.recorded DESC, p.id DESC
LIMIT 1
