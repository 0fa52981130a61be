import { parentPort } from 'node:worker_threads'
import type { PaperDots } from './raster/paper.ts'
import { slipJob, slipPng } from './render-slip.ts'
import type { SlipContent } from './slip/slip-content.ts'

/** One slip to draw; `processId` null asks for a picture instead of a job. */
export interface DrawRequest {
  readonly id: number
  readonly content: SlipContent
  readonly dots: PaperDots
  readonly processId: string | null
}

export type DrawReply =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string }

function draw({ id, content, dots, processId }: DrawRequest): DrawReply {
  try {
    const bytes = processId === null ? slipPng(content, dots) : slipJob(content, { dots, processId })
    return { id, bytes: new Uint8Array(bytes) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (request: DrawRequest) => parentPort?.postMessage(draw(request)))
