import type { Machine } from './gnu-make.ts'

const makefile = (text: string, more: Partial<Machine> = {}): Machine => ({
  ...more,
  files: { Makefile: text, ...more.files },
})

/** What is compared with GNU make: each is a Makefile and what is special in it. */
export const machines: readonly (readonly [string, Machine])[] = [
  ['one rule', makefile('all:\n\techo a\n\techo b\n')],
  [
    'prerequisites first, each once',
    makefile('all: a b\n\techo $^\na: c\n\techo a\nb: c\n\techo b\nc:\n\techo c\n'),
  ],
  ['several goals', makefile('a: c\n\techo a\nb: c\n\techo b\nc:\n\techo c\n', { goals: ['b', 'a'] })],
  ['flavors', makefile('A = $(B)\nC := $(B)\nB = 1\nall:\n\techo $(A) "$(C)" ${B} $B\n')],
  [
    'defaults',
    makefile('A ?= 1\nB = 2\nB ?= 3\nA ?= 4\nall:\n\techo $(A) $(B)\n', { environment: { A: 'e' } }),
  ],
  ['the environment', makefile('all:\n\techo $(E) $(F)x\n', { environment: { E: 'e' } })],
  [
    'append',
    makefile(
      'A = 1\nA += $(B)\nN =\nB := 2\nD = 3\nC := $(B)\nC += $(D)\nC += $(N)\nN =\nE += x\nF =\nF += y\nG ?= 1\nG += 2\nall:\n\techo "$(A)|$(C)|$(E)|$(F)|$(G)"\n',
    ),
  ],
  ['append to the environment', makefile('E += x\nall:\n\techo "$(E)"\n', { environment: { E: 'e' } })],
  ['define', makefile('define A\necho 1\n@-echo 2 $@\nendef\nall:\n\t$(A)\n\techo 3\n')],
  [
    'define with an operator and nesting',
    makefile('define A :=\nx\ndefine B\ny\nendef\nendef\nall:\n\techo "$(words $(A))"\n'),
  ],
  ['undefine, override', makefile('A = 1\nundefine A\noverride B = 2\nall:\n\techo $(A)x $(B)\n')],
  [
    'substitution references',
    makefile('A = a.c b.c x.d\nall:\n\techo $(A:.c=.o) $(A:%.c=o/%.p) $(patsubst %.d,%.e,$(A))\n'),
  ],
  ['computed names', makefile('A = B\nB_x = 1\nS = x\nall:\n\techo $($(A)_$(S)) $($(A)_x)\n')],
  [
    'text functions',
    makefile(
      'A = c a b a\nall:\n\techo $(subst a,x,$(A)) $(strip  a   b ) $(findstring a,$(A))$(findstring z,$(A)) $(filter a% b,$(A)) $(filter-out a,$(A)) $(sort $(A)) $(word 2,$(A)) $(words $(A)) $(wordlist 2,3,$(A)) $(firstword $(A)) $(lastword $(A))\n',
    ),
  ],
  [
    'name functions',
    makefile(
      'A = src/a.b.c x / d/ .e\nall:\n\techo $(dir $(A)) $(notdir $(A)) : $(suffix $(A)) : $(basename $(A)) : $(addprefix p/,$(A)) $(addsuffix .s,$(A)) $(join a b,1 2 3)\n',
    ),
  ],
  [
    'logic',
    makefile(
      'A = 1\nE =\nall:\n\techo $(if $(A),yes,no) $(if $(E),yes,no) $(if $(E),y)x $(or $(E),$(A),3) $(and $(A),2) $(and $(A),$(E))y\n',
    ),
  ],
  [
    'foreach, call',
    makefile(
      'f = <$(1)-$(2)$(3)>\nrev = $(2) $(1)\nall:\n\techo "$(foreach x,a b c,$(x)$(x))" "$(call f,a,b)" "$(call f, a ,b,c,d)" $(call rev,1,2) $(call subst,a,b,aaa)\n',
    ),
  ],
  [
    'recursion by call',
    makefile(
      'r = $(if $(1),$(firstword $(1))$(call r,$(wordlist 2,9,$(1))))\nall:\n\techo $(call r,a b c)\n',
    ),
  ],
  [
    'value, origin, flavor',
    makefile(
      "A = $(B)\nC := 1\nall:\n\techo '$(value A)' $(origin A) $(origin C) $(origin zz) $(flavor A) $(flavor C) $(origin RM) $(origin @)\n",
    ),
  ],
  [
    'wildcard',
    makefile(
      'all: $(wildcard src/*.c)\n\techo $^ $(wildcard *.none) $(wildcard src/b* src/a.c) $(wildcard src)\n',
      { files: { 'src/a.c': '', 'src/b.c': '', 'src/.h.c': '', 'x.txt': '' } },
    ),
  ],
  [
    'wildcards in prerequisites',
    makefile('all: src/*.c\n\techo $^\n', { files: { 'src/a.c': '', 'src/b.c': '' } }),
  ],
  [
    'directories',
    makefile(
      'A := $(abspath x/../y) $(abspath .)\nall:\n\techo $(CURDIR) $(shell pwd) $(A) $(realpath src) $(realpath none)z $(PWD)\n',
      { files: { 'src/a.c': '' } },
    ),
  ],
  [
    'where the Makefile is',
    makefile(
      'D := $(dir $(abspath $(lastword $(MAKEFILE_LIST))))\nE := $(shell dirname $(realpath $(firstword $(MAKEFILE_LIST))))\nall:\n\techo $(D) $(E) "$(MAKEFILE_LIST)"\n',
    ),
  ],
  [
    'eval',
    makefile(
      '$(eval A = 1)\ndefine T\n$(1): ; echo $$@ $(1)\nendef\n$(foreach t,x y,$(eval $(call T,$(t))))\nall: x y\n\techo $(A)\n',
      { goals: ['all'] },
    ),
  ],
  ['eval in a recipe', makefile('A = 0\nall:\n\techo $(A)\n\t$(eval A = 1)\n\techo $(A)\n')],
  ['dollars', makefile('A = $$x\nall:\n\techo $$HOME $$$$ $(A) $${y} "$$(ls)"\n')],
  [
    'automatic variables',
    makefile(
      'd/out.o: d/in.c b.c d/in.c | order\n\techo $@ $< $^ $+ $? $| $* $(@D) $(@F) $(<D) $(<F) $(^F) $(*F)\nd/in.c b.c order:\n\techo $@ $*\n',
    ),
  ],
  [
    'conditionals',
    makefile(
      'A = 1\nifeq ($(A),1)\nB = x\nelse\nB = y\nendif\nifneq "$(A)" \'2\'\nC = x\nendif\nifdef NONE\nD = x\nelse ifdef A\nD = y\nelse\nD = z\nendif\nifndef A\nE = x\nendif\nall:\n\techo $(B) $(C) $(D) $(E)x\n',
    ),
  ],
  [
    'nested conditionals',
    makefile(
      'A = 1\nifeq ($(A),2)\nifeq (x,x)\nB = x\nelse\nB = y\nendif\nelse\nifeq (x,y)\nB = z\nelse\nB = w\nendif\nendif\nall:\n\techo $(B)\n',
    ),
  ],
  [
    'conditionals in recipes',
    makefile('A = 1\nall:\n\techo a\nifeq ($(A),1)\n\techo b\nelse\n\techo c\nendif\n\techo d\n'),
  ],
  [
    'an empty variable is not defined',
    makefile('A =\nB = $(A)\nifdef A\nC = 1\nendif\nifdef B\nD = 1\nendif\nall:\n\techo $(C)x $(D)\n'),
  ],
  [
    'include',
    makefile('include a.mk\n-include none.mk\nsinclude none2.mk b*.mk\nall:\n\techo $(A) $(B) $(C)\n', {
      files: { 'a.mk': 'A = 1\n', 'b1.mk': 'B = 2\n', 'b2.mk': 'C = 3\n' },
      goals: ['all'],
    }),
  ],
  [
    'an included file has the first rule',
    makefile('include a.mk\nall:\n\techo all\n', { files: { 'a.mk': 'first:\n\techo first\n' } }),
  ],
  [
    'pattern rules',
    makefile('all: a.o d/b.o\n\techo $^\n%.o: %.x common\n\techo $@ $< $* $^\ncommon:\n\techo $@\n', {
      files: { 'a.x': '', 'd/b.x': '' },
    }),
  ],
  [
    'pattern rules with directories',
    makefile('all: out/a.o\nout/%.o: src/%.x | out\n\techo $@ $< $* $|\nout:\n\tmkdir out\n', {
      files: { 'src/a.x': '' },
    }),
  ],
  [
    'the shortest stem wins',
    makefile('all: liba.so\n%.so: %.x\n\techo any\nlib%.so: %.x\n\techo lib $*\n', {
      files: { 'liba.x': '', 'a.x': '' },
    }),
  ],
  [
    'chains of pattern rules',
    makefile('.PRECIOUS: %.y\nall: a.z\n%.z: %.y\n\techo z $<\n%.y: %.x\n\techo y $<\n', {
      files: { 'a.x': '' },
    }),
  ],
  [
    'static pattern rules',
    makefile('O = a.o b.o\nall: $(O)\n$(O): %.o: %.x h\n\techo $@ $< $* $^\nh:\n\techo h\n', {
      files: { 'a.x': '', 'b.x': '' },
    }),
  ],
  ['suffix rules', makefile('.SUFFIXES: .x .z\nall: a.z\n.x.z:\n\techo $@ $<\n', { files: { 'a.x': '' } })],
  [
    'built-in rules',
    makefile('all: a.o prog\na.o: a.h\n', {
      files: { 'a.c': '', 'a.h': '', 'prog.c': '' },
      environment: { CFLAGS: '-g' },
    }),
  ],
  [
    'a target that has a script of its name',
    makefile('build: x\nx:\n\techo x\n', { files: { 'build.sh': '' } }),
  ],
  [
    'a phony target that has a script of its name',
    makefile('.PHONY: build\nbuild: x\nx:\n\techo x\n', { files: { 'build.sh': '' } }),
  ],
  ['double colons', makefile('all:: a\n\techo 1\nall:: b\n\techo 2 $^\na b:\n\techo $@\n')],
  ['a target in several rules', makefile('all: a\nall: b\n\techo $< $^\nall: c\na b c:\n\techo $@\n')],
  ['order-only prerequisites', makefile('all: a | b\n\techo $^ $|\na b:\n\techo $@\n')],
  ['grouped targets', makefile('all: a b\na b &: c\n\techo $@\nc:\n\techo c\n')],
  [
    'pattern rules that make several files',
    makefile('all: a.p a.q\n%.p %.q: %.x\n\techo $@\n', { files: { 'a.x': '' } }),
  ],
  [
    'files that are there',
    makefile('all: a.txt build dir\n\techo all\na.txt:\n\techo a\nbuild:\n\techo build\ndir:\n\techo dir\n', {
      files: { 'a.txt': '', 'build/x': '', 'dir/y': '' },
    }),
  ],
  [
    'phony ones are made',
    makefile('.PHONY: all build\nall: build\n\techo all\nbuild:\n\techo build\n', {
      files: { 'build/x': '' },
    }),
  ],
  [
    'variables of targets',
    makefile(
      'A = 0\nall: A = 1\nall: B := $(A)\nall: a b\n\techo $(A) $(B)\na:\n\techo $(A) $(B)\nb: A = 2\nb: c\n\techo $(A)\nc: A += x\nc:\n\techo $(A)\n',
    ),
  ],
  ['private variables of targets', makefile('all: private A = 1\nall: a\n\techo $(A)x\na:\n\techo $(A)x\n')],
  ['variables of patterns', makefile('%.o: A = 1\na%.o: A = 2\nall: a.o b.o\na.o b.o:\n\techo $@ $(A)\n')],
  ['recipes on the rule line', makefile('all: a ; echo $@ # no comment\n\techo 2\na: ; @echo a; echo b\n')],
  [
    'comments',
    makefile(
      'A = a\\#b # comment\n# x \\\ncontinued\nall: # none\n\techo "$(A)" # shell\n# not of the recipe\n\n\techo 2\n',
    ),
  ],
  [
    'continuations',
    makefile(
      'A = a \\\n   b\\\n c\nall: \\\n  x \\\n  y\n\techo $(A) \\\n\t  two \\\n   three $(if 1,\\\n\t  yes)\nx y:\n\techo $@\n',
    ),
  ],
  ['prefixes', makefile('Q = @\nall:\n\t@echo a\n\t-echo b\n\t@- echo c\n\t$(Q)echo d\n\t  @ echo e\n')],
  ['another prefix for recipes', makefile('.RECIPEPREFIX = >\nall:\n>echo a \\\n>  b\n> echo c\n')],
  ['one shell', makefile('.ONESHELL:\nall:\n\t@a=1\n\t@echo $$a\n\techo $@\n')],
  ['the default goal', makefile('.DEFAULT_GOAL := b\na:\n\techo a\nb:\n\techo b\n')],
  [
    'the first goal does not start with a dot',
    makefile('.x:\n\techo x\n%.o: %.c\n\techo o\n.PHONY: b\nb:\n\techo b\n'),
  ],
  [
    'calls of make',
    makefile(
      'A = 1\nexport E = e\nall:\n\techo all\n\t$(MAKE) sub A=2\n\techo end\nsub: dep\n\techo $(A) $(E) $(MAKELEVEL)\ndep:\n\techo dep $(A)\n',
    ),
  ],
  [
    'calls of another Makefile',
    makefile(
      'V = v\nexport V\nall:\n\t$(MAKE) -C sub x\n\tcd sub && $(MAKE) y W=2\n\tW=3 $(MAKE) --no-print-directory -C sub y\n',
      { files: { 'sub/Makefile': 'W ?= 1\nx:\n\techo $(V) $(CURDIR)\ny:\n\techo $(W)\n' } },
    ),
  ],
  [
    'goals that make is called with',
    makefile('ifeq ($(MAKECMDGOALS),a)\nX = 1\nelse\nX = 2\nendif\na b:\n\techo $(X) $(MAKECMDGOALS)\n', {
      goals: ['a'],
    }),
  ],
  [
    'vpath',
    makefile('vpath %.x src\nVPATH = lib\nall: a.x b.y c\n\techo $^\nc: ; echo c\n', {
      files: { 'src/a.x': '', 'lib/b.y': '' },
    }),
  ],
  [
    'second expansion',
    makefile('.SECONDEXPANSION:\na_deps = x y\nall: a\na: $$($$@_deps)\n\techo $@ $^\nx y:\n\techo $@\n'),
  ],
  ['the last resort', makefile('all: zz\n\techo all\n.DEFAULT:\n\techo default $@\n')],
  ['circles', makefile('a: b\n\techo a\nb: a c\n\techo b\nc:\n\techo c\n')],
  [
    'carriage returns',
    makefile(
      'A = 1\r\nifeq ($(A),1)\r\nB = 2\r\nendif\r\nall: x\r\n\techo $(A) \\\r\n\t  $(B)\r\nx:\r\n\techo x\r\n',
    ),
  ],
  ['blank recipes', makefile('all: a b\n\t\n\techo all\na: ;\nb:\n\n\n\techo b\n')],
  ['a rule without targets', makefile('E =\n$(E): x\n\techo never\nall:\n\techo all\n')],
  ['a missing separator', makefile('all\n\techo a\n')],
  ['a recipe before the first rule', makefile('\techo a\nall:\n\techo b\n')],
  [
    'an error',
    makefile('ifndef V\n$(error V is not set)\nendif\nall:\n\techo $(V)\n', { environment: { V: '1' } }),
  ],
  ['info and warnings', makefile('all:\n\techo a$(warning w)\n')],
  ['variables that contain themselves', makefile('A = $(A)x\nall:\n\techo a\n')],
  ['names with a path', makefile('all: ./a b/../c\n\techo $^\n./a:\n\techo a\nb/../c:\n\techo c\n')],
  ['shells', makefile('SHELL := /bin/bash\n.SHELLFLAGS := -eu -o pipefail -c\nall:\n\techo $(SHELL)\n')],
  ['export of everything', makefile('export\nA = 1\nall:\n\t$(MAKE) b\nb:\n\techo $(A)\n')],
]
