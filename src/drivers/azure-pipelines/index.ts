import type { Driver } from '../driver.ts'
import { readListJobs } from '../list-jobs.ts'
import { jobsOf } from './jobs.ts'

/** Each script of a job is a shell; every job has a fresh machine. */
export const azurePipelines: Driver = {
  name: 'a pipeline of Azure',
  handles: (path) => /(?:^|\/)\.?azure-pipelines?(?:[.-][^/]*)?\.ya?ml$/.test(path),
  read: (project, path) => readListJobs(project, path, ([root]) => jobsOf(root ?? null)),
}
