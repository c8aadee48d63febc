import { verifyWithDocker } from './verify/docker.ts'

verifyWithDocker('26.1')
