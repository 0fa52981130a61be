import type { HallCommand } from '../hall/command.ts'
import { decide } from '../hall/decide.ts'
import type { HallEvent } from '../hall/event.ts'
import { evolve } from '../hall/evolve.ts'
import { ticketOf, type Hall } from '../hall/hall.ts'
import type { TicketId } from '../hall/ids.ts'
import { ticketRecordOf, type TicketRecord } from '../hall/ticket-record.ts'
import type { Batch, Clock, LoggedEvent, PromiseSource, StoredAnswer, TicketNote } from './ports.ts'
import type { Submission, Submitted } from './submission.ts'

function ticketsOf(event: HallEvent): readonly TicketId[] {
  if ('ticket' in event) return [event.ticket]
  return event.type === 'PressUndone' ? event.tickets : []
}

/** One batch while it is being decided: nothing of it counts until it is on disk. */
export class Draft {
  hall: Hall
  readonly events: LoggedEvent[] = []
  readonly notes: TicketNote[] = []
  endsDay = false
  readonly #answers: StoredAnswer[] = []
  readonly #records = new Map<TicketId, TicketRecord>()
  readonly #touched = new Set<TicketId>()
  readonly #known: Map<string, StoredAnswer>
  readonly #earlierNotes: ReadonlyMap<TicketId, readonly TicketNote[]>
  readonly #sequence: number

  constructor(
    hall: Hall,
    sequence: number,
    earlierNotes: ReadonlyMap<TicketId, readonly TicketNote[]>,
    known: Map<string, StoredAnswer>,
  ) {
    this.hall = hall
    this.#sequence = sequence
    this.#earlierNotes = earlierNotes
    this.#known = known
  }

  get hasAnything(): boolean {
    return this.events.length > 0 || this.#answers.length > 0
  }

  take(submission: Submission<unknown>, clock: Clock, promises: PromiseSource): Submitted<unknown> {
    const earlier = submission.remember ? this.#known.get(submission.commandId) : undefined
    if (earlier)
      return earlier.fingerprint === submission.fingerprint
        ? { kind: 'repeated', kept: earlier.answer }
        : { kind: 'key-reused' }
    const nowMs = clock.nowMs()
    const decision = decide(this.hall, withPromise(this.hall, submission.command, promises, nowMs), nowMs)
    const events = decision.accepted ? decision.events : []
    for (const event of events) this.#apply(event, submission)
    if (this.hall.status === 'unconfigured')
      throw new Error('a command reached a hall that has no configuration')
    const answer = submission.answer({
      hall: this.hall,
      events,
      refusal: decision.accepted ? null : decision.refusal,
      nowMs,
      notesOf: (ticket) => this.#notesOf(ticket),
    })
    if (submission.remember) this.#remember(submission, answer, nowMs)
    return { kind: 'answered', answer }
  }

  batch(): Batch {
    this.#recordTouched()
    return {
      events: this.events,
      answers: this.#answers,
      records: [...this.#records.values()],
      notes: this.notes,
      purge: this.endsDay,
    }
  }

  #apply(event: HallEvent, submission: Submission<unknown>): void {
    const { commandId, by, note } = submission
    // The opening of a new day clears the tickets of the last one, whose records must be taken before.
    if (event.type === 'DayOpened') this.#recordTouched()
    this.hall = evolve(this.hall, event)
    this.events.push({ sequence: this.#sequence + this.events.length + 1, commandId, by, event })
    for (const ticket of ticketsOf(event)) this.#touched.add(ticket)
    if (event.type === 'NoteAdded' && note !== null)
      this.notes.push({ ticket: event.ticket, atMs: event.atMs, by, text: note })
    if (event.type === 'DayClosed') {
      this.endsDay = true
      this.notes.length = 0
    }
  }

  #notesOf(ticket: TicketId): readonly TicketNote[] {
    const added = this.notes.filter((note) => note.ticket === ticket)
    return [...(this.endsDay ? [] : (this.#earlierNotes.get(ticket) ?? [])), ...added]
  }

  #remember(submission: Submission<unknown>, answer: unknown, atMs: number): void {
    const { commandId, fingerprint } = submission
    const stored = { commandId, fingerprint, answer: submission.keep(answer), atMs }
    this.#answers.push(stored)
    this.#known.set(commandId, stored)
  }

  #recordTouched(): void {
    const { hall } = this
    if (hall.status === 'unconfigured' || hall.day.status === 'never-opened') return
    for (const id of this.#touched) {
      const ticket = ticketOf(hall, id)
      if (ticket) this.#records.set(id, ticketRecordOf(ticket, hall.day.day))
    }
    this.#touched.clear()
  }
}

function withPromise(hall: Hall, command: HallCommand, promises: PromiseSource, nowMs: number): HallCommand {
  if (command.type !== 'issueTicket' || hall.status === 'unconfigured') return command
  const priorityClass = command.priorityClass ?? hall.configuration.priorityClasses[0]?.id
  if (priorityClass === undefined) return command
  return {
    ...command,
    promise: promises.promiseFor(hall, command.service, priorityClass, nowMs),
    calledShare: promises.chanceFor(command.service, priorityClass, nowMs),
  }
}
