// Package gdal runs the tools of GDAL inside a jail, to read what people send
// and to write what they download.
//
// It knows bwrap, prlimit, the drivers of the GDAL that is installed, and the
// walls: no network, no files but those of the one run, one driver to read and
// one to write, bounded time, memory and output (ecosystem 5). It must never
// know what the files mean, nor geometry, layers or HTTP.
package gdal
