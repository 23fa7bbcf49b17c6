-- Batches whose workers died that often would take the next worker down, too.
UPDATE job SET state = 'failed', finished = $1, failure = $4
WHERE state = 'running' AND heartbeat < $2 AND attempts >= $3
RETURNING batch
