import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadImage } from '@napi-rs/canvas'
import { afterEach, expect, test } from 'vitest'
import { decodeJob } from '../../printer/escpos/decode-job.ts'
import { encodeSlip } from '../../printer/escpos/encode-slip.ts'
import type { Bitmap } from '../../printer/raster/bitmap.ts'
import { renderSlip, slipJob } from '../../printer/render-slip.ts'
import { sha256Of } from '../../printer/software-printer/printed-slip.ts'
import type {
  SoftwarePrinter,
  SoftwarePrinterOptions,
} from '../../printer/software-printer/software-printer.ts'
import { startSoftwarePrinter } from '../../printer/software-printer/software-printer.ts'
import { readQr, sampleSlip } from './slip-samples.ts'

const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function start(options: Partial<SoftwarePrinterOptions>): Promise<SoftwarePrinter> {
  const printer = await startSoftwarePrinter({ port: 0, ...options })
  closing.push(() => printer.close())
  return printer
}

/** Sends bytes, half-closes, and gives all that the printer answered. */
function talk(port: number, bytes: Uint8Array): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const heard: number[] = []
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes))
    socket.on('data', (data) => heard.push(...data))
    socket.on('error', reject)
    socket.on('close', () => resolve(heard))
  })
}

const status = (n: number) => Uint8Array.of(0x10, 0x04, n)
const tiny: Bitmap = { width: 8, height: 1, rows: Uint8Array.of(0x81) }

test('it answers status requests with the documented bits', async () => {
  const printer = await start({})
  const all = Buffer.concat([1, 2, 3, 4].map(status))
  expect(await talk(printer.port, all)).toEqual([0x12, 0x12, 0x12, 0x12])
  printer.setFaults({ coverOpen: true })
  expect(await talk(printer.port, all)).toEqual([0x1a, 0x16, 0x12, 0x12])
  printer.setFaults({ paperRows: 0 })
  expect(await talk(printer.port, all)).toEqual([0x1a, 0x32, 0x12, 0x7e])
  for (const byte of await talk(printer.port, all)) expect(byte & 0x93).toBe(0x12)
  printer.setFaults({ paperRows: 1_000 })
  expect(await talk(printer.port, Buffer.concat([status(4), Uint8Array.of(0x1d, 0x72, 1)]))).toEqual([
    0x1e, 0x03,
  ])
})

test('it says the process id after the cut, and obeys status requests inside pictures as printers do', async () => {
  const printer = await start({})
  expect(await talk(printer.port, encodeSlip(tiny, 'Ab 1'))).toEqual([
    0x37, 0x22, 0x41, 0x62, 0x20, 0x31, 0x00,
  ])
  const picture = Uint8Array.of(0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01)
  expect(await talk(printer.port, picture)).toEqual([0x12])
})

test('it counts what a printer would print as letters', async () => {
  const printer = await start({})
  await talk(printer.port, Buffer.from('hello'))
  expect(printer.garbageBytes()).toBe(5)
})

test('each slip is kept as a picture and as bytes that print it again, the oldest going first', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'slips-'))
  closing.push(() => rm(directory, { recursive: true }))
  const seen: string[] = []
  const printer = await start({
    directory,
    picturesMax: 2,
    readText: readQr,
    onSlip: ({ text }) => seen.push(text ?? ''),
  })
  const contents = ['one', 'two', 'three'].map((id) =>
    sampleSlip('he', { url: `https://queue.example/t/${id}` }),
  )
  for (const content of contents) await talk(printer.port, slipJob(content, { dots: 576, processId: '0001' }))
  await printer.close()
  expect(seen).toEqual(contents.map(({ url }) => url))
  expect((await readdir(directory)).toSorted()).toEqual([
    'slip-00002.bin',
    'slip-00002.png',
    'slip-00003.bin',
    'slip-00003.png',
  ])
  const last = printer.slips().at(-1)
  const bytes = await readFile(join(directory, 'slip-00003.bin'))
  const [again] = decodeJob(bytes, 576).slips
  const picture = await loadImage(join(directory, 'slip-00003.png'))
  expect(bytes.length).toBe(last?.byteLength)
  expect([picture.width, picture.height]).toEqual([576, again?.height])
  expect(last?.sha256).toBe(sha256Of(renderSlip(contents[2] ?? sampleSlip('he'), 576)))
  expect(sha256Of(again ?? tiny)).toBe(last?.sha256)
})

test('it stops at the row where the paper ends, and goes on when there is new paper', async () => {
  const rows: number[] = []
  const printer = await start({ faults: { paperRows: 100 }, onSlip: ({ height }) => rows.push(height) })
  const bitmap = { width: 576, height: 300, rows: new Uint8Array(72 * 300).fill(0x55) }
  await talk(printer.port, encodeSlip(bitmap, '0001'))
  expect(printer.slipCount()).toBe(0)
  printer.setFaults({ paperRows: 250 })
  expect(rows).toEqual([300])
})

test('hundreds of slips leave only their summaries', async () => {
  const printer = await start({})
  const job = Buffer.concat(Array.from({ length: 100 }, () => encodeSlip(tiny, '0001')))
  for (let round = 0; round < 5; round += 1) await talk(printer.port, job)
  expect(printer.slipCount()).toBe(500)
  expect(printer.slips().at(-1)?.sequence).toBe(500)
})
