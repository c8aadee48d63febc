import { afterAll, describe, expect, test } from '@jest/globals'
import type { Builder } from '../build/request.ts'
import { runModel } from '../model.ts'
import { modelOutcome, realOutcome } from './outcome.ts'
import { runReal } from './real.ts'
import { rows } from './rows/all.ts'
import { finalTag } from './rows/row.ts'
import { nameOf, readMeasured, writeMeasured } from './table.ts'

const builders: readonly Builder[] = ['buildkit', 'classic']

/** The version of the engine that DOCKER_HOST names, to ask it once more: see README.md. */
const engine = process.env['STAGEFOLD_MEASURE']

const cases = builders.flatMap((builder) => rows.map((row) => ({ builder, row, name: nameOf(row) })))

test('every row has a name of its own', () => {
  expect(new Set(rows.map(nameOf)).size).toBe(rows.length)
})

describe('the model does what the engines did', () => {
  const measured = readMeasured()

  test.each(cases)('$builder, $name', ({ builder, row, name }) => {
    const model = modelOutcome(runModel(row.files, row.script, builder, finalTag))
    expect(model).toEqual(measured[name]?.[builder])
  })
})

const asked =
  engine === undefined
    ? []
    : cases.filter(({ row, builder }) => {
        return !row.notOn?.some((each) => each.engine === engine && each.builder === builder)
      })

if (asked.length > 0) {
  describe(`the engine ${engine} still does it`, () => {
    const measured = readMeasured()
    afterAll(() => {
      const names = new Set(rows.map(nameOf))
      writeMeasured(Object.fromEntries(Object.entries(measured).filter(([name]) => names.has(name))))
    })

    test.each(asked)(
      '$builder, $name',
      ({ builder, row, name }) => {
        const real = realOutcome(runReal(row.files, row.script, builder, finalTag))
        const before = measured[name]?.[builder]
        measured[name] = { ...measured[name], [builder]: real }
        expect(real).toEqual(before)
      },
      120_000,
    )
  })
}
