-- Gives a job back at an orderly shutdown, for the next worker; that was no
-- death, so the attempt does not count.
UPDATE job SET state = 'queued', worker = '', attempts = attempts - 1
WHERE batch = $1 AND worker = $2 AND state = 'running'
