import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { PressAnswer, TicketResource } from '../../server/contract/ticket-resource.ts'
import type { Answer } from '../../ui-kit/http/answer.ts'
import { press } from '../../ui-kit/http/request.ts'
import { sayFailure } from '../staff/say-failure.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { usePresses } from '../staff/use-presses.ts'
import { useSaid, type Said } from '../staff/use-said.ts'

export interface WindowPresses {
  readonly underWay: string | null
  readonly said: Said | null
  /** A press at this window; the answer is null where it was refused, and the reason has been said. */
  readonly atWindow: (name: string, verb: string, body?: object) => Promise<PressAnswer | null>
  /** A press on one ticket; answers whether it was done. */
  readonly onTicket: (name: string, id: string, verb: string, body?: object) => Promise<boolean>
}

/** Sends presses one at a time and says why one was refused. */
export function useWindowPresses(hall: HallResource, serviceWindow: number, live: boolean): WindowPresses {
  const { counter, problem } = useSpeech().messages
  const presses = usePresses(live)
  const { said, say } = useSaid()

  function sayHowItWent(answer: Answer<unknown>): void {
    if (answer.ok) say(null)
    else say({ tone: 'danger', text: sayFailure(problem, answer.failure, hall.timeZone) })
  }

  return {
    underWay: presses.underWay,
    said,
    atWindow: async (name, verb, body = {}) => {
      const path = `/service-windows/${serviceWindow}/${verb}`
      const answer = await presses.run(name, () => press<PressAnswer>(path, body))
      if (answer === null) return null
      sayHowItWent(answer)
      if (!answer.ok) return null
      if (verb === 'call-next' && answer.value.ticket === null)
        say({ tone: 'good', text: counter.nobodyWaits })
      return answer.value
    },
    onTicket: async (name, id, verb, body = {}) => {
      const path = `/tickets/${encodeURIComponent(id)}/${verb}`
      const answer = await presses.run(name, () => press<TicketResource>(path, body))
      if (answer === null) return false
      sayHowItWent(answer)
      return answer.ok
    },
  }
}
