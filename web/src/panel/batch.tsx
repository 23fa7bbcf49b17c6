// Batches: a large file, its progress as the server reports it, and every
// subject's result, worst first, as a table and on the map.

import { signal } from '@preact/signals'
import { ask, form, query } from '../api/client'
import { verdicts, type Batch, type BatchRow, type Verdict } from '../api/types'
import { task } from '../part/guard'
import { Icon } from '../part/icon'
import { ProblemCard } from '../part/problem'
import { Badge } from '../part/verdict'
import { kind } from '../state/check'
import { asOf, nameOf } from '../state/layers'
import { count, fixed } from '../text/number'
import { language, t } from '../text/text'
import { Choices } from './choices'
import { Drop } from './drop'
import { batchRows, locate, showBatch } from '../map/batch'
import { Scroll } from '../part/scroll'

const batch = signal<Batch | null>(null)
const only = signal<Verdict | ''>('')
const working = task()
const pageSize = 100
const page = signal(0)

async function begin(f: File): Promise<void> {
  batchRows.value = []
  page.value = 0
  only.value = ''
  await working.run(async () => {
    batch.value = await ask<Batch>('/v1/batches' + query({ kind: kind.value, as_of: asOf.value }), { method: 'POST', body: form(f), headers: { 'Idempotency-Key': crypto.randomUUID() } })
    const id = batch.value.id
    await watch(id)
    await results(id)
    void showBatch(f, batchRows.value)
  })
}

/** Follows the server's events until the job ends. */
function watch(id: string): Promise<void> {
  return new Promise((ended) => {
    const events = new EventSource(`/v1/jobs/${id}/events?lang=${language.value}`)
    const heard = (e: MessageEvent<string>): void => { batch.value = JSON.parse(e.data) as Batch }
    events.addEventListener('progress', heard)
    events.addEventListener('error', () => { if (events.readyState === EventSource.CLOSED) ended() })
    events.addEventListener('done', (e) => { if ((e as MessageEvent<string>).data) heard(e as MessageEvent<string>); events.close(); ended() })
  })
}

async function results(id: string): Promise<void> {
  batch.value = await ask<Batch>('/v1/batches/' + id)
  const all: BatchRow[] = []
  let after: number | undefined = 0
  while (after !== undefined) {
    const got: { results: BatchRow[]; next?: number } = await ask(`/v1/batches/${id}/results` + query({ limit: 1000, after: after || undefined }))
    all.push(...got.results)
    after = got.next
  }
  const rank = (r: BatchRow): number => (r.problem ? -1 : verdicts.indexOf(r.verdict))
  batchRows.value = all.sort((a, b) => rank(a) - rank(b) || (b.conflicts ?? 0) - (a.conflicts ?? 0) || a.ordinal - b.ordinal)
}

export const BatchPanel = () => {
  const b = batch.value
  return (
    <>
      <section class="card"><Drop id="batch-file" onFile={(f) => void begin(f)} label={t('batch.drop')} hint={t('batch.hint')} /></section>
      <Choices reading={false} />
      {working.problem.value && <ProblemCard p={working.problem.value} />}
      {b && <Progress b={b} />}
      {batchRows.value.length > 0 && b && <Results id={b.id} />}
    </>
  )
}

const Progress = ({ b }: { b: Batch }) => (
  <section class="card" data-panel="batch" data-state={b.state} aria-label={t('batch.progress')}>
    <div class="row spread"><b>{b.file}</b><span>{t(`batch.${b.state}`)}</span></div>
    <progress max={b.total || 1} value={b.done} aria-label={t('batch.progress')} />
    <p class="soft" role="status">{t('batch.counted', { done: count(b.done), total: b.total ? count(b.total) : '…' })}</p>
    {(b.state === 'running' || b.state === 'queued') && <button type="button" onClick={() => void ask(`/v1/batches/${b.id}/cancel`, { method: 'POST' }).catch(() => {})}>{t('batch.cancel')}</button>}
    {b.problem && <ProblemCard p={b.problem} />}
    <div class="chips">{verdicts.filter((v) => b.verdicts?.[v]).map((v) => (
      <button type="button" key={v} class="chip" aria-pressed={only.value === v} onClick={() => { only.value = only.value === v ? '' : v; page.value = 0 }}><Badge of={v} /> {count(b.verdicts[v]!)}</button>))}</div>
  </section>
)

const Results = ({ id }: { id: string }) => {
  const rows = batchRows.value.filter((r) => !only.value || r.verdict === only.value)
  const shown = rows.slice(page.value * pageSize, (page.value + 1) * pageSize)
  return (
    <section class="card" data-panel="batch-results">
      <p class="papers">{(['csv', 'xlsx', 'gpkg'] as const).map((f) => <a key={f} class="button" href={`/v1/batches/${id}/results?format=${f}&lang=${language.value}`} download><Icon name="download" />{f.toUpperCase()}</a>)}</p>
      <Scroll size="tall" label={t('batch.worst-first', { n: count(rows.length) })}><table>
        <caption>{t('batch.worst-first', { n: count(rows.length) })}</caption>
        <thead><tr><th>{t('plot.name')}</th><th>{t('recent.verdict')}</th><th class="n">m²</th><th class="n">{t('class.conflict')}</th></tr></thead>
        <tbody>{shown.map((r) => (
          <tr key={r.ordinal}><td><button type="button" class="plain" onClick={() => locate(r.ordinal)}>{r.name || r.id || `#${r.ordinal}`}</button><br /><span class="soft">{r.reason ?? (r.worst_layer && nameOf(r.worst_layer))}</span></td>
            <td><Badge of={r.verdict} />{r.problem && <> <span class="code">{r.problem}</span></>}</td><td class="n">{r.area_m2 === null ? '—' : fixed(r.area_m2, 2)}</td><td class="n">{r.conflicts ?? '—'}</td></tr>))}
        </tbody>
      </table></Scroll>
      {rows.length > pageSize && <div class="row spread">
        <button type="button" disabled={page.value === 0} onClick={() => { page.value-- }}>{t('page.before')}</button>
        <span class="soft">{t('page.of', { n: page.value + 1, all: Math.ceil(rows.length / pageSize) })}</span>
        <button type="button" disabled={(page.value + 1) * pageSize >= rows.length} onClick={() => { page.value++ }}>{t('page.next')}</button></div>}
    </section>
  )
}
