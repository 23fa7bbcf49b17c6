// What lies under a click, and the mark around what was picked.

import type { Map as MapLibre, PointLike } from 'maplibre-gl'
import { editionOf, shown } from '../state/layers'
import { picked, pickedAt, tool, type Picked } from '../state/view'
import { codeOf, sourceOf } from './layers'
import { slots } from './map'

export function startIdentify(m: MapLibre): void {
  m.on('click', (e) => {
    if (tool.peek() !== 'none') return
    picked.value = at(m, [e.point.x, e.point.y])
    pickedAt.value = [e.lngLat.lng, e.lngLat.lat]
  })
}

/** Features within three pixels, the topmost layer first, each once. */
export function at(m: MapLibre, [x, y]: [number, number]): Picked[] {
  const around: [PointLike, PointLike] = [[x - 3, y - 3], [x + 3, y + 3]]
  const layers = m.getStyle().layers.filter((l) => l.type !== 'symbol' && 'source' in l && codeOf(l.source)).map((l) => l.id)
  const seen = new Map<string, Picked>()
  for (const f of layers.length ? m.queryRenderedFeatures(around, { layers }) : []) {
    const layer = codeOf(f.source)!
    const { id, name, zone, ...attributes } = f.properties as Record<string, unknown>
    const key = `${layer}/${String(id)}`
    if (seen.has(key)) continue
    const s = shown.peek().find((l) => l.code === layer)
    seen.set(key, { layer, id: String(id ?? ''), name: String(name ?? ''), zone: String(zone ?? ''), edition: s ? (editionOf(s)?.id ?? null) : null, attributes, drawn: f.geometry })
  }
  return [...seen.values()].slice(0, 40)
}

/** Draws a line around a feature of a drawn layer, in every tile it lies in. */
export function outline(m: MapLibre, of: { layer: string; id: string } | null): void {
  if (m.getLayer('picked-line')) m.removeLayer('picked-line')
  if (!of || !m.getSource(sourceOf(of.layer))) return
  m.addLayer({
    id: 'picked-line', type: 'line', source: sourceOf(of.layer), 'source-layer': of.layer, filter: ['==', ['get', 'id'], of.id],
    paint: { 'line-color': '#ffb300', 'line-width': 4 },
  }, slots.names)
}
