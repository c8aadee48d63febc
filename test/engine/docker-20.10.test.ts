import { engineSuite } from './harness/suite.ts'

engineSuite('20.10')
