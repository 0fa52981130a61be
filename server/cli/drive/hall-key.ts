const keyLengthMax = 40

/** A code of the trace as a key of a hall file: small letters, digits and hyphens. */
export function hallKey(code: string): string {
  const key = code
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '-')
    .slice(0, keyLengthMax)
  return /^[a-z0-9]/.test(key) ? key : `x${key.slice(0, keyLengthMax - 1)}`
}

/** The hall's name for a service code of the trace. */
export const serviceOf = (code: string): string => hallKey(code)

/** The hall's name for a priority code of the trace. */
export const classOf = (code: string): string => hallKey(`priority-${code}`)
