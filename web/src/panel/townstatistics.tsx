// Statistics by town: the exact overlay of the layer with every town, so that
// a feature that lies in two towns counts in both, with its part.

import { signal } from '@preact/signals'
import { ask, query } from '../api/client'
import type { CheckDocument, MultiPolygon } from '../api/types'
import { towns } from '../map/ground'
import { AreaCells, AreaHeads } from '../part/area'
import { task } from '../part/guard'
import { ProblemCard } from '../part/problem'
import { Scroll } from '../part/scroll'
import { asOf, byCode, groundOf } from '../state/layers'
import { queryLayer } from '../state/query'
import { count, percent } from '../text/number'
import { t } from '../text/text'

interface Row { town: string; features: number; m2: number; share: number }
const rows = signal<{ layer: string; list: Row[] } | null>(null)
const done = signal('')
const working = task()

/** Features of a layer beyond which an answer would be too heavy for a page. */
const most = 30000

interface Town { properties: { name?: string }; geometry: MultiPolygon | null }

async function sum(layer: string): Promise<void> {
  await working.run(async () => {
    rows.value = null
    const got = await ask<{ features: Town[] }>(`/collections/${towns}/items` + query({ f: 'json', limit: 500, edition: groundOf(towns) }))
    const list: Row[] = []
    for (const [i, town] of got.features.entries()) {
      done.value = `${i + 1} / ${got.features.length}`
      if (town.geometry) list.push(await within(layer, town.properties.name ?? '', town.geometry))
    }
    rows.value = { layer, list: list.sort((a, b) => b.m2 - a.m2) }
  })
}

async function within(layer: string, town: string, geometry: MultiPolygon): Promise<Row> {
  const d = await ask<CheckDocument>('/v1/preview' + query({ kind: 'CON', layers: layer, as_of: asOf.value }), { method: 'POST', body: JSON.stringify(geometry), headers: { 'Content-Type': 'application/geo+json' } })
  const a = d.subjects[0]?.layers.find((l) => l.layer === layer)
  return { town, features: a?.features ?? 0, m2: a?.overlap_m2 ?? 0, share: a?.share ?? 0 }
}

export const TownStatistics = () => {
  const layer = queryLayer.value
  const features = byCode.value.get(layer)?.edition?.features ?? 0
  const r = rows.value?.layer === layer ? rows.value.list : null
  return (
    <section class="card" data-panel="towns"><h2>{t('towns.title')}</h2>
      {features > most
        ? <p class="soft">{t('towns.too-many', { n: count(most) })}</p>
        : <button type="button" disabled={working.busy.value || !layer} onClick={() => void sum(layer)}>{t('towns.sum')}</button>}
      {working.busy.value && <p class="busy" role="status">{t('towns.busy', { n: done.value })}</p>}
      {working.problem.value && <ProblemCard p={working.problem.value} />}
      {r && (
        <Scroll size="tall" label={t('towns.title')}><table>
          <thead><tr><th>{t('towns.town')}</th><th class="n">{t('statistics.features')}</th><AreaHeads /><th class="n">{t('towns.share')}</th></tr></thead>
          <tbody>{r.map((x) => <tr key={x.town}><td>{x.town}</td><td class="n">{count(x.features)}</td><AreaCells m2={x.m2} /><td class="n">{percent(x.share)}</td></tr>)}</tbody>
        </table></Scroll>
      )}
    </section>
  )
}
