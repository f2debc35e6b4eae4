import type { ChangesSource } from '../changes/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { ContractCase } from './ContractCase.js'
import { must } from './must.js'
import { mustEqual } from './mustEqual.js'

/** What a contract needs of an adapter that tells of changes. */
export interface ChangesSourceHarness {
  /** A source of its own for each case. */
  open(): Promise<ChangesSource>
  /** Two relations that do not change with one another. */
  readonly relations: readonly [string, string]
  /** Writes to a relation. */
  change(relation: string): Promise<void>
  /** How long a change may take to be told of, in ms. */
  readonly within: number
  /** Subscriptions that are open, or questions asked at once, where the harness can count them. */
  subscriptions?(): number
}

/**
 * What every `ChangesSource` keeps: it tells who listens, all of them, nobody else, and asks once for all.
 * Throws DiaError `INVALID_HARNESS`.
 * @example
 * import { changesSourceContract } from '@dia/core/contracts'
 * const listeners = new Set()
 * const listen = (relation, onChange) => {
 *   const listener = { relation, onChange }
 *   listeners.add(listener)
 *   return () => listeners.delete(listener)
 * }
 * const tell = (one) => { try { one.onChange() } catch { } }
 * const change = async (relation) => listeners.forEach((one) => one.relation === relation && tell(one))
 * const harness = { open: async () => ({ listen }), relations: ['a', 'b'], change, within: 100 }
 * await Promise.all(changesSourceContract(harness).map((one) => one.run())).then(() => listeners.size) // → 0
 */
export function changesSourceContract(harness: ChangesSourceHarness): readonly ContractCase[] {
  return answerOrDiaError('changesSourceContract', () => {
    const [relation, other] = Array.isArray(harness?.relations) ? harness.relations : []
    if (typeof harness?.open !== 'function' || typeof harness.change !== 'function' || !relation || !other) {
      throw new DiaError(
        'INVALID_HARNESS',
        'There is nothing to listen to',
        'Pass { open, relations, change, within }.',
      )
    }
    return casesOf(harness, relation, other)
  })
}

function casesOf(harness: ChangesSourceHarness, relation: string, other: string): readonly ContractCase[] {
  /** Changes it again and again, since nobody says from when on a source listens. */
  async function changeUntil(isTold: () => boolean, what: string): Promise<void> {
    const end = Date.now() + harness.within
    while (Date.now() < end) {
      await harness.change(relation)
      for (let wait = 0; wait < 20 && !isTold(); wait++) await pause(harness.within / 1000)
      if (isTold()) return
    }
    throw new Error(`${what} within ${harness.within} ms; came nothing`)
  }

  return [
    {
      name: 'tells all who listen to a relation after it changed, and a function that listens twice, twice',
      async run() {
        const source = await harness.open()
        const told = [0, 0]
        const twice = () => {
          told[1] = (told[1] ?? 0) + 1
        }
        const stops = [
          source.listen(relation, () => {
            told[0] = (told[0] ?? 0) + 1
          }),
          source.listen(relation, twice),
          source.listen(relation, twice),
        ]
        await changeUntil(() => (told[0] ?? 0) > 0, 'A listener is told')
        mustEqual('how often the function that listens twice was told', told[1], 2 * (told[0] ?? 0))
        for (const stop of stops) stop()
      },
    },
    {
      name: 'tells nobody of another relation, and nobody who has gone; leaving twice harms nobody',
      async run() {
        const source = await harness.open()
        let told = 0
        let elsewhere = 0
        let gone = 0
        const stops = [
          source.listen(relation, () => {
            told += 1
          }),
          source.listen(other, () => {
            elsewhere += 1
          }),
        ]
        const leave = source.listen(relation, () => {
          gone += 1
        })
        await changeUntil(() => told > 0, 'A listener is told')
        leave()
        leave()
        const [before, toldBefore] = [gone, told]
        await changeUntil(() => told > toldBefore, 'Whoever stayed is told')
        mustEqual('calls to whoever had gone', gone, before)
        mustEqual('calls to whoever listens to another relation', elsewhere, 0)
        for (const stop of stops) stop()
      },
    },
    {
      name: 'goes on telling the others, again and again, where a listener throws',
      async run() {
        const source = await harness.open()
        let told = 0
        const stops = [
          source.listen(relation, () => {
            throw new DiaError('NOT_HEARD', 'A listener of the contract throws', 'Tell the others.')
          }),
          source.listen(relation, () => {
            told += 1
          }),
        ]
        await changeUntil(() => told > 0, 'Whoever listens beside one that throws is told')
        const before = told
        await changeUntil(() => told > before, 'Whoever listens beside one that throws is told again')
        for (const stop of stops) stop()
      },
    },
    {
      name: 'asks once for all who listen to a relation, not at all when all have gone, and again for the next',
      async run() {
        const source = await harness.open()
        const quiet = harness.subscriptions?.() ?? 0
        const stops = Array.from({ length: 10 }, () => source.listen(relation, () => undefined))
        if (harness.subscriptions !== undefined)
          mustEqual('subscriptions of ten listeners', harness.subscriptions() - quiet, 1)
        for (const stop of stops) stop()
        let told = 0
        const stop = source.listen(relation, () => {
          told += 1
        })
        await changeUntil(() => told > 0, 'Whoever comes after all have gone is told')
        stop()
        const before = told
        await harness.change(relation)
        await pause(harness.within / 20)
        must(told === before, 'Nobody is told after all have gone', `${told - before} calls`)
      },
    },
  ]
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timers = globalThis as unknown as { setTimeout(call: () => void, ms: number): unknown }
    timers.setTimeout(resolve, ms)
  })
}
