const rememberedAs = 'ashnav.own-window'

/** Whether this browser tab opened or joined the window, so that a reload does not ask again. */
export function isOwnWindow(serviceWindow: number): boolean {
  try {
    return sessionStorage.getItem(rememberedAs) === String(serviceWindow)
  } catch {
    return false
  }
}

export function keepOwnWindow(serviceWindow: number): void {
  try {
    sessionStorage.setItem(rememberedAs, String(serviceWindow))
  } catch {
    // Without storage a reload asks again.
  }
}
