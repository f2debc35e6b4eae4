import { DiaError } from '@dia/core/errors'
import type { SavedView, SavedViewsStore } from './SavedViewsStore.js'

const MOST_VIEWS = 100

/** Keeps views in the browser's own storage, under `prefix` and the matrix's name. */
export function localSavedViews(prefix = 'dia.views.'): SavedViewsStore {
  const read = (matrix: string): SavedView[] => {
    try {
      const kept: unknown = JSON.parse(globalThis.localStorage.getItem(prefix + matrix) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isSavedView).slice(0, MOST_VIEWS) : []
    } catch {
      return []
    }
  }
  const write = (matrix: string, views: readonly SavedView[]) =>
    globalThis.localStorage.setItem(prefix + matrix, JSON.stringify(views))
  return {
    list: async (matrix) => read(matrix),
    async save(matrix, view) {
      const others = read(matrix).filter(({ name }) => name !== view.name)
      if (others.length >= MOST_VIEWS)
        throw new DiaError(
          'TOO_MANY_VIEWS',
          `This browser keeps ${MOST_VIEWS} views of a matrix, and no more.`,
          'Remove one, then save this one again.',
        )
      write(matrix, [...others, view])
    },
    async remove(matrix, name) {
      write(
        matrix,
        read(matrix).filter((view) => view.name !== name),
      )
    },
  }
}

function isSavedView(view: unknown): view is SavedView {
  if (typeof view !== 'object' || view === null) return false
  const { name, savedAt } = view as Record<string, unknown>
  return typeof name === 'string' && name !== '' && typeof savedAt === 'string'
}
