import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileChange } from '../../../src/result.ts'
import type { EngineCase } from './case.ts'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'fixtures', 'owner')

/** A project whose artifact belongs to somebody: a bare `COPY --from` of it gives another image. */
export const ownerCase: EngineCase = {
  name: 'owner',
  folder,
  script: 'build.sh',
  options: {},
  engine: { final: 'owner:latest' },
}

/** Folds it by hand, with these flags on its COPY. */
export function foldOwner(flags: string): FileChange[] {
  const builder = read('Dockerfile.build').replace('alpine', 'alpine AS build')
  const final = read('Dockerfile').replace('COPY app', `COPY --from=build${flags} /app`)
  return [
    { path: 'Dockerfile', before: read('Dockerfile'), after: `${builder}\n${final}`, encoding: 'utf8' },
    { path: 'Dockerfile.build', before: read('Dockerfile.build'), after: null, encoding: 'utf8' },
    {
      path: 'build.sh',
      before: read('build.sh'),
      after: '#!/bin/sh -e\ndocker build -t owner .\n',
      encoding: 'utf8',
    },
  ]
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}
