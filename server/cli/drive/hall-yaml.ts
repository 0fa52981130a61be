import { stringify } from 'yaml'
import type { HallFileText } from '../hall-file/schema.ts'

/** The text of a hall file, saying where it was made from. */
export function hallYaml(hall: HallFileText, madeFrom: string): string {
  const head = `# Made from ${madeFrom} by ashnav drive --make-hall. A drive finds its clerks and windows by their order.\n`
  return head + stringify(hall, { lineWidth: 110 })
}
