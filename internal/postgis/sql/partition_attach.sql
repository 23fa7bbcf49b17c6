SELECT attach_partition($1)
