import { defineMatrix, type MatrixDefinition } from '@dia/core/matrices'
import type { BenchRow } from './benchRows.js'

const plain = defineMatrix({
  name: 'bench',
  key: 'id',
  columns: {
    id: 'text',
    name: 'text',
    email: 'text',
    city: 'text',
    role: 'text',
    note: 'text',
    listens: 'number',
    votes: 'number',
    cents: 'number',
    score: 'number',
  },
  sorts: ['id', 'name', 'email', 'city', 'listens', 'votes', 'cents', 'score'],
})

/** The rows as a matrix: what DIAMatrix and the hand-written page ask their common source with. */
export const benchMatrix = {
  ...plain,
  searchColumn: 'search_text',
  defaultSort: { column: 'id', direction: 'asc' },
} as unknown as MatrixDefinition<BenchRow>
