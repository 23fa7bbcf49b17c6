-- Gives a job back at an orderly shutdown, for the next worker.
UPDATE job SET state = 'queued', worker = '' WHERE batch = $1 AND worker = $2 AND state = 'running'
