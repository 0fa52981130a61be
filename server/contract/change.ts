/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => same(item, b[at]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  )
}

/**
 * What changed from one version of a view to the next: `set` holds, at the same depth as in the view,
 * what is new; `gone` the paths of what is no longer there. Arrays are replaced whole.
 */
export interface Change {
  readonly set: Json
  readonly gone: readonly (readonly string[])[]
}

function collect(
  before: JsonObject,
  after: JsonObject,
  path: readonly string[],
  gone: (readonly string[])[],
): JsonObject | null {
  // Built from entries, since a plain assignment of a key such as `__proto__` would be lost.
  const set: [string, Json][] = []
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) gone.push([...path, key])
  for (const [key, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined
    if (same(old, value)) continue
    const deeper = isObject(old) && isObject(value) ? collect(old, value, [...path, key], gone) : value
    if (deeper !== null || value === null) set.push([key, deeper])
  }
  return set.length > 0 ? Object.fromEntries(set) : null
}

/** The change from one view to the next; null where they are the same. Both are JSON objects. */
export function changeBetween(before: Json, after: Json): Change | null {
  if (!isObject(before) || !isObject(after)) return same(before, after) ? null : { set: after, gone: [] }
  const gone: (readonly string[])[] = []
  const set = collect(before, after, [], gone)
  return set === null && gone.length === 0 ? null : { set: set ?? {}, gone }
}

function merge(target: Json | undefined, set: Json): Json {
  if (!isObject(set) || !isObject(target)) return set
  const merged = Object.entries(set).map(([key, value]): [string, Json] => [
    key,
    merge(Object.hasOwn(target, key) ? target[key] : undefined, value),
  ])
  return Object.fromEntries([...Object.entries(target), ...merged])
}

function remove(target: Json, path: readonly string[]): Json {
  const [key, ...rest] = path
  if (key === undefined || !isObject(target) || !Object.hasOwn(target, key)) return target
  const copy: Record<string, Json> = { ...target }
  const child = copy[key]
  if (rest.length === 0 || child === undefined) delete copy[key]
  else copy[key] = remove(child, rest)
  return copy
}

/** The view after a change. */
export function applyChange(before: Json, change: Change): Json {
  return merge(change.gone.reduce(remove, before), change.set)
}
