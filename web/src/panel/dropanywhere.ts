// A file dropped anywhere but on a place of its own is handed in for review.

import { hand } from '../state/check'
import { tab } from '../state/view'

export function takeDrops(): void {
  document.addEventListener('dragover', (e) => e.preventDefault())
  document.addEventListener('drop', (e) => {
    const f = e.dataTransfer?.files[0]
    if (!f || e.defaultPrevented) return
    e.preventDefault()
    tab.value = 'check'
    void hand(f)
  })
}
