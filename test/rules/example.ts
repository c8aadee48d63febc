import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../src/cli/run.ts'
import type { RuleCode } from '../../src/report/own-rules.ts'
import { readTree } from '../golden/cases.ts'
import { temporaryTree } from '../project/temporary.ts'

/** A folder `docs/rules/examples/CODE`: what the rule's page is made of. */
export interface Example {
  readonly code: RuleCode
  /** Markdown. */
  readonly why: string
  /** Null where no project can show the rule. */
  readonly sides: { readonly bad: Side; readonly good: Side } | null
}

/** A project, and the command line that it is about. */
export interface Side {
  /** What `about.md` says of it, Markdown. */
  readonly text: string
  /** By path; bytes as latin1, links as `-> target`. */
  readonly files: Readonly<Record<string, string>>
  /** Those that the page shows: of the good ones just what is not as in the bad ones. */
  readonly shown: Readonly<Record<string, string>>
  /** `stagefold build.sh` where `about.md` says no other. */
  readonly command: string
}

/** What the command said on a side's files. */
export interface Said {
  readonly stdout: string
  readonly stderr: string
  /** In the order of their appearance, each once. */
  readonly codes: readonly string[]
}

const folder = join(import.meta.dirname, '../../docs/rules/examples')

export function exampleCodes(): readonly string[] {
  return readdirSync(folder).toSorted()
}

/** @throws when the folder has not the form that CONTRIBUTING.md says */
export function readExample(code: RuleCode): Example {
  const text = readFileSync(join(folder, code, 'about.md'), 'utf8')
  if (!text.includes('\n## ')) return { code, why: text.trim(), sides: null }
  const parts = /^([^]*?)\n## Bad\n([^]*?)\n## Good\n([^]*)$/.exec(text)
  if (!parts) throw new Error(`${code}/about.md: first why, then ## Bad, then ## Good`)
  const [why, bad, good] = parts.slice(1).map((part) => part.trim())
  const files = readTree(join(folder, code, 'bad'))
  const changed = readTree(join(folder, code, 'good'))
  const sides = {
    bad: { text: bad!, files, shown: files, command: commandIn(bad!) },
    good: { text: good!, files: { ...files, ...changed }, shown: changed, command: commandIn(good!) },
  }
  return { code, why: why!, sides }
}

/** Runs a side's command in a fresh folder with its files. */
export async function runSide(side: Side): Promise<Said> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr') => ({
    write(chunk: string | Uint8Array) {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    },
  })
  await run(side.command.split(' ').slice(1), {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    cwd: temporaryTree(entries(side.files)),
    env: {},
    command: 'stagefold',
  })
  const codes = `${written.stderr}${written.stdout}`.matchAll(/^(?:\S+: |::.*,title=)?(SF\d+)\b/gm)
  return { ...written, codes: [...new Set(Array.from(codes, ([, code]) => code!))] }
}

function commandIn(text: string): string {
  return /^```sh\n(stagefold .*)\n```$/m.exec(text)?.[1] ?? 'stagefold build.sh'
}

function entries(files: Side['files']): Parameters<typeof temporaryTree>[0] {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text.startsWith('-> ') ? { link: text.slice(3) } : Buffer.from(text, 'latin1'),
    ]),
  )
}
