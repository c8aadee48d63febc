import { expect, test } from '@jest/globals'
import { jenkinsfile } from '../../../src/drivers/jenkinsfile/index.ts'
import { fileOf, instead, inWords, tidied, without } from '../read.ts'

const open = (text: string) => fileOf(jenkinsfile, 'Jenkinsfile', text)

function wordsOf(text: string, goal = 'pipeline') {
  const file = open(text)
  return file.fragmentsOf([goal]).map((one) => ({ ...one, ...inWords(file, one) }))
}

const text = `#!groovy
// builds
pipeline {
  agent any
  environment {
    IMAGE = 'app'
    TAG = "\${IMAGE}:\${env.BUILD_NUMBER}"
    CRED = credentials('x')
  }
  stages {
    stage('Builder') {
      steps {
        sh 'docker build -f Dockerfile.build -t b .'
        sh """
          docker create --name c b
          docker cp c:/\\$X .
        """
      }
    }
    stage('Image') {
      when { branch 'main' }
      steps {
        dir("web/\${IMAGE}") {
          sh(script: "docker build -t \${TAG} --label '\${params.X}' .", returnStatus: true)
        }
        script {
          docker.build('x')
          if (isUnix()) { sh 'ls' }
        }
        echo 'done'
      }
    }
  }
  post {
    always { sh 'docker rm c || true' }
    failure { sh 'docker logs c' }
  }
}
`

test('each sh is a shell', () => {
  const words = wordsOf(text)
  expect(words.map(({ range, commands, cwd, isMaybe }) => [range, commands, cwd, isMaybe])).toEqual([
    [`sh 'docker build -f Dockerfile.build -t b .'`, ['docker build -f Dockerfile.build -t b .'], '', false],
    [
      expect.stringMatching(/^sh """\n[^]*"""$/),
      ['docker create --name c b', 'docker cp c:/\\$X .'],
      '',
      false,
    ],
    [
      expect.stringMatching(/^sh\(script: .*\)$/),
      [`docker build -t \${TAG} --label '\${params.X}' .`],
      'web/app',
      true,
    ],
    [`docker.build('x')`, null, '', true],
    [`sh 'ls'`, ['ls'], '', true],
    [`sh 'docker rm c || true'`, ['docker rm c || true'], '', false],
    [`sh 'docker logs c'`, ['docker logs c'], '', true],
  ])
  expect(words[2]!.variables).toMatchObject({
    IMAGE: 'app',
    TAG: '?app:${env.BUILD_NUMBER}',
    CRED: '?$CRED',
    _macro_0_: '?app:${env.BUILD_NUMBER}',
    _macro_1_: '?${params.X}',
  })
})

test('a scripted pipeline', () => {
  const scripted = `node('linux') {
  checkout scm
  def sha = sh(returnStdout: true, script: 'git rev-parse HEAD').trim()
  stage 'Build'
  try {
    withEnv(["A=\${x}"]) {
      sh "docker build -t app:\${sha} ."
    }
  } catch (e) {
    sh 'docker logs c'
  } finally { sh 'docker rm c' }
  docker.image('x').inside { sh 'make' }
  for (i in list) { sh "echo \${i}" }
  if (x) sh 'ls'
  sh 'a' + b
  sh '''docker \\\\
    ps'''
}
def helper() { sh 'id' }
`
  const words = wordsOf(scripted)
  expect(
    words.map(({ range, commands, isMaybe }) => [range.split('\n')[0]!.slice(0, 24), commands, isMaybe]),
  ).toEqual([
    ['def sha = sh(returnStdou', null, false],
    [`stage 'Build'`, null, false],
    ['sh "docker build -t app:', ['docker build -t app:${sha} .'], false],
    [`sh 'docker logs c'`, ['docker logs c'], true],
    [`sh 'docker rm c'`, ['docker rm c'], false],
    [`docker.image('x').inside`, null, false],
    ['for (i in list) { sh "ec', null, false],
    [`if (x) sh 'ls'`, ['ls'], true],
    [`sh 'a' + b`, null, false],
    [`sh '''docker \\\\`, ['docker \\\\\n    ps'], false],
    [`def helper() { sh 'id' }`, null, false],
  ])
})

test('stages with agents of their own are goals of their own', () => {
  const apart = `pipeline {
  agent none
  stages {
    stage('A') { agent any; steps { sh 'a' } }
    stage("B") { agent { dockerfile { filename 'Dockerfile.build' } }
      steps { sh 'b' } }
  }
}
`
  expect(open(apart).goals.map(({ name }) => name)).toEqual(['A', 'B'])
  expect(wordsOf(apart, 'B').map(({ commands }) => commands)).toEqual([null, ['b']])
})

test('a stage without steps goes, and the pipeline stays', () => {
  const long = text.slice(text.indexOf('sh """'), text.indexOf('"""\n      }') + 3)
  const after = tidied(open(text), without(text, `sh 'docker build -f Dockerfile.build -t b .'`, long))
  expect(after).toBe(text.replace(/ {4}stage\('Builder'\)[^]*?(?= {4}stage\('Image'\))/, ''))
  const one = `pipeline { agent any\n stages {\n stage('a') {\n steps {\n sh 'a'\n }\n }\n }\n}\n`
  expect(tidied(open(one), without(one, `sh 'a'`))).toBeNull()
})

test('a line goes, and words; what breaks a text is refused', () => {
  const file = open(text)
  expect(tidied(file, without(text, 'docker create --name c b'))).toBe(
    text.replace('          docker create --name c b\n', ''),
  )
  const edit = instead(text, '-f Dockerfile.build', '--target x')
  expect(tidied(file, [edit])).toBe(text.replace('-f Dockerfile.build', '--target x'))
  expect(tidied(file, [{ ...edit, text: "'" }])).toBeNull()
  const assigned = 'node {\n  def x = sh(script: \'a\')\n  sh "b ${x}"\n}\n'
  expect(tidied(open(assigned), without(assigned, "def x = sh(script: 'a')"))).toBeNull()
})

test('what is written takes the quotes around it', () => {
  const file = open(text)
  const written = (near: string) => file.write(`'$X' "\\"`, 'Jenkinsfile', text.indexOf(near))
  expect(written('Dockerfile.build')).toBe(String.raw`\'$X\' "\\"`)
  expect(written('docker create')).toBe(String.raw`'\$X' \"\\\"`)
})

test.each(["node { sh 'a\n }", 'node {', 'node { /* }', '{'.repeat(5000)])('cannot be read: %#', (bad) => {
  expect(() => open(bad)).toThrow(/without an end/)
})
