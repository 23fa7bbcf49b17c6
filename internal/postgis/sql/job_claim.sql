-- The oldest job that waits, or that runs without a sign of life since $3.
UPDATE job SET state = 'running', attempts = attempts + 1, worker = $1, heartbeat = $2
WHERE id = (
    SELECT id FROM job
    WHERE state = 'queued' OR state = 'running' AND heartbeat < $3
    ORDER BY created, id LIMIT 1
    FOR UPDATE SKIP LOCKED)
RETURNING batch, attempts
