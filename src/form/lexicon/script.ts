/** Characters printed for others: full-width forms, radicals, traditional script, readings behind characters. */

/** What NFKC may change; Chinese characters, which are most of every label, stay as they are. */
const FOLDED = /[^\p{ASCII}\u4e00-\u9fff]/gu
const FULL_WIDTH = /^[\uff01-\uff5e]$/
const DIGIT = /\d/

/**
 * Full-width and other compatible forms as plain ones: `１２（⽆）` → `12(无)`. A digit in another dress (①, ², ½) is a
 * note's mark, and stays what it is: as a plain digit it would become part of the number before it.
 */
export const plainForm = (text: string): string =>
  text.replace(FOLDED, (character) => {
    const plain = character.normalize('NFKC')
    return DIGIT.test(plain) && !FULL_WIDTH.test(character) ? character : plain
  })

const RADICALS = /[\u2e80-\u2fdf]/g

/** Radicals that a PDF prints in place of characters (⼀ for 一) as these characters; the length stays. */
export const withoutRadicals = (text: string): string =>
  text.replace(RADICALS, (radical) => radical.normalize('NFKC'))

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
const PINYIN = /[(（](?<=\p{Script=Han}[(（])[a-z\u00e0-\u01dc]{1,7}(?:[)）]|$)/gu
export const withoutPinyin = (text: string): string => text.replace(PINYIN, '')

/** Traditional script as the form's own; the length stays. */
export const simplified = (text: string): string =>
  text.replace(IS_TRADITIONAL, (letter) => SIMPLIFIED.get(letter)!)

/** The form's own characters for others that mean the same: full-width forms, radicals, traditional script. */
export const ownCharacters = (text: string): string => simplified(withoutPinyin(text.normalize('NFKC')))
