/** The codes of the errors thrown, each once. */
import type { Words } from '../words.js'

/** Every code: when it is thrown, and what is said of it in Chinese. */
export const ERROR_CODES = {
  'input.path': {
    en: 'text was given that looks like a path or an address, not like a document',
    zh: '给出的文字像是路径或网址，不是文档内容。',
  },
  'input.unsupported': {
    en: 'the bytes are of a kind that is not read at all, such as a picture',
    zh: '不支持这种文件。',
  },
  'input.encrypted': {
    en: 'the document has a password',
    zh: '文件设有密码，请去掉密码后另存。',
  },
  'input.corrupt': {
    en: 'the document is of a known kind but damaged',
    zh: '文件不完整或已损坏，请重新下载，或用原程序打开后另存。',
  },
  'input.empty': {
    en: 'nothing is in the document',
    zh: '文件里没有内容。',
  },
  'input.tooLarge': {
    en: 'the document is larger than 64 MB, or has more in it than a report can have',
    zh: '文件过大，或内容超出一份报告应有的量。',
  },
  'input.noText': {
    en: 'the document has pictures of its pages only, as a scan has, or text that no font makes readable',
    zh: '文件里没有可读的文字，可能是扫描件；请改用网页、带文字的PDF或Word文件。',
  },
  'input.notAReport': {
    en: 'the document can be read, but has no title, no section and no table of the form',
    zh: '不是政府信息公开工作年度报告：没有找到标题，也没有找到它的各部分和表格。',
  },
  'input.timeout': {
    en: 'reading took longer than `timeout`',
    zh: '读取超时。',
  },
  'worker.memory': {
    en: 'reading took more memory than a process of its own has',
    zh: '读取所需的内存超过了限额。',
  },
  'worker.crashed': {
    en: 'the process that read the document ended',
    zh: '读取此文件的进程意外结束。',
  },
  'worker.unavailable': {
    en: 'no process could be started to read with',
    zh: '无法启动读取文件的进程。',
  },
  'argument.invalid': {
    en: 'a function of the library was given what it does not take',
    zh: '传给函数的参数不对。',
  },
  'report.noStream': {
    en: 'a report was given without its text stream, as `toText` needs it',
    zh: '只给出了报告，没有给出识读时的文本流。',
  },
  'batch.locked': {
    en: 'another run writes into the folder',
    zh: '另一次运行正在写入此文件夹。',
  },
  'batch.unfinished': {
    en: 'a new run would take away what an interrupted one has read',
    zh: '文件夹中有一次中断的运行，新的运行会使它丢失。',
  },
  'batch.otherRun': {
    en: 'the run that is to be gone on with was of another version, or had other options',
    zh: '要接着进行的那次运行版本不同，或选项不同。',
  },
  'batch.changed': {
    en: 'a file of the finished data set has been changed or taken away since it was written',
    zh: '数据集写成以后，其中的文件有改动或已被移走。',
  },
  'batch.damaged': {
    en: 'the notes of an interrupted run can’t be read',
    zh: '中断的运行留下的记录已损坏。',
  },
  'batch.folderGone': {
    en: 'the folder that is written into is gone',
    zh: '写入的文件夹已不存在。',
  },
  'batch.unreachable': {
    en: 'the folder that is read from is gone, as when a disk is taken away',
    zh: '读取的文件夹已不存在，磁盘可能已断开。',
  },
  'batch.noFiles': {
    en: 'there is nothing to read at the paths given',
    zh: '给出的路径里没有可读的文件。',
  },
  'batch.machine': {
    en: 'twenty files in a row failed for a reason of the machine',
    zh: '连续二十个文件因本机原因无法读取。',
  },
  'manifest.invalid': {
    en: 'a manifest can’t be understood',
    zh: '清单有误，无法使用。',
  },
  'corrections.invalid': {
    en: 'a file of corrections can’t be understood',
    zh: '更正表有误，无法使用。',
  },
  'rules.invalid': {
    en: 'the rules of a scorecard can’t be understood',
    zh: '评分规则有误，无法使用。',
  },
  'audit.invalid': {
    en: 'a filled-in audit can’t be understood',
    zh: '填写的核对表有误，无法使用。',
  },
  'audit.changed': {
    en: 'a report has changed since its audit was drawn',
    zh: '抽取核对样本之后，报告又有改动。',
  },
  internal: {
    en: 'none of the above: a mistake in this package',
    zh: '程序本身有误，请反馈。',
  },
} as const satisfies Record<string, Words>

/** The codes of all errors that this package throws; errors of the file system have their own (`ENOENT`). */
export type ErrorCode = keyof typeof ERROR_CODES

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code)
