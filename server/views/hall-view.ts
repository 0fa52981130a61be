import type { HallResource } from '../contract/hall-resource.ts'
import { undoWithinMs, type Names } from '../hall/configuration.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import { outcomes } from '../hall/ticket.ts'
import { dayView } from './day-view.ts'

interface Machine {
  readonly nowMs: number
  readonly speed: number
  readonly printer: 'none' | 'network'
}

const copy = (names: Names): Record<string, string> => ({ ...names })

/** The hall as configured: what a screen needs to know once. */
export function hallView(hall: ConfiguredHall, machine: Machine): HallResource {
  const { configuration, day } = hall
  const { issuing, closesAtMs, opensAtMs } = dayView(hall, machine.nowMs)
  return {
    id: configuration.id,
    names: copy(configuration.names),
    timeZone: configuration.timeZone,
    languages: [...configuration.languages],
    clock: { nowMs: machine.nowMs, speed: machine.speed },
    day: {
      status: day.status,
      day: day.status === 'never-opened' ? null : day.day,
      rollsOverAtMs: day.status === 'never-opened' ? null : day.rollsOverAtMs,
      issuing,
      closesAtMs,
      opensAtMs,
    },
    services: configuration.services.map(({ id, letter, names, documents, targetWaitMs, dailyLimit }) => ({
      id,
      letter,
      names: copy(names),
      documents: documents.map(copy),
      targetWaitMs,
      open: hall.services.get(id)?.open ?? false,
      dailyLimit,
    })),
    serviceWindows: configuration.serviceWindows.map(({ number, workProfile }) => ({
      number,
      workProfile: workProfile.map(({ service, rank }) => ({ service, rank })),
    })),
    clerks: configuration.clerks.map(({ id, names }) => ({ id, names: copy(names) })),
    priorityClasses: configuration.priorityClasses.map(({ id, names, proof }) => ({
      id,
      names: copy(names),
      proof: proof ? copy(proof) : null,
    })),
    recallsBeforeNoShow: configuration.recallsBeforeNoShow,
    reinstateWithinMs: configuration.reinstateWithinMs,
    undoWithinMs,
    printer: machine.printer,
    outcomes: [...outcomes],
  }
}
