// Where a name is written: the place of a polygon that is farthest from its
// border, found on a grid. Degrees; good enough to read a town's name.

type Ring = readonly (readonly number[])[]

const steps = 24

/** A point well inside the largest of the polygons. */
export function labelPoint(polygons: readonly (readonly Ring[])[]): [number, number] {
  const shell = polygons.map((rings) => rings[0]!).reduce((a, b) => (Math.abs(size(b)) > Math.abs(size(a)) ? b : a))
  const [west, east] = span(shell, 0)
  const [south, north] = span(shell, 1)
  let best: [number, number] = [(west + east) / 2, (south + north) / 2]
  let most = -Infinity
  for (let i = 1; i < steps; i++) {
    for (let j = 1; j < steps; j++) {
      const p: [number, number] = [west + ((east - west) * i) / steps, south + ((north - south) * j) / steps]
      const d = inside(p, shell) ? border(p, shell) : -1
      if (d > most) [most, best] = [d, p]
    }
  }
  return best
}

function span(ring: Ring, axis: 0 | 1): [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (const p of ring) { low = Math.min(low, p[axis]!); high = Math.max(high, p[axis]!) }
  return [low, high]
}

function size(ring: Ring): number {
  return ring.reduce((sum, p, i) => { const n = ring[(i + 1) % ring.length]!; return sum + p[0]! * n[1]! - n[0]! * p[1]! }, 0)
}

export function inside([x, y]: readonly [number, number], ring: Ring): boolean {
  let odd = false
  ring.forEach((p, i) => {
    const n = ring[(i + 1) % ring.length]!
    if (p[1]! > y !== n[1]! > y && x < ((n[0]! - p[0]!) * (y - p[1]!)) / (n[1]! - p[1]!) + p[0]!) odd = !odd
  })
  return odd
}

function border([x, y]: readonly [number, number], ring: Ring): number {
  return ring.reduce((least, p) => Math.min(least, Math.hypot(p[0]! - x, p[1]! - y)), Infinity)
}
