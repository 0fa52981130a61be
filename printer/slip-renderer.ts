import { Worker } from 'node:worker_threads'
import type { PaperDots } from './raster/paper.ts'
import type { SlipJobOptions } from './render-slip.ts'
import type { SlipContent } from './slip/slip-content.ts'
import type { DrawRequest, DrawReply } from './slip-worker.ts'

/** Draws slips beside the server's own thread, so that nobody waits for a picture (ISSUE-3). */
export interface SlipRenderer {
  /** The bytes that print the slip. Rejects where it cannot be drawn. */
  job(content: SlipContent, options: SlipJobOptions): Promise<Uint8Array>
  /** The same slip as a PNG file. */
  png(content: SlipContent, dots: PaperDots): Promise<Uint8Array>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

// The worker lies beside this file in the sources, and beside the bundle where it is built.
const workerFile = import.meta.url.endsWith('.ts') ? './slip-worker.ts' : './slip-worker.js'

/** One thread that draws, started with the first slip, and anew with the next one after it has failed. */
export function threadedSlipRenderer(): SlipRenderer {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0

  const fail = (error: Error): void => {
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const take = (reply: DrawReply): void => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (waiting.size === 0) worker?.unref()
    if ('bytes' in reply) asked?.resolve(reply.bytes)
    else asked?.reject(new Error(reply.error))
  }
  const started = (): Worker => {
    if (worker) return worker
    const made = new Worker(new URL(workerFile, import.meta.url))
    made.on('message', take)
    made.on('error', fail)
    made.on('exit', () => {
      if (worker === made) fail(new Error('the thread that draws slips has ended'))
    })
    worker = made
    return made
  }
  const ask = (request: DrawRequest): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject })
      const thread = started()
      // A server that is asked to end stays for a slip that is being drawn, and not for a thread that waits for one.
      thread.ref()
      thread.postMessage(request)
    })

  return {
    job: (content, { dots, processId }) => ask({ id: (lastId += 1), content, dots, processId }),
    png: (content, dots) => ask({ id: (lastId += 1), content, dots, processId: null }),
    async close() {
      const last = worker
      worker = null
      await last?.terminate()
      fail(new Error('the hall is closing'))
    },
  }
}
