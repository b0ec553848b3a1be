/** What the prose states, measured on openings whose truth was written first; and how claims stand in a report. */
import { describe, expect, it } from '@jest/globals'
import { claimsIn } from '../src/claims.js'
import { paragraph } from '../src/document.js'
import { parseReport } from '../src/index.js'
import { type Opening, OPENINGS } from './support/claims/openings.js'

/** Of what is claimed so much is right; of what is stated so much is claimed. Neither falls. */
const LEAST_PRECISION = 0.98
const LEAST_RECALL = 0.93

function claimed({ agency, year, chapter, text }: Opening): string[] {
  const section = { number: null, title: chapter.slice(2), heading: 0, from: 1, to: 2, rest: '' }
  const claims = claimsIn({
    blocks: [paragraph(chapter), paragraph(text)],
    sections: [section],
    agency,
    year,
  })
  return claims.map(({ subject, value, unit, scope }) => `${subject} ${value} ${unit ?? '-'} ${scope}`)
}

describe('claims', () => {
  it('of forty openings and more are right, and most of those that are stated', () => {
    const wrong: string[] = []
    const missed: string[] = []
    let right = 0
    for (const opening of OPENINGS) {
      const found = claimed(opening)
      right += found.filter((claim) => opening.claims.includes(claim)).length
      wrong.push(
        ...found
          .filter((claim) => !opening.claims.includes(claim))
          .map((claim) => `${claim}: ${opening.text}`),
      )
      missed.push(
        ...opening.claims
          .filter((claim) => !found.includes(claim))
          .map((claim) => `${claim}: ${opening.text}`),
      )
    }
    expect(OPENINGS.length).toBeGreaterThanOrEqual(40)
    expect(wrong).toEqual([])
    expect(right / (right + wrong.length)).toBeGreaterThanOrEqual(LEAST_PRECISION)
    expect({ recall: right / (right + missed.length) >= LEAST_RECALL, missed }).toMatchObject({
      recall: true,
    })
  })

  it.each([
    '三年来共收到政府信息公开申请45件。',
    '近三年共收到政府信息公开申请45件。',
    '本届政府共收到政府信息公开申请500件。',
    '国土局，受理申请35件；规划局，受理申请20件。',
    '收到申请最多的是国土局，收到申请65件。',
    '1.民政局收到申请5件。2.教育局收到申请8件。',
    '共处理30件，其中本机关直接受理申请10件。',
    '行政复议案件3件，行政诉讼案件2件，均与信息公开无关。',
    '市法制办受理行政复议申请45件。',
    '同意公开的20件中，网络申请15件。',
    '收到政府信息公开申请5件。另收到政府信息公开申请8件。',
  ])('leave open what is of others, of more years, or said in two ways: %s', (text) => {
    const opening = { agency: '安川市人民政府', year: 2015, chapter: '三、依申请公开情况', text }
    expect(
      claimed({ ...opening, claims: [] }).filter(
        (claim) => claim.endsWith('own') && !claim.startsWith('requests.granted'),
      ),
    ).toEqual([])
  })

  it('stand in a report with their sentence and its place, and are no indicator’s', async () => {
    const report = await parseReport(
      [
        '望川县商务局2016年政府信息公开工作年度报告',
        '一、概述',
        '工作平稳。',
        '二、依申请公开情况。共收到政府信息公开申请12件。',
        '三、收费及减免情况',
        '无。',
      ].join('\n'),
    )
    expect(report.claims).toEqual([
      {
        subject: 'requests.received',
        value: 12,
        unit: '件',
        scope: 'own',
        sentence: '共收到政府信息公开申请12件。',
        location: { block: 3 },
      },
    ])
    expect(report.observations).toEqual([])
  })
})
