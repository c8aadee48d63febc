/** The builder pattern that most tests of the command are about. */
export const pattern = {
  Dockerfile: 'FROM alpine\nCOPY app /app\nCMD ["/app"]\n',
  'Dockerfile.build': 'FROM golang:1.22\nWORKDIR /src\nCOPY main.go .\nRUN go build -o /out/app .\n',
  'main.go': 'package main\n',
  'build.sh': `#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
docker build -t app .
`,
} as const

/** The same, but that the host changes what was extracted: refused. */
export const refused = {
  ...pattern,
  'build.sh': pattern['build.sh'].replace('docker rm extract', 'sed -i s/debug/release/ app'),
} as const
