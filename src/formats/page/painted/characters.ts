/** Signs that PDF writers give instead of the characters they stand for: radicals (Chromium), forms for vertical text. */

/** CJK Radicals Supplement (U+2E80–2EFF) as the characters they stand for; Unicode itself folds only two of them. */
const SUPPLEMENT = new Map(
  pairs(
    '⺁厂⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺎兀⺏尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺳网⺶羊⺷羊⺸羊⺹老⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟',
  ),
)

/** Punctuation turned for vertical text. */
const VERTICAL = new Map(
  pairs(
    '︰‥︲–︳＿︴﹏﹇［﹈］︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︱—︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』',
  ),
)

const STAND_IN = /[\u2e80-\u2fd5\ufe10-\ufe19\ufe30-\ufe48]/
const STAND_INS = new RegExp(STAND_IN, 'g')

/** Folds such signs to characters and leaves everything else as printed: full-width forms are the author's. */
export const plainCharacters = (text: string): string =>
  STAND_IN.test(text)
    ? text.replace(
        STAND_INS,
        (sign) =>
          VERTICAL.get(sign) ?? SUPPLEMENT.get(sign) ?? (sign < '\u2fd6' ? sign.normalize('NFKC') : sign),
      )
    : text

function pairs(text: string): [string, string][] {
  const signs = [...text]
  return signs.flatMap((sign, i): [string, string][] => (i % 2 ? [] : [[sign, signs[i + 1]!]]))
}
