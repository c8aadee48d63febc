import { expect, test } from '@jest/globals'
import { show, withFallbacks } from '../../src/shell/value.ts'
import { worldAfter } from '../shell/run.ts'

/** What a variable holds at the end; `X?` where nobody knows, `X?=d` with its default. */
const ends: [script: string, x: string][] = [
  ['X=a; if [ "$CI" ]; then X=b; fi', '$X?'],
  ['X=a; if [ "$CI" ]; then X=a; fi', 'a'],
  ['if [ "$CI" ]; then X=a; else X=a; fi', 'a'],
  ['X=a; if [ "$CI" ]; then X=b; exit; fi', 'a'],
  ['X=a; if [ "$CI" ]; then X=b; elif [ "$Y" ]; then X=b; fi', '$X?'],
  ['if [ "$CI" ]; then X=b; elif [ "$Y" ]; then X=b; else X=b; fi', 'b'],
  ['X=a; if [ "$1" ]; then X=$1; fi', '$X?=a'],
  ['X=a; [ $# -gt 0 ] && X=$1', '$X?=a'],
  ['X=a; [[ -n $1 ]] && X=$1', '$X?=a'],
  ['X=a; if [ "$1" ]; then X=b; else X=c; fi', '$X?'],
  ['case $1 in a) X=1 ;; *) X=1 ;; esac', '1'],
  ['case $1 in a) X=1 ;; b) X=1 ;; esac', '$X?'],
  ['case $1 in a) X=1 ;; *) exit 1 ;; esac', '1'],
  ['X=a; case $1 in b) X=b ;; esac', '$X?=a'],
  ['X=a; while getopts x: o; do case $o in x) X=$OPTARG ;; esac; done', '$X?=a'],
  ['X=a; while [ $# -gt 0 ]; do case $1 in x) X=$2; shift ;; esac; shift; done', '$X?=a'],
  ['X=a; while :; do case $1 in x) X=$2; shift ;; *) break ;; esac; shift; done', '$X?=a'],
  ['X=a; for arg in "$@"; do X=$arg; done', '$X?=a'],
  ['X=a; for arg; do X=$arg; done', '$X?=a'],
  ['X=a; while make; do X=b; done', '$X?'],
  ['X=a; while [ -n "$CI" ]; do X=b; done', '$X?'],
  ['X=a; for f in *.go; do X=$f; done', '$X?'],
  ['X=a; for f in b c; do X=$f; done', 'c'],
  ['X=1; while make; do if [ $X = 2 ]; then Y=b; fi; X=2; done; X=$Y', '$Y?'],
  ['X=1; ((X++))', '$X?'],
  ['X=1; let X=2', '$X?'],
  ['X=a; echo b | read X', '$X?'],
  ['X=a; f() { if [ "$CI" ]; then X=b; return; fi; X=c; }; f', '$X?'],
  ['X=a; (X=b)', 'a'],
  ['X=a; { X=b; } > log', 'b'],
]

test.each(ends)('%s: %s', (script, expected) => {
  const value = worldAfter(`${script}\n`).variables.get('X') ?? []
  const isKnown = value.every((part) => typeof part === 'string')
  const fallback = withFallbacks(value)
  expect(show(value) + (isKnown ? '' : '?') + (isKnown || !fallback ? '' : `=${fallback.text}`)).toBe(
    expected,
  )
})

test('what a loop or a function computes twice is two values', () => {
  const world = worldAfter('f() { T=$(date); }; f; A=$T; f; B=$T; for x in 1 2; do C=$D; D=$(date); done\n')
  expect(world.variables.get('A')).not.toEqual(world.variables.get('B'))
  expect(world.variables.get('C')).not.toEqual(world.variables.get('D'))
})
