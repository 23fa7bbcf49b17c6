// Every word of the page comes from texts.json, Chinese first, English complete.

import { signal } from '@preact/signals'
import texts from './texts.json'

export type Language = 'zh' | 'en'
export type Key = keyof typeof texts
export interface Bilingual { zh: string; en: string }

export const language = signal<Language>(chosen())

function chosen(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('lang') ?? navigator.language
  return asked.startsWith('en') ? 'en' : 'zh'
}

/** Changes the language, and the address so that a reload keeps it. */
export function speak(l: Language): void {
  language.value = l
  localStorage.setItem('lang', l)
  const url = new URL(location.href)
  url.searchParams.set('lang', l)
  history.replaceState(null, '', url)
}

/** The text of a key in the language chosen, {name} replaced. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return texts[key][language.value].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** What the server says in both languages. */
export const say = (b: Bilingual | null | undefined): string => b?.[language.value] ?? ''
