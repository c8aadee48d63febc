import { readFileSync, writeFileSync } from 'node:fs'
import type { Builder } from '../build/request.ts'
import type { Outcome } from './outcome.ts'
import type { Row } from './rows/row.ts'

/** What real engines made of the rows, so that the model can be held against them where there is no engine. */
const path = new URL('measured.json', import.meta.url)

type Measured = Record<string, Partial<Record<Builder, Outcome>>>

export function nameOf({ row, name }: Row): string {
  return `${row}: ${name}`
}

export function readMeasured(): Measured {
  return JSON.parse(readFileSync(path, 'utf8')) as Measured
}

export function writeMeasured(measured: Measured): void {
  writeFileSync(path, `${JSON.stringify(measured, null, 1)}\n`)
}
