import { accountsMatrix, usersMatrix } from '@dia/core/matrices'
import { expect, it } from 'vitest'
import { afterPosition } from './afterPosition.js'

const user = '15480116-8c78-4a75-af8c-2c70795333a6'
const asked = (bounds: ReturnType<typeof afterPosition>) =>
  bounds.map(({ conditions, or }) => [
    ...conditions.map(({ column, operator, value }) => `${column}=${operator}.${value}`),
    ...(or === undefined ? [] : [or]),
  ])

it('asks once where the page was no run of equal values', () => {
  const bounds = afterPosition(usersMatrix, { column: 'votes', direction: 'desc' }, { value: 3, key: user })
  expect(asked(bounds)).toEqual([
    [`and(votes.lte."3",or(votes.lt."3",and(votes.eq."3",user_id.lt."${user}")))`],
  ])
})

it('within a run, compares cents, keys of several parts and times as they are, which an index can start at', () => {
  const key = `${user}.USD`
  const balance = { column: 'balance_cents', direction: 'desc' } as const
  expect(asked(afterPosition(accountsMatrix, balance, { value: '0', key, tied: true }))).toEqual([
    ['balance_cents=eq.0', `account_id=lt.${key}`],
    ['balance_cents=lt.0'],
  ])
  const created = { column: 'created_at', direction: 'asc' } as const
  const value = '2025-08-03T12:00:00.123456+00:00'
  expect(asked(afterPosition(usersMatrix, created, { value, key: user, tied: true }))).toEqual([
    [`created_at=eq.${value}`, `user_id=gt.${user}`],
    [`created_at=gt.${value}`],
  ])
})

it('hands over as the one member of an array what a server might take for more than text', () => {
  const names = { column: 'display_name', direction: 'asc' } as const
  for (const value of ['null', '12', '{}', 'a"b', ' padded ']) {
    const [ties] = asked(afterPosition(usersMatrix, names, { value, key: user, tied: true }))
    expect(ties?.[0]).toMatch(/^display_name=eq\(any\)\.\{".*"\}$/)
  }
})
