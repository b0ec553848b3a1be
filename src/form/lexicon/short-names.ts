/**
 * Short words for the keys of the form, of which the short names of indicators are made: `requests.results.denied.
 * stateSecrets.publicInterestOrganizations` → `req_denied_secret_npo`. Statistics programs cut longer names than 32 letters.
 */
export const SHORT_WORDS: Readonly<Record<string, string>> = {
  proactiveDisclosure: 'pd',
  requests: 'req',
  disputes: '',
  statistics: 'stat',

  naturalPersons: 'natural',
  enterprises: 'business',
  researchInstitutions: 'research',
  publicInterestOrganizations: 'npo',
  legalServiceInstitutions: 'legal',
  otherOrganizations: 'other',

  results: '',
  allResults: 'results',
  partlyGranted: 'partly',
  stateSecrets: 'secret',
  prohibitedByLaw: 'law',
  securityAndStability: 'safety',
  thirdPartyRights: 'third_party',
  internalAffairs: 'internal',
  processInformation: 'process',
  enforcementFiles: 'files',
  administrativeInquiries: 'inquiry',
  unavailable: 'unavail',
  needsCreation: 'creation',
  stillUnclear: 'unclear',
  notProcessed: 'notproc',
  petitions: 'petition',
  publications: 'published',
  reconfirmation: 'reissue',
  notCorrectedInTime: 'uncorrected',

  reconsideration: 'recon',
  litigation: 'lit',
  afterReconsideration: 'after',
  normativeDocuments: 'norms',
  otherServices: 'services',
  totalDisclosed: 'disclosed',
  newlyDisclosed: 'new',
  itemsLastYear: 'last_year',

  normativeDocumentsDisclosed: 'norms_disclosed',
  normativeDocumentsIssued: 'norms_issued',
  responses: 'resp',
  pressConferences: 'press',
  onlineInterviews: 'interviews',
  byPrincipals: 'principals',
  alreadyDisclosed: 'already',
  commercialSecrets: 'trade',
  personalPrivacy: 'privacy',
  notGovernmentInformation: 'not_info',
  otherLaws: 'laws',
  organization: 'org',
}

/** partlyGranted → partly_granted */
export const snakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The short name of an indicator: unique, at most 32 letters, stable. */
export function shortNameOf(indicator: string): string {
  // The total of all results is called by their word: req_results_total.
  const keys = indicator.replace('.results.total.', '.allResults.').split('.')
  return keys
    .map((key) => SHORT_WORDS[key] ?? snakeCase(key))
    .filter(Boolean)
    .join('_')
}
