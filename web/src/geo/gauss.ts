// CGCS2000 Gauss-Krüger, 3° zones, by Krüger's series in n to the fourth
// power: below a millimetre inside a zone. North is X and east is Y, as
// Chinese surveyors write them; Y carries the zone number before 500 000 m.

import { a, f, rad } from './ellipsoid'

const n = f / (2 - f)
const A = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
const alpha = [n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180, (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440, (61 * n ** 3) / 240 - (103 * n ** 4) / 140, (49561 * n ** 4) / 161280]
const beta = [n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360, n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440, (17 * n ** 3) / 480 - (37 * n ** 4) / 840, (4397 * n ** 4) / 161280]
const e = Math.sqrt(f * (2 - f))

export interface Plane { x: number; y: number; zone: number }

/** Zone whose central meridian is nearest. */
export const zoneOf = (lon: number): number => Math.round(lon / 3)

/** Plane coordinates of a position in a zone, the nearest one unless named. */
export function forward(lon: number, lat: number, zone = zoneOf(lon)): Plane {
  const s = Math.sin(lat * rad)
  const t = Math.sinh(Math.atanh(s) - e * Math.atanh(e * s))
  const l = (lon - 3 * zone) * rad
  const xi = Math.atan2(t, Math.cos(l))
  const eta = Math.atanh(Math.sin(l) / Math.hypot(1, t))
  let [x, y] = [xi, eta]
  alpha.forEach((c, i) => {
    const k = 2 * (i + 1)
    x += c * Math.sin(k * xi) * Math.cosh(k * eta)
    y += c * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  return { x: A * x, y: A * y + 500000 + zone * 1e6, zone }
}

/** Position [lon, lat] of plane coordinates whose Y carries the zone number. */
export function inverse(x: number, y: number): [number, number] {
  const zone = Math.floor(y / 1e6)
  const xi = x / A
  const eta = (y - zone * 1e6 - 500000) / A
  let [u, v] = [xi, eta]
  beta.forEach((c, i) => {
    const k = 2 * (i + 1)
    u -= c * Math.sin(k * xi) * Math.cosh(k * eta)
    v -= c * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  const chi = Math.asin(Math.sin(u) / Math.cosh(v))
  return [3 * zone + Math.atan2(Math.sinh(v), Math.cos(u)) / rad, geographic(chi) / rad]
}

/** Geographic latitude of a conformal one, by fixed-point steps. */
function geographic(chi: number): number {
  const t = Math.atanh(Math.sin(chi))
  let lat = chi
  for (let i = 0; i < 8; i++) lat = Math.asin(Math.tanh(t + e * Math.atanh(e * Math.sin(lat))))
  return lat
}
