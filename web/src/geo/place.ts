// Reads a place as people type it: degrees in either order, degrees with
// minutes and seconds, or CGCS2000 plane coordinates with the zone number.

import { inverse } from './gauss'

const dms = /(\d{1,3})\s*[°度]\s*(?:(\d{1,2})\s*[′'分]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*[″"秒])?/g

/** [lon, lat] in degrees, or null when the text is not a place in China. */
export function parsePlace(text: string): [number, number] | null {
  const degrees = [...text.matchAll(dms)].map((m) => Number(m[1]) + Number(m[2] ?? 0) / 60 + Number(m[3] ?? 0) / 3600)
  if (degrees.length === 2) return geographic(degrees[0]!, degrees[1]!)
  if (!/^[\d\s.,，;；]+$/.test(text.trim())) return null
  const numbers = text.split(/[\s,，;；]+/).filter(Boolean).map(Number)
  if (numbers.length !== 2 || numbers.some(Number.isNaN)) return null
  const [one, two] = numbers as [number, number]
  return geographic(one, two) ?? plane(one, two) ?? plane(two, one)
}

function geographic(one: number, two: number): [number, number] | null {
  const [lon, lat] = one > two ? [one, two] : [two, one]
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54 ? [lon, lat] : null
}

function plane(x: number, y: number): [number, number] | null {
  const zone = Math.floor(y / 1e6)
  return x > 3e5 && x < 6e6 && zone >= 25 && zone <= 45 ? inverse(x, y) : null
}
