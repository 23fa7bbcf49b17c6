UPDATE idempotency_key SET status = $3, header = $4, body = $5
WHERE principal = $1 AND key = $2 AND status IS NULL
