-- A sign of life; tells whether somebody asked to stop. No row: the job was
-- taken over by another worker.
UPDATE job SET heartbeat = $3 WHERE batch = $1 AND worker = $2 AND state = 'running' RETURNING cancel
