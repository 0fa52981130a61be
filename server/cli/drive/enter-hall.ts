import { hallResource, type HallResource } from '../../contract/hall-resource.ts'
import type { ApiClient } from './api-client.ts'
import { CannotBeginError } from './cannot-begin.ts'
import { hallClock, type ClockReading, type HallClock } from './hall-clock.ts'

const clockReadings = 5

/** The hall as it stands before the drive. */
export interface EnteredHall {
  readonly hall: HallResource
  readonly clock: HallClock
}

/** Asks the server for its hall and its clock. Throws a `CannotBeginError` where its speed is not the wanted one. */
export async function enterHall(
  client: ApiClient,
  token: string,
  wantedSpeed: number | null,
): Promise<EnteredHall> {
  const readings: ClockReading[] = []
  const ask = async (): Promise<HallResource> => {
    const askedAtMs = performance.now()
    const hall = await client.send({ method: 'GET', path: '/hall', token, schema: hallResource })
    readings.push({ askedAtMs, answeredAtMs: performance.now(), hallMs: hall.clock.nowMs })
    return hall
  }
  let hall = await ask()
  while (readings.length < clockReadings) hall = await ask()
  const { speed } = hall.clock
  if (wantedSpeed !== null && wantedSpeed !== speed)
    throw new CannotBeginError(
      `the server's clock runs at ${speed} times real time, not at ${wantedSpeed}; start it with --clock-speed ${wantedSpeed}`,
    )
  return { hall, clock: hallClock(readings, speed) }
}
