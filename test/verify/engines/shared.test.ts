import { setImmediate as settled } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { SharedEngine, type Sweepable } from '../../../src/verify/engines/shared.ts'
import { takeTurn } from '../../../src/verify/engines/turn.ts'
import { Names } from '../../../src/verify/names.ts'

/** Verifications that share one daemon, and what its engine is told to do. */
function daemon() {
  const log: string[] = []
  const said = (what: string) => async () => {
    await settled()
    log.push(what)
  }
  const engine: Sweepable = {
    info: { name: 'docker', version: '0', builder: null },
    action: () => ({ status: 0 }),
    noteOutput: (text) => log.push(text),
    isOurContainer: () => Promise.resolve(true),
    save: () => Promise.resolve(),
    remember: said('remember'),
    clean: said('clean'),
    sweep: said('sweep'),
    forget: said('forget'),
  }
  const key = String(Math.random())
  return {
    log,
    taken: () => log.splice(0),
    join: async () => {
      const shared = new SharedEngine(engine, key)
      await shared.remember()
      return {
        shared,
        clean: () => shared.clean(new Names('1'), new Set(), false),
        forget: () => shared.forget(),
      }
    },
  }
}

test('alone it is swept after each way', async () => {
  const { join, taken } = daemon()
  const one = await join()
  await one.clean()
  await one.clean()
  await one.forget()
  expect(taken()).toEqual(['remember', 'clean', 'sweep', 'clean', 'sweep', 'sweep', 'forget'])
  await (await join()).forget()
  expect(taken()).toEqual(['remember', 'sweep', 'forget'])
})

test('what has no name is left alone while another is at work', async () => {
  const { join, taken } = daemon()
  const [one, other] = await Promise.all([join(), join()])
  expect(taken()).toEqual(['remember'])
  await one.clean()
  await one.forget()
  expect(taken()).toEqual(['clean'])
  await other.clean()
  await other.forget()
  expect(taken()).toEqual(['clean', 'sweep', 'sweep', 'forget'])
})

test('nobody begins in the middle of a sweep, nor before the last one has gone', async () => {
  const { join, log } = daemon()
  const one = await join()
  const cleaning = one.clean()
  await settled()
  await settled()
  const other = await join()
  expect(log).toEqual(['remember', 'clean', 'sweep'])
  await cleaning
  await one.forget()
  const leaving = other.forget()
  await (await join()).forget()
  await leaving
  expect(log.slice(3)).toEqual(['sweep', 'forget', 'remember', 'sweep', 'forget'])
})

test('after some time newcomers wait until there is nobody: the disk is cleared', async () => {
  const { join, log } = daemon()
  let before = await join()
  let rounds = 0
  for (let count = 0; count < 40; count += 1) {
    const next = join()
    // The one before goes on as long as the next one may begin beside it.
    if (await isWaiting(next)) {
      rounds += 1
      await before.forget()
      before = await next
      continue
    }
    await before.forget()
    before = await next
  }
  await before.forget()
  expect(rounds).toBe(1)
  expect(log.filter((what) => what === 'forget')).toHaveLength(2)
})

test('what never began is not ended', async () => {
  const { log } = daemon()
  await new SharedEngine(daemon().join as never, 'none').forget()
  expect(log).toEqual([])
})

test('turns are taken in their order', async () => {
  const log: number[] = []
  const work = async (number: number) => {
    const end = await takeTurn()
    log.push(number)
    await settled()
    log.push(number)
    end()
  }
  await Promise.all([work(1), work(2), work(3)])
  expect(log).toEqual([1, 1, 2, 2, 3, 3])
})

async function isWaiting(promise: Promise<unknown>): Promise<boolean> {
  const late = Symbol('late')
  let found: unknown = late
  void promise.then((value) => (found = value))
  for (let turn = 0; turn < 10; turn += 1) await settled()
  return found === late
}
