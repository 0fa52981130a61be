/** What ends a line or moves along it; kept as a space. */
const spaces = /[\t\n\v\f\r\u0085\u2028\u2029]/gu
/** Control characters, halves of characters, marks that reorder letters, and what nothing shows. Joiners and the plain
 * marks of direction stay: words in two scripts need them. */
const hidden = /(?![\u200c-\u200f\u061c])[\p{Cc}\p{Cs}\p{Cf}\p{Co}]/gu
/** More marks on one letter than any script writes: they would draw over the lines above. */
const piledMarks = /(\p{M}{4})\p{M}+/gu
/** A text must have something in it that can be read. */
const readable = /[^\p{M}\p{Z}\p{Cf}]/u

/** Text that someone typed, fit for paper, screen and log: one line, nothing in it that cannot be seen. */
export function plainText(text: string): string {
  const plain = text.replaceAll(spaces, ' ').replaceAll(hidden, '').replaceAll(piledMarks, '$1').trim()
  return readable.test(plain) ? plain : ''
}
