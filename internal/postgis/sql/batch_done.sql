SELECT ordinal FROM batch_result WHERE batch = $1
