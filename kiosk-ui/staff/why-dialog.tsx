import type { ReactElement } from 'react'
import { aboutDuration, formatClock, formatClockRange } from '../../language/time.ts'
import type { WhyMessages } from '../../language/staff/why-messages.ts'
import type { PromiseInputs, PromiseResource } from '../../server/contract/ticket-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { Dialog } from '../../ui-kit/components/dialog.tsx'
import { wholeMinutes } from '../../ui-kit/text/durations.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from './staff-language.tsx'
import './why-dialog.css'

/** A closing later than this after the promise bears on nothing. */
const closesSoonMs = 60 * 60_000

/** A promise whose reasons can be asked for. */
export interface AskedPromise {
  readonly number: string
  readonly promise: PromiseResource
  readonly requotes: readonly PromiseResource[]
  readonly score: 'kept' | 'early' | 'late' | null
}

interface WhyDialogProps {
  /** Null: closed. */
  readonly asked: AskedPromise | null
  readonly timeZone: string
  readonly onClose: () => void
}

/** Why 40 minutes? What the promise was made from, in words. */
export function WhyDialog({ asked, timeZone, onClose }: WhyDialogProps): ReactElement {
  const { why, common } = useSpeech().messages
  return (
    <Dialog
      title={asked === null ? why.title : why.ofNumber(asked.number)}
      open={asked !== null}
      onClose={onClose}
      testId="why-dialog"
      foot={
        <Button onPress={onClose} autoFocus testId="why-close">
          {common.close}
        </Button>
      }
    >
      {asked === null ? null : <Why asked={asked} timeZone={timeZone} />}
    </Dialog>
  )
}

function Why({ asked, timeZone }: { asked: AskedPromise; timeZone: string }): ReactElement {
  const { messages, language } = useSpeech()
  const { why, ticket: words } = messages
  const { promise, requotes, score } = asked
  const { madeFrom } = promise
  const range = (one: PromiseResource) => formatClockRange(one.notBeforeMs, one.byMs, timeZone)
  const clock = (atMs: number) => formatClock(atMs, timeZone)
  return (
    <>
      <p className="why-promise">
        {why.promised}{' '}
        <strong className="figures">
          <Ltr>{range(promise)}</Ltr>
        </strong>
        <span className="soft"> · {aboutDuration(promise.aboutMs, language)}</span>
        {score === null ? null : <span className={`why-score why-${score}`}>{words.score[score]}</span>}
      </p>
      {requotes.map((later) => (
        <p key={later.byMs} className="soft">
          {why.toldLater(range(later))}
        </p>
      ))}
      <dl className="why-facts">
        <Fact name={why.ahead} said={[peopleSaid(madeFrom, why)]} />
        <Fact
          name={why.windows}
          said={[
            windowsSaid(madeFrom, why),
            ...madeFrom.changes.map(({ what, atMs, serviceWindow }) =>
              why.change[what](clock(atMs), String(serviceWindow)),
            ),
            ...(closesSoon(promise) ? [why.closesAt(clock(madeFrom.closesAtMs ?? 0))] : []),
            ...chanceSaid(madeFrom, why),
          ]}
        />
        <Fact
          name={why.service}
          said={[
            madeFrom.serviceMs === null
              ? why.serviceUnknown
              : why.serviceTakes(aboutDuration(madeFrom.serviceMs, language)),
          ]}
        />
        <Fact name={why.leansOn} said={basisSaid(madeFrom, why)} />
        <Fact name={why.beforeRounding} said={roundingSaid(madeFrom, why)} />
      </dl>
      {madeFrom.p50Ms === null ? <p className="soft">{why.saysNoMore}</p> : null}
      <p className="soft why-maker">{why.madeBy(madeFrom.forecaster)}</p>
    </>
  )
}

interface FactProps {
  readonly name: string
  readonly said: readonly string[]
}

function Fact({ name, said }: FactProps): ReactElement | null {
  if (said.length === 0) return null
  return (
    <div className="why-fact">
      <dt>{name}</dt>
      {said.map((one) => (
        <dd key={one}>{one}</dd>
      ))}
    </div>
  )
}

function peopleSaid({ ahead, workAhead }: PromiseInputs, why: WhyMessages): string {
  if (ahead === null) return why.aheadInAll(workAhead)
  const others = workAhead > ahead ? ` · ${why.aheadInAll(workAhead)}` : ''
  return `${why.aheadInService(ahead)}${others}`
}

function windowsSaid({ windowsOpen, windowsExpected }: PromiseInputs, why: WhyMessages): string {
  const open = why.windowsOpen(windowsOpen)
  const expected = windowsExpected === null ? windowsOpen : Math.round(windowsExpected)
  return expected === windowsOpen ? open : `${open} · ${why.windowsExpected(expected)}`
}

/** Whether calling ends so near to the promise that it bears on it. */
function closesSoon({ byMs, madeFrom: { closesAtMs } }: PromiseResource): boolean {
  return closesAtMs !== null && closesAtMs - byMs < closesSoonMs
}

/** Said only where it is not nearly certain. */
function chanceSaid({ calledShare }: PromiseInputs, why: WhyMessages): string[] {
  const percent = Math.round((calledShare ?? 1) * 100)
  return percent >= 95 ? [] : [why.calledChance(`${percent}%`)]
}

/** The forecast's grounds by weight; those that hardly count are not named. */
function basisSaid({ leanings, waitsLearned }: PromiseInputs, why: WhyMessages): string[] {
  const grounds = (['simulation', 'similarWaits', 'recentCalls'] as const)
    .map((ground) => ({ ground, percent: Math.round((leanings?.[ground] ?? 0) * 100) }))
    .filter(({ percent }) => percent > 0)
    .toSorted((a, b) => b.percent - a.percent)
    .map(({ ground, percent }) =>
      percent === 100 ? why.leaning[ground] : `${percent}% ${why.leaning[ground]}`,
    )
  return waitsLearned === null ? grounds : [...grounds, why.learnedFrom(waitsLearned)]
}

function roundingSaid({ p10Ms, p50Ms, p90Ms }: PromiseInputs, why: WhyMessages): string[] {
  if (p10Ms === null || p50Ms === null || p90Ms === null) return []
  if (wholeMinutes(p90Ms) === 0) return [why.atOnce]
  return [why.quantiles(`${wholeMinutes(p10Ms)}–${wholeMinutes(p90Ms)}`, String(wholeMinutes(p50Ms)))]
}
