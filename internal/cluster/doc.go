// Package cluster runs a private PostgreSQL for demo, commands and tests.
//
// It knows the distribution's PostgreSQL and PostGIS, a data folder, a unix
// socket and how to share one server between processes. It must never know
// what is stored in it.
//
// The server listens on a unix socket only, in a folder of mode 0700; that
// folder is the access control. PostgreSQL refuses to run as root, so a root
// process hands everything over to the user postgres (else nobody).
//
// A server lives as long as its last user. Every process that uses it holds a
// shared lock on one file; a small shell, the keeper, starts the server and
// waits for the exclusive lock. The kernel drops the locks of a process however
// it ends, kill -9 included, so nothing is left behind, and a process that
// joined does not lose the server when the one that started it ends first
// (which is what a parent-death signal would do). A server that dies while it
// is needed is started again.
package cluster
