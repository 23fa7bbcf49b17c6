-- A new identity and the next number of a day (YYYYMMDD).
SELECT gen_random_uuid()::text, $1::text || '-' || lpad(nextval('check_number')::text, 6, '0')
