// Package pgtest gives tests a real PostGIS.
//
// It knows DATABASE_URL, the private cluster that all tests of a machine
// share, a template database named by the hash of the migrations, and how a
// test gets a database (DB, URL) or a transaction (Tx) of its own. Only tests
// may import it. Without a database a test fails; it is never skipped in
// silence.
package pgtest
