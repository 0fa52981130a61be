const parameter = 'window'
const highest = 999

/** The service window in the address, as `/counter?window=3`. */
export function windowInAddress(): number | null {
  const number = Number(new URLSearchParams(location.search).get(parameter))
  return Number.isInteger(number) && number >= 1 && number <= highest ? number : null
}

/** Puts the window into the address, so that a reload or a bookmark comes back to it. */
export function putWindowInAddress(number: number | null): void {
  history.replaceState(null, '', number === null ? location.pathname : `?${parameter}=${number}`)
}
