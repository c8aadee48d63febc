import { expect, test } from '@jest/globals'
import { without } from './read.ts'

/** A Makefile, the commands that go, and what is left; null where that is refused. */
const cases: readonly (readonly [string, string, readonly string[], string | null])[] = [
  [
    'a target without recipe goes with what names it',
    '.PHONY: all app image\nall: image\n\napp: main.go\n\tdocker cp x:/app $@\n\nimage: app\n\tdocker build .\n',
    ['docker cp'],
    '.PHONY: all image\nall: image\n\nimage:\n\tdocker build .\n',
  ],
  [
    'what it needed and does something goes to who needed it',
    'image: app conf\n\tdocker build .\napp: gen conf main.go\n\tdocker cp x:/app $@\ngen:\n\t./gen\nconf:\n\t./conf\n',
    ['docker cp'],
    'image: gen conf\n\tdocker build .\ngen:\n\t./gen\nconf:\n\t./conf\n',
  ],
  [
    'sources stay where the image is a file',
    'image.stamp: app Dockerfile\n\tdocker build .\n\ttouch $@\napp: main.go Dockerfile.build Dockerfile\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    'image.stamp: main.go Dockerfile.build Dockerfile\n\tdocker build .\n\ttouch $@\n',
  ],
  [
    'comments above it go, other ones stay',
    '# All of it.\n\n# The image.\nimage: app\n\tdocker build .\n\n# Takes the program out.\n# Twice.\napp:\n\tdocker cp x:/app $@\n\n# Nothing.\nclean:\n\trm -f x\n',
    ['docker cp'],
    '# All of it.\n\n# The image.\nimage:\n\tdocker build .\n\n# Nothing.\nclean:\n\trm -f x\n',
  ],
  [
    'the last rule leaves no blank lines behind',
    'image: app\n\tdocker build .\n\n\napp:\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    'image:\n\tdocker build .\n',
  ],
  [
    'a list of phony targets that is empty goes',
    'image: app\n\tdocker build .\n\n# Take it out.\n.PHONY: app\napp:\n\tdocker cp x:/app $@\n\nclean:\n\trm x\n',
    ['docker cp'],
    'image:\n\tdocker build .\n\nclean:\n\trm x\n',
  ],
  [
    'calls of make go too, and what only called it',
    'image:\n\t$(MAKE) app\n\tdocker build .\napp:\n\tdocker cp x:/app $@\nboth:\n\t$(MAKE) app image\nfoo: bar\nbar:\n\t@$(MAKE) app\n',
    ['docker cp'],
    'image:\n\tdocker build .\nboth:\n\t$(MAKE) image\n',
  ],
  [
    'a call of make in a loop is left alone with what it calls: refused',
    'image:\n\tfor i in 1; do $(MAKE) app; done\n\tdocker build .\napp:\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    null,
  ],
  [
    'the first rule may not change',
    'app:\n\tdocker cp x:/app $@\nimage: app\n\tdocker build .\n',
    ['docker cp'],
    null,
  ],
  [
    'the first rule stays when it leads to something',
    'all: image\n\tdocker rm x\nimage: app\n\tdocker build .\napp:\n\tdocker cp x:/app $@\n',
    ['docker cp', 'docker rm'],
    'all: image\nimage:\n\tdocker build .\n',
  ],
  [
    'another default goal is one too',
    '.DEFAULT_GOAL := image\napp:\n\tdocker cp x:/app $@\nimage: app\n\tdocker build .\n',
    ['docker cp'],
    '.DEFAULT_GOAL := image\nimage:\n\tdocker build .\n',
  ],
  [
    'layout of prerequisites',
    'image: Dockerfile \\\n       app \\\n       conf ## Build\n\tdocker build .\napp:\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    'image: Dockerfile \\\n       conf ## Build\n\tdocker build .\n',
  ],
  [
    'order-only prerequisites',
    'image: Dockerfile | app out\n\tdocker build .\nother: | app\n\techo\napp: | out\n\tdocker cp x:/app $@\nout:\n\tmkdir out\n',
    ['docker cp'],
    'image: Dockerfile | out\n\tdocker build .\nother: | out\n\techo\nout:\n\tmkdir out\n',
  ],
  [
    'the bar goes with the last of them',
    'image: Dockerfile | app\n\tdocker build .\napp:\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    'image: Dockerfile\n\tdocker build .\n',
  ],
  [
    'references that are the target',
    'BIN = out/app\nimage: $(BIN)\n\tdocker build .\n$(BIN):\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    'image:\n\tdocker build .\n',
  ],
  [
    'one of several in a variable cannot be taken out',
    'BINS = a b\nimage: $(BINS)\n\tdocker build .\na:\n\tdocker cp x:/app $@\nb:\n\techo\n',
    ['docker cp'],
    null,
  ],
  [
    'a list of phony ones in a variable may name one more',
    'ALL = a image\n.PHONY: $(ALL)\nimage: a\n\tdocker build .\na:\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    'ALL = a image\n.PHONY: $(ALL)\nimage:\n\tdocker build .\n',
  ],
  [
    'variables that nothing reads',
    '# Names.\nIMAGE = app\nBUILDER ?= $(IMAGE)-build\nUNUSED = 1\nexport OUT = $(BUILDER)x\n\nimage: app\n\tdocker build -t $(IMAGE) .\napp:\n\tdocker cp $(BUILDER):/app $@\n',
    ['docker cp'],
    '# Names.\nIMAGE = app\nBUILDER ?= $(IMAGE)-build\nUNUSED = 1\nexport OUT = $(BUILDER)x\n\nimage:\n\tdocker build -t $(IMAGE) .\n',
  ],
  [
    'and those that only they read',
    'IMAGE = app\nSUFFIX = build\nBUILDER ?= $(IMAGE)-$(SUFFIX)\n\nimage: app\n\tdocker build -t $(IMAGE) .\napp:\n\tdocker cp $(BUILDER):/app $@\n',
    ['docker cp'],
    'IMAGE = app\n\nimage:\n\tdocker build -t $(IMAGE) .\n',
  ],
  [
    'variables of targets',
    'image: app\n\tdocker build .\napp: NAME = x\napp:\n\tdocker cp $(NAME):/app $@\n',
    ['docker cp'],
    'image:\n\tdocker build .\n',
  ],
  [
    'two rules for one target',
    'image: app\n\tdocker build .\napp: gen\napp:\n\tdocker cp x:/app $@\ngen:\n\techo\n',
    ['docker cp'],
    'image: gen\n\tdocker build .\ngen:\n\techo\n',
  ],
  [
    'a target with work left stays',
    'image: app\n\tdocker build .\napp:\n\tdocker cp x:/app $@\n\t./sign $@\n',
    ['docker cp'],
    'image: app\n\tdocker build .\napp:\n\t./sign $@\n',
  ],
  [
    'comments in recipes are no work',
    'image: app\n\tdocker build .\napp:\n\t# take it out\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    'image:\n\tdocker build .\n',
  ],
  [
    'a conditional in the recipe',
    'image: app\n\tdocker build .\napp:\nifdef X\n\tdocker cp x:/app $@\nendif\n',
    ['docker cp'],
    null,
  ],
  [
    'a pattern rule',
    'image: a.bin\n\tdocker build .\n%.bin: %.c\n\tdocker cp x:/app $@\n',
    ['docker cp'],
    null,
  ],
  [
    'a static pattern rule',
    'image: a.bin b.bin\n\tdocker build .\na.bin b.bin: %.bin: %.c\n\tdocker cp x:/$@ $@\n',
    ['docker cp'],
    'image:\n\tdocker build .\n',
  ],
  [
    'carriage returns',
    'image: app\r\n\tdocker build .\r\n\r\napp: main.go\r\n\tdocker cp x:/app $@\r\n\r\nclean:\r\n\trm x\r\n',
    ['docker cp'],
    'image:\r\n\tdocker build .\r\n\r\nclean:\r\n\trm x\r\n',
  ],
  [
    'on one line',
    'image: app ; docker build .\napp: ; docker cp x:/app $@\n',
    ['docker cp'],
    'image: ; docker build .\n',
  ],
  [
    'a Dockerfile that is a stage of another one now is needed by nobody',
    'image.stamp: app Dockerfile\n\tdocker build .\n\ttouch $@\napp: Dockerfile.build main.go\n\tdocker build -f $< -t b . && docker cp x:/app $@\nall: Dockerfile.build image.stamp\n',
    ['docker build -f'],
    'image.stamp: main.go Dockerfile\n\tdocker build .\n\ttouch $@\nall: image.stamp\n',
  ],
  [
    'a command that takes it by its place needs it',
    'image: app\n\tdocker build .\napp:\n\tdocker build -f Dockerfile.build -t b .\nlint: Dockerfile.build\n\thadolint $^\n',
    ['docker build -f'],
    null,
  ],
  ['nothing to do', 'image:\n\tdocker build .\n\techo\n', ['echo'], 'image:\n\tdocker build .\n'],
]

test.each(cases)('%s', (_, text, commands, expected) => {
  expect(
    without(
      { Makefile: text, 'main.go': '', Dockerfile: '', 'Dockerfile.build': '', 'a.c': '', 'b.c': '' },
      commands,
    ),
  ).toBe(expected)
})
