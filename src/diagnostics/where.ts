/** Where a finding is: from its indicator, or from its place in the stream, to labels and words. */
import { type Names, namesOf, sectionLabel, sectionOrdinal, tableNames } from '../form/names.js'
import type { Words } from '../words.js'
import type { Location } from './diagnostic.js'
import type { About, Where } from './finding.js'

/** What is known of the places of a report. */
export interface Places {
  /** The section of the form in which a block stands; null where it stands in none. */
  sectionAt: (block: number) => number | null
  /** What stands at a place of a table: the names of its row and column, as far as they are known. */
  namesAt: (location: Location) => Pick<Names, 'row' | 'column'>
}

const NOWHERE: Places = { sectionAt: () => null, namesAt: () => ({ row: null, column: null }) }

export function whereOf(about: About, places: Places = NOWHERE): Where {
  const names = namesAbout(about, places)
  const { section, row, column } = names
  return {
    labels: {
      section: section === null ? null : sectionLabel(section),
      row: row?.zh ?? null,
      column: column?.zh ?? null,
    },
    words: inWords(names, about.location !== undefined),
  }
}

const NO_NAMES: Names = { section: null, title: null, row: null, column: null }

function namesAbout({ indicator, table, section, location }: About, places: Places): Names {
  if (indicator !== undefined) return namesOf(indicator)
  if (table !== undefined) return tableNames(table)
  if (section !== undefined) return { ...NO_NAMES, section }
  if (location === undefined) return NO_NAMES
  const inTable = location.row === undefined ? {} : places.namesAt(location)
  return { ...NO_NAMES, section: places.sectionAt(location.block), ...inTable }
}

/** Section 三, （一）予以公开 (Granted), 总计 (total); 第三部分“（一）予以公开”行“总计”列 */
function inWords({ section, title, row, column }: Names, hasPlace: boolean): Words {
  const part = section === null ? (title ?? elsewhere(hasPlace)) : partName(section)
  return {
    en: [part.en, ...[row, column].flatMap((name) => (name ? [both(name)] : []))].join(', '),
    zh: [part.zh, row && `“${row.zh}”行`, column && `“${column.zh}”列`].filter(Boolean).join(''),
  }
}

const partName = (section: number): Words => ({
  en: `Section ${sectionOrdinal(section)}`,
  zh: `第${sectionOrdinal(section)}部分`,
})

const elsewhere = (hasPlace: boolean): Words =>
  hasPlace ? { en: 'Outside the sections', zh: '各部分以外' } : { en: 'The report', zh: '报告' }

/** A label as it stands in the report, and what it means; a printed label that the form has not has no translation. */
const both = ({ zh, en }: Words): string => (en === zh ? zh : `${zh} (${en})`)
