// What panels ask of the map.

import { signal } from '@preact/signals'

/** The finding that stands out, by its place in the document (1 is the first). */
export const chosenFinding = signal<number | null>(null)
export const showSuggestion = signal(true)
/** What is being measured, as drawn. */
export const measured = signal<{ kind: 'line' | 'measure-area'; coordinates: number[][] } | null>(null)
