import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { ContractCase } from './ContractCase.js'
import type { MatrixSourceHarness } from './MatrixSourceHarness.js'
import { matrixFilterCases } from './matrixFilterCases.js'
import { matrixPagingCases } from './matrixPagingCases.js'
import { matrixRefusalCases } from './matrixRefusalCases.js'
import { matrixScene } from './matrixScene.js'
import { matrixStreamCases } from './matrixStreamCases.js'

/**
 * What every `MatrixSource` keeps: rows exact and in order, filters of every kind, search, counts, refusals, streams.
 * Throws DiaError `INVALID_HARNESS`.
 * @example
 * import { contractActivity, matrixSourceContract } from '@dia/core/contracts'
 * import { memoryMatrixSource } from '@dia/core/matrices'
 * const open = async (matrix, rows) => memoryMatrixSource(rows, { did: contractActivity })
 * const [first] = matrixSourceContract({ open })
 * await first.run() // → undefined
 */
export function matrixSourceContract(harness: MatrixSourceHarness): readonly ContractCase[] {
  return answerOrDiaError('matrixSourceContract', () => {
    if (typeof harness?.open !== 'function') {
      throw new DiaError(
        'INVALID_HARNESS',
        'There is nothing to open a source with',
        'Pass { open }, which answers a MatrixSource over the rows it is given.',
      )
    }
    const scene = matrixScene(harness)
    return [
      ...matrixPagingCases(scene),
      ...matrixFilterCases(scene),
      ...matrixRefusalCases(scene),
      ...matrixStreamCases(scene),
    ]
  })
}
