import type { ArtifactPlan, Plan } from './plan.ts'

/** An artifact of a plan with all its names settled. */
export interface Artifact extends ArtifactPlan {
  readonly index: number
  readonly builder: number
  /** Absolute, in the builder. */
  readonly source: string
  readonly name: string
  /** On the host, relative to the final context, once the host's steps are done. */
  readonly path: string
  /** Before the host's steps. */
  readonly landed: string
  readonly isFolder: boolean
}

const names = { file: 'f', folder: 'd', link: 'l', archive: 't' }

/** Settles a plan's artifacts; choices that make no sense together give way to plain ones. */
export function artifactsOf(plan: Plan): Artifact[] {
  return plan.artifacts.map((planned, index) => settle(sensible(planned, plan), index, plan))
}

function sensible(planned: ArtifactPlan, { builders, final }: Plan): ArtifactPlan {
  const builder = builders[planned.builder % builders.length]!
  const isFolder = planned.type === 'folder'
  const type = planned.type
  let { taken, landing, host, use, owner, capability } = planned
  if (builder.runs !== 'at build') capability = false
  // Only the superuser may give files away, and a container that compiles runs as the image's user.
  if (builder.user !== '') owner = ''
  if (builder.user !== '') capability = false
  if (
    taken === 'redirect' &&
    (isFolder || type === 'link' || builder.runs !== 'at build' || planned.mode === '600')
  )
    taken = 'cp'
  if (taken === 'stream' && type === 'link') taken = 'cp'
  // A container that writes on the host is root there; its cp follows no link.
  if (
    taken === 'mount' &&
    (builder.user !== '' || builder.runs !== 'at build' || type === 'link' || mode600(planned))
  )
    taken = 'cp'
  if (taken === 'mount' && !['same', 'rename', 'made folder'].includes(landing)) landing = 'same'
  if (taken === 'stream' && !['same', 'into .', 'made folder'].includes(landing)) landing = 'same'
  if (!isFolder && ['contents', 'merged'].includes(landing)) landing = 'same'
  if (isFolder && final.whole && landing === 'stale') landing = 'same'
  if (landing === 'merged' && final.ignore === 'allow-list') landing = 'contents'
  if (landing === 'merged') [host, use] = ['nothing', ['name', 'folder', 'json'].includes(use) ? use : 'name']
  if (!isFolder && host === 'rm part') host = 'nothing'
  if ((isFolder || type === 'archive') && host === 'edit') host = 'nothing'
  if (!isFolder && host === 'stamp') host = 'nothing'
  if ((isFolder || type === 'archive') && (host === 'join' || host === 'sort')) host = 'nothing'
  if (type !== 'archive' && host === 'untar') host = 'nothing'
  if (host === 'untar' && (use === 'parent' || use === 'add' || landing === 'made folder'))
    [use, landing] = ['name', 'same']
  if (isFolder && ['several', 'mixed'].includes(use)) use = 'name'
  if (!isFolder && use === 'part') use = 'name'
  if (host === 'rm part' && use === 'part') use = 'wildcard'
  if (use === 'parent' && !['made folder', 'repository folder'].includes(landing)) use = 'name'
  if (use === 'parent' && host === 'mv') host = 'nothing'
  if (final.ignore === 'part of artifacts' && use === 'part') use = 'name'
  if (final.ignore === 'allow-list' && use === 'mixed') use = 'name'
  return { ...planned, taken, landing, host, use, owner, capability }
}

function mode600({ mode }: ArtifactPlan): boolean {
  return mode === '600'
}

function settle(planned: ArtifactPlan, index: number, plan: Plan): Artifact {
  const name = `${names[planned.type]}${index}${planned.type === 'archive' ? '.tar' : planned.type === 'folder' ? '' : '.txt'}`
  const landed = landedAt(planned.landing, name, index)
  const path =
    planned.host === 'untar'
      ? `p${index}`
      : planned.host === 'mv'
        ? `moved${index}`
        : planned.host === 'cp'
          ? `copied${index}`
          : planned.host === 'join'
            ? `joined${index}`
            : landed
  return {
    ...planned,
    index,
    name,
    landed,
    path,
    builder: planned.builder % plan.builders.length,
    source: `/out/${name}`,
    isFolder: planned.type === 'folder' || planned.host === 'untar',
  }
}

function landedAt(landing: ArtifactPlan['landing'], name: string, index: number): string {
  if (landing === 'rename') return `renamed${index}`
  if (landing === 'made folder') return `dist/${name}`
  if (landing === 'repository folder') return `lib/${name}`
  if (landing === 'contents') return `contents${index}`
  if (landing === 'merged') return 'conf'
  return name
}
