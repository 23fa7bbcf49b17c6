// The rows of a text file around the one a problem names.

import { useEffect, useState } from 'preact/hooks'
import { t } from '../text/text'

interface Row { number: number; text: string }

async function rows(file: File, row: number): Promise<Row[]> {
  if (file.size > 8 << 20) return []
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes.subarray(0, 4096).includes(0)) return [] // not text
  const all = decode(bytes).split(/\r\n|\r|\n/)
  const from = Math.max(1, row - 2)
  return all.slice(from - 1, row + 2).map((text, i) => ({ number: from + i, text }))
}

/** UTF-8 where it is valid, else GB 18030, which holds GBK. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

export const Excerpt = ({ file, row }: { file: File; row: number }) => {
  const [lines, set] = useState<Row[]>([])
  useEffect(() => { void rows(file, row).then(set) }, [file, row])
  if (!lines.length) return null
  return (
    <ol class="excerpt" aria-label={t('problem.excerpt')} start={lines[0]!.number}>
      {lines.map((l) => <li key={l.number} value={l.number} class={l.number === row ? 'bad' : ''} aria-current={l.number === row || undefined}><code>{l.text || ' '}</code></li>)}
    </ol>
  )
}
