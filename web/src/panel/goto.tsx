// Go to a coordinate, a town, a layer, or a feature by its name or code.

import { signal } from '@preact/signals'
import { ask, query } from '../api/client'
import { byCode, shown, toggle } from '../state/layers'
import { pickedAt, tab } from '../state/view'
import { fit, box } from '../map/map'
import { towns } from '../map/ground'
import { Icon } from '../part/icon'
import { parsePlace } from '../geo/place'
import { t } from '../text/text'

interface Hit { label: string; note: string; go: () => void }
const hits = signal<Hit[] | null>(null)
const text = signal('')

interface Item { id: string; properties: Record<string, unknown>; geometry: { coordinates: unknown } | null }

async function find(words: string): Promise<Hit[]> {
  const place = parsePlace(words)
  if (place) return [{ label: `${place[0].toFixed(6)}, ${place[1].toFixed(6)}`, note: t('goto.coordinate'), go: () => { fit([...place, ...place], 16); pickedAt.value = place } }]
  const layers = [...byCode.value.values()].filter((l) => l.code === words.toUpperCase() || l.name.includes(words))
    .map((l): Hit => ({ label: l.name, note: l.code, go: () => { toggle(l.code, true); tab.value = 'browse' } }))
  const codes = [towns, ...shown.value.map((s) => s.code).reverse()].filter((c, i, all) => all.indexOf(c) === i && byCode.value.get(c)?.edition)
  const features = await Promise.all(codes.slice(0, 6).map((c) => named(c, words)))
  return [...layers, ...features.flat()].slice(0, 20)
}

/** Features of a layer whose name contains the words or whose id is them. */
async function named(code: string, words: string): Promise<Hit[]> {
  const quoted = words.replaceAll("'", "''")
  const like = quoted.replaceAll('%', '').replaceAll('_', '')
  const got = await ask<{ features: Item[] }>(`/collections/${code}/items` + query({ f: 'json', limit: 6, filter: `name LIKE '%${like}%' OR id = '${quoted}'` })).catch(() => ({ features: [] }))
  return got.features.map((f) => ({
    label: String(f.properties['name'] ?? f.id), note: `${byCode.value.get(code)?.name ?? code} · ${f.id}`,
    go: () => { if (code !== towns) toggle(code, true); fit(box(f.geometry?.coordinates)) },
  }))
}

const close = (): void => { hits.value = null }

export const GoTo = () => (
  <form class="goto" role="search" onSubmit={(e) => { e.preventDefault(); void find(text.value.trim()).then((h) => { hits.value = h; if (h.length === 1) { h[0]!.go(); close() } }) }}
    onKeyDown={(e) => e.key === 'Escape' && close()}>
    <label class="hidden" for="goto">{t('goto.label')}</label>
    <input id="goto" type="search" placeholder={t('goto.hint')} value={text.value} onInput={(e) => { text.value = e.currentTarget.value; close() }} autocomplete="off" />
    <button type="submit" aria-label={t('goto.go')} title={t('goto.go')}><Icon name="search" /></button>
    {hits.value && (
      <ul class="goto-hits" role="list">
        {hits.value.length === 0 && <li class="soft">{t('goto.none')}</li>}
        {hits.value.map((h) => <li key={h.note + h.label}><button type="button" onClick={() => { h.go(); close() }}><b>{h.label}</b><span class="soft">{h.note}</span></button></li>)}
      </ul>
    )}
  </form>
)
