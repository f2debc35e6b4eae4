import { answerOrDiaError, DiaError } from '../errors/index.js'
import { type Moment, millisecondsOf } from '../time/index.js'
import { contractPeriod, type PayoutContract } from './PayoutContract.js'

/**
 * The contract that applies at a moment (an event's time), null when none does and the default shares
 * apply. Where several overlap, the one that took effect last wins, then the smaller id.
 * Throws DiaError `CONTRACT_PERIOD`, `INVALID_INSTANT`, `INVALID_CONTRACTS`.
 * @example
 * import { contractInForce } from '@dia/core/treasury'
 * contractInForce([], '2025-11-07T12:00:00Z') // → null
 */
export function contractInForce<Contract extends PayoutContract>(
  contracts: readonly Contract[],
  at: Moment,
): Contract | null {
  return answerOrDiaError('contractInForce', () => {
    if (!Array.isArray(contracts))
      throw new DiaError('INVALID_CONTRACTS', 'The contracts are no list.', 'Pass an array of contracts.')
    const time = millisecondsOf(at)
    const inForce = Array.from(contracts as readonly Contract[], (contract) => ({
      contract,
      ...contractPeriod(contract),
    }))
      .filter(({ start, end }) => start <= time && time < end)
      .sort((a, b) => b.start - a.start || (a.contract.id < b.contract.id ? -1 : 1))
    return inForce[0]?.contract ?? null
  })
}
