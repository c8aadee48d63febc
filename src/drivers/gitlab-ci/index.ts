import type { Driver } from '../driver.ts'
import { readListJobs } from '../list-jobs.ts'
import { jobsOf } from './jobs.ts'
import { shellsOf } from './shells.ts'

/** `before_script` and `script` of a job are one shell. */
export const gitlabCi: Driver = {
  name: 'a pipeline of GitLab',
  handles: (path) => /(?:^|\/)(?:[^/]*\.)?\.?gitlab-ci\.ya?ml$/.test(path),
  read: (project, path) =>
    readListJobs(project, path, (documents) => {
      // A file can begin with a header that says what it wants to be given.
      const root = documents.at(-1) ?? null
      return jobsOf(root).map((job) => ({ ...job, ...shellsOf(job, root) }))
    }),
}
