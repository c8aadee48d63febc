import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readSubcommand } from '../../../src/verify/commands/subcommand.ts'
import { readWords } from '../../../src/verify/commands/words.ts'
import { Docker } from '../../../src/verify/engines/docker.ts'
import { Tool } from '../../../src/verify/engines/tool.ts'
import { temporaryTree } from '../../project/temporary.ts'

/** `docker build --help` as Docker 26.1 and 20.10 print it: which program builds is to be read there. */
const BUILDX = `Usage:  docker buildx build [OPTIONS] PATH | URL | -

      --load                          Shorthand for "--output=type=docker"
`
const OTHER = `Usage:  docker build [OPTIONS] PATH | URL | -

Build an image from a Dockerfile
`

const cases: Readonly<Record<string, readonly [help: string, line: string, run: string]>> = {
  'buildx, by its name': [OTHER, 'buildx build .', 'buildx build --load .'],
  'with a builder of a name': [
    OTHER,
    'buildx build --builder mine .',
    'buildx build --builder mine --load .',
  ],
  'behind docker build': [BUILDX, 'build .', 'build --force-rm --load .'],
  'behind docker image build': [BUILDX, 'image build .', 'image build --force-rm --load .'],
  'not with the other builders': [OTHER, 'build .', 'build --force-rm .'],
  'not twice': [BUILDX, 'buildx build --load .', 'buildx build --load .'],
  'not where the script says what comes out': [BUILDX, 'build -o out .', 'build -o out --force-rm .'],
  'nor in long': [BUILDX, 'buildx build --output=out .', 'buildx build --output=out .'],
  'not for what is no build': [BUILDX, 'buildx ls', 'buildx ls'],
}

test.each(Object.entries(cases))('--load: %s', async (_name, [help, line, run]) => {
  const env = { PATH: '/usr/bin:/bin', BUILDX_BUILDER: 'mine' }
  const exec = await actionOf(`[ "$BUILDX_BUILDER" = mine ] && cat <<'E'\n${help}E\n`, line, env)
  expect(exec).toBe(run)
})

test.each([
  ['build .', 'buildx build --builder=far --load .'],
  ['image build -t app .', 'buildx build --builder=far -t app --load .'],
  ['buildx build --builder mine .', 'buildx build --builder=far --load .'],
  ['buildx build -o out .', 'buildx build --builder=far -o out .'],
  ['tag a b', 'tag a b'],
])('a builder that is asked for: docker %s', async (line, run) => {
  expect(await actionOf('exit 1', line, { PATH: '/usr/bin:/bin' }, 'far')).toBe(run)
})

test('--load: the script chooses the builder by its environment', async () => {
  const fake = `[ "$DOCKER_BUILDKIT" = 0 ] || cat <<'E'\n${BUILDX}E\n`
  const PATH = '/usr/bin:/bin'
  expect(await actionOf(fake, 'build .', { PATH })).toContain('--load')
  expect(await actionOf(fake, 'build .', { PATH, DOCKER_BUILDKIT: '0' })).not.toContain('--load')
})

/** What is run behind a docker that is a shell script. */
async function actionOf(
  fake: string,
  line: string,
  env: Record<string, string>,
  buildx?: string,
): Promise<string> {
  const cwd = temporaryTree()
  const program = join(cwd, 'docker')
  writeFileSync(program, `#!/bin/sh\n${fake}`)
  chmodSync(program, 0o755)
  const info = {
    name: 'docker',
    version: '0',
    builder: null,
    ...(buildx !== undefined && { buildx }),
  } as const
  const docker = new Docker(new Tool(program, {}), info)
  const { globals, verb, grammar, rest } = readSubcommand(line.split(' '), () => false)
  const request = { tool: 'docker', args: [], cwd, env, stdin: () => Promise.resolve('') }
  const { exec } = await docker.action({ globals, verb, ...readWords(rest, grammar) }, request)
  return exec.slice(1).join(' ')
}
