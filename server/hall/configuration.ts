import type { ClerkId, PriorityClassId, ServiceId, WindowNumber } from './ids.ts'

/** A text in each language of the hall, by language code. */
export type Names = Readonly<Record<string, string>>

/** Minutes after local midnight; `to` may be 1440 (midnight) and is not itself open. */
export interface MinuteRange {
  readonly fromMinute: number
  readonly toMinute: number
}

/** Seven entries, Sunday first; an empty entry is a day off. */
export type WeeklyHours = readonly (readonly MinuteRange[])[]

export interface Service {
  readonly id: ServiceId
  /** One letter before the number; unique in the hall. */
  readonly letter: string
  readonly names: Names
  readonly documents: readonly Names[]
  /** The wait this service aims at. */
  readonly targetWaitMs: number
  /** The clerk's time with one citizen, as the office knows it; the estimate's start before there is a record. */
  readonly typicalServiceMs: number | null
  /** Its own hours inside the hall's; null where it has none. */
  readonly hours: WeeklyHours | null
  /** Tickets a day at most; null for no limit. */
  readonly dailyLimit: number | null
}

/** One line of a work profile. Rank 1 is called before rank 2. */
export interface ProfileEntry {
  readonly service: ServiceId
  readonly rank: number
}

export type WorkProfile = readonly ProfileEntry[]

export interface ServiceWindow {
  readonly number: WindowNumber
  readonly workProfile: WorkProfile
}

export interface Clerk {
  readonly id: ClerkId
  readonly names: Names
}

/** Citizens ordered ahead by policy or by law. The first class of the hall is the ordinary one. */
export interface PriorityClass {
  readonly id: PriorityClassId
  readonly names: Names
  /** Waiting time that a ticket of this class is credited with when it is issued. */
  readonly headStartMs: number
  /** Score gained per millisecond waited. */
  readonly rate: number
  /** What the law or the hall asks to be shown, for the triage clerk; never on a slip. */
  readonly proof: Names | null
}

/** A stretch of the day in which a window is planned to be open. */
export interface Shift {
  readonly serviceWindow: WindowNumber
  /** Null where it is not planned who sits there. */
  readonly clerk: ClerkId | null
  /** Weekdays on which it holds, 0 for Sunday to 6. */
  readonly weekdays: readonly number[]
  /** Single dates, `YYYY-MM-DD`, on which it replaces what the weekday has planned for this window. */
  readonly dates: readonly string[]
  /** Null: the window stays closed on those dates. */
  readonly hours: MinuteRange | null
  /** Breaks inside the hours, in order. */
  readonly breaks: readonly MinuteRange[]
}

/** How many of a hundred calls may fall outside the promised range, as shares of one. */
export interface PromiseShares {
  /** Called before the range. */
  readonly early: number
  /** Called after it. */
  readonly late: number
}

export const usualShares: PromiseShares = { early: 0.1, late: 0.1 }

export interface HallConfiguration {
  readonly id: string
  readonly names: Names
  /** IANA name, such as `Asia/Jerusalem`. */
  readonly timeZone: string
  /** The first is the hall's own language. */
  readonly languages: readonly string[]
  readonly hours: WeeklyHours
  /** Dates without opening hours, `YYYY-MM-DD`. */
  readonly closedDates: readonly string[]
  /** Whether tickets are issued outside `hours` (a hall being tried out) or refused. */
  readonly outsideHours: 'refuse' | 'allow'
  /** Minute of the night at which one business day ends and the next begins; null: only a manager ends it. */
  readonly rolloverMinute: number | null
  readonly services: readonly Service[]
  readonly serviceWindows: readonly ServiceWindow[]
  readonly clerks: readonly Clerk[]
  readonly priorityClasses: readonly PriorityClass[]
  /** From this wait on a ticket goes before all others, in order of arrival: the bound of CALL-6. */
  readonly overdueAfterMs: number
  /** Recalls that must have been made before a no-show is accepted. */
  readonly recallsBeforeNoShow: number
  /** How long a no-show can be reinstated with its place. */
  readonly reinstateWithinMs: number
  /** The highest number of each letter; after it the numbers begin again at 1. */
  readonly lastNumber: number
  readonly promises: PromiseShares
  /** Who sits where when; empty where nobody plans, so that habits are learned instead. */
  readonly plan: readonly Shift[]
}

/** A configuration as the log may hold it: those written before there were plans and shares lack both. */
export type LoggedConfiguration = Omit<HallConfiguration, 'promises' | 'plan'> &
  Partial<Pick<HallConfiguration, 'promises' | 'plan'>>

export function wholeConfiguration(logged: LoggedConfiguration): HallConfiguration {
  return { ...logged, promises: logged.promises ?? usualShares, plan: logged.plan ?? [] }
}

/** Every destructive press can be undone for this long (CALL-5). */
export const undoWithinMs = 10_000
