/** How far a drive has come. */
export interface DriveProgress {
  /** First, last and present instant of the recorded day, in seconds after local midnight. */
  readonly firstS: number
  readonly lastS: number
  readonly atS: number
  readonly tickets: number
  readonly waiting: number
  readonly inFlight: number
}

const barCells = 30
const everyMs = { terminal: 200, lines: 5_000 } as const

function clockTime(atS: number): string {
  const part = (unitS: number, modulo: number): string =>
    String(Math.floor(atS / unitS) % modulo).padStart(2, '0')
  return `${part(3600, 100)}:${part(60, 60)}:${part(1, 60)}`
}

/** One line that says how far a drive has come; with a bar where it is drawn over itself. */
export function progressText(progress: DriveProgress, bar: boolean): string {
  const { firstS, lastS, tickets, waiting, inFlight } = progress
  const atS = Math.min(lastS, Math.max(firstS, progress.atS))
  const share = lastS === firstS ? 1 : (atS - firstS) / (lastS - firstS)
  const full = Math.round(share * barCells)
  const cells = bar ? `${'█'.repeat(full)}${'░'.repeat(barCells - full)} ` : ''
  const percent = `${Math.floor(share * 100)} %`.padStart(5)
  return `${cells}${percent}  ${clockTime(atS)}  ${tickets} tickets, ${waiting} waiting, ${inFlight} in flight`
}

/** Shows progress on a stream until stopped: a bar on a terminal, a line every few seconds elsewhere. */
export function showProgress(
  stream: NodeJS.WriteStream,
  progress: () => DriveProgress,
): { readonly stop: () => void } {
  const terminal = stream.isTTY
  const show = (): void => {
    stream.write(
      terminal ? `\r\u001B[K${progressText(progress(), true)}` : `${progressText(progress(), false)}\n`,
    )
  }
  const timer = setInterval(show, terminal ? everyMs.terminal : everyMs.lines)
  return {
    stop: () => {
      clearInterval(timer)
      if (terminal) stream.write('\r\u001B[K')
    },
  }
}
