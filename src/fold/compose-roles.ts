import type { FoldOptions } from '../result.ts'
import type { Merged } from './merge-pattern.ts'
import type { Part } from './plan.ts'

/** What the last stage of a Dockerfile has become. */
export interface Role {
  readonly merged: Merged
  readonly part: Part
  readonly isBuilder: boolean
  /** Null where a build without a target makes it. */
  readonly stage: string | null
}

/** What a Dockerfile that the fold changes or deletes has become; more than one where it is in several places. */
export function rolesOf(
  file: string,
  merged: readonly Merged[],
  { keep, output }: FoldOptions,
): readonly Role[] {
  const roles = merged.flatMap((one): readonly Role[] => {
    const isOwn = ({ dockerfile, pulled }: Part): boolean => dockerfile.path === file && !pulled
    const finals = one.plan.finals.filter(isOwn).map((part) => {
      const isLast = part.dockerfile.path === one.plan.final.dockerfile.path
      return { merged: one, part, isBuilder: false, stage: isLast ? null : part.stageName }
    })
    const builders = one.plan.builders
      .filter(isOwn)
      .map((part) => ({ merged: one, part, isBuilder: true, stage: part.stageName }))
    const isLeft = one.dockerfile !== file && (keep || (output !== undefined && builders.length === 0))
    return isLeft ? [] : [...finals, ...builders]
  })
  const keyOf = ({ merged: { dockerfile, united }, stage }: Role): string =>
    JSON.stringify([dockerfile, united.root, stage])
  return roles.filter((role, at) => roles.findIndex((other) => keyOf(other) === keyOf(role)) === at)
}
