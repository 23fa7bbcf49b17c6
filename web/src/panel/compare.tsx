// Compare (对比): two editions of a layer side by side under a swipe, and the
// list of what changed from one to the other.

import { signal } from '@preact/signals'
import { ask } from '../api/client'
import type { Difference, Edition, EditionFeature } from '../api/types'
import { zoomTo } from '../map/extent'
import { box, fit } from '../map/map'
import { task } from '../part/guard'
import { ProblemCard } from '../part/problem'
import { layers, nameOf } from '../state/layers'
import { changes, compared, swipeAt } from '../state/compare'
import { count, fixed } from '../text/number'
import { t } from '../text/text'
import { Scroll } from '../part/scroll'

const code = signal('')
const difference = signal<Difference | null>(null)
const comparing = task()

const published = (c: string): Edition[] => (layers.value.find((l) => l.code === c)?.editions ?? []).filter((e) => e.state === 'published')

export async function compare(c: string, a: number, b: number): Promise<void> {
  code.value = c
  compared.value = { code: c, a, b }
  await comparing.run(async () => {
    difference.value = null
    changes.value = { gone: [], come: [] }
    const d = await ask<Difference>(`/v1/editions/${a}/diff/${b}`)
    difference.value = d
    changes.value = { gone: d.removed.map((f) => f.id), come: [...d.added.map((f) => f.id), ...d.changed.map((x) => x.after.id)] }
  })
}

function end(): void {
  compared.value = null
  code.value = ''
  difference.value = null
}

function choose(c: string): void {
  const [a, b] = published(c).slice(-2)
  if (!a || !b) return
  void compare(c, a.id, b.id)
  void zoomTo(c)
}

export const ComparePanel = () => {
  const several = layers.value.filter((l) => published(l.code).length > 1)
  const now = compared.value
  return (
    <>
      <section class="card" data-panel="compare"><h2>{t('compare.title')}</h2>
        {several.length === 0 && <p class="soft">{t('compare.none')}</p>}
        <label>{t('layer')}
          <select value={code.value} onChange={(e) => choose(e.currentTarget.value)}><option value="">{t('compare.choose')}</option>{several.map((l) => <option key={l.code} value={l.code}>{t('named', { name: l.name, code: l.code })}</option>)}</select>
        </label>
        {now && (
          <div class="row">
            <Choice label={t('compare.left')} code={now.code} value={now.a} onPick={(id) => void compare(now.code, id, now.b)} />
            <Choice label={t('compare.right')} code={now.code} value={now.b} onPick={(id) => void compare(now.code, now.a, id)} />
          </div>
        )}
        {now && <p class="soft">{t('compare.marks')}</p>}
        {now && <label>{t('compare.swipe')}<input type="range" min={0} max={100} value={swipeAt.value} onInput={(e) => { swipeAt.value = Number(e.currentTarget.value) }} /></label>}
        {now && <button type="button" class="quiet" onClick={end}>{t('compare.end')}</button>}
      </section>
      {comparing.busy.value && <p class="busy" role="status">{t('compare.busy')}</p>}
      {comparing.problem.value && <ProblemCard p={comparing.problem.value} />}
      {difference.value && now && <Changes d={difference.value} code={now.code} a={now.a} b={now.b} />}
    </>
  )
}

const Choice = ({ label, code: c, value, onPick }: { label: string; code: string; value: number; onPick: (id: number) => void }) => (
  <label class="grow">{label}<select value={value} onChange={(e) => onPick(Number(e.currentTarget.value))}>{published(c).map((e) => <option key={e.id} value={e.id}>{e.effective} {e.document_no}</option>)}</select></label>
)

const most = 300

/** What changed, as a table; a row leads to its place. */
export const Changes = ({ d, code: c, a, b }: { d: Difference; code: string; a: number; b: number }) => {
  const rows = [
    ...d.added.map((f) => ({ what: 'added' as const, f, edition: b, m2: f.area_m2, note: '' })),
    ...d.removed.map((f) => ({ what: 'removed' as const, f, edition: a, m2: -f.area_m2, note: '' })),
    ...d.changed.map((x) => ({ what: 'changed' as const, f: x.after, edition: b, m2: x.area_change_m2, note: [x.moved ? t('change.moved') : '', ...(x.attributes ?? [])].filter(Boolean).join(t('list.comma')) })),
  ]
  return (
    <section class="card" data-panel="changes">
      <h2>{t('change.title', { layer: nameOf(c) })}</h2>
      <p>{t('change.counts', { added: count(d.added.length), removed: count(d.removed.length), changed: count(d.changed.length) })} · {t('change.net', { m2: fixed(rows.reduce((s, r) => s + r.m2, 0), 2) })}</p>
      <Scroll size="tall" label={t('change.title', { layer: nameOf(c) })}><table>
        <thead><tr><th>{t('change.what')}</th><th>{t('feature.name')}</th><th class="n">{t('change.area')}</th></tr></thead>
        <tbody>{rows.slice(0, most).map((r) => (
          <tr key={r.what + r.f.id} class={'change-' + r.what}><td>{t(`change.${r.what}`)}</td>
            <td><button type="button" class="plain" onClick={() => void go(c, r.f, r.edition)}>{r.f.name || r.f.id}</button><span class="soft"> {r.f.id}{r.note && ` · ${r.note}`}</span></td><td class="n">{fixed(r.m2, 2)}</td></tr>))}
        </tbody>
      </table></Scroll>
      {rows.length > most && <p class="soft">{t('change.first', { n: most, all: count(rows.length) })}</p>}
    </section>
  )
}

async function go(c: string, f: EditionFeature, edition: number): Promise<void> {
  const got = await ask<{ geometry: { coordinates: unknown } | null }>(`/collections/${c}/items/${encodeURIComponent(f.id)}?f=json&edition=${edition}`).catch(() => null)
  fit(box(got?.geometry?.coordinates))
}
