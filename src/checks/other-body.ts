/** Another body's name where a report speaks of its own: what stays of a neighbour's report that was copied. */
import { identityOf } from '../bodies/names.js'
import { placesAtStart } from '../bodies/places.js'
import { type Sink, finding } from '../diagnostics/finding.js'
import { ANY_NUMBERING } from '../form/lexicon/ordinals.js'
import { quoted } from './quoted.js'
import type { Passage } from './narrative/sentences.js'

/** Said of each passage only once; a government's report speaks of its departments, and is left alone. */
export function checkOtherBody(passages: readonly Passage[], agency: string, report: Sink): void {
  if (!OWN.test(agency)) return
  for (const sentence of passages.flat()) {
    const other = namedAsOwn(sentence.text)
    if (other === null || !isOther(other, agency)) continue
    const values = { agency, other, quote: quoted(sentence.text) }
    report(finding('check.otherBody', values, { location: { block: sentence.block } }))
  }
}

/** Bodies that report for themselves: 县水利局, 张家湾镇人民政府, 东街街道办事处. */
const OWN = /(?:局|委员会|委|[镇乡](?:人民政府)?|街道(?:办事处)?)$/

const NAME = '(\\p{Script=Han}{0,20}?(?:局|委员会|委|[镇乡](?:人民政府)?|街道(?:办事处)?))'
const WORK = '(?:认真|严格|高度重视|积极|坚持|全面|深入|持续|始终|紧紧|按照|扎实|切实|不断|进一步)'

/** 柳河县农业农村局认真贯彻…; 2024年，柳河县农业农村局… */
const SUBJECT = new RegExp(
  `^(?:${ANY_NUMBERING})?(?:20\\d\\d年(?:度)?[，,])?(?:全年[，,])?${NAME}${WORK}`,
  'u',
)
/** 公布柳河县农业农村局2024年政府信息公开工作年度报告 */
const TITLE = new RegExp(
  `(?:公布|发布|编制|撰写|形成|现将|《)${NAME}20\\d\\d年(?:度)?(?:政府|政务)?信息公开(?:工作)?(?:年度)?报告`,
  'u',
)
/** 柳河县农业农村局（以下简称“我局”） */
const CALLED = new RegExp(`(?:^|[，,。；;、：:])${NAME}[(（](?:以下)?简称[:：]?[“"‘']?(?:我|本)`, 'u')

const namedAsOwn = (text: string): string | null =>
  (SUBJECT.exec(text) ?? TITLE.exec(text) ?? CALLED.exec(text))?.[1] ?? null

/** Words that many bodies have in their names: 市场监督管理局 and 城市管理局 are two. */
const COMMON = [
  '管理',
  '监督',
  '服务',
  '事务',
  '保障',
  '工作',
  '人民',
  '政府',
  '员会',
  '委员',
  '街道',
  '办事',
  '事处',
]
const NAMELESS =
  /^(?:我|本|全|各|该|其|县|市|区|局|镇|乡|街道|上级|有关|相关|部分)*(?:局|委员会|委|[镇乡]|街道)$/

/**
 * 柳河县农业农村局 in a report of 柳河县水利局, 青川县水利局 likewise; not 水利局, 县水利局, 水利和湖泊局: these may be the same
 * body by another name.
 */
function isOther(name: string, agency: string): boolean {
  const [one, own] = [identityOf(name), identityOf(agency)]
  if (NAMELESS.test(name) || one.includes(own) || own.includes(one)) return false
  const [place, ownPlace] = [placesAtStart(one), placesAtStart(own)]
  const [rest, ownRest] = [one.slice(place.length), own.slice(ownPlace.length)]
  const isElsewhere =
    place !== '' && ownPlace !== '' && !place.endsWith(ownPlace) && !ownPlace.endsWith(place)
  // A body of the same kind above or below reports too: 市水利局 and its 县水利局.
  if (rest === ownRest || rest === '' || ownRest === '')
    return isElsewhere && place.at(-1) === ownPlace.at(-1)
  return !isElsewhere && !pairsOf(rest).some((pair) => pairsOf(ownRest).includes(pair))
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)).filter(
    (pair) => !COMMON.includes(pair),
  )
