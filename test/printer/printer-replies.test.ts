import { expect, test } from 'vitest'
import { saysPaperLow, saysPaperOut, troubleIn } from '../../printer/transports/printer-status.ts'
import type { PrinterReply } from '../../printer/transports/reply-reader.ts'
import { ReplyReader } from '../../printer/transports/reply-reader.ts'

function repliesIn(...chunks: number[][]): PrinterReply[] {
  const replies: PrinterReply[] = []
  const reader = new ReplyReader((reply) => replies.push(reply))
  for (const chunk of chunks) reader.push(Uint8Array.from(chunk))
  return replies
}

test('replies are told apart by their fixed bits, in pieces of any length', () => {
  const stream = [0x12, 0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00, 0x00, 0x7e]
  const expected: PrinterReply[] = [
    { kind: 'real-time', byte: 0x12 },
    { kind: 'process-id', id: '0042' },
    { kind: 'paper', byte: 0x00 },
    { kind: 'real-time', byte: 0x7e },
  ]
  expect(repliesIn(stream)).toEqual(expected)
  expect(repliesIn(...stream.map((byte) => [byte]))).toEqual(expected)
})

test('an automatic status, flow control and other responses are passed over', () => {
  const automatic = [0x14, 0x00, 0x0c, 0x0f]
  const otherResponse = [0x37, 0x23, 0x41, 0x00]
  expect(repliesIn([...automatic, 0x11, 0x13, ...otherResponse, 0x16])).toEqual([
    { kind: 'real-time', byte: 0x16 },
  ])
})

test('a response that never ends does not swallow the replies after it for ever', () => {
  const endless = Array.from({ length: 81 }, () => 0x41)
  expect(repliesIn([0x37, ...endless, 0x12])).toEqual([{ kind: 'real-time', byte: 0x12 }])
})

test('the most telling trouble is named', () => {
  const well = { printer: 0x16, offlineCause: 0x12, paper: 0x12 }
  expect(troubleIn(well)).toBe(null)
  expect(troubleIn({ printer: undefined, offlineCause: undefined, paper: undefined })).toBe(null)
  expect(troubleIn({ ...well, printer: 0x1a })).toBe('offline')
  expect(troubleIn({ ...well, printer: 0x1a, offlineCause: 0x16 })).toBe('cover-open')
  expect(troubleIn({ ...well, printer: 0x1a, offlineCause: 0x32 })).toBe('paper-out')
  expect(troubleIn({ ...well, paper: 0x72 })).toBe('paper-out')
  expect(troubleIn({ ...well, offlineCause: 0x52 })).toBe('printer-error')
  expect(troubleIn({ ...well, paper: 0x1e })).toBe(null)
})

test('little paper and no paper are different', () => {
  expect([saysPaperLow(0x12), saysPaperLow(0x1e)]).toEqual([false, true])
  expect([saysPaperOut(0x00), saysPaperOut(0x03), saysPaperOut(0x0c)]).toEqual([false, false, true])
})
