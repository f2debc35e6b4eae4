import { describe, expect, it } from 'vitest'
import { createFormat, englishMessages } from '../../messages/index.js'
import { filterText } from './filterText.js'

const settings = { messages: englishMessages, format: createFormat('en-GB', 'UTC'), timeZone: 'UTC' }
const shout = ({ value, label }: { value: string; label: string }) => `${value}: ${label.toUpperCase()}`

describe('what a filter is set to', () => {
  it('sends the labels of a boolean through the messages, as those of a select', () => {
    const definition = {
      name: 'has_dna',
      label: 'DNA',
      column: 'has_dna',
      kind: 'boolean',
      labels: { true: 'Initialised', false: 'Not initialised' },
    } as const
    expect(filterText(definition, { kind: 'boolean', value: true }, settings, shout)).toBe(
      'true: INITIALISED',
    )
    expect(filterText(definition, { kind: 'boolean', value: false }, settings, shout)).toBe(
      'false: NOT INITIALISED',
    )
  })

  it('says a share as it was set, to a thousandth of a percent', () => {
    const share = { name: 's', label: 'S', column: 's', kind: 'numberRange', unit: 'percent' } as const
    const text = (from: number) => filterText(share, { kind: 'numberRange', from }, settings, shout)
    expect([0.125, 0.995, 0.004, 0.5, 0.12345].map(text)).toEqual(
      ['12.5%', '99.5%', '0.4%', '50%', '12.345%'].map(englishMessages.filters.leastNumber),
    )
  })

  it('says yes or no where the definition names neither', () => {
    const definition = { name: 'open', label: 'Open', column: 'open', kind: 'boolean' } as const
    expect(filterText(definition, { kind: 'boolean', value: true }, settings, shout)).toBe(
      englishMessages.filters.yes,
    )
  })
})
