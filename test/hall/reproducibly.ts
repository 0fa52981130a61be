import * as fc from 'fast-check'

/** The same cases at every run; another seed may be tried with `HALL_SEED=… HALL_RUNS=…`. */
const defaultSeed = 20_261_122

/** Checks a property. A failure names the seed and the path that bring it back. */
export function reproducibly<Cases>(
  property: fc.IRawProperty<Cases>,
  options: fc.Parameters<Cases> = {},
): void {
  const { HALL_SEED: seed, HALL_RUNS: runs } = process.env
  void fc.assert(property, {
    seed: seed === undefined ? defaultSeed : Number(seed),
    ...options,
    ...(runs === undefined ? {} : { numRuns: Number(runs) }),
  })
}
