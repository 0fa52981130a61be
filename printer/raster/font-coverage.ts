import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

const woff2HeaderBytes = 48
const woff2Signature = 0x774f4632
/** The place of 'cmap' among the table tags that WOFF 2 abbreviates. */
const cmapTagIndex = 0
const glyfTagIndex = 10
const locaTagIndex = 11
const spelledOutTag = 63

/** Adds to `covered` every code point for which the WOFF 2 font has a glyph. Throws on another kind of file. */
export function addCoverage(path: string, covered: Set<number>): void {
  const cmap = characterMapOf(readFileSync(path))
  const tables = cmap.readUInt16BE(2)
  for (let index = 0; index < tables; index += 1) {
    const start = cmap.readUInt32BE(4 + index * 8 + 4)
    const format = cmap.readUInt16BE(start)
    if (format === 4) addSegments(cmap.subarray(start), covered)
    if (format === 12) addGroups(cmap.subarray(start), covered)
  }
}

/** Finds the table 'cmap', which WOFF 2 stores untransformed within one compressed stream of all tables. */
function characterMapOf(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== woff2Signature) throw new Error('The font is not a WOFF 2 file')
  const tables = file.readUInt16BE(12)
  const reader = { at: woff2HeaderBytes }
  let offset = 0
  let found: { start: number; length: number } | undefined
  for (let index = 0; index < tables; index += 1) {
    const entry = readDirectoryEntry(file, reader)
    if (entry.tagIndex === cmapTagIndex) found = { start: offset, length: entry.length }
    offset += entry.length
  }
  if (found === undefined) throw new Error('The font has no character map')
  const compressedBytes = file.readUInt32BE(20)
  const data = brotliDecompressSync(file.subarray(reader.at, reader.at + compressedBytes))
  return data.subarray(found.start, found.start + found.length)
}

function readDirectoryEntry(file: Buffer, reader: { at: number }): { tagIndex: number; length: number } {
  const flags = file.readUInt8(reader.at)
  reader.at += 1
  const tagIndex = flags & 0x3f
  if (tagIndex === spelledOutTag) reader.at += 4
  const originalLength = readBase128(file, reader)
  const version = flags >> 6
  const isOutline = tagIndex === glyfTagIndex || tagIndex === locaTagIndex
  // Outlines are transformed unless their version is 3; all other tables are unless it is 0.
  const transformed = isOutline ? version !== 3 : version !== 0
  return { tagIndex, length: transformed ? readBase128(file, reader) : originalLength }
}

function readBase128(file: Buffer, reader: { at: number }): number {
  let value = 0
  for (let count = 0; count < 5; count += 1) {
    const byte = file.readUInt8(reader.at)
    reader.at += 1
    value = value * 128 + (byte & 0x7f)
    if ((byte & 0x80) === 0) return value
  }
  throw new Error('The font has a broken table directory')
}

function addSegments(table: Buffer, covered: Set<number>): void {
  const doubled = table.readUInt16BE(6)
  const starts = 16 + doubled
  for (let at = 0; at < doubled; at += 2) {
    const end = table.readUInt16BE(14 + at)
    const start = table.readUInt16BE(starts + at)
    const delta = table.readUInt16BE(starts + doubled + at)
    const rangeAt = starts + 2 * doubled + at
    const range = table.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : table.readUInt16BE(rangeAt + range + 2 * (code - start))
      if (glyph !== 0) covered.add(code)
    }
  }
}

function addGroups(table: Buffer, covered: Set<number>): void {
  const groups = table.readUInt32BE(12)
  for (let index = 0; index < groups; index += 1) {
    const at = 16 + index * 12
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code += 1) covered.add(code)
  }
}
