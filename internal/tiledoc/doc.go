// Package tiledoc describes tiles to clients that do not read OGC API Tiles:
// TileJSON 3.0.0 for MapLibre and its kin, and the service description of an
// Esri VectorTileServer for ArcGIS and QGIS.
//
// It knows layer definitions and tile matrix sets. It must never know HTTP or
// how tiles are drawn. Boxes are degrees: west, south, east, north.
package tiledoc
