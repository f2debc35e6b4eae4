import { attributeDna } from '../attribution/index.js'
import { DNA_DOMAINS, DOMAIN_DIMENSIONS, type PerDomain } from '../domains/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import {
  type DnaHistory,
  type DnaHistorySource,
  dnaStateOf,
  historyInteractions,
  initialStateOf,
} from '../history/index.js'
import type { ContractCase } from './ContractCase.js'
import { must } from './must.js'
import { mustEqual } from './mustEqual.js'
import { mustRefuse } from './mustRefuse.js'

/** What a contract needs of an adapter that answers histories. */
export interface DnaHistoryHarness {
  /** A source, and the users it knows. Asked once, when a case needs it. */
  open(): Promise<{
    readonly source: DnaHistorySource
    /** Has a DNA, decisions that moved it, and one that was skipped. */
    readonly userId: string
    /** How many decisions that user has. */
    readonly decisions: number
    /** Is known and has no DNA. */
    readonly withoutDna: string
    readonly unknown: string
    /** The lifetime masses that the backend itself keeps for `userId`; left out where it keeps none. */
    readonly lifetimeMass?: PerDomain<number>
  }>
}

/**
 * What every `DnaHistorySource` keeps: all decisions in order with their vectors, from which core's fold gives the DNA
 * that the backend has. Throws DiaError `INVALID_HARNESS`.
 * @example
 * import { dnaHistoryContract } from '@dia/core/contracts'
 * dnaHistoryContract({ open: async () => { throw new Error('later') } }).length // → 6
 */
export function dnaHistoryContract(harness: DnaHistoryHarness): readonly ContractCase[] {
  return answerOrDiaError('dnaHistoryContract', () => {
    if (typeof harness?.open !== 'function') {
      throw new DiaError(
        'INVALID_HARNESS',
        'There is nothing to open a source with',
        'Pass { open }, which answers a DnaHistorySource and the users it knows.',
      )
    }
    let opened: ReturnType<DnaHistoryHarness['open']> | undefined
    return casesOf(() => {
      opened ??= harness.open()
      return opened
    })
  })
}

function casesOf(scene: DnaHistoryHarness['open']): readonly ContractCase[] {
  const read = async () => {
    const { source, userId } = await scene()
    return source.readDnaHistory(userId)
  }
  return [
    {
      name: 'gives every decision once, oldest first by time and id',
      async run() {
        const { items, userId, readAt } = await read()
        const { decisions, userId: asked } = await scene()
        mustEqual('the user', userId, asked)
        mustEqual('the number of decisions', items.length, decisions)
        mustEqual('the number of ids', new Set(items.map(({ id }) => id)).size, items.length)
        const keys = items.map(({ occurredAt, id }) => `${new Date(occurredAt).toISOString()} ${id}`)
        mustEqual('their order', keys, [...keys].sort())
        must(Number.isFinite(Date.parse(readAt)), 'The moment of reading is a time', readAt)
      },
    },
    {
      name: 'gives a vector for what moved the DNA, and a reason for what did not',
      async run() {
        const history = await read()
        must(
          history.items.some(({ skipReason }) => skipReason === null),
          'Some decision moved the DNA',
        )
        must(
          history.items.some(({ skipReason }) => skipReason !== null),
          'Some decision was skipped',
        )
        for (const { id, vectorId, skipReason, k, valence } of history.items) {
          must(
            (skipReason === null) === (vectorId !== null),
            `The decision ${id} has either a vector or a reason`,
            `${vectorId} and ${skipReason}`,
          )
          must(
            Number.isFinite(valence) && DNA_DOMAINS.every((domain) => k[domain] >= 0 && k[domain] <= 5),
            `The decision ${id} weighs 0 to 5`,
          )
          if (vectorId !== null) mustBeVectors(`the vector ${vectorId}`, history.vectors.get(vectorId))
        }
        must(history.model !== null && history.prior !== null, 'The DNA has a model and a prior')
        mustBeVectors('the prior', history.prior)
      },
    },
    {
      name: 'folds to the DNA that the backend keeps, and attributes all of it',
      async run() {
        const history = await read()
        const { lifetimeMass } = await scene()
        const state = dnaStateOf(history)
        if (lifetimeMass !== undefined) {
          for (const domain of DNA_DOMAINS) {
            must(
              Math.abs(state.lifetimeMass[domain] - lifetimeMass[domain]) < 1e-5,
              `The ${domain} lifetime mass is ${lifetimeMass[domain]}`,
              String(state.lifetimeMass[domain]),
            )
          }
        }
        const { prior, contributions } = attributeDna(initialStateOf(history), historyInteractions(history))
        for (const domain of DNA_DOMAINS) {
          const sum = contributions.reduce((total, { shares }) => total + shares[domain], prior[domain])
          const isEmpty = state.lifetimeMass[domain] === 0 && prior[domain] === 0
          must(
            isEmpty ? sum === 0 : Math.abs(sum - 1) < 1e-9,
            `The ${domain} shares sum to ${isEmpty ? 0 : 1}`,
            String(sum),
          )
        }
      },
    },
    {
      name: 'is null and empty for a user without DNA, and NOT_FOUND for nobody',
      async run() {
        const { source, withoutDna, unknown } = await scene()
        const none = await source.readDnaHistory(withoutDna)
        mustEqual(
          'the history of a user without DNA',
          { prior: none.prior, model: none.model, items: none.items, vectors: none.vectors.size },
          { prior: null, model: null, items: [], vectors: 0 },
        )
        await mustRefuse('a user who is not there', ['NOT_FOUND'], () => source.readDnaHistory(unknown))
      },
    },
    {
      name: 'tells how far it has come, at the end all of it',
      async run() {
        const { source, userId, decisions } = await scene()
        const told: { done: number; total: number | null }[] = []
        await source.readDnaHistory(userId, { onProgress: (progress) => void told.push({ ...progress }) })
        mustEqual('the last progress', told.at(-1)?.done, decisions)
        must(
          told.every(({ done, total }, at) => done >= (told[at - 1]?.done ?? 0) && done <= (total ?? done)),
          'Progress grows, and stays below the total',
        )
      },
    },
    {
      name: 'answers ABORTED to a reader who has gone',
      async run() {
        const { source, userId } = await scene()
        await mustRefuse('a history', ['ABORTED'], () =>
          source.readDnaHistory(userId, { signal: AbortSignal.abort() }),
        )
      },
    },
  ]
}

/** Of the kit's length, and of length 1 or zero. */
function mustBeVectors(what: string, vectors: DnaHistory['prior'] | undefined): void {
  must(vectors !== null && vectors !== undefined, `There is ${what}`)
  for (const domain of DNA_DOMAINS) {
    const components = Array.from(vectors[domain])
    const length = Math.hypot(...components)
    mustEqual(`the number of components of ${what}`, components.length, DOMAIN_DIMENSIONS)
    must(
      length === 0 || Math.abs(length - 1) < 1e-5,
      `The ${domain} part of ${what} is of length 1 or zero`,
      `${length}`,
    )
  }
}
