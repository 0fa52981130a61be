import { makeHall } from '../../server/cli/drive/make-hall.ts'
import { deskKey } from '../../server/cli/drive/desk.ts'
import { classOf, serviceOf } from '../../server/cli/drive/hall-key.ts'
import { hallYaml } from '../../server/cli/drive/hall-yaml.ts'
import type { Action } from '../../server/cli/drive/operation.ts'
import type { TraceRow } from '../../server/cli/drive/trace-row.ts'
import { parseHallFile } from '../../server/cli/hall-file/read-hall-file.ts'
import type { HallCommand } from '../../server/hall/command.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import { decide } from '../../server/hall/decide.ts'
import { evolve } from '../../server/hall/evolve.ts'
import { emptyHall, ticketOf, type Hall } from '../../server/hall/hall.ts'
import { clerkId, priorityClassId, serviceId, windowNumber, type TicketId } from '../../server/hall/ids.ts'
import type { Ticket } from '../../server/hall/ticket.ts'

const openedAtMs = Date.UTC(1999, 0, 3, 22)

/** The real core of a hall made from a trace, to which actions are put without a server between. */
export class CoreHall {
  readonly configuration: HallConfiguration
  #hall: Hall = emptyHall
  readonly #tickets = new Map<number, TicketId>()

  constructor(rows: readonly TraceRow[]) {
    this.configuration = parseHallFile(
      hallYaml(makeHall(rows, 'a trace'), 'a test'),
      'hall.yaml',
    ).configuration
    this.#decide({ type: 'configureHall', configuration: this.configuration }, 0)
    this.#decide({ type: 'openDay', day: null }, 0)
  }

  ticketOf(line: number): Ticket | undefined {
    const id = this.#tickets.get(line)
    return id === undefined || this.#hall.status !== 'configured' ? undefined : ticketOf(this.#hall, id)
  }

  windowOf(action: Extract<Action, { readonly desk: unknown }>): number {
    const at = this.configuration.clerks.findIndex(({ id }) => id === deskKey(action.desk))
    return this.configuration.serviceWindows[at]?.number ?? 0
  }

  /** Presses Next where `byNext`, and gives the line of the ticket that was called. Throws where the core refuses. */
  act(action: Action, atS: number, byNext = false): number | null {
    const command = this.#commandFor(action, byNext)
    const events = this.#decide(command, atS)
    for (const event of events) {
      if (event.type === 'TicketIssued' && action.verb === 'issue')
        this.#tickets.set(action.row.line, event.ticket)
      if (event.type === 'TicketCalled')
        return [...this.#tickets].find(([, ticket]) => ticket === event.ticket)?.[0] ?? null
    }
    return null
  }

  #decide(command: HallCommand, atS: number): ReturnType<typeof this.applied> {
    return this.applied(command, openedAtMs + atS * 1000)
  }

  applied(command: HallCommand, nowMs: number) {
    const decision = decide(this.#hall, command, nowMs)
    if (!decision.accepted) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`)
    for (const event of decision.events) this.#hall = evolve(this.#hall, event)
    return decision.events
  }

  #commandFor(action: Action, byNext: boolean): HallCommand {
    switch (action.verb) {
      case 'issue':
        return {
          type: 'issueTicket',
          service: serviceId(serviceOf(action.row.service)),
          language: null,
          priorityClass: priorityClassId(classOf(action.row.priority)),
          withNote: false,
          promise: null,
          calledShare: null,
          toldMayNotBeServed: false,
        }
      case 'cancel':
        return { type: 'cancelTicket', ticket: this.#ticket(action.row), reason: null, renege: true }
      default:
    }
    const serviceWindow = windowNumber(this.windowOf(action))
    switch (action.verb) {
      case 'open-window':
        return { type: 'openWindow', serviceWindow, clerk: clerkId(deskKey(action.desk)), workProfile: null }
      case 'close-window':
        return { type: 'closeWindow', serviceWindow }
      case 'call':
        return byNext
          ? { type: 'callNext', serviceWindow }
          : { type: 'callTicket', serviceWindow, ticket: this.#ticket(action.row), reason: 'recorded order' }
      case 'start':
        return { type: 'startService', serviceWindow }
      case 'complete':
        return { type: 'complete', serviceWindow, outcome: 'done' }
      case 'no-show':
        return { type: 'markNoShow', serviceWindow }
      default:
        return action satisfies never
    }
  }

  #ticket(row: TraceRow): TicketId {
    const ticket = this.#tickets.get(row.line)
    if (ticket === undefined) throw new Error(`line ${row.line} has no ticket yet`)
    return ticket
  }
}
