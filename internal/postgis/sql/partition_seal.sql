SELECT seal_partition($1)
