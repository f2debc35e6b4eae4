import type { MatrixViewAction, MatrixWriteAction } from '@dia/core/matrices'
import { describe, expect, it } from 'vitest'
import { enabledActions, fitsRow, viewActions } from './offeredActions.js'

const redrive: MatrixWriteAction = {
  kind: 'write',
  name: 'redrive',
  label: 'Redrive',
  scope: 'both',
  confirm: 'typed',
  fits: { column: 'state', values: ['dead'] },
}
const detail: MatrixViewAction = { kind: 'view', name: 'open', label: 'Open', to: 'passport', by: 'detail' }
const user: MatrixViewAction = {
  kind: 'view',
  name: 'user',
  label: 'View user',
  to: 'users',
  by: { filter: 'id', column: 'user_id' },
}
const matrix = { actions: [redrive, detail, user] }

describe('the actions of a row', () => {
  it('change nothing unless the host says so', () => {
    expect(enabledActions(matrix, [])).toEqual([])
    expect(enabledActions(matrix, ['redrive', 'unheard of'])).toEqual([redrive])
  })

  it('lead only where there is somewhere to go', () => {
    expect(viewActions(matrix, { hasDetail: false, canNavigate: false })).toEqual([])
    expect(viewActions(matrix, { hasDetail: true, canNavigate: true })).toEqual([detail, user])
  })

  it('are for rows they fit', () => {
    expect(fitsRow(redrive, { state: 'dead' })).toBe(true)
    expect(fitsRow(redrive, { state: 'done' })).toBe(false)
    expect(fitsRow(user, { user_id: null })).toBe(false)
    expect(fitsRow(user, { user_id: 'u1' })).toBe(true)
  })
})
