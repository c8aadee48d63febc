import { quote } from 'shell-quote'
import type { Journal } from '../../diagnostics/journal.ts'
import type { World } from '../../script/world.ts'
import type { NamedContext } from '../contexts.ts'
import type { Part } from '../plan.ts'
import { relative } from './context-edits.ts'
import { refuseOtherValues, sourceText } from './moved-words.ts'
import { refuseOtherWriting, writeWords, type Place } from './written-words.ts'

/** The option that gives a build a named context, the directory as the script writes it where that can be. */
export function contextOption(
  { name, builder }: NamedContext,
  part: Part,
  place: Place,
  world: World,
  journal: Journal,
): string {
  return `--build-context ${name}=${local(directory(builder, part, place, world, journal))}`
}

function directory(builder: Part, part: Part, place: Place, world: World, journal: Journal): string {
  const { operand, context, cwd } = builder.build
  const text = operand ? sourceText(world, operand) : ''
  const isSameFolder = cwd === part.build.cwd || /^["']?\//.test(text)
  if (operand && isSameFolder && !unfit.test(text)) {
    refuseOtherValues(operand, text, builder, part, journal)
    refuseOtherWriting(operand, text, place, world, journal)
    return text
  }
  const to = part.build.cwd
  if (to === null || to.startsWith('/') || context!.startsWith('/')) {
    journal.add('SF219', operand ?? builder.build.span)
    return ''
  }
  return writeWords(quote([relative(to, context!)]), place, world)
}

/** What a shell reads otherwise behind `name=` than at the start of a word. */
const unfit = /^-?$|^~|[*?[]/

/** BuildKit takes some relative paths for URLs, which it does not of the context itself. */
function local(text: string): string {
  return /^["']?(github\.com\/|git@|\w+:)/.test(text) ? `./${text}` : text
}
