const reloadedKey = 'ashnav.reloaded-for-protocol'

/** Reloads a screen that is older or newer than its server; once only, lest the two never agree. */
export function reloadOnceFor(protocol: number): void {
  try {
    if (sessionStorage.getItem(reloadedKey) === String(protocol)) return
    sessionStorage.setItem(reloadedKey, String(protocol))
  } catch {
    return
  }
  location.reload()
}
