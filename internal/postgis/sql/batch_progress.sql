UPDATE batch SET done = (SELECT count(*) FROM batch_result WHERE batch = $1) WHERE id = $1
