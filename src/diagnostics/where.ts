/** Where a finding is: from its indicator, or from its place in the stream, to labels and words. */
import { type Names, namesOf, sectionLabel, sectionOrdinal } from '../form/names.js'
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

type Known = { [Key in keyof Names]: Names[Key] | null }

function namesAbout({ indicator, section, location }: About, places: Places): Known {
  if (indicator !== undefined) return namesOf(indicator)
  if (section !== undefined || location === undefined)
    return { section: section ?? null, row: null, column: null }
  const inTable = location.row === undefined ? { row: null, column: null } : places.namesAt(location)
  return { section: places.sectionAt(location.block), ...inTable }
}

/** Section 三, （一）予以公开 (Granted), 总计 (total); 第三部分“（一）予以公开”行“总计”列 */
function inWords({ section, row, column }: Known, hasPlace: boolean): Words {
  const elsewhere = hasPlace
    ? { en: 'Outside the sections', zh: '各部分以外' }
    : { en: 'The report', zh: '报告' }
  const part =
    section === null
      ? elsewhere
      : { en: `Section ${sectionOrdinal(section)}`, zh: `第${sectionOrdinal(section)}部分` }
  return {
    en: [part.en, ...[row, column].flatMap((name) => (name ? [both(name)] : []))].join(', '),
    zh: [part.zh, row && `“${row.zh}”行`, column && `“${column.zh}”列`].filter(Boolean).join(''),
  }
}

/** A label as it stands in the report, and what it means; a printed label that the form has not has no translation. */
const both = ({ zh, en }: Words): string => (en === zh ? zh : `${zh} (${en})`)
