// Query and statistics (查询统计): the attributes of a layer as a table with a
// filter, sums by an attribute such as the town, and downloads.

import { effect, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ask, query } from '../api/client'
import { box, fit } from '../map/map'
import { task } from '../part/guard'
import { Icon } from '../part/icon'
import { ProblemCard } from '../part/problem'
import { byCode, layers, shown } from '../state/layers'
import { zoneName } from '../state/legend'
import { queryLayer } from '../state/query'
import { fieldsOf, type Field } from '../state/schema'
import { count, fixed } from '../text/number'
import { language, t } from '../text/text'
import { Condition, condition } from './condition'
import { Statistics } from './statistics'
import { TownStatistics } from './townstatistics'
import { Scroll } from '../part/scroll'

export interface Item { id: string; properties: Record<string, unknown>; geometry: { coordinates: unknown } | null }
interface Page { features: Item[]; numberMatched?: number; links: { rel: string; href: string }[] }

const fields = signal<Field[]>([])
const page = signal<Page | null>(null)
const offset = signal(0)
const working = task()
const size = 50

export const editionOfQuery = (): number | undefined => {
  const s = shown.value.find((x) => x.code === queryLayer.value)
  return s?.edition ?? byCode.value.get(queryLayer.value)?.edition?.id
}

async function load(): Promise<void> {
  const code = queryLayer.value
  const edition = editionOfQuery()
  const filter = condition.value
  const at = offset.value
  if (!code || edition === undefined) { page.value = null; return }
  await working.run(async () => {
    fields.value = await fieldsOf(code)
    page.value = await ask<Page>(`/collections/${code}/items` + query({ f: 'json', limit: size, offset: at || undefined, edition, filter, skipGeometry: true }))
  })
}

export const QueryPanel = () => {
  useEffect(() => { if (!queryLayer.value) queryLayer.value = shown.value.at(-1)?.code ?? 'STBHHX' }, [])
  useEffect(() => effect(() => { void load() }), [])
  return (
    <>
      <section class="card" data-panel="query"><h2>{t('query.title')}</h2>
        <label>{t('layer')}
          <select value={queryLayer.value} onChange={(e) => { condition.value = ''; offset.value = 0; queryLayer.value = e.currentTarget.value }}>
            {layers.value.filter((l) => l.edition).map((l) => <option key={l.code} value={l.code}>{t('named', { name: l.name, code: l.code })}</option>)}
          </select>
        </label>
        <Condition key={queryLayer.value} fields={fields.value} onChange={() => { offset.value = 0 }} />
        <Downloads />
      </section>
      {working.problem.value && <ProblemCard p={working.problem.value} />}
      <Statistics fields={fields.value} />
      <TownStatistics />
      {page.value && <Rows p={page.value} />}
    </>
  )
}

const Downloads = () => (
  <p class="papers"><span class="soft">{t('query.export')}</span>{(['csv', 'geojson', 'gpkg', 'shp', 'kml', 'fgb'] as const).map((f) => (
    <a key={f} class="button" download href={`/v1/layers/${queryLayer.value}/download` + query({ format: f, edition: editionOfQuery(), filter: condition.value, lang: language.value })}><Icon name="download" />{f.toUpperCase()}</a>))}</p>
)

const Rows = ({ p }: { p: Page }) => {
  const used = fields.value.filter((f) => p.features.some((x) => x.properties[f.code] !== undefined && x.properties[f.code] !== null && x.properties[f.code] !== '') && !p.features.every((x) => x.properties[f.code] === x.id))
  return (
    <section class="card wide" data-panel="attributes">
      <div class="row spread"><h2>{t('query.rows', { n: p.numberMatched === undefined ? '?' : count(p.numberMatched) })}</h2>
        <span class="row">
          <button type="button" disabled={offset.value === 0} onClick={() => { offset.value = Math.max(0, offset.value - size) }}>{t('page.before')}</button>
          <button type="button" disabled={!p.links.some((l) => l.rel === 'next')} onClick={() => { offset.value += size }}>{t('page.next')}</button>
        </span>
      </div>
      <Scroll size="tall" label={t('query.title')}><table>
        <thead><tr><th>{t('feature.id')}</th>{used.map((f) => <th key={f.code} title={f.code}>{f.title}</th>)}</tr></thead>
        <tbody>{p.features.map((x) => (
          <tr key={x.id}><td><button type="button" class="plain" onClick={() => void go(x.id)}>{x.id}</button></td>{used.map((f) => <td key={f.code} class={typeof x.properties[f.code] === 'number' ? 'n' : ''}>{f.code === 'zone' ? zoneName(queryLayer.value, String(x.properties[f.code] ?? '')) : cell(x.properties[f.code])}</td>)}</tr>))}
        </tbody>
      </table></Scroll>
    </section>
  )
}

const cell = (v: unknown): string => (typeof v === 'number' && !Number.isInteger(v) ? fixed(v, 2) : String(v ?? ''))

async function go(id: string): Promise<void> {
  const got = await ask<Item>(`/collections/${queryLayer.value}/items/${encodeURIComponent(id)}` + query({ f: 'json', edition: editionOfQuery() })).catch(() => null)
  fit(box(got?.geometry?.coordinates))
}
