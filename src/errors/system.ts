/** What errors of the file system say, in Chinese: their codes are Node's, and their messages English. */

const SYSTEM: ReadonlyMap<string, string> = new Map([
  ['ENOENT', '没有此文件或文件夹。'],
  ['EACCES', '没有权限读取。'],
  ['EPERM', '没有权限读取。'],
  ['EISDIR', '这是文件夹，不是文件。'],
  ['ENOTDIR', '路径中有一段不是文件夹。'],
  ['ENAMETOOLONG', '文件名过长。'],
  ['ELOOP', '链接互相指向，没有尽头。'],
  ['EIO', '磁盘读取出错。'],
  ['EMFILE', '打开的文件过多。'],
  ['ENFILE', '打开的文件过多。'],
  ['ENOMEM', '内存不足。'],
  ['EBUSY', '文件正被其他程序使用。'],
])

/** `ENOENT` → 没有此文件或文件夹。 null for a code that is not known. */
export const systemErrorZh = (code: string): string | null => SYSTEM.get(code) ?? null
