// A share link: the part after # restores layers, editions, day, window, panel
// and check. Written again whenever one of them changes.

import { effect } from '@preact/signals'
import { asOf, shown, today } from './layers'
import { readShown, writeShown } from './shown'
import { opened } from './check'
import { tab, tabs, window_, type Tab } from './view'

/** Takes what the address says. */
export function restore(hash: string): void {
  const p = new URLSearchParams(hash.replace(/^#/, ''))
  const layers = p.get('layers')
  if (layers !== null) shown.value = readShown(layers)
  if (/^\d{4}-\d\d-\d\d$/.test(p.get('asof') ?? '')) asOf.value = p.get('asof')!
  if (tabs.includes(p.get('tab') as Tab)) tab.value = p.get('tab') as Tab
  const [zoom, lat, lng] = (p.get('map') ?? '').split('/').map(Number)
  if (zoom && lat && lng) window_.value = { zoom, lat, lng }
  if (p.get('check')) opened.value = p.get('check')
}

/** The part after # for the present state. */
export function describe(): string {
  const p = new URLSearchParams()
  const w = window_.value
  if (w) p.set('map', [w.zoom.toFixed(2), w.lat.toFixed(5), w.lng.toFixed(5)].join('/'))
  p.set('layers', writeShown(shown.value))
  if (asOf.value && asOf.value !== today.value) p.set('asof', asOf.value)
  if (tab.value !== 'browse') p.set('tab', tab.value)
  if (opened.value) p.set('check', opened.value)
  return '#' + p.toString().replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%40', '@').replaceAll('%3A', ':')
}

export function keepAddress(): void {
  effect(() => {
    const hash = describe()
    if (hash !== location.hash) history.replaceState(null, '', location.pathname + location.search + hash)
  })
}
