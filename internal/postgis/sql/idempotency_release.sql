DELETE FROM idempotency_key WHERE principal = $1 AND key = $2 AND status IS NULL
