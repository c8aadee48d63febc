import { parseHeredoc } from './heredoc.ts'
import type { Flag, Heredoc, Instruction, Word } from './types.ts'

/** A COPY or ADD. */
export interface CopyForm {
  readonly kind: 'COPY' | 'ADD'
  /** All of them in order, unknown ones too. */
  readonly flags: readonly Flag[]
  readonly from: Flag | null
  readonly chown: Flag | null
  readonly chmod: Flag | null
  /** A flag without a value or with `true` is on, as for `parents`. */
  readonly link: Flag | null
  readonly parents: Flag | null
  readonly exclude: readonly Flag[]
  readonly checksum: Flag | null
  readonly keepGitDir: Flag | null
  readonly unpack: Flag | null
  /** Paths and URLs, not yet expanded. */
  readonly sources: readonly Word[]
  /** The words that stand for files written in the Dockerfile itself. */
  readonly inline: readonly Word[]
  readonly destination: Word
  readonly heredocs: readonly Heredoc[]
  readonly json: boolean
}

/** @returns null for any other instruction; ONBUILD too, whose trigger can be given instead. */
export function readCopy(instruction: Instruction): CopyForm | null {
  const { keyword } = instruction
  if (keyword !== 'COPY' && keyword !== 'ADD') return null
  const known = forms.get(instruction)
  if (known !== undefined) return known
  const form = formOf(instruction, keyword)
  forms.set(instruction, form)
  return form
}

/** Read for every question that is asked about a COPY. */
const forms = new WeakMap<Instruction, CopyForm | null>()

function formOf({ words, flags, form, heredocs }: Instruction, keyword: CopyForm['kind']): CopyForm | null {
  const destination = words.at(-1)
  if (destination === undefined) return null
  const json = form === 'json'
  const isInline = ({ text }: Word): boolean => !json && parseHeredoc(text) !== null
  const sources = words.slice(0, -1)
  const flag = (name: string): Flag | null => flags.find((one) => one.name === name) ?? null
  return {
    kind: keyword,
    flags,
    from: flag('from'),
    chown: flag('chown'),
    chmod: flag('chmod'),
    link: flag('link'),
    parents: flag('parents'),
    exclude: flags.filter(({ name }) => name === 'exclude'),
    checksum: flag('checksum'),
    keepGitDir: flag('keep-git-dir'),
    unpack: flag('unpack'),
    sources: sources.filter((word) => !isInline(word)),
    inline: sources.filter(isInline),
    destination,
    heredocs,
    json,
  }
}

/** Whether ADD downloads a source: HTTP, or a git repository. COPY takes all of them for paths. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//.test(source) || isGitUrl(source)
}

/** BuildKit's `ParseGitRef`, without the deprecated `github.com/…`, which is one for contexts only. */
export function isGitUrl(source: string): boolean {
  const scheme = /^([a-zA-Z0-9]+):\/\//.exec(source)?.[1]?.toLowerCase()
  if (scheme === undefined) return /^[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:/.test(source)
  if (scheme === 'git' || scheme === 'ssh') return true
  return (scheme === 'http' || scheme === 'https') && source.replace(/[?#][^]*$/, '').endsWith('.git')
}
