/** The language in which people are spoken to: `--lang`, or else what the system says. */
export type Language = 'en' | 'zh'

/** zh_CN.UTF-8 → zh, en_US.UTF-8 → en; undefined where the system says neither, as C.UTF-8 does. */
export function languageOf(
  chosen: Language | undefined,
  { LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>,
): Language | undefined {
  if (chosen) return chosen
  const locale = LC_ALL || LC_MESSAGES || LANG || ''
  return (['zh', 'en'] as const).find((language) => locale.toLowerCase().startsWith(language))
}

/** `--lang zh` or `--lang=zh` among the words of a command, before they are read as options: help and errors need it too. */
export function chosenIn(words: readonly string[]): Language | undefined {
  const at = words.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const chosen = words[at]?.slice('--lang='.length) || words[at + 1]
  return at < 0 ? undefined : (['zh', 'en'] as const).find((language) => language === chosen)
}
