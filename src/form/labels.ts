/** How labels of the form are compared: by what they say, whatever spaces, brackets and numbering they were printed with. */
import { remembered } from '../remembered.js'

export interface Label {
  /** The numbering in front, without its punctuation: '一', '(一)', '1', or ''. */
  ordinal: string
  /** Letters and digits only, brackets' contents included. */
  full: string
  /** `full` without what stands in brackets. */
  bare: string
}

const ORDINAL =
  /^(?:\(([一二三四五六七八九十]{1,3})\)|([一二三四五六七八九十]{1,3})[、.,:]|\(?(\d{1,2})(?:[、.,)]|(?=\p{Script=Han})))/u
const BRACKETED = /\([^()]*\)/g
const NOT_LETTER = /[^\p{L}\p{N}]/gu

/** Characters of the form, of bodies' names and of a report's first sentences in traditional script, each followed by the form's own. */
const TRADITIONAL =
  '總总計计結结轉转復复複复請请數数開开規规範范對对務务業业機机構构會会組组織织類类內内過过執执詢询無无關关沒没現现補补後后確确認认獲获繳缴納纳費费續续' +
  '議议訴诉訟讼維维糾纠審审經经採采購购項项處处決决罰罚強强製制發发廢废許许條条區区屬属於于國国護护權权訪访舉举報报當当體体況况動动問问題题進进單单額额萬万' +
  '億亿辦办穩稳這这號号減减與与會会繼继據据係系為为並并個个' +
  '廳厅鎮镇鄉乡縣县學学團团統统時时間间應应將将來来書书長长黨党員员產产農农財财稅税監监環环衛卫醫医療疗運运輸输聯联協协館馆隊队銀银資资廣广視视劃划導导領领設设備备責责實实際际網网頁页讀读編编輯辑檔档錄录則则較较該该調调門门東东陽阳陰阴龍龙雲云' +
  '嶺岭寧宁慶庆蘇苏濟济灣湾橋桥豐丰興兴華华樂乐榮荣師师爾尔齊齐貴贵賓宾遼辽黃黄濱滨漢汉臺台廈厦滿满電电話话質质歷历極极積积擴扩難难優优創创場场'
const SIMPLIFIED = new Map([...TRADITIONAL.matchAll(/(.)(.)/gu)].map(([, from, to]) => [from!, to!]))
const IS_TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu')
/** 信(xin): pages printed again elsewhere say how a character is read; a line may end within that. */
const PINYIN = /(?<=\p{Script=Han})[(（][a-z\u00e0-\u01dc]{1,7}(?:[)）]|$)/gu
export const withoutPinyin = (text: string): string => text.replace(PINYIN, '')

/** Traditional script as the form's own; the length stays. */
export const simplified = (text: string): string =>
  text.replace(IS_TRADITIONAL, (letter) => SIMPLIFIED.get(letter)!)

/** The form's own characters for others that mean the same: full-width forms, radicals, traditional script. */
export const ownCharacters = (text: string): string => simplified(withoutPinyin(text.normalize('NFKC')))

/** Splits a printed label. NFKC folds full-width forms and the radicals that some PDF writers print for characters. */
export const readLabel: (text: string) => Label = remembered(splitLabel)

function splitLabel(text: string): Label {
  const folded = ownCharacters(text)
    .replace(/\s+/g, '')
    .replace(/[〔﹝【[]/g, '(')
    .replace(/[〕﹞】\]]/g, ')')
  const numbered = ORDINAL.exec(folded)
  const ordinal = numbered?.[1] ? `(${numbered[1]})` : (numbered?.[2] ?? numbered?.[3] ?? '')
  const rest = folded.slice(numbered?.[0].length ?? 0)
  const full = rest.replace(NOT_LETTER, '')
  return { ordinal, full, bare: rest.replace(BRACKETED, '').replace(NOT_LETTER, '') || full }
}

const NUMERALS = '一二三四五六七八九十'
const isChinese = (ordinal: string): boolean => /\p{Script=Han}/u.test(ordinal)
const numberOf = (ordinal: string): number =>
  isChinese(ordinal) ? NUMERALS.indexOf(ordinal.replace(/[()]/g, '')) + 1 : Number(ordinal)

/**
 * Whether two labels' numbers are of different levels of the form: `（六）` and `3`. Numbers of one level may differ, for rows
 * are misnumbered; and 6 may be （六） in another style.
 */
export const contradict = (a: string, b: string): boolean =>
  a !== '' && b !== '' && isChinese(a) !== isChinese(b) && numberOf(a) !== numberOf(b)

/** How alike two texts are, 0 to 1: twice their longest common subsequence over their lengths. */
export function similarity(a: string, b: string): number {
  if (a === b) return a ? 1 : 0
  if (!a || !b) return 0
  return (2 * commonSubsequence(a, b)) / (a.length + b.length)
}

/** Longer texts than this are no labels; comparing them would cost more than it tells. */
const MOST_COMPARED = 80

function commonSubsequence(a: string, b: string): number {
  if (a.length > MOST_COMPARED || b.length > MOST_COMPARED) return 0
  let above = new Uint16Array(b.length + 1)
  let row = new Uint16Array(b.length + 1)
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = a[i] === b[j] ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!)
    }
    ;[above, row] = [row, above]
  }
  return above[b.length]!
}
