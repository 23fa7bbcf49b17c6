// Where the reader is: panel, map window, what is picked.

import { signal } from '@preact/signals'
import type { Feature } from '../api/types'

export const tabs = ['browse', 'check', 'batch', 'compare', 'query', 'publish'] as const
export type Tab = (typeof tabs)[number]

export const tab = signal<Tab>('browse')
/** Centre [lon, lat] and zoom; null until somebody or a link moved the map. */
export const window_ = signal<{ lng: number; lat: number; zoom: number } | null>(null)
export const pointer = signal<[number, number] | null>(null)

/** A feature under the last click, as the tile gives it. */
export interface Picked extends Feature { layer: string; edition: number | null; attributes: Record<string, unknown>; drawn: object }
export const picked = signal<Picked[]>([])
export const pickedAt = signal<[number, number] | null>(null)

export type Tool = 'none' | 'polygon' | 'rectangle' | 'edit' | 'line' | 'measure-area'
export const tool = signal<Tool>('none')
