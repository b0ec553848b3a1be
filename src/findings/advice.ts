/** Files that could not be read, grouped by why, each group with what to do about it. */
import { plural } from './words.js'

type Language = 'en' | 'zh'

/** By code. What has none here is told by its own message. */
const ADVICE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'input.unsupported': {
    en: 'of a kind that is not read. Save them as PDF, DOCX or HTML; --convert has LibreOffice open RTF, ODT, ODS, XLS and WPS',
    zh: '不是所识读的格式。请另存为 PDF、DOCX 或网页；RTF、ODT、ODS、XLS、WPS 可加 --convert 由 LibreOffice 转换',
  },
  'input.notAReport': {
    en: 'no annual report: neither its title nor a section nor a table of the form stands there. Look whether the page saved is the report itself',
    zh: '不是年度报告：没有标题，也没有规定的部分或表格。请核对保存的是不是报告正文页',
  },
  'input.noText': {
    en: 'a scan: pictures without text. Ask for the file from which it was printed, or have the text recognised first',
    zh: '扫描件，只有图像没有文字。请索取原始电子文件，或先作文字识别',
  },
  'input.encrypted': {
    en: 'protected by a password. Save them without one',
    zh: '设有密码。请取消密码后另存',
  },
  'input.corrupt': {
    en: 'damaged. Download or copy them again',
    zh: '文件已损坏。请重新下载或复制',
  },
  'input.empty': { en: 'empty. Download or copy them again', zh: '空文件。请重新下载或复制' },
  'input.tooLarge': {
    en: 'far larger than a report. Look whether they are reports, and export the report alone',
    zh: '远大于一份报告。请核对是否为报告，并只导出报告部分',
  },
  'input.timeout': {
    en: 'not read within the time. Try them again with a longer --timeout',
    zh: '未能在限定时间内读完。可加大 --timeout 后重试',
  },
  'worker.memory': {
    en: 'more than a worker’s memory holds. Look whether they are reports',
    zh: '所需内存超出限额。请核对是否为报告',
  },
  'worker.crashed': {
    en: 'the end of the worker that read them. Please report such a file',
    zh: '识读进程因其中断。请将该文件反馈给我们',
  },
  'worker.unavailable': {
    en: 'without a worker that could be started. --resume reads them again',
    zh: '识读进程无法启动。加 --resume 会重新读取',
  },
  internal: {
    en: 'a fault of ours. Please report such a file',
    zh: '程序出错。请将该文件反馈给我们',
  },
  ENOENT: { en: 'not there. Check the paths', zh: '文件不存在。请检查路径' },
  EACCES: { en: 'not open to you. Check their permissions', zh: '没有读取权限。请检查文件权限' },
  EISDIR: { en: 'folders. Give what is in them', zh: '是文件夹。请给出其中的文件' },
}

const OF_THE_MACHINE: Readonly<Record<Language, string>> = {
  en: 'in the way of the machine. --resume reads them again',
  zh: '系统一时故障。加 --resume 会重新读取',
}

/**
 * `44 × input.unsupported (38 .json, 6 .png): of a kind that is not read. …`; the largest group first.
 */
export function adviceOn(
  failures: readonly { file: string; code: string }[],
  language: Language = 'en',
): string[] {
  const groups = new Map<string, string[]>()
  for (const { file, code } of failures) groups.set(code, [...(groups.get(code) ?? []), file])
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code, files]) => {
      const advice = (ADVICE[code] ?? (OF_MACHINE.includes(code) ? OF_THE_MACHINE : undefined))?.[language]
      const told = advice === undefined ? '' : { en: `: ${advice}.`, zh: `：${advice}。` }[language]
      return language === 'zh'
        ? `${files.length}个文件 ${code}（${kindsOf(files, '无扩展名').join('，')}）${told}`
        : `${plural(files.length, 'file')} ${code} (${kindsOf(files, 'no ending').join(', ')})${told}`
    })
}

/** What another try may well read. */
const OF_MACHINE = ['EAGAIN', 'EBUSY', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'ENOSPC', 'ESTALE', 'ETIMEDOUT']

/** `38 .json`, `6 .png`, `…`: how many files end how, the most frequent first. */
function kindsOf(files: readonly string[], none: string): string[] {
  const counts = new Map<string, number>()
  for (const file of files) {
    const kind = endingOf(file).toLowerCase() || none
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const kinds = [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`)
  return kinds.length > MOST_KINDS ? [...kinds.slice(0, MOST_KINDS), '…'] : kinds
}

/** `a/b.PDF` → `.PDF`; a name without an ending → ''. */
const endingOf = (file: string): string => /[^./\\](\.[^./\\]+)$/.exec(file)?.[1] ?? ''

/** Of endings that are told of a group. */
const MOST_KINDS = 5
