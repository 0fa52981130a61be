const lookEveryMs = 250

/**
 * Ends this process, as SIGTERM does, when the script that started it is gone without a word: a killed
 * `npm start` must not leave a server behind that holds the data and the port.
 */
export function stayWithStarter(): void {
  const starter = Number(process.env['ASHNAV_STARTED_BY'])
  if (!Number.isInteger(starter) || starter !== process.ppid) return
  const timer = setInterval(() => {
    if (process.ppid === starter) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs)
  timer.unref()
}
