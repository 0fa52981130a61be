/** What ends a line or moves along it; kept as a space. */
const spaces = /[\t\n\v\f\r\u0085\u2028\u2029]/gu
/** Control characters, halves of characters, marks that reorder letters, and marks that nothing shows. */
const hidden = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu

/** Text that someone typed, fit for paper, screen and log: one line, nothing in it that cannot be seen. */
export function plainText(text: string): string {
  return text.replaceAll(spaces, ' ').replaceAll(hidden, '').trim()
}
