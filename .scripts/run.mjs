import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

export function say(text) {
  process.stderr.write(`ashnav: ${text}\n`)
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
const lookEveryMs = 250

/** Calls `onGone` once when the process that started this one is no longer there. */
function whenParentIsGone(onGone) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, lookEveryMs)
  return () => clearInterval(timer)
}

/**
 * Runs a program to its end. Resolves to its exit code; standard output goes where `stdout` says.
 * Signals are passed on. npm and its shell, when they are stopped, may not pass them on to us, so their end is
 * taken as one; and the program is told who we are, so that it does not outlive us either.
 */
export function run(command, args, { stdout = 'inherit', env = process.env, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['inherit', stdout, 'inherit']
    const child = spawn(command, args, {
      cwd,
      stdio,
      env: { ...env, ASHNAV_STARTED_BY: String(process.pid) },
    })
    const pass = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, pass)
    const stopLooking = whenParentIsGone(() => child.kill('SIGTERM'))
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      stopLooking()
      resolve(code ?? (signal ? 1 : 0))
    })
  })
}

/** Runs a program whose failure ends everything. Its output goes to standard error, so that ours stays clean. */
export async function mustRun(what, command, args) {
  const code = await run(command, args, { stdout: 2 })
  if (code !== 0) {
    say(`${what} failed (exit code ${code})`)
    process.exit(code)
  }
}
