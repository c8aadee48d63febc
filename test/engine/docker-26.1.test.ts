import { engineSuite } from './harness/suite.ts'

engineSuite('26.1')
