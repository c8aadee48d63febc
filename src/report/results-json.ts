import type { Formatter, FormatOptions } from './formatter.ts'
import { documentVersion } from './plain-document.ts'
import type { PlainResult } from './plain.ts'
import { Statistics } from './statistics.ts'

/** All results as one document of JSON: see `ResultsDocument`. */
export function jsonFormatter({ version, shard }: Pick<FormatOptions, 'version' | 'shard'>): Formatter {
  const statistics = new Statistics()
  const head = { version: documentVersion, stagefold: version, ...(shard && { shard }) }
  const start = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "results": [`
  return {
    add(result) {
      const before = statistics.pipelines === 0 ? start : ','
      statistics.add(result, result.root, result.written)
      return `${before}\n    ${indented(result, 4)}`
    },
    end() {
      const before = statistics.pipelines === 0 ? `${start}]` : '\n  ]'
      return `${before},\n  "summary": ${indented(statistics.plain(), 2)}\n}\n`
    },
  }
}

/** A string in JSON holds no line feed, but may hold what a regular expression takes for a line's end. */
function indented(data: PlainResult | object, depth: number): string {
  return JSON.stringify(data, null, 2).replaceAll('\n', `\n${' '.repeat(depth)}`)
}
