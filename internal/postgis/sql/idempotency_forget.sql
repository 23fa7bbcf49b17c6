DELETE FROM idempotency_key WHERE taken < $1
