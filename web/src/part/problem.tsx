// A problem in the server's words: what, where, what to do next.

import type { Problem } from '../api/types'
import { fit } from '../map/map'
import { t } from '../text/text'

export const ProblemCard = ({ p, children }: { p: Problem; children?: preact.ComponentChildren }) => (
  <div class={`problem ${p.severity}`} role={p.severity === 'error' ? 'alert' : undefined} data-code={p.code}>
    <p class="problem-head"><span class="code">{p.code}</span><b>{t(`severity.${p.severity}`)}</b>{where(p)}</p>
    <p>{p.detail}</p>
    {p.next && <p class="next">→ {p.next}</p>}
    {p.place && <ToPlace lon={p.place.lon} lat={p.place.lat} />}
    {children}
  </div>
)

export const ToPlace = ({ lon, lat }: { lon: number; lat: number }) => (
  <button type="button" class="quiet" onClick={() => fit([lon, lat, lon, lat], 17)}>{t('problem.place', { lon: lon.toFixed(6), lat: lat.toFixed(6) })}</button>
)

const where = (p: Problem) => (
  <span class="soft">{[p.subject ? t('problem.subject', { n: p.subject }) : '', p.row ? t('problem.row', { n: p.row }) : ''].filter(Boolean).join(' · ')}</span>
)
