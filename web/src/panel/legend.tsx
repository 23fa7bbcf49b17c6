// The legend as the server draws it.

import { useEffect, useState } from 'preact/hooks'
import { ask } from '../api/client'
import type { Bilingual } from '../text/text'
import { say } from '../text/text'
import { map, ready } from '../map/map'

interface Symbol { name: string; label: Bilingual; fill: string; line: string; opacity: number; zone: string }

const cache = new Map<string, Promise<Symbol[]>>()

export function legendOf(code: string): Promise<Symbol[]> {
  let got = cache.get(code)
  if (!got) cache.set(code, got = ask<{ symbols: Symbol[] }>(`/layers/${code}/legend?f=json`).then((l) => l.symbols, () => { cache.delete(code); return [] }))
  return got
}

export const Legend = ({ code }: { code: string }) => {
  const [symbols, set] = useState<Symbol[]>([])
  useEffect(() => { void legendOf(code).then(set) }, [code])
  return <ul class="legend">{symbols.map((s) => <li key={s.name}><i style={look(s)} />{say(s.label)}</li>)}</ul>
}

/** The image of the sprite the map draws with, else the plain colours. */
function look(s: Symbol): Record<string, string> {
  const image = (ready.value ? map.value : null)?.getImage(s.name)
  if (!image?.data) return { background: s.fill ? `color-mix(in srgb, ${s.fill} ${Math.round(s.opacity * 100)}%, white)` : 'white', borderColor: s.line }
  const { width, height, data } = image.data
  const c = document.createElement('canvas')
  c.width = width
  c.height = height
  c.getContext('2d')!.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0)
  return { background: `url(${c.toDataURL()}) 0 0 / ${width / (image.pixelRatio || 1)}px`, borderColor: s.line }
}
