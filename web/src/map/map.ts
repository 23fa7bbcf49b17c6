// The map itself: paper, slots that keep the order of what is drawn, and the
// signals other parts follow.

import { signal } from '@preact/signals'
import { AttributionControl, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl, type LngLatBoundsLike, type StyleSpecification } from 'maplibre-gl'
import workerURL from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { suspect } from '../api/client'
import { pointer, window_ } from '../state/view'
import { t } from '../text/text'
import { addPatterns } from './patterns'
import type { Served } from './served'

setWorkerUrl(workerURL)

/** Slots, lowest first; layers are added before the slot they belong under. Names of towns, above the labels of layers, are written first. */
export const slots = { ground: 'slot-ground', layers: 'slot-layers', borders: 'slot-borders', labels: 'slot-labels', names: 'slot-names', check: 'slot-check' } as const

/** The map once its style is there, and whether it has drawn once, sprite and all. */
export const map = signal<MapLibre | null>(null)
export const ready = signal(false)

/** The county, until its own layer says better: west, south, east, north. */
const home: LngLatBoundsLike = [117.9, 35.9, 118.5, 36.4]

function basemap(): StyleSpecification['sources'] {
  const meta = document.querySelector<HTMLMetaElement>('meta[name=basemap]')
  if (!meta?.content) return {}
  return { basemap: { type: 'raster', tiles: [meta.content], tileSize: 256, attribution: meta.dataset['attribution'] ?? '' } }
}

export function paper(sprite?: string): StyleSpecification {
  const sources = basemap()
  return {
    version: 8, ...(sprite ? { sprite } : {}), sources,
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': '#e9ede7' } },
      ...('basemap' in sources ? [{ id: 'basemap', type: 'raster', source: 'basemap', paint: { 'raster-saturation': -0.5, 'raster-opacity': 0.75 } } as const] : []),
      ...Object.values(slots).map((id) => ({ id, type: 'background', layout: { visibility: 'none' } }) as const),
    ],
  }
}

export const hasBasemap = (): boolean => 'basemap' in basemap()

/** Hanzi and Latin are drawn with the fonts of the machine: no glyph server. */
export const fonts = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif'

export function createMap(container: HTMLElement, served: Served | null): MapLibre {
  const w = window_.peek()
  const m = new MapLibre({
    container, style: paper(served?.sprite), localIdeographFontFamily: fonts, attributionControl: false,
    ...(w ? { center: [w.lng, w.lat], zoom: w.zoom } : { bounds: home, fitBoundsOptions: { padding: 24 } }),
    minZoom: 5, maxZoom: 20, dragRotate: false, pitchWithRotate: false, maxPitch: 0, locale: words(), canvasContextAttributes: { preserveDrawingBuffer: false },
  })
  m.touchZoomRotate.disableRotation()
  m.keyboard.disableRotation()
  m.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
  m.addControl(new ScaleControl({ maxWidth: 120 }), 'bottom-left')
  if (hasBasemap()) m.addControl(new AttributionControl({ compact: true }), 'bottom-left')
  m.on('mousemove', (e) => { pointer.value = [e.lngLat.lng, e.lngLat.lat] })
  m.on('moveend', () => {
    const c = m.getCenter()
    window_.value = { lng: c.lng, lat: c.lat, zoom: m.getZoom() }
    pointer.value ??= [c.lng, c.lat]
  })
  m.on('error', (e) => report(e.error))
  m.once('style.load', () => {
    addPatterns(m)
    map.value = m
  })
  m.once('idle', () => { ready.value = true })
  return m
}

/** Words of the map's own controls, read aloud by screen readers. */
const words = (): Record<string, string> => ({
  'Map.Title': t('map.title'), 'NavigationControl.ZoomIn': t('map.in'), 'NavigationControl.ZoomOut': t('map.out'), 'AttributionControl.ToggleAttribution': t('map.attribution'),
})

/** Why the last tile could not be drawn; null when all is well. */
export const mapFault = signal<string | null>(null)

function report(err: { name?: string; message: string } | undefined): void {
  if (!err || err.name === 'AbortError') return
  mapFault.value = err.message
  suspect()
}

/** Shows a window with room around it. */
export function fit(bounds: [number, number, number, number] | null, maxZoom = 16): void {
  if (bounds) map.value?.fitBounds(bounds, { padding: 64, maxZoom, duration: 500 })
}

/** The box around positions of any depth, null when there are none. */
export function box(coordinates: unknown): [number, number, number, number] | null {
  let b: [number, number, number, number] | null = null
  const walk = (c: unknown): void => {
    if (!Array.isArray(c)) return
    if (typeof c[0] !== 'number') return c.forEach(walk)
    const [x, y] = c as [number, number]
    b = b ? [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)] : [x, y, x, y]
  }
  walk(coordinates)
  return b
}
