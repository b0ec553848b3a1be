/** A binary table of pdf.js: the build for browsers puts its bytes into the script. */
declare module '*.bcmap' {
  const bytes: Uint8Array
  export default bytes
}
