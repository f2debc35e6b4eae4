import type { MatrixColumn } from '@dia/core/matrices'
import { describe, expect, it } from 'vitest'
import { cellCompanions, isSameCell } from './cellCompanions.js'

interface Payment {
  readonly cents: string
  readonly currency: string
}
const amount: MatrixColumn<Payment> = {
  name: 'cents',
  label: 'Amount',
  kind: 'money',
  companions: { currency: 'currency' },
}

describe('what a cell is drawn from', () => {
  it('holds the companions its column names, and nothing else of the row', () => {
    expect(cellCompanions(amount, { cents: '1', currency: 'EUR' })).toEqual({ currency: 'EUR' })
    expect(
      cellCompanions({ ...amount, companions: {}, entityType: 'track' }, { cents: '1', currency: 'EUR' }),
    ).toEqual({ entityType: 'track' })
  })

  it('is the same while value and companions are', () => {
    const cell = (value: unknown, currency: string) => ({ value, companions: { currency } })
    expect(isSameCell(cell('1', 'EUR'), cell('1', 'EUR'))).toBe(true)
    expect(isSameCell(cell('1', 'EUR'), cell('1', 'USD'))).toBe(false)
    expect(isSameCell(cell('1', 'EUR'), cell('2', 'EUR'))).toBe(false)
    expect(isSameCell(cell(['a', { b: 1 }], 'EUR'), cell(['a', { b: 1 }], 'EUR'))).toBe(true)
    expect(isSameCell(cell(Number.NaN, 'EUR'), cell(Number.NaN, 'EUR'))).toBe(true)
  })
})
