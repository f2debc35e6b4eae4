import { DNA_DOMAINS, type DnaDomain } from '@dia/core/domains'
import type { DnaMovements } from '../dna/DnaMovements.js'
import type { Figures } from '../dna/useFigures.js'
import type { DiaMessages } from '../messages/index.js'
import type { HelixModel } from './helixModel.js'

/** What a rung says, the same in the tooltip, in the pinned card, in the table and to a screen reader. */
export interface RungDescription {
  /** The log entry behind it; of a bucket, its strongest. */
  readonly entryId: string
  readonly count: number
  readonly time: string
  readonly title: string
  readonly domains: readonly {
    readonly domain: DnaDomain
    readonly alpha: string
    readonly delta: string
    readonly share: string
  }[]
  /** Of the composite; null until it is known, or of a bucket. */
  readonly moved: string | null
  readonly share: string | null
  readonly left: string
  readonly direction: 'pull' | 'push' | 'both'
  readonly sentence: string
}

export function describeRung(
  model: HelixModel,
  rung: number,
  movements: DnaMovements | null,
  { helix: words, dna }: Pick<DiaMessages, 'helix' | 'dna'>,
  figures: Figures,
): RungDescription | null {
  const { rungs, track } = model
  const peak = rungs.peaks[rung]
  const item = peak === undefined ? undefined : track.items[peak]
  if (peak === undefined || item === undefined) return null
  const count = (rungs.last[rung] as number) - (rungs.first[rung] as number)
  const what = words.rung(words.eventType(item.eventType), item.entityName ?? words.unknownEntity)
  const time = figures.dayTime(track.trace.times[peak] as number)
  const isLater = model.later[rung] === 1
  const share = isLater ? null : figures.share(model.shares[rung] as number)
  const moved = movements === null ? null : figures.rate(movements.deltaNorms[peak * 5 + 4] as number)
  const domains = DNA_DOMAINS.map((domain, d) => ({
    domain,
    alpha: movements === null ? '…' : figures.rate(movements.alphas[peak * 4 + d] as number),
    delta: movements === null ? '…' : figures.rate(movements.deltaNorms[peak * 5 + d] as number),
    share: isLater
      ? '–'
      : figures.share((model.pulls[rung * 4 + d] as number) + (model.pushes[rung * 4 + d] as number)),
  }))
  const title = count === 1 ? what : `${words.bucket(String(count))}, ${words.strongest(what)}`
  const sentence = [
    `${time}: ${title}`,
    ...(moved === null ? [] : [words.delta(moved)]),
    share === null ? words.later : words.shareNow(share, figures.dayTime(model.moment.atMs)),
    ...domains.map(({ domain, alpha }) => `${dna.domains[domain]} ${words.alpha(alpha)}`),
  ].join('; ')
  return {
    entryId: item.id,
    count,
    time,
    title,
    domains,
    moved,
    share,
    left: isLater ? '–' : figures.share(model.left[rung] as number),
    direction: directionOf(model, rung),
    sentence,
  }
}

function directionOf({ pulls, pushes }: HelixModel, rung: number): RungDescription['direction'] {
  const has = (values: Float64Array) => values.subarray(rung * 4, rung * 4 + 4).some((value) => value > 0)
  return has(pushes) ? (has(pulls) ? 'both' : 'push') : 'pull'
}
