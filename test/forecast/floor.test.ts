import { describe, expect, test } from 'vitest'
import { Floor } from '../../server/forecast/floor.ts'
import type { Observation } from '../../server/forecast/observation.ts'

const midnightMs = Date.UTC(2031, 2, 2)
const at = (second: number): number => midnightMs + second * 1000

const dayBegan = (second = 0, day = '2031-03-02'): Observation => ({
  type: 'day-began',
  day,
  midnightMs,
  atMs: at(second),
})
const arrived = (ticket: string, second: number, service = 'A', priorityClass = '0'): Observation => ({
  type: 'arrived',
  ticket,
  service,
  priorityClass,
  atMs: at(second),
})
const called = (ticket: string, second: number, serviceWindow: string | null = 'W1'): Observation => ({
  type: 'called',
  ticket,
  serviceWindow,
  clerk: serviceWindow === null ? null : `clerk of ${serviceWindow}`,
  atMs: at(second),
})
const started = (ticket: string, second: number): Observation => ({
  type: 'started',
  ticket,
  atMs: at(second),
})
const ended = (ticket: string, second: number): Observation => ({
  type: 'ended',
  ticket,
  how: 'completed',
  atMs: at(second),
})
const left = (ticket: string, second: number): Observation => ({ type: 'left', ticket, atMs: at(second) })
const putBack = (
  ticket: string,
  second: number,
  arrivedSecond: number,
  more: { service?: string; line?: string; resumed?: boolean } = {},
): Observation => ({
  type: 'put-back',
  ticket,
  service: more.service ?? 'A',
  priorityClass: '0',
  arrivedAtMs: at(arrivedSecond),
  line: more.line ?? null,
  resumed: more.resumed ?? false,
  atMs: at(second),
})
const putAtWindow = (
  ticket: string,
  second: number,
  arrivedSecond: number,
  startedSecond: number | null = null,
  serviceWindow = 'W1',
): Observation => ({
  type: 'put-at-window',
  ticket,
  service: 'A',
  priorityClass: '0',
  arrivedAtMs: at(arrivedSecond),
  serviceWindow,
  clerk: `clerk of ${serviceWindow}`,
  calledAtMs: at(60),
  startedAtMs: startedSecond === null ? null : at(startedSecond),
  atMs: at(second),
})
const opened = (serviceWindow: string, second: number, clerk: string | null = 'dana'): Observation => ({
  type: 'window-opened',
  serviceWindow,
  clerk,
  workProfile: [{ service: 'A', rank: 1 }],
  atMs: at(second),
})
const configured: Observation = {
  type: 'configured',
  services: [
    { service: 'A', typicalServiceMs: 300_000 },
    { service: 'B', typicalServiceMs: null },
  ],
  classes: [
    { priorityClass: 'general', headStartMs: 0, rate: 1 },
    { priorityClass: 'exempt', headStartMs: 600_000, rate: 1 },
  ],
  overdueAfterMs: 3_600_000,
  serviceWindows: [
    { serviceWindow: 'W1', workProfile: [{ service: 'A', rank: 1 }] },
    { serviceWindow: 'W2', workProfile: [{ service: 'B', rank: 1 }] },
  ],
  atMs: at(-100),
}

function told(...observations: readonly Observation[]): Floor {
  const floor = new Floor()
  for (const observation of observations) floor.apply(observation)
  return floor
}

/** Who waits for a service, in order. */
const queueOf = (floor: Floor, service = 'A'): readonly string[] =>
  floor.waitersFor(floor.serviceOf(service)).map(({ ticket }) => ticket)

const atWindow = (floor: Floor, serviceWindow: string): readonly string[] =>
  floor.windowOf(serviceWindow).stays.map(({ ticket }) => ticket)

const stays = (floor: Floor): readonly string[] => [...floor.stays].map(({ ticket }) => ticket)

/** A floor from the state of another, as if it came from a disk. */
const restored = (floor: Floor): Floor => new Floor(structuredClone(floor.state))

describe('who waits', () => {
  test('stands in order of arrival, each service in a line of its own', () => {
    const floor = told(dayBegan(), arrived('1', 10), arrived('2', 20, 'B'), arrived('3', 30))
    expect([queueOf(floor), queueOf(floor, 'B'), floor.waitingTotal]).toEqual([['1', '3'], ['2'], 3])
    expect(floor.waitingTicket('3')).toMatchObject({ arrivedAtMs: at(30), line: null, resumed: false })
    expect(floor.nowMs).toBe(at(30))
  })

  test('of one instant stands in the order told', () => {
    const floor = told(dayBegan(), arrived('b', 10), arrived('a', 10), arrived('c', 10))
    expect(queueOf(floor)).toEqual(['b', 'a', 'c'])
  })

  test('and leaves is forgotten, also when told twice or of nobody', () => {
    const floor = told(
      dayBegan(),
      arrived('1', 10),
      arrived('2', 20),
      left('1', 30),
      left('1', 31),
      left('9', 32),
    )
    expect([queueOf(floor), floor.waitingTotal, floor.waitingTicket('1')]).toEqual([['2'], 1, undefined])
  })

  test('and arrives again is there once', () => {
    const floor = told(dayBegan(), arrived('1', 10), arrived('2', 20), arrived('1', 30))
    expect([queueOf(floor), floor.waitingTotal]).toEqual([['2', '1'], 2])
  })
})

describe('a call', () => {
  test('moves the ticket from the line to the window', () => {
    const floor = told(dayBegan(), arrived('1', 10), arrived('2', 20), called('1', 60))
    expect([queueOf(floor), atWindow(floor, 'W1'), floor.waitingTotal]).toEqual([['2'], ['1'], 1])
    expect(floor.stayOf('1')).toMatchObject({ arrivedAtMs: at(10), calledAtMs: at(60), startedAtMs: null })
    expect(floor.clerks.names[floor.stayOf('1')?.clerk ?? -1]).toBe('clerk of W1')
  })

  test('where nobody says which window, is a stay at none', () => {
    const floor = told(dayBegan(), arrived('1', 10), called('1', 60, null))
    expect([stays(floor), floor.windows.length]).toEqual([['1'], 0])
    expect(floor.stayOf('1')).toMatchObject({ serviceWindow: null, clerk: null })
    floor.apply(ended('1', 90))
    expect(stays(floor)).toEqual([])
  })

  test('of a ticket that does not wait changes nothing', () => {
    const floor = told(dayBegan(), arrived('1', 10), called('1', 60), called('1', 70, 'W2'), called('9', 80))
    expect([atWindow(floor, 'W1'), stays(floor)]).toEqual([['1'], ['1']])
  })

  test('and the start and end of the service follow one another', () => {
    const floor = told(dayBegan(), arrived('1', 10), called('1', 60), started('1', 75))
    expect(floor.stayOf('1')?.startedAtMs).toBe(at(75))
    expect(floor.windowOf('W1').stays[0]).toBe(floor.stayOf('1'))
    floor.apply(ended('1', 300))
    expect([atWindow(floor, 'W1'), stays(floor), floor.stayOf('1')]).toEqual([[], [], undefined])
    expect(floor.windowOf('W1').lastSignMs).toBe(at(300))
    floor.apply(ended('1', 400))
    floor.apply(started('1', 401))
    expect(floor.windowOf('W1').lastSignMs).toBe(at(300))
  })

  test('may come while the agent still has another: each ends for itself', () => {
    const floor = told(dayBegan(), arrived('1', 10), arrived('2', 20), called('1', 60), called('2', 70))
    expect(atWindow(floor, 'W1')).toEqual(['1', '2'])
    floor.apply(ended('1', 80))
    expect([atWindow(floor, 'W1'), stays(floor)]).toEqual([['2'], ['2']])
    floor.apply(ended('2', 90))
    expect(atWindow(floor, 'W1')).toEqual([])
  })
})

describe('put back', () => {
  test('by an undone call, a ticket has its place again', () => {
    const floor = told(dayBegan(), arrived('1', 10), arrived('2', 20), called('1', 60), putBack('1', 65, 10))
    expect([queueOf(floor), stays(floor), atWindow(floor, 'W1')]).toEqual([['1', '2'], [], []])
  })

  test('among those of the same instant too', () => {
    const [one, two, three] = [arrived('c', 10), arrived('b', 10), arrived('a', 10)]
    const floor = told(dayBegan(), one, two, three, called('b', 60), putBack('b', 65, 10))
    expect(queueOf(floor)).toEqual(['c', 'b', 'a'])
  })

  test('after a while at no place at all, a parked ticket keeps its place among those of the same instant', () => {
    const parked: Observation = { type: 'ended', ticket: 'b', how: 'parked', atMs: at(70) }
    const before = told(
      dayBegan(),
      arrived('c', 10),
      arrived('b', 10),
      arrived('a', 10),
      called('b', 60),
      parked,
    )
    for (const floor of [before, restored(before)]) {
      expect(queueOf(floor)).toEqual(['c', 'a'])
      floor.apply(putBack('b', 200, 10, { line: 'W1', resumed: true }))
      expect(queueOf(floor)).toEqual(['c', 'b', 'a'])
    }
  })

  test('in the line of one window, it says so', () => {
    const resumed = putBack('1', 200, 10, { line: 'W2', resumed: true })
    const floor = told(dayBegan(), arrived('1', 10), called('1', 60), ended('1', 70), resumed)
    const line = floor.windowOf('W2').serviceWindow
    expect(floor.waitingTicket('1')).toMatchObject({ line, resumed: true, arrivedAtMs: at(10) })
    floor.apply(called('1', 210, 'W2'))
    expect([atWindow(floor, 'W2'), floor.waitingTotal]).toEqual([['1'], 0])
  })

  test('for another service, it waits there with the arrival that it had', () => {
    const sentOn = putBack('1', 100, 10, { service: 'B' })
    const floor = told(dayBegan(), arrived('1', 10), arrived('2', 20, 'B'), called('1', 60), sentOn)
    expect([queueOf(floor), queueOf(floor, 'B'), stays(floor)]).toEqual([[], ['1', '2'], []])
  })

  test('while it waits, it is there once', () => {
    const floor = told(dayBegan(), arrived('1', 10), arrived('2', 20), putBack('1', 30, 10, { service: 'B' }))
    expect([queueOf(floor), queueOf(floor, 'B'), floor.waitingTotal]).toEqual([['2'], ['1'], 2])
  })
})

describe('put at a window', () => {
  test('by an undone completion, it is there as before', () => {
    const undone = putAtWindow('1', 305, 10, 75)
    const floor = told(
      dayBegan(),
      arrived('1', 10),
      called('1', 60),
      started('1', 75),
      ended('1', 300),
      undone,
    )
    expect([atWindow(floor, 'W1'), queueOf(floor)]).toEqual([['1'], []])
    expect(floor.stayOf('1')).toMatchObject({
      arrivedAtMs: at(10),
      calledAtMs: at(60),
      startedAtMs: at(75),
      order: 1,
    })
  })

  test('by a take-over, it is no more where it was', () => {
    const floor = told(dayBegan(), arrived('1', 10), called('1', 60), putAtWindow('1', 80, 10, null, 'W2'))
    expect([atWindow(floor, 'W1'), atWindow(floor, 'W2'), stays(floor)]).toEqual([[], ['1'], ['1']])
  })

  test('while it waits, it waits no more', () => {
    const floor = told(dayBegan(), arrived('1', 10), putAtWindow('1', 80, 10))
    expect([queueOf(floor), floor.waitingTotal, atWindow(floor, 'W1')]).toEqual([[], 0, ['1']])
  })
})

describe('a window', () => {
  test('that nobody tells of is unsaid; its calls and ends show it', () => {
    const floor = told(dayBegan(), arrived('1', 10), arrived('2', 20), called('1', 60))
    expect(floor.windowOf('W1')).toMatchObject({ status: 'unsaid', sinceMs: at(60), lastSignMs: at(60) })
    for (const observation of [ended('1', 90), called('2', 100)]) floor.apply(observation)
    expect(floor.windowOf('W1')).toMatchObject({ status: 'unsaid', sinceMs: at(60), lastSignMs: at(100) })
  })

  test('opens, pauses until an instant, opens again and closes', () => {
    const floor = told(dayBegan(), opened('W1', 100))
    const known = floor.windowOf('W1')
    const service = floor.serviceOf('A')
    const clerk = floor.clerks.of('dana')
    const profile = [{ service, rank: 1 }]
    expect(known).toMatchObject({ status: 'open', sinceMs: at(100), clerk, workProfile: profile })
    floor.apply({ type: 'window-paused', serviceWindow: 'W1', returnAtMs: at(900), atMs: at(300) })
    expect(known).toMatchObject({ status: 'paused', sinceMs: at(300), returnAtMs: at(900), clerk })
    floor.apply({ ...opened('W1', 800), workProfile: null } as Observation)
    expect(known).toMatchObject({ status: 'open', sinceMs: at(800), returnAtMs: null, workProfile: profile })
    floor.apply({ type: 'window-closed', serviceWindow: 'W1', atMs: at(1000) })
    expect(known).toMatchObject({ status: 'closed', sinceMs: at(1000), clerk: null, returnAtMs: null })
  })

  test('that is told of stays as told when it calls', () => {
    const floor = told(dayBegan(), opened('W1', 5), arrived('1', 10), called('1', 60))
    expect(floor.windowOf('W1')).toMatchObject({ status: 'open', sinceMs: at(5), lastSignMs: at(60) })
    expect(floor.windowOf('W1').clerk).toBe(floor.clerks.of('dana'))
  })

  test('of the configuration is closed until it opens, and changes no profile while it is open', () => {
    const floor = told(configured, dayBegan())
    const profileOf = (name: string): unknown => floor.windowOf(name).workProfile
    const [a, b] = [floor.serviceOf('A'), floor.serviceOf('B')]
    expect(floor.windows.map(({ status }) => status)).toEqual(['closed', 'closed'])
    expect(profileOf('W2')).toEqual([{ service: b, rank: 1 }])
    floor.apply(opened('W2', 10))
    floor.apply({ ...configured, atMs: at(20) })
    expect([profileOf('W2'), floor.windowOf('W2').status]).toEqual([[{ service: a, rank: 1 }], 'open'])
    expect([floor.typicalServiceMs[a], floor.typicalServiceMs[b]]).toEqual([300_000, null])
    expect([floor.classes.names, floor.overdueAfterMs]).toEqual([['general', 'exempt'], 3_600_000])
    expect(floor.classRules?.map(({ headStartMs }) => headStartMs)).toEqual([0, 600_000])
  })
})

describe('a day that begins', () => {
  const shift = {
    serviceWindow: 'W1',
    clerk: 'dana',
    workProfile: null,
    fromMs: at(0),
    toMs: at(1000),
    breaks: [],
  }
  const full: readonly Observation[] = [
    configured,
    dayBegan(),
    { type: 'planned', shifts: [shift], atMs: at(1) },
    { type: 'closing-known', service: 'A', closesAtMs: at(5000), atMs: at(2) },
    { type: 'told-open', service: 'A', open: 3, waiting: 7, typicalServiceMs: 60_000, atMs: at(3) },
    opened('W1', 5),
    arrived('1', 10),
    arrived('2', 10, 'B'),
    arrived('3', 20),
    called('1', 60, 'W1'),
    called('2', 61, 'unsaid'),
  ]

  test('was full of what was told', () => {
    const floor = told(...full)
    const service = floor.serviceOf('A')
    expect([floor.plan, floor.closesAtMs[service]]).toEqual([[shift], at(5000)])
    expect(floor.toldOpen[service]).toEqual({ atMs: at(3), open: 3, waiting: 7, typicalServiceMs: 60_000 })
    floor.apply({
      type: 'told-open',
      service: 'A',
      open: 2,
      waiting: null,
      typicalServiceMs: null,
      atMs: at(70),
    })
    expect(floor.toldOpen[service]).toMatchObject({ open: 2, waiting: null, typicalServiceMs: null })
    floor.apply({ type: 'planned', shifts: null, atMs: at(71) })
    expect(floor.plan).toBeNull()
  })

  test('knows nobody and nothing of the day before but names, profiles and the configuration', () => {
    const floor = told(...full, dayBegan(90_000, '2031-03-03'))
    expect([floor.day, floor.waitingTotal, stays(floor), queueOf(floor)]).toEqual(['2031-03-03', 0, [], []])
    expect([floor.plan, floor.closesAtMs, floor.toldOpen]).toEqual([null, [null, null], [null, null]])
    expect(floor.windowOf('W1')).toMatchObject({ status: 'closed', clerk: null, stays: [], lastSignMs: null })
    expect(floor.windowOf('W1').workProfile).not.toBeNull()
    expect(floor.windowOf('unsaid')).toMatchObject({ status: 'unsaid', stays: [], lastSignMs: null })
    expect([floor.services.names, floor.typicalServiceMs]).toEqual([
      ['A', 'B'],
      [300_000, null],
    ])
  })

  test('forgets the order of the day before: the same ticket comes last if it comes last', () => {
    const floor = told(...full, dayBegan(90_000, '2031-03-03'))
    for (const ticket of ['3', '1']) floor.apply(arrived(ticket, 90_010))
    expect(queueOf(floor)).toEqual(['3', '1'])
  })

  test('an end that is told of somebody of the day before changes nothing', () => {
    const floor = told(...full, dayBegan(90_000, '2031-03-03'), ended('1', 90_001), called('3', 90_002))
    expect([floor.waitingTotal, stays(floor), floor.windowOf('W1').lastSignMs]).toEqual([0, [], null])
  })

  test.each(full.map((_observation, count) => count + 1))(
    'or goes on from a state kept after %i observations is the same',
    (count) => {
      const floor = restored(told(...full.slice(0, count)))
      for (const observation of full.slice(count)) floor.apply(observation)
      expect(floor.state).toEqual(told(...full).state)
      floor.apply(ended('1', 100))
      floor.apply(started('2', 101))
      expect([atWindow(floor, 'W1'), floor.windowOf('unsaid').stays[0]?.startedAtMs]).toEqual([[], at(101)])
    },
  )
})
