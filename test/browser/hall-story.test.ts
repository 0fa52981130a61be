import { loadImage, createCanvas } from '@napi-rs/canvas'
import jsqr from 'jsqr'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { ApiClient } from '../support/api-client.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { open, person } from './browser.ts'
import { openHall, type OpenHall } from './open-hall.ts'

const desk = { width: 1280, height: 800 }
const screen = { width: 1920, height: 1080 }
const phone = { width: 390, height: 844 }

const opened: OpenHall[] = []
afterEach(async () => {
  for (const { hall } of opened.splice(0)) await hall.close()
})

async function newHall(data = temporaryFolder(), port = 0): Promise<OpenHall> {
  const hall = await openHall(data, port)
  opened.push(hall)
  return hall
}

async function openWindow(counter: Page, place: number): Promise<void> {
  await counter.getByTestId('choose-window').nth(place).click()
  await counter.getByTestId('clerk-choice').first().click()
  await counter.getByTestId('open-window').click()
  await counter.getByTestId('no-ticket').waitFor()
}

async function issueByKeys(triage: Page, letter: string): Promise<string> {
  const shown = triage.getByTestId('issued-number')
  const before = (await shown.count()) > 0 ? await shown.textContent() : ''
  await triage.keyboard.press(letter)
  await triage.keyboard.press('Enter')
  await expect.poll(async () => ((await shown.count()) > 0 ? await shown.textContent() : '')).not.toBe(before)
  return (await shown.textContent()) ?? ''
}

/** Serves some citizens at a window, so that the hall knows how long its service takes. */
async function makeKnown(
  { access, port }: OpenHall['hall'],
  service: string,
  serviceWindow: number,
): Promise<void> {
  const client = new ApiClient(`http://127.0.0.1:${port}`, access.createToken('manager'))
  for (let served = 0; served < 6; served += 1) {
    await client.post('/tickets', { service })
    await client.press(serviceWindow, 'call-next')
    await client.press(serviceWindow, 'start')
    await client.press(serviceWindow, 'complete')
  }
}

/** Reads the QR off the slip that the triage screen shows, as a citizen's phone would. */
async function qrOnScreen(triage: Page): Promise<string> {
  const picture = triage.getByTestId('slip-picture').first()
  await picture.waitFor()
  const source = (await picture.getAttribute('src')) ?? ''
  const response = await triage.request.get(new URL(source, triage.url()).href)
  const image = await loadImage(await response.body())
  const canvas = createCanvas(image.width, image.height).getContext('2d')
  canvas.drawImage(image, 0, 0)
  const { data } = canvas.getImageData(0, 0, image.width, image.height)
  return jsqr.default(new Uint8ClampedArray(data), image.width, image.height)?.data ?? ''
}

describe('the story, in a real browser', () => {
  it('goes from triage by keyboard to the window, the board and the phone', async () => {
    const { hall, linkFor } = await newHall()
    const clerk = await person(desk)
    const counter = await open(clerk.context, linkFor('clerk'))
    await openWindow(counter, 4)

    const triageClerk = await person(desk)
    const triage = await open(triageClerk.context, linkFor('triage'))
    await triage.getByTestId('service-choice').first().waitFor()
    const number = await issueByKeys(triage, 'c')
    expect(number).toBe('C001')

    const wall = await person(screen)
    const board = await open(wall.context, linkFor('screen'))
    await board.getByTestId('no-calls').waitFor()

    const citizen = await person(phone)
    const link = new URL(await qrOnScreen(triage))
    expect(link.pathname).toMatch(/^\/t\/\d{8}-\d{5}-[\w-]{22}$/)
    const page = await open(citizen.context, `http://127.0.0.1:${hall.port}${link.pathname}`)
    await expect.poll(() => page.getByTestId('phone-number').textContent()).toBe(number)
    expect(await page.getByTestId('phone-state').getAttribute('data-status')).toBe('waiting')

    await counter.keyboard.press('F2')
    await expect.poll(() => counter.getByTestId('current-number').textContent()).toBe(number)
    await expect.poll(() => board.getByTestId('board-call-number').textContent()).toBe(number)
    expect(await board.getByTestId('board-call-window').textContent()).toBe('5')
    await expect
      .poll(() => page.getByTestId('phone-state').getAttribute('data-status'), { timeout: 15_000 })
      .toBe('called')

    await counter.keyboard.press('F4')
    await expect.poll(() => counter.getByTestId('current-ticket').getAttribute('data-status')).toBe('serving')
    await counter.keyboard.press('F8')
    await counter.getByTestId('no-ticket').waitFor()
    await board.getByTestId('no-calls').waitFor()
    await expect
      .poll(() => page.getByTestId('phone-state').getAttribute('data-status'), { timeout: 15_000 })
      .toBe('completed')

    const complaints = [clerk, triageClerk, wall, citizen].flatMap((one) => one.complaints)
    expect(complaints).toEqual([])
  })

  it('PROMISE-8 says why a citizen was told her time, in Hebrew and in English', async () => {
    const { hall, linkFor } = await newHall()
    const staff = await person(desk)
    const counter = await open(staff.context, linkFor('clerk'))
    await openWindow(counter, 4)
    const triage = await open(staff.context, linkFor('triage'))
    await triage.getByTestId('service-choice').first().waitFor()
    await makeKnown(hall, 'water', 5)
    await triage.keyboard.press('c')
    await triage.getByTestId('told-range').waitFor()
    const number = await issueByKeys(triage, 'c')
    const askWhy = async (title: string): Promise<string> => {
      await triage.getByTestId('slip-menu').first().click()
      await triage.getByRole('menuitem', { name: title }).click()
      const said = (await triage.getByTestId('why-dialog').textContent()) ?? ''
      await triage.getByTestId('why-close').click()
      await triage.getByTestId('why-dialog').waitFor({ state: 'detached' })
      return said
    }
    const inHebrew = await askWhy('למה השעה הזו?')
    expect(inHebrew).toContain(number)
    expect(inHebrew).toContain('אשנב אחד היה פתוח לשירות')
    await triage.getByTestId('language-switch').first().click()
    const inEnglish = await askWhy('Why this time?')
    expect(inEnglish).toContain('1 window was open for it')
    expect(inEnglish).toMatch(/Learned from \d+ waits? for this service/)

    await counter.bringToFront()
    await counter.keyboard.press('F2')
    await counter.getByTestId('ask-why').click()
    expect(await counter.getByTestId('why-dialog').textContent()).toContain('אשנב אחד היה פתוח לשירות')
    expect(staff.complaints).toEqual([])
  })

  it('CALL-5 takes a wrong Next back, on the counter and on the board', async () => {
    const { linkFor } = await newHall()
    const staff = await person(desk)
    const counter = await open(staff.context, linkFor('clerk'))
    await openWindow(counter, 0)
    const triage = await open(staff.context, linkFor('triage'))
    await triage.getByTestId('service-choice').first().waitFor()
    await issueByKeys(triage, 'a')
    const board = await open(staff.context, linkFor('screen'))
    await counter.bringToFront()
    await counter.keyboard.press('F2')
    await expect.poll(() => board.getByTestId('board-call-number').textContent()).toBe('A001')
    await counter.getByTestId('undo').click()
    await counter.getByTestId('no-ticket').waitFor()
    await board.getByTestId('no-calls').waitFor()
    expect(await counter.getByTestId('queued-row').count()).toBe(1)
  })

  it('loses nothing that is typed for the next citizen while a slip is on its way', async () => {
    const { linkFor } = await newHall()
    const staff = await person(desk)
    const triage = await open(staff.context, linkFor('triage'))
    await triage.getByTestId('service-choice').first().waitFor()
    await triage.route('**/api/v1/tickets', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      await route.continue()
    })
    for (const letter of ['b', 'f', 'c']) {
      await triage.keyboard.press(letter)
      await triage.keyboard.press('Enter')
    }
    await triage.keyboard.press('d')
    await expect.poll(() => triage.getByTestId('issued-number').textContent()).toBe('C001')
    const numbers = await triage
      .getByTestId('slip-row')
      .evaluateAll((rows) => rows.map((row) => row.dataset['number']))
    expect(numbers.toSorted()).toEqual(['B001', 'C001', 'F001'])
    expect(await triage.getByTestId('issue').textContent()).toContain('D')
  })

  it('is written from right to left in Hebrew and from left to right in English', async () => {
    const { linkFor } = await newHall()
    const staff = await person(desk)
    const triage = await open(staff.context, linkFor('triage'))
    await triage.getByTestId('service-choice').first().waitFor()
    const direction = () => triage.locator('html').getAttribute('dir')
    expect(await direction()).toBe('rtl')
    expect(await triage.getByTestId('service-choice').first().textContent()).toContain('ארנונה')
    await triage.getByTestId('language-switch').first().click()
    await expect.poll(direction).toBe('ltr')
    expect(await triage.getByTestId('service-choice').first().textContent()).toContain('Property tax')
  })

  it('says that the server is gone, and is right again after its return', async () => {
    const data = temporaryFolder()
    const first = await newHall(data)
    const { port } = first.hall
    const staff = await person(desk)
    const triage = await open(staff.context, first.linkFor('triage'))
    await triage.getByTestId('service-choice').first().waitFor()
    await issueByKeys(triage, 'a')
    await first.hall.close()
    opened.length = 0
    await triage.getByTestId('connection-lost').first().waitFor({ timeout: 15_000 })
    await newHall(data, port)
    await triage.getByTestId('connection-lost').first().waitFor({ state: 'detached', timeout: 15_000 })
    expect(await issueByKeys(triage, 'a')).toBe('A002')
  })

  it('never shows an empty page: a screen that fails says so', async () => {
    const { linkFor } = await newHall()
    const staff = await person(desk)
    await staff.context.route('**/api/v1/hall', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), timeZone: 'Nowhere/Land' } })
    })
    const triage = await open(staff.context, linkFor('triage'))
    await triage.getByTestId('screen-failed').waitFor()
    expect(await triage.getByTestId('screen-failed').textContent()).toContain('The queue is safe')
  })

  it('lets an unenrolled visitor in nowhere, and says so', async () => {
    const { hall } = await newHall()
    const visitor = await person(desk)
    for (const address of ['triage', 'counter', 'board']) {
      const page = await open(visitor.context, `http://127.0.0.1:${hall.port}/${address}`)
      await page.getByTestId('not-enrolled').waitFor()
      expect(await page.getByTestId('service-choice').count()).toBe(0)
      await page.close()
    }
  })
})
