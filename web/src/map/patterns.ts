// Verdicts on the map and on the page: a colour and a pattern each, so that a
// black-and-white print tells them apart. The colours are those of maps and
// reports everywhere (internal/style, whose test reads this file).

import type { Map as MapLibre } from 'maplibre-gl'
import type { Verdict } from '../api/types'

export const inks: Record<Verdict, string> = {
  prohibited: '#b3261e', undetermined: '#6a4c93', conditional: '#a05c00', confirm: '#7d6200', note: '#1f6f8b', clear: '#2e7d4f',
}

// Strokes of a 16 × 16 cell: x1 y1 x2 y2, drawn over the edges so that cells join.
const strokes: Record<Verdict, number[][]> = {
  prohibited: [[-4, 12, 12, -4], [4, 20, 20, 4], [-4, 4, 12, 20], [4, -4, 20, 12]],
  undetermined: [[3, 4, 5, 4], [11, 4, 13, 4], [7, 12, 9, 12], [-1, 12, 1, 12], [15, 12, 17, 12]],
  conditional: [[-4, 12, 12, -4], [4, 20, 20, 4]],
  confirm: [[0, 4, 16, 4], [0, 12, 16, 12]],
  note: [[4, 0, 4, 16]],
  clear: [],
}

/** One cell of a verdict's pattern on a canvas, `ratio` device pixels to a CSS pixel. */
function cell(v: Verdict, ratio: number): ImageData {
  const c = document.createElement('canvas')
  c.width = c.height = 16 * ratio
  const g = c.getContext('2d')!
  g.scale(ratio, ratio)
  g.globalAlpha = 0.08
  g.fillStyle = inks[v]
  g.fillRect(0, 0, 16, 16)
  g.globalAlpha = 0.6
  g.strokeStyle = inks[v]
  g.lineWidth = v === 'undetermined' ? 2.4 : 1.5
  for (const [x1, y1, x2, y2] of strokes[v]) {
    g.beginPath()
    g.moveTo(x1!, y1!)
    g.lineTo(x2!, y2!)
    g.stroke()
  }
  return g.getImageData(0, 0, c.width, c.height)
}

export function addPatterns(map: MapLibre): void {
  for (const v of Object.keys(inks) as Verdict[]) map.addImage('verdict-' + v, cell(v, 2), { pixelRatio: 2 })
}

/** The pattern as a CSS background, for swatches beside words. */
export function swatch(v: Verdict): string {
  const lines = strokes[v].map(([x1, y1, x2, y2]) => `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${inks[v]}" stroke-width="${v === 'undetermined' ? 2.4 : 1.5}"/>`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect width="16" height="16" fill="${inks[v]}" fill-opacity=".22"/>${lines}</svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
