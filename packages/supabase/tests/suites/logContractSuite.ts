import { passportLogContract } from '@dia/core/contracts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { openPassportLog } from '../fixture/openPassportLog.js'
import { directLog, serviceLog } from '../fixture/work.js'

/** The contract of a Passport log, over the API and on a direct connection. */
export function logContractSuite(open: OpenBackend): void {
  describe.each([
    ['the API', serviceLog],
    ['a direct connection', directLog],
  ])('the Passport log over %s', (_, logOf) => {
    let backend: TestBackend
    beforeAll(async () => {
      backend = await open()
    })
    afterAll(() => backend.close())

    for (const { name, run } of passportLogContract({ open: () => openPassportLog(backend, logOf) }))
      it(name, run)
  })
}
