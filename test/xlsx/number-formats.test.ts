/** Numbers as the formats of a spreadsheet show them. */
import { describe, expect, it } from '@jest/globals'
import { numberText } from '../../src/formats/xlsx/number-formats.js'

const JANUARY_20 = 45_311

describe('a number', () => {
  it.each<[number, string | number, string | null]>([
    [12, 0, '12'],
    [0.1 + 0.2, 'General', '0.3'],
    [11_398_889, 'General', '11398889'],
    [59_237.2449, 'General', '59237.2449'],
    [13_812_345_678, 'General', '13812345678'],
    [-13_812_345_678, 'General', '-13812345678'],
    [13_812_345_678.4, 'General', '13812345678'],
    [1_381_234_567.84, 'General', '1381234568'],
    [1.5e12, 'General', '1.50000E+12'],
    [1234, 3, '1,234'],
    [1234.5, 4, '1,234.50'],
    [1234.5, '0', '1235'],
    [1.005, '0.00', '1.01'],
    [59_237.2449, '0.00_ ', '59237.24'],
    [12, '0"件"', '12件'],
    [12, '0件', '12件'],
    [7, '000', '007'],
    [1.5, '0.##', '1.5'],
    [1, '0.##', '1.'],
    [0, '#', ''],
    [0, '0;-0;;@', ''],
    [5, '0;-0;;@', '5'],
    [5, ';;;', ''],
    [0, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', '-'],
    [1206, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"??_ ;_ @_ ', '1,206'],
    [0, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"??_ ;_ @_ ', '-'],
    [-12, '0', '-12'],
    [-12, '0;[Red]0', '12'],
    [-12, '0_);(0)', '(12)'],
    [-0.4, '0', '0'],
    [12, '[Red]0', '12'],
    [12, '[$¥-804]#,##0.00', '¥12.00'],
    [1_234_567, '#,##0,', '1,235'],
    [0.1206, '0.00%', '12.06%'],
    [0.5, 9, '50%'],
    [12, '@', '12'],
    [12, 49, '12'],
    [12, '"共"0;"少"0', '共12'],
    // What is not known here is not guessed.
    [12, '[DBNum1][$-804]General', null],
    [12, '[>10]0;0', null],
    [0.5, '# ?/?', null],
    [12, 11, null],
    [12, '0.00E+00', null],
    [12, 'standard', null],
    [2, '[h]:mm', null],
  ])('%d by %s is seen as %s', (value, format, seen) => expect(numberText(value, format, false)).toBe(seen))
})

describe('a day', () => {
  it.each<[number, string | number, boolean, string | null]>([
    [JANUARY_20, 14, false, '2024/1/20'],
    [JANUARY_20, 'yyyy"年"m"月"d"日"', false, '2024年1月20日'],
    [JANUARY_20, 'yyyy\\-mm\\-dd;@', false, '2024-01-20'],
    [JANUARY_20, 31, false, '2024年1月20日'],
    [JANUARY_20, 'yy-m-d', false, '24-1-20'],
    [JANUARY_20 - 1462, 'yyyy-m-d', true, '2024-1-20'],
    [JANUARY_20 + 0.5, 'm/d h:mm', false, '1/20 12:00'],
    [JANUARY_20, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', false, '2024-01-20'],
    [5, 'd', false, '5'],
    [59, 14, false, '1900/2/28'],
    [60, 14, false, null],
    [61, 14, false, '1900/3/1'],
    [0, 'd', false, null],
    [0.5, 'h:mm', false, '12:00'],
    [5, 14, true, '1904/1/6'],
    [9e9, 14, false, '#'],
    [-1, 14, false, null],
  ])('%d by %s is seen as such', (value, format, is1904, seen) =>
    expect(numberText(value, format, is1904)).toBe(seen),
  )
})
