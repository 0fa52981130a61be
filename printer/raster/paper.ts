/** The two papers of the trade, by the dots a head can print: 80 mm and 58 mm. */
export type PaperDots = 576 | 384

/** The sizes with which slips are laid out on one paper; all in dots. */
export interface PaperStyle {
  readonly width: PaperDots
  readonly margin: number
  /** 12 pt at 203 dpi, the least that is drawn. */
  readonly body: number
  readonly service: { readonly largest: number; readonly smallest: number }
  readonly promise: { readonly largest: number; readonly smallest: number }
  readonly number: { readonly tallest: number; readonly least: number }
  readonly qrSideMin: number
  /** Whether the QR stands beside its text or under it. */
  readonly qrBesideText: boolean
}

const body = 34

const wide: PaperStyle = {
  width: 576,
  margin: 12,
  body,
  service: { largest: 46, smallest: 40 },
  promise: { largest: 62, smallest: 44 },
  number: { tallest: 184, least: 160 },
  qrSideMin: 200,
  qrBesideText: true,
}

const narrow: PaperStyle = {
  width: 384,
  margin: 8,
  body,
  service: { largest: 42, smallest: 38 },
  promise: { largest: 56, smallest: 40 },
  number: { tallest: 160, least: 160 },
  qrSideMin: 200,
  qrBesideText: false,
}

/** The layout of a paper. */
export function paperStyle(dots: PaperDots): PaperStyle {
  return dots === 576 ? wide : narrow
}
