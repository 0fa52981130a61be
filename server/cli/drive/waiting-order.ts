interface Waiting {
  readonly line: number
  readonly service: string
  /** Place among everything that was sent and answered, when its issue was sent. */
  readonly sent: number
  /** The ticket's id, and when its issue was answered; null while on the way. */
  issued: { readonly ticket: string; readonly answered: number } | null
}

/**
 * Who may be waiting, as far as the requests sent and the answers received can tell.
 *
 * It knows when a press of Next is certain to give the wanted ticket: when every other ticket that may be
 * waiting for one of the window's services was issued after it. That holds in halls whose calling rule is
 * the order of arrival.
 */
export class WaitingOrder {
  readonly #waiting = new Map<number, Waiting>()
  #moment = 0

  issueSent(line: number, service: string): void {
    this.#moment += 1
    this.#waiting.set(line, { line, service, sent: this.#moment, issued: null })
  }

  issueAnswered(line: number, ticket: string): void {
    this.#moment += 1
    const waiting = this.#waiting.get(line)
    if (waiting) waiting.issued = { ticket, answered: this.#moment }
  }

  /** The server has answered that the ticket waits no more, or refused to issue it. */
  gone(line: number): void {
    this.#waiting.delete(line)
  }

  get size(): number {
    return this.#waiting.size
  }

  /** Whether Next at a window of these services can give nothing but this visit's ticket. */
  isCertainlyNext(line: number, services: ReadonlySet<string>): boolean {
    const wanted = this.#waiting.get(line)
    if (!wanted?.issued || !services.has(wanted.service)) return false
    for (const other of this.#waiting.values()) {
      if (other.line === line || !services.has(other.service)) continue
      const later = other.issued
        ? other.issued.ticket > wanted.issued.ticket
        : other.sent > wanted.issued.answered
      if (!later) return false
    }
    return true
  }
}
