import type { Rule } from '../rule.ts'

/** How the script is written. */
export const script = {
  SF201: {
    name: 'unreadable-option',
    severity: 'error',
    message: '{command}: nobody can tell what {option} means here',
    hint: 'write the option out, or keep the words that the variable holds in the command itself',
  },
  SF202: {
    name: 'unknown-path',
    severity: 'error',
    message: 'a path depends on {word}, which is known only when the script runs',
    hint: 'write the path out, or give the variable a default in the script',
  },
  SF209: {
    name: 'undecided-branch',
    severity: 'error',
    message:
      'this step belongs to the builder pattern, but whether it runs is decided only when the script runs',
    hint: 'move it out of the branch or the loop, or split the script',
  },
  SF213: {
    name: 'several-finals',
    severity: 'error',
    message:
      'this command builds several images, and the fold would change it for each of them in another way',
    hint: 'write one docker build for each image; then fold',
  },
  SF214: {
    name: 'variable-changes',
    severity: 'error',
    message: '{name} has another value here than in the final docker build',
    hint: 'give the two values two names',
  },
  SF216: {
    name: 'script-structure',
    severity: 'error',
    message: 'this command has to go, and what would stay around it would not mean the same',
    hint: 'give it a line of its own',
  },
  SF217: {
    name: 'variable-lost',
    severity: 'error',
    message: '{command} reads {name}, which only a command that has to go sets',
    hint: 'take this command out of the script, or set the variable otherwise',
  },
  SF219: {
    name: 'unknown-directory',
    severity: 'error',
    message: 'the build context or the Dockerfile is known only when the script runs',
    hint: 'write it out, or start with cd "$(dirname "$0")"',
  },
  SF227: {
    name: 'shared-word',
    severity: 'error',
    message:
      'the fold has to change or to move an option that comes out of {word}, with other words or its name',
    hint: 'write this option out in the command itself',
  },
  SF229: {
    name: 'script-shared',
    severity: 'error',
    message: '{file} has to change, and {other} names it too',
    hint: 'give the steps of the builder pattern a script that nothing else calls; then fold',
  },
  SF230: {
    name: 'calls-itself',
    severity: 'error',
    message: 'this calls {file}, which is running already',
    hint: 'give what shall run once more a script or a function of its own',
  },
  SF233: {
    name: 'hidden-command',
    severity: 'error',
    message: '{command} runs what nobody can read here, and it may be a part of the builder pattern',
    hint: 'write the commands out, without a substitution or a variable that holds several words',
  },
  SF256: {
    name: 'shared-file',
    severity: 'error',
    message: '{file} belongs to {other} too, {reason}',
    hint: 'fold both together or neither: settle the other one first, or give this one files of its own',
  },
} as const satisfies Record<string, Rule>
