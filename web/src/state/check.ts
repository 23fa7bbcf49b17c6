// What is being checked: a file or a drawing, how it is to be read and judged,
// and the answer. A drawing is previewed while it moves.

import { computed, effect, signal } from '@preact/signals'
import { ask, form, query, Refusal } from '../api/client'
import type { CheckDocument, MultiPolygon, Problem } from '../api/types'
import { asOf } from './layers'
import { task } from '../part/guard'
import { follow } from './follow'

export const kind = signal('CON')
/** Attributes declared for all subjects, by code. */
export const declared = signal<Record<string, string>>({})
export const crs = signal('')
export const repair = signal(false)
export const swap = signal(false)

/** What was handed in. */
export const file = signal<File | null>(null)
/** What is drawn, also while it moves. */
export const drawn = signal<MultiPolygon | null>(null)
/** Whether something is drawn: changes rarely, so that panels need not follow every move. */
export const hasDrawing = computed(() => drawn.value !== null)

export const answer = signal<CheckDocument | null>(null)
/** Identity of the stored check that is open, for the link. */
export const opened = signal<string | null>(null)
export const reading = task()
export const storing = task()

/** Milliseconds the last preview of a moving drawing took, for the status line. */
export const latency = signal<number | null>(null)
export const drawingProblem = signal<Problem | null>(null)
/** Counts answers whose place the reader has not seen yet: files read and checks opened. */
export const arrived = signal(0)

const asked = computed(() => query({ kind: kind.value, as_of: asOf.value, crs: crs.value, repair: repair.value, swap: swap.value }) +
  Object.entries(declared.value).filter(([, v]) => v).map(([k, v]) => '&declared=' + encodeURIComponent(`${k}:${v}`)).join(''))

/** Drops what was checked. */
export function clear(): void {
  file.value = null
  drawn.value = null
  answer.value = null
  opened.value = null
  drawingProblem.value = null
  reading.problem.value = null
  storing.problem.value = null
}

/** Reads and checks a file without keeping it. */
export async function hand(f: File): Promise<void> {
  clear()
  file.value = f
  await again()
}

/** Asks again with the present choices. */
export async function again(): Promise<void> {
  const f = file.value
  if (!f) return
  opened.value = null
  await reading.run(async () => {
    answer.value = null
    answer.value = await ask<CheckDocument>('/v1/preview' + asked.value, { method: 'POST', body: form(f) })
    arrived.value++
  })
}

/** The drawing as a file, so that it is stored as it was previewed. */
export const drawingFile = (g: MultiPolygon, name: string): File =>
  new File([JSON.stringify({ type: 'Feature', properties: { name }, geometry: g })], 'drawing.geojson', { type: 'application/geo+json' })

/** Stores the check and opens it. */
export async function store(name: string): Promise<void> {
  const f = file.value ?? (drawn.value ? drawingFile(drawn.value, name) : null)
  if (!f) return
  await storing.run(async () => {
    const made = await ask<CheckDocument>('/v1/checks' + asked.value, { method: 'POST', body: form(f), headers: { 'Idempotency-Key': crypto.randomUUID() } })
    answer.value = made
    opened.value = made.check.id
  })
}

/** Opens a stored check. */
export async function open(id: string): Promise<void> {
  await reading.run(async () => {
    const got = await ask<CheckDocument>('/v1/checks/' + id)
    file.value = null
    drawn.value = null
    answer.value = got
    opened.value = id
    kind.value = got.check.kind
    arrived.value++
  })
}

const preview = follow(async (g: MultiPolygon, stop) => {
  const from = performance.now()
  const got = await ask<CheckDocument>('/v1/preview' + asked.peek(), {
    method: 'POST', body: JSON.stringify(g), headers: { 'Content-Type': 'application/geo+json' }, signal: stop,
  })
  latency.value = performance.now() - from
  if (drawn.peek()) {
    answer.value = got
    drawingProblem.value = null
  }
}, (err) => {
  if (err instanceof Refusal) drawingProblem.value = err.problem
})

/** Previews the drawing as it is now. */
export function draw(g: MultiPolygon | null): void {
  drawn.value = g
  if (!g) return
  file.value = null
  opened.value = null
  preview(g)
}

/** Choices changed: what is drawn or handed in is asked about again. */
export function keepAsking(): void {
  let before = ''
  effect(() => {
    const now = asked.value
    if (before && now !== before && !opened.peek()) {
      const g = drawn.peek()
      if (g) preview(g)
      else void again()
    }
    before = now
  })
}
