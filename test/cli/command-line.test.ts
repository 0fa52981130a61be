import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { link } from '../../server/cli/link.ts'
import { withAccess } from '../../server/cli/open-access.ts'
import { serve } from '../../server/cli/serve.ts'
import { token } from '../../server/cli/token.ts'
import { UsageError, type Verb } from '../../server/cli/verb.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { newData, runAshnav, serveArguments, ServerProcess } from '../support/server-process.ts'

const newFolder = (): string => mkdtempSync(join(temporaryFolder(), 'data-'))

test('token create prints the token alone, and it is good', async () => {
  const data = newFolder()
  const { code, stdout, stderr } = await runAshnav('token', 'create', '--role', 'clerk', '--data', data)
  expect(code).toBe(0)
  expect(stderr).toContain('no hall was opened')
  expect(stdout).toMatch(/^[0-9a-f]{64}\n$/)
  expect(withAccess(data, (access) => access.holderOf(stdout.trim()))?.roles).toEqual(['clerk'])
})

test('link create prints a link that enrols one browser for its role', async () => {
  const data = newFolder()
  const url = 'http://hall.example:8080/'
  const { code, stdout } = await runAshnav('link', 'create', '--role', 'screen', '--url', url, '--data', data)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^http:\/\/hall\.example:8080\/enrol\/[\w-]{22}\n$/)
  const secret = stdout.trim().split('/').at(-1) ?? ''
  expect(withAccess(data, (access) => access.enrol(secret, null))?.role).toBe('screen')
})

test.each<[string, readonly string[], RegExp]>([
  ['no verb', [], /^$/],
  ['a verb that is none', ['frobnicate'], /there is no “frobnicate”[^]*ashnav serve/],
  ['a verb that every object has', ['constructor'], /there is no “constructor”/],
  ['a flag that is none', ['serve', '--colour', 'red'], /--colour[^]*ashnav serve \[--port N\]/],
  [
    'a role that is none',
    ['token', 'create', '--role', 'king'],
    /--role is one of triage, clerk[^]*token create/,
  ],
])('%s is called wrong: 2, and how it is used', async (_name, args, wanted) => {
  const ended = await runAshnav(...args)
  expect(ended.code).toBe(2)
  expect(ended.stderr).toMatch(wanted)
  expect(ended.stderr).not.toMatch(/ {4}at /)
})

test.each<[string, Verb, readonly string[], string]>([
  ['a port that is none', serve, ['--port', 'http'], 'a port is a number from 0 to 65535, not “http”'],
  ['a port too high', serve, ['--port', '65536'], 'a port is a number from 0 to 65535, not “65536”'],
  ['a printer without a port', serve, ['--printer', 'printer.local'], '--printer is an address'],
  ['a printer at a port that is none', serve, ['--printer', '127.0.0.1:99999'], '--printer is an address'],
  ['a clock that stands', serve, ['--clock-speed', '0'], '--clock-speed is a number above 0'],
  ['a clock that never starts', serve, ['--clock-start', 'soon'], '--clock-start is an instant'],
  ['no role', token, ['create'], '--role is one of'],
  ['a token that is not created', token, ['destroy', '--role', 'clerk'], 'say: token create'],
  ['a link that is not created', link, ['--role', 'clerk'], 'say: link create'],
])('%s is wrong use', async (_name, verb, args, wanted) => {
  const wrong = await verb.run([...args, '--data', newData()]).catch((error: unknown) => error)
  expect(wrong).toBeInstanceOf(UsageError)
  expect((wrong as UsageError).message).toContain(wanted)
})

test('help says every verb', async () => {
  const { code, stdout } = await runAshnav('--help')
  expect(code).toBe(0)
  for (const verb of ['serve', 'token create', 'link create', 'drive', 'software-printer'])
    expect(stdout).toContain(`ashnav ${verb}`)
})

test('DAY-2 a clock that would start before the log ends is refused', async () => {
  const data = newData()
  const server = await ServerProcess.start(data)
  await server.kill('SIGTERM')
  const ended = await runAshnav(...serveArguments(data), '--clock-start', '2001-01-01T08:00:00Z')
  expect(ended.code).toBe(1)
  expect(ended.stderr).toContain('the clock cannot start at 2001-01-01T08:00:00.000Z')
})
