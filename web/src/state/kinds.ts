// Kinds of subjects, the attributes each asks about, and the documents rules name.

import { signal } from '@preact/signals'
import { ask } from '../api/client'
import type { Attribute, Kind } from '../api/types'
import type { Bilingual } from '../text/text'

export const kinds = signal<Kind[]>([])
export const attributes = signal<Map<string, Attribute>>(new Map())
export const papers = signal<Map<string, Bilingual>>(new Map())

export async function loadLaw(): Promise<void> {
  const [k, r] = await Promise.all([
    ask<{ kinds: Kind[]; attributes: Attribute[] }>('/v1/kinds'),
    ask<{ documents: { code: string; name: Bilingual }[] }>('/v1/rules'),
  ])
  kinds.value = k.kinds
  attributes.value = new Map(k.attributes.map((a) => [a.code, a]))
  papers.value = new Map(r.documents.map((d) => [d.code, d.name]))
}
