/**
 * Makes text that came from outside safe to set inside our own: line breaks and tabs become spaces, and
 * control characters, lone surrogates, noncharacters and everything that could turn the direction of the
 * text around it (overrides, embeddings, isolates, marks) are removed. Never throws.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}\p{Cn}]/gu, '')
    .replaceAll(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu, '')
    .replaceAll(/[\u{E0000}-\u{E007F}]/gu, '')
    .replaceAll(/ {2,}/gu, ' ')
    .trim()
}
