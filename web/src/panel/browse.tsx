// Browse (浏览): day, themes, what is drawn in which order, and the tree of
// layers in the classes of GB/T 39972-2021.

import { signal } from '@preact/signals'
import type { Layer } from '../api/types'
import { mapFault } from '../map/map'
import { byCode, isShown, layers, shown, showTheme, themes, toggle, type Theme } from '../state/layers'
import { t } from '../text/text'
import { Days } from './days'
import { DrawnLayer } from './drawnlayer'
import { EditionChip } from './edition'

const wanted = signal('')
const classes = ['status', 'plan', 'manage', 'socio'] as const

const matches = (l: Layer): boolean => !wanted.value || (l.name + l.code).toLowerCase().includes(wanted.value.toLowerCase())

export const BrowsePanel = () => (
  <>
    <Days />
    <section class="card"><h2>{t('themes.title')}</h2>
      <div class="chips">{(Object.keys(themes) as Theme[]).map((x) => <button type="button" class="chip" key={x} aria-pressed={shown.value.length > 0 && shown.value.every((s) => (themes[x] as readonly string[]).includes(s.code))} onClick={() => showTheme(x)}>{t(`theme.${x}`)}</button>)}</div>
    </section>
    {mapFault.value && <p class="problem warning" role="status">{t('map.fault')} <span class="soft">{mapFault.value}</span></p>}
    <section class="card" data-panel="drawn"><h2>{t('drawn.title', { n: shown.value.length })}</h2>
      {shown.value.length === 0 && <p class="soft">{t('drawn.none')}</p>}
      <ul class="drawn">{[...shown.value].reverse().map((s) => <DrawnLayer key={s.code} s={s} />)}</ul>
    </section>
    <section class="card" data-panel="tree"><h2>{t('tree.title')}</h2>
      <label class="hidden" for="tree-search">{t('tree.search')}</label>
      <input id="tree-search" type="search" placeholder={t('tree.search')} value={wanted.value} onInput={(e) => { wanted.value = e.currentTarget.value }} />
      {classes.map((c) => <Group key={c} of={c} />)}
    </section>
  </>
)

const Group = ({ of }: { of: Layer['class'] }) => {
  const list = layers.value.filter((l) => l.class === of && matches(l))
  if (!list.length) return null
  return (
    <details open={of === 'plan' || Boolean(wanted.value) || list.some((l) => isShown(l.code))}>
      <summary>{t(`class.${of}`)}<span class="soft"> {list.filter((l) => isShown(l.code)).length}/{list.length}</span></summary>
      <ul class="tree">{list.map((l) => <Leaf key={l.code} l={l} />)}</ul>
    </details>
  )
}

const Leaf = ({ l }: { l: Layer }) => (
  <li>
    <label class="tick"><input type="checkbox" checked={isShown(l.code)} disabled={!l.editions.length} onChange={(e) => toggle(l.code, e.currentTarget.checked)} />
      <span class="grow">{l.name} <span class="soft">{l.code}</span></span></label>
    <EditionChip e={byCode.value.get(l.code)?.edition ?? null} any={l.editions.length > 0} />
  </li>
)

