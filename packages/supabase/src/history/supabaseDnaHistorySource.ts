import { DNA_DOMAINS, type PerDomain } from '@dia/core/domains'
import type { DomainVectors } from '@dia/core/embedding'
import { DiaError } from '@dia/core/errors'
import type { DnaHistory, DnaHistoryItem, DnaHistoryOptions, DnaHistorySource } from '@dia/core/history'
import type { SupabaseClient } from '@supabase/supabase-js'
import { readRpc } from '../reading/readRpc.js'
import { decodeVectors } from './decodeVectors.js'

/** What `dia_dna_history` answers; k comes in domain order. */
interface AnsweredPage {
  readonly items: readonly (Omit<DnaHistoryItem, 'k'> & { readonly k: readonly number[] })[]
  /** On the first page alone. */
  readonly opening: {
    readonly readAt: string
    readonly total: number
    readonly model: string | null
    readonly prior: PerDomain<string | null> | null
  } | null
}

const PAGE = 1000
/** Vectors per request: some 2 kB each and domain. */
const VECTORS = 250

/** Reads users' decisions and what they mirrored; one opening in the audit log, however many pages it takes. */
export function supabaseDnaHistorySource(supabase: SupabaseClient): DnaHistorySource {
  async function readPage(
    userId: string,
    last: DnaHistoryItem | undefined,
    signal: AbortSignal | undefined,
  ): Promise<AnsweredPage> {
    const page = await readRpc(
      supabase,
      'dia_dna_history',
      {
        of_user: userId,
        after_occurred_at: last?.occurredAt ?? null,
        after_id: last?.id ?? null,
        page_limit: PAGE,
      },
      signal,
    )
    if (!isPage(page)) throw unexpected('dia_dna_history')
    return page
  }

  async function readVectors(ids: readonly string[], signal: AbortSignal | undefined) {
    const answer = await readRpc(supabase, 'dia_entity_vectors', { ids }, signal)
    if (typeof answer !== 'object' || answer === null) throw unexpected('dia_entity_vectors')
    return Object.entries(answer as Record<string, readonly (string | null)[]>)
  }

  return {
    async readDnaHistory(userId, { signal, onProgress }: DnaHistoryOptions = {}): Promise<DnaHistory> {
      let page = await readPage(userId, undefined, signal)
      const { opening } = page
      if (opening === null) throw unexpected('dia_dna_history')
      const items: DnaHistoryItem[] = []
      for (;;) {
        items.push(...page.items.map(itemOf))
        // Late entries may have come in since the total was taken.
        onProgress?.({ done: items.length, total: Math.max(opening.total, items.length) })
        if (page.items.length < PAGE) break
        page = await readPage(userId, items.at(-1), signal)
      }
      const ids = [...new Set(items.flatMap(({ vectorId }) => (vectorId === null ? [] : [vectorId])))]
      const vectors = new Map<string, DomainVectors>()
      for (let from = 0; from < ids.length; from += VECTORS) {
        for (const [id, texts] of await readVectors(ids.slice(from, from + VECTORS), signal))
          vectors.set(id, decodeVectors(texts))
      }
      const { prior, model, readAt } = opening
      return {
        userId,
        model,
        prior: prior && decodeVectors(DNA_DOMAINS.map((domain) => prior[domain])),
        items,
        vectors,
        readAt,
      }
    },
  }
}

function itemOf({ k, ...item }: AnsweredPage['items'][number]): DnaHistoryItem {
  const [cultural = 0, behavioral = 0, economic = 0, spatial = 0] = k
  return { ...item, k: { cultural, behavioral, economic, spatial } }
}

function isPage(value: unknown): value is AnsweredPage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'opening' in value &&
    'items' in value &&
    Array.isArray(value.items)
  )
}

function unexpected(functionName: string): DiaError {
  return new DiaError(
    'UNEXPECTED_ANSWER',
    `The function ${functionName} answered something else than a history`,
    'Bring database and kit to the same version: run "dia migrate".',
  )
}
