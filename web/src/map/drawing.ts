// Drawing, editing and measuring with terra-draw. What is drawn is one
// multipolygon; a hole is a polygon of its own that remembers its shell.

import type { Map as MapLibre } from 'maplibre-gl'
import { TerraDraw, TerraDrawLineStringMode, TerraDrawPolygonMode, TerraDrawRectangleMode, TerraDrawSelectMode, type GeoJSONStoreFeatures } from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { MultiPolygon } from '../api/types'
import type { Tool } from '../state/view'

const ink = '#0c4f8a'
const shape = { fillColor: ink, fillOpacity: 0.06, outlineColor: ink, outlineWidth: 2.5, closingPointColor: ink, closingPointWidth: 5 } as const
const parts = ['polygon', 'rectangle']

export interface Drawing {
  use(tool: Tool): void
  load(g: MultiPolygon): void
  clear(): void
}

export interface Heard {
  drawn(g: MultiPolygon | null): void
  measured(kind: 'line' | 'measure-area', coordinates: number[][]): void
  finished(tool: Tool): void
}

/** Puts drawing on a map; `heard` is told of every change, also while the pointer moves. */
export function startDrawing(m: MapLibre, heard: Heard): Drawing {
  const flags = { feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } } }
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map: m, coordinatePrecision: 9 }),
    modes: [
      new TerraDrawPolygonMode({ styles: shape }),
      new TerraDrawRectangleMode({ styles: { fillColor: ink, fillOpacity: 0.06, outlineColor: ink, outlineWidth: 2.5 }, drawInteraction: 'click-move-or-drag' }),
      new TerraDrawLineStringMode({ modeName: 'line', styles: { lineStringColor: '#8a4b00', lineStringWidth: 3 } }),
      new TerraDrawPolygonMode({ modeName: 'measure-area', styles: { ...shape, outlineColor: '#8a4b00', fillColor: '#8a4b00' } }),
      new TerraDrawSelectMode({ flags: { polygon: flags, rectangle: flags }, styles: { selectedPolygonColor: ink, selectedPolygonFillOpacity: 0.06, selectedPolygonOutlineColor: ink, selectedPolygonOutlineWidth: 2.5, selectionPointColor: '#ffffff', selectionPointOutlineColor: ink, selectionPointOutlineWidth: 2, selectionPointWidth: 6, midPointColor: ink, midPointWidth: 4 } }),
    ],
  })
  draw.start()
  draw.setMode('select')
  let quiet = false
  draw.on('change', (_, type) => {
    if (quiet || type === 'styling') return
    const snapshot = draw.getSnapshot()
    tellMeasure(snapshot, heard)
    heard.drawn(compose(snapshot))
  })
  draw.on('finish', (id, context) => {
    const mode = String(draw.getSnapshotFeature(id)?.properties['mode'])
    if (context.action === 'draw') heard.finished(mode as Tool)
    if (context.action === 'draw' && parts.includes(mode)) {
      draw.setMode('select')
      draw.selectFeature(id)
    }
  })
  return {
    use(tool) {
      if (tool === 'line' || tool === 'measure-area') forget(draw, ['line', 'measure-area'])
      draw.setMode(tool === 'none' || tool === 'edit' ? 'select' : tool)
    },
    load(g) {
      draw.clear()
      quiet = true
      add(draw, g)
      quiet = false
      draw.setMode('select')
      heard.drawn(compose(draw.getSnapshot()))
    },
    clear: () => draw.clear(),
  }
}

function forget(draw: TerraDraw, modes: string[]): void {
  const old = draw.getSnapshot().filter((f) => modes.includes(String(f.properties['mode'])))
  if (old.length) draw.removeFeatures(old.map((f) => f.id!))
}

/** Adds shells, and holes as polygons that name their shell. */
function add(draw: TerraDraw, g: MultiPolygon): void {
  g.coordinates.forEach((rings, shell) => rings.forEach((ring, i) => {
    draw.addFeatures([{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring.map(([x, y]) => [round(x!), round(y!)])] }, properties: { mode: 'polygon', shell, hole: i > 0 } }])
  }))
}

const round = (v: number): number => Math.round(v * 1e9) / 1e9

/** The polygons drawn as one multipolygon; null while nothing has an area. */
function compose(snapshot: GeoJSONStoreFeatures[]): MultiPolygon | null {
  const polygons = snapshot.filter((f) => f.geometry.type === 'Polygon' && parts.includes(String(f.properties['mode'])))
  const rings = polygons.map((f) => ({ ring: tidy((f.geometry.coordinates as number[][][])[0]!), p: f.properties })).filter((r) => r.ring.length >= 4)
  const shells = rings.filter((r) => !r.p['hole'])
  if (!shells.length) return null
  return { type: 'MultiPolygon', coordinates: shells.map((s) => [s.ring, ...rings.filter((r) => r.p['hole'] && r.p['shell'] === s.p['shell']).map((r) => r.ring)]) }
}

/** A ring without repeated vertices, closed: while drawing, the pointer often rests on the last one. */
function tidy(ring: number[][]): number[][] {
  const open = ring.slice(0, -1).filter((p, i, all) => i === 0 || p[0] !== all[i - 1]![0] || p[1] !== all[i - 1]![1])
  while (open.length > 1 && open[0]![0] === open.at(-1)![0] && open[0]![1] === open.at(-1)![1]) open.pop()
  return open.length >= 3 ? [...open, open[0]!] : []
}

function tellMeasure(snapshot: GeoJSONStoreFeatures[], heard: Heard): void {
  for (const f of snapshot) {
    if (f.geometry.type === 'LineString' && f.properties['mode'] === 'line') heard.measured('line', f.geometry.coordinates as number[][])
    if (f.geometry.type === 'Polygon' && f.properties['mode'] === 'measure-area') heard.measured('measure-area', tidy((f.geometry.coordinates as number[][][])[0]!))
  }
}
