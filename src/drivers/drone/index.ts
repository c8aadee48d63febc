import type { Driver } from '../driver.ts'
import { readListJobs } from '../list-jobs.ts'
import { jobsOf } from './jobs.ts'

/** The steps of a pipeline share a folder; each is a shell in a container of its own. */
export const drone: Driver = {
  name: 'a pipeline of Drone or Woodpecker',
  handles: (path) => /(?:^|\/)(?:\.drone|\.woodpecker(?:\/[^/]+)?)\.ya?ml$/.test(path),
  read: (project, path) => readListJobs(project, path, (documents) => jobsOf(documents)),
}
