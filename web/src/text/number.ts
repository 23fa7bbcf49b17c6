// Numbers as planners read them. Rounded once, half away from zero (design 4).

import { language, t } from './text'

const formats = new Map<number, Intl.NumberFormat>()

/** A number with exactly so many decimals. */
export function fixed(v: number, decimals: number): string {
  let f = formats.get(decimals)
  if (!f) formats.set(decimals, f = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, roundingMode: 'halfExpand' } as Intl.NumberFormatOptions))
  const text = f.format(v)
  return v !== 0 && Number(text) === 0 ? `${v < 0 ? '> −' : '< '}${f.format(10 ** -decimals)}` : text
}

export const squareMetres = (v: number): string => `${fixed(v, 2)} m²`
export const hectares = (v: number): string => `${fixed(v / 10000, 4)} ${t('unit.ha')}`
export const mu = (v: number): string => `${fixed((v * 3) / 2000, 2)} ${t('unit.mu')}`
export const metres = (v: number): string => (v >= 10000 ? `${fixed(v / 1000, 3)} km` : `${fixed(v, 2)} m`)

/** A share of one as per cent; something found is never 0 %. */
export const percent = (v: number): string => (v === 1 ? '100 %' : `${fixed(v * 100, 2)} %`)

export const count = (v: number): string => v.toLocaleString('en')

/** An instant in the reader's words, Chinese time. */
export const instant = (iso: string): string =>
  new Date(iso).toLocaleString(language.value === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })
