-- One publication at a time.
SELECT pg_advisory_xact_lock(hashtext('onemap law'))
