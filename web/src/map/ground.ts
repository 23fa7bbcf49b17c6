// The ground without a basemap: the county on paper, its towns and their
// names, drawn from the layers of administrative divisions.

import type { LayerSpecification, Map as MapLibre, VectorTileSource } from 'maplibre-gl'
import { hasBasemap, slots } from './map'
import { labelsOf, tilesOf } from './served'

export const county = 'XJXZQ'
export const towns = 'XZQ'

/** Draws the ground from the editions in force; a layer without one is left out. */
export function drawGround(m: MapLibre, editions: Record<string, number | undefined>): void {
  for (const code of [county, towns]) {
    const edition = editions[code]
    if (edition === undefined) continue
    const tiles = [tilesOf(code, edition)]
    const source = m.getSource<VectorTileSource>('ground-' + code)
    if (source) {
      if (source.tiles?.[0] !== tiles[0]) source.setTiles(tiles)
      continue
    }
    m.addSource('ground-' + code, { type: 'vector', tiles, maxzoom: 16 })
    for (const [layer, slot] of code === county ? countyLayers() : townLayers()) m.addLayer(layer, slot)
  }
}

function countyLayers(): [LayerSpecification, string][] {
  const from = { source: 'ground-' + county, 'source-layer': county }
  return [
    [{ id: 'county-shade', type: 'line', ...from, paint: { 'line-color': '#7d9186', 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 6, 14, 14], 'line-opacity': 0.16, 'line-blur': 4 } }, slots.ground],
    ...(hasBasemap() ? [] : [[{ id: 'county-paper', type: 'fill', ...from, paint: { 'fill-color': '#fcfbf6' } }, slots.ground] as [LayerSpecification, string]]),
    [{ id: 'county-border', type: 'line', ...from, paint: { 'line-color': '#5f7368', 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1.4, 14, 2.6], 'line-dasharray': [8, 2, 1.5, 2] } }, slots.borders],
  ]
}

function townLayers(): [LayerSpecification, string][] {
  const from = { source: 'ground-' + towns, 'source-layer': towns }
  return [
    [{ id: 'town-border', type: 'line', ...from, paint: { 'line-color': '#a5b3aa', 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 14, 1.6], 'line-dasharray': [4, 2] } }, slots.borders],
    [{
      id: 'town-name', type: 'symbol', source: 'ground-' + towns, 'source-layer': labelsOf(towns),
      layout: { 'text-field': ['get', 'name'], 'symbol-sort-key': ['-', ['get', 'area']], 'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 13, 15], 'text-letter-spacing': 0.08, 'text-max-width': 12 },
      paint: { 'text-color': '#3a4a42', 'text-halo-color': '#ffffff', 'text-halo-width': 1.8, 'text-opacity': ['interpolate', ['linear'], ['zoom'], 7.5, 0, 8.5, 1] },
    }, slots.names],
  ]
}
