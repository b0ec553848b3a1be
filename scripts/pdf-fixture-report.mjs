// The made-up report that the PDF fixtures print: one set of numbers, as HTML. The agency does not exist.

/** Six applicant columns of each row of the table of section 三, in the form's order; totals are computed. */
const rows = [
  ['一、本年新收政府信息公开申请数量', [31, 4, 0, 1, 2, 3]],
  ['二、上年结转政府信息公开申请数量', [2, 1, 0, 0, 0, 0]],
  ['（一）予以公开', [9, 1, 0, 0, 1, 0]],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', [5, 0, 0, 1, 0, 1]],
  ['（三）不予公开', '1.属于国家秘密', [1, 0, 0, 0, 0, 0]],
  ['', '2.其他法律行政法规禁止公开', [0, 1, 0, 0, 0, 0]],
  ['', '3.危及“三安全一稳定”', [0, 0, 0, 0, 0, 0]],
  ['', '4.保护第三方合法权益', [2, 0, 0, 0, 0, 0]],
  ['', '5.属于三类内部事务信息', [1, 0, 0, 0, 0, 0]],
  ['', '6.属于四类过程性信息', [0, 0, 0, 0, 0, 0]],
  ['', '7.属于行政执法案卷', [0, 0, 0, 0, 1, 0]],
  ['', '8.属于行政查询事项', [1, 0, 0, 0, 0, 0]],
  ['（四）无法提供', '1.本机关不掌握相关政府信息', [6, 2, 0, 0, 0, 1]],
  ['', '2.没有现成信息需要另行制作', [1, 0, 0, 0, 0, 0]],
  ['', '3.补正后申请内容仍不明确', [0, 0, 0, 0, 0, 0]],
  ['（五）不予处理', '1.信访举报投诉类申请', [2, 0, 0, 0, 0, 0]],
  ['', '2.重复申请', [0, 0, 0, 0, 0, 1]],
  ['', '3.要求提供公开出版物', [0, 0, 0, 0, 0, 0]],
  ['', '4.无正当理由大量反复申请', [0, 0, 0, 0, 0, 0]],
  ['', '5.要求行政机关确认或重新出具已获取信息', [1, 0, 0, 0, 0, 0]],
  ['（六）其他处理', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', [1, 0, 0, 0, 0, 0]],
  ['', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', [0, 0, 0, 0, 0, 0]],
  ['', '3.其他', [1, 0, 0, 0, 0, 0]],
]

const total = (numbers) => [...numbers, numbers.reduce((sum, number) => sum + number, 0)]
const numbersOf = (row) => row.at(-1)
const results = rows.slice(2).map(numbersOf)
const allResults = results[0].map((_, column) => results.reduce((sum, row) => sum + row[column], 0))
const carried = allResults.map(
  (done, column) => numbersOf(rows[0])[column] + numbersOf(rows[1])[column] - done,
)

const td = (text, more = '') => `<td${more}>${text}</td>`
const numbers = (values) =>
  total(values)
    .map((value) => td(value, ' class="n"'))
    .join('')

export const proactive = (
  inForce = '19<br>（其中修订3件）',
) => `<table border="1" cellspacing="0" cellpadding="3" class="two">
<tr><td colspan="4">第二十条第（一）项</td></tr>
<tr>${['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'].map((text) => td(text)).join('')}</tr>
<tr>${['规章', 0, 0, 0].map((text) => td(text)).join('')}</tr>
<tr>${['行政规范性文件', 4, 2, inForce].map((text) => td(text)).join('')}</tr>
<tr><td colspan="4">第二十条第（五）项</td></tr>
<tr>${td('信息内容')}${td('本年处理决定数量', ' colspan="3"')}</tr>
<tr>${td('行政许可')}${td('11398889', ' colspan="3"')}</tr>
<tr><td colspan="4">第二十条第（六）项</td></tr>
<tr>${td('信息内容')}${td('本年处理决定数量', ' colspan="3"')}</tr>
<tr>${td('行政处罚')}${td('2764', ' colspan="3"')}</tr>
<tr>${td('行政强制')}${td('85', ' colspan="3"')}</tr>
<tr><td colspan="4">第二十条第（八）项</td></tr>
<tr>${td('信息内容')}${td('本年收费金额（单位：万元）', ' colspan="3"')}</tr>
<tr>${td('行政事业性收费')}${td('59237.2449', ' colspan="3"')}</tr>
</table>`

export const requestsHead = `<tr><td colspan="3" rowspan="3" class="corner">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>
<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>
<tr>${['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => td(text)).join('')}</tr>`

export function requests({ side = '三、本年度办理结果', head = requestsHead } = {}) {
  const lines = rows.map((row, i) => {
    if (i < 2) return `<tr>${td(row[0], ' colspan="3" class="l"')}${numbers(row[1])}</tr>`
    const first = i === 2 ? td(side, ` rowspan="${rows.length - 2 + 1}" class="side"`) : ''
    if (row.length === 2) return `<tr>${first}${td(row[0], ' colspan="2" class="l"')}${numbers(row[1])}</tr>`
    const members = row[0]
      ? 1 + rows.slice(i + 1).findIndex(([group], k, rest) => group !== '' || k === rest.length)
      : 0
    const height = members > 0 ? members : rows.length - i
    const span = row[0] ? height : 0
    return `<tr>${first}${span ? td(row[0], ` rowspan="${span}" class="l"`) : ''}${td(row[1], ' class="l"')}${numbers(row[2])}</tr>`
  })
  return `<table border="1" cellspacing="0" cellpadding="3" class="three">${head.startsWith('<thead') ? head : head}
${lines.join('\n')}
<tr>${td('（七）总计', ' colspan="2" class="l"')}${numbers(allResults)}</tr>
<tr>${td('四、结转下年度继续办理', ' colspan="3" class="l"')}${numbers(carried)}</tr>
</table>`
}

const outcome = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
export const disputes = `<table border="1" cellspacing="0" cellpadding="3" class="four">
<tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr>${outcome.map((text) => td(text, ' rowspan="2"')).join('')}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>${[...outcome, ...outcome].map((text) => td(text)).join('')}</tr>
<tr>${[7, 1, 0, 2, 10, 3, 0, 1, 0, 4, 2, 1, 0, 1, 4].map((value) => td(value)).join('')}</tr>
</table>`

const prose = {
  preamble:
    '本报告依据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，由总体情况、主动公开政府信息情况等六个部分组成。所列数据的统计期限自2024年1月1日起至2024年12月31日止。',
  overview: [
    '2024年，青禾县坚持以公开促落实、强监管，把公开透明的要求落到决策、执行、管理、服务和结果各个环节，全县政府信息公开工作取得新的进展。',
    '（一）主动公开情况。全年通过政府网站公开信息1136条，发布政策解读材料42篇，回应社会关切18次，公开的及时性和规范性都有所提高。',
    '（二）依申请公开情况。全年收到申请41件，上年结转3件，均在法定期限内答复，没有因答复不当引起的投诉。',
    '（三）政府信息管理情况。严格执行先审查后公开的程序，对行政规范性文件实行统一登记、统一编号、统一发布，并且每个季度清理一次。',
    '（四）平台建设情况。完成网站IPv6改造，检索和无障碍功能可用。',
    '（五）监督保障情况。把公开工作列入年度考核，占4分，组织培训2次。',
  ],
  problems:
    '存在的主要问题：一是基层单位公开内容的时效性还不够强，二是解读材料形式单一。改进情况：健全督查机制，定期通报各单位公开情况，组织业务骨干到各乡镇指导，用图表和短片解读与群众关系密切的政策。',
  other: '本年度没有收取政府信息公开信息处理费，没有其他需要报告的事项。',
}

const p = (text) => `<p>${text}</p>`
const h = (text) => `<h2>${text}</h2>`

/** The whole report. `style` is the producer's own; `before` stands in front of the table of section 三 and moves its page breaks. */
export const report = ({
  style = '',
  before = '',
  two = proactive(),
  three = requests(),
  four = disputes,
} = {}) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>青禾县人民政府2024年政府信息公开工作年度报告</title>
<style>${style}</style></head><body>
<h1>青禾县人民政府2024年政府信息公开工作年度报告</h1>
${p(prose.preamble)}
${h('一、总体情况')}
${prose.overview.map(p).join('\n')}
${h('二、主动公开政府信息情况')}
${two}
${h('三、收到和处理政府信息公开申请情况')}
${before}
${three}
${h('四、政府信息公开行政复议、行政诉讼情况')}
${four}
${h('五、存在的主要问题及改进情况')}
${p(prose.problems)}
${h('六、其他需要报告的事项')}
${p(prose.other)}
</body></html>`
