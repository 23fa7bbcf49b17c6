SELECT ordinal, id, name, verdict, area_m2, document, problem
FROM batch_result WHERE batch = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3
