/** The ticket's secret, `/t/SECRET` in the QR; empty where the address has none. */
export function secretInAddress(pathname: string): string {
  const [, last = ''] = pathname.split('/').filter((part) => part !== '')
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
