// One drawn layer: order, opacity, edition, legend.

import { useState } from 'preact/hooks'
import { Icon, type IconName } from '../part/icon'
import { byCode, change, editionOf, move, nameOf, toggle } from '../state/layers'
import type { Shown } from '../state/shown'
import { queryLayer } from '../state/query'
import { tab } from '../state/view'
import { count } from '../text/number'
import { t } from '../text/text'
import { EditionChip } from './edition'
import { Legend } from './legend'
import { zoomTo } from '../map/extent'

export const DrawnLayer = ({ s }: { s: Shown }) => {
  const [open, unfold] = useState(false)
  const name = nameOf(s.code)
  return (
    <li data-layer={s.code} draggable onDragStart={(ev) => ev.dataTransfer?.setData('text/x-layer', s.code)} onDragOver={(ev) => ev.preventDefault()} onDrop={(ev) => dropOn(ev, s.code)}>
      <div class="drawn-head">
        <button type="button" class="unfold" aria-expanded={open} onClick={() => unfold(!open)}><span class="grow">{name}</span><EditionChip e={editionOf(s)} /></button>
        <span class="order">
          <Act icon="up" label={t('drawn.up', { name })} onClick={() => move(s.code, 1)} />
          <Act icon="down" label={t('drawn.down', { name })} onClick={() => move(s.code, -1)} />
          <Act icon="close" label={t('drawn.hide', { name })} onClick={() => toggle(s.code, false)} />
        </span>
      </div>
      {open && <Settings s={s} />}
      <Legend code={s.code} />
    </li>
  )
}

const Act = ({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) => (
  <button type="button" aria-label={label} title={label} onClick={onClick}><Icon name={icon} /></button>
)

const Settings = ({ s }: { s: Shown }) => {
  const l = byCode.value.get(s.code)
  const e = editionOf(s)
  return (
    <div class="settings">
      <label class="opacity">{t('drawn.opacity')}<input type="range" min={0.1} max={1} step={0.05} value={s.opacity} onInput={(ev) => change(s.code, { opacity: Number(ev.currentTarget.value) })} /></label>
      <label>{t('edition')}
        <select value={s.edition ?? ''} onChange={(ev) => change(s.code, { edition: ev.currentTarget.value ? Number(ev.currentTarget.value) : null })}>
          <option value="">{t('edition.in-force')}</option>
          {l?.editions.filter((x) => x.state === 'published').map((x) => <option key={x.id} value={x.id}>{x.effective} {x.document_no}</option>)}
        </select>
      </label>
      {e && <p class="soft">{e.document_no} · {t('edition.features', { n: count(e.features) })} · {t('layer.accuracy', { m: l?.accuracy_m ?? '?' })}<br />{l?.source}</p>}
      <div class="row">
        <button type="button" class="quiet" onClick={() => void zoomTo(s.code)}><Icon name="target" />{t('drawn.zoom')}</button>
        <button type="button" class="quiet" onClick={() => { queryLayer.value = s.code; tab.value = 'query' }}><Icon name="table" />{t('drawn.table')}</button>
      </div>
    </div>
  )
}

function dropOn(ev: DragEvent, code: string): void {
  const from = ev.dataTransfer?.getData('text/x-layer')
  if (!from || from === code) return
  ev.preventDefault()
  const list = ev.currentTarget instanceof Element ? [...ev.currentTarget.parentElement!.children].map((x) => x.getAttribute('data-layer')) : []
  move(from, list.indexOf(from) - list.indexOf(code))
}
