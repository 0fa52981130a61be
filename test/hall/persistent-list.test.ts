import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emptyList,
  itemAt,
  itemsOf,
  withItem,
  type PersistentList,
} from '../../server/hall/persistent-list.ts'
import { reproducibly } from './reproducibly.ts'

interface Version {
  readonly list: PersistentList<number>
  readonly array: readonly number[]
}

test('ISSUE-2 a list of tickets is what an array would be, and its older versions stay as they were', () => {
  const writes = fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.integer()), { maxLength: 120, size: 'max' })
  reproducibly(
    fc.property(writes, (all) => {
      const versions: Version[] = [{ list: emptyList(), array: [] }]
      for (const [push, where, item] of all) {
        const { list, array } = versions.at(-1) ?? { list: emptyList<number>(), array: [] }
        const index = push ? array.length : where % (array.length + 1)
        versions.push({ list: withItem(list, index, item), array: array.toSpliced(index, 1, item) })
      }
      for (const { list, array } of versions)
        expect([list.size, ...itemsOf(list)]).toEqual([array.length, ...array])
    }),
    { numRuns: 100 },
  )
})

test('ISSUE-2 each item is found at its place, and nothing outside', () => {
  const array = Array.from({ length: 100 }, (_, index) => index * 10)
  const list = array.reduce((before, item, index) => withItem(before, index, item), emptyList<number>())
  expect(array.map((_, index) => itemAt(list, index))).toEqual(array)
  for (const outside of [-1, 100, 1000, 0.5, Number.NaN]) expect(itemAt(list, outside)).toBeUndefined()
})

test('ISSUE-2 a list has no holes', () => {
  for (const nowhere of [-1, 1, 0.5, Number.NaN])
    expect(() => withItem(emptyList<number>(), nowhere, 1)).toThrow(RangeError)
})
