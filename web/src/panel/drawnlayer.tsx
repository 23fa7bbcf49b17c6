// One drawn layer: order, opacity, edition, legend.

import { Icon } from '../part/icon'
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
  const e = editionOf(s)
  const name = nameOf(s.code)
  const l = byCode.value.get(s.code)
  return (
    <li data-layer={s.code} draggable onDragStart={(ev) => ev.dataTransfer?.setData('text/x-layer', s.code)} onDragOver={(ev) => ev.preventDefault()} onDrop={(ev) => dropOn(ev, s.code)}>
      <details>
        <summary><span class="grow">{name}</span><EditionChip e={e} />
          <span class="order">
            <button type="button" aria-label={t('drawn.up', { name })} title={t('drawn.up', { name })} onClick={(ev) => { ev.preventDefault(); move(s.code, 1) }}><Icon name="up" /></button>
            <button type="button" aria-label={t('drawn.down', { name })} title={t('drawn.down', { name })} onClick={(ev) => { ev.preventDefault(); move(s.code, -1) }}><Icon name="down" /></button>
            <button type="button" aria-label={t('drawn.hide', { name })} title={t('drawn.hide', { name })} onClick={(ev) => { ev.preventDefault(); toggle(s.code, false) }}><Icon name="close" /></button>
          </span>
        </summary>
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
      </details>
      <Legend code={s.code} />
    </li>
  )
}

function dropOn(ev: DragEvent, code: string): void {
  const from = ev.dataTransfer?.getData('text/x-layer')
  if (!from || from === code) return
  ev.preventDefault()
  const list = ev.currentTarget instanceof Element ? [...ev.currentTarget.parentElement!.children].map((x) => x.getAttribute('data-layer')) : []
  move(from, list.indexOf(from) - list.indexOf(code))
}
