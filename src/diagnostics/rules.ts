import { assumptions } from './rules/assumptions.ts'
import { containers } from './rules/containers.ts'
import { dockerfiles } from './rules/dockerfiles.ts'
import { drivers } from './rules/drivers.ts'
import { hostFiles } from './rules/host-files.ts'
import { images } from './rules/images.ts'
import { notes } from './rules/notes.ts'
import { reading } from './rules/reading.ts'
import { script } from './rules/script.ts'

import type { Rule } from './rule.ts'

export type { Rule, Severity } from './rule.ts'

const table = {
  ...reading,
  ...script,
  ...containers,
  ...images,
  ...hostFiles,
  ...drivers,
  ...dockerfiles,
  ...assumptions,
  ...notes,
} as const

/** A code that stagefold can utter; once released, it keeps its meaning. */
export type Code = keyof typeof table

/**
 * Every code that stagefold can utter, with its words. SF1 reading files, SF2 the script, SF3 the Dockerfiles, SF4
 * assumptions, SF5 notes. `docs/rules` of the package has a page for each.
 */
export const rules: Readonly<Record<Code, Rule>> = table

/** The rules as people look for them. */
export const families: readonly { readonly title: string; readonly codes: readonly Code[] }[] = [
  { title: 'Reading files', codes: codesOf(reading) },
  { title: 'The script', codes: codesOf(script) },
  { title: 'Containers', codes: codesOf(containers) },
  { title: 'Images', codes: codesOf(images) },
  { title: 'Files on the host', codes: codesOf(hostFiles) },
  { title: 'Makefiles, CI files and the like', codes: codesOf(drivers) },
  { title: 'Dockerfiles', codes: codesOf(dockerfiles) },
  { title: 'Assumptions', codes: codesOf(assumptions) },
  { title: 'Notes', codes: codesOf(notes) },
]

function codesOf(family: Partial<typeof table>): readonly Code[] {
  return Object.keys(family) as Code[]
}
