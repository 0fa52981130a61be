import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

export function say(text) {
  process.stderr.write(`ashnav: ${text}\n`)
}

/** Runs a program to its end. Resolves to its exit code; standard output goes where `stdout` says. */
export function run(command, args, { stdout = 'inherit', env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['inherit', stdout, 'inherit'], env })
    const pass = (signal) => child.kill(signal)
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass)
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
