/** What the operators of a page have set when something is painted: the pen, its place, and what hides what it paints. */
import { common, compose, IDENTITY, moved, scaleOf, type Box, type Matrix } from '../page/geometry.js'
import type { Font } from './engine.js'

/** A font at a size, and where in its line the next glyph stands. */
export interface TextState {
  font: Font
  fontId: string
  size: number
  textMatrix: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  leading: number
  charSpacing: number
  wordSpacing: number
  scale: number
  rise: number
  mode: number
}

export interface State extends TextState {
  ctm: Matrix
  /** Colours: `#rrggbb` or PATTERNED. */
  fill: string
  stroke: string
  fillAlpha: number
  strokeAlpha: number
  lineWidth: number
  /** What is below shows through what is painted: the two are blended, or it is painted through a mask. */
  blended: boolean
  /** In such a blend what is darker stays seen: multiply, darken. */
  keepsDark: boolean
  masked: boolean
  /** What is painted is part of a group through which what is below shows. */
  veiled: boolean
  /** Of how much the group shows that this is painted into: 1 is all. */
  groupAlpha: number
  /** Nobody knows whether what is painted is seen: it is painted through a mask, or mixed with what is below. */
  doubtful: boolean
  /** What is painted is itself a mask of something else and not seen. */
  isMask: boolean
  /** Outside of it nothing is seen: the boxes round all clipping paths, cut to what they have in common. */
  clip: Box
  /** All clipping paths were upright rectangles, so that all inside of `clip` is seen. */
  clipsSquarely: boolean
  /** The next path, painted or not, narrows the clip. */
  clipping: boolean
}

const EVERYWHERE: Box = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity }

export const start = (ctm: Matrix): State => ({
  ctm,
  fill: '#000000',
  stroke: '#000000',
  fillAlpha: 1,
  strokeAlpha: 1,
  lineWidth: 1,
  blended: false,
  keepsDark: false,
  masked: false,
  veiled: false,
  groupAlpha: 1,
  doubtful: false,
  isMask: false,
  clip: EVERYWHERE,
  clipsSquarely: true,
  clipping: false,
  font: {},
  fontId: '',
  size: 0,
  textMatrix: IDENTITY,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
  leading: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  rise: 0,
  mode: 0,
})

export const withMatrix = (state: State, matrix: Matrix): State => ({
  ...state,
  ctm: compose(state.ctm, matrix),
})

/** Clips to a rectangle of the state's own space; `squarely` where the clipping path is no other shape. */
export function narrow(
  state: State,
  [x0, y0, x1, y1]: [number, number, number, number],
  squarely: boolean,
): void {
  state.clip = common(state.clip, moved(state.ctm, x0, y0, x1, y1))
  state.clipsSquarely &&= squarely && isSquare(state.ctm)
}

/** Whether upright rectangles stay upright. */
export const isSquare = ([a, b, c, d]: Matrix): boolean => (b === 0 && c === 0) || (a === 0 && d === 0)

const showsBelow = ({ fillAlpha, blended, masked, veiled }: State): boolean =>
  fillAlpha < 1 || blended || masked || veiled

/** Where what is filled now hides all that is below it: within the clip, or nowhere. */
export const opaqueWithin = (state: State): Box | null =>
  state.clipsSquarely && !showsBelow(state) ? state.clip : null

/** So little of what is below shows through more than this that nobody knows whether it is read. */
const CLEAR = 0.8

/** Whether what is below is surely read through what is filled now: through a marker's colour, not through a mask. */
export const readThrough = ({ fillAlpha, groupAlpha, blended, keepsDark }: State): boolean =>
  fillAlpha * groupAlpha <= CLEAR || (blended && keepsDark)

/** Whether it is unknown that what is painted now is seen: white on black mixed by `Screen`, a word under a mask, in an odd clip. */
export const isDoubtful = (state: State): boolean =>
  state.doubtful || mayVanish(state) || !state.clipsSquarely

const mayVanish = ({ blended, keepsDark, masked }: State): boolean => masked || (blended && !keepsDark)

/** Inside of a group paint is opaque until it is said not to be; the group as a whole is painted as the state is now. */
export function enterGroup(state: State): void {
  state.veiled = showsBelow(state)
  state.groupAlpha *= state.fillAlpha
  state.doubtful ||= mayVanish(state)
  state.blended = false
  state.masked = false
  state.fillAlpha = 1
  state.strokeAlpha = 1
}

export const strokeThickness = (state: State): number => state.lineWidth * scaleOf(state.ctm)
