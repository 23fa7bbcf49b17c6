SELECT cut_partition($1)
