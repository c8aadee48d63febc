/** The builder pattern as most people have it, in a folder. */
export function pattern(folder: string, name = folder.replaceAll('/', '-')): Record<string, string> {
  return {
    [`${folder}/build.sh`]: script(name),
    [`${folder}/Dockerfile.build`]: builder,
    [`${folder}/Dockerfile`]: final,
    [`${folder}/main.go`]: 'package main\n',
  }
}

export const builder = 'FROM golang:1.22\nWORKDIR /src\nCOPY main.go .\nRUN go build -o /out/app .\n'
export const final = 'FROM alpine\nCOPY app /app\n'

/** @param options of the two builds. */
export function script(name: string, options: { readonly builder?: string; readonly final?: string } = {}) {
  return `docker build -t ${name}:build -f ${options.builder ?? 'Dockerfile.build'} .
docker create --name ${name} ${name}:build
docker cp ${name}:/out/app app
docker rm ${name}
docker build -t ${name}${options.final === undefined ? '' : ` -f ${options.final}`} .
`
}
