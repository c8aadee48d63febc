import { chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryTree } from '../project/temporary.ts'
import { dockerArchive, tar } from './image/archives.ts'

/** A program that answers as docker does, builds nothing, and writes down what it is asked to build. */
export interface StandIn {
  /** Where it is found, and the system's own programs. */
  readonly PATH: string
  /** `+ TAG` and `- TAG` where a build begins and ends; `buildx NAME` before one of that builder. */
  log(): readonly string[]
  /** Images and containers that are there. */
  left(): readonly string[]
}

/**
 * Every image is the same, but for one that was folded from a Dockerfile with the word DIFFERS. One with BREAKS
 * cannot be built, and one with SLOW takes as long as the file `slow` is there.
 */
export async function standInDocker(): Promise<StandIn & { readonly folder: string }> {
  const folder = temporaryTree({ log: '' })
  for (const name of ['bin', 'images', 'containers']) mkdirSync(join(folder, name))
  for (const content of ['same', 'other']) {
    const layer = await tar({ name: 'app', body: content, mode: 0o755 })
    writeFileSync(join(folder, `${content}.tar`), await dockerArchive([layer]))
  }
  const program = join(folder, 'bin', 'docker')
  copyFileSync(join(import.meta.dirname, 'stand-in-docker.sh'), program)
  chmodSync(program, 0o755)
  return {
    folder,
    PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
    log: () => readFileSync(join(folder, 'log'), 'utf8').split('\n').filter(Boolean),
    left: () => ['images', 'containers'].flatMap((kind) => readdirSync(join(folder, kind))),
  }
}
