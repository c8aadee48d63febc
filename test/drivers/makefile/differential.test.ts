import { expect, test } from '@jest/globals'
import { commandsOfMake, commandsOfReader, type Machine } from './gnu-make.ts'
import { machines } from './machines.ts'

test.each(machines)('%s', (_, machine: Machine) => {
  expect(commandsOfReader(machine)).toEqual(commandsOfMake(machine))
})
