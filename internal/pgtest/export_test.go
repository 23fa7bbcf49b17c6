package pgtest

// On lets the external test ask for another database's connection string.
func On(server, database string) string { return on(server, database) }
