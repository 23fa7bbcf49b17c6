// Holds the built page to its size, and every library to one copy.
import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const budgets = { // kilobytes of gzip
  'first load, all scripts and styles': { limit: 430, takes: (n) => /\.(js|css)$/.test(n) },
  'map worker': { limit: 180, takes: (n) => /worker.*\.mjs$/.test(n) },
}
// A text each library holds so many times: more means that it was bundled twice.
const marks = { 'maplibre-gl': ['GeolocateControl.FindMyLocation', 1], 'terra-draw': ['Terra Draw is not enabled', 1], preact: ['http://www.w3.org/1998/Math/MathML', 2], '@preact/signals': ['preact-signals', 1] }

const folder = new URL('./dist/assets/', import.meta.url)
const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }))
let broken = false
for (const [what, { limit, takes }] of Object.entries(budgets)) {
  const size = files.filter((f) => takes(f.name)).reduce((sum, f) => sum + gzipSync(f.bytes, { level: 9 }).length, 0) / 1024
  console.log(`budget: ${what} ${size.toFixed(0)} of ${limit} KiB gzip`)
  broken ||= size > limit
}
for (const [library, [mark, times]] of Object.entries(marks)) {
  const copies = files.filter((f) => f.name.endsWith('.js')).reduce((n, f) => n + f.bytes.toString('latin1').split(mark).length - 1, 0)
  if (copies !== times) { console.error(`budget: ${library} is bundled ${copies / times} times`); broken = true }
}
if (broken) { console.error('budget: the page is too heavy; take something out or argue for a new limit in a decision note'); process.exit(1) }
