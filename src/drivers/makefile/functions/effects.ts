import { ErrorCall } from '../stop.ts'
import { derived, type MakeFunction } from './derived.ts'

/** Functions that are called for what they do. */
export const effectFunctions: readonly (readonly [string, MakeFunction])[] = [
  ['info', { least: 0, most: 1, run: () => '' }],
  ['warning', { least: 0, most: 1, run: () => '' }],
  [
    'error',
    {
      least: 0,
      most: 1,
      run([message = ''], { scope }) {
        throw new ErrorCall(scope.session.unknowns.show(message))
      },
    },
  ],
  [
    'eval',
    {
      least: 1,
      most: 1,
      run([text], { scope }) {
        const { session, at } = scope
        if (session.evaluate) session.evaluate(text!, at)
        else session.doubts.push(at)
        return ''
      },
    },
  ],
  [
    'file',
    {
      least: 1,
      most: 2,
      run(args, call) {
        if (!args[0]!.trimStart().startsWith('<')) call.scope.session.doubts.push(call.scope.at)
        return args[0]!.trimStart().startsWith('<') ? derived('file', args, call) : ''
      },
    },
  ],
  [
    'guile',
    {
      least: 1,
      most: 1,
      run(args, call) {
        call.scope.session.doubts.push(call.scope.at)
        return derived('guile', args, call)
      },
    },
  ],
]
