-- The law that has these rule sets, the latest known at the instant
-- first. By content and not by time alone: a law may have been published
-- between the computation of a check and its storage.
SELECT l.id
FROM law l
WHERE NOT EXISTS (
    SELECT id, sha256 FROM unnest($2::text[], $3::text[]) AS asked (id, sha256)
    EXCEPT
    SELECT id, sha256 FROM rule_set WHERE law = l.id)
ORDER BY l.recorded <= $1 DESC, l.recorded DESC
LIMIT 1
