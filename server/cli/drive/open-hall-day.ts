import { hallResource, type HallResource } from '../../contract/hall-resource.ts'
import type { ApiClient } from './api-client.ts'
import { CannotBeginError } from './cannot-begin.ts'
import type { AccountReader } from './collect-account.ts'
import type { HallStaff } from './hall-staff.ts'

/** The hall's own day on which the recorded one is played. */
export interface DrivenDay {
  readonly day: string
  /** Tickets that were there before the drive. */
  readonly earlier: ReadonlySet<string>
  /** The log's last sequence before the drive. */
  readonly logBefore: number
}

interface Entrance {
  readonly client: ApiClient
  readonly token: string
  readonly hall: HallResource
  readonly staff: HallStaff
  readonly reader: AccountReader
  /** The name to open the day under; null: the calendar's own. */
  readonly name: string | null
  /** Whether tickets that are there already are no obstacle. */
  readonly join: boolean
}

/** Opens the hall's day, or takes the open one where nothing has been issued on it or `join` says so. */
export async function openHallDay(entrance: Entrance): Promise<DrivenDay> {
  const { client, token, hall, staff, reader, name, join } = entrance
  const { last: logBefore } = await reader.ticketEventsAfter(0)
  if (hall.day.status !== 'open') await staff.openDay(name)
  const now = await client.send({ method: 'GET', path: '/hall', token, schema: hallResource })
  const { day } = now.day
  if (day === null) throw new CannotBeginError('the server opened a day without a name')
  const earlier = new Set((await reader.rowsOf(day)).map(({ id }) => id))
  if (hall.day.status === 'open' && earlier.size > 0 && !join)
    throw new CannotBeginError(
      `the hall's day ${day} is open and has ${earlier.size} tickets already; ` +
        'close it, use an empty data directory, or give --join to drive among them',
    )
  return { day, earlier, logBefore }
}
