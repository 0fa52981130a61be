import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeJob } from '../../../printer/escpos/decode-job.ts'
import type { Bitmap } from '../../../printer/raster/bitmap.ts'
import { qrMatrix } from '../../../printer/raster/qr-matrix.ts'
import type { PaperDots } from '../../../printer/raster/paper.ts'
import { startSoftwarePrinter } from '../../../printer/software-printer/software-printer.ts'
import { findQr } from './find-qr.ts'

/** One slip as it came out of the printer. */
export interface PaperSlip {
  /** Where to look for it: a file, or its place in the order of printing. */
  readonly name: string
  /** Its QR symbol as `findQr` gives it; null where the paper carries none. */
  readonly qr: string | null
}

/** Where the slips of a drive come out. */
export interface Paper {
  /** The slips printed since the drive began. */
  slips(): Promise<readonly PaperSlip[]>
  close(): Promise<void>
}

/** The symbol that a slip for this text carries, as `findQr` gives it. */
export function qrOf(text: string): string {
  const { size, isDark } = qrMatrix(text)
  let modules = ''
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) modules += isDark(column, row) ? '1' : '0'
  return modules
}

async function slipFiles(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory)
  return names.filter((name) => /^slip-\d+\.bin$/.test(name)).sort()
}

/** A software printer that runs elsewhere and keeps the bytes of its slips in a directory, as `slip-00001.bin`. */
export async function paperInDirectory(directory: string, paperDots: PaperDots): Promise<Paper> {
  const earlier = new Set(await slipFiles(directory))
  const read = new Map<string, readonly PaperSlip[]>()
  return {
    slips: async () => {
      for (const name of await slipFiles(directory)) {
        if (earlier.has(name) || read.has(name)) continue
        const { slips } = decodeJob(await readFile(join(directory, name)), paperDots)
        // A file without a cut is still being written: the cut comes last.
        if (slips.length > 0)
          read.set(
            name,
            slips.map((bitmap) => ({ name, qr: findQr(bitmap) })),
          )
      }
      return [...read.values()].flat()
    },
    close: () => Promise.resolve(),
  }
}

/** The drive itself is the hall's printer, at an address that the server has been given. */
export async function paperOfOwnPrinter(host: string, port: number, paperDots: PaperDots): Promise<Paper> {
  const slips: PaperSlip[] = []
  const onSlip = ({ sequence }: { readonly sequence: number }, bitmap: Bitmap): void => {
    slips.push({ name: `slip ${sequence}`, qr: findQr(bitmap) })
  }
  const printer = await startSoftwarePrinter({ host, port, paperDots, onSlip })
  return { slips: () => Promise.resolve([...slips]), close: () => printer.close() }
}
