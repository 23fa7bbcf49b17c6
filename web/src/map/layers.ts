// Keeps the layers of a map as the reader chose them: one vector source each,
// drawn as the server's style says, in the reader's order and opacity.

import type { LayerSpecification, Map as MapLibre, VectorTileSource } from 'maplibre-gl'
import { slots } from './map'
import { tilesOf, type Served } from './served'

/** A layer to draw: which edition of it, and how strongly. */
export interface Drawn { code: string; edition: number; opacity: number }

const prefix = 'L:'
export const sourceOf = (code: string): string => prefix + code
export const codeOf = (source: string): string | null => (source.startsWith(prefix) ? source.slice(prefix.length) : null)

/** Makes m draw exactly `wanted`, lowest first. */
export function drawLayers(m: MapLibre, served: Served, wanted: readonly Drawn[]): void {
  const keep = new Set(wanted.map((d) => sourceOf(d.code)))
  for (const l of m.getStyle().layers) {
    if ('source' in l && (codeOf(l.source) || l.id === 'changes') && !keep.has(l.source)) m.removeLayer(l.id)
  }
  for (const id of Object.keys(m.getStyle().sources)) {
    if (codeOf(id) && !keep.has(id)) m.removeSource(id)
  }
  for (const d of wanted) drawLayer(m, served, d)
}

function drawLayer(m: MapLibre, served: Served, d: Drawn): void {
  const id = sourceOf(d.code)
  const tiles = [tilesOf(d.code, d.edition)]
  const source = m.getSource<VectorTileSource>(id)
  if (!source) {
    const { minzoom, maxzoom } = served.source(d.code) ?? {}
    m.addSource(id, { type: 'vector', tiles, ...(minzoom === undefined ? {} : { minzoom }), ...(maxzoom === undefined ? {} : { maxzoom }) })
  } else if (source.tiles?.[0] !== tiles[0]) {
    source.setTiles(tiles)
  }
  for (const spec of served.layers(d.code)) place(m, { ...spec, id: prefix + spec.id, source: id } as LayerSpecification, d.opacity)
}

const opacities = { fill: ['fill-opacity'], line: ['line-opacity'], symbol: ['text-opacity'], circle: ['circle-opacity'] } as Record<string, string[]>

function place(m: MapLibre, spec: LayerSpecification, opacity: number): void {
  const before = spec.type === 'symbol' ? slots.labels : slots.layers
  if (m.getLayer(spec.id)) m.moveLayer(spec.id, before)
  else m.addLayer(spec, before)
  for (const property of opacities[spec.type] ?? []) {
    const own = (spec.paint as Record<string, unknown> | undefined)?.[property]
    m.setPaintProperty(spec.id, property as 'fill-opacity', (typeof own === 'number' ? own : 1) * opacity)
  }
}

/** Marks features of a drawn layer by their identifiers: what came or went between two editions. */
export function markChanges(m: MapLibre, code: string, ids: readonly string[], colour: string): void {
  if (m.getLayer('changes')) m.removeLayer('changes')
  if (!ids.length || !m.getSource(sourceOf(code))) return
  m.addLayer({ id: 'changes', type: 'line', source: sourceOf(code), 'source-layer': code, filter: ['in', ['get', 'id'], ['literal', [...ids]]], paint: { 'line-color': colour, 'line-width': 3.5 } }, slots.borders)
}
