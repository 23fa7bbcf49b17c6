UPDATE edition SET sha256 = $2, features = $3 WHERE id = $1
