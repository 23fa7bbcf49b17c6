// The answer: conclusion, then for each subject what every layer says, the
// findings, and what could be built instead.

import { signal } from '@preact/signals'
import type { CheckDocument, Subject } from '../api/types'
import { found } from '../map/answer'
import { Area } from '../part/area'
import { Badge, Banner } from '../part/verdict'
import { opened } from '../state/check'
import { language, say, t } from '../text/text'
import { Breakdowns } from './breakdown'
import { Findings } from './findings'
import { LayerAnswers } from './layeranswers'
import { Suggestion } from './suggestion'
import { showSubject } from './subject'
import { Scroll } from '../part/scroll'

/** Subject whose answer is unfolded; 0: the worst. */
const chosen = signal(0)

export const VerdictView = ({ d }: { d: CheckDocument }) => {
  const s = d.subjects.find((x) => x.ordinal === chosen.value) ?? d.subjects.find((x) => x.verdict === d.check.verdict) ?? d.subjects[0]
  return (
    <section class="card" aria-label={t('verdict.title')} data-panel="verdict">
      {d.subjects.length > 1 && <Subjects d={d} current={s} />}
      {s && <SubjectView d={d} s={s} />}
    </section>
  )
}

/** What it comes to, kept in sight while the rest is scrolled. */
export const Conclusion = ({ d }: { d: CheckDocument }) => (
  <section class="card conclusion" aria-label={t('verdict.conclusion')}>
    <Banner of={d.check.verdict}>
      <span class="soft">{say(d.check.kind_name)} · {t('verdict.asof', { day: d.check.as_of })}{d.check.preview ? ` · ${t('verdict.preview')}` : ''}</span>
    </Banner>
    {opened.value && <Papers id={opened.value} />}
  </section>
)

const formats = ['html', 'pdf', 'docx', 'xlsx', 'geojson', 'text'] as const

/** The report and its other forms. */
const Papers = ({ id }: { id: string }) => (
  <p class="papers">
    <a class="button main" href={`/v1/checks/${id}?format=html&lang=${language.value}`} target="_blank" rel="noopener">{t('report.open')}</a>
    {formats.slice(1).map((f) => <a key={f} class="button" href={`/v1/checks/${id}?format=${f}&lang=${language.value}`} target="_blank" rel="noopener">{t(`report.${f}` as 'report.pdf')}</a>)}
  </p>
)

const Subjects = ({ d, current }: { d: CheckDocument; current: Subject | undefined }) => (
  <Scroll size="short" label={t('verdict.title')}><table>
    <thead><tr><th>{t('plot.name')}</th><th>{t('recent.verdict')}</th><th class="n">m²</th><th class="n">{t('class.conflict')}</th></tr></thead>
    <tbody>{d.subjects.map((s) => (
      <tr key={s.ordinal} aria-current={s === current || undefined}>
        <td><button type="button" class="plain" onClick={() => { chosen.value = s.ordinal; showSubject(s) }}>{s.name || s.id || t('plot.number', { n: s.ordinal })}</button></td>
        <td><Badge of={s.verdict} /></td><td class="n">{Math.round(s.area_m2).toLocaleString('en')}</td>
        <td class="n">{s.findings.filter((f) => f.class === 'conflict').length}</td>
      </tr>))}
    </tbody>
  </table></Scroll>
)

const SubjectView = ({ d, s }: { d: CheckDocument; s: Subject }) => {
  const documents = d.documents.filter((x) => s.findings.some((f) => f.documents.includes(x.code)))
  return (
    <>
      <h2>{s.name || s.id || t('plot.number', { n: s.ordinal })}</h2>
      <p><Area m2={s.area_m2} /></p>
      <LayerAnswers s={s} />
      <Findings s={s} all={found(d).filter((x) => x.subject === s)} />
      {documents.length > 0 && <details open><summary>{t('documents.title', { n: documents.length })}</summary><ul class="plain-list">{documents.map((x) => <li key={x.code}><span class="code">{x.code}</span> {say(x.name)}</li>)}</ul></details>}
      <Suggestion s={s} />
      <Breakdowns s={s} />
      <details><summary>{t('pinned.title', { n: d.check.editions.length })}</summary>
        <table><thead><tr><th>{t('layer')}</th><th>{t('edition.effective')}</th><th>{t('edition.document')}</th></tr></thead>
          <tbody>{d.check.editions.map((e) => <tr key={e.edition}><td>{say(e.name)}</td><td>{e.effective}</td><td>{e.document_no}</td></tr>)}</tbody></table>
      </details>
    </>
  )
}
