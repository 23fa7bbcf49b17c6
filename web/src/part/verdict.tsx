// Verdicts in words, with their pattern and a sign of their own.

import type { Verdict } from '../api/types'
import { inks, swatch } from '../map/patterns'
import { t } from '../text/text'

const signs: Record<Verdict, string> = { prohibited: '✕', undetermined: '?', conditional: '!', confirm: '◐', note: 'i', clear: '✓' }

export const Badge = ({ of }: { of: Verdict }) => (
  <span class="badge" style={{ '--ink': inks[of], backgroundImage: swatch(of) }}><span class="badge-word"><b aria-hidden="true">{signs[of]}</b>{t(`verdict.${of}`)}</span></span>
)

/** The conclusion in large type. `live`: it is read aloud when it changes. */
export const Banner = ({ of, children }: { of: Verdict; children?: preact.ComponentChildren }) => (
  <div class="banner" role="status" aria-live="polite" data-verdict={of} style={{ '--ink': inks[of], '--pattern': swatch(of) }}>
    <span class="banner-sign" aria-hidden="true">{signs[of]}</span>
    <div><strong>{t(`verdict.${of}`)}</strong><span class="banner-meaning">{t(`meaning.${of}`)}</span>{children}</div>
  </div>
)
