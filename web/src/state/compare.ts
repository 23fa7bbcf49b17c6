import { signal } from '@preact/signals'

/** The two editions under the swipe. */
export const compared = signal<{ code: string; a: number; b: number } | null>(null)
/** Where the swipe stands, per cent from the left. */
export const swipeAt = signal(50)
/** Identifiers of features only in the left edition, and only or otherwise in the right one. */
export const changes = signal<{ gone: string[]; come: string[] }>({ gone: [], come: [] })
