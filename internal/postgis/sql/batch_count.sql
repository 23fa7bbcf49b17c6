SELECT verdict, count(*), count(problem) FROM batch_result WHERE batch = $1 GROUP BY verdict
