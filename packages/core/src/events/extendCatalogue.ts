import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import {
  DIA_SYSTEMS,
  EVENT_CATEGORIES,
  EVENT_ENTITY_TYPES,
  type EventCatalogue,
  type EventCategory,
  type EventDefinition,
  type UnknownTypeWeights,
} from './EventDefinition.js'
import { indexCatalogue } from './indexCatalogue.js'
import { TRANSACTION_TYPES } from './TransactionType.js'

/** What a host changes: a new type needs `weights` and `baseIntensity`, a known one only what differs. */
export type EventOverride = Partial<Omit<EventDefinition, 'category' | 'weights'>> & {
  readonly type: string
  readonly weights?: Readonly<Partial<PerDomain<number>>>
}

export interface CatalogueOverrides {
  /** Names the extended catalogue in every decision made with it; differs from the base's. */
  readonly version: string
  readonly events?: readonly EventOverride[]
  readonly unknownTypeWeights?: UnknownTypeWeights
}

/**
 * A catalogue with a host's types added and changed. Weights and base intensity lie in [0, 1], valence in
 * [−1, 1], a score is not negative; anything else is a DiaError `INVALID_CATALOGUE`.
 * @example
 * import { EVENT_CATALOGUE, extendCatalogue, resolveEventType } from '@dia/core/events'
 * const ours = extendCatalogue(EVENT_CATALOGUE, {
 *   version: 'our-host-1',
 *   events: [{ type: 'player.track_played', baseIntensity: 0.6 }],
 * })
 * resolveEventType('played', ours)?.baseIntensity // → 0.6
 */
export function extendCatalogue(base: EventCatalogue, overrides: CatalogueOverrides): EventCatalogue {
  return answerOrDiaError('extendCatalogue', () => {
    const version = overrides?.version
    if (typeof version !== 'string' || version === '' || version === base.version)
      throw invalid('version', 'a name of its own, other than the base catalogue’s')
    const byType = new Map(base.events.map((event) => [event.type, event]))
    for (const override of overrides.events ?? [])
      byType.set(override.type, mergeDefinition(byType.get(override.type), override))
    const unknown = overrides.unknownTypeWeights ?? base.unknownTypeWeights
    return indexCatalogue({
      version,
      events: Object.freeze([...byType.values()]),
      unknownTypeWeights: Object.freeze({
        ...checkWeights('unknownTypeWeights', unknown),
        baseIntensity: inRange('unknownTypeWeights.baseIntensity', unknown.baseIntensity, 0, 1),
        valence: inRange('unknownTypeWeights.valence', unknown.valence, -1, 1),
      }),
    })
  })
}

function mergeDefinition(known: EventDefinition | undefined, override: EventOverride): EventDefinition {
  const { type } = override
  if (typeof type !== 'string' || !/^[a-z]+\.[a-z0-9_]+$/.test(type))
    throw invalid('type', 'category.verb_phrase in small letters')
  const transactionType = override.transactionType ?? known?.transactionType
  return Object.freeze({
    type,
    category: oneOf<EventCategory>(type, type.slice(0, type.indexOf('.')), EVENT_CATEGORIES),
    weights: Object.freeze(checkWeights(type, { ...known?.weights, ...override.weights })),
    baseIntensity: inRange(`${type}.baseIntensity`, override.baseIntensity ?? known?.baseIntensity, 0, 1),
    valence: inRange(`${type}.valence`, override.valence ?? known?.valence ?? 1, -1, 1),
    affects: everyOneOf(`${type}.affects`, override.affects ?? known?.affects ?? [], DIA_SYSTEMS),
    coliseumScore: inRange(
      `${type}.coliseumScore`,
      override.coliseumScore ?? known?.coliseumScore ?? 0,
      0,
      1e6,
    ),
    entityTypes: everyOneOf(
      `${type}.entityTypes`,
      override.entityTypes ?? known?.entityTypes ?? [],
      EVENT_ENTITY_TYPES,
    ),
    aliases: everyText(`${type}.aliases`, override.aliases ?? known?.aliases ?? []),
    description:
      everyText(`${type}.description`, [override.description ?? known?.description ?? type])[0] ?? type,
    ...(transactionType === undefined
      ? {}
      : { transactionType: oneOf(`${type}.transactionType`, transactionType, TRANSACTION_TYPES) }),
  })
}

function checkWeights(path: string, weights: Partial<PerDomain<number>>): PerDomain<number> {
  const checked = {} as PerDomain<number>
  for (const domain of DNA_DOMAINS) checked[domain] = inRange(`${path}.${domain}`, weights[domain], 0, 1)
  return checked
}

function inRange(path: string, value: unknown, low: number, high: number): number {
  if (typeof value !== 'number' || !(value >= low && value <= high))
    throw invalid(path, `a number from ${low} to ${high}`)
  return value
}

function oneOf<T extends string>(path: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw invalid(path, `one of ${allowed.join(', ')}`)
  return found
}

function everyOneOf<T extends string>(path: string, values: unknown, allowed: readonly T[]): readonly T[] {
  if (!Array.isArray(values)) throw invalid(path, `a list of ${allowed.join(', ')}`)
  return Object.freeze(values.map((value) => oneOf(path, value, allowed)))
}

function everyText(path: string, values: unknown): readonly string[] {
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string' && value !== ''))
    throw invalid(path, 'text that is not empty')
  return Object.freeze([...values])
}

function invalid(path: string, expected: string): DiaError {
  return new DiaError(
    'INVALID_CATALOGUE',
    `The catalogue's ${path} is not usable.`,
    `It needs ${expected}.`,
    { details: { path } },
  )
}
