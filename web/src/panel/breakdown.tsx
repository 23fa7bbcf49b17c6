import type { Breakdown, Subject } from '../api/types'
import { AreaCells, AreaHeads } from '../part/area'
import { percent } from '../text/number'
import { say, t } from '../text/text'
import { Scroll } from '../part/scroll'

/** What the subject is today: land classes and towns. */
export const Breakdowns = ({ s }: { s: Subject }) => <>{[s.land_classes, s.towns].map((b) => b && <Table key={b.name.zh} b={b} />)}</>

const Table = ({ b }: { b: Breakdown }) => (
  <details><summary>{t('breakdown.title', { name: say(b.name) })}</summary>
    <Scroll label={say(b.name)}><table>
      <thead><tr><th>{say(b.name)}</th><AreaHeads /><th class="n">{t('share')}</th></tr></thead>
      <tbody>
        {b.rows.map((r) => <tr key={r.code + r.name}><td>{r.name} <span class="soft">{r.code}</span></td><AreaCells m2={r.area_m2} /><td class="n">{percent(r.share)}</td></tr>)}
        {b.rest_m2 > 0 && <tr><td>{t('breakdown.rest')}</td><AreaCells m2={b.rest_m2} /><td class="n" /></tr>}
      </tbody>
    </table></Scroll>
  </details>
)
