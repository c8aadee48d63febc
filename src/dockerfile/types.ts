/** The character that goes on to the next line and takes a character's meaning away. */
export type Escape = '\\' | '`'

/** Offsets into the Dockerfile's own text; the file's path is known from the Dockerfile. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** `# syntax=…`, `# escape=…` or `# check=…` at the top; the range is from the `#` to the value's end. */
export interface Directive extends Range {
  /** Lower case, as BuildKit compares it. */
  readonly name: string
  readonly value: string
  readonly valueRange: Range
}

/** One blank-separated (or JSON) word of an instruction. */
export interface Word extends Range {
  /** As written, continuation lines joined; for the JSON form the decoded string. Expansions not yet applied. */
  readonly text: string
}

/** `--from=build`, quotes and escapes taken away; also `--link`, whose value is then null. */
export interface Flag extends Range {
  readonly name: string
  readonly value: string | null
  /** Where the value stands, when there is one. */
  readonly valueRange: Range | null
  /** Where each UTF-16 unit of the value stands, for places inside of it; empty without a value. */
  readonly valueOffsets: readonly number[]
}

/** The range is that of the lines from the body's first to the one that ends it. */
export interface Heredoc extends Range {
  readonly name: string
  /** As written: `chomp` is not applied to it. */
  readonly content: string
  readonly contentRange: Range
  /** Variables inside are expanded (the delimiter was not quoted). */
  readonly expand: boolean
  readonly chomp: boolean
}

/** The range starts with the keyword and ends where its last line does, heredocs included, line end excluded. */
export interface Instruction extends Range {
  /** Upper case. */
  readonly keyword: string
  readonly keywordRange: Range
  readonly flags: readonly Flag[]
  /** All that follows the flags, as written. Never empty: BuildKit takes some instructions without arguments, this reader none. */
  readonly argumentRange: Range
  /** The arguments with line continuations and embedded comment lines removed, as BuildKit hands them on. */
  readonly argument: string
  readonly form: 'json' | 'plain'
  /**
   * JSON strings (their ranges have the quotes); words between blanks (COPY, ADD, VOLUME, FROM, EXPOSE); `K=V` for
   * ENV, ARG and LABEL, or two words for `ENV K V`; HEALTHCHECK's first word and what follows it; else one word
   * of the whole argument (RUN, CMD, ENTRYPOINT, SHELL, WORKDIR, USER …), as BuildKit takes it.
   */
  readonly words: readonly Word[]
  readonly heredocs: readonly Heredoc[]
  /** What ONBUILD holds back; its range is a part of this one. Null for everything else. */
  readonly trigger: Instruction | null
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
  readonly escape: Escape
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
