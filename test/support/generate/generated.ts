/** A seed → a report with quirks of print, written in some way, and the truth of it. */
import type { Format } from './form.js'
import { randomOf } from './numbers.js'
import { QUIRKS } from './quirks/index.js'
import {
  type Draft,
  type Medium,
  type Quirk,
  type Random,
  also,
  draftOf,
  loosened,
  pick,
  untold,
} from './quirks/quirk.js'
import { RENDERINGS, type Rendering, renderingOf } from './renderings.js'
import { type MadeReport, makeReport } from './report.js'
import { pastTelling, withoutClashes } from './together.js'
import { type Truth, truthOf } from './truth.js'

export interface Generated extends Pick<Draft, 'also' | 'untold' | 'loose' | 'refusable'> {
  rendering: Rendering
  bytes: Uint8Array
  truth: Truth
}

const AGENCIES = [
  '望川县教育局',
  '临溪市人民政府办公室',
  '石桥区东屏街道办事处',
  '青禾县柳溪乡人民政府',
  '白鹭市财政局',
  '松岗区发展和改革局',
  '望川县人民政府',
  '临溪市应急管理局',
  '青禾县龙口镇人民政府',
  '石桥区教育局（体育局）',
  '白鹭市自然资源和规划局',
  '松岗区综合行政执法局',
]
const [FIRST_YEAR, YEARS] = [2019, 7]
/** The largest counts. */
const SIZES = [3, 40, 900, 90_000]
/** The most quirks of one report; more would leave nothing of it. */
const MOST_QUIRKS = 9

/** Each quirk has its own numbers: they stay the same whatever else happens to the report. */
const randomOfQuirk = (seed: number, { name }: Quirk): Random =>
  randomOf([...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, seed * 1009))

function quirksOf(seed: number, medium: Medium): string[] {
  const random = randomOf(seed * 31 + 7)
  const wanted = random(MOST_QUIRKS + 1)
  const chosen = new Map<string, Quirk>()
  for (let i = 0; i < wanted; i++) {
    const quirk = QUIRKS[random(QUIRKS.length)]!
    if (quirk.in?.(medium) !== false && !chosen.has(quirk.of)) chosen.set(quirk.of, quirk)
  }
  return withoutClashes([...chosen.values()].map(({ name }) => name))
}

function plainReport(seed: number): MadeReport {
  const random = randomOf(seed * 7 + 5)
  const formats: Format[] = ['2019', '2021']
  return makeReport({
    agency: pick(AGENCIES, random),
    year: FIRST_YEAR + random(YEARS),
    seed,
    most: pick(SIZES, random),
    formats:
      random(4) > 0 ? {} : { proactiveDisclosure: pick(formats, random), requests: pick(formats, random) },
  })
}

/** What makes a report: all that a failing test needs to say. */
export interface Case {
  seed: number
  rendering: string
  quirks: readonly string[]
}

export function caseOf(seed: number): Case {
  const { name, medium } = renderingOf(randomOf(seed * 17 + 3))
  return { seed, rendering: name, quirks: quirksOf(seed, medium) }
}

export function generated({ seed, rendering: name, quirks }: Case): Generated {
  const rendering = RENDERINGS.find((one) => one.name === name)!
  const { medium } = rendering
  const happened = QUIRKS.filter((quirk) => quirks.includes(quirk.name))
  let draft = happened.reduce(
    (before, quirk) => quirk.apply(before, randomOfQuirk(seed, quirk)) ?? before,
    draftOf(plainReport(seed)),
  )
  const { made } = draft
  draft = loosened(draft, pastTelling(made, quirks, medium))
  // A site's own title and date stand beside the report's.
  if (medium.titled) draft = also(draft, 'title', `${made.agency}${made.year}年政府信息公开工作年度报告`)
  if (medium.dated) draft = also(draft, 'publishedOn', `${made.year + 1}-01-20`)
  // Without title and signature, whom to ask is the only name; a name without a date may be anything.
  if (
    draft.truth.title === null &&
    !made.end.some(({ kind, ...piece }) => kind === 'signature' && 'text' in piece && /日$/.test(piece.text))
  )
    draft = untold(draft, 'agency')
  return {
    rendering,
    bytes: rendering.write(draft, randomOf(seed * 13 + 11)),
    truth: { ...truthOf(made), ...draft.truth },
    also: draft.also,
    untold: draft.untold,
    loose: draft.loose,
    refusable: draft.refusable,
  }
}
