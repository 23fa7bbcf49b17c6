import { signal } from '@preact/signals'

/** Layer whose attributes are asked for. */
export const queryLayer = signal('')
