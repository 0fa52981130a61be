const probeTimeoutMs = 1_500

/**
 * Whether the server answers at all. Asked before each new connection: a browser slows down WebSockets that
 * fail in a row, for up to five seconds each, and a screen would then be late to notice the server's return.
 */
export async function serverAnswers(): Promise<boolean> {
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(probeTimeoutMs) })
    return answer.status < 502
  } catch {
    return false
  }
}
