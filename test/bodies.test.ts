/** Who reports, for joining reports: a name without a place is never a key. */
import { describe, expect, it } from '@jest/globals'
import { bodyOf } from '../src/bodies/body.js'
import { identify } from '../src/bodies/identify.js'
import { placesAtStart, placesIn } from '../src/bodies/places.js'
import { parseReport } from '../src/parse.js'
import type { Report } from '../src/report.js'

const reportOf = (...lines: string[]): Promise<Report> =>
  parseReport(
    [...lines, '二、主动公开政府信息情况', '公开3条。', '五、存在的主要问题及改进情况', '无。'].join('\n'),
  )

describe('places', () => {
  it.each([
    ['曲靖市沾益区文化和旅游局', '曲靖市沾益区'],
    ['富县张家湾镇人民政府', '富县'],
    ['济南市市中区财政局', '济南市市中区'],
    ['全州县水务局', '全州县'],
    ['望川县市场监督管理局', '望川县'],
    ['曲靖市沾益区市政管理局', '曲靖市沾益区'],
    ['黔南州州直机关', '黔南州'],
    ['望川县县委办公室', '望川县'],
    ['内蒙古自治区阿拉善盟阿拉善左旗', '内蒙古自治区阿拉善盟阿拉善左旗'],
    ['区文化和旅游局', ''],
    ['市教育局', ''],
    ['全省教育系统', ''],
    ['我县教育局', ''],
    ['社区服务中心', ''],
    ['教育局', ''],
  ])('%s begins with %s', (name, places) => expect(placesAtStart(name)).toBe(places))

  it('are those whose governments a text names, and those before the rest of the name', () => {
    const text =
      '根据《曲靖市沾益区人民政府办公室关于编制的通知》要求，区文化和旅游局高度重视，围绕全区目标，聚焦区委工作，推进区政府要求，对临翔区文化和旅游局学习。'
    expect(placesIn(text, '文化和旅游局')).toEqual(['曲靖市沾益区'])
    expect(placesIn('富县张家湾镇未收到申请。', '张家湾镇')).toEqual(['富县'])
  })
})

describe('the body of a report', () => {
  it.each([
    [
      'has its place in its name',
      ['曲靖市沾益区文化和旅游局2020年政府信息公开工作年度报告'],
      '曲靖市沾益区文化和旅游局',
    ],
    [
      'is of the place whose letter it follows',
      ['根据《曲靖市沾益区人民政府办公室关于编制的通知》要求，区文化和旅游局高度重视。'],
      '曲靖市沾益区文化和旅游局',
    ],
    ['has none where no place is named', ['区文化和旅游局2020年政府信息公开工作年度报告'], null],
    [
      'has none where the city above may be meant',
      ['市教育局2020年政府信息公开工作年度报告', '根据《昆明市人民政府办公室通知》要求，编制本报告。'],
      null,
    ],
    [
      'has none where a province alone is named',
      ['文化局2020年政府信息公开工作年度报告', '根据《云南省政府信息公开规定》，编制本报告。'],
      null,
    ],
    [
      'has none where several cities have a district of that name',
      ['鼓楼区教育局2020年政府信息公开工作年度报告'],
      null,
    ],
    [
      'is of the city that is named with it',
      ['鼓楼区教育局2020年政府信息公开工作年度报告', '按照南京市鼓楼区人民政府要求编制。'],
      '南京市鼓楼区教育局',
    ],
    ['is of the whole country', ['教育部2020年政府信息公开工作年度报告'], '教育部'],
    [
      'is a tax office with its place',
      ['国家税务总局佛山市税务局2020年政府信息公开工作年度报告'],
      '国家税务总局佛山市税务局',
    ],
  ])('%s', async (_, lines, fullName) => {
    const report = await reportOf(...lines)
    expect(bodyOf(report, report.agency).fullName).toBe(fullName)
  })
})

describe('the identity of a report', () => {
  const withManifest = async (manifest: Record<string, string>, ...lines: string[]): Promise<Report> => {
    const report = await reportOf(...lines)
    return { ...report, source: { ...report.source, manifest } }
  }

  it('is the manifest’s where there is one', async () => {
    const named = '区文化和旅游局2020年政府信息公开工作年度报告'
    expect(identify(await withManifest({ body: '530303-12' }, named))).toMatchObject({
      key: '#530303-12',
      body: '530303-12',
      agency: '区文化和旅游局',
      year: 2020,
    })
    expect(identify(await withManifest({ place: '曲靖市沾益区', year: '2019' }, named))).toMatchObject({
      body: '曲靖市沾益区文化和旅游局',
      year: 2019,
    })
    expect(identify(await reportOf(named))).toMatchObject({ key: null, body: null, agency: '区文化和旅游局' })
  })

  it('is equal for names in whole and in short', async () => {
    const [whole, short] = await Promise.all(
      ['望川县卫生健康委员会', '望川县卫健委'].map(async (agency) =>
        identify(await reportOf(`${agency}2020年政府信息公开工作年度报告`)),
      ),
    )
    expect(whole!.key).toBe(short!.key)
  })

  it.each([
    ['own', ['望川县教育局2020年政府信息公开工作年度报告']],
    [
      'aggregate',
      ['望川县2020年政府信息公开工作年度报告', '本报告由县政府办公室汇总全县各乡镇、各部门情况编制而成。'],
    ],
    ['own', ['望川县人民政府办公室2020年政府信息公开工作年度报告']],
    [
      'aggregate',
      [
        '望川县人民政府办公室2020年政府信息公开工作年度报告',
        '一、总体情况',
        '2020年，全县各级行政机关共受理申请3件。',
      ],
    ],
    [null, ['望川县人民政府2020年政府信息公开工作年度报告']],
  ])('says whether it is of the body alone: %s', async (kind, lines) => {
    expect(identify(await reportOf(...lines)).kind).toBe(kind)
  })
})
