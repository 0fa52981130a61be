import type { Instants } from './instants.ts'

/** Citizens of one service and class who wait for any window, or for one window alone. */
export interface SceneQueue {
  readonly service: number
  /** As the calling rule counts. */
  readonly headStartMs: number
  readonly rate: number
  /** After this no more are called; from now. */
  readonly closesMs: number
  /** In order of arrival; from now, so none is positive. */
  readonly arrivedMs: Float64Array
  /** Which of the questions is about each of them; -1: none. */
  readonly questions: Int32Array
  /** Arrivals to come that can overtake someone who waits, an hour by the hour from now on; null: none that can. */
  readonly toComePerHour: Float64Array | null
}

/** Someone who does not wait yet, and changes nothing for others until she is called. */
export interface SceneVisitor {
  readonly question: number
  readonly queue: number
  readonly arrivedMs: number
  /** Waiting in that queue before her. */
  readonly after: number
}

/** What one window may do next; every instant counts from now. */
export interface SceneWindow {
  readonly clerk: number
  readonly queues: readonly number[]
  readonly ranks: readonly number[]
  /**
   * serving: a stay goes on · free: could call, and does not · coming: opens later · away: declared closed or paused ·
   * gone: calls no more today.
   */
  readonly mode: 'serving' | 'free' | 'coming' | 'away' | 'gone'
  /** serving: service of the stay. */
  readonly service: number
  /** serving, free, away: for how long so. */
  readonly forMs: number
  /** free: how long of that somebody has waited for it in vain. */
  readonly missedMs: number
  /** coming: when it may begin; opening delays come on top where it is planned. */
  readonly begins: Instants | null
  readonly beginsPlanned: boolean
  /** away: declared or planned return; NaN where unknown. */
  readonly returnMs: number
  /** When the main break may be due that is still to come or goes on. */
  readonly pauses: Instants | null
  /** Planned length of it; NaN where `pauses` tells the lengths. */
  readonly pauseLengthMs: number
  /** When it may stop for today, that is still to come or went unsaid. */
  readonly ends: Instants | null
  /** Its shift ends when the hall's last ones do: it may call on while somebody waits. */
  readonly last: boolean
  /** Its last end; -Infinity where it had none. */
  readonly endedMs: number
  /** Since when it has not been away. */
  readonly worksSinceMs: number
}

/** The hall of one moment as numbers, ready to be run forward. */
export interface Scene {
  readonly queues: readonly SceneQueue[]
  readonly windows: readonly SceneWindow[]
  readonly visitors: readonly SceneVisitor[]
  readonly questions: number
  readonly overdueAfterMs: number
  readonly services: number
  /** Shares that still wait, by how long they have waited; null: nobody leaves. */
  readonly staying: Float64Array | null
}

export const never = Number.POSITIVE_INFINITY
