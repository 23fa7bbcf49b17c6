// Work that follows the pointer: one request at a time, the latest position
// next; a request that is slow while something newer waits is cancelled.

/** Milliseconds after which a request gives way to a newer one. */
const patience = 400

export function follow<T>(work: (v: T, stop: AbortSignal) => Promise<void>, refused: (err: unknown) => void): (v: T) => void {
  let running: { stop: AbortController; since: number } | null = null
  let next: { v: T } | null = null

  async function run(v: T): Promise<void> {
    running = { stop: new AbortController(), since: performance.now() }
    try {
      await work(v, running.stop.signal)
    } catch (err) {
      if ((err as Error).name !== 'AbortError') refused(err)
    }
    running = null
    const waiting = next
    next = null
    if (waiting) void run(waiting.v)
  }

  return (v) => {
    if (!running) return void run(v)
    next = { v }
    if (performance.now() - running.since > patience) running.stop.abort()
  }
}
