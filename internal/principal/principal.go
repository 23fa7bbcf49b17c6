// Package principal says on whose behalf something is done.
//
// It knows a name, the permissions that go with it and how both travel in a
// context. It must never know how somebody proved who they are or what a
// permission protects.
package principal

import (
	"context"
	"slices"
)

// Permission is one thing a principal may do, e.g. "layers:publish".
type Permission string

// Permissions is the set a principal holds.
type Permissions []Permission

// Allow tells whether p is in the set.
func (ps Permissions) Allow(p Permission) bool { return slices.Contains(ps, p) }

// Principal is a person or a program.
type Principal struct {
	Name        string
	Permissions Permissions
}

// Nobody is who acts when a context names no one.
const Nobody = "anonymous"

type key struct{}

// With gives a context that acts on behalf of p.
func With(ctx context.Context, p Principal) context.Context {
	return context.WithValue(ctx, key{}, p)
}

// From gives the principal of a context; without one it is Nobody, who may
// nothing.
func From(ctx context.Context) Principal {
	if p, ok := ctx.Value(key{}).(Principal); ok && p.Name != "" {
		return p
	}
	return Principal{Name: Nobody}
}
