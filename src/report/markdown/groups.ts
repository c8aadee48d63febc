import { code, templateText } from './text.ts'
import { fill } from '../message.ts'
import { ruleOf } from '../own-rules.ts'
import { count, grouped } from '../summary.ts'
import type { Group, GroupedText } from '../tally.ts'

/**
 * What was said with one code, closed until somebody opens it: each text once, with its places and what to do about it.
 * @param limit of texts, and of the places of them all
 */
export function groupDetails(group: Group, limit: number): string {
  const texts = group.texts()
  const shown = texts.slice(0, limit)
  const left = texts.length - shown.length + group.left
  const each = Math.max(1, Math.floor(limit / Math.max(1, shown.length)))
  const items = shown.map((text) => item(text, each))
  if (left > 0) items.push(`- and ${count(left, 'other text')}, for which there is no room here`)
  return `<details>\n<summary>${summary(group)}</summary>\n\n${items.join('\n')}\n\n</details>`
}

/** A code and a name of the table hold letters, digits and dashes; of what is unknown only those are shown. */
function summary({ code: name, count: times, pipelines }: Group): string {
  const words = [name.replace(/[^\w-]/g, ''), ruleOf(name)?.name ?? '']
    .filter((word) => word !== '')
    .join(' ')
  const often = times === pipelines ? '' : ` (${grouped(times)} times)`
  return `<b>${words}</b>: ${count(pipelines, 'pipeline')}${often}`
}

function item(text: GroupedText, limit: number): string {
  const places = text.places.slice(0, limit).map(code)
  const left = text.count - places.length
  const more = left > 0 ? ` and ${grouped(left)} more` : ''
  const hint = hintText(text)
  return [
    `- ${messageText(text)}`,
    `  ${places.join(', ')}${more}`,
    ...(hint === '' ? [] : [`  *${hint}*`]),
  ].join('  \n')
}

/** As code where the words are not this version's: then nobody knows which of them come from files. */
function messageText({ code: name, message, args }: GroupedText): string {
  const template = ruleOf(name)?.message ?? ''
  return fill(template, args) === message ? templateText(template, args) : code(message)
}

function hintText({ code: name, hint, args }: GroupedText): string {
  const template = ruleOf(name)?.hint ?? ''
  return fill(template, args) === hint ? templateText(template, args) : code(hint)
}
