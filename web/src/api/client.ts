// The one place that talks to the server. A refusal is a Refusal with the
// server's own words; a server that does not answer is said so on the page and
// asked again until it does.

import { signal } from '@preact/signals'
import { language, t } from '../text/text'
import type { Problem } from './types'

/** Whether the server answers; `revived` counts how often it came back. */
export const reachable = signal(true)
export const revived = signal(0)

export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** Asks the server; the answer as JSON. Throws Refusal, or AbortError when `signal` says so. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const r = await send(path, init)
  return (await r.json()) as T
}

/** Asks the server; the answer as it came. */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let r: Response
  try {
    r = await fetch(inLanguage(path), { ...init, headers: { Accept: 'application/json', ...init.headers } })
  } catch (err) {
    if ((err as Error).name === 'AbortError') throw err
    lost()
    throw new Refusal({ code: 'offline', detail: t('offline.title'), next: t('offline.next'), severity: 'error' })
  }
  if (r.ok) return r
  throw new Refusal(await refusal(r))
}

async function refusal(r: Response): Promise<Problem> {
  try {
    return (await r.json()) as Problem
  } catch {
    return { code: String(r.status), detail: `${r.status} ${r.statusText}`, severity: 'error' }
  }
}

function inLanguage(path: string): string {
  return path + (path.includes('?') ? '&' : '?') + 'lang=' + language.value
}

/** Posts a file as a form. */
export function form(file: File, more: Record<string, File> = {}): FormData {
  const f = new FormData()
  f.set('file', file)
  for (const [name, part] of Object.entries(more)) f.set(name, part)
  return f
}

/** A query string of what is set. */
export function query(values: Record<string, string | number | boolean | undefined>): string {
  const set = Object.entries(values).filter(([, v]) => v !== undefined && v !== '' && v !== false)
  return set.length ? '?' + new URLSearchParams(set.map(([k, v]) => [k, String(v)])).toString() : ''
}

/** Something else could not reach the server: asks whether it is away. */
export function suspect(): void {
  if (!waiting) fetch('/healthz', { cache: 'no-store' }).catch(lost)
}

let waiting = false

function lost(): void {
  reachable.value = false
  if (waiting) return
  waiting = true
  const again = async (): Promise<void> => {
    try {
      if ((await fetch('/healthz', { cache: 'no-store' })).ok) {
        waiting = false
        reachable.value = true
        revived.value++
        return
      }
    } catch { /* still away: ask again */ }
    setTimeout(again, 1000)
  }
  setTimeout(again, 1000)
}
