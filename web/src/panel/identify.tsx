// What lies under a click: each feature with its attributes under their names,
// its edition, and the checks that touched it.

import { useEffect, useState } from 'preact/hooks'
import { ask } from '../api/client'
import type { CheckRow } from '../api/types'
import { Icon } from '../part/icon'
import { Badge } from '../part/verdict'
import { open } from '../state/check'
import { byCode, nameOf, toggle } from '../state/layers'
import { fieldsOf, type Field } from '../state/schema'
import { zoneName } from '../state/legend'
import { queryLayer } from '../state/query'
import { picked, pickedAt, tab, type Picked } from '../state/view'
import { forward } from '../geo/gauss'
import { fixed } from '../text/number'
import { t } from '../text/text'

const close = (): void => { picked.value = []; pickedAt.value = null }

export const Identify = () => {
  const at = pickedAt.value
  if (!at) return null
  const plane = forward(at[0], at[1])
  return (
    <aside class="float identify" aria-label={t('identify.title')} onKeyDown={(e) => e.key === 'Escape' && close()}>
      <div class="row spread"><h2>{t('identify.title')}</h2><button type="button" class="quiet" aria-label={t('close')} onClick={close}><Icon name="close" /></button></div>
      <p class="soft">{at[0].toFixed(6)}, {at[1].toFixed(6)} · X {fixed(plane.x, 2)} Y {fixed(plane.y, 2)}</p>
      {picked.value.length === 0 && <p>{t('identify.none')}</p>}
      {picked.value.map((p, i) => <One key={p.layer + p.id} p={p} first={i === 0} />)}
    </aside>
  )
}

const One = ({ p, first }: { p: Picked; first: boolean }) => {
  const [fields, set] = useState<Field[]>([])
  useEffect(() => { void fieldsOf(p.layer).then(set) }, [p.layer])
  const e = byCode.value.get(p.layer)?.editions.find((x) => x.id === p.edition)
  return (
    <details open={first} onToggle={(ev) => { if (ev.currentTarget.open && picked.value[0] !== p) picked.value = [p, ...picked.value.filter((x) => x !== p)] }}>
      <summary><b>{nameOf(p.layer)}</b> {p.name}{p.zone && <span class="soft"> {zoneName(p.layer, p.zone)}</span>}</summary>
      <table><tbody>
        <tr><th scope="row">{t('feature.id')}</th><td>{p.id}</td></tr>
        {Object.entries(p.attributes).filter(([, v]) => v !== p.id).map(([code, v]) => <tr key={code}><th scope="row" title={code}>{fields.find((f) => f.code === code)?.title ?? code}</th><td>{typeof v === 'number' && !Number.isInteger(v) ? v.toLocaleString('en', { maximumFractionDigits: 4 }) : String(v)}</td></tr>)}
        {e && <tr><th scope="row">{t('edition')}</th><td>{e.effective} {e.document_no} <span class="soft">#{e.id} · {e.sha256.slice(0, 12)}</span></td></tr>}
      </tbody></table>
      {p.edition !== null && <Touching edition={p.edition} feature={p.id} />}
      <div class="row">
        <button type="button" class="quiet" onClick={() => { toggle(p.layer, true); queryLayer.value = p.layer; tab.value = 'query' }}><Icon name="table" />{t('drawn.table')}</button>
        <a class="button quiet" href={`/collections/${p.layer}/items/${encodeURIComponent(p.id)}?f=json`} target="_blank" rel="noopener">GeoJSON</a>
      </div>
    </details>
  )
}

/** Checks that found something about the feature. */
const Touching = ({ edition, feature }: { edition: number; feature: string }) => {
  const [rows, set] = useState<CheckRow[]>([])
  useEffect(() => {
    void ask<{ checks: CheckRow[] }>(`/v1/editions/${edition}/features/${encodeURIComponent(feature)}/checks?limit=10`).then((p) => set(p.checks), () => set([]))
  }, [edition, feature])
  if (!rows.length) return null
  return (
    <>
      <h3>{t('identify.checks', { n: rows.length })}</h3>
      <ul class="plain-list">{rows.map((r) => <li key={r.id}><button type="button" class="plain" onClick={() => { tab.value = 'check'; void open(r.id) }}>{r.number}</button> <Badge of={r.verdict} /> <span class="soft">{r.file}</span></li>)}</ul>
    </>
  )
}
