import type { Call } from '../call.ts'
import { known } from '../../shell/value.ts'

/** What is known of a program that works on nothing but the files that its words name, and on its standard input. */
export interface Tool {
  /** It changes the files that it is given, or the last of them; else it only reads them. */
  readonly changes: boolean | 'last'
  /** All its operands are files. */
  readonly filesOnly?: true
  /** Every shell does it in the same way: no image has to bring it. */
  readonly isPlain?: true
  /** All its versions make the same of the same files. */
  readonly isAnyVersion?: true
  /** It writes the name of what it reads. */
  readonly keepsName?: true
  /** Its first operand is no file, unless one of these options gives it: letters that take a value. */
  readonly script?: string
  /** None of its operands is a file. */
  readonly textOnly?: true
  /** `-o` names the file that it makes. */
  readonly output?: true
  /** With several files it prints their names. */
  readonly single?: true
}

/** Null for a program that may read or change anything else, or that this call would make do so. */
export function toolOf(call: Call): Tool | null {
  const tool = Object.hasOwn(tools, call.name) ? tools[call.name]! : null
  const words = call.args.map((field) => known(field.value))
  if (!tool || words.includes(null)) return null
  const texts = words as string[]
  if (unreadable[call.name]?.some((pattern) => texts.some((text) => pattern.test(text)))) return null
  if (call.name === 'echo') return isPlainText(texts[0] === '-n' ? texts.slice(1) : texts) ? tool : null
  if (call.name === 'printf') return isPlainFormat(texts) ? tool : null
  const isInPlace = inPlace[call.name]?.test(texts.filter((text) => text.startsWith('-')).join(' ')) ?? false
  return isInPlace ? { ...tool, changes: true } : tool
}

const filter: Tool = { changes: false }
const plain = { changes: false, isPlain: true } as const
const maker: Tool = { changes: false, output: true }
const changer: Tool = { changes: true }

const tools: Readonly<Record<string, Tool>> = {
  echo: { ...plain, textOnly: true },
  printf: { ...plain, textOnly: true },
  ':': { ...plain, textOnly: true },
  true: { ...plain, textOnly: true },
  cat: plain,
  touch: { changes: true, isPlain: true, filesOnly: true },
  cp: { changes: 'last', isPlain: true, filesOnly: true },
  mv: { changes: true, isPlain: true, filesOnly: true },
  sed: { changes: false, script: 'eEl' },
  awk: { changes: false, script: 'Fv' },
  gawk: { changes: false, script: 'Fv' },
  mawk: { changes: false, script: 'Fv' },
  grep: { changes: false, script: 'eABCm', single: true },
  jq: { changes: false, script: '' },
  yq: { changes: false, script: '' },
  envsubst: { changes: false, textOnly: true },
  tr: { changes: false, textOnly: true },
  sort: maker,
  uniq: { ...filter, single: true },
  cut: filter,
  head: { ...filter, single: true },
  tail: { ...filter, single: true },
  gzip: { ...filter, keepsName: true },
  bzip2: filter,
  xz: filter,
  gunzip: { ...filter, isAnyVersion: true },
  zcat: { ...filter, isAnyVersion: true },
  bunzip2: { ...filter, isAnyVersion: true },
  unxz: { ...filter, isAnyVersion: true },
  tac: filter,
  rev: filter,
  base64: filter,
  iconv: maker,
  xmllint: maker,
  terser: maker,
  uglifyjs: maker,
  cleancss: maker,
  csso: maker,
  minify: maker,
  'html-minifier': maker,
  strip: { ...changer, output: true },
  'eu-strip': { ...changer, output: true },
  upx: { ...changer, output: true },
  patchelf: { ...changer, output: true },
  chrpath: changer,
  dos2unix: changer,
  unix2dos: changer,
  truncate: changer,
  optipng: changer,
  jpegoptim: changer,
}

/** Options with which a filter writes into what it reads. */
const inPlace: Readonly<Record<string, RegExp>> = {
  sed: /(^| )(-[nErsuz]*i|--in-place)/,
  yq: /(^| )(-i|--inplace)/,
}

/** Words that make a program read or write other files, or its environment. */
const unreadable: Readonly<Record<string, readonly RegExp[]>> = {
  cat: [/^-./],
  touch: [/^-/],
  cp: [/^-(?![rRfapv]+$)/],
  mv: [/^-(?![fv]+$)/],
  sed: [
    /^(-\w*f|--file)/,
    /(^|[;{}\d$/|,#])\s*[rRwW]\s+\S/,
    /[/|,#]\w*e\w*\s*($|[;}])/,
    /(^|[;{}\d$/])\s*[eF](\s|;|$)/,
    /^(-\w*i|--in-place=)./,
    /^$/,
  ],
  awk: [/^(-f|--file|-i|-E)/, />|\||getline|system|ENVIRON|FILENAME/],
  gawk: [/^(-f|--file|-i|-E)/, />|\||getline|system|ENVIRON|FILENAME/],
  mawk: [/^(-f|--file|-i|-E)/, />|\||getline|system|ENVIRON|FILENAME/],
  grep: [/^(-\w*[fHlLrR]|--file|--recursive|--with-filename|--files-with)/],
  jq: [/^(-\w*f|--from-file|--slurpfile|--rawfile|-L)/, /\benv\b|\$ENV|input_filename/],
  yq: [/\benv\b|strenv|load|filename|^--from-file/],
  gzip: [/^-(?![1-9kfqvncd]+$)/],
  bzip2: [/^-(?![1-9kfqvcd]+$)/],
  xz: [/^-(?![0-9ekfqvcd]+$)/],
  gunzip: [/^-(?![kfqvnc]+$)/],
  zcat: [/^-/],
  bunzip2: [/^-(?![kfqvc]+$)/],
  unxz: [/^-(?![kfqvc]+$)/],
  sort: [/^(-\w*[TS]|--files0-from|--random-source)/],
}

/** Shells do not agree on backslashes and options. */
function isPlainText(words: readonly string[]): boolean {
  return words.every((word) => !word.includes('\\')) && !words[0]?.startsWith('-')
}

function isPlainFormat([format = '', ...rest]: readonly string[]): boolean {
  const left = format.replace(/%%|%s|\\n|\\t/g, '')
  const places = (format.match(/%s/g) ?? []).length
  return !/[%\\]/.test(left) && !format.startsWith('-') && rest.length === places
}
