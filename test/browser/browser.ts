import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll } from 'vitest'

let browser: Promise<Browser> | null = null

afterAll(async () => {
  await (await browser)?.close()
  browser = null
})

/** The browser that `npm test` found; a run of one file by hand falls back to the usual place. */
function launched(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return browser
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** A browser of its own, as one person has it; complaints of its pages are kept to be asserted on. */
export async function person(size: Size): Promise<{ context: BrowserContext; complaints: string[] }> {
  const context = await (
    await launched()
  ).newContext({ viewport: size, locale: 'he-IL', reducedMotion: 'reduce' })
  const complaints: string[] = []
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
  })
  return { context, complaints }
}

export async function open(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}
