SELECT open_partition($1)
