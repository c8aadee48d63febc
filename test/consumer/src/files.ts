/** A service as most of them are: a builder, a final image, and the script between them. */
export function service(name: string, folder = name): Record<string, string> {
  return {
    [`${folder}/build.sh`]: `docker build -t ${name}:build -f Dockerfile.build .
docker create --name ${name} ${name}:build
docker cp ${name}:/out/app app
docker rm ${name}
docker build -t ${name} .
`,
    [`${folder}/Dockerfile.build`]: 'FROM golang:1.22\nCOPY main.go .\nRUN go build -o /out/app .\n',
    [`${folder}/Dockerfile`]: 'FROM alpine\nCOPY app /app\n',
    [`${folder}/main.go`]: 'package main\n',
  }
}

/** The same, with a step on the host that no fold can take over. */
export function stubborn(name: string): Record<string, string> {
  const files = service(name)
  const path = `${name}/build.sh`
  return { ...files, [path]: files[path]!.replace(/docker rm .*\n/, '$&sed -i s/debug/release/ app\n') }
}
