import { azurePipelines } from './azure-pipelines/index.ts'
import { bitbucket } from './bitbucket/index.ts'
import { cmd } from './cmd/index.ts'
import { circleci } from './circleci/index.ts'
import type { Driver } from './driver.ts'
import { drone } from './drone/index.ts'
import { githubActions } from './github-actions/index.ts'
import { gitlabCi } from './gitlab-ci/index.ts'
import { jenkinsfile } from './jenkinsfile/index.ts'
import { justfile } from './justfile/index.ts'
import { makefileDriver } from './makefile/driver.ts'
import { packageJson } from './package-json/index.ts'
import { powershell } from './powershell/index.ts'
import { taskfile } from './taskfile/index.ts'
import { travis } from './travis/index.ts'

/** One for each kind of file that runs shells without being a script. */
const drivers: readonly Driver[] = [
  githubActions,
  gitlabCi,
  travis,
  circleci,
  bitbucket,
  drone,
  azurePipelines,
  makefileDriver,
  packageJson,
  taskfile,
  justfile,
  jenkinsfile,
  powershell,
  cmd,
]

export function driverOf(path: string): Driver | null {
  return drivers.find((driver) => driver.handles(path)) ?? null
}
