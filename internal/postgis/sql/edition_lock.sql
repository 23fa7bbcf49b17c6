-- The state of one edition, held until the transaction ends.
SELECT state, refused, layer FROM edition WHERE id = $1 FOR UPDATE
