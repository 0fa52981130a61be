import type { Waiting } from './floor.ts'

/** Whose wait is asked for: someone who waits, or someone who arrives now and so comes after all who are there. */
export interface Candidate {
  readonly service: number
  readonly priorityClass: number
  readonly arrivedAtMs: number
  readonly order: number
  readonly line: number | null
}

export function arrivingNow(service: number, priorityClass: number, nowMs: number): Candidate {
  return { service, priorityClass, arrivedAtMs: nowMs, order: Number.POSITIVE_INFINITY, line: null }
}

/** Whether `other` arrived before the candidate. */
export function arrivedBefore(other: Pick<Waiting, 'arrivedAtMs' | 'order'>, candidate: Candidate): boolean {
  return (
    other.arrivedAtMs < candidate.arrivedAtMs ||
    (other.arrivedAtMs === candidate.arrivedAtMs && other.order < candidate.order)
  )
}
