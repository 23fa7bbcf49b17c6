import { ask } from '../api/client'
import { fit } from './map'

/** Shows the extent of a layer, as its collection states it. */
export async function zoomTo(code: string): Promise<void> {
  const c = await ask<{ extent?: { spatial?: { bbox?: [number, number, number, number][] } } }>(`/collections/${code}?f=json`).catch(() => null)
  fit(c?.extent?.spatial?.bbox?.[0] ?? null)
}
