/** Why a file is not written: then no file of its pipeline is. */
export interface Refusal {
  /** What is wrong; `refusalText` has the words. */
  readonly reason: Reason
  /** The file's, from the project's root; empty where it is about all of them. */
  readonly path: string
  /** What the system said, where it said something. */
  readonly detail?: string
}

/**
 * Why a file is not written.
 * - `uncommitted`, `untracked`, `hidden`, `git`: git could not bring it back, or does not answer.
 * - `changed`: it is not what was read.
 * - `outside`, `link`, `twice`: a symbolic link makes it another file, or the same one as another.
 * - `read-only`, `no-directory`: the disk would not take it.
 * - `unverified`, `declined`, `assumption`, `warning`: the command was told not to.
 * - `stopped`: the run ended before it.
 * - `locked`: another process writes to the project.
 * - `cut`: a run that was killed left it, and somebody has changed it since.
 * - `failed`: the system would not write it. Every file is as it was.
 * - `stuck`: nor would it bring everything back. The next write, or undo, tries it again.
 */
export type Reason =
  | 'uncommitted'
  | 'untracked'
  | 'hidden'
  | 'git'
  | 'changed'
  | 'outside'
  | 'link'
  | 'twice'
  | 'read-only'
  | 'no-directory'
  | 'unverified'
  | 'declined'
  | 'stopped'
  | 'assumption'
  | 'warning'
  | 'locked'
  | 'cut'
  | 'failed'
  | 'stuck'

const texts: Readonly<Record<Reason, string>> = {
  uncommitted: 'has uncommitted changes; commit or stash them, or pass --allow-dirty',
  untracked: 'is not tracked by git, which could not bring it back; add it, or pass --allow-dirty',
  hidden: 'is hidden from git status (assume-unchanged or skip-worktree); show it, or pass --allow-dirty',
  git: 'cannot be looked up in git; pass --allow-dirty to write all the same',
  changed: 'has changed since it was read; run the command again',
  outside: 'lies outside of the project, through a symbolic link',
  link: 'is a symbolic link and would be deleted; delete what it stands for by hand',
  twice: 'has two names, through a link, and would be written in two ways',
  'read-only': 'is read-only',
  'no-directory': 'lies in a directory that does not exist',
  unverified: 'was not found to give the same image',
  declined: 'was not wanted',
  stopped: 'was not come to before the stop',
  assumption: 'rests on an assumption, and --fail-on says to write no such thing',
  warning: 'has a warning, and --fail-on says to write no such thing',
  locked: 'was not written, because another run is writing to the project; run the command again',
  cut: 'has changed since a run was stopped while it wrote; bring it back by hand, and run the command again',
  failed: 'could not be written; every file is as it was',
  stuck: 'could not be written, nor everything be brought back; the next --write or undo tries it again',
}

/** A person's own word: no reason to fail. */
export function isUnwanted(reason: Reason): boolean {
  return reason === 'declined' || reason === 'stopped'
}

/**
 * A refusal in words, without a line feed at its end.
 * @param refusal of a result's
 * @param path the refused file's, as it should be shown; as in the refusal without it
 */
export function refusalText(refusal: Refusal, path: string = refusal.path): string {
  return `${path} ${texts[refusal.reason]}${refusal.detail === undefined ? '' : ` (${refusal.detail})`}`
}
