import type { Block } from './block.ts'
import { qrMatrix } from './qr-matrix.ts'

/** A QR symbol at least `sideMin` dots a side, on whole dots, without its white border. */
export function qrBlock(
  text: string,
  sideMin: number,
): Block & { readonly side: number; readonly moduleDots: number } {
  const { size, isDark } = qrMatrix(text)
  const moduleDots = Math.ceil(sideMin / size)
  const side = moduleDots * size
  return {
    height: side,
    side,
    moduleDots,
    draw: (context, left, top) => {
      for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1) {
          if (!isDark(column, row)) continue
          context.fillRect(left + column * moduleDots, top + row * moduleDots, moduleDots, moduleDots)
        }
      }
    },
  }
}
