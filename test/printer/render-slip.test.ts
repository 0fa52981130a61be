import { expect, test } from 'vitest'
import { languages } from '../../language/languages.ts'
import type { Bitmap } from '../../printer/raster/bitmap.ts'
import { bytesPerRow, dotsPerMm, isBlack } from '../../printer/raster/bitmap.ts'
import type { PaperDots } from '../../printer/raster/paper.ts'
import { renderSlip } from '../../printer/render-slip.ts'
import type { SlipContent } from '../../printer/slip/slip-content.ts'
import { issuedAtMs, readQr, sampleSlip } from './slip-samples.ts'

const papers: readonly PaperDots[] = [576, 384]
/** A J reaches into the margin; nothing reaches the edge. */
const marginDots = 2

const longTexts: Partial<SlipContent> = {
  number: 'W888',
  hallName:
    'The Collections Department of the City Hall of Ramat HaShikma, basement floor, entrance from the garden',
  serviceName: 'Exemptions, discounts and payment arrangements for property tax, water and education fees',
  documents: [
    'Pneumonoultramicroscopicsilicovolcanoconiosis-Anmeldebescheinigungsformular',
    'x'.repeat(500),
    'ID',
  ],
  shortCode: 'ABCD-EFGH-JKLM-NPQR',
}

function blackDots(bitmap: Bitmap, fromX: number, toX: number, fromY = 0, toY = bitmap.height): number {
  let count = 0
  for (let y = fromY; y < toY; y += 1) {
    for (let x = fromX; x < toX; x += 1) if (isBlack(bitmap, x, y)) count += 1
  }
  return count
}

/** The height of the tallest run of rows that hold something black. */
function tallestRun(bitmap: Bitmap): number {
  let tallest = 0
  let run = 0
  for (let y = 0; y < bitmap.height; y += 1) {
    run = blackDots(bitmap, 0, bitmap.width, y, y + 1) > 0 ? run + 1 : 0
    // The QR is taller than the number and comes after it.
    if (y < bitmap.height / 2) tallest = Math.max(tallest, run)
  }
  return tallest
}

for (const language of languages) {
  for (const dots of papers) {
    const name = `${language}, ${dots} dots`

    test(`${name}: nothing is clipped at an edge, with short texts, long ones, and a copy`, () => {
      const variants: Partial<SlipContent>[] = [
        {},
        longTexts,
        { number: 'J777' },
        { copy: true, promise: null },
      ]
      for (const changes of variants) {
        const bitmap = renderSlip(sampleSlip(language, changes), dots)
        expect(bitmap.width).toBe(dots)
        expect(bitmap.rows).toHaveLength(bytesPerRow(dots) * bitmap.height)
        expect(blackDots(bitmap, 0, marginDots)).toBe(0)
        expect(blackDots(bitmap, dots - marginDots, dots)).toBe(0)
        expect(blackDots(bitmap, 0, dots, 0, 4)).toBe(0)
        expect(blackDots(bitmap, 0, dots, bitmap.height - 4)).toBe(0)
        expect(blackDots(bitmap, 0, dots)).toBeGreaterThan(10_000)
      }
    })

    test(`${name}: the number stands 20 to 25 mm high`, () => {
      for (const number of ['A1', 'A134', 'W888', 'ש134']) {
        const bitmap = renderSlip(sampleSlip(language, { number }), dots)
        expect(tallestRun(bitmap)).toBeGreaterThanOrEqual(20 * dotsPerMm - 2)
        expect(tallestRun(bitmap)).toBeLessThanOrEqual(25 * dotsPerMm)
      }
    })

    test(`${name}: the QR is read even with a long address`, () => {
      const url = `https://queue.ramat-hashikma.example/hall/collections/ticket/${'7KQ4M2XR'.repeat(6)}`
      expect(readQr(renderSlip(sampleSlip(language, { url }), dots))).toBe(url)
    })
  }
}

test('PROMISE-2 without a promise the slip is shorter and gives no minutes', () => {
  for (const dots of papers) {
    const without = renderSlip(sampleSlip('en', { promise: null }), dots)
    const other = renderSlip(sampleSlip('en', { promise: null, issuedAtMs: issuedAtMs + 1 }), dots)
    expect(without.height).toBeLessThan(renderSlip(sampleSlip('en'), dots).height)
    expect(without.rows).toEqual(other.rows)
  }
})

/** The columns in which two slips differ. */
function differingColumns(a: Bitmap, b: Bitmap): { first: number; last: number } {
  const columns: number[] = []
  for (let y = 0; y < a.height; y += 1) {
    for (let x = 0; x < a.width; x += 1) if (isBlack(a, x, y) !== isBlack(b, x, y)) columns.push(x)
  }
  if (columns.length === 0) throw new Error('The slips do not differ')
  return { first: Math.min(...columns), last: Math.max(...columns) }
}

test('the promised times follow each other in reading order, and each reads left to right', () => {
  for (const language of languages) {
    const slip = (from: number, to: number) => {
      const promise = {
        notBeforeMs: issuedAtMs + from * 60_000,
        byMs: issuedAtMs + to * 60_000,
        aboutMs: 60_000,
      }
      return renderSlip(sampleSlip(language, { hallLanguage: language, promise }), 576)
    }
    const plain = slip(14, 29)
    const fromMinute = differingColumns(plain, slip(17, 29))
    const fromHour = differingColumns(plain, slip(14 - 60, 29))
    const toMinute = differingColumns(plain, slip(14, 31))
    const fromComesFirst =
      language === 'he' || language === 'ar'
        ? toMinute.last < fromHour.first
        : fromMinute.last < toMinute.first
    expect([language, fromComesFirst, fromHour.last < fromMinute.first]).toEqual([language, true, true])
  }
})

test('a copy and a rehearsal are marked above everything else', () => {
  const plain = renderSlip(sampleSlip('he'), 576)
  const copy = renderSlip(sampleSlip('he', { copy: true }), 576)
  const both = renderSlip(sampleSlip('he', { copy: true, rehearsal: true }), 576)
  const added = copy.height - plain.height
  expect(added).toBeGreaterThan(40)
  expect(both.height).toBe(plain.height + 2 * added)
  expect(blackDots(copy, 0, 576, 0, added)).toBeGreaterThan((576 * added) / 3)
  const stride = bytesPerRow(576)
  expect(copy.rows.subarray((added + 8) * stride)).toEqual(plain.rows.subarray(8 * stride))
})

test('right-to-left slips stand at the right edge, others at the left', () => {
  for (const language of languages) {
    const bitmap = renderSlip(sampleSlip(language, { documents: [] }), 576)
    const heading = 60
    const left = blackDots(bitmap, 0, 60, 0, heading)
    const right = blackDots(bitmap, 516, 576, 0, heading)
    expect([language, right > left]).toEqual([language, language === 'he' || language === 'ar'])
  }
})

test('the hall language stands under the key lines only where it differs', () => {
  const foreign = renderSlip(sampleSlip('en', { hallLanguage: 'en', documents: [] }), 576)
  const both = renderSlip(sampleSlip('en', { documents: [] }), 576)
  expect(both.height).toBeGreaterThan(foreign.height + 100)
})

test('a hall without a phone page prints no QR', () => {
  const without = renderSlip(sampleSlip('en', { url: '' }), 576)
  expect(readQr(without)).toBe(null)
  expect(without.height).toBeLessThan(renderSlip(sampleSlip('en'), 576).height - 200)
})

test('the same slip is drawn the same, also after others', () => {
  const first = renderSlip(sampleSlip('ar'), 576)
  for (const language of languages) renderSlip(sampleSlip(language, longTexts), 576)
  expect(renderSlip(sampleSlip('ar'), 576)).toEqual(first)
})

test('direction overrides in a name change nothing on the rest of the slip', () => {
  const plain = renderSlip(sampleSlip('he', { hallName: 'City Hall' }), 576)
  const attacked = renderSlip(sampleSlip('he', { hallName: '\u202ECity\u0000 Hall\u2067' }), 576)
  expect(attacked).toEqual(plain)
})
