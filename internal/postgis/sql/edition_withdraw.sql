UPDATE edition SET state = 'withdrawn', withdrawn = GREATEST($2::timestamptz, recorded), reason = $3 WHERE id = $1
