import type { DrivenFile } from '../drivers/driver.ts'
import type { Fragment } from '../shell/fragment.ts'
import { nodesIn, type Script, type Statement } from '../shell/parse.ts'
import { directoryOf } from '../source/path.ts'
import { runMaybe } from './constructs/maybe.ts'
import type { Start } from './run.ts'
import type { World } from './world.ts'

/** A file that runs shells, and those that it runs, in their order. */
export interface Driven {
  readonly file: DrivenFile
  /** The goals that are asked for. */
  readonly goals: readonly string[]
  readonly fragments: readonly Fragment[]
  /** What other goals run: a user may ask for them later. */
  readonly later: readonly Fragment[]
  /** One for each text: a user's file, and those that it includes. */
  readonly scripts: readonly Script[]
}

/**
 * The shells that a file runs for some goals.
 *
 * @param isWhole the other goals may run afterwards.
 */
export function drivenStart(file: DrivenFile, goals: readonly string[], isWhole: boolean): Start {
  const fragments = file.fragmentsOf(goals)
  const others = file.goals.map(({ name }) => name).filter((name) => !goals.includes(name))
  const all = isWhole && file.goalsShareFiles ? file.fragmentsOf([...goals, ...others]) : fragments
  // A script of a package runs within those that call it, too.
  const ran = new Set(nodesIn(fragments.flatMap(({ statement }) => statement ?? [])))
  const later = all.filter((one) => !fragments.includes(one) && !(one.statement && ran.has(one.statement)))
  const scripts = [...file.texts].map(([path, text]) => scriptOf(path, text, [...fragments, ...all]))
  const script = scripts.find(({ path }) => path === file.path)!
  return { script, cwd: directoryOf(file.path), driven: { file, goals, fragments, later, scripts } }
}

/** The lists of a file in the order of its text: each is read once, however often it runs. */
function scriptOf(path: string, text: string, fragments: readonly Fragment[]): Script {
  const own = fragments.flatMap((one) => (one.path === path && one.statement ? [one.statement] : []))
  const commands = [...new Set<Statement>(own)].toSorted((a, b) => a.pos - b.pos)
  const tree = { type: 'Script', pos: 0, end: text.length, shebang: undefined, commands } as const
  return { path, text, tree, brokenLines: [] }
}

/** Each in a shell of its own, which `begin` makes. */
export function runDriven(
  { fragments, later, scripts }: Driven,
  world: World,
  begin: (script: Script, cwd: string | null) => void,
  run: (statement: Statement) => void,
): void {
  const runs = [
    ...fragments.map((fragment) => ({ fragment, isSure: !fragment.isMaybe })),
    ...later.map((fragment) => ({ fragment, isSure: false })),
  ]
  for (const { fragment, isSure } of runs) {
    begin(
      scripts.find(({ path }) => path === fragment.path)!,
      fragment.cwd,
    )
    for (const [name, value] of fragment.variables) world.variables.set(name, value)
    world.exported.add('*')
    if (!fragment.statement)
      world.unread.push({ span: { path: fragment.path, ...fragment.range }, at: world.steps.length })
    else if (isSure) run(fragment.statement)
    else runMaybe(fragment.statement, world)
  }
}
