// Sums of a layer by an attribute, such as the town: counted over every
// feature that meets the filter, page by page, with the pages read so far.

import { signal } from '@preact/signals'
import { ask, query } from '../api/client'
import { task } from '../part/guard'
import { AreaCells, AreaHeads } from '../part/area'
import { ProblemCard } from '../part/problem'
import { queryLayer } from '../state/query'
import type { Field } from '../state/schema'
import { count, percent } from '../text/number'
import { t } from '../text/text'
import { condition } from './condition'
import { editionOfQuery, type Item } from './query'
import { Scroll } from '../part/scroll'

interface Sum { value: string; features: number; m2: number }
const sums = signal<Sum[] | null>(null)
const seen = signal(0)
const by = signal('')
const working = task()

interface Page { features: Item[]; links: { rel: string; href: string }[] }

async function sum(field: string): Promise<void> {
  await working.run(async () => {
    const all = new Map<string, Sum>()
    sums.value = null
    seen.value = 0
    let next: string | undefined = `/collections/${queryLayer.value}/items` + query({ f: 'json', limit: 10000, edition: editionOfQuery(), filter: condition.value, skipGeometry: true, properties: `${field},area_m2` })
    while (next) {
      const page: Page = await ask<Page>(next)
      for (const f of page.features) {
        const value = String(f.properties[field] ?? '')
        const s = all.get(value) ?? { value, features: 0, m2: 0 }
        s.features++
        s.m2 += Number(f.properties['area_m2'] ?? 0)
        all.set(value, s)
      }
      seen.value += page.features.length
      const link = page.links.find((l) => l.rel === 'next')?.href
      next = link && withoutLanguage(link)
    }
    sums.value = [...all.values()].sort((a, b) => b.m2 - a.m2)
  })
}

function withoutLanguage(href: string): string {
  const u = new URL(href, location.href)
  u.searchParams.delete('lang')
  return u.pathname + u.search
}

export const Statistics = ({ fields }: { fields: readonly Field[] }) => {
  const field = by.value || (fields.find((f) => f.code === 'XZQMC') ?? fields.find((f) => f.code === 'name'))?.code || ''
  const total = sums.value?.reduce((s, r) => s + r.m2, 0) ?? 0
  return (
    <section class="card" data-panel="statistics"><h2>{t('statistics.title')}</h2>
      <form class="row" onSubmit={(e) => { e.preventDefault(); void sum(field) }}>
        <label class="grow">{t('statistics.by')} <select value={field} onChange={(e) => { by.value = e.currentTarget.value }}>{fields.map((f) => <option key={f.code} value={f.code}>{f.title}</option>)}</select></label>
        <button type="submit" disabled={working.busy.value || !field}>{t('statistics.sum')}</button>
      </form>
      {working.busy.value && <p class="busy" role="status">{t('statistics.read', { n: count(seen.value) })}</p>}
      {working.problem.value && <ProblemCard p={working.problem.value} />}
      {sums.value && (
        <Scroll size="tall" label={t('statistics.title')}><table>
          <thead><tr><th>{fields.find((f) => f.code === field)?.title ?? field}</th><th class="n">{t('statistics.features')}</th><AreaHeads /><th class="n">{t('share')}</th></tr></thead>
          <tbody>{sums.value.map((r) => <tr key={r.value}><td>{r.value || t('statistics.empty')}</td><td class="n">{count(r.features)}</td><AreaCells m2={r.m2} /><td class="n">{total ? percent(r.m2 / total) : '—'}</td></tr>)}
            <tr class="total"><td>{t('statistics.total')}</td><td class="n">{count(seen.value)}</td><AreaCells m2={total} /><td class="n" /></tr></tbody>
        </table></Scroll>
      )}
    </section>
  )
}
