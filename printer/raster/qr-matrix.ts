import qrcode from 'qrcode'

/** The white border that readers need around a QR symbol, in modules. */
export const quietZoneModules = 4

/** The modules of a QR symbol, without its white border. */
export interface QrMatrix {
  /** Modules a side. */
  readonly size: number
  readonly isDark: (column: number, row: number) => boolean
}

/** Makes the QR symbol of a text, with 15 % of it recoverable. Throws if the text is empty or too long. */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  return { size: modules.size, isDark: (column, row) => modules.get(row, column) !== 0 }
}
