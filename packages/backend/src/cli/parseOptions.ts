import { DiaError } from '@dia/core/errors'
import type { BackendSeed } from '../seed/BackendSeed.js'

/** A port of 0 to 65535. Throws `PORT_INVALID`. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65535)) {
    throw new DiaError('PORT_INVALID', `"${text}" is no port.`, 'Use --port with a number from 0 to 65535.')
  }
  return port
}

/** `none`, `demo`, or how many interactions. Throws `SEED_INVALID`. */
export function parseSeed(text: string): BackendSeed {
  if (text === 'none' || text === 'demo') {
    return text
  }
  if (/^[1-9]\d{0,9}$/.test(text)) {
    return Number(text)
  }
  throw new DiaError(
    'SEED_INVALID',
    `"${text}" is no seed.`,
    'Use --seed none, --seed demo, or --seed with a number of interactions such as 20000.',
  )
}
