/** Lines that the site prints around a report, as data: none of them is part of the report. */

export interface Chrome {
  /** A line that begins so; it is short and no sentence. */
  starts: readonly string[]
  /** A line that is nothing but this. */
  whole: readonly string[]
  /** A line that has this anywhere. */
  contains: readonly string[]
}

/** Longer lines are prose, whatever they begin with. */
export const LONGEST_CHROME = 120

/** Stands before the report: the page's own metadata, where one is, and the tools of the page. */
export const ABOVE: Chrome = {
  starts: [
    '发布日期', '发布时间', '发布机构', '发布单位', '发布机关', '发表日期', '信息提供日期', '生成日期', '成文日期', '发文日期', '公开日期', '更新时间', '发稿时间',
    '日期：', '日期:', '时间：', '时间:', '来源', '信息来源', '稿件来源', '作者', '责任编辑', '编辑：', '编辑:', '责任部门', '责任单位', '索引号', '信息索引号', '发文字号',
    '文号', '发文机关', '发文机构', '主题分类', '主题词', '关键词', '公开形式', '公开方式', '公开时限', '公开范围', '公开类型', '公开主体', '信息类别', '信息名称', '体裁分类', '服务对象', '有效性',
    '是否有效', '字体', '字号', '【字', '[字', '【浏览', '浏览', '点击', '访问量', '访问次数', '阅读', '【打印', '打印', '收藏', '分享', '扫一扫', '您现在的位置', '您当前', '您的位置', '您所在',
    '当前位置', '当前所在', '所在位置', '首页>', '首页 >', '首页＞', '首页/', '首页 /', '网站支持', '登录', '登 录', '注册', '无障碍', '简体', '繁体', '关怀版', '文件已失效', '统一登记号',
  ],
  whole: ['正文', '首页', '大', '中', '小', '大 中 小', '【大 中 小】', '朗读', '关闭', '返回', '保存', '复制链接', '文字解读'],
  contains: ['扫一扫在手机', '无障碍浏览', '长者助手', '网站支持IPv6'],
}

/** Stands after the report and ends it. */
export const BELOW: Chrome = {
  starts: [
    '扫一扫', '扫码', '分享到', '分享：', '分享:', '【打印', '[打印', '打印本页', '打印 ', '【关闭', '[关闭', '关闭窗口', '关闭本页', '上一篇', '下一篇', '上一条', '下一条', '上一页', '下一页',
    '相关链接', '相关文章', '相关信息', '相关文档', '相关阅读', '相关新闻', '责任编辑', '编辑：', '编辑:', '版权所有', '版权声明', '主办单位', '主办：', '主办:', '承办单位', '承办：', '承办:', '技术支持',
    '网站标识码', '网站地图', '备案号', '备案序号', '关于我们', '联系我们', '返回顶部', '网站声明', '您是第', '浏览次数', '浏览量', '访问量', '点击数', '隐私声明', '友情链接', '我要纠错',
    '政府网站找错', '找错', '收藏本页', '法律声明', '来源：', '来源:', '信息来源：', '信息来源:', '字体：', '字号：',
  ],
  whole: ['打印', '关闭', '收藏', '分享', '返回', '首页', '网站导航', '无障碍'],
  contains: ['ICP备', '公网安备', '网站标识码', '版权所有', '扫一扫在手机', 'Copyright', '©'],
}

/** Whether a line belongs to the site and not to the report. */
export function isChrome(line: string, { starts, whole, contains }: Chrome): boolean {
  const text = line.replace(/^[\s•·\-|]+/, '').trimEnd()
  if (!text || text.length > LONGEST_CHROME) return false
  if (whole.includes(text) || contains.some((part) => text.includes(part))) return true
  return !text.includes('。') && starts.some((start) => text.startsWith(start))
}
