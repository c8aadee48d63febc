import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DrivenMakefile } from '../../../src/drivers/makefile/driven-makefile.ts'
import { Fragments, type Circumstances } from '../../../src/drivers/makefile/fragments.ts'
import { partsOf, type Text } from '../../../src/drivers/makefile/marks.ts'
import type { RecipeCommand } from '../../../src/drivers/makefile/commands.ts'
import type { Session, ShellRun } from '../../../src/drivers/makefile/session.ts'
import { Stop } from '../../../src/drivers/makefile/stop.ts'
import { memoryProject } from '../../../src/project/memory.ts'
import { textOf } from '../../../src/shell/placed-text.ts'
import type { Fragment } from '../../../src/shell/fragment.ts'
import type { Value } from '../../../src/shell/value.ts'

export type Files = Readonly<Record<string, string>>

export interface Machine {
  readonly files: Files
  readonly goals?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** What GNU make would run; null where it ends with an error. */
export function commandsOfMake({ files, goals = [], environment = {} }: Machine): string[] | null {
  const folder = mkdtempSync(join(tmpdir(), 'stagefold-make-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const env = { PATH: process.env['PATH'], PWD: folder, LC_ALL: 'C', ...environment }
    const made = spawnSync('make', ['-n', '--no-print-directory', ...goals], {
      cwd: folder,
      env,
      encoding: 'utf8',
    })
    if (made.status !== 0) return null
    return made.stdout
      .replaceAll(folder, '/project')
      .split('\n')
      .map((line) => line.trimEnd())
      .filter(
        (line) =>
          line !== '' &&
          !/^make(?:\[\d+\])?: |^rm (?!-)/.test(line) &&
          !/(?:^|&& |; |\w=\S+ )make(?: |$)/.test(line),
      )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the reader says that make would run; null where it says that make ends with an error. */
export function commandsOfReader({ files, goals = [], environment = {} }: Machine): string[] | null {
  const lines: string[] = []
  let isUnreadable = false
  class Recorder extends Fragments {
    override of(command: RecipeCommand, circumstances: Circumstances): Fragment {
      const fragment = super.of(command, circumstances)
      isUnreadable ||= fragment.statement === null
      lines.push(...shown(textOf(command.pieces), circumstances.session).split('\n'))
      return fragment
    }
    override ofRun(run: ShellRun, circumstances: Circumstances): Fragment {
      const before = lines.length
      const fragment = super.ofRun(run, circumstances)
      lines.splice(before)
      return fragment
    }
  }
  const shown = (text: Text, session: Session): string =>
    partsOf(text)
      .map((part, at) => (at % 2 === 0 ? part : valueOf([session.unknowns.at(Number(part))])))
      .join('')
  const valueOf = (value: Value): string =>
    value
      .map((part) => {
        if (typeof part === 'string') return part
        if (part.id === '\0root') return '/project'
        const name = /^\$(?:\{(\w+)-.*|(\w+)(?: or nothing)?)$/s.exec(part.id)
        const given = environment[name?.[1] ?? name?.[2] ?? '']
        if (given !== undefined) return part.id.endsWith('or nothing') ? `${given} ` : given
        return part.fallback ? valueOf(part.fallback) : name ? '' : part.label
      })
      .join('')
  try {
    const text = files['Makefile']!
    const file = new DrivenMakefile(memoryProject(files), 'Makefile', text, new Recorder())
    lines.length = 0
    const fragments = file.fragmentsOf(goals)
    isUnreadable ||= fragments.some(({ statement }) => statement === null)
  } catch (error) {
    if (error instanceof Stop) return null
    throw error
  }
  const trimmed = lines.map((line) => line.trimEnd()).filter((line) => line !== '')
  return isUnreadable ? [...trimmed, '?'] : trimmed
}
