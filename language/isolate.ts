const leftToRightIsolate = '\u2066'
const firstStrongIsolate = '\u2068'
const popIsolate = '\u2069'

/** Keeps a clock time, a range or a ticket number reading left to right inside any text. */
export function isolateLtr(text: string): string {
  return `${leftToRightIsolate}${text}${popIsolate}`
}

/** Keeps a name in an unknown script from reordering the text around it. */
export function isolate(text: string): string {
  return `${firstStrongIsolate}${text}${popIsolate}`
}
