import { hallKey } from './hall-key.ts'

/** The pseudonym under which visits without a recorded agent are served. */
export const unnamedAgent = '-'

/**
 * A place where a recorded agent serves one visit at a time. An agent has one, and a further one for
 * each visit that the record shows at the same time as another.
 */
export interface Desk {
  readonly agent: string
  /** 1 for the agent's own desk, 2 and up for the further ones. */
  readonly copy: number
}

/** Names a desk; the id of its clerk in a hall made from a trace. */
export type DeskKey = string

export function deskKey({ agent, copy }: Desk): DeskKey {
  if (agent === unnamedAgent) return `unnamed-${copy}`
  return copy === 1 ? hallKey(agent) : hallKey(`${agent}--${copy}`)
}

/** A desk that is there only because the record needs it: it opens for a visit and closes after it. */
export function isExtra(desk: Desk): boolean {
  return desk.copy > 1 || desk.agent === unnamedAgent
}
