// Which layers there are, which are drawn, in which order, and from which edition.

import { computed, signal } from '@preact/signals'
import { ask, query } from '../api/client'
import type { Edition, Layer } from '../api/types'
import type { Shown } from './shown'

export const layers = signal<Layer[]>([])
/** Day the map speaks of, YYYY-MM-DD; today until somebody chooses. */
export const asOf = signal('')
export const today = signal(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }))
/** Drawn layers, the lowest first. */
export const shown = signal<Shown[]>(['YJJBNTTB', 'STBHHX', 'CZKFBJ'].map((code) => ({ code, opacity: 1, edition: null })))

export const byCode = computed(() => new Map(layers.value.map((l) => [l.code, l])))
export const nameOf = (code: string): string => byCode.value.get(code)?.name ?? code

export async function loadLayers(): Promise<void> {
  const got = await ask<{ layers: Layer[]; as_of: string }>('/v1/layers' + query({ as_of: asOf.value }))
  if (!asOf.value) {
    today.value = got.as_of
    asOf.value = got.as_of
  }
  layers.value = got.layers
}

/** The edition that shows where things are on the day, or the nearest one: ground is there on days without one, too. */
export function groundOf(code: string): number | undefined {
  const l = byCode.value.get(code)
  return (l?.edition ?? l?.editions.find((e) => e.state === 'published'))?.id
}

/** The edition a drawn layer shows, if any holds. */
export function editionOf(s: Shown): Edition | null {
  const l = byCode.value.get(s.code)
  if (!l) return null
  return s.edition === null ? l.edition : (l.editions.find((e) => e.id === s.edition) ?? null)
}

export const isShown = (code: string): boolean => shown.value.some((s) => s.code === code)

export function toggle(code: string, on = !isShown(code)): void {
  const rest = shown.value.filter((s) => s.code !== code)
  shown.value = on ? [...rest, shown.value.find((s) => s.code === code) ?? { code, opacity: 1, edition: null }] : rest
}

export function change(code: string, with_: Partial<Shown>): void {
  shown.value = shown.value.map((s) => (s.code === code ? { ...s, ...with_ } : s))
}

/** Moves a layer among the drawn ones; by > 0 is up. */
export function move(code: string, by: number): void {
  const list = [...shown.value]
  const from = list.findIndex((s) => s.code === code)
  const to = from + by
  if (from < 0 || to < 0 || to >= list.length) return
  list.splice(to, 0, ...list.splice(from, 1))
  shown.value = list
}

/** Days on which an edition of any layer took effect, oldest first, and today. */
export const days = computed(() => {
  const all = new Set(layers.value.flatMap((l) => l.editions.filter((e) => e.state === 'published').map((e) => e.effective)))
  if (today.value) all.add(today.value)
  return [...all].sort()
})

/** Sets of layers people ask for together (专题). */
export const themes = {
  lines: ['YJJBNTTB', 'STBHHX', 'CZKFBJ'],
  protect: ['ZRBHQ', 'ZRGY', 'FJMSQ', 'YYSSYD', 'WWBH', 'SLGC'],
  mineral: ['KCGH', 'SQLX', 'CKQ', 'TKQ', 'LSKS'],
  land: ['DLTB', 'LDGY', 'NCJSYD'],
  project: ['GYYD', 'DXYD', 'PZXM'],
} as const
export type Theme = keyof typeof themes

export function showTheme(theme: Theme): void {
  shown.value = themes[theme].filter((c) => byCode.value.get(c)?.edition).map((code) => ({ code, opacity: 1, edition: null }))
}
