import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { bashCompletion } from '../../src/cli/completion/bash.ts'
import { fishCompletion } from '../../src/cli/completion/fish.ts'
import { shells } from '../../src/cli/completion/words.ts'
import { zshCompletion } from '../../src/cli/completion/zsh.ts'
import { commandNames, options } from '../../src/cli/options.ts'
import { temporaryTree } from '../project/temporary.ts'
import { installed } from './installed.ts'

const scripts = { bash: bashCompletion(), zsh: zshCompletion(), fish: fishCompletion() }

const root = temporaryTree({
  'build.sh': '',
  'a file.sh': '',
  Dockerfile: '',
  'sub/Makefile': '',
  'sub/explain': '',
})
const files = ['Dockerfile', 'a file.sh', 'build.sh', 'sub']
const named = commandNames.filter((name) => name !== 'fold')

/** A command line up to where Tab is pressed, and what is offered. */
const lines: readonly (readonly [string, readonly string[]])[] = [
  ['', [...named, ...files]],
  ['ex', ['explain']],
  ['b', ['build.sh']],
  ['a', ['a file.sh']],
  ['sub/', ['sub/Makefile', 'sub/explain']],
  ['--wr', ['--write']],
  ['--no-c', ['--no-color']],
  ['--st', ['--stage-name', '--stdout', '--strict']],
  ['--format ', ['github', 'json', 'markdown', 'sarif', 'text']],
  ['explain --format ', ['json', 'mermaid', 'text']],
  ['--format j', ['json']],
  ['--script b', ['build.sh']],
  ['--builder Dock', ['Dockerfile']],
  ['--context ', ['sub']],
  ['--stage-name ', []],
  ['explain ', files],
  ['explain --al', []],
  ['--write --al', ['--allow-dirty']],
  ['build.sh ex', []],
  ['--script explain --al', ['--allow-dirty']],
  ['--script build.sh verify --en', ['--engine']],
  ['verify --engine p', ['podman']],
  ['undo --', ['--color', '--help', '--no-color']],
  ['rules SF101', ['SF101']],
  ['help v', ['verify']],
  ['completion ', ['bash', 'fish', 'zsh']],
]

/** What is offered for each line, by a program that reads the lines and writes each answer behind a `==`. */
function answersOf(shell: string, words: readonly string[], input: string): readonly (readonly string[])[] {
  const { stdout, stderr } = spawnSync(shell, words, { cwd: root, input, encoding: 'utf8' })
  expect(stderr).toBe('')
  const answers = stdout.split('==\n').slice(1)
  return answers.map((text) => [...new Set(text.split('\n').filter((line) => line !== ''))].toSorted())
}

function expected(all: readonly (readonly [string, readonly string[]])[]): unknown {
  return all.map(([line, words]) => [line, words.toSorted()])
}

/** How readline calls the function: `=` is a word of its own. */
const bashDriver = `
while IFS= read -r line; do
  IFS=' ' read -ra COMP_WORDS <<< "stagefold \${line//=/ = }"
  case $line in '' | *' ' | *=) COMP_WORDS+=('') ;; esac
  case $line in *=) unset 'COMP_WORDS[-1]' ;; esac
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _stagefold stagefold "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD - 1]}"
  echo ==
  if ((\${#COMPREPLY[@]})); then printf '%s\\n' "\${COMPREPLY[@]}"; fi
done
`

test('bash offers what is meant', () => {
  const more: typeof lines = [
    ['explain --format=', ['json', 'mermaid', 'text']],
    ['explain --format=m', ['mermaid']],
    ['--script=bu', ['build.sh']],
    ['--script=build.sh ver', ['verify']],
    ['-- --', []],
  ]
  const all = [...lines, ...more]
  const answers = answersOf(
    'bash',
    ['-c', `${scripts.bash}\n${bashDriver}`],
    all.map(([line]) => `${line}\n`).join(''),
  )
  expect(answers.map((words, at) => [all[at]![0], words])).toEqual(expected(all))
})

test('bash offers the whole word where `=` ends none', () => {
  const driver = `COMP_WORDS=(stagefold --format=j) COMP_CWORD=1; _stagefold stagefold --format=j stagefold; echo "$COMPREPLY"`
  expect(spawnSync('bash', ['-c', `${scripts.bash}\n${driver}`], { encoding: 'utf8' }).stdout).toBe(
    '--format=json\n',
  )
})

installed('fish')('fish offers what is meant', () => {
  const more: typeof lines = [['explain --format=m', ['--format=mermaid']]]
  // fish goes on to look for the letters elsewhere in names, and ends the names of folders with a slash.
  const all = [...lines, ...more].filter(
    ([line]) => !['a', 'b', 'ex', '--context ', '--st', 'build.sh ex'].includes(line),
  )
  const driver = all.map(
    ([line]) => `echo ==; complete -C 'stagefold ${line}' | string replace -r '\\t.*' ''`,
  )
  const answers = answersOf('fish', ['--no-config', '-c', [scripts.fish, ...driver].join('\n')], '')
  const clean = answers.map((words) => words.map((word) => word.replace(/\/$/, '')).toSorted())
  expect(clean.map((words, at) => [all[at]![0], words])).toEqual(expected(all))
})

/** zsh is asked at its own prompt, on a terminal of its own: Tab, and then a key that writes down what stands there. */
const zshDriver = `
zmodload zsh/zpty
zpty shell 'TERM=dumb PS1= zsh -f -i'
zpty -w shell "cd $1; fpath=($1/functions \\$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w shell 'written() { print -r -- $BUFFER >> functions/answers; BUFFER=; print -n "@""@" > /dev/tty }; zle -N written; bindkey ^O written'
while IFS= read -r line; do
  zpty -w -n shell "stagefold $line"$'\\t\\C-o'
  zpty -r shell shown '*@@*'
done
`

installed('zsh')('zsh completes what is meant', () => {
  const completed: readonly (readonly [string, string])[] = [
    ['ex', 'explain '],
    ['b', 'build.sh '],
    ['a', 'a\\ file.sh '],
    ['--wr', '--write '],
    ['--no-c', '--no-color '],
    ['--format j', '--format json '],
    ['explain --format=m', 'explain --format=mermaid '],
    ['--script b', '--script build.sh '],
    ['--context s', '--context sub/'],
    ['explain --form', 'explain --format='],
    ['explain --al', 'explain --al'],
    ['--script explain --al', '--script explain --allow-dirty '],
    ['--script build.sh verify --en', '--script build.sh verify --engine='],
    ['rules SF101', 'rules SF101 '],
    ['help v', 'help verify '],
    ['completion z', 'completion zsh '],
  ]
  const folder = temporaryTree({
    'build.sh': '',
    'a file.sh': '',
    'sub/x': '',
    'functions/_stagefold': scripts.zsh,
  })
  // The function's folder is no part of what is completed.
  const input = completed.map(([line]) => `${line}\n`).join('')
  const { stderr } = spawnSync('zsh', ['-f', '-c', zshDriver, 'zsh', folder], {
    input,
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect(stderr).toBe('')
  const answers = readFileSync(join(folder, 'functions/answers'), 'utf8').split('\n').slice(0, -1)
  expect(answers).toEqual(completed.map(([, line]) => `stagefold ${line}`))
})

test.each(shells)('%s: every option and command is there', (shell) => {
  const words = new Set(scripts[shell].split(/[^\w-]+/))
  const dashes = shell === 'fish' ? '' : '--'
  for (const name of Object.keys(options)) expect(words).toContain(`${dashes}${name}`)
  for (const name of named) expect(words).toContain(name)
})
