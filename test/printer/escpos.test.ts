import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../language/languages.ts'
import { decodeJob } from '../../printer/escpos/decode-job.ts'
import { encodeSlip } from '../../printer/escpos/encode-slip.ts'
import { processIdOf, processIdRequest } from '../../printer/escpos/process-id.ts'
import { bandRowsMax } from '../../printer/escpos/raster-bands.ts'
import { beginsRealTimeCommand, withoutRealTimeCommands } from '../../printer/escpos/real-time-bytes.ts'
import { bandEnd, commandEnd } from '../../printer/escpos/resynchronisation.ts'
import type { Bitmap } from '../../printer/raster/bitmap.ts'
import { bytesPerRow } from '../../printer/raster/bitmap.ts'
import { renderSlip, slipJob } from '../../printer/render-slip.ts'
import { readQr, sampleSlip } from './slip-samples.ts'

const escape = Uint8Array.of(0x1b, 0x40)

/** Bytes that are likely to meet as a real-time command, at the end of rows too. */
const treacherousByte = fc.constantFrom(0x10, 0x10, 0x10, 0x04, 0x05, 0x14, 0x00, 0x1b, 0x1d, 0xff)

const bitmaps: fc.Arbitrary<Bitmap> = fc
  .record({ stride: fc.integer({ min: 1, max: 72 }), height: fc.integer({ min: 1, max: 300 }) })
  .chain(({ stride, height }) =>
    fc
      .array(fc.oneof(treacherousByte, fc.nat(255)), { minLength: stride, maxLength: stride * 8 })
      .map((pattern) => ({
        width: stride * 8,
        height,
        rows: Uint8Array.from(
          { length: stride * height },
          (_, index) => pattern[index % pattern.length] ?? 0,
        ),
      })),
  )

function realTimeCommandsIn(bytes: Uint8Array): number {
  let count = 0
  for (let index = 1; index < bytes.length; index += 1) {
    if (beginsRealTimeCommand(bytes[index - 1] ?? 0, bytes[index] ?? 0)) count += 1
  }
  return count
}

function differingDots(a: Bitmap, b: Bitmap): number {
  let count = 0
  a.rows.forEach((byte, index) => {
    const differing = (byte ^ (b.rows[index] ?? 0)).toString(2)
    count += differing.replaceAll('0', '').length
  })
  return count
}

function commandsWithinRows(bitmap: Bitmap): number {
  const stride = bytesPerRow(bitmap.width)
  let count = 0
  for (let row = 0; row < bitmap.height; row += 1) {
    count += realTimeCommandsIn(bitmap.rows.subarray(row * stride, (row + 1) * stride))
  }
  return count
}

test('every bitmap comes back dot for dot, but for one dot where a row held a real-time command', () => {
  fc.assert(
    fc.property(bitmaps, (bitmap) => {
      const expected = withoutRealTimeCommands(bitmap)
      const job = decodeJob(encodeSlip(bitmap, '0042'), bitmap.width)
      expect(job.garbageBytes).toBe(0)
      expect(job.isCutShort).toBe(false)
      expect(job.slips).toHaveLength(1)
      expect(job.slips[0]?.height).toBe(bitmap.height)
      expect(Buffer.compare(job.slips[0]?.rows ?? escape, expected.rows)).toBe(0)
      expect(differingDots(bitmap, expected)).toBe(commandsWithinRows(bitmap))
    }),
    { numRuns: 150 },
  )
})

test('no job holds a real-time command, whatever the bitmap', () => {
  fc.assert(
    fc.property(bitmaps, (bitmap) => {
      expect(realTimeCommandsIn(encodeSlip(bitmap, '0042'))).toBe(0)
    }),
    { numRuns: 150 },
  )
})

test('a row that ends where a real-time command begins is sent apart from the next, dot for dot', () => {
  const bitmap: Bitmap = { width: 16, height: 3, rows: Uint8Array.of(1, 0x10, 4, 0x10, 5, 1) }
  const bytes = encodeSlip(bitmap, '0042')
  expect(withoutRealTimeCommands(bitmap)).toBe(bitmap)
  expect(decodeJob(bytes, 16).events.filter(({ kind }) => kind === 'raster')).toHaveLength(3)
  expect(decodeJob(bytes, 16).slips[0]?.rows).toEqual(bitmap.rows)
})

test('a real-time command within a row is broken by one dot beside the one that is there', () => {
  const bitmap: Bitmap = { width: 24, height: 1, rows: Uint8Array.of(0x10, 0x04, 0x01) }
  expect(withoutRealTimeCommands(bitmap).rows).toEqual(Uint8Array.of(0x18, 0x04, 0x01))
  expect(bitmap.rows).toEqual(Uint8Array.of(0x10, 0x04, 0x01))
})

for (const language of languages) {
  for (const dots of [576, 384] as const) {
    test(`${language}, ${dots} dots: the job prints the slip dot for dot and its QR can be read`, () => {
      const content = sampleSlip(language)
      const bitmap = renderSlip(content, dots)
      const bytes = slipJob(content, { dots, processId: '7777' })
      const job = decodeJob(bytes, dots)
      expect(realTimeCommandsIn(bytes)).toBe(0)
      expect(job.garbageBytes).toBe(0)
      expect(job.slips).toEqual([bitmap])
      expect(readQr(bitmap)).toBe(content.url)
    })
  }
}

test('a job initialises, prints in bands, cuts, and asks for its process id last', () => {
  const { events } = decodeJob(slipJob(sampleSlip('he'), { dots: 576, processId: '0042' }), 576)
  const kinds = events.map(({ kind }) => kind)
  expect(kinds[0]).toBe('initialise')
  expect(kinds.slice(-2)).toEqual(['cut', 'process-id'])
  expect(new Set(kinds.slice(1, -2))).toEqual(new Set(['raster']))
  const bandRows = events.flatMap((event) => (event.kind === 'raster' ? [event.rowCount] : []))
  expect(Math.max(...bandRows)).toBeLessThanOrEqual(bandRowsMax)
  expect(bandRowsMax).toBeLessThan(256)
})

test('a process id is four printable characters', () => {
  expect(() => processIdRequest('123')).toThrow(RangeError)
  expect(() => processIdRequest('12\n4')).toThrow(RangeError)
  expect(() => processIdRequest('123é')).toThrow(RangeError)
  expect(processIdOf(processIdRequest(' ~Az'))).toBe(' ~Az')
  expect(processIdOf(escape)).toBe(null)
})

test('the decoder reports what belongs to no command, with its place', () => {
  const { events, garbageBytes, isCutShort } = decodeJob(
    Uint8Array.of(0x1b, 0x40, 0x41, 0x00, 0x1d, 0x21, 0x0a, 0x1d, 0x76, 0x30),
    576,
  )
  expect(garbageBytes).toBe(3)
  expect(events.filter(({ kind }) => kind === 'garbage')).toEqual([
    { kind: 'garbage', byte: 0x41, offset: 2 },
    { kind: 'garbage', byte: 0x1d, offset: 4 },
    { kind: 'garbage', byte: 0x21, offset: 5 },
  ])
  expect(isCutShort).toBe(true)
})

test('wherever a job breaks off, NULs bring the printer to the point where the next prints whole', () => {
  const dots = 384
  const job = slipJob(sampleSlip('en', { documents: [] }), { dots, processId: '0001' })
  const next = slipJob(sampleSlip('en', { documents: [], number: 'B7' }), { dots, processId: '0002' })
  const expected = decodeJob(next, dots).slips[0]
  const status = Uint8Array.of(0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x04)
  const places = [...Array(120).keys(), ...Array.from({ length: 30 }, (_, step) => job.length - step)]
  for (const place of places) {
    const bytes = Buffer.concat([job.subarray(0, place), commandEnd(), status, bandEnd(), next])
    const { slips, garbageBytes } = decodeJob(bytes, dots)
    const last = slips.at(-1)
    expect(garbageBytes).toBe(0)
    expect(last?.rows.subarray(-(expected?.rows.length ?? 0))).toEqual(expected?.rows)
  }
})
