import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findQr } from '../../server/cli/drive/find-qr.ts'
import { paperInDirectory, qrOf } from '../../server/cli/drive/paper.ts'
import { linkSlips } from '../../server/cli/drive/reconcile-paper.ts'
import { renderSlip, slipJob } from '../../printer/render-slip.ts'
import { readQr, sampleSlip } from '../printer/slip-samples.ts'

const urls = [
  'http://hall.local:4100/t/9f3c2a',
  'http://192.168.1.20:4100/t/0123456789abcdef0123456789abcdef',
]

describe('the paper', () => {
  it.each(['he', 'ar', 'ru', 'en', 'am'] as const)(
    'shows the ticket’s own QR symbol on a slip in %s',
    (language) => {
      for (const dots of [576, 384] as const)
        for (const url of urls) {
          const bitmap = renderSlip(sampleSlip(language, { url }), dots)
          expect(findQr(bitmap)).toBe(qrOf(url))
          expect(readQr(bitmap)).toBe(url)
        }
    },
  )

  it('has no QR symbol where there is none', () => {
    expect(findQr({ width: 64, height: 40, rows: new Uint8Array(8 * 40) })).toBeNull()
    expect(findQr({ width: 64, height: 40, rows: new Uint8Array(8 * 40).fill(255) })).toBeNull()
  })

  it('links each slip to the ticket whose address it carries', () => {
    const slips = [
      { name: 'slip 1', qr: qrOf('b') },
      { name: 'slip 2', qr: qrOf('stranger') },
      { name: 'slip 3', qr: null },
    ]
    expect(linkSlips(slips, ['a', 'b'], qrOf)).toEqual([
      { name: 'slip 1', url: 'b' },
      { name: 'slip 2', url: null },
      { name: 'slip 3', url: null },
    ])
  })

  it('in a directory is what came there since the drive began', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'ashnav-paper-'))
    try {
      const job = (url: string): Uint8Array =>
        slipJob(sampleSlip('he', { url }), { dots: 576, processId: 'A001' })
      await writeFile(join(directory, 'slip-00001.bin'), job('http://hall/t/old'))
      const paper = await paperInDirectory(directory, 576)
      expect(await paper.slips()).toEqual([])
      await writeFile(join(directory, 'slip-00002.bin'), job('http://hall/t/new'))
      expect(await paper.slips()).toEqual([{ name: 'slip-00002.bin', qr: qrOf('http://hall/t/new') }])
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})
