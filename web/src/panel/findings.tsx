// Findings by layer, worst first; then slivers, noise and touches, which are
// listed and never dropped. A click shows the place and the basis.

import { useState } from 'preact/hooks'
import type { Finding, Subject } from '../api/types'
import { worstFirst } from '../map/answer'
import { box, fit } from '../map/map'
import { Area } from '../part/area'
import { Badge } from '../part/verdict'
import { chosenFinding } from '../state/map'
import { zoneName } from '../state/legend'
import { papers } from '../state/kinds'
import { fixed, percent, squareMetres } from '../text/number'
import { say, t } from '../text/text'

interface At { f: Finding; at: number }

export const Findings = ({ s, all }: { s: Subject; all: readonly At[] }) => {
  const of = (...classes: Finding['class'][]): At[] => all.filter((x) => classes.includes(x.f.class)).sort((a, b) => worstFirst(a.f.verdict, b.f.verdict) || b.f.area_m2 - a.f.area_m2)
  const conflicts = of('conflict')
  return (
    <>
      <h3>{t('findings.title', { n: conflicts.length })}</h3>
      {conflicts.length === 0 && <p class="soft">{t('findings.none')}</p>}
      <Entries s={s} list={conflicts} />
      <Thin title={t('findings.slivers', { n: of('sliver', 'noise').length })} hint={t('findings.slivers-hint')} s={s} list={of('sliver', 'noise')} />
      <Thin title={t('findings.touches', { n: of('touch', 'near').length })} hint={t('findings.touches-hint')} s={s} list={of('touch', 'near')} />
      {s.near.length > 0 && <details><summary>{t('findings.near', { n: s.near.length })}</summary>
        <ul class="plain-list">{s.near.map((n) => <li key={n.layer + n.feature.id}>{layerName(s, n.layer)} {n.feature.name} <span class="soft">{n.feature.id} · {fixed(n.distance_m, 2)} m</span></li>)}</ul></details>}
    </>
  )
}

const Thin = ({ title, hint, s, list }: { title: string; hint: string; s: Subject; list: At[] }) => (
  list.length === 0 ? null : <details><summary>{title}</summary><p class="soft">{hint}</p><Entries s={s} list={list} /></details>
)

/** Findings listed before somebody asks for all: a drawing that moves must not make thousands of rows. */
const first = 60

const Entries = ({ s, list }: { s: Subject; list: At[] }) => {
  const [all, showAll] = useState(false)
  return (
    <>
      <ul class="findings">{(all ? list : list.slice(0, first)).map((x) => <Entry key={x.at} s={s} x={x} />)}</ul>
      {!all && list.length > first && <button type="button" onClick={() => showAll(true)}>{t('findings.all', { n: list.length })}</button>}
    </>
  )
}

const layerName = (s: Subject, code: string): string => { const l = s.layers.find((x) => x.layer === code); return l ? say(l.name) : code }

function show({ f, at }: At): void {
  chosenFinding.value = chosenFinding.value === at ? null : at
  if (chosenFinding.value && f.geometry) fit(box(f.geometry.coordinates), 18)
}

const Entry = ({ s, x }: { s: Subject; x: At }) => {
  const { f, at } = x
  const open = chosenFinding.value === at
  return (
    <li data-finding={at} data-layer={f.layer} data-verdict={f.verdict} aria-current={open || undefined}>
      <button type="button" class="finding" aria-expanded={open} onClick={() => show(x)}>
        <Badge of={f.verdict} />
        <span class="grow">{f.relation === 'inside' ? <b>{t('relation.outside', { layer: layerName(s, f.layer) })}</b> : <><b>{layerName(s, f.layer)}</b> {f.feature?.name}</>}{f.feature?.zone ? <span class="soft"> {zoneName(f.layer, f.feature.zone)}</span> : null}</span>
        <span class="n">{measure(f)}</span>
      </button>
      {open && <Detail f={f} />}
    </li>
  )
}

const measure = (f: Finding): string => f.area_m2 > 0 ? squareMetres(f.area_m2) : f.distance_m !== null ? `${fixed(f.distance_m, 2)} m` : f.border_m > 0 ? t('findings.border', { m: fixed(f.border_m, 2) }) : t(`class.${f.class}`)

const Detail = ({ f }: { f: Finding }) => (
  <div class="detail">
    {f.rule_title ? <p><b>{say(f.rule_title)}</b> <span class="code">{f.rule}</span></p> : <p class="soft">{t('findings.no-rule')}</p>}
    <dl class="facts">
      {f.feature && <><dt>{t('feature.id')}</dt><dd>{f.feature.id}</dd></>}
      {f.area_m2 > 0 && <><dt>{t('area')}</dt><dd><Area m2={f.area_m2} /></dd>
        <dt>{t('findings.shares')}</dt><dd>{percent(f.share_of_subject)} / {f.feature ? percent(f.share_of_feature) : '—'}</dd>
        <dt>{t('findings.width')}</dt><dd>{fixed(f.width_m, 2)} m</dd></>}
      {f.agreement && <><dt>{t('findings.engines')}</dt><dd>{t(f.agreement.agrees ? 'findings.agree' : 'findings.disagree')}</dd></>}
      {f.basis.length > 0 && <><dt>{t('findings.basis')}</dt><dd>{f.basis.map((b) => <div key={b.document + b.article}>《{b.document}》{b.article}</div>)}</dd></>}
      {f.documents.length > 0 && <><dt>{t('findings.documents')}</dt><dd>{f.documents.map((c) => <div key={c}><span class="code">{c}</span> {say(papers.value.get(c))}</div>)}</dd></>}
      <dt>{t('edition')}</dt><dd>#{f.edition}</dd>
    </dl>
    {f.remark && <p class="hint">{say(f.remark)}</p>}
  </div>
)
