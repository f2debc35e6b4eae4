import type { ReactNode } from 'react'
import { type MatrixGridOptions, useMatrixGrid } from '../grid/index.js'
import { MatrixGridContext, useMatrixParts } from './MatrixContext.js'

/** Holds the window of rows, so that a scroll draws the table anew and nothing around it. */
export function MatrixGridProvider({ children, ...options }: MatrixGridOptions & { children: ReactNode }) {
  'use no memo' // The grid's window changes in place.
  const { matrix, reading, controls } = useMatrixParts()
  const grid = useMatrixGrid(matrix, reading, controls, options)
  return <MatrixGridContext.Provider value={grid}>{children}</MatrixGridContext.Provider>
}
