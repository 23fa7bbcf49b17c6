package main

import (
	"path/filepath"

	"onemap/internal/tile"
)

// What tiles may take: those of a county at the zooms people look at are some
// hundred megabytes.
const (
	tileMemory = 256 << 20
	tileDisk   = 4 << 30
)

// tiles is the cache of drawn tiles in the data folder, shared by the server
// and `onemap tiles`. Without a folder to write into, tiles are kept in memory.
func (a *app) tiles() (*tile.Cache, error) {
	c, err := tile.NewCache(tileMemory, filepath.Join(a.data, "tiles"), tileDisk)
	if err == nil {
		return c, nil
	}
	a.log.Warn("tiles are kept in memory only", "err", err)
	return tile.NewCache(tileMemory, "", 0)
}
