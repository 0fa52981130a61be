import type { PaperOptions } from './options.ts'
import { paperInDirectory, paperOfOwnPrinter, type Paper } from './paper.ts'

/** The paper that the options ask for; null where they ask for none. */
export async function openPaper(options: PaperOptions | null): Promise<Paper | null> {
  if (options === null) return null
  if (options.from === 'directory') return await paperInDirectory(options.directory, options.paperDots)
  return await paperOfOwnPrinter(options.host, options.port, options.paperDots)
}
