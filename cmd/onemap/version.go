package main

import "fmt"

type versionCommand struct{}

// Run prints the version that checks pin as their engine.
func (versionCommand) Run(a *app) error {
	_, err := fmt.Fprintln(a.out, "onemap", version)
	return err
}
