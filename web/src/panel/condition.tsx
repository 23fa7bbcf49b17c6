// A filter in words: attribute, comparison, value; what is sent is CQL2 text,
// which can also be written by hand.

import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Field } from '../state/schema'
import { t } from '../text/text'

/** The filter asked with, CQL2 text; empty for none. */
export const condition = signal('')

const comparisons = ['=', '<>', 'LIKE', '>', '<'] as const
type Comparison = (typeof comparisons)[number]

/** CQL2 text of one comparison. */
export function write(field: Field, how: Comparison, value: string): string {
  const number = field.type === 'number' || field.type === 'integer'
  if (how === 'LIKE') return `${field.code} LIKE '%${value.replaceAll("'", "''")}%'`
  return `${field.code} ${how} ${number && !Number.isNaN(Number(value)) ? Number(value) : `'${value.replaceAll("'", "''")}'`}`
}

export const Condition = ({ fields, onChange }: { fields: readonly Field[]; onChange: () => void }) => {
  const [code, setCode] = useState('')
  const [how, setHow] = useState<Comparison>('=')
  const [value, setValue] = useState('')
  const [byHand, setByHand] = useState(condition.value)
  const set = (text: string): void => { setByHand(text); onChange(); condition.value = text }
  const field = fields.find((f) => f.code === code)
  return (
    <>
      <form class="row" onSubmit={(e) => { e.preventDefault(); if (field) set(write(field, how, value)) }}>
        <select aria-label={t('filter.field')} value={code} onChange={(e) => setCode(e.currentTarget.value)}><option value="">{t('filter.field')}</option>{fields.map((f) => <option key={f.code} value={f.code}>{f.title}</option>)}</select>
        <select aria-label={t('filter.how')} value={how} onChange={(e) => setHow(e.currentTarget.value as Comparison)}>{comparisons.map((c) => <option key={c} value={c}>{c === 'LIKE' ? t('filter.contains') : c}</option>)}</select>
        <input class="grow" aria-label={t('filter.value')} placeholder={t('filter.value')} value={value} onInput={(e) => setValue(e.currentTarget.value)} />
        <button type="submit" disabled={!field}>{t('filter.apply')}</button>
      </form>
      <details><summary>CQL2{condition.value ? <code> {condition.value}</code> : null}</summary>
        <form class="row" onSubmit={(e) => { e.preventDefault(); set(byHand.trim()) }}>
          <input class="grow" aria-label="CQL2" spellcheck={false} value={byHand} onInput={(e) => setByHand(e.currentTarget.value)} />
          <button type="submit">{t('filter.apply')}</button>
          <button type="button" onClick={() => set('')}>{t('filter.none')}</button>
        </form>
      </details>
    </>
  )
}
