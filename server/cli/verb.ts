/** A verb of the `ashnav` command. Resolves to the exit code: 0 done, 1 failed, 2 called wrongly. */
export interface Verb {
  readonly usage: string
  readonly summary: string
  run(args: readonly string[]): Promise<number>
}

/** The command line was wrong; the message says how. */
export class UsageError extends Error {}

export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function sayError(text: string): void {
  process.stderr.write(`${text}\n`)
}
