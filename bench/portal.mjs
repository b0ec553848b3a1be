const repeat = (count, text) => Array.from({ length: count }, (_, i) => text(i)).join('\n')

/** A portal's page of some 200 KB around a report: menus, other years' reports, and the styles that Word puts on each cell. */
export function portalPage(html) {
  const body = /<body[^>]*>([^]*)<\/body>/i.exec(html)?.[1] ?? html
  const CELL =
    'border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:22.7pt'
  const TEXT =
    'text-align:justify;text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly;font-family:仿宋_GB2312;font-size:16.0pt'
  const worded = body
    .replace(/<td\b/gi, `<td style="${CELL}" valign="center"`)
    .replace(/<p\b/gi, `<p class="MsoNormal" style="${TEXT}"`)
  const link = (i) =>
    `<li class="item level-${i % 3}"><a href="/channels/${i}/index.html" target="_blank" title="栏目${i}">栏目${i}</a><i class="arrow"></i></li>`
  const other = (i) =>
    `<li><a href="/art/${2008 + (i % 16)}/art_${i}.html">${2008 + (i % 16)}年政府信息公开工作年度报告</a><span>${2009 + (i % 16)}-01-2${i % 10}</span></li>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>政府信息公开</title>
<style>${repeat(300, (i) => `.layout-${i} .item{margin:${i}px auto;color:#333;background:url(/images/${i}.png) no-repeat}`)}</style>
<script>${repeat(300, (i) => `window.counters=window.counters||[];counters.push({page:${i},element:"#c${i}"});`)}</script></head><body>
<div class="header"><ul class="nav">${repeat(220, link)}</ul></div>
<div class="main"><div class="sidebar"><h3>政府信息公开年报</h3><ul>${repeat(90, other)}</ul></div>
<div class="content">${worded}</div></div>
<div class="footer"><ul>${repeat(120, link)}</ul><p>网站地图 联系我们</p></div></body></html>`
}
