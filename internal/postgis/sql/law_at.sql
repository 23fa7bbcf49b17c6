-- The law as known at an instant; before the first publication the first one,
-- so that a system may be asked about the days before it was set up.
SELECT id, content FROM law
ORDER BY recorded <= $1 DESC, CASE WHEN recorded <= $1 THEN recorded END DESC, recorded
LIMIT 1
