import type { Language } from '../../language/languages.ts'
import { directionOf } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import { aboutDuration, formatClock, formatDate, formatShortDate } from '../../language/time.ts'
import type { SlipContent } from '../slip/slip-content.ts'
import type { Block } from './block.ts'
import { gap, rule, stack } from './block.ts'
import { drawableText } from './drawable-text.ts'
import { followBlock } from './follow-block.ts'
import { listBlock } from './list-block.ts'
import { markBlock } from './mark-block.ts'
import { numberBlock } from './number-block.ts'
import type { PaperStyle } from './paper.ts'
import type { SizeRange, TextStyle } from './text-block.ts'
import { fittedBlock, pairBlock, textBlock } from './text-block.ts'

/** A hall asks for a handful of documents; the rest of a longer list stands on the phone page. */
const documentsMax = 12
const thinRule = 2

/** What every part of a layout needs to know. */
interface Page {
  readonly content: SlipContent
  readonly paper: PaperStyle
  /** Dots between the margins. */
  readonly width: number
  /** Whether the hall's language stands under the key lines. */
  readonly twoLanguages: boolean
}

/** The whole slip as blocks, to be drawn at the paper's margin. */
export function slipLayout(content: SlipContent, paper: PaperStyle): Block {
  const page: Page = {
    content,
    paper,
    width: paper.width - 2 * paper.margin,
    twoLanguages: content.language !== content.hallLanguage,
  }
  const sections = [heading(page), ticket(page), promise(page), documents(page), farewell(page)]
  return stack([...marks(page), ...sections])
}

function regular(page: Page, language: Language = page.content.language): TextStyle {
  const side = directionOf(page.content.language) === 'rtl' ? 'right' : 'left'
  return { language, side, weight: 400, size: page.paper.body }
}

function bold(page: Page, size: number = page.paper.body): TextStyle {
  return { ...regular(page), weight: 700, size }
}

function body(page: Page, text: string): Block {
  return textBlock(text, regular(page), page.width)
}

function fitted(page: Page, text: string, sizes: SizeRange): Block {
  return fittedBlock(text, bold(page), sizes, page.width)
}

/** A line again in the hall's language, where that says something new. */
function inHallLanguage(page: Page, text: string, already: string): Block[] {
  if (!page.twoLanguages || text === already || text === '') return []
  return [textBlock(text, regular(page, page.content.hallLanguage), page.width)]
}

function marks(page: Page): Block[] {
  const { content, paper, twoLanguages } = page
  const languages = twoLanguages ? [content.language, content.hallLanguage] : [content.language]
  const said = (key: 'copy' | 'rehearsal') =>
    languages.map((language) => messagesIn(language).common[key]).join(' · ')
  const texts = [...(content.copy ? [said('copy')] : []), ...(content.rehearsal ? [said('rehearsal')] : [])]
  return texts.flatMap((text) => [markBlock(text, content.language, paper, page.width), gap(12)])
}

function heading(page: Page): Block {
  const { content } = page
  const name = drawableText(content.hallName)
  const nameInHallLanguage = drawableText(content.hallNameInHallLanguage)
  const date = formatDate(content.issuedAtMs, content.timeZone, content.language)
  return stack([
    textBlock(name, bold(page), page.width),
    ...inHallLanguage(page, nameInHallLanguage, name),
    body(page, date),
    gap(12),
    rule(page.width, thinRule),
    gap(12),
  ])
}

function ticket(page: Page): Block {
  const { content, paper } = page
  const { slip } = messagesIn(content.language)
  const service = drawableText(content.serviceName)
  const serviceInHallLanguage = drawableText(content.serviceNameInHallLanguage)
  const number = drawableText(content.number)
  return stack([
    pairBlock(slip.greeting, slip.yourNumber, regular(page), page.width),
    gap(18),
    numberBlock(number, paper.number, regular(page).side, page.width),
    gap(20),
    fitted(page, service, paper.service),
    ...inHallLanguage(page, serviceInHallLanguage, service),
    gap(12),
  ])
}

function promise(page: Page): Block {
  const { content } = page
  const { slip } = messagesIn(content.language)
  const promised = content.promise === null ? aheadOnly(page) : rangeAndAhead(page)
  const others = content.otherLettersMayBeCalledBefore ? [body(page, slip.otherLettersMayBeCalledBefore)] : []
  return stack([rule(page.width, thinRule), gap(12), ...promised, ...others, gap(12)])
}

function rangeAndAhead(page: Page): Block[] {
  const { content, paper } = page
  const { common, slip } = messagesIn(content.language)
  const range = rangeIn(content, content.language)
  return [
    body(page, slip.expectedCall),
    fitted(page, range, paper.promise),
    body(page, aboutIn(content, content.language)),
    ...promiseInHallLanguage(page),
    gap(8),
    body(page, common.peopleAhead(content.ahead)),
  ]
}

function promiseInHallLanguage(page: Page): Block[] {
  const { content, twoLanguages } = page
  if (!twoLanguages) return []
  const { hallLanguage } = content
  const style = regular(page, hallLanguage)
  return [pairBlock(rangeIn(content, hallLanguage), aboutIn(content, hallLanguage), style, page.width)]
}

/** With too little to go on the slip says how many are ahead, large, and gives no minutes. */
function aheadOnly(page: Page): Block[] {
  const { content, paper } = page
  const ahead = messagesIn(content.language).common.peopleAhead(content.ahead)
  const aheadInHallLanguage = messagesIn(content.hallLanguage).common.peopleAhead(content.ahead)
  return [fitted(page, ahead, paper.service), ...inHallLanguage(page, aheadInHallLanguage, ahead)]
}

function rangeIn({ promise, timeZone }: SlipContent, language: Language): string {
  if (promise === null) return ''
  const from = formatClock(promise.notBeforeMs, timeZone)
  const to = formatClock(promise.byMs, timeZone)
  return messagesIn(language).common.between(from, to)
}

function aboutIn({ promise }: SlipContent, language: Language): string {
  return promise === null ? '' : aboutDuration(promise.aboutMs, language)
}

function documents(page: Page): Block {
  const items = page.content.documents
    .slice(0, documentsMax)
    .map(drawableText)
    .filter((text) => text !== '')
  if (items.length === 0) return gap(0)
  const { slip } = messagesIn(page.content.language)
  return stack([
    rule(page.width, thinRule),
    gap(12),
    textBlock(slip.documentsToPrepare, bold(page), page.width),
    ...items.map((item) => listBlock(item, regular(page), page.width)),
    gap(12),
  ])
}

function farewell(page: Page): Block {
  const { content } = page
  const { slip } = messagesIn(content.language)
  const date = formatShortDate(content.issuedAtMs, content.timeZone, content.language)
  const time = formatClock(content.issuedAtMs, content.timeZone)
  return stack([
    rule(page.width, thinRule),
    gap(12),
    body(page, slip.missedCall(content.missedCallMinutes)),
    ...follow(page),
    gap(content.url === '' ? 12 : 24),
    body(page, slip.issuedAt(date, time)),
  ])
}

function follow(page: Page): Block[] {
  const { content, paper, width } = page
  return content.url === '' ? [] : [gap(24), followBlock(content, regular(page), paper, width)]
}
