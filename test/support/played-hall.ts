import { decide } from '../../server/hall/decide.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import { evolve } from '../../server/hall/evolve.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import { emptyHall, type ConfiguredHall, type Hall } from '../../server/hall/hall.ts'
import type { HallCommand } from '../../server/hall/command.ts'
import { configured } from '../hall/given.ts'
import { aim, type Intent } from '../hall/model/intent.ts'
import { configure, openDay, openWindow, sundayAt } from '../hall/presses.ts'
import { sampleHall } from '../hall/sample-hall.ts'

/** The core, pressed; refusals pass. */
export class PlayedHall {
  readonly log: HallEvent[] = []
  nowMs = sundayAt(9)
  readonly #base: HallConfiguration
  #hall: Hall = emptyHall

  constructor(base: HallConfiguration = { ...sampleHall, outsideHours: 'allow' }) {
    this.#base = base
    for (const command of [configure(base), openDay(), openWindow(1), openWindow(2), openWindow(3)])
      this.press(command)
  }

  get hall(): ConfiguredHall {
    return configured(this.#hall)
  }

  press(command: HallCommand): readonly HallEvent[] {
    const decision = decide(this.#hall, command, this.nowMs)
    if (!decision.accepted) return []
    this.#hall = decision.events.reduce<Hall>(evolve, this.#hall)
    this.log.push(...decision.events)
    return decision.events
  }

  /** Carries out what fits the hall as it is when it comes to it. */
  follow(intent: Intent): void {
    this.nowMs += Math.max(0, intent.passesMs)
    this.press(aim(intent, this.hall, this.#base, this.nowMs))
  }
}
