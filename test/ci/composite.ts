import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { temporaryTree } from '../project/temporary.ts'

/** A composite action of GitHub's, as far as ours uses them. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string | number }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] }
}

interface ActionStep {
  readonly id?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly shell?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface ActionRun {
  /** Of the step that ended it. */
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

export function readAction(path: string): Action {
  return parse(readFileSync(path, 'utf8')) as Action
}

/** Runs the `run` steps as a runner does, in their order until one fails; what other actions do has to be there. */
export function runAction(
  { inputs: declared, outputs, runs }: Action,
  given: Readonly<Record<string, string>>,
  workspace: string,
  env: Readonly<Record<string, string>>,
): ActionRun {
  const runner = temporaryTree({ output: '', summary: '' })
  mkdirSync(join(runner, 'temp'))
  const defaults = Object.entries(declared).map(([name, input]) => [name, String(input.default)])
  const inputs: Record<string, string> = { ...Object.fromEntries(defaults), ...given }
  const steps: Record<string, Readonly<Record<string, string>>> = {}
  const said = { stdout: '', stderr: '', status: 0 as number | null }
  for (const [at, { id, shell, run, env: own = {} }] of runs.steps.entries()) {
    if (run === undefined) continue
    if (shell !== 'bash') throw new Error(`a step without a shell that is known: ${shell}`)
    const [script, output] = [join(runner, `${at}.sh`), join(runner, `output-${at}`)]
    writeFileSync(script, run)
    writeFileSync(output, '')
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', script],
      {
        cwd: workspace,
        encoding: 'utf8',
        env: {
          ...env,
          CI: 'true',
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: workspace,
          GITHUB_OUTPUT: output,
          GITHUB_STEP_SUMMARY: join(runner, 'summary'),
          RUNNER_TEMP: join(runner, 'temp'),
          ...Object.fromEntries(
            Object.entries(own).map(([name, text]) => [name, evaluate(text, inputs, steps)]),
          ),
        },
      },
    )
    said.stdout += stdout
    said.stderr += stderr
    said.status = status
    if (id !== undefined) steps[id] = pairsOf(readFileSync(output, 'utf8'))
    if (status !== 0) break
  }
  return {
    ...said,
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, { value }]) => [name, evaluate(value, inputs, steps)]),
    ),
    summary: readFileSync(join(runner, 'summary'), 'utf8'),
  }
}

/** Expressions, of which two forms are enough; what is not there is an empty text. */
function evaluate(
  text: string,
  inputs: Readonly<Record<string, string>>,
  steps: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_all, expression: string) => {
    const [, input, step, output] =
      /^(?:inputs\.([\w-]+)|steps\.([\w-]+)\.outputs\.([\w-]+))$/.exec(expression) ?? []
    if (input !== undefined) return inputs[input] ?? ''
    if (step !== undefined) return steps[step]?.[output!] ?? ''
    throw new Error(`an expression that is not known: ${expression}`)
  })
}

function pairsOf(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => line !== '')
  return Object.fromEntries(lines.map((line) => [line.split('=')[0]!, line.slice(line.indexOf('=') + 1)]))
}
