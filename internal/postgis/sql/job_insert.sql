INSERT INTO job (kind, batch, created) VALUES ('batch', $1, $2)
