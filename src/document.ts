/** The text stream: its blocks, the grids of its tables, and how it is written as text. */
export * from './document/stream.js'
export * from './document/grid.js'
export * from './document/text.js'
