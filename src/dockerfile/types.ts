/** Offsets into the Dockerfile's own text; the file's path is known from the Dockerfile. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** `# syntax=…`, `# escape=…`, `# check=…` and whatever else stands in their place at the top. */
export interface Directive extends Range {
  /** Lower case, as BuildKit compares it. */
  readonly name: string
  readonly value: string
}

/** One blank-separated (or JSON) word of an instruction. */
export interface Word extends Range {
  /** As written, continuation lines joined; for the JSON form the decoded string. Expansions not yet applied. */
  readonly text: string
}

/** `--from=build`: also `--link`, whose value is then null. */
export interface Flag extends Range {
  readonly name: string
  readonly value: string | null
  /** Where the value stands, when there is one. */
  readonly valueRange: Range | null
}

export interface Heredoc extends Range {
  readonly name: string
  readonly content: string
  /** Variables inside are expanded (the delimiter was not quoted). */
  readonly expand: boolean
  readonly chomp: boolean
}

export interface Instruction extends Range {
  /** Upper case. */
  readonly keyword: string
  readonly keywordRange: Range
  readonly flags: readonly Flag[]
  /** All that follows the flags, as written; empty range at the end when there is nothing. */
  readonly argumentRange: Range
  /** The arguments with line continuations and embedded comment lines removed, as BuildKit hands them on. */
  readonly argument: string
  readonly form: 'json' | 'plain'
  /** JSON strings, or words between blanks (COPY, ADD, FROM, WORKDIR …), `K=V` pairs for ENV, ARG, LABEL. */
  readonly words: readonly Word[]
  readonly heredocs: readonly Heredoc[]
}

export interface Stage extends Range {
  /** Position among the stages, from 0, as `--from=0` counts. */
  readonly index: number
  readonly from: Instruction
  /** The image or stage name in FROM, as written. */
  readonly base: Word
  /** The name after AS, as written; null without one. */
  readonly name: Word | null
  /** The value of FROM's `--platform`, as written. */
  readonly platform: string | null
  /** FROM not included. */
  readonly instructions: readonly Instruction[]
}

export interface Dockerfile {
  readonly path: string
  readonly text: string
  readonly escape: '\\' | '`'
  readonly directives: readonly Directive[]
  /** ARGs above the first FROM: in scope for FROM lines only. */
  readonly globalArgs: readonly Instruction[]
  readonly instructions: readonly Instruction[]
  /** The last one is what `docker build` without `--target` makes. Never empty. */
  readonly stages: readonly Stage[]
}

/** Why a text is not a Dockerfile that stagefold can edit. */
export interface DockerfileError extends Range {
  readonly message: string
}

export type DockerfileReading =
  | { readonly ok: true; readonly dockerfile: Dockerfile }
  | { readonly ok: false; readonly errors: readonly DockerfileError[] }
