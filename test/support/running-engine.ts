import { randomUUID } from 'node:crypto'
import { Engine, type Published } from '../../server/engine/engine.ts'
import type { Clock, EventStore, PromiseSource } from '../../server/engine/ports.ts'
import type { Outcome, Submitted } from '../../server/engine/submission.ts'
import type { HallCommand } from '../../server/hall/command.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import type { ConfiguredHall } from '../../server/hall/hall.ts'
import type { Refusal } from '../../server/hall/refusal.ts'
import { configured } from '../hall/given.ts'
import { configure, openDay, sundayAt } from '../hall/presses.ts'
import { sampleHall } from '../hall/sample-hall.ts'
import { HandClock } from './hand-clock.ts'

/** What the engine answers in these tests: what happened, and which notes were seen. */
export interface Said {
  readonly events: readonly HallEvent[]
  readonly refusal: Refusal | null
  readonly notes: readonly string[]
}

interface Options {
  readonly id?: string
  readonly fingerprint?: string
  readonly note?: string
  readonly answer?: (outcome: Outcome) => void
}

interface Parts {
  readonly store: EventStore
  readonly clock?: Clock
  readonly promises?: PromiseSource
}

export const noPromises: PromiseSource = {
  promiseFor: () => null,
  chanceFor: () => null,
  outlookOf: () => null,
}

function notesSeen({ events, notesOf }: Outcome): readonly string[] {
  return events.flatMap((event) => ('ticket' in event ? notesOf(event.ticket).map(({ text }) => text) : []))
}

/** An engine in a test: presses are commands with an id of their own, `id` makes one that can come again. */
export class RunningEngine {
  readonly engine: Engine
  readonly fatal: unknown[] = []
  readonly listenersFailed: unknown[] = []
  readonly published: Published[] = []

  constructor({ store, clock = new HandClock(sundayAt(9)), promises = noPromises }: Parts) {
    this.engine = new Engine({
      store,
      clock,
      promises,
      onFatal: (error) => this.fatal.push(error),
      onListenerFailed: (error) => this.listenersFailed.push(error),
    })
    this.engine.onPublished((published) => this.published.push(published))
  }

  get hall(): ConfiguredHall {
    return configured(this.engine.hall)
  }

  get publishedEvents(): readonly string[] {
    return this.published.flatMap(({ events }) => events.map(({ event }) => event.type))
  }

  submit(command: HallCommand, options: Options = {}): Promise<Submitted<Said>> {
    return this.engine.submit<Said>({
      commandId: options.id ?? randomUUID(),
      fingerprint: options.fingerprint ?? JSON.stringify(command),
      remember: options.id !== undefined,
      by: 'test:1',
      command,
      note: options.note ?? null,
      answer: (outcome) => {
        options.answer?.(outcome)
        return { events: outcome.events, refusal: outcome.refusal, notes: notesSeen(outcome) }
      },
      keep: ({ events, refusal }) => JSON.stringify({ events, refusal }),
    })
  }

  /** What a command came to that was not sent before. */
  async press(command: HallCommand, options: Options = {}): Promise<Said> {
    const submitted = await this.submit(command, options)
    if (submitted.kind !== 'answered') throw new Error(`${command.type} was ${submitted.kind}`)
    return submitted.answer
  }
}

/** An engine that has read its log. */
export async function loadedEngine(parts: Parts): Promise<RunningEngine> {
  const running = new RunningEngine(parts)
  await running.engine.load(() => undefined)
  return running
}

/** An engine whose hall is configured and has its day open. */
export async function openEngine(
  parts: Parts,
  configuration: HallConfiguration = sampleHall,
): Promise<RunningEngine> {
  const running = await loadedEngine(parts)
  await running.press(configure(configuration))
  await running.press(openDay())
  return running
}
