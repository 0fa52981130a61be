import type { Difference } from './difference.ts'
import type { ExpectedVisit } from './expected-visit.ts'
import type { PaperSlip } from './paper.ts'

/** A slip on paper with the address that its QR symbol carries. */
export interface LinkedSlip {
  readonly name: string
  /** The `url` of the ticket it belongs to; null where it is that of none. */
  readonly url: string | null
}

/** Links slips to tickets by comparing each one's QR symbol with the symbol of each ticket's address. */
export function linkSlips(
  slips: readonly PaperSlip[],
  urls: Iterable<string>,
  qrOf: (url: string) => string,
): readonly LinkedSlip[] {
  const urlOf = new Map<string, string>()
  for (const url of urls) urlOf.set(qrOf(url), url)
  return slips.map(({ name, qr }) => ({ name, url: qr === null ? null : (urlOf.get(qr) ?? null) }))
}

/** Every ticket has one slip on paper, and no slip belongs to nobody. */
export function reconcilePaper(
  visits: readonly ExpectedVisit[],
  paper: readonly LinkedSlip[],
): readonly Difference[] {
  const differences: Difference[] = []
  const slipsOf = Map.groupBy(paper, ({ url }) => url)
  for (const { line, issued } of visits) {
    if (!issued) continue
    const { ticket, url } = issued
    const names = (slipsOf.get(url) ?? []).map(({ name }) => name)
    if (names.length === 0) differences.push({ kind: 'not-on-paper', line, ticket, detail: 'no slip' })
    if (names.length > 1) differences.push({ kind: 'on-paper-twice', line, ticket, detail: names.join(', ') })
  }
  for (const { name } of slipsOf.get(null) ?? [])
    differences.push({ kind: 'paper-of-nobody', line: null, ticket: null, detail: name })
  return differences
}
