import { createHash } from 'node:crypto'

function canonical(value: unknown): unknown {
  if (value instanceof Map)
    return { map: [...value].map(([key, item]) => [canonical(key), canonical(item)]).sort(byText) }
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  )
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** A digest of a state: the same for equal states, whatever the order of their keys. */
export function stateHash(state: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(state)))
    .digest('hex')
}
