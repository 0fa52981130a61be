import { bandRowsMax } from './raster-bands.ts'

const longestCommandBytes = 16
const widestRowBytes = 72

/**
 * NULs that end a command which may have been broken off, to go before anything else on a connection: a
 * status request that fell into the header of a band would make it a picture of a megabyte.
 */
export function commandEnd(): Uint8Array {
  return new Uint8Array(longestCommandBytes)
}

/**
 * One band of NULs, to go before a job that follows one which may be half sent: they complete a picture that
 * the printer may still be waiting for, and mean nothing to one that is not.
 */
export function bandEnd(): Uint8Array {
  return new Uint8Array(bandRowsMax * widestRowBytes)
}
