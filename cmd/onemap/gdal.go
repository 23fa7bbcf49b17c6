package main

import (
	"onemap/internal/gdal"
	"onemap/internal/problem"
)

// gdal is the jailed GDAL, nil where the machine has none; formats that need
// it are then refused by name. Looking for it takes a third of a second, so it
// is looked for once and only when something needs it.
func (a *app) gdal() *gdal.Jail {
	if !a.sought {
		a.sought = true
		jail, err := gdal.Find(a.ctx)
		if err != nil {
			a.log.Debug("GDAL is not enabled", "err", err)
			return nil
		}
		a.jail = jail
	}
	return a.jail
}

// needsGDAL tells whether a file was, or records of it were, refused for want
// of GDAL.
func needsGDAL(err error, refused []refusal) bool {
	const notEnabled = "E39"
	if p, ok := problem.As(err); ok && p.Code == notEnabled {
		return true
	}
	return len(refused) > 0 && refused[0].why.Code == notEnabled
}
