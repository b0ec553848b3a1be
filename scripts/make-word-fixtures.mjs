// Writes fixtures/docx and fixtures/doc: one made-up report in many makes, all of the same words and cells as report.html.
// Needs LibreOffice (Debian: apt install libreoffice-writer) as `soffice` for the files named after it; the others are written
// here part by part. Run: node scripts/make-word-fixtures.mjs
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'

// ---- The report -----------------------------------------------------------------------------------------------------------

const cell = (text, columns = 1, rows = 1) => ({ text: String(text), columns, rows })
const range = (n) => Array.from({ length: n }, (_, i) => i)

const proactive = [
  [cell('第二十条第（一）项', 4)],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'].map((text) => cell(text)),
  [cell('规章'), cell(0), cell(0), cell(0)],
  [cell('行政规范性文件'), cell(7), cell(2), cell(31)],
  [cell('第二十条第（五）项', 4)],
  [cell('信息内容'), cell('本年处理决定数量', 3)],
  [cell('行政许可'), cell(1206, 3)],
  [cell('第二十条第（六）项', 4)],
  [cell('信息内容'), cell('本年处理决定数量', 3)],
  [cell('行政处罚'), cell(88, 3)],
  [cell('行政强制'), cell('', 3)],
  [cell('第二十条第（八）项', 4)],
  [cell('信息内容'), cell('本年收费金额（单位：万元）', 3)],
  [cell('行政事业性收费'), cell('415.06', 3)],
]

/** Seven numbers: six applicants and their sum; columns with nothing are blank here and there, as people leave them. */
const counts = (people, company = 0, other = 0) =>
  [people, company, 0, 0, 0, other, people + company + other].map((n, i) =>
    cell(n === 0 && i > 1 && i < 5 ? '' : n),
  )

const RESULTS = [
  [
    '（三）不予公开',
    [
      '属于国家秘密',
      '其他法律行政法规禁止公开',
      '危及“三安全一稳定”',
      '保护第三方合法权益',
      '属于三类内部事务信息',
      '属于四类过程性信息',
      '属于行政执法案卷',
      '属于行政查询事项',
    ],
  ],
  ['（四）无法提供', ['本机关不掌握相关政府信息', '没有现成信息需要另行制作', '补正后申请内容仍不明确']],
  [
    '（五）不予处理',
    [
      '信访举报投诉类申请',
      '重复申请',
      '要求提供公开出版物',
      '无正当理由大量反复申请',
      '要求行政机关确认或重新出具已获取信息',
    ],
  ],
  [
    '（六）其他处理',
    [
      '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '其他',
    ],
  ],
]

/** `item` writes the label of a numbered row: as text, or as a paragraph of a list. */
const requests = (item) => [
  [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)],
  [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
  ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => cell(text)),
  [cell('一、本年新收政府信息公开申请数量', 3), ...counts(41, 9, 1)],
  [cell('二、上年结转政府信息公开申请数量', 3), ...counts(3)],
  [cell('三、本年度办理结果', 1, 22), cell('（一）予以公开', 2), ...counts(20, 6)],
  [cell('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 2), ...counts(5)],
  ...RESULTS.flatMap(([group, items], g) =>
    items.map((text, i) => [
      ...(i === 0 ? [cell(group, 1, items.length)] : []),
      { ...cell(`${i + 1}.${text}`), ...item(g, text) },
      ...counts(g === 1 && i === 0 ? 12 : 0, g === 0 && i === 3 ? 2 : 0, g === 2 && i === 1 ? 1 : 0),
    ]),
  ),
  [cell('（七）总计', 2), ...counts(37, 8, 1)],
  [cell('四、结转下年度继续办理', 3), ...counts(7, 1)],
]

const OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const disputes = [
  [cell('行政复议', 5), cell('行政诉讼', 10)],
  [...OUTCOMES.map((text) => cell(text, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
  [...OUTCOMES, ...OUTCOMES].map((text) => cell(text)),
  [2, 1, 0, 1, 4, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1].map((n) => cell(n)),
]

const heading = (text, level = 0) => ({ kind: 'heading', text, level })
const table = (name) => ({ kind: 'table', name })
const report = [
  { kind: 'title', text: '云栖市青禾区粮食和物资储备局2023年政府信息公开工作年度报告' },
  '根据《中华人民共和国政府信息公开条例》，编制本报告。统计期限自2023年1月1日起至12月31日止。',
  heading('总体情况'),
  heading('主动公开', 1),
  '全年通过门户网站公开信息412条，其中储备粮轮换信息60条。',
  heading('依申请公开', 1),
  '全年新收申请51件，上年结转3件，办结46件，结转下年度8件。',
  heading('主动公开政府信息情况'),
  table('proactive'),
  heading('收到和处理政府信息公开申请情况'),
  table('requests'),
  heading('政府信息公开行政复议、行政诉讼情况'),
  table('disputes'),
  heading('存在的主要问题及改进情况'),
  '公开的及时性还有差距。下一步将按季度核对。',
  heading('其他需要报告的事项'),
  '本年度未收取信息处理费。',
  '云栖市青禾区粮食和物资储备局',
  '2024年1月22日',
]

const CHINESE = '一二三四五六七八九十'
const TABLES = { proactive: () => proactive, requests, disputes: () => disputes }

// ---- As HTML --------------------------------------------------------------------------------------------------------------

function html() {
  const seen = [0, 0]
  const numbered = ({ text, level }) => {
    seen[level]++
    if (level === 0) seen[1] = 0
    const sign = CHINESE[seen[level] - 1]
    return level === 0 ? `${sign}、${text}` : `（${sign}）${text}`
  }
  const spans = ({ columns, rows }) =>
    (columns > 1 ? ` colspan="${columns}"` : '') + (rows > 1 ? ` rowspan="${rows}"` : '')
  const row = (cells) =>
    `<tr>${cells.map((one) => `<td${spans(one)}>${one.text === '' ? '' : `<p>${one.text}</p>`}</td>`).join('')}</tr>`
  const blocks = report.map((block) => {
    if (typeof block === 'string') return `<p>${block}</p>`
    if (block.kind === 'title') return `<h1>${block.text}</h1>`
    if (block.kind === 'heading') return `<p>${numbered(block)}</p>`
    return `<table border="1">\n${TABLES[block.name](() => ({}))
      .map(row)
      .join('\n')}\n</table>`
  })
  return `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>${report[0].text}</title>\n</head>\n<body>\n${blocks.join('\n')}\n</body>\n</html>\n`
}

// ---- As WordprocessingML --------------------------------------------------------------------------------------------------

const TRANSITIONAL = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
const STRICT = {
  w: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
  r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}
const OTHERS =
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"' +
  ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:v="urn:schemas-microsoft-com:vml"'

const run = (text, properties = '') =>
  text === '' ? '' : `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`
const paragraph = (content, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
const inList = (num, level) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`

/** Cells in their grid columns, with a continued cell in each place that a merged one covers below its first row. */
function tableXml(rows, cellContent, between = '') {
  const open = new Map()
  const xml = rows.map((cells) => {
    let column = 0
    let out = ''
    const covered = () => {
      for (let above = open.get(column); above && above.left > 0; above = open.get(column)) {
        above.left--
        out += cellXml('', above.columns, '<w:vMerge/>')
        column += above.columns
      }
    }
    for (const one of cells) {
      covered()
      if (one.rows > 1) open.set(column, { columns: one.columns, left: one.rows - 1 })
      out += cellXml(cellContent(one), one.columns, one.rows > 1 ? '<w:vMerge w:val="restart"/>' : '')
      column += one.columns
    }
    covered()
    return `<w:tr>${out}</w:tr>`
  })
  const columns = rows[0].reduce((sum, one) => sum + one.columns, 0)
  const grid = `<w:tblGrid>${'<w:gridCol w:w="700"/>'.repeat(columns)}</w:tblGrid>`
  return `<w:tbl><w:tblPr><w:tblW w:w="${columns * 700}" w:type="dxa"/></w:tblPr>${grid}${xml.join(typeof between === 'string' ? between : between(columns))}</w:tbl>`
}

const cellXml = (content, columns, merge) =>
  `<w:tc><w:tcPr><w:tcW w:w="${columns * 700}" w:type="dxa"/>${columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''}${merge}</w:tcPr>${content || '<w:p/>'}</w:tc>`

const RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
const level = (index, format, text, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`

/** The lists: one of two levels for headings, and one for each group of rows, made by an override of a shared one or each its own. */
const numbering = (shared) =>
  `<w:numbering xmlns:w="${TRANSITIONAL.w}">` +
  `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="2"/>')}${level(1, 'chineseCountingThousand', '（%2）')}</w:abstractNum>` +
  range(shared ? 1 : 4)
    .map(
      (i) =>
        `<w:abstractNum w:abstractNumId="${i + 1}"><w:multiLevelType w:val="singleLevel"/>${level(0, 'decimal', '%1.')}</w:abstractNum>`,
    )
    .join('') +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
  range(4)
    .map(
      (i) =>
        `<w:num w:numId="${i + 2}"><w:abstractNumId w:val="${shared ? 1 : i + 1}"/>${shared ? RESTART : ''}</w:num>`,
    )
    .join('') +
  '</w:numbering>'

const styles =
  `<w:styles xmlns:w="${TRANSITIONAL.w}"><w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>` +
  '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'

/** The report's body; `change` replaces the way in which a kind of block is written. */
function bodyXml(change = {}) {
  const seen = [0, 0]
  const written = {
    text: (text) => paragraph(run(text)),
    heading: ({ text, level: depth }, sign) =>
      paragraph(run(depth === 0 ? `${sign}、${text}` : `（${sign}）${text}`)),
    item: () => ({}),
    cell: (one) => paragraph(run(one.text)),
    table: (xml) => xml,
    between: '',
    ...change,
  }
  return report
    .map((block) => {
      if (typeof block === 'string') return written.text(block)
      if (block.kind === 'title') return paragraph(run(block.text, '<w:b/>'))
      if (block.kind === 'table')
        return written.table(
          tableXml(TABLES[block.name](written.item), written.cell, written.between),
          block.name,
        )
      seen[block.level]++
      if (block.level === 0) seen[1] = 0
      return written.heading(block, CHINESE[seen[block.level] - 1])
    })
    .join('')
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

function docx(body, { names = TRANSITIONAL, prefix = 'w', parts = {} } = {}) {
  const relations = (list) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(
        ([kind, target], i) =>
          `<Relationship Id="rId${i + 1}" Type="${names.r}/${kind}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`
  const all = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>` +
      Object.keys(parts)
        .map((name) => `<Override PartName="/word/${name}.xml" ContentType="${WORD_TYPE}.${name}+xml"/>`)
        .join('') +
      '</Types>',
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml':
      `<w:document xmlns:w="${names.w}" xmlns:r="${names.r}"${OTHERS}><w:body>${body}<w:sectPr/></w:body></w:document>`
        .replaceAll('<w:', `<${prefix}:`)
        .replaceAll('</w:', `</${prefix}:`)
        .replaceAll(' w:', ` ${prefix}:`)
        .replace('xmlns:w', `xmlns:${prefix}`),
    'word/_rels/document.xml.rels': relations(Object.keys(parts).map((name) => [name, `${name}.xml`])),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, xml])),
  }
  const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(declared + xml)])),
    { mtime: new Date(2024, 0, 22) },
  )
}

// ---- The makes ------------------------------------------------------------------------------------------------------------

/** 一、 from a style, （一） from a list, `1.` in cells from lists that restart; bookmarks between rows. */
const numbered = (shared) =>
  docx(
    bodyXml({
      heading: ({ text, level: depth }) =>
        paragraph(run(text), depth === 0 ? '<w:pStyle w:val="2"/>' : inList(1, 1)),
      item: (group, text) => ({ list: group + 2, text }),
      cell: (one) => paragraph(run(one.text), one.list ? inList(one.list, 0) : ''),
      between: '<w:bookmarkStart w:id="1" w:name="row"/><w:bookmarkEnd w:id="1"/>',
    }),
    { parts: { numbering: numbering(shared), styles } },
  )

/** The strict namespaces, with another prefix than everyone's. */
const strict = docx(bodyXml(), { names: STRICT, prefix: 'x' })

const by = 'w:id="9" w:author="青禾" w:date="2024-01-20T00:00:00Z"'
const inserted = (content) => `<w:ins ${by}>${content}</w:ins>`
const deleted = (text) => `<w:del ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`

/** Every number once another one, a paragraph cut in two and joined again, and a row deleted after each. */
const tracked = (rows) =>
  docx(
    bodyXml({
      text: (text) =>
        `<w:p><w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run(text.slice(0, 8))}${deleted('（征求意见稿）')}</w:p>` +
        paragraph(inserted(run(text.slice(8)))),
      cell: (one) =>
        paragraph(/^\d+$/.test(one.text) ? deleted(`${one.text}3`) + inserted(run(one.text)) : run(one.text)),
      between: (columns) =>
        !rows
          ? ''
          : `<w:tr><w:trPr><w:del ${by}/></w:trPr>${cellXml(`<w:p>${deleted('旧行')}</w:p>`, columns, '')}</w:tr>`,
    }),
  )

const textBox = (xml) =>
  '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="文本框"/><a:graphic><a:graphicData>' +
  `<wps:wsp><wps:txbx><w:txbxContent>${xml}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
  `<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${xml}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
const WRAPPED = {
  proactive: (xml) => `<w:sdt><w:sdtPr/><w:sdtContent>${xml}</w:sdtContent></w:sdt>`,
  requests: textBox,
  disputes: (xml) => `<w:tbl><w:tr><w:tc>${xml}<w:p/></w:tc></w:tr></w:tbl>`,
}
const note = (kind, id) =>
  `<w:${kind}s xmlns:w="${TRANSITIONAL.w}"><w:${kind} w:id="${id}"><w:p>${run('不是正文')}</w:p></w:${kind}></w:${kind}s>`
const [footnotes, comments] = [note('footnote', 2), note('comment', 0)]

/** Table 二 in a content control, 三 in a text box, 四 in a layout table; hidden words, fields, notes and comments in the prose. */
const wrapped = (controls) =>
  docx(
    bodyXml({
      table: (xml, name) => (name === 'proactive' && !controls ? xml : WRAPPED[name](xml)),
      text: (text) =>
        paragraph(
          run('（内部）', '<w:vanish/>') +
            run(text.slice(0, 4)) +
            '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>' +
            `<w:fldSimple w:instr=" DOCPROPERTY x ">${run(text.slice(4, 6))}</w:fldSimple>` +
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
            `${run(text.slice(6, 8))}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink w:anchor="x">${run(text.slice(8))}</w:hyperlink>`,
        ),
    }),
    { parts: { footnotes, comments } },
  )

// ---- Files ----------------------------------------------------------------------------------------------------------------

function convert(from, folder, filter, name) {
  const work = mkdtempSync(join(tmpdir(), 'word-fixtures-'))
  const [kind] = filter.split(':')
  const source = from.endsWith('.html') ? ['--infilter=HTML (StarWriter)'] : []
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${work}/profile`,
      '--headless',
      ...source,
      '--convert-to',
      filter,
      '--outdir',
      work,
      from,
    ],
    { stdio: 'ignore' },
  )
  renameSync(
    join(
      work,
      from
        .split('/')
        .at(-1)
        .replace(/\.\w+$/, `.${kind}`),
    ),
    join(folder, name),
  )
  rmSync(work, { recursive: true, force: true })
}

for (const folder of ['fixtures/docx', 'fixtures/doc']) mkdirSync(folder, { recursive: true })
writeFileSync('fixtures/docx/report.html', html())
for (const [name, bytes] of Object.entries({
  numbered: numbered(true),
  strict,
  tracked: tracked(true),
  wrapped: wrapped(true),
})) {
  writeFileSync(`fixtures/docx/${name}.docx`, bytes)
}
convert('fixtures/docx/report.html', 'fixtures/docx', 'docx:MS Word 2007 XML', 'libreoffice.docx')
convert('fixtures/docx/report.html', 'fixtures/doc', 'doc:MS Word 97', 'libreoffice.doc')
convert('fixtures/docx/report.html', 'fixtures/doc', 'rtf:Rich Text Format', 'libreoffice.rtf')
// LibreOffice reads tables in content controls twice, and writes restarts by override and deleted rows of .doc wrongly: without these.
const work = mkdtempSync(join(tmpdir(), 'word-fixtures-'))
for (const [name, bytes] of Object.entries({
  numbered: numbered(false),
  tracked: tracked(false),
  wrapped: wrapped(false),
})) {
  writeFileSync(join(work, `${name}.docx`), bytes)
  convert(join(work, `${name}.docx`), 'fixtures/doc', 'doc:MS Word 97', `${name}.doc`)
}
rmSync(work, { recursive: true, force: true })
