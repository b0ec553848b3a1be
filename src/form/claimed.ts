/** What the counts are of that the prose of a report states, whatever the year: names of their own, none of an indicator's. */
export const CLAIMED = [
  'requests.received',
  'requests.received.inPerson',
  'requests.received.online',
  'requests.received.letter',
  'requests.received.fax',
  'requests.carriedIn',
  'requests.carriedForward',
  'requests.replied',
  'requests.granted',
  'requests.partlyGranted',
  'requests.denied',
  'disputes.reconsideration',
  'disputes.litigation',
  'disclosed.total',
  'disclosed.website',
  'disclosed.wechat',
  'disclosed.microblog',
  'disclosed.gazette',
] as const

export type Claimed = (typeof CLAIMED)[number]
