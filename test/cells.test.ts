import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../src/index.js'
import {
  asValue,
  behindZeros,
  cellOf,
  hasRunTogether,
  isFigure,
  isInPlaceOfValue,
} from '../src/tables/cells.js'
import { toHtml } from './support/generate/html.js'
import { number } from './support/generate/printed.js'
import { makeReport, withSheet } from './support/generate/report.js'

describe('cells', () => {
  it.each([
    ['12', { kind: 'number', value: 12 }],
    ['１２件', { kind: 'number', value: 12, unit: '件' }],
    ['3.5万元', { kind: 'number', value: 3.5, unit: '万元' }],
    ['—', { kind: 'mark', value: null }],
    ['不适用', { kind: 'mark', value: null }],
    ['', { kind: 'blank', value: null }],
    ['\u200b', { kind: 'blank', value: null }],
    ['规章', { kind: 'label', value: null }],
    ['1.重复申请', { kind: 'label', value: null }],
    ['12%', { kind: 'other', value: null }],
    ['0193', { kind: 'other', value: null }],
  ])('say once what they are: %j', (text, said) => expect(cellOf(text)).toEqual({ text, ...said }))

  it('keep a long text, and do not take it for a value', () => {
    const text = `公开${'信息'.repeat(200)}`
    expect(cellOf(text)).toEqual({ text, kind: 'label', value: null })
  })

  it('are figures, or in the place of a value', () => {
    const kinds = (is: typeof isFigure) => ['12', '12%', '—', '', '规章'].map((text) => is(cellOf(text)))
    expect(kinds(isFigure)).toEqual([true, true, false, false, false])
    expect(kinds(isInPlaceOfValue)).toEqual([true, true, true, false, false])
  })

  it('have a full stop that is no numbering where a value is known to stand', () => {
    expect(cellOf('12.')).toMatchObject({ kind: 'label' })
    expect(asValue(cellOf('12.'))).toEqual({ text: '12.', kind: 'number', value: 12 })
    expect(asValue(cellOf('规章'))).toBe(cellOf('规章'))
  })

  it('tell zeros in front', () => {
    expect(['0193', '193', '规章'].map((text) => hasRunTogether(cellOf(text)))).toEqual([true, false, false])
    expect(['012', '12', ''].map((text) => behindZeros(cellOf(text)))).toEqual([12, null, null])
  })
})

describe('a cell joined over two rows', () => {
  const issued = { printed: { 'proactiveDisclosure.regulations.issued': number(5) } }
  const made = makeReport({ agency: '望川县教育局', year: 2023, seed: 4, ...issued })

  it.each([
    ['5', 'unreadable'],
    ['', 'blank'],
  ])('leaves none of them a blank where it says anything: %j', async (text, state) => {
    const joined = withSheet(made, 2, (sheet) =>
      sheet.map((row) =>
        row.flatMap((cell) => {
          if (cell.indicator === 'proactiveDisclosure.regulations.issued')
            return [{ ...cell, text, rowSpan: 2 }]
          return cell.indicator === 'proactiveDisclosure.normativeDocuments.issued' ? [] : [cell]
        }),
      ),
    )
    const { observations, diagnostics } = await parseReport(toHtml(joined))
    const indicator = 'proactiveDisclosure.normativeDocuments.issued'
    expect(observations.find((one) => one.indicator === indicator)).toMatchObject({ value: null, state })
    expect(diagnostics.some((one) => one.indicator === indicator)).toBe(state === 'unreadable')
  })
})
