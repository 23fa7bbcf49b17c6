// Ties the map to the state: what changes there is drawn here.

import { effect } from '@preact/signals'
import type { Map as MapLibre } from 'maplibre-gl'
import { answer, arrived, drawn, draw, drawingProblem, reading, storing } from '../state/check'
import { changes, compared } from '../state/compare'
import { editionOf, groundOf, layers, shown } from '../state/layers'
import { chosenFinding, measured, showSuggestion } from '../state/map'
import { picked, pickedAt, tab, tool } from '../state/view'
import { drawAnswer, mark, type Place } from './answer'
import { seeBatch } from './batch'
import { startDrawing, type Drawing } from './drawing'
import { county, drawGround, towns } from './ground'
import { outline, startIdentify } from './identify'
import { box, fit } from './map'
import { drawLayers, markChanges } from './layers'
import type { Served } from './served'

export let drawing: Drawing | null = null

export function followState(m: MapLibre, served: Served | null): void {
  effect(() => {
    if (layers.value.length && served) drawGround(m, { [county]: groundOf(county), [towns]: groundOf(towns) })
  })
  effect(() => {
    const two = compared.value
    const wanted = two ? [{ code: two.code, edition: two.a, opacity: 1 }] : shown.value.flatMap((s) => { const e = editionOf(s); return e ? [{ code: s.code, edition: e.id, opacity: s.opacity }] : [] })
    if (served) drawLayers(m, served, wanted)
    markChanges(m, two?.code ?? '', two ? changes.value.gone : [], '#9b1026')
  })
  effect(() => drawAnswer(m, compared.value ? null : answer.value, places(), showSuggestion.value))
  effect(() => { if (arrived.value) fit(box(answer.peek()?.subjects.map((s) => s.geometry.coordinates))) })
  effect(() => seeBatch(m, tab.value === 'batch'))
  effect(() => mark(m, chosenFinding.value))
  effect(() => { if (tab.value !== 'compare') compared.value = null; picked.value = []; pickedAt.value = null })
  effect(() => outline(m, picked.value[0] ?? null))
  startIdentify(m)
  drawing = startDrawing(m, {
    drawn: (g) => { if (g || drawn.peek()) draw(g) },
    measured: (kind, coordinates) => { measured.value = { kind, coordinates } },
    finished: (t) => { if (t === 'polygon' || t === 'rectangle') tool.value = 'edit' },
  })
  effect(() => drawing!.use(tool.value))
}

/** Every place a problem names. */
function places(): Place[] {
  const refused = [reading.problem.value, storing.problem.value, drawingProblem.value].flatMap((p) => (p?.place ? [{ ...p.place, label: p.code }] : []))
  const listed = answer.value?.problems.flatMap((p) => (p.lon === null || p.lat === null ? [] : [{ lon: p.lon, lat: p.lat, label: p.code }])) ?? []
  return [...refused, ...listed]
}
