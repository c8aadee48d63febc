import { quote } from 'shell-quote'
import type { Journal } from '../../diagnostics/journal.ts'
import type { World } from '../../script/world.ts'
import { sourceText } from './moved-words.ts'
import { joinPath } from '../../source/path.ts'
import type { Merged } from '../merge-pattern.ts'

/** A script that only served the extraction goes; its user types the one build. */
export function noteEmptied(world: World, build: Merged, journal: Journal): void {
  const { root } = build.united
  const context = root === '' ? '.' : root
  const file = build.dockerfile === joinPath(root, 'Dockerfile') ? [] : ['-f', build.dockerfile]
  const { final } = build.plan
  const passed = build.passed.flatMap((one) =>
    one.passed.get(final)!.map(({ argument }) => sourceText(world, argument.span)),
  )
  const words = ['docker build', ...passed, quote([...file, context])]
  journal.add('SF507', null, { file: world.script.path, command: words.join(' ') })
}
