// Package web is the map page: a planner's workbench in the browser
// (TypeScript, Vite, Preact, MapLibre GL), built by `make web` and embedded.
//
// Its Go part only hands out the built files. It must never know what the page
// does, nor the server that serves it. Without Node the page is not built and
// everything else works.
package web

import (
	"embed"
	"io/fs"
)

// The folder always holds placeholder.txt, so that Go builds without Node.
//
//go:embed all:dist
var dist embed.FS

// Page is the built page, with index.html and assets/; nil when it was not built.
func Page() fs.FS {
	files, _ := fs.Sub(dist, "dist") // the folder is embedded
	if _, err := fs.Stat(files, "index.html"); err != nil {
		return nil
	}
	return files
}
