-- Recorded times only grow, whatever the clock does: "as known at" depends on it.
UPDATE edition
SET state = 'published', decision = $3,
    recorded = GREATEST($2::timestamptz, (SELECT max(recorded) + interval '1 microsecond' FROM edition))
WHERE id = $1
RETURNING recorded
