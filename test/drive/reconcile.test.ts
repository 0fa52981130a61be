import { describe, expect, it } from 'vitest'
import { differenceKinds, type DifferenceKind } from '../../server/cli/drive/difference.ts'
import type { ExpectedVisit } from '../../server/cli/drive/expected-visit.ts'
import type { FlatRow, TicketEvent } from '../../server/cli/drive/hall-account.ts'
import { reconcile, type Account } from '../../server/cli/drive/reconcile.ts'

const at = { serviceWindow: 3, clerk: 'a01' }

function visit(line: number, ending: ExpectedVisit['ending']): ExpectedVisit {
  return {
    line,
    service: 'ps',
    priorityClass: 'priority-0',
    ending,
    at: ending === 'cancelled' ? null : at,
    issued: { ticket: `19990104-000${line}`, url: `http://hall/t/${line}` },
  }
}

function row(line: number, status: string): FlatRow {
  const called = status !== 'cancelled'
  return {
    id: `19990104-000${line}`,
    number: `A00${line}`,
    service: 'ps',
    first_service: 'ps',
    priority_class: 'priority-0',
    status,
    issued_at_ms: 1_000,
    first_called_at_ms: called ? 2_000 : null,
    called_at_ms: called ? 2_000 : null,
    started_at_ms: status === 'completed' ? 2_000 : null,
    ended_at_ms: 3_000,
    service_window: called ? at.serviceWindow : null,
    clerk: called ? at.clerk : null,
    promise_score: null,
    slip: 'printed',
  }
}

function events(line: number, ...types: readonly string[]): readonly TicketEvent[] {
  const ticket = `19990104-000${line}`
  return types.map((type) => {
    if (type === 'TicketIssued') return { type, ticket, service: 'ps', number: `A00${line}` }
    if (type === 'TicketCalled') return { type, ticket, serviceWindow: at.serviceWindow }
    if (type === 'TicketCancelled') return { type, ticket, renege: true }
    if (type === 'SlipRecorded') return { type, ticket, outcome: 'printed' }
    return { type, ticket }
  })
}

/** One visit of each kind, and all as it should be. */
const flawless: Account = {
  visits: [visit(2, 'completed'), visit(3, 'cancelled'), visit(4, 'no-show')],
  rows: [row(2, 'completed'), row(3, 'cancelled'), row(4, 'no-show')],
  events: [
    ...events(2, 'TicketIssued', 'SlipRecorded', 'TicketCalled', 'TicketStarted', 'TicketCompleted'),
    ...events(3, 'TicketIssued', 'SlipRecorded', 'TicketCancelled'),
    ...events(4, 'TicketIssued', 'SlipRecorded', 'TicketCalled', 'TicketMarkedNoShow'),
  ],
  earlier: new Set(),
  printing: true,
  paper: [2, 3, 4].map((line) => ({ name: `slip ${line}`, url: `http://hall/t/${line}` })),
}

const kinds = (account: Account): readonly DifferenceKind[] => [
  ...new Set(reconcile(account).map(({ kind }) => kind)),
]
const withRow = (line: number, change: Partial<FlatRow>): Account => ({
  ...flawless,
  rows: flawless.rows.map((one) => (one.id.endsWith(String(line)) ? { ...one, ...change } : one)),
})
const without = (line: number, type: string): Account => ({
  ...flawless,
  events: flawless.events.filter((event) => !(event.ticket.endsWith(String(line)) && event.type === type)),
})
const plus = (...more: readonly TicketEvent[]): Account => ({
  ...flawless,
  events: [...flawless.events, ...more],
})
const withPaper = (paper: Account['paper']): Account => ({ ...flawless, paper })
const paper = flawless.paper ?? []

const flawed: Readonly<Record<Exclude<DifferenceKind, 'refused' | 'wrong-next'>, readonly Account[]>> = {
  'not-issued': [{ ...flawless, visits: [...flawless.visits, { ...visit(5, 'completed'), issued: null }] }],
  'issued-twice': [{ ...flawless, visits: [...flawless.visits, { ...visit(2, 'completed'), line: 9 }] }],
  'not-in-log': [without(3, 'TicketIssued')],
  'in-log-twice': [plus(...events(3, 'TicketIssued'))],
  'not-in-table': [{ ...flawless, rows: flawless.rows.slice(1) }],
  'in-table-twice': [{ ...flawless, rows: [...flawless.rows, row(2, 'completed')] }],
  'extra-ticket': [
    { ...flawless, rows: [...flawless.rows, row(7, 'completed')] },
    plus(...events(8, 'TicketCalled')),
  ],
  'number-twice': [withRow(2, { number: 'A003' })],
  'wrong-service': [withRow(2, { service: 'nw' }), withRow(2, { first_service: 'nw' })],
  'wrong-class': [withRow(2, { priority_class: 'priority-2' })],
  'wrong-order': [withRow(2, { called_at_ms: 999 }), withRow(3, { ended_at_ms: 1 })],
  'not-called': [without(4, 'TicketCalled')],
  'called-twice': [plus(...events(2, 'TicketCalled'))],
  'called-after-all': [plus(...events(3, 'TicketCalled'))],
  'wrong-window': [
    withRow(2, { service_window: 4 }),
    plus({ type: 'TicketCalled', ticket: '19990104-0002', serviceWindow: 9 }),
  ],
  'wrong-clerk': [withRow(2, { clerk: null })],
  'not-started': [without(2, 'TicketStarted'), plus(...events(4, 'TicketStarted'))],
  'not-ended': [without(2, 'TicketCompleted')],
  'ended-twice': [plus(...events(2, 'TicketExpired'))],
  'wrong-ending': [
    withRow(2, { status: 'expired' }),
    plus(...events(4, 'TicketCompleted')),
    {
      ...flawless,
      events: flawless.events.map((event) =>
        event.type === 'TicketCancelled' ? { ...event, renege: false } : event,
      ),
    },
  ],
  'slip-not-printed': [
    without(2, 'SlipRecorded'),
    {
      ...flawless,
      events: flawless.events.map((event) =>
        event.type === 'SlipRecorded' ? { ...event, outcome: 'unknown' } : event,
      ),
    },
  ],
  'slip-printed-twice': [plus(...events(2, 'SlipRecorded'))],
  'not-on-paper': [withPaper(paper.slice(1)), withPaper([])],
  'on-paper-twice': [withPaper([...paper, ...paper.slice(0, 1)])],
  'paper-of-nobody': [withPaper([...paper, { name: 'slip 9', url: null }])],
}

describe('the reconciliation', () => {
  it('finds nothing where the hall’s account is the record', () => {
    expect(reconcile(flawless)).toEqual([])
  })

  it('leaves alone what was there before the drive, and paper and slips where there are none', () => {
    const account = {
      ...flawless,
      rows: [...flawless.rows, row(1, 'expired')],
      earlier: new Set(['19990104-0001']),
    }
    expect(reconcile(account)).toEqual([])
    expect(reconcile({ ...without(2, 'SlipRecorded'), printing: false, paper: null })).toEqual([])
  })

  it.each(Object.entries(flawed))('finds %s', (kind, accounts) => {
    for (const account of accounts) expect(kinds(account)).toContain(kind)
  })

  it('knows every kind of difference that it can find', () => {
    const found = new Set([...Object.keys(flawed), 'refused', 'wrong-next'])
    expect(new Set<string>(differenceKinds)).toEqual(found)
  })

  it('says which line and which ticket', () => {
    expect(reconcile(without(2, 'TicketCompleted'))).toEqual([
      { kind: 'not-ended', line: 2, ticket: '19990104-0002', detail: 'no ending in the log' },
    ])
  })
})
