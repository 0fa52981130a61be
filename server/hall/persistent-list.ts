const chunkSize = 32

/**
 * An immutable list whose `set` and `push` copy one chunk of 32 and the list of chunks,
 * so that one changed ticket in a day of thousands costs well under a microsecond of copying.
 */
export interface PersistentList<Item> {
  readonly size: number
  readonly chunks: readonly (readonly Item[])[]
}

export function emptyList<Item>(): PersistentList<Item> {
  return { size: 0, chunks: [] }
}

export function itemAt<Item>(list: PersistentList<Item>, index: number): Item | undefined {
  return list.chunks[Math.floor(index / chunkSize)]?.[index % chunkSize]
}

/** Puts `item` at `index`, which is at most the list's size. */
export function withItem<Item>(list: PersistentList<Item>, index: number, item: Item): PersistentList<Item> {
  if (!Number.isInteger(index) || index < 0 || index > list.size)
    throw new RangeError(`no place ${index} in a list of ${list.size}`)
  const chunkIndex = Math.floor(index / chunkSize)
  const chunk = [...(list.chunks[chunkIndex] ?? [])]
  chunk[index % chunkSize] = item
  const chunks = [...list.chunks]
  chunks[chunkIndex] = chunk
  return { size: Math.max(list.size, index + 1), chunks }
}

export function* itemsOf<Item>(list: PersistentList<Item>): Generator<Item, void, undefined> {
  for (const chunk of list.chunks) yield* chunk
}
