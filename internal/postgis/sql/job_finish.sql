UPDATE job SET state = $3, finished = $4, failure = $5
WHERE batch = $1 AND worker = $2 AND state = 'running'
RETURNING id
