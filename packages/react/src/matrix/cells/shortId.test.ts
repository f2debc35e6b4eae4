import { describe, expect, it } from 'vitest'
import { shortId } from './shortId.js'

describe('an id where room is short', () => {
  it('is its beginning, which tells random ids apart', () => {
    expect(shortId('3f0c9d2e-0b7a-4a57-9a55-7a5dbb1c0f11')).toBe('3f0c9d2e…')
    expect(shortId('3f0c9d2e-')).toBe('3f0c9d2e-')
  })

  it('is its end where it begins as all of its kind do', () => {
    expect(shortId('pi_3OaLzR2eZvKYlo2C1k7eeb31')).toBe('pi_…7eeb31')
    expect(shortId('sub_1OaLzR2eZvKY')).not.toBe(shortId('sub_1OaLzR2eZvKZ'))
    expect(shortId('pi_demo_1')).toBe('pi_demo_1')
  })
})
