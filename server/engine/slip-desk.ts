import { itemsOf } from '../hall/persistent-list.ts'
import type { Engine } from './engine.ts'
import { submitOwn } from './own-command.ts'
import type { SlipPrinter } from './ports.ts'

/**
 * Sends each issued ticket to the printer once it is durable (ISSUE-2), never before and never in its way
 * (ISSUE-3), and puts what became of the slip into the log.
 */
export class SlipDesk {
  readonly #engine: Engine
  readonly #printer: SlipPrinter

  constructor(engine: Engine, printer: SlipPrinter, onError: (error: unknown) => void) {
    this.#engine = engine
    this.#printer = printer
    printer.onOutcome((ticket, outcome) => {
      submitOwn(engine, { type: 'recordSlip', ticket, outcome }).catch(onError)
    })
    engine.onPublished(({ events }) => {
      for (const { event } of events) {
        if (event.type === 'TicketIssued') printer.print(event.ticket, { copy: false })
        if (event.type === 'SlipReprinted') printer.print(event.ticket, { copy: true })
      }
    })
  }

  /** After a restart nobody knows what became of slips without an outcome: the staff are asked, not told a guess. */
  async settleUnknown(): Promise<void> {
    const { hall } = this.#engine
    if (hall.status === 'unconfigured') return
    const outcome = this.#printer.kind === 'none' ? 'on-screen' : 'unknown'
    const open = [...itemsOf(hall.tickets)].filter(({ slip }) => slip === null)
    await Promise.all(
      open.map(({ id }) => submitOwn(this.#engine, { type: 'recordSlip', ticket: id, outcome })),
    )
  }
}
