import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { slipJob } from '../../printer/render-slip.ts'
import type { PrinterFaults } from '../../printer/software-printer/printer-faults.ts'
import type { SoftwarePrinter } from '../../printer/software-printer/software-printer.ts'
import { startSoftwarePrinter } from '../../printer/software-printer/software-printer.ts'
import type { NetworkLimits } from '../../printer/transports/network.ts'
import { networkPrinter } from '../../printer/transports/network.ts'
import type { PrinterTransport } from '../../printer/transports/print-outcome.ts'
import { readQr, sampleSlip } from './slip-samples.ts'

const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** Patient where a busy machine could be mistaken for a printer that says nothing. */
const testLimits: Partial<NetworkLimits> = { statusMs: 10_000, pollMs: 50, graceMs: 50, closeMs: 1 }

async function printerWith(faults: PrinterFaults): Promise<SoftwarePrinter> {
  const printer = await startSoftwarePrinter({ port: 0, faults, readText: readQr })
  closing.push(() => printer.close())
  return printer
}

function transportTo(port: number, limits: Partial<NetworkLimits> = {}): PrinterTransport {
  const transport = networkPrinter({ host: '127.0.0.1', port, limits: { ...testLimits, ...limits } })
  closing.push(() => transport.close())
  return transport
}

function jobFor(ticket: string): Uint8Array {
  const content = sampleSlip('en', { url: `https://queue.example/t/${ticket}` })
  return slipJob(content, { dots: 576, processId: '0001' })
}

const textsOf = (printer: SoftwarePrinter) => printer.slips().map(({ text }) => text)

test('a printer that is well prints, and says so', async () => {
  const printer = await printerWith({})
  const transport = transportTo(printer.port)
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'printed' })
  expect(await transport.send(jobFor('two'))).toEqual({ outcome: 'printed' })
  expect(textsOf(printer)).toEqual(['https://queue.example/t/one', 'https://queue.example/t/two'])
  expect(printer.garbageBytes()).toBe(0)
  expect(printer.refusedConnections()).toBe(0)
})

test('a printer without process ids is believed by its paper status', async () => {
  const printer = await printerWith({ withoutProcessId: true })
  expect(await transportTo(printer.port).send(jobFor('one'))).toEqual({ outcome: 'printed' })
  expect(printer.slipCount()).toBe(1)
})

test('a printer that never answers gets its job, and nobody claims to know', async () => {
  const printer = await printerWith({ mute: true })
  const transport = transportTo(printer.port, { statusMs: 100, muteConfirmMs: 100 })
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'sent-unconfirmed' })
  await expect.poll(() => textsOf(printer)).toEqual(['https://queue.example/t/one'])
})

test('nothing is sent to a printer that is open or empty', async () => {
  const printer = await printerWith({ coverOpen: true })
  const transport = transportTo(printer.port)
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'not-sent', reason: 'cover-open' })
  printer.setFaults({ paperRows: 0 })
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'not-sent', reason: 'paper-out' })
  printer.setFaults({})
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'printed' })
  expect(printer.slipCount()).toBe(1)
})

test('little paper is told before it runs out', async () => {
  const printer = await printerWith({ paperRows: 3_000 })
  const told: boolean[] = []
  const transport = networkPrinter({
    host: '127.0.0.1',
    port: printer.port,
    onPaperLow: (isLow) => told.push(isLow),
  })
  closing.push(() => transport.close())
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'printed' })
  printer.setFaults({})
  expect(await transport.send(jobFor('two'))).toEqual({ outcome: 'printed' })
  expect(told).toEqual([true, false])
})

test('a printer that takes no more bytes leaves the outcome unknown, and is not cut off', async () => {
  const received: number[] = []
  const server = createServer((socket) => {
    // It answers what is asked first, then stops reading for as long as the sender waits.
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      received.push(data.length)
      if (data.length > 3) socket.pause()
      else socket.write(Uint8Array.of(0x12))
    })
    setTimeout(() => socket.resume(), 1_500)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const { port } = server.address() as AddressInfo
  const job = new Uint8Array(32_000_000)
  expect(await transportTo(port, { stallMs: 300 }).send(job)).toEqual({
    outcome: 'unknown',
    reason: 'stalled',
  })
  const before = received.length
  await expect.poll(() => received.length, { timeout: 5_000 }).toBeGreaterThan(before)
})

test('nobody at the port means not sent', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  expect(await transportTo(port).send(jobFor('one'))).toEqual({ outcome: 'not-sent', reason: 'unreachable' })
})

test('paper that runs out in the middle leaves the outcome unknown, and new paper brings the slip', async () => {
  const printer = await printerWith({ paperRows: 700 })
  const transport = transportTo(printer.port)
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'unknown', reason: 'paper-out' })
  expect(printer.slipCount()).toBe(0)
  printer.setFaults({})
  expect(await transport.send(jobFor('two'))).toEqual({ outcome: 'printed' })
  expect(textsOf(printer)).toEqual(['https://queue.example/t/one', 'https://queue.example/t/two'])
  expect(printer.garbageBytes()).toBe(0)
})

test('a line that breaks in the middle leaves the outcome unknown, and the next slip is not garbage', async () => {
  const job = jobFor('one')
  for (const dropAfterBytes of [10, 400, 10_000, Math.floor(job.length / 2), job.length]) {
    const printer = await printerWith({ dropAfterBytes })
    const transport = transportTo(printer.port)
    expect(await transport.send(job)).toEqual({ outcome: 'unknown', reason: 'connection-lost' })
    printer.setFaults({})
    expect(await transport.send(jobFor('two'))).toEqual({ outcome: 'printed' })
    expect(textsOf(printer).at(-1)).toBe('https://queue.example/t/two')
    expect(printer.garbageBytes()).toBe(0)
  }
})

test('a line that breaks before the job leaves it not sent', async () => {
  const printer = await printerWith({ dropAfterBytes: 3 })
  const outcome = await transportTo(printer.port).send(jobFor('one'))
  expect(outcome).toEqual({ outcome: 'not-sent', reason: 'connection-lost' })
})

test('a slow printer gets its whole job although nobody waits for it', async () => {
  const printer = await printerWith({ bytesPerSecond: 60_000 })
  const transport = transportTo(printer.port, { confirmMs: 100, busyMs: 10_000 })
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'sent-unconfirmed' })
  expect(printer.slipCount()).toBe(0)
  printer.setFaults({ bytesPerSecond: 1_000_000 })
  expect(await transport.send(jobFor('two'))).toMatchObject({
    outcome: expect.stringMatching(/^(printed|sent-)/),
  })
  await expect
    .poll(() => textsOf(printer))
    .toEqual(['https://queue.example/t/one', 'https://queue.example/t/two'])
  expect(printer.garbageBytes()).toBe(0)
})

test('a slow printer that is waited for confirms', async () => {
  const printer = await printerWith({ bytesPerSecond: 200_000 })
  const transport = transportTo(printer.port, { confirmMs: 20_000, stallMs: 10_000 })
  expect(await transport.send(jobFor('one'))).toEqual({ outcome: 'printed' })
})

test('a second connection while one is open is refused, and is not sent', async () => {
  const printer = await printerWith({ bytesPerSecond: 20_000 })
  const first = transportTo(printer.port, { confirmMs: 50, busyMs: 100 })
  expect(await first.send(jobFor('one'))).toEqual({ outcome: 'sent-unconfirmed' })
  expect(await first.send(jobFor('two'))).toEqual({ outcome: 'not-sent', reason: 'busy' })
  const second = await transportTo(printer.port).send(jobFor('three'))
  expect(second.outcome).toBe('not-sent')
  expect(printer.refusedConnections()).toBe(1)
})
