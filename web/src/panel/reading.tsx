// How the file was read: format, encoding, coordinate system, plots, declared
// against computed area, and every problem with its place.

import type { CheckDocument, DocumentProblem } from '../api/types'
import { ToPlace } from '../part/problem'
import { hasDrawing, file } from '../state/check'
import { fixed, percent } from '../text/number'
import { say, t, type Key } from '../text/text'
import texts from '../text/texts.json'
import { Excerpt } from './excerpt'
import { showSubject } from './subject'
import { Scroll } from '../part/scroll'

const known = (key: string, otherwise: string): string => (key in texts ? t(key as Key) : otherwise)

export const Reading = ({ d }: { d: CheckDocument }) => {
  const s = d.check.submission
  return (
    <section class="card" aria-label={t('reading.title')} data-panel="reading">
      <h2>{t('reading.title')}</h2>
      {!hasDrawing.value && (
        <dl class="facts">
          <dt>{t('reading.format')}</dt><dd>{known('format.' + s.format, s.format)}</dd>
          {s.encoding && <><dt>{t('reading.encoding')}</dt><dd>{known('encoding.' + s.encoding, s.encoding.toUpperCase())}</dd></>}
          <dt>{t('reading.crs')}</dt><dd>{crsName(s.crs)}</dd>
          <dt>{t('reading.plots')}</dt><dd>{d.subjects.length}</dd>
        </dl>
      )}
      <Scroll label={t('reading.title')}><table>
        <thead><tr><th>{t('plot.name')}</th><th class="n">{t('plot.declared')}</th><th class="n">{t('plot.computed')}</th><th class="n">{t('plot.difference')}</th></tr></thead>
        <tbody>{d.subjects.map((p) => (
          <tr key={p.ordinal}>
            <td><button type="button" class="plain" onClick={() => showSubject(p)}>{p.name || p.id || t('plot.number', { n: p.ordinal })}</button></td>
            <td class="n">{p.declared_area_m2 === null ? '—' : fixed(p.declared_area_m2, 2)}</td>
            <td class="n">{fixed(p.area_m2, 2)}</td>
            <td class="n">{p.declared_area_m2 === null ? '—' : t('named', { name: fixed(p.area_m2 - p.declared_area_m2, 2), code: percent((p.area_m2 - p.declared_area_m2) / p.declared_area_m2) })}</td>
          </tr>))}
        </tbody>
      </table></Scroll>
      {d.problems.length > 0 && <ul class="problems">{d.problems.map((p, i) => <Line key={i} p={p} />)}</ul>}
    </section>
  )
}

const Line = ({ p }: { p: DocumentProblem }) => (
  <li class={p.severity} data-code={p.code}>
    <span class="code">{p.code}</span>
    <span>{say(p.text)}{p.subject || p.row ? <span class="soft"> {[p.subject ? t('problem.subject', { n: p.subject }) : '', p.row ? t('problem.row', { n: p.row }) : ''].filter(Boolean).join(' · ')}</span> : null}
      <span class="next">→ {say(p.next)}</span>
      {p.severity === 'error' && p.row > 0 && file.value && <Excerpt file={file.value} row={p.row} />}
      {p.lon !== null && p.lat !== null && <ToPlace lon={p.lon} lat={p.lat} />}
    </span>
  </li>
)

/** A coordinate system in words planners use. */
export function crsName(crs: string): string {
  const code = Number(crs.replace('EPSG:', ''))
  if (code === 4490) return t('named', { name: `CGCS2000 ${t('crs.degrees')}`, code: crs })
  if (code >= 4513 && code <= 4533) return t('named', { name: `CGCS2000 ${t('crs.zone', { n: code - 4488 })}`, code: crs })
  if (code >= 4534 && code <= 4554) return t('named', { name: `CGCS2000 ${t('crs.meridian', { n: 75 + 3 * (code - 4534) })}`, code: crs })
  return crs
}
