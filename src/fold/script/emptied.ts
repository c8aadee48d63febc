import { quote } from 'shell-quote'
import type { Journal } from '../../diagnostics/journal.ts'
import type { World } from '../../script/world.ts'
import type { Script } from '../../shell/parse.ts'
import { sourceText } from './moved-words.ts'
import { joinPath } from '../../source/path.ts'
import type { Merged } from '../merge-pattern.ts'

/** A script that only served the extraction goes; its user calls the others, or types the one build. */
export function noteEmptied(script: Script, world: World, build: Merged, journal: Journal): void {
  const others = world.mains.filter((main) => main !== script).map((main) => main.path)
  if (others.length > 0) {
    journal.add(
      'SF507',
      { path: script.path, start: 0, end: 0 },
      { file: script.path, command: quote(others) },
    )
    return
  }
  const { root } = build.united
  const context = root === '' ? '.' : root
  const file = build.dockerfile === joinPath(root, 'Dockerfile') ? [] : ['-f', build.dockerfile]
  const { final } = build.plan
  const passed = build.passed.flatMap((one) =>
    one.passed.get(final)!.map(({ argument }) => sourceText(world, argument.span)),
  )
  const words = ['docker build', ...passed, quote([...file, context])]
  journal.add(
    'SF507',
    { path: script.path, start: 0, end: 0 },
    { file: script.path, command: words.join(' ') },
  )
}
