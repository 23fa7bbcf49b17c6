DELETE FROM edition WHERE id = $1 AND state = 'draft'
