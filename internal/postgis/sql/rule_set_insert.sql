INSERT INTO rule_set (law, id, sha256) VALUES ($1, $2, $3)
