import { expect, test } from '@jest/globals'
import { familiar, parseReference, resolvesToStage, sameImage } from '../../src/dockerfile/reference.ts'
import { read } from './helpers.ts'

const digest = `sha256:${'0a'.repeat(32)}`

test.each<[text: string, full: string | null, short?: string]>([
  ['alpine', 'docker.io library/alpine - -', 'alpine'],
  ['alpine:3.20', 'docker.io library/alpine 3.20 -', 'alpine:3.20'],
  ['docker.io/library/alpine', 'docker.io library/alpine - -', 'alpine'],
  ['index.docker.io/a/b', 'docker.io a/b - -', 'a/b'],
  ['a/b', 'docker.io a/b - -', 'a/b'],
  ['a/b/c:x', 'docker.io a/b/c x -', 'a/b/c:x'],
  ['localhost/a', 'localhost a - -', 'localhost/a'],
  [`registry:5000/a/b:tag@${digest}`, `registry:5000 a/b tag ${digest}`, `registry:5000/a/b:tag@${digest}`],
  ['registry.example.com/a', 'registry.example.com a - -', 'registry.example.com/a'],
  ['registry:5000/a', 'registry:5000 a - -', 'registry:5000/a'],
  ['[::1]:5000/a', '[::1]:5000 a - -', '[::1]:5000/a'],
  ['Host/a', 'Host a - -', 'Host/a'],
  ['a__b/c-d.e', 'docker.io a__b/c-d.e - -', 'a__b/c-d.e'],
  ['Alpine', null],
  ['a//b', null],
  ['a:', null],
  ['a:$V', null],
  ['-a', null],
  ['a@sha256:1', null],
  ['', null],
  ['0'.repeat(64), null],
])('%s', (...[text, full, short]) => {
  const read = parseReference(text)
  expect(read && `${read.domain} ${read.path} ${read.tag ?? '-'} ${read.digest ?? '-'}`).toBe(full)
  if (read !== null) expect(familiar(read)).toBe(short)
})

test.each<[a: string, b: string, same: boolean]>([
  ['a', 'a:latest', true],
  ['a', 'docker.io/library/a:latest', true],
  ['a:1', 'a', false],
  ['a', 'b/a', false],
  ['x/a', 'docker.io/x/a', true],
  [`a@${digest}`, 'a', false],
  ['$A', '$A', true],
  ['$A', '$B', false],
])('%s and %s', (a, b, same) => {
  expect(sameImage(a, b)).toBe(same)
})

test.each<[name: string, index: number | null, byName: number | null]>([
  ['build', 2, 2],
  ['BUILD', 2, 2],
  ['other', 1, 1],
  ['0', 0, null],
  ['3', null, null],
  ['build:x', null, null],
])('%s', (name, index, byName) => {
  const { stages } = read('FROM a AS build\nFROM b AS Other\nFROM c AS build')
  expect(resolvesToStage(name, stages)?.index ?? null).toBe(index)
  expect(resolvesToStage(name, stages, 'name')?.index ?? null).toBe(byName)
})
