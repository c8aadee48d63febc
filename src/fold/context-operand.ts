import type { Part } from './plan.ts'

/** `docker build -`: the Dockerfile is on standard input and there is no context (E105). */
export function isStream({ build }: Part, script: string): boolean {
  return build.operand !== null && script.slice(build.operand.start, build.operand.end) === '-'
}
