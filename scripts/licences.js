import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The licence texts of every package that the bundle holds files of. */
export function licences(root, inputs) {
  const packages = new Set(inputs.map(packageOf).filter((name) => name !== null))
  return [...packages]
    .toSorted()
    .map((directory) => notice(join(root, directory)))
    .join('\n')
}

function packageOf(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? null
}

function notice(directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const file = readdirSync(directory).find((entry) =>
    /^(?:licen[cs]e|copying)(?:\.(?:md|txt|mit))?$/i.test(entry),
  )
  const text = file === undefined ? `Licence: ${license}\n` : readFileSync(join(directory, file), 'utf8')
  return `${name} ${version}\n${'='.repeat(name.length + version.length + 1)}\n\n${text.trim()}\n\n`
}
