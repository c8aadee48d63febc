import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, table } from './statistics.js'

const base = 'stagefold-bench-base'
const builders = { BuildKit: '1', 'the classic builder': '0' }

/** A compiler and a package manager, as far as their time goes. */
const work = (megabytes) => `dd if=/dev/zero bs=1M count=${megabytes} 2> /dev/null | sha256sum`

const files = {
  'build.sh': `#!/bin/sh
set -e
docker build -t bench/app:build -f Dockerfile.build .
docker create --name bench-extract bench/app:build
docker cp bench-extract:/src/app ./app
docker rm -f bench-extract
docker build -t bench/app .
rm ./app
`,
  'Dockerfile.build': `FROM ${base}
WORKDIR /src
COPY dependencies.txt .
RUN ${work(400)} > dependencies.lock
COPY main.txt .
RUN ${work(400)} > app && cat main.txt >> app
`,
  Dockerfile: `FROM ${base}
RUN ${work(200)} > /packages
WORKDIR /opt
COPY app .
CMD ["./app"]
`,
  'dependencies.txt': 'left-pad\n',
  'main.txt': 'one\n',
}

/**
 * Both ways on an engine: with nothing remembered, and once more with one source file changed. In turns, each way with
 * a copy of the folder.
 */
export async function measureEngine(count = 3) {
  const { fold, diskProject } = await import('../dist/index.js')
  const folder = mkdtempSync(join(tmpdir(), 'stagefold-bench-'))
  try {
    const [old, folded] = [join(folder, 'old'), join(folder, 'folded')]
    mkdirSync(old)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(old, name), text)
    writeFileSync(join(old, 'assets'), Buffer.alloc(8 << 20, 1))
    cpSync(old, folded, { recursive: true })
    const { status, edits } = fold({ project: diskProject(folded), script: 'build.sh' })
    if (status !== 'folded') throw new Error(`the sample is ${status}`)
    for (const { path, after } of edits) {
      if (after === null) rmSync(join(folded, path))
      else writeFileSync(join(folded, path), after)
    }
    makeBase(folder)
    return Object.entries(builders).flatMap(([builder, setting]) => {
      const times = { cold: { old: [], folded: [] }, changed: { old: [], folded: [] } }
      for (let round = 0; round < count; round += 1) {
        for (const [way, path] of Object.entries({ old, folded })) {
          forget()
          writeFileSync(join(path, 'main.txt'), `${round}\n`)
          times.cold[way].push(build(path, setting))
          writeFileSync(join(path, 'main.txt'), `${round} changed\n`)
          times.changed[way].push(build(path, setting))
        }
      }
      return Object.entries(times).map(([state, { old: before, folded: after }]) => ({
        builder,
        state,
        before: median(before),
        after: median(after),
        ratio: median(after.map((time, at) => time / before[at])),
      }))
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function engineTable(rows) {
  const cells = rows.map(({ builder, state, before, after, ratio }) => [
    builder,
    state === 'cold' ? 'nothing remembered' : 'one source file changed',
    (before / 1000).toFixed(1),
    (after / 1000).toFixed(1),
    ratio.toFixed(2),
  ])
  return table(['builder', 'state', 'old way, s', 'folded, s', 'ratio'], cells)
}

/** A busybox: the one that test/engine/start.sh names, or the image of that name. */
function makeBase(folder) {
  const busybox = process.env['STAGEFOLD_BUSYBOX']
  if (busybox === undefined) {
    docker(['pull', 'busybox'])
    docker(['tag', 'busybox', base])
    return
  }
  const root = join(folder, 'root')
  for (const name of ['bin', 'tmp', 'etc']) mkdirSync(join(root, name), { recursive: true })
  cpSync(busybox, join(root, 'bin/busybox'))
  const applets = ['sh', 'dd', 'sha256sum', 'cat']
  for (const name of applets) spawnSync('ln', ['-s', 'busybox', join(root, 'bin', name)])
  const archive = join(folder, 'base.tar')
  spawnSync('tar', ['-C', root, '-cf', archive, '.'])
  docker(['import', '--change', 'CMD ["sh"]', archive, base])
}

/** What an earlier round left on the engine. */
function forget() {
  for (const image of ['bench/app:build', 'bench/app']) docker(['rmi', '--force', image], true)
  docker(['image', 'prune', '--force'])
  docker(['builder', 'prune', '--all', '--force'])
}

function build(folder, buildkit) {
  const start = performance.now()
  const { status, stderr } = spawnSync('sh', ['build.sh'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DOCKER_BUILDKIT: buildkit },
  })
  if (status !== 0) throw new Error(`build.sh: ${status}\n${stderr}`)
  return performance.now() - start
}

function docker(args, mayFail = false) {
  const { status, stderr, error } = spawnSync('docker', args, { encoding: 'utf8' })
  if (status !== 0 && !mayFail) throw error ?? new Error(`docker ${args.join(' ')}: ${status}\n${stderr}`)
}
