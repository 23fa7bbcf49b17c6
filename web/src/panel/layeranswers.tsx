// What every layer that was asked says: touched, clear, not covering, not
// checked. The last two are never shown as clear.

import type { LayerAnswer, Subject } from '../api/types'
import { worstFirst } from '../map/answer'
import { Badge } from '../part/verdict'
import { fixed, percent } from '../text/number'
import { say, t } from '../text/text'

const rank: Record<LayerAnswer['state'], number> = { touched: 0, not_checked: 1, not_covering: 2, clear: 3 }

export const LayerAnswers = ({ s }: { s: Subject }) => {
  const rows = [...s.layers].sort((a, b) => rank[a.state] - rank[b.state] || worstFirst(a.verdict, b.verdict))
  const quiet = rows.filter((r) => r.state === 'clear')
  return (
    <>
      <div class="scroll"><table>
        <caption>{t('layers.title', { n: rows.length })}</caption>
        <thead><tr><th>{t('layer')}</th><th>{t('layers.state')}</th><th class="n">m²</th><th class="n">{t('share')}</th><th>{t('recent.verdict')}</th></tr></thead>
        <tbody>{rows.filter((r) => r.state !== 'clear').map((r) => <Row key={r.layer} r={r} />)}</tbody>
      </table></div>
      {quiet.length > 0 && <p class="soft">{t('layers.clear', { n: quiet.length, names: quiet.map((r) => say(r.name)).join(t('list.comma')) })}</p>}
    </>
  )
}

const Row = ({ r }: { r: LayerAnswer }) => (
  <tr data-layer={r.layer} data-state={r.state}>
    <td>{say(r.name)}{r.required && <abbr title={t('layers.required')}> ★</abbr>}</td>
    <td>{t(`state.${r.state}`)}{r.state === 'not_covering' && r.covered_share !== null && <span class="soft"> {t('layers.covered', { share: percent(r.covered_share) })}</span>}
      {r.state === 'not_checked' && <span class="soft"> {say(r.reason_text)}</span>}</td>
    <td class="n">{r.overlap_m2 === null ? '—' : fixed(r.overlap_m2, 2)}</td>
    <td class="n">{r.share === null ? '—' : percent(r.share)}</td>
    <td><Badge of={r.verdict} /></td>
  </tr>
)
