/** A stage's finding in words, though no report is around it. */
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { type Finding, told } from '../../src/diagnostics/finding.js'
import { whereOf } from '../../src/diagnostics/where.js'

export const inWords = (finding: Finding): Diagnostic => told(finding, whereOf(finding))
