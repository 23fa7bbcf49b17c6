// Checks kept, newest first.

import { effect, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ask } from '../api/client'
import { revived } from '../api/client'
import type { CheckRow } from '../api/types'
import { Badge } from '../part/verdict'
import { open } from '../state/check'
import { instant } from '../text/number'
import { t } from '../text/text'
import { Scroll } from '../part/scroll'

const rows = signal<CheckRow[]>([])

const load = (): Promise<void> => ask<{ checks: CheckRow[] }>('/v1/checks?limit=30').then((p) => { rows.value = p.checks }, () => {})

export const Recent = () => {
  useEffect(() => effect(() => { revived.value; void load() }), [])
  if (!rows.value.length) return null
  return (
    <section class="card">
      <h2>{t('recent.title')}</h2>
      <Scroll label={t('recent.title')}><table>
        <thead><tr><th>{t('recent.number')}</th><th>{t('recent.file')}</th><th>{t('recent.recorded')}</th><th>{t('recent.verdict')}</th></tr></thead>
        <tbody>{rows.value.map((r) => (
          <tr key={r.id}><td><button type="button" class="plain" onClick={() => void open(r.id)}>{r.number}</button></td><td>{r.file}<span class="soft"> {r.kind}</span></td><td>{instant(r.recorded)}</td><td><Badge of={r.verdict} /></td></tr>))}
        </tbody>
      </table></Scroll>
    </section>
  )
}
