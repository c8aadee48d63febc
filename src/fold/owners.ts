import type { Journal } from '../diagnostics/journal.ts'
import type { Instruction } from '../dockerfile/types.ts'
import type { Artifact } from '../pipeline/types.ts'
import { runText } from '../dockerfile/run.ts'
import { artifactChain, stageChain } from './chain.ts'
import { spanIn, builderOf, type Builder, type Plan } from './plan.ts'
import { switchesUser } from './known-users.ts'
import type { Taken } from './sources.ts'

export interface OwnerOptions {
  /** Leave nothing to analysis. */
  readonly strict: boolean
}

const flag = '--chown=0:0'

/**
 * `docker cp` and a COPY from the context give 0:0; COPY --from keeps the stage's owners (E1). The flag is right
 * on every engine, so it is left out only where the stage's files are root's: by all that its instructions say,
 * and by the assumption that the base image builds as root. Numeric, because a final stage may have no
 * /etc/passwd (E2).
 */
export function ownerFlag(taken: Taken, plan: Plan, options: OwnerOptions, journal: Journal): string | null {
  const builder = builderOf(plan, taken.artifact)!
  const chain = artifactChain(taken.artifact, plan)
  if (options.strict || chain.bases.some((base) => switchesUser(base.text))) return flag
  if (hasForeignOwner(chain.instructions, taken.stagePath) || setsBits(taken.artifact)) return flag
  for (const base of chain.bases) {
    if (base.text === 'scratch') continue
    const span = spanIn(builder, base)
    journal.add('SF404', span, { image: base.text, path: taken.stagePath })
  }
  return null
}

/** A RUN that may give the artifact a capability, which the old way drops and the new one keeps (E8). */
export function refuseCapabilities(builder: Builder, plan: Plan, journal: Journal): void {
  const own = stageChain(builder.target, builder, plan).instructions
  const artifacts = [...plan.artifacts.values()].filter(({ build }) => build === builder.build.id)
  const all = new Set([
    ...own,
    ...artifacts.flatMap((artifact) => artifactChain(artifact, plan).instructions),
  ])
  for (const instruction of all) {
    if (instruction.keyword !== 'RUN' || !/\bsetcap\b/.test(runText(instruction))) continue
    const { from } = builder.target
    const at = own.includes(instruction) ? instruction : from
    const span = spanIn(builder, at)
    journal.add('SF309', span, { path: artifacts[0]?.source ?? 'an extracted file' })
  }
}

function hasForeignOwner(instructions: readonly Instruction[], path: string): boolean {
  let isRoot = true
  for (const instruction of instructions) {
    if (instruction.keyword === 'USER') isRoot = isRootUser(instruction.argument.trim())
    else if (!isRoot && (instruction.keyword === 'RUN' || instruction.keyword === 'WORKDIR')) return true
    if (instruction.keyword === 'RUN' && runChangesOwners(runText(instruction), path)) return true
    if (copyChangesOwners(instruction)) return true
  }
  return false
}

function setsBits({ work }: Artifact): boolean {
  return work.some((one) => one.kind === 'mode' && modeCommands.test(`chmod ${one.mode}`))
}

export function isRootUser(user: string): boolean {
  return /^(root|0)(:(root|0))?$/.test(user)
}

function runChangesOwners(command: string, path: string): boolean {
  if (ownerCommands.test(command) || modeCommands.test(command) || keepsArchiveOwners(command)) return true
  const isInModules = path.split('/').includes('node_modules') || path === '/'
  return packageManagers.test(command) && isInModules
}

const ownerCommands =
  /\b(chown|chgrp|useradd|adduser|su|sudo|gosu|su-exec|setpriv|runuser|unsquashfs|cpio|rsync)\b|\binstall\b.*\s-(o|g|-owner|-group)\b|\bcp\b.*\s(-\w*[ap]\w*|--preserve|--archive)\b/

/** The classic builder drops setuid and setgid bits of a COPY from the context, and of COPY --from only with it (E6). */
const modeCommands = /\b(chmod|install)\b.*(\b0?[2467]\d{3}\b|[ugoa]*[+=][rwxXt]*s)/

/** npm and yarn running as root give a package the owner that its directory or its archive had. */
const packageManagers = /\b(npm|yarn|pnpm)\b/

function keepsArchiveOwners(command: string): boolean {
  const unpacks =
    /\b(bsd)?tar\b\s+(\S+\s+)*?(-?-?\w*x|--extract|--get)/.test(command) || /\bunzip\b.*\s-X\b/.test(command)
  return unpacks && !/--no-same-owner/.test(command)
}

function copyChangesOwners(instruction: Instruction): boolean {
  if (instruction.keyword === 'ADD' && /\.(tar|tgz|tbz2?|txz)\b/.test(instruction.argument)) return true
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false
  const chown = instruction.flags.find((one) => one.name === 'chown')
  return (
    (chown !== undefined && !isRootUser(chown.value ?? '')) ||
    instruction.flags.some((one) => one.name === 'from')
  )
}
