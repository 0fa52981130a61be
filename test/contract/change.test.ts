import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange, changeBetween, type Json } from '../../server/contract/change.ts'

// Through text and back, since the wire knows no negative zero.
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json)
const jsonObject = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '0')),
  json,
)

/** Two objects that share much, as two versions of a view do. */
const versions = fc
  .tuple(
    jsonObject,
    fc.array(
      fc.record({
        path: fc.array(fc.nat({ max: 5 }), { maxLength: 4 }),
        value: fc.option(json, { nil: undefined }),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([before, edits]): [Json, Json] => {
    const after = JSON.parse(JSON.stringify(before)) as Record<string, Json>
    for (const { path, value } of edits) edit(after, path, value)
    return [before, after]
  })

/** Sets, or removes where `value` is undefined, what a path of places leads to. */
function edit(target: Record<string, Json>, path: readonly number[], value: Json | undefined): void {
  const [place = 0, ...rest] = path
  const keys = Object.keys(target)
  const key = keys[place % Math.max(1, keys.length)] ?? 'new'
  const child = target[key]
  if (rest.length > 0 && typeof child === 'object' && child !== null && !Array.isArray(child)) {
    edit(child as Record<string, Json>, rest, value)
    return
  }
  if (value === undefined) delete target[key]
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

const seed = 20_261_122

function hold([before, after]: readonly [Json, Json]): void {
  const change = changeBetween(before, after)
  const sent = JSON.parse(JSON.stringify(change)) as typeof change
  expect(sent ? applyChange(before, sent) : before).toEqual(after)
}

test('FAULT-27 a version and its change give the next version, whatever the two are', () => {
  fc.assert(fc.property(fc.tuple(jsonObject, jsonObject), hold), { seed, numRuns: 500 })
  fc.assert(fc.property(versions, hold), { seed, numRuns: 1_500 })
})

test('FAULT-27 a row of changes gives the last version', () => {
  fc.assert(
    fc.property(fc.array(jsonObject, { minLength: 2, maxLength: 8 }), (all) => {
      let shown: Json = all[0] ?? {}
      for (const [at, next] of all.slice(1).entries()) {
        const change = changeBetween(all[at] ?? {}, next)
        if (change) shown = applyChange(shown, change)
      }
      expect(shown).toEqual(all.at(-1))
    }),
    { seed, numRuns: 300 },
  )
})

test('there is no change between equal versions', () => {
  fc.assert(
    fc.property(jsonObject, (view) => {
      expect(changeBetween(view, JSON.parse(JSON.stringify(view)) as Json)).toBeNull()
    }),
    { seed },
  )
})

test('neither version is changed in place', () => {
  fc.assert(
    fc.property(versions, ([before, after]) => {
      const [textBefore, textAfter] = [JSON.stringify(before), JSON.stringify(after)]
      const change = changeBetween(before, after)
      if (change) applyChange(before, change)
      expect([JSON.stringify(before), JSON.stringify(after)]).toEqual([textBefore, textAfter])
    }),
    { seed },
  )
})

test.each<[string, Json, Json]>([
  ['a value becomes null', { a: { b: 1 } }, { a: { b: null } }],
  ['an object becomes null', { a: { b: 1 } }, { a: null }],
  ['null becomes an object', { a: null }, { a: { b: null } }],
  ['an object is emptied', { a: { b: { c: 1 } } }, { a: { b: {} } }],
  ['an object becomes a list', { a: { 0: 'x' } }, { a: ['x'] }],
  ['a list becomes an object', { a: ['x'] }, { a: { 0: 'x' } }],
  ['a key goes and another comes, deep', { a: { b: { c: 1 } } }, { a: { b: { d: 1 } } }],
  ['a list gets shorter', { a: [1, 2, 3] }, { a: [1, 2] }],
  ['a key is removed whose child is null', { a: { b: null } }, { a: {} }],
])('%s', (_name, before, after) => {
  hold([before, after])
  hold([after, before])
})

test('a change holds only what is new', () => {
  const before = { a: { b: 1, c: { d: [1] } }, e: 2 }
  const after = { a: { b: 1, c: { d: [2] } } }
  expect(changeBetween(before, after)).toEqual({ set: { a: { c: { d: [2] } } }, gone: [['e']] })
})
