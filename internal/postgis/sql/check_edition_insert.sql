INSERT INTO check_edition (check_id, edition) VALUES ($1, $2)
