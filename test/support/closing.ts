import { afterAll, afterEach } from 'vitest'

type Step = () => unknown
type Close = (step: Step) => void

function closingAfter(register: (run: () => Promise<void>) => void): Close {
  const steps: Step[] = []
  register(async () => {
    for (const step of steps.splice(0).toReversed()) await step()
  })
  return (step) => void steps.push(step)
}

/** Takes what is to be closed after each test, the last first. */
export const closingAfterEach = (): Close => closingAfter(afterEach)
/** Takes what is to be closed after the tests of a file, the last first. */
export const closingAfterAll = (): Close => closingAfter(afterAll)
