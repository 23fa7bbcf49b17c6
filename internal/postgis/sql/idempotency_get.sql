SELECT request, status, header, body FROM idempotency_key WHERE principal = $1 AND key = $2
