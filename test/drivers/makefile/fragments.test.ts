import { expect, test } from '@jest/globals'
import { outline, read, type Files } from './read.ts'

/** Makefiles, and what runs: the file's text with all that is to be known about it. */
const cases: readonly (readonly [string, string, readonly string[], Files?])[] = [
  [
    'prefixes belong to a line, blanks do not',
    'all:\n\t@-echo a\n\t  @ echo b\n',
    ['@-echo a | ignored', '@ echo b'],
  ],
  [
    'a part of a word is no obstacle',
    'I = app\nall:\n\techo $(I):1 "$(I) x" $@\n',
    ['echo $(I):1 "$(I) x" $@'],
  ],
  ['more than a word is', 'F = --a --b\nall:\n\techo $(F)\n', ['echo $(F) | opaque $(F)']],
  ['in quotes blanks are none', 'F = --a --b\nall:\n\techo "$(F)" \'$(F)\'\n', ['echo "$(F)" \'$(F)\'']],
  ['quotes in quotes are', 'F = a"b\nall:\n\techo "$(F)""\n', ['echo "$(F)"" | opaque $(F)']],
  ['a default', 'I ?= app\nall:\n\techo $(I)\n', ['echo $(I) | make_I=$(I)']],
  ['the environment', 'all:\n\techo $(I) "$(I)"\n', ['echo $(I) "$(I)" | make_I=$(I)']],
  ['in single quotes', "all:\n\techo 'a$(I)b'\n", ["echo 'a$(I)b' | make_I=$(I)"]],
  ['behind a backslash nobody can tell', 'all:\n\techo \\$(I)\n', ['echo \\$(I) | unreadable']],
  [
    'git',
    'V := $(shell git describe)\nall:\n\techo $(V)\n',
    [
      'V := $(shell git describe) | ignored | opaque V := $(shell git describe)',
      'echo $(V) | make_shell_git_describe=$(shell git describe)',
    ],
  ],
  [
    'directories',
    'all:\n\techo $(CURDIR)/x\n',
    ['echo $(CURDIR)/x | make_git_rev_parse_show_toplevel=$(git rev-parse --show-toplevel)'],
  ],
  ['exports', 'export A = 1\nB = 2\nunexport C\nall:\n\techo\n', ['echo | C=unset | A=1']],
  ['continuations', 'all:\n\techo a \\\n\t\t b\n', ['echo a \\\n\t\t b']],
  [
    'several commands of one reference',
    'define D\necho a\n-echo b\nendef\nall:\n\t$(D)\n',
    ['$(D) | opaque $(D)', '$(D) | ignored | opaque $(D)'],
  ],
  ['one shell', '.ONESHELL:\nall:\n\t@cd a\n\techo b\n', ['@cd a\n\techo b']],
  ['another shell', 'SHELL = /usr/bin/python3\nall:\n\tprint(1)\n', ['print(1) | unreadable']],
  [
    'a shell that is looked for',
    'SHELL := $(shell which bash)\nall:\n\techo\n',
    ['SHELL := $(shell which bash) | ignored | opaque SHELL := $(shell which bash)', 'echo'],
  ],
  [
    'conditionals over something unknown',
    'all:\n\techo a\nifdef CI\n\techo b\nelse\n\techo c\nendif\n',
    ['echo a', 'echo b | maybe', 'echo c | maybe'],
  ],
  [
    'rules of which one is there',
    '.DEFAULT_GOAL = all\nifdef CI\nall: x\n\techo a\nelse\nall:\n\techo b\nendif\nx:\n\techo x\n',
    ['echo x | maybe', 'echo a | maybe', 'echo b | maybe'],
  ],
  [
    'a branch that ends with an error is none',
    'ifndef V\n$(error V is needed)\nendif\nall:\n\techo $(V)\n',
    ['echo $(V) | make_V=$(V)'],
  ],
  [
    'includes',
    'all: b\n\techo $(A)\ninclude a.mk\n',
    ['echo b | a.mk', 'echo $(A)'],
    { 'a.mk': 'A = 1\nb:\n\techo b\n' },
  ],
  [
    'an include that is not there',
    'include a.mk\nall:\n\techo\n',
    ['include a.mk | unreadable', 'echo | maybe'],
  ],
  [
    'another Makefile',
    'all:\n\t$(MAKE) -C sub x\n',
    ['echo x | sub/Makefile | in sub'],
    { 'sub/Makefile': 'x:\n\techo x\n' },
  ],
  ['another Makefile that nobody knows', 'all:\n\t$(MAKE) -C $(D) x\n', ['$(MAKE) -C $(D) x | make_D=$(D)']],
  ['what nobody can evaluate', '$(eval $(X))\nall:\n\techo\n', ['$(eval $(X)) | unreadable', 'echo | maybe']],
  [
    'built-in rules stand nowhere',
    'all: a.o\n',
    [
      ' | opaque  | make_CC=$(CC) | make_CFLAGS=$(CFLAGS) | make_CPPFLAGS=$(CPPFLAGS) | make_TARGET_ARCH=$(TARGET_ARCH)',
    ],
    { 'a.c': '' },
  ],
  [
    'a file that make would generate',
    '-include gen.mk\ngen.mk:\n\techo > $@\nall:\n\techo\n',
    ['-include gen.mk | unreadable', 'echo > $@ | maybe'],
  ],
]

test.each(cases)('%s', (_, text, expected, more = {}) => {
  expect(outline(read({ ...more, Makefile: text }))).toEqual(expected)
})

test('the same line with the same words is the same node, and the same fragment', () => {
  const file = read({ Makefile: 'all: a b\na b:\n\techo x\n\techo $@\n' })
  const [x, a, again, b] = file.fragmentsOf(['all'])
  expect(again).toBe(x)
  expect(a!.statement).not.toBe(b!.statement)
  expect(file.fragmentsOf(['b'])[0]).toBe(x)
})

test('goals are the targets that people can name', () => {
  const file = read({
    Makefile: '.PHONY: all\n%.o: %.c\n\techo\nall: a\n\t$(MAKE) b\na b:\n\techo $@\nc: ; echo\n',
  })
  expect(file.goals.map(({ name, needs }) => [name, ...needs])).toEqual([
    ['all', 'b', 'a'],
    ['a'],
    ['b'],
    ['c'],
  ])
  expect(file.commandFor(['all', 'c'])).toBe('make all c')
  expect(read({ 'build.mk': 'a:\n' }, 'build.mk').commandFor(['a'])).toBe('make -f build.mk a')
})

test('what is written is what the shell gets', () => {
  const file = read({ Makefile: 'all:\n\techo\n' })
  expect(file.write('echo "$A" \\\n  b', 'Makefile', 0)).toBe('echo "$$A" \\\n\t  b')
})
