import { common, access } from './he/common.ts'
import { counter } from './he/counter.ts'
import { problem } from './he/problem.ts'
import { ticket } from './he/ticket.ts'
import { triage } from './he/triage.ts'
import { why } from './he/why.ts'
import type { StaffMessages } from './staff-messages.ts'

export const he: StaffMessages = { common, access, ticket, triage, counter, problem, why }
