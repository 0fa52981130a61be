import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../server/cli/drive/options.ts'
import { drive } from '../../server/cli/drive.ts'
import { UsageError } from '../../server/cli/verb.ts'

const least = ['t.csv', '--day', '1999-01-04', '--url', 'http://127.0.0.1:4100', '--token', 'm']

describe('the command line of a drive', () => {
  it('needs a trace, a day, an address and a token', () => {
    expect(parseOptions(least)).toEqual({
      make: 'drive',
      trace: 't.csv',
      day: '1999-01-04',
      speed: null,
      url: 'http://127.0.0.1:4100',
      tokens: { manager: 'm', triage: 'm', clerk: 'm' },
      paper: null,
      join: false,
      json: null,
      quiet: false,
    })
  })

  it('takes tokens for each role, paper, and a speed', () => {
    const more = [
      '--triage-token',
      't',
      '--clerk-token',
      'c',
      '--speed',
      '300',
      '--printer',
      '127.0.0.1:9100',
    ]
    expect(parseOptions([...least, ...more])).toMatchObject({
      tokens: { manager: 'm', triage: 't', clerk: 'c' },
      speed: 300,
      paper: { from: 'own-printer', host: '127.0.0.1', port: 9100, paperDots: 576 },
    })
    expect(parseOptions([...least, '--printer-directory', 'out', '--paper', '58mm'])).toMatchObject({
      paper: { from: 'directory', directory: 'out', paperDots: 384 },
    })
  })

  it('takes a token that begins with a hyphen', () => {
    const args = ['t.csv', '--token', '-x', '--day', '1999-01-04', '--url=http://h', '--clerk-token', '--y']
    expect(parseOptions(args)).toMatchObject({ tokens: { manager: '-x', clerk: '--y' } })
  })

  it('makes a hall of one day, or of all', () => {
    expect(parseOptions(['t.csv', '--make-hall', 'h.yaml'])).toEqual({
      make: 'hall',
      trace: 't.csv',
      day: null,
      file: 'h.yaml',
    })
  })

  it.each([
    [[], 'give one trace file'],
    [['a', 'b'], 'give one trace file'],
    [['t.csv', '--token', 'm', '--url', 'http://x'], '--day is needed'],
    [['t.csv', '--day', 'monday'], '--day monday is no YYYY-MM-DD'],
    [['t.csv', '--day', '1999-01-04'], '--token is needed'],
    [[...least, '--speed', 'fast'], '--speed fast is no positive number'],
    [[...least, '--printer', 'here'], '--printer here is no HOST:PORT'],
    [[...least, '--paper', '70mm'], '--paper 70mm is neither 80mm nor 58mm'],
    [[...least, '--printer', 'h:1', '--printer-directory', 'd'], 'two ways to the same paper'],
    [[...least, '--nonsense'], 'nonsense'],
    [['t.csv', '--day', '1999-01-04', '--token', 'm', '--url', 'hall'], '--url hall is no http address'],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(UsageError)
    expect(() => parseOptions(args)).toThrow(message)
  })

  it('is answered with 2 where the drive cannot begin', async () => {
    expect(await drive([])).toBe(2)
    expect(await drive(['no-such-trace.csv', '--make-hall', '-'])).toBe(2)
  })
})
