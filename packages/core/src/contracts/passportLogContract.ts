import type { ContractCase } from './ContractCase.js'
import type { PassportLogCases, PassportLogHarness } from './PassportLogHarness.js'
import { passportEffectCases } from './passportEffectCases.js'
import { passportFailureCases } from './passportFailureCases.js'
import { passportLeaseCases } from './passportLeaseCases.js'
import { passportMoneyCases } from './passportMoneyCases.js'

/**
 * What every Passport log keeps: each entry once, effect and mark together, money in order, failures apart.
 * @example
 * import { passportLogContract } from '@dia/core/contracts'
 * const harness = { open: async () => { throw new Error('no log') } }
 * passportLogContract(harness).map(({ name }) => name).includes('gives no entry to two live workers') // → true
 */
export function passportLogContract(harness: PassportLogHarness): readonly ContractCase[] {
  const cases: PassportLogCases = {
    ...passportLeaseCases,
    ...passportEffectCases,
    ...passportMoneyCases,
    ...passportFailureCases,
  }
  return Object.entries(cases).map(([name, keeps]) => ({
    name,
    async run() {
      const fixture = await harness.open()
      try {
        await keeps(fixture)
      } finally {
        await fixture.close()
      }
    },
  }))
}
