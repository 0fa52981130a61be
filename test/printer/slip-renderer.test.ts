import { afterEach, expect, test } from 'vitest'
import { slipJob, slipPng } from '../../printer/render-slip.ts'
import { threadedSlipRenderer, type SlipRenderer } from '../../printer/slip-renderer.ts'
import { sampleSlip } from './slip-samples.ts'

const opened: SlipRenderer[] = []
afterEach(async () => {
  for (const renderer of opened.splice(0)) await renderer.close()
})

function newRenderer(): SlipRenderer {
  const renderer = threadedSlipRenderer()
  opened.push(renderer)
  return renderer
}

test('ISSUE-3 the thread draws what the server itself would draw, byte for byte', async () => {
  const renderer = newRenderer()
  const options = { dots: 576, processId: 'A001' } as const
  const [hebrew, amharic, picture] = await Promise.all([
    renderer.job(sampleSlip('he'), options),
    renderer.job(sampleSlip('am'), options),
    renderer.png(sampleSlip('ar'), 384),
  ])
  expect(Buffer.from(hebrew).equals(slipJob(sampleSlip('he'), options))).toBe(true)
  expect(Buffer.from(amharic).equals(slipJob(sampleSlip('am'), options))).toBe(true)
  expect(Buffer.from(picture).equals(slipPng(sampleSlip('ar'), 384))).toBe(true)
})

test('a slip that cannot be drawn is said so, and the next one is drawn', async () => {
  const renderer = newRenderer()
  const wrong = renderer.job(sampleSlip('en'), { dots: 576, processId: 'too long' })
  await expect(wrong).rejects.toThrow(/process id/i)
  expect((await renderer.job(sampleSlip('en'), { dots: 576, processId: 'A002' })).length).toBeGreaterThan(
    1_000,
  )
})

test('closing leaves nobody waiting', async () => {
  const renderer = newRenderer()
  const answered = renderer.png(sampleSlip('ru'), 576).then(
    () => 'drawn',
    (error: Error) => error.message,
  )
  await renderer.close()
  expect(await answered).toContain('closing')
})
