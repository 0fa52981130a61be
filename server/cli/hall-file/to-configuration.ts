import type { HallConfiguration, MinuteRange, Names, Shift, WeeklyHours } from '../../hall/configuration.ts'
import { clerkId, priorityClassId, serviceId, windowNumber } from '../../hall/ids.ts'
import { weekdays, type HallFileText } from './schema.ts'

const minuteMs = 60_000

function minuteOf(text: string): number {
  const [hours, minutes] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}

function rangeOf(span: string): MinuteRange {
  const [from = '', to = ''] = span.split('-')
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to) }
}

function weeklyHours(hours: HallFileText['hours']): WeeklyHours {
  return weekdays.map((day) => (hours[day] ?? []).map(rangeOf))
}

/** A text in every language of the hall: its own where given, else the hall's language, else any. */
function inAll(texts: Partial<Record<string, string>>, languages: readonly string[]): Names {
  const fallback = texts[languages[0] ?? ''] ?? texts['en'] ?? Object.values(texts)[0] ?? ''
  return Object.fromEntries(languages.map((language) => [language, texts[language] ?? fallback]))
}

function shiftOf({ window, clerk, days, dates, hours, breaks }: HallFileText['plan'][number]): Shift {
  return {
    serviceWindow: windowNumber(window),
    clerk: clerk === undefined ? null : clerkId(clerk),
    weekdays: (days ?? []).map((day) => weekdays.indexOf(day)),
    dates: dates ?? [],
    hours: hours === 'closed' ? null : rangeOf(hours),
    breaks: breaks.map(rangeOf).toSorted((a, b) => a.fromMinute - b.fromMinute),
  }
}

/** The hall's configuration as the core knows it. */
export function toConfiguration(file: HallFileText): HallConfiguration {
  const { languages } = file
  return {
    id: file.id,
    names: inAll(file.names, languages),
    timeZone: file.timeZone,
    languages,
    hours: weeklyHours(file.hours),
    closedDates: file.closedDates,
    outsideHours: file.outsideHours,
    rolloverMinute: file.rollover === 'by-hand' ? null : minuteOf(file.rollover),
    services: file.services.map((service) => ({
      id: serviceId(service.id),
      letter: service.letter,
      names: inAll(service.names, languages),
      documents: service.documents.map((texts) => inAll(texts, languages)),
      targetWaitMs: Math.round(service.targetWaitMinutes * minuteMs),
      typicalServiceMs:
        service.typicalServiceMinutes === undefined
          ? null
          : Math.round(service.typicalServiceMinutes * minuteMs),
      hours: service.hours ? weeklyHours(service.hours) : null,
      dailyLimit: service.dailyLimit ?? null,
    })),
    serviceWindows: file.serviceWindows.map(({ number, calls }) => ({
      number: windowNumber(number),
      workProfile: calls.map(({ service, rank }) => ({ service: serviceId(service), rank })),
    })),
    clerks: file.clerks.map(({ id, names }) => ({ id: clerkId(id), names: inAll(names, languages) })),
    priorityClasses: file.priorityClasses.map((priorityClass) => ({
      id: priorityClassId(priorityClass.id),
      names: inAll(priorityClass.names, languages),
      headStartMs: Math.round(priorityClass.headStartMinutes * minuteMs),
      rate: priorityClass.rate,
      proof: priorityClass.proof ? inAll(priorityClass.proof, languages) : null,
    })),
    overdueAfterMs: Math.round(file.overdueAfterMinutes * minuteMs),
    recallsBeforeNoShow: file.noShow.recalls,
    reinstateWithinMs: Math.round(file.noShow.reinstateWithinMinutes * minuteMs),
    lastNumber: file.lastNumber,
    promises: { early: file.promises.early / 100, late: file.promises.late / 100 },
    plan: file.plan.map(shiftOf),
  }
}
