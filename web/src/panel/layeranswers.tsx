// What every layer that was asked says: touched, clear, not covering, not
// checked. The last two are never shown as clear.

import type { LayerAnswer, Subject } from '../api/types'
import { worstFirst } from '../map/answer'
import { Badge } from '../part/verdict'
import { fixed, percent } from '../text/number'
import { say, t } from '../text/text'
import { Scroll } from '../part/scroll'

const rank: Record<LayerAnswer['state'], number> = { touched: 0, not_checked: 1, not_covering: 2, clear: 3 }

export const LayerAnswers = ({ s }: { s: Subject }) => {
  const rows = [...s.layers].sort((a, b) => rank[a.state] - rank[b.state] || worstFirst(a.verdict, b.verdict))
  const quiet = rows.filter((r) => r.state === 'clear')
  return (
    <>
      <Scroll label={t('layers.title', { n: rows.length })}><table>
        <caption>{t('layers.title', { n: rows.length })}</caption>
        <thead><tr><th>{t('layer')}</th><th class="n">m² · {t('share')}</th><th>{t('recent.verdict')}</th></tr></thead>
        <tbody>{rows.filter((r) => r.state !== 'clear').map((r) => <Row key={r.layer} s={s} r={r} />)}</tbody>
      </table></Scroll>
      {quiet.length > 0 && <p class="soft">{t('layers.clear', { n: quiet.length, names: quiet.map((r) => say(r.name)).join(t('list.comma')) })}</p>}
    </>
  )
}

/** What the layer says in square metres: the overlap, or what lies outside of what must hold the subject. */
function measure(s: Subject, r: LayerAnswer): { m2: number; share: number; outside: boolean } | null {
  if (r.overlap_m2 === null || r.share === null) return null
  const outside = s.findings.filter((f) => f.layer === r.layer && f.relation === 'inside')
  if (r.overlap_m2 > 0 || !outside.length) return { m2: r.overlap_m2, share: r.share, outside: false }
  return { m2: outside.reduce((sum, f) => sum + f.area_m2, 0), share: outside.reduce((sum, f) => sum + f.share_of_subject, 0), outside: true }
}

const Row = ({ s, r }: { s: Subject; r: LayerAnswer }) => {
  const m = measure(s, r)
  return (
    <tr data-layer={r.layer} data-state={r.state}>
      <td>{say(r.name)}{r.required && <abbr title={t('layers.required')}> ★</abbr>}<br />
        <span class="soft">{t(`state.${r.state}`)}</span>{r.state === 'not_covering' && r.covered_share !== null && <span class="soft"> {t('layers.covered', { share: percent(r.covered_share) })}</span>}
        {r.state === 'not_checked' && <span class="soft"> {say(r.reason_text)}</span>}</td>
      <td class="n">{m ? <>{fixed(m.m2, 2)}<br /><span class="soft">{m.outside ? t('layers.outside') + ' ' : ''}{percent(m.share)}</span></> : '—'}</td>
      <td><Badge of={r.verdict} /></td>
    </tr>
  )
}
