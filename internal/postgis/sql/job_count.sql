SELECT state, count(*) FROM job WHERE state IN ('queued', 'running') GROUP BY state
