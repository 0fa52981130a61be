/** The ticket's secret, the last part of the path of the QR. */
export function secretInAddress(pathname: string): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
