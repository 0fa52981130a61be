import type { Bitmap } from '../raster/bitmap.ts'

/** What a printer does with the bytes it gets, one after the other. */
export type PrinterEvent =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'raster'; readonly bytesPerRow: number; readonly rowCount: number }
  | { readonly kind: 'feed'; readonly dots: number }
  /** The paper is cut: everything printed since the last cut. */
  | { readonly kind: 'cut'; readonly bitmap: Bitmap }
  | { readonly kind: 'process-id'; readonly id: string }
  /** `DLE EOT n`, where it stood outside a raster. */
  | { readonly kind: 'status-request'; readonly n: number }
  /** `GS r n`. */
  | { readonly kind: 'paper-status-request'; readonly n: number }
  /** A command broken off by a NUL, as the resynchronisation after half a job does; printers let it go. */
  | { readonly kind: 'broken-off'; readonly byteLength: number }
  /** A byte that belongs to no command known here; a printer would print it as a letter. */
  | { readonly kind: 'garbage'; readonly byte: number; readonly offset: number }
