import type { Edition } from '../api/types'
import { t } from '../text/text'

/** Date and document of an edition; says so when none is in force. `any`: there are editions of other days. */
export const EditionChip = ({ e, any = true }: { e: Edition | null; any?: boolean }) => (
  e ? <span class="chip-edition" title={`${e.document_no} · ${e.source}`}>{e.effective}</span>
    : <span class="chip-edition none">{t(any ? 'edition.none-then' : 'edition.none')}</span>
)
