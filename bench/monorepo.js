import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A monorepo of so many projects in the builder pattern: three files each, of which no two are alike, among sources
 * and documents, and what every repository has around them.
 */
export function makeMonorepo(root, projects) {
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  mkdirSync(join(root, '.git'))
  write('.gitignore', 'node_modules/\n/dist\n*.log\n!keep.log\ncoverage/\n.env*\n**/target/\n')
  write('README.md', '# A monorepo\n\nEvery service has its own folder below `services/`.\n')
  write('.github/workflows/lint.yml', 'on: push\njobs:\n  lint:\n    runs-on: ubuntu-latest\n    steps: []\n')
  write('node_modules/left-pad/index.js', 'module.exports = () => {}\n')
  for (let at = 0; at < projects; at += 1) {
    const folder = `services/group-${Math.floor(at / 50)}/svc-${at}`
    const files = services[at % services.length](at)
    for (const [name, text] of Object.entries(files)) write(`${folder}/${name}`, text)
  }
}

const services = [goService, nodeService, javaService]

function goService(at) {
  return {
    'build.sh': `#!/bin/sh
# Builds service ${at}.
set -e
docker build -t acme/svc-${at}:build -f Dockerfile.build .
docker create --name extract-${at} acme/svc-${at}:build
docker cp extract-${at}:/go/src/acme/svc-${at}/app ./app
docker rm -f extract-${at}
docker build --no-cache -t acme/svc-${at}:latest .
rm ./app
`,
    'Dockerfile.build': `FROM golang:1.22
WORKDIR /go/src/acme/svc-${at}/
COPY main.go .
RUN CGO_ENABLED=0 go build -ldflags "-X main.name=svc-${at}" -o app .
`,
    Dockerfile: `FROM alpine:3.19
RUN apk --no-cache add ca-certificates
WORKDIR /root/
COPY app .
LABEL service=svc-${at}
CMD ["./app"]
`,
    'main.go': 'package main\n\nfunc main() {}\n',
    'README.md': `# svc-${at}\n\nBuilt with \`./build.sh\`.\n`,
    'internal/store.go': 'package internal\n',
  }
}

function nodeService(at) {
  return {
    'build.sh': `#!/bin/bash
set -euo pipefail
IMAGE=acme/web-${at}
docker build --tag "$IMAGE-builder" --file Dockerfile.build .
mkdir -p dist
docker run --rm "$IMAGE-builder" tar -C /app/dist -c . | tar -C dist -x
docker build --tag "$IMAGE" .
`,
    'Dockerfile.build': `FROM node:20
WORKDIR /app
COPY package.json ./
RUN npm install
COPY . .
ENV SERVICE=web-${at}
RUN npm run build
`,
    Dockerfile: `FROM nginx:1.25
COPY dist /usr/share/nginx/html
ENV SERVICE=web-${at}
`,
    'package.json': `{ "name": "web-${at}", "scripts": { "build": "vite build" } }\n`,
    'src/index.js': `console.log('web-${at}')\n`,
    '.dockerignore': 'node_modules\n',
  }
}

function javaService(at) {
  return {
    'build.sh': `#!/bin/sh
set -e
cd "$(dirname "$0")"
docker build -f Dockerfile.build -t acme/job-${at}:builder .
id=$(docker create acme/job-${at}:builder)
docker cp "$id":/src/target/job-${at}.jar app.jar
docker rm "$id" > /dev/null
docker build -t acme/job-${at} .
`,
    'Dockerfile.build': `FROM maven:3.9
WORKDIR /src
COPY pom.xml .
RUN mvn -q dependency:go-offline
COPY src src
RUN mvn -q package
`,
    Dockerfile: `FROM eclipse-temurin:21-jre
ENV JOB=job-${at}
COPY app.jar /opt/app.jar
USER 1000
ENTRYPOINT ["java", "-jar", "/opt/app.jar"]
`,
    'pom.xml': `<project><artifactId>job-${at}</artifactId></project>\n`,
    'src/main/java/Main.java': 'class Main {}\n',
  }
}
