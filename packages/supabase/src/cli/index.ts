#!/usr/bin/env node
import { isDiaError } from '@dia/core/errors'
import { CommanderError } from 'commander'
import { isConnectionLoss } from '../rpc/isConnectionLoss.js'
import { createProgram } from './createProgram.js'
import { describeFailure } from './describeFailure.js'
import { EXIT } from './exitCodes.js'

try {
  await createProgram((exitCode) => {
    process.exitCode = exitCode
  }).parseAsync()
} catch (error) {
  process.exitCode = end(error)
}

function end(error: unknown): number {
  if (error instanceof CommanderError) {
    // It has printed its own sentence, or the help that was asked for.
    return error.exitCode === 0 ? EXIT.ok : EXIT.unreachable
  }
  process.stderr.write(`${describeFailure(error)}\n`)
  return isDiaError(error) || isConnectionLoss(error) ? EXIT.unreachable : EXIT.unfit
}
