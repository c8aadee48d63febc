import { verifyWithDocker } from './verify/docker.ts'

verifyWithDocker('20.10')
