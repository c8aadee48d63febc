import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readImage } from '../../../src/verify/image/read.ts'
import type { Image } from '../../../src/verify/image/types.ts'
import type { ProjectFiles } from '../files/project.ts'
import type { Builder } from '../build/request.ts'

/**
 * Builds in a test have no network to reach, and the test engines no bridge to reach it by. BuildKit's cache takes
 * files for the same whose capabilities or folders' modes differ, so that one row would get another's result.
 */
const wrapper = `#!/bin/sh
case "$1" in
  build) shift; exec "$REAL_DOCKER" build --no-cache --network=none "$@" ;;
  run|create) verb=$1; shift; exec "$REAL_DOCKER" "$verb" --network=none "$@" ;;
  push) exec "$REAL_DOCKER" image inspect "$2" > /dev/null ;;
  *) exec "$REAL_DOCKER" "$@" ;;
esac
`

/** The names that scripts for the model give to containers. */
const containers = ['mdl-c', 'extract-web', 'extract-api', 'extract-tools']

export type RealResult = { readonly image: Image } | { readonly failure: string }

/** Runs a script against the engine that the environment's DOCKER_HOST names and reads the image that it leaves. */
export function runReal(
  files: ProjectFiles,
  script: string,
  builder: Builder,
  tag: string,
  engine: Readonly<Record<string, string | undefined>> = process.env,
): RealResult {
  const folder = mkdtempSync(join(tmpdir(), 'mdl-'))
  try {
    const project = join(folder, 'project')
    writeFiles(project, files)
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin/docker'), wrapper, { mode: 0o755 })
    const environment = {
      ...engine,
      REAL_DOCKER: engine['STAGEFOLD_DOCKER'] ?? '/usr/bin/docker',
      PATH: `${folder}/bin:${engine['PATH']}`,
      DOCKER_BUILDKIT: builder === 'buildkit' ? '1' : '0',
    }
    // What a failed script left would make the next one fail.
    spawnSync('docker', ['rm', '-f', ...containers], { env: environment })
    const text = `umask 022\nset -e\n${script}`
    const run = spawnSync('bash', ['-c', text], { cwd: project, env: environment, encoding: 'utf8' })
    if (run.status !== 0) return { failure: run.stderr.slice(-600) }
    execFileSync('docker', ['save', '-o', join(folder, 'image.tar'), tag], { env: environment })
    spawnSync('docker', ['rmi', '-f', tag], { env: environment })
    return { image: readImage(join(folder, 'image.tar')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeFiles(project: string, files: ProjectFiles): void {
  mkdirSync(project, { recursive: true })
  for (const [path, file] of Object.entries(files)) {
    const full = join(project, path)
    mkdirSync(dirname(full), { recursive: true })
    if (typeof file === 'string') writeFileSync(full, file)
    else if ('target' in file) symlinkSync(file.target, full)
    else {
      writeFileSync(full, file.content)
      chmodSync(full, file.mode)
    }
  }
}
