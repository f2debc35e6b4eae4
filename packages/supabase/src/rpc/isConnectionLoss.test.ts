import { expect, it } from 'vitest'
import { isConnectionLoss } from './isConnectionLoss.js'

it('tells a lost connection from a refusal', () => {
  const failed = (code: string) => isConnectionLoss(Object.assign(new Error(), { code }))
  expect(['CONNECTION_CLOSED', 'ECONNRESET', '57P01', '08006'].map(failed)).toEqual([true, true, true, true])
  expect(['42501', 'PT409', ''].map(failed)).toEqual([false, false, false])
})
