import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { withAccess } from '../../server/cli/open-access.ts'
import { boardView } from '../../server/contract/board-view.ts'
import { counterView } from '../../server/contract/counter-view.ts'
import { queueView } from '../../server/contract/queue-view.ts'
import { protocolVersion, type Watched } from '../../server/contract/socket-protocol.ts'
import type { Role } from '../../server/engine/access.ts'
import type { ApiClient } from '../support/api-client.ts'
import { closingAfterEach } from '../support/closing.ts'
import { Screen } from '../support/screen.ts'
import { ServerProcess } from '../support/server-process.ts'

let server: ServerProcess
let manager: ApiClient
const later = closingAfterEach()

beforeAll(async () => {
  server = await ServerProcess.start()
  await server.openDay()
  manager = server.client('manager')
})
afterAll(() => server.kill('SIGTERM'))

function token(role: Role): string {
  return withAccess(server.data, (access) => access.createToken(role))
}

async function watching(watch: Watched, role: Role = 'manager'): Promise<Screen> {
  const screen = await Screen.watching(server.url, watch, token(role))
  later(() => screen.close())
  return screen
}

/** What a connection is refused with. */
async function refusal(
  watch: unknown,
  options: ConstructorParameters<typeof Screen>[2] = {},
): Promise<string> {
  const screen = new Screen(server.url, watch, options)
  later(() => screen.close())
  return screen.ready().then(
    () => 'let in',
    (error: Error) => error.message,
  )
}

const generously = { timeout: 20_000, interval: 20 }

test.each([
  ['board', { view: 'board' }, 'screen', boardView],
  ['queue', { view: 'queue' }, 'triage', queueView],
  ['counter', { view: 'counter', serviceWindow: 1 }, 'clerk', counterView],
] as const)(
  'a screen that watches the %s gets a snapshot of it first',
  async (_name, watch, role, schema) => {
    const screen = await watching(watch, role)
    const [first] = screen.snapshots
    expect(first).toMatchObject({ protocol: protocolVersion, clockSpeed: 1 })
    expect(first?.nowMs).toBeTypeOf('number')
    expect(schema.safeParse(first?.view).error).toBeUndefined()
    expect(screen.changes).toEqual([])
  },
)

async function burst(): Promise<void> {
  const pressing = Array.from({ length: 8 }, async (_, at) => {
    const window = at + 1
    for (let round = 0; round < 6; round += 1) {
      const issued = await manager.issue({ service: at % 2 ? 'tax' : 'water', note: 'n' })
      await manager.press(window, 'call-next')
      if (round % 3 === 0) await manager.press(window, 'recall')
      if (round % 3 === 1) await manager.press(window, 'park')
      if (round % 3 === 2) await manager.post(`/tickets/${issued.body.id}/cancel`)
    }
  })
  await Promise.all(pressing)
}

const watched: readonly Watched[] = [
  { view: 'board' },
  { view: 'queue' },
  { view: 'counter', serviceWindow: 1 },
  { view: 'counter', serviceWindow: 8 },
]

test('FAULT-27 under a burst of presses versions are consecutive, and all changes give the present view', async () => {
  const screens = await Promise.all(watched.map((watch) => watching(watch)))
  await burst()
  for (const screen of screens) {
    const fresh = await screen.resync()
    expect(screen.gaps).toEqual([])
    expect(screen.changes.length).toBeGreaterThan(1)
    expect(screen.held).toEqual({ version: fresh.version, view: fresh.view })
  }
})

test('SAY-1 a screen that joins in the middle has the same versions and the same view as the others', async () => {
  const first = await watching({ view: 'board' })
  const pressing = burst()
  const second = await watching({ view: 'board' })
  await pressing
  const third = await watching({ view: 'board' })
  await Promise.all([first.resync(), second.resync(), third.resync()])
  const last = await Promise.all([first, second, third].map((screen) => screen.resync()))
  expect(new Set(last.map(({ epoch }) => epoch)).size).toBe(1)
  expect(second.gaps).toEqual([])
  expect(second.changes.length).toBeGreaterThan(0)
  // What both were sent at one version is the same.
  const heard = new Map(first.changes.map((change) => [change.version, change.change]))
  const shared = second.changes.filter(({ version }) => heard.has(version))
  expect(shared.length).toBeGreaterThan(0)
  expect(shared.map(({ version }) => heard.get(version))).toEqual(shared.map(({ change }) => change))
})

test('FAULT-25 versions go on where a screen comes back, also where nobody watched meanwhile', async () => {
  const first = await watching({ view: 'counter', serviceWindow: 5 })
  await manager.issue({ service: 'tax' })
  await vi.waitFor(() => expect(first.changes.length).toBeGreaterThan(0), generously)
  const before = await first.resync()
  first.close()
  await manager.issue({ service: 'tax' })
  const again = await watching({ view: 'counter', serviceWindow: 5 })
  expect(again.snapshots[0]?.epoch).toBe(before.epoch)
  expect(again.snapshots[0]?.version).toBeGreaterThan(before.version)
  const { body } = await manager.get('/service-windows/5')
  expect(again.snapshots[0]?.view).toMatchObject({
    waitingTotal: (body as { waitingTotal: number }).waitingTotal,
  })
})

test('a screen that asks for it gets a snapshot of the version that it has', async () => {
  const screen = await watching({ view: 'queue' })
  const again = await screen.resync()
  expect(screen.snapshots).toHaveLength(2)
  expect(again.version).toBeGreaterThanOrEqual(screen.snapshots[0]?.version ?? 0)
})

test('nobody, and a made-up token, is refused', async () => {
  expect(await refusal({ view: 'board' })).toBe('unauthenticated')
  expect(await refusal({ view: 'board' }, { token: 'x'.repeat(43) })).toBe('unauthenticated')
})

test.each<[Role, Watched]>([
  ['screen', { view: 'queue' }],
  ['screen', { view: 'counter', serviceWindow: 1 }],
  ['triage', { view: 'counter', serviceWindow: 1 }],
])('a %s may not watch %j', async (role, watch) => {
  expect(await refusal(watch, { token: token(role) })).toBe('wrong-role')
})

test.each([
  [{ view: 'counter', serviceWindow: 99 }],
  [{ view: 'counter' }],
  [{ view: 'counter', serviceWindow: '1' }],
  [{ view: 'counter', serviceWindow: 1.5 }],
  [{ view: 'constructor' }],
  [{ view: '__proto__' }],
  [{}],
  [null],
  ['board'],
])('there is nothing to watch at %j', async (watch) => {
  expect(await refusal(watch, { token: token('manager') })).toBe('unknown-view')
})

test('an enrolled browser is let in by its cookie, and not where another site asks', async () => {
  const code = withAccess(server.data, (access) => access.createEnrolment('screen', 60_000))
  const enrolled = await server.client(null).get(`/enrol/${code}`)
  const cookie = enrolled.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(await refusal({ view: 'board' }, { cookie })).toBe('let in')
  expect(await refusal({ view: 'board' }, { cookie, origin: server.url })).toBe('let in')
  expect(await refusal({ view: 'board' }, { cookie, origin: 'http://evil.example' })).toBe('unauthenticated')
})

test('the way around without a socket is closed', async () => {
  const answer = await fetch(`${server.url}/live/?EIO=4&transport=polling`)
  expect(answer.status).toBe(400)
})

test('FAULT-44 a screen that says too much is cut, and the server goes on', async () => {
  const screen = await watching({ view: 'board' })
  const cut = new Promise((resolve) => screen.socket.once('disconnect', resolve))
  screen.socket.emit('resync', ...(['x'.repeat(100_000)] as unknown as []))
  await cut
  expect((await watching({ view: 'board' })).snapshots).toHaveLength(1)
})
