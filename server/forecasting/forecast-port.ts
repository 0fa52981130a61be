import { Worker } from 'node:worker_threads'
import type { ForecastReply, ForecastRequest } from './messages.ts'

/** Glue to whatever forecasts: a thread in service, a desk in the same thread in tests. */
export interface ForecastPort {
  post(request: ForecastRequest): void
  close(): void
}

export interface PortListener {
  onReply(reply: ForecastReply): void
  /** It has ended by itself. Never told after `close`. */
  onEnd(error: Error): void
}

export type ConnectForecast = (listener: PortListener) => ForecastPort

// The worker lies beside this file in the sources, and beside the bundle where it is built.
const workerFile = import.meta.url.endsWith('.ts') ? './forecast-worker.ts' : './forecast-worker.js'
/** A forecaster that wants more than this has gone wrong, and must not take the hall with it. */
const memoryMbMax = 768

/** A thread that forecasts. It keeps no process alive. */
export function connectWorker(listener: PortListener): ForecastPort {
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMbMax },
  })
  worker.unref()
  let over = false
  const end = (error: Error): void => {
    if (over) return
    over = true
    listener.onEnd(error)
  }
  worker.on('message', (reply: ForecastReply) => listener.onReply(reply))
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`the thread that forecasts has ended with code ${code}`)))
  return {
    post: (request) => worker.postMessage(request),
    close() {
      over = true
      void worker.terminate()
    },
  }
}
