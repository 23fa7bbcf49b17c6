INSERT INTO check_rule_set (check_id, id, sha256) VALUES ($1, $2, $3)
