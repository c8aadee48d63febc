// Texts of any length that a fold reads whole: one script, or one Dockerfile, in the middle of the builder pattern.

const dockerfiles = {
  'Dockerfile.build': 'FROM golang:1.22\nWORKDIR /src\nCOPY main.go .\nRUN go build -o app .\n',
  Dockerfile: 'FROM alpine:3.19\nCOPY app /usr/local/bin/app\nCMD ["app"]\n',
}

const script = `#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm -f extract
docker build -t app .
`

/** A script of about so many lines, as generated `configure` scripts and grown build scripts are. */
export function longScript(lines) {
  const blocks = Array.from({ length: Math.ceil(lines / 10) }, (_, at) => block(at))
  const half = blocks.length >> 1
  const [head, ...rest] = script.split('\n')
  const text = [head, ...blocks.slice(0, half), ...rest.slice(0, 4), ...blocks.slice(half), ...rest.slice(4)]
  return { ...dockerfiles, 'build.sh': text.join('\n') }
}

/** Ten lines: variables, a decision, a loop, a function, commands that nobody models. */
function block(at) {
  return `# Step ${at}
name_${at}="part-$name_${at - 1}"
if [ "$VERBOSE" = "${at}" ]; then
  echo "step ${at}: $name_${at}"
  flags_${at % 50}="$flags_${at % 50} --with-${at}"
fi
step_${at}() { printf '%s\\n' "$1"; }
for one in a b; do mkdir -p "out/$one-${at}"; done
test -n "$CI" && step_${at} "$name_${at}"
cat notes/${at}.txt > "out/a-${at}/notes"`
}

/** A builder's Dockerfile of about so many instructions, in stages of a hundred. */
export function longDockerfile(instructions) {
  const stages = Array.from({ length: Math.ceil(instructions / 100) }, (_, at) => stage(at))
  const last = 'FROM stage-0\nWORKDIR /src\nCOPY main.go .\nRUN go build -o app .\n'
  return { ...dockerfiles, 'build.sh': script, 'Dockerfile.build': [...stages, last].join('\n') }
}

function stage(at) {
  const kinds = [
    (nth) => `RUN make part-${nth} \\\n    && make install DESTDIR="/opt/$PART_${nth - 3}"`,
    (nth) => `COPY src/part-${nth}.c src/part-${nth}.h ./`,
    (nth) => `ENV PART_${nth}=$PART_${nth - 4}x`,
    (nth) => `ARG VERSION_${nth}=1.${nth}`,
    (nth) => `LABEL part.${nth}="a part"`,
  ]
  const body = Array.from({ length: 99 }, (_, nth) => kinds[nth % kinds.length](nth))
  return [`FROM golang:1.22 AS stage-${at}`, ...body].join('\n')
}
