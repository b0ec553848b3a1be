/** A made-up report → a page, in the ways in which sites print them. */
import type { Sheet, SheetCell } from './form.js'
import { randomOf } from './numbers.js'
import { type MadeReport, type Piece, piecesOf } from './report.js'

export interface PageStyle {
  /** What stands around the report. */
  page?: 'fragment' | 'article' | 'portal' | 'nested'
  /** How paragraphs are set. */
  prose?: 'p' | 'br' | 'word'
  cells?: 'plain' | 'word' | 'unclosed' | 'paragraphs'
  charset?: string
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const lines = (text: string): string => escape(text).replace(/\n/g, '<br/>')

export function toHtml(made: MadeReport, style: PageStyle = {}): string {
  const { page = 'article', prose = 'p', cells = 'plain', charset = 'utf-8' } = style
  const word = wordOf(made.year)
  const setText = prose === 'word' ? word : lines
  const body = piecesOf(made)
    .map((piece) => pieceToHtml(piece, prose, setText, (sheet) => sheetToHtml(sheet, cells, word)))
    .join('\n')
  return PAGES[page](body, made, charset)
}

function pieceToHtml(
  piece: Piece,
  prose: string,
  setText: (text: string) => string,
  setTable: (sheet: Sheet) => string,
): string {
  const line = (text: string, style = 'text-indent:2em'): string => {
    if (prose === 'br') return `&emsp;&emsp;${setText(text)}<br>`
    return `<p style="${style}"${prose === 'word' ? ' class="MsoNormal"' : ''}>${setText(text)}</p>`
  }
  switch (piece.kind) {
    case 'table':
      return setTable(piece.sheet)
    case 'image':
      return line('').replace('</p>', `<img src="/files/table.png" alt="${escape(piece.alt)}"/></p>`)
    case 'title':
      return piece.lines.map((text) => line(text, 'text-align:center;font-size:22pt')).join('\n')
    case 'heading':
      return prose === 'br'
        ? line(piece.text)
        : `<p style="text-indent:2em"><strong>${setText(piece.text)}</strong></p>`
    case 'signature':
      return line(piece.text, 'text-align:right')
    case 'paragraph':
      return line(piece.text)
  }
}

/** Word splits its runs at any character: words and numbers are torn. */
function wordOf(seed: number): (text: string) => string {
  const random = randomOf(seed)
  const run = (text: string): string =>
    `<span ${/^\w/.test(text) ? 'lang="EN-US" ' : ''}style="font-family:仿宋_GB2312;mso-hansi-font-family:仿宋">${escape(text)}</span>`
  return (text) => {
    if (text === '') return '<span lang="EN-US"><o:p>&nbsp;</o:p></span>'
    const runs: string[] = []
    for (const part of text.split('\n')) {
      let rest = [...part]
      const spans: string[] = []
      while (rest.length > 0) {
        const length = 1 + random(Math.max(1, Math.min(7, rest.length)))
        spans.push(run(rest.slice(0, length).join('')))
        rest = rest.slice(length)
      }
      runs.push(spans.join('\n<!--run-->').replace(/\n/g, ''))
    }
    return `${runs.join('<br/>')}<span lang="EN-US"><o:p></o:p></span>`
  }
}

export function sheetToHtml(
  sheet: Sheet,
  cells: PageStyle['cells'] = 'plain',
  word: (text: string) => string = lines,
): string {
  const spans = ({ rowSpan = 1, columnSpan = 1 }: SheetCell): string =>
    (columnSpan > 1 ? ` colspan="${columnSpan}"` : '') + (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '')
  const inner = (text: string): string => {
    if (cells === 'word') return `<p class="MsoNormal" align="center">${word(text)}</p>`
    if (cells === 'paragraphs')
      return text === ''
        ? '<p>&nbsp;</p>'
        : text
            .split('\n')
            .map((part) => `<p align="center">${escape(part)}</p>`)
            .join('')
    return lines(text)
  }
  const close = cells === 'unclosed' ? '' : '</td>'
  const content = ({ text, markup }: SheetCell): string => markup ?? inner(text)
  const rows = sheet.map(
    (row) =>
      `<tr>${row.map((cell) => `<td${spans(cell)}>${content(cell)}${close}`).join('')}${cells === 'unclosed' ? '' : '</tr>'}`,
  )
  return `<table border="1" cellspacing="0" width="640"><tbody>\n${rows.join('\n')}\n</tbody></table>`
}

type Page = (body: string, made: MadeReport, charset: string) => string

const article: Page = (body, made, charset) => `<!DOCTYPE html>
<html><head><meta charset="${charset}"><title>${made.agency}${made.year}年政府信息公开工作年度报告</title></head>
<body><div class="article-content">
${body}
</div></body></html>
`

/** A page of a government's site, with all that such sites print around an article. */
const portal: Page = (body, { agency, year }, charset) => `<!DOCTYPE html>
<html lang="zh"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}">
<title>${agency}${year}年政府信息公开工作年度报告_政府信息公开年报_望川县人民政府</title>
<meta name="SiteName" content="望川县人民政府"><meta name="ArticleTitle" content="${agency}${year}年政府信息公开工作年度报告"><meta name="ContentSource" content="${agency}"><meta name="PubDate" content="${year + 1}-01-20 09:31">
<style>.hide { display: none } .con td { padding: 2px }</style>
<script>var list = ["一、总体情况", "<table><tr><td>规章</td><td>99</td></tr></table>"];</script></head>
<body>
<div class="top"><a href="/">首页</a> <a href="/zwgk/">政务公开</a> <a href="/bsfw/">办事服务</a> <a href="/hdjl/">互动交流</a> <span>关怀版</span> <span>无障碍</span></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/nb/">政府信息公开年报</a></div>
<div class="side"><h3>政府信息公开年报</h3><ul>
${[1, 2, 3, 4].map((back) => `<li><a href="/zwgk/nb/${year - back}.html">${agency}${year - back}年政府信息公开工作年度报告</a></li>`).join('\n')}
</ul></div>
<div class="main">
<table class="meta" width="100%"><tr><td>索引号：</td><td>00${year}17-8/${year + 1}-00031</td><td>发布机构：</td><td>${agency}</td></tr>
<tr><td>发文日期：</td><td>${year + 1}-01-20</td><td>有效性：</td><td>有效</td></tr></table>
<h1>${agency}${year}年政府信息公开工作年度报告</h1>
<div class="info">发布日期：${year + 1}-01-20 09:31　来源：${agency}　浏览次数：<span id="hits">1208</span>　字体：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div class="hide" style="display:none"><table><tr><td>规章</td><td>77</td><td>77</td><td>77</td></tr></table>旧版：一、总体情况</div>
<div id="zoom" class="con">
${body}
</div>
<template><p>五、存在的主要问题及改进情况</p></template>
<div class="share">分享到：<a>微信</a> <a>微博</a></div>
<div class="tools">【打印本页】 【关闭窗口】</div>
<ul class="near"><li>上一篇：<a href="#">望川县石桥镇${year}年政府信息公开工作年度报告</a></li><li>下一篇：<a href="#">关于召开培训会的通知</a></li></ul>
</div>
<div class="footer"><table><tr><td>主办：望川县人民政府办公室</td><td>网站标识码：0000000000</td></tr><tr><td>技术支持：望川县大数据中心</td><td>备案号：ICP备00000000号</td></tr></table>
<p>版权所有：望川县人民政府</p></div>
</body></html>
`

/** Laid out by tables, as pages were twenty years ago. */
const nested: Page = (
  body,
  { agency, year },
  charset,
) => `<html><head><meta charset="${charset}"><title>${agency}</title></head><body>
<table width="1000" align="center"><tr><td colspan="2"><table><tr><td><a href="/">首页</a></td><td><a href="/a">机构职能</a></td><td><a href="/b">通知公告</a></td></tr></table></td></tr>
<tr><td width="200" valign="top"><table><tr><td><a href="/n/${year - 1}">${year - 1}年度报告</a></td></tr><tr><td><a href="/n/${year - 2}">${year - 2}年度报告</a></td></tr></table></td>
<td width="800" valign="top"><table width="100%"><tr><td>
${body}
</td></tr></table></td></tr>
<tr><td colspan="2" align="center">主办单位：${agency}　地址：杏林路26号</td></tr></table>
</body></html>
`

const PAGES: Record<NonNullable<PageStyle['page']>, Page> = {
  fragment: (body) => `${body}\n`,
  article,
  portal,
  nested,
}
