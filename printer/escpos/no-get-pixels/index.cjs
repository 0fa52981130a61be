module.exports = function getPixels() {
  throw new Error('escpos was asked to load a picture; Ashnav sends finished rasters through raw() instead')
}
