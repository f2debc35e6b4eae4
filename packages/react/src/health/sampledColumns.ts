import type { HealthMessages } from '../messages/healthMessages.js'
import type { DiaFormat } from '../messages/index.js'
import type { SampledFigure } from './healthTiles.js'

/** What the samples hold, in the order of the tiles, and how each figure is called and written. */
export interface SampledColumn {
  readonly of: SampledFigure
  readonly title: string
  text(value: number): string
}

export function sampledColumns(words: HealthMessages, format: DiaFormat): readonly SampledColumn[] {
  const seconds = (value: number) => words.seconds(format.number(Math.round(value)))
  return [
    { of: 'users', title: words.users, text: format.number },
    { of: 'interactions', title: words.interactions, text: format.number },
    { of: 'open', title: words.backlog, text: format.number },
    { of: 'lagSeconds', title: words.lag, text: seconds },
    { of: 'decided', title: words.throughput, text: format.number },
    { of: 'dead', title: words.dead, text: format.number },
    { of: 'freshnessSeconds', title: words.freshness, text: seconds },
    { of: 'ledgerOffCents', title: words.ledgerOff, text: format.number },
    { of: 'dnaShare', title: words.coverage, text: format.percent },
    { of: 'duplicates', title: words.duplicates, text: format.number },
    { of: 'unsealed', title: words.unsealed, text: format.number },
    { of: 'workers', title: words.workers, text: format.number },
  ]
}
