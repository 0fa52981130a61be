import { afterEach } from 'vitest'

/** Takes what is to be closed after each test, the last first. */
export function closingAfterEach(): (step: () => unknown) => void {
  const steps: (() => unknown)[] = []
  afterEach(async () => {
    for (const step of steps.splice(0).toReversed()) await step()
  })
  return (step) => void steps.push(step)
}
