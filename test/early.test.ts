/** Reports for years before 2019: their own chapters, whatever their order and numbers, and nothing missing. */
import { describe, expect, it } from '@jest/globals'
import { parseReport, type Report } from '../src/index.js'

const chapters = ({ sections }: Report) =>
  sections.map(({ number, kind, ordinal, title }) => `${number} ${kind} ${ordinal}、${title}`)

const findings = ({ diagnostics }: Report) => diagnostics.map(({ code }) => code)

const TITLE = '安川市商务局2016年政府信息公开工作年度报告'

describe('chapters of a report before 2019', () => {
  it('have kinds of their own, no number, and lack nothing', async () => {
    const report = await parseReport(
      [
        TITLE,
        '一、概述',
        '本局工作平稳。',
        '二、主动公开政府信息情况',
        '公开信息12条。',
        '三、回应解读情况',
        '发布解读3篇。',
        '四、依申请公开政府信息情况',
        '未收到申请。',
        '五、收费及减免情况',
        '未收取费用。',
        '六、行政复议、诉讼和申诉情况',
        '未发生。',
        '七、存在的主要问题和改进措施',
        '公开范围有待扩大。',
        '八、机构建设和保障经费情况',
        '专职人员1人。',
        '九、需要说明的事项与附表',
        '无。',
      ].join('\n'),
    )
    expect(chapters(report)).toEqual([
      'null introduction 一、概述',
      'null proactiveDisclosure 二、主动公开政府信息情况',
      'null unrecognised 三、回应解读情况',
      'null requests 四、依申请公开政府信息情况',
      'null feesAndWaivers 五、收费及减免情况',
      'null complaintsAndDisputes 六、行政复议、诉讼和申诉情况',
      'null problems 七、存在的主要问题和改进措施',
      'null organization 八、机构建设和保障经费情况',
      'null annex 九、需要说明的事项与附表',
    ])
    expect(findings(report)).toEqual([])
  })

  it('stand in any order, and their headings may end as sentences do', async () => {
    const report = await parseReport(
      [
        TITLE,
        '一、依申请公开情况。',
        '未收到申请。',
        '二、收费及减免情况。未收取费用。',
        '三、主动公开情况。',
        '一、公开的内容。',
        '机构职能等。',
        '四、概述。',
        '本局工作平稳。',
      ].join('\n'),
    )
    expect(chapters(report)).toEqual([
      'null requests 一、依申请公开情况',
      'null feesAndWaivers 二、收费及减免情况',
      'null proactiveDisclosure 三、主动公开情况',
      'null introduction 四、概述',
    ])
    expect(report.sections[1]?.text).toBe('未收取费用。')
    expect(findings(report)).toEqual([])
  })

  it('are known by their words where they have no numbers', async () => {
    const report = await parseReport(
      [TITLE, '概述', '本局工作平稳。', '主动公开情况', '公开12条。', '收费及减免情况', '未收费。'].join(
        '\n',
      ),
    )
    expect(chapters(report)).toEqual([
      'null introduction null、概述',
      'null proactiveDisclosure null、主动公开情况',
      'null feesAndWaivers null、收费及减免情况',
    ])
  })

  it('are those of the form from 2019 on', async () => {
    const report = await parseReport(
      [TITLE.replace('2016', '2019'), '一、总体情况', '工作平稳。', '四、行政复议、行政诉讼情况'].join('\n'),
    )
    expect(report.sections.map(({ number }) => number)).toEqual([1, 4])
    expect(findings(report)).toContain('section.missing')
  })
})
