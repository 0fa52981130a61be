/** Gives each name a small number, in order of first sight, so that learned values can live in plain arrays. */
export class NameIndex {
  readonly #numbers = new Map<string, number>()
  readonly #names: string[] = []

  constructor(names: readonly string[] = []) {
    for (const name of names) this.of(name)
  }

  get size(): number {
    return this.#names.length
  }

  get names(): readonly string[] {
    return this.#names
  }

  /** The number of a name, new if it was never seen. */
  of(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#names.length
    this.#numbers.set(name, number)
    this.#names.push(name)
    return number
  }

  /** The number of a name; null where it was never seen. */
  find(name: string): number | null {
    return this.#numbers.get(name) ?? null
  }

  nameOf(number: number): string {
    const name = this.#names[number]
    if (name === undefined) throw new RangeError(`no name has the number ${number}`)
    return name
  }
}
