import { describe, expect, it } from 'vitest'
import { createFormat, englishMessages } from '../../messages/index.js'
import { rangeText } from './rangeText.js'

const format = createFormat('en-GB', 'UTC')
const say = (offset: number, rowCount: number, total: Parameters<typeof rangeText>[2]['total']) =>
  rangeText(englishMessages.matrix, format, { offset, rowCount, total })

describe('the range of rows', () => {
  it('says how well the total is known', () => {
    expect(say(0, 50, { status: 'exact', value: 204 })).toBe('1–50 of 204')
    expect(say(50, 50, { status: 'estimated', value: 12_400 })).toBe('51–100 of about 12,400')
    expect(say(0, 50, { status: 'unknown' })).toBe('1–50 of many')
    expect(say(0, 50, { status: 'asking' })).toBe('1–50 of …')
  })

  it('does not repeat an estimate that the rows already disprove', () => {
    expect(say(100, 50, { status: 'estimated', value: 120 })).toBe('101–150 of many')
  })

  it('says that there are no rows', () => {
    expect(say(0, 0, { status: 'exact', value: 0 })).toBe('No rows')
  })
})
