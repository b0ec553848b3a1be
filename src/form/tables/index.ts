/** The official form's tables, each as every edition prints it, the oldest first. The next one is one more entry. */
import { disputes } from './disputes.js'
import { proactiveDisclosure2019 } from './proactive-disclosure-2019.js'
import { proactiveDisclosure2021 } from './proactive-disclosure-2021.js'
import { statistics2014 } from './statistics-2014.js'
import { requests2019, requests2021 } from './requests.js'

export const TABLES = [
  proactiveDisclosure2019,
  proactiveDisclosure2021,
  requests2019,
  requests2021,
  disputes,
] as const

/**
 * The list of statistics that reports of 2014 to 2018 attach, read from the annexes. A list that stands in a section of the form
 * is a table like the others, with a column of its own.
 */
export const LISTS = [statistics2014] as const
