import { z } from 'zod'
import { isPrinterAddress } from './printer-address.ts'

const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use small letters, digits and hyphens, at most 40')
const languageCode = z.enum(['he', 'ar', 'ru', 'en', 'am'])
const names = z
  .partialRecord(languageCode, z.string().trim().min(1).max(120))
  .refine((texts) => Object.keys(texts).length > 0, 'give the text in at least one language')
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as 08:30')
const span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write hours as 08:00-16:00')
  .refine((text) => text.slice(0, 5) < text.slice(6), 'hours must end after they begin')
const minutes = z
  .number()
  .min(0)
  .max(24 * 60)

export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const
const weeklyHours = z.strictObject(
  Object.fromEntries(weekdays.map((day) => [day, z.array(span).max(6).optional()])) as Record<
    (typeof weekdays)[number],
    z.ZodOptional<z.ZodArray<typeof span>>
  >,
)

const service = z.strictObject({
  id: key,
  letter: z
    .string()
    .toUpperCase()
    .regex(/^\p{L}$/u, 'a letter is one letter'),
  names,
  documents: z.array(names).max(12).default([]),
  targetWaitMinutes: minutes.default(15),
  typicalServiceMinutes: minutes.min(0.1).optional(),
  hours: weeklyHours.optional(),
  dailyLimit: z.int().min(1).max(9_999).optional(),
})

const serviceWindow = z.strictObject({
  number: z.int().min(1).max(999),
  calls: z
    .array(z.strictObject({ service: key, rank: z.int().min(1).max(99).default(1) }))
    .min(1, 'a service window calls at least one service'),
})

const percent = z.number().min(1).max(40)

const shift = z
  .strictObject({
    window: z.int().min(1).max(999),
    clerk: key.optional(),
    days: z.array(z.enum(weekdays)).min(1).max(7).optional(),
    dates: z.array(z.iso.date()).min(1).max(400).optional(),
    hours: z.union([span, z.literal('closed')], { error: 'write hours as 08:00-16:00, or closed' }),
    breaks: z.array(span).max(8).default([]),
  })
  .refine(({ days, dates }) => (days === undefined) !== (dates === undefined), 'give either days or dates')
  .refine(
    ({ days, hours }) => days === undefined || hours !== 'closed',
    'leave out a weekday on which the window is closed; closed is for single dates',
  )

const priorityClass = z.strictObject({
  id: key,
  names,
  proof: names.optional(),
  headStartMinutes: z.number().min(0).max(100_000).default(0),
  rate: z.number().min(0.01).max(100).default(1),
})

/** The hall's configuration file, as people write it. Every limit stands here. */
export const hallFileSchema = z.strictObject({
  id: key,
  names,
  timeZone: z.string().refine(isTimeZone, 'not a time zone; write one as Asia/Jerusalem'),
  languages: z.array(languageCode).min(1).max(5),
  hours: weeklyHours,
  closedDates: z.array(z.iso.date()).max(400).default([]),
  outsideHours: z.enum(['refuse', 'allow']).default('refuse'),
  rollover: z
    .union([clockTime, z.literal('by-hand')], { error: "write a time as '03:00', or by-hand" })
    .default('03:00'),
  services: z.array(service).min(1).max(60),
  serviceWindows: z.array(serviceWindow).min(1).max(200),
  clerks: z
    .array(z.strictObject({ id: key, names }))
    .max(500)
    .default([]),
  priorityClasses: z.array(priorityClass).min(1).max(12),
  overdueAfterMinutes: minutes.min(1).default(60),
  noShow: z
    .strictObject({
      recalls: z.int().min(0).max(9).default(1),
      reinstateWithinMinutes: minutes.default(30),
    })
    .default({ recalls: 1, reinstateWithinMinutes: 30 }),
  lastNumber: z.int().min(9).max(9_999).default(9_999),
  promises: z
    .strictObject({ early: percent.default(10), late: percent.default(10) })
    .default({ early: 10, late: 10 }),
  plan: z.array(shift).max(2_000).default([]),
  printer: z
    .strictObject({
      address: z.string().refine(isPrinterAddress, 'write an address as 192.168.1.50:9100'),
      paper: z.enum(['80mm', '58mm']).default('80mm'),
    })
    .optional(),
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
})
export type HallFileText = z.infer<typeof hallFileSchema>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}
