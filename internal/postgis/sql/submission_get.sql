SELECT file_name, bytes, sha256, format, encoding, crs, kind, declared, options, problems
FROM submission WHERE id = $1
