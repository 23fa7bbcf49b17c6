-- Takes the key, or takes over one whose request was given up before $5.
INSERT INTO idempotency_key AS k (principal, key, request, taken)
VALUES ($1, $2, $3, $4)
ON CONFLICT (principal, key) DO UPDATE SET taken = excluded.taken
WHERE k.status IS NULL AND k.taken < $5 AND k.request = excluded.request
RETURNING true
