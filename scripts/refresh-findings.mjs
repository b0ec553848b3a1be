// Writes docs/findings.md and docs/zh/findings.md from the catalogue of findings and its sentences:
// node scripts/refresh-findings.mjs; with --check it only says whether they are what the catalogue says.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import ts from 'typescript'

/** The catalogue's files import types alone: what is left of them is a module of its own. */
async function load(name) {
  const source = readFileSync(`src/diagnostics/${name}.ts`, 'utf8')
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 }
  const { outputText } = ts.transpileModule(source, { compilerOptions })
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`)
}

const { CATALOGUE } = await load('catalogue')
const { ENGLISH } = await load('sentences-en')
const { CHINESE } = await load('sentences-zh')

const DOCS = [
  {
    file: 'docs/findings.md',
    language: 'en',
    sentences: ENGLISH,
    head: `# Findings

What gongkai says of a report, by code: how much it weighs, who is at fault (\`source\`: the published report; \`parser\`:
our reading of it), what the rule asks, where it comes from, and the sentences that people read. \`{where}\` is the place by
its labels: Section 三, （一）予以公开 (Granted in full), 总计 (all applicants). Programs match codes and \`labels\`.

What takes the date of publication or several reports, from \`check.carryOver\` on, is told by \`gongkai check\` alone.

中文：[核查发现一览](zh/findings.md). Written from the catalogue by \`node scripts/refresh-findings.mjs\`.
`,
    columns: ['code', 'severity', 'origin', 'rule', 'basis', 'says'],
    severity: { error: 'error', warning: 'warning', info: 'info' },
    origin: { source: 'source', parser: 'parser' },
  },
  {
    file: 'docs/zh/findings.md',
    language: 'zh',
    sentences: CHINESE,
    head: `# 核查发现一览

gongkai 对报告的每一条发现，按代码排列：轻重、归因（“报告”指所发布的报告本身，“识读”指本程序的识读）、规则、依据，以及给人看的句子。
\`{where}\` 为所在位置，以标目表示：第三部分“（一）予以公开”行“总计”列。程序请按代码和 \`labels\` 判断。

从 \`check.carryOver\` 起，各条要看发布日期或多份报告，只有 \`gongkai check\` 会列出。

English: [Findings](../findings.md)。本页由 \`node scripts/refresh-findings.mjs\` 根据目录生成。
`,
    columns: ['代码', '轻重', '归因', '规则', '依据', '句子'],
    severity: { error: '错误', warning: '疑问', info: '提示' },
    origin: { source: '报告', parser: '识读' },
  },
]

const inCell = (text) => text.replaceAll('|', '\\|')
const isOf = (code) => (sentence) => sentence === code || sentence.startsWith(`${code}:`)

function written({ language, sentences, head, columns, severity, origin }) {
  const row = (cells) => `| ${cells.map(inCell).join(' | ')} |`
  const rows = Object.entries(CATALOGUE).map(([code, entry]) =>
    row([
      `\`${code}\``,
      severity[entry.severity],
      origin[entry.origin],
      entry.meaning[language],
      entry.basis[language],
      Object.keys(sentences)
        .filter(isOf(code))
        .map((sentence) => sentences[sentence])
        .join('<br>'),
    ]),
  )
  return `${head}\n${[row(columns), row(columns.map(() => '---')), ...rows].join('\n')}\n`
}

const stale = DOCS.filter((doc) => !existsSync(doc.file) || readFileSync(doc.file, 'utf8') !== written(doc))
if (process.argv.includes('--check')) {
  if (stale.length > 0)
    console.error(`not what the catalogue says: ${stale.map(({ file }) => file).join(', ')}`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync('docs/zh', { recursive: true })
  for (const doc of stale) writeFileSync(doc.file, written(doc))
  console.log(stale.length > 0 ? stale.map(({ file }) => `${file}: renewed`).join('\n') : 'nothing new')
}
