import type { SlipPrinter } from '../server/engine/ports.ts'
import type { PaperDots } from './raster/paper.ts'
import type { SlipRenderer } from './slip-renderer.ts'
import type { SlipContent } from './slip/slip-content.ts'
import type { JobOutcome } from './spool/print-job.ts'
import { PrintQueue } from './spool/print-queue.ts'
import { networkPrinter } from './transports/network.ts'

type TicketId = Parameters<SlipPrinter['print']>[0]
type Listener = Parameters<SlipPrinter['onOutcome']>[0]
type SlipOutcome = Parameters<Listener>[1]

/** What a ticket's slip says; null for a ticket that is not of this day. */
export type ContentOf = (ticket: TicketId, options: { readonly copy: boolean }) => SlipContent | null

interface NetworkSettings {
  readonly host: string
  readonly port: number
  readonly dots: PaperDots
}

/** Four characters that differ from job to job, so that a confirmation is not taken for that of another slip. */
function* processIds(): Generator<string, never, undefined> {
  for (let job = Math.floor(Math.random() * 46_656); ; job += 1)
    yield `A${(job % 46_656).toString(36).toUpperCase().padStart(3, '0')}`
}

function said({ outcome }: JobOutcome): SlipOutcome {
  return outcome
}

/**
 * The hall's slips on a printer of the network. A slip that could not be sent is said to be `not-sent` at the first
 * try already, and is tried again all the same: `printed` may follow. `onTrouble` is told of each try that failed.
 */
export function networkSlipPrinter(
  settings: NetworkSettings,
  contentOf: ContentOf,
  options: { readonly renderer: SlipRenderer; readonly onTrouble: (trouble: object) => void },
): SlipPrinter {
  const { renderer } = options
  const { host, port, dots } = settings
  const listeners: Listener[] = []
  const tell = (ticket: string, outcome: SlipOutcome): void => {
    for (const listener of listeners) listener(ticket as TicketId, outcome)
  }
  const queued = new Set<string>()
  let inTrouble = false
  const queue = new PrintQueue({
    transport: networkPrinter({ host, port }),
    onOutcome(ticket, outcome) {
      queued.delete(ticket)
      inTrouble = outcome.outcome === 'not-sent'
      tell(ticket, said(outcome))
    },
    onRetry(_ticket, outcome, attempt) {
      options.onTrouble({ printer: `${host}:${port}`, attempt, ...outcome })
      if (inTrouble) return
      // Whoever waits behind a printer in trouble needs the number on the screen now, not when it is given up.
      inTrouble = true
      for (const waiting of queued) tell(waiting, 'not-sent')
    },
  })
  const ids = processIds()
  return {
    kind: 'network',
    print(ticket, how) {
      const render = async (): Promise<Uint8Array> => {
        const content = contentOf(ticket, how)
        if (!content) throw new Error(`no slip can be made for ticket ${ticket}`)
        return renderer.job(content, { dots, processId: ids.next().value })
      }
      const taken = queue.add({ ticketId: ticket, render }) === 'queued'
      if (taken) queued.add(ticket)
      if (!taken || inTrouble) tell(ticket, 'not-sent')
    },
    picture: (ticket) => picture(contentOf(ticket, { copy: false }), dots, renderer),
    onOutcome: (listener) => void listeners.push(listener),
    async close() {
      await queue.close('drain')
      await renderer.close()
    },
  }
}

/** The hall's slips where no printer is set up: as pictures on the triage screen. */
export function screenSlipPrinter(contentOf: ContentOf, renderer: SlipRenderer): SlipPrinter {
  const listeners: Listener[] = []
  return {
    kind: 'none',
    print(ticket) {
      for (const listener of listeners) listener(ticket, 'on-screen')
    },
    picture: (ticket) => picture(contentOf(ticket, { copy: false }), 576, renderer),
    onOutcome: (listener) => void listeners.push(listener),
    close: () => renderer.close(),
  }
}

async function picture(
  content: SlipContent | null,
  dots: PaperDots,
  renderer: SlipRenderer,
): Promise<Uint8Array | null> {
  return content ? renderer.png(content, dots) : null
}
