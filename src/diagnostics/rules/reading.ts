import type { Rule } from '../rule.ts'

/** What cannot be read. */
export const reading = {
  SF101: {
    name: 'missing-file',
    severity: 'error',
    message: 'there is no file {file}',
    hint: 'check the name, or say which file is meant with --builder or --dockerfile',
  },
  SF102: {
    name: 'binary-file',
    severity: 'error',
    message: '{file} is a binary file',
    hint: 'name a script or a Dockerfile',
  },
  SF103: {
    name: 'script-syntax',
    severity: 'error',
    message: 'the script cannot be read: {problem}',
    hint: 'the shell would stop here too; correct the script first',
  },
  SF104: {
    name: 'dockerfile-syntax',
    severity: 'error',
    message: 'the Dockerfile cannot be read: {problem}',
    hint: 'docker build would stop here too; correct the Dockerfile first',
  },
  SF105: {
    name: 'empty-file',
    severity: 'error',
    message: '{file} is empty',
    hint: 'name the script that drives the builds',
  },
  SF106: {
    name: 'broken-continuation',
    severity: 'warning',
    message: 'blanks after the backslash: the shell does not join this line with the next one',
    hint: 'remove the blanks; stagefold reads the line as the continuation that it was meant to be',
  },
  SF107: {
    name: 'driver-syntax',
    severity: 'error',
    message: '{driver} cannot be read: {problem}',
    hint: 'correct it first, or put the commands of the builds into a script',
  },
  SF108: {
    name: 'missing-target',
    severity: 'error',
    message: '{file} has no target {target}',
    hint: 'check the name that is given with --target',
  },
  SF109: {
    name: 'failed',
    severity: 'error',
    message: '{script} could not be looked at: {problem}',
    hint: 'where the file itself is fine, report this as a mistake of stagefold',
  },
} as const satisfies Record<string, Rule>
