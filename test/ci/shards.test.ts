import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { parse } from 'yaml'
import { temporaryTree } from '../project/temporary.ts'
import { standInDocker } from '../verify/stand-in.ts'
import { commandFolder } from './command.ts'
import { pattern } from '../builder-pattern.ts'

jest.setTimeout(120_000)

const root = join(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const [workflow] = readFileSync(join(root, 'docs/campaigns.md'), 'utf8').match(
  /(?<=^```yaml\n)[^]*?(?=^```$)/m,
)!
const { jobs } = parse(workflow) as {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } }
        readonly steps: readonly Step[]
      }
    >
  >
}

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, string | boolean>>
  readonly run?: string
}

test("the document's workflow: parts on their machines, and one report of them", async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const files = names.flatMap((name) =>
    Object.entries(pattern).map(([file, text]) => [`${name}/${file}`, text.replaceAll('app:', `${name}:`)]),
  )
  const workspace = temporaryTree(Object.fromEntries(files))
  const bin = commandFolder()
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1 $2" = '--yes stagefold@${version}' ] || exit 99\nshift 2\nexec stagefold "$@"\n`,
  )
  chmodSync(join(bin, 'npx'), 0o755)
  const docker = await standInDocker()
  const uploaded = temporaryTree()
  const env = (cwd: string) => ({
    PATH: `${bin}:${docker.PATH}`,
    HOME: temporaryTree(),
    GITHUB_STEP_SUMMARY: join(uploaded, 'summary.md'),
    GITHUB_WORKSPACE: cwd,
  })
  execFileSync('git', ['init', '-q'], { cwd: workspace })

  const shell = (run: string, cwd: string) => {
    const { status, stderr } = spawnSync('bash', ['-e', '-c', run], { cwd, env: env(cwd), encoding: 'utf8' })
    if (status !== 0) throw new Error(`${run}\nended with ${status}\n${stderr}`)
  }
  const { look, report } = jobs
  const shards = look!.strategy!.matrix.shard
  for (const shard of shards) {
    const filled = (text: string) => text.replaceAll('${{ matrix.shard }}', String(shard))
    for (const step of look!.steps) {
      if (step.run !== undefined) shell(filled(step.run), workspace)
      if (step.uses?.startsWith('actions/upload-artifact@')) {
        const path = filled(String(step.with!['path']))
        expect(filled(String(step.with!['name']))).toBe(`shard-${shard}`)
        renameSync(join(workspace, path), join(uploaded, path))
      }
    }
  }
  // Every pipeline was verified, once.
  const begun = docker.log().filter((line) => line.startsWith('+') && line.endsWith(':build'))
  expect(begun.toSorted()).toEqual(names.flatMap((name) => [`+ ${name}:build`, `+ ${name}:build`]))

  for (const step of report!.steps) if (step.run !== undefined) shell(step.run, uploaded)
  const summary = readFileSync(join(uploaded, 'summary.md'), 'utf8')
  expect(summary).toMatch(/^## stagefold: 5 builder patterns can be folded$/m)
  for (const name of names) expect(summary).toContain(`${name}/build.sh`)

  const [first] = shards
  const one = spawnSync('stagefold', ['report', `shard-${first}.json`], {
    cwd: uploaded,
    env: env(uploaded),
    encoding: 'utf8',
  })
  expect(one.stderr).toMatch(/the report is not complete/)
})
