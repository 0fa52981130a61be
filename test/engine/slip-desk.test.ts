import { expect, test, vi } from 'vitest'
import type { SlipPrinter } from '../../server/engine/ports.ts'
import { SlipDesk } from '../../server/engine/slip-desk.ts'
import type { TicketId } from '../../server/hall/ids.ts'
import type { SlipOutcome } from '../../server/hall/ticket.ts'
import { networkSlipPrinter, screenSlipPrinter } from '../../printer/slip-printer.ts'
import { threadedSlipRenderer } from '../../printer/slip-renderer.ts'
import {
  startSoftwarePrinter,
  type SoftwarePrinter,
} from '../../printer/software-printer/software-printer.ts'
import { cancel, closeDay, issue, openDay, recordSlip, ticket } from '../hall/presses.ts'
import { taxes } from '../hall/sample-hall.ts'
import { readQr, sampleSlip } from '../printer/slip-samples.ts'
import { closingAfterEach } from '../support/closing.ts'
import { sqliteStoreIn } from '../support/database.ts'
import { openEngine, type RunningEngine } from '../support/running-engine.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WatchedStore } from '../support/watched-store.ts'

const later = closingAfterEach()

/** A printer that keeps what it was asked, and answers when the test says so. */
class ListeningPrinter implements SlipPrinter {
  readonly kind: SlipPrinter['kind']
  readonly asked: string[] = []
  #tell: (ticket: TicketId, outcome: SlipOutcome) => void = () => undefined

  constructor(kind: SlipPrinter['kind'] = 'network') {
    this.kind = kind
  }

  print(id: TicketId, { copy }: { readonly copy: boolean }): void {
    this.asked.push(copy ? `${id} COPY` : id)
  }

  answer(id: TicketId, outcome: SlipOutcome): void {
    this.#tell(id, outcome)
  }

  async picture(): Promise<null> {
    return null
  }

  onOutcome(listener: (ticket: TicketId, outcome: SlipOutcome) => void): void {
    this.#tell = listener
  }

  async close(): Promise<void> {
    this.asked.length = 0
  }
}

async function openHall(): Promise<{ running: RunningEngine; store: WatchedStore }> {
  const store = new WatchedStore(sqliteStoreIn(temporaryFolder()))
  later(() => store.close())
  return { running: await openEngine({ store }), store }
}

async function withDesk(printer: SlipPrinter): Promise<{ running: RunningEngine; store: WatchedStore }> {
  const { running, store } = await openHall()
  const desk = new SlipDesk(running.engine, printer, (error) => running.fatal.push(error))
  await desk.settleUnknown()
  return { running, store }
}

const slips = (running: RunningEngine): readonly (SlipOutcome | null)[] =>
  running.hall.tickets.chunks.flat().map(({ slip }) => slip)

const generously = { timeout: 20_000, interval: 20 }

test('ISSUE-2 a slip is asked for only when its ticket is on disk', async () => {
  const printer = new ListeningPrinter()
  const { running, store } = await withDesk(printer)
  const { promise, resolve } = Promise.withResolvers<void>()
  store.gate = promise
  const issued = running.press(issue(taxes))
  for (let turn = 0; turn < 10; turn += 1) await new Promise((done) => setImmediate(done))
  expect(printer.asked).toEqual([])
  resolve()
  await issued
  expect(printer.asked).toEqual([ticket(1)])
})

test('ISSUE-3 issuing does not wait for a printer that never answers', async () => {
  const printer = new ListeningPrinter()
  const { running } = await withDesk(printer)
  await Promise.all(Array.from({ length: 50 }, () => running.press(issue(taxes))))
  expect(printer.asked).toHaveLength(50)
  expect(slips(running)).toEqual(Array.from({ length: 50 }, () => null))
})

test('FAULT-35 what became of a slip is put into the log', async () => {
  const printer = new ListeningPrinter()
  const { running } = await withDesk(printer)
  await running.press(issue(taxes))
  printer.answer(ticket(1), 'unknown')
  await vi.waitFor(() => expect(slips(running)).toEqual(['unknown']), generously)
})

test('FAULT-34 a reprint is asked for as a copy', async () => {
  const printer = new ListeningPrinter()
  const { running } = await withDesk(printer)
  await running.press(issue(taxes))
  await running.press({ type: 'reprintSlip', ticket: ticket(1) })
  expect(printer.asked).toEqual([ticket(1), `${ticket(1)} COPY`])
})

test.each([
  ['network', 'unknown'],
  ['none', 'on-screen'],
] as const)('FAULT-35 after a restart, slips without an outcome (%s) are %s', async (kind, outcome) => {
  const { running } = await openHall()
  for (let at = 0; at < 3; at += 1) await running.press(issue(taxes))
  await running.press(recordSlip(ticket(2), 'printed'))
  // A slip of a ticket that is over by now may still lie in the printer's tray.
  await running.press(cancel(ticket(3)))
  const printer = new ListeningPrinter(kind)
  await new SlipDesk(running.engine, printer, (error) => running.fatal.push(error)).settleUnknown()
  expect(slips(running)).toEqual([outcome, 'printed', outcome])
  expect(printer.asked).toEqual([])
  expect(running.fatal).toEqual([])
})

test('an outcome that comes after its day is over is let go', async () => {
  const printer = new ListeningPrinter()
  const { running } = await withDesk(printer)
  await running.press(issue(taxes))
  await running.press(closeDay())
  await running.press(openDay('2026-11-23' as never))
  const { sequence } = running.engine
  printer.answer(ticket(1), 'printed')
  await running.press({ type: 'closeDay', reason: 'by-hand' })
  expect(running.fatal).toEqual([])
  expect(running.engine.sequence).toBe(sequence + 1)
})

test('without a printer each slip is on the screen', async () => {
  const { running } = await withDesk(screenSlipPrinter(() => null, threadedSlipRenderer()))
  await Promise.all([running.press(issue(taxes)), running.press(issue(taxes))])
  await vi.waitFor(() => expect(slips(running)).toEqual(['on-screen', 'on-screen']), generously)
})

async function paper(): Promise<{ printer: SlipPrinter; software: SoftwarePrinter }> {
  const software = await startSoftwarePrinter({
    port: 0,
    readText: readQr,
  })
  later(() => software.close())
  const printer = networkSlipPrinter(
    { host: '127.0.0.1', port: software.port, dots: 384 },
    (id) => ({ ...sampleSlip('en'), url: `http://hall/t/${id}` }),
    { renderer: threadedSlipRenderer(), onTrouble: () => undefined },
  )
  later(() => printer.close())
  return { printer, software }
}

test('ISSUE-2 every ticket becomes one slip on the printer, in order, and the log says printed', async () => {
  const { printer, software } = await paper()
  const { running } = await withDesk(printer)
  for (let at = 0; at < 5; at += 1) await running.press(issue(taxes))
  await vi.waitFor(
    () => expect(slips(running)).toEqual(Array.from({ length: 5 }, () => 'printed')),
    generously,
  )
  expect(software.slips().map(({ text }) => text)).toEqual(
    [1, 2, 3, 4, 5].map((ordinal) => `http://hall/t/${ticket(ordinal)}`),
  )
  expect(software.garbageBytes()).toBe(0)
})

test('FAULT-34 paper that ends in the middle is known, and the ticket keeps its number', async () => {
  const { printer, software } = await paper()
  const { running } = await withDesk(printer)
  software.setFaults({ paperRows: 100 })
  await running.press(issue(taxes))
  await vi.waitFor(() => expect(slips(running)).toEqual(['unknown']), generously)
  software.setFaults({})
  await running.press({ type: 'reprintSlip', ticket: ticket(1) })
  await vi.waitFor(() => expect(slips(running)).toEqual(['printed']), generously)
  expect(running.hall.tickets.size).toBe(1)
})

test('FAULT-33 a printer in trouble is told at once of every slip that waits, and prints them when it is mended', async () => {
  const { printer, software } = await paper()
  const { running } = await withDesk(printer)
  software.setFaults({ coverOpen: true })
  await running.press(issue(taxes))
  await running.press(issue(taxes))
  await vi.waitFor(() => expect(slips(running)).toEqual(['not-sent', 'not-sent']), generously)
  await running.press(issue(taxes))
  await vi.waitFor(() => expect(slips(running)).toEqual(['not-sent', 'not-sent', 'not-sent']), generously)
  expect(software.slipCount()).toBe(0)
  software.setFaults({})
  await vi.waitFor(() => expect(slips(running)).toEqual(['printed', 'printed', 'printed']), generously)
  expect(software.slipCount()).toBe(3)
})
