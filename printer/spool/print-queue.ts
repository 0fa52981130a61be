import type { PrinterTransport, PrintOutcome } from '../transports/print-outcome.ts'
import type { JobOutcome, PrintJob } from './print-job.ts'

/** The limits of one printer's queue. */
export interface PrintQueueLimits {
  /** Jobs waiting at most; a printer that is so far behind is broken, and the hall shows slips on screens. */
  readonly jobsMax: number
  /** How often a job that was not sent is tried, the first time included. */
  readonly attemptsMax: number
  readonly firstRetryMs: number
  /** The pause before a retry doubles up to this. */
  readonly retryMsMax: number
}

export const printQueueLimits: PrintQueueLimits = {
  jobsMax: 200,
  attemptsMax: 12,
  firstRetryMs: 500,
  retryMsMax: 15_000,
}

export interface PrintQueueOptions {
  readonly transport: PrinterTransport
  /** Called once for every accepted job. What it throws is not caught. */
  readonly onOutcome: (ticketId: string, outcome: JobOutcome) => void
  /** Called when a job was not sent and will be tried again, so that somebody can fetch paper meanwhile. */
  readonly onRetry?: (ticketId: string, outcome: PrintOutcome, attempt: number) => void
  /** Asked before each attempt; a job whose ticket no longer waits is dropped. */
  readonly isStillWanted?: (ticketId: string) => boolean
  readonly limits?: Partial<PrintQueueLimits>
}

/** The jobs of one printer, printed strictly one at a time in the order in which they came. */
export class PrintQueue {
  readonly #options: PrintQueueOptions
  readonly #limits: PrintQueueLimits
  readonly #waiting: PrintJob[] = []
  #isClosing = false
  #working: Promise<void> = Promise.resolve()
  #isWorking = false
  #cutPauseShort: () => void = () => undefined

  constructor(options: PrintQueueOptions) {
    this.#options = options
    this.#limits = { ...printQueueLimits, ...options.limits }
  }

  /** Jobs that have no outcome yet, the one being printed included. */
  get size(): number {
    return this.#waiting.length + (this.#isWorking ? 1 : 0)
  }

  /** Takes a job, unless the queue is full or closing; a refused job gets no outcome. */
  add(job: PrintJob): 'queued' | 'full' | 'closing' {
    if (this.#isClosing) return 'closing'
    if (this.#waiting.length >= this.#limits.jobsMax) return 'full'
    this.#waiting.push(job)
    if (!this.#isWorking) {
      this.#isWorking = true
      this.#working = this.#work()
    }
    return 'queued'
  }

  /**
   * Takes no more jobs. 'drain' prints what is queued, without waiting for a printer that is in trouble;
   * 'stop' drops all but the job that is being sent. Settles when the last job has its outcome.
   */
  async close(how: 'drain' | 'stop'): Promise<void> {
    this.#isClosing = true
    if (how === 'stop') this.#dropWaiting()
    this.#cutPauseShort()
    await this.#working
    await this.#options.transport.close()
  }

  async #work(): Promise<void> {
    for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
      this.#options.onOutcome(job.ticketId, await this.#print(job))
    }
    this.#isWorking = false
  }

  async #print(job: PrintJob): Promise<JobOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      if (!this.#isWanted(job)) return { outcome: 'dropped', reason: 'no-longer-wanted' }
      const outcome = await this.#attempt(job)
      if (!isWorthRetrying(outcome)) return outcome
      if (attempt >= this.#limits.attemptsMax || this.#isClosing) return outcome
      this.#options.onRetry?.(job.ticketId, outcome, attempt)
      await this.#pause(Math.min(this.#limits.retryMsMax, this.#limits.firstRetryMs * 2 ** (attempt - 1)))
    }
  }

  #isWanted(job: PrintJob): boolean {
    return this.#options.isStillWanted?.(job.ticketId) ?? true
  }

  async #attempt(job: PrintJob): Promise<PrintOutcome> {
    let bytes: Uint8Array
    try {
      bytes = await job.render()
    } catch {
      return { outcome: 'not-sent', reason: 'render-failed' }
    }
    try {
      return await this.#options.transport.send(bytes)
    } catch {
      // A transport gives outcomes and does not throw; one that does has sent nobody knows what.
      return { outcome: 'unknown', reason: 'connection-lost' }
    }
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#cutPauseShort = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #dropWaiting(): void {
    for (const { ticketId } of this.#waiting.splice(0)) {
      this.#options.onOutcome(ticketId, { outcome: 'dropped', reason: 'queue-closed' })
    }
  }
}

/** A slip that cannot be drawn will not be drawn the next time; anything else that was not sent may be. */
function isWorthRetrying(outcome: PrintOutcome): boolean {
  return outcome.outcome === 'not-sent' && outcome.reason !== 'render-failed'
}
