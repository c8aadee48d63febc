import { scriptsTogether } from '../fold/together.ts'
import { cleanPath } from '../source/path.ts'
import { findCandidates } from './candidates.ts'
import type { Job, ScanOptions } from './types.ts'

/**
 * What is to be folded, each script once. Scripts that were named together, and of which one takes what another builds
 * or extracts, are one job: they are folded as if they were called in the order in which they were named.
 */
export function findJobs(options: ScanOptions): readonly Job[] {
  const { project, paths: given = [''] } = options
  const paths = given.map((path) => cleanPath(path) ?? path)
  const jobs = new Map<string, Job>()
  for (const path of paths) {
    if (path !== '' && project.kind(path) !== 'directory') jobs.set(path, { scripts: [path], named: true })
    else
      for (const script of findCandidates(path, options))
        if (!jobs.has(script)) jobs.set(script, { scripts: [script], named: false })
  }
  return groupNamed([...jobs.values()], options)
}

function groupNamed(jobs: readonly Job[], options: ScanOptions): readonly Job[] {
  const named = jobs.filter((job) => job.named).map(({ scripts }) => scripts[0])
  if (named.length < 2) return jobs
  const groups = new Map(scriptsTogether({ ...options, script: named }).map((group) => [group[0]!, group]))
  return jobs.flatMap((job) => {
    if (!job.named) return [job]
    const [first, ...more] = groups.get(job.scripts[0]) ?? []
    return first === undefined ? [] : [{ ...job, scripts: [first, ...more] as const }]
  })
}
