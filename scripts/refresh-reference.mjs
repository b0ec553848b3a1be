// Writes docs/reference/library.md and docs/zh/reference/library.md from the doc comments of what src/index.ts exports:
// node scripts/refresh-reference.mjs; with --check it only says whether they are what the comments say.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { CHINESE } from './reference-zh.mjs'

const ENTRY = 'src/index.ts'

const sources = new Map()
function sourceOf(file) {
  if (!sources.has(file))
    sources.set(file, ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true))
  return sources.get(file)
}

const fileOf = (from, { text }) => join(dirname(from), text).replace(/\.js$/, '.ts')

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
function namesOf(node) {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name.text)
  return node.name ? [node.name.text] : []
}

/** Where the file declares a name, or passes it on from another: `{ file, node }`. */
function declared(file, name) {
  const source = sourceOf(file)
  for (const node of source.statements) {
    if (isExported(node) && namesOf(node).includes(name)) return { file, node }
    if (!ts.isExportDeclaration(node) || !node.moduleSpecifier) continue
    const { exportClause } = node
    if (!exportClause) {
      const found = declared(fileOf(file, node.moduleSpecifier), name)
      if (found) return found
    } else if (ts.isNamedExports(exportClause))
      for (const one of exportClause.elements)
        if (one.name.text === name)
          return declared(fileOf(file, node.moduleSpecifier), (one.propertyName ?? one.name).text)
  }
  // `import type { Code as FindingCode } from …; export type { FindingCode }`
  for (const node of source.statements)
    if (ts.isImportDeclaration(node) && node.importClause?.namedBindings?.elements)
      for (const one of node.importClause.namedBindings.elements)
        if (one.name.text === name)
          return declared(fileOf(file, node.moduleSpecifier), (one.propertyName ?? one.name).text)
  return undefined
}

/** Every name that a file exports, in the order of its lines. */
function exportsOf(file) {
  return sourceOf(file).statements.flatMap((node) => {
    if (!ts.isExportDeclaration(node)) return isExported(node) ? namesOf(node) : []
    if (node.exportClause && ts.isNamedExports(node.exportClause))
      return node.exportClause.elements.map(({ name }) => name.text)
    return exportsOf(fileOf(file, node.moduleSpecifier))
  })
}

/** A doc comment as Markdown: its text, then what is said of parameters, results and errors. */
function commentOf(node) {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  if (!comment) return undefined
  const said = ts.getTextOfJSDocComment(comment.comment) ?? ''
  const tags = (comment.tags ?? []).map((tag) => {
    const text = (ts.getTextOfJSDocComment(tag.comment) ?? '').replaceAll('\n', ' ').trim()
    if (ts.isJSDocParameterTag(tag)) return `- \`${tag.name.getText()}\`: ${text}`
    if (ts.isJSDocThrowsTag(tag))
      return `- throws ${tag.typeExpression?.getText() ?? ''} ${text}`.replace('  ', ' ')
    return `- ${tag.tagName.text}: ${text}`
  })
  return [said.replaceAll('\n', ' ').trim(), ...(tags.length > 0 ? ['', ...tags] : [])].join('\n')
}

/** More members are counted, not listed. */
const MOST_MEMBERS = 24

/** The declaration without its body. */
function signatureOf(node, name) {
  const text = (part) => part.getText()
  if (ts.isFunctionDeclaration(node))
    return `${node.asteriskToken ? 'function* ' : 'function '}${name}(${node.parameters.map(parameterText).join(', ')}): ${text(node.type)}`
  if (ts.isVariableStatement(node)) {
    const { type, initializer } = node.declarationList.declarations[0]
    if (type) return `const ${name}: ${text(type)}`
    if (ts.isArrowFunction(initializer))
      return `function ${name}(${initializer.parameters.map(parameterText).join(', ')}): ${text(initializer.type)}`
    throw new Error(`${name} has no type of its own`)
  }
  if (ts.isClassDeclaration(node)) return classText(node, name)
  if (
    ts.isTypeAliasDeclaration(node) &&
    ts.isUnionTypeNode(node.type) &&
    node.type.types.length > MOST_MEMBERS
  )
    return `type ${name} = ${node.type.types.slice(0, 3).map(text).join(' | ')} | … // ${node.type.types.length} in all`
  return text(node).replace(/^export /, '')
}

/** `{ bom = true }: CsvOptions = {}` → `options?: CsvOptions` */
function parameterText({ name, type, initializer, questionToken, dotDotDotToken }) {
  const called = ts.isIdentifier(name) ? name.text : 'options'
  const isLeftOut = questionToken !== undefined || initializer !== undefined
  return `${dotDotDotToken ? '...' : ''}${called}${isLeftOut ? '?' : ''}: ${type?.getText() ?? 'unknown'}`
}

function classText(node, name) {
  const base = node.heritageClauses?.[0]?.getText()
  const made = node.members.find(ts.isConstructorDeclaration)
  const fields = node.members.filter(
    (member) => ts.isPropertyDeclaration(member) && ts.isIdentifier(member.name) && member.type,
  )
  const lines = [
    ...(made
      ? [
          `constructor(${made.parameters.map((one) => `${one.modifiers ? 'readonly ' : ''}${parameterText(one)}`).join(', ')})`,
        ]
      : []),
    ...fields.map((field) => `readonly ${field.name.text}: ${field.type.getText()}`),
  ]
  return `class ${name}${base ? ` ${base}` : ''} {\n${lines.map((line) => `  ${line}\n`).join('')}}`
}

const exported = [...new Set(exportsOf(ENTRY))].sort((a, b) => a.localeCompare(b, 'en'))
const entries = exported.map((name) => {
  const found = declared(ENTRY, name)
  if (!found) throw new Error(`${name} is exported, and declared nowhere`)
  const comment = commentOf(found.node)
  if (!comment) throw new Error(`${name} has no doc comment`)
  return { name, ...found, comment, signature: signatureOf(found.node, name) }
})

const isValue = ({ node }) =>
  ts.isFunctionDeclaration(node) || ts.isVariableStatement(node) || ts.isClassDeclaration(node)
const GROUPS = [
  {
    en: 'Functions and values',
    zh: '函数与值',
    entries: entries.filter((one) => isValue(one) && !ts.isClassDeclaration(one.node)),
  },
  { en: 'Errors', zh: '错误', entries: entries.filter(({ node }) => ts.isClassDeclaration(node)) },
  { en: 'Types', zh: '类型', entries: entries.filter((one) => !isValue(one)) },
]

const lacking = exported.filter((name) => !CHINESE[name])
const extra = Object.keys(CHINESE).filter((name) => !exported.includes(name))
if (lacking.length + extra.length > 0)
  throw new Error(
    `scripts/reference-zh.mjs lacks ${lacking.join(', ') || 'nothing'}, and has too many: ${extra.join(', ') || 'none'}`,
  )

const code = (text) => `\`\`\`ts\n${text}\n\`\`\``

const english = () => `# Reference of the library

中文：[程序库参考](../zh/reference/library.md).

Everything that \`import … from 'gongkai'\` gives: written from the doc comments by \`node scripts/refresh-reference.mjs\`. What is behind
it, with samples: [the library](../library.md). \`gongkai/browser\` has all of it but \`batch\`, \`findingsToHtml\`, \`parseFiles\`, \`toPanel\` and
their types.
${GROUPS.map(
  ({ en, entries }) =>
    `\n## ${en}\n${entries.map(({ name, comment, signature }) => `\n### \`${name}\`\n\n${comment}\n\n${code(signature)}\n`).join('')}`,
).join('')}`

const chinese = () => `# 程序库参考

\`import … from 'gongkai'\` 提供的全部内容，签名由 \`node scripts/refresh-reference.mjs\` 按源代码生成。用法和示例见[程序库](../library.md)；各字段的逐条说明（附中文术语）写在类型的注释里，编辑器中悬停即可看到，也见[英文参考](../../reference/library.md)和 \`gongkai schema\`。\`gongkai/browser\` 除 \`batch\`、\`findingsToHtml\`、\`parseFiles\`、\`toPanel\` 外都有。
${GROUPS.map(
  ({ zh, entries }) =>
    `\n## ${zh}\n${entries.map(({ name, signature }) => `\n### \`${name}\`\n\n${CHINESE[name]}。\n\n${code(signature)}\n`).join('')}`,
).join('')}`

const FILES = { 'docs/reference/library.md': english(), 'docs/zh/reference/library.md': chinese() }
const stale = Object.entries(FILES).filter(
  ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
)
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`not what the doc comments say: ${file}`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else
  for (const [file, text] of stale) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
