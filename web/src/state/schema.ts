// Names of a layer's attributes in the reader's language, as its schema states them.

import { ask } from '../api/client'
import { language } from '../text/text'

export interface Field { code: string; title: string; type: string }

interface Schema { properties: Record<string, { title?: string; type?: string; format?: string }> }

const cache = new Map<string, Promise<Field[]>>()

export function fieldsOf(code: string): Promise<Field[]> {
  const key = code + language.value
  let got = cache.get(key)
  if (!got) {
    got = ask<Schema>(`/collections/${code}/schema?f=json`).then(fields, () => { cache.delete(key); return [] })
    cache.set(key, got)
  }
  return got
}

const fields = (s: Schema): Field[] =>
  Object.entries(s.properties).filter(([, p]) => !p.format?.startsWith('geometry')).map(([code, p]) => ({ code, title: p.title ?? code, type: p.type ?? 'string' }))
