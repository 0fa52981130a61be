import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parseTrace, TraceError } from './parse-trace.ts'
import type { TraceRow } from './trace-row.ts'

const gzipMagic = [0x1f, 0x8b]

/** The text of a file, plain or gzipped; throws a `TraceError` where it cannot be read. */
export async function readText(file: string): Promise<string> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
    if (bytes[0] === gzipMagic[0] && bytes[1] === gzipMagic[1]) bytes = gunzipSync(bytes)
  } catch (error) {
    throw new TraceError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  return bytes.toString('utf8')
}

/** Reads a trace that is to be driven; throws a `TraceError` where that fails. */
export async function readTrace(file: string, day: string | null): Promise<readonly TraceRow[]> {
  return parseTrace(await readText(file), file, day)
}
