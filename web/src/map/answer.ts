// An answer on the map: subjects, what was found about them by verdict, the
// suggested boundary, and places of problems. Whatever is too thin to see
// gets a mark of its own.

import type { ExpressionSpecification, FilterSpecification, GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import type { CheckDocument, Finding, Subject, Verdict } from '../api/types'
import { inks } from './patterns'
import { slots } from './map'

const ink: ExpressionSpecification = ['match', ['get', 'verdict'], ...Object.entries(inks).flat(), '#55677a'] as unknown as ExpressionSpecification
const chosen: ExpressionSpecification = ['boolean', ['feature-state', 'chosen'], false]

/** Findings that carry their subject's verdict; those beneath it are drawn as lines only, or the patterns would mix. */
const worst: FilterSpecification = ['get', 'worst']

const layers: LayerSpecification[] = [
  { id: 'subject-halo', type: 'line', source: 'subjects', paint: { 'line-color': '#ffffff', 'line-width': 6, 'line-opacity': 0.85 } },
  { id: 'finding-fill', type: 'fill', source: 'findings', filter: worst, paint: { 'fill-pattern': ['concat', 'verdict-', ['get', 'verdict']] } },
  { id: 'finding-line', type: 'line', source: 'findings', paint: { 'line-color': ink, 'line-width': ['case', chosen, 4, 1.2] } },
  { id: 'subject-line', type: 'line', source: 'subjects', paint: { 'line-color': ink, 'line-width': 2.6 } },
  { id: 'suggestion-line', type: 'line', source: 'suggestions', paint: { 'line-color': '#0c6b4f', 'line-width': 2.4, 'line-dasharray': [3, 2] } },
  { id: 'finding-mark', type: 'circle', source: 'marks', paint: { 'circle-radius': 5, 'circle-color': '#ffffff', 'circle-stroke-color': ink, 'circle-stroke-width': 2.4 } },
  { id: 'problem-mark', type: 'circle', source: 'problems', paint: { 'circle-radius': 7, 'circle-color': '#ffd34d', 'circle-stroke-color': '#7a1020', 'circle-stroke-width': 2.4 } },
]

const sources = ['subjects', 'findings', 'suggestions', 'marks', 'problems'] as const

const empty = new Set<string>()

interface Drawing { type: 'FeatureCollection'; features: GeoJSON.Feature[] }

export interface Place { lon: number; lat: number; label: string }

/** Draws an answer, or nothing for null. `problems` are places to look at, also of a file that was refused. */
export function drawAnswer(m: MapLibre, d: CheckDocument | null, problems: readonly Place[], withSuggestion: boolean): void {
  if (!m.getSource('subjects')) {
    for (const id of sources) empty.add(id)
    for (const id of sources) m.addSource(id, { type: 'geojson', data: collection([]) })
    for (const l of layers) m.addLayer(l, slots.check)
  }
  const set = (id: (typeof sources)[number], features: GeoJSON.Feature[]): void => {
    if (!features.length && empty.has(id)) return // every set makes the map draw again
    if (features.length) empty.delete(id)
    else empty.add(id)
    void m.getSource<GeoJSONSource>(id)!.setData(collection(features))
  }
  set('subjects', d?.subjects.map((s) => feature(s.geometry, { verdict: s.verdict, ordinal: s.ordinal })) ?? [])
  set('findings', found(d).filter((x) => x.f.geometry).map((x) => feature(x.f.geometry!, { verdict: x.f.verdict, at: x.at, worst: x.f.verdict === x.subject.verdict && x.f.verdict !== 'clear' }, x.at)))
  set('marks', found(d).filter((x) => x.f.class !== 'conflict' && x.f.geometry).map((x) => point(first(x.f.geometry!.coordinates), { verdict: x.f.verdict, at: x.at })))
  set('suggestions', withSuggestion ? (d?.subjects.flatMap((s) => (s.suggestion ? [feature(s.suggestion.geometry, {})] : [])) ?? []) : [])
  set('problems', problems.map((p) => point([p.lon, p.lat], { label: p.label })))
}

/** Every finding of a document with its place in it, the same number in list and map. */
export function found(d: CheckDocument | null): { f: Finding; at: number; subject: Subject }[] {
  let at = 0
  return d?.subjects.flatMap((subject) => subject.findings.map((f) => ({ f, at: ++at, subject }))) ?? []
}

let marked: number | null = null

/** Makes one finding stand out. */
export function mark(m: MapLibre, at: number | null): void {
  if (!m.getSource('findings')) return
  if (marked !== null) m.setFeatureState({ source: 'findings', id: marked }, { chosen: false })
  if (at !== null) m.setFeatureState({ source: 'findings', id: at }, { chosen: true })
  m.setFilter('finding-fill', at === null ? worst : ['==', ['get', 'at'], at])
  marked = at
}

const collection = (features: GeoJSON.Feature[]): Drawing => ({ type: 'FeatureCollection', features })
const feature = (geometry: GeoJSON.Geometry, properties: Record<string, unknown>, id?: number): GeoJSON.Feature => ({ type: 'Feature', geometry, properties, ...(id === undefined ? {} : { id }) })
const point = (coordinates: number[], properties: Record<string, unknown>): GeoJSON.Feature => feature({ type: 'Point', coordinates }, properties)
const first = (c: number[][][][]): number[] => c[0]![0]![0]!

export const worstFirst = (a: Verdict, b: Verdict): number => Object.keys(inks).indexOf(a) - Object.keys(inks).indexOf(b)
