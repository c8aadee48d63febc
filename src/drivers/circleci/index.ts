import type { Driver } from '../driver.ts'
import { readListJobs } from '../list-jobs.ts'
import { jobsOf } from './jobs.ts'

/** Each `run` of a job is a shell. */
export const circleci: Driver = {
  name: 'a configuration of CircleCI',
  handles: (path) => /(?:^|\/)\.circleci\/[^/]+\.ya?ml$/.test(path),
  read: (project, path) => readListJobs(project, path, ([root]) => jobsOf(root ?? null)),
}
