import { readInstant } from '../time/index.js'
import { compareText } from './compareText.js'
import { type Favourites, isFavourite } from './favourites.js'
import { type Fields, numberField, textField } from './journeyField.js'
import { KnownSum } from './KnownSum.js'
import { TimeSpan } from './TimeSpan.js'

/** The columns of the affinity query, for one artist or genre. */
export interface Affinity {
  readonly play_count: number
  /** Percent; null where no play knows its progress. */
  readonly avg_completion_rate: number | null
  /** Null where no play knows its duration. */
  readonly total_listen_time_seconds: number | null
  readonly first_listen: string
  readonly last_listen: string
  /** Whether the listener favourited any of the tracks counted here. */
  readonly has_favorited: boolean
}

const PLAYED = new Set(['played', 'player.track_played'])

/** Groups plays by name, the most played first; names of equal plays in text order, the nameless last. */
export function affinityBy(
  listens: readonly Fields[],
  favourites: Favourites,
  namesOf: (row: Fields) => readonly (string | null)[],
): [name: string | null, affinity: Affinity][] {
  const groups = new Map<string | null, Plays>()
  for (const row of listens) {
    if (!PLAYED.has(textField(row, 'event_type') ?? '')) continue
    for (const name of namesOf(row)) {
      const plays = groups.get(name)
      if (plays === undefined) groups.set(name, new Plays(row, favourites))
      else plays.add(row, favourites)
    }
  }
  return [...groups]
    .map(([name, plays]): [string | null, Affinity] => [name, plays.affinity()])
    .sort(([a, x], [b, y]) => y.play_count - x.play_count || compareNames(a, b))
}

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compareText(a, b)
}

class Plays {
  #count = 0
  #favourite = false
  #span: TimeSpan
  readonly #progress = new KnownSum()
  readonly #duration = new KnownSum()

  constructor(row: Fields, favourites: Favourites) {
    this.#span = new TimeSpan(readInstant(row.created_at, 'created_at'))
    this.add(row, favourites)
  }

  add(row: Fields, favourites: Favourites): void {
    this.#count += 1
    this.#span = this.#span.with(readInstant(row.created_at, 'created_at'))
    this.#progress.add(numberField(row, 'progress_percentage'))
    this.#duration.add(numberField(row, 'play_duration'))
    this.#favourite ||= isFavourite(favourites, row)
  }

  affinity(): Affinity {
    return {
      play_count: this.#count,
      avg_completion_rate: this.#progress.mean(),
      total_listen_time_seconds: this.#duration.sum(),
      first_listen: this.#span.start,
      last_listen: this.#span.end,
      has_favorited: this.#favourite,
    }
  }
}
