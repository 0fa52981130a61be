import { z } from 'zod'

/** An error as RFC 9457 has it, with a code that does not change between versions. */
export const problem = z
  .object({
    type: z.string().describe('`urn:ashnav:problem:` and the code'),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    data: z.record(z.string(), z.unknown()).optional().describe('what the code is about, by name'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
