// Areas and distances on the CGCS2000 ellipsoid. Positions are [lon, lat] in
// degrees, areas square metres, distances metres. An edge is straight in
// (lon, lat), as in the geometry of record; the server measures the same way.

export type Position = readonly number[]

export const a = 6378137
export const f = 1 / 298.257222101
const e2 = f * (2 - f)
const e = Math.sqrt(e2)
const b = a * (1 - f)
export const rad = Math.PI / 180

/** The authalic function: a²q/2 is the area from the equator per radian of longitude. */
function q(lat: number): number {
  const s = Math.sin(lat)
  return (1 - e2) * (s / (1 - e2 * s * s) - Math.log((1 - e * s) / (1 + e * s)) / (2 * e))
}

// Gauss-Legendre on [-1, 1], five points: exact far below 0.01 m² for edges of a county.
const nodes = [0, 0.5384693101056831, -0.5384693101056831, 0.906179845938664, -0.906179845938664]
const weights = [0.5688888888888889, 0.47862867049936647, 0.47862867049936647, 0.23692688505618908, 0.23692688505618908]

function meanQ(lat1: number, lat2: number): number {
  const mid = (lat1 + lat2) / 2
  const half = (lat2 - lat1) / 2
  return nodes.reduce((sum, x, i) => sum + (weights[i]! / 2) * q(mid + half * x), 0)
}

/** Signed area of a ring; differences to the first vertex keep the digits. */
function ringArea(ring: readonly Position[]): number {
  const from = ring[0]!
  const q0 = q(from[1]! * rad)
  let sum = 0
  for (let i = 0; i < ring.length; i++) {
    const p = ring[i]!
    const n = ring[(i + 1) % ring.length]!
    sum += (n[0]! - p[0]!) * rad * (meanQ(p[1]! * rad, n[1]! * rad) - q0)
  }
  return (-sum * a * a) / 2
}

/** Area of the polygons of a multipolygon, holes taken out. */
export function area(polygons: readonly (readonly (readonly Position[])[])[]): number {
  return polygons.reduce((sum, rings) => sum + rings.reduce((s, ring, i) => s + (i ? -1 : 1) * Math.abs(ringArea(ring)), 0), 0)
}

/** Geodesic distance by Vincenty's inverse formula; NaN for nearly antipodal points. */
export function distance(p: Position, n: Position): number {
  const L = (n[0]! - p[0]!) * rad
  const u1 = Math.atan((1 - f) * Math.tan(p[1]! * rad))
  const u2 = Math.atan((1 - f) * Math.tan(n[1]! * rad))
  const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  let lambda = L
  for (let i = 0; i < 100; i++) {
    const [sl, cl] = [Math.sin(lambda), Math.cos(lambda)]
    const sinS = Math.hypot(c2 * sl, c1 * s2 - s1 * c2 * cl)
    if (sinS === 0) return 0
    const cosS = s1 * s2 + c1 * c2 * cl
    const sigma = Math.atan2(sinS, cosS)
    const sinA = (c1 * c2 * sl) / sinS
    const cos2A = 1 - sinA * sinA
    const cosM = cos2A === 0 ? 0 : cosS - (2 * s1 * s2) / cos2A
    const C = (f / 16) * cos2A * (4 + f * (4 - 3 * cos2A))
    const before = lambda
    lambda = L + (1 - C) * f * sinA * (sigma + C * sinS * (cosM + C * cosS * (2 * cosM * cosM - 1)))
    if (Math.abs(lambda - before) < 1e-12) return arc(cos2A, sigma, sinS, cosS, cosM)
  }
  return NaN
}

function arc(cos2A: number, sigma: number, sinS: number, cosS: number, cosM: number): number {
  const u2 = (cos2A * (a * a - b * b)) / (b * b)
  const A = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
  const B = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
  const d = B * sinS * (cosM + (B / 4) * (cosS * (2 * cosM * cosM - 1) - (B / 6) * cosM * (4 * sinS * sinS - 3) * (4 * cosM * cosM - 3)))
  return b * A * (sigma - d)
}

/** Length of a line, edge by edge. */
export function length(line: readonly Position[]): number {
  return line.slice(1).reduce((sum, p, i) => sum + distance(line[i]!, p), 0)
}
