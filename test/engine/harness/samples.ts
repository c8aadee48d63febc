import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EngineCase } from './case.ts'

const SAMPLES = join(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))), 'samples')

const proxies = { http_proxy: 'http://proxy.invalid:3128', https_proxy: '' }

/** The samples that can be folded. */
export const sampleCases: readonly EngineCase[] = [
  {
    name: 'samples/href-counter',
    folder: join(SAMPLES, 'href-counter'),
    script: 'build.sh',
    options: {},
    engine: { final: 'alexellis2/href-counter:latest', env: proxies },
  },
  {
    name: 'samples/react-nginx',
    folder: join(SAMPLES, 'react-nginx'),
    script: 'build.sh',
    options: {},
    // Without the folder the final build fails on a clean checkout: see the sample's README.
    engine: { final: 'lukondefmwila/react:latest', prepare: 'mkdir app' },
  },
  {
    name: 'samples/dashboard',
    folder: join(SAMPLES, 'dashboard'),
    script: 'copy-dist-from-builder.sh',
    options: {
      builders: [{ file: 'Dockerfile.builder', stage: 'builder' }],
      dockerfile: 'Dockerfile',
      context: '',
    },
    engine: {
      final: 'my-dashboard:latest',
      run: 'docker build -t builder -f Dockerfile.builder . && ./copy-dist-from-builder.sh && docker build -t my-dashboard .',
      runFolded: 'docker build -t my-dashboard .',
    },
  },
]
