import { RefusedError } from './api-client.ts'
import { deskKey, type Desk, type DeskKey } from './desk.ts'
import type { Difference, DifferenceKind } from './difference.ts'
import type { DeskWindow } from './hall-fit.ts'
import { classOf, serviceOf } from './hall-key.ts'
import type { HallStaff } from './hall-staff.ts'
import type { Action, Operation } from './operation.ts'
import type { TraceRow } from './trace-row.ts'
import { WaitingOrder } from './waiting-order.ts'

interface IssuedTicket {
  readonly ticket: string
  readonly url: string
}

type Call = Extract<Action, { readonly verb: 'call' }>

/**
 * Carries out operations at the server and remembers which visit holds which ticket.
 * A refusal is a difference; what depended on it is left out.
 */
export class Stage {
  readonly #staff: HallStaff
  readonly #windows: ReadonlyMap<DeskKey, DeskWindow>
  readonly #usesNext: boolean
  readonly #issued = new Map<number, IssuedTicket>()
  readonly #broken = new Set<number>()
  readonly #waiting = new WaitingOrder()
  readonly refusals: Difference[] = []
  readonly calls = { byNext: 0, byHand: 0, completing: 0 }

  /** `usesNext`: whether nobody else issues tickets, so that the drive can know whose turn it is. */
  constructor(staff: HallStaff, windows: ReadonlyMap<DeskKey, DeskWindow>, usesNext: boolean) {
    this.#staff = staff
    this.#windows = windows
    this.#usesNext = usesNext
  }

  get waiting(): number {
    return this.#waiting.size
  }

  get issuedCount(): number {
    return this.#issued.size
  }

  issuedTo(line: number): IssuedTicket | null {
    return this.#issued.get(line) ?? null
  }

  /** Rejects only where the server gave no answer at all. */
  async perform({ action, index }: Operation): Promise<void> {
    const line = 'row' in action ? action.row.line : null
    if (line !== null && this.#broken.has(line)) {
      if (action.verb === 'call') await this.#completeInstead(action)
      return
    }
    try {
      await this.#attempt(action, index)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      if (line !== null) {
        this.#broken.add(line)
        this.#waiting.gone(line)
      }
      this.#note('refused', line, `${action.verb}: ${error.message}`)
      if (action.verb === 'call') await this.#completeInstead(action)
    }
  }

  async #attempt(action: Action, index: number): Promise<void> {
    switch (action.verb) {
      case 'issue':
        return this.#issue(action.row)
      case 'cancel':
        await this.#staff.cancel(action.row.line, this.#ticketOf(action.row))
        return this.#waiting.gone(action.row.line)
      case 'open-window': {
        const { number, clerk } = this.#windowOf(action.desk)
        await this.#staff.openWindow(index, number, clerk)
        return undefined
      }
      case 'close-window':
        await this.#staff.closeWindow(index, this.#windowOf(action.desk).number)
        return undefined
      case 'call':
        return this.#call(action)
      case 'start':
      case 'complete':
      case 'no-show':
        await this.#staff.atWindow(action.verb, action.row.line, this.#windowOf(action.desk).number)
        return undefined
      default:
        return action satisfies never
    }
  }

  async #issue({ line, service, priority }: TraceRow): Promise<void> {
    this.#waiting.issueSent(line, serviceOf(service))
    const { id, url } = await this.#staff.issue(line, serviceOf(service), classOf(priority))
    this.#waiting.issueAnswered(line, id)
    this.#issued.set(line, { ticket: id, url })
  }

  async #call({ row, desk, completing }: Call): Promise<void> {
    const { line } = row
    const { number, services } = this.#windowOf(desk)
    const ticket = this.#ticketOf(row)
    if (this.#usesNext && this.#waiting.isCertainlyNext(line, services)) {
      const answer = await this.#staff.callNext(line, number)
      const called = answer.ticket?.id ?? null
      if (called === ticket) this.calls.byNext += 1
      else {
        this.#note('wrong-next', line, `Next at window ${number} gave ${called}`)
        await this.#staff.call(line, number, ticket)
      }
    } else {
      await this.#staff.call(line, number, ticket)
      this.calls.byHand += 1
    }
    if (completing) this.calls.completing += 1
    this.#waiting.gone(line)
  }

  /** The call that was to end the desk's last visit did not come about; the visit ends all the same. */
  async #completeInstead({ completing, desk }: Call): Promise<void> {
    if (!completing || this.#broken.has(completing.line)) return
    try {
      await this.#attempt({ verb: 'complete', row: completing, desk }, 0)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      this.#note('refused', completing.line, `complete: ${error.message}`)
    }
  }

  #ticketOf({ line }: TraceRow): string {
    const issued = this.#issued.get(line)
    if (!issued) throw new Error(`line ${line} has no ticket, and is not broken`)
    return issued.ticket
  }

  #windowOf(desk: Desk): DeskWindow {
    const place = this.#windows.get(deskKey(desk))
    if (!place) throw new Error(`desk ${deskKey(desk)} has no window`)
    return place
  }

  #note(kind: DifferenceKind, line: number | null, detail: string): void {
    const ticket = line === null ? null : (this.#issued.get(line)?.ticket ?? null)
    this.refusals.push({ kind, line, ticket, detail })
  }
}
