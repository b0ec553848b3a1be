/** Files that could not be read, grouped by why, with what to do about it. */
import { describe, expect, it } from '@jest/globals'
import { adviceOn } from '../src/findings/advice.js'

const failed = (code: string, ...files: string[]) => files.map((file) => ({ file, code }))

describe('advice on failures', () => {
  it('is one line for each code, the largest group first, with what the files end in', () => {
    const lines = adviceOn([
      ...failed('input.noText', 'a.pdf'),
      ...failed('input.unsupported', 'b.PNG', 'c.png', 'd'),
    ])
    expect(lines.map((line) => line.split(': ')[0])).toEqual([
      '3 files input.unsupported (2 .png, 1 no ending)',
      '1 file input.noText (1 .pdf)',
    ])
    expect(lines[1]).toContain('a scan')
  })

  it('is given in Chinese, and for trouble of the machine too', () => {
    expect(adviceOn(failed('EIO', 'a.pdf'), 'zh')).toEqual([
      '1个文件 EIO（1 .pdf）：系统一时故障。加 --resume 会重新读取。',
    ])
    expect(adviceOn(failed('input.encrypted', 'a.pdf'), 'zh')).toEqual([
      '1个文件 input.encrypted（1 .pdf）：设有密码。请取消密码后另存。',
    ])
  })

  it('says nothing that it does not know', () => {
    expect(adviceOn(failed('plugin.odd', 'a'))).toEqual(['1 file plugin.odd (1 no ending)'])
    expect(adviceOn([])).toEqual([])
  })
})
