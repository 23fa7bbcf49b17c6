-- Several writers save answers at once: each adds what it added.
UPDATE batch SET done = done + $2 WHERE id = $1
