import { answerOrDiaError } from '../errors/index.js'
import type { MatrixFilterOption } from './MatrixDefinition.js'

/** A filter of any kind; what it offers, where it offers options. */
export interface OfferingFilter {
  readonly kind: string
  readonly options?: readonly MatrixFilterOption[]
}

/**
 * The values that rows hold for chosen ones: of an option with several names, all of them, whichever was chosen; any
 * other value is its own.
 * @example
 * import { storedValues } from '@dia/core/matrices'
 * const options = [{ value: 'played', label: 'Played', names: ['played', 'track_play'] }]
 * storedValues({ kind: 'select', options }, ['track_play', 'x']) // → ['played', 'track_play', 'x']
 */
export function storedValues(filter: OfferingFilter, chosen: readonly string[]): readonly string[] {
  return answerOrDiaError('storedValues', () => [
    ...new Set(chosen.flatMap((value) => optionOf(filter, value)?.names ?? [value])),
  ])
}

/**
 * Rows per option, from rows per value.
 * @example
 * import { countsOfOptions } from '@dia/core/matrices'
 * const options = [{ value: 'played', label: 'Played', names: ['played', 'track_play'] }]
 * const counts = new Map([['played', 2], ['track_play', 1]])
 * countsOfOptions({ kind: 'select', options }, counts).get('played') // → 3
 */
export function countsOfOptions(
  filter: OfferingFilter,
  counts: ReadonlyMap<string, number>,
): Map<string, number> {
  return answerOrDiaError('countsOfOptions', () => {
    const sums = new Map<string, number>()
    for (const [value, count] of counts) {
      const name = optionOf(filter, value)?.value ?? value
      sums.set(name, (sums.get(name) ?? 0) + count)
    }
    return sums
  })
}

function optionOf({ options = [] }: OfferingFilter, value: string): MatrixFilterOption | undefined {
  return options.find((option) => option.value === value || option.names?.includes(value))
}
