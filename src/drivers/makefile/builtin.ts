import type { Span } from '../../source/span.ts'
import type { Text } from './marks.ts'
import type { Session } from './session.ts'
import type { Source } from './source.ts'
import { Variables, type Variable } from './variables.ts'

/** What make knows by itself of compiling; nobody sets `RM`. The other tools are the environment's if it names them. */
const text = String.raw`
RM = rm -f
AR ?= ar
ARFLAGS ?= rv
AS ?= as
CC ?= cc
CXX ?= g++
CPP ?= $(CC) -E
LD ?= ld
LEX ?= lex
YACC ?= yacc
OUTPUT_OPTION = -o $@
COMPILE.c = $(CC) $(CFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c
COMPILE.cc = $(CXX) $(CXXFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c
COMPILE.cpp = $(COMPILE.cc)
COMPILE.C = $(COMPILE.cc)
COMPILE.s = $(AS) $(ASFLAGS) $(TARGET_MACH)
COMPILE.S = $(CC) $(ASFLAGS) $(CPPFLAGS) $(TARGET_MACH) -c
LINK.o = $(CC) $(LDFLAGS) $(TARGET_ARCH)
LINK.c = $(CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)
LINK.cc = $(CXX) $(CXXFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)
LINK.cpp = $(LINK.cc)
LINK.C = $(LINK.cc)
LEX.l = $(LEX) $(LFLAGS) -t
YACC.y = $(YACC) $(YFLAGS)

%: %.o
	$(LINK.o) $^ $(LOADLIBES) $(LDLIBS) -o $@
%: %.c
	$(LINK.c) $^ $(LOADLIBES) $(LDLIBS) -o $@
%.o: %.c
	$(COMPILE.c) $(OUTPUT_OPTION) $<
%: %.cc
	$(LINK.cc) $^ $(LOADLIBES) $(LDLIBS) -o $@
%.o: %.cc
	$(COMPILE.cc) $(OUTPUT_OPTION) $<
%: %.C
	$(LINK.C) $^ $(LOADLIBES) $(LDLIBS) -o $@
%.o: %.C
	$(COMPILE.C) $(OUTPUT_OPTION) $<
%: %.cpp
	$(LINK.cpp) $^ $(LOADLIBES) $(LDLIBS) -o $@
%.o: %.cpp
	$(COMPILE.cpp) $(OUTPUT_OPTION) $<
%.c: %.y
	$(YACC.y) $<
	mv -f y.tab.c $@
%.c: %.l
	@$(RM) $@
	$(LEX.l) $< > $@
%.o: %.s
	$(COMPILE.s) -o $@ $<
%.o: %.S
	$(COMPILE.S) -o $@ $<
%: %.sh
	cat $< >$@
	chmod a+x $@
`

export const nowhere: Span = { path: '', start: 0, end: 0 }

export function builtinSource(path: string): Source {
  return { path, text, name: '', place: { start: 0, end: 0 } }
}

/** Variables that are there before the first line is read. */
export function startVariables(session: Session): Variables {
  const variables = new Variables()
  const { start, unknowns } = session
  const set = (name: string, given: Text, origin: Variable['origin'] = 'default'): void =>
    variables.set(name, { flavor: 'simple', text: given, origin, at: nowhere })
  set('MAKE', 'make')
  set('MAKE_COMMAND', 'make')
  set('SHELL', '/bin/sh')
  set('.SHELLFLAGS', '-c')
  set('.RECIPEPREFIX', '')
  set('MAKEFILE_LIST', '', 'file')
  set('CURDIR', session.directory, 'file')
  set('MAKELEVEL', String(start.level))
  set('MAKECMDGOALS', start.goals.join(' '))
  for (const name of ['MAKE_VERSION', 'MAKE_HOST', '.FEATURES', '.VARIABLES', '.INCLUDE_DIRS']) {
    set(name, unknowns.mark({ id: `make ${name}`, label: `$(${name})` }))
  }
  for (const [name, given] of start.overrides) set(name, given, 'command line')
  return variables
}
