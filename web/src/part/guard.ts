// A task of a panel: running, refused, or done.

import { signal, type Signal } from '@preact/signals'
import { Refusal } from '../api/client'
import type { Problem } from '../api/types'

export interface Task { busy: Signal<boolean>; problem: Signal<Problem | null>; run: (work: () => Promise<void>) => Promise<void> }

/** Makes a task. A refusal is kept for the panel to show; a fault of the page is shown as one too. */
export function task(): Task {
  const busy = signal(false)
  const problem = signal<Problem | null>(null)
  return {
    busy, problem,
    async run(work) {
      busy.value = true
      problem.value = null
      try {
        await work()
      } catch (err) {
        if ((err as Error).name !== 'AbortError') problem.value = err instanceof Refusal ? err.problem : { code: 'page', detail: String(err), severity: 'error' }
      } finally {
        busy.value = false
      }
    },
  }
}
