// What the subjects are meant to be, on which day, and what is declared of them.

import type { Attribute } from '../api/types'
import { crs, declared, kind, opened, repair, swap } from '../state/check'
import { attributes, kinds } from '../state/kinds'
import { asOf } from '../state/layers'
import { say, t } from '../text/text'

/** The choices; `folded`: one line until they are opened. */
export const Choices = ({ reading = true, folded = false }: { reading?: boolean; folded?: boolean }) => {
  const k = kinds.value.find((x) => x.kind === kind.value)
  if (!folded) return <Fields reading={reading} />
  return <details class="card folded"><summary>{t('choices.title')}<span class="soft"> {k?.name ?? kind.value} · {asOf.value}</span></summary><Fields reading={reading} /></details>
}

const Fields = ({ reading }: { reading: boolean }) => {
  const asked = kinds.value.find((k) => k.kind === kind.value)?.attributes ?? []
  return (
    <fieldset class="card" disabled={opened.value !== null}>
      <legend>{t('choices.title')}</legend>
      <div class="row">
        <label class="grow">{t('choices.kind')}
          <select value={kind.value} onChange={(e) => { kind.value = e.currentTarget.value; declared.value = {} }}>
            {kinds.value.map((k) => <option key={k.kind} value={k.kind}>{t('named', { name: k.name, code: k.kind })}</option>)}
          </select>
        </label>
        <label>{t('choices.day')} <input type="date" value={asOf.value} onChange={(e) => { if (e.currentTarget.value) asOf.value = e.currentTarget.value }} /></label>
      </div>
      {asked.length > 0 && (
        <details><summary>{t('choices.declared', { n: Object.values(declared.value).filter(Boolean).length, all: asked.length })}</summary>
          <div class="pairs">{asked.map((code) => <Declared key={code} a={attributes.value.get(code)} code={code} />)}</div>
        </details>
      )}
      {reading && (
        <details><summary>{t('choices.reading')}</summary>
          <div class="row">
            <label>EPSG <input inputMode="numeric" pattern="\d{4,5}" size={6} value={crs.value} placeholder="4490" onChange={(e) => { crs.value = e.currentTarget.value.trim() }} /></label>
            <label class="tick"><input type="checkbox" checked={swap.value} onChange={(e) => { swap.value = e.currentTarget.checked }} />{t('choices.swap')}</label>
            <label class="tick"><input type="checkbox" checked={repair.value} onChange={(e) => { repair.value = e.currentTarget.checked }} />{t('choices.repair')}</label>
          </div>
        </details>
      )}
    </fieldset>
  )
}

const Declared = ({ a, code }: { a: Attribute | undefined; code: string }) => {
  const set = (v: string): void => { declared.value = { ...declared.value, [code]: v } }
  return (
    <label>{say(a?.name) || code}
      {a?.values
        ? <select value={declared.value[code] ?? ''} onChange={(e) => set(e.currentTarget.value)}><option value="">{t('choices.unsaid')}</option>{Object.entries(a.values).map(([v, n]) => <option key={v} value={v}>{say(n)}</option>)}</select>
        : <input value={declared.value[code] ?? ''} onChange={(e) => set(e.currentTarget.value.trim())} />}
    </label>
  )
}
