import { join } from 'node:path'
import { packageFolder } from '../../server/cli/package-folder.ts'
import type { Role } from '../../server/engine/access.ts'
import { startHall, type RunningHall } from '../../server/main.ts'

export interface OpenHall {
  readonly hall: RunningHall
  /** A link that enrols one browser. */
  linkFor(role: Role): string
}

/** The sample hall, served for real with its built screens. `port` 0 for any free one. */
export async function openHall(data: string, port = 0): Promise<OpenHall> {
  const hall = await startHall({
    data,
    hallFile: join(packageFolder, 'server/cli/sample-hall.yaml'),
    port,
    host: '127.0.0.1',
    screens: join(packageFolder, 'dist'),
    printer: null,
    clock: null,
    logLevel: 'silent',
    onFatal: () => {
      throw new Error('the hall could not write')
    },
  })
  const url = `http://127.0.0.1:${hall.port}`
  return { hall, linkFor: (role) => `${url}/enrol/${hall.access.createEnrolment(role, 60_000)}` }
}
