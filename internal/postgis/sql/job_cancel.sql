-- A waiting job is cancelled at once, a running one is asked to stop.
UPDATE job
SET cancel = true,
    state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
    finished = CASE state WHEN 'queued' THEN $2::timestamptz END
WHERE batch = $1 AND state IN ('queued', 'running')
RETURNING state
