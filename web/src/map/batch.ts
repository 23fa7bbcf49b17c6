// A batch on the map. The server keeps results, not shapes, so the shapes are
// taken from the file when it is GeoJSON in degrees.

import { signal } from '@preact/signals'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { BatchRow } from '../api/types'
import { box, fit, map, slots } from './map'
import { inks } from './patterns'

export const batchRows = signal<BatchRow[]>([])
let shapes: GeoJSON.Feature[] = []

/** The batch is seen on its own tab only. */
export function seeBatch(m: MapLibre, seen: boolean): void {
  for (const id of ['batch-fill', 'batch-line']) if (m.getLayer(id)) m.setLayoutProperty(id, 'visibility', seen ? 'visible' : 'none')
}

/** Colours the subjects of the file by verdict. Other formats are shown as a table only. */
export async function showBatch(file: File, rows: readonly BatchRow[]): Promise<void> {
  shapes = await degrees(file)
  const m = map.peek()
  if (!m || !shapes.length) return
  const byOrdinal = new Map(rows.map((r) => [r.ordinal, r]))
  const features = shapes.map((f, i) => ({ ...f, properties: { verdict: byOrdinal.get(i + 1)?.verdict || 'undetermined' } }))
  const data = { type: 'FeatureCollection' as const, features }
  const source = m.getSource<GeoJSONSource>('batch')
  if (source) { void source.setData(data); return }
  m.addSource('batch', { type: 'geojson', data })
  m.addLayer({ id: 'batch-fill', type: 'fill', source: 'batch', paint: { 'fill-pattern': ['concat', 'verdict-', ['get', 'verdict']] } }, slots.check)
  m.addLayer({ id: 'batch-line', type: 'line', source: 'batch', paint: { 'line-color': ['match', ['get', 'verdict'], ...Object.entries(inks).flat(), '#55677a'] as never, 'line-width': 1.4 } }, slots.check)
  fit(box(shapes.map((s) => ('coordinates' in s.geometry ? s.geometry.coordinates : []))))
}

export function locate(ordinal: number): void {
  const g = shapes[ordinal - 1]?.geometry
  if (g && 'coordinates' in g) fit(box(g.coordinates), 16)
}

async function degrees(file: File): Promise<GeoJSON.Feature[]> {
  try {
    const c = JSON.parse(await file.text()) as GeoJSON.FeatureCollection
    const b = box(c.features.map((f) => ('coordinates' in f.geometry ? f.geometry.coordinates : [])))
    return b && b[0] >= -180 && b[2] <= 180 ? c.features : []
  } catch {
    return []
  }
}
