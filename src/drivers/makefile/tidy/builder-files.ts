import { textOf } from '../../../shell/placed-text.ts'
import { automaticVariables } from '../automatic.ts'
import type { Text } from '../marks.ts'
import { needsOf, stemFor } from '../needs.ts'
import type { Reader } from '../reader.ts'
import { Stop } from '../stop.ts'
import { commandsOf } from './rule-text.ts'
import type { Targets } from './targets.ts'
import type { Texts } from './texts.ts'

/**
 * The Dockerfiles that only builds were of which went. What they say stands in another Dockerfile now, and they may be
 * deleted: nothing can need them any more.
 */
export function builderFiles(targets: Targets, texts: Texts, reader: Reader): ReadonlySet<Text> {
  const gone = new Set<Text>()
  const left = new Set<Text>()
  for (const rule of targets.rules) {
    for (const { text: target } of rule.targets) {
      const { session, variables } = reader
      const needs = needsOf(target, reader.rules.of(target), null, variables, session)
      const automatic = automaticVariables({ target, stem: stemFor(rule, target), needs })
      for (const { text } of commandsOf(rule)) {
        const written = expandedText(() => textOf(text.expanded({ session, variables, automatic })))
        const files = texts.isGone(text.span()) ? gone : left
        for (const file of dockerfilesIn(written)) files.add(file)
      }
    }
  }
  return new Set([...gone].filter((file) => !left.has(file)))
}

/** Those that builds name, or that lie in the folders that they send. */
function dockerfilesIn(text: string): string[] {
  const commands = text.replace(/\\\n/g, ' ').split(/&&|\|\||[;|\n]/)
  return commands.flatMap((command) => {
    if (!/\s(?:build|bud)\s/.test(command)) return []
    const named = /\s(?:-f|--file)[ =]?["']?([^\s"']+)/.exec(command)?.[1]
    const context = command
      .trim()
      .split(/[\s"']+/)
      .at(-1)!
    const file = named ?? `${context.replace(/\/+$/, '')}/Dockerfile`
    return [file.replace(/^(?:\.\/+)+/, '')]
  })
}

function expandedText(expand: () => string): string {
  try {
    return expand()
  } catch (error) {
    if (error instanceof Stop) return ''
    throw error
  }
}
