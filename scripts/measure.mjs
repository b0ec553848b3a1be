// Measures the code as one would a house: sizes of files and functions, complexity, comments, widths of lines, regular
// expressions and non-null assertions, for all of src and for each of its rooms.
//
// node scripts/measure.mjs [FOLDER]      a Markdown table; median/p90/max where three numbers stand together
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const WIDE = 120
const COMPLEX = 15

const folder = process.argv[2] ?? 'src'

const filesIn = (at) =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(at, name), 'utf8') }))

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

/** [1, 2, …, 9] → `5/9/9`. */
function spread(values, shares = [0.5, 0.9, 1]) {
  const sorted = [...values].sort((a, b) => a - b)
  return shares.map((share) => at(sorted, share)).join('/')
}

const { SyntaxKind } = ts
const BRANCHES = new Set([
  SyntaxKind.IfStatement,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.ForStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.CaseClause,
  SyntaxKind.CatchClause,
])
const SHORT_CIRCUITS = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
])

const branches = (node) =>
  BRANCHES.has(node.kind) || (ts.isBinaryExpression(node) && SHORT_CIRCUITS.has(node.operatorToken.kind))

function count(node, counts) {
  let found = counts(node) ? 1 : 0
  ts.forEachChild(node, (child) => {
    found += count(child, counts)
  })
  return found
}

/** Functions that stand at the top of a file, with what stands inside them; arrows that are constants count as well. */
function functionsOf(source) {
  const found = []
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.body) found.push(statement)
    if (!ts.isVariableStatement(statement)) continue
    for (const { initializer } of statement.declarationList.declarations)
      if (initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)))
        found.push(initializer)
  }
  return found.map((node) => {
    const text = node.getText(source)
    return { lines: text.split('\n').length, characters: text.length, complexity: 1 + count(node, branches) }
  })
}

const isComment = (line) => /^\s*(?:\/\/|\/\*|\*)/.test(line)

function measure(files) {
  const lines = files.flatMap(({ text }) => text.replace(/\n$/, '').split('\n'))
  const sources = files.map(({ name, text }) => ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true))
  const functions = sources.flatMap(functionsOf)
  const share = (kind) =>
    (
      (100 * sources.reduce((sum, source) => sum + count(source, (node) => node.kind === kind), 0)) /
      lines.length
    ).toFixed(1)
  return [
    files.length,
    lines.length,
    spread(files.map(({ text }) => text.split('\n').length)),
    spread(functions.map(({ lines: each }) => each)),
    spread(functions.map(({ characters }) => characters)),
    spread(functions.map(({ complexity }) => complexity)),
    functions.filter(({ complexity }) => complexity > COMPLEX).length,
    Math.round((100 * lines.filter(isComment).length) / lines.length),
    spread(
      lines.filter((line) => line !== '').map((line) => line.length),
      [0.5, 0.9, 0.99],
    ),
    lines.filter((line) => line.length > WIDE).length,
    share(SyntaxKind.RegularExpressionLiteral),
    share(SyntaxKind.NonNullExpression),
  ]
}

const COLUMNS = [
  'room',
  'files',
  'lines',
  'file lines',
  'function lines',
  'function characters',
  'complexity',
  `> ${COMPLEX}`,
  'comment %',
  'line width med/p90/p99',
  `> ${WIDE}`,
  'regex /100',
  '! /100',
]

const row = (cells) => `| ${cells.join(' | ')} |`
const files = filesIn(folder)
const roomOf = ({ name }) =>
  name
    .split('/')
    .slice(0, name.startsWith('formats/') ? 2 : 1)
    .filter((part) => !part.endsWith('.ts'))
    .join('/')
const rooms = [...new Set(files.map(roomOf))].filter((room) => room !== '').sort()
console.log(row(COLUMNS))
console.log(row(COLUMNS.map(() => '---')))
console.log(row([`**${folder}**`, ...measure(files)]))
for (const room of rooms) console.log(row([room, ...measure(files.filter((file) => roomOf(file) === room))]))
