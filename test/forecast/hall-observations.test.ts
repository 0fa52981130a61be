import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Floor } from '../../server/forecast/floor.ts'
import { ObservedHall } from '../../server/forecast/hall-observations.ts'
import type { Observation } from '../../server/forecast/observation.ts'
import type { HallCommand } from '../../server/hall/command.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import { knownTicket, lineOf, type ConfiguredHall } from '../../server/hall/hall.ts'
import { itemsOf } from '../../server/hall/persistent-list.ts'
import { byArrival, isAtWindow } from '../../server/hall/ticket.ts'
import { arbitraryIntent } from '../hall/model/intent.ts'
import {
  callByHand,
  callNext,
  closeDay,
  complete,
  configure,
  issue,
  openDay,
  park,
  promised,
  sundayAt,
  ticket,
  undoAtWindow,
} from '../hall/presses.ts'
import { dana, hourMs, minuteMs, sampleHall, taxes } from '../hall/sample-hall.ts'
import { windowNumber } from '../../server/hall/ids.ts'
import { PlayedHall } from '../support/played-hall.ts'

/** A hall, and the floor that is told of it. */
class ToldHall {
  readonly played: PlayedHall
  readonly observed = new ObservedHall()
  readonly floor = new Floor()
  readonly told: Observation[] = []
  #read = 0

  constructor(configuration: HallConfiguration = { ...sampleHall, outsideHours: 'allow' }) {
    this.played = new PlayedHall(configuration)
    this.catchUp()
  }

  press(...commands: readonly HallCommand[]): void {
    for (const command of commands) this.played.press(command)
    this.catchUp()
  }

  catchUp(): void {
    for (const event of this.played.log.slice(this.#read))
      for (const observation of this.observed.follow(event)) {
        this.told.push(observation)
        this.floor.apply(observation)
      }
    this.#read = this.played.log.length
  }

  since(count: number): readonly string[] {
    return this.told.slice(count).map(({ type }) => type)
  }
}

/** Who waits for each service in order of arrival, and for which window. */
function waitingInHall(hall: ConfiguredHall): Record<string, unknown> {
  const open = [...itemsOf(hall.tickets)].filter((one) => one.status === 'waiting').toSorted(byArrival)
  const services = new Set(open.map(({ service }) => service))
  return Object.fromEntries(
    [...services].map((service) => [
      service,
      open
        .filter((one) => one.service === service)
        .map(({ id, line, resumed, priorityClass }) => [
          id,
          line === null ? null : String(line),
          resumed,
          priorityClass,
        ]),
    ]),
  )
}

function waitingOnFloor({ waiting, services, classes, serviceWindows }: Floor): Record<string, unknown> {
  return Object.fromEntries(
    waiting.flatMap((queue, service) =>
      queue.length === 0
        ? []
        : [
            [
              services.nameOf(service),
              queue.map((one) => [
                one.ticket,
                one.line === null ? null : serviceWindows.nameOf(one.line),
                one.resumed,
                classes.nameOf(one.priorityClass),
              ]),
            ],
          ],
    ),
  )
}

function linesOnFloor(floor: Floor): Record<string, readonly string[]> {
  const lines: Record<string, { ticket: string; resumed: boolean; arrivedAtMs: number; order: number }[]> = {}
  for (const queue of floor.waiting)
    for (const one of queue)
      if (one.line !== null) (lines[floor.serviceWindows.nameOf(one.line)] ??= []).push(one)
  return Object.fromEntries(
    Object.entries(lines).map(([line, all]) => [
      line,
      all
        .toSorted(
          (a, b) =>
            Number(b.resumed) - Number(a.resumed) || a.arrivedAtMs - b.arrivedAtMs || a.order - b.order,
        )
        .map(({ ticket: id }) => id),
    ]),
  )
}

function windowsOnFloor(floor: Floor): Record<string, unknown> {
  return Object.fromEntries(
    floor.windows
      .filter(({ status }) => status !== 'closed')
      .map(({ serviceWindow, status, clerk, workProfile, returnAtMs, stays }) => [
        floor.serviceWindows.nameOf(serviceWindow),
        {
          status,
          clerk: clerk === null ? null : floor.clerks.nameOf(clerk),
          workProfile: workProfile?.map(({ service, rank }) => ({
            service: floor.services.nameOf(service),
            rank,
          })),
          returnAtMs,
          stays: stays.map((stay) => [
            stay.ticket,
            floor.services.nameOf(stay.service),
            stay.calledAtMs,
            stay.startedAtMs,
            stay.clerk === null ? null : floor.clerks.nameOf(stay.clerk),
          ]),
        },
      ]),
  )
}

function windowsInHall(hall: ConfiguredHall): Record<string, unknown> {
  const windows: Record<string, unknown> = {}
  for (const [number, state] of hall.serviceWindows) {
    if (state.status === 'closed') continue
    const held = state.status === 'open' && state.ticket !== null ? knownTicket(hall, state.ticket) : null
    windows[String(number)] = {
      status: state.status,
      clerk: state.clerk,
      workProfile: state.workProfile.map(({ service, rank }) => ({ service, rank })),
      returnAtMs: state.status === 'paused' ? state.expectedReturnAtMs : null,
      stays:
        held && isAtWindow(held)
          ? [
              [
                held.id,
                held.service,
                held.calledAtMs,
                held.status === 'serving' ? held.startedAtMs : null,
                held.clerk,
              ],
            ]
          : [],
    }
  }
  return windows
}

function compare({ floor, played: { hall } }: ToldHall): void {
  expect(waitingOnFloor(floor)).toEqual(waitingInHall(hall))
  const lines = [...hall.lines.keys()].map((number) => [String(number), lineOf(hall, number)])
  expect(linesOnFloor(floor)).toEqual(Object.fromEntries(lines))
  expect(windowsOnFloor(floor)).toEqual(windowsInHall(hall))
}

test(
  'the forecaster’s floor is the hall, whatever was pressed in whatever order',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(arbitraryIntent, { minLength: 20, maxLength: 150, size: 'max' }), (intents) => {
        const hall = new ToldHall()
        for (const intent of intents) {
          hall.played.follow(intent)
          hall.catchUp()
          compare(hall)
        }
      }),
      { seed: 20_261_124, numRuns: 120 },
    )
  },
)

test('a day is told with its midnight, its plan and its closing times', () => {
  const planned: HallConfiguration = {
    ...sampleHall,
    plan: [
      {
        serviceWindow: windowNumber(1),
        clerk: dana,
        weekdays: [0],
        dates: [],
        hours: { fromMinute: 8 * 60, toMinute: 16 * 60 },
        breaks: [{ fromMinute: 12 * 60, toMinute: 12 * 60 + 30 }],
      },
    ],
  }
  const hall = new ToldHall(planned)
  expect(hall.since(0).slice(0, 6)).toEqual([
    'configured',
    'day-began',
    'planned',
    'closing-known',
    'closing-known',
    'closing-known',
  ])
  expect(hall.floor.midnightMs).toBe(sundayAt(0))
  expect(hall.floor.plan).toEqual([
    {
      serviceWindow: '1',
      clerk: 'dana',
      workProfile: null,
      fromMs: sundayAt(8),
      toMs: sundayAt(16),
      breaks: [{ fromMs: sundayAt(12), toMs: sundayAt(12, 30) }],
    },
  ])
  expect(hall.floor.closesAtMs).toEqual([sundayAt(16), sundayAt(16), sundayAt(16)])
})

test('a configuration in the middle of the day tells its plan anew; without one there is none', () => {
  const hall = new ToldHall()
  expect(hall.floor.plan).toBeNull()
  expect(hall.floor.closesAtMs).toEqual([null, null, null])
  const before = hall.told.length
  hall.press(configure(sampleHall))
  expect(hall.since(before)).toEqual([
    'configured',
    'planned',
    'closing-known',
    'closing-known',
    'closing-known',
  ])
})

test('a day that is closed and opened again goes on; the next one begins anew', () => {
  const hall = new ToldHall()
  hall.press(closeDay(), openDay())
  expect(hall.told.filter(({ type }) => type === 'day-began')).toHaveLength(1)
  hall.press(closeDay())
  hall.played.nowMs = sundayAt(9) + 24 * hourMs
  hall.press(openDay())
  expect(hall.told.filter(({ type }) => type === 'day-began')).toHaveLength(2)
  expect(hall.floor.day).toBe('2026-11-23')
})

test('the range on the slip is told with the arrival, also that there was none', () => {
  const hall = new ToldHall()
  const promise = promised(sundayAt(9, 5), sundayAt(9, 20))
  hall.press(issue(taxes, { promise }), issue(taxes))
  const arrived = hall.told.filter(({ type }) => type === 'arrived')
  expect(arrived).toMatchObject([
    { promised: { notBeforeMs: promise.notBeforeMs, byMs: promise.byMs } },
    { promised: null },
  ])
})

test('an undone Next puts both tickets back where they were, and ends neither', () => {
  const hall = new ToldHall()
  hall.press(issue(taxes), issue(taxes), callNext(1))
  hall.played.nowMs += minuteMs
  hall.press(callNext(1))
  const before = hall.told.length
  hall.press(undoAtWindow(1))
  expect(hall.since(before)).toEqual(['ended', 'put-at-window', 'put-back'])
  compare(hall)
})

test('a parked ticket that is called by hand comes to the window', () => {
  const hall = new ToldHall()
  hall.press(issue(taxes), callNext(1), park(1), callByHand(2, ticket(1)))
  expect(hall.since(hall.told.length - 2)).toEqual(['put-back', 'called'])
  compare(hall)
  hall.press(complete(2))
  compare(hall)
})
