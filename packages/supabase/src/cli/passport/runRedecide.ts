import { readFile } from 'node:fs/promises'
import { formatScore } from '@dia/core/coliseum'
import { DNA_DOMAINS } from '@dia/core/domains'
import { hashingEmbedder } from '@dia/core/embedding'
import { DiaError } from '@dia/core/errors'
import { type CatalogueOverrides, EVENT_CATALOGUE, extendCatalogue } from '@dia/core/events'
import type { PartialDnaPreferences } from '@dia/core/influence'
import { type RedecideOptions, type RedecideReport, redecide } from '@dia/core/redecide'
import { recordedSource } from '../../verify/index.js'
import { EXIT } from '../exitCodes.js'
import { type ConnectionOptions, openConnection } from './openConnection.js'

export interface RedecideCommand extends ConnectionOptions {
  readonly weights: string
  readonly user?: string
  readonly json?: boolean
}

/** Prints, user by user, what other weights would change, and writes nothing; answers the exit code. */
export async function runRedecide({ weights, user, json, ...options }: RedecideCommand): Promise<number> {
  const tried = await readWeights(weights)
  const { call, close } = await openConnection(options)
  const sum = { users: 0, entries: 0, changed: 0 }
  try {
    const source = recordedSource({ rpc: call, model: hashingEmbedder.model })
    for await (const report of redecide(source, { ...tried, ...(user !== undefined && { userId: user }) })) {
      const isChanged = report.decisionsChanged + report.scoresChanged > 0
      sum.users += 1
      sum.entries += report.entries
      sum.changed += Number(isChanged)
      if (json) process.stdout.write(`${JSON.stringify(report, withText)}\n`)
      else if (isChanged) process.stdout.write(lineOf(report))
    }
    if (!json)
      process.stdout.write(
        `${sum.entries} entries of ${sum.users} users decided anew: ${sum.changed} users would differ. Nothing was written.\n`,
      )
    return EXIT.ok
  } finally {
    await close()
  }
}

/** `{ "events": [{ "type", "weights", … }], "unknownTypeWeights", "preferences" }`, each of them optional. */
async function readWeights(path: string): Promise<RedecideOptions> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw unreadable('There is no file of weights to read.')
  })
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw unreadable('The file of weights is no JSON.')
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw unreadable('The file of weights holds no object.')
  const { preferences, ...overrides } = given as Partial<CatalogueOverrides> & {
    readonly preferences?: PartialDnaPreferences
  }
  const catalogue = extendCatalogue(EVENT_CATALOGUE, { version: 'tried', ...overrides })
  return { catalogue, ...(preferences !== undefined && { preferences }) }
}

function unreadable(message: string): DiaError {
  return new DiaError(
    'WEIGHTS_UNREADABLE',
    message,
    'Write { "events": [{ "type": "player.track_played", "weights": { "cultural": 0.9 } }], "preferences": { … } } into it.',
  )
}

function lineOf({ userId, distance, ...report }: RedecideReport): string {
  const domains = DNA_DOMAINS.map((domain) => `${domain} ${distance[domain].toFixed(4)}`).join(', ')
  const { decisionsChanged, scoresChanged, scoreBefore, scoreAfter, entries } = report
  return `${userId}: ${decisionsChanged} decisions and ${scoresChanged} scores of ${entries} entries; DNA ${domains}; score ${formatScore(scoreBefore)} to ${formatScore(scoreAfter)}\n`
}

function withText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
