/** A name in the first of these languages that it has, or in any. */
export function nameIn(names: Readonly<Record<string, string>>, ...languages: readonly string[]): string {
  for (const language of languages) {
    const name = names[language]
    if (name !== undefined && name !== '') return name
  }
  return Object.values(names)[0] ?? ''
}
