import { findingsOf } from '../findings.ts'
import { fingerprint } from './fingerprint.ts'
import type { Formatter, FormatOptions } from '../formatter.ts'
import { ruleOf } from '../own-rules.ts'
import { artifact } from './place.ts'
import { sarifResult } from './result.ts'
import { sarifRule } from './rule.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/**
 * SARIF 2.1.0: a result for each diagnostic and for each pipeline that can be folded, which carries the whole change
 * as its fix. One result a line; the rules that were used come last, so that nothing has to be kept.
 */
export function sarifFormatter(options: FormatOptions): Formatter {
  const rules = new Map<string, number>()
  const encodings = new Map<string, string>()
  const fingerprints = new Map<string, number>()
  let isEmpty = true
  const start = `{"$schema":"${schema}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`
  return {
    add(result) {
      const lines: string[] = []
      for (const finding of findingsOf(result, options.levels)) {
        const rule = rules.get(finding.code) ?? rules.size
        rules.set(finding.code, rule)
        const own = fingerprint(finding, result, fingerprints)
        const data = sarifResult({ finding, result, rule, fingerprint: own, locate: options.locate })
        lines.push(`${isEmpty && lines.length === 0 ? start : ','}\n${JSON.stringify(data)}`)
      }
      for (const { path, encoding } of result.edits)
        if (encoding === 'latin1') encodings.set(options.locate(result.root, path), 'ISO-8859-1')
      if (lines.length > 0) isEmpty = false
      return lines.join('')
    },
    end() {
      const artifacts = [...encodings].map(([path, encoding]) => ({ location: artifact(path), encoding }))
      const rest = {
        tool: {
          driver: {
            name: 'stagefold',
            version: options.version,
            rules: [...rules.keys()].map((code) => sarifRule(code, ruleOf(code), options.version)),
          },
        },
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The folder of the checked-out repository.' } },
        },
        ...(artifacts.length > 0 && { artifacts }),
      }
      return `${isEmpty ? start : ''}\n],${JSON.stringify(rest).slice(1)}]}\n`
    },
  }
}
