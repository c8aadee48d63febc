import type { Driver } from '../driver.ts'
import { readListJobs } from '../list-jobs.ts'
import { jobsOf } from './jobs.ts'

/** All phases of a job run in one shell. */
export const travis: Driver = {
  name: 'a build of Travis',
  handles: (path) => /(?:^|\/)\.travis\.ya?ml$/.test(path),
  read: (project, path) => readListJobs(project, path, ([root]) => jobsOf(root ?? null)),
}
