import { common, access } from './en/common.ts'
import { counter } from './en/counter.ts'
import { problem } from './en/problem.ts'
import { ticket } from './en/ticket.ts'
import { triage } from './en/triage.ts'
import { why } from './en/why.ts'
import type { StaffMessages } from './staff-messages.ts'

export const en: StaffMessages = { common, access, ticket, triage, counter, problem, why }
