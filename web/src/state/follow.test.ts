import { expect, test } from 'vitest'
import { follow } from './follow'
import { readShown, writeShown } from './shown'

test('the latest position is asked next, those between are not', async () => {
  const asked: number[] = []
  let release = (): void => {}
  const go = follow<number>(async (v) => {
    asked.push(v)
    await new Promise<void>((done) => { release = done })
  }, () => {})
  for (const v of [1, 2, 3, 4]) go(v)
  expect(asked).toEqual([1])
  release()
  await new Promise((done) => setTimeout(done, 5))
  expect(asked).toEqual([1, 4])
})

test('a share link keeps order, opacity and edition of layers', () => {
  const list = [{ code: 'YJJBNTTB', opacity: 0.5, edition: 4 }, { code: 'STBHHX', opacity: 1, edition: null }]
  expect(writeShown(list)).toBe('YJJBNTTB:0.5@4,STBHHX')
  expect(readShown(writeShown(list))).toEqual(list)
  expect(readShown('<script>,STBHHX')).toEqual([list[1]])
})
