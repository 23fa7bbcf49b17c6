import { expect, test } from 'vitest'
import { area, distance } from './ellipsoid'
import { forward, inverse } from './gauss'
import { parsePlace } from './place'

// The area is what POST /v1/preview answers for this triangle.
test('area is that of the server', () => {
  expect(area([[[[118.1, 36.1], [118.12, 36.11], [118.11, 36.14]]]])).toBeCloseTo(3496468.865181, 3)
})

// First corner of 01_kcdj_zone39_gbk_crlf.txt, which PROJ puts here.
test('a plane corner is where the survey file says', () => {
  const p = forward(118.167028542, 36.184536376)
  expect(p.zone).toBe(39)
  expect(p.x).toBeCloseTo(4006650.218, 3)
  expect(p.y).toBeCloseTo(39604980.125, 3)
  const [lon, lat] = inverse(4006650.218, 39604980.125)
  expect(lon).toBeCloseTo(118.167028542, 9)
  expect(lat).toBeCloseTo(36.184536376, 9)
})

test('a degree of latitude at 36° is 110.96 km', () => {
  expect(distance([118, 35.5], [118, 36.5]) / 1000).toBeCloseTo(110.958, 2)
  expect(distance([118, 36], [118, 36])).toBe(0)
})

test.each([
  ['118.167, 36.1845', [118.167, 36.1845]],
  ['36.1845 118.167', [118.167, 36.1845]],
  ['118°10′1.2″E 36°11′4.2″N', [118.167, 36.1845]],
  ['4006650.218,39604980.125', [118.167028542, 36.184536376]],
  ['39604980.125 4006650.218', [118.167028542, 36.184536376]],
])('%s is a place', (text, at) => {
  const p = parsePlace(text)!
  expect(p[0]).toBeCloseTo(at[0]!, 6)
  expect(p[1]).toBeCloseTo(at[1]!, 6)
})

test.each(['', '悦庄镇', '118', '500, 600', '12.5'])('%s is no place', (text) => expect(parsePlace(text)).toBeNull())
