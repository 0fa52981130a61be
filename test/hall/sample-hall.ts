import {
  usualShares,
  type HallConfiguration,
  type PriorityClass,
  type Service,
  type WeeklyHours,
} from '../../server/hall/configuration.ts'
import { clerkId, priorityClassId, serviceId, windowNumber } from '../../server/hall/ids.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

export const taxes = serviceId('taxes')
export const water = serviceId('water')
export const permits = serviceId('permits')

export const ordinary = priorityClassId('ordinary')
export const aged80 = priorityClassId('aged-80')
export const exempt = priorityClassId('exemption-certificate')

export const dana = clerkId('dana')
export const yusuf = clerkId('yusuf')
export const olga = clerkId('olga')

/** Sunday to Thursday from 8 to 16; Friday and Saturday off. */
export const officeHours: WeeklyHours = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
  weekday < 5 ? [{ fromMinute: 8 * 60, toMinute: 16 * 60 }] : [],
)

function service(id: Service['id'], letter: string, change: Partial<Service> = {}): Service {
  return {
    id,
    letter,
    names: { he: id, en: id },
    documents: [],
    targetWaitMs: 20 * minuteMs,
    typicalServiceMs: null,
    hours: null,
    dailyLimit: null,
    ...change,
  }
}

function priorityClass(id: PriorityClass['id'], headStartMs: number): PriorityClass {
  return { id, names: { he: id, en: id }, headStartMs, rate: 1, proof: null }
}

export const sampleHall: HallConfiguration = {
  id: 'sample',
  names: { he: 'אולם', en: 'Sample hall' },
  timeZone: 'Asia/Jerusalem',
  languages: ['he', 'ar', 'ru', 'en', 'am'],
  hours: officeHours,
  closedDates: ['2026-11-24'],
  outsideHours: 'refuse',
  rolloverMinute: 3 * 60,
  services: [service(taxes, 'A'), service(water, 'B'), service(permits, 'C')],
  serviceWindows: [
    {
      number: windowNumber(1),
      workProfile: [
        { service: taxes, rank: 1 },
        { service: water, rank: 2 },
      ],
    },
    {
      number: windowNumber(2),
      workProfile: [
        { service: taxes, rank: 1 },
        { service: water, rank: 1 },
      ],
    },
    {
      number: windowNumber(3),
      workProfile: [
        { service: permits, rank: 1 },
        { service: taxes, rank: 2 },
      ],
    },
    { number: windowNumber(4), workProfile: [{ service: permits, rank: 1 }] },
  ],
  clerks: [dana, yusuf, olga].map((id) => ({ id, names: { en: id } })),
  priorityClasses: [
    priorityClass(ordinary, 0),
    priorityClass(aged80, 4 * hourMs),
    priorityClass(exempt, 8 * hourMs),
  ],
  overdueAfterMs: 90 * minuteMs,
  recallsBeforeNoShow: 2,
  reinstateWithinMs: 30 * minuteMs,
  lastNumber: 999,
  promises: usualShares,
  plan: [],
}

/** The sample hall with one service changed. */
export function hallWithService(id: Service['id'], change: Partial<Service>): HallConfiguration {
  return {
    ...sampleHall,
    services: sampleHall.services.map((one) => (one.id === id ? Object.assign({}, one, change) : one)),
  }
}
