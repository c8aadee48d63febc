import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import { run } from '../../src/cli/run.ts'
import { temporaryTree } from '../project/temporary.ts'
import { standInDocker, type StandIn } from '../verify/stand-in.ts'

// Every call of docker starts a wrapper.
jest.setTimeout(60_000)

test('--jobs builds several at once, and goes on after those that fail or differ', async () => {
  const { docker, verify } = await machine({ a: 'SLOW', b: 'BREAKS', c: 'DIFFERS', d: 'SLOW' })
  const running = verify('--jobs', '4', '.')
  // Two are held in the middle of their builds until both are there, and the two others have ended.
  await until(() =>
    ['+ a:build', '+ d:build', '- c', '- c:build'].every((line) => docker.log().includes(line)),
  )
  expect(docker.log()).not.toContain('- a:build')
  docker.go()
  const { code, stdout, stderr } = await running
  expect(code).toBe(2)
  expect(titles(stdout)).toEqual(['a/build.sh', 'b/build.sh', 'c/build.sh', 'd/build.sh'])
  expect(stdout).toContain('  | cannot build b:build\n')
  expect(stderr).toMatch(/^a\/build\.sh: old way 1\/2 … \d+\.\d s$/m)
  expect(stderr).toMatch(/^b\/build\.sh: not verified: The old way ended with status 1\. \([12] of 4\)$/m)
  expect(stderr).toMatch(/^c\/build\.sh: different \([12] of 4\)$/m)
  expect(stderr).not.toMatch(/…$/m)
  expect(stderr).toMatch(/^stagefold: 4 pipelines: 2 identical, 1 different, 1 not verified$/m)
  expect(docker.left()).toEqual([])
})

test('one job at a time without it', async () => {
  const { docker, verify } = await machine({ a: '', b: '' })
  expect(await verify('.')).toMatchObject({ code: 0 })
  const begun = docker.log().filter((line) => line.startsWith('+'))
  expect(docker.log().filter((_, at) => at % 2 === 0)).toEqual(begun)
  expect(begun).toHaveLength(10)
})

test('what was identical is not built again as long as nothing has changed', async () => {
  const { docker, verify, root } = await machine({ a: '', b: 'DIFFERS', c: '' })
  const first = await verify('.')
  expect(first).toMatchObject({ code: 1 })
  expect(first.stderr).not.toContain('again')
  docker.forget()
  const second = await verify('--format', 'json', '.')
  expect(new Set(docker.log().map((line) => line.slice(2)))).toEqual(new Set(['b:build', 'b']))
  const { results } = JSON.parse(second.stdout)
  expect(results.map(({ status }: { status: string }) => status)).toEqual([
    'identical',
    'different',
    'identical',
  ])
  expect(results.map(({ earlier }: { earlier: string | null }) => earlier === null)).toEqual([
    false,
    true,
    false,
  ])
  expect(second.stderr).toMatch(
    /^stagefold: 2 not built again: the same files on the same engine \(--again\)$/m,
  )

  const built = async (...args: string[]) => {
    docker.forget()
    await verify(...args)
    return new Set(docker.log().map((line) => line.slice(2, 3)))
  }
  writeFileSync(join(root, 'c/main.go'), 'package other\n')
  expect(await built('--jobs', '3', '.')).toEqual(new Set(['b', 'c']))
  expect(await built('--jobs', '3', '--again', '.')).toEqual(new Set(['a', 'b', 'c']))
})

test('a file that changes while it is built is not taken for what was built', async () => {
  const { docker, verify, root } = await machine({ a: 'SLOW' })
  const running = verify('.')
  await until(() => docker.log().length > 0)
  writeFileSync(join(root, 'a/main.go'), 'package other\n')
  docker.go()
  expect(await running).toMatchObject({ code: 0 })
  docker.forget()
  await verify('.')
  expect(docker.log().length).toBeGreaterThan(0)
})

test('Ctrl-C removes what is in hand; the next run goes on', async () => {
  const { docker, verify } = await machine({ a: '', b: 'SLOW', c: 'SLOW', d: '' })
  const running = verify('--jobs', '2', '.')
  await until(() => ['+ b:build', '+ c:build'].every((line) => docker.log().includes(line)))
  process.emit('SIGINT')
  const { code, stdout, stderr } = await running
  expect(code).toBe(130)
  expect(titles(stdout)).toEqual(['a/build.sh', 'b/build.sh', 'c/build.sh'])
  expect(docker.left()).toEqual([])
  expect(stderr).toMatch(/^stagefold: 4 pipelines: 1 identical, 3 left by the interruption$/m)
  expect(stderr).toMatch(/^To go on: the same command/m)
  docker.forget()
  docker.go()
  expect(await verify('--jobs', '2', '.')).toMatchObject({ code: 0 })
  expect(docker.log()).not.toContain('+ a:build')
  expect(docker.log()).toContain('+ d')
})

test('--buildx-builder is where every build goes', async () => {
  const { docker, verify } = await machine({ a: '' })
  const { code, stdout } = await verify('--buildx-builder', 'far', 'a')
  expect(code).toBe(0)
  expect(stdout).toContain('docker 26.1.5, BuildKit of the builder far\n')
  const log = docker.log()
  expect(log.filter((line) => line === 'buildx far')).toHaveLength(5)
  expect(log.filter((line) => line.startsWith('+'))).toHaveLength(5)
})

test('scripts that are one pipeline run one after the other', async () => {
  const build = 'docker build -t app:build -f Dockerfile.build .\ndocker create --name extract app:build\n'
  const root = temporaryTree({
    ...pattern(''),
    'bin.sh': `${build}docker cp extract:/out/app ./app\ndocker rm extract\n`,
    'image.sh': 'docker build -t app .\n',
  })
  const { docker, verify } = await machineAt(root)
  expect((await verify('bin.sh')).stderr).toContain('nothing to fold')
  const { code, stdout } = await verify('--format', 'json', 'bin.sh', 'image.sh')
  expect(code).toBe(0)
  expect(JSON.parse(stdout).results[0]).toMatchObject({
    scripts: ['bin.sh', 'image.sh'],
    status: 'identical',
  })
  const tags = docker.log().filter((line) => line.startsWith('+'))
  expect(tags).toEqual(['+ app:build', '+ app', '+ app:build', '+ app', '+ app'])
})

test('--write --verify writes a pipeline of several scripts', async () => {
  const build = 'docker build -t app:build -f Dockerfile.build .\ndocker create --name extract app:build\n'
  const root = temporaryTree({
    ...pattern(''),
    'bin.sh': `${build}docker cp extract:/out/app ./app\ndocker rm extract\n`,
    'image.sh': 'docker build -t app .\n',
  })
  const { stagefold } = await machineAt(root)
  const { code } = await stagefold('--write', '--verify', '--yes', '--allow-dirty', 'bin.sh', 'image.sh')
  expect(code).toBe(0)
  expect(existsSync(join(root, 'bin.sh'))).toBe(false)
})

async function machine(services: Readonly<Record<string, string>>) {
  const script = (name: string) => `#!/bin/sh
set -e
docker build -t ${name}:build -f Dockerfile.build .
docker create --name extract-${name} ${name}:build
docker cp extract-${name}:/out/app ./app
docker rm extract-${name}
docker build -t ${name} .
`
  const files = Object.entries(services).flatMap(([name, word]) =>
    Object.entries({ ...pattern(word), 'build.sh': script(name) }).map(([path, text]) => [
      `${name}/${path}`,
      text,
    ]),
  )
  return machineAt(temporaryTree(Object.fromEntries(files)))
}

/** A folder without git, with a docker that builds nothing. */
async function machineAt(root: string) {
  const standIn = await standInDocker()
  writeFileSync(join(standIn.folder, 'slow'), '')
  const HOME = temporaryTree()
  const stagefold = async (...args: string[]) => {
    const said = { stdout: '', stderr: '' }
    const stream = (name: keyof typeof said) => ({
      write: (text: string | Uint8Array) => void (said[name] += String(text)),
    })
    const env = { HOME, PATH: standIn.PATH }
    const io = { stdout: stream('stdout'), stderr: stream('stderr'), cwd: root, env, command: 'stagefold' }
    return { code: await run(args, io), ...said }
  }
  return {
    root,
    stagefold,
    verify: (...args: string[]) => stagefold('verify', '--yes', ...args),
    docker: {
      log: standIn.log,
      left: standIn.left,
      forget: () => writeFileSync(join(standIn.folder, 'log'), ''),
      go: () => rmSync(join(standIn.folder, 'slow')),
    } satisfies Pick<StandIn, 'log' | 'left'> & Record<string, unknown>,
  }
}

function pattern(word: string): Readonly<Record<string, string>> {
  return {
    Dockerfile: `FROM alpine\nCOPY app /app\nLABEL is="${word === 'DIFFERS' ? word : ''}"\n`,
    'Dockerfile.build': `FROM golang:1.22\nWORKDIR /src\nCOPY main.go .\nRUN go build -o /out/app . # ${word}\n`,
    'main.go': 'package main\n',
  }
}

function titles(stdout: string): readonly string[] {
  return stdout.match(/^\S+\/build\.sh$/gm) ?? []
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 1000) throw new Error('it never came to that')
    await wait(10)
  }
}
