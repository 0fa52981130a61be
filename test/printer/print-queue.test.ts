import { expect, test } from 'vitest'
import type { JobOutcome } from '../../printer/spool/print-job.ts'
import type { PrintQueueOptions } from '../../printer/spool/print-queue.ts'
import { PrintQueue } from '../../printer/spool/print-queue.ts'
import type { PrinterTransport, PrintOutcome } from '../../printer/transports/print-outcome.ts'

const printed: PrintOutcome = { outcome: 'printed' }
const paperOut: PrintOutcome = { outcome: 'not-sent', reason: 'paper-out' }
const limits = { firstRetryMs: 1, retryMsMax: 4, attemptsMax: 4 }

/** A printer whose outcomes are given beforehand, that watches for two jobs at once. */
class ScriptedPrinter implements PrinterTransport {
  readonly sent: string[] = []
  readonly #script: PrintOutcome[]
  #open: (() => void) | undefined
  #isSending = false
  isHeld = false
  isClosed = false
  hadTwoAtOnce = false

  constructor(script: PrintOutcome[] = []) {
    this.#script = script
  }

  readonly send = async (job: Uint8Array): Promise<PrintOutcome> => {
    this.hadTwoAtOnce ||= this.#isSending
    this.#isSending = true
    this.sent.push(Buffer.from(job).toString())
    if (this.isHeld) await new Promise<void>((resolve) => (this.#open = resolve))
    else await new Promise(setImmediate)
    this.#isSending = false
    return this.#script.shift() ?? printed
  }

  readonly close = (): Promise<void> => {
    this.isClosed = true
    return Promise.resolve()
  }

  release(): void {
    this.isHeld = false
    this.#open?.()
  }
}

function queueOn(transport: PrinterTransport, changes: Partial<PrintQueueOptions> = {}) {
  const outcomes: [string, JobOutcome][] = []
  const onOutcome = (ticketId: string, outcome: JobOutcome) => void outcomes.push([ticketId, outcome])
  return { queue: new PrintQueue({ transport, onOutcome, limits, ...changes }), outcomes }
}

const jobOf = (ticketId: string) => ({ ticketId, render: () => Buffer.from(ticketId) })

test('jobs are printed one at a time in the order in which they came', async () => {
  const printer = new ScriptedPrinter()
  const { queue, outcomes } = queueOn(printer)
  const tickets = Array.from({ length: 20 }, (_, index) => `t${index}`)
  for (const ticket of tickets) expect(queue.add(jobOf(ticket))).toBe('queued')
  expect(queue.size).toBe(20)
  await queue.close('drain')
  expect(printer.sent).toEqual(tickets)
  expect(outcomes).toEqual(tickets.map((ticket) => [ticket, printed]))
  expect(printer.hadTwoAtOnce).toBe(false)
  expect(queue.size).toBe(0)
  expect(printer.isClosed).toBe(true)
})

test('a job that was not sent is tried again before the next, and the hall is told each time', async () => {
  const printer = new ScriptedPrinter([paperOut, paperOut])
  const retries: [string, number][] = []
  const { queue, outcomes } = queueOn(printer, {
    onRetry: (ticket, _, attempt) => retries.push([ticket, attempt]),
  })
  queue.add(jobOf('one'))
  queue.add(jobOf('two'))
  await expect
    .poll(() => outcomes)
    .toEqual([
      ['one', printed],
      ['two', printed],
    ])
  expect(printer.sent).toEqual(['one', 'one', 'one', 'two'])
  expect(retries).toEqual([
    ['one', 1],
    ['one', 2],
  ])
})

test('a job is given up after the set number of attempts', async () => {
  const printer = new ScriptedPrinter(Array.from({ length: 4 }, () => paperOut))
  const { queue, outcomes } = queueOn(printer)
  queue.add(jobOf('one'))
  await expect.poll(() => outcomes).toEqual([['one', paperOut]])
  expect(printer.sent).toHaveLength(limits.attemptsMax)
})

test('a job that may have been printed is never tried again', async () => {
  const unknown: PrintOutcome = { outcome: 'unknown', reason: 'paper-out' }
  const unconfirmed: PrintOutcome = { outcome: 'sent-unconfirmed' }
  const printer = new ScriptedPrinter([unknown, unconfirmed])
  const { queue, outcomes } = queueOn(printer)
  queue.add(jobOf('one'))
  queue.add(jobOf('two'))
  await queue.close('drain')
  expect(printer.sent).toEqual(['one', 'two'])
  expect(outcomes).toEqual([
    ['one', unknown],
    ['two', unconfirmed],
  ])
})

test('a job whose ticket no longer waits is dropped unrendered, also between two attempts', async () => {
  const printer = new ScriptedPrinter([paperOut])
  const gone = new Set(['one'])
  const { queue, outcomes } = queueOn(printer, {
    isStillWanted: (ticket) => !gone.has(ticket),
    onRetry: (ticket) => gone.add(ticket),
  })
  const rendered: string[] = []
  const render = (ticketId: string) => {
    rendered.push(ticketId)
    return Buffer.from(ticketId)
  }
  for (const ticketId of ['one', 'two', 'three']) queue.add({ ticketId, render: () => render(ticketId) })
  await expect
    .poll(() => outcomes)
    .toEqual([
      ['one', { outcome: 'dropped', reason: 'no-longer-wanted' }],
      ['two', { outcome: 'dropped', reason: 'no-longer-wanted' }],
      ['three', printed],
    ])
  expect(rendered).toEqual(['two', 'three'])
})

test('a full queue refuses, and says so', async () => {
  const printer = new ScriptedPrinter()
  printer.isHeld = true
  const { queue, outcomes } = queueOn(printer, { limits: { ...limits, jobsMax: 2 } })
  expect(['one', 'two', 'three', 'four'].map((ticket) => queue.add(jobOf(ticket)))).toEqual([
    'queued',
    'queued',
    'queued',
    'full',
  ])
  await expect.poll(() => printer.sent).toEqual(['one'])
  printer.release()
  await queue.close('drain')
  expect(outcomes.map(([ticket]) => ticket)).toEqual(['one', 'two', 'three'])
})

test('a slip that cannot be drawn is not tried again and does not hold up the next', async () => {
  const printer = new ScriptedPrinter()
  const { queue, outcomes } = queueOn(printer)
  const render = () => {
    throw new Error('no such service')
  }
  queue.add({ ticketId: 'one', render })
  queue.add({ ticketId: 'two', render: () => Promise.resolve(Buffer.from('two')) })
  await queue.close('drain')
  expect(outcomes).toEqual([
    ['one', { outcome: 'not-sent', reason: 'render-failed' }],
    ['two', printed],
  ])
})

test('closing stops all but the job that is being sent, and takes no more', async () => {
  const printer = new ScriptedPrinter()
  printer.isHeld = true
  const { queue, outcomes } = queueOn(printer)
  for (const ticket of ['one', 'two', 'three']) queue.add(jobOf(ticket))
  await expect.poll(() => printer.sent).toEqual(['one'])
  const closed = queue.close('stop')
  expect(queue.add(jobOf('four'))).toBe('closing')
  printer.release()
  await closed
  expect(printer.sent).toEqual(['one'])
  expect(Object.fromEntries(outcomes)).toEqual({
    one: printed,
    two: { outcome: 'dropped', reason: 'queue-closed' },
    three: { outcome: 'dropped', reason: 'queue-closed' },
  })
})

test('closing does not wait for a printer in trouble', async () => {
  const printer = new ScriptedPrinter(Array.from({ length: 9 }, () => paperOut))
  const hours = { attemptsMax: 9, firstRetryMs: 3_600_000, retryMsMax: 3_600_000 }
  const { queue, outcomes } = queueOn(printer, { limits: hours })
  queue.add(jobOf('one'))
  queue.add(jobOf('two'))
  await expect.poll(() => printer.sent).toEqual(['one'])
  await queue.close('drain')
  expect(outcomes).toEqual([
    ['one', paperOut],
    ['two', paperOut],
  ])
})
