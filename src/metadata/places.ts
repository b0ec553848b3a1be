/** Where a page speaks about the report itself. */

/** The places of a page that speak about the report, each as clean lines. */
export interface FrontPlaces {
  /** Everything before the first section, tables of metadata as `label value` lines. */
  front: string[]
  /** The sentences before the first section. */
  preamble: string
  /** The beginning of the first section; some pages have their preamble there. */
  opening: string
  /** The end of the last section, where a signature stands. */
  tail: string[]
  /** What the site prints under the report. */
  foot: string[]
  /** All sentences of the sections; only made where nothing else tells. */
  body: () => string
  /** The lines of front, opening, tail and foot as printed, in whatever script, without spaces. */
  printed: string[]
}
