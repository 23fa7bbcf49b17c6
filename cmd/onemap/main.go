// Command onemap is the one binary of OneMap: server, demo and the commands a
// planner or an operator types. It wires rooms together and knows nothing of
// its own: one small file per subcommand, exit codes by problem.ExitCode.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// version is set by the linker (Makefile); it is the engine version that
// checks pin.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
