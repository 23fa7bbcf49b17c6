// The day the map speaks of: editions in force then are drawn and checked.

import { asOf, days, today } from '../state/layers'
import { t } from '../text/text'

export const Days = () => {
  const all = days.value
  const at = Math.max(0, all.findLastIndex((d) => d <= asOf.value))
  return (
    <section class="card" data-panel="days"><h2>{t('days.title')}</h2>
      <div class="row">
        <input type="date" aria-label={t('days.title')} value={asOf.value} onChange={(e) => { if (e.currentTarget.value) asOf.value = e.currentTarget.value }} />
        <button type="button" class="quiet" disabled={asOf.value === today.value} onClick={() => { asOf.value = today.value }}>{t('days.today')}</button>
      </div>
      <input type="range" class="days" min={0} max={Math.max(0, all.length - 1)} step={1} value={at} aria-label={t('days.slider')} aria-valuetext={all[at] ?? ''}
        onInput={(e) => { const d = all[Number(e.currentTarget.value)]; if (d) asOf.value = d }} />
      <div class="ticks" aria-hidden="true"><span>{all[0]}</span><span>{all.at(-1)}</span></div>
      {asOf.value !== today.value && <p class="hint" role="status">{t('days.past', { day: asOf.value })}</p>}
    </section>
  )
}
