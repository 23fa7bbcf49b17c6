// Package tile draws one edition of a layer as vector tiles.
//
// It knows tile matrix sets and addresses (OGC 17-083r4), an edition made ready
// to draw (Source), the encodings (Mapbox Vector Tile 2.1 and GeoJSON), a cache
// of compressed tiles and archives of tiles (PMTiles 3). It must never know
// HTTP, SQL, rules, which edition is in force, or how a filter is written: a
// filter is a func over features.
//
// # Units
//
// A Source keeps positions as whole steps from the middle of its features: one
// step is a nano-degree for everything less than four degrees across, else the
// smallest power of two of it that fits 32 bits. A tile is 4096 units
// wide (Extent) and is drawn 64 units over its edge (Buffer). Y runs down in
// units and up in steps. A screen pixel of a tile shown 512 pixels wide is 8 units.
//
// # How an edition is generalised
//
// Rings are cut at nodes: vertices where rings part or meet, found by exact
// equality on the grid (node.go). What lies between two nodes is an arc; rings
// that share a border share its arcs. Every arc is simplified once, from the same
// end whichever ring it is met in (Douglas and Peucker 1973), and every vertex is
// marked with the coarsest zoom that needs it (rank.go). So neighbours keep
// the same vertices at every zoom and never gap or overlap, and the vertices
// of a zoom are among those of the next.
//
// # What is too small to draw
//
// A feature is drawn by itself from the zoom on where it covers a pixel and keeps
// its shape. Below that zoom its area goes to the cell its centre lies in, and the
// cell draws what it was given as one rectangle of that area, which says how
// many features it stands for (pool.go). A feature is pooled in exactly one
// tile. Area is kept, nothing vanishes, and Tile counts what was merged.
//
// # Labels
//
// A feature that lies in several tiles has its name in each. So that a map can
// write it once, a tile may carry a second layer of points: one for each feature
// drawn by itself whose label lies in the tile (label_layer.go). Where a label is
// does not depend on zoom or set: deep inside the largest polygon (label_search.go).
//
// # What is not exact
//
// Edges are straight in the plane of the tile, as every renderer draws them.
// Vertices are rounded to units, so borders that run closer than a unit may
// touch or cross by less than one.
package tile
