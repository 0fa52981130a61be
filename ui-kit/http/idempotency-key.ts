const keyBytes = 16

/** A new id for one press. `crypto.randomUUID` is missing where the hall's network has no HTTPS. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(keyBytes))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
