// Publish: a file becomes a draft edition with a quality report; it is compared
// with the edition in force, and published.

import { signal } from '@preact/signals'
import { ask, form, query } from '../api/client'
import type { Difference, Edition, Problem } from '../api/types'
import { task } from '../part/guard'
import { ProblemCard } from '../part/problem'
import { byCode, layers, loadLayers, nameOf, today } from '../state/layers'
import { count } from '../text/number'
import { t } from '../text/text'
import { Changes } from './compare'
import { Drop } from './drop'

const code = signal('')
const effective = signal('')
const documentNo = signal('')
const ground = signal<File | null>(null)
const file = signal<File | null>(null)
const draft = signal<{ edition: Edition; problems: Problem[] } | null>(null)
const change = signal<{ d: Difference; from: number } | null>(null)
const accepted = signal(false)
const working = task()
const said = signal('')

async function bring(): Promise<void> {
  const f = file.value
  if (!f || !code.value) return
  said.value = t('publish.importing', { file: f.name })
  await working.run(async () => {
    draft.value = null
    change.value = null
    accepted.value = false
    draft.value = await ask(`/v1/layers/${code.value}/editions` + query({ effective: effective.value || today.value, document_no: documentNo.value }), {
      method: 'POST', body: form(f, ground.value ? { coverage: ground.value } : {}), headers: { 'Idempotency-Key': crypto.randomUUID() } })
    const before = byCode.value.get(code.value)?.edition?.id
    if (before) change.value = { d: await ask<Difference>(`/v1/editions/${before}/diff/${draft.value!.edition.id}`), from: before }
    await loadLayers()
  })
}

async function publish(): Promise<void> {
  const d = draft.value
  if (!d) return
  said.value = t('publish.publishing')
  await working.run(async () => {
    const e = await ask<Edition>(`/v1/editions/${d.edition.id}/publish` + query({ accept_refused: accepted.value }), { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID() } })
    draft.value = { ...d, edition: e }
    await loadLayers()
  })
}

export const PublishPanel = () => (
  <>
    <section class="card" data-panel="publish"><h2>{t('publish.title')}</h2>
      <label>{t('layer')} <select value={code.value} onChange={(e) => { code.value = e.currentTarget.value }}><option value="">{t('compare.choose')}</option>{layers.value.map((l) => <option key={l.code} value={l.code}>{t('named', { name: l.name, code: l.code })}</option>)}</select></label>
      <div class="row">
        <label>{t('edition.effective')} <input type="date" value={effective.value || today.value} onChange={(e) => { effective.value = e.currentTarget.value }} /></label>
        <label class="grow">{t('edition.document')} <input value={documentNo.value} onInput={(e) => { documentNo.value = e.currentTarget.value }} /></label>
      </div>
      <Drop id="edition-file" onFile={(f) => { file.value = f }} label={file.value?.name ?? t('publish.file')} hint={t('publish.limit')} />
      <Drop id="coverage-file" onFile={(f) => { ground.value = f }} label={ground.value?.name ?? t('publish.coverage')} hint={t('publish.no-coverage')} />
      <button type="button" class="main" disabled={!file.value || !code.value || working.busy.value} onClick={() => void bring()}>{t('publish.import')}</button>
      {working.busy.value && <><progress aria-label={said.value} /><p class="busy" role="status">{said.value}</p></>}
      {working.problem.value && <ProblemCard p={working.problem.value} />}
    </section>
    {draft.value && <Draft e={draft.value.edition} problems={draft.value.problems} />}
    {draft.value && change.value && <Changes d={change.value.d} code={draft.value.edition.layer} a={change.value.from} b={draft.value.edition.id} />}
  </>
)

const Draft = ({ e, problems }: { e: Edition; problems: Problem[] }) => (
  <section class="card" data-panel="draft" data-state={e.state}>
    <h2>{t('draft.title', { layer: nameOf(e.layer), id: e.id })}</h2>
    <dl class="facts">
      <dt>{t('draft.state')}</dt><dd>{t(`edition.${e.state}`)}</dd><dt>{t('edition.effective')}</dt><dd>{e.effective} {e.document_no}</dd>
      <dt>{t('statistics.features')}</dt><dd>{count(e.features)}</dd><dt>{t('draft.refused')}</dt><dd>{count(e.refused)}</dd>
      <dt>{t('draft.overlap')}</dt><dd>{t(e.self_overlap ? 'yes' : 'no')}</dd><dt>SHA-256</dt><dd class="code">{e.sha256}</dd>
    </dl>
    <h3>{t('draft.report', { n: count(problems.length) })}</h3>
    {problems.slice(0, 100).map((p, i) => <ProblemCard key={i} p={p} />)}
    {problems.length > 100 && <p class="soft">{t('change.first', { n: 100, all: count(problems.length) })}</p>}
    {e.state === 'draft' && e.refused > 0 && <label class="tick"><input type="checkbox" checked={accepted.value} onChange={(ev) => { accepted.value = ev.currentTarget.checked }} />{t('draft.accept', { n: e.refused })}</label>}
    {e.state === 'draft' ? <button type="button" class="main" disabled={working.busy.value || (e.refused > 0 && !accepted.value)} onClick={() => void publish()}>{t('draft.publish')}</button> : <p class="kept" role="status">{t('draft.published')}</p>}
  </section>
)
