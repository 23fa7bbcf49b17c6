// Legends as the server states them; also where zones get their names from.

import { signal } from '@preact/signals'
import { ask } from '../api/client'
import { say, type Bilingual } from '../text/text'

export interface LegendSymbol { name: string; label: Bilingual; fill: string; line: string; opacity: number; zone: string }

const legends = signal<ReadonlyMap<string, LegendSymbol[]>>(new Map())
const asked = new Set<string>()

/** The symbols of a layer; empty until the server answered. */
export function legendOf(code: string): LegendSymbol[] {
  const got = legends.value.get(code)
  if (!got && !asked.has(code)) {
    asked.add(code)
    ask<{ symbols: LegendSymbol[] }>(`/layers/${code}/legend?f=json`).then(
      (l) => { legends.value = new Map(legends.peek()).set(code, l.symbols) },
      () => { asked.delete(code) },
    )
  }
  return got ?? []
}

/** A zone in words, e.g. core as 核心保护区. */
export function zoneName(code: string, zone: string): string {
  if (!zone) return ''
  const s = legendOf(code).find((x) => x.zone === zone || x.label.zh === zone)
  return s ? say(s.label) : zone
}
