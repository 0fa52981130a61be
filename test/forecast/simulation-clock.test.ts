import { expect, it } from 'vitest'
import { Random } from '../../server/forecast/simulation/random.ts'
import { WindowClock } from '../../server/forecast/simulation/window-clock.ts'

interface Entry {
  readonly serviceWindow: number
  readonly atMs: number
}

it('says which window is next, as a plain list would that is searched from its beginning', () => {
  const random = new Random(5)
  const windows = 12
  const clock = new WindowClock(windows)
  const list: Entry[] = []
  // Few instants, so that many fall together: what is put back goes before those of its instant, what is added goes after.
  const later = (fromMs: number): number =>
    random.next() < 0.05 ? Number.POSITIVE_INFINITY : fromMs + Math.floor(6 * random.next())
  const insert = (entry: Entry, before: (other: Entry) => boolean): void => {
    const place = list.findIndex(before)
    if (entry.atMs < Number.POSITIVE_INFINITY) list.splice(place < 0 ? list.length : place, 0, entry)
  }
  const add = (entry: Entry): void => insert(entry, (other) => other.atMs > entry.atMs)
  for (let serviceWindow = 0; serviceWindow < windows; serviceWindow += 1) {
    const atMs = later(0)
    clock.add(serviceWindow, atMs)
    add({ serviceWindow, atMs })
  }
  for (let step = 0; step < 3_000; step += 1) {
    const [first] = list
    expect(clock.nextMs).toBe(first?.atMs ?? Number.POSITIVE_INFINITY)
    const serviceWindow = Math.floor(windows * random.next())
    if (!first || random.next() < 0.2) {
      const known = list.findIndex((other) => other.serviceWindow === serviceWindow)
      if (known >= 0) list.splice(known, 1)
      const atMs = Math.min(first?.atMs ?? step, list[0]?.atMs ?? step)
      clock.hasten(serviceWindow, atMs)
      add({ serviceWindow, atMs })
      continue
    }
    expect(clock.next).toBe(first.serviceWindow)
    const atMs = later(first.atMs)
    clock.postpone(atMs)
    list.shift()
    insert({ serviceWindow: first.serviceWindow, atMs }, (other) => other.atMs >= atMs)
  }
  clock.clear()
  expect(clock.nextMs).toBe(Number.POSITIVE_INFINITY)
})
