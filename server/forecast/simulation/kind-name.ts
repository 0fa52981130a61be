/**
 * A kind of citizen by name: service, class, and whether she came at the very instant at which a stay ended, which
 * where transfers are not told is a citizen sent on to another window.
 */
export function kindName(service: string, priorityClass: string, afterStay: boolean): string {
  return `${service}\t${orderName(priorityClass, afterStay)}`
}

/** The part of a kind by which the calling rule orders. */
export function orderName(priorityClass: string, afterStay: boolean): string {
  return afterStay ? `${priorityClass}\tafter a stay` : priorityClass
}
