/** The same in two languages. */
export interface Words {
  en: string
  zh: string
}
