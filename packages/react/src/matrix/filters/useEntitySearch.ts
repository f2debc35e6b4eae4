import { findMatrix, type MatrixDefinition, type MatrixSource } from '@dia/core/matrices'
import { useEffect, useState } from 'react'
import { rememberLabel } from './knownLabels.js'

export type PickedKind = 'user' | 'track' | 'artist' | 'event' | 'session' | 'entity'

export interface FoundEntity {
  readonly id: string
  readonly label: string
}

type AnyRow = Readonly<Record<string, unknown>>

/** In which matrix something is looked for. */
const MATRICES: Readonly<Partial<Record<PickedKind, string>>> = {
  user: 'users',
  track: 'contents',
  artist: 'artists',
  event: 'events',
}

const DELAY_MS = 200
const MOST = 8

/** Looks for users, tracks, artists or events by the text typed, in the matrices of the same source. */
export function useEntitySearch(
  source: MatrixSource,
  kind: PickedKind,
  text: string,
): { readonly found: readonly FoundEntity[]; readonly isSearching: boolean; readonly canSearch: boolean } {
  const [answer, setAnswer] = useState<{ of: string; found: readonly FoundEntity[] } | null>(null)
  const name = MATRICES[kind]
  const matrix = name === undefined ? undefined : findMatrix(name)
  const wanted = text.trim()
  const of = `${kind} ${wanted}`
  useEffect(() => {
    if (!matrix || wanted === '') return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      const request = { search: wanted, filters: {}, sort: searchSort(matrix), limit: MOST, after: null }
      source.readPage(matrix, request, { signal: controller.signal }).then(
        ({ rows }) => {
          const found = rows.map((row) => ({ id: String(row[matrix.key]), label: labelOf(matrix, row) }))
          for (const { id, label } of found) rememberLabel(id, label)
          if (!controller.signal.aborted) setAnswer({ of, found })
        },
        () => {
          if (!controller.signal.aborted) setAnswer({ of, found: [] })
        },
      )
    }, DELAY_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [source, matrix, wanted, of])
  const isAnswered = answer?.of === of
  return {
    found: isAnswered ? answer.found : [],
    isSearching: matrix !== undefined && wanted !== '' && !isAnswered,
    canSearch: matrix !== undefined,
  }
}

function searchSort(matrix: MatrixDefinition<AnyRow>) {
  const { defaultSort, searchSorts } = matrix
  const [first = defaultSort.column] = searchSorts ?? []
  return searchSorts === undefined || searchSorts.includes(defaultSort.column)
    ? defaultSort
    : ({ column: first, direction: 'asc' } as const)
}

function labelOf(matrix: MatrixDefinition<AnyRow>, row: AnyRow): string {
  const named = matrix.columns.find(({ kind }) => kind === 'user' || kind === 'entity' || kind === 'text')
  const value = named && row[named.name]
  return typeof value === 'string' && value !== '' ? value : String(row[matrix.key])
}
