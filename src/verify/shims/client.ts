/**
 * What a wrapper runs: it tells the verifying process what was called and does what it says. Plain JavaScript in a
 * text, because it has to work beside the one bundled file as well as beside the sources; all decisions are made
 * on the other side.
 */
export const CLIENT = `'use strict'
const { spawn } = require('node:child_process')
const { openSync, writeFileSync, writeSync, readFileSync } = require('node:fs')
const { connect } = require('node:net')

const [tool, ...args] = process.argv.slice(2)
const socket = connect(process.env.STAGEFOLD_VERIFY_SOCKET)
const send = (message) => socket.write(JSON.stringify(message) + '\\n')
const fail = (message) => {
  process.stderr.write('stagefold: ' + message + '\\n')
  process.exit(125)
}
socket.on('error', (error) => fail(tool + ' cannot be run any more: ' + error.message))
socket.on('end', () => fail(tool + ' was stopped'))
process.stdout.on('error', () => {})

const print = (stream, text) => {
  for (let bytes = Buffer.from(text); bytes.length > 0; ) {
    try {
      bytes = bytes.subarray(writeSync(stream, bytes))
    } catch (error) {
      if (error.code !== 'EAGAIN') return
    }
  }
}

const end = ({ status, stdout = '', stderr = '' }) => {
  print(1, stdout)
  print(2, stderr)
  process.exit(status)
}

const execute = ({ exec, stdin, listens }) => {
  const [file, ...words] = exec
  const input = stdin === undefined ? 'inherit' : openSync(stdin)
  const child = spawn(file, words, { stdio: [input, listens ? 'pipe' : 'inherit', 'inherit'] })
  if (listens) {
    child.stdout.on('data', (chunk) => {
      print(1, chunk)
      send({ output: chunk.toString() })
    })
  }
  child.on('error', (error) => fail(error.message))
  child.on('close', (status, signal) => send({ ended: status === null ? 128 + (signal === 'SIGINT' ? 2 : 15) : status }))
}

let buffered = ''
socket.setEncoding('utf8')
socket.on('data', (chunk) => {
  buffered += chunk
  for (let cut = buffered.indexOf('\\n'); cut !== -1; cut = buffered.indexOf('\\n')) {
    const message = JSON.parse(buffered.slice(0, cut))
    buffered = buffered.slice(cut + 1)
    if ('exec' in message) execute(message)
    else if ('status' in message) end(message)
    else {
      writeFileSync(message.read, readFileSync(0))
      send({ read: true })
    }
  }
})
send({ tool, args, cwd: process.cwd(), env: process.env })
`
