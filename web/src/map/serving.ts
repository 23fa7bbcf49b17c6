import { signal } from '@preact/signals'
import type { Served } from './served'

/** How the server draws layers, once it has said so. */
export const serving = signal<Served | null>(null)
